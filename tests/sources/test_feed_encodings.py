"""Titles come out exact, whatever a feed is encoded in and whatever it says about that."""

from __future__ import annotations

import codecs

import pytest

from aainews.domain.entries import ParsedFeed
from aainews.sources import parse_feed

TITLE = "生成ＡＩの「推論」能力〜検証結果―ソフトウェア表示機能について"
MORE = "人工知能に関するニュースをお届けします。モデルの性能が向上しました。"


def feed(encoding: str, declared: str | None, title: str = TITLE, more: str = MORE) -> bytes:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    item = f"<item><title>{title}</title><description>{more}</description></item>"
    return f'{head}<rss version="2.0"><channel><title>{more}</title>{item}</channel></rss>'.encode(encoding)


def read(body: bytes, content_type: str | None = None) -> ParsedFeed:
    return parse_feed(body, content_type, "https://a.example/feed")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("shift_jis", "Shift_JIS"),
        ("shift_jis", "x-sjis"),
        ("shift_jis", "SHIFT-JIS"),
        ("euc_jp", "EUC-JP"),
        ("euc_jp", "x-euc-jp"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-8-sig", "UTF-8"),
    ],
)
def test_a_declared_encoding_is_read_exactly(encoding: str, declared: str) -> None:
    parsed = read(feed(encoding, declared))
    assert parsed.entries[0].title == TITLE
    assert parsed.notes == ()


@pytest.mark.parametrize("declared", ["Windows-31J", "CP932", "MS932", "csWindows31J", "Shift_JIS"])
def test_the_characters_of_windows_are_read_exactly(declared: str) -> None:
    title = "①髙橋㈱が発表～第Ⅱ部"
    assert read(feed("cp932", declared, title)).entries[0].title == title


@pytest.mark.parametrize("encoding", ["shift_jis", "cp932", "euc_jp", "iso2022_jp", "utf-8", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_nobody_declared_is_found(encoding: str) -> None:
    title = TITLE.replace("〜", "・").replace("―", "ー")
    assert read(feed(encoding, None, title)).entries[0].title == title


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("declared", ["utf-8", "Shift_JIS", "EUC-JP", "iso-8859-1", "utf-16", "bogus"])
def test_an_encoding_that_is_declared_wrongly_is_found(encoding: str, declared: str) -> None:
    title = TITLE.replace("〜", "・").replace("―", "ー")
    parsed = read(feed(encoding, declared, title))
    assert parsed.entries[0].title == title


def test_a_wrong_declaration_is_noted() -> None:
    assert "wrong_encoding_declared" in read(feed("euc_jp", "utf-8")).notes


def test_the_header_names_the_encoding_where_the_document_does_not() -> None:
    body = feed("iso8859-7", None, "Νέα", "Ελληνικά νέα")
    assert read(body, "application/rss+xml; charset=ISO-8859-7").entries[0].title == "Νέα"


def test_the_document_is_believed_before_the_header() -> None:
    body = feed("cp1251", "windows-1251", "Новости", "Русский текст")
    assert read(body, "text/xml; charset=iso-8859-1").entries[0].title == "Новости"


def test_latin_1_means_windows_1252() -> None:
    body = feed("cp1252", "iso-8859-1", "“Smart” quotes – €5", "x")
    assert read(body).entries[0].title == "“Smart” quotes – €5"


def test_a_few_bad_bytes_do_not_turn_utf_8_into_something_else() -> None:
    parsed = read(feed("utf-8", "utf-8").replace("検証".encode(), "検証".encode() + b"\xe9", 1))
    assert parsed.entries[0].title == TITLE.replace("検証", "検証\ufffd")
    assert "undecodable_bytes_replaced" in parsed.notes


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_byte_order_mark_is_believed_before_a_declaration(mark: bytes) -> None:
    codec = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF32_LE: "utf-32-le"}
    body = mark + feed(codec.get(mark, "utf-32-be"), "utf-8")
    assert read(body).entries[0].title == TITLE


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "hex", "punycode"])
def test_a_codec_that_is_no_character_set_is_not_used(declared: str) -> None:
    assert read(feed("utf-8", declared, "+ADw- \\u3042", "x")).entries[0].title == "+ADw- \\u3042"


@pytest.mark.parametrize("declared", ["ISO-2022-JP", None])
def test_iso_2022_jp_with_the_characters_of_windows_is_read(declared: str | None) -> None:
    strange = b"\x1b$B-!-5\x1b(B \x1b(I1\x1b(B"  # circled one, roman one, half-width a
    body = feed("iso2022_jp", declared, "MARK" + TITLE).replace(b"MARK", strange)
    assert read(body).entries[0].title == "①Ⅰ ｱ" + TITLE
