"""names with an address, and tallies of each day

Revision ID: entities
Revises: spend
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "entities"
down_revision: str | None = "spend"
branch_labels: str | None = None
depends_on: str | None = None

DAY = {"sqlite": "date(sorted_at, '+9 hours')", "postgresql": "(sorted_at AT TIME ZONE 'Asia/Tokyo')::date"}
"""The day in Japan."""


def upgrade() -> None:
    op.create_table(
        "entity",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("origin", sa.String(length=10), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=True),
        sa.Column("maker", sa.String(length=80), nullable=True),
        sa.Column("price", sa.String(length=20), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("kind", "slug"),
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index("ix_entity_articles", ["kind", "articles", "slug"], unique=False)
        batch_op.create_index("ix_entity_merged", ["kind", "merged_into"], unique=False)
    op.create_table(
        "tally",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", "day"),
    )
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.create_index("ix_tally_day", ["kind", "day", "slug", "count"], unique=False)
    # What was published before is counted as it stands; `aainews entities settle` gives names their new addresses.
    day = DAY[op.get_bind().dialect.name]
    op.execute(
        "INSERT INTO entity (kind, slug, name, origin, articles, last_at) "
        "SELECT kind, slug, min(name), 'mention', count(*), max(sorted_at) FROM mention GROUP BY kind, slug"
    )
    op.execute(
        f"INSERT INTO tally (kind, slug, day, count) SELECT kind, slug, {day}, count(*) FROM mention GROUP BY 1, 2, 3"  # noqa: S608
    )
    op.execute(
        f"INSERT INTO tally (kind, slug, day, count) SELECT 'all', '', {day}, count(*) FROM publication GROUP BY 3"  # noqa: S608
    )


def downgrade() -> None:
    op.drop_table("tally")
    op.drop_table("entity")
