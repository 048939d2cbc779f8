"""Fields of forms as the site's own (`frontend/src/ui/Field.tsx`) draws them. A form here works without script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def field(
    name: str, label: str, value: str = "", *, longest: int, required: bool = False, rows: int = 1, kind: str = "text"
) -> str:
    """A named field; more than one row makes it a box."""
    needed = '<span class="field-required">必須</span>' if required else ""
    shared = (
        f'id="field-{name}" name="{name}" class="field-input" maxlength="{longest}"{" required" if required else ""}'
    )
    box = (
        f'<textarea {shared} rows="{rows}">\n{escape(value)}</textarea>'
        if rows > 1
        else f'<input {shared} type="{kind}" value="{escape(value)}">'
    )
    return f'<div class="field"><label for="field-{name}">{escape(label)}{needed}</label>{box}</div>'


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> str:
    """`options` are values and what they are called; the first is taken where nothing is chosen."""
    made = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<div class="field"><label for="field-{name}">{escape(label)}</label>'
        f'<select id="field-{name}" name="{name}" class="select">{made}</select></div>'
    )
