"""Inline HTML ↔ text with numbered placeholders, so that no markup, code, formula or URL goes through a model.

An element whose words are translated becomes a pair, `⟦1⟧words⟦/1⟧`; what must not be touched becomes one atom, `⟦2⟧`.
Everything comes back from the marks, never from what the model wrote.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"⟦(/?)(\d+)⟧")

_WORDS_IN_PAIR = re.compile(r"⟦(\d+)⟧([^⟦⟧]*[A-Za-z]{2}[^⟦⟧]*)⟦/\1⟧")
_TAG = re.compile(r"<(/?)([a-z]+)((?:\s[^>]*)?)>")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>⟦⟧「」（）]*[^\s<>⟦⟧「」（）.,;:!?'\")\]}。、]")
_LITERAL = re.compile(rf"⟦[^⟧]*⟧|[⟦⟧]|</?\d+/?>|{_URL.pattern}")
"""What the text itself has of the forms that placeholders take, here and on their way to a model; and addresses."""
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々一-鿿]")
_SPACE = re.compile(r"[ \t\r\n]+")
_ATOMS = frozenset({"code", "span"})
"""Elements that go whole: inline code, and a span is always a formula."""
_FEW_WORDS = 4
_SHORT = frozenset({"sub", "sup"})


@dataclass(frozen=True)
class Mark:
    """What a number stands for. `close` is None for an atom."""

    open: str
    close: str | None


@dataclass(frozen=True)
class Masked:
    """`text` is plain (entities resolved) with placeholders; `marks[n - 1]` belongs to number n.

    `prefix` and `suffix` are HTML that encloses the whole text and is put back unseen.
    """

    text: str
    marks: tuple[Mark, ...]
    prefix: str = ""
    suffix: str = ""


class PlaceholderError(ValueError):
    """A placeholder is lost, repeated, unknown, empty or crossed; `lost` tells whether one is missing."""

    def __init__(self, evidence: str, *, lost: bool) -> None:
        self.evidence = evidence
        self.lost = lost
        super().__init__(evidence)


def mask(inline: str) -> Masked:
    """Masks inline HTML of the allow-list. Unbalanced tags are dropped with no loss of words."""
    marks: list[Mark] = []
    text = _spaced(_masked(inline, marks))
    return _peeled(text, tuple(marks))


def restore(text: str, masked: Masked) -> str:
    """The inline HTML of a translated text. Raises PlaceholderError unless every placeholder came back once, in order
    of nesting, and every pair around some words."""
    verify(text, masked)
    return masked.prefix + _written(text, masked.marks) + masked.suffix


def marked_again(text: str, source: str) -> str:
    """Masked `text` with the pairs of `source` that it lost around words that it kept as they were: of a name that stands
    once on either side nobody need be asked where its link goes."""
    for pair in _WORDS_IN_PAIR.finditer(source):
        number, words = pair[1], pair[2]
        if f"⟦{number}⟧" in text or f"⟦/{number}⟧" in text or source.count(words) > 1:
            continue
        places = list(re.finditer(rf"(?<![A-Za-z0-9]){re.escape(words)}(?![A-Za-z0-9])", text))
        if len(places) == 1 == text.count(words):
            start, end = places[0].span()
            text = f"{text[:start]}⟦{number}⟧{words}⟦/{number}⟧{text[end:]}"
    return text


def restore_loosely(text: str, masked: Masked) -> str:
    """Like `restore` for a text from parts of which the pairs were left out (`without_pairs`).

    Pairs that are not whole are dropped, but no link: it is put back around its own words where the translation kept
    them as they were (a name, a product), and else in parentheses at the end. Raises PlaceholderError where an atom is
    lost or repeated.
    """
    whole = _whole_pairs(text, masked.marks)
    kept = TOKEN.sub(lambda found: found[0] if int(found[2]) in whole else "", text)
    verify(kept, _only(masked, whole))
    out = _written(kept, masked.marks)
    left: list[str] = []
    for number, mark in enumerate(masked.marks, 1):
        if number in whole or not mark.open.startswith("<a "):
            continue
        words = html.escape(_between(masked.text, number), quote=False)
        if words.strip() and "⟦" not in words and out.count(words) == 1:
            out = out.replace(words, f"{mark.open}{words}{mark.close}")
        else:
            left.append(f"{mark.open}{_named(words)}{mark.close}")
    if left:
        end = len(out.rstrip("。")) if out.endswith("。") else len(out)
        out = f"{out[:end]}（{'、'.join(left)}）{out[end:]}"
    return masked.prefix + out + masked.suffix


def _named(words: str) -> str:
    """What a link is called that stands by itself: its own words where they are few."""
    plain = _spaced(TOKEN.sub("", words))
    return plain if 0 < len(plain.split()) <= _FEW_WORDS else "リンク"


def without_pairs(masked: Masked) -> Masked:
    """The same text with its atoms only; numbers stay as they are."""
    return _only(masked, {n for n, mark in enumerate(masked.marks, 1) if mark.close is None})


def without_marks(text: str) -> str:
    """Masked text as words alone, for checks of a part that cannot be restored by itself."""
    return _spaced(TOKEN.sub("", text))


def verify(text: str, masked: Masked) -> None:
    """Raises PlaceholderError where the placeholders of `text` are not those of `masked.text`, each once."""
    expected, found = _tokens(masked.text), _tokens(text)
    for token in expected:
        if token not in found:
            raise PlaceholderError(token, lost=True)
    for token in found:
        if found.count(token) > 1 or token not in expected:
            raise PlaceholderError(token, lost=False)
    rest = TOKEN.sub("", text)
    if stray := re.search(r"[⟦⟧].{0,12}", rest):
        raise PlaceholderError(stray[0], lost=False)
    _verify_nesting(text, masked.marks)


def _verify_nesting(text: str, marks: tuple[Mark, ...]) -> None:
    open_pairs: list[tuple[int, int]] = []
    for found in TOKEN.finditer(text):
        number = int(found[2])
        if marks[number - 1].close is None:
            continue
        if not found[1]:
            open_pairs.append((number, found.end()))
        elif open_pairs and open_pairs[-1][0] == number:
            _, start = open_pairs.pop()
            if not text[start : found.start()].strip():
                raise PlaceholderError(f"⟦{number}⟧⟦/{number}⟧", lost=True)
        elif f"⟦{number}⟧" in text:  # its opening may stand in an earlier part of a text that was split
            raise PlaceholderError(found[0], lost=False)


def _masked(inline: str, marks: list[Mark]) -> str:
    out: list[str] = []
    stack: list[tuple[str, int]] = []
    position = 0
    while position < len(inline):
        tag = _TAG.search(inline, position)
        out.append(_atomised(inline[position : tag.start() if tag else len(inline)], marks))
        if tag is None:
            break
        position = _take(tag, inline, stack, marks, out)
    return _without_unclosed("".join(out), [number for _, number in stack])


def _take(tag: re.Match[str], inline: str, stack: list[tuple[str, int]], marks: list[Mark], out: list[str]) -> int:
    """Handles one tag and returns where to read on."""
    closing, name = tag[1] == "/", tag[2]
    if name == "br":
        out.append(_atom("<br>", marks))
    elif closing:
        if any(open_name == name for open_name, _ in stack):
            while True:
                open_name, number = stack.pop()
                out.append(f"⟦/{number}⟧")
                if open_name == name:
                    break
    else:
        end = inline.find(f"</{name}>", tag.end())
        whole = inline[tag.start() : end + len(name) + 3] if end >= 0 else ""
        if whole and _is_atom(name, inline[tag.end() : end]):
            out.append(_atom(whole, marks))
            return tag.start() + len(whole)
        marks.append(Mark(tag[0], f"</{name}>"))
        stack.append((name, len(marks)))
        out.append(f"⟦{len(marks)}⟧")
    return tag.end()


def _is_atom(name: str, content: str) -> bool:
    words = re.sub(r"<[^>]*>", "", content).strip()
    if name in _ATOMS or not words:
        return True
    if name in _SHORT:
        return not re.search(r"\s", words)
    return name == "a" and _URL.fullmatch(html.unescape(words)) is not None


def _atom(markup: str, marks: list[Mark]) -> str:
    marks.append(Mark(markup, None))
    return f"⟦{len(marks)}⟧"


def _atomised(escaped: str, marks: list[Mark]) -> str:
    """Text with its URLs (and any placeholders of its own) as atoms, entities resolved."""
    text = re.sub(r"</?[A-Za-z][^>]*>", "", html.unescape(escaped)) if "<" in escaped else html.unescape(escaped)
    return _LITERAL.sub(lambda found: _atom(html.escape(found[0], quote=False), marks), text)


def _without_unclosed(text: str, unclosed: list[int]) -> str:
    for number in unclosed:
        text = text.replace(f"⟦{number}⟧", "")
    return text


def _peeled(text: str, marks: tuple[Mark, ...]) -> Masked:
    """Takes off pairs around everything, and line breaks at the ends."""
    prefix, suffix, peeled = "", "", True
    while peeled:
        peeled = False
        text = text.strip()
        first, last = TOKEN.match(text), _last_token(text)
        if first is None and last is None:
            break
        if first and last and last[1] and first[2] == last[2] and not first[1]:
            mark = marks[int(first[2]) - 1]
            prefix, suffix = prefix + mark.open, (mark.close or "") + suffix
            text, peeled = text[first.end() : last.start()], True
        elif first and _is_break(first, marks):
            prefix, text, peeled = prefix + "<br>", text[first.end() :], True
        elif last and _is_break(last, marks):
            suffix, text, peeled = "<br>" + suffix, text[: last.start()], True
    return Masked(text, marks, prefix, suffix)


def _is_break(token: re.Match[str], marks: tuple[Mark, ...]) -> bool:
    return not token[1] and marks[int(token[2]) - 1].open == "<br>"


def _last_token(text: str) -> re.Match[str] | None:
    found = list(TOKEN.finditer(text))
    return found[-1] if found and found[-1].end() == len(text) else None


def _written(text: str, marks: tuple[Mark, ...]) -> str:
    return "".join(_pieces(text, marks))


def _pieces(text: str, marks: tuple[Mark, ...]) -> Iterator[str]:
    position = 0
    for found in TOKEN.finditer(text):
        yield html.escape(text[position : found.start()], quote=False)
        mark = marks[int(found[2]) - 1]
        yield (mark.close or "") if found[1] else mark.open
        position = found.end()
        if _URL.fullmatch(html.unescape(mark.open)) and _JAPANESE.match(text, position):
            yield " "  # or the words after an address would be read as its end
    yield html.escape(text[position:], quote=False)


def _only(masked: Masked, numbers: set[int]) -> Masked:
    text = TOKEN.sub(lambda found: found[0] if int(found[2]) in numbers else "", masked.text)
    return Masked(_spaced(text), masked.marks, masked.prefix, masked.suffix)


def _whole_pairs(text: str, marks: tuple[Mark, ...]) -> set[int]:
    """Numbers of atoms, and of pairs whose two halves stand in the text once each, in order, and cross no other."""
    whole: set[int] = set()
    for number, mark in enumerate(marks, 1):
        opening, closing = f"⟦{number}⟧", f"⟦/{number}⟧"
        if mark.close is None:
            whole.add(number)
        elif text.count(opening) == text.count(closing) == 1 and text.find(opening) < text.find(closing):
            inside = [t for t in _tokens(_between(text, number)) if marks[int(t.strip("⟦/⟧")) - 1].close is not None]
            if all(
                inside.count(t) + inside.count(t.replace("⟦/", "⟦")) + inside.count(t.replace("⟦", "⟦/")) >= 2
                for t in inside
            ):
                whole.add(number)
    return whole


def _tokens(text: str) -> list[str]:
    return [found[0] for found in TOKEN.finditer(text)]


def _between(text: str, number: int) -> str:
    start, end = text.find(f"⟦{number}⟧"), text.find(f"⟦/{number}⟧")
    return text[start + len(f"⟦{number}⟧") : end] if 0 <= start < end else ""


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
