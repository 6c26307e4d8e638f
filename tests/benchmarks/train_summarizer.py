"""Fits the weights of the embedded summarizer: figures only go into the package.

    python -m tests.benchmarks.train_summarizer ../shared/data/summaries

Needs jax, optax and scipy, which bantin itself does not; ten minutes on one core. It writes
``jobs/summarizers/weights.npz`` (0.4 MB). Learnt from: 13,000 articles of vietnews (VNDS; the
editor's lead is the reference), 614 of AbMuSu (VLSP 2022) and half of VN-MDS (twice each, for they
are few); for stories 200 of AbMuSu, half of VN-MDS's and of ViMs'. What is held out, and what came
of it: ``summary_examples.py``, ``jobs/summarizers/extractive.py``. ROUGE-1 / ROUGE-2 F1 on held-out
rows: vietnews one sentence 32.2 / 17.7, two 33.7 / 18.4; AbMuSu two 33.1 / 19.0; VN-MDS two
33.6 / 19.7; stories AbMuSu 54.0 / 37.4, VN-MDS 59.5 / 45.8, ViMs 63.1 / 44.3.

The weights that ship were fitted when points of lists, captions without a credit and who attended
were still among the sentences. Fitted anew without them they are as good within what seeds do
(vietnews two 33.8 / 18.3, stories VN-MDS 59.2 / 45.1), so they were left.

``jobs/summarizers/rarity.bin`` is left as it is, for ``jobs.stories`` is tuned to it: with
``--rarity`` it is counted anew. A training article is seen by a rarity in which it does not count
itself, as an article that is new will be.
"""

import argparse
import io
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from jobs.summarizers import bigrams, network
from jobs.summarizers.candidates import candidates
from tests.benchmarks import summary_finalists, summary_network, summary_stories
from tests.benchmarks.summary_examples import articles, documents, example, stories
from tests.benchmarks.summary_meaning import meaning

PLACE = Path(bigrams.__file__).parent
COUNTED = 12_000
"""So many articles of vietnews are in ``rarity.bin``."""
TIMES = {"vietnews": 1, "abmusu": 2, "vnmds": 2}
"""How often an article of each corpus counts: the other two are few."""
BYTES = frozenset({"meaning", "word_known", "pair_known"})
"""Large tables are kept in whole numbers of eight bits."""


def count(rows):
    """Count in how many articles each syllable and bigram stands, by hash."""
    by_word, by_pair = Counter(), Counter()
    for row in rows:
        told = [each.words for each in candidates(documents(row))]
        by_word.update({bigrams.word_key(word) for each in told for word in each})
        by_pair.update({bigrams.pair_key(*pair) for each in told for pair in pairwise(each)})
    return by_word, by_pair


def rarity(counts, *, less=0):
    """Put counts, each ``less`` so many, into classes of log2."""
    tables = []
    for counted, bits, most in zip(
        counts,
        (bigrams.WORD_BITS, bigrams.PAIR_BITS),
        (bigrams.COMMONEST_WORD, bigrams.COMMONEST_PAIR),
        strict=True,
    ):
        table = bytearray(1 << bits)
        for key, times in counted.items():
            table[key] = min(most, max(0, times - less).bit_length())
        tables.append(bytes(table))
    return bigrams.Weights(*tables)


def save(path, named):
    """Write the weights: half floats, large tables in eight bits with a scale."""
    kept = {}
    for name, values in named.items():
        if name in BYTES:
            scale = float(np.abs(values).max()) / 127 or 1.0
            kept[name] = np.round(values / scale).astype(np.int8)
            kept[name + network.SCALE] = np.float32(scale)
        else:
            kept[name] = np.asarray(values, np.float16)
    packed = io.BytesIO()
    np.savez_compressed(packed, **kept)
    path.write_bytes(packed.getvalue())
    network.tables.cache_clear()


def main(data, *, recount):
    """Fit and save everything."""
    learnt, _ = articles(data)
    counts = count(learnt["vietnews"][:COUNTED])
    if recount:
        tables = rarity(counts)
        (PLACE / "rarity.bin").write_bytes(tables.word_rarity + tables.pair_rarity)
        bigrams.weights.cache_clear()
    others = rarity(counts, less=1)
    examples, times = {}, {}
    for corpus, rows in learnt.items():
        for at, row in enumerate(rows):
            counted = corpus == "vietnews" and at < COUNTED
            examples[row["id"]] = example(row, others if counted else None)
            times[row["id"]] = TIMES[corpus]
    examples = {name: each for name, each in examples.items() if each is not None}
    print(f"{len(examples)} articles read", flush=True)
    by_name = {row["id"]: row for rows in learnt.values() for row in rows}
    known = meaning([by_name[name] for name in examples], summary_network.MEANING)
    counted = [examples[name] for name in examples for _ in range(times[name])]
    named = summary_network.fit(counted, known)
    named |= summary_finalists.fit(examples, times, by_name)
    save(PLACE / "weights.npz", named)
    told, _ = stories(data)
    save(PLACE / "weights.npz", named | summary_stories.fit(told))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rarity", action="store_true")
    chosen = parser.parse_args()
    main(chosen.data, recount=chosen.rarity)
