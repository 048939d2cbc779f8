"""The job `story`: where an article belongs, and what to read after it. Asks the rows, calls the rules, keeps the answer.

One article at a time and bounded: it is compared with the nearest of a window of days and with the stories that those
stand in, never with the archive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from threading import Lock

import numpy as np
from sqlmodel import Session

from aainews.clock import utc_now
from aainews.errors import ComputingError, LLMError
from aainews.logs import logger
from aainews.pipeline.context import Context
from aainews.pipeline.desk import Step
from aainews.pipeline.embedding import Embedding
from aainews.pipeline.nearness import Vectors, comparable, near_in_time
from aainews.pipeline.relating import related_articles
from aainews.store.database import reading, transaction
from aainews.store.related import save_related
from aainews.store.reports import (
    Told,
    report_of,
    reports_of,
    save_report,
    told_by,
    without_story,
)
from aainews.store.stories import (
    Head,
    Member,
    ages_of,
    announce,
    grouping_revision,
    members_of,
    newest_members,
    place_members,
    save_head,
    stories_of,
    taken_ids,
)
from aainews.stories.copies import copies_among
from aainews.stories.grouping import (
    CANDIDATES,
    REPORTS_CONSIDERED,
    STORIES_CONSIDERED,
    Known,
    Regrouped,
    ids_for,
    regroup,
)
from aainews.stories.leading import Candidate, independent_sources, lead_of
from aainews.stories.letters import letters_vector
from aainews.stories.meaning import Space, packed, unpacked
from aainews.stories.pairs import Chances, pair_model
from aainews.stories.report import OPENING, Report
from aainews.stories.signs import Signs, signs_of
from aainews.tables import ReportRow

ATTEMPTS = 5
LEAST_LIKELY = 0.2
"""Reports under it do not bring their story into question."""
LEFT_OVER = 200
SIGNS_KEPT = 1000
"""Of new reports, which are compared with those that come after them."""
NAMES_TRIED = 9
"""Stories that one article may begin in its life: it would have to leave eight."""
log = logger("pipeline")


class _Changed(Exception):
    """Another worker grouped meanwhile."""


class StoryWork:
    def __init__(self, context: Context, embedding: Embedding) -> None:
        self._context = context
        self._database = context.database
        self._embedding = embedding
        self._turn, self._reading = Lock(), Lock()
        self._chances = Chances()
        self._signs: dict[tuple[str, str], Signs] = {}

    def story(self, article_id: str) -> None:
        """Job: places the article. Run again with nothing changed it changes nothing."""
        try:
            found = self._report(article_id)
        except (LLMError, ComputingError) as error:
            # The next retry finds the article without a story and asks again.
            log.warning("report_not_made", article=article_id, code=error.code, detail=error.detail)
            return
        if found is None:
            return
        row, fresh = found
        # One after the other: two that group at once would undo each other's work and begin again, and a report that is
        # kept and not placed yet would be taken for one of another event, to be read after those of its own.
        with self._turn, self._context.desk.at(Step.STORY):
            if fresh:
                with transaction(self._database) as session:
                    save_report(session, row)
            self._group(row, fresh=fresh)

    def _group(self, row: ReportRow, *, fresh: bool) -> None:
        for _ in range(ATTEMPTS):
            try:
                if fresh or not self._refresh(row.article_id):
                    self._place(row)
                return
            except _Changed:
                continue
        log.warning("story_not_placed", article=row.article_id)

    def enqueue_left_over(self, within: timedelta) -> int:
        """Asks for each listed article that stands in no story: what a fault or an older version left behind."""
        with reading(self._database) as session:
            ids = without_story(session, utc_now() - within, LEFT_OVER)
        return sum(self._context.enqueue("story", each, each) for each in ids)

    def _report(self, article_id: str) -> tuple[ReportRow, bool] | None:
        """What the article tells, with its vector, which is made where the text or the model is new; and whether that is
        other than what is kept. None where the article is not listed. Raises LLMError and ComputingError."""
        with reading(self._database) as session:
            told, known = told_by(session, article_id, OPENING), report_of(session, article_id)
        if told is None:
            return None
        text_hash = _hash_of(told)
        if known and (known.embedding, known.text_hash) == (self._embedding.name, text_hash):
            if known.sorted_at == told.sorted_at:
                return known, False
            vector = known.vector
        else:
            vector = packed(self._embedding.vector(told.title, told.opening))
            if not self._embedding.of_letters:  # whose vector is made of them
                self._read_signs(told)
        row = ReportRow(article_id=article_id, embedding=self._embedding.name, text_hash=text_hash,
                        title=told.title, opening=told.opening, vector=vector, sorted_at=told.sorted_at)  # fmt: skip
        return row, True

    def _read_signs(self, told: Told) -> None:
        """Elsewhere, before it is this report's turn: to load the words and names that are looked for takes a tenth of a
        second. Those of older reports are read where they are compared."""
        signs = self._context.run(signs_of, told.title, told.opening)
        with self._reading:
            self._signs[told.title, told.opening] = signs
            if len(self._signs) > SIGNS_KEPT:
                del self._signs[next(iter(self._signs))]

    def _refresh(self, article_id: str) -> bool:
        """Its text is known: only its score or its part of what may be shown can have changed. False: no story yet."""
        with transaction(self._database) as session:
            story = stories_of(session, [article_id]).get(article_id)
            if story is None:
                return False
            members = members_of(session, story)
            if save_head(session, story, members, _head(members), utc_now()):
                announce(session)
        return True

    def _place(self, row: ReportRow) -> None:
        space = self._embedding.space()
        with reading(self._database) as session:
            revision = grouping_revision(session)
            window = near_in_time(session, row)
            regrouped, times = self._regrouped(session, row, window, space)
        with transaction(self._database) as session:
            if grouping_revision(session) != revision:
                raise _Changed
            now = utc_now()
            stories = {story: [(each, times[each]) for each in ids] for story, ids in regrouped.stories.items()}
            changed = place_members(session, stories, regrouped.merged, now)
            for story in sorted(changed):
                members = members_of(session, story)
                save_head(session, story, members, _head(members), now)
            others = related_articles(session, row, self._embedding, window)
            if save_related(session, row.article_id, others) or changed:
                announce(session)

    def _regrouped(
        self, session: Session, row: ReportRow, window: Vectors, space: Space | None
    ) -> tuple[Regrouped, dict[str, datetime]]:
        """Also the times of all that were gathered."""
        near = self._nearest(row, window, space)
        reports = self._reports(session, [row.article_id, *near], space)
        mine = reports[row.article_id]
        model = pair_model("letters" if self._embedding.of_letters or space is None else "meaning")

        def alike(one: Report, other: Report) -> float:
            return self._chances.of(one, other, model)

        likely = {each: alike(mine, reports[each]) for each in near if each in reports}
        home = stories_of(session, [row.article_id, *likely])
        known = self._known(session, home, likely, row.article_id, space, read=reports)
        considered = {report.id: report for story in known for report in story.reports}
        everyone = [mine, *(report for report in considered.values() if report.id != mine.id)]
        regrouped = regroup(everyone, known, alike, model.threshold, _taken(session, everyone))
        return regrouped, {report.id: report.at for report in everyone if report.at}

    def _nearest(self, row: ReportRow, window: Vectors, space: Space | None) -> list[str]:
        if not window.ids:
            return []
        vector = comparable(unpacked([row.vector]), space)[0]
        order = np.argsort(-(comparable(window.vectors, space) @ vector), kind="stable")[:CANDIDATES]
        return [window.ids[at] for at in order]

    def _known(
        self,
        session: Session,
        home: Mapping[str, str],
        likely: Mapping[str, float],
        article_id: str,
        space: Space | None,
        *,
        read: Mapping[str, Report],
    ) -> list[Known]:
        """The stories in question: the article's own, and those of the reports most likely of the same event. `read` are
        reports that need not be read again."""
        best: dict[str, float] = {}
        for each, chance in likely.items():
            if chance >= LEAST_LIKELY and each in home:
                best[home[each]] = max(best.get(home[each], 0.0), chance)
        ids = sorted(best, key=lambda story: (-best[story], story))[:STORIES_CONSIDERED]
        if article_id in home and home[article_id] not in ids:
            ids.append(home[article_id])
        ages = ages_of(session, ids)
        members = {story: sorted(newest_members(session, story, REPORTS_CONSIDERED)) for story in ids}
        unread = [each for some in members.values() for each in some if each not in read]
        found = {**read, **self._reports(session, unread, space)}
        known: list[Known] = []
        for story, some in members.items():
            reports = tuple(found[each] for each in some if each in found)
            if reports:
                known.append(Known(story, (ages[story].timestamp(), story), reports))
        return known

    def _reports(self, session: Session, ids: Sequence[str], space: Space | None) -> dict[str, Report]:
        rows = reports_of(session, ids)
        same = [row for row in rows if row.embedding == self._embedding.name and space is not None]
        vectors = (
            dict(zip((r.article_id for r in same), comparable(unpacked([r.vector for r in same]), space), strict=True))
            if same
            else {}
        )
        return {
            row.article_id: Report(
                row.article_id,
                row.title,
                row.opening,
                row.sorted_at,
                vectors[row.article_id] if row.article_id in vectors else letters_vector(row.title, row.opening),
                self._signs.get((row.title, row.opening)),
            )
            for row in rows
        }


def _taken(session: Session, reports: Sequence[Report]) -> set[str]:
    """Ids that a story which begins with one of these cannot have. Those with a number are only asked for where the
    plain one is taken: most never are."""
    names = [tuple(islice(ids_for([report]), NAMES_TRIED)) for report in reports]
    taken = taken_ids(session, [plain for plain, *_ in names])
    return taken | taken_ids(session, [each for plain, *numbered in names if plain in taken for each in numbered])


def _head(members: Sequence[Member]) -> Head | None:
    if not members:
        return None
    copies = copies_among([(each.article_id, each.title) for each in members])
    candidates = [
        Candidate(
            article_id=each.article_id,
            source=each.source,
            kind=each.kind,
            importance=each.importance,
            at=each.at,
            rights=each.rights,
            copy_of=copies.get(each.article_id),
        )
        for each in members
    ]
    return Head(lead_of(candidates), independent_sources(candidates), copies)


def _hash_of(told: Told) -> str:
    return hashlib.blake2b(f"{told.title}\n{told.opening}".encode(), digest_size=8).hexdigest()
