"""What bears a stamp of secrecy is found, and nothing else is."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.secrecy import stamp

SECRET = [
    "MẬT",
    "Mật",
    "mật",
    "MAT",
    "TỐI MẬT",
    "Tối mật",
    "tuyệt mật",
    "TUYỆT MẬT",
    "TUYET MAT",
    "toi mat",
    "TM",
    "(TM)",
    "[Mật]",
    "*** MẬT ***",
    "— TỐI MẬT —",
    "M Ậ T",
    "m ậ t",
    "M A T",
    "M.Ậ.T",
    "M-Ậ-T",
    "T U Y Ệ T  M Ậ T",
    "T Ố I M Ậ T",
    "Độ mật: M Ậ T",
    "Tài liệu mật",
    "tài liệu mật",
    "TÀI LIỆU MẬT",
    "tai lieu mat",
    "Tai lieu mat.",
    "Kế hoạch số 12 – MẬT\nKính gửi các chi bộ",
    "Kính gửi các chi bộ\nMẬT\nNội dung như sau",
    "MẬT: kế hoạch bảo vệ đại hội",
    "Tuyệt mật: danh sách nhân sự",
    "Tối mật - danh sách nhân sự",
    "Đây là văn bản thuộc loại mật, đề nghị các đồng chí đọc.",
    "Văn bản này đóng dấu mật.",
    "Công văn mật số 15",
    "Hồ sơ tối mật của cơ quan",
    "Báo cáo (Mật) tháng 11",
    "Nội dung này tuyệt mật, các đồng chí chỉ đọc.",
    "Gửi các đồng chí kế hoạch, độ mật: tối mật",
    "LƯU HÀNH NỘI BỘ",
    "Tài liệu lưu hành nội bộ",
    "tai lieu luu hanh noi bo",
    "(Không phổ biến)",
    "Tài liệu không phổ biến ra ngoài",
    "Đề nghị không phổ biến tài liệu này lên mạng",
    "Tài liệu nội bộ",
    "Không gửi qua mạng. Tài liệu mật kèm theo.",
    "M\u200bẬ\u200bT",
    "M\u034fẬ\u034fT",
    "M\ufe0fẬ\ufe0fT",
    "TỐI M\u115fẬ\u3164T",
    "M\u0336Ậ\u0336T\u0336",
    "M      Ậ      T",
    "T Ố I\u2003\u2003\u2003\u2003M Ậ T",
    "M/Ậ/T",
    "TỐIMẬT",
    "Tuyệtmật",
    "Kế hoạch số 12 – TỐIMẬT\nKính gửi các chi bộ",
    "\u041cẬ\u0422",
    "ＭẬＴ",
    unicodedata.normalize("NFD", "Tài liệu mật"),
]

PLAIN = [
    "Không soạn thảo trên máy nối mạng, không gửi qua mạng tài liệu mật, công văn mật.",
    "Giữ gìn bí mật nhà nước là trách nhiệm của mỗi đảng viên.",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Bỏ phiếu kín, bảo đảm bí mật.",
    "bo phieu kin, bao dam bi mat",
    "Mật độ dân số của phường tăng.",
    "MẬT ĐỘ XÂY DỰNG",
    "mat do dan so",
    "Tập huấn nuôi ong lấy mật tại xã.",
    "🐝\ufe0f Mật ong nguyên chất của xã",
    "A / B / C / D, mỗi đồng chí chọn một",
    "Mật ong rừng, giá 200 nghìn một lít.",
    "MẬT ONG NGUYÊN CHẤT",
    "Đổi mật khẩu trước ngày 5/12.",
    "MẬT KHẨU WIFI HỘI TRƯỜNG: 12345678",
    "mat khau wifi",
    "Mối quan hệ mật thiết giữa Đảng với nhân dân.",
    "Không khí thân mật.",
    "GẶP MẶT THÂN MẬT ĐẦU XUÂN",
    "Ủy ban Mặt trận Tổ quốc",
    "UY BAN MAT TRAN TO QUOC",
    "Các đồng chí có mặt lúc 7 giờ.",
    "CAC DONG CHI CO MAT LUC 7 GIO",
    "Thông báo mất điện ngày mai.",
    "THONG BAO MAT DIEN",
    "toi mat vi roi, ai nhat duoc xin goi",
    "Tôi mất ví ở hội trường.",
    "TM. BAN CHẤP HÀNH",
    "T/M CHI ỦY\nBí thư",
    "TM\nBAN THƯỜNG VỤ",
    "TM ĐẢNG ỦY",
    "Công ty TM Hải Hà ủng hộ quỹ",
    "Đồng chí Nguyễn Văn Mật, bí thư chi bộ",
    "ĐỒNG CHÍ NGUYỄN VĂN MẬT",
    "Khám sỏi mật miễn phí.",
    "Bảo mật thông tin cá nhân.",
    "BẢO MẬT THÔNG TIN",
    "Nghiêm cấm soạn thảo tài liệu mật trên máy tính nối mạng.",
    "Không chụp, không đăng tài liệu mật lên mạng xã hội.",
    "Tập huấn quản lý hồ sơ mật theo quy định.",
    "Mời xem phim “Nhiệm vụ tuyệt mật” tối thứ bảy.",
    "Chiến dịch tuyệt mật năm 1972 được kể lại.",
    "Cách làm này không phổ biến ở xã ta.",
    "Phổ biến nghị quyết tới toàn thể đảng viên.",
    "Quy chế nội bộ của cơ quan được sửa đổi.",
    "Đoàn kết nội bộ.",
    "Bài báo cáo mật độ giao thông",
    "A B C",
    "Mắt, mặt, mát, mất",
    "Trời mát",
    "",
]  # fmt: skip


@pytest.mark.parametrize("text", SECRET)
def test_a_stamp_is_found(text):
    assert stamp(text) is not None


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_pass(text):
    assert stamp(text) is None


@pytest.mark.parametrize("text", SECRET)
def test_a_stamp_is_found_among_other_lines(text):
    assert stamp(f"Kính gửi các đồng chí.\n{text}\nTrân trọng.") is not None


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_pass_among_other_lines(text):
    assert stamp(f"Kính gửi các đồng chí.\n\n{text}\n\nTrân trọng.") is None


@given(st.text(max_size=300))
def test_any_text_is_judged(text):
    found = stamp(text)
    assert found is None or found


@pytest.mark.parametrize(
    "piece",
    ["mat ", "mật ", "bí mật ", "khong mat ", "có mật, ", "văn bản là là ", "luu hanh noi bo a ",
     "khong pho bien ", "(mat)", "m a ", "“mật", "\n", "tm\n", "mat: "],
)  # fmt: skip
def test_no_message_makes_it_slow(piece):
    """A notice has 4,000 letters; "mat mat mat …" took half a minute."""
    start = time.process_time()
    stamp((piece * 4_000)[:4_000])
    assert time.process_time() - start < 1
