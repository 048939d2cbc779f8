"""Plants wrong facts: numbers, magnitudes, years, versions, currencies, added digits, names.

Works on the Japanese text alone and knows nothing of the fact guard: each way is something that models were seen to do,
or that a careless hand would. A way returns the changed text, or None where the text offers it nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from aainews.evaluation.planted.aligning import Pair

Way = Callable[[Random, Pair], str | None]

_LITERAL = re.compile(
    r"`[^`]*`|\]\([^)]*\)|https?://[^\s)]+|<[^>]+>|@[\w-]+|\$[^$\n]*[\\^_{}][^$\n]*\$|[（(]訳者?注[^（()）]*[)）]"
)
_NUMBER = re.compile(r"(?<![\d.,A-Za-z#-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]|[A-Za-z]|年代?|/\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,])")
_VERSIONED = re.compile(r"(?<![A-Za-z])([A-Za-z]{2,}[- ]?[vV]?)(\d+(?:\.\d+)*)(?![\d万億])")
_KANJI_COUNT = re.compile(r"[二三四五六七八九](?=つ|人|種類|個|回|年|社|倍|度目)")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{3,}(?![A-Za-z])")
_KATAKANA_NAMES = (
    "グーグル",
    "マイクロソフト",
    "アップル",
    "アマゾン",
    "メタ",
    "エヌビディア",
    "テスラ",
    "インテル",
    "アンソロピック",
)
_OTHER_NAMES = ("Google", "OpenAI", "Anthropic", "Gemini", "Claude", "NVIDIA", "Microsoft", "Mistral", "Kubernetes", "PyTorch")  # fmt: skip


def places(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches that stand in prose: not in code, URLs, formulas, nor in a translator's note, which has no source."""
    taken = [found.span() for found in _LITERAL.finditer(text)]
    return [found for found in pattern.finditer(text) if not any(a <= found.start() < b for a, b in taken)]


def put(text: str, found: re.Match[str], new: str, group: int = 0) -> str:
    return text[: found.start(group)] + new + text[found.end(group) :]


