"""What models do wrong, on purpose: the same seed, request and try always fail in the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.model_server import words
from tests.model_server.translating import JAPANESE, MARK, number_of

BEFORE_ANSWERING = ("429", "500", "timeout", "reset")
IN_THE_ENVELOPE = ("cutoff", "refusal", "empty", "invalid_json")
IN_THE_WORDS = (
    "chinese", "english", "prompt_leak", "nonsense", "lost_placeholder", "wrong_number", "missing_segment", "repeated_segment",
)  # fmt: skip
KINDS = BEFORE_ANSWERING + IN_THE_ENVELOPE + IN_THE_WORDS

_NUMBER = re.compile(r"(?<![⟦/<\d])\d(?!\d*⟧)")
_LINE = re.compile(r"(\d+:)(.*)", re.DOTALL)


@dataclass(frozen=True)
class FaultPlan:
    """`rate` is the share of calls that fail, 0 to 1, spread evenly over `kinds`."""

    rate: float = 0.0
    kinds: tuple[str, ...] = KINDS
    seed: int = 1

    def __post_init__(self) -> None:
        unknown = [kind for kind in self.kinds if kind not in KINDS]
        if unknown:
            raise ValueError(f"unknown faults {unknown}; known are {', '.join(KINDS)}")

    def fault(self, key: str, nth: int) -> str | None:
        """The fault of the n-th try (from 1) of the request with that key."""
        salt = f"{self.seed}:{nth}"
        if not self.kinds or number_of(key, 10**6, salt) >= self.rate * 10**6:
            return None
        return self.kinds[number_of(key, len(self.kinds), f"kind:{salt}")]


def spoil(answer: Any, kind: str, system: str) -> Any:
    """The answer with that fault in its words; itself where it has nothing that this fault could spoil."""
    if kind == "missing_segment":
        return _without_last(answer)
    if kind == "repeated_segment":
        return _with_last_twice(answer)
    if kind == "english":
        return _each(answer, lambda _: words.ENGLISH)
    if kind == "chinese":
        return _each(answer, lambda text: (words.CHINESE * (len(text) // len(words.CHINESE) + 1))[: max(12, len(text))])
    spoilers: dict[str, Callable[[str], str]] = {
        "prompt_leak": lambda text: f"{system[:160]}\n{text}",
        "nonsense": lambda _: words.NONSENSE,
        "lost_placeholder": lambda text: MARK.sub("", text, count=1),
        "wrong_number": lambda text: _NUMBER.sub(lambda digit: str((int(digit[0]) + 3) % 10), text, count=1),
    }
    return _first(answer, spoilers[kind])


def cut_off(text: str) -> str:
    return text[: max(1, len(text) * 3 // 5)]


def broken_json(text: str) -> str:
    """Half of them talk around the JSON, half of them forget its end."""
    return f"Sure! Here is the JSON:\n```json\n{text[:-1]}" if number_of(text, 2) else text[:-2]


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        if line := _LINE.fullmatch(value):  # the words of a numbered line, not its number
            return line[1] + _each(line[2], change)
        return change(value) if JAPANESE.search(value) else value
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each(item, change) for key, item in value.items()}
    return value


def _first(value: Any, change: Callable[[str], str]) -> Any:
    """Changes the first string that the change makes different."""
    done = False

    def once(text: str) -> str:
        nonlocal done
        changed = text if done else change(text)
        done = done or changed != text
        return changed

    return _each(value, once)


def _without_last(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_last(item) for key, item in value.items()}
    return value[:-1] if isinstance(value, list) and len(value) > 1 else value


def _with_last_twice(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_last_twice(item) for key, item in value.items()}
    return [*value, value[-1]] if isinstance(value, list) and value else value


def as_text(answer: Any) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
