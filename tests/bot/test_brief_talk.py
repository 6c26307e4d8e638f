"""In the midst of a talk a short message is of what was told; what leads to a question is none."""

from datetime import timedelta

import pytest

from bot.handlers.doubtful import QUOTED
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

HOUR = timedelta(hours=1)
METRO = "Metro Bến Mai vượt sông ở độ sâu 41m"
METRO_TEXT = "Tuyến metro Bến Mai đang khoan khảo sát để vượt sông Mai. Dự án có hai giai đoạn."
SHIP = "Tàu nghiên cứu lặn sâu"
SHIP_TEXT = "Độ sâu hoạt động của tàu được nâng lên 10.000 mét."
FEES = "Học phí đại học tăng"
FEES_TEXT = "Học phí đại học tăng lên 20 triệu đồng một năm."
EXAM = "Giám đốc Sở Giáo dục Thanh Sơn bị đình chỉ công tác"
EXAM_TEXT = "Giám đốc Sở Giáo dục Thanh Sơn bị đình chỉ công tác từ ngày 10/11."
PUPILS = "Hủy kết quả thi ở Thanh Sơn"
PUPILS_TEXT = "Vụ gian lận thi ở Thanh Sơn liên quan đến 328 thí sinh của một điểm thi."
NEWS = {METRO: METRO_TEXT, SHIP: SHIP_TEXT, FEES: FEES_TEXT, EXAM: EXAM_TEXT, PUPILS: PUPILS_TEXT}


async def told(database, clock, *pairs, hours=1):
    for number, (title, text) in enumerate(pairs, hours):
        at = clock() - number * HOUR
        first = text.split(". ")[0].rstrip(".") + "."
        await tell(database, title, now=clock(), published=at, sentences=(first,), text=text)


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    await told(database, clock, *NEWS.items())
    return counter


async def says(counter, *texts):
    """The answer to the last of some messages of one member."""
    answers = [await counter.says(MEMBER, text, addressed=True) for text in texts]
    return answers[-1]


@pytest.mark.parametrize("then", ["sâu bao nhiêu mét?", "sau bao nhieu met", "có ngập gì không"])
async def test_a_brief_message_is_of_what_was_told(bound, then):
    said = await says(bound, "metro Bến Mai tới đâu rồi", then)
    assert "10.000" not in said
    assert said.index(METRO) < said.find(SHIP) % len(said)


async def test_what_a_headline_tells_by_itself_is_new(bound):
    assert "20 triệu" in await says(bound, "metro Bến Mai tới đâu rồi", "học phí đại học bao nhiêu")


@pytest.mark.parametrize("then", ["tin hôm qua", "có gì mới không", "thời sự hôm nay"])
async def test_who_asks_for_news_is_told_news(bound, then):
    assert "chưa chắc" not in await says(bound, "metro Bến Mai tới đâu rồi", then)


async def test_what_else_happened_there_is_found_by_the_name(bound):
    asked = "Giám đốc Sở Giáo dục Thanh Sơn bị sao"
    said = await says(bound, asked, "vụ đó liên quan bao nhiêu thí sinh vậy em?")
    assert "328 thí sinh" in said


async def test_a_meeting_of_the_news_is_not_that_of_the_cell(bound, database, clock):
    text = "Quốc hội họp từ ngày 3/8 và bế mạc ngày 24/8."
    await told(database, clock, ("Quốc hội họp không thường lệ", text))
    assert "/lichhop" in await says(bound, "hôm nào họp")
    assert "24/8" in await says(bound, "Quốc hội họp không thường lệ", "hôm nào họp")
    assert "/lichhop" in await says(bound, "Quốc hội họp không thường lệ", "chi bộ hôm nào họp")


async def test_a_price_is_asked_for_of_another_day(bound, database, clock):
    await tell(database, "Giá vàng hôm nay tăng", now=clock())
    await tell(database, "Giá vàng giảm", now=clock(), published=clock() - timedelta(days=1))
    said = await says(bound, "giá vàng hôm nay", "hôm qua bao nhiêu")
    assert "Giá vàng giảm" in said


async def test_the_same_is_asked_for_of_a_place(bound, database, clock):
    await tell(database, "Tai nạn ở Nghệ An", "Nghệ An mở trường mới", now=clock())
    said = await says(bound, "tai nạn", "ở Nghệ An có vụ nào không")
    assert "Tai nạn ở Nghệ An" in said
    assert "trường mới" not in said.split("\n\n")[1]


