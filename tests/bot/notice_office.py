"""A town whose admins write notices, and whose lanes carry them: for tests of the conversation."""

import asyncio
from datetime import time

from sqlalchemy import select

from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.messages import ChatId
from bot.outbound import calling, noticing
from bot.sending.lane import Lane
from bot.tables.counter import DeliveryRow
from tests.bot.desk import ZONE
from tests.bot.test_roles import Town
from tests.fakes.patience import patient


class Office(Town):
    """A town with a running platform."""

    writes = False

    def restart(self) -> None:
        desk = Desk(
            writes=self.writes,
            database=self.database,
            zone=ZONE,
            times=(time(7),),
            platforms=lambda: {self.name: self.platform.abilities},
            talks=lambda: {self.name: True, "zalo": False},
            download=lambda _, reference: self.platform.download(reference),
        )
        owners = frozenset({ChatId(self.name, "owner"), ChatId("other", "owner@other")})
        self.dispatch = Dispatch(desk, admins=owners, clock=self.clock)

    async def press(self, who, label, chat="g1", message="1"):
        """Choose what was offered last under a label that begins so; return what was answered."""
        if not self.platform.abilities.choices:
            lines = self.platform.sent[-1].text.splitlines()
            numbered = [line.split(". ", 1) for line in lines if line[:1].isdecimal()]
            [number] = [number for number, *name in numbered if name and name[0].startswith(label)]
            return await self.says(who, number, chat)
        [command] = [c for name, c in self.offered.items() if name.startswith(label)]
        return await self.says(who, command, chat, pressed=message)

    async def deliver(self):
        """Send what the ledger holds now; return the messages by chat."""
        self.platform.sent.clear()
        self.platform.edited.clear()
        lane = Lane(self.platform, self.database, clock=self.clock, zone=ZONE)
        work = asyncio.create_task(lane.run())
        async with asyncio.timeout(patient(20)):
            while await self.waiting() or lane.flying:
                await asyncio.sleep(0.01)
        lane.stop()
        await work
        return [(sent.chat, sent.text) for sent in self.platform.sent]

    async def waiting(self):
        """Return how many deliveries could go now."""
        now = self.clock()
        of = select(DeliveryRow.id).where(
            DeliveryRow.state.in_(["pending", "sending"]), DeliveryRow.next_at <= now
        )
        return len(await self.database.transact(lambda s: s.scalars(of).all()))

    async def remind(self, *, running=True):
        """Do what the timetable does each minute."""
        platforms, now = {self.name: self.platform.abilities} if running else {}, self.clock()
        return await self.database.transact(
            lambda s: (
                noticing.nudge_due(s, platforms, zone=ZONE, now=now)
                + calling.remind_due(s, platforms, zone=ZONE, now=now)
            )
        )

    async def write(self, text="Mời họp lúc 8 giờ.", who="admin", chat="admin"):
        """Write a notice to all, up to its preview."""
        await self.says(who, "/thongbao soan", chat)
        await self.says(who, text, chat)
        return await self.press(who, "Tất cả", chat)

    async def send(self, text="Mời họp lúc 8 giờ.", who="admin", chat="admin"):
        """Write a notice to all and send it."""
        await self.write(text, who, chat)
        return await self.press(who, "Gửi", chat)
