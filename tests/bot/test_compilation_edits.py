"""What an admin does to one compilation: what cannot be so, what was decided, who was faster."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import audience, render
from bot.access import Request, Role
from bot.handlers import compilation_edits, compilation_view
from bot.messages import ChatId, ChatKind, Incoming
from bot.offers import LASTS
from bot.outbound import compiling
from bot.stores import compilations, health, units
from bot.stores.compilations import Stage
from bot.tables.counter import BulletinRow, DeliveryRow, Kind
from jobs.promulgated import Promulgated
from tests.bot.desk import ZONE
from tests.bot.notice_office import Office
from tests.bot.test_compilations import drafted, news, publish, state, titles, unit_admin
from tests.fakes.patience import patient


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
async def office(database, clock):
    clock.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    await news(database, clock() - timedelta(days=3))
    town = await Office(database, clock).furnish()
    await drafted(town)
    return town


def read(office):
    """Return the compilation as somebody reads it now, who will be too slow."""
    return office.database.transact(lambda s: compilation_view.as_shown(s, compilations.kept(s, 1)))


async def says_late(office, stale, verb, rest=""):
    """Let an admin do something to a compilation that he read before others changed it."""
    at = ChatId(office.name, "admin")
    incoming = Incoming(chat=at, kind=ChatKind.PRIVATE, sender="admin", text="", addressed=True)
    request = Request(
        incoming=incoming, at=at, chat=None, role=Role.ADMIN, argument="",
        now=office.clock(), roots=None, sure=True,
    )  # fmt: skip
    desk = office.dispatch._desk
    reply = await compilation_edits.done(desk, request, stale, verb, rest)
    return reply.content.text


async def sent(office):
    await office.press("unitadmin", "Duyệt", "unitadmin")
    await office.press("unitadmin", "Gửi ngay", "unitadmin")
    return await office.deliver()


IMPOSSIBLE = (
    ("bỏ 99", "Không có mục số “99”"),
    ("bỏ v1", "Không có mục số “v1”"),
    ("bỏ", "nêu số của mục"),
    ("bỏ -1", "nêu số của mục"),
    ("bỏ 2, 99, v1", "Không có mục số “99, v1”"),
    ("bỏ 4-2", "nêu số của mục"),
    ("bỏ 2, lên 5", "nêu số của mục"),
    ("lên", "nêu số của một tin"),
    ("lên 1, 2", "nêu số của một tin"),
    ("xóa nó đi", "nêu số của mục"),
    ("gửi", "chưa được gửi"),
    ("gửi luôn đi", "chưa được gửi"),
    ("đưa 2 lên đầu", "Bot chưa hiểu “đưa 2 lên đầu” nên chưa sửa gì."),
    ("ok", "Bot chưa hiểu “ok”"),
    ("sửa 99 Tên khác", "Không có mục số “99”"),
    ("sửa 1", "gõ tiêu đề mới"),
    ("tên", "gõ tiêu đề mới"),
    ("tên " + "dài " * 100, "gõ tiêu đề mới"),
    ("tên TỐI MẬT: phương án", "không gửi tài liệu mật"),
    ("ngày mai kia", "nêu ngày giờ sắp tới"),
    ("ngày", "nêu ngày giờ sắp tới"),
    ("ngày 1/12 7:00, 9:00", "nêu ngày giờ sắp tới"),
    ("ngày 1/12 sáng sớm", "nêu ngày giờ sắp tới"),
    ("ngày 24/11 7:30", "nêu ngày giờ sắp tới"),
    ("nơi Chi bộ không có", "một đơn vị trực thuộc"),
)
"""What an admin writes, and what he is told."""


async def test_what_cannot_be_done_changes_nothing_and_is_said(office):
    before = await state(office)
    for words, answer in IMPOSSIBLE:
        assert answer in await unit_admin(office, f"/tailieu 1 {words}"), words
        assert await state(office) == before, words


@pytest.mark.parametrize("look", ["Xem thử", "Bản Word"])
async def test_after_a_look_the_draft_is_edited_as_it_says(office, look):
    count = len((await state(office)).made.items)
    await office.press("unitadmin", look, "unitadmin")
    assert "/tailieu 1 bỏ 3" in office.platform.sent[-1].text
    assert {"Duyệt", "Hủy"} <= set(office.offered)
    assert "Tài liệu số 1" in await unit_admin(office, "bỏ 1")
    assert len((await state(office)).made.items) == count - 1
    await office.press("unitadmin", look, "unitadmin")
    assert "Tài liệu số 1 (bản thảo): Bản tin thử" in await unit_admin(office, "tên Bản tin thử")
    await office.press("unitadmin", look, "unitadmin")
    assert "Bản tin thử" not in await unit_admin(office, "hoàn tác")
    await unit_admin(office, "hoàn tác")
    assert "Không còn bước nào" in await unit_admin(office, "hoàn tác")
    assert "Bản tin thử" in await unit_admin(office, "tên Bản tin thử")


async def test_the_form_that_always_works_is_told_and_works_later(office, clock):
    assert "/tailieu 1 bỏ 3" in await unit_admin(office, "/tailieu 1")
    assert timedelta(minutes=10) == LASTS  # as the words say
    clock.on(LASTS)
    count = len((await state(office)).made.items)
    await unit_admin(office, "bỏ 1")
    assert len((await state(office)).made.items) == count
    await unit_admin(office, "/tailieu 1 bỏ 1")
    assert len((await state(office)).made.items) == count - 1


async def test_what_was_sent_is_looked_at_and_awaits_nothing(office):
    await sent(office)
    assert await unit_admin(office, "/tailieu 1 xem") == "Bản để xem."
    assert "Thu hồi" in office.offered
    assert "Tài liệu" not in await unit_admin(office, "bỏ 1")


async def test_a_document_is_left_out_by_its_own_number_and_comes_back(office, database, clock):
    told = Promulgated(
        normalized="57-NQ/TW", name="Nghị quyết số 57-NQ/TW", sentence="Bộ Chính trị ban hành.",
        entry=1, outlet="Báo mẫu", link="https://0.example.vn/1", published=date(2026, 11, 3),
    )  # fmt: skip
    other = replace(told, normalized="58-NQ/TW", name="Nghị quyết số 58-NQ/TW")
    drawn = await state(office)
    state_with = replace(drawn, made=replace(drawn.made, documents=(told, other)))
    await database.transact(lambda s: compilations.step(s, 1, state_with, clock()))
    assert "57-NQ/TW" in await unit_admin(office, "/tailieu 1")
    gone, _, left = (await unit_admin(office, "/tailieu 1 bỏ V1")).partition("\n")
    assert "57-NQ/TW" in gone
    assert "57-NQ/TW" not in left
    assert (await state(office)).made.documents == (other,)
    assert (await state(office)).made.items == drawn.made.items
    await unit_admin(office, "hoàn tác")
    assert (await state(office)).made.documents == (told, other)


async def test_of_units_with_one_name_it_is_asked_which_and_all_can_be_chosen_again(
    office, database
):
    def twins(session):
        for name, above in (("Xã Hạ", 1), ("Chi bộ Thôn", 1), ("Chi bộ Thôn", 5)):
            units.add_unit(session, audience.Unit(id=0, name=name, kind="k", parent_id=above))

    await database.transact(twins)
    await unit_admin(office, "/tailieu 1 nơi Chi bộ Thôn")
    assert sorted(office.offered.values()) == ["/tailieu 1 noi #6", "/tailieu 1 noi #7"]
    await unit_admin(office, "/tailieu 1 noi #7")
    assert (await state(office)).reach == frozenset({7})
    said = await unit_admin(office, "/tailieu 1 duyệt")
    assert "Chưa có nhóm nào" in said
    await unit_admin(office, "/tailieu 1 nơi tất cả")
    assert (await state(office)).reach == frozenset()


async def test_what_is_decided_is_neither_edited_nor_approved_nor_cancelled_again(office):
    await unit_admin(office, "/tailieu 1 thu hồi")
    assert (await state(office)).stage is Stage.DRAFT
    await sent(office)
    before = await state(office)
    for words in ("bỏ 1", "duyệt", "hủy"):
        assert "đã gửi" in await unit_admin(office, f"/tailieu 1 {words}"), words
    assert await state(office) == before


async def test_a_whole_one_is_thrown_away_only_after_asking(office):
    await unit_admin(office, "/tailieu 1")
    before = await state(office)
    assert "Bản thảo vẫn còn" in await unit_admin(office, "thôi")
    await unit_admin(office, "/tailieu 1")
    assert "Hủy cả tài liệu số 1" in await unit_admin(office, "hủy")
    await unit_admin(office, "không")
    assert await state(office) == before
    await unit_admin(office, "/tailieu 1")
    await unit_admin(office, "hủy")
    assert "(đã hủy)" in await unit_admin(office, "hủy")


async def test_a_yes_throws_away_nothing_that_changed_since_it_was_asked(office):
    await unit_admin(office, "/tailieu 1 hủy")
    yes = office.offered["Hủy tài liệu"]
    await unit_admin(office, "/tailieu 1 tên Bản tin khác")
    before = await state(office)
    assert "Bản tin khác" in await unit_admin(office, yes)
    assert await state(office) == before


async def test_one_taken_back_is_shown_without_anything_to_decide(office):
    await sent(office)
    await unit_admin(office, "/tailieu 1 thu hồi")
    await office.press("unitadmin", "Thu hồi", "unitadmin")
    assert "đã thu hồi" in (await unit_admin(office, "/tailieu 1")).lower()
    assert list(office.offered) == ["Xem thử", "Bản Word"]


async def test_where_its_platform_is_not_running_nothing_is_half_taken_back(office, database):
    await sent(office)
    office.dispatch._desk = replace(office.dispatch._desk, platforms=dict)
    said = await unit_admin(office, "/tailieu 1 thu hồi")
    assert office.name in said
    assert (await state(office)).stage is Stage.SENT
    acts = await database.transact(lambda s: s.scalars(select(DeliveryRow.act)).all())
    assert set(acts) == {"send"}


async def test_who_was_too_slow_does_nothing_to_what_he_did_not_see(office):
    await unit_admin(office, "ngày 1/12")
    stale = await read(office)
    await unit_admin(office, "tên Bản tin khác")
    before = await state(office)
    for verb, rest in (("bo", "1"), ("huy", "co"), ("hoantac", ""), ("duyet", "")):
        said = await says_late(office, stale, verb, rest)
        assert "Bản tin khác" in said or "người khác sửa" in said, verb
        assert await state(office) == before, verb


async def test_what_went_out_meanwhile_stays_sent_and_does_not_go_out_twice(office):
    stale = await read(office)
    await sent(office)
    for verb, rest in (("huy", "co"), ("hoantac", "")):
        await says_late(office, stale, verb, rest)
        assert (await state(office)).stage is Stage.SENT, verb
    await unit_admin(office, "/tailieu 1 duyệt")
    assert await office.deliver() == []


async def test_two_admins_take_it_back_once(office, database):
    await sent(office)
    stale = await read(office)
    await says_late(office, stale, "thuhoi", "ngay")
    await says_late(office, stale, "thuhoi", "ngay")
    takings = select(BulletinRow.id).where(BulletinRow.kind == Kind.WITHDRAWAL)
    assert len(await database.transact(lambda s: s.scalars(takings).all())) == 1


async def test_one_step_back_and_another_one_forth_is_not_what_was_approved(
    office, database, clock
):
    await unit_admin(office, "ngày 1/12")
    await unit_admin(office, "duyệt")
    clock.on(timedelta(days=8))
    [approved] = await database.transact(lambda s: compilations.due(s, clock()))
    await unit_admin(office, "/tailieu 1 hoàn tác")  # while its file is being made
    await unit_admin(office, "bỏ 1")
    again = await database.transact(lambda s: compilations.kept(s, 1))
    assert again.step == approved.step
    platforms = {office.name: office.platform.abilities}
    reached = await compiling.publish(database, approved, platforms, zone=ZONE, now=clock())
    assert reached == 0
    assert (await state(office)).stage is Stage.DRAFT
    assert await publish(office) == 0


async def test_an_approval_whose_hour_is_over_comes_back_as_a_draft_and_nothing_is_sent(
    office, clock
):
    await unit_admin(office, "ngày 1/12 7:00")
    await unit_admin(office, "duyệt")
    await unit_admin(office, "/tailieu 1 hủy")
    await unit_admin(office, "có")
    clock.on(timedelta(days=8))
    said = await unit_admin(office, "/tailieu 1 hoàn tác")
    assert "đã qua" in said
    assert "bản thảo" in said
    assert (await state(office)).stage is Stage.DRAFT
    assert await publish(office) == 0
    await unit_admin(office, "hoàn tác")  # and nothing further back is approved either
    assert (await state(office)).stage is Stage.DRAFT
    assert "Gửi ngay" in await unit_admin(office, "/tailieu 1 duyệt")


async def test_an_approval_whose_hour_is_to_come_comes_back_as_it_was(office, clock):
    await unit_admin(office, "ngày 1/12 7:00")
    await unit_admin(office, "duyệt")
    before = await state(office)
    await unit_admin(office, "/tailieu 1 hủy")
    await unit_admin(office, "có")
    clock.on(timedelta(days=6))
    assert "đã qua" not in await unit_admin(office, "/tailieu 1 hoàn tác")
    assert await state(office) == before
    assert before.stage is Stage.APPROVED


async def test_where_no_story_is_left_nothing_is_approved_and_it_is_said_why(office):
    for _ in await titles(office):
        await unit_admin(office, "bỏ 1")
    for day in ("", "ngày 1/12 7:00"):
        if day:
            await unit_admin(office, f"/tailieu 1 {day}")
        assert "không còn tin nào" in await unit_admin(office, "/tailieu 1 duyệt")
        assert "Gửi ngay" not in office.offered
        assert (await state(office)).stage is Stage.DRAFT
    await unit_admin(office, "hoàn tác")  # it still listens
    await unit_admin(office, "hoàn tác")
    assert len(await titles(office)) == 1


@pytest.mark.parametrize(
    ("first", "again", "period"),
    [
        ("/tailieu moi", "/tailieu thang", date(2026, 10, 24)),
        ("/tailieu tuan", "/tailieu tuan", date(2026, 11, 17)),
    ],
)
async def test_asked_for_once_more_it_leads_to_the_one_there_is(office, first, again, period):
    await unit_admin(office, first)  # the month's is there already
    number = 1 if "moi" in first else 2
    await unit_admin(office, f"/tailieu {number} bỏ 1")
    said = await unit_admin(office, again)
    assert f"Đã có tài liệu số {number} (bản thảo)" in said
    await office.press("unitadmin", f"Số {number}", "unitadmin")
    assert len(await titles(office)) == (4 if number == 1 else 5)
    await unit_admin(office, again)
    said = await office.press("unitadmin", "Soạn bản mới", "unitadmin")
    assert f"Tài liệu số {number + 1} (bản thảo)" in said
    assert (await state(office, number + 1)).made.period.first == period


async def test_another_meetings_or_a_cancelled_one_stands_in_nobodys_way(office, clock):
    await unit_admin(office, "/tailieu 1 hủy")
    await unit_admin(office, "có")
    assert "Tài liệu số 2 (bản thảo)" in await unit_admin(office, "/tailieu moi")
    clock.on(timedelta(days=21))
    assert "Tài liệu số 3 (bản thảo)" in await unit_admin(office, "/tailieu moi")


async def test_a_chat_that_rests_is_not_counted_and_gets_nothing(office, database, clock):
    at = ChatId(office.name, "g1")
    await database.transact(lambda s: health.pause(s, at, "gone", now=clock()))
    assert "Chưa có nhóm nào" in await unit_admin(office, "/tailieu 1 duyệt")
    assert len(await titles(office)) == 5


async def test_those_there_are_are_listed_and_days_to_come_have_no_news(office):
    assert "1" in await unit_admin(office, "/tailieu")
    assert "/tailieu 1" in office.offered.values()
    await unit_admin(office, "/tailieu chuyende thi đua khen thưởng")
    assert (await state(office, 2)).made.period.first == date(2026, 10, 24)
    wish = "/tailieu chuyende thi đua khen thưởng"
    assert "chưa đến" in await unit_admin(office, f"{wish} từ 1/12/2026 đến 5/12/2026")
    await unit_admin(office, f"{wish} từ 20/11/2026 đến 5/12/2026")
    period = (await state(office, 3)).made.period
    assert (period.first, period.last) == (date(2026, 11, 20), date(2026, 11, 24))


@pytest.mark.parametrize("due", ["", "ngày 1/12 7:00"])
async def test_an_old_choice_does_not_approve_what_another_secretary_made_of_it(office, due):
    if due:
        await unit_admin(office, due)
    [approve] = [c for name, c in office.offered.items() if name == "Duyệt"]
    gone = (await titles(office))[0]
    await office.says("admin", "/tailieu 1 bỏ 1", "admin")
    said = await office.says("unitadmin", approve, "unitadmin", pressed="1")
    assert "đã được sửa sau tin nhắn đó" in said
    assert "1. " in said  # the list as it is by now
    assert gone not in said
    assert (await state(office)).stage is Stage.DRAFT
    said = await office.press("unitadmin", "Duyệt", "unitadmin")
    assert "Đã duyệt" in said if due else "Gửi ngay" in office.offered


async def test_nor_does_the_yes_that_was_offered_before(office):
    await office.press("unitadmin", "Duyệt", "unitadmin")
    [yes] = [c for name, c in office.offered.items() if name == "Gửi ngay"]
    await office.says("admin", "/tailieu 1 bỏ 1", "admin")
    said = await office.says("unitadmin", yes, "unitadmin", pressed="1")
    assert "đã được sửa" in said
    assert await office.deliver() == []


async def test_where_choices_are_numbers_those_of_stories_open_stories(database, clock):
    clock.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    await news(database, clock() - timedelta(days=3))
    town = Office(database, clock, "other")
    town.platform.abilities = replace(town.platform.abilities, choices=False, edit=False)
    await town.furnish()
    said = await drafted(town)
    assert "6. Xem thử" in said  # behind the five stories
    fourth = (await titles(town))[3]
    assert f"{fourth} là tin của tháng này." in await unit_admin(town, "4")
    assert (await state(town)).stage is Stage.DRAFT
    await unit_admin(town, "/tailieu 1")
    assert "Gửi ngay tài liệu số 1" in await unit_admin(town, "8")


async def test_a_command_that_is_to_be_typed_bears_no_mark(office, database):
    kept = await database.transact(lambda s: compilations.kept(s, 1))
    reply = await database.transact(
        lambda s: compilation_view.shown(s, kept, platforms={}, zone=ZONE)
    )
    told = render.told(reply, replace(office.platform.abilities, choices=False))
    text = "".join(message.content.text for message in told)
    assert "/tailieu 1 duyet\n" in text
    assert "~" not in text


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("bỏ 2, 4", [1, 3, 5]),
        ("bo 2-4", [1, 5]),
        ("bỏ 1, 3 – 5", [2]),
        ("bỏ 2 và 4", [1, 3, 5]),
        ("bỏ tin 2.", [1, 3, 4, 5]),
        ("bỏ mục số 2", [1, 3, 4, 5]),
        ("bỏ 2; bỏ 4", [1, 3, 5]),
        ("bỏ 2\nbỏ 3", [1, 4, 5]),
        ("bỏ2", [1, 3, 4, 5]),
        ("xóa 2 2", [1, 3, 4, 5]),
    ],
)
async def test_who_is_in_a_hurry_leaves_out_several_in_one_step(office, words, left):
    before = await titles(office)
    said = await unit_admin(office, words)
    assert await titles(office) == [before[n - 1] for n in left]
    head, _, _ = said.partition("\n")
    gone = [title for title in before if title in head]
    assert gone == [before[n - 1] for n in range(1, 6) if n not in left]
    await unit_admin(office, "hoàn tác")
    assert await titles(office) == before


@pytest.mark.parametrize(
    "words",
    ["sửa 2: Tiêu đề", "sửa 2. Tiêu đề", "sửa 2 - Tiêu đề", "sửa tin 2 Tiêu đề", "sửa2 Tiêu đề"],
)
async def test_a_headline_is_changed_as_people_write_it(office, words):
    await unit_admin(office, words)
    assert (await titles(office))[1] == "Tiêu đề"


@pytest.mark.parametrize(
    "typed",
    [
        "{link}",
        "bài {link}.",
        "<{link}>",
        "{link}?utm_source=zalo&fbclid=x#comments",
        "HTTP://WWW.9.example.vn/rss/0",
        "http://m.9.example.vn/rss/0",
    ],
)
async def test_an_article_is_added_by_its_address_as_it_was_copied(office, database, clock, typed):
    from tests.bot.desk import tell

    while (await database.transact(lambda s: len(feeds_of(s)))) < 9:
        await tell(database, "Tin cũ", now=clock() - timedelta(days=99))
    await tell(database, "Tin thêm về hợp tác xã", now=clock(), topics=())
    await unit_admin(office, "thêm " + typed.format(link="https://9.example.vn/rss/0"))
    assert "Tin thêm về hợp tác xã" in await titles(office)


def feeds_of(session):
    from jobs.stores import store

    return store.feeds(session)


@pytest.mark.parametrize("last", ["bỏ 1", "duyệt"])
async def test_undo_that_is_pressed_twice_takes_one_step_back(office, last):
    await unit_admin(office, "tên Bản tin thử")
    await unit_admin(office, "ngày 1/12 7:00")
    before = await state(office)
    await unit_admin(office, last)
    [undo] = [c for name, c in office.offered.items() if name == "Hoàn tác"]
    await office.says("unitadmin", undo, "unitadmin", pressed="1")
    assert await state(office) == before
    said = await office.says("unitadmin", undo, "unitadmin", pressed="1")
    assert "chưa làm gì" in said
    assert await state(office) == before
    await office.press("unitadmin", "Hoàn tác", "unitadmin")
    assert (await state(office)).due_at is None


SLOW_ONCE = """#!/bin/sh
if mkdir "{folder}/first" 2>/dev/null; then
    while [ ! -e "{folder}/go" ]; do sleep 0.01; done
