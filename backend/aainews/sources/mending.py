"""XML that is nearly right made right, so that the strict parser can read what its author meant.

The strict parser gives better results than the forgiving one (namespaces, bases, CDATA), which remains for what
cannot be mended here.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_AMPERSAND = re.compile(r"&(?:(#[0-9]{1,10}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OWN_PREFIX = re.compile(r"(</?)rss:(?=[A-Za-z])")
_OPEN, _CLOSE = "<![CDATA[", "]]>"


def mend(xml: str) -> tuple[str, bool]:
    """The document with HTML's named characters resolved, stray ampersands escaped, forbidden characters dropped, and
    True where something of that was found that makes XML invalid. Leaves the text of CDATA sections as it is."""
    cleaned = _CONTROL.sub("", xml)
    pieces: list[str] = []
    at = 0
    while at < len(cleaned):
        start = cleaned.find(_OPEN, at)
        end = cleaned.find(_CLOSE, start) if start >= 0 else -1
        if end < 0:  # no further section, or one that is never closed
            pieces.append(_AMPERSAND.sub(_reference, cleaned[at:]))
            break
        pieces += (_AMPERSAND.sub(_reference, cleaned[at:start]), cleaned[start : end + len(_CLOSE)])
        at = end + len(_CLOSE)
    mended = _without_own_prefix("".join(pieces))
    return mended, mended != xml


def _reference(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return "&amp;"
    if name in _XML_NAMES:
        return match[0]
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return match[0] if _is_xml_character(number) else html.escape(_windows(number))
    characters = html5.get(name + ";")
    return html.escape(characters) if characters else f"&amp;{name};"


def _is_xml_character(number: int) -> bool:
    if number in (9, 10, 13):
        return True
    return (
        (0x20 <= number <= 0x7E)
        or (0xA0 <= number <= 0xD7FF)
        or (0xE000 <= number <= 0xFFFD)
        or (0x10000 <= number <= 0x10FFFF)
    )


def _windows(number: int) -> str:
    """&#146; means an apostrophe (HTML reads 128-159 as Windows-1252); other forbidden numbers mean nothing."""
    return html.unescape(f"&#{number};") if 0x7F < number < 0xA0 else ""


def _without_own_prefix(xml: str) -> str:
    """`<rss:item>` without a namespace for the prefix: seen on generated feeds, where no parser finds an item."""
    return xml if "<rss:" not in xml or "xmlns:rss" in xml[:2000] else _OWN_PREFIX.sub(r"\1", xml)
