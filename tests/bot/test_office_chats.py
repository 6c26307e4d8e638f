"""The admin's day: chats seen, paused, unbound and back; figures; how the bot stands."""

from datetime import timedelta

import pytest

from bot.audience import Unit
from bot.care import tidying
from bot.messages import ChatId
from bot.settings import Settings
from bot.stores import (
    choices_store,
    erasure,
    health,
    meeting_store,
    removals,
    store,
    units,
)
from bot.stores.store import BY_ADMIN
from bot.tables.counter import ChatAdminRow, ChatRow
from bot.tables.notices import RemovalRow
from bot.texts import office as texts_office
from bot.wants import everybody
from tests.bot.desk import SEVEN, ZONE, tell
from tests.bot.notice_office import Office

G1 = ChatId("telegram", "g1")


@pytest.fixture
async def office(database, clock):
    return await Office(database, clock, "telegram").furnish()


async def test_chats_are_listed_with_their_state(office, clock):
    await office.database.transact(lambda s: health.pause(s, G1, "kicked", now=clock()))
    told = await office.says("admin", "/nhom", "admin")
    assert "2 nhóm, 1 nhóm đang tạm dừng" in told
    assert "1. A / Chi bộ 1 (telegram) – tạm dừng: kicked\n2. B / Chi bộ 1 (telegram)" in told
    paused = await office.press("admin", "Đang tạm dừng", "admin")
    assert "2. B / Chi bộ 1" not in paused
    assert "A / Chi bộ 1" in await office.press("admin", "Nhóm 1", "admin")


async def test_many_chats_come_in_pages(office, database):
    def work(session):
        for number in range(20):
            office.bind(session, f"c{number}", 3)

    await database.transact(work)
    assert (await office.says("admin", "/nhom", "admin")).count("(telegram)") == 8
    await office.press("admin", "Xem tiếp", "admin")
    assert (await office.press("admin", "Xem tiếp", "admin")).count("(telegram)") == 6


async def test_the_chats_below_a_unit_are_told_apart(office, database):
    def work(session):
        above = Unit(id=0, name="Tỉnh", kind="k")
        number = units.add_unit(session, above)
        for unit in (1, 2):
            units.change(session, unit, {"parent_id": number})

    await database.transact(work)
    told = await office.says("admin", "/donvi #5 nhom", "admin")
    assert "1. A / Chi bộ 1: telegram g1\n2. B / Chi bộ 1: telegram g2" in told


async def test_a_pause_is_asked_once_more_and_nobody_there_can_end_it(office, clock):
    await office.says("admin", "/nhom 1 dung co", "admin", pressed="1")
    assert (await office.rows(ChatRow.paused))[0] == (None,)
    assert "quản trị viên tạm dừng" in await office.press("admin", "Tạm dừng ngay", "admin")
    await office.says("member", "/trogiup")  # whoever speaks there
    await office.database.transact(lambda s: health.resume(s, G1, clock(), proven=True))
    await office.database.transact(lambda s: health.pause(s, G1, "kicked", now=clock()))
    assert (await office.rows(ChatRow.paused))[0] == (BY_ADMIN,)
    await office.says("admin", "/nhom 1", "admin")
    assert "Đang hoạt động" in await office.press("admin", "Gửi trở lại", "admin")


async def test_unbinding_is_asked_once_more_and_undone_within_the_hour(office, clock):
    await office.says("secretary", "/yentinh 22:00 6:00")
    before = await office.rows(ChatRow.__table__.columns.chat, ChatRow.times, ChatRow.quiet_from,
                               ChatRow.until, ChatRow.bound_at)  # fmt: skip
    await office.says("admin", "/nhom 1 go co", "admin", pressed="1")
    assert len(await office.rows(ChatRow.id)) == 2
    assert "hoàn tác" in await office.press("admin", "Gỡ ngay", "admin")
    assert await office.rows(ChatRow.chat) == [("g2",)]
    clock.on(timedelta(minutes=5))
    await tidying.tidy(office.database, clock(), Settings(_env_file=None))  # just at this hour
    assert "Đã hoàn tác" in await office.press("admin", "Hoàn tác", "admin")
    after = await office.rows(ChatRow.__table__.columns.chat, ChatRow.times, ChatRow.quiet_from,
                              ChatRow.until, ChatRow.bound_at)  # fmt: skip
    assert sorted(after) == sorted(before)
    assert ("secretary",) in await office.rows(ChatAdminRow.sender)
    assert "Không hoàn tác được" in await office.says("admin", "/nhom hoantac 1", "admin")


