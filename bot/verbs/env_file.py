"""``.env``: written to be filled in; and what stands in it and is not read as it was meant."""

import os
import re
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr

from bot import env_lines
from bot.errors import UsageError
from bot.settings import Settings, given

ALIKE = 0.75
"""A name that shares so much with one of ours is a slip: ``BACKUP_PASSPHARSE``, ``ADMIN``."""
WRITTEN = re.compile(r"^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=(.*)$", re.MULTILINE)
"""A line of ``.env``: a name and its value as it stands there, with quotes and comment."""
MARKED = re.compile(r"""(['"]).*\1""", re.DOTALL)
"""What stands in quotation marks."""


def example() -> str:
    """Return all settings with what they are: ``.env.example``.

    A link leads to it, for a wheel holds nothing but the packages.
    """
    return (files("bot") / "env.example").read_text(encoding="utf-8")


def write(file: Path) -> None:
    """Write the settings to fill in; nobody but its owner reads a file that will hold tokens.

    Raises:
        UsageError: There is such a file, or it cannot be written.
    """
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(f"{file} is there already, and stays as it is") from None
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from error
    try:
        with os.fdopen(number, "w", encoding="utf-8") as opened:
            opened.write(example())
    except OSError as error:
        file.unlink(missing_ok=True)  # or the next try would find it there
        raise UsageError(f"cannot write {file}: {error.strerror}") from error


def slips(file: str = ".env") -> dict[str, str]:
    """Return the names in ``file`` that are none of ours but nearly, each with the one meant."""
    known = list(Settings.model_fields)
    told = {
        name: get_close_matches(name, known, n=1, cutoff=ALIKE)
        for name in given(file)
        if name not in known
    }
    return {name.upper(): meant[0].upper() for name, meant in told.items() if meant}


def changed(file: str = ".env") -> list[str]:
    """Return the secrets in ``file`` that are not read as they are written there.

    The library takes what stands behind a blank and # for a comment, and puts the environment's
    HOME for ``${HOME}``: a passphrase that is typed elsewhere as it was written opens nothing.
    """
    read = given(file)
    written = {
        found[1].lower(): found[2].strip() for found in WRITTEN.finditer(env_lines.read(file))
    }
    secrets = [name for name, field in Settings.model_fields.items() if "Secret" in str(field)]
    return [
        name.upper()
        for name in secrets
        if name in written and read.get(name) not in {written[name], written[name][1:-1]}
    ]


def in_marks(settings: Settings) -> list[str]:
    """Return the settings whose values stand in quotation marks, which belong to them.

    ``--env-file`` of podman and docker leaves the marks on that ``.env`` takes off.
    """
    values = {name: getattr(settings, name) for name in settings.model_fields_set}
    told = {
        name: each.get_secret_value() if isinstance(each, SecretStr) else each
        for name, each in values.items()
    }
    return sorted(name.upper() for name, each in told.items() if MARKED.fullmatch(str(each)))
