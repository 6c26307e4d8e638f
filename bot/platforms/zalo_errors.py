"""What the answers of Zalo's Bot Platform mean for a message: pure decisions.

The body decides, not the HTTP status: Zalo was seen to refuse with 200. What is not known for
certain to have come before delivery is an unknown outcome, never a reason to send again.
"""

from datetime import timedelta
from typing import Any

from bot.errors import (
    ChatGoneError,
    ChatMissingError,
    OutcomeUnknownError,
    RefusedError,
    SendError,
    SpentError,
    TokenRefusedError,
)
from bot.platforms.answers import TOO_LARGE, Meanings, page, worded
from bot.platforms.foreign import read

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

SILENT = "no answer in time: 408"

MEANINGS: Meanings = (
    (ChatMissingError, ("chat not found", "chat_id", "user not found", "group not found")),
    (ChatGoneError, ("kicked", "blocked", "not a member", "not in group", "removed")),
)
"""Of the answer 400. Zalo documents no texts: these are guesses, so that three strikes or a pause
come of them, and nothing that an admin's word in the chat does not mend."""


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
        raise IdleError(SILENT) if status == 408 else page("Zalo", status, UNTOLD_WAIT)
    raise refusal(_code(answer, status), str(answer.get("description") or ""))


def refusal(code: int, text: str) -> SendError:
    """Say what Zalo's error ``code`` and its description mean; 403 is an error of the server."""
    match code:
        case 400:
            meant = worded(text, MEANINGS) or RefusedError(text or "bad request")
        case 401:
            meant = TokenRefusedError(REJECTED)
        case 404:
            meant = ChatMissingError(text or "not found")
        case 408:
            meant = IdleError(SILENT)
        case 413:
            meant = RefusedError(TOO_LARGE)
        case 426 | 429:
            meant = SpentError("told", SPENT_WAIT)
        case _:
            meant = OutcomeUnknownError(f"Zalo answered {code}")
    return meant


def _code(answer: dict[str, Any], status: int) -> int:
    """Return the error's number, in either of the two ways Zalo spells its name."""
    for name in ("error_code", "errorCode"):
        code = answer.get(name)
        if isinstance(code, int) and not isinstance(code, bool):
            return code
        if isinstance(code, str) and code.isascii() and code.isdecimal():
            return int(code[:9])
    return status
