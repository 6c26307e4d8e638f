"""How well questions are understood and answered, and how fast.

    python -m tests.benchmarks.questions

Reads XQuAD-vi and the seed article from ``../shared/data`` and the messages written by hand in
``tests/jobs/questions``. Weights in ``jobs/answer.py`` and ``jobs/answering/agreement.py`` were
fitted on the first half (every second question from the first) of XQuAD-vi; the second is the
figure that counts.
"""

import asyncio
import json
import time
from datetime import datetime
from pathlib import Path

from jobs.answer import Passage, best
from jobs.corpus import Corpus
from jobs.question import understand

HERE = Path(__file__).resolve()
DATA = HERE.parents[2].parent / "shared" / "data"
WRITTEN = HERE.parents[1] / "jobs" / "questions"
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")


def rows(path):
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


async def answers():
    """Print how often the sentence that holds the answer comes first, and among three."""
    async with Corpus() as corpus:
        await corpus.take(rows(DATA / "search" / "xquad_vi.corpus.jsonl"))
        asked = rows(DATA / "search" / "xquad_vi.dev.jsonl")
        for name, part in (("fitted on", asked[::2]), ("kept out", asked[1::2])):
            start = time.process_time()
            ranks = [rank(row, await corpus.answer(row["query"])) for row in part]
            spent = (time.process_time() - start) / len(part)
            first = sum(each == 0 for each in ranks) / len(ranks)
            three = sum(each is not None for each in ranks) / len(ranks)
            print(f"XQuAD-vi, {name}: first {first:.3f}, three {three:.3f}, {spent:.3f} s CPU each")


def rank(row, told):
    """Say at which place the right sentence stands; None where it is not among them."""
    right = (
        place
        for place, each in enumerate(told)
        if each["entry"] in row["relevant"] and any(held in each["text"] for held in row["answers"])
    )
    return next(right, None)


def seed():
    """Print how questions about the seed article fare, those it cannot answer among them."""
    title, _, text = next((DATA / "seed").iterdir()).read_text(encoding="utf-8").partition("\n")
    passages = [Passage(entry=1, title=title, text=text)]
    lines = (WRITTEN / "seed.tsv").read_text(encoding="utf-8").splitlines()
    told = [(held, best(asked, passages)) for held, asked in (line.split("\t") for line in lines)]
    right = [bool(found) and held in found[0].text for held, found in told if held != "-"]
    silent = [not found for held, found in told if held == "-"]
    print(f"seed: {sum(right)} of {len(right)} answered, {sum(silent)} of {len(silent)} silent")


def speed():
    """Print how long one message takes to be understood."""
    texts = [
        line.split("\t")[2]
        for path in sorted(WRITTEN.glob("messages_*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    understand(texts[0], NOW)
    start = time.process_time()
    for text in texts:
        understand(text, NOW)
    each = (time.process_time() - start) / len(texts)
    print(f"understanding: {each * 1000:.1f} ms CPU a message, over {len(texts)}")


if __name__ == "__main__":
    seed()
    speed()
    asyncio.run(answers())
