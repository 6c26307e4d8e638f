"""The web preview over real HTTP on loopback: what it shows, takes and refuses."""

import asyncio
import contextlib
import json
import re
import socket
from datetime import UTC, datetime

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.errors import ChatGoneError, PlatformError, RefusedError
from bot.messages import ChatId, ChatKind, Choice, Incoming, Message, bold, link, plain
from bot.platforms.base import MenuItem
from bot.platforms.web import KEPT, WAITING, Web, WebChat, without_mention
from bot.web.door import door, serve
from tests.fakes.server import LoopbackServer

CELL = ChatId("web", "cell")
SCHOOL = ChatId("web", "school")
OWN = ChatId("web", "own")
CHATS = (
    WebChat(id="cell", kind=ChatKind.GROUP, title="Chi bộ Thôn Một"),
    WebChat(id="school", kind=ChatKind.GROUP, title="Chi bộ Trường học"),
    WebChat(id="own", kind=ChatKind.PRIVATE, title="Quản trị", members=("admin",)),
)
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
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
        return await asyncio.wait_for(self.heard.get(), 5)


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
    return await asyncio.wait_for(anext(events), 5)


async def healthy():
    return {"ok": True, "checked_at": NOW}


@contextlib.asynccontextmanager
async def visiting(web, **more):
    served = await serve(door(preview=web, health=healthy, **more), host="127.0.0.1", port=0)
    try:
        async with httpx.AsyncClient(base_url=served.url, timeout=5) as client:
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


# What the page is told


async def test_the_page_learns_who_talks_where():
    async with visiting(new_web()) as visitor:
        known = (await visitor.client.get("/api/chats")).json()
    assert [(chat["id"], chat["kind"], chat["members"]) for chat in known["chats"]] == [
        ("cell", "group", []),
        ("school", "group", []),
        ("own", "private", ["admin"]),
    ]
    assert [who["id"] for who in known["speakers"]] == ["member", "secretary", "admin"]
    assert "/trogiup" in [offer["command"] for offer in known["suggestions"]]


async def test_the_menu_that_the_bot_offers_becomes_the_quick_commands():
    web = new_web()
    await web.offer([MenuItem(name="tinmoi", help="Tin mới")])
    async with visiting(web) as visitor:
        known = (await visitor.client.get("/api/chats")).json()
    assert known["suggestions"] == [{"command": "/tinmoi", "help": "Tin mới"}]


async def test_a_message_comes_by_itself_with_spans_and_choices():
    web = new_web()
    async with visiting(web) as visitor, visitor.listening() as events:
        content = "😀 " + bold("Bản tin") + " " + link("đọc", "https://example.org/a")
        sent = await web.send(CELL, Message(content, CHOICES))
        _, message = await soon(events)
    assert message == {
        "id": sent,
        "chat": "cell",
        "author": None,
        "at": "2026-11-23T23:30:00+00:00",
        "text": "😀 Bản tin đọc",
        "spans": [
            {"start": 3, "length": 7, "style": "bold", "url": None},
            {"start": 11, "length": 3, "style": "link", "url": "https://example.org/a"},
        ],
        "choices": [
            [
                {"label": "Chuyên mục", "command": "/chude"},
                {"label": "Giờ", "command": "/gio"},
            ]
        ],
        "reply_to": None,
        "edited": False,
        "withdrawn": False,
    }


async def test_what_was_changed_or_taken_back_is_told_again():
    web = new_web()
    one = await web.send(CELL, Message(plain("một"), CHOICES))
    two = await web.send(CELL, Message(plain("hai"), CHOICES))
    async with visiting(web) as visitor, visitor.listening(after=web.latest) as events:
        await web.edit(CELL, one, Message(plain("một, sửa")))
        await web.withdraw(CELL, two)
        _, edited = await soon(events)
        _, gone = await soon(events)
    assert (edited["id"], edited["text"], edited["edited"], edited["choices"]) == (
        one,
        "một, sửa",
        True,
        [],
    )
    assert (gone["id"], gone["text"], gone["withdrawn"], gone["choices"]) == (two, "", True, [])


@pytest.mark.parametrize("by", ["header", "after"])
async def test_a_reader_who_comes_back_gets_only_what_he_missed(by):
    web = new_web()
    async with visiting(web) as visitor:
        await web.send(CELL, Message(plain("một")))
        async with visitor.listening() as events:
            number, _ = await soon(events)
        await web.send(CELL, Message(plain("hai")))
        async with visitor.listening(**{by: number}) as events:
            _, message = await soon(events)
    assert message["text"] == "hai"


async def test_ids_and_changes_grow_over_all_chats():
    web = new_web()
    ids = [await web.send(chat, Message(plain("x"))) for chat in (CELL, OWN, SCHOOL)]
    assert ids == sorted(ids, key=int)
    assert len(set(ids)) == 3
    changes = [shown.change async for shown in _so_far(web)]
    assert changes == sorted(set(changes))


