"""what calls cost: a price and a rung on each call, and the sums of each day

Revision ID: spend
Revises: asked_feeds
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "spend"
down_revision: str | None = "asked_feeds"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "spend",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("rung", sa.String(length=12), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("unpriced", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("dollars", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("day", "purpose", "model", "rung"),
    )
    with op.batch_alter_table("llm_call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rung", sa.String(length=12), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("cost", sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("llm_call", schema=None) as batch_op:
        batch_op.drop_column("cost")
        batch_op.drop_column("rung")
    op.drop_table("spend")
