"""``/nguon`` and the watch over sources: over real HTTP, without any platform."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import update

from bot.access import Request, Role
from bot.care.watch import watch_sources
from bot.commands import COMMANDS
from bot.handlers import binding
from bot.handlers.desk import Desk
from bot.handlers.sources import PAGE, sources
from bot.house import House
from bot.messages import ChatId, ChatKind, Incoming
from bot.settings import Settings
from bot.stores import approvals
from bot.stores.approvals import Asks
from bot.texts import sources as texts_sources
from jobs.health import State
from jobs.pull import pull_due
from jobs.sources import SOURCES
from jobs.stores import feeds, store
from jobs.summarize import read_due
from jobs.tables import FeedRow
from tests.bot.desk import ZONE
from tests.fakes.platform import FakePlatform
from tests.jobs.test_pull import HOUR, MINUTE, add, items, newsroom

__all__ = ["newsroom"]

HERE = ChatId("web", "admin")


@pytest.fixture
def desk(newsroom, database):
    return Desk(database=database, zone=ZONE, times=(), newsroom=newsroom)


@pytest.fixture
def say(desk, clock):
    async def said(argument, *, sure=False):
        incoming = Incoming(
            chat=HERE, kind=ChatKind.PRIVATE, sender="admin", text=argument, addressed=True
        )
        request = Request(
            incoming=incoming,
            at=HERE,
            chat=None,
            role=Role.ADMIN,
            argument=argument,
            now=clock(),
            sure=sure,
        )
        return await sources(desk, request)

    return said


async def kept(newsroom):
    return await newsroom.database.transact(feeds.watched)


def test_only_admins_may():
    assert COMMANDS["nguon"].role is Role.ADMIN


async def test_beyond_the_last_page_stands_the_last(say, newsroom, publisher, clock):
    for number in range(PAGE + 1):
        await add(newsroom, publisher.feed(f"/{number}", items(publisher, clock(), "a")))
    last = await say("2")
    beyond = await say("99 abc")
    assert beyond.content == last.content
    assert [choice.command for row in beyond.choices for choice in row] == ["/nguon trang 1"]


async def test_of_many_sources_one_is_found_by_its_name(say, newsroom, clock):
    now = clock()

    def add_all(session):
        for number in range(50):
            name, url = f"Xã Tân Lập {number}", f"https://x{number}.lamdong.gov.vn/rss"
            store.add_feed(session, name=name, kind="feed", url=url, every=HOUR, now=now)

    await newsroom.database.transact(add_all)
    [head, line, *_] = (await say("tìm tân lập 17")).content.text.splitlines()
    assert "(1)" in head
    assert "Xã Tân Lập 17" in line
    found = await say("tim x17.lamdong")
    assert "Xã Tân Lập 17" in found.content.text
    [[onward]] = (await say("tim TÂN LẬP")).choices
    assert onward.command == "/nguon tim TÂN LẬP trang 2"
    assert len((await say(onward.command.removeprefix("/nguon "))).choices[0]) == 2
    assert "Hòa Bình" in (await say("tim Hòa Bình")).content.text
    assert "/nguon tim" in (await say("tim")).content.text


async def test_what_is_tried_is_shown_and_not_kept(say, newsroom, publisher, clock):
    url = publisher.feed("/rss", items(publisher, clock(), "a", "b"), title="Báo mẫu")
    reply = await say(f"thử {url}")
    assert "Báo mẫu" in reply.content.text
    assert "Tin a" in reply.content.text
    assert reply.choices[0][0].command == f"/nguon them {url}"
    assert await kept(newsroom) == []
    assert (await say(url)).content.text == reply.content.text


@pytest.mark.parametrize(
    "typed",
    ["thêm {url} Báo Tỉnh", "thêm\n{url}\nBáo  Tỉnh\n"],
    ids=["in one line", "pasted on a line of its own"],
)
async def test_what_is_added_is_pulled(say, newsroom, publisher, clock, typed):
    url = publisher.feed("/rss", items(publisher, clock(), "a"), title="Báo mẫu")
    assert "Báo Tỉnh" in (await say(typed.format(url=url))).content.text
    assert "đã có" in (await say(f"them {url}")).content.text
    [one] = await kept(newsroom)
    assert (one.feed.name, one.feed.kind) == ("Báo Tỉnh", "feed")
    assert "chưa lấy lần nào" in (await say("")).content.text
    assert await pull_due(newsroom) == 1
    assert "tốt, tin mới 08:00 23/11" in (await say("")).content.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/none", "không còn tồn tại"),
        ("/walled", "xác minh"),
        ("/page", "không có nguồn tin"),
    ],
)
async def test_what_cannot_be_read_is_told_why(say, publisher, path, told):
    publisher.page("/walled", "<html><script>document.cookie='x'</script></html>")
    publisher.page("/page", "<html><p>trống</p></html>")
    assert told in (await say(f"thu {publisher.url}{path}")).content.text


@pytest.mark.parametrize("address", ["http://169.254.169.254/x", "localhost.", "abc.def.", "1.2"])
async def test_what_must_not_be_visited_is_refused(say, address):
    assert "Không đọc được" in (await say(f"them {address}")).content.text


async def test_a_source_is_halted_resumed_and_removed(say, newsroom, publisher, clock):
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    [one] = await kept(newsroom)
    number = one.feed.id
    await say(f"dừng {number}")
    assert await pull_due(newsroom) == 0
    assert "đang dừng" in (await say("")).content.text
    await say(f"tiep {number}")
    assert await pull_due(newsroom) == 1
    asked = await say(f"xóa {number}")
    assert asked.choices[0][0].command == f"/nguon xoa {number} co"
    assert len(await kept(newsroom)) == 1
    await say(f"xoa {number} co")  # typed, or an old button: it asks once more
    assert len(await kept(newsroom)) == 1
    await say(f"xoa {number} co", sure=True)
    assert await kept(newsroom) == []


@pytest.fixture
def take_back(desk, clock):
    async def done(sender="admin", role=Role.ADMIN):
        incoming = Incoming(
            chat=HERE, kind=ChatKind.PRIVATE, sender=sender, text="/hoantac", addressed=True
        )
        request = Request(
            incoming=incoming, at=HERE, chat=None, role=role, argument="", now=clock()
        )
        return (await binding.take_back(desk, request)).content.text

    return done


@pytest.fixture
async def removed(say, newsroom, publisher, clock):
    """A source with settings of its own, pulled, and then removed; its old number."""
    url = publisher.feed("/rss", items(publisher, clock(), "a"), title="Báo mẫu")
    await say(f"them {url} Báo Tỉnh")
    await pull_due(newsroom)
    [one] = await kept(newsroom)
    number = one.feed.id
    await say(f"chophep {number} ban.example")
    await say(f"dung {number}")
    await newsroom.database.transact(
        lambda s: approvals.set_asked(s, Asks.FEED, number, asked=True)
    )
    reply = await say(f"xoa {number} co", sure=True)
    assert reply.choices[0][0].command == "/hoantac"
    return number


async def asked(newsroom):
    return await newsroom.database.transact(lambda s: approvals.asked(s, Asks.FEED))


async def test_a_removed_source_comes_back_with_its_settings(
    say, take_back, removed, newsroom, publisher
):
    assert await kept(newsroom) == []
    assert await asked(newsroom) == frozenset()  # else the next feed of this number inherits it
    assert "Đã khôi phục nguồn “Báo Tỉnh”" in await take_back()
    [one] = await kept(newsroom)
    assert (one.feed.name, one.paused) == ("Báo Tỉnh", True)
    assert "ban.example" in one.feed.hosts
    assert await asked(newsroom) == {one.feed.id}
    await say(f"tiep {one.feed.id}")
    assert await pull_due(newsroom) == 0  # nothing that was not known
    assert await read_due(newsroom) == 1
    [health] = await newsroom.database.transact(store.feeds)
    assert health.entries == 1
    assert "Không có gì" in await take_back()


@pytest.mark.parametrize(
    ("who", "later"),
    [
        pytest.param({"sender": "other"}, timedelta(), id="somebody else"),
        pytest.param({"role": Role.UNIT_ADMIN}, timedelta(), id="no longer an admin"),
        pytest.param({}, timedelta(hours=1), id="too late"),
    ],
)
async def test_a_removed_source_stays_so_for(who, later, take_back, removed, newsroom, clock):
    clock.on(later)
    assert "Không có gì" in await take_back(**who)
    assert await kept(newsroom) == []


async def test_a_source_that_was_added_again_is_not_brought_back(
    say, take_back, removed, newsroom, publisher
):
    await say(f"them {publisher.url}/rss Khác")
    assert "Không có gì" in await take_back()
    assert [each.feed.name for each in await kept(newsroom)] == ["Khác"]


@pytest.mark.parametrize("verb", ["dung", "tiep", "xoa", "chophep"])
async def test_a_source_that_is_not_there(say, verb):
    assert "Không có nguồn số 99" in (await say(f"{verb} 99")).content.text


@pytest.mark.parametrize("argument", ["gi do", "thu", "them"])
async def test_what_is_not_understood_is_explained(say, argument):
    assert "/nguon thu" in (await say(argument)).content.text


async def test_without_a_newsroom_it_says_so(database, say, desk, clock):
    bare = Desk(database=database, zone=ZONE, times=())
    incoming = Incoming(chat=HERE, kind=ChatKind.PRIVATE, sender="admin", text="", addressed=True)
    request = Request(
        incoming=incoming, at=HERE, chat=None, role=Role.ADMIN, argument="thu a.vn", now=clock()
    )
    assert "chưa thử" in (await sources(bare, request)).content.text


# The watch


class Admins:
    """Hear what is told; ``deaf`` cannot be reached."""

    def __init__(self):
        self.heard = []
        self.deaf = False

    async def __call__(self, content):
        if self.deaf:
            raise ConnectionError
        self.heard.append(content.text)


async def pass_time(newsroom, clock, hours):
    for _ in range(hours):
        clock.on(HOUR)
        await pull_due(newsroom)


async def test_a_death_and_a_return_are_told_once_each(newsroom, publisher, clock):
    admins = Admins()
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    assert await watch_sources(newsroom, admins) == 0
    publisher.error("/rss", 404)
    for _ in range(72):
        await pass_time(newsroom, clock, 1)
        await watch_sources(newsroom, admins)
    [told] = admins.heard
    assert "Báo mẫu" in told
    assert "không còn tồn tại" in told
    assert "/nguon thu" in told
    publisher.feed("/rss", items(publisher, clock(), "a", "b"))
    for _ in range(48):
        await pass_time(newsroom, clock, 1)
        await watch_sources(newsroom, admins)
    assert len(admins.heard) == 2
    assert "trở lại" in admins.heard[1]


async def test_what_could_not_be_told_is_told_next_time(newsroom, publisher, clock):
    admins = Admins()
    publisher.error("/rss", 403)
    await add(newsroom, f"{publisher.url}/rss")
    await pass_time(newsroom, clock, 24)
    admins.deaf = True
    with pytest.raises(ConnectionError):
        await watch_sources(newsroom, admins)
    admins.deaf = False
    assert await watch_sources(newsroom, admins) == 1
    assert "chặn" in admins.heard[0]


async def test_when_all_are_lost_our_own_connection_is_suspected(newsroom, publisher, clock):
    admins = Admins()
    for number in range(4):
        url = publisher.file(f"/{number}", b"x", reset=True)
        await add(newsroom, url)
    await pass_time(newsroom, clock, 80)
    await watch_sources(newsroom, admins)
    [told] = admins.heard
    assert "Internet" in told


async def test_while_deaths_gather_only_what_is_urgent_is_told(newsroom, publisher, clock):
    admins = Admins()
    strange = {"guid": "x", "title": "Trúng thưởng", "link": "https://evil.example/x.html"}
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    for number in range(30):
        publisher.error(f"/{number}", 404)
        await add(newsroom, f"{publisher.url}/{number}")
    await pass_time(newsroom, clock, 24)
    assert await watch_sources(newsroom, admins, gathering=True) == 0
    publisher.feed("/rss", [strange])
    await pass_time(newsroom, clock, 1)
    assert await watch_sources(newsroom, admins, gathering=True) == 1
    assert "evil.example" in admins.heard[0]
    assert await watch_sources(newsroom, admins) == 30
    assert len(admins.heard) == 2


class Listening(House):
    """Keeps what it would tell the admins."""

    heard: tuple[str, ...] = ()

    async def _tell_admins(self, words):
        self.heard += (words.text,)


async def test_of_many_that_die_one_after_another_the_admins_hear_once_an_hour(newsroom, clock):
    settings = Settings.model_construct(admins=frozenset())
    house = Listening(newsroom, [FakePlatform()], settings)
    made = [await add(newsroom, f"https://bao.example.vn/{number}") for number in range(90)]
    for feed in made:
        clock.on(MINUTE)
        died = partial(feeds.note_trouble, feed=feed, state=State.GONE, now=clock())
        await newsroom.database.transact(died)
        failed = update(FeedRow).where(FeedRow.id == feed.id).values(failures=3)
        await newsroom.database.transact(lambda s, failed=failed: s.execute(failed) and None)
        await house.watch()
    assert len(house.heard) == 2
    clock.on(HOUR)
    await house.watch()
    assert len(house.heard) == 3


async def test_a_strange_turn_is_told_once_with_what_to_do(newsroom, publisher, clock, say):
    admins = Admins()
    feed = await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    clock.on(HOUR)
    strange = {"guid": "x", "title": "Trúng thưởng", "link": "https://evil.example/x.html"}
    publisher.feed("/rss", [strange, *items(publisher, clock(), "a")])
    await pull_due(newsroom)
    assert await watch_sources(newsroom, admins) == 1
    assert await watch_sources(newsroom, admins) == 0
    assert f"/nguon chophep {feed.id} evil.example" in admins.heard[0]
    await say(f"chophep {feed.id} evil.example")
    assert await pull_due(newsroom) == 1


async def test_a_silent_source_is_told(newsroom, publisher, clock):
    admins = Admins()
    await add(newsroom, publisher.feed("/rss", items(publisher, clock(), "a")))
    await pull_due(newsroom)
    clock.on(timedelta(days=31))
    await pull_due(newsroom)
    await watch_sources(newsroom, admins)
    assert "đã lâu không có tin mới" in admins.heard[0]
    strange = {"guid": "x", "title": "Trúng thưởng", "link": "https://evil.example/x.html"}
    publisher.feed("/rss", [strange, *items(publisher, clock(), "a")])
    clock.on(timedelta(days=1))
    await pull_due(newsroom)
    assert [await watch_sources(newsroom, admins) for _ in range(3)] == [1, 0, 0]
    assert "đã lâu không có tin mới" not in admins.heard[1]


async def test_a_feed_that_was_removed_meanwhile_is_not_missed(newsroom, publisher, clock):
    publisher.error("/rss", 404)
    await add(newsroom, f"{publisher.url}/rss")
    await pass_time(newsroom, clock, 24)

    async def remove(_):
        await newsroom.database.transact(lambda s: store.remove_feed(s, f"{publisher.url}/rss"))

    assert await watch_sources(newsroom, remove) == 1


def test_every_kind_of_feed_has_its_words():
    assert texts_sources.KINDS.keys() == SOURCES.keys(), "bot/texts/sources.py"
