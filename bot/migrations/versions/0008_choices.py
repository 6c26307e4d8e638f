"""What chats and units choose: chats' own choices, units' presets; what can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0008_choices"
down_revision = "counter_0007_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("own", "selection"):
        op.add_column("chats", sa.Column(name, sa.JSON, nullable=False, server_default="{}"))
    _keep_what_was_chosen()
    op.add_column(
        "bulletins", sa.Column("brief", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_table(
        "presets",
        sa.Column(
            "unit_id", sa.Integer, sa.ForeignKey("units.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("wanted", sa.JSON, nullable=False),
    )
    op.create_table(
        "undos",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("chat", sa.String, primary_key=True),
        sa.Column("sender", sa.String, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("kept", sa.JSON, nullable=False),
    )


def _keep_what_was_chosen() -> None:
    """Nobody knows what of it was chosen and what was the default: nobody's bulletins change."""
    chats = sa.table(
        "chats",
        sa.column("id", sa.Integer),
        sa.column("topics", sa.JSON),
        sa.column("times", sa.JSON),
        sa.column("quiet_from", sa.String),
        sa.column("quiet_to", sa.String),
        sa.column("quiet_how", sa.String),
        sa.column("own", sa.JSON),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(chats)).all():
        own = {"times": row.times} | ({"topics": row.topics} if row.topics else {})
        if row.quiet_from and row.quiet_to and row.quiet_how:
            own["quiet"] = [[row.quiet_from, row.quiet_to, row.quiet_how]]
        connection.execute(chats.update().where(chats.c.id == row.id).values(own=own))


def downgrade() -> None:
    op.drop_table("undos")
    op.drop_table("presets")
    op.drop_column("bulletins", "brief")
    op.drop_column("chats", "selection")
    op.drop_column("chats", "own")
