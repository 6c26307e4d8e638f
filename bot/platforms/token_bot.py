"""What bots have in common that a token makes, and that are polled or posted to."""

import logging
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Generic, TypeVar

from bot.errors import PlatformError, SendError, TokenRefusedError
from bot.platforms.base import Plain, Webhook
from bot.platforms.contact import Contact

log = logging.getLogger(__name__)

Hook = TypeVar("Hook", bound=Webhook)


async def introduced(prove: Callable[[], Awaitable[object]], *, name: str, rejected: str) -> None:
    """Prove the credentials of a platform; one out of reach now is tried again as it listens.

    Args:
        prove: Asks the platform.
        name: What the platform is called in the log.
        rejected: What is told where it does not accept them; "" for its own words.

    Raises:
        PlatformError: It does not accept them.
    """
    try:
        await prove()
    except TokenRefusedError as error:
        raise PlatformError(rejected or str(error)) from error
    except SendError as error:
        log.warning("%s out of reach", name, extra={"reason": str(error)})


class TokenBot(Plain, Generic[Hook]):
    """The part of a ``Platform`` that its token, its webhook and its line decide.

    Args:
        kind: What the platform is called in the log.
        token: As the platform gave it.
        shape: What every token of it looks like.
        rejected: What is told where it is no token.
        contact: Notes whether the platform answers.
        own: The webhook that we set, or would; None where we cannot be found from outside.
        posted: Whether the platform posts to it what is heard; else it is polled.
    """

    def __init__(
        self,
        kind: str,
        *,
        token: str,
        shape: "re.Pattern[str]",
        rejected: str,
        contact: Contact,
        own: Hook | None,
        posted: bool,
    ) -> None:
        self._kind = kind
        self._token = token
        self._shape = shape
        self._rejected = rejected
        self._contact = contact
        self._own = own
        self._posted = posted

    @property
    def webhook(self) -> Hook | None:  # type: ignore[override]
        """Where the platform posts what is heard; None where it is polled."""
        return self._own if self._posted else None

    @property
    def lost_for(self) -> timedelta:
        """How long the platform has answered none of our calls."""
        return self._contact.lost_for

    @property
    def token_fits(self) -> bool:
        """Whether the token looks like one: what does not is never sent anywhere."""
        return self._shape.fullmatch(self._token) is not None

    async def open(self) -> None:
        """Prove the token; where the platform is out of reach, ``listen`` goes on trying."""
        if not self.token_fits:
            raise PlatformError(self._rejected)
        await introduced(self._introduce, name=self._kind, rejected=self._rejected)

    async def _introduce(self) -> None:
        """Learn who we are; quick once that is known."""
        raise NotImplementedError
