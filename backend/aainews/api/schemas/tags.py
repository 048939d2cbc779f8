"""Tags with how often they are used."""

from __future__ import annotations

from pydantic import Field

from aainews.api.schemas.common import Out, Page


class TagOut(Out):
    tag: str
    articles: int = Field(description="このタグの付いた公開中の記事の数。")


class TagPage(Page[TagOut]):
    """多く使われている順のタグ。"""
