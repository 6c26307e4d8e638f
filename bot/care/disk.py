"""How much room there is where the database grows."""

import os
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


FAR = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs", "fuse.sshfs"})
"""File systems of other machines. SQLite's log (WAL) wants memory that all who open it share, and
locks that hold (sqlite.org/wal.html, "Overview", 5; sqlite.org/howtocorrupt.html, 2.1)."""

MOUNTS = Path("/proc/self/mounts")

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


def far(url: str) -> str:
    """Return over what the file behind ``url`` is on another machine; "" where it is on this."""
    file = file_of(url)
    if not file or not MOUNTS.is_file():
        return ""
    folder = Path(os.path.realpath(file)).parent
    kind = file_system(folder, MOUNTS.read_text(encoding="utf-8", errors="replace"))
    return kind if kind in FAR else ""


def file_system(folder: Path, mounts: str) -> str:
    """Return the kind of the file system that holds ``folder``, of the lines of /proc/mounts."""
    found = Path(), ""
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        at = Path(place.replace("\\040", " "))
        if at in [folder, *folder.parents] and len(at.parts) >= len(found[0].parts):
            found = at, kind
    return found[1]
