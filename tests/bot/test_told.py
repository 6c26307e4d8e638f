"""What each chat was told, held against a model: no story twice, and none that it never heard.

Chats join, choose, move, pause, miss bulletins and get them again in any order, and stories grow.
"""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select, update

from bot import push
from bot.errors import ChatGoneError
from bot.messages import ChatId, ChatKind
from bot.outbound import composing, issuing, resending
from bot.stores import bulletins, expiry, health, store
from bot.tables.counter import BulletinRow, ChatRow, DeliveryRow, Kind, PartRow
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

PLATFORMS = {"fake": ABILITIES}
TIMES = (time(7), time(12), time(17, 30))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OUTLETS = ("Báo A", "Báo B")
TOPICS = ("kinh_te_xa_hoi", "doi_ngoai")
LOST = frozenset({"failed", "expired"})


@dataclass(frozen=True)
class Item:
    """An entry: the story that it tells, whose it is, and when it became ready."""

    story: int
    outlet: str
    topic: str
    at: datetime


@dataclass(frozen=True)
class Known:
    """What the model knows of a chat: up to when all was told, and what it chose."""

    id: int
    since: datetime
    topic: str | None = None
    without: str | None = None
    active: bool = True

    def wants(self, item: Item) -> bool:
        return item.outlet != self.without and self.topic in {None, item.topic}


