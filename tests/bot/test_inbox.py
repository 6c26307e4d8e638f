"""The inbox with a webhook of another make: signed bodies, keys of several parts, probes."""

import asyncio
import hashlib
import json
from collections import defaultdict

import pytest
from sqlalchemy import text

from bot.inbox import MOST_WAITING, Inbox
from bot.messages import ChatId, ChatKind, Incoming
from bot.platforms.base import Posted
from jobs.database import Database
from tests.fakes.patience import patient

pytestmark = pytest.mark.each_database

KEY = "oa-secret"


class SignedWebhook:
    """As an official account posts: the signature is over the whole body; a probe is empty."""

    path = "/signed/0123456789abcdef0123456789abcdef"

    def accept(self, headers, body):
        if not body:
            return 200
        if headers.get("x-signature") != sign(body):
            return 403
        told = json.loads(body)
        key = f"{told['event']} {told['chat']} {told['id']}"
        return Posted(key=key, chat=told["chat"], body=body.decode())

    async def deal(self, body, hear):
        told = json.loads(body)
        await hear(
            Incoming(
                chat=ChatId("signed", told["chat"]),
                kind=ChatKind.GROUP,
                sender="s",
                text=told["text"],
                addressed=True,
            )
        )


def sign(body):
    return hashlib.sha256(body + KEY.encode()).hexdigest()


def post(chat, number, words, event="text"):
    body = json.dumps({"event": event, "chat": chat, "id": number, "text": words}).encode()
    return {"x-signature": sign(body)}, body


@pytest.fixture
async def inbox(database, clock):
    return Inbox("signed", SignedWebhook(), database, clock=clock)


async def rows(database):
    select = text("select body, chat from inbox")
    return await database.transact(lambda s: [tuple(row) for row in s.execute(select)])


async def test_a_probe_is_welcomed_and_a_forgery_is_not(inbox, database):
    assert await inbox.receive({}, b"") == 200
    headers, body = post("g", 1, "x")
    assert await inbox.receive({"x-signature": "0" * 64}, body) == 403
    assert await inbox.receive(headers, body + b" ") == 403
    assert await rows(database) == []


async def test_one_chats_things_are_heard_in_order_side_by_side_with_others(inbox, database):
    heard = defaultdict(list)
    both = asyncio.Barrier(2)

    async def hear(what):
        if what.text == "0":
            # Only if two chats are heard side by side.
            await asyncio.wait_for(both.wait(), patient(10))
        await asyncio.sleep(0)
        heard[what.chat.id].append(what.text)

    working = asyncio.create_task(inbox.work(hear))
    for number in range(10):
        for chat in ("a", "b"):
            assert await inbox.receive(*post(chat, number, str(number))) == 200
            assert await inbox.receive(*post(chat, number, str(number))) == 200
    async with asyncio.timeout(patient(20)):
        while sum(map(len, heard.values())) < 20 or set(await rows(database)) != {("", "")}:
            await asyncio.sleep(0.01)
    assert heard == {chat: [str(number) for number in range(10)] for chat in ("a", "b")}
    working.cancel()
    await asyncio.wait([working])


async def test_the_same_number_of_another_event_or_platform_is_another_thing(
    inbox, database, clock
):
    other = Inbox("other", SignedWebhook(), database, clock=clock)
    for at in (inbox, other):
        for event in ("text", "follow"):
            assert await at.receive(*post("g", 1, "x", event)) == 200
    assert len(await rows(database)) == 4


async def test_many_at_once_are_kept_once(inbox, database):
    answers = await asyncio.gather(*(inbox.receive(*post("g", 1, "x")) for _ in range(30)))
    assert set(answers) == {200}
    assert len(await rows(database)) == 1


async def test_what_waited_for_a_lane_that_is_elsewhere_now_counts_as_no_flood(inbox, database):
    async def hear(_):
        await asyncio.Event().wait()

    working = asyncio.create_task(inbox.work(hear))
    for number in range(MOST_WAITING + 1):
        assert await inbox.receive(*post("g", number, "x")) == 200
    assert len(await rows(database)) == MOST_WAITING
    working.cancel()
    await asyncio.wait([working])
    assert await inbox.receive(*post("g", 99, "x")) == 200
    assert len(await rows(database)) == MOST_WAITING + 1


async def test_what_any_machines_door_takes_in_is_dealt_with_where_the_lane_is(
    postgres_url, clock, tmp_path
):
    heard = asyncio.Queue()
    opened = [Database(postgres_url, beside=tmp_path / name) for name in ("one", "two")]
    await opened[0].upgrade("jobs", "bot")
    await opened[0].transact(lambda s: s.execute(text("TRUNCATE inbox")))
    door, lane = (Inbox("signed", SignedWebhook(), each, clock=clock) for each in opened)
    working = asyncio.create_task(lane.work(heard.put))
    for number in range(30):  # more than one chat may leave waiting where it is dealt with
        assert await door.receive(*post("c", number, f"tin {number}")) == 200
    async with asyncio.timeout(patient(20)):
        said = [(await heard.get()).text for _ in range(30)]
    assert said == [f"tin {number}" for number in range(30)]
    async with asyncio.timeout(patient(20)):
        while lane._waiting.get("c"):
            await asyncio.sleep(0.01)
    assert await lane.receive(*post("c", 3, "tin 3")) == 200  # posted again, to another door
    assert lane.counts["repeated"] == 1
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    for each in opened:
        await each.close()
