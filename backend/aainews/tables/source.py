"""Who we follow, and how each feed fares."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class SourceRow(Row, table=True):
    slug: str = Field(primary_key=True, max_length=80)
    name: str
    site_url: str | None = None
    kind: str = Field(max_length=20)
    language: str = Field(max_length=8)
    rights: str = Field(max_length=10)
    scope: str = Field(default="ai", max_length=8)
    """`general`: its articles are looked at first."""
    note: str | None = None
    origin: str = Field(default="catalogue", max_length=10)
    """`catalogue` or `import`: what came by OPML stays when the catalogue is loaded again."""
    active: bool = True
    """False once the catalogue no longer has it: its articles stay, its feeds are not asked."""


class FeedRow(Row, table=True):
    """One address and its health. `next_check_at` is set before the request is made, so a crash cannot hot-loop."""

    id: int | None = Field(default=None, primary_key=True)
    source_slug: str = Field(foreign_key="source.slug", index=True)
    url: str = Field(unique=True)
    active: bool = True
    etag: str | None = None
    last_modified: str | None = None
    next_check_at: datetime = Field(sa_type=UtcDateTime, index=True)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the operator asked for a check that has not been made yet."""
    last_checked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_success_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_new_entry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: int = 0
    """In a row; 0 after a success."""
    quiet: int = 0
    """Successful checks in a row that brought nothing new; a quiet feed is asked less often."""
    address: str | None = None
    """Where the feed has moved to for good (301, 308); `url` stays what the catalogue says."""
    error_code: str | None = Field(default=None, max_length=40)
    error_detail: str | None = None
    format: str | None = Field(default=None, max_length=20)
