"""A bulletin: chosen by topic, fair to all topics, nothing twice, in the order of the taxonomy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import topics
from jobs.bulletin import MOST_RANKED, Window, arranged, compose, ranked
from jobs.news import Story, Telling

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WINDOW = Window(since=NOW - timedelta(days=1), until=NOW)
IDS = [topic.id for topic in topics.topics()]


def story(number, *about, title=None):
    return Story(
        entry=number,
        title=title or f"Tin số {number}",
        link=f"https://a.vn/{number}",
        outlet="A",
        published=NOW,
        sentences=("Một câu.",),
        topics=about,
    )


def entries(made):
    return [each.entry for each in made.stories]


STORIES = st.lists(
    st.builds(
        story,
        st.integers(1, 10_000),
        st.sampled_from(IDS),
    ),
    max_size=40,
    unique_by=lambda each: each.entry,
)


def test_nothing_to_tell_is_none():
    assert compose([], (), WINDOW) is None
    assert compose([story(1, "doi_ngoai")], ("chuyen_doi_so",), WINDOW) is None


def test_sections_stand_in_the_order_of_the_taxonomy():
    made = compose([story(1, IDS[5]), story(2, IDS[0])], (), WINDOW)
    assert [section.topic.id for section in made.sections] == [IDS[0], IDS[5]]


def test_a_busy_topic_does_not_crowd_out_the_others():
    busy = [story(number, IDS[0]) for number in range(30)]
    made = compose([*busy, story(99, IDS[7])], (), WINDOW, most=5)
    assert 99 in [each.entry for each in made.stories]
    assert made.left_out == 26


def test_a_story_stands_under_the_first_topic_that_was_chosen():
    made = compose([story(1, IDS[0], IDS[3])], (IDS[3],), WINDOW)
    assert [section.topic.id for section in made.sections] == [IDS[3]]


def test_the_same_headline_from_two_outlets_is_told_once():
    twin = replace(story(2, IDS[0], title="TIN SỐ 1"), outlet="B")
    assert len(compose([story(1, IDS[0]), twin], (), WINDOW).stories) == 1


def test_a_story_that_grew_is_told_to_those_who_were_not_told_of_it():
    grown = replace(story(3, IDS[0]), entries=(1, 2, 3))
    assert compose([grown], (), WINDOW, told={2, 7}) is None
    assert compose([grown], (), WINDOW, told={7}).stories == (grown,)


def told_by(number, outlets, *about, title=None):
    others = tuple(
        Telling(entry=1000 * number + n, outlet=f"B{n}", link=f"https://b{n}.vn/{number}")
        for n in range(outlets - 1)
    )
    return replace(story(number, *about, title=title), others=others)


def test_a_list_begins_with_what_weighs_most():
    light = story(1, IDS[0], title="Thời tiết hôm nay 23/11")
    told = ranked([light, story(2), story(3, IDS[0]), told_by(4, 5, IDS[0])], ())
    assert [each.entry for each in told] == [4, 3, 1, 2]


def test_a_list_of_one_topic_has_nothing_else():
    told = ranked([story(1, IDS[0]), story(2, IDS[1]), story(3)], (IDS[1],))
    assert [each.entry for each in told] == [2]


@given(STORIES)
def test_a_list_leaves_nothing_out_and_tells_nothing_twice(stories):
    told = ranked(stories, ())
    assert sorted(each.entry for each in told) == sorted(each.entry for each in stories)


def test_behind_the_first_pages_of_a_list_stands_what_weighs_less():
    stories = [told_by(n, 1 + n % 7, IDS[0]) for n in range(3 * MOST_RANKED)]
    rest = ranked(stories, ())[MOST_RANKED:]
    assert [len(each.others) for each in rest] == sorted(
        (len(each.others) for each in rest), reverse=True
    )


def test_what_most_outlets_tell_is_told_first_not_what_came_last():
    toys, treaty = story(1, IDS[18]), told_by(2, 5, IDS[18])
    assert entries(compose([toys, treaty], (), WINDOW, most=1)) == [2]
    assert entries(compose([toys, treaty], (), WINDOW)) == [2, 1]


def test_where_there_are_more_topics_than_room_the_best_stories_are_told():
    others = [each for each in IDS if each not in topics.PARTY and each != IDS[9]]
    curiosities = [story(number, each) for number, each in enumerate(others)]
    of_the_day = told_by(50, 6, IDS[9])
    made = compose([*curiosities, of_the_day, story(60, topics.PARTY[0])], (), WINDOW, most=2)
    assert sorted(entries(made)) == [50, 60]


@pytest.mark.parametrize(
    "title",
    [
        "Thời tiết hôm nay 23/11: Vùng cao có sương muối",
        "[Video] Dự báo thời tiết đêm 23/11",
        "Giá vàng trong nước hôm nay 23/11: Đi ngang",
        "Lịch thi đấu vòng 9 giải hạng nhất",
        "Hai người cùng xã trúng độc đắc trong một ngày",
        "Tử vi thứ hai: Tuổi nào gặp quý nhân",
        "Điểm tin sáng 23/11: Khánh thành cầu Bến Mới | Trời rét",
        "Tiêu điểm quốc tế ngày 23.11: Hội nghị ở Bến Mới",
        "Nóng 24h ngày 23/11: Bắt kẻ trộm chó",
        "Bến quê - Tập 12: Ngày trở về",
    ],
)
def test_what_comes_every_day_and_what_tells_nothing_comes_last(title):
    made = compose([story(1, IDS[9], title=title), story(2, IDS[9])], (), WINDOW)
    assert entries(made) == [2, 1]


@pytest.mark.parametrize(
    "title",
    [
        "Giá lúa tăng, nông dân Bến Mới phấn khởi",
        "Khánh thành trạm quan trắc thời tiết ở Bến Mới",
        "Đề án xã hội số: tập 1 triệu dữ liệu mở",
        "Bản tin của chi bộ đến từng nhà",
    ],
)
def test_what_only_sounds_so_is_news_like_any_other(title):
    made = compose([story(1, IDS[9], title=title), story(2, IDS[9])], (), WINDOW)
    assert entries(made) == [1, 2]


def test_outlets_take_turns_where_stories_are_worth_the_same():
    of = [replace(story(n, IDS[9]), outlet="A" if n < 4 else "C") for n in range(1, 6)]
    assert entries(compose(of, (), WINDOW)) == [1, 4, 2, 5, 3]


def test_a_headline_without_a_sentence_comes_last():
    bare = replace(story(1, IDS[9]), sentences=())
    assert entries(compose([bare, story(2, IDS[9])], (), WINDOW)) == [2, 1]


def test_a_cover_shows_what_most_outlets_tell():
    some = [story(1, IDS[0]), told_by(2, 3, IDS[9]), story(3, IDS[9]), told_by(4, 7, IDS[18])]
    made = compose(some, (), WINDOW)
    assert [each.entry for each in made.foremost(2)] == [2, 4]
    assert [each.entry for each in made.foremost(3)] == [1, 2, 4]


def test_what_was_chosen_stays_in_its_order():
    some = [story(1, IDS[9]), told_by(2, 7, IDS[9]), story(3, IDS[0])]
    made = arranged(some, (), WINDOW, left_out=4)
    assert (entries(made), made.left_out) == ([3, 1, 2], 4)
    assert arranged([], (), WINDOW) is None


def test_news_of_no_topic_is_told_only_where_there_is_nothing_else():
    made = compose([story(1), story(2, IDS[0])], (), WINDOW)
    assert [each.entry for each in made.stories] == [2]
    [section] = compose([story(1)], (), WINDOW).sections
    assert section.topic is None
    assert compose([story(1)], (IDS[0],), WINDOW) is None


@given(STORIES, st.lists(st.sampled_from(IDS), max_size=4), st.integers(1, 15))
def test_no_story_twice_never_too_many_all_wanted(stories, wanted, most):
    made = compose(stories, wanted, WINDOW, most=most)
    fitting = {each.entry for each in stories if not wanted or set(each.topics) & set(wanted)}
    told = [each.entry for each in made.stories] if made else []
    assert len(told) == len(set(told)) == min(most, len(fitting))
    assert set(told) <= fitting
    assert (made.left_out if made else 0) == len(fitting) - len(told)
