"""Feeds become entries, entries become stories: over real HTTP, with the real readers."""

import asyncio
import json
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from jobs import search, topics
from jobs.fetch import Fetcher
from jobs.group_commit import GroupCommit
from jobs.health import State
from jobs.news import Feed
from jobs.newsroom import Newsroom
from jobs.pull import next_pull, pull, pull_due, wants_whole
from jobs.reading import leads_home
from jobs.stores import arrivals, feeds, store, topic_store, unread
from jobs.stores.due import LONGEST_WAIT
from jobs.summarize import read_due
from jobs.summarizers import SUMMARIZERS
from jobs.summarizers.llm import Model
from jobs.tables import EntryRow, FeedRow
from jobs.tidy import tidy
from jobs.worker_pool import WorkerPool
from tests.fakes.model import FakeModel, sentences
from tests.fakes.patience import patient
from tests.fakes.publisher import FakePublisher

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 23, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

PAGE = """<!doctype html><html lang="vi"><head><title>{title}</title></head><body><article>
<h1>{title}</h1>
<p>Sáng nay, hội nghị tổng kết công tác xây dựng Đảng của tỉnh đã diễn ra với sự tham dự của đại
diện 158 tổ chức cơ sở đảng trong toàn Đảng bộ. Các đại biểu đã thảo luận về kết quả một năm.</p>
<p>Báo cáo tại hội nghị nêu rõ, trong năm qua toàn Đảng bộ đã kết nạp được hơn bốn trăm đảng viên
mới, tập trung ở khu vực doanh nghiệp. Chất lượng sinh hoạt chi bộ tiếp tục được nâng lên.</p>
<p>Hội nghị thống nhất năm nhiệm vụ trọng tâm của năm tới, trong đó có việc đẩy mạnh chuyển đổi số
trong công tác đảng. Các chi bộ sẽ đăng ký nội dung cụ thể ngay trong quý đầu tiên.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("asked", "failures", "wait"),
    [
        pytest.param(None, 0, HOUR, id="all is well"),
        pytest.param(3 * HOUR, 0, 3 * HOUR, id="the server asks for more"),
        pytest.param(timedelta(minutes=5), 0, HOUR, id="the server asks for less"),
        pytest.param(365 * DAY, 0, DAY, id="the server asks for a year"),
        pytest.param(None, 2, 4 * HOUR, id="twice failed"),
        pytest.param(None, 99, DAY, id="a dead feed is still tried daily"),
    ],
)
def test_wait(asked, failures, wait):
    assert next_pull(NOW, every=HOUR, asked=asked, failures=failures) == NOW + wait


@given(
    every=st.timedeltas(timedelta(minutes=1), timedelta(days=7)),
    failures=st.integers(0, 10_000),
    asked=st.none() | st.timedeltas(timedelta(), timedelta(days=4000)),
    passing=st.booleans(),
)
def test_never_sooner_than_chosen_and_never_much_later(every, failures, asked, passing):
    wait = next_pull(NOW, every=every, asked=asked, failures=failures, passing=passing) - NOW
    assert every <= wait <= max(every, LONGEST_WAIT)


def test_feeds_imported_together_drift_apart():
    due = [NOW] * 300
    for _ in range(20):
        due = [next_pull(at, every=15 * MINUTE, number=n) for n, at in enumerate(due, 1)]
    minutes = Counter(int((at - NOW) / MINUTE) for at in due)
    assert max(minutes.values()) <= 16


async def test_a_host_that_asks_for_a_pause_is_asked_for_no_other_feed(database, publisher, clock):
    publisher.error("/busy", 503, retry_after="1800")
    publisher.feed("/rss", items(publisher, clock(), "a"))
    async with opened(database, clock, publisher, now=clock) as newsroom:
        for path in ("/busy", "/rss"):
            await add(newsroom, f"{publisher.url}{path}")
        assert await pull_due(newsroom) == 0
        assert publisher.asked("/rss") == 0
        assert [each.feed.failures for each in await health(newsroom)] == [1, 0]
        clock.on(31 * MINUTE)
        assert await pull_due(newsroom) == 1


async def test_a_portal_that_is_closed_at_night_is_found_soon_after_it_opens(
    newsroom, publisher, clock
):
    publisher.feed("/rss", items(publisher, clock(), "a"))
    await add(newsroom, f"{publisher.url}/rss")
    await pull_due(newsroom)
    publisher.change("/rss", status=503)
    for _ in range(13):
        clock.on(HOUR)
        await pull_due(newsroom)
    publisher.feed("/rss", items(publisher, clock(), "b"))
    clock.on(HOUR)
    assert await pull_due(newsroom) == 1


async def test_what_is_dead_for_a_day_is_asked_less_and_less(newsroom, publisher, clock):
    publisher.error("/rss", 503)
    await add(newsroom, f"{publisher.url}/rss")
    for _ in range(30 * 24):
        clock.on(HOUR)
        await pull_due(newsroom)
    assert publisher.asked("/rss") < 24 + 30


async def test_many_feeds_of_one_silent_host_keep_no_other_waiting(newsroom, publisher, clock):
    with FakePublisher() as bystander:
        hosts = frozenset(each.url.removeprefix("http://") for each in (publisher, bystander))
        fetcher = Fetcher(allowed_private_hosts=hosts, total=HOUR)
        newsroom = replace(newsroom, fetcher=fetcher)
        for number in range(40):
            await add(newsroom, publisher.file(f"/{number}", b"", hang=True))
        await add(newsroom, bystander.feed("/rss", items(bystander, clock(), "a")))
        round_ = asyncio.create_task(pull_due(newsroom))
        async with asyncio.timeout(patient(20)):
            while not any(each.pulled_at for each in await health(newsroom)):
                await asyncio.sleep(0.01)
            while not publisher.asked_in_all():
                await asyncio.sleep(0.01)
        round_.cancel()
        await asyncio.gather(round_, return_exceptions=True)
        assert publisher.asked_in_all() == 1
        await fetcher.close()


async def test_a_round_ends_in_time_and_what_is_left_is_still_due(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    assert await pull_due(newsroom, within=-MINUTE) == 0
    assert publisher.asked_in_all() == 0
    assert await pull_due(newsroom, within=MINUTE) == 1


async def test_what_failed_last_is_pulled_last(newsroom, publisher, clock):
    sick = await add(newsroom, f"{publisher.url}/none")
    await pull_due(newsroom)
    well = await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    clock.on(DAY)
    due = await newsroom.database.transact(lambda s: store.due_feeds(s, clock()))
    assert [feed.id for feed in due] == [well.id, sick.id]


@asynccontextmanager
async def opened(database, clock, publisher, **how):
    """Open a newsroom that may ask the publisher; ``how`` is the fetcher's."""
    host = publisher.url.removeprefix("http://")
    fetcher = Fetcher(allowed_private_hosts=frozenset({host}), **how)
    workers = WorkerPool()
    yield Newsroom(
        database=database,
        fetcher=fetcher,
        workers=workers,
        summarizer=SUMMARIZERS["extractive"](workers),
        clock=clock,
    )
    await workers.close()
    await fetcher.close()


