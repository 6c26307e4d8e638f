"""Days that a message speaks of: "hôm qua", "t6 tuần trước", "từ 1/11 đến 15/11", "quý III".

A grammar over folded text, so tone marks do not matter; where they were typed, they still tell
"tháng sáu" from "tháng sau" and "năm" from "Nam". The words for single periods are in
``jobs.understanding.periods``; here they are joined ("từ … đến …"), opened ("trước …", "sau …"),
and cut: a period that is running ends today.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jobs.text import canonical, fold
from jobs.understanding.period_words import NUMBERS
from jobs.understanding.periods import DAY, Every, Period, meant
from jobs.understanding.typed_text import Typed, typed

LONGEST = 1_000
"""Characters of a message that are read; a question is shorter."""

AHEAD = timedelta(days=31)
"""An end may lie this far ahead: "từ 20/11 đến 30/11", asked on the 23rd, is of this year."""

QUARTERS = ("I", "II", "III", "IV")

MOST_TURNS = 100
"""Years between the two ends of "từ 1/11/1975 đến 15/2", at most."""

SPELLED = """
hôm bữa nay này kia kìa qua ngày tuần tháng quý quí năm thứ chủ nhật trước rồi vừa ngoái tới sau
nữa nhất sáng trưa chiều tối đêm khuya đầu giữa cuối nửa gần đây mùng mồng từ kể đến hết cách giờ
tiếng trở lại hồi lúc trong vòng mai
"""
"""The words of periods as they are spelled where tone marks are typed at all."""

SPELLED_NUMBERS = """
một mốt hai ba bốn tư năm sáu bảy tám chín mười mươi lăm giêng chạp vài mấy
"""

ALWAYS_MARKED = frozenset({"nam", "thu", "quy", "sau", "tu", "bay", "tam", "sang", "toi", "may"})
"""Words that nobody who types tone marks leaves without theirs: "Nam" is no "năm"."""

SHADOWS = re.compile(
    r"(?:dot|ky niem(?: [a-z]+){0,3}|chao mung|mung ngay|nhiem ky|giai doan|nam hoc|nien khoa|khoa"
    r"|cach mang|phong trao|duong|hem|quoc lo|ban chi dao|le)(?: ngay| thang)? ?"
    r"(?:[0-9]{1,4}(?: ?[-/–] ?[0-9]{1,4}){0,2}|tam)(?![0-9a-z])"
    r"|(?:lan|ky hop|phien hop|hoi nghi|trung uong|dai hoi|bai|so|xep|hang|dung|tap"
    r"|(?:sinh|de|nuoi|co)(?: them)? con) thu [a-z0-9]+"
    r"|(?:viet|mien|ha|quang|phia|huong) nam|nam (?:dinh|bo)|24/7"
    r"|(?:so nha|pho|ngo|ngach|kiet|nha so|can ho|lo|thua) [0-9]{1,4}(?:[/-][0-9]{1,4})*"
    r"(?![0-9a-z])"
    r"|[0-9]{1,4}(?:/[0-9]{1,4})+ (?:nguyen|tran|pham|hoang|phan|ngo|quang trung|hung vuong) [a-z]+"
    r"|(?:mung|mong|ngay|dem|chieu|sang)? ?[0-9]{1,2} tet(?![a-z])|ram thang [a-z0-9]+"
    r"|(?:nhieu|hang|chuc|moi) nam (?:qua|nay)"
    r"|[0-9]{1,2}/[0-9]{1,2} (?:so|tong|dan so|dai bieu|dang vien|dang bo|chi bo|uy vien|dong chi)"
    r"|[0-9]{1,3}-[0-9]{1,3} (?:nguoi|bai|tin|ngay|gio|phut|nam|thang(?! [0-9m])|tuan|lan|trang"
    r"|cau)"
    r"|(?:so|quan|phuong|khu|khu pho|to|thon|xom|ap|lop|vong|luot|tuyen|vanh dai|quoc lo|cao toc"
    r"|trung uong|dai hoi|chi bo|metro) [0-9]{1,3}"
    r"(?= (?:(?:hom|bua|tuan|thang|nam) (?:nay|ni|qua|wa)|thang [0-9]))"
)
"""What looks like days and is none: award rounds, terms, anniversaries, counts, places, "bão số 3"
of today.
"""

HOLIDAY = re.compile(
    r"(?:(?:ngay |mung |mong )?(?:2 ?[/.-] ?9|30 ?[/.-] ?4|1 ?[/.-] ?5|1 ?[/.-] ?1|10 ?[/.-] ?3)"
    r"|(?:ngay |mung |mong )?(?:2 thang 9|30 thang 4|1 thang 5))"
    r"(?: ?(?:va|-|,) ?(?:1 ?[/.-] ?5))?(?! ?[/.-]? ?[0-9]| nam [0-9])"
)
"""A public holiday as its date; with a year it is a day."""

CELEBRATED = re.compile(
    r"(?<![a-z])(?:phao hoa|(?:duoc |lich )?nghi(?! (?:quyet|dinh|si|van|luc|hoc))|dieu"
    r" binh|dai le|nghi le|don tet|(?:ve|gia ve) (?:tau|xe|may bay)|du lich"
    r"|thuong|tour|treo co|lam bu|hoan doi)(?![a-z])"
)
"""What tells that the holiday is meant, which may be yet to come, and not the news of its day."""

WORD = re.compile(r"[a-z0-9]+")
FROM = re.compile(r"(?:ke )?tu ")
ENDS_NAME = re.compile(
    r"(?<![a-z])(?:nguyen|tran|pham|hoang|huynh|phan|vu|bui|ngo|duong|trinh|truong|doan|phung|vuong"
    r"|quach) [a-z]+ tu$"
)
"""A person's name that ends in "Tú" or "Tư", typed without marks, is no "từ"."""
BETWEEN = re.compile(r",? ?(?:-|–|(?:cho )?(?:den|toi)(?: het)?) ?")
AND = re.compile(r",? (?:va|hoac|,) | ?, ")
WEEKDAY = re.compile(r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|cn|chu nhat)(?![a-z0-9])")
NOW = re.compile(r"(?:nay|gio|bay gio|hien nay|hien tai)(?![a-z])")
BEFORE = re.compile(r"(?:tu )?truoc ")
AFTER = re.compile(r"(?:(?:ke )?tu )?sau ")
UP_TO = re.compile(r"(?:(?:cho |tinh )?(?:den|toi) het|(?:cho|tinh) (?:den|toi)) ")
AT_ONCE = re.compile(r"nay(?= (?:co|tin|bot))")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """Days that a text names.

    Attributes:
        first: The first day; None where everything until ``last`` is meant.
        last: The last day, inclusive.
        start: Where the words begin that name them, in the normalized text.
        end: Where these words end.
    """

    first: date | None
    last: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reader:
    """A message, and the day on which it was written."""

    line: Typed
    today: date

    def period(self, place: int) -> tuple[Period, int] | None:
        """The longest name of a period that begins here, and where it ends."""
        readings = meant(self.line.folded, place, self.today)
        fitting = [(period, match) for period, match in readings if self._spelled(match)]
        if not fitting:
            return None
        period, match = max(fitting, key=lambda reading: reading[1].end())
        if period.first == period.last and self.line.shown[: match.end()].endswith("hôm kìa"):
            period = Period(period.last - DAY, period.last - DAY)
        return period, match.end()

    def _spelled(self, match: re.Match[str]) -> bool:
        """Whether the words, where tone marks were typed, carry those of a date."""
        if not self.line.marked:
            return True
        numbers = [match.span(group) for group in NUMBERS if match.groupdict().get(group)]
        return all(
            self._fits(word, _forms(SPELLED_NUMBERS if _within(word, numbers) else SPELLED))
            for word in WORD.finditer(self.line.folded, match.start(), match.end())
        )

    def _fits(self, word: re.Match[str], spelled: dict[str, set[str]]) -> bool:
        forms = spelled.get(word.group())
        if forms is None:
            return True
        shown = canonical(self.line.shown[word.start() : word.end()])
        loose = shown == word.group() and shown not in ALWAYS_MARKED
        return loose or shown in forms

    def _opening(self, words: re.Pattern[str], place: int) -> re.Match[str] | None:
        """The words that open a period, where they stand here: "từ hôm qua", not "Tú hôm qua"."""
        opened = words.match(self.line.folded, place)
        return opened if opened and self._spelled(opened) else None

    def phrase(self, place: int) -> tuple[Period, int] | None:
        """Periods joined or opened, and where the phrase ends; the first grammar that fits."""
        grammars = (self._span, self._before, self._after, self._union)
        return next((found for grammar in grammars if (found := grammar(place))), None)

    def _span(self, place: int) -> tuple[Period, int] | None:
        """[từ] A đến B, từ A đến nay, từ A."""
        opened = self._opening(FROM, place)
        begin = self.period(opened.end() if opened else place)
        if not begin:
            return None
        begun, end = begin
        if begun.closed:
            return begin
        if between := BETWEEN.match(self.line.folded, end):
            if now := NOW.match(self.line.folded, between.end()):
                return _open(begun, self.today), now.end()
            if finish := self.period(between.end()):
                return _joined(begun, finish[0], self.today), finish[1]
        return (_open(begun, self.today), end) if opened else None

    def _before(self, place: int) -> tuple[Period, int] | None:
        """Trước A, đến hết A."""
        for opening, shift in ((BEFORE, DAY), (UP_TO, 0 * DAY)):
            opened = self._opening(opening, place)
            found = self.period(opened.end()) if opened else None
            if found and found[0].first:
                last = found[0].first - shift if shift else found[0].last
                return Period(None, last), found[1]
        return None

    def _after(self, place: int) -> tuple[Period, int] | None:
        """Sau A."""
        opened = self._opening(AFTER, place)
        found = self.period(opened.end()) if opened else None
        if not found:
            return None
        first = found[0].last + DAY
        return Period(first, max(first, self.today)), found[1]

    def _union(self, place: int) -> tuple[Period, int] | None:
        """A, or "A và B", "A, B, C"; days of the week also as "t6 t7 cn"."""
        found = self.period(place)
        bare = found is not None and found[0].every is Every.WEEK
        while found and (other := self._another(found[1], bare=bare)) and found[0].first:
            found = _joined(found[0], other[0], self.today), other[1]
        return found

    def _another(self, end: int, *, bare: bool) -> tuple[Period, int] | None:
        """The period that is joined to one that ends here; ``bare``: by a blank, a weekday."""
        joint = AND.match(self.line.folded, end)
        if joint is None and not (bare and self.line.folded[end : end + 1] == " "):
            return None
        if joint is None and not WEEKDAY.match(self.line.folded, end + 1):
            return None
        other = self.period(joint.end() if joint else end + 1)
        return other if other and other[0].first else None


