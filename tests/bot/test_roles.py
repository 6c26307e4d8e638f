"""Roles times commands times platforms, made from the table of commands: every cell is tried.

Forbidden: refused, nothing changes, and the try is in the audit. Allowed: done, and in the audit
where admins are concerned.
"""

import re
from dataclasses import replace
from datetime import time, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot.access import Role
from bot.audience import Unit
from bot.commands import COMMANDS
from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.messages import ChatId, ChatKind, Incoming, Message, plain
from bot.platforms import PLATFORMS
from bot.platforms.console import Console
from bot.platforms.web import Web
from bot.platforms.zalo_bot import ZaloBot
from bot.sending.lane import Lane
from bot.stores import audit, bulletins, choices_store, grants, store, unit_changes, units
from bot.stores.audit import Outcome
from bot.tables.counter import ApprovalRow, BulletinRow, Kind, Stage
from jobs.database import Base
from tests.bot.desk import ZONE
from tests.fakes.platform import ABILITIES, FakePlatform

ABLE = {
    "telegram": ABILITIES,
    "web": Web.abilities,
    "console": Console.abilities,
    "zalo": replace(
        ZaloBot(token="1:token").abilities, per_second=1000, per_chat_minute=1000, chat_spacing=0
    ),
    "zalo-oa": replace(ABILITIES, choices=False, edit=False, withdraw=False, links=False),
    "numbered": replace(ABILITIES, choices=False, edit=False, links=False),
}
"""Every platform that there is, and one with groups and without buttons."""

# Sender, chat → what he may there.
SPEAKERS = {
    "stranger": ("stranger", "new", Role.ANYBODY),
    "member": ("member", "g1", Role.MEMBER),
    "secretary": ("secretary", "g1", Role.CHAT_ADMIN),
    "secretary of another chat": ("secretary", "g2", Role.MEMBER),
    "platform's admin": ("boss", "g1", Role.CHAT_ADMIN),
    "anonymous admin": ("g1", "g1", Role.CHAT_ADMIN),
    "unit's admin": ("unitadmin", "g1", Role.UNIT_ADMIN),
    "unit's admin, new chat": ("unitadmin", "new", Role.UNIT_ADMIN),
    "admin of another unit": ("unitadmin", "g2", Role.MEMBER),
    "admin": ("admin", "g2", Role.ADMIN),
    "owner": ("owner", "g1", Role.OWNER),
    "owner's name elsewhere": ("owner@other", "g1", Role.MEMBER),
}

HARM = {
    "chude": "doi_ngoai",
    "gio": "8:00",
    "yentinh": "22:00 6:00",
    "chonnguon": "tat ca",
    "tukhoa": "tru bong da",
    "sotin": "3",
    "kieu": "gon",
    "macdinh": "#1 gio 8:00",
    "xoadulieu": "co",
    "huydangky": "co",
    "moi": "#3",
    "quyen": "cap #3",
    "donvi": "#3",
    "duyet": "can #3",
    "phathanh": "gui ngay",
    "thongbao": "gui",
    "danhan": "1",
    "lichhop": "ngày 3 hằng tháng, 8h, hội trường",
    "nhom": "1 go co",
    "nguon": "xoa 1 co",
}
"""What would change or tell most, behind each command."""


