"""Bound chats and ready stories for tests, made as the program makes them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.stores import store, units
from bot.typed.times import next_bulletin
from jobs.database import Database
from jobs.news import Entry
from jobs.stores import arrivals, unread
from jobs.stores import store as news

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SEVEN = (time(7),)


async def bind(database: Database, *names: str, now: datetime, platform: str = "fake", **choices):
    """Bind a chat for each name to a unit of its own, and return the chats."""

    def work(session):
        bound = []
        for name in names:
            unit = units.add_unit(
                session, Unit(id=0, name=f"Chi bộ {platform} {name}", kind="chi bộ")
            )
            times = choices.get("times", SEVEN)
            at = ChatId(platform, name)
            chat = store.bind(
                session,
                at,
                ChatKind.GROUP,
                unit=unit,
                times=times,
                next_at=next_bulletin(times, now, ZONE),
                now=now,
                topics=choices.get("topics", ()),
                admin=choices.get("admin"),
            )
            bound.append(chat)
        return bound

    return await database.transact(work)


async def tell(
    database: Database,
    *titles: str,
    now: datetime,
    outlet: str = "Báo mẫu",
    topics: tuple[str, ...] = ("kinh_te_xa_hoi",),
    sentences: tuple[str, ...] = ("Câu thứ nhất.", "Câu thứ hai."),
    text: str = "",
    published: datetime | None = None,
    machine_written: bool = False,
):
    """Make a ready story of each title, and return their numbers."""

    def work(session):
        url = f"https://{len(news.feeds(session))}.example.vn/rss"
        feed = news.add_feed(
            session, name=outlet, kind="feed", url=url, every=timedelta(days=9), now=now
        )
        entries = tuple(
            Entry(guid=title, title=title, link=f"{url}/{n}", published=published or now)
            for n, title in enumerate(titles)
        )
        pulled = arrivals.Pulled(entries=entries, url=url, etag=None, modified=None, body_hash=None)
        arrivals.note_pull(session, feed, pulled, next_pull_at=now + timedelta(days=9), now=now)
        ready = unread.due(session, now, most=1000, of_one=1000)
        for each in ready:
            news.note_ready(
                session,
                news.Ready(
                    entry=each,
                    text=text or " ".join(sentences),
                    author="",
                    sentences=sentences,
                    topics=topics,
                    machine_written=machine_written,
                ),
                now=now,
            )
        return ready

    return await database.transact(work)
