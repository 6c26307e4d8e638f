"""What publishers do when something is wrong with them, and what members see of it."""

import random
from datetime import timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import select

from jobs.bulletin import Window, compose
from jobs.pull import pull_due
from jobs.stores import store
from jobs.summarize import read_due
from jobs.tables import EntryRow
from tests.fakes import publisher as fakes
from tests.fakes.publisher import page_of
from tests.jobs import test_pull as pulls

publisher, newsroom, add = fakes.publisher, pulls.newsroom, pulls.add

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def words(name, count=40):
    """Words of which no two names have any in common."""
    letters = random.Random(name)
    return " ".join("".join(letters.choices("aeghiklmnoprtuvxy", k=6)) for _ in range(count))


class Outlet:
    """An outlet with a feed and pages; ``put`` lists what it is given."""

    def __init__(self, newsroom, publisher):
        self.newsroom, self.publisher, self.told = newsroom, publisher, []
        self.since = newsroom.clock() - DAY

    def item(self, name, at=None, *, text=None, **other):
        title = other.pop("title", f"Xã {name} phát triển kinh tế {words(name, 6)}")
        body = f"Kinh tế xã {name}. " + (text or words(name)).capitalize() + "."
        path = other.pop("path", f"/{name}.html")
        link = self.publisher.page(path, page_of(title, body))
        published = {} if at is None else {"published": format_datetime(at)}
        return {"guid": name, "title": title, "link": link, "summary": body[:80],
                **published, **other}  # fmt: skip

    async def lists(self, *items):
        """List these from now on; an hour later it is pulled. Return the headlines told then."""
        self.publisher.feed("/rss", list(items))
        if not await self.newsroom.database.transact(store.feeds):
            await add(self.newsroom, f"{self.publisher.url}/rss")
        self.newsroom.clock.on(2 * HOUR)
        await pull_due(self.newsroom)
        await read_due(self.newsroom)
        return await self.bulletin()

    async def bulletin(self, most=100):
        window = Window(since=self.since, until=self.newsroom.clock())
        found = await self.newsroom.database.transact(
            lambda s: store.stories(s, since=window.since, until=window.until)
        )
        made = compose(found, [], window, most=most, told=self.told)
        self.since, stories = window.until, made.stories if made else ()
        self.told += [each.entry for each in stories]
        return [each.title for each in stories]


@pytest.fixture
def outlet(newsroom, publisher):
    return Outlet(newsroom, publisher)


@pytest.mark.parametrize("ahead", [HOUR, DAY, 365 * DAY])
async def test_what_is_dated_ahead_is_told_at_once_without_a_date(outlet, clock, ahead):
    await outlet.lists(outlet.item("cũ", clock()))
    item = outlet.item("mới", clock() + 3 * HOUR + ahead)
    assert await outlet.lists(item) == [item["title"]]
    clock.on(ahead)
    assert await outlet.lists(item) == []


async def test_the_latest_of_a_feed_whose_clock_is_ahead_are_news_at_its_first_pull(outlet, clock):
    zone = 7 * HOUR
    listed = [outlet.item(f"n{age}", clock() - age * HOUR + zone) for age in range(0, 30, 2)]
    told = await outlet.lists(*listed)
    assert len(told) == len(listed)


@pytest.mark.parametrize("newest_first", [True, False])
async def test_of_two_thousand_at_once_the_newest_are_told(outlet, clock, newest_first):
    await outlet.lists(outlet.item("cũ", clock()))
    listed = [
        {"guid": f"g{n}", "title": f"Tin {n}", "link": f"{outlet.publisher.url}/none/{n}",
         "published": format_datetime(clock() - n * timedelta(minutes=4))}
        for n in range(2000)
    ]  # fmt: skip
    outlet.publisher.feed("/rss", listed if newest_first else listed[::-1])
    clock.on(2 * HOUR)
    assert await pull_due(outlet.newsroom) == 1000
    titles = set(
        await outlet.newsroom.database.transact(lambda s: s.scalars(select(EntryRow.title)).all())
    )
    assert {"Tin 0", "Tin 499"} <= titles


async def test_an_entry_that_is_edited_ten_times_is_told_once(outlet, clock):
    at, text = clock(), words("sửa")
    told = await outlet.lists(outlet.item("a", at, text=text, title="Xã Tân Lập khánh thành cầu"))
    for n in range(10):
        changed = {
            0: {"title": f"Xã Tân Lập khánh thành cầu mới, lần {n}"},
            1: {"path": f"/a-{n}.html"},
            2: {"guid": f"a-{n}"},
            3: {"guid": f"b-{n}", "path": f"/b-{n}.html"},
        }[n % 4]
        item = outlet.item("a", at, text=text, **{"title": "Xã Tân Lập khánh thành cầu", **changed})
        told += await outlet.lists(item)
    assert told == ["Xã Tân Lập khánh thành cầu"]


@pytest.mark.parametrize("many", [3, 12])
@pytest.mark.parametrize("moved", [False, True])
async def test_a_site_that_is_made_anew_tells_nothing_again(outlet, clock, moved, many):
    items = [outlet.item(f"n{n}", clock() - n * HOUR) for n in range(many)]
    assert len(await outlet.lists(*items)) == many
    again = [
        outlet.item(f"n{n}", clock() - (n + 2) * HOUR, guid=f"new-{n}")
        | ({"link": outlet.publisher.page(f"/moi/{n}.html", page_of(each["title"], words(f"n{n}")))}
           if moved else {})
        for n, each in enumerate(items)
    ]  # fmt: skip
    fresh = outlet.item("hoàn toàn mới", clock())
    assert await outlet.lists(fresh, *again) == [fresh["title"]]


async def test_an_article_under_three_links_is_told_once(outlet, clock):
    await outlet.lists(outlet.item("cũ", clock()))
    at, text = clock(), words("ba")
    three = [
        outlet.item(
            "ba", at, text=text, title="Xã Ba Vì được mùa", guid=f"g{n}", path=f"/m{n}/x.html"
        )
        for n in range(3)
    ]  # fmt: skip
    assert await outlet.lists(*three) == ["Xã Ba Vì được mùa"]


async def test_entries_that_all_lead_to_the_home_page_are_told_each_by_its_teaser(outlet, clock):
    home = {"path": "/", "text": "Trang chủ " + words("home")}
    items = [outlet.item(f"n{n}", clock() - n * HOUR, **home) for n in range(3)]
    assert sorted(await outlet.lists(*items)) == sorted(each["title"] for each in items)
    fresh = outlet.item("n9", clock(), **home)
    assert await outlet.lists(fresh, *items) == [fresh["title"]]
