"""Platforms that are posted to, through a door of their own into an inbox."""

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing, suppress

from bot.errors import PlatformError
from bot.inbox import Inbox, listen
from bot.web.door import door, hooks, serve
from tests.fakes.patience import patient
from tests.fakes.ports import free_port


async def health():
    return {"ok": True}


class PostedBot:
    """A platform that is posted to, its inbox, and the door it is posted through.

    Args:
        make: Makes the platform, given its ``public_url``.
        port: The door's; 0 for any that is free.
    """

    def __init__(self, make, database, clock, *, port=0):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.platform = make(public_url=self.url)
        self.inbox = Inbox(self.platform.name, self.platform.webhook, database, clock=clock)
        self.heard = asyncio.Queue()

    @asynccontextmanager
    async def open(self, hear=None):
        app = door(preview=None, health=health, extra=hooks([self.inbox]))
        served = await serve(app, host="127.0.0.1", port=self.port)
        await self.platform.open()
        self.listening = asyncio.create_task(
            listen(self.platform, self.inbox, hear or self.heard.put)
        )
        try:
            yield self
        finally:
            self.listening.cancel()
            with suppress(asyncio.CancelledError, PlatformError):
                await self.listening
            await served.close()
            await self.platform.close()

    async def hear(self):
        return await asyncio.wait_for(self.heard.get(), patient(20))


def kept(database_url):
    """Return (body, chat) of everything that the inbox keeps."""
    with (
        closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection,
        connection,
    ):
        return connection.execute("select body, chat from inbox order by id").fetchall()
