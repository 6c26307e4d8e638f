"""Rich text: spans counted in UTF-16 units stay with their text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import RichText, Span, Style, bold, joined, link, plain, units

TEXT = st.text(max_size=20)


@given(TEXT)
def test_units_are_what_utf_16_needs(text):
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(TEXT, max_size=6))
def test_joining_moves_each_span_to_its_text(texts):
    whole = joined("😀", map(bold, texts))
    data = whole.text.encode("utf-16-le", "surrogatepass")
    found = [
        data[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le", "surrogatepass")
        for span in whole.spans
    ]
    assert found == [text for text in texts if text]


def test_a_plain_string_can_stand_on_either_side():
    assert "a" + bold("b") + "c" == RichText("abc", (Span(1, 1, Style.BOLD),))


def test_styles_nest():
    text = link("tin", "https://a.vn").styled(Style.BOLD)
    assert {span.style for span in text.spans} == {Style.BOLD, Style.LINK}


def test_empty_text_gets_no_span():
    assert plain("").styled(Style.BOLD) == RichText()
