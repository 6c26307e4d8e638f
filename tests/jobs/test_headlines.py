"""A headline answers where no sentence does, and only what it tells."""

import pytest

from jobs.answer import Passage
from jobs.answering.headlines import told
from jobs.answering.nearest import nearest

TEASER = "Nội dung xem trong bài."


def heads(*titles, text=TEASER):
    return [Passage(entry=n, title=title, text=text) for n, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Xã Bến Mai xin dời bao nhiêu hộ", "Xã Bến Mai xin dời 120 hộ dân khỏi vùng sạt lở"),
        ("xa Ben Mai xin doi bao nhieu ho", "Xã Bến Mai xin dời 120 hộ dân khỏi vùng sạt lở"),
    ],
)
def test_a_headline_answers(question, title):
    [answer] = told(question, heads("Lễ hội hoa ở Hải Vân khai mạc", title))
    assert (answer.entry, answer.text) == (1, title)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Xã Bến Mai xin dời bao nhiêu hộ", "Xã Bến Mai xin dời 120 hộ dân hay nhiều hơn?"),
        ("Xã Bến Mai xin dời bao nhiêu hộ", "Xã Hải Vân xin dời 120 hộ dân khỏi vùng sạt lở"),
        ("Xã Bến Mai xin dời bao nhiêu hộ", "Xã Bến Mai xin dời các hộ dân khỏi vùng sạt lở"),
        ("Xã Bến Mai xin dời hộ dân do đâu", "Xã Bến Mai xin dời 120 hộ dân khỏi vùng sạt lở"),
    ],
    ids=["it asks", "another place", "no number", "why"],
)
def test_a_headline_answers_nothing(question, title):
    assert told(question, heads("Lễ hội hoa ở Hải Vân khai mạc", title)) == []


def test_the_nearest_sentence_shows_what_is_asked_for():
    text = "Xã Bến Mai họp dân. Xã Bến Mai có 120 hộ phải dời. " + "Xã Bến Mai " * 60 + "ở xa."
    [passage] = heads("Xã Bến Mai họp dân", text=text)
    assert nearest("xã Bến Mai dời bao nhiêu hộ", passage) == "Xã Bến Mai có 120 hộ phải dời."


def test_a_sentence_that_goes_on_and_on_is_not_shown():
    [passage] = heads("Họp dân", text=f"Xã Bến Mai có 120 hộ phải dời{', rồi họp bàn thêm' * 25}.")
    assert nearest("xã Bến Mai dời bao nhiêu hộ", passage) == ""


def test_another_headline_below_the_article_is_not_shown():
    text = "Bắt chủ hụi Bến Mai lừa đảo bốn tỷ đồng\nChủ hụi Bến Mai lĩnh 17 năm tù"
    [passage] = heads("Bắt chủ hụi Bến Mai", text=text)
    assert nearest("chủ hụi Bến Mai lừa bao nhiêu người", passage) == ""


def test_what_says_no_more_than_the_headline_is_not_shown():
    [passage] = heads("Xã Bến Mai họp dân", text="Xã Bến Mai họp dân.")
    assert nearest("xã Bến Mai dời bao nhiêu hộ", passage) == ""
