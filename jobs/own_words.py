"""Stories in their articles' own words: what a language model wrote is for bulletins only.

There a person approves it before it goes out. What anybody can call up at any moment (lists,
searches, a bulletin asked for now, inline proposals, the document for the meeting) nobody has
approved, so it quotes the article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from jobs.bulletin import Bulletin
from jobs.news import Story
from jobs.sentences import sentences
from jobs.stores import store

OPENING = 2
"""Sentences told of an article whose summary a language model wrote: its first ones, verbatim."""


def stories(session: Session, told: Sequence[Story]) -> list[Story]:
    """Return stories with the first sentences of their articles where a machine wrote others."""
    written = [story.entry for story in told if story.machine_written]
    if not written:
        return list(told)
    texts: Mapping[int, str] = {s.entry: text for s, text in store.passages(session, written)}
    return [
        replace(
            story,
            sentences=tuple(sentences(texts.get(story.entry, ""))[:OPENING]),
            machine_written=False,
        )
        if story.machine_written
        else story
        for story in told
    ]


def bulletin(session: Session, made: Bulletin) -> Bulletin:
    """Return a bulletin whose stories are told so."""
    if not made.machine_written:
        return made
    sections = [
        replace(section, stories=tuple(stories(session, section.stories)))
        for section in made.sections
    ]
    return replace(made, sections=tuple(sections))
