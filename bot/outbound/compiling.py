"""A compilation's way from the newsroom to the chats: proposed, approved, sent on its day.

Files are made between two transactions: LibreOffice takes seconds. What was changed meanwhile is
sent as changed, the next minute.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import partial

from sqlalchemy.orm import Session

from bot import render
from bot.attached import fits
from bot.messages import Attachment, Message
from bot.platforms.base import Abilities
from bot.stores import alarms, bulletins, compilations, units
from bot.stores.alarms import Event
from bot.stores.compilations import Kept, Stage, State
from bot.tables.counter import Kind
from bot.texts import documents as texts_documents
from bot.tree import Tree, alive
from jobs.compiling import compile as compiling
from jobs.compiling.compilation import Compilation, Order
from jobs.compiling.compilation import Kind as Sort
from jobs.compiling.months import before_meeting
from jobs.database import Database
from jobs.errors import NotMadeError
from jobs.newsroom import Newsroom
from jobs.printing.paper import Masthead, Paper, laid_out
from jobs.timetable import Daily, EachMinute

log = logging.getLogger(__name__)

FIRST_DAY = 24
"""From this day of a month on the next meeting's compilation is drafted: approved by the 28th."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOLDER = "/tailieu"
PROPOSE_HOUR = 7
TOLD_AGAIN = timedelta(days=1)
"""After as long the admins are told again of one that still cannot be sent."""

LONGEST_NAME = 80
"""Characters of a title in the name of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a compilation goes to: platform → chats; and how many chats nobody serves now."""

    chats: Mapping[str, Sequence[int]]
    away: int

    @property
    def total(self) -> int:
        """How many chats get it."""
        return sum(map(len, self.chats.values()))


def lines(
    newsroom: Newsroom,
    platforms: Callable[[], Mapping[str, Abilities]],
    wake: Callable[[], None],
    tell: Callable[[], Awaitable[None]],
    zone: tzinfo,
) -> list[EachMinute | Daily]:
    """Return what the timetable does about compilations.

    Args:
        newsroom: The newsroom's tools.
        platforms: What each platform that is running now can do.
        wake: Lets the lanes look into the ledger.
        tell: Tells the admins what they do not know yet.
        zone: Where the clock hangs.
    """
    database, clock = newsroom.database, newsroom.clock

    async def send() -> None:
        if await publish_due(database, platforms(), zone=zone, now=clock()):
            wake()

    async def draft() -> None:
        if await propose(database, zone=zone, now=clock()):
            await tell()

    return [
        EachMinute(name="send compilations", job=send),
        Daily(name="draft compilations", job=draft, hour=PROPOSE_HOUR, at_start=True),
    ]


async def drafted(
    database: Database, order: Order, *, unit: int, maker: str, zone: tzinfo, now: datetime
) -> Kept | None:
    """Compile and keep a draft; None where there is nothing to tell."""
    starred, vetoed = await database.transact(compilations.marks)
    order = replace(order, starred=starred, vetoed=vetoed)
    made = await compiling.compiled(database, order, zone=zone)
    if not made.items:
        return None
    return await database.transact(
        lambda s: compilations.add(
            s, State(made=compiling.standing(s, made)), unit=unit, maker=maker, now=now
        )
    )


async def propose(database: Database, *, zone: tzinfo, now: datetime) -> int:
    """From day 24 on, draft the next meeting's compilation for each top unit that has none.

    The admins hear of it. Returns how many were drafted.
    """
    today = now.astimezone(zone).date()
    if today.day < FIRST_DAY:
        return 0
    order = Order(kind=Sort.MONTH, period=before_meeting(today))
    month = compilations.month_of(Compilation(kind=Sort.MONTH, period=order.period))

    def waiting(session: Session) -> list[int]:
        known, done = units.tree(session), compilations.months_done(session, month)
        served = set(units.counts(session))
        return [
            unit.id
            for unit in known.below(None)
            if alive(unit, today) and unit.id not in done and known.under([unit.id]) & served
        ]

    drafts = 0
    for unit in await database.transact(waiting):
        kept = await drafted(database, order, unit=unit, maker="", zone=zone, now=now)
        if kept is not None:
            await database.transact(partial(_sound, number=kept.id, now=now))
            drafts += 1
    return drafts


def _sound(session: Session, number: int, now: datetime) -> None:
    alarms.sound(session, Event.COMPILATION, now, compilation=number)


def _sound_broken(session: Session, number: int, now: datetime) -> None:
    alarms.sound_once(session, Event.COMPILATION_BROKEN, now, TOLD_AGAIN, compilation=number)


