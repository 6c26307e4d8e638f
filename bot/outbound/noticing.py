"""A notice's way from an admin's draft to the chats, and the one reminder of it in each.

Functions of a session; each is one step that is done whole or not at all. Once entered into the
ledger, a notice has all the promises of a bulletin.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy.orm import Session

from bot import render
from bot.messages import Attachment, Choice, Message, RichText
from bot.outbound import amending, issuing, resending
from bot.platforms.base import Abilities
from bot.reach import above, allowed, reached
from bot.stores import bulletins, corrections, notices
from bot.stores.bulletins import INSTEAD
from bot.stores.expiry import Ended
from bot.stores.notices import Notice
from bot.tables.counter import Kind
from bot.texts import notices as texts_notices
from bot.tree import Tree
from bot.writing import Draft

ROOM = 64
"""UTF-16 units that are left free in a message for the line that says that it was confirmed."""

FIRST_HOUR, LAST_HOUR = time(7, 30), time(20, 30)
"""Between these, local, people may be reminded of something."""

PATIENCE = timedelta(days=1)
"""After how long, or how long before the deadline, chats that said nothing are reminded."""

LOOK_AGAIN = timedelta(minutes=10)
"""How long until it is looked again whether a notice has come to those who lacked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a draft would reach now.

    Attributes:
        units: The units meant.
        chats: Platform → the numbers of the chats there, those paused among them.
        paused: How many of them are paused: they get it only if they come back in time.
        away: Platform → how many chats are on it, where it is not running: they get nothing.
        empty: How many of the units have no chat at all.
    """

    units: frozenset[int]
    chats: Mapping[str, Sequence[int]]
    paused: int
    away: Mapping[str, int]
    empty: int

    @property
    def total(self) -> int:
        """How many chats get it."""
        return sum(map(len, self.chats.values()))


def audience(
    session: Session,
    known: Tree,
    draft: Draft,
    *,
    roots: frozenset[int] | None,
    platforms: Mapping[str, Abilities],
) -> Audience:
    """Return whom a draft would reach, never beyond ``roots`` (None: all)."""
    wanted = reached(known, draft.reach, allowed(known, roots))
    found = notices.count_chats(session, wanted)
    chats: dict[str, list[int]] = {}
    for platform, number, _ in found:
        if platform in platforms:
            chats.setdefault(platform, []).append(number)
    bound = notices.units_with_chats(session)
    return Audience(
        units=wanted,
        chats=chats,
        paused=sum(paused for platform, _, paused in found if platform in platforms),
        away=Counter(platform for platform, _, _ in found if platform not in platforms),
        empty=len(wanted - bound),
    )


def send(
    session: Session,
    known: Tree,
    draft: Draft,
    whom: Audience,
    *,
    maker: str,
    platforms: Mapping[str, Abilities],
    zone: tzinfo,
    now: datetime,
) -> int:
    """Keep a notice and enter it for its chats; return its number."""
    kept = Notice(
        id=0,
        made_at=now,
        text=draft.text,
        above=above(known, whom.units),
        confirm=draft.confirm,
        deadline=draft.deadline,
        urgent=draft.urgent,
        withdrawn=False,
    )
    nudge = nudge_at(now, draft.deadline, zone) if draft.confirm else None
    kept = replace(kept, id=notices.add(session, kept, maker=maker, nudge_at=nudge))
    for platform, chats in whom.chats.items():
        bulletin = _attached(session, kept.id, platform, Kind.NOTICE, now)
        told = messages(kept, platforms[platform], zone, draft.photo)
        bulletins.enter(session, bulletin, told, chats, now=now, urgent=draft.urgent)
    return kept.id


def messages(
    kept: Notice, abilities: Abilities, zone: tzinfo, photo: Attachment | None = None
) -> list[Message]:
    """Return a notice as messages: with a button, or with the number to answer by."""
    deadline = kept.deadline.astimezone(zone) if kept.deadline else None
    content = texts_notices.notice(
        kept.text, confirm=kept.confirm, deadline=deadline, urgent=kept.urgent
    )
    return _asking(content, kept, abilities, photo)


def _asking(
    content: RichText, kept: Notice, abilities: Abilities, photo: Attachment | None = None
) -> list[Message]:
    """Return messages whose last one asks the chat to say that it got the notice."""
    roomy = replace(
        abilities,
        text_limit=abilities.text_limit - ROOM,
        caption_limit=max(0, abilities.caption_limit - ROOM),
    )
    asks: tuple[tuple[Choice, ...], ...] = ()
    if kept.confirm and abilities.choices:
        asks = (confirming(kept.id),)
    elif kept.confirm:
        content = content + "\n\n" + texts_notices.by_number(kept.id)
    return render.messages(content, asks, roomy, photo)


def confirming(number: int) -> tuple[Choice, ...]:
    """Return the row of choices under a notice."""
    return (Choice(texts_notices.got_it(), f"/danhan {number}"),)


def nudge_at(sent_at: datetime, deadline: datetime | None, zone: tzinfo) -> datetime | None:
    """Say when chats that said nothing are reminded, once; pure.

    A day before the deadline, or half-way where there is less time than two days; a day later
    where there is no deadline. By day, local: what falls into the night waits for the morning.

    Returns:
        Aware, in the zone of ``sent_at``; None where the deadline leaves no time for it.
    """
    if deadline is None:
        return by_day(sent_at + PATIENCE, zone)
    left = deadline - sent_at
    moment = deadline - PATIENCE if left >= 2 * PATIENCE else sent_at + left / 2
    morning = by_day(moment, zone)
    return morning if sent_at < morning < deadline else None


def by_day(moment: datetime, zone: tzinfo) -> datetime:
    """Return the first moment from ``moment`` on at which people may be reminded; pure."""
    here = moment.astimezone(zone)
    if FIRST_HOUR <= here.time() <= LAST_HOUR:
        return moment
    day = here.date() + timedelta(days=here.time() > LAST_HOUR)
    return datetime.combine(day, FIRST_HOUR, zone).astimezone(moment.tzinfo)


def nudge_due(
    session: Session, platforms: Mapping[str, Abilities], *, zone: tzinfo, now: datetime
) -> int:
    """Enter the reminders of notices whose time has come; return to how many chats.

    After a deadline nobody is reminded, nor at night, however late the bot is. A chat that got the
    notice later than the others has its own time to answer, and is reminded by that; one whose
    platform is not running, where that is back in time.
    """
    reminded = 0
    for kept in notices.to_nudge(session, now):
        if kept.deadline is not None and kept.deadline <= now:
            notices.nudge_again(session, kept.id, None)
            continue
        due: dict[str, list[int]] = {}
        ahead = [now + LOOK_AGAIN] if notices.is_coming(session, kept.id) else []
        for each in notices.silent(session, kept.id):
            moment = _its_nudge_at(kept, each.since, zone, now)
            if moment is not None and moment > now:
                ahead.append(moment)
            elif moment is not None and each.platform in platforms:
                due.setdefault(each.platform, []).append(each.chat)
            elif moment is not None and now < (kept.deadline or each.since + 2 * PATIENCE):
                ahead.append(now + LOOK_AGAIN)
        _nudge(session, kept, due, platforms, zone=zone, now=now)
        notices.nudge_again(session, kept.id, min(ahead, default=None))
        reminded += sum(map(len, due.values()))
    return reminded


def _its_nudge_at(kept: Notice, since: datetime, zone: tzinfo, now: datetime) -> datetime | None:
    """Say when a chat that has had a notice ``since`` then is reminded; None: not at all.

    With the others, unless less than half of their time was left when it came.
    """
    first = nudge_at(kept.made_at, kept.deadline, zone)
    if first is None or since > kept.made_at + (first - kept.made_at) / 2:
        with_others = first if first and since <= first else None
        first = nudge_at(since, kept.deadline, zone) or with_others
    moment = first and by_day(max(first, now), zone)
    return moment if moment and (kept.deadline is None or moment < kept.deadline) else None


def _nudge(
    session: Session,
    kept: Notice,
    due: Mapping[str, Sequence[int]],
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> None:
    deadline = kept.deadline.astimezone(zone) if kept.deadline else None
    content = texts_notices.nudge(kept.text, kept.made_at.astimezone(zone), deadline)
    for platform, chats in due.items():
        bulletin = _attached(session, kept.id, platform, Kind.NUDGE, now)
        told = _asking(content, kept, platforms[platform])
        bulletins.enter(session, bulletin, told, chats, now=now, until=kept.deadline)


def withdraw(
    session: Session,
    number: int,
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int | None:
    """Take a notice back from the chats that have it; return how many, None where it was before.

    Its reminder goes with it where messages can be deleted; elsewhere one word is enough.
    """
    if not notices.note_withdrawn(session, number, now):
        return None
    chats = 0
    for bulletin in notices.bulletins_of(session, number, Kind.NOTICE):
        kept = bulletins.the(session, bulletin)
        able = platforms[kept.platform]
        chats += issuing.withdraw(session, kept, able, zone=zone, now=now)
    for bulletin in notices.bulletins_of(session, number, Kind.NUDGE):
        kept = bulletins.the(session, bulletin)
        if platforms[kept.platform].withdraw:
            issuing.withdraw(session, kept, platforms[kept.platform], zone=zone, now=now)
        else:
            corrections.stop_pending(session, bulletin, Ended.WITHDRAWN, now)
    return chats


def correct(
    session: Session,
    number: int,
    text: str,
    platforms: Mapping[str, Abilities],
    *,
    zone: tzinfo,
    now: datetime,
) -> int:
    """Put other words in the place of a notice's; return how many chats that concerns."""
    notices.set_text(session, number, text)
    notice = notices.notice(session, number)
    assert notice is not None  # noqa: S101  the callers have just read it
    chats = 0
    for bulletin in notices.bulletins_of(session, number, Kind.NOTICE):
        before = bulletins.the(session, bulletin)
        able = platforms[before.platform]
        changing = bulletins.add_bare(
            session, Kind.CORRECTION, platform=before.platform, now=now, corrects=bulletin
        )
        photo = notices.photo(session, bulletin)
        said = texts_notices.corrected(text, before.made_at.astimezone(zone))
        instead = render.messages(said, (), able)
        if able.edit:
            instead = instead[:1]
        new = messages(notice, able, zone, photo)
        first = INSTEAD + 1 - len(instead)
        bulletins.parts_of(session, changing, [*instead, *new], first=first)
        kept = bulletins.the(session, changing)
        chats += amending.take_effect(session, kept, able, now)
    return chats


def resend_missed(
    session: Session, number: int, platforms: Mapping[str, Abilities], now: datetime
) -> int:
    """Send a notice as it is now to the active chats that it could not reach; return how many."""
    missed = notices.bulletins_of(session, number, Kind.NOTICE)
    notices.nudge_whom_it_missed(session, number, now)
    return sum(resending.resend_missed(session, each, platforms, now) for each in missed)


def away(session: Session, number: int, platforms: Mapping[str, Abilities]) -> str | None:
    """Return a platform of a notice that is not running now; None where all are."""
    of = notices.bulletins_of(session, number, Kind.NOTICE, Kind.NUDGE)
    names = sorted(bulletins.the(session, bulletin).platform for bulletin in of)
    return next((name for name in names if name not in platforms), None)


def _attached(session: Session, number: int, platform: str, kind: Kind, now: datetime) -> int:
    bulletin = bulletins.add_bare(session, kind, platform=platform, now=now)
    notices.attach(session, number, bulletin)
    return bulletin
