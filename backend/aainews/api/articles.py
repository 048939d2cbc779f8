"""Articles: the list and the whole article."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from aainews.api.parameters import ArticleQuery, NoParameters
from aainews.api.schemas.articles import Article, ArticlePage
from aainews.api.contract import INVALID, MISSING


class MarkdownResponse(Response):
    media_type = "text/markdown; charset=utf-8"


router = APIRouter(prefix="/articles", tags=["記事"])


@router.get("", operation_id="listArticles", summary="記事の一覧", responses=INVALID)
def list_articles(query: Annotated[ArticleQuery, Query()]) -> ArticlePage:
    """新しい順（または重要度順）の記事。本文は含みません。続きは `next_cursor` を `cursor` に渡して読みます。"""
    raise NotImplementedError


@router.get(
    "/{id}.md",
    operation_id="getArticleMarkdown",
    summary="記事を Markdown で",
    response_class=MarkdownResponse,
    responses=INVALID | MISSING,
)
def get_article_markdown(id: str, _: Annotated[NoParameters, Query()]) -> MarkdownResponse:
    """表示している日本語の記事を CommonMark で返します。"""
    raise NotImplementedError


@router.get("/{id}", operation_id="getArticle", summary="記事の全体", responses=INVALID | MISSING)
def get_article(id: str, _: Annotated[NoParameters, Query()]) -> Article:
    """分析（理由と根拠つきの点数）、段落ごとの訳文と原文、作られ方の記録を含む記事の全体。"""
    raise NotImplementedError
