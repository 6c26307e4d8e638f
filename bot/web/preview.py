"""The preview's page: its files, what it asks for, and the stream of events that it listens to."""

import asyncio
import hmac
import html
import json
import re
import secrets
from collections.abc import Sequence
from contextlib import aclosing
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from bot.attached import slug
from bot.language import _
from bot.messages import Attachment
from bot.platforms.base import LARGEST_PHOTO
from bot.platforms.web import BusyError, NoSuchChoiceError, NotThereError, OutsiderError, Web
from bot.platforms.web_chats import Shown
from bot.web.files import SHOWN
from bot.web.files import shown as shown_file
from bot.web.requests import bounded, media_type

TOKEN_HEADER = "X-Bantin-Token"  # noqa: S105 - the name of the header, not a secret
LARGEST_BODY = 64 * 1024
MARKED = re.compile(r"\{\{(?!token\b)(.+?)\}\}(?!\})")
"""A text of the page that is said in the language that is spoken; in it, ``{name}`` may stand."""

REFUSALS: dict[type[Exception], HTTPStatus] = {
    NotThereError: HTTPStatus.NOT_FOUND,
    OutsiderError: HTTPStatus.FORBIDDEN,
    NoSuchChoiceError: HTTPStatus.CONFLICT,
    BusyError: HTTPStatus.TOO_MANY_REQUESTS,
}


class Page:
    """The preview's page and what it asks for."""

    def __init__(self, preview: Web, *, stopping: asyncio.Event, keep_alive: float) -> None:
        self.preview = preview
        self.token = secrets.token_urlsafe(32)
        self.stopping = stopping
        self.keep_alive = keep_alive

    def routes(self) -> list[BaseRoute]:
        """Return all that the page needs, ``/`` among it."""
        return [
            Route("/", self.index),
            Route("/api/chats", self.chats),
            Route("/api/events", self.events),
            Route("/api/say", self.say, methods=["POST"]),
            Route("/api/press", self.press, methods=["POST"]),
            Route("/api/show", self.show, methods=["POST"]),
            Route("/attached/{key}/{name}", self.attached),
            Mount("/static", StaticFiles(directory=_folder())),
        ]

    async def index(self, _request: Request) -> Response:
        """Give the page, with its token in it."""
        page = await asyncio.to_thread((_folder() / "index.html").read_text, "utf-8")
        return HTMLResponse(MARKED.sub(_said, page.replace("{{token}}", self.token)))

    async def chats(self, _request: Request) -> Response:
        """Tell the chats, the speakers and the quick commands."""
        return JSONResponse(_everything(self.preview))

    async def events(self, request: Request) -> Response:
        """Stream every change after ``Last-Event-ID`` or ``after``."""
        self._check(request)
        after = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
        if not (after.isascii() and after.isdigit()):
            raise HTTPException(HTTPStatus.BAD_REQUEST, "after is a number")
        return _EventStream(
            self.preview, int(after), stopping=self.stopping, keep_alive=self.keep_alive
        )

    async def say(self, request: Request) -> Response:
        """Take what somebody wrote: ``{chat, speaker, text, reply_to?}``."""
        self._check(request)
        said = _texts(await _posted(request), needed=("chat", "speaker", "text"))
        if not said["text"].strip():
            raise HTTPException(HTTPStatus.BAD_REQUEST, "text is empty")
        message = self.preview.say(
            chat=said["chat"],
            speaker=said["speaker"],
            text=said["text"],
            replied=said.get("reply_to"),
        )
        return JSONResponse({"message": message}, HTTPStatus.ACCEPTED)

    async def press(self, request: Request) -> Response:
        """Take what somebody chose: ``{chat, speaker, message, command}``."""
        self._check(request)
        needed = ("chat", "speaker", "message", "command")
        self.preview.press(**_texts(await _posted(request), needed=needed, others=()))
        return JSONResponse({}, HTTPStatus.ACCEPTED)

    async def show(self, request: Request) -> Response:
        """Take a photo that somebody sends; ``chat``, ``speaker`` and ``text`` are the query."""
        self._check(request)
        kind = media_type(request.headers.get("content-type", ""))
        if kind not in SHOWN:
            raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a picture is wanted")
        said = _texts(dict(request.query_params), needed=("chat", "speaker", "text"), others=())
        data = await _body(request, LARGEST_PHOTO)
        if not data:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "the picture is empty")
        message = self.preview.show(**said, data=data, media_type=kind)
        return JSONResponse({"message": message}, HTTPStatus.ACCEPTED)

    async def attached(self, request: Request) -> Response:
        """Give what a message carries; its key, which only the page was told, is the secret."""
        found = self.preview.carried(request.path_params["key"])
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "no such file")
        return shown_file(found)

    def _check(self, request: Request) -> None:
        shown = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self.token.encode()):
            raise HTTPException(HTTPStatus.FORBIDDEN, "this page is not (any longer) ours")


