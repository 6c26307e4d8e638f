"""Pictures and documents to Telegram: each goes over our line once, however many chats get it."""

import asyncio
from collections import OrderedDict

from bot.errors import RefusedError
from bot.messages import Attachment
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_json import Json, file_id, sent_id

KNOWN = 256
"""How many files are remembered; what is forgotten goes over the line once more."""
NOT_A_PHOTO = ("photo_invalid_dimensions", "image_process_failed", "photo_save_file_invalid")
"""What Telegram answers to a picture that is too long, too wide, or of a kind it cannot show."""
NOT_KNOWN = ("wrong file identifier", "wrong remote file", "file_reference", "invalid file id")
LARGEST_PICTURE = 10 * 2**20
"""What sendPhoto takes, in bytes; sendDocument takes five times as much."""


class Uploads:
    """Sends what carries a file: the file itself first, then only the id that Telegram gave it.

    While the file is on its way, other chats wait for its id: sixteen uploads side by side would
    take an office's line sixteen times as long. Were the program killed then, these are in doubt
    as well, though they never left.

    Args:
        client: Which is closed by somebody else.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._ids: OrderedDict[str, tuple[str, bool]] = OrderedDict()
        self._first: dict[str, asyncio.Lock] = {}

    async def send(self, params: Json, attachment: Attachment) -> str:
        """Send a message, and return its id.

        Args:
            params: All but the file.
            attachment: The file.

        Raises:
            SendError: One of its kinds.
        """
        digest = attachment.digest
        if digest not in self._ids:
            first = self._first.setdefault(digest, asyncio.Lock())
            async with first:  # the others wait for the id, not for 20 MB each
                if digest not in self._ids:
                    return await self._upload(digest, params, attachment)
        return await self._again(digest, params, attachment)

    async def _again(self, digest: str, params: Json, attachment: Attachment) -> str:
        known, picture = self._ids[digest]
        self._ids.move_to_end(digest)
        method, name = _method(picture=picture)
        try:
            sent = await self._client.call(method, params | {name: known})
        except RefusedError as error:
            if not _says(error, NOT_KNOWN):
                raise
            self._ids.pop(digest, None)
            return await self._upload(digest, params, attachment)
        return sent_id(sent)

    async def _upload(self, digest: str, params: Json, attachment: Attachment) -> str:
        picture = attachment.picture and len(attachment.data) <= LARGEST_PICTURE
        method, name = _method(picture=picture)
        try:
            sent = await self._client.upload(method, params, name, attachment)
        except RefusedError as error:
            if not picture or not _says(error, NOT_A_PHOTO):
                raise
            picture = False
            method, name = _method(picture=picture)
            sent = await self._client.upload(method, params, name, attachment)
        number = sent_id(sent)
        if known := file_id(sent, picture=picture):
            self._ids[digest] = (known, picture)
            while len(self._ids) > KNOWN:
                self._ids.popitem(last=False)
        self._first.pop(digest, None)
        return number


def _method(*, picture: bool) -> tuple[str, str]:
    return ("sendPhoto", "photo") if picture else ("sendDocument", "document")


def _says(error: RefusedError, parts: tuple[str, ...]) -> bool:
    told = str(error).lower()
    return any(part in told for part in parts)
