"""Fits the weights of ``jobs.searching.scale``: prints them, and what they reach on what they did
not see.

``python -m tests.benchmarks.train_search [--dev]`` (needs numpy). Learns from the titles of every
second of 10,000 articles of ``summaries/`` and from 2 to 4 words of others; for questions, from one
half of the questions on regulations and on XQuAD-vi and from the titles again. The other halves are
measured. The weights printed at the end are fitted on all of them but the titles that are measured.
With --dev the queries of ``search/vietnews10k.dev.jsonl`` are measured, too, and of
``search/zaloperson.dev.jsonl``, of which nothing is learnt: once, when all is chosen.
"""

import argparse
import gzip
import json
import math
import random
from collections import Counter
from itertools import pairwise
from typing import ClassVar

import numpy as np

from jobs.searching import ranking, shelves
from jobs.searching.scale import CLOSENESS, FEATURES, LOOKED_AT, Scale
from jobs.searching.shelf import Filters, Findable
from tests.search_data import DATA, corpus, queries

SUMMARIES = DATA.parent / "summaries" / "single_vietnews_train.jsonl.gz"
TOGETHER = {"titles": 3, "words": 1, "rules": 2, "wiki": 0.5}
NEWS = {"titles": 3, "words": 1}
ASKED = {"rules": 2, "wiki": 0.5, "titles": 1}
"""What each set of queries counts: for all, for all but questions, and for questions."""

DECAY, HELD = 1e-4, 1e-3
"""How much weights are held to nothing, and those for questions or for others to those for all.

Ten times as much costs the regulations 0.004 MRR@10 on their learned half."""

ROUNDS = 1_000
RATE = 0.03


NAMES = (*FEATURES, *CLOSENESS)
WIDTH = len(NAMES)

NOT_PLAIN, NOT_ASKED = "likely", "words"
"""Two figures that say much the same: one is for questions only, the other for all but questions.

With "likely" for all, 2 to 4 words gain 0.010 MRR@10 where articles have no headlines and lose
0.009 where they have (``vietnews10k.dev``); headlines lose 0.001 in both."""


class Heard(Scale):
    """A scale that remembers what it was asked to weigh."""

    told: ClassVar[list] = []

    def order(self, articles, moments):
        if not (some := [place for place, each in enumerate(articles) if self.fits(each)]):
            return []
        rows = np.array(self.features([articles[place] for place in some]))
        first = np.argsort(-(rows @ self.plain), kind="stable")
        best = first[:LOOKED_AT]
        close = [self.closeness(articles[some[place]]) for place in best]
        entries = [moments[some[place]][0] for place in best]
        Heard.told.append((np.hstack([rows[best], close]), entries, self.question))
        return entries


def archive(rows):
    """An index in memory of rows of ``title``, ``text``; numbered as they come."""
    made = shelves.Shelves(None)
    made.put(
        Findable(entry=n, stamp=0, at=0, feed=1, topics=(), title=row["title"], text=row["text"])
        for n, row in enumerate(rows)
    )
    made.commit(0)
    return made


def heard(made, asked):
    """For each (query, numbers wanted): the features of those looked at, which are wanted, and
    whether it is a question.
    """
    told = []
    for query, wanted in asked:
        Heard.told.clear()
        if not made.find(ranking.asked(query), Filters(), most=10):
            made.find(ranking.asked(ranking.unquoted(query)), Filters(), most=10)
        rows, entries, asks = Heard.told[-1] if Heard.told else (np.zeros((0, WIDTH)), [], False)
        told.append((rows, np.array([entry in wanted for entry in entries], bool), asks))
    return told


def reciprocal(rows, wanted, weights):
    """One over the place of the first that is wanted; 0 where none is among ten."""
    hits = np.nonzero(wanted[np.argsort(-(rows @ weights), kind="stable")[:10]])[0]
    return 1 / (hits[0] + 1) if len(hits) else 0.0


def mrr(told, weights, questions):
    """MRR@10 with its standard error, as text."""
    each = np.array([reciprocal(rows, wanted, questions if asks else weights)
                     for rows, wanted, asks in told])  # fmt: skip
    return f"{each.mean():.4f} ± {each.std() / len(each) ** 0.5:.4f} (n = {len(each)})"


def both(sets):
    """Weights for all but questions, and for questions: each held to those for all together.

    The news that are learned from have no headlines: what those weigh is known from questions only.
    """
    plain = [each for each in sets["titles"] if not each[-1]]
    scale = np.vstack([rows for told in sets.values() for rows, *_ in told]).std(0)
    sought = {"titles": plain, "words": sets["words"]}
    asked = {name: sets[name] for name in ASKED}
    fitted = []
    for some, counts, left_out in ((sought, NEWS, NOT_PLAIN), (asked, ASKED, NOT_ASKED)):
        kept = np.array([name != left_out for name in NAMES])
        together = fit(sets, TOGETHER, scale, kept, np.zeros(WIDTH), 0)
        fitted.append(fit(some, counts, scale, kept, together, HELD))
    return fitted


