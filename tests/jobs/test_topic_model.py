"""The networks that judge which topics an item has."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jobs.classifying.topic_classes import class_names
from jobs.classifying.topic_model import Network, Table, chances, model
from jobs.classifying.word_vectors import Rows
from jobs.topics import evidence, topics


def test_the_model_knows_the_topics_and_classes_there_are():
    assert model().topics == tuple(each.id for each in topics())
    assert tuple(model().classes) == class_names()


def test_what_ships_fits_together():
    learnt = model()
    inputs, answers = 2 * (learnt.kinds.size + len(learnt.classes)), len(learnt.topics) + 1
    for rows in (learnt.kinds, *(each.terms for each in learnt.networks)):
        assert list(rows.hashes) == sorted(set(rows.hashes))
        assert len(rows.halves) == len(rows.scales) == len(rows.hashes)
    for network in learnt.networks:
        assert network.terms.hashes == learnt.networks[0].terms.hashes
        hidden, width = network.inner_terms.rows.shape
        assert network.terms.size == width
        assert network.inner.rows.shape == (hidden, inputs)
        assert network.inner_bias.shape == (hidden,)
        assert network.outer.rows.shape == (answers, hidden)
        assert network.outer_terms.rows.shape == (answers, width)
        assert network.outer_bias.shape == (answers,)
        for table in (network.inner, network.inner_terms, network.outer, network.outer_terms):
            assert table.scales.shape == table.rows.shape[:1]


def table(rows, scales):
    return Table(np.array(rows, np.int8), np.array(scales, np.float32))


def test_a_network_by_hand():
    network = Network(
        terms=Rows([5], np.array([[0xA9]], np.uint8), np.ones(1, np.float32)),  # 1 and 2
        inner=table([[2], [-2]], [0.5, 0.5]),
        inner_terms=table([[1, 0], [0, 0]], [1, 1]),
        inner_bias=np.array([0.5, 0.0], np.float32),
        outer=table([[1, 9]], [1]),
        outer_terms=table([[0, 4]], [0.25]),
        outer_bias=np.array([-7.5], np.float32),
    )
    told = network.opinion(np.array([3.0], np.float32), [0], np.ones(1, np.float32))
    assert told.tolist() == [1 / (1 + np.exp(np.float32(1.0)))]  # 3 + 1 + 0.5 + 2 - 7.5 = -1


@given(st.text(max_size=100), st.text(max_size=200))
def test_whatever_is_said_every_answer_has_a_chance(title, text):
    likely, none = chances(title, text, evidence(title, text))
    assert list(likely) == list(model().topics)
    assert all(0 <= each <= 1 for each in (*likely.values(), none))
