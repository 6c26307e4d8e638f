"""/tailieu: the compilation for the cell meeting, from its draft to the chats."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, select, update

from bot.care import briefing
from bot.outbound import compiling
from bot.sending.lane import Lane
from bot.stores import compilations, units
from bot.stores.alarms import Event, of_kinds, untold
from bot.stores.compilations import Stage
from bot.tables.counter import DeliveryRow, UnitRow
from bot.web.door import door
from bot.web.pages import pages
from jobs.compiling.months import before_meeting, meeting
from jobs.stores import checks
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office
from tests.fakes.platform import ABILITIES

TITLES = (
    "Trung ương họp bàn xây dựng Đảng",
    "Xã Hòa Sơn kết nạp mười lăm quần chúng ưu tú",
    "Giá lúa ngoài đồng tăng nhẹ sau mưa",
    "Ba chiến sĩ cứu dân qua lũ dữ",
    "Cầu treo bản Nà Lốc sửa xong trước hạn",
)
TOPICS = ("xay_dung_dang", "xay_dung_dang", "kinh_te_xa_hoi", "thi_dua_guong", "kinh_te_xa_hoi")


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch):
    # What LibreOffice makes is tested in the newsroom; here it would take seconds each time.
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
def clock(clock):
    clock.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    return clock


async def news(database, now):
    for title, topic in zip(TITLES, TOPICS, strict=True):
        await tell(
            database, title, now=now, topics=(topic,), outlet=f"Báo {title[:3]}",
            sentences=(f"{title} là tin của tháng này.",),
        )  # fmt: skip


@pytest.fixture
async def office(database, clock):
    await news(database, clock() - timedelta(days=3))
    town = Office(database, clock)
    await town.furnish()
    return town


async def state(office, number=1):
    kept = await office.database.transact(lambda s: compilations.kept(s, number))
    return kept.state


async def titles(office):
    return [item.title for item in (await state(office)).made.items]


async def drafted(office, who="unitadmin", chat="unitadmin"):
    return await office.says(who, "/tailieu moi", chat)


def unit_admin(office, text):
    return office.says("unitadmin", text, "unitadmin")


async def test_a_draft_is_a_list_with_numbers_and_a_way_to_edit_it(office):
    said = await drafted(office)
    assert "Tài liệu số 1 (bản thảo)" in said
    assert "Tháng 12 năm 2026 (tin từ ngày 24/10/2026 đến ngày 23/11/2026)" in said
    assert "A và mọi đơn vị trực thuộc (1 nhóm)" in said
    assert all(title in said for title in TITLES)
    assert {"Xem thử", "Duyệt", "Hủy"} <= office.offered.keys()


@pytest.mark.parametrize("words", ["bỏ 2", "bo 2", "/tailieu 1 bỏ 2", "/tailieu bỏ 2"])
async def test_a_story_is_left_out_and_comes_back(office, words):
    await drafted(office)
    before = await titles(office)
    await unit_admin(office, words)
    assert await titles(office) == [before[0], *before[2:]]
    await unit_admin(office, "hoàn tác")
    assert await titles(office) == before


async def test_each_step_can_be_undone_to_the_first(office):
    await drafted(office)
    first = await state(office)
    for words in (
        "lên 2", "sửa 1 Tiêu đề hay hơn", "tên Bản tin của chi bộ", "đọc", "ngày 1/12 8:00",
        "nơi Chi bộ 1", "bỏ 1", "hủy",
    ):  # fmt: skip
        before = await state(office)
        await unit_admin(office, f"/tailieu 1 {words}")
        if words == "hủy":
            await unit_admin(office, "có")
        assert await state(office) != before, words
    for _ in range(8):
        await unit_admin(office, "/tailieu 1 hoàn tác")
    assert await state(office) == first
    assert "Không còn bước nào" in await unit_admin(office, "/tailieu 1 hoàn tác")


async def test_a_story_moves_within_its_section_only(office):
    await drafted(office)
    one, two, *_ = await titles(office)
    await unit_admin(office, "xuống 1")
    assert (await titles(office))[:2] == [two, one]
    assert "đầu hoặc cuối" in await unit_admin(office, "xuống 2")
    assert "Không có mục số “99”" in await unit_admin(office, "lên 99")


async def test_an_article_is_added_once(office, database, clock):
    await drafted(office)
    await tell(database, "Tin thêm về hợp tác xã", now=clock(), topics=(), outlet="Báo mới")
    link = await database.transact(lambda s: store_link(s, "Tin thêm về hợp tác xã"))
    await unit_admin(office, f"thêm {link}")
    assert "Tin thêm về hợp tác xã" in await titles(office)
    assert "đã có" in await unit_admin(office, f"thêm {link}")
    assert "chưa có bài" in await unit_admin(office, "thêm https://la.vn/x")


def store_link(session, title):
    from jobs.tables import EntryRow

    return session.scalar(select(EntryRow.link).where(EntryRow.title == title))


async def test_a_secret_stamp_does_not_get_into_a_title(office):
    await drafted(office)
    said = await unit_admin(office, "sửa 1 TUYỆT MẬT: kế hoạch")
    assert "không gửi tài liệu mật" in said
    assert (await titles(office))[0] in TITLES


async def test_an_admin_sees_the_document_itself(office):
    await drafted(office)
    await office.press("unitadmin", "Xem thử", "unitadmin")
    carried = office.platform.sent[-1].message.attachment
    assert carried.name == "Bản tin sinh hoạt chi bộ 2026-11-24.docx"
    assert carried.data[:2] == b"PK"


async def test_it_goes_to_its_own_unit_only_once_and_as_one_message(office):
    await drafted(office)
    await office.press("unitadmin", "Duyệt", "unitadmin")
    assert (await state(office)).stage is Stage.DRAFT
    assert "gửi tới 1 nhóm" in await office.press("unitadmin", "Gửi ngay", "unitadmin")
    [(chat, text)] = await office.deliver()
    assert chat == "g1"
    assert "Bản tin sinh hoạt chi bộ" in text
    assert "đọc khoảng" in text
    assert office.platform.sent[0].message.attachment.picture is False
    assert "Đã tới 1/1 nhóm" in await unit_admin(office, "/tailieu 1")
    assert await office.deliver() == []


async def test_a_typed_yes_that_nobody_offered_sends_nothing(office):
    await drafted(office)
    await unit_admin(office, "/tailieu 1 duyệt ngay")
    assert await office.deliver() == []
    assert (await state(office)).stage is Stage.DRAFT


async def test_it_goes_out_on_the_day_chosen_without_what_was_withdrawn_meanwhile(
    office, database, clock
):
    await drafted(office)
    await unit_admin(office, "ngày 1/12 8:00")
    said = await unit_admin(office, "duyệt")
    assert "08:00 ngày 1/12/2026" in said
    assert await publish(office) == 0
    gone = (await state(office)).made.items[0]
    await database.transact(lambda s: checks.note_withdrawn(s, gone.entry, now=clock()))
    clock.on(timedelta(days=7))
    assert await publish(office) == 1
    assert await publish(office) == 0
    await office.deliver()
    assert gone.title not in await word(office.platform.sent[0].message.attachment.data)


async def publish(office):
    platforms = {office.name: office.platform.abilities}
    return await compiling.publish_due(office.database, platforms, zone=ZONE, now=office.clock())


async def word(data):
    import io

    import docx

    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


async def test_what_is_approved_can_be_undone_until_it_is_sent(office, clock):
    await drafted(office)
    await unit_admin(office, "ngày 1/12")
    await unit_admin(office, "duyệt")
    await unit_admin(office, "/tailieu 1 hoàn tác")
    clock.on(timedelta(days=8))
    assert await publish(office) == 0


async def test_what_was_sent_is_taken_back(office):
    await drafted(office)
    await office.press("unitadmin", "Duyệt", "unitadmin")
    await office.press("unitadmin", "Gửi ngay", "unitadmin")
    await office.deliver()
    assert "không hoàn tác được" in await unit_admin(office, "/tailieu 1 hoàn tác")
    await office.press("unitadmin", "Thu hồi", "unitadmin")
    said = await office.press("unitadmin", "Thu hồi", "unitadmin")
    assert "Đã thu hồi" in said
    acts = await office.database.transact(lambda s: s.scalars(select(DeliveryRow.act)).all())
    assert "withdraw" in acts
    assert (await state(office)).stage is Stage.WITHDRAWN


async def test_another_units_compilation_is_not_his(office):
    await office.says("admin", "/tailieu moi #2", "admin")
    assert "Tài liệu số 1" not in await unit_admin(office, "/tailieu")
    assert "Tài liệu số 1" not in await unit_admin(office, "/tailieu 1")
    await unit_admin(office, "/tailieu 1 bỏ 1")
    assert len(await titles(office)) == len(TITLES)
    await unit_admin(office, "/tailieu moi #2")
    assert await office.database.transact(lambda s: compilations.kept(s, 2)) is None


async def test_who_manages_several_top_units_is_asked_for_which(office):
    await office.says("admin", "/tailieu moi", "admin")
    assert set(office.offered) == {"A", "B"}
    await office.press("admin", "B", "admin")
    assert (await state(office)).stage is Stage.DRAFT


async def test_it_never_goes_beyond_its_unit(office):
    await drafted(office)
    said = await unit_admin(office, "nơi B")
    assert "đơn vị trực thuộc" in said
    assert (await state(office)).reach == frozenset()

    def reached(session):
        kept = compilations.kept(session, 1)
        wide = replace(kept, state=replace(kept.state, reach=frozenset({1, 2})))
        platforms = {office.name: office.platform.abilities}
        return compiling.audience(session, units.tree(session), wide, platforms).total

    assert await office.database.transact(reached) == 1


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("moi", 8),
        ("moi 12", 12),
        ("mới 5 phút", 5),
        ("moi 99", 30),
        ("tháng", 8),
        ("tháng 12", 8),
        ("thang 12/2026", 8),
        ("mới tháng 12 6 phút", 6),
        ("tháng 12 6 phút", 6),
        ("thang lai 6 #1", 6),
    ],
)
async def test_a_month_is_no_number_of_minutes(office, words, minutes):
    await unit_admin(office, f"/tailieu {words}")
    assert (await state(office)).made.minutes == minutes


async def test_a_topic_and_days_are_understood(office):
    said = await unit_admin(office, "/tailieu chuyende thi dua khen thuong tu 1/11 den 23/11")
    assert "Tài liệu sinh hoạt chuyên đề" in said
    assert await titles(office) == [TITLES[3]]
    assert (await state(office)).made.period.first == date(2026, 11, 1)
    assert "gõ chuyên mục" in await unit_admin(office, "/tailieu chuyende")


@pytest.mark.parametrize("verb", ["chuyên đề", "Chuyen de", "chủ đề"])
async def test_a_topic_is_asked_for_in_two_words(office, verb):
    said = await unit_admin(office, f"/tailieu {verb} thi đua khen thưởng")
    assert "Tài liệu sinh hoạt chuyên đề" in said
    assert await titles(office) == [TITLES[3]]
    assert "gõ chuyên mục" in await unit_admin(office, f"/tailieu {verb}")


async def test_days_that_no_calendar_has_are_no_others(office):
    for days in ("31/2", "từ 1/11 đến 31/11", "31 tháng 11 năm 2026"):
        said = await unit_admin(office, f"/tailieu chuyende thi đua khen thưởng {days}")
        assert "trong lịch" in said, days
    assert await office.database.transact(lambda s: compilations.kept(s, 1)) is None
    await unit_admin(office, "thi đua khen thưởng từ 1/11 đến 30/11")  # it still listens
    assert await titles(office) == [TITLES[3]]


async def test_a_week_is_told(office):
    assert "Bản tin tuần" in await unit_admin(office, "/tailieu tuan")
    assert (await state(office)).made.period.first == date(2026, 11, 17)


async def test_a_veto_counts_for_the_next_draft(office, database):
    link = await database.transact(lambda s: store_link(s, TITLES[0]))
    await office.says("admin", f"/tailieu loại {link}", "admin")
    await drafted(office)
    assert TITLES[0] not in await titles(office)
    await office.says("admin", f"/tailieu sao {link}", "admin")
    await unit_admin(
        office, "/tailieu moi lại"
    )  # there is one: another is asked for in so many words
    kept = await database.transact(lambda s: compilations.kept(s, 2))
    assert TITLES[0] in [item.title for item in kept.state.made.items]


async def test_the_timetable_drafts_from_day_24_on_once_and_the_admins_see_it(
    office, database, clock
):
    clock.on(timedelta(days=-1))
    assert await compiling.propose(database, zone=ZONE, now=clock()) == 0
    clock.on(timedelta(days=1))
    assert await compiling.propose(database, zone=ZONE, now=clock()) == 2
    assert await compiling.propose(database, zone=ZONE, now=clock()) == 0
    told = await database.transact(lambda s: untold(s, clock()))
    replies = await database.transact(lambda s: briefing.replies(s, told, ZONE))
    assert len(replies) == 2
    assert "duyệt trước ngày 28" in replies[0].content.text


@pytest.fixture
async def zalo(database, clock, request):
    """A platform that carries no files; where its people can find our door, if they can."""
    await news(database, clock() - timedelta(days=3))
    town = Office(database, clock, "other")
    found_at = getattr(request, "param", "https://bantin.example.vn")
    town.platform.abilities = replace(ABILITIES, documents=False, files_at=found_at)
    town.lane = Lane(town.platform, database, clock=clock, zone=ZONE)
    return await town.furnish()


async def test_where_files_are_not_carried_a_link_leads_to_the_page(zalo, database, clock):
    await drafted(zalo)
    await zalo.press("unitadmin", "Duyệt", "unitadmin")
    await zalo.press("unitadmin", "Gửi ngay", "unitadmin")
    [(_, text)] = await zalo.deliver()
    key = (await database.transact(lambda s: compilations.kept(s, 1))).key
    assert f"https://bantin.example.vn/tailieu/{key}" in text
    assert zalo.platform.sent[0].message.attachment is None


@pytest.mark.parametrize("zalo", [""], indirect=True)
async def test_where_there_is_no_door_all_of_it_is_said(zalo):
    await drafted(zalo)
    await zalo.press("unitadmin", "Duyệt", "unitadmin")
    await zalo.press("unitadmin", "Gửi ngay", "unitadmin")
    text = "\n".join(text for _, text in await zalo.deliver())
    assert all(title in text for title in TITLES)


async def health():
    return {"ok": True}


async def test_a_page_is_shown_to_who_knows_its_key_and_loses_what_is_withdrawn(
    office, database, clock
):
    await drafted(office)
    kept = await database.transact(lambda s: compilations.kept(s, 1))
    app = door(preview=None, health=health, extra=pages(database, zone=ZONE, clock=clock))
    async with visitor(app) as visit:
        page = await visit.get(f"/tailieu/{kept.key}")
        assert page.status_code == 200
        assert TITLES[0] in page.text.replace("\u00a0", " ")
        assert "default-src 'none'" in page.headers["content-security-policy"]
        gone = kept.state.made.items[0]
        await database.transact(lambda s: checks.note_withdrawn(s, gone.entry, now=clock()))
        again = await visit.get(f"/tailieu/{kept.key}")
        assert gone.title not in again.text.replace("\u00a0", " ")
        for wrong in ("x", "x" * 43, kept.key + "x"):
            assert (await visit.get(f"/tailieu/{wrong}")).status_code == 404
        await unit_admin(office, "/tailieu 1 hủy")
        await unit_admin(office, "có")
        assert (await visit.get(f"/tailieu/{kept.key}")).status_code == 404


async def test_a_page_costs_the_same_however_many_units_there_are(office, database, clock):
    """A link to it goes to thousands at once; a province's tree takes a third of a second."""
    await drafted(office)
    kept = await database.transact(lambda s: compilations.kept(s, 1))
    issuer, superior = await database.transact(lambda s: units.names(s, kept.unit))
    app = door(preview=None, health=health, extra=pages(database, zone=ZONE, clock=clock))
    read = []
    event.listen(database._engine, "before_cursor_execute", lambda *a: read.append(a[2]))
    async with visitor(app) as visit:
        page = await visit.get(f"/tailieu/{kept.key}")
    of_units = [each for each in read if "FROM units" in each]
    assert of_units
    assert [each for each in of_units if "WHERE" not in each] == []
    assert issuer.upper() in page.text
    assert superior is None or superior.upper() in page.text


