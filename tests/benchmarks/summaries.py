"""Measures summaries on the dev data: scores, speed, dangling first sentences.

    python -m tests.benchmarks.summaries ../shared/data/summaries [all|kept-out]

"kept-out" takes every second row of a dev file, the half that nothing was tuned on. ROUGE is that
of ``eval_rouge.py`` in the same folder.
"""

import gzip
import json
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import mean, median

from jobs.summarizers import Budget, Document
from jobs.summarizers.candidates import dangles
from jobs.summarizers.extractive import summarize

CLUSTERS = ("multi_vims_dev", "multi_abmusu_dev", "multi_vnmds_dev")
ARTICLES = ("single_vietnews_dev", "single_abmusu_dev", "single_vnmds_dev")


def read(path):
    """Give the rows of a file of JSON lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(row):
    """Give the documents of a cluster, or the one article."""
    if "docs" not in row:
        return [Document(title=row["title"], text=row["text"])]
    return [
        Document(title=each["title"], text=f"{each['sapo']}\n{each['text']}")
        for each in row["docs"]
    ]


def summaries(name, rows, budget):
    """Print the scores of one corpus at one budget."""
    import eval_rouge

    told, took = [], []
    for row in rows:
        given = documents(row)
        begun = time.perf_counter()
        told.append(summarize(given, budget))
        took.append(time.perf_counter() - begun)
    scores = [
        eval_rouge.score_one(" ".join(summary), row["refs"])
        for summary, row in zip(told, rows, strict=True)
    ]
    r1, r2, rl = (100 * mean(score[kind] for score in scores) for kind in range(3))
    leaning = 100 * mean(bool(summary) and dangles(summary[0]) for summary in told)
    limit = f"{budget.sentences} sentences" if budget.sentences else f"{budget.syllables} syllables"
    print(
        f"{name} {limit}, {len(rows)} rows: R1 {r1:.2f} R2 {r2:.2f} RL {rl:.2f}, "
        f"dangling {leaning:.1f} %, median {1000 * median(took):.1f} ms",
        flush=True,
    )


def main(data, part):
    """Measure everything."""
    sys.path.insert(0, str(data))
    first, step = (1, 2) if part == "kept-out" else (0, 1)
    for name in ARTICLES:
        rows = list(islice(read(data / f"{name}.jsonl"), first, None, step))
        for most in (1, 2, 3):
            summaries(name, rows, Budget(sentences=most))
    for name in CLUSTERS:
        rows = list(islice(read(data / f"{name}.jsonl"), first, None, step))
        summaries(name, rows, Budget(syllables=200))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else "all")
