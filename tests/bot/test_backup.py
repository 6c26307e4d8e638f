"""A copy taken while the bot runs, and its way back: all goes out once, or is asked about."""

import io
import os
import re
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from datetime import timedelta
from functools import cache
from pathlib import Path
from threading import Event
from threading import enumerate as threads
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from bot import app, push
from bot.care import copies, sealed
from bot.care.heartbeat import told
from bot.errors import UsageError
from bot.messages import ChatId
from bot.outbound import resending
from bot.settings import Settings
from bot.stores import ledger, reports, store
from bot.tables.counter import ChatRow, DeliveryRow, State
from bot.verbs import backup
from jobs.database import Database
from jobs.errors import NewerDatabaseError
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES
from tests.fakes.telegram import TOKEN

PLATFORMS = {"telegram": ABILITIES}
GONE = ("ix_units_successor_id", "ix_invitations_unit_id", "ix_removals_unit_id")
"""Indexes that the last step of the counter's chain added."""


def unasked() -> str:
    raise AssertionError("nobody is to be asked for a passphrase")


@pytest.fixture
def place(database_url) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


@pytest.fixture
def kept(tmp_path) -> Path:
    return tmp_path / "elsewhere.backup"


@pytest.fixture
def operator(database_url, telegram) -> Settings:
    return Settings(
        _env_file=None, database_url=database_url, telegram_token=TOKEN,
        telegram_api_url=telegram.url,
    )  # fmt: skip


@pytest.fixture
async def pushed(database, monkeypatch, clock):
    """Four chats of which two have got their bulletin, one is being sent to, one waits."""
    monkeypatch.setattr(app, "utc_now", clock)
    chats = await bind(database, "1", "2", "3", "4", now=clock.now, platform="telegram")
    await tell(database, "Tin một", now=clock.now)
    await push.push_now(database, chats, PLATFORMS, zone=ZONE, now=clock.now)
    await send(database, 1, clock)
    await send(database, 2, clock)
    await database.transact(lambda s: ledger.claim(s, [3], clock.now, zone=ZONE))
    return chats


async def send(database, delivery, clock):
    def work(session):
        ledger.claim(session, [delivery], clock.now, zone=ZONE)
        ledger.note_sent(session, [(delivery, f"m{delivery}")], clock.now)

    await database.transact(work)


async def states(url) -> dict[int, str]:
    database = Database(url)
    query = select(DeliveryRow.id, DeliveryRow.state)
    found = dict(await database.transact(lambda s: s.execute(query).all()))
    await database.close()
    return found


async def test_a_copy_is_whole_and_for_its_owner_only(database, pushed, operator, kept, place):
    await backup.backup(operator, kept, ask=None)
    assert oct(kept.stat().st_mode & 0o777) == "0o600"
    assert await states(f"sqlite:///{kept}") == await states(operator.database_url)
    assert {path.name for path in kept.parent.iterdir()} == {
        kept.name, place.name, f"{place.name}-wal", f"{place.name}-shm",
    }  # fmt: skip


async def test_what_went_out_after_the_copy_is_known_from_the_database_that_it_replaces(
    database, pushed, operator, kept, clock, place
):
    await backup.backup(operator, kept, ask=None)
    await send(database, 4, clock)
    clock.on(timedelta(hours=25))
    await tell(database, "Tin hai", now=clock.now)
    await database.transact(lambda s: s.execute(update(EntryRow).values(feed_id=1)))
    clock.on(timedelta(minutes=1))
    await push.push_due(database, PLATFORMS, zone=ZONE, now=clock.now)
    await send(database, 5, clock)
    before = await database.transact(store.chats)
    await database.close()

    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)

    found = await states(operator.database_url)
    assert found == {1: "sent", 2: "sent", 3: "sending", 4: "sent", 5: "sent"} | dict.fromkeys(
        (6, 7, 8), "pending"
    )
    async with app.open_database(operator.database_url) as restored_one:
        now = clock.now
        assert await push.push_due(restored_one, PLATFORMS, zone=ZONE, now=now) == 0
        told = await restored_one.transact(lambda s: s.scalars(select(EntryRow.title)).all())
        after = await restored_one.transact(store.chats)
    assert told == ["Tin một", "Tin hai"], "the news comes along, so that it is not told as new"
    assert [each.until for each in after] == [each.until for each in before]
    assert list(place.parent.glob("bantin.db.replaced-*"))