async def test_who_unsubscribed_after_that_is_not_bound_again_by_the_old_button(office):
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    await office.press("admin", "Hoàn tác", "admin")
    await office.says("secretary", "/huydangky")
    await office.press("secretary", "Hủy đăng ký")
    assert "Không hoàn tác được" in await office.says("admin", "/nhom hoantac 1", "admin")
    assert await office.rows(ChatRow.chat) == [("g2",)]


async def test_another_secretary_takes_over_and_the_chats_choices_stay(office):
    await office.says("secretary", "/sotin 4")
    card = await office.says("unitadmin", "/nhom 1", "unitadmin")
    assert "A / Chi bộ 1" in card
    asked = await office.press("unitadmin", "Thay quản trị viên", "unitadmin")
    assert "không còn là quản trị viên" in asked
    assert ("secretary",) in await office.rows(ChatAdminRow.sender)
    await office.press("unitadmin", "Thôi quyền ngay", "unitadmin")
    assert "quản trị viên của nhóm" in await office.says("secretary", "/sotin 5")
    said = await office.says("unitadmin", "/moi #3", "unitadmin")
    code = said.split("/dangky ")[1].split("\n")[0]
    await office.says("new secretary", f"/dangky {code}")
    assert "nhiều nhất 4 tin" in await office.says("new secretary", "/caidat")
    told = await office.says("unitadmin", "/nhom 2 quantri", "unitadmin")
    assert "Không có nhóm số 2" in told


async def unbind(office, by_whom):
    """Let a chat be unbound, by its own admin or by the bot's, and return what takes it back."""
    if by_whom == "secretary":
        await office.says("secretary", "/huydangky")
        await office.press("secretary", "Hủy đăng ký")
    else:
        await office.says("admin", "/nhom 1 go", "admin")
        await office.press("admin", "Gỡ ngay", "admin")
    return by_whom, office.offered["Hoàn tác"], "g1" if by_whom == "secretary" else "admin"


@pytest.mark.parametrize("by_whom", ["secretary", "admin"])
async def test_with_a_chat_its_meetings_come_back(office, by_whom):
    await office.says("secretary", "/lichhop ngày 26 hằng tháng, 19:30, nhà văn hóa")
    await office.says("secretary", "/lichhop dời 26/12 sang 28/12")
    chat = (await office.rows(ChatRow.id))[0][0]
    before = await office.database.transact(lambda s: meeting_store.kept(s, chat))
    taken_back = await unbind(office, by_whom)
    office.clock.on(timedelta(minutes=5))
    await office.says(*taken_back)
    chat = next(
        number for number, name in await office.rows(ChatRow.id, ChatRow.chat) if name == "g1"
    )
    after = await office.database.transact(lambda s: meeting_store.kept(s, chat))
    assert after.plan
    assert (after.plan, after.changes, after.set_at) == (
        before.plan,
        before.changes,
        before.set_at,
    )


@pytest.mark.parametrize("by_whom", ["secretary", "admin"])
async def test_a_chat_that_comes_back_gets_what_its_unit_chose_and_became_meanwhile(
    office, by_whom
):
    taken_back = await unbind(office, by_whom)
    await office.says("owner", "/macdinh #2 sotin 3", "owner")
    day = office.clock().date() - timedelta(days=1)
    values = {"valid_to": day, "successor_id": 4}
    await office.database.transact(lambda s: units.change(s, 3, values))
    await office.says(*taken_back)
    back = await office.database.transact(lambda s: store.chat(s, G1))
    assert await office.database.transact(lambda s: units.unit_of_chat(s, back.id)) == 4
    assert back.selection.most == 3


