"""Titles without the furniture that sites and newsletters hang on them."""

from __future__ import annotations

import re

from aainews.reference.style import without_furniture

_SEPARATOR = re.compile(r"\s+[|｜–—·•»:\-]\s+|\s*[|｜]\s*|\s+[-–—]\s*$")


def clean_title(title: str, site_name: str | None = None) -> str:
    """A title without reading time, sponsor mark, emoji and the site's name at either end; never empty where `title` is not.

    "(8 minute read)" and "[Sponsor]" go wherever they stand at an end. A part after or before a separator goes only
    where it is the site's name as given: "Rust | The Book" keeps both halves when the site is somebody else.
    """
    text = without_furniture(title)
    bare = _without_site(text, site_name) if site_name else text
    bare = without_furniture(bare)
    return bare or text or " ".join(title.split())


def settled_title(fed: str, page: str) -> str:
    """The feed's title, which its publisher wrote as a headline; the page's where there is no other, or where the
    feed's is the page's with the site's name hung on it ("… L.A. Auto Show - Connecticut Post"). What is hung on is
    the shorter half: "GPT-5: what it does, what it costs" keeps its second half beside a page called "GPT-5"."""
    if page and len(page) >= len(fed) / 2 and fed.startswith(page) and _SEPARATOR.match(fed, len(page)):
        return page
    return fed or page


def _without_site(title: str, site_name: str) -> str:
    site = _letters(site_name)
    if len(site) < 2:
        return title
    for separator in reversed(list(_SEPARATOR.finditer(title))):
        head, tail = title[: separator.start()].strip(), title[separator.end() :].strip()
        if head and _is_site(_letters(tail), site):
            return head
        if tail and _is_site(_letters(head), site):
            return tail
    return title


def _is_site(part: str, site: str) -> bool:
    """The site's name, or the name with a word more or less ("ITmedia NEWS" and "ITmedia")."""
    if not part:
        return True
    return (
        part == site
        or (len(part) >= 4 and part in site)
        or (len(site) >= 4 and part.startswith(site) and len(part) <= len(site) + 12)
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