async def test_where_nothing_can_be_known_all_that_may_have_gone_out_is_in_doubt(
    database, pushed, operator, kept, clock, place
):
    await backup.backup(operator, kept, ask=None)
    await database.close()
    place.write_bytes(b"SQLite format 3\x00 and then the disk died" * 100)
    clock.on(timedelta(hours=25))

    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)

    found = await states(operator.database_url)
    assert (found[1], found[2], found[3], found[4]) == ("sent", "sent", "sending", "unknown")
    assert State.PENDING not in found.values()
    async with app.open_database(operator.database_url) as again:
        assert await push.push_due(again, PLATFORMS, zone=ZONE, now=clock.now) == 0
        assert await again.transact(reports.doubtful)
        resent = await again.transact(
            lambda s: resending.resend_unknown(s, 1, PLATFORMS, clock.now)
        )
    assert resent == 1, "an admin decides"


async def test_where_nothing_was_due_no_admin_is_sent_to_decide(
    database, operator, kept, place, capsys
):
    await backup.backup(operator, kept, ask=None)
    await database.close()
    place.unlink()
    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)
    told = capsys.readouterr().out
    assert "nothing is in doubt" in told
    assert "/chuaro" not in told


async def test_a_bulletin_that_came_due_since_is_in_doubt_too(
    database, pushed, operator, kept, clock, place
):
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="sent")))
    clock.on(timedelta(hours=1))
    await tell(database, "Tin hai", now=clock.now)
    await backup.backup(operator, kept, ask=None)
    await database.close()
    place.unlink()
    clock.on(timedelta(hours=24))
    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)
    found = await states(operator.database_url)
    assert list(found.values()) == ["sent"] * 4 + ["unknown"] * 4


async def test_an_operator_who_knows_that_nothing_was_sent_gets_all_sent(
    database, pushed, operator, kept, place
):
    await backup.backup(operator, kept, ask=None)
    await database.close()
    place.unlink()
    await backup.restore(operator, kept, ask=unasked, nothing_sent=True)
    assert (await states(operator.database_url))[4] == "pending"


async def test_another_installations_database_is_no_witness(
    database, pushed, operator, kept, clock, new_database, place
):
    await backup.backup(operator, kept, ask=None)
    await database.close()
    place.write_bytes(new_database.read_bytes())
    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)
    assert (await states(operator.database_url))[4] == "unknown"


async def test_a_chat_that_was_erased_since_does_not_come_back_into_the_ledger(
    database, pushed, operator, kept, clock
):
    await backup.backup(operator, kept, ask=None)
    await database.transact(lambda s: store.unbind(s, ChatId("telegram", "4")))
    await database.close()
    await backup.restore(operator, kept, ask=unasked, nothing_sent=False)
    assert (await states(operator.database_url))[4] == "unknown", "nobody knows; it is asked"


async def test_a_running_bot_keeps_its_database(database, pushed, operator, kept):
    await backup.backup(operator, kept, ask=None)
    async with app.alone(operator.database_url):
        with pytest.raises(UsageError, match="another bantin is running"):
            await backup.restore(operator, kept, ask=unasked, nothing_sent=False)


async def test_a_sealed_copy_needs_its_passphrase(database, pushed, operator, kept):
    await backup.backup(operator, kept, ask=lambda: "đồng lòng")
    assert b"SQLite" not in kept.read_bytes()
    before = await states(operator.database_url)
    await database.close()
    with pytest.raises(UsageError, match="passphrase"):
        await backup.restore(operator, kept, ask=lambda: "dong long", nothing_sent=False)
    assert await states(operator.database_url) == before
    await backup.restore(operator, kept, ask=lambda: "đồng lòng", nothing_sent=False)
    assert await states(operator.database_url) == before


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(lambda b: b"PK\x03\x04" + b, "no backup of bantin", id="something else"),
        pytest.param(lambda b: b[: len(b) // 2], "damaged", id="cut off"),
        pytest.param(lambda b: b[:8192] + os.urandom(40_000) + b[48_192:], "damaged", id="noise"),
        pytest.param(lambda _: b"", "no backup of bantin", id="empty"),
    ],
)
async def test_a_damaged_copy_replaces_nothing(database, pushed, operator, kept, spoil, told):
    await backup.backup(operator, kept, ask=None)
    kept.write_bytes(spoil(kept.read_bytes()))
    with pytest.raises(UsageError, match=told):
        await backup.restore(operator, kept, ask=unasked, nothing_sent=False)
    assert await states(operator.database_url)


