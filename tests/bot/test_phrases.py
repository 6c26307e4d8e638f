"""An admin teaches a topic the words of the own province."""

from datetime import timedelta

import pytest

from jobs.stores import topic_store
from tests.bot.desk import tell
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
    told = await desk.says(ADMIN, "/cumtu dân vận chợ phiên")
    assert "Thêm: /cumtu nông thôn mới: bếp ăn 0 đồng" in told
    assert await kept(desk) == {}


async def test_members_add_nothing(desk):
    assert "quản trị" in await desk.says(MEMBER, "/cumtu dân vận: chợ phiên")
    assert await kept(desk) == {}


async def test_a_topic_alone_lists_its_phrases(desk):
    await desk.says(ADMIN, "/cumtu dân vận: chợ phiên")
    await desk.says(ADMIN, "/cumtu quốc phòng: dân quân xã")
    told = await desk.says(ADMIN, "/cumtu dan van")
    assert "chợ phiên" in told
    assert "dân quân xã" not in told


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", " - "])
async def test_a_phone_that_makes_a_dash_of_a_hyphen_removes_as_well(desk, dash):
    await desk.says(ADMIN, "/cumtu dân vận: chợ phiên 0 đồng")
    assert "Đã bỏ" in await desk.says(ADMIN, f"/cumtu dân vận:{dash}chợ phiên 0 đồng")
    assert await kept(desk) == {}


async def test_several_phrases_are_several_and_quotation_marks_are_none_of_them(desk):
    told = await desk.says(ADMIN, "/cumtu dân vận：“chợ phiên”; chợ; 'hũ gạo tình thương'.")
    assert "Bot chưa nhận “chợ”" in told
    assert await kept(desk) == {"dan_van": ("chợ phiên", "hũ gạo tình thương")}
    await desk.says(ADMIN, "/cumtu dân vận: - cho phien; - “Hũ gạo, tình thương”")
    assert await kept(desk) == {}


async def test_who_adds_a_phrase_is_shown_what_it_would_have_found(desk):
    lately, long_ago = desk.clock() - timedelta(hours=5), desk.clock() - timedelta(days=9)
    await tell(desk.database, "Chợ phiên thôn A", now=lately, topics=("dan_van",))
    await tell(desk.database, "Chợ phiên thôn B", now=long_ago)
    await tell(desk.database, "Sáng nay", "Chiều nay", now=lately, text="Một chợ phiên đã mở.")
    told = await desk.says(ADMIN, "/cumtu dân vận: cho phien; chợ phiền")
    first, second = told.split("\n\n")
    assert "có 3 trên 3 tin như vậy:\n• " in first
    assert first.splitlines()[-1] == "• Chợ phiên thôn A"  # the topic has it already
    assert "thôn B" not in told
    assert "chưa có tin nào như vậy" in second
    assert "quá chung" not in told


async def test_a_phrase_that_stands_everywhere_is_told_to_be_too_general(desk):
    titles = [f"Tin của các thôn {number}" for number in range(20)]
    await tell(desk.database, *titles, now=desk.clock() - timedelta(hours=5))
    told = await desk.says(ADMIN, "/cumtu dân vận: của các")
    assert "có 20 trên 20 tin như vậy" in told
    undo = told.rpartition("Để bỏ: ")[2]
    assert "Đã bỏ" in await desk.says(ADMIN, undo)
    assert await kept(desk) == {}
