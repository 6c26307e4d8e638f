"""The words of the example list of units: an invented bloc, no real organisation of any place."""

BLOC = "Đảng bộ Khối mẫu"
BLOC_KIND = "đảng bộ cấp trên trực tiếp"
BLOC_SHORT = "Khối mẫu"
BLOC_ALIASES = ("Đảng ủy Khối mẫu", "Khối")
COMMITTEE_KIND = "đảng bộ cơ sở"
GRASSROOTS_CELL_KIND = "chi bộ cơ sở"
CELL_KIND = "chi bộ trực thuộc"

OFFICES = (
    "Văn phòng Tỉnh ủy",
    "Ban Tổ chức",
    "Ban Tuyên giáo và Dân vận",
    "Ban Nội chính",
    "Ủy ban Kiểm tra",
    "Văn phòng Ủy ban nhân dân",
    "Văn phòng Hội đồng nhân dân",
    "Mặt trận Tổ quốc",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Nông nghiệp và Môi trường",
    "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Y tế",
    "Sở Dân tộc và Tôn giáo",
    "Thanh tra",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Kho bạc Nhà nước",
    "Thuế",
    "Hải quan",
    "Bảo hiểm xã hội",
    "Ngân hàng Nhà nước",
    "Báo và Đài phát thanh, truyền hình",
    "Trường Chính trị",
    "Trường Đại học",
    "Trường Cao đẳng",
    "Bệnh viện Đa khoa",
    "Điện lực",
    "Bưu điện",
    "Viễn thông",
)


def committee(body: str) -> str:
    """Name the party organisation of a body that has several cells."""
    return f"Đảng bộ {body}"


def grassroots_cell(body: str) -> str:
    """Name the only cell of a body."""
    return f"Chi bộ {body}"


def enterprise(number: int) -> str:
    """Name an enterprise."""
    return f"Công ty Cổ phần số {number}"


def cell(number: int) -> str:
    """Name a cell; every committee counts its own from 1."""
    return f"Chi bộ {number}"
