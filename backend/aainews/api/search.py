"""Search: hits with the places where the words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from aainews.api.contract import INVALID
from aainews.api.cursor import opened, sealed
from aainews.api.narrowing import wanted_by
from aainews.api.parameters import SearchQuery, SuggestionQuery
from aainews.api.problems import InvalidParameter
from aainews.api.schemas.search import SearchHit, SearchPage, Suggestion, SuggestionPage, TextPart
from aainews.api.service import Meant, OpenReading, Read, never_kept, until_published
from aainews.api.whole import article_card
from aainews.domain.search.matching import Part, extract, marked, pattern_of
from aainews.domain.search.query import CannotSearch, parse_query
from aainews.domain.search.query import Query as Question
from aainews.errors import reader_text
from aainews.reference.entities import resolve
from aainews.reference.folding import slug_from
from aainews.store.cards import Card
from aainews.store.listing import Wanted
from aainews.store.searching import (
    Found,
    Hit,
    Rank,
    best_matches,
    fitting,
    names_beginning,
    newest_matches,
    title_matches,
)

EXTRACT_LENGTH = 120
NAMES_A_KIND, NAMES, TITLES = 5, 8, 5
MOST_NEAR = 10
"""Articles near in meaning beside the hits, where a page has room for them."""

router = APIRouter(prefix="/search", tags=["検索"], dependencies=[Depends(until_published)])


@router.get("", operation_id="searchArticles", summary="記事を探す", responses=INVALID)
def search_articles(
    query: Annotated[SearchQuery, Query()], read: Read, meaning: Meant, response: Response
) -> SearchPage:
    """見出し・要点・本文から探します。関連度は、見出し、要点とタグ、本文の順に重く、重要で新しい記事ほど上に並びます。

    言葉に合う記事が1ページに満たなければ、内容の近い記事を `near` に分けて添えます。
    """
    question = _question(query.q)
    values = opened(query.cursor, query)
    find = newest_matches if query.sort == "newest" else best_matches
    with read() as session:
        wanted = wanted_by(session, query)
        found = find(session, question, wanted, query.limit, Rank(*values) if values else None)
    room = _room(query, found) if values is None and question.meant else 0
    ids = meaning.near(question.meant) if room else ()
    if ids is None:
        never_kept(response)  # Asked again, it may be known.
    near = _near(question, wanted, found, ids, read)[:room] if ids else []
    patterns = tuple(pattern_of(term) for term in question.wanted)
    end = found.end
    return SearchPage(
        items=[_hit(hit, patterns) for hit in found.hits],
        next_cursor=sealed([end.place, end.merit, end.docid], query) if end else None,
        near=[article_card(card) for card in near],
    )


@router.get("/suggestions", operation_id="suggestSearches", summary="検索の候補", responses=INVALID)
def suggest_searches(query: Annotated[SuggestionQuery, Query()], read: Read) -> SuggestionPage:
    """企業・モデル・ツール・人物・タグの名前と、記事の見出し。探せない言葉なら空です。"""
    known = resolve(query.q)
    prefix = known.slug if known else slug_from(query.q)
    with read() as session:
        names = names_beginning(session, prefix, NAMES_A_KIND) if prefix else []
        try:
            titles = title_matches(session, parse_query(query.q, _spellings), TITLES)
        except CannotSearch:
            titles = []
    items = [
        Suggestion.model_validate(
            {"kind": row.kind, "text": row.name, "slug": row.name if row.kind == "tag" else row.slug,
             "articles": row.articles}
        )
        for row in names[:NAMES]
    ]  # fmt: skip
    items += [Suggestion(kind="article", text=card.title, slug=card.id, articles=None) for card in titles]
    return SuggestionPage(items=items, next_cursor=None)


def _room(query: SearchQuery, found: Found) -> int:
    """How many articles near in meaning have room on the first page."""
    return 0 if found.end else min(MOST_NEAR, query.limit - len(found.hits))


def _near(question: Question, wanted: Wanted, found: Found, ids: Sequence[str], read: OpenReading) -> list[Card]:
    """Those that fit as the hits do, and were not found by words."""
    hits = {hit.card.id for hit in found.hits}
    with read() as session:
        return fitting(session, question, wanted, [id for id in ids if id not in hits])


def _question(text: str) -> Question:
    try:
        return parse_query(text, _spellings)
    except CannotSearch as reason:
        raise InvalidParameter(f"q: {reader_text(reason.code)}", code=reason.code) from None


def _spellings(name: str) -> tuple[str, ...]:
    """A search for オープンAI is also one for OpenAI."""
    known = resolve(name)
    return known.names if known else ()


def _hit(hit: Hit, patterns: tuple[re.Pattern[str], ...]) -> SearchHit:
    return SearchHit(
        article=article_card(hit.card),
        title=_parts(marked(hit.card.title, patterns)),
        extract=_parts(extract((hit.text.tldr, hit.text.body), patterns, EXTRACT_LENGTH)),
    )


def _parts(parts: tuple[Part, ...]) -> list[TextPart]:
    return [TextPart(text=part.text, hit=part.hit) for part in parts]
