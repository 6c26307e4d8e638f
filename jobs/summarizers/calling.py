"""The wire to a language model: one question, one answer of bounded size in bounded time.

Nothing is followed anywhere else: what leads to another address gets neither key nor article.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx

from jobs.errors import FetchError
from jobs.fetching import bodies, server_delays
from jobs.stores import asked
from jobs.stores.asked import Cause

LONGEST_WAIT = timedelta(seconds=60)
MOST_BYTES = 200_000
STATUSES: Mapping[int, Cause] = {
    401: Cause.KEY,
    403: Cause.KEY,
    402: Cause.MONEY,
    429: Cause.BUSY,
}
"""What else is 4xx is an address or a name of a model that is wrong."""


class NoAnswerError(Exception):
    """The model brought no usable answer.

    Attributes:
        cause: What is to be looked at.
        wait: How long the server wants to be left alone; None where it said nothing.
    """

    def __init__(self, cause: Cause, why: str, *, wait: timedelta | None = None) -> None:
        super().__init__(f"{cause}: {why}")
        self.cause, self.wait = cause, wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is asked of an address, and how long it may take; ``body`` None only looks there."""

    url: str
    key: str = ""
    body: Mapping[str, Any] | None = None
    within: timedelta = LONGEST_WAIT


async def answered(call: Call, now: datetime) -> bytes:
    """Return the body of the answer, unpacked.

    Raises:
        NoAnswerError: There is none, it is no answer, or one without end.
    """
    headers = {"Accept-Encoding": "identity"}  # a bomb is never unpacked by httpx
    headers |= {"Authorization": f"Bearer {call.key}"} if call.key else {}
    method = "GET" if call.body is None else "POST"
    try:
        async with (
            asyncio.timeout(call.within.total_seconds()),
            httpx.AsyncClient(timeout=call.within.total_seconds()) as client,
            client.stream(method, call.url, json=call.body, headers=headers) as answer,
        ):
            return await _body(answer, now)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        why = f"no answer from the model: {type(error).__name__} {error}".strip()[:200]
        raise NoAnswerError(Cause.SILENT, why) from error


async def models(url: str, key: str, now: datetime) -> list[str] | None:
    """Return what models there are at an address; None where it does not tell.

    Nothing is asked of a model by this, and nothing paid for.

    Raises:
        NoAnswerError: The address does not answer, or takes the key for a wrong one.
    """
    try:
        body = await answered(Call(url=f"{url.rstrip('/')}/models", key=key), now)
    except NoAnswerError as error:
        if error.cause is Cause.ADDRESS:
            return None
        raise
    try:
        return [str(each["id"]) for each in json.loads(body)["data"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


async def _body(answer: httpx.Response, now: datetime) -> bytes:
    status = answer.status_code
    if status != 200:
        cause = STATUSES.get(status) or {3: Cause.MOVED, 4: Cause.ADDRESS}.get(status // 100)
        wait = server_delays.wait_asked({"retry-after": answer.headers.get("retry-after", "")}, now)
        raise NoAnswerError(cause or Cause.SERVER, f"{asked.REFUSED} {status}", wait=wait)
    raw = b""
    async for piece in answer.aiter_raw():
        raw += piece
        if len(raw) > MOST_BYTES:
            raise NoAnswerError(Cause.BROKEN, "the model's answer is too large")
    try:
        return bodies.unpacked(raw, answer.headers.get("content-encoding", ""), MOST_BYTES)
    except FetchError as error:
        raise NoAnswerError(Cause.BROKEN, f"the model's answer cannot be read: {error}") from error
