"""Zalo: what a bot has sent in a month, the official account's keys, its groups' admins."""

import sqlalchemy as sa
from alembic import op

revision = "counter_0006_zalo"
down_revision = "counter_0005_units"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quotas",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("month", sa.String, primary_key=True),
        sa.Column("used", sa.Integer, nullable=False),
    )
    op.create_table(
        "zalo_oa_keys",
        sa.Column("app", sa.String, primary_key=True),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("access", sa.Text, nullable=False),
        sa.Column("refresh", sa.Text, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "zalo_oa_admins",
        sa.Column("platform", sa.String, primary_key=True),
        sa.Column("chat", sa.String, primary_key=True),
        sa.Column("sender", sa.String, primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("zalo_oa_admins")
    op.drop_table("zalo_oa_keys")
    op.drop_table("quotas")
