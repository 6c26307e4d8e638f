"""Fits the learned half of ``jobs.question``: figures only go into the package.

    python -m tests.benchmarks.train_questions [--all]

Writes ``jobs/understanding/question.bin`` from messages made of the patterns in
``question_templates.txt`` and from the first half (every second line) of the messages that were
written by hand in ``tests/jobs/questions``; the other half is kept out and only measured, unless
``--all`` is given. Each message is learned in several spellings: with and without tone marks, in
teencode, with Telex keys, with a slip. Needs numpy, which bantin itself does not; two minutes on
one core.
"""

import gzip
import json
import random
import re
import sys
import unicodedata
import zlib
from datetime import datetime
from pathlib import Path

import numpy as np

from jobs.question import ruling, understand
from jobs.text import fold
from jobs.topics import topics
from jobs.understanding import question_model
from jobs.understanding.parsing import parse
from jobs.understanding.question_model import BITS, CLASSES, features, hashed
from tests.jobs.test_question import WISHES

HERE = Path(__file__).parent
WRITTEN = HERE.parent / "jobs" / "questions"
WEIGHTS = Path(question_model.__file__).with_name("question.bin")
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
DATA = HERE.parents[2] / "shared" / "data"
THINGS = 3_000
HEADLINES = 1_500
PER_PATTERN = 60
EPOCHS = 12
BATCH = 256
RATE = 0.01
DECAY = 3e-6
WRITTEN_WEIGHT = 3.0
TEENCODE = {
    "không": ["ko", "k", "hông", "hok"],
    "gì": ["j"],
    "được": ["dc", "đc"],
    "bao nhiêu": ["bn", "bnhiu"],
    "vậy": ["z", "v"],
    "rồi": ["r"],
    "với": ["vs"],
    "mình": ["mk"],
    "hôm nay": ["hnay"],
    "hôm qua": ["hqua"],
    "tôi": ["t", "tui"],
}


def headlines():
    """Return the headlines of 12,000 news."""
    path = DATA / "summaries" / "single_vietnews_train.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["title"] for line in lines]


def things():
    """Return stretches of two to six syllables of headlines: what might be sought."""
    rng = random.Random(3)
    titles = [title.split() for title in headlines()]
    rng.shuffle(titles)
    cut = ((title, rng.randrange(max(len(title) - 5, 1)), rng.randint(2, 6)) for title in titles)
    return [" ".join(title[start : start + count]) for title, start, count in cut][:THINGS]


def party():
    """Return the phrases of party news."""
    return [phrase for topic in topics() for phrase in (*topic.phrases, *topic.weak)]


def asked():
    """Return questions that people asked about encyclopedias and regulations."""
    for name in ("xquad_vi", "uitreg", "zaloperson"):
        for line in (
            (DATA / "search" / f"{name}.dev.jsonl").read_text(encoding="utf-8").splitlines()
        ):
            yield json.loads(line)["query"]


