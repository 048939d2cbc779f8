"""あとで読む: kept on the reader's device, so the service has nothing to say but that."""

from __future__ import annotations

from aainews.pages import parts
from aainews.pages.head import Head
from aainews.pages.page import Made, Page, Visit

LEAD = "あとで読む記事と読んだ記事は、この端末の中にだけ保存されます。"


async def make(visit: Visit) -> Made:
    head = Head("あとで読む", LEAD, f"{visit.settings.site_url}/saved", indexed=False)
    return Made(head, f'<div class="page">{parts.masthead("あとで読む", LEAD)}</div>')


PAGE = Page("/saved", "src/pages/SavedPage.tsx", make)
