"""Which entries tell one story, by what the next is compared; further phrases of topics."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0003_stories"
down_revision = "newsroom_0002_sources"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entries", sa.Column("story", sa.Integer))
    op.add_column("entries", sa.Column("fingerprint", sa.LargeBinary))
    op.create_index("ix_entries_story", "entries", ["story"])
    op.create_table(
        "topic_phrases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("topic", sa.String, nullable=False),
        sa.Column("phrase", sa.String, nullable=False),
        sa.UniqueConstraint("topic", "phrase"),
    )
