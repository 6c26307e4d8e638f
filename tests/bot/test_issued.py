"""What an admin says of bulletins: /duyet, /phathanh, /chuaro; and a secretary's /yentinh."""

import re
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from bot import push
from bot.audience import QuietHours
from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.handlers.quiet import read_quiet
from bot.messages import ChatId, ChatKind, Incoming
from bot.sending.lane import Lane
from bot.stores import approvals, bulletins, store
from bot.stores.approvals import Asks
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, Stage
from bot.texts import choices as texts_choices
from bot.typed.times import Quiet, quiet_until
from jobs.stores.store import feeds as feeds_of
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES, FakePlatform

ADMIN = "admin"
PLATFORMS = {"fake": ABILITIES}


class Office:
    """An admin's private chat with the bot."""

    def __init__(self, database, clock) -> None:
        self.platform = FakePlatform()
        self.database, self.clock, self.woken = database, clock, 0
        desk = Desk(
            database=database,
            zone=ZONE,
            times=(time(7),),
            platforms=lambda: PLATFORMS,
            wake=self.wake,
            push_all=self.push_all,
        )
        self.dispatch = Dispatch(desk, admins=frozenset({ChatId("fake", ADMIN)}), clock=clock)
        self.lane = Lane(self.platform, database, clock=clock, zone=ZONE)

    def wake(self) -> None:
        self.woken += 1

    async def push_all(self) -> int:
        chats = await self.database.transact(store.chats)
        return await push.push_now(self.database, chats, PLATFORMS, zone=ZONE, now=self.clock())

    async def says(self, text, sender=ADMIN, chat=ADMIN, kind=ChatKind.PRIVATE) -> str:
        self.platform.sent.clear()
        incoming = Incoming(
            chat=ChatId("fake", chat), kind=kind, sender=sender, text=text, addressed=True
        )
        await self.dispatch.hear(self.lane, incoming)
        return "\n".join(sent.text for sent in self.platform.sent)

    @property
    def offered(self):
        return {c.label: c.command for row in self.platform.sent[-1].message.choices for c in row}

    async def stage(self, number):
        return (await self.database.transact(lambda s: bulletins.the(s, number))).stage

    async def states(self):
        rows = await self.database.transact(lambda s: s.scalars(select(DeliveryRow.state)).all())
        return sorted(rows)


@pytest.fixture
async def office(database, clock):
    """Two chats, two stories, and an admin."""
    await bind(database, "a", "b", now=clock(), admin="bithu")
    clock.on(timedelta(minutes=1))
    await tell(database, "Tin một", "Tin hai", now=clock())
    return Office(database, clock)


@pytest.fixture
async def draft(office, database):
    """A bulletin for both chats that waits for approval."""

    def ask(session):
        for unit in session.scalars(select(ChatRow.unit_id)):
            approvals.set_asked(session, Asks.UNIT, unit, asked=True)

    await database.transact(ask)
    await office.push_all()
    return office


async def test_a_draft_is_shown_whole_with_what_can_be_done(draft):
    said = await draft.says("/duyệt")
    assert "Bản tin số 1 chờ duyệt" in said
    assert "đơn vị yêu cầu duyệt" in said
    assert "Gửi tới 2 nhóm" in said
    assert "1. Tin" in said
    assert "BẢN TIN" in said
    assert list(draft.offered) == ["Gửi", "Bỏ tin", "Sửa tiêu đề", "Hủy"]


async def test_pressing_the_buttons_edits_and_releases_it(draft):
    await draft.says("/duyet")
    assert "Bỏ tin nào" in await draft.says(draft.offered["Bỏ tin"])
    said = await draft.says(next(iter(draft.offered.values())))
    assert "\n2. " not in said
    said = await draft.says("/duyet 1 sửa 1 Tiêu đề  mới")
    assert "Tiêu đề mới" in said
    assert "sẽ được gửi tới 2 nhóm" in await draft.says(draft.offered["Gửi"])
    assert await draft.states() == ["pending", "pending"]
    assert draft.woken
    assert "đã được quyết định" in await draft.says("/duyet 1 gui")
    assert "Không có bản tin nào chờ duyệt" in await draft.says("/duyet")


