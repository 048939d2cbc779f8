"""The argument below a piece at Hacker News: each line rests on one comment, whose words it quotes and whose link code
writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from aainews.domain.calls import ModelProfile
from aainews.domain.checks import Check, CheckKind
from aainews.domain.digests import Origin, Sentence
from aainews.domain.hacker_news import Discussion, HackerComment
from aainews.enrich import hacker as questions
from aainews.enrich.hacker import DraftLine, Stance, shown_text
from aainews.enrich.own_words import own_words
from aainews.enrich.polish import polish
from aainews.enrich.sentences import tokens_of
from aainews.gate.evidence import stands_in
from aainews.gate.findings import block
from aainews.gate.grounded import check_grounded
from aainews.gate.repair import blocked
from aainews.gate.translation import check_statement
from aainews.pipeline.asking import asked
from aainews.pipeline.enricher import Ask
from aainews.publish.editions.hacker import reference_to_comment
from aainews.publish.editions.picking import is_firsthand, sampled

ATTEMPTS = 2
LONGEST = 160
"""Characters of a line: asked for are 90; a longer one is no summary of a comment."""
Lines = dict[Stance, tuple[Sentence, ...]]


@dataclass
class Argument:
    """Reads one discussion with one model."""

    ask: Ask
    talk: Discussion
    profile: ModelProfile
    found: list[Check] = field(default_factory=list[Check])

    def __post_init__(self) -> None:
        budget = questions.COMMENT_TOKENS_SMALL if self.profile.small else questions.COMMENT_TOKENS
        self.comments = sampled(self.talk, budget, lambda text: min(tokens_of(text), questions.LONGEST_COMMENT // 3))
        self._own = frozenset(c.id for c in self.comments if is_firsthand(c, self.talk.piece))

    def lines(self) -> Lines:
        """The lines that pass, by stance. Raises LLMError where trying later may help."""
        if not self.comments:
            return {}
        if self.profile.small:
            return self._kept(self._one_by_one())
        kept: Lines = {}
        for attempt in range(1, ATTEMPTS + 1):
            request = questions.argument_request(
                self.talk.piece, self.comments, self._own, self.profile, findings=self.found, attempt=attempt
            )
            answer = asked(self.ask, request)
            kept = self._kept(questions.read_argument(answer) if answer else ())
            if kept:
                break
        return kept

    def _one_by_one(self) -> list[DraftLine]:
        drafts: list[DraftLine] = []
        for number, comment in enumerate(self.comments[: questions.COMMENTS_SMALL], 1):
            answer = asked(self.ask, questions.comment_request(self.talk.piece, comment, self.profile))
            draft = questions.read_comment_answer(answer, comment, number) if answer else None
            if draft is not None:
                own = comment.id in self._own
                drafts.append(draft.model_copy(update={"stance": Stance.FIRSTHAND}) if own else draft)
        return drafts

    def _kept(self, drafts: Sequence[DraftLine]) -> Lines:
        kept: defaultdict[Stance, list[Sentence]] = defaultdict(list)
        used: set[int] = set()
        for draft in drafts:
            sentence = self._judged(draft, used)
            if sentence is not None:
                kept[draft.stance].append(sentence)
                used.add(draft.comment)
        return {stance: tuple(sentences) for stance, sentences in kept.items()}

    def _judged(self, draft: DraftLine, used: set[int]) -> Sentence | None:
        """A comment bears one line; 当事者の発言 are of those who took part."""
        comment = self._comment(draft.comment)
        if comment is None or draft.comment in used or not stands_in(draft.quote, shown_text(comment)):
            self.found.append(block(CheckKind.EVIDENCE_NOT_IN_SOURCE, draft.quote or draft.text))
            return None
        if draft.stance is Stance.FIRSTHAND and comment.id not in self._own:
            self.found.append(block(CheckKind.NO_SOURCE_COUNTERPART, draft.text))
            return None
        ground = f"{self.talk.piece.title}\n{comment.text}"
        text = polish(draft.text, ground)
        if len(text) > LONGEST:
            self.found.append(block(CheckKind.LENGTH_RATIO, text))
            return None
        checks = (
            *check_statement(text, ground, own_words=own_words()),
            *check_grounded(text, ground),
        )
        if blocked(checks):
            self.found += checks
            return None
        return Sentence(text=text, origin=Origin.MODEL, references=(reference_to_comment(comment),))

    def _comment(self, number: int) -> HackerComment | None:
        return self.comments[number - 1] if 1 <= number <= len(self.comments) else None
