"""Backups of PostgreSQL by its own programs: the password stands in no command line."""

import shutil
import sys
from datetime import datetime

import pytest
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.orm import Session

from bot import app, push
from bot.audience import Unit
from bot.care import copies, replaced
from bot.errors import UsageError
from bot.sending.tenancy import TERM
from bot.settings import Settings
from bot.stores import leases, notices, restored, store, units
from bot.stores.notices import Notice
from bot.tables.counter import ChatRow, DeliveryRow
from bot.verbs import backup
from jobs.database import Database, server_of
from jobs.errors import NewerDatabaseError
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES
from tests.fakes.postgres import fresh, postgres_url  # noqa: F401  a fixture
from tests.fakes.telegram import TOKEN

SET_ASIDE = f"to_regnamespace('{replaced.KEPT}')"


@pytest.fixture
async def served(postgres_url, tmp_path, monkeypatch, clock):  # noqa: F811
    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed: nothing is tested of dumps")
    monkeypatch.chdir(tmp_path)
    database = Database(postgres_url, beside=tmp_path)
    await database.upgrade("jobs", "bot")
    await bind(database, "1", "2", now=clock.now, platform="telegram")
    yield database
    tables = "feeds, units, chats, bulletins, notices, machines, leases"
    emptied = text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
    await database.transact(lambda s: s.execute(emptied))
    await database.close()


async def test_a_dump_brings_back_what_was_there(served, postgres_url, tmp_path):  # noqa: F811
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    file = tmp_path / "copy"
    await backup.backup(operator, file, ask=lambda: "đồng lòng")
    await served.transact(lambda s: s.execute(text("DELETE FROM chats")))
    await backup.restore(operator, file, ask=lambda: "đồng lòng", nothing_sent=False)
    count = select(func.count(ChatRow.id))
    assert await served.transact(lambda s: s.scalar(count)) == 2
    assert list(tmp_path.glob("bantin.replaced-*.dump"))


async def test_the_next_notice_has_a_number_that_none_had(served, postgres_url, tmp_path, clock):  # noqa: F811
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    await backup.backup(operator, tmp_path / "copy", ask=None)
    await backup.restore(operator, tmp_path / "copy", ask=str, nothing_sent=False)
    notice = Notice(
        id=0, made_at=clock.now, text="Mời họp.", above=None, confirm=True, deadline=None,
        urgent=False, withdrawn=False,
    )  # fmt: skip
    added = await served.transact(lambda s: notices.add(s, notice, maker="", nudge_at=None))
    assert added == restored.GAP + 1


async def test_a_running_bot_keeps_its_database(served, postgres_url, tmp_path):  # noqa: F811
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    await backup.backup(operator, tmp_path / "copy", ask=None)
    await served.aside(lambda s: leases.live(s, "another", TERM))
    await served.transact(lambda s: s.execute(text("DELETE FROM chats")))
    with pytest.raises(UsageError, match="another bantin is running"):
        await backup.restore(operator, tmp_path / "copy", ask=str, nothing_sent=False)
    count = select(func.count(ChatRow.id))
    assert await served.transact(lambda s: s.scalar(count)) == 0
    assert not list(tmp_path.glob("bantin.replaced-*.dump"))


async def test_no_bot_begins_before_all_is_doubted_that_may_have_been_sent(
    served,
    postgres_url,  # noqa: F811
    tmp_path,
    monkeypatch,
    clock,
):
    """One that is just starting asks for its lane whenever the restore looks at the clock."""
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    chats = await served.transact(store.chats)
    await tell(served, "Tin một", now=clock.now)
    clock.on(push.SETTLING)
    await push.push_now(served, chats, {"telegram": ABILITIES}, zone=ZONE, now=clock.now)
    await backup.backup(operator, tmp_path / "copy", ask=None)
    starting, begun = create_engine(postgres_url), []

    def asked() -> datetime:
        with Session(starting) as session, session.begin():
            begun.append(leases.take(session, "starting", "telegram", TERM))
        return clock.now

    monkeypatch.setattr(app, "utc_now", asked)
    await backup.restore(operator, tmp_path / "copy", ask=str, nothing_sent=False)
    assert begun
    assert not any(begun)
    states = select(DeliveryRow.state).distinct()
    assert await served.transact(lambda s: s.scalars(states).all()) == ["unknown"]
    asked()
    assert begun[-1]
    starting.dispose()


async def test_nobody_starts_on_a_database_that_is_being_restored(served, postgres_url):  # noqa: F811
    async with app.vacated(postgres_url):
        with pytest.raises(UsageError, match="being restored"):
            async with app.alone(postgres_url):
                raise AssertionError("it began")
        with pytest.raises(UsageError, match="held by another restore"):
            async with app.vacated(postgres_url):
                raise AssertionError("it began")
    async with app.alone(postgres_url):
        pass


