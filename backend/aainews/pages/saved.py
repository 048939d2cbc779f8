"""あとで読む: kept on the reader's device, so the service has nothing to say but that."""

from __future__ import annotations

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import Made, Page, Visit

DATA = (
    '<p class="quiet">あとで読む –件・既読 –件</p><div class="button-row">'
    '<button type="button" class="button">ファイルに書き出す</button>'
    '<button type="button" class="button">ファイルから読み込む</button></div><p></p>'
)
LEAD = "あとで読む記事と読んだ記事は、この端末の中にだけ保存されます。"


async def make(visit: Visit) -> Made:
    head = Head("あとで読む", LEAD, f"{visit.settings.site_url}/saved", indexed=False)
    # As high as the page of a reader who has put nothing aside.
    waiting = parts.notice("保存した記事を読み込んでいます", "記事の一覧と既読は、この端末から読み込みます。")
    data = parts.section("保存した内容", DATA)
    return Made(head, f'<div class="page">{parts.masthead("あとで読む", LEAD)}{waiting}{data}</div>')


PAGE = Page("/saved", "src/pages/SavedPage.tsx", make)
