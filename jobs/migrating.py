"""The database's schema is brought up to date; each wing has migrations of its own."""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, inspect, text

from jobs.errors import NewerDatabaseError

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

_NAMED = re.compile(r'^(revision|down_revision)\b[^=\n]*= "([^"]+)"', re.MULTILINE)
_WORD = re.compile(r"\w+|[^\w\s\"]")

STATISTICS = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""What SQLite itself makes where somebody lets it count (ANALYZE)."""

ITS_OWN = "sqlite_autoindex_"
"""How the names of indexes begin that SQLite makes for a key; they have no SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the migrations make of a SQLite database, at any step from the first to the last.

    Attributes:
        revisions: The names of all steps.
        words: Table or index → the words of the SQL by which it was ever made.
    """

    revisions: frozenset[str]
    words: Mapping[str, frozenset[str]]

    def knows(self, name: str, sql: str | None) -> bool:
        """Say whether a migration makes what is so called, with no word besides.

        Words, not the whole: their order and quotes change with SQLite and with who writes it.
        A constraint, a computed column, an index on an expression, a virtual table need others.
        """
        if sql is None:
            return name.startswith(ITS_OWN)
        return name in self.words and _words(sql) <= self.words[name]


def made(wings: tuple[str, ...]) -> Made:
    """Return what the migrations of ``wings`` make: they are all run, in memory."""
    words: dict[str, set[str]] = defaultdict(set)
    for name, sql in STATISTICS.items():
        words[name] |= _words(sql)

    def note(*, ctx: Any, **_: Any) -> None:
        found = ctx.connection.exec_driver_sql("SELECT name, sql FROM sqlite_master")
        for name, sql in found:
            words[name] |= _words(sql or "")

    from alembic import command

    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            config = _config(connection, wings)
            config.attributes["on_version_apply"] = note
            command.upgrade(config, "heads")
    finally:
        engine.dispose()
    return Made(
        revisions=known(wings),
        words={name: frozenset(found) for name, found in words.items()},
    )


def refuse_newer(revisions: Collection[str], known: Collection[str]) -> None:
    """Refuse a database that has come to a revision which is not known here.

    Raises:
        NewerDatabaseError: It has.
    """
    if not set(revisions) <= set(known):
        raise NewerDatabaseError(
            "the database was made by a newer bantin; install that version, or restore a backup"
        )


@cache
def known(wings: tuple[str, ...]) -> frozenset[str]:
    """Return all revisions of each wing, as the files of its migrations name them."""
    return frozenset(_revisions(wings, "revision"))


def heads(wings: tuple[str, ...]) -> set[str]:
    """Return the newest revision of each wing, as the files of its migrations name them."""
    return _revisions(wings, "revision") - _revisions(wings, "down_revision")


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
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = _config(connection, wings)
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    refuse_newer(current, known)
    behind = bool(current) and current != set(scripts.get_heads())
    if behind and before is not None:
        before()
        log.info("database is upgraded now; if it is cut short, it begins anew")
    command.upgrade(config, "heads")
    if behind:
        log.info("database upgraded", extra={"to": " ".join(sorted(scripts.get_heads()))})


def _config(connection: Connection, wings: tuple[str, ...]) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("jobs") / "migrations"))
    config.set_main_option("path_separator", "newline")
    versions = "\n".join(str(files(wing) / "migrations" / "versions") for wing in wings)
    config.set_main_option("version_locations", versions)
    config.attributes["connection"] = connection
    return config


def _words(sql: str) -> set[str]:
    return set(_WORD.findall(sql.lower()))


def _revisions(wings: tuple[str, ...], what: str) -> set[str]:
    """The names that the files of the migrations give as "revision" or "down_revision"."""
    named = (_NAMED.findall(script) for wing in wings for script in _scripts(wing))
    return {name for pairs in named for told, name in pairs if told == what}


def _scripts(wing: str) -> Iterator[str]:
    versions = files(wing) / "migrations" / "versions"
    for script in versions.iterdir():
        if script.name.endswith(".py"):
            yield script.read_text(encoding="utf-8")
