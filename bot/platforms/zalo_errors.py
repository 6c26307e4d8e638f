"""What the answers of Zalo's Bot Platform mean for a message: pure decisions.

The body decides, not the HTTP status: Zalo was seen to refuse with 200. What is not known for
certain to have come before delivery is an unknown outcome, never a reason to send again.
"""

from datetime import timedelta
from typing import Any

import orjson

from bot.errors import (
    ChatGoneError,
    ChatMissingError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SpentError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)

REJECTED = "Zalo does not accept the token: look at ZALO_BOT_TOKEN and ZALO_API_URL"
OCCUPIED = (
    "a webhook that is not ours is set for this Zalo token: stop that program, or use another bot "
    "here; if it is no more, ZALO_TAKE_OVER=true takes its place"
)
SUPPLANTED = (
    "our Zalo webhook was taken away: another program uses this token; "
    "stop it, or use another bot here"
)

UNTOLD_WAIT = timedelta(seconds=30)
"""The pause after a page with 429, which names none; a guess on the safe side."""

SPENT_WAIT = timedelta(minutes=15)
"""The pause after "Quota exceeded", which says neither which quota nor until when."""

NOT_ZALO = frozenset({301, 302, 303, 307, 308, 401, 403, 404, 407})
"""Statuses of a page, not of Zalo's JSON, with which whatever stands between turned us away."""

SILENT = "no answer in time: 408"

MEANINGS: tuple[tuple[type[SendError], tuple[str, ...]], ...] = (
    (ChatMissingError, ("chat not found", "chat_id", "user not found", "group not found")),
    (ChatGoneError, ("kicked", "blocked", "not a member", "not in group", "removed")),
)
"""Kinds of errors, and parts of the answer 400 that tell them, in lower case.

Zalo documents no texts: these are guesses, so that three strikes or a pause come of them, and
nothing that an admin's word in the chat does not mend.
"""


class IdleError(OutcomeUnknownError):
    """408: nothing came while we polled. For a message it means: nobody knows."""


def outcome(status: int, body: bytes) -> Any:
    """Return the result that an answer carries; None where it says "ok" without one.

    Raises:
        SendError: It is a refusal, or no answer; the kind tells what that means.
    """
    answer = read(body)
    if answer is not None and answer.get("ok") is True and status < 300:
        return answer.get("result")
    if answer is None or answer.get("ok") is not False:
        raise IdleError(SILENT) if status == 408 else page(status, UNTOLD_WAIT)
    raise refusal(_code(answer, status), str(answer.get("description") or ""))


def refusal(code: int, text: str) -> SendError:
    """Say what Zalo's error ``code`` and its description mean; 403 is an error of the server."""
    match code:
        case 400:
            meant = _worded(text)
        case 401:
            meant = TokenRefusedError(REJECTED)
        case 404:
            meant = ChatMissingError(text or "not found")
        case 408:
            meant = IdleError(SILENT)
        case 413:
            meant = RefusedError("the message is too large")
        case 426 | 429:
            meant = SpentError("told", SPENT_WAIT)
        case _:
            meant = OutcomeUnknownError(f"Zalo answered {code}")
    return meant


def page(status: int, wait: timedelta) -> SendError:
    """Say what an answer means that is not Zalo's: a proxy's page, or broken JSON.

    Args:
        status: The HTTP status.
        wait: How long to wait after a 429, which names no time.
    """
    if status in NOT_ZALO:
        return UnreachableError(f"turned away before Zalo: {status}")
    if status == 413:
        return RefusedError("the message is too large")
    if status == 429:
        return ThrottledError(wait)
    return OutcomeUnknownError(f"no readable answer: {status}")


def _code(answer: dict[str, Any], status: int) -> int:
    """Return the error's number, in either of the two ways Zalo spells its name."""
    for name in ("error_code", "errorCode"):
        code = answer.get(name)
        if isinstance(code, int) and not isinstance(code, bool):
            return code
        if isinstance(code, str) and code.isascii() and code.isdecimal():
            return int(code[:9])
    return status


def _worded(text: str) -> SendError:
    folded = text.lower()
    for kind, parts in MEANINGS:
        if any(part in folded for part in parts):
            return kind(text)
    return RefusedError(text or "bad request")


def read(body: bytes) -> dict[str, Any] | None:
    """Return a JSON object; None where it is none."""
    try:
        answer = orjson.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
