import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.text import canonical, fold, normalize, sentences, syllables, words

GOLD = (
    Path(__file__).resolve().parents[2].parent
    / "shared"
    / "data"
    / "summaries"
    / "sent_split_gold.txt"
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        pytest.param("Ða\u0302\u0301t  nước\u00a0ta", "Đất nước ta", id="Nhân Dân's Ð, NFD, NBSP"),
        pytest.param("một\u200b \u202ehai\u202c\n\tba ", "một hai ba", id="zero width and bidi"),
        pytest.param("a\x00b\x07c", "abc", id="controls"),
        pytest.param("mộ\ufffft\ufffe ha\U0010fffei\ufdd0", "một hai", id="noncharacters"),
        pytest.param("m\u034fột\u3164 \u115fhai\uffa0", "một hai", id="joiner and fillers"),
        pytest.param("\u3164", "", id="a filler alone"),
        pytest.param("một\U000e0041\U000e007f hai", "một hai", id="tags"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_text_is_kept_in_one_form(raw, kept):
    assert normalize(raw) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Uỷ ban", "ủy  ban", id="old and new tone marks"),
        pytest.param("ĐĂNG KÝ", "dang ky", id="d with stroke, capitals"),
        pytest.param("Ðảng", "đảng", id="Icelandic eth"),
        pytest.param(unicodedata.normalize("NFD", "nghị quyết"), "nghị quyết", id="NFD"),
        pytest.param("hoà\u200b giải", "hòa giải", id="zero width"),
    ],
)
def test_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other)


def test_the_canonical_form_keeps_the_tones_that_fold_loses():
    assert canonical("Uỷ ban, HÒA bình") == canonical("ủy ban, hoà bình")
    assert canonical("ký luật") != canonical("kỷ luật")
    assert fold("ký luật") == fold("kỷ luật")


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_normal_and_composed_texts_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_normalizing_twice_is_normalizing_once(text):
    assert normalize(normalize(text)) == normalize(text)


def test_numbers_and_dates_are_one_syllable():
    assert syllables("Ngày 1-6-2020 có 9.000 người (6,42%), 18-NQ/TW.") == [
        "Ngày", "1-6-2020", "có", "9.000", "người", "6,42", "18", "NQ", "TW",
    ]  # fmt: skip


def test_words_are_what_articles_share():
    assert words("Uỷ ban, 6,42%") == words("ủy BAN 6 42")


