"""The terms of the field, as the site explains them where they stand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from aainews.api.contract import INVALID
from aainews.api.parameters import NoParameters
from aainews.api.schemas.glossary import TermOut, TermPage
from aainews.reference.glossary import TERMS

EVERYDAY = frozenset(("最先端", "チップ", "半導体", "クラウド", "ロボット", "著作権", "スタートアップ", "人員削減", "ユーザー", "ソフトウェア", "ハードウェア", "ネットワーク", "プラットフォーム", "情報", "企業", "システム", "データ", "動画"))  # fmt: skip
"""What translation needs a rule for and no newspaper reader needs explained."""


def for_an_hour(response: Response) -> None:
    """The glossary changes with a release only."""
    response.headers["X-Keep"] = "revision"
    response.headers["Cache-Control"] = "public, max-age=3600"


router = APIRouter(prefix="/glossary", tags=["記事"], dependencies=[Depends(for_an_hour)])


@router.get("", operation_id="listTerms", summary="用語集", responses=INVALID)
def list_terms(_: Annotated[NoParameters, Query()]) -> TermPage:
    """記事で使う用語の、日本語・英語と1行の説明。"""
    items = [
        TermOut(ja=term.ja, en=list(term.en), aliases=list(term.aliases), gloss=term.gloss)
        for term in TERMS
        if term.ja not in EVERYDAY
    ]
    return TermPage(items=items, next_cursor=None)
