"""The journeys of the house on Telegram, three Zalo bots and an official account at once."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.audience import Unit
from bot.platforms.webhooks import derived
from bot.stores import units
from tests.bot.desk import tell
from tests.fakes.patience import patient
from tests.fakes.ports import free_port
from tests.fakes.program import Program
from tests.fakes.telegram import TOKEN
from tests.fakes.zalo_bot import TOKENS
from tests.fakes.zalo_oa import APP_SECRET, SIGNING_KEY, event, signed
from tests.test_journeys import due_now, prepare

CHATS = 158
TELEGRAM = [str(-1_000_000 - number) for number in range(40)]
ZALO = {
    f"zalo{tail}": [f"zgr-{bot}{number}" for number in range(3)]
    for bot, tail in enumerate(("", "-2", "-3"))
}
OFFICIAL = [f"f414c8f76fa586fb{number:04x}" for number in range(CHATS - 49)]
SECRETARY, MEMBER, ADMIN = "u-secretary", "u-member", "u-admin"


class World:
    """The three fake platforms, and the program that is set up for them."""

    def __init__(self, folder, telegram, zalo, zalo_oa):
        self.telegram, self.zalo, self.zalo_oa = telegram, zalo, zalo_oa
        self.program = Program(
            folder,
            TELEGRAM_TOKEN=TOKEN,
            TELEGRAM_API_URL=telegram.url,
            ZALO_BOT_TOKEN=",".join(TOKENS),
            ZALO_API_URL=zalo.url,
            ADMINS=f"zalo:{ADMIN}",
            LOG_LEVEL="debug",
            **zalo_oa.settings,
        )
        zalo.add_private(ADMIN)

    @property
    def chats(self):
        return [
            *(("telegram", chat) for chat in TELEGRAM),
            *((name, chat) for name, chats in ZALO.items() for chat in chats),
            *(("zalo-oa", chat) for chat in OFFICIAL),
        ]

    def furnish(self):
        """Import a party bloc's units and chats as its officer would."""
        for chat in TELEGRAM:
            self.telegram.add_group(int(chat))
        for token, chats in zip(TOKENS, ZALO.values(), strict=True):
            for chat in chats:
                self.zalo.add_group(chat, token=token)
        self.zalo_oa.groups.update(OFFICIAL)
        cells = [f"Chi bộ số {number}" for number in range(CHATS)]
        units = ["name,kind,parent", "Đảng bộ Khối,đảng bộ,"]
        units += [f"{cell},chi bộ,Đảng bộ Khối" for cell in cells]
        chats = ["platform,chat_id,unit,topics,times"]
        chats += [
            f"{name},{chat},{cell},,00:00"
            for (name, chat), cell in zip(self.chats, cells, strict=True)
        ]
        for verb, name, lines in (("units", "units.csv", units), ("chats", "chats.csv", chats)):
            done = self.program.do(verb, "import", self.program.write(name, lines))
            assert done.returncode == 0, done.stderr

    async def killed_at(self, gates):
        """Run the program until every gate holds a message, kill it, and open the gates."""
        with self.program.start("run") as running:
            async with asyncio.timeout(patient(90)):
                while not all(gate.reached for gate in gates):
                    await asyncio.sleep(0.01)
            running.kill()
        for gate in gates:
            gate.open()

    async def make_due(self):
        async def work(database):
            await tell(database, "Tin một", "Tin hai", now=datetime.now(UTC) - timedelta(minutes=1))
            await due_now(database)

        await prepare(self.program, work)

    def got(self, platform, chat):
        if platform == "telegram":
            return [sent.text for sent in self.telegram.messages(int(chat))]
        server = self.zalo_oa if platform == "zalo-oa" else self.zalo
        return [sent.text for sent in server.messages(chat)]

    def delivered(self):
        return {at: self.got(*at) for at in self.chats}

    def assert_rules_kept(self):
        assert self.telegram.is_paced(), self.telegram.busiest_second()
        assert [*self.telegram.faults, *self.zalo.faults, *self.zalo_oa.faults] == []
        for token, chats in zip(TOKENS, ZALO.values(), strict=True):
            by = {sent.chat for sent in self.zalo.sends if sent.bot == token}
            assert by - {ADMIN} <= set(chats), "a chat belongs to one bot"

    def assert_no_secret_written(self):
        """Only the account's keys are kept, in the database: they are used once."""
        hidden = [TOKEN, *TOKENS, APP_SECRET, SIGNING_KEY]
        for path in self.program.folder.iterdir():
            more = [] if path.name.startswith("bantin.db") else ["access-1", "refresh-"]
            written = path.read_bytes() if path.is_file() else b""
            assert [each for each in hidden + more if each.encode() in written] == [], path.name


@pytest.fixture
def world(tmp_path, telegram, zalo, zalo_oa):
    made = World(tmp_path, telegram, zalo, zalo_oa)
    made.furnish()
    return made


