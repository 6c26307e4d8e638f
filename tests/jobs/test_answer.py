"""Sentences that answer a question."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.answer import Passage, best
from jobs.answering.agreement import ELSEWHERE, NUMBER_MISSING, YEAR_MISSING, claims, held, missing
from jobs.text import fold, normalize

XQUAD = Path(__file__).resolve().parents[2].parent / "shared" / "data/search"
EVERY = 6
"""Every sixth question is asked: the whole takes half a minute."""

FIRST_FLOOR, THREE_FLOOR = 0.62, 0.78
"""Measured 0.69 and 0.82 on the half kept out, minus the noise of a hundred questions."""

PARTY = Passage(
    entry=1,
    title="Chi bộ thôn Đông kết nạp đảng viên mới",
    text=(
        "Chi bộ thôn Đông được thành lập ngày 3-2-1990. Chi bộ hiện có 27 đảng viên.\n"
        "Đồng chí Trần Văn Mẫu, Bí thư chi bộ, trao quyết định kết nạp cho hai quần chúng. "
        "Lễ kết nạp diễn ra tại nhà văn hóa thôn. "
        "Chi bộ đề ra ba nhiệm vụ gồm: làm đường, trồng cây, giữ an ninh."
    ),
)
FARM = Passage(
    entry="b",
    title="Hợp tác xã trồng lúa được mùa",
    text="Hợp tác xã thu hoạch 40 tấn lúa. Bà con phấn khởi vì giá lúa tăng.",
)


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    ("question", "entry", "held"),
    [
        pytest.param("Chi bộ có bao nhiêu đảng viên?", 1, "27", id="a number"),
        pytest.param("chi bộ thôn Đông thành lập khi nào", 1, "3-2-1990", id="a date"),
        pytest.param("Bí thư chi bộ là ai", 1, "Trần Văn Mẫu", id="a person"),
        pytest.param("lễ kết nạp diễn ra ở đâu", 1, "nhà văn hóa", id="a place"),
        pytest.param("chi bộ đề ra những nhiệm vụ nào", 1, "làm đường", id="a list"),
        pytest.param("hợp tác xã thu hoạch bao nhiêu lúa", "b", "40 tấn", id="another article"),
    ],
)
def test_the_sentence_that_answers_comes_first(question, entry, held, spelled):
    answer = best(spelled(question), [FARM, PARTY])[0]
    assert (answer.entry, held in answer.text) == (entry, True)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Thủ đô nước Pháp là gì", "Nhiều thủ tục về đất, nước được giải quyết đúng pháp luật."),
        ("Có bao nhiêu người trên sao Hỏa", "Ba tổ hòa giải lập biên bản để hai bên cùng giữ."),
    ],
)
def test_syllables_that_meet_by_chance_answer_nothing(question, text):
    passages = [Passage(entry=1, title="Tin", text=text)]
    assert (best(question, passages), best(fold(question), passages)) == ((), ())


@pytest.mark.parametrize(
    "question",
    ["giá cổ phiếu ngân hàng bao nhiêu", "đại hội XIV khai mạc khi nào", "ai", "", "???"],
)
def test_where_nothing_answers_nothing_is_said(question):
    assert best(question, [FARM, PARTY]) == ()


def test_no_articles_no_answer():
    assert best("Bí thư chi bộ là ai", []) == ()


@given(st.text(max_size=80), st.text(max_size=300), st.integers(0, 3))
def test_an_answer_is_always_quoted(question, text, most):
    answers = best(question, [Passage(entry=1, title="", text=text)], most=most)
    assert len(answers) <= most
    assert all(answer.text in normalize(text) for answer in answers)


@pytest.mark.skipif(not XQUAD.exists(), reason="../shared/data is missing: answers not measured")
def test_the_measured_questions_stay_answered():
    """Each among ten neighbouring paragraphs: the search is not tested here."""
    corpus = _rows("xquad_vi.corpus.jsonl")
    asked = _rows("xquad_vi.dev.jsonl")[::EVERY]
    found = [_rank(row, corpus) for row in asked]
    assert sum(rank == 0 for rank in found) / len(found) >= FIRST_FLOOR
    assert sum(rank is not None for rank in found) / len(found) >= THREE_FLOOR


def _rows(name):
    return [json.loads(line) for line in (XQUAD / name).read_text("utf-8").splitlines()]


def _rank(row, corpus):
    right = next(place for place, each in enumerate(corpus) if each["id"] in row["relevant"])
    near = [corpus[(right + step) % len(corpus)] for step in (-2, 0, -1, 1, 2, 3, 4, 5, 6, 7)]
    passages = [Passage(entry=each["id"], title=each["title"], text=each["text"]) for each in near]
    for rank, answer in enumerate(best(row["query"], passages)):
        if answer.entry in row["relevant"] and any(each in answer.text for each in row["answers"]):
            return rank
    return None


SEED = Path(__file__).resolve().parents[2].parent / "shared/data/seed/000_eca1851a5c8fe80e.txt"
ASKED = Path(__file__).parent / "questions" / "seed.tsv"
ANSWERED_FLOOR, SILENT_FLOOR = 0.9, 0.8
"""Measured on the half that was not looked at: 12 of 13 answered, 8 of 10 met with silence."""


@pytest.mark.skipif(not SEED.exists(), reason="../shared/data is missing: the seed is not asked")
def test_questions_about_the_seed_article():
    title, _, text = SEED.read_text("utf-8").partition("\n")
    passages = [Passage(entry=1, title=title, text=text)]
    rows = [line.split("\t") for line in ASKED.read_text("utf-8").splitlines()]
    told = [(held, best(question, passages)) for held, question in rows]
    answered = [bool(found) and held in found[0].text for held, found in told if held != "-"]
    silent = [not found for held, found in told if held == "-"]
    assert sum(answered) / len(answered) >= ANSWERED_FLOOR
    assert sum(silent) / len(silent) >= SILENT_FLOOR


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    "question",
    [
        "Chi bộ thôn Đông được thành lập năm 1985 khi nào",
        "Phó Bí thư chi bộ là ai",
        "Bí thư Tỉnh ủy là ai",
        "Đảng bộ thành phố Hà Nội có bao nhiêu đảng viên",
        "Chi bộ có bao nhiêu ủy viên",
    ],
)
def test_another_year_or_organisation_is_no_answer(question, spelled):
    assert best(spelled(question), [FARM, PARTY]) == ()


def test_what_points_back_comes_with_the_sentence_before():
    text = "Đồng chí Trần Văn Mẫu là bí thư chi bộ. Ngoài ra, chi bộ trồng 300 cây xanh trong năm."
    (answer, *_) = best("chi bộ trồng bao nhiêu cây xanh", [Passage(entry=1, title="", text=text)])
    assert answer.before == "Đồng chí Trần Văn Mẫu là bí thư chi bộ."
    assert answer.after == ()


def test_what_a_feed_cut_off_is_not_quoted_and_a_lead_without_a_full_stop_is():
    cut = "Khánh thành cầu Bến Mới. Cầu Bến Mới dài 300 m và nối hai x"
    whole = "Cầu Bến Mới dài 300 m và nối hai xã"
    found = [
        best("cầu Bến Mới dài bao nhiêu", [Passage(entry=1, title="Cầu Bến Mới", text=text)])
        for text in (cut, cut + "ã.", whole)
    ]
    assert [bool(each) and "300 m" in each[0].text for each in found] == [False, True, True]


def test_a_list_is_told_to_its_end():
    text = (
        "Chi bộ đề ra 3 việc là: Làm đường bê tông. Trồng cây xanh. Giữ an ninh. Hết năm thì xong."
    )
    (answer, *_) = best("3 việc chi bộ đề ra là gì", [Passage(entry=1, title="", text=text)])
    assert answer.after == ("Trồng cây xanh.", "Giữ an ninh.")


def test_a_word_that_only_joins_names_no_office():
    answers = best("SO", [Passage(entry=1, title="", text="0")])
    assert {each.text for each in answers} <= {"0"}


def test_of_articles_without_end_no_more_is_read_than_is_weighed():
    text = "\n".join(
        ["Đảng bộ tỉnh có 12 chi bộ, trong đó 7 chi bộ mới thành lập năm nay."] * 60_000
    )
    passages = [Passage(entry=number, title="Tin", text=text) for number in range(4)]
    start = time.process_time()
    assert best("đảng bộ tỉnh có bao nhiêu chi bộ", passages)
    assert time.process_time() - start < 5


FIRE = "Vụ cháy xe khách làm 7 người chết. Lái xe bị tạm giữ."
AIRPORT = "Phối cảnh sân bay Long Thành. Công nhân làm việc ba ca."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("bão làm bao nhiêu người chết", FIRE),
        ("bao lam bao nhieu nguoi chet", FIRE),
        ("quy định đóng đảng phí", "Chưa có quy định nào về thu phí làm thủ tục."),
        ("khi nào khánh thành sân bay Long Thành", AIRPORT),
    ],
)
def test_a_short_question_is_answered_by_what_says_all_of_it(question, text):
    passage = Passage(entry=1, title="Tin trong ngày", text=text)
    assert best(question, [passage], least=0.55) == ()


def test_a_storm_is_asked_for_and_not_only_how_much():
    told = Passage(entry=1, title="Tin", text=f"{FIRE} Bão Yagi làm 26 người chết ở Lào Cai.")
    [first] = best("bão làm bao nhiêu người chết", [told], most=1, least=0.55)
    assert first.text == "Bão Yagi làm 26 người chết ở Lào Cai."


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    ("question", "years", "numbers", "counted"),
    [
        ("Đại hội khóa XIII năm 2021 có 03 nội dung gì", {"2021", "khoa xiii"}, {"3"}, ""),
        ("Đại hội lần thứ II bầu bao nhiêu ủy viên", {"thu ii"}, set(), "uy vien"),
        ("xã có mấy chi bộ", set(), set(), "chi bo"),
        ("mất 2.500 tấn lúa trong bao nhiêu ngày", set(), {"2500"}, ""),
    ],
)
def test_what_a_question_names_by_figures(question, years, numbers, counted, spelled):
    told = claims(spelled(question))
    assert (told.years, told.numbers, told.counted) == (years, numbers, counted)


def test_one_capital_is_no_name_and_an_office_is_one_with_its_place():
    told = claims("Ai nhận cờ ở Bến Mai, chi bộ xã Tân Lập")
    assert told.names == {"ben mai"}
    assert {"chi bo", "tan lap"} <= told.offices


def test_what_an_article_lacks_of_a_question_costs():
    told = claims("Đảng bộ huyện năm 2024 có 5 chi bộ")
    near, article = held("Đảng bộ huyện có 5 chi bộ."), held("Năm 2024, đảng bộ huyện có 5 chi bộ.")
    assert missing(told, near, near | article) == pytest.approx(ELSEWHERE * YEAR_MISSING)
    assert missing(told, near, near) == pytest.approx(YEAR_MISSING)
    assert missing(told, held("Họp."), article) == pytest.approx(
        ELSEWHERE * (YEAR_MISSING + NUMBER_MISSING)
    )
