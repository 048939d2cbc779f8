"""Search: hits with the places where the words stand."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from aainews.api.contract import INVALID
from aainews.api.cursor import opened, sealed
from aainews.api.narrowing import wanted_by
from aainews.api.parameters import SearchQuery, SuggestionQuery
from aainews.api.problems import InvalidParameter
from aainews.api.schemas.search import SearchHit, SearchPage, Suggestion, SuggestionPage, TextPart
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card
from aainews.domain.search.matching import Part, extract, marked, pattern_of
from aainews.domain.search.query import CannotSearch, parse_query
from aainews.domain.search.query import Query as Question
from aainews.errors import reader_text
from aainews.reference.entities import resolve
from aainews.reference.folding import slug_from
from aainews.store.searching import Hit, Rank, best_matches, names_beginning, newest_matches, title_matches

EXTRACT_LENGTH = 120
NAMES_A_KIND, NAMES, TITLES = 5, 8, 5

router = APIRouter(prefix="/search", tags=["検索"], dependencies=[Depends(until_published)])


@router.get("", operation_id="searchArticles", summary="記事を探す", responses=INVALID)
def search_articles(query: Annotated[SearchQuery, Query()], read: Read) -> SearchPage:
    """見出し・要点・本文から探します。関連度は、見出し、要点とタグ、本文の順に重く、重要で新しい記事ほど上に並びます。"""
    question = _question(query.q)
    values = opened(query.cursor, query)
    find = newest_matches if query.sort == "newest" else best_matches
    with read() as session:
        found = find(session, question, wanted_by(session, query), query.limit, Rank(*values) if values else None)
    patterns = tuple(pattern_of(term) for term in question.wanted)
    end = found.end
    return SearchPage(
        items=[_hit(hit, patterns) for hit in found.hits],
        next_cursor=sealed([end.place, end.merit, end.docid], query) if end else None,
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
