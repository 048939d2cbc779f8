"""articles that are not shown whole, by index

Revision ID: unfinished
Revises: prompt_names
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "unfinished"
down_revision: str | None = "prompt_names"
branch_labels: str | None = None
depends_on: str | None = None

UNFINISHED = sa.text("state <> 'published'")


def upgrade() -> None:
    op.create_index(
        "ix_publication_unfinished", "publication", ["state"], sqlite_where=UNFINISHED, postgresql_where=UNFINISHED
    )


def downgrade() -> None:
    op.drop_index("ix_publication_unfinished", "publication")
