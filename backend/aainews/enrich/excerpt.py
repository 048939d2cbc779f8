"""What of an article is read for its analysis, when all of it is more than a request should hold."""

from __future__ import annotations

from dataclasses import dataclass

from aainews.domain.documents import Document, Heading, ListItem, Paragraph, Quote, plain_text
from aainews.enrich.sentences import sentences, tokens_of

OPENING_SHARE = 0.6
PROSE = (Heading, Paragraph, ListItem, Quote)
LONGEST_SENTENCE = 400
"""Characters; a longer one is cut at a word, and then cannot be quoted whole."""


@dataclass(frozen=True)
class Excerpt:
    """Sentences of the article in its order, each verbatim (or its beginning); numbered from 1 when shown."""

    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.sentences)

    @property
    def numbered(self) -> list[str]:
        return [f"[{number}] {sentence}" for number, sentence in enumerate(self.sentences, 1)]

    def quoted(self, number: int) -> str | None:
        """The sentence of that number; None for 0 and for one that is not there."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None


def excerpt(document: Document, budget: int) -> Excerpt:
    """All of it where it fits into `budget` tokens; else the opening for about 60 % of them, and of the rest the
    headings and the first sentence of paragraphs, taken evenly over the whole length. A first cut: it reads every part
    of a long article, but not every sentence."""
    parts = [sentences(plain_text(s.html)) for s in document.segments if isinstance(s, PROSE)]
    everything = [(sentence, place) for place, texts in enumerate(parts) for sentence in texts]
    if sum(tokens_of(sentence) for sentence, _ in everything) <= budget:
        return Excerpt(tuple(sentence[:LONGEST_SENTENCE] for sentence, _ in everything))
    opening, used, last = list[str](), 0, 0
    for sentence, place in everything:
        if used + tokens_of(sentence) > budget * OPENING_SHARE and opening:
            break
        opening.append(sentence[:LONGEST_SENTENCE])
        used, last = used + tokens_of(sentence), place
    leads = [texts[0][:LONGEST_SENTENCE] for texts in parts[last + 1 :] if texts]
    return Excerpt((*opening, *_spread(leads, budget - used)))


def opening_of(document: Document, limit: int) -> str:
    """The first sentences, up to `limit` tokens, at least one; empty for a document without prose."""
    out, used = list[str](), 0
    for segment in document.segments:
        if not isinstance(segment, Paragraph):
            continue
        for sentence in sentences(plain_text(segment.html)):
            used += tokens_of(sentence)
            if used > limit:
                return " ".join(out) if out else sentence[: limit * 4]
            out.append(sentence)
    return " ".join(out)


def _spread(leads: list[str], budget: int) -> list[str]:
    """Evenly chosen so that they fit; the average decides how many."""
    if not leads:
        return []
    average = sum(tokens_of(lead) for lead in leads) / len(leads)
    count = min(len(leads), max(0, int(budget / max(average, 1))))
    return [leads[index * len(leads) // count] for index in range(count)] if count else []
