"""Lists as people send them, CSV or XLSX → rows of named cells. Nothing in a cell is evaluated."""

import codecs
import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain
from typing import Any

from bot.importing.headings import HEADINGS
from jobs.text import fold, normalize

MOST_ROWS = 200_000
"""Rows of one list; the country has about 65,000 organisations above the cells."""

MOST_COLUMNS = 50

LARGEST = 32 << 20
"""Bytes of a list as it lies on the disk."""

LARGEST_UNPACKED = 96 << 20
"""Bytes that all parts of a workbook may take; 11,000 units take 4 MB."""

MOST_MEMBERS = 2_000

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_TITLES = 20
"""Lines that may stand above the header: the office, the title, the day."""

NUMBERING = re.compile(r"\W*\d{0,3}\W*")
"""A cell of the line under a header that numbers the columns: "(1)"."""

PIECE = 1 << 16

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How .xls begins, which Excel wrote until 2003."""

PARTED = ",;\t"
"""What parts the columns of a CSV file: a semicolon where Excel's figures have decimal commas, a
tab in what was copied out of a sheet."""

BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
"""What unpacking a broken archive raises; fuzzing has met each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a row cannot be taken; ``line`` counts from 1, the header being line 1."""

    line: int
    why: str


Range = tuple[int, int, int, int]
"""Cells that are merged: first column, first row, last column, last row; from 1."""

Line = tuple[int, Sequence[str]]
"""Where a line stands, and its cells."""

Row = tuple[int, Mapping[str, str]]
"""Line and cells by column, normalized; every column asked for is there, perhaps empty."""


MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]{0,200}?\bref=[\"']([A-Za-z]+\d+:[A-Za-z]+\d+)[\"']"
)


HEADING = re.compile(r"\(.*?\)|[*:.]")
"""What a heading says beside its name: "Tên đơn vị (*)"."""


class UnfitError(Exception):
    """The file as a whole cannot be read; the text says why."""


def read(
    data: bytes, columns: Sequence[str], needed: Sequence[str]
) -> tuple[list[Row], list[Fault]]:
    """Read a list with a header.

    Args:
        data: The file: CSV in UTF-8 (or UTF-16 that says so), parted by one of ``PARTED``, or an
            XLSX workbook, of which the first sheet counts. A title may stand above the header,
            which may take two lines; columns may be headed as offices do (``headings.HEADINGS``).
        columns: The columns that are taken; others are left alone. What is merged over several
            lines counts for each, but for the first column: that one tells the rows apart.
        needed: Those that the header must name.

    Returns:
        The rows that hold anything, and the fault of the file, if it has one. Whether the needed
        cells are filled is for the caller to see.
    """
    if len(data) > LARGEST:
        return [], [Fault(line=1, why=f"larger than {LARGEST >> 20} MB; please cut the list")]
    try:
        packed = data.startswith(b"PK\x03\x04")
        tables = [_workbook(data)] if packed else ((lines, []) for lines in _csv(data))
        nearest: Mapping[str, int] = {}
        for lines, merged in tables:
            places, below = _below_header(lines, columns, needed)
            if set(needed) <= places.keys():
                return _rows(below, columns, places, merged), []
            nearest = max(nearest, places, key=len)
        missing = [name for name in needed if name not in nearest]
        why = f"columns are missing: {', '.join(missing)}; the first line names them"
        return [], [Fault(line=1, why=why)]
    except UnfitError as error:
        return [], [Fault(line=1, why=str(error))]
    except csv.Error as error:
        why = f"not a CSV file: {error}; is a quotation mark not closed?"
        return [], [Fault(line=1, why=why)]


def _below_header(
    lines: Iterator[Line], columns: Sequence[str], needed: Sequence[str]
) -> tuple[Mapping[str, int], Iterator[Line]]:
    """Return where the header has each column, and the lines below it.

    The header is the line that names all that is needed, or the last of several such lines one
    below the other; else the first line that is not empty. Below it, a line may number the columns.
    """
    places: Mapping[str, int] = {}
    for _, (line, cells) in zip(range(MOST_TITLES), lines, strict=False):
        named = _named(cells, columns)
        if set(needed) <= named.keys():
            places = named
        elif set(needed) <= places.keys():
            first = [] if all(map(NUMBERING.fullmatch, cells)) else [(line, cells)]
            return places, chain(first, lines)
        elif any(cells) and not places:
            places = named
    return places, lines


def _named(cells: Sequence[str], columns: Sequence[str]) -> dict[str, int]:
    """Return the columns that a header's cells name, each with its place; the first one counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = normalize(cell).lower()
        heading = fold(HEADING.sub("", name))
        meant = [each for each in columns if heading in HEADINGS.get(each, ())]
        for each in [name] if name in columns else meant:
            found.setdefault(each, place)
    return found


