"""Which bot serves which chats: functions of a session."""

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from bot.tables.counter import Act, ChatRow, DeliveryRow, State
from jobs.database import among


def move_chats(
    session: Session, source: str, target: str, *, most: int, units: Collection[int] | None
) -> tuple[int, int]:
    """Let the bot ``target`` serve chats of the bot ``source``, with what waits for them.

    What changes messages that the old bot sent stays the old bot's affair: nobody else can.

    Args:
        session: The transaction.
        source: Who has them.
        target: Who shall have them; it knows them by the same ids.
        most: How many at most, those bound first.
        units: Only the chats of these units; None for all.

    Returns:
        How many were moved, and how many were left because ``target`` has them already.
    """
    other = aliased(ChatRow)
    taken = select(other.id).where(other.platform == target, other.chat == ChatRow.chat).exists()
    rows = session.execute(
        select(ChatRow.id, ChatRow.unit_id, taken)
        .where(ChatRow.platform == source)
        .order_by(ChatRow.id)
    ).all()
    wanted = [row for row in rows if units is None or row[1] in units][:most]
    moving = [number for number, _, known in wanted if not known]
    session.execute(update(ChatRow).where(among.of(ChatRow.id, moving)).values(platform=target))
    session.execute(
        update(DeliveryRow)
        .where(
            among.of(DeliveryRow.chat_id, moving),
            DeliveryRow.state == State.PENDING,
            DeliveryRow.act == Act.SEND,
        )
        .values(platform=target)
    )
    return len(moving), len(wanted) - len(moving)
