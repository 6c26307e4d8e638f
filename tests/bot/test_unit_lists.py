"""Lists of units against what is there: new, changed, unchanged, and every fault in one pass."""

import codecs
import io
import unicodedata
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.audience import Unit
from bot.importing import imports, unit_lines, unit_lists
from bot.importing.unit_lines import COLUMNS, UnitLine
from bot.stores import units
from bot.tree import Tree

HEAD = ",".join(COLUMNS)
HEAD3 = "name,kind,parent"
FULL = "Chi bộ A,chi bộ,Đảng bộ B,CB A,2025-07-01,2026-06-30,Chi bộ C,A cũ; A xưa ;"
KIND = {"kind": "chi bộ"}
NO_KIND = "empty: kind; a column kind (loai) says what A is; delete the row if it is none"


def csv(*lines, end="\n"):
    return end.join([*lines, ""]).encode()


def lines(*rows, head="name,kind,parent"):
    return unit_lines.read(csv(head, *rows))


def there(*paths):
    """Make a tree of units, each given as its path; those above must stand first."""
    made: dict[str, Unit] = {}
    for number, path in enumerate(paths, 1):
        above, _, name = path.rpartition(" / ")
        parent = made[above].id if above else None
        made[path] = Unit(id=number, name=name, kind="chi bộ", parent_id=parent)
    return Tree(made.values())


def planned(*rows, known=(), head="name,kind,parent"):
    read, faults = lines(*rows, head=head)
    return unit_lists.plan(read, there(*known), faults)


def paths(some):
    return [each.node.path() for each in some]


def whys(plan):
    return [(fault.line, fault.why) for fault in plan.faults]


# Reading


@pytest.mark.parametrize(
    ("data", "name", "values"),
    [
        pytest.param(codecs.BOM_UTF8 + csv("name,kind", "X,chi bộ"), "X", KIND, id="BOM"),
        pytest.param(csv("name,kind", "X,chi bộ", end="\r\n"), "X", KIND, id="CRLF"),
        pytest.param(csv("kind,name", "chi bộ,X"), "X", KIND, id="another order"),
        pytest.param(csv("Name, KIND ", "X,chi bộ"), "X", KIND, id="capitals in the header"),
        pytest.param(csv("name,kind,phone", "X,chi bộ,0"), "X", KIND, id="a column too many"),
        pytest.param(csv("name,kind", "X,chi bộ,0,1"), "X", KIND, id="cells too many"),
        pytest.param(csv(HEAD, "X,chi bộ"), "X", KIND, id="cells too few"),
        pytest.param(csv("name,kind", '"X, ""Y""",chi bộ'), 'X, "Y"', KIND, id="quotes"),
        pytest.param(csv("name,kind", "  X   Y ,chi bộ"), "X Y", KIND, id="blanks around"),
        pytest.param(csv("name,kind", "", "X,chi bộ", ""), "X", KIND, id="empty lines"),
    ],
)
def test_units_are_read(data, name, values):
    [row], faults = unit_lines.read(data)
    assert (row.name, row.values, faults) == (name, values, [])


def test_all_columns_are_read():
    [row], faults = unit_lines.read(csv(HEAD, FULL))
    assert faults == []
    assert row == UnitLine(
        line=2,
        name="Chi bộ A",
        kind="chi bộ",
        parent="Đảng bộ B",
        successor="Chi bộ C",
        values={
            "kind": "chi bộ",
            "short_name": "CB A",
            "valid_from": date(2025, 7, 1),
            "valid_to": date(2026, 6, 30),
            "aliases": ("A cũ", "A xưa"),
        },
    )


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        pytest.param(b"", 1, "columns are missing: name", id="an empty file"),
        pytest.param(csv("kind", "X"), 1, "columns are missing: name", id="a column is missing"),
        pytest.param(csv("name", "X"), 2, "empty: kind", id="nor does the name tell its kind"),
        pytest.param(csv("name,kind", "(1),a"), 2, "not a name: (1)", id="no letter in a name"),
        pytest.param(csv("name,kind", "=1+A,a"), 2, "begins with a letter", id="a formula"),
        pytest.param(csv("name,kind", "X,@a"), 2, "begins with a letter", id="a formula as kind"),
        pytest.param(csv("name,kind,aliases", "X,a,+A"), 2, "begins with", id="and as alias"),
        pytest.param(csv("name,kind,short_name", "X,a,=A"), 2, "begins with", id="and as short"),
        pytest.param(csv("name,kind", f"{'x' * 5000},a"), 2, "longer than 200", id="too long"),
        pytest.param("name,kind\nTổ,x".encode("utf-16-le"), 1, "not UTF-8", id="bare UTF-16"),
        pytest.param("name,kind\né,x".encode("latin-1"), 1, "not UTF-8", id="Latin-1"),
        pytest.param(csv("name,kind", "X,"), 2, "empty: kind", id="no kind"),
        pytest.param(csv("name,kind", "X,a", " ,b"), 3, "empty: name", id="no name"),
        pytest.param(
            csv("name,kind,valid_from", "X,a,07-01-25"), 2, "07-01-25", id="a year of two digits"
        ),
        pytest.param(
            csv("name,kind,valid_from", "X,a,7/31/2025"), 2, "7/31/2025", id="a month first"
        ),
        pytest.param(
            csv("name,kind,valid_to", "X,a,2025-02-30"), 2, "2025-02-30", id="no such day"
        ),
        pytest.param(
            csv("name,kind,valid_from,valid_to", "X,a,2025-02-02,2025-02-01"),
            2,
            "last day 2025-02-01 comes before",
            id="days the wrong way round",
        ),
    ],
)
def test_why_a_row_cannot_be_read(data, line, why):
    _, [fault] = unit_lines.read(data)
    assert fault.line == line
    assert why in fault.why