async def test_after_an_hour_nothing_is_undone_and_nothing_is_kept(office, clock):
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    clock.on(timedelta(hours=1))
    assert "Không hoàn tác được" in await office.says("admin", "/nhom hoantac 1", "admin")
    await tidying.tidy(office.database, clock(), Settings(_env_file=None, keep_days=400))
    assert await office.rows(RemovalRow.id) == []


async def test_a_chat_that_was_bound_anew_is_left_as_it_is(office, database):
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    await database.transact(lambda s: office.bind(s, "g1", 4))
    assert "Không hoàn tác được" in await office.says("admin", "/nhom hoantac 1", "admin")
    chat = await database.transact(lambda s: store.chat(s, G1))
    assert chat.unit == "Chi bộ 1"


async def test_what_was_removed_last_is_offered_first_and_what_was_bound_anew_not_at_all(
    office, database, clock
):
    for number in (1, 2):
        await office.says("admin", f"/nhom {number} go", "admin")
        await office.press("admin", "Gỡ ngay", "admin")
        clock.on(timedelta(minutes=1))
    found = await database.transact(lambda s: removals.lately(s, clock()))
    assert [each.chat.id for each in found] == ["g2", "g1"]
    await database.transact(lambda s: office.bind(s, "g2", 4))
    found = await database.transact(lambda s: removals.lately(s, clock()))
    assert [each.chat.id for each in found] == ["g1"]


@pytest.mark.parametrize("words", ["2", "2 dung co", "2 go co", "2 tiep", "99"])
async def test_another_mans_chat_is_not_there(office, words):
    assert "Không có nhóm số" in await office.says("unitadmin", f"/nhom {words}", "unitadmin")
    listed = await office.says("unitadmin", "/nhom", "unitadmin")
    assert "2. " not in listed
    assert len(await office.rows(ChatRow.id)) == 2