@given(st.text(alphabet='Aáb.!?… \n“”"()1-'))
def test_sentences_lose_nothing_but_white_space(text):
    whole = unicodedata.normalize("NFC", text)
    assert "".join("".join(sentences(text)).split()) == "".join(whole.split())


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param("Ông Lê Văn B. và bà J. Smith gặp nhau tại Q. Bình Thạnh.", id="initials"),
        pytest.param("Theo TS. Nguyễn Văn C, giá tăng 3.5 lần trong năm 2025.", id="title, number"),
        pytest.param("“Tôi đi. Tôi sẽ về”, chị nói.", id="a quotation is not cut"),
        pytest.param("Công ty (trụ sở tại TP. Huế. Việt Nam) vừa thành lập.", id="nor a bracket"),
        pytest.param("1. Nhiệm vụ trọng tâm trong năm là tinh gọn bộ máy.", id="list mark"),
        pytest.param("II. Tình hình kinh tế - xã hội quý III.", id="Roman list mark"),
        pytest.param("Điều 5. Quy định về kê khai tài sản.", id="clause of a law"),
        pytest.param("Nghị quyết 57-NQ/TW ngày 22.12.2024 của Bộ Chính trị.", id="document"),
        pytest.param("Trang dangcongsan.vn đưa tin lúc 7h30.", id="address"),
        pytest.param("Giá vàng... lại tăng.", id="ellipsis inside"),
        pytest.param(
            "Ông Ng.V.A. (45 tuổi, trú P.5, Q.3) khai nhận.", id="initials of two letters"
        ),
        pytest.param("Đ/c Bí thư dự họp ở TX.Thuận An, TP.Thủ Đức.", id="places without a blank"),
        pytest.param("Kết luận số 21-KL/TW của Ban Chấp hành T.Ư.", id="initials at the end"),
        pytest.param("GS.TS. Lê A, BS.CKI Trần B và Th.S. Vũ C cùng dự.", id="titles in a row"),
        pytest.param("Hội nghị Trung ương 8 họp từ 2.10 đến 8.10.2023.", id="dates with stops"),
        pytest.param("Số 5 P.Hàng Bài, Q.Hoàn Kiếm, điện thoại 024.3825.4567.", id="an address"),
        pytest.param("Anh nói “OK.” rồi đi.", id="a stop in a quotation"),
    ],
)
def test_this_is_one_sentence(whole):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["Đồng chí Nguyễn Văn A. đã nghỉ.", "Chi bộ ghi nhận."], id="plain"),
        pytest.param(["Nạn nhân là anh Trần Văn K.", "Anh quê ở Huế."], id="initial at the end"),
        pytest.param(["Họ mua gạo, mì, v.v.", "Giá không đổi."], id="and so on"),
        pytest.param(["“Vui lắm!”", "Bà Hoa cười."], id="after a quotation"),
        pytest.param(["Thu đạt 1.200 tỷ đồng.", "15 xã vượt kế hoạch."], id="next is a number"),
        pytest.param(["Ai làm?", "Làm khi nào?", "Kết quả ra sao?"], id="questions"),
        pytest.param(["Họp xong.", "“Ta sẽ làm”, ông nói."], id="next is a quotation"),
        pytest.param(["a) Nâng cao nhận thức.", "b) Đổi mới cách làm."], id="letters of a list"),
        pytest.param(["“Dân thì sao?”, bà hỏi.", "Không ai trả lời."], id="a question quoted"),
        pytest.param(["Nói: “Giữ kỷ luật. Gương mẫu!”.", "Tất cả nhất trí."], id="two quoted"),
        pytest.param(["Xăng còn 20.500 đồng/lít...", "Dầu giữ nguyên."], id="ellipsis at the end"),
        pytest.param(["Năm cũ đã qua!", "Một năm khó…", "Năm mới đến."], id="marks of all kinds"),
        pytest.param(["Đã học Nghị quyết 57-NQ/TW v.v.", "Đảng viên viết thu hoạch."], id="v.v."),
        pytest.param(["Web: https://dangcongsan.vn.", "Bạn đọc xem thêm."], id="an address last"),
    ],
)  # fmt: skip
def test_these_are_several_sentences(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_missing_blank_still_ends_a_sentence():
    assert sentences("Hội nghị đã xong.Đại biểu ra về.") == ["Hội nghị đã xong.", "Đại biểu ra về."]


def test_a_line_is_a_paragraph():
    assert sentences("Tiêu đề không chấm\nĐoạn hai.\n\n") == ["Tiêu đề không chấm", "Đoạn hai."]


def test_a_quotation_that_never_closes_hides_nothing():
    assert len(sentences("Ông nói: “Xong rồi. Mọi người ra về. Trời mưa.")) == 3


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/data is missing: no gold sentences")
def test_every_gold_paragraph_is_split_right():
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    gold = [line.strip().split(" || ") for line in lines if line.strip() and line[0] != "#"]
    assert len(gold) >= 45
    assert [sentences(" ".join(parts)) for parts in gold] == gold


@pytest.mark.parametrize(
    "flood",
    [
        "." * 20_000 + "a",
        "A. " * 7_000,
        "(" * 20_000,
        '"' * 20_001,
        "(a. B) " * 4_000,
        "1. " * 7_000,
    ],
    ids=["stops", "initials", "brackets", "quotation marks", "closed brackets", "list marks"],
)
def test_a_flood_is_split_in_linear_time(flood):
    started = time.process_time()
    assert "".join("".join(sentences(flood)).split()) == "".join(flood.split())
    assert time.process_time() - started < 1
