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
    """`needs`: in lower case, pieces of text of which every match holds one; or what every match holds, as a pattern that
    is quick to look for. Most texts lack it, and are not read for the rule."""

    pattern: re.Pattern[str]
    read: Reading
    needs: tuple[str, ...] | re.Pattern[str] = ()


@dataclass(slots=True)
class Scan:
    rest: str
    facts: list[Fact] = field(default_factory=list[Fact])
    lowered: str = field(init=False)

    def __post_init__(self) -> None:
        self.lowered = self.rest.lower()

    def apply(self, rule: Rule) -> None:
        if rule.needs and not self._has(rule.needs):
            return

        def take(found: re.Match[str]) -> str:
            stated = rule.read(found)
            if stated is None:
                return found[0]
            self.facts.extend(stated)
            return BLANK * len(found[0])

        self.rest = rule.pattern.sub(take, self.rest)

    def _has(self, needs: tuple[str, ...] | re.Pattern[str]) -> bool:
        if isinstance(needs, re.Pattern):
            return needs.search(self.rest) is not None
        for piece in needs:  # noqa: SIM110  `any` takes twice as long, and this is asked for every rule of every text
            if piece in self.lowered:
                return True
        return False
