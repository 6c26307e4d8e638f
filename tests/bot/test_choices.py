"""A chat's choices act in its bulletins; units choose for chats that have not chosen."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import func, select, update

from bot import push
from bot.audience import Unit
from bot.handlers.kinds import KINDS
from bot.importing import imports
from bot.messages import ChatId, ChatKind
from bot.outbound import issuing
from bot.stores import approvals, bulletins, choices_store, store, unit_changes, units
from bot.stores.approvals import Asks
from bot.tables.choices import PresetRow
from bot.tables.counter import DeliveryRow, PartRow
from bot.typed.times import Weekly
from bot.wants import Wants, everybody, over
from jobs import topics
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office
from tests.bot.test_roles import Town
from tests.fakes.platform import ABILITIES

SEVEN = (time(7),)
HOUR = timedelta(hours=1)


@pytest.fixture
async def town(database, clock):
    return await Town(database, clock, "fake").furnish()


async def chat(town, name="g1"):
    return await town.database.transact(lambda s: store.chat(s, ChatId("fake", name)))


async def bulletin(town, name="g1"):
    """Return what a chat's next bulletin says, made now."""
    number = (await chat(town, name)).id

    def due(session):
        choices_store.due_at(session, ChatId("fake", name), town.clock())

    await town.database.transact(due)
    await push.push_due(town.database, {"fake": ABILITIES}, zone=ZONE, now=town.clock())
    texts = await town.database.transact(
        lambda s: s.scalars(
            select(PartRow.text)
            .join(DeliveryRow, DeliveryRow.part_id == PartRow.id)
            .where(DeliveryRow.chat_id == number)
        ).all()
    )
    return "\n".join(texts)


async def news(town):
    now = town.clock() - HOUR
    await tell(town.database, "Chuyển đổi số ở xã", "Bóng đá làng", now=now, outlet="Báo Một")
    await tell(
        town.database, "Nông thôn mới", now=now, outlet="Báo Hai", topics=("nong_nghiep_ntm",)
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("/tinmoi", {"Chuyển", "Bóng", "Nông"}, id="nothing chosen"),
        pytest.param("/chude nông nghiệp", {"Nông"}, id="a topic"),
        pytest.param("/chonnguon chỉ báo hai", {"Nông"}, id="an outlet"),
        pytest.param("/chonnguon trừ Báo Hai", {"Chuyển", "Bóng"}, id="not an outlet"),
        pytest.param("/tukhoa có chuyen doi so", {"Chuyển"}, id="a word"),
        pytest.param("/tukhoa trừ bóng đá", {"Chuyển", "Nông"}, id="not a word"),
        pytest.param("/tukhoa +nông thôn mới, bóng đá", {"Bóng", "Nông"}, id="either word"),
        pytest.param("/tukhoa tru bông đa", {"Chuyển", "Bóng", "Nông"}, id="literal"),
        pytest.param("/sotin 1", {"Chuyển"}, id="one story"),
    ],
)
async def test_what_is_chosen_is_what_is_told(town, typed, told):
    await news(town)
    await town.says("secretary", typed, "g1")
    for said in (await bulletin(town), await town.says("member", "/tinmoi", "g1")):
        if typed != "/sotin 1" or "BẢN TIN" in said:
            assert {word for word in ("Chuyển", "Bóng", "Nông") if word in said} == told


async def test_a_brief_bulletin_tells_headlines_with_outlet_and_time(town):
    await news(town)
    await town.says("secretary", "/kiểu gọn", "g1")
    said = await bulletin(town)
    assert "Bóng đá làng" in said
    assert "Báo Một · 07:00" in said
    assert "Câu thứ nhất" not in said
    assert "Câu thứ nhất" in await town.says("member", "/tinmoi", "g1")
    await town.says("secretary", "/kieu đầy đủ", "g1")
    assert not (await chat(town)).brief


async def test_headlines_alone_need_no_approval_of_what_a_machine_wrote(town):
    when = town.clock() - HOUR
    await tell(town.database, "Bóng đá làng", now=when, machine_written=True)
    await town.says("secretary", "/kiểu gọn", "g1")
    said = await bulletin(town)
    assert "Bóng đá làng" in said
    assert "AI viết" not in said


async def test_chats_that_choose_alike_share_one_bulletin_and_others_do_not(town):
    await news(town)
    for typed in ("/tukhoa trừ bóng đá", "/sotin 5"):
        await town.says("secretary", typed, "g1")
        await town.says("owner", typed, "g2")
    await bulletin(town)
    count = select(func.count()).select_from(PartRow)
    assert await town.database.transact(lambda s: s.scalar(count)) == 1
    await bulletin(town, "g2")  # due only now: a bulletin of its own
    assert await town.database.transact(lambda s: s.scalar(count)) == 2


