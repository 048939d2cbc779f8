"""One reading of a text by a hosted model: its lines in Japanese and, in the same answer, what is to be said of it.

The text goes as numbered lines inside a fence, without JSON around each (two tokens a line instead of ten), and comes
back as a list of numbered lines. Reading a text a second time for its analysis would cost a third of all.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aainews.domain.calls import LLMAnswer, LLMRequest, Message, ModelProfile
from aainews.domain.checks import Check
from aainews.enrich.analysis import Draft, DraftScore, axes_table, draft_schema, read_draft
from aainews.enrich.feedback import feedback_on
from aainews.enrich.mask import TOKEN, mask
from aainews.enrich.prompt_files import ANALYSIS, BASE, HEADLINE, LINES, MAGNITUDES, NOTES, TAGS, TERMS, pieced
from aainews.enrich.sentences import tokens_of
from aainews.enrich.typed import is_whole, unfenced
from aainews.enrich.wire import off_the_wire, on_the_wire, without_tags
from aainews.llm.prompts import fence
from aainews.reference.glossary import told

TITLE_LINE = 0
OUTPUT_PER_TOKEN = 2.5
"""Japanese tokens for one of English, at most: 1.2 to 1.6 is usual."""
LINE_ROOM, NOTES_ROOM, ANALYSIS_ROOM = 40, 500, 2400
"""Output tokens for what stands around a line, for a part's notes and for an analysis, at most."""
MOST_NOTES = 8
FIELDS = ("lines", "notes")
"""Of the answer, beside those of an analysis."""
_MAGNITUDE = re.compile(r"\b(?:m|b|tr)illions?\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(\d{1,4})\s*[:：]\s*(.*)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ENDS = ("", "}", "]}", "}]}")
"""What an answer that claims to be whole has been seen to forget at its end. Never a quotation mark: its text is cut."""

__all__ = ["TITLE_LINE", "Draft", "DraftScore", "Line", "Reading", "Wish", "read_reading", "reading_request"]


@dataclass(frozen=True)
class Line:
    """Masked text. `number` None: it is read and not translated; `findings`: what was wrong with the last answer."""

    text: str
    number: int | None = None
    findings: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What is asked for beside the numbered lines. `earlier`: quotes of the article's earlier parts, for its analysis."""

    notes: bool = False
    analysis: bool = False
    earlier: tuple[str, ...] = ()
    findings: tuple[Check, ...] = ()
    """What was wrong with the last analysis."""


@dataclass(frozen=True)
class Reading:
    """What came. A line that is missing, empty or given twice in different words is not in `lines`."""

    lines: dict[int, str] = field(default_factory=dict[int, str])
    notes: tuple[str, ...] = ()
    draft: Draft | None = None


def reading_request(
    lines: Sequence[Line], wish: Wish, profile: ModelProfile, *, purpose: str = "", attempt: int = 1
) -> LLMRequest:
    """Asks for everything about these lines at once. The same inputs make the same request.

    Its purpose, where none is given, is `reading` where lines of the body are to be translated, `analysis` where the
    text is only read, and `title` where nothing but the headline is asked for.
    """
    numbered = [line for line in lines if line.number is not None]
    purpose = purpose or _purpose(numbered, wish)
    terms = terms_told(numbered)
    pieces = _pieces(numbered, wish, terms)
    return LLMRequest(
        purpose=purpose,
        prompt="+".join(pieces),
        messages=(
            Message(role="system", content=pieced(pieces, axes=axes_table(), terms=", ".join(terms))),
            Message(role="user", content=_data(lines, wish, bare=not numbered) + _feedback(numbered, wish)),
        ),
        schema_name=purpose,
        json_schema=_schema(wish, lines=bool(numbered)),
        max_output_tokens=min(profile.max_output_tokens, _room(numbered, wish)),
        attempt=attempt,
    )


def terms_told(lines: Sequence[Line]) -> tuple[str, ...]:
    """The glossary's terms for these lines, each once."""
    return tuple(dict.fromkeys(term for line in lines for term in told(line.text)))


