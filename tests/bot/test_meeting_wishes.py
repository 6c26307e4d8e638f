"""When the own cell meets is asked for in words, and no news of other meetings is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.typed.meeting_wishes import asks_for_meeting
from tests.bot.desk import bind
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

UNIT = "Chi bộ thôn Đông"

MEANT = """
khi nào họp chi bộ; bao giờ họp chi bộ; tháng này họp ngày mấy; lịch họp; mai có họp không; họp;
hop chi bo luc may gio; sinh hoạt chi bộ tháng này ngày nào; lịch sinh hoạt chi bộ; hop; lich hop;
chi bộ họp ngày nào; bao giờ sinh hoạt chi bộ; họp ở đâu; Họp lúc mấy h?; họp cb khi nào;
hopj chi booj khi naof; t7 này có họp ko; chi bộ mình họp khi nào vậy bot ơi; họp chi bộ;
tối nay mấy giờ họp; cho hỏi lịch họp chi bộ tháng này; địa điểm họp ở đâu; giờ họp chi bộ;
họp chi bộ tháng 12 ngày nào; khi nào thì sinh hoạt chi bộ ạ; ngày 3 có họp không; xem lịch họp;
thứ bảy này có họp chi bộ không; Chi bộ thôn Đông họp khi nào; kỳ sinh hoạt tới là ngày nào;
buổi sinh hoạt sắp tới; hôm nay có sinh hoạt chi bộ không; bao lâu nữa họp; có họp không;
bot ơi, mai họp lúc mấy giờ, ở đâu?; chiều mai sinh hoạt chi bộ lúc nào nhỉ; cuộc họp tới;
shcb tháng này ngày nào; tháng sau họp hôm nào; sinh hoạt đảng tháng này ngày mấy;
chi bộ ta bao giờ họp thường kỳ; tuan nay co hop chi bo khong; dia diem sinh hoat chi bo;
thang ni hop chi bo ngay mo; hop cb o dau z; chào bot, mai mấy giờ họp, cảm ơn
"""

NOT_MEANT = """
khi nào Quốc hội họp; họp Quốc hội tháng này; kỳ họp HĐND tỉnh khi nào; Quốc hội họp khi nào?;
tin họp chi bộ; sinh hoạt chi bộ; tin sinh hoạt chi bộ; sinh hoạt chi bộ tháng này; họp HĐND;
họp báo Chính phủ khi nào; chi bộ thôn Tây họp khi nào; nội dung sinh hoạt chi bộ tháng này;
bao giờ họp Hội nghị Trung ương; hợp tác xã họp khi nào; Bộ Chính trị họp ngày nào; hợp chất;
UBND xã họp mấy giờ; tìm bài về họp chi bộ; chi bộ là gì; khi nào bầu cử; hop quoc hoi;
tài liệu họp chi bộ; biên bản họp chi bộ; ai vắng họp chi bộ; hôm nay có gì; tin hôm nay; mấy giờ;
phiên họp Chính phủ tháng 8; đại hội chi bộ khi nào; sinh hoạt chuyên đề là gì; khi nào;
gửi thông báo họp cho chi bộ; ngày sinh Bác Hồ; Trung ương họp bao giờ; nước sinh hoạt;
chi bộ họp bao nhiêu lần một năm; họp chi bộ phải có bao nhiêu đảng viên; đổi lịch họp sang mai;
nâng cao chất lượng sinh hoạt chi bộ; quy định sinh hoạt chi bộ; có hợp lý không; họp tổng kết;
Thủ tướng chủ trì cuộc họp hôm nay; sinh hoạt chi bộ định kỳ; lịch thi tốt nghiệp
"""


def phrases(text):
    return [each.strip() for each in text.split(";")]


@pytest.mark.parametrize("text", phrases(MEANT))
def test_the_cells_own_meeting_is_asked_for(text):
    assert asks_for_meeting(text, UNIT)


@pytest.mark.parametrize("text", phrases(NOT_MEANT))
def test_what_names_anything_else_is_no_question_about_it(text):
    assert not asks_for_meeting(text, UNIT)


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_is_read(text, unit):
    assert asks_for_meeting(text, unit) in {True, False}


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


@pytest.mark.parametrize("text", ["khi nào họp chi bộ", "hop", "họp", "lịch họp", "mai họp không"])
async def test_words_are_answered_as_the_command_is(bound, text):
    assert "chưa đặt lịch" in await bound.says(MEMBER, text, addressed=True)
    await bound.says(SECRETARY, "/lichhop ngày 3 hằng tháng, 19:30, nhà văn hóa")
    told = await bound.says(MEMBER, text, addressed=True)
    assert "19:30, thứ năm ngày 3/12/2026" in told
    assert told == await bound.says(MEMBER, "/hop")
    assert await bound.says(MEMBER, text, addressed=False) == ""


async def test_a_list_before_does_not_take_the_question_for_its_own(bound):
    await bound.says(MEMBER, "tin hôm nay", addressed=True)
    assert "chưa đặt lịch" in await bound.says(MEMBER, "mai có họp không", addressed=True)
