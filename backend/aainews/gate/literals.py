"""Code and addresses of a Markdown text: what a translation carries over letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import Levenshtein

from aainews.domain.checks import Check, CheckKind
from aainews.gate.affinity import FORMS, lemma
from aainews.gate.facts.names import kana_skeleton, kana_words, latin_skeleton
from aainews.gate.findings import block, warn

SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_URL = re.compile(r"https?://[A-Za-z0-9./?=&#%_~:+@,;!$*-]+")
_PROSE = re.compile(
    r"^\W*(?!(?:pip3?|npm|npx|yarn|pnpm|git|docker|python3?|cargo|brew|apt|uv|conda|curl|go|make|kubectl|ollama|sudo|cd|gh|poetry|helm|terraform|bun|deno|dotnet|rustup|systemctl)\b)[A-Za-z]+(?: [A-Za-z]+){2,}"
)
"""Words in code marks that are words after all; a command is none."""
_LANGUAGE = re.compile(r"/(?:en|ja|jp|en-us|ja-jp)(?=/|$)", re.IGNORECASE)
"""A translator links to the Japanese page where there is one."""
_EXTENSION = re.compile(r"\.(?:html?|pdf|md|php)$")
_ENDING = re.compile(r"(?<=\w)\.\w{1,5}$")
"""An extension that may be misspelt itself: paper.9pdf."""
_WIDE = re.compile(r"[！-～]")
_SYNTAX = re.compile(r"[_(){}=/.<>$]|^(?:pip|npm|npx|git|docker|python|cargo|uv|curl|kubectl|ollama)")
"""Code that nobody puts into Japanese."""
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_GAP = re.compile(
    r"^\s*[：:、。）)]|^\s*(?:を|は|が|に|へ|で|の)(?=[、。\s一-鿿ァ-ヺA-Za-z])"
    r"|(?<=[ぁ-ん一-鿿])\s+を|(?:(?<![ぁ-ん])は|(?<![なか])に|(?<!な)が)を(?=[一-鿿ァ-ヺ])|[、。(（「]\s*(?:を|が|へ)(?![ぁ-んー])|[、。]\s*(?:は|に|で|の)[、\s]"
    r"|を\s*(?:を|は|が|に|へ|の|で)(?=[、。\s一-鿿ァ-ヺ])|(?<=[一-鿿ァ-ヺー])(?:[のはがに]\s*を|[にでが]\s+(?:は|が|の)|は\s*が)(?=[、。\s一-鿿ァ-ヺ])"
    r"|(?:この|その|各)\s*(?:を|は|が|に|で)(?=[、。\s一-鿿ァ-ヺ])|(?<=[ぁ-んァ-ヺー一-鿿、。])\s{2,}(?=[ぁ-んァ-ヺ一-鿿、。A-Za-z])"
    r"|、(?:で|に|を|が|へ)(?=[一-鿿])|(?<=[一-鿿ァ-ヺー])[はがを]\s?[とや]\s?(?=x)|(?<!!)\[\s*\]\("
    r"|^\s*(?:と|や|から|まで)(?=[x「])|、\s+(?:で|に|は|を|が|の)(?=[一-鿿ァ-ヺ])|、\s+(?=[ァ-ヺ一-鿿])|、\s*と(?=[\sx])|[\sx]とです"
)
"""Particles with nothing before them: something was taken out of the sentence."""
SLIP = 2
"""Letters by which an address differs that somebody mistyped; one that moved differs by more."""
SHORTEST_TAIL = 6
LONG_ENOUGH = 6
"""Letters of a code from which its beginning is no other word."""


def check_literals(source: str, ja: str, context: str = "") -> tuple[Check, ...]:
    """Code and URLs that are altered, put in, or lost. What stands elsewhere in the article (`context`) may be named
    again; a page that only moved (same last part, or same site) and code that was put into words are warnings."""
    return (*_urls(source, ja, context), *_code(source, ja, context))


def _urls(source: str, ja: str, context: str) -> Iterator[Check]:
    claimed = addresses(ja)
    if not claimed:
        return
    stated = addresses(source)
    yield from _fragments(source, ja)
    missing = [url for url in stated if url not in claimed]
    for url in claimed:
        if url in stated:
            continue
        elsewhere = not missing and url in addresses(context)
        if elsewhere or any(_contains(other, url) for other in stated):
            continue
        yield (warn if _has_moved(url, missing) else block)(CheckKind.LITERAL_ALTERED, url)


def _fragments(source: str, ja: str) -> Iterator[Check]:
    """A place on the right page that is spelt wrongly; a place that the source does not name is the translator's."""
    places = {tuple(match[0].split("#", 1)) for match in _URL.finditer(source) if "#" in match[0]}
    for match in _URL.finditer(ja):
        page, mark, place = match[0].rstrip("./),_:;!*").partition("#")
        named = [known.rstrip("./),_:;!*") for other, known in places if mark and other == page]
        if named and place not in named and any(is_slip(place, known) for known in named):
            yield block(CheckKind.LITERAL_ALTERED, match[0])


