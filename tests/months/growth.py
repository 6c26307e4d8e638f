"""Does what grows come to rest? What is weighed each night is judged; all of it is pure.

A table is full once its rows are as old as they get; from then on it may sway, not rise. So may
what the process holds (memory, open files, threads, tasks) from its second week on, and the files.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from bot.settings import Settings

WARM = 7
"""Nights until all has been in use once: what is loaded then stays, rightly."""

FEWEST = 14
"""Nights, of a table that is full, in which a rise can be told from swaying."""

MARGIN = 2
"""Nights by which tidying may be late: the clock is set, the machine off."""

SWAY = 1.5
"""The most that a late peak may be of an early one: storms and absences come in bursts …"""

FEW = 30
"""… and so many rows, of a table of few, say nothing."""

A_WEEK = {"MB": 4.0, "fds": 3.0, "threads": 2.0, "tasks": 2.0, "file MB": 0.4}
"""What may be added a week of life without its being a leak.

Of files but for the copies: a quarter of a megabyte a week is what is kept for a year and longer,
the steps of compilations (10 kB each) before all. A calm life's memory: 1.7 MB a week, of what
this simulation keeps, and of what fills up to a bound (offers, the words of stories).
"""

LASTING = None
"""Rows that are there as long as what they are about: a chat, a unit, a feed, an admin's choice."""

NUMBERED = re.compile(r"[0-9a-f]{32}|\d{8}T\d{6}Z|\d+")
"""What in a file's name tells it from its like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What was there one night: rows by table, what the process holds, files by kind."""

    rows: Mapping[str, int]
    held: Mapping[str, float] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """For how many days rows stay (None: as ``LASTING``), by which column, where one tells."""

    days: int | None
    by: str = ""


def kept(settings: Settings) -> dict[str, Kept]:
    """Return table → for how long its rows stay, as ``bot/verbs/privacy.py`` promises it."""
    news, told, acts = settings.keep_days, settings.keep_bulletin_days, settings.keep_audit_days
    lasting = (
        "approvals chat_admins chats feeds grants lanes leases machines meetings presets quotas "
        "topic_phrases unit_changes units zalo_oa_admins zalo_oa_keys"
    )
    return dict.fromkeys(lasting.split(), Kept(LASTING)) | {
        "alarms": Kept(30, "at"),
        "asked": Kept(news, "asked_at"),
        "attachments": Kept(30, "used_at"),
        "audit": Kept(acts, "at"),
        "bulletins": Kept(told, "made_at"),
        "compilation_bulletins": Kept(told),
        "compilation_marks": Kept(62, "at"),
        "compilation_steps": Kept(400),
        "compilations": Kept(400, "made_at"),
        "confirmations": Kept(told, "at"),
        "counters": Kept(news),
        "deliveries": Kept(told),
        "documents": Kept(news),
        "entries": Kept(news, "seen_at"),
        "grant_codes": Kept(30, "expires_at"),
        "inbox": Kept(2, "at"),
        "invitation_tries": Kept(1, "at"),
        "invitations": Kept(30, "expires_at"),
        "letters": Kept(1, "at"),
        "meeting_changes": Kept(400),
        "meeting_told": Kept(400),
        "notice_bulletins": Kept(told),
        "notices": Kept(told, "made_at"),
        "parts": Kept(told),
        "removals": Kept(1, "at"),
        "search_log": Kept(400),  # by number: ``jobs.search.KEEP_LOG`` of them, years of such lives
        "sent_days": Kept(800),
        "supersessions": Kept(news),
        "undos": Kept(1, "until"),
    }


def kinds(names: Iterable[str]) -> dict[str, int]:
    """Count files by kind: their names without numbers, digests and moments."""
    return dict(Counter(NUMBERED.sub("#", name) for name in names))


def judged(nights: Sequence[Night], promised: Mapping[str, Kept]) -> list[str]:
    """Say what did not come to rest."""
    return [*_tables(nights, promised), *_held(nights), *_files(nights)]


def _tables(nights: Sequence[Night], promised: Mapping[str, Kept]) -> Iterator[str]:
    for table in sorted({name for night in nights for name in night.rows}):
        if table not in promised:
            yield f"nobody says for how long rows of {table} are kept"
            continue
        full = max(WARM, promised[table].days or 0) + MARGIN
        yield from _rises(table, [night.rows.get(table, 0) for night in nights[full:]])


def _files(nights: Sequence[Night]) -> Iterator[str]:
    for kind in sorted({kind for night in nights for kind in night.files}):
        yield from _rises(f"files {kind}", [night.files.get(kind, 0) for night in nights[WARM:]])


def _rises(what: str, counts: Sequence[int]) -> Iterator[str]:
    half = len(counts) // 2
    if len(counts) < FEWEST:
        return
    early, late = max(counts[:half]), max(counts[-half:])
    if late > early * SWAY + FEW or _each_night_more(counts):
        yield f"{what} rise: at most {early} early, {late} late"


def _each_night_more(counts: Sequence[int]) -> bool:
    """Say whether hardly a night passes without more, and none brings less, as where all stays."""
    steps = [after - before for before, after in zip(counts, counts[1:], strict=False)]
    return min(steps) >= 0 and sum(step > 0 for step in steps) >= 0.8 * len(steps)


def _held(nights: Sequence[Night]) -> Iterator[str]:
    """Judge what the process holds by the weeks' middles: a restart gives much of it back."""
    weeks = [nights[start : start + WARM] for start in range(WARM, len(nights) - WARM + 1, WARM)]
    for what, most in A_WEEK.items():
        middles = [median(night.held.get(what, 0) for night in week) for week in weeks]
        if len(middles) >= 2 and middles[-1] - middles[0] > most * (len(middles) - 1):
            yield f"{what} rise from week to week: {middles}"
