"""A new owner, an empty database: from /start to the first bulletin in six messages at most.

The real program, a Telegram and a newspaper of our own; what the owner types or presses is counted.
"""

import re
from datetime import UTC, datetime

import pytest

from tests.fakes.program import Program
from tests.jobs.test_pull import items
from tests.test_architecture import VIETNAMESE

OWNER, GROUP = 777, -500


class Hand:
    """What the owner does, counted."""

    def __init__(self, telegram) -> None:
        self.telegram = telegram
        self.done = 0

    def types(self, chat, text, within=30):
        """Type a message; return the bot's answer."""
        return self._answered(chat, lambda: self.telegram.say(chat, OWNER, text), within)

    def presses(self, chat, label, within=30):
        """Press a button of the bot's last message; return what comes of it."""
        last = self.telegram.messages(chat)[-1]
        rows = last.reply_markup["inline_keyboard"]
        [data] = [b["callback_data"] for row in rows for b in row if b["text"] == label]
        return self._answered(
            chat, lambda: self.telegram.press(chat, OWNER, last.message_id, data), within
        )

    def opens(self, link, group):
        """Follow a ``startgroup`` link into a group: Telegram itself adds the bot and says so."""
        name, code = re.fullmatch(r"https://t\.me/(\w+)\?startgroup=(\S+)", link).groups()
        self.telegram.add_group(group, members={OWNER: "creator"})
        return self.types(group, f"/start@{name} {code}")

    def _answered(self, chat, act, within):
        self.done += 1
        before = len(self.telegram.messages(chat))
        act()
        self.telegram.wait(lambda: len(self.telegram.messages(chat)) > before, within)
        return self.telegram.messages(chat)[before]


def link_in(sent):
    [url] = [each["url"] for each in sent.entities if each["type"] == "text_link"]
    return url


SAID = {
    "vi": ("Bước 1/3", "/nguon them", "Bước 2/3", "/donvi them", "Đã đăng ký",
           "Gửi bản tin đầu tiên", "BẢN TIN"),
    "en": ("Step 1 of 3", "/sources add", "Step 2 of 3", "/units add", "Now subscribed",
           "Send the first bulletin", ("MORNING", "NOON", "AFTERNOON", "EVENING")),
}  # fmt: skip
"""By language: what is answered and typed in turn, and how the bulletin begins."""

NAMES = ("Chi bộ Văn phòng", "Báo mẫu", "tin về chuyển đổi số tuần này")
"""Names, the news, and an example of what to ask."""


@pytest.mark.parametrize("language", SAID)
def test_from_start_to_the_first_bulletin_in_a_group(telegram, publisher, tmp_path, language):
    first, add_source, second, add_unit, subscribed, send, bulletin = SAID[language]
    program = Program(
        tmp_path,
        TELEGRAM_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        LANGUAGE=language,
        ADMINS=f"telegram:{OWNER}",
        ALLOWED_PRIVATE_HOSTS=publisher.url.removeprefix("http://"),
    )
    telegram.add_private(OWNER)
    url = publisher.feed("/rss", items(publisher, datetime.now(UTC), "a", "b"), title="Báo mẫu")
    owner = Hand(telegram)
    with program.start("run") as running:
        telegram.wait(lambda: telegram.calls("getUpdates"), 60)
        assert first in owner.types(OWNER, "/start").text
        assert second in owner.types(OWNER, f"{add_source} {url}").text
        founded = owner.types(OWNER, f"{add_unit} Chi bộ Văn phòng")
        assert subscribed in owner.opens(link_in(founded), GROUP).text
        telegram.wait(lambda: publisher.asked("/a.html"), 60)
        owner.presses(GROUP, send)
        telegram.wait(
            lambda: any(each.text.startswith(bulletin) for each in telegram.messages(GROUP)), 240
        )
        assert owner.done <= 6
        assert owner.done == 5  # as the README tells
        assert running.stop() == 0
    assert "Tin a" in telegram.messages(GROUP)[-1].text
    if language == "en":
        said = "\n".join(each.text for at in (OWNER, GROUP) for each in telegram.messages(at))
        news = telegram.messages(GROUP)[-1].text
        assert not VIETNAMESE.search(re.sub("|".join(NAMES), "", said.replace(news, "")))
