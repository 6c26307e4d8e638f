"""Words whose VNI keys came through: "tua62n tru7o71c" → "tuần trước".

In VNI the figures are the marks: 1 to 5 the tones, 6 the roof, 7 the horn, 8 the breve, 9 the bar
of đ. A word is put together only where a Vietnamese syllable comes out, and only in a message that
is sure to be typed so: a figure stands within a word, or two different words end in one ("chi3
thi5"). "U23", "nq57", "T6" and "tin1, tin2" stay what they are.
"""

import re

from jobs.understanding.telex import HORNED, MARKS, SYLLABLE, toned

WORD = re.compile(r"(?<!\w)[A-Za-z]+[1-9][A-Za-z1-9]*(?!\w)")
LONGEST = 9
"""Letters of a syllable ("nghieng"), as in ``jobs.understanding.telex``."""
TONES = dict(zip("12345", (MARKS[key] for key in "sfrxj"), strict=True))
ROOFED = {"a": "â", "e": "ê", "o": "ô"}
WITHIN = re.compile(r"[a-z][1-9]+[a-z]")


def composed(text: str) -> str:
    """Carry out the VNI keys in a text; give it back as it is where it is not sure to have any.

    Takes time in proportion to the text.
    """
    words = {word: _composed(word) for word in WORD.findall(text)}
    found = {word.lower() for word, made in words.items() if made}
    bases = {re.sub("[1-9]", "", word) for word in found}
    if len(bases) < 2 and not any(map(WITHIN.search, found)):
        return text
    return WORD.sub(lambda match: words.get(match.group()) or match.group(), text)


def _composed(word: str) -> str | None:
    """The syllable that these keys write; None where none comes out."""
    keys = word.lower()
    tones = re.findall("[1-5]", keys)
    bare = re.sub("[1-9]", "", keys)
    if not 2 <= len(bare) <= LONGEST or len(tones) > 1 or not SYLLABLE.fullmatch(bare):
        return None
    letters: str | None = re.sub("[1-5]", "", keys)
    for key, mark in (("9", _barred), ("6", _roofed), ("7", _horned), ("8", _short)):
        while letters is not None and key in letters:
            letters = mark(letters, letters.index(key))
    if letters is None:
        return None
    made = toned(letters, TONES[tones[0]] if tones else "")
    return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made


def _marked(letters: str, place: int, marks: dict[str, str]) -> str | None:
    """Mark the last letter before the key that can carry it; None where none can."""
    bare = letters[:place] + letters[place + 1 :]
    at = max((at for at in range(place) if bare[at] in marks), default=None)
    return None if at is None else bare[:at] + marks[bare[at]] + bare[at + 1 :]


def _barred(letters: str, place: int) -> str | None:
    bare = letters[:place] + letters[place + 1 :]
    return "đ" + bare[1:] if bare.startswith("d") else None


def _roofed(letters: str, place: int) -> str | None:
    return _marked(letters, place, ROOFED)


def _horned(letters: str, place: int) -> str | None:
    """Horn "uo" in one go, as keyboards do, whichever of the two the key stands behind."""
    bare = (letters[:place] + letters[place + 1 :]).replace("7", "")
    if "uo" in bare:
        return bare.replace("uo", "ươ", 1)
    return _marked(letters, place, {key: HORNED[key] for key in "uo"})


def _short(letters: str, place: int) -> str | None:
    return _marked(letters, place, {"a": "ă"})
