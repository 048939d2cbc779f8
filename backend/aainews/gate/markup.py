"""Marks that must have a partner, placeholders that must be gone, literals that must be whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, warn
from aainews.gate.literals import SPAN, check_literals
from aainews.reference.any_of import sooner

_PLACEHOLDER = sooner(
    r"⟦[^⟧]{0,40}⟧?|[⟧]|\b(?:CODE|URL|LINK|MATH|TAG|HTML|PLACEHOLDER|TOKEN|VAR|IMG|REF)_\d+\b|__[A-Z]{2,}[A-Z0-9_]*__"
    r"|\{\{\s*[\w.]+\s*\}\}|</?(?:x|ph|g|m|code|link|url|tag|span|b|i|a)\d+/?>|</?[a-z]+_\d+/?>|</?(?:x|ph|g|m)\d*(?:\s[^<>]*)?/?>|\[\[\d+\]\]|%%\w+%%|@@\w+@@|\{\d{1,2}\}|[⟨〈【]\s*(?:/?\d{1,2}|[A-Z]{3,}(?:_\d+)?)\s*[⟩〉】]|\b[A-Z]{2,}_(?:BLOCK_)?\d+\b|[\[［<](?:CODE|URL|LINK|PLACEHOLDER|IMAGE|IMG|MATH|FORMULA|TAG|REF|コード|リンク|画像|数式)[\s_-]?\d*[\]］>]|\$\{\w+\}"
)
_PAIRS: tuple[tuple[str, str], ...] = (("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("【", "】"), ("“", "”"))
_BRACKET = re.compile("[（）［］" + "".join(re.escape(one + other) for one, other in _PAIRS) + "]")
_ASCII = str.maketrans("（）［］", "()[]")
_ENUMERATION = re.compile(r"(?:^|(?<=[\s、。:：・]))[0-9a-zA-Zivx]{1,3}\)")
_STILL_OPEN = re.compile(r"\([^()。\n]*$")
"""Before something that looks like the enumerator of an item, and closes this: `（Google の API）`."""
_SMILEY = re.compile(r"[:;]-?[()]")
_ENGLISH_QUOTES = {"「": ("“", "”"), "『": ("“", "”")}


def check_markup(source: str, ja: str, context: str = "") -> tuple[Check, ...]:
    """Placeholders left over, marks without a partner, code and URLs that neither the source nor the article
    (`context`) has."""
    return (
        *_placeholders(source, ja),
        *_stars(source, ja),
        *_brackets(source, ja),
        *check_literals(source, ja, context),
    )


def _placeholders(source: str, ja: str) -> Iterator[Check]:
    """What stands for something must be gone, or, where the source is masked itself, be there as often."""
    stated, claimed = _marks(source), _marks(ja)
    for mark in claimed - stated:
        yield block(CheckKind.UNRESOLVED_PLACEHOLDER, mark)
    for mark in stated - claimed:
        if mark.startswith("⟦") or mark not in ja:
            yield (block if mark.startswith("⟦") else warn)(CheckKind.LOST_PLACEHOLDER, mark)


@lru_cache(maxsize=1024)
def _marks(text: str) -> Counter[str]:
    """What stands for something, with how often; nobody may change what is returned."""
    if _HINT.search(text) is None:
        return Counter()
    return Counter(found[0] for found in _PLACEHOLDER.finditer(text))


_HINT = re.compile(r"[⟦⟧\[［{<⟨〈【_%@$]")


def _stars(source: str, ja: str) -> Iterator[Check]:
    """A `**` or backtick that is left alone is never right, even where the source has one too."""
    plain = _without_code(ja)
    if plain.count("**") % 2:
        yield block(CheckKind.UNPAIRED_MARKUP, "**")
    if ja.count("`") % 2 and not source.count("`") % 2:
        codes = SPAN.findall(source)
        whole = bool(codes) and all(code in ja for code in codes)  # no reader is misled by a lone backtick
        yield (warn if whole else block)(CheckKind.UNPAIRED_MARKUP, "`")
    if plain.count("__") % 2 and not source.count("__") % 2:
        yield block(CheckKind.UNPAIRED_MARKUP, "__")


def _brackets(source: str, ja: str) -> Iterator[Check]:
    if not _BRACKET.search(ja):
        return
    shown = _comparable(ja)
    unpaired = [pair for pair in _PAIRS if not _balanced(shown, *pair)]
    original = _comparable(source) if unpaired else ""
    for opening, closing in unpaired:
        counterpart = _ENGLISH_QUOTES.get(opening, (opening, closing))
        excused = not _balanced(original, *counterpart) or not _balanced(original, opening, closing)
        excused = excused or (opening in _ENGLISH_QUOTES and original.count('"') % 2 == 1)
        excused = excused or (opening in "([" and opening in original)  # one of several: no reader is misled
        yield (warn if excused else block)(CheckKind.UNPAIRED_MARKUP, f"{opening}{closing}")


def _balanced(text: str, opening: str, closing: str) -> bool:
    if opening not in text and closing not in text:
        return True
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


def _comparable(text: str) -> str:
    """Full-width brackets as ASCII; without code, enumerations such as `a)` and smileys."""
    plain = _SMILEY.sub(" ", _without_code(text).translate(_ASCII))
    return _ENUMERATION.sub(lambda found: found[0] if _STILL_OPEN.search(plain, 0, found.start()) else " ", plain)


def _without_code(text: str) -> str:
    return SPAN.sub(" ", text)
