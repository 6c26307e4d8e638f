"""Workbooks, unpacked within bounds and read cell by cell; nothing in a cell is evaluated."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

MOST_ROWS = 200_000
"""Rows of one list; the country has about 65,000 organisations above the cells."""

MOST_COLUMNS = 50

LARGEST_UNPACKED = 96 << 20
"""Bytes that all parts of a workbook may take; 11,000 units take 4 MB."""

MOST_MEMBERS = 2_000

PIECE = 1 << 16

BROKEN = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
"""What unpacking a broken archive raises; fuzzing has met each."""

Range = tuple[int, int, int, int]
"""Cells that are merged: first column, first row, last column, last row; from 1."""

Line = tuple[int, Sequence[str]]
"""Where a line stands, and its cells."""

MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]{0,200}?\bref=[\"']([A-Za-z]+\d+:[A-Za-z]+\d+)[\"']"
)

ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]{0,400})>")
HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
PLACE = re.compile(rb"\br=[\"'](\d{1,7})[\"']")


class UnfitError(Exception):
    """The file as a whole cannot be read; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a file.

    Attributes:
        title: What the sheet is called; "" in a file that is one table.
        lines: Its lines, read while they are asked for.
        merged: Which cells are one.
        hidden: Lines that nobody sees who opens it.
    """

    lines: Iterator[Line]
    title: str = ""
    merged: Sequence[Range] = ()
    hidden: Collection[int] = ()


def sheets(data: bytes) -> tuple[list[Sheet], list[str]]:
    """Return the sheets of a workbook, formulas as written; and the titles of hidden ones."""
    _bounded(data)
    from openpyxl import load_workbook  # 20 MB: only where a workbook is read

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # whatever a broken workbook makes openpyxl raise
        raise UnfitError("not a workbook that can be read; save it as .xlsx again") from error
    if not book.worksheets:
        raise UnfitError("the workbook has no sheet")
    unseen = [each.title for each in book.worksheets if each.sheet_state != "visible"]
    return [_sheet(each) for each in book.worksheets if each.title not in unseen], unseen


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # what the file says of its size is not to be trusted
    rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
    with sheet._get_source() as part:  # noqa: SLF001  openpyxl has no other door to it
        written = part.read()  # one that is only read tells neither what is merged nor hidden
    merged = [_range(each.decode()) for each in MERGED.findall(written)]
    hidden = frozenset(
        int(place[1])
        for row in ROW.findall(written)
        if HIDDEN.search(row) and (place := PLACE.search(row))
    )
    lines = _filled(_cells(rows), merged)
    return Sheet(title=sheet.title, lines=lines, merged=merged, hidden=hidden)


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
            filled[column] = value
        open_ += [
            (left - 1, bottom, filled[left - 1])
            for left, _, _, bottom in begin.get(line, ())
            if bottom > line and left <= len(filled)
        ]
        yield line, filled


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
                raise UnfitError(
                    "the workbook unpacks to more than can be read; copy the list into a new one"
                )
            plain = (tail + piece).replace(b"\0", b"")  # UTF-16 hides nothing
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                raise UnfitError("not a workbook: it declares entities")
            tail = piece[-32:]
    return size
