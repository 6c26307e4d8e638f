"""The nouns of who is spoken to: units, chats, invitations. Never a database row."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.messages import ChatId, ChatKind
from bot.typed.times import Moment, Quiet
from jobs.selection import Selection

CONSENT = 2
"""Version of the words that a chat's admin agrees to when binding it, see
``bot.texts.general.consent``.

A chat keeps the version that its admin was told: ``/dulieu`` tells it, and nothing hangs on it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation: party committee, cell …; a node of a tree with dates.

    Attributes:
        id: The database's number.
        name: Its full name, unique among those right below the same unit.
        kind: What it is ("chi bộ"), as imported.
        parent_id: The unit above it; None at the root.
        parent: The full name of that unit; None at the root.
        short_name: "" where it has none.
        valid_from: The day it was founded; None where unknown.
        valid_to: Its last day; None while it exists.
        successor_id: The unit it was merged into; None where there is none.
        successor: The full name of that unit; None where there is none.
        aliases: Other names that people use.
    """

    id: int
    name: str
    kind: str
    parent_id: int | None = None
    parent: str | None = None
    short_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: int | None = None
    successor: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation that nobody used yet; its code is known to nobody but whom it was given to.

    Attributes:
        id: The database's number.
        unit: The unit's number.
        made_at: When it was made; aware, UTC.
        expires_at: Until when it can be used.
    """

    id: int
    unit: int
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """When a chat wants no noise, local, and what becomes of a bulletin then.

    ``last`` before ``first`` means the next day.
    """

    first: time
    last: time
    how: Quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A bound chat and its choices.

    Attributes:
        id: The database's number.
        at: Platform and opaque id.
        kind: Private chat or group.
        unit: The unit's full name.
        topics: Ids of the topics chosen; empty for all.
        times: When its bulletins come, local; empty for never.
        thread: The forum topic that bulletins go to; None for the main one.
        paused: Why nothing is sent to it; None while it is active.
        until: Up to when its bulletins have told the news; aware, UTC.
        next_at: When its next bulletin is due; None where none is.
        consent: The version of the words that its admin agreed to.
        bound_at: When; aware, UTC.
        quiet: Its quiet hours; None where it has none.
        selection: All that it chose of the news, the topics too.
        brief: Whether it is told headlines only.
    """

    id: int
    at: ChatId
    kind: ChatKind
    unit: str
    topics: tuple[str, ...]
    times: tuple[Moment, ...]
    thread: str | None
    paused: str | None
    until: datetime
    next_at: datetime | None
    consent: int
    bound_at: datetime
    quiet: QuietHours | None = None
    selection: Selection = field(default_factory=Selection)
    brief: bool = False
