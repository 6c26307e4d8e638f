"""Which words stand among the same words: vectors of words, for the topic model's training.

    python -m tests.benchmarks.word_vectors ../shared/data KINDS.npz

Positive pointwise mutual information of words within six of one another, weighted by distance, cut
to 200 dimensions (Levy and Goldberg, NIPS 2014). Read are the research corpora's older articles
(vietnews, AbMuSu, VN-MDS, ViMs: 38,000 with the items, 12 million syllables) and the items of
``topic_labels.json`` that are learnt from; none that is held out. A word is a syllable, or two to
four that often stand together. Needs numpy, scipy and scikit-learn; some minutes on one core, 3 GB.
Nothing of it ships but what ``train_topics`` makes of it.
"""

import gzip
import json
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from jobs.text import words

READ = 2_500
NEAR = 6
DIMENSIONS = 200
MOST_WORDS, LEAST_COUNT = 30_000, 5
JOINED = ((12, 0.35), (12, 0.4))
"""Twice, neighbours are made one word: how often they stand together, and how closely bound
(normalized pointwise mutual information)."""
FLATTENED = 0.75
DAMPED = 0.7
COMMON = 1e-3
"""A word counts by COMMON / (COMMON + its frequency) (Arora et al., ICLR 2017)."""


def lines(path):
    """Read JSON Lines, plain or packed."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(data, items):
    """Give all texts: articles once, items twice."""
    summaries = data / "summaries"
    for name in ("single_vietnews_train.jsonl.gz", "single_vietnews_dev.jsonl"):
        yield from map(_single, lines(summaries / name))
    for name in ("single_abmusu_dev.jsonl", "single_vnmds_dev.jsonl"):
        yield from map(_single, lines(summaries / name))
    for name in ("multi_abmusu_train.jsonl", "multi_vims_dev.jsonl", "multi_vnmds_dev.jsonl"):
        for cluster in lines(summaries / name):
            for each in cluster["docs"]:
                yield f"{each['title']} . {each['sapo']} . {each['text'][:READ]}"
    for each in lines(data / "search" / "vietnews10k.corpus.jsonl.gz"):
        yield f"{each['title']} {each['text'][:READ]}"
    for title, text in items:
        yield from [f"{title} . {text}"] * 2


def _single(row):
    return f"{row['title']} . {' '.join(row['refs'])} . {row['text'][:READ]}"


def bound(documents, least, tightly):
    """Find the neighbours that are one word."""
    single, double = Counter(), Counter()
    for each in documents:
        single.update(each)
        double.update(pairwise(each))
    total = single.total()
    return {
        (a, b)
        for (a, b), count in double.items()
        if count >= least
        and math.log(count * total / (single[a] * single[b])) / -math.log(count / total) > tightly
    }


def joined(document, pairs):
    """Join them, left to right."""
    found, at = [], 0
    while at < len(document):
        size = 1 + (at + 1 < len(document) and tuple(document[at : at + 2]) in pairs)
        found.append(" ".join(document[at : at + size]))
        at += size
    return found


def neighbours(documents, place):
    """Count which words stand near which; symmetric."""
    size = len(place)
    total = sp.csr_matrix((size, size), dtype=np.float32)
    for start in range(0, len(documents), 4_000):
        rows, columns, weights = [], [], []
        for each in documents[start : start + 4_000]:
            known = np.array([place.get(word, -1) for word in each], dtype=np.int32)
            for off in range(1, NEAR + 1):
                left, right = known[:-off], known[off:]
                both = (left >= 0) & (right >= 0)
                rows.append(left[both])
                columns.append(right[both])
                weights.append(np.full(both.sum(), off**-0.5, np.float32))
        cells = (np.concatenate(rows), np.concatenate(columns))
        total = total + sp.coo_matrix((np.concatenate(weights), cells), (size, size)).tocsr()
    return (total + total.T).tocoo()


def vectors(counts):
    """Cut the positive information to few dimensions."""
    sums = np.asarray(counts.tocsr().sum(1)).ravel()
    chance = sums**FLATTENED / (sums**FLATTENED).sum()
    told = np.log(counts.data / (sums[counts.row] * chance[counts.col]))
    more = told > 0
    cells = (counts.row[more], counts.col[more])
    matrix = sp.csr_matrix((told[more], cells), shape=counts.shape)
    left, strengths, _ = randomized_svd(matrix, DIMENSIONS, n_iter=3, random_state=0)
    return left * np.sqrt(strengths)


def kinds(data, items):
    """Give the words, and for each its vector times what it counts."""
    documents = [words(text) for text in texts(data, items)]
    for least, tightly in JOINED:
        pairs = bound(documents, least, tightly)
        documents = [joined(each, pairs) for each in documents]
    counts = Counter(word for each in documents for word in each)
    known = [word for word, count in counts.most_common(MOST_WORDS) if count >= LEAST_COUNT]
    found = vectors(neighbours(documents, {word: at for at, word in enumerate(known)}))
    length = np.linalg.norm(found, axis=1, keepdims=True) ** DAMPED
    share = np.array([counts[word] for word in known]) / counts.total()
    return known, found / length * (COMMON / (COMMON + share))[:, None]


def main(data, target):
    """Write words and vectors."""
    from tests.benchmarks.train_topics import OLDER, learned

    shown = [(title, text) for title, text, day, _ in learned(data) if day != OLDER]
    known, found = kinds(data, shown)
    np.savez(target, words=np.array(known), vectors=found.astype(np.float32))
    print(f"{len(known)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
