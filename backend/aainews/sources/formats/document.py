"""What every format reader is given."""

from __future__ import annotations

from datetime import datetime

from aainews.domain.value import Value


class FeedText(Value):
    """A feed document as text. `url` is its address, `now` the time against which the future is judged."""

    text: str
    encoding: str
    notes: tuple[str, ...]
    url: str
    now: datetime
