"""The Vietnamese words of the web preview that its static page does not hold itself."""

MEMBER = "Thành viên"
SECRETARY = "Bí thư chi bộ"
ADMIN = "Quản trị"
PHOTO = "Ảnh"

QUICK_COMMANDS = (
    ("/trogiup", "Xem bot làm được những gì"),
    ("/tinmoi", "Xem các tin mới nhất"),
    ("/bantin", "Xem bản tin gần nhất"),
    ("/chude", "Xem và chọn chuyên mục"),
    ("/gio", "Xem và đổi giờ nhận bản tin"),
)
"""What the page offers until the bot has offered its own menu: (command, help)."""
