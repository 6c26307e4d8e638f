"""Every recorded payload of Zalo's Bot Platform, as ``../shared/data/zalo`` documents it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import OutcomeUnknownError, SendError, SpentError, TokenRefusedError
from bot.messages import ChatId, ChatKind, Incoming, Message, RichText, Span, Style, plain, units
from bot.platforms.base import Posted
from bot.platforms.zalo_bot import ZaloBot
from bot.platforms.zalo_errors import IdleError, outcome
from bot.platforms.zalo_json import (
    name_in,
    shaped,
    text_styles,
    unwrapped,
    updates_in,
    what_is_heard,
    without_mention,
)
from bot.platforms.zalo_names import Names

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "zalo"
PAYLOADS = sorted(path.stem for path in DATA.glob("bot_*.json"))
SECRET = "s3cret-s3cret"
HEADERS = {"x-bot-api-secret-token": SECRET}
GROUP = "zgr-f8a7101d77709e2ec761"

needs_data = pytest.mark.skipif(not DATA.exists(), reason="../shared/data is missing: no payloads")


def read(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def answered(name):
    """Return (status, body) of a recorded answer."""
    told = read(name)
    raw = told.get("raw_body")
    body = raw.encode() if raw is not None else json.dumps(told["body"]).encode()
    return told["http_status"], body


def bot():
    return ZaloBot(
        token="1:x", posted=True, public_url="https://bantin.example.vn", webhook_secret=SECRET
    )


async def posted(told, headers=HEADERS):
    """Return what a bot answers to a post, and what it hears of it."""
    platform, heard = bot(), []

    async def hear(each):
        heard.append(each)

    kept = platform.webhook.accept(headers, told)
    if isinstance(kept, Posted):
        await platform.webhook.deal(kept.body, hear)
    await platform.close()
    return kept, heard


def private(text, photo=None):
    sender = "a1b2c3d4e5f60718293a"
    return Incoming(
        chat=ChatId("zalo", sender),
        kind=ChatKind.PRIVATE,
        sender=sender,
        text=text,
        addressed=True,
        photo=photo,
    )


def in_group(chat, sender, text, photo=None):
    return Incoming(
        chat=ChatId("zalo", chat),
        kind=ChatKind.GROUP,
        sender=sender,
        text=text,
        addressed=True,
        photo=photo,
    )


PHOTO = "https://photo-stal-1.zdn.vn/example.jpg"
ANSWERS = {
    "bot_deleteWebhook__ok": {"url": "", "updated_at": 1749538250568},
    "bot_error__401": TokenRefusedError,
    "bot_error__401_in_http200": TokenRefusedError,
    "bot_error__429_quota": SpentError,
    "bot_error__429_quota_in_http200": SpentError,
    "bot_error__html_502": OutcomeUnknownError,
    "bot_getUpdates__idle_http200_408": IdleError,
    "bot_getUpdates__idle_http408": IdleError,
    "bot_getWebhookInfo__none_http200_404": SendError,
    "bot_sendChatAction__ok_no_result": None,
    "bot_testWebhook__daily_limit_426_camelCase": SpentError,
}
WITH_RESULT = {
    "bot_getMe__ok",
    "bot_getUpdates__ok_single_object",
    "bot_getWebhookInfo__ok",
    "bot_sendMessage__ok",
    "bot_setWebhook__ok_but_verification_failed_403",
    "bot_setWebhook__ok_verification_pass",
    "bot_testWebhook__ok",
}
EVENTS = {
    "bot_update_image_group__documented_photo_key": in_group(
        "zgr-0000000000000000000a", "u2", "xem", PHOTO
    ),
    "bot_update_image_group_mention_in_caption__capture_derived": in_group(
        GROUP, "u1", "orders 5 noi chien", "https://photo-stal-16.zdn.vn/x.jpg"
    ),
    "bot_update_text_group_mention__capture_derived": in_group(GROUP, "u1", "orders 10 ghe felix"),
    "bot_webhook_image_private__real_unwrapped": private("chu thich", PHOTO),
    "bot_webhook_sticker__test_fixture": None,
    "bot_webhook_text_private__documented_wrapped": Incoming(
        chat=ChatId("zalo", "6ede9afa66b88fe6d6a9"),
        kind=ChatKind.PRIVATE,
        sender="6ede9afa66b88fe6d6a9",
        text="Xin chào",
        addressed=True,
    ),
    "bot_webhook_text_private__real_unwrapped": private("ban 3 ly ca phe 45k"),
    "bot_webhook_unsupported__documented_no_content": None,
    "bot_webhook_unsupported__edge_no_message": None,
    "bot_webhook_voice_private__real_unwrapped": None,
}
REQUESTS = {name for name in PAYLOADS if "__request" in name}
ELSEWHERE = {"bot_webhook_request_headers"}
NAMES = {"zgr-0000000000000000000a": "Bot Tin", GROUP: "Bot ultty AI"}


@needs_data
def test_no_payload_is_left_out():
    known = set(ANSWERS) | WITH_RESULT | set(EVENTS) | REQUESTS | ELSEWHERE
    assert set(PAYLOADS) == known


@needs_data
@pytest.mark.parametrize("name", sorted([*ANSWERS, *WITH_RESULT]))
def test_an_answer_is_judged_by_its_body(name):
    meant = ANSWERS.get(name, {})
    if isinstance(meant, type):
        with pytest.raises(meant) as caught:
            outcome(*answered(name))
        assert type(caught.value) in {meant, *meant.__subclasses__()}
    elif name in WITH_RESULT:
        assert outcome(*answered(name)) == read(name)["body"]["result"]
    else:
        assert outcome(*answered(name)) == meant


def test_an_ok_that_came_with_an_error_is_none():
    with pytest.raises(OutcomeUnknownError):
        outcome(502, b'{"ok":true,"result":{}}')


@needs_data
def test_a_poll_brings_one_object():
    [update] = updates_in(outcome(*answered("bot_getUpdates__ok_single_object")))
    heard = what_is_heard(update, platform="zalo", names=())
    assert heard == in_group("zgr-1", "u1", "/help")


@needs_data
@pytest.mark.parametrize("name", sorted(EVENTS))
async def test_an_event_is_heard_as_it_was_meant(name):
    update = unwrapped(read(name))
    chat = update.get("message", {}).get("chat", {}).get("id")
    platform, heard = bot(), []
    platform._called = Names((NAMES[chat],) if chat in NAMES else ())

    async def hear(each):
        heard.append(each)

    kept = platform.webhook.accept(HEADERS, json.dumps(read(name)).encode())
    if EVENTS[name] is None:
        assert kept == 200
        assert platform.webhook.counts == {"wordless": 1}
        assert what_is_heard(update, platform="zalo", names=()) is None
    else:
        await platform.webhook.deal(kept.body, hear)
        assert kept.chat == EVENTS[name].chat.id
        assert heard == [EVENTS[name]]
    await platform.close()


@needs_data
def test_wrapped_or_not_it_is_the_same_thing():
    bare = read("bot_webhook_text_private__real_unwrapped")
    platform = bot()
    kept = [
        platform.webhook.accept(HEADERS, json.dumps(told).encode())
        for told in (bare, {"ok": True, "result": bare})
    ]
    assert kept[0].key == kept[1].key
    assert "m1a2b3c4d5e6f7081920" in kept[0].key


@needs_data
def test_the_header_is_the_documented_one():
    [name] = [n for n in read("bot_webhook_request_headers")["headers"] if "Secret" in n]
    assert name.lower() in HEADERS


@needs_data
def test_requests_have_the_documented_shape():
    plain_one = read("bot_sendMessage__request_plain")
    assert shaped("zgr-1", Message(plain(plain_one["text"]))) == ("sendMessage", plain_one)
    styled = read("bot_sendMessage__request_text_styles")
    content = RichText(styled["text"], (Span(0, 7, Style.BOLD),))
    _, told = shaped("abc.xyz", Message(content))
    assert told["text_styles"] == [{"start": 0, "len": 7, "st": ["b"]}]
    assert told.keys() == styled.keys()


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("@Bot Tin /help", (), "/help"),
        ("@Bot Tin /đăng ký", (), "/đăng ký"),
        ("@Bot Tin  tin mới", ("Bot Tin",), "tin mới"),
        ("@bot tin: tin mới", ("Bot Tin",), "tin mới"),
        ("@Bot Tin", ("Bot Tin",), ""),
        ("@Bot Tin Sáng nay", ("Bot Tin", "Bot Tin Sáng"), "nay"),
        ("@Bot Tinh nào", ("Bot Tin",), "@Bot Tinh nào"),
        ("@Bot tin mới", (), "tin mới"),
        ("@Bot", (), ""),
        ("tin @Bot Tin", ("Bot Tin",), "tin"),
        ("nhờ @bot tin, tìm bài", ("Bot Tin",), "nhờ tìm bài"),
        ("/thongbao Hỏi @Bot Tin", ("Bot Tin",), "/thongbao Hỏi @Bot Tin"),
        ("hỏi @Bot Tinh", ("Bot Tin",), "hỏi @Bot Tinh"),
        ("a@Bot Tin", ("Bot Tin",), "a@Bot Tin"),
        ("@Bot Tin 15/8 có gì", ("Bot Tin",), "15/8 có gì"),
        ("@Bot Tin ngày 15 /8", (), "Tin ngày 15 /8"),
        ("3", (), "3"),
    ],
)
def test_the_bots_name_is_taken_off(text, names, left):
    assert without_mention(text, names) == left


def test_the_name_is_learned_from_a_command_only():
    assert name_in("@Bot Bản tin /tinmoi") == "Bot Bản tin"
    assert name_in("@Bot Bản tin hôm nay") is None
    assert name_in("/tinmoi") is None


async def test_a_name_once_learned_is_taken_off_questions():
    platform, heard = bot(), []

    async def hear(each):
        heard.append(each.text)

    for number, text in enumerate(("@Bot Bản tin /help", "@Bot Bản tin tin về chuyển đổi số")):
        told = {"event_name": "message.text.received", "message": message(number, text)}
        kept = platform.webhook.accept(HEADERS, json.dumps(told).encode())
        await platform.webhook.deal(kept.body, hear)
    assert heard == ["/help", "tin về chuyển đổi số"]
    await platform.close()


async def called_after(*said, chat_type="GROUP"):
    """Return what a bot says it is called, after somebody wrote this to it."""
    platform = bot()

    async def hear(each):
        pass

    for number, text in enumerate(said):
        chat = {"id": "c1", "chat_type": chat_type}
        told = {"event_name": "message.text.received", "message": message(number, text, chat=chat)}
        kept = platform.webhook.accept(HEADERS, json.dumps(told).encode())
        await platform.webhook.deal(kept.body, hear)
    await platform.close()
    return platform.abilities.called


async def test_nobody_teaches_the_bot_a_name_in_private():
    """Officers are told to post invitations behind that name."""
    assert await called_after("@Kẻ lạ /start", chat_type="PRIVATE") == ""
    assert await called_after("@Bot Bản tin /start") == "Bot Bản tin"


async def test_the_name_is_what_is_heard_most():
    ours = "@Bot Bản tin /hop"
    assert await called_after("@Bot Bản tin nhờ đồng chí gõ /hop", ours) == "Bot Bản tin"
    assert await called_after(ours, ours, "@Kẻ lạ /hop") == "Bot Bản tin"
    assert await called_after(*["@Tên cũ /hop"] * 30, *[ours] * 11) == "Bot Bản tin"


def message(number, text, **more):
    return {
        "message_id": f"m{number}",
        "text": text,
        "from": {"id": "u1", "is_bot": False},
        "chat": {"id": "zgr-1", "chat_type": "GROUP"},
    } | more


async def test_other_bots_are_not_heard():
    told = {"event_name": "message.text.received"}
    told["message"] = message(1, "x", **{"from": {"id": "u1", "is_bot": True}})
    kept, heard = await posted(json.dumps(told).encode())
    assert isinstance(kept, Posted)
    assert heard == []


@pytest.mark.parametrize(
    ("body", "headers", "status", "why"),
    [
        (b"", {}, 200, "probe"),
        (b"  \n", {}, 200, "probe"),
        (b"{}", {}, 403, "forged"),
        (b"{}", {"x-bot-api-secret-token": "wrong"}, 403, "forged"),
        (b"{}", {"x-bot-api-secret-token": SECRET + "x"}, 403, "forged"),
        (b"{}", {"x-bot-api-secret-token": "mật khẩu"}, 403, "forged"),
        (b"{}", HEADERS, 200, "unreadable"),
        (b"{", HEADERS, 400, "unreadable"),
        (b"\xff\xfe", HEADERS, 400, "unreadable"),
        (b"[" * 100_000, HEADERS, 400, "unreadable"),
        (b'{"event_name":"message.new.kind"}', HEADERS, 200, "unknown"),
        (b'{"event_name":"message.text.received"}', HEADERS, 200, "wordless"),
    ],
)
def test_what_is_not_kept_is_counted(body, headers, status, why):
    hook = bot().webhook
    assert hook.accept(headers, body) == status
    assert hook.counts == {why: 1}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@st.composite
def malformed(draw):
    """An update with anything in the places of its parts."""
    event = draw(
        st.sampled_from(
            ["message.text.received", "message.image.received", "message.unsupported.received"]
        )
        | JSON
    )
    place = {"id": draw(JSON), "chat_type": draw(st.sampled_from(["GROUP", "PRIVATE"]) | JSON)}
    author = {"id": draw(JSON), "is_bot": draw(JSON)}
    told = {
        "message_id": draw(JSON),
        "text": draw(JSON),
        "caption": draw(JSON),
        "chat": draw(st.just(place) | JSON),
        "from": draw(st.just(author) | JSON),
    }
    return {"event_name": event, "message": draw(st.just(told) | JSON)}


@given(told=malformed() | JSON, wrapped=st.booleans())
async def test_whatever_is_posted_nothing_is_raised(told, wrapped):
    body = json.dumps({"ok": True, "result": told} if wrapped else told).encode()
    kept, heard = await posted(body)
    if isinstance(kept, Posted):
        assert kept.key
        assert kept.chat
        assert len(heard) <= 1
    else:
        assert kept in {200, 400}
        assert heard == []


@given(status=st.integers(200, 599), body=st.binary(max_size=60))
def test_an_answer_of_whatever_shape_is_one_of_our_errors(status, body):
    try:
        outcome(status, body)
    except SendError:
        return


@given(
    told=st.dictionaries(
        st.sampled_from(["ok", "error_code", "errorCode", "result", "description"]), JSON
    )
)
def test_json_of_whatever_shape_is_one_of_our_errors(told):
    try:
        assert outcome(200, json.dumps(told).encode()) == told.get("result")
    except SendError:
        return
    assert told.get("ok") is True


STYLED = st.builds(
    lambda text, cuts: RichText(
        text,
        tuple(
            Span(min(a, b), abs(a - b), style)
            for a, b, style in (
                (a % (units(text) + 1), b % (units(text) + 1), s) for a, b, s in cuts
            )
        ),
    ),
    st.text(min_size=1, max_size=40),
    st.lists(
        st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(list(Style))),
        max_size=8,
    ),
)


@given(content=STYLED)
def test_styles_lie_within_the_text_each_range_once(content):
    styles = text_styles(content)
    ranges = [(each["start"], each["len"]) for each in styles]
    assert len(set(ranges)) == len(ranges)
    for each in styles:
        assert 0 <= each["start"] < each["start"] + each["len"] <= units(content.text)
        assert set(each["st"]) <= {"b", "i"}
        assert each["st"]
