"""The statements that are made for each message; the ledger alone uses them."""

from typing import cast

from sqlalchemy import Table, bindparam, or_, select, update

from bot.tables.counter import ChatRow, DeliveryRow, State

# The tables themselves, not their classes: what is done for each message passes the ORM by, which
# would take as long as the database.
_DELIVERIES, _CHATS = cast("Table", DeliveryRow.__table__), cast("Table", ChatRow.__table__)
_D, _C, _EARLIER = _DELIVERIES.c, _CHATS.c, _DELIVERIES.alias()

CLAIM = (
    select(
        _D.id,
        _D.platform,
        _D.part_id,
        _D.act,
        _D.target,
        _D.attempts,
        _D.expires_at,
        _D.urgent,
        _D.chat_id,
        _C.chat,
        _C.thread,
        _C.paused,
        _C.trouble,
        _C.strikes,
        _C.quiet_from,
        _C.quiet_to,
        _C.quiet_how,
        select(_EARLIER.c.id)
        .where(
            _EARLIER.c.chat_id == _D.chat_id,
            _EARLIER.c.state.in_([State.PENDING, State.SENDING]),
            _EARLIER.c.id < _D.id,
            # What waits for the end of quiet hours does not hold up what is urgent.
            or_(_EARLIER.c.urgent, ~_D.urgent, _EARLIER.c.state == State.SENDING),
        )
        .exists()
        .label("earlier"),
    )
    .join_from(_DELIVERIES, _CHATS, _C.id == _D.chat_id)
    .where(_D.id.in_(bindparam("wanted", expanding=True)), _D.state == State.PENDING)
    .order_by(_D.id)
    .with_for_update(of=_DELIVERIES, skip_locked=True)
)

SENDING = (
    update(_DELIVERIES)
    .where(_D.id.in_(bindparam("wanted", expanding=True)))
    .values(state=State.SENDING.value, attempts=_D.attempts + 1, changed_at=bindparam("now"))
)

SENT = (
    update(_DELIVERIES)
    .where(_D.id == bindparam("number"))
    .values(
        state=State.SENT.value,
        message_id=bindparam("sent_as"),
        changed_at=bindparam("now"),
        error=None,
        fault=None,
    )
)