def fit(sets, counts, scale, kept, near, held):
    """Softmax over the candidates of each query, held to the weights ``near``; Adam.

    What is not ``kept`` weighs nothing.
    """
    data = [(rows, wanted / wanted.sum(), counts[name] / len(told)) for name, told in sets.items()
            for rows, wanted, _ in told if wanted.any()]  # fmt: skip
    figures, right = np.zeros((len(data), LOOKED_AT, WIDTH)), np.zeros((len(data), LOOKED_AT))
    absent = np.full(right.shape, -1e9)
    for place, (rows, wanted, _) in enumerate(data):
        figures[place, : len(rows)], right[place, : len(rows)] = rows * kept / scale, wanted
        absent[place, : len(rows)] = 0
    shares = np.array([[share] for *_, share in data]) / sum(counts.values())
    near, weights, mean, square = near * scale, *(np.zeros(WIDTH) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        scores = figures @ weights + absent
        likely = np.exp(scores - scores.max(1, keepdims=True))
        off = (right - likely / likely.sum(1, keepdims=True)) * shares
        slope = 2 * (DECAY * weights + held * (weights - near))
        slope -= np.einsum("ij,ijk->k", off, figures)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (1 - step / ROUNDS) * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.99**step)) + 1e-9
        )
    return weights / scale


def some_words(title, counts, chance):
    """Two to four words of a title: pairs of syllables that belong together, and names."""
    single, double, total = counts
    words = ranking.split(title)
    likely = [
        (math.log(double[a, b] * total / (single[a] * single[b])), {place, place + 1})
        for place, (a, b) in enumerate(pairwise(words))
        if double[a, b] > 2
    ]
    likely = [each for each in likely if each[0] > 2.5]
    for place, word in enumerate(ranking.split(part)[:1] for part in title.split()):
        if place and title.split()[place][:1].isupper() and word and word[0] in words:
            likely.append((4 + chance.random(), {words.index(word[0])}))
    taken, wanted = [], chance.choice((2, 3, 3, 3, 3, 4))
    for _, places in sorted(likely, key=lambda each: -each[0]):
        if len(taken) < wanted and not places & set().union(*taken):
            taken.append(places)
    return " ".join(words[place] for place in sorted(set().union(*taken)))


def articles():
    """The articles that are learned from: none that is in the corpus of the measured queries."""
    with gzip.open(SUMMARIES, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    held_out = {str(ranking.split(row["text"])[0:12]) for row in corpus("vietnews10k")}
    kept = []
    for row in rows:
        text = f"{row['refs'][0]} {row['text']}"
        if str(ranking.split(text)[0:12]) not in held_out:
            kept.append({"title": "", "text": text, "asked": row["title"]})
    return kept[:10_000]


def news():
    """What is asked for among them: titles to learn from, titles to measure, words."""
    kept = articles()
    single, double = Counter(), Counter()
    for row in kept:
        words = ranking.split(row["text"])
        single.update(words)
        double.update(pairwise(words))
    counts, chance, made = (single, double, sum(single.values())), random.Random(5), archive(kept)
    titles = [(row["asked"], {n}) for n, row in enumerate(kept)]
    words = [(some_words(title, counts, chance), n) for title, n in titles[3::4]]
    asked = (titles[::2], titles[1::4], [(w, n) for w, n in words if " " in w])
    return [heard(made, some) for some in asked]


def measured(name, key="query"):
    """A set of ``search/``."""
    rows = corpus(name)
    numbers = {row["id"]: n for n, row in enumerate(rows)}
    asked = [(q[key], {numbers[i] for i in q["relevant"]}) for q in queries(name)]
    return heard(archive(rows), asked)


def main():
    """Print weights and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true")
    dev = parser.parse_args().dev
    shelves.Scale = Heard
    titles, others, words = news()
    rules, wiki = measured("uitreg"), measured("xquad_vi")
    learned = {"titles": titles, "words": words[::2], "rules": rules[::2], "wiki": wiki[::2]}
    fitted = both(learned)
    print("learned from:", {name: mrr(told, *fitted) for name, told in learned.items()})
    unseen = {"titles": others, "words": words[1::2], "rules": rules[1::2], "wiki": wiki[1::2]}
    print("not seen:", {name: mrr(told, *fitted) for name, told in unseen.items()})
    fitted = both({"titles": titles, "words": words, "rules": rules, "wiki": wiki})
    for weights in fitted:
        for name, value in zip(NAMES, weights, strict=True):
            print(f'    "{name}": {value:.4f},')
    print("titles not seen:", mrr(others, *fitted))
    if dev:
        for key in ("query", "query_nodia", "kw", "kw_nodia"):
            print("dev", key, mrr(measured("vietnews10k", key), *fitted))
        print("dev persons", mrr(measured("zaloperson"), *fitted))


if __name__ == "__main__":
    main()
