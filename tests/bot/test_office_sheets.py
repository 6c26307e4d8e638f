"""Lists as offices really make them: what is no unit is passed over and told, nothing is lost."""

import io
from dataclasses import dataclass, field

import pytest
from openpyxl import Workbook

from bot.importing import imports, unit_lines
from bot.settings import Settings
from bot.verbs import unit_office

HEAD = ("STT", "Tên tổ chức đảng", "Trực thuộc", "Số đảng viên")
BARE = ("STT", "Tên tổ chức đảng", "Số đảng viên")
A = (1, "Chi bộ Văn phòng", "Đảng bộ xã Mẫu", 12)
B = (2, "Chi bộ Trường học", "Đảng bộ xã Mẫu", 9)
AB = ["Chi bộ Văn phòng", "Chi bộ Trường học"]
TITLE = ("ĐẢNG BỘ XÃ MẪU", "", "ĐẢNG CỘNG SẢN VIỆT NAM")


@dataclass(kw_only=True)
class Case:
    """A sheet, and what comes of it.

    ``passed``: by line, a word of why; ``faults``: the same.
    """

    rows: list
    merged: tuple = ()
    hidden: tuple = ()
    names: list = field(default_factory=lambda: AB)
    passed: dict = field(default_factory=dict)
    faults: dict = field(default_factory=dict)


