"""The bases: an answer, a page of a list, a problem."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from aainews.api.safe_html import place

T = TypeVar("T")
Address = Annotated[str, AfterValidator(place)]
"""A path of this site or an address of the web; empty where what is stored is neither."""


class Out(BaseModel):
    """An answer's shape. Built from store rows by attribute; unknown fields are refused where built from a dict."""

    model_config = ConfigDict(extra="forbid", from_attributes=True, frozen=True)


class Page(Out, Generic[T]):
    items: list[T]
    next_cursor: str | None = Field(description="これに続くページの印。最後のページでは null。")


class Problem(Out):
    """誤り（RFC 9457）。"""

    type: str = Field(description="`about:blank`、または誤りの種類を表す URI。")
    title: str = Field(description="誤りの種類（日本語）。")
    status: int
    detail: str = Field(description="この要求について何が起きたか。")
    code: str = Field(description="機械が読むための短い符号。変わりません。")
