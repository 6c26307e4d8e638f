"""Pictures and documents by a platform's abilities: pure decisions, no platform's name.

Where a message cannot carry its attachment, the text leads to it; where our own door cannot be
reached from outside either, the text says that something is missing.
"""

import re
from dataclasses import replace

from bot.messages import Attachment, Message, RichText, units
from bot.platforms.base import Abilities
from bot.texts import files as texts_files
from jobs.text import fold

KEY_LENGTH = 43
"""Characters of a key: 32 bytes in base 64."""

_KEY = re.compile(rf"[A-Za-z0-9_-]{{{KEY_LENGTH}}}")

LONGEST_NAME = 60
FOLDER = "/files"

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def fits(attachment: Attachment, abilities: Abilities) -> bool:
    """Say whether a message can carry it there, once it is kept."""
    able = abilities.pictures if attachment.picture else abilities.documents
    return able and not (abilities.fetches and not abilities.files_at)


def is_fetched(attachment: Attachment, abilities: Abilities) -> bool:
    """Say whether it must be kept before it is sent: our own door is to show it."""
    carried = fits(attachment, abilities)
    return bool(abilities.files_at) and (abilities.fetches if carried else True)


def room(attachment: Attachment | None, abilities: Abilities) -> int:
    """Return how long the text of a message may be that carries this; in UTF-16 units."""
    if attachment is None:
        return abilities.text_limit
    if fits(attachment, abilities):
        return abilities.caption_limit
    return abilities.text_limit - units(_line(replace(attachment, key="k" * KEY_LENGTH), abilities))


def fitting(message: Message, abilities: Abilities) -> Message:
    """Return a message as the platform can send it: what it cannot carry is a line of its text."""
    attachment = message.attachment
    if attachment is None or fits(attachment, abilities):
        return message
    return in_words(message, abilities)


def in_words(message: Message, abilities: Abilities) -> Message:
    """Return a message whose attachment is a line of its text, whatever the platform can carry."""
    if message.attachment is None:
        return message
    line = _line(message.attachment, abilities)
    content = message.content + line if message.content else RichText(line.strip())
    return replace(message, content=content, attachment=None)


def is_lost(message: Message, abilities: Abilities) -> bool:
    """Say whether what a message carries can neither be sent there nor linked to."""
    attachment = message.attachment
    return attachment is not None and not (fits(attachment, abilities) or abilities.files_at)


def address(attachment: Attachment, files_at: str) -> str:
    """Return where our door shows a kept file to whoever knows the address."""
    return f"{files_at.rstrip('/')}{FOLDER}/{attachment.key}/{slug(attachment.name)}"


def is_key(text: str) -> bool:
    """Say whether a file or page may be kept under this; no database is asked for anything else."""
    return _KEY.fullmatch(text) is not None


def slug(name: str) -> str:
    """Return a name in plain letters, for an address; its ending stays."""
    ending = _ENDING.search(name)
    stem = _letters(name[: ending.start()] if ending else name)[:LONGEST_NAME] or "tep"
    return stem + (ending[0].lower() if ending else "")


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _line(attachment: Attachment, abilities: Abilities) -> str:
    if attachment.key and abilities.files_at:
        url = address(attachment, abilities.files_at)
        return f"\n\n{texts_files.found_at(attachment.name, picture=attachment.picture)}\n{url}"
    return f"\n\n{texts_files.missing(attachment.name, picture=attachment.picture)}"
