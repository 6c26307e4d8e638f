"""The topic model's networks as JAX differentiates them; run by ``jobs.classifying``."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import optax

BATCH = 64
RARE = -2.5
KEPT_INPUT, KEPT = 0.8, 0.5
"""Shares that dropout leaves of directions and classes, and of the hidden units."""
KEPT_TERMS = 0.6
MOST_TERMS = 160
"""So many terms of an item are learnt from."""
STEEPEST = 5.0


@dataclass(frozen=True, slots=True)
class Way:
    """How a network is fitted.

    Attributes:
        terms: How many figures each term has; 0 where the network sees none.
        hidden: How many units it has.
        epochs, rate, decay: Of Adam, its decay apart from the slopes (Loshchilov and Hutter, 2019).
    """

    terms: int
    hidden: int
    epochs: int
    rate: float
    decay: float


WAYS = (
    Way(terms=24, hidden=384, epochs=8, rate=2e-3, decay=0.05),
    Way(terms=24, hidden=384, epochs=10, rate=3e-3, decay=0.05),
    Way(terms=0, hidden=1024, epochs=25, rate=2e-3, decay=0.01),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What networks see of items, a row each.

    Attributes:
        places: Where an item's terms stand among those known, and behind them 0.
        counts: What each counts; behind them 0.
        inputs: Directions and classes.
    """

    places: np.ndarray
    counts: np.ndarray
    inputs: np.ndarray

    def of(self, rows):
        """Give some of the items."""
        return Seen(self.places[rows], self.counts[rows], self.inputs[rows])


def start(way, known, width, answers, seed):
    """Give weights to begin with."""
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 4))

    def table(rows, columns, spread):
        return jax.random.normal(next(keys), (rows, columns)) * spread

    return {
        "terms": table(known, way.terms, 0.1),
        "inner_terms": table(way.terms, way.hidden, (1 / max(way.terms, 1)) ** 0.5),
        "inner": table(width, way.hidden, (2 / width) ** 0.5),
        "outer": table(way.hidden, answers, 0.05),
        "inner_bias": jnp.zeros(way.hidden),
        "outer_terms": jnp.zeros((way.terms, answers)),
        "outer_bias": jnp.full(answers, RARE),
    }


def odds(p, places, counts, inputs, key=None):
    """Give the log odds of each answer; with a ``key``, as in learning."""

    def drop(x, number, kept):
        if key is None:
            return x
        return x * jax.random.bernoulli(jax.random.fold_in(key, number), kept, x.shape) / kept

    said = (p["terms"][places] * drop(counts, 0, KEPT_TERMS)[..., None]).sum(1)
    given = drop(inputs, 1, KEPT_INPUT)
    hidden = jax.nn.relu(said @ p["inner_terms"] + given @ p["inner"] + p["inner_bias"])
    return drop(hidden, 2, KEPT) @ p["outer"] + said @ p["outer_terms"] + p["outer_bias"]


def train(way, seen, told, *, known, seed):
    """Fit a network.

    Args:
        way: How.
        seen: The items.
        told: What share of their readers gave each answer.
        known: How many terms are known.
        seed: Of the random numbers.

    Returns:
        The weights by name: a row for each input, a column for each output.
    """
    p = start(way, known, seen.inputs.shape[1], told.shape[1], seed)
    batches = len(told) // BATCH
    rate = optax.linear_schedule(way.rate, 0, way.epochs * batches)
    move = optax.chain(
        optax.clip_by_global_norm(STEEPEST), optax.adamw(rate, weight_decay=way.decay)
    )
    state = move.init(p)

    @jax.jit
    def step(p, state, places, counts, inputs, told, key):
        def loss(p):
            sums = odds(p, places, counts, inputs, key)
            return (jnp.logaddexp(0, sums) - told * sums).sum(1).mean()

        change, state = move.update(jax.grad(loss)(p), state, p)
        return optax.apply_updates(p, change), state

    chance, key, number = np.random.default_rng(seed), jax.random.PRNGKey(seed + 1), 0
    for _ in range(way.epochs):
        order = chance.permutation(len(told))
        for at in range(0, batches * BATCH, BATCH):
            number += 1
            some = order[at : at + BATCH]
            part = seen.of(some)
            now = jax.random.fold_in(key, number)
            p, state = step(p, state, part.places, part.counts, part.inputs, told[some], now)
    return {name: np.asarray(values) for name, values in p.items()}


def chances(p, seen):
    """Give a network's chances, 0 to 1."""
    sums = odds({name: jnp.asarray(table) for name, table in p.items()}, *_parts(seen))
    return 1 / (1 + np.exp(-np.asarray(sums)))


def _parts(seen):
    return seen.places, seen.counts, seen.inputs
