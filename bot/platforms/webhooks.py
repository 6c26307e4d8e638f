"""What webhooks have in common."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from bot.platforms.base import Hear

Deal = Callable[[dict[str, Any], Hear], Awaitable[None]]
"""What is done with an update."""

LOOK_EVERY = timedelta(minutes=5)
"""How often it is looked whether the webhook is still ours."""


def derived(secret: str, use: str) -> str:
    """Return what nobody can guess who does not know ``secret``; it does not give that away."""
    return hmac.new(secret.encode(), f"bantin webhook {use}".encode(), hashlib.sha256).hexdigest()


class SecretWebhook:
    """What is proved by a secret in a header; a ``Webhook`` once it can ``accept`` and ``deal``.

    Path and secret come from the token, so that they are the same after each start and nobody else
    can know them.

    Args:
        token: As the platform gave it.
        public_url: Where our door is found from outside.
        secret: Another secret than the one that comes from the token.
        deal: What is done with an update.

    Attributes:
        under: Below which path of our door it is.
        header: Where the platform shows the secret; in lower case.
        path: Where it is posted on our door.
        url: The same, from outside.
        counts: How much was posted that was not kept, by why.
    """

    under: ClassVar[str]
    header: ClassVar[str]

    def __init__(
        self, *, token: str, public_url: str, deal: Deal, secret: str | None = None
    ) -> None:
        self.path = f"{self.under}/{derived(token, 'path')}"
        self.url = public_url.rstrip("/") + self.path
        self.counts: Counter[str] = Counter()
        self._secret = secret or derived(token, "secret")
        self._deal = deal

    def proves(self, headers: Mapping[str, str]) -> bool:
        """Say whether the secret is shown; takes as long whatever is."""
        shown = headers.get(self.header, "").encode()
        return hmac.compare_digest(shown, self._secret.encode())
