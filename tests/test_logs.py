"""Log lines go where standard error is now."""

from __future__ import annotations

import io
from contextlib import redirect_stderr

from aainews.logs import configure_logs, logger


def test_a_line_after_a_borrowed_stream_was_closed_goes_to_the_one_of_now() -> None:
    borrowed, now = io.StringIO(), io.StringIO()
    with redirect_stderr(borrowed):
        configure_logs("INFO")
    borrowed.close()
    with redirect_stderr(now):
        logger("test").info("said", what="that")
    configure_logs("CRITICAL")
    assert "event=said" in now.getvalue()
    assert "what=that" in now.getvalue()