def visitor(app):
    import httpx

    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("today", "first", "month"),
    [
        (date(2026, 11, 24), date(2026, 10, 24), 12),
        (date(2026, 12, 3), date(2026, 11, 3), 12),
        (date(2027, 3, 31), date(2027, 3, 1), 4),
        (date(2026, 1, 1), date(2025, 12, 1), 1),
        (date(2026, 3, 1), date(2026, 2, 1), 3),
        (date(2026, 5, 1), date(2026, 4, 1), 5),
        (date(2026, 5, 30), date(2026, 4, 30), 6),
    ],
)
def test_a_month_before_a_meeting(today, first, month):
    period = before_meeting(today)
    assert (period.first, period.last) == (first, today - timedelta(days=1))
    assert meeting(period).month == month


async def test_numbers_are_those_that_are_shown_though_a_source_took_something_back(
    office, database, clock
):
    await drafted(office)
    first, second, third, *_ = (await state(office)).made.items
    await database.transact(lambda s: checks.note_withdrawn(s, first.entry, now=clock()))
    await unit_admin(office, "/tailieu 1")
    await unit_admin(office, "bỏ 1")
    left = await titles(office)
    assert second.title not in left
    assert third.title in left


async def test_what_is_wholly_taken_back_is_a_draft_again_and_nobody_gets_it(
    office, database, clock
):
    await drafted(office)
    await unit_admin(office, "ngày 1/12")
    await unit_admin(office, "duyệt")
    for item in (await state(office)).made.items:
        entry = item.entry
        await database.transact(lambda s, e=entry: checks.note_withdrawn(s, e, now=clock()))
    clock.on(timedelta(days=8))
    assert await publish(office) == 0
    assert (await state(office)).stage is Stage.DRAFT
    assert await office.deliver() == []


