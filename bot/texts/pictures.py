"""What stands on our pictures. See ``texts``."""

from datetime import date

from bot.language import _, _n
from bot.texts.days import WEEKDAYS


def chart_title() -> str:
    """Head the picture of figures."""
    return _("Hoạt động của bản tin")


def period(first: date, last: date) -> str:
    """Say which days are shown."""
    if first == last:
        return _("Ngày {first}", first=_day(first))
    return _("Từ {first} đến {last}", first=_day(first), last=_day(last))


def chats(count: int) -> str:
    """Say how many chats there are."""
    return _("{shown} nhóm", shown=thousands(count))


def sent_title(sent: int, failed: int) -> str:
    """Head the bars of what was sent."""
    lost = _(", {failed} không tới", failed=thousands(failed)) if failed else ""
    return _("{sent} lượt gửi{lost}", sent=thousands(sent), lost=lost)


def sent_by(unit: str) -> str:
    """Say what one bar stands for."""
    return {
        "day": _("mỗi cột một ngày"),
        "week": _("mỗi cột một tuần"),
        "month": _("mỗi cột một tháng"),
    }[unit]


def delivered() -> str:
    """Name the bars of what arrived."""
    return _("đã tới")


def failed() -> str:
    """Name the bars of what did not arrive."""
    return _("không tới")


def topics_title() -> str:
    """Head the bars of topics."""
    return _("Chuyên mục nhiều tin nhất")


def topic(label: str) -> str:
    """Name a topic."""
    return _(label)


def sources_title(well: int, count: int) -> str:
    """Head the health of sources."""
    return _("Nguồn tin: {well}/{count} hoạt động tốt", well=well, count=count)


def sources_ailing(names: list[str], more: int) -> str:
    """Name the sources that do not do well."""
    told = ", ".join(names)
    return (
        _("Cần xem: {told} và {more} nguồn khác", told=told, more=more)
        if more > 0
        else _("Cần xem: {told}", told=told)
    )


def sources_halted(count: int) -> str:
    """Say how many sources an admin halted."""
    return _n("{count} nguồn đang tạm dừng", count)


def nothing() -> str:
    """Stand where there is nothing to show."""
    return _("Chưa có số liệu")


def bulletin() -> str:
    """Head a cover."""
    return _("BẢN TIN")


def cover_date(day: date) -> str:
    """Tell a cover's day."""
    return _("{weekday}, ngày {day}", weekday=WEEKDAYS[day.weekday()].capitalize(), day=_day(day))


def cover_more(count: int) -> str:
    """Say how many stories there are besides those on the cover."""
    return _n("và {count} tin khác", count)


def automatic() -> str:
    """Say who made it."""
    return _("Bot tóm tắt tự động")


def chart_name() -> str:
    """Name the file of the picture of figures."""
    return _("thong-ke.png")


def cover_name() -> str:
    """Name the file of a cover."""
    return _("ban-tin.png")


def thousands(count: int) -> str:
    """Write a number as the language does: 11.000."""
    return f"{count:,}".replace(",", _("."))


def _day(day: date) -> str:
    return _("{day.day}/{day.month}/{day.year}", day=day)
