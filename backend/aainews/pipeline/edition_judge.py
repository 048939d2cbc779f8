"""Every sentence of an edition before the gate: it must rest on something, and say nothing that does not stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aainews.domain.checks import Check, CheckKind
from aainews.domain.digests import Digest, DigestItem, Origin, Reference, Sentence
from aainews.domain.news import Ground, NewsStory
from aainews.enrich.digest import NumberedSentence
from aainews.enrich.own_words import own_words
from aainews.enrich.polish import polish
from aainews.gate.findings import block
from aainews.gate.grounded import check_grounded
from aainews.gate.repair import blocked
from aainews.gate.translation import check_statement
from aainews.publish.editions.words import references_to

ARTICLES_READ = 4
"""Of a story, when a sentence about it is judged."""


@dataclass
class Judge:
    """`grounds` by article id. Remembers what was found in sentences that were refused."""

    grounds: Mapping[str, Ground]
    found: list[Check] = field(default_factory=list[Check])

    def numbered(
        self, said: Sequence[NumberedSentence], stories: Sequence[NewsStory], now: int
    ) -> tuple[Sentence, ...]:
        """The model's sentences that pass, each with references to the stories that it names by number (from 1); the
        first `now` of them are of the edition itself, and one of those must be among them."""
        return tuple(kept for one in said if (kept := self._numbered(one, stories, now)) is not None)

    def _numbered(self, said: NumberedSentence, stories: Sequence[NewsStory], now: int) -> Sentence | None:
        numbers = list(dict.fromkeys(said.stories))
        if not numbers or any(not 1 <= n <= len(stories) for n in numbers) or min(numbers) > now:
            self.found.append(block(CheckKind.NO_SOURCE_COUNTERPART, f"stories {numbers}: {said.text}"))
            return None
        named = [stories[n - 1] for n in numbers]
        read = [a.id for story in named for a in story.articles[:ARTICLES_READ]]
        text = polish(said.text, self._text(read))
        sentence = Sentence(text=text, origin=Origin.MODEL, references=references_to(*named))
        return sentence if self._passes(text, read, Origin.MODEL) else None

    def edition(self, digest: Digest) -> Digest:
        """The edition without sentences that do not pass against the articles that they name."""
        keep = self._kept
        sections = tuple(
            section.model_copy(update={"items": tuple(self._item(item, keep) for item in section.items)})
            for section in digest.sections
        )
        return digest.model_copy(
            update={"lead": keep(digest.lead), "changes": keep(digest.changes), "sections": sections}
        )

    def _item(self, item: DigestItem, keep: Callable[[Sequence[Sentence]], tuple[Sentence, ...]]) -> DigestItem:
        return item.model_copy(update={"sentences": keep(item.sentences)})

    def _kept(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The model's were judged when they came."""
        return tuple(s for s in sentences if s.origin is Origin.MODEL or self._stands(s))

    def _stands(self, sentence: Sentence) -> bool:
        return self._passes(sentence.text, article_ids(sentence.references), sentence.origin)

    def _passes(self, text: str, ids: Sequence[str], origin: Origin) -> bool:
        if not text.strip() or any(id_ not in self.grounds for id_ in ids) or not ids:
            self.found.append(block(CheckKind.NO_SOURCE_COUNTERPART, text))
            return False
        ground = self._text(ids)
        checks = check_statement(text, ground, own_words=own_words())
        if origin is Origin.MODEL:
            checks = (*checks, *check_grounded(text, ground))
        if blocked(checks):
            self.found += checks
            return False
        return True

    def _text(self, ids: Sequence[str]) -> str:
        return "\n".join(self.grounds[id_].text for id_ in dict.fromkeys(ids) if id_ in self.grounds)


def article_ids(references: Sequence[Reference]) -> list[str]:
    """Of articles, and of stories their lead articles."""
    return [reference.article_id for reference in references if reference.article_id]
