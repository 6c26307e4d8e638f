"""Units that a list brought are found by what names them when they go.

The database looks for that once for each of 11,000: without these, in the whole table each time.
"""

from alembic import op

revision = "counter_0015_gone"
down_revision = "counter_0014_wide"
branch_labels = None
depends_on = None

NAMED = (
    ("ix_units_successor_id", "units", "successor_id"),
    ("ix_invitations_unit_id", "invitations", "unit_id"),
    ("ix_removals_unit_id", "removals", "unit_id"),
)
"""What names a unit: the index, its table and column."""


def upgrade() -> None:
    for index, table, column in NAMED:
        op.create_index(index, table, [column])


def downgrade() -> None:
    for index, table, _ in reversed(NAMED):
        op.drop_index(index, table_name=table)
