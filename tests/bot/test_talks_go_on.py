"""A question that makes sense only after what was told is answered from there, or not at all."""

from datetime import timedelta

import pytest

from bot.messages import ChatId
from bot.recall import Recall
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

HOUR = timedelta(hours=1)
GOLD = "Bảy người bán vàng không rõ nguồn gốc ở Bến Mai"
GOLD_TEXT = (
    "Thanh tra chuyển hồ sơ bảy người bán vàng không rõ nguồn gốc ở Bến Mai. "
    "Tổng số tiền giao dịch là 2.084 tỷ đồng. "
    "Họ bị Công an tỉnh Thanh Sơn bắt ngày 8/11/2026."
)
LOANS = "Khởi tố đường dây cho vay lãi nặng"
LOANS_TEXT = (
    "Công an khởi tố đường dây cho vay lãi nặng. Tổng số tiền cho vay là 82 tỷ đồng. "
    "Các bị can bị bắt ở tỉnh Hải Vân ngày 1/11/2026."
)
RULE = "Ban hành quy định về những việc cán bộ xã không được làm"
RULE_TEXT = (
    "Tỉnh ủy Thanh Sơn ban hành quy định về những việc cán bộ xã không được làm. "
    "Quy định gồm 12 điều."
)


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    for hours, (title, text) in enumerate(
        [(GOLD, GOLD_TEXT), (LOANS, LOANS_TEXT), (RULE, RULE_TEXT)], 1
    ):
        at = clock() - hours * HOUR
        first = text.split(". ")[0] + "."
        await tell(database, title, now=clock(), published=at, sentences=(first,), text=text)
    return counter


async def says(counter, *texts):
    """The answer to the last of some messages of one member."""
    answers = [await counter.says(MEMBER, text, addressed=True) for text in texts]
    return answers[-1]


@pytest.mark.parametrize(
    "asked", ["vụ bán vàng không rõ nguồn gốc", "ai bán vàng không rõ nguồn gốc vậy"]
)
@pytest.mark.parametrize(
    "then", ["Tổng số tiền bao nhiêu?", "tong so tien bao nhieu", "vụ đó tổng số tiền bao nhiêu"]
)
async def test_what_is_asked_is_looked_for_in_what_was_told(bound, asked, then):
    told = await says(bound, asked, then)
    assert "2.084 tỷ" in told
    assert "82 tỷ đồng" not in told


async def test_by_itself_it_may_be_asked_of_anything(bound):
    assert "82 tỷ" in await says(bound, "vay lãi nặng tổng số tiền bao nhiêu")


async def test_of_what_the_told_articles_do_not_tell_nothing_is_quoted(bound):
    told = await says(bound, "quy định cán bộ xã không được làm", "Quy định này áp dụng ngày nào?")
    assert told.startswith("Bot chưa chắc")
    assert RULE in told
    assert LOANS not in told


async def test_what_points_back_to_nothing_and_has_a_name_is_looked_for_by_that(bound):
    assert "bảy người" in (await says(bound, "vụ vàng đó ở Bến Mai bán cho ai")).lower()


@pytest.mark.parametrize("then", ["vụ đó ai chịu trách nhiệm", "ông ấy nói gì"])
async def test_what_points_to_nothing_is_asked_back(bound, then):
    assert "hỏi về việc gì" in await says(bound, then)


async def test_another_subject_is_not_taken_for_a_part_of_the_one_before(bound):
    told = await says(bound, "quy định cán bộ xã không được làm", "cho vay lãi nặng là ai")
    assert LOANS in told


async def test_members_data_stay_refused_behind_a_pronoun(bound):
    told = await says(bound, "vụ bán vàng", "số điện thoại của ông ấy là gì")
    assert "thông tin cá nhân" in told


async def test_what_finds_nothing_by_itself_is_a_part_of_what_was_asked(bound):
    told = await says(bound, "vụ bán vàng không rõ nguồn gốc", "bắt ở Thanh Sơn à")
    assert GOLD in told


@pytest.mark.parametrize("then", ["bao lâu", "den dau roi"])
async def test_how_long_and_how_it_went_on_are_asked_of_what_was_told(bound, then):
    told = await says(bound, "vụ bán vàng không rõ nguồn gốc", then)
    assert GOLD in told
    assert LOANS not in told


async def test_the_same_is_asked_of_another_place(bound, database, clock):
    for place in ("Hà Tĩnh", "Quảng Trị"):
        await tell(database, f"Gian lận thi ở {place}", f"Lũ quét ở {place}", now=clock())
    told = await says(bound, "gian lận thi ở Hà Tĩnh", "còn Quảng Trị?")
    assert "1. Gian lận thi ở Quảng Trị" in told
    assert "1. Lũ quét ở Quảng Trị" in await says(bound, "lũ quét ở Hà Tĩnh", "không, Quảng Trị cơ")


