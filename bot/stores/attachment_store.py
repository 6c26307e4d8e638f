"""The pictures and documents that messages carry, each kept once. Plain functions of a session."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, aliased

from bot.messages import Attachment
from bot.tables.counter import BulletinRow, Kind, PartRow
from bot.tables.files import AttachmentRow

KEPT = timedelta(days=30)
"""How long a file is shown that only an answer carried, and no part does."""


def keep(session: Session, attachment: Attachment, now: datetime) -> Attachment:
    """Keep a file, or find it kept; return it with its key.

    One that was taken back gets another key: where it stood, it is not shown again.
    """
    row = session.get(AttachmentRow, attachment.digest)
    if row is None:
        row = AttachmentRow(
            digest=attachment.digest,
            key=secrets.token_urlsafe(32),
            name=attachment.name,
            media_type=attachment.media_type,
            picture=attachment.picture,
            data=attachment.data,
        )
        session.add(row)
    elif _taken_back(session, row.digest):
        row.key = secrets.token_urlsafe(32)
    row.used_at = now
    session.flush()
    return replace(attachment, key=row.key)


def load(session: Session, digests: Collection[str]) -> dict[str, Attachment]:
    """Return files by their digests; those that are no more are missing."""
    if not digests:
        return {}
    rows = session.scalars(select(AttachmentRow).where(AttachmentRow.digest.in_(digests)))
    return {row.digest: _attachment(row) for row in rows}


def by_key(session: Session, key: str) -> Attachment | None:
    """Return the file that our door shows under ``key``; None where there is none.

    Nor where all that carried it was taken back: a chat that cannot delete keeps its address.
    """
    row = session.scalar(select(AttachmentRow).where(AttachmentRow.key == key))
    if row is None or _taken_back(session, row.digest):
        return None
    return _attachment(row)


def tidy(session: Session, now: datetime) -> None:
    """Erase the files that no part carries any more, unless they were sent not long ago."""
    carried = select(PartRow.attachment).where(PartRow.attachment.is_not(None))
    session.execute(
        delete(AttachmentRow).where(
            AttachmentRow.used_at < now - KEPT, AttachmentRow.digest.not_in(carried)
        )
    )


def _taken_back(session: Session, digest: str) -> bool:
    taking = aliased(BulletinRow)
    taken = exists().where(
        taking.kind == Kind.WITHDRAWAL,
        taking.corrects_id.in_([BulletinRow.id, BulletinRow.corrects_id]),
    )
    fates = session.scalars(
        select(taken)
        .select_from(PartRow)
        .join(BulletinRow, BulletinRow.id == PartRow.bulletin_id)
        .where(PartRow.attachment == digest)
        .distinct()
    ).all()
    return bool(fates) and all(fates)


def _attachment(row: AttachmentRow) -> Attachment:
    return Attachment(
        data=row.data,
        name=row.name,
        media_type=row.media_type,
        picture=row.picture,
        key=row.key,
    )
