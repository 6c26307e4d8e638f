"""Alembic's way in: the connection is ours, and so is its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    on_version_apply=context.config.attributes.get("on_version_apply"),
)
context.run_migrations()
