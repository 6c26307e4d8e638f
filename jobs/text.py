"""Vietnamese text: one form to keep, one form to compare, syllables, sentences.

Newspapers print "ủy", offices "uỷ", some files are NFD, some outlets print Ð (U+00D0) for Đ. What
is kept and shown goes through ``normalize``; what is compared goes through ``fold`` (as members
type) or ``canonical`` (where the tone marks must count). Sentences are split in ``jobs.sentences``.
"""

import re
import unicodedata
from typing import TypeAlias

from jobs.sentences import sentences

__all__ = [
    "canonical", "fold", "normalize", "one_i", "sentences", "spelled", "stands_in", "syllables",
    "words",
]  # fmt: skip

SYLLABLE = re.compile(r"\d+(?:[.,/:-]\d+)+|[^\W_]+")
WORD = re.compile(r"[^\W_]+")
ENDING_Y = re.compile(r"[yỳýỷỹỵ](?![^\W_])(?:(?<=(?<![^\W_])[hklmst].)|(?<=(?<![^\W_])qu.))")
ONE_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
OLD_TONE = re.compile(r"[òóỏõọ][ae](?![^\W\d_])|[ùúủũụ]y(?![^\W\d_])")


def _invisible() -> dict[int, None]:
    """Code points that take no place: zero width, direction marks, soft hyphen, controls, tags.

    Fillers of Hangul and the joiner of graphemes as well: with one of them behind it a name is
    another name and looks the same.
    Nor do noncharacters (Unicode 23.7), which no text is to have, and two of which no XML may.
    """
    ranges = [(0x00, 0x09), (0x0E, 0x1C), (0x7F, 0x85), (0x86, 0xA0), (0x200B, 0x2010)]
    ranges += [(0x202A, 0x202F), (0x2060, 0x2070), (0xFFF9, 0xFFFC)]
    ranges += [(0xD800, 0xE000)]  # halves of pairs, which JSON may bear and no database takes
    ranges += [(0xFDD0, 0xFDF0), (0xE0000, 0xE0080)]
    ranges += [(plane + 0xFFFE, plane + 0x10000) for plane in range(0, 0x110000, 0x10000)]
    points = [point for low, high in ranges for point in range(low, high)]
    fillers = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0]
    return dict.fromkeys([*points, *fillers, 0xAD, 0x061C, 0x180E, 0xFEFF], None)


def _plain_letters() -> dict[int, str | int | None]:
    """Every Latin letter with marks → its plain lower-case letter; loose marks → nothing."""
    table: dict[int, str | int | None] = dict(_invisible())
    table.update(dict.fromkeys(range(0x0300, 0x0370), None))
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(point))[0].lower()
        if base.isascii():
            table[point] = base
    table.update(dict.fromkeys(map(ord, "đĐðÐ"), "d"))
    return table


def _new_tones() -> dict[str, str]:
    """The spelling of newspapers ("òa", "ủy") → that of grammars ("oà", "uỷ")."""
    old = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
    new = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
    return dict(zip(old.split(), new.split(), strict=True))


INVISIBLE = _invisible()
STROKES = str.maketrans("ðÐ", "đĐ")
PLAIN = _plain_letters()
NEW_TONES = _new_tones()


def normalize(text: str) -> str:
    """Give the form of a text that is kept: NFC, one line, Đ and đ for Ð and ð.

    White space of every kind becomes one blank; what takes no place (zero-width characters,
    direction marks, controls, soft hyphens) is dropped. Idempotent.
    """
    visible = text.translate(INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(visible.split())).translate(STROKES)


def fold(text: str) -> str:
    """Give the form of a text in which spellings do not differ: lower case, no diacritics.

    "Uỷ ban" = "ủy  ban" = "UY BAN", đ = d, NFC = NFD; white space becomes single blanks.
    Idempotent; takes any text. What it loses: "kỷ luật" and "kỹ luật" are one.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(PLAIN)
    if plain.isascii():
        return " ".join(plain.split())
    return " ".join(unicodedata.normalize("NFC", plain).lower().split())


def canonical(text: str) -> str:
    """Give lower-case NFC with tone marks in one place ("ủy" → "uỷ"), diacritics kept.

    The form in which articles are compared: unlike ``fold`` it keeps "ký" and "kỷ" apart.
    White space stays as it is. Idempotent.
    """
    lower = unicodedata.normalize("NFC", text).translate(STROKES).lower()
    return OLD_TONE.sub(lambda match: NEW_TONES[match.group()], lower)


def one_i(text: str) -> str:
    """Write "kỹ" as "kĩ", "tỷ" as "tỉ", "quý" as "quí": newspapers print both.

    Args:
        text: In the form of ``canonical`` or of ``fold``.
    """
    return ENDING_Y.sub(lambda match: match.group().translate(ONE_I), text)


def syllables(text: str) -> list[str]:
    """Cut a text into its word-like parts as written, without punctuation.

    A part is a Vietnamese syllable, a word, or a number whole ("9.000", "1-6-2020", "6,42");
    a document number falls into its parts ("18-NQ/TW" → "18", "NQ", "TW"). NFC.
    """
    return SYLLABLE.findall(unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """Cut a text into runs of letters and digits in ``canonical`` form: the parts articles share.

    Punctuation separates ("6,42" → "6", "42"), as in the measure of summaries (ROUGE).
    """
    return WORD.findall(canonical(text))


Spelled: TypeAlias = tuple[str, str]
"""A text's words between single blanks, with tone marks and without."""


def spelled(text: str) -> Spelled:
    """Give a text as ``stands_in`` compares it."""
    literal = " ".join(words(text))
    return f" {literal} ", f" {fold(literal)} "


def stands_in(phrase: Spelled, text: Spelled) -> bool:
    """Say whether a text has a phrase, whole syllables, punctuation ignored.

    What is typed with tone marks is meant literally ("kỷ luật" is not "kỹ luật"); what is typed
    without stands for every marking, for half of the people leave them out.
    """
    wanted, plain = phrase
    literal, folded = text
    return wanted in literal if wanted != plain else plain in folded
