"""Dates as feeds write them, to Published: UTC where a time is given, a day where only a day is.

No time is ever invented: "2026-10-01" is a day, and "09:00 JST" shown for it would be a lie.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from aainews.clock import JST
from aainews.domain.entries import Published

FUTURE_ALLOWED = timedelta(days=1)
"""Clocks run fast and zones are left out; a date beyond this is a mistake or a trick to stay on top."""
EARLIEST = date(1990, 1, 1)
"""Before the web: an unset field (1970, 0001) and not a date."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5, "HKT": 8, "SGT": 8, "AWST": 8, "KST": 9, "JST": 9, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "ET": -5, "PT": -8, "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3,
}  # fmt: skip

_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
_ZONE = r"(?P<zone>[A-Z]{1,5}|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?)"
_CLOCK = rf"(?:(?:\s*T\s*|[\s,]+(?:at\s+)?){_TIME}\s*{_ZONE}?(?:\s*\([^)]*\))?)?"
_DAY = r"(?P<day>\d{1,2})"
_MONTH_NAME = r"(?P<name>[A-Z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,?\s+)?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}{_CLOCK}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T?(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE}?)?",
        rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[\s-]+{_MONTH_NAME},?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_CLOCK}",
        rf"{_WEEKDAY}{_MONTH_NAME}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}{_CLOCK}",
        # asctime, "Thu Oct  1 09:30:00 JST 2026"
        rf"{_WEEKDAY}{_MONTH_NAME}\s+{_DAY}\s+{_TIME}\s*{_ZONE}?\s+{_YEAR}",
        rf"(?:(?P<year>\d{{4}})|令和(?P<reiwa>\d{{1,2}}|元))年\s*(?P<month>\d{{1,2}})月\s*{_DAY}日"
        rf"(?:\s*\([^)]*\))?(?:\s*(?P<hour>\d{{1,2}})[時:]\s*(?P<minute>\d{{1,2}})(?:[分:]\s*(?:(?P<second>\d{{1,2}})秒?)?)?)?",
    )
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－（）．", "0123456789:/-().")


def read_date(text: str, *, default_zone: tzinfo = UTC) -> Published | None:
    """A date in any of the spellings that feeds use, or None where it cannot be read.

    `default_zone` is taken for a time that names no zone, or one that we do not know. Months written as numbers must
    follow the year: 03/04/2026 is March or April and is not guessed. 24:00 is the next day's midnight.
    """
    cleaned = " ".join(text.translate(_FULL_WIDTH).split())[:80].rstrip(".;")
    for pattern in _PATTERNS:
        found = pattern.fullmatch(cleaned)
        if found:
            try:
                return _published(found.groupdict(), default_zone)
            except (ValueError, OverflowError):
                return None
    return None


def is_plausible(published: Published, now: datetime) -> bool:
    """False for a date further in the future than FUTURE_ALLOWED or before EARLIEST."""
    latest = now + FUTURE_ALLOWED
    if published.at is not None:
        return published.at.date() >= EARLIEST and published.at <= latest
    return published.day is not None and EARLIEST <= published.day <= latest.date()


def is_midnight(text: str) -> bool:
    """True where a date is written with a time of exactly 00:00:00, in whatever zone it names."""
    return (
        re.search(r"(?<![\d:])00:00(?::00(?:\.0+)?)?(?![\d:.])", re.sub(r"[+-]\d\d:\d\d$", "", text.strip()))
        is not None
    )


def written_day(text: str) -> date | None:
    """The calendar day as written, whatever the zone: 2026-10-01T00:00:00-04:00 is the first of October."""
    without_zone = re.sub(r"\s*(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})$", "", text.strip())
    read = read_date(without_zone)
    return (read.day or (read.at.date() if read.at else None)) if read else None


def _published(part: dict[str, str | None], default_zone: tzinfo) -> Published | None:
    day = date(_year(part), _month(part), int(part["day"] or 0))
    if part.get("hour") is None:
        return Published(at=None, day=day)
    hour = _hour(int(part["hour"] or 0), part.get("half"))
    clock = timedelta(hours=hour, minutes=int(part["minute"] or 0), seconds=min(59, int(part.get("second") or 0)))
    if hour > 24 or int(part["minute"] or 0) > 59:
        return None
    local = datetime(day.year, day.month, day.day, tzinfo=_zone(part.get("zone"), default_zone)) + clock
    return Published(at=local.astimezone(UTC), day=None)


def _year(part: dict[str, str | None]) -> int:
    if part.get("reiwa"):
        return 2018 + (1 if part["reiwa"] == "元" else int(part["reiwa"] or 0))
    year = int(part["year"] or 0)
    return year + (1900 if year >= 90 else 2000) if year < 100 else year


def _month(part: dict[str, str | None]) -> int:
    name = part.get("name")
    return _MONTHS.get(name[:3].lower(), 0) if name else int(part["month"] or 0)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _zone(name: str | None, default_zone: tzinfo) -> tzinfo:
    if not name:
        return default_zone
    offset = re.fullmatch(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?", name.strip(), re.IGNORECASE)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    hours = _ZONES.get(name.strip().upper())
    return default_zone if hours is None else timezone(timedelta(hours=hours))


def zone_of_language(language: str | None) -> tzinfo:
    """What a time without zone means: sites in Japanese that leave it out write Japanese time."""
    return JST if (language or "").lower().startswith("ja") else UTC
