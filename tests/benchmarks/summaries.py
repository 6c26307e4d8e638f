"""Measures summaries on the dev data: scores, speed, sentences that dangle.

    python -m tests.benchmarks.summaries ../shared/data/summaries [held-out|all]

"held-out" takes what nothing was fitted on (``summary_examples.py``). ROUGE is that of
``eval_rouge.py`` in the same folder. Times are of the CPU, sentence splitting included. "Dangling"
are summaries that begin with such a sentence, "untold" those with a further one that leans on a
sentence which is not told. "Led" are articles behind their editor's lead, as pages have them: as
far as it is not known which paragraph that is, and as it is known.
"""

import sys
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from jobs.summarizers import Budget, Document
from jobs.summarizers.candidates import candidates, dangles
from jobs.summarizers.extractive import summarize
from tests.benchmarks.summary_examples import articles, documents, read
from tests.benchmarks.summary_examples import stories as stories_of

CLUSTERS = ("multi_vims_dev", "multi_abmusu_dev", "multi_vnmds_dev")


def summaries(name, rows, budget, documents=documents):
    """Print the scores of one corpus at one budget; ``documents`` makes them of a row."""
    import eval_rouge

    told, took = [], []
    for row in rows:
        given = documents(row)
        begun = time.process_time()
        told.append(summarize(given, budget))
        took.append(time.process_time() - begun)
    scores = [
        eval_rouge.score_one(" ".join(summary), row["refs"])
        for summary, row in zip(told, rows, strict=True)
    ]
    r1, r2, rl = (100 * mean(score[kind] for score in scores) for kind in range(3))
    leaning = 100 * mean(bool(summary) and dangles(summary[0]) for summary in told)
    astray = 100 * mean(
        untold(summary, documents(row)) for summary, row in zip(told, rows, strict=True)
    )
    limit = f"{budget.sentences} sentences" if budget.sentences else f"{budget.syllables} syllables"
    print(
        f"{name} {limit}, {len(rows)} rows: R1 {r1:.2f} R2 {r2:.2f} RL {rl:.2f}, "
        f"dangling {leaning:.1f} %, untold {astray:.1f} %, median {1000 * median(took):.1f} ms",
        flush=True,
    )


def untold(summary, given):
    """Whether a sentence behind the first leans on one that the summary does not tell."""
    told = candidates(given)
    before = {
        here.text: there.text if here.document == there.document else ""
        for there, here in pairwise(told)
    }
    return any(dangles(each) and before.get(each) not in summary for each in summary[1:])


def led(row, *, known):
    """Give an article behind its editor's lead."""
    lead = row["refs"][0]
    text = f"{lead}\n{row['text']}"
    return [Document(title=row["title"], text=text, lead=lead if known else "")]


def main(data, part):
    """Measure everything."""
    sys.path.insert(0, str(data))
    single, several = articles(data)[1], stories_of(data)[1]
    if part == "all":
        single = {name: read(data / f"single_{name}_dev.jsonl") for name in single}
        several = {name: read(data / f"multi_{name}_dev.jsonl") for name in several}
    for name, rows in single.items():
        for most in (1, 2, 3):
            summaries(name, rows, Budget(sentences=most))
        for known in (False, True):
            told = f"{name}, led, {'known' if known else 'unknown'}:"
            summaries(told, rows, Budget(sentences=2), partial(led, known=known))
    for name, rows in several.items():
        summaries(name, rows, Budget(syllables=200))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else "held-out")
