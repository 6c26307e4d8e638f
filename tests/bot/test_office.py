"""What the command line tells of units, chats and feeds, and what it refuses."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.audience import Unit
from bot.errors import UsageError
from bot.messages import ChatId
from bot.settings import Settings
from bot.stores import health, units
from bot.verbs import checkup, compile_office, office, office_feeds, office_machines, unit_office
from jobs.news import Entry
from jobs.sources import Listing
from jobs.stores import feeds as kept
from jobs.stores import store as news
from tests.bot.desk import bind, tell

ODD = "Báo [/b] [red]lạ[/red] :fire:"
"""A name as a stranger's feed may give it: no markup, and nothing that breaks a table."""


@pytest.fixture
def settings(database, database_url, tmp_path):
    return Settings(
        _env_file=None,
        database_url=database_url,
        telegram_token="1:A,2:B",
        zalo_bot_token="3:C",
        backup_folder=str(tmp_path / "backups"),
    )


@pytest.fixture
async def town(database, clock):
    def work(session):
        one = units.add_unit(
            session,
            Unit(
                id=0,
                name="Đảng bộ xã",
                kind="đảng bộ",
                short_name="ĐB",
                aliases=("ĐU xã",),
                valid_from=date(2025, 7, 1),
            ),
        )
        for name in ("Chi bộ 1", ODD):
            units.add_unit(session, Unit(id=0, name=name, kind="chi bộ", parent_id=one))

    await database.transact(work)
    await bind(database, "-1", "-2", now=clock(), platform="telegram", topics=("doi_ngoai",))
    at = ChatId("telegram", "-2")
    await database.transact(lambda s: health.pause(s, at, "gone", now=clock()))
    return database


async def told(work, capsys):
    await work
    return capsys.readouterr().out


async def test_units_are_listed_and_shown_as_they_are_called(town, settings, capsys):
    listed = await told(unit_office.list_units(settings, as_json=False), capsys)
    assert all(word in listed for word in ODD.split())
    shown = await told(unit_office.show_unit(settings, "Đảng bộ xã"), capsys)
    for line in ("short name: ĐB", "also called: ĐU xã", "since: 2025-07-01", "below: #2 Chi bộ 1"):
        assert line in shown
    shown = await told(unit_office.show_unit(settings, "Chi bộ telegram -2"), capsys)
    assert "chat: telegram -2 (paused)" in shown


async def test_a_unit_that_is_not_one_is_refused(town, settings):
    with pytest.raises(UsageError, match="no unit is called zzz"):
        await unit_office.show_unit(settings, "zzz")
    with pytest.raises(UsageError, match="may be 2 units"):
        await unit_office.show_unit(settings, "Chi bộ telegram")
    await town.transact(lambda s: units.add_unit(s, Unit(id=0, name="Chi bộ 1", kind="k")))
    with pytest.raises(UsageError, match="unit of that name already"):
        await unit_office.move_unit(settings, "#2", "/", day=None)
    with pytest.raises(UsageError, match="cannot stand above"):
        await unit_office.move_unit(settings, "#1", "#2", day=None)


async def test_a_year_of_changes_by_the_command_line(town, settings, capsys):
    """A cell becomes a committee, one is dissolved, two merge by mistake, and all can be listed."""

    async def done(work, *, fails=None):
        if fails is None:
            return (await told(work, capsys)).splitlines()
        with pytest.raises(UsageError, match=fails):
            await work
        return []

    office_ = unit_office
    renamed = office_.rename_unit(settings, "Chi bộ 1", "Đảng bộ Sở X", kind=None, day=None)
    assert (await done(renamed))[:2] == [
        "renamed: Đảng bộ xã / Chi bộ 1 -> Đảng bộ xã / Đảng bộ Sở X",
        "kind: chi bộ -> đảng bộ",
    ]
    merged = office_.merge_unit(settings, "Chi bộ telegram -1", "#2", day=None)
    assert (await done(merged))[0].endswith("Đảng bộ Sở X, 1 chats followed")
    again = office_.merge_unit(settings, "Chi bộ telegram -1", "#2", day=None)
    await done(again, fails="it has ended, see bantin units show")
    undone = office_.undo_end(settings, "Chi bộ telegram -1")
    assert (await done(undone))[0] == "goes on: Chi bộ telegram -1, with 1 chats"
    await done(office_.undo_end(settings, "#2"), fails="no merger or end of the last 30 days")
    ended = office_.end_unit(settings, "Đảng bộ Sở X", day=None)
    assert await done(ended) == ["ended: Đảng bộ xã / Đảng bộ Sở X, 0 chats are of Đảng bộ xã now"]
    await done(office_.end_unit(settings, "Đảng bộ xã", day=None), fails="none is above")
    out = await told(office_.export_units(settings), capsys)
    assert "Đảng bộ Sở X,đảng bộ,/ Đảng bộ xã,,," in out
    assert "Chi bộ 1" in out  # by which it is still found


async def test_a_dry_run_tells_of_successors_and_other_names(town, settings, capsys, tmp_path):
    file = tmp_path / "units.csv"
    file.write_text(
        "name,kind,parent,valid_to,successor,aliases\n"
        "Chi bộ 1,chi bộ,Đảng bộ xã,2026-06-30,Chi bộ mới,Cũ; Xưa\n"
        "Chi bộ mới,chi bộ,Đảng bộ xã,,,\n"
    )
    said = await told(unit_office.import_units(settings, file, dry_run=True), capsys)
    assert "new: Đảng bộ xã / Chi bộ mới" in said
    assert "successor: nothing -> Đảng bộ xã / Chi bộ mới" in said
    assert "aliases: nothing -> Cũ; Xưa" in said


