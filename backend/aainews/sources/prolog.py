"""What stands before the root element of an XML document, and the DTDs that are refused there.

A DTD can make 100 kB expand to gigabytes, read local files and ask other servers, and no feed needs one. The parser
never sees a DOCTYPE: a reference to one (RSS 0.91 files name Netscape's) is cut out, one with definitions of its own
is refused.
"""

from __future__ import annotations

import re

from aainews.errors import FeedError

_ROOT = re.compile(r"<[A-Za-z_\u0080-\U0010ffff]")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DECLARATION = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)


def strip_prolog(text: str) -> tuple[str, tuple[str, ...]]:
    """The document from its root element on, and notes (`doctype_removed`, `text_before_xml_removed`).

    Raises FeedError `dtd_refused` for a DOCTYPE with an internal subset and for declarations anywhere before the
    root, `not_a_feed` where there is no element at all.
    """
    notes: list[str] = []
    at = 0
    while True:
        found = text.find("<", at)
        if found < 0:
            raise FeedError(f"no element in {len(text)} characters")
        if text[at:found].strip():
            notes.append("text_before_xml_removed")
        if _ROOT.match(text, found):
            return text[found:], tuple(dict.fromkeys(notes))
        if _DECLARATION.match(text, found):
            raise FeedError(f"declaration at character {found}", code="dtd_refused")
        if _DOCTYPE.match(text, found):
            notes.append("doctype_removed")
        at = _end_of_markup(text, found)


def _end_of_markup(text: str, start: int) -> int:
    """The position behind the comment, instruction or DOCTYPE at `start`."""
    if text.startswith("<!--", start):
        return _behind(text, "-->", start + 4)
    if text.startswith("<?", start):
        return _behind(text, "?>", start + 2)
    if _DOCTYPE.match(text, start):
        return _end_of_doctype(text, start)
    return start + 1


def _behind(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    if found < 0:  # to go on after each of a thousand open comments would read the rest a thousand times
        raise FeedError(f"no {mark} after character {start}")
    return found + len(mark)


def _end_of_doctype(text: str, start: int) -> int:
    quote = ""
    for at in range(start, len(text)):
        character = text[at]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "[":
            raise FeedError(f"DOCTYPE with definitions at character {start}", code="dtd_refused")
        elif character == ">":
            return at + 1
    raise FeedError("DOCTYPE without end", code="dtd_refused")
