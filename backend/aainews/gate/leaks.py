"""Our own prompt, the answer's JSON or the model's thoughts, published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block

WORDS_IN_A_ROW = 7
CHARACTERS_IN_A_ROW = 14
"""Of Japanese, without spaces: two or three phrases."""

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿、。]+")
_SHAPES = re.compile(
    r"</?think(?:ing)?>|<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>|</?source [0-9a-f]{6,}>"
    r"|```|\{\s*[\"“][A-Za-z_]+[\"”]\s*:|[\"“](?:segments|translation|translated|ja|id|text|tldr|key_points)[\"”]\s*:"
    r"|^\s*(?:system|user|assistant)\s*[:：]|\bsegments\s*[\[{]",
    re.IGNORECASE | re.MULTILINE,
)
_PHRASES = re.compile(
    r"JSON\s*(?:形式|オブジェクト|のみ)?\s*で(?:返|出力|回答|応答|答え)|(?:以下|次)の(?:英文|英語|文章|テキスト|記事|段落|セグメント)を.{0,16}(?:日本語に)?(?:翻訳|訳して|要約して)(?:して)?(?:ください|下さい)"
    r"|(?:日本語に|を)(?:翻訳|訳)(?:して|し)(?:ください|下さい)|(?:翻訳|訳)(?:文)?のみを?(?:返|出力|記載|回答)"
    r"|translation\s*フィールド|フィールドのみ|(?:トークン|出力)上限で|プレースホルダー?は(?:そのまま|保持|変更)"
    r"|(?:以下|こちら)(?:が|は)(?:日本語)?(?:訳|翻訳)(?:です|になります|結果)|(?:翻訳|訳)(?:結果|文)?は(?:以下|次)の(?:通り|とおり)"
    r"|(?:前回|先ほど|以前)の(?:回答|応答|答え|翻訳)(?:は|が)(?:拒否|却下|不採用|受け入れ)"
    r"|AI(?:言語モデル|アシスタント)として[、,]|(?:申し訳ありませんが|すみませんが)、.{0,30}(?:できません|いたしかねます)"
    r"|as an AI(?: language)? model|I(?:'m| am) sorry, but I (?:can|am)|here(?:'s| is) the (?:japanese )?translation"
    r"|translate the following|you are a (?:professional |helpful )?(?:translator|assistant)|answer (?:with|in) (?:one )?JSON"
    r"|(?:do not|don't) (?:translate|output|include|add) (?:any|the|code|other)",
    re.IGNORECASE,
)


def check_leaks(source: str, ja: str, own_words: Sequence[str] = ()) -> tuple[Check, ...]:
    """Instructions, schema keys, JSON, fences and thoughts in `ja` that the source does not have.

    `own_words` are the texts of our prompts; a run of seven words (or 14 Japanese characters) of one is a leak.
    """
    return tuple(block(CheckKind.PROMPT_LEAK, piece) for piece in _leaks(source, ja, tuple(own_words)))


def _leaks(source: str, ja: str, own_words: tuple[str, ...]) -> Iterator[str]:
    for pattern in (_SHAPES, _PHRASES):
        for found in pattern.finditer(ja):
            if found[0].strip() not in source and not pattern.search(source):
                yield found[0].strip()
    runs = own_runs(own_words)
    for run in _runs(ja):
        if run in runs and run not in _runs(source):
            yield run
            return


@lru_cache(maxsize=8)
def own_runs(texts: tuple[str, ...]) -> frozenset[str]:
    """All runs of our prompts that would betray them."""
    return frozenset(run for text in texts for run in _runs(text))


def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    latin = {" ".join(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}
    japanese = [run for run in _JAPANESE.findall(re.sub(r"\s", "", text)) if len(run) >= CHARACTERS_IN_A_ROW]
    runs = {run[i : i + CHARACTERS_IN_A_ROW] for run in japanese for i in range(len(run) - CHARACTERS_IN_A_ROW + 1)}
    return frozenset(latin | runs)
