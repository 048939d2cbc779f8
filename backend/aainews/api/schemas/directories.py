"""Companies, tools and videos."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from aainews.api.schemas.articles import ArticleCard
from aainews.api.schemas.common import Out, Page

Price = Literal["free", "freemium", "paid", "open_source"]


class NamedCount(Out):
    slug: str
    name: str
    articles: int = Field(description="名前の出てくる公開中の記事の数。")


class NameRef(Out):
    slug: str
    name: str


class DayCount(Out):
    day: date = Field(description="日本時間の日付。")
    articles: int


class WeekCount(Out):
    week: str = Field(description="ISO 週（`2026-W47`）。")
    articles: int


class Share(Out):
    """期間中の全記事のうち、この名前が出てくる記事の割合。"""

    days: Literal[7, 30, 90]
    articles: int
    of: int = Field(description="期間中に公開した全記事の数。")
    share: float | None = Field(description="0 から 1。記事がひとつもない期間では null。")


class CompanyCard(Out):
    slug: str
    name: str
    japanese: str | None = Field(description="読み、または日本語での名前。分からなければ null。")
    about: str | None = Field(description="1行の説明。記事から知った企業では null。")
    country: str | None = Field(description="所在国（ISO 3166-1 の2文字）。")
    site_url: str | None = Field(description="公式サイト。企業リストにあるものだけ。")
    articles: int
    last_at: datetime | None = Field(description="最後に記事に出た日時。")


class CompanyPage(Page[CompanyCard]):
    """記事の多い順の企業。"""


class Company(CompanyCard):
    """企業のページ。"""

    aliases: list[str] = Field(description="同じ企業として扱う名前。")
    days: list[DayCount] = Field(description="最近 90 日の記事数。古い日から、0 の日も含みます。")
    weeks: list[WeekCount] = Field(description="最近 52 週の記事数。古い週から、0 の週も含みます。")
    shares: list[Share] = Field(description="7・30・90 日間の記事に占める割合。")
    models: list[NamedCount]
    tools: list[NamedCount]
    latest: list[ArticleCard] = Field(
        description="新しい順に、1 つのストーリーから 1 件ずつ 10 件まで。続きは `/articles?company=` で読めます。"
    )


class ToolCard(Out):
    slug: str
    name: str
    about: str | None = Field(description="何ができるか。ツールのリストにないものでは null。")
    maker: NameRef | None
    category: str | None
    price: Price | None = Field(description="free 無料 / freemium 一部無料 / paid 有料 / open_source 公開ソフト")
    site_url: str | None = Field(description="公式サイト。ツールのリストにあるものだけで、推測では作りません。")
    articles: int
    last_at: datetime | None


class ToolPage(Page[ToolCard]):
    """記事の多い順のツール。"""


class Tool(ToolCard):
    """ツールのページ。"""

    aliases: list[str]
    days: list[DayCount] = Field(description="最近 90 日の記事数。古い日から、0 の日も含みます。")
    weeks: list[WeekCount] = Field(description="最近 52 週の記事数。古い週から、0 の週も含みます。")
    latest: list[ArticleCard] = Field(description="新しい順に、1 つのストーリーから 1 件ずつ 10 件まで。")


class Video(Out):
    """動画。サムネイル画像の URL は渡しません。再生するまで、読者の端末から動画サイトへ要求を出さないためです。"""

    article: ArticleCard = Field(description="日本語の題名と、説明文の要約（`tldr`）。チャンネルは `source` です。")
    video_id: str | None = Field(description="YouTube の動画 ID。クリックしてから再生部品を読み込むためのもの。")
    seconds: int | None = Field(description="長さ（秒）。フィードに書かれているときだけ。")


class VideoPage(Page[Video]):
    """新しい順の動画。"""


class GrownPage(Page[NamedCount]):
    """記事から知った名前。"""


class Merged(Out):
    moved: int = Field(description="名前の変わった記事の数。")
