"""What the answers of Zalo's OpenAPI mean for a message: pure decisions.

Every answer comes with HTTP 200; ``error`` tells. A number that is not listed here is an unknown
outcome, never a reason to send again.
"""

from datetime import timedelta
from typing import Any

from bot.errors import (
    ChatClosedError,
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
from bot.platforms.answers import page
from bot.platforms.foreign import read

LOST = (
    "Zalo does not take the refresh token of the official account, which can be used once: let the "
    "OA's owner grant the app anew, and put the new token into ZALO_OA_REFRESH_TOKEN"
)
REJECTED = (
    "Zalo does not accept the official account: look at ZALO_OA_APP_ID and ZALO_OA_APP_SECRET"
)
MISTAKEN = (
    "Zalo does not give keys for the official account ({error}): look at ZALO_OA_APP_ID and "
    "ZALO_OA_APP_SECRET; where they are right, let the OA's owner grant the app anew, and put the "
    "new token into ZALO_OA_REFRESH_TOKEN"
)
CLOSED = "the official account was closed or deleted at Zalo"

RATE_WAIT = timedelta(minutes=1)
SPENT_WAIT = timedelta(hours=1)
"""Zalo names no moment from which it will take messages again; both are guesses."""

REUSED = -14020
SPENT = {
    -211: "told",
    -218: "told",
    -221: "plan",
    -224: "plan",
    -235: "plan",
    -238: "plan",
    -241: "plan",
    -321: "balance",
    -234: "night",
}
"""Error → ``SpentError.reason``."""
GONE = {-213, -217, -227, -237}
"""The group is disabled or has run out, or the person left the account or shut it out."""
NOT_NOW = {-230, -232}
"""The person has been silent for so long that only he may begin."""
REFUSED = {-201, -210, -233}
NAMELESS = ("group_id", "group id", "user_id", "user id")
"""Parts of what -201 says, in lower case, where it is the chat's id that Zalo will not have: a
group that is no more, or was never ours. Guesses: three strikes come of them, no more."""
ENDED = {-124, -216, -220}


class ExpiredError(UnreachableError):
    """The access token has ended: renew it, and call once more."""


def outcome(status: int, body: bytes) -> Any:
    """Return what an answer carries: an object, seldom a list; empty where there is nothing.

    Raises:
        SendError: It is a refusal, or no answer; the kind tells what that means.
    """
    answer = read(body)
    error = answer.get("error") if answer is not None else None
    if answer is None or isinstance(error, bool) or not isinstance(error, int | str):
        raise page("Zalo", status, RATE_WAIT)
    try:
        number = int(error)
    except ValueError:
        raise page("Zalo", status, RATE_WAIT) from None
    if number:
        raise refusal(number, str(answer.get("message") or answer.get("error_name") or ""))
    data = answer.get("data")
    return data if isinstance(data, dict | list) else {}


def refusal(error: int, text: str) -> SendError:
    """Say what Zalo's ``error`` means; ``text`` are its own words."""
    words = f"{text or 'refused'} ({error})"
    meant: SendError
    if error in SPENT:
        meant = SpentError(SPENT[error], SPENT_WAIT)
    elif error == -32:
        meant = ThrottledError(RATE_WAIT)
    elif error in ENDED:
        meant = ExpiredError(words)
    elif error in {-204, -205}:
        meant = TokenRefusedError(CLOSED)
    elif error in GONE:
        meant = ChatGoneError(words)
    elif error in NOT_NOW:
        meant = ChatClosedError(words)
    elif error == -201 and any(part in text.lower() for part in NAMELESS):
        meant = ChatMissingError(words)
    elif error in REFUSED:
        meant = RefusedError(words)
    else:
        meant = OutcomeUnknownError(words)
    return meant
