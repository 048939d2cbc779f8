"""AI日報, Hacker日報 and 週報: the archive and the editions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import Field

from aainews.api.contract import INVALID, MISSING
from aainews.api.parameters import NoParameters, Parameters
from aainews.api.problems import InvalidParameter
from aainews.api.schemas.digests import DigestCard, DigestOut, DigestPage
from aainews.api.service import Read, until_published
from aainews.domain.digests import DigestKind, is_key
from aainews.store.digests import Edition, digest_to_read, digests, latest_digest

router = APIRouter(prefix="/digests/{kind}", tags=["日報・週報"], dependencies=[Depends(until_published)])

Kind = Annotated[DigestKind, Path(description="daily・hacker・weekly")]
Key = Annotated[str, Path(pattern=r"^\d{4}-(\d{2}-\d{2}|W\d{2})$", examples=["2026-11-20", "2026-W47"])]


class DigestQuery(Parameters):
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=10)] | None = Field(None, description="前のページの `next_cursor`。")


@router.get("", operation_id="listDigests", summary="バックナンバー", responses=INVALID)
def list_digests(kind: Kind, query: Annotated[DigestQuery, Query()], read: Read) -> DigestPage:
    """新しい順の版。本文は含みません。"""
    if query.cursor is not None and not is_key(kind, query.cursor):
        raise InvalidParameter("cursor: この一覧の印ではありません。最初のページから読み直してください。")
    with read() as session:
        found, more = digests(session, kind, query.limit, query.cursor)
    cards = [DigestCard.model_validate(card) for card in found]
    return DigestPage(items=cards, next_cursor=found[-1].key if more else None)


@router.get("/latest", operation_id="getLatestDigest", summary="最新の版", responses=INVALID | MISSING)
def get_latest_digest(kind: Kind, _: Annotated[NoParameters, Query()], read: Read) -> DigestOut:
    """いちばん新しい版の全体。まだ無ければ 404。"""
    with read() as session:
        return _whole(latest_digest(session, kind))


@router.get("/{key}", operation_id="getDigest", summary="1つの版の全体", responses=INVALID | MISSING)
def get_digest(kind: Kind, key: Key, _: Annotated[NoParameters, Query()], read: Read) -> DigestOut:
    """リード、前からの変化、節ごとの話題。どの文にも根拠が付きます。"""
    with read() as session:
        return _whole(digest_to_read(session, kind, key))


def _whole(edition: Edition) -> DigestOut:
    beside = {name: getattr(edition, name) for name in ("published_at", "updated_at", "previous", "next")}
    shown = {name: getattr(edition.digest, name) for name in DigestOut.model_fields if name not in beside}
    return DigestOut.model_validate(shown | beside)
