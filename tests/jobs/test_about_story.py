"""What is asked about what was just told."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.question import understand
from jobs.understanding.about_story import Wish, particular, wished
from jobs.understanding.followup import Asked, listed
from jobs.understanding.picking import picked_several

NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")

WISHES = {
    Wish.WHOLE: (
        "nguồn đâu|link?|cho xin link|nguồn ở đâu|chi tiết hơn|chi tiết|nói rõ hơn đi|báo nào đăng"
        "|bài đó đăng khi nào|đọc hết|đọc cả bài|tóm tắt lại|bài gốc đâu|tin này của báo nào"
        "|lấy ở đâu ra|cái này đăng ở báo nào|tin đó báo nào đăng hôm nào vậy|nguồn ở đâu v b"
        "|Xin đồng chí cho biết nguồn của thông tin này.|bai ni cua bao mo|doc het bai cho bac nghe"
        "|Cho tôi đường dẫn để đọc toàn văn.|Đề nghị tóm tắt ngắn gọn những nội dung chính."
    ),
    Wish.RELATED: "tin liên quan|các bài liên quan|có tin nào tương tự không"
    "|Đồng chí có thể cho tôi xem thêm các bài khác về việc này được không?",
    Wish.PARTICULAR: "ai ký|ngày nào|số mấy|ở đâu|khi nào|vì sao|ban hành khi nào|ở đâu vậy bot"
    "|ai đi cùng|có ai chết không|mấy người bị thương|thiệt hại thế nào",
}


@pytest.mark.parametrize(
    ("text", "wish"),
    [(text, wish) for wish, texts in WISHES.items() for text in texts.split("|")],
)
def test_what_is_about_what_was_told(text, wish):
    assert wished(text) is wish


@pytest.mark.parametrize(
    "text",
    [
        "tin hôm qua", "nguồn nước sạch", "nguồn nhân lực", "chi tiết vụ cháy", "chi bộ",
        "ai là bí thư tỉnh ủy", "bão số 3 ở đâu", "đọc tin đi", "tóm tắt thời sự", "lịch họp",
        "tin liên quan đến vụ cháy chung cư", "khi nào bầu cử", "cảm ơn", "link nào cũng được mà",
        "đăng ký", "báo Nhân Dân", "", "co bao nao khong", "tóm tắt tin cho tôi đọc với", "báo nào",
        "cho xem tin khac", "nguồn nào uy tín nhất",
    ],
)  # fmt: skip
def test_what_says_itself_what_is_wanted(text):
    assert wished(text) is None


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    wished(text)
    picked_several(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 và 4", (2, 4)),
        ("1,2", (1, 2)),
        ("tin 1 và tin 3", (1, 3)),
        ("đọc tin 3, 4, 5", (3, 4, 5)),
        ("số 2 với số 3 nhé", (2, 3)),
        ("2, 2", (2,)),
        ("2", ()),
        ("20/11", ()),
        ("1 2 3 4 5 6", ()),
        ("covid 19 và 5", ()),
        ("từ 3 đến 5", (3, 4, 5)),
        ("1-3", (1, 2, 3)),
        ("tin 2 – 4 nhé", (2, 3, 4)),
        ("1-9", ()),
        ("5-3", ()),
        ("2-2", ()),
        ("1-3-2020", ()),
    ],
)
def test_several_of_a_list(text, numbers):
    assert picked_several(text) == numbers


def before(text):
    return Asked(text=text, question=understand(text, NOW))


def test_a_particular_is_asked_of_what_was_asked_before():
    assert particular(before("nghị quyết 68-NQ/TW nói gì"), "ai ký").text == "68-NQ/TW ai ký"
    asked = particular(before("tìm bài về cầu Bến Mới"), "khi nào?")
    assert (asked.text, asked.question.intent) == ("cầu Bến Mới khi nào?", "question")
    assert particular(before("tin hôm qua"), "ở đâu") is None


def test_behind_an_answer_the_list_goes_on():
    search = listed(before("Đảng bộ Khối có bao nhiêu đảng viên?"))
    assert (search.question.intent, search.text) == ("search", "Đảng bộ Khối đảng viên")
    assert listed(before("nghị quyết 68-NQ/TW nói gì")).text == '"68-NQ/TW"'
    news = before("tin hôm qua")
    assert listed(news) is news
