"""What was said, asked and decided after a copy was taken, once it takes the database's place."""

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from bot import app, push
from bot.messages import ChatId
from bot.outbound import issuing
from bot.platforms.base import Posted
from bot.settings import Settings
from bot.stores import (
    approvals,
    bulletins,
    compilations,
    expiry,
    inbox_store,
    meeting_store,
    quota_store,
    restored,
    store,
    zalo_oa_store,
)
from bot.stores.approvals import Asks
from bot.stores.compilations import Stage, State
from bot.tables.compilations import CompilationStepRow
from bot.tables.counter import DeliveryRow
from bot.verbs import backup
from jobs.database import Base
from jobs.stores import feeds
from jobs.stores import store as news
from jobs.tables import EntryRow
from tests.bot.desk import ZONE, tell
from tests.bot.notice_office import Office
from tests.bot.test_backup import PLATFORMS, unasked
from tests.fakes.pictures import png
from tests.fakes.telegram import TOKEN
from tests.jobs.test_printing import made

CHOSEN = frozenset(
    {
        # What was chosen, and who may choose: as the copy has it.
        "units", "unit_changes", "chats", "chat_admins", "feeds", "topic_phrases", "presets",
        "grants", "grant_codes", "invitations", "invitation_tries", "meetings", "meeting_changes",
        "compilation_marks", "zalo_oa_admins",
        # What can still be undone, what admins are told, and what is only counted or made anew.
        "undos", "removals", "alarms", "audit", "counters", "sent_days", "asked", "search_log",
        "leases", "machines", "letters",
    }
)  # fmt: skip


class Kept(Office):
    """An office of which a copy is taken, and put in its place later."""

    async def furnish(self):
        await tell(self.database, "Tin một", now=self.clock())
        return await super().furnish()

    @property
    def place(self):
        return Path(self.settings.database_url.removeprefix("sqlite:///"))

    @property
    def file(self):
        return self.place.with_name("elsewhere.backup")

    async def copy(self):
        await backup.backup(self.settings, self.file, ask=None)

    @asynccontextmanager
    async def restored(self):
        """Put the copy in the place of the database, and open the office again."""
        await self.database.close()
        await backup.restore(self.settings, self.file, ask=unasked, nothing_sent=False)
        async with app.open_database(self.settings.database_url) as again:
            yield Kept(again, self.clock, self.name)


@pytest.fixture
async def office(database, database_url, telegram, clock, monkeypatch):
    monkeypatch.setattr(app, "utc_now", clock)
    town = Kept(database, clock, "telegram")
    town.settings = Settings(
        _env_file=None, database_url=database_url, telegram_token=TOKEN,
        telegram_api_url=telegram.url,
    )  # fmt: skip
    return await town.furnish()


def test_of_every_table_it_is_decided_what_becomes_of_its_rows():
    taken = {*restored.NEWS, *restored.TOLD, *restored.STAND, *restored.HANG, "attachments"}
    assert not taken & CHOSEN
    assert set(Base.metadata.tables) == taken | CHOSEN


async def test_a_notice_that_went_out_since_is_known_with_who_confirmed_it(office, clock):
    await office.copy()
    await office.send("Mời họp.")
    await office.deliver()
    assert "Đã ghi nhận" in await office.says("secretary", "/danhan 1", "g1")
    async with office.restored() as again:
        assert "Mời họp." in await again.says("admin", "/thongbao", "admin")
        assert "1 đã xác nhận" in again.platform.sent[-1].text
        assert "từ trước" in await again.says("secretary", "/danhan 1", "g1")
        await again.send("Nộp đảng phí.")
        await again.deliver()
        assert again.offered == {"Đã nhận": "/danhan 2"}
        clock.on(timedelta(hours=30))
        assert await again.remind() == 1 + 2, "one chat of the first, both of the second"


async def test_what_became_of_a_notice_since_stands(office, clock):
    await office.send("Mời họp.")
    await office.deliver()
    await office.copy()
    clock.on(timedelta(hours=30))
    assert await office.remind() == 2
    await office.deliver()
    await office.says("admin", "/thongbao 1 thuhoi", "admin")
    await office.press("admin", "Thu hồi ngay", "admin")
    await office.deliver()
    async with office.restored() as again:
        assert await again.remind() == 0
        assert "thu hồi" in await again.says("admin", "/thongbao 1", "admin")
        assert "đã được thu hồi" in await again.says("secretary", "/danhan 1", "g1")


