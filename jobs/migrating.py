"""The database's schema is brought up to date; each wing has migrations of its own."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from jobs.errors import NewerDatabaseError

_NAMED = re.compile(r'^(revision|down_revision)\b[^=\n]*= "([^"]+)"', re.MULTILINE)


def heads(wings: tuple[str, ...]) -> set[str]:
    """Return the newest revision of each wing, as the files of its migrations name them."""
    named = [_NAMED.findall(script) for wing in wings for script in _scripts(wing)]
    return {name for pairs in named for what, name in pairs if what == "revision"} - {
        name for pairs in named for what, name in pairs if what == "down_revision"
    }


def is_current(connection: Connection, wings: tuple[str, ...]) -> bool:
    """Tell whether there is nothing to migrate, without Alembic: 9 MB for as long as bantin runs.

    Says no where it does not know.
    """
    if not inspect(connection).has_table("alembic_version"):
        return False
    stored = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
    return set(stored) == heads(wings)


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
    if is_current(connection, wings):
        return
    # Only who migrates pays for Alembic.
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


def _scripts(wing: str) -> Iterator[str]:
    versions = files(wing) / "migrations" / "versions"
    for script in versions.iterdir():
        if script.name.endswith(".py"):
            yield script.read_text(encoding="utf-8")
