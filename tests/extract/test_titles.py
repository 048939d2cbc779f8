"""Titles: what publishers hang on them comes off, what they mean stays."""

from __future__ import annotations

import pytest

from aainews.extract import settled_title


@pytest.mark.parametrize(
    ("fed", "page", "settled"),
    [
        (
            "New SUVs highlight the auto show - Connecticut Post",
            "New SUVs highlight the auto show",
            "New SUVs highlight the auto show",
        ),
        ("米朝首脳が直通電話｜見本新聞", "米朝首脳が直通電話", "米朝首脳が直通電話"),
        ("GPT-9: what it does and what it costs", "GPT-9", "GPT-9: what it does and what it costs"),
        ("A headline of the feed's own", "Another on the page", "A headline of the feed's own"),
        ("", "Only the page has one", "Only the page has one"),
    ],
)
def test_the_feeds_title_stands_unless_it_is_the_pages_with_a_name_hung_on(fed: str, page: str, settled: str) -> None:
    assert settled_title(fed, page) == settled
