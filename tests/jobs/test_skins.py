"""Articles out of pages of two dozen makes, around texts that nobody on this project wrote.

The rules were written before these skins; what those showed wrong is a rule now. Measured on 160
texts a skin: see ``python -m tests.benchmarks.skins``.
"""

from dataclasses import replace
from itertools import islice

import pytest

from jobs import article
from jobs.articles import labels
from tests.benchmarks.skins import FETCHED, SKINS, TEXTS, faults, same, stories

needs_data = pytest.mark.skipif(
    not TEXTS.exists(), reason="../shared/data is missing: no texts to put into pages"
)
COUNT = 16
LEAST_LEAD = 40
SHORT = 320


def fit(story):
    """Whether a text has nothing that would be no part of an article on any page."""
    return len(story.lead) >= LEAST_LEAD and not any(map(labels.is_label, story.body))


@needs_data
@pytest.mark.parametrize("name", SKINS)
def test_pages_of_known_make_are_read_whole(name):
    skin = SKINS[name]
    # Texts from the middle: those at the start were looked at while the skins were written.
    told = [story for story in islice(stories(140), 90, None) if fit(story)][:COUNT]
    wrong = {story.title: found for story in told if (found := faults(story, name, skin(story)))}
    print(wrong)
    assert len(told) == COUNT
    assert len(wrong) <= 1
    assert not any({"title", "date", "must_not"} & set(found) for found in wrong.values())


@needs_data
@pytest.mark.parametrize("name", SKINS)
def test_short_reports_are_read_whole_whatever_stands_around_them(name):
    short = [
        replace(story, body=body, rich=False)
        for story in stories(400)
        if fit(story) and len(story.lead) < SHORT
        if len(body := [text for text in story.body if 90 <= len(text) <= SHORT][:2]) == 2
    ][:6]
    wrong = {
        story.title: found for story in short if (found := faults(story, name, SKINS[name](story)))
    }
    print(wrong)
    assert len(short) == 6
    assert not wrong


@needs_data
def test_all_paragraphs_together_are_whole():
    right = of = 0
    for name, skin in SKINS.items():
        for story in islice(stories(8), 4):
            found = article.read(skin(story).encode(), f"https://{name}.vn/1", fetched_at=FETCHED)
            read = set(map(same, found.paragraphs))
            right += sum(same(text) in read for text in story.body)
            of += len(story.body)
    assert right >= 0.98 * of
