"""The text of a page as a tree that holds nothing that a reader cannot see, at a depth that every later step can walk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from aainews.errors import ExtractError

MAX_DEPTH = 100
"""Real articles stay under 60; each level costs the walker three Python frames."""
MAX_ELEMENTS = 60_000

_NEVER_SHOWN = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "object",
        "embed",
        "applet",
        "param",
        "source",
        "track",
        "map",
        "area",
        "dialog",
        "iframe",
        "frame",
        "frameset",
        "noframes",
        "canvas",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "optgroup",
        "datalist",
        "svg",
        "audio",
        "progress",
        "meter",
    ]
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|em|rem|%|pt)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_TRANSPARENT = re.compile(r"opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)", re.IGNORECASE)
_MOVING = re.compile(r"transform|transition|will-change|animation", re.IGNORECASE)
_FOR_READERS_ALOUD = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "u-hidden-visually"]
)
_PICTURES = frozenset({"img", "picture", "figure", "video"})


def parse_page(text: str) -> HtmlElement:
    """The tree of a page as it stands, without comments. Raises ExtractError (`empty`, `not_html`)."""
    if not text.strip():
        raise ExtractError("no text in the page", code="empty")
    if "<" not in text:
        raise ExtractError("no markup in the page", code="not_html")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractError(str(error), code="empty") from error
    return _bounded(root)


def _bounded(root: HtmlElement) -> HtmlElement:
    """Cuts what only an attack has: levels below MAX_DEPTH lose their tags (never their text), a flood of elements its end."""
    depths: dict[HtmlElement, int] = {root: 0}
    deep: list[HtmlElement] = []
    surplus: list[HtmlElement] = []
    for count, element in enumerate(root.iter("*")):
        parent = element.getparent()
        depth = depths[element] = depths.get(parent, 0) + 1 if parent is not None else 0
        if count > MAX_ELEMENTS:
            surplus.append(element)
        elif depth > MAX_DEPTH:
            deep.append(element)
    for element in reversed(surplus):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in reversed(deep):
        element.drop_tag()
    return root


def remove_unseen(root: HtmlElement) -> None:
    """Takes out, in place, what a browser does not show: scripts, form controls, hidden elements.

    TeX in scripts and in MathML stays for the formula reader; pictures inside <noscript> stay where they are the
    only ones, as lazy loading leaves them.
    """
    for element in list(root.iter("*")):
        if element.getparent() is not None and _is_unseen(element):
            element.drop_tree()
    for noscript in list(root.iter("noscript")):
        _resolve_noscript(noscript)


def _is_unseen(element: HtmlElement) -> bool:
    tag = str(element.tag)
    if tag in ("body", "html"):
        return False  # hidden until a script runs: against framing, or for a fade
    if tag in _NEVER_SHOWN:
        return not (tag == "script" and str(element.get("type", "")).startswith("math/"))
    return element.get("hidden") is not None or _is_hidden_by_style(element) or _is_for_machines(element)


def _is_hidden_by_style(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    if not style:
        return False
    if _HIDING_STYLE.search(style):
        # KaTeX and MathJax hide the very part that carries the TeX.
        return element.find(".//annotation") is None
    # Pictures and whole articles fade in from opacity 0; text that is transparent and does not move is bait.
    return bool(_TRANSPARENT.search(style)) and not _MOVING.search(style) and element.tag not in _PICTURES


def _is_for_machines(element: HtmlElement) -> bool:
    classes = set((element.get("class") or "").split())
    if classes & _FOR_READERS_ALOUD:
        return True
    if element.get("aria-hidden") != "true" or element.tag in _PICTURES or element.find(".//annotation") is not None:
        return False
    # A dialog that was open when the page was saved marks everything else as hidden.
    return element.find(".//p") is None and not any(True for _ in element.iter(*_PICTURES))


def _resolve_noscript(noscript: HtmlElement) -> None:
    pictures = list(noscript.iter("img"))
    if not pictures or (noscript.text_content() or "").strip():
        noscript.drop_tree()
        return
    before = noscript.getprevious()
    if before is not None and _is_placeholder(before):
        before.drop_tree()
    noscript.drop_tag()


def _is_placeholder(element: HtmlElement) -> bool:
    """A picture, bare or wrapped, and nothing else: a tracker's <noscript> may stand right behind the whole article."""
    if element.tag == "img":
        return True
    return len(list(element.iter("img"))) == 1 and not element.text_content().strip()


def classes_and_id(element: HtmlElement) -> str:
    """Class, id and role of an element in lower case, as one string to look for markers in."""
    return " ".join(element.get(name) or "" for name in ("class", "id", "role")).lower()


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element itself and then its ancestors, outwards."""
    here: HtmlElement | None = element
    while here is not None:
        yield here
        here = here.getparent()