async def test_a_file_of_the_other_kind_is_refused(served, postgres_url, database, tmp_path):  # noqa: F811
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    copies.take(f"sqlite:///{tmp_path / 'bantin.db'}", tmp_path / "copy", None)
    with pytest.raises(UsageError, match="SQLite"):
        await backup.restore(operator, tmp_path / "copy", ask=str, nothing_sent=False)


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        (
            "postgresql+psycopg://u:p%40ss@db:5432/bantin?sslmode=require",
            "postgresql://u@db:5432/bantin?sslmode=require",
        ),
        (
            "postgresql:///bantin?host=db&password=p%40ss&user=u",
            "postgresql:///bantin?host=db&user=u",
        ),
    ],
)
def test_the_password_goes_by_the_environment(tmp_path, monkeypatch, url, bare):
    """``pg_dump`` is a program that writes down how it was called."""
    fake = tmp_path / "pg_dump"
    fake.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(tmp_path / 'seen')!r}, 'w').write(repr((sys.argv, os.environ['PGPASSWORD'])))\n"
        "sys.exit('pg_dump: error: it ends here')\n"
    )
    fake.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(fake))
    with pytest.raises(UsageError, match="it ends here"):
        copies.copy(url, tmp_path / "x")
    words, password = eval((tmp_path / "seen").read_text())  # noqa: S307  written above
    assert password == "p@ss"
    assert f"--dbname={bare}" in words
    assert not any("p@ss" in word or "p%40ss" in word for word in words)


@pytest.fixture
def own_url(postgres_url):  # noqa: F811
    with fresh(postgres_url) as url:
        yield url


@pytest.fixture
async def upgraded(own_url, tmp_path, monkeypatch):
    """A database of an older version, its dump, and what a newer one has made of it since."""
    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed: nothing is tested of dumps")
    monkeypatch.chdir(tmp_path)
    database = Database(own_url, beside=tmp_path)
    unit = Unit(id=0, name="Chi bộ cũ", kind="chi bộ")
    await database.transact(lambda s: units.add_unit(s, unit))
    # As it was before the last four steps.
    drop = "DROP TABLE leases, machines, letters; ALTER TABLE bulletins DROP COLUMN verbatim;"
    drop += "DROP INDEX audit_chat, inbox_chat, ix_units_successor_id, ix_invitations_unit_id,"
    drop += " ix_removals_unit_id; "
    drop += "ALTER TABLE inbox ALTER COLUMN id TYPE INTEGER"
    await database.transact(lambda s: s.execute(text(drop)))
    older = "UPDATE alembic_version SET version_num = 'counter_0011_compilations'"
    older += " WHERE version_num LIKE 'counter%'"
    await database.transact(lambda s: s.execute(text(older)))
    copies.take(own_url, tmp_path / "older", None)
    await database.upgrade("jobs", "bot")
    # And as a version makes it that nobody here knows: what it adds names what was there.
    later = "CREATE TABLE later (unit_id integer REFERENCES units(id))"
    await database.transact(lambda s: s.execute(text(later)))
    await database.transact(lambda s: s.execute(text("UPDATE units SET name = 'Chi bộ mới'")))
    yield Settings(_env_file=None, database_url=own_url, telegram_token=TOKEN), database
    await database.close()


async def test_a_dump_of_an_older_version_takes_the_place_of_a_newer_one(upgraded, tmp_path):
    operator, database = upgraded
    await backup.restore(operator, tmp_path / "older", ask=str, nothing_sent=False)
    await database.upgrade("jobs", "bot")
    tables = await database.transact(lambda s: set(inspect(s.connection()).get_table_names()))
    assert "leases" in tables
    assert "later" not in tables
    assert not await database.transact(lambda s: s.scalar(text(f"SELECT {SET_ASIDE}")))
    names = await database.transact(lambda s: s.scalars(text("SELECT name FROM units")).all())
    assert names == ["Chi bộ cũ"]


async def test_a_dump_that_cannot_be_put_back_leaves_all_as_it_was(upgraded, tmp_path):
    operator, database = upgraded
    broken = (tmp_path / "older").read_bytes()
    (tmp_path / "older").write_bytes(broken[: len(broken) // 2])
    with pytest.raises(UsageError, match="pg_restore"):
        await backup.restore(operator, tmp_path / "older", ask=str, nothing_sent=False)
    await database.upgrade("jobs", "bot")
    names = await database.transact(lambda s: s.scalars(text("SELECT name FROM units")).all())
    assert names == ["Chi bộ mới"]
    assert await database.transact(lambda s: inspect(s.connection()).has_table("later"))


async def test_what_a_killed_restore_set_aside_is_no_empty_database(upgraded, tmp_path):
    operator, database = upgraded
    aside = replaced.set_aside(server_of(operator.database_url))
    aside.__enter__()  # and never ends
    with pytest.raises(NewerDatabaseError, match="restore a backup"):
        await database.upgrade("jobs", "bot")
    await backup.restore(operator, tmp_path / "older", ask=str, nothing_sent=False)
    names = await database.transact(lambda s: s.scalars(text("SELECT name FROM units")).all())
    assert names == ["Chi bộ cũ"]
    assert not await database.transact(lambda s: s.scalar(text(f"SELECT {SET_ASIDE}")))