async def test_brief_and_full_are_two_bulletins_of_one_choice(town, clock):
    await news(town)
    await town.says("secretary", "/kieu gọn", "g1")

    def due(session):
        for name in ("g1", "g2"):
            choices_store.due_at(session, ChatId("fake", name), clock())

    await town.database.transact(due)
    await push.push_due(town.database, {"fake": ABILITIES}, zone=ZONE, now=clock())
    texts = await town.database.transact(lambda s: s.scalars(select(PartRow.text)).all())
    assert sorted("Câu thứ nhất" in text for text in texts) == [False, True]


async def test_a_draft_names_no_outlet_that_its_chats_do_not_want(town):
    now = town.clock() - HOUR
    for outlet in ("Báo Một", "Báo Hai", "Báo Ba"):
        await tell(town.database, "Chuyển đổi số ở xã", now=now, outlet=outlet)

    def one_story(session):
        first = session.scalar(select(func.min(EntryRow.id)))
        session.execute(update(EntryRow).values(story=first))
        approvals.set_asked(session, Asks.UNIT, 3, asked=True)

    await town.database.transact(one_story)
    await town.says("secretary", "/chonnguon trừ Báo Hai", "g1")
    assert await bulletin(town) == ""  # it waits for approval
    drafted = await town.says("owner", "/duyet 1")
    assert "Cùng đưa tin: Báo" in drafted
    assert "Báo Hai" not in drafted
    kept = await town.database.transact(lambda s: bulletins.the(s, 1))
    await town.database.transact(
        lambda s: issuing.release(s, kept, ABILITIES, zone=ZONE, now=town.clock())
    )
    [sent] = await town.database.transact(lambda s: s.scalars(select(PartRow.text)).all())
    assert "Cùng đưa tin: Báo" in sent
    assert "Báo Hai" not in sent
    corrected = await town.says("owner", "/phathanh 1 dinhchinh")
    assert "Cùng đưa tin: Báo" in corrected
    assert "Báo Hai" not in corrected
    await town.says("secretary", "/chonnguon tất cả", "g1")
    assert "Báo Hai" in await town.says("owner", "/phathanh 1 dinhchinh")


async def test_one_of_two_chats_that_does_not_want_an_outlet_keeps_it_out_of_their_draft(town):
    for outlet in ("Báo Một", "Báo Hai", "Báo Ba"):
        await tell(town.database, "Chuyển đổi số ở xã", now=town.clock() - HOUR, outlet=outlet)

    def furnish(session):
        session.execute(
            update(EntryRow).values(story=session.scalar(select(func.min(EntryRow.id))))
        )
        approvals.set_asked(session, Asks.UNIT, 3, asked=True)
        town.bind(session, "g3", 3)
        choices_store.due_at(session, ChatId("fake", "g3"), town.clock())

    await town.database.transact(furnish)
    assert await bulletin(town) == ""
    await town.says("owner", "/chonnguon trừ Báo Hai", "g3")
    drafted = await town.says("owner", "/duyet 1")
    assert ("Cùng đưa tin: Báo" in drafted, "Báo Hai" in drafted) == (True, False)


async def test_outlets_are_chosen_by_buttons_and_by_name(town):
    await news(town)
    assert "không có nguồn" in await town.says("secretary", "/chonnguon chỉ báo nào đó", "g1")
    await town.says("secretary", "/chonnguon", "g1")
    await town.says("secretary", town.offered["Báo Hai"], "g1", pressed="1")
    assert "✓ Báo Hai" in town.offered
    assert (await chat(town)).selection.sources.only == ("Báo Hai",)
    await town.says("secretary", town.offered["✓ Báo Hai"], "g1", pressed="1")
    assert (await chat(town)).selection.sources.only == ()


async def test_weekly_times_are_kept_told_and_due(town, clock):
    said = await town.says("secretary", "/giờ 7:00 t2-t6, 8h chủ nhật", "g1")
    assert "07:00 từ thứ hai đến thứ sáu; 08:00 chủ nhật" in said
    kept = await chat(town)
    assert kept.times == (Weekly((1, 2, 3, 4, 5), time(7)), Weekly((7,), time(8)))
    assert kept.next_at == clock() + timedelta(hours=23)  # Tuesday at seven
    await news(town)
    clock.on(timedelta(days=4, hours=23))  # a machine that slept until Saturday, seven
    for outlet, title in (("Báo Một", "Cầu mới"), ("Báo Hai", "Lúa mới")):
        await tell(town.database, title, now=clock() - HOUR, outlet=outlet)
    told = await bulletin_missed(town)
    assert "Cầu mới" in told
    assert "Bóng đá làng" not in told
    assert (await chat(town)).next_at == clock() + timedelta(days=1, hours=1)


