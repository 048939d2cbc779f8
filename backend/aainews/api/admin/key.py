"""The operator's key: compared in constant time, and after a few wrong ones a pause for everybody who has none."""

from __future__ import annotations

import hmac
import time
from collections import deque
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from aainews.api.contract import Responses
from aainews.api.schemas.common import Problem
from aainews.api.service import ServiceSettings
from aainews.errors import AAINewsError

WRONG_KEYS = 10
PAUSE = 60.0
"""So many wrong keys within so many seconds, and further ones are not even compared."""

REFUSED: Responses = {
    401: {"model": Problem, "description": "鍵がないか、正しくありません。"},
    403: {"model": Problem, "description": "運営用の鍵（AAINEWS_ADMIN_KEY）が設定されていません。"},
    429: {"model": Problem, "description": "誤った鍵が続いたため、しばらく受け付けません。"},
}

_bearer = HTTPBearer(auto_error=False, scheme_name="運営の鍵", description="`AAINEWS_ADMIN_KEY` の値。")


class AdminOff(AAINewsError):
    code = "admin_off"
    status = 403


class KeyRefused(AAINewsError):
    code = "key_refused"
    status = 401


class TooManyKeys(AAINewsError):
    code = "too_many_keys"
    status = 429


class WrongKeys:
    """When wrong keys came, of all callers together: an operator with the right key is never made to wait."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=WRONG_KEYS)

    def note(self) -> None:
        self._times.append(time.monotonic())

    @property
    def too_many(self) -> bool:
        return len(self._times) == WRONG_KEYS and time.monotonic() - self._times[0] < PAUSE


def operator_only(
    request: Request,
    settings: ServiceSettings,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> None:
    """Lets the operator through. Raises AdminOff, KeyRefused or TooManyKeys."""
    if settings.admin_key is None:
        raise AdminOff
    wrong: WrongKeys = request.app.state.wrong_keys
    told = given.credentials if given else ""
    if hmac.compare_digest(told.encode(), settings.admin_key.get_secret_value().encode()):
        return
    if wrong.too_many:
        raise TooManyKeys
    if told:
        wrong.note()
    raise KeyRefused
