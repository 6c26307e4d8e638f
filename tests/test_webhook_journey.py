"""From what somebody writes, posted to our door, to the answer in his chat: the real program."""

import httpx

from tests.fakes.patience import patient
from tests.fakes.ports import free_port
from tests.fakes.program import Program


def test_what_telegram_posts_is_answered_and_survives_a_kill(telegram, tmp_path):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    program = Program(
        tmp_path,
        TELEGRAM_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        TELEGRAM_WEBHOOK="true",
        PUBLIC_URL=url,
        WEB_ADDRESS=f"127.0.0.1:{port}",
    )
    telegram.add_private(7)
    with program.start("run") as running:
        telegram.wait(lambda: telegram.world.webhook, 60)
        assert httpx.get(f"{url}/health", timeout=patient(5)).json()["ok"] is True
        telegram.say(7, 7, "/start")
        telegram.wait(lambda: len(telegram.messages(7)) == 1, 30)
        assert telegram.calls("getUpdates") == []
        running.kill()
    telegram.say(7, 7, "/trogiup")
    with program.start("run"):
        telegram.wait(lambda: len(telegram.messages(7)) == 2, 60)
        telegram.wait(lambda: telegram.pending == 0, 30)
