"""Pictures that belong to the text: their real address, size and words; icons and counting pixels are nobody's figure."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from aainews.extract.links import absolute_link
from aainews.extract.markup import classes_and_id

_SOURCES = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-original-src",
    "data-actualsrc",
    "data-url",
    "data-hi-res-src",
    "src",
)
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_WIDEST = 1600
_SMALLEST = 48
_ORNAMENT = re.compile(
    r"(?:^|[\s_/.-])(?:avatar|gravatar|emoji|icon|favicon|smiley|spacer|pixel|tracking|beacon|badge|logo|sprite|share|blank|transparent|loading|spinner|1x1)s?(?:$|[\s_/.\d-])"
)
_COUNTERS = re.compile(
    r"/(?:pixel|beacon|track|collect|imp)\b|feeds\.feedburner\.com/~|doubleclick|/b/ss/|stats\.wordpress|pixel\.wp\.com",
    re.IGNORECASE,
)


def picture_source(image: HtmlElement, base: str) -> str | None:
    """The absolute address of a picture (or of a video's still), lazily loaded ones resolved; None for data: and none at all."""
    if image.tag == "video":
        return _usable(image.get("poster"), base)
    parent = image.getparent()
    sources = list(parent.iter("source")) if parent is not None and parent.tag == "picture" else []
    for holder in (image, *sources):
        for name in _SETS:
            chosen = _from_set((holder.get(name) or "")[:4000])
            if chosen and (link := _usable(chosen, base)):
                return link
    return next((link for name in _SOURCES if (link := _usable(image.get(name), base))), None)


def _usable(address: str | None, base: str) -> str | None:
    if not address or address.lstrip().startswith("data:"):
        return None
    link = absolute_link(base, address)
    return link if link and link.startswith("http") else None


def _from_set(candidates: str) -> str | None:
    """The largest picture of a srcset up to 1600 px wide (or 2x)."""
    best: tuple[float, str] | None = None
    for address, number, unit in re.findall(r"(\S+[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,\s|,?$)", candidates):
        size = float(number) * (800 if unit == "x" else 1) if number and number.count(".") < 2 else 800.0
        if size <= _WIDEST and (best is None or size > best[0]) and not address.startswith("data:"):
            best = size, address
    return best[1] if best else None


def picture_size(image: HtmlElement) -> tuple[int | None, int | None]:
    """Width and height in CSS pixels where the markup states them."""
    return _pixels(image.get("width")), _pixels(image.get("height"))


def _pixels(value: str | None) -> int | None:
    match = re.fullmatch(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", value or "")
    return int(match.group(1)) if match and int(match.group(1)) > 0 else None


def is_ornament(image: HtmlElement, source: str) -> bool:
    """Whether a picture only decorates or counts: tiny, an avatar, an icon, a pixel."""
    sizes = [size for size in picture_size(image) if size is not None]
    if sizes and min(sizes) < _SMALLEST:
        return True
    marks = classes_and_id(image)
    return bool(
        _ORNAMENT.search(marks)
        or _COUNTERS.search(source)
        or _ORNAMENT.search(source.rpartition("/")[2].partition("?")[0].lower())
    )


def is_emoji(image: HtmlElement) -> bool:
    """A picture that stands for a character, which its alt text gives."""
    alt = image.get("alt") or ""
    return (
        0 < len(alt) <= 4
        and not alt.isascii()
        and bool(re.search(r"emoji|smiley", classes_and_id(image) + (image.get("src") or "")))
    )
