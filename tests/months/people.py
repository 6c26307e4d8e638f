"""What people do: members ask, secretaries choose, the owner manages; all press what they see."""

import re
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.messages import ChatId, unmarked
from bot.reach import allowed
from bot.stores import grants, reports, units
from bot.tables.counter import BulletinRow, ChatRow, Stage
from bot.verbs import office
from tests.months.offices import CODE, DEPUTIES, Offices
from tests.months.papers import Papers
from tests.months.world import BUTTONS

if TYPE_CHECKING:
    from tests.months.life import Group, Life

ABOUT = re.compile(r"/(duyet|phathanh|chuaro) (\d+) (gui|huy|bo|sua|thuhoi|dinhchinh|thoi)")

MEMBERS = (
    "/bantin", "/tinmoi", "/timkiem nông thôn", "tin về kinh tế hôm nay", "/hop", "/danhan",
    "/dulieu", "/trogiup", "1", "2", "nghị quyết 57 nói gì?", "tin hôm qua", "/tinmoi 3 ngày",
)  # fmt: skip
SECRETARIES = (
    "/gio 7:00", "/gio 6:30 17:00", "/gio 7:00 t2-t6; 19h chủ nhật", "/gio 22:30", "/gio tắt",
    "/gio theo đơn vị", "/chude kinh tế", "/chude tất cả", "/yentinh 21:00 7:30 hoãn",
    "/yentinh 22:00 6:00", "/yentinh 0:00 12:00 hoãn", "/yentinh tắt", "/sotin 3", "/sotin 10",
    "/sotin 20", "/kieu gọn", "/kieu đầy đủ", "/tukhoa trừ lễ hội", "/tukhoa có nông thôn",
    "/tukhoa tất cả", "/chonnguon trừ Báo 1", "/chonnguon chỉ Báo 2", "/chonnguon tất cả",
    "/guingay", "/guingay", "/guiday", "/guiday", "/caidat",
    "/lichhop ngày 3 hằng tháng, 19:30, nhà văn hóa",
    "/lichhop ngày cuối tháng, 8h", "/lichhop thứ bảy tuần đầu, 7:30, hội trường",
    "/lichhop tắt", "/lichhop nghỉ 6/2", "/lichhop đổi 3/2 sang 5/2",
)  # fmt: skip
OWNERS = (
    "/duyet", "/duyet", "/duyet can #2", "/duyet khong #2", "/duyet can Báo 3",
    "/duyet khong Báo 3", "/phathanh", "/phathanh", "/chuaro", "/nhom", "/nhom tamdung", "/nguon",
    "/thongke", "/trangthai", "/nhatky", "/tailieu", "/tailieu tuan", "/tailieu moi",
    "/macdinh #1 gio 7:00", "/macdinh #2 gio 7:30 18:00", "/macdinh #2 gio theo đơn vị", "/moi ds",
    "/thongbao", "/hoantac", "/cumtu kinh_te_xa_hoi: lúa vụ mùa", "/quyen", "/donvi",
)  # fmt: skip


