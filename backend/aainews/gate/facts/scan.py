"""A text from which facts are taken piece by piece: what one rule has read, no later rule reads again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from aainews.gate.facts.fact import Fact
from aainews.gate.facts.plain import BLANK

Reading = Callable[[re.Match[str]], "tuple[Fact, ...] | None"]
"""What a match states; None where it is nothing after all and stays for later rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    read: Reading


@dataclass(slots=True)
class Scan:
    rest: str
    facts: list[Fact] = field(default_factory=list[Fact])

    def apply(self, rule: Rule) -> None:
        def take(found: re.Match[str]) -> str:
            stated = rule.read(found)
            if stated is None:
                return found[0]
            self.facts.extend(stated)
            return BLANK * len(found[0])

        self.rest = rule.pattern.sub(take, self.rest)
