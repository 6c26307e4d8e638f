"""Markup → plain text, by rules that take linear time whatever comes."""

import html
import re

from jobs.encodings import mended
from jobs.text import normalize

UNSEEN = re.compile(
    r"<(script|style|iframe|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|figure|figcaption|section|article|hr)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
TAG_CUT_OFF = re.compile(r"<(?:[a-z/][^<>]*)?\Z", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)

MOST_ROUNDS = 3
"""How often text is taken out of its escapes: editors' systems escape what was escaped already."""


def lines(markup: str) -> list[str]:
    """Give what a reader sees of some HTML: a block a line, each normalized, none empty."""
    text = markup
    for _ in range(MOST_ROUNDS):
        text = html.unescape(_stripped(text))
        if not (ENTITY.search(text) or TAG.search(text)):
            break
    # Mended before it is normalized: Ð and odd blanks are evidence of a wrong decoding.
    seen = (normalize(mended(line)) for line in text.split("\n"))
    return [line for line in seen if line]


def line(markup: str) -> str:
    """Give what a reader sees of some HTML as one line."""
    return " ".join(lines(markup))


def _stripped(markup: str) -> str:
    if "<" not in markup:
        return markup
    text = COMMENT.sub(" ", UNSEEN.sub(" ", markup))
    text = BREAK.sub("\n", re.sub(r"\s*\n\s*", " ", text))
    return TAG_CUT_OFF.sub("", TAG.sub("", text))


def shortened(text: str, most: int) -> str:
    """Cut a text that is longer than ``most`` characters, at a blank where there is one near."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ", most // 2)
    return (cut[:at] if at > 0 else cut).rstrip() + "…"
