"""The admins are told that something is wrong with the whole: once, and once when it is over."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot import app, push
from bot.care import briefing, copies, disk, rota, sealed, troubles
from bot.care.disk import Space
from bot.care.troubles import Trouble
from bot.care.upkeep import COPY_AT, Upkeep
from bot.house import House
from bot.messages import ChatId
from bot.settings import Settings
from bot.stores import alarms, audit, pulse, store
from bot.stores.alarms import Event
from bot.stores.pulse import Pulse
from bot.tables.counter import AuditRow, BulletinRow, ChatRow, DeliveryRow, PartRow
from bot.texts import alarms as texts_alarms
from bot.verbs import checkup
from jobs.stores import asked
from jobs.timetable import Daily
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES, FakePlatform

GB = 1_000_000_000
ROOMY = Space(free=100 * GB, total=200 * GB)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WRITING = Settings(
    _env_file=None, llm_base_url="http://127.0.0.1:9/v1", llm_model="tiny", summarizer="llm"
)


def judged(found: Pulse, space: Space = ROOMY, **pace: float):
    states = troubles.judge(found, space, pace, lambda at: f"{at:%H:%M}")
    return {name: state.there for name, state in states.items()}


@pytest.mark.parametrize(
    ("free", "there"),
    [
        pytest.param(499_000_000, True, id="nearly full"),
        pytest.param(600_000_000, None, id="between the two nothing changes"),
        pytest.param(701_000_000, False, id="room again"),
    ],
)
def test_the_disk(clock, free, there):
    assert judged(Pulse(at=clock.now), Space(free=free, total=GB))[Trouble.DISK] is there


@pytest.mark.parametrize(
    ("lived", "quiet_for", "habit", "there"),
    [
        pytest.param(None, None, HOUR, False, id="an empty installation"),
        pytest.param(2 * HOUR, None, timedelta(), False, id="its first day"),
        pytest.param(30 * DAY, 10 * HOUR, 9 * HOUR, False, id="a night"),
        pytest.param(30 * DAY, 25 * HOUR, 9 * HOUR, True, id="a day, where papers write daily"),
        pytest.param(30 * DAY, 63 * HOUR, 63 * HOUR, False, id="a weekend, as each week"),
        pytest.param(30 * DAY, 80 * HOUR, 63 * HOUR, True, id="much longer than any weekend"),
        pytest.param(5 * DAY, 63 * HOUR, 12 * HOUR, False, id="the first weekend of its life"),
        pytest.param(5 * DAY, 73 * HOUR, 12 * HOUR, True, id="three days in its first week"),
    ],
)
def test_silence(clock, lived, quiet_for, habit, there):
    found = Pulse(
        at=clock.now,
        since=clock.now - lived if lived else None,
        new_at=clock.now - quiet_for if quiet_for else None,
        longest_silence=habit,
    )
    assert judged(found)[Trouble.SILENT] is there


@pytest.mark.parametrize(
    ("due", "deliveries", "there"),
    [
        pytest.param(None, 0, False, id="nothing waits"),
        pytest.param(9, 10, None, id="on its way"),
        pytest.param(11, 10, True, id="late"),
        pytest.param(11, 11_000, None, id="a province takes seven minutes at this pace"),
        pytest.param(18, 11_000, True, id="but not seventeen"),
    ],
)
def test_lateness(clock, due, deliveries, there):
    late = {} if due is None else {"fake": clock.now - timedelta(minutes=due)}
    found = Pulse(at=clock.now, late=late, states={"sent": deliveries})
    assert judged(found, fake=25)["late:fake"] is there


@pytest.mark.parametrize(("awake", "there"), [(9, None), (11, True)])
def test_what_was_due_while_the_program_was_off_is_late_from_its_start_on(clock, awake, there):
    found = Pulse(at=clock.now, late={"fake": clock.now - HOUR}, states={"sent": 10})
    awake_since = clock.now - timedelta(minutes=awake)
    states = troubles.judge(found, ROOMY, {"fake": 25}, str, awake=awake_since)
    assert states["late:fake"].there is there


@pytest.fixture
async def waiting(database, clock):
    """Two chats whose bulletin is entered, and waits."""
    chats = await bind(database, "1", "2", now=clock.now)
    await tell(database, "Tin một", now=clock.now)
    await push.push_now(database, chats, {"fake": ABILITIES}, zone=ZONE, now=clock.now)
    return chats


async def late(database, clock):
    return (await database.transact(lambda s: pulse.pulse(s, clock.now, ["fake"]))).late


@pytest.mark.parametrize(
    ("what", "values", "is_late"),
    [
        pytest.param(ChatRow, {}, True, id="nothing is in its way"),
        pytest.param(DeliveryRow, {"error": "UnreachableError"}, True, id="an outage"),
        pytest.param(ChatRow, {"paused": "kicked"}, False, id="the chat rests"),
        pytest.param(DeliveryRow, {"error": "ChatMissingError"}, False, id="only the chat's fault"),
        pytest.param(DeliveryRow, {"error": "SpentError"}, False, id="it has an alarm of its own"),
        pytest.param(DeliveryRow, {"state": "unknown"}, False, id="in doubt: it is asked about"),
    ],
)
async def test_what_makes_a_bulletin_late(database, clock, waiting, what, values, is_late):
    if values:
        await database.transact(lambda s: s.execute(update(what).values(**values)))
    begun = clock.now
    clock.on(HOUR)
    assert await late(database, clock) == ({"fake": begun} if is_late else {})


async def test_quiet_hours_and_flood_waits_make_nothing_late(database, clock, waiting):
    clock.on(HOUR)
    hold = {"held_until": clock.now + HOUR}
    await database.transact(lambda s: s.execute(update(ChatRow).values(**hold)))
    assert await late(database, clock) == {}
    await database.transact(lambda s: s.execute(update(ChatRow).values(held_until=None)))
    wait = {"next_at": clock.now + HOUR}
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(**wait)))
    assert await late(database, clock) == {}


async def test_a_chat_that_is_due_and_gets_none_is_late_on_a_platform_that_runs(database, clock):
    [chat] = await bind(database, "1", now=clock.now)
    clock.now = chat.next_at + HOUR
    assert await late(database, clock) == {"fake": chat.next_at}
    assert (await database.transact(lambda s: pulse.pulse(s, clock.now, []))).late == {}


class Kept:
    """An installation's upkeep, with a disk that is as full as it is told."""

    def __init__(self, database, clock, machine=""):
        self.room, self.clock, self.database = ROOMY, clock, database
        settings = Settings(_env_file=None)
        newsroom = type("N", (), {"database": database, "clock": clock})()
        self.upkeep = Upkeep(newsroom, settings, room=lambda _: self.room, machine=machine)

    async def look(self):
        return await self.upkeep.look({"fake": ABILITIES})

    async def told(self):
        """Return what the admins are told now."""

        def read(session):
            untold = alarms.untold(session, self.clock.now)
            alarms.note_told(session, [each.id for each in untold], self.clock.now)
            return "".join(r.content.text for r in briefing.replies(session, untold, ZONE))

        return await self.database.transact(read)