async def all_settled(program, chats):
    """Wait until as many deliveries are entered and none is on its way; return their states."""
    async with asyncio.timeout(patient(120)):
        while True:
            report = await asyncio.to_thread(program.json, "report", "--json")
            states: dict[str, int] = {}
            for tally in report["bulletins"]:
                for state, count in tally["states"].items():
                    states[state] = states.get(state, 0) + count
            if sum(states.values()) == chats and not {"pending", "sending"} & set(states):
                return states
            await asyncio.sleep(0.5)


@pytest.mark.timeout(600)
async def test_a_morning_reaches_158_chats_of_five_bots_once(world):
    await world.make_due()
    with world.program.start("run") as running:
        states = await all_settled(world.program, CHATS)
        assert running.stop() == 0
    assert states == {"sent": CHATS}
    texts = world.delivered()
    assert {len(got) for got in texts.values()} == {1}
    for platforms in ({"telegram"}, {*ZALO, "zalo-oa"}):
        same = {got[0] for (platform, _), got in texts.items() if platform in platforms}
        assert len(same) == 1
        assert "Tin một" in same.pop()
    assert "https://" in texts["zalo", ZALO["zalo"][0]][0]
    world.assert_rules_kept()
    world.assert_no_secret_written()
    assert world.zalo_oa.renewals == 1


@pytest.mark.timeout(600)
async def test_killed_in_the_middle_nobody_is_left_out_and_nobody_is_told_twice(world):
    await world.make_due()
    gates = [
        world.telegram.hold("sendMessage", delivered=True, chat=int(TELEGRAM[20])),
        world.zalo.hold("sendMessage", delivered=True, chat=ZALO["zalo-2"][1]),
        world.zalo_oa.hold("message", delivered=True, chat=OFFICIAL[30]),
    ]
    await world.killed_at(gates)
    before = sum(map(len, world.delivered().values()))
    assert before < CHATS
    with world.program.start("run") as running:
        states = await all_settled(world.program, CHATS)
        assert running.stop() == 0
    in_doubt = states.pop("unknown")
    assert states == {"sent": CHATS - in_doubt}
    texts = world.delivered()
    counts = [len(got) for got in texts.values()]
    assert max(counts) == 1
    assert 3 <= in_doubt <= 12
    assert counts.count(0) <= in_doubt - 3
    report = world.program.do("report").stdout
    for name, chat in (("zalo-2", ZALO["zalo-2"][1]), ("zalo-oa", OFFICIAL[30])):
        assert f"to {name} {chat}" in report
    world.assert_rules_kept()


@pytest.mark.timeout(600)
async def test_what_goes_wrong_on_one_platform_stays_there_and_is_known(world):
    """A quota, an outcome nobody knows, a group that is no more: all others get their news."""
    await world.make_due()
    full = b'{"ok":false,"error_code":429,"description":"Quota exceeded"}'
    world.zalo.garble("sendMessage", full, delivered=False, chat="zgr-10")
    world.zalo.reset("sendMessage", delivered=True, chat="zgr-20")
    world.zalo_oa.reset("message", delivered=False, chat=OFFICIAL[0])
    world.zalo_oa.garble("message", b'{"error":-211}', delivered=False, chat=OFFICIAL[1])
    world.zalo_oa.disabled.add(OFFICIAL[2])
    with world.program.start("run") as running:
        async with asyncio.timeout(patient(120)):
            while sum(map(len, world.delivered().values())) < CHATS - 4:
                await asyncio.sleep(0.2)
        async with asyncio.timeout(patient(60)):
            while True:
                report = await asyncio.to_thread(world.program.json, "report", "--json")
                states: dict[str, int] = {}
                for tally in report["bulletins"]:
                    for state, count in tally["states"].items():
                        states[state] = states.get(state, 0) + count
                if states == {"sent": CHATS - 5, "pending": 2, "unknown": 2, "failed": 1}:
                    break
                await asyncio.sleep(0.5)
        assert running.stop() == 0
    texts = world.delivered()
    silent = {at for at, got in texts.items() if not got}
    assert silent == {("zalo-2", "zgr-10"), *(("zalo-oa", chat) for chat in OFFICIAL[:3])}
    assert max(len(got) for got in texts.values()) == 1
    chats = world.program.json("chats", "list", "--json")
    assert [chat["at"]["id"] for chat in chats if chat["paused"]] == [OFFICIAL[2]]
    world.assert_rules_kept()


