"""Text that a wrong decoding, a doubled escape or a program's empty value has spoilt."""

from __future__ import annotations

from collections.abc import Iterator

from aainews.domain.checks import Check, CheckKind
from aainews.gate.findings import block
from aainews.reference.any_of import sooner

_CODE = sooner(r"`[^`\n]+`|\]\([^)\s]*\)|https?://\S+")
_MOJIBAKE = sooner(
    r"\ufffd|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ue000-\uf8ff]"
    r"|(?:[ÃÂãâåæçèéä][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]){1,}(?:[ÃÂãâåæçèéä]|[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿])+"
    r"|(?:縺[｡-ﾟぁ-ん一-鿿]|繧[｡-ﾟぁ-ん一-鿿]|繝[｡-ﾟぁ-ん一-鿿]|荳[｡-ﾟ一-鿿]|蜿[｡-ﾟ]|隱[｡-ﾟ]|譁[｡-ﾟ]){2,}|(?:ｽ[ｱ-ﾝ]){3,}|文字化け|(?:[ｦ-ﾟ][一-鿿]){4,}"
)
_ESCAPED = sooner(
    r"&amp;(?:#?\w+;)|&(?:amp;)+(?:quot|lt|gt|nbsp|apos|#\d+|#x[0-9a-f]+);|&(?:nbsp|quot|apos|lt|gt|amp|hellip|mdash|ndash|[lr][sd]quo|#\d{2,6}|#x[0-9a-f]{2,6});"
    r"|(?:\\u[0-9a-fA-F]{4})+|(?<![A-Za-z:\\])\\[ntr](?=\\|\s|$|[ぁ-ヺ一-鿿])|\\[\"'](?=\s|$|[ぁ-ヺ一-鿿、。])|(?:%[0-9A-Fa-f]{2}){4,}"
)
_EMPTY = sooner(
    r"\[object Object\]|(?<=[。！？」）\s])(?:undefined|null|NaN|None|nil)(?=$|[\s。、」])|^(?:undefined|null|NaN|None|N/A|TODO|TBD)$"
)


def check_garbled(source: str, ja: str) -> tuple[Check, ...]:
    """What no writer wrote: broken characters, entities that are shown, `undefined`. What the source has itself passes."""
    return tuple(block(CheckKind.GARBLED_TEXT, piece) for piece in _pieces(source, ja))


def _pieces(source: str, ja: str) -> Iterator[str]:
    bare = _CODE.sub(" ", ja)
    for pattern in (_MOJIBAKE, _ESCAPED, _EMPTY):
        found = pattern.search(bare)
        if found is not None and found[0] not in source:
            yield found[0]