async def test_one_that_cannot_be_made_holds_up_no_other_and_is_told_once_a_day(
    office, database, clock
):
    await office.says("admin", "/tailieu moi #1", "admin")
    await office.says("admin", "/tailieu moi #2", "admin")
    for number in (1, 2):
        await office.says("admin", f"/tailieu {number} ngày 1/12", "admin")
        await office.says("admin", f"/tailieu {number} duyệt", "admin")
    # Nothing checked this name, and no DOCX may hold it.
    spoil = update(UnitRow).where(UnitRow.id == 1).values(name="A\uffff")
    await database.transact(lambda s: s.execute(spoil))
    clock.on(timedelta(days=8))
    assert await publish(office) == 1
    assert (await state(office, 1)).stage is Stage.APPROVED
    assert (await state(office, 2)).stage is Stage.SENT
    clock.on(timedelta(minutes=1))
    assert await publish(office) == 0
    assert await broken(office) == ["1"]
    clock.on(timedelta(days=1))
    await publish(office)
    assert await broken(office) == ["1", "1"]
    told = await database.transact(lambda s: untold(s, clock()))
    said = await database.transact(lambda s: briefing.replies(s, told, ZONE))
    assert "▪ Tài liệu số 1 đã đến giờ gửi nhưng chưa gửi được" in said[0].content.text


