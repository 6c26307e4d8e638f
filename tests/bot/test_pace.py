"""The pace of a bot: spaced in all, bounded per chat, patient with one flooded chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace

CHATS = st.integers(0, 5)


def send_all(pace: Pace, chats: list[int]) -> list[tuple[float, int]]:
    now, sent = 1000.0, []
    for chat in chats:
        now = max(now, pace.free_at(chat, now))
        pace.sent(chat, now)
        sent.append((now, chat))
    return sent


@given(st.lists(CHATS, max_size=120))
def test_never_more_than_the_limit_in_any_second(chats):
    sent = [at for at, _ in send_all(Pace(per_second=25, per_minute=1000), chats)]
    for start in sent:
        assert sum(start <= at < start + 0.999 for at in sent) <= 27


@given(st.lists(CHATS, max_size=120))
def test_never_more_than_twenty_a_minute_in_one_chat(chats):
    sent = send_all(Pace(per_second=1000, per_minute=20), chats)
    for start, chat in sent:
        assert sum(c == chat and start <= at < start + 59.999 for at, c in sent) <= 20


@given(st.lists(CHATS, max_size=60))
def test_a_second_between_two_messages_to_one_chat(chats):
    last: dict[int, float] = {}
    for at, chat in send_all(Pace(per_second=1000, per_minute=1000, chat_spacing=1), chats):
        assert at - last.get(chat, 0.0) >= 0.999
        last[chat] = at


def test_who_had_all_of_a_minute_waits_for_the_first_to_be_a_minute_ago():
    pace = Pace(per_second=25, per_minute=20)
    for number in range(20):
        pace.sent("chat", 100.0 + number)
    assert pace.chat_free_at("chat", 120.0) == 160


def test_a_flooded_chat_delays_only_itself():
    pace = Pace(per_second=25, per_minute=20)
    pace.hold("flooded", 10_072, now=100)
    assert pace.free_at("flooded", 100) == 10_172
    assert pace.free_at("other", 100) <= 100


def test_two_chats_told_to_wait_at_once_pause_the_bot():
    pace = Pace(per_second=25, per_minute=20)
    pace.hold("one", 5, now=100)
    pace.hold("two", 7, now=100.5)
    assert pace.free_at("third", 100.5) == 107.5


def test_a_long_wait_never_pauses_the_bot_for_more_than_a_minute():
    pace = Pace(per_second=25, per_minute=20)
    pace.hold("one", 5, now=100)
    pace.hold("two", 10_072, now=100.5)
    assert pace.free_at("third", 100.5) == 160.5


def test_one_chat_told_twice_does_not_pause_the_bot():
    pace = Pace(per_second=25, per_minute=20)
    pace.hold("one", 5, now=100)
    pace.hold("one", 5, now=100.2)
    assert pace.bot_free_at() <= 100.2


def test_chats_that_the_platform_does_not_know_halt_nobody():
    pace = Pace(per_second=25, per_minute=20)
    for number in range(9):
        pace.leave(number, 600, now=100)
    assert pace.bot_free_at() <= 100
    assert pace.news_free_at(3, 100) == 700
    assert pace.chat_free_at(3, 100) <= 100  # whoever asks there is answered
    assert pace.news_free_at("other", 100) <= 100
    pace.forget_idle(701)
    assert pace.news_free_at(3, 701) <= 701


def test_memory_of_idle_chats_is_let_go():
    pace = Pace(per_second=1000, per_minute=20)
    for chat in range(100):
        pace.sent(chat, 100.0)
    pace.hold(1, 5, now=100)
    pace.forget_idle(now=200)
    assert pace.free_at(1, 200) <= 200
    assert not pace._recent
    assert not pace._held


@given(st.floats(0.2, 5))
def test_what_a_busy_database_kept_back_counts_from_when_it_goes(held):
    pace = Pace(per_second=25, per_minute=20)
    send_all(pace, list(range(30)))
    picked = [100, 101, 102]
    now = pace.bot_free_at()
    for chat in picked:
        pace.sent(chat, now)
    goes = now + held
    pace.late(picked, goes)
    sent = [goes] * len(picked)
    while (at := max(goes, pace.bot_free_at())) < goes + 0.999:
        pace.sent(len(sent) + 1000, at)
        sent.append(at)
    assert len(sent) <= 27
    assert pace.chat_free_at(100, goes + 59) == goes  # its minute begins when it goes


def test_a_shorter_wait_does_not_end_a_longer_one():
    pace = Pace(per_second=25, per_minute=20)
    pace.hold("chat", 100, now=0)
    pace.hold("chat", 5, now=10)
    assert pace.free_at("chat", 10) == 100


def test_only_what_no_longer_matters_is_forgotten():
    pace = Pace(per_second=1000, per_minute=1)
    pace.hold("held", 5, now=100)
    pace.leave("left", 5, now=100)
    pace.sent("sent", 100)
    pace.forget_idle(now=104)
    assert pace.free_at("held", 104) == pace.news_free_at("left", 104) == 105
    assert pace.free_at("sent", 104) == 160


def test_what_goes_late_is_the_last_that_its_chat_got():
    pace = Pace(per_second=1000, per_minute=20, chat_spacing=3)
    pace.sent("chat", 100)
    pace.sent("chat", 110)
    pace.late(["chat"], 115)
    assert pace.chat_free_at("chat", 115) == 118


@given(st.integers(20, 60))
def test_the_free_bots_that_go_faster_still_leave_room_below_thirty_a_second(count):
    sent = [at for at, _ in send_all(Pace(per_second=28, per_minute=1000), list(range(count)))]
    assert max(sum(start <= at < start + 0.999 for at in sent) for start in sent) <= 28


def go(pace: Pace, count: int, *, now: float = 1000.0, together: int = 3) -> float:
    """Send as a lane does, some at once, each claimed a moment later; return when the last went."""
    sent = 0
    while sent < count:
        picked = []
        while len(picked) < together and pace.bot_free_at() <= now:
            picked.append(f"chat {sent + len(picked)}")
            pace.sent(picked[-1], now)
        if picked:
            pace.late(picked, now)
            sent += len(picked)
        else:
            now = pace.bot_free_at()
    return now


@pytest.mark.parametrize("per_second", [25, 28, 100, 1000])
def test_it_is_as_fast_as_it_may_be(per_second):
    seconds = go(Pace(per_second=per_second, per_minute=20), 10 * per_second) - 1000
    assert 9 <= seconds <= 10


def test_a_slow_bot_sends_three_at_once_and_catches_up_no_more():
    pace = Pace(per_second=25, per_minute=20)
    pace.sent("before", 900)
    for chat in range(3):
        assert pace.bot_free_at() <= 1000
        pace.sent(chat, 1000)
    assert pace.bot_free_at() == pytest.approx(1000)
    pace.sent(4, 1000)
    assert pace.bot_free_at() == pytest.approx(1000.04)


def test_what_went_late_is_followed_by_one_more_and_not_by_three():
    pace = Pace(per_second=25, per_minute=20)
    for chat in range(3):
        pace.sent(chat, 1000)
    pace.late(range(3), 1005)
    assert pace.bot_free_at() == pytest.approx(1005)
    pace.sent(4, 1005)
    assert pace.bot_free_at() == pytest.approx(1005.04)


def test_a_chat_that_got_something_lately_is_not_idle_whatever_it_got_before():
    pace = Pace(per_second=25, per_minute=20, chat_spacing=30)
    pace.sent("chat", 100)
    pace.sent("chat", 150)
    pace.forget_idle(165)
    assert pace.free_at("chat", 165) == 180
