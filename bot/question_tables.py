"""How often what was asked: nothing of who asked, where, or in which words."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class CounterRow(Base):
    """How often one kind of thing happened on one day."""

    __tablename__ = "counters"

    day: Mapped[date] = mapped_column(primary_key=True, comment="local")
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
