"""Feeds of every format, whole and broken, from bytes to entries."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aainews.domain.entries import Entry, ParsedFeed, Published
from aainews.errors import FeedError
from aainews.sources import parse_feed

NOW = datetime(2026, 10, 2, 12, 0, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"


def read(body: bytes | str, content_type: str | None = None) -> ParsedFeed:
    return parse_feed(body.encode() if isinstance(body, str) else body, content_type, URL, now=NOW)


def rss(*items: str, head: str = "") -> str:
    channel = f"<title>News</title><link>https://news.example/</link>{head}{''.join(items)}"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{channel}</channel></rss>"


def only(body: bytes | str) -> Entry:
    (entry,) = read(body).entries
    return entry


def refused(body: bytes | str) -> str:
    with pytest.raises(FeedError) as caught:
        read(body)
    return caught.value.code


RSS_ITEM = (
    "<item><title>A model</title><link>https://news.example/a</link><guid isPermaLink='false'>id-1</guid>"
    "<pubDate>Thu, 01 Oct 2026 09:30:00 +0900</pubDate><category>AI</category><category>AI</category>"
    "<comments>https://news.example/a#talk</comments><author>desk@news.example (The Desk)</author></item>"
)


def test_rss_20_gives_what_it_says() -> None:
    feed = read(rss(RSS_ITEM, head="<language>en-us</language><ttl>90</ttl>"))
    assert (feed.format, feed.title, feed.site_url, feed.language, feed.ttl_minutes) == (
        "rss20",
        "News",
        "https://news.example/",
        "en-us",
        90,
    )
    (entry,) = feed.entries
    assert (entry.guid, entry.url, entry.title) == ("id-1", "https://news.example/a", "A model")
    assert entry.published == Published(at=datetime(2026, 10, 1, 0, 30, tzinfo=UTC), day=None)
    assert entry.tags == ("AI",)
    assert entry.comments_url == "https://news.example/a#talk"
    assert entry.authors == ("The Desk",)


@pytest.mark.parametrize("version", ["0.90", "0.91", "0.92", "0.93", "0.94"])
def test_old_rss_is_read(version: str) -> None:
    entry = only(f"<rss version='{version}'><channel><item><title>Old</title><link>/a</link></item></channel></rss>")
    assert (entry.title, entry.url, entry.guid) == ("Old", "https://news.example/a", "https://news.example/a")


def test_netscapes_doctype_does_not_keep_rss_091_from_being_read() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    feed = read(
        f"<?xml version='1.0'?>{doctype}<rss version='0.91'><channel><item><title>Caf&eacute;</title></item></channel></rss>"
    )
    assert feed.entries[0].title == "Café"
    assert "doctype_removed" in feed.notes


def test_rdf_is_read_with_its_date_and_period() -> None:
    feed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel rdf:about="https://n.example/"><title>RDF</title><sy:updatePeriod>hourly</sy:updatePeriod>
        <sy:updateFrequency>2</sy:updateFrequency></channel>
        <item rdf:about="https://n.example/1"><title>One</title><link>https://n.example/1</link>
        <dc:date>2026-10-01</dc:date><dc:creator>Ann</dc:creator></item></rdf:RDF>"""
    )
    assert (feed.format, feed.ttl_minutes) == ("rss10", 30)
    assert feed.entries[0].published == Published(at=None, day=date(2026, 10, 1))
    assert feed.entries[0].authors == ("Ann",)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://blog.example/x/"><title>Blog</title>