@pytest.fixture
async def newsroom(database, clock, publisher):
    async with opened(database, clock, publisher) as made:
        yield made


def items(publisher, now, *names, age=HOUR):
    return [
        {
            "guid": name,
            "title": f"Tin {name}",
            "link": f"{publisher.url}/{name}.html",
            "published": format_datetime(now - age),
            "summary": f"Lời dẫn của tin {name}.",
        }
        for name in names
    ]


async def add(newsroom, url):
    now = newsroom.clock()
    return await newsroom.database.transact(
        lambda s: store.add_feed(s, name="Báo mẫu", kind="feed", url=url, every=HOUR, now=now)
    )


async def health(newsroom):
    return await newsroom.database.transact(store.feeds)


async def test_an_entry_becomes_a_story_that_can_be_found(newsroom, publisher, clock):
    for name in ("a", "b"):
        publisher.page(f"/{name}.html", PAGE.format(title=f"Tin {name}"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a", "b")))
    assert await pull_due(newsroom) == 2
    assert await read_due(newsroom) == 2
    until = clock()
    [both] = await newsroom.database.transact(
        lambda s: store.stories(s, since=until - DAY, until=until)
    )
    told = [
        story
        for entry in (1, 2)
        for story in await newsroom.database.transact(partial(store.stories_by_id, entries=[entry]))
    ]
    assert {story.title for story in told} == {"Tin a", "Tin b"}
    assert both in told
    for story in told:
        assert 1 <= len(story.sentences) <= 2
        assert all(" ".join(each.split()) in " ".join(PAGE.split()) for each in story.sentences)
        assert story.topics
    found = await search.find(newsroom.database, "ket nap dang vien")
    assert sorted(found) == sorted(story.entry for story in told)


LEAD = "Từ tuần tới, đảng viên cao tuổi của xã Tân Lập được đoàn viên tới nhà giúp nộp hồ sơ."


def led(title, lead):
    """Give the page with its editor's lead set apart."""
    page = PAGE.format(title=title)
    return page.replace("</h1>", f'</h1><p class="sapo">{lead}</p>')


async def test_the_lead_that_the_editor_set_apart_is_what_is_told(newsroom, publisher, clock):
    publisher.page("/a.html", led("Tin a", LEAD))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await read_due(newsroom)
    [story] = await newsroom.database.transact(partial(store.stories_by_id, entries=[1]))
    assert (story.sentences, story.teased) == ((LEAD,), False)


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        ("Tin buồn", "TIN BUỒN: Đồng chí NGUYỄN VĂN HÙNG"),
        ("Tin buồn của Đảng bộ xã", "Tin buồn của Đảng bộ xã"),
    ],
)
async def test_a_notice_is_told_with_the_name_of_who_died(
    newsroom, publisher, clock, announced, told
):
    page = PAGE.format(title="TIN BUỒN").replace("</h1>", "</h1><p>Đồng chí NGUYỄN VĂN HÙNG</p>")
    publisher.page("/a.html", page)
    [item] = items(publisher, clock(), "a")
    await add(newsroom, publisher.feed("/rss", [item | {"title": announced}]))
    await pull_due(newsroom)
    await read_due(newsroom)
    [story] = await newsroom.database.transact(partial(store.stories_by_id, entries=[1]))
    assert story.title == told


