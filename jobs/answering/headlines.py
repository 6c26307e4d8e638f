"""A headline that answers, where no sentence of the articles does. Pure.

Feeds cut articles down to a teaser, and papers put into the headline what counts: of 70 questions
on a month of live items that a headline alone answers 23 are answered rightly, and 6 without it; of
80 that nothing answers, and that sound the same, none is answered by a headline. The set was
written before this, and at hand while it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from jobs.answer import Answer, Passage, best
from jobs.answering import likelihood, outright
from jobs.round_ups import is_round_up
from jobs.text import fold, syllables
from jobs.understanding import question_syllables
from jobs.understanding.names import names

FEWEST = 3
"""Syllables that tell something of a question from which a headline may answer it: "trường ở đâu"
fits many."""

SURE = 0.55
"""How sure a headline must be to answer, as of a sentence."""


def told(question: str, passages: Sequence[Passage]) -> list[Answer]:
    """Return the headline that answers a question, alone; empty where none does.

    One that asks, or heads a round-up, answers nothing; nor does one whose article lacks a name of
    the question: what is paid in Nghệ An is no answer for Hà Tĩnh. Nor is it known of any what it
    would have to show for a "why".

    Args:
        question: As typed, with or without tone marks.
        passages: The articles, the likeliest first.
    """
    telling = syllables(question_syllables.telling(question))
    if not outright.demands(question) or len(telling) < FEWEST:
        return []
    named = names(question)
    heads = [
        replace(each, title="", text=_ended(each.title))
        for each in passages
        if not (each.title.rstrip().endswith("?") or is_round_up(each.title))
        and _holds(each, named)
    ]
    answers = likelihood.told(question, best(question, heads, least=SURE), heads)
    titles = {each.entry: each.title for each in passages}
    return [replace(answers[0], text=titles[answers[0].entry])] if answers else []


def _holds(passage: Passage, named: str) -> bool:
    held = set(syllables(fold(f"{passage.title} {passage.text}")))
    return held.issuperset(syllables(fold(named)))


def _ended(title: str) -> str:
    return title if title.endswith((".", "!", "…")) else f"{title}."