async def test_a_draft_is_cancelled(draft):
    await draft.says("/duyet 1 huy co")  # forged, replayed or merely typed: it asks
    assert await draft.stage(1) is Stage.DRAFT
    assert "Đã hủy" in await draft.says(draft.offered["Hủy bản tin"])
    assert await draft.stage(1) is Stage.CANCELLED
    assert await draft.states() == []


async def test_each_headline_that_was_changed_stays_changed(draft):
    for place, title in ((1, "Tiêu đề A"), (2, "Tiêu đề B")):
        said = await draft.says(f"/duyet 1 sua {place} {title}")
    assert ("Tiêu đề A" in said, "Tiêu đề B" in said) == (True, True)


@pytest.mark.parametrize("verb", ["dinhchinh", "thuhoi"])
async def test_what_was_cancelled_is_neither_corrected_nor_taken_back(draft, database, verb):
    await draft.says("/duyet 1 huy")
    await draft.says(draft.offered["Hủy bản tin"])
    await draft.says(f"/phathanh 1 {verb}")
    assert "Thu hồi ngay" not in draft.offered
    assert len(await database.transact(lambda s: s.scalars(select(BulletinRow.id)).all())) == 1


async def test_who_drops_a_correction_is_told_that_the_bulletin_stays(draft):
    await draft.says("/duyet 1 gui")
    await draft.says("/phathanh 1 dinhchinh")
    asked = await draft.says("/duyet 2 huy")
    assert asked == "Bỏ đính chính số 2? Bản tin đã gửi được giữ nguyên."
    dropped = await draft.says(draft.offered["Bỏ đính chính"])
    assert dropped == "Đã bỏ đính chính số 2; bản tin đã gửi được giữ nguyên."
    again = await draft.says("/duyet 2 gui")
    assert again == "Đính chính số 2 đã được quyết định trước đó."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("/duyet 99 gui", "Không có bản tin số “99”"),
        ("/duyet 1 bo 7", "không có tin thứ “7”"),
        ("/duyet 1 bo abc", "không có tin thứ “abc”"),
        ("/duyet 1 sua 9 X", "không có tin thứ “9”"),
        ("/duyet 1 sua 1", "chưa ghi tiêu đề"),
        ("/duyet 1 sua", "/duyet 1 sua 2 Tiêu đề mới"),
        ("/duyet 1 xyz", "chờ duyệt"),
        ("/duyet can Đơn vị không có", "Không tìm thấy đơn vị"),
    ],
)
async def test_what_cannot_be_done_is_said(draft, text, answer):
    assert answer in await draft.says(text)
    assert await draft.stage(1) is Stage.DRAFT


async def test_the_last_story_cannot_be_dropped(draft):
    await draft.says("/duyet 1 bo 1")
    assert "chỉ còn một tin" in await draft.says("/duyet 1 bo 1")


async def test_a_story_is_dropped_once_however_often_its_button_is_pressed(draft, database):
    await tell(database, "Tin ba", now=draft.clock())
    await database.transact(
        lambda s: bulletins.edit(s, 1, entries=(*bulletins.the(s, 1).entries, 3), titles={})
    )
    await draft.says("/duyet 1 bo")
    [(label, button), *_] = draft.offered.items()
    title = label.removeprefix("1. ")
    assert f"Đã bỏ tin “{title}” khỏi bản tin số 1" in await draft.says(button)
    said = await draft.says(button)
    assert "Tin này không còn trong bản tin số 1" in said
    assert title not in said
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    assert len(kept.entries) == 2


async def test_a_button_of_a_story_that_is_gone_means_none_whose_number_begins_alike(
    draft, database
):
    await tell(database, *(f"Tin số {n}" for n in range(3, 13)), now=draft.clock())
    await database.transact(lambda s: bulletins.edit(s, 1, entries=range(1, 13), titles={}))
    for _ in range(2):
        said = await draft.says("/duyet 1 bo #1")
    assert "Tin này không còn trong bản tin số 1" in said
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    assert kept.entries == tuple(range(2, 13))


