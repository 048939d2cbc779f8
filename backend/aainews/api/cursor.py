"""A page's end as an opaque word. It fits only the list that it came from: other filters or another order refuse it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from aainews.api.parameters import ArticleQuery, Parameters, StoryQuery
from aainews.api.problems import InvalidParameter
from aainews.store.listing import Place

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MARK_BYTES = 6


def cursor_for(place: Place, query: ArticleQuery | StoryQuery) -> str:
    micros = (place.sorted_at - EPOCH) // timedelta(microseconds=1)
    return sealed([place.rank, micros, place.article_id], query)


def place_of(query: ArticleQuery | StoryQuery) -> Place | None:
    """Where to go on from; None at the beginning. Raises InvalidParameter for a cursor that we did not give for this list."""
    values = opened(query.cursor, query)
    if values is None:
        return None
    rank, micros, article_id = values
    return Place(rank, EPOCH + timedelta(microseconds=micros), article_id)


def sealed(values: list[Any], query: Parameters) -> str:
    """Values of JSON as a cursor of this list."""
    body = json.dumps(values, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_mark(body, query) + body).rstrip(b"=").decode()


def opened(cursor: str | None, query: Parameters) -> list[Any] | None:
    """The values of a cursor that `sealed` made for this list; None where there is none. Raises InvalidParameter."""
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _refused() from None
    mark, body = raw[:MARK_BYTES], raw[MARK_BYTES:]
    if mark != _mark(body, query):
        raise _refused()
    return json.loads(body)


def _mark(body: bytes, query: Parameters) -> bytes:
    """Catches a cursor that was altered or carried to another list. No secret: nothing is to be gained by forging one."""
    this_list = query.model_dump_json(exclude={"cursor", "limit"}).encode()
    return hashlib.blake2b(body + b"\x00" + this_list, digest_size=MARK_BYTES, person=b"cursor-v1").digest()


def _refused() -> InvalidParameter:
    return InvalidParameter("cursor: この一覧の印ではありません。最初のページから読み直してください。")
