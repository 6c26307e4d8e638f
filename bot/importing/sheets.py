"""Lists as people send them, CSV or XLSX → rows of named cells. Nothing in a cell is evaluated."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot import unit_names
from bot.importing import beside, workbooks
from bot.importing.headings import HEADINGS
from bot.importing.workbooks import MOST_ROWS, Line, Sheet, UnfitError
from jobs.text import fold, normalize

LARGEST = 32 << 20
"""Bytes of a list as it lies on the disk."""

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_TITLES = 20
"""Lines that may stand above the header: the office, the title, the day."""

MOST_HEADS = 4
"""How many ways to head a column are told; marks and capitals do not count."""

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How .xls begins, which Excel wrote until 2003, and a workbook that asks for a password."""

PARTED = ",;\t"
"""What parts the columns of a CSV file: a semicolon where Excel's figures have decimal commas, a
tab in what was copied out of a sheet."""

ALONE = "\x1f"
"""Parts nothing: in a list of one column the commas are those of its names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a row cannot be taken; ``line`` counts from 1, the header being line 1."""

    line: int
    why: str


Row = tuple[int, Mapping[str, str]]
"""Line and cells by column, normalized; every column asked for is there, perhaps empty."""

Found = tuple[list[Row], list[Fault]]

Passing = Callable[[int, str], object]
"""Gets each line that is certainly no row, and why; line 0 is a whole sheet."""

HEADING = re.compile(r"\(.*?\)|[*:.]")
"""What a heading says beside its name: "Tên đơn vị (*)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list is to hold.

    Attributes:
        columns: The columns that are taken; others are left alone. The first one tells the rows
            apart. What is merged over several lines counts for each, but there.
        needed: Those that the header must name.
        sure: Says whether cells look like a row, whatever stands around it.
    """

    columns: Sequence[str]
    needed: Sequence[str]
    sure: Callable[[Mapping[str, str]], object]


def read(
    data: bytes,
    columns: Sequence[str],
    needed: Sequence[str],
    *,
    sure: Callable[[Mapping[str, str]], object] | None = None,
    passed: Passing = lambda _line, _why: None,
) -> Found:
    """Read a list with a header.

    Args:
        data: The file: CSV in UTF-8 (or UTF-16 that says so), parted by one of ``PARTED``, or an
            XLSX workbook, of which the one sheet with a list counts. A title may stand above the
            header, which may take two lines; columns may be headed as offices do
            (``headings.HEADINGS``).
        columns: As ``Asked`` has them.
        needed: The same.
        sure: The same; by default, that all is filled that is needed.
        passed: Gets what is certainly no row: a total, the heading of a group, a signature ...

    Returns:
        The rows that hold anything, and their faults, or that of the file. Whether the needed
        cells are filled is for the caller to see.
    """
    if len(data) > LARGEST:
        return [], [Fault(line=1, why=f"larger than {LARGEST >> 20} MB; please cut the list")]
    asked = Asked(columns=columns, needed=needed, sure=sure or (lambda c: all(map(c.get, needed))))
    try:
        return _read(data, asked, passed)
    except UnfitError as error:
        return [], [Fault(line=1, why=str(error))]
    except csv.Error as error:
        why = f"not a CSV file: {error}; is a quotation mark not closed?"
        return [], [Fault(line=1, why=why)]


def _read(data: bytes, asked: Asked, passed: Passing) -> Found:
    packed = data.startswith(b"PK\x03\x04")
    sheets, unseen = workbooks.sheets(data) if packed else (_csv(data), [])
    beside_it = [(0, f"the sheet '{title}' is hidden") for title in unseen]
    lists: dict[str, tuple[Found, list[tuple[int, str]]]] = {}
    nearest: Mapping[str, int] = {}
    for sheet in sheets:
        places, below = _below_header(sheet.lines, asked)
        nearest = max(nearest, places, key=len)
        if set(asked.needed) <= places.keys():
            lists[sheet.title] = _rows(sheet, below, asked, places)
            if not packed:
                break
        elif packed:
            beside_it.append((0, f"the sheet '{sheet.title}' has no such list"))
    found, told = _the_list(lists, [name for name in asked.needed if name not in nearest])
    for each in (*beside_it, *told):
        passed(*each)
    return found


def _the_list(
    lists: Mapping[str, tuple[Found, list[tuple[int, str]]]], missing: Sequence[str]
) -> tuple[Found, list[tuple[int, str]]]:
    """Return the one list that a file holds, and what was passed over there.

    Raises:
        UnfitError: There is none, or several have rows.
    """
    if not lists:
        heads = "; ".join(f"{name} ({', '.join(_heads(name))})" for name in missing)
        raise UnfitError(f"columns are missing: {heads}; the first line heads them so, or alike")
    filled = {title: each for title, each in lists.items() if any(each[0])}
    if len(filled) > 1:
        titles = ", ".join(f"'{title}'" for title in filled)
        raise UnfitError(f"several sheets hold a list: {titles}; put them into one, or delete some")
    return next(iter((filled or lists).values()))


def _heads(column: str) -> Sequence[str]:
    """Return some ways to head a column, for whoever headed it otherwise."""
    return HEADINGS.get(column, ())[:MOST_HEADS]


