"""translation memory and notes of parts

Revision ID: memory
Revises: entities
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "memory"
down_revision: str | None = "entities"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "translation_memory",
        sa.Column("source_hash", sa.String(length=32), nullable=False),
        sa.Column("prompt", sa.String(length=60), nullable=False),
        sa.Column("terms", sa.String(length=16), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("ja", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source_hash", "prompt", "terms", "model"),
    )
    op.create_table(
        "part_note",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("prompt", sa.String(length=60), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"]),
        sa.PrimaryKeyConstraint("article_id", "part", "prompt"),
    )


def downgrade() -> None:
    op.drop_table("part_note")
    op.drop_table("translation_memory")
