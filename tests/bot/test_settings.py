"""What all settings have in common: an empty one stands for its default."""

import pytest

from bot import settings
from bot.errors import UsageError


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_an_empty_setting_stands_for_its_default(monkeypatch):
    default = settings.read()
    for name in settings.Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert settings.read() == default
    assert settings.read_language() == "vi"


def test_an_empty_setting_in_the_environment_switches_off_what_the_file_sets(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=1:A\nTIME_ZONE=\n", encoding="utf-8")
    assert settings.read().telegram_token.get_secret_value() == "1:A"
    monkeypatch.setenv("TELEGRAM_TOKEN", "")
    assert settings.read().telegram_token is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ADMINS=\nTELEGRAM_TOKEN="1:SECRET\n', "line 2 of .env is not read"),
        ("TELEGRAM_TOKEN: 1:SECRET\n", "line 1 of .env is not read"),
        ("\n# mã\nTELEGRAM_TOKEN=1:\nSECRET\n", "line 4 of .env is not read"),
        ("TELEGRAM_TOKEN=1:SECRET\nADMINS=\nTELEGRAM_TOKEN=\n", "emptied in line 3, which counts"),
    ],
)
def test_a_line_that_is_not_read_as_it_was_meant_is_told_without_its_value(tmp_path, text, told):
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        settings.read()
    assert told in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_of_two_lines_the_last_counts(tmp_path):
    lines = "\ufeffexport KEEP_DAYS=30\r\nLOG_FILE='a b'  # c\r\nKEEP_DAYS=\r\nKEEP_DAYS = 40\r\n"
    (tmp_path / ".env").write_bytes(lines.encode())
    assert settings.read().keep_days == 40