async def _so_far(web):
    async with contextlib.aclosing(web.events()) as events:
        async for shown in events:
            yield shown
            if shown.change == web.latest:
                return


async def test_a_chat_keeps_a_bounded_number_of_messages():
    web = new_web()
    for number in range(KEPT + 5):
        await web.send(CELL, Message(plain(str(number))))
    texts = [shown.content.text async for shown in _so_far(web)]
    assert texts == [str(number) for number in range(5, KEPT + 5)]


async def test_a_silent_stream_says_that_it_lives():
    async with (
        visiting(new_web(), keep_alive=0.05) as visitor,
        visitor.listening() as events,
    ):
        assert await soon(events) == (None, ": still here")


# What the page says


async def test_what_is_typed_is_heard_and_shown():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor, visitor.listening() as events:
        answer = await visitor.say("Chào các đồng chí", speaker="secretary")
        _, shown = await soon(events)
        assert await ear.next() == Incoming(
            chat=CELL,
            kind=ChatKind.GROUP,
            sender="secretary",
            text="Chào các đồng chí",
            addressed=False,
        )
    assert answer.status_code == 202
    assert (shown["id"], shown["author"]) == (answer.json()["message"], "secretary")


async def test_a_press_is_heard_as_the_chosen_speaker():
    web = new_web()
    sent = await web.send(CELL, Message(plain("Chọn"), CHOICES))
    async with listened(web) as ear, visiting(web) as visitor:
        assert (await visitor.press(sent, "/gio", speaker="secretary")).status_code == 202
        heard = await ear.next()
    assert (heard.text, heard.sender, heard.pressed, heard.addressed) == (
        "/gio",
        "secretary",
        sent,
        True,
    )


async def test_in_a_private_chat_the_bot_is_always_spoken_to():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor:
        await visitor.say("chào", chat="own", speaker="admin")
        heard = await ear.next()
    assert (heard.kind, heard.addressed) == (ChatKind.PRIVATE, True)


async def test_a_reply_to_the_bot_speaks_to_it_and_one_to_a_member_does_not():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor:
        bots = await web.send(CELL, Message(plain("Bản tin")))
        await visitor.say("vì sao?", reply_to=bots)
        to_bot = await ear.next()
        members = (await visitor.say("chào")).json()["message"]
        await ear.next()
        await visitor.say("chào lại", reply_to=members)
        to_member = await ear.next()
    assert (to_bot.addressed, to_bot.replied) == (True, bots)
    assert (to_member.addressed, to_member.replied) == (False, None)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("@bantin tin mới?", ("tin mới?", True), id="a mention first"),
        pytest.param("@BanTin  tin mới?", ("tin mới?", True), id="in other letters"),
        pytest.param("@bantin", ("", True), id="a mention alone"),
        pytest.param("/tinmoi@bantin 3", ("/tinmoi 3", True), id="a mention in the command"),
        pytest.param("/tinmoi 3", ("/tinmoi 3", False), id="a plain command"),
        pytest.param("hỏi @bantin xem", ("hỏi @bantin xem", False), id="a mention in passing"),
        pytest.param("@bantinkhac chào", ("@bantinkhac chào", False), id="somebody else"),
    ],
)
def test_the_mention_is_taken_off(text, heard):
    assert without_mention(text, "@bantin") == heard


async def test_one_slow_chat_does_not_hold_up_another():
    web = new_web()
    free, heard = asyncio.Event(), asyncio.Queue()

    async def hear(incoming):
        if incoming.chat == CELL:
            await free.wait()
        await heard.put((incoming.chat, incoming.text))

    listening = asyncio.create_task(web.listen(hear))
    for text in ("một", "hai"):
        web.say(chat="cell", speaker="member", text=text)
    web.say(chat="school", speaker="member", text="ba")
    assert await asyncio.wait_for(heard.get(), 5) == (SCHOOL, "ba")
    free.set()
    assert [await asyncio.wait_for(heard.get(), 5) for _ in "ab"] == [(CELL, "một"), (CELL, "hai")]
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening


@pytest.mark.parametrize(
    ("chat", "sender", "known"),
    [
        pytest.param(CELL, "secretary", True, id="the secretary in his cell"),
        pytest.param(CELL, "member", False, id="a member"),
        pytest.param(CELL, "nobody", False, id="somebody unknown"),
        pytest.param(OWN, "admin", None, id="a private chat has no roles"),
    ],
)
async def test_who_is_an_admin_of_a_chat(chat, sender, known):
    assert await new_web().is_admin(chat, sender) is known


# What is refused