class Town:
    """Two committees with a cell each, a chat each, and everybody who may speak in them."""

    def __init__(self, database, clock, platform="telegram") -> None:
        self.database, self.clock, self.name = database, clock, platform
        self.platform = FakePlatform(platform, ABLE.get(platform, ABILITIES))
        self.platform.admins.add(("g1", "boss"))
        self.lane = Lane(self.platform, database, clock=clock, zone=ZONE)
        self.restart()

    def restart(self) -> None:
        desk = Desk(database=self.database, zone=ZONE, times=(time(7),))
        owners = frozenset({ChatId(self.name, "owner"), ChatId("other", "owner@other")})
        self.dispatch = Dispatch(desk, admins=owners, clock=self.clock)

    async def furnish(self):
        def work(session):
            for name, above in (("A", None), ("B", None), ("Chi bộ 1", 1), ("Chi bộ 1", 2)):
                units.add_unit(session, Unit(id=0, name=name, kind="k", parent_id=above))
            for chat, unit in (("g1", 3), ("g2", 4)):
                self.bind(session, chat, unit)
            for who, role, unit in (
                ("admin", Role.ADMIN, None),
                ("unitadmin", Role.UNIT_ADMIN, 1),
            ):
                self.grant(session, who, role, unit)

        await self.database.transact(work)
        return self

    def bind(self, session, chat, unit):
        store.bind(
            session,
            ChatId(self.name, chat),
            ChatKind.GROUP,
            unit=unit,
            times=(time(7),),
            next_at=None,
            now=self.clock(),
            admin="secretary" if chat == "g1" else None,
        )

    def grant(self, session, who, role, unit):
        code, lasts = f"CODE-{who}-{unit}", timedelta(hours=1)
        maker = ChatId(self.name, "owner")
        now = self.clock()
        grants.offer(session, code, role, unit=unit, maker=maker, now=now, lasts=lasts)
        grants.accept(session, ChatId(self.name, who), ChatId(self.name, who), code, now)

    async def says(self, sender, text, chat="g1", kind=ChatKind.GROUP, **more) -> str:
        own = sender == chat and chat in {"owner", "admin", "unitadmin"}
        self.platform.sent.clear()
        self.platform.edited.clear()
        incoming = Incoming(
            chat=ChatId(self.name, chat),
            kind=ChatKind.PRIVATE if own else kind,
            sender=sender,
            text=text,
            addressed=True,
            anonymous=sender == chat == "g1",
            **more,
        )
        await self.dispatch.hear(self.lane, incoming)
        return "\n".join(sent.text for sent in self.platform.sent + self.platform.edited)

    @property
    def offered(self):
        last = (self.platform.sent + self.platform.edited)[-1]
        return {choice.label: choice.command for row in last.message.choices for choice in row}

    async def state(self):
        def work(session):
            tables = [each for each in Base.metadata.sorted_tables if each.name != "audit"]
            return {each.name: session.execute(select(each)).all() for each in tables}

        return await self.database.transact(work)

    async def rows(self, *columns):
        return await self.database.transact(lambda s: s.execute(select(*columns)).all())

    async def log(self, most=100):
        return await self.database.transact(lambda s: audit.records(s, most=most))


@pytest.fixture
async def town(database, clock):
    return await Town(database, clock).furnish()


def test_no_platform_is_left_out():
    kinds = {re.sub(r"-\d+$", "", name) for name in PLATFORMS}  # several bots are of one kind
    assert ABLE.keys() >= kinds


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("platform", ABLE)
async def test_every_forbidden_cell_refuses_changes_nothing_and_is_in_the_audit(
    database, clock, platform, speaker
):
    town = await Town(database, clock, platform).furnish()
    sender, chat, role = SPEAKERS[speaker]
    before = await town.state()
    forbidden = [name for name, command in COMMANDS.items() if command.role > role]
    for name in forbidden:
        clock.on(timedelta(minutes=3))  # of an hour's tries not all are kept
        for how in ({}, {"pressed": "1"}):  # typed, and as a forged press
            answer = await town.says(sender, f"/{name} {HARM.get(name, '')}", chat, **how)
            assert "dành cho quản trị" in answer or "chưa đăng ký" in answer, (name, answer)
            assert town.platform.sent[-1].message.choices == ()
            [last] = await town.log(most=1)
            assert (last.command, last.outcome) == (name, Outcome.REFUSED)
            assert (last.who, last.chat) == (ChatId(platform, sender), chat)
    assert await town.state() == before
    assert len(await town.log()) == 2 * len(forbidden)


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("platform", ABLE)
async def test_every_allowed_cell_is_served_and_admins_are_in_the_audit(
    database, clock, platform, speaker
):
    town = await Town(database, clock, platform).furnish()
    sender, chat, role = SPEAKERS[speaker]
    for name, command in COMMANDS.items():
        if command.role <= role:
            lines = len(await town.log())
            answer = await town.says(sender, f"/{name}", chat)
            assert answer, name
            assert "Lệnh này dành cho" not in answer or name == "dangky"
            assert len(await town.log()) - lines == command.audited, name


async def test_a_unit_admin_manages_his_own_units_only(town):
    before = await town.state()
    for text in ("/moi #4", "/donvi #4", "/donvi #2 nhom", "/quyen cap #4", "/quyen cap #1"):
        answer = await town.says("unitadmin", text, "unitadmin", ChatKind.PRIVATE)
        assert "không thuộc phạm vi" in answer or "không cấp" in answer, text
        assert (await town.log())[0].outcome is Outcome.REFUSED
    assert await town.state() == before
    assert "Mã mời cho A / Chi bộ 1" in await town.says("unitadmin", "/moi chi bo 1", "u")
    assert (await town.log())[0].unit == 3
    assert "Nhóm nhận tin: 1" in await town.says("unitadmin", "/donvi #3", "u")


async def test_the_owner_makes_an_admin_by_a_code_that_works_once(town):
    said = await town.says("owner", "/quyền cấp quantri", "owner", ChatKind.PRIVATE)
    code = said.split("/nhanquyen ")[1].split("\n")[0]
    assert "nhắn riêng" in await town.says("new", f"/nhanquyen {code}", "g1")
    assert "đã nhận quyền" in await town.says("new", f"/nhanquyen {code}", "n", ChatKind.PRIVATE)
    assert "không đúng" in await town.says("other", f"/nhanquyen {code}", "o", ChatKind.PRIVATE)
    assert "Chưa có bản tin" in await town.says("new", "/phathanh", "n", ChatKind.PRIVATE)
    assert [each.act for each in await town.log() if each.command == "quyen"] == ["cap quantri"]
    assert all(code not in repr(each) for each in await town.log())


async def test_an_admin_gives_no_role_over_everything(town):
    before = await town.state()
    for who in ("admin", "unitadmin"):
        said = await town.says(who, "/quyen cap quantri", who, ChatKind.PRIVATE)
        assert "không cấp" in said
    assert await town.state() == before


async def test_a_code_for_a_role_is_no_good_after_a_day_and_cannot_be_guessed(town, clock):
    said = await town.says("admin", "/quyen cap B", "admin", ChatKind.PRIVATE)
    code = said.split("/nhanquyen ")[1].split("\n")[0]
    for _ in range(5):
        await town.says("x", "/nhanquyen AAAA-AAAA", "x", ChatKind.PRIVATE)
    assert "quá nhiều lần" in await town.says("x", f"/nhanquyen {code}", "x", ChatKind.PRIVATE)
    clock.on(timedelta(hours=24))
    assert "hết hạn" in await town.says("y", f"/nhanquyen {code}", "y", ChatKind.PRIVATE)


async def test_a_code_of_one_kind_is_no_code_of_the_other(town):
    invited = await town.says("owner", "/moi #3", "owner", ChatKind.PRIVATE)
    given = await town.says("owner", "/quyen cap #1", "owner", ChatKind.PRIVATE)
    code = invited.split("/dangky ")[1].split("\n")[0]
    assert "không đúng" in await town.says("x", f"/nhanquyen {code}", "x", ChatKind.PRIVATE)
    code = given.split("/nhanquyen ")[1].split("\n")[0]
    assert "không đúng" in await town.says("x", f"/dangky {code}", "new")


