"""Who we follow: sources, their feeds, and what each allows us to show."""

from __future__ import annotations

from enum import StrEnum

from aainews.domain.value import Value


class SourceKind(StrEnum):
    """What sort of publisher; decides with the time which article is worked on first."""

    LAB = "lab"
    NEWS = "news"
    NEWSLETTER = "newsletter"
    BLOG = "blog"
    TOOLS = "tools"
    PAPER = "paper"
    VIDEO = "video"
    COMMUNITY = "community"


class Rights(StrEnum):
    """What may be shown of a source's articles.

    full: the whole text, translated. summary: our summary and analysis, a short quotation, the link.
    link: title and link only. A source that states none is `summary`.
    """

    FULL = "full"
    SUMMARY = "summary"
    LINK = "link"


class Scope(StrEnum):
    """Whether a source writes on AI alone, or its articles have to be looked at first."""

    AI = "ai"
    GENERAL = "general"


class Language(StrEnum):
    """Languages that a source may publish in (BCP 47 primary tags)."""

    EN = "en"
    JA = "ja"


class Feed(Value):
    """One URL of a source."""

    url: str


class Source(Value):
    """A publisher as the catalogue has it. `slug` is its id everywhere, also in our URLs."""

    slug: str
    name: str
    site_url: str | None
    kind: SourceKind
    language: Language
    rights: Rights
    feeds: tuple[Feed, ...]
    scope: Scope = Scope.AI
    note: str | None = None
    """Why the rights mode is what it is, or anything a reviewer should know."""