fi
exit 1
"""
"""LibreOffice that makes nothing, and takes its time for that until somebody else was faster."""


async def test_where_the_timetable_is_faster_nobody_is_told_that_it_goes_to_none(
    office, tmp_path, monkeypatch
):
    (tmp_path / "soffice").write_text(SLOW_ONCE.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    await unit_admin(office, "duyệt")
    pressed = asyncio.create_task(office.press("unitadmin", "Gửi ngay", "unitadmin"))
    async with asyncio.timeout(patient(20)):
        while not (tmp_path / "first").exists():
            await asyncio.sleep(0.01)
        assert await publish(office) == 1
    (tmp_path / "go").touch()
    said = await pressed
    assert "0 nhóm" not in said
    assert "đã gửi" in said
    assert len(await office.deliver()) == 1


@pytest.mark.parametrize("typed", ["hoàn tác", "/hoantac"])
async def test_whoever_types_undo_behind_an_approval_is_asked_whether_that_is_meant(office, typed):
    await unit_admin(office, "ngày 1/12 7:00")
    assert "đồng chí có thể hoàn tác" in await unit_admin(office, "duyệt")
    assert "Tài liệu số 1 đã duyệt, chưa gửi. Hoàn tác" in await unit_admin(office, typed)
    assert (await state(office)).stage is Stage.APPROVED
    await office.press("unitadmin", "Hoàn tác", "unitadmin")
    assert (await state(office)).stage is Stage.DRAFT
    assert "Không có gì để hoàn tác" in await unit_admin(office, "/hoantac")


async def test_an_approval_that_is_not_his_is_not_offered_to_be_undone(office):
    await unit_admin(office, "ngày 1/12 7:00")
    await unit_admin(office, "duyệt")
    assert "Không có gì để hoàn tác" in await office.says("secretary", "/hoantac")