def _below_header(lines: Iterator[Line], asked: Asked) -> tuple[Mapping[str, int], Iterator[Line]]:
    """Return where the header has each column, and the lines below it.

    The header is the line that names all that is needed, or the last of several such lines one
    below the other; else the first line that names anything. Of one cell it is where nothing parts
    the columns (``ALONE``). Below it, a line may number the columns.
    """
    needed = set(asked.needed)
    places: Mapping[str, int] = {}
    for _, (line, cells) in zip(range(MOST_TITLES), lines, strict=False):
        named = _named(cells, asked.columns) if len(cells) > 1 else {}
        if needed <= named.keys():
            _refuse_twofold(cells, asked.columns)
            places = named
        elif needed <= places.keys():
            numbers = all(map(beside.SMALL.fullmatch, cells))
            return places, chain([] if numbers else [(line, cells)], lines)
        elif not places:
            places = named
    return places, lines


def _named(cells: Sequence[str], columns: Sequence[str]) -> dict[str, int]:
    """Return the columns that a header's cells name, each with its place; the first one counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for each in _meant(cell, columns):
            found.setdefault(each, place)
    return found


def _meant(cell: str, columns: Sequence[str]) -> Sequence[str]:
    name = normalize(cell).lower()
    heading = fold(HEADING.sub("", name))
    return [name] if name in columns else [c for c in columns if heading in HEADINGS.get(c, ())]


def _refuse_twofold(cells: Sequence[str], columns: Sequence[str]) -> None:
    """Refuse a header in which two columns may be the one that tells the rows apart.

    Raises:
        UnfitError: They are: "Đơn vị | Tên chi bộ".
    """
    meant = [normalize(cell) for cell in cells if columns[0] in _meant(cell, columns)]
    if len(meant) > 1:
        both = " and ".join(f"'{each}'" for each in meant)
        raise UnfitError(f"{both} may both be the column {columns[0]}; head one of them otherwise")


def _rows(
    sheet: Sheet, lines: Iterator[Line], asked: Asked, places: Mapping[str, int]
) -> tuple[Found, list[tuple[int, str]]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    passed: list[tuple[int, str]] = []
    ended = 0
    for line, cells in lines:
        if not any(map(str.strip, cells)):
            continue
        if len(rows) >= MOST_ROWS:
            raise UnfitError(f"more than {MOST_ROWS} rows; please cut the list")
        taken = _taken(cells, asked, places)
        first, hidden = taken[asked.columns[0]], line in sheet.hidden
        sure = bool(asked.sure(taken))
        why = beside.why(cells, first, sure=sure)
        if _meant(first, asked.columns[:1]) and _named(cells, asked.columns) == places:
            ended, why = 0, "the header again"
        elif why == beside.SIGNED:
            ended = ended or line
        elif why is None and not sure and (hidden or ended):
            why = "hidden" if hidden else "below the end of the list"
        if why is not None:
            passed.append((line, why))
        elif doubt := _doubt(line, cells, asked, places, hidden=hidden, ended=ended):
            faults.append(Fault(line=line, why=f"{first}: {doubt}"))
        else:
            _refuse_merged(sheet, places[asked.columns[0]] + 1, line)
            rows.append((line, taken))
    return (rows, faults), passed


def _taken(cells: Sequence[str], asked: Asked, places: Mapping[str, int]) -> dict[str, str]:
    taken = dict.fromkeys(asked.columns, "")
    for name, place in places.items():
        taken[name] = normalize(cells[place]) if place < len(cells) else ""
    taken[asked.columns[0]] = unit_names.numbered(taken[asked.columns[0]])
    return taken


def _doubt(
    line: int,
    cells: Sequence[str],
    asked: Asked,
    places: Mapping[str, int],
    *,
    hidden: bool,
    ended: int,
) -> str | None:
    """Say why a row may be none, or mean more than it says, and what to do; None where all is well.

    ``ended``: the line in which the list was signed above it; 0 for none.
    """
    place = places[asked.columns[0]]
    if hidden:
        return f"line {line} is hidden; show it, or delete it"
    if ended:
        return f"stands below the end of the list in line {ended}; move it up, or delete it"
    if "parent" in asked.columns and "parent" not in places:
        first = normalize(cells[place]) if place < len(cells) else ""
        if beside.heads(cells[:place], first):
            return "numbered like the head of a group; a column 'parent' says what hangs below it"
    return None


def _refuse_merged(sheet: Sheet, column: int, line: int) -> None:
    """Refuse a row that is one with others, in the column that tells rows apart.

    Raises:
        UnfitError: It is.
    """
    for left, top, right, bottom in sheet.merged:
        if top < bottom and top <= line <= bottom and left <= column <= right:
            raise UnfitError(
                f"cells of lines {top} to {bottom} are merged; unmerge them, fill each"
            )


def _csv(data: bytes) -> Iterator[Sheet]:
    """Yield the lines as they are with each sign between the columns, the likeliest first."""
    if data.startswith(OLD_EXCEL):
        raise UnfitError("an old .xls, or one with a password; open it, save it as .xlsx")
    if data.lstrip().startswith(b"<"):
        raise UnfitError("a web page, whatever it is called; open it in Excel, save it as .xlsx")
    try:
        # What Excel calls "Unicode Text" is UTF-16 with tabs, and says so in its first bytes.
        text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitError("the file is not UTF-8; save it as CSV UTF-8, or as .xlsx") from error
    head = "\n".join(text.splitlines()[:MOST_TITLES])
    for parted in (*sorted(PARTED, key=head.count, reverse=True), ALONE):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
        more = [""] if parted == ALONE else []
        lines = ((each.line_num, cells + plus) for each, plus in [(reader, more)] for cells in each)
        yield Sheet(lines=lines)