def patterns():
    """Yield (class, pattern) and collect the lists."""
    lists, section = {"thing": things(), "party": party()}, None
    for line in (HERE / "question_templates.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            name, _, words = line[2:].partition(": ")
            lists[name] = [*lists.get(name, ()), *words.split("|") * (20 if name in lists else 1)]
        elif line.startswith("["):
            section = line[1:-1]
        elif line.strip() and not line.startswith("#"):
            yield section, line, lists


def filled(pattern, lists, rng):
    """Make one message of a pattern."""
    while match := re.search(r"\{([^{}]*)\}|<(\w+)>", pattern):
        options = lists[match[2]] if match[2] else match[1].split("|")
        pattern = pattern[: match.start()] + rng.choice(options) + pattern[match.end() :]
    return re.sub(r" +([,?])", r"\1", " ".join(pattern.split())).strip(" ,")


def spelled(text, rng):
    """Spell a message in one of the ways in which people type."""
    way = rng.random()
    if way < 0.25:
        return text
    if rng.random() < 0.4:
        for word, short in TEENCODE.items():
            text = re.sub(rf"(?<!\w){word}(?!\w)", rng.choice(short), text)
    if way < 0.75:
        return fold(text)
    if way < 0.85:
        return text.upper()
    if way < 0.95:
        return slipped(text, rng)
    return " ".join(fold(w) if rng.random() < 0.5 else w for w in text.split())


def slipped(text, rng):
    """Leave out, double or swap one letter."""
    at = rng.randrange(max(len(text) - 1, 1))
    return rng.choice([text[:at] + text[at + 1 :], text[:at] + text[at : at + 1] + text[at:]])


def written():
    """Return rows (intents accepted, class learned, text) of the messages written by hand."""
    rows = []
    for path in [WRITTEN / f"messages_{number}.tsv" for number in (1, 2, 3, 4, 6, 7, 9)]:
        for line in path.read_text(encoding="utf-8").splitlines():
            intents, slots, text = line.split("\t")
            sub = re.search(r"sub=(\S+)", slots)
            rows.append((intents.split(","), class_of(intents.split(",")[0], sub and sub[1]), text))
    return rows


def wished():
    """Return (class, text) of the wishes that the tests know; where a rule knows more, its word."""
    for line in WISHES.strip().splitlines():
        text, _, intents = line.partition("|")
        intent, rule = intents.split(",")[0], ruling(parse(text, NOW.date()))
        yield rule if rule.split()[0] == intent else class_of(intent, None), text


def class_of(intent, sub):
    """Return the class of an intent and what was noted as its sub-intent."""
    if not sub:
        return "unsupported offtopic" if intent == "unsupported" else intent
    known = {"settings:delete": "settings:delete_data", "settings:data": "settings:delete_data"}
    known["admin"] = "admin:manage"
    return f"{intent} {known.get(sub, sub)}"


def example(text, name, weight):
    """Return (rows of the table, class, weight)."""
    heard = parse(unicodedata.normalize("NFC", text), NOW.date())
    if name == "news":
        name = "topic" if heard.topic else "search"
    rows = sorted({hashed(feature) for feature in features(heard, ruling(heard))})
    return rows, CLASSES.index(name), weight


def examples(kept_out):
    rng = random.Random(7)
    made = []
    for name, pattern, lists in patterns():
        texts = {filled(pattern, lists, rng) for _ in range(PER_PATTERN)} - {""}
        made += [example(spelled(text, rng), name, 1.0) for text in sorted(texts)]
    made += [example(spelled(text, rng), "question", 0.5) for text in asked()]
    made += [example(spelled(text, rng), "search", 0.3) for text in headlines()[-HEADLINES:]]
    for name, text in wished():
        made += [example(each, name, 1.0) for each in (text, fold(text), spelled(text, rng))]
    for place, (_, name, text) in enumerate(written()):
        if place not in kept_out:
            made += [example(spelled(text, rng), name, WRITTEN_WEIGHT) for _ in range(5)]
            made += [example(each, name, WRITTEN_WEIGHT) for each in (text, fold(text))]
    return made


def fit(made):
    """Multinomial logistic regression by Adam over sparse rows."""
    rng = np.random.default_rng(11)
    width = max(len(rows) for rows, _, _ in made)
    padded = np.full((len(made), width), 1 << BITS, dtype=np.int32)
    for place, (rows, _, _) in enumerate(made):
        padded[place, : len(rows)] = rows
    truth = np.array([name for _, name, _ in made])
    weight = np.array([each for _, _, each in made])
    w = np.zeros(((1 << BITS) + 1, len(CLASSES)), dtype=np.float32)
    first, second, step = np.zeros_like(w), np.zeros_like(w), 0
    for epoch in range(EPOCHS):
        order, loss = rng.permutation(len(made)), 0.0
        for low in range(0, len(order), BATCH):
            part = order[low : low + BATCH]
            keep = rng.random(padded[part].shape) < 0.8
            x = np.where(keep, padded[part], 1 << BITS)
            z = w[x].sum(1)
            p = np.exp(z - z.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            loss -= np.log(p[np.arange(len(part)), truth[part]] + 1e-9).sum()
            p[np.arange(len(part)), truth[part]] -= 1
            p *= weight[part, None] / len(part)
            grad = np.zeros_like(w)
            np.add.at(grad, x.ravel(), np.repeat(p, width, axis=0))
            grad[-1] = 0
            grad += DECAY * w
            step += 1
            first = 0.9 * first + 0.1 * grad
            second = 0.99 * second + 0.01 * grad**2
            rate = RATE * (1 - epoch / EPOCHS)
            w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-7)
            w[-1] = 0
        print(f"epoch {epoch}: log loss {loss / len(made):.3f}", flush=True)
    return w[:-1]


def save(w):
    """Write the size of one step, and the figures as steps of eight bits."""
    step = float(np.quantile(np.abs(w), 0.9999)) / 127
    values = np.clip(np.round(w / step), -127, 127).astype(np.int8)
    content = np.float32(step).tobytes() + values.tobytes()
    WEIGHTS.write_bytes(zlib.compress(content, 9))
    print(f"{WEIGHTS.stat().st_size} bytes, {(values != 0).mean():.2f} of the figures are not 0")
    question_model._table.cache_clear()


def measure(places):
    """Print how many of the messages at these places are understood."""
    rows = written()
    for name, way in (("marked", str), ("unmarked", fold)):
        right = [understand(way(rows[place][2]), NOW).intent in rows[place][0] for place in places]
        print(f"  {name}: {sum(right)} of {len(right)} = {sum(right) / len(right):.3f}")


def main():
    """Fit, save and measure."""
    everything = range(len(written()))
    kept_out = set() if "--all" in sys.argv else set(everything[1::2])
    made = examples(kept_out)
    print(f"{len(made)} messages made", flush=True)
    save(fit(made))
    print("learned from:")
    measure([place for place in everything if place not in kept_out])
    if kept_out:
        print("kept out:")
        measure(sorted(kept_out))


if __name__ == "__main__":
    main()
