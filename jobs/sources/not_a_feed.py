"""What a body is that is no feed: a page, a picture, the wall of a server that shuts robots out."""

import re

from jobs.errors import NotAFeedError, WallError

PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"%PDF", b"PK\x03\x04")
CHALLENGE = re.compile(
    r"document\.cookie|captcha|challenge|just a moment|checking your", re.IGNORECASE
)
WALL = "the server wants proof of a browser (a cookie or script challenge)"
WEB_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def not_a_feed(body: bytes, text: str) -> NotAFeedError:
    """Give the error that tells what a body is instead of a feed: a page, a wall, a picture.

    Args:
        body: The bytes.
        text: The same, decoded.
    """
    told = looks_like(body, text)
    return WallError(told) if told == WALL else NotAFeedError(told)


def looks_like(body: bytes, text: str) -> str:
    """Say in English what a body is that is no feed.

    Args:
        body: The bytes.
        text: The same, decoded.
    """
    if not text.strip():
        return "the answer is empty"
    if body.startswith(PICTURES) or "\x00" in text[:1000]:
        return "this is a picture or another file, not a feed"
    if WEB_PAGE.search(text[:5000]):
        if len(text) < 20_000 and CHALLENGE.search(text):
            return WALL
        return "this is a web page, not a feed"
    return "this is JSON, not a feed" if text[0] in "{[" else "this is not a feed"
