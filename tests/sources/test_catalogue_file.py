"""The catalogue file: what may stand in it, and that all its faults are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from aainews.domain.catalogue import Feed, Language, Rights, Source, SourceKind
from aainews.errors import ConfigError
from aainews.settings import PACKAGE
from aainews.sources import read_catalogue, read_opml, validate_catalogue, write_opml


def faults(tmp_path: Path, text: str, allowed: tuple[str, ...] = ()) -> str:
    path = tmp_path / "catalogue.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_catalogue(path, allow_private_hosts=allowed)
    return caught.value.detail


def entry(name: str = "A", feeds: str = '"https://a.example/feed"', more: str = "") -> str:
    return f"[[source]]\nname = '{name}'\nfeeds = [{feeds}]\n{more}\n"


def test_the_shipped_catalogue_has_no_fault() -> None:
    sources = read_catalogue(PACKAGE / "catalogue.toml")
    assert sum(len(source.feeds) for source in sources) == 122
    assert all(source.site_url for source in sources)


def test_the_shipped_catalogue_gives_a_reason_for_every_full_text_and_every_bare_link() -> None:
    sources = read_catalogue(PACKAGE / "catalogue.toml")
    assert [s.name for s in sources if s.rights is not Rights.SUMMARY and not s.note] == []


def test_what_an_entry_leaves_out_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(entry("Ärzte & Söhne"), encoding="utf-8")
    (source,) = read_catalogue(path)
    assert source == Source(
        slug="arzte-and-sohne",
        name="Ärzte & Söhne",
        site_url=None,
        kind=SourceKind.NEWS,
        language=Language.EN,
        rights=Rights.SUMMARY,
        feeds=(Feed(url="https://a.example/feed"),),
    )


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    told = faults(
        tmp_path, entry(more="kind = 'paperr'") + entry("B", '"ftp://b.example/"') + entry("C", more="colour = 1")
    )
    assert "has 3 fault(s)" in told
    assert "line 1, A: kind 'paperr' is none of" in told
    assert "line 5, B: feed ftp://b.example/: only http and https" in told
    assert "line 9, C: unknown field 'colour'" in told


FAULTS = [
    ("is taken by", entry("A b") + entry("a-b", '"https://b.example/"')),
    ("is taken by", entry("A") + entry("A", '"https://b.example/"')),
    ("is already one of", entry("A") + entry("B", '"HTTPS://A.example:443/feed?utm_source=x"')),
    ("no feeds", entry(feeds="")),
    ("name is missing", "[[source]]\nfeeds = ['https://a.example/']"),
    ("name must be a string", "[[source]]\nname = 3\nfeeds = ['https://a.example/']"),
    ("feeds must be a list", "[[source]]\nname = 'A'\nfeeds = 'https://a.example/'"),
    ("language 'fr' is none of", entry(more="language = 'fr'")),
    ("rights 'all' is none of", entry(more="rights = 'all'")),
    ("not lower-case ASCII", entry("日本")),
    ("unknown table or key 'sauce'", "[sauce]\n" + entry()),
    ("not TOML", "[[source"),
    ("no [[source]]", ""),
    ("must be written as [[source]]", "source = 3"),
    ("white space", entry(feeds='"https://a.example/a b"')),
    ("not an address", entry(feeds='"https://a.example:port/"')),
]


@pytest.mark.parametrize(("said", "text"), FAULTS)
def test_each_fault_is_named(tmp_path: Path, said: str, text: str) -> None:
    assert said in faults(tmp_path, text)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
        "intranet",
        "a.internal",
    ],
)
def test_a_private_host_is_refused(tmp_path: Path, host: str) -> None:
    assert "AAINEWS_ALLOW_PRIVATE_HOSTS" in faults(tmp_path, entry(feeds=f'"http://{host}/feed"'))


def test_a_private_host_is_allowed_by_name_and_port(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(entry(feeds='"http://127.0.0.1:8899/feed"'), encoding="utf-8")
    assert len(read_catalogue(path, allow_private_hosts=("127.0.0.1:8899",))) == 1
    assert "127.0.0.1:8899" in faults(tmp_path, path.read_text(), ("127.0.0.1:80", "localhost:8899"))


def test_a_catalogue_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml"):
        read_catalogue(tmp_path / "nowhere.toml")


# ---------------------------------------------------------------- OPML


def test_the_shipped_catalogue_comes_back_from_opml_as_it_was() -> None:
    sources = read_catalogue(PACKAGE / "catalogue.toml")
    assert read_opml(write_opml(sources)) == sources


FOREIGN = b"""<?xml version="1.0"?><opml version="1.1"><head><title>mine</title></head><body><outline text="AI">
<outline type="rss" text="A blog" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
<outline text="A blog" XMLURL="https://b.example/feed"/><outline text="again" xmlUrl="https://a.example/feed"/>
<outline text="&#26085;&#26412;" xmlUrl="https://news.example.jp/feed"/></outline></body></opml>"""


def test_opml_of_other_programs_is_read_through_its_folders() -> None:
    sources = read_opml(FOREIGN)
    assert [(s.slug, s.name, s.rights) for s in sources] == [
        ("a-blog", "A blog", Rights.SUMMARY),
        ("a-blog-2", "A blog", Rights.SUMMARY),
        ("news-example-jp", "日本", Rights.SUMMARY),
    ]
    assert validate_catalogue(sources) == ()


def test_a_private_feed_in_opml_is_found_by_the_validator() -> None:
    sources = read_opml(FOREIGN.replace(b"a.example/feed", b"127.0.0.1/feed"))
    assert any("private address" in fault for fault in validate_catalogue(sources))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"<rss/>",
        b"<opml><body>",
        b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>',
        b'<!DOCTYPE opml SYSTEM "http://127.0.0.1:1/x.dtd"><opml><body/></opml>',
        b"<opml>" + b" " * (5 * 1024 * 1024) + b"</opml>",
    ],
)
def test_what_is_no_safe_opml_is_refused(body: bytes) -> None:
    with pytest.raises(ConfigError):
        read_opml(body)
