"""Whom a notice reaches, when the silent are reminded, deadlines, and policies: tables of cases."""

from datetime import UTC, datetime

import pytest

from bot.audience import Unit
from bot.handlers.notices import read_deadline
from bot.outbound.noticing import nudge_at
from bot.policy import ASKED, LASTS, NEWS
from bot.reach import Reach, above, kinds, reached
from bot.tree import Tree
from tests.bot.desk import ZONE

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_each_kind_has_a_policy():
    assert set(LASTS) > ASKED > NEWS


TREE = Tree(
    [
        Unit(id=1, name="A", kind="đảng bộ"),
        Unit(id=2, name="B", kind="Đảng bộ", parent_id=1),
        Unit(id=3, name="C", kind="chi bộ", parent_id=2),
        Unit(id=4, name="D", kind="chi bộ", parent_id=1),
        Unit(id=5, name="E", kind="chi bộ"),
    ]
)
ALL = frozenset(range(1, 6))


@pytest.mark.parametrize(
    ("reach", "within", "found"),
    [
        (Reach(), ALL, set()),
        (Reach(everything=True), ALL, {1, 2, 3, 4, 5}),
        (Reach(everything=True), frozenset({2, 3}), {2, 3}),
        (Reach(trees=frozenset({2})), ALL, {2, 3}),
        (Reach(alone=frozenset({2})), ALL, {2}),
        (Reach(trees=frozenset({1})), frozenset({3}), {3}),
        (Reach(kinds=frozenset({"chi bo"})), ALL, {3, 4, 5}),
        (Reach(trees=frozenset({1}), kinds=frozenset({"chi bo"})), ALL, {3, 4}),
        (Reach(alone=frozenset({99})), ALL, set()),
    ],
)
def test_reach(reach, within, found):
    assert reached(TREE, reach, within) == found


def test_what_stands_above_all():
    assert above(TREE, {3, 4}) == 1
    assert above(TREE, {3}) == 3
    assert above(TREE, {2, 3}) == 2
    assert above(TREE, {3, 5}) is None
    assert above(TREE, set()) is None


def test_kinds_are_counted_whatever_their_spelling():
    assert kinds(TREE, ALL) == {"chi bo": ("chi bộ", 3), "dang bo": ("đảng bộ", 2)}


def local(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("sent", "deadline", "at"),
    [
        (local(23, 8), None, local(24, 8)),
        (local(23, 23), None, local(25, 7, 30)),
        (local(23, 8), local(26, 17), local(25, 17)),
        (local(23, 8), local(23, 18), local(23, 13)),
        (local(23, 20), local(24, 6), None),  # nobody is woken for it
        (local(23, 18), local(24, 12), local(24, 7, 30)),
        (local(23, 3), None, local(24, 7, 30)),
    ],
)
def test_when_those_who_said_nothing_are_reminded(sent, deadline, at):
    assert nudge_at(sent, deadline, ZONE) == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17h ngày 5/12", datetime(2026, 12, 5, 17, tzinfo=ZONE)),
        ("17:30 5/12", datetime(2026, 12, 5, 17, 30, tzinfo=ZONE)),
        ("truoc 9 gio sang mai", local(24, 9)),
        ("5/12", datetime(2026, 12, 5, 17, tzinfo=ZONE)),
        ("ngày 5 tháng 12 năm 2026", datetime(2026, 12, 5, 17, tzinfo=ZONE)),
        ("2 ngày", local(25, 8)),
        ("17h", local(23, 17)),
        ("7h", None),  # past
        ("1/1/2020", None),
        ("sau Tết", None),
        ("31/2", None),
        ("1/12/2027", None),
    ],
)
def test_deadlines_as_people_write_them(text, at):
    assert read_deadline(text, NOW, ZONE) == at
