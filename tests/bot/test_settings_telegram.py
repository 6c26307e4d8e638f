"""What the settings for Telegram take and refuse; never is a value told."""

import pytest

from bot import settings
from bot.errors import UsageError
from bot.messages import ChatId
from bot.platforms import PLATFORMS
from bot.web.door import hosts_of


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


@pytest.mark.parametrize(
    "proxy",
    ["http://10.0.0.1:3128", "socks5://user:p%40ss@proxy.vn:1080", "socks4://127.0.0.1:9050"],
)
def test_proxies(read, proxy):
    assert read(telegram_proxy=proxy).telegram_proxy.get_secret_value() == proxy


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("telegram_proxy", "10.0.0.1:3128-HIDDEN", "http://host:port"),
        ("telegram_proxy", "ftp://10.0.0.1:21/HIDDEN", "http://host:port"),
        ("telegram_proxy", "http://HIDDEN", "http://host:port"),
        ("telegram_proxy", "http://HIDDEN:99999999", "http://host:port"),
        ("telegram_proxy", "http://user:HIDDEN\u2100@proxy.vn:1080", "http://host:port"),
        ("database_url", "postgresql://user:[HIDDEN@host/b", "%5B"),
        ("database_url", "postgresql://user:HIDDEN\u2100@host/b", "%5B"),
        ("telegram_api_url", "HIDDEN.vn", "https://api.example.vn"),
        ("zalo_api_url", "http://[HIDDEN", "https://api.example.vn"),
        ("public_url", "https://[HIDDEN", "https://bantin.example.vn"),
        ("web_address", "[HIDDEN", "127.0.0.1:8080"),
        ("telegram_webhook_secret", "HIDDEN mật", "letters"),
        ("llm_api_key", "“HIDDEN”", "without blanks"),
        ("llm_api_key", "sk HIDDEN", "without blanks"),
        ("public_url", "HIDDEN.example.vn", "https://"),
        ("public_url", "ftp://HIDDEN", "https://"),
        ("web_address", "HIDDEN", "127.0.0.1:8080"),
        ("web_address", "127.0.0.1:HIDDEN", "127.0.0.1:8080"),
        ("telegram_webhook", "true", "needs PUBLIC_URL"),
        ("telegram_token", "123:HI DDEN", "BotFather"),
        ("telegram_token", "“123:HIDDEN”", "BotFather"),
        ("telegram_token", "bot123:HIDDEN", "BotFather"),
        ("zalo_bot_token", "HIDDEN mật", "plain letters"),
        ("health_door", "HIDDEN", "true or false"),
        ("admins", "telgram:HIDDEN", "telegram, zalo, zalo-oa"),
        ("admins", "“telegram:1HIDDEN”", "telegram, zalo, zalo-oa"),
        ("admins", "telegram-41:HIDDEN", "telegram, zalo, zalo-oa"),
        ("admins", "zalo:@HIDDEN", "not by his @name"),
        ("admins", "telegram:HIDDEN", "is a number"),
        ("admins", "Telegram:01", "is a number"),
        ("keep_days", "999999", "36500"),
    ],
)
def test_what_cannot_be_is_told_without_the_value(read, name, value, told):
    with pytest.raises(UsageError, match=told) as caught:
        read(**{name: value})
    assert "HIDDEN" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("TIME_ZONE=Asia/Hồ".encode("utf-16"), ".env is not UTF-8"),
        (b"TIME_ZONE=Asia", "TIME_ZONE: no such time zone"),
        (b"TIME_ZONE=Asia/" + b"a/" * 5000, "TIME_ZONE: no such time zone"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_words(read, tmp_path, written, told):
    (tmp_path / ".env").write_bytes(written)
    with pytest.raises(UsageError, match=told):
        read()


def test_an_owner_is_known_however_the_platform_is_written(read):
    assert read(admins="Telegram:7").admins == {ChatId("telegram", "7")}


def test_a_file_that_cannot_be_read_is_told_in_words(read, tmp_path):
    (tmp_path / ".env").mkdir()  # root may read whatever is a file
    with pytest.raises(UsageError, match=r"cannot read \.env: Is a directory"):
        read()


def test_where_the_door_listens(read):
    assert read().web_door == ("127.0.0.1", 8080)
    assert read(web_address="[::1]:81").web_door == ("::1", 81)


def test_by_which_names_the_door_is_called():
    assert hosts_of("https://bantin.example.vn:8443/x")[0] == "bantin.example.vn"
    assert hosts_of(None) == hosts_of("") == ["127.0.0.1", "localhost", "[::1]"]


async def test_a_platform_is_made_as_the_settings_say(read):
    polled = PLATFORMS["telegram"](read(telegram_token="1:x"))
    assert (polled.webhook, polled.abilities.inline) == (None, False)
    posted = PLATFORMS["telegram"](
        read(
            telegram_webhook="true",
            telegram_inline="true",
            public_url="https://bantin.example.vn/",
        )
    )
    assert posted.webhook.url.startswith("https://bantin.example.vn/telegram/")
    assert posted.abilities.inline
    for platform in (polled, posted):
        await platform.close()


def test_no_token_no_telegram(read):
    assert PLATFORMS["telegram"](read()) is None
    assert PLATFORMS["telegram"](read(telegram_token="")) is None
