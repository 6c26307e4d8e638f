"""What keeps an installation in order for years: erasing, copies, alarms, the daily line."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.care import copies, disk, tidying, troubles
from bot.care.troubles import State, Trouble
from bot.errors import UsageError
from bot.messages import RichText
from bot.platforms.base import Abilities
from bot.settings import Settings
from bot.stores import pulse
from bot.stores.pulse import Pulse
from bot.texts import alarms as texts_alarms
from jobs.newsroom import Newsroom
from jobs.stores import asked, hour
from jobs.timetable import Daily

log = logging.getLogger(__name__)

COPY_AT = time(3, 30)
"""When the night's backup is made, local; a machine that is off then makes it once it is on."""

LATER = time(4, 10)
"""When each machine sees to it that the night's backup is in its folder, which may be all of them's
or its own; and one machine tries again what failed."""


class Upkeep:
    """Looks after one installation.

    Args:
        newsroom: The newsroom's tools.
        settings: What the operator set.
        room: Tells the room on the disk of the database at an address.
        machine: What this machine is called among several; "" where it is alone.
    """

    def __init__(
        self,
        newsroom: Newsroom,
        settings: Settings,
        *,
        room: "disk.Look" = disk.free,
        machine: str = "",
    ) -> None:
        self._newsroom = newsroom
        self._settings = settings
        self._room = room
        self._machine = machine
        self._file = disk.identity(settings.database_url)

    async def tidy(self) -> None:
        """Erase what is no longer needed, and try the paused chats again."""
        database = self._newsroom.database
        await tidying.tidy(database, self._newsroom.clock(), self._settings)
        await database.scrub()

    async def keep_copy(self) -> None:
        """Write tonight's backup, where one is wanted; the admins hear once if it fails."""
        folder = self._settings.backup_folder
        if not folder:
            return
        now = self._newsroom.clock()
        state = State(there=False)
        try:
            await asyncio.to_thread(self._copy, Path(folder), now)
        except UsageError as error:
            log.error("backup failed", extra={"fault": str(error)})  # noqa: TRY400  one line
            state = State(there=True, about={"why": str(error)})
        found = troubles.on(self._machine, {Trouble.BACKUP: state})
        await self._newsroom.database.transact(lambda s: troubles.note(s, found, now))

    async def make_up(self) -> None:
        """Write the backup that the last night should have brought, where it has not."""
        now = self._newsroom.clock()
        if folder := self._settings.backup_folder:
            here = now.astimezone(self._settings.time_zone)
            due = here.replace(hour=COPY_AT.hour, minute=COPY_AT.minute, second=0, microsecond=0)
            due -= timedelta(days=due > here)
            if not await asyncio.to_thread(copies.has_since, Path(folder), due, now):
                await self.keep_copy()

    async def look(
        self, platforms: Mapping[str, Abilities], *, awake: datetime | None = None
    ) -> list[str]:
        """Sound what is wrong, once, and what is over; return the names of what changed.

        Args:
            platforms: Those that bulletins go out on now.
            awake: Since when the program has known what is due; see ``troubles.judge``.
        """
        now, pace = self._newsroom.clock(), {n: each.per_second for n, each in platforms.items()}
        room = self._room(self._settings.database_url)

        def note(session: Session) -> list[str]:
            found = troubles.judge(
                pulse.pulse(session, now, pace), room, pace, self._said, awake=awake
            )
            found[Trouble.FILE] = State(there=self._displaced)
            behind = hour.is_behind(session, now)
            found[Trouble.CLOCK] = State(there=behind, about={"at": self._said(now)})
            written = asked.standing(session, now) if self._settings.writes else None
            found[Trouble.MODEL] = troubles.of_model(written)
            return troubles.note(session, troubles.on(self._machine, found), now)

        changed = await self._newsroom.database.transact(note)
        if changed:
            log.warning("troubles changed", extra={"names": " ".join(changed)})
        return changed

    async def pulse(self, platforms: Iterable[str]) -> Pulse:
        """Take the pulse of what goes out on ``platforms``."""
        now, names = self._newsroom.clock(), list(platforms)
        return await self._newsroom.database.read(lambda s: pulse.pulse(s, now, names))

    async def health(self, talks: Mapping[str, bool], served: Iterable[str]) -> dict[str, object]:
        """Tell whether the bot can talk on every platform that was set up, and when it last did.

        Args:
            talks: Platform → whether it can talk there now.
            served: The platforms that bulletins go out on, as soon as it can.
        """
        found = await self.pulse(served)
        return {
            "ok": all(talks.values()),
            "platforms": dict(talks),
            "last_pull": found.pulled_at,
            "last_push": found.made_at,
            "backlog": found.waiting,
            "unknown": found.unknown,
        }

    def lines(self, say_well: Callable[[], Awaitable[None]]) -> list[Daily]:
        """Return the timetable's lines: tonight's copy, and the daily line."""
        hour, minute = COPY_AT.hour, COPY_AT.minute
        return [
            Daily(name="copy", job=self.make_up, hour=hour, minute=minute, at_start=True),
            Daily(
                name="own copy",
                job=self.make_up,
                hour=LATER.hour,
                minute=LATER.minute,
                everywhere=True,
            ),
            *(
                Daily(name="all is well", job=say_well, hour=at.hour, minute=at.minute)
                for at in self._settings.all_is_well_at
            ),
        ]

    async def line(self, platforms: Mapping[str, Abilities]) -> RichText:
        """Say in one line that all is well; or what is not."""
        now, names = self._newsroom.clock(), list(platforms)

        def read(session: Session) -> tuple[Pulse, list[str]]:
            return pulse.pulse(session, now, names), troubles.there(session)

        found, wrong = await self._newsroom.database.read(read)
        return texts_alarms.daily(
            sent=found.states.get("sent", 0),
            unknown=found.unknown,
            entries=found.entries,
            feeds=found.feeds,
            failing=found.failing,
            chats=found.chats,
            paused=found.paused,
            wrong=list(dict.fromkeys(name.partition(":")[0] for name in wrong)),
        )

    def _copy(self, folder: Path, now: datetime) -> None:
        if self._displaced:  # what is there now is another database, or none
            raise UsageError("the database's file was deleted or replaced")
        settings, sealed = self._settings, self._settings.backup_passphrase
        passphrase = sealed.get_secret_value() if sealed else None
        most = settings.keep_backups
        copies.nightly(settings.database_url, folder, passphrase, now=now, most=most)

    @property
    def _displaced(self) -> bool:
        """Whether the file that is in use is no longer where the settings say."""
        return self._file is not None and disk.identity(self._settings.database_url) != self._file

    def _said(self, at: datetime) -> str:
        return f"{at.astimezone(self._settings.time_zone):%H:%M %d/%m/%Y}"
