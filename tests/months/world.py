"""The world outside: a clock that is driven, two platforms that fail at random, outlets."""

import random
import time as real
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from bot.errors import (
    ChatClosedError,
    ChatGoneError,
    ChatMissingError,
    ChatMovedError,
    MessageGoneError,
    OutcomeUnknownError,
    SendError,
    ThreadGoneError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)
from bot.messages import ChatId, Choice, Message, plain
from bot.platforms.zalo_bot import ZaloBot
from bot.quota import Quota
from tests.fakes.platform import ABILITIES, FakePlatform
from tests.fakes.publisher import FakePublisher, page_of
from tests.week import WORDS

BEGIN = datetime(2027, 1, 10, 17, 0, tzinfo=UTC)
"""A Monday, midnight in Vietnam; four weeks before Tết."""

BUTTONS, NUMBERED = "telegram", "zalo"
ABLE = {
    BUTTONS: ABILITIES,
    NUMBERED: replace(
        ZaloBot(token="1:token").abilities, per_second=1000, per_chat_minute=1000, chat_spacing=0
    ),
}
SUBJECTS = (
    "xây dựng nông thôn mới", "chuyển đổi số", "khám chữa bệnh ở bệnh viện", "kiểm tra, giám sát",
    "phát triển kinh tế", "giáo dục ở trường học", "bảo vệ môi trường", "quốc phòng, an ninh",
)  # fmt: skip
COMMON = "Hội nghị thống nhất nhiều nội dung quan trọng."
"""Stands in every article, so that a language model may say it."""

FORGOTTEN = [Message(plain(""), answer=answer) for answer in (False, True)]
"""What is left of messages that nobody compares any more, of news and of answers."""


