"""Stories: the list, and one with its timeline."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query

from aainews.api.contract import INVALID, MISSING
from aainews.api.cursor import cursor_for, place_of
from aainews.api.parameters import NoParameters, StoryQuery
from aainews.api.schemas.stories import StoryCard, StoryOut, StoryPage, TimelineEntry
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card
from aainews.store.told_stories import StoriesWanted, newest_stories, story_to_read
from aainews.store.told_stories import StoryCard as Stored

router = APIRouter(prefix="/stories", tags=["ストーリー"], dependencies=[Depends(until_published)])


@router.get("", operation_id="listStories", summary="ストーリーの一覧", responses=INVALID)
def list_stories(query: Annotated[StoryQuery, Query()], read: Read) -> StoryPage:
    """最新の記事が新しい順のストーリー。指定がなければ 2 媒体以上が報じたもの。"""
    wanted = StoriesWanted(query.min_sources, query.min_importance, query.since, query.until)
    with read() as session:
        found = newest_stories(session, wanted, query.limit, place_of(query))
    cards = [StoryCard.model_validate(_fields(story)) for story in found.stories]
    return StoryPage(items=cards, next_cursor=cursor_for(found.end, query) if found.end else None)


@router.get("/{id}", operation_id="getStory", summary="1つのストーリー", responses=INVALID | MISSING)
def get_story(
    id: Annotated[str, Path(examples=["sq3f7k2m9x4ab"])], _: Annotated[NoParameters, Query()], read: Read
) -> StoryOut:
    """代表記事と、すべての記事の時系列。統合された id には統合先を返します（答えの `id` が今の id）。"""
    with read() as session:
        found = story_to_read(session, id)
    timeline = [
        TimelineEntry(
            article=article_card(card), is_lead=card.id == found.story.lead.id, is_copy=card.id in found.copies
        )
        for card in found.timeline
    ]
    return StoryOut.model_validate(_fields(found.story) | {"timeline": timeline})


def _fields(story: Stored) -> dict[str, Any]:
    fields = {name: getattr(story, name) for name in StoryCard.model_fields if name not in ("title", "lead")}
    return fields | {"title": story.lead.title, "lead": article_card(story.lead)}
