"""The health of feeds, and what became of entries at their source."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0002_sources"
down_revision = "newsroom_0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

FEEDS = (
    ("state", sa.String),
    ("failing_since", MOMENT),
    ("new_at", MOMENT),
    ("told", sa.String),
    ("alarm", sa.JSON),
    ("hosts", sa.JSON),
    ("title", sa.String),
    ("wish", sa.Integer),
    ("paused_at", MOMENT),
)
ENTRIES = (
    ("headline", sa.String),
    ("check_at", MOMENT),
    ("checked_at", MOMENT),
    ("missed", sa.Integer),
    ("change", sa.String),
    ("changed_at", MOMENT),
    ("was", sa.JSON),
)


def upgrade() -> None:
    for table, columns in (("feeds", FEEDS), ("entries", ENTRIES)):
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.create_index("entries_check_at", "entries", ["check_at"])
    op.create_index("entries_changed_at", "entries", ["changed_at"])
