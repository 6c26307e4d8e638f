"""The sentence of an article that comes nearest to an answer that is not sure to be one. Pure."""

import re
from collections.abc import Sequence

from jobs.answer import ENDED, Answer, Passage, best
from jobs.answering import outright
from jobs.text import fold, syllables

LOOKED_AT = 6
"""The likeliest sentences of an article among which one is chosen."""

_INVITES = re.compile(r"(?:kinh )?moi (?:quy vi|ban doc|cac ban|ban)\b")
"""How the folded sentence of a round-up begins that tells nothing."""

LONGEST = 400
"""Letters of a sentence that is shown below a headline."""


def nearest(question: str, passage: Passage) -> str:
    """Return the sentence that answers if any of the article's does, verbatim.

    What shows what is asked for, a number, a date, a name, goes before what only shares its words.

    Args:
        question: As typed, or with what it leans on.
        passage: The article.

    Returns:
        "" where each is too long, no whole sentence (other headlines stand below some articles), an
        invitation ("Mời quý vị theo dõi …"), or says no more than the headline.
    """
    near = best(question, [passage], most=LOOKED_AT, least=-1.0)
    told = [each.text for each in near if _tells_more(each, passage.title)]
    return next((each for each in told if outright.shows(question, each)), told[0] if told else "")


def _tells_more(answer: Answer, title: str) -> bool:
    said, held = _syllables(answer.text), _syllables(title)
    whole = len(answer.text) <= LONGEST and ENDED.search(answer.text)
    if _INVITES.match(fold(answer.text)):
        return False
    return bool(whole) and not set(said) <= set(held)


def _syllables(text: str) -> Sequence[str]:
    return syllables(fold(text))
