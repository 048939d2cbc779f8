"""feeds that the operator has asked for

Revision ID: asked_feeds
Revises: digests
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "asked_feeds"
down_revision: str | None = "digests"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("feed") as batch_op:
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("feed") as batch_op:
        batch_op.drop_column("asked_at")
