"""Codes that are read out, typed and used once: of invitations and of roles."""

import re
import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and figures that nobody confuses on a screen or on the telephone."""

CODE = re.compile(f"[{ALPHABET}]{{4}}[- ]?[{ALPHABET}]{{4}}")

_FIRST = re.compile(rf"{CODE.pattern}(?!\w)")


def new_code() -> str:
    """Return a fresh code of 40 random bits, written in two groups of four."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def first(text: str) -> str:
    """Return the code with which ``text`` begins; the whole text where it begins with none.

    Behind a code stands the bot's name, thanks, or the rest of the line that was copied.
    """
    found = _FIRST.match(text.strip().upper())
    return found[0] if found else text


def is_code(text: str) -> bool:
    """Say whether ``text`` looks like a code: letters of the alphabet, in groups or not."""
    return CODE.fullmatch(text.strip().upper()) is not None
