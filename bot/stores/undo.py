"""What was ended in a chat can be taken back for an hour: a binding, a feed, a story of a draft.

Functions of a session. What was ended last in a chat is what can be taken back there.

Deliveries are not brought back: what was on its way is told in the next bulletin.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.audience import Chat
from bot.messages import ChatId
from bot.stores import approvals, bindings, bulletins, store, units
from bot.stores.approvals import Asks
from bot.stores.bulletins import Kept
from bot.tables.choices import UndoRow
from bot.tables.counter import UnitRow
from jobs.errors import TakenError
from jobs.news import Feed
from jobs.stores import feeds

LASTS = timedelta(hours=1)
"""How long an end can be taken back."""

KEPT = (
    "platform",
    "chat",
    "kind",
    "thread",
    "topics",
    "times",
    "selection",
    "own",
    "consent",
    "quiet_from",
    "quiet_to",
    "quiet_how",
    "bound_at",
    "until",
)
"""Columns of a chat that come back as they were; its troubles do not."""


def unbind(session: Session, at: ChatId, sender: str, now: datetime) -> bool:
    """Forget a chat, but for what lets ``sender`` take that back; False where it was not bound."""
    row = store.row_of(session, at)
    if row is None:
        return False
    unit = row.unit_id
    _keep(session, at, sender, {**bindings.end(session, row, now, KEPT), "unit_id": unit}, now)
    return True


def remove_feed(session: Session, at: ChatId, sender: str, feed: int, now: datetime) -> bool:
    """Forget a feed, but for what lets ``sender`` take that back where he said so.

    False where there is no such feed. Whether its bulletins are approved first goes with it, for a
    number may be given again.
    """
    asked = feed in approvals.asked(session, Asks.FEED)
    kept = feeds.removed(session, feed)
    if kept is None:
        return False
    approvals.set_asked(session, Asks.FEED, feed, asked=False)
    _keep(session, at, sender, {"feed": kept, "approved": asked}, now)
    return True


def restore_feed(session: Session, at: ChatId, sender: str, now: datetime) -> Feed | None:
    """Keep a feed again as it was before ``sender`` removed it, due at once.

    Returns:
        None where there is none that he could take back (any more).
    """
    kept = _taken(session, at, sender, now, what="feed")
    if kept is None:
        return None
    try:
        feed = feeds.bring_back(session, kept["feed"], now)
    except TakenError:
        return None
    approvals.set_asked(session, Asks.FEED, feed.id, asked=kept["approved"])
    return feed


def restore(
    session: Session, at: ChatId, sender: str, now: datetime, *, today: date
) -> Chat | None:
    """Bind a chat again as it was before ``sender`` ended that.

    Returns:
        None where there is nothing that he could take back (any more).
    """
    kept = _taken(session, at, sender, now, what="unit_id")
    if kept is None:
        return None
    if store.row_of(session, at) is not None or session.get(UnitRow, kept["unit_id"]) is None:
        return None
    unit = units.current(session, kept["unit_id"], today)
    bindings.bring_back(session, kept, unit=unit)
    return store.chat(session, at)


def drop_story(
    session: Session, at: ChatId, sender: str, draft: Kept, *, entry: int, now: datetime
) -> None:
    """Leave a story out of a draft, but for what lets ``sender`` take that back.

    What he left out of the same draft before, here and lately, can still be taken back after it.
    """
    before = _kept(session, at, sender, now, what="dropped")
    dropped = before["dropped"] if before and before["draft"] == draft.id else []
    place = draft.entries.index(entry)
    rest = [each for each in draft.entries if each != entry]
    bulletins.edit(session, draft.id, entries=rest, titles=draft.titles)
    kept = {"draft": draft.id, "dropped": [*dropped, [entry, place]]}
    _keep(session, at, sender, kept, now)


def dropped_from(session: Session, at: ChatId, sender: str, now: datetime) -> int | None:
    """Return the draft whose story ``sender`` can take back in a chat; None where there is none."""
    kept = _kept(session, at, sender, now, what="dropped")
    return int(kept["draft"]) if kept else None


def restore_story(
    session: Session, at: ChatId, sender: str, draft: Kept, now: datetime
) -> int | None:
    """Put the story that ``sender`` left out last of a draft back in its place; return its entry.

    None where there is none that he could take back (any more), or where it stands there again.
    """
    kept = _taken(session, at, sender, now, what="dropped")
    if kept is None:
        return None
    *others, (entry, place) = kept["dropped"]
    if others:
        _keep(session, at, sender, {"draft": draft.id, "dropped": others}, now)
    if entry in draft.entries:
        return None
    entries = [*draft.entries[:place], entry, *draft.entries[place:]]
    bulletins.edit(session, draft.id, entries=entries, titles=draft.titles)
    return int(entry)


def _keep(session: Session, at: ChatId, sender: str, kept: dict[str, Any], now: datetime) -> None:
    forget(session, at)
    session.add(
        UndoRow(platform=at.platform, chat=at.id, sender=sender, until=now + LASTS, kept=kept)
    )


def _taken(
    session: Session, at: ChatId, sender: str, now: datetime, *, what: str
) -> dict[str, Any] | None:
    """Return what ``sender`` can take back in a chat, if it holds ``what``; this once only."""
    kept = _kept(session, at, sender, now, what=what)
    if kept is not None:
        forget(session, at)
    return kept


def _kept(
    session: Session, at: ChatId, sender: str, now: datetime, *, what: str
) -> dict[str, Any] | None:
    """Return what ``sender`` can take back in a chat, if it holds ``what``."""
    row = session.get(UndoRow, (at.platform, at.id))
    if row is None or row.sender != sender or now >= row.until or what not in row.kept:
        return None
    return dict(row.kept)


def ended_by_others(session: Session, at: ChatId, sender: str, now: datetime) -> bool | None:
    """Say whether somebody else than ``sender`` ended a chat's binding; None where nobody did."""
    row = session.get(UndoRow, (at.platform, at.id))
    if row is None or now >= row.until or "unit_id" not in row.kept:
        return None
    return row.sender != sender


def pause_of(session: Session, at: ChatId, unit: int) -> str | None:
    """Return why an admin paused a chat whose binding to a unit can still be taken back, or None.

    To be asked before it is bound anew: who unregisters and takes another code of the same unit
    must not undo what its admin decided.
    """
    row = session.get(UndoRow, (at.platform, at.id))
    if row is None or row.kept.get("unit_id") != unit:
        return None
    return row.kept.get("paused")


def forget(session: Session, at: ChatId) -> None:
    """Let nothing be taken back in a chat."""
    session.execute(delete(UndoRow).where(UndoRow.platform == at.platform, UndoRow.chat == at.id))


def tidy(session: Session, now: datetime) -> None:
    """Erase what can be taken back no more."""
    session.execute(delete(UndoRow).where(UndoRow.until <= now))
