"""Which entries tell one story, and by what the next entry is compared with them."""

import sqlalchemy as sa
from alembic import op

revision = "newsroom_0003_stories"
down_revision = "newsroom_0002_sources"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entries", sa.Column("story", sa.Integer))
    op.add_column("entries", sa.Column("fingerprint", sa.LargeBinary))
    op.create_index("ix_entries_story", "entries", ["story"])


def downgrade() -> None:
    op.drop_index("ix_entries_story", "entries")
    op.drop_column("entries", "fingerprint")
    op.drop_column("entries", "story")
