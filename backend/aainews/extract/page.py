"""A page, or the content that a feed carries, as a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aainews.domain.documents import Code, Document, Figure, Math, Segment, plain_text, segment_id
from aainews.errors import ExtractError
from aainews.extract.blocks import Block, blocks_of
from aainews.extract.choosing import Choice, choose
from aainews.extract.decoding import decode_page
from aainews.extract.extractors import opinions
from aainews.extract.furniture import is_furniture
from aainews.extract.languages import language_of
from aainews.extract.markup import parse_page, remove_unseen, slim
from aainews.extract.metadata import Metadata, read_metadata
from aainews.extract.titles import clean_title

SHORTEST = 30
"""Characters of text; a page with fewer holds no article (a wall, an empty shell that scripts would have filled)."""

_OTHER_KINDS = re.compile(rb"\s*(?:%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|[{\[]\s*[\"{\[])")
_HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")


def extract_page(body: bytes, content_type: str | None, url: str, *, language_hint: str | None = None) -> Document:
    """The article of a page.

    `body` is what the server sent, decoded from Content-Encoding only; `content_type` the header as sent; `url` the
    address after redirects, against which links are resolved. Raises ExtractError and nothing else: `not_html` for
    another kind of file, `empty` for no text at all, `no_article` where no readable text was found. Asks nobody.
    """
    return extract_and_explain(body, content_type, url, language_hint=language_hint)[0]


def extract_and_explain(
    body: bytes, content_type: str | None, url: str, *, language_hint: str | None = None
) -> tuple[Document, Choice]:
    """As extract_page, and which of the page's blocks were kept and whose judgement that resembles."""
    text = page_text(body, content_type)
    tree = parse_page(text)
    about = read_metadata(tree, url)
    first, second = opinions(tree, text)
    remove_unseen(tree)
    blocks = blocks_of(tree, about.base_url)
    choice = choose(blocks, first, second, about.base_url)
    kept = [block for block, keep in zip(blocks, choice.kept, strict=True) if keep]
    return _document(kept, about, language_hint), choice


def extract_fragment(html: str, url: str, title: str, *, language_hint: str | None = None) -> Document:
    """The content that a feed carries: all of it is article, save newsletter furniture. Raises ExtractError as above."""
    tree = parse_page(f"<div>{slim(html)}</div>")
    remove_unseen(tree)
    kept = [block for block in blocks_of(tree, url) if not _is_furniture_block(block)]
    about = Metadata(title=clean_title(title), headlines=(title,), site_name=None, language=None, authors=(), lead_image=None,
                     canonical_url=None, base_url=url, published=None)  # fmt: skip
    return _document(kept, about, language_hint)


def page_text(body: bytes, content_type: str | None) -> str:
    """The markup of the page without what is never read. Raises ExtractError (`empty`, `not_html`)."""
    if not body.strip():
        raise ExtractError("no bytes", code="empty")
    kind = (content_type or "").partition(";")[0].strip().lower()
    if (kind and kind not in _HTML_TYPES) or _OTHER_KINDS.match(body):
        raise ExtractError(kind or "other kind of file", code="not_html")
    return slim(decode_page(body, content_type))


def _is_furniture_block(block: Block) -> bool:
    return not isinstance(block.segment, Code | Math | Figure) and is_furniture(block.text)


def _document(blocks: Sequence[Block], about: Metadata, language_hint: str | None) -> Document:
    segments = _without_title([block.segment for block in blocks], about.headlines)
    segments = _with_ids(_renumbered(segments))
    text = "\n".join(plain_text(s.html) for s in segments if not isinstance(s, Code | Math))
    if len(text.strip()) < SHORTEST and not any(isinstance(s, Code | Math) for s in segments):
        raise ExtractError(f"{len(text.strip())} characters of text", code="no_article")
    return Document(
        title=about.title or text.strip().partition("\n")[0][:120],
        language=language_of(text, about.language, language_hint),
        canonical_url=about.canonical_url,
        authors=about.authors,
        lead_image=about.lead_image,
        segments=tuple(segments),
    )


def _without_title(segments: list[Segment], headlines: Sequence[str]) -> list[Segment]:
    """Drops the headline where it opens the text a second time: as a heading, or as a first line of just that."""
    titles = {_letters(title) for title in headlines} - {""}
    kept: list[Segment] = []
    for segment in segments:
        is_title = not isinstance(segment, Code | Math) and _letters(plain_text(segment.html)) in titles
        if is_title and (segment.kind == "heading" or not kept):
            continue
        kept.append(segment)
    return kept


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _renumbered(segments: Sequence[Segment]) -> list[Segment]:
    """Group numbers from 0 for each kind of group: numbers of parts that were left out are given again."""
    numbers: dict[tuple[str, int], int] = {}
    counts: dict[str, int] = {}
    out: list[Segment] = []
    for segment in segments:
        group = getattr(segment, "group", None)
        if group is None:
            out.append(segment)
            continue
        key = (segment.kind, int(group))
        if key not in numbers:
            numbers[key] = counts.get(segment.kind, 0)
            counts[segment.kind] = numbers[key] + 1
        out.append(segment.model_copy(update={"group": numbers[key]}))
    return out


def _with_ids(segments: Sequence[Segment]) -> list[Segment]:
    seen: dict[str, int] = {}
    return [s.model_copy(update={"id": segment_id(s.kind, _content(s), seen)}) for s in segments]


def _content(segment: Segment) -> str:
    if isinstance(segment, Code | Math):
        return segment.text
    return f"{segment.src}\n{segment.html}" if isinstance(segment, Figure) else segment.html
