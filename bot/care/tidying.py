"""What is no longer needed is erased, every night; each part in a transaction of its own."""

from datetime import datetime, timedelta

from bot.settings import Settings
from bot.stores import (
    alarms,
    attachment_store,
    audit,
    bulletins,
    choices_store,
    compilations,
    grants,
    health,
    inbox_store,
    meeting_store,
    notices,
    picture_store,
    question_store,
    removals,
    store,
    undo,
    unit_changes,
)
from bot.wants import everybody
from jobs import tidy as newsroom
from jobs.database import Database
from jobs.stores import hour


async def tidy(database: Database, now: datetime, settings: Settings) -> None:
    """Erase what is past, let chats follow their units, and try the paused chats again.

    What is erased is gone for good: it is old only by an hour that outlets bear out.

    Args:
        database: The database of both wings.
        now: The moment.
        settings: For how long the operator wants what kept, and where the calendar hangs.
    """
    zone, keep = settings.time_zone, timedelta(days=settings.keep_days)
    acts = timedelta(days=settings.keep_audit_days)
    today, default = now.astimezone(zone).date(), everybody(settings.bulletin_times)
    sure = await database.read(lambda s: hour.borne_out(s, now))
    old = sure - timedelta(days=settings.keep_bulletin_days)
    await database.transact(lambda s: newsroom.tidy(s, sure, keep=keep))
    await database.transact(lambda s: picture_store.note_days(s, today, zone))
    while await database.transact(lambda s: bulletins.tidy(s, before=old)):
        pass
    await database.transact(lambda s: compilations.tidy(s, sure))
    await database.transact(lambda s: notices.tidy(s, before=old))
    await database.transact(lambda s: attachment_store.tidy(s, sure))
    await database.transact(lambda s: alarms.tidy(s, sure))
    await database.transact(lambda s: audit.tidy(s, sure, keep=acts))
    await database.transact(lambda s: grants.tidy(s, sure))
    await database.transact(lambda s: unit_changes.settle_ended(s, today, now))
    await database.transact(lambda s: choices_store.settle(s, default=default, zone=zone, now=now))
    await database.transact(lambda s: health.hours_right(s, now, zone))
    await database.transact(lambda s: meeting_store.tidy(s, sure.astimezone(zone).date()))
    await database.transact(lambda s: question_store.tidy(s, before=(sure - keep).date()))
    await database.transact(lambda s: store.tidy_invitations(s, now))
    await database.transact(lambda s: removals.tidy(s, now))
    await database.transact(lambda s: undo.tidy(s, now))
    await database.transact(lambda s: inbox_store.tidy(s, now))
    await database.transact(lambda s: health.try_paused(s, now))
