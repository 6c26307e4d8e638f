"""What no news is looked for: insults, rumours, the clock, what is stored, who made the bot."""

import pytest

from bot.typed.outlet_questions import asks_of_outlets
from jobs.understanding.affronts import insults, obscene
from jobs.understanding.erasures import asks_to_erase
from jobs.understanding.rumours import rumoured, whose_age
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

NOT_REPORTED = "Bot chưa thấy tin nào đã đăng nói việc này"


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def asks(counter, text, sender=MEMBER):
    return await counter.says(sender, text, addressed=True)


@pytest.mark.parametrize(
    "text",
    [
        "dạ bot có ghi lại mấy câu tui hỏi hông",
        "Bot có lưu tin nhắn của tôi không?",
        "mình có bị ghi lại tin nhắn không",
        "bot có xóa tin nhắn của tôi không",
    ],
)
async def test_who_asks_what_is_stored_is_told_and_never_led_to_erase_it(bound, text):
    assert (await asks(bound, text, sender=SECRETARY)).startswith("Bot lưu: ")
    assert bound.choices == []


@pytest.mark.parametrize("text", ["xóa dữ liệu của tôi", "go het du lieu cua toi", "quên tôi đi"])
def test_words_of_erasing_erase(text):
    assert asks_to_erase(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bác Hồ là người xấu",
        "Đảng toàn lũ tham nhũng ăn hại",
        "cong san chet di",
        "đả đảo cộng sản",
        "địt mẹ bọn cộng sản",
        "dang cong san thoi nat",
    ],
)
async def test_an_insult_gets_one_neutral_line_without_its_words(bound, database, clock, text):
    await tell(database, "Thói quen xấu của người Bác sĩ khuyên bỏ", now=clock())
    said = await asks(bound, text)
    assert said.startswith("Bot chỉ đưa tin đã đăng công khai và xin phép không trao đổi")
    assert "\n" not in said


@pytest.mark.parametrize(
    "text",
    [
        "phản bác luận điệu Đảng độc tài",
        "Đảng bộ vùng lũ",
        "chính phủ hỗ trợ người bị lừa đảo",
        "Đảng đoàn",
        "nhà nước bán nước sạch cho dân",
        "đang lũ ở đâu",
        "nhà nước xử lý cướp ngân hàng",
        "tìm bài về buôn bán ở Buôn Hồ",
        "tội tuyên truyền chống Nhà nước",
    ],
)
def test_news_of_such_words_is_no_insult(text):
    assert not insults(text)
    assert not obscene(text)


async def test_an_arrest_that_a_headline_tells_in_other_words_is_no_rumour(bound, database, clock):
    title = "Bắt 'đại gia' Trần Văn Mẫu, Chủ tịch Tập đoàn Bến Mới"
    await tell(database, title, now=clock())
    assert title in await asks(bound, "Trần Văn Mẫu bị bắt")


@pytest.mark.parametrize(
    "text",
    [
        "nghe nói ông Trần Văn Mẫu bị bệnh nặng phải ko",
        "nghe noi ong tran van mau bi benh nang phai ko",
        "ông Trần Văn Mẫu bị bắt à",
        "Tổng Bí thư Trần Văn Mẫu chết rồi phải không",
    ],
)
async def test_a_rumour_that_no_headline_tells_is_not_led_by_what_comes_near(
    bound, database, clock, text
):
    await tell(database, "Ông Trần Văn Mẫu thăm bệnh viện, viếng liệt sĩ, bắt tay", now=clock())
    assert (await asks(bound, text)).startswith(NOT_REPORTED)


async def test_what_a_headline_tells_of_a_person_is_told(bound, database, clock):
    title = "Khởi tố Thứ trưởng Bộ Nông nghiệp Trần Văn Mẫu"
    await tell(database, title, now=clock())
    assert title in await asks(bound, "Thứ trưởng Trần Văn Mẫu bị bắt chưa")


@pytest.mark.parametrize(
    "text",
    [
        "động đất Kumamoto chết bao nhiêu người",
        "Việt Nam mất chức vô địch",
        "Hà Nội mất điện",
        "bà con nông dân bị bệnh",
        "bao nhiêu người chết",
        "lúa bị bệnh",
        "ai bị bắt",
    ],
)
def test_of_no_person_nothing_is_rumoured(text):
    assert rumoured(text) is None


async def test_how_old_somebody_was_of_whom_the_news_tell_is_looked_up(bound, database, clock):
    died = "Ông Trần Văn Mẫu mất ngày 3/8, ở tuổi 92. Năm mất ông 92 tuổi."
    await tell(database, "Ông Trần Văn Mẫu từ trần", now=clock(), text=died)
    assert "92 tuổi" in await asks(bound, "ông Trần Văn Mẫu mất năm bao nhiêu tuổi")
    assert "thông tin cá nhân" in await asks(bound, "đồng chí Lê Văn Khác bao nhiêu tuổi")
    assert "thông tin cá nhân" in await asks(bound, "số điện thoại của ông Trần Văn Mẫu")
    assert whose_age("lương của ông Trần Văn Mẫu, ông bao nhiêu tuổi") is None


async def test_the_bot_knows_the_clock_and_the_day(bound):
    assert (await asks(bound, "hôm nay thứ mấy")).startswith("Hôm nay là thứ hai, 23/11/2026")
    assert (await asks(bound, "may gio roi bot oi")).startswith("Bây giờ là 08:00, thứ hai")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bot do ai làm ra", "Bot là phần mềm tự động, do quản trị viên"),
        ("Bot là do ai làm ra vậy?", "Bot là phần mềm tự động, do quản trị viên"),
        ("nguồn nào uy tín nhất", "Bot không xếp hạng"),
        ("sao bot lại đưa tin BBC, báo phản động à", "Bot không xếp hạng"),
        ("Bot trả lời như vậy là chưa đúng ý tôi.", "Bot xin lỗi"),
        ("noi chi lung tung rứa", "Bot xin lỗi"),
        ("bot ngu rua", "Bot xin lỗi"),
        ("Trân trọng cảm ơn đồng chí đã cung cấp thông tin đầy đủ.", "Cảm ơn đồng chí đã nhắn"),
    ],
)
async def test_what_is_asked_of_the_bot_itself_is_answered(bound, text, said):
    assert (await asks(bound, text)).startswith(said)


def test_who_looks_for_an_outlet_that_told_something_does_not_ask_of_its_worth():
    assert not asks_of_outlets("báo nào đưa tin về lũ")


async def test_the_days_off_of_a_holiday_are_news_and_not_the_bots_hours(bound, database, clock):
    await tell(database, "Lịch nghỉ lễ Quốc khánh kéo dài 5 ngày", now=clock())
    assert "kéo dài 5 ngày" in await asks(bound, "lịch nghỉ lễ quốc khánh")
    assert "kéo dài 5 ngày" not in await asks(bound, "nghỉ lễ bot gửi tin lúc mấy giờ")
