"""The door of the web preview over real HTTP on loopback: what it refuses, and how it stops."""

import asyncio
import json
import re
import socket

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.errors import PlatformError
from bot.messages import Message, plain
from bot.platforms.web import WAITING
from bot.web.door import door, serve
from tests.bot.web_visitor import (
    CELL,
    CHOICES,
    NOW,
    OWN,
    Visitor,
    healthy,
    listened,
    new_web,
    soon,
    visiting,
)
from tests.fakes.patience import patient
from tests.fakes.server import LoopbackServer


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
        async with httpx.AsyncClient(base_url=served.url, timeout=patient(5)) as client:
            answer = await client.get("/health")
            assert (await client.get("/")).status_code == 404
    finally:
        await served.close()
    assert answer.status_code == status
    assert answer.json() == {"ok": ok, "pulled_at": str(NOW)}


async def test_whoever_asks_for_health_without_end_costs_no_more_than_who_asks_once(monkeypatch):
    monkeypatch.setattr("bot.web.door.FRESH", 3600)
    found = []

    async def health():
        found.append(len(found))
        await asyncio.sleep(0)
        return {"ok": True, "number": len(found)}

    served = await serve(door(preview=None, health=health), host="127.0.0.1", port=0)
    try:
        async with httpx.AsyncClient(base_url=served.url, timeout=patient(5)) as client:
            answers = await asyncio.gather(*(client.get("/health") for _ in range(50)))
            assert len(found) == 1
            assert {answer.status_code for answer in answers} == {200}
            monkeypatch.setattr("bot.web.door.FRESH", 0)  # it is no longer
            assert (await client.get("/health")).json()["number"] == 2
    finally:
        await served.close()


async def test_further_routes_stand_beside_the_page():
    async def feed(_: Request):
        return PlainTextResponse("<rss/>", headers={"Content-Security-Policy": "sandbox"})

    async with visiting(new_web(), extra=[Route("/feeds/a.xml", feed)]) as visitor:
        answer = await visitor.client.get("/feeds/a.xml")
    assert answer.text == "<rss/>"
    assert answer.headers["content-security-policy"] == "sandbox"


def test_the_door_works_in_any_server():
    with LoopbackServer(door(preview=None, health=healthy)) as server:
        assert httpx.get(f"{server.url}/health", timeout=patient(5)).json()["ok"] is True


async def test_a_taken_port_is_told_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PlatformError, match=rf"127\.0\.0\.1:{port}: .*in use") as told:
            await serve(door(preview=None, health=healthy), host="127.0.0.1", port=port)
    assert "\n" not in str(told.value)
    assert str(told.value).count(str(port)) == 1
    assert "WEB_ADDRESS" in str(told.value)


async def test_stopping_waits_for_no_reader(monkeypatch):
    monkeypatch.setattr("bot.web.door.PATIENCE", 3600)  # seconds: uvicorn's with a reader
    web = new_web()
    served = await serve(door(preview=web, health=healthy), host="127.0.0.1", port=0)
    async with httpx.AsyncClient(base_url=served.url, timeout=patient(5)) as client:
        page = (await client.get("/")).text
        visitor = Visitor(client, re.search(r'content="([\w-]{40,})"', page)[1])
        async with visitor.listening() as events:
            await web.send(CELL, Message(plain("một")))
            await soon(events)
            await asyncio.wait_for(served.close(), patient(5))
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
