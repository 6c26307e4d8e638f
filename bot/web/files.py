"""What messages carry, shown on our door to whoever knows its key: Zalo fetches pictures there."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot import attachment_store
from bot.attached import FOLDER, KEY_LENGTH, slug
from bot.messages import Attachment
from jobs.database import Database

SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""What a browser may show at once; all else is only saved: nothing of it runs under our address."""
SAVED = "application/octet-stream"


def files(database: Database) -> list[BaseRoute]:
    """Return the route that shows kept files, to be ``extra`` of the door. There is no listing."""

    async def show(request: Request) -> Response:
        key, name = request.path_params["key"], request.path_params["name"]
        if len(key) != KEY_LENGTH:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        found = await database.transact(lambda s: attachment_store.by_key(s, key))
        if found is None or slug(found.name) != name:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return shown(found)

    return [Route(f"{FOLDER}/{{key}}/{{name}}", show)]


def shown(attachment: Attachment) -> Response:
    """Return a file as an answer that no browser runs."""
    picture = attachment.picture and attachment.media_type in SHOWN
    how = "inline" if picture else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(attachment.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=86400",
        "X-Robots-Tag": "noindex",
    }
    media = attachment.media_type if picture else SAVED
    return Response(attachment.data, headers=headers, media_type=media)