async def broken(office):
    """Return which compilations the admins were told of, as often as they were."""
    told = await office.database.transact(lambda s: of_kinds(s, [Event.COMPILATION_BROKEN]))
    return [alarm.about["compilation"] for alarm in told]


async def test_it_waits_for_its_platform(office, clock):
    await drafted(office)
    await unit_admin(office, "ngày 1/12")
    await unit_admin(office, "duyệt")
    clock.on(timedelta(days=8))
    away = await compiling.publish_due(office.database, {}, zone=ZONE, now=clock())
    assert away == 0
    assert (await state(office)).stage is Stage.APPROVED
    assert await publish(office) == 1


async def test_a_command_that_is_too_long_for_a_button_is_typed(office):
    words = "chuyen doi so va cai cach hanh chinh tu ngay 1/11/2026 den ngay 23/11/2026"
    said = await office.says("admin", f"/tailieu chuyende {words}", "admin")
    assert "#1: A" in said
    assert not office.platform.sent[-1].message.choices
    assert "Không có tin nào" in await office.says(
        "admin", f"/tailieu chuyende {words} #1", "admin"
    )


async def test_what_was_changed_meanwhile_is_not_approved_unseen(office, database, clock):
    await drafted(office)
    await unit_admin(office, "ngày 1/12")
    stale = await database.transact(lambda s: compilations.kept(s, 1))
    await unit_admin(office, "bỏ 1")
    from bot.handlers import compilation_edits

    later = replace(stale, step=stale.step)
    assert await database.transact(lambda s: compilation_edits._overtaken(s, later))
