"""Talks as members have them: several turns, two wishes at once, their own meeting.

``talks_1.tsv`` was read while the rules were written, ``talks_2.tsv`` only afterwards.
"""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.typed.meeting_wishes import asks_for_meeting
from bot.typed.parted import parted
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import SECRETARY, Counter

HERE = Path(__file__).parent
NOW = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
UNIT = "Chi bộ Văn phòng"
DEAD_ENDS = (
    "Danh sách không còn",
    "Bot chưa tìm thấy tin nào",
    "Chưa có tin nào",
    "Đồng chí hỏi về việc",
)
TITLES = (
    "Đảng bộ Khối kết nạp 412 đảng viên",
    "Đảng bộ Khối có 158 chi bộ",
    "Xã Bến Mai có 16 nhà mới",
    "Ngày hội Chuyển đổi số",
    "Xã Yên Sa đạt chuẩn nông thôn mới",
    "Sinh hoạt chi bộ 90 phút",
    "Công an tỉnh cảnh báo lừa đảo",
)


def talks(kind):
    """Texts of a kind, of both files."""
    for name in ("talks_1.tsv", "talks_2.tsv"):
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            found, _, text = line.partition("\t")
            if found == kind:
                yield text


@pytest.mark.parametrize("text", [*talks("meeting")])
def test_the_own_meeting_is_asked_for(text):
    assert asks_for_meeting(text, UNIT)


@pytest.mark.parametrize(("kind", "count"), [("two", 2), ("one", 1)])
def test_two_wishes_are_two(kind, count):
    for text in talks(kind):
        assert len(parted(text, NOW, UNIT)) == count, text


@pytest.mark.parametrize("text", [*talks("turns")])
async def test_no_turn_of_a_talk_leads_nowhere(database, clock, text):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    for days in (0, 1):
        published = clock() - timedelta(days=days, hours=1)
        titles = [f"{title}{' hôm qua' * days}" for title in TITLES]
        topics = ("kinh_te_xa_hoi", "chuyen_doi_so")
        await tell(database, *titles, now=clock(), published=published, topics=topics)
    for turn in text.split(" → "):
        told = await counter.says("member", turn, addressed=True)
        assert told
        assert not told.startswith(DEAD_ENDS)
