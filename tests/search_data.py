"""The corpora and queries of ``../shared/data/search``, which stay where they are."""

import gzip
import json
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "search"


def corpus(name):
    """Rows of ``id``, ``title``, ``text``."""
    packed = DATA / f"{name}.corpus.jsonl.gz"
    path = packed if packed.exists() else DATA / f"{name}.corpus.jsonl"
    opener = gzip.open if path == packed else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def queries(name):
    """Rows of ``id``, ``query``, ``query_nodia``, ``relevant``; news have ``kw`` besides."""
    with (DATA / f"{name}.dev.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
