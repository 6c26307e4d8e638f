"""How likely a sentence answers: signs, rivals, and what is never quoted."""

from dataclasses import replace

import pytest

from jobs.answer import Answer, Passage
from jobs.answering.likelihood import SURE, UNRIVALLED, Signs, likely, signs, told

JOINED = "Toàn Đảng bộ Khối đã kết nạp 412 đảng viên, trong đó nhiều đồng chí là công nhân."
RULE = "Đồng chí Tổng Bí thư ký Quy định số 207-QĐ/TW về 19 điều đảng viên không được làm."
ASKED = "Đảng bộ Khối kết nạp bao nhiêu đảng viên"
CERTAIN = Signs(
    ahead=1.0, elsewhere=1.0, order=1.0, near=0.0, article=0.0, names=0.0, shows=1.0, length=3.0
)


def passage(entry, *lines, title="Tin"):
    return Passage(entry=entry, title=title, text="\n".join(lines))


def answer(text, entry, score=1.0):
    return Answer(text=text, entry=entry, score=score)


@pytest.mark.parametrize(
    "worse",
    [{"ahead": 0.0}, {"elsewhere": 0.0}, {"order": 0.0}, {"near": 1.0}, {"article": 1.0},
     {"names": 1.0}, {"shows": 0.0}],
)  # fmt: skip
def test_each_sign_counts(worse):
    assert likely(replace(CERTAIN, **worse)) < likely(CERTAIN)
    assert likely(CERTAIN) > SURE > likely(replace(CERTAIN, ahead=0.1, order=0.5, near=0.5))


def test_the_likeliest_article_answers_or_none():
    passages = [passage(0, RULE), passage(1, JOINED)]
    rule, joined = answer(RULE, 0, 0.4), answer(JOINED, 1, 1.2)
    assert told(ASKED, [rule, joined], passages) == [joined]
    assert told(ASKED, [rule], passages) == []
    assert told(ASKED, [], passages) == []


def test_what_other_outlets_print_too_is_no_rival():
    again = JOINED.replace("Toàn", "Đến nay")
    passages = [passage(0, JOINED), passage(1, again), passage(2, RULE)]
    one, two, other = answer(JOINED, 0), answer(again, 1), answer(RULE, 2, 0.3)
    read = signs(ASKED, one, [one, two, other], passages[0])
    assert read.ahead == pytest.approx(0.7)
    assert signs(ASKED, one, [one, two], passages[0]).ahead == pytest.approx(UNRIVALLED)


def test_what_is_in_other_words_is_quoted_where_it_stands_out():
    text = "Ông Trần Mẫu, sinh năm 1980 tại xã Bến Mai, được bầu giữ chức vụ Giám đốc Sở Y tế."
    question = "Ai vừa được bầu giữ chức Giám đốc Sở Y tế thay người tiền nhiệm?"
    only = passage(0, text)
    assert told(question, [answer(text, 0, 2.0)], [only])
    rival = answer(RULE, 1, 1.99)
    assert not told(question, [answer(text, 0, 2.0), rival], [only, passage(1, RULE)])


def test_the_number_of_something_else_is_no_answer():
    text = "Tại Lào, báo chí vui vì bão bàn thắng với tỷ số 5-0 ở sân nhà."
    asked = "bao so 5 o dau"
    assert not told(asked, [answer(text, 0)], [passage(0, text)])
    text = "Bão số 5 đang ở phía đông quần đảo Hoàng Sa."
    assert told(asked, [answer(text, 0)], [passage(0, text)])


def test_what_does_not_show_what_is_asked_is_not_quoted():
    text = "Ban đã hoàn thành thủ tục chuyển sinh hoạt đảng cho 741 đồng chí."
    assert not told("thủ tục chuyển sinh hoạt đảng thế nào", [answer(text, 0)], [passage(0, text)])


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        (JOINED, True),
        ("Đến nay đã kết nạp 412 đảng viên.", False),
        (f"Khánh thành cầu Bến Mới; Xã Yên Sa đón nhà mới; {JOINED}", False),
    ],
)
def test_of_a_round_up_only_what_names_its_matter_alone_is_quoted(sentence, quoted):
    held = passage(0, sentence, title="Tin nổi bật ngày 5/8: Đảng bộ Khối kết nạp đảng viên")
    found = answer(sentence, 0, 1.2)
    assert told(ASKED, [found], [held]) == [found] * quoted
