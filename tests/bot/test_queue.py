"""Which delivery goes next: one of a chat at a time, each chat's in their order, none forgotten."""

import pytest

from bot.messages import ChatId
from bot.pace import Pace
from bot.sending.queue import LEAST, REST, Queue
from bot.stores.ledger import Due

A, B, NEW = (ChatId("fake", name) for name in ("a", "b", "new"))


@pytest.fixture
def pace():
    return Pace(per_second=1000, per_minute=1000)


@pytest.fixture
def queue():
    return Queue()


def put(queue, *numbers, chat=A, all_of_it=True, now=0.0):
    queue.put([Due(id=number, chat=chat) for number in numbers], now=now, all_of_it=all_of_it)


def take(queue, pace, now=1000.0):
    found = queue.take(now, pace)
    return found.id if found else None


def test_a_chats_deliveries_go_one_after_the_other_in_their_order(queue, pace):
    put(queue, 3, 1)
    put(queue, 2, 1, 3)  # read again
    assert take(queue, pace) == 1
    assert take(queue, pace) is None
    for number in (2, 3):
        queue.free(A)
        assert take(queue, pace) == number
    queue.free(A)
    assert take(queue, pace) is None


def test_chats_take_turns(queue, pace):
    put(queue, 1, 2)
    put(queue, 3, chat=B)
    assert [take(queue, pace), take(queue, pace)] == [1, 3]
    put(queue, 4, chat=B)  # while something is on its way there
    assert take(queue, pace) is None
    queue.free(B)
    assert take(queue, pace) == 4


def test_what_could_not_be_claimed_goes_before_what_came_after_it(queue, pace):
    put(queue, 1, 2)
    assert take(queue, pace) == 1
    queue.put_back({1: A})
    assert take(queue, pace) == 1
    assert take(queue, pace) is None
    queue.free(A)
    assert take(queue, pace) == 2


def test_what_waits_for_a_chat_goes_to_its_new_id_in_its_order_and_one_at_a_time(queue, pace):
    put(queue, 1, 5)
    put(queue, 3, 9, chat=NEW)
    assert take(queue, pace) == 1
    queue.move(A, NEW)
    assert take(queue, pace) is None  # the first is on its way there
    for number in (3, 5, 9):
        queue.free(NEW)
        assert take(queue, pace) == number
    put(queue, 11)
    assert take(queue, pace) == 11  # nothing is on its way to the old one


def test_what_was_dropped_is_read_again(queue, pace):
    put(queue, 1, 2, now=0.0)
    put(queue, 3, chat=B)
    queue.drop(A)
    assert queue.hungry(0.0)
    assert queue.seen == 0
    assert [take(queue, pace), take(queue, pace)] == [3, None]
    put(queue, 1, 2)
    assert take(queue, pace) == 1


def test_who_may_get_nothing_yet_is_asked_again_in_time(queue, pace):
    assert queue.next_at() == float("inf")
    pace.hold(A, 60, now=1000)
    pace.leave(B, 30, now=1000)
    put(queue, 1)
    put(queue, 2, chat=B)
    assert take(queue, pace, now=1000) is None
    assert queue.next_at() == 1030
    assert take(queue, pace, now=1029) is None
    assert take(queue, pace, now=1030) == 2
    assert queue.next_at() == 1060
    assert take(queue, pace, now=1060) == 1


def test_the_ledger_is_read_on_and_then_left_for_a_while(queue, pace):
    assert queue.hungry(0.0)
    put(queue, 7, 8, all_of_it=False, now=10.0)
    assert queue.seen == 8
    assert queue.hungry(10.0)
    put(queue, 9, now=10.0)
    assert queue.seen == 0
    assert not queue.hungry(10.0)
    assert queue.hungry(10.0 + REST)
    queue.look_again()
    assert queue.hungry(10.0)
    put(queue, *range(10, 10 + LEAST))
    assert not queue.hungry(99.0)  # there is enough
    for _ in range(5):
        take(queue, pace)
        queue.free(A)
    assert queue.hungry(99.0)
