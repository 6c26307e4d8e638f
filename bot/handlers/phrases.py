"""Further phrases of topics: what an admin knows about the own province, the taxonomy does not."""

import asyncio
import re
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Reply, RichText, joined
from bot.texts import general as texts
from bot.texts import topics as texts_topics
from jobs import topics
from jobs.stores import topic_store
from jobs.text import fold
from jobs.topics import Topic

LATELY = timedelta(days=7)
MOST_LOOKED_AT = 2_000
"""An admin is shown what a phrase would have found, lately and among so many articles."""

_REMOVES = re.compile(r"\s*[-‐‑‒–—―−]\s*")
"""A hyphen, and what phones make of one."""

_PARTS = re.compile(r"[;\n]|,(?![^“”\"]*[”\"])")
"""Parts phrases; a comma between quotation marks is of the phrase itself."""

_REMOVING = frozenset({"bo", "xoa"})
"""The words that remove a phrase, folded."""

Recent = Sequence[tuple[str, str, tuple[str, ...]]]


async def phrases(desk: Desk, request: Request) -> Reply:
    """``/cumtu``: list; ``/cumtu topic: phrase, phrase``: add; ``/cumtu topic: bỏ phrase``: remove.

    Who adds is shown what the phrase would have found in the last week, so that one that is
    misspelled, or stands everywhere, is noticed before it acts.
    """
    name, colon, typed = _parted(request.argument)
    topic = topics.named(name) if name else None
    if name and topic is None:
        return Reply(texts.unknown_topic(name) + "\n" + texts_topics.how())
    asked = [each for each in _PARTS.split(typed) if each.strip()]
    if topic is None or not (colon and asked):
        return await _listed(desk, topic)
    told = await desk.database.transact(lambda s: [_changed(s, topic, each) for each in asked])
    new = [phrase for _, phrase in told if phrase]
    found = await _found(desk, request, topic, new) if new else {}
    lines = [words + found.get(phrase, RichText()) for words, phrase in told]
    return Reply(joined("\n\n", lines))


def _parted(argument: str) -> tuple[str, bool, str]:
    """Return what stands before the colon, whether there is one, and what stands behind it."""
    name, *typed = re.split("[:：]", argument, maxsplit=1)
    return name.strip(), bool(typed), "".join(typed)


async def _listed(desk: Desk, topic: Topic | None) -> Reply:
    """List the phrases of one topic, or (None) of all that have any."""
    known = await desk.database.transact(topic_store.phrases)
    labels = {each.id: each.label for each in topics.topics() if topic in {None, each}}
    return Reply(
        texts_topics.phrases({labels[id_]: some for id_, some in known.items() if id_ in labels})
    )


def _changed(session: Session, topic: Topic, typed: str) -> tuple[RichText, str]:
    """Add or remove one phrase; return what is said of it, and the phrase if it was added."""
    phrase, removes = topic_store.trimmed(typed), _REMOVES.match(typed) is not None
    first, *rest = typed.split(maxsplit=1)
    if rest and fold(first) in _REMOVING:
        known = {fold(each): each for each in topic_store.phrases(session).get(topic.id, ())}
        meant = topic_store.trimmed(rest[0])
        # "bỏ phiếu" is a phrase, too
        if fold(meant) in known or fold(first) == "xoa":
            phrase, removes = known.get(fold(meant), meant), True
    if removes:
        removed = topic_store.remove_phrase(session, topic.id, phrase)
        say = texts_topics.removed if removed else texts_topics.not_removed
        return say(topic, phrase), ""
    if not topic_store.add_phrase(session, topic.id, phrase):
        limits = topic_store.LONGEST_PHRASE, topic_store.MOST_PHRASES
        return texts_topics.not_added(typed, *limits), ""
    return texts_topics.added(topic, phrase), phrase


async def _found(
    desk: Desk, request: Request, topic: Topic, new: Sequence[str]
) -> dict[str, RichText]:
    """Say of each phrase what it would have found lately."""
    since = request.now - LATELY
    recent = await desk.database.transact(
        lambda s: topic_store.recent(s, since=since, most=MOST_LOOKED_AT)
    )
    found = await asyncio.to_thread(_headlines, topic, new, recent)
    return {
        phrase: texts_topics.found(topic, phrase, titles, len(recent), LATELY.days)
        for phrase, titles in zip(new, found, strict=True)
    }


def _headlines(topic: Topic, new: Sequence[str], recent: Recent) -> list[list[str]]:
    """Return for each phrase the headlines of what has it, of what the topic has not yet first."""
    new_to_it = sorted(recent, key=lambda each: topic.id in each[2])
    found: list[list[str]] = [[] for _ in new]
    for title, text, _ in new_to_it:
        for titles, has in zip(found, topics.has(title, text, new), strict=True):
            if has:
                titles.append(title)
    return found
