"""Codes that are read out, typed and used once: of invitations and of roles."""

import re
import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and figures that nobody confuses on a screen or on the telephone."""

CODE = re.compile(f"[{ALPHABET}]{{4}}[- ]?[{ALPHABET}]{{4}}")


def new_code() -> str:
    """Return a fresh code of 40 random bits, written in two groups of four."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def is_code(text: str) -> bool:
    """Say whether ``text`` looks like a code: letters of the alphabet, in groups or not."""
    return CODE.fullmatch(text.strip().upper()) is not None
