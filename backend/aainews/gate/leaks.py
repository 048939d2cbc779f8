"""Our own prompt, the answer's JSON or the model's thoughts, published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block
from aainews.reference.any_of import any_of, sooner

WORDS_IN_A_ROW = 7
CHARACTERS_IN_A_ROW = 14
"""Of Japanese, without spaces: two or three phrases."""
_PIECE = 7
"""Characters of a run by which most texts are told to have none."""

_KEY = re.compile(r'"([a-z_]+)"\s*:')
_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿、。]+")
_LATIN = re.compile(r"[a-z0-9']+")
_SHAPES = re.compile(
    r"</?think(?:ing)?>|<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>|</?(?:source|input|output|response|answer|translation|text|article)\b[^<>]{0,20}>"
    r"|```|\{\s*[\"“][A-Za-z_]+[\"”]\s*:|[\"“](?:segments|translation|translated|ja|en|id|content|result|output)[\"”]\s*:"
    r"|(?:^|[。！？])\s*(?:system|user|assistant|human)\s*[:：]|\bsegments\s*[\[{]|[\"”]\s*\}\s*\]?\s*\}?\s*$|^\s*[\[{]+\s*[\"“]|[\"”]\s*\}(?=[ぁ-ヺ一-鿿])|^#{1,4}\s*(?:翻訳|日本語訳|訳文|出力|入力|原文|Translation|Output|Input)|</?(?:ja|en|jp)>",
    re.IGNORECASE | re.MULTILINE,
)
"""What belongs to a request or to its answer, never to a text."""

_YES = r"(?:はい|承知(?:いた)?しました|承知です|かしこまりました|了解(?:いた|し)?(?:しました|です)|わかりました|分かりました|もちろんです)[、。！,!]?\s*"
_TEXT = r"(?:英文|英語|原文|文章|文|テキスト|記事|段落|セグメント|内容)"
_TALK: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (sooner(told, re.IGNORECASE | re.MULTILINE), sooner(excuse, re.IGNORECASE))
    for told, excuse in (
        (  # our orders
            r"JSON\s*(?:形式|オブジェクト|のみ)?\s*で(?:返|出力|回答|応答|答え)|(?:出力|回答)(?:形式|フォーマット)\s*[:：は]"
            rf"|(?:以下|次)の(?:英文|英語|{_TEXT})を.{{0,16}}(?:日本語に)?(?:翻訳|訳して|要約して)(?:して)?(?:ください|下さい|しました)"
            r"|(?:日本語に|を)(?:翻訳|訳)(?:して|し)(?:ください|下さい)|(?:翻訳|訳)(?:文)?のみを?(?:返|出力|記載|回答)"
            r"|translation\s*フィールド|フィールドのみ|(?:トークン|出力)上限で|プレースホルダー?は(?:そのまま|保持|変更)"
            r"|(?:翻訳|訳)(?:しない|さない)で(?:ください|下さい)|(?:英語|原文)のまま(?:残|維持|保持|にして).{0,8}(?:ください|下さい)"
            r"|自然な日本語に(?:翻訳|訳)|「?です・?ます」?調(?:に|で).{0,4}(?:統一|訳|書)|指示に従って.{0,6}(?:翻訳|訳)|(?:出力|回答|翻訳|訳文)には.{1,16}含めないで|(?:原文|元の文)の(?:意味|内容|ニュアンス|文体).{0,12}(?:保|維持|正確)"
            r"|translate the (?:following|text|above|article)|you are an? (?:professional |helpful |expert )*(?:translator|assistant)|answer (?:with|in) (?:one )?JSON"
            r"|(?:do not|don't) (?:translate|output|include|add) (?:any|the|code|other|urls?)|(?:output|return|respond with) only the|(?:only|just) (?:output|return|respond with) the (?:translation|translated|json)|respond (?:only )?(?:in|with) (?:japanese|json)",
            r"\btranslat|\bJSON\b.{0,40}(?:return|output|respon)|(?:return|output|respon).{0,40}\bJSON\b",
        ),
        (  # what is said around an answer
            r"(?:以下|こちら|これ)(?:が|は|に).{0,10}(?:日本語)?(?:訳|翻訳)(?:文|結果)?(?:です|になります|結果|を示します|を記載|しました|いたします|します)|(?:翻訳|訳)(?:結果|文)?は(?:以下|次)の(?:通り|とおり)|(?:翻訳|日本語訳)は(?:次|以下)の"
            rf"|{_YES}(?:以下|それでは|では|翻訳|この|ご)|(?:以上|ここまで)(?:が|で).{{0,8}}(?:翻訳|日本語訳|訳)(?:です|になります|となります|でした|終わ)|翻訳は以上|(?:この|本)翻訳は.{{0,20}}(?:自動|生成|AI|機械)"
            r"|(?:前回|先ほど|以前)の(?:回答|応答|答え|翻訳)(?:は|が)(?:拒否|却下|不採用|受け入れ)|何か他に(?:お手伝い|ご質問)|他に(?:も)?ご質問(?:が|は)|お役に立て(?:れば|ば)幸いです|以上、ご確認ください|お気軽にお(?:知らせ|申し付け|尋ね)ください"
            r"|\bhere(?:'s| is) (?:the |your |a )?(?:\w+ ){0,2}(?:translation|translated)|\b(?:I )?hope this helps|let me know if you|feel free to ask|end of translation|\bI(?:'ve| have) translated|I kept the .{0,20}in English|translator'?s note",
            r"\btranslat(?:ion|ed)\b.{0,30}(?:here|below|follow)|here(?:'s| is).{0,30}translat|let me know|hope this helps|any (?:other )?questions|feel free|happy to help",
        ),
        (  # labels
            r"^\s*(?:[【\[]\s*)?(?:日本語訳|和訳|翻訳文?|訳文?|翻訳結果|原文|アシスタント|ユーザー|システム|Japanese(?: translation)?|Translation|Translated(?: text)?|Output|Response|Answer)(?:\s*[】\]]\s*[:：]?|\s*[:：])"
            r"|(?<=[。！？\s])(?:日本語訳|和訳|訳文|翻訳結果|Japanese translation|Translation|Output)\s*[:：]|(?:日本語訳|和訳|訳文|翻訳結果|Translation|Output)\s*[:：]\s*$",
            r"\b(?:translation|translated|original|assistant|user|human|system|output|response|answer|japanese)\b[^.]{0,20}:",
        ),
        (  # notes of the one who translates
            r"(?:文字数|単語数|トークン数)\s*[:：]|[（(※*]\s*(?:※\s*)?(?:注|注意|注記|補足|備考|note)\s*[:：].{0,40}(?:翻訳|訳|原文|英語のまま|省略)|(?:^|[。\s])(?:注|※|注記)\s*[:：]?.{0,30}(?:翻訳|訳文|原文)|翻訳者注",
            r"\b(?:translat|original)",
        ),
        (  # refusals
            r"AI(?:言語モデル|アシスタント|モデル)として[、,]?|(?:申し訳(?:あり|ござい)ませんが|すみませんが|恐れ入りますが|残念ながら)[、,].{0,40}(?:できません|できかねます|いたしかねます|出来ません|お応えでき|困難です)"
            rf"|(?:翻訳|訳)(?:する|すべき|対象の|して(?:ほしい|欲しい))?(?:{_TEXT}|もの)(?:が|を)(?:.{{0,12}})(?:入力|提供|提示|送信|共有|ありません|見当たり|含まれて|空)"
            rf"|(?:{_TEXT})(?:が|は)(?:提供|入力|提示|指定)され(?:てい)?(?:ない|ていない|ません)|翻訳(?:する|を提供する)?(?:こと)?(?:は|が)?でき(?:ません|ない)(?:でした)?[。、]?$"
            r"|as an AI(?: language)?(?: model| assistant)|I(?:'m| am) sorry,? but I|I (?:can(?:not|'t)|am unable to|'m unable to) (?:assist|help|translate|provide|comply|fulfill)|please provide the (?:text|article|content)|no text (?:was )?provided",
            r"\bsorry\b|apolog|\bunable\b|\bcan(?:not|'t)\b.{0,40}(?:help|assist|translat|answer)|as an AI|\bregret|translat.{0,30}\b(?:text|input)",
        ),
    )
)
"""What a model says to whoever asks it; and the sources of which it may be the translation."""

_SCRIPT = sooner(
    r"\bjQuery\s*[(.]|\$\(\s*(?:document|window|function|['\"#.(])|\bfunction\s*\w*\s*\([^)]*\)\s*\{|\b(?:window|document)\.[a-z]\w+\s*[=(.]|\bdataLayer\b|\bgtag\(|\bgoogletag\b|\badsbygoogle\b|addEventListener\(|\bvar \w+ ?=|=>\s*\{|console\.log\(|/\*\s*<!\[CDATA\["
    r"|</?(?:div|span|script|style|iframe|section|p|ul|li|br|img|a|table|tr|td|html|body|h[1-6]|strong|em)\b[^<>]*>|<!--|-->|@media\b|\{\s*(?:display|color|margin|padding|font-size)\s*:"
)
"""A page's machinery. In code marks it is somebody's subject."""


def check_leaks(source: str, ja: str, own_words: Sequence[str] = ()) -> tuple[Check, ...]:
    """Instructions, schema keys, JSON, fences and thoughts in `ja` that the source does not have.

    `own_words` are the texts of our prompts; a run of seven words (or 14 Japanese characters) of one is a leak.
    """
    return tuple(block(CheckKind.PROMPT_LEAK, piece) for piece in _leaks(source, ja, tuple(own_words)))


_SHAPE_KEYS = re.compile(
    any_of(("<", "[", "{", "}", '"', "”", "```", "#", "segments", "system", "user", "assistant", "human"))
)
_TALK_KEYS = tuple(re.compile(any_of(keys)) for keys in (
    ("訳", "json", "出力", "回答", "フィールド", "トークン", "プレースホルダ", "英語のまま", "原文", "元の文", "translat", "assistant", "output", "don't", "do not", "respond", "です・ます", "ですます"),
    ("訳", "以上、", "他に", "お役に", "お気軽", "以前の", "前回の", "先ほどの", "承知", "かしこまり", "了解", "わかりました", "分かりました", "もちろん", "はい", "here", "hope", "let me know", "feel free", "translat", "kept the"),
    (":", "：", "】", "]"),
    ("数", "注", "補足", "備考", "note"),
    ("訳", "aiとして", "ai言語", "aiアシ", "aiモデル", "申し訳", "すみません", "恐れ入り", "残念", "され", "as an ai", "sorry", "i can", "i am", "i'm", "please provide", "no text"),
))  # fmt: skip
"""What a text must hold, in lower case, for the patterns to be worth trying."""
_SCRIPT_KEYS = re.compile(any_of(("<", "(", "{", "-->", "datalayer", "googletag", "adsby", "var ", "=>", "@media")))


def _leaks(source: str, ja: str, own_words: tuple[str, ...]) -> Iterator[str]:
    bare, low = _CODE.sub(" ", ja), ja.lower()
    for found in _SHAPES.finditer(bare) if _SHAPE_KEYS.search(low) else ():
        if found[0].strip() not in source and not _SHAPES.search(source):
            yield found[0].strip()
    for (pattern, excuse), keys in zip(_TALK, _TALK_KEYS, strict=True):
        if not keys.search(low):
            continue
        for found in pattern.finditer(ja):
            if found[0].strip() not in source and not pattern.search(source) and not excuse.search(source):
                yield found[0].strip()
    for found in _SCRIPT.finditer(bare) if _SCRIPT_KEYS.search(low) else ():
        if found[0] not in source:
            yield found[0].strip()
    yield from _keys(source, bare, own_words)
    for run in _runs(ja) & own_runs(own_words) if _may_have_runs(ja, own_words) else ():
        if run not in _runs(source):
            yield run
            return


def _keys(source: str, bare: str, own_words: tuple[str, ...]) -> Iterator[str]:
    keys = own_keys(own_words)
    found = keys.findall(bare) if keys is not None else []
    if found and keys is not None and not keys.search(source):
        yield from found


@lru_cache(maxsize=8)
def own_keys(texts: tuple[str, ...]) -> re.Pattern[str] | None:
    """The keys of our answers as JSON writes them (`"tldr":`), taken from those of the texts that show them."""
    keys = sorted({key for text in texts for key in _KEY.findall(text)})
    return re.compile(rf"[\"“](?:{'|'.join(keys)})[\"”]\s*[:：]") if keys else None


@lru_cache(maxsize=8)
def own_runs(texts: tuple[str, ...]) -> frozenset[str]:
    """All runs of our prompts that would betray them."""
    return frozenset(run for text in texts for run in _runs(text))


@lru_cache(maxsize=8)
def _own_pieces(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(run[at : at + _PIECE] for run in own_runs(texts) for at in range(len(run) - _PIECE + 1))


def _may_have_runs(text: str, own_words: tuple[str, ...]) -> bool:
    """Cheap, and true of all that has a run of our prompts: one of its pieces then stands at a place that is looked at."""
    bare, pieces = "".join(text.split()), _own_pieces(own_words)
    places = range(0, len(bare), CHARACTERS_IN_A_ROW - _PIECE + 1)
    return any(bare[at : at + _PIECE] in pieces for at in places) or not _latin_runs(text).isdisjoint(
        own_runs(own_words)
    )


def _runs(text: str) -> frozenset[str]:
    japanese = [run for run in _JAPANESE.findall("".join(text.split())) if len(run) >= CHARACTERS_IN_A_ROW]
    runs = {run[i : i + CHARACTERS_IN_A_ROW] for run in japanese for i in range(len(run) - CHARACTERS_IN_A_ROW + 1)}
    return frozenset(_latin_runs(text) | runs)


def _latin_runs(text: str) -> set[str]:
    words = _LATIN.findall(text.lower())
    return {" ".join(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}
