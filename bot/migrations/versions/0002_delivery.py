"""Drafts, corrections, quiet hours, patience with chats, and what admins are to know."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0002_delivery"
down_revision = "counter_0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _chats()
    _bulletins()
    _deliveries()
    _new_tables()


def _chats() -> None:
    for column in (
        sa.Column("trouble", sa.String),
        sa.Column("try_at", MOMENT),
        sa.Column("strikes", sa.Integer, nullable=False, server_default="0"),
        sa.Column("held_until", MOMENT),
        sa.Column("quiet_from", sa.String),
        sa.Column("quiet_to", sa.String),
        sa.Column("quiet_how", sa.String),
    ):
        op.add_column("chats", column)
    op.execute("UPDATE chats SET trouble = paused, try_at = until WHERE paused IS NOT NULL")


def _bulletins() -> None:
    for column in (
        sa.Column("kind", sa.String, nullable=False, server_default="bulletin"),
        sa.Column("stage", sa.String, nullable=False, server_default="released"),
        sa.Column("platform", sa.String, nullable=False, server_default=""),
        sa.Column("left_out", sa.Integer, nullable=False, server_default="0"),
        sa.Column("titles", sa.JSON, nullable=False, server_default="{}"),
        sa.Column("reasons", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("doubted", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("audience", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("due_at", MOMENT),
        sa.Column("deadline", MOMENT),
        sa.Column("corrects_id", sa.Integer),
    ):
        op.add_column("bulletins", column)
    op.execute("UPDATE bulletins SET due_at = made_at")
    op.create_index("ix_bulletins_stage", "bulletins", ["stage"])
    op.create_index("ix_bulletins_corrects_id", "bulletins", ["corrects_id"])


def _deliveries() -> None:
    """Made anew: a delivery now names its bulletin, its act and the message that it changes."""
    op.rename_table("deliveries", "old_deliveries")
    for name in ("deliveries_due", "deliveries_chat"):
        op.drop_index(name, table_name="old_deliveries")
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "bulletin_id",
            sa.Integer,
            sa.ForeignKey("bulletins.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "part_id", sa.Integer, sa.ForeignKey("parts.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column(
            "chat_id", sa.Integer, sa.ForeignKey("chats.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("error", sa.String),
        sa.Column("fault", sa.String),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("message_id", sa.String),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.UniqueConstraint("part_id", "chat_id", "target"),
    )
    op.execute(
        "INSERT INTO deliveries (id, bulletin_id, part_id, chat_id, platform, act, target, state,"
        " attempts, fault, settled, message_id, next_at, expires_at, changed_at)"
        " SELECT d.id, p.bulletin_id, d.part_id, d.chat_id, d.platform, 'send', '', d.state,"
        " d.attempts, d.fault, false, d.message_id, d.next_at, d.expires_at, d.changed_at"
        " FROM old_deliveries d JOIN parts p ON p.id = d.part_id"
    )
    op.drop_table("old_deliveries")
    op.create_index("deliveries_due", "deliveries", ["platform", "state", "id"])
    op.create_index("deliveries_chat", "deliveries", ["chat_id", "state"])
    op.create_index("deliveries_bulletin", "deliveries", ["bulletin_id", "state"])


def _new_tables() -> None:
    op.create_table(
        "lanes",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("held_until", MOMENT, nullable=False),
    )
    op.create_table(
        "approvals",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
        sa.Column("told_at", MOMENT, index=True),
    )
