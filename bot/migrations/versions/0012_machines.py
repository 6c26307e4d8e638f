"""Several machines: who has which bot's lane and until when, and what one says for another."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0012_machines"
down_revision = "counter_0011_compilations"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("lane", sa.String, primary_key=True),
        sa.Column("machine", sa.String, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
    )
    op.create_table(
        "machines",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("until", MOMENT, nullable=False),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Index("letters_platform", "platform", "id"),
    )


def downgrade() -> None:
    for table in ("letters", "machines", "leases"):
        op.drop_table(table)
