"""Dialogues: any interleaving of commands, old buttons, restarts and time leaves what it should."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from bot.messages import ChatId, ChatKind, Choice
from bot.offers import LASTS, REPLIED, Offers
from bot.stores import audit, grants, store
from bot.stores.audit import Outcome
from jobs.understanding.picking import LAST
from tests.bot.dialogues import NOW, Dialogue, try_out
from tests.bot.test_roles import Town

AT = ChatId("fake", "g")
YES = Choice("yes", "/huydangky co")


def test_an_offer_is_taken_once_by_whom_it_was_made_to():
    offers = Offers()
    offers.keep(AT, "a", [YES], NOW)
    assert not offers.take(AT, "b", YES.command, NOW)
    assert not offers.take(ChatId("fake", "h"), "a", YES.command, NOW)
    assert not offers.take(AT, "a", "/huydangky", NOW)
    assert offers.take(AT, "a", "/Hủy đăng ký  Có", NOW)
    assert not offers.take(AT, "a", YES.command, NOW)


@pytest.mark.parametrize(
    ("passed", "stands"), [(LASTS - timedelta(seconds=1), True), (LASTS, False)]
)
def test_an_offer_is_forgotten_after_ten_minutes(passed, stands):
    offers = Offers()
    offers.keep(AT, "a", [YES], NOW)
    assert (offers.numbered(AT, "a", 1, NOW + passed) is not None) == stands
    assert offers.take(AT, "a", YES.command, NOW + passed) == stands


def test_a_new_offer_takes_the_place_of_the_old_one():
    offers = Offers()
    offers.keep(AT, "a", [YES], NOW)
    offers.keep(AT, "a", [], NOW)
    assert not offers.take(AT, "a", YES.command, NOW)


def test_a_list_stands_and_nothing_of_it_is_sure():
    offers = Offers()
    offers.keep(AT, "a", [Choice("more", "/tinmoi trang 2")], NOW, items=("/1", "/2"))
    offers.keep(AT, "a", [], NOW + LASTS / 2)
    assert not offers.take(AT, "a", "/tinmoi trang 2", NOW + LASTS / 2)
    numbers = {n: offers.numbered(AT, "a", n, NOW + LASTS) for n in (LAST, 0, 1, 2, 3, 4)}
    assert numbers == {LAST: "/2", 0: None, 1: "/1", 2: "/2", 3: "/tinmoi trang 2", 4: None}
    assert offers.numbered(AT, "a", 3, NOW + LASTS, lines=False) is None
    offers.keep(AT, "a", [YES], NOW + LASTS)
    assert offers.numbered(AT, "a", 1, NOW + LASTS) == YES.command


def test_what_stands_in_a_message_is_meant_by_who_replies_to_it():
    offers = Offers()
    offer = offers.keep(AT, "a", [YES], NOW)
    offers.stands_in(AT, offer, ["7"])
    assert offers.numbered(AT, "b", 1, NOW, replied="7") == YES.command
    assert offers.numbered(AT, "b", 1, NOW, replied="8") is None
    assert offers.numbered(ChatId("fake", "h"), "b", 1, NOW, replied="7") is None
    assert offers.numbered(AT, "a", 1, NOW + REPLIED, replied="7") is None
    assert not offers.take(AT, "b", YES.command, NOW)


PEOPLE = st.sampled_from(["secretary", "boss", "member", "owner", "unitadmin"])
MAY_UNBIND = {"secretary", "boss", "owner", "unitadmin"}
IDLE = st.sampled_from(["/trogiup", "/huy", "/gio", "/huydangky khong", "/nhatky", "/quyen"])
PRESSED = st.sampled_from([None, "1", "999"])


class Dialogues(Dialogue):
    """One chat, several people, one model: who was asked what, when, and has not answered since."""

    def __init__(self):
        super().__init__()
        self.bound, self.granted, self.refused = True, True, 0

    def says(self, who, text, pressed=None):
        return self.runner.run(self.town.says(who, text, "g1", pressed=pressed))

    def sure(self, who, what):
        asked = self.asked.get((who, what))
        return asked is not None and self.clock.now - asked < LASTS

    def answered(self, who):
        """Whatever one says, what he was asked before is settled."""
        for what in ("unbind", "revoke"):
            self.asked.pop((who, what), None)

    def may(self, who):
        return who in MAY_UNBIND and (who != "unitadmin" or self.granted)

    @precondition(lambda self: self.bound)
    @rule(who=PEOPLE)
    def ask_to_unbind(self, who):
        self.says(who, "/huydangky")
        self.answered(who)
        if self.may(who):
            self.asked[who, "unbind"] = self.clock.now
        else:
            self.refused += 1

    @precondition(lambda self: self.bound)
    @rule(who=PEOPLE, pressed=PRESSED)
    def say_yes(self, who, pressed):
        """Pressed, forged, replayed or typed: it is the same."""
        sure = self.may(who) and self.sure(who, "unbind")
        self.says(who, "/huydangky co", pressed)
        self.answered(who)
        if sure:
            self.bound = False
        elif self.may(who):
            self.asked[who, "unbind"] = self.clock.now  # it asks once more
        else:
            self.refused += 1

    @precondition(lambda self: self.bound)
    @rule(who=st.sampled_from(["owner", "secretary"]), words=IDLE)
    def say_something_else(self, who, words):
        self.says(who, words)
        self.answered(who)
        if words in {"/nhatky", "/quyen"} and who == "secretary":
            self.refused += 1

    @precondition(lambda self: self.bound and self.granted)
    @rule(who=st.sampled_from(["owner", "member"]), sure=st.booleans(), pressed=PRESSED)
    def revoke(self, who, sure, pressed):
        was_sure = sure and self.sure(who, "revoke")
        self.says(who, "/quyen thu 2 co" if sure else "/quyen thu 2", pressed)
        self.answered(who)
        if who != "owner":
            self.refused += 1
        elif was_sure:
            self.granted = False
        else:
            self.asked[who, "revoke"] = self.clock.now

    @rule(minutes=st.sampled_from([1, 9, 10]))
    def time_passes(self, minutes):
        self.clock.on(timedelta(minutes=minutes))

    @rule()
    def restart(self):
        self.town.restart()
        self.asked.clear()

    @precondition(lambda self: not self.bound)
    @rule()
    def bind_again(self):
        def work(session):
            self.town.bind(session, "g1", 3)

        self.runner.run(self.database.transact(work))
        self.bound = True

    @invariant()
    def the_data_are_as_the_model_says(self):
        def work(session):
            refused = [
                each
                for each in audit.records(session, most=10_000)
                if each.outcome is Outcome.REFUSED
            ]
            bound = store.chat(session, ChatId("telegram", "g1")) is not None
            return bound, len(grants.grants(session)) == 2, len(refused)

        if hasattr(self, "town"):
            found = self.runner.run(self.database.transact(work))
            assert found == (self.bound, self.granted, min(self.refused, audit.MOST_REFUSED))


@pytest.mark.timeout(600)
def test_any_interleaving_leaves_the_data_as_the_model_says(new_database):
    try_out(Dialogues, new_database, examples=25)


async def test_on_a_platform_of_numbers_each_answers_what_he_was_asked(database, clock):
    town = await Town(database, clock, "numbered").furnish()
    await town.says("secretary", "/huydangky", "g1")
    await town.says("owner", "1", "g1")  # another's "1" is no answer to it
    assert await town.database.transact(lambda s: store.chat(s, ChatId("numbered", "g1")))
    await town.says("secretary", "1", "g1")
    assert not await town.database.transact(lambda s: store.chat(s, ChatId("numbered", "g1")))


async def test_an_old_button_that_sends_to_everybody_does_not_act(database, clock):
    town = await Town(database, clock).furnish()
    await town.says("owner", "/phathanh gui", "owner", ChatKind.PRIVATE)
    yes = town.offered["Gửi ngay"]
    clock.on(LASTS)
    for _ in range(2):
        said = await town.says("owner", yes, "owner", pressed="1")
        assert "đang hoạt động?" in said
        town.restart()
