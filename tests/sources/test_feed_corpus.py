"""Real feeds, and the benchmark that reads them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.feeds import measure

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "feeds"
RSS = b"<rss version='2.0'><channel><item><title>\xe9\xa1\x8c</title></item></channel></rss>"


def test_the_benchmark_counts_what_became_of_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xml").write_bytes(RSS)
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(RSS))
    (tmp_path / "a.Shift_JIS.xml").write_bytes(RSS.decode().encode("shift_jis"))
    (tmp_path / "page.xml").write_bytes(b"<html></html>")
    (tmp_path / "bomb.xml").write_bytes(b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>")
    figures = measure(tmp_path)
    told = capsys.readouterr().out
    assert (figures["files"], figures["with_entries"], figures["with_entries_feedparser"]) == (5, 3, 2)
    assert (figures["titles_checked"], figures["exceptions"], figures["outside_requests"]) == (2, 0, 0)
    assert "html_as_feed" in told
    assert "dtd_refused" in told


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus does not lie beside the project")
def test_every_feed_of_the_corpus_ends_in_entries_or_a_named_error() -> None:
    figures = measure(CORPUS)
    assert (figures["exceptions"], figures["outside_requests"]) == (0, 0)
    assert int(str(figures["with_entries"])) >= int(str(figures["with_entries_feedparser"]))
    assert figures["titles_exact"] == figures["titles_checked"]
    assert float(str(figures["bomb_seconds"])) < 0.1
    assert float(str(figures["bomb_mb"])) < 50
