"""Fits the weights of ``jobs.ranking``: prints them, and what they reach on what they did not see.

``python -m tests.benchmarks.train_search`` (needs numpy). Learns from the titles of 10,000 articles
of ``summaries/`` (whole, and 2 to 4 words of each) and from one half of the questions on
regulations and on XQuAD-vi; the queries of ``search/vietnews10k.dev.jsonl`` and the other halves
are only measured.
"""

import gzip
import json
import math
import random
from collections import Counter
from itertools import pairwise
from typing import ClassVar

import numpy as np

from jobs import ranking, shelves
from jobs.ranking import FEATURES
from jobs.shelf import Filters, Findable
from tests.search_data import DATA, corpus, queries

SUMMARIES = DATA.parent / "summaries" / "single_vietnews_train.jsonl.gz"
EVERY = 14
"""One title of so many is asked for."""

DECAY = 1e-3
ROUNDS = 400
RATE = 0.03


class Heard(ranking.Scale):
    """A scale that remembers what it was asked to weigh."""

    told: ClassVar[list] = []

    def order(self, articles, moments):
        usual = sum(map(len, articles)) / max(len(articles), 1) or 1.0
        rows = [self.features(article, usual) for article in articles]
        Heard.told.append((np.array(rows), [entry for entry, _ in moments]))
        return []


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
    """For each (query, numbers wanted): the features of all candidates, and which are wanted."""
    told = []
    for query, wanted in asked:
        Heard.told.clear()
        made.find(ranking.asked(query), Filters(), most=10)
        for rows, entries in Heard.told:
            told.append((rows, np.array([entry in wanted for entry in entries])))
    return told


def mrr(told, weights):
    """MRR@10."""
    total = 0.0
    for rows, wanted in told:
        if not len(rows):
            continue
        best = np.argsort(-(rows @ weights), kind="stable")[:10]
        hits = np.nonzero(wanted[best])[0]
        total += 1 / (hits[0] + 1) if len(hits) else 0.0
    return total / len(told)


def fit(sets):
    """Softmax over the candidates of each query; every set counts the same; Adam."""
    data = [(rows, wanted / wanted.sum(), 1 / len(told)) for told in sets
            for rows, wanted in told if wanted.any()]  # fmt: skip
    scale = np.vstack([rows for rows, *_ in data]).std(0) + 1e-9
    data = [(rows / scale, wanted, share) for rows, wanted, share in data]
    weights, mean, square = (np.zeros(len(FEATURES)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        slope = 2 * DECAY * weights
        for rows, wanted, share in data:
            scores = rows @ weights
            likely = np.exp(scores - scores.max())
            slope -= share * (rows.T @ (wanted - likely / likely.sum()))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.99**step)) + 1e-9
        )
    return weights / scale


def some_words(title, counts, chance):
    """Two to four words of a title: its pairs of syllables that belong together."""
    single, double, total = counts
    likely = []
    for place, (a, b) in enumerate(pairwise(title)):
        if double[a, b] > 2:
            likely.append((math.log(double[a, b] * total / (single[a] * single[b])), place))
    taken: set[int] = set()
    for together, place in sorted(likely, reverse=True)[: chance.choice((1, 2, 2, 3, 3))]:
        if together > 2.5 and not taken & {place, place + 1}:
            taken |= {place, place + 1}
    return " ".join(title[place] for place in sorted(taken))


def news():
    """The training set: (titles, words of titles)."""
    with gzip.open(SUMMARIES, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    held_out = {str(ranking.split(row["text"])[0:12]) for row in corpus("vietnews10k")}
    kept = []
    for row in rows:
        text = f"{row['refs'][0]} {row['text']}"
        if str(ranking.split(text)[0:12]) not in held_out:
            kept.append({"title": "", "text": text, "asked": row["title"]})
    kept = kept[:10_000]
    single, double = Counter(), Counter()
    for row in kept:
        words = ranking.split(row["text"])
        single.update(words)
        double.update(pairwise(words))
    counts, chance = (single, double, sum(single.values())), random.Random(5)
    titles = [(row["asked"], {n}) for n, row in enumerate(kept) if n % EVERY == 0]
    words = [(some_words(ranking.split(title), counts, chance), n) for title, n in titles]
    made = archive(kept)
    return heard(made, titles), heard(made, [(w, n) for w, n in words if w.count(" ")])


def measured(name, key="query"):
    """A set of ``search/``."""
    rows = corpus(name)
    numbers = {row["id"]: n for n, row in enumerate(rows)}
    asked = [(q[key], {numbers[i] for i in q["relevant"]}) for q in queries(name)]
    return heard(archive(rows), asked)


def main():
    """Print weights and figures."""
    shelves.Scale = Heard
    titles, words = news()
    rules, wiki, persons = (measured(n) for n in ("uitreg", "xquad_vi", "zaloperson"))
    dev = {key: measured("vietnews10k", key) for key in ("query", "kw")}
    weights = fit([titles, words, rules[::2], wiki[::2]])
    for name, value in zip(FEATURES, weights, strict=True):
        print(f'    "{name}": {value:.4f},')
    print(
        "learned from: titles",
        round(mrr(titles, weights), 4),
        "words",
        round(mrr(words, weights), 4),
    )
    print(
        "not seen: titles",
        round(mrr(dev["query"], weights), 4),
        "words",
        round(mrr(dev["kw"], weights), 4),
    )
    print(
        "not seen: regulations",
        round(mrr(rules[1::2], weights), 4),
        "(all",
        round(mrr(rules, weights), 4),
        ")",
    )
    print(
        "not seen: XQuAD-vi",
        round(mrr(wiki[1::2], weights), 4),
        "persons",
        round(mrr(persons, weights), 4),
    )
    plain = np.array([1.0 if n == "words" else 0.5 if n == "pairs" else 0.0 for n in FEATURES])
    print("BM25 alone:", {k: round(mrr(t, plain), 4) for k, t in {**dev, "rules": rules}.items()})


if __name__ == "__main__":
    main()