SHEETS = {
    "signed by the committee": Case(
        rows=[
            TITLE, ("", "DANH SÁCH TỔ CHỨC ĐẢNG"), (), HEAD, A, B,
            ("", "Tổng cộng", "", "=SUM(D5:D6)"), (),
            ("", "", "Xã Mẫu, ngày 5 tháng 11 năm 2026"),
            ("", "NGƯỜI LẬP BIỂU", "T/M ĐẢNG ỦY"), ("", "", "BÍ THƯ"),
            ("", "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"), (), (),
            ("", "Nguyễn Thị Mẫu", "Trần Văn Thử"),
        ],
        passed={7: "total", 9: "end", 10: "end", 11: "end", 12: "end", 15: "below the end"},
    ),
    "receivers, and a note": Case(
        rows=[
            HEAD, A, B, ("Cộng: 2 chi bộ",), ("Ghi chú: số liệu đến 30/10/2026",),
            ("Nơi nhận:", "", "TM. BAN THƯỜNG VỤ"), ("- Đảng ủy cấp trên (b/c);",),
            ("- Lưu VP.", "", "Lê Thị Ví Dụ"),
        ],
        passed={4: "total", 5: "note", 6: "end", 7: "below", 8: "below"},
    ),
    "a heading on each page": Case(
        rows=[HEAD, A, HEAD, ("(1)", "(2)", "(3)", "(4)"), B],
        passed={3: "the header again", 4: "nothing but numbers"},
    ),
    "groups with Roman numerals": Case(
        rows=[HEAD, ("I", "KHỐI ĐẢNG"), A, ("", "Cộng khối Đảng", "", 12), ("II. Khối trường",), B],
        passed={2: "group", 4: "total", 5: "group"},
    ),
    "a group over the whole line": Case(
        rows=[HEAD, ("A. Các chi bộ thôn",), A, ("B",), B],
        merged=("A2:D2", "A4:D4"),
        passed={2: "group", 4: "group"},
    ),
    "groups by what is in them, with figures": Case(
        rows=[
            HEAD, ("I", "Đảng bộ cơ sở", "", 45), ("II", "Chi bộ cơ sở"), A,
            ("Các đảng bộ, chi bộ trực thuộc",), B, (3, "Chi bộ cơ sở", "Đảng bộ xã Mẫu"),
            (4, "Khối phố 3", "", 10), ("", "Khối phố 4"),
        ],
        names=[*AB, "Chi bộ cơ sở"],
        passed={2: "group", 3: "group", 5: "group"},
        faults={8: "says what Khối phố 3 is", 9: "says what Khối phố 4 is"},
    ),
    "what may be a group or a unit": Case(
        rows=[HEAD, ("I", "Công an xã"), A, B], faults={2: "says what Công an xã is"}
    ),
    "units that head groups, and no column says so": Case(
        rows=[BARE, ("I", "Đảng bộ xã Mẫu"), (1, "Chi bộ Văn phòng"), (2, "Chi bộ Trường học")],
        faults={2: "a column 'parent'"},
    ),
    "units that head groups, and a column says so": Case(
        rows=[HEAD, ("I", "Đảng bộ xã Mẫu", "", ""), A, B], names=["Đảng bộ xã Mẫu", *AB]
    ),
    "numbers in the cell of the name": Case(
        rows=[HEAD, ("", "1. Chi bộ Văn phòng"), ("", "2/ Chi bộ Trường học")]
    ),
    "names that look like something else": Case(
        rows=[
            ("Tên đơn vị", "Loại"), ("Tổng công ty Mẫu", "đảng bộ"), ("Cộng Hòa", "chi bộ"),
            ("Kỳ Hồ", "chi bộ"), ("TM Dịch vụ", "chi bộ"), ("Chi bộ Khối Dân vận", ""),
            ("Chi bộ Ngày Mới", ""), ("Chi bộ Người Lập Nghiệp", ""), ("Chi bộ I", ""),
        ],
        names=[
            "Tổng công ty Mẫu", "Cộng Hòa", "Kỳ Hồ", "TM Dịch vụ", "Chi bộ Khối Dân vận",
            "Chi bộ Ngày Mới", "Chi bộ Người Lập Nghiệp", "Chi bộ I",
        ],
    ),
    "a name of a person right below the list": Case(
        rows=[HEAD, A, B, ("", "Nguyễn Thị Mẫu")], faults={4: "delete the row if it is none"}
    ),
    "a unit below the signature": Case(
        rows=[HEAD, A, ("", "Người lập"), ("", "Bí thư"), ("", "Chi bộ Trường học")],
        names=AB[:1],
        passed={3: "end", 4: "end"},
        faults={5: "below the end of the list in line 3"},
    ),
    "a second table below the signature": Case(
        rows=[HEAD, A, ("", "Người lập"), ("", "Nguyễn Thị Mẫu"), HEAD, B],
        passed={3: "end", 4: "below", 5: "the header again"},
    ),
    "hidden rows": Case(
        rows=[HEAD, A, (3, "Chi bộ Đã ẩn", "Đảng bộ xã Mẫu"), B, ("", "x")],
        hidden=(3, 5),
        passed={5: "hidden"},
        faults={3: "line 3 is hidden; show it, or delete it"},
    ),
    "the signature is merged over lines": Case(
        rows=[HEAD, A, B, ("", "Người lập biểu")],
        merged=("B4:C7",),
        passed=dict.fromkeys((4, 5, 6, 7), "end"),
    ),
    "the name is merged over lines": Case(
        rows=[HEAD, A, B], merged=("B2:B3",), names=[], faults={1: "lines 2 to 3 are merged"}
    ),
    "numbered lines that wait to be filled": Case(
        rows=[HEAD, A, B, (3,), (4,), ("=A5+1",)], passed=dict.fromkeys((4, 5, 6), "but numbers")
    ),
    "two columns that may be the name": Case(
        rows=[("Đơn vị", "Tên chi bộ"), ("Đảng bộ xã Mẫu", "Chi bộ Văn phòng")],
        names=[],
        faults={1: "'Đơn vị' and 'Tên chi bộ' may both be"},
    ),
    "a column of people, and their posts": Case(
        rows=[("Tên đơn vị", "Bí thư", "Chức vụ"), ("Chi bộ Văn phòng", "Trần Văn Thử", "Bí thư"),
              ("Ban Mẫu", "Lê Ví Dụ", "Bí thư"), ("", "Ngô Thử", "Phó Bí thư")],
        names=AB[:1],
        faults={3: "says what Ban Mẫu is", 4: "name the unit, or delete the row"},
    ),
    "letters that a file could not hold": Case(
        rows=[("Tên đơn vị", "Loại"), ("Chi b? 1", "chi bộ")], names=[], faults={2: "lost"}
    ),
    "a footnote, and the sign that ends a document": Case(
        rows=[HEAD, A, B, ("* Chưa tính đảng viên được miễn",), ("Danh sách có 02 chi bộ./.",)],
        passed={4: "note", 5: "note"},
    ),
    "figures below the list": Case(
        rows=[HEAD, A, B, ("Tổng số: 02 chi bộ, 21 đảng viên",), ("", "Tổng số đảng viên: 21")],
        passed={4: "total", 5: "total"},
    ),
}  # fmt: skip


@pytest.fixture
def read(database_url):
    return Settings(_env_file=None, database_url=database_url)


def book(*tables, states=None):
    made = Workbook()
    made.remove(made.active)
    for number, (title, case) in enumerate(tables):
        sheet = made.create_sheet(title)
        for row in case.rows:
            sheet.append(row)
        for cells in case.merged:
            sheet.merge_cells(cells)
        for line in case.hidden:
            sheet.row_dimensions[line].hidden = True
        sheet.sheet_state = (states or {}).get(number, "visible")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def taken(data, read=unit_lines.read):
    """Return the names of units, what was passed over, and what is wrong."""
    passed = []
    lines, faults = read(data, lambda *each: passed.append(each))
    names = [each.name for each in lines if not each.faulty]
    return names, passed, [(fault.line, fault.why) for fault in faults]


