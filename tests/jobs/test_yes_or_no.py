"""A typed yes or no is understood as people type it, and nothing else is taken for one."""

import pytest

from jobs.understanding.yes_or_no import LONGEST, Said, answered


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("có, Có, co, dạ có ạ, co nhe, có bot ơi, CÓ", Said.YES),
        (
            "đồng ý, dong y, tôi đồng ý, chắc chắn, chac chan roi, đúng, đúng rồi, yes, cos",
            Said.YES,
        ),
        ("ừ, u, uhm, ok, OK nha, oke bot, vâng, dạ, da vang, được, dc, thôi được rồi", Said.ASSENT),
        ("không, ko, k, hok, hông, khong a, không cần đâu, có đâu, khoong", Said.NO),
        (
            "thôi, thoi, dạ thôi ạ, ừ thôi, thôi khỏi cảm ơn bot, đừng, no, chưa, giữ nguyên",
            Said.NO,
        ),
        (
            "đã nhận, da nhan roi, rõ, dạ rõ ạ, chi bộ đã nhận, vâng đã đọc, ok đã nhận",
            Said.RECEIVED,
        ),
        ("chưa nhận, chua nhan, nhận tin, đã nhận chưa", None),
        ("cô, dung, dừng, 👍, cảm ơn, đi, có lẽ, có ai, không sao, khó, thời", None),
        ("có không, chắc không, ok không, có hay không, có?", None),
        ("có tin gì không, có gì mới, không có tin gì à, thôi xem tin hôm qua", None),
    ],
)
def test_yes_and_no_as_people_type_them(typed, said):
    found = {each.strip(): answered(each) for each in typed.split(",")}
    assert found == dict.fromkeys(found, said)


def test_nothing_long_and_nothing_empty_is_an_answer():
    assert answered("có " * LONGEST) is None
    assert answered("") is None
