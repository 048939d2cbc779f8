"""Searching: the index names candidates, the newest first; the text of each proves that it matches.

Nothing is counted and nothing sorted that is not bounded: a term that stands in every second article costs no more than
the page that is asked for. By relevance an article is as good as the best place where all the terms stand:

    its title > title, TL;DR and labels > often in the text > anywhere

and within a place one step of importance makes up for `DAYS_A_STEP` days of age. Of each place the newest `BEST_OF` are
weighed; whoever wants to see every match reads by time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy import text
from sqlmodel import Session, col, select

from aainews.domain.analysis import EntityKind
from aainews.domain.search.matching import proof_of
from aainews.domain.search.query import Query, Spelling, Term
from aainews.domain.search.texts import SearchedText, unpack
from aainews.domain.search.tokens import ABOUT, HEAD, TITLE, filter_token
from aainews.store.cards import Card
from aainews.store.listing import Wanted, cards_of, narrowed_cards
from aainews.store.search_index import BITS
from aainews.store.tallies import TAG
from aainews.tables import EntityRow, SearchEntryRow, SearchTextRow

PLACES = (TITLE, HEAD, ABOUT, "")
BEST_OF = 500
DAYS_A_STEP = 10
UNSCORED = 2
"""An article without a score counts as one of this importance."""
MOST_PROVEN = 400
"""Candidates of one page whose text is looked at; a phrase of common words can have more, and the page then ends early."""

_NEWEST = {
    "sqlite": """
        SELECT e.docid, e.article_id, e.importance FROM search_index
        JOIN search_entry AS e ON e.docid = search_index.rowid
        WHERE search_index MATCH :match AND search_index.rowid < :before AND search_index.rowid >= :since {narrowed}
        ORDER BY search_index.rowid DESC LIMIT :limit""",
    # Postgres cannot know how many match and would join the whole table; so the page is found first, then looked up.
    "postgresql": """
        WITH found AS MATERIALIZED (
            SELECT e.docid FROM search_index AS e
            WHERE e.tokens @@ CAST(:match AS tsquery) AND e.docid < :before AND e.docid >= :since {narrowed}
            ORDER BY e.docid + 0 DESC LIMIT :limit)
        SELECT e.docid, e.article_id, e.importance FROM found CROSS JOIN LATERAL
        (SELECT * FROM search_entry WHERE search_entry.docid = found.docid OFFSET 0) AS e ORDER BY e.docid DESC""",
}
_NEAR = """
    WITH found AS MATERIALIZED (
        SELECT near.docid FROM (
            SELECT e.docid, e.tokens FROM search_index AS e WHERE e.docid < :before AND e.docid >= :since
            ORDER BY e.docid DESC LIMIT :near) AS near
        WHERE near.tokens @@ CAST(:match AS tsquery) ORDER BY near.docid DESC LIMIT :limit)
    SELECT e.docid, e.article_id, e.importance FROM found CROSS JOIN LATERAL
    (SELECT * FROM search_entry WHERE search_entry.docid = found.docid OFFSET 0) AS e ORDER BY e.docid DESC"""
"""Of the newest articles alone. Postgres takes reading an article's tokens for cheap: left to itself it walked back through
12,000 of them for a word that its index names at once, and with the index it collects every article that has a common one.
So a common word is looked for here first, and what is not found here is rare enough for the index, whose order `+ 0` hides."""
NEAR, MOST_NEAR = 20, 1000
"""So many times the page."""
_OF_STORY = """
    AND e.docid IN (SELECT s.docid FROM story_member AS m JOIN search_entry AS s ON s.article_id = m.article_id
    WHERE m.story_id = :story)"""
_STORY = """
    SELECT min(e.docid), max(e.docid) FROM story_member AS m JOIN search_entry AS e ON e.article_id = m.article_id
    WHERE m.story_id = :story"""
_OR_NOT = {"sqlite": (" AND ", " OR ", " NOT "), "postgresql": (" & ", " | ", " & !")}
LAST_CHARACTER = "\uffff"
FIRST, LAST = -(2**62), 2**62


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a page ended. By time only `docid` counts."""

    place: int
    merit: int
    docid: int


@dataclass(frozen=True, slots=True)
class Hit:
    docid: int
    card: Card
    text: SearchedText


