"""Fits how the articles of one story are merged: ``jobs.summarizers.merging``."""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jobs.summarizers.candidates import candidates, headed
from jobs.summarizers.extractive import MOST_SENTENCES
from jobs.summarizers.merging import describe
from jobs.text import words
from tests.benchmarks.summary_examples import documents

HIDDEN, SEEDS = 24, (0, 1)
"""Two networks are fitted, and their log odds averaged: side by side they are one."""
EPOCHS, BATCH, RATE, DECAY = 5, 4096, 3e-3, 0.05
WEIGHT = {"abmusu": 1.0, "vnmds": 2.0, "vims": 3.0}
"""The fewer stories of a corpus there are, the more each counts."""


def table(rows_by_corpus):
    """Describe all bigrams of all stories; say what share of the references has each."""
    described, truth, weight = [], [], []
    for corpus, rows in rows_by_corpus.items():
        for row in rows:
            given = documents(row)
            told = [
                each
                for each in candidates(given)
                if each.index < MOST_SENTENCES and len(each.words) > 1
            ]
            figures, _ = describe(headed(given, told), told)
            pairs = dict.fromkeys(_pairs_in_order(told))
            wanted = [set(pairwise(words(reference))) for reference in row["refs"]]
            described.append(figures)
            truth += [np.mean([pair in each for each in wanted]) for pair in pairs]
            weight += [WEIGHT[corpus]] * len(pairs)
    return np.concatenate(described), np.array(truth, np.float32), np.array(weight, np.float32)


def _pairs_in_order(told):
    """The bigrams in the order of ``describe``: document by document, each by number of words."""
    for number in dict.fromkeys(each.document for each in told):
        part = [each for each in told if each.document == number]
        places = {}
        for each in part:
            for word in each.words:
                places.setdefault(word, len(places))
        pairs = {pair for each in part for pair in pairwise(each.words)}
        yield from sorted(pairs, key=lambda pair: (places[pair[0]], places[pair[1]]))


def fit(rows_by_corpus):
    """Fit; return the weights by name, for figures as they are (not standardized)."""
    x, truth, weight = table(rows_by_corpus)
    mean, spread = x.mean(0), x.std(0) + 1e-3
    fitted = [_fit((x - mean) / spread, truth, weight, seed) for seed in SEEDS]
    hidden = np.hstack([each["hidden"] for each in fitted]) / spread[:, None]
    line = np.mean([each["line"] for each in fitted], 0) / spread
    return {
        "story": hidden,
        "story_0": np.concatenate([each["hidden_0"] for each in fitted]) - mean @ hidden,
        "story_out": np.concatenate([each["out"] for each in fitted]) / len(SEEDS),
        "story_line": line,
        "story_out_0": np.mean([each["out_0"] for each in fitted]) - mean @ line,
    }


def _fit(x, truth, weight, seed):
    keys = jax.random.split(jax.random.PRNGKey(seed), 2)
    p = {
        "hidden": jax.random.normal(keys[0], (x.shape[1], HIDDEN)) * 0.15,
        "hidden_0": jnp.zeros(HIDDEN),
        "out": jax.random.normal(keys[1], (HIDDEN,)) * 0.2,
        "out_0": jnp.array(-1.5),
        "line": jnp.zeros(x.shape[1]),
    }
    steps = len(x) // BATCH
    rate = optax.cosine_decay_schedule(RATE, EPOCHS * steps, 0.02)
    move = optax.adamw(rate, weight_decay=DECAY)
    state, rng = move.init(p), np.random.default_rng(seed)

    def entropy(p, x, y, w):
        odds = jax.nn.relu(x @ p["hidden"] + p["hidden_0"]) @ p["out"] + x @ p["line"] + p["out_0"]
        return ((jnp.logaddexp(0, odds) - y * odds) * w).sum() / w.sum()

    @jax.jit
    def step(p, state, x, y, w):
        change, state = move.update(jax.grad(entropy)(p, x, y, w), state, p)
        return optax.apply_updates(p, change), state

    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for low in range(0, steps * BATCH, BATCH):
            part = order[low : low + BATCH]
            p, state = step(p, state, x[part], truth[part], weight[part])
    return {name: np.asarray(values) for name, values in p.items()}
