"""A bulletin: chosen by topic, fair to all topics, nothing twice, in the order of the taxonomy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobs import topics
from jobs.bulletin import Window, compose
from jobs.news import Story

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


def test_a_story_that_grew_is_told_to_those_who_could_not_hear_of_it():
    grown = replace(story(1, IDS[0], IDS[3]), before=(IDS[0],))
    assert compose([grown], (), WINDOW) is None
    assert compose([grown], (IDS[0], IDS[3]), WINDOW) is None
    assert compose([grown], (IDS[3],), WINDOW).stories == (grown,)


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
