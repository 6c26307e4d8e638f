"""Units named within their parent, with a history; granted roles; the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0005_units"
down_revision = "counter_0004_questions"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
AT_THE_ROOT = sa.text("parent_id IS NULL")
COLUMNS = "id, name, kind, short_name, parent_id, successor_id, valid_from, valid_to, aliases"


def upgrade() -> None:
    _units()
    _history()
    op.add_column("invitations", sa.Column("maker", sa.String, nullable=False, server_default=""))
    _grants()
    _audit()


def _units() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _units_anew()
    else:
        op.drop_constraint("units_name_key", "units", type_="unique")
        op.create_unique_constraint("units_name_parent_id_key", "units", ["name", "parent_id"])
    op.create_index(
        "units_at_the_root",
        "units",
        ["name"],
        unique=True,
        sqlite_where=AT_THE_ROOT,
        postgresql_where=AT_THE_ROOT,
    )


def _units_anew() -> None:
    """Make the table anew: SQLite cannot drop the nameless UNIQUE that came with it.

    Chats point to units, so foreign keys are checked at the commit, when every unit is back under
    its number; dropping the table erases its invitations, which are put back.
    """
    op.execute("PRAGMA defer_foreign_keys = ON")
    for table in ("units", "invitations"):
        op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608
    op.drop_table("units")
    op.create_table(
        "units",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("units.id"), index=True),
        sa.Column("successor_id", sa.Integer, sa.ForeignKey("units.id")),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("aliases", sa.JSON, nullable=False),
        sa.UniqueConstraint("name", "parent_id"),
    )
    op.execute(f"INSERT INTO units ({COLUMNS}) SELECT {COLUMNS} FROM kept_units")  # noqa: S608
    op.execute("DELETE FROM invitations")
    op.execute("INSERT INTO invitations SELECT * FROM kept_invitations")
    for table in ("units", "invitations"):
        op.execute(f"DROP TABLE kept_{table}")


def _history() -> None:
    op.create_table(
        "unit_changes",
        sa.Column("id", sa.Integer, primary_key=True),
        _unit(nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("change", sa.String, nullable=False),
        sa.Column("before", sa.String, nullable=False),
        sa.Column("after", sa.String, nullable=False),
    )


def _grants() -> None:
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("sender", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        _unit(nullable=True),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Index("grants_sender", "platform", "sender"),
    )
    op.create_table(
        "grant_codes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("code_hash", sa.String, nullable=False, unique=True),
        sa.Column("role", sa.String, nullable=False),
        _unit(nullable=True),
        sa.Column("maker", sa.String, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", MOMENT, nullable=False, index=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("sender", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("command", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column(
            "unit_id", sa.Integer, sa.ForeignKey("units.id", ondelete="SET NULL"), index=True
        ),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Index("audit_sender", "platform", "sender", "at"),
    )


def _unit(*, nullable: bool) -> "sa.Column[int]":
    return sa.Column(
        "unit_id",
        sa.Integer,
        sa.ForeignKey("units.id", ondelete="CASCADE"),
        nullable=nullable,
        index=True,
    )


TABLES = ("audit", "grant_codes", "grants", "unit_changes")


def downgrade() -> None:
    """Names stay unique within their parent: what has been entered since may not fit otherwise."""
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("invitations", "maker")
