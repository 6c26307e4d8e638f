"""Which articles may be listed below a question that none of them answers."""

import pytest

from jobs.answer import Passage
from jobs.answering.related import clauses, of_the_party, related
from jobs.text import fold


def passage(title, text=""):
    return Passage(entry=title, title=title, text=text)


FEES = passage("Thu nộp đảng phí qua ứng dụng", "Đảng viên đóng đảng phí bằng mã QR.")
SAHARA = passage("Đường ống ở châu Phi", "Chuyên gia đăng ký dang dở, miễn phí bay; đồng đô la.")
RAIL = passage("Đường sắt Bắc Nam", "Sẽ khởi công dự án đường sắt tốc độ cao vào năm sau.")
HOMES = passage("Nhà ở xã hội tại Hà Nội sắp bứt phá")
FIRE = passage("Cháy lớn ở chợ Biên Hòa", "Đám cháy bùng lên trong đêm.")
FRAUD = passage("Nữ giám đốc lừa 600 tỉ đồng")
FLOOD = passage("Mưa lớn ở Sơn La", "Trận lũ đêm qua làm ba người chết.")


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("đảng phí đóng bao nhiêu", [FEES]),
        ("dang phi dong bao nhieu", [FEES]),
        ("khi nào khởi công đường sắt cao tốc bắc nam", [RAIL]),
        ("bao nhiêu người chết do lũ", [FLOOD]),
        ("thời gian dự bị là mấy tháng", []),
        ("đường ống nào gần nhà thầy", []),
    ],
)
def test_what_shares_only_syllables_is_not_listed(question, kept):
    assert related(question, [SAHARA, FEES, RAIL, FLOOD]) == kept


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
@pytest.mark.parametrize(
    ("question", "kept"),
    [
        pytest.param("nhà ở xã hội Hà Nội giá bao nhiêu", HOMES, id="what joins may be a word"),
        pytest.param("chợ Biên Hòa cháy hôm nào, có ai chết không", FIRE, id="a clause is enough"),
        pytest.param("bị lừa 600 tỷ là vụ nào", FRAUD, id="y is i"),
        pytest.param(
            "Nhà ở cho công nhân xã hội Hà Nội ra sao", HOMES, id="most is in the headline"
        ),
    ],
)
def test_what_speaks_of_it_in_other_words_is_listed(question, kept, spelled):
    assert related(spelled(question), [SAHARA, HOMES, FIRE, FRAUD, RAIL]) == [kept]


def test_what_bears_another_name_is_left_out():
    here, there = passage("Động đất mạnh ở Nhật Bản"), passage("Động đất mạnh ở Colombia")
    assert related("Động đất mạnh ở Nhật", [there, here]) == [here]
    assert related("động đất mạnh ở nhật", [there, here]) == [there, here]
    assert related("Động đất mạnh ở Chile", [there]) == [there]


def test_what_holds_far_less_than_another_is_left_out():
    less = passage("Chợ Biên Hòa họp lại")
    assert related("chợ Biên Hòa cháy lớn", [less, FIRE]) == [FIRE]
    assert related("chợ Biên Hòa", [less, FIRE]) == [less, FIRE]


def test_what_is_written_out_makes_no_marked_line():
    maths = passage("Việt Nam xếp thứ 5 Olympic Toán quốc tế")
    assert related("olympic toan quoc te Việt Nam xep thu may", [maths]) == [maths]


def test_only_clauses_that_tell_something_are_looked_for_apart():
    assert clauses("cho bien hoa chay hom nao, co ai chet ko") == ["cho bien hoa chay hom nao"]
    assert clauses("cầu Bến Mới khi nào xong") == []


@pytest.mark.parametrize("spelled", [str, fold], ids=["marked", "unmarked"])
def test_questions_on_the_party_s_rules(spelled):
    for text in ("bao nhiêu tuổi được vào Đảng", "thời gian dự bị là mấy tháng", "mức đảng phí"):
        assert of_the_party(spelled(text))
    for text in ("học phí bao nhiêu", "ai là thủ tướng", "dự báo bão số 3"):
        assert not of_the_party(spelled(text))
