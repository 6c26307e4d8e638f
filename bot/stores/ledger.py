"""The ledger of deliveries: one row per part and chat. Plain functions of a session.

PENDING → SENDING → SENT | UNKNOWN | FAILED | EXPIRED. SENDING is committed before the call; a row
found SENDING when nobody sends is UNKNOWN: it is shown to admins and never blindly resent. What
changes or takes back a message may be done twice without harm, so that becomes PENDING again.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session, aliased

from bot.messages import Attachment, ChatId, Choice, Message, RichText, Span, Style
from bot.pace import LONGEST_STORM
from bot.policy import ASKED, ENDS
from bot.stores import alarms, attachment_store, expiry
from bot.stores.alarms import Event
from bot.stores.ledger_statements import CLAIM, SENDING, SENT
from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, LaneRow, PartRow, State
from bot.tables.machines import LetterRow
from bot.typed.times import Quiet, quiet_until
from jobs.database import take_turn

Note = Callable[[Session], None]
"""Writes what became of a delivery."""

ROOM = timedelta(hours=1)
"""How long what waited for the end of quiet hours may still take."""

LATELY = timedelta(days=1)
"""How old what was sent within the last minute may be; hardly anything is older."""

STOPPED = "bantin stopped while it was being sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A delivery that may be sent now; lower ``id``s of one chat go first."""

    id: int
    chat: ChatId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A delivery that is ours to make, and is SENDING.

    Attributes:
        id: The delivery's number.
        chat: Where.
        thread: The forum topic; None for the main one.
        part: The number of the part whose message it is; see ``messages``.
        act: What is done there.
        target: The id of the message to change; "" where a new one is sent.
        attempts: How often it has been tried, this time counted.
        silent: Whether the chat has its quiet hours now.
        trouble: Whether the chat was paused or not found when we last tried it: if this arrives,
            it is back.
    """

    id: int
    chat: ChatId
    thread: str | None
    part: int
    act: Act
    target: str
    attempts: int
    silent: bool
    trouble: bool


def due(session: Session, platform: str, now: datetime, *, most: int, after: int = 0) -> list[Due]:
    """Return deliveries that may be made now, in their order, from behind number ``after``."""
    rows = session.execute(
        select(DeliveryRow.id, ChatRow.chat)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            DeliveryRow.platform == platform,
            DeliveryRow.state == State.PENDING,
            DeliveryRow.id > after,
            DeliveryRow.next_at <= now,
            ChatRow.paused.is_(None),
            func.coalesce(ChatRow.held_until, now) <= now,
        )
        .order_by(DeliveryRow.id)
        .limit(most)
    )
    return [Due(id=number, chat=ChatId(platform, chat)) for number, chat in rows]


def waiting(session: Session, *, platforms: Collection[str]) -> int:
    """Count the deliveries on these platforms that are still to be made, now or later."""
    count = select(func.count()).select_from(DeliveryRow)
    to_make = DeliveryRow.state == State.PENDING
    return session.scalar(count.where(to_make, DeliveryRow.platform.in_(platforms))) or 0


def claim(
    session: Session, wanted: Sequence[int], now: datetime, *, zone: tzinfo, hushes: bool = True
) -> list[Claimed]:
    """Make deliveries SENDING, and return those that are now ours to make.

    Left out are those that somebody else took, that are no longer news, that would overtake an
    earlier part in their chat, and those whose chat is paused or has its quiet hours; where the
    platform cannot send without a sound (``hushes``), these hours always let what comes wait.
    """
    connection = session.connection()
    claimed: list[Claimed] = []
    late: list[int] = []
    for row in connection.execute(CLAIM, {"wanted": wanted}).all():
        quiet = _quiet(row, now, zone)
        if row.expires_at <= now:
            late.append(row.id)
        elif quiet and not row.urgent and not (hushes and row.quiet_how == Quiet.SILENT):
            _wait(session, row.chat_id, quiet, now)
        elif not row.paused and not row.earlier:
            claimed.append(_claimed(row, silent=quiet is not None and not row.urgent))
    if late:
        take_turn(session)
    if claimed:
        connection.execute(SENDING, {"wanted": [each.id for each in claimed], "now": now})
    expiry.expire(session, now, late)
    return claimed


def unclaim(session: Session, picked: Sequence[int], at: datetime) -> None:
    """SENDING → PENDING for what was claimed at ``at`` and, as the claim failed, never sent.

    What somebody else has claimed since bears another moment.
    """
    ours = DeliveryRow.id.in_(picked), DeliveryRow.changed_at == at
    session.execute(
        update(DeliveryRow)
        .where(*ours, DeliveryRow.state == State.SENDING)
        .values(state=State.PENDING, attempts=DeliveryRow.attempts - 1)
    )


def messages(session: Session, parts: Iterable[int]) -> dict[int, Message]:
    """Return the messages of parts, as they were rendered, with what they carry."""
    rows = session.scalars(select(PartRow).where(PartRow.id.in_(set(parts)))).all()
    carried = attachment_store.load(session, {row.attachment for row in rows if row.attachment})
    return {row.id: message_of(row, carried.get(row.attachment or "")) for row in rows}


def note_sent(session: Session, sent: Sequence[tuple[int, str]], now: datetime) -> None:
    """SENDING → SENT, for pairs of a delivery and the platform's id of the message."""
    if sent:
        # The connection's own way: the ORM looks for primary keys in such a list, and is slower.
        session.connection().execute(
            SENT, [{"number": number, "sent_as": message, "now": now} for number, message in sent]
        )


