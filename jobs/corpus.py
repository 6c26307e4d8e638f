"""An archive in memory, for ``python -m jobs search|answer``: the same search, other entries."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from sqlalchemy.orm import Session

from jobs import search
from jobs.answer import Passage, best
from jobs.database import Database
from jobs.stores import store
from jobs.tables import EntryRow

MOST = 10
PASSAGES = 20
SEEN = datetime(2000, 1, 1, tzinfo=UTC)


class Corpus:
    """Entries of a file, findable; between ``async with`` and its end."""

    def __init__(self) -> None:
        self._database = Database("sqlite://")
        self._ids: list[Any] = []

    async def __aenter__(self) -> Self:
        await self._database.upgrade("jobs")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._database.close()

    async def take(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take rows of ``id``, ``title``, ``text``."""

        def work(session: Session) -> None:
            feed = store.add_feed(
                session, name="corpus", kind="feed", url="corpus:", every=timedelta(1), now=SEEN
            )
            for number, row in enumerate(rows, 1):
                self._ids.append(row["id"])
                session.add(_row(number, feed.id, row))
                search.index(session, number)

        await self._database.transact(work)
        await search.follow(self._database)

    async def find(self, query: str) -> list[Any]:
        """Return at most ten ids, the best first.

        Where nothing holds what stands in quotation marks, the marks are taken off.
        """
        found = await search.find(self._database, query, most=MOST)
        if not found:
            found = await search.find(self._database, search.unquoted(query), most=MOST)
        return [self._ids[number - 1] for number in found]

    async def answer(self, question: str) -> list[dict[str, Any]]:
        """Return at most three sentences that answer, each with its entry, the best first."""
        found = await search.find(self._database, search.unquoted(question), most=PASSAGES)
        passages = await self._database.transact(lambda s: store.passages(s, found))
        read = [Passage(entry=told.entry, title=told.title, text=text) for told, text in passages]
        return [
            {"text": each.text, "entry": self._ids[int(each.entry) - 1]}
            for each in best(question, read)
        ]


def _row(number: int, feed: int, row: Mapping[str, Any]) -> EntryRow:
    return EntryRow(
        id=number,
        feed_id=feed,
        guid=str(number),
        title=row.get("title") or "",
        link=f"corpus:{number}",
        seen_at=SEEN,
        ready_at=SEEN,
        teaser="",
        text=row["text"],
        author="",
        attempts=0,
        sentences=[],
        topics=[],
    )