# Comparing


def test_the_same_name_below_two_committees_is_two_units():
    plan = planned("A,k,", "B,k,", "Chi bộ 1,k,A", "Chi bộ 1,k,B", "Tổ 1,k,A / Chi bộ 1")
    assert paths(plan.new) == ["A", "B", "A / Chi bộ 1", "B / Chi bộ 1", "A / Chi bộ 1 / Tổ 1"]
    assert not plan.faults


def test_children_may_stand_before_their_parents():
    plan = planned("Tổ,k,Chi bộ", "Chi bộ,k,Đảng bộ", "Đảng bộ,k,")
    assert paths(plan.new) == ["Đảng bộ", "Đảng bộ / Chi bộ", "Đảng bộ / Chi bộ / Tổ"]


def test_a_name_that_may_be_several_units_is_a_fault_with_the_candidates():
    plan = planned("Tổ,k,Chi bộ 1", known=("A", "B", "A / Chi bộ 1", "B / Chi bộ 1"))
    assert whys(plan) == [(2, "Tổ: Chi bộ 1 may be A / Chi bộ 1; B / Chi bộ 1; write the path")]


def test_a_path_from_the_root_tells_a_unit_from_its_namesake_below():
    known = ("A", "X", "X / A")
    assert "may be" in planned("Tổ,k,A", known=known).faults[0].why
    assert paths(planned("Tổ,k,/ A", known=known).new) == ["A / Tổ"]
    assert paths(planned("Tổ,k,X / A", known=known).new) == ["X / A / Tổ"]


def test_a_unit_may_be_named_like_the_one_above_it():
    assert paths(planned("A,k,", "A,k,/ A").new) == ["A", "A / A"]
    assert paths(planned("A,k,A", known=("A",)).new) == ["A / A"]


def test_a_name_may_hold_a_slash():
    plan = planned("Chi bộ 1/5,k,", "Tổ,k,Chi bộ 1/5", "Phòng A / B,k,", "Tổ,k,Phòng A / B")
    assert paths(plan.new)[2:] == ["Chi bộ 1/5 / Tổ", "Phòng A / B / Tổ"]


def test_rows_that_say_what_is_there_change_nothing():
    plan = planned("A,chi bộ,", "B,chi bộ,A", known=("A", "A / B"))
    assert (plan.new, plan.changed, plan.unchanged, plan.faults) == ([], [], 2, [])


def test_without_a_parent_the_only_unit_of_that_name_is_meant_and_a_slash_means_the_root():
    assert planned("B,chi bộ,", known=("A", "A / B")).unchanged == 1
    assert paths(planned("B,chi bộ,/", known=("A", "A / B")).new) == ["B"]
    two = ("A", "C", "A / B", "C / B")
    assert "B may be A / B; C / B" in planned("B,chi bộ,", known=two).faults[0].why


def test_what_changes_is_told_and_an_empty_cell_changes_nothing():
    known = Tree([Unit(id=1, name="A", kind="chi bộ", short_name="a", aliases=("x",))])
    read, _ = lines("A,đảng bộ,,-,y;z", head="name,kind,valid_to,short_name,aliases")
    [change] = unit_lists.plan(read, known).changed
    assert change.values == {"kind": "đảng bộ", "short_name": "", "aliases": ("y", "z")}
    read, _ = lines("A,chi bộ,,", head="name,kind,short_name,aliases")
    assert unit_lists.plan(read, known).unchanged == 1