def tells(told, expected):
    """Say whether lines, each with a reason, are those expected."""
    return [line for line, _ in told] == list(expected) and all(
        expected[line] in why for line, why in told
    )


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_of_an_office_is_read_as_its_people_read_it(name):
    case = SHEETS[name]
    names, passed, faults = taken(book(("Sheet1", case)))
    assert tells(passed, case.passed), passed
    assert tells(sorted(faults), case.faults), faults
    assert names == case.names


async def test_what_was_passed_over_is_told_in_as_few_lines_as_can_be(read, tmp_path, capsys):
    rows = [HEAD, ("", "Đảng bộ xã Mẫu", "/"), A, B, ("", "Tổng cộng", "", 21), (3,), (4,), (5,)]
    sheets = ("Bìa", COVER), ("DS", Case(rows=rows))
    file = tmp_path / "units.xlsx"
    file.write_bytes(book(*sheets))
    await unit_office.import_units(read, file, dry_run=True)
    assert capsys.readouterr().out.splitlines()[:3] == [
        "units.xlsx: the sheet 'Bìa' has no such list",
        "units.xlsx: line 5 passed over: a total",
        "units.xlsx: lines 6 to 8 passed over: nothing but numbers",
    ]


LIST = Case(rows=[HEAD, A, B])
COVER = Case(rows=[TITLE, ("Biểu mẫu báo cáo",)])


def test_a_list_is_found_behind_a_cover_and_other_sheets_are_told():
    unseen = ("Cũ", LIST), ("Rất cũ", LIST)
    states = {2: "hidden", 3: "veryHidden"}
    names, passed, faults = taken(book(("Bìa", COVER), ("DS", LIST), *unseen, states=states))
    assert (names, faults) == (AB, [])
    told = "the sheet 'Cũ' is hidden", "the sheet 'Rất cũ' is hidden"
    assert passed == [(0, each) for each in (*told, "the sheet 'Bìa' has no such list")]


def test_the_commas_of_a_list_of_one_column_are_those_of_its_names():
    """So Excel writes it where its columns are parted by semicolons."""
    names = ["Chi bộ Văn phòng, Tư pháp", "Chi bộ Công an"]
    assert taken("\n".join(["Tên đơn vị", *names]).encode()) == (names, [], [])


@pytest.mark.parametrize("other", [LIST, Case(rows=[HEAD, A], hidden=(2,))], ids=["rows", "faults"])
def test_which_of_two_sheets_is_meant_is_asked(other):
    names, _, [(_, why)] = taken(book(("Khối Đảng", LIST), ("Khối trường", other)))
    assert names == []
    assert "several sheets hold a list: 'Khối Đảng', 'Khối trường'; put them into one" in why


def test_a_list_without_rows_beside_another_is_no_list():
    assert taken(book(("Mẫu", Case(rows=[HEAD])), ("DS", LIST)))[0] == AB


def test_who_heads_a_column_otherwise_is_told_how_it_may_be_headed():
    names, _, [(_, why)] = taken(book(("DS", Case(rows=[("STT", "Cơ sở"), (1, "Chi bộ 1")]))))
    assert names == []
    assert "columns are missing: name (ten, ten don vi, don vi, " in why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("Tên đơn vị\nChi bộ 1".encode("utf-16-le"), "save it as CSV UTF-8, or as .xlsx"),
        (b"T\xean,Lo\xe1i\nChi b\xf4\xf2 1,chi b\xf4\xf2\n", "save it as CSV UTF-8, or as .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old .xls, or one with a password"),
        (b"\r\n<html><table><tr><td>STT", "a web page"),
    ],
    ids=["utf-16 without a mark", "windows-1258", "an old workbook called .xlsx", "a web page"],
)
def test_a_file_that_says_nothing_of_its_letters_is_refused_with_what_to_do(data, why):
    names, _, [fault] = taken(data)
    assert names == []
    assert why in fault[1]


def test_a_list_of_chats_is_signed_too():
    rows = [
        ("Nền tảng", "Mã nhóm", "Đơn vị"), ("telegram", "-100", "Chi bộ 1"),
        ("", "", "Tổng cộng: 1 nhóm"), ("", "", "Người lập biểu"), ("", "", "Trần Văn Thử"),
    ]  # fmt: skip
    passed = []
    chats, faults = imports.read_chats(
        book(("Sheet1", Case(rows=rows))), lambda *each: passed.append(each)
    )
    assert ([chat.unit for chat in chats], faults) == (["Chi bộ 1"], [])
    assert tells(passed, {3: "total", 4: "end", 5: "below"})
