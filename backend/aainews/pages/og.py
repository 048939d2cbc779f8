"""The picture that is shown where an address is shared: the Japanese title, how important, from where.

Drawn with a font of the machine (fonts-noto-cjk and its like); where there is none a picture without words is given.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
PAPER, INK, QUIET, LINE, ACCENT, FAINT = "#ffffff", "#16191d", "#5e666e", "#dcdfe3", "#c22f17", "#eceef0"
LEVELS = {5: "#c22f17", 4: "#96530a", 3: "#1a6a5c", 2: "#4d5d6e", 1: "#5e666e", 0: "#5e666e"}
MARK = ((5.5, 21, 3, 5), (10, 15.5, 3, 10.5), (14.5, 6, 3, 20), (19, 15.5, 3, 10.5), (23.5, 21, 3, 5))
"""The logo's bars in a square of 32: x, y, width, height."""

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    "/usr/share/fonts/truetype/fonts-japanese-gothic.ttf",
    "/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc",
)
SIZES = (68, 60, 52)
MOST_LINES = {68: 3, 60: 4, 52: 4}
NOT_FIRST = "、。，．・：；！？）］｝」』】〉》ー…’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％,.:;!?)]}"
NOT_LAST = "（［｛「『【〈《‘“([{"


@lru_cache(maxsize=256)
def article_picture(title: str, source: str, word: str, level: int, site_name: str) -> bytes | None:
    """A PNG of 1200 × 630; None where the machine has no Japanese font. 30 to 60 kB."""
    font = japanese_font()
    if font is None:
        return None
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    _meter(draw, MARGIN, 76, level)
    draw.text((MARGIN + 118, 74), word, font=_sized(font, 34), fill=LEVELS[level])
    size, lines = _fitted(title, font)
    for row, text in enumerate(lines):
        draw.text((MARGIN, 150 + row * round(size * 1.42)), text, font=_sized(font, size), fill=INK)
    draw.line((MARGIN, 528, WIDTH - MARGIN, 528), fill=LINE, width=2)
    _logo(draw, MARGIN, 552, 44)
    draw.text((MARGIN + 60, 554), site_name, font=_sized(font, 30), fill=INK)
    small = _sized(font, 28)
    said = _cut(source, small, 520)
    draw.text((WIDTH - MARGIN - small.getlength(said), 556), said, font=small, fill=QUIET)
    return _png(picture)


@lru_cache(maxsize=1)
def plain_picture() -> bytes:
    """The mark alone, without words: for pages without a title of their own, and where there is no font."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    _logo(draw, (WIDTH - 280) // 2, (HEIGHT - 280) // 2, 280)
    return _png(picture)


@lru_cache(maxsize=8)
def icon(size: int, *, maskable: bool = False) -> bytes:
    """The site's mark as a square PNG; `maskable` leaves the rim free that a device may cut off."""
    picture = Image.new("RGB", (size * 4, size * 4), ACCENT)
    inner = round(size * 4 * (0.72 if maskable else 1))
    _bars(ImageDraw.Draw(picture), (size * 4 - inner) / 2, (size * 4 - inner) / 2, inner / 32)
    return _png(picture.resize((size, size), Image.Resampling.LANCZOS))


@lru_cache(maxsize=1)
def japanese_font() -> str | None:
    return next((path for path in FONTS if Path(path).is_file()), None)


@lru_cache(maxsize=16)
def _sized(path: str, size: int) -> FreeTypeFont:
    return ImageFont.truetype(path, size)


def _fitted(title: str, font: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits; at the smallest it is cut."""
    for size in SIZES:
        lines = broken(title, _sized(font, size), WIDTH - 2 * MARGIN)
        if len(lines) <= MOST_LINES[size]:
            return size, lines
    size = SIZES[-1]
    lines = broken(title, _sized(font, size), WIDTH - 2 * MARGIN)[: MOST_LINES[size]]
    lines[-1] = _cut(lines[-1] + "…", _sized(font, size), WIDTH - 2 * MARGIN)
    return size, lines


def broken(text: str, font: FreeTypeFont, width: float) -> list[str]:
    """Lines no wider than `width`: words of Latin letters whole where they fit, no closing mark first, no opening last."""
    lines: list[str] = [""]
    for piece in _pieces(" ".join(text.split())):
        if font.getlength(lines[-1] + piece) <= width or not lines[-1].strip():
            lines[-1] += piece
        elif piece[0] in NOT_FIRST:
            lines[-1], last = lines[-1][:-1], lines[-1][-1:]
            lines.append(last + piece)
        else:
            held = "".join(reversed(_trailing(lines[-1])))
            lines[-1] = lines[-1][: len(lines[-1]) - len(held)]
            lines.append(held + piece.lstrip())
    return [line.strip() for line in lines if line.strip()]


def _trailing(line: str) -> list[str]:
    held: list[str] = []
    for char in reversed(line):
        if char not in NOT_LAST:
            break
        held.append(char)
    return held


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if pieces and _joins(pieces[-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _joins(piece: str, char: str) -> bool:
    """Latin letters with Latin letters, katakana with katakana, as far as a word goes."""
    if char.isascii():
        return not char.isspace() and piece[-1].isascii() and not piece.isspace() and len(piece) < 24
    return _is_katakana(char) and _is_katakana(piece[-1]) and len(piece) < 10


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヿ"


def _cut(text: str, font: FreeTypeFont, width: float) -> str:
    while len(text) > 1 and font.getlength(text) > width:
        text = text[:-2] + "…"
    return text


def _meter(draw: ImageDraw.ImageDraw, x: int, y: int, level: int) -> None:
    for n in range(1, 6):
        high = 8 + n * 7
        fill = LEVELS[level] if n <= level else FAINT
        draw.rectangle((x + (n - 1) * 21, y + 44 - high, x + (n - 1) * 21 + 14, y + 44), fill=fill)


def _logo(draw: ImageDraw.ImageDraw, x: float, y: float, size: int) -> None:
    draw.rounded_rectangle((x, y, x + size, y + size), radius=size * 7 / 32, fill=ACCENT)
    _bars(draw, x, y, size / 32)


def _bars(draw: ImageDraw.ImageDraw, x: float, y: float, unit: float) -> None:
    for left, top, wide, high in MARK:
        draw.rectangle((x + left * unit, y + top * unit, x + (left + wide) * unit, y + (top + high) * unit), fill=PAPER)


def _png(picture: Image.Image) -> bytes:
    held = io.BytesIO()
    picture.quantize(64).save(held, "PNG", optimize=True)
    return held.getvalue()
