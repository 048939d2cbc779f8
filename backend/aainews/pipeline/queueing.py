"""Work that is due goes into the queue, the newest and most important first."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Engine as SqlEngine

from aainews.clock import utc_now
from aainews.pipeline.context import Enqueue
from aainews.publish.ordering import headline_priority, sorted_at
from aainews.store.articles import DueArticle, due_articles
from aainews.store.database import reading


def enqueue_due(
    database: SqlEngine,
    enqueue: Enqueue,
    *,
    among: Collection[str] | None = None,
    source: str | None = None,
    limit: int | None = None,
) -> int:
    """Enqueues each due article that waits in no queue yet (only those `among` these ids, or of this source), at most
    `limit`; how many."""
    with reading(database) as session:
        due = due_articles(session, utc_now(), among=among, source=source)
    ranked = sorted(due, key=priority_of)[:limit]
    return sum(enqueue("headline", each.id, each.id, priority=priority_of(each)) for each in ranked)


def priority_of(article: DueArticle) -> int:
    return headline_priority(article.kind, sorted_at(article.published, article.first_seen_at))