def mentioned(text: str, today: date) -> DateRange | None:
    """Find the days that a message speaks of; the first ones where it names several.

    Award rounds ("đợt 19-5"), terms ("nhiệm kỳ 2020-2025") and congresses are no days.

    Args:
        text: The message, with or without tone marks.
        today: The day on which it was written, in Vietnam.

    Returns:
        The days, and where the text names them; None where it names none.
    """
    reader = _Reader(typed(text[:LONGEST]), today)
    folded, place = reader.line.folded, 0
    if match := AT_ONCE.match(folded):
        return DateRange(first=today, last=today, start=0, end=match.end())
    celebrated = CELEBRATED.search(folded) is not None
    while word := WORD.search(folded, place):
        if shadow := SHADOWS.match(folded, word.start()):
            place = shadow.end()
        elif celebrated and (holiday := HOLIDAY.match(folded, word.start())):
            place = holiday.end()
        elif not reader.line.marked and ENDS_NAME.search(folded[: word.end()]):
            place = word.end()
        elif found := reader.phrase(word.start()):
            return _cut(found[0], today, word.start(), found[1])
        else:
            place = word.end()
    return None


@cache
def _forms(words: str) -> dict[str, set[str]]:
    """Each word, folded → its spellings."""
    forms: dict[str, set[str]] = {}
    for word in words.split():
        forms.setdefault(fold(word), set()).add(canonical(word))
    return forms


