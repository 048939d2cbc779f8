"""a question is put together from more pieces than 60 letters name

Revision ID: prompt_names
Revises: source_tallies
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "prompt_names"
down_revision: str | None = "source_tallies"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("llm_call", schema=None) as batch_op:
        batch_op.alter_column("prompt", existing_type=sa.String(60), type_=sa.String(200), existing_nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("llm_call", schema=None) as batch_op:
        batch_op.alter_column("prompt", existing_type=sa.String(200), type_=sa.String(60), existing_nullable=False)