async def bulletin_missed(town):
    """What is told once the machine is back: stories older than three days are no news."""
    await push.push_due(town.database, {"fake": ABILITIES}, zone=ZONE, now=town.clock())
    texts = await town.database.transact(lambda s: s.scalars(select(PartRow.text)).all())
    return "\n".join(texts)


async def test_all_choices_are_in_one_message_that_leads_to_each(town):
    said = await town.says("secretary", "/cài đặt", "g1")
    for words in ("Chuyên mục: tất cả", "7:00 hằng ngày", "nhiều nhất 10 tin", "đầy đủ"):
        assert words in said
    assert len(town.offered) == len(KINDS)
    for label, command in list(town.offered.items()):
        assert await town.says("secretary", command, "g1", pressed="1"), label
        assert town.offered["Các lựa chọn khác"] == "/caidat"
        assert all(len(each.encode()) <= 64 for each in town.offered.values())


@pytest.mark.parametrize(
    "typed",
    [
        "/gio khi nào rảnh",
        "/sotin 0",
        "/sotin 21",
        "/sotin năm",
        "/kieu đẹp",
        "/tukhoa có x",
        "/tukhoa linh tinh",
        f"/tukhoa có {'a' * 61}",
        "/tukhoa có " + ", ".join(f"từ {n}" for n in range(21)),
        "/tukhoa +",
        "/chonnguon trừ ?",
        "/yentinh đêm",
        "/chude bóng đá ngoại hạng",
    ],
)
async def test_what_is_not_understood_changes_nothing_and_is_told_how(town, typed):
    before = await chat(town)
    said = await town.says("secretary", typed, "g1")
    assert f"/{typed[1:].split()[0]}" in said
    assert await chat(town) == before


async def test_whoever_names_keywords_alone_is_told_what_stands_before_them(town):
    said = await town.says("secretary", "/tukhoa bóng đá", "g1")
    assert "ghi “có” hoặc “trừ” trước từ khóa" in said


async def test_keywords_are_dropped_by_number_or_by_name(town):
    await town.says("secretary", "/tukhoa có OCOP, nông thôn mới", "g1")
    await town.says("secretary", "/tukhoa -bóng đá", "g1")
    await town.says("secretary", town.offered["Xóa “nông thôn mới”"], "g1", pressed="1")
    await town.says("secretary", "/tukhoa xóa BÓNG ĐÁ", "g1")
    found = (await chat(town)).selection.keywords
    assert (found.include, found.exclude) == (("OCOP",), ())


async def test_bulletins_go_to_the_forum_topic_in_which_that_was_asked(town):
    assert "chủ đề" in await town.says("secretary", "/gửi đây", "g1", thread="42")
    assert (await chat(town)).thread == "42"
    assert "luồng chính" in await town.says("secretary", "/guiday", "g1")
    assert (await chat(town)).thread is None


async def test_a_unit_chooses_for_the_chats_below_it_until_they_choose(town, clock):
    said = await town.says("unitadmin", "/macdinh #1 gio 6:00 t2-t6", "u", ChatKind.PRIVATE)
    assert "Đã áp dụng cho 1 nhóm" in said
    await town.says("unitadmin", "/macdinh #1 sotin 3", "u", ChatKind.PRIVATE)
    one, other = await chat(town), await chat(town, "g2")
    assert one.times == (Weekly((1, 2, 3, 4, 5), time(6)),)
    assert one.next_at == clock() + timedelta(hours=22)
    assert (one.selection.most, other.selection.most, other.times) == (3, 10, SEVEN)
    said = await town.says("secretary", "/caidat", "g1")
    assert "3 tin.\n" in said
    assert "tự chọn" not in said.split("Mục nào")[0]
    await town.says("secretary", "/sotin 5", "g1")
    await town.says("unitadmin", "/macdinh #1 sotin 15", "u", ChatKind.PRIVATE)
    assert (await chat(town)).selection.most == 5
    assert "5 tin. ✎ nhóm tự chọn" in await town.says("secretary", "/caidat", "g1")
    assert "15 tin" in await town.says("secretary", "/sotin theo đơn vị", "g1")
    assert (await chat(town)).selection.most == 15
    dropped = await town.says("unitadmin", "/macdinh #1 gio theodonvi", "u", ChatKind.PRIVATE)
    assert "trở về lựa chọn của cấp trên" in dropped
    assert (await chat(town)).times == SEVEN


async def test_the_nearest_unit_counts_and_a_new_chat_inherits(town, clock):
    await town.says("owner", "/macdinh #1 kieu gon", "owner")
    await town.says("owner", "/macdinh #3 kieu day du", "owner")
    await town.says("owner", "/macdinh #1 chude doi ngoai", "owner")
    one = await chat(town)
    assert (one.brief, one.topics) == (False, ("doi_ngoai",))
    said = await town.says("owner", "/moi #1", "owner")
    code = said.split("/dangky ")[1].split("\n")[0]
    await town.says("x", f"/dangky {code}", "new")
    new = await chat(town, "new")
    assert (new.brief, new.topics) == (True, ("doi_ngoai",))


