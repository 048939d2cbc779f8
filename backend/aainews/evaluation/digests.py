"""A second look at stored editions, by nothing but what is stored: does each sentence rest on something that is there,
does every link lead somewhere, does every number stand in what the sentence names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from aainews.domain.checks import CheckKind, Severity
from aainews.domain.digests import Digest, Reference, ReferenceKind, Sentence
from aainews.domain.hacker_news import SITE, HackerComment
from aainews.domain.value import Value
from aainews.gate.facts import compare_facts

NUMBERS = frozenset({CheckKind.NUMBER_WITHOUT_SOURCE, CheckKind.MAGNITUDE_CHANGED})
PERMALINK = SITE.removesuffix("{id}")


class EditionScan(Value):
    """What was looked at in one edition, and each fault in words."""

    kind: str
    key: str
    items: int
    sentences: int
    links: int
    without_story: int
    dead_links: int
    numbers_without_source: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """`texts`: the source's own text by article id. `resolves`: whether a path of this site answers. `comment`: as Hacker
    News tells it now; None where it cannot be had."""

    texts: Mapping[str, str]
    resolves: Callable[[str], bool]
    comment: Callable[[int], HackerComment | None]


@dataclass
class _Scan:
    digest: Digest
    evidence: Evidence
    links: set[str] = field(default_factory=set[str])
    without_story: list[str] = field(default_factory=list[str])
    dead: list[str] = field(default_factory=list[str])
    numbers: list[str] = field(default_factory=list[str])

    def result(self) -> EditionScan:
        for sentence in self.digest.sentences:
            self._sentence(sentence)
        for item in self.digest.items:
            for url in (item.url, *(article.url for article in item.articles)):
                self._link(url)
        for movement in (*self.digest.rising, *self.digest.falling):
            self._link(movement.url)
        return EditionScan(
            kind=self.digest.kind.value,
            key=self.digest.key,
            items=len(self.digest.items),
            sentences=len(self.digest.sentences),
            links=len(self.links),
            without_story=len(self.without_story),
            dead_links=len(self.dead),
            numbers_without_source=len(self.numbers),
            faults=(*self.without_story, *self.dead, *self.numbers),
        )

    def _sentence(self, sentence: Sentence) -> None:
        if not sentence.references or not all(map(self._is_there, sentence.references)):
            self.without_story.append(f"rests on nothing that is there: {sentence.text}")
        for reference in sentence.references:
            self._link(reference.url)
        grounds = self._grounds(sentence.references)
        if grounds:
            found = compare_facts("\n".join(grounds), sentence.text, language=_language(grounds), allow_drop=True)
            wrong = [c.evidence for c in found if c.kind in NUMBERS and c.severity is Severity.BLOCK]
            self.numbers += [f"number without source: {evidence}: {sentence.text}" for evidence in wrong]

    def _is_there(self, reference: Reference) -> bool:
        match reference.kind:
            case ReferenceKind.ARTICLE:
                return reference.id in self.evidence.texts
            case ReferenceKind.COMMENT:
                comment = self.evidence.comment(int(reference.id))
                return comment is not None and not comment.gone and reference.url == f"{PERMALINK}{reference.id}"
            case ReferenceKind.STORY:
                return (
                    self.evidence.resolves(f"/stories/{reference.id}") and reference.article_id in self.evidence.texts
                )
            case ReferenceKind.PAGE:
                return reference.url.startswith(("https://", "http://"))

    def _grounds(self, references: Sequence[Reference]) -> list[str]:
        """Texts that the sentence may take a number from; pieces elsewhere are not asked for again."""
        out: list[str] = []
        for reference in references:
            if reference.article_id:
                out.append(self.evidence.texts.get(reference.article_id, ""))
                members = [i.articles for i in self.digest.items if i.story_id and i.story_id == reference.id]
                out += [self.evidence.texts.get(article.id, "") for articles in members for article in articles]
            elif reference.kind is ReferenceKind.COMMENT:
                comment = self.evidence.comment(int(reference.id))
                titles = [i.headline for i in self.digest.items] + [r.label for r in references]
                out += [comment.text if comment else "", *titles]
        return [text for text in out if text]

    def _link(self, url: str) -> None:
        if url in self.links:
            return
        self.links.add(url)
        if not (url.startswith(("https://", "http://")) or self.evidence.resolves(url)):
            self.dead.append(f"leads nowhere: {url}")


def scan(digest: Digest, evidence: Evidence) -> EditionScan:
    return _Scan(digest, evidence).result()


def _language(grounds: Sequence[str]) -> str:
    text = "".join(grounds)
    return "ja" if sum("ぁ" <= c <= "ヺ" for c in text) * 10 > len(text) else "en"
