"""Terms of the field."""

from __future__ import annotations

from pydantic import Field

from aainews.api.schemas.common import Out, Page


class TermOut(Out):
    ja: str = Field(description="当サイトでの書き方。")
    en: list[str] = Field(description="元記事での書き方。1つめが正式な名前。")
    aliases: list[str] = Field(description="ほかに正しい書き方。")
    gloss: str = Field(description="初めて読む人への1行の説明。")


class TermPage(Page[TermOut]):
    """用語のすべて。"""