async def test_the_admins_hear_once_and_once_when_it_is_over(database, clock):
    kept = Kept(database, clock)
    assert await kept.look() == []
    kept.room = Space(free=GB // 4, total=GB)
    assert await kept.look() == ["disk"]
    assert "ổ đĩa sắp đầy, chỉ còn 250 MB" in await kept.told()
    clock.on(timedelta(minutes=1))
    kept.room = Space(free=GB // 5, total=GB)
    assert await kept.look() == []
    assert await kept.told() == ""
    kept.room = ROOMY
    assert await kept.look() == ["disk"]
    assert "Đã ổn: ổ đĩa" in await kept.told()
    assert await kept.look() == []
    kept.room = Space(free=GB // 4, total=GB)
    assert await kept.look() == ["disk"], "a second time is news again"


async def test_all_is_well_only_where_every_platform_can_be_talked_on(database, clock):
    kept = Kept(database, clock)
    told = [await kept.upkeep.health({"a": True, "b": well}, ["a"]) for well in (True, False)]
    assert [each["ok"] for each in told] == [True, False]


async def test_a_machine_with_room_does_not_call_over_what_is_wrong_on_another(database, clock):
    """Each minute another of them looks: the admins heard of it, and that it was over, for ever."""
    full, roomy = Kept(database, clock, "một"), Kept(database, clock, "hai")
    full.room = Space(free=GB // 4, total=GB)
    assert await full.look() == ["disk:một"]
    assert "chỉ còn 250 MB; xin dọn bớt, kẻo bot không gửi được tin (máy một)" in await full.told()
    for each in (roomy, full, roomy):
        assert await each.look() == []
    full.room = ROOMY
    assert await full.look() == ["disk:một"]
    assert "Đã ổn: ổ đĩa đã có đủ chỗ trở lại (máy một)" in await roomy.told()


async def test_each_machine_sees_to_the_copies_in_its_own_folder(database, database_url, tmp_path):
    """One of them makes the night's; the others' folders would hold some nights, by chance."""
    folder = tmp_path / "copies"
    folder.mkdir()
    settings = Settings(_env_file=None, database_url=database_url, backup_folder=str(folder))
    async with app.open_newsroom(database, settings) as newsroom:
        lines = Upkeep(newsroom, settings).lines(asyncio.Event().wait)
        carried = rota.shared(newsroom, lines, several=True)
    [own] = [each for each in lines if isinstance(each, Daily) and each.everywhere]
    assert own in carried
    assert (own.hour, own.minute) > (COPY_AT.hour, COPY_AT.minute)
    await own.job()
    await own.job()
    assert len(list(folder.glob(copies.BACKUPS))) == 1


async def test_two_troubles_do_not_hide_each_other_before_anybody_was_told(database, clock):
    kept = Kept(database, clock)
    for room in (Space(free=1, total=GB), ROOMY, Space(free=1, total=GB)):
        kept.room = room
        assert await kept.look() == ["disk"]
    assert (await kept.told()).count("sắp đầy") == 2


async def test_a_late_bulletin_is_told_with_the_time_at_which_it_was_due(database, clock, waiting):
    kept = Kept(database, clock)
    clock.on(timedelta(minutes=9))
    assert await kept.look() == []
    clock.on(timedelta(minutes=2))
    assert await kept.look() == ["late:fake"]
    assert "lẽ ra phải gửi lúc 08:00 23/11/2026" in await kept.told()
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="sent")))
    assert await kept.look() == ["late:fake"]
    assert "gửi đều trở lại" in await kept.told()


async def test_an_empty_installation_has_no_troubles_for_a_month(database, clock):
    kept = Kept(database, clock)
    for _ in range(30):
        assert await kept.look() == []
        clock.on(DAY)


async def test_the_daily_line_says_all_is_well_or_what_is_not(database, clock, waiting):
    kept = Kept(database, clock)
    await database.transact(lambda s: s.execute(update(DeliveryRow).values(state="sent")))
    said = (await kept.upkeep.line({"fake": ABILITIES})).text
    assert said == ("Mọi việc đều ổn. 24 giờ qua: 1 tin mới từ 1 nguồn, 2 tin đã gửi, 2 nhóm.")
    kept.room = Space(free=1, total=GB)
    await kept.look()
    await database.transact(lambda s: store.schedule(s, [], None, until=clock.now))
    await database.transact(lambda s: s.execute(update(ChatRow).values(paused="kicked")))
    said = (await kept.upkeep.line({"fake": ABILITIES})).text
    assert said.startswith("Bot vẫn chạy. Cần xem: ổ đĩa sắp đầy; 2 nhóm đang tạm dừng.")


def of_no_use(session, now):
    """Keep answers of a model of which none was fit to be told."""
    for number in range(asked.REJECTED):
        asked.claim(session, str(number), now=now, most=99)
        asked.note_answer(session, str(number), sentences=None, fault="unfit: number")


async def test_a_model_that_is_of_no_use_is_told_once_and_once_when_it_is_again(database, clock):
    kept = Kept(database, clock)
    await database.transact(lambda s: of_no_use(s, clock.now))
    assert await kept.look() == [], "no model is set up: what was is of no matter"
    kept.upkeep._settings = WRITING
    assert await kept.look() == ["model"]
    told = await kept.told()
    assert "điều AI viết không khớp với bài báo; xin thử mô hình khác" in told
    assert "Bản tin vẫn gửi" in told
    clock.on(HOUR)
    assert await kept.look() == []
    await database.transact(lambda s: asked.claim(s, "good", now=clock.now, most=99))
    note = {"sentences": ("Xã họp.",), "fault": None}
    await database.transact(lambda s: asked.note_answer(s, "good", **note))
    assert await kept.look() == ["model"]
    assert "Đã ổn: AI đã viết được tóm tắt trở lại" in await kept.told()


async def test_whoever_takes_another_summarizer_is_told_of_the_model_no_more(database, clock):
    kept = Kept(database, clock)
    await database.transact(lambda s: of_no_use(s, clock.now))
    kept.upkeep._settings = WRITING
    await kept.look()
    kept.upkeep._settings = Settings(_env_file=None)
    assert await kept.look() == ["model"]
    assert await database.transact(troubles.there) == []


def test_every_cause_has_its_words():
    assert {*texts_alarms.MODEL} == {*asked.BLAMED} == {*checkup.TO_DO}


def test_every_trouble_has_its_words():
    assert {*texts_alarms.TROUBLES} == {*texts_alarms.MENDED} == {*texts_alarms.WRONG}
    assert {*texts_alarms.WRONG} == {each.value for each in Trouble}, "bot/texts/alarms.py"


def test_every_event_is_told_somehow():
    told = {*briefing._WORDS, Event.REFUSED, Event.UNKNOWN, Event.DRAFT, Event.COMPILATION}
    assert told == {*Event}, "bot.care.briefing._WORDS, or else a reply of its own there and here"


@pytest.fixture
def keeper(database, database_url, clock, tmp_path):
    """An upkeep that makes a backup each night."""
    kept = Kept(database, clock)
    kept.folder = tmp_path / "backups"
    kept.folder.mkdir()
    kept.upkeep._settings = Settings(
        _env_file=None, database_url=database_url, backup_folder=str(kept.folder),
        backup_passphrase="đồng lòng", keep_backups=2, keep_bulletin_days=10, keep_audit_days=30,
    )  # fmt: skip
    return kept


async def test_each_night_a_sealed_backup_is_made_and_the_last_two_are_kept(keeper, clock):
    for _ in range(4):
        clock.on(DAY)
        await keeper.upkeep.keep_copy()
    files = sorted(keeper.folder.iterdir())
    assert len(files) == 2
    assert all(sealed.is_sealed(each) for each in files)
    assert await keeper.told() == ""


async def test_a_backup_that_fails_is_told_once_and_once_when_it_works_again(keeper, clock):
    keeper.folder.rmdir()
    await keeper.upkeep.keep_copy()
    assert "không sao lưu được: cannot write" in await keeper.told()
    clock.on(DAY)
    await keeper.upkeep.keep_copy()
    assert await keeper.told() == ""
    keeper.folder.mkdir()
    await keeper.upkeep.keep_copy()
    assert "sao lưu đã bình thường trở lại" in await keeper.told()


async def test_a_machine_that_was_off_at_night_makes_its_backup_once_it_is_on(keeper, clock):
    clock.now = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam
    await keeper.upkeep.make_up()
    [first] = keeper.folder.iterdir()
    clock.on(timedelta(hours=8))  # started once more on the same day
    await keeper.upkeep.make_up()
    assert [*keeper.folder.iterdir()] == [first]
    clock.now = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)  # 03:30
    await keeper.upkeep.make_up()
    assert len([*keeper.folder.iterdir()]) == 2


