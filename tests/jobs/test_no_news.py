"""Sentences that are none of a summary: captions, turns of interviews, marks of outlets."""

import pytest

from jobs.summarizers import Budget, Document
from jobs.summarizers.candidates import candidates, dangles
from jobs.summarizers.extractive import summarize

LEAD = "Sáng 2/11, Đảng ủy xã Tân Lập khai trương điểm hỗ trợ chuyển đổi số tại nhà văn hóa thôn 5."
ASKED = "Thưa bà, vì sao xã mở điểm hỗ trợ ở thôn 5 mà không ở trung tâm xã?"


def told_of(sentence):
    """Give what may be told of an article of ``LEAD`` and one more sentence."""
    return [each.text for each in candidates([Document(title="", text=f"{LEAD}\n{sentence}")])]


def summary_of(text, title="Tin"):
    return summarize([Document(title=title, text=text)], Budget(sentences=2))


@pytest.mark.parametrize(
    "caption",
    [
        "Đồng chí Lê Văn Minh, Bí thư Đảng ủy xã Tân Lập phát biểu chỉ đạo tại hội nghị.",
        "Bà Trần Thị Lan, đảng viên thôn 5, chia sẻ tại buổi khai trương.",
        "Bí thư Đảng ủy xã Lê Văn Minh trong buổi làm việc với chi bộ thôn 5.",
        "Chủ tịch UBND xã Tân Lập Trần Thị Lan tại lễ khai trương điểm hỗ trợ.",
        "Quang cảnh lễ khai trương điểm hỗ trợ chuyển đổi số ở thôn 5.",
        "Hiện trường vụ sạt lở trên đường vào thôn 5, xã Tân Lập.",
        "Các đại biểu dự lễ khai trương điểm hỗ trợ chuyển đổi số ở thôn 5.",
    ],
)
def test_what_a_picture_shows_is_not_the_news(caption):
    assert told_of(caption) == [LEAD]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sáng 2/11, đồng chí Lê Văn Minh đã phát biểu chỉ đạo tại hội nghị của Đảng ủy xã.",
        "Đồng chí Lê Văn Minh phát biểu tại hội nghị: xã sẽ mở thêm ba điểm hỗ trợ nữa.",
        "Nhiếp ảnh gia Lê Văn Minh phủ nhận từng bán ảnh của Tân Lập trong một buổi lễ ở xã.",
        "Bí thư Đảng ủy xã Lê Văn Minh tham gia vào buổi làm việc với chi bộ thôn 5.",
        "Hiện trường vụ sạt lở đã được dọn xong trước khi học sinh tới trường.",
        "Các đại biểu dự lễ khai trương đã trồng 50 cây quanh nhà văn hóa thôn 5.",
    ],
)
def test_what_somebody_does_is_the_news(sentence):
    assert told_of(sentence) == [LEAD, sentence]


def test_a_caption_is_told_where_there_is_nothing_else():
    caption = "Quang cảnh lễ khai trương điểm hỗ trợ chuyển đổi số ở thôn 5."
    assert summary_of(caption) == (caption,)


@pytest.mark.parametrize("turn", ["PV: ", "Phóng viên: ", "Hỏi: ", "LTS: "])
def test_a_turn_of_an_interview_is_told_only_where_there_is_nothing_else(turn):
    assert told_of(turn + ASKED) == [LEAD]
    assert summary_of(turn + ASKED) == (ASKED,)


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Ông Đỗ Anh Tuấn cho biết xã đã làm xong.", False),
        ("Bà Đặng Thị Lan được giúp nộp hồ sơ tận nhà.", False),
        ("Theo ông Ưng Văn Đức, giá lúa sẽ giảm.", False),
        ("Ông đã cho biết xã làm xong.", True),
        ("Cùng ngày, chi bộ thôn 5 họp bàn về điểm hỗ trợ.", True),
        ("Đơn cử, chi bộ thôn 5 giúp được 12 đảng viên.", True),
        ("Nhất là các đảng viên cao tuổi ở thôn 5 của xã.", True),
        ("Đặc biệt, chi bộ thôn 5 giúp được 12 đảng viên.", False),
    ],
)
def test_names_with_any_capital_letter_are_names_and_what_goes_on_leans(sentence, leans):
    assert dangles(sentence) is leans


