"""Editions: AI日報 and 週報. Each job makes one edition of one key, in one transaction, and may be run again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from aainews.clock import utc_now
from aainews.domain.calls import LLMRequest
from aainews.domain.digests import DigestKind, Sentence
from aainews.domain.news import Ground
from aainews.enrich.digest import Opening, opening_request, prompt_name, read_opening
from aainews.errors import FetchError, LLMError
from aainews.logs import logger
from aainews.pipeline.asking import asked
from aainews.pipeline.context import Context
from aainews.pipeline.edition_judge import Judge
from aainews.pipeline.hacker_digest import HackerDigesting
from aainews.publish.editions.calendar import key_before, window_of
from aainews.publish.editions.daily import AI_DAILY
from aainews.publish.editions.news_edition import Material
from aainews.publish.editions.weekly import AI_WEEKLY
from aainews.store.database import reading, transaction
from aainews.store.digests import Stand, note_members, outdated_digests, save_digest, stand_of
from aainews.store.news import Window, grounds_of, stories_in

ATTEMPTS = 2
"""A hosted model is told once what was refused."""
BEFORE = 6
"""Stories of the edition before that the model is shown."""
REMADE_WITHIN = timedelta(days=14)
"""An article that is corrected later does not change what has become an archive."""
AGAIN_AFTER = timedelta(minutes=10)
WITHOUT_MODEL = "!"
"""Ends what an edition was made from, where the model could not be asked: it is tried again."""
FIRST = 1
"""Priority: a reader waits for an edition, before any article."""
log = logger("pipeline")


FORMS = {form.kind: form for form in (AI_DAILY, AI_WEEKLY)}


class Digesting:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._database = context.database

    def daily(self, key: str) -> None:
        """Job: the AI日報 of a JST day."""
        self.make(DigestKind.DAILY, key)

    def weekly(self, key: str) -> None:
        """Job: the 週報 of an ISO week."""
        self.make(DigestKind.WEEKLY, key)

    def hacker(self, key: str) -> None:
        """Job: the Hacker日報 of a JST day."""
        try:
            self.make(DigestKind.HACKER, key)
        except FetchError as error:
            log.warning("digest_failed", kind="hacker", key=key, code=error.code, detail=error.detail)

    def make(self, kind: DigestKind, key: str) -> None:
        """Makes the edition, or makes it again where what it rests on has changed. None where there was no news in its
        time and in the time before: the site has only begun, or nothing reaches it. Raises FetchError where Hacker News
        cannot be asked."""
        if kind is DigestKind.HACKER:
            HackerDigesting(self._context, WITHOUT_MODEL).make(key)
            return
        form = FORMS[kind]
        starts_at, ends_at = window_of(kind, key)
        with reading(self._database) as session:
            stand = stand_of(session, kind, key)
            wanted, before = _windows(starts_at, ends_at, stand, stand_of(session, kind, key_before(kind, key)))
            material = form.gather(key, stories_in(session, wanted), stories_in(session, before))
            shown = (*material.stories, *material.before)
            grounds = grounds_of(session, {article.id for story in shown for article in story.articles})
        if not material.all and not material.all_before:
            log.info("digest_without_news", kind=kind.value, key=key)
            return
        made_from = self._fingerprint(material, grounds)
        members = _members(material)
        if stand is not None and stand.made_from == made_from:
            with transaction(self._database) as session:
                note_members(session, kind, key, members)
            log.info("digest_stands", kind=kind.value, key=key)
            return
        judge = Judge(grounds)
        lead, changes, answered = self._opening(material, judge, form.english)
        digest = judge.edition(form.put(material, grounds, lead, changes))
        rests_on = {id_: members[id_] for id_ in digest.article_ids if id_ in members}
        made_from = made_from if answered else made_from[:-1] + WITHOUT_MODEL
        with transaction(self._database) as session:
            new = save_digest(session, digest, made_from, rests_on, utc_now())
        refused = [f"{check.kind}: {check.evidence}" for check in judge.found]
        log.info("digest_made", kind=kind.value, key=key, items=len(digest.items), new=new, refused=refused)

    def remake(self) -> None:
        """Enqueues editions of which an article was corrected or withdrawn, and those still without the model's part."""
        now = utc_now()
        with reading(self._database) as session:
            due = outdated_digests(session, now - REMADE_WITHIN, WITHOUT_MODEL, now - AGAIN_AFTER)
        for kind, key in due:
            self._context.enqueue(f"digest_{kind.value}", key, key)

    def _opening(
        self, material: Material, judge: Judge, when: str
    ) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...], bool]:
        """Lead, changes, and whether the model could be asked. Empty where nothing passed."""
        if not material.stories:
            return (), (), True
        before = material.before[:BEFORE]
        numbered = (*material.stories, *before)
        profile = self._context.model.profile
        lead, changes = tuple[Sentence, ...](), tuple[Sentence, ...]()
        for attempt in range(1, (1 if profile.small else ATTEMPTS) + 1):
            request = opening_request(material.stories, before, profile, when, findings=judge.found, attempt=attempt)
            try:
                said = self._asked(request)
            except LLMError as error:
                log.warning("digest_without_model", key=material.key, code=error.code)
                return lead, changes, False
            lead = lead or judge.numbered(said.lead, numbered, len(material.stories))
            changes = changes or judge.numbered(said.changes, numbered, len(material.stories))
            if lead and (changes or not before or not said.changes):
                break
        return lead, changes, True

    def _asked(self, request: LLMRequest) -> Opening:
        context = self._context
        ask = context.budget.guarded(lambda question: context.model.ask(question, FIRST))
        answer = asked(context.ledger.recorded(ask, None), request)
        return (read_opening(answer, self._context.model.profile) if answer else None) or Opening()

    def _fingerprint(self, material: Material, grounds: Mapping[str, Ground]) -> str:
        """Of all that the edition says: not of times that change with no word of it."""
        profile = self._context.model.profile
        parts = [prompt_name(profile), profile.name, material.key]
        for story in (*material.stories, *material.before):
            parts.append(story.key)
            for a in story.articles:
                parts += [a.id, a.title, a.tldr or "", str(a.importance), a.source_slug, *a.tags]
                parts += [point.text for point in grounds[a.id].key_points] if a.id in grounds else []
        parts += [str(sum(len(s.articles) for s in material.all)), str(len(material.all_before))]
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]


def _members(material: Material) -> dict[str, datetime]:
    """Every article that an edition may rest on, with when it was last changed."""
    return {a.id: a.updated_at for s in (*material.before, *material.stories) for a in s.articles}


def _windows(
    starts_at: datetime, ends_at: datetime, stand: Stand | None, before: Stand | None
) -> tuple[Window, Window]:
    """What the edition tells of, and the time before.

    An edition that is out already takes no article in that came after it: the next one does, which takes those that
    were published here too late for the one before.
    """
    length = ends_at - starts_at
    out = stand.published_at if stand and stand.published_at >= ends_at else None
    late = before.published_at if before and before.published_at >= starts_at else None
    earlier = starts_at - length if late else None
    return (
        Window(starts_at, ends_at, shown_by=out, late_from=earlier, late_after=late),
        Window(starts_at - length, starts_at, shown_by=late),
    )
