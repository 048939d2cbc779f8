"""Which encoding a feed is really in: what it declares is a hint, what decodes without a fault is proof.

Order of belief: byte order mark; the shape of UTF-16/32; UTF-8 with multi-byte characters (nothing else is valid
UTF-8 by chance); what the XML declaration or the HTTP header names, if it decodes; Japanese by its kana; a guess.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from email.message import Message

import chardet

from aainews.domain.value import Value
from aainews.sources.jis import decode_windows_jis


class Decoded(Value):
    """`encoding` is the Python codec used; `notes` has `wrong_encoding_declared`, `undecodable_bytes_replaced` …"""

    text: str
    encoding: str
    notes: tuple[str, ...]


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_STARTS = (  # "<" or "{" and an ASCII character, as wide encodings spell them
    (re.compile(rb"[<{\s]\0\0\0[!-~\s]\0\0\0", re.DOTALL), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\s]\0\0\0[!-~\s]", re.DOTALL), "utf-32-be"),
    (re.compile(rb"[<{\s]\0[!-~\s]\0", re.DOTALL), "utf-16-le"),
    (re.compile(rb"\0[<{\s]\0[!-~\s]", re.DOTALL), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),  # "<?xm" in EBCDIC
)

# A label stands for the strict codec first and for the superset that Windows and browsers mean second: 0x8160 is 〜
# in Shift_JIS and ～ in Windows-31J, and only a document that uses the superset's own characters proves the latter.
_FAMILIES: dict[str, tuple[str, ...]] = {
    "shift_jis": ("shift_jis", "cp932", "shift_jis_2004"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "iso2022_jp": ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004"),
    "iso8859-1": ("cp1252", "iso8859-1"),  # bytes 0x80-0x9f are never meant as control characters
    "ascii": ("ascii", "utf-8", "cp1252"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "euc_kr": ("euc_kr", "cp949"),
    "big5": ("big5", "cp950", "big5hkscs"),
}
_LABELS = {
    "windows-31j": "cp932", "x-sjis": "shift_jis", "sjis": "shift_jis", "ms_kanji": "cp932", "ms932": "cp932",
    "cswindows31j": "cp932", "x-euc-jp": "euc_jp", "eucjp-win": "euc_jp", "cp51932": "euc_jp", "cp50220": "iso2022_jp",
    "cp50221": "iso2022_jp", "jis": "iso2022_jp", "csiso2022jp": "iso2022_jp", "x-gbk": "gbk", "ks_c_5601-1987": "cp949",
    "windows-949": "cp949", "x-x-big5": "big5", "unicode": "utf-16", "utf8": "utf-8", "utf8mb4": "utf-8",
}  # fmt: skip
_NOT_CHARSETS = frozenset({"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"})
"""Codecs of Python that no document may ask for: they are no character sets, or hide markup from every check."""

_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\(D|&@\x1b\$B)")
_SINGLE_BYTE = ("iso8859", "cp125", "ascii", "latin")
"""Codecs that read any bytes at all, so that a declaration proves nothing: servers' defaults."""
_SAMPLE = 60_000


def decode(body: bytes, content_type: str | None) -> Decoded:
    """The text of a document, without byte order mark. Never fails: at last, bytes are replaced and a note says so."""
    certain = _by_mark(body) or _by_shape(body)
    if certain:
        text, encoding = certain
        return Decoded(text=text, encoding=encoding, notes=_replaced(text, body, encoding))
    declared = list(_declared(body, content_type))
    for encoding in _candidates(body, declared):
        text = _strictly(body, encoding)
        if text is not None:
            named = not declared or encoding in declared or any(encoding in _FAMILIES.get(d, ()) for d in declared)
            return Decoded(text=text, encoding=encoding, notes=() if named else ("wrong_encoding_declared",))
        if encoding == _FAMILIES["iso2022_jp"][-1] and (windows := decode_windows_jis(body)) is not None:
            return Decoded(text=windows, encoding="cp50221", notes=())
    return _mended(body, declared)


def _by_mark(body: bytes) -> tuple[str, str] | None:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace"), encoding
    return None


