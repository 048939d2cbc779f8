"""Article cards and the whole article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from aainews.api.schemas.common import Address, Out, Page
from aainews.domain.analysis import EntityKind
from aainews.domain.catalogue import Rights, SourceKind
from aainews.domain.publication import ArticleState, SegmentStatus
from aainews.domain.scores import Axis

Importance = Annotated[int, Field(ge=1, le=5)]


class SourceRef(Out):
    slug: str
    name: str
    kind: SourceKind


class ScoreSummary(Out):
    """総合点と4軸。評価できなかった記事では score 全体が null（未評価）です。"""

    importance: Importance
    word: str = Field(description="最重要・重要・注目・参考・軽微")
    overall: float = Field(ge=1, le=5, description="重み付き平均。`weights` を渡すとその重みで計算し直します。")
    depth: Importance
    relevance: Importance
    practicality: Importance
    novelty: Importance


class StoryRef(Out):
    """同じ出来事を報じた記事のまとまり。"""

    id: str
    sources: int = Field(ge=1, description="互いに独立した媒体の数。転載は数えません。")
    reports: int = Field(ge=1, description="記事の数。")


class ArticleCard(Out):
    """一覧に出る1件。本文は含みません。"""

    id: str
    title: str = Field(description="表示する見出し。検査に通った日本語訳、なければ原題。")
    title_original: str
    title_status: SegmentStatus
    url: Address = Field(description="元記事の URL。")
    source: SourceRef
    language: str = Field(description="元記事の言語（BCP 47）。")
    rights: Rights
    state: ArticleState
    published_at: datetime | None = Field(description="元記事の公開日時（UTC）。日付しか分からない記事では null。")
    published_date: date | None = Field(description="日付しか分からない記事の公開日。")
    first_published_at: datetime = Field(description="当サイトで公開した日時（UTC）。")
    updated_at: datetime
    tldr: str | None
    score: ScoreSummary | None
    tags: list[str]
    reading_minutes: int = Field(description="当サイトで読める文章を読むのにかかる分数。")
    lead_image: str | None
    model_label: str | None = Field(description="内蔵モデルによる訳であるときの表示。")
    story: StoryRef | None = Field(description="この記事が属するストーリー。まとめる前は null。")


class AxisDetail(Out):
    axis: Axis
    name: str
    weight: int = Field(description="重み（％）。")
    score: Importance
    reason: str = Field(description="点の理由。検査に通らなかったときは空。")
    evidence: str | None = Field(description="元記事からの引用（原文のまま）。")


class KeyPointOut(Out):
    heading: str
    text: str


class EntityOut(Out):
    kind: EntityKind
    name: str
    slug: str


class AnalysisOut(Out):
    tldr: str
    key_points: list[KeyPointOut]
    impact: str
    comment: str
    axes: list[AxisDetail] = Field(description="4軸。空なら未評価。")
    entities: list[EntityOut]
    created_at: datetime


class SegmentBase(Out):
    id: str
    status: SegmentStatus
    note: str | None = Field(description="原文のまま表示している理由（日本語）。")


class TextSegmentBase(SegmentBase):
    """`ja` と `original` は許可リスト（a em strong code sub sup del br span.math）だけの安全な HTML 断片です。"""

    ja: str | None = Field(description="検査に通った日本語。元記事が日本語ならその文。")
    original: str


class HeadingOut(TextSegmentBase):
    kind: Literal["heading"]
    level: int


class ParagraphOut(TextSegmentBase):
    kind: Literal["paragraph"]


class ListItemOut(TextSegmentBase):
    kind: Literal["list_item"]
    group: int
    depth: int
    ordered: bool


class QuoteOut(TextSegmentBase):
    kind: Literal["quote"]
    group: int


class CellOut(TextSegmentBase):
    kind: Literal["cell"]
    group: int
    row: int
    column: int
    header: bool
    row_span: int
    column_span: int


class FigureOut(TextSegmentBase):
    kind: Literal["figure"]
    src: str
    alt: str
    width: int | None
    height: int | None


class CodeOut(SegmentBase):
    kind: Literal["code"]
    text: str
    language: str | None


class MathOut(SegmentBase):
    kind: Literal["math"]
    text: str = Field(description="TeX。")


SegmentOut = Annotated[
    HeadingOut | ParagraphOut | ListItemOut | QuoteOut | CellOut | FigureOut | CodeOut | MathOut,
    Field(discriminator="kind"),
]


class CheckOut(Out):
    kind: str
    label: str = Field(description="検査の名前（日本語）。")
    severity: Literal["block", "warn", "note"]
    count: int
    shown: bool = Field(description="この指摘のある文が表示されているか（差し替え済みなら false）。")


class Provenance(Out):
    """この記事がどう作られたか。"""

    models: list[str]
    model_label: str | None
    prompts: list[str] = Field(description="プロンプトの名前と版。")
    checks: list[CheckOut]
    segments_total: int
    segments_translated: int
    segments_original: int
    segments_pending: int
    fetched_at: datetime | None
    analysed_at: datetime | None


class Article(ArticleCard):
    """記事の全体。"""

    authors: list[str]
    analysis: AnalysisOut | None
    segments: list[SegmentOut] = Field(description="権利区分が full の記事だけ。summary・link では空。")
    excerpt: str | None = Field(description="権利区分が summary の記事での短い引用（原文）。")
    companies: list[EntityOut]
    tools: list[EntityOut]
    other_reports: list[ArticleCard] = Field(description="同じストーリーのほかの記事。古い順に 20 件まで。")
    related: list[ArticleCard] = Field(description="意味の近い、別のストーリーの記事。近い順。")
    provenance: Provenance


class ArticlePage(Page[ArticleCard]):
    """記事の一覧の1ページ。"""
