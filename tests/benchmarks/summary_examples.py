"""The research corpora as examples to fit and to measure with, and what is never fitted on.

Held out, in every script and in the docstrings' figures: every second row of the dev file of
vietnews, AbMuSu's validation part (its articles and its stories), every second cluster of VN-MDS
(its articles and its stories), every second story of ViMs.
"""

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from jobs.summarizers.base import Document
from jobs.summarizers.candidates import candidates
from jobs.summarizers.figures import figures
from jobs.text import words

MOST_SENTENCES = 48
"""So many sentences of an article are learnt from."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article to learn from.

    Attributes:
        figures: As the summarizer sees it.
        words, pairs: Whether the reference has each distinct syllable and bigram.
        rewards: Mean ROUGE-1/2 F1 of every two sentences together; on the diagonal of each alone.
        dangles: Which sentences lean on others.
    """

    figures: object
    words: np.ndarray
    pairs: np.ndarray
    rewards: np.ndarray
    dangles: np.ndarray


def read(path):
    """Give the rows of a file of JSON lines, packed or not."""
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


def halves(rows, key):
    """Split rows into those to learn from and those held out: by every second key, as sorted."""
    out = set(sorted({key(row) for row in rows})[1::2])
    return [row for row in rows if key(row) not in out], [row for row in rows if key(row) in out]


def cluster(row):
    """Name the VN-MDS cluster of an article, "vnmds-151-12237771", or of a story, "vnmds-151"."""
    return row["id"].split("-")[1]


def articles(data: Path):
    """Give the rows of articles to learn from, and the held-out rows by corpus."""
    news = read(data / "single_vietnews_dev.jsonl")
    abmusu = read(data / "single_abmusu_dev.jsonl")
    vnmds, vnmds_out = halves(read(data / "single_vnmds_dev.jsonl"), cluster)
    learnt = {
        "vietnews": read(data / "single_vietnews_train.jsonl.gz") + news[0::2],
        "abmusu": [row for row in abmusu if "train" in row["id"]],
        "vnmds": vnmds,
    }
    held_out = {
        "vietnews": news[1::2],
        "abmusu": [row for row in abmusu if "val" in row["id"]],
        "vnmds": vnmds_out,
    }
    return learnt, held_out


def stories(data: Path):
    """Give the rows of stories to learn from, and the held-out rows, by corpus."""
    vnmds, vnmds_out = halves(read(data / "multi_vnmds_dev.jsonl"), cluster)
    vims = read(data / "multi_vims_dev.jsonl")
    learnt = {
        "abmusu": read(data / "multi_abmusu_train.jsonl"),
        "vnmds": vnmds,
        "vims": vims[0::2],
    }
    held_out = {
        "abmusu": read(data / "multi_abmusu_dev.jsonl"),
        "vnmds": vnmds_out,
        "vims": vims[1::2],
    }
    return learnt, held_out


def example(row, learnt=None):
    """Make an example of an article; None where there is nothing to choose from.

    ``learnt`` is the rarity to see it by; None for what ships with the package.
    """
    document = documents(row)[0]
    found = [each for each in candidates([document]) if len(each.words) > 1][:MOST_SENTENCES]
    if not found:
        return None
    seen = figures(found, document, learnt)
    reference = words(row["refs"][0])
    known = list(dict.fromkeys(word for each in found for word in each.words))
    has_word, has_pair = set(reference), set(pairwise(reference))
    return Example(
        figures=seen,
        words=np.array([word in has_word for word in known]),
        pairs=np.array(
            [(known[a], known[b]) in has_pair for a, b in zip(seen.left, seen.right, strict=True)]
        ),
        rewards=np.mean([rewards(found, reference, n) for n in (1, 2)], axis=0),
        dangles=np.array([each.dangles for each in found]),
    )


def rewards(found, reference, n):
    """ROUGE-n F1 of every two sentences together, on the diagonal of each alone."""
    wanted = Counter(_grams(reference, n))
    places = {gram: at for at, gram in enumerate(wanted)}
    most = np.array(list(wanted.values()), np.float32)
    counts = np.zeros((len(found), len(wanted)), np.float32)
    for at, each in enumerate(found):
        for gram in _grams(each.words, n):
            if gram in places:
                counts[at, places[gram]] += 1
    lengths = np.array([len(each.words) for each in found], np.float32)
    hits = np.minimum(counts[:, None] + counts, most).sum(2)
    np.fill_diagonal(hits, np.minimum(counts, most).sum(1))
    together = lengths[:, None] + lengths - np.diag(lengths) - n + 1
    return 2 * hits / (together + most.sum())


def _grams(listed, n):
    return zip(*(listed[at:] for at in range(n)), strict=False)
