"""Tone marks as they were typed."""

import pytest

from jobs.understanding.marks import differs, has, names, together, wanted


@pytest.mark.parametrize(
    ("query", "text", "other"),
    [
        pytest.param("bão", "Báo Nhân Dân số 25831", True, id="other marks"),
        pytest.param("bão", "Bão số 5 vào biển Đông, báo động cấp 1", False, id="as typed, too"),
        pytest.param("bão", "Mưa lớn ở miền Trung", False, id="it stands further down"),
        pytest.param("bao", "Báo Nhân Dân", False, id="typed without marks"),
        pytest.param("cá tra", "Kiểm tra cả tỉnh", True, id="one of two"),
        pytest.param("ca tra", "Kiểm tra cả tỉnh", False, id="two without marks"),
        pytest.param("Hoà Bình", "Tin HÒA BÌNH", False, id="another place of the mark"),
        pytest.param("Đà Nẵng", "Đa năng hơn", True, id="a name"),
        pytest.param("bão số ba ở", "Báo sổ bà", False, id="a long query"),
        pytest.param("", "Báo", False, id="nothing"),
    ],
)
def test_what_is_typed_with_marks_is_told_from_what_is_not(query, text, other):
    assert differs(query, text) is other


@pytest.mark.parametrize(
    ("query", "text", "whole"),
    [
        ("quận Hoàn Kiếm", "Quan tâm kiểm tra, hoàn thành", False),
        ("Hoàn Kiếm", "Kiếm sống khi hoàn thành", False),
        ("Hoàn Kiếm", "Ở quận HOÀN KIẾM", True),
        ("Nam Định", "Năm định hướng lớn", False),
        ("nam dinh", "Tỉnh Nam Định", True),
        ("Hoà Bình", "Tỉnh Hòa Bình", True),
        ("Ba Đình", "Ba gia đình", False),
        ("cầu Bến Mới", "Cầu Bến Mới thông xe", True),
        ("tim bài ve cầu", "Cây cầu", True),
        ("", "Báo", True),
    ],
)
def test_an_article_has_what_was_typed(query, text, whole):
    assert has(text, wanted(query, but={"tim", "bai", "ve"})) is whole


@pytest.mark.parametrize(
    ("query", "text", "stands"),
    [
        ("thể thao", "Tháo gỡ điểm nghẽn thể chế", False),
        ("thể thao", "Giao lưu thể thao ở xã", True),
        ("bão so 3", "Bão số 3 đổi hướng", True),
        ("bão so 3", "Sổ sách về bão; 3 người", False),
        ("tin bão", "Bão đến, mất tín hiệu", True),
        ("thể thao", "Thể chế mới", True),
        ("bao so", "Sơ kết, bao nhiêu", False),
    ],
)
def test_what_bears_no_marks_beside_what_does_is_no_other_word(query, text, stands):
    assert together(text, query, but={"tin"}) is stands


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("Hòa Bình", "Cầu ở xã Hoà Bình", True),
        ("Hoà Bình", "Cầu ở xã Hòa Bình", True),
        ("Hòa Bình", "Vì hòa bình", False),
        ("Hòa Bình", "Ông Nguyễn Hòa Bình ở xã Hòa Bình", True),
        ("Tân Lập", "Ông Nguyễn Tân Lập", False),
        ("tan lap", "Ông Nguyễn Tân Lập", False),
        ("tan lap", "Đường Tân Lập", True),
        ("Bình Dương", "Bờ biển Thái Bình Dương", False),
        ("thai binh", "Bờ biển Thái Bình Dương", False),
        ("Thái Bình", "Thái Bình Dương và tỉnh Thái Bình", True),
        ("phường 1", "Phường 1", True),
        ("phường 1", "phường 12", False),
    ],
)
def test_a_name_stands_as_it_is_written_wherever_its_tone_mark_is_put(name, text, stands):
    assert names(text, [name]) is stands