async def test_a_backup_of_an_hour_to_come_stands_for_none(keeper, clock):
    (keeper.folder / "bantin-20991123T203000Z.backup").touch()
    await keeper.upkeep.make_up()
    assert len([*keeper.folder.iterdir()]) == 2


def put(file, *, in_place_of):
    file.replace(in_place_of)


async def test_a_database_deleted_or_replaced_while_it_is_used_is_told_and_not_backed_up(
    keeper, database_url, clock
):
    keeper.upkeep._file = disk.identity(database_url)
    file = Path(database_url.removeprefix("sqlite:///"))
    await keeper.upkeep.keep_copy()
    await keeper.upkeep.look({})
    assert "tệp cơ sở dữ liệu" not in await keeper.told()
    put(file, in_place_of=file.with_name("aside"))
    await keeper.upkeep.look({})
    assert "tệp cơ sở dữ liệu đã bị xóa" in await keeper.told()
    shutil.copy(file.with_name("aside"), file)
    clock.on(DAY)
    await keeper.upkeep.keep_copy()
    assert len([*keeper.folder.iterdir()]) == 1
    assert "deleted or replaced" in await keeper.told()
    put(file.with_name("aside"), in_place_of=file)
    await keeper.upkeep.look({})
    assert "đã trở lại chỗ cũ" in await keeper.told()


