"""Backups of PostgreSQL by its own programs: the password stands in no command line."""

import shutil
import sys

import pytest
from sqlalchemy import func, select, text

from bot import backup, copies
from bot.errors import UsageError
from bot.settings import Settings
from bot.tables import ChatRow
from jobs.database import Database
from tests.bot.desk import bind
from tests.fakes.postgres import postgres_url  # noqa: F401  a fixture
from tests.fakes.telegram import TOKEN


@pytest.fixture
async def served(postgres_url, tmp_path, monkeypatch, clock):  # noqa: F811
    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed: nothing is tested of dumps")
    monkeypatch.chdir(tmp_path)
    database = Database(postgres_url, beside=tmp_path)
    await database.upgrade("jobs", "bot")
    await bind(database, "1", "2", now=clock.now, platform="telegram")
    yield database
    await database.transact(
        lambda s: s.execute(text("TRUNCATE feeds, units, chats RESTART IDENTITY CASCADE"))
    )
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


async def test_a_file_of_the_other_kind_is_refused(served, postgres_url, database, tmp_path):  # noqa: F811
    operator = Settings(_env_file=None, database_url=postgres_url, telegram_token=TOKEN)
    copies.take(f"sqlite:///{tmp_path / 'bantin.db'}", tmp_path / "copy", None)
    with pytest.raises(UsageError, match="SQLite"):
        await backup.restore(operator, tmp_path / "copy", ask=str, nothing_sent=False)


def test_the_password_goes_by_the_environment(tmp_path, monkeypatch):
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
        copies.copy("postgresql+psycopg://u:p%40ss@db:5432/bantin?sslmode=require", tmp_path / "x")
    words, password = eval((tmp_path / "seen").read_text())  # noqa: S307  written above
    assert password == "p@ss"
    assert "--dbname=postgresql://u@db:5432/bantin?sslmode=require" in words
    assert not any("p@ss" in word or "p%40ss" in word for word in words)
