"""What speaks against one event where two entries are told in like words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.different_events import Head, differ

DECREE = "Chính phủ ban hành Nghị định số {}/2026/NĐ-CP ngày 28/7/2026 quy định chi tiết."
VISITED = "Chiều 9/8, tại thủ đô, đoàn đại biểu viếng đồng chí Saysomphone Phomvihane."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("Thông cáo báo chí về ngày làm việc thứ hai Hội nghị Trung ương 3", ""),
            ("Thông cáo báo chí ngày làm việc thứ 3 Hội nghị Trung ương 3", ""),
            id="an ordinal, in words and in figures",
        ),
        pytest.param(
            ("Thông cáo báo chí số 5, Kỳ họp không thường lệ thứ Nhất", ""),
            ("Thông cáo báo chí số 6 Kỳ họp không thường lệ thứ nhất", ""),
            id="a number that counts on",
        ),
        pytest.param(
            ("Trời cao nguyên xanh - Tập 13: Vân bị truy đuổi", ""),
            ("Trời cao nguyên xanh - Tập 14: Ông Lok đe dọa", ""),
            id="an episode",
        ),
        pytest.param(
            ("Giá vàng hôm nay 22/7: Vàng SJC tăng", ""),
            ("Giá vàng hôm nay 23.7: Vàng SJC giảm", ""),
            id="a date in two spellings",
        ),
        pytest.param(
            ("Tử vi ngày 21 tháng 7: Con giáp nào may mắn?", ""),
            ("Tử vi ngày 22 tháng 7: Con giáp nào may mắn?", ""),
            id="a date in words",
        ),
        pytest.param(
            ("Chỉ đạo, điều hành của Chính phủ ngày 31/7/2026", ""),
            ("Chỉ đạo, điều hành của Chính phủ nổi bật tuần 25-31/7/2026", ""),
            id="a week's round-up and its last day",
        ),
        pytest.param(
            ("Quy định mới về tuyển dụng công chức", DECREE.format(300)),
            ("Quy định mới về cụm công nghiệp", DECREE.format(303)),
            id="documents of one kind",
        ),
        pytest.param(
            ("Phê chuẩn kết quả bầu Chủ tịch UBND tỉnh Thanh Hóa", "Thủ tướng vừa ký."),
            ("Phê chuẩn kết quả bầu Chủ tịch UBND tỉnh Quảng Ngãi", "Thủ tướng vừa ký."),
            id="a province in the same place",
        ),
        pytest.param(
            ("Lào Cai: Hội nghị quán triệt Nghị quyết Trung ương 3", ""),
            ("Cà Mau: Hội nghị quán triệt Nghị quyết Trung ương 3", ""),
            id="a province at the head",
        ),
        pytest.param(
            ("Ngày hội Đại đoàn kết toàn dân tộc ở thôn Đồng Tâm", ""),
            ("Ngày hội Đại đoàn kết toàn dân tộc ở tổ dân phố số 5", ""),
            id="a name and a number in place of one",
        ),
        pytest.param(
            ("Chỉ đạo, điều hành của Chính phủ ngày 31/7/2026", ""),
            ("Chỉ đạo, điều hành của Chính phủ nổi bật tháng 7/2026", ""),
            id="a month's round-up and its last day",
        ),
        pytest.param(
            ("Dự báo thời tiết tháng 8", ""),
            ("Dự báo thời tiết ngày 1 tháng 8", ""),
            id="a month and its first day in words",
        ),
        pytest.param(
            ("Hà Nội: Cháy nhà dân, 3 người tử vong", "Rạng sáng 22/7, nhà ở Khương Đình cháy."),
            ("TP.HCM: Cháy nhà dân, 3 người tử vong", "Rạng sáng 22/7, nhà ở Bình Tân cháy."),
            id="a city that is called by an abbreviation",
        ),
        pytest.param(
            ("Cháy nhà ba tầng ở Nghệ An, 3 người tử vong", ""),
            ("Ba người chết trong đám cháy tại Hà Tĩnh", ""),
            id="provinces, however the rest is put",
        ),
        pytest.param(
            ("Thủ tướng tiếp Trưởng Ban Tổ chức Trung ương Lào", "Chiều 29/7, tại Hà Nội."),
            ("Tổng Bí thư, Chủ tịch nước tiếp Trưởng Ban Tổ chức Trung ương Lào", "Tại Hà Nội."),
            id="two who receive one guest",
        ),
        pytest.param(
            ("Đại hội Đảng bộ xã thành công tốt đẹp", "Sáng 3/12, Đảng bộ xã Tân Lập bế mạc."),
            ("Đại hội Đảng bộ xã lần thứ I thành công tốt đẹp", "Đảng bộ xã Hòa Bình bế mạc."),
            id="the congress of two communes under one headline",
        ),
        pytest.param(
            ("Ra quân dọn vệ sinh môi trường", "Thôn Đông, xã Tân Lập, ra quân."),
            ("Ra quân dọn vệ sinh môi trường", "Đoàn viên phường Trấn Biên ra quân."),
            id="a commune and a ward that do the same",
        ),
        pytest.param(
            ("Điểm tin sáng 3/12", "Tổng Bí thư thăm Lào. Giá vàng tăng.", "a"),
            ("Điểm tin sáng 3/12", "Giá vàng tăng. Bão vào Biển Đông.", "b"),
            id="the round-ups of two outlets",
        ),
        pytest.param(
            ("Lịch công tác tuần 49 của Thường trực HĐND", "Thứ hai: họp giao ban.", "a"),
            ("Lịch công tác tuần 49", "Thứ hai: họp giao ban.", "b"),
            id="the plans of two offices",
        ),
        pytest.param(
            ("Tin nổi bật ngày 28/7: Bão số 2 suy yếu; Ban hành Quy định 19 điều", "", "a"),
            ("Ban hành Quy định 19 điều", "Tổng Bí thư ký ban hành.", "b"),
            id="a round-up and one of its events",
        ),
        pytest.param(
            ("Bản tin tối 1-8: Xác minh vụ nẹt pô ở phố đi bộ", "Ban Tuyên giáo đổi tên.", "a"),
            ("Đổi tên Ban Tuyên giáo và Dân vận Trung ương", "Ban Tuyên giáo đổi tên.", "b"),
            id="a round-up that is headed by another event",
        ),
        pytest.param(
            ("KQXS miền Bắc 22/7", "Xổ số kiến thiết Việt Nam mở thưởng."),
            ("KQXS miền Nam 22/7", "Xổ số kiến thiết Việt Nam mở thưởng."),
            id="two halves of the country",
        ),
    ],
)
def test_what_two_events_are_told_apart_by(one, other):
    assert differ(Head.of(*one), Head.of(*other))
    assert differ(Head.of(*other), Head.of(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("", DECREE.format(300)), ("", DECREE.format(301)), id="no headlines"),
        pytest.param(
            ("Triển khai quy định mới về hợp tác xã", "Hợp tác xã Hòa Bình họp sáng 3/12."),
            ("Triển khai quy định mới về hợp tác xã", "Ở xã Tân Lập một hợp tác xã vừa họp."),
            id="a cooperative is no place",
        ),
        pytest.param(
            ("Bản tin tối 20-7: Lai Châu đề nghị hỗ trợ 500 tỷ đồng", "", "a"),
            ("Lai Châu đề nghị hỗ trợ 500 tỷ đồng", "UBND tỉnh Lai Châu đề nghị.", "b"),
            id="a round-up under the headline of one event",
        ),
        pytest.param(
            ("Cháy lớn ở chợ Biên Hòa", "Đám cháy bùng lên ở chợ Biên Hòa, TP Đồng Nai."),
            ("Cháy lớn ở chợ Đồng Nai", "Chợ bốc cháy trong đêm."),
            id="a name that the other knows",
        ),
        pytest.param(
            ("Chủ tịch Quốc hội viếng đồng chí Saysomphone Phomvihane", VISITED),
            ("Chủ tịch Quốc hội viếng cố Chủ tịch Quốc hội Lào", VISITED),
            id="a name and what he was",
        ),
        pytest.param(
            ("Quán triệt Nghị quyết tại Lữ đoàn", "Học tập, quán triệt Nghị quyết số 18-NQ/TW."),
            ("Quán triệt Nghị quyết tại Lữ đoàn", "Triển khai thực hiện Nghị quyết số 21-NQ/TW."),
            id="old documents that are carried out",
        ),
        pytest.param(
            ("Sạt lở khiến ít nhất 4 người thiệt mạng", ""),
            ("Sạt lở khiến ít nhất 7 người thiệt mạng", ""),
            id="a toll that rises",
        ),
        pytest.param(
            ("Tổng Bí thư thăm Australia từ 9-11/8", ""),
            ("Tổng Bí thư lên đường thăm Australia ngày 9/8", ""),
            id="a visit and its first day",
        ),
        pytest.param(
            ("THÔNG BÁO HỘI NGHỊ LẦN THỨ BA, BAN CHẤP HÀNH TRUNG ƯƠNG", ""),
            ("Thông báo Hội nghị lần thứ 3, Ban Chấp hành Trung ương", ""),
            id="capitals throughout",
        ),
        pytest.param(
            ("Từ tháng 8, tăng lương hưu", ""), ("Từ 1/8, tăng lương hưu", ""), id="from a month on"
        ),
        pytest.param(
            ("Cháy xưởng gỗ ở Bình Dương", "Đám cháy lúc rạng sáng."),
            ("TP.HCM: Lửa thiêu rụi nhà xưởng", "Xưởng gỗ bốc cháy trong đêm."),
            id="a province that became part of another",
        ),
        pytest.param(
            ("Lãnh đạo Huế dâng hương Chủ tịch Hồ Chí Minh", "Sáng 19/5."),
            ("Thừa Thiên Huế: Dâng hương nhân ngày sinh Bác", "Sáng 19/5."),
            id="a man after whom a city is called",
        ),
        pytest.param(
            ("Diễn đàn châu Á - Thái Bình Dương khai mạc ở Đà Nẵng", ""),
            ("Đà Nẵng khai mạc Diễn đàn châu Á - Thái Bình Dương", ""),
            id="an ocean that ends like a province",
        ),
        pytest.param(
            ("Hà Nội đón đoàn Quảng Ninh", "Đoàn thăm Thủ đô."),
            ("Đà Nẵng và Hà Nội đón đoàn các tỉnh", "Đoàn thăm Thủ đô."),
            id="a province of two",
        ),
        pytest.param(
            ("Xe khách của Nghệ An gặp nạn", "Xe lật ở đèo Ngang, Hà Tĩnh."),
            ("Lật xe khách ở Hà Tĩnh", "Nhiều người bị thương."),
            id="a province that the other knows",
        ),
        pytest.param(
            ("Thủ tướng dự lễ khởi công", "Cùng dự có Tổng Bí thư, Chủ tịch nước."),
            ("Tổng Bí thư dự lễ khởi công", "Sáng 19/8, tại Hà Nội."),
            id="two who were at one ceremony",
        ),
    ],
)
def test_what_may_be_one_event(one, other):
    assert not differ(Head.of(*one), Head.of(*other))
    assert not differ(Head.of(*other), Head.of(*one))


@given(st.text(), st.text())
def test_nothing_speaks_against_an_entry_itself(title, text):
    assert not differ(Head.of(title, text), Head.of(title, text))


@given(st.tuples(st.text(), st.text()), st.tuples(st.text(), st.text()))
def test_any_two_texts_can_be_compared(one, other):
    assert differ(Head.of(*one), Head.of(*other)) in {True, False}
