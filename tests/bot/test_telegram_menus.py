"""What Telegram is told of the bot itself, and tells of it: menus, links, BotFather's settings."""

import json

import pytest

from bot import commands
from bot.platforms.telegram import Telegram
from tests.bot.test_telegram import opened
from tests.bot.test_telegram import platform as platform  # noqa: PLC0414 - the fixture
from tests.bot.test_telegram_listening import listening


async def test_each_kind_of_readers_gets_its_menu_in_both_languages(telegram, platform):
    telegram.add_private(7)
    await platform.offer(commands.menus(["7"]))
    menus = {
        (json.loads(scope)["type"], language): [each["command"] for each in items]
        for (scope, language), items in telegram.commands.items()
    }
    assert menus.keys() == {
        (scope, language)
        for scope in (
            "default",
            "all_private_chats",
            "all_group_chats",
            "all_chat_administrators",
            "chat",
        )
        for language in ("", "vi")
    }
    assert "tinmoi" in menus["all_group_chats", ""]
    assert "chude" not in menus["all_group_chats", ""]
    assert "chude" in menus["all_chat_administrators", "vi"]
    assert "moi" not in menus["all_private_chats", ""]
    assert "moi" in menus["chat", ""]


async def test_an_admin_who_never_wrote_to_the_bot_stops_no_menu(telegram, platform):
    await platform.offer(commands.menus(["404", "405"]))
    assert {json.loads(scope)["type"] for scope, _ in telegram.commands} >= {"default"}
    assert not any("chat_id" in scope for scope, _ in telegram.commands)


@pytest.mark.parametrize(
    ("status", "description", "in_the_end"),
    [
        pytest.param(502, "Bad Gateway", True, id="a bad moment of Telegram's"),
        pytest.param(400, "BOT_COMMAND_INVALID", False, id="a menu that it will never have"),
    ],
)
async def test_a_menu_that_was_not_set_is_set_as_soon_as_it_can_be(
    telegram, platform, status, description, in_the_end
):
    telegram.refuse("setMyCommands", status, description)
    telegram.refuse("setMyCommands", 400, "BOT_COMMAND_INVALID")  # another one, all others are set
    await platform.offer(commands.menus([]))
    calls = len(telegram.calls("setMyCommands"))
    async with listening(platform):
        await telegram.until(lambda: telegram.polling)
    assert (len(telegram.calls("setMyCommands")) > calls) is in_the_end
    shown = {json.loads(scope)["type"] for scope, _ in telegram.commands}
    assert ("default" in shown) is in_the_end


async def test_the_link_that_invites_carries_the_code(telegram, platform):
    assert platform.invitation_link("ABCD-2345") == (
        "https://t.me/bantin_test_bot?startgroup=ABCD-2345"
    )
    stranger = Telegram(token=telegram.token, api_url=telegram.url)
    assert stranger.invitation_link("ABCD-2345") is None
    await stranger.close()


@pytest.mark.parametrize(
    ("told", "warned"),
    [
        pytest.param({"can_read_all_group_messages": True}, "privacy mode is off", id="privacy"),
        pytest.param({"can_join_groups": False}, "cannot be added", id="groups"),
        pytest.param({}, None, id="as it should be"),
    ],
)
async def test_what_botfather_should_know_is_told(telegram, caplog, told, warned):
    telegram.world.told_of_us = told
    async with opened(telegram):
        warnings = [record.getMessage() for record in caplog.records]
    assert any(warned in each for each in warnings) if warned else not warnings
