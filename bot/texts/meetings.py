"""What the bot says of cell meetings. See ``texts``."""

from datetime import date, time

from bot.language import Words, _, _n
from bot.messages import RichText, bold, italic, joined, plain
from bot.texts.days import WEEKDAYS

COMMAND_HELP = Words(
    {
        "hop": "buổi sinh hoạt chi bộ sắp tới",
        "lichhop": "đặt lịch sinh hoạt chi bộ, bot nhắc trước 3 ngày và trong ngày",
    }
)

USAGE = Words({"lichhop": "ngày 3 hằng tháng, 19:30, địa điểm"})

ORDER = Words(
    {1: "tuần đầu", 2: "tuần thứ hai", 3: "tuần thứ ba", 4: "tuần thứ tư", -1: "tuần cuối"}
)


def reminder(day: date, hour: time, place: str, *, today: bool) -> RichText:
    """Remind a chat of its meeting."""
    head = _("HÔM NAY SINH HOẠT CHI BỘ") if today else _("NHẮC LỊCH SINH HOẠT CHI BỘ")
    lines = [bold(head), plain(_when(day, hour)), *_place(place)]
    return joined("\n", [*lines, plain(_("Mời các đồng chí sắp xếp dự đầy đủ, đúng giờ."))])


def coming(day: date, hour: time, place: str, *, changed: bool) -> RichText:
    """Tell of the next meeting."""
    head = bold(_("Buổi sinh hoạt chi bộ sắp tới"))
    note = [italic(_("(kỳ này đã đổi lịch)"))] if changed else []
    return joined("\n", [head, plain(_when(day, hour)), *_place(place), *note])


def plan(nth: int, day: int | None, hour: time, place: str) -> RichText:
    """Tell when a chat's cell meets, month by month."""
    at = _("Lịch: {rule}, {hour}", rule=_rule(nth, day), hour=_hour(hour))
    return plain(at + (f", {place}" if place else "") + ".")


def set_plan(chats: int) -> RichText:
    """Say that a plan is kept."""
    where = "" if chats == 1 else _n(" cho {count} nhóm", chats)
    return plain(
        _("Đã đặt lịch sinh hoạt{where}. Bot nhắc trước 3 ngày và trong ngày họp.", where=where)
    )


def no_plan() -> RichText:
    """Say that a chat has no plan."""
    return plain(
        _("Nhóm chưa đặt lịch sinh hoạt chi bộ. Quản trị viên của nhóm đặt bằng lệnh /lichhop.")
    )


def ask() -> RichText:
    """Ask for a plan."""
    return plain(
        _("Chi bộ sinh hoạt vào ngày nào, giờ nào, ở đâu? Xin đồng chí gõ lịch. {how}", how=_how())
    )


UNFIT = Words(
    {
        "several days": "Mỗi nhóm đặt được một ngày họp trong tháng. Đồng chí chọn một ngày.",
        "several hours": "Lịch này nêu nhiều giờ. Đồng chí chọn một giờ bắt đầu.",
        "one day": (
            "Đây là ngày của một kỳ, còn lịch đặt cho hằng tháng. "
            "Dời một kỳ: /lichhop đổi sang 5/12."
        ),
        "lunar": (
            "Bot chưa tính được ngày âm lịch. Đồng chí đặt theo ngày dương lịch, "
            "kỳ nào lệch thì dời kỳ đó."
        ),
        "not monthly": "Bot chỉ đặt được lịch hằng tháng, chưa đặt được theo tuần hoặc theo quý.",
        "night": "Giờ này là ban đêm. Đồng chí ghi rõ buổi, ví dụ: 14h hoặc 2h chiều.",
    }
)


def not_understood(why: str | None = None) -> RichText:
    """Say that a plan is none, and why where that is known."""
    said = UNFIT[why] if why else _("Bot chưa hiểu lịch này: cần có ngày và giờ.")
    return plain(f"{said} {_how()}")


def none_to_change() -> RichText:
    """Say that nothing is set yet that could be moved, left out or dropped, and how to set it."""
    said = _("Nhóm chưa đặt lịch sinh hoạt chi bộ nên chưa có gì để đổi. Đồng chí đặt lịch trước.")
    return plain(f"{said} {_how()}")


def set_here(*, may: bool) -> RichText:
    """Say by which command a plan is set, or by whom."""
    if may:
        return plain(_("Đặt hoặc đổi lịch: /lichhop."))
    return plain(_("Lịch do quản trị viên của nhóm đặt."))


def in_a_chat() -> RichText:
    """Say where a plan is set, and how from elsewhere."""
    return plain(
        _("Đồng chí gõ lệnh này trong nhóm của chi bộ, hoặc gõ: /lichhop cho TÊN ĐƠN VỊ: lịch. ")
        + _how()
    )


