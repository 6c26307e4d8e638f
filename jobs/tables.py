"""The newsroom's tables. A row never leaves the store; the nouns of ``jobs.news`` do."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobs.database import Base


class FeedRow(Base):
    """A feed, its last answers, and when it is due."""

    __tablename__ = "feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(comment="the outlet, as members read it")
    kind: Mapped[str] = mapped_column(comment="feed, sitemap, page")
    url: Mapped[str] = mapped_column(unique=True, comment="where it is read")
    every: Mapped[int] = mapped_column(comment="seconds between two pulls")
    etag: Mapped[str | None] = mapped_column(comment="the server's mark of the last answer")
    modified: Mapped[str | None] = mapped_column(comment="the server's date of it")
    body_hash: Mapped[str | None] = mapped_column(comment="hash of it")
    failures: Mapped[int] = mapped_column(default=0, comment="pulls in a row that failed")
    fault: Mapped[str | None] = mapped_column(comment="why the last pull failed")
    added_at: Mapped[datetime] = mapped_column(comment="when it was added")
    pulled_at: Mapped[datetime | None] = mapped_column(comment="the last pull that succeeded")
    next_pull_at: Mapped[datetime] = mapped_column(index=True, comment="when it is read next")
    state: Mapped[str | None] = mapped_column(comment="what the last pull came to")
    failing_since: Mapped[datetime | None] = mapped_column(
        comment="since when it fails; null: it works"
    )
    new_at: Mapped[datetime | None] = mapped_column(comment="when it last brought something new")
    told: Mapped[str | None] = mapped_column(comment="the trouble that admins know of")
    alarm: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="a sudden turn that admins are to judge"
    )
    hosts: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="where links and redirects may lead besides its own host"
    )
    title: Mapped[str | None] = mapped_column(comment="what it calls itself")
    wish: Mapped[int | None] = mapped_column(comment="seconds that it asks for between two pulls")
    paused_at: Mapped[datetime | None] = mapped_column(comment="when an admin halted it")
    listed: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), deferred=True, comment="hashes of what it listed without a date"
    )


class EntryRow(Base):
    """An entry; due to be read while ``next_read_at`` is set, in bulletins once ``ready_at`` is."""

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("feed_id", "guid"),
        Index("entries_link", "link"),
        Index("entries_check_at", "check_at"),
        Index("entries_changed_at", "changed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feeds.id", ondelete="CASCADE"))
    guid: Mapped[str] = mapped_column(comment="the feed's own name for it")
    title: Mapped[str] = mapped_column(comment="its headline")
    link: Mapped[str] = mapped_column(comment="where its page is")
    published_at: Mapped[datetime | None] = mapped_column(comment="when it says it appeared")
    seen_at: Mapped[datetime] = mapped_column(index=True, comment="when we first saw it")
    teaser: Mapped[str] = mapped_column(Text, default="", comment="what the feed says of it")
    text: Mapped[str] = mapped_column(Text, default="", comment="lead and body, a paragraph a line")
    author: Mapped[str] = mapped_column(default="", comment="as its page names him")
    attempts: Mapped[int] = mapped_column(default=0, comment="readings that failed")
    next_read_at: Mapped[datetime | None] = mapped_column(
        index=True, comment="when its page is read next"
    )
    ready_at: Mapped[datetime | None] = mapped_column(index=True, comment="from when on it is told")
    sentences: Mapped[list[str]] = mapped_column(JSON, default=list, comment="the summary")
    topics: Mapped[list[str]] = mapped_column(JSON, default=list, comment="best first")
    headline: Mapped[str | None] = mapped_column(comment="what its page is headed by")
    check_at: Mapped[datetime | None] = mapped_column(comment="when its page is looked at again")
    checked_at: Mapped[datetime | None] = mapped_column(comment="when it last was")
    missed: Mapped[int | None] = mapped_column(comment="looks in a row that found no page")
    change: Mapped[str | None] = mapped_column(comment="what the source did to it since")
    changed_at: Mapped[datetime | None] = mapped_column(comment="when that was seen")
    was: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), comment="title and summary before the change"
    )
    story: Mapped[int | None] = mapped_column(
        index=True, comment="the entry with which its story began; NULL before it is ready"
    )
    fingerprint: Mapped[bytes | None] = mapped_column(
        LargeBinary, deferred=True, comment="jobs.stories.Fingerprint, while others may join"
    )
    machine_written: Mapped[bool] = mapped_column(
        default=False, comment="whether a language model wrote the summary in its own words"
    )


class AskedRow(Base):
    """What a language model was asked about, and what came of it."""

    __tablename__ = "asked"

    key: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of articles and budget")
    asked_at: Mapped[datetime] = mapped_column(index=True, comment="when")
    sentences: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="what it wrote"
    )
    fault: Mapped[str | None] = mapped_column(comment="why what it wrote is not told")


class TopicPhraseRow(Base):
    """A phrase that an admin wants a topic to be known by, besides the taxonomy's own."""

    __tablename__ = "topic_phrases"
    __table_args__ = (UniqueConstraint("topic", "phrase"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(comment="an id of the taxonomy")
    phrase: Mapped[str] = mapped_column(comment="one line, as typed")


class SearchLogRow(Base):
    """An entry that was changed: the index beside the database follows these lines."""

    __tablename__ = "search_log"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[int] = mapped_column(comment="it may be gone: then it is to be forgotten")


class DocumentRow(Base):
    """A document's number where an article names it, with the sentence around it."""

    __tablename__ = "documents"
    __table_args__ = (Index("documents_number", "number", "type"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(comment='as printed, with its year: "57", "147/2024"')
    type: Mapped[str | None] = mapped_column(comment="NQ, CT ...")
    issuer: Mapped[str | None] = mapped_column(comment="TW, CP ...")
    normalized: Mapped[str] = mapped_column(index=True, comment='"57-NQ/TW"')
    sentence: Mapped[str] = mapped_column(Text, comment="where it stands in the article")
    published_at: Mapped[datetime] = mapped_column(comment="the entry's, or when it was seen")


class SupersessionRow(Base):
    """A document that replaces, repeals or amends another, where an article says so."""

    __tablename__ = "supersessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"), index=True)
    newer: Mapped[str | None] = mapped_column(index=True, comment="normalized; unnamed: null")
    older: Mapped[str] = mapped_column(index=True, comment="normalized")
    how: Mapped[str] = mapped_column(comment="replaces, repeals, amends")
    sentence: Mapped[str] = mapped_column(Text, comment="that says so")
    published_at: Mapped[datetime] = mapped_column(comment="the entry's, or when it was seen")
