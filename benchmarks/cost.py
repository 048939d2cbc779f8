"""What a translation and an analysis cost, against what they cannot cost less than.

    TIKTOKEN_CACHE_DIR=… python -m benchmarks.cost DIR [--json FILE]

DIR holds NAME.en.md beside NAME.ja.md. Each English article is served as a page on loopback and goes the whole way; the
tests' model server answers with the human translation where it knows it. The floor of an article is its prose once in,
and its Japanese and its analysis once out. Articles over 500 words count. Tokens are counted with o200k where its
vocabulary is at hand (see tests/model_server/counting.py), else estimated, which the output says.

Then the same again, which should cost nothing, and again with one paragraph of each article changed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

from sqlmodel import Session, col, select

from aainews.clock import utc_now
from aainews.domain.analysis import Analysis
from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.domain.documents import plain_text
from aainews.enrich.batches import segments_to_translate
from aainews.logs import configure_logs
from aainews.pipeline.model import Model
from aainews.pipeline.service import Pipeline
from aainews.store.articles import ask_for_article
from aainews.store.database import transaction
from aainews.tables import AnalysisRow, ArticleRow, DocumentRow, LLMCallRow, TranslationRow
from benchmarks.parallel import Source, newsroom_of, publish, sources_in
from tests.model_server import ModelServer
from tests.model_server.counting import count_tokens, exact_counter
from tests.pipeline.newsroom import Newsroom

LEAST_WORDS = 500
OURS = ("reading", "translation", "title", "analysis")
"""Purposes that belong to an article's translation and analysis; what else is asked for is printed apart."""


class HeardModel(Model):
    """Remembers every question, to tell afterwards where the tokens went."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: dict[str, LLMRequest] = {}

    def ask(self, request: LLMRequest, priority: int) -> LLMAnswer:
        self.asked[request.key(self.profile.name)] = request
        return super().ask(request, priority)


@dataclass(frozen=True)
class Cost:
    """Tokens of one article: what it took, its floor, and what is above the floor by where it went."""

    name: str
    floor: int
    taken: int
    calls: int
    prompts: int
    notes: int
    again: int
    original: int
    """Segments that are shown in the original."""

    @property
    def ratio(self) -> float:
        return self.taken / self.floor

    @property
    def form(self) -> int:
        """Line numbers, tags, fences, context and JSON."""
        return self.taken - self.floor - self.prompts - self.notes - self.again


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path, help="writes the figures of each article")
    options = parser.parse_args()
    configure_logs("ERROR")
    sources = [source for source in sources_in(options.folder) if source.words > LEAST_WORDS]
    if exact_counter() is None:
        print("TIKTOKEN_CACHE_DIR has no o200k: tokens are estimated")
    with ModelServer(reference=options.folder) as server, newsroom_of(server) as newsroom:
        model = HeardModel(newsroom.settings)
        publish(newsroom, sources)
        ingest(newsroom, model)
        costs = costs_of(newsroom, model)
        second = tokens_of_another_run(newsroom)
        changed = tokens_of_edits(newsroom, sources)
        others = tokens_by_purpose(newsroom)
    print_table(costs)
    print(f"one changed paragraph: mean {mean(changed.values()):.0f}, at most {max(changed.values())} tokens")
    print("other purposes: " + (", ".join(f"{p} {n}" for p, n in others.items() if p not in OURS) or "none"))
    taken, floor = sum(cost.taken for cost in costs), sum(cost.floor for cost in costs)
    result = {
        "articles": len(costs),
        "ratio_to_floor": round(taken / floor, 3),
        "highest_ratio": round(max(cost.ratio for cost in costs), 3),
        "second_run_tokens": second,
        "changed_paragraph_tokens": round(mean(changed.values())),
        "changed_paragraph_most": max(changed.values()),
    }
    if options.json:
        details = [vars(cost) | {"ratio": round(cost.ratio, 3), "changed": changed.get(cost.name)} for cost in costs]
        options.json.write_text(json.dumps(result | {"details": details}, indent=1, ensure_ascii=False), "utf-8")
    print(json.dumps(result))


def ingest(newsroom: Newsroom, model: Model | None = None) -> None:
    with Pipeline(newsroom.settings, newsroom.database, model) as pipeline:
        pipeline.ingest()


def costs_of(newsroom: Newsroom, model: HeardModel) -> list[Cost]:
    costs: list[Cost] = []
    with Session(newsroom.database) as session:
        for article in session.exec(select(ArticleRow).order_by(col(ArticleRow.url))):
            if article.content_hash is not None and article.duplicate_of is None:
                costs.append(cost_of(session, article, model))
    return costs


def cost_of(session: Session, article: ArticleRow, model: HeardModel) -> Cost:
    calls = [
        call
        for call in session.exec(select(LLMCallRow).where(LLMCallRow.article_id == article.id))
        if call.purpose in OURS
    ]
    first = [call for call in calls if call.purpose in ("reading", "analysis") and call.attempt == 1]
    again = [call for call in calls if call not in first]
    return Cost(
        name=article.url.rsplit("/", 1)[-1],
        floor=floor_of(session, article),
        taken=sum(call.input_tokens + call.output_tokens for call in calls),
        calls=len(calls),
        prompts=sum(prompt_tokens(model.asked[call.key]) for call in first if call.key in model.asked),
        notes=sum(notes_tokens(model.asked[call.key], call.answer or "") for call in first if call.key in model.asked),
        again=sum(call.input_tokens + call.output_tokens for call in again),
        original=len(
            session.exec(
                select(TranslationRow)
                .where(TranslationRow.article_id == article.id)
                .where(TranslationRow.status == "original")
            ).all()
        ),
    )


def floor_of(session: Session, article: ArticleRow) -> int:
    """The source's prose once in, its Japanese and the analysis once out."""
    document = session.get_one(DocumentRow, (article.id, article.content_hash)).document
    wanted = {segment.id: plain_text(segment.html) for segment in segments_to_translate(document)}
    rows = session.exec(select(TranslationRow).where(TranslationRow.article_id == article.id)).all()
    japanese = {row.segment_id: plain_text(row.ja) for row in rows if row.ja is not None}
    source = [article.title, *wanted.values()]
    said = [japanese.get("title", article.title), *(japanese.get(name, text) for name, text in wanted.items())]
    row = session.exec(select(AnalysisRow).where(AnalysisRow.article_id == article.id)).first()
    spoken = texts_of(row.analysis) if row and row.analysis else []
    return sum(count_tokens(text) for text in (*source, *said, *spoken))


