"""Which of what stands numbered in a list somebody means: "2, 4-6 và v1". Pure."""

import re
from dataclasses import dataclass

from jobs.text import fold

_BESIDE = re.compile(r"\b(?:bo|xoa|tin|bai|muc|so|cac|ca|va|and)\b")
"""What may stand between numbers: "bỏ tin 2 và tin 4", "2, bỏ 3"."""
_ONE = re.compile(
    r"(?<![\w-])(?<!\d\.)(v?) ?(\d{1,3})(?: ?(?:-|–|den|toi) ?(v?) ?(\d{1,3}))?(?![\w-]|\.\d)"
)
_BETWEEN = re.compile(r"[ ,;.:+&]*")
_NAMED = frozenset({"tin", "bai", "muc", "so"})
_TITLED = re.compile(r"(\d{1,3})\s*[.:)\-–—]*\s+(.+)", re.DOTALL)
_LINK = re.compile(r"https?://[^\s<>“”\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Places:
    """What is meant, by the numbers that stand before it; in the order named, each once.

    Attributes:
        stories: Those of stories.
        documents: Those of documents, which are written "v2".
    """

    stories: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()


def read_places(text: str) -> Places | None:
    """Return which places ``text`` names; None where it names none, or says anything else, too."""
    folded = " ".join(_BESIDE.sub(" ", fold(text)).split())
    found: dict[str, dict[int, None]] = {"": {}, "v": {}}
    for kind, first, other, last in _ONE.findall(folded):
        numbers = range(int(first), int(last or first) + 1)
        if not numbers or (last and other not in {"", kind}):
            return None
        found[kind].update(dict.fromkeys(numbers))
    if not any(found.values()) or not _BETWEEN.fullmatch(_ONE.sub("", folded)):
        return None
    return Places(tuple(found[""]), tuple(found["v"]))


def read_titled(text: str) -> tuple[int, str] | None:
    """Return place and title of "3 Tiêu đề", "tin 3: Tiêu đề"; None where one is missing."""
    words = text.split(" ")
    while words and fold(words[0]) in {"", *_NAMED}:
        del words[0]
    match = _TITLED.fullmatch(" ".join(words))
    return (int(match[1]), match[2]) if match else None


def read_links(text: str) -> list[str]:
    """Return the addresses of pages in ``text``, without what ends a sentence behind them."""
    return [found.rstrip(".,;:!?)") for found in _LINK.findall(text)]
