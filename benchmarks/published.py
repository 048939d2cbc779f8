"""What readers are shown, read from the store as the site reads it, and an independent look for what must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

import aainews
from aainews.domain.analysis import Analysis
from aainews.domain.checks import Severity
from aainews.domain.documents import Heading, TextSegment, spaced_text
from aainews.domain.publication import SegmentStatus
from aainews.enrich.own_words import own_words
from aainews.gate.translation import check_statement, check_translation
from aainews.store.reading import Reading, article_to_read
from aainews.tables import PublicationRow
from aainews.tables.enrichment import TITLE_SEGMENT
from tests.model_server import words

RUN = 9
"""As many words in a row, shared with one of our prompts and not with the article, are no coincidence."""
CHINESE_RUN = 8

FORBIDDEN: dict[str, re.Pattern[str]] = {
    "placeholder": re.compile(r"[⟦⟧]|</?[bx]?\d+/?>|\{\{|\bCODE_\d+"),
    "json": re.compile(r'"(?:segments|lines|ja|id|tldr|key_points|scores|evidence)"\s*:|^\s*[{\[]\s*"'),
    "fence": re.compile(r"```|</?(?:source|article|data)\s+[0-9a-f]{8}>|<\|im_(?:start|end)\|>|\[/?INST\]"),
    "thinking": re.compile(r"</?think", re.IGNORECASE),
    "refusal": re.compile(r"I'm sorry, but I can't|I can't help with|As an AI\b|Sure! Here is"),
    "korean": re.compile(r"[가-힣]{2}"),
    "chinese": re.compile(r"[们这个说让对].{0,6}[们这说让时应关]|" + "|".join(
        re.escape(words.CHINESE[at : at + CHINESE_RUN]) for at in range(len(words.CHINESE) - CHINESE_RUN + 1)
    )),
    "english": re.compile(re.escape(words.ENGLISH[:30])),
    "nonsense": re.compile(r"(.{2,8}?)\1{4,}"),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One Japanese text on a page. `source`: what it translates; None where it is a statement about the article."""

    article_id: str
    where: str
    ja: str
    source: str | None
    article: str
    headline: bool = False


def shown_texts(database: Engine) -> list[Shown]:
    """Everything that was made by a model and stands on a page; what is shown in the original is not."""
    with Session(database) as session:
        ids = session.exec(select(PublicationRow.article_id)).all()
        return [text for article_id in ids for text in _of(article_to_read(session, article_id))]


def forbidden(shown: list[Shown]) -> list[str]:
    """What stands there and must not: by patterns of our own first, then by the gate itself."""
    found = [f"{each.article_id} {each.where} {kind}: {each.ja[:80]!r}" for each in shown for kind in _patterns(each)]
    return found + [f"{each.article_id} {each.where} gate {what}" for each in shown for what in _by_the_gate(each)]


def _of(page: Reading) -> Iterator[Shown]:
    if page.document is None:
        return
    article, card = f"{page.card.title_original}\n{page.document.title}\n{page.document.text}", page.card
    if (title := page.translations.get(TITLE_SEGMENT)) and title.status == SegmentStatus.TRANSLATED and title.ja:
        yield Shown(card.id, "title", title.ja, card.title_original, article, headline=True)
        yield Shown(card.id, "card", card.title, card.title_original, article, headline=True)
    for segment in page.document.segments:
        row = page.translations.get(segment.id)
        if not isinstance(segment, TextSegment) or row is None or row.status != SegmentStatus.TRANSLATED or not row.ja:
            continue
        heading = isinstance(segment, Heading)
        yield Shown(card.id, segment.id, spaced_text(row.ja), spaced_text(segment.html), article, headline=heading)
    if page.analysed is not None and page.analysed.analysis is not None:
        for where, text in _statements(page.analysed.analysis):
            yield Shown(card.id, where, text, None, article)


def _statements(analysis: Analysis) -> Iterator[tuple[str, str]]:
    texts = [("tldr", analysis.tldr), ("impact", analysis.impact), ("comment", analysis.comment)]
    texts += [("key_points", text) for point in analysis.key_points for text in (point.heading, point.text)]
    texts += [("scores", score.reason) for score in analysis.scores]
    texts += [("tags", tag) for tag in analysis.tags]
    yield from ((where, text) for where, text in texts if text)


def _patterns(shown: Shown) -> Iterator[str]:
    for kind, pattern in FORBIDDEN.items():
        if (found := pattern.search(shown.ja)) and found[0] not in shown.article:
            yield kind
    if shown.ja.count("**") % 2 and "**" not in (shown.source or shown.article):
        yield "unpaired"
    if not re.search(r"[ぁ-んァ-ヶ一-龠]", shown.ja) and len(re.findall(r"[A-Za-z]{3,}", shown.ja)) > 6:
        yield "untranslated"
    if shown.where not in ("tags",) and _prompt_words(shown):
        yield "prompt"


def _prompt_words(shown: Shown) -> bool:
    article = " ".join(_latin(shown.article))
    said = _latin(shown.ja)
    runs = [" ".join(said[at : at + RUN]) for at in range(len(said) - RUN + 1)]
    return any(run in text and run not in article for run in runs for text in _PROMPTS)


def _latin(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _by_the_gate(shown: Shown) -> list[str]:
    if shown.source is None:
        checks = check_statement(shown.ja, shown.article, own_words=own_words())
    else:
        checks = check_translation(
            shown.source, shown.ja, context=shown.article, own_words=own_words(), headline=shown.headline
        )
    return [f"{check.kind}: {check.evidence[:60]!r}" for check in checks if check.severity is Severity.BLOCK]


_PROMPTS = [
    " ".join(_latin(file.read_text("utf-8")))
    for file in (Path(aainews.__file__).parent / "enrich" / "prompts").glob("*.md")
]
