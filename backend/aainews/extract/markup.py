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
MAX_ELEMENTS = 20_000
"""The recorded pages have at most 2,500; what follows is cut off."""
MAX_MARKUP = 1_500_000
"""Characters of markup without scripts, styles and inline data; the recorded pages have at most 0.3 million."""

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


_UNREAD = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg")}
_UNREAD_START = re.compile(r"<(script|style|svg)\b([^>]{0,2000})>", re.IGNORECASE)
_READ_SCRIPT = re.compile(r"ld\+json|math/", re.IGNORECASE)
_INLINE_DATA = re.compile(r"data:[\w/+.\-]{1,50};base64,[A-Za-z0-9+/=%]{200,}")
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,15})\s[^<>]{20000,}>")


def slim(text: str) -> str:
    """The markup without what is never read, and at most MAX_MARKUP long: parsers take the square of some sizes.

    Scripts (save JSON-LD and TeX), styles and drawings go, so do pictures written out as data, and the attributes of a
    tag that is longer than any author's.
    """
    pieces: list[str] = []
    end = 0
    for start in _UNREAD_START.finditer(text):
        if start.start() < end or _READ_SCRIPT.search(start.group(2)):
            continue
        close = _UNREAD[start.group(1).lower()].search(text, start.end())
        if close is None:
            break
        pieces.append(text[end : start.start()])
        end = close.end()
    pieces.append(text[end:])
    return _LONG_TAG.sub(r"<\1>", _INLINE_DATA.sub("data:,", "".join(pieces)))[:MAX_MARKUP]


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
    for cell in root.iter("td", "th"):
        for span in ("colspan", "rowspan"):
            # An extractor writes out every column of colspan=99999999.
            if not re.fullmatch(r"\s*\d{1,2}\s*", cell.get(span, "1")):
                cell.attrib.pop(span)
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
