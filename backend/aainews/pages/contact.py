"""お問い合わせ: the operator's text and a form, which works without script too."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from fastapi import Request

from aainews.pages import parts
from aainews.pages.asking import tell
from aainews.pages.form_parts import field
from aainews.pages.operator import text_of
from aainews.pages.page import NEVER, SECONDS, Made, Page, Visit

FIELDS = ("name", "email", "subject", "message", "website")
MAX_BYTES = 64 * 1024
"""Of a sent form: the longest message the API takes, written in three bytes a character and percent-encoded, fits."""
REFUSED = "入力を確かめてください。件名と本文は必ず、メールアドレスは正しい形でお書きください。"


async def make(visit: Visit) -> Made:
    answer, head, text = await text_of(visit, "contact")
    shown = (
        parts.notice("送信しました", "お問い合わせを受け付けました。ありがとうございます。")
        if visit.query.get("sent") == "1"
        else _form(_asked(visit.query))
    )
    return Made(head, f'<div class="page page-text">{text}{shown}</div>', (answer,), headers=SECONDS)


def _asked(query: Mapping[str, str]) -> dict[str, str]:
    """What a page that leads here says the letter is about."""
    about = query.get("about", "")
    return {"subject": query.get("subject", "")[:120], "message": f"{about[:300]}\n\n" if about else ""}


async def posted(visit: Visit, request: Request) -> Made | None:
    """Hands the form on to the API. None: it was taken. Else the form again, with what was written and what is wrong."""
    form = await _written(request)
    sent = await tell(visit.api, "/api/v1/contact", form, client=request.client)
    if sent.status == 200:
        return None
    _, head, text = await text_of(visit, "contact")
    said = REFUSED if sent.status == 400 else str(sent.data.get("detail") or REFUSED)
    wrong = f'<div role="alert">{parts.notice("送信できませんでした", said)}</div>'
    return Made(
        head, f'<div class="page page-text">{text}{wrong}{_form(form)}</div>', status=sent.status, headers=NEVER
    )


async def _written(request: Request) -> dict[str, str]:
    """The fields of a form in a request's body; what is more or too long is left out."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BYTES:
            body = b""
            break
    given = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return {name: given.get(name, "").replace("\r\n", "\n") for name in FIELDS}


def _form(given: Mapping[str, str]) -> str:
    return (
        '<form class="form" method="post" action="/contact">'
        + field("name", "お名前（任意）", given.get("name", ""), longest=80)
        + field("email", "メールアドレス（返信が必要なとき）", given.get("email", ""), longest=200, kind="email")
        + field("subject", "件名", given.get("subject", ""), longest=120, required=True)
        + field("message", "本文", given.get("message", ""), longest=5000, required=True, rows=8)
        # Programs fill every field that they find; people never see this one.
        + '<div class="sr-only" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off" maxlength="200"></div>'
        + '<button type="submit" class="button button-strong">送信する</button></form>'
    )


PAGE = Page("/contact", "src/pages/ContactPage.tsx", make)