def _by_shape(body: bytes) -> tuple[str, str] | None:
    for shape, encoding in _WIDE_STARTS:
        if shape.match(body):
            return body.decode(encoding, "replace"), encoding
    return None


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    """Codecs named by the document and by the header, the document first: servers set one charset for all files."""
    found = _DECLARATION.search(body[:1000])
    header = Message()
    header["content-type"] = (
        (content_type or "").encode("ascii", "ignore").decode().replace("\n", " ").replace("\r", " ")
    )
    for label in (found[1].decode() if found else None, header.get_content_charset()):
        codec = _codec(label) if label else None
        if codec:
            yield codec


def _codec(label: str) -> str | None:
    name = label.strip().lower()
    name = _LABELS.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    known = getattr(info, "_is_text_encoding", True) and info.name.replace("-", "_") not in _NOT_CHARSETS
    return info.name if known else None


def _candidates(body: bytes, declared: list[str]) -> Iterable[str]:
    """Codecs to be tried strictly, best first."""
    escapes = _ISO_2022_JP.search(body) is not None
    ascii_only = body.isascii()
    if escapes and ascii_only:
        yield from _FAMILIES["iso2022_jp"]
    if not ascii_only:
        yield "utf-8"
    if any(codec.startswith(_SINGLE_BYTE) for codec in declared):
        yield from _japanese(body)
    for codec in declared:
        if not codec.startswith(("utf-16", "utf-32", "cp037")):  # their shape has been looked for
            yield from _FAMILIES.get(codec, (codec,))
    if ascii_only:
        yield "utf-8"
    elif not _is_damaged_utf8(body):
        yield from _guesses(body)


def _is_damaged_utf8(body: bytes) -> bool:
    """Mostly valid multi-byte UTF-8 with a few bad bytes; other encodings hardly ever form valid sequences."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if ord(character) > 0x7F) - bad
    return good > 2 * bad


def _guesses(body: bytes) -> Iterator[str]:
    """Undeclared, or declared wrongly: Japanese by its kana, then chardet, then what Western servers forget to say."""
    yield from _japanese(body)
    guess = chardet.detect(_high_part(body)).get("encoding")
    codec = _codec(guess) if guess else None
    if codec and not codec.startswith("utf-"):
        yield from _FAMILIES.get(codec, (codec,))
    yield from ("cp1252", "iso8859-1")


def _japanese(body: bytes) -> Iterator[str]:
    """The Japanese codec by which a good part of the text is kana, if there is one: no other writing looks like that."""
    share, codec = max((_kana_share(body, codec), codec) for codec in ("euc_jis_2004", "euc_jp", "cp932", "shift_jis"))
    if share > 0.15:
        yield codec


def _kana_share(body: bytes, codec: str) -> float:
    """The share of full-width kana among the non-ASCII characters; 0 where the bytes do not decode at all."""
    text = _strictly(body, codec)
    wide = [c for c in text if ord(c) > 0x7F] if text else []
    return sum(1 for c in wide if "\u3041" <= c <= "\u30fe") / len(wide) if wide else 0.0


def _high_part(body: bytes) -> bytes:
    """Lines with bytes beyond ASCII, at most a sample of them: chardet needs a second for a megabyte."""
    lines = b"\n".join(line for line in body.splitlines() if not line.isascii())
    return lines[:_SAMPLE] or body[:_SAMPLE]


def _strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mended(body: bytes, declared: list[str]) -> Decoded:
    """No codec reads every byte: the one that loses least, among those declared and UTF-8."""
    family = [name for codec in declared for name in _FAMILIES.get(codec, (codec,)) if not codec.startswith("utf-")]
    tried = [(body.decode(name, "replace"), name) for name in ("utf-8", *family)]
    text, encoding = min(tried, key=lambda pair: pair[0].count("\ufffd"))
    return Decoded(text=text, encoding=encoding, notes=("undecodable_bytes_replaced",))


def _replaced(text: str, body: bytes, encoding: str) -> tuple[str, ...]:
    lost = "\ufffd" in text and "\ufffd".encode(encoding, "ignore") not in body
    return ("undecodable_bytes_replaced",) if lost else ()
