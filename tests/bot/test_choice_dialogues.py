"""Choices, presets, ends, undoing and erasure: any interleaving leaves what the model says."""

from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from bot.messages import ChatId, ChatKind
from bot.offers import LASTS
from bot.stores import choices_store, erasure, store
from bot.stores.undo import LASTS as UNDO_LASTS
from jobs.bulletin import MOST_STORIES
from tests.bot.dialogues import Dialogue, try_out

AT = ChatId("telegram", "g1")
EVERYBODY = ["secretary", "boss", "member", "owner", "unitadmin"]
PEOPLE = st.sampled_from(EVERYBODY)
ABOVE = {"owner", "unitadmin"}
PRESSED = st.sampled_from([None, "1", "999"])
SIZES = st.integers(1, 20)


class Choosing(Dialogue):
    """One chat whose size of bulletins is chosen by itself, by its unit, and by the unit above."""

    def __init__(self):
        super().__init__()
        self.own: int | None = None
        self.presets: dict[int, int] = {}
        self.bound = True
        self.undo: tuple[str, datetime, int | None] | None = None
        self.clean = False

    def says(self, who, text, chat="g1", kind=ChatKind.GROUP, pressed=None):
        if chat == "g1":
            self.clean = False
            for what in ("end", "erase"):
                self.asked.pop((who, what), None)
        return self.runner.run(self.town.says(who, text, chat, kind, pressed=pressed))

    def may(self, who):
        """Say who may change the chat; who is above may even where it is not bound."""
        return who in ABOVE or (self.bound and who in {"secretary", "boss"})

    def sure(self, who, what):
        asked = self.asked.get((who, what))
        return asked is not None and self.clock.now - asked < LASTS

    @rule(who=PEOPLE, size=SIZES, pressed=PRESSED)
    def choose(self, who, size, pressed):
        self.says(who, f"/sotin {size}", pressed=pressed)
        if self.bound and self.may(who):
            self.own = size

    @rule(who=PEOPLE)
    def follow_the_unit(self, who):
        self.says(who, "/số tin theo đơn vị")
        if self.bound and self.may(who):
            self.own = None

    @rule(who=PEOPLE, unit=st.sampled_from([1, 2, 3]), size=st.none() | SIZES)
    def choose_for_a_unit(self, who, unit, size):
        self.says(
            who, f"/macdinh #{unit} sotin {size or 'theodonvi'}", f"p-{who}", ChatKind.PRIVATE
        )
        if who == "owner" or (who == "unitadmin" and unit != 2):
            self.presets.pop(unit, None)
            if size:
                self.presets[unit] = size

    @rule(who=PEOPLE)
    def ask_to_end(self, who):
        self.says(who, "/huydangky")
        if self.bound and self.may(who):
            self.asked[who, "end"] = self.clock.now

    @rule(who=PEOPLE, pressed=PRESSED)
    def say_yes_to_the_end(self, who, pressed):
        sure = self.sure(who, "end")
        self.says(who, "/huydangky co", pressed=pressed)
        if not self.bound or not self.may(who):
            return
        if sure:
            self.bound, self.undo = False, (who, self.clock.now + UNDO_LASTS, self.own)
        else:
            self.asked[who, "end"] = self.clock.now

    @rule(who=PEOPLE, pressed=PRESSED)
    def take_it_back(self, who, pressed):
        self.says(who, "/hoantac", pressed=pressed)
        if self.undo and self.undo[0] == who and self.clock.now < self.undo[1]:
            self.bound, self.own, self.undo = True, self.undo[2], None

    @rule(who=PEOPLE)
    def ask_to_erase(self, who):
        may = self.may(who)
        self.says(who, "/xóa dữ liệu")
        if may:
            self.asked[who, "erase"] = self.clock.now

    @rule(who=PEOPLE, pressed=PRESSED)
    def say_yes_to_erasing(self, who, pressed):
        may, sure = self.may(who), self.sure(who, "erase")
        self.says(who, "/xoadulieu co", pressed=pressed)
        if may and sure:
            self.bound, self.undo, self.clean = False, None, True
        elif may:
            self.asked[who, "erase"] = self.clock.now

    @rule(who=PEOPLE, words=st.sampled_from(["/huy", "/caidat", "/dulieu", "/huydangky khong"]))
    def say_something_else(self, who, words):
        self.says(who, words)

    @precondition(lambda self: not self.bound)
    @rule()
    def bind_again(self):
        said = self.says("owner", "/moi #3", "p-owner", ChatKind.PRIVATE)
        code = said.split("/dangky ")[1].split("\n")[0]
        self.says("secretary", f"/dangky {code}")
        self.bound, self.own, self.undo = True, None, None

    @rule(minutes=st.sampled_from([1, 9, 10, 59, 60]))
    def time_passes(self, minutes):
        self.clock.on(timedelta(minutes=minutes))

    @rule()
    def restart(self):
        self.town.restart()
        self.asked.clear()

    @invariant()
    def the_data_are_as_the_model_says(self):
        if not hasattr(self, "town"):
            return

        def work(session):
            chat = store.chat(session, AT)
            presets = {unit: choices_store.preset(session, unit).most for unit in (1, 2, 3)}
            return chat, presets, erasure.held(session, AT)

        chat, presets, held = self.runner.run(self.database.transact(work))
        assert {unit: size for unit, size in presets.items() if size} == self.presets
        assert (chat is not None) == self.bound
        if chat is not None:
            given = self.presets.get(3) or self.presets.get(1) or MOST_STORIES
            assert chat.selection.most == (self.own or given)
        if self.clean:
            assert held == {}


@pytest.mark.timeout(600)
def test_any_interleaving_leaves_the_data_as_the_model_says(new_database):
    try_out(Choosing, new_database, examples=20)
