"""How outlets and keywords are chosen, and how long lists of choices turn. Pure. See ``kinds``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from bot.messages import Choice, RichText
from bot.texts import choices as texts_choices
from bot.texts import general as texts
from jobs.selection import SPELLED, Keywords, Sources
from jobs.text import canonical, fold, normalize

COLUMNS = 2
PAGE = 10
MOST_OUTLETS = 40
MOST_WORDS = 20
LONGEST_WORD = 60
"""Characters of a keyword; a headline has about as many."""

Rows = tuple[tuple[Choice, ...], ...]
Outlets = Sequence[tuple[int, str]]
"""A feed's number and the outlet's name; each name once."""

_NOTHING = {"tat", "tatca", "off", "khong", "bo", "boqua", "xoahet"}
_ONLY = {"chi", "co", "nhan", "them"}
_WITHOUT = {"tru", "khong", "bo", "loai"}
_DROP = {"xoa"}
_WHAT_IT_IS = re.compile(
    r"^(?:bao|tap chi|trang|kenh|cong thong tin)(?: dien tu)?\b|\b(?:dien tu|online)$"
)


class NotUnderstoodError(Exception):
    """What was typed names no choice; ``words`` says what would.

    Args:
        words: What the writer is told.
    """

    def __init__(self, words: RichText) -> None:
        super().__init__(words.text)
        self.words = words


def toggled(chosen: tuple[str, ...], name: str, *, take: bool) -> tuple[str, ...]:
    """Return what is chosen once ``name`` is taken, or dropped."""
    without = tuple(each for each in chosen if each != name)
    return (*without, name) if take else without


def paged(shown: Sequence[Choice], command: str, page: int) -> Rows:
    """Return one page of choices in rows, and the choices that turn the page."""
    last = max(1, (len(shown) - 1) // PAGE + 1)
    page = min(max(page, 1), last)
    some = shown[(page - 1) * PAGE : page * PAGE]
    rows = [tuple(some[start : start + COLUMNS]) for start in range(0, len(some), COLUMNS)]
    turns = []
    if page > 1:
        turns.append(Choice(texts.previous_page(), f"{command} trang {page - 1}"))
    if page < last:
        turns.append(Choice(texts.next_page(), f"{command} trang {page + 1}"))
    return (*rows, tuple(turns)) if turns else tuple(rows)


def read_sources(argument: str, chosen: Sources, outlets: Outlets) -> Sources:
    """Read ``tất cả``; ``+3``, ``-3``; ``chỉ Nhân Dân, Tuổi Trẻ``; ``trừ Báo Mẫu``."""
    if fold(argument).replace(" ", "") in _NOTHING:
        return Sources()
    by_number = {str(number): name for number, name in outlets}
    if argument[0] in "+-" and (name := by_number.get(argument[1:].strip())):
        return _pressed(chosen, name, take=argument[0] == "+")
    folded = [(fold(name), name) for _, name in outlets]
    word, named = _verb(argument, [own for own, _ in folded])
    found = tuple(dict.fromkeys(_outlet(each, folded) for each in re.split(r"[,;]", named)))
    if word in _WITHOUT:
        result = Sources(
            only=tuple(each for each in chosen.only if each not in found),
            without=tuple(dict.fromkeys((*chosen.without, *found))),
        )
    else:
        result = Sources(only=found)
    if len(result.only) + len(result.without) > MOST_OUTLETS:
        raise NotUnderstoodError(texts_choices.too_many_outlets(MOST_OUTLETS))
    return result


def _verb(argument: str, names: Sequence[str] = ()) -> tuple[str, str]:
    """Return the word before what is named, folded, and what is named; "" where there is none.

    What bears tone marks is that word only where it bears its own: "Nhân Dân" begins with no
    "nhận", "Bộ Nội vụ" with no "bỏ". Without them it may be the beginning of a name.

    Args:
        argument: As it was typed.
        names: What can be named, folded.
    """
    first, *others = argument.split(maxsplit=1)
    word, rest = fold(first), "".join(others)
    bare = canonical(first) == word
    own = bare or canonical(first) in SPELLED
    if not rest or not own or word not in _ONLY | _WITHOUT:
        return "", argument
    whole = fold(re.split(r"[,;]", argument)[0])
    return ("", argument) if bare and any(whole in name for name in names) else (word, rest)


def _pressed(chosen: Sources, name: str, *, take: bool) -> Sources:
    """Return the outlets once one is taken, or nothing is chosen of it any more.

    Said twice it comes to the same: people press twice, and lists grow old.
    """
    return Sources(
        only=toggled(chosen.only, name, take=take),
        without=toggled(chosen.without, name, take=False),
    )


def _outlet(typed: str, folded: Sequence[tuple[str, str]]) -> str:
    """Return the outlet that is meant, of pairs of folded name and name."""
    wanted = fold(typed).strip()
    bare = _bare(wanted)
    exact = [name for own, name in folded if own == wanted] or [
        name for own, name in folded if bare and _bare(own) == bare
    ]
    near = exact or [name for own, name in folded if wanted and wanted in own]
    if len(near) != 1:
        raise NotUnderstoodError(texts_choices.no_outlet(typed.strip()))
    return near[0]


def _bare(folded: str) -> str:
    """Return an outlet's name, folded, without what it is: "Nhân Dân" is "Báo Nhân Dân"."""
    return _WHAT_IT_IS.sub("", folded).strip()