def _one(random: Random, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = places(pattern, text)
    return random.choice(found) if found else None


def _other_digits(random: Random, number: str) -> str:
    while True:
        at = [i for i, char in enumerate(number) if char.isdigit()]
        changed = list(number)
        for i in random.sample(at, k=min(len(at), random.choice((1, 1, 2)))):
            changed[i] = random.choice("123456789")
        if float("".join(changed).replace(",", "")) != float(number.replace(",", "")):
            return "".join(changed)


def number_with_other_digits(random: Random, pair: Pair) -> str | None:
    found = _one(random, _NUMBER, pair.ja)
    return put(pair.ja, found, _other_digits(random, found[0])) if found else None


def number_off_by_little(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(_NUMBER.pattern), pair.ja)
    if not found or "." in found[0] or "," in found[0]:
        return None
    return put(pair.ja, found, str(int(found[0]) + random.choice((1, 2, 3, 10))))


def digits_exchanged(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<![\d.,A-Za-z/#-])\d{2,3}(?![\d.,年/A-Za-z])"), pair.ja)
    if not found or found[0] == found[0][::-1] or found[0].endswith("0"):
        return None
    return put(pair.ja, found, found[0][::-1])


def kanji_count(random: Random, pair: Pair) -> str | None:
    found = _one(random, _KANJI_COUNT, pair.ja)
    return put(pair.ja, found, random.choice([c for c in "三四五六七八九" if c != found[0]])) if found else None


def point_moved(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<![\d.,A-Za-z-])(\d{1,3})\.(\d{1,2})(?![\d.])"), pair.ja)
    if not found or len(found[1]) < 2:
        return None
    return put(pair.ja, found, f"{found[1][:-1]}.{found[1][-1]}{found[2]}")


def magnitude_word(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<=[\d数十百千])\s?[万億兆]"), pair.ja)
    if not found:
        return None
    others = [w for w in ("万", "億", "兆", "") if w != found[0].strip()]
    return put(pair.ja, found, random.choice(others))


def magnitude_put_in(random: Random, pair: Pair) -> str | None:
    found = _one(
        random, re.compile(r"(?<![\d.,A-Za-z第#/-])\d{2,4}(?:,\d{3})*(?=人|ドル|の|件|個|語|組|社|以上|種)"), pair.ja
    )
    return put(pair.ja, found, found[0] + random.choice("万億")) if found else None


def magnitude_letter(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<=\d)([KMBT])(?![A-Za-z])"), pair.ja)
    return put(pair.ja, found, random.choice([c for c in "KMBT" if c != found[0]])) if found else None


def magnitude_of_digits(random: Random, pair: Pair) -> str | None:
    found = _one(
        random,
        re.compile(
            r"(?<![\d.,A-Za-z/#第-])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.,A-Za-z第/#-])[1-9]\d{2,5}(?![\d.,年/])"
        ),
        pair.ja,
    )
    if not found:
        return None
    value = int(found[0].replace(",", "")) * random.choice((10, 100, 1000))
    return put(pair.ja, found, f"{value:,}")


def vague_magnitude(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<=[数何])[十百千](?=[の人億万社時年件])|(?<=[数何])[十百千]?[万億兆]"), pair.ja)
    if not found:
        return None
    return put(pair.ja, found, random.choice([w for w in ("十", "百", "千", "百万", "十億") if w != found[0]]))


def year(random: Random, pair: Pair) -> str | None:
    found = _one(random, _YEAR, pair.ja)
    if not found:
        return None
    value = int(found[0]) + random.choice((-10, -3, -2, -1, 1, 2, 3, 10))
    return put(pair.ja, found, str(value))


def year_digits(random: Random, pair: Pair) -> str | None:
    found = _one(random, _YEAR, pair.ja)
    if not found:
        return None
    swapped = found[0][:2] + found[0][3] + found[0][2]
    return put(pair.ja, found, swapped) if swapped != found[0] else None


def version_raised(random: Random, pair: Pair) -> str | None:
    found = _one(random, _VERSIONED, pair.ja)
    if not found or found[1].strip().lower() in ("in", "the", "of"):
        return None
    parts = found[2].split(".")
    at = random.randrange(len(parts))
    parts[at] = str(max(0, int(parts[at]) + random.choice((1, 1, 2, -1 if int(parts[at]) > 1 else 1))))
    return put(pair.ja, found, ".".join(parts), 2)


def version_shortened(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}[- ]?\d+(\.\d+)(?![\d.])"), pair.ja)
    return put(pair.ja, found, "", 1) if found else None


def version_lengthened(random: Random, pair: Pair) -> str | None:
    found = _one(
        random,
        re.compile(
            r"(?<![A-Za-z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Za-z]{2,}[- ]?\d+()(?![\d.A-Za-z])"
        ),
        pair.ja,
    )
    return put(pair.ja, found, random.choice((".5", ".1", "o", ".0.1")), 1) if found else None


def currency_word(random: Random, pair: Pair) -> str | None:
    words = ("ドル", "円", "ユーロ", "ポンド", "人民元", "ウォン")
    found = _one(random, re.compile(r"(?<=[\d万億兆千百])\s?(?:ドル|円|ユーロ|ポンド|元|ウォン|ルピー)"), pair.ja)
    return put(pair.ja, found, random.choice([w for w in words if found[0].strip() not in w])) if found else None


def currency_sign(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"[$€£¥￥](?=\s?\d)"), pair.ja)
    return put(pair.ja, found, random.choice([w for w in "$€£¥" if w != found[0]])) if found else None


def digit_added(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?<![\d#/])\d+(?![\d])"), pair.ja)
    if not found:
        return None
    at = random.randint(found.start(), found.end())
    digit = random.choice("123456789" if at == found.start() else "0123456789")
    return pair.ja[:at] + digit + pair.ja[at:]


def number_invented(random: Random, pair: Pair) -> str | None:
    found = _one(random, re.compile(r"(?:です|ます|した|である)(?=。)"), pair.ja)
    if not found:
        return None
    said = random.choice(("（約{}%）", "（{}件）", "（arXiv:24{:02d}.0{}849）", "（{}万人）", "（20{}年）"))
    return put(pair.ja, found, said.format(random.randint(13, 29), random.randint(1, 9)) + found[0])


def _shared_names(pair: Pair) -> list[re.Match[str]]:
    return [found for found in places(_LATIN, pair.ja) if re.search(rf"\b{found[0]}\b", pair.en)]


def name_letter_lost(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    if not found:
        return None
    name = random.choice(found)
    at = random.randrange(1, len(name[0]))
    return put(pair.ja, name, name[0][:at] + name[0][at + 1 :])


def name_letter_changed(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    if not found:
        return None
    name = random.choice(found)
    at = random.randrange(1, len(name[0]))
    letter = random.choice([c for c in "aeioulrntsk" if c != name[0][at].lower()])
    return put(pair.ja, name, name[0][:at] + letter + name[0][at + 1 :])


def name_letters_turned(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    if not found:
        return None
    name = random.choice(found)
    at = random.randrange(1, len(name[0]) - 1)
    turned = name[0][:at] + name[0][at + 1] + name[0][at] + name[0][at + 2 :]
    return put(pair.ja, name, turned) if turned != name[0] else None


def name_doubled_letter(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    if not found:
        return None
    name = random.choice(found)
    at = random.randrange(1, len(name[0]))
    return put(pair.ja, name, name[0][:at] + name[0][at - 1] + name[0][at:])


def name_of_another(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    others = [name for name in _OTHER_NAMES if name.lower() not in pair.en.lower()]
    if not found:
        return None
    return put(pair.ja, random.choice(found), random.choice(others))


def name_of_another_in_kana(random: Random, pair: Pair) -> str | None:
    found = _shared_names(pair)
    if not found:
        return None
    return put(pair.ja, random.choice(found), random.choice(_KATAKANA_NAMES[:3] + _KATAKANA_NAMES[5:]))


FACTS: dict[str, tuple[Way, ...]] = {
    "number_changed": (number_with_other_digits, number_off_by_little, digits_exchanged, kanji_count, point_moved),
    "number_invented": (number_invented,),
    "magnitude_changed": (magnitude_word, magnitude_put_in, magnitude_letter, magnitude_of_digits, vague_magnitude),
    "year_changed": (year, year_digits),
    "version_changed": (version_raised, version_shortened, version_lengthened),
    "currency_changed": (currency_word, currency_sign),
    "digit_added": (digit_added,),
    "name_changed": (name_letter_lost, name_letter_changed, name_letters_turned, name_doubled_letter, name_of_another, name_of_another_in_kana),
}  # fmt: skip
"""The ways of each kind."""
