"""How the messages of a bulletin that went out become what its correction says, or go with it.

Functions of a session; what is to be done is entered into the ledger, and a lane does it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.platforms.base import Abilities
from bot.stores import bulletins, corrections, fates
from bot.stores.bulletins import Kept
from bot.tables.counter import Act, Kind

FOLLOW = timedelta(hours=1)
"""How long a correction looks for messages that landed after it was released."""


def take_effect(session: Session, kept: Kept, abilities: Abilities, now: datetime) -> int:
    """Let what corrects or takes back a bulletin, its parts kept, change it; return how many chats.

    What is on its way this moment is followed: see ``follow``.
    """
    corrections.note_released(session, kept.id, now)
    waiting = corrections.stop_replaced(session, kept, now)
    return _enter_changes(session, kept, abilities, waiting, now)


def follow(session: Session, platforms: Mapping[str, Abilities], now: datetime) -> None:
    """Change also the messages that were on their way while a correction was released.

    What did not arrive then, and would be tried again, is stopped like all that waited.
    """
    for kept in corrections.since(session, now - FOLLOW):
        if kept.platform in platforms:
            waiting = corrections.stop_replaced(session, kept, now)
            _enter_changes(session, kept, platforms[kept.platform], waiting, now)


def send_corrected(
    session: Session, kept: Kept, abilities: Abilities, chats: Collection[int], now: datetime
) -> int:
    """Enter a correction for chats that it did not concern before: they had missed the bulletin.

    Returns for how many of them there is something to be done.
    """
    standing = corrections.standing(session, kept.first)
    sent = {chat: standing.get(chat, []) for chat in sorted(chats)}
    return _enter(session, kept, abilities, sent, now)


def _enter_changes(
    session: Session,
    kept: Kept,
    abilities: Abilities,
    waiting: Sequence[int],
    now: datetime,
) -> int:
    """Enter the changes of all messages that landed, and what those ``waiting`` get instead.

    Left out are chats that ``kept`` has changed before, and those to which something is on its
    way: what they have is known only once it landed. Returns how many chats.
    """
    takes_back = kept.kind is Kind.WITHDRAWAL
    standing = corrections.standing(session, kept.first, words=takes_back)
    changed = bulletins.chats_of(session, kept.id) | corrections.in_flight(session, kept.first)
    sent = {
        chat: standing.get(chat, [])
        for chat in sorted({*standing, *waiting})
        if chat not in changed
    }
    _enter(session, kept, abilities, sent, now)
    return len(sent)


def _enter(
    session: Session,
    kept: Kept,
    abilities: Abilities,
    sent: Mapping[int, Sequence[str]],
    now: datetime,
) -> int:
    """Enter what makes the messages of each chat what they ought to be; return for how many."""
    instead, parts = bulletins.part_numbers(session, kept.id)
    whole = fates.reached(session, [kept.first]) if sent else set()
    changes = [
        {"chat_id": chat} | each
        for chat, ids in sent.items()
        for each in changes_of(
            ids,
            parts,
            instead,
            abilities,
            takes_back=kept.kind is Kind.WITHDRAWAL,
            whole=chat in whole,
        )
    ]
    bulletins.enter_changes(session, kept.id, changes, now=now)
    return len({each["chat_id"] for each in changes})


def changes_of(
    sent: Sequence[str],
    parts: Sequence[int],
    instead: Sequence[int],
    abilities: Abilities,
    *,
    takes_back: bool,
    whole: bool = True,
) -> list[dict[str, object]]:
    """Decide how one chat's messages become what they ought to be; pure.

    Args:
        sent: The ids of the messages that it has, in their order.
        parts: The numbers of the new parts; empty where the bulletin is taken back.
        instead: The numbers of the parts that say in words what was wrong.
        abilities: What the platform can change.
        takes_back: Whether the whole of it is taken back.
        whole: Whether all of what is changed came: words about it are nothing to who lacks it.
    """
    if not sent:
        return [_change(part) for part in parts]
    able = abilities.withdraw if takes_back else abilities.edit
    if not able or (len(sent) > len(parts) and not abilities.withdraw):
        told = parts if parts and not whole else instead
        return [_change(part) for part in told]
    edits = [_change(part, Act.EDIT, target) for part, target in zip(parts, sent, strict=False)]
    # A message that goes keeps, in the ledger, the words that are said where it cannot.
    gone = [_change(instead[-1], Act.WITHDRAW, target) for target in sent[len(parts) :]]
    more = [_change(part) for part in parts[len(sent) :]]
    return edits + gone + more


def _change(part: int, act: Act = Act.SEND, target: str = "") -> dict[str, object]:
    return {"part_id": part, "act": act.value, "target": target}
