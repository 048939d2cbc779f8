"""What a request asks for, found the way a model finds it: in the words of its messages and in its schema."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

_FENCE = re.compile(r"<(?P<tag>[a-z_]+) (?P<mark>[0-9a-f]{8,})>\n(?P<text>.*?)\n</(?P=tag) (?P=mark)>", re.DOTALL)
_LINE = re.compile(r"^(\d+): (.*)$", re.MULTILINE)
_TITLE = re.compile(r"^(?:Title|Headline|題名|タイトル|見出し)\s*[:：]\s*(.+)$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """A chat completion request. `segments` maps the ids of numbered lines, or those found in the user's JSON, to their
    source texts."""

    messages: list[dict[str, Any]]
    schema: dict[str, Any] | None
    schema_name: str
    model: str
    max_tokens: int | None
    system: str
    source: str
    """All that is to be read: the fenced text, or the last user message where nothing is fenced."""
    title: str
    segments: dict[str, str]

    @property
    def key(self) -> str:
        body = json.dumps([self.messages, self.schema], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(body.encode()).hexdigest()[:16]

    @property
    def prompt_text(self) -> str:
        return "\n".join(text_of(message) for message in self.messages)


def read_question(body: dict[str, Any]) -> Question:
    """Raises KeyError, TypeError or ValueError where the body is no such request."""
    messages: list[dict[str, Any]] = list(body["messages"])
    if not messages:
        raise ValueError("messages is empty")
    user = next((text_of(m) for m in reversed(messages) if m["role"] == "user"), "")
    typed = (body.get("response_format") or {}).get("json_schema") or {}
    fenced = {match["tag"]: match["text"] for match in _FENCE.finditer(user)}
    lines = _lines(fenced) if "lines" in (typed.get("schema") or {}).get("properties", {}) else {}
    segments = lines or _segments([*fenced.values(), user])
    source = "\n".join(fenced.values()) or user
    stated = _strings([*fenced.values(), user])
    if lines:
        source = _read(fenced)
    elif segments:
        source = "\n".join(segments.values())
    elif stated:
        source = "\n".join(text for name, text in stated.items() if name != "title")
    return Question(
        messages=messages,
        schema=typed.get("schema"),
        schema_name=str(typed.get("name", "")),
        model=str(body["model"]),
        max_tokens=body.get("max_completion_tokens") or body.get("max_tokens"),
        system="\n".join(text_of(m) for m in messages if m["role"] in ("system", "developer")),
        source=source,
        title=stated.get("title") or lines.get("0") or _title(fenced, user, source),
        segments=segments,
    )


def text_of(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(str(part.get("text", "")) for part in content)


def _title(fenced: dict[str, str], user: str, source: str) -> str:
    stated = _TITLE.search(user)
    return fenced.get("title") or (stated[1].strip() if stated else "") or source.strip().split("\n")[0]


def _lines(fenced: dict[str, str]) -> dict[str, str]:
    """Lines that are to be translated, by their numbers."""
    return {found[1]: found[2] for found in _LINE.finditer(fenced.get("source", ""))}


def _read(fenced: dict[str, str]) -> str:
    """All that is before the model's eyes, without numbers and signs."""
    return "\n".join(re.sub(r"^(?:\d+: |> )", "", text, flags=re.MULTILINE) for text in fenced.values())


def _segments(texts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        for value in _json_values(text):
            _collect(value, found)
    return found


def _strings(texts: list[str]) -> dict[str, str]:
    """The strings of a JSON object that is all of a text, such as {"title": …, "text": …}."""
    found: dict[str, str] = {}
    for text in texts:
        if text.startswith("{"):
            values = [value for value in _json_values(text)[:1] if isinstance(value, dict)]
            found |= {k: v for value in values for k, v in value.items() if isinstance(v, str)}
    return found


def _json_values(text: str) -> list[Any]:
    """Every JSON object or array of objects that stands in the text."""
    values: list[Any] = []
    decoder, position = json.JSONDecoder(), 0
    while (match := re.compile(r'\{\s*"|\[\s*\{').search(text, position)) is not None:
        try:
            value, position = decoder.raw_decode(text, match.start())
            values.append(value)
        except ValueError:
            position = match.start() + 1
    return values


def _collect(value: Any, found: dict[str, str]) -> None:
    if isinstance(value, list):
        for item in value:
            _collect(item, found)
    elif isinstance(value, dict):
        text = next((value[k] for k in ("text", "en", "source", "html") if isinstance(value.get(k), str)), None)
        if "id" in value and text is not None:
            found[str(value["id"])] = text
        else:
            for item in value.values():
                _collect(item, found)
