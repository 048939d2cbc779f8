"""From what the HTTP client brings, or fails with, to our body and our errors."""

from __future__ import annotations

import contextlib
import http.client
import ssl
from collections.abc import Generator
from datetime import datetime

import httpx

from aainews.errors import FetchError, RefusedError
from aainews.fetch.headers import retry_after
from aainews.fetch.unpacking import unpacked

_WORTH_TRYING = frozenset({408, 421, 423, 425, 429})
"""Statuses of the 4xx class that say "not now" rather than "no"."""


def raise_for_status(answer: httpx.Response, now: datetime) -> None:
    """Returns for 2xx; else raises FetchError `http_<status>` with Retry-After in seconds where the server names one."""
    status = answer.status_code
    if 200 <= status < 300:
        return
    raise FetchError(
        f"{answer.url} answers {status} {http.client.responses.get(status, '')}".strip(),
        code=f"http_{status}",
        retryable=status in _WORTH_TRYING or status >= 500,
        http_status=status,
        retry_after=retry_after(answer.headers, now),
    )


def read_body(answer: httpx.Response, max_bytes: int, *, cut: bool = False) -> bytes:
    """The unpacked body. Raises FetchError `empty`, `truncated` and, beyond `max_bytes`, `too_large` unless `cut`.

    Stops reading at the cap, so what a server sends beyond it costs neither memory nor time.
    """
    announced = answer.headers.get("content-length", "")
    if not cut and announced.isdecimal() and int(announced[:15]) > max_bytes:
        raise FetchError(f"{announced} bytes announced, {max_bytes} allowed", code="too_large", retryable=False)
    body = bytearray()
    for piece in unpacked(answer.iter_raw(), answer.headers.get("content-encoding", "")):
        body += piece
        if len(body) > max_bytes:
            if cut:
                return bytes(body[:max_bytes])
            raise FetchError(f"more than {max_bytes} bytes", code="too_large", retryable=False)
    if not body:
        raise FetchError(f"{answer.url} answers {answer.status_code} with no body", code="empty")
    return bytes(body)


@contextlib.contextmanager
def translated(address: str) -> Generator[None]:
    """The client's exceptions as ours. Whatever else is raised inside passes."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise FetchError(f"{address}: {error or type(error).__name__}", code="timeout") from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise RefusedError(f"{address}: {error}", code="scheme") from error
    except httpx.ConnectError as error:
        raise FetchError(f"{address}: {error}", code="tls" if _is_tls(error) else "connect") from error
    except httpx.RemoteProtocolError as error:
        if "location header" in str(error):  # the client reads it, although we follow it ourselves
            raise RefusedError(f"{address}: {error}", code="scheme") from error
        cut_off = "closed" in str(error) or "disconnected" in str(error)
        raise FetchError(f"{address}: {error}", code="truncated" if cut_off else "fetch") from error
    except (httpx.ReadError, httpx.WriteError) as error:
        raise FetchError(
            f"{address}: {error or type(error).__name__}", code="tls" if _is_tls(error) else "truncated"
        ) from error
    except httpx.HTTPError as error:
        raise FetchError(f"{address}: {type(error).__name__}: {error}") from error


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