async def test_chats_are_listed_and_faulty_lists_refused(town, settings, capsys, tmp_path):
    listed = await told(office.list_chats(settings, as_json=False), capsys)
    assert "doi_ngoai" in listed
    assert "07:00" in listed
    file = tmp_path / "chats.csv"
    file.write_text("platform,chat_id,unit\ntelegram,-5,Đơn vị lạ\n")
    with pytest.raises(UsageError, match="1 faults, nothing was imported"):
        await office.import_chats(settings, file, dry_run=False)
    assert "Đơn vị lạ" in capsys.readouterr().out
    with pytest.raises(UsageError, match="no news of the last 24 hours"):
        await office.preview(settings)


async def test_feeds_are_listed_with_how_they_are(database, settings, clock, capsys):
    await tell(database, "Tin một", now=clock(), outlet=ODD)

    def more(session):
        feed = news.add_feed(
            session,
            name="Báo dừng",
            kind="feed",
            url="https://b.vn/rss",
            every=timedelta(hours=1),
            now=clock(),
        )
        kept.pause(session, feed.id, now=clock())

    await database.transact(more)
    said = await told(office_feeds.show(settings, as_json=False), capsys)
    assert "[/b]" in said
    assert ":fire:" in said
    assert "paused" in said
    assert "never" in said
    assert f"{clock().astimezone(settings.time_zone):%Y-%m-%d}" in said


async def test_chats_move_between_bots_of_one_family_only(town, settings, clock, capsys):
    for source, target, why in (
        ("telegram", "telegram-9", "no bot telegram-9 is set up"),
        ("telegram", "telegram", "do not know a chat by the same id"),
        ("telegram", "zalo", "do not know a chat by the same id"),
    ):
        with pytest.raises(UsageError, match=why):
            await office_machines.move_chats(settings, source, target, most=9, unit="")
    with pytest.raises(UsageError, match="are the same"):
        await office_machines.move("sqlite:///a", "sqlite:///a")
    await bind(town, "-1", now=clock(), platform="telegram-2")
    moving = office_machines.move_chats(settings, "telegram", "telegram-2", most=9, unit="")
    said = await told(moving, capsys)
    assert "1 chats moved from telegram to telegram-2" in said
    assert "1 left where they are" in said
    back = office_machines.move_chats(
        settings, "telegram-2", "telegram", most=9, unit="Chi bộ telegram -2"
    )
    said = await told(back, capsys)
    assert "1 chats moved from telegram-2 to telegram" in said
    assert "left" not in said


def test_backups_are_judged_by_the_newest(settings, tmp_path, clock):
    folder = tmp_path / "backups"
    assert checkup.backups(settings, datetime.now(UTC)).state == "fault", "it is not there"
    folder.mkdir()
    assert checkup.backups(settings, datetime.now(UTC)).state == "hint"
    (folder / "bantin-20261123T010000Z.backup").write_bytes(b"x")
    found = checkup.backups(settings, datetime.now(UTC))
    assert (found.state, found.seen) == ("ok", f"1 in {folder}")
    found = checkup.backups(settings, datetime.now(UTC) + timedelta(days=3))
    assert found.state == "hint"
    assert "bot running at night" in found.todo


@pytest.mark.parametrize(
    ("ages", "state", "seen"),
    [
        ([], "fault", "0 entries"),
        ([None, None], "ok", "2 entries, none with a date"),
        ([None, 3], "ok", "the newest 3 hours old"),
        ([24 * 8], "hint", "the newest 8 days old"),
        ([-5], "ok", "the newest 0 hours old"),
    ],
)
def test_a_feed_is_judged_by_what_it_lists(clock, ages, state, seen):
    entries = tuple(
        Entry(
            guid=str(n),
            title="Tin",
            link="https://a.vn",
            published=None if age is None else clock() - timedelta(hours=age),
        )
        for n, age in enumerate(ages)
    )
    found = checkup.judged("feed", Listing(entries=entries, title="Báo"), clock())
    assert (found.state, seen in found.seen) == (state, True)


async def test_a_halted_feed_is_no_fault(database, clock):
    await tell(database, "Tin một", now=clock(), outlet="Báo A")
    await database.transact(lambda s: kept.pause(s, 1, now=clock()))
    [watched] = await database.transact(kept.watched)
    found = await checkup._feed(None, watched)
    assert checkup.line(found) == "feed Báo A: halted by an admin"


async def test_a_compilation_is_written_in_each_form_and_again_from_its_list(
    database, settings, capsys, tmp_path
):
    now = datetime.now(UTC)
    await tell(database, "Tin của tháng này", now=now, sentences=("Đây là một câu của tin.",))
    day = now.astimezone(settings.time_zone).date()
    files = tuple(tmp_path / f"a.{ending}" for ending in ("json", "html", "docx"))
    wanted = compile_office.Wanted(
        out=files, minutes=8, title="Bản tin chi bộ", aloud=True, first=day, topics=("kinh tế",)
    )
    said = await told(compile_office.compile_(settings, wanted), capsys)
    assert said.startswith("1 stories, 0 documents")
    made = json.loads(files[0].read_text())
    assert "Bản tin chi bộ" in files[1].read_text()
    assert files[2].read_bytes()[:2] == b"PK"
    again = compile_office.Wanted(out=(tmp_path / "b.json",), minutes=8, saved=files[0])
    await compile_office.compile_(settings, again)
    assert json.loads((tmp_path / "b.json").read_text()) == made
    nowhere = compile_office.Wanted(out=(tmp_path / "x" / "a.json",), minutes=8, saved=files[0])
    with pytest.raises(UsageError, match="cannot write"):
        await compile_office.compile_(settings, nowhere)
