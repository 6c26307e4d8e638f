"""What stands on our pictures. See ``texts``."""

from datetime import date


def chart_title() -> str:
    """Head the picture of figures."""
    return "Hoạt động của bản tin"


def period(first: date, last: date) -> str:
    """Say which days are shown."""
    if first == last:
        return f"Ngày {_day(first)}"
    return f"Từ {_day(first)} đến {_day(last)}"


def chats(count: int) -> str:
    """Say how many chats there are."""
    return f"{thousands(count)} nhóm"


def sent_title(sent: int, failed: int) -> str:
    """Head the bars of what was sent."""
    lost = f", {thousands(failed)} không tới" if failed else ""
    return f"{thousands(sent)} lượt gửi{lost}"


def sent_by(unit: str) -> str:
    """Say what one bar stands for."""
    return {"day": "mỗi cột một ngày", "week": "mỗi cột một tuần", "month": "mỗi cột một tháng"}[
        unit
    ]


def delivered() -> str:
    """Name the bars of what arrived."""
    return "đã tới"


def failed() -> str:
    """Name the bars of what did not arrive."""
    return "không tới"


def topics_title() -> str:
    """Head the bars of topics."""
    return "Chuyên mục nhiều tin nhất"


def sources_title(well: int, count: int) -> str:
    """Head the health of sources."""
    return f"Nguồn tin: {well}/{count} hoạt động tốt"


def sources_ailing(names: list[str], more: int) -> str:
    """Name the sources that do not do well."""
    told = ", ".join(names)
    return f"Cần xem: {told} và {more} nguồn khác" if more > 0 else f"Cần xem: {told}"


def sources_halted(count: int) -> str:
    """Say how many sources an admin halted."""
    return f"{count} nguồn đang tạm dừng"


def nothing() -> str:
    """Stand where there is nothing to show."""
    return "Chưa có số liệu"


def bulletin() -> str:
    """Head a cover."""
    return "BẢN TIN"


def cover_date(day: date) -> str:
    """Tell a cover's day."""
    weekdays = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
    return f"{weekdays[day.weekday()]}, ngày {_day(day)}"


def cover_more(count: int) -> str:
    """Say how many stories there are besides those on the cover."""
    return f"và {count} tin khác"


def automatic() -> str:
    """Say who made it."""
    return "Bot tóm tắt tự động"


def chart_name() -> str:
    """Name the file of the picture of figures."""
    return "thong-ke.png"


def cover_name() -> str:
    """Name the file of a cover."""
    return "ban-tin.png"


def thousands(count: int) -> str:
    """Write a number as Vietnamese do: 11.000."""
    return f"{count:,}".replace(",", ".")


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
