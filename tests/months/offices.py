"""What offices do: units merge, move and end, lists are imported; roles are given; feeds change.

What is taken back at once is compared with what was before.
"""

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import UsageError
from bot.messages import ChatId
from bot.stores import grants, units
from bot.tables.counter import ApprovalRow, BulletinRow, ChatRow, GrantRow, Stage
from bot.verbs import unit_office, unit_undoing
from jobs.tables import FeedRow
from tests.months.world import BUTTONS

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
FEWEST = 8
"""Cells that are left alone: where they are as few, new ones are founded."""

DEPUTIES = tuple(ChatId(BUTTONS, f"pho-{n}-662") for n in range(3))
SAID_BY_DEPUTIES = (
    "/nhom", "/donvi", "/duyet", "/duyet", "/thongbao", "/moi ds", "/macdinh", "/quyen",
    "/tailieu", "/nhatky", "/macdinh #3 gio 7:15", "/phathanh", "/duyet can #5",
)  # fmt: skip


class Offices:
    """What the owner and those whom he trusts do about units, roles and feeds."""

    founded = 0

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    # -- units

    async def _reorganise(self) -> None:
        """A unit ends, or another one comes after it; soon, later or never that is taken back."""
        cells = await self._cells()
        if len(cells) < FEWEST:
            await self._found()
            return
        one, other = self.chance.sample(cells, 2)
        before = await self._organisation()
        command = self.chance.choice([f"sapnhap #{one} #{other}", f"giaithe #{one}"])
        await self._owner_says(f"/donvi {command}")
        await self._press(self.owner, "owner", 1.0, f"/donvi {command.split()[0]} #{one}")
        if await self._goes_on(one):
            return
        if self.chance.random() < 0.5:
            await self._owner_says(f"/donvi hoantac #{one}")
            if await self._goes_on(one):
                self._same("a merger or an end", before, await self._organisation(), ended=one)
        elif self.chance.random() < 0.5:
            self.life.until(60, lambda: self._owner_says(f"/donvi hoantac #{one}"))

    async def _found(self) -> None:
        self.founded += 1
        await self._owner_says(
            f"/donvi them #{self.chance.choice([2, 3])} Chi bộ Mới {self.founded}"
        )

    async def _move_unit(self) -> None:
        """A cell hangs below the other committee, and maybe back; or it is called otherwise."""
        cells = await self._cells()
        if not cells:
            return
        one, before = self.chance.choice(cells), await self._organisation()
        if self.chance.random() < 0.3:
            self.founded += 1
            await self._owner_says(f"/donvi doiten #{one} Chi bộ Tên Mới {self.founded}")
            return
        above = before["units"][one][1]
        for place in ({2: 3}.get(above, 2), above):
            await self._owner_says(f"/donvi chuyen #{one} #{place}")
            await self._press(self.owner, "owner", 1.0, f"/donvi chuyen #{one} #{place} co")
            if self.chance.random() < 0.5:
                return
        after = await self._organisation()
        if after["units"][one][1] == above:
            self._same("a move", before, after)

    async def _import_units(self) -> None:
        """A list founds cells, ends one and renames others; mostly it is taken back."""
        cells, before = await self._cells(), await self._organisation()
        if len(cells) < FEWEST:
            return
        rows = ["name,kind,parent,short_name,valid_to,successor"]
        for _ in range(self.chance.randint(1, 4)):
            self.founded += 1
            rows.append(f"Chi bộ Danh sách {self.founded},chi bộ,Đảng ủy {self.founded % 2},,,")
        one, other, third = self.chance.sample(cells, 3)
        path = await self._paths()
        rows.append(f"{path[one]},chi bộ,,Tắt {self.founded},,")
        today = self.life.here.date()
        rows.append(f"{path[other]},chi bộ,,,{today:%d/%m/%Y},{path[third]}")
        file = self.life.folder / "units.csv"
        file.write_text("\n".join(rows), encoding="utf-8")
        try:
            await self._quietly(unit_office.import_units, file=file, dry_run=False)
        except UsageError:
            self.life.faults["list refused"] += 1
            return
        finally:
            file.unlink()
        if self.chance.random() < 0.5:
            await self._take_back_list()
            self._same("a list", before, await self._organisation(), ended=other)
        else:
            self.life.until(60, self._take_back_list)

    async def _take_back_list(self) -> None:
        to = self.chance.choice([None, "#2"])
        try:
            await self._quietly(unit_undoing.undo_list, chats_to=to, dry_run=False)
        except UsageError:
            self.life.faults["list not taken back"] += 1

    async def _quietly(self, verb: Any, **given: Any) -> None:
        with self.life.silence():
            await verb(self.life.settings, **given)

    async def _cells(self) -> list[int]:
        """Return the cells that go on."""
        known = await self.life.database.transact(units.tree)
        return [
            each.id
            for each in known.units.values()
            if each.kind == "chi bộ" and each.valid_to is None
        ]

    async def _paths(self) -> dict[int, str]:
        known = await self.life.database.transact(units.tree)
        return {number: known.path(number) for number in known.units}

    async def _goes_on(self, unit: int) -> bool:
        known = await self.life.database.transact(units.tree)
        return known.units[unit].valid_to is None

    async def _organisation(self) -> dict[str, dict[Any, Any]]:
        """Return the units, and what hangs on them."""

        def look(session: Session) -> dict[str, dict[Any, Any]]:
            known = units.tree(session).units.values()
            chats = session.execute(select(ChatRow.id, ChatRow.unit_id, ChatRow.own, ChatRow.times))
            held = session.execute(select(GrantRow.sender, GrantRow.unit_id, GrantRow.role))
            asks = session.scalars(select(ApprovalRow.number).where(ApprovalRow.kind == "unit"))
            return {
                "units": {
                    u.id: (u.name, u.parent_id, u.valid_to, u.successor_id, u.kind, u.short_name)
                    for u in known
                },
                "chats": {row.id: (row.unit_id, row.own, row.times) for row in chats},
                "roles": {tuple(row): True for row in held},
                "asks": dict.fromkeys(asks, True),
            }

        return await self.life.database.transact(look)

    def _same(
        self, what: str, before: dict[str, Any], after: dict[str, Any], *, ended: int = 0
    ) -> None:
        """Say what is not as it was; a role over a cell that ``ended`` is to be given anew."""
        for kind, was in before.items():
            now = after[kind]
            other = {k: (was.get(k), now.get(k)) for k in {*was, *now} if was.get(k) != now.get(k)}
            if kind == "roles":
                other = {role: it for role, it in other.items() if role[1] != ended}
            if other:
                self.life.watch.say(f"{what} was taken back, but {kind} are not as before: {other}")

    # -- roles

    async def _give_role(self) -> None:
        deputy = self.chance.choice(DEPUTIES)
        whole = self.chance.random() < 0.2
        cells = [2, 3, *await self._cells()]
        said = await self._owner_says(
            "/quyen cap quantri" if whole else f"/quyen cap #{self.chance.choice(cells)}"
        )
        if found := CODE.search(said):
            await self.life.says(deputy, deputy.id, f"/nhanquyen {found[0]}")

    async def _take_role(self) -> None:
        held = await self.life.database.transact(grants.grants)
        if not held:
            return
        given = self.chance.choice(held)
        await self._owner_says(f"/quyen thu {given.id}")
        await self._press(self.owner, "owner", 1.0, f"/quyen thu {given.id} co")
        left = await self.life.database.transact(grants.grants)
        if any(each.who == given.who for each in left):
            return
        said = await self.life.says(given.who, given.who.id, "/moi #2")
        if CODE.search(said):
            self.life.watch.say(f"{given.who.id} has no role any more, and made an invitation")

    async def _deputy(self) -> None:
        deputy = self.chance.choice(DEPUTIES)
        await self._office_says(deputy, self.chance.choice(SAID_BY_DEPUTIES))
        for _ in range(self.chance.randint(0, 3)):
            await self._press(deputy, deputy.id, 0.9)

    async def _two_decide(self) -> None:
        """Two admins decide on the same draft, one behind the other's back."""
        drafts = await self._numbers(BulletinRow.stage == Stage.DRAFT)
        if drafts:
            draft, deputy = self.chance.choice(drafts), self.chance.choice(DEPUTIES)
            await self._owner_says(f"/duyet {draft}")
            await self._office_says(deputy, f"/duyet {draft} gui")
            await self._press(self.owner, "owner", 1.0, f"/duyet {draft} gui")

    # -- chats

    async def _pause_chat(self) -> None:
        """A chat gets nothing for a while."""
        chats = await self.life.database.transact(lambda s: s.scalars(select(ChatRow.id)).all())
        if chats:
            number = self.chance.choice(chats)
            self.rested.add(number)
            await self._owner_says(f"/nhom {number} dung")
            await self._press(self.owner, "owner", 1.0, f"/nhom {number} dung co")
            self.life.until(60, lambda: self._owner_says(f"/nhom {number} tiep"))

    # -- feeds

    async def _feed(self) -> None:
        """A feed rests for a while, or is removed by mistake."""
        found = await self.life.database.transact(
            lambda s: s.execute(select(FeedRow.id, FeedRow.url, FeedRow.name)).all()
        )
        if not found:
            return
        number, url, name = self.chance.choice(found)
        if self.chance.random() < 0.5:
            await self._owner_says(f"/nguon dung {number}")
            self.life.until(30, lambda: self._resume_feed(url))
            return
        before = await self._feeds()
        await self._owner_says(f"/nguon xoa {number}")
        await self._press(self.owner, "owner", 1.0, f"/nguon xoa {number} co")
        if url in await self._feeds():
            return
        await self._owner_says("/hoantac")
        after = await self._feeds()
        if url in after:
            self._same("a feed's removal", {"feeds": before}, {"feeds": after})
        else:
            self.life.until(5, lambda: self._owner_says(f"/nguon them {url} {name}"))

    async def _resume_feed(self, url: str) -> None:
        number = await self.life.database.transact(
            lambda s: s.scalar(select(FeedRow.id).where(FeedRow.url == url))
        )
        if number:
            await self._owner_says(f"/nguon tiep {number}")

    async def _feeds(self) -> dict[str, Any]:
        of = select(FeedRow.url, FeedRow.name, FeedRow.kind, FeedRow.every, FeedRow.paused_at)
        rows = await self.life.database.transact(lambda s: s.execute(of).all())
        return {row.url: tuple(row) for row in rows}
