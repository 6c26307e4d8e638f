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
    half = kinds().lines.shape[1] // 2
    assert (vector("cổ phiếu", "")[:half] == vector("", "cổ phiếu")[half:]).all()
    assert vector("cổ phiếu", "")[:half].any()
    assert not vector("cổ phiếu", "")[half:].any()


def test_words_that_nobody_knows_stand_nowhere():
    assert not vector("xyzzy", "").any()


def test_what_ships_fits_together():
    learnt = kinds()
    answers, both = learnt.lines.shape
    assert answers == len(model().bias)
    assert list(learnt.terms) == sorted(set(learnt.terms))
    assert learnt.rows.shape == (len(learnt.terms), both // 4)
    assert tuple(learnt.names) == class_names()
    for network in learnt.networks:
        hidden = len(network.inner_bias)
        assert network.inner.shape == (hidden, both)
        assert network.counted.shape == (2 * len(learnt.names), hidden)
        assert network.outer.shape == (answers, hidden)


@given(st.text(max_size=100), st.text(max_size=200))
def test_every_network_gives_chances(title, text):
    for chances in opinions(vector(title, text), classes(title), classes(text)):
        assert all(0 <= each <= 1 for each in chances)
