"""Fills whatever JSON schema is sent, from the source that is sent with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.model_server import words
from tests.model_server.reading import Question
from tests.model_server.translating import JAPANESE, MARK, is_name, number_of, sentences, translate

Schema = dict[str, Any]
TRANSLATED = {"ja", "translation", "translated", "text_ja", "title_ja", "title", "headline"}
QUOTED = {"evidence", "quote", "quotation", "excerpt", "source_quote", "note"}
_ON_AI = re.compile(r"\b(?:AI|artificial intelligence|machine learning|LLMs?|GPT|language models?)\b|人工知能|機械学習")
NAMED = {"name", "company", "product"}


class Answerer:
    """One answer to one question; the same question always gets the same answer."""

    def __init__(self, question: Question, translation: Callable[[str], str] = translate) -> None:
        self._question = question
        self._translate = translation
        self._sentences = _readable(question.source) or [question.title or question.source.strip() or "空です。"]
        self._names = _names(question.source) or ["AI"]
        self._root: Schema = question.schema or {}
        self._turn = self._number("first sentence", len(self._sentences))

    def answer(self) -> Any:
        """A JSON value of the schema; a string where there is none."""
        if self._question.schema is None:
            return self._translate(self._question.source)
        return self._fill(self._root, "answer", "", 0)

    def _fill(self, schema: Schema, name: str, path: str, index: int) -> Any:
        schema = self._resolve(schema)
        if "const" in schema:
            return schema["const"]
        if name == "ai" and schema.get("type") == "boolean":
            return _ON_AI.search(self._question.source) is not None
        if name == "depth" and "full" in schema.get("enum", ()):
            return "full"
        if "enum" in schema:
            return self._choice(schema["enum"], path, index)
        match schema.get("type"):
            case "object":
                return self._object(schema, path, index)
            case "array":
                return self._array(schema, name, path)
            case "integer":
                low, high = int(schema.get("minimum", 1)), int(schema.get("maximum", 5))
                return low + self._number(path, high - low + 1)
            case "number":
                return float(schema.get("minimum", 0)) + self._number(path, 100) / 100
            case "boolean":
                return bool(self._number(path, 2))
            case "null":
                return None
            case _:
                return self._text(schema, name, path, index)

    def _resolve(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            schema = self._root[schema["$ref"].split("/")[1]][schema["$ref"].split("/")[2]]
        options = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
        if options:
            return self._resolve(next((o for o in options if o.get("type") != "null"), options[0]))
        if isinstance(schema.get("type"), list):
            return schema | {"type": next(t for t in schema["type"] if t != "null")}
        return schema

    def _object(self, schema: Schema, path: str, index: int) -> Schema:
        filled: Schema = {}
        for key, part in schema.get("properties", {}).items():
            if key in self._question.segments:
                filled[key] = self._translate(self._question.segments[key])
            else:
                filled[key] = self._fill(part, key, f"{path}.{key}", index)
        return filled

    def _array(self, schema: Schema, name: str, path: str) -> list[Any]:
        item = self._resolve(schema["items"])
        properties: Schema = item.get("properties", {})
        if name == "lines" and self._question.segments:
            return [f"{key}:{self._translate(text)}" for key, text in self._question.segments.items()]
        if "id" in properties and self._question.segments:
            return [self._segment(properties, key, text) for key, text in self._question.segments.items()]
        count = self._count(schema, properties, path)
        values: list[Any] = []
        for index in range(count):
            value = self._fill(item, _singular(name), f"{path}[{index}]", index)
            if value not in values:
                values.append(value)
        return values

    def _segment(self, properties: Schema, key: str, text: str) -> Schema:
        known = {"id": int(key) if self._resolve(properties["id"]).get("type") == "integer" else key}
        rest = [name for name in properties if name != "id"]
        return known | {
            name: self._translate(text) if self._resolve(properties[name]).get("type") == "string" else
            self._fill(properties[name], name, f"{key}.{name}", 0)
            for name in rest
        }  # fmt: skip

    def _count(self, schema: Schema, properties: Schema, path: str) -> int:
        """As many as there are enum values where each item names one (the four axes), else a number within bounds."""
        low, high = int(schema.get("minItems", 0)), int(schema.get("maxItems", 6))
        enums = [len(part["enum"]) for part in map(self._resolve, properties.values()) if "enum" in part]
        if enums and low <= max(enums) <= high and "name" not in properties:
            return max(enums)
        usual_low = min(high, max(low, 3))
        return usual_low + self._number(path, min(high, usual_low + 2) - usual_low + 1)

    def _text(self, schema: Schema, name: str, path: str, index: int) -> str:
        limit = int(schema.get("maxLength", 10_000))
        if name in QUOTED:
            return _verbatim(self._next_sentence(), min(limit, 160))
        if name in NAMED:
            return self._names[index % len(self._names)][:limit]
        if name == "entitie":
            return f"company:{self._names[index % len(self._names)]}"[:limit]
        if name == "tag":
            return words.TAGS[(self._number("tags", len(words.TAGS)) + index * 3) % len(words.TAGS)][:limit]
        if name in TRANSLATED:
            whole = self._question.source if name in ("ja", "translation", "translated", "text_ja") else ""
            return _within(self._translate(whole or self._question.title), limit)
        if name == "heading":
            return _within(self._translate(_clause(self._next_sentence())), min(limit, 30))
        lead = _lead(path, index) if name == "reason" else ""
        return lead + self._prose(limit - len(lead), int(schema.get("minLength", 1)))

    def _prose(self, limit: int, least: int) -> str:
        """One sentence, and more where the schema asks for a length."""
        text = ""
        for _ in range(12):
            more = self._translate(self._next_sentence())
            if len(text + more) <= limit and more not in text:
                text += more
            if len(text) >= max(least, 20):
                break
        return text or _within(self._translate(self._next_sentence()), limit)

    def _next_sentence(self) -> str:
        """Each in turn, so that no two texts of an answer say the same while the source has more to say."""
        self._turn += 1
        return self._sentences[self._turn % len(self._sentences)]

    def _choice(self, options: list[Any], path: str, index: int) -> Any:
        return (
            options[index % len(options)]
            if index
            else options[self._number(path, len(options)) if "[" not in path else 0]
        )

    def _number(self, path: str, below: int) -> int:
        return number_of(path, max(1, below), self._question.source)


def _lead(path: str, index: int) -> str:
    """A reason's axis: the name of the object that it stands in, or its place in the list of the four."""
    place = path.split(".")[-2]
    return list(words.LEADS.values())[index % len(words.LEADS)] if place.endswith("]") else words.LEADS.get(place, "")