async def test_another_price_is_asked_for_after_one(bound, database, clock):
    await tell(database, "Giá heo hơi giảm", "Giá lúa hôm nay tăng", now=clock())
    await tell(database, "Lừa đảo bán giá rẻ, lúa hỏng", now=clock())
    said = await says(bound, "giá heo hơi", "còn giá lúa")
    assert "Giá lúa hôm nay tăng" in said
    assert "Lừa đảo" not in said


async def test_what_consumers_pay_is_no_price_of_pepper(bound, database, clock):
    await tell(database, "Giá tiêu dùng tăng", now=clock())
    assert "Giá tiêu dùng" not in await says(bound, "giá tiêu hôm nay bao nhiêu")
    await tell(database, "Giá tiêu hôm nay giảm", now=clock())
    assert "Giá tiêu hôm nay giảm" in await says(bound, "giá tiêu hôm nay bao nhiêu")


async def test_a_place_is_asked_whether_it_was_struck(bound, database, clock):
    await tell(database, "Dịch tả lợn ở Nghệ An", "Nghệ An mở trường mới", now=clock())
    said = await says(bound, "dịch tả lợn", "Nghệ An có bị ko")
    assert said.startswith("Kết quả tìm “dịch tả lợn ở Nghệ An”")
    assert "1. Dịch tả lợn ở Nghệ An" in said


async def test_a_place_alone_is_another_one_where_one_was_asked_about(bound, database, clock):
    await told(
        database,
        clock,
        ("Bí thư Cần Thơ họp", "Bí thư Thành ủy Cần Thơ Lê Văn Mẫu chủ trì cuộc họp."),
        ("Bí thư Vĩnh Long họp", "Bí thư Tỉnh ủy Vĩnh Long Trần Văn Thử chủ trì cuộc họp."),
    )
    said = await says(bound, "bí thư Cần Thơ là ai", "Vĩnh Long")
    assert "Trần Văn Thử" in said.split("\n")[0]


async def test_how_it_stands_now_is_asked_of_what_was_told(bound):
    assert METRO in await says(bound, "metro Bến Mai vượt sông", "rồi giờ sao rồi")


async def test_a_day_that_has_only_what_comes_near_leads_to_others(bound, database, clock):
    await tell(database, "Ca sốt đầu tiên", now=clock())
    old = clock() - timedelta(days=3)
    await tell(database, "Sốt xuất huyết tăng", now=clock(), published=old)
    said = await says(bound, "sốt xuất huyết hôm nay")
    assert "các ngày khác có:" in said
    assert "Sốt xuất huyết tăng" in said


@pytest.mark.parametrize("asked", ["học phí đại học tăng bao nhiêu %", "hoc phi dai hoc tang bn %"])
async def test_a_per_cent_has_to_be_told(bound, asked):
    assert f"“{FEES_TEXT}”\n–" not in await says(bound, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Chào em bot, chị hỏi chút nhé, học phí đại học tăng bao nhiêu vậy em?",
        "em hỏi chút, học phí đại học tăng bao nhiêu ạ?",
        "thôi hỏi qua chuyện khác, học phí đại học tăng bao nhiêu",
        "Nhân tiện em hỏi chút, học phí đại học tăng bao nhiêu vậy ạ",
        "Em nghe nói học phí đại học tăng, tăng bao nhiêu vậy ạ?",
    ],
)
async def test_what_leads_to_a_question_is_not_looked_for(bound, asked):
    assert f"“{FEES_TEXT}”" in await says(bound, asked)


@pytest.mark.parametrize(
    "asked",
    ["hình như học phí đại học tăng phải hông ạ?", "nghe nói học phí đại học tăng, có đúng không?"],
)
async def test_what_somebody_heard_is_looked_for(bound, asked):
    said = await says(bound, asked)
    assert FEES in said
    assert METRO not in said


@pytest.mark.parametrize("asked", ["tổng bí thư đang ở đâu", "thủ tướng đi đâu vậy"])
async def test_where_leaders_are_is_news(bound, database, clock, asked):
    await tell(database, "Tổng Bí thư đến Hải Vân", "Thủ tướng đến Hải Vân", now=clock())
    assert "đến Hải Vân" in await says(bound, asked)
    assert "thông tin cá nhân" in await says(bound, "số điện thoại của tổng bí thư")


