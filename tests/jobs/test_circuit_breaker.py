"""One slow site holds up nobody else's news."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.errors import AnswerError, RestingError, UnreachableError
from jobs.fetching.circuit_breaker import MOST_SILENCES, REST, CircuitBreaker
from jobs.fetching.rests import LONGEST, Rests
from jobs.pull import pull_due
from jobs.stores import unread
from jobs.summarize import MOST_ATTEMPTS, OF_ONE_FEED, read_due
from tests.jobs.test_pull import HOUR, PAGE, add, items, opened

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LINK = "https://bao.example.vn/tin-1.html"


async def silent(patience, link=LINK, now=NOW):
    """Whether the host was asked, in vain."""
    asked = []

    async def ask():
        async with patience.with_host(link, now):
            asked.append(link)
            raise UnreachableError

    with pytest.raises(UnreachableError):
        await ask()
    return bool(asked)


async def test_a_host_that_does_not_answer_rests():
    patience = CircuitBreaker()
    assert [await silent(patience) for _ in range(MOST_SILENCES + 2)] == [True, True, False, False]
    async with patience.with_host("https://khac.example.vn/", NOW):
        pass
    assert await silent(patience, now=NOW + REST)


def test_a_host_that_asks_to_be_left_alone_for_a_day_is_for_an_hour():
    rests = Rests()
    rests.note("bao.example.vn", 429, timedelta(days=1), NOW)
    with pytest.raises(RestingError):
        rests.refuse("bao.example.vn", NOW + timedelta(minutes=59))
    rests.refuse("bao.example.vn", NOW + LONGEST)
    rests.refuse("khac.example.vn", NOW)


async def test_a_host_that_was_to_rest_by_a_clock_ahead_does_not():
    patience, ahead = CircuitBreaker(), NOW + timedelta(days=365)
    assert [await silent(patience, now=ahead) for _ in range(3)] == [True, True, False]
    assert await silent(patience)
    rests = Rests()
    rests.note("bao.example.vn", 503, HOUR, ahead)
    with pytest.raises(RestingError):
        rests.refuse("bao.example.vn", ahead)
    rests.refuse("bao.example.vn", NOW)


async def test_an_answer_of_any_kind_ends_the_silence():
    patience = CircuitBreaker()
    assert await silent(patience)
    with pytest.raises(AnswerError):
        async with patience.with_host(LINK, NOW):
            raise AnswerError(404)
    async with patience.with_host(LINK, NOW):
        pass
    assert await silent(patience)
    async with patience.with_host(LINK, NOW):
        pass


@pytest.fixture
async def newsroom(database, clock, publisher):
    async with opened(database, clock, publisher) as made:
        yield made


async def listed(newsroom, publisher, path, names, *, age=HOUR):
    await add(newsroom, publisher.feed(path, items(publisher, newsroom.clock(), *names, age=age)))
    await pull_due(newsroom)


async def test_a_silent_site_is_asked_for_two_pages_and_told_by_its_teasers(
    newsroom, publisher, clock
):
    names = [f"slow{number}" for number in range(20)]
    for name in names:
        publisher.file(f"/{name}.html", b"", reset=True)
    await listed(newsroom, publisher, "/slow", names)
    told = []
    for _ in range(MOST_ATTEMPTS):
        told.append(await read_due(newsroom))
        clock.on(HOUR)
    assert told == [0, 0, len(names)]
    asked = sum(publisher.asked(f"/{name}.html") for name in names)
    assert asked == MOST_SILENCES * MOST_ATTEMPTS


@pytest.mark.each_database
async def test_feeds_are_read_in_turn(newsroom, publisher, clock):
    many = [f"new{number}" for number in range(12)]
    for name in ("old1", "old2"):
        publisher.page(f"/{name}.html", PAGE.format(title=f"Tin {name}"))
    await listed(newsroom, publisher, "/many", many)
    await listed(newsroom, publisher, "/few", ["old1", "old2"], age=5 * HOUR)

    def titles(session):
        numbers = unread.due(session, clock(), most=64, of_one=OF_ONE_FEED)
        taken = unread.take(session, numbers, now=clock(), until=clock())
        return [each.title for each in taken]

    order = await newsroom.database.transact(titles)
    assert len(order) == OF_ONE_FEED + 2
    assert {order[1], order[3]} == {"Tin old1", "Tin old2"}


async def test_after_its_time_nothing_more_is_begun(newsroom, publisher):
    names = [f"x{number}" for number in range(OF_ONE_FEED + 3)]
    for name in names:
        publisher.page(f"/{name}.html", PAGE.format(title=f"Tin {name}"))
    await listed(newsroom, publisher, "/rss", names)
    assert await read_due(newsroom, within=timedelta(microseconds=1)) == OF_ONE_FEED
    assert await read_due(newsroom) == 3
