"""Fits the second network of the embedded summarizer: ``jobs.summarizers.finalists``.

It has to learn from first judgements such as it will meet, of articles that the first network has
not seen: so that one is fitted three times, each time without a third of the articles. Learnt is
by how much the ROUGE F1 of each set is above the mean of its article's finalists (squared error).
"""

from zlib import crc32

import jax
import jax.numpy as jnp
import numpy as np
import optax

from jobs.summarizers import finalists, network
from jobs.summarizers.leading import ONE, SEVERAL, Choice
from tests.benchmarks import summary_network
from tests.benchmarks.summary_meaning import meaning
from tests.benchmarks.summary_network import MEANING

PARTS = 3
HIDDEN, SEEDS = 24, (0, 1, 2, 3)
"""So many networks are fitted, and their points averaged: side by side they are one."""
EPOCHS, BATCH, RATE, DECAY, DROPPED = 20, 64, 3e-3, 0.05, 0.15
FURTHEST = 4.0
"""No standardized figure is further from 0 in fitting; nearly none is."""


def part(name):
    """Say to which part an article belongs; all of one cluster ("vnmds-151-1") to the same."""
    cluster = name if name.startswith("vietnews") else name.rsplit("-", 1)[0]
    return crc32(cluster.encode()) % PARTS


def fit(examples, times, rows):
    """Fit; return the weights by name.

    Args:
        examples: Name → example (``summary_examples.example``).
        times: Name → how often the example counts.
        rows: Name → the row it is of.
    """
    described = []
    for out in range(PARTS):
        learnt = [
            example
            for name, example in examples.items()
            if part(name) != out
            for _ in range(times[name])
        ]
        known = meaning([rows[name] for name in examples if part(name) != out], MEANING)
        named = summary_network.fit(learnt, known, seed=summary_network.SEED + out)
        tables = network.Tables({name: np.asarray(kept) for name, kept in named.items()})
        described += [
            (describe(example, tables), times[name])
            for name, example in examples.items()
            if part(name) == out
        ]
    weight = np.array([each for _, each in described], np.float32)
    return stacked([fit_row([each[row] for each, _ in described], weight) for row in (0, 1)])


def describe(example, tables):
    """Describe the finalists of an article, and say how good each is: for one sentence, for two."""
    judgement = network.judge(example.figures, tables)
    choice = Choice(example.dangles.astype(np.float32), example.figures, judgement, tables)
    both = []
    for row in (ONE, SEVERAL):
        sets = choice.shortlist(row)
        both.append((finalists.described(choice.view(row), sets), 100 * example.rewards[sets]))
    return both


def stacked(rows):
    """Name the weights as the summarizer does, those of one sentence and of two as one table."""
    return {name: np.stack([row[name] for row in rows]) for name in rows[0]}


def fit_row(described, weight):
    """Fit the networks of one length of summary; side by side, for figures as they are."""
    every = np.concatenate([figures for figures, _ in described])
    mean, spread = every.mean(0), every.std(0) + 1e-2
    most = max(len(figures) for figures, _ in described)
    x = np.zeros((len(described), most, every.shape[1]), np.float32)
    y, mask = np.zeros((2, len(described), most), np.float32)
    for at, (figures, points) in enumerate(described):
        x[at, : len(points)] = np.clip((figures - mean) / spread, -FURTHEST, FURTHEST)
        y[at, : len(points)], mask[at, : len(points)] = points - points.mean(), 1
    fitted = [_fit(x, y, mask, weight, seed) for seed in SEEDS]
    hidden = np.hstack([each["hidden"] for each in fitted]) / spread[:, None]
    return {
        "final": hidden,
        "final_0": np.concatenate([each["hidden_0"] for each in fitted]) - mean @ hidden,
        "final_out": np.concatenate([each["out"] for each in fitted]) / len(SEEDS),
        "final_line": np.mean([each["line"] for each in fitted], 0) / spread,
    }


def _fit(x, y, mask, weight, seed):
    keys = jax.random.split(jax.random.PRNGKey(seed), 3)
    size = x.shape[-1]
    p = {
        "hidden": jax.random.normal(keys[0], (size, HIDDEN)) * 1.2 / np.sqrt(size),
        "hidden_0": jnp.zeros(HIDDEN),
        "out": jax.random.normal(keys[1], (HIDDEN,)) * 0.1,
        "line": jnp.zeros(size),
    }
    rng = np.random.default_rng(seed)
    rate = optax.cosine_decay_schedule(RATE, EPOCHS * (len(x) // BATCH), 0.02)
    move = optax.chain(optax.clip_by_global_norm(2.0), optax.adamw(rate, weight_decay=DECAY))
    state = move.init(p)

    def error(p, x, y, mask, weight, key):
        kept = jax.random.bernoulli(key, 1 - DROPPED, x.shape[-1:]) / (1 - DROPPED)
        points = jax.nn.relu(x * kept @ p["hidden"] + p["hidden_0"]) @ p["out"] + x @ p["line"]
        off = (points - y) * mask
        off -= mask * off.sum(1, keepdims=True) / mask.sum(1, keepdims=True)
        return (jnp.square(off).sum(1) * weight).sum() / weight.sum() / 10

    @jax.jit
    def step(p, state, x, y, mask, weight, key):
        slope = jax.grad(error)(p, x, y, mask, weight, key)
        change, state = move.update(slope, state, p)
        return optax.apply_updates(p, change), state

    for number in range(EPOCHS):
        order = rng.permutation(len(x))
        for low in range(0, len(x) - BATCH + 1, BATCH):
            at = order[low : low + BATCH]
            key = jax.random.fold_in(keys[2], number * len(x) + low)
            p, state = step(p, state, x[at], y[at], mask[at], weight[at], key)
    return {name: np.asarray(values) for name, values in p.items()}
