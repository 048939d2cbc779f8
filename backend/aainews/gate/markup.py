"""Marks that must have a partner, placeholders that must be gone, literals that must be whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, warn

_PLACEHOLDER = re.compile(
    r"⟦[^⟧]{0,40}⟧?|[⟧]|\b(?:CODE|URL|LINK|MATH|TAG|HTML|PLACEHOLDER|TOKEN|VAR|IMG|REF)_\d+\b|__[A-Z]{2,}[A-Z0-9_]*__"
    r"|\{\{\s*[\w.]+\s*\}\}|<(?:x|ph|g|m)\d*\s*/?>|\[\[\d+\]\]|%%\w+%%|\$\{\w+\}"
)
_PAIRS: tuple[tuple[str, str], ...] = (("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("【", "】"), ("“", "”"))
_ASCII = str.maketrans("（）［］", "()[]")
_ENUMERATION = re.compile(r"(?:^|(?<=[\s、。:：・]))[0-9a-zA-Zivx]{1,3}\)")
_SMILEY = re.compile(r"[:;]-?[()]")
_ENGLISH_QUOTES = {"「": ("“", "”"), "『": ("“", "”")}
_URL = re.compile(r"https?://[A-Za-z0-9./?=&#%_~:+-]+")
_LANGUAGE = re.compile(r"/(?:en|ja|jp|en-us|ja-jp)/", re.IGNORECASE)
"""A translator links to the Japanese page where there is one."""
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def check_markup(source: str, ja: str, context: str = "") -> tuple[Check, ...]:
    """Placeholders left over, marks without a partner, code and URLs that neither the source nor the article
    (`context`) has."""
    return (*_placeholders(source, ja), *_stars(source, ja), *_brackets(source, ja), *_literals(source, ja, context))


def _placeholders(source: str, ja: str) -> Iterator[Check]:
    for found in _PLACEHOLDER.finditer(ja):
        if found[0] not in source:
            yield block(CheckKind.UNRESOLVED_PLACEHOLDER, found[0])


def _stars(source: str, ja: str) -> Iterator[Check]:
    """A `**` or backtick that is left alone is never right, even where the source has one too."""
    plain = _without_code(ja)
    if plain.count("**") % 2:
        yield block(CheckKind.UNPAIRED_MARKUP, "**")
    if ja.count("`") % 2 and not source.count("`") % 2:
        yield block(CheckKind.UNPAIRED_MARKUP, "`")
    if plain.count("__") % 2 and not source.count("__") % 2:
        yield block(CheckKind.UNPAIRED_MARKUP, "__")


def _brackets(source: str, ja: str) -> Iterator[Check]:
    shown = _comparable(ja)
    unpaired = [pair for pair in _PAIRS if not _balanced(shown, *pair)]
    original = _comparable(source) if unpaired else ""
    for opening, closing in unpaired:
        counterpart = _ENGLISH_QUOTES.get(opening, (opening, closing))
        excused = not _balanced(original, *counterpart) or not _balanced(original, opening, closing)
        excused = excused or (opening in _ENGLISH_QUOTES and original.count('"') % 2 == 1)
        yield (warn if excused else block)(CheckKind.UNPAIRED_MARKUP, f"{opening}{closing}")


def _balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


def _comparable(text: str) -> str:
    """Full-width brackets as ASCII; without code, enumerations such as `a)` and smileys."""
    return _ENUMERATION.sub(" ", _SMILEY.sub(" ", _without_code(text).translate(_ASCII)))


def _without_code(text: str) -> str:
    return _SPAN.sub(" ", text)


def _literals(source: str, ja: str, context: str) -> Iterator[Check]:
    known = f"{source}\n{context}"
    if urls := _URL.findall(ja):
        addresses = _address(known)
        for url in urls:
            if _address(url).rstrip("./)_") not in addresses:
                yield block(CheckKind.LITERAL_ALTERED, url)
    spans = _SPAN.findall(ja)
    squeezed = _squeezed(known) if spans else ""
    for code in spans:
        if re.search(r"[A-Za-z_]", code) and _squeezed(code) not in squeezed:
            altered = any(_is_variant(code, span) for span in _SPAN.findall(source) if span not in ja)
            yield (block if altered else warn)(CheckKind.LITERAL_ALTERED, code)


def _address(text: str) -> str:
    """Addresses as far as they matter: a translator links to the Japanese page, to https, to the whole page."""
    return _LANGUAGE.sub("/", re.sub(r"#[\w.-]+", "", text)).replace("http://", "https://")


def _is_variant(code: str, span: str) -> bool:
    return Levenshtein.normalized_similarity(_squeezed(code), _squeezed(span)) >= 0.6


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