async def test_an_article_with_a_phrase_of_an_editor_belongs_to_its_topic(
    newsroom, publisher, clock
):
    await newsroom.database.transact(
        lambda s: topic_store.add_phrase(s, "hoc_tap_bac", "hơn bốn trăm đảng viên")
    )
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await read_due(newsroom)
    [story] = await newsroom.database.transact(lambda s: store.stories_by_id(s, [1]))
    assert story.topics[0] == "hoc_tap_bac"


async def test_what_was_learnt_of_topics_is_loaded_by_a_worker(newsroom, publisher, clock):
    class Noting(WorkerPool):
        async def do(self, function, /, *args, **how):
            asked.append(function)
            return await super().do(function, *args, **how)

    asked = []
    newsroom = replace(newsroom, workers=Noting())
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    assert await read_due(newsroom) == 1
    assert topics.classify in asked
    await newsroom.workers.close()


async def test_so_does_one_whose_page_cannot_be_read(newsroom, publisher, clock):
    await newsroom.database.transact(
        lambda s: topic_store.add_phrase(s, "hoc_tap_bac", "bep an 0 dong")
    )
    [item] = items(publisher, clock(), "a")  # there is no such page
    await add(newsroom, publisher.feed("/rss", [item | {"title": "Mở bếp ăn 0 đồng"}]))
    await pull_due(newsroom)
    await read_due(newsroom)
    [story] = await newsroom.database.transact(lambda s: store.stories_by_id(s, [1]))
    assert story.topics[0] == "hoc_tap_bac"


