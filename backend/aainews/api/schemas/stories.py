"""Stories: one event, many reports."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from aainews.api.schemas.articles import ArticleCard, Importance
from aainews.api.schemas.common import Out, Page


class StoryCard(Out):
    """同じ出来事を報じた記事のまとまり。"""

    id: str
    title: str = Field(description="代表記事の見出し。")
    lead: ArticleCard = Field(description="代表記事。当事者の発表、表示できる範囲、重要度、早さの順で選びます。")
    reports: int = Field(ge=1, description="記事の数。")
    sources: int = Field(ge=1, description="互いに独立した媒体の数。転載は数えません。")
    importance: Importance | None = Field(description="属する記事の重要度の最大。未評価なら null。")
    first_at: datetime = Field(description="最初の記事の日時（UTC）。")
    last_at: datetime = Field(description="最新の記事の日時（UTC）。")
    updated_at: datetime


class TimelineEntry(Out):
    article: ArticleCard
    is_lead: bool
    is_copy: bool = Field(description="ほかの記事と見出しが一字一句同じ（転載）。")


class StoryOut(StoryCard):
    """ストーリーの全体。統合された古い id で読んでも、`id` は今の id です。"""

    timeline: list[TimelineEntry] = Field(description="古い順。")


class StoryPage(Page[StoryCard]):
    """ストーリーの一覧の1ページ。"""
