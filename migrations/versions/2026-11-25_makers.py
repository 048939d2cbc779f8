"""products of a maker by index

Revision ID: makers
Revises: search
"""

from __future__ import annotations

from alembic import op

revision: str = "makers"
down_revision: str | None = "search"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index("ix_entity_maker", ["kind", "maker", "articles"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index("ix_entity_maker")
