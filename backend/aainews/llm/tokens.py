"""How many tokens a text is, near enough to size a request, without a vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECES = re.compile(
    r"(?P<word>[A-Za-zÀ-ɏ]+)|(?P<number>\d+)|(?P<kana>[ぁ-んァ-ヶー]+)|(?P<han>[㐀-䶿一-鿿豈-﫿々]+)|(?P<space>\s+)|(?P<other>[^\s])"
)


@lru_cache(maxsize=2048)
def estimate_tokens(text: str) -> int:
    """Tokens of o200k, estimated from the kinds of characters; 0 only for the empty text.

    Measured on 1,759 English and 1,424 Japanese blocks of technical Markdown over 80 characters: 1.02 and 0.97 of the
    truth in all; nine blocks in ten within 0.87–1.22, the worst (tables, long identifiers) 0.63 and 1.52. Other
    vocabularies differ: Qwen's needs about as many for English and some 10 % more for Japanese. Leave a margin of two
    where being wrong would cut an answer off; never bill by it.

    Kept for the texts asked for last: an article is measured whole, in parts, and segment by segment on its way.
    """
    total = 0.0
    for match in _PIECES.finditer(text):
        length = match.end() - match.start()
        match match.lastgroup:
            case "word":
                total += 1 if length <= 7 else 1 + (length - 7) / 5
            case "number":
                total += (length + 2) // 3
            case "kana":
                total += 0.62 * length
            case "han":
                total += 0.85 * length
            case "space":
                total += 0.0 if length == 1 else 0.5
            case _:
                total += 0.7
    return max(1, round(total)) if text else 0
