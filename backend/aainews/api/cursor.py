"""A page's end as an opaque word. It fits only the list that it came from: other filters or another order refuse it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from datetime import UTC, datetime, timedelta

from aainews.api.parameters import ArticleQuery
from aainews.api.problems import InvalidParameter
from aainews.store.listing import Place

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MARK_BYTES = 6


def cursor_for(place: Place, query: ArticleQuery) -> str:
    micros = (place.sorted_at - EPOCH) // timedelta(microseconds=1)
    body = json.dumps([place.rank, micros, place.article_id], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_mark(body, query) + body).rstrip(b"=").decode()


def place_of(query: ArticleQuery) -> Place | None:
    """Where to go on from; None at the beginning. Raises InvalidParameter for a cursor that we did not give for this list."""
    if query.cursor is None:
        return None
    try:
        raw = base64.b64decode(query.cursor + "=" * (-len(query.cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _refused() from None
    mark, body = raw[:MARK_BYTES], raw[MARK_BYTES:]
    if mark != _mark(body, query):
        raise _refused()
    rank, micros, article_id = json.loads(body)
    return Place(rank, EPOCH + timedelta(microseconds=micros), article_id)


def _mark(body: bytes, query: ArticleQuery) -> bytes:
    """Catches a cursor that was altered or carried to another list. No secret: nothing is to be gained by forging one."""
    this_list = query.model_dump_json(exclude={"cursor", "limit"}).encode()
    return hashlib.blake2b(body + b"\x00" + this_list, digest_size=MARK_BYTES, person=b"cursor-v1").digest()


def _refused() -> InvalidParameter:
    return InvalidParameter("cursor: この一覧の印ではありません。最初のページから読み直してください。")