def _rows(
    lines: Iterator[Line],
    columns: Sequence[str],
    places: Mapping[str, int],
    merged: Sequence[Range],
) -> list[Row]:
    rows: list[Row] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(rows) >= MOST_ROWS:
            raise UnfitError(f"more than {MOST_ROWS} rows; please cut the list")
        if not rows:
            _refuse_merged(merged, places[columns[0]] + 1, line)
        taken = dict.fromkeys(columns, "")
        for name, place in places.items():
            taken[name] = normalize(cells[place]) if place < len(cells) else ""
        rows.append((line, taken))
    return rows


def _refuse_merged(merged: Iterable[Range], column: int, first: int) -> None:
    """Refuse cells that are one over several lines from ``first`` on, in a column that tells rows.

    Raises:
        UnfitError: There are some.
    """
    for left, top, right, bottom in merged:
        if top < bottom and bottom >= first and left <= column <= right:
            raise UnfitError(
                f"cells of lines {top} to {bottom} are merged; unmerge them, fill each"
            )


def _csv(data: bytes) -> Iterator[Iterator[Line]]:
    """Yield the lines as they are with each sign between the columns, the likeliest first."""
    if data.startswith(OLD_EXCEL):
        raise UnfitError("an old .xls; save it as .xlsx")
    try:
        # What Excel calls "Unicode Text" is UTF-16 with tabs, and says so in its first bytes.
        text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitError("the file is not UTF-8; save it as CSV UTF-8, or as .xlsx") from error
    head = "\n".join(text.splitlines()[:MOST_TITLES])
    for parted in sorted(PARTED, key=head.count, reverse=True):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
        yield ((each.line_num, cells) for each in [reader] for cells in each)


def _workbook(data: bytes) -> tuple[Iterator[Line], list[Range]]:
    """Return the lines of a workbook's first sheet, formulas as written, and what is merged."""
    _bounded(data)
    from openpyxl import load_workbook  # 20 MB: only where a workbook is read

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # whatever a broken workbook makes openpyxl raise
        raise UnfitError("not a workbook that can be read; save it as .xlsx again") from error
    if not book.worksheets:
        raise UnfitError("the workbook has no sheet")
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size is not to be trusted
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
    merged = _merges(sheet)
    return _filled(_cells(rows), merged), merged


def _filled(lines: Iterator[Line], merged: Iterable[Range]) -> Iterator[Line]:
    """Yield lines in which what is merged over several of them stands in each."""
    begin: dict[int, list[Range]] = {}
    for each in merged:
        begin.setdefault(each[1], []).append(each)
    open_: list[tuple[int, int, str]] = []  # column, last line, what stands there
    for line, cells in lines:
        filled = list(cells)
        open_ = [each for each in open_ if each[1] >= line]
        for column, _, value in open_:
            filled += [""] * (column + 1 - len(filled))
            filled[column] = value
        open_ += [
            (left - 1, bottom, filled[left - 1])
            for left, _, _, bottom in begin.get(line, ())
            if bottom > line and left <= len(filled)
        ]
        yield line, filled


def _merges(sheet: Any) -> list[Range]:
    """Return which cells of a sheet are merged: one that is only read does not tell."""
    with sheet._get_source() as part:  # noqa: SLF001  openpyxl has no other door to it
        found = MERGED.findall(part.read())
    return [_range(each.decode()) for each in found]


def _range(cells: str) -> Range:
    from openpyxl.utils.cell import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(cells)
    except (ValueError, TypeError) as error:
        raise UnfitError("the sheet is broken; save it as .xlsx again") from error
    return int(left or 1), int(top or 1), int(right or MOST_COLUMNS), int(bottom or MOST_ROWS)


def _cells(rows: Iterable[Sequence[Any]]) -> Iterator[Line]:
    lines = enumerate(rows, 1)
    while True:
        try:
            line, row = next(lines)
        except StopIteration:
            return
        except Exception as error:  # as above: the sheet is read while we go
            raise UnfitError("the sheet is broken; save it as .xlsx again") from error
        yield line, [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(getattr(cell, "text", cell))  # an array formula is an object that holds its text


def _bounded(data: bytes) -> None:
    """Refuse a workbook that unpacks to more than we read, whatever it says of itself.

    Entities are what makes a small XML large (billion laughs): no spreadsheet writes them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if len(members) > MOST_MEMBERS:
                raise UnfitError("not a workbook: too many parts")
            left = LARGEST_UNPACKED
            for member in members:
                left -= _unpacked(packed, member, left)
    except BROKEN as error:
        raise UnfitError("not a workbook that can be read; save it as .xlsx again") from error


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    size, tail = 0, b""
    with packed.open(member) as part:
        while piece := part.read(PIECE):
            size += len(piece)
            if size > most:
                raise UnfitError("the workbook unpacks to more than can be read")
            plain = (tail + piece).replace(b"\0", b"")  # UTF-16 hides nothing
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise UnfitError("not a workbook: it declares entities")
            tail = piece[-32:]
    return size