@pytest.mark.parametrize(
    "then",
    ["nói rõ hơn bài 1", "Đề nghị nói rõ hơn về bài thứ nhất.", "Bài thứ nhất của báo nào?"],
)  # fmt: skip
async def test_something_of_a_list_is_asked_for_in_whole_sentences(bound, then):
    told = await says(bound, "vụ bán vàng", then)
    assert "▪" in told
    assert GOLD in told
    assert "Báo mẫu" in told


@pytest.mark.parametrize("then", ["ai phụ trách", "nhiệm vụ gì", "ai là tổng giám đốc"])
async def test_of_a_short_question_nothing_is_quoted_that_is_true_of_another_matter(
    bound, database, clock, then
):
    text = "Bà Lê Thị Mẫu là tổng giám đốc, phụ trách nhà máy ở Hải Vân, có 12 nhiệm vụ."
    await tell(database, "Nhà máy có tổng giám đốc", now=clock(), sentences=(text,), text=text)
    told = await says(bound, "vụ bán vàng không rõ nguồn gốc", then)
    assert "“Bà Lê" not in told
    assert f"1. {GOLD}" in told


async def test_who_asks_how_much_of_something_else_is_told_of_that(bound):
    told = await says(bound, "quy định cán bộ xã không được làm", "cho vay lãi nặng bao nhiêu tiền")
    assert "82 tỷ" in told


async def test_a_turn_that_led_nowhere_leaves_the_subject_as_it_was(bound):
    lost = ["vụ bán vàng không rõ nguồn gốc", "zzz qqq", "tổng số tiền bao nhiêu"]
    assert "2.084 tỷ" in await says(bound, *lost)


async def test_what_leans_on_what_was_told_too_long_ago_is_asked_back(bound, clock):
    await says(bound, "vụ bán vàng không rõ nguồn gốc")
    clock.on(timedelta(minutes=11))
    for then in ("tổng số tiền bao nhiêu", "họ có bị khởi tố không", "nguyên nhân là gì"):
        assert "hỏi về việc gì" in await says(bound, then), then


async def test_an_earlier_matter_is_gone_back_to_by_its_name(bound):
    talk = ["vụ bán vàng không rõ nguồn gốc", "quy định cán bộ xã không được làm"]
    assert LOANS in await says(bound, *talk, "quay lại vụ cho vay lãi nặng")


async def test_what_was_called_alike_is_put_in_its_place(bound, database, clock):
    for what in ("xe máy", "xe đạp"):
        text = f"Mức phạt nồng độ cồn với {what} là {len(what)} triệu đồng."
        await tell(database, f"Phạt {what}", now=clock(), sentences=(text,), text=text)
    told = await says(bound, "mức phạt nồng độ cồn xe máy là bao nhiêu", "còn xe đạp thì sao")
    assert "với xe đạp" in told


async def test_who_opened_a_story_asks_of_that_one(bound):
    told = await says(bound, "tin hôm nay", f"bài {2}", "bị bắt ngày nào")
    assert ("1/11/2026" in told) != ("8/11/2026" in told)
    opened = await says(bound, "tin hôm nay", "bài 2")
    title = LOANS if LOANS in opened else GOLD if GOLD in opened else RULE
    assert title in await says(bound, "tin hôm nay", "bài 2", "ai phụ trách")


def test_the_story_that_was_opened_is_not_that_of_a_list_replied_to(clock):
    recall, at = Recall(), ChatId("fake", "g")
    recall.tell(at, MEMBER, [5], clock(), opened=True)
    assert recall.is_opened(at, MEMBER, (5,))
    assert not recall.is_opened(at, MEMBER, (7,))
    recall.tell(at, MEMBER, [5], clock())
    assert not recall.is_opened(at, MEMBER, (5,))


@pytest.mark.parametrize("then", ["nhận bao nhiêu tiền", "bao giờ tan", "hãng nào", "ở đoạn nào"])
async def test_what_begins_with_a_verb_or_a_question_word_is_of_the_subject(
    bound, database, clock, then
):
    text = "Ông Lê Văn Mẫu trúng số, nhận 1,6 tỷ tiền mặt của hãng vé số, ở đoạn đường tan tầm."
    await tell(database, "Trúng số nhận tiền mặt", now=clock(), sentences=(text,), text=text)
    told = await says(bound, "quy định cán bộ xã không được làm", then)
    assert "“Ông Lê" not in told
    assert RULE in told


async def test_questions_with_numbers_are_taken_one_by_one(bound):
    first = await says(bound, "1. Mấy người bán vàng không rõ nguồn gốc? 2. bị bắt ngày nào?")
    assert "“Thanh tra chuyển hồ sơ bảy người" in first
    assert "“bị bắt ngày nào?”" in first
    assert "8/11/2026" in await says(bound, "2. bị bắt ngày nào?")
