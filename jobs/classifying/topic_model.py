"""How likely each topic is, learnt from labelled items: figures only, ``topic_model.npz``.

A few small networks of one hidden layer judge an item, and their mean counts. They see which terms
it has (``jobs.classifying.topic_terms``), each a row of figures of its own; what kind of words
(``jobs.classifying.word_vectors``), and how many of each class
(``jobs.classifying.topic_classes``). One of them sees no terms: where an item's words are in none
of the labelled ones, it is the surest. How they were fitted, on what, and their scores:
``tests/benchmarks/train_topics.py``.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from jobs.classifying.topic_classes import READ, classes, loudness
from jobs.classifying.topic_terms import Evidence, terms
from jobs.classifying.word_vectors import Figures, Rows, vectors
from jobs.cores import on_one_core

PART = 128
"""So many rows are made floats at a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of weights, kept in a byte each: as floats it would be four times as large.

    Attributes:
        rows: A row for each output, a column for each input.
        scales: What a row is to be multiplied with.
    """

    rows: NDArray[np.int8]
    scales: Figures

    def __matmul__(self, given: Figures) -> Figures:
        parts = (self.rows[at : at + PART] for at in range(0, len(self.rows), PART))
        told = np.concatenate([part.astype(np.float32) @ given for part in parts])
        return told * self.scales


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer, rectified; each answer is for itself (logistic).

    Attributes:
        terms: For each term a row of figures; of width 0 where the network sees none.
        inner: From directions and classes to hidden units.
        inner_terms: From the figures of the terms to hidden units.
        inner_bias: One for each hidden unit.
        outer: From hidden units to answers.
        outer_terms: From the figures of the terms to answers.
        outer_bias: One for each answer.
    """

    terms: Rows
    inner: Table
    inner_terms: Table
    inner_bias: Figures
    outer: Table
    outer_terms: Table
    outer_bias: Figures

    def opinion(self, given: Figures, places: list[int], counts: Figures) -> Figures:
        """Give the chances, 0 to 1, of each answer.

        Args:
            given: Directions and classes.
            places: Where the item's terms stand among those known.
            counts: What each of these counts.
        """
        said = self.terms.total(places, counts)
        hidden = self.inner @ given + self.inner_terms @ said + self.inner_bias
        sums = self.outer @ np.maximum(hidden, 0) + self.outer_terms @ said + self.outer_bias
        chances: Figures = (1 / (1 + np.exp(-sums))).astype(np.float32)
        return chances


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt.

    Attributes:
        topics: The topics' ids; after them stands the answer "none".
        classes: The place of each class among the inputs.
        kinds: Where the words stand that are known.
        networks: Who judges.
    """

    topics: tuple[str, ...]
    classes: Mapping[str, int]
    kinds: Rows
    networks: tuple[Network, ...]


def class_counts(
    head: Mapping[str, int], body: Mapping[str, int], place: Mapping[str, int]
) -> Figures:
    """Give how loud each class is, in the order of ``place``: in the headline, then in the body."""
    counts = np.zeros((2, len(place)), np.float32)
    for row, found in zip(counts, (head, body), strict=True):
        for name, count in found.items():
            row[place[name]] = loudness(count)
    return counts.ravel()


def chances(title: str, text: str, evidence: Iterable[Evidence]) -> tuple[dict[str, float], float]:
    """Estimate how likely each topic is, and how likely it is that none fits: 0 to 1."""
    learnt = model()
    head, body = classes(title), classes(text, most=READ)
    own = terms(title, text, evidence, head, body)
    first = learnt.networks[0].terms
    known = [(at, value) for term, value in own.items() if (at := first.find(term)) is not None]
    places, counts = [at for at, _ in known], np.array([value for _, value in known], np.float32)
    loud = class_counts(head, body, learnt.classes)
    given = np.concatenate([vectors(title, text, learnt.kinds), loud])
    opinions = [each.opinion(given, places, counts) for each in learnt.networks]
    *likely, none = np.mean(opinions, axis=0).tolist()
    return dict(zip(learnt.topics, likely, strict=True)), none


@cache
def model() -> Model:
    """Load what ships with the package; once."""
    on_one_core()
    with (
        resources.files("jobs.classifying").joinpath("topic_model.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as kept,
    ):
        raw = dict(kept)
    known = array("I", raw["terms"].tobytes())
    return Model(
        topics=tuple(raw["topics"].tolist()),
        classes={name: at for at, name in enumerate(raw["classes"].tolist())},
        kinds=_rows(array("I", raw["words"].tobytes()), raw, "kinds"),
        networks=tuple(_network(known, raw, f"{number}") for number in range(int(raw["networks"]))),
    )


def _network(known: "array[int]", raw: Mapping[str, np.ndarray], name: str) -> Network:
    def table(part: str) -> Table:
        return Table(raw[f"{name}_{part}"], raw[f"{name}_{part}_scale"])

    return Network(
        terms=_rows(known, raw, f"{name}_terms"),
        inner=table("inner"),
        inner_terms=table("inner_terms"),
        inner_bias=raw[f"{name}_inner_bias"],
        outer=table("outer"),
        outer_terms=table("outer_terms"),
        outer_bias=raw[f"{name}_outer_bias"],
    )


def _rows(hashes: "array[int]", raw: Mapping[str, np.ndarray], name: str) -> Rows:
    return Rows(hashes, raw[name], raw[f"{name}_scale"].astype(np.float32))
