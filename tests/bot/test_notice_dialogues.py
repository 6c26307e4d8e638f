"""The dialogues of notices and meetings: any interleaving leaves what a small model says."""

from datetime import date, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    rule,
)

from bot.tables.counter import BulletinRow, DeliveryRow
from bot.tables.notices import ConfirmationRow, MeetingChangeRow, MeetingRow, NoticeRow
from bot.writing import LASTS
from tests.bot.dialogues import Dialogue, try_out
from tests.bot.notice_office import Office

WRITERS = st.sampled_from(["admin", "owner", "unitadmin"])
SPEAKERS = st.sampled_from(["admin", "owner", "unitadmin", "secretary", "member", "stranger"])
PRESSED = st.sampled_from([None, "1", "999"])


class Model:
    """What a writer has under his hands: his words, whom they are for, and what he last saw.

    ``awaits``: what words without a command complete.
    """

    def __init__(self):
        self.text = self.at = self.awaits = None
        self.everybody = self.shown = False

    def begins(self, text, now):
        """Another notice: whom the one before was for is no more."""
        self.__init__()
        self.text, self.at, self.awaits, self.awaited_at = text, now, "donvi", now

    def says_else(self, text, now):
        """Other words for the same one."""
        self.text, self.at, self.shown = text, now, self.everybody
        self.awaits, self.awaited_at = (None if self.everybody else "donvi"), now


