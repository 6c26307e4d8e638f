"""Compilations for the cell meeting: their steps, their place in the ledger, stars and vetoes.

Also what pictures show and the ledger forgets.
"""

import sqlalchemy as sa
from alembic import op

revision = "counter_0011_compilations"
down_revision = "counter_0009_notices"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "compilations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("unit_id", sa.Integer, _to("units.id"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("meeting", sa.String, nullable=False),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("due_at", MOMENT),
    )
    for column in ("unit_id", "meeting", "made_at", "stage"):
        op.create_index(f"ix_compilations_{column}", "compilations", [column])
    op.create_table(
        "compilation_steps",
        sa.Column("compilation_id", sa.Integer, _to("compilations.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("state", sa.JSON, nullable=False),
    )
    op.create_table(
        "compilation_bulletins",
        sa.Column("bulletin_id", sa.Integer, _to("bulletins.id"), primary_key=True),
        sa.Column("compilation_id", sa.Integer, _to("compilations.id"), nullable=False),
    )
    op.create_index(
        "ix_compilation_bulletins_compilation_id", "compilation_bulletins", ["compilation_id"]
    )
    op.create_table(
        "compilation_marks",
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "sent_days",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
    )
    op.create_index("ix_compilation_marks_at", "compilation_marks", ["at"])


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE")


def downgrade() -> None:
    for table in (
        "sent_days",
        "compilation_marks",
        "compilation_bulletins",
        "compilation_steps",
        "compilations",
    ):
        op.drop_table(table)
