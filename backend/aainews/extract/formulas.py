"""Formulas as TeX, from the ways in which pages carry them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from aainews.extract.markup import classes_and_id

_DISPLAY = re.compile(
    r"katex-display|mathjax_display|math-display|(?:^|\s)(?:displaymath|equation|mjx-display)(?:$|\s)"
)
_HOLDER = re.compile(
    r"(?:^|\s)(?:katex|katex-display|mathjax|mathjax_display|mathjax_preview|mjx-chtml|mwe-math-element|math-container)(?:$|\s)"
)
_IMAGE = re.compile(r"(?:^|\s)(?:latex|tex|math|mwe-math-fallback-image-\w+|latexmathjax)(?:$|\s)")
_OPERATORS = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "×": r"\times", "⋅": r"\cdot", "·": r"\cdot",
              "→": r"\to", "∞": r"\infty", "∈": r"\in", "−": "-", "±": r"\pm", "≈": r"\approx", "…": r"\ldots"}  # fmt: skip


def formula(element: HtmlElement) -> tuple[str, bool] | None:
    """The TeX of an element that is a formula, and whether it stands on a line of its own; None for anything else.

    Known: MathML (with its TeX annotation, or rebuilt from the common elements), KaTeX, MathJax 2 and 3, MediaWiki,
    scripts of type math/tex, and pictures of formulas with TeX as their alt text.
    """
    tag, marks = str(element.tag), classes_and_id(element)
    if tag == "script" and (element.get("type") or "").startswith("math/"):
        return (element.text or "").strip(), "mode=display" in (element.get("type") or "")
    if tag == "math":
        return _mathml(element)
    if tag == "img" and _IMAGE.search(marks) and element.get("alt"):
        return _unwrapped(element.get("alt") or ""), False
    if tag in ("span", "div", "mjx-container", "p") and (_HOLDER.search(marks) or tag == "mjx-container"):
        return _held(element, bool(_DISPLAY.search(marks)) or element.get("display") == "true")
    return None


def is_preview(element: HtmlElement) -> bool:
    """MathJax 2's rendering beside the script that holds the TeX: the same formula a second time."""
    marks = classes_and_id(element)
    if not re.search(r"mathjax(?:_preview|_display|_chtml|_svg)?(?:$|[\s_-])", marks):
        return False
    return element.tag != "script" and element.find(".//annotation") is None and element.find(".//math") is None


def _held(holder: HtmlElement, display: bool) -> tuple[str, bool] | None:
    for inner in holder.iter("math", "annotation"):
        if inner.tag == "annotation" and "tex" in (inner.get("encoding") or ""):
            return _unwrapped(inner.text or ""), display
        if inner.tag == "math":
            found = _mathml(inner)
            return (found[0], display or found[1]) if found else None
    return None


def _mathml(math: HtmlElement) -> tuple[str, bool] | None:
    display = math.get("display") == "block" or "display" in (math.get("mode") or "")
    for note in math.iter("annotation"):
        if "tex" in (note.get("encoding") or "").lower():
            return _unwrapped(note.text or ""), display
    tex = (_unwrapped(math.get("alttext") or "") or _rebuilt(math)).strip()
    return (tex, display) if tex else None


def _unwrapped(tex: str) -> str:
    stripped = re.sub(r"^\{\\displaystyle\s*(.*)\}$", r"\1", tex.strip(), flags=re.DOTALL)
    return re.sub(r"^(\$\$?)(.*)\1$", r"\2", stripped, flags=re.DOTALL).strip()


def _rebuilt(element: HtmlElement) -> str:
    """TeX of presentation MathML; elements that we do not know give their text."""
    tag = str(element.tag).rpartition(":")[2]
    if tag in ("annotation", "annotation-xml"):
        return ""
    parts = [p for p in (_rebuilt(child) for child in element) if p]
    if tag == "mfrac" and len(parts) == 2:
        return rf"\frac{{{parts[0]}}}{{{parts[1]}}}"
    if tag in ("msup", "mover") and len(parts) == 2:
        return f"{parts[0]}^{{{parts[1]}}}"
    if tag in ("msub", "munder") and len(parts) == 2:
        return f"{parts[0]}_{{{parts[1]}}}"
    if tag in ("msubsup", "munderover") and len(parts) == 3:
        return f"{parts[0]}_{{{parts[1]}}}^{{{parts[2]}}}"
    if tag == "msqrt":
        return rf"\sqrt{{{' '.join(parts)}}}"
    if tag == "mroot" and len(parts) == 2:
        return rf"\sqrt[{parts[1]}]{{{parts[0]}}}"
    own = " ".join((element.text or "").split())
    return " ".join([_OPERATORS.get(own, own), *parts]).strip() if own else " ".join(parts)
