"""One shelf of the search index: some ten thousand entries in one folder of tantivy's.

tantivy is an embedded engine (Rust, in the wheel): plain terms over 100,000 articles take it 1 ms
where SQLite FTS5 with phrases takes 373 ms. What it has no way to do is to erase: what is deleted
stays in its files until they happen to be merged. Therefore shelves: one is quickly written anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobs.memory import give_back
from jobs.searching.ranking import Query, spaced, split

if TYPE_CHECKING:
    import tantivy

HEAP = 30_000_000
"""Bytes that the engine may gather before it writes. With its least, 15 MB, 1,000 articles become 5
to 12 files of terms instead of one, in twice the time; the process's peak is 28 MB more either way,
because what was written is merged beside."""

PAIR = 0.5
"""What a pair counts beside a syllable when candidates are proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """An entry as it is found.

    Attributes:
        entry: The database's number of it.
        stamp: When it became ready, and when it was changed, seconds since 1970, added: tells two
            entries of one number apart, as after a backup was restored, and old words from new.
        at: When it was published, or else seen, seconds since 1970.
        feed: The database's number of its feed.
        topics: Ids of the taxonomy.
        title: The headline.
        text: The article.
    """

    entry: int
    stamp: int
    at: int
    feed: int
    topics: tuple[str, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What may be found at all.

    Attributes:
        since: Only what was published at or after this moment; None: no bound.
        until: Only what was published before this moment; None: no bound.
        topics: Only entries on one of these; empty: on any.
        feeds: Only entries of one of these; empty: of any.
    """

    since: datetime | None = None
    until: datetime | None = None
    topics: tuple[str, ...] = ()
    feeds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a shelf holds, to be compared with the database."""

    entries: int = 0
    numbers: int = 0
    stamps: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that the index proposes, before its text has been looked at."""

    score: float
    shelf: "Shelf" = field(compare=False)
    address: Any = field(compare=False)


class Shelf:
    """Entries in one folder; None keeps them in memory.

    Raises:
        ValueError: The folder holds something else, or is broken.
    """

    def __init__(self, folder: Path | None) -> None:
        # The engine's code takes 5 MB: only who searches pays for it.
        import tantivy

        self.folder = folder
        self._engine = tantivy
        self._schema = _schema()
        if folder is None:
            self._index = tantivy.Index(self._schema)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("spaces", spaces)
        self._index.config_reader("manual")
        self._writer: Any = None
        self._changed = False
        self.reload()

    def put(self, found: Findable) -> None:
        """Take an entry in place of what was known of it; to be found after ``commit``."""
        self.remove(found.entry)
        self.add(found)

    def add(self, found: Findable) -> None:
        """Take an entry of which nothing is known; to be found after ``commit``."""
        title, text = split(found.title), split(found.text)
        pairs = [f"{a}_{b}" for words in (title, text) for a, b in pairwise(words)]
        document = self._engine.Document(
            entry=found.entry,
            stamp=found.stamp,
            at=found.at,
            feed=found.feed,
            topic=list(found.topics),
            words=f"{spaced(title)}\n{spaced(text)}",
            pairs=" ".join(pairs),
        )
        self._writing().add_document(document)

    def remove(self, entry: int) -> None:
        """Let an entry not be found after ``commit``; its words may stay in the files."""
        self._writing().delete_documents_by_term("entry", entry)

    def commit(self) -> None:
        """Let what was put be found, and be on the disk.

        What is there may then be merged into fewer files by a thread of the engine's: see ``rest``.
        """
        if self._changed:
            self._writer.commit()
            self._changed = False
            self.reload()

    def rest(self) -> None:
        """Wait until nothing is merged any more, and give back what writing took."""
        if self._writer is not None:
            self.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self.reload()
            give_back()

    def reload(self) -> None:
        """See what was committed last, by another process too."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def holding(self, terms: Sequence[str], name: str) -> list[int]:
        """Return how many entries hold each term of the field ``name``."""
        return [self._searcher.doc_freq(name, term) for term in terms]

    @property
    def entries(self) -> int:
        """How many entries can be found."""
        return self._searcher.num_docs

    def totals(self) -> Totals:
        """Return what is here, to be compared with the database."""
        sums = {name: {"sum": {"field": name}} for name in ("entry", "stamp")}
        told = self._searcher.aggregate(self._engine.Query.all_query(), sums)
        return Totals(
            entries=self.entries,
            numbers=int(told["entry"]["value"] or 0),
            stamps=int(told["stamp"]["value"] or 0),
        )

    def propose(
        self,
        query: Query,
        *,
        words: Sequence[str],
        pairs: Sequence[str],
        filters: Filters,
        most: int,
    ) -> list[Candidate]:
        """Return up to ``most`` candidates that hold some of ``words`` and ``pairs``."""
        wanted = self._wanted(query, words, pairs, filters)
        found = self._searcher.search(wanted, most, count=False)
        return [Candidate(score, self, address) for score, address in found.hits]

    def moments(self, addresses: Sequence[Any]) -> list[tuple[int, int]]:
        """Return the number of each entry, and when it was published."""
        entries: list[Any] = self._searcher.fast_field_values("entry", list(addresses))
        moments: list[Any] = self._searcher.fast_field_values("at", list(addresses))
        return list(zip(entries, moments, strict=True))

    def text(self, address: Any) -> str:
        """Return an entry's title and text, as ``ranking`` weighs them."""
        return str(self._searcher.doc(address)["words"][0])

    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(HEAP, 1)
        self._changed = True
        return self._writer

    def _wanted(
        self, query: Query, words: Sequence[str], pairs: Sequence[str], filters: Filters
    ) -> "tantivy.Query":
        must, should = self._engine.Occur.Must, self._engine.Occur.Should
        some = [(should, self._term("words", word)) for word in words]
        some += [
            (should, self._engine.Query.boost_query(self._term("pairs", pair), PAIR))
            for pair in pairs
        ]
        either = self._engine.Query.boolean_query(some)
        bound = [*self._bound(filters), *self._said(query)]
        if not bound:
            return either
        return self._engine.Query.boolean_query([(must, each) for each in (*bound, either)])

    def _said(self, query: Query) -> list["tantivy.Query"]:
        """What the phrases in quotation marks ask for at least: their pairs."""
        wanted = []
        for phrase in query.phrases:
            if len(phrase) == 1:
                wanted.append(self._term("words", phrase[0]))
            wanted += [self._term("pairs", f"{a}_{b}") for a, b in pairwise(phrase)]
        return [self._engine.Query.const_score_query(each, 0.0) for each in wanted]

    def _bound(self, filters: Filters) -> list["tantivy.Query"]:
        query, bound = self._engine.Query, []
        if filters.since or filters.until:
            bound.append(
                query.range_query(
                    self._schema,
                    "at",
                    self._engine.FieldType.Integer,
                    lower_bound=_ceiling(filters.since),
                    upper_bound=_ceiling(filters.until),
                    include_upper=filters.until is None,
                )
            )
        if filters.topics:
            bound.append(query.term_set_query(self._schema, "topic", list(filters.topics)))
        if filters.feeds:
            bound.append(query.term_set_query(self._schema, "feed", list(filters.feeds)))
        return [query.const_score_query(each, 0.0) for each in bound]

    def _term(self, name: str, value: str) -> "tantivy.Query":
        return self._engine.Query.term_query(self._schema, name, value, "freq")


def _ceiling(moment: datetime | None) -> int | None:
    """Whole seconds are kept: a bound within a second is the next one's."""
    return None if moment is None else -int(-moment.timestamp() // 1)


def _schema() -> "tantivy.Schema":
    import tantivy

    made = tantivy.SchemaBuilder()
    for name in ("entry", "at"):
        made.add_integer_field(name, indexed=True, fast=True)
    made.add_integer_field("stamp", fast=True)
    made.add_integer_field("feed", indexed=True)
    made.add_text_field("topic", tokenizer_name="raw", index_option="basic")
    made.add_text_field("words", stored=True, tokenizer_name="spaces", index_option="freq")
    made.add_text_field("pairs", tokenizer_name="spaces", index_option="freq")
    return made.build()
