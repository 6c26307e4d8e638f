"""Fits the weights of the embedded summarizer: figures only go into the package.

    python -m tests.benchmarks.train_summarizer ../shared/data/summaries

Writes ``jobs/summarizers/weights.bin`` from ``single_vietnews_train.jsonl.gz`` (VNDS, 12,000
articles with the editor's lead as the reference) and ``merging.json`` from
``multi_abmusu_train.jsonl`` (VLSP 2022, 200 stories). Needs numpy, which bantin itself does not;
about one minute on one core. What came of it: ``jobs/summarizers/extractive.py``.
"""

import gzip
import json
import sys
from array import array
from collections import Counter
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from jobs.summarizers import bigrams, merging
from jobs.summarizers.base import Document
from jobs.summarizers.candidates import candidates
from jobs.text import words

EPOCHS = 8
BATCH = 100_000
RATE = 0.02
DECAY = 1e-5
PLACE = Path(bigrams.__file__).parent
WEIGHTS, MERGING = PLACE / "weights.bin", PLACE / "merging.json"


def articles(path):
    """Yield (title, candidate sentences, bigrams of the reference)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = Document(title=row["title"], text=row["text"])
            reference = words(row["refs"][0])
            yield row["title"], candidates([document]), set(pairwise(reference))


def rarities(read):
    """Count in how many articles each syllable and bigram stands, in classes of log2."""
    syllables, pairs = Counter(), Counter()
    for _, found, _ in read:
        syllables.update({bigrams._hashed(word) for each in found for word in each.words})
        keys = {f"{a} {b}" for each in found for a, b in pairwise(each.words)}
        pairs.update(crc32(key.encode()) & ((1 << bigrams.RARITY_BITS) - 1) for key in keys)
    word_table = bytearray(1 << bigrams.WORD_BITS)
    pair_table = bytearray(1 << bigrams.RARITY_BITS)
    for key, count in syllables.items():
        word_table[key] = min(13, count.bit_length())
    for key, count in pairs.items():
        pair_table[key] = min(11, count.bit_length())
    return bytes(word_table), bytes(pair_table)


def matrix(read, word_rarity, pair_rarity):
    """Positions of the weights of every bigram (rows), and whether the reference has it."""
    rows, truth = array("i"), array("b")
    for title, found, wanted in read:
        for pair, indices in bigrams.features(found, title, word_rarity, pair_rarity):
            rows.extend(indices)
            truth.append(pair in wanted)
    width = len(rows) // len(truth)
    return np.frombuffer(rows, dtype=np.int32).reshape(-1, width), np.frombuffer(truth, np.int8)


def fit(rows, truth):
    """Logistic regression by Adam over the sparse rows; lexical weights decay."""
    rng = np.random.default_rng(11)
    w = np.zeros(bigrams.TOTAL)
    first, second = np.zeros_like(w), np.zeros_like(w)
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        loss = 0.0
        order = rng.permutation(len(truth))
        for low in range(0, len(order), BATCH):
            part = order[low : low + BATCH]
            x, y = rows[part], truth[part]
            p = 1 / (1 + np.exp(-w[x].sum(1)))
            loss -= np.log(np.where(y, p, 1 - p) + 1e-9).sum()
            grad = np.bincount(x.ravel(), np.repeat((p - y) / len(part), x.shape[1]), bigrams.TOTAL)
            grad[bigrams.COUNTED :] += DECAY * w[bigrams.COUNTED :]
            step += 1
            first = 0.9 * first + 0.1 * grad
            second = 0.99 * second + 0.01 * grad**2
            w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
        print(f"epoch {epoch}: log loss {loss / len(truth):.4f}", flush=True)
    return w


def save(path, w, word_rarity, pair_rarity):
    """Write the scale, the weights as 16-bit numbers, and the two tables of rarity."""
    scale = float(np.abs(w).max()) / 32_000
    values = np.round(w / scale).astype("<i2").tobytes()
    path.write_bytes(np.float32(scale).tobytes() + values + word_rarity + pair_rarity)


def stories(path):
    """Yield (documents, bigrams of all references) of each story."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = [words(reference) for reference in row["refs"]]
        documents = [
            Document(title=each["title"], text=f"{each['sapo']}\n{each['text']}")
            for each in row["docs"]
        ]
        yield documents, {pair for text in texts for pair in pairwise(text)}


def fit_merging(read):
    """Logistic regression by Newton's method over standardized inputs."""
    rows, truth = [], []
    for documents, wanted in read:
        for pair, inputs in merging.merge_inputs(documents, candidates(documents)):
            rows.append(inputs)
            truth.append(pair in wanted)
    x, y = np.array(rows), np.array(truth, float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    mean[0], spread[0] = 0, 1
    z = (x - mean) / spread
    w = np.zeros(z.shape[1])
    for _ in range(20):
        p = 1 / (1 + np.exp(-z @ w))
        curve = (z * (p * (1 - p))[:, None]).T @ z + np.eye(len(w))
        w -= np.linalg.solve(curve, z.T @ (p - y) + w)
    factors = w / spread
    factors[0] -= (w * mean / spread).sum()
    return [round(float(factor), 6) for factor in factors]


def main(data):
    """Fit and save both."""
    read = list(articles(Path(data) / "single_vietnews_train.jsonl.gz"))
    print(f"{len(read)} articles read", flush=True)
    tables = rarities(read)
    rows, truth = matrix(read, *tables)
    print(f"{len(truth)} bigrams, {truth.mean():.3f} in the reference", flush=True)
    save(WEIGHTS, fit(rows, truth), *tables)
    bigrams.weights.cache_clear()
    line = fit_merging(stories(Path(data) / "multi_abmusu_train.jsonl"))
    MERGING.write_text(json.dumps({"line": line}), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
