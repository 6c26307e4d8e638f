"""``/nguon``: the bot's admins see, try, add, halt and remove sources of news."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import MappingProxyType
from urllib.parse import urlsplit

from bot.access import Request
from bot.handlers import setup
from bot.handlers.desk import Desk
from bot.handlers.organisations import there, turns
from bot.messages import Answer, Choice, Reply
from bot.stores import undo
from bot.texts import privacy as texts_privacy
from bot.texts import setup as texts_setup
from bot.texts import sources as texts
from jobs import discover, links, opml
from jobs.discover import Found
from jobs.errors import FetchError, NotAFeedError, TakenError
from jobs.health import WELL, Watched
from jobs.stores import feeds, store
from jobs.text import fold

PAGE = 20
SHOWN = 8
EVERY = timedelta(minutes=15)
PATIENCE = timedelta(seconds=90)
"""How long an admin waits while a site is searched for its feed."""

LONGEST_COMMAND = 64
"""Bytes of a choice's command that every platform carries (Telegram's callback data)."""


async def sources(desk: Desk, request: Request) -> Reply:
    """``/nguon``, ``/nguon thu URL``, ``/nguon dung 3`` …: what is done says the first word."""
    first, _, rest = " ".join(request.argument.split()).partition(" ")
    word = fold(first)
    if not word or word.isdecimal() or word == "trang":
        return await _list(desk, rest if word == "trang" else word)
    if "." in first and word not in VERBS:
        return await _try(desk, request, first)
    verb = VERBS.get(word)
    return await verb(desk, request, rest) if verb else Reply(texts.usage())


async def _list(desk: Desk, page: str) -> Reply:
    watched = await desk.database.read(feeds.watched)
    if not watched:
        _, choices = await desk.database.read(setup.step)
        return Reply(texts.none(), choices)
    return _page(desk, watched, "/nguon", page)


async def _find(desk: Desk, _request: Request, rest: str) -> Reply:
    """``/nguon tim xã Tân Lập``: those of thousands whose name or address has these words."""
    named, _, page = rest.rpartition(" trang ") if PAGED.search(rest) else (rest, "", "")
    wanted = fold(named)
    if not wanted:
        return Reply(texts.usage())
    watched = await desk.database.transact(feeds.watched)
    found = [each for each in watched if wanted in f"{fold(each.feed.name)} {each.feed.url}"]
    if not found:
        return Reply(texts.not_found(named))
    return _page(desk, found, f"/nguon tim {named}", page)


def _page(desk: Desk, found: list[Watched], command: str, page: str) -> Reply:
    # What needs a look stands first.
    found.sort(key=lambda each: each.state is None or each.state in WELL or each.paused)
    asked = int(page) if page.isdecimal() and len(page) < 5 else 1
    number = there(asked, len(found), size=PAGE)
    shown = found[(number - 1) * PAGE : number * PAGE]
    onward = turns(command, number, len(found), size=PAGE)
    return Reply(texts.listed(shown, of=len(found), zone=desk.zone), onward, replaces=True)


async def _try(desk: Desk, _request: Request, rest: str) -> Reply:
    url = rest.split(maxsplit=1)[0] if rest else ""
    found = await _found(desk, url)
    if isinstance(found, Reply):
        return found
    command = f"/nguon them {found.url}"
    choices = ((Choice(texts.add_it(), command),),)
    content = texts.preview(found, desk.zone, most=SHOWN)
    return Reply(content, choices if len(command.encode()) <= LONGEST_COMMAND else ())


async def _add(desk: Desk, request: Request, rest: str) -> Reply:
    url, _, name = rest.partition(" ")
    found = await _found(desk, url)
    if isinstance(found, Reply):
        return found
    called = name.strip() or found.listing.title or urlsplit(found.url).hostname or found.url
    try:
        await desk.database.transact(
            lambda s: store.add_feed(
                s, name=called, kind=found.kind, url=found.url, every=EVERY, now=request.now
            )
        )
    except TakenError:
        return Reply(texts.there_already(found.url))
    desk.hurry(None)
    onward, choices = await setup.next_step(desk, request)
    told = texts.added(called, found)
    return Reply(told + "\n\n" + onward if onward else told, choices)


async def _starters(desk: Desk, request: Request, _rest: str) -> Reply:
    """``/nguon mau``: take the list of Vietnamese sources that comes with the program."""
    live = [each for each in opml.starters() if each.live]
    now = request.now
    added = await desk.database.transact(lambda s: feeds.add_all(s, live, every=EVERY, now=now))
    desk.hurry(None)
    onward, choices = await setup.next_step(desk, request)
    told = texts_setup.took_starters(added)
    return Reply(told + "\n\n" + onward if onward else told, choices)


async def _found(desk: Desk, url: str) -> Found | Reply:
    """What can be read at an address, or what to answer where nothing can."""
    if not url:
        return Reply(texts.usage())
    if desk.newsroom is None:
        return Reply(texts.not_here())
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return await discover.discover(desk.newsroom, url)
    except (FetchError, NotAFeedError) as error:
        return Reply(texts.failed(error))
    except TimeoutError:
        return Reply(texts.too_long())


async def _pause(desk: Desk, request: Request, rest: str) -> Reply:
    one = await _one(desk, rest)
    if one is None:
        return Reply(texts.unknown(rest))
    await desk.database.transact(lambda s: feeds.pause(s, one.feed.id, now=request.now))
    return Reply(texts.paused(one.feed.name))


async def _resume(desk: Desk, request: Request, rest: str) -> Reply:
    one = await _one(desk, rest)
    if one is None:
        return Reply(texts.unknown(rest))
    await desk.database.transact(lambda s: feeds.resume(s, one.feed.id, now=request.now))
    return Reply(texts.resumed(one.feed.name))


async def _remove(desk: Desk, request: Request, rest: str) -> Reply:
    number, _, answer = rest.partition(" ")
    one = await _one(desk, number)
    if one is None:
        return Reply(texts.unknown(number))
    if fold(answer) != "co" or not request.sure:  # an old "yes", or one that was typed
        count = await desk.database.transact(lambda s: store.entries_of(s, one.feed.id))
        yes = Choice(texts.yes(), f"/nguon xoa {one.feed.id} co", Answer.YES)
        no = Choice(texts_privacy.no(), "/nguon", Answer.NO)
        return Reply(texts.sure(one.feed.name, count), ((yes, no),))
    who, now = request.incoming.sender, request.now
    await desk.database.transact(lambda s: undo.remove_feed(s, request.at, who, one.feed.id, now))
    return Reply(texts.removed(one.feed.name), ((Choice(texts_privacy.undo(), "/hoantac"),),))


async def _allow(desk: Desk, request: Request, rest: str) -> Reply:
    number, _, named = rest.partition(" ")
    one = await _one(desk, number)
    hosts = [links.bare(each) for each in named.split() if HOST.fullmatch(each)]
    if one is None or not hosts:
        return Reply(texts.usage() if one else texts.unknown(number))
    await desk.database.transact(lambda s: feeds.allow(s, one.feed.id, hosts, now=request.now))
    return Reply(texts.allowed(one.feed.name, hosts))


async def _one(desk: Desk, number: str) -> Watched | None:
    watched = await desk.database.read(feeds.watched)
    return next((each for each in watched if str(each.feed.id) == number.strip(" #.")), None)


PAGED = re.compile(r"\S trang \d{1,4}$")
HOST = re.compile(r"\*|[a-zA-Z0-9.-]{3,200}(?::\d{2,5})?")

VERBS: MappingProxyType[str, Callable[[Desk, Request, str], Awaitable[Reply]]] = MappingProxyType(
    {
        "thu": _try,
        "xem": _try,
        "them": _add,
        "mau": _starters,
        "tim": _find,
        "dung": _pause,
        "tiep": _resume,
        "xoa": _remove,
        "chophep": _allow,
    }
)
"""Folded, so that "thêm" and "them", "dừng" and "dung" are the same."""
