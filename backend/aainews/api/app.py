"""The service as one ASGI application."""

from __future__ import annotations

from fastapi import APIRouter

from aainews import __version__
from aainews.api import articles, sources, status, tags
from aainews.api.contract import ALWAYS, DESCRIPTION, ContractApi
from aainews.api.problems import answer_errors

BASE = "/api/v1"


def api() -> ContractApi:
    """The routes alone: no database, no cache. What openapi.yaml is made from."""
    app = ContractApi(
        title="AAIニュース API", version="1", description=DESCRIPTION, openapi_url=None, docs_url=None, redoc_url=None
    )
    base = APIRouter(prefix=BASE, responses=ALWAYS)
    for aggregate in (articles, tags, sources, status):
        base.include_router(aggregate.router)
    app.include_router(base)
    answer_errors(app)
    return app
