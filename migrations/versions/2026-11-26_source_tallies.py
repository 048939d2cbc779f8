"""articles of each source, counted as they are published

Revision ID: source_tallies
Revises: list_indexes
"""

from __future__ import annotations

from alembic import op

revision: str = "source_tallies"
down_revision: str | None = "list_indexes"
branch_labels: str | None = None
depends_on: str | None = None

COUNTED = (
    "INSERT INTO tally (kind, slug, day, count) SELECT 'source', source_slug, {day}, count(*) FROM publication "
    "WHERE state IN ('published', 'published_partly') GROUP BY 2, 3"
)
DAY = {"sqlite": "date(sorted_at, '+9 hours')", "postgresql": "(sorted_at AT TIME ZONE 'Asia/Tokyo')::date"}


def upgrade() -> None:
    op.execute(COUNTED.format(day=DAY[op.get_bind().dialect.name]))


def downgrade() -> None:
    op.execute("DELETE FROM tally WHERE kind = 'source'")
