"""What readers write to us: reports on a translation, and messages through the contact form."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from aainews.tables.columns import UtcDateTime
from aainews.tables.row import Row


class CorrectionRow(Row, table=True):
    """A report on one segment. `shown` is the Japanese that the reader saw, since the text may have changed since."""

    id: int | None = Field(default=None, primary_key=True)
    article_id: str = Field(foreign_key="article.id", max_length=16, index=True)
    segment_id: str = Field(max_length=40)
    shown: str | None = Field(default=None, sa_type=Text)
    problem: str = Field(sa_type=Text)
    suggestion: str = Field(default="", sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ContactRow(Row, table=True):
    """A message to the operator. No address of the sender's machine is kept."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80)
    email: str = Field(max_length=200)
    subject: str = Field(max_length=120)
    message: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
