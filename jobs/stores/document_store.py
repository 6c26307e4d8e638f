"""What articles say of documents: where each number is named, and what replaces what.

Plain functions of a session, run by ``Database.transact``. The numbers are recognized in
``jobs.documents``; a number alone names several documents, so a look-up returns candidates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import chain, islice

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from jobs import documents
from jobs.documents import DocumentNumber
from jobs.promulgated import Named
from jobs.sentences import sentences
from jobs.tables import DocumentRow, EntryRow, FeedRow, SupersessionRow
from jobs.text import fold, normalize

LONGEST = 600
"""Letters of a sentence that are kept; a list of documents in an appendix has no end."""

HOW = {
    "replaces": "thay thế|thay cho",
    "repeals": "bãi bỏ|hết hiệu lực|chấm dứt hiệu lực",
    "amends": "sửa đổi|bổ sung một số|sửa một số",
}
"""What an article says of a newer document and an older one, and how it says so."""

PASSIVE = "được thay|bị thay|bị bãi bỏ|được bãi bỏ|hết hiệu lực|chấm dứt hiệu lực|được sửa"
"""The older one is named first: "A được thay thế bằng B"."""

_SUBJECT = re.compile(r"[^,;:.]{0,60}")
"""What may stand between a document and the verb of which it is the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An article that names a document.

    Attributes:
        entry: The database's number of the entry.
        title: Its headline.
        link: Its page.
        outlet: The name of the feed that brought it.
        published: When it was published, or else seen; aware, UTC.
        sentence: The sentence that names the document, verbatim but for white space.
    """

    entry: int
    title: str
    link: str
    outlet: str
    published: datetime
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document that articles name.

    Attributes:
        normalized: As offices write it: "57-NQ/TW".
        type: The sign of its kind; None where no article says.
        issuer: The sign of who issued it; None where no article says.
        articles: How many articles name it.
        newest: The newest of them.
    """

    normalized: str
    type: str | None
    issuer: str | None
    articles: int
    newest: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Supersession:
    """What an article says of two documents.

    Attributes:
        newer: The one in force, normalized; None where the article does not name it.
        older: The one that was changed or ended, normalized.
        how: "replaces", "repeals" or "amends".
        mention: The article, with the sentence that says so.
    """

    newer: str | None
    older: str
    how: str
    mention: Mention


def note(session: Session, entry: int) -> None:
    """Keep what a ready entry says of documents, in place of what was known of it."""
    row = session.get(EntryRow, entry)
    if row is None:
        return
    for table in (DocumentRow, SupersessionRow):
        session.execute(delete(table).where(table.entry_id == entry))
    at = row.published_at or row.seen_at
    told: set[str] = set()
    for sentence, found in _named(row.title, row.text):
        for each in found:
            if each.normalized not in told:
                told.add(each.normalized)
                session.add(_document(entry, each, sentence, at))
        if (change := superseded(sentence, found)) is not None:
            newer, olders, how = change
            session.add_all(
                SupersessionRow(
                    entry_id=entry,
                    newer=newer,
                    older=older,
                    how=how,
                    sentence=sentence[:LONGEST],
                    published_at=at,
                )
                for older in olders
            )


def candidates(
    session: Session,
    *,
    number: str,
    type: str | None = None,  # noqa: A002  the glossary's word
    issuer: str | None = None,
    most: int = 10,
) -> list[Known]:
    """Return the documents that a number may mean, those that were last named first.

    Args:
        session: The transaction.
        number: As in ``DocumentNumber``; one without a year means that of any year.
        type: Only documents of this kind, or of which no article says the kind; None: any.
        issuer: The same of who issued them.
        most: How many at most.
    """
    plain = re.sub(r"([\\%_])", r"\\\1", number)
    of_a_year = DocumentRow.number.like(f"{plain}/%", escape="\\")
    wanted: list[ColumnElement[bool]] = [or_(DocumentRow.number == number, of_a_year)]
    for column, asked in ((DocumentRow.type, type), (DocumentRow.issuer, issuer)):
        if asked is not None:
            wanted.append(or_(column == asked, column.is_(None)))
    newest = func.max(DocumentRow.published_at)
    rows = session.execute(
        select(
            DocumentRow.normalized,
            func.max(DocumentRow.type),
            func.max(DocumentRow.issuer),
            func.count(DocumentRow.entry_id.distinct()),
        )
        .where(*wanted)
        .group_by(DocumentRow.normalized)
        .order_by(newest.desc(), DocumentRow.normalized)
        .limit(most)
    ).all()
    return [
        Known(
            normalized=normalized,
            type=kind,
            issuer=by,
            articles=articles,
            newest=mentions(session, normalized, most=1)[0],
        )
        for normalized, kind, by, articles in rows
    ]


