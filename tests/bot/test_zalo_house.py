"""A house that serves Zalo: quotas told, news waiting, answers first, numbers as choices."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import app
from bot.audience import Unit
from bot.house import House
from bot.messages import ChatId, ChatKind
from bot.platforms.zalo_bot import ZaloBot
from bot.quota import Quota
from bot.settings import Settings
from bot.stores import alarms, store, units
from bot.stores.alarms import Event
from bot.tables.counter import AlarmRow, DeliveryRow
from tests.bot.desk import ZONE, tell
from tests.fakes.patience import patient

ADMIN, MEMBER = "u-admin", "u-member"
GROUPS = ("zgr-1", "zgr-2", "zgr-3")


class ZaloHouse:
    """Three bound groups of one bot, due now, and the program that serves them."""

    def __init__(self, database, zalo, clock):
        self.database, self.zalo, self.clock = database, zalo, clock
        self.settings = Settings.model_construct(admins=frozenset({ChatId("zalo", ADMIN)}))
        self.quota = Quota("zalo", 100, database, clock=clock, zone=ZONE)
        for group in GROUPS:
            zalo.add_group(group)
        zalo.add_private(ADMIN)

    async def furnish(self):
        before = self.clock() - timedelta(hours=1)

        def work(session):
            unit = units.add_unit(session, Unit(id=0, name="Chi bộ 1", kind="chi bộ"))
            for group in GROUPS:
                store.bind(
                    session,
                    ChatId("zalo", group),
                    ChatKind.GROUP,
                    unit=unit,
                    times=(),
                    next_at=before,
                    now=before,
                    admin=MEMBER,
                )

        await self.database.transact(work)
        await tell(self.database, "Tin một", now=before)

    @asynccontextmanager
    async def running(self):
        bot = ZaloBot(token=self.zalo.token, api_url=self.zalo.url, quota=self.quota)
        async with app.open_newsroom(self.database, self.settings, clock=self.clock) as newsroom:
            house = House(newsroom, [bot], self.settings)
            await house.open()
            work = asyncio.create_task(house.work())
            try:
                await self.zalo.polled()
                yield house
            finally:
                house.stop()
                await asyncio.wait_for(work, patient(20))
                await house.close()

    async def deliveries(self):
        rows = select(DeliveryRow.state, DeliveryRow.error)
        return await self.database.transact(lambda s: [tuple(row) for row in s.execute(rows)])

    async def until_states(self, **wanted):
        async with asyncio.timeout(patient(30)):
            while True:
                states = [state for state, _ in await self.deliveries()]
                if {state: states.count(state) for state in set(states)} == wanted:
                    return
                await asyncio.sleep(0.05)

    async def alarms(self, event):
        told = select(AlarmRow.about).where(AlarmRow.kind == event)
        return await self.database.transact(lambda s: list(s.scalars(told)))


@pytest.fixture
async def served(database, zalo, clock):
    made = ZaloHouse(database, zalo, clock)
    await made.furnish()
    return made


async def test_news_that_meets_a_quota_waits_is_told_and_arrives_once(served, zalo, clock):
    refused = b'{"ok":false,"error_code":429,"description":"Quota exceeded"}'
    zalo.garble("sendMessage", refused, delivered=False, chat="zgr-2")
    async with served.running() as house:
        before = clock() - timedelta(hours=2)
        await served.database.transact(lambda s: store.schedule(s, [1], before, until=before))
        await house.inform()
        await house.push()
        await served.until_states(sent=2, pending=1)
        assert ("pending", "SpentError") in await served.deliveries()
        await house.tell()
        await zalo.until(lambda: zalo.messages(ADMIN))
        assert "nền tảng báo đã hết hạn mức" in zalo.messages(ADMIN)[-1].text
        clock.on(timedelta(minutes=16))
        house.lanes["zalo"].wake()
        await served.until_states(sent=3)
    assert [len(zalo.messages(group)) for group in GROUPS] == [1, 1, 1]
    assert zalo.faults == []


async def test_groups_that_zalo_does_not_know_keep_nobody_else_waiting(served, zalo):
    """Two in one second were taken for a bot that is too fast: a minute's silence, everywhere."""
    for group in GROUPS[:2]:
        zalo.bot().groups.discard(group)
    async with served.running() as house:
        await house.inform()
        await zalo.until(lambda: zalo.messages("zgr-3"), within=30)
        await served.until_states(sent=1, pending=2)
        zalo.say(ADMIN, ADMIN, "/help")
        zalo.add_group("zgr-1")
        zalo.say("zgr-1", MEMBER, "/help")  # so the bot is there again
        await zalo.until(lambda: zalo.messages(ADMIN) and zalo.messages("zgr-1"), within=30)
        assert ("pending", "ChatMissingError") in await served.deliveries()


