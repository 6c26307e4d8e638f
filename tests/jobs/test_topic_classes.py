"""Classes of words, written down from knowledge."""

from importlib import resources

import pytest

from jobs.classifying.topic_classes import (
    ASKED,
    FOREIGN,
    QUOTED,
    SILENT,
    STOP,
    class_names,
    classes,
)
from jobs.text import words


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("Bạch hầu", {"disease": 1}, id="a disease"),
        pytest.param("UỶ BAN KIỂM TRA, Ủy ban Kiểm tra", {"discipline": 2}, id="any spelling"),
        pytest.param("Mỹ phẩm", {}, id="cosmetics are not America"),
        pytest.param("Mỹ", {"country": 1}, id="America"),
        pytest.param("xyzzy?", {FOREIGN: 1, ASKED: 1}, id="a foreign word, asked"),
        pytest.param("“của”", {QUOTED: 1}, id="quoted"),
        pytest.param("", {SILENT: 1}, id="nothing"),
    ],
)
def test_classes_of_a_text(text, counts):
    assert classes(text) == counts


def test_only_the_beginning_is_read():
    assert classes("của bạch hầu", most=1) == {}


def test_phrases_are_written_as_they_are_compared():
    text = (
        resources.files("jobs.classifying")
        .joinpath("topic_classes.txt")
        .read_text(encoding="utf-8")
    )
    for line in text.splitlines():
        name, _, phrases = line.partition(": ")
        assert name in {*class_names(), STOP}
        assert [" ".join(words(each)) for each in phrases.split(", ")] == phrases.split(", ")