@dataclass(frozen=True, slots=True)
class Found:
    """A page; `end` is where to go on, None where nothing follows. May be shorter than asked for and not the last."""

    hits: list[Hit]
    end: Rank | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: Rank
    article_id: str


def newest_matches(session: Session, query: Query, wanted: Wanted, limit: int, after: Rank | None = None) -> Found:
    """Every article that matches, the newest first."""
    return _proven(session, query, wanted, limit, _by_time(session, query, wanted, limit, after))


def best_matches(session: Session, query: Query, wanted: Wanted, limit: int, after: Rank | None = None) -> Found:
    """The most relevant articles that match, at most `BEST_OF` for each place."""
    return _proven(session, query, wanted, limit, _by_merit(session, query, wanted, after))


def title_matches(session: Session, query: Query, limit: int) -> list[Card]:
    """The newest articles with all the terms in their titles."""
    match = match_of(query, Wanted(), session.connection().dialect.name, TITLE)
    found = _candidates(session, match, Wanted(), LAST, limit)
    return cards_of(session, [article_id for _, article_id, _ in found])


def fitting(session: Session, query: Query, wanted: Wanted, article_ids: Sequence[str]) -> list[Card]:
    """The listed ones among these articles that fit and hold no word that must not be there, in the order given."""
    cards = narrowed_cards(session, wanted, article_ids)
    if not query.unwanted:
        return cards
    proof = proof_of(Query((), query.unwanted))
    entries = select(SearchEntryRow.article_id, SearchEntryRow.docid)
    docids = dict(session.exec(entries.where(col(SearchEntryRow.article_id).in_([card.id for card in cards]))).all())
    texts = _texts(session, list(docids.values()))
    return [card for card in cards if (shown := texts.get(docids.get(card.id, 0))) and proof.holds(shown.whole)]


def names_beginning(session: Session, prefix: str, each: int) -> list[EntityRow]:
    """Names and tags whose address begins so, those with most articles first, at most `each` of a kind."""
    found: list[EntityRow] = []
    for kind in (*EntityKind, TAG):
        named = select(EntityRow).where(EntityRow.kind == str(kind), col(EntityRow.merged_into).is_(None))
        named = named.where(col(EntityRow.slug) >= prefix, col(EntityRow.slug) < prefix + LAST_CHARACTER)
        most = named.where(col(EntityRow.articles) > 0).order_by(col(EntityRow.articles).desc(), col(EntityRow.slug))
        found += session.exec(most.limit(each))
    return sorted(found, key=lambda row: (-row.articles, row.kind, row.slug))


def _by_time(session: Session, query: Query, wanted: Wanted, limit: int, after: Rank | None) -> Iterator[_Candidate]:
    match = match_of(query, wanted, session.connection().dialect.name)
    before, batch = (after.docid if after else LAST), limit + 1
    while True:
        found = _candidates(session, match, wanted, before, batch)
        yield from (_Candidate(Rank(0, 0, docid), article_id) for docid, article_id, _ in found)
        if len(found) < batch:
            return
        before, batch = found[-1][0], MOST_PROVEN


def _by_merit(session: Session, query: Query, wanted: Wanted, after: Rank | None) -> Iterator[_Candidate]:
    seen: set[int] = set()
    for place, prefix in enumerate(PLACES):
        match = match_of(query, wanted, session.connection().dialect.name, prefix)
        found = [row for row in _candidates(session, match, wanted, LAST, BEST_OF) if row[0] not in seen]
        seen.update(docid for docid, _, _ in found)
        ranked = [_Candidate(Rank(place, merit(docid, level), docid), article_id) for docid, article_id, level in found]
        ranked.sort(key=lambda each: _order(each.rank))
        yield from (each for each in ranked if after is None or _order(each.rank) > _order(after))


def merit(docid: int, importance: int | None) -> int:
    """Seconds: the article's time, and what its importance adds to it."""
    return (docid >> BITS) + (importance or UNSCORED) * DAYS_A_STEP * 86_400


def _order(rank: Rank) -> tuple[int, int, int]:
    return rank.place, -rank.merit, -rank.docid


