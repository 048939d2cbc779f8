"""Running text as inline HTML of the allow-list, built piece by piece while the tree is walked."""

from __future__ import annotations

import html as entities
import re

import nh3

ALLOWED = {"a": {"href"}, "em": set[str](), "strong": set[str](), "code": set[str](), "sub": set[str](), "sup": set[str](),
           "del": set[str](), "br": set[str](), "span": {"class"}}  # fmt: skip
SAME_AS = {
    "a": "a", "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em", "strong": "strong", "b": "strong",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup", "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
"""Which tag of the allow-list an inline element becomes; others give only their text."""

_EMPTY = re.compile(r"<(em|strong|code|sub|sup|del|a)(?: [^>]*)?>(\s*)</\1>")
_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff\u2028\u2029]+")
_BREAKS = re.compile(r"(?:\s*<br>\s*)+")


def math_span(tex: str) -> str:
    """An inline formula."""
    return f'<span class="math">{entities.escape(" ".join(tex.split()), quote=False)}</span>'


class InlineText:
    """Collects text and tags; tags that stand open at the end of a block open again in the next."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._link_depth = 0
        self.link_chars = 0
        self.after_break = False

    def text(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(entities.escape(text, quote=False))
        if self._link_depth:
            self.link_chars += len(text.strip())
        if not text.isspace():
            self.after_break = False

    def math(self, tex: str) -> None:
        self._pieces.append(math_span(tex))
        self.after_break = False

    def line_break(self) -> None:
        self._pieces.append("<br>")
        self.after_break = True

    def open(self, tag: str, href: str | None = None) -> None:
        start = f'<a href="{entities.escape(href)}">' if href else f"<{tag}>"
        self._open.append((tag, start))
        self._pieces.append(start)
        self._link_depth += tag == "a"

    def close(self) -> None:
        tag, _ = self._open.pop()
        self._pieces.append(f"</{tag}>")
        self._link_depth -= tag == "a"

    def take(self) -> tuple[str, int]:
        """The block so far as clean inline HTML, and how many of its characters are links; begins the next block."""
        raw = "".join(self._pieces) + "".join(f"</{tag}>" for tag, _ in reversed(self._open))
        link_chars = self.link_chars
        self._pieces = [start for _, start in self._open]
        self.link_chars, self.after_break = 0, False
        return clean_inline(raw), link_chars


def clean_inline(raw: str) -> str:
    """Sanitised inline HTML, white space folded, without empty tags and without breaks at either end."""
    if "<" not in raw:
        return _SPACE.sub(" ", raw.replace("&nbsp;", " ").replace("\xa0", " ")).strip()
    safe = nh3.clean(
        raw,
        tags=set(ALLOWED),
        attributes=ALLOWED,
        allowed_classes=None,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    ).replace("&nbsp;", " ")
    safe = _BREAKS.sub("<br>", _SPACE.sub(" ", safe))
    while (fewer := _EMPTY.sub(r"\2", safe)) != safe:
        safe = fewer
    return re.sub(r"^(?:<br>|\s)+|(?:<br>|\s)+$", "", safe)
