"""What a search finds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from aainews.api.schemas.articles import ArticleCard
from aainews.api.schemas.common import Out, Page


class TextPart(Out):
    """文の一部分。HTML ではなく、ただの文字列です。"""

    text: str
    hit: bool = Field(description="探した言葉に当たる部分なら true。")


class SearchHit(Out):
    article: ArticleCard
    title: list[TextPart] = Field(description="見出し。つなげると `article.title` になります。")
    extract: list[TextPart] = Field(description="言葉の見つかったあたりの抜粋。")


class SearchPage(Page[SearchHit]):
    """見つかった記事の1ページ。件数は数えません。`next_cursor` があれば続きがあります。"""

    near: list[ArticleCard] = Field(
        description="言葉は一致しないが、内容が近い記事。近い順で、多くて10件。1ページ目が埋まらないときだけ、その空きの分まで。"
        '`q` に "…" があるときと、内容の近さを調べられないときは空です。'
    )


class Suggestion(Out):
    kind: Literal["company", "model", "tool", "person", "tag", "article"]
    text: str
    slug: str = Field(description="企業などの slug、タグそのもの、または記事の id。")
    articles: int | None = Field(description="付いている記事の数。記事では null。")


class SuggestionPage(Page[Suggestion]):
    """書きかけの言葉に続く候補。"""
