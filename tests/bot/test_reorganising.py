"""An officer changes the organisation in chat: by buttons, by words, and never what is not his."""

from datetime import timedelta

import pytest

from bot.audience import Unit
from bot.handlers import reorganising
from bot.stores import approvals, choices_store, unit_changes, unit_imports, units
from bot.stores.approvals import Asks
from bot.tree import Tree
from tests.bot.test_roles import Town

ROLES = (
    "1 quyền quản trị “A” đã kết thúc; các đồng chí ấy vẫn quản trị những đơn vị từng trực thuộc. "
    "Cấp quyền mới: /quyen cap #2."
)


@pytest.fixture
async def town(database, clock):
    return await Town(database, clock).furnish()


async def paths(town):
    known = await town.database.transact(units.tree)
    return {number: known.path(number) for number in known.units}


async def presses(town, label, who="owner"):
    return await town.says(who, town.offered[label], who, pressed="1")


async def test_a_unit_is_called_otherwise_by_two_taps_and_its_name(town):
    await town.says("owner", "/donvi #3", "owner")
    asked = await presses(town, "Sửa, sáp nhập…")
    assert "A / Chi bộ 1" in asked
    assert "Tên mới của “Chi bộ 1” là gì?" in await presses(town, "Đổi tên")
    said = await town.says("owner", "Chi bộ thôn Đông", "owner")
    assert "Đã đổi tên “Chi bộ 1” thành “Chi bộ thôn Đông”" in said
    assert (await paths(town))[3] == "A / Chi bộ thôn Đông"
    assert "đổi tên từ" in await presses(town, "Xem đơn vị")


async def test_two_communes_merge_by_one_sentence_and_a_yes(town):
    await town.database.transact(lambda s: approvals.set_asked(s, Asks.UNIT, 1, asked=True))
    await town.database.transact(lambda s: choices_store.choose_for(s, 1, "most", 3))
    asked = await town.says("owner", "/donvi sáp nhập A vào B", "owner")
    assert "Sáp nhập “A” vào “B”? 1 đơn vị trực thuộc và 0 nhóm nhận tin sẽ về “B”." in asked
    assert "30 ngày" in asked
    assert (await paths(town))[3] == "A / Chi bộ 1"
    done = await presses(town, "Đồng ý")
    assert done.splitlines()[:5] == [
        "Đã sáp nhập “A” vào “B”.",
        "Trùng tên nên đổi: “Chi bộ 1” nay là “Chi bộ 1 (A)”.",
        ROLES,
        "Lựa chọn chung của “A” (/macdinh) không còn tác dụng.",
        "Từ nay bản tin của “B” cũng chờ duyệt.",
    ]
    assert (await paths(town))[3] == "B / Chi bộ 1 (A)"
    town.clock.on(timedelta(days=1))
    back = await town.says("owner", "/donvi hoàn tác A", "owner")
    assert "Đơn vị hoạt động lại: A (0 nhóm)" in back
    assert await paths(town) == {1: "A", 2: "B", 3: "A / Chi bộ 1", 4: "B / Chi bộ 1"}
    assert "hoàn tác, tách lại khỏi “B”" in await presses(town, "Xem đơn vị")
    assert "không có lần sáp nhập" in await town.says("owner", "/donvi hoantac #1", "owner")


async def test_a_yes_to_a_merger_counts_only_where_it_was_asked(town):
    """Typed, or pressed after a restart: it is asked once more."""
    for command in ("sapnhap #1 #2 co", "chuyen #3 #2 co", "giaithe #3 co"):
        for how in ({}, {"pressed": "1"}):
            await town.says("owner", f"/donvi {command}", "owner", **how)
            assert town.offered["Đồng ý"] == f"/donvi {command}"
            await town.says("owner", "/huy", "owner")
    assert (await paths(town))[3] == "A / Chi bộ 1"


async def test_a_cell_is_moved_and_one_is_dissolved(town):
    await town.says("owner", "/donvi đổi tên A / Chi bộ 1 thành Chi bộ Đông", "owner")
    asked = await town.says("owner", "/donvi chuyển Chi bộ Đông sang B", "owner")
    assert "Quản trị viên của “B” sẽ quản trị cả đơn vị này" in asked
    assert "Nay là: B / Chi bộ Đông" in await presses(town, "Đồng ý")
    asked = await town.says("owner", "/donvi giải thể Chi bộ Đông", "owner")
    assert "0 đơn vị trực thuộc và 1 nhóm nhận tin sẽ về “B”" in asked
    assert "Đã giải thể “Chi bộ Đông”" in await presses(town, "Đồng ý")
    assert await town.database.transact(units.counts) == {2: 1, 4: 1}
    shown = await town.says("owner", "/donvi #3", "owner")
    assert "“B / Chi bộ Đông” giải thể; nhóm và đơn vị trực thuộc về “B”" in shown
    assert "1 nhóm" in await presses(town, "Hoàn tác")
    assert await town.database.transact(units.counts) == {3: 1, 4: 1}


