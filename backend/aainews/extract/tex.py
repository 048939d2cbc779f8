"""TeX that stands in the running text between dollar signs or \\( \\), as Markdown pages leave it to a script."""

from __future__ import annotations

import html as entities
import re

from aainews.domain.documents import Math, plain_text
from aainews.extract.inline import clean_inline, math_span

_DISPLAY = re.compile(r"\$\$(.{1,4000}?)\$\$|\\\[(.{1,4000}?)\\\]", re.DOTALL)
_INLINE = re.compile(r"(?<![\\$\w])\$(?![\s$])([^$]{1,300}?)(?<![\s\\])\$(?![\w$])|\\\((.{1,300}?)\\\)")
_LONGEST = 20_000
"""Characters; no author's paragraph is longer, and each dollar sign of a longer one would be a start to try."""
_WHOLE = re.compile(r'<span class="math">([^<]*)</span>')
_CODE = re.compile(r"<code>.*?</code>|<span class=\"math\">.*?</span>", re.DOTALL)
# A price has none of these; a formula of Markdown nearly always has one, or is a single letter.
_TEX = re.compile(r"[\\^_{}=<>+|]|^[A-Za-z]'?$|^[A-Za-z]\(.*\)$|^\([A-Za-z], ?[A-Za-z]\)$")


def with_formulas(html: str) -> list[str | Math]:
    """A run of inline HTML cut at its display formulas, inline formulas marked; a formula
    that is all there is becomes a display formula. Code is left alone."""
    if (whole := _WHOLE.fullmatch(html)) is not None:
        return [Math(id="", text=entities.unescape(whole.group(1)))]
    if len(html) > _LONGEST or not any(mark in html for mark in ("$", "\\(", "\\[")):
        return [html]
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\ue000{len(kept) - 1}\ue001"

    hidden = _CODE.sub(hide, html.replace("\ue000", "").replace("\ue001", ""))
    pieces: list[str | Math] = []
    end = 0
    for match in _DISPLAY.finditer(hidden):
        pieces += [hidden[end : match.start()], Math(id="", text=_tex(match))]
        end = match.end()
    pieces.append(hidden[end:])

    def shown(piece: str) -> str:
        inline = _INLINE.sub(lambda m: math_span(_tex(m)) if _TEX.search(_tex(m)) else m.group(), piece)
        return re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m.group(1))], inline)

    out = [piece if isinstance(piece, Math) else _balanced(shown(piece)) for piece in pieces]
    return [piece for piece in out if isinstance(piece, Math) or plain_text(piece).strip()]


def _tex(match: re.Match[str]) -> str:
    raw = next(group for group in match.groups() if group is not None)
    # Markdown took `_ … _` for emphasis: give the underscores back.
    raw = re.sub(r"</?em>", "_", raw)
    return entities.unescape(re.sub(r"<[^>]*>", "", raw.replace("<br>", "\n"))).strip()


def _balanced(html: str) -> str:
    """A cut piece with its breaks trimmed and its tags paired again."""
    return clean_inline(html)