def audience(
    session: Session, known: Tree, kept: Kept, platforms: Mapping[str, Abilities]
) -> Audience:
    """Return whom a compilation goes to: never beyond the unit that issues it."""
    own = known.under([kept.unit])
    wanted = known.under(kept.state.reach) & own if kept.state.reach else own
    chats: dict[str, list[int]] = {}
    away = 0
    for chat in units.chats_of(session, wanted):
        if chat.paused is not None:
            continue
        if chat.at.platform in platforms:
            chats.setdefault(chat.at.platform, []).append(chat.id)
        else:
            away += 1
    return Audience(chats=chats, away=away)


async def publish_due(
    database: Database, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter into the ledger what is approved and due; return for how many chats.

    One that breaks is tried again the next time, and the admins hear of it once a day.
    """
    reached = 0
    for kept in await database.transact(lambda s: compilations.due(s, now)):
        try:
            reached += await publish(database, kept, platforms, zone=zone, now=now)
        except Exception:
            # One of many: what is wrong with it must not hold up those that are due after it.
            log.exception("compilation broke the sending", extra={"compilation": kept.id})
            await database.transact(partial(_sound_broken, number=kept.id, now=now))
    return reached


async def publish(
    database: Database,
    kept: Kept,
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    """Enter one approved compilation into the ledger; return for how many chats."""
    found = await database.transact(lambda s: _ready(s, kept, platforms, zone=zone, now=now))
    if found is None:
        return 0
    paper, served = found
    carried = await file(paper) if any(platforms[each].documents for each in served) else None

    def enter(session: Session) -> int:
        again = compilations.kept(session, kept.id)
        if again is None or again != kept:
            return 0  # changed meanwhile: what it is now goes out next time
        whom = audience(session, units.tree(session), again, platforms)
        for platform, chats in whom.chats.items():
            number = bulletins.add_bare(session, Kind.COMPILATION, platform=platform, now=now)
            compilations.attach(session, again.id, number)
            told = messages(again, paper, platforms[platform], carried)
            bulletins.enter(session, number, told, chats, now=now)
        compilations.step(session, again.id, replace(again.state, stage=Stage.SENT), now)
        return whom.total

    return await database.transact(enter)


def _ready(
    session: Session,
    kept: Kept,
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> tuple[Paper, frozenset[str]] | None:
    """Return what is sent, and on which platforms; None where nobody can get it now.

    Where its sources have taken back all of it, it is a draft again, and the admins are told.
    """
    if not compiling.standing(session, kept.state.made).items:
        state = replace(kept.state, stage=Stage.DRAFT, due_at=None)
        compilations.step(session, kept.id, state, now)
        _sound(session, kept.id, now)
        return None
    whom = audience(session, units.tree(session), kept, platforms)
    return (laid(session, kept, zone, now), frozenset(whom.chats)) if whom.total else None


def messages(
    kept: Kept, paper: Paper, abilities: Abilities, carried: Attachment | None
) -> list[Message]:
    """Return a compilation as messages: one with the file, or a link, or all of it in words."""
    made = kept.state.made
    if carried is not None and fits(carried, abilities):
        return render.messages(texts_documents.carried(made, paper), (), abilities, carried)
    if abilities.files_at:
        url = f"{abilities.files_at.rstrip('/')}{FOLDER}/{kept.key}"
        return render.messages(texts_documents.linked(made, paper, url), (), abilities)
    return render.messages(texts_documents.whole(paper), (), abilities)


def laid(session: Session, kept: Kept, zone: tzinfo, now: datetime) -> Paper:
    """Lay a compilation out as it is now: what a source took back is not in it."""
    issuer, superior = units.names(session, kept.unit)
    day = now.astimezone(zone).date()
    masthead = Masthead(issuer=issuer, superior=superior or "", day=day)
    return laid_out(compiling.standing(session, kept.state.made), masthead)


async def file(paper: Paper, *, word: bool = False) -> Attachment:
    """Return a paper as a file: PDF where that can be made, and not asked for as Word's; DOCX."""
    from jobs.printing import docx, pdf  # 15 MB: only where a paper is made

    if not word and pdf.program() is not None:
        try:
            return _attachment(paper, await pdf.written(paper), PDF, "pdf")
        except NotMadeError as error:
            log.warning("no PDF, sent as DOCX", extra={"fault": str(error)})
    return _attachment(paper, await asyncio.to_thread(docx.written, paper), DOCX, "docx")


def _attachment(paper: Paper, data: bytes, media_type: str, ending: str) -> Attachment:
    name = "".join("-" if each in '/\\:*?"<>|\n' else each for each in paper.title[:LONGEST_NAME])
    day = f"{paper.masthead.day:%Y-%m-%d}"
    return Attachment(
        data=data, name=f"{name} {day}.{ending}", media_type=media_type, picture=False
    )