async def test_a_unit_is_hung_at_the_top_by_admins_only(town):
    await town.says("owner", "/donvi chuyen #3 /", "owner")
    await presses(town, "Đồng ý")
    assert (await paths(town))[3] == "Chi bộ 1"
    assert "không có cấp trên" in await town.says("owner", "/donvi giaithe #3", "owner")


IMPOSSIBLE = [
    ("doiten #3 =1+1", "Tên này không dùng được"),
    ("doiten #3 " + "x" * 5000, "Tên này không dùng được"),
    ("doiten #3 \u200f\u202e..", "Tên này không dùng được"),
    ("doiten #1 B", "Tên này không dùng được"),
    ("doiten #4 Đảng bộ mới", "Cùng cấp đã có đơn vị tên “Đảng bộ mới”"),
    ("chuyen #1 #3", "không thể trực thuộc"),
    ("sapnhap #1 #3", "không thể trực thuộc"),
    ("sapnhap #1 A", "không thể trực thuộc"),
    ("sapnhap Chi bộ 1 vào B", "Đồng chí chọn đơn vị nào?"),
    ("sapnhap #3 Chi bộ 1", "Đồng chí chọn đơn vị nào?"),
    ("sapnhap #3 zzz", "Không tìm thấy đơn vị “zzz”"),
    ("giaithe zzz", "Không tìm thấy đơn vị “zzz”"),
    ("giaithe #1", "không có cấp trên để tiếp nhận"),
]


async def test_what_cannot_be_is_said(town):
    await town.says("owner", "/donvi them #2 Đảng bộ mới", "owner")
    before = await town.database.transact(units.units)
    for words, said in IMPOSSIBLE:
        answer = await town.says("owner", f"/donvi {words}", "owner")
        if "Đồng ý" in town.offered:
            answer = await presses(town, "Đồng ý")
        assert said in answer, words
    assert await town.database.transact(units.units) == before


async def test_nothing_is_hung_under_a_unit_that_has_ended_nor_a_role_given_over_it(town):
    await town.says("owner", "/donvi sapnhap #1 #2", "owner")
    await presses(town, "Đồng ý")
    town.clock.on(timedelta(days=1))
    for command in ("/donvi them #1 Chi bộ 9", "/quyen cap #1"):
        assert "đã kết thúc hoạt động" in await town.says("owner", command, "owner")
    await town.says("owner", "/donvi chuyen #4 #1", "owner")
    assert "đã kết thúc hoạt động" in await presses(town, "Đồng ý")


ATTACKS = [
    "doiten #4 Chi bộ giả",
    "doiten B / Chi bộ 1 thành Chi bộ giả",
    "doiten #1 A giả",  # his own: what it is called is for those above it
    "chuyen #3 #2",
    "chuyen #3 B",
    "chuyen #4 #1",
    "chuyen #3 /",
    "sapnhap #4 #3",
    "sapnhap #3 #4",
    "sapnhap #1 #2",
    "sapnhap B vào A",
    "giaithe #4",
    "giaithe Chi bộ B cũ",  # by its alias
    "giaithe #1",
    "hoantac #2",
    "sua #4",
    "them #2 Chi bộ giả",
    "them B / Chi bộ giả",
]


async def test_the_admin_of_one_unit_changes_nothing_of_another(town):
    await town.database.transact(lambda s: units.change(s, 4, {"aliases": ["Chi bộ B cũ"]}))
    before = await paths(town)
    for attack in ATTACKS:
        for how in ({}, {"pressed": "1"}, {"forwarded": True}):
            await town.says("unitadmin", f"/donvi {attack}", "unitadmin", **how)
            assert "Đồng ý" not in town.offered, attack
            await town.says("unitadmin", f"/donvi {attack} co", "unitadmin", **how)
        assert await paths(town) == before, attack
    assert await town.database.transact(lambda s: unit_changes.history(s, 4)) == []


