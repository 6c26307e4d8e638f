"""The names that a message has: of people, places, things. Pure."""

import re
from itertools import groupby

from jobs.text import canonical, fold
from jobs.understanding.question_words import places
from jobs.understanding.typed_text import typed, uncalled

_OURS = frozenset(["viet", "nam", "vn"])

_BODIES = frozenset(
    map(canonical, ["sở", "bộ", "ban", "hội", "viện", "cục", "vụ", "trường", "tổng", "ủy"])
)
"""How the name of a body begins of which there is one in each province; "Trương" begins none."""

_CASE = canonical("vụ")
"""What leads to a name at the beginning of a headline, too: "Vụ Vạn Thịnh Phát"."""

_PARTED = re.compile(r"[,;:?!()“”\"…]|\.(?!\w)")
"""Where a name ends, and another one may begin: "Hà Nội, Huế"."""


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
    parts = (groupby(part.split(), _begins_large) for part in _PARTED.split(text))
    runs = (list(run) for part in parts for named, run in part if named)
    told = (run[1:] if canonical(run[0]) == _CASE else run for run in runs)
    return tuple(fold(" ".join(run)) for run in told if len(run) > 1 and not _is_body(run[0]))


def _is_body(word: str) -> bool:
    spelled = canonical(word)
    return spelled in _BODIES or (spelled == fold(word) and spelled in map(fold, _BODIES))


def _begins_large(word: str) -> bool:
    return word[0].isupper()
