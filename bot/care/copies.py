"""Copies of a database: taken while others write, whole or not there at all, read by their owner.

SQLite copies itself page by page under one read transaction, which WAL lets others write beside;
PostgreSQL's own ``pg_dump`` does the same. Passwords go by the environment of the child, because
everybody on a machine sees its command lines.
"""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit
from uuid import uuid4

from bot.care.heartbeat import Tell, silent, told
from bot.errors import UsageError
from jobs.database import file_of, server_of
from jobs.migrating import Made, refuse_newer

SQLITE = b"SQLite format 3\x00"
DUMP = b"PGDMP"
PASSWORD = "password"  # noqa: S105  what libpq calls it behind the "?" of an address
TABLES = frozenset({"alembic_version", "chats", "deliveries", "entries", "feeds"})
"""What every bantin database has had from the first version on."""

STALE = timedelta(hours=6)
"""No backup is under way for so long: what is older was left by one that died."""

CLOSED = "; systemd's unit may not open that folder: `bantin service systemd` prints it anew"
"""A folder that was set after the unit was printed is read-only to the service, and to it alone."""

BACKUPS = "bantin-*T*Z.backup"
"""What the nightly ones are called."""


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """Let a file appear under its name only when it is whole and on the disk; for its owner only.

    Raises:
        UsageError: It cannot be written there.
    """
    part = file.with_name(f".{file.name}.{uuid4().hex[:8]}")
    try:
        part.touch(mode=0o600, exist_ok=False)
        yield part
        with part.open("rb") as opened:
            os.fsync(opened.fileno())
        part.replace(file)
        _settle(file.parent)
    except OSError as error:
        hint = CLOSED if error.errno == errno.EROFS else ""
        raise UsageError(f"cannot write {file}: {error.strerror or error}{hint}") from error
    except sqlite3.Error as error:
        raise UsageError(f"cannot write {file}: {error}") from error
    finally:
        for rest in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                rest.unlink(missing_ok=True)


def copy(url: str, target: Path, *, tell: Tell = silent, thorough: bool = True) -> None:
    """Copy the database at ``url`` into the file ``target``, and check the copy.

    Args:
        url: The database.
        target: The file; empty, or not there. Whoever makes it last (``written``) syncs it.
        tell: Gets a line now and then, for a province's takes long.
        thorough: Whether it is also seen that each index agrees with its table: five times the
            work.

    Raises:
        UsageError: There is none, or no such copy can be made; nothing else was touched.
    """
    file = file_of(url)
    if file is None:
        with told(tell, lambda: "the server is copied"):
            _dump(url, target)
        return
    if not Path(file).is_file():
        raise UsageError(f"there is no database {file} yet")
    try:
        with (
            closing(sqlite3.connect(file)) as source,
            closing(sqlite3.connect(target)) as copied,
            told(tell, lambda: _copied(Path(file), target)),
        ):
            copied.execute("PRAGMA synchronous = OFF")
            # In one go: step by step it would begin anew whenever somebody writes.
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        raise UsageError(f"the database {file} cannot be copied: {error}") from error
    with told(tell, lambda: "the copy is checked"):
        check(target, thorough=thorough)


def take(url: str, file: Path, passphrase: str | None, *, tell: Tell = silent) -> int:
    """Copy the database at ``url`` to ``file``; return its size in bytes.

    Raises:
        UsageError: It could not be done; whatever was in ``file`` is still there.
    """
    refuse_itself(url, file)
    with written(file) as part:
        if not passphrase:
            copy(url, part, tell=tell)
        else:
            with scratch(file.parent) as open_copy:
                copy(url, open_copy, tell=tell)
                with (
                    open_copy.open("rb") as source,
                    part.open("wb") as target,
                    told(tell, lambda: "the copy is sealed"),
                ):
                    from bot.care import (
                        sealed,  # cryptography takes 8 MB: only who seals pays for it
                    )

                    sealed.seal(source, target, passphrase)
    return file.stat().st_size


