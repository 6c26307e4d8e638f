"""What the settings for Zalo take and refuse, and which platforms come of them."""

import unicodedata

import pytest

from bot import settings
from bot.errors import UsageError
from bot.platforms import PLATFORMS, Tools

OA = {
    "zalo_oa_app_id": "4318",
    "zalo_oa_app_secret": "app-s3cret",
    "zalo_oa_refresh_token": "refresh",
}


@pytest.fixture
def read(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def read(**set_to):
        for name, value in set_to.items():
            monkeypatch.setenv(name.upper(), value)
        return settings.read()

    return read


@pytest.fixture
def tools(database, clock):
    return Tools(database=database, clock=clock)


async def made(told, tools=None):
    platforms = {
        name: platform for name, make in PLATFORMS.items() if (platform := make(told, tools))
    }
    for platform in platforms.values():
        await platform.close()
    return platforms


async def test_each_token_is_a_platform_of_its_own(read, tools):
    platforms = await made(
        read(zalo_bot_token="1:a, 1:b,1:c", zalo_bot_name="Bot Một,@Bot Hai"), tools
    )
    assert list(platforms) == ["zalo", "zalo-2", "zalo-3"]
    assert [each.name for each in platforms.values()] == list(platforms)
    assert [each.abilities.called for each in platforms.values()] == ["Bot Một", "Bot Hai", ""]
    assert platforms["zalo-3"].quota.limit == 3000


async def test_without_a_token_there_is_none(read, tools):
    for token in ("", " , "):
        assert await made(read(zalo_bot_token=token), tools) == {}


async def test_nothing_is_counted_where_the_operator_says_so(read, tools):
    platforms = await made(read(zalo_bot_token="1:a", zalo_messages_per_month="0"), tools)
    assert platforms["zalo"].quota is None


async def test_paths_of_several_bots_differ_though_they_share_a_secret(read, tools):
    platforms = await made(
        read(
            zalo_bot_token="1:a,1:b",
            zalo_webhook="true",
            zalo_webhook_secret="s3cret-s3cret",
            public_url="https://bantin.example.vn",
        ),
        tools,
    )
    assert len({each.webhook.path for each in platforms.values()}) == 2


async def test_an_official_account_is_heard_where_its_key_and_our_address_are_known(read, tools):
    platforms = await made(read(**OA), tools)
    assert platforms["zalo-oa"].webhook is None
    whole = {"zalo_oa_secret_key": "k", "public_url": "https://bantin.example.vn"}
    platforms = await made(read(**OA, **whole), tools)
    assert platforms["zalo-oa"].webhook.url.startswith("https://bantin.example.vn/zalo-oa/")
    assert await made(read(**OA)) == {}  # nothing to keep its keys in


@pytest.mark.parametrize(
    ("set_to", "told"),
    [
        ({"zalo_bot_token": "1:HIDDEN,1:HIDDEN"}, "none of them twice"),
        ({"zalo_bot_token": ",".join(f"{n}:HIDDEN" for n in range(10))}, "at most 9"),
        ({"zalo_webhook": "true"}, "ZALO_WEBHOOK needs PUBLIC_URL"),
        ({"zalo_webhook_secret": "HIDDEN"}, "8 to 256"),
        ({"zalo_messages_per_month": "-1"}, "ZALO_MESSAGES_PER_MONTH"),
        ({"zalo_oa_app_id": "HIDDEN"}, "needs ZALO_OA_APP_SECRET"),
    ],
)
def test_what_cannot_be_is_told_without_the_value(read, set_to, told):
    with pytest.raises(UsageError, match=told) as caught:
        read(**set_to)
    assert "HIDDEN" not in str(caught.value)


def test_a_name_is_kept_as_messages_are_read(read):
    """Some keyboards write each tone mark as a character of its own."""
    typed = unicodedata.normalize("NFD", "OA Đảng bộ")
    assert read(zalo_oa_name=typed).zalo_oa_name == ("OA Đảng bộ",)
