"""``python -m jobs VERB``: the newsroom alone; JSON Lines in, JSON Lines out.

No settings, no token, and no network unless a line names a URL. A line that fails becomes
``{"id": …, "error": "…"}``, and the run goes on.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

from jobs import article, dates, documents, health, topics
from jobs.corpus import Corpus
from jobs.errors import FetchError, NotAFeedError
from jobs.fetch import Fetcher
from jobs.question import understand
from jobs.sources import SOURCES
from jobs.stories import Stories
from jobs.summarizers import Budget, Document
from jobs.summarizers.verbatim import summarize
from jobs.worker_pool import WorkerPool

Line = Mapping[str, Any]
Told = dict[str, Any]
Verb = Callable[[Line], Told | Awaitable[Told]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the verbs work with; ``stories`` remembers the entries of this run."""

    fetcher: Fetcher
    workers: WorkerPool
    stories: Stories
    numbers: Iterator[int]


DEFAULT_SENTENCES = 2
BATCH = 50_000
"""So many lines of ``stories`` are remembered: they are one batch, however long."""
DOCUMENT = ("number", "type", "issuer", "normalized")
ARTICLE = ("title", "text", "lead")
UNDERSTOOD = (
    "intent",
    "sub_intent",
    "topic",
    "keywords",
    "date_from",
    "date_to",
    "document",
    "limit",
)


def main() -> None:
    """Run one verb over stdin."""
    parser = argparse.ArgumentParser(prog="python -m jobs", description=__doc__)
    parser.add_argument("verb", choices=[*VERBS, *CORPUS_VERBS])
    parser.add_argument("--corpus", type=Path, help="JSON Lines: id, title, text")
    chosen = parser.parse_args()
    if (chosen.verb in CORPUS_VERBS) != (chosen.corpus is not None):
        parser.error("--corpus goes with search and answer, and with nothing else")
    try:
        asyncio.run(_run(chosen.verb, chosen.corpus))
    except BrokenPipeError:
        _leave()  # whoever reads has enough
    except OSError as error:
        _leave(": ".join(filter(None, [str(error.filename or ""), error.strerror or str(error)])))


def _leave(why: str = "") -> NoReturn:
    with suppress(OSError):
        sys.stdout.close()  # or what could not be written is tried once more
    sys.exit(f"python -m jobs: {why}" if why else 1)


async def _run(verb: str, corpus: Path | None) -> None:
    if corpus is not None:
        async with Corpus() as kept:
            try:
                await kept.take(json.loads(row) for row in corpus.open(encoding="utf-8-sig"))
            except (ValueError, LookupError, TypeError) as error:
                _leave(f"{corpus}: lines of id, title, text are wanted: {error!r}")
            await _each(lambda line: CORPUS_VERBS[verb](kept, line))
        return
    desk = Desk(
        fetcher=Fetcher(),
        workers=WorkerPool(),
        stories=Stories(most=BATCH),
        numbers=count(1),
    )
    try:
        await _each(lambda line: VERBS[verb](desk, line))
    finally:
        await desk.workers.close()
        await desk.fetcher.close()


async def _each(work: Verb) -> None:
    for row in sys.stdin:
        if raw := row.removeprefix("\ufeff").strip():
            _tell(await _one(work, raw))


async def _one(work: Verb, raw: str) -> Told:
    line: Any = None
    try:
        line = json.loads(raw)
        number = line["id"]
        told = work(line)
        return {"id": number, **(told if isinstance(told, dict) else await told)}
    except Exception as error:  # noqa: BLE001
        # One line of many; its fault is its answer.
        number = line.get("id") if isinstance(line, dict) else None
        return {"id": number, "error": f"{type(error).__name__}: {error}"}


def _tell(told: Told) -> None:
    line = json.dumps(told, ensure_ascii=False, default=_plain)
    # JSON may hold half a surrogate pair, which cannot be written: it would end the run.
    print(line.encode(errors="replace").decode(), flush=True)  # noqa: T201  the output


def _dates(_: Desk, line: Line) -> Told:
    return {"published": dates.published(line["raw"], _moment(line["fetched_at"]))}