class Dialogues(Dialogue):
    """Three writers, each in his own chat; two groups that confirm; one plan of meetings."""

    def __init__(self):
        super().__init__()
        self.models = {who: Model() for who in ("admin", "owner", "unitadmin")}
        self.sent: list[tuple[str, str]] = []
        self.confirmed: set[tuple[int, str]] = set()
        self.planned, self.moved = False, False

    @initialize()
    def furnish(self):
        self.office = self.runner.run(Office(self.database, self.clock, "telegram").furnish())

    def says(self, who, text, chat=None, pressed=None):
        return self.runner.run(self.office.says(who, text, chat or who, pressed=pressed))

    def model(self, who):
        """Return a writer's model; what is too old is forgotten."""
        model = self.models[who]
        if model.at is not None and self.clock.now - model.at >= LASTS:
            self.models[who] = model = Model()
        return model

    @rule(who=WRITERS, text=st.sampled_from(["Một.", "Hai."]), how=st.sampled_from(["soan ", ""]))
    def write(self, who, text, how="soan "):
        model = self.model(who)
        self.says(who, f"/thongbao {how}{text}")
        model.begins(text, self.clock.now)

    @rule(who=WRITERS, text=st.sampled_from(["Bốn.", "Gửi các đồng chí lịch họp."]))
    def write_other_words(self, who, text):
        model = self.model(who)
        self.says(who, f"/thongbao noidung {text}")
        model.shown, model.awaits = False, None
        if model.text is not None:
            model.says_else(text, self.clock.now)

    @rule(who=WRITERS)
    def write_to_all(self, who):
        self.leave(who)
        self.write(who, "Một.")
        self.choose_all(who)

    @rule(who=WRITERS, words=st.sampled_from(["/trogiup", "/thongbao", "/thongbao loai"]))
    def say_something_else(self, who, words):
        """Then what was shown is no longer in front of him."""
        model = self.model(who)
        self.says(who, words)
        model.shown, model.awaits = False, None
        if words == "/thongbao loai" and model.text is not None:
            model.at = self.clock.now

    @rule(who=WRITERS, between=st.sampled_from(["", "/trogiup", "/thongbao", "10", "restart"]))
    def press_an_old_preview(self, who, between):
        self.write_to_all(who)
        if between == "10":
            self.wait(10)
        elif between == "restart":
            self.restart()
        elif between:
            self.say_something_else(who, between)
        self.send(who, "1")

    @rule(who=WRITERS, step=st.sampled_from(["soan", "noidung"]))
    def begin(self, who, step):
        model = self.model(who)
        self.says(who, f"/thongbao {step}")
        model.shown = False
        model.awaits = None if model.text is None and step == "noidung" else step
        model.awaited_at = self.clock.now
        if model.text is not None:
            model.at = self.clock.now

    @rule(who=WRITERS, text=st.sampled_from(["Ba.", "MẬT", "Tài liệu mật"]))
    def answer(self, who, text):
        """Words without a command: what was asked for, else a question."""
        model, now = self.model(who), self.clock.now
        if model.awaits and now - model.awaited_at >= LASTS:
            model.awaits = None
        self.says(who, text)
        model.shown = False
        if model.awaits and model.text is not None and (model.awaits != "soan" or text == "Ba."):
            model.at = now
        if model.awaits:
            model.awaited_at = now
        if model.awaits == "soan" and text == "Ba.":
            model.begins(text, now)
        elif model.awaits == "noidung":
            self.answer_with_other_words(model, text)

    def answer_with_other_words(self, model, text):
        if model.text is None:
            model.awaits = None
        elif text == "Ba.":
            model.says_else(text, self.clock.now)

    @rule(who=WRITERS)
    def choose_all(self, who):
        model = self.model(who)
        self.says(who, "/thongbao tatca")
        if model.text is not None:
            model.everybody = not model.everybody
            model.at, model.shown = self.clock.now, model.everybody
        model.awaits, model.awaited_at = None, self.clock.now
        if model.text is not None and not model.everybody:
            model.awaits = "donvi"

    @rule(who=SPEAKERS, pressed=PRESSED)
    def send(self, who, pressed):
        """Pressed, forged, replayed or typed: only what was just shown to this one is sent."""
        self.says(who, "/thongbao gui", "new" if who == "stranger" else None, pressed)
        if who not in self.models:
            return
        model = self.model(who)
        model.awaits = None
        if model.text is None:
            return
        if model.shown and model.everybody:
            self.sent.append((who, model.text))
            self.models[who] = Model()
        else:
            model.at, model.shown = self.clock.now, model.everybody

    @rule(who=WRITERS)
    def leave(self, who):
        self.says(who, "/huy")
        self.models[who] = Model()

    @rule(minutes=st.sampled_from([1, 9, 10, 600]))
    def wait(self, minutes):
        self.clock.on(timedelta(minutes=minutes))

    @rule()
    def restart(self):
        """What was being written is forgotten; what was sent is not."""
        self.office.restart()
        self.models = {who: Model() for who in self.models}

    @rule(chat=st.sampled_from(["g1", "g2"]), number=st.integers(0, 3), pressed=PRESSED)
    def confirm(self, chat, number, pressed):
        self.says("member", f"/danhan {number}", chat, pressed)
        if 1 <= number <= len(self.sent):
            writer = self.sent[number - 1][0]
            if writer != "unitadmin" or chat == "g1":
                self.confirmed.add((number, chat))

    @rule()
    def deliver(self):
        self.runner.run(self.office.deliver())

    @rule(who=st.sampled_from(["secretary", "member", "boss"]))
    def plan(self, who):
        self.says(who, "/lichhop ngày 15 hằng tháng, 19:30, hội trường", "g1")
        if who != "member":
            self.planned, self.moved = True, False

    @rule(who=st.sampled_from(["secretary", "member"]))
    def move(self, who):
        self.says(who, "/lichhop kỳ này dời sang ngày 20", "g1")
        if who == "secretary" and self.planned:
            self.moved = True

    @rule(pressed=PRESSED)
    def forget_without_being_asked(self, pressed):
        self.says("boss", "/huy", "g1")
        self.says("boss", "/lichhop tat co", "g1", pressed)

    @invariant()
    def what_was_sent_is_what_the_model_says(self):
        if not hasattr(self, "office"):
            return
        rows = self.runner.run(self.office.rows(NoticeRow.maker, NoticeRow.text))
        assert [tuple(row) for row in rows] == [
            (f"telegram:{who}", text) for who, text in self.sent
        ]
        said = self.runner.run(self.office.rows(ConfirmationRow.notice_id, ConfirmationRow.chat_id))
        assert {(n, f"g{chat}") for n, chat in said} == self.confirmed

    @invariant()
    def each_notice_has_one_delivery_for_each_chat(self):
        if not hasattr(self, "office"):
            return
        rows = self.runner.run(self.office.rows(DeliveryRow.bulletin_id, DeliveryRow.chat_id))
        assert len(rows) == len(set(rows))
        wanted = sum(1 if who == "unitadmin" else 2 for who, _ in self.sent)
        assert len(rows) == wanted
        assert len(self.runner.run(self.office.rows(BulletinRow.id))) == len(self.sent)

    @invariant()
    def the_plan_is_what_the_model_says(self):
        if not hasattr(self, "office"):
            return
        plans = self.runner.run(self.office.rows(MeetingRow.chat_id))
        changes = self.runner.run(self.office.rows(MeetingChangeRow.day))
        assert len(plans) == self.planned
        assert bool(changes) == self.moved
        assert all(isinstance(day, date) for (day,) in changes)


@pytest.mark.timeout(600)
def test_any_interleaving_leaves_what_the_model_says(new_database):
    try_out(Dialogues, new_database, examples=25)
