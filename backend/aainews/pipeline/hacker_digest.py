"""Hacker日報, from the front page to the edition. Made once a day: what Hacker News showed cannot be asked again later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from aainews.clock import utc_now
from aainews.domain.calls import LLMAnswer, LLMRequest
from aainews.domain.digests import DigestKind
from aainews.domain.documents import Document
from aainews.domain.hacker_news import HackerPiece, permalink
from aainews.enrich.hacker import Stance, pick_request, read_picked
from aainews.errors import AAINewsError, ExtractError, LLMError
from aainews.extract import extract_fragment
from aainews.logs import logger
from aainews.pipeline.argument import Argument, Lines
from aainews.pipeline.asking import asked
from aainews.pipeline.context import Context
from aainews.pipeline.enricher import Ask
from aainews.pipeline.enrichment import Due, Made, enricher_for
from aainews.pipeline.hacker_news import HackerNews
from aainews.pipeline.reading_pages import read_page, title_only
from aainews.publish.editions.calendar import key_before, newest_key
from aainews.publish.editions.hacker import Told, hacker_edition
from aainews.publish.editions.picking import PIECES, most_discussed, sure_and_borderline
from aainews.publish.editions.words import sentences_of
from aainews.reference.entities import find
from aainews.store.database import reading, transaction
from aainews.store.digests import digest_or_none, save_digest, stand_of
from aainews.store.news import article_at

AT_ONCE = 8
PIECES_SMALL = 4
"""A small model takes minutes for each."""
POINTS = 2
PRIORITY = 1
log = logger("pipeline")


class HackerDigesting:
    def __init__(self, context: Context, unfinished: str) -> None:
        """`unfinished` ends what an edition was made from, where the model could not be asked."""
        self._context = context
        self._database = context.database
        self._unfinished = unfinished
        self._answered = True

    def make(self, key: str) -> None:
        """Makes today's edition; nothing where it stands already, and nothing for another day."""
        with reading(self._database) as session:
            stand = stand_of(session, DigestKind.HACKER, key)
            before = digest_or_none(session, DigestKind.HACKER, key_before(DigestKind.HACKER, key))
        if key != newest_key(DigestKind.HACKER, utc_now()) or (
            stand and not stand.made_from.endswith(self._unfinished)
        ):
            log.info("digest_stands", kind="hacker", key=key, made=stand is not None)
            return
        with ThreadPoolExecutor(AT_ONCE, "hacker-news") as pool:
            news = HackerNews(self._context.fetcher, self._context.settings.hn_base_url, pool)
            pieces = self._picked(news.front_page())
            told = list(self._context.batches.map(lambda piece: self._told(news, piece), pieces))
        label = self._context.model.profile.label_ja
        digest = hacker_edition(key, told, before, label)
        made_from = hashlib.sha256(f"{key} {[p.id for p in pieces]}".encode()).hexdigest()[:31]
        with transaction(self._database) as session:
            save_digest(session, digest, made_from + ("." if self._answered else self._unfinished), {}, utc_now())
        log.info("digest_made", kind="hacker", key=key, items=len(digest.items), answered=self._answered)

    def _picked(self, front: Sequence[HackerPiece]) -> tuple[HackerPiece, ...]:
        sure, borderline = sure_and_borderline(front, lambda title: len(find(title)))
        profile = self._context.model.profile
        if borderline and not profile.small:
            try:
                answer = asked(self._ask, pick_request(borderline, profile))
                sure += read_picked(answer, borderline) if answer else ()
            except LLMError as error:
                self._failed(error)
        return most_discussed(sure, PIECES_SMALL if profile.small else PIECES)

    @property
    def _ask(self) -> Ask:
        context = self._context

        def ask(request: LLMRequest) -> LLMAnswer:
            return context.model.ask(request, PRIORITY)

        return context.ledger.recorded(context.budget.guarded(ask), None)

    def _told(self, news: HackerNews, piece: HackerPiece) -> Told:
        """Whatever of it cannot be had is left out."""
        document, readable = self._document(piece)
        headline, summary, lines = piece.title, tuple[str, ...](), Lines()
        talk = news.discussion(piece)
        argument = Argument(self._ask, talk, self._context.model.profile)
        try:
            headline, summary = self._read(piece, document, readable)
            lines = argument.lines()
        except LLMError as error:
            self._failed(error)
        if argument.found:
            refused = [f"{check.kind}: {check.evidence}" for check in argument.found]
            log.info("lines_refused", piece=piece.id, refused=refused)
        with reading(self._database) as session:
            article = article_at(session, piece.url) if piece.url else None
        return Told(
            piece=piece,
            headline=headline,
            summary=summary,
            article=article,
            sampled=len(argument.comments),
            issues=lines.get(Stance.ISSUE, ()),
            pros=lines.get(Stance.PRO, ()),
            cons=lines.get(Stance.CON, ()),
            firsthand=lines.get(Stance.FIRSTHAND, ()),
        )

    def _document(self, piece: HackerPiece) -> tuple[Document, bool]:
        """The piece's text, from its page or from what was submitted; only its headline where neither can be read."""
        try:
            if piece.html.strip():
                return extract_fragment(piece.html, permalink(piece.id), piece.title, language_hint="en"), True
            if piece.url and piece.url != permalink(piece.id):
                return self._context.run(read_page, self._context.fetcher.fetch_page(piece.url), "en").document, True
        except (AAINewsError, ExtractError) as error:
            log.info("piece_unread", piece=piece.id, code=error.code)
        return title_only(piece.title, "en"), False

    def _read(self, piece: HackerPiece, document: Document, readable: bool) -> tuple[str, tuple[str, ...]]:
        """Headline and summary, as an article gets them."""
        headline, summary = piece.title, tuple[str, ...]()

        def keep(made: Made) -> None:
            nonlocal headline, summary
            headline = (made.title.ja if made.title else None) or headline
            if made.analysis and (said := made.analysis.analysis):
                summary = (*sentences_of(said.tldr), *(point.text for point in said.key_points[:POINTS]))

        due = Due(piece.title, document, title_is_due=True, analysis_is_due=readable, pending=())
        enricher_for(self._ask, self._context.model.profile).first(due, keep)
        return headline, tuple(dict.fromkeys(summary))

    def _failed(self, error: LLMError) -> None:
        self._answered = False
        log.warning("digest_without_model", kind="hacker", code=error.code)
