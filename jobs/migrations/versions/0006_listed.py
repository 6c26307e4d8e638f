"""What a feed listed without a date stays known when it has been erased."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0006_listed"
down_revision = "newsroom_0005_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feeds", sa.Column("listed", sa.JSON))


def downgrade() -> None:
    op.drop_column("feeds", "listed")
