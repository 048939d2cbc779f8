"""search

Revision ID: search
Revises: letters
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "search"
down_revision: str | None = "letters"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "search_entry",
        sa.Column("docid", sa.Integer() if sqlite else sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("tokenizer", sa.Integer(), nullable=False),
        sa.Column("importance", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["publication.article_id"]),
        sa.PrimaryKeyConstraint("docid"),
        sa.UniqueConstraint("article_id"),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_entry_tokenizer"), ["tokenizer"], unique=False)
    op.create_table(
        "search_text",
        sa.Column("docid", sa.Integer() if sqlite else sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["docid"], ["search_entry.docid"]),
        sa.PrimaryKeyConstraint("docid"),
    )
    if sqlite:
        # No positions and no sizes: what matches is proven on the text. The tokenizer only parts at spaces: everything
        # outside ASCII belongs to a token, and of ASCII our tokens hold letters and digits alone.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            "(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
        )
        return
    op.execute("CREATE TABLE search_index (docid BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_search_index_tokens ON search_index USING gin (tokens)")


def downgrade() -> None:
    op.execute("DROP TABLE search_index")
    op.drop_table("search_text")
    op.drop_table("search_entry")
