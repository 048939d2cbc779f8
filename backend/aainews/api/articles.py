"""Articles: the list and the whole article."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from aainews.api.contract import INVALID, MISSING
from aainews.api.cursor import cursor_for, place_of
from aainews.api.markdown import article_markdown
from aainews.api.narrowing import wanted_by
from aainews.api.parameters import ArticleQuery, NoParameters, parse_weights
from aainews.api.schemas.articles import Article, ArticlePage
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card, whole_article
from aainews.store.listing import most_important_articles, newest_articles
from aainews.store.reading import article_to_read


class MarkdownResponse(Response):
    media_type = "text/markdown; charset=utf-8"


router = APIRouter(prefix="/articles", tags=["記事"], dependencies=[Depends(until_published)])


@router.get("", operation_id="listArticles", summary="記事の一覧", responses=INVALID)
def list_articles(query: Annotated[ArticleQuery, Query()], read: Read) -> ArticlePage:
    """新しい順（または重要度順）の記事。本文は含みません。続きは `next_cursor` を `cursor` に渡して読みます。"""
    weights = parse_weights(query.weights) if query.weights else None
    by_importance = query.sort == "importance" or (query.sort is None and weights is not None)
    articles = most_important_articles if by_importance else newest_articles
    with read() as session:
        found = articles(session, wanted_by(session, query), query.limit, place_of(query), weights)
    cursor = cursor_for(found.end, query) if found.end else None
    return ArticlePage(items=[article_card(card) for card in found.cards], next_cursor=cursor)


@router.get(
    "/{id}.md",
    operation_id="getArticleMarkdown",
    summary="記事を Markdown で",
    response_class=MarkdownResponse,
    responses=INVALID | MISSING,
)
def get_article_markdown(id: str, _: Annotated[NoParameters, Query()], read: Read, response: Response) -> Response:
    """表示している日本語の記事を CommonMark で返します。"""
    with read() as session:
        article = whole_article(article_to_read(session, id))
    return MarkdownResponse(article_markdown(article), headers=dict(response.headers))


@router.get("/{id}", operation_id="getArticle", summary="記事の全体", responses=INVALID | MISSING)
def get_article(id: str, _: Annotated[NoParameters, Query()], read: Read) -> Article:
    """分析（理由と根拠つきの点数）、段落ごとの訳文と原文、作られ方の記録を含む記事の全体。"""
    with read() as session:
        return whole_article(article_to_read(session, id))