@lru_cache(maxsize=1024)
def addresses(text: str) -> tuple[str, ...]:
    """The URLs of a text as far as they matter: without scheme, language, fragment, extension and closing marks."""
    if "http" not in text:
        return ()
    found = (match[0].rstrip("./),_:;!*") for match in _URL.finditer(text))
    return tuple(dict.fromkeys(_bare(url) for url in found))


def _bare(url: str) -> str:
    plain = url.split("://", 1)[-1].split("#", 1)[0].rstrip("/")
    return _EXTENSION.sub("", _LANGUAGE.sub("", plain)).removeprefix("www.")


def _contains(longer: str, url: str) -> bool:
    """`https://a.example/x` inside an archive's address of it."""
    return longer.endswith(f"/{url}")


def _has_moved(url: str, missing: list[str]) -> bool:
    """Whether the page that is missing has this address today: a whole other path on its site, or its name elsewhere."""
    return any(_same_page(url, other) for other in missing)


def _same_page(url: str, other: str) -> bool:
    slip = Levenshtein.distance(_ENDING.sub("", url), _ENDING.sub("", other), score_cutoff=SLIP) <= SLIP
    if slip or Levenshtein.distance(url, other, score_cutoff=SLIP) <= SLIP or other.startswith(url):
        return False
    if url.startswith(f"{other}.") and url[len(other) + 1 :].isalnum():
        return False  # an ending that is none: paper.pd
    host, former = _host(url), _host(other)
    if host != former and host.rsplit(".", 1)[0] == former.rsplit(".", 1)[0]:
        return False  # github.org for github.com
    if host == former or (host.split(".", 1)[-1].count(".") and f"{host.split('.', 1)[-1]}/" in other):
        path, before = url.removeprefix(host), other.removeprefix(former)
        return Levenshtein.distance(path, before, score_cutoff=SLIP) > SLIP and len(path) > 1
    if len(_long_words(url) & _long_words(other)) >= 2 and not _segments(url) & _segments(other):
        return True  # angular.io/guide/styleguide, today github.com/johnpapa/angular-styleguide
    tail = url.rsplit("/", 1)[-1]
    alike = Levenshtein.distance(host, former, score_cutoff=SLIP) <= SLIP
    return len(tail) >= SHORTEST_TAIL and tail == other.rsplit("/", 1)[-1] and not alike


