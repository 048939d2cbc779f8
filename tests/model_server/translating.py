"""A translation that says nothing and breaks nothing: Japanese prose of a fitting length that keeps every placeholder,
number, date, unit and Latin name of its source, in order. The same source always gives the same words."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from functools import cache, lru_cache

from aainews.gate.affinity import FORMS, lemma
from aainews.reference.style import in_house_words
from tests.model_server import words
from tests.model_server.numerals import with_digits

MARK = re.compile(r"⟦[^⟧]*⟧|</?[A-Za-z][^<>]*>|</?\d+/?>")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ]")
_MONTHS = "|".join(words.MONTHS)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_VAGUE = {
    "hundreds of billions": "数千億", "tens of billions": "数百億", "billions": "数十億", "hundreds of millions": "数億",
    "tens of millions": "数千万", "millions": "数百万", "hundreds of thousands": "数十万", "tens of thousands": "数万",
    "thousands": "数千", "hundreds": "数百", "dozens": "数十", "trillions": "数兆",
}  # fmt: skip
_CURRENCY = {"$": "ドル", "€": "ユーロ", "£": "ポンド", "¥": "円"}
_TOKEN = re.compile(
    rf"""(?P<mark>{MARK.pattern})
    |(?P<date>\b(?:{_MONTHS})\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}}\b)
    |(?P<month>\b(?:{_MONTHS})\ \d{{4}}\b)
    |(?P<monthday>\b(?:{_MONTHS})\ \d{{1,2}}\b)
    |(?P<scaled>[$€£¥]?\d[\d,]*(?:\.\d+)?[\ -](?:thousand|million|billion|trillion)\b)
    |(?P<percent>[~+-]?\d[\d.,]*\ percent\b)
    |(?P<vague>\b(?:{"|".join(_VAGUE).replace(" ", "[ ]")})\b)
    |(?P<number>[~<>≈±+-]?[$€£¥]?\d[\d.,:/×x%–-]*\w*%?\+?)
    |(?P<word>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9]*(?:[.+\#/_'’-][A-Za-zÀ-ÿ0-9]+)*\+*)
    |(?P<kana>[ぁ-んァ-ヶ一-龠ー々、。「」]+)
    |(?P<stop>[.!?…:;,](?=\s|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN = re.compile(r"[一-鿿ァ-ヺー]{2,}")
_ENUMERATOR = re.compile(r"(?:\(?\d{1,2}[.)]|[-*•])\s+")
_SENTENCE = re.compile(r"(?<!^\d\.)(?<!^\d\d\.)(?<=[.!?])\s+(?=[A-Z⟦<\"“'‘(\d])|\n+")
_EMPTY_PAIR = re.compile(r"<(\d+)>(\s*)</\1>|⟦(\d+)⟧\s*⟦/\3⟧")
_PARTICLE = "|".join(words.PARTICLES)
_BEFORE_CLOSING = re.compile(rf"({_PARTICLE}|、)((?:⟦/[^⟧]*⟧|</[^<>]*>)+)")
_BEFORE_STOP = re.compile(rf"(?:{_PARTICLE}|、)*([。、？])")
_AT_THE_END = re.compile(rf"(?:{_PARTICLE}|[、。？])$")
_SPACE_WANTED = re.compile(r"(?<=[ぁ-んァ-ヶ一-龠ー々])(?=[A-Za-z0-9$€£~])|(?<=[A-Za-z0-9%+])(?=[ぁ-んァ-ヶ一-龠])")


@lru_cache(maxsize=50_000)
def number_of(text: str, below: int, salt: str = "") -> int:
    """A number from 0 to below-1 that follows from the text alone."""
    return int.from_bytes(hashlib.sha256(f"{salt}\x00{text}".encode()).digest()[:6]) % below


def translate(source: str) -> str:
    """Text that is Japanese already, and text of which nothing can be said in Japanese, comes back as it is."""
    if JAPANESE.search(MARK.sub("", source)):
        return source
    lines = source.split("\n") if "\n" in source else [source]
    japanese = "\n".join("".join(_sentence(part) for part in sentences(line)) for line in lines)
    japanese = _EMPTY_PAIR.sub(_here, japanese)
    return japanese if japanese.strip() else source


def _here(pair: re.Match[str]) -> str:
    """A link over a word that Japanese does not say ("here") covers こちら."""
    return f"<{pair[1]}>こちら</{pair[1]}>" if pair[1] else f"⟦{pair[3]}⟧こちら⟦/{pair[3]}⟧"


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part.strip()]


def _sentence(text: str) -> str:
    """Translates what follows an enumerator ("2. Backend", "(2) Compressor"), which stays as it is."""
    if found := _ENUMERATOR.match(text):
        return found[0] + _clauses(text[found.end() :])
    return _clauses(text)


def _clauses(text: str) -> str:
    text = with_digits(text)
    title_case = _is_title_case(text)
    parts: list[str] = []
    at_start, name_ended, said, last = True, -9, 0, ""
    for match in _TOKEN.finditer(text):
        kind, token = str(match.lastgroup), match[0]
        followed_by_capital = bool(re.match(r" [A-Z][a-z]", text[match.end() :]))
        japanese = _token(kind, token, title_case or (at_start and not followed_by_capital))
        at_start = at_start and kind == "mark"
        if kind in ("mark", "stop"):
            parts.append(japanese)
        elif japanese:
            particle = _particle(token, said)
            if match.start() == name_ended + 1 and japanese[0].isascii():
                parts[-1] = parts[-1].removesuffix(_particle(last, said - 1)) + " "  # Sam Altman, Llama 8B: one name
            parts.append(japanese + particle)
            said += 1
            last = token
            name_ended = match.end() if kind == "word" and japanese == token else -9
    return _finish(_tidy("".join(parts)), text).strip()


def _particle(token: str, said: int) -> str:
    if said % 6 == 5:
        return "、"
    return words.PARTICLES[number_of(token, len(words.PARTICLES), str(said))]


def _tidy(text: str) -> str:
    """Particles do not stand before a stop, a closing mark's end of phrase, or the end."""
    text = _BEFORE_CLOSING.sub(r"\2\1", text)
    text = _BEFORE_STOP.sub(r"\1", text)
    return _SPACE_WANTED.sub(" ", text)


def _finish(text: str, source: str) -> str:
    body = _AT_THE_END.sub("", text)
    end = MARK.sub("", source).rstrip("\"”’') ")[-1:]
    if end == "?":
        return _SPACE_WANTED.sub(" ", body + "でしょうか。")
    if end in (".", "!", "…"):
        return _SPACE_WANTED.sub(" ", body + words.ENDINGS[number_of(source, len(words.ENDINGS))] + "。")
    return f"{body}：" if end == ":" else body


def _token(kind: str, token: str, capital_means_nothing: bool) -> str:
    match kind:
        case "date" | "month" | "monthday":
            return _date(token)
        case "scaled":
            return _scaled(token)
        case "vague":
            return _VAGUE[token.lower()]
        case "number":
            return token.rstrip(".,:-–/")
        case "word":
            return _word(token, capital_means_nothing)
        case "percent":
            return token.removesuffix(" percent") + "%"
        case "stop":
            return "、" if token in ",;:" else ""
        case _:
            return token


def _date(token: str) -> str:
    name, *numbers = re.sub(r"(?<=\d)(st|nd|rd|th)|,", "", token, flags=re.IGNORECASE).split()
    month = [m.lower() for m in words.MONTHS].index(name.lower()) + 1
    year = next((n for n in numbers if len(n) == 4), None)
    day = next((n for n in numbers if len(n) < 3), None)
    return (f"{year}年" if year else "") + f"{month}月" + (f"{int(day)}日" if day else "")


def _scaled(token: str) -> str:
    """`$350 billion` as 3,500億ドル."""
    number, scale = re.split(r"[ -]", token.lower(), maxsplit=1)
    value = Decimal(number.lstrip("$€£¥").replace(",", "")) * _SCALES[scale]
    return in_japanese(value) + _CURRENCY.get(token[0], "")


def in_japanese(value: Decimal) -> str:
    """12億5,000万; plain digits where something is left below 万."""
    if value % 10**4:
        return f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    rest, text = int(value), ""
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        count, rest = divmod(rest, size)
        text += f"{count:,}{name}" if count else ""
    return text


@lru_cache(maxsize=50_000)
def _word(token: str, capital_means_nothing: bool) -> str:
    lower = token.lower().replace("’", "'")
    if lower in words.SILENT or lower.split("'")[0] in words.SILENT:
        return ""
    bare = re.sub(r"['’]s?$", "", token)
    if is_name(bare, capital_means_nothing):
        return bare
    lower = bare.lower()
    if lower in words.NUMBER_WORDS:
        return words.NUMBER_WORDS[lower]
    return words.KNOWN.get(lower) or _in_dictionary(lower) or _compound(lower)


def is_name(token: str, capital_means_nothing: bool) -> bool:
    if token in words.KNOWN_NAMES or re.search(r"\d|[a-z][A-Z]|^[A-Z]{2,}|[A-Z]\.", token):
        return True
    return token[0].isupper() and not capital_means_nothing and token.lower() not in words.KNOWN


@cache
def _in_dictionary(word: str) -> str | None:
    """The first noun that the gate's lexicon has for a word: a translation is known by the words it shares."""
    known = lemma(word)
    forms = FORMS[known] if known is not None else ()
    return next((in_house_words(form) for form in forms if _NOUN.fullmatch(form)), None)


def _compound(word: str) -> str:
    noun = words.NOUNS[number_of(word, len(words.NOUNS))]
    if len(word) < 6:
        return noun
    rest = [other for other in words.NOUNS if other != noun]
    return noun + rest[number_of(word, len(rest), "second")]


def _is_title_case(text: str) -> bool:
    found = re.findall(r"[A-Za-z][\w'’-]*", MARK.sub(" ", text))
    content = [w for w in found if w.lower() not in words.SILENT]
    return len(content) > 1 and text.rstrip()[-1:] not in ".,:;" and sum(map(_capital, content)) > 0.7 * len(content)


def _capital(word: str) -> bool:
    return word[0].isupper()
