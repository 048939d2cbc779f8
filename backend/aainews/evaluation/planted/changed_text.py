"""Plants defects of language and form: Chinese, English, prompt text, placeholders, code, URLs, truncation, register, markup."""

from __future__ import annotations

import re
from random import Random

from aainews.evaluation.planted.aligning import Pair
from aainews.evaluation.planted.changed_facts import Way, put

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]")
_LITERAL = re.compile(r"`[^`]+`|\]\([^)\s]+\)|https?://[^\s)」]+")
_CHINESE_WORDS = ("绝大多数", "我们认为", "这个问题", "进行训练", "可以帮助", "显著提升", "与此同时", "应用程序", "软件开发", "实际上", "数据集", "开发者们")  # fmt: skip
_CHINESE_SENTENCES = ("这是一个非常重要的进展。", "该模型在多个基准测试中表现优异。", "研究人员认为这种方法具有很大的潜力。", "此外，我们还将开源相关代码。", "這項技術將會改變我們的工作方式。")  # fmt: skip
_LIKE_CHINESE = {"開": "开", "発": "发", "変": "变", "語": "语", "時": "时", "間": "间", "実": "实", "現": "现", "結": "结", "関": "关", "動": "动", "問": "问", "題": "题", "説": "说", "認": "认", "設": "设", "続": "续", "対": "对", "習": "习", "訳": "译", "処": "处", "単": "单", "場": "场", "業": "业", "際": "际", "論": "论", "選": "选", "機": "机", "無": "无"}  # fmt: skip
_PROMPTS = (
    '必ず JSON 形式で返してください。translation フィールドのみ。',
    "以下の英文を日本語に翻訳してください。",
    "プレースホルダーはそのまま残し、訳文のみを出力してください。",
    "You are a professional translator. Translate the following text into Japanese.",
    "Here is the Japanese translation:",
    "<think>まず原文を読み、文体を決める必要がある。</think>",
    '{"translation": "',
    "```json",
    "System: do not translate code or URLs.",
    "[INST] 次の段落を翻訳してください。 [/INST]",
)  # fmt: skip
_MARKS = ("⟦1⟧", "⟦CODE_0⟧", "⟦/2⟧", "⟦URL_3⟧", "{{0}}", "__PH_1__", "<ph id=1>", "[[CODE_1]]", "⟦12⟧")


