"""The catalogue: a reviewed TOML file of sources.

    [[source]]
    name = "Hugging Face"
    site = "https://huggingface.co/blog"
    kind = "lab"            # lab news newsletter blog tools paper video community; default news
    language = "en"         # en ja; default en
    rights = "summary"      # full summary link; default summary
    scope = "general"       # ai general; default ai: its articles are not asked whether they are AI news
    note = "why the rights are what they are"
    feeds = ["https://huggingface.co/blog/feed.xml"]

`slug` is derived from the name where it is not given. All faults are told at once, each with its line.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aainews.domain.catalogue import Feed, Language, Rights, Scope, Source, SourceKind
from aainews.domain.urls import canonical_url
from aainews.errors import ConfigError
from aainews.sources.hosts import is_private_host

_FIELDS = frozenset({"name", "slug", "site", "kind", "language", "rights", "scope", "note", "feeds"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_catalogue(path: Path, *, allow_private_hosts: Sequence[str] = ()) -> tuple[Source, ...]:
    """The sources of a catalogue file, in its order.

    `allow_private_hosts` are the host:port pairs inside private networks that feeds may have. Raises ConfigError with
    every fault of the file, one a line; reads nothing from the network, so a name that resolves to a private address
    is left to the fetcher.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"catalogue {path}: {error}") from error
    sources, faults = parse_catalogue(text, allow_private_hosts=allow_private_hosts)
    if faults:
        raise ConfigError("\n".join((f"catalogue {path} has {len(faults)} fault(s):", *faults)))
    return sources


def validate_catalogue(sources: Iterable[Source], *, allow_private_hosts: Sequence[str] = ()) -> tuple[str, ...]:
    """Faults between and inside sources, whatever they were read from: slugs and feeds that are not unique, feeds
    missing, addresses that are not http(s) or lie in a private network. Empty where there are none."""
    faults: list[str] = []
    slugs: dict[str, str] = {}
    feeds: dict[str, str] = {}
    for source in sources:
        faults += [f"{source.name}: {fault}" for fault in _own_faults(source, allow_private_hosts)]
        if source.slug in slugs:
            faults.append(
                f"{source.name}: slug {source.slug!r} is taken by {slugs[source.slug]!r}; give one of its own"
            )
        slugs.setdefault(source.slug, source.name)
        for feed in source.feeds:
            key = canonical_url(feed.url)
            if key in feeds:
                faults.append(f"{source.name}: feed {feed.url} is already one of {feeds[key]!r}")
            feeds.setdefault(key, source.name)
    return tuple(faults)


def parse_catalogue(
    text: str, *, allow_private_hosts: Sequence[str] = ()
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The sources that could be read, and the faults with line numbers."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), (f"not TOML: {error}",)
    said = "source" in table
    rows = table.pop("source", [])
    faults = [f"unknown table or key {key!r}; only [[source]] is known" for key in table]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), (*faults, "sources must be written as [[source]]")
    if not said:
        faults.append("no [[source]] (write source = [] for none: what is imported by OPML stays)")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    sources: list[Source] = []
    for row, line in zip(rows, [*lines, *[0] * len(rows)], strict=False):
        source, own = _source(row)
        name = row.get("name")
        faults += [
            f"line {line}, {name if isinstance(name, str) and name else 'source without name'}: {f}" for f in own
        ]
        sources += [source] if source else []
    line_of = {
        row.get("name"): line for row, line in zip(rows, lines, strict=False) if isinstance(row.get("name"), str)
    }
    for fault in validate_catalogue(sources, allow_private_hosts=allow_private_hosts):
        faults.append(f"line {line_of.get(fault.split(': ')[0], 0)}, {fault}")
    return tuple(sources), tuple(faults)


def slug_of(name: str) -> str:
    """ASCII letters, digits and hyphens of a name; empty where it has none (a Japanese name needs a slug of its own)."""
    ascii_name = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("+", " plus ")).encode(
        "ascii", "ignore"
    )
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.decode().lower().replace("'", "")).strip("-")


def _source(row: dict[str, Any]) -> tuple[Source | None, list[str]]:
    faults = [f"unknown field {key!r}" for key in row if key not in _FIELDS]
    for field in ("name", "slug", "site", "kind", "language", "rights", "scope", "note"):
        if not isinstance(row.get(field, ""), str):
            faults.append(f"{field} must be a string")
    feeds = row.get("feeds")
    if not isinstance(feeds, list) or not all(isinstance(feed, str) for feed in feeds):
        faults.append("feeds must be a list of addresses")
    if not row.get("name"):
        faults.append("name is missing")
    faults += _unknown_words(row)
    if faults:
        return None, faults
    return Source(
        slug=row.get("slug") or slug_of(row["name"]),
        name=row["name"],
        site_url=row.get("site"),
        kind=SourceKind(row.get("kind", SourceKind.NEWS)),
        language=Language(row.get("language", Language.EN)),
        rights=Rights(row.get("rights", Rights.SUMMARY)),
        scope=Scope(row.get("scope", Scope.AI)),
        feeds=tuple(Feed(url=url) for url in row["feeds"]),
        note=row.get("note"),
    ), []


def _unknown_words(row: dict[str, Any]) -> list[str]:
    known = (("kind", SourceKind), ("language", Language), ("rights", Rights), ("scope", Scope))
    return [
        f"{field} {row[field]!r} is none of {', '.join(words)}"
        for field, words in known
        if isinstance(row.get(field), str) and row[field] not in list(words)
    ]


def _own_faults(source: Source, allowed: Sequence[str]) -> list[str]:
    faults = [] if _SLUG.fullmatch(source.slug) else [f"slug {source.slug!r} is not lower-case ASCII; give one"]
    if not source.feeds:
        faults.append("no feeds")
    addresses = [("feed", feed.url) for feed in source.feeds] + ([("site", source.site_url)] if source.site_url else [])
    for what, url in addresses:
        faults += [f"{what} {url}: {fault}" for fault in _address_faults(url, allowed)]
    return faults


def _address_faults(url: str, allowed: Sequence[str]) -> list[str]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        return [f"not an address ({error})"]
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ["only http and https addresses can be fetched"]
    if re.search(r"\s", url):
        return ["holds white space"]
    pair = f"{parts.hostname.rstrip('.')}:{port}"
    if is_private_host(parts.hostname) and pair not in {
        one.strip().lower().replace("[", "").replace("]", "") for one in allowed
    }:
        return [f"a private address; AAINEWS_ALLOW_PRIVATE_HOSTS must name {pair} to allow it"]
    return []
