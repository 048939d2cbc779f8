"""動画: what the followed channels have published. Without the script a video opens where it is."""

from __future__ import annotations

from html import escape

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import Json, Made, Page, Visit

LEAD = "追っているチャンネルの新しい動画です。再生を押すまで、動画サイトへは何も送りません。"


async def make(visit: Visit) -> Made:
    cursor = visit.query.get("cursor")
    answer = await visit.ask("/videos", {"cursor": cursor} if cursor else {})
    page: Json = answer.data if answer.status == 200 else {"items": [], "next_cursor": None}
    rows = "".join(f"<li>{_video(item)}</li>" for item in page["items"])
    shown = f'<ol class="videos">{rows}</ol>' if rows else parts.notice(
        "まだ動画がありません", "チャンネルの新しい動画が見つかると、ここに並びます。"
    )  # fmt: skip
    head = Head("動画", LEAD, f"{visit.settings.site_url}/videos", indexed=cursor is None)
    body = f'<div class="page">{parts.masthead("動画", LEAD)}{shown}{parts.next_page("/videos", page["next_cursor"])}</div>'
    return Made(head, body, (answer,) if answer.status == 200 else ())


def _video(video: Json) -> str:
    article = video["article"]
    length = f"<span>{_length(video['seconds'])}</span>" if video["seconds"] is not None else ""
    gist = f'<p class="card-gist">{escape(article["tldr"])}</p>' if article["tldr"] else ""
    return (
        '<article class="video"><div class="video-frame" aria-hidden="true"></div><div class="video-text">'
        f'<p class="byline"><span class="byline-source">{escape(article["source"]["name"])}</span>'
        f"{parts.short_moment(article)}{length}</p>"
        f'<h2 class="card-title"><a href="{parts.article_address(article["id"])}">{escape(article["title"])}</a></h2>{gist}'
        f'<p><a class="quiet" href="{parts.link(article["url"])}" rel="noopener">YouTube で見る</a></p></div></article>'
    )


def _length(seconds: int) -> str:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


PAGE = Page("/videos", "src/pages/VideosPage.tsx", make)
