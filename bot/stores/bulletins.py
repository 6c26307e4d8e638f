"""Bulletins as they are kept: drafts, and what went out. Plain functions of a session."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, insert, literal, select, update
from sqlalchemy.orm import Session

from bot.messages import Message
from bot.policy import LASTS
from bot.stores import attachment_store
from bot.tables.counter import Act, BulletinRow, ChatRow, DeliveryRow, Kind, PartRow, Stage, State
from jobs.bulletin import Bulletin, Window
from jobs.database import among
from jobs.stores import numbers

_DELIVERIES = cast("Table", DeliveryRow.__table__)

INSTEAD = 0
"""The number of the part that is said where no message can be changed; the last, where there are
several."""

PIECE = 2_000
"""Deliveries that are erased in one transaction: 30 ms of a core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A bulletin as it is kept, or what corrects one or takes one back.

    Attributes:
        id: Its number.
        kind: What it is.
        stage: Where it stands.
        platform: Where it goes.
        made_at: When it was composed; aware, UTC.
        window: From when to when its news became known.
        topics: Ids of the topics chosen; empty for all.
        entries: Its stories in reading order.
        left_out: How many stories found no room.
        brief: Whether its stories are told by their headlines only.
        verbatim: Whether they are told in their articles' own words: nobody approved a machine's.
        titles: Headlines that an admin changed, by entry.
        reasons: Why it needs approval; empty where it does not.
        doubted: The entries that need approval; empty where the whole of it does.
        audience: The numbers of the chats of a draft.
        due_at: Before this moment nothing is sent.
        deadline: When a draft is decided without an admin; None where it is no draft.
        corrects: The number of the bulletin that it corrects or takes back; None for news.
    """

    id: int
    kind: Kind
    stage: Stage
    platform: str
    made_at: datetime
    window: Window
    topics: tuple[str, ...]
    entries: tuple[int, ...]
    left_out: int
    brief: bool
    verbatim: bool
    titles: Mapping[int, str]
    reasons: tuple[str, ...]
    doubted: tuple[int, ...]
    audience: tuple[int, ...]
    due_at: datetime
    deadline: datetime | None
    corrects: int | None

    @property
    def first(self) -> int:
        """The number of the bulletin that went out: its own, or of what it corrects."""
        return self.corrects or self.id


def add(
    session: Session,
    bulletin: Bulletin,
    *,
    platform: str,
    topics: Sequence[str],
    now: datetime,
    due_at: datetime | None = None,
    kind: Kind = Kind.BULLETIN,
    corrects: int | None = None,
    brief: bool = False,
    verbatim: bool = False,
) -> int:
    """Keep what a bulletin is made of, and return its number; nothing is delivered yet."""
    row = BulletinRow(
        id=numbers.fresh(session, BulletinRow),
        kind=kind.value,
        stage=Stage.RELEASED.value,
        platform=platform,
        made_at=now,
        since=bulletin.window.since,
        until=bulletin.window.until,
        topics=list(topics),
        entries=[story.entry for story in bulletin.stories],
        left_out=bulletin.left_out,
        brief=brief,
        verbatim=verbatim,
        due_at=due_at or now,
        corrects_id=corrects,
    )
    session.add(row)
    session.flush()
    return row.id


def add_bare(
    session: Session, kind: Kind, *, platform: str, now: datetime, corrects: int | None = None
) -> int:
    """Keep what tells no stories, and return its number: what it says stands in its parts alone."""
    nothing = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
    return add(
        session, nothing, platform=platform, topics=(), now=now, kind=kind, corrects=corrects
    )


def enter(
    session: Session,
    number: int,
    messages: Sequence[Message],
    chats: Sequence[int],
    *,
    now: datetime,
    until: datetime | None = None,
    urgent: bool = False,
) -> None:
    """Keep a bulletin's parts as rendered, and a PENDING delivery per chat and part.

    Args:
        session: The transaction.
        number: The bulletin.
        messages: Its parts.
        chats: Where it goes.
        now: The moment.
        until: When it is no longer to be delivered; None for what ``LASTS`` says of its kind.
        urgent: Whether it goes out in quiet hours, too, and before what waits for their end.
    """
    parts_of(session, number, messages)
    deliver(session, number, chats, now=now, until=until, urgent=urgent)


def deliver(
    session: Session,
    number: int,
    chats: Sequence[int],
    *,
    now: datetime,
    until: datetime | None = None,
    urgent: bool = False,
) -> None:
    """Keep a PENDING delivery per chat and part of a bulletin whose parts are kept; see above."""
    row = session.get_one(BulletinRow, number)
    base = _delivery(row, now=now, due_at=max(row.due_at or now, now)) | {"urgent": urgent}
    if until is not None:
        base["expires_at"] = until
    _, parts = part_numbers(session, number)
    _fan_out(session, base, parts, chats)


def parts_of(
    session: Session, number: int, messages: Sequence[Message], *, first: int = 1
) -> list[int]:
    """Keep a bulletin's parts as rendered, and return their numbers in the database."""
    now = session.get_one(BulletinRow, number).made_at
    parts = [_part(number, order, message) for order, message in enumerate(messages, first)]
    for part, message in zip(parts, messages, strict=True):
        if message.attachment is not None:
            part.attachment = attachment_store.keep(session, message.attachment, now).digest
    session.add_all(parts)
    session.flush()
    return [part.id for part in parts]


