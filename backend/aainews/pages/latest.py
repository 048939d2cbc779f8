"""最新ニュース: the front page and every narrowed list."""

from __future__ import annotations

from datetime import datetime
from html import escape
from urllib.parse import quote, urlencode

from aainews.clock import JST, utc_now
from aainews.pages import front, list_filters, parts
from aainews.pages.head import TAGLINE, Head, list_data
from aainews.pages.page import Json, Made, Page, Visit

LISTED_BY = frozenset(
    ("tag", "source", "company", "model", "kind", "lang", "min_importance", "since", "until", "sort", "weights", "cursor")
)  # fmt: skip
"""Parameters of a list's address that are the API's too; others (a campaign's marks) are not passed on."""


async def make(visit: Visit) -> Made:
    settings = visit.settings
    wanted = {name: value for name, value in visit.query.items() if name in LISTED_BY and value}
    if wanted.get("sort") == "newest" and "weights" not in wanted:  # the default is left out of a request's name
        del wanted["sort"]
    answer = await visit.ask("/articles", wanted)
    found: Json = answer.data if answer.status == 200 else {"items": [], "next_cursor": None}
    address = f"/articles?{urlencode(sorted(wanted.items()))}" if wanted else "/"
    title = f"#{wanted['tag']}" if "tag" in wanted else "最新ニュース"
    head = Head(
        title=settings.site_name if address == "/" else title,
        description=TAGLINE,
        canonical=f"{settings.site_url}{address}",
        feed_query={name: value for name, value in wanted.items() if name not in ("cursor", "sort")},
        data=list_data(found["items"], settings),
        # Every combination of filters shows the same articles again: lists by one thing are enough for a search engine.
        indexed=len(wanted) <= 1 and not wanted.keys() & {"cursor", "weights", "since", "until"},
    )
    answers = [answer]
    edition = company = None
    if "company" in wanted:
        company = await visit.ask(f"/companies/{quote(wanted['company'], safe='')}")
        answers.append(company)
    if address == "/":
        editions = await visit.ask("/digests/daily", {"limit": "1"})
        answers.append(editions)
        edition = next(iter(editions.data["items"]), None) if editions.status == 200 else None
    name = company.data["name"] if company and company.status == 200 else None
    return Made(head, _body(found, wanted, edition, name), tuple(one for one in answers if one.status == 200))


def _body(found: Json, wanted: Json, edition: Json | None, company: str | None) -> str:
    items = found["items"]
    if not items:
        shown = (
            parts.notice("条件に合う記事がありません", "条件をゆるめるか、解除してみてください。")
            if wanted
            else parts.notice(
                "まだ記事がありません", "最初の収集が終わると、ここに記事が並びます。数分後にもう一度ご覧ください。"
            )
        )
    elif list_filters.by_importance(wanted):
        shown = parts.cards(items, "h2")
    else:
        shown = front.by_day(items) if wanted else front.front_page(items, edition)
    head = parts.masthead("最新ニュース", aside=_day(items, wanted) + _continued(wanted))
    # Empty until the script has news to tell; it stands in both so that nothing changes its place.
    fresh = (
        "" if list_filters.by_importance(wanted) or "cursor" in wanted else '<div class="fresh" role="status"></div>'
    )
    return (
        f'<div class="listing">{head}{list_filters.active(wanted, items, company)}{list_filters.tools(wanted)}'
        f"{list_filters.side(wanted, items)}"
        f'<div class="listing-main">{fresh}{shown}{_following(found, wanted) if items else ""}</div></div>'
    )


def _following(found: Json, wanted: Json) -> str:
    if not found["next_cursor"]:
        return '<p class="list-end">これより前の記事はありません。</p>'
    more = f"/articles?{urlencode({**wanted, 'cursor': found['next_cursor']})}"
    return f'<div class="more"><a class="button button-wide" rel="next" href="{escape(more)}">もっと読む</a></div>'


def _day(items: list[Json], wanted: Json) -> str:
    """Today, and when the newest article came."""
    today = utc_now().astimezone(JST)
    said = f'<time datetime="{today:%Y-%m-%d}">{today.month}月{today.day}日（{parts.WEEKDAYS[today.weekday()]}）</time>'
    if items and not list_filters.narrowed(wanted):
        newest = datetime.fromisoformat(items[0]["first_published_at"]).astimezone(JST)
        said += (
            f'<time class="quiet" datetime="{escape(items[0]["first_published_at"])}">'
            f"最終更新 {newest.month}月{newest.day}日 {newest:%H:%M}</time>"
        )
    return f'<p class="masthead-day">{said}</p>'


def _continued(wanted: Json) -> str:
    if "cursor" not in wanted:
        return ""
    newest = f'<a href="{escape(list_filters.address(wanted))}">最新へ戻る</a>'
    return f'<p class="quiet masthead-note">一覧の途中から表示しています。 {newest}</p>'


FRONT = Page("/", "src/pages/ArticlesPage.tsx", make)
LISTS = Page("/articles", "src/pages/ArticlesPage.tsx", make)
