"""docs/trial.md, driven: a new reader's day and the operator's answer to it."""

from __future__ import annotations

import pytest

from tests.browser.test_site import missing
from tests.browser.trial import tried


@pytest.mark.browser
def test_a_reader_finds_reads_follows_searches_and_reports_and_sees_it_corrected() -> None:
    reason = missing()
    if reason:
        pytest.skip(reason)
    done = tried()
    assert (done.returncode, done.stdout.split("\n")[-2:]) == (0, ["all steps done", ""]), done.stderr
