"""The kinds of documents: their signs, how they are called, and how that is mistyped."""

from collections.abc import Mapping
from functools import cache

from jobs.text import fold

SIGNS = "NQ CT QĐ QC KL HD KH TB BC CV TTr TT TTLT CTr CTrHĐ ĐA NĐ CĐ PL"
"""Signs of kinds. QĐ is a decision, or at central level a regulation."""

SURE_SIGNS = frozenset({"NQ", "QĐ", "NĐ", "CT", "KL", "TTLT", "CTrHĐ"})
"""Signs that mean little else when typed before a number; "tt 5" or "nd 3" may mean much."""

KINDS = {
    "nghị quyết": "NQ",
    "chỉ thị": "CT",
    "quyết định": "QĐ",
    "quy định": "QĐ",
    "quy chế": "QC",
    "qui định": "QĐ",
    "qui chế": "QC",
    "kết luận": "KL",
    "hướng dẫn": "HD",
    "kế hoạch": "KH",
    "thông báo": "TB",
    "báo cáo": "BC",
    "công văn": "CV",
    "tờ trình": "TTr",
    "thông tư": "TT",
    "thông tư liên tịch": "TTLT",
    "thông tri": "TT",
    "chương trình": "CTr",
    "chương trình hành động": "CTrHĐ",
    "đề án": "ĐA",
    "nghị định": "NĐ",
    "công điện": "CĐ",
    "luật": "Luật",
    "bộ luật": "Luật",
    "pháp lệnh": "PL",
}

DEEDS = frozenset(
    {"hướng dẫn", "kế hoạch", "thông báo", "báo cáo", "chương trình", "quyết định", "luật"}
)
"""Kinds whose word is also a verb, a plan or a part of one, and so stands before many a number."""

SLIPPED = ("nghị quyết", "nghị định", "quyết định", "quy định", "hướng dẫn", "kết luận")
"""Kinds that are known with a letter missing, too: "ngị quyết", "nghị quết", "nghịquyết"."""


@cache
def kinds() -> Mapping[str, tuple[str, str]]:
    """Give each kind's word, folded, with its sign and the word as spelled."""
    known = {fold(word): (sign, word) for word, sign in KINDS.items()}
    for word in SLIPPED:
        right = fold(word)
        for place in range(1, len(right)):
            known.setdefault(right[:place] + right[place + 1 :], known[right])
    return known
