"""What is stored of a chat is told and erased, and a binding that was ended can be taken back."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import String, cast, select, update

from bot import push
from bot.access import Role
from bot.messages import ChatId
from bot.stores import choices_store, erasure, health, removals, store, undo
from bot.tables.counter import BulletinRow, ChatRow, GrantRow, PostedRow
from bot.texts import general as texts
from bot.texts import privacy as texts_privacy
from bot.texts import questions as texts_questions
from jobs.database import Base
from tests.bot.desk import ZONE, tell
from tests.bot.test_roles import Town
from tests.fakes.platform import ABILITIES

AT = ChatId("fake", "g1")


@pytest.fixture
async def town(database, clock):
    made = Town(database, clock, "fake")
    await made.furnish()
    return made


async def live(town):
    """Let much happen in the chat."""
    await tell(town.database, "Tin một", now=town.clock() - timedelta(hours=1))

    def due(session):
        choices_store.due_at(session, AT, town.clock())

    await town.database.transact(due)
    await push.push_due(town.database, {"fake": ABILITIES}, zone=ZONE, now=town.clock())
    await town.says("secretary", "/tukhoa trừ bóng đá", "g1")
    await town.says("member", "/quyen", "g1")
    await town.says("secretary", "/dangky SAI-MA", "g1")
    await town.says("owner", "/donvi", "g1")
    await town.database.transact(lambda s: health.pause(s, AT, "why", now=town.clock()))
    await town.says("secretary", "/gio 8:00", "g1")


async def test_what_is_stored_is_told_in_plain_words(town):
    await live(town)
    said = await town.says("member", "/dữ liệu", "g1")
    for words in (
        "Mã nhóm: fake g1",
        "Đơn vị: Chi bộ 1",
        "08:00 23/11/2026",
        "bỏ tin có “bóng đá”",
        "1 lượt gửi bản tin",
        "1 lần nhập sai mã mời",
        "nhật ký",
        "không lưu",
        "/xoadulieu",
    ):
        assert words in said, words
    assert "Bot không lưu gì về nhóm này" in await town.says("x", "/dulieu", "new")


def test_what_is_agreed_to_names_what_is_stored_and_says_only_of_nothing():
    short = texts_privacy.in_short()
    for words in ("lịch và địa điểm sinh hoạt", "lượt gửi tin (90 ngày)", "nhật ký lệnh quản trị"):
        assert words in short
    assert "chỉ" not in short
    assert short in texts.consent("Chi bộ 1").text
    assert short in texts_questions.settings("settings:delete_data").text


async def test_whoever_agreed_to_earlier_words_is_served_as_before(town):
    def earlier(session):
        session.execute(update(ChatRow).values(consent=1))

    await town.database.transact(earlier)
    assert "bản điều khoản số 1" in await town.says("member", "/dulieu", "g1")
    await live(town)
    assert "1 lượt gửi bản tin" in await town.says("member", "/dulieu", "g1")
    await end(town)
    await town.says("secretary", "/hoantac", "g1")
    assert "bản điều khoản số 1" in await town.says("member", "/dulieu", "g1")


def test_every_table_that_can_name_a_chat_has_its_words():
    named = {table.name for table in erasure.naming()}
    assert {"chats", "deliveries", "audit", "undos"} <= named
    assert named <= texts_privacy.TABLES.keys()


async def test_all_of_a_chat_is_erased_and_nothing_of_the_next(town, clock):
    await live(town)
    other = await town.database.transact(lambda s: store.chat(s, ChatId("fake", "g2")))
    await town.says("secretary", "/xóa dữ liệu", "g1")
    yes = town.offered["Xóa hết"]
    assert "Đã xóa hết" in await town.says("secretary", yes, "g1", pressed="1")

    def left(session):
        assert erasure.held(session, AT) == {}
        rows = {
            table.name: session.execute(select(*(cast(c, String) for c in table.columns))).all()
            for table in Base.metadata.sorted_tables
        }
        assert "g1" not in json.dumps({k: [list(r) for r in v] for k, v in rows.items()})
        assert "secretary" not in json.dumps({k: [list(r) for r in v] for k, v in rows.items()})
        assert session.scalars(select(BulletinRow)).all() == []
        return store.chat(session, ChatId("fake", "g2"))

    assert await town.database.transact(left) == other
    log = await town.log()
    assert {each.chat for each in log} == {""}
    # What the unit's admins and owners did is still theirs; the one in the house is no owner.
    assert [each.command for each in log if each.command == "xoadulieu"] == ["xoadulieu"] * 2


async def test_an_owner_stays_in_the_audit(town):
    await town.says("owner", "/donvi", "g1")
    await town.database.transact(lambda s: erasure.erase(s, AT, owners=["owner"]))
    assert [(each.who.id, each.chat) for each in await town.log()] == [("owner", "")]


async def test_who_is_somebody_elsewhere_on_his_platform_stays_in_the_audit_and_no_namesake(town):
    await town.says("admin", "/donvi", "g1")
    await town.says("secretary", "/donvi", "g1")

    def erase(session):
        role = {"role": Role.ADMIN.name, "maker": "", "at": town.clock()}
        session.add(GrantRow(platform="other", sender="secretary", **role))
        session.flush()
        erasure.erase(session, AT)

    await town.database.transact(erase)
    assert sorted(each.who.id for each in await town.log()) == ["", "admin"]


async def test_what_another_platform_posted_of_a_chat_of_the_same_id_stays(town):
    def work(session):
        for name in ("fake", "other"):
            more = {"key": "1", "chat": AT.id, "body": "words", "tries": 0, "at": town.clock()}
            session.add(PostedRow(platform=name, **more))
        session.flush()
        erasure.erase(session, AT)
        wanted = select(PostedRow.platform, PostedRow.chat, PostedRow.body)
        return sorted(tuple(each) for each in session.execute(wanted))

    left = await town.database.transact(work)
    assert left == [("fake", "", ""), ("other", AT.id, "words")]


async def test_what_went_to_others_too_stays_and_what_went_here_alone_goes(town):
    def due(session, *names):
        for name in names:
            choices_store.due_at(session, ChatId("fake", name), town.clock())

    for title, names in (("Tin một", ("g1", "g2")), ("Tin hai", ("g1",))):
        await tell(town.database, title, now=town.clock())
        town.clock.on(timedelta(minutes=1))
        await town.database.transact(lambda s, names=names: due(s, *names))
        await push.push_due(town.database, {"fake": ABILITIES}, zone=ZONE, now=town.clock())

    def erase(session):
        erasure.erase(session, AT)
        return session.scalars(select(BulletinRow.id)).all()

    assert await town.database.transact(erase) == [1]


async def test_an_unbinding_of_an_erased_chat_is_undone_no_more(town):
    def work(session):
        number = removals.remove(session, 1, town.clock())
        erasure.erase(session, AT)
        return removals.removal(session, number, town.clock())

    assert await town.database.transact(work) is None


async def test_the_number_of_an_erased_chat_is_given_to_no_other(town):
    def work(session):
        erasure.erase(session, ChatId("fake", "g2"))
        town.bind(session, "g3", 3)
        return store.chat(session, ChatId("fake", "g3")).id

    assert await town.database.transact(work) == 3


async def test_erasure_asks_once_more_and_only_an_admin_may(town, clock):
    for who, how in (("member", {}), ("secretary", {}), ("secretary", {"pressed": "9"})):
        await town.says(who, "/xoadulieu co", "g1", **how)
        town.restart()
        assert await town.database.transact(lambda s: store.chat(s, AT))
    await town.says("secretary", "/xoadulieu", "g1")
    assert "Không xóa gì" in await town.says("secretary", town.offered["Giữ nguyên"], "g1")
    await town.says("secretary", "/xoadulieu", "g1")
    clock.on(timedelta(minutes=10))
    await town.says("secretary", "/xoadulieu co", "g1")
    assert await town.database.transact(lambda s: store.chat(s, AT))


async def end(town, who="secretary"):
    await town.says(who, "/huydangky", "g1")
    await town.says(who, town.offered["Hủy đăng ký"], "g1", pressed="1")


async def test_an_end_is_taken_back_by_whoever_made_it_within_an_hour(town, clock):
    await town.says("secretary", "/tukhoa trừ bóng đá", "g1")
    before = await town.database.transact(lambda s: store.chat(s, AT))
    await end(town)
    back = town.offered["Hoàn tác"]
    assert await town.database.transact(lambda s: store.chat(s, AT)) is None
    assert "người ấy gõ /hoantac" in await town.says("member", back, "g1", pressed="1")
    clock.on(timedelta(minutes=59))
    assert "Đã khôi phục" in await town.says("secretary", back, "g1", pressed="1")
    after = await town.database.transact(lambda s: store.chat(s, AT))
    kept = ("topics", "times", "selection", "unit", "bound_at", "consent")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert after.next_at == clock() + timedelta(hours=22, minutes=1)
    assert "8:00" in await town.says("secretary", "/gio 8:00", "g1")  # still its admin


async def test_an_end_is_final_after_an_hour_or_once_it_is_bound_anew(town, clock):
    await end(town)
    clock.on(undo.LASTS)
    assert "Không có gì" in await town.says("secretary", "/hoantac", "g1")
    await town.database.transact(lambda s: undo.tidy(s, clock()))
    assert "undos" not in await town.database.transact(lambda s: erasure.held(s, AT))
    said = await town.says("owner", "/moi #4", "owner")
    code = said.split("/dangky ")[1].split("\n")[0]
    await town.says("secretary", f"/dangky {code}", "g1")
    await end(town)
    said = await town.says("owner", "/moi #4", "owner")
    code = said.split("/dangky ")[1].split("\n")[0]
    await town.says("new", f"/dangky {code}", "g1")
    assert "undos" not in await town.database.transact(lambda s: erasure.held(s, AT))
    assert "Không có gì" in await town.says("secretary", "/hoantac", "g1")
    found = await town.database.transact(lambda s: store.chat(s, AT))
    assert found.unit == "Chi bộ 1"