class Clock:
    """Tells the moment that the world has come to, and the seconds that passed meanwhile."""

    def __init__(self, begin: datetime = BEGIN) -> None:
        self.now = begin
        self.ahead = timedelta()
        self._skipped = 0.0

    def __call__(self) -> datetime:
        return self.now

    @property
    def true(self) -> datetime:
        """The moment that it is, whatever this clock was set to."""
        return self.now - self.ahead

    def seconds(self) -> float:
        """What nobody sets: seconds as a lane counts them."""
        return real.monotonic() + self._skipped

    def on(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by
        self._skipped += by.total_seconds()

    def set(self, by: timedelta) -> None:
        """Somebody sets the clock: no time has passed."""
        self.now += by
        self.ahead += by


@dataclass(frozen=True, slots=True)
class Landed:
    """A message that a chat has got; ``told`` says whether the bot learned that it arrived.

    ``topic`` is the forum topic it stands in; None for the main one.
    """

    at: datetime
    platform: str
    chat: str
    number: str
    message: Message
    told: bool
    topic: str | None = None

    @property
    def text(self) -> str:
        return self.message.content.text


class Messenger(FakePlatform):
    """Delivers, and fails at random as ``storm`` says; ``landed`` is what chats have got."""

    def __init__(self, name: str, clock: Clock, chance: random.Random) -> None:
        super().__init__(name, ABLE[name])
        self.clock, self.chance = clock, chance
        self.storm = 0.0
        self.down = self.refused = False
        self.gone: set[str] = set()
        self.closed: set[str] = set()
        self.moved: dict[str, str] = {}
        self.topics_gone: set[str] = set()
        self.told_gone: set[tuple[str, str]] = set()
        self.topics_closed: set[str] = set()
        self.lost: set[str] = set()
        self.quota: Quota | None = None
        self.landed: list[Landed] = []
        self.shown: dict[str, str] = {}
        self.last: dict[str, list[Choice]] = {}
        self.faulted: Counter[str] = Counter()
        self.count = 0

    async def send(self, chat: ChatId, message: Message, *, thread: str | None = None) -> str:
        taken = await self.quota.take(answer=message.answer) if self.quota else None
        try:
            self._may_fail(chat.id, topic=thread)
            if self.chance.random() < self.storm / 3:
                arrives = self.chance.random() < 0.5
                if arrives:
                    self._land(chat.id, message, topic=thread, told=False)
                raise OutcomeUnknownError("no answer")
        except SendError as error:
            self.faulted[type(error).__name__] += 1
            if self.quota and taken and not isinstance(error, OutcomeUnknownError):
                await self.quota.give_back(taken)
            raise
        return self._land(chat.id, message, topic=thread, told=True)

    def forget(self, before: datetime) -> None:
        """Forget the words of what arrived long ago, which nobody compares any more."""
        for at, each in enumerate(self.landed):
            if each.at < before and each.message not in FORGOTTEN:
                self.shown.pop(each.number, None)
                self.landed[at] = replace(each, message=FORGOTTEN[each.message.answer])

    def lose_topic(self, topic: str) -> None:
        """Somebody deletes a forum topic, with all that stands in it."""
        self.topics_gone.add(topic)
        for each in self.landed:
            if each.topic == topic:
                self.lost.add(each.number)
                self.shown.pop(each.number, None)

    async def edit(self, chat: ChatId, message_id: str, message: Message) -> None:
        self._may_fail(chat.id, message_id)
        self.shown[message_id] = message.content.text
        self._offer(chat.id, message)

    async def withdraw(self, chat: ChatId, message_id: str) -> None:
        self._may_fail(chat.id, message_id)
        self.shown.pop(message_id, None)

    def _may_fail(self, chat: str, number: str = "", *, topic: str | None = None) -> None:
        if self.down:
            raise UnreachableError("no route to the platform")
        if self.refused:
            raise TokenRefusedError("Unauthorized")
        if chat in self.moved:
            raise ChatMovedError(self.moved[chat])
        if chat in self.gone:
            raise ChatGoneError("bot was kicked from the group chat")
        if chat in self.closed:
            raise ChatClosedError("not enough rights to send text messages")
        if topic in self.topics_gone:
            self.told_gone.add((chat, topic))
            raise ThreadGoneError("message thread not found")
        if topic in self.topics_closed:
            raise ChatClosedError("topic_closed")
        if number in self.lost:
            raise MessageGoneError("message to edit not found")
        if self.chance.random() < self.storm:
            raise self._fault()

    def _fault(self) -> SendError:
        wait = timedelta(seconds=self.chance.randint(1, 90))
        return self.chance.choice(
            [ThrottledError(wait), ThrottledError(wait), UnreachableError("reset"),
             UnreachableError("bad gateway"), ChatMissingError("chat not found")]
        )  # fmt: skip

    def _land(self, chat: str, message: Message, *, topic: str | None, told: bool) -> str:
        self.count += 1
        number = f"{self.name}-{self.count}"
        self.landed.append(Landed(self.clock(), self.name, chat, number, message, told, topic))
        self.shown[number] = message.content.text
        self._offer(chat, message)
        return number

    def _offer(self, chat: str, message: Message) -> None:
        if message.choices:
            self.last[chat] = [each for row in message.choices for each in row]


@dataclass
class Press:
    """Outlets that write by day; one after the other fails, dies, and comes back.

    Attributes:
        unread: What nobody has seen the program read yet, by the mark in its title: its outlet, and
            for how many ticks that has been up since.
    """

    publisher: FakePublisher
    chance: random.Random
    outlets: int = 4
    items: list[list[dict[str, str]]] = field(default_factory=list)
    down: set[int] = field(default_factory=set)
    count: int = 0
    unread: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = [[] for _ in range(self.outlets)]
        for outlet in range(self.outlets):
            self._serve(outlet)

    def write(self, now: datetime, hour: int, passed: timedelta) -> None:
        """Write what is written in so long a time."""
        for token, (outlet, ticks) in self.unread.items():
            self.unread[token] = outlet, ticks + (outlet not in self.down)
        if not 6 <= hour < 22:
            return
        for outlet in range(self.outlets):
            if self.chance.random() < passed / timedelta(hours=8):
                self.publish(outlet, now)

    def publish(self, outlet: int, now: datetime) -> None:
        self.count += 1
        subject = self.chance.choice(SUBJECTS)
        words = " ".join(self.chance.sample(WORDS, 8)).capitalize()
        title = f"{words} {subject} M{self.count:05d}"
        body = f"{subject.capitalize()}. " + ". ".join(
            " ".join(self.chance.sample(WORDS, 18)).capitalize() for _ in range(6)
        )
        path = f"/{outlet}/{self.count}.html"
        link = self.publisher.page(path, page_of(title, f"{COMMON} {body}."))
        self.unread[f"M{self.count:05d}"] = outlet, 0
        item = {"title": title, "link": link, "guid": link, "published": format_datetime(now)}
        if len(self.items[outlet]) >= 20:
            old = self.items[outlet].pop(0)["link"]
            self.publisher.remove(old.removeprefix(self.publisher.url))
        self.items[outlet].append(item)
        self._serve(outlet)

    def take_back(self, outlet: int) -> None:
        """The page of the newest article is no more."""
        if self.items[outlet]:
            item = self.items[outlet].pop()
            self.unread.pop(item["title"][-6:], None)
            link = item["link"]
            self.publisher.remove(link.removeprefix(self.publisher.url))
            self._serve(outlet)

    def rewrite(self, outlet: int) -> None:
        """The newest article's headline is another one."""
        if self.items[outlet]:
            item = self.items[outlet][-1]
            item["title"] = "Đính chính: " + item["title"].removeprefix("Đính chính: ")
            path = item["link"].removeprefix(self.publisher.url)
            self.publisher.page(path, page_of(item["title"], f"{COMMON} Bài đã được sửa lại."))
            self._serve(outlet)

    def fail(self, outlets: Sequence[int]) -> None:
        self.down = set(outlets)
        for outlet in range(self.outlets):
            self._serve(outlet)

    def _serve(self, outlet: int) -> None:
        status = 503 if outlet in self.down else 200
        path = f"/rss/{outlet}"
        self.publisher.feed(path, self.items[outlet], title=f"Báo {outlet}", status=status)
        self.publisher._seen.clear()  # the fake's own memory is not the program's
