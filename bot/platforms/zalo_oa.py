"""The groups of a Zalo official account: sending, what is posted to us, and who their admins are.

The account owns its groups and hears all that is said in them. It cannot be polled.
"""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bot.errors import SendError, TokenRefusedError
from bot.messages import ChatId, Gone, Message
from bot.platforms.base import Hear, Plain, Posted
from bot.platforms.contact import Contact
from bot.platforms.foreign import Json, read, text_of
from bot.platforms.token_bot import introduced
from bot.platforms.webhooks import derived
from bot.platforms.wire import LAST_REQUESTS, SLOWEST_ANSWER, Wire, as_json
from bot.platforms.zalo_json import sent_id
from bot.platforms.zalo_oa_errors import REJECTED, ExpiredError, outcome
from bot.platforms.zalo_oa_json import (
    ADDED,
    DROPPED,
    EVENTS,
    GONE,
    chat_of,
    event_of,
    key_of,
    made_at,
    people_of,
    proved,
    quota_in,
    quoted_in,
    shaped,
    what_is_heard,
)
from bot.platforms.zalo_oa_keys import KeyRing
from bot.platforms.zalo_photos import abilities, download, picture_or_link
from bot.stores.zalo_oa_store import add_admin, admins, drop_admin, told_there
from jobs.database import Database
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

PUBLIC_API = "https://openapi.zalo.me"
AT_ONCE = 16
LOOK_EVERY = timedelta(minutes=10)
"""How often it is looked whether the keys are to be renewed."""
OLDEST = timedelta(days=1)
"""How old what is posted may be: less than the inbox remembers what came before."""
ADVICE = {
    "forged": "if nothing is heard at all, look at ZALO_OA_SECRET_KEY",
    "stale": "if nothing is heard at all, set this machine's clock",
}
"""What a post that is refused may mean: nobody but Zalo can guess where to post."""
SENT_KEPT = 5000
"""Ids of messages remembered; those of answers are in no ledger."""
QUOTA_PATH = "/v3.0/oa/quota/group"
QUOTA_ASKED = {"quota_owner": "OA", "product_type": "gmf100", "quota_type": "sub_quota"}
PER_SECOND = 10
"""Zalo tells no pace, only that there is one (-32): a guess that serves 300 groups in half a
minute."""


