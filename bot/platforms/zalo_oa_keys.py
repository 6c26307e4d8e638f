"""The official account's keys: access for 25 hours, and a refresh token that buys the next pair.

A refresh token can be used once. So only one renewal runs at a time, and a new pair is saved before
it is used: whatever kills us, what Zalo will take next is in the database.
"""

import asyncio
import hashlib
import logging
import re
import uuid
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from bot.errors import OutcomeUnknownError, SendError, TokenRefusedError, UnreachableError
from bot.platforms.answers import page
from bot.platforms.foreign import read
from bot.platforms.wire import SLOWEST_ANSWER, Wire
from bot.platforms.zalo_oa_errors import LOST, MISTAKEN, RATE_WAIT, REUSED
from bot.stores import leases
from bot.stores.zalo_oa_store import Keys, keep_keys, keys
from jobs.database import Database
from jobs.errors import DatabaseError
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

PUBLIC_OAUTH = "https://oauth.zaloapp.com"
PATH = "/v4/oa/access_token"
EARLY = timedelta(hours=2)
"""How long before its end an access token is renewed: an outage of Zalo's must not end it."""
USUAL_LIFE = timedelta(hours=25)
LONGEST_LIFE = timedelta(days=30)
BUYING = timedelta(minutes=2)
"""How long one machine may take to renew the keys: the slowest answer, and its saving."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class KeyRing:
    """Holds the keys of one app.

    Args:
        app_id: The app that the account's owner granted.
        app_secret: The app's secret.
        refresh_token: As the operator set it; used only where none that descends from it is kept.
        database: Where they are kept.
        clock: Tells the moment.
        oauth_url: Another server that speaks the same; None for the public one.
        renews: Whether new keys are bought; not where a running program does it: two that buy
            with one token lose it.
    """

    def __init__(
        self,
        *,
        app_id: str,
        app_secret: str,
        refresh_token: str,
        database: Database,
        clock: Clock,
        oauth_url: str | None = None,
        renews: bool = True,
    ) -> None:
        self._app = app_id
        self._secret = app_secret
        self._given = refresh_token
        self._renews = renews
        self._database = database
        self._clock = clock
        self._wire = Wire((oauth_url or PUBLIC_OAUTH).rstrip("/"), most=1)
        self._lock = asyncio.Lock()
        self._keys: Keys | None = None
        self._unsaved: Keys | None = None
        self._me = uuid.uuid4().hex

    @property
    def keys(self) -> Keys | None:
        """What is used now; None before the first call."""
        return self._keys

    async def access(self, *, ended: str | None = None) -> str:
        """Return an access token, renewed where it has ended or soon will.

        Args:
            ended: A token that Zalo says has ended, whatever the clock says.

        Raises:
            TokenRefusedError: Zalo takes neither token; only the account's owner can help.
            UnreachableError: There is none now.
        """
        async with self._lock:
            held = await self._held()
            left = held.expires_at - self._clock()
            if not held.access or held.access == ended:
                left = timedelta()
            if left > (EARLY if self._renews else timedelta()):
                return held.access
            if not self._renews:
                raise UnreachableError("no access: the running bot has not renewed the keys yet")
            try:
                return await self._renew(held)
            except TokenRefusedError:
                raise
            except SendError as error:
                if left > timedelta():
                    log.warning("zalo keys not renewed", extra={"reason": str(error)})
                    return held.access
                raise UnreachableError(f"no access: {error}") from error

    async def close(self) -> None:
        """Let go of all."""
        await self._wire.close()

    async def _held(self) -> Keys:
        """Return the keys kept, or those to begin with, if the operator set a new token."""
        if self._keys is None:
            origin = hashlib.sha256(self._given.encode()).hexdigest()
            try:
                kept = await self._database.transact(lambda s: keys(s, self._app))
            except DatabaseError as error:
                raise UnreachableError("no access: the keys cannot be read") from error
            if kept is None or kept.origin != origin:
                kept = Keys(
                    origin=origin,
                    access="",
                    refresh=self._given,
                    expires_at=LONG_AGO,
                    renewed_at=LONG_AGO,
                )
            self._keys = kept
        return self._keys

    async def _renew(self, held: Keys) -> str:
        """Buy new keys; of several machines one does it, and the others read what it bought."""
        if self._database.ordered or self._unsaved:
            return await self._buy(held)
        lease, me = f"keys of {self._app}", self._me
        try:
            if not await self._database.aside(lambda s: leases.take(s, me, lease, BUYING)):
                raise UnreachableError("another machine is renewing the keys")
            self._keys = None
            kept = await self._held()
            if kept.refresh != held.refresh:
                return kept.access
            return await self._buy(kept)
        except DatabaseError as error:
            raise UnreachableError("the keys cannot be renewed now") from error
        finally:
            with suppress(DatabaseError):
                await self._database.aside(lambda s: leases.give(s, me, [lease]))

    async def _buy(self, held: Keys) -> str:
        new = self._unsaved or await self._bought(held)
        self._unsaved = new  # until it is saved: to buy again would be refused
        try:
            await self._database.transact(lambda s: keep_keys(s, self._app, new))
        except DatabaseError as error:
            raise UnreachableError("the new keys cannot be saved") from error
        self._keys, self._unsaved = new, None
        return new.access

    async def _bought(self, held: Keys) -> Keys:
        form = {
            "refresh_token": held.refresh,
            "app_id": self._app,
            "grant_type": "refresh_token",
        }
        status, body = await self._wire.post(
            PATH,
            urlencode(form).encode(),
            within=SLOWEST_ANSWER,
            content_type="application/x-www-form-urlencoded",
            headers={"secret_key": self._secret},
        )
        answer = read(body)
        if answer is None:
            raise page("Zalo", status, RATE_WAIT)
        access, refresh = answer.get("access_token"), answer.get("refresh_token")
        if not _usable(access) or not _usable(refresh):
            raise _refused(answer.get("error"))
        now = self._clock()
        return Keys(
            origin=held.origin,
            access=str(access),
            refresh=str(refresh),
            expires_at=now + _life(answer.get("expires_in")),
            renewed_at=now,
        )


def _refused(error: object) -> SendError:
    told = str(error)
    number = int(told) if re.fullmatch(r"-\d{1,9}", told) else 0
    if number == REUSED:
        return TokenRefusedError(LOST)
    if -14100 < number < -14000:
        return TokenRefusedError(MISTAKEN.format(error=number))
    return OutcomeUnknownError(f"no keys: {number or 'no error told'}")


def _usable(token: object) -> bool:
    return isinstance(token, str) and bool(token) and token.isascii() and token.isprintable()


def _life(seconds: object) -> timedelta:
    try:
        return min(max(timedelta(), timedelta(seconds=float(str(seconds)))), LONGEST_LIFE)
    except (ValueError, OverflowError):
        return USUAL_LIFE
