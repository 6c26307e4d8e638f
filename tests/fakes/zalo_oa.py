"""Zalo's OpenAPI and its OAuth server on loopback: one official account, its groups, its keys."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from bot.messages import units
from tests.fakes.faults import Faults
from tests.fakes.raw_server import Answer, ContentType, RawServer, Served
from tests.fakes.zalo_world import Json, OnWorld, Sent, World

APP, APP_SECRET, SIGNING_KEY = "4318", "app-s3cret", "oa-s3cret"
FIRST_REFRESH = "refresh-0"
GROUP_PATH, PERSON_PATH = "/v3.0/oa/group/message", "/v3.0/oa/message/cs"
QUOTA_PATH, OAUTH_PATH = "/v3.0/oa/quota/group", "/v4/oa/access_token"


class FakeZaloOa(OnWorld, Faults, Served):
    """Serves between ``with`` and its end; both servers at one ``url``.

    Attributes:
        url: What ZALO_OA_API_URL and ZALO_OA_OAUTH_URL are to be.
        lasts: Seconds that a new access token is said to live.
        left: How many messages the account may still send.
    """

    def __init__(self, *, port: int = 0) -> None:
        Faults.__init__(self)
        self.world = World({})
        self.groups: set[str] = set()
        self.people: set[str] = set()
        self.disabled: set[str] = set()
        self.lasts = 90_000
        self.left = 100_000
        self.access = ""
        self.refresh = FIRST_REFRESH
        self.spent: set[str] = set()
        self.renewals = 0
        self.asked: Json = {}
        self.calls: list[tuple[str, dict[str, str], Json]] = []
        self.error: tuple[int, str] | None = None
        self.server = RawServer(self._serve, port=port)
        self.url = self.server.url

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a program that is to use it."""
        return {
            "ZALO_OA_APP_ID": APP,
            "ZALO_OA_APP_SECRET": APP_SECRET,
            "ZALO_OA_REFRESH_TOKEN": FIRST_REFRESH,
            "ZALO_OA_SECRET_KEY": SIGNING_KEY,
            "ZALO_OA_API_URL": self.url,
            "ZALO_OA_OAUTH_URL": self.url,
        }

    def end_access(self) -> None:
        """Let the access token end before its time."""
        self.access = "ended"

    async def _serve(self, target: str, content_type: ContentType, body: bytes) -> Answer | None:
        path = target.partition("?")[0]
        if path == OAUTH_PATH:
            return await self._faulty("oauth", None, lambda: self._renew(content_type, body))
        told = json.loads(body or b"{}")
        self.calls.append((path, content_type.headers, told))
        to = told.get("recipient") or {}
        chat = to.get("group_id") or to.get("user_id")
        return await self._faulty(
            "message" if chat else "quota",
            chat,
            lambda: self._open(path, content_type.headers, told, chat),
        )

    async def _faulty(
        self, method: str, chat: str | None, work: Callable[[], Json]
    ) -> Answer | None:
        with self.world.lock:
            fault = self.due(method, chat)
        if not fault:
            return self._answer(work())
        await fault.before()
        answer = self._answer(work()) if fault.delivers else Answer()
        await fault.after()
        return fault.end(answer)

    def _answer(self, told: Json) -> Answer:
        with self.world.changed:
            self.world.changed.notify_all()
        return Answer(200, json.dumps(told).encode())

    def _renew(self, content_type: ContentType, body: bytes) -> Json:
        form = dict(httpx.QueryParams(body.decode()))
        self.asked = {"headers": content_type.headers, "form": form}
        if "urlencoded" not in content_type or form.get("grant_type") != "refresh_token":
            return {"error": -14001, "error_name": "bad request"}
        if content_type.headers.get("secret_key") != APP_SECRET or form.get("app_id") != APP:
            return {"error": -14002, "error_name": "unknown app"}
        if form.get("refresh_token") != self.refresh:
            return {"error": -14020, "error_name": "refresh token was used"}
        with self.world.lock:
            self.renewals += 1
            self.spent.add(self.refresh)
            self.access, self.refresh = f"access-{self.renewals}", f"refresh-{self.renewals}"
        return {
            "access_token": self.access,
            "refresh_token": self.refresh,
            "expires_in": str(self.lasts),
        }

    def _open(self, path: str, headers: dict[str, str], told: Json, chat: str | None) -> Json:
        if not self.access or headers.get("access_token") != self.access:
            return {"error": -216, "message": "Access token is invalid"}
        if path == QUOTA_PATH:
            return {"error": 0, "data": {"remain": self.left, "total": 100_000}}
        if self.error:
            return {"error": self.error[0], "message": self.error[1]}
        known = self.groups if path == GROUP_PATH else self.people
        if chat not in known:
            return {"error": -201, "message": "group_id is invalid"}
        if chat in self.disabled:
            return {"error": -237, "message": "Group is disabled"}
        return self._sent(str(chat), told["message"])

    def _sent(self, chat: str, message: Json) -> Json:
        text, photo = str(message.get("text", "")), ""
        if attachment := message.get("attachment"):
            [element] = attachment["payload"]["elements"]
            photo = element["url"]
            if element["media_type"] != "image" or not photo.startswith("https://"):
                return {"error": -201, "message": "attachment is invalid"}
        with self.world.changed:
            if not (0 if photo else 1) <= units(text) <= 2000 or "[@" in text:
                self.world.faults.append(text[:80])
            if not self.left:
                return {"error": -211, "message": "Out of quota"}
            self.left -= 1
            sent = Sent("oa", chat, text, (), self.world.next_id(), time.monotonic(), photo)
            self.world.sends.append(sent)
        return {"error": 0, "data": {"message_id": sent.message_id, "group_id": chat}}


def signed(told: Json, *, key: str = SIGNING_KEY, app: str = APP) -> tuple[dict[str, str], bytes]:
    """Return headers and body of a post, as Zalo signs it."""
    body = json.dumps(told, ensure_ascii=False).encode()
    recipe = app.encode() + body + str(told.get("timestamp", "")).encode() + key.encode()
    return {"x-zevent-signature": f"mac={hashlib.sha256(recipe).hexdigest()}"}, body


def event(name: str, group: str, sender: str, at: float, **more: Any) -> Json:
    """Return an event of a group, ``at`` seconds of the epoch."""
    return {
        "event_name": name,
        "app_id": APP,
        "oa_id": "388613280878808645",
        "sender": {"id": sender},
        "recipient": {"id": group},
        "timestamp": str(int(at * 1000)),
    } | more


@pytest.fixture
def zalo_oa() -> Iterator[FakeZaloOa]:
    """Serve an official account of one's own."""
    with FakeZaloOa() as server:
        yield server
