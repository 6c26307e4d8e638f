"""What an office types besides the exact words: units below others, mergers, verbs, outlets."""

import pytest

from bot.codes import CODE
from bot.stores import choices_store, units
from jobs.stores import topic_store
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import ADMIN, MEMBER, SECRETARY, Counter


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def says(counter, text, sender=ADMIN, chat="g"):
    return await counter.says(sender, text, chat, addressed=True)


def offered(counter):
    return {choice.label: choice.command for choice in counter.choices}


async def names(counter):
    known = await counter.database.transact(units.tree)
    return {known.path(number) for number in known.units}


BELOW = "Đảng bộ xã Long Sơn / Chi bộ thôn Đông"


@pytest.mark.parametrize(
    "typed",
    [
        "Chi bộ thôn Đông thuộc Đảng bộ xã Long Sơn",
        "Chi bộ thôn Đông trực thuộc Đảng bộ xã Long Sơn",
        "Chi bộ thôn Đông, Đảng bộ xã Long Sơn",
        "Chi bộ thôn Đông #2",
        "Chi bộ thôn Đông thuộc #2",
        "Chi bộ thôn Đông, #2",
        "#2 Chi bộ thôn Đông",
    ],
)
async def test_the_unit_above_may_be_named_behind_the_new_one(bound, typed):
    await says(bound, "/donvi thêm Đảng bộ xã Long Sơn")
    said = await says(bound, f"/donvi thêm {typed}")
    assert BELOW in await names(bound)
    assert "trực thuộc Đảng bộ xã Long Sơn" in said


async def test_without_one_it_is_said_that_nothing_stands_above(bound):
    assert "không có đơn vị cấp trên" in await says(bound, "/donvi thêm Đảng bộ xã Long Sơn")


async def test_a_unit_above_that_is_not_known_is_asked_about(bound):
    before = await names(bound)
    typed = "Chi bộ các cơ quan thuộc Ủy ban tỉnh"
    assert "chưa thêm gì" in await says(bound, f"/donvi thêm {typed}")
    assert await names(bound) == before
    await says(bound, f"/donvi thêm “{typed}”")
    assert typed in await names(bound)


async def test_a_twin_by_its_marks_is_asked_about(bound):
    await says(bound, "/donvi thêm Chi bộ thôn Đông")
    assert "Ở cấp này đã có “Chi bộ thôn Đông”" in await says(bound, "/donvi them chi bo thon dong")
    assert "chi bo thon dong" not in await names(bound)
    await says(bound, "/donvi them “Chi bộ thôn Đồng”")
    assert "Chi bộ thôn Đồng" in await names(bound)


async def merged(bound):
    """Merge unit 2 into unit 3."""
    await says(bound, "/donvi thêm Đảng bộ xã A")
    await says(bound, "/donvi thêm Đảng bộ xã B")
    old = await says(bound, "/moi #2")
    await says(bound, "/donvi sáp nhập #2 vào #3")
    await says(bound, "có")
    return old


async def test_a_merged_unit_is_not_listed_nor_given_a_code(bound):
    await merged(bound)
    await says(bound, "/donvi")
    assert "Đảng bộ xã A" not in offered(bound)
    assert "Đảng bộ xã B" in offered(bound)
    assert "Đảng bộ xã B" in await says(bound, "/moi #2")
    assert "/dangky" not in await says(bound, "/moi #2")


async def test_a_code_of_a_merged_unit_binds_to_its_successor(bound):
    old = await merged(bound)
    code = CODE.search(old)[0]
    assert "Đảng bộ xã B" in await says(bound, f"/dangky {code}", MEMBER, "g2")


async def test_undo_offers_what_a_merger_and_a_removal_promised(bound):
    await merged(bound)
    await says(bound, "/nhom 1 go")
    await says(bound, "có")
    said = await says(bound, "hoàn tác", chat="admin")
    assert "hoàn tác việc nào" in said
    commands = list(offered(bound).values())
    assert "/donvi hoantac #2" in commands
    [back] = [each for each in commands if each.startswith("/nhom hoantac")]
    await says(bound, back, chat="admin")
    assert await bound.chat() is not None


@pytest.mark.parametrize("who", [SECRETARY, MEMBER])
async def test_after_an_accident_the_way_back_is_told_whatever_is_said(bound, who):
    await says(bound, "/huydangky", SECRETARY)
    await says(bound, "có", SECRETARY)
    for text in ("ơ tôi lỡ hủy rồi, lấy lại cho tôi", "/caidat", "tin mới", "/hoantac"):
        if who == SECRETARY and text == "/hoantac":
            continue
        said = await says(bound, text, who)
        assert "lấy lại được trong một giờ" in said, text
    assert "Đã khôi phục" in await says(bound, "hoàn tác", SECRETARY)


