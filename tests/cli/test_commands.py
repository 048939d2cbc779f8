"""The command as a person or a script types it: a process of its own, its exit status, what it prints."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.model_server import ModelServer
from tests.webserver import WebServer

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="en"><head><title>Acme ships Bolt 3</title></head><body><article>
<h1>Acme ships Bolt 3</h1>
<p>Acme on Monday released Bolt 3, a language model that runs on phones and reads 64,000 tokens at a time.</p>
<p>The company says that it answers 71% of the questions of its own test, up from 64% for the version before.</p>
<p>It is free for commercial use, and a larger version will follow in June, after a review by outside experts.</p>
</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Acme</title><link>{base}/</link>
<item><title>Acme ships Bolt 3</title><link>{base}/bolt</link><guid>bolt</guid></item></channel></rss>"""
OPML = b"""<opml version="2.0"><body><outline type="rss" text="Imported" xmlUrl="https://feeds.example.org/x.xml"/>
</body></opml>"""


def aainews(
    *args: str, env: Mapping[str, str] | None = None, stdin: bytes = b"", timeout: float = 60
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "aainews", *args],
        check=False,
        input=stdin,
        capture_output=True,
        timeout=timeout,
        env=surroundings(env),
    )


def surroundings(env: Mapping[str, str] | None) -> dict[str, str]:
    """Of the tests' own environment only what a process needs: no key, no database of whoever runs them."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT / "backend"), **(env or {})}


@pytest.fixture
def place(tmp_path: Path) -> dict[str, str]:
    """A data folder and a catalogue of its own, with no source."""
    (tmp_path / "catalogue.toml").write_text("source = []")
    return {"AAINEWS_DATA_DIR": str(tmp_path / "data"), "AAINEWS_CATALOGUE": str(tmp_path / "catalogue.toml")}


def follow(place: dict[str, str], feed: str, rights: str = "full") -> None:
    Path(place["AAINEWS_CATALOGUE"]).write_text(f'[[source]]\nname = "Acme"\nrights = "{rights}"\nfeeds = ["{feed}"]\n')


def test_help_names_every_verb() -> None:
    told = aainews("--help").stdout.decode()
    for verb in ("up", "ingest", "serve", "work", "sources", "migrate", "openapi", "doctor", "demo"):
        assert verb in told


def test_openapi_prints_the_committed_contract() -> None:
    assert aainews("openapi").stdout == (ROOT / "openapi.yaml").read_bytes()


def test_migrate_says_the_revision(place: dict[str, str]) -> None:
    files = [file.read_text("utf-8") for file in (ROOT / "migrations" / "versions").glob("*.py")]
    revisions = {found[1] for text in files if (found := re.search(r'^revision: str = "(.+)"', text, re.M))}
    below = {found[1] for text in files if (found := re.search(r'^down_revision: .*= "(.+)"', text, re.M))}
    told = json.loads(aainews("migrate", "--json", env=place).stdout)["revision"]
    assert {told} == revisions - below


def test_migrate_makes_the_tables_of_the_queue_too(place: dict[str, str]) -> None:
    aainews("migrate", env=place)
    with closing(sqlite3.connect(Path(place["AAINEWS_DATA_DIR"]) / "dbos.sqlite")) as queue:
        assert queue.execute("SELECT count(*) FROM workflow_status").fetchone() == (0,)


def test_a_setting_that_does_not_fit_is_named_without_its_value(place: dict[str, str]) -> None:
    told = aainews("migrate", env=place | {"AAINEWS_PORT": "s3cret"})
    assert told.returncode == 1
    assert b"port" in told.stderr.lower()
    assert b"s3cret" not in told.stderr


def test_the_shipped_catalogue_has_no_fault() -> None:
    told = json.loads(aainews("sources", "check", "--json").stdout)
    assert (told["feeds"], told["faults"]) == (122, [])


def test_every_fault_of_a_catalogue_is_told_at_once(place: dict[str, str]) -> None:
    Path(place["AAINEWS_CATALOGUE"]).write_text(
        '[[source]]\nname = "A"\nkind = "gossip"\nfeeds = ["https://a.example/x"]\n'
        '[[source]]\nname = "C"\nfeeds = ["ftp://c.example/x"]\n'
        '[[source]]\nname = "B"\nfeeds = ["http://127.0.0.1:9/x"]\n'
    )
    told = aainews("sources", "check", env=place)
    assert told.returncode == 1
    for fault in (b"gossip", b"ftp", b"127.0.0.1"):
        assert fault in told.stderr


def test_names_are_merged_and_settled_and_an_unknown_one_is_told(place: dict[str, str]) -> None:
    merged = aainews("entities", "merge", "company", "Sakana AI", "openai", "--json", env=place)
    assert json.loads(merged.stdout) == {"moved": 0}
    assert json.loads(aainews("entities", "settle", "--json", env=place).stdout) == {"moved": 0}
    unknown = aainews("entities", "merge", "company", "nobody", "openai", env=place)
    assert unknown.returncode == 1 and b"nobody" in unknown.stderr


def test_imported_sources_stay_when_the_catalogue_is_loaded_again(place: dict[str, str]) -> None:
    first = json.loads(aainews("sources", "import", "-", "--json", env=place, stdin=OPML).stdout)
    again = json.loads(aainews("sources", "import", "-", "--json", env=place, stdin=OPML).stdout)
    assert (first["added"], again["added"]) == (["imported"], [])
    listed = json.loads(aainews("sources", "list", "--json", env=place).stdout)
    assert [(source["slug"], source["rights"]) for source in listed] == [("imported", "summary")]
    assert b"https://feeds.example.org/x.xml" in aainews("sources", "export", env=place).stdout


def test_imported_sources_have_the_rights_that_were_said(place: dict[str, str]) -> None:
    aainews("sources", "import", "-", "--rights", "link", env=place, stdin=OPML)
    imported = json.loads(aainews("sources", "list", "--json", env=place).stdout)
    assert [source["rights"] for source in imported] == ["link"]


def test_an_opml_file_that_is_none_changes_nothing(place: dict[str, str]) -> None:
    told = aainews("sources", "import", "-", env=place, stdin=b"<html>")
    assert (told.returncode, told.stderr != b"") == (1, True)
    assert aainews("sources", "list", "--json", env=place).stdout.strip() == b"[]"


def test_doctor_says_what_is_missing_and_what_to_do(place: dict[str, str]) -> None:
    told = aainews("doctor", "--json", env=place | {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"})
    findings = {finding["what"]: finding for finding in json.loads(told.stdout)}
    assert told.returncode == 1
    assert findings["Database"]["remedy"] == "aainews migrate"
    assert (findings["Model"]["state"], findings["Model"]["remedy"]) == ("fail", "check OPENAI_BASE_URL")


def test_one_ingestion_publishes_and_the_next_asks_the_model_nothing(place: dict[str, str]) -> None:
    with WebServer() as web, ModelServer() as model:
        web.route("/feed.xml", FEED.format(base=web.url("").rstrip("/")), etag='"1"')
        web.route("/bolt", PAGE, headers={"Content-Type": "text/html"})
        follow(place, web.url("/feed.xml"))
        env = place | {"OPENAI_BASE_URL": model.base_url, "AAINEWS_ALLOW_PRIVATE_HOSTS": web.host}
        first = json.loads(aainews("ingest", "--once", "--json", env=env).stdout.splitlines()[-1])
        pages, calls = len(web.asked("/bolt")), len(model.calls)
        again = json.loads(aainews("ingest", "--once", "--json", env=env).stdout.splitlines()[-1])
        assert (first["articles_published"], again["entries_new"], again["model_calls"]) == (1, 0, 0)
        assert (len(web.asked("/bolt")), len(model.calls)) == (pages, calls)


def test_a_loopback_source_is_refused_unless_it_is_allowed(place: dict[str, str]) -> None:
    with WebServer() as web:
        follow(place, web.url("/feed.xml"))
        told = aainews("ingest", "--once", env=place)
        assert told.returncode == 1
        assert b"127.0.0.1" in told.stderr
        assert web.requests == []


def test_the_demo_publishes_all_of_its_articles(place: dict[str, str]) -> None:
    with ModelServer() as model:
        env = place | {"OPENAI_BASE_URL": model.base_url}
        told = aainews("demo", "--once", "--json", env=env)
        counts = json.loads(told.stdout.splitlines()[-1])
    assert (counts["articles_published"] + counts["articles_partly"], counts["articles_held"]) == (5, 0)


def test_up_serves_what_it_published_and_ends_when_told(place: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with WebServer() as web, ModelServer() as model:
        web.route("/feed.xml", FEED.format(base=web.url("").rstrip("/")))
        web.route("/bolt", PAGE, headers={"Content-Type": "text/html"})
        follow(place, web.url("/feed.xml"))
        env = place | {"OPENAI_BASE_URL": model.base_url, "AAINEWS_ALLOW_PRIVATE_HOSTS": web.host}
        running = subprocess.Popen(
            [sys.executable, "-m", "aainews", "up", "--port", port],
            env=surroundings(env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            titles = wait_for_titles(f"http://127.0.0.1:{port}/api/v1/articles")
        finally:
            running.send_signal(signal.SIGTERM)
            status = running.wait(timeout=20)
    # The server ends by the signal itself once everything is put away, so that whoever watches sees why it ended.
    assert (len(titles), status) == (1, -signal.SIGTERM)


def wait_for_titles(address: str, seconds: float = 40) -> list[str]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                titles = [item["title"] for item in json.load(answer)["items"]]
        except OSError:
            titles = []
        if titles:
            return titles
        time.sleep(0.3)
    raise AssertionError("nothing was published in time")