def _splice(random: Random, text: str, piece: str) -> str:
    """Puts a piece at the start, the end, or after a sentence."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    at = random.choice([0, len(text), *ends])
    return text[:at] + piece + text[at:]


def chinese_phrase(random: Random, pair: Pair) -> str | None:
    found = list(re.finditer(r"(?<=[はがをにで、])(?=[一-鿿ぁ-ん])", pair.ja))
    return put(pair.ja, random.choice(found), random.choice(_CHINESE_WORDS)) if found else None


def chinese_sentence(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_CHINESE_SENTENCES)) if len(pair.ja) > 20 else None


def chinese_characters(random: Random, pair: Pair) -> str | None:
    found = [at for at, char in enumerate(pair.ja) if char in _LIKE_CHINESE]
    if len(found) < 2:
        return None
    changed = list(pair.ja)
    for at in random.sample(found, k=min(len(found), random.choice((1, 2, 3)))):
        changed[at] = _LIKE_CHINESE[changed[at]]
    return "".join(changed)


def _english_sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 6 and "`" not in s]


def english_sentence(random: Random, pair: Pair) -> str | None:
    """One sentence left as it was, in place of its translation."""
    ours = list(_SENTENCE.finditer(pair.ja))
    theirs = _english_sentences(pair.en)
    if len(ours) < 2 or not theirs:
        return None
    return put(pair.ja, random.choice(ours), random.choice(theirs) + " ")


def english_whole(random: Random, pair: Pair) -> str | None:
    del random
    return pair.en if len(pair.en.split()) > 8 and re.search(r"[ぁ-ん]", pair.ja) else None


def english_clause(random: Random, pair: Pair) -> str | None:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*_]", r"\1", pair.en).split()
    found = list(re.finditer("、", pair.ja))
    if len(words) < 14 or not found:
        return None
    start = random.randrange(len(words) - 10)
    return put(pair.ja, random.choice(found), "、" + " ".join(words[start : start + 9]) + " ")


def prompt_sentence(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_PROMPTS)) if len(pair.ja) > 20 else None


def placeholder_left(random: Random, pair: Pair) -> str | None:
    found = list(_LITERAL.finditer(pair.ja))
    mark = random.choice(_MARKS)
    if found and random.random() < 0.5:
        return put(pair.ja, random.choice(found), mark)
    return _splice(random, pair.ja, mark)


def placeholder_lost(random: Random, pair: Pair) -> str | None:
    """What stood for code or a link is gone."""
    found = [
        m for m in re.finditer(r"`[^`\n]+`", pair.ja) if m[0] in pair.en and pair.en.count(m[0]) >= pair.ja.count(m[0])
    ]
    return put(pair.ja, random.choice(found), "") if found else None


def code_altered(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"`[^`\n]{3,}`", pair.ja) if m[0] in pair.en]
    if not found:
        return None
    span = random.choice(found)
    inside = span[0][1:-1]
    at = random.randrange(len(inside))
    ways = (
        inside[:at] + inside[at + 1 :],
        inside.replace("_", " ") if "_" in inside else inside + "s",
        inside[: max(1, at)],
    )
    changed = random.choice([way for way in ways if way.strip() and way != inside] or [inside + "x"])
    return put(pair.ja, span, f"`{changed}`")


def url_altered(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"https?://[^\s)」]+", pair.ja) if m[0] in pair.en]
    if not found:
        return None
    url = random.choice(found)
    at = random.randrange(9, len(url[0]))
    ways = (
        url[0][:at],
        url[0][:at] + random.choice("abcxyz19") + url[0][at:],
        url[0][:at] + url[0][at + 1 :],
        "https://example.com/",
    )
    changed = random.choice([way for way in ways if way != url[0]])
    return put(pair.ja, url, changed)


def end_cut(random: Random, pair: Pair) -> str | None:
    if len(pair.ja) < 60 or not pair.ja.rstrip().endswith(("。", "！", "？")):
        return None
    return pair.ja[: int(len(pair.ja) * random.uniform(0.3, 0.8))].rstrip("。！？、 ")


def last_sentences_gone(random: Random, pair: Pair) -> str | None:
    ends = [found.end() for found in _SENTENCE.finditer(pair.ja)]
    if len(ends) < 3:
        return None
    return pair.ja[: ends[random.randrange(0, (len(ends) + 1) // 2)]]


def register(random: Random, pair: Pair) -> str | None:
    """です・ます turned into だ・である in every sentence."""
    del random
    plain = pair.ja
    for polite, other in (("ませんでした", "なかった"), ("ではありません", "ではない"), ("でしょう", "だろう"), ("できます", "できる"), ("あります", "ある"), ("なります", "なる"), ("しています", "している"), ("ています", "ている"), ("ました", "た"), ("します", "する"), ("れます", "れる"), ("です", "である"), ("ください", "ほしい"), ("いきます", "いく"), ("みましょう", "みる"), ("きます", "く")):  # fmt: skip
        plain = re.sub(f"{polite}(?=[。！？])", other, plain)
    changed = len(re.findall(r"(?:る|た|い|ない|である|だろう|く)[。]", plain))
    return plain if plain != pair.ja and changed >= 2 and not re.search(r"ます[。]|です[。]", plain) else None


def bold_left_open(random: Random, pair: Pair) -> str | None:
    found = list(re.finditer(r"\*\*", pair.ja))
    if found and len(found) % 2 == 0:
        return put(pair.ja, random.choice(found), "")
    return _splice(random, pair.ja, "**") if "**" not in pair.ja and pair.en.count("**") % 2 == 0 else None


TEXT: dict[str, tuple[Way, ...]] = {
    "chinese_phrase": (chinese_phrase, chinese_sentence, chinese_characters),
    "english_left": (english_sentence, english_whole, english_clause),
    "prompt_sentence": (prompt_sentence,),
    "placeholder_left": (placeholder_left,),
    "placeholder_lost": (placeholder_lost,),
    "code_altered": (code_altered,),
    "url_altered": (url_altered,),
    "truncated": (end_cut, last_sentences_gone),
    "register_change": (register,),
    "unpaired_markup": (bold_left_open,),
}
