"""How often what was asked, and nothing else of it."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0004_questions"
down_revision = "counter_0003_inbox"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counters",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
