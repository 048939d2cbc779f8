"""More ways to get a fact wrong, written the way a stranger would: by the look of the text, not by our rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from aainews.evaluation.planted.aligning import Pair
from aainews.evaluation.planted.changed_facts import Way, places, put

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBER = re.compile(r"(?<![\d.,A-Za-z#/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]|,\d|[A-Za-z]|/\d)")
_UNITS: tuple[Sequence[str], ...] = (
    ("秒", "分", "時間"), ("日間", "週間", "か月", "年間"), ("GB", "TB", "MB"), ("メートル", "キロメートル", "センチ"), ("キロ", "トン", "グラム"),
    ("%", "ポイント", "倍"), ("％", "倍"), ("か月", "年"), ("カ月", "年"), ("ミリ秒", "秒"), ("ワット", "キロワット"), ("ギガワット", "メガワット"), ("度", "%"),
)  # fmt: skip
_CURRENCIES = ("ドル", "円", "ユーロ", "ポンド", "元", "ウォン", "ルピー")
_MAKERS = ("OpenAI", "Anthropic", "Google", "Microsoft", "Meta", "Apple", "Amazon", "NVIDIA", "Intel", "Tesla", "DeepSeek", "Mistral", "Samsung", "IBM", "Oracle", "Baidu", "Hugging Face", "Stanford", "Reuters", "Bloomberg")  # fmt: skip
_KANA_NAMES = ("グーグル", "マイクロソフト", "アップル", "アマゾン", "エヌビディア", "テスラ", "インテル", "アンソロピック", "オープンAI", "オラクル", "サムスン", "アリババ", "テンセント", "ファーウェイ", "アルトマン", "ザッカーバーグ", "ソフトバンク")  # fmt: skip
_MODELS = ("GPT-3.5", "GPT-4", "GPT-4o", "GPT-5", "Claude 3", "Claude 4", "Gemini 1.5", "Gemini 2.5", "Llama 2", "Llama 3", "Qwen3", "DeepSeek-V3", "Mistral 7B", "BERT", "T5")  # fmt: skip


def _pick(random: Random, pattern: str, text: str) -> re.Match[str] | None:
    found = places(re.compile(pattern), text)
    return random.choice(found) if found else None


def tenfold(random: Random, pair: Pair) -> str | None:
    """10億 → 100億, 3.5 → 35, 40 → 4."""
    found = _pick(random, _NUMBER.pattern, pair.ja)
    if not found or re.match(r"(?:19|20)\d\d$", found[0]):
        return None
    text = found[0]
    ways = [text.replace(".", "")] if "." in text and not text.startswith("0.") else [f"{text}0"]
    if text.endswith("0") and len(text) > 1 and "." not in text and "," not in text:
        ways.append(text[:-1])
    return (
        put(pair.ja, found, random.choice(ways))
        if float(ways[0].replace(",", "")) != float(text.replace(",", ""))
        else None
    )


def digit_lost(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![\d.,A-Za-z#/-])\d{2,}(?![\d.]|,\d|[A-Za-z]|/\d)", pair.ja)
    if not found:
        return None
    at = random.randrange(len(found[0]))
    text = found[0][:at] + found[0][at + 1 :]
    return put(pair.ja, found, text) if not text.startswith("0") and text != found[0] else None


def digit_doubled(random: Random, pair: Pair) -> str | None:
    found = _pick(random, _NUMBER.pattern, pair.ja)
    if not found:
        return None
    at = random.choice([i for i, char in enumerate(found[0]) if char.isdigit()])
    return put(pair.ja, found, found[0][:at] + found[0][at] + found[0][at:]) if found[0][at] != "0" or at else None


def wide_and_wrong(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![\d.,A-Za-z#/-])\d+(?![\d.]|,\d|[A-Za-z]|/\d)", pair.ja)
    return put(pair.ja, found, str(int(found[0]) + random.choice((1, 3, 7))).translate(_WIDE)) if found else None


def unit_exchanged(random: Random, pair: Pair) -> str | None:
    rows = [(row, found) for row in _UNITS for unit in row[:1] for found in places(re.compile(rf"(?<=\d)\s?{re.escape(unit)}(?![A-Za-z一-鿿ァ-ヺ])"), pair.ja)]  # fmt: skip
    if not rows:
        return None
    row, found = random.choice(rows)
    return put(pair.ja, found, random.choice(row[1:]))


def range_widened(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(\d+)(\s?[〜～~\-–]\s?)(\d+)(?=[^\d]|$)", pair.ja)
    return put(pair.ja, found, str(int(found[3]) + random.choice((1, 5, 10))), 3) if found else None


def month_or_day(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<!\d)(1[0-2]|[1-9])(?=月)|(?<=月)(?:\s?)([12]?\d|3[01])(?=日)", pair.ja)
    if not found:
        return None
    group = 1 if found[1] else 2
    return put(pair.ja, found, str(int(found[group]) % 12 + 1), group)


def year_next(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![\d.,])(?:19|20)\d\d(?=年)", pair.ja)
    return put(pair.ja, found, str(int(found[0]) + random.choice((1, -1)))) if found else None


def year_in_era(random: Random, pair: Pair) -> str | None:
    """2024年 → 令和5年, a year off."""
    found = _pick(random, r"(?<![\d.,])(20(?:19|2\d))年", pair.ja)
    return put(pair.ja, found, f"令和{int(found[1]) - 2018 + random.choice((-1, 1, 2)) or 9}年") if found else None


def year_digit(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![\d.,])(?:19|20)\d\d(?=年)", pair.ja)
    if not found:
        return None
    digit = random.choice([d for d in "0123456789" if d != found[0][2]])
    return put(pair.ja, found, found[0][:2] + digit + found[0][3])


def model_next(random: Random, pair: Pair) -> str | None:
    """GPT-4 → GPT-5, Llama 2 → Llama 3."""
    found = _pick(random, r"(?<![A-Za-z])((?:GPT|Claude|Gemini|Llama|LLaMA|Qwen|DeepSeek|BERT|T5|Python|CUDA|iPhone|Windows|Mistral|PyTorch|TensorFlow|o)[- ]?[vVR]?)(\d+(?:\.\d+)*)", pair.ja)  # fmt: skip
    if not found:
        return None
    parts = found[2].split(".")
    at = random.randrange(len(parts))
    parts[at] = str(int(parts[at]) + 1)
    return put(pair.ja, found, ".".join(parts), 2)


def model_of_another(random: Random, pair: Pair) -> str | None:
    found = _pick(random, "|".join(re.escape(m) for m in _MODELS) + r"(?![\d.])", pair.ja)
    others = [model for model in _MODELS if model.lower() not in pair.en.lower()]
    return put(pair.ja, found, random.choice(others)) if found else None


def version_digit(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![\d.])\d+(?:\.\d+)+(?![\d.%％倍万億兆ドル]|[A-Za-z])", pair.ja)
    if not found:
        return None
    at = random.choice([i for i, char in enumerate(found[0]) if char.isdigit()])
    return put(pair.ja, found, found[0][:at] + str((int(found[0][at]) + random.choice((1, 2))) % 10) + found[0][at + 1 :])  # fmt: skip


def issue_number(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<=#)\d+", pair.ja)
    return put(pair.ja, found, str(int(found[0]) + random.choice((1, 10)))) if found else None


def currency_of_another(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<=[\d万億兆])\s?(?:ドル|円|ユーロ|ポンド|元|ウォン|ルピー)", pair.ja)
    return put(pair.ja, found, random.choice([c for c in _CURRENCIES if c != found[0].strip()])) if found else None


def currency_sign_of_another(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"[$€£¥](?=\s?\d)", pair.ja)
    return put(pair.ja, found, random.choice([c for c in "$€£¥" if c != found[0]])) if found else None


def currency_sign_to_word(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"\$\s?(\d[\d,.]*\d|\d)", pair.ja)
    return put(pair.ja, found, found[1] + random.choice(("円", "ユーロ", "元"))) if found else None


def magnitude_lost(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<=\d)[万億兆](?=[^\d万億兆]|$)", pair.ja)
    return put(pair.ja, found, "") if found else None


def magnitude_next(random: Random, pair: Pair) -> str | None:
    """万 → 億 → 兆: million read as billion."""
    found = _pick(random, r"(?<=\d)[百千]?[万億](?=[^\d]|$)", pair.ja)
    return put(pair.ja, found, {"万": "億", "億": "兆"}[found[0][-1]]) if found else None


def magnitude_read_as_million(random: Random, pair: Pair) -> str | None:
    """$350 billion as 350億: the number kept, the magnitude taken for the nearest Japanese one."""
    found = re.search(r"(\d+(?:\.\d+)?)\s(million|billion|trillion)", pair.en)
    if not found:
        return None
    del random
    word = {"million": "万", "billion": "億", "trillion": "億"}[found[2]]
    ours = places(re.compile(r"\d[\d,]*(?:\.\d+)?(?:[万億兆]\d*)+"), pair.ja)
    return put(pair.ja, ours[0], f"{found[1]}{word}") if len(ours) == 1 and f"{found[1]}{word}" != ours[0][0] else None


def name_exchanged(random: Random, pair: Pair) -> str | None:
    found = _pick(random, "|".join(rf"(?<![A-Za-z]){name}(?![A-Za-z])" for name in _MAKERS), pair.ja)
    if not found or found[0] not in pair.en:
        return None
    return put(pair.ja, found, random.choice([name for name in _MAKERS if name.lower() not in pair.en.lower()]))


def name_exchanged_in_kana(random: Random, pair: Pair) -> str | None:
    found = _pick(random, "|".join(_KANA_NAMES), pair.ja)
    return put(pair.ja, found, random.choice([n for n in _KANA_NAMES if n not in pair.ja])) if found else None


def name_made_kana_of_another(random: Random, pair: Pair) -> str | None:
    found = _pick(random, "|".join(rf"(?<![A-Za-z]){name}(?![A-Za-z])" for name in _MAKERS), pair.ja)
    if not found or found[0] not in pair.en:
        return None
    own = {"OpenAI": "オープンAI", "Anthropic": "アンソロピック", "Google": "グーグル", "Microsoft": "マイクロソフト", "Apple": "アップル", "Amazon": "アマゾン", "NVIDIA": "エヌビディア", "Intel": "インテル", "Tesla": "テスラ", "Oracle": "オラクル", "Samsung": "サムスン"}  # fmt: skip
    inside = {kana for name, kana in own.items() if name.lower() in pair.en.lower()}
    return put(pair.ja, found, random.choice([kana for kana in _KANA_NAMES if kana not in inside]))


def name_cut(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![A-Za-z./@_-])[A-Z][A-Za-z]{5,}(?![A-Za-z./@_-])", pair.ja)
    return put(pair.ja, found, found[0][: -random.choice((1, 2))]) if found and found[0] in pair.en and not found[0].endswith(("s", "es")) else None  # fmt: skip


def name_with_look_alike(random: Random, pair: Pair) -> str | None:
    found = _pick(random, r"(?<![A-Za-z./@_-])[A-Z][A-Za-z]*[IilOo][A-Za-z]*(?![A-Za-z./@_-])", pair.ja)
    if not found or found[0] not in pair.en or len(found[0]) < 5:
        return None
    at = random.choice([i for i, char in enumerate(found[0]) if char in "IilOo"])
    return put(pair.ja, found, found[0][:at] + {"I": "l", "i": "l", "l": "I", "O": "0", "o": "0"}[found[0][at]] + found[0][at + 1 :])  # fmt: skip


STRANGE_FACTS: dict[str, tuple[Way, ...]] = {
    "number_changed": (tenfold, wide_and_wrong, unit_exchanged, range_widened, month_or_day, issue_number),
    "magnitude_changed": (magnitude_lost, magnitude_next, magnitude_read_as_million),
    "year_changed": (year_next, year_in_era, year_digit),
    "version_changed": (model_next, model_of_another, version_digit),
    "currency_changed": (currency_of_another, currency_sign_of_another, currency_sign_to_word),
    "digit_added": (digit_lost, digit_doubled),
    "name_changed": (name_exchanged, name_exchanged_in_kana, name_made_kana_of_another, name_cut, name_with_look_alike),
}