class ZaloOa(Plain):
    """A ``Platform``; see there for what each method promises. Making one touches no network.

    Args:
        app_id: The app that the account's owner granted.
        keys: With which the account is entered.
        database: Where the groups' admins are kept.
        clock: Tells the moment.
        name: The platform's name in chat ids.
        signing_key: The account's secret key; without it nothing is heard.
        public_url: Where our door is found from outside; without it nothing is heard.
        called: The account's name, as groups call it.
        api_url: Another server that speaks the same; None for the public one.
        look_every: How often it is looked after the keys.
    """

    def __init__(
        self,
        *,
        app_id: str,
        keys: KeyRing,
        database: Database,
        clock: Clock,
        name: str = "zalo-oa",
        signing_key: str | None = None,
        public_url: str | None = None,
        called: Sequence[str] = (),
        api_url: str | None = None,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self.name = name
        self.abilities = abilities(public_url, span_limit=1, per_second=PER_SECOND)
        self.called = tuple(called)
        self.sent: OrderedDict[str, None] = OrderedDict()
        self._changed: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._keys = keys
        self._database = database
        self._clock = clock
        self._contact = Contact()
        self._look_every = look_every
        self._wire = Wire((api_url or PUBLIC_API).rstrip("/"), most=AT_ONCE)
        self._hook: ZaloOaWebhook | None = None
        if signing_key and public_url:
            self._hook = ZaloOaWebhook(self, app_id=app_id, key=signing_key, url=public_url)

    @property
    def webhook(self) -> "ZaloOaWebhook | None":  # type: ignore[override]
        """Where Zalo posts what is heard; None where nothing is."""
        return self._hook

    @property
    def now(self) -> datetime:
        """The moment; aware, UTC."""
        return self._clock()

    @property
    def lost_for(self) -> timedelta:
        """How long Zalo has answered none of our calls."""
        return self._contact.lost_for

    async def open(self) -> None:
        """Prove the keys; where Zalo is out of reach, ``listen`` goes on trying."""
        await introduced(self._keys.access, name="zalo oa", rejected="")

    async def close(self) -> None:
        """Let requests in flight end, the slow ones by force."""
        await self._wire.close(LAST_REQUESTS)
        await self._keys.close()

    async def listen(self, hear: Hear) -> None:  # noqa: ARG002  what is posted is heard
        """Keep the keys fresh, so that the refresh token never grows old."""
        while True:
            await self.open()
            await asyncio.sleep(self._look_every.total_seconds())

    async def send(
        self,
        chat: ChatId,
        message: Message,
        *,
        thread: str | None = None,  # noqa: ARG002  Zalo has no topics
    ) -> str:
        """Send one message, without styles: there are none."""
        return await picture_or_link(partial(self._send, chat), message, self.abilities)

    async def _send(self, chat: ChatId, message: Message) -> str:
        number = sent_id(await self._call(*shaped(chat.id, message, self.abilities.files_at)))
        self.sent[number] = None
        while len(self.sent) > SENT_KEPT:
            self.sent.popitem(last=False)
        return number

    async def download(self, reference: str) -> bytes:
        """Fetch a picture from where Zalo keeps it."""
        return await download(reference)

    async def is_admin(self, chat: ChatId, sender: str) -> bool | None:
        """Say what the group's events told; None where they told nothing of this group."""
        known = await self._database.transact(lambda s: admins(s, chat))
        return sender in known if known else None

    async def deal(self, update: Json, hear: Hear) -> None:
        """Deal with what was posted: words, or who became or ceased to be an admin."""
        event, at = event_of(update), ChatId(self.name, chat_of(update))
        if event in GONE:
            await hear(Gone(chat=at))
        elif event in ADDED | DROPPED:
            change = add_admin if event in ADDED else drop_admin
            for sender in people_of(update):
                if self._is_news(at, sender, made_at(update)):
                    await self._database.transact(partial(change, at=at, sender=sender))
        else:
            ours = await self._ours(at, quoted_in(update))
            if heard := what_is_heard(update, platform=self.name, names=self.called, sent=ours):
                await hear(heard)

    def _is_news(self, at: ChatId, sender: str, made: int) -> bool:
        """Say whether no later change of somebody's role was heard of.

        Zalo posts again what we missed, and then the old comes behind the new.
        """
        latest = max(made, self._changed.pop((at.id, sender), 0))
        self._changed[at.id, sender] = latest
        while len(self._changed) > SENT_KEPT:
            self._changed.popitem(last=False)
        return latest == made

    async def _ours(self, at: ChatId, message: str) -> frozenset[str]:
        """Return the id of a message of a chat, if we sent it: lately, or as the ledger knows."""
        if not message:
            return frozenset()
        ours = message in self.sent or await self._database.transact(
            lambda s: told_there(s, at, message)
        )
        return frozenset({message} if ours else ())

    async def state(self) -> tuple[bool, str]:
        """Say whether the account works, and in one line how; never raises."""
        try:
            await self._keys.access()
        except SendError as error:
            return False, str(error)
        parts = ["keys work"]
        if held := self._keys.keys:
            parts.append(f"access until {held.expires_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
            parts.append(f"refresh token {(self.now - held.renewed_at).days} days old (of 90)")
        works, quota = await self._quota()
        parts.append(quota)
        parts.append(f"webhook: enter {self._hook.url} at Zalo" if self._hook else "hears nothing")
        if self._hook and not self.called:
            parts.append("questions in groups NOT heard: set ZALO_OA_NAME")
        return works, ", ".join(parts)

    async def _quota(self) -> tuple[bool, str]:
        try:
            told = quota_in(await self._call(QUOTA_PATH, QUOTA_ASKED))
        except SendError as error:
            return False, f"quota not told: {error}"
        if told is None:
            return True, "quota not told"
        left, total = told
        return left > 0, f"quota {left} of {total}"

    async def _call(self, path: str, params: Json) -> Any:
        body = as_json(params)
        with self._contact.noted():
            return await self._entered(path, body)

    async def _entered(self, path: str, body: bytes) -> Any:
        access = await self._keys.access()
        try:
            return await self._posted(path, body, access)
        except ExpiredError:
            renewed = await self._keys.access(ended=access)
        try:
            return await self._posted(path, body, renewed)
        except ExpiredError as error:
            raise TokenRefusedError(REJECTED) from error

    async def _posted(self, path: str, body: bytes, access: str) -> Any:
        status, answer = await self._wire.post(
            path, body, within=SLOWEST_ANSWER, headers={"access_token": access}
        )
        return outcome(status, answer.replace(access.encode(), b"<token>"))


class ZaloOaWebhook:
    """A ``Webhook``; see there for what ``accept`` and ``deal`` promise.

    Args:
        account: Which deals with what is posted.
        app_id: The app that is posted to.
        key: With which Zalo signs.
        url: Where our door is found from outside.

    Attributes:
        path: Where it is posted on our door.
        url: The same, from outside: the operator enters it at Zalo by hand.
        counts: How much was posted that was not kept, by why: ``forged``, ``stale``,
            ``unreadable``, ``probe``, ``unknown``.
    """

    def __init__(self, account: ZaloOa, *, app_id: str, key: str, url: str) -> None:
        self.path = f"/zalo-oa/{derived(key, 'path')}"
        self.url = url.rstrip("/") + self.path
        self.counts: Counter[str] = Counter()
        self._account = account
        self._app = app_id
        self._key = key

    def accept(self, headers: Mapping[str, str], body: bytes) -> Posted | int:
        """Prove the signature in constant time, and that it was not made long ago."""
        if not body.strip():
            return self._left("probe", 200)
        update = read(body)
        if update is None:
            return self._left("unreadable", 400)
        shown = headers.get("x-zevent-signature", "")
        if not proved(body, update, shown, app_id=self._app, key=self._key):
            return self._left("forged", 403)
        if not self._fresh(text_of(update.get("timestamp"))):
            return self._left("stale", 403)
        return self._kept(update, body)

    async def deal(self, body: str, hear: Hear) -> None:
        """Bring an update to ``hear``, or note whom it makes an admin."""
        update = read(body.encode())
        if update is not None:
            await self._account.deal(update, hear)

    def _kept(self, update: Json, body: bytes) -> Posted | int:
        if event_of(update) not in EVENTS:
            return self._left("unknown", 200)
        key = key_of(update, body)
        if key is None:
            return self._left("unreadable", 200)
        return Posted(key=key, chat=chat_of(update), body=body.decode())

    def _fresh(self, timestamp: str) -> bool:
        try:
            made = datetime.fromtimestamp(int(timestamp) / 1000, UTC)
        except (ValueError, OverflowError, OSError):
            return False
        return abs(self._account.now - made) < OLDEST

    def _left(self, why: str, status: int) -> int:
        self.counts[why] += 1
        if why != "probe":
            told = {"reason": why, "count": self.counts[why]}
            if why in ADVICE and self.counts[why] == 1:
                log.warning("zalo oa post refused", extra=told | {"advice": ADVICE[why]})
            else:
                log.info("zalo oa post not kept", extra=told)
        return status
