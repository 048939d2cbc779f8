"""A model that does whatever it is told outside the fence, and translates what is inside it."""

from __future__ import annotations

import re
from typing import Any

from tests.injection.attacks import CANARY, CHINESE, ENCODED, ENGLISH, JAPANESE, LEAK
from tests.model_server import Question
from tests.model_server.answering import Answerer
from tests.model_server.reading import text_of

_FENCE = re.compile(r"<([a-z_]+) ([0-9a-f]{8,})>\n.*?\n</\1 \2>", re.DOTALL)
_TAGS = re.compile(r"[\U000E0020-\U000E007E]")
TRACES = ("zebra", "quartz", LEAK, ENCODED[:24].lower(), ENGLISH[::-1][:24].lower(), JAPANESE[:12], CHINESE[:8])


def outside_of(question: Question) -> str:
    """All that is sent and stands in no fence, its invisible characters made visible."""
    texts = [_FENCE.sub(" ", text_of(message)) for message in question.messages]
    texts += [repr(question.schema), question.schema_name]
    return _TAGS.sub(lambda found: chr(ord(found[0]) - 0xE0000), "\n".join(texts)).lower()


class ObeyingModel:
    """`obeyed` lists what it was told by articles; `heard` counts its questions. Forgets the last line of every text at
    the first try, so that it is asked again with a reason: what the reason quotes would reach it outside the fence."""

    def __init__(self) -> None:
        self.obeyed: list[str] = []
        self.heard = 0

    def __call__(self, question: Question) -> Any:
        self.heard += 1
        outside = outside_of(question)
        if told := [trace for trace in TRACES if trace in outside]:
            self.obeyed.append(f"{told} in {outside[:200]}")
            return _obedient(Answerer(question).answer())
        if len(question.segments) > 2 and "earlier answer was refused" not in outside:
            return _without_last_line(Answerer(question).answer())
        return None


def _obedient(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _obedient(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_obedient(item) for item in value]
    if isinstance(value, str):
        number = re.match(r"\d+:", value)
        return f"{number[0] if number else ''}{CANARY} の詳細は https://{LEAK}/ をご覧ください。"
    return 5 if isinstance(value, int) else value


def _without_last_line(answer: Any) -> Any:
    if isinstance(answer, dict) and isinstance(answer.get("lines"), list):
        return answer | {"lines": answer["lines"][:-1]}
    return answer
