"""A page of the web preview as a program: it has the token, and reads the event stream."""

import asyncio
import contextlib
import json
import re
from datetime import UTC, datetime

import httpx

from bot.messages import ChatId, ChatKind, Choice
from bot.platforms.web import Web
from bot.platforms.web_chats import WebChat
from bot.web.door import door, serve

CELL = ChatId("web", "cell")
SCHOOL = ChatId("web", "school")
OWN = ChatId("web", "own")
CHATS = (
    WebChat(id="cell", kind=ChatKind.GROUP, title="Chi bộ Thôn Một"),
    WebChat(id="school", kind=ChatKind.GROUP, title="Chi bộ Trường học"),
    WebChat(id="own", kind=ChatKind.PRIVATE, title="Quản trị", members=("admin",)),
)
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
PATIENCE = 90
"""Seconds; a machine shared with others has stood still for five."""
CHOICES = ((Choice("Chuyên mục", "/chude"), Choice("Giờ", "/gio")),)


def new_web():
    return Web(chats=CHATS, clock=lambda: NOW)


class Ear:
    """Hears, and answers whatever it is told to with an echo."""

    def __init__(self, web):
        self.web = web
        self.heard = asyncio.Queue()

    async def hear(self, heard):
        await self.heard.put(heard)

    async def next(self):
        return await asyncio.wait_for(self.heard.get(), PATIENCE)


class Visitor:
    """A page as a program: it has the token, and reads the event stream."""

    def __init__(self, client, token):
        self.client = client
        self.headers = {"X-Bantin-Token": token}

    async def post(self, path, deed, **more):
        headers = self.headers | {"Content-Type": "application/json"} | more.pop("headers", {})
        return await self.client.post(path, content=json.dumps(deed), headers=headers, **more)

    async def say(self, text, *, chat="cell", speaker="member", **more):
        return await self.post("/api/say", {"chat": chat, "speaker": speaker, "text": text, **more})

    async def press(self, message, command, *, chat="cell", speaker="member"):
        deed = {"chat": chat, "speaker": speaker, "message": message, "command": command}
        return await self.post("/api/press", deed)

    @contextlib.asynccontextmanager
    async def listening(self, *, after=None, header=None):
        headers = self.headers | ({} if header is None else {"Last-Event-ID": str(header)})
        path = "/api/events" if after is None else f"/api/events?after={after}"
        async with self.client.stream("GET", path, headers=headers) as answer:
            assert answer.status_code == 200
            yield events_of(answer.aiter_lines())


async def events_of(lines):
    number = None
    async for line in lines:
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("data: "):
            yield number, json.loads(line[6:])
        elif line.startswith(":"):
            yield None, line


async def soon(events):
    return await asyncio.wait_for(anext(events), PATIENCE)


async def healthy():
    return {"ok": True, "checked_at": NOW}


@contextlib.asynccontextmanager
async def visiting(web, **more):
    served = await serve(door(preview=web, health=healthy, **more), host="127.0.0.1", port=0)
    try:
        async with httpx.AsyncClient(base_url=served.url, timeout=PATIENCE) as client:
            page = (await client.get("/")).text
            token = re.search(r'name="bantin-token" content="([\w-]{40,})"', page)[1]
            yield Visitor(client, token)
    finally:
        await served.close()


@contextlib.asynccontextmanager
async def listened(web):
    ear = Ear(web)
    listening = asyncio.create_task(web.listen(ear.hear))
    try:
        yield ear
    finally:
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening
