"""When the admins hear of a source: once when it dies, once when it is back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import health
from jobs.errors import (
    AnswerError,
    FetchError,
    MovedAwayError,
    NotAFeedError,
    RefusedAddressError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
    WallError,
)
from jobs.health import Alarm, State, Watched
from jobs.news import Entry, Feed
from jobs.stores import feeds, store

NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = Feed(
    id=1,
    name="Báo mẫu",
    kind="feed",
    url="https://bao.example.vn/rss",
    every=timedelta(minutes=15),
    title="Báo mẫu - Tin mới nhất",
    hosts=("anh.example.vn",),
)


def watched(state, *, failures=0, **how):
    since = NOW - DAY if failures else None
    how = {"added_at": NOW - 90 * DAY, "new_at": NOW - DAY, "failing_since": since, **how}
    return Watched(feed=replace(FEED, failures=failures), state=state, **how)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (AnswerError(404), State.GONE),
        (AnswerError(410), State.GONE),
        (AnswerError(403), State.BLOCKED),
        (AnswerError(429), State.BLOCKED),
        (AnswerError(503, walled=True), State.BLOCKED),
        (WallError("x"), State.BLOCKED),
        (AnswerError(500), State.UNREACHABLE),
        (UnreachableError("x"), State.UNREACHABLE),
        (FetchError("x"), State.UNREACHABLE),
        (NotAFeedError("x"), State.NOT_A_FEED),
        (MovedAwayError("https://b.vn/"), State.MOVED),
        (RefusedAddressError("x"), State.REFUSED),
        (TooLargeError("x"), State.TOO_LARGE),
        (TooSlowError("x"), State.TOO_SLOW),
    ],
)
def test_each_error_has_its_word(error, state):
    assert health.state_of(error) is state


@pytest.mark.parametrize(
    ("seen", "trouble"),
    [
        pytest.param(watched(None), None, id="never pulled"),
        pytest.param(watched(State.NEW), None, id="well"),
        pytest.param(watched(State.GONE, failures=2), None, id="too soon to tell"),
        pytest.param(watched(State.GONE, failures=3), "gone", id="gone"),
        pytest.param(watched(State.UNREACHABLE, failures=4), None, id="a bad night"),
        pytest.param(watched(State.UNREACHABLE, failures=5), "unreachable", id="unreachable"),
        pytest.param(
            watched(State.UNREACHABLE, failures=11, failing_since=NOW - DAY / 3),
            None,
            id="closed at night",
        ),
        pytest.param(watched(State.EMPTY, failures=5), "empty", id="empty"),
        pytest.param(watched(State.GONE, failures=9, paused=True), None, id="paused"),
        pytest.param(watched(State.NOTHING_NEW, new_at=NOW - 31 * DAY), "silent", id="silent"),
        pytest.param(
            watched(State.NOTHING_NEW, new_at=None, added_at=NOW - 3 * DAY), None, id="just added"
        ),
    ],
)
def test_what_a_source_has_died_of(seen, trouble):
    assert health.trouble(seen, NOW) == trouble
    news = health.news(seen, NOW)
    assert (news.trouble if news else None) == trouble


def test_it_is_told_once_and_when_it_is_back():
    dead = watched(State.GONE, failures=3)
    assert health.news(dead, NOW).trouble == "gone"
    heard = replace(dead, told="gone")
    assert health.news(heard, NOW) is None
    assert health.news(replace(watched(State.BLOCKED, failures=9), told="gone"), NOW) is None
    # One answer that goes well is enough; the first failure after it is not told.
    assert health.news(replace(watched(State.NEW), told="gone"), NOW).back
    assert health.news(replace(watched(State.GONE, failures=1), told=None), NOW) is None


def test_a_paused_source_is_not_called_back():
    assert health.news(replace(watched(State.NEW), told="gone", paused=True), NOW) is None


@given(
    states=st.lists(st.sampled_from([State.NEW, State.GONE, State.UNREACHABLE]), max_size=60),
)
def test_death_and_return_are_told_by_turns(states):
    told, failures, heard = None, 0, []
    for state in states:
        failures = 0 if state is State.NEW else failures + 1
        news = health.news(replace(watched(state, failures=failures), told=told), NOW)
        if news:
            heard.append("back" if news.back else "dead")
            told = news.trouble
    assert all(one != other for one, other in zip(heard, heard[1:], strict=False))
    assert heard[:1] in ([], ["dead"])


def test_our_own_connection_is_suspected_when_all_are_lost_together():
    lost = [health.News(watched=watched(State.UNREACHABLE, failures=5), trouble="unreachable")] * 4
    assert health.all_at_once(lost, 5)
    assert not health.all_at_once(lost, 17)
    assert not health.all_at_once(lost[:2], 2)


def test_our_own_connection_is_suspected_before_the_night_is_over():
    tonight = {"failures": 5, "failing_since": NOW - DAY / 6}
    lost = [watched(State.UNREACHABLE, **tonight)] * 40
    later = watched(State.UNREACHABLE, failures=1, failing_since=NOW)
    assert health.all_lost([*lost, later], 50)
    assert health.news(later, NOW, all_lost=True).trouble == "unreachable"
    assert not health.all_lost(lost[:39], 50)
    # Who has been told of it hears of others only as of any that die.
    assert not health.all_lost([replace(each, told="unreachable") for each in lost], 50)


@pytest.mark.parametrize(
    ("link", "home"),
    [
        ("https://bao.example.vn/1", True),
        ("https://www.bao.example.vn/1", True),
        ("https://video.bao.example.vn/1", True),
        ("https://anh.example.vn/1", True),
        ("https://evil.example/1", False),
        ("https://bao.example.vn.evil.example/1", False),
        ("https://evilbao.example.vn/1", False),
        ("https://example.vn/1", False),
        ("", False),
    ],
)
def test_where_a_source_is_at_home(link, home):
    assert health.at_home(link, FEED) is home
    assert health.at_home(link, replace(FEED, hosts=("*",)))


def test_hosts_are_learned_from_the_first_entries():
    entries = [
        Entry(guid=str(n), title="Tin", link=link)
        for n, link in enumerate(["https://b.vn/1", "https://b.vn/2", "https://bao.example.vn/3"])
    ]
    assert health.hosts_of(entries, FEED) == ("b.vn",)


@pytest.mark.parametrize(
    ("title", "strange", "alarm"),
    [
        pytest.param("Báo mẫu - Tin mới nhất", (), None, id="as before"),
        pytest.param("Tin mới - Báo Mẫu", (), None, id="written differently"),
        pytest.param("", (), None, id="without a name"),
        pytest.param(
            "Casino online", (), Alarm(title="Casino online", was=FEED.title), id="another name"
        ),
        pytest.param(FEED.title, ("x.vn",), Alarm(hosts=("x.vn",)), id="leads elsewhere"),
    ],
)
def test_a_sudden_change_is_an_alarm(title, strange, alarm):
    assert health.alarm(FEED, title, strange) == alarm


@pytest.mark.parametrize("title", ["Báo", "Tin mới", "RSS"])
def test_a_name_of_which_no_word_counts_is_no_change(title):
    assert health.alarm(replace(FEED, title=title), title, ()) is None
    assert health.alarm(replace(FEED, title=title), "Casino", ()) is not None


def test_an_alarm_is_told_though_the_source_is_well():
    news = health.news(watched(State.NEW, alarm=Alarm(hosts=("x.vn",))), NOW)
    assert news.alarm.hosts == ("x.vn",)
    assert not news.back


async def test_what_is_done_to_a_feed_that_was_removed_meanwhile_is_nothing(database, clock):
    now = clock()

    def work(session):
        feed = store.add_feed(
            session, name="Báo", kind="feed", url="https://a.vn/rss",
            every=timedelta(hours=1), now=now,
        )  # fmt: skip
        kept = feeds.removed(session, feed.id)
        feeds.note_trouble(session, feed, State.UNREACHABLE, now=now)  # its pull was under way
        gone = (
            feeds.removed(session, feed.id),
            feeds.pause(session, feed.id, now=now),
            feeds.resume(session, feed.id, now=now),
            feeds.allow(session, feed.id, ["b.vn"], now=now),
        )
        return kept["url"], gone, feeds.watched(session)

    url, gone, watched = await database.transact(work)
    assert url == "https://a.vn/rss"
    assert gone == (None, False, False, False)
    assert watched == []
