"""More ways to spoil language and form, written the way a stranger would."""

from __future__ import annotations

import re
from random import Random

from aainews.evaluation.planted.aligning import Pair
from aainews.evaluation.planted.changed_facts import Way, put

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]")
_WORDS = {
    "モデル": "模型", "データ": "数据", "ユーザー": "用户", "しかし": "但是", "学習": "学习", "ネットワーク": "网络", "情報": "信息", "企業": "公司", "システム": "系统", "ソフトウェア": "软件",
    "プログラム": "程序", "例えば": "例如", "たとえば": "例如", "技術": "技术", "問題": "问题", "開発": "开发", "実行": "执行", "使用": "使用了", "また": "此外", "そして": "而且", "可能": "可以", "言語": "语言",
    "プロジェクト": "项目", "コミュニティ": "社区", "ファイル": "文件夹里的", "バージョン": "版本", "コード": "代码", "関数": "函数", "パラメータ": "参数", "トレーニング": "训练", "タスク": "任务", "方法": "方法论上的", "結果": "结果",
}  # fmt: skip
_TRADITIONAL = str.maketrans(
    "学国会対実発変関経済価広気権図数来独読売続総", "學國會對實發變關經濟價廣氣權圖數來獨讀賣續總"
)
_CHINESE = (
    "这意味着", "也就是说", "值得注意的是", "換句話說", "總的來說", "在这种情况下", "根据报道", "據報道", "非常重要的是", "他們表示", "目前还不清楚", "最终", "然而，", "因此，", "另外，",
    "這是一個", "更多信息请参考", "我們可以看到", "正在開發中的", "已経成為", "大幅度提高了", "具有重要的意義", "人們認為", "為了実現", "得到了広泛的応用",
)  # fmt: skip
_KOREAN = ("그러나", "인공지능", "이것은 중요합니다.", "모델", "데이터", "사용자는", "하지만")
_TALK = (
    "以下は翻訳です。", "以下は日本語訳です：", "翻訳結果：", "Here is the translation:", "Sure, here's the Japanese translation:", "承知しました。以下に翻訳します。", "日本語訳：", "（注：原文のまま）",
    "訳文のみを出力してください。", "コードブロックやURLは翻訳しないでください。", "原文の意味を変えずに自然な日本語に翻訳してください。", "申し訳ありませんが、この文章は翻訳できません。", "以上が翻訳です。",
    "I hope this helps!", "Output only the translation.", "Do not translate code or URLs.", "<think>", "</think>", "assistant:", '{"ja": "', '"}', "<|im_end|>", "翻訳するテキストを提供してください。", "出力はJSON形式で返してください。",
    "Translate the following text to Japanese:", "As an AI language model, I cannot", "指示に従って翻訳しました。", "文体は「です・ます」調に統一してください。", "固有名詞は英語のまま残してください。", "[/INST]", "### 翻訳", "Translation:",
)  # fmt: skip
_MARKS = ("⟦CODE_0⟧", "⟦3⟧", "⟦/1⟧", "[[1]]", "{{CODE}}", "{0}", "<x1>", "</x1>", "<code_0>", "__URL_2__", "[LINK_1]", "%%1%%", "【CODE_2】", "CODE_3", "URL_0", "@@1@@", "<ph1/>", "⟦URL_1", "PLACEHOLDER_1", "{{link1}}")  # fmt: skip
_COMMON = re.compile(r"\[([^\]]*)\]\([^)]*\)|[`*_]")


def _splice(random: Random, text: str, piece: str) -> str:
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    at = random.choice([0, len(text), *ends])
    return text[:at] + piece + text[at:]


def word_in_chinese(random: Random, pair: Pair) -> str | None:
    found = [m for word in _WORDS for m in re.finditer(rf"(?<![ァ-ヺー一-鿿]){word}(?![ァ-ヺー一-鿿])", pair.ja)]
    if not found:
        return None
    chosen = random.choice(found)
    return put(pair.ja, chosen, _WORDS[chosen[0]])


