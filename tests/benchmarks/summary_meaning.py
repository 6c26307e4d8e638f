"""What syllables stand near one another in the articles learnt from: the first ``meaning``.

Positive pointwise mutual information, less SHIFT, of syllables within five of one another, cut to
as few figures by singular values (Levy and Goldberg, NIPS 2014); each row then made of length 1.
"""

from collections import Counter

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds

from jobs.summarizers.bigrams import WORD_BITS, word_key
from jobs.text import words
from tests.benchmarks.summary_examples import documents

NEAR = 5
MOST, LEAST = 8_000, 8
"""So many syllables are looked at; each stands so often."""
FLATTENED, SHIFT = 0.75, 0.7


def meaning(rows, size):
    """Give a row of ``size`` figures for each hash of a syllable; zeros where nothing is known."""
    lines = [words(line) for row in rows for line in _lines(row)]
    counts = Counter(word for line in lines for word in line)
    known = [word for word, times in counts.most_common(MOST) if times >= LEAST]
    place = {word: at for at, word in enumerate(known)}
    apart = [-1] * NEAR
    said = np.array([at for line in lines for at in (*(place.get(w, -1) for w in line), *apart)])
    told = _information(said, len(known))
    left, strengths, _ = svds(told, k=size, random_state=0)
    rows_ = left[:, ::-1] * np.sqrt(strengths[::-1])
    rows_ = (rows_ - rows_.mean(0)) / rows_.std(0)
    rows_ /= np.maximum(np.linalg.norm(rows_, axis=1, keepdims=True), 1e-6)
    table = np.zeros((1 << WORD_BITS, size), np.float32)
    for word in reversed(known):
        table[word_key(word)] = rows_[place[word]]
    return table


def _lines(row):
    for document in documents(row):
        yield document.title
        yield from document.text.split("\n")
    yield row["refs"][0]


def _information(said, size):
    total = sp.csr_matrix((size, size), dtype=np.float32)
    for off in range(1, NEAR + 1):
        left, right = said[:-off], said[off:]
        both = (left >= 0) & (right >= 0)
        cells = (np.full(both.sum(), 1 / off, np.float32), (left[both], right[both]))
        part = sp.coo_matrix(cells, (size, size)).tocsr()
        total = total + part + part.T
    sums = np.asarray(total.sum(1)).ravel()
    chance = sums**FLATTENED / (sums**FLATTENED).sum()
    total = total.tocoo()
    told = np.log(total.data / (sums[total.row] * chance[total.col]) + 1e-9) - SHIFT
    more = told > 0
    return sp.csr_matrix((told[more], (total.row[more], total.col[more])), (size, size))
