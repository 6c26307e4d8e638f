"""A language model on loopback, OpenAI-compatible: it says what it is told to say."""

import asyncio
import json
from typing import Any, Self

from tests.fakes.server import LoopbackServer


def completion(content: str, *, reason: str | None = "stop") -> bytes:
    """Return a chat completion with this content."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}}
    return json.dumps({"choices": [{**choice, "finish_reason": reason}]}).encode()


def sentences(*told: str) -> bytes:
    """Return a chat completion as the prompt asks for it."""
    return completion(json.dumps({"sentences": told}, ensure_ascii=False))


class FakeModel:
    """Answers every question with ``body``; ``asked`` keeps the questions and their headers.

    ``headers`` go with each answer; ``drip``: its bytes come singly, so many seconds apart;
    ``models`` are those that it lists, None where it knows no such address.
    """

    def __init__(self) -> None:
        self.body, self.status = sentences("Xã Tân Lập họp."), 200
        self.delay = self.drip = 0.0
        self.headers: dict[str, str] = {}
        self.models: list[str] | None = ["tiny"]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self._server = LoopbackServer(self)
        self.url = f"{self._server.url}/v1"

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        self._server.__exit__(*fault)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        self.keys.append(dict(scope["headers"]).get(b"authorization", b"").decode())
        if scope["path"] == "/v1/models":
            await self._answer(send, *self._listed())
            return
        found = scope["path"] == "/v1/chat/completions" and scope["method"] == "POST"
        self.asked.append(json.loads(body))
        await asyncio.sleep(self.delay)
        await self._answer(send, self.status if found else 404, self.body)

    def _listed(self) -> tuple[int, bytes]:
        if self.status == 200 and self.models is None:
            return 404, b""
        listed = [{"id": each, "object": "model"} for each in self.models or []]
        return self.status, json.dumps({"object": "list", "data": listed}).encode()

    async def _answer(self, send: Any, status: int, body: bytes) -> None:
        told = {"content-type": "application/json", **self.headers}
        headers = [(name.encode(), value.encode()) for name, value in told.items()]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        while self.drip and body:
            piece = {"type": "http.response.body", "body": body[:1], "more_body": True}
            await send(piece)
            await asyncio.sleep(self.drip)
            body = body[1:]
        await send({"type": "http.response.body", "body": body})