async def test_a_role_taken_away_takes_its_unused_codes_with_it(town):
    invited = await town.says("unitadmin", "/moi #3", "u", ChatKind.PRIVATE)
    given = await town.says("unitadmin", "/quyen cap #3", "u", ChatKind.PRIVATE)
    await town.says("owner", "/quyen", "owner", ChatKind.PRIVATE)
    await town.says("owner", town.offered["Thu hồi số 2"], "owner", pressed="1")
    assert "Thu hồi quyền quản trị A" in town.platform.sent[-1].text
    assert "Đã thu hồi" in await town.says("owner", town.offered["Thu hồi"], "owner", pressed="1")
    assert "dành cho" in await town.says("unitadmin", "/moi #3", "g1")
    code = invited.split("/dangky ")[1].split("\n")[0]
    assert "không đúng" in await town.says("x", f"/dangky {code}", "new")
    code = given.split("/nhanquyen ")[1].split("\n")[0]
    assert "không đúng" in await town.says("x", f"/nhanquyen {code}", "x", ChatKind.PRIVATE)


async def test_an_open_code_can_be_taken_back(town):
    said = await town.says("owner", "/quyen cap #1", "owner", ChatKind.PRIVATE)
    code = said.split("/nhanquyen ")[1].split("\n")[0]
    await town.says("owner", "/quyen", "owner", ChatKind.PRIVATE)
    [back] = [command for label, command in town.offered.items() if "Hủy mã" in label]
    assert "Hủy mã số" in await town.says("owner", back, "owner", ChatKind.PRIVATE)
    yes, _keep = town.offered.values()
    assert "Đã hủy mã" in await town.says("owner", yes, "owner", ChatKind.PRIVATE)
    assert "không đúng" in await town.says("x", f"/nhanquyen {code}", "x", ChatKind.PRIVATE)


async def test_invitations_are_listed_and_withdrawn_by_their_units_admin_only(town):
    said = await town.says("owner", "/moi #3", "owner", ChatKind.PRIVATE)
    await town.says("owner", "/moi #4", "owner", ChatKind.PRIVATE)
    listed = await town.says("unitadmin", "/moi ds", "u", ChatKind.PRIVATE)
    assert "A / Chi bộ 1" in listed
    assert "B / Chi bộ 1" not in listed
    assert "Không có mã mời số 2" in await town.says("unitadmin", "/moi huy 2", "u")
    await town.says("unitadmin", "/moi huy 1 co", "u", pressed="1")
    yes, _keep = town.offered.values()
    assert "Đã hủy mã mời số 1" in await town.says("unitadmin", yes, "u")
    code = said.split("/dangky ")[1].split("\n")[0]
    assert "không đúng" in await town.says("x", f"/dangky {code}", "new")
    assert len((await town.state())["invitations"]) == 1


async def test_no_member_takes_his_chat_to_another_unit(town):
    said = await town.says("owner", "/moi #4", "owner", ChatKind.PRIVATE)
    code = said.split("/dangky ")[1].split("\n")[0]
    assert "quản trị viên của nhóm" in await town.says("member", f"/dangky {code}", "g1")
    assert (await town.log())[0].outcome is Outcome.REFUSED
    assert "Đã đăng ký" in await town.says("secretary", f"/dangky {code}", "g1")


async def test_a_new_secretary_becomes_the_chats_admin_by_a_code_of_its_unit(town):
    await town.says("secretary", "/sotin 3", "g1")
    assert "quản trị viên của nhóm" in await town.says("new secretary", "/sotin 5", "g1")
    assert "quản trị viên của nhóm" in await town.says("new secretary", "/dangky", "g1")
    assert "không đúng" in await town.says("new secretary", "/dangky ABCD-2345", "g1")
    said = await town.says("unitadmin", "/moi #3", "u", ChatKind.PRIVATE)
    code = said.split("/dangky ")[1].split("\n")[0]
    assert "Đã đăng ký" in await town.says("new secretary", f"/dangky {code}", "g1")
    chat = await town.database.transact(lambda s: store.chat(s, ChatId(town.name, "g1")))
    assert chat.selection.most == 3
    assert "nhiều nhất 5 tin" in await town.says("new secretary", "/sotin 5", "g1")
    assert "không đúng" in await town.says("member", f"/dangky {code}", "g1")


