"""OPML 2.0 both ways. One outline a feed; kind, language, rights, scope, slug and note are attributes of our own namespace,
which other readers pass over, so that what we export comes back as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml import etree

from aainews.domain.catalogue import Feed, Language, Rights, Scope, Source, SourceKind
from aainews.domain.urls import canonical_url
from aainews.errors import ConfigError
from aainews.sources.catalogue import slug_of
from aainews.sources.markup import folded

NAMESPACE = "urn:aainews:opml"
MAX_BYTES = 4 * 1024 * 1024


def write_opml(sources: Iterable[Source], *, title: str = "AAIニュース") -> bytes:
    """An OPML document, UTF-8, of sources in their order."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"aai": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for source in sources:
        for feed in source.feeds:
            etree.SubElement(body, "outline", _attributes(source, feed))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def read_opml(body: bytes, rights: Rights = Rights.SUMMARY) -> tuple[Source, ...]:
    """The sources of an OPML document, feeds of one slug together; folders are looked through.

    What other programs do not say is filled in: kind `news`, language `en`, `rights` as given, the slug from the name
    or else from the host. Outlines without xmlUrl are passed over, a feed that stands twice is taken once. Raises
    ConfigError for what is no OPML, for DTDs, and beyond MAX_BYTES. Does not judge addresses: `validate_catalogue` does.
    """
    if len(body) > MAX_BYTES:
        raise ConfigError(f"OPML of {len(body)} bytes, {MAX_BYTES} allowed")
    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ConfigError(f"OPML with a DTD: {error}") from error
    except (SyntaxError, ValueError, LookupError) as error:  # ElementTree's ParseError is a SyntaxError
        raise ConfigError(f"not OPML: {error}") from error
    if root.tag.lower() != "opml":
        raise ConfigError(f"not OPML: the document is <{root.tag}>")
    found: dict[str, Source] = {}
    seen: set[str] = set()
    for attributes in (dict(outline.attrib) for outline in root.iter("outline")):
        for source in _source(attributes, seen, found, rights):
            found[source.slug] = source
    return tuple(found.values())


def _attributes(source: Source, feed: Feed) -> dict[str, str]:
    own = {
        "slug": source.slug,
        "kind": source.kind,
        "language": source.language,
        "rights": source.rights,
        "scope": source.scope,
        "note": source.note,
    }
    shared = {"type": "rss", "text": source.name, "title": source.name, "xmlUrl": feed.url, "htmlUrl": source.site_url}
    named = shared | {f"{{{NAMESPACE}}}{name}": value for name, value in own.items()}
    return {name: _xml_text(str(value)) for name, value in named.items() if value is not None}


def _xml_text(text: str) -> str:
    return "".join(c for c in text if c >= " " or c in "\t\n\r")


def _source(attributes: dict[str, str], seen: set[str], found: dict[str, Source], rights: Rights) -> Iterator[Source]:
    url = next((v.strip() for k, v in attributes.items() if k.lower() == "xmlurl"), "")
    key = canonical_url(url)
    if not url or key in seen:
        return
    seen.add(key)
    own = {
        name: attributes.get(f"{{{NAMESPACE}}}{name}", "")
        for name in ("slug", "kind", "language", "rights", "scope", "note")
    }
    known = found.get(own["slug"])
    if known is not None:
        yield known.model_copy(update={"feeds": (*known.feeds, Feed(url=url))})
        return
    name = folded(attributes.get("title") or attributes.get("text") or "") or url
    yield Source(
        slug=own["slug"] or _free_slug(name, url, found),
        name=name,
        site_url=attributes.get("htmlUrl") or None,
        kind=SourceKind(own["kind"]) if own["kind"] in list(SourceKind) else SourceKind.NEWS,
        language=Language(own["language"]) if own["language"] in list(Language) else _language(attributes),
        rights=Rights(own["rights"]) if own["rights"] in list(Rights) else rights,
        scope=Scope.GENERAL if own["scope"] == Scope.GENERAL else Scope.AI,
        feeds=(Feed(url=url),),
        note=own["note"] or None,
    )


def _language(attributes: dict[str, str]) -> Language:
    return Language.JA if attributes.get("language", "").lower().startswith("ja") else Language.EN


def _free_slug(name: str, url: str, taken: dict[str, Source]) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    stem = slug_of(name if name != url else "") or slug_of(host) or "source"
    number = 2
    slug = stem
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