FORGED = """
ANALYZE;
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = 'CREATE TABLE sqlite_stat1(tbl, idx, stat CHECK(hex(stat)))'
WHERE name = 'sqlite_stat1';
"""


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("CREATE TRIGGER evil AFTER INSERT ON chats BEGIN DELETE FROM chats; END", "evil"),
        ("CREATE VIEW evil AS SELECT 1", "evil"),
        ("CREATE VIRTUAL TABLE evil USING fts5(x)", "evil"),
        ("CREATE VIRTUAL TABLE evil USING rtree(id, a, b)", "evil"),
        ("CREATE INDEX evil ON chats(length(hex(zeroblob(id))))", "evil"),
        ("CREATE TABLE evil(a CHECK(a <> randomblob(9)))", "evil"),
        ("CREATE TABLE evil(a, b GENERATED ALWAYS AS (hex(a)))", "evil"),
        ("DROP INDEX ix_chats_unit_id; CREATE INDEX ix_chats_unit_id ON chats(hex(unit_id))",
         "ix_chats_unit_id"),
        ("ALTER TABLE chats ADD COLUMN b GENERATED ALWAYS AS (hex(id))", "chats"),
        ("ALTER TABLE chats ADD COLUMN b DEFAULT 1 CHECK (b > 0)", "chats"),
        ("DROP TABLE lanes; CREATE VIRTUAL TABLE lanes USING fts5(x)", "lanes"),
        (FORGED, "sqlite_stat1"),
    ],
)  # fmt: skip
async def test_a_copy_with_what_bantin_never_makes_is_refused(database, operator, kept, sql, name):
    await backup.backup(operator, kept, ask=None)
    with closing(sqlite3.connect(kept)) as opened, opened:
        opened.executescript(sql)
    with pytest.raises(UsageError, match=f"never makes: {name}$"):
        await backup.restore(operator, kept, ask=unasked, nothing_sent=True)


async def test_a_copy_in_which_sqlite_has_counted_is_restored(database, pushed, operator, kept):
    await backup.backup(operator, kept, ask=None)
    await database.close()
    with closing(sqlite3.connect(kept)) as opened, opened:
        opened.execute("ANALYZE")
    await backup.restore(operator, kept, ask=unasked, nothing_sent=True)
    assert await states(operator.database_url)


async def test_a_copy_of_a_newer_bantin_is_refused_in_words(database, operator, kept):
    await backup.backup(operator, kept, ask=None)
    with closing(sqlite3.connect(kept)) as opened, opened:
        opened.execute("INSERT INTO alembic_version VALUES ('counter_9999')")
    with pytest.raises(NewerDatabaseError, match="newer bantin"):
        await backup.restore(operator, kept, ask=unasked, nothing_sent=True)


@pytest.mark.parametrize("end", ["", "-wal", ".lock"])
async def test_a_backup_never_writes_over_the_database_itself(database, operator, place, end):
    with pytest.raises(UsageError, match="the database itself"):
        await backup.backup(operator, Path(f"{place}{end}"), ask=None)


async def test_a_folder_that_is_not_there_is_one_line(database, operator, tmp_path):
    with pytest.raises(UsageError, match="cannot write"):
        await backup.backup(operator, tmp_path / "nowhere" / "x", ask=None)


def test_a_folder_that_is_closed_to_the_service_alone_is_told_with_what_to_do(tmp_path):
    write = f"from bot.care import copies; copies.written(Path({str(tmp_path)!r}, 'x')).__enter__()"
    program = [sys.executable, "-c", f"from pathlib import Path; {write}"]
    closed = ["sh", "-c", f'mount -t tmpfs -o ro none "{tmp_path}" && "$@"', "sh"]
    done = subprocess.run(
        ["unshare", "-rm", *closed, *program], capture_output=True, text=True, check=False
    )
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("nothing can be mounted here: the folder was not closed")
    assert "Read-only file system; systemd's unit may not open that folder" in done.stderr


