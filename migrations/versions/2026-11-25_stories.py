"""stories

Revision ID: stories
Revises: makers
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "stories"
down_revision: str | None = "makers"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("embedding", sa.String(length=80), nullable=False),
        sa.Column("text_hash", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_report_window", "report", ["embedding", "sorted_at"])
    op.create_table(
        "story",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("lead_article_id", sa.String(length=16), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("importance", sa.Integer(), nullable=True),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["lead_article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_story_lead_article_id", "story", ["lead_article_id"])
    op.create_index("ix_story_newest", "story", ["last_at", "id"])
    op.create_index("ix_story_shared", "story", ["shared", "last_at", "id"])
    op.create_table(
        "story_member",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("story_id", sa.String(length=20), nullable=False),
        sa.Column("copy_of", sa.String(length=16), nullable=True),
        sa.Column("sorted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_story_member_timeline", "story_member", ["story_id", "sorted_at", "article_id"])
    op.create_table(
        "story_alias",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("story_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_story_alias_story_id", "story_alias", ["story_id"])
    op.create_table(
        "related",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id", "position"),
    )


def downgrade() -> None:
    for table in ("related", "story_alias", "story_member", "story", "report"):
        op.drop_table(table)
