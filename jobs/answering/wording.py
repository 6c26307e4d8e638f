"""Articles in a question's own words, and what of them is quoted in theirs. Pure.

"Heo" in a question and "lợn" in an article are weighed as one word; what is quoted is printed as it
stands. See ``jobs.understanding.synonyms``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobs.answer import Answer, Passage
from jobs.sentences import sentences
from jobs.text import normalize
from jobs.understanding.synonyms import in_words_of, rephrased


def reworded(question: str, passages: Sequence[Passage]) -> tuple[list[Passage], Mapping[str, str]]:
    """Return passages in the question's words, and how each changed sentence or headline stands.

    Args:
        question: As typed.
        passages: The articles; they are returned as they are where nothing is called otherwise.
    """
    if not rephrased(question):
        return list(passages), {}
    stands: dict[str, str] = {}
    told = []
    for each in passages:
        lines = [_reworded(question, line, stands) for line in each.text.splitlines()]
        title = in_words_of(question, each.title)
        stands[title] = each.title
        told.append(replace(each, title=title, text="\n".join(lines)))
    return told, stands


def _reworded(question: str, line: str, stands: dict[str, str]) -> str:
    """Return a line in other words; as it is where it would fall into other sentences."""
    before = sentences(normalize(line))
    line_after = in_words_of(question, line)
    after = sentences(normalize(line_after))
    if line_after == line or len(after) != len(before):
        return line
    stands.update(zip(after, before, strict=True))
    return line_after


def as_printed(answer: Answer, stands: Mapping[str, str]) -> Answer:
    """Return an answer with its sentences as they stand in the article."""
    return replace(
        answer,
        text=stands.get(answer.text, answer.text),
        before=stands.get(answer.before, answer.before),
        after=tuple(stands.get(each, each) for each in answer.after),
    )
