"""Lists as people send them, CSV or XLSX → rows of named cells. Nothing in a cell is evaluated."""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from jobs.text import normalize

MOST_ROWS = 200_000
"""Rows of one list; the country has about 65,000 organisations above the cells."""

MOST_COLUMNS = 50

LARGEST = 32 << 20
"""Bytes of a list as it lies on the disk."""

LARGEST_UNPACKED = 96 << 20
"""Bytes that all parts of a workbook may take; 11,000 units take 4 MB."""

MOST_MEMBERS = 2_000

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

Row = tuple[int, Mapping[str, str]]
"""Line and cells by column, normalized; every column asked for is there, perhaps empty."""


MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^<>]{0,200}?\bref=[\"']([A-Za-z]+\d+:[A-Za-z]+\d+)[\"']"
)


class UnfitError(Exception):
    """The file as a whole cannot be read; the text says why."""


def read(
    data: bytes, columns: Sequence[str], needed: Sequence[str]
) -> tuple[list[Row], list[Fault]]:
    """Read a list with a header.

    Args:
        data: The file: CSV in UTF-8, parted by one of ``PARTED``, or an XLSX workbook, of which
            the first sheet counts. Empty lines may stand above the header.
        columns: The columns that are taken; others are left alone.
        needed: Those that the header must name.

    Returns:
        The rows that hold anything, and the fault of the file, if it has one. Whether the needed
        cells are filled is for the caller to see.
    """
    if len(data) > LARGEST:
        return [], [Fault(line=1, why=f"larger than {LARGEST >> 20} MB; please cut the list")]
    try:
        if data.startswith(b"PK\x03\x04"):
            lines, merged = _workbook(data)
            return _rows(lines, columns, needed, merged), []
        return _rows(_csv(data), columns, needed), []
    except UnfitError as error:
        return [], [Fault(line=1, why=str(error))]
    except csv.Error as error:
        why = f"not a CSV file: {error}; is a quotation mark not closed?"
        return [], [Fault(line=1, why=why)]


def _rows(
    lines: Iterator[tuple[int, Sequence[str]]],
    columns: Sequence[str],
    needed: Sequence[str],
    merged: Iterable[Range] = (),
) -> list[Row]:
    _, header = next((each for each in lines if any(each[1])), (1, ()))
    names = [normalize(name).lower() for name in header]
    missing = [name for name in needed if name not in names]
    if missing:
        raise UnfitError(f"columns are missing: {', '.join(missing)}; the first line names them")
    places = {name: names.index(name) for name in columns if name in names}
    _refuse_merged(merged, places.values())
    rows: list[Row] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(rows) >= MOST_ROWS:
            raise UnfitError(f"more than {MOST_ROWS} rows; please cut the list")
        taken = dict.fromkeys(columns, "")
        for name, place in places.items():
            taken[name] = normalize(cells[place]) if place < len(cells) else ""
        rows.append((line, taken))
    return rows


def _refuse_merged(merged: Iterable[Range], places: Collection[int]) -> None:
    """Refuse cells that are one over several lines: all but the first of them would be empty.

    Raises:
        UnfitError: There are some in a column that is taken; a parent that is empty is the root.
    """
    for left, top, right, bottom in merged:
        if top < bottom and any(left <= place + 1 <= right for place in places):
            raise UnfitError(
                f"cells of lines {top} to {bottom} are merged; unmerge them, fill each"
            )


def _csv(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    if data.startswith(OLD_EXCEL):
        raise UnfitError("an old .xls; save it as .xlsx")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitError("the file is not UTF-8; save it as CSV UTF-8, or as .xlsx") from error
    header = text.lstrip(f"{PARTED} \r\n").partition("\n")[0]
    parted = max(PARTED, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted)
    return ((reader.line_num, cells) for cells in reader)


def _workbook(data: bytes) -> tuple[Iterator[tuple[int, Sequence[str]]], list[Range]]:
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
    return _cells(rows), _merges(sheet)


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


def _cells(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Sequence[str]]]:
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
