"""What a language model was asked: one row an article, written before it is asked.

A row without an answer is a question whose answer was lost (the program was killed meanwhile): it
is not asked again, for it was perhaps paid for.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from jobs.tables import AskedRow

DAY = timedelta(days=1)
REFUSED = "the model answered HTTP"
"""What stands in a fault where the server would not take the question: it is not paid for."""

LOOKED_AT = 50
"""So many of the last answers tell whether the model is of use."""
SILENCES = 4
SILENT_FOR = timedelta(minutes=15)
"""So many questions over so long without any answer are no restart of the model's server."""
REJECTED = 12
"""So many answers in a row that were not fit to be told: of a model that is of use one in two is
told at least, so that this happens to one in four thousand by chance."""


class Cause(StrEnum):
    """Why what a model wrote is not told, by what is to be done about it."""

    SILENT = "silent"
    """Nothing came, or it did not end in time."""
    KEY = "key"
    MONEY = "money"
    BUSY = "busy"
    ADDRESS = "address"
    """There is no such model, or nothing of the kind at the address."""
    MOVED = "moved"
    SERVER = "server"
    BROKEN = "broken"
    """Something came that is no whole answer of the form asked for."""
    UNFIT = "unfit"
    """The answer says what the articles do not, or is too long."""
    ARTICLE = "article"
    """The model was not asked: the article gives orders to models."""


UNHEARD = frozenset(Cause) - {Cause.BROKEN, Cause.UNFIT, Cause.ARTICLE}
"""Where the model did not answer: no article is to blame."""
BLAMED = UNHEARD | {Cause.BROKEN, Cause.UNFIT}
"""Where the model or what leads to it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whether a model may be asked now, and what is known already.

    Attributes:
        granted: It may, and must then be told by ``note_answer``.
        sentences: What it once wrote; None where it is not known, or was not fit to be told.
    """

    granted: bool
    sentences: tuple[str, ...] | None = None


def claim(session: Session, key: str, *, now: datetime, most: int) -> Claim:
    """Ask for leave to ask a model about ``key``: once ever, and ``most`` times in 24 hours.

    What the server refused does not count: its bad night must not take the next day's questions.
    """
    row = session.get(AskedRow, key)
    if row is not None:
        known = tuple(row.sentences) if row.sentences is not None else None
        return Claim(granted=False, sentences=known)
    recent = select(func.count()).where(
        AskedRow.asked_at > now - DAY,
        AskedRow.asked_at <= now,  # a clock that was ahead has spent nothing
        func.coalesce(AskedRow.fault, "").not_like(f"%{REFUSED}%"),
    )
    if session.execute(recent).scalar_one() >= most:
        return Claim(granted=False)
    session.add(AskedRow(key=key, asked_at=now))
    session.flush()
    return Claim(granted=True)


def note_answer(
    session: Session, key: str, *, sentences: tuple[str, ...] | None, fault: str | None
) -> None:
    """Keep what a model wrote, or why that is not told."""
    row = session.get(AskedRow, key)
    if row is not None:
        row.sentences = list(sentences) if sentences is not None else None
        row.fault = fault


def faults(session: Session, *, since: datetime) -> dict[str, int]:
    """Count why answers asked for since then were not told: reason → how often."""
    rows = session.execute(
        select(AskedRow.fault, func.count())
        .where(AskedRow.asked_at >= since, AskedRow.fault.is_not(None))
        .group_by(AskedRow.fault)
    )
    return {str(fault): count for fault, count in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a model fares.

    Attributes:
        asked: Questions in the last 24 hours.
        taken: How many answers to them are told.
        works: Whether the last answers were of use; None: too little is known to say.
        cause: Why not, where they were not.
        why: The same in the words of the log.
    """

    asked: int = 0
    taken: int = 0
    works: bool | None = True
    cause: Cause | None = None
    why: str = ""


def standing(session: Session, now: datetime) -> Standing:
    """Say how the model fares that was asked."""
    counted = select(func.count(), func.count(AskedRow.sentences)).where(
        AskedRow.asked_at > now - DAY, AskedRow.asked_at <= now
    )
    questions, taken = session.execute(counted).one()
    rows = session.execute(
        select(AskedRow.asked_at, AskedRow.fault)
        .where(or_(AskedRow.fault.is_not(None), AskedRow.sentences.is_not(None)))
        .order_by(AskedRow.asked_at.desc(), AskedRow.key)
        .limit(LOOKED_AT)
    )
    works, fault = judge([(at, fault) for at, fault in rows])
    cause, _, why = (fault or "").partition(": ")
    return Standing(
        asked=questions,
        taken=taken,
        works=works,
        cause=Cause(cause) if fault else None,
        why=why,
    )


def judge(answers: Sequence[tuple[datetime, str | None]]) -> tuple[bool | None, str | None]:
    """Say whether a model is of use, and else its commonest fault of late; pure.

    Args:
        answers: When each was asked for and its fault, None where it is told; the newest first.

    Returns:
        True after an answer that is told, and where there is none at all; False where nothing came
        of many; None between the two.
    """
    known = [each for each in answers if each[1] is None or _cause(each[1]) in BLAMED]
    failed = [(at, fault) for at, fault in takewhile(lambda each: each[1] is not None, known)]
    silent = list(takewhile(lambda each: _cause(each[1]) in UNHEARD, failed))
    long = len(silent) >= SILENCES and silent[0][0] - silent[-1][0] >= SILENT_FOR
    if not long and len(failed) < REJECTED:
        return (None if failed else True), None
    causes = Counter(_cause(fault) for _, fault in (silent if long else failed))
    ((commonest, _),) = causes.most_common(1)
    return False, next(fault for _, fault in failed if _cause(fault) is commonest)


def _cause(fault: str | None) -> Cause | None:
    """Read the cause that a fault begins with; those of earlier versions bear none."""
    cause = (fault or "").partition(":")[0]
    return next((each for each in Cause if each == cause), None)


def forget(session: Session, *, before: datetime) -> None:
    """Erase what was asked before a moment."""
    session.execute(delete(AskedRow).where(AskedRow.asked_at < before))
