"""The search index beside the database: shelves, and how far it has followed the database.

Nothing here is precious: whatever is lost, broken or behind is made anew from the database. The
files are switched by one rename (``index.json``), so a ``kill -9`` leaves the old or the new.
"""

import heapq
import json
import logging
import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from jobs.searching.ranking import Query, rarity, rarity_of_word
from jobs.searching.scale import Scale
from jobs.searching.shelf import Candidate, Filters, Findable, Shelf, Totals

log = logging.getLogger(__name__)

VERSION = 2
"""Changed whenever what is written changes: an index of another version is made anew."""

SHELF = 1 << 16
"""Entries a shelf, by their number: what is erased costs at most so many to be written anew."""

CANDIDATES = 60
"""How many articles are weighed. On 10,000 news 120 gain 0.001 MRR@10 on titles, nothing on 2 to 4
words, and cost twice the time."""

MOST_QUOTED = 400
"""Candidates where a phrase must stand word for word: not all that hold its pairs hold it."""

RAREST_WORDS, RAREST_PAIRS = 12, 16
"""Terms that propose candidates: in a whole sentence the rare ones do, the common ones cost."""


class Shelves:
    """The index in ``folder``; None keeps it in memory.

    One process writes; others that open the same folder only read. Not for several threads at
    once, but for one that finds beside one that writes.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = _alone(folder) if folder else None
        self._shelves: dict[int, Shelf] = {}
        self._names: dict[int, str] = {}
        self._stains: set[int] = set()
        self._open: int | None = None
        self._seen: tuple[int, int] | None = None
        self.followed = 0
        self.new = not self._load()

    @property
    def writes(self) -> bool:
        """Whether this process is the one that writes."""
        return self._folder is None or self._lock is not None

    @property
    def gone(self) -> bool:
        """Whether somebody has deleted what was written, or some of it."""
        if self._folder is None or not self.writes or self.new:
            return False
        parts = [self._folder / name for name in ("index.json", *self._names.values())]
        return not all(part.exists() for part in parts)

    @property
    def stained(self) -> list[int]:
        """The shelves whose files still hold what was removed."""
        return sorted(self._stains)

    def put(self, entries: Iterable[Findable]) -> None:
        """Take entries in place of what was known of them; found after ``commit``."""
        for each in entries:
            self._writing(each.entry // SHELF).put(each)

    def remove(self, entries: Iterable[int]) -> None:
        """Let entries not be found after ``commit``; a shelf that held one is stained."""
        for entry in entries:
            number = entry // SHELF
            if number in self._shelves:
                self._writing(number).remove(entry)
                self._stains.add(number)

    def commit(self, followed: int) -> None:
        """Keep what was put and removed, and how far the database's changes were followed.

        Memory and threads are kept for what comes next, until ``rest``.
        """
        if self._open is not None:
            self._shelves[self._open].commit()
        self.followed = followed
        self._save()

    def rest(self) -> None:
        """Wait for what goes on behind a commit, and give back what writing took."""
        if self._open is not None:
            self._shelves[self._open].rest()
            self._open = None

    def fill(self, number: int, batches: Iterable[Sequence[Findable]]) -> None:
        """Write a shelf anew with these entries alone; an empty one is done away with."""
        self.rest()
        name = f"{number}-{uuid4().hex[:8]}"
        fresh = Shelf(self._folder / name if self._folder else None)
        for batch in batches:
            for each in batch:
                fresh.add(each)
        fresh.rest()
        old = self._names.pop(number, None)
        if fresh.entries:
            self._shelves[number], self._names[number] = fresh, name
        else:
            self._shelves.pop(number, None)
        self._stains.discard(number)
        self._save()
        self._sweep(name if not fresh.entries else None, old)

    def totals(self) -> dict[int, Totals]:
        """Return what each shelf holds."""
        return {number: shelf.totals() for number, shelf in self._shelves.items()}

    def find(self, query: Query, filters: Filters, *, most: int) -> list[int]:
        """Return up to ``most`` entries, the best first; of equals the newer first."""
        self._look_again()
        shelves = list(self._shelves.values())
        scale, words, pairs = _scale(query, shelves)
        if not words:
            return []
        wanted = max(MOST_QUOTED if query.phrases else CANDIDATES, most)
        proposed = [
            candidate
            for shelf in shelves
            for candidate in shelf.propose(
                query, words=words, pairs=pairs, filters=filters, most=wanted
            )
        ]
        return _ranked(heapq.nlargest(wanted, proposed, key=lambda c: c.score), scale)[:most]

    def close(self) -> None:
        """Let go of the folder."""
        self.rest()
        if self._lock is not None:
            self._lock.release()

    def _writing(self, number: int) -> Shelf:
        """The shelf to write in; one at a time, because each takes the engine's memory."""
        if self._open != number:
            self.rest()
            if number not in self._shelves:
                self._names[number] = f"{number}-{uuid4().hex[:8]}"
                self._shelves[number] = Shelf(self._path(number))
            self._open = number
        return self._shelves[number]

    def _path(self, number: int) -> Path | None:
        return self._folder / self._names[number] if self._folder else None

    def _load(self) -> bool:
        """Open what is there; False where there is nothing that can be used."""
        if self._folder is None:
            return False
        try:
            self._read()
        except (OSError, ValueError, KeyError, TypeError) as error:
            if not isinstance(error, FileNotFoundError):
                log.warning("search index is made anew", extra={"fault": type(error).__name__})
            self._shelves, self._names, self._stains = {}, {}, set()
            self.followed = 0
            return False
        finally:
            if self.writes:
                self._sweep_strays()
        return True

    def _read(self) -> None:
        folder = self._folder or Path()
        told = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        if told["version"] != VERSION:
            raise ValueError("another version")
        names = {int(number): str(name) for number, name in told["shelves"].items()}
        kept = {n: s for n, s in self._shelves.items() if self._names.get(n) == names.get(n)}
        for number, name in names.items():
            if number in kept:
                kept[number].reload()
            elif (folder / name).is_dir():
                kept[number] = Shelf(folder / name)
        self._shelves, self._names = kept, names
        self._stains = set(told["stained"])
        self.followed = int(told["followed"])

    def _look_again(self) -> None:
        """Where another process writes, see what it wrote."""
        if self.writes or self._folder is None:
            return
        try:
            state = (self._folder / "index.json").stat()
            if self._seen != (state.st_mtime_ns, state.st_ino):
                self._read()
                self._seen = (state.st_mtime_ns, state.st_ino)
        except (OSError, ValueError):
            return  # it is just being made; what we have is the best there is

    def _save(self) -> None:
        if self._folder is None:
            return
        told = {
            "version": VERSION,
            "followed": self.followed,
            "shelves": self._names,
            "stained": self.stained,
        }
        fresh = self._folder / "index.json.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(told, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._folder / "index.json")

    def _sweep(self, *names: str | None) -> None:
        for name in names:
            if name and self._folder:
                shutil.rmtree(self._folder / name, ignore_errors=True)

    def _sweep_strays(self) -> None:
        """Do away with folders that a killed process left behind."""
        for path in (self._folder or Path()).iterdir():
            if path.is_dir() and path.name not in self._names.values():
                shutil.rmtree(path, ignore_errors=True)


