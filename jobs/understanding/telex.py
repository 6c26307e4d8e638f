"""Words whose keystrokes came through: "tuaanf truowcs" → "tuần trước".

A phone whose Vietnamese keyboard is off writes the keys of Telex themselves. A word is put
together only where it is no Vietnamese syllable as it stands and one when its keys are carried out,
and only in a message that shows at least one key that no word of another language is likely to have
("aa", "dd", "w" behind a vowel), so that "gas" and "bus" stay what they are.
"""

import re
import unicodedata

LONGEST = 9
"""Letters of the longest syllable ("nghieengs"); anything longer is no syllable."""

WORD = re.compile(r"[A-Za-z]+")
SURE = re.compile(r"aa|ee|oo|dd|[uoa]w|w[sfrxj]?$")
SHORT_HORN = re.compile(r"(?<=[bcdghklmnpqrstvx])w(?=ow[a-z])")
"""A "w" alone is "ư", too, as in "nwowcs"; only so it is no English word."""
SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|io|iu|oa|oai|oao|oay|oe|oeo|oi|ua|uai|uay|ue|ui|uo"
    r"|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)
MARKS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
DOUBLED = {"aa": "â", "ee": "ê", "oo": "ô", "dd": "đ"}
HORNED = {"uo": "ươ", "u": "ư", "o": "ơ", "a": "ă"}
VOWELS = re.compile(r"[aeiouyâêôươă]+")


def composed(text: str) -> str:
    """Carry out the Telex keys in a text; give it back as it is where it shows none.

    Takes time in proportion to the text.
    """
    if not any(SURE.search(word.lower()) and _composed(word) for word in WORD.findall(text)):
        return text
    return WORD.sub(lambda match: _composed(match.group()) or match.group(), text)


def _composed(word: str) -> str | None:
    """The syllable that these keys write; None where the word is one already, or none comes out."""
    keys = SHORT_HORN.sub("uw", word.lower())
    if len(keys) > LONGEST or SYLLABLE.fullmatch(keys):
        return None
    first = re.search(r"[aeiouy]", keys)
    if first is None:
        return None
    onset, rest = keys[: first.start()], keys[first.start() :]
    tone = next((MARKS[key] for key in reversed(rest) if key in MARKS), "")
    letters = re.sub(r"[sfrxj]", "", rest)
    horned = "w" in letters
    letters = _doubled(letters.replace("w", ""))
    if horned:
        bare, letters = letters, _horned(letters)
        if letters == bare:
            return None  # "news": there is nothing for the w to mark
    onset = "đ" + onset[2:] if onset.startswith("dd") else onset
    spelled = onset + letters
    plain = unicodedata.normalize("NFD", spelled).replace("đ", "d")
    plain = "".join(letter for letter in plain if letter.isascii())
    if not SYLLABLE.fullmatch(plain):
        return None
    made = toned(spelled, tone)
    return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made


def _doubled(letters: str) -> str:
    """Write "aa" as "â", and so where the second key came after the end: "tuana"."""
    for key in "aeo":
        letters = re.sub(rf"{key}([^aeiouy]*){key}", rf"{DOUBLED[key * 2]}\1", letters, count=1)
    return letters


def _horned(letters: str) -> str:
    for plain, marked in HORNED.items():
        if plain in letters:
            return letters.replace(plain, marked, 1)
    return letters


def toned(spelled: str, tone: str) -> str:
    """Put the tone where newspapers print it."""
    vowels = VOWELS.search(spelled, 1 if spelled.startswith(("gi", "qu")) else 0)
    if not tone or vowels is None:
        return spelled
    group = vowels.group()
    marked = [place for place, letter in enumerate(group) if letter in "âêôươă"]
    closed = vowels.end() < len(spelled)
    place = marked[-1] if marked else min(len(group) - 1, 1) if closed or len(group) == 3 else 0
    at = vowels.start() + place
    return unicodedata.normalize("NFC", spelled[: at + 1] + tone + spelled[at + 1 :])
