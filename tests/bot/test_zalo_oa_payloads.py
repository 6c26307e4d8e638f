"""Every recorded shape of the official account's API."""

import json
from datetime import timedelta

import pytest
from hypothesis import given

from bot.errors import TokenRefusedError
from bot.messages import ChatId, ChatKind, Incoming, Message, plain
from bot.platforms.base import Posted
from bot.platforms.foreign import read
from bot.platforms.zalo_oa_json import (
    GROUP_PATH,
    PERSON_PATH,
    proved,
    quota_in,
    shaped,
    signature,
)
from tests.bot.test_zalo_oa import AT, GROUP, NEWS, heard_of, kept
from tests.bot.test_zalo_oa import oa as oa  # noqa: PLC0414  the fixture
from tests.bot.test_zalo_payloads import DATA, JSON, needs_data
from tests.bot.test_zalo_payloads import read as payload
from tests.fakes.pictures import PICTURE
from tests.fakes.zalo_oa import APP, APP_SECRET, FIRST_REFRESH

NAMES = sorted(path.stem for path in DATA.glob("oa_*.json"))
PERSON = "2512523625412515"

SENT = {
    "oa_group_message__request_text": (GROUP_PATH, GROUP, Message(plain("hello from Zalo"))),
    "oa_group_message__request_image": (
        GROUP_PATH,
        GROUP,
        Message(plain("caption <=2000"), attachment=PICTURE),
    ),
    "oa_cs_message__request_text": (PERSON_PATH, PERSON, Message(plain("..."))),
}
HEARD = {
    "oa_webhook_user_send_group_text__field_table": Incoming(
        chat=ChatId("zalo-oa", "<group id>"),
        kind=ChatKind.GROUP,
        sender="<user id>",
        text="...",
        addressed=False,
    ),
    "oa_webhook_user_send_text__forum_example": Incoming(
        chat=ChatId("zalo-oa", "5510185758261927916"),
        kind=ChatKind.PRIVATE,
        sender="5510185758261927916",
        text="Helo",
        addressed=True,
    ),
}
NEVER_SENT = {
    # Articles to followers by age and place: bulletins go to the groups that chose them.
    "oa_broadcast__request_article_only",
    # Groups are made by the account's owner, who knows their members; bantin only binds them.
    "oa_create_group__request",
}
ELSEWHERE = {
    "oa_error__-14020_refresh_reused",
    "oa_error__-216_http200",
    "oa_group_message__ok",
    "oa_group_message__request_mention",
    "oa_oauth_refresh__ok",
    "oa_oauth_refresh__request",
    "oa_quota_group__request",
    "oa_quota_user__ok",
    "oa_webhook_signature_recipe",
}
"""Each of these has a test of its own below."""


@needs_data
def test_no_payload_is_left_out():
    assert {*SENT, *HEARD, *NEVER_SENT, *ELSEWHERE} == set(NAMES)


def shape(told):
    if isinstance(told, dict):
        return {key: shape(each) for key, each in told.items() if not key.startswith("_")}
    return [shape(each) for each in told] if isinstance(told, list) else type(told).__name__


@pytest.mark.parametrize(
    ("chat", "path"), [("7" * 19, PERSON_PATH), ("7" * 20, GROUP_PATH), (GROUP, GROUP_PATH)]
)
def test_a_group_is_no_person_though_its_id_be_all_figures(chat, path):
    assert shaped(chat, NEWS)[0] == path


@needs_data
@pytest.mark.parametrize("name", sorted(SENT))
async def test_what_is_sent_has_the_documented_shape(zalo_oa, oa, name):
    path, chat, message = SENT[name]
    zalo_oa.people.add(PERSON)
    await oa.send(ChatId("zalo-oa", chat), message)
    [(called, headers, told)] = zalo_oa.calls
    wanted = payload(name)
    assert called == path
    assert wanted.get("_method", path).endswith(path)
    assert wanted.get("_headers", {"access_token": ""}).keys() <= {
        *headers,
        "Content-Type",
    }
    assert headers["content-type"] == "application/json"
    assert shape(told) == shape(wanted)
    assert told["message"]["text"] == wanted["message"]["text"]
    assert zalo_oa.faults == []


@needs_data
@pytest.mark.parametrize("name", sorted(NEVER_SENT))
def test_what_is_never_sent_has_an_address_of_its_own(name):
    called = payload(name)["_method"].removeprefix("POST https://openapi.zalo.me")
    assert called not in {GROUP_PATH, PERSON_PATH}


@needs_data
async def test_a_mention_in_news_mentions_nobody(zalo_oa, oa):
    text = payload("oa_group_message__request_mention")["message"]["text"]
    await oa.send(AT, Message(plain(text)))
    [sent] = zalo_oa.messages(GROUP)
    assert sent.text == text.replace("[", "(").replace("]", ")")


@needs_data
async def test_a_sent_message_has_the_id_that_the_answer_tells(zalo_oa, oa):
    told = payload("oa_group_message__ok")["body"]
    zalo_oa.garble("message", json.dumps(told).encode())
    assert await oa.send(AT, NEWS) == told["data"]["message_id"]


