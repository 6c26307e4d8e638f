"""What a machine says on a lane that another one has: functions of a session.

A letter is erased once it was said, so a crash between the two says it twice, and never not at all.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.messages import ChatId, Message
from bot.stores.bulletins import shape_of
from bot.stores.ledger import message_of
from bot.tables.machines import LetterRow

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message, where it is to be said, and when it was written."""

    id: int
    chat: ChatId
    message: Message
    at: datetime


def post(session: Session, chat: ChatId, messages: Sequence[Message], now: datetime) -> None:
    """Leave messages for whoever has the lane of the chat's bot."""
    session.add_all(
        LetterRow(platform=chat.platform, chat=chat.id, at=now, **shape_of(message))
        for message in messages
    )


def waiting(session: Session, platform: str, *, but: Collection[int] = ()) -> list[Letter]:
    """Return what is to be said on a lane, the oldest first, without the letters ``but``."""
    wanted = LetterRow.platform == platform, LetterRow.id.not_in(but)
    rows = session.scalars(select(LetterRow).where(*wanted).order_by(LetterRow.id).limit(MOST))
    return [
        Letter(id=row.id, chat=ChatId(row.platform, row.chat), message=message_of(row), at=row.at)
        for row in rows
    ]


def erase(session: Session, letter: int) -> None:
    """Forget a letter: it was said, or is too old to be."""
    session.execute(delete(LetterRow).where(LetterRow.id == letter))