async def test_nothing_is_pulled_before_it_is_due(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await pull_due(newsroom)
    assert publisher.asked("/rss") == 1
    clock.on(HOUR)
    await pull_due(newsroom)
    assert publisher.asked("/rss") == 2


async def test_an_unchanged_feed_brings_nothing_new(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    assert await pull_due(newsroom) == 1
    clock.on(HOUR)
    assert await pull_due(newsroom) == 0
    [kept] = await health(newsroom)
    assert (kept.entries, kept.fault) == (1, None)


async def test_who_says_for_ever_that_nothing_has_changed_is_believed_for_a_day(
    newsroom, publisher, clock
):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a"), etag='"1"'))
    await pull_due(newsroom)
    publisher.feed("/rss", items(publisher, clock(), "b"), etag='"1"')
    new = 0
    for _ in range(24):
        clock.on(HOUR)
        new += await pull_due(newsroom)
    assert new == 1
    whole = [seen for seen in publisher.seen("/rss") if "if-none-match" not in seen.headers]
    assert len(whole) == 2


def test_not_all_feeds_are_sent_whole_in_one_hour():
    feed = Feed(id=1, name="A", kind="feed", url="https://a.vn", every=HOUR, pulled_at=NOW)
    whole = [wants_whole(replace(feed, id=number), NOW + HOUR) for number in range(3_000)]
    assert 100 < sum(whole) < 150


async def test_a_sick_feed_is_noted_and_harms_no_other(newsroom, publisher, clock):
    publisher.error("/sick", 500)
    publisher.file("/page", b"<html><body>no feed</body></html>", "text/html")
    await add(newsroom, f"{publisher.url}/sick")
    await add(newsroom, f"{publisher.url}/page")
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    assert await pull_due(newsroom) == 1
    faults = {each.feed.url.rsplit("/", 1)[1]: each.fault for each in await health(newsroom)}
    assert faults["rss"] is None
    assert "500" in faults["sick"]
    assert faults["page"]
    due = {each.feed.url.rsplit("/", 1)[1]: each.next_pull_at for each in await health(newsroom)}
    assert due["sick"] == clock() + HOUR
    assert 2 * HOUR <= due["page"] - clock() <= 2.2 * HOUR


async def test_a_page_that_is_gone_leaves_the_teaser(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    assert await read_due(newsroom) == 1
    [story] = await newsroom.database.transact(
        lambda s: store.stories(s, since=clock() - DAY, until=clock())
    )
    assert (story.sentences, story.teased) == (("Lời dẫn của tin a.",), True)


async def test_a_page_that_leads_to_the_home_page_leaves_the_teaser(newsroom, publisher, clock):
    publisher.page("/", PAGE.format(title="Trang chủ"))
    publisher.redirect("/a.html", "/")
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    assert await read_due(newsroom) == 1
    [told] = await newsroom.database.transact(lambda s: s.scalars(select(EntryRow.text)).all())
    assert told == "Lời dẫn của tin a."


@pytest.mark.parametrize(
    ("link", "found", "home"),
    [
        ("https://bao.vn/a.html", "https://bao.vn/", True),
        ("https://bao.vn/?p=7", "https://bao.vn", True),
        ("https://bao.vn/a.html", "https://bao.vn/Trang-chu.aspx", True),
        ("https://bao.vn/a.html", "https://bao.vn/404", True),
        ("https://bao.vn/a.html", "https://www.bao.vn/a", False),
        ("https://bao.vn/?p=7", "https://bao.vn/?p=7", False),
        ("https://bao.vn/", "https://www.bao.vn/", False),
    ],
)
def test_where_an_article_is_gone(link, found, home):
    assert leads_home(link, found) is home


async def test_a_page_that_is_down_is_tried_again_then_told_with_its_teaser(
    newsroom, publisher, clock
):
    publisher.error("/a.html", 503)
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    rounds = []
    for _ in range(4):
        rounds.append(await read_due(newsroom))
        clock.on(HOUR)
    assert rounds == [0, 0, 1, 0]
    assert publisher.asked("/a.html") == 3


async def test_the_first_pull_takes_recent_news_and_at_least_a_few(newsroom, publisher, clock):
    old = items(publisher, clock(), *"abcdefgh", age=30 * DAY)
    await add(newsroom, publisher.feed("/quiet", old))
    assert await pull_due(newsroom) == arrivals.AT_FIRST
    clock.on(HOUR)
    publisher.feed("/quiet", [*items(publisher, clock(), "new"), *old])
    assert await pull_due(newsroom) == 1
    clock.on(HOUR)
    publisher.feed("/quiet", [*items(publisher, clock(), "relic", age=30 * DAY), *old])
    assert await pull_due(newsroom) == 0


async def test_a_feed_that_is_removed_while_it_is_pulled(newsroom, publisher, clock):
    url = publisher.feed("/rss", items(publisher, clock(), "a"))
    feed = await add(newsroom, url)
    await newsroom.database.transact(lambda s: store.remove_feed(s, url))
    assert await pull(newsroom, feed) == 0


async def test_what_breaks_the_summarizer_is_given_up_in_the_end(newsroom, publisher, clock):
    async def broken(documents, budget):
        raise ValueError

    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    poisoned = replace(newsroom, summarizer=broken)
    await pull_due(poisoned)
    rounds = []
    for _ in range(4):
        rounds.append(await read_due(poisoned))
        clock.on(HOUR)
    assert rounds == [0, 0, 1, 0]


async def test_what_a_language_model_wrote_stays_labelled(newsroom, publisher, clock):
    with FakeModel() as server:
        server.body = sentences("Toàn Đảng bộ đã kết nạp hơn bốn trăm đảng viên mới.")
        publisher.page("/a.html", PAGE.format(title="Tin a"))
        await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
        model = Model(
            url=server.url, name="tiny", daily=10, database=newsroom.database, clock=clock
        )
        asking = replace(newsroom, summarizer=SUMMARIZERS["llm"](newsroom.workers, model))
        await pull_due(asking)
        assert await read_due(asking) == 1
    (told,) = await newsroom.database.transact(
        lambda s: store.stories(s, since=clock() - DAY, until=clock())
    )
    assert told.machine_written
    assert told.sentences == ("Toàn Đảng bộ đã kết nạp hơn bốn trăm đảng viên mới.",)


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(newsroom, publisher, clock):
    publisher.feed("/new", items(publisher, clock(), "a"))
    publisher.redirect("/old", f"{publisher.url}/new", 301)
    await add(newsroom, f"{publisher.url}/old")
    await pull_due(newsroom)
    assert [each.feed.url for each in await health(newsroom)] == [f"{publisher.url}/new"]


@pytest.mark.parametrize("dated", [True, False])
async def test_a_feed_that_gives_its_old_news_other_addresses_brings_nothing_new(
    newsroom, publisher, clock, dated
):
    """Else what is older than its first pull took, or than stories last, would be told as new."""

    def serve(*names, folder):
        listed = items(publisher, clock(), *names, age=3 * DAY)
        for item in listed:
            item["guid"] = f"{folder}-{item['guid']}"
            item["link"] = f"{publisher.url}/{folder}/{item['title'][4:]}.html"
            if not dated:
                del item["published"]
        return publisher.feed("/rss", listed)

    names = [f"số {number}" for number in range(12)]
    await add(newsroom, serve(*names, folder="old"))
    await pull_due(newsroom)
    clock.on(HOUR)
    serve("hôm nay", *names[:-1], folder="new")
    assert await pull_due(newsroom) == 1
    clock.on(HOUR)
    serve("hôm nay nữa", "hôm nay", *names[:-2], folder="new")
    assert await pull_due(newsroom) == 1
    links = await newsroom.database.transact(
        lambda s: s.scalars(text("SELECT link FROM entries ORDER BY id")).all()
    )
    assert [link.split("/")[3] for link in links] == [*["new"] * 11, "old", "new", "new"]


async def test_an_entry_never_gets_the_number_of_one_that_is_gone(newsroom, publisher, clock):
    """Bulletins know their stories by number for months."""

    async def numbers():
        return await newsroom.database.transact(
            lambda s: s.scalars(text("SELECT id FROM entries ORDER BY id")).all()
        )

    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    unwanted = publisher.feed("/unwanted", items(publisher, clock(), "b", "c"))
    await newsroom.database.transact(
        lambda s: store.add_feed(s, name="B", kind="feed", url=unwanted, every=HOUR, now=clock())
    )
    await pull_due(newsroom)
    assert len(await numbers()) == 3
    await newsroom.database.transact(lambda s: store.remove_feed(s, unwanted))
    gone = {1, 2, 3} - {*await numbers()}
    clock.on(HOUR)
    publisher.feed("/rss", items(publisher, clock(), "d", "a"))
    await pull_due(newsroom)
    assert not gone & {*await numbers()}
    clock.on(8 * DAY)
    await newsroom.database.transact(lambda s: tidy(s, clock(), keep=7 * DAY))
    assert await numbers() == []
    publisher.feed("/rss", items(publisher, clock(), "e", "d", "a"))
    await pull_due(newsroom)
    assert min(await numbers()) > 4


async def test_headlines_that_come_each_day_are_new_each_day(newsroom, publisher, clock):
    def serve(day):
        listed = items(publisher, clock(), *(f"{day}-{number}" for number in range(12)))
        for item in listed[:5]:
            item["title"] = f"Giá {item['guid'][-1]} hôm nay"
        return publisher.feed("/rss", listed)

    await add(newsroom, serve(1))
    await pull_due(newsroom)
    clock.on(DAY)
    serve(2)
    assert await pull_due(newsroom) == 12


async def test_what_is_old_is_erased_also_from_the_search(newsroom, publisher, clock):
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await read_due(newsroom)
    clock.on(10 * DAY)
    erased = await newsroom.database.transact(lambda s: tidy(s, clock(), keep=7 * DAY))
    assert erased == 1
    assert await search.find(newsroom.database, "hội nghị") == []


def undated(publisher, *names):
    listed = items(publisher, NOW, *names)
    return [{name: told for name, told in each.items() if name != "published"} for each in listed]


async def test_what_a_portal_lists_for_years_is_no_news_when_it_was_erased(
    newsroom, publisher, clock
):
    publisher.feed("/rss", undated(publisher, "pinned", "a", "b"))
    await add(newsroom, f"{publisher.url}/rss")
    assert await pull_due(newsroom) == 3
    publisher.feed("/rss", undated(publisher, "c", "a", "b"))
    clock.on(HOUR)
    assert await pull_due(newsroom) == 1
    clock.on(401 * DAY)
    await newsroom.database.transact(lambda s: tidy(s, clock()))
    assert (await health(newsroom))[0].entries == 0
    publisher.feed("/rss", undated(publisher, "d", "pinned", "c", "a", "b"))
    assert await pull_due(newsroom) == 1
    assert (await health(newsroom))[0].entries == 1


async def test_what_is_remembered_of_a_feed_has_a_bound(newsroom, publisher, clock):
    await add(newsroom, f"{publisher.url}/rss")
    for number in range(2):
        names = [f"{number}-{place}" for place in range(700)]
        publisher.feed("/rss", undated(publisher, *names))
        await pull_due(newsroom)
        clock.on(HOUR)
    listed = await newsroom.database.transact(lambda s: s.scalar(select(FeedRow.listed)))
    assert len(listed) == arrivals.MOST_LISTED


async def test_killed_between_pull_and_reading_the_reading_is_still_due(newsroom, publisher, clock):
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    waiting = await newsroom.database.transact(lambda s: unread.due(s, clock(), most=9, of_one=9))
    assert len(waiting) == 1
    assert await read_due(newsroom) == 1


# The health of sources


async def seen(newsroom):
    [one] = await newsroom.database.transact(feeds.watched)
    return one


@pytest.mark.parametrize(
    ("put", "state"),
    [
        pytest.param(lambda p: p.feed("/rss", []), State.EMPTY, id="empty"),
        pytest.param(lambda p: p.page("/rss", "<html>x</html>"), State.NOT_A_FEED, id="a page"),
        pytest.param(
            lambda p: p.page("/rss", "<html><script>document.cookie='x'</script></html>"),
            State.BLOCKED,
            id="a wall of script",
        ),
        pytest.param(lambda p: p.error("/rss", 403), State.BLOCKED, id="403"),
        pytest.param(lambda p: p.error("/rss", 404), State.GONE, id="404"),
        pytest.param(lambda p: p.error("/rss", 500), State.UNREACHABLE, id="500"),
        pytest.param(lambda p: p.file("/rss", b"x", reset=True), State.UNREACHABLE, id="reset"),
        pytest.param(lambda p: p.file("/rss", b"x" * 6_000_000), State.TOO_LARGE, id="too large"),
        pytest.param(
            lambda p: p.redirect("/rss", "http://127.0.0.2:80/"), State.REFUSED, id="inside"
        ),
    ],
)
async def test_what_a_pull_came_to(newsroom, publisher, clock, put, state):
    put(publisher)
    await add(newsroom, f"{publisher.url}/rss")
    await pull_due(newsroom)
    one = await seen(newsroom)
    assert (one.state, one.feed.failures, one.failing_since) == (state, 1, clock())
    assert one.fault
    clock.on(3 * HOUR)
    publisher.feed("/rss", items(publisher, clock(), "a"))
    await pull_due(newsroom)
    one = await seen(newsroom)
    assert (one.state, one.feed.failures, one.failing_since) == (State.NEW, 0, None)
    assert one.new_at == clock()
    clock.on(HOUR)
    await pull_due(newsroom)
    assert (await seen(newsroom)).state is State.NOTHING_NEW


async def test_a_feed_that_asks_for_patience_is_left_alone_changed_or_not(
    newsroom, publisher, clock
):
    [item] = items(publisher, clock(), "a")
    text = (
        f"<rss><channel><ttl>180</ttl><item><title>{item['title']}</title>"
        f"<link>{item['link']}</link></item></channel></rss>"
    )
    await add(newsroom, publisher.file("/rss", text.encode(), "application/rss+xml"))
    for number in range(3):
        await pull_due(newsroom)
        publisher.change("/rss", etag=f'"{number}"' if number else None)  # as with each answer
        assert (await health(newsroom))[0].next_pull_at == clock() + 3 * HOUR
        clock.on(3 * HOUR)


async def test_a_paused_feed_is_left_alone(newsroom, publisher, clock):
    feed = await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await newsroom.database.transact(lambda s: feeds.pause(s, feed.id, now=clock()))
    assert await pull_due(newsroom) == 0
    await newsroom.database.transact(lambda s: feeds.resume(s, feed.id, now=clock()))
    assert await pull_due(newsroom) == 1


async def test_entries_that_suddenly_lead_elsewhere_wait_for_an_admin(newsroom, publisher, clock):
    feed = await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    clock.on(HOUR)
    strange = {"guid": "x", "title": "Trúng thưởng", "link": "https://evil.example/x.html"}
    publisher.feed("/rss", [strange, *items(publisher, clock(), "b", "a")])
    assert await pull_due(newsroom) == 1
    assert (await seen(newsroom)).alarm.hosts == ("evil.example",)
    await newsroom.database.transact(
        lambda s: feeds.allow(s, feed.id, ["evil.example"], now=clock())
    )
    assert await pull_due(newsroom) == 1
    assert (await seen(newsroom)).alarm is None


async def test_a_redirect_to_another_host_is_not_followed(newsroom, publisher, clock):
    publisher.redirect("/rss", "https://evil.example/rss", 301)
    await add(newsroom, f"{publisher.url}/rss")
    await pull_due(newsroom)
    one = await seen(newsroom)
    assert one.state is State.MOVED
    assert "evil.example" in one.fault


async def test_an_entry_without_title_and_date_takes_those_of_its_page(newsroom, publisher, clock):
    dated = PAGE.replace("<p>Sáng", "<i>23/11/2026 07:30</i><p>Sáng", 1)
    publisher.page("/a-1000001.html", dated.format(title="Tiêu đề trên trang của bài"))
    publisher.file(
        "/map.xml",
        f"<urlset><url><loc>{publisher.url}/a-1000001.html</loc></url></urlset>".encode(),
        "text/xml",
    )
    now = clock()
    await newsroom.database.transact(
        lambda s: store.add_feed(
            s, name="Báo", kind="sitemap", url=f"{publisher.url}/map.xml", every=HOUR, now=now
        )
    )
    await pull_due(newsroom)
    await read_due(newsroom)
    [story] = await newsroom.database.transact(
        lambda s: store.stories(s, since=now - DAY, until=now)
    )
    assert story.title == "Tiêu đề trên trang của bài"
    assert story.published == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


async def test_an_old_article_that_a_list_page_still_leads_to_is_no_news(
    newsroom, publisher, clock
):
    def listed(*names):
        anchors = "".join(
            f"<p><a href='/{name}-1000001.html'>Tiêu đề dài của bài viết {name}</a></p>"
            for name in names
        )
        publisher.page("/list", f"<html><body>{anchors}</body></html>")

    events = {
        "a": "Tuyến đường liên xã dài bảy cây số được thông xe sau hai năm thi công vượt lũ.",
        "b": "Trường mầm non vùng cao khai giảng trong ngôi nhà mới do bộ đội biên phòng dựng.",
        "c": "Nông dân thu hoạch lúa mùa sớm mười ngày để tránh cơn bão đang vào bờ biển.",
    }
    for name, event in events.items():  # were they alike, they would be one story
        body = f"<i>01/10/2026 07:30</i>{f'<p>{event} {event} {event}</p>' * 3}"
        page = f"<html><body><article><h1>Bài {name}</h1>{body}</article></body></html>"
        publisher.page(f"/{name}-1000001.html", page)
    listed("a", "b")
    start = clock()
    await newsroom.database.transact(
        lambda s: store.add_feed(
            s, name="Cổng", kind="page", url=f"{publisher.url}/list", every=HOUR, now=start
        )
    )
    await pull_due(newsroom)
    await read_due(newsroom)
    clock.on(2 * DAY)
    listed("a", "b", "c")
    assert await pull_due(newsroom) == 1
    await read_due(newsroom)
    told = await newsroom.database.transact(
        lambda s: store.stories(s, since=start - DAY, until=clock())
    )
    # At first a quiet portal may bring older entries; later they are what was read most.
    assert {story.link[-14] for story in told} == {"a", "b"}


async def test_one_that_spoils_a_group_of_writes_harms_no_other(database):
    together = GroupCommit(database)

    def spoil(session):
        raise ValueError("spoiled")

    told = await asyncio.gather(
        together.do(lambda s: 1),
        together.do(spoil),
        together.do(lambda s: s.scalar(text("SELECT 3"))),
        return_exceptions=True,
    )
    assert (told[0], str(told[1]), told[2]) == (1, "spoiled", 3)


AHEAD = [
    pytest.param(7 * HOUR, id="the zone taken twice"),
    pytest.param(365 * DAY, id="another year"),
]


@pytest.mark.parametrize("ahead", AHEAD)
async def test_a_clock_that_was_ahead_and_is_set_right_silences_no_feed(
    newsroom, publisher, clock, ahead
):
    right = clock()
    await add(newsroom, publisher.feed("/rss", items(publisher, right, "a")))
    clock.on(ahead)
    await pull_due(newsroom)
    clock.now = right + HOUR / 2
    publisher.feed("/rss", items(publisher, clock(), "a", "b"))
    assert await pull_due(newsroom) == 1
    [watched] = await newsroom.database.transact(feeds.watched)
    assert watched.new_at == clock()
    [kept] = await health(newsroom)
    assert (kept.pulled_at, kept.next_pull_at) == (clock(), clock() + HOUR)
    assert await pull_due(newsroom) == 0
    assert publisher.asked("/rss") == 2


@pytest.mark.parametrize("ahead", AHEAD)
async def test_a_feed_that_fails_then_is_not_asked_each_minute(newsroom, publisher, clock, ahead):
    right = clock()
    url = publisher.feed("/rss", items(publisher, right, "a"))
    await add(newsroom, url)
    clock.on(ahead)
    await pull_due(newsroom)
    publisher.error("/rss", 500)
    clock.now = right + HOUR / 2
    for _ in range(5):
        await pull_due(newsroom)
        clock.on(MINUTE)
    assert publisher.asked("/rss") == 2
    [watched] = await newsroom.database.transact(feeds.watched)
    assert watched.failing_since == right + HOUR / 2
    assert watched.new_at < clock(), "whether it has fallen silent is known again"


async def test_what_failed_while_the_clock_was_ahead_is_tried_again(newsroom, publisher, clock):
    right = clock()
    publisher.error("/rss", 500)
    publisher.error("/a.html", 503)
    await add(newsroom, f"{publisher.url}/rss")
    await add(newsroom, publisher.feed("/well", items(publisher, right, "a")))
    clock.on(7 * HOUR)
    await pull_due(newsroom)
    await read_due(newsroom)
    clock.now = right + 5 * MINUTE
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await pull_due(newsroom)
    assert publisher.asked("/rss") == 2
    assert await read_due(newsroom) == 1


async def test_a_clock_that_is_behind_is_not_believed_to_be_right(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    clock.on(-DAY)
    assert await pull_due(newsroom) == 0
    assert publisher.asked("/rss") == 1


async def test_a_feed_that_may_rightly_wait_for_long_waits(newsroom, publisher, clock):
    url = publisher.feed("/rss", items(publisher, clock(), "a"))
    now = clock()
    await newsroom.database.transact(
        lambda s: store.add_feed(s, name="A", kind="feed", url=url, every=7 * DAY, now=now)
    )
    for _ in range(7):
        await pull_due(newsroom)
        clock.on(DAY - MINUTE)
    assert publisher.asked("/rss") == 1


async def test_a_removed_feed_that_is_brought_back_tells_nothing_again(newsroom, publisher, clock):
    for name in ("a", "b", "c", "d"):
        publisher.page(f"/{name}.html", PAGE.format(title=f"Tin {name}"))
    url = publisher.feed("/rss", items(publisher, clock(), "a", "b"))
    feed = await add(newsroom, url)
    await pull_due(newsroom)
    await read_due(newsroom)
    before = clock()
    clock.on(HOUR)
    publisher.feed("/rss", items(publisher, clock(), "d", "a", "b"))
    await pull_due(newsroom)  # its newest is not read yet
    kept = await newsroom.database.transact(lambda s: feeds.removed(s, feed.id))
    kept = json.loads(json.dumps(kept))
    clock.on(MINUTE)
    await newsroom.database.transact(lambda s: feeds.bring_back(s, kept, clock()))

    async def ready(*wanted):
        of = select(EntryRow.title).where(*wanted).order_by(EntryRow.title)
        return await newsroom.database.transact(lambda s: s.scalars(of).all())

    assert await ready(EntryRow.ready_at <= before) == ["Tin a", "Tin b"]
    publisher.feed("/rss", items(publisher, clock(), "c", "d", "a", "b"))
    await pull_due(newsroom)
    await read_due(newsroom)
    assert await ready(EntryRow.ready_at > before) == ["Tin c", "Tin d"]
    assert len(await search.find(newsroom.database, "ket nap dang vien")) == 4
