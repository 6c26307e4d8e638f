"""Bulletins that are told in their articles' own words, since nobody approved a machine's."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0013_verbatim"
down_revision = "counter_0012_machines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "bulletins",
        sa.Column("verbatim", sa.Boolean, nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("bulletins", "verbatim")
