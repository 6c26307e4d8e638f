"""Bytes → text, and text that somebody else decoded wrongly → the text that was meant.

Vietnamese stands on the net in a dozen encodings, and declarations lie. So `decoded` believes the
bytes first, and `mended` looks at each text by itself: a feed may hold its titles in an old font
encoding and its teasers in clean UTF-8. The tables are those of TCVN 5712:1993 (third set, "ABC")
and of VNI for Windows.
"""

import codecs
import re
import unicodedata
from functools import cache

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?encoding|charset)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE
)

SINGLE_BYTE = frozenset({"ascii", "utf-8", "iso8859-1", "cp1252"})
"""Declared by habit, whatever the bytes are: no evidence."""

NO_CHARSETS = frozenset({"punycode", "unicode_escape", "raw-unicode-escape", "unicode-escape"})
"""Python's own encodings of text, which no server means."""

MOST_DAMAGE = 0.1
"""The share of broken sequences up to which a text still counts as damaged UTF-8. One bad byte
spoils one letter; a single-byte encoding breaks nearly every one."""

TCVN3_LETTERS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\xadư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßò"
    "áỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöửữữøứùựúỳûỷüỹýýþỵ"
).replace("ữữ", "÷ữ")

VNI_LETTERS = "ÑĐñđÖƯöưÔƠôơÍÍííÌÌììÆỈæỉÓĨóĩÒỊòịÎỴîỵ"

ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
ROUND, BREVE = "\u0302", "\u0306"
VNI_MARKS = {
    "ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT,
    "â": ROUND, "á": ROUND + ACUTE, "à": ROUND + GRAVE, "å": ROUND + HOOK,
    "ã": ROUND + TILDE, "ä": ROUND + DOT,
    "ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK,
    "ü": BREVE + TILDE, "ë": BREVE + DOT,
}  # fmt: skip
VNI_PAIR = re.compile("([aeouyöô])([ùøûõïâáàåãäêéèúüë])|[ñöôíìæóòî]", re.IGNORECASE)

