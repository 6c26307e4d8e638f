"""Pictures to Zalo, which fetches them itself, and photos that people sent, from its servers."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlsplit

from bot.attached import in_words
from bot.errors import RefusedError
from bot.messages import Message
from bot.platforms.answers import photo_in
from bot.platforms.base import Abilities
from bot.platforms.wire import Wire
from bot.platforms.zalo_json import TEXT_LIMIT

log = logging.getLogger(__name__)

CAPTION_LIMIT = TEXT_LIMIT - 300
"""Zalo documents 2,000; what is left has room for the line that leads to a picture which Zalo
could not fetch or would not have."""
HOSTS = (".zdn.vn", ".zadn.vn", ".zalo.me", ".zaloapp.com")
"""Ends of the names of Zalo's servers. What is posted to us names an address: it must not be able
to lead us into our own network."""
SLOWEST = timedelta(seconds=60)


def abilities(files_at: str | None, *, span_limit: int, per_second: float) -> Abilities:
    """Return what can be done on Zalo; the pace of one group is a guess, Telegram's figures.

    Args:
        files_at: Where our door is found from outside; None where it is not.
        span_limit: The most styled pieces of one message.
        per_second: How many messages a second in all.
    """
    return Abilities(
        text_limit=TEXT_LIMIT,
        span_limit=span_limit,
        per_second=per_second,
        per_chat_minute=18,
        chat_spacing=1.0,
        hushes=False,
        pictures=bool(files_at),
        caption_limit=CAPTION_LIMIT,
        fetches=True,
        files_at=files_at or "",
    )


async def picture_or_link(
    send: Callable[[Message], Awaitable[str]], message: Message, abilities: Abilities
) -> str:
    """Send a message; where its picture is refused, send its words, and where the picture is.

    Raises:
        SendError: One of its kinds; see ``Platform.send``.
    """
    try:
        return await send(message)
    except RefusedError as error:
        if message.attachment is None:
            raise
        # A door that Zalo cannot reach, or too large a file: the words must not be lost with it.
        log.warning("picture refused, sent as a link", extra={"reason": str(error)})
    return await send(in_words(message, abilities))


def is_zalos(url: str) -> bool:
    """Say whether an address is on Zalo's own servers, over TLS, at the usual port."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme == "https" and parts.port in (None, 443) and "@" not in parts.netloc
    except ValueError:
        return False
    return plain and (parts.hostname or "").endswith(HOSTS)


async def download(url: str) -> bytes:
    """Fetch a photo.

    Raises:
        SendError: RefusedError where it is not on Zalo's servers, not there, or too large.
    """
    if not is_zalos(url):
        raise RefusedError("not an address of Zalo's")
    parts = urlsplit(url)
    return await fetch(f"https://{parts.netloc}", f"{parts.path or '/'}?{parts.query}")


async def fetch(server: str, path: str) -> bytes:
    """Fetch ``path`` from ``server``; see ``download``."""
    wire = Wire(server, most=1)
    try:
        status, data = await wire.get(path, within=SLOWEST)
    except ValueError as error:
        raise RefusedError("not an address that can be fetched") from error
    finally:
        await wire.close()
    return photo_in(status, data)