async def test_a_copy_from_before_the_first_news_knows_what_was_told_since(office, clock):
    await office.database.transact(lambda s: s.execute(delete(EntryRow)))
    await office.copy()
    first = EntryRow(feed_id=1, guid="Tin hai", title="Tin hai", link="", seen_at=clock())
    await office.database.transact(lambda s: s.add(first))
    await office.send("Mời họp.")
    sent = await office.deliver()
    assert sent
    async with office.restored() as again:
        assert await again.deliver() == []
        told = await again.database.transact(lambda s: s.scalars(select(EntryRow.title)).all())
        assert told == ["Tin hai"]
        known = await again.database.transact(
            lambda s: s.scalar(select(func.count(DeliveryRow.id)))
        )
        assert known == len(sent)


async def test_news_of_a_feed_that_was_removed_and_brought_back_since_are_there_once(office, clock):
    [entry] = await tell(office.database, "Tin hai", now=clock(), outlet="Báo khác")
    newest = EntryRow(feed_id=1, guid="Tin ba", title="Tin ba", link="", seen_at=clock())
    await office.database.transact(lambda s: s.add(newest))
    await office.copy()
    here = select(EntryRow.id).where(EntryRow.guid == "Tin hai")

    def remove_and_bring_back(session):
        [feed] = news.feeds_of(session, [entry]).values()
        assert feeds.bring_back(session, feeds.removed(session, feed), clock()).id == feed
        return session.scalars(here).all()

    known = await office.database.transact(remove_and_bring_back)
    async with office.restored() as again:
        assert await again.database.transact(lambda s: s.scalars(here).all()) == known != [entry]


async def test_news_that_were_given_up_with_a_chat_since_still_wait_for_it(office, clock):
    at = ChatId("telegram", "g1")

    async def told_until(database):
        return (await database.transact(lambda s: store.chat(s, at))).until

    chats = await office.database.transact(store.chats)
    before = await told_until(office.database)
    await push.push_now(office.database, chats, PLATFORMS, zone=ZONE, now=clock())
    await office.copy()
    gone = ValueError("gone")
    await office.database.transact(lambda s: expiry.give_up_chat(s, at, gone, clock()))
    assert await told_until(office.database) == before
    async with office.restored() as again:
        assert await told_until(again.database) == before


async def test_an_old_button_never_confirms_a_new_notice(office):
    await office.copy()
    await office.send("Mời họp.")
    await office.deliver()
    await office.database.close()
    office.place.write_bytes(b"SQLite format 3\x00 and then the disk died" * 100)
    async with office.restored() as again:
        assert "Đã khôi phục từ bản sao lưu" in await again.says("admin", "/thongbao", "admin")
        await again.send("Nộp đảng phí.")
        await again.deliver()
        assert again.offered == {"Đã nhận": f"/danhan {restored.GAP + 1}"}
        assert "không có thông báo nào" in await again.says("secretary", "/danhan 1", "g1")
        assert "Không có thông báo số 1" in await again.says("admin", "/thongbao 1", "admin")


async def test_the_picture_of_a_notice_comes_along(office):
    await office.copy()
    able = replace(PLATFORMS["telegram"], pictures=True, caption_limit=1024)
    office.platform.abilities = able
    office.platform.photos["p"] = png()
    await office.says("admin", "/thongbao soan", "admin")
    await office.says("admin", "Mời xem ảnh.", "admin", photo="p")
    await office.press("admin", "Tất cả", "admin")
    await office.press("admin", "Gửi", "admin")
    async with office.restored() as again:
        again.platform.abilities = able
        again.restart()
        await again.deliver()
        assert [sent.message.attachment.data for sent in again.platform.sent] == [png(), png()]