SUSPECT = re.compile("[\x80-\xff]")
CLEAN = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that only a text decoded rightly contains, and doubly encoded ones never do."""

WORD = re.compile(r"[^\W\d_]+[\u0300-\u036f\x80-\xbf×÷]*[^\W\d_\x80-\xbf]*|[^\s\x00-\x7f]+")
SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    "[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
TONES = re.compile(f"[{ACUTE}{GRAVE}{HOOK}{TILDE}{DOT}]")


HOLE = "\x03"
HOLED = re.compile(rf"(?:(?<![^\W\d_])[^\W\d_]*+|){HOLE}[^\W\d_]*")
VOWELS = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo "
    "ôi ơi ua uâ uây uê uêu ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu"
)
NUCLEI = frozenset(VOWELS.split())
"""The vowels that a Vietnamese syllable can hold, without tones."""

LOSABLE = "ềọỏờ"
"""Letters whose last byte is no letter of Windows-1252, so that double encoding loses it."""


def decoded(body: bytes, content_type: str | None) -> str:
    """Decode a feed or a page; never fails.

    Marks at the start and zero bytes decide first, then whether it is UTF-8, and only then what is
    declared. What is none of these comes out letter by letter as if it were Latin-1: `mended` finds
    out what was meant.
    """
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    declared = _declared(body, content_type)
    if declared and declared not in SINGLE_BYTE:
        return body.decode(declared, "replace")
    text = body.decode("utf-8", "replace")
    letters = sum(1 for letter in text if letter > "\x7f")
    if text.count("\ufffd") <= max(2, letters * MOST_DAMAGE):
        return text
    return body.decode("latin-1")


def _wide(body: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: markup starts with ASCII letters, the rest is zeros."""
    start = body[:64]
    zeros = "".join("0" if byte == 0 else "x" for byte in start[: len(start) // 4 * 4])
    if zeros.count("0") < len(zeros) // 3 or not zeros:
        return None
    for pattern, name in (
        ("x000", "utf-32-le"),
        ("000x", "utf-32-be"),
        ("x0x0", "utf-16-le"),
        ("0x0x", "utf-16-be"),
    ):
        if zeros.startswith(pattern):
            return name
    return None


def _declared(body: bytes, content_type: str | None) -> str | None:
    for place in (body[:1024], (content_type or "").encode("utf-8", "replace")):
        found = DECLARED.search(place)
        if found:
            try:
                name = codecs.lookup(found[1].decode("ascii")).name
                b"<".decode(name, "replace")  # "hex" and "idna" are codecs, too, and no encodings
            except (LookupError, UnicodeError):
                continue
            if name not in NO_CHARSETS:
                return name
    return None


def mended(text: str) -> str:
    """Give the text that was meant, where a text is Vietnamese in the wrong letters.

    Text that is right, or in another language, comes back as it was, but for the control
    characters by which Latin-1 shows the quotation marks of Windows.
    """
    if not SUSPECT.search(text) or CLEAN.search(text):
        return text
    readings = [text, *_other_readings(text)]
    best = max(readings, key=_plausible)
    if best is text:
        return re.sub("[\x80-\x9f]+", lambda found: _from_windows(found[0]), text)
    return unicodedata.normalize("NFC", best)


def _other_readings(text: str) -> list[str]:
    readings = [text.translate(_tcvn3()), _vni(text)]
    doubled = _once_more(text)
    if doubled is not None:
        readings.append(doubled)
    raw = _bytes_of(text)
    if raw is not None:
        readings.append(raw.decode("cp1258", "replace"))
    return readings


def _from_windows(letters: str) -> str:
    return letters.encode("latin-1").decode("cp1252", "replace")


@cache
def _tcvn3() -> dict[int, str]:
    pairs = zip(TCVN3_LETTERS[::2], TCVN3_LETTERS[1::2], strict=True)
    return {ord(seen): meant for seen, meant in pairs}


@cache
def _vni_letters() -> dict[str, str]:
    return dict(zip(VNI_LETTERS[::2], VNI_LETTERS[1::2], strict=True))


def _vni(text: str) -> str:
    def meant(found: re.Match[str]) -> str:
        if found[1] is None:
            return _vni_letters()[found[0]]
        return _vni_letters().get(found[1], found[1]) + VNI_MARKS[found[2].lower()]

    return unicodedata.normalize("NFC", VNI_PAIR.sub(meant, text))


def _once_more(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252 and encoded again.

    "Đ" is then often lost half (its byte 0x90 is no letter of Windows-1252), and sure to be meant.
    """
    raw = _bytes_of(text.replace("Ä\ufffd", "Ä\x90").replace("á»\ufffd", HOLE))
    once = raw.decode("utf-8", "replace") if raw is not None else ""
    return HOLED.sub(_filled, once) if CLEAN.search(once) else None


def _filled(found: re.Match[str]) -> str:
    """A word with a letter that was lost, where only one letter makes it a syllable."""
    word = found[0]
    cased = word.isupper() or (word[0] == HOLE and word[1:].islower())
    letters = LOSABLE.upper() if word.isupper() else LOSABLE + "Ố" * cased
    fits = [letter for letter in letters if _can_be(word.replace(HOLE, letter))]
    return word.replace(HOLE, fits[0] if len(fits) == 1 else "\ufffd")


def _can_be(word: str) -> bool:
    """Say whether a word is a syllable, its tone included: "hỏp" is none, only "hóp" and "họp"."""
    marks = TONES.findall(unicodedata.normalize("NFD", word))
    checked = word.lower().endswith(("c", "ch", "p", "t"))
    if not _is_syllable(word) or (checked and not set(marks) & {ACUTE, DOT}):
        return False
    toneless = unicodedata.normalize(
        "NFC", TONES.sub("", unicodedata.normalize("NFD", word.lower()))
    )
    core = re.sub(r"^(?:gi(?=[aăâeêoôơuư])|qu)|[^aăâeêioôơuưy]", "", toneless)
    return core in NUCLEI


def _bytes_of(text: str) -> bytes | None:
    """The bytes that were read as Windows-1252; None where some letter cannot come from there."""
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if letter > "\xff" and letter != "\ufffd":
                return None
            raw += letter.encode("latin-1", "replace")
    return bytes(raw)


def _plausible(text: str) -> int:
    """How many of the words with marks can be Vietnamese syllables, less those that cannot."""
    score = 0
    for word in WORD.findall(unicodedata.normalize("NFC", text)):
        if not word.isascii():
            score += 1 if _is_syllable(word) else -1
    return score


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", TONES.sub("", apart))
    return len(TONES.findall(apart)) <= 1 and SYLLABLE.fullmatch(toneless) is not None
