"""A paper as PDF, by LibreOffice, where it is installed.

It runs in a process group of its own, with a profile of its own (two runs in one profile lock each
other out), and the whole group is killed at the limit: it likes to leave children behind.
"""

import asyncio
import os
import shutil
import signal
from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from jobs.errors import NotMadeError
from jobs.printing import docx
from jobs.printing.paper import Paper

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = timedelta(seconds=90)
"""A first start on a small server takes 20 seconds, an eight-minute paper one more."""

LARGEST = 20_000_000

COMPLAINTS = "complaints.txt"
"""What it writes to stderr: why it cannot work here."""

FONTS = (
    docx.FONT,
    "TeX Gyre Termes",
    "Tinos",
    "FreeSerif",
    "Linux Libertine O",
    "Noto Serif",
    "DejaVu Serif",
)
"""Times, or what is like it. LibreOffice would take Liberation Serif instead of Times, which has no
Vietnamese letters: those would come out of another font, in the middle of words."""

BEGINS, ENDS, LAST = b"%PDF-", b"%%EOF", 1024
"""How every PDF begins, and what stands in its last bytes (ISO 32000-2, 7.5)."""

LISTING = timedelta(seconds=10)


def program() -> str | None:
    """Return LibreOffice's path; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


async def written(
    paper: Paper, *, soffice: str | None = None, patience: timedelta = PATIENCE
) -> bytes:
    """Return the paper as PDF.

    Args:
        paper: What is written.
        soffice: The program; None for the one that is installed.
        patience: How long it may take.

    Raises:
        NotMadeError: LibreOffice is not installed, took too long, or made nothing; or the disk is
            full, on which it works.
    """
    run = soffice or program()
    if run is None:
        raise NotMadeError("LibreOffice is not installed")
    try:
        return await _written(paper, run, patience)
    except OSError as error:
        raise NotMadeError(f"LibreOffice cannot work: {error.strerror}") from error


async def _written(paper: Paper, run: str, patience: timedelta) -> bytes:
    file = docx.written(paper, font=chosen(await _families()))
    with TemporaryDirectory(prefix="bantin-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        await asyncio.to_thread((folder / "paper.docx").write_bytes, file)
        code = await _converted(run, folder, patience)
        return await asyncio.to_thread(_made, folder, code)


def chosen(families: Collection[str]) -> str:
    """Return the font to set a PDF in, of those that have the Vietnamese letters."""
    return next((font for font in FONTS if font in families), docx.FONT)


async def _families() -> frozenset[str]:
    """Return the families of the installed fonts that have the Vietnamese letters."""
    lister = shutil.which("fc-list")
    if lister is None:
        return frozenset()
    process = await asyncio.create_subprocess_exec(
        lister,
        ":lang=vi",
        "family",
        stdout=asyncio.subprocess.PIPE,
        stdin=asyncio.subprocess.DEVNULL,
    )
    try:
        listed, _ = await asyncio.wait_for(process.communicate(), LISTING.total_seconds())
    except TimeoutError:
        process.kill()
        await process.wait()
        return frozenset()
    names = listed.decode("utf-8", "replace").replace("\n", ",").split(",")
    return frozenset(name.strip() for name in names)


async def _converted(run: str, folder: Path, patience: timedelta) -> int:
    """Let LibreOffice work, and return with what it ended."""
    with (folder / COMPLAINTS).open("wb") as complaints:
        process = await asyncio.create_subprocess_exec(
            run, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", str(folder),
            str(folder / "paper.docx"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=complaints,
            start_new_session=True,
            cwd=folder,
        )  # fmt: skip
    try:
        return await asyncio.wait_for(process.wait(), patience.total_seconds())
    except TimeoutError as error:
        raise NotMadeError("LibreOffice took too long") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its children, too, and when we are cancelled
        await process.wait()


def _made(folder: Path, code: int) -> bytes:
    file = folder / "paper.pdf"
    if not file.is_file() or not 0 < file.stat().st_size <= LARGEST:
        said = (folder / COMPLAINTS).read_text("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(said) if line.strip()), "without a word")
        raise NotMadeError(f"LibreOffice made no PDF of it, and ended with {code}: {last[:200]}")
    data = file.read_bytes()
    if not (data.startswith(BEGINS) and ENDS in data[-LAST:]):
        raise NotMadeError("LibreOffice ended in the midst of it")
    return data
