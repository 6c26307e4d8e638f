"""The live items of ``../shared/data/feeds/real/feed_items`` as entries of a database.

Each becomes what a pull would have made of it: its date, its teaser as its text, topics, story,
and the sentences that the embedded summarizer tells. The folder stays where it is.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobs import dates, topics
from jobs.articles import plain
from jobs.different_events import Head
from jobs.stores import document_store
from jobs.stories import Stories, weigh
from jobs.summarizers.base import Budget, Document
from jobs.summarizers.verbatim import summarize
from jobs.tables import EntryRow, FeedRow

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "feeds" / "real" / "feed_items"


def items():
    """Rows of ``outlet``, ``title``, ``summary``, ``link``, ``published``, each link once."""
    seen = {}
    for path in sorted(DATA.glob("press_*.json")):
        day = datetime.fromisoformat(path.name[6:16]).replace(hour=1, tzinfo=UTC)
        for row in json.loads(path.read_text(encoding="utf-8")):
            seen.setdefault(row["link"], row | {"fetched": day + timedelta(hours=1)})
    return list(seen.values())


def keep(session, rows):
    """Keep ``rows`` as ready entries."""
    feeds, stories = {}, Stories()
    for row in sorted(rows, key=lambda row: row["fetched"]):
        if row["outlet"] not in feeds:
            feeds[row["outlet"]] = _feed(session, row)
        _entry(session, stories, feeds[row["outlet"]], row)


def _feed(session, row):
    kept = FeedRow(
        name=row["outlet"], kind="feed", url=f"https://{len(row['outlet'])}.{hash(row['link'])}.vn",
        every=900, failures=0, added_at=row["fetched"], next_pull_at=row["fetched"],
    )  # fmt: skip
    session.add(kept)
    session.flush()
    return kept.id


def _entry(session, stories, feed, row):
    title = plain.line(row["title"])
    text = "\n".join(plain.lines(row["summary"]))
    at, now = dates.read(row["published"], fetched_at=row["fetched"]).published, row["fetched"]
    told = summarize([Document(title=title, text=text)], Budget(sentences=2)).sentences
    kept = EntryRow(
        feed_id=feed, guid=row["link"], title=title, link=row["link"], published_at=at,
        seen_at=now, teaser="", text=text, author="", attempts=0, ready_at=now,
        sentences=list(told), topics=list(topics.classify(title, text)), machine_written=False,
    )  # fmt: skip
    session.add(kept)
    session.flush()
    mark, head = weigh(title, text), Head.of(title, text, row["outlet"])
    found = stories.find(mark, at or now, head)
    kept.story = kept.id if found is None else found
    stories.remember(kept.id, kept.story, mark, at or now, head)
    document_store.note(session, kept.id)
