"""The service as one ASGI application."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial

from fastapi import APIRouter, FastAPI, HTTPException, Request
from starlette.routing import Match

from aainews.api import (
    admin,
    articles,
    companies,
    digests,
    docs,
    events,
    glossary,
    health,
    letters,
    operator_pages,
    search,
    sources,
    status,
    stories,
    tags,
    tools,
    trends,
    videos,
)
from aainews.api.admin.key import WrongKeys
from aainews.api.cache import ByteCache
from aainews.api.contract import ALWAYS, DESCRIPTION, ContractApi
from aainews.api.document import as_yaml
from aainews.api.meaning import Meaning
from aainews.api.posting import Posts
from aainews.api.problems import answer_errors
from aainews.api.revision import Revision
from aainews.errors import NotFound
from aainews.llm.embeddings import Embedder
from aainews.settings import Settings
from aainews.store.database import Engine, open_engine, reading, transaction
from aainews.store.reading import published_revision

BASE = "/api/v1"


def api() -> ContractApi:
    """The routes alone: no database, no cache. What openapi.yaml is made from."""
    app = ContractApi(
        title="AAIニュース API",
        version="1",
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # one address for one thing
    )
    base = APIRouter(prefix=BASE, responses=ALWAYS)
    for aggregate in (
        articles,
        stories,
        search,
        digests,
        tags,
        glossary,
        trends,
        companies,
        tools,
        videos,
        sources,
        status,
        events,
        letters,
        operator_pages,
        admin,
    ):
        base.include_router(aggregate.router)
    app.include_router(base)
    app.include_router(docs.router)
    app.include_router(health.router)
    app.add_api_route("/api", _nothing_there, include_in_schema=False)
    app.add_api_route("/api/{rest:path}", _nothing_there, include_in_schema=False)
    answer_errors(app)
    return app


def create_app(
    settings: Settings,
    engine: Engine | None = None,
    *,
    routers: Sequence[APIRouter] = (),
    lifespans: Sequence[AbstractAsyncContextManager[object]] = (),
    embedder: Embedder | None = None,
) -> ByteCache:
    """API, then `routers` (the pages; what they catch comes last), behind the byte cache. Takes a migrated database.

    `lifespans` are entered in order after the revision is watched and left in reverse: where the pipeline and the
    scheduler live when one process runs everything. Without an ASGI lifespan nothing of them runs, and what is
    published is not noticed. `embedder` makes the vectors of readers' words and is closed with the app; without one a
    search finds by words alone.
    """
    engine = engine or open_engine(settings)
    app = api()
    app.state.settings, app.state.engine = settings, engine
    app.state.read = partial(reading, engine)
    app.state.write = partial(transaction, engine)
    app.state.wrong_keys, app.state.posts = WrongKeys(), Posts()
    app.state.lines = 0
    app.state.meaning = meaning = Meaning(embedder, app.state.read)
    app.state.revision = revision = Revision(partial(_read_revision, engine))
    for router in routers:
        app.include_router(router)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with AsyncExitStack() as stack:
            stack.enter_context(revision.watched())
            stack.push_async_callback(to_thread, meaning.close)
            for part in lifespans:
                await stack.enter_async_context(part)
            yield

    app.router.lifespan_context = lifespan
    app.state.cache = ByteCache(app, revision)
    return app.state.cache


def _read_revision(engine: Engine) -> int:
    with reading(engine) as session:
        return published_revision(session)


def _nothing_there(request: Request) -> None:
    """For a GET: an address that only takes another method says so, though this route would answer it first."""
    asked = {"type": "http", "path": request.url.path, "root_path": "", "headers": []}
    routes = request.app.router.routes
    allowed = [
        method
        for method in ("DELETE", "PATCH", "POST", "PUT")
        if any(route.matches(asked | {"method": method})[0] is Match.FULL for route in routes)
    ]
    if allowed:
        raise HTTPException(405, headers={"Allow": ", ".join(allowed)})
    raise NotFound


def openapi_yaml() -> str:
    """openapi.yaml as committed. Needs no database and no settings."""
    return as_yaml(api().openapi())
