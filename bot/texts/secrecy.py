"""The words of secrecy stamps, and the ordinary words that look like them. Language data.

Stamps: law 117/2025/QH15 on state secrets; what stands on documents for members only.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STAMPS = ("tuyệt mật", "tối mật", "tuyệtmật", "tốimật", "mật")
"""The three degrees, the longest first; a PDF that is copied from may lose the blank."""

HIGHEST = "tuyệt"
"""Without its marks it is hardly another word, as that of the middle degree is ("I lost")."""

APART = frozenset({"mat", "toimat", "tuyetmat", "domat", "tailieumat"})
"""What letters without marks, set apart, are taken for a stamp."""

NOT_APART = ("bímật", "bảomật")
"""Ordinary words whose letters are set apart in a heading."""

ALONE = (
    *STAMPS,
    "tm",
    "tài liệu mật",
    "văn bản mật",
    "công văn mật",
    "hồ sơ mật",
    "đóng dấu mật",
    "dấu mật",
    "lưu hành nội bộ",
    "chỉ lưu hành nội bộ",
    "tài liệu lưu hành nội bộ",
    "tài liệu nội bộ",
    "nội bộ",
    "không phổ biến",
    "không được phổ biến",
    "tài liệu không phổ biến",
)
"""What is a stamp where it stands alone on a line or in brackets."""

PAPERS = (
    "tài liệu",
    "văn bản",
    "công văn",
    "hồ sơ",
    "báo cáo",
    "thông báo",
    "kế hoạch",
    "quyết định",
    "chỉ thị",
    "nghị quyết",
    "kết luận",
    "tờ trình",
    "danh sách",
    "thông tin",
    "nội dung",
    "tin",
)
"""What can be secret."""

UNMARKED_PAPERS = ("tài liệu", "văn bản", "công văn")
"""Those whose phrase is taken for a stamp without tone marks, too."""

BETWEEN = _set("này đó trên là thuộc loại diện có độ dạng danh mục đóng dấu mức ở được")
"""What may stand between a paper and its stamp."""

DEGREES = (
    "độ mật",
    "dấu mật",
    "mức mật",
    "độ tối mật",
    "độ tuyệt mật",
    "dấu tối mật",
    "dấu tuyệt mật",
)

AFTER = _set(
    "độ ong khẩu mã thiết vụ danh thư lệnh ước hiệu đàm ngọt mía phục thám tín nghị chú tông bài "
    "hoa dừa gấu lợn báo đường rỉ rừng xanh và_ong"
)
"""Behind it the word is part of another one: honey, passwords, density."""

BEFORE = _set(
    "bí bảo thân cơ túi sỏi gan dịch ống trăng rỉ đường nước lấy nuôi lọ chai lít giọt hũ như trật "
    "cẩn kín nội quay hút ủ văn thị xuân đình hữu quang đức minh ngọc hoàng viêm ăn tiết"
)
"""Before it the word is part of another one, or a person's name."""

PERSONS = frozenset({"văn"})
"""A middle name, and the second syllable of a paper."""

TALES = _set("phim truyện sách kịch tiểu thuyết chiến dịch vụ nhiệm điệp con đường")
"""What is told of: a film or a campaign with such a name is no secret."""

GUARDS = (
    "không",
    "cấm",
    "bảo vệ",
    "bảo mật",
    "quy định",
    "quản lý",
    "chế độ",
    "tránh",
    "lộ",
    "lọt",
    "soạn thảo",
    "phòng ngừa",
)
"""A sentence that begins so speaks of how secrets are kept, and is none."""

INTERNAL = "lưu hành nội bộ"
CLOSED = "không phổ biến"
CLOSED_BEFORE = (
    "tài liệu này",
    "văn bản này",
    "nội dung này",
    "thông tin này",
    "tài liệu",
    "văn bản",
)
CLOSED_AFTER = (
    "ra ngoài",
    "ra bên ngoài",
    "tài liệu",
    "văn bản",
    "nội dung",
    "trên mạng",
    "lên mạng",
)

SIGNS_FOR = _set("ban chi đảng bí phó chủ thường ủy uỷ hội đoàn ubnd hđnd đv")
"""Whom "TM" ("on behalf of") is written for, on the next line."""
