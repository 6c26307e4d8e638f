"""From ``/start`` to the first bulletin: each answer leads to the next step."""

from datetime import time, timedelta

import pytest
from sqlalchemy import update

from bot.access import Role
from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.handlers.setup import FIRST_NEWS
from bot.messages import ChatId, ChatKind
from bot.stores import store, units
from jobs import opml
from jobs.stores import feeds
from jobs.tables import FeedRow
from tests.bot.desk import ZONE, tell
from tests.bot.test_roles import Town
from tests.fakes.platform import ABILITIES

PRIVATE = ChatKind.PRIVATE


class Empty(Town):
    """A bot that was just installed: it knows its owner and nothing else."""

    def restart(self) -> None:
        desk = Desk(
            database=self.database,
            zone=ZONE,
            times=(time(7),),
            platforms=lambda: {self.name: ABILITIES},
            links=lambda code: [f"https://t.example/bot?startgroup={code}"],
        )
        owners = frozenset({ChatId(self.name, "owner")})
        self.dispatch = Dispatch(desk, admins=owners, clock=self.clock)


@pytest.fixture
def empty(database, clock):
    return Empty(database, clock, "fake")


async def test_an_owner_is_led_from_step_to_step(empty, clock):
    said = await empty.says("owner", "/start", "owner")
    assert "Bước 1/3" in said
    live = sum(each.live for each in opml.starters())
    said = await empty.says("owner", empty.offered[f"Lấy {live} nguồn có sẵn"], "owner")
    assert f"Đã thêm {live} nguồn" in said
    assert "Bước 2/3" in said
    assert len(await empty.database.transact(feeds.watched)) == live
    said = await empty.says("owner", "/đơn vị thêm Chi bộ Văn phòng", "owner")
    assert "Đã thêm đơn vị Chi bộ Văn phòng (#1)" in said
    code = said.split("/dangky ")[1].split("\n")[0]
    assert "Đã đăng ký" in await empty.says("secretary", f"/start {code}", "g")
    assert "lần đầu" in await empty.says("secretary", empty.offered["Gửi bản tin đầu tiên"], "g")
    chat = await empty.database.transact(lambda s: store.chat(s, ChatId("fake", "g")))
    assert chat.next_at == clock() + FIRST_NEWS
    await tell(empty.database, "Tin một", now=clock() + timedelta(seconds=1))
    clock.on(timedelta(minutes=1))
    assert "ngay bây giờ" in await empty.says("secretary", "/gửi ngay", "g")
    said = await empty.says("owner", "/start", "owner")
    assert "Bước" not in said


async def test_only_whoever_may_is_led(empty):
    said = await empty.says("x", "/start", "x", PRIVATE)
    assert "Bước" not in said
    assert "Mã của đồng chí: fake:x" in said
    assert "Bước" not in await empty.says("owner", "/start", "g")


async def test_the_first_bulletin_says_why_it_does_not_come(empty, clock):
    await empty.says("owner", "/donvi them Chi bộ 1", "owner")
    said = await empty.says("owner", "/moi #1", "owner")
    await empty.says("s", f"/dangky {said.split('/dangky ')[1].split(chr(10))[0]}", "g")
    assert "chưa có nguồn tin" in await empty.says("s", "/guingay", "g")
    await empty.says("owner", "/nguon mau", "owner")
    pulled = update(FeedRow).values(pulled_at=clock())
    await empty.database.transact(lambda s: s.execute(pulled))
    assert "Chưa có tin mới" in await empty.says("s", "/guingay", "g")
    clock.on(timedelta(minutes=1))
    await tell(empty.database, "Tin một", now=clock())
    await empty.says("owner", "/duyet can Chi bộ 1", "owner")
    assert "chờ quản trị viên duyệt" in await empty.says("s", "/guingay", "g")


async def test_a_path_founds_a_unit_below_the_one_it_names(database, clock):
    town = await Town(database, clock, "fake").furnish()
    assert "B / Tổ 5 (#5)" in await town.says("owner", "/donvi them B  / Tổ 5", "owner")
    assert "A / Chi bộ 1 / Tổ 6" in await town.says(
        "owner", "/donvi them a / chi bộ 1 / Tổ 6", "owner"
    )
    for typed in ("Chi bộ 1 / Tổ 7", "Xã lạ / Tổ 7"):  # two of that name, and none
        said = await town.says("owner", f"/donvi them {typed}", "owner")
        assert "ghi số của đơn vị cấp trên" in said
    assert "Đồng chí ghi tên" in await town.says("owner", "/donvi them #1 C / Tổ 7", "owner")
    said = await town.says("unitadmin", "/donvi them B / Tổ 8", "u", PRIVATE)
    assert "không thuộc phạm vi" in said
    assert len(await database.transact(units.units)) == 6


@pytest.mark.parametrize(
    "pasted",
    [
        "Chi bộ Văn phòng\nChi bộ Trường học",
        "#1\n1. Chi bộ Một\n2. Chi bộ Hai\n",
        "#1 Chi bộ Bốn; Chi bộ Năm",
    ],
)
async def test_a_pasted_list_makes_no_unit_of_all_its_names(database, clock, pasted):
    town = await Town(database, clock, "fake").furnish()
    said = await town.says("owner", f"/donvi them {pasted}", "owner")
    assert "chưa thêm đơn vị nào" in said
    assert len(await database.transact(units.units)) == 4


@pytest.mark.parametrize("typed", ["#1\nChi bộ Sáu", "#1 6. Chi bộ Sáu\n"])
async def test_a_line_of_a_list_is_one_unit_without_its_number(database, clock, typed):
    town = await Town(database, clock, "fake").furnish()
    assert "A / Chi bộ Sáu (#5)" in await town.says("owner", f"/donvi them {typed}", "owner")


async def test_units_are_founded_below_others_and_by_their_admins(database, clock):
    town = await Town(database, clock, "fake").furnish()
    said = await town.says("owner", "/donvi them #2 Tổ đảng 5", "owner")
    assert "B / Tổ đảng 5 (#5)" in said
    assert town.offered == {"Tạo mã mời": "/moi #5"}
    assert "A / Chi bộ 9" in await town.says("unitadmin", "/donvi them Chi bộ 9", "u", PRIVATE)
    assert "Đã có đơn vị" in await town.says("unitadmin", "/donvi them Chi bộ 9", "u", PRIVATE)
    for typed in ("/donvi them", "/donvi them #1", "/donvi them 7", f"/donvi them {'x' * 201}"):
        assert "Đồng chí ghi tên" in await town.says("unitadmin", typed, "u", PRIVATE)
    said = await town.says("unitadmin", "/donvi them #2 Chi bộ 7", "u", PRIVATE)
    assert "không thuộc phạm vi" in said
    await database.transact(lambda s: town.grant(s, "unitadmin", Role.UNIT_ADMIN, 2))
    said = await town.says("unitadmin", "/donvi them Chi bộ 8", "u", PRIVATE)
    assert "ghi số của đơn vị cấp trên" in said
    found = await database.transact(units.units)
    kinds = {each.name: each.kind for each in found}
    assert (kinds["Tổ đảng 5"], kinds["Chi bộ 9"]) == ("tổ đảng", "chi bộ")