def move() -> str:
    """Label of the choice to move the next meeting."""
    return _("Dời kỳ này")


def leave_out() -> str:
    """Label of the choice to leave out the next meeting."""
    return _("Nghỉ kỳ này")


def as_before() -> str:
    """Label of the choice to undo what was moved or left out."""
    return _("Như lịch cũ")


def stop() -> str:
    """Label of the choice to be reminded no more."""
    return _("Bỏ lịch")


def yes_stop() -> str:
    """Label of the choice that really does so."""
    return _("Bỏ lịch ngay")


def sure_to_stop() -> RichText:
    """Ask once more before a plan is forgotten."""
    return plain(_("Bỏ lịch sinh hoạt của nhóm? Bot sẽ không nhắc nữa."))


def stopped() -> RichText:
    """Say that a plan was forgotten."""
    return plain(_("Đã bỏ lịch sinh hoạt của nhóm. Đặt lại bằng /lichhop."))


def move_where(day: date) -> RichText:
    """Ask to which day a meeting is moved."""
    return plain(
        _("Dời buổi {day} sang ngày nào? Xin đồng chí gõ ngày, ví dụ: 5/12.", day=_day(day))
    )


def is_there(day: date) -> RichText:
    """Ask to which day a meeting is moved, where its own was named."""
    return plain(
        _("Buổi này đang là {day}. Dời sang ngày nào? Xin đồng chí gõ ngày mới.", day=_day(day))
    )


def moved(was: date, day: date, hour: time) -> RichText:
    """Say that one meeting is on another day."""
    return plain(
        _("Buổi {was} dời sang {when}. Các kỳ sau không đổi.", was=_day(was), when=_when(day, hour))
    )


def only_the_day(hour: time, place: str) -> RichText:
    """Say that of one meeting nothing but the day can be moved."""
    told = _hour(hour) + (f", {place}" if place else "")
    return plain(
        _(
            "Bot chỉ dời được ngày của một kỳ; giờ và địa điểm vẫn theo lịch: {told}. "
            "Muốn đổi giờ, địa điểm cho mọi kỳ, đồng chí đặt lại lịch bằng /lichhop.",
            told=told,
        )
    )


def sure_to_move(was: date, day: date) -> RichText:
    """Ask whether a meeting is moved without what else was said."""
    return plain(
        _(
            "Dời buổi {was} sang {day}, giữ giờ và địa điểm của lịch?",
            was=_day(was),
            day=_day(day),
        )
    )


def yes_the_day() -> str:
    """Label of the choice to move the day alone."""
    return _("Chỉ dời ngày")


def no_meeting(coming: date) -> RichText:
    """Say that no meeting is on the day that was named."""
    return plain(
        _(
            "Ngày đó không có buổi sinh hoạt nào. Buổi sắp tới: {day}.",
            day=_day(coming),
        )
    )


def left_out(day: date) -> RichText:
    """Say that one meeting is left out."""
    return plain(_("Buổi {day} được nghỉ. Các kỳ sau không đổi.", day=_day(day)))


def back_to_rule() -> RichText:
    """Say that no meeting is moved any more."""
    return plain(_("Đã trở lại lịch cũ."))


def no_such_day() -> RichText:
    """Say that a day is none, or too near or far."""
    return plain(_("Bot chưa hiểu ngày này, hoặc ngày đã qua, hoặc quá xa. Ví dụ: 5/12."))


def no_chats(unit: str) -> RichText:
    """Say that a unit has no chat."""
    return plain(_("“{unit}” chưa có nhóm nào đăng ký.", unit=unit))


def _how() -> str:
    return _(
        "Ví dụ: ngày 3 hằng tháng, 19:30, nhà văn hóa thôn 2; hoặc: thứ bảy tuần "
        "đầu, 8h, hội trường."
    )


def _rule(nth: int, day: int | None) -> str:
    if day is not None:
        return _("{weekday} {week} hằng tháng", weekday=WEEKDAYS[day], week=ORDER[nth])
    return _("ngày cuối tháng") if nth < 0 else _("ngày {nth} hằng tháng", nth=nth)


def _when(day: date, hour: time) -> str:
    return f"{_hour(hour)}, {_day(day)}"


def _day(day: date) -> str:
    return _(
        "{weekday} ngày {day.day}/{day.month}/{day.year}", weekday=WEEKDAYS[day.weekday()], day=day
    )


def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def _place(place: str) -> list[RichText]:
    return [plain(_("Địa điểm: {place}", place=place))] if place else []
