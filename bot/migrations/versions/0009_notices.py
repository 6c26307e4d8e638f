"""Notices and who confirmed them, meetings and their reminders, what can be undone for an hour."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0009_notices"
down_revision = "counter_0008_choices"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "deliveries",
        sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    _notices()
    _meetings()
    op.create_table(
        "removals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("unit_id", sa.Integer, _to("units.id"), nullable=False),
        sa.Column("kept", sa.JSON, nullable=False),
    )
    op.create_index("ix_removals_at", "removals", ["at"])


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE")


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("above_id", sa.Integer, sa.ForeignKey("units.id", ondelete="SET NULL")),
        sa.Column("confirm", sa.Boolean, nullable=False),
        sa.Column("deadline", MOMENT),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("nudge_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
    )
    for column in ("made_at", "above_id", "nudge_at"):
        op.create_index(f"ix_notices_{column}", "notices", [column])
    op.create_table(
        "notice_bulletins",
        sa.Column("bulletin_id", sa.Integer, _to("bulletins.id"), primary_key=True),
        sa.Column("notice_id", sa.Integer, _to("notices.id"), nullable=False),
    )
    op.create_index("ix_notice_bulletins_notice_id", "notice_bulletins", ["notice_id"])
    op.create_table(
        "confirmations",
        sa.Column("notice_id", sa.Integer, _to("notices.id"), primary_key=True),
        sa.Column("chat_id", sa.Integer, _to("chats.id"), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_confirmations_chat_id", "confirmations", ["chat_id"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("chat_id", sa.Integer, _to("chats.id"), primary_key=True),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("hour", sa.String, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
    )
    op.create_table(
        "meeting_changes",
        sa.Column("chat_id", sa.Integer, _to("chats.id"), primary_key=True),
        sa.Column("was", sa.Date, primary_key=True),
        sa.Column("day", sa.Date),
    )
    op.create_table(
        "meeting_told",
        sa.Column("chat_id", sa.Integer, _to("chats.id"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("ahead", sa.Integer, primary_key=True),
    )


def downgrade() -> None:
    for table in (
        "removals",
        "meeting_told",
        "meeting_changes",
        "meetings",
        "confirmations",
        "notice_bulletins",
        "notices",
    ):
        op.drop_table(table)
    op.drop_column("deliveries", "urgent")
