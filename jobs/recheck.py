"""Second looks: what a source changed in an article, or took back, is marked for correction.

The press law wants withdrawn what its source withdraws. A page is looked at again for a week, less
and less often, and before it is told. A sentence that we quoted and that stands there no more is a
change; so is what a language model wrote of it and it says no more, and another headline; anything
else is the outlet's affair.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from jobs.errors import AnswerError, FetchError, KeptOutError, UnreadableError
from jobs.news import Article
from jobs.newsroom import Newsroom
from jobs.reading import read_page
from jobs.stores import checks
from jobs.stores.checks import Look
from jobs.summarizers import Budget, Document
from jobs.summarizers.checking import unsaid
from jobs.text import words

log = logging.getLogger(__name__)

AGES = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=7),
)
"""How old an entry is at its looks; the first is set by ``store.note_ready``."""

SURE = timedelta(minutes=30)
"""After as long a page that was missing is looked for again: servers have bad moments."""

MISSES = 2
"""So many in a row mean that it was withdrawn; a server that says "gone" (410) is believed."""

FRESH = timedelta(minutes=30)
"""What was looked at so lately is not looked at again before it is told."""

BEFORE_PUSH = timedelta(seconds=45)
"""How long a bulletin waits for looks; what was not looked at by then is told as it is."""

LEAST_KEPT = 0.1
"""The share of an article that must still be there for its page to count as the same."""

BATCH = 32
AT_ONCE = 8
SENTENCES = 2


def next_look(look: Look, now: datetime) -> datetime | None:
    """Say when an entry is to be looked at after ``now``; None: never again."""
    return next((look.ready_at + age for age in AGES if look.ready_at + age > now), None)


def title_changed(look: Look, page: Article) -> bool:
    """Say whether a page has another headline than when it was first read."""
    return bool(look.headline and page.title) and words(look.headline) != words(page.title)


def quotes_changed(look: Look, page: Article) -> bool:
    """Say whether a sentence that we quote stands on its page no more.

    Punctuation and spelling variants do not count. Where the page was never read, the feed's own
    teaser was quoted, and the page says nothing about that. What a language model wrote is no
    quotation: it is changed where it says what the page says no more, and once did.
    """
    if not look.headline:
        return False
    if look.machine_written:
        told = Document(title=look.title, text=look.text)
        shown = replace(told, title=_headed(look, page), text=page.text)
        was_so = unsaid(look.sentences, [told]) is None
        return was_so and unsaid(look.sentences, [shown]) is not None
    text = f" {' '.join(words(page.text))} "
    return any(f" {' '.join(words(sentence))} " not in text for sentence in look.sentences)


def _headed(look: Look, page: Article) -> str:
    """Return the headline as it is to be told now."""
    return page.title if title_changed(look, page) else look.title


def is_another(look: Look, page: Article) -> bool:
    """Say whether a page is no longer that of the article: "not found" in so many words."""
    if not title_changed(look, page):
        return False
    now, before = f" {' '.join(words(page.text))} ", look.text.split("\n")
    kept = [each for each in before if f" {' '.join(words(each))} " in now]
    return sum(map(len, kept)) < LEAST_KEPT * sum(map(len, before))


async def recheck_due(newsroom: Newsroom) -> int:
    """Look at the entries whose time has come; return how many were changed or withdrawn."""
    now = newsroom.clock()
    looks = await newsroom.database.transact(lambda s: checks.due(s, now, most=BATCH))
    return await _each(newsroom, looks)


async def recheck(newsroom: Newsroom, entries: Sequence[int]) -> int:
    """Look at ``entries`` before they are told, as far as that takes no longer than may be.

    Returns:
        How many were changed or withdrawn; what the database says of them is then up to date.
    """
    since = newsroom.clock() - FRESH
    looks = await newsroom.database.transact(lambda s: checks.unchecked(s, entries, since=since))
    try:
        async with asyncio.timeout(BEFORE_PUSH.total_seconds()):
            return await _each(newsroom, looks)
    except TimeoutError:
        log.warning("looks before push cut short", extra={"wanted": len(looks)})
        return 0


async def _each(newsroom: Newsroom, looks: Sequence[Look]) -> int:
    turns = asyncio.Semaphore(AT_ONCE)

    async def in_turn(look: Look) -> bool:
        async with turns:
            return await _look(newsroom, look)

    return sum(await asyncio.gather(*map(in_turn, looks)))


async def _look(newsroom: Newsroom, look: Look) -> bool:
    """Look at one page; say whether it was changed or withdrawn. Never raises."""
    try:
        return await _compare(newsroom, look, await _page(newsroom, look))
    except (AnswerError, UnreadableError) as error:
        return await _note_missing(newsroom, look, error)
    except FetchError:
        return await _postpone(newsroom, look)
    except Exception:
        # One page of many: what it does to us must not reach the others.
        log.exception("page broke the look", extra={"entry": look.entry})
        return await _postpone(newsroom, look)


async def _page(newsroom: Newsroom, look: Look) -> Article:
    page = await read_page(newsroom, look.link, look.hosts)
    if await asyncio.to_thread(is_another, look, page):
        raise UnreadableError("the page is about something else")
    return page


async def _compare(newsroom: Newsroom, look: Look, page: Article) -> bool:
    now = newsroom.clock()
    again = next_look(look, now)
    headed = title_changed(look, page)
    quoted = await asyncio.to_thread(quotes_changed, look, page)
    if not headed and not quoted:
        await newsroom.database.transact(
            lambda s: checks.note_seen(s, look.entry, check_at=again, now=now)
        )
        return False
    title = _headed(look, page)
    sentences, machine_written = look.sentences, look.machine_written
    if quoted:
        document = Document(title=title, text=page.text, lead=page.lead)
        summary = await newsroom.summarizer([document], Budget(sentences=SENTENCES))
        sentences, machine_written = summary.sentences, summary.machine_written
    await newsroom.database.transact(
        lambda s: checks.note_changed(
            s,
            look.entry,
            title=title,
            headline=page.title or look.headline,
            text=page.text,
            sentences=sentences,
            machine_written=machine_written,
            check_at=again,
            now=now,
        )
    )
    log.info("entry changed", extra={"entry": look.entry, "title": headed, "quotes": quoted})
    return True


async def _note_missing(newsroom: Newsroom, look: Look, error: Exception) -> bool:
    """Decide on a page that is not there, or is no article any more."""
    now = newsroom.clock()
    status = error.status if isinstance(error, AnswerError) else None
    proves_nothing = isinstance(error, KeptOutError) or (status is None and not look.headline)
    if proves_nothing or status not in {None, 404, 410}:
        return await _postpone(newsroom, look)
    if status == 410 or look.missed + 1 >= MISSES:
        await newsroom.database.transact(lambda s: checks.note_withdrawn(s, look.entry, now=now))
        log.info("entry withdrawn", extra={"entry": look.entry})
        return True
    await newsroom.database.transact(
        lambda s: checks.note_missed(s, look.entry, check_at=now + SURE, now=now)
    )
    return False


async def _postpone(newsroom: Newsroom, look: Look) -> bool:
    again = next_look(look, newsroom.clock())
    await newsroom.database.transact(lambda s: checks.note_postponed(s, look.entry, check_at=again))
    return False
