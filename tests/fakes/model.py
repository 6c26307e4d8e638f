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
    """Answers every question with ``body``; ``asked`` keeps the questions and their headers."""

    def __init__(self) -> None:
        self.body, self.status = sentences("Xã Tân Lập họp."), 200
        self.delay = 0.0
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
        found = scope["path"] == "/v1/chat/completions" and scope["method"] == "POST"
        self.asked.append(json.loads(body))
        self.keys.append(dict(scope["headers"]).get(b"authorization", b"").decode())
        await asyncio.sleep(self.delay)
        head = {"type": "http.response.start", "status": self.status if found else 404}
        await send({**head, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": self.body})
