"""Workbooks as people send them, and as nobody should: read cell by cell, nothing evaluated."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from bot.importing import sheets, workbooks

COLUMNS = ("name", "kind", "valid_from")
CONTENT_TYPES = "[Content_Types].xml"


def book(*rows, **more):
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for title in more.get("sheets", ()):
        made.create_sheet(title).append(["other"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data):
    return sheets.read(data, COLUMNS, ("name", "kind"))


def tampered(data, name, change):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        assert name in old.namelist()
        for member in old.namelist():
            body = old.read(member)
            new.writestr(member, change(body) if member == name else body)
    return out.getvalue()


def test_cells_of_every_kind_come_as_text():
    data = book(
        ["Name", "kind", "valid_from", "phone"],
        ["  Chi bộ\u00a01 ", "chi bộ", date(2025, 7, 1), "x"],
        [],
        [12, 3.0, datetime(2025, 7, 2)],
        [True, 1.5, None],
        sheets=("b",),
    )
    rows, faults = read(data)
    assert faults == []
    assert [(line, *cells.values()) for line, cells in rows] == [
        (2, "Chi bộ 1", "chi bộ", "2025-07-01"),
        (4, "12", "3", "2025-07-02"),
        (5, "True", "1.5", ""),
    ]


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://x.example","y")', "=B1&C1"])
def test_a_formula_is_text_and_nothing_else(formula):
    [(_, cells)], _ = read(book(["name", "kind"], [formula, "k"]))
    assert cells["name"] == formula


def test_what_a_sheet_says_of_its_size_is_not_believed():
    data = tampered(
        book(["name", "kind"], ["A", "k"]),
        "xl/worksheets/sheet1.xml",
        lambda body: body.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'),
    )
    assert len(read(data)[0]) == 1


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    data = tampered(
        book(["name", "kind"], ["A", "k"]), "xl/styles.xml", lambda body: body + b" " * (1 << 20)
    )
    assert len(data) < 20_000
    assert read(data)[1] == []
    parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    for most in (1 << 20, sum(part.file_size for part in parts) - 1):  # one part, and all of them
        monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", most)
        [fault] = read(data)[1]
        assert "unpacks to more" in fault.why


@pytest.mark.parametrize(
    ("encoding", "before"),
    [
        pytest.param("utf-8", 0, id="at once"),
        pytest.param("utf-16", 0, id="in UTF-16"),
        pytest.param("utf-8", workbooks.PIECE - 4, id="between two pieces"),
        pytest.param("utf-16", workbooks.PIECE // 2 - 4, id="between two pieces, in UTF-16"),
    ],
)
def test_entities_are_refused_in_every_encoding(encoding, before):
    head = '<?xml version="1.0"?>'.ljust(before)
    bomb = f'{head}<!DOCTYPE x SYSTEM "x.dtd"><x>&a;</x>'.encode(encoding)
    data = tampered(book(["name", "kind"]), "xl/styles.xml", lambda _: bomb)
    [fault] = read(data)[1]
    assert "entities" in fault.why


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut short"),
        pytest.param(lambda _: b"PK\x03\x04" + b"\0" * 100, id="no zip at all"),
        pytest.param(
            lambda data: tampered(data, CONTENT_TYPES, lambda _: b"<x"), id="no workbook inside"
        ),
        pytest.param(
            lambda data: tampered(data, "xl/worksheets/sheet1.xml", lambda b: b[:-40]),
            id="a broken sheet",
        ),
    ],
)
def test_a_broken_workbook_is_one_fault(change):
    rows, [fault] = read(change(book(["name", "kind"], ["A", "k"])))
    assert rows == []
    assert "save it as .xlsx again" in fault.why


@pytest.mark.parametrize("data", [book(["name", "kind"]), b"name,kind"], ids=["xlsx", "csv"])
def test_a_file_that_is_too_large_is_one_fault(monkeypatch, data):
    assert read(data) == ([], [])
    monkeypatch.setattr(sheets, "LARGEST", len(data) - 1)
    assert "larger than" in read(data)[1][0].why


def test_too_many_rows_are_one_fault(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    data = book(["name", "kind"], *(["A", "k"] for _ in range(4)))
    assert "more than 3 rows" in read(data)[1][0].why


def test_a_workbook_of_very_many_parts_is_not_opened():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for number in range(workbooks.MOST_MEMBERS + 1):
            made.writestr(f"xl/{number}.xml", b"")
    with pytest.raises(workbooks.UnfitError, match="too many parts"):
        workbooks.sheets(packed.getvalue())


@pytest.mark.parametrize("parted", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_columns_are_parted_as_excel_parts_them(parted, ends):
    lines = [["kind", "name", "valid_from"], ["k", "A", ""], ["k", '"B, C; D"', "2025-07-01"]]
    data = ends.join(parted.join(line) for line in lines).encode("utf-8-sig")
    rows, faults = read(data)
    assert faults == []
    assert [(line, cells["name"], cells["valid_from"]) for line, cells in rows] == [
        (2, "A", ""),
        (3, "B, C; D", "2025-07-01"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        book([], [], ["name", "kind"], ["A", "k"]),
        b"\n\r\nname,kind\nA,k",
        b";;\n;;\nname;kind\nA;k",
    ],
    ids=["xlsx", "csv", "cells without a word"],
)
def test_empty_lines_may_stand_above_the_header(data):
    rows, faults = read(data)
    assert faults == []
    assert [(line, cells["name"]) for line, cells in rows] == [(4, "A")]


def test_of_two_columns_headed_alike_the_first_counts():
    [(_, cells)], _ = read(b"name,kind,kind\nA,k,l")
    assert cells["kind"] == "k"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("name,kind\nTổ,x".encode("utf-16-le"), "save it as CSV UTF-8, or as .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old .xls, or one with a password"),
        ("DANH SÁCH,\nname,phone\nA,k".encode(), "columns are missing: kind ("),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(data, why):
    [fault] = read(data)[1]
    assert why in fault.why


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        pytest.param("C2:C3", ["k", "l", "m"], id="a column that has nothing there"),
        pytest.param("B2:D4", ["k", "k", "k"], id="over all lines and more columns"),
        pytest.param("B3:B4", ["k", "l", "l"], id="from the second line on"),
        pytest.param("D1:E1", ["k", "l", "m"], id="in one line"),
        pytest.param("A2:A3", None, id="the column that tells the rows apart"),
    ],
)
def test_what_is_merged_over_several_lines_counts_for_each(cells, kinds):
    made = Workbook()
    for row in (["name", "kind", "valid_from", "phone"], ["A", "k"], ["B", "l"], ["C", "m"]):
        made.active.append(row)
    made.active.merge_cells(cells)
    out = io.BytesIO()
    made.save(out)
    rows, faults = read(out.getvalue())
    assert [row["kind"] for _, row in rows] == (kinds or [])
    assert [fault.why for fault in faults if "are merged" in fault.why] == [
        fault.why for fault in faults
    ]
    assert bool(faults) == (kinds is None)


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_a_title_may_stand_above_the_header_whatever_parts_the_columns(parted):
    title = "ĐẢNG BỘ A, B, C, D, E\nNăm 2025\n"
    rows, faults = read((title + "name;kind\nA;k\n").replace(";", parted).encode())
    assert (faults, [(line, cells["name"]) for line, cells in rows]) == ([], [(4, "A")])
