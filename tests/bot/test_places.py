"""Places of a list as people name them."""

import pytest

from bot.typed.places import Places, read_links, read_places, read_titled


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("3", Places((3,))),
        ("2, 4-6 và v1", Places((2, 4, 5, 6), (1,))),
        ("v1-v3", Places((), (1, 2, 3))),
        ("V2 – 3", Places((), (2, 3))),
        ("2 đến 4", Places((2, 3, 4))),
        ("2,2,2", Places((2,))),
        ("tin số 2 & tin 3", Places((2, 3))),
        ("0", Places((0,))),
        ("", None),
        ("tất cả", None),
        ("-1", None),
        ("4-2", None),
        ("2-v3", None),
        ("1-2-3", None),
        ("1000", None),
        ("2 lên 5", None),
        ("1.5", None),
        ("２", Places((2,))),
    ],
)
def test_places(text, places):
    assert read_places(text) == places


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("3 Tiêu đề", (3, "Tiêu đề")),
        ("3 5 việc cần làm", (3, "5 việc cần làm")),
        ("mục 3:  Tiêu đề", (3, "Tiêu đề")),
        ("3", None),
        ("Tiêu đề", None),
        ("", None),
    ],
)
def test_a_place_and_its_title(text, titled):
    assert read_titled(text) == titled


def test_addresses_are_found_among_words():
    assert read_links("bài <https://a.vn/x>, và http://b.vn/y?z=1.") == [
        "https://a.vn/x",
        "http://b.vn/y?z=1",
    ]
