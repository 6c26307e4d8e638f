"""When bulletins are to come, said in plain words: "từ mai gửi lúc 6 rưỡi nhé". Pure.

What is read here carries all that was said, or nothing: a wish half understood wakes people.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import time

from bot.typed.rhythm import EVERY_DAY, days_in, in_order, moment, read_rhythm, too_many
from bot.typed.times import Moment, Weekly, in_figures
from jobs.understanding.typed_text import told_apart

_ADDS = re.compile(r"\bthem\b")
_SENDS = re.compile(r"\b(?:gui|nhan|(?:doi|dat|de|chuyen) gio)\b")
_CLOCK = re.compile(r"\d ?(?:h|:|\.\d|gio\b)|ruoi\b")
_NO_HOURS = re.compile(r"\bhop\b|\bsinh hoat\b|\d+ (?:tin|bai)\b")
_PART_OF_EACH = re.compile(
    r"\b(?:moi|hang|cac|vao|buoi) (?:buoi )?(morn|sang|trua|chieu|eve|toi)\b"
)
_PARTS = {"sang": "morn", "toi": "eve"}
_COURTESY = re.compile(
    r"\b(?:bot|oi|a|nhe|nha|nhen|di|giup|ho|gium|voi|cho|nhom|chi bo|minh|nay|chung toi|toi"
    r"|tui|xin"
    r"|nho|lam on|tu (?:ngay )?mai|tu nay|tu hom nay|tu gio|hay|thi|la|se|nen|can|muon|duoc khong"
    r"|duoc|gui|nhan|tin|tin tuc|ban tin|ban|doi|chuyen|dat|de|dich|sang|qua|thanh|ve|gio gui"
    r"|gio nhan|doi gio|lai|them|mot|1 ban|nua|thoi|dung|khong|som|muon|tre|qua som|som qua"
    r"|muon qua"
    r"|tre qua|chi|luc|vao|vao luc|khoang|hoi|moi ngay mot lan|bua)\b|[,.!;]"
)
_ONE_MORE = re.compile(r"\b(?:them )?(?:1|mot) (?:ban|lan|cu)\b(?: tin)?")
_OFF = r"(?:dung|khong|khoi|thoi|nghi|ngung|tru|bo)"


def read_wanted(text: str, present: Sequence[Moment]) -> tuple[Moment, ...] | None:
    """Return when bulletins are to come after ``text``; None where it does not say so for sure.

    An hour that comes "thêm" leaves the others; one without days comes on the days of those there
    are, where these are the same.
    """
    folded = in_figures(told_apart(text))
    if not (_CLOCK.search(folded) and _SENDS.search(folded)) or _NO_HOURS.search(folded):
        return None
    adds = _ADDS.search(folded) is not None
    part = _PART_OF_EACH.search(folded)
    plain = _PART_OF_EACH.sub(" ", _ONE_MORE.sub(" ", folded))
    found = read_rhythm(" ".join(_COURTESY.sub(" ", plain).split()))
    if not found:
        return None
    if part and not re.search(r"\b(?:morn|sang|trua|chieu|eve|toi)\b", plain):
        found = _in_part(found, _PARTS.get(part[1], part[1]))
    if all(not isinstance(each, Weekly) for each in found):
        found = _on_days(found, _days_of(present))
    wanted = in_order(tuple({*found, *(present if adds else ())}))
    return None if too_many(wanted) else wanted


def without_days(text: str, present: Sequence[Moment]) -> tuple[Moment, ...] | None:
    """Return what is left of ``present`` without the days of the week that ``text`` names.

    None where it names none, or nothing would be left or change.
    """
    days = days_in(text)
    if not days:
        return None
    left = [
        moment(each.at, rest) if isinstance(each, Weekly) else moment(each, rest)
        for each in present
        if (rest := [day for day in _days_of([each]) if day not in days])
    ]
    return in_order(left) if left and set(left) != set(present) else None


def as_typed(moments: Iterable[Moment]) -> str:
    """Return moments as ``read_rhythm`` reads them: "07:00 17:30 t2-t6; 19:00 cn"."""
    by_days: dict[tuple[int, ...], list[str]] = {}
    for each in moments:
        days, at = (each.days, each.at) if isinstance(each, Weekly) else (EVERY_DAY, each)
        by_days.setdefault(days, []).append(at.isoformat("minutes"))
    if set(by_days) == {EVERY_DAY}:
        return " ".join(by_days[EVERY_DAY])
    return "; ".join(f"{' '.join(times)} {_called(days)}" for days, times in by_days.items())


def _called(days: Sequence[int]) -> str:
    if tuple(days) == EVERY_DAY:
        return "hang ngay"
    names = ["cn" if day == 7 else f"t{day + 1}" for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}-{names[-1]}"
    return " ".join(names)


def _days_of(moments: Sequence[Moment]) -> tuple[int, ...]:
    """Return the days on which all of the moments are; all seven where they differ."""
    found = {each.days if isinstance(each, Weekly) else EVERY_DAY for each in moments}
    return found.pop() if len(found) == 1 else EVERY_DAY


def _on_days(found: Sequence[Moment], days: Sequence[int]) -> tuple[Moment, ...]:
    return tuple(moment(each, days) for each in found if isinstance(each, time))


def _in_part(found: Sequence[Moment], part: str) -> tuple[Moment, ...]:
    """Return the moments in a part of the day that was said apart from them."""
    late = 12 if part in {"chieu", "eve"} else 0
    hours = {each.at if isinstance(each, Weekly) else each for each in found}
    moved = {at: at.replace(hour=at.hour + late) if at.hour < 12 else at for at in hours}
    return tuple(
        Weekly(each.days, moved[each.at]) if isinstance(each, Weekly) else moved[each]
        for each in found
    )
