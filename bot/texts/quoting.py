"""How words of a message are quoted back. See ``texts``."""

LONGEST = 80
"""Letters of a message that are quoted back."""


def cut(words: str) -> str:
    """Return what is quoted of a message: whole words, at most ``LONGEST`` letters."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
