"""articles of a language, and of alike scores, by index

Revision ID: list_indexes
Revises: scope
"""

from __future__ import annotations

from alembic import op

revision: str = "list_indexes"
down_revision: str | None = "scope"
branch_labels: str | None = None
depends_on: str | None = None

SCORES = ["depth", "relevance", "practicality", "novelty", "sorted_at", "article_id"]


def upgrade() -> None:
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index("ix_publication_language", ["language", "sorted_at", "article_id"], unique=False)
        batch_op.create_index("ix_publication_scores", SCORES, unique=False)


def downgrade() -> None:
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index("ix_publication_scores")
        batch_op.drop_index("ix_publication_language")