@needs_data
async def test_an_access_token_that_is_invalid_is_renewed_once(zalo_oa, oa):
    told = payload("oa_error__-216_http200")["body"]
    zalo_oa.garble("message", json.dumps(told).encode(), delivered=False)
    await oa.send(AT, NEWS)
    assert (zalo_oa.renewals, len(zalo_oa.messages(GROUP))) == (2, 1)


@needs_data
async def test_a_refresh_token_that_was_used_needs_the_owner(zalo_oa, oa):
    told = payload("oa_error__-14020_refresh_reused")["body"]
    zalo_oa.garble("oauth", json.dumps(told).encode(), delivered=False)
    with pytest.raises(TokenRefusedError, match="can be used once"):
        await oa.send(AT, NEWS)
    assert zalo_oa.messages(GROUP) == []


@needs_data
async def test_keys_are_asked_for_as_documented(zalo_oa, oa):
    await oa.open()
    wanted = payload("oa_oauth_refresh__request")
    assert zalo_oa.asked["form"] == wanted["form"] | {
        "refresh_token": FIRST_REFRESH,
        "app_id": APP,
    }
    headers = {name.lower() for name in wanted["_headers"]}
    assert headers <= zalo_oa.asked["headers"].keys()
    assert zalo_oa.asked["headers"]["secret_key"] == APP_SECRET


@needs_data
async def test_keys_are_kept_as_they_are_told(zalo_oa, oa, database, clock):
    told = payload("oa_oauth_refresh__ok")
    zalo_oa.garble("oauth", json.dumps(told).encode(), delivered=False)
    await oa.open()
    new = await kept(database)
    assert (new.access, new.refresh) == (told["access_token"], told["refresh_token"])
    assert new.expires_at == clock() + timedelta(hours=25)


@pytest.mark.parametrize("lasts", ["9e12", "1e300", "nan", "-5", None, "một ngày"])
async def test_keys_are_kept_however_long_they_are_said_to_last(
    zalo_oa, oa, database, clock, lasts
):
    told = {"access_token": "new", "refresh_token": "newer", "expires_in": lasts}
    zalo_oa.garble("oauth", json.dumps(told).encode(), delivered=False)
    await oa.open()
    new = await kept(database)
    assert (new.access, new.refresh) == ("new", "newer")
    assert clock() <= new.expires_at <= clock() + timedelta(days=30)


@needs_data
async def test_the_quota_is_asked_for_as_documented(zalo_oa, oa):
    await oa.state()
    [(path, _, told)] = zalo_oa.calls
    wanted = payload("oa_quota_group__request")
    assert wanted.pop("_method").endswith(path)
    assert told == wanted


@needs_data
def test_a_quota_is_read_as_it_is_told():
    assert quota_in(payload("oa_quota_user__ok")["data"]) == (8, 8)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"remain": 7, "total": 100}, (7, 100)),
        ({"remain": "7", "total": "100"}, (7, 100)),
        ([{"remain": 7, "total": 9}, {"remain": 0, "total": 1}, "x"], (7, 10)),
        ([], None),
        ({}, None),
        ({"remain": 7}, None),
        ({"remain": -1, "total": 5}, None),
        ({"remain": "9" * 300, "total": "1"}, None),
        (None, None),
    ],
)
def test_a_quota_in_other_shapes(data, found):
    assert quota_in(data) == found


@given(JSON)
def test_a_quota_in_whatever_shape(data):
    found = quota_in(data)
    assert found is None or min(found) >= 0


@needs_data
def test_a_signature_is_made_as_documented():
    recipe = payload("oa_webhook_signature_recipe")
    assert recipe["input_concat"] == ["app_id", "raw_body_bytes", "body.timestamp", "OA secret key"]
    body = b'{"timestamp": "1"}'
    shown = signature("a", body, "1", "k")
    # printf 'a{"timestamp": "1"}1k' | sha256sum
    assert shown == "9033a9282b9082fada2c5044cd4c930c523162f8c41e19b20509d3fb9c9d6112"
    for prefix in ("", recipe["optional_prefix"]):
        assert proved(body, read(body), prefix + shown, app_id="a", key="k")
        assert not proved(body, read(body), prefix + shown, app_id="a", key="other")


@needs_data
@pytest.mark.parametrize("name", sorted(HEARD))
async def test_an_event_is_heard_as_it_was_meant(oa, clock, name):
    told = payload(name) | {"timestamp": str(int(clock().timestamp() * 1000))}
    answer, heard = await heard_of(oa, told)
    assert isinstance(answer, Posted)
    assert heard == [HEARD[name]]


@needs_data
@pytest.mark.parametrize("name", sorted(HEARD))
async def test_a_recorded_event_is_too_old_to_be_heard_today(oa, name):
    assert await heard_of(oa, payload(name)) == (403, [])
    assert oa.webhook.counts == {"stale": 1}
