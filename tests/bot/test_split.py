"""Long text is cut into messages without cutting a word, a link or a surrogate pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import RichText, Span, Style, bold, joined, link, plain, units
from bot.split import split

WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=9
)
WORDS = st.lists(WORD, min_size=1, max_size=60)


def pieces(text: RichText | str, limit: int) -> list[str]:
    return [piece.text for piece in split(plain(text) if isinstance(text, str) else text, limit)]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("", 10, [], id="nothing is no message"),
        pytest.param("một hai", 10, ["một hai"], id="short text stays whole"),
        pytest.param("một hai ba", 7, ["một hai", "ba"], id="between words"),
        pytest.param("Một hai. Ba bốn năm", 12, ["Một hai.", "Ba bốn năm"], id="after a sentence"),
        pytest.param("một hai ba\n\nbốn", 12, ["một hai ba", "bốn"], id="after a block"),
        pytest.param("aaaaaaaaaa", 4, ["aaaa", "aaaa", "aa"], id="a word longer than a message"),
        pytest.param("😀😀😀", 5, ["😀😀", "😀"], id="never inside a surrogate pair"),
        pytest.param("một hai", 7, ["một hai"], id="exactly full"),
    ],
)
def test_cut(text, limit, expected):
    assert pieces(text, limit) == expected


def test_a_link_is_not_cut():
    text = plain("xin đọc ") + link("một đầu đề dài của báo", "https://a.vn/1") + " nhé"
    cut = split(text, 24)
    assert [piece.text for piece in cut] == ["xin đọc", "một đầu đề dài của báo", "nhé"]
    assert cut[1].spans == (Span(0, 22, Style.LINK, "https://a.vn/1"),)


def test_a_headline_goes_with_its_story():
    blocks = [bold(f"Tin {n}") + "\n" + "chữ " * 20 for n in range(5)]
    for piece in pieces(joined("\n\n", blocks), 200):
        assert piece.startswith("Tin ")


def test_only_the_first_piece_stands_under_the_picture():
    cut = split(plain("một hai ba bốn năm"), 11, first=4)
    assert [piece.text for piece in cut] == ["một", "hai ba bốn", "năm"]


@pytest.mark.parametrize(("limit", "first"), [(1, None), (1, 9), (9, 1)])
def test_a_limit_without_room_is_refused(limit, first):
    with pytest.raises(ValueError, match="surrogate"):
        split(plain("a"), limit, first=first)


@given(words=WORDS, limit=st.integers(2, 60))
def test_nothing_is_lost_and_no_piece_is_too_long(words, limit):
    text = " ".join(words)
    cut = pieces(text, limit)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")
    assert all(0 < units(piece) <= limit for piece in cut)


@given(words=WORDS, limit=st.integers(20, 60))
def test_no_word_is_cut_that_fits_a_message(words, limit):
    found = [word for piece in pieces(" ".join(words), limit) for word in piece.split(" ")]
    assert found == words


@given(words=WORDS, limit=st.integers(2, 40), marked=st.integers(0, 59))
def test_spans_keep_to_their_text(words, limit, marked):
    parts = [bold(word) if number == marked else plain(word) for number, word in enumerate(words)]
    cut = split(joined(" ", parts), limit)
    styled = [_covered(piece, span) for piece in cut for span in piece.spans]
    assert "".join(styled) == (words[marked] if marked < len(words) else "")


def _covered(piece: RichText, span: Span) -> str:
    data = piece.text.encode("utf-16-le")
    return data[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")