async def test_what_was_dropped_is_taken_back_in_its_place_one_by_one(draft, database, clock):
    await tell(database, "Tin ba", now=draft.clock())
    entries = (*(await database.transact(lambda s: bulletins.the(s, 1))).entries, 3)
    await database.transact(lambda s: bulletins.edit(s, 1, entries=entries, titles={}))
    await draft.says("/duyet 1 sua 1 Tiêu đề mới")
    for _ in range(2):
        await draft.says("/duyet 1 bo 1")
    assert "2. " not in (await draft.says("/duyet 1")).split("BẢN TIN")[0]
    clock.on(timedelta(minutes=59))
    assert "Đã lấy lại tin" in await draft.says("/hoantac")
    said = await draft.says(draft.offered["Lấy lại tin vừa bỏ"])
    assert "Đã lấy lại tin “Tiêu đề mới” vào bản tin số 1" in said
    assert "Lấy lại tin vừa bỏ" not in draft.offered
    kept = await database.transact(lambda s: bulletins.the(s, 1))
    assert (kept.entries, kept.stage) == (entries, Stage.DRAFT)
    assert "Không có gì để hoàn tác" in await draft.says("/hoantac")


async def test_what_another_one_dropped_or_long_ago_is_not_taken_back(draft, clock):
    await draft.says("/duyet 1 bo 1")
    assert "Không có gì" in await draft.says("/hoantac", sender="bithu")
    clock.on(timedelta(hours=1))
    assert "Không có gì" in await draft.says("/hoantac")


async def test_what_was_dropped_from_one_draft_is_not_put_into_another(draft, database):
    await draft.says("/duyet 1 bo 1")
    (left,) = (await database.transact(lambda s: bulletins.the(s, 1))).entries
    draft.clock.on(timedelta(minutes=1))
    await tell(database, "Tin ba", "Tin bốn", now=draft.clock())
    await database.transact(lambda s: bulletins.set_audience(s, 1, []))  # it is not replaced
    await draft.push_all()
    await database.transact(lambda s: bulletins.edit(s, 2, entries=(3, 4), titles={}))
    await draft.says("/duyet 2 bo 1")
    assert "Đã lấy lại tin" in await draft.says("/hoantac")
    assert "Không có gì để hoàn tác" in await draft.says("/hoantac")
    told = [await database.transact(lambda s, n=n: bulletins.the(s, n)) for n in (1, 2)]
    assert [each.entries for each in told] == [(left,), (3, 4)]


async def test_a_decided_draft_gets_no_story_back(draft):
    await draft.says("/duyet 1 bo 1")
    back = draft.offered["Lấy lại tin vừa bỏ"]
    await draft.says("/duyet 1 gui")
    assert "đã được quyết định" in await draft.says(back)
    kept = await draft.database.transact(lambda s: bulletins.the(s, 1))
    assert len(kept.entries) == 1


async def test_who_may_decide_no_more_takes_no_story_back(draft):
    await draft.says("/duyet 1 bo 1")
    draft.dispatch._owners = frozenset()
    assert "ngoài phạm vi" in await draft.says("/hoantac")
    kept = await draft.database.transact(lambda s: bulletins.the(s, 1))
    assert len(kept.entries) == 1


async def test_a_headline_with_a_stamp_of_secrecy_is_refused(draft):
    said = await draft.says("/duyet 1 sua 1 Tài liệu MẬT về đại hội")
    assert "không gửi tài liệu mật" in said
    kept = await draft.database.transact(lambda s: bulletins.the(s, 1))
    assert kept.titles == {}


