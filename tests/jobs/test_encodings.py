"""Vietnamese in the wrong letters is mended; what is right, or in another language, is left."""

import encodings as codings
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import encodings
from jobs.articles import plain

TITLE = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 15"
TCVN3 = "Héi nghÞ Ban ChÊp hµnh §¶ng bé tØnh lÇn thø 15"
VNI = "Hoäi nghò Ban Chaáp haønh Ñaûng boä tænh laàn thöù 15"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(TITLE, TITLE, id="right already"),
        pytest.param(TCVN3, TITLE, id="TCVN3"),
        pytest.param(VNI, TITLE, id="VNI"),
        pytest.param("Tr\xadêng §¶ng", "Trường Đảng", id="TCVN3 with its soft hyphen"),
        pytest.param(
            "Há»™i nghá»‹ toÃ\xa0n quá»‘c", "Hội nghị toàn quốc", id="UTF-8 encoded twice"
        ),
        pytest.param("Café à la carte, garçon", "Café à la carte, garçon", id="French"),
        pytest.param("Straße über Köln", "Straße über Köln", id="German"),
        pytest.param("Báo công an", "Báo công an", id="Vietnamese with few marks"),
        pytest.param("Hà Nam: sáp nhập", "Hà Nam: sáp nhập", id="no letter outside Latin-1 but ậ"),
        pytest.param("plain", "plain", id="ASCII"),
    ],
)
def test_text_in_the_wrong_letters_is_mended(written, meant):
    assert encodings.mended(written) == meant


@pytest.mark.parametrize(
    ("meant", "mended"),
    [
        pytest.param("Kỳ họp thứ ba", "Kỳ họp thứ ba", id="only a dot fits before p"),
        pytest.param("nhiều người", "nhiều người", id="only one letter makes a syllable"),
        pytest.param("ĐỀ NGHỊ HỌP", "ĐỀ NGHỊ HỌP", id="in capitals"),
        pytest.param("các đề nghị", "các đ\ufffd nghị", id="several would fit: nothing is made up"),
    ],
)
def test_a_letter_that_double_encoding_lost_is_found_where_only_one_fits(meant, mended):
    damaged = meant.encode().decode("cp1252", "replace")
    assert encodings.mended(damaged) == mended


@given(st.binary(max_size=300), st.none() | st.text(max_size=30))
def test_all_bytes_can_be_decoded(body, content_type):
    assert isinstance(encodings.decoded(body, content_type), str)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=100))
def test_ascii_needs_no_mending(text):
    assert encodings.mended(text) == text


@given(st.text(max_size=100))
def test_all_text_can_be_mended(text):
    assert isinstance(encodings.mended(text), str)


@given(st.text(max_size=200))
def test_plain_text_has_no_markup_left_and_stays_plain(text):
    for line in plain.lines(text):
        assert line == line.strip()
        assert "<script" not in line.lower()


def test_no_codec_of_pythons_that_is_declared_breaks_it():
    """Python's own codecs are no encodings of text: "uu" was found by tests/fuzz."""
    body = "Tin ảnh".encode() + b" \xff \\x xn-- <"
    declared = [
        f"text/html; charset={each.name}" for each in pkgutil.iter_modules(codings.__path__)
    ]
    assert all(encodings.decoded(body, each) for each in declared)
    for name in ("hex", "uu", "rot13", "idna", "punycode", "undefined", "unicode_escape"):
        told = encodings.decoded(body, f"text/html; charset={name}")
        assert told == encodings.decoded(body, None), name
