"""What the headers of an answer say about the next request. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from aainews.domain.fetched import Validators

_MAX_SECONDS = 366 * 24 * 3600


def retry_after(headers: httpx.Headers, now: datetime) -> float | None:
    """Seconds to wait, from a number or a date; None where the header is missing or says nothing."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", value, re.ASCII):
        return min(float(value), _MAX_SECONDS)
    when = _http_date(value)
    return min(max(0.0, (when - now).total_seconds()), _MAX_SECONDS) if when else None


def fresh_until(headers: httpx.Headers, now: datetime) -> datetime | None:
    """Until when a cache need not ask again: max-age less Age, or Expires. None where there is no such promise."""
    directives = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(?:store|cache)\b", directives):
        return None
    max_age = re.search(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", directives, re.ASCII)
    if max_age is None:
        expires = _http_date(headers.get("expires", ""))
        return expires if expires and expires > now else None
    age = re.fullmatch(r"\d{1,9}", headers.get("age", "").strip(), re.ASCII)
    seconds = min(int(max_age[1]), _MAX_SECONDS) - (int(age[0]) if age else 0)
    return now + timedelta(seconds=seconds) if seconds > 0 else None


def validators_of(headers: httpx.Headers, sent: Validators | None) -> Validators:
    """What to send with the next conditional request; a 304 that repeats none keeps what we sent."""
    etag, modified = headers.get("etag"), headers.get("last-modified")
    if sent is not None and not etag and not modified:
        return sent
    return Validators(etag=etag or None, last_modified=modified or None)


def conditional(validators: Validators | None) -> dict[str, str]:
    """The request headers for what is known of the last answer."""
    if validators is None:
        return {}
    known = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in known.items() if value}


def is_html(content_type: str | None, start: bytes) -> bool:
    """True for a web page, by its header; by its first bytes where the server names no type or none in particular."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    if kind in ("", "text/plain", "application/octet-stream", "text/xml", "application/xml", "*/*"):
        return re.search(rb"<(?:!doctype html|html|head|body)\b", start[:2048].lower()) is not None
    return False


def _http_date(value: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
