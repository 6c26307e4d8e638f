"""Fits the small networks that vote on topics (``jobs.topic_kinds``): numpy, no framework."""

import numpy as np

HIDDEN = 96
ROUNDS = 25
BATCH = 64
RATE = 2e-3
DECAY = 1e-2
KEPT, KEPT_INPUT = 0.5, 0.8
"""Shares that dropout leaves of the hidden units and of the inputs."""
RARE = -2.5


def train(given, wanted, *, one, seed):
    """Fit a network by Adam, its decay apart from the slopes (Loshchilov and Hutter, ICLR 2019).

    Args:
        given: A row of inputs for each item, of spread about 1.
        wanted: Which answers are right.
        one: Softmax, the right answers share 1; else logistic.
        seed: Of the random numbers.

    Returns:
        The inner weights, their biases, the outer weights, their biases.
    """
    told = wanted / wanted.sum(1, keepdims=True) if one else wanted
    told, given = told.astype(np.float32), given.astype(np.float32)
    chance = np.random.default_rng(seed)
    size, answers = given.shape[1], wanted.shape[1]
    parts = [
        (chance.normal(size=(size, HIDDEN)) * (2 / size) ** 0.5).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (chance.normal(size=(HIDDEN, answers)) * 0.05).astype(np.float32),
        np.full(answers, RARE, np.float32),
    ]
    first, second = ([np.zeros_like(part) for part in parts] for _ in range(2))
    batches = len(given) // BATCH
    for step in range(ROUNDS * batches):
        if step % batches == 0:
            order = chance.permutation(len(given))
        at = order[step % batches * BATCH :][:BATCH]
        slopes = _slopes(parts, given[at], told[at], one, chance)
        rate, seen = RATE * (1 - step / (ROUNDS * batches)), step + 1
        for part, slope, mean, square, decays in zip(
            parts, slopes, first, second, (1, 0, 1, 0), strict=True
        ):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.99 * square + 0.01 * slope**2
            move = (mean / (1 - 0.9**seen)) / (np.sqrt(square / (1 - 0.99**seen)) + 1e-8)
            part[...] -= rate * (move + DECAY * decays * part)
    return parts


def _slopes(parts, given, told, one, chance):
    inner, inner_bias, outer, outer_bias = parts
    seen = given * (chance.random(given.shape) < KEPT_INPUT) / KEPT_INPUT
    before = seen @ inner + inner_bias
    mask = (chance.random(before.shape) < KEPT) / KEPT * (before > 0)
    hidden = before * mask
    wrong = (answers(hidden @ outer + outer_bias, one=one) - told) / len(given)
    back = (wrong @ outer.T) * mask
    return seen.T @ back, back.sum(0), hidden.T @ wrong, wrong.sum(0)


def answers(sums, *, one):
    """Turn sums into chances."""
    if not one:
        return 1 / (1 + np.exp(-sums))
    parts = np.exp(sums - sums.max(1, keepdims=True))
    return parts / parts.sum(1, keepdims=True)


def chances(parts, given, *, one):
    """Give a network's chances."""
    inner, inner_bias, outer, outer_bias = parts
    return answers(np.maximum(given @ inner + inner_bias, 0) @ outer + outer_bias, one=one)