def phrase_in_chinese(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_CHINESE)) if len(pair.ja) > 20 else None


def traditional(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"[一-鿿]{2,}", pair.ja) if m[0].translate(_TRADITIONAL) != m[0]]
    if not found:
        return None
    chosen = random.choice(found)
    return put(pair.ja, chosen, chosen[0].translate(_TRADITIONAL))


def korean(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_KOREAN)) if len(pair.ja) > 20 else None


def short_english_sentence(random: Random, pair: Pair) -> str | None:
    """A sentence of four to seven words left as it was."""
    ours = list(_SENTENCE.finditer(pair.ja))
    plain = _COMMON.sub(r"\1", pair.en)
    theirs = [s for s in re.split(r"(?<=[.!?])\s+", plain) if 4 <= len(s.split()) <= 7 and s[:1].isupper() and s.rstrip().endswith((".", "!", "?")) and not re.search(r"[\d/]|[A-Z]\w+ [A-Z]", s)]  # fmt: skip
    if len(ours) < 2 or not theirs:
        return None
    return put(pair.ja, random.choice(ours), f"{random.choice(theirs)} ")


def english_at_the_end(random: Random, pair: Pair) -> str | None:
    """The last clause left in English."""
    plain = _COMMON.sub(r"\1", pair.en)
    words = plain.split()
    cut = pair.ja.rfind("、")
    if len(words) < 14 or cut < len(pair.ja) // 3 or not pair.en.rstrip().endswith("."):
        return None
    return pair.ja[: cut + 1] + " ".join(words[-random.randrange(6, 10) :])


def english_heading(random: Random, pair: Pair) -> str | None:
    del random
    words = pair.en.split()
    fine = (
        3 <= len(words) <= 9
        and sum(w.islower() and len(w) > 2 for w in words) >= 2
        and "`" not in pair.en
        and "[" not in pair.en
    )
    return pair.en if fine and re.search(r"[ぁ-ん]", pair.ja) else None


def talk(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_TALK)) if len(pair.ja) > 20 else None


def mark_left(random: Random, pair: Pair) -> str | None:
    return _splice(random, pair.ja, random.choice(_MARKS)) if len(pair.ja) > 10 else None


def mark_for_code(random: Random, pair: Pair) -> str | None:
    found = list(re.finditer(r"`[^`\n]+`|\[[^\]]+\]\([^)]+\)", pair.ja))
    return put(pair.ja, random.choice(found), random.choice(_MARKS)) if found else None


def code_and_particle_gone(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"\s?`([^`\n]{3,})`\s?", pair.ja) if f"`{m[1]}`" in pair.en and pair.ja.count(m[1]) == 1]  # fmt: skip
    return put(pair.ja, random.choice(found), "") if found else None


def code_in_other_letters(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"`([^`\n]{3,})`", pair.ja) if m[0] in pair.en]
    if not found:
        return None
    chosen = random.choice(found)
    inside = chosen[1]
    ways = [inside.upper() if inside.islower() else inside.lower(), inside.replace("_", "-"), inside.replace("(", "（").replace(")", "）"), inside[:-1], inside.replace(".", "。")]  # fmt: skip
    changed = [way for way in ways if way != inside]
    return put(pair.ja, chosen, f"`{random.choice(changed)}`") if changed else None