def offer_sources(chosen: Sources, outlets: Outlets, command: str, page: int) -> Rows:
    """Return choices that take or drop an outlet."""
    shown = [
        Choice(
            texts_choices.outlet_choice(
                name, only=name in chosen.only, without=name in chosen.without
            ),
            f"{command} {'-' if name in (*chosen.only, *chosen.without) else '+'}{number}",
        )
        for number, name in outlets
    ]
    every = (Choice(texts_choices.every_outlet(), f"{command} tatca"),)
    return (*paged(shown, command, page), every)


def read_keywords(argument: str, chosen: Keywords, _: Outlets) -> Keywords:
    """Read ``có A, B``; ``trừ C``; ``+A``, ``-C``; ``xóa 2``; ``tắt``."""
    if fold(argument).replace(" ", "") in _NOTHING:
        return Keywords()
    first, *others = argument.strip().split(maxsplit=1)
    if fold(first) in _DROP:
        return _dropped(chosen, "".join(others))
    word, typed = _verb(argument.strip())
    without = word in _WITHOUT
    if first[0] in "+-":
        without, typed = first[0] == "-", argument.strip()[1:]
    elif not word:
        raise NotUnderstoodError(_bad_keywords())
    return _added([normalize(each) for each in re.split(r"[,;]", typed)], chosen, without=without)


def _added(words: Sequence[str], chosen: Keywords, *, without: bool) -> Keywords:
    some = [word for word in words if word]
    if not some or any(not _is_keyword(word) for word in some):
        raise NotUnderstoodError(_bad_keywords())
    rest = Keywords(
        include=tuple(each for each in chosen.include if each not in some),
        exclude=tuple(each for each in chosen.exclude if each not in some),
    )
    kept = tuple(dict.fromkeys(some))
    if without:
        added = replace(rest, exclude=(*rest.exclude, *kept))
    else:
        added = replace(rest, include=(*rest.include, *kept))
    if len(added.include) + len(added.exclude) > MOST_WORDS:
        raise NotUnderstoodError(_bad_keywords())
    return added


def _is_keyword(word: str) -> bool:
    return 2 <= len(word) <= LONGEST_WORD and any(map(str.isalnum, word))


def _dropped(chosen: Keywords, which: str) -> Keywords:
    every = (*chosen.include, *chosen.exclude)
    number = which.strip()
    if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= len(every):
        gone = {every[int(number) - 1]}
    else:
        gone = {each for each in every if fold(each) == fold(which) or _mark(each) == number}
    return Keywords(
        include=tuple(each for each in chosen.include if each not in gone),
        exclude=tuple(each for each in chosen.exclude if each not in gone),
    )


def _mark(word: str) -> str:
    """Return what stands for a keyword on its choice: it is short, and of no other keyword.

    A number would be another word's once one of the list is gone.
    """
    return f"#{crc32(word.encode()):08x}"


def _bad_keywords() -> RichText:
    return texts_choices.keywords_not_understood(LONGEST_WORD, MOST_WORDS)


def offer_keywords(chosen: Keywords, _: Outlets, command: str, page: int) -> Rows:
    """Return choices that drop a keyword."""
    every = (*chosen.include, *chosen.exclude)
    if not every:
        return ()
    shown = [
        Choice(texts_choices.drop_keyword(word), f"{command} xoa {_mark(word)}") for word in every
    ]
    return (
        *paged(shown, command, page),
        (Choice(texts_choices.no_keywords(), f"{command} tat"),),
    )