def _said(marked: re.Match[str]) -> str:
    return html.escape(_(html.unescape(marked[1])))


def _folder() -> Path:
    return Path(__file__).with_name("page")


async def _posted(request: Request) -> object:
    """Read a JSON body of bounded size; HTTPException where it is none."""
    if media_type(request.headers.get("content-type", "")) != "application/json":
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "application/json only")
    try:
        return json.loads(await _body(request, LARGEST_BODY))
    except (ValueError, RecursionError):
        raise HTTPException(HTTPStatus.BAD_REQUEST, "not JSON") from None


async def _body(request: Request, most: int) -> bytes:
    body = await bounded(request, most)
    if body is None:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {most} bytes")
    return body


def _texts(
    posted: object, *, needed: Sequence[str], others: Sequence[str] = ("reply_to",)
) -> dict[str, str]:
    """Pick the named texts out of what was posted; HTTPException where one is missing or none."""
    if not isinstance(posted, dict):
        raise HTTPException(HTTPStatus.BAD_REQUEST, "an object is wanted")
    found = {key: posted[key] for key in (*needed, *others) if posted.get(key) is not None}
    wrong = [key for key in needed if key not in found]
    wrong += [key for key, value in found.items() if not _is_text(value)]
    if wrong:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"text is wanted: {', '.join(wrong)}")
    return found


def _is_text(value: object) -> bool:
    # JSON may hold half a surrogate pair, which no database and no other platform would take.
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


async def refuse_deed(_: Request, error: Exception) -> Response:
    """Answer what ``Web.say`` and ``Web.press`` raise; ``error`` is one of ``REFUSALS``."""
    return JSONResponse({"error": type(error).__name__}, REFUSALS[type(error)])


def _everything(preview: Web) -> dict[str, object]:
    return {
        "chats": [
            {"id": chat.id, "kind": chat.kind, "title": chat.title, "members": list(chat.members)}
            for chat in preview.chats.values()
        ],
        "speakers": [{"id": who.id, "label": who.label} for who in preview.speakers.values()],
        "suggestions": [{"command": f"/{item.name}", "help": item.help} for item in preview.menu],
        "mention": preview.mention,
        "latest": preview.latest,
    }


def _as_json(shown: Shown) -> str:
    told = {
        "id": shown.id,
        "chat": shown.chat,
        "author": shown.author,
        "at": shown.at.isoformat(),
        "text": shown.content.text,
        "spans": [
            {"start": span.start, "length": span.length, "style": span.style, "url": span.url}
            for span in shown.content.spans
        ],
        "choices": [
            [{"label": choice.label, "command": choice.command} for choice in row]
            for row in shown.choices
        ],
        "reply_to": shown.replied,
        "attachment": _carried(shown.attachment),
        "edited": shown.edited,
        "withdrawn": shown.withdrawn,
    }
    return json.dumps(told, ensure_ascii=False)


def _carried(attachment: Attachment | None) -> dict[str, object] | None:
    if attachment is None:
        return None
    return {
        "name": attachment.name,
        "picture": attachment.picture,
        "url": f"/attached/{attachment.key}/{slug(attachment.name)}",
    }


class _EventStream(Response):
    """Server-sent events until the reader leaves, the preview closes, or the server stops."""

    media_type = "text/event-stream"

    def __init__(
        self, preview: Web, after: int, *, stopping: asyncio.Event, keep_alive: float
    ) -> None:
        super().__init__()
        del self.headers["content-length"]
        self.preview = preview
        self.after = after
        self.stopping = stopping
        self.keep_alive = keep_alive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        head = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **head})
        await _write(send, "retry: 1000\n\n")
        endings = [
            asyncio.ensure_future(ending)
            for ending in (
                self._tell(send),
                self._keep_alive(send),
                _left(receive),
                self.stopping.wait(),
            )
        ]
        try:
            ended, _ = await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for ending in endings:
                ending.cancel()
            await asyncio.gather(*endings, return_exceptions=True)
        for ending in ended:
            ending.result()
        await send({"type": "http.response.body", "body": b""})

    async def _tell(self, send: Send) -> None:
        async with aclosing(self.preview.events(self.after)) as events:
            async for shown in events:
                await _write(send, f"id: {shown.change}\ndata: {_as_json(shown)}\n\n")

    async def _keep_alive(self, send: Send) -> None:
        while True:
            await asyncio.sleep(self.keep_alive)
            await _write(send, ": still here\n\n")


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
