"""The counter's first tables."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0001"
down_revision = None
branch_labels = ("bot",)
depends_on = "newsroom_0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _units_and_chats()
    _invitations()
    _ledger()


def _units_and_chats() -> None:
    op.create_table(
        "units",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("units.id"), index=True),
        sa.Column("successor_id", sa.Integer, sa.ForeignKey("units.id")),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("aliases", sa.JSON, nullable=False),
    )
    op.create_table(
        "chats",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("thread", sa.String),
        sa.Column("unit_id", sa.Integer, sa.ForeignKey("units.id"), nullable=False, index=True),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("times", sa.JSON, nullable=False),
        sa.Column("consent", sa.Integer, nullable=False),
        sa.Column("bound_at", MOMENT, nullable=False),
        sa.Column("paused", sa.String),
        sa.Column("next_at", MOMENT, index=True),
        sa.Column("until", MOMENT, nullable=False),
        sa.UniqueConstraint("platform", "chat"),
    )
    op.create_table(
        "chat_admins",
        sa.Column(
            "chat_id", sa.Integer, sa.ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("sender", sa.String, primary_key=True),
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code_hash", sa.String, nullable=False, unique=True),
        sa.Column(
            "unit_id", sa.Integer, sa.ForeignKey("units.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )
    op.create_table(
        "invitation_tries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False, index=True),
    )


def _ledger() -> None:
    op.create_table(
        "bulletins",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made_at", MOMENT, nullable=False, index=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("entries", sa.JSON, nullable=False),
    )
    op.create_table(
        "parts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "bulletin_id",
            sa.Integer,
            sa.ForeignKey("bulletins.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.UniqueConstraint("bulletin_id", "number"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "part_id", sa.Integer, sa.ForeignKey("parts.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column(
            "chat_id", sa.Integer, sa.ForeignKey("chats.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("fault", sa.String),
        sa.Column("message_id", sa.String),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.UniqueConstraint("part_id", "chat_id"),
        sa.Index("deliveries_due", "platform", "state", "id"),
        sa.Index("deliveries_chat", "chat_id", "state"),
    )


TABLES = (
    "deliveries",
    "parts",
    "bulletins",
    "invitation_tries",
    "invitations",
    "chat_admins",
    "chats",
    "units",
)