async def test_an_invitation_for_a_unit_that_was_merged_binds_to_its_successor(town, clock):
    said = await town.says("owner", "/moi #3", "owner", ChatKind.PRIVATE)
    code = said.split("/dangky ")[1].split("\n")[0]
    day = clock().date() - timedelta(days=1)
    await town.database.transact(lambda s: unit_changes.merge(s, 3, 4, day=day, now=clock()))
    await town.says("x", f"/dangky {code}", "new")
    assert await town.database.transact(units.counts) == {4: 3}
    assert "kết thúc" in await town.says("owner", "/moi #3", "owner", ChatKind.PRIVATE)


async def test_the_log_holds_no_words_of_anybody(town):
    await town.says("owner", "/duyet 12 sua 3 Tiêu đề riêng 0912345678", "owner")
    await town.says("secretary", "/gio 7:00 nhắn riêng", "g1")
    await town.says("member", "/quyen thu 0912345678 co", "g1")
    assert [each.act for each in await town.log()] == ["thu", "", "12 sua 3"]


@pytest.mark.parametrize("named", [0, 500], ids=["sifted", "asked for"])
async def test_the_log_is_read_in_pages_and_by_unit_admins_for_their_units(
    town, monkeypatch, named
):
    monkeypatch.setattr(audit, "MOST_NAMED", named)
    for _ in range(20):
        await town.says("owner", "/donvi #4", "owner")
    await town.says("secretary", "/gio 8:00", "g1")
    first = await town.says("owner", "/nhật ký", "owner")
    assert first.count("\n") == 15
    second = await town.says("owner", town.offered["Cũ hơn"], "owner", pressed="1")
    assert second.count("\n") == 7
    own = await town.says("unitadmin", "/nhatky", "g1")
    assert "/gio" in own
    assert "/donvi" not in own


async def test_who_hammers_at_the_door_fills_no_log(town, clock):
    for _ in range(audit.MOST_REFUSED + 5):
        await town.says("member", "/quyen", "g1")
        await town.says("stranger", "/dangky AAAA-AAAA", "new")
    assert len(await town.log(1000)) == 2 * audit.MOST_REFUSED
    clock.on(timedelta(hours=1))
    await town.says("member", "/quyen", "g1")
    assert len(await town.log(1000)) == 2 * audit.MOST_REFUSED + 1


async def test_what_broke_half_way_is_in_the_log(town, monkeypatch):
    monkeypatch.setattr(choices_store, "choose", None)
    assert "trục trặc" in await town.says("secretary", "/gio 8:00", "g1")
    assert (await town.log())[0].outcome is Outcome.FAILED


async def test_the_log_is_kept_for_a_year(town, clock):
    await town.says("secretary", "/gio", "g1")
    clock.on(audit.KEEP)
    await town.says("secretary", "/gio", "g1")
    clock.on(timedelta(seconds=1))
    await town.database.transact(lambda s: audit.tidy(s, clock()))
    assert len(await town.log()) == 1


async def test_the_tree_is_walked_by_choices(town):
    await town.says("owner", "/donvi", "owner")
    assert list(town.offered) == ["A", "B"]
    await town.says("owner", town.offered["A"], "owner")
    assert list(town.offered) == ["Chi bộ 1", "Các nhóm", "Tạo mã mời", "Sửa, sáp nhập…"]
    await town.says("owner", town.offered["Chi bộ 1"], "owner")
    assert "Cấp trên" in town.offered
    assert "g1" in await town.says("owner", town.offered["Các nhóm"], "owner")
    await town.says("unitadmin", "/donvi", "u")
    assert list(town.offered) == ["A"]
    await town.says("owner", "/donvi chi bo 1", "owner")
    assert list(town.offered) == ["Chi bộ 1 (A)", "Chi bộ 1 (B)"]