async def test_a_chat_list_and_presets_go_together(town, clock):
    await town.says("owner", "/macdinh #1 gio 6:00", "owner")
    data = b"platform,chat_id,unit,topics,times\n"
    data += "zalo,a,A / Chi bộ 1,,\nzalo,b,A / Chi bộ 1,doi_ngoai,8:00 t2-t6\n".encode()
    lines, faults = imports.read_chats(data)
    assert faults == []

    def keep(session):
        assert imports.keep_chats(session, lines, times=SEVEN, zone=ZONE, now=clock()) == []
        choices_store.settle(session, default=everybody(SEVEN), zone=ZONE, now=clock())
        return [store.chat(session, ChatId("zalo", name)) for name in "ab"]

    a, b = await town.database.transact(keep)
    assert (a.times, a.topics) == ((time(6),), ())
    assert (b.times, b.topics) == ((Weekly((1, 2, 3, 4, 5), time(8)),), ("doi_ngoai",))


async def test_a_unit_that_moves_takes_what_its_new_committee_chose(town, clock):
    await town.says("owner", "/macdinh #2 sotin 3", "owner")

    def work(session):
        unit_changes.move(
            session,
            3,
            units.add_unit(session, Unit(id=0, name="C", kind="k", parent_id=2)),
            day=clock().date(),
            now=clock(),
        )
        return choices_store.settle(session, default=everybody(SEVEN), zone=ZONE, now=clock())

    await town.database.transact(work)
    assert (await chat(town)).selection.most == 3


async def test_a_unit_admin_chooses_for_his_own_units_only(town):
    before = await town.state()
    for typed in ("/macdinh #2 sotin 3", "/macdinh #2", "/macdinh B"):
        said = await town.says("unitadmin", typed, "u", ChatKind.PRIVATE)
        assert "không thuộc phạm vi" in said
    assert await town.state() == before
    assert "A" in await town.says("unitadmin", "/macdinh", "u", ChatKind.PRIVATE)
    assert len(town.offered) == len(KINDS)
    for command in list(town.offered.values()):
        assert "Áp dụng cho" in await town.says("unitadmin", command, "u", pressed="1")
        assert all(len(each.encode()) <= 64 for each in town.offered.values())
    assert "Bot chưa rõ" in await town.says("unitadmin", "/macdinh #1 mau do", "u")
    assert list(await town.rows(PresetRow.unit_id)) == []


def test_layers_lie_over_each_other():
    default = everybody(SEVEN)
    assert over(Wants(), default) == default
    assert over(Wants(most=3), Wants(most=5, brief=True), default).most == 3
    assert over(Wants(topics=()), Wants(topics=("doi_ngoai",)), default).topics == ()


async def test_the_nearest_unit_that_chose_is_the_one_that_is_shown_and_acts(town):
    """In whatever order they were entered."""

    def work(session):
        above = units.add_unit(session, Unit(id=0, name="Đảng bộ xã", kind="k"))
        units.change(session, 1, {"parent_id": above})
        for unit, most in ((above, 7), (1, 3), (3, 5)):
            choices_store.choose_for(session, unit, "most", most)
        default = everybody(SEVEN)
        choices_store.settle(session, default=default, zone=ZONE, now=town.clock())
        shown = [choices_store.given(session, unit, default).most for unit in (3, 1, above)]
        return shown, store.chat(session, ChatId("fake", "g1")).selection.most

    assert await town.database.transact(work) == ([5, 3, 7], 5)


async def test_what_is_asked_for_without_words_is_offered(town):
    await town.says("secretary", "/gio", "g1")
    assert any(command.startswith("/gio ") for command in town.offered.values())
    assert "/gio theodonvi" not in town.offered.values()
    await town.says("secretary", "/gio 8:00", "g1")
    assert "/gio theodonvi" in town.offered.values()


async def test_a_topic_on_the_last_page_that_is_chosen_stands_there_still(town):
    last = topics.topics()[-1].id
    await town.says("secretary", f"/chude +{last}", "g1", pressed="1")
    assert f"/chude -{last}" in town.offered.values()


async def test_where_nothing_comes_without_a_sound_it_is_told_that_it_waits(database, clock):
    office = await Office(database, clock, "fake").furnish()
    assert "không kêu" in await office.says("secretary", "/yentinh 22:00 6:00", "g1")
    office.platform.abilities = replace(office.platform.abilities, hushes=False)
    told = await office.says("secretary", "/yentinh 22:00 6:00", "g1")
    assert "được hoãn tới khi hết" in told