def test_before_any_capital_letter_an_outlets_address_is_cut_off():
    assert summary_of("Mau.vn -Ủy ban nhân dân xã Tân Lập mở thêm ba điểm hỗ trợ.") == (
        "Ủy ban nhân dân xã Tân Lập mở thêm ba điểm hỗ trợ.",
    )


def test_behind_an_outlets_mark_the_headline_is_not_told_a_second_time():
    title = "Tân Lập mở thêm ba điểm hỗ trợ"
    assert summary_of(f"MAU.VN - {title}.", title=title) == ()


@pytest.mark.parametrize("line", ["Bạn đọc:", "Quỹ xã Tân Lập nhận được đóng góp như sau:"])
def test_what_only_announces_is_not_told_though_there_is_nothing_else(line):
    assert summary_of(line) == ()


def test_a_bracket_left_open_spoils_a_sentence_only_where_there_are_others():
    slip = "Công an xã Tân Lập tạm giữ Lê Văn A (sinh năm 1997, trú thôn 5 để điều tra."
    assert told_of(slip) == [LEAD]
    assert summary_of(slip) == (slip,)


@pytest.mark.parametrize("end", [" (theo giờ Việt Nam)", " “Tân Lập số”", " 45%"])
def test_a_lead_may_lack_its_full_stop(end):
    lead = f"Sáng 2/11, Đảng ủy xã Tân Lập khai trương ở nhà văn hóa thôn 5 điểm hỗ trợ{end}"
    assert summary_of(f"{lead}\nĐảng viên thôn 5 học nộp hồ sơ") == (lead,)


@pytest.mark.parametrize(
    "printed",
    [
        *("Hà Nội, 5/11 - ", "Hà Nội, ngày 5/11/2026 – ", "TP. HCM – 4 tháng 11 năm 2026 – "),
        *("Hà Nội (TTXVN 5/11) – ", "TTXVN/Báo Tin tức - ", "NDO/VNA - ", "VOV Tây Bắc - "),
        *("Dân trí - ", "Hànộimới - ", "baomau.vn - ", "(baomau.vn) ", "NDO -", "GD&TĐ -"),
    ],
)
def test_an_outlet_or_a_place_and_a_day_before_the_news_are_cut_off(printed):
    news = "Đảng ủy xã Tân Lập khai trương điểm hỗ trợ chuyển đổi số tại thôn 5."
    assert summary_of(printed + news) == (news,)


@pytest.mark.parametrize(
    ("printed", "news"),
    [
        ("Báo Vùng Cao - ", "Sáng 2/11, Đảng ủy xã Tân Lập khai trương điểm hỗ trợ ở thôn 5."),
        ("Báo Vùng Cao - ", "Trong 6 tháng đầu năm, xã Tân Lập giúp 120 người nộp hồ sơ."),
        ("Bắc Ninh - ", "Chiều nay, Đảng ủy xã Tân Lập khai trương điểm hỗ trợ ở thôn 5."),
    ],
)
def test_before_when_it_was_any_name_is_cut_off(printed, news):
    assert summary_of(printed + news) == (news,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo Vùng Cao - Cơ quan của Đảng bộ tỉnh ra số đầu tiên vào sáng 2/11.",
        "Tân Lập - Hòa Sơn là tuyến đường mới nối hai xã của huyện từ ngày 2/11.",
        "Kỷ niệm Ngày Thương binh - Liệt sĩ, xã Tân Lập tặng quà cho 120 gia đình.",
    ],
)
def test_a_name_with_a_dash_is_a_name(sentence):
    assert summary_of(sentence) == (sentence,)
