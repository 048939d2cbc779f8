"""Program text, with every line break and without line numbers and buttons."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from aainews.extract.markup import classes_and_id

_LINE_NUMBERS = re.compile(
    r"(?:^|[\s_-])(?:line-?num(?:ber)?s?|lineno?s?|linenodiv|ln-num|hljs-ln-numbers|gutter|rouge-gutter|blob-num|line-numbers-rows|crayon-nums?"
    r"|copy-?(?:btn|button|code)|toolbar|code-?(?:header|title))(?:$|[\s_-])"
)
_NUMBER_COLUMN = re.compile(r"(?:\s*\d+\s*)+")
_BOX = re.compile(
    r"(?:^|\s)(?:syntaxhighlighter|crayon-syntax|blob-wrapper|js-file-line-container|highlighttable|rouge-table|cm-content|codemirror-code)(?:$|[\s_])"
)
_LINE = re.compile(r"(?:^|[\s_-])(?:line|row|code-line|blob-code|token-line|view-line|cl)(?:$|[\s_-])")
_BLOCKS = frozenset(["div", "p", "li", "tr", "ol", "ul", "table", "tbody", "dd", "section"])
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight-text|highlight|sourcecode|src|brush)[-:]\s?([a-z0-9+#.\-]+)"
)
_AFTER_MARK = re.compile(r"(?:^|\s)(?:sourcecode|src|hljs|brush:|prettyprint|rouge)\s+([a-z][a-z0-9+#\-]*)(?:$|[\s;])")
_NO_LANGUAGE = frozenset(
    [
        "none",
        "plaintext",
        "plain",
        "text",
        "txt",
        "default",
        "nohighlight",
        "no-highlight",
        "notranslate",
        "code",
        "highlight",
        "auto",
        "unknown",
    ]
)
_OTHER_NAMES = {"py": "python", "python3": "python", "js": "javascript", "ts": "typescript", "sh": "bash", "shell-session": "console",
                "c++": "cpp", "c#": "csharp", "rs": "rust", "rb": "ruby", "yml": "yaml", "golang": "go"}  # fmt: skip


def is_code_block(element: HtmlElement) -> bool:
    """Whether the element as a whole is program text: <pre>, or the box that a highlighter without <pre> leaves."""
    if element.tag == "pre":
        return True
    if element.tag == "code":
        return _is_alone_and_long(element)
    return element.tag in ("div", "table", "figure") and bool(_BOX.search(classes_and_id(element)))


def _is_alone_and_long(code: HtmlElement) -> bool:
    """A <code> of several lines that is all that its paragraph holds."""
    lines = len(list(code.iter("br"))) + (code.text_content() or "").strip().count("\n")
    parent = code.getparent()
    if lines < 2 or parent is None or parent.tag in ("td", "th"):
        return False
    return "".join(parent.text_content().split()) == "".join(code.text_content().split())


def code_text(element: HtmlElement) -> str:
    """The literal text, with one final line break less than the markup has; lines as the page breaks them."""
    pieces: list[str] = []
    _collect(element, pieces)
    text = "".join(pieces)
    if element.tag != "pre" and "\xa0" in text:
        text = text.replace("\xa0", " ")  # boxes of <div> lines keep their indentation that way
    if "\n" not in text.strip("\n"):
        text = "\n".join(_line_elements(element)) or text
    return text.removesuffix("\n").removeprefix("\n") if element.tag == "pre" else text.strip("\n")


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    block = element.tag in _BLOCKS and element.getparent() is not None
    if block:
        _break_line(pieces)
    if element.text:
        pieces.append(element.text)
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif not _is_line_number(child):
            _collect(child, pieces)
        if child.tail and not (child.tag in _BLOCKS and child.tail.isspace()):
            pieces.append(child.tail)
    if block:
        _break_line(pieces)


def _break_line(pieces: list[str]) -> None:
    if pieces and not pieces[-1].endswith("\n"):
        pieces.append("\n")


def is_number_column(element: HtmlElement) -> bool:
    """Whether an element holds line numbers and nothing else: the left column of a highlighter's table."""
    if element.tag not in ("td", "pre", "div", "span"):
        return False
    named = any(_LINE_NUMBERS.search(classes_and_id(e)) for e in (element, element.getparent()) if e is not None)
    return named and bool(_NUMBER_COLUMN.fullmatch(element.text_content()))


def _is_line_number(element: HtmlElement) -> bool:
    """A column or mark of line numbers, or a highlighter's button; never an element that holds the code itself."""
    if not _LINE_NUMBERS.search(classes_and_id(element)) and element.get("data-line-number") is None:
        return False
    text = element.text_content()
    return (
        not text.strip()
        or bool(_NUMBER_COLUMN.fullmatch(text))
        or ("\n" not in text.strip() and len(text.strip()) < 12)
    )


def _line_elements(element: HtmlElement) -> list[str]:
    """The lines of a block whose lines are elements that CSS puts under each other."""
    inner = element
    while len(inner) == 1 and not (inner.text or "").strip():
        inner = inner[0]
    children = list(inner)
    if len(children) < 2 or any((c.tail or "").strip() for c in children):
        return []
    as_lines = all(
        c.tag == "code" or _LINE.search(classes_and_id(c)) or "block" in (c.get("style") or "") for c in children
    )
    return [c.text_content() for c in children if not _is_line_number(c)] if as_lines else []


def code_language(element: HtmlElement) -> str | None:
    """The language that the markup names, in lower case; None where it names none."""
    around = [element, *element.iter("code")][:3]
    parent = element.getparent()
    for _ in range(3):
        if parent is None or len(list(parent.iter("pre"))) > 1:
            break
        around.append(parent)
        parent = parent.getparent()
    for candidate in around:
        named = _named_language(candidate)
        if named:
            return named
    return None


def _named_language(element: HtmlElement) -> str | None:
    stated = element.get("data-lang") or element.get("data-language") or element.get("lang-name")
    marks = classes_and_id(element)
    names = [stated.lower()] if stated else [*_LANGUAGE.findall(marks), *_AFTER_MARK.findall(marks)]
    for name in names:
        if name not in _NO_LANGUAGE and len(name) <= 20:
            return _OTHER_NAMES.get(name, name)
    return None
