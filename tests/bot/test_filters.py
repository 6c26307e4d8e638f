"""What a chat types of outlets and words that it wants, and does not want."""

import pytest

from bot.handlers import filters
from bot.handlers.filters import read_keywords, read_sources
from jobs.selection import Keywords, Sources

OUTLETS = tuple((number, f"Báo số {number:02d}") for number in range(1, 99))


def test_an_outlet_that_was_left_out_comes_back_by_its_choice():
    chosen = Sources(without=("Báo số 01", "Báo số 02"))
    assert read_sources("+1", chosen, OUTLETS) == Sources(without=("Báo số 02",))
    assert read_sources("+3", Sources(), OUTLETS) == Sources(only=("Báo số 03",))


def test_more_outlets_than_can_be_kept_are_refused():
    names = [name for _, name in OUTLETS[: filters.MOST_OUTLETS + 1]]
    assert len(read_sources(", ".join(names[:-1]), Sources(), OUTLETS).only) == len(names) - 1
    with pytest.raises(filters.NotUnderstoodError):
        read_sources(", ".join(names), Sources(), OUTLETS)


@pytest.mark.parametrize("words", ["tắt", "tat ca", "TẤT CẢ"])
def test_one_word_ends_all_that_was_chosen(words):
    assert read_sources(words, Sources(only=("Báo số 01",)), OUTLETS) == Sources()
    assert read_keywords(words, Keywords(include=("lúa",)), OUTLETS) == Keywords()
