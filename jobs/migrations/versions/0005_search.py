"""Search follows a log into an index beside the database; documents have a table."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0005_search"
down_revision = "newsroom_0004_language_model"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.execute("DROP TABLE IF EXISTS entry_search")
    op.create_table(
        "search_log",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
        # A number that was cut off must never come again.
        sqlite_autoincrement=True,
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        _entry(),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("type", sa.String),
        sa.Column("issuer", sa.String),
        sa.Column("normalized", sa.String, nullable=False, index=True),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Index("documents_number", "number", "type"),
    )
    op.create_table(
        "supersessions",
        sa.Column("id", sa.Integer, primary_key=True),
        _entry(),
        sa.Column("newer", sa.String, index=True),
        sa.Column("older", sa.String, nullable=False, index=True),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
    )


def _entry() -> sa.Column[int]:
    return sa.Column(
        "entry_id",
        sa.Integer,
        sa.ForeignKey("entries.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