def _long_words(url: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{5,}", url.lower()) if word not in ("https", "index")}


def _segments(url: str) -> set[str]:
    return {part for part in url.split("/") if part}


def _host(url: str) -> str:
    return urlsplit(f"//{url}").netloc


@dataclass(frozen=True)
class _Spans:
    """The inline code of both sides, white space left out. `lost` stands nowhere in the translation; `unsaid` less
    often in code marks than in the source; `put_in` in marks that the source has not."""

    stated: Counter[str]
    claimed: Counter[str]
    lost: tuple[str, ...]

    @property
    def unsaid(self) -> list[str]:
        return list(self.stated - self.claimed)

    @property
    def put_in(self) -> list[str]:
        return [code for code in self.claimed if code not in self.stated]


def _spans(source: str, ja: str) -> _Spans:
    stated = Counter(_squeezed(code) for code in SPAN.findall(source) if not _PROSE.search(code))
    claimed = Counter(map(_squeezed, () if ja.count("`") % 2 else SPAN.findall(ja)))
    words = _URL.sub(" ", ja)  # an address that holds the name of what it shows says nothing to a reader
    shown = (_squeezed(words), unicodedata.normalize("NFKC", words))
    lost = tuple(code for code in stated if code not in claimed and not any(_stands(code, text) for text in shown))
    return _Spans(stated, claimed, lost)


def _code(source: str, ja: str, context: str) -> Iterator[Check]:
    if "`" not in source and "`" not in ja:
        return
    wide = [code for code in SPAN.findall(ja) if _WIDE.search(code) and code not in source]
    for code in wide:  # `run（）` is no code any more; all of a text's code in such letters is its writer's habit
        if unicodedata.normalize("NFKC", code) in source:
            yield (block if len(wide) < MANY else warn)(CheckKind.LITERAL_ALTERED, code)
    spans = _spans(source, ja)
    altered = _altered(spans)
    for code, original in altered.items():
        yield block(CheckKind.LITERAL_ALTERED, f"{original} → {code}")
    known = _squeezed(f"{source}\n{context}")
    for code in spans.put_in:
        if code not in altered and re.search(r"[A-Za-z_]", code) and not _stands(code, known):
            yield warn(CheckKind.LITERAL_ALTERED, code)
    yield from _lost(spans, set(altered.values()), source, ja)


def _altered(spans: _Spans) -> dict[str, str]:
    """Code that was put in, with the code of the source that it is a slip for."""
    free, found = spans.unsaid, dict[str, str]()
    for code in spans.put_in:
        like = next((original for original in free if is_slip(code, original)), None)
        if like is not None:
            free.remove(like)
            found[code] = like
        elif cut := next((each for each in spans.stated if _is_cut_off(code, each)), None):
            found[code] = cut
    return found


def _is_cut_off(code: str, original: str) -> bool:
    """`hub_model_i` for `hub_model_id`, whether or not that is said rightly elsewhere: nobody means it."""
    missing = original.removeprefix(code) if original.startswith(code) else original.removesuffix(code)
    return len(code) >= LONG_ENOUGH and 0 < len(original) - len(code) <= SLIP and missing not in (original, "s")


def _lost(spans: _Spans, altered: set[str], source: str, ja: str) -> Iterator[Check]:
    plain, original = _squeezed(ja), _squeezed(source)
    gap = any(plain.count(code) < original.count(code) for code in spans.stated) and _has_gap(ja)
    rewritten = bool(spans.put_in)  # other code, or words, were written for it
    for code in spans.lost:
        if code in altered:
            continue
        in_words = code.isalpha() and code.islower() and len(spans.stated) >= MANY
        excused = (
            (rewritten and not (_SYNTAX.search(code) and any(_JAPANESE.search(new) for new in spans.put_in)))
            or in_words
            or _is_spelt_out(code, ja)
        )
        yield (block if gap or not excused else warn)(CheckKind.LOST_PLACEHOLDER, code)
    if gap and not spans.lost:
        yield block(CheckKind.LOST_PLACEHOLDER, "a particle stands where code was")


MANY = 3
"""Codes in one text from which a plain word among them (`labels`) may be left out when its sentence is recast."""


def _is_spelt_out(code: str, ja: str) -> bool:
    """`labels` as ラベル, `summarize:` as 要約, `'Neutral'` without its quotes."""
    bare = code.strip("'\"")
    if bare != code and bare in ja:
        return True
    word = lemma(bare.rstrip(":").lower())
    if word is not None and any(len(form) > 1 and form in ja for form in FORMS[word]):
        return True
    sound = latin_skeleton(bare) if bare.isalpha() else ""
    return len(sound) > 1 and any(kana_skeleton(kana) in (sound, sound.removesuffix("s")) for kana in kana_words(ja))


def _has_gap(ja: str) -> bool:
    return _GAP.search(SPAN.sub("x", ja)) is not None


def is_slip(code: str, original: str) -> bool:
    """Whether code differs from the original as a careless copy does: some letters, or its beginning alone."""
    if _JAPANESE.search(code):
        return False
    if code.strip("'\"") == original.strip("'\""):
        return _has_lost_a_quote(code) and not _has_lost_a_quote(original)
    if (
        code.lower() == original.lower()
        or original.startswith(code)
        or original.endswith(code)
        or code.startswith(original)
    ):
        return True
    return Levenshtein.normalized_similarity(code, original) >= 0.6


def _has_lost_a_quote(code: str) -> bool:
    return (code[:1] in "'\"") != (code[-1:] in "'\"")


def _stands(code: str, text: str) -> bool:
    """As a word of its own, not as a part of a longer one."""
    at = text.find(code)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(code) : at + len(code) + 1]
        inside = (_is_letter(before) and _is_letter(code[0])) or (_is_letter(after) and _is_letter(code[-1]))
        if not inside:
            return True
        at = text.find(code, at + 1)
    return False


def _is_letter(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
