"""One article, one address."""

from __future__ import annotations

import pytest

from aainews.domain.urls import article_id, canonical_url, strip_tracking

SAME = [
    ("HTTPS://News.Example:443/a?utm_source=x&utm_medium=y#top", "https://news.example/a"),
    ("http://news.example:80", "http://news.example/"),
    ("http://news.example:8080/a", "http://news.example:8080/a"),
    ("https://news.example./a/./b/../c", "https://news.example/a/c"),
    ("https://news.example/a/", "https://news.example/a/"),
    ("https://news.example/a?b=2&fbclid=1&a=1", "https://news.example/a?b=2&a=1"),
    ("https://news.example/a?", "https://news.example/a"),
    ("https://news.example/a?UTM_Campaign=x&ref=home&mc_cid=1&gclid=2", "https://news.example/a"),
    ("https://news.example/a#!/post/1", "https://news.example/a#!/post/1"),
    ("https://zenn.dev/topics/機械学習", "https://zenn.dev/topics/%E6%A9%9F%E6%A2%B0%E5%AD%A6%E7%BF%92"),
    (
        "https://zenn.dev/topics/%e6%a9%9f%e6%a2%b0%e5%ad%a6%e7%bf%92",
        "https://zenn.dev/topics/%E6%A9%9F%E6%A2%B0%E5%AD%A6%E7%BF%92",
    ),
    ("https://日本語.jp/", "https://xn--wgv71a119e.jp/"),
    ("https://news.example/%7Euser/%41", "https://news.example/~user/A"),
    ("https://news.example/a%2Fb", "https://news.example/a%2Fb"),
    ("https://user:secret@news.example/a", "https://news.example/a"),
    ("https://[2606:4700::1]:443/a", "https://[2606:4700::1]/a"),
    ("https://youtu.be/abc?si=1", "https://www.youtube.com/watch?v=abc"),
    ("https://m.youtube.com/watch?v=abc&feature=share", "https://www.youtube.com/watch?v=abc"),
    ("https://ja.m.wikipedia.org/wiki/AI", "https://ja.wikipedia.org/wiki/AI"),
    ("https://github.com/a/b/blob/x?ref=dev", "https://github.com/a/b/blob/x?ref=dev"),
    ("https://www.google.com/amp/s/news.example/2026/story/amp/", "https://news.example/2026/story/"),
    ("https://news-example.cdn.ampproject.org/c/s/news.example/2026/story", "https://news.example/2026/story"),
    ("https://news.example/2026/story/amp", "https://news.example/2026/story"),
    ("https://news.example/story?amp=1&id=3", "https://news.example/story?id=3"),
    ("https://news.example/blog/amp", "https://news.example/blog/amp"),
    ("  https://news.example/a\n", "https://news.example/a"),
    ("mailto:a@news.example", "mailto:a@news.example"),
    ("https://news.example:99999/", "https://news.example:99999/"),
    ("not an address", "notanaddress"),
]


@pytest.mark.parametrize(("given", "expected"), SAME)
def test_an_address_has_one_spelling(given: str, expected: str) -> None:
    assert canonical_url(given) == expected


@pytest.mark.parametrize("given", [given for given, _ in SAME])
def test_the_spelling_is_final(given: str) -> None:
    assert canonical_url(canonical_url(given)) == canonical_url(given)


def test_the_order_of_a_query_is_kept() -> None:
    assert canonical_url("https://a.example/?b=1&a=2") != canonical_url("https://a.example/?a=2&b=1")


def test_only_tracking_is_stripped_from_a_link() -> None:
    assert strip_tracking("https://A.example/x?utm_id=1&q=a+b#part") == "https://A.example/x?q=a+b#part"


def test_an_id_is_twelve_characters_that_follow_from_the_address() -> None:
    assert article_id("https://news.example/a") == "sw54uh43joxh"
    assert article_id("https://news.example/a") != article_id("https://news.example/b")
