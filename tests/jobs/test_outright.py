"""Whether a sentence may be given as the answer to a question."""

import json

import pytest

from jobs.answer import Passage, best
from jobs.answering.likelihood import told
from jobs.answering.outright import missing, outright, shows
from jobs.text import fold
from tests.jobs.test_answer import XQUAD

EVERY = 16
ANSWERED, FALSE = 0.34, 0.1
"""Of 313 questions of XQuAD-vi that nothing was fitted on 0.49 are answered rightly, and without
the paragraph 0.03 answered; minus, and plus, the noise of forty."""

RULE = "Đồng chí Tổng Bí thư ký Quy định số 207-QĐ/TW về 19 điều đảng viên không được làm."
TITLED = Passage(entry=1, title="Tin", text="")
JOINED = "Toàn Đảng bộ Khối đã kết nạp 412 đảng viên, trong đó nhiều đồng chí là công nhân."


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Đảng bộ Khối kết nạp bao nhiêu đảng viên", JOINED),
        ("có bao nhiêu điều đảng viên không được làm", RULE),
        ("quy định nào về những điều đảng viên không được làm", RULE),
        ("giải ngân đầu tư công đạt bao nhiêu", "Giải ngân vốn đầu tư công đạt 71% kế hoạch."),
        ("ai là bí thư tỉnh ủy An Giang", "Ông Lê Quang Tùng làm Bí thư Tỉnh ủy An Giang."),
        ("kỳ họp khai mạc ngày nào", "Kỳ họp của Quốc hội khai mạc ngày 3/8."),
        ("mấy giờ khai mạc kỳ họp", "Kỳ họp khai mạc lúc 8 giờ."),
        ("cây sâm được bán bao nhiêu tiền", "Cây sâm được bán với giá 725 triệu đồng."),
        ("ai bị khai trừ gần đây", "Ban Bí thư khai trừ ông Hoàng Trung ra khỏi Đảng."),
    ],
)
def test_what_answers(question, sentence, spelled):
    assert outright(spelled(question), sentence, TITLED)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param(
            "bao nhiêu tuổi được vào đảng",
            "Trẻ em dưới 16 tuổi không được đăng tải bài viết.",
            id="other marks",
        ),
        pytest.param(
            "bao nhieu tuoi duoc vao dang",
            "Người được vào danh sách có từ 30 đến 60 năm tuổi Đảng.",
            id="years of membership are no age",
        ),
        pytest.param("chi bộ có bao nhiêu đảng viên thì lập chi ủy", JOINED, id="two words fail"),
        pytest.param("Việt Nam có bao nhiêu đảng viên", RULE, id="another number"),
        pytest.param(
            "dân số Việt Nam là bao nhiêu",
            "Dân số Việt Nam đang mất cân bằng giới tính khi sinh với tỷ lệ 111,4 bé trai.",
            id="the number is of something else",
        ),
        pytest.param(
            "dân số xã là bao nhiêu", "Dân số xã theo báo cáo 2025 còn tăng.", id="a year"
        ),
        pytest.param("dân số xã là bao nhiêu", "Dân số xã nêu ở điều 5.", id="which, not how many"),
        pytest.param(
            "sân bay Long Thành khi nào khai thác",
            "Cục Hàng không nói về lộ trình khai thác Sân bay Long Thành.",
            id="no date",
        ),
        pytest.param("ai kết nạp đảng viên vào Đảng bộ Khối", JOINED, id="nobody is named"),
        pytest.param(
            "thủ tục chuyển sinh hoạt đảng thế nào",
            "Ban đã hoàn thành thủ tục chuyển sinh hoạt đảng cho 741 đồng chí.",
            id="told, not how",
        ),
        pytest.param(
            "Đảng bộ Khối có bao nhiêu chi bộ",
            "Cả 100% chi bộ của Đảng bộ Khối đã họp.",
            id="a share is no number",
        ),
        pytest.param(
            "huy hiệu 30 năm tuổi đảng được bao nhiêu tiền",
            "Có 58 đồng chí từ 30 năm tuổi đảng được Huy hiệu Đảng.",
            id="comrades are no money",
        ),
    ],
)
def test_what_does_not_answer(question, sentence):
    assert not outright(question, sentence, TITLED)


