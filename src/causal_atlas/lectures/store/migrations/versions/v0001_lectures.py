"""Lectures and their former states."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lectures",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("scope", sa.String(300), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("scenes", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("deleted", sa.BigInteger),
        sa.Column("owned", sa.Boolean, nullable=False),
        sa.Column("read_key", sa.String(40), unique=True),
        sa.Column("edit_key", sa.String(40), unique=True),
    )
    op.create_index("ix_lectures_scope", "lectures", ["scope"])
    op.create_table(
        "lecture_versions",
        sa.Column("lecture", sa.String(40), sa.ForeignKey("lectures.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("scenes", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables, and with them every lecture."""
    op.drop_table("lecture_versions")
    op.drop_index("ix_lectures_scope", "lectures")
    op.drop_table("lectures")
