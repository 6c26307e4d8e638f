"""Which deliveries stand so: found by the ledger's index, which begins with the platform.

Nearly all of some millions are SENT, and what is asked each minute is about the few that are not:
without a platform the whole ledger would be read for them.
"""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from bot.tables.counter import DeliveryRow, State


def standing(session: Session, *states: State) -> ColumnElement[bool]:
    """Return what is true of deliveries in one of ``states``, whatever their platform."""
    on = DeliveryRow.platform.in_(_platforms(session))
    return and_(on, DeliveryRow.state.in_(states))


def _platforms(session: Session) -> list[str]:
    """Return the platforms that deliveries have: a look into the index for each."""
    other = aliased(DeliveryRow)
    least = select(func.min(DeliveryRow.platform).label("name")).cte(recursive=True)
    above = select(func.min(other.platform)).where(other.platform > least.c.name)
    names = least.union_all(select(above.scalar_subquery()).where(least.c.name.is_not(None)))
    return list(session.scalars(select(names.c.name).where(names.c.name.is_not(None))))
