"""The newsroom's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0001"
down_revision = None
branch_labels = ("jobs",)
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False, unique=True),
        sa.Column("every", sa.Integer, nullable=False),
        sa.Column("etag", sa.String),
        sa.Column("modified", sa.String),
        sa.Column("body_hash", sa.String),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("fault", sa.String),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("pulled_at", MOMENT),
        sa.Column("next_pull_at", MOMENT, nullable=False, index=True),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("guid", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("link", sa.String, nullable=False),
        sa.Column("published_at", MOMENT),
        sa.Column("seen_at", MOMENT, nullable=False, index=True),
        sa.Column("teaser", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_read_at", MOMENT, index=True),
        sa.Column("ready_at", MOMENT, index=True),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.UniqueConstraint("feed_id", "guid"),
        sa.Index("entries_link", "link"),
    )
    if op.get_bind().dialect.name == "sqlite":
        # Folded text; the row's number is the entry's. Tone marks are folded by us, because
        # unicode61 keeps d and đ apart.
        op.execute(
            "CREATE VIRTUAL TABLE entry_search USING fts5(title, text, tokenize = 'unicode61')"
        )
