"""What messages carry, shown on our door to whoever knows its key: Zalo fetches pictures there."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.attached import FOLDER, is_key, slug
from bot.messages import Attachment
from bot.stores import attachment_store
from bot.web.requests import media_type
from jobs.database import Database

READ = "text/html"
"""A document to be read at once, as a compilation is: without scripts, forms, or anything from
elsewhere, and of no origin that a browser would trust with ours."""
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""What else a browser may show at once; the rest is only saved."""
SAVED = "application/octet-stream"


def files(database: Database) -> list[BaseRoute]:
    """Return the route that shows kept files, to be ``extra`` of the door. There is no listing."""

    async def show(request: Request) -> Response:
        key, name = request.path_params["key"], request.path_params["name"]
        if not is_key(key):
            return Response(status_code=HTTPStatus.NOT_FOUND)
        found = await database.transact(lambda s: attachment_store.by_key(s, key))
        if found is None or slug(found.name) != name:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return shown(found)

    return [Route(f"{FOLDER}/{{key}}/{{name}}", show)]


def shown(attachment: Attachment) -> Response:
    """Return a file as an answer that no browser runs."""
    kind = media_type(attachment.media_type)
    at_once = kind in SHOWN if attachment.picture else kind == READ
    how = "inline" if at_once else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(attachment.name, safe='')}",
        "Content-Security-Policy": SANDBOX,
        "Cache-Control": "private, max-age=86400",
        "X-Robots-Tag": "noindex",
    }
    return Response(attachment.data, headers=headers, media_type=kind if at_once else SAVED)