@pytest.mark.parametrize(
    "typed", ["tạm dừng 1", "tam dung nhom 1", "1 tạm dừng", "#1 tạm dừng", "1 dung", "dừng 1"]
)
async def test_a_chat_and_what_is_done_to_it_come_in_either_order(bound, typed):
    assert "Tạm dừng gửi cho nhóm" in await says(bound, f"/nhom {typed}")


@pytest.mark.parametrize("typed", ["xóa #2", "#2 xóa", "#2 giải thể", "giải thể #2"])
async def test_a_unit_and_what_is_done_to_it_come_in_either_order(bound, typed):
    await says(bound, "/donvi thêm Đảng bộ xã A")
    assert "Không tìm thấy" not in await says(bound, f"/donvi {typed}")
    assert "Đảng bộ xã A" in await names(bound)


async def test_a_role_is_taken_as_the_help_says(bound):
    for typed in ("thu hoi 1", "thu hồi 1", "thuhoi 1"):
        assert "hoi" not in (await says(bound, f"/quyen {typed}")).split("số")[-1]
    assert "Không có quyền" not in await says(bound, "/quyen thu hồi")


async def test_a_phrase_is_removed_in_words_and_commas_part(bound):
    await says(bound, "/cumtu nông thôn mới: đường hoa, thôn thông minh")
    kept = await bound.database.transact(topic_store.phrases)
    assert set(kept["nong_nghiep_ntm"]) == {"đường hoa", "thôn thông minh"}
    await says(bound, "/cumtu nông thôn mới: bỏ đường hoa")
    kept = await bound.database.transact(topic_store.phrases)
    assert kept["nong_nghiep_ntm"] == ("thôn thông minh",)
    await says(bound, "/cumtu nội chính: bỏ phiếu tín nhiệm")
    kept = await bound.database.transact(topic_store.phrases)
    assert "bỏ phiếu tín nhiệm" in str(kept)


OUTLETS = ("Báo Nhân Dân", "Công an Nhân dân", "Báo Chính phủ", "Kênh 14")


@pytest.mark.parametrize(
    ("typed", "only"),
    [
        ("chỉ Nhân Dân", ("Báo Nhân Dân",)),
        ("chi nhan dan, bao chinh phu", ("Báo Nhân Dân", "Báo Chính phủ")),
        ("Nhân Dân, Báo Chính phủ", ("Báo Nhân Dân", "Báo Chính phủ")),
        ("chỉ báo Công an Nhân dân", ("Công an Nhân dân",)),
        ("chỉ Chính phủ", ("Báo Chính phủ",)),
    ],
)
async def test_an_outlet_is_named_without_what_it_is(bound, database, clock, typed, only):
    for outlet in OUTLETS:
        await tell(database, outlet, now=clock(), outlet=outlet)
    await says(bound, f"/chonnguon {typed}", SECRETARY)
    chat = await bound.chat()
    own = await database.transact(lambda s: choices_store.own(s, chat.at))
    assert own.sources.only == only


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        ("nông thôn mới, dân vận", "bỏ nông thôn mới", {"dan_van"}),
        ("dân vận", "thêm nông thôn mới", {"dan_van", "nong_nghiep_ntm"}),
        ("dân vận", "xay dung dang va nong thon moi", {"xay_dung_dang", "nong_nghiep_ntm"}),
    ],
)
async def test_topics_come_and_go_in_words(bound, before, typed, expected):
    await says(bound, f"/chude {before}", SECRETARY)
    await says(bound, f"/chude {typed}", SECRETARY)
    assert set((await bound.chat()).topics) == expected


async def test_to_leave_a_topic_out_of_all_keeps_the_others(bound):
    await says(bound, "/chude bỏ nông thôn mới", SECRETARY)
    topics = (await bound.chat()).topics
    assert "nong_nghiep_ntm" not in topics
    assert len(topics) > 10


async def test_who_binds_a_chat_is_told_that_he_is_its_admin(bound):
    said = await says(bound, "/moi #1")
    code = CODE.search(said)[0]
    assert "là quản trị viên của bot ở đây" in await says(bound, f"/dangky {code}", MEMBER, "g2")