def record(
    session: Session, sent: Sequence[tuple[int, str]], notes: Sequence[Note], now: datetime
) -> None:
    """Write what landed: ``note_sent`` for ``sent``, then each of ``notes``."""
    note_sent(session, sent, now)
    for note in notes:
        note(session)


def note_unknown(session: Session, delivery: int, error: Exception, now: datetime) -> None:
    """SENDING → UNKNOWN, and the admins are told where it is theirs to decide."""
    number = _bulletin_of(session, delivery)
    if number is None:
        return
    asked = _kind_of(session, number) in ASKED
    _change(session, delivery, now, error, state=State.UNKNOWN, settled=not asked)
    if asked:
        alarms.sound(session, Event.UNKNOWN, now, bulletin=number)


def note_failed(session: Session, delivery: int, error: Exception, now: datetime) -> None:
    """SENDING → FAILED: this message will never be sent."""
    _change(session, delivery, now, error, state=State.FAILED)


def note_refused(session: Session, delivery: int, error: Exception, now: datetime) -> None:
    """SENDING → FAILED: the platform will not have this message; a fault of ours."""
    note_failed(session, delivery, error, now)
    if (number := _bulletin_of(session, delivery)) is not None:
        alarms.sound(session, Event.REFUSED, now, bulletin=number, why=str(error))


def say_instead(session: Session, delivery: int, error: Exception, now: datetime) -> None:
    """SENDING → PENDING as a new message: what was sent cannot be changed any more."""
    part = aliased(PartRow)
    instead = session.scalar(
        select(part.id)
        .join(DeliveryRow, DeliveryRow.bulletin_id == part.bulletin_id)
        .where(DeliveryRow.id == delivery, part.number == 0)
    )
    row = session.get(DeliveryRow, delivery)
    if row is None:
        return
    said = session.scalar(
        select(DeliveryRow.id).where(
            DeliveryRow.part_id == instead,
            DeliveryRow.chat_id == row.chat_id,
            DeliveryRow.target == "",
        )
    )
    if instead is None or said is not None:  # once is enough for all the parts of a chat
        note_failed(session, delivery, error, now)
        return
    row.act, row.target, row.part_id = Act.SEND.value, "", instead
    row.state, row.next_at, row.changed_at = State.PENDING.value, now, now
    row.error, row.fault = type(error).__name__, str(error)


def postpone(
    session: Session, delivery: int, error: Exception | None, *, until: datetime, now: datetime
) -> None:
    """SENDING → PENDING: nothing was delivered. It and its chat's others wait until ``until``."""
    _change(session, delivery, now, error, state=State.PENDING, next_at=until)
    chat = select(DeliveryRow.chat_id).where(DeliveryRow.id == delivery).scalar_subquery()
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.chat_id == chat,
            DeliveryRow.state == State.PENDING,
            DeliveryRow.next_at < until,
        )
        .values(next_at=until)
    )


def hold(session: Session, at: ChatId, until: datetime) -> None:
    """Send nothing to a chat before ``until``, not even what is entered later."""
    session.execute(
        update(ChatRow)
        .where(ChatRow.platform == at.platform, ChatRow.chat == at.id)
        .values(held_until=until)
    )


def hold_lane(session: Session, name: str, until: datetime) -> None:
    """Remember that a whole bot is to be silent until ``until``."""
    session.merge(LaneRow(name=name, held_until=until))


def doubt(session: Session, now: datetime, platform: str) -> int:
    """Every SENDING → UNKNOWN, when nobody is sending: at the start. Return how many.

    An edit or a withdrawal becomes PENDING again: done twice, it does no harm.
    """
    rows = session.scalars(
        select(DeliveryRow).where(
            DeliveryRow.state == State.SENDING, DeliveryRow.platform == platform
        )
    ).all()
    unknown = [row for row in rows if row.act == Act.SEND]
    for row in rows:
        again = row.act != Act.SEND
        row.state = State.PENDING.value if again else State.UNKNOWN.value
        row.error, row.fault, row.changed_at = "StoppedError", STOPPED, now
    for bulletin in sorted({row.bulletin_id for row in unknown}):
        _tell_doubt(session, bulletin, [r for r in unknown if r.bulletin_id == bulletin], now)
    return len(unknown)


