"""What the bot says of cell meetings. See ``texts``."""

from datetime import date, time

from bot.messages import RichText, bold, italic, joined, plain

COMMAND_HELP = {
    "hop": "buổi sinh hoạt chi bộ sắp tới",
    "lichhop": "đặt lịch sinh hoạt chi bộ, bot nhắc trước 3 ngày và trong ngày",
}

USAGE = {"lichhop": "ngày 3 hằng tháng, 19:30, địa điểm"}

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")

ORDER = {1: "tuần đầu", 2: "tuần thứ hai", 3: "tuần thứ ba", 4: "tuần thứ tư", -1: "tuần cuối"}

HOW = "Ví dụ: ngày 3 hằng tháng, 19:30, nhà văn hóa thôn 2; hoặc: thứ bảy tuần đầu, 8h, hội trường."


def reminder(day: date, hour: time, place: str, *, today: bool) -> RichText:
    """Remind a chat of its meeting."""
    head = "HÔM NAY SINH HOẠT CHI BỘ" if today else "NHẮC LỊCH SINH HOẠT CHI BỘ"
    lines = [bold(head), plain(_when(day, hour)), *_place(place)]
    return joined("\n", [*lines, plain("Mời các đồng chí sắp xếp dự đầy đủ, đúng giờ.")])


def coming(day: date, hour: time, place: str, *, changed: bool) -> RichText:
    """Tell of the next meeting."""
    head = bold("Buổi sinh hoạt chi bộ sắp tới")
    note = [italic("(kỳ này đã đổi lịch)")] if changed else []
    return joined("\n", [head, plain(_when(day, hour)), *_place(place), *note])


def plan(nth: int, day: int | None, hour: time, place: str) -> RichText:
    """Tell when a chat's cell meets, month by month."""
    at = f"Lịch: {_rule(nth, day)}, {_hour(hour)}"
    return plain(at + (f", {place}" if place else "") + ".")


def set_plan(chats: int) -> RichText:
    """Say that a plan is kept."""
    where = "" if chats == 1 else f" cho {chats} nhóm"
    return plain(f"Đã đặt lịch sinh hoạt{where}. Bot nhắc trước 3 ngày và trong ngày họp.")


def no_plan() -> RichText:
    """Say that a chat has no plan."""
    return plain(
        "Nhóm chưa đặt lịch sinh hoạt chi bộ. Quản trị viên của nhóm đặt bằng lệnh /lichhop."
    )


def ask() -> RichText:
    """Ask for a plan."""
    return plain(f"Chi bộ sinh hoạt vào ngày nào, giờ nào, ở đâu? Đồng chí gõ vào đây. {HOW}")


def not_understood() -> RichText:
    """Say that a plan is none."""
    return plain(f"Bot chưa hiểu lịch này: cần có ngày và giờ. {HOW}")


def set_here(*, may: bool) -> RichText:
    """Say by which command a plan is set, or by whom."""
    if may:
        return plain("Đặt hoặc đổi lịch: /lichhop.")
    return plain("Lịch do quản trị viên của nhóm đặt.")


def in_a_chat() -> RichText:
    """Say where a plan is set, and how from elsewhere."""
    return plain(
        "Đồng chí gõ lệnh này trong nhóm của chi bộ, hoặc gõ: /lichhop cho TÊN ĐƠN VỊ: lịch. " + HOW
    )


def move() -> str:
    """Label of the choice to move the next meeting."""
    return "Dời kỳ này"


def leave_out() -> str:
    """Label of the choice to leave out the next meeting."""
    return "Nghỉ kỳ này"


def as_before() -> str:
    """Label of the choice to undo what was moved or left out."""
    return "Như lịch cũ"


def stop() -> str:
    """Label of the choice to be reminded no more."""
    return "Bỏ lịch"


def yes_stop() -> str:
    """Label of the choice that really does so."""
    return "Bỏ lịch ngay"


def sure_to_stop() -> RichText:
    """Ask once more before a plan is forgotten."""
    return plain("Bỏ lịch sinh hoạt của nhóm? Bot sẽ không nhắc nữa.")


def stopped() -> RichText:
    """Say that a plan was forgotten."""
    return plain("Đã bỏ lịch sinh hoạt của nhóm. Đặt lại bằng /lichhop.")


def move_where(day: date) -> RichText:
    """Ask to which day a meeting is moved."""
    return plain(f"Dời buổi {_day(day)} sang ngày nào? Ví dụ: 5/12. Đồng chí gõ vào đây.")


def moved(was: date, day: date, hour: time) -> RichText:
    """Say that one meeting is on another day."""
    return plain(f"Buổi {_day(was)} dời sang {_when(day, hour)}. Các kỳ sau không đổi.")


def left_out(day: date) -> RichText:
    """Say that one meeting is left out."""
    return plain(f"Buổi {_day(day)} được nghỉ. Các kỳ sau không đổi.")


def back_to_rule() -> RichText:
    """Say that no meeting is moved any more."""
    return plain("Đã trở lại lịch cũ.")


def no_such_day() -> RichText:
    """Say that a day is none, or too near or far."""
    return plain("Bot chưa hiểu ngày này, hoặc ngày đã qua, hoặc quá xa. Ví dụ: 5/12.")


def no_chats(unit: str) -> RichText:
    """Say that a unit has no chat."""
    return plain(f"“{unit}” chưa có nhóm nào đăng ký.")


def _rule(nth: int, day: int | None) -> str:
    if day is not None:
        return f"{WEEKDAYS[day]} {ORDER[nth]} hằng tháng"
    return "ngày cuối tháng" if nth < 0 else f"ngày {nth} hằng tháng"


def _when(day: date, hour: time) -> str:
    return f"{_hour(hour)}, {_day(day)}"


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} ngày {day.day}/{day.month}/{day.year}"


def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def _place(place: str) -> list[RichText]:
    return [plain(f"Địa điểm: {place}")] if place else []