class World:
    """A bot with its chats and news, and beside it the model of what each chat must be told."""

    def __init__(self, database, clock, seed):
        self.database, self.clock, self.dice = database, clock, random.Random(seed)
        self.chats: dict[str, Known] = {}
        self.items: list[Item] = []
        self.first: list[int] = []  # of each story: the number of the entry with which it began
        self.windows: dict[tuple[int, int], datetime] = {}  # bulletin and chat: since when
        self.ids = 0

    def any(self):
        return self.dice.choice(sorted(self.chats))

    async def join(self):
        name = f"c{len(self.chats)}"
        [chat] = await bind(self.database, name, now=self.clock(), times=TIMES)
        self.chats[name] = Known(id=chat.id, since=chat.until)
        await self.chosen(name)

    async def chosen(self, name):
        """Keep what a chat chose, as its choices act."""
        chat = self.chats[name]
        out = {"sources": {"only": [], "without": [chat.without]}} if chat.without else {}
        row = update(ChatRow).where(ChatRow.id == chat.id)
        new = row.values(topics=[chat.topic] if chat.topic else [], selection={"most": 99} | out)
        await self.database.transact(lambda s: s.execute(new))

    async def choose(self):
        name = self.any()
        changed = self.dice.choice(["topic", "without"])
        value = self.dice.choice([None, *(TOPICS if changed == "topic" else OUTLETS)])
        self.chats[name] = replace(self.chats[name], **{changed: value})
        await self.chosen(name)

    async def move(self):
        """A chat is bound to another unit: it keeps its choices, and what it was told."""
        name = self.any()
        again = partial(store.bind, at=ChatId("fake", name), kind=ChatKind.GROUP, times=TIMES)
        unit = self.dice.randrange(1, len(self.chats) + 1)
        await self.database.transact(partial(again, unit=unit, next_at=None, now=self.clock()))
        self.chats[name] = replace(self.chats[name], active=True)

    async def news(self):
        """An entry becomes ready, of a new story or of one that it lets grow."""
        story = len(self.first)
        lately = [n for n in range(story) if self.began(n) > self.clock() - DAY]
        if lately and self.dice.random() < 0.6:
            story = self.dice.choice(lately)
        topic = self.began_as(story).topic if story < len(self.first) else self.dice.choice(TOPICS)
        outlet, title = self.dice.choice(OUTLETS), f"Tin S{story}E{len(self.items)}."
        now = self.clock() - timedelta(minutes=1)
        [entry] = await tell(self.database, title, now=now, outlet=outlet, topics=(topic,))
        if story == len(self.first):
            self.first.append(entry)
        self.items.append(Item(story, outlet, topic, now))
        same = update(EntryRow).where(EntryRow.id == entry).values(story=self.first[story])
        await self.database.transact(lambda s: s.execute(same))

    def began_as(self, story):
        return next(item for item in self.items if item.story == story)

    def began(self, story):
        return self.began_as(story).at

    async def pause(self):
        name, now = self.any(), self.clock()
        at = ChatId("fake", name)

        def gone(session):
            expiry.give_up_chat(session, at, ChatGoneError("gone"), now)
            health.pause(session, at, "gone", now=now)

        await self.database.transact(gone)
        self.chats[name] = replace(self.chats[name], active=False)

    async def resume(self):
        name = self.any()
        await self.database.transact(lambda s: health.resume(s, ChatId("fake", name), self.clock()))
        self.chats[name] = replace(self.chats[name], active=True)

    async def deliver(self):
        """What waits for some chats arrives."""
        for name, chat in self.chats.items():
            if chat.active and self.dice.random() < 0.6:
                self.ids += 1
                waits = update(DeliveryRow).where(
                    DeliveryRow.chat_id == chat.id, DeliveryRow.state == "pending"
                )
                new = waits.values(
                    state="sent",
                    message_id=func.coalesce(DeliveryRow.message_id, f"{name}-{self.ids}"),
                )
                await self.database.transact(lambda s, new=new: s.execute(new))

    async def issued(self):
        """Some bulletin that went out and still holds; None where there is none."""
        of = select(BulletinRow.id).where(
            BulletinRow.kind == Kind.BULLETIN,
            BulletinRow.id.not_in(
                select(BulletinRow.corrects_id).where(BulletinRow.corrects_id.is_not(None))
            ),
        )
        found = (await self.database.transact(lambda s: s.scalars(of).all()))[-6:]
        return self.dice.choice(found) if found else None

    async def withdraw(self):
        if number := await self.issued():

            def back(session):
                kept = bulletins.the(session, number)
                issuing.withdraw(session, kept, ABILITIES, zone=ZONE, now=self.clock())

            await self.database.transact(back)

    async def correct(self):
        """The first story is taken out of a bulletin that went out."""
        if number := await self.issued():

            def less(session):
                draft = issuing.correct(session, bulletins.the(session, number), self.clock())
                bulletins.edit(session, draft.id, entries=draft.entries[1:], titles={})
                draft = bulletins.the(session, draft.id)
                issuing.release(session, draft, ABILITIES, zone=ZONE, now=self.clock())

            await self.database.transact(less)

    async def resend(self):
        if number := await self.issued():
            missed = partial(resending.resend_missed, number=number, platforms=PLATFORMS)
            await self.database.transact(partial(missed, now=self.clock()))

    async def told(self):
        """Chat → bulletin → the stories that it tells, or is to tell, there."""
        lines = await self.database.transact(
            lambda s: s.execute(
                select(
                    DeliveryRow.chat_id,
                    func.coalesce(BulletinRow.corrects_id, BulletinRow.id),
                    DeliveryRow.state,
                    PartRow.text,
                )
                .join(PartRow, PartRow.id == DeliveryRow.part_id)
                .join(BulletinRow, BulletinRow.id == DeliveryRow.bulletin_id)
                .where(BulletinRow.kind.in_(["bulletin", "correction"]), PartRow.number > 0)
            ).all()
        )
        found = defaultdict(lambda: defaultdict(set))
        for chat, bulletin, state, text in lines:
            if state not in LOST:
                found[chat][bulletin] |= {int(n) for n in re.findall(r"Tin S(\d+)E\d+\.", text)}
        return found

    async def forget_lost(self):
        """Of what came to nothing in a chat the news is still to be told there."""
        rows = await self.database.transact(
            lambda s: s.execute(
                select(
                    DeliveryRow.bulletin_id,
                    DeliveryRow.chat_id,
                    DeliveryRow.state,
                    DeliveryRow.fault,
                )
            ).all()
        )
        states = defaultdict(set)
        for bulletin, chat, state, fault in rows:
            ours = state in LOST and fault in {
                "no longer news",
                "told in the next bulletin",
                "gone",
            }
            states[bulletin, chat].add(ours)
        for name, chat in self.chats.items():
            lost = [
                since
                for (bulletin, number), since in self.windows.items()
                if number == chat.id and states[bulletin, number] == {True}
            ]
            self.windows = {
                key: since
                for key, since in self.windows.items()
                if key[1] != chat.id or states[key] != {True}
            }
            self.chats[name] = replace(chat, since=min([chat.since, *lost]))

    async def tick(self):
        """Enter what is due, and hold it against the model."""
        now = self.clock()
        await self.forget_lost()
        rows = await self.database.transact(store.chats)
        due = {chat.id for chat in rows if chat.paused is None and chat.next_at <= now}
        before = await self.told()
        await push.push_due(self.database, PLATFORMS, zone=ZONE, now=now)
        await self.forget_lost()
        after = await self.told()
        for name, chat in self.chats.items():
            stories = [story for some in after[chat.id].values() for story in some]
            assert len(stories) == len(set(stories)), f"{name} is told a story twice"
            fresh = {b: some for b, some in after[chat.id].items() if b not in before[chat.id]}
            if chat.id not in due:
                assert not fresh
                continue
            had = {s for b, some in after[chat.id].items() if b not in fresh for s in some}
            since = max(chat.since, now - composing.LONGEST_WINDOW)
            wanted = {i.story for i in self.items if since < i.at <= now and chat.wants(i)} - had
            assert {s for some in fresh.values() for s in some} == wanted, name
            for bulletin in fresh:
                self.windows[bulletin, chat.id] = chat.since
            self.chats[name] = replace(chat, since=now)


ACTS = {"news": 9, "deliver": 4, "choose": 3, "join": 1, "move": 1, "pause": 1, "resume": 2,
        "withdraw": 1, "correct": 1, "resend": 2}  # fmt: skip


@pytest.mark.parametrize("seed", [*range(6), 99])
async def test_every_chat_is_told_each_story_once(database, clock, seed):
    world = World(database, clock, seed)
    for _ in range(4):
        await world.join()
    for _ in range(70):
        clock.on(HOUR)
        act = world.dice.choices([*ACTS], [*ACTS.values()])[0]
        await getattr(world, act)()
        await world.tick()
