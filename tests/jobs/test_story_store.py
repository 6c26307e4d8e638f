"""An entry gets its story in the database; what one story is, is told once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from jobs.bulletin import Window, compose
from jobs.news import Entry, Telling
from jobs.stores import arrivals, store
from jobs.stores.story_store import forget_marks
from jobs.stories import SPAN, Stories, weigh
from jobs.tables import EntryRow
from tests.jobs.test_stories import (
    BRIDGE,
    COMMUNIQUE,
    FIRE,
    FIRE_AGAIN,
    FIRE_CAUSE,
    filled,
)

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Desk:
    """Brings entries of several outlets into a database, as reading them does."""

    def __init__(self, database):
        self.database, self.window, self.feeds = database, Stories(), {}

    async def bring(self, outlet, told, at, *, topics=("nong_nghiep_ntm",), more=""):
        """Make an entry of ``outlet`` ready at ``at``; return its number."""

        def work(session):
            if outlet not in self.feeds:
                self.feeds[outlet] = store.add_feed(
                    session,
                    name=outlet,
                    kind="feed",
                    url=f"https://{outlet}.example/rss",
                    every=HOUR,
                    now=NOW,
                )
            title, text = told
            number = (session.scalar(select(func.max(EntryRow.id))) or 0) + 1
            link = f"https://{outlet}.example/{number}"
            pulled = arrivals.Pulled(
                entries=(Entry(guid=link, title=title, link=link, published=at),),
                url=self.feeds[outlet].url,
                etag=None,
                modified=None,
                body_hash=None,
            )
            arrivals.note_pull(session, self.feeds[outlet], pulled, next_pull_at=at, now=at)
            ready = store.Ready(
                entry=number,
                text=text + more,
                author="",
                sentences=(f"Câu của {outlet}.",),
                topics=topics,
                mark=weigh(title, text),
            )
            store.note_ready(session, ready, now=at, among=self.window)
            return number

        return await self.database.transact(work)

    async def told(self, since, until):
        return await self.database.transact(lambda s: store.stories(s, since=since, until=until))


@pytest.fixture
def desk(database):
    return Desk(database)


async def test_one_event_of_three_outlets_is_one_item_told_by_the_fullest(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW + HOUR, more=" Công an đang điều tra." * 9)
    await desk.bring("a", BRIDGE, NOW + HOUR)
    await desk.bring("c", FIRE_AGAIN, NOW + 2 * HOUR)
    fire, bridge = await desk.told(NOW - HOUR, NOW + 3 * HOUR)
    assert (fire.entry, fire.outlet, fire.sentences) == (2, "b", ("Câu của b.",))
    assert fire.others == (
        Telling(entry=1, outlet="a", link="https://a.example/1"),
        Telling(entry=4, outlet="c", link="https://c.example/4"),
    )
    assert (bridge.entry, bridge.others) == (3, ())


async def test_a_headline_is_told_without_the_mark_of_a_film(desk):
    title, text = FIRE
    await desk.bring("a", (f"[Video] {title}", text), NOW)
    [fire] = await desk.told(NOW - HOUR, NOW + HOUR)
    assert fire.title == title


async def test_who_does_not_hear_an_outlet_is_told_by_another_as_if_it_were_not_there(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW + HOUR, more=" Công an đang điều tra." * 9)
    window = {"since": NOW - HOUR, "until": NOW + 3 * HOUR}

    def work(session):
        return [
            store.stories(session, **window, hears=lambda outlet, name=name: outlet != name)
            for name in ("b", "a")
        ]

    (without_b,), (without_a,) = await desk.database.transact(work)
    assert (without_b.outlet, without_b.others) == ("a", ())
    assert (without_a.outlet, without_a.others) == ("b", ())
    assert sorted(without_a.entries) == [1, 2]  # who was told it by "a" was told it


async def test_a_story_that_grew_after_it_was_sent_is_not_sent_again(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW + 2 * HOUR)
    [grown] = await desk.told(NOW + HOUR, NOW + 3 * HOUR)
    window = Window(since=NOW + HOUR, until=NOW + 3 * HOUR)
    assert sorted(grown.entries) == [1, 2]
    assert compose([grown], (), window, told={1}) is None
    assert compose([grown], ("nong_nghiep_ntm",), window, told={1}) is None


async def test_a_story_that_found_no_room_is_told_when_it_grows(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW + 2 * HOUR)
    grown = await desk.told(NOW + HOUR, NOW + 3 * HOUR)
    window = Window(since=NOW + HOUR, until=NOW + 3 * HOUR)
    assert compose(grown, (), window, told={77}).stories == tuple(grown)


async def test_what_comes_after_the_bulletin_is_not_in_it(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW + 2 * HOUR)
    [fire] = await desk.told(NOW - HOUR, NOW + HOUR)
    assert (fire.entry, fire.others, fire.entries) == (1, (), (1,))


async def test_the_window_survives_a_restart(desk):
    await desk.bring("a", FIRE, NOW)
    desk.window = Stories()
    await desk.bring("b", FIRE_AGAIN, NOW + HOUR)
    assert len(await desk.told(NOW - HOUR, NOW + 2 * HOUR)) == 1


async def test_each_day_of_a_meeting_is_told(desk):
    days = [filled(COMMUNIQUE, word, 20 + day) for day, word in enumerate(("nhất", "hai", "ba"))]
    for day, told in enumerate(days):
        at = NOW + 24 * day * HOUR
        await desk.bring("a", told, at)
        await desk.bring("b", told, at + HOUR)
        window = Window(since=at - HOUR, until=at + 2 * HOUR)
        stories = await desk.told(window.since, window.until)
        bulletin = compose(stories, (), window)
        assert [(story.title, len(story.others)) for story in bulletin.stories] == [(told[0], 1)]


async def test_what_an_outlet_adds_to_a_told_story_is_told(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("a", FIRE_CAUSE, NOW + 2 * HOUR)
    window = Window(since=NOW + HOUR, until=NOW + 3 * HOUR)
    told = await desk.told(window.since, window.until)
    assert [story.title for story in compose(told, (), window).stories] == [FIRE_CAUSE[0]]


async def test_when_a_story_began_and_who_told_it_survive_a_restart(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE, NOW + 20 * HOUR)
    desk.window = Stories()
    late = await desk.bring("c", FIRE, NOW + 40 * HOUR)
    desk.window = Stories()
    added = await desk.bring("c", FIRE_CAUSE, NOW + 41 * HOUR)
    told = await desk.told(NOW + 21 * HOUR, NOW + 42 * HOUR)
    assert sorted(story.entry for story in told) == [late, added]


async def test_two_processes_share_their_stories(desk, database):
    other = Desk(database)
    other.feeds = desk.feeds
    await desk.bring("a", FIRE, NOW)
    await other.bring("b", BRIDGE, NOW + HOUR)
    await desk.bring("c", FIRE_AGAIN, NOW + HOUR)
    await other.bring("d", FIRE_AGAIN, NOW + 2 * HOUR)
    told = await desk.told(NOW - HOUR, NOW + 3 * HOUR)
    assert sorted(len(story.others) for story in told) == [0, 2]


async def test_what_was_rolled_back_leaves_no_trace_in_the_window(desk):
    await desk.bring("z", BRIDGE, NOW)

    def fail(session):
        ready = store.Ready(entry=1, text="", author="", sentences=(), topics=(), mark=weigh(*FIRE))
        store.note_ready(session, ready, now=NOW, among=desk.window)
        raise ZeroDivisionError

    before = len(desk.window)
    with pytest.raises(ZeroDivisionError):
        await desk.database.transact(fail)
    assert len(desk.window) <= before + 1
    number = await desk.bring("a", FIRE, NOW)
    [story] = [each for each in await desk.told(NOW - HOUR, NOW) if each.entry == number]
    assert story.others == ()


async def test_an_entry_taken_out_leaves_the_rest_of_its_story(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", FIRE_AGAIN, NOW)
    await desk.database.transact(lambda s: store.remove_feed(s, "https://a.example/rss"))
    [fire] = await desk.told(NOW - HOUR, NOW)
    assert (fire.outlet, fire.others) == ("b", ())


async def test_the_latest_and_the_hits_of_a_search_tell_a_story_once(desk):
    first = await desk.bring("a", FIRE, NOW, more=" Dài hơn hẳn." * 20)
    second = await desk.bring("b", FIRE_AGAIN, NOW + HOUR)
    third = await desk.bring("c", BRIDGE, NOW)
    until = NOW + 2 * HOUR
    latest = await desk.database.transact(
        lambda s: store.stories_of(s, since=None, until=until, most=10)
    )
    assert [story.entry for story in latest] == [first, third]
    hits = await desk.database.transact(lambda s: store.stories_by_id(s, [third, second, first]))
    assert [story.entry for story in hits] == [third, second]
    assert [telling.outlet for telling in hits[1].others] == ["a"]


async def test_the_latest_are_told_by_outlets_that_are_heard(desk):
    await desk.bring("a", FIRE, NOW, more=" Dài hơn hẳn." * 20)
    second = await desk.bring("b", FIRE_AGAIN, NOW + HOUR)
    await desk.bring("a", BRIDGE, NOW)
    [fire] = await desk.database.transact(
        lambda s: store.stories_of(
            s, since=None, until=NOW + 2 * HOUR, most=10, hears=lambda outlet: outlet != "a"
        )
    )
    assert (fire.entry, fire.others) == (second, ())


async def test_passages_are_single_entries(desk):
    numbers = [await desk.bring("a", FIRE, NOW), await desk.bring("b", FIRE_AGAIN, NOW)]
    passages = await desk.database.transact(lambda s: store.passages(s, numbers))
    assert [text for _, text in passages] == [FIRE[1], FIRE_AGAIN[1]]


async def test_fingerprints_are_erased_when_nothing_can_join(desk):
    await desk.bring("a", FIRE, NOW)
    await desk.bring("b", BRIDGE, NOW + 2 * SPAN)

    def kept(session):
        forget_marks(session, NOW + 2 * SPAN + HOUR)
        marked = select(EntryRow.id).where(EntryRow.fingerprint.is_not(None))
        return session.scalars(marked).all()

    assert await desk.database.transact(kept) == [2]
