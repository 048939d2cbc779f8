"""The bytes of a page as text: what the server, the page and the bytes themselves say about the encoding.

Order of belief: a byte order mark; ISO-2022-JP escapes; bytes that are valid UTF-8 with anything beyond ASCII in them
(chance produces that hardly ever, wrong declarations often); then the declared encodings and the usual ones of East
Asia, the one whose text looks least like an accident; Windows-1252 at last. Nothing here raises: bytes that fit no
encoding come out with U+FFFD.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
# What browsers mean by these labels (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "x-euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254", "unicode": "utf-8", "utf8": "utf-8",
}  # fmt: skip
_USUAL = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_SAMPLE = 200_000


def decode_page(body: bytes, content_type: str | None) -> str:
    """The text of a page's bytes. `content_type` is the header as sent. NUL and other control characters are removed."""
    text = body.decode(_encoding(body, content_type), "replace")
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text.removeprefix("\ufeff"))


def _encoding(body: bytes, content_type: str | None) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    if _ISO_2022_JP.search(body[:_SAMPLE]):
        return "iso2022_jp_ext"
    if _mostly_utf8(body):
        return "utf-8"
    declared = _declared(body, content_type)
    sample = body[:_SAMPLE]
    candidates = [*declared, *(name for name in _USUAL if name not in declared)]
    # A declaration is worth one accident in fifty characters: enough to decide between near equals, no more.
    scores = {name: _accidents(sample, name) - (0.02 if name in declared else 0.0) for name in candidates}
    best = min(candidates, key=lambda name: scores[name])
    return best if scores[best] < 0.1 else (declared[0] if declared else "cp1252")


def _mostly_utf8(body: bytes) -> bool:
    """Valid UTF-8 save for a stray byte in two hundred of its multi-byte characters: a page cut off, a bad comment."""
    broken = body.decode("utf-8", "replace").count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if broken <= 0:
        return True
    beyond_ascii = sum(1 for byte in body[:_SAMPLE] if byte >= 0xC2)
    return broken * 200 <= beyond_ascii


def _declared(body: bytes, content_type: str | None) -> list[str]:
    labels = [m.group(1) for m in [_HEADER.search(content_type or "")] if m]
    labels += [m.group(1).decode("ascii") for m in [_META.search(body[:8192])] if m]
    known = (_known(label.lower()) for label in labels)
    return list(dict.fromkeys(name for name in known if name and name != "utf-8"))


def _known(label: str) -> str | None:
    try:
        return codecs.lookup(_MEANT.get(label, label)).name if "\x00" not in label else None
    except LookupError:
        return None


def _accidents(sample: bytes, encoding: str) -> float:
    """The share of characters beyond ASCII that a wrong encoding would produce: undecodable, unassigned, rare ranges."""
    try:
        text = sample.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return 1.0
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    odd = sum(1 for c in beyond if c == "\ufffd" or "\uff61" <= c <= "\uff9f" or unicodedata.category(c) in _ACCIDENTAL)
    kana = sum(1 for c in beyond if "\u3041" <= c <= "\u30fe")
    # Real Japanese has kana; Japanese bytes read as Chinese or Korean have none or few of them.
    return odd / len(beyond) - min(0.05, 0.1 * kana / len(beyond))


_ACCIDENTAL = frozenset({"Cc", "Cn", "Co", "Cs"})