async def test_quiet_hours_let_news_wait_where_nothing_comes_without_a_sound(served, zalo, clock):
    """A group that asked for nights without a sound was woken at every bulletin."""
    async with served.running() as house:
        zalo.say("zgr-1", MEMBER, "/yentinh 7:00 9:00")  # it is eight
        await zalo.until(lambda: zalo.messages("zgr-1"), within=30)
        told = "Giờ yên tĩnh: 07:00–09:00; bản tin đến giờ này được hoãn tới khi hết."
        assert told in zalo.messages("zgr-1")[-1].text
        zalo.say("zgr-1", MEMBER, "/caidat")
        await zalo.until(lambda: len(zalo.messages("zgr-1")) == 2, within=30)
        assert told in zalo.messages("zgr-1")[-1].text
        before = clock() - timedelta(hours=2)
        await served.database.transact(lambda s: store.schedule(s, [1], before, until=before))
        await house.inform()
        await house.push()
        await served.until_states(sent=2, pending=1)
        assert len(zalo.messages("zgr-1")) == 2
        clock.on(timedelta(minutes=61))
        house.lanes["zalo"].wake()
        await served.until_states(sent=3)
    assert "Tin một" in zalo.messages("zgr-1")[-1].text


async def test_what_is_left_of_a_month_goes_to_people_who_ask(served, zalo, database):
    for _ in range(95):
        await served.quota.take(answer=False)
    async with served.running() as house:
        await house.inform()
        async with asyncio.timeout(patient(30)):
            while not await served.alarms(Event.SPENT):
                await asyncio.sleep(0.05)
        zalo.say("zgr-1", MEMBER, "/help")
        await zalo.until(lambda: zalo.messages("zgr-1"), within=30)
        await served.until_states(pending=3)
    assert await served.alarms(Event.SPENT) == [{"platform": "zalo", "reason": "kept"}]
    assert zalo.messages("zgr-2") == []


async def test_a_choice_is_made_by_answering_with_its_number(served, zalo, database):
    async with served.running():
        zalo.say("zgr-1", MEMBER, "/chude")
        await zalo.until(lambda: zalo.messages("zgr-1"), within=30)
        [shown] = zalo.messages("zgr-1")
        assert "(Trả lời tin này bằng số 1–" in shown.text
        label = next(line for line in shown.text.split("\n") if line.startswith("2. "))[3:]
        zalo.say("zgr-1", MEMBER, "2", named=False)
        await zalo.until(lambda: len(zalo.messages("zgr-1")) >= 2, within=30)
        chat = await database.transact(lambda s: store.chat(s, ChatId("zalo", "zgr-1")))
    assert len(chat.topics) == 1, (label, zalo.messages("zgr-1")[-1].text)


async def test_what_two_jobs_of_one_minute_have_to_tell_is_told_once(served, zalo, database, clock):
    about = {"platform": "zalo-2", "why": "token"}
    await database.transact(lambda s: alarms.sound(s, Event.PLATFORM_OUT, clock(), **about))
    async with served.running() as house:
        gate = zalo.hold("sendMessage", delivered=True, chat=ADMIN)
        telling = [asyncio.create_task(house.tell()) for _ in range(2)]
        await zalo.until(lambda: gate.reached)
        gate.open()
        await asyncio.gather(*telling)
        await house.tell()
    assert len(zalo.messages(ADMIN)) == 1


async def test_the_operator_learns_his_id_in_private_and_nobody_in_a_group(served, zalo):
    async with served.running():
        zalo.say(ADMIN, ADMIN, "/start")
        zalo.say("zgr-1", MEMBER, "/start")
        await zalo.until(lambda: zalo.messages(ADMIN) and zalo.messages("zgr-1"), within=30)
    assert f"zalo:{ADMIN}" in zalo.messages(ADMIN)[-1].text
    assert MEMBER not in zalo.messages("zgr-1")[-1].text


async def asked(zalo, text):
    """Write to the bot in private, and return its answer."""
    before = len(zalo.messages(ADMIN))
    zalo.say(ADMIN, ADMIN, text)
    await zalo.until(lambda: len(zalo.messages(ADMIN)) > before, within=30)
    return zalo.messages(ADMIN)[-1].text


async def chosen(zalo, label):
    """Answer the bot's last message with the number of a line, and return the next."""
    shown = zalo.messages(ADMIN)[-1].text
    numbers = [line.partition(".")[0] for line in shown.split("\n") if line.endswith(f". {label}")]
    assert len(numbers) == 1, shown
    return await asked(zalo, numbers[0])