async def test_where_no_folder_is_named_no_backup_is_made(database, clock, tmp_path):
    kept = Kept(database, clock)
    await kept.upkeep.keep_copy()
    assert not list(tmp_path.glob("**/*.backup"))


async def test_what_went_out_and_who_commanded_is_kept_as_long_as_was_set(
    keeper, database, clock, waiting
):
    def command(session):
        who, chat = ChatId("fake", "7"), ChatId("fake", "1")
        audit.refuse(session, who, chat, "gio", "7", unit=None, now=clock.now)

    async def left():
        return [
            await database.transact(lambda s, row=row: s.scalar(select(func.count(row.id))))
            for row in (DeliveryRow, BulletinRow, AuditRow)
        ]

    await database.transact(command)
    clock.on(9 * DAY)
    await keeper.upkeep.tidy()
    assert await left() == [2, 1, 1]
    clock.on(2 * DAY)
    await keeper.upkeep.tidy()
    assert await left() == [0, 0, 1]
    clock.on(20 * DAY)
    await keeper.upkeep.tidy()
    assert await left() == [0, 0, 0]


async def test_what_is_done_at_night_is_not_left_undone_where_machines_are_off_at_night(
    database, clock
):
    settings = Settings.model_construct(admins=frozenset())
    async with app.open_newsroom(database, settings, clock=clock) as newsroom:
        lines = House(newsroom, [FakePlatform()], settings)._lines()
    made_up = {line.name for line in lines if isinstance(line, Daily) and line.at_start}
    assert made_up == {"tidy", "copy", "draft compilations"}


async def test_a_machine_that_slept_over_seven_first_pulls_what_came_meanwhile(database, clock):
    settings = Settings.model_construct(admins=frozenset())
    async with app.open_newsroom(database, settings, clock=clock) as newsroom:
        house = House(newsroom, [FakePlatform()], settings)
        await house.inform()
        await bind(database, "a", now=clock())
        clock.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 22:00: its lid is closed
        await tell(database, "Tin của tối", now=clock())
        await house.push()
        clock.on(timedelta(hours=10))
        await asyncio.gather(house.push(), house.look())  # in whatever order they wake
        assert await database.transact(lambda s: s.scalars(select(DeliveryRow.id)).all()) == []
        assert await database.transact(troubles.there) == []
        await tell(database, "Tin của đêm", now=clock())
        clock.on(timedelta(minutes=1))
        await house.inform()
        [told] = await database.transact(lambda s: s.scalars(select(PartRow.text)).all())
        assert "Tin của đêm" in told
        await house.look()
        assert await database.transact(troubles.there) == []