async def test_admin_invites_secretary_binds_member_asks_on_zalo(tmp_path, zalo):
    program = Program(
        tmp_path,
        ZALO_BOT_TOKEN=zalo.token,
        ZALO_API_URL=zalo.url,
        ADMINS=f"zalo:{ADMIN}",
    )
    zalo.add_private(ADMIN)
    zalo.add_group("zgr-1")

    async def make_unit(database):
        unit = Unit(id=0, name="Chi bộ Văn phòng", kind="chi bộ")
        await database.transact(lambda s: units.add_unit(s, unit))
        await tell(
            database,
            "Tỉnh khai trương trung tâm chuyển đổi số",
            now=datetime.now(UTC),
            sentences=("Trung tâm chuyển đổi số được khai trương sáng nay.",),
            topics=("chuyen_doi_so",),
        )

    await prepare(program, make_unit)
    with program.start("run") as running:
        await zalo.until(lambda: zalo.bot().polls, within=30)

        async def answered(chat, count):
            await zalo.until(lambda: len(zalo.messages(chat)) >= count, within=30)
            return zalo.messages(chat)[-1].text

        zalo.say(ADMIN, ADMIN, "/mời văn phòng")
        code = (await answered(ADMIN, 1)).split("/dangky ")[1].split("\n")[0]
        zalo.say("zgr-1", MEMBER, "/bantin")
        assert "chưa đăng ký" in await answered("zgr-1", 1)
        zalo.say("zgr-1", SECRETARY, f"/ĐăngKý {code}")
        assert "Chi bộ Văn phòng" in await answered("zgr-1", 2)
        zalo.say("zgr-1", MEMBER, "/chude kinh tế")
        assert "quản trị viên" in await answered("zgr-1", 3)
        zalo.say("zgr-1", SECRETARY, "/giờ 6h30 17h")
        assert "6:30, 17:00" in await answered("zgr-1", 4)
        zalo.say("zgr-1", MEMBER, "tin ve chuyen doi so")
        found = await answered("zgr-1", 5)
        assert "Trung tâm chuyển đổi số được khai trương sáng nay." in found
        zalo.say("zgr-1", SECRETARY, "/chude", named=False)
        assert "(Trả lời tin này bằng số 1–" in await answered("zgr-1", 6)
        unseen = {"event_name": "message.unsupported.received"}
        zalo.tell(unseen)
        zalo.tell({"event_name": "message.text.received", "message": {"chat": []}})
        zalo.say("zgr-1", SECRETARY, "1", named=False)
        await answered("zgr-1", 7)
        assert running.stop() == 0
    [chat] = program.json("chats", "list", "--json")
    assert (chat["unit"], chat["at"]["platform"]) == ("Chi bộ Văn phòng", "zalo")
    assert zalo.faults == []


async def test_what_zalo_posts_is_answered_and_survives_a_kill(tmp_path, zalo, zalo_oa):
    """A bot and an official account, both posted to one door of the real program."""
    port = free_port()
    url, group = f"http://127.0.0.1:{port}", OFFICIAL[0]
    program = Program(
        tmp_path,
        ZALO_BOT_TOKEN=zalo.token,
        ZALO_API_URL=zalo.url,
        ZALO_WEBHOOK="true",
        PUBLIC_URL=url,
        WEB_ADDRESS=f"127.0.0.1:{port}",
        ZALO_OA_NAME="OA Đảng bộ",
        **zalo_oa.settings,
    )
    zalo.add_private("u7")
    zalo_oa.groups.add(group)

    def told(text, number):
        message = {"text": text, "msg_id": number}
        return event("user_send_group_text", group, "42", time.time(), message=message)

    async def post(update, **how):
        headers, body = signed(update, **how)
        path = f"/zalo-oa/{derived(SIGNING_KEY, 'path')}"
        async with httpx.AsyncClient(trust_env=False, timeout=patient(5)) as client:
            return (await client.post(url + path, content=body, headers=headers)).status_code

    with program.start("run") as running:
        await zalo.until(lambda: zalo.bot().webhook, within=60)
        zalo.say("u7", "u7", "/start")
        await zalo.until(lambda: len(zalo.messages("u7")) == 1, within=30)
        assert await post(told("/start", "1"), key="forged") == 403
        assert await post(told("/start", "1")) == 200
        assert await post(told("/start", "1")) == 200
        assert await post(told("hôm nay họp mấy giờ", "2")) == 200
        await zalo_oa.until(lambda: len(zalo_oa.messages(group)) == 1, within=30)
        assert await post(told("@OA Đảng bộ tin mới", "3")) == 200
        await zalo_oa.until(lambda: len(zalo_oa.messages(group)) == 2, within=30)
        running.kill()
    with program.start("run") as running:
        async with asyncio.timeout(patient(60)):
            while await knocked(url) != 200:
                await asyncio.sleep(0.2)
        assert await post(told("/start", "1")) == 200
        assert await post(told("/trogiup", "4")) == 200
        await zalo_oa.until(lambda: len(zalo_oa.messages(group)) == 3, within=30)
        assert running.stop() == 0
    assert len(zalo_oa.messages(group)) == 3
    assert zalo_oa.renewals == 1
    assert zalo.calls("getUpdates") == []


async def knocked(url):
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=patient(5)) as client:
            return (await client.get(f"{url}/health")).status_code
    except httpx.HTTPError:
        return 0