async def test_what_cannot_be_taken_back_is_contradicted_in_words(served, zalo):
    async with served.running() as house:
        await house.inform()
        await served.until_states(sent=3)
        await asked(zalo, "/phathanh 1")
        assert "3 nhóm" in await chosen(zalo, "Thu hồi")
        assert "Đang thu hồi" in await chosen(zalo, "Thu hồi ngay")
        await served.until_states(sent=6)
    for group in GROUPS:
        told = [sent.text for sent in zalo.messages(group)]
        assert len(told) == 2
        assert told[1].startswith("THU HỒI bản tin")
    assert zalo.faults == []


async def test_a_correction_is_a_new_message_that_says_what_was_wrong(served, zalo):
    async with served.running() as house:
        await house.inform()
        await served.until_states(sent=3)
        await asked(zalo, "/phathanh 1")
        await chosen(zalo, "Đính chính")
        await asked(zalo, "/duyet 2 sua 1 Tin một, đã sửa")
        assert "Tin một, đã sửa" in zalo.messages(ADMIN)[-1].text
        await asked(zalo, "/duyet 2 gui")
        await served.until_states(sent=6)
    for group in GROUPS:
        first, second = (sent.text for sent in zalo.messages(group))
        assert "Tin một" in first
        assert "Tin một, đã sửa" in second


async def test_what_the_bot_tells_unasked_names_its_commands_and_no_numbers(served, zalo, clock):
    async with served.running() as house:
        await asked(zalo, "/duyet can Chi bộ 1")
        await house.inform()
        await asked(zalo, "/nhom 1")  # its "1" is "Tạm dừng"
        before = len(zalo.messages(ADMIN))
        await house.tell()
        await zalo.until(lambda: len(zalo.messages(ADMIN)) > before, within=30)
        draft = zalo.messages(ADMIN)[-1].text
        assert "Bản tin số 1 chờ duyệt" in draft
        assert "bằng số" not in draft
        assert draft.endswith(
            "▪ Gửi: /duyet 1 gui\n▪ Bỏ tin: /duyet 1 bo\n"
            "▪ Sửa tiêu đề: /duyet 1 sua\n▪ Hủy: /duyet 1 huy"
        )
        clock.on(timedelta(minutes=20))  # no menu lasts so long
        assert "sẽ được gửi tới 3 nhóm" in await asked(zalo, "/duyet 1 gui")
        await served.until_states(sent=3)


async def test_a_storys_number_in_a_draft_sends_nothing(served, zalo, database):
    """ "2" may mean the second story as well as the second line: one number means one thing."""
    await tell(database, "Tin hai", "Tin ba", now=served.clock() - timedelta(minutes=1))
    async with served.running() as house:
        await asked(zalo, "/duyet can Chi bộ 1")
        await house.inform()
        await house.push()
        await house.tell()  # now, and not between two answers
        shown = await asked(zalo, "/duyet 1")
        assert "1. Tin hai\n2. Tin ba\n3. Tin một\n" in shown
        assert shown.endswith(
            "4. Gửi\n5. Bỏ tin\n6. Sửa tiêu đề\n7. Hủy\n(Trả lời tin này bằng số 4–7)"
        )
        assert "không có số này" in await asked(zalo, "1")
        await asked(zalo, "/duyet 1")
        which = await asked(zalo, "5")
        assert "\n1. Tin hai\n2. Tin ba\n3. Tin một\n(Trả lời tin này bằng số 1–3)" in which
        assert "Đã bỏ tin “Tin ba”" in await asked(zalo, "2")
        assert "sẽ được gửi tới 3 nhóm" in await asked(zalo, "3")
        await served.until_states(sent=3)


async def test_in_a_group_the_bot_says_its_commands_as_they_reach_it(served, zalo):
    name = next(iter(zalo.world.bots.values())).name
    async with served.running():
        zalo.say("zgr-1", MEMBER, "/dangky")
        await zalo.until(lambda: zalo.messages("zgr-1"), within=30)
        assert f"ví dụ: @{name} /dangky ABCD-2345" in zalo.messages("zgr-1")[-1].text
        # Copied into a private chat it means the same.
        assert "Bản tin" in await asked(zalo, f"@{name} /trangthai")


async def test_a_photo_without_a_word_gets_no_answer_and_its_caption_does(served, zalo):
    photo = "https://photo-stal-1.zdn.vn/a.jpg"
    async with served.running():
        zalo.show(ADMIN, ADMIN, photo)
        zalo.show("zgr-1", MEMBER, photo, "/trogiup")
        await zalo.until(lambda: zalo.messages("zgr-1"), within=30)
    assert zalo.messages(ADMIN) == []
    assert "/tinmoi" in zalo.messages("zgr-1")[0].text