async def test_an_upgrade_keeps_a_copy_of_what_it_changes_and_the_last_three(
    database, pushed, operator, place
):
    await database.close()
    killed = place.with_name(".bantin.db.before-upgrade-20200101T000000Z.0123abcd")
    killed.write_bytes(b"half of a copy")
    told: list[str] = []
    for _ in range(5):
        with closing(sqlite3.connect(place)) as opened, opened:
            for table in ("leases", "machines", "letters"):
                opened.execute(f"DROP TABLE IF EXISTS {table}")
            for index in ("audit_chat", "inbox_chat", *GONE):
                opened.execute(f"DROP INDEX {index}")
            opened.execute("ALTER TABLE bulletins DROP COLUMN verbatim")
            opened.execute(
                "UPDATE alembic_version SET version_num = 'counter_0011_compilations' "
                "WHERE version_num LIKE 'counter_%'"
            )
        opened.close()
        async with app.open_database(operator.database_url, tell=told.append) as again:
            assert await again.transact(lambda s: s.scalar(select(func.count(ChatRow.id)))) == 4
    assert [each.split(":")[0] for each in told[-2:]] == [
        "the database is copied before an upgrade",
        "the database is upgraded",
    ]
    copied = sorted(place.parent.glob("bantin.db.before-upgrade-*"))
    assert 1 <= len(copied) <= app.KEPT_UPGRADES
    assert not killed.exists()
    copies.check(copied[-1])
    with closing(sqlite3.connect(copied[-1])) as opened, opened:
        assert "counter_0011_compilations" in str(
            opened.execute("SELECT * FROM alembic_version").fetchall()
        )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
async def test_root_leaves_no_files_in_another_users_installation(database, operator, place):
    await database.close()
    os.chown(place, 65534, -1)
    with pytest.raises(UsageError, match="sudo -u"):
        async with app.open_database(operator.database_url):
            pass
    with pytest.raises(UsageError, match="sudo -u"):  # nor is what is restored root's own
        await backup.restore(operator, place.with_name("x"), ask=unasked, nothing_sent=False)
    os.chown(place, 0, -1)
    async with app.open_database(operator.database_url):
        pass


async def test_the_nightly_copies_do_not_fill_the_disk(database, operator, tmp_path, clock):
    folder = tmp_path / "nightly"
    folder.mkdir()
    (folder / "bantin-notes.backup").touch()
    for _ in range(4):
        clock.on(timedelta(days=1))
        copies.nightly(operator.database_url, folder, None, now=clock.now, most=2)
    assert sorted(each.name for each in folder.iterdir()) == [
        "bantin-20261126T010000Z.backup", "bantin-20261127T010000Z.backup", "bantin-notes.backup",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "there"),
    [
        pytest.param(timedelta(hours=-25), False, id="the night before"),
        pytest.param(timedelta(hours=-1), True, id="this night"),
        pytest.param(timedelta(days=30), False, id="while the clock was ahead"),
    ],
)
def test_only_this_nights_copy_counts_as_made(tmp_path, clock, made, there):
    (tmp_path / f"bantin-{clock.now + made:%Y%m%dT%H%M%SZ}.backup").touch()
    assert copies.has_since(tmp_path, clock.now - timedelta(hours=24), clock.now) is there


async def test_a_copy_made_after_the_clock_was_ahead_is_kept(database, operator, tmp_path, clock):
    folder = tmp_path / "nightly"
    folder.mkdir()
    for ahead in (400, 401):
        then = clock.now + timedelta(days=ahead)
        copies.nightly(operator.database_url, folder, None, now=then, most=2)
    tonight = copies.nightly(operator.database_url, folder, None, now=clock.now, most=2)
    assert tonight.is_file()
    assert len([*folder.iterdir()]) == 2


async def test_what_a_killed_backup_has_left_is_erased(database, operator, tmp_path, clock):
    folder = tmp_path / "nightly"
    folder.mkdir()
    left, under_way = folder / ".bantin-0123456789ab", folder / ".bantin-ba9876543210"
    for file, age in ((left, timedelta(days=1)), (under_way, timedelta(minutes=5))):
        file.write_bytes(b"SQLite format 3, not sealed")
        at = (clock.now - age).timestamp()
        os.utime(file, (at, at))
    copies.nightly(operator.database_url, folder, None, now=clock.now, most=2)
    assert not left.exists()
    assert under_way.exists()


