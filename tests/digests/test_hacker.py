"""Hacker日報: the argument with a comment under every line, whatever is missing from Hacker News and from the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from aainews.clock import utc_now
from aainews.domain.digests import Digest, DigestItem, DigestKind
from aainews.domain.hacker_news import Discussion, HackerComment, HackerPiece
from aainews.errors import FetchError
from aainews.publish.editions.calendar import newest_key
from aainews.publish.editions.picking import concern, is_firsthand, sampled
from aainews.sources.hacker_news import plain_comment, read_comment, read_ids, read_piece
from tests.digests.desk import Desk
from tests.digests.hacker_web import DOUBT, MADE_IT, PIECE, PRAISE, HackerWeb
from tests.webserver import WebServer


@pytest.fixture
def hacker(either: Desk, web: WebServer) -> Iterator[HackerWeb]:
    site = HackerWeb(web)
    changes = {"hn_base_url": site.base, "allow_private_hosts": (web.host,)}
    either.settings = either.settings.model_copy(update=changes)
    yield site


def made(desk: Desk) -> Digest:
    return desk.make(newest_key(DigestKind.HACKER, utc_now()), DigestKind.HACKER)


def the_item(desk: Desk) -> DigestItem:
    (item,) = made(desk).items
    return item


def test_only_what_concerns_us_is_in_it_and_every_line_links_to_a_comment(either: Desk, hacker: HackerWeb) -> None:
    item = the_item(either)

    assert (item.url, item.discussion is not None) == (hacker.web.url("/compiler"), True)
    assert item.discussion and item.sentences
    talk = item.discussion
    assert talk.permalink.endswith(f"id={PIECE}")
    lines = [*talk.issues, *talk.pros, *talk.cons, *talk.firsthand]
    assert lines
    for line in lines:
        (reference,) = line.references
        assert reference.url == f"https://news.ycombinator.com/item?id={reference.id}"
        assert reference.id in {"1", "2", "3", "6", "7"}
    assert [line.references[0].id for line in talk.firsthand] == ["1"]


def test_comments_below_a_deleted_one_are_read_and_none_is_read_twice(either: Desk, hacker: HackerWeb) -> None:
    talk = the_item(either).discussion

    assert talk and talk.sampled == 5
    asked = [request.path for request in hacker.web.requests]
    assert "/v0/item/7.json" in asked
    assert asked.count("/v0/item/2.json") == 1


def test_made_twice_hacker_news_and_the_model_are_asked_once(either: Desk, hacker: HackerWeb) -> None:
    first = made(either)
    asked, calls = len(hacker.web.requests), len(either.model.calls)

    assert made(either) == first
    assert (len(hacker.web.requests), len(either.model.calls)) == (asked, calls)


@pytest.mark.parametrize(
    "line",
    [
        {"comment": 40, "quote": "reports every error", "text": "新しい構文解析器はすべての誤りを報告する。"},
        {"comment": 2, "quote": "words that nobody wrote", "text": "新しい構文解析器はすべての誤りを報告する。"},
        {"comment": 2, "quote": "reports every error", "text": "新しい構文解析器は 40 個の誤りを報告する。"},
        {"comment": 2, "quote": "reports every error", "text": "Zeta の構文解析器はすべての誤りを報告する。"},
        {"comment": 2, "quote": "reports every error", "text": "The new parser reports every error in one pass."},
        {"comment": 2, "quote": "", "text": "新しい構文解析器はすべての誤りを報告する。"},
    ],
)
def test_a_line_that_its_comment_does_not_bear_out_is_dropped(desk: Desk, web: WebServer, line: dict[str, Any]) -> None:
    site = HackerWeb(web)
    desk.settings = desk.settings.model_copy(update={"hn_base_url": site.base, "allow_private_hosts": (web.host,)})
    good = {"comment": 3, "quote": "took twice as long", "text": "モジュールが 900 あると所要時間が 2 倍になった。"}
    desk.speech.argument = {"issues": [], "pros": [line], "cons": [good], "firsthand": []}
    talk = the_item(desk).discussion

    assert talk
    assert talk.pros == ()
    assert [said.references[0].id for said in talk.cons] == ["3"]


def test_nobody_speaks_for_those_who_made_it(desk: Desk, web: WebServer) -> None:
    site = HackerWeb(web)
    desk.settings = desk.settings.model_copy(update={"hn_base_url": site.base, "allow_private_hosts": (web.host,)})
    told = {"comment": 2, "quote": "reports every error", "text": "新しい構文解析器はすべての誤りを報告する。"}
    desk.speech.argument = {"issues": [], "pros": [], "cons": [], "firsthand": [told]}

    talk = the_item(desk).discussion
    assert talk and talk.firsthand == ()


def test_without_hacker_news_there_is_no_edition_and_the_job_ends_in_a_word(desk: Desk, web: WebServer) -> None:
    changes = {"hn_base_url": web.url("/v0"), "allow_private_hosts": (web.host,)}
    desk.settings = desk.settings.model_copy(update=changes)
    with pytest.raises(FetchError):
        desk.pipeline().digest(DigestKind.HACKER, newest_key(DigestKind.HACKER, utc_now()))

    assert desk.rows() == []


def test_yesterdays_front_page_is_not_made_up_from_todays(desk: Desk, web: WebServer) -> None:
    site = HackerWeb(web)
    desk.settings = desk.settings.model_copy(update={"hn_base_url": site.base, "allow_private_hosts": (web.host,)})
    desk.pipeline().digest(DigestKind.HACKER, "2026-11-01")

    assert desk.rows() == [] and web.requests == []


def test_markup_scripts_and_addresses_do_not_get_out_of_a_comment() -> None:
    text = plain_comment(
        '<p>Use a &lt;b&gt; tag<script>alert(1)</script> <a href="javascript:x" rel="nofollow">here</a>\x00\u202e</p><p>Two</p>'
    )
    assert text == "Use a <b> tag\nTwo"


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b'{"id": "x"}', b"<html>", b'{"id": 3, "type": "job"}', b"[" * 5000]
)
def test_answers_of_another_shape_are_nothing(body: bytes) -> None:
    assert read_piece(body) is None
    assert read_comment(body, 1, 1) is None
    assert read_ids(body) == ()


def piece(title: str, url: str | None = "https://x.example/") -> HackerPiece:
    return HackerPiece(id=1, by="op", title=title, url=url, html="", points=9, comments=9, kids=(), at=None)


@pytest.mark.parametrize(
    ("title", "url", "least", "most"),
    [
        ("Radeon Instinct – Optimized Machine and Deep Learning", "https://radeon.com/", 2, 99),
        ("Function multi-versioning in GCC 6", "https://lwn.net/Articles/1/", 2, 99),
        ("Ask HN: What are the best papers you read in your life?", None, 2, 99),
        ("Resolve simple merge conflicts", "https://github.com/blog/1", 2, 99),
        ("The .zip file specification is flawed", "https://x.example/", 1, 3),
        ("Sunset geometry", "https://www.shapeoperator.com/", 0, 0),
        ("Mental health and relationships 'key to happiness'", "http://www.bbc.com/news", 0, 0),
        ("They said goodbye to Goa", "https://notgithub.com/", 0, 0),
    ],
)
def test_a_piece_is_weighed_by_its_headline_and_its_host(title: str, url: str | None, least: int, most: int) -> None:
    assert least <= concern(piece(title, url)) <= most


def comment(id_: int, text: str, parent: int = 1, depth: int = 1, by: str = "x") -> HackerComment:
    return HackerComment(id=id_, by=by, text=text, kids=(), gone=False, depth=depth, parent=parent)


def test_a_long_quarrel_does_not_crowd_out_the_other_branches() -> None:
    quarrel = [comment(10 + n, "w" * 50, parent=9 + n, depth=n + 1) for n in range(20)]
    talk = Discussion(piece=piece("A compiler"), comments=(*quarrel, comment(90, "o" * 50), comment(91, "p" * 50)))
    taken = sampled(talk, 200, len)

    assert [c.id for c in taken] == [10, 11, 90, 91]


def test_those_who_took_part_are_heard_first() -> None:
    talk = Discussion(
        piece=piece("Show HN: A compiler"),
        comments=(comment(5, PRAISE), comment(6, DOUBT), comment(7, MADE_IT), comment(8, "o" * 60, by="op")),
    )
    assert [c.id for c in talk.comments if is_firsthand(c, talk.piece)] == [7, 8]
    assert {c.id for c in sampled(talk, len(MADE_IT) + 60, len)} == {7, 8}