class People(Offices, Papers):
    """Everybody who speaks to the bot.

    Attributes:
        meddled: Bulletins that an admin has sent again, changed, taken back or cancelled.
        entries: What those told: of these nothing is promised.
        rested: Chats, by their numbers, that were ever paused.
    """

    def __init__(self, life: "Life") -> None:
        self.life, self.chance = life, life.chance
        self.meddled: set[int] = set()
        self.entries: set[int] = set()
        self.rested: set[int] = set()
        self.notices = 0
        self.owner = ChatId(BUTTONS, "owner")

    async def act(self) -> None:
        """Do what people do within a tick."""
        for often, does in self._habits:
            if self.chance.random() < often:
                await does(self)

    async def bind(self, group: "Group") -> None:
        """The owner makes an invitation, and the secretary posts it."""
        today = self.life.here.date()
        group.unit = await self.life.database.transact(
            lambda s: units.current(s, group.unit, today)
        )
        said = await self.life.says(self.owner, "owner", f"/moi #{group.unit}")
        if found := CODE.search(said):
            await self.life.says(group.at, group.secretary, f"/dangky {found[0]}")

    async def _member(self) -> None:
        group = self._group()
        await self.life.says(group.at, "dangvien", self.chance.choice(MEMBERS))
        await self._press(group.at, "dangvien", 0.3)

    async def _secretary(self) -> None:
        group = self._group()
        await self.life.says(group.at, group.secretary, self.chance.choice(SECRETARIES))
        await self._press(group.at, group.secretary, 0.4)

    async def _owner(self) -> None:
        await self._owner_says(self.chance.choice(OWNERS))
        for _ in range(self.chance.randint(0, 4)):
            await self._press(self.owner, "owner", 0.9)

    async def _approve(self) -> None:
        drafts = await self._numbers(BulletinRow.stage == Stage.DRAFT)
        if drafts:
            await self._owner_says(f"/duyet {self.chance.choice(drafts)} gui")

    async def _decide_doubts(self) -> None:
        doubts = await self.life.database.transact(reports.doubtful)
        if doubts:
            verb = self.chance.choice(["gui", "thoi"])
            await self._owner_says(f"/chuaro {self.chance.choice(doubts).bulletin} {verb}")

    async def _notice(self) -> None:
        """The owner writes a notice, or somebody does who manages but a part."""
        self.notices += 1
        at = self.owner if self.chance.random() < 0.7 else self.chance.choice(DEPUTIES)
        whom = self.chance.choice(["tatca", "chon cay #2", "chon rieng #5", "chon cay #3"])

        async def says(text: str) -> None:
            await self._office_says(at, text)

        await says("/thongbao soan")
        await says(f"Mời các đồng chí dự hội nghị, thông báo T{self.notices:04d}.")
        await says(f"/thongbao {whom}")
        if self.chance.random() < 0.6:
            await says("/thongbao xacnhan")
            await says(self.chance.choice(["/thongbao han 1 ngay", "/thongbao han 3 ngay"]))
        if self.chance.random() < 0.2:
            await says("/thongbao khan")
        meant = await self.life.database.transact(lambda s: _meant(s, whom, at))
        last = self.life.platforms[BUTTONS].last.get(at.id, [])
        if any(each.command.startswith("/thongbao gui") for each in last):
            self.life.watch.notices[f"T{self.notices:04d}"] = meant
            await self._press(at, at.id, 1.0, "/thongbao gui")

    async def _confirm(self) -> None:
        group = self._group()
        await self._press(group.at, "dangvien", 1.0, "/danhan")

    async def _leave(self) -> None:
        group = self._group()
        for chooses in self.chance.sample(SECRETARIES, 3):  # what may be lost must be there
            await self.life.says(group.at, group.secretary, chooses)
        before = await self.life.watch.kept(group.at)
        await self.life.says(group.at, group.secretary, "/huydangky")
        await self._press(group.at, group.secretary, 1.0, "/huydangky co")
        if before is None or await self.life.watch.kept(group.at) is not None:
            return
        fate = self.chance.random()
        if fate < 0.6:
            await self.life.says(group.at, group.secretary, "/hoantac")
            await self.life.watch.came_back(group.at, before)
        elif fate < 0.8:
            self.life.until(60, lambda: self.bind(group))

    async def _unbind(self) -> None:
        """The owner unbinds a chat, and thinks better of it."""
        chats = await self.life.database.transact(
            lambda s: s.execute(select(ChatRow.id, ChatRow.platform, ChatRow.chat)).all()
        )
        if not chats:
            return
        number, platform, chat = self.chance.choice(chats)
        at = ChatId(platform, chat)
        before = await self.life.watch.kept(at)
        await self._owner_says(f"/nhom {number} go")
        await self._press(self.owner, "owner", 1.0, f"/nhom {number} go co")
        if await self.life.watch.kept(at) is None:
            await self._press(self.owner, "owner", 1.0, "/nhom hoantac")
            await self.life.watch.came_back(at, before)

    async def _erase(self) -> None:
        group = self._group()
        if await self.life.watch.kept(group.at) is None:
            await self.bind(group)
            return
        if self.chance.random() < 0.5:
            given = {"platform": group.platform, "chat": group.id}
            await self._quietly(office.forget, **given)
        else:
            await self.life.says(group.at, group.secretary, "/xoadulieu")
            await self._press(group.at, group.secretary, 1.0, "/xoadulieu co")
        if await self.life.watch.kept(group.at) is None:
            await self.life.watch.erased(group.at, group.secretary)
            self.life.until(40, lambda: self.bind(group))

    async def _merge_units(self) -> None:
        """A cell ends today, and another one takes over; or a new one is founded."""
        group, other = self._group(), self._group()
        today = self.life.here.date()

        def work(session) -> None:
            if group.unit != other.unit and units.tree(session).units[other.unit].valid_to is None:
                ends = {"valid_to": today, "successor_id": other.unit}
                units.change(session, group.unit, ends)
                group.unit = other.unit

        await self.life.database.transact(work)

    async def _owner_says(self, text: str) -> str:
        return await self._office_says(self.owner, text)

    async def _office_says(self, at: ChatId, text: str) -> str:
        """Let the owner, or somebody whom he trusts, write to the bot in private."""
        await self._note(text)
        return await self.life.says(at, at.id, text)

    async def _press(self, at: ChatId, who: str, often: float, begins: str = "") -> None:
        """Press something that was offered last there; by its number where there are no buttons."""
        talk = self.life.platforms[at.platform]
        offered = [each for each in talk.last.get(at.id, []) if each.command.startswith(begins)]
        if not talk.abilities.choices:
            if self.chance.random() < often:
                await self.life.says(at, who, str(self.chance.randint(1, 4)))
            return
        if offered and self.chance.random() < often:
            command = self.chance.choice(offered).command
            if at == self.owner or at in DEPUTIES:
                await self._note(unmarked(command))
            number = talk.landed[-1].number if talk.landed else "1"
            await self.life.says(at, who, command, pressed=number)

    async def _note(self, command: str) -> None:
        found = ABOUT.match(command)
        if command.startswith("/phathanh gui"):
            return
        if not found or (found[1], found[3]) in {("duyet", "gui"), ("chuaro", "thoi")}:
            return
        number = int(found[2])

        def entries(session) -> list[int]:
            row = session.get(BulletinRow, number)
            more = session.get(BulletinRow, row.corrects_id) if row and row.corrects_id else None
            if more:
                self.meddled.add(more.id)
            return [*(row.entries if row else ()), *(more.entries if more else ())]

        self.meddled.add(number)
        self.entries.update(await self.life.database.transact(entries))

    async def _numbers(self, *where: object) -> list[int]:
        of = select(BulletinRow.id).where(*where)  # type: ignore[arg-type]
        return list(await self.life.database.transact(lambda s: s.scalars(of).all()))

    def _group(self) -> "Group":
        return self.chance.choice(self.life.groups)

    _habits = (
        (0.15, _member), (0.12, _secretary), (0.06, _owner), (0.08, _approve),
        (0.05, _decide_doubts), (0.01, _notice), (0.05, _confirm), (0.02, _leave),
        (0.004, _unbind), (0.004, _erase), (0.001, _merge_units),
        (0.006, Offices._reorganise), (0.004, Offices._move_unit), (0.003, Offices._import_units),
        (0.006, Offices._give_role), (0.003, Offices._take_role), (0.03, Offices._deputy),
        (0.02, Offices._two_decide), (0.006, Offices._feed), (0.004, Offices._pause_chat),
        (0.01, Papers._recall),
        (0.01, Papers._correct), (0.01, Papers._change_notice), (0.006, Papers._compile),
    )  # fmt: skip


def _meant(session: Session, whom: str, maker: ChatId) -> set[tuple[str, str]]:
    """Return the chats that a notice to ``whom`` is for: never beyond what its maker manages."""
    known = units.tree(session)
    held = [each.unit for each in grants.grants_of(session, maker)]
    whole = maker not in DEPUTIES or None in held
    own = allowed(known, None if whole else frozenset(filter(None, held)))
    if whom == "tatca":
        wanted = set(known.units)
    else:
        _, how, number = whom.split()
        unit = int(number.removeprefix("#"))
        wanted = known.under([unit]) if how == "cay" else {unit}
    rows = session.execute(select(ChatRow.platform, ChatRow.chat, ChatRow.unit_id))
    return {(platform, chat) for platform, chat, unit in rows if unit in wanted & own}
