"""All checks of one translated text against its source."""

from __future__ import annotations

from collections.abc import Sequence

from aainews.domain.checks import Check


def check_translation(
    source: str, ja: str, *, context: str = "", own_words: Sequence[str] = (), headline: bool = False
) -> tuple[Check, ...]:
    """Every finding about `ja` as a translation of `source`; both are plain text.

    `context` is the text of the whole article (a year that stands there may be added to a date); `own_words` are our
    prompts. An empty tuple: nothing was found.
    """
    return ()


def check_statement(ja: str, article: str, *, own_words: Sequence[str] = ()) -> tuple[Check, ...]:
    """Every finding about one Japanese statement on an article whose whole text is `article`: nothing in it may be
    without ground there."""
    return ()
