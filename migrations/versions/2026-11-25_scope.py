"""sources that write on more than AI

Revision ID: scope
Revises: stories
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "scope"
down_revision: str | None = "stories"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("source") as batch_op:
        batch_op.add_column(sa.Column("scope", sa.String(length=8), nullable=False, server_default="ai"))


def downgrade() -> None:
    with op.batch_alter_table("source") as batch_op:
        batch_op.drop_column("scope")