@pytest.mark.parametrize("text", ["/duyet 1 gui", "/phathanh gui ngay", "/chuaro 1 gui"])
async def test_nobody_but_an_admin_does_any_of_this(draft, text):
    said = await draft.says(text, sender="bithu", chat="a", kind=ChatKind.GROUP)
    assert "dành cho quản trị viên của" in said
    assert await draft.stage(1) is Stage.DRAFT
    assert await draft.states() == []


async def test_approval_is_asked_for_a_unit_or_a_source_by_name(office, database):
    assert "phải được duyệt" in await office.says("/duyet cần chi bo fake a")
    assert "phải được duyệt" in await office.says("/duyet can bao mau")
    assert len(await database.transact(lambda s: approvals.asked(s, Asks.UNIT))) == 1
    assert len(await database.transact(lambda s: approvals.asked(s, Asks.FEED))) == 1
    assert "không cần duyệt" in await office.says("/duyet khong bao mau")
    assert not await database.transact(lambda s: approvals.asked(s, Asks.FEED))


async def test_approval_is_asked_for_all_feeds_of_an_outlet(office, database):
    await tell(database, "Tin ba", now=office.clock())  # from a second feed of the same name
    await office.says("/duyet can Báo mẫu")
    feeds = {each.feed.id for each in await database.transact(feeds_of)}
    asked = await database.transact(lambda s: approvals.asked(s, Asks.FEED))
    assert (len(feeds), asked) == (2, feeds)


async def test_everybody_gets_a_bulletin_now_once_the_admin_is_sure(office):
    await office.says("/phathanh")
    assert "Gửi ngay bản tin cho 2 nhóm" in await office.says(
        office.offered["Gửi ngay cho mọi nhóm"]
    )
    assert await office.states() == []
    assert "Đang gửi bản tin cho 2 nhóm" in await office.says(office.offered["Gửi ngay"])
    assert await office.states() == ["pending", "pending"]
    # Pressed twice, it asks again; and what has not left yet is not doubled.
    assert "Gửi ngay bản tin cho 2 nhóm" in await office.says("/phathanh gui ngay")
    assert await office.states() == ["pending", "pending"]
    assert "Đang gửi bản tin cho 2 nhóm" in await office.says("/phathanh gui ngay")
    assert await office.states() == ["expired", "expired", "pending", "pending"]


async def test_what_would_go_out_is_shown(office):
    said = await office.says("/phathanh xem")
    assert "Tin một" in said
    assert await office.states() == []


@pytest.fixture
async def sent(office, database):
    """Chat a has the bulletin; whether b has it, nobody knows."""
    await office.push_all()

    def land(session):
        first, second = session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
        first.state, first.message_id = "sent", "5"
        second.state, second.fault = "unknown", "no answer within 35 s"

    await database.transact(land)
    return office


async def test_the_report_tells_who_has_it_and_why_others_have_not(sent):
    said = await sent.says("/phathanh")
    assert "Bản tin số 1" in said
    assert "1/2 nhóm đã nhận" in said
    said = await sent.says(sent.offered["Số 1"])
    assert "1/2 nhóm đã nhận đủ" in said
    assert "chưa rõ đã tới hay chưa: 1" in said
    assert "no answer within 35 s: 1" in said


async def test_the_list_of_bulletins_turns_pages(sent, database):
    """Twenty of them: three pages, each bulletin on one of them."""

    def more(session):
        first = session.get(BulletinRow, 1)
        same = {
            column.key: getattr(first, column.key)
            for column in BulletinRow.__table__.columns
            if column.key != "id"
        }
        session.add_all([BulletinRow(**same) for _ in range(19)])

    await database.transact(more)
    seen, text = [], "/phathanh"
    while text:
        seen.append(re.findall(r"Bản tin số (\d+)", await sent.says(text)))
        text = sent.offered.get("Xem tiếp")
    assert [len(page) for page in seen] == [8, 8, 4]
    assert [int(number) for page in seen for number in page] == list(range(20, 0, -1))
    assert "Bản tin số 12" in await sent.says(sent.offered["Quay lại"])
    assert "không có trang này" in await sent.says("/phathanh trang 4")
    await sent.says("/phathanh trang 0")
    assert "Quay lại" not in sent.offered