async def test_long_lists_have_pages_and_their_commands_fit(town):
    def work(session):
        for number in range(20):
            name = f"Chi bộ Sở Nông nghiệp và Môi trường số {number}"
            units.add_unit(session, Unit(id=0, name=name, kind="k", parent_id=2))

    await town.database.transact(work)
    await town.says("owner", "/donvi #2", "owner")
    assert len(town.offered) == 8 + 1 + 2 + 1
    await town.says("owner", town.offered["Xem tiếp"], "owner")
    assert {"Quay lại", "Xem tiếp"} <= set(town.offered)
    found = await town.says("owner", "/donvi Chi bộ Sở Nông nghiệp và Môi trường", "owner")
    assert "20 đơn vị" in found
    assert "(trang 1/3)" in found
    assert all(len(command.encode()) <= 64 for command in town.offered.values())
    assert "(trang 2/3)" in await town.says("owner", town.offered["Xem tiếp"], "owner")
    assert "không có trang" in await town.says("owner", "/donvi nong nghiep trang 9", "owner")


async def test_a_unit_admin_decides_on_drafts_that_go_to_his_own_units_only(town, clock):
    def draft(session, chats):
        row = BulletinRow(
            stage=Stage.DRAFT.value,
            platform=town.name,
            made_at=clock(),
            since=clock(),
            until=clock(),
            topics=[],
            entries=[],
            audience=chats,
            due_at=clock(),
        )
        session.add(row)
        session.flush()
        return row.id

    def work(session):
        one, two = (units.chats_of(session, [unit])[0].id for unit in (3, 4))
        return draft(session, [one]), draft(session, [one, two])

    own, both = await town.database.transact(work)
    assert "ngoài phạm vi" in await town.says("unitadmin", f"/duyet {both} huy", "g1")
    assert (await town.log())[0].outcome is Outcome.REFUSED
    shown = await town.says("unitadmin", "/duyet", "g1")
    assert f"số {own}" in shown
    assert f"/duyet {both}" not in town.offered.values()
    await town.says("unitadmin", f"/duyet {own} huy", "g1")
    assert "Đã hủy" in await town.says("unitadmin", town.offered["Hủy bản tin"], "g1")
    stages = {row[0]: row[1] for row in await town.rows(BulletinRow.id, BulletinRow.stage)}
    assert stages == {own: "cancelled", both: "draft"}


async def test_a_unit_admin_asks_for_approval_of_his_own_units_only(town):
    assert "không thuộc" in await town.says("unitadmin", "/duyet can B", "g1")
    assert await town.rows(ApprovalRow.number) == []
    assert "phải được duyệt" in await town.says("unitadmin", "/duyet can A", "g1")
    await town.says("owner", "/duyet can chi bo 1", "g1")
    assert list(town.offered.values()) == ["/duyet can #3", "/duyet can #4"]
    assert await town.rows(ApprovalRow.number) == [(1,)]


async def test_a_unit_admin_decides_on_a_correction_of_what_went_to_his_own_units_only(town):
    """A correction has no chats of its own yet: it goes where the bulletin went."""

    def work(session):
        now, drafts = town.clock(), []
        for goes_to in ([3], [3, 4]):
            add = partial(bulletins.add_bare, session, platform=town.name, now=now)
            went = add(Kind.BULLETIN)
            chats = [each.id for unit in goes_to for each in units.chats_of(session, [unit])]
            bulletins.enter(session, went, [Message(plain("Tin."))], chats, now=now)
            number = add(Kind.CORRECTION, corrects=went)
            bulletins.hold_back(session, number, reasons=(), doubted=(), audience=(), deadline=None)
            drafts.append(number)
        return drafts

    own, both = await town.database.transact(work)
    assert "ngoài phạm vi" in await town.says("unitadmin", f"/duyet {both} huy", "g1")
    shown = await town.says("unitadmin", "/duyet", "g1")
    assert f"Đính chính số {own} chờ duyệt" in shown
    assert f"/duyet {both}" not in town.offered.values()
