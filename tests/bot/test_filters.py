"""What a chat types of outlets and words that it wants, and does not want."""

import pytest

from bot.handlers import filters
from bot.handlers.filters import read_keywords, read_sources
from jobs.selection import Keywords, Sources

OUTLETS = tuple((number, f"Báo số {number:02d}") for number in range(1, 99))


def test_an_outlet_that_was_left_out_comes_back_by_its_choice():
    chosen = Sources(without=("Báo số 01", "Báo số 02"))
    [(first, *_), *_, _every] = filters.offer_sources(chosen, OUTLETS, "/chonnguon", 1)
    assert (first.label, first.command) == ("✗ Báo số 01", "/chonnguon -1")
    assert read_sources("-1", chosen, OUTLETS) == Sources(without=("Báo số 02",))


@pytest.mark.parametrize(
    ("pressed", "chosen"),
    [
        pytest.param("+3", Sources(only=("Báo số 03",)), id="taken"),
        pytest.param("-3", Sources(), id="let be"),
    ],
)
def test_who_presses_twice_has_chosen_once(pressed, chosen):
    for before in (Sources(), Sources(only=("Báo số 03",)), Sources(without=("Báo số 03",))):
        once = read_sources(pressed, before, OUTLETS)
        assert once == read_sources(pressed, once, OUTLETS) == chosen


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("nhan dan", Sources(only=("Nhân Dân",))),
        ("Nhân Dân", Sources(only=("Nhân Dân",))),
        ("Nhân Dân, Dân trí", Sources(only=("Nhân Dân", "Dân trí"))),
        ("nhận Dân trí", Sources(only=("Dân trí",))),
        ("nhan dan tri", Sources(only=("Dân trí",))),
        ("Bộ Nội vụ", Sources(only=("Bộ Nội vụ",))),
        ("bo noi vu", Sources(only=("Bộ Nội vụ",))),
        ("bỏ Nội vụ", Sources(without=("Bộ Nội vụ",))),
        ("bỏ Bộ Nội vụ", Sources(without=("Bộ Nội vụ",))),
        ("bo bo noi vu", Sources(without=("Bộ Nội vụ",))),
        ("tru nhan dan", Sources(without=("Nhân Dân",))),
        ("chi nhan dan", Sources(only=("Nhân Dân",))),
    ],
)
def test_an_outlet_is_named_although_its_name_begins_like_a_word_of_ours(typed, chosen):
    outlets = [(1, "Nhân Dân"), (2, "Dân trí"), (3, "Bộ Nội vụ"), (4, "Quân đội nhân dân")]
    assert read_sources(typed, Sources(), outlets) == chosen


@pytest.mark.parametrize("typed", ["Bộ Nội vụ", "Nhân Dân", "Cơ sở đảng"])
def test_a_keyword_that_begins_like_a_word_of_ours_is_not_taken_apart(typed):
    with pytest.raises(filters.NotUnderstoodError):
        read_keywords(typed, Keywords(), ())
    assert read_keywords(f"co {typed}", Keywords(), ()) == Keywords(include=(typed,))


def test_the_choice_of_a_keyword_drops_that_word_whatever_was_dropped_before_it():
    first = Keywords(include=("bão", "báo chí", "bảo hiểm"), exclude=("a" * filters.LONGEST_WORD,))
    rows = filters.offer_keywords(first, (), "/macdinh #11000 tukhoa", 1)
    choices = {choice.label: choice.command for row in rows for choice in row}
    assert all(len(command.encode()) <= 64 for command in choices.values())
    left = read_keywords("xóa 1", first, ())
    asked = choices["Xóa “báo chí”"].removeprefix("/macdinh #11000 tukhoa ")
    left = read_keywords(asked, left, ())
    assert left.include == ("bảo hiểm",)
    assert read_keywords(asked, left, ()) == left


def test_more_outlets_than_can_be_kept_are_refused():
    names = [name for _, name in OUTLETS[: filters.MOST_OUTLETS + 1]]
    assert len(read_sources(", ".join(names[:-1]), Sources(), OUTLETS).only) == len(names) - 1
    with pytest.raises(filters.NotUnderstoodError):
        read_sources(", ".join(names), Sources(), OUTLETS)


@pytest.mark.parametrize("words", ["tắt", "tat ca", "TẤT CẢ"])
def test_one_word_ends_all_that_was_chosen(words):
    assert read_sources(words, Sources(only=("Báo số 01",)), OUTLETS) == Sources()
    assert read_keywords(words, Keywords(include=("lúa",)), OUTLETS) == Keywords()