def _within(word: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start() < end for start, end in spans)


def _cut(period: Period, today: date, start: int, end: int) -> DateRange:
    """A period that is running ends today."""
    running = period.first is not None and period.first <= today < period.last
    last = today if running else period.last
    return DateRange(first=period.first, last=last, start=start, end=end)


def _open(period: Period, today: date) -> Period:
    first = period.first or today
    return Period(first, max(first, today))


def _joined(begun: Period, finish: Period, today: date) -> Period:
    """From A to B; what comes round is taken in the turn that makes the two follow each other."""
    first = begun.first or finish.last
    if finish.every and first > finish.last:
        later = _turned_until(finish, 1, lambda turn: first <= turn.last)
        near = later.last <= today + AHEAD and finish.every is not Every.WEEK
        if begun.every is None or near:
            return Period(first, later.last)
    if begun.every and first > finish.last:
        first = _turned_until(begun, -1, lambda turn: _first(turn) <= finish.last).first or first
    return Period(min(first, finish.last), max(first, finish.last))


def _turned_until(period: Period, step: int, fits: Callable[[Period], bool]) -> Period:
    turns = (period.turned(step * count) for count in range(MOST_TURNS))
    return next((turn for turn in turns if fits(turn)), period)


def _first(period: Period) -> date:
    return period.first or period.last


def called(first: date, last: date) -> str:
    """Name a month, a quarter or a year as articles do, "tháng 7"; "" where days are none of these.

    Args:
        first: The first day.
        last: The last day; the running month or year may end early.
    """
    if first.day != 1 or first.year != last.year:
        return ""
    if first.month == last.month:
        return f"tháng {first.month}"
    ends = last.day == calendar.monthrange(last.year, last.month)[1]
    if ends and first.month % 3 == 1 and last.month == first.month + 2:
        return f"quý {QUARTERS[first.month // 3]}"
    return f"năm {first.year}" if first.month == 1 else ""