def _readable(source: str) -> list[str]:
    """Whole sentences of the source, without marks: what a model would quote and speak about."""
    text = MARK.sub("", source)
    if JAPANESE.search(text):
        return [part for part in re.findall(r"[^。！？\n]{8,200}[。！？]", text) if JAPANESE.search(part)]
    parts = [part.strip() for line in text.split("\n") for part in sentences(line)]
    return [part for part in parts if 30 <= len(part) <= 240 and part[-1] in ".!?"] or [p for p in parts if p]


def _names(source: str) -> list[str]:
    text = MARK.sub(" ", source)
    inner = re.findall(r"(?<=[a-z,] )[A-Z][A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*", text)
    return list(dict.fromkeys(name for name in inner if is_name(name, False)))


def _singular(name: str) -> str:
    return name.removesuffix("s")


def _clause(sentence: str) -> str:
    """The first words: enough for a heading of some twelve characters."""
    return re.sub(r"[.!?]+$", "", " ".join(sentence.split()[:6])).rstrip(",;:")


def _verbatim(sentence: str, limit: int) -> str:
    return sentence if len(sentence) <= limit else sentence[:limit].rsplit(" ", 1)[0]


def _within(text: str, limit: int) -> str:
    """Cut where a reader would not notice: at a sentence's end, a comma, or at last anywhere but inside a number."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    for stop in ("。", "、"):
        if stop in cut[limit // 3 :]:
            return cut[: cut.rindex(stop)] + ("。" if stop == "。" else "")
    return re.sub(r"[^ぁ-んァ-ヶ一-龠ー]+$", "", cut) or cut
