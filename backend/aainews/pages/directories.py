"""企業 and AIツール: the directories and the page of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote, urlencode

from aainews.pages import parts
from aainews.pages.charts import chart, columns
from aainews.pages.head import Head
from aainews.pages.page import Json, Made, Page, Visit

COMPANIES = "記事に名前の出てくる企業です。記事の多い順に並べています。"
TOOLS = "ニュースに出てきた AI ツールと、その使いみちです。公式サイトへのリンクは、確かめられたものだけを載せています。"
PRICES = {"free": "無料", "freemium": "一部無料", "paid": "有料", "open_source": "オープンソース"}
TOOLS_BY = ("category", "price", "cursor")


def address(kind: str, slug: str) -> str:
    return f"/{kind}/{quote(slug, safe='')}"


# --- directories ---------------------------------------------------------------------------------


async def make_companies(visit: Visit) -> Made:
    answer = await visit.ask("/companies", _given(visit.query, ("cursor",)))
    page: Json = answer.data if answer.status == 200 else {"items": [], "next_cursor": None}
    shown = _directory([_company_line(item) for item in page["items"]]) or parts.notice(
        "まだ企業がありません", "記事が集まると、名前の出てきた企業がここに並びます。"
    )
    head = Head("企業", COMPANIES, f"{visit.settings.site_url}/companies", indexed="cursor" not in visit.query)
    more = parts.next_page("/companies", page["next_cursor"])
    return Made(head, _page(parts.masthead("企業", COMPANIES), shown, more), (answer,) if answer.status == 200 else ())


async def make_tools(visit: Visit) -> Made:
    wanted = _given(visit.query, TOOLS_BY)
    answer = await visit.ask("/tools", wanted)
    page: Json = answer.data if answer.status == 200 else {"items": [], "next_cursor": None}
    title = wanted.get("category", "AIツール")
    shown = _directory([_tool_line(item) for item in page["items"]]) or parts.notice(
        "条件に合うツールがありません", "条件を変えてみてください。"
    )
    rest = {name: value for name, value in wanted.items() if name != "cursor"}
    head = Head(title, TOOLS, f"{visit.settings.site_url}{_with('/tools', rest)}", indexed=len(wanted) <= 1)
    choices = parts.segmented(
        "料金",
        [
            (
                _with("/tools", rest | {"price": price} if price else _without(rest, "price")),
                name,
                rest.get("price", "") == price,
            )
            for price, name in {"": "すべて", **PRICES}.items()
        ],
    )
    more = parts.next_page("/tools", page["next_cursor"], rest)
    body = _page(parts.masthead(title, TOOLS), f'<div class="choices">{choices}</div>', shown, more)
    return Made(head, body, (answer,) if answer.status == 200 else ())


def _company_line(item: Json) -> str:
    japanese = f'<span class="quiet">{escape(item["japanese"])}</span>' if item["japanese"] else ""
    return _line(address("companies", item["slug"]), item, japanese, f"{item['articles']:,}件の記事")


def _tool_line(item: Json) -> str:
    maker = f'<span class="quiet">{escape(item["maker"]["name"])}</span>' if item["maker"] else ""
    facts = [
        item["category"] or "",
        PRICES.get(item["price"], ""),
        f"{item['articles']:,}件の記事" if item["articles"] else "",
    ]
    shown = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    return _line(address("tools", item["slug"]), item, maker, shown, "quiet entry-facts")


def _line(href: str, item: Json, beside: str, facts: str, name: str = "quiet") -> str:
    about = f'<p class="entry-about">{escape(item["about"])}</p>' if item["about"] else ""
    return (
        f'<li class="entry"><h2 class="entry-name"><a class="card-link" href="{escape(href)}">{escape(item["name"])}</a>'
        f'{beside}</h2>{about}<p class="{name}">{facts}</p></li>'
    )


def _directory(lines: Sequence[str]) -> str:
    return f'<ol class="directory">{"".join(lines)}</ol>' if lines else ""


# --- one of them ---------------------------------------------------------------------------------


async def make_company(visit: Visit) -> Made | None:
    answer = await visit.ask(f"/companies/{quote(visit.params['slug'], safe='')}")
    if answer.status != 200:
        return None
    company: Json = answer.data
    about = company["about"] or f"{company['name']}の AI ニュース"
    head = Head(company["name"], about, f"{visit.settings.site_url}{address('companies', company['slug'])}")
    shares = "".join(
        f'<div><dt>{share["days"]}日間</dt><dd><span class="figures-value">{_percent(share["share"])}</span>'
        f'<span class="quiet">{share["of"]:,}件中{share["articles"]:,}件</span></dd></div>'
        for share in company["shares"]
    )
    models = _names(company["models"], lambda slug: parts.list_address(model=slug))
    tools = _names(company["tools"], lambda slug: address("tools", slug))
    beside = f'<span class="quiet">{escape(company["japanese"])}</span>' if company["japanese"] else ""
    body = _page(
        parts.masthead(company["name"], company["about"] or "", _aside(beside + _site(company["site_url"]))),
        f'<dl class="shares" aria-label="全記事に占める割合">{shares}</dl>',
        _activity(company["weeks"]),
        parts.section("モデル", models),
        parts.section("ツール", tools),
        parts.section(
            "新しい記事",
            parts.cards(company["latest"]) or '<ol class="cards"></ol>',
            aside=f'<a href="{escape(parts.list_address(company=company["slug"]))}">すべての記事を見る</a>',
        ),
        f'<p class="quiet aliases">同じ企業として扱う名前: {escape("、".join(company["aliases"]))}</p>'
        if company["aliases"]
        else "",
    )
    return Made(head, body, (answer,))


async def make_tool(visit: Visit) -> Made | None:
    answer = await visit.ask(f"/tools/{quote(visit.params['slug'], safe='')}")
    if answer.status != 200:
        return None
    tool: Json = answer.data
    about = tool["about"] or f"{tool['name']}の AI ニュース"
    head = Head(tool["name"], about, f"{visit.settings.site_url}{address('tools', tool['slug'])}")
    maker = tool["maker"]
    facts = [
        ("開発元", f'<a href="{escape(address("companies", maker["slug"]))}">{escape(maker["name"])}</a>' if maker else ""),
        ("分類", f'<a href="{escape(_with("/tools", {"category": tool["category"]}))}">{escape(tool["category"])}</a>' if tool["category"] else ""),
        ("料金", PRICES.get(tool["price"], "")),
        ("ほかの呼び方", escape("、".join(tool["aliases"]))),
    ]  # fmt: skip
    rows = "".join(f'<div class="fact"><dt>{name}</dt><dd>{value}</dd></div>' for name, value in facts if value)
    latest = parts.cards(tool["latest"]) or '<p class="quiet">このツールの記事はまだありません。</p>'
    body = _page(
        parts.masthead(tool["name"], tool["about"] or "", _aside(_site(tool["site_url"]))),
        f'<dl class="facts">{rows}</dl>',
        parts.section("新しい記事", latest),
    )
    return Made(head, body, (answer,))


def _activity(weeks: Sequence[Json]) -> str:
    total = sum(week["articles"] for week in weeks)
    rows = [(week["week"], week["articles"]) for week in weeks if week["articles"]]
    picture = columns([week["articles"] for week in weeks])
    return chart("記事数の推移", f"{len(weeks)}週間で{total:,}件", ("週", "記事"), rows, picture)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f}%"


def _names(names: Sequence[Json], to: parts.Addressed) -> str:
    items = "".join(
        f'<li><a class="chip" href="{escape(to(name["slug"]))}">{escape(name["name"])}'
        f'<span class="quiet">{name["articles"]}</span></a></li>'
        for name in names
    )
    return f'<ul class="chips">{items}</ul>' if items else ""


def _site(url: str | None) -> str:
    return f'<a class="button" href="{parts.link(url)}" rel="noopener">公式サイト</a>' if url else ""


def _aside(html: str) -> str:
    return f'<p class="masthead-day">{html}</p>'


def _page(*html: str) -> str:
    return f'<div class="page">{"".join(html)}</div>'


def _given(query: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {name: query[name] for name in names if query.get(name)}


def _with(path: str, wanted: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(sorted(wanted.items()))}" if wanted else path


def _without(wanted: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in wanted.items() if key != name}


PAGES = (
    Page("/companies", "src/pages/CompaniesPage.tsx", make_companies),
    Page("/companies/{slug}", "src/pages/CompanyPage.tsx", make_company),
    Page("/tools", "src/pages/ToolsPage.tsx", make_tools),
    Page("/tools/{slug}", "src/pages/ToolPage.tsx", make_tool),
)
