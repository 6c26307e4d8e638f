"""Measures stories: B-cubed on clusters of three corpora, CPU and memory at 10,000 entries.

    python -m tests.benchmarks.stories ../shared/data/summaries [SHUFFLES]

Clusters are halved by a hash of their ids: ``NEAR``, ``CROWD`` and the other constants were chosen
while looking at half 0; half 1 was kept out. Each half arrives shuffled, one by one, alone and
among 10,000 articles of vietnews; means of the shuffles. "dev" are the three dev files as they are
(both halves); AbMuSu's train file, whose clusters are themes rather than events, is extra.
"""

import gzip
import json
import random
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from zlib import crc32

from jobs.different_events import Head
from jobs.stories import MOST_ENTRIES, Stories, weigh

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
DEV = ("multi_vims_dev", "multi_abmusu_dev", "multi_vnmds_dev")
OTHERS = 10_000


def read(path):
    """Give the rows of a file of JSON lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def compared(title, text):
    """Give the fingerprint of an article, and what is held against others' headlines."""
    return weigh(title, text), Head.of(title, text)


def clusters(data, names, half=None):
    """Give (cluster, id, what it is compared by) of the articles of one half or of all clusters."""
    return [
        (row["id"], each["id"], compared(each["title"], f"{each['sapo']}\n{each['text']}"))
        for name in names
        for row in read(data / f"{name}.jsonl")
        if half in {None, crc32(row["id"].encode()) & 1}
        for each in row["docs"]
    ]


def scored(articles, others, seed):
    """Give B-cubed precision, recall and F1 of one shuffle, in per cent."""
    import eval_cluster

    entries = [(name, mark) for _, name, mark in articles] + others
    random.Random(seed).shuffle(entries)
    stories, told = Stories(most=len(entries)), {}
    for number, (name, (mark, told_of)) in enumerate(entries):
        found = stories.find(mark, NOW, told_of)
        told[name] = number if found is None else found
        stories.remember(number, told[name], mark, NOW, told_of)
    gold = {name: cluster for cluster, name, _ in articles}
    return [100 * value for value in eval_cluster.scores(gold, told)[0]]


def quality(data, shuffles):
    """Print the scores of all makings."""
    vietnews = read(data / "single_vietnews_train.jsonl.gz")[:OTHERS]
    others = [(row["id"], compared(row["title"], row["text"])) for row in vietnews]
    every = (*DEV, "multi_abmusu_train")
    for label, articles in (
        ("dev", clusters(data, DEV)),
        ("dev, half 0", clusters(data, DEV, 0)),
        ("dev, half 1", clusters(data, DEV, 1)),
        ("with train, half 0", clusters(data, every, 0)),
        ("with train, half 1", clusters(data, every, 1)),
    ):
        for among in ([], others):
            rows = [scored(articles, among, seed) for seed in range(1, shuffles + 1)]
            p, r, f1 = (mean(column) for column in zip(*rows, strict=True))
            print(
                f"{label}: {len(articles)} articles among {len(among)}: "
                f"P {p:.1f} R {r:.1f} F1 {f1:.1f} (F1 {min(row[2] for row in rows):.1f} at worst)",
                flush=True,
            )


def cost(data):
    """Print what a full window holds in memory, and what the next entry costs."""
    rows = read(data / "single_vietnews_train.jsonl.gz")[: MOST_ENTRIES + 500]
    filled, last = rows[:MOST_ENTRIES], rows[MOST_ENTRIES:]
    weigh("Tin", "một hai ba")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stories = Stories()
    for number, row in enumerate(filled):
        mark, told = compared(row["title"], row["text"])
        stories.remember(number, number, mark, NOW, told)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    for number, row in enumerate(last, MOST_ENTRIES):
        stories.add(number, row["title"], row["text"], NOW)
    took = (time.process_time() - begun) / len(last)
    print(
        f"{len(stories)} entries: {(after - before) / 1024:.1f} MB; the next costs "
        f"{1000 * took:.2f} ms of CPU, weighing included",
        flush=True,
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(folder))
    cost(folder)
    quality(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
