"""The small network of the embedded summarizer: what a human summary of an article would hold.

Sentences are seen with their neighbours, the headline and the article as a whole; each syllable
and each bigram is judged by itself and by the sentences in which it stands. ``weights.npz`` holds
figures only. How they were fitted, and on what: ``tests/benchmarks/train_summarizer.py``.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO

import numpy as np
from numpy.typing import NDArray

from jobs.cores import on_one_core
from jobs.summarizers.figures import Figures, Floats, Units

SCALE = "_scale"
"""Behind a table's name: what its whole numbers are to be multiplied with."""

SURE = 80.0
"""Beyond such odds, by their logarithm, nothing changes; single floats bear e to 88."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the network makes of an article.

    Attributes:
        words: The chance of each distinct syllable to stand in a human summary: 0 to 1.
        pairs: The same of each distinct bigram.
        appeal: What speaks for each sentence beyond its syllables and bigrams: first as the only
            sentence, then as one of several.
        longer: By what factor the human summary is longer than that of a common article.
    """

    words: Floats
    pairs: Floats
    appeal: Floats
    longer: float


@dataclass(frozen=True, slots=True)
class Tables:
    """What was learnt, by name; see ``judge`` for what each is."""

    of: dict[str, Floats]

    def __getitem__(self, name: str) -> Floats:
        return self.of[name]


@cache
def tables() -> Tables:
    """Load the weights that ship with the package; once."""
    on_one_core()
    with resources.files("jobs.summarizers").joinpath("weights.npz").open("rb") as file:
        return read(file)


def read(file: IO[bytes]) -> Tables:
    """Read weights: half floats, and whole numbers of eight bits with a scale each."""
    with np.load(file, allow_pickle=False) as kept:
        raw: dict[str, NDArray[np.generic]] = dict(kept)
    return Tables(
        {
            name: values.astype(np.float32) * np.float32(raw.get(name + SCALE, np.float32(1)))
            for name, values in raw.items()
            if not name.endswith(SCALE)
        }
    )


def judge(article: Figures, learnt: Tables) -> Judgement:
    """Judge an article by weights."""
    near, about = _sentences(article, learnt)
    looks = learnt["meaning"][article.words.keys]
    left, right = looks[article.left], looks[article.right]
    words = _units(article.words, [looks], near, learnt, "word")
    pairs = _units(article.pairs, [left, right], near, learnt, "pair")
    whole = np.concatenate([near.mean(0), near.max(0)])
    return Judgement(
        words=words,
        pairs=pairs,
        appeal=np.hstack([near, about]) @ learnt["appeal"],
        longer=float(np.exp(np.clip(whole @ learnt["longer"], -SURE, SURE))),
    )


def chance(odds: Floats) -> Floats:
    """Return chances, 0 to 1, by the logarithms of their odds."""
    chances: Floats = 1 / (1 + np.exp(np.minimum(-odds, SURE)))
    return chances


def _sentences(article: Figures, learnt: Tables) -> tuple[Floats, Floats]:
    """Describe each sentence with its neighbours (first) and by itself (second)."""
    meaning = learnt["meaning"]
    looks, within = meaning[article.words.keys], article.words.within
    title = meaning[article.title[:32]]
    common = np.concatenate([title.sum(0) / max(len(title), 1), looks.mean(0)])
    own = [
        article.sentences,
        within @ looks / within.sum(1, keepdims=True),
        meaning[article.openings],
    ]
    width = len(common)
    weights = learnt["sentence"]
    by_itself = np.hstack(own) @ weights[:-width] + (
        common @ weights[-width:] + learnt["sentence_0"]
    )
    about: Floats = np.maximum(by_itself, 0)
    here, before, behind, mean, most = np.split(learnt["context"], 5)
    summed = about @ here + (about.mean(0) @ mean + about.max(0) @ most + learnt["context_0"])
    summed[1:] += about[:-1] @ before
    summed[:-1] += about[1:] @ behind
    return np.maximum(summed, 0), about


def _units(units: Units, looks: list[Floats], near: Floats, learnt: Tables, kind: str) -> Floats:
    """The chance of each unit, by its own figures and by the sentences in which it stands."""
    hidden = near.shape[1]
    own, first, mean = np.split(learnt[kind], [-2 * hidden, -hidden])
    summed = np.hstack([units.figures, *looks]) @ own + learnt[f"{kind}_0"]
    summed += (near @ first)[units.first]
    summed += (units.within.T @ (near @ mean)) / units.within.sum(0)[:, None]
    odds = np.maximum(summed, 0) @ learnt[f"{kind}_out"] + learnt[f"{kind}_known"][units.keys]
    return chance(odds + learnt[f"{kind}_out_0"])
