"""です・ます or だ・である: one article keeps to one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block, warn

_APART = re.compile(r"「[^「」]*」|『[^『』]*』|“[^”]*”|\"[^\"\n]*\"|`[^`]*`|[（(][^（()）]*[)）]")
"""Quotations keep the words of those who spoke; what stands in brackets is often a note."""
_SENTENCE = re.compile(r"([^。！？!?\n]++)([。！？!?]?)")
_STRONG = re.compile(
    r"(?:である|のだ|(?:だけ|はず|から|わけ|もの|こと|ところ|よう|同じ)だ|てみる|[ぁ-んァ-ヺー一-鿿]だ|だった|だろう|[っいしれきけめえせか]た|んだ|ない|[しすたき]い|多い|ている|てある|はある|がある|いる)[*_\s)）」]*$"
)
"""Ends that no list item, no heading and no instruction has in an article in です・ます."""
_POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください|下さい|ませ|ますが|ですが|ございます|ました[がけ].{0,3})(?:か|ね|よ|よね|から|が|けど|し|の)?[*_\s)）」]*$"
)
_PLAIN = re.compile(
    r"(?:である|だった|だろう|であろう|であった|のだ|ない|なかった|った|いた|した|れた|きた|けた|めた|えた|せた|ある|いる|する|なる|れる|せる|える"
    r"|ける|げる|める|べる|てる|きる|じる|びる|りる|くる|とる|[わかさたなまらがばや]ない|しい|たい|べき|やすい|にくい|多い|少ない|高い|低い|よい|良い|近い|早い|強い"
    r"|[一-鿿](?:る|う|く|す|つ|む|ぶ|ぬ|ぐ|い|だ)|[ァ-ヺー一-鿿]だ|(?:だけ|はず|から|わけ|もの|こと|ところ|ため|よう|そう|みたい|同じ|好き|嫌い|まま|ばかり|くらい|ほど)だ|てみる|ておく|てしまう|てもらう|てくれる|わかる|できる|という|思う|言う|いく|よう|ほしい)(?:か|ね|よ|から|が|のか)?[*_\s)）」]*$"
)
_ITEM = re.compile(r"^\s*(?:[-*+]\s+|[•・‣▪>]|\d{1,3}[.)．）]|[①-⑳]|[（(]?[a-zA-Z0-9][)）])\s*|^\s*(?:[|＞]|!\[)")
CLEAR = 0.6
"""Share of the sentences of an article from which one register is the article's."""
SURE, SURE_FROM = 0.02, 20
"""Share of plain sentences, and number of polite ones, by which an article leaves no doubt."""
ENOUGH = 4
"""Sentences from which it has one at all."""


@dataclass(frozen=True, slots=True)
class Register:
    """How many sentences of a text are in which; `item_like` tells that its only one could be an item of a list."""

    polite: int
    plain: int
    last_plain: str = ""
    last_polite: str = ""
    item_like: bool = False
    strong: int = 0


def register_of(ja: str) -> Register:
    """Sentences by their ends. Nouns as ends and sentences without one belong to neither, nor do plain questions and
    cries (素晴らしい！), which stand in polite prose too."""
    polite, plain, strong = list[str](), list[str](), 0
    for sentence, mark in _SENTENCE.findall(_APART.sub("", ja)):
        bare, end = sentence.strip(), mark
        if not mark:
            if not bare.endswith((":", "：")):
                continue
            bare, end = bare[:-1].rstrip(), bare[-1]
        if _POLITE.search(bare):
            polite.append(bare + end)
        elif end == "。" and _PLAIN.search(bare):
            plain.append(bare + end)
            strong += _STRONG.search(bare) is not None
        elif end[0] in ":：" and _STRONG.search(bare):
            plain.append(bare + end)
            strong += 1
    return Register(
        len(polite),
        len(plain),
        plain[-1] if plain else "",
        polite[-1] if polite else "",
        len(plain) == 1 and not strong,
        strong,
    )


def check_register(lines: Sequence[str]) -> tuple[tuple[Check, ...], ...]:
    """For each line of an article, whether it leaves the register of the rest; headings, list items, quotations and
    captions may. Empty for an article that has no register of its own."""
    found = [register_of(line) for line in lines]
    prose = [r for line, r in zip(lines, found, strict=True) if not _ITEM.match(line)]
    polite, plain = sum(r.polite for r in prose), sum(r.plain for r in prose)
    if polite + plain < ENOUGH or max(polite, plain) < CLEAR * (polite + plain):
        return tuple(() for _ in lines)
    return tuple(_leaving(lines, found, at, is_polite=polite > plain) for at in range(len(lines)))


def _is_sure(lines: Sequence[str], found: list[Register], at: int) -> bool:
    """Whether hardly any other sentence of the article is plain, so that a single one is no habit of its writer."""
    rest = [r for n, (line, r) in enumerate(zip(lines, found, strict=True)) if n != at and not _ITEM.match(line)]
    polite, plain = sum(r.polite for r in rest), sum(r.plain for r in rest)
    return polite >= SURE_FROM and plain <= SURE * polite


def _leaving(lines: Sequence[str], found: list[Register], at: int, *, is_polite: bool) -> tuple[Check, ...]:
    register = found[at]
    ours, others = (register.polite, register.plain) if is_polite else (register.plain, register.polite)
    if not others or _ITEM.match(lines[at]):
        return ()
    beside = found[max(0, at - 1) : at] + found[at + 1 : at + 2]
    in_list = register.item_like and ("**" in lines[at] or any(r.item_like and not r.polite for r in beside))
    evidence = (register.last_plain if is_polite else register.last_polite)[-40:]
    if is_polite and register.strong and not in_list and _is_sure(lines, found, at):
        return (block(CheckKind.REGISTER_CHANGE, evidence),)
    return ((warn if (ours and others <= ours) or in_list else block)(CheckKind.REGISTER_CHANGE, evidence),)
