"""Whether a platform is within reach, as our own calls tell."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.errors import (
    ChatGoneError,
    OutcomeUnknownError,
    SendError,
    ThrottledError,
    TokenRefusedError,
    UnreachableError,
)
from bot.platforms.base import LOST, in_reach
from bot.platforms.contact import STALE, Contact
from bot.platforms.zalo_errors import IdleError
from tests.fakes.platform import FakePlatform

MINUTE = timedelta(minutes=1)


class Calls:
    """Calls that each take a while and come to something, by a clock of their own."""

    def __init__(self):
        self.now = 1000.0
        self.contact = Contact(lambda: self.now)

    def make(self, error=None, *, takes=0.0, after=0.0):
        self.now += after
        with suppress(SendError), self.contact.noted(IdleError):
            self.now += takes
            if error is not None:
                raise error

    @property
    def lost(self):
        return self.contact.lost_for.total_seconds()


@pytest.fixture
def calls():
    return Calls()


def test_whoever_was_never_called_is_not_lost(calls):
    calls.now += 100_000
    assert calls.lost == 0


@pytest.mark.parametrize("error", [UnreachableError("x"), OutcomeUnknownError("x")])
def test_it_counts_from_the_first_call_that_went_unanswered_to_the_last(calls, error):
    calls.make(after=50)
    calls.make(error, takes=15, after=10)
    assert calls.lost == 15
    calls.make(error, takes=15, after=100)
    assert calls.lost == 130


@pytest.mark.parametrize(
    "answer",
    [
        None, ChatGoneError("x"), ThrottledError(MINUTE), TokenRefusedError("x"), IdleError("x"),
    ],
    ids=["well", "a refusal", "told to wait", "the token is refused", "a poll that found nothing"],
)  # fmt: skip
def test_whatever_is_answered_ends_it(calls, answer):
    for _ in range(9):
        calls.make(UnreachableError("x"), after=30)
    assert calls.lost == 240
    calls.make(answer)
    assert calls.lost == 0


def test_one_call_that_is_lost_long_after_the_others_is_no_outage(calls):
    """A webhook's quiet day: one look fails, the next one is answered."""
    calls.make()
    calls.make(UnreachableError("x"), takes=15, after=600)
    calls.now += 300
    assert calls.lost == 15


def test_a_slow_call_does_not_count_from_before_another_was_answered(calls):
    with suppress(OutcomeUnknownError), calls.contact.noted():
        calls.make(after=100)
        calls.now += 20
        raise OutcomeUnknownError("no answer")
    assert calls.lost == 20


def test_what_was_long_ago_tells_nothing(calls):
    """Another machine has the lane by now, and makes the calls."""
    for _ in range(9):
        calls.make(UnreachableError("x"), after=30)
    calls.now += STALE.total_seconds() + 1
    assert calls.lost == 0


def test_a_call_that_was_cancelled_tells_nothing(calls):
    calls.make(UnreachableError("x"), takes=5)
    with pytest.raises(asyncio.CancelledError), calls.contact.noted():
        raise asyncio.CancelledError
    assert calls.lost == 5


@pytest.mark.parametrize(("lost", "well"), [(0 * LOST, True), (LOST, True), (LOST + MINUTE, False)])
def test_two_minutes_are_borne(lost, well):
    platform = FakePlatform()
    platform.lost_for = lost
    assert in_reach(platform) is well
