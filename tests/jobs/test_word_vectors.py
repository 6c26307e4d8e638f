"""Word vectors: words of one kind stand close together."""

import math

import numpy as np
import pytest

from jobs.classifying.topic_classes import hashed
from jobs.classifying.topic_model import model
from jobs.classifying.word_vectors import Rows, placed, vectors


def vector(title, text):
    return vectors(title, text, model().kinds)


def likeness(left, right):
    a, b = vector(left, ""), vector(right, "")
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def test_words_of_one_kind_stand_close_together():
    assert likeness("sốt xuất huyết", "tay chân miệng") > likeness("sốt xuất huyết", "cổ phiếu")
    assert likeness("tiền đạo", "thủ môn") > likeness("tiền đạo", "bị cáo")


def test_headline_and_body_are_kept_apart():
    half = model().kinds.size
    assert (vector("cổ phiếu", "")[:half] == vector("", "cổ phiếu")[half:]).all()
    assert vector("cổ phiếu", "")[:half].any()
    assert not vector("cổ phiếu", "")[half:].any()


def test_words_that_nobody_knows_stand_nowhere():
    assert not vector("xyzzy", "").any()


def test_the_longest_word_is_meant():
    hashes = sorted(map(hashed, ("cổ", "cổ phiếu")))
    kinds = Rows(hashes, np.zeros((2, 1), np.uint8), np.ones(2, np.float32))
    assert placed(["cổ", "phiếu", "cổ"], kinds) == [
        hashes.index(hashed("cổ phiếu")),
        hashes.index(hashed("cổ")),
    ]


def test_a_row_is_two_halves_and_its_scale():
    rows = Rows([7], np.array([[0x1F, 0x80]], np.uint8), np.array([0.5], np.float32))
    assert rows.size == 4
    assert rows.find(7) == 0
    assert rows.find(8) is None
    assert rows.total([0, 0]).tolist() == [7.0, -8.0, -7.0, 0.0]
    assert rows.total([0], np.array([2.0], np.float32)).tolist() == [7.0, -8.0, -7.0, 0.0]
    assert rows.total([]).tolist() == pytest.approx([0.0] * 4)
