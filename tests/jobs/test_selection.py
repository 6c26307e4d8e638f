"""What of the news is wanted: outlets and keywords, as members type them."""

from datetime import UTC, datetime

import pytest

from jobs.news import Story
from jobs.selection import Keywords, Selection, Sources


def story(title, *sentences, outlet="Báo Mẫu"):
    return Story(
        entry=1,
        title=title,
        link="https://example.vn/1",
        outlet=outlet,
        published=datetime(2026, 11, 23, tzinfo=UTC),
        sentences=sentences,
        topics=(),
    )


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        pytest.param("chuyển đổi số", "Chuyển đổi  số ở xã", True, id="case and blanks"),
        pytest.param("chuyen doi so", "Chuyển đổi số ở xã", True, id="typed without marks"),
        pytest.param("kỷ luật", "Thi hành kỷ luật", True, id="literal"),
        pytest.param("kỷ luật", "Nêu cao kỹ luật", False, id="another mark is another word"),
        pytest.param("ky luat", "Nêu cao kỹ luật", True, id="no mark is any mark"),
        pytest.param("an", "Ban thường vụ", False, id="syllables are whole"),
        pytest.param("an ninh", "Bảo đảm an ninh, trật tự", True, id="before a comma"),
        pytest.param("ủy ban", "Uỷ ban nhân dân", True, id="both places of the tone mark"),
        pytest.param("đảng", "Xây dựng Ðảng", True, id="the newspaper's Đ"),
        pytest.param("18-NQ/TW", "Nghị quyết 18-NQ/TW", True, id="a document's number"),
        pytest.param("a.*b", "axxb", False, id="never a pattern"),
    ],
)
def test_a_keyword_is_found_as_people_mean_it(word, text, found):
    assert Keywords(include=(word,)).fits(text) == found
    assert Keywords(exclude=(word,)).fits(text) != found


def test_keywords_count_in_headline_and_summary():
    wanted = Selection(keywords=Keywords(include=("nông thôn mới", "OCOP"), exclude=("bóng đá",)))
    assert wanted.fits(story("Tin", "Sản phẩm OCOP của xã."))
    assert not wanted.fits(story("Nông thôn mới", "Giải bóng đá làng."))
    assert not wanted.fits(story("Tin khác"))


@pytest.mark.parametrize(
    ("sources", "heard"),
    [
        (Sources(), {"A", "B", "C"}),
        (Sources(only=("A",)), {"A"}),
        (Sources(without=("A",)), {"B", "C"}),
        (Sources(only=("A", "B"), without=("B",)), {"A"}),
    ],
)
def test_outlets_are_heard_or_not(sources, heard):
    assert {name for name in "ABC" if sources.hears(name)} == heard
