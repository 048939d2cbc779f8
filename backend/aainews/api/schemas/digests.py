"""Editions: the archive's cards and the whole edition."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from aainews.api.schemas.articles import Importance
from aainews.api.schemas.common import Address, Out, Page
from aainews.domain.digests import DigestKind, Origin, ReferenceKind


class DigestCard(Out):
    """バックナンバーの1件。"""

    kind: DigestKind
    key: str = Field(description="日付（`2026-11-20`、日本時間）または ISO 週（`2026-W47`）。")
    title: str
    lead: str = Field(description="リード文。")
    headlines: list[str] = Field(description="はじめの 5 件までの見出し。")
    items: int = Field(description="載っている話題の数。")
    published_at: datetime
    updated_at: datetime


class DigestPage(Page[DigestCard]):
    """新しい順のバックナンバー。"""


class ReferenceOut(Out):
    """文の根拠。リンクはすべてコードが書いたものです。"""

    kind: ReferenceKind
    id: str
    label: str
    url: Address = Field(description="当サイト内のパス（story ではその代表記事）、または外部の URL。")


class SentenceOut(Out):
    text: str
    origin: Origin
    references: list[ReferenceOut] = Field(description="この文が拠っている話題・記事・コメント。1件以上。")


class DigestArticleOut(Out):
    id: str
    title: str
    source: str = Field(description="情報源の名前。")
    url: Address = Field(description="当サイト内のパス。")


class DiscussionOut(Out):
    """Hacker News での議論。どの行にもコメントへのリンクが付きます。"""

    points: int
    comments: int = Field(description="Hacker News が数えるコメントの数。")
    sampled: int = Field(description="このまとめのために読んだコメントの数。")
    permalink: Address
    issues: list[SentenceOut] = Field(description="論点")
    pros: list[SentenceOut] = Field(description="賛成")
    cons: list[SentenceOut] = Field(description="反対")
    firsthand: list[SentenceOut] = Field(description="当事者の発言")


class DigestItemOut(Out):
    number: int = Field(description="この版での順位。1 から。")
    story_id: str | None
    headline: str
    url: Address = Field(description="見出しの行き先。当サイト内のパス、または外部の URL。")
    sentences: list[SentenceOut]
    importance: Importance | None = Field(description="1–5。未評価では null。")
    sources: int = Field(description="報じた独立の情報源の数。")
    articles: list[DigestArticleOut]
    tags: list[str]
    discussion: DiscussionOut | None = Field(description="Hacker日報でだけ null ではありません。")


class DigestSectionOut(Out):
    slug: str
    title: str
    items: list[DigestItemOut]


class FigureOut(Out):
    label: str
    value: int
    unit: str
    before: int | None = Field(description="前日・前週の値。分からなければ null。")


class MovementOut(Out):
    """前の期間より多く、または少なく報じられた名前。"""

    name: str
    kind: str = Field(description="company・model・tool・person・tag")
    articles: int
    before: int
    url: Address


class DigestOut(Out):
    """1つの版の全体。"""

    kind: DigestKind
    key: str
    title: str
    starts_at: datetime = Field(description="対象期間の始まり（UTC）。")
    ends_at: datetime = Field(description="対象期間の終わり（UTC、この時刻は含まない）。")
    published_at: datetime
    updated_at: datetime = Field(description="記事の訂正などで作り直した日時（UTC）。")
    previous: str | None = Field(description="1つ前の版の key。")
    next: str | None = Field(description="1つ後の版の key。")
    lead: list[SentenceOut]
    changes: list[SentenceOut] = Field(description="昨日（週報では前週）から変わったこと。")
    sections: list[DigestSectionOut]
    rising: list[MovementOut] = Field(description="週報: 増えた名前。")
    falling: list[MovementOut] = Field(description="週報: 減った名前。")
    figures: list[FigureOut] = Field(description="数字で見る1日・1週間。")
    note: str | None = Field(description="短い版であるときの理由。")
    model_label: str | None = Field(description="内蔵モデルの文を含むときの表示。")