async def test_below_what_may_answer_stands_the_sentence_that_comes_nearest(bound, database, clock):
    text = "Trường Bến Mai mở lại. Học sinh trường Bến Mai vào lớp sớm, được tặng sách."
    await told(database, clock, ("Trường Bến Mai mở lại sau lũ", text))
    said = await says(bound, "trường Bến Mai có bao nhiêu học sinh")
    assert said.startswith("Bot chưa chắc")
    assert "“Học sinh trường Bến Mai vào lớp sớm, được tặng sách.”" in said


async def test_of_the_first_stories_alone_something_is_quoted(bound, database, clock):
    some = [(f"Lũ ở Bến Mai đợt {n}", f"Lũ ở Bến Mai cuốn trôi nhà dân, tin {n}.") for n in "abcd"]
    await told(database, clock, *some)
    said = await says(bound, "lũ ở Bến Mai cuốn trôi bao nhiêu cầu")
    assert said.count("“Lũ ở Bến Mai cuốn") == QUOTED


async def test_how_old_somebody_is_of_whom_was_told_is_no_secret(bound, database, clock):
    text = "Cụ bà 86 tuổi ở Bến Mai bị tàu hỏa đâm tử vong sáng nay."
    await told(database, clock, ("Cụ bà bị tàu đâm ở Bến Mai", text))
    assert "thông tin cá nhân" in await says(bound, "bà mấy tuổi")
    said = await says(bound, "vụ cụ bà bị tàu tông ở đâu")
    assert "Cụ bà bị tàu đâm ở Bến Mai" in said
    assert "86 tuổi" in await says(bound, "ba may tuoi")
    assert "86" not in await says(bound, "bà Lan mấy tuổi")


async def test_who_asks_for_the_weather_of_a_place_is_told_of_the_weather(bound, database, clock):
    south, north = "Nam Bộ chiều có mưa rào.", "Bắc Bộ không mưa, trời nắng nóng."
    forecast = ("Thời tiết hôm nay", f"{south} {north}")
    await told(database, clock, forecast, ("Hải Phòng bắt dầu lậu trên biển", "Dầu lậu."))
    said = await says(bound, "chiều nay Hải Phòng có mưa không em")
    assert said.startswith("Bot không tra giá, thời tiết")
    assert "Thời tiết hôm nay" in said
    assert north in said
    assert south not in said
    assert "dầu lậu" not in said


async def test_what_was_heard_is_no_word_to_look_for(bound, database, clock):
    await tell(database, "CPI tháng 7 giảm 0,12%", now=clock())
    assert (await says(bound, "CPI tháng 7 thế nào, thấy bảo giảm")).count("CPI tháng 7 giảm 0,12%")


async def test_the_hour_of_what_was_told_is_no_question_for_the_clock(bound, database, clock):
    text = "Trận Việt Nam gặp Lào đá lúc 20 giờ ngày 26/11 trên sân Bến Mai."
    await told(database, clock, ("Việt Nam gặp Lào trên sân Bến Mai", text))
    await says(bound, "trận Việt Nam gặp Lào đá ở đâu")
    assert "20 giờ" in await says(bound, "mấy giờ vậy?")
    assert (await says(bound, "mấy giờ rồi")).startswith("Bây giờ là")


async def test_a_price_without_marks_is_that_price(bound, database, clock):
    await tell(database, "Giả công an lừa đảo", "Giá lúa gạo tăng nhẹ", now=clock())
    said = await says(bound, "tin gia lua")
    assert "1. Giá lúa gạo" in said


async def test_who_thanks_and_goes_on_asks(bound, database, clock):
    await tell(database, "Hạn mặn ở Bến Mai", now=clock())
    assert "Hạn mặn ở Bến Mai" in await says(bound, "cám ơn em nghen, hạn mặn Bến Mai sao rồi")


async def test_what_is_debated_has_to_be_said(bound, database, clock):
    closed = "Hội nghị Trung ương 3 bước sang ngày làm việc thứ năm."
    await told(database, clock, ("Thông cáo Hội nghị Trung ương 3", closed))
    assert not (await says(bound, "hội nghị trung ương 3 bàn cái gì")).startswith("“")
    content = "Hội nghị Trung ương 3 bàn bốn bước chuyển chiến lược."
    await told(database, clock, ("Thông báo Hội nghị Trung ương 3", content))
    assert content in await says(bound, "hội nghị trung ương 3 bàn cái gì")
