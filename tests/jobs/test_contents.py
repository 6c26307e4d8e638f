"""Which sentence of the news tells what a document says."""

import pytest

from jobs import documents
from jobs.answering.contents import Told, asks, best, told

RESOLUTION = documents.find("57-NQ/TW")[0]
DECREE = documents.find("nghị định 168")[0]
SAYS = "Nghị quyết số 57-NQ/TW xác định chuyển đổi số quốc gia là đột phá quan trọng hàng đầu."
ABOUT = "Huyện sơ kết Nghị quyết 57 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ."
NAMES = "Các gian trưng bày giới thiệu cách làm trong thực hiện Nghị quyết số 57-NQ/TW của Đảng."


@pytest.mark.parametrize(
    ("sentence", "document", "tells"),
    [
        (SAYS, RESOLUTION, Told.CONTENT),
        ("Nghị quyết 57 của Bộ Chính trị về khoa học đặt mục tiêu vào nhóm đầu khu vực.",
         RESOLUTION, Told.CONTENT),
        ("Theo Nghị định 168, người vượt đèn đỏ bị phạt đến 6 triệu đồng.", DECREE, Told.CONTENT),
        ("Nghị quyết 57 xác định chuyển đổi số là đột phá hàng đầu.", RESOLUTION, Told.CONTENT),
        ("Nghị quyết 57-NQ/TW xác định rõ", RESOLUTION, Told.NAMED),
        ("Theo Nghị định 168 thì ai vượt đèn đỏ sẽ mất nhiều tiền", DECREE, Told.NAMED),
        (ABOUT, RESOLUTION, Told.SUBJECT),
        ("Thủ tướng ký Nghị định 168 thay mức phạt của nhiều lỗi.", DECREE, Told.SUBJECT),
        (NAMES, RESOLUTION, Told.NAMED),
        ("Tỉnh quán triệt Nghị quyết 57-NQ/TW, yêu cầu các đơn vị có kế hoạch riêng.",
         RESOLUTION, Told.NAMED),
        ("Nghị quyết số 68-NQ/TW xác định kinh tế tư nhân là động lực quan trọng nhất.",
         RESOLUTION, Told.NAMED),
        ("Nghị quyết số 57/NQ-CP xác định chuyển đổi số là đột phá quan trọng.",
         RESOLUTION, Told.NAMED),
    ],
)  # fmt: skip
def test_how_much_is_told(sentence, document, tells):
    assert told(sentence, document) is tells


def test_the_sentence_that_tells_most_is_chosen_of_equals_the_newest():
    texts = [NAMES, ABOUT, f"{NAMES} {SAYS}", SAYS.replace("hàng đầu", "nhất")]
    assert best(texts, RESOLUTION) == (Told.CONTENT, 2, SAYS)
    assert best([NAMES], RESOLUTION) is None


@pytest.mark.parametrize(
    "text",
    ["nghi quyet 57 noi gi", "Nghị định 168 quy định gì?", "tóm tắt nghị quyết 57", "57 là gì"],
)
def test_who_asks_what_it_says(text):
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["nghị quyết 57", "tin về nghị quyết 57", "nghị quyết 57 có gì mới"]
)
def test_who_asks_for_its_news(text):
    assert not asks(text)


def test_a_document_and_what_it_lays_down_is_no_count_of_quarters():
    assert documents.find("nghi dinh 168 quy dinh gi")[0].normalized == "168-NĐ"