def enter_changes(
    session: Session, number: int, changes: Sequence[Mapping[str, Any]], *, now: datetime
) -> None:
    """Keep deliveries that change messages.

    Args:
        session: The transaction.
        number: The bulletin that corrects or takes back.
        changes: ``chat_id``, ``part_id``, ``act`` and ``target`` of each.
        now: The moment.
    """
    row = session.get_one(BulletinRow, number)
    base = _delivery(row, now=now, due_at=now)
    if changes:
        session.execute(insert(DeliveryRow), [base | dict(change) for change in changes])


def kept(session: Session, number: int) -> Kept | None:
    """Return a bulletin; None where there is none of that number."""
    row = session.get(BulletinRow, number)
    return _kept(row) if row else None


def the(session: Session, number: int) -> Kept:
    """Return a bulletin that is known to be there.

    Raises:
        sqlalchemy.exc.NoResultFound: It is not.
    """
    return _kept(session.get_one(BulletinRow, number))


def drafts(session: Session) -> list[Kept]:
    """Return what waits for approval, the oldest first."""
    rows = session.scalars(
        select(BulletinRow).where(BulletinRow.stage == Stage.DRAFT).order_by(BulletinRow.id)
    )
    return [_kept(row) for row in rows]


def hold_back(
    session: Session,
    number: int,
    *,
    reasons: Sequence[str],
    doubted: Sequence[int],
    audience: Sequence[int],
    deadline: datetime | None,
) -> None:
    """Make a bulletin a draft: nothing of it is delivered before somebody approves it.

    ``deadline`` None: it waits for ever, as a correction does.
    """
    session.execute(
        _of(number).values(
            stage=Stage.DRAFT,
            reasons=list(reasons),
            doubted=list(doubted),
            audience=list(audience),
            deadline=deadline,
        )
    )


def edit(
    session: Session, number: int, *, entries: Sequence[int], titles: Mapping[int, str]
) -> None:
    """Change what a draft tells: its stories in reading order, and headlines by entry."""
    named = {str(entry): title for entry, title in titles.items()}
    session.execute(_of(number).values(entries=list(entries), titles=named))


def quote(session: Session, number: int) -> Kept:
    """Let a draft be told in its articles' own words, and return it."""
    session.execute(_of(number).values(verbatim=True))
    return the(session, number)


def set_audience(session: Session, number: int, chats: Sequence[int]) -> None:
    """Change to which chats a draft will go."""
    session.execute(_of(number).values(audience=list(chats)))


def set_stage(session: Session, number: int, stage: Stage) -> bool:
    """Release or cancel a draft; False where it was decided before: who comes first, decides."""
    changed = session.execute(
        _of(number)
        .where(BulletinRow.stage == Stage.DRAFT)
        .values(stage=stage, audience=[], deadline=None)
        .returning(BulletinRow.id)
    )
    return changed.first() is not None


def telling(session: Session, entries: Collection[int], *, since: datetime) -> list[Kept]:
    """Return the bulletins that went out after ``since`` and tell any of ``entries``."""
    rows = session.scalars(
        select(BulletinRow).where(
            BulletinRow.kind == Kind.BULLETIN,
            BulletinRow.stage == Stage.RELEASED,
            BulletinRow.made_at > since,
        )
    )
    return [_kept(row) for row in rows if not set(entries).isdisjoint(row.entries)]