async def test_the_bot_cannot_send_what_no_platform_would_take():
    web = new_web()
    with pytest.raises(ChatGoneError):
        await web.send(ChatId("web", "elsewhere"), Message(plain("x")))
    with pytest.raises(RefusedError):
        await web.send(CELL, Message(plain(" ")))
    with pytest.raises(RefusedError):
        await web.send(CELL, Message(plain("😀" * 2049)))
    assert await web.send(CELL, Message(plain("😀" * 2048)))


async def test_only_a_standing_message_of_the_bot_can_be_changed():
    web = new_web()
    members = web.say(chat="cell", speaker="member", text="chào")
    gone = await web.send(CELL, Message(plain("x")))
    await web.withdraw(CELL, gone)
    for message in (members, gone, "99"):
        with pytest.raises(RefusedError):
            await web.edit(CELL, message, Message(plain("y")))
        with pytest.raises(RefusedError):
            await web.withdraw(CELL, message)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"]
)
@pytest.mark.parametrize("path", ["/", "/health", "/api/chats", "/api/events", "/static/chat.js"])
async def test_a_foreign_host_name_gets_nothing(host, path):
    async with visiting(new_web()) as visitor:
        answer = await visitor.client.get(path, headers={"Host": host, **visitor.headers})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1234", "LOCALHOST", "[::1]:80"])
async def test_ones_own_machine_has_several_names(host):
    async with visiting(new_web()) as visitor:
        assert (await visitor.client.get("/", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("token", [None, "", "wrong", "sai-mã".encode().decode("latin-1")])
async def test_without_the_token_nobody_speaks_or_listens(token):
    web = new_web()
    headers = {"Content-Type": "application/json"} | (
        {} if token is None else {"X-Bantin-Token": token.encode("latin-1")}
    )
    deed = json.dumps({"chat": "cell", "speaker": "member", "text": "x"})
    async with visiting(web) as visitor:
        for path in ("/api/say", "/api/press"):
            answer = await visitor.client.post(path, content=deed, headers=headers)
            assert answer.status_code == 403
        assert (await visitor.client.get("/api/events", headers=headers)).status_code == 403
    assert web.latest == 0


async def test_each_start_has_a_token_of_its_own():
    async with visiting(new_web()) as one, visiting(new_web()) as other:
        assert one.headers != other.headers


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        pytest.param({"chat": "cell", "speaker": "member", "text": "x"}, 202, id="all is well"),
        pytest.param({"chat": "gone", "speaker": "member", "text": "x"}, 404, id="no such chat"),
        pytest.param({"chat": "cell", "speaker": "root", "text": "x"}, 404, id="no such speaker"),
        pytest.param({"chat": "own", "speaker": "member", "text": "x"}, 403, id="an outsider"),
        pytest.param({"chat": "cell", "speaker": "member", "text": " \n"}, 400, id="empty"),
        pytest.param({"chat": "cell", "speaker": "member"}, 400, id="no text"),
        pytest.param({"chat": "cell", "speaker": "member", "text": 7}, 400, id="a number"),
        pytest.param({"chat": ["cell"], "speaker": "member", "text": "x"}, 400, id="a list"),
        pytest.param(
            {"chat": "cell", "speaker": "member", "text": "\ud83d"}, 400, id="half a pair"
        ),
        pytest.param(
            {"chat": "cell", "speaker": "member", "text": "x", "reply_to": "9"},
            404,
            id="an answer to nothing",
        ),
        pytest.param(["cell"], 400, id="no object"),
    ],
)
async def test_what_may_be_said(deed, status):
    async with visiting(new_web()) as visitor:
        answer = await visitor.post("/api/say", deed)
    assert answer.status_code == status
    assert ("error" in answer.json()) == (status != 202)


