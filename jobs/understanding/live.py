"""What changes by the hour and is refused, but told of in headlines: prices, the weather. Pure.

The words are data, in ``question.yaml``.
"""

import re
from functools import cache

from jobs.text import fold
from jobs.understanding import question_syllables
from jobs.understanding.question_words import listed, words


def headlined(text: str) -> tuple[str, ...]:
    """Return the phrases of headlines that may tell what a message asks for, as in "giá vàng".

    Empty where it asks for nothing of the kind. Several are called otherwise in other regions.
    """
    folded = _line(text)
    found = (said for pattern, said in _kinds() if pattern.search(folded))
    return next(found, ())


def marked(words: str) -> str:
    """Return the name of a price with its marks where it was typed without any: "gia lua".

    As it is where it is another one, or says more.
    """
    if words != fold(words):
        return words
    return next((each for each in headlined(words) if fold(each) == words), words)


def priced(text: str) -> bool:
    """Say whether a message asks for the price of what headlines tell the price of."""
    named = any(fold(each).startswith(("gia ", "ty gia")) for each in headlined(text))
    return named and _HOW_MUCH.search(_line(text)) is not None


def of_weather(text: str) -> bool:
    """Say whether a message asks for the weather: "chiều nay Hải Phòng có mưa không"."""
    return any(each.startswith("thời tiết") for each in headlined(text))


def told_besides(text: str) -> bool:
    """Say whether a message names more than what changes by the hour: "động đất Cao Bằng mấy độ".

    Words that only ask or lead to what is sought name nothing.

    Args:
        text: The message, without the days that it names.
    """
    folded = _line(text)
    for pattern, _ in _kinds():
        folded = pattern.sub(" ", folded)
    words = folded.split()
    asks = question_syllables.asking(words, words, question=True)
    idle = listed("lead") | listed("tail") | listed("live_idle")
    told = (word for word, asked in zip(words, asks, strict=True) if not asked)
    return any(word not in idle and not word.isdigit() for word in told)


def heads(phrase: str, title: str) -> bool:
    """Say whether a headline has the phrase of a price: "giá tiêu dùng" is not that of pepper."""
    return (
        re.search(rf"(?<![a-z]){re.escape(fold(phrase))}(?! dung)(?![a-z])", fold(title))
        is not None
    )


def told_daily(phrases: tuple[str, ...]) -> bool:
    """Say whether headlines have the price of it each day: older ones then tell nothing."""
    return not any(each in listed("live_seldom") for each in phrases)


_HOW_MUCH = re.compile(r"\b(?:gia|bao nhieu|may tien|nhieu tien)\b")


def _line(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (
            re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"),
            tuple(each.strip() for each in said.split(",")),
        )
        for said, pattern in words()["live"].items()
    )
