"""The talk on cell meetings, and the reminders: once each, in time, and never after the hour."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.audience import QuietHours
from bot.messages import ChatId
from bot.stores import health
from bot.stores.choices_store import choose
from bot.tables.counter import BulletinRow
from bot.tables.notices import MeetingChangeRow, MeetingRow, MeetingToldRow
from bot.typed.times import Quiet
from bot.wants import everybody
from tests.bot.desk import ZONE
from tests.bot.notice_office import Office

PLAN = "/lichhop ngày 3 hằng tháng, 19:30, Nhà văn hóa"


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock, "telegram").furnish()


def local(month, day, hour=0, minute=0):
    year = 2027 if month < 11 else 2026
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


async def reminded(office, clock, *moments):
    """Return what arrives at each of these moments."""
    found = []
    for moment in moments:
        clock.now = moment
        await office.remind()
        found.append([(chat, text.split("\n")[0]) for chat, text in await office.deliver()])
    return found


async def test_a_plan_is_set_in_one_message_and_shown_to_all(office):
    said = await office.says("secretary", PLAN)
    assert "thứ năm ngày 3/12/2026" in said
    shown = await office.says("member", "/hop")
    assert "19:30, thứ năm ngày 3/12/2026" in shown
    assert "Địa điểm: Nhà văn hóa" in shown
    assert "/lichhop" not in shown


async def test_a_plan_is_set_in_a_dialogue(office):
    assert "ngày nào" in await office.says("secretary", "/lichhop")
    assert "cần có ngày và giờ" in await office.says("secretary", "khi nào rảnh")
    assert "thứ bảy ngày 5/12" in await office.says("secretary", "thu bay tuan dau, 8h")


async def test_in_a_group_what_asks_for_words_says_how_they_reach_the_bot(office):
    asked = await office.says("secretary", "/lichhop", id="17")
    assert "trả lời (reply) tin này" in asked
    assert "/lichhop …" in asked
    assert office.platform.sent[-1].message.asks == "17"
    await office.says("secretary", PLAN, id="18")  # nothing is asked any more
    assert office.platform.sent[-1].message.asks is None


async def test_a_member_sets_nothing(office):
    assert "dành cho quản trị" in await office.says("member", PLAN)
    await office.says("member", "/hop ngày 3 hằng tháng, 19:30")
    assert await office.rows(MeetingRow.chat_id) == []


async def test_two_reminders_once_each(office, clock):
    await office.says("secretary", PLAN)
    got = await reminded(
        office, clock,
        local(11, 30, 8), local(11, 30, 9), local(12, 1, 9), local(12, 3, 7, 30),
        local(12, 3, 8), local(12, 3, 19, 30), local(12, 4, 8),
    )  # fmt: skip
    early, today = "NHẮC LỊCH SINH HOẠT CHI BỘ", "HÔM NAY SINH HOẠT CHI BỘ"
    assert got == [[("g1", early)], [], [], [("g1", today)], [], [], []]


async def test_a_machine_that_was_down_says_it_late_and_never_after_the_hour(office, clock):
    await office.says("secretary", PLAN)
    assert await reminded(office, clock, local(12, 3, 19, 0)) == [
        [("g1", "HÔM NAY SINH HOẠT CHI BỘ")]
    ]
    assert await reminded(office, clock, local(1, 3, 19, 30)) == [[]]


async def test_what_is_not_delivered_before_the_hour_never_is(office, clock):
    await office.says("secretary", PLAN)
    clock.now = local(12, 3, 19, 29)
    await office.remind()
    clock.on(timedelta(minutes=2))
    assert await office.deliver() == []


async def test_quiet_hours_hold_a_reminder_and_do_not_carry_it_past_the_meeting(office, clock):
    quiet = QuietHours(first=time(5), last=time(20), how=Quiet.LATER)
    at = ChatId("telegram", "g1")
    await office.database.transact(
        lambda s: choose(s, at, "quiet", (quiet,), default=everybody(()), zone=ZONE, now=clock())
    )
    await office.says("secretary", PLAN)
    got = await reminded(office, clock, local(12, 3, 8), local(12, 3, 19), local(12, 3, 20, 1))
    assert got == [[], [], []]


async def test_one_meeting_is_moved(office, clock):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", "/lichhop kỳ này dời sang 5/12")
    assert "thứ bảy ngày 5/12/2026" in said
    assert await office.rows(MeetingChangeRow.was, MeetingChangeRow.day) == [
        (date(2026, 12, 3), date(2026, 12, 5))
    ]
    got = await reminded(office, clock, local(11, 30, 9), local(12, 2, 9), local(12, 3, 9),
                         local(12, 5, 9))  # fmt: skip
    assert [bool(each) for each in got] == [False, True, False, True]
    clock.now = local(12, 6)
    assert "chủ nhật ngày 3/1/2027" in await office.says("member", "/hop")


async def test_one_meeting_is_left_out_and_put_back(office, clock):
    await office.says("secretary", PLAN)
    await office.says("secretary", "/lichhop")
    assert "được nghỉ" in await office.press("secretary", "Nghỉ kỳ này")
    assert "3/1/2027" in await office.says("member", "/hop")
    await office.says("secretary", "/lichhop")
    assert "3/12/2026" in await office.press("secretary", "Như lịch cũ")


async def test_soon_after_midnight_tomorrow_is_the_day_after(office, clock):
    await office.says("secretary", PLAN)
    clock.now = local(12, 2, 0, 30)  # still the first in London
    assert "nghỉ" in await office.says("secretary", "/lichhop nghỉ ngày mai")
    assert await office.rows(MeetingChangeRow.was, MeetingChangeRow.day) == [
        (date(2026, 12, 3), None)
    ]


async def test_moving_asks_for_the_day(office):
    await office.says("secretary", PLAN)
    await office.says("secretary", "/lichhop")
    assert "sang ngày nào" in await office.press("secretary", "Dời kỳ này")
    assert "chưa hiểu ngày" in await office.says("secretary", "1/1/2020")
    assert "ngày 6/12/2026" in await office.says("secretary", "chủ nhật 6/12")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ngày 5 và 20 hàng tháng, 8h", "một ngày họp trong tháng"),
        ("ngày 3/12, 19:30", "Dời một kỳ"),
        ("ngày rằm hằng tháng, 8h", "âm lịch"),
        ("thứ hai hằng tuần, 8h", "theo tuần"),
        ("ngày 3 hằng tháng, 2h", "2h chiều"),
    ],
)
async def test_what_cannot_be_planned_is_said_and_nothing_is_set(office, words, answer):
    assert answer in await office.says("secretary", f"/lichhop {words}")
    assert await office.rows(MeetingRow.chat_id) == []
    assert "19:30" in await office.says("secretary", "ngày 3 hằng tháng, 19:30")  # it was asked
    admin = f"/lichhop cho Chi bộ 1: {words}"
    assert answer in await office.says("unitadmin", admin, "unitadmin")


async def moves(office):
    return await office.rows(MeetingChangeRow.was, MeetingChangeRow.day)


async def test_the_day_behind_the_word_is_the_new_one_and_the_one_before_it_the_meetings(office):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", "/lichhop đổi 3/12 sang 5/12")
    assert "Buổi thứ năm ngày 3/12/2026 dời sang 19:30, thứ bảy ngày 5/12/2026" in said
    for again in ("doi 3/12 sang 5/12", "đổi sang 5/12"):
        said = await office.says("secretary", f"/lichhop {again}")
        assert "đang là thứ bảy ngày 5/12/2026" in said
        assert await moves(office) == [(date(2026, 12, 3), date(2026, 12, 5))]
    await office.says("secretary", "/lichhop đổi 5/12 sang 7/12")
    assert await moves(office) == [(date(2026, 12, 3), date(2026, 12, 7))]


async def test_a_later_meeting_is_moved_or_left_out_by_its_day(office):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", "/lichhop đổi ngày 3/1 sang ngày 5")
    assert "ngày 3/1/2027 dời sang 19:30, thứ ba ngày 5/1/2027" in said
    assert "thứ năm ngày 3/12/2026" in said  # the next one is where it was
    assert "5/1/2027 được nghỉ" in await office.says("secretary", "/lichhop nghỉ 5/1")
    assert await moves(office) == [(date(2027, 1, 3), None)]


async def test_a_meeting_of_a_later_month_is_not_moved_to_this_one(office):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", "/lichhop dời 3/4/2027 sang 28/11/2026")
    assert "3/12/2026" in await office.says("member", "/hop")
    assert "28/11" not in said
    assert await office.rows(MeetingChangeRow.was) == []


@pytest.mark.parametrize("verb", ["đổi 4/12 sang 5/12", "nghỉ 4/12"])
async def test_where_no_meeting_is_on_the_day_named_none_is_touched(office, verb):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", f"/lichhop {verb}")
    assert "không có buổi" in said
    assert "3/12/2026" in said
    assert await moves(office) == []


@pytest.mark.parametrize("words", ["sang 10/12 lúc 8h", "3/12 sang 10/12 tại hội trường"])
async def test_who_names_another_hour_or_place_is_asked_whether_the_day_alone_will_do(
    office, words
):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", f"/lichhop đổi {words}")
    assert "chỉ dời được ngày" in said
    assert "19:30, Nhà văn hóa" in said
    assert await moves(office) == []
    said = await office.press("secretary", "Chỉ dời ngày")
    assert "dời sang 19:30, thứ năm ngày 10/12/2026" in said
    assert await moves(office) == [(date(2026, 12, 3), date(2026, 12, 10))]


async def test_the_planned_hour_and_place_may_be_named_again(office):
    await office.says("secretary", PLAN)
    said = await office.says("secretary", "/lichhop đổi sang 5/12, 7h30 tối, tại nhà văn hóa")
    assert "dời sang 19:30, thứ bảy ngày 5/12/2026" in said


@pytest.mark.parametrize("words", ["giờ 20h", "địa điểm hội trường B"])
async def test_hour_and_place_of_one_meeting_are_not_moved(office, words):
    await office.says("secretary", PLAN)
    assert "chỉ dời được ngày" in await office.says("secretary", f"/lichhop đổi {words}")
    assert await moves(office) == []


async def test_a_rule_behind_the_word_is_a_new_plan_for_all_months(office):
    await office.says("secretary", PLAN)
    said = await office.says(
        "secretary", "/lichhop đổi lịch sang ngày 5 hằng tháng, 20h, hội trường"
    )
    assert "Lịch: ngày 5 hằng tháng, 20:00, hội trường." in said
    assert await moves(office) == []


async def test_a_meeting_is_not_moved_to_an_hour_that_is_over(office, clock):
    await office.says("secretary", PLAN)
    clock.now = local(12, 1, 20)
    assert "ngày đã qua" in await office.says("secretary", "/lichhop đổi sang hôm nay")
    assert await moves(office) == []


async def test_a_plan_is_forgotten_once_asked(office):
    await office.says("secretary", PLAN)
    await office.says("secretary", "/lichhop tat co", pressed="1")
    assert len(await office.rows(MeetingRow.chat_id)) == 1
    assert "Đã bỏ lịch" in await office.press("secretary", "Bỏ lịch ngay")
    assert await office.rows(MeetingRow.chat_id) == []


async def test_a_units_admin_sets_it_for_his_units_chats(office, database):
    await database.transact(lambda s: office.bind(s, "g3", 3))
    words = "Chi bộ 1: thứ bảy tuần đầu, 8h, hội trường"
    assert "2 nhóm" in await office.says("unitadmin", f"/lichhop cho {words}", "unitadmin")
    assert {row[0] for row in await office.rows(MeetingRow.chat_id)} == {1, 3}
    assert "không thuộc phạm vi" in await office.says(
        "unitadmin", "/lichhop cho B: ngày 3 hằng tháng, 8h", "unitadmin"
    )
    assert "dành cho quản trị" in await office.says("secretary", f"/lichhop cho {words}")


async def test_chats_alike_share_one_message(office, database, clock):
    await database.transact(lambda s: office.bind(s, "g3", 3))
    await office.says("unitadmin", "/lichhop cho #3: ngày 3 hằng tháng, 8h", "unitadmin")
    assert [len(each) for each in await reminded(office, clock, local(12, 3, 7))] == [2]
    assert len(await office.rows(BulletinRow.id)) == 1
    assert len(await office.rows(MeetingToldRow.chat_id)) == 2


@pytest.mark.parametrize(
    ("moved", "hour", "told"),
    [
        pytest.param("dời 3/12 sang 7/12", time(19, 30), [], id="it is moved in the other chat"),
        pytest.param("nghỉ 3/12", time(19, 30), [], id="the other chat has none"),
        pytest.param("", time(6, 30), [(6, 0)], id="the other chat meets earlier"),
    ],
)
async def test_chats_with_the_same_rule_are_each_reminded_of_their_own_meeting(
    office, clock, moved, hour, told
):
    """A few plans are reckoned once for thousands of chats: what differs is reckoned apart."""
    await office.says("secretary", PLAN)
    await office.database.transact(lambda s: office.bind(s, "g3", 3))
    await office.says("owner", PLAN.replace("19:30", f"{hour:%H:%M}"), "g3")
    if moved:
        await office.says("owner", f"/lichhop {moved}", "g3")
    reminders = {"g1": [], "g3": []}
    for at in ((6, 0), (7, 30)):
        [found] = await reminded(office, clock, local(12, 3, *at))
        for chat, _ in found:
            reminders[chat].append(at)
    assert reminders == {"g1": [(7, 30)], "g3": told}


@pytest.mark.parametrize("words", ["nghỉ", "nghỉ 3/1", "đổi sang 10/12", "tắt", "như cũ"])
async def test_where_nothing_is_planned_there_is_nothing_to_change(office, words):
    said = await office.says("secretary", f"/lichhop {words}")
    assert "chưa có gì để đổi" in said
    assert "Ví dụ: ngày 3 hằng tháng" in said
    assert "thứ bảy ngày 5/12" in await office.says("secretary", "thứ bảy tuần đầu, 8h")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        pytest.param(None, "dời 3/12 sang 4/12", id="moved"),
        pytest.param("dời 3/12 sang 20/12", "nhucu", id="put back"),
    ],
)
async def test_who_changes_a_meeting_is_not_reminded_of_what_he_just_did(
    office, clock, before, words
):
    await office.says("secretary", PLAN)
    if before:
        await office.says("secretary", f"/lichhop {before}")
    clock.now = local(12, 1, 10)  # the first reminder was due before
    await office.says("secretary", f"/lichhop {words}")
    assert await reminded(office, clock, local(12, 1, 10, 1)) == [[]]


async def test_what_one_chat_changes_silences_no_other_chat(office, clock):
    await office.database.transact(lambda s: office.bind(s, "g3", 3))
    await office.says("owner", PLAN, "g3")
    await office.says("secretary", PLAN)
    clock.now = local(11, 30, 8) + timedelta(seconds=20)
    await office.says("secretary", "/lichhop dời 3/12 sang 10/12")
    [found] = await reminded(office, clock, local(11, 30, 8, 1))
    assert [chat for chat, _ in found] == ["g3"]


async def test_todays_meeting_that_was_left_out_is_put_back(office, clock):
    await office.says("secretary", PLAN)
    clock.now = local(12, 3, 6)
    await office.says("secretary", "/lichhop nghỉ hôm nay")
    assert "3/12" not in await office.says("member", "/hop")
    await office.says("secretary", "/lichhop nhucu")
    assert "3/12/2026" in await office.says("member", "/hop")


async def test_what_was_moved_from_a_day_that_is_over_stays_where_it_is(office, clock):
    await office.says("secretary", PLAN)
    await office.says("secretary", "/lichhop dời 3/12 sang 10/12")
    clock.now = local(12, 5, 10)
    await office.says("secretary", "/lichhop nhucu")
    assert "10/12/2026" in await office.says("member", "/hop")


@pytest.mark.parametrize("again", ["tắt", "ngày 3 hằng tháng, 20:00"])
async def test_with_a_plan_goes_what_was_changed_of_it(office, again):
    await office.says("secretary", PLAN)
    await office.says("secretary", "/lichhop dời 3/12 sang 5/12")
    await office.says("secretary", f"/lichhop {again}")
    if again == "tắt":
        await office.says("secretary", office.offered["Bỏ lịch ngay"], pressed="1")
    assert await office.rows(MeetingChangeRow.was) == []


async def test_a_chat_that_was_paused_is_reminded_if_it_is_back_in_time(office, clock):
    await office.says("secretary", PLAN)
    at = ChatId("telegram", "g1")
    await office.database.transact(lambda s: health.pause(s, at, "kicked", now=clock()))
    assert await reminded(office, clock, local(11, 30, 8)) == [[]]
    clock.now = local(11, 30, 10)
    await office.database.transact(lambda s: health.resume(s, at, clock()))
    [found] = await reminded(office, clock, local(11, 30, 10, 1))
    assert [chat for chat, _ in found] == ["g1"]
