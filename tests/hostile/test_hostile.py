"""Nothing that a stranger wrote is run: a payload in every string that a page, a feed or a file shows."""

from __future__ import annotations

import html.parser
import json
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import httpx
import pytest
from lxml import etree

from aainews.pages.shell import FIRST, REST
from tests.browser.service import serving
from tests.browser.test_site import FRONTEND, missing
from tests.hostile.newsroom import KEY, article_id, fill, write_pages
from tests.hostile.payloads import PAYLOADS

pytestmark = pytest.mark.browser
IDS = [article_id(number) for number in range(len(PAYLOADS))]
LISTS = ("/", "/articles?sort=importance", "/videos", "/tools", "/companies", "/trends", "/trends?kind=company", "/sources", "/search?q=ABC", "/digests/daily", "/digests/hacker", "/digests/weekly", "/about", "/contact", "/tokushoho", "/privacy", "/rss", "/developers", "/saved", "/admin", "/companies/n0", "/tools/n6")  # fmt: skip
ASKED = ("/articles?tag={}&source={}&company={}&kind={}&weights={}", "/search?q={}&sort={}", "/rss?tag={}&source={}", "/contact?subject={}&about={}", "/articles/{}", "/companies/{}", "/tools?category={}", "/digests/daily/{}", "/{}")  # fmt: skip
OURS = ("/assets/",)
DIST = FRONTEND / "dist"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[httpx.Client]:
    if not (DIST / "index.html").is_file():
        pytest.skip("run `npm run build` in frontend/ for the built site")
    folder = tmp_path_factory.mktemp("hostile")
    write_pages(folder / "pages")
    (folder / "data").mkdir()
    with (
        serving(folder / "data", filled=fill, pages_dir=folder / "pages", admin_key=KEY) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield client


class _Alive(html.parser.HTMLParser):
    """Notes whatever in a page as sent could run without a script of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "marquee", "style", "img", "video", "audio"):
            self.found.append(f"<{tag}>")
        if tag == "script" and not given.get("type", "").endswith("json") and not given.get("src", "").startswith(OURS):
            self.found.append(f"<script {given}>")
        for name, value in given.items():
            scheme = "".join(value.split()).lower().partition(":")[0]
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action") and scheme in ("javascript", "data", "vbscript"):
                self.found.append(f"{tag} {name}={value[:60]}")


def _built() -> list[str]:
    """What the site's build puts into every page, as it stands there."""
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text("utf-8"))
    files = [next((DIST / "assets").glob("main-*.css")), *(DIST / manifest[each]["file"] for each in (REST, FIRST))]
    main, rest, first = (file.read_text("utf-8").strip() for file in files)
    return [f"<style>{main}{rest}</style>", f"<style>{main}</style>", f"<script>{first}</script>"]


def _alive(page: str) -> list[str]:
    for ours in _built():
        page = page.replace(ours, "", 1)
    parser = _Alive()
    parser.feed(page)
    parser.close()
    return parser.found


def test_there_are_enough_ways() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


@pytest.mark.parametrize("view", ["", "?view=both", "?view=original"])
def test_an_article_page_as_sent_holds_nothing_that_runs(site: httpx.Client, view: str) -> None:
    pages = {id_: site.get(f"/articles/{id_}{view}") for id_ in IDS}
    assert {page.status_code for page in pages.values()} == {200}
    assert {id_: found for id_, page in pages.items() if (found := _alive(page.text))} == {}


def test_lists_editions_and_the_operators_pages_as_sent_hold_nothing_that_runs(site: httpx.Client) -> None:
    editions = [f"/digests/{kind}/{site.get(f'/api/v1/digests/{kind}').json()['items'][0]['key']}" for kind in ("daily", "hacker", "weekly")]  # fmt: skip
    pages = {path: site.get(path) for path in (*LISTS, *editions)}
    assert {path: page.status_code for path, page in pages.items() if page.status_code != 200} == {}
    assert {path: found for path, page in pages.items() if (found := _alive(page.text))} == {}


@pytest.mark.parametrize("address", ASKED)
def test_an_address_that_is_itself_the_attack_is_answered_with_nothing_that_runs(
    site: httpx.Client, address: str
) -> None:
    for payload in PAYLOADS:
        path = address.format(*[quote(payload, safe="")] * address.count("{}"))
        answer = site.get(path)
        assert answer.status_code < 500, path
        if answer.headers["content-type"].startswith("text/html"):
            assert _alive(answer.text) == [], path


def test_feeds_and_sitemaps_are_well_formed_and_their_html_runs_nothing(site: httpx.Client) -> None:
    for path in ("/feeds/articles", "/feeds/digests/daily", "/feeds/digests/hacker", "/feeds/digests/weekly"):
        for form in ("rss", "atom"):
            content = site.get(f"{path}.{form}").content
            etree.fromstring(content)
            feed = feedparser.parse(content, sanitize_html=False)
            assert not feed.bozo and feed.entries
            for entry in feed.entries:
                texts = [entry.get("summary_detail"), *entry.get("content", [])]
                assert _alive("".join(each.value for each in texts if each and each.type != "text/plain")) == []
                assert entry.link.startswith(("http://", "https://"))
        for item in site.get(f"{path}.json").json()["items"]:
            assert _alive(item.get("content_html", "")) == []
            assert item["url"].startswith(("http://", "https://"))
    news = site.get("/news-sitemap.xml")
    assert news.status_code == 200
    etree.fromstring(news.content)
    parts = [each.text or "" for each in etree.fromstring(site.get("/sitemap.xml").content).iter("{*}loc")]
    assert parts
    for part in parts:
        answer = site.get(part)
        assert answer.status_code == 200, part
        etree.fromstring(answer.content)


def test_what_the_operator_saves_and_readers_send_is_cleaned_or_kept_as_words(site: httpx.Client) -> None:
    bearer = {"authorization": f"Bearer {KEY}"}
    for number, payload in enumerate(PAYLOADS[:12]):
        path = f"/api/v1/admin/articles/{article_id(number)}"
        saved = site.put(f"{path}/segments/p", json={"ja": f"直した文{payload}"}, headers=bearer)
        assert saved.status_code == 200, saved.text
        assert site.put(f"{path}/analysis/tldr", json={"ja": f"直した要約{payload}"}, headers=bearer).status_code == 200
        assert _alive(site.get(f"/articles/{article_id(number)}").text) == []
    letters = site.get("/api/v1/admin/letters", headers=bearer)
    assert letters.status_code == 200 and letters.headers["content-type"].startswith("application/json")
    sent = letters.json()
    assert any(PAYLOADS[0] in each["problem"] for each in sent["corrections"])
    assert any(PAYLOADS[0] in each["message"] for each in sent["contact"])


def test_in_the_browser_nothing_runs_and_no_page_breaks_the_policy(site: httpx.Client) -> None:
    reason = missing()
    if reason:
        pytest.skip(reason)
    script = Path(__file__).with_name("hostile.mjs")
    command = ["node", str(script), str(site.base_url).rstrip("/"), KEY]
    given = json.dumps({"articles": IDS, "payloads": PAYLOADS})
    run = subprocess.run(command, input=given, capture_output=True, text=True, timeout=1500, check=False)
    assert run.returncode == 0, run.stderr
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    assert said["found"] == {}
    assert said["opened"] > 600
