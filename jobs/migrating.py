"""The database's schema is brought up to date; each wing has migrations of its own."""

from collections.abc import Callable
from importlib.resources import files

from sqlalchemy import Connection

from jobs.errors import NewerDatabaseError


def migrate(
    connection: Connection, wings: tuple[str, ...], before: Callable[[], None] | None
) -> None:
    """Bring an open connection's database to the newest schema of ``wings``.

    Args:
        connection: In a transaction of its own.
        wings: The packages whose ``migrations`` count.
        before: Called where there is something to upgrade, before anything is changed.

    Raises:
        NewerDatabaseError: A newer bantin made it; nothing is changed.
    """
    # Alembic costs 8 MB and 0.2 s: only who migrates pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(files("jobs") / "migrations"))
    config.set_main_option("path_separator", "newline")
    versions = "\n".join(str(files(wing) / "migrations" / "versions") for wing in wings)
    config.set_main_option("version_locations", versions)
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if not current <= known:
        raise NewerDatabaseError(
            "the database was made by a newer bantin; install that version, or restore a backup"
        )
    if before is not None and current and current != set(scripts.get_heads()):
        before()
    command.upgrade(config, "heads")