async def test_a_units_admin_changes_what_hangs_below_it(town):
    await town.says("unitadmin", "/donvi doiten #3 Chi bộ Đông", "unitadmin")
    assert (await paths(town))[3] == "A / Chi bộ Đông"
    await town.says("unitadmin", "/donvi giaithe #3", "unitadmin")
    await presses(town, "Đồng ý", "unitadmin")
    assert await town.database.transact(units.counts) == {1: 1, 4: 1}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("doiten #3 Thành ủy", ("doiten", "#3 Thành ủy")),
        ("Đổi tên A thành B", ("doiten", "A thành B")),
        ("GIẢI THỂ Chi bộ 3", ("giaithe", "Chi bộ 3")),
        ("sáp nhập A vào B", ("sapnhap", "A vào B")),
        ("chuyên gia", None),
        ("chuyển", None),
        ("sữa Vinamilk", None),
        ("sua #3", ("sua", "#3")),
        ("them Chi bộ Đổi Tên", None),
        ("", None),
    ],
)
def test_what_is_to_be_done_is_understood_and_names_stay_names(typed, meant):
    assert reorganising.verb_of(typed) == meant


@pytest.mark.parametrize(
    ("words", "unit", "rest"),
    [
        ("#3 Thành ủy X", "#3", "Thành ủy X"),
        ("#3 thành Chi bộ 5", "#3", "Chi bộ 5"),
        ("#3", "#3", ""),
        ("Chi bộ Thành Công thành Chi bộ 5", "Chi bộ Thành Công", "Chi bộ 5"),
        ("Chi bộ 1", "Chi bộ 1", ""),
    ],
)
def test_a_unit_is_parted_from_what_it_becomes(words, unit, rest):
    between = reorganising.BETWEEN["doiten"]
    assert reorganising.parted(words, between, Tree([])) == (unit, rest)


async def imported(town, *names):
    def work(session):
        before = units.tree(session)
        for name in names:
            units.add_unit(session, Unit(id=0, name=name, kind="chi bộ", parent_id=2))
        unit_imports.note(session, before, town.clock())

    await town.database.transact(work)


@pytest.mark.parametrize(
    "typed", ["/donvi hoantac", "/donvi hoàn tác", "/donvi hoàn tác danh sách"]
)
async def test_a_list_that_was_imported_by_mistake_is_taken_back_by_one_word_and_a_yes(town, typed):
    assert "Không có lần nhập danh sách" in await town.says("owner", typed, "owner")
    before = await paths(town)
    await imported(town, "Chi bộ 8", "Chi bộ 9")
    asked = await town.says("owner", typed, "owner")
    assert "Đơn vị thêm mới sẽ bị xóa: 2; đơn vị trở lại như trước: 0." in asked
    assert len(await paths(town)) == len(before) + 2
    assert "xóa 2 đơn vị" in await presses(town, "Đồng ý")
    assert await paths(town) == before
    assert "Không có lần nhập danh sách" in await town.says("owner", typed, "owner")


async def test_a_list_is_taken_back_only_where_that_was_asked_and_by_whom_all_units_are(town):
    await imported(town, "Chi bộ 8")
    before = await paths(town)
    await town.says("owner", "/donvi hoantac danhsach co", "owner")
    refused = await town.says("unitadmin", "/donvi hoantac", "unitadmin")
    assert "việc của quản trị viên bot" in refused
    assert await paths(town) == before


async def test_a_yes_to_one_list_takes_no_later_one_back(town):
    await imported(town, "Chi bộ 8")
    await town.says("owner", "/donvi hoantac", "owner")
    town.clock.on(timedelta(minutes=1))
    await imported(town, "Chi bộ 9", "Chi bộ 10")
    before = await paths(town)
    assert "Đơn vị thêm mới sẽ bị xóa: 2" in await presses(town, "Đồng ý")
    assert await paths(town) == before
    assert "xóa 2 đơn vị" in await presses(town, "Đồng ý")


async def test_what_stands_in_the_way_of_a_list_is_named_in_chat(town):
    await imported(town, "Chi bộ 8", "Chi bộ 9")
    asked = await town.says("owner", "/donvi hoantac", "owner")
    assert "Hoàn tác lần nhập" in asked
    await town.says("owner", "/donvi đổi tên B / Chi bộ 9 thành Chi bộ 10", "owner")
    said = await town.says("owner", "/donvi hoantac", "owner")
    assert "“B / Chi bộ 10” đã được sửa" in said
    assert "Đồng ý" not in said