def _candidates(
    session: Session, match: str, wanted: Wanted, before: int, limit: int
) -> Sequence[tuple[int, str, int | None]]:
    since = _least(wanted.since, FIRST)
    before = min(before, _least(wanted.until, LAST, round_up=True))
    connection, story = session.connection(), {"story": wanted.story} if wanted.story is not None else {}
    if story:
        # Stories change after their articles were indexed, so no token can stand for one; its time narrows the index.
        first, last = connection.execute(text(_STORY), story).one()
        if first is None:
            return []
        since, before = max(since, first), min(before, last + 1)
    values = {"match": match, "before": before, "since": since, "limit": limit} | story
    narrowed = _OF_STORY if story else ""
    if connection.dialect.name == "postgresql" and not story:
        near = connection.execute(text(_NEAR), values | {"near": min(NEAR * limit, MOST_NEAR)}).all()
        if len(near) == limit:
            return [(row[0], row[1], row[2]) for row in near]
    rows = connection.execute(text(_NEWEST[connection.dialect.name].format(narrowed=narrowed)), values)
    return [(row[0], row[1], row[2]) for row in rows]


def _least(at: datetime | None, none: int, *, round_up: bool = False) -> int:
    """The least docid of a time; within its second the card decides."""
    if at is None:
        return none
    return int(ceil(at.timestamp()) if round_up else at.timestamp() // 1) << BITS


def _proven(session: Session, query: Query, wanted: Wanted, limit: int, candidates: Iterable[_Candidate]) -> Found:
    proof = proof_of(query)
    kept: list[tuple[_Candidate, SearchedText]] = []
    looked_at, end = 0, None
    for chunk in _chunks(candidates, limit + 1):
        texts = _texts(session, [each.rank.docid for each in chunk])
        for each in chunk:
            shown = texts.get(each.rank.docid)
            if shown is not None and proof.holds(shown.whole):
                if len(kept) == limit:
                    return Found(_hits(session, kept, wanted), kept[-1][0].rank)
                kept.append((each, shown))
        looked_at += len(chunk)
        if looked_at >= MOST_PROVEN:
            end = kept[-1][0].rank if len(kept) == limit else chunk[-1].rank
            break
    return Found(_hits(session, kept, wanted), end)


def _chunks(candidates: Iterable[_Candidate], size: int) -> Iterator[list[_Candidate]]:
    chunk: list[_Candidate] = []
    for each in candidates:
        chunk.append(each)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _texts(session: Session, docids: Sequence[int]) -> dict[int, SearchedText]:
    rows = session.exec(select(SearchTextRow.docid, SearchTextRow.packed).where(col(SearchTextRow.docid).in_(docids)))
    return {docid: unpack(packed) for docid, packed in rows}


def _hits(session: Session, kept: Sequence[tuple[_Candidate, SearchedText]], wanted: Wanted) -> list[Hit]:
    cards = {card.id: card for card in cards_of(session, [each.article_id for each, _ in kept])}
    hits = [Hit(each.rank.docid, cards[each.article_id], shown) for each, shown in kept if each.article_id in cards]
    return [hit for hit in hits if _is_within(hit.card.sorted_at, wanted)]


def _is_within(at: datetime, wanted: Wanted) -> bool:
    return (wanted.since is None or at >= wanted.since) and (wanted.until is None or at < wanted.until)


def match_of(query: Query, wanted: Wanted, dialect: str, prefix: str = "") -> str:
    """The question in the database's own words: all terms, any spelling of each, and the conditions as tokens."""
    both, either, unless = _OR_NOT[dialect]
    quote = _quoted(dialect)

    def spelled(spelling: Spelling, before: str) -> str:
        return "(" + both.join(quote(before + token) for token in sorted(spelling.tokens)) + ")"

    def term(one: Term, before: str) -> str:
        return "(" + either.join(spelled(spelling, before) for spelling in one.spellings) + ")"

    parts = [term(one, prefix) for one in query.wanted]
    parts += [quote(token) for token in _conditions(wanted)]
    match = both.join(parts)
    # Only where the tokens prove it: else they would keep back what merely looks like it.
    exact = [one for one in query.unwanted if all(spelling.exact for spelling in one.spellings)]
    return "".join([f"({match})", *(f"{unless}{term(one, '')}" for one in exact)])


def _conditions(wanted: Wanted) -> Iterator[str]:
    for name in ("tag", "source", "company", "model", "kind", "lang", "min_importance"):
        value = getattr(wanted, name)
        if value is not None:
            yield filter_token(name, str(value))


def _quoted(dialect: str) -> Callable[[str], str]:
    if dialect == "sqlite":
        return lambda token: f'"{token}"'
    return lambda token: f"'{token}'"
