"""Photos that people sent, from where Zalo keeps them: its own servers, and no others."""

from datetime import timedelta
from urllib.parse import urlsplit

from bot.errors import RefusedError
from bot.platforms.base import LARGEST_PHOTO
from bot.platforms.wire import Wire

HOSTS = (".zdn.vn", ".zadn.vn", ".zalo.me", ".zaloapp.com")
"""Ends of the names of Zalo's servers. What is posted to us names an address: it must not be able
to lead us into our own network."""
SLOWEST = timedelta(seconds=60)


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
    if status != 200:
        raise RefusedError(f"no photo: {status}")
    if len(data) > LARGEST_PHOTO:
        raise RefusedError("the photo is too large")
    return data