async def test_a_press_must_name_a_choice_that_is_there():
    web = new_web()
    sent = await web.send(CELL, Message(plain("Chọn"), CHOICES))
    own = await web.send(OWN, Message(plain("Chọn"), CHOICES))
    async with visiting(web) as visitor:
        statuses = [
            (await visitor.press(sent, "/xoadulieu")).status_code,
            (await visitor.press("99", "/gio")).status_code,
            (await visitor.press(own, "/gio", chat="own")).status_code,
        ]
        await web.edit(CELL, sent, Message(plain("Đã chọn")))
        statuses.append((await visitor.press(sent, "/gio")).status_code)
    assert statuses == [409, 404, 403, 409]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_only_json_is_read(kind):
    async with visiting(new_web()) as visitor:
        answer = await visitor.post("/api/say", {}, headers={"Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 60_000], ids=range(4))
async def test_broken_json_is_refused(body):
    headers = {"Content-Type": "application/json"}
    async with visiting(new_web()) as visitor:
        answer = await visitor.client.post(
            "/api/say", content=body, headers=visitor.headers | headers
        )
    assert answer.status_code == 400


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_over_64_kb_is_refused(announced):
    body = json.dumps({"chat": "cell", "speaker": "member", "text": "x" * 65_536}).encode()

    async def in_chunks():
        yield body[:40_000]
        yield body[40_000:]

    web = new_web()
    async with visiting(web) as visitor:
        answer = await visitor.client.post(
            "/api/say",
            content=body if announced else in_chunks(),
            headers=visitor.headers | {"Content-Type": "application/json"},
        )
    assert answer.status_code == 413
    assert web.latest == 0


async def test_a_long_message_is_left_to_the_bot_to_answer():
    web = new_web()
    async with listened(web) as ear, visiting(web) as visitor:
        assert (await visitor.say("a" * 5000)).status_code == 202
        assert len((await ear.next()).text) == 5000


async def test_a_flood_that_nobody_hears_is_stopped():
    web = new_web()
    for _ in range(WAITING):
        web.say(chat="cell", speaker="member", text="x")
    async with visiting(web) as visitor:
        assert (await visitor.say("x")).status_code == 429
    assert web.latest == WAITING


@pytest.mark.parametrize("after", ["-1", "x", "٣", "1e3"])
async def test_a_stream_begins_at_a_number(after):
    async with visiting(new_web()) as visitor:
        answer = await visitor.client.get(
            "/api/events", params={"after": after}, headers=visitor.headers
        )
    assert answer.status_code == 400


# The door


async def test_every_answer_is_guarded():
    async with visiting(new_web()) as visitor:
        answers = [await visitor.client.get(path) for path in ("/", "/static/chat.js", "/nothing")]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


async def test_the_page_needs_nothing_from_elsewhere_and_nothing_inline():
    async with visiting(new_web()) as visitor:
        page = (await visitor.client.get("/")).text
        assert not re.search(r"https?://|<style|\son\w+=|\sstyle=", page)
        for path in set(re.findall(r'(?:src|href)="(/[^"]+)"', page)):
            assert (await visitor.client.get(path)).status_code == 200


async def test_the_folder_above_the_page_stays_closed():
    async with visiting(new_web()) as visitor:
        for path in ("/static/../door.py", "/static/%2e%2e/door.py", "/static/..%2fdoor.py"):
            assert (await visitor.client.get(path)).status_code == 404


@pytest.mark.parametrize(("ok", "status"), [(True, 200), (False, 503)])
async def test_health_is_told_without_any_preview(ok, status):
    async def health():
        return {"ok": ok, "pulled_at": NOW}

    served = await serve(door(preview=None, health=health), host="127.0.0.1", port=0)
    try:
        async with httpx.AsyncClient(base_url=served.url) as client:
            answer = await client.get("/health")
            assert (await client.get("/")).status_code == 404
    finally:
        await served.close()
    assert answer.status_code == status
    assert answer.json() == {"ok": ok, "pulled_at": str(NOW)}


async def test_further_routes_stand_beside_the_page():
    async def feed(_: Request):
        return PlainTextResponse("<rss/>", headers={"Content-Security-Policy": "sandbox"})

    async with visiting(new_web(), extra=[Route("/feeds/a.xml", feed)]) as visitor:
        answer = await visitor.client.get("/feeds/a.xml")
    assert answer.text == "<rss/>"
    assert answer.headers["content-security-policy"] == "sandbox"


def test_the_door_works_in_any_server():
    with LoopbackServer(door(preview=None, health=healthy)) as server:
        assert httpx.get(f"{server.url}/health").json()["ok"] is True


async def test_a_taken_port_is_told_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PlatformError, match=rf"127\.0\.0\.1:{port}: .*in use") as told:
            await serve(door(preview=None, health=healthy), host="127.0.0.1", port=port)
    assert "\n" not in str(told.value)


async def test_stopping_waits_for_no_reader():
    web = new_web()
    served = await serve(door(preview=web, health=healthy), host="127.0.0.1", port=0)
    async with httpx.AsyncClient(base_url=served.url, timeout=5) as client:
        page = (await client.get("/")).text
        visitor = Visitor(client, re.search(r'content="([\w-]{40,})"', page)[1])
        async with visitor.listening() as events:
            await web.send(CELL, Message(plain("một")))
            await soon(events)
            # A reader who is waited for would cost uvicorn's patience of 3 s.
            await asyncio.wait_for(served.close(), 2)
            with pytest.raises(StopAsyncIteration):
                await soon(events)
        with pytest.raises(httpx.ConnectError):
            await client.get("/health")


async def test_a_closed_preview_ends_its_streams():
    web = new_web()
    async with visiting(web) as visitor, visitor.listening() as events:
        await web.close()
        with pytest.raises(StopAsyncIteration):
            await soon(events)