async def test_no_file_no_folder_no_database_are_one_line_each(operator, kept, tmp_path):
    with pytest.raises(UsageError, match="there is no file"):
        await backup.restore(operator, kept, ask=unasked, nothing_sent=True)
    with pytest.raises(UsageError, match="no database"):
        await backup.backup(operator, kept, ask=None)
    assert not list(tmp_path.iterdir()) or {each.name for each in tmp_path.iterdir()} == {
        "bantin.db.lock"
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full, which is a full disk")
async def test_a_disk_without_room_for_what_is_restored_is_not_the_backups_fault(kept):
    kept.write_bytes(b"a backup")
    with pytest.raises(UsageError, match="no room beside the database for"):
        backup._open(kept, Path("/dev/full"), unasked)


async def test_the_database_in_use_is_looked_through(database, pushed, place):
    copies.look_through(place)
    spoilt = place.with_name("spoilt")
    raw = bytearray(place.read_bytes())
    raw[4096:40_960] = b"x" * 36_864
    spoilt.write_bytes(raw)
    with pytest.raises(UsageError, match="damaged"):
        copies.look_through(spoilt)


def sealed_bytes(plain: bytes) -> bytes:
    out = io.BytesIO()
    sealed.seal(io.BytesIO(plain), out, "p")
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, sealed.PIECE - 1, sealed.PIECE, sealed.PIECE + 1])
def test_what_was_sealed_opens_again(size):
    plain, out = os.urandom(size), io.BytesIO()
    sealed.unseal(io.BytesIO(sealed_bytes(plain)), out, "p")
    assert out.getvalue() == plain


DECOMPOSED = unicodedata.normalize("NFD", "mật khẩu")


@pytest.mark.parametrize(
    ("sealed_as", "typed"), [("mật khẩu", DECOMPOSED), (DECOMPOSED, "mật khẩu")]
)
def test_a_passphrase_opens_however_a_keyboard_spells_it(sealed_as, typed):
    held, out = io.BytesIO(), io.BytesIO()
    sealed.seal(io.BytesIO(b"plain"), held, sealed_as)
    sealed.unseal(io.BytesIO(held.getvalue()), out, typed)
    assert out.getvalue() == b"plain"


def test_what_an_older_version_sealed_as_it_was_typed_opens():
    salt, held, out = bytes(sealed.SALT), io.BytesIO(), io.BytesIO()
    held.write(sealed.MAGIC + salt)
    sealed.seal_pieces(io.BytesIO(b"plain"), held, sealed._cipher(DECOMPOSED, salt))
    sealed.unseal(io.BytesIO(held.getvalue()), out, "mật khẩu")
    assert out.getvalue() == b"plain"


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_in_a_sealed_file_is_noticed(data):
    whole = bytearray(whole_of(b"tin " * 1000))
    match data.draw(st.sampled_from(["flip", "cut", "grow"])):
        case "flip":
            at = data.draw(st.integers(len(sealed.MAGIC), len(whole) - 1))
            whole[at] ^= data.draw(st.integers(1, 255))
        case "cut":
            del whole[data.draw(st.integers(len(sealed.MAGIC), len(whole) - 1)) :]
        case "grow":
            whole += data.draw(st.binary(min_size=1, max_size=40))
    with pytest.raises(UsageError), cheap():
        sealed.unseal(io.BytesIO(bytes(whole)), io.BytesIO(), "p")


def cheap():
    """Of what a guess costs nothing is tried here."""
    return mock.patch.object(sealed, "COST", 2)


@cache
def whole_of(plain):
    with cheap():
        return sealed_bytes(plain)


def test_what_takes_long_is_told_of_until_it_is_done():
    heard, said = [], Event()

    def tell(line):
        heard.append(line)
        said.set()

    with told(tell, lambda: "copied 40 %", timedelta(milliseconds=1)):
        assert said.wait(10)
    assert re.fullmatch(r"copied 40 % \(\d+ s\)", heard[0])
    many = len(heard)
    assert not any(each.name == "heartbeat" for each in threads())
    assert len(heard) == many


@pytest.mark.parametrize("thorough", [True, False])
async def test_a_damaged_page_is_found_also_where_a_copy_is_looked_at_quickly(
    database, pushed, operator, tmp_path, thorough
):
    file = tmp_path / "copy"
    copies.copy(operator.database_url, file, thorough=thorough)
    whole = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as opened:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'deliveries'"
        [page] = opened.execute(asked).fetchone()
        [size] = opened.execute("PRAGMA page_size").fetchone()
    whole[(page - 1) * size : page * size] = bytes(size)
    file.write_bytes(whole)
    with pytest.raises(UsageError, match="is damaged"):
        copies.check(file, thorough=thorough)
