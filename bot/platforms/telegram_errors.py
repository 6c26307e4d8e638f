"""What Telegram's words and broken connections mean for a message: pure decisions, no library.

The table is that of the platform's documentation and of measurements; an error that is not known
for certain to have come before delivery is an unknown outcome, never a reason to send again.
"""

import json
from datetime import timedelta

import httpx

from bot.errors import (
    ChatGoneError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    ThrottledError,
    UnreachableError,
)

REJECTED = "Telegram does not accept the token: look at TELEGRAM_TOKEN and TELEGRAM_API_URL"
RIVAL = "another program polls Telegram with this token: stop it, or use another bot here"

CLOSED_TO_US = (
    "chat not found",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "topic_closed",
    "peer_id_invalid",
    "group chat was deactivated",
)
"""Parts of 400 answers that speak of the chat, not of the message; in lower case."""

NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""Failures before the first byte of a request; refused, DNS and TLS are ConnectError."""

UNTOLD_WAIT = timedelta(seconds=30)
"""The pause after a 429 that names none (a proxy's, say); a guess on the safe side."""


def refusal(text: str) -> SendError:
    """Say what a 400 answer means; the library changes the case of its text."""
    folded = text.lower()
    if any(part in folded for part in CLOSED_TO_US):
        return ChatGoneError(text)
    return RefusedError(text)


def is_missing_thread(text: str) -> bool:
    """Say whether a 400 answer means that only the topic is gone, not the chat."""
    return "message thread not found" in text.lower()


def breakdown(error: BaseException) -> SendError:
    """Say what an error without a readable answer means, from what caused it."""
    if never_left(error):
        return UnreachableError(f"not reached: {reason(error)}")
    if str(error).lower().startswith("request entity too large"):
        return RefusedError("the message is too large")
    return OutcomeUnknownError(f"no readable answer: {reason(error)}")


def never_left(error: BaseException) -> bool:
    """Say whether it is certain that the request did not reach the server."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, NEVER_LEFT):
            return True
        cause = cause.__cause__
    return False


def reason(error: BaseException) -> str:
    """Name the innermost cause by its kind alone: texts of foreign errors may hold an address."""
    cause = error
    while cause.__cause__:
        cause = cause.__cause__
    return type(cause).__name__


def flood(body: bytes) -> ThrottledError:
    """Return what a 429 answer with this body means."""
    try:
        seconds = float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return ThrottledError(UNTOLD_WAIT)
    return ThrottledError(timedelta(seconds=seconds))


class Rivalry:
    """Judges how long another program with our token is put up with.

    Two pollers end each other's polls by turns. The newcomer gives up after ``patience``; one that
    had listened undisturbed waits three times as long, so that one of the two remains.
    """

    def __init__(self, *, since: float, patience: timedelta) -> None:
        """Begin at ``since``, in seconds of the monotonic clock that later calls use."""
        self._since = since
        self._patience = patience.total_seconds()
        self._first = self._last = since - 2 * self._patience

    def steps_back(self, now: float) -> bool:
        """Note a conflict, and say whether this program is to stop."""
        if now - self._last > self._patience:
            self._first = now
        self._last = now
        newcomer = self._first - self._since < self._patience
        return now - self._first >= (self._patience if newcomer else 3 * self._patience)
