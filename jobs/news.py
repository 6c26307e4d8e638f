"""The nouns of the newsroom: what passes from one room to the next. Never a database row."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address from which entries come, and what the last pulls taught us about it.

    Attributes:
        id: The database's number for it.
        name: The outlet, as members read it ("Nhân Dân").
        kind: Which source reads it; a key of ``jobs.sources.SOURCES``.
        url: The address to pull; http or https.
        every: The wait between two pulls that the editor chose.
        etag: The ``ETag`` of the last full answer; None where there was none.
        modified: Its ``Last-Modified``, verbatim; None where there was none.
        body_hash: SHA-256 of its body, hex; None before the first.
        failures: How many pulls in a row have failed.
        pulled_at: When the last pull succeeded; None before the first.
        title: What it calls itself; "" where that is not known.
        wish: The wait that it asks for itself (``ttl``); None where it does not.
        hosts: Where its entries and redirects may lead besides its own host, "*" for anywhere;
            None before the first pull, which learns them.
    """

    id: int
    name: str
    kind: str
    url: str
    every: timedelta
    etag: str | None = None
    modified: str | None = None
    body_hash: str | None = None
    failures: int = 0
    pulled_at: datetime | None = None
    title: str = ""
    wish: timedelta | None = None
    hosts: tuple[str, ...] | None = None

    @property
    def pulled(self) -> bool:
        """Whether one pull has succeeded yet. The first takes only recent entries to read."""
        return self.pulled_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news, as its feed announced it.

    Attributes:
        guid: The feed's own name for the entry (RSS ``guid``, Atom ``id``), or else its link;
            unique within the feed.
        title: Plain text, one line, NFC.
        link: The page of the article; absolute, http or https.
        published: When the publisher says that it appeared; aware, UTC. None where the feed is
            silent: what we saw last is not what happened last, so nothing is made up.
        text: The feed's own teaser or full text, as plain text; "" where there is none.
    """

    guid: str
    title: str
    link: str
    published: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of an article: its absolute address, and its caption ("" where it has none)."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The page behind an entry, as plain text.

    Attributes:
        url: The page's address.
        title: The headline, one line, NFC; "" where none was found.
        published: The minute that the page shows; aware, UTC. None where it shows none.
        lead: The opening that the editor set apart (sapô), a paragraph a line; "" where the page
            has none.
        paragraphs: The body in reading order, without lead, captions, author and source line.
        images: The pictures in reading order.
        author: Who signed, without "Theo" and without "(tổng hợp)"; "" where nobody did.
        source: Where the page says it took the text from; "" where it says nothing.
    """

    url: str
    title: str = ""
    published: datetime | None = None
    lead: str = ""
    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    author: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """Lead and body, a paragraph a line."""
        return "\n".join(part for part in (self.lead, *self.paragraphs) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Another outlet's report of a story: its number, who brought it, and its page."""

    entry: int
    outlet: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One item of a bulletin: an event as one entry tells it, and who else tells it.

    Attributes:
        entry: The database's number of the entry that is told: of several the fullest.
        title: The headline.
        link: The page of the article.
        outlet: The name of the feed that brought it.
        published: As in ``Entry``.
        sentences: The summary, verbatim sentences of the article in reading order; empty where
            the article has nothing but its title.
        topics: Ids of the taxonomy, best first; empty where none fits.
        machine_written: Whether a language model wrote the sentences in its own words: then they
            are labelled as AI text, and approved by a person before they go out.
        others: The same event as told by other outlets, one each, the oldest first.
        entries: The numbers of all entries that tell it, also of outlets that are not wanted: who
            was told one of them was told the story.
        teased: Whether the sentences are the feed's own, which may be cut off: its page was not
            read.
    """

    entry: int
    title: str
    link: str
    outlet: str
    published: datetime | None
    sentences: tuple[str, ...]
    topics: tuple[str, ...]
    machine_written: bool = False
    others: tuple[Telling, ...] = ()
    entries: tuple[int, ...] = ()
    teased: bool = False
