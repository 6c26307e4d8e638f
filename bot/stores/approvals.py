"""Whose bulletins an admin wants to see before they go out. Plain functions of a session.

Asked for is approval per unit (with all below it), per feed, and always for what a machine wrote.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.tables.counter import ApprovalRow, ChatRow, UnitRow
from jobs.database import among
from jobs.news import Story
from jobs.stores.store import feeds_of

LEAD = timedelta(minutes=30)
"""How long before its time a unit's bulletin is shown to the admins: then it is not late."""

PATIENCE = timedelta(hours=2)
"""How long after its time a bulletin still waits for approval."""


class Asks(StrEnum):
    """Who asks for approval: a unit or a feed."""

    UNIT = "unit"
    FEED = "feed"


class Reason(StrEnum):
    """Why a bulletin waits for approval."""

    UNIT = "unit"
    FEED = "feed"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """Why a bulletin needs approval, and for which entries; no entry: all of it needs it."""

    reasons: tuple[Reason, ...] = ()
    entries: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reasons)


def set_asked(session: Session, kind: Asks, number: int, *, asked: bool) -> None:
    """Ask for approval of a unit's or a feed's bulletins from now on, or no longer."""
    if asked:
        session.merge(ApprovalRow(kind=kind.value, number=number))
        return
    session.execute(
        delete(ApprovalRow).where(ApprovalRow.kind == kind, ApprovalRow.number == number)
    )


def asked(session: Session, kind: Asks) -> frozenset[int]:
    """Return the units or feeds for which approval is asked, by number."""
    return frozenset(session.scalars(select(ApprovalRow.number).where(ApprovalRow.kind == kind)))


def chats_asking(session: Session) -> frozenset[int]:
    """Return the numbers of the chats whose unit, or one above it, asks for approval."""
    roots = asked(session, Asks.UNIT)
    if not roots:
        return frozenset()
    below: dict[int | None, list[int]] = {}
    for number, parent in session.execute(select(UnitRow.id, UnitRow.parent_id)):
        below.setdefault(parent, []).append(number)
    units: set[int] = set()
    found = list(roots)
    while found:
        unit = found.pop()
        if unit not in units:
            units.add(unit)
            found += below.get(unit, [])
    chats = select(ChatRow.id).where(among.of(ChatRow.unit_id, units))
    return frozenset(session.scalars(chats))


def doubts(
    session: Session, stories: Sequence[Story], *, unit: bool, brief: bool = False
) -> Doubts:
    """Say whether a bulletin of ``stories`` needs approval.

    ``unit``: its chats' unit asks. ``brief``: it tells the outlets' headlines only.
    """
    return decide(
        stories,
        unit=unit,
        brief=brief,
        feeds=asked(session, Asks.FEED),
        feed_of=feeds_of(session, [story.entry for story in stories]),
    )


def decide(
    stories: Sequence[Story],
    *,
    unit: bool,
    feeds: Collection[int],
    feed_of: dict[int, int],
    brief: bool = False,
) -> Doubts:
    """Say whether a bulletin needs approval, and why; pure.

    Args:
        stories: What it tells.
        unit: Whether its chats' unit asks for approval.
        feeds: The feeds that need approval.
        feed_of: The feed of each entry.
        brief: Whether it tells headlines only, of which a machine wrote none.
    """
    from_feeds = {story.entry for story in stories if feed_of.get(story.entry) in feeds}
    written = {story.entry for story in stories if story.machine_written and not brief}
    reasons = [
        reason
        for reason, holds in (
            (Reason.UNIT, unit),
            (Reason.FEED, from_feeds),
            (Reason.MACHINE, written),
        )
        if holds
    ]
    entries = () if unit else tuple(sorted(from_feeds | written))
    return Doubts(reasons=tuple(reasons), entries=entries)
