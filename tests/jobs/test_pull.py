"""Feeds become entries, entries become stories: over real HTTP, with the real readers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import search, store
from jobs.fetch import Fetcher
from jobs.newsroom import Newsroom
from jobs.pull import LONGEST_WAIT, next_pull, pull, pull_due
from jobs.summarize import read_due
from jobs.summarizers import SUMMARIZERS
from jobs.summarizers.llm import Model
from jobs.tidy import tidy
from jobs.workshop import Workshop
from tests.fakes.model import FakeModel, sentences

NOW = datetime(2026, 11, 23, tzinfo=UTC)
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
)
def test_never_sooner_than_chosen_and_never_much_later(every, failures, asked):
    wait = next_pull(NOW, every=every, asked=asked, failures=failures) - NOW
    assert every <= wait <= max(every, LONGEST_WAIT)


@pytest.fixture
async def newsroom(database, clock, publisher):
    fetcher = Fetcher(allowed_private_hosts=frozenset({publisher.url.removeprefix("http://")}))
    workshop = Workshop()
    yield Newsroom(
        database=database,
        fetcher=fetcher,
        workshop=workshop,
        summarizer=SUMMARIZERS["extractive"](workshop),
        clock=clock,
    )
    await workshop.close()
    await fetcher.close()


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
    told = await newsroom.database.transact(
        lambda s: store.stories(s, since=until - DAY, until=until)
    )
    assert {story.title for story in told} == {"Tin a", "Tin b"}
    for story in told:
        assert 1 <= len(story.sentences) <= 2
        assert all(" ".join(each.split()) in " ".join(PAGE.split()) for each in story.sentences)
        assert story.topics
    found = await newsroom.database.transact(lambda s: search.find(s, "ket nap dang vien"))
    assert sorted(found) == sorted(story.entry for story in told)


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
    assert due["sick"] == clock() + 2 * HOUR


async def test_a_page_that_is_gone_leaves_the_teaser(newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    assert await read_due(newsroom) == 1
    [story] = await newsroom.database.transact(
        lambda s: store.stories(s, since=clock() - DAY, until=clock())
    )
    assert story.sentences == ("Lời dẫn của tin a.",)


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
    assert await pull_due(newsroom) == store.AT_FIRST
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
        asking = replace(newsroom, summarizer=SUMMARIZERS["llm"](newsroom.workshop, model))
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


async def test_what_is_old_is_erased_also_from_the_search(newsroom, publisher, clock):
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    await read_due(newsroom)
    clock.on(10 * DAY)
    erased = await newsroom.database.transact(lambda s: tidy(s, clock(), keep=7 * DAY))
    assert erased == 1
    assert await newsroom.database.transact(lambda s: search.find(s, "hội nghị")) == []


async def test_killed_between_pull_and_reading_the_reading_is_still_due(newsroom, publisher, clock):
    publisher.page("/a.html", PAGE.format(title="Tin a"))
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    waiting = await newsroom.database.transact(lambda s: store.unread(s, clock(), most=9))
    assert [each.title for each in waiting] == ["Tin a"]
    assert await read_due(newsroom) == 1
