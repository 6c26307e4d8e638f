"""Kinds of words, and the networks that vote on topics."""

import math

from hypothesis import given
from hypothesis import strategies as st

from jobs.topic_classes import class_names, classes
from jobs.topic_kinds import kinds, opinions, vector
from jobs.topic_model import model


def likeness(left, right):
    a, b = vector(left, ""), vector(right, "")
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def test_words_of_one_kind_stand_close_together():
    assert likeness("sốt xuất huyết", "tay chân miệng") > likeness("sốt xuất huyết", "cổ phiếu")
    assert likeness("tiền đạo", "thủ môn") > likeness("tiền đạo", "bị cáo")


def test_headline_and_body_are_kept_apart():
    half = len(kinds().lines[0]) // 2
    assert vector("cổ phiếu", "")[:half] == vector("", "cổ phiếu")[half:]
    assert not any(vector("cổ phiếu", "")[half:])


def test_words_that_nobody_knows_stand_nowhere():
    assert not any(vector("xyzzy", ""))


def test_what_ships_fits_together():
    learnt = kinds()
    half, answers = len(learnt.lines[0]) // 2, len(model().bias)
    assert list(learnt.terms) == sorted(set(learnt.terms))
    assert len(learnt.rows) * 2 == half * len(learnt.terms)
    assert len(learnt.lines) == answers
    assert tuple(learnt.names) == class_names()
    for network in learnt.networks:
        assert {len(row) for row in network.inner} == {2 * half}
        assert len(network.counted) == 2 * len(learnt.names)
        assert len(network.outer) == answers


@given(st.text(max_size=100), st.text(max_size=200))
def test_every_network_gives_chances(title, text):
    for chances in opinions(vector(title, text), classes(title), classes(text)):
        assert all(0 <= each <= 1 for each in chances)