def is_sending(session: Session, platform: str) -> bool:
    """Say whether anything is SENDING on a platform, whoever claimed it."""
    sending = DeliveryRow.platform == platform, DeliveryRow.state == State.SENDING
    return session.scalar(select(DeliveryRow.id).where(*sending).limit(1)) is not None


def recent(session: Session, platform: str, *, since: datetime) -> list[tuple[ChatId, datetime]]:
    """Return to which chats something went after ``since`` and when: a restart minds the pace.

    Looked for in what was made ``LATELY``: all that was ever sent is read in seconds, not at once.
    """
    made = select(BulletinRow.id).where(BulletinRow.made_at > since - LATELY)
    # The platform is compared here: else the index is taken that has all that was ever sent on it.
    rows = session.execute(
        select(DeliveryRow.platform, ChatRow.chat, DeliveryRow.changed_at)
        .join(ChatRow, ChatRow.id == DeliveryRow.chat_id)
        .where(
            DeliveryRow.bulletin_id.in_(made),
            DeliveryRow.changed_at > since,
            DeliveryRow.state.in_([State.SENT, State.UNKNOWN, State.SENDING]),
        )
        .order_by(DeliveryRow.changed_at)
    )
    return [(ChatId(platform, chat), at) for on, chat, at in rows if on == platform]


def held(session: Session, platform: str, now: datetime) -> datetime | None:
    """Return until when a whole bot is to be silent; None where it is not."""
    row = session.get(LaneRow, platform)
    if row is None or row.held_until <= now:
        return None
    return min(row.held_until, now + timedelta(seconds=LONGEST_STORM))


def _change(
    session: Session,
    delivery: int,
    now: datetime,
    error: Exception | None,
    *,
    state: State,
    **values: Any,
) -> None:
    # Who was cut off may tell so late that another one has the lane, and an admin has decided.
    ours = DeliveryRow.state.in_([State.SENDING, State.UNKNOWN]), DeliveryRow.settled.is_(False)
    session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery, *ours)
        .values(
            state=state,
            changed_at=now,
            error=type(error).__name__ if error else None,
            fault=str(error) if error else None,
            **values,
        )
    )


def _tell_doubt(
    session: Session, bulletin: int, rows: Sequence[DeliveryRow], now: datetime
) -> None:
    if _kind_of(session, bulletin) in ASKED:
        alarms.sound(session, Event.UNKNOWN, now, bulletin=bulletin)
        return
    for row in rows:
        row.settled = True


def _kind_of(session: Session, bulletin: int) -> Kind:
    return Kind(session.get_one(BulletinRow, bulletin).kind)


def _wait(session: Session, chat: int, until: datetime, now: datetime) -> None:
    ends = select(BulletinRow.id).where(BulletinRow.kind.in_(ENDS))
    session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.chat_id == chat,
            DeliveryRow.state == State.PENDING,
            DeliveryRow.urgent.is_(False),
            DeliveryRow.next_at < until,
        )
        .values(
            next_at=until,
            changed_at=now,
            # The chat asked for this wait: it must not make its news too old to be told.
            # What is over at an hour of its own stays over.
            expires_at=case(
                (DeliveryRow.bulletin_id.in_(ends), DeliveryRow.expires_at),
                (DeliveryRow.expires_at < until + ROOM, until + ROOM),
                else_=DeliveryRow.expires_at,
            ),
        )
    )


def _quiet(row: Any, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a chat's quiet hours end; None where it has none now."""
    if row.quiet_how is None:
        return None
    return quiet_until(row.quiet_from, row.quiet_to, now, zone)


def _claimed(row: Any, *, silent: bool) -> Claimed:
    return Claimed(
        id=row.id,
        chat=ChatId(row.platform, row.chat),
        thread=row.thread,
        part=row.part_id,
        act=Act(row.act),
        target=row.target,
        attempts=row.attempts + 1,
        silent=silent,
        trouble=row.trouble is not None or row.strikes > 0,
    )


def message_of(part: PartRow | LetterRow, attachment: Attachment | None = None) -> Message:
    """Return the message that a row keeps as it was rendered."""
    spans = tuple(
        Span(start, length, Style(style), url) for start, length, style, url in part.spans
    )
    choices = tuple(tuple(Choice(label, command) for label, command in row) for row in part.choices)
    return Message(RichText(part.text, spans), choices, attachment=attachment)


def _bulletin_of(session: Session, delivery: int) -> int | None:
    """Return whose part a delivery is; None where its chat was erased while it was on its way."""
    return session.scalar(select(DeliveryRow.bulletin_id).where(DeliveryRow.id == delivery))
