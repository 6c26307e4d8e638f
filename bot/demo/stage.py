"""``bantin demo``: the real program on sample feeds, without account, token or internet."""

import asyncio
import io
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from bot import app
from bot.audience import Unit
from bot.demo import samples
from bot.errors import UsageError
from bot.house import House
from bot.messages import ChatId, ChatKind, Message, RichText
from bot.platforms.base import Platform
from bot.platforms.console import CHAT, Console
from bot.platforms.web import Web
from bot.platforms.web_chats import WebChat
from bot.settings import Settings
from bot.stores import store, units
from bot.texts import demo as texts_demo
from bot.web.door import door, serve
from jobs.database import Database
from jobs.newsroom import Newsroom
from jobs.stores import store as news

HOST = "127.0.0.1"
EVERY = timedelta(minutes=5)
ADMIN = ChatId("web", "admin")


async def show(
    *, port: int, feeds: Sequence[str], tell: Callable[[str], None], new: bool = False
) -> None:
    """Serve the preview page until stopped, with bulletins from sample feeds or from ``feeds``.

    Args:
        port: The port of the page; 0 takes a free one.
        feeds: Addresses of real feeds instead of the samples.
        tell: Gets the page's address, once it answers.
        new: Whether nothing is set up yet, for somebody to make the first steps himself.

    Raises:
        bot.errors.PlatformError: The port is taken.
    """
    stopped = asyncio.Event()
    app.stop_on_signals(stopped.set)
    web = Web(chats=_chats())
    async with AsyncExitStack() as stack:
        page = door(preview=web, health=_health, extra=samples.routes(app.utc_now()))
        served = await serve(page, host=HOST, port=port)
        stack.push_async_callback(served.close)
        tell(served.url)
        wanted = _feeds(served.url, feeds)
        house, newsroom = await stack.enter_async_context(_house(web, wanted, new=new))
        work = asyncio.create_task(house.work())
        begin = asyncio.create_task(_begin(house, newsroom, web, new=wanted[0][1] if new else None))
        stopping = asyncio.create_task(stopped.wait())
        stopping.add_done_callback(lambda _: house.stop())
        # Who stops it in its first seconds waits for no bulletin: nobody makes one any more.
        work.add_done_callback(lambda _: begin.cancel())
        await asyncio.wait({begin})
        if not begin.cancelled():
            begin.result()
        await work
        stopping.cancel()


async def once(*, feeds: Sequence[str]) -> None:
    """Print one bulletin to the terminal, whole or not at all.

    Raises:
        UsageError: The feeds could not be read, or hold nothing new; the text says which.
    """
    said = io.StringIO()  # whoever reads it may go (| head): a lane would take that for a fault
    async with AsyncExitStack() as stack:
        page = door(preview=None, health=_health, extra=samples.routes(app.utc_now()))
        served = await serve(page, host=HOST, port=0)
        stack.push_async_callback(served.close)
        house, newsroom = await stack.enter_async_context(
            _house(Console(out=said), _feeds(served.url, feeds))
        )
        await house.inform()
        if not await house.push_all():
            raise UsageError(await _why_nothing(newsroom))
        await house.deliver()
    sys.stdout.write(said.getvalue())


@asynccontextmanager
async def _house(
    platform: Platform, feeds: Sequence[tuple[str, str]], *, new: bool = False
) -> AsyncIterator[tuple[House, Newsroom]]:
    """Open everything over a database of its own in a folder that goes when the demo ends."""
    with tempfile.TemporaryDirectory(prefix="bantin-demo-") as folder:
        settings = Settings.model_construct(
            admins=frozenset({ADMIN}),
            allowed_private_hosts=frozenset(urlsplit(url).netloc for _, url in feeds),
        )
        url = f"sqlite:///{Path(folder) / 'demo.db'}"
        async with (
            app.open_database(url) as database,
            app.open_newsroom(database, settings) as newsroom,
        ):
            if not new:
                await _furnish(database, platform, feeds, settings)
            house = House(newsroom, [platform], settings)
            await house.open()
            try:
                yield house, newsroom
            finally:
                await house.close()


async def _furnish(
    database: Database, platform: Platform, feeds: Sequence[tuple[str, str]], settings: Settings
) -> None:
    now = app.utc_now()
    chats = (
        [CHAT] if platform.name == CHAT.platform else [ChatId("web", each.id) for each in _cells()]
    )

    def furnish(session: Session) -> None:
        for name, url in feeds:
            news.add_feed(session, name=name, kind="feed", url=url, every=EVERY, now=now)
        unit = Unit(id=0, name=texts_demo.UNIT, kind=texts_demo.UNIT_KIND)
        above = units.add_unit(session, unit)
        for name, at in zip(texts_demo.CELLS, chats, strict=False):
            cell = units.add_unit(
                session, Unit(id=0, name=name, kind=texts_demo.CELL_KIND, parent_id=above)
            )
            store.bind(
                session,
                at,
                ChatKind.GROUP,
                unit=cell,
                times=settings.bulletin_times,
                next_at=None,
                now=now,
            )

    await database.transact(furnish)


async def _begin(house: House, newsroom: Newsroom, web: Web, *, new: str | None) -> None:
    """Say what is seen first; ``new`` is the feed's address where nothing is set up yet."""
    if new is not None:
        await _say(house, ADMIN, texts_demo.new(new))
        return
    await _welcome(house, web)
    await _first_bulletin(house, newsroom)


async def _welcome(house: House, web: Web) -> None:
    for chat in web.chats.values():
        text = texts_demo.welcome(private=chat.kind is ChatKind.PRIVATE)
        await _say(house, ChatId(web.name, chat.id), text)


async def _first_bulletin(house: House, newsroom: Newsroom) -> None:
    await house.informed()
    if await house.push_all():
        return
    failed = await newsroom.database.transact(news.feeds)
    texts = [texts_demo.feed_failed(each.feed.url) for each in failed if each.fault]
    for chat in _cells():
        for text in texts or [texts_demo.nothing()]:
            await _say(house, ChatId(ADMIN.platform, chat.id), text)


async def _say(house: House, at: ChatId, text: RichText) -> None:
    await house.lanes[at.platform].answer(at, [Message(text)], thread=None)


async def _why_nothing(newsroom: Newsroom) -> str:
    feeds = await newsroom.database.transact(news.feeds)
    faults = [f"{each.feed.url}: {each.fault}" for each in feeds if each.fault]
    return "; ".join(faults) or "the feeds hold no news of the last two days"


def _feeds(base: str, wanted: Sequence[str]) -> list[tuple[str, str]]:
    if not wanted:
        return samples.feed_urls(base)
    return [(urlsplit(url).hostname or url, url) for url in dict.fromkeys(wanted)]


def _cells() -> list[WebChat]:
    return [
        WebChat(
            id=f"cell-{number}",
            kind=ChatKind.GROUP,
            title=name,
            members=("member", "secretary", "admin"),
        )
        for number, name in enumerate(texts_demo.CELLS, 1)
    ]


def _chats() -> list[WebChat]:
    private = WebChat(
        id="admin", kind=ChatKind.PRIVATE, title=texts_demo.admin_chat(), members=("admin",)
    )
    return [*_cells(), private]


async def _health() -> dict[str, object]:
    return {"ok": True}
