"""One meeting that is moved or left out, as people write it. Pure."""

import re
from dataclasses import dataclass
from datetime import date, time

from bot.meetings import Plan
from bot.typed.days import days_named
from bot.typed.meeting_hours import AN_HOUR, Span, blanked, hours
from bot.typed.meeting_words import AT, MONTHLY
from jobs.understanding.typed_text import told_apart

_LEAVES = re.compile(
    r"(?:(?:ky|buoi|thang) nay )?(?:nghi|bo qua|khong hop|bo(?! lich))\b(?: (?:ky|buoi|thang) nay)?"
)
_MOVES = re.compile(
    r"(?:(?:ky|buoi|thang) nay )?(?:doi|chuyen|hoan|lui|don)\b(?: (?:lich|lai|xuong|len)\b)*"
)
_OVER = r"\b(?:sang|den|toi|qua|thanh)\b"
_BARE = re.compile(rf"({_OVER}|\btu) (\d{{1,2}})\b(?!\s*[/.:-]|\s*thang|{AN_HOUR})")
_BARE_FIRST = re.compile(rf"(?<![\d/.:-])(?<!ngay )(?<!mung )(?<!thang )(\d{{1,2}}) (?={_OVER})")
_ARROW = re.compile(r"(?<=\d)\s*[–→>-]+\s*(?=\d{1,2}\s?/)")
_INSTEAD = re.compile(r"\bthay (?:vi|cho)\b")
_WHY = re.compile(r"\b(?:vi|do|boi|ly do)\b.*")
_OF_A_MONTH = re.compile(r"\bthang (\d{1,2})\b")
_COURTESY = re.compile(
    rf"{_OVER}|\b(?:ky|buoi|hop|sinh hoat|chi bo|lich|nay|ngay|gio|tu|luc|vao|lai|xuong|len|som"
    r"|muon|thang(?: \d{1,2})?|thu|tuan|doi|chuyen|hoan|lui|nhe|a|giup)\b|[^\w]"
)
"""What may stand beside the days, and says nothing of hour and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """That one meeting is on another day, or is left out.

    Attributes:
        source: The day on which it is, or would be by the rule; None where that is not said.
        target: Its new day; None where none is named for sure.
        hour: The hour that was said with it; None where none was.
        more: What else was said, as a place is; folded, "" where nothing was.
        said: Whether anything was said but that it is moved.
    """

    source: date | None = None
    target: date | None = None
    hour: time | None = None
    more: str = ""
    said: bool = True

    @property
    def beside(self) -> bool:
        """Whether an hour or a place was said."""
        return self.hour is not None or AT.match(self.more) is not None

    def fits(self, plan: Plan) -> bool:
        """Say whether hour and place, where they were said, are those of the plan."""
        place = AT.sub("", self.more, count=1).strip()
        return self.hour in {None, plan.hour} and place in {"", _left(told_apart(plan.place))}


def read_leave(text: str, today: date, near: date) -> Move | None:
    """Return which meeting ``text`` leaves out, its ``source`` alone; None: about something else.

    ``today`` and ``near`` are those of ``read_move``.
    """
    folded = told_apart(text)
    verb = _LEAVES.match(folded)
    if verb is None:
        return None
    rest = folded[verb.end() :]
    named = days_named(rest, today, near)
    rest = blanked(rest, [span for _, span in named])
    days = [day for day, _ in named if day]
    if _left(_WHY.sub(" ", rest)) or len(named) > 1 or len(days) < len(named) or _of(rest, near):
        return None
    return Move(source=days[0] if days else None)


def read_move(text: str, today: date, near: date) -> Move | None:
    """Return to which day ``text`` moves a meeting; None where it is about something else.

    "Dời 3/12 sang 5/12", "hoãn đến thứ bảy", "đổi sang 10/12 lúc 8h": the day behind "sang" is the
    new one. A rule for each month ("đổi sang ngày 5 hằng tháng") moves no single meeting.

    Args:
        text: As it was typed.
        today: The local day.
        near: The meeting that is probably meant; "ngày 5" is the one nearest to it.
    """
    folded = told_apart(text)
    verb = _MOVES.match(folded)
    if verb is None or MONTHLY.search(folded):
        return None
    rest = _ARROW.sub(" sang ", folded[verb.end() :])
    rest = _BARE.sub(r"\1 ngay \2", _BARE_FIRST.sub(r"ngay \1 ", rest))
    named = days_named(rest, today, near)
    left = blanked(rest, [span for _, span in named])
    found = list(hours(left))
    left = blanked(left, [hour.span for hour in found])
    source, target = _from_to(rest, named)
    return Move(
        source=source,
        target=None if source is None and _of(left, near) else target,
        hour=found[0].at if found else None,
        more=_left(_WHY.sub(" ", _INSTEAD.sub(" ", left))),
        said=bool(named or found or _left(left)),
    )


def _from_to(rest: str, named: list[tuple[date | None, Span]]) -> tuple[date | None, date | None]:
    """Return the day from which and the one to which; two days that nothing parts are neither."""
    match named:
        case [(day, _)]:
            return None, day
        case [(first, (_, end)), (second, (start, _))] if first and second:
            between = rest[end:start]
            if _INSTEAD.search(between):
                return second, first
            if re.search(_OVER, between) or not between.strip(" ,"):
                return first, second
    return None, None


def _left(words: str) -> str:
    return " ".join(_COURTESY.sub(" ", words).split())


def _of(words: str, near: date) -> bool:
    """Say whether another month's meeting is meant ("họp tháng 1") than the one that comes."""
    month = _OF_A_MONTH.search(words)
    return month is not None and int(month[1]) != near.month
