"""What a search puts first."""

from datetime import timedelta

import pytest

from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def test_what_has_the_marks_that_were_typed_stands_first(bound, database, clock):
    await tell(database, "Bão số 5 vào biển Đông", now=clock())
    await tell(database, *(f"Báo in ngày {n}" for n in range(3)), now=clock())
    told = await bound.says(MEMBER, "/timkiem bão")
    assert told.index("Bão số 5") < told.index("Báo in")
    assert "Báo in" in await bound.says(MEMBER, "/timkiem bao")


async def test_what_happened_is_looked_for_before_its_whole_topic(bound, database, clock):
    farming = ("nong_nghiep_ntm",)
    before = clock() - timedelta(hours=1)
    await tell(database, "Được mùa sầu riêng", now=before, topics=farming)
    told = await bound.says(MEMBER, "tin động đất", addressed=True)
    assert "Được mùa sầu riêng" in told  # nothing else is there
    await tell(database, "Động đất ở Kon Tum", now=before, topics=farming)
    told = await bound.says(MEMBER, "tin động đất", addressed=True)
    assert "Động đất ở Kon Tum" in told
    assert "sầu riêng" not in told
