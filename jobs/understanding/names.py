"""The names that a message has: of people, places, things. Pure."""

from itertools import groupby

from jobs.text import fold
from jobs.understanding.question_words import places
from jobs.understanding.typed_text import typed, uncalled

_OURS = frozenset(["viet", "nam", "vn"])

_BODIES = frozenset(("so", "bo", "ban", "hoi", "vien", "cuc", "vu", "truong", "tong", "uy"))
"""How the name of a body begins of which there is one in each province."""


def names(text: str) -> str:
    """Return the names of a message: what has a capital and is not its first word, or figures.

    Where all is in small letters, or all in capitals, only places that are known can be seen.
    "Người Việt" are in all news.
    """
    shown = uncalled(text).strip()
    said = [] if shown.isupper() else shown.split()[1:]
    told = [each for each in said if each[0].isupper() or each[0].isdigit()]
    line = typed(shown)
    placed = [line.shown[m.start() : m.end()] for m in places().finditer(line.folded)]
    return " ".join([each for each in told if fold(each) not in _OURS] or placed)


def full_names(text: str) -> tuple[str, ...]:
    """Return the names of two words or more of a message, folded: "Nghệ An", "Huấn Hoa Hồng".

    "Sở Giáo dục" and the like are none: there is one in each province.
    """
    if text.isupper():
        return ()
    runs = (list(run) for named, run in groupby(text.split(), _begins_large) if named)
    told = (fold(" ".join(run).strip(" ,.;:?!")) for run in runs if len(run) > 1)
    return tuple(name for name in told if name.split()[0] not in _BODIES)


def _begins_large(word: str) -> bool:
    return word[0].isupper()
