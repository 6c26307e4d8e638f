"""What the admins are told unasked: each thing once, whoever finds it, on whatever machine."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot import render
from bot.care import briefing
from bot.messages import ChatId, Reply
from bot.platforms.base import Abilities
from bot.sending.shifts import Shifts
from bot.stores import alarms, letters
from jobs.newsroom import Newsroom

Admins = Callable[[], Awaitable[frozenset[ChatId]]]


class Herald:
    """Tells the admins, in their private chats.

    Args:
        newsroom: The newsroom's tools.
        shifts: The lanes over which it is said.
        zone: Where the clocks of what is told hang.
        admins: Tells who they are.
    """

    def __init__(self, newsroom: Newsroom, shifts: Shifts, zone: tzinfo, *, admins: Admins) -> None:
        self._newsroom = newsroom
        self._shifts = shifts
        self._zone = zone
        self._admins = admins
        self._one_by_one = asyncio.Lock()

    async def tell(self) -> None:
        """Tell what they do not know yet; where none can be reached, try again another time."""
        async with self._one_by_one:  # the minute's tick, and whoever has just found something
            if self._shifts.shared:
                await self._leave()
            else:
                await self._tell()

    async def say(self, reply: Reply) -> bool:
        """Say something to every admin; False where none could be reached."""
        admins = await self._admins()
        reached = not admins
        for admin in admins:
            if lane := self._shifts.lanes.get(admin.platform):
                messages = render.told(reply, lane.platform.abilities)
                reached = await self._shifts.say(lane, admin, messages) or reached
        return reached

    async def _tell(self) -> None:
        database, now = self._newsroom.database, self._newsroom.clock()
        numbers, replies = await database.transact(self._untold)
        told = [await self.say(reply) for reply in replies]
        if numbers and (any(told) or not told):
            await database.transact(lambda s: alarms.note_told(s, numbers, now))

    async def _leave(self) -> None:
        """Leave it to whoever has the lanes, in the transaction that notes it as told.

        While one machine was saying it, another would find it untold, and say it, too.
        """
        admins, now, lanes = await self._admins(), self._newsroom.clock(), self._shifts.lanes
        reached = [admin for admin in sorted(admins, key=str) if admin.platform in lanes]

        def work(session: Session) -> None:
            numbers, replies = self._untold(session)
            for reply in replies:
                for admin in reached:
                    abilities = lanes[admin.platform].platform.abilities
                    letters.post(session, admin, render.told(reply, abilities), now)
            if numbers and (reached or not admins or not replies):
                alarms.note_told(session, numbers, now)

        await self._newsroom.database.transact(work)

    def _untold(self, session: Session) -> tuple[list[int], list[Reply]]:
        told = alarms.untold(session, self._newsroom.clock())
        able: dict[str, Abilities] = {
            name: lane.platform.abilities for name, lane in self._shifts.lanes.items()
        }
        return [each.id for each in told], briefing.replies(session, told, self._zone, able)
