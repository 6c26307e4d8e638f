"""A compilation as a page, where a platform carries no files: shown to whoever knows its key.

It is laid out anew at each visit, so what a source took back since is gone from it.
"""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime, tzinfo
from http import HTTPStatus

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.attached import is_key
from bot.outbound import compiling
from bot.stores import compilations
from bot.stores.compilations import Stage
from jobs.database import Database
from jobs.printing import html
from jobs.printing.paper import Paper

GONE = frozenset({Stage.CANCELLED, Stage.WITHDRAWN})


def pages(database: Database, *, zone: tzinfo, clock: Callable[[], datetime]) -> list[BaseRoute]:
    """Return the route that shows compilations, to be ``extra`` of the door; there is no list."""

    async def show(request: Request) -> Response:
        key = request.path_params["key"]
        if not is_key(key):
            return Response(status_code=HTTPStatus.NOT_FOUND)

        def read(session: Session) -> Paper | None:
            kept = compilations.by_key(session, key)
            if kept is None or kept.state.stage in GONE:
                return None
            return compiling.laid(session, kept, zone, kept.state.due_at or clock())

        paper = await database.transact(read)
        return Response(status_code=HTTPStatus.NOT_FOUND) if paper is None else shown(paper)

    return [Route(f"{compiling.FOLDER}/{{key}}", show)]


def shown(paper: Paper) -> Response:
    """Return a page in which nothing runs, and nothing but its own look is let in."""
    look = base64.b64encode(hashlib.sha256(f"\n{html.LOOK}\n".encode()).digest()).decode()
    headers = {
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{look}'; sandbox "
        "allow-popups allow-popups-to-escape-sandbox",
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
    }
    return Response(html.written(paper), headers=headers, media_type="text/html; charset=utf-8")