def terms_version(html: str) -> str:
    """What stands for the terms that a segment's text is asked for with; empty where it uses none."""
    terms = told(mask(html).text)
    return hashlib.sha256("\n".join(terms).encode()).hexdigest()[:8] if terms else ""


def _pieces(numbered: Sequence[Line], wish: Wish, terms: Sequence[str]) -> list[str]:
    """What a model is told: no more than these lines call for."""
    texts = [line.text for line in numbered]
    called_for = {
        BASE: True,
        LINES: bool(numbered),
        TAGS: any(map(TOKEN.search, texts)),
        MAGNITUDES: any(map(_MAGNITUDE.search, texts)),
        TERMS: bool(terms),
        HEADLINE: any(line.number == TITLE_LINE for line in numbered),
        NOTES: wish.notes,
        ANALYSIS: wish.analysis,
    }
    return [piece for piece, wanted in called_for.items() if wanted]


def read_reading(answer: LLMAnswer) -> Reading:
    """Of an answer that was cut off, the lines that are whole; nothing of a refusal."""
    if answer.refusal:
        return Reading()
    text = unfenced(answer.text)
    fields = _object(text) if is_whole(answer) else None
    if fields is None:
        return Reading(lines=_numbered(_strings(text)))
    given = fields.get("lines")
    notes = fields.get("notes")
    return Reading(
        lines=_numbered(given if isinstance(given, list) else []),
        notes=tuple(without_tags(note) for note in _texts(notes))[:MOST_NOTES],
        draft=read_draft(fields),
    )


def _purpose(numbered: Sequence[Line], wish: Wish) -> str:
    if any(line.number != TITLE_LINE for line in numbered):
        return "reading"
    return "analysis" if wish.notes or wish.analysis else "title"


def _data(lines: Sequence[Line], wish: Wish, *, bare: bool) -> str:
    text = "\n".join(_shown(line, bare=bare) for line in lines)
    earlier = f"{fence(chr(10).join(wish.earlier), 'notes')}\n" if wish.earlier else ""
    return earlier + fence(text)


def _shown(line: Line, *, bare: bool) -> str:
    text = on_the_wire(line.text)
    if line.number is None:
        return text if bare else f"> {text}"
    return f"{line.number}: {text}"


def _feedback(lines: Sequence[Line], wish: Wish) -> str:
    told = feedback_on([*(check for line in lines for check in line.findings), *wish.findings])
    return f"\n\nAn earlier answer was refused:\n{told}" if told else ""


def _schema(wish: Wish, *, lines: bool) -> dict[str, Any]:
    texts = {"type": "array", "items": {"type": "string"}}
    properties: dict[str, Any] = {
        name: texts for name, wanted in zip(FIELDS, (lines, wish.notes), strict=True) if wanted
    }
    properties |= draft_schema() if wish.analysis else {}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _room(lines: Sequence[Line], wish: Wish) -> int:
    needed = sum(int(tokens_of(line.text) * OUTPUT_PER_TOKEN) + LINE_ROOM for line in lines)
    return needed + NOTES_ROOM * wish.notes + ANALYSIS_ROOM * wish.analysis


def _object(text: str) -> dict[str, Any] | None:
    """The JSON object that an answer is, also where words stand around it or its last brackets are missing."""
    start = text.find("{")
    for end in _ENDS if start >= 0 else ():
        try:
            value, _ = json.JSONDecoder().raw_decode(text[start:] + end)
        except json.JSONDecodeError:
            continue
        return value if isinstance(value, dict) else None
    return None


def _strings(text: str) -> list[str]:
    """The whole strings of a text that is no JSON."""
    found = list[str]()
    for match in _STRING.finditer(text):
        try:
            found.append(json.loads(match[0]))
        except json.JSONDecodeError:
            continue
    return found


def _numbered(values: Sequence[object]) -> dict[int, str]:
    found: dict[int, set[str]] = {}
    for text in _texts(values):
        if match := _NUMBERED.fullmatch(text):
            found.setdefault(int(match[1]), set()).add(off_the_wire(match[2]).strip())
    return {number: said for number, texts in found.items() if len(texts) == 1 and (said := next(iter(texts)))}


def _texts(values: object) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
