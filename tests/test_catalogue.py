"""The English catalogue is whole, current, and English."""

import ast
import html
import re
import string
from gettext import GNUTranslations

import pytest

from bot import commands, language
from bot.typed import english
from bot.web.preview import MARKED
from jobs.text import fold
from tests import catalogue
from tests.fakes.program import ROOT
from tests.test_architecture import VIETNAMESE

DATA = {
    "bloc.py": "an example list of organisations",
    "secrecy.py": "stamps and what looks like them, as Vietnamese papers have them",
}
"""Files of words that are understood or kept, not said."""

NAMES = {"UNIT", "UNIT_KIND", "CELL_KIND", "CELLS", "KINDS", "SOME_UNIT"}
"""Constants that are data: names of sample units, and kinds as they are kept."""

EXAMPLES = (
    "tin về chuyển đổi số tuần này", "tin về chuyển đổi số",
    "chuyển đổi số",
    "tìm bài về sinh hoạt chuyên đề", "tìm bài về nông thôn mới", "nông thôn mới", "tin hôm qua",
    "tìm …", "bóng đá", "bếp ăn 0 đồng", "Nhân Dân", "Chi bộ Văn phòng", "Chi bộ 2",
)  # fmt: skip
"""What English texts tell to type in Vietnamese, since the news and the names of units are."""


def sentences(message):
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return ids, strings


MESSAGES = [each for each in catalogue.kept() if each.id]


def names(text):
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_all_that_can_be_said_is_in_the_catalogue_and_nothing_else():
    found = {each.id for each in catalogue.found() if each.id}
    assert found == {each.id for each in MESSAGES}, "python -m tests.catalogue"


def test_everything_has_its_english():
    assert [each.id for each in MESSAGES if not each.string or not all(sentences(each)[1])] == []


def test_english_fills_in_the_same_things():
    wrong = [
        (ids[0], told)
        for ids, strings in map(sentences, MESSAGES)
        for told in strings
        if names(told) != names(ids[0])
    ]
    assert wrong == []


def test_english_begins_and_ends_like_what_it_stands_for():
    """Pieces are put together: a blank or a line that is lost glues words."""

    def edges(text):
        return text[: len(text) - len(text.lstrip(" \n·,;:"))], text[len(text.rstrip()) :]

    wrong = [
        told for ids, strings in map(sentences, MESSAGES) for told in strings
        if told != "," and edges(told) != edges(ids[0])  # "," stands between thousands
    ]  # fmt: skip
    assert wrong == []


def test_no_vietnamese_in_english_but_what_is_told_to_type():
    wrong = [
        told
        for _, strings in map(sentences, MESSAGES)
        for told in strings
        if VIETNAMESE.search(re.sub("|".join(map(re.escape, EXAMPLES)), "", told))
    ]
    assert wrong == []


def test_english_names_commands_and_acts_that_there_are(english_spoken):
    for _, strings in map(sentences, MESSAGES):
        for told in strings:
            for name, act in re.findall(r"(?<![\w/{}])/([a-z]+)(?: ([a-z]+)\b)?", told):
                assert name in english.HOUSE or name == "start", told
                acts = english.ACTS.get(english.HOUSE.get(name, name), {})
                after = {
                    "to",
                    "with",
                    "if",
                    "see",
                    "you",
                    "day",
                    "then",
                    "for",
                    "them",
                    "there",
                    "their",
                    "again",
                    "the",
                    "its",
                    "unit",
                    "new",
                    "a",
                    "off",
                    "it",
                    "mon",
                }
                assert act in {*acts, "", *after}, (name, act, told)


def test_every_command_has_an_english_name_and_no_two_the_same():
    assert english.NAMES.keys() == commands.COMMANDS.keys() - {"start"}, "bot.typed.english.NAMES"
    assert len(set(english.NAMES.values())) == len(english.NAMES)
    assert not english.HOUSE.keys() & commands.COMMANDS.keys()


def test_every_act_in_english_is_one_of_its_command():
    for name, acts in english.ACTS.items():
        known = commands.COMMANDS[name].acts
        assert not known or set(acts.values()) <= known | {"tat", "word", "quantri"}, name


def test_the_compiled_catalogue_is_current():
    with catalogue.MO.open("rb") as file:
        compiled = GNUTranslations(file)
    for message in MESSAGES:
        ids, strings = sentences(message)
        if len(strings) == 1:
            assert compiled.gettext(ids[0]) == strings[0], "python -m tests.catalogue"
        else:
            told = tuple(compiled.ngettext(ids[0], ids[0], count) for count in (1, 2))
            assert told == strings, "python -m tests.catalogue"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "bot" / "texts").glob("[a-z]*.py")), ids=lambda p: p.name
)
def test_whatever_is_said_goes_through_the_catalogue(path):
    if path.name in DATA:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    fine = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in {*catalogue.SAYING, "Words"}:
                fine |= {id(inner) for inner in ast.walk(node.args[0])}
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in NAMES:
            fine |= {id(inner) for inner in ast.walk(node.value)}
    wrong = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and id(node) not in fine and VIETNAMESE.search(node.value)
    ]  # fmt: skip
    assert wrong == []


def test_the_page_says_nothing_past_the_catalogue():
    page = catalogue.PAGE.read_text(encoding="utf-8")
    assert VIETNAMESE.search(MARKED.sub("", page)) is None
    assert all(html.unescape(text) for text in MARKED.findall(page))


def test_vietnamese_needs_no_catalogue():
    language.speak("vi")
    assert language._("Đã nhận") == "Đã nhận"
    assert language._n("{count} nhóm", 1) == "1 nhóm"
    assert language._voice.catalogue is None


def test_english_counts(english_spoken):
    assert language._n("{count} nhóm", 1) == "1 chat"
    assert language._n("{count} nhóm", 5) == "5 chats"


def test_a_text_that_is_not_in_the_catalogue_is_said_as_it_stands(english_spoken):
    assert language._("Tin số {number}", number=3) == "Tin số 3"
    assert language._("{giữ nguyên}") == "{giữ nguyên}"


def test_constants_are_said_in_the_language_that_is_spoken_when_they_are_asked_for():
    told = language.Words({"a": "Đã nhận"}, language.Words({"b": "Danh sách"}))
    assert dict(told) == {"a": "Đã nhận", "b": "Danh sách"}
    language.speak("en")
    try:
        assert dict(told) == {"a": "Got it", "b": "List"}
    finally:
        language.speak("vi")


def test_english_names_of_topics_are_found(english_spoken):
    assert english.typed("chude", "Economy and society, World news") == "kinh_te_xa_hoi,doi_ngoai"
    assert all(fold(name) == name for name in english.HOUSE)
