"""Answers to questions about editions: sentences that rest on the numbered lines that they name."""

from __future__ import annotations

import re
from typing import Any

from tests.model_server.reading import Question, text_of
from tests.model_server.translating import number_of, sentences, translate

_FENCED = re.compile(
    r"<(?P<tag>source|before|comments|headlines) (?P<mark>[0-9a-f]{8,})>\n(?P<text>.*?)\n</(?P=tag) (?P=mark)>",
    re.DOTALL,
)
_BLOCK = re.compile(r"^\[(\d+)\] (.*(?:\n(?!\[\d+\] ).*)*)", re.MULTILINE)
_SENTENCE = re.compile(r"[^。\n]+。")


def answer_about_editions(question: Question) -> Any | None:
    """A value of the schema; None where the question is about something else."""
    if question.schema_name == "hacker":
        return _about_hacker_news(question)
    if question.schema_name != "digest":
        return None
    user = next(text_of(m) for m in reversed(question.messages) if m["role"] == "user")
    now, before = _numbered(user, "source"), _numbered(user, "before")
    if "lead" not in (question.schema or {}).get("properties", {}):
        number = min(now)
        return {"text": _said(now[number]), "stories": [number]}
    picked = sorted(now)[: 2 + number_of(question.source, 2)]
    lead = [{"text": _said(now[n]), "stories": [n]} for n in picked]
    last = max(now)
    changes = [{"text": _said(now[last]), "stories": [last, min(before)]}] if before else []
    return {"lead": lead, "changes": changes}


def _about_hacker_news(question: Question) -> Any:
    """Every second headline; a line for each of the first comments, by turns for and against."""
    user = next(text_of(m) for m in reversed(question.messages) if m["role"] == "user")
    properties = (question.schema or {}).get("properties", {})
    if "numbers" in properties:
        return {"numbers": sorted(_numbered(user, "headlines"))[::2]}
    if "sentence" in properties:
        numbered = _numbered(user, "source")
        number = min(numbered)
        return {"text": translate(numbered[number])[:80], "sentence": number, "stance": "pro"}
    parts: dict[str, list[dict[str, Any]]] = {name: [] for name in ("issues", "pros", "cons", "firsthand")}
    turn = iter(("issues", "pros", "cons") * 2)
    for number, text in sorted(_numbered(user, "comments").items()):
        firsthand = text.startswith("(") and "firsthand" in text.split(")")[0]
        said = re.sub(r"^\([^)]*\) ", "", text) if text.startswith(("(firsthand", "(to ")) else text
        name = "firsthand" if firsthand else next(turn, None)
        if name is None or len(parts[name]) > 1:
            continue
        sentence = sentences(said)[0]
        quote = " ".join(sentence.split()[:8])
        parts[name].append({"comment": number, "quote": quote, "text": translate(sentence)})
    return parts


def _numbered(user: str, tag: str) -> dict[int, str]:
    texts = [found["text"] for found in _FENCED.finditer(user) if found["tag"] == tag]
    return {int(n): text for whole in texts for n, text in _BLOCK.findall(whole)}


def _said(block: str) -> str:
    """The first sentence of its summary, or its headline as a sentence."""
    headline, _, summary = block.partition("\n")
    found = _SENTENCE.search(summary)
    return found[0].strip() if found else f"「{headline}」が報じられた。"
