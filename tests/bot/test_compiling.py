"""Whom a compilation goes to, and in what shape: by unit, by platform, by the day here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.audience import Unit
from bot.outbound import compiling
from bot.stores import compilations, units
from bot.stores.compilations import Stage
from bot.stores.store import BY_ADMIN
from bot.tables.counter import BulletinRow, ChatRow, PartRow, UnitRow
from tests.bot.desk import ZONE
from tests.bot.notice_office import Office
from tests.bot.test_compilations import drafted, news
from tests.fakes.platform import ABILITIES

BARE = replace(ABILITIES, documents=False, pictures=False, files_at="https://bantin.example.vn")


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.fixture
async def office(database, clock):
    """A unit with three chats: one of another platform, and one that an admin has paused."""
    clock.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    await news(database, clock() - timedelta(days=3))
    town = Office(database, clock)
    await town.furnish()

    def more(session):
        for chat in ("g3", "g4"):
            town.bind(session, chat, 3)
        g3, g4 = (ChatRow.chat == chat for chat in ("g3", "g4"))
        session.execute(update(ChatRow).where(g3).values(platform="bare"))
        session.execute(update(ChatRow).where(g4).values(paused=BY_ADMIN))

    await database.transact(more)
    return town


async def approved(office):
    await drafted(office)

    def approve(session):
        kept = compilations.kept(session, 1)
        state = replace(kept.state, stage=Stage.APPROVED, due_at=office.clock())
        compilations.step(session, 1, state, office.clock())
        return compilations.kept(session, 1)

    return await office.database.transact(approve)


async def test_who_is_away_is_counted_and_who_is_paused_is_not(office):
    await drafted(office)

    def reached(session):
        kept = compilations.kept(session, 1)
        whom = compiling.audience(session, units.tree(session), kept, {"telegram": ABILITIES})
        return whom.total, whom.away

    assert await office.database.transact(reached) == (1, 1)


async def test_each_platform_gets_the_file_or_the_link_as_it_can(office):
    kept = await approved(office)
    platforms = {"telegram": ABILITIES, "bare": BARE}
    now = office.clock()
    assert await compiling.publish(office.database, kept, platforms, zone=ZONE, now=now) == 2
    told = select(BulletinRow.platform, PartRow.text, PartRow.attachment).join(
        PartRow, PartRow.bulletin_id == BulletinRow.id
    )
    rows = await office.database.transact(lambda s: s.execute(told).all())
    assert {each.platform: bool(each.attachment) for each in rows} == {
        "telegram": True,
        "bare": False,
    }
    [linked] = [each.text for each in rows if each.platform == "bare"]
    assert f"https://bantin.example.vn/tailieu/{kept.key}" in linked


async def test_a_unit_that_was_dissolved_gets_no_draft(office):
    """Its chats are bound to it until the night."""
    last = update(UnitRow).where(UnitRow.name == "A").values(valid_to=date(2026, 11, 23))
    await office.database.transact(lambda s: s.execute(last))
    assert await compiling.propose(office.database, zone=ZONE, now=office.clock()) == 1


async def test_early_in_the_morning_the_masthead_has_the_day_here(office):
    kept = await approved(office)
    early = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
    paper = await office.database.transact(lambda s: compiling.laid(s, kept, ZONE, early))
    assert paper.masthead.day == date(2026, 12, 1)


async def test_early_on_the_24th_it_is_time_for_drafts(office):
    early = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    new = Unit(id=0, name="C", kind="k")
    await office.database.transact(lambda s: units.add_unit(s, new))  # nobody to send it to
    assert await compiling.propose(office.database, zone=ZONE, now=early) == 2


async def test_what_was_changed_while_its_file_was_made_goes_out_as_changed(office):
    kept, platforms, now = await approved(office), {"telegram": ABILITIES}, office.clock()

    def rename(session):
        made = replace(kept.state.made, title="Tên khác")
        compilations.step(session, kept.id, replace(kept.state, made=made), now)

    await office.database.transact(rename)
    assert await compiling.publish(office.database, kept, platforms, zone=ZONE, now=now) == 0
    assert await compiling.publish_due(office.database, platforms, zone=ZONE, now=now) == 1