async def test_taking_back_asks_once_more_and_then_does_it(sent):
    await sent.says("/phathanh 1")
    assert "Thu hồi bản tin số 1 khỏi 2 nhóm" in await sent.says(sent.offered["Thu hồi"])
    assert "Đang thu hồi" in await sent.says(sent.offered["Thu hồi ngay"])
    assert await sent.states() == ["pending", "sent", "unknown"]


@pytest.mark.parametrize(
    "steps", [["/phathanh 1 thuhoi", "/phathanh 1 thuhoi ngay"], ["/chuaro 1 gui"]]
)
async def test_what_is_entered_for_chats_is_sent_at_once(sent, steps):
    before = await sent.states()
    for text in steps:
        sent.woken = 0
        await sent.says(text)
    assert await sent.states() != before
    assert sent.woken


async def test_whoever_sends_to_all_is_told_how_many_are_active(sent, database):
    paused = update(ChatRow).where(ChatRow.chat == "b").values(paused="removed")
    await database.transact(lambda s: s.execute(paused))
    assert "cho 1 nhóm" in await sent.says("/phathanh gui")


async def test_correcting_opens_a_draft_of_the_same_stories(sent):
    await sent.says("/phathanh 1")
    assert "Đính chính số 2 chờ duyệt" in await sent.says(sent.offered["Đính chính"])
    await sent.says("/duyet 2 bo 1")
    assert "Đính chính số 2 đang được đưa tới 1 nhóm" in await sent.says("/duyet 2 gui")
    assert await sent.states() == ["pending", "sent", "unknown"]


@pytest.mark.parametrize("verb", ["dinhchinh", "thuhoi"])
async def test_a_correction_is_itself_neither_corrected_nor_taken_back(sent, database, verb):
    """Both begin at the bulletin that went out: what corrects a correction changes no message."""
    await sent.says("/phathanh 1 dinhchinh")
    await sent.says("/duyet 2 bo 1")
    await sent.says("/duyet 2 gui")
    before = await sent.states()
    assert "Đính chính số 2" in await sent.says(f"/phathanh 2 {verb}")
    assert {"Đính chính", "Thu hồi"}.isdisjoint(sent.offered)
    assert "Thu hồi ngay" not in sent.offered
    count = await database.transact(lambda s: s.scalar(select(func.count(BulletinRow.id))))
    assert (count, await sent.states()) == (2, before)


async def test_a_correction_warns_that_erased_stories_go_out_of_it(sent, database):
    clean = await sent.says("/phathanh 1 dinhchinh")
    assert "không còn được lưu" not in clean
    await sent.says("/duyet 2 huy")
    await database.transact(lambda s: s.execute(delete(EntryRow).where(EntryRow.id == 1)))
    said = await sent.says("/phathanh 1 dinhchinh")
    assert "1 tin không còn được lưu" in said
    assert said.count("▪") == 1
    await database.transact(lambda s: s.execute(delete(EntryRow)))
    said = await sent.says(f"/duyet {re.search(r'số ([0-9]+)', said)[1]}")
    assert "2 tin không còn được lưu" in said
    assert "Các tin:" not in said


async def test_sending_again_reaches_those_missed_only(sent, database):
    await database.transact(
        lambda s: s.execute(
            update(DeliveryRow).where(DeliveryRow.state == "unknown").values(state="failed")
        )
    )
    await sent.says("/phathanh 1")
    assert "cho 1 nhóm" in await sent.says(sent.offered["Gửi lại nhóm chưa nhận"])
    assert await sent.states() == ["pending", "sent"]
    assert "không còn nhóm nào" in await sent.says("/phathanh 1 gui")


