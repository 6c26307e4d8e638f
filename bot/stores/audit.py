"""The log of what admins did, and of what others tried. Functions of a session.

Kept is who (an opaque id), where, which command with which of its own words, and how it ended;
never a word that somebody wrote.
"""

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.messages import ChatId
from bot.tables.counter import AuditRow
from jobs.text import fold

KEEP = timedelta(days=365)
"""How long the log is kept."""

MOST_REFUSED = 60
"""Refusals of one sender that are kept, an hour: whoever hammers at the door fills no disk."""

MOST_NAMED = 500
"""Units that one statement names."""

LONGEST_NUMBER = 7
"""Figures of a number that is kept: bulletins and units have fewer, telephones have more."""


class Outcome(StrEnum):
    """How a command ended; STARTED is committed before it is carried out."""

    STARTED = "started"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of the log.

    Attributes:
        id: The database's number; larger is later.
        at: When; aware, UTC.
        who: Platform and opaque id of the sender.
        chat: The chat's opaque id.
        command: The command's name.
        act: What of it was wanted, in the command's own words.
        unit: The unit that it was about, or else the chat's.
        outcome: How it ended.
    """

    id: int
    at: datetime
    who: ChatId
    chat: str
    command: str
    act: str
    unit: int | None
    outcome: Outcome


def begin(
    session: Session,
    who: ChatId,
    chat: ChatId,
    command: str,
    act: str,
    *,
    unit: int | None,
    now: datetime,
) -> int:
    """Note that a command is about to be carried out; return the line's number."""
    row = AuditRow(
        at=now,
        platform=who.platform,
        sender=who.id,
        chat=chat.id,
        command=command,
        act=act,
        unit_id=unit,
        outcome=Outcome.STARTED.value,
    )
    session.add(row)
    session.flush()
    return row.id


def end(session: Session, number: int, outcome: Outcome, *, unit: int | None = None) -> None:
    """Note how a command ended, and which unit it was about where that shows only now.

    Of what is refused, ``MOST_REFUSED`` lines an hour are kept for each sender.
    """
    row = session.get_one(AuditRow, number)
    if outcome is Outcome.REFUSED and _refused(session, row) >= MOST_REFUSED:
        session.delete(row)
        return
    row.outcome = outcome.value
    row.unit_id = row.unit_id if unit is None else unit


def refuse(
    session: Session,
    who: ChatId,
    chat: ChatId,
    command: str,
    act: str,
    *,
    unit: int | None,
    now: datetime,
) -> None:
    """Note that somebody tried what he may not."""
    number = begin(session, who, chat, command, act, unit=unit, now=now)
    end(session, number, Outcome.REFUSED)


def rename_chat(session: Session, at: ChatId, to: str) -> None:
    """A chat has a new id: no line keeps the old one, which nobody could ask to erase."""
    here = (AuditRow.platform == at.platform, AuditRow.chat == at.id)
    session.execute(update(AuditRow).where(*here).values(chat=to))


def records(
    session: Session, *, most: int, before: int | None = None, units: Collection[int] | None = None
) -> list[Record]:
    """Return lines of the log, the newest first.

    Args:
        session: The transaction.
        most: How many.
        before: Only lines older than that one; None for the newest.
        units: Only lines about these units; None for all.
    """
    wanted = select(AuditRow).order_by(AuditRow.id.desc())
    if before is not None:
        wanted = wanted.where(AuditRow.id < before)
    found: list[Record] = []
    if units is not None and len(units) <= MOST_NAMED:
        wanted = wanted.where(AuditRow.unit_id.in_(sorted(units)))
    # Otherwise they are sifted here: a province has more units than one statement may name.
    with closing(session.scalars(wanted.execution_options(yield_per=200))) as rows:
        for row in rows:
            if units is None or row.unit_id in units:
                found.append(_record(row))
            if len(found) >= most:
                break
    return found


def tidy(session: Session, now: datetime, *, keep: timedelta = KEEP) -> None:
    """Erase what is long past."""
    session.execute(delete(AuditRow).where(AuditRow.at < now - keep))


def act_of(argument: str, words: Collection[str]) -> str:
    """Return what of a command's argument is the command's own: its words, and numbers; pure.

    The first thing that is neither ends it: what stands behind may be anything.
    """
    kept = []
    for word in argument.split():
        folded = fold(word)
        number = folded.removeprefix("#")
        numeric = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
        if not words or (folded not in words and not numeric):
            break
        kept.append(folded)
    return " ".join(kept)


def _refused(session: Session, row: AuditRow) -> int:
    lately = select(func.count(AuditRow.id)).where(
        AuditRow.platform == row.platform,
        AuditRow.sender == row.sender,
        AuditRow.at > row.at - timedelta(hours=1),
        AuditRow.outcome == Outcome.REFUSED,
    )
    return session.scalar(lately) or 0


def _record(row: AuditRow) -> Record:
    return Record(
        id=row.id,
        at=row.at,
        who=ChatId(row.platform, row.sender),
        chat=row.chat,
        command=row.command,
        act=row.act,
        unit=row.unit_id,
        outcome=Outcome(row.outcome),
    )