<entry><id>urn:1</id><title type="html">Fast &lt;b&gt;and&lt;/b&gt; small &amp;amp; cheap</title>
<link rel="related" href="https://other.example/"/><link rel="alternate" type="text/html" href="post/1"/>
<published>2026-10-01T10:00:00Z</published><updated>2026-10-02T10:00:00+09:00</updated>
<content type="html">&lt;p&gt;See &lt;a href="../y"&gt;y&lt;/a&gt;&lt;/p&gt;</content></entry></feed>"""


def test_atom_10_takes_the_alternate_link_and_its_own_base() -> None:
    entry = only(ATOM)
    assert entry.url == "https://blog.example/x/post/1"
    assert entry.content_html == '<p>See <a href="https://blog.example/y">y</a></p>'
    assert entry.title == "Fast and small & cheap"
    assert entry.updated_at == datetime(2026, 10, 2, 1, 0, tzinfo=UTC)
    assert entry.language == "en"


def test_an_entry_without_summary_gets_none_made_of_its_content() -> None:
    assert only(ATOM).summary_html is None


def test_atom_03_is_read() -> None:
    feed = read(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Old</title><entry><title>T</title>"
        "<link rel='alternate' href='https://a.example/1'/><issued>2026-10-01T00:00:01Z</issued></entry></feed>"
    )
    assert (feed.format, feed.entries[0].url) == ("atom03", "https://a.example/1")


def test_an_atom_title_of_text_keeps_its_angle_brackets() -> None:
    entry = only(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>The &lt;b&gt; tag</title></entry></feed>"
    )
    assert entry.title == "The <b> tag"


def test_feedburners_original_link_wins() -> None:
    item = "<item><link>https://feeds.example/~r/x</link><feedburner:origLink>https://real.example/x</feedburner:origLink></item>"
    head = "<rss version='2.0' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
    assert only(f"{head}<channel>{item}</channel></rss>").url == "https://real.example/x"


def test_a_guid_that_is_an_address_serves_as_link_and_one_that_is_none_does_not() -> None:
    assert only(rss("<item><guid>https://news.example/g</guid></item>")).url == "https://news.example/g"
    assert only(rss("<item><title>t</title><guid isPermaLink='false'>tag:1</guid></item>")).url is None


def test_a_link_that_is_no_web_address_is_none() -> None:
    assert only(rss("<item><title>t</title><link>javascript:alert(1)</link></item>")).url is None


def test_a_youtube_entry_is_one_video_with_its_still() -> None:
    entry = only(
        """<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns="http://www.w3.org/2005/Atom"><entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>Film</title>
        <link rel="alternate" href="https://www.youtube.com/watch?v=abc"/><published>2026-10-01T10:00:00+00:00</published>
        <media:group><media:title>Film</media:title><media:content url="https://www.youtube.com/v/abc?version=3"
        type="application/x-shockwave-flash"/><media:thumbnail url="https://i.example/abc.jpg"/>
        <media:description>What it is about</media:description></media:group></entry></feed>"""
    )
    (media,) = entry.media
    assert (media.kind, media.video_id, media.thumbnail_url) == ("youtube", "abc", "https://i.example/abc.jpg")
    assert entry.summary_html == "What it is about"


def test_a_podcast_has_its_audio_and_its_length() -> None:
    item = "<item><title>Talk</title><enclosure url='/a.mp3' type='audio/mpeg' length='1'/><itunes:duration>1:02:03</itunes:duration></item>"
    head = "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>"
    (media,) = only(f"{head}<channel>{item}</channel></rss>").media
    assert (media.kind, media.url, media.seconds) == ("audio", "https://news.example/a.mp3", 3723)


def test_json_feed_11() -> None:
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "J",
                "home_page_url": "https://j.example/",
                "language": "ja",
                "authors": [{"name": "編集部"}],
                "items": [
                    {
                        "id": 7,
                        "url": "/p/7",
                        "title": "題",
                        "content_html": "<img src='x.png'>",
                        "date_published": "2026-10-01T09:00:00+09:00",
                        "tags": ["AI", 3],
                        "attachments": [{"url": "/v.mp4", "mime_type": "video/mp4", "duration_in_seconds": 61}],
                    }
                ],
            }
        )
    )
    (entry,) = feed.entries
    assert (feed.format, feed.title, feed.language) == ("json11", "J", "ja")
    assert (entry.guid, entry.url, entry.authors, entry.tags) == ("7", "https://news.example/p/7", ("編集部",), ("AI",))
    assert entry.content_html == '<img src="https://news.example/p/x.png">'
    assert entry.published == Published(at=datetime(2026, 10, 1, 0, 0, tzinfo=UTC), day=None)
    assert (entry.media[0].kind, entry.media[0].seconds) == ("video", 61)


def test_json_feed_10_with_plain_text_and_a_byte_order_mark() -> None:
    item = {"id": "1", "author": {"name": "Ann"}, "content_text": "a < b\n\nsecond"}
    body = "\ufeff" + json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]})
    entry = only(body)
    assert (entry.content_html, entry.authors) == ("<p>a &lt; b</p><p>second</p>", ("Ann",))


def test_json_fields_of_the_wrong_type_count_as_missing() -> None:
    item = {"id": "1", "title": 5, "tags": "AI", "authors": {}, "date_published": "soon", "attachments": [None]}
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": [], "items": [item, "no item"]}))
    assert (feed.title, feed.entries[0].title, feed.entries[0].tags) == ("", "", ())
    assert "unreadable_date" in feed.notes


def test_rss_written_as_json() -> None:
    item = {"title": "T", "link": "https://a.example/1", "guid": {"#value": "g", "isPermaLink": "false"}}
    feed = read(
        json.dumps({"rss": {"version": "2.0", "channel": {"title": "S", "item": [item, {"description": "second"}]}}})
    )
    assert (feed.format, feed.title, feed.entries[0].guid) == ("rss_in_json", "S", "g")
    assert len(feed.entries) == 2


def test_a_feed_without_entries_is_no_error() -> None:
    feed = read(rss())
    assert (feed.entries, feed.notes) == ((), ("no_entries",))


def test_an_item_with_nothing_in_it_is_left_out() -> None:
    assert [e.title for e in read(rss("<item></item>", "<item><title>t</title></item>")).entries] == ["t"]


def test_an_entry_that_is_repeated_whole_stands_once() -> None:
    feed = read(rss(RSS_ITEM, RSS_ITEM))
    assert (len(feed.entries), feed.notes) == (1, ("duplicate_guid",))


def test_entries_that_share_a_constant_id_get_their_addresses() -> None:
    items = (f"<item><guid isPermaLink='false'>same</guid><link>https://a.example/{n}</link></item>" for n in (1, 2, 3))
    assert [e.guid for e in read(rss(*items)).entries] == ["same", "https://a.example/2", "https://a.example/3"]


def test_an_entry_without_id_and_link_keeps_its_derived_id_when_others_come_before_it() -> None:
    item = "<item><title>Alone</title></item>"
    assert only(rss(item)).guid == read(rss(RSS_ITEM, item)).entries[1].guid


# ---------------------------------------------------------------- broken


def test_a_stray_ampersand_is_mended() -> None:
    feed = read(rss("<item><title>AT&T & more</title><link>https://a.example/?a=1&b=2</link></item>"))
    assert (feed.entries[0].title, feed.entries[0].url) == ("AT&T & more", "https://a.example/?a=1&b=2")
    assert "broken_xml_recovered" in feed.notes


def test_named_characters_without_a_dtd_are_resolved_and_those_in_cdata_are_left_to_html() -> None:
    entry = only(
        rss("<item><title>a&nbsp;b&hellip;</title><description><![CDATA[x&nbsp;<b>y</b>]]></description></item>")
    )
    assert entry.title == "a b…"
    assert entry.summary_html == "x&nbsp;<b>y</b>"


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "&#0;", "&#x1F;", "&#xFFFF;"])
def test_a_character_that_xml_forbids_does_not_lose_the_feed(character: str) -> None:
    assert only(rss(f"<item><title>be{character}fore</title></item>")).title == "before"


def test_a_feed_cut_off_in_the_middle_keeps_its_whole_entries() -> None:
    feed = read(
        rss(RSS_ITEM, "<item><title>Second</title><link>https://a.example/2</link>").removesuffix("</channel></rss>")
    )
    assert feed.entries[0].title == "A model"
    assert "broken_xml_recovered" in feed.notes


def test_text_before_the_declaration_is_passed_over() -> None:
    feed = read("\n\nWarning: mysql_connect() in line 3\n" + rss(RSS_ITEM))
    assert (len(feed.entries), "text_before_xml_removed" in feed.notes) == (1, True)


def test_elements_with_an_undeclared_rss_prefix_are_read() -> None:
    body = "<rss version='2.0'><rss:channel><rss:item><rss:title>T</rss:title></rss:item></rss:channel></rss>"
    assert only(body).title == "T"


# ---------------------------------------------------------------- refused

DTDS = {
    "bomb": '<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]>',
    "file": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>',
    "behind a comment": '<!-- <a> --><!DOCTYPE r [<!ENTITY a "b">]>',
    "behind an instruction": '<?pi <rss> ?><!doctype r [<!entity a "b">]>',
    "with a bracket in quotes": '<!DOCTYPE r SYSTEM "[" [<!ENTITY a "b">]>',
    "bare": '<!ENTITY a "b">',
    "without end": "<!DOCTYPE r SYSTEM 'x",
    "elements only": "<!DOCTYPE r [<!ELEMENT r ANY>]>",
}


@pytest.mark.parametrize("dtd", DTDS.values(), ids=DTDS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_dtd_is_refused_in_any_disguise(dtd: str, encoding: str) -> None:
    assert (
        refused(f"{dtd}<rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>".encode(encoding))
        == "dtd_refused"
    )


def test_an_entity_that_nobody_declared_stays_as_it_is_written() -> None:
    assert only(rss("<item><title>&xxe; stays</title></item>")).title == "&xxe; stays"


def test_a_doctype_inside_a_text_is_only_text() -> None:
    entry = only(
        rss('<item><title>t</title><description><![CDATA[<!DOCTYPE r [<!ENTITY a "b">]>&a;]]></description></item>')
    )
    assert "ENTITY" in (entry.summary_html or "")


PAGES = {
    "page": "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
    "xhtml": "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x.dtd'><html><body/></html>",
    "no doctype": "<html><body>moved</body></html>",
    "comment first": "<!-- cache --><HTML><body>moved</body></HTML>",
    "fragment": "<head><title>Document moved</title></head><body>here</body>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_web_page_is_named_as_one(page: str) -> None:
    assert refused(page) == "html_as_feed"


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_nothing_is_named_empty(body: bytes) -> None:
    assert refused(body) == "empty"


NO_FEEDS = {
    "text": "hello",
    "other xml": "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>",
    "opml": "<opml version='2.0'><body><outline text='x'/></body></opml>",
    "sitemap": "<urlset><url><loc>https://a.example/</loc></url></urlset>",
    "json": '{"items": []}',
    "json array": "[1, 2]",
    "future json feed": '{"version": "https://jsonfeed.org/version/2", "items": []}',
    "broken json": '{"version": "https://jsonfeed.org/version/1", ',
    "deep json": '{"a":' + "[" * 100_000,
    "open comment": "<!-- " * 5000,
    "only a comment": "<!-- nothing -->",
    "file name": str(Path(__file__)),
    "png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}


@pytest.mark.parametrize("body", NO_FEEDS.values(), ids=NO_FEEDS.keys())
def test_what_is_no_feed_is_named(body: str) -> None:
    assert refused(body) == "not_a_feed"


def test_a_packed_feed_is_unpacked() -> None:
    feed = read(gzip.compress(rss(RSS_ITEM).encode()))
    assert (len(feed.entries), feed.notes) == (1, ("gzip_body",))


def test_a_feed_packed_twice_is_unpacked() -> None:
    assert len(read(gzip.compress(gzip.compress(rss(RSS_ITEM).encode()))).entries) == 1


def test_a_packed_feed_cut_off_is_named_truncated() -> None:
    assert refused(gzip.compress(rss(RSS_ITEM * 50).encode())[:-40]) == "truncated"


def test_a_packed_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refused(gzip.compress(b" " * 50_000_000)) == "too_large"


def test_a_document_beyond_the_cap_is_refused() -> None:
    with pytest.raises(FeedError) as caught:
        parse_feed(b"<rss>" + b" " * 2000, None, URL, max_bytes=1000)
    assert caught.value.code == "too_large"


def test_a_flood_of_items_is_refused() -> None:
    assert refused("<rss version='2.0'><channel>" + "<item/>" * 10_001) == "too_large"


def test_a_body_that_names_a_file_opens_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(RSS_ITEM))
    opened: list[str] = []
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
    assert refused(str(path)) == "not_a_feed"
    assert str(path) not in opened


def test_links_of_any_kind_ask_no_server() -> None:
    asked: list[str] = []
    sys.addaudithook(lambda event, _: asked.append(event) if event.startswith(("socket.", "urllib.")) else None)
    read('<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>' + rss(RSS_ITEM))
    read(ATOM.replace("<entry>", "<link rel='self' href='http://127.0.0.1:1/'/><entry>"))
    assert asked == []
