"""What messages carry: pictures and documents, kept once each."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0007_files"
down_revision = "counter_0006_zalo"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("picture", sa.Boolean, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("parts", sa.Column("attachment", sa.String))
    op.create_index("ix_parts_attachment", "parts", ["attachment"])


def downgrade() -> None:
    op.drop_index("ix_parts_attachment", "parts")
    op.drop_column("parts", "attachment")
    op.drop_table("attachments")