def url_elsewhere(random: Random, pair: Pair) -> str | None:
    found = [m for m in re.finditer(r"https?://([^\s)」/]+)(/[^\s)」]*)?", pair.ja) if m[0] in pair.en]
    if not found:
        return None
    url = random.choice(found)
    host, path = url[1], url[2] or ""
    ways = [url[0].replace(host, host.rsplit(".", 1)[0] + random.choice((".net", ".org", ".io", ".co"))), url[0].replace(host, f"x{host}"), url[0].replace(host, host[1:])]  # fmt: skip
    if len(path) > 6:
        ways += [url[0][: -len(path)] + path[: len(path) // 2], url[0][: -len(path)] + path[:-1]]
    changed = [way for way in ways if way != url[0] and way.rstrip("/") != url[0].rstrip("/")]
    return put(pair.ja, url, random.choice(changed)) if changed else None


def last_sentence_gone(random: Random, pair: Pair) -> str | None:
    """The end is missing, and what is there ends well."""
    del random
    ends = [found.end() for found in _SENTENCE.finditer(pair.ja)]
    said = len(re.findall(r"[.!?](?=\s+[A-Z\"“(*\[`]|\s*$)", pair.en))
    if len(ends) < 2 or said < 2 or ends[-1] - ends[-2] < 15:
        return None
    return pair.ja[: ends[-2]]


def cut_at_random(random: Random, pair: Pair) -> str | None:
    if len(pair.ja) < 50 or not pair.ja.rstrip().endswith(("。", "！", "？")):
        return None
    return pair.ja[: random.randrange(len(pair.ja) // 4, len(pair.ja) * 3 // 4)]


def cut_with_dots(random: Random, pair: Pair) -> str | None:
    text = cut_at_random(random, pair)
    return None if text is None else f"{text.rstrip('。、')}…"


def bracket_left_open(random: Random, pair: Pair) -> str | None:
    found = list(re.finditer(r"\*\*", pair.ja))
    if len(found) >= 2 and len(found) % 2 == 0:
        return put(pair.ja, random.choice((found[0], found[-1])), "")
    return f"**{pair.ja}" if "**" not in pair.ja and len(pair.ja) > 10 else None


def stars_spread(random: Random, pair: Pair) -> str | None:
    """`**` that opens in the middle of a word and never closes."""
    found = list(re.finditer(r"(?<=[ぁ-ん])(?=[一-鿿ァ-ヺ])", pair.ja))
    return put(pair.ja, random.choice(found), "**") if found and "*" not in pair.ja else None


def one_sentence_plain(random: Random, pair: Pair) -> str | None:
    """Two sentences or more leave です・ます."""
    plain, count = pair.ja, 0
    for polite, other in (("ませんでした", "なかった"), ("ていません", "ていない"), ("ではありません", "ではない"), ("でしょう", "だろう"), ("できます", "できる"), ("あります", "ある"), ("なります", "なる"), ("ています", "ている"), ("しました", "した"), ("されました", "された"), ("します", "する"), ("されます", "される"), ("です", "だ")):  # fmt: skip
        plain, made = re.subn(f"{polite}(?=。)", other, plain)
        count += made
    del random
    return plain if count >= 2 and not re.search(r"(?:ます|です|ました|ません)[。]", plain) else None


def sentence_over_and_over(random: Random, pair: Pair) -> str | None:
    found = [m for m in _SENTENCE.finditer(pair.ja) if len(m[0]) > 10]
    if not found:
        return None
    chosen = random.choice(found)
    return put(pair.ja, chosen, chosen[0] * random.choice((3, 4, 6)))


STRANGE_TEXT: dict[str, tuple[Way, ...]] = {
    "chinese_phrase": (word_in_chinese, phrase_in_chinese, traditional, korean),
    "english_left": (short_english_sentence, english_at_the_end, english_heading),
    "prompt_sentence": (talk,),
    "placeholder_left": (mark_left, mark_for_code),
    "placeholder_lost": (code_and_particle_gone,),
    "code_altered": (code_in_other_letters,),
    "url_altered": (url_elsewhere,),
    "truncated": (last_sentence_gone, cut_at_random, cut_with_dots),
    "register_change": (one_sentence_plain,),
    "unpaired_markup": (bracket_left_open, stars_spread),
    "paragraph_repeated": (sentence_over_and_over,),
}
