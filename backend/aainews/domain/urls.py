"""One address, one spelling: what makes two links the same article, and the short id that follows from it.

Pure text work: nothing is asked of any server, so a redirect or a page's own `rel=canonical` is not known here.
What could change the page that an address leads to is left alone: the order of the query, a trailing slash, the
scheme, and `m.` hosts that are not in the table below.
"""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

TRACKING_PREFIXES = (
    "utm_", "hsa_", "pk_", "mtm_", "matomo_", "piwik_", "vero_", "oly_", "at_", "__hs", "_hs", "trk_", "itm_", "mc_",
)  # fmt: skip
TRACKING_NAMES = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
    "igshid", "igsh", "mkt_tok", "ref", "ref_src", "ref_url", "referrer", "cmpid", "cmp", "ncid", "ocid", "_ga",
    "_gl", "s_cid", "smid", "smtyp", "srnd", "sref", "xtor", "wt_mc", "wt.mc_id", "campaign_id", "cmp_id", "rss",
    "feedburner", "guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk", "share",
    "__twitter_impression", "__s_cid", "dm_i", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
    "spm", "scm", "trk",
})  # fmt: skip
"""Parameters that name the way to a page and never the page; compared in lower case."""

HOST_TRACKING: dict[str, frozenset[str]] = {
    "youtube.com": frozenset({"si", "feature", "pp", "ab_channel"}),
    "youtu.be": frozenset({"si", "feature"}),
    "medium.com": frozenset({"source", "sk"}),
    "towardsdatascience.com": frozenset({"source", "sk"}),
    "x.com": frozenset({"s", "t"}),
    "twitter.com": frozenset({"s", "t"}),
    "substack.com": frozenset({"r", "s", "triedredirect", "showwelcome", "publication_id", "post_id", "isfreemail"}),
}
"""Parameters that are tracking on one site and may mean something elsewhere; subdomains included."""

HOST_MEANING: dict[str, frozenset[str]] = {"github.com": frozenset({"ref"}), "gitlab.com": frozenset({"ref"})}
"""The other way round: on these sites the parameter chooses what is shown (a branch)."""

MOBILE_HOSTS = {
    "m.youtube.com": "www.youtube.com",
    "youtube.com": "www.youtube.com",
    "mobile.twitter.com": "twitter.com",
    "mobile.x.com": "x.com",
    "m.itmedia.co.jp": "www.itmedia.co.jp",
}
_WIKIPEDIA_MOBILE = re.compile(r"^([a-z-]+)\.m\.(wik[a-z]+\.org)$")
_AMP_CACHE = re.compile(r"^[a-z0-9-]+\.cdn\.ampproject\.org$")
_AMP_QUERY = frozenset({"amp=1", "amp=true", "amp", "outputtype=amp", "output=amp"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")


def canonical_url(url: str) -> str:
    """The one spelling of an http(s) address.

    Host in lower case and punycode, without default port, user name or fragment (a `#!` route stays); dot segments
    and needless percent signs resolved; tracking parameters gone; AMP and known mobile addresses led back to the page
    that they copy. An address of another scheme, or one that cannot be read, is returned as it came, without blanks.
    """
    cleaned = _BLANKS.sub("", url)
    parts = _split(cleaned)
    if parts is None:
        return cleaned
    parts = _without_amp(_out_of_amp_cache(parts))
    host = _host(parts)
    path = _path(parts.path)
    query = _kept_query(parts.query, host)
    if host == "youtu.be" and len(path) > 1:
        host, path, query = "www.youtube.com", "/watch", "&".join(filter(None, (f"v={path[1:]}", query)))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme.lower(), _authority(parts, host), path, query, fragment))


def strip_tracking(url: str) -> str:
    """The address without tracking parameters, all else as it came: what we link to."""
    parts = _split(url.strip())
    if parts is None:
        return url.strip()
    return urlunsplit(parts._replace(query=_kept_query(parts.query, _host(parts), encode=False)))


def article_id(canonical: str) -> str:
    """12 lower-case base32 characters (60 bits) of the SHA-256 of a canonical address.

    A million articles meet a collision with a chance of one in two million. Does not canonicalise.
    """
    return base64.b32encode(hashlib.sha256(canonical.encode()).digest()).decode()[:12].lower()


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    usable = parts.scheme.lower() in _DEFAULT_PORTS and bool(parts.hostname) and port != 0
    return parts if usable else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return host
    wiki = _WIKIPEDIA_MOBILE.match(host)
    return f"{wiki[1]}.{wiki[2]}" if wiki else MOBILE_HOSTS.get(host, host)


def _authority(parts: SplitResult, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    port = parts.port
    return shown if port in (None, _DEFAULT_PORTS[parts.scheme.lower()]) else f"{shown}:{port}"


def _path(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:] or [""]
    for number, segment in enumerate(segments):
        last = number == len(segments) - 1
        if segment in (".", ".."):
            if segment == ".." and kept:
                kept.pop()
            if last:
                kept.append("")
        else:
            kept.append(_escaped(segment, "/:@!$&'()*+,;=~"))
    return "/" + "/".join(kept)


def _escaped(text: str, safe: str) -> str:
    """Percent signs in one spelling: unreserved characters bare, all others as upper-case hex of UTF-8."""

    def decode(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        bare = character.isascii() and (character.isalnum() or character in "-._~")
        return character if bare else f"%{match[1].upper()}"

    return quote(_UNRESERVED.sub(decode, text), safe=safe + "%")


def _kept_query(query: str, host: str, *, encode: bool = True) -> str:
    kept = [pair for pair in query.split("&") if pair and not _is_tracking(pair.partition("=")[0].lower(), host)]
    joined = "&".join(kept)
    return _escaped(joined, "/:@!$&'()*+,;=~?[]") if encode else joined


def _is_tracking(name: str, host: str) -> bool:
    if any(name in names for site, names in HOST_MEANING.items() if _within(host, site)):
        return False
    if name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES):
        return True
    return any(name in names for site, names in HOST_TRACKING.items() if _within(host, site))


def _within(host: str, site: str) -> bool:
    return host == site or host.endswith("." + site)


def _out_of_amp_cache(parts: SplitResult) -> SplitResult:
    """google.com/amp/s/host/path and x.cdn.ampproject.org/c/s/host/path are copies of https://host/path."""
    host = (parts.hostname or "").lower()
    prefix = None
    if host in ("www.google.com", "google.com"):
        prefix = r"^/amp/(s/)?(?=[^/]+\.[^/]+/)"
    elif _AMP_CACHE.match(host):
        prefix = r"^/[civ]/(s/)?(?=[^/]+\.[^/]+/)"
    found = re.match(prefix, parts.path) if prefix else None
    if found is None:
        return parts
    copied = _split(f"{'https' if found[1] else 'http'}://{parts.path[found.end() :]}")
    return copied._replace(query=parts.query) if copied else parts


def _without_amp(parts: SplitResult) -> SplitResult:
    """Only a last segment `amp` below two others is taken for a copy: /blog/amp may well be an article."""
    path = re.sub(r"^(/[^/]+/.*[^/])/amp/?$", r"\1/" if parts.path.endswith("/") else r"\1", parts.path)
    query = "&".join(pair for pair in parts.query.split("&") if pair.lower() not in _AMP_QUERY)
    return parts._replace(path=path, query=query)