def texts_of(analysis: Analysis) -> list[str]:
    points = [text for point in analysis.key_points for text in (point.heading, point.text)]
    scores = [text for score in analysis.scores for text in (score.reason, score.evidence or "", str(score.score))]
    names = [entity.name for entity in analysis.entities]
    said = [analysis.tldr, *points, analysis.impact, analysis.comment, *analysis.tags, *names, *scores]
    return [text for text in said if text]


def prompt_tokens(request: LLMRequest) -> int:
    """System message, schema, and what a provider adds to each message."""
    system = sum(count_tokens(message.content) for message in request.messages if message.role == "system")
    return system + 4 * len(request.messages) + count_tokens(json.dumps(request.json_schema))


def notes_tokens(request: LLMRequest, answer: str) -> int:
    given = re.search(r"<notes [0-9a-f]+>\n(.*?)\n</notes", request.messages[-1].content, re.DOTALL)
    try:
        made = json.loads(answer).get("notes", [])
    except (json.JSONDecodeError, AttributeError):
        made = []
    return sum(count_tokens(str(note)) for note in made) + (count_tokens(given[1]) if given else 0)


def tokens_of_another_run(newsroom: Newsroom) -> int:
    """Tokens of a run in which every article is looked at again and nothing has changed."""
    before = total(newsroom)
    with transaction(newsroom.database) as session:
        for article in session.exec(select(ArticleRow).where(col(ArticleRow.duplicate_of).is_(None))).all():
            ask_for_article(session, article.id, utc_now())
    ingest(newsroom)
    return total(newsroom) - before


def tokens_of_edits(newsroom: Newsroom, sources: list[Source]) -> dict[str, int]:
    """By article, what one changed paragraph of its usual length costs."""
    before = tokens_by_article(newsroom)
    publish(newsroom, [replace(source, markdown=edited(source.markdown)) for source in sources], "<p>edited</p>")
    ingest(newsroom)
    after = tokens_by_article(newsroom)
    return {name: tokens - before.get(name, 0) for name, tokens in after.items()}


def edited(markdown: str) -> str:
    """The paragraph of median length says one thing more."""
    plain = re.sub(r"```.*?```", lambda code: " " * len(code[0]), markdown, flags=re.DOTALL)
    found = [
        match
        for match in re.finditer(r"(?:^|\n\n)([A-Z][^\n]{60,})(?=\n\n|$)", plain)
        if "<" not in match[1] and "|" not in match[1]
    ]
    if not found:
        return markdown + "\n\nThe authors have changed this page since it was first read by anybody.\n"
    median = sorted(found, key=lambda match: len(match[1]))[len(found) // 2]
    return markdown[: median.end(1)] + " It was changed later." + markdown[median.end(1) :]


def total(newsroom: Newsroom) -> int:
    return sum(tokens_by_article(newsroom).values())


def tokens_by_article(newsroom: Newsroom) -> dict[str, int]:
    spent: dict[str, int] = defaultdict(int)
    with Session(newsroom.database) as session:
        names = {row.id: row.url.rsplit("/", 1)[-1] for row in session.exec(select(ArticleRow))}
        for call in session.exec(select(LLMCallRow)):
            if call.purpose in OURS:
                spent[names.get(call.article_id or "", "")] += call.input_tokens + call.output_tokens
    return dict(spent)


def tokens_by_purpose(newsroom: Newsroom) -> dict[str, int]:
    spent: dict[str, int] = defaultdict(int)
    with Session(newsroom.database) as session:
        for call in session.exec(select(LLMCallRow)):
            spent[call.purpose] += call.input_tokens + call.output_tokens
    return dict(spent)


def print_table(costs: list[Cost]) -> None:
    print(
        f"{'article':<34}{'floor':>7}{'taken':>7}{'ratio':>7}{'calls':>6}{'prompt':>8}{'notes':>7}{'again':>7}{'form':>7}{'orig':>6}"
    )
    for cost in costs:
        print(
            f"{cost.name[:33]:<34}{cost.floor:>7}{cost.taken:>7}{cost.ratio:>7.3f}{cost.calls:>6}"
            f"{cost.prompts:>8}{cost.notes:>7}{cost.again:>7}{cost.form:>7}{cost.original:>6}"
        )


if __name__ == "__main__":
    main()
