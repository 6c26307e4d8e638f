"""An admin teaches a topic the words of the own province."""

import pytest

from jobs import topic_store
from tests.bot.test_dispatch import ADMIN, MEMBER, bound, counter  # noqa: F401  fixtures


@pytest.fixture
def desk(bound):  # noqa: F811  the fixture
    return bound


async def kept(desk):
    return await desk.database.transact(topic_store.phrases)


async def test_a_phrase_is_added_listed_and_removed(desk):
    assert "Chưa có cụm từ" in await desk.says(ADMIN, "/cumtu")
    answer = await desk.says(ADMIN, "/cụm từ Dân vận: chợ phiên 0 đồng")
    assert "chợ phiên 0 đồng" in answer
    assert "Dân vận, Mặt trận và đoàn thể" in answer
    assert await kept(desk) == {"dan_van": ("chợ phiên 0 đồng",)}
    assert "đoàn thể: chợ phiên 0 đồng" in await desk.says(ADMIN, "/cumtu")
    assert "Đã bỏ" in await desk.says(ADMIN, "/cumtu dan van: - cho phien 0 dong")
    assert "không có cụm từ" in await desk.says(ADMIN, "/cumtu dan van: - cho phien 0 dong")
    assert await kept(desk) == {}


async def test_what_is_no_topic_or_no_phrase_is_refused(desk):
    assert "không có chuyên mục" in await desk.says(ADMIN, "/cumtu bóng đá: sút xa")
    assert "ít nhất hai âm tiết" in await desk.says(ADMIN, "/cumtu dân vận: chợ")
    assert "ít nhất hai âm tiết" in await desk.says(ADMIN, "/cumtu dân vận")
    assert await kept(desk) == {}


async def test_members_add_nothing(desk):
    assert "quản trị" in await desk.says(MEMBER, "/cumtu dân vận: chợ phiên")
    assert await kept(desk) == {}
