"""What the command line does about feeds, a function a verb. See ``bot.verbs.office``."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from rich.table import Table

from bot import app
from bot.errors import UsageError
from bot.settings import Settings
from bot.verbs.office import print_line, print_table
from jobs import discover, opml
from jobs.discover import Found
from jobs.errors import NotAFeedError
from jobs.fetching import addresses
from jobs.health import Watched
from jobs.newsroom import Newsroom
from jobs.opml import Outline
from jobs.sources import SOURCES, Listing
from jobs.stores import feeds as kept
from jobs.stores import store as news

SHOWN = 10


async def add(
    settings: Settings, url: str, name: str, *, every: int, unchecked: bool, kind: str
) -> None:
    """Find out what can be read at an address, and keep it."""
    _check_kind(kind)
    async with _newsroom(settings) as newsroom:
        if unchecked:
            addresses.check(url, settings.allowed_private_hosts)
            found = Found(kind=kind or "feed", url=url, listing=Listing())
        else:
            found = await _found(newsroom, url, kind)
        called = name or found.listing.title or urlsplit(found.url).hostname or found.url
        now = newsroom.clock()
        await newsroom.database.transact(
            lambda s: news.add_feed(
                s,
                name=called,
                kind=found.kind,
                url=found.url,
                every=timedelta(minutes=every),
                now=now,
            )
        )
    print_line(f"added: {called} ({len(found.listing.entries)} entries now)")
    if found.url != url:
        print_line(f"  it is read as {found.kind}: {found.url}")


async def look(settings: Settings, url: str, *, kind: str) -> None:
    """Show what would be taken from an address."""
    _check_kind(kind)
    async with _newsroom(settings) as newsroom:
        found = await _found(newsroom, url, kind)
    listing = found.listing
    print_line(f"{listing.title or found.url}: {len(listing.entries)} entries")
    print_line(f"  read as {found.kind}: {found.url}")
    for entry in listing.entries[:SHOWN]:
        at = entry.published.astimezone(settings.time_zone) if entry.published else None
        title = entry.title or entry.link
        print_line(f"  {at:%Y-%m-%d %H:%M}  {title}" if at else f"  (no date)  {title}")


async def remove(settings: Settings, url: str) -> None:
    """Forget a feed and its entries."""
    async with app.open_database(settings.database_url) as database:
        if not await database.transact(lambda s: news.remove_feed(s, url)):
            raise UsageError(f"there is no feed at {url}")
    print_line(f"removed: {url}")


async def show(settings: Settings, *, as_json: bool) -> None:
    """List feeds with their health."""
    async with app.open_database(settings.database_url) as database:
        feeds = await database.transact(news.feeds)
        watched = {each.feed.id: each for each in await database.transact(kept.watched)}
    if as_json:
        told = [asdict(each) | _health(watched[each.feed.id]) for each in feeds]
        print_line(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    table = Table("outlet", "kind", "address", "entries", "last pull", "state", "fault")
    for each in feeds:
        pulled = each.pulled_at.astimezone(settings.time_zone) if each.pulled_at else None
        table.add_row(
            each.feed.name,
            each.feed.kind,
            each.feed.url,
            str(each.entries),
            f"{pulled:%Y-%m-%d %H:%M}" if pulled else "never",
            "paused" if watched[each.feed.id].paused else str(watched[each.feed.id].state or ""),
            each.fault or "",
        )
    print_table(table)


async def take(
    settings: Settings, file: Path | None, *, everything: bool, every: int, dry_run: bool
) -> None:
    """Take feeds from a list."""
    listed = _listed(file)
    wanted = [each for each in listed if each.live or everything]
    async with app.open_database(settings.database_url) as database:
        there = {each.feed.url for each in await database.transact(news.feeds)}
        new = [each for each in wanted if each.url not in there]
        if not dry_run:
            wait, now = timedelta(minutes=every), app.utc_now()
            await database.transact(lambda s: kept.add_all(s, new, every=wait, now=now))
    for each in new:
        note = f"  ({each.state})" if each.state else ""
        print_line(f"{each.kind}  {each.url}  {each.name}{note}")
    print_line(
        f"{len(new)} feeds {'would be taken' if dry_run else 'taken'}, "
        f"{len(wanted) - len(new)} there already, {len(listed) - len(wanted)} spare"
    )


async def give(settings: Settings, file: Path | None) -> None:
    """Write the feeds as OPML."""
    async with app.open_database(settings.database_url) as database:
        feeds = await database.transact(news.feeds)
    outlines = [
        Outline(name=each.feed.name, url=each.feed.url, kind=each.feed.kind) for each in feeds
    ]
    written = opml.write(outlines, title="bantin")
    if file is None:
        print_line(written.decode())
        return
    _write(file, written)
    print_line(f"{len(outlines)} feeds written to {file}")


def _write(file: Path, written: bytes) -> None:
    try:
        file.write_bytes(written)
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from error


def _listed(file: Path | None) -> list[Outline]:
    if file is None:
        return opml.starters()
    try:
        return opml.read(file.read_bytes())
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    except NotAFeedError as error:
        raise UsageError(f"{file.name}: {error}") from error


def _check_kind(kind: str) -> None:
    if kind and kind not in SOURCES:
        raise UsageError(f"a feed is of one of these kinds: {', '.join(SOURCES)}")


async def _found(newsroom: Newsroom, url: str, kind: str) -> Found:
    if kind:
        return Found(kind=kind, url=url, listing=await discover.look(newsroom, kind, url))
    return await discover.discover(newsroom, url)


def _health(watched: Watched) -> dict[str, object]:
    return {
        "state": watched.state,
        "failing_since": watched.failing_since,
        "new_at": watched.new_at,
        "paused": watched.paused,
    }


@asynccontextmanager
async def _newsroom(settings: Settings) -> AsyncIterator[Newsroom]:
    async with (
        app.open_database(settings.database_url) as database,
        app.open_newsroom(database, settings) as newsroom,
    ):
        yield newsroom