def _alone(folder: Path) -> FileLock | None:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


def _scale(query: Query, shelves: Sequence[Shelf]) -> tuple[Scale, list[str], list[str]]:
    """Weigh the terms of a query; return with the scale those that propose candidates."""
    articles = sum(shelf.entries for shelf in shelves)
    words = list(dict.fromkeys(query.words))
    pairs = {f"{a}_{b}": (a, b) for a, b in query.pairs}
    held = _held(words, "words", shelves)
    joined = _held(list(pairs), "pairs", shelves)
    of_words = {word: rarity_of_word(word, held[word], articles) for word in words}
    of_pairs = {pair: rarity(joined[name], articles) for name, pair in pairs.items()}
    known_words = sorted((w for w in words if held[w]), key=lambda w: held[w])
    known_pairs = sorted((p for p in pairs if joined[p]), key=lambda p: joined[p])
    return (
        Scale(query, words=of_words, pairs=of_pairs),
        known_words[:RAREST_WORDS],
        known_pairs[:RAREST_PAIRS],
    )


def _held(terms: Sequence[str], name: str, shelves: Sequence[Shelf]) -> dict[str, int]:
    counts = [shelf.holding(terms, name) for shelf in shelves]
    return {term: sum(count[place] for count in counts) for place, term in enumerate(terms)}


def _ranked(proposed: Sequence[Candidate], scale: Scale) -> list[int]:
    by_shelf: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in proposed:
        by_shelf[id(candidate.shelf)].append(candidate)
    texts: list[str] = []
    moments: list[tuple[int, int]] = []
    for some in by_shelf.values():
        shelf = some[0].shelf
        moments += shelf.moments([each.address for each in some])
        texts += [shelf.text(each.address) for each in some]
    return scale.order(texts, moments)