async def test_what_is_in_doubt_names_the_chat_and_is_decided_once(sent):
    said = await sent.says("/chuaro")
    assert "Chi bộ fake b (fake b)" in said
    assert list(sent.offered) == ["Gửi lại", "Không gửi lại"]
    assert "cho 1 nhóm" in await sent.says(sent.offered["Gửi lại"])
    assert "không còn nhóm nào" in await sent.says("/chuaro 1 gui")
    assert "Không có tin nào chưa rõ" in await sent.says("/chuaro")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:00 6:00", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("22h 6h hoãn", QuietHours(first=time(22), last=time(6), how=Quiet.LATER)),
        ("12h 13h30", QuietHours(first=time(12), last=time(13, 30), how=Quiet.SILENT)),
        ("22:00-06:00 hoãn", QuietHours(first=time(22), last=time(6), how=Quiet.LATER)),
        ("22h-6h", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("22:00:00-06:00:00", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("22h30-5h30", QuietHours(first=time(22, 30), last=time(5, 30), how=Quiet.SILENT)),
        ("22:00–06:00, hoãn", QuietHours(first=time(22), last=time(6), how=Quiet.LATER)),
        ("22:00,6:00", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("21h→6h", QuietHours(first=time(21), last=time(6), how=Quiet.SILENT)),
        ("22h đến 6h", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("từ 22h đến 6h sáng hôm sau", QuietHours(first=time(22), last=time(6), how=Quiet.SILENT)),
        ("10h đêm tới 5h sáng", QuietHours(first=time(22), last=time(5), how=Quiet.SILENT)),
        ("9 giờ tối đến 5 giờ sáng", QuietHours(first=time(21), last=time(5), how=Quiet.SILENT)),
        ("11:00 tới 14:00", QuietHours(first=time(11), last=time(14), how=Quiet.SILENT)),
        ("11h toi 14h", QuietHours(first=time(11), last=time(14), how=Quiet.SILENT)),
        ("12h toi 13h30", QuietHours(first=time(12), last=time(13, 30), how=Quiet.SILENT)),
        ("9h toi 6h", QuietHours(first=time(21), last=time(6), how=Quiet.SILENT)),
        ("9h tối 6h sáng", QuietHours(first=time(21), last=time(6), how=Quiet.SILENT)),
        ("tắt", False),
        ("6:00-6:00", None),
        ("22:0-6:00", None),
        ("22:00", None),
        ("khuya", None),
        ("1h 2h 3h", None),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(text, expected):
    assert read_quiet(text) == expected


@given(
    first=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    last=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    how=st.sampled_from(Quiet),
)
def test_quiet_hours_as_the_bot_writes_them_are_read_back(first, last, how):
    hours = QuietHours(first=first, last=last, how=how)
    assert read_quiet(texts_choices.quiet_choice(hours)) == (hours if first != last else None)


@pytest.mark.parametrize(
    ("hours", "now", "end"),
    [
        pytest.param(("22:00", "06:00"), "23:00", "06:00", id="before midnight"),
        pytest.param(("22:00", "06:00"), "05:59", "06:00", id="after midnight"),
        pytest.param(("22:00", "06:00"), "06:00", None, id="over"),
        pytest.param(("12:00", "13:30"), "12:00", "13:30", id="at noon"),
        pytest.param(("12:00", "13:30"), "11:59", None, id="not yet"),
    ],
)
def test_when_quiet_hours_end(clock, hours, now, end):
    here = clock().astimezone(ZONE).replace(hour=int(now[:2]), minute=int(now[3:]))
    found = quiet_until(*hours, here, ZONE)
    assert (f"{found.astimezone(ZONE):%H:%M}" if found else None) == end
    assert found is None or timedelta() < found - here < timedelta(days=1)


async def test_a_chat_sets_its_quiet_hours(office):
    said = await office.says("/yêntĩnh 22:00 6:00 hoãn", sender="bithu", chat="a")
    assert "22:00–06:00" in said
    assert "hoãn" in said
    chat = await office.database.transact(lambda s: store.chat(s, ChatId("fake", "a")))
    assert chat.quiet == QuietHours(first=time(22), last=time(6), how=Quiet.LATER)
    assert "chưa đặt" in await office.says("/yentinh tắt", sender="bithu", chat="a")
