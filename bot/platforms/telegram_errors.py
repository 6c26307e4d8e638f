"""What Telegram's answers mean for a message: pure decisions, no library.

The table is that of the platform's documentation and of measurements. What is not known for certain
to have come before delivery is an unknown outcome, never a reason to send again.
"""

import json
from datetime import timedelta
from typing import Any

import orjson

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    ChatMovedError,
    MessageGoneError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    ThreadGoneError,
    ThrottledError,
    TokenRefusedError,
    TooLateError,
)
from bot.platforms.answers import TOO_LARGE, Meanings, page, worded

REJECTED = "Telegram does not accept the token: look at TELEGRAM_TOKEN and TELEGRAM_API_URL"
RIVAL = "another program polls Telegram with this token: stop it, or use another bot here"
OCCUPIED = (
    "another program has set a webhook for this Telegram token: stop it, or use another bot here; "
    "if it is no more, TELEGRAM_TAKE_OVER=true takes its place"
)
SUPPLANTED = (
    "our Telegram webhook was taken away: another program uses this token; "
    "stop it, or use another bot here"
)

UNTOLD_WAIT = timedelta(seconds=30)
"""The pause after a 429 that names none (a proxy's, say); a guess on the safe side."""

LONGEST_WAIT = timedelta(days=1)
"""Whoever asks for a longer pause is set up wrongly: it is tried once a day all the same."""


class NoFilesError(RefusedError):
    """The bot may write in the chat, and send no such file there; nothing was delivered."""


MEANINGS: Meanings = (
    (
        NoFilesError,
        (
            "rights to send photos",
            "rights to send documents",
            "chat_send_photos_forbidden",
            "chat_send_docs_forbidden",
            "chat_send_media_forbidden",
        ),
    ),
    (ThreadGoneError, ("message thread not found", "topic_deleted", "topic_id_invalid")),
    (
        ChatClosedError,
        (
            "not enough rights",
            "have no rights to send",
            "need administrator rights",
            "chat_write_forbidden",
            "chat_send_plain_forbidden",
            "chat_guest_send_forbidden",
            "user_banned_in_channel",
            "chat_restricted",
            "user_restricted",
            "topic_closed",
        ),
    ),
    (ChatMissingError, ("chat not found", "peer_id_invalid", "chat_id_invalid")),
    (ChatGoneError, ("deactivated", "chat was deleted", "user_is_blocked", "channel_private")),
    (
        MessageGoneError,
        ("message to edit not found", "message to delete not found", "message_id_invalid"),
    ),
    (
        TooLateError,
        ("message can't be edited", "message can't be deleted", "message_edit_time_expired"),
    ),
)
"""Of the answers 400 and 403."""


class ConflictError(SendError):
    """Somebody else listens with our token: another poll, or a webhook.

    Attributes:
        webhook: Whether it is a webhook.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.webhook = "webhook" in text.lower()


def outcome(status: int, body: bytes) -> Any:
    """Return the result that an HTTP answer carries.

    Raises:
        SendError: It carries none; the kind tells what that means.
    """
    answer = read(body)
    if answer is not None and answer.get("ok") is True and "result" in answer and status < 300:
        return answer["result"]
    if answer is None or answer.get("ok") is not False:
        raise page("Telegram", status, UNTOLD_WAIT)
    raise refusal(status, str(answer.get("description", "")), answer.get("parameters"))


def refusal(status: int, text: str, more: Any) -> SendError:
    """Say what it means that Telegram answers ``status`` with ``text`` and the parameters ``more``.

    Args:
        status: The HTTP status.
        text: Telegram's description.
        more: Telegram's ResponseParameters; None where there are none.
    """
    told: dict[str, Any] = more if isinstance(more, dict) else {}
    if to := told.get("migrate_to_chat_id"):
        return ChatMovedError(str(to))
    match status:
        case 429:
            meant: SendError = ThrottledError(_wait(told.get("retry_after")))
        case 400 | 403:
            other = ChatGoneError if status == 403 else RefusedError
            meant = worded(text, MEANINGS) or other(text)
        case 401 | 404:
            meant = TokenRefusedError(REJECTED)
        case 409:
            meant = ConflictError(text)
        case 413:
            meant = RefusedError(TOO_LARGE)
        case _:
            meant = OutcomeUnknownError(f"Telegram answered {status}")
    return meant


def _wait(seconds: Any) -> timedelta:
    try:
        asked = min(float(seconds), LONGEST_WAIT.total_seconds())
        return max(timedelta(seconds=asked), timedelta())
    except (TypeError, ValueError, OverflowError):
        return UNTOLD_WAIT


def read(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object that Telegram answers or posts; None where it is none."""
    try:
        told = orjson.loads(body)
    except ValueError:
        try:
            told = json.loads(body)  # bears halves of surrogate pairs
        except (ValueError, RecursionError):
            return None
    return told if isinstance(told, dict) else None


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
