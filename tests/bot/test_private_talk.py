"""Talk with one person: it is no group, and what needs bulletins to come here is not told there."""

import pytest

from bot.commands import COMMANDS
from bot.messages import ChatKind
from tests.bot.test_roles import Town

PRIVATE = {"kind": ChatKind.PRIVATE}


@pytest.fixture
async def town(database, clock):
    return await Town(database, clock).furnish()


@pytest.mark.parametrize("text", ["/start", "xin chào", "/tinmoi", "/trogiup", "/chude"])
async def test_a_stranger_in_private_is_in_no_group_and_learns_what_to_do(town, text):
    said = await town.says("stranger", text, "stranger", **PRIVATE)
    assert "Nhóm này" not in said
    assert "Nhóm chưa" not in said
    assert "/dangky" in said


async def test_a_group_that_gets_no_bulletins_is_told_so_as_before(town):
    assert "Nhóm này chưa đăng ký" in await town.says("stranger", "/start", "new")
    assert "Nhóm chưa đăng ký" in await town.says("stranger", "/trogiup", "new")


async def test_where_groups_call_the_bot_the_command_for_the_group_has_its_name(database, clock):
    town = await Town(database, clock, "zalo").furnish()
    able = town.platform.abilities
    object.__setattr__(town.dispatch._desk, "platforms", lambda: {"zalo": able})
    said = await town.says("stranger", "/start", "stranger", **PRIVATE)
    assert "gõ trong nhóm: @Tên-bot /dangky kèm" in said
    assert "riêng ở đây, đồng chí gõ /dangky kèm" in said


async def test_an_owner_in_private_is_told_what_he_may_use_there_and_that_he_may_ask(town):
    said = await town.says("owner", "/trogiup", "owner")
    assert "hỏi thẳng bằng lời" in said
    assert "chưa đăng ký" not in said
    told = {line.split()[0].removeprefix("/") for line in said.split("\n") if line[:1] == "/"}
    refusing = set()
    for name in COMMANDS:
        if "Ở đây chưa đăng ký" in await town.says("owner", f"/{name}", "owner"):
            refusing.add(name)
    assert {"chude", "gio", "caidat", "hop", "guingay"} <= refusing
    assert told == set(COMMANDS) - refusing


async def test_a_member_is_told_what_fits_a_phone_and_the_rest_when_he_asks(town):
    for text in ("/trogiup", "hướng dẫn"):
        said = await town.says("member", text, "g1")
        assert "hỏi thẳng bằng lời" in said
        assert "/timkiem" in said
        assert "/dulieu" not in said
        assert len(said) < 500
        assert town.offered == {"Các lệnh khác": "/trogiup them"}
    whole = await town.says("member", "/trogiup them", "g1")
    assert {"/timkiem", "/dulieu", "/danhan", "/huy"} <= set(whole.split())
    assert await town.says("member", "/trợ giúp thêm", "g1") == whole


async def test_a_group_is_not_told_of_what_belongs_in_private(town):
    said = await town.says("secretary", "/trogiup", "g1")
    assert "/nhanquyen" not in said
    assert "/chude" in said
    assert "/nhanquyen" in await town.says("owner", "/trogiup", "owner")
