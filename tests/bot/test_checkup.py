"""``bantin check``, as its users start it."""

import pytest

from tests.fakes.program import Program
from tests.fakes.telegram import TOKEN
from tests.fakes.zalo_bot import TOKENS


@pytest.fixture
def program(tmp_path, telegram, zalo, zalo_oa):
    return Program(
        tmp_path,
        TELEGRAM_TOKEN=TOKEN,
        TELEGRAM_API_URL=telegram.url,
        ZALO_BOT_TOKEN=",".join(TOKENS[:2]),
        ZALO_API_URL=zalo.url,
        **zalo_oa.settings,
    )


def test_each_credential_gets_a_line(program):
    done = program.do("check")
    telegram, first, second, account = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert telegram == "telegram: the token was not refused"
    assert first == (
        "zalo: token works (bot bot.VDKyGxQvc), may join groups, polled, "
        "NO pictures without PUBLIC_URL, 0 of 3000 messages this month"
    )
    assert second.startswith("zalo-2: token works")
    assert account.startswith("zalo-oa: keys work, access until ")
    assert "refresh token 0 days old (of 90), quota 100000 of 100000, hears nothing" in account


def test_what_does_not_work_is_told_with_what_does_and_ends_in_a_fault(program, zalo, zalo_oa):
    program.environment["ZALO_BOT_TOKEN"] = f"{TOKENS[0]},1:WRONG"
    zalo.bot().webhook = "https://example.org/hook"
    zalo_oa.refresh = "used up"
    done = program.do("check")
    assert done.returncode != 0
    assert "zalo: FAULT: token works" in done.stdout
    assert "ANOTHER program's webhook is set" in done.stdout
    assert "zalo-2: FAULT: Zalo does not accept the token" in done.stdout
    assert "zalo-oa: FAULT: " in done.stdout
    assert "ZALO_OA_REFRESH_TOKEN" in done.stdout
    assert done.stderr.strip() == "bantin: not all is well: zalo, zalo-2, zalo-oa"
    assert "WRONG" not in done.stdout + done.stderr


def test_beside_a_running_bot_no_key_is_used_up(program, zalo_oa):
    zalo_oa.lasts = 3600  # so little that whoever may renew renews at each look
    with program.start("run") as running:
        zalo_oa.world.wait(lambda: zalo_oa.renewals == 2, 60)  # at its opening, and listening
        done = program.do("check")
        assert zalo_oa.renewals == 2
        assert running.stop() == 0
    assert "zalo-oa: keys work" in done.stdout
    assert program.do("check").returncode == 0
    assert zalo_oa.renewals > 2