def test_a_last_day_before_the_first_one_known_is_a_fault():
    known = Tree([Unit(id=1, name="A", kind="k", valid_from=date(2025, 7, 1))])
    read, _ = lines("A,k,2025-06-30", head="name,kind,valid_to")
    assert "before its first" in unit_lists.plan(read, known).faults[0].why


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["A,k,B"], [(2, "A: no unit is called B")], id="no parent"),
        pytest.param(
            ["Đảng uỷ,k,", "A,k,dang uy"],
            [(3, "A: no unit is called dang uy; is Đảng uỷ meant?")],
            id="another spelling",
        ),
        pytest.param(
            ["A,k,A"], [(2, "A: stands above itself, or below a unit that does")], id="its own"
        ),
        pytest.param(
            ["A,k,B", "B,k,C", "C,k,A", "D,k,C"],
            [
                (n, f"{name}: stands above itself, or below a unit that does")
                for n, name in enumerate("ABCD", 2)
            ],
            id="a circle of three, and what hangs below it",
        ),
        pytest.param(
            ["A,k,", "X,k,A", "X,k,A"], [(4, "it stands twice: A / X, see line 3")], id="twice"
        ),
        pytest.param(
            ["A,,", "X,k,A", "Y,k,A / X"], [(2, NO_KIND)], id="a parent's fault is told once"
        ),
        pytest.param(
            ["A,k,Z", "X,k,A"], [(2, "A: no unit is called Z")], id="nor do lost parents cascade"
        ),
        pytest.param(
            ["A,,", "A,k,", "X,k,A"], [(2, NO_KIND)], id="a faulty row makes no second unit"
        ),
        pytest.param(["A,k,", "A,,"], [(3, NO_KIND)], id="and stands there twice for nobody"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(rows, expected):
    assert whys(planned(*rows)) == expected


def test_all_faults_are_told_in_the_order_of_the_file():
    plan = planned("A,k,", "A,k,", "B,,A", "C,k,Z", "D,k,A", ",,x")
    assert [fault.line for fault in plan.faults] == [3, 4, 5, 7]


@pytest.mark.parametrize("name", ["Đảng uỷ xã", "ĐẢNG ỦY XÃ", "Đảng ủy  xã"])
def test_capitals_and_where_a_tone_mark_stands_make_no_other_unit(name):
    known = ("Đảng ủy xã", "Đảng ủy xã / A")
    assert planned(f"{name},chi bộ,", f"A,chi bộ,{name}", known=known).unchanged == 2
    assert paths(planned("Đảng ủy xa,k,", known=known).new) == ["Đảng ủy xa"]
    assert "stands twice" in planned("Đảng ủy xã,k,", f"{name},k,").faults[0].why


def test_a_unit_is_known_by_the_name_that_it_had_unless_another_one_has_it_now():
    units = [
        Unit(id=1, name="Xã mới", kind="k", aliases=("Xã cũ",)),
        Unit(id=2, name="Chi bộ Đông", kind="k", parent_id=1, aliases=("Chi bộ 1", "Chi bộ 2")),
        Unit(id=3, name="Chi bộ 2", kind="k", parent_id=1),
    ]
    read, _ = lines("Chi bộ 1,k,Xã cũ", "Chi bộ 2,k,Xã cũ", "Tổ 1,k,Xã cũ / Chi bộ 1")
    plan = unit_lists.plan(read, Tree(units))
    assert (plan.faults, plan.unchanged) == ([], 2)
    assert paths(plan.new) == ["Xã mới / Chi bộ Đông / Tổ 1"]


def test_nothing_new_hangs_below_a_unit_that_has_ended():
    """An old list, read again after a merger, would make the cells of the old commune anew."""
    day = date(2025, 6, 30)
    known = Tree([Unit(id=1, name="Xã A", kind="k", valid_to=day, successor="Xã B")])
    read, _ = lines("Chi bộ 1,k,Xã A,", "Chi bộ 2,k,Xã A,2024-12-31", head=f"{HEAD3},valid_to")
    [fault] = unit_lists.plan(read, known, today=date(2025, 7, 1)).faults
    assert fault.why == (
        "Chi bộ 1: Xã A ended on 2025-06-30, after it comes Xã B; name the unit above it now"
    )
    assert unit_lists.plan(read, known, today=day).faults == []


def test_what_comes_after_a_unit_does_not_hang_below_it():
    read, _ = lines("A,k,,B", "B,k,A,", head=f"{HEAD3},successor")
    assert whys(unit_lists.plan(read, there())) == [(2, "A: what comes after it hangs below it")]


def test_the_name_tells_what_a_new_unit_is_and_changes_nothing_of_one_that_is_there():
    known = Tree([Unit(id=1, name="Chi bộ 1", kind="chi bộ cơ sở")])
    read, faults = lines("Chi bộ 1", "Đảng bộ 2", head="name")
    plan = unit_lists.plan(read, known, faults)
    assert (plan.unchanged, [each.values["kind"] for each in plan.new]) == (1, ["đảng bộ"])


@pytest.mark.parametrize("heading", ["Đơn vị", "TÊN ĐẢNG BỘ, CHI BỘ", "Tên tổ chức đảng (*)"])
def test_a_column_is_known_by_how_offices_head_it(heading):
    data = f'"{heading}";Loại hình\nChi bộ A, B;cơ sở\n'.encode("utf-8-sig")
    [row], faults = unit_lines.read(data)
    assert (row.name, row.values, faults) == ("Chi bộ A, B", {"kind": "cơ sở"}, [])


def test_a_list_as_an_office_keeps_it():
    """Title, merged cells, a header of two lines, numbered columns, NFD, days as written."""
    book = Workbook()
    rows = (
        ["ĐẢNG ỦY KHỐI"], ["DANH SÁCH TỔ CHỨC CƠ SỞ ĐẢNG"], [],
        ["STT", "Tên tổ chức đảng (*)", "Trực thuộc", "Ngày", None, "Kế thừa:", "Điện thoại"],
        [None, None, None, "Thành lập", "Kết thúc"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, unicodedata.normalize("NFD", "  Đảng bộ Sở Y tế "), None, "1/6/2020"],
        [2, "Chi bộ 1", "Đảng bộ Sở Y tế", datetime(2020, 6, 1), "30/6/2025", "Chi bộ 2"],
        [3, "Chi bộ 2 "],
    )  # fmt: skip
    for row in rows:
        book.active.append(row)
    for cells in ("A1:G1", "A2:G2", "D4:E4", "A4:A5", "B4:B5", "C4:C5", "F4:F5", "C8:C9"):
        book.active.merge_cells(cells)
    book.save(out := io.BytesIO())
    read, faults = unit_lines.read(out.getvalue())
    plan = unit_lists.plan(read, there(), faults)
    assert plan.faults == []
    assert paths(plan.new) == [
        "Đảng bộ Sở Y tế", "Đảng bộ Sở Y tế / Chi bộ 1", "Đảng bộ Sở Y tế / Chi bộ 2",
    ]  # fmt: skip
    root, first, second = plan.new
    assert root.values == {"kind": "đảng bộ", "valid_from": date(2020, 6, 1)}
    assert first.values["valid_to"] == date(2025, 6, 30)
    assert first.successor is second.node


def successors(*rows, known=()):
    return planned(*rows, known=known, head="name,kind,successor")


def test_successors_may_be_new_known_or_none():
    plan = successors("A,chi bộ,C", "B,chi bộ,A", known=("A", "C"))
    assert [(each.node.name, each.successor.name) for each in plan.changed] == [("A", "C")]
    assert [(each.node.name, each.successor.name) for each in plan.new] == [("B", "A")]
    new = successors("A,chi bộ,N", "N,chi bộ,", known=("A",))
    assert new.changed[0].successor is new.new[0].node


@pytest.mark.parametrize(
    ("rows", "line"),
    [(["A,k,A"], 2), (["A,k,B", "B,k,A"], 2), (["A,k,B", "B,k,C", "C,k,B"], 3)],
)
def test_no_unit_comes_after_itself(rows, line):
    assert (line, "comes after itself") in [
        (fault.line, fault.why.split(": ")[1]) for fault in successors(*rows).faults
    ]


def test_a_successor_that_the_list_takes_away_may_be_succeeded_itself():
    units_there = [
        Unit(id=1, name="A", kind="k", successor_id=2),
        Unit(id=2, name="B", kind="k"),
    ]
    read, faults = lines("A,k,-", "B,k,A", head="name,kind,successor")
    plan = unit_lists.plan(read, Tree(units_there), faults)
    assert plan.faults == []
    assert [each.values for each in plan.changed] == [{"successor_id": None}, {"successor_id": 1}]


NAMES = st.sampled_from(["A", "B", "C", "Chi bộ 1", "Chi bộ 2"])
REFERENCES = st.one_of(
    st.just(""),
    st.just("/"),
    NAMES,
    st.builds("{} / {}".format, NAMES, NAMES),
    st.builds("/ {}".format, NAMES),
)


@given(rows=st.lists(st.tuples(NAMES, REFERENCES), max_size=12))
def test_whatever_a_list_says_each_row_is_new_changed_unchanged_or_faulty(rows):
    plan = planned(*(f"{name},k,{parent}" for name, parent in rows))
    faulty = {fault.line for fault in plan.faults}
    assert len(plan.new) + plan.unchanged + len(plan.changed) + len(faulty) >= len(rows)
    if plan.faults:
        return
    places = paths(plan.new)
    assert len(set(places)) == len(places) == len(rows)
    kept: set[str] = set()
    for path in places:  # parents first
        above = path.rpartition(" / ")[0]
        assert not above or above in kept
        kept.add(path)


def test_units_are_written_as_they_are_read_and_a_spreadsheet_reckons_nothing():
    units = [
        Unit(
            id=2, name='Chi bộ "1", 2', kind="k", parent_id=1, valid_to=date(2025, 6, 30),
            successor_id=4,
        ),
        Unit(id=1, name="Phòng A / B", kind="k", aliases=("x", "y"), short_name="P"),
        Unit(id=3, name="A", kind="k", parent_id=2, valid_from=date(2020, 1, 31)),
        Unit(id=4, name="A", kind="k", successor_id=3),
    ]  # fmt: skip
    out = unit_lines.written(Tree(units))
    read, faults = unit_lines.read(out.encode())
    plan = unit_lists.plan(read, Tree([]), faults)
    assert plan.faults == []
    assert paths(plan.new) == [
        "Phòng A / B", "A", 'Phòng A / B / Chi bộ "1", 2', 'Phòng A / B / Chi bộ "1", 2 / A',
    ]  # fmt: skip
    after = [each.successor.path() for each in plan.new if each.successor]
    assert after == ['Phòng A / B / Chi bộ "1", 2 / A', "A"]
    same = unit_lists.plan(read, Tree(units))
    assert (same.new, same.changed, same.unchanged) == ([], [], 4)
    old = Unit(id=9, name="=HYPERLINK(1)", kind="@k", aliases=("+1", "b"))
    assert "\n'=HYPERLINK(1),'@k,/,,,,,'+1;b\n" in unit_lines.written(Tree([old]))


# Keeping


async def keep(database, data, *, today=date(2026, 11, 23)):
    def work(session):
        read, faults = unit_lines.read(data)
        plan = unit_lists.plan(read, units.tree(session), faults)
        assert plan.faults == []
        now = datetime.combine(today, time(5), UTC)
        imports.keep_units(session, plan, today=today, now=now, tell=lambda _: None)

    await database.transact(work)
    return await database.transact(units.tree)


async def test_a_list_is_kept_and_read_twice_changes_nothing(database):
    data = csv(
        HEAD,
        "Chi bộ 1,chi bộ,A,,,,,c;d",
        "A,đảng bộ,,aa,2020-06-01,,,",
        "B,đảng bộ,,,,,,",
        "Chi bộ 1,chi bộ,B,,,2025-06-30,A / Chi bộ 1,",
    )
    known = await keep(database, data)
    assert sorted(known.path(number) for number in known.units) == [
        "A",
        "A / Chi bộ 1",
        "B",
        "B / Chi bộ 1",
    ]
    [old] = known.find("B / Chi bộ 1")
    assert known.path(old.successor_id) == "A / Chi bộ 1"
    assert known.units[old.successor_id].aliases == ("c", "d")
    again = unit_lists.plan(unit_lines.read(data)[0], known)
    assert (again.new, again.changed, again.unchanged) == ([], [], 4)
    assert (await keep(database, data)).units == known.units


async def test_the_example_is_the_bloc_of_the_seed(database):
    from bot.demo import bloc

    out = io.StringIO()
    bloc.write(out)
    known = await keep(database, out.getvalue().encode())
    [root] = known.below(None)
    assert len(known.below(root.id)) == 158
    assert sum(unit.kind.startswith("chi bộ") for unit in known.units.values()) == 400
    assert len(known.find("Chi bộ 1")) > 50


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_unicode_text_of_a_spreadsheet_is_read(encoding):
    told = "\ufeff" * (encoding != "utf-16") + "Tên\tLoại\tTrực thuộc\r\nTổ\ttổ đảng\tXã A\r\n"
    [line], faults = unit_lines.read(told.encode(encoding))
    assert (line.name, line.kind, line.parent, faults) == ("Tổ", "tổ đảng", "Xã A", [])
