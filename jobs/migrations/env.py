"""Alembic's way in: the connection is ours, and so is its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
