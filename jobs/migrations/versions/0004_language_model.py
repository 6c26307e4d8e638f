"""Which summaries a language model wrote, and what it was asked."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0004_language_model"
down_revision = "newsroom_0003_stories"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "entries",
        sa.Column("machine_written", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "asked",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("asked_at", MOMENT, nullable=False, index=True),
        sa.Column("sentences", sa.JSON),
        sa.Column("fault", sa.String),
    )
