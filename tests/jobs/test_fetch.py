"""One GET against a real server on loopback, and every address that must never be visited."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.errors import (
    AnswerError,
    FetchError,
    MovedAwayError,
    RefusedAddressError,
    TooLargeError,
    UnreachableError,
    UnreadableError,
)
from jobs.fetch import Fetcher
from jobs.fetching.server_delays import wait_asked
from tests.fakes import publisher as fakes
from tests.fakes.patience import skip
from tests.fakes.publisher import Thing

publisher = fakes.publisher

NOW = datetime(2026, 7, 20, 7, 0, tzinfo=UTC)
MEGABYTE = 1_000_000


@pytest.fixture
async def fetcher(publisher):
    opened = Fetcher(allowed_private_hosts=frozenset({publisher.host}), total=timedelta(seconds=30))
    yield opened
    await opened.close()


async def test_a_feed_comes_with_all_that_the_next_get_needs(fetcher, publisher):
    url = publisher.feed("/rss", [{"title": "Tin"}])
    answer = await fetcher.get(url)
    assert (answer.status, answer.url, answer.moved_to) == (200, url, None)
    assert b"<title>Tin</title>" in answer.body
    assert answer.content_type == "application/rss+xml; charset=utf-8"
    again = await fetcher.get(url, etag=answer.etag, modified=answer.modified)
    assert (again.status, again.body, again.etag) == (304, b"", answer.etag)


async def test_a_server_that_knows_only_dates_is_asked_by_date(fetcher, publisher):
    url = publisher.feed("/rss", [], etag=None)
    answer = await fetcher.get(url)
    assert answer.etag is None
    assert (await fetcher.get(url, modified=answer.modified)).status == 304


async def test_304_is_an_error_where_nothing_was_asked(fetcher, publisher):
    url = publisher.error("/rss", 304)
    with pytest.raises(AnswerError, match="304"):
        await fetcher.get(url)


async def test_it_introduces_itself_and_asks_for_no_packing_that_it_cannot_undo(publisher):
    mine = Fetcher(allowed_private_hosts=frozenset({publisher.host}), user_agent="me/1")
    await mine.get(publisher.feed("/rss", []))
    await mine.close()
    [seen] = publisher.seen("/rss")
    assert seen.headers["user-agent"] == "me/1"
    assert seen.headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("status", "moved"),
    [(301, True), (308, True), (302, False), (303, False), (307, False)],
)
async def test_only_permanent_redirects_move_a_feed(fetcher, publisher, status, moved):
    target = publisher.feed("/new", [])
    answer = await fetcher.get(publisher.redirect("/old", "/new", status))
    assert answer.url == target
    assert answer.moved_to == (target if moved else None)


async def test_a_move_counts_as_far_as_it_is_permanent(fetcher, publisher):
    publisher.feed("/c", [])
    b = publisher.redirect("/b", "/c", 302)
    answer = await fetcher.get(publisher.redirect("/a", "/b", 301))
    assert (answer.url, answer.moved_to) == (publisher.url + "/c", b)


async def test_five_redirects_are_followed_and_a_sixth_is_not(fetcher, publisher):
    publisher.feed("/0", [])
    for number in range(1, 7):
        publisher.redirect(f"/{number}", f"/{number - 1}")
    assert (await fetcher.get(publisher.url + "/5")).status == 200
    with pytest.raises(AnswerError):
        await fetcher.get(publisher.url + "/6")


async def test_a_cookie_is_kept_over_a_redirect_and_no_longer(fetcher, publisher):
    publisher.feed("/rss", [])
    url = publisher.redirect("/door", "/rss", 302, set_cookie="seen=1; Path=/")
    await fetcher.get(url)
    await fetcher.get(publisher.url + "/rss")
    first, second = publisher.seen("/rss")
    assert first.headers["cookie"] == "seen=1"
    assert "cookie" not in second.headers


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://user:secret@127.0.0.1/",
        "//[::1]/",
        "http://localhost/",
    ],
)
async def test_a_redirect_is_checked_like_the_first_address(fetcher, publisher, target):
    with pytest.raises(RefusedAddressError):
        await fetcher.get(publisher.redirect("/x", target))


async def test_a_redirect_to_nonsense_is_an_error_of_fetching(fetcher, publisher):
    with pytest.raises(FetchError):
        await fetcher.get(publisher.redirect("/x", "http://[::zz]/"))


@pytest.mark.parametrize(
    ("status", "retry_after", "wait"),
    [
        pytest.param(404, None, None, id="not there"),
        pytest.param(429, "120", timedelta(minutes=2), id="too often"),
        pytest.param(503, "soon", None, id="a wish nobody understands"),
        pytest.param(403, None, None, id="blocked"),
    ],
)
async def test_an_error_keeps_its_status_and_wish(fetcher, publisher, status, retry_after, wait):
    url = publisher.error("/rss", status, retry_after=retry_after)
    with pytest.raises(AnswerError) as caught:
        await fetcher.get(url)
    assert (caught.value.status, caught.value.retry_after) == (status, wait)


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"after": 10}, id="breaks off in the body"),
        pytest.param({"after": 10, "reset": True}, id="reset in the body"),
        pytest.param({"reset": True}, id="reset before the answer"),
    ],
)
async def test_a_broken_connection_is_unreachable(fetcher, publisher, how):
    url = publisher.file("/rss", b"x" * 100_000, **how)
    with pytest.raises(UnreachableError):
        await fetcher.get(url)


async def test_nobody_listening_is_unreachable():
    with socket.socket() as deaf:  # kept, so that nobody else gets its port meanwhile
        deaf.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{deaf.getsockname()[1]}"
        nobody = Fetcher(allowed_private_hosts=frozenset({host}))
        with pytest.raises(UnreachableError):
            await nobody.get(f"http://{host}/")
    await nobody.close()


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"hang": True}, id="never answers"),
        pytest.param({"pace": 0.05}, id="a byte now and then"),
    ],
)
async def test_a_server_that_takes_for_ever_is_given_up(publisher, how):
    hasty = Fetcher(allowed_private_hosts=frozenset({publisher.host}), total=timedelta(seconds=0.3))
    url = publisher.file("/slow", b"x" * 1000, **how)
    with pytest.raises(UnreachableError, match="too long"):
        await hasty.get(url)
    await hasty.close()


async def test_a_host_is_asked_one_thing_at_a_time(fetcher, publisher):
    urls = [publisher.file(f"/{n}", b"x", delay=0.01) for n in range(8)]
    await asyncio.gather(*(fetcher.get(url) for url in urls))
    assert publisher.at_once["most"] == 1


async def test_waiting_for_the_turn_does_not_count_as_slowness(publisher):
    total = timedelta(minutes=5)
    mine = Fetcher(allowed_private_hosts=frozenset({publisher.host}), total=total)
    url = publisher.file("/x", b"x")
    async with mine._turns.at(publisher.host, timedelta()):
        waiting = asyncio.create_task(mine.get(url))
        while not mine._turns._locks[publisher.host]._waiters:
            await asyncio.sleep(0)
        skip(2 * total.total_seconds())
        await asyncio.sleep(0)
    answer = await waiting
    await mine.close()
    assert answer.status == 200


# What is too large


@pytest.mark.parametrize("announced", [True, False])
async def test_a_packed_feed_is_opened_announced_or_not(fetcher, publisher, announced):
    url = publisher.gzipped("/rss.gz", b"<rss/>", announced=announced)
    assert (await fetcher.get(url)).body == b"<rss/>"


async def test_a_bomb_stops_at_the_limit(fetcher, publisher):
    url = publisher.gzipped("/bomb", b" " * 20 * MEGABYTE)
    with pytest.raises(TooLargeError):
        await fetcher.get(url, most_bytes=5 * MEGABYTE)


async def test_an_endless_body_is_read_no_further_than_wanted(fetcher, publisher):
    url = publisher.file("/big", b"x" * 3 * MEGABYTE)
    with pytest.raises(TooLargeError):
        await fetcher.get(url, most_bytes=MEGABYTE)


# What the server asks for


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        pytest.param({}, None, id="nothing"),
        pytest.param({"cache-control": "public, max-age=600"}, timedelta(minutes=10), id="max-age"),
        pytest.param({"cache-control": "MAX-AGE=60"}, timedelta(minutes=1), id="in capitals"),
        pytest.param({"cache-control": "max-age=0"}, None, id="an age of nothing"),
        pytest.param({"cache-control": "no-cache, max-age=600"}, None, id="not to be kept"),
        pytest.param({"cache-control": "max-age=x"}, None, id="no number"),
        pytest.param({"cache-control": "max-age=" + "9" * 30}, timedelta(days=365), id="eternity"),
        pytest.param({"retry-after": "30"}, timedelta(seconds=30), id="Retry-After"),
        pytest.param(
            {"retry-after": "Mon, 20 Jul 2026 07:05:00 GMT"}, timedelta(minutes=5), id="as a date"
        ),
        pytest.param(
            {"expires": "Mon, 20 Jul 2026 08:00:00 GMT"}, timedelta(hours=1), id="Expires"
        ),
        pytest.param({"expires": "Mon, 20 Jul 2026 06:00:00 GMT"}, None, id="expired"),
        pytest.param({"expires": "0"}, None, id="a common Expires"),
        pytest.param(
            {"expires": "Mon, 20 Jul 2026 08:00:00 GMT", "cache-control": "max-age=60"},
            timedelta(minutes=1),
            id="max-age goes before Expires",
        ),
    ],
)
def test_the_wish_of_a_server(headers, wait):
    assert wait_asked(headers, NOW) == wait


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "retry-after"]), st.text()))
def test_no_header_breaks_the_reading_of_wishes(headers):
    wait = wait_asked(headers, NOW)
    assert wait is None or timedelta() < wait <= timedelta(days=365)


async def test_a_validator_that_no_header_can_carry_is_not_kept(fetcher, publisher):
    url = publisher.put("/rss", Thing(headers={"etag": "thế"}))
    assert (await fetcher.get(url, etag="thế\n")).etag is None


# The hosts of a source


@pytest.fixture
def elsewhere():
    with fakes.FakePublisher() as other:
        yield other


@pytest.fixture
async def both(publisher, elsewhere):
    opened = Fetcher(allowed_private_hosts=frozenset({publisher.host, elsewhere.host}))
    yield opened
    await opened.close()


async def test_a_redirect_off_the_host_is_refused_unless_listed(both, publisher, elsewhere):
    target = elsewhere.feed("/rss", [])
    url = publisher.redirect("/rss", target, 301)
    with pytest.raises(MovedAwayError, match=elsewhere.host):
        await both.get(url, hosts=())
    assert elsewhere.asked("/rss") == 0
    assert (await both.get(url, hosts={elsewhere.host})).url == target
    assert (await both.get(url)).url == target


async def test_a_redirect_on_the_host_is_always_followed(both, publisher):
    target = publisher.feed("/new", [])
    assert (await both.get(publisher.redirect("/old", target), hosts=())).url == target


# robots.txt


async def test_a_page_that_robots_may_not_read_is_left_alone(fetcher, publisher):
    publisher.file("/robots.txt", b"User-agent: *\nDisallow: /private/\n", "text/plain")
    open_, shut = publisher.page("/tin/1", "<p>x"), publisher.page("/private/1", "<p>x")
    assert (await fetcher.page(open_)).status == 200
    with pytest.raises(UnreadableError, match=r"robots\.txt"):
        await fetcher.page(shut)
    assert publisher.asked("/private/1") == 0


async def test_robots_txt_is_asked_once_a_day(publisher):
    now = [NOW]
    mine = Fetcher(allowed_private_hosts=frozenset({publisher.host}), now=lambda: now[0])
    url = publisher.page("/1", "<p>x")
    await mine.page(url)
    await mine.page(url)
    assert publisher.asked("/robots.txt") == 1
    now[0] += timedelta(days=1)
    await mine.page(url)
    assert publisher.asked("/robots.txt") == 2
    await mine.close()


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_site_whose_robots_txt_fails_is_left_alone_for_an_hour(publisher, status):
    now = [NOW]
    mine = Fetcher(allowed_private_hosts=frozenset({publisher.host}), now=lambda: now[0])
    publisher.error("/robots.txt", status)
    url = publisher.page("/1", "<p>x")
    with pytest.raises(UnreachableError):
        await mine.page(url)
    publisher.error("/robots.txt", 404)
    now[0] += timedelta(hours=1)
    assert (await mine.page(url)).status == 200
    await mine.close()


async def test_a_site_that_wants_a_pause_is_asked_for_its_robots_txt_after_it(publisher):
    now = [NOW]
    mine = Fetcher(allowed_private_hosts=frozenset({publisher.host}), now=lambda: now[0])
    with pytest.raises(AnswerError):
        await mine.get(publisher.error("/rss", 503, retry_after="120"))
    url = publisher.page("/1", "<p>x")
    with pytest.raises(UnreachableError):
        await mine.page(url)
    assert publisher.asked("/robots.txt") == 0
    now[0] += timedelta(seconds=120)
    assert (await mine.page(url)).status == 200
    await mine.close()
