"""Numbers that a country does not use up, and what a chat's erasure looks for.

The ledger takes 336 million rows a year there, and four bytes are full within six years. PostgreSQL
writes the whole table anew for it, which nobody else can use meanwhile: 144 s for a province's four
million rows, on a machine with much else to do. SQLite's numbers are wide.
"""

import sqlalchemy as sa
from alembic import op

revision = "counter_0014_wide"
down_revision = "counter_0013_verbatim"
branch_labels = None
depends_on = None

WIDE = ("deliveries", "inbox")
"""Whose rows are numbered so."""


def upgrade() -> None:
    _number("BIGINT")
    op.create_index("audit_chat", "audit", ["platform", "chat"])
    op.create_index("inbox_chat", "inbox", ["platform", "chat"])


def downgrade() -> None:
    op.drop_index("inbox_chat", table_name="inbox")
    op.drop_index("audit_chat", table_name="audit")
    _number("INTEGER")


def _number(kind: str) -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        return
    for table in WIDE:
        # What counts is as wide as the column was when it was made, and called as it then was.
        counter = sa.func.pg_get_serial_sequence(table, "id")
        name = connection.scalar(sa.select(counter))
        op.execute(f"ALTER SEQUENCE {name} AS {kind}")
        op.execute(f"ALTER TABLE {table} ALTER COLUMN id TYPE {kind}")
