"""運営: only a frame; everything in it is asked for with the operator's key."""

from __future__ import annotations

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import NEVER, Made, Page, Visit

LEAD = "鍵を持つ人だけのページです。ここで直した文は、機械の訳より優先されます。"

DOOR = (
    '<form class="admin-door"><label for="key">運営の鍵</label>'
    '<input id="key" type="password" class="search-field" autocomplete="current-password" disabled>'
    '<p class="quiet">サービスの AAINEWS_ADMIN_KEY に設定した値です。このタブを閉じるまで覚えています。</p>'
    '<button type="submit" class="button button-strong" disabled>入る</button></form>'
)
"""Shut until the script has come: the key is never sent as a form."""


async def make(visit: Visit) -> Made:
    head = Head("運営", LEAD, f"{visit.settings.site_url}/admin", indexed=False)
    note = "<noscript><p>このページには JavaScript が要ります。</p></noscript>"
    return Made(head, f'<div class="page">{parts.masthead("運営", LEAD)}{note}{DOOR}</div>', headers=NEVER)


PAGE = Page("/admin", "src/pages/AdminPage.tsx", make)
