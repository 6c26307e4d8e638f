"""What outlets print around a headline of the kind of page that it leads to. Pure.

Who reads a story in a chat gets its sentences, not the film; the mark only keeps the same headline
of two outlets apart.
"""

import re

from jobs.text import normalize

_KINDS = (
    r"(?:video|clip|ảnh|chùm ảnh|photo|infographics?|inforgraphic|e-?magazine|mega ?story|longform|"
    r"podcast|audio|multimedia|media)"
)
_MARK = re.compile(
    rf"^(?:[\[(【]\s*{_KINDS}\s*[\])】]\s*[:|–—-]*|{_KINDS}\s*[:|])\s*+(?!bản tin|thời sự|dự báo)",
    re.IGNORECASE,
)
"""Before a broadcast's name it is left: it says that nothing happened (``worth``)."""
_MARK_BEHIND = re.compile(rf"\s*[\[(【]\s*{_KINDS}\s*[\])】]$", re.IGNORECASE)


def unmarked(title: str) -> str:
    """Give a headline without marks such as "[Video]" or "CLIP:"; itself where nothing is left."""
    line = normalize(title)
    bare = _MARK_BEHIND.sub("", _MARK.sub("", line, count=1)).removesuffix(":").rstrip()
    if not bare or bare == line:
        return line
    return bare if bare[1:2].isupper() else bare[:1].upper() + bare[1:]  # "iPhone"