def look_through(file: Path) -> None:
    """Find that the database in use has no page that is damaged; quicker than ``check``.

    Raises:
        UsageError: It has.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            verdict = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise UsageError(f"it is damaged: {error}") from error
    if verdict != "ok":
        raise UsageError(f"it is damaged: {verdict}")


def nightly(url: str, folder: Path, passphrase: str | None, *, now: datetime, most: int) -> Path:
    """Write a backup into a folder under the day's name, and keep the last ``most``.

    Raises:
        UsageError: It could not be done; the older ones are all there.
    """
    file = folder / _name(now)
    _sweep(folder, now)
    take(url, file, passphrase)
    keep_last(folder, BACKUPS, most=most, beside=file)
    return file


def has_since(folder: Path, since: datetime, now: datetime) -> bool:
    """Say whether a nightly backup was made between two moments, as the names tell."""
    return any(_name(since) <= file.name <= _name(now) for file in folder.glob(BACKUPS))


def check(file: Path, made: Made | None = None, *, thorough: bool = True) -> None:
    """Find that a file is a whole database of bantin's; a dump of PostgreSQL is judged there.

    Args:
        file: The copy.
        made: What bantin makes of a database: whoever may have changed the copy since it was taken
            has added nothing that would be run with it. None: the copy was taken just now.
        thorough: See ``copy``.

    Raises:
        UsageError: It is not; the text says in what way.
        jobs.errors.NewerDatabaseError: It is of a newer bantin, so that ``made`` does not know it.
    """
    with file.open("rb") as opened:
        head = opened.read(len(SQLITE))
    if head.startswith(DUMP):
        return
    if head != SQLITE:
        raise UsageError(f"{file.name} is no backup of bantin")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            opened.execute("PRAGMA trusted_schema = OFF")
            _judge(file, opened, made)
            _look_through(file, opened, thorough=thorough)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} is damaged: {error}") from error


def restore_dump(url: str, dump: Path) -> None:
    """Put a PostgreSQL database back to what a dump says, whatever version has made its tables.

    Raises:
        UsageError: It could not be done; the database is as it was.
    """
    from bot.care import replaced

    server = server_of(url) or url
    replaced.put_back(server)
    with replaced.set_aside(server):
        _call(
            "pg_restore", url, "--clean", "--if-exists", "--no-owner", "--single-transaction",
            "--exit-on-error", str(dump),
        )  # fmt: skip


def take_place(staged: Path, file: Path, *, aside: Path) -> bool:
    """Put ``staged`` in the place of ``file``, which is kept ``aside``; say whether there was one.

    A log of the old one must not be read into the new one, so it goes first; between the two there
    is no moment without a database.
    """
    for end in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + end).replace(aside.with_name(aside.name + end))
    there = file.exists()
    if there:
        try:
            aside.hardlink_to(file)
        except OSError:  # a file system without links
            shutil.copy2(file, aside)
    staged.replace(file)
    _settle(file.parent)
    return there


@contextmanager
def scratch(folder: Path | None) -> Iterator[Path]:
    """Lend the name of an empty file that nobody else may read; it is erased afterwards."""
    path = (folder or Path()) / f".bantin-{uuid4().hex[:12]}"
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise UsageError(f"cannot write into {path.parent}: {error.strerror}") from error
    try:
        yield path
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{end}").unlink(missing_ok=True)


def refuse_itself(url: str, file: Path) -> None:
    """Refuse a file that is the database itself, or stands beside it.

    Raises:
        UsageError: It is.
    """
    place = file_of(url)
    beside = {Path(f"{place}{end}").resolve() for end in ("", "-wal", "-shm", ".lock")}
    if place and file.resolve() in beside:
        raise UsageError(f"{file} is the database itself")


def keep_last(folder: Path, pattern: str, *, most: int, beside: Path) -> None:
    """Erase all but ``most`` files of a kind, whose names sort by time: the last, and ``beside``.

    The one just written, that is: where the clock was ahead once, it is not the last by its name.
    """
    others = sorted(file for file in folder.glob(pattern) if file != beside)
    for old in others[: max(0, len(others) - most + 1)]:
        old.unlink(missing_ok=True)


def _judge(file: Path, opened: sqlite3.Connection, made: Made | None) -> None:
    """What is built in runs when the pages are looked through, so it is judged before."""
    held = opened.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    if not {name for _, name, _ in held} >= TABLES:
        raise UsageError(f"{file.name} is no backup of bantin")
    strange = [str(name) for kind, name, _ in held if kind not in {"table", "index"}]
    if made is not None:
        stored = opened.execute("SELECT version_num FROM alembic_version").fetchall()
        refuse_newer([str(version) for (version,) in stored], made.revisions)
        strange += [
            str(name)
            for _, name, sql in held
            if not made.knows(str(name), None if sql is None else str(sql))
        ]
    if strange:
        raise UsageError(f"{file.name} holds what bantin never makes: {min(strange)}")


def _look_through(file: Path, opened: sqlite3.Connection, *, thorough: bool) -> None:
    """Look at every page, and whether rows match that belong together."""
    how = "integrity_check" if thorough else "quick_check"
    verdict = opened.execute(f"PRAGMA {how}(1)").fetchone()[0]
    if verdict != "ok":
        raise UsageError(f"{file.name} is damaged: {verdict}")
    if opened.execute("PRAGMA foreign_key_check").fetchone():
        raise UsageError(f"{file.name} is damaged: rows that belong together do not match")


def _copied(source: Path, target: Path) -> str:
    with suppress(OSError):
        whole, there = source.stat().st_size, target.stat().st_size
        return f"copied {min(100 * there // max(whole, 1), 100)} % of {whole / 1e6:.0f} MB"
    return "it is copied"


def _sweep(folder: Path, now: datetime) -> None:
    """Erase what a backup has left that was killed, or lost its power: an open copy, for one."""
    for rest in folder.glob(".bantin-*"):
        with suppress(OSError):
            if rest.stat().st_mtime < (now - STALE).timestamp():
                rest.unlink()


def _name(now: datetime) -> str:
    return f"bantin-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"


def _dump(url: str, target: Path) -> None:
    _call("pg_dump", url, "--format=custom", "--no-owner", f"--file={target}")


def _call(name: str, url: str, *words: str) -> None:
    program = shutil.which(name)
    if program is None:
        raise UsageError(f"{name} is not installed; it comes with PostgreSQL's client programs")
    address, password = _without_password(url)
    child = {"PATH": os.defpath, "LC_ALL": "C", "PGCONNECT_TIMEOUT": "10"}
    done = subprocess.run(  # noqa: S603  our own words, and no shell
        [program, f"--dbname={address}", "--no-password", *words],
        env=child | ({"PGPASSWORD": password} if password else {}),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        told = (done.stderr.strip().splitlines() or ["it failed"])[0]
        raise UsageError(told if told.startswith(name) else f"{name}: {told}")


def _without_password(url: str) -> tuple[str, str]:
    """Return the address as libpq writes it, and the password that stood in it."""
    parts = urlsplit(url)
    user = f"{parts.username}@" if parts.username else ""
    place = parts.netloc.rpartition("@")[2]
    asked = parse_qsl(parts.query)
    rest = urlencode([each for each in asked if each[0] != PASSWORD], quote_via=quote)
    # By hand: of an address without a host urlunsplit leaves no "//", which libpq wants.
    bare = f"postgresql://{user}{place}{parts.path}{'?' if rest else ''}{rest}"
    return bare, unquote(parts.password or "") or dict(asked).get(PASSWORD, "")


def _settle(folder: Path) -> None:
    """Let the folder's names reach the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
