"""What is asked for within a topic: "lương hưu có tăng không" is no wish for all laws. Pure."""

import re
from dataclasses import dataclass, replace

from jobs.places import province
from jobs.question import Question
from jobs.text import fold
from jobs.understanding.dialect import in_full
from jobs.understanding.parsing import proper_names, written
from jobs.understanding.question_words import listed

_ASKS = re.compile(
    r"(?<![a-z])(?:(?:khong|ko|k|hong|hok|chua|tn|ntn|sao|the nao|ra sao|may|gi|j|nao|bao nhieu"
    r"|khi nao|bao gio)(?: (?:b|v|z|vay|a|ad|bot|oi|bn|nhi|ha|em|chau|roi))*)[ ?.!]*$"
)
_OPEN = re.compile(
    r"(?<![a-z])(?:gi|j|chi) (?:moi|hot|hay|la|nong)|tin gi|co (?:gi|j|tin)(?![a-z])"
)


_WHEREABOUTS = re.compile(
    r"\b(?:tong bi thu|tbt|thu tuong|chu tich nuoc|chu tich quoc hoi)\b.*"
    r"\b(?:o dau|di dau|tham (?:nuoc )?nao|lam gi)\b(?! nha| rieng)"
)
"""What everybody may ask of those who lead the country."""

_HOLIDAY = re.compile(r"^(?!.*\b(?:bot|gui|nhan|ban tin)\b).*\bnghi (?:le|tet)\b")


def narrowed(text: str, question: Question) -> Question:
    """Return a wish for a topic as a question or a search, where more than the topic is named.

    The days off of a holiday are news, and not the hours of the bot.

    Args:
        text: The message, as typed.
        question: As it was understood.
    """
    if question.sub_intent == "privacy" and _WHEREABOUTS.search(fold(text)):
        words = in_full(written(text))
        return replace(question, intent="question", sub_intent=None, keywords=(words,))
    if question.sub_intent == "settings:schedule" and _HOLIDAY.search(fold(text)):
        return replace(question, intent="search", sub_intent=None, keywords=(text,))
    if question.intent != "topic" or question.phrase is None:
        return question
    words = in_full(written(question.phrase))
    folded = fold(text)
    if _ASKS.search(folded) and not _OPEN.search(folded):
        return replace(question, intent="question", topic=None, phrase=None, keywords=(words,))
    return replace(question, phrase=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTopic:
    """A topic in a province: "giáo dục ở TPHCM".

    Attributes:
        topic: Its id.
        names: The province's name, in each way in which it is written.
    """

    topic: str
    names: tuple[str, ...]


def local_topic(words: str) -> LocalTopic | None:
    """Return the topic and the province of which a search names both, and nothing else.

    None where it does not, or where the topic is a thing of its own, "du lịch Đà Nẵng": what tells
    of that has its name.

    Args:
        words: What is looked for.
    """
    parts = words.split()
    for cut in range(1, len(parts)):
        one, other = " ".join(parts[:cut]), " ".join(parts[cut:])
        for name, place in ((one, _AT.sub("", other)), (other, one)):
            named = proper_names().get(fold(name))
            if named is None or fold(name) in listed("things"):
                continue
            if (known := province(place)) is not None:
                return LocalTopic(topic=named, names=(known.name,))
            if is_ho_chi_minh_city(place):
                return LocalTopic(topic=named, names=HO_CHI_MINH_CITY)
    return None


def is_ho_chi_minh_city(place: str) -> bool:
    """Say whether a text names this city and says nothing else: "TP HCM", "sai gon"."""
    return _HO_CHI_MINH_CITY.fullmatch(fold(place)) is not None


HO_CHI_MINH_CITY = ("TPHCM", "TP.HCM", "TP HCM", "TP Hồ Chí Minh", "Thành phố Hồ Chí Minh")
"""The one province that is written in many ways; "Sài Gòn" is a river and a newspaper, too."""

_HO_CHI_MINH_CITY = re.compile(
    r"(?:(?:tp|thanh pho)[ .]*)?(?:hcm|ho chi minh)|tp\.?hcm|sai gon|saigon|sg"
)
_AT = re.compile(r"^(?:ở|o|tại|tai|của|cua|trong|trên địa bàn|tren dia ban)\s+", re.IGNORECASE)
