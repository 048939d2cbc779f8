"""Videos: a directory; they are played where they are, and only when a reader asks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from aainews.api.contract import INVALID
from aainews.api.cursor import EPOCH, opened, sealed
from aainews.api.parameters import Parameters, Text
from aainews.api.schemas.directories import Video, VideoPage
from aainews.api.service import Read, until_published
from aainews.api.whole import article_card
from aainews.domain.catalogue import Language, SourceKind
from aainews.store.listing import Place, Wanted, newest_articles
from aainews.store.videos import Reel, reels_of

router = APIRouter(prefix="/videos", tags=["企業・ツール・動画"], dependencies=[Depends(until_published)])


class VideoQuery(Parameters):
    source: Text | None = Field(None, description="チャンネル（情報源の slug）。")
    lang: Language | None = Field(None, description="元の言語。")
    limit: int = Field(30, ge=1, le=100, description="1ページの件数。")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(None, description="前のページの `next_cursor`。")


@router.get("", operation_id="listVideos", summary="動画の一覧", responses=INVALID)
def list_videos(query: Annotated[VideoQuery, Query()], read: Read) -> VideoPage:
    """新しい順の動画。日本語の題名と、説明文の要約。"""
    after = opened(query.cursor, query)
    place = Place(None, EPOCH + timedelta(microseconds=after[0]), after[1]) if after else None
    wanted = Wanted(kind=SourceKind.VIDEO, source=query.source, lang=query.lang)
    with read() as session:
        found = newest_articles(session, wanted, query.limit, place)
        reels = reels_of(session, [card.id for card in found.cards])
    items = [
        Video(article=article_card(card), video_id=reel.video_id, seconds=reel.seconds)
        for card in found.cards
        for reel in (reels.get(card.id, Reel(None, None)),)
    ]
    end = found.end
    cursor = sealed([(end.sorted_at - EPOCH) // timedelta(microseconds=1), end.article_id], query) if end else None
    return VideoPage(items=items, next_cursor=cursor)
