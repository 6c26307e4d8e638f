"""News written for the tests, each with the sentences that an editor would tell first."""

NEWS = (
    {
        "title": "Đảng bộ xã Hòa Sơn kết nạp 15 đảng viên mới trong quý III",
        "text": """\
Ảnh: Minh Tuấn
(VNB) - Trong quý III, Đảng bộ xã Hòa Sơn đã kết nạp 15 đảng viên mới, vượt kế hoạch năm.
Theo đó, có 9 đảng viên là nữ và 6 đảng viên dưới 30 tuổi.
Ông cho biết công tác tạo nguồn được làm từ cơ sở.
Bí thư Đảng ủy xã Trần Văn Hùng cho biết, mỗi chi bộ được giao theo dõi, giúp đỡ ít nhất một quần \
chúng ưu tú.
“Chúng tôi coi trọng chất lượng hơn số lượng”, ông Hùng nói.
Xem thêm: Đại hội chi bộ thôn 3.
Theo Báo Vùng Cao""",
        "first": ("Trong quý III, Đảng bộ xã Hòa Sơn đã kết nạp 15 đảng viên mới",),
    },
    {
        "title": "Tỉnh Nam Giang dành 120 tỷ đồng sửa chữa cầu treo trước mùa lũ",
        "text": """\
Nhiều năm nay, người dân các bản vùng cao phải đi qua những cây cầu đã xuống cấp.
Cầu treo bản Nà Lốc.
UBND tỉnh Nam Giang vừa quyết định dành 120 tỷ đồng sửa 34 cầu treo tại bốn huyện vùng cao, \
xong trước mùa lũ năm 2026.
Trong đó, 11 cầu được xây mới hoàn toàn.
Sở Xây dựng được giao làm chủ đầu tư, báo cáo tiến độ hằng tháng.
Chị Lò Thị Mai ở bản Nà Lốc kể, mùa mưa năm ngoái bản bị cô lập chín ngày.
Lê Hoàng""",
        "first": ("UBND tỉnh Nam Giang vừa quyết định", "Nhiều năm nay, người dân"),
    },
    {
        "title": "Từ 1/7, thủ tục chuyển sinh hoạt đảng được làm trên ứng dụng",
        "text": """\
Sáng 12/6, Ban Tổ chức Tỉnh ủy họp báo về chuyển đổi số trong công tác đảng.
Từ ngày 1/7, đảng viên chuyển sinh hoạt đảng trong tỉnh chỉ cần nộp hồ sơ trên ứng dụng, không \
phải đến trực tiếp từng cấp ủy.
Hồ sơ được trả trong ba ngày làm việc thay vì mười ngày như trước.
Tuy nhiên, nơi chưa có mạng vẫn được nộp hồ sơ giấy đến hết năm.
Bà Nguyễn Thị Hạnh, Phó Trưởng ban, cho biết đã tập huấn cho 420 bí thư chi bộ.
Video: Hướng dẫn nộp hồ sơ.""",
        "first": ("Từ ngày 1/7, đảng viên chuyển sinh hoạt đảng", "Sáng 12/6, Ban Tổ chức Tỉnh ủy"),
    },
    {
        "title": "Bão số 5 làm 2 người mất tích, hơn 3.000 ngôi nhà tốc mái",
        "text": """\
Đến 7h sáng nay, bão số 5 đã làm 2 người mất tích, 3.120 ngôi nhà bị tốc mái, theo báo cáo của Ban \
Chỉ huy phòng thủ dân sự tỉnh.
Hình ảnh tại xã ven biển sáng nay - Ảnh: Thu Hà Theo dự báo, mưa lớn còn kéo dài đến hết ngày mai.
Lực lượng cứu hộ đã đưa 1.800 người đến nơi an toàn.
Đây là cơn bão mạnh nhất từ đầu năm.
Họ được phát mì tôm và nước uống.
Nguồn: Đài Khí tượng""",
        "first": ("Đến 7h sáng nay, bão số 5 đã làm 2 người mất tích",),
    },
    {
        "title": "Chi bộ thôn 5 Tân Lập mở lớp dạy dùng điện thoại cho đảng viên cao tuổi",
        "text": """\
“Trước kia tôi chỉ biết nghe và gọi. Nay tôi tự nộp được hồ sơ”, bà Trần Thị Lan, 74 tuổi, nói.
Bà là một trong 28 học viên của lớp dạy dùng điện thoại do Chi bộ thôn 5, xã Tân Lập mở từ đầu \
tháng 11.
Lớp học vào tối thứ ba hằng tuần tại nhà văn hóa thôn, do đoàn viên hướng dẫn.
Sau ba tuần, 25 đảng viên cao tuổi đã tự tra cứu được bản tin và nộp hồ sơ trực tuyến.
Đảng ủy xã sẽ nhân rộng mô hình ra cả chín thôn trong năm tới.""",
        "first": ("Bà là một trong 28 học viên", "Sau ba tuần, 25 đảng viên", "Lớp học vào tối",
                  "Đảng ủy xã sẽ nhân rộng", "“Trước kia tôi chỉ biết nghe và gọi. Nay tôi"),
    },
)  # fmt: skip
NEVER = (
    "Ảnh:",
    "(VNB)",
    "Xem thêm",
    "Theo Báo",
    "Video:",
    "Nguồn:",
    "Lê Hoàng",
    "Hình ảnh",
    "Cầu treo bản Nà Lốc.",
)
"""What no summary of them may hold."""