def part_numbers(session: Session, number: int) -> tuple[list[int], list[int]]:
    """Return the database's numbers of what is said instead, and of the parts in their order."""
    found = session.execute(
        select(PartRow.id, PartRow.number)
        .where(PartRow.bulletin_id == number)
        .order_by(PartRow.number)
    ).all()
    return (
        [part for part, place in found if place <= INSTEAD],
        [part for part, place in found if place > INSTEAD],
    )


def chats_of(session: Session, number: int) -> set[int]:
    """Return the chats to which something of a bulletin is, or was, on its way."""
    of = select(DeliveryRow.chat_id).where(DeliveryRow.bulletin_id == number)
    return set(session.scalars(of))


def tidy(session: Session, *, before: datetime, most: int = PIECE) -> bool:
    """Erase bulletins made before ``before``, with their parts and deliveries.

    Of a country's days, or where an operator keeps less from now on, so many rows are erased that
    nobody could be answered meanwhile: ``most`` at a time. Return whether there are more.
    """
    old = select(BulletinRow.id).where(BulletinRow.made_at < before)
    some = select(DeliveryRow.id).where(DeliveryRow.bulletin_id.in_(old)).limit(most)
    erased: Any = session.execute(
        delete(DeliveryRow)
        .where(DeliveryRow.id.in_(some))
        .execution_options(synchronize_session=False)
    )
    if erased.rowcount == most:
        return True
    numbers.retire(session, BulletinRow)
    session.execute(delete(BulletinRow).where(BulletinRow.made_at < before))
    return False


def _of(number: int) -> Any:
    return update(BulletinRow).where(BulletinRow.id == number)


def shape_of(message: Message) -> dict[str, Any]:
    """Return the columns in which a message is kept as it was rendered."""
    return {
        "text": message.content.text,
        "spans": [[s.start, s.length, s.style.value, s.url] for s in message.content.spans],
        "choices": [[[c.label, c.command] for c in row] for row in message.choices],
    }


def _part(bulletin: int, number: int, message: Message) -> PartRow:
    return PartRow(bulletin_id=bulletin, number=number, **shape_of(message))


def _delivery(row: BulletinRow, *, now: datetime, due_at: datetime) -> dict[str, Any]:
    return {
        "bulletin_id": row.id,
        "platform": row.platform,
        "act": Act.SEND.value,
        "target": "",
        "state": State.PENDING.value,
        "attempts": 0,
        "settled": False,
        "next_at": due_at,
        "expires_at": due_at + LASTS[Kind(row.kind)],
        "changed_at": now,
    }


def _fan_out(
    session: Session, base: Mapping[str, Any], parts: Sequence[int], chats: Sequence[int]
) -> None:
    """Enter a delivery per chat and part, each chat's in their order.

    The database makes the rows of two lists of numbers: that is four times as fast as to send it
    each row.
    """
    same = [literal(value, _DELIVERIES.c[name].type) for name, value in base.items()]
    rows = (
        select(ChatRow.id, PartRow.id, *same)
        .join(PartRow, PartRow.id.in_(parts))
        .where(among.of(ChatRow.id, chats))
        .order_by(ChatRow.id, PartRow.number)
    )
    columns = ["chat_id", "part_id", *base]
    # The tables themselves: what the ORM would add to it is not wanted here.
    session.connection().execute(insert(_DELIVERIES).from_select(columns, rows))


def _kept(row: BulletinRow) -> Kept:
    return Kept(
        id=row.id,
        kind=Kind(row.kind),
        stage=Stage(row.stage),
        platform=row.platform,
        made_at=row.made_at,
        window=Window(since=row.since, until=row.until),
        topics=tuple(row.topics),
        entries=tuple(row.entries),
        left_out=row.left_out,
        brief=row.brief,
        verbatim=row.verbatim,
        titles={int(entry): title for entry, title in row.titles.items()},
        reasons=tuple(row.reasons),
        doubted=tuple(row.doubted),
        audience=tuple(row.audience),
        due_at=row.due_at or row.made_at,
        deadline=row.deadline,
        corrects=row.corrects_id,
    )