async def test_a_draft_that_was_released_since_is_not_released_again(office, clock):
    database = office.database
    await database.transact(lambda s: approvals.set_asked(s, Asks.UNIT, 1, asked=True))
    clock.on(timedelta(seconds=1))
    chats = await database.transact(store.chats)
    await push.push_now(database, chats, PLATFORMS, zone=ZONE, now=clock.now)
    await office.copy()
    [draft] = await database.transact(bulletins.drafts)
    able = PLATFORMS["telegram"]
    await database.transact(lambda s: issuing.release(s, draft, able, zone=ZONE, now=clock.now))
    await office.deliver()
    async with office.restored() as again:
        assert await again.database.transact(bulletins.drafts) == []
        clock.on(timedelta(hours=5))
        await again.database.transact(
            lambda s: issuing.decide_late(s, PLATFORMS, zone=ZONE, now=clock.now)
        )
        assert await again.rows(func.count(DeliveryRow.id)) == [(2,)]
        assert set(await again.rows(DeliveryRow.state)) == {("sent",)}


async def test_a_compilation_that_was_sent_since_is_not_sent_again(office, clock):
    def draft(session):
        return compilations.add(session, State(made=made()), unit=1, maker="", now=clock.now)

    def sent(session, number):
        state = compilations.kept(session, number).state
        compilations.step(session, number, State(made=state.made, stage=Stage.SENT), clock.now)

    database = office.database
    old = await database.transact(draft)
    await office.copy()
    new = await database.transact(draft)
    for each in (old, new):
        await database.transact(lambda s, n=each.id: sent(s, n))
    async with office.restored() as again:
        found = await again.database.transact(lambda s: compilations.listed(s, None, most=9))
        assert [(each.id, each.key, each.state.stage) for each in found] == [
            (new.id, new.key, Stage.SENT), (old.id, old.key, Stage.SENT),
        ]  # fmt: skip
        assert await again.rows(func.count(CompilationStepRow.number)) == [(4,)]


async def test_what_is_done_once_is_not_done_again(office, clock):
    """A reminder of a meeting, a command that was posted, the month's messages, a key."""
    database, now = office.database, clock.now
    posted = Posted(key="7", chat="g1", body="/thongbao gui")
    keys = zalo_oa_store.Keys(origin="o", access="a1", refresh="r1", expires_at=now, renewed_at=now)

    def before(session):
        zalo_oa_store.keep_keys(session, "app", keys)
        return inbox_store.put(session, "telegram", posted, now)

    def since(session):
        meeting_store.note_told(session, [1], date(2026, 12, 3), 1)
        inbox_store.done(session, number)
        quota_store.count(session, "zalo", "2026-11")
        zalo_oa_store.keep_keys(
            session, "app", zalo_oa_store.Keys(
                origin="o", access="a2", refresh="r2", expires_at=now, renewed_at=now
            ),
        )  # fmt: skip
        approvals.set_asked(session, Asks.FEED, 1, asked=True)

    number = await database.transact(before)
    await office.copy()
    await database.transact(since)
    async with office.restored() as again:

        def look(session):
            assert meeting_store.told(session, since=now.date()) == {(1, date(2026, 12, 3), 1)}
            assert inbox_store.undone(session, "telegram") == []
            assert inbox_store.put(session, "telegram", posted, now) is None
            assert quota_store.used(session, "zalo", "2026-11") == 1
            assert zalo_oa_store.keys(session, "app").refresh == "r2"
            assert approvals.asked(session, Asks.FEED) == {1}

        await again.database.transact(look)


async def test_chats_that_have_other_numbers_now_keep_what_is_theirs(office, clock):
    await office.copy()
    at = ChatId("telegram", "g1")

    def bound_anew(session):
        store.unbind(session, at)
        office.bind(session, "other", 4)
        office.bind(session, "g1", 3)

    await office.database.transact(bound_anew)
    await office.send("Mời họp.")
    await office.deliver()
    await office.says("member", "/danhan 1", "g1")
    async with office.restored() as again:
        shown = await again.says("admin", "/thongbao 1 ds", "admin")
        assert "Chi bộ 1;telegram;g1;đã tới;2026" in shown
        assert "Chi bộ 1;telegram;g2;đã tới;\n" in f"{shown}\n"
        assert "từ trước" in await again.says("member", "/danhan 1", "g1")
        assert "Đã ghi nhận" in await again.says("member", "/danhan 1", "g2")
