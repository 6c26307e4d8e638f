"""How much room there is where the database grows."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jobs.database import file_of

SCARCE = 500_000_000
"""Bytes: an upgrade copies the database, and a month of a province's ledger takes as much."""

ENOUGH = 700_000_000
"""Bytes above which a disk that was nearly full is so no more: between the two nothing changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Room on a disk, in bytes."""

    free: int
    total: int

    @property
    def scarce(self) -> bool:
        """Whether it is nearly full."""
        return self.free < SCARCE


Look = Callable[[str], Space]
"""Tells the room beside the database at an address."""


def identity(url: str) -> tuple[int, int] | None:
    """Return what tells the database's file from any other; None where there is none."""
    file = file_of(url)
    try:
        found = Path(file).stat() if file else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def free(url: str) -> Space:
    """Return the room beside the database at ``url``; where it is on a server, here."""
    usage = shutil.disk_usage(Path(file_of(url) or ".").absolute().parent)
    return Space(free=usage.free, total=usage.total)