def mentions(session: Session, normalized: str, *, most: int = 10) -> list[Mention]:
    """Return the articles that name a document, the newest first."""
    rows = session.execute(
        select(DocumentRow, EntryRow.title, EntryRow.link, FeedRow.name)
        .join(EntryRow, EntryRow.id == DocumentRow.entry_id)
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(DocumentRow.normalized == normalized)
        .order_by(DocumentRow.published_at.desc(), DocumentRow.entry_id.desc())
        .limit(most)
    )
    return [_mention(*row) for row in rows]


def supersessions(session: Session, normalized: str, *, most: int = 10) -> list[Supersession]:
    """Return what articles say of a document's place among others, the newest first.

    Where ``older`` is the document asked for, another came after it; where ``newer`` is, it came
    after another. The same said by several articles is told once, by the newest.
    """
    rows = session.execute(
        select(SupersessionRow, EntryRow.title, EntryRow.link, FeedRow.name)
        .join(EntryRow, EntryRow.id == SupersessionRow.entry_id)
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(or_(SupersessionRow.newer == normalized, SupersessionRow.older == normalized))
        .order_by(SupersessionRow.published_at.desc(), SupersessionRow.id)
    )
    told: dict[tuple[str | None, str, str], Supersession] = {}
    for row, title, link, outlet in rows:
        change = Supersession(
            newer=row.newer,
            older=row.older,
            how=row.how,
            mention=_mention(row, title, link, outlet),
        )
        told.setdefault((row.newer, row.older, row.how), change)
    return list(told.values())[:most]


def named(
    session: Session, *, since: datetime, until: datetime, zone: tzinfo
) -> tuple[list[Named], frozenset[str]]:
    """Return what ready articles of ``[since, until)`` say of documents, the oldest first.

    Also which of those documents were named before ``since``.
    """
    within = (
        DocumentRow.published_at >= since,
        DocumentRow.published_at < until,
        EntryRow.ready_at.is_not(None),
    )
    rows = session.execute(
        select(DocumentRow, EntryRow.link, FeedRow.name)
        .join(EntryRow, EntryRow.id == DocumentRow.entry_id)
        .join(FeedRow, FeedRow.id == EntryRow.feed_id)
        .where(*within)
        .order_by(DocumentRow.published_at, DocumentRow.id)
    )
    found = [
        Named(
            normalized=row.normalized,
            number=row.number,
            type=row.type,
            issuer=row.issuer,
            sentence=row.sentence,
            entry=row.entry_id,
            outlet=outlet,
            link=link,
            published=row.published_at.astimezone(zone).date(),
        )
        for row, link, outlet in rows
    ]
    now = select(DocumentRow.normalized).join(EntryRow, EntryRow.id == DocumentRow.entry_id)
    before = select(DocumentRow.normalized).where(
        DocumentRow.normalized.in_(now.where(*within)), DocumentRow.published_at < since
    )
    return found, frozenset(session.scalars(before.distinct()))


def superseded(
    sentence: str, found: Sequence[DocumentNumber]
) -> tuple[str | None, list[str], str] | None:
    """Say what a sentence tells of a newer document and older ones; None where it tells nothing.

    What stands before "thay thế" is the newer, what stands behind it the older; in the passive
    it is the other way round. One that is named on both sides changes nothing.

    Returns:
        The newer one (None where it is not named), the older ones, and a key of ``HOW``.
    """
    folded = fold(sentence)
    if len(folded) != len(normalize(sentence)):
        return None
    for how, said in HOW.items():
        match = re.search(rf"\b(?:{fold(said)})\b", folded)
        if match is None:
            continue
        before = [each for each in found if each.end <= match.start()]
        behind = [each for each in found if each.start >= match.end()]
        if re.search(rf"\b(?:{fold(PASSIVE)})\b", folded):
            if not before or not _SUBJECT.fullmatch(folded, before[-1].end, match.start()):
                continue
            before, behind = behind, before
        newer = before[-1].normalized if before else None
        olders = [each for each in dict.fromkeys(e.normalized for e in behind) if each != newer]
        if olders:
            return newer, olders, how
    return None


def _named(title: str, text: str) -> list[tuple[str, tuple[DocumentNumber, ...]]]:
    """The sentences of an article that name documents, at most ``documents.MOST`` of them."""
    lines = chain([normalize(title)], (s for line in text.splitlines() for s in sentences(line)))
    told = ((line, documents.find(line)) for line in lines if any(map(str.isdigit, line)))
    return list(islice(((line, found) for line, found in told if found), documents.MOST))


def _document(entry: int, found: DocumentNumber, sentence: str, at: datetime) -> DocumentRow:
    return DocumentRow(
        entry_id=entry,
        number=found.number,
        type=found.type,
        issuer=found.issuer,
        normalized=found.normalized,
        sentence=sentence[:LONGEST],
        published_at=at,
    )


def _mention(row: DocumentRow | SupersessionRow, title: str, link: str, outlet: str) -> Mention:
    return Mention(
        entry=row.entry_id,
        title=title,
        link=link,
        outlet=outlet,
        published=row.published_at,
        sentence=row.sentence,
    )