def test_with_its_headline_a_sentence_says_enough():
    question, sentence = "Hội thi Đờn ca khai mạc ngày nào", "Lễ khai mạc diễn ra ngày 3/8."
    assert not outright(question, sentence, TITLED)
    assert outright(question, sentence, Passage(entry=1, title="Hội thi Đờn ca", text=sentence))


def test_what_stands_elsewhere_in_the_article_is_missing_by_half():
    question = "chi bộ thôn Đông có bao nhiêu đảng viên"
    first, second = "Chi bộ thôn Đông thành lập năm 1990.", "Chi bộ hiện có 27 đảng viên."
    assert missing(question, second, second) == 2 / 6
    assert missing(question, second, f"{first} {second}") == 1 / 6
    assert outright(question, second, Passage(entry=1, title="Tin", text=f"{first} {second}"))


@pytest.mark.skipif(not XQUAD.exists(), reason="../shared/data is missing: answers not measured")
def test_few_questions_that_nothing_answers_are_answered():
    corpus = _rows("xquad_vi.corpus.jsonl")
    asked = _rows("xquad_vi.dev.jsonl")[1::EVERY]
    right = false = 0
    for row in asked:
        at = next(place for place, each in enumerate(corpus) if each["id"] in row["relevant"])
        near = [corpus[(at + step) % len(corpus)] for step in range(-2, 8)]
        first = _told(row["query"], near)
        right += any(held in first for held in row["answers"])
        without = [each for each in near if each["id"] not in row["relevant"]]
        false += bool(_told(row["query"], without))
    assert right / len(asked) >= ANSWERED
    assert false / len(asked) <= FALSE


def _told(question, rows):
    passages = [Passage(entry=each["id"], title=each["title"], text=each["text"]) for each in rows]
    first = told(question, best(question, passages), passages)
    return first[0].text if first else ""


def _rows(name):
    return [json.loads(line) for line in (XQUAD / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("question", "sentence", "answers"),
    [
        ("lương hưu tháng 8 bao giờ trả", "Ông tặng lương hưu tháng 8 cho người tố giác.", False),
        ("lương hưu tháng 8 bao giờ trả", "Lương hưu tháng 8 được trả từ ngày 2/8.", True),
        ("chủ lò trứng vịt tên gì", "Chủ lò trứng vịt trúng số, nhận tiền mặt.", False),
        ("chủ lò trứng vịt tên gì", "Chủ lò trứng vịt là ông Lê Văn Mẫu.", True),
        ("ông Trần Mẫu làm chức gì", "Ban Bí thư khai trừ các ông: Trần Mẫu, Lê Hai.", False),
        ("ông Trần Mẫu làm chức gì", "Thứ trưởng Bộ Nông nghiệp Trần Mẫu bị bắt.", True),
        ("ông Trần Mẫu giữ chức vụ gì", "Ông Trần Mẫu được bổ nhiệm làm Giám đốc Sở.", True),
        ("hội nghị bàn những gì", "Hội nghị bước sang ngày làm việc thứ năm.", False),
        ("hội nghị bàn những gì", "Hội nghị thảo luận Đề án về đất đai.", True),
        ("giá vé vào vườn chim bao nhiêu", "Vườn chim có 20.000 con.", False),
        ("giá vé vào vườn chim bao nhiêu", "Giá vé vào vườn chim là 20.000 đồng.", True),
        ("kinh phí lễ hội hết bao nhiêu", "Lễ hội 2026 khai mạc ngày 6/11.", False),
        ("nhận bao nhiêu", "Bị can nhận hối lộ theo Điều 354.", False),
        ("nhận bao nhiêu", "Bị can nhận 354 triệu đồng.", True),
        ("ông ấy được an táng ở đâu", "Ông ấy từ trần, hưởng thọ 92 tuổi.", False),
        ("ông ấy được an táng ở đâu", "Ông ấy được an táng tại quê nhà.", True),
        ("sinh viên đó học trường nào", "Sinh viên đó bị khởi tố.", False),
        ("sinh viên đó học trường nào", "Sinh viên đó học trường Đại học Bến Mai.", True),
        ("kỳ họp kỷ luật ai", "Kỳ họp do ông Lê Văn Mẫu chủ trì.", False),
        ("kỳ họp kỷ luật ai", "Kỳ họp kỷ luật ông Lê Văn Mẫu.", True),
    ],
)
def test_what_is_asked_for_has_to_be_shown(question, sentence, answers):
    assert shows(question, sentence) is answers
