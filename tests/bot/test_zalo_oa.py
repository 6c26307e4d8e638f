"""The official account against the fake one: keys used once, messages, refusals, signed posts."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.errors import (
    ChatGoneError,
    ChatMissingError,
    OutcomeUnknownError,
    PlatformError,
    RefusedError,
    SpentError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)
from bot.inbox import Inbox
from bot.messages import ChatId, ChatKind, Gone, Incoming, Message, plain
from bot.platforms.base import Posted
from bot.platforms.foreign import read
from bot.platforms.zalo_oa import ZaloOa
from bot.platforms.zalo_oa_errors import outcome
from bot.platforms.zalo_oa_json import harmless, proved, shaped, signature
from bot.platforms.zalo_oa_keys import KeyRing
from bot.stores import bulletins, store
from bot.stores.zalo_oa_store import keys
from bot.tables.counter import DeliveryRow, Kind
from bot.texts.alarms import SPENT
from jobs.errors import DatabaseError
from tests.bot.desk import bind
from tests.bot.test_zalo_payloads import JSON
from tests.fakes.patience import patient
from tests.fakes.zalo_oa import APP, APP_SECRET, FIRST_REFRESH, SIGNING_KEY, event, signed

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "zalo"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="../shared/data is missing: no payloads")

GROUP, PERSON = "f414c8f76fa586fbdfb4", "5510185758261927916"
AT = ChatId("zalo-oa", GROUP)
NEWS = Message(plain("Bản tin"))


def ring(zalo_oa, database, clock, refresh=FIRST_REFRESH, *, renews=True):
    return KeyRing(
        app_id=APP,
        app_secret=APP_SECRET,
        refresh_token=refresh,
        database=database,
        clock=clock,
        oauth_url=zalo_oa.url,
        renews=renews,
    )


def account(zalo_oa, database, clock, **more):
    return ZaloOa(
        app_id=APP,
        keys=ring(zalo_oa, database, clock, more.pop("refresh", FIRST_REFRESH)),
        database=database,
        clock=clock,
        signing_key=SIGNING_KEY,
        public_url="https://bantin.example.vn",
        api_url=zalo_oa.url,
        called=("OA Đảng bộ",),
        **more,
    )


@pytest.fixture
async def oa(zalo_oa, database, clock):
    zalo_oa.groups.add(GROUP)
    zalo_oa.people.add(PERSON)
    made = account(zalo_oa, database, clock)
    yield made
    await made.close()


async def kept(database):
    return await database.transact(lambda s: keys(s, APP))


async def test_groups_and_people_are_written_to(zalo_oa, oa):
    first = await oa.send(AT, NEWS)
    second = await oa.send(ChatId("zalo-oa", PERSON), NEWS)
    assert [sent.chat for sent in zalo_oa.sends] == [GROUP, PERSON]
    assert [sent.message_id for sent in zalo_oa.sends] == [first, second]
    assert zalo_oa.renewals == 1


async def test_many_at_once_renew_once(zalo_oa, oa):
    await asyncio.gather(*(oa.send(AT, NEWS) for _ in range(20)))
    assert zalo_oa.renewals == 1
    zalo_oa.end_access()
    await asyncio.gather(*(oa.send(AT, NEWS) for _ in range(20)))
    assert zalo_oa.renewals == 2
    assert len(zalo_oa.messages(GROUP)) == 40


async def test_a_pair_is_saved_before_it_is_used(zalo_oa, oa, database):
    gate = zalo_oa.hold("message", delivered=False)
    sending = asyncio.create_task(oa.send(AT, NEWS))
    async with asyncio.timeout(patient(10)):
        while not gate.reached:
            await asyncio.sleep(0.005)
    assert (await kept(database)).refresh == "refresh-1"
    gate.open()
    await sending


async def test_the_next_program_goes_on_with_the_pair_kept(zalo_oa, oa, database, clock):
    await oa.send(AT, NEWS)
    other = account(zalo_oa, database, clock)
    await other.send(AT, NEWS)
    assert zalo_oa.renewals == 1
    clock.on(timedelta(hours=24))  # less than two hours are left
    await other.send(AT, NEWS)
    assert zalo_oa.renewals == 2
    await other.close()


async def test_a_new_token_of_the_operators_begins_a_new_line(zalo_oa, oa, database, clock):
    await oa.send(AT, NEWS)
    zalo_oa.refresh = "granted anew"
    zalo_oa.end_access()
    with pytest.raises(TokenRefusedError, match="ZALO_OA_REFRESH_TOKEN"):
        await oa.send(AT, NEWS)
    other = account(zalo_oa, database, clock, refresh="granted anew")
    await other.send(AT, NEWS)
    assert (await kept(database)).refresh == zalo_oa.refresh
    await other.close()


async def test_a_refresh_token_that_was_used_is_told_at_the_start(zalo_oa, database, clock):
    oa = account(zalo_oa, database, clock, refresh="used long ago")
    with pytest.raises(PlatformError, match="ZALO_OA_REFRESH_TOKEN") as caught:
        await oa.open()
    assert "used long ago" not in str(caught.value)
    works, line = await oa.state()
    assert (works, line.startswith("Zalo does not take the refresh token")) == (False, True)
    await oa.close()


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (-14020, "which can be used once"),
        ("-14020", "which can be used once"),
        (-14002, r"\(-14002\): look at ZALO_OA_APP_ID and ZALO_OA_APP_SECRET"),
        ("-14004", r"\(-14004\): look at ZALO_OA_APP_ID"),
    ],
)
async def test_who_is_refused_keys_is_told_where_to_look(zalo_oa, oa, error, advice):
    """To have the app granted anew helps nobody whose secret is mistyped."""
    told = json.dumps({"error": error, "error_name": "x"}).encode()
    zalo_oa.garble("oauth", told, delivered=False)
    with pytest.raises(PlatformError, match=advice):
        await oa.open()


async def test_while_oauth_is_away_the_old_token_serves_on(zalo_oa, oa, clock):
    await oa.send(AT, NEWS)
    clock.on(timedelta(hours=24))
    zalo_oa.garble("oauth", b"<html>", status=502, delivered=False, times=1)
    await oa.send(AT, NEWS)
    assert zalo_oa.renewals == 1
    await oa.send(AT, NEWS)
    assert zalo_oa.renewals == 2


class FullDisk:
    """The real database; nothing more is written while it is ``full``."""

    def __init__(self, database):
        self.database, self.full = database, False
        self.ordered = database.ordered

    async def transact(self, work):
        if self.full:
            raise DatabaseError("disk full")
        return await self.database.transact(work)


async def test_a_pair_that_cannot_be_saved_is_not_used_and_not_bought_twice(
    zalo_oa, database, clock
):
    zalo_oa.groups.add(GROUP)
    disk = FullDisk(database)
    oa = account(zalo_oa, disk, clock)
    gate = zalo_oa.hold("oauth", delivered=True)
    sending = asyncio.create_task(oa.send(AT, NEWS))
    async with asyncio.timeout(patient(10)):
        while not gate.reached:
            await asyncio.sleep(0.005)
    disk.full = True
    gate.open()
    with pytest.raises(UnreachableError, match="cannot be saved"):
        await sending
    assert zalo_oa.sends == []
    disk.full = False
    await oa.send(AT, NEWS)
    assert zalo_oa.renewals == 1
    await oa.close()


@pytest.mark.parametrize("error", [-216, -220, -124])
async def test_an_access_token_that_ended_early_is_renewed_and_the_message_sent_once(
    zalo_oa, oa, error
):
    await oa.send(AT, NEWS)
    zalo_oa.garble("message", json.dumps({"error": error}).encode(), delivered=False)
    await oa.send(AT, NEWS)
    assert zalo_oa.renewals == 2
    assert len(zalo_oa.messages(GROUP)) == 2


async def test_a_renewed_token_that_is_refused_too_stops_the_platform(zalo_oa, oa):
    zalo_oa.garble("message", b'{"error":-216,"message":"x"}', times=2, delivered=False)
    with pytest.raises(TokenRefusedError):
        await oa.send(AT, NEWS)


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (-32, ThrottledError, None),
        (-201, RefusedError, None),
        (-204, TokenRefusedError, None),
        (-211, SpentError, "told"),
        (-218, SpentError, "told"),
        (-224, SpentError, "plan"),
        (-234, SpentError, "night"),
        (-237, ChatGoneError, None),
        (-321, SpentError, "balance"),
        (-99999, OutcomeUnknownError, None),
    ],
)
async def test_what_a_refusal_means(zalo_oa, oa, error, kind, reason):
    zalo_oa.error = (error, "x")
    with pytest.raises(kind) as caught:
        await oa.send(AT, NEWS)
    assert getattr(caught.value, "reason", None) == reason
    assert reason is None or reason in SPENT


async def test_a_group_that_zalo_does_not_know_is_missing_and_no_fault_of_the_message(zalo_oa, oa):
    """Refused, its news would fail each morning, and nobody would learn which group it is."""
    with pytest.raises(ChatMissingError):
        await oa.send(ChatId("zalo-oa", "0123456789abcdef0123"), NEWS)


async def test_a_connection_lost_on_the_way_is_in_doubt(zalo_oa, oa):
    zalo_oa.reset("message", delivered=True)
    with pytest.raises(OutcomeUnknownError):
        await oa.send(AT, NEWS)
    zalo_oa.down()
    with pytest.raises(UnreachableError):
        await oa.send(AT, NEWS)


@given(text=st.text(alphabet="[]@ab1 \n", max_size=30))
def test_nothing_in_news_calls_everybody(text):
    told = harmless(text)
    assert "[@" not in told
    assert len(told) == len(text)
    assert told.replace("(", "[").replace(")", "]") == text


def test_what_calls_is_made_readable():
    assert harmless("gửi [@all] và [@186729651760683225], [1]") == (
        "gửi (@all) và (@186729651760683225), [1]"
    )


async def test_news_that_calls_members_calls_nobody(zalo_oa, oa):
    await oa.send(AT, Message(plain("hello [@186729651760683225] and [@]")))
    assert zalo_oa.faults == []


@needs_data
def test_recorded_shapes():
    def told(name):
        return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))

    path, params = shaped(GROUP, Message(plain("hello from Zalo")))
    wanted = told("oa_group_message__request_text")
    assert wanted["_method"].endswith(path)
    assert params == {name: wanted[name] for name in ("recipient", "message")}
    path, params = shaped("2512523625412515", Message(plain("...")))
    wanted = told("oa_cs_message__request_text")
    assert wanted["_method"].endswith(path)
    assert params == {name: wanted[name] for name in ("recipient", "message")}
    mention = told("oa_group_message__request_mention")["message"]["text"]
    assert harmless(mention) == mention.replace("[", "(").replace("]", ")")
    for name in ("oa_group_message__ok", "oa_quota_user__ok"):
        answer = told(name)
        body = answer.get("body", answer)
        assert outcome(200, json.dumps(body).encode()) == body["data"]
    for name, kind in (
        ("oa_error__-216_http200", UnreachableError),
        ("oa_error__-14020_refresh_reused", OutcomeUnknownError),
    ):
        with pytest.raises(kind):
            outcome(200, json.dumps(told(name)["body"]).encode())
    recipe = told("oa_webhook_signature_recipe")
    assert recipe["input_concat"][0] == "app_id"
    body = b'{"timestamp":"1"}'
    shown = recipe["optional_prefix"] + signature("a", body, "1", "k")
    assert proved(body, read(body), shown, app_id="a", key="k")


def words(text, at, number="m1", **more):
    message = {"text": text, "msg_id": number} | more
    return event("user_send_group_text", GROUP, "42", at, message=message)


async def heard_of(oa, told, **how):
    """Return what the account answers to a post, and what it hears of it."""
    heard = []

    async def hear(each):
        heard.append(each)

    answer = oa.webhook.accept(*signed(told, **how))
    if isinstance(answer, Posted):
        await oa.webhook.deal(answer.body, hear)
    return answer, heard


async def test_a_group_is_heard(oa, clock):
    answer, [heard] = await heard_of(oa, words("/tinmoi", clock().timestamp()))
    assert answer.chat == GROUP
    assert answer.key == f"user_send_group_text {GROUP} m1"
    assert heard == Incoming(
        chat=AT, kind=ChatKind.GROUP, sender="42", text="/tinmoi", addressed=False
    )


@pytest.mark.parametrize(
    ("text", "left", "addressed"),
    [
        ("@OA Đảng bộ tin mới", "tin mới", True),
        ("hôm nay họp mấy giờ", "hôm nay họp mấy giờ", False),
        ("@Đồng chí An xem nhé", "@Đồng chí An xem nhé", False),
        ("Cho hỏi tin mới @OA Đảng bộ", "Cho hỏi tin mới", True),
        ("Nhờ @OA Đảng bộ cho xem tin mới", "Nhờ cho xem tin mới", True),
        ("@Đồng chí An gõ /tinmoi", "/tinmoi", False),
        ("@OA Đảng bộ 2 xem nhé", "2 xem nhé", True),
        ("nhóm@OA Đảng bộ", "nhóm@OA Đảng bộ", False),
    ],
)
async def test_talk_among_members_is_told_from_what_is_for_us(oa, clock, text, left, addressed):
    _, [heard] = await heard_of(oa, words(text, clock().timestamp()))
    assert (heard.text, heard.addressed) == (left, addressed)


async def test_a_reply_to_what_we_sent_is_for_us(oa, clock):
    sent = await oa.send(AT, NEWS)
    _, [heard] = await heard_of(oa, words("2", clock().timestamp(), quote_msg_id=sent))
    assert (heard.addressed, heard.replied) == (True, sent)
    _, [heard] = await heard_of(oa, words("2", clock().timestamp(), quote_msg_id="other"))
    assert (heard.addressed, heard.replied) == (False, None)


async def test_a_reply_to_what_was_sent_before_a_restart_is_for_us(zalo_oa, oa, database, clock):
    """ "1" confirms a notice for days; the program does not run that long without a pause."""
    [chat] = await bind(database, GROUP, now=clock(), platform="zalo-oa")
    sent = await oa.send(AT, NEWS)

    def ledgered(session):
        number = bulletins.add_bare(session, Kind.BULLETIN, platform="zalo-oa", now=clock())
        bulletins.enter(session, number, [NEWS], [chat.id], now=clock())
        session.execute(update(DeliveryRow).values(message_id=sent))

    await database.transact(ledgered)
    restarted = account(zalo_oa, database, clock)
    _, [heard] = await heard_of(restarted, words("1", clock().timestamp(), quote_msg_id=sent))
    assert (heard.addressed, heard.replied) == (True, sent)
    _, [heard] = await heard_of(restarted, words("1", clock().timestamp(), quote_msg_id="other"))
    assert (heard.addressed, heard.replied) == (False, None)
    await restarted.close()


@pytest.mark.parametrize("event_name", ["user_send_group_link", "user_send_link"])
async def test_words_in_which_an_address_stands_are_heard(oa, clock, event_name):
    link = [{"type": "link", "payload": {"url": "https://bao.example.vn/1"}}]
    said = {"text": "/nguon thu https://bao.example.vn/1", "msg_id": "1", "attachments": link}
    _, [heard] = await heard_of(
        oa, event(event_name, GROUP, PERSON, clock().timestamp(), message=said)
    )
    assert heard.text == "/nguon thu https://bao.example.vn/1"
    assert heard.chat.id == (GROUP if event_name == "user_send_group_link" else PERSON)


async def test_a_person_is_heard_in_private(oa, clock):
    told = event("user_send_text", "388613280878808645", PERSON, clock().timestamp())
    told["message"] = {"text": "tin mới", "msg_id": "1"}
    _, [heard] = await heard_of(oa, told)
    assert (heard.chat.id, heard.kind, heard.addressed) == (PERSON, ChatKind.PRIVATE, True)


async def test_forged_stale_and_foreign_posts_change_nothing(oa, clock, database):
    now = clock().timestamp()
    inbox = Inbox("zalo-oa", oa.webhook, database, clock=clock)
    headers, body = signed(words("/tinmoi", now))
    assert await inbox.receive(headers, body.replace(b"tinmoi", b"xoaaaa")) == 403
    assert await inbox.receive({}, body) == 403
    assert await inbox.receive(*signed(words("x", now), key="another")) == 403
    assert await inbox.receive(*signed(words("x", now) | {"app_id": "1"}, app="1")) == 403
    assert await inbox.receive(*signed(words("x", now - 90_000))) == 403
    assert await inbox.receive(*signed(words("x", now + 90_000))) == 403
    assert await inbox.receive(*signed({"event_name": "user_send_group_text"})) == 403
    assert await inbox.receive({}, b"") == 200
    assert await inbox.receive({}, b"{") == 400
    assert await inbox.receive(*signed(event("user_follow", GROUP, "1", now))) == 200
    assert oa.webhook.counts == {
        "forged": 4,
        "stale": 3,
        "probe": 1,
        "unreadable": 1,
        "unknown": 1,
    }
    from sqlalchemy import text

    count = text("select count(*) from inbox")
    assert await database.transact(lambda s: s.scalar(count)) == 0


async def test_who_mistyped_the_secret_key_finds_out_why_nothing_is_heard(oa, clock, caplog):
    for _ in range(3):
        await heard_of(oa, words("/tinmoi", clock().timestamp()), key="another")
    await heard_of(oa, words("/tinmoi", clock().timestamp() - 90_000))
    warned = [each.advice for each in caplog.records if each.levelname == "WARNING"]
    assert ["ZALO_OA_SECRET_KEY" in warned[0], "clock" in warned[1]] == [True, True]
    assert len(warned) == 2


async def test_a_replayed_post_is_heard_once(oa, clock, database):
    inbox = Inbox("zalo-oa", oa.webhook, database, clock=clock)
    heard = asyncio.Queue()
    working = asyncio.create_task(inbox.work(heard.put))
    for _ in range(3):
        assert await inbox.receive(*signed(words("/tinmoi", clock().timestamp()))) == 200
    assert (await asyncio.wait_for(heard.get(), patient(10))).text == "/tinmoi"
    await asyncio.sleep(0.05)
    assert heard.empty()
    working.cancel()
    await asyncio.wait([working])


async def test_events_keep_the_roles_true(oa, clock, database):
    now = clock().timestamp()
    await bind(database, GROUP, now=clock(), platform="zalo-oa", admin="43")
    assert await oa.is_admin(AT, "42") is None
    await heard_of(oa, event("add_group_admin", GROUP, "1", now, user_ids=["42", "43"]))
    assert [await oa.is_admin(AT, who) for who in ("42", "43", "44")] == [True, True, False]
    await heard_of(oa, event("remove_group_admin", GROUP, "1", now, user_id="42"))
    assert await oa.is_admin(AT, "42") is False
    await heard_of(oa, event("user_out_group", GROUP, "43", now))
    assert await oa.is_admin(AT, "43") is None
    chat = await database.transact(lambda s: store.chat(s, AT))
    assert await database.transact(lambda s: store.chat_admins(s, chat.id)) == frozenset()


async def test_an_old_event_that_comes_late_undoes_no_newer_one(oa, clock):
    now = clock().timestamp()
    await heard_of(oa, event("remove_group_admin", GROUP, "1", now, user_id="42"))
    await heard_of(oa, event("add_group_admin", GROUP, "1", now - 3600, user_ids=["42", "43"]))
    assert [await oa.is_admin(AT, who) for who in ("42", "43")] == [False, True]
    await heard_of(oa, event("add_group_admin", GROUP, "1", now + 1, user_ids=["42"]))
    await heard_of(oa, event("user_out_group", GROUP, "42", now - 60))
    assert await oa.is_admin(AT, "42") is True


async def test_the_first_members_of_a_group_are_not_its_admins(oa, clock):
    now = clock().timestamp()
    told = {"user_ids": ["42", "43"], "members": [{"id": "44"}], "admin_ids": ["45"]}
    await heard_of(oa, event("create_group", GROUP, "1", now, **told))
    assert [await oa.is_admin(AT, who) for who in ("42", "43", "44", "45")] == [False] * 3 + [True]


@pytest.mark.parametrize("name", ["disperse_group", "delete_group", "disable_group"])
async def test_a_group_that_is_no_more_is_told(oa, clock, name):
    _, heard = await heard_of(oa, event(name, GROUP, "1", clock().timestamp()))
    assert heard == [Gone(chat=AT)]


async def test_check_tells_what_works(zalo_oa, oa, clock):
    zalo_oa.left = 7
    await oa.open()
    clock.on(timedelta(hours=3))
    works, line = await oa.state()
    assert works
    assert line.startswith(
        "keys work, access until 2026-11-24 02:00 UTC, refresh token 0 days old (of 90), "
        "quota 7 of 100000, webhook: enter https://bantin.example.vn/zalo-oa/"
    )
    assert "ZALO_OA_NAME" not in line
    oa.called = ()
    assert "questions in groups NOT heard: set ZALO_OA_NAME" in (await oa.state())[1]
    zalo_oa.left = 0
    assert (await oa.state())[0] is False


async def test_who_does_not_renew_uses_no_token_up(zalo_oa, oa, database, clock):
    onlookers = [ring(zalo_oa, database, clock, renews=False) for _ in range(2)]
    with pytest.raises(UnreachableError, match="running bot"):
        await onlookers[0].access()
    assert zalo_oa.renewals == 0
    await oa.open()
    clock.on(timedelta(hours=24))  # an hour before its end, where the running bot would renew
    assert await onlookers[1].access()
    assert zalo_oa.renewals == 1
    for each in onlookers:
        await each.close()


async def test_no_key_is_ever_written(zalo_oa, oa, caplog):
    caplog.set_level("DEBUG")
    zalo_oa.garble("message", b'{"error":-201,"message":"access-1 is bad"}', delivered=False)
    with pytest.raises(RefusedError) as caught:
        await oa.send(AT, NEWS)
    assert "<token>" in str(caught.value)
    zalo_oa.garble("oauth", b'{"error":-1,"error_name":"refresh-1 app-s3cret"}')
    zalo_oa.end_access()
    with pytest.raises(UnreachableError) as caught:
        await oa.send(AT, NEWS)
    written = caplog.text + str([vars(record) for record in caplog.records]) + str(caught.value)
    for secret in (APP_SECRET, SIGNING_KEY, "refresh-", "access-1"):
        assert secret not in written


@given(
    told=st.dictionaries(
        st.sampled_from(
            [
                "event_name",
                "app_id",
                "sender",
                "recipient",
                "message",
                "timestamp",
                "group_id",
                "user_ids",
            ]
        ),
        JSON | st.just({"id": "1"}),
    ),
    name=st.sampled_from(
        [
            "user_send_group_text",
            "user_send_text",
            "add_group_admin",
            "user_out_group",
            "delete_group",
        ]
    ),
)
async def test_whatever_is_posted_and_signed_nothing_is_raised(told, name):
    class NoKeys:
        async def close(self): ...

    class NoDatabase:
        async def transact(self, work): ...

    from datetime import UTC, datetime

    oa = ZaloOa(
        app_id=APP,
        keys=NoKeys(),
        database=NoDatabase(),
        clock=lambda: datetime.now(UTC),
        signing_key=SIGNING_KEY,
        public_url="https://a.vn",
    )
    now = str(int(datetime.now(UTC).timestamp() * 1000))
    answer, heard = await heard_of(oa, {"timestamp": now} | told | {"event_name": name})
    assert isinstance(answer, Posted) or answer in {200, 400, 403}
    assert len(heard) <= 1
