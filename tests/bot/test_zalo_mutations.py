"""Whatever becomes of a recorded payload on its way to us, both of Zalo's doors bear it."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import Gone, Incoming
from bot.platforms.base import Posted
from bot.platforms.foreign import read, text_of
from bot.platforms.zalo_oa import ZaloOa
from bot.platforms.zalo_oa_json import signature
from tests.bot.test_zalo_oa import GROUP
from tests.bot.test_zalo_payloads import DATA, HEADERS, JSON, bot, needs_data
from tests.bot.test_zalo_payloads import read as payload
from tests.fakes.zalo_oa import APP, SIGNING_KEY, event

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ALL = sorted(path.stem for path in DATA.glob("*.json"))
EVENTS = [name for name in ALL if "webhook_" in name or "update_" in name]
PICTURE = {"type": "image", "payload": {"url": "https://photo-stal-1.zdn.vn/a.jpg"}}
MADE = [
    event(
        "user_send_group_image",
        GROUP,
        "42",
        NOW.timestamp(),
        message={"text": "x", "msg_id": "1", "quote_msg_id": "2", "attachments": [PICTURE]},
    ),
    event("add_group_admin", GROUP, "1", NOW.timestamp(), user_ids=["42", {"id": "43"}]),
    event("delete_group", GROUP, "1", NOW.timestamp()) | {"group": {"id": GROUP}},
]
"""Events of groups, of which nobody has recorded one."""
HARD = [
    None,
    True,
    0,
    -1,
    2**63,
    1e308,
    "",
    " \n",
    "\ud83d",
    "\x00\u202e",
    "x" * 5000,
    [],
    [[[]]],
    [None, 1, "a", {}],
    {},
    {"id": {"id": "1"}},
    {"id": ["1"], "text": {}, "url": 5, "payload": []},
    "user_send_group_image",
    "message.image.received",
    ...,
]
"""What may stand where something else was meant; ``...`` takes the place away."""


def places(told, path=()):
    """Yield the way to each part of a payload."""
    yield path
    if isinstance(told, dict):
        parts = list(told.items())
    else:
        parts = list(enumerate(told)) if isinstance(told, list) else []
    for key, each in parts:
        yield from places(each, (*path, key))


def changed(told, path, new):
    """Return a payload with ``new`` at one place."""
    if not path:
        return {} if new is ... else new
    told = deepcopy(told)
    inside = told
    for key in path[:-1]:
        inside = inside[key]
    if new is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = new
    return told


def broken(body, bytes_changed):
    body = bytearray(body)
    for place, byte in bytes_changed:
        body[place % len(body)] = byte
    return bytes(body)


class Nothing:
    """Neither keys nor a database: nobody is asked."""

    async def transact(self, work): ...


class Doors:
    """A bot and an official account, whatever is posted to them, and what was heard."""

    def __init__(self):
        self.heard = []
        self.bot = bot()
        self.account = ZaloOa(
            app_id=APP,
            keys=Nothing(),
            database=Nothing(),
            clock=lambda: NOW,
            signing_key=SIGNING_KEY,
            public_url="https://a.vn",
        )

    async def hear(self, heard):
        assert isinstance(heard, Incoming | Gone)
        self.heard.append(heard)

    async def post(self, told, bytes_changed=(), *, wrapped=False):
        """Post to both doors, as proved; return how many of them kept it."""
        body = json.dumps({"ok": True, "result": told} if wrapped else told).encode()
        at_bot = self.bot.webhook.accept(HEADERS, broken(body, bytes_changed))
        if isinstance(told, dict) and "timestamp" in told:
            told = told | {"timestamp": str(int(NOW.timestamp() * 1000))}
        body = broken(json.dumps(told).encode(), bytes_changed)
        timestamp = text_of((read(body) or {}).get("timestamp"))
        shown = {"x-zevent-signature": signature(APP, body, timestamp, SIGNING_KEY)}
        at_account = self.account.webhook.accept(shown, body)
        return await self._dealt(self.bot, at_bot) + await self._dealt(self.account, at_account)

    async def _dealt(self, platform, answer):
        if not isinstance(answer, Posted):
            assert answer in {200, 400, 403}
            return 0
        assert 0 < len(answer.key) < 1000
        before = len(self.heard)
        await platform.webhook.deal(answer.body, self.hear)
        assert len(self.heard) - before <= 1
        return 1


@needs_data
@pytest.mark.parametrize("name", [*EVENTS, *range(len(MADE))])
async def test_whatever_stands_in_one_place_of_an_event(name):
    doors, kept = Doors(), 0
    told = MADE[name] if isinstance(name, int) else payload(name)
    for path in places(told):
        for new in HARD:
            for wrapped in (False, True):
                kept += await doors.post(changed(told, path, new), wrapped=wrapped)
    if "timestamp" in told:
        assert kept > 50, "most of it is no news to us, and some is"


@st.composite
def mutated(draw):
    told = payload(draw(st.sampled_from(EVENTS) | st.sampled_from(ALL)))
    for _ in range(draw(st.integers(0, 4))):
        path = draw(st.sampled_from(list(places(told))))
        told = changed(told, path, draw(st.sampled_from(HARD) | JSON))
    return told


@needs_data
@settings(max_examples=500, deadline=None)
@given(
    told=mutated(),
    bytes_changed=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=3),
    wrapped=st.booleans(),
)
async def test_whatever_becomes_of_a_payload(told, bytes_changed, wrapped):
    await Doors().post(told, bytes_changed, wrapped=wrapped)
