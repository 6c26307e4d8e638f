"""Phrases that admins added are kept, folded when removed, and few."""

import pytest

from jobs.stores import topic_store

pytestmark = pytest.mark.each_database


@pytest.fixture
def keep(database):
    async def run(work, *arguments):
        return await database.transact(lambda session: work(session, *arguments))

    return run


async def test_a_phrase_is_kept_once_and_removed_without_tone_marks(keep):
    for phrase in ("bếp ăn 0 đồng", "bếp  ăn 0 đồng", "“Bếp ăn: 0 đồng”", "nhà sạch"):
        assert await keep(topic_store.add_phrase, "thi_dua_guong", phrase)
    assert await keep(topic_store.phrases) == {"thi_dua_guong": ("bếp ăn 0 đồng", "nhà sạch")}
    assert await keep(topic_store.remove_phrase, "thi_dua_guong", "bep an 0 dong")
    assert not await keep(topic_store.remove_phrase, "thi_dua_guong", "bep an 0 dong")
    assert not await keep(topic_store.remove_phrase, "dan_van", "nhà sạch")
    assert await keep(topic_store.phrases) == {"thi_dua_guong": ("nhà sạch",)}


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("", id="nothing"),
        pytest.param("và", id="one syllable is everywhere"),
        pytest.param("?! …", id="no word"),
        pytest.param("rất dài " * 20, id="too long"),
    ],
)
async def test_what_is_no_phrase_is_not_kept(keep, phrase):
    assert not await keep(topic_store.add_phrase, "dan_van", phrase)
    assert await keep(topic_store.phrases) == {}


async def test_there_are_never_too_many(keep):
    for number in range(topic_store.MOST_PHRASES):
        assert await keep(topic_store.add_phrase, "dan_van", f"cụm từ {number}")
    assert not await keep(topic_store.add_phrase, "dan_van", "thêm một cụm")
    assert await keep(topic_store.add_phrase, "dan_van", "Cụm từ 7")  # it is kept already
