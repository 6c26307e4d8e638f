"""Links that add the bot to a group and bind it; and words behind ``/start`` that are no code."""

from dataclasses import replace
from datetime import time

import pytest

from bot.audience import Unit
from bot.codes import first, is_code, new_code
from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.messages import ChatId, Style
from bot.stores import units
from tests.bot.desk import ZONE
from tests.bot.test_dispatch import ADMIN, MEMBER, Counter
from tests.fakes.platform import ABILITIES


@pytest.fixture
async def counter(database, clock):
    made = Counter(database, clock)
    desk = Desk(
        database=database,
        zone=ZONE,
        times=(time(7),),
        links=lambda code: [made.platform.invitation_link(code)],
    )
    made.dispatch = Dispatch(desk, admins=frozenset({ChatId("fake", ADMIN)}), clock=clock)
    unit = Unit(id=0, name="Chi bộ 1", kind="chi bộ")
    await database.transact(lambda s: units.add_unit(s, unit))
    return made


async def test_an_invitation_comes_with_a_link_that_carries_its_code(counter):
    await counter.says(ADMIN, "/moi Chi bộ 1", chat="office")
    content = counter.platform.sent[-1].message.content
    [url] = [span.url for span in content.spans if span.style is Style.LINK]
    code = url.partition("invitation=")[2]
    assert code in content.text
    await counter.says(MEMBER, f"/start {code}", chat="new")
    assert await counter.chat("new") is not None


async def test_where_groups_call_the_bot_its_name_stands_before_the_code(counter, database, clock):
    zalo = replace(ABILITIES, mentions=True, called="Bản tin Khối")

    async def told(**platforms):
        desk = Desk(database=database, zone=ZONE, times=(time(7),), platforms=lambda: platforms)
        owners = frozenset({ChatId("fake", ADMIN)})
        counter.dispatch = Dispatch(desk, admins=owners, clock=clock)
        text = await counter.says(ADMIN, "/moi Chi bộ 1", chat="office")
        code = text.partition(": ")[2].partition("\n")[0]
        return text.replace(code, "CODE").split("\n")[1]

    assert await told(fake=ABILITIES) == "Gửi trong nhóm của đơn vị: /dangky CODE"
    alone = "Gửi trong nhóm của đơn vị: @Bản tin Khối /dangky CODE"
    assert await told(zalo=zalo) == alone
    both = "Gửi trong nhóm của đơn vị: /dangky CODE; trên zalo: @Bản tin Khối /dangky CODE"
    assert await told(fake=ABILITIES, zalo=zalo) == both


@pytest.mark.parametrize("behind", [" @OA Đảng bộ", ", cảm ơn", "; trên zalo: @Tên-bot …", "."])
async def test_what_stands_behind_a_code_makes_it_no_wrong_one(counter, behind):
    text = await counter.says(ADMIN, "/moi Chi bộ 1", chat="office")
    code = text.partition(": ")[2].partition("\n")[0]
    await counter.says(MEMBER, f"/dangky {code.lower()}{behind}", chat="new")
    assert await counter.chat("new") is not None


@pytest.mark.parametrize("text", ["ABCD-23456", "ABCD-2345Ộ", "xin chào", "mã ABCD-2345", ""])
def test_what_begins_with_no_code_is_left_as_it_is(text):
    assert first(text) == text


@pytest.mark.parametrize("word", ["", "help", "xin chào", "ref_12345", "ABCD-234", "ABCDO2345"])
async def test_a_word_behind_start_that_is_no_code_counts_as_no_try(counter, word):
    for _ in range(20):
        assert "bản tin" in await counter.says(MEMBER, f"/start {word}", chat="new")
    await counter.says(ADMIN, "/moi Chi bộ 1", chat="office")
    [url] = [s.url for s in counter.platform.sent[-1].message.content.spans if s.url]
    await counter.says(MEMBER, f"/dangky {url.partition('invitation=')[2]}", chat="new")
    assert await counter.chat("new") is not None


async def test_guessing_behind_start_is_locked_as_elsewhere(counter):
    said = [await counter.says(MEMBER, f"/start {new_code()}", chat="new") for _ in range(12)]
    assert "quá nhiều lần" in said[-1]


def test_every_code_that_we_make_is_one():
    for _ in range(200):
        code = new_code()
        assert is_code(code)
        assert is_code(code.lower().replace("-", ""))
