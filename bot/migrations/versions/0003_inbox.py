"""What platforms post to our webhooks, kept until it has been dealt with."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0003_inbox"
down_revision = "counter_0002_delivery"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.UniqueConstraint("platform", "key"),
    )
