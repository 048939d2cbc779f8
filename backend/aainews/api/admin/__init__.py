"""運営: what only the operator may see and change. Every route here asks for the key."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from aainews.api.admin import articles, entities, letters, operation, sources
from aainews.api.admin.key import REFUSED, operator_only
from aainews.api.service import never_kept

router = APIRouter(
    prefix="/admin", tags=["運営"], dependencies=[Depends(operator_only), Depends(never_kept)], responses=REFUSED
)
for part in (sources, operation, articles, entities, letters):
    router.include_router(part.router)
