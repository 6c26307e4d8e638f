"""What all settings have in common: an empty one stands for its default."""

import pytest

from bot import settings


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
