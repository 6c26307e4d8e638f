"""What goes out again where it did not arrive, because an admin says so.

A chat gets what holds now: of a bulletin that was corrected the correction, of one that was taken
back nothing, and what a newer correction replaced goes out no more.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.outbound import amending
from bot.platforms.base import Abilities
from bot.stores import bulletins, compilations, corrections, fates, notices, reports, told
from bot.stores.bulletins import Kept
from bot.tables.counter import Kind, State
from jobs.stores import store as news


def resend_missed(
    session: Session, number: int, platforms: Mapping[str, Abilities], now: datetime
) -> int:
    """Send a bulletin as it is now to the active chats that it missed; return how many.

    What is UNKNOWN is not touched: it may have arrived. Nobody gets anything of what was corrected
    on a platform that is not running, nor news that came in a later bulletin.
    """
    kept = bulletins.kept(session, number)
    if kept is None:
        return 0
    missed = fates.lost(session, [number]) - _told_since(session, kept)
    by = corrections.superseded(session, kept)
    if by is None:
        return reports.revive(session, number, now, fates.LOST, chats=missed)
    if kept.corrects is not None or not _goes_out(by, platforms):
        return 0  # what a newer correction replaced is told by that one
    return _send_instead(session, by, _landed(session, by, missed), platforms, now)


def resend_unknown(
    session: Session, number: int, platforms: Mapping[str, Abilities], now: datetime
) -> int:
    """Send again what is in doubt, as it is now; return to how many active chats."""
    kept = bulletins.kept(session, number)
    by = corrections.superseded(session, kept) if kept else None
    if by is None:
        return reports.revive(session, number, now, [State.UNKNOWN])
    if not _goes_out(by, platforms):
        return 0
    chats = _landed(session, by, reports.in_doubt(session, number))
    reports.settle_unknown(session, number, chats=chats)
    return _send_instead(session, by, chats, platforms, now)


def _told_since(session: Session, kept: Kept) -> set[int]:
    """Return the chats to which later bulletins told some of a bulletin's stories."""
    stories = news.stories_by_id(session, kept.entries)
    entries = {entry for story in stories for entry in story.entries}
    return told.chats_told_after(session, kept, entries)


def _goes_out(by: Kept, platforms: Mapping[str, Abilities]) -> bool:
    return by.kind is not Kind.WITHDRAWAL and by.platform in platforms


def _landed(session: Session, by: Kept, chats: set[int]) -> set[int]:
    """Leave out the chats to which something is on its way: see ``amending.follow``."""
    return chats - corrections.in_flight(session, by.first)


def _send_instead(
    session: Session,
    by: Kept,
    chats: set[int],
    platforms: Mapping[str, Abilities],
    now: datetime,
) -> int:
    """Send a correction to chats that lack what it corrects, or lack itself; return how many."""
    had = chats & bulletins.chats_of(session, by.id)
    again = reports.revive(session, by.id, now, fates.LOST, chats=had)
    able = platforms[by.platform]
    return again + amending.send_corrected(session, by, able, chats - had, now)


def known_as(session: Session, number: int) -> tuple[Kind, int]:
    """Return what people call a bulletin of the ledger: a notice has a number of its own."""
    if (notice := notices.notice_of(session, number)) is not None:
        return Kind.NOTICE, notice
    if (made := compilations.compilation_of(session, number)) is not None:
        return Kind.COMPILATION, made
    kept = bulletins.kept(session, number)
    return (kept.kind if kept else Kind.BULLETIN), number
