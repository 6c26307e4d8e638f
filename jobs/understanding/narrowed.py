"""What is asked for within a topic: "lương hưu có tăng không" is no wish for all laws. Pure."""

import re
from dataclasses import replace

from jobs.question import Question
from jobs.text import fold
from jobs.understanding.dialect import in_full
from jobs.understanding.parsing import written

_ASKS = re.compile(
    r"(?<![a-z])(?:(?:khong|ko|k|hong|hok|chua|tn|ntn|sao|the nao|ra sao|may|gi|j|nao|bao nhieu"
    r"|khi nao|bao gio)(?: (?:b|v|z|vay|a|ad|bot|oi|bn|nhi|ha|em|chau|roi))*)[ ?.!]*$"
)
_OPEN = re.compile(
    r"(?<![a-z])(?:gi|j|chi) (?:moi|hot|hay|la|nong)|tin gi|co (?:gi|j|tin)(?![a-z])"
)


_HOLIDAY = re.compile(r"^(?!.*\b(?:bot|gui|nhan|ban tin)\b).*\bnghi (?:le|tet)\b")


def narrowed(text: str, question: Question) -> Question:
    """Return a wish for a topic as a question or a search, where more than the topic is named.

    The days off of a holiday are news, and not the hours of the bot.

    Args:
        text: The message, as typed.
        question: As it was understood.
    """
    if question.sub_intent == "settings:schedule" and _HOLIDAY.search(fold(text)):
        return replace(question, intent="search", sub_intent=None, keywords=(text,))
    if question.intent != "topic" or question.phrase is None:
        return question
    words = in_full(written(question.phrase))
    folded = fold(text)
    if _ASKS.search(folded) and not _OPEN.search(folded):
        return replace(question, intent="question", topic=None, phrase=None, keywords=(words,))
    return replace(question, phrase=words)
