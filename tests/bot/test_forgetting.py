"""Erased means erased: nothing in the files names a chat that was forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import ForeignKey, func, select

from bot import push
from bot.access import Role
from bot.audience import Chat
from bot.messages import ChatId
from bot.platforms.base import Posted
from bot.stores import (
    audit,
    forgetting,
    grants,
    health,
    inbox_store,
    removals,
    store,
    zalo_oa_store,
)
from bot.tables.counter import (
    AlarmRow,
    AuditRow,
    BulletinRow,
    ChatRow,
    DeliveryRow,
    Stage,
    State,
    UnitRow,
)
from jobs.database import Base
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES

SECRET = "chat-7719480044"
PERSON = "person-5531902277"
OTHER = "chat-1000000001"
NAMING = {"chat", "sender", "maker", "about", "audience", "kept"}
"""Names of columns that name chats and people."""


@pytest.fixture
async def lived(database, clock) -> tuple[Chat, Chat]:
    """Two chats that have lived: bulletins, faults, commands, wrong codes, posts."""
    chats = await bind(database, SECRET, OTHER, now=clock.now, admin=PERSON)
    await tell(database, "Tin một", now=clock.now)
    await push.push_now(database, chats, {"fake": ABILITIES}, zone=ZONE, now=clock.now)

    def live(session):
        for unit in session.scalars(select(UnitRow)):
            unit.name = f"Chi bộ số {unit.id}"
        for each in (SECRET, OTHER):
            at = ChatId("fake", each)
            health.pause(session, at, f"kicked from {each}", now=clock.now)
            audit.refuse(session, ChatId("fake", PERSON), at, "gio", "7", unit=None, now=clock.now)
            store.note_try(session, at, clock.now)
            zalo_oa_store.add_admin(session, at, PERSON)
            post = Posted(key=f"text {each} 1", chat=each, body=f'{{"chat": "{each}"}}')
            number = inbox_store.put(session, "fake", post, clock.now)
            inbox_store.done(session, number)
            post = Posted(key=f"text {each} 2", chat=each, body=f'{{"chat": "{each}"}}')
            inbox_store.put(session, "fake", post, clock.now)
        for row in session.scalars(select(DeliveryRow)):
            row.state, row.fault = State.FAILED.value, f"no chat {row.chat_id}"
        draft = session.scalar(select(BulletinRow))
        draft.stage, draft.audience = Stage.DRAFT.value, [each.id for each in chats]

    await database.transact(live)
    return tuple(chats)


def found(words: str, url: str) -> list[str]:
    """Return the names of the files beside the database, and itself, in which ``words`` stand."""
    file = Path(url.removeprefix("sqlite:///"))
    files = [path for path in file.parent.rglob("*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


@pytest.mark.parametrize("whole", [False, True], ids=["zeroed", "after VACUUM"])
async def test_the_files_name_a_forgotten_chat_no_more(database, database_url, lived, whole):
    assert found(SECRET, database_url)
    erased = await database.transact(lambda s: forgetting.forget_chat(s, ChatId("fake", SECRET)))
    await database.scrub(whole=whole)
    assert erased["chats"] == erased["deliveries"] == 1
    assert found(SECRET, database_url) == []
    assert found(OTHER, database_url), "the other chat is left alone"


async def test_the_other_chat_keeps_its_deliveries_and_traces(database, lived):
    _, other = lived
    await database.transact(lambda s: forgetting.forget_chat(s, ChatId("fake", SECRET)))

    def left(session):
        return (
            session.scalars(select(DeliveryRow.chat_id)).all(),
            session.scalar(select(BulletinRow.audience)),
            session.scalars(select(AuditRow.chat)).all(),
            store.chat_admins(session, other.id),
        )

    deliveries, audience, lines, admins = await database.transact(left)
    assert (deliveries, audience) == ([other.id], [other.id])
    assert sorted(lines) == ["", OTHER], "what was done stays known, without who and where"
    assert admins == {PERSON}


async def test_a_private_chat_takes_its_persons_ids_along(database, database_url, lived, clock):
    def rule(session):
        grants.offer(
            session, "AAAA-1111", Role.ADMIN, unit=None,
            maker=ChatId("fake", PERSON), now=clock.now, lasts=timedelta(days=1),
        )  # fmt: skip
        grants.accept(
            session, ChatId("fake", PERSON), ChatId("fake", PERSON), "AAAA-1111", clock.now
        )
        store.invite(
            session, "BBBB-2222", unit=1, now=clock.now, lasts=timedelta(days=1),
            maker=ChatId("fake", PERSON),
        )  # fmt: skip

    await database.transact(rule)
    assert await database.transact(grants.admins)
    await database.transact(lambda s: forgetting.forget_chat(s, ChatId("fake", PERSON)))
    await database.scrub()
    assert found(PERSON, database_url) == []
    assert await database.transact(grants.admins) == frozenset()
    assert await database.transact(lambda s: s.scalar(select(func.count(ChatRow.id)))) == 2


async def test_a_chat_that_moved_is_forgotten_under_both_ids(database, database_url, clock, lived):
    was, now = ChatId("fake", SECRET), clock()
    await database.transact(lambda s: health.move(s, was, "chat-5005005005", now))
    await database.transact(lambda s: forgetting.forget_chat(s, ChatId("fake", "chat-5005005005")))
    await database.scrub()
    assert {"chat-5005005005", SECRET} & {*await told(database)} == set()


async def told(database) -> list[str]:
    """Return which chats alarms and the audit name."""
    abouts, lines = await database.transact(
        lambda s: (s.scalars(select(AlarmRow.about)).all(), s.scalars(select(AuditRow.chat)).all())
    )
    return [*(about["chat"] for about in abouts), *lines]


async def test_a_person_of_another_platform_under_the_same_id_takes_nothing_along(
    database, clock, lived
):
    me = ChatId("fake", PERSON)
    offer = {"unit": None, "maker": me, "now": clock.now, "lasts": timedelta(days=1)}

    def rule(session):
        grants.offer(session, "AAAA-1111", Role.ADMIN, **offer)
        grants.accept(session, me, me, "AAAA-1111", clock.now)
        removals.remove(session, lived[0].id, clock.now)
        return forgetting.forget_chat(session, ChatId("web", PERSON))

    assert await database.transact(rule) == {}
    erased = await database.transact(lambda s: forgetting.forget_chat(s, me))
    assert {"audit", "chat_admins", "grants", "removals"} <= erased.keys()


async def test_forgetting_an_unknown_chat_erases_nothing(database, lived):
    erased = await database.transact(lambda s: forgetting.forget_chat(s, ChatId("fake", "nobody")))
    assert erased == {}
    elsewhere = await database.transact(lambda s: forgetting.forget_chat(s, ChatId("web", SECRET)))
    assert elsewhere == {}


def test_every_column_that_names_a_chat_or_a_person_is_covered():
    columns = [column for table in Base.metadata.tables.values() for column in table.columns]
    naming = {f"{column.table.name}.{column.name}" for column in columns if column.name in NAMING}
    assert naming == forgetting.COVERED


def test_what_hangs_on_a_chat_goes_with_it():
    keys: list[ForeignKey] = [
        key
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "chats"
    ]
    assert keys
    assert all(key.ondelete == "CASCADE" for key in keys)
