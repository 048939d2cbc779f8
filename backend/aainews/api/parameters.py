"""What a caller may ask for. A name that is not here is refused, never ignored."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from aainews.clock import JST
from aainews.domain.catalogue import Language, SourceKind
from aainews.domain.scores import Axis


class Parameters(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NoParameters(Parameters):
    """For routes that take none."""


def _without_nul(text: str) -> str:
    # Postgres cannot hold U+0000 in a text: asked for one, it fails instead of finding nothing.
    if "\x00" in text:
        raise ValueError("NUL 文字は使えません。")
    return text


def _in_utc(at: datetime) -> datetime:
    """A time without an offset is Japan's."""
    try:
        return (at if at.tzinfo else at.replace(tzinfo=JST)).astimezone(UTC)
    except OverflowError:
        raise ValueError("暦の範囲を超えています。") from None


def parse_weights(text: str) -> dict[Axis, int]:
    """`depth:40,relevance:30` as weights; an axis that is not named weighs 0. Raises ValueError saying what is wrong."""
    weights: dict[Axis, int] = {}
    for part in text.split(","):
        name, _, number = part.partition(":")
        if name not in set(Axis):
            raise ValueError(f"軸の名前は {'・'.join(Axis)} のどれかです。")
        if Axis(name) in weights:
            raise ValueError(f"{name} が2回書かれています。")
        if not (number.isascii() and number.isdigit() and len(number) <= 3 and int(number) <= 100):
            raise ValueError(f"{name} の重みは 0 から 100 の整数です。")
        weights[Axis(name)] = int(number)
    if not sum(weights.values()):
        raise ValueError("重みがすべて 0 です。")
    return weights


def _known_weights(text: str) -> str:
    parse_weights(text)
    return text


without_nul = AfterValidator(_without_nul)

Text = Annotated[str, Field(min_length=1, max_length=80), without_nul]
Time = Annotated[datetime, AfterValidator(_in_utc)]
_PAIR = f"({'|'.join(Axis)}):[0-9]{{1,3}}"
WEIGHTS_PATTERN = f"^{_PAIR}(,{_PAIR}){{0,3}}$"
"""For the document only: `parse_weights` says more clearly what is wrong."""
Weights = Annotated[
    str,
    Field(max_length=80),
    AfterValidator(_known_weights),
    WithJsonSchema({"type": "string", "pattern": WEIGHTS_PATTERN}),
]


class ArticleFilters(Parameters):
    """絞り込み。すべて同時に満たす記事だけが返ります。"""

    tag: Text | None = Field(None, description="タグ（完全一致）。", examples=["RAG"])
    source: Text | None = Field(None, description="情報源の slug。`/sources` にあります。", examples=["openai"])
    company: Text | None = Field(None, description="記事に出てくる企業の slug。", examples=["openai"])
    model: Text | None = Field(None, description="記事に出てくる AI モデルの slug。", examples=["gpt-5"])
    kind: SourceKind | None = Field(None, description="情報源の種類。")
    story: Annotated[str, Field(pattern="^[a-z0-9]{1,20}$")] | None = Field(
        None, description="ストーリーの id。統合された古い id でも構いません。", examples=["sq3f7k2m9x4ab"]
    )
    lang: Language | None = Field(None, description="元記事の言語。")
    min_importance: int | None = Field(
        None, ge=1, le=5, description="重要度がこの値以上の記事。`weights` があればその重みで数えます。"
    )
    since: Time | None = Field(
        None, description="この日時以後（RFC 3339。時差を書かなければ日本時間）。", examples=["2026-05-01T00:00:00Z"]
    )
    until: Time | None = Field(None, description="この日時より前。書き方は `since` と同じ。")


class StoryQuery(Parameters):
    min_sources: int = Field(
        2, ge=1, le=50, description="独立した媒体の数がこの値以上のストーリー。1 なら 1 媒体だけのものも含みます。"
    )
    min_importance: int | None = Field(None, ge=1, le=5, description="属する記事の重要度の最大がこの値以上。")
    since: Time | None = Field(
        None, description="最新の記事がこの日時以後（RFC 3339）。", examples=["2026-05-01T00:00:00Z"]
    )
    until: Time | None = Field(None, description="最新の記事がこの日時より前。")
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="前のページの `next_cursor`。絞り込みは前のページと同じにしてください。"
    )


class ArticleQuery(ArticleFilters):
    sort: Literal["newest", "importance"] | None = Field(
        None, description="並べ方。指定がなければ `newest`、`weights` があれば `importance`。未評価は最後に並びます。"
    )
    weights: Weights | None = Field(
        None,
        description="4軸の重み（各 0–100）。総合点と重要度をこの重みで計算し直し、その順に並べます。書かない軸は 0。",
        examples=["depth:40,relevance:30,practicality:20,novelty:10"],
    )
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="前のページの `next_cursor`。絞り込みと並べ方は前のページと同じにしてください。"
    )


class SearchQuery(ArticleFilters):
    q: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_without_nul)] = Field(
        description='探す言葉。空白で区切るとすべてを含む記事、"…" でその並びのまま、`-語` でその語を含まない記事。'
        "全角・半角、大文字・小文字、語末の長音は区別しません。",
        examples=['推論 "Claude Opus" -株価'],
    )
    sort: Literal["relevance", "newest"] = Field("relevance", description="並べ方。すべての一致を読むには `newest`。")
    limit: int = Field(20, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="前のページの `next_cursor`。ほかのパラメーターは前のページと同じにしてください。"
    )


class SuggestionQuery(Parameters):
    q: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_without_nul)] = Field(
        description="書きかけの言葉。", examples=["オープンAI"]
    )