async def _feed(desk: Desk, line: Line) -> Told:
    nothing: Told = {"title": "", "entries": []}
    try:
        body, url, content_type = await _body(desk, line)
        listing = await desk.workers.do(
            SOURCES["feed"], body, url=url, content_type=content_type, fetched_at=_now(line)
        )
    except (FetchError, NotAFeedError) as error:
        return {"status": health.state_of(error), **nothing, "why": str(error)}
    entries = [asdict(entry) for entry in (*listing.entries, *listing.unlinked)]
    return {"status": "ok" if entries else "empty", "title": listing.title, "entries": entries}


async def _read(desk: Desk, line: Line) -> Told:
    body, url, content_type = await _body(desk, line)
    page = await desk.workers.do(
        article.read, body, line.get("url") or url, content_type=content_type, fetched_at=_now(line)
    )
    return {
        "title": page.title,
        "published": page.published,
        "lead": page.lead,
        "paragraphs": page.paragraphs,
        "captions": [image.caption for image in page.images if image.caption],
        "images": [image.url for image in page.images],
        "author": page.author,
        "source": page.source,
    }


async def _links(desk: Desk, line: Line) -> Told:
    body, url, content_type = await _body(desk, line)
    try:
        listing = await desk.workers.do(
            SOURCES["page"],
            body,
            url=line.get("url") or url,
            content_type=content_type,
            fetched_at=_now(line),
        )
    except NotAFeedError as error:
        return {"links": [], "why": str(error)}
    return {"links": [{"url": each.link, "title": each.title} for each in listing.entries]}


def _summarize(_: Desk, line: Line) -> Told:
    rows = line.get("documents") or [line]
    budget = Budget(
        sentences=line.get("sentences") or (None if line.get("syllables") else DEFAULT_SENTENCES),
        syllables=line.get("syllables"),
    )
    read = [Document(**{name: row.get(name) or "" for name in ARTICLE}) for row in rows]
    return {"sentences": summarize(read, budget).sentences}


def _stories(desk: Desk, line: Line) -> Told:
    at = _moment(line["published"]) if line.get("published") else None
    number = next(desk.numbers)
    return {"story": desk.stories.add(number, line.get("title") or "", line.get("text") or "", at)}


def _topics(_: Desk, line: Line) -> Told:
    return {"topics": topics.classify(line.get("title") or "", line.get("text") or "")}


def _understand(_: Desk, line: Line) -> Told:
    told = asdict(understand(line["text"], _moment(line["now"])))
    document = told["document"]
    if document:
        told["document"] = {name: document[name] for name in DOCUMENT}
    return {name: told[name] for name in UNDERSTOOD}


def _documents(_: Desk, line: Line) -> Told:
    found = documents.find(line["text"])
    return {"documents": [{name: getattr(each, name) for name in DOCUMENT} for each in found]}


async def _search(corpus: Corpus, line: Line) -> Told:
    return {"hits": await corpus.find(line["query"])}


async def _answer(corpus: Corpus, line: Line) -> Told:
    return {"sentences": await corpus.answer(line["question"])}


async def _body(desk: Desk, line: Line) -> tuple[bytes, str, str | None]:
    if "path" in line:
        body = await asyncio.to_thread(Path(line["path"]).read_bytes)
        return body, line.get("url", ""), line.get("content_type")
    answer = await desk.fetcher.get(line["url"])
    return answer.body, answer.url, answer.content_type


def _now(line: Line) -> datetime:
    return _moment(line["fetched_at"]) if "fetched_at" in line else datetime.now(UTC)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=dates.VIETNAM)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return list(value)
    return str(value)


VERBS: Mapping[str, Callable[[Desk, Line], Told | Awaitable[Told]]] = {
    "dates": _dates,
    "feed": _feed,
    "links": _links,
    "read": _read,
    "summarize": _summarize,
    "stories": _stories,
    "topics": _topics,
    "understand": _understand,
    "documents": _documents,
}
CORPUS_VERBS: Mapping[str, Callable[[Corpus, Line], Awaitable[Told]]] = {
    "search": _search,
    "answer": _answer,
}

if __name__ == "__main__":
    main()
