"""The site's line icons, as `frontend/src/ui/Icon.tsx` draws them (`tests/pages/test_icons.py` holds the two together)."""

from __future__ import annotations

SHAPES = {
    "back": "M12.5 4 6.5 10l6 6",
    "bookmark": "M5.5 3.5h9v13L10 13l-4.5 3.5z",
    "close": "m5 5 10 10M15 5 5 15",
    "copy": "M7.5 7.5v-4h9v9h-4M3.5 7.5h9v9h-9z",
    "external": "M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15 5l-6.5 6.5",
    "filter": "M3.5 5.5h13M6 10h8M8.5 14.5h3",
    "flag": "M5 17V3.5h10l-2 3.5 2 3.5H5",
    "image": "M3.5 4.5h13v11h-13zM3.5 13l4-4 3.5 3.5 2-2 3.5 3",
    "menu": "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
    "share": "M10 12V3M6.5 6.5 10 3l3.5 3.5M4.5 10.5v6h11v-6",
}


def icon(name: str) -> str:
    """An SVG of 20 × 20 for the eye only. Raises KeyError for a name that is none."""
    return (
        '<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">'
        f'<path d="{SHAPES[name]}"></path></svg>'
    )
