"""What is wrong with the program as a whole: decided here, told once, and once when it is over.

Which trouble the admins know of is read from the alarms themselves: the newest one of each decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.care.disk import ENOUGH, SCARCE, Space
from bot.stores import alarms
from bot.stores.alarms import Event
from bot.stores.pulse import Pulse
from jobs.stores.asked import Standing

LATE = timedelta(minutes=10)
"""After so long a bulletin is late, the time not counted that its platform's pace takes."""

SILENT = timedelta(days=1)
"""After so long without anything new something is wrong, unless it is so every week."""

NEW_HERE = timedelta(days=8)
YOUNG = timedelta(days=3)
"""In its first week, before it has seen a weekend, it may be silent for three days."""


class Trouble(StrEnum):
    """What is wrong."""

    LATE = "late"
    """``platform``, ``since``: a bulletin did not go out in time."""
    DISK = "disk"
    """``free``: the disk is nearly full; in MB."""
    SILENT = "silent"
    """``since``: no feed brought anything new."""
    BACKUP = "backup"
    """``why``: last night's backup failed."""
    FILE = "file"
    """Nothing: the database's file was deleted or replaced while it is in use."""
    MODEL = "model"
    """``cause`` (of ``jobs.stores.asked``): nothing that the language model writes can be told."""
    CLOCK = "clock"
    """``at``: the clock is behind what outlets have dated; until it is right nothing is sent."""


OF_A_MACHINE = frozenset({Trouble.DISK, Trouble.BACKUP, Trouble.CLOCK})
"""What each machine has a disk, a folder, a clock of its own for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether a trouble is there: ``about`` says what is told of it. None: it is not to be told."""

    there: bool | None
    about: Mapping[str, str] = field(default_factory=dict)


def judge(
    pulse: Pulse,
    space: Space,
    pace: Mapping[str, float],
    said: Callable[[datetime], str],
    *,
    awake: datetime | None = None,
) -> dict[str, State]:
    """Say of each trouble whether it is there; pure.

    Args:
        pulse: How it is.
        space: The room on the disk.
        pace: Platform → messages a second; on others nothing is sent.
        said: How a moment is told to people.
        awake: Since when the program has known what is due: what was due before, while it was off,
            is late from then on. None: it has always known.

    Returns:
        Name of the trouble → its state. Between "there" and "over" lies a range where nothing
        changes.
    """
    found = {Trouble.DISK.value: _disk(space), Trouble.SILENT.value: _silent(pulse, said)}
    for platform, per_second in pace.items():
        found[f"{Trouble.LATE}:{platform}"] = _late(pulse, platform, per_second, said, awake)
    return found


def of_model(standing: Standing | None) -> State:
    """Say whether the language model is of no use; None: none is set up. Pure."""
    if standing is None or standing.works:
        return State(there=False)
    if standing.works is None or standing.cause is None:
        return State(there=None)
    return State(there=True, about={"cause": standing.cause})


def on(machine: str, found: Mapping[str, State]) -> dict[str, State]:
    """Name what is wrong with one of several machines by that machine; pure.

    Another, on which it is not so, would call it over each time that it looks. ``machine`` "":
    there is only one.
    """
    if not machine:
        return dict(found)
    own = {name: state for name, state in found.items() if name in OF_A_MACHINE}
    named = {
        f"{name}:{machine}": replace(state, about={**state.about, "machine": machine})
        for name, state in own.items()
    }
    return named | {name: state for name, state in found.items() if name not in own}


def note(session: Session, found: Mapping[str, State], now: datetime) -> list[str]:
    """Sound what is new: a trouble that came, or that is over. Return the names of what changed."""
    known = _known(session)
    changed: list[str] = []
    for name, state in found.items():
        if state.there is None or state.there == (name in known):
            continue
        event = Event.TROUBLE if state.there else Event.MENDED
        about = {"trouble": name.partition(":")[0], "name": name, **state.about}
        alarms.sound(session, event, now, **about)
        changed.append(name)
    return changed


def there(session: Session) -> list[str]:
    """Return the names of the troubles that the admins know of, and that are not over."""
    return sorted(_known(session))


def _known(session: Session) -> set[str]:
    """Return the names of the troubles that are there, as the alarms say."""
    known: set[str] = set()
    for alarm in alarms.of_kinds(session, [Event.TROUBLE, Event.MENDED]):
        name = alarm.about["name"]
        (known.add if alarm.event is Event.TROUBLE else known.discard)(name)
    return known


def _disk(space: Space) -> State:
    about = {"free": str(space.free // 1_000_000)}
    if space.free < SCARCE:
        return State(there=True, about=about)
    return State(there=False if space.free > ENOUGH else None, about=about)


def _silent(pulse: Pulse, said: Callable[[datetime], str]) -> State:
    if pulse.since is None:
        return State(there=False)
    last = max(pulse.new_at or pulse.since, pulse.since)
    young = pulse.at - pulse.since < NEW_HERE
    bound = YOUNG if young else max(SILENT, pulse.longest_silence * 5 / 4)
    return State(there=pulse.at - last > bound, about={"since": said(last)})


def _late(
    pulse: Pulse,
    platform: str,
    per_second: float,
    said: Callable[[datetime], str],
    awake: datetime | None,
) -> State:
    due = pulse.late.get(platform)
    if due is None:
        return State(there=False, about={"platform": platform})
    takes = timedelta(seconds=sum(pulse.states.values()) / max(per_second, 0.01))
    late = pulse.at - max(due, awake or due) > LATE + takes
    # What is merely on its way does not end a trouble: its queue has to be empty.
    about = {"platform": platform, "since": said(due)}
    return State(there=True if late else None, about=about)
