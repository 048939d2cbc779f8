"""For machines that watch us: is the process alive, can it serve, and its figures in Prometheus' text form."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from aainews.api.service import Read, never_kept
from aainews.clock import utc_now
from aainews.store.database import answers
from aainews.store.health import service_health

router = APIRouter(include_in_schema=False, dependencies=[Depends(never_kept)])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive; asks nothing of anybody, so that a slow database does not get the process restarted."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request, response: Response) -> dict[str, str]:
    """200 where the database answers, else 503."""
    ready = answers(request.app.state.engine)
    response.status_code = 200 if ready else 503
    return {"status": "ok" if ready else "database"}


@router.get("/metrics")
def metrics(request: Request, read: Read, response: Response) -> Response:
    with read() as session:
        health = service_health(session, utc_now())
    cache = request.app.state.cache
    figures = {
        "aainews_articles": health.articles,
        "aainews_articles_partly": health.articles_partly,
        "aainews_queue_retrying": health.queue.retrying,
        "aainews_queue_waiting_fetch": health.queue.waiting_fetch,
        "aainews_queue_waiting_analysis": health.queue.waiting_analysis,
        "aainews_queue_waiting_body": health.queue.waiting_body,
        "aainews_queue_waiting_budget": health.queue.waiting_budget,
        "aainews_feeds": health.freshness.feeds,
        "aainews_feeds_fresh": health.freshness.feeds_fresh,
        "aainews_feeds_failing": health.freshness.feeds_failing,
        "aainews_publication_revision": cache.revision.value,
        "aainews_cache_bytes": cache.bytes_held,
    }
    counters = {
        "aainews_cache_hits_total": cache.hits,
        "aainews_cache_misses_total": cache.misses,
    }
    lines = [f"# TYPE {name} gauge\n{name} {value}" for name, value in figures.items()]
    lines += [f"# TYPE {name} counter\n{name} {value}" for name, value in counters.items()]
    media_type = "text/plain; version=0.0.4; charset=utf-8"
    return Response("\n".join(lines) + "\n", media_type=media_type, headers=dict(response.headers))
