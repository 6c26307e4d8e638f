"""A whole house in this process, on a fake Telegram, with chats that are due: for fault tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot import app
from bot.audience import Unit
from bot.house import House
from bot.messages import ChatId, ChatKind
from bot.platforms.telegram import Telegram
from bot.settings import Settings
from bot.stores import reports, store, units
from bot.tables.counter import DeliveryRow
from jobs.database import Database
from tests.bot.desk import tell
from tests.fakes.patience import patient

ADMIN = 777
FIRST = -1_000_000


class Push:
    """``chats`` groups of a Telegram, bound and due, and the program that serves them."""

    def __init__(self, database: Database, telegram, *, chats: int = 0, clock=None) -> None:
        self.database = database
        self.telegram = telegram
        self.clock = clock or (lambda: datetime.now(UTC))
        self.ids = [FIRST - number for number in range(chats)]
        self.settings = Settings.model_construct(admins=frozenset({ChatId("telegram", str(ADMIN))}))
        telegram.add_private(ADMIN)
        for chat in self.ids:
            telegram.add_supergroup(chat)

    async def furnish(self, *titles: str, thread=None, sentences=("Câu một.",)) -> None:
        """Bind the chats, tell stories, and make all due now."""
        before = self.clock() - timedelta(hours=1)

        def bind(session):
            unit = units.add_unit(session, Unit(id=0, name="Đảng bộ Khối", kind="đảng bộ"))
            for chat in self.ids:
                store.bind(
                    session,
                    ChatId("telegram", str(chat)),
                    ChatKind.GROUP,
                    unit=unit,
                    times=(),
                    next_at=before,
                    now=before,
                    admin="1",
                    thread=thread,
                )

        await self.database.transact(bind)
        await tell(self.database, *(titles or ("Tin một",)), now=before, sentences=sentences)

    @asynccontextmanager
    async def running(self, *, per_second: float = 25) -> AsyncIterator[House]:
        """Run the program as ``bantin run`` does, until the block ends."""
        telegram = Telegram(
            token=self.telegram.token, api_url=self.telegram.url, per_second=per_second
        )
        async with app.open_newsroom(self.database, self.settings, clock=self.clock) as newsroom:
            house = House(newsroom, [telegram], self.settings)
            await house.open()
            work = asyncio.create_task(house.work())
            try:
                yield house
            finally:
                house.stop()
                await asyncio.wait_for(work, patient(20))
                await house.close()

    async def states(self) -> dict[str, int]:
        """Return how many deliveries are in each state."""
        rows = await self.database.transact(lambda s: s.scalars(select(DeliveryRow.state)).all())
        return {state: list(rows).count(state) for state in set(rows)}

    async def settled(self, *, within: float = 60, still: int = 0) -> dict[str, int]:
        """Wait until nothing but ``still`` deliveries is on its way; return the states."""
        async with asyncio.timeout(patient(within)):
            while True:
                found = await self.states()
                if found and found.get("pending", 0) + found.get("sending", 0) <= still:
                    return found
                await asyncio.sleep(0.1)

    def got(self) -> dict[int, int]:
        """Return how many messages each chat has got."""
        return {chat: len(self.telegram.messages(chat)) for chat in self.ids}

    async def chat(self, chat: int):
        """Return a chat as it is kept."""
        at = ChatId("telegram", str(chat))
        return await self.database.transact(lambda s: store.chat(s, at))

    async def doubts(self) -> int:
        """Return how many deliveries are in doubt."""
        return len(await self.database.transact(reports.doubtful))

    def told(self) -> str:
        """Return all that the admin was told."""
        return "\n".join(sent.text for sent in self.telegram.messages(ADMIN))

    def limits_kept(self) -> None:
        """Fail where Telegram's limits were not kept."""
        assert self.telegram.is_paced(), self.telegram.busiest_second()
        assert max((self.telegram.busiest_minute(chat) for chat in self.ids), default=0) <= 20