async def test_another_mans_removal_is_not_undone(office):
    await office.says("admin", "/nhom 2 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    answer = await office.says("unitadmin", "/nhom hoantac 1", "unitadmin", pressed="1")
    assert "Không hoàn tác được" in answer
    assert len(await office.rows(ChatRow.id)) == 1


async def test_figures_of_the_week(office, clock):
    await office.send()
    await office.deliver()
    await office.says("member", "có tin gì mới không")
    told = await office.says("admin", "/thongke", "admin")
    assert "▪ telegram: 2 hoạt động, 0 tạm dừng" in told
    assert "▪ 23/11: 0 bản tin, 2 tin đã tới" in told
    assert told.count("bản tin,") == 7
    assert "Câu hỏi trong 7 ngày: 1" in told


async def test_what_was_sent_before_midnight_counts_for_the_day_before(office, clock):
    await office.send()
    await office.deliver()
    clock.on(timedelta(hours=16))  # 00:00 the next day, in Vietnam
    told = await office.says("admin", "/thongke", "admin")
    assert "▪ 23/11: 0 bản tin, 2 tin đã tới" in told
    assert "▪ 24/11: 0 bản tin, 0 tin đã tới" in told


async def test_how_the_bot_stands(office, database, clock):
    await tell(database, "Tin một", now=clock())
    await office.send()
    clock.on(timedelta(minutes=7))
    told = await office.says("admin", "/trangthai", "admin")
    assert "Hàng đợi: 2 tin chờ gửi ngay, 0 tin chờ đến giờ; tin cũ nhất chờ 7 phút" in told
    assert "Lấy tin lần cuối: 08:00 23/11/2026" in told
    assert "▪ telegram: hoạt động\n▪ zalo: NGỪNG HOẠT ĐỘNG" in told
    assert "Cơ sở dữ liệu: " in told
    assert "Đĩa còn trống: " in told


def test_how_the_model_stands_is_told_with_what_to_try():
    def told(model):
        held = {"size": 1, "free": None, "last_pull": None, "last_push": None, "waiting": 0}
        held |= {"later": 0, "age": None, "doubtful": 0, "platforms": {}, "version": "1"}
        return texts_office.state(**held, model=model).text

    assert "AI" not in told(None)
    assert told((9, 7, None)).endswith("24 giờ qua: dùng được 7 trên 9 bài")
    assert "KHÔNG DÙNG ĐƯỢC: máy chủ không nhận khóa" in told((9, 0, "key"))


async def test_how_the_model_stands_is_told_where_there_is_one(office):
    assert "AI viết" not in await office.says("admin", "/trangthai", "admin")
    office.writes = True
    office.restart()
    assert "dùng được 0 trên 0 bài" in await office.says("admin", "/trangthai", "admin")


async def test_a_source_is_not_removed_by_a_forged_press(office, database, clock):
    await tell(database, "Tin một", now=clock())
    answer = await office.says("admin", "/nguon xoa 1 co", "admin", pressed="1")
    assert "Có" in str(office.offered) or "?" in answer
    assert "Báo mẫu" in await office.says("admin", "/nguon", "admin")
    await office.says("admin", "/nguon xoa 1", "admin")
    label, _ = office.offered
    await office.press("admin", label, "admin")
    assert "Báo mẫu" not in await office.says("admin", "/nguon", "admin")


async def test_who_is_erased_is_not_bound_again_by_taking_back_and_others_still_are(office, clock):
    await office.says("admin", "/nhom 1 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    await office.says("admin", "/nhom 2 go", "admin")
    await office.press("admin", "Gỡ ngay", "admin")
    await office.database.transact(lambda s: erasure.erase(s, G1))
    assert "Không hoàn tác được" in await office.says("admin", "/nhom hoantac 1", "admin")
    assert "Đã hoàn tác" in await office.says("admin", "/nhom hoantac 2", "admin")
    assert await office.rows(ChatRow.chat) == [("g2",)]


async def test_sending_again_also_ends_a_pause_that_no_admin_made(office, clock):
    await office.database.transact(lambda s: health.pause(s, G1, "kicked", now=clock()))
    await office.says("admin", "/nhom 1", "admin")
    await office.press("admin", "Gửi trở lại", "admin")
    assert (await office.rows(ChatRow.paused))[0] == (None,)


async def test_what_is_chosen_for_a_chat_that_left_meanwhile_changes_nothing(office, clock):
    before, gone = await office.state(), ChatId("telegram", "gone")

    def work(session):
        default, now = everybody(SEVEN), clock()
        choices_store.choose(
            session, gone, "topics", ("doi_ngoai",), default=default, zone=ZONE, now=now
        )
        choices_store.set_thread(session, gone, "5")
        choices_store.due_at(session, gone, now)

    await office.database.transact(work)
    assert await office.state() == before


async def test_a_chat_that_is_away_already_is_not_made_to_wait_for_an_admin(office, clock):
    """An old button: who was away and is back would get nothing, and nobody know why."""
    await office.says("admin", "/nhom 1 dung", "admin")
    await office.database.transact(lambda s: health.pause(s, G1, "kicked", now=clock()))
    await office.press("admin", "Tạm dừng ngay", "admin")
    assert (await office.rows(ChatRow.paused))[0] == ("kicked",)


async def test_only_the_chat_that_is_named_loses_its_admin(office):
    await office.database.transact(lambda s: office.bind(s, "g3", 3))
    await office.says("owner", "/nhom 1", "owner")
    await office.database.transact(lambda s: s.add(ChatAdminRow(chat_id=3, sender="other")))
    await office.press("owner", "Thay quản trị viên", "owner")
    await office.press("owner", "Thôi quyền ngay", "owner")
    assert await office.rows(ChatAdminRow.chat_id, ChatAdminRow.sender) == [(3, "other")]
