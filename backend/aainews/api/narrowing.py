"""What the filters of a list ask for, in the names that the archive goes by now."""

from __future__ import annotations

from sqlmodel import Session

from aainews.api.parameters import ArticleFilters
from aainews.domain.analysis import EntityKind
from aainews.store.entities import current_slug
from aainews.store.listing import Wanted
from aainews.store.told_stories import story_now


def wanted_by(session: Session, query: ArticleFilters) -> Wanted:
    """Companies and models by any of their names, and whatever was merged where it is now: `company=オープンAI` is
    `openai`."""
    fields = {name: getattr(query, name) for name in ArticleFilters.model_fields}
    if query.story is not None:
        fields["story"] = story_now(session, query.story)
    for kind in (EntityKind.COMPANY, EntityKind.MODEL):
        if (name := fields[kind.value]) is not None:
            fields[kind.value] = current_slug(session, kind, name)
    return Wanted(**fields)
