import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.compiling import read_aloud


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("UBND tỉnh họp.", "Ủy ban nhân dân tỉnh họp."),
        ("theo Quyết định 439/QĐ-UBND", "theo Quyết định 439/QĐ-UBND"),
        ("Nghị quyết 18-NQ/TW", "Nghị quyết 18-NQ/TW"),
        ("Ủy ban nhân dân (UBND) xã", "Ủy ban nhân dân xã"),
        ("TP.HCM và TP. Huế", "Thành phố Hồ Chí Minh và thành phố Huế"),
        ("TP Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Tốt. KT-XH tăng", "Tốt. Kinh tế - xã hội tăng"),
        ("về KT-XH, QP-AN", "về kinh tế - xã hội, quốc phòng, an ninh"),
        ("Trường THPT-DTNT", "Trường THPT-DTNT"),
        ("CAND", "CAND"),
        ("gặp đ/c Hòa", "gặp đồng chí Hòa"),
        ("BCH TW Đảng", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_an_abbreviation_is_written_out_where_it_stands_alone(printed, said):
    assert read_aloud.spell_out(printed) == said


@given(
    st.lists(st.sampled_from([*read_aloud.ABBREVIATIONS, "xã", ".", "(", ")", "TP. Huế", "12-"]))
)
def test_what_is_written_out_stays_so(words):
    once = read_aloud.spell_out(" ".join(words))
    assert read_aloud.spell_out(once) == once


def test_reading_takes_the_time_of_what_is_said():
    assert read_aloud.length("UBND") == 4
