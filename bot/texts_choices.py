"""What the bot says about choices of chats and of units. See ``texts``."""

from collections.abc import Iterable, Sequence
from datetime import time

from bot.audience import QuietHours
from bot.messages import RichText, bold, joined, plain
from bot.times import Moment, Quiet, Weekly
from jobs.selection import Keywords, Sources

COMMAND_HELP = {
    "caidat": "xem và đổi mọi lựa chọn của nhóm",
    "chonnguon": "chọn báo, cổng thông tin",
    "tukhoa": "chỉ nhận, hoặc bỏ, tin có từ khóa",
    "sotin": "số tin trong mỗi bản tin",
    "kieu": "bản tin gọn hay đầy đủ",
    "yentinh": "giờ yên tĩnh của nhóm",
    "guiday": "gửi bản tin vào chủ đề (topic) này",
    "macdinh": "đặt sẵn lựa chọn cho các nhóm của đơn vị",
}

USAGE = {
    "chonnguon": "chỉ Nhân Dân",
    "tukhoa": "có chuyển đổi số",
    "sotin": "5",
    "kieu": "gọn",
    "yentinh": "22:00 6:00",
    "macdinh": "đơn vị",
}

LABELS = {
    "topics": "Chuyên mục",
    "sources": "Nguồn tin",
    "keywords": "Từ khóa",
    "times": "Giờ nhận",
    "most": "Số tin",
    "brief": "Kiểu",
    "quiet": "Giờ yên tĩnh",
}

DAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
LISTED = 6
"""So many outlets or words are named in an overview; of the rest their number."""


def overview(lines: Iterable[tuple[str, RichText, bool]], *, unit: str | None) -> RichText:
    """Tell all choices at once.

    Args:
        lines: Field, what is chosen in words, and whether that comes from above.
        unit: The unit whose choices these are; None for the chat's own.
    """
    head = bold(f"Lựa chọn cho các nhóm của {unit}") if unit else bold("Các lựa chọn của nhóm")
    mark = " ✎ đơn vị đặt" if unit else " ✎ nhóm tự chọn"
    told = ["▪ " + words + ("" if above else mark) for _, words, above in lines]
    foot = (
        "Nhóm nào chưa tự chọn thì theo các lựa chọn này. Đồng chí bấm vào mục cần đổi:"
        if unit
        else "Mục nào nhóm chưa tự chọn thì theo đơn vị. Đồng chí bấm vào mục cần đổi:"
    )
    return joined("\n", [head, *told, "", foot])


def label(field: str) -> str:
    """Label of the choice that leads to one kind of choice."""
    return LABELS[field]


def back_to_overview() -> str:
    """Label of the choice that shows all choices again."""
    return "Các lựa chọn khác"


def as_unit() -> str:
    """Label of the choice that gives a choice back to the unit."""
    return "Theo đơn vị"


def follows_unit(told: RichText) -> RichText:
    """Tell what a chat gets because its unit, or nobody, chose it."""
    return told + "\n(Theo lựa chọn chung của đơn vị.)"


def moments(chosen: Sequence[Moment]) -> str:
    """Return when bulletins come, in words: "7:00, 17:30 hằng ngày; 19:00 chủ nhật"."""
    by_days: dict[tuple[int, ...], list[str]] = {}
    for each in chosen:
        days, at = (each.days, each.at) if isinstance(each, Weekly) else ((), each)
        by_days.setdefault(days, []).append(clock(at))
    return "; ".join(f"{', '.join(times)} {_days(days)}" for days, times in by_days.items())


def clock(at: time) -> str:
    """Return a time of day."""
    return f"{at.hour}:{at.minute:02d}"


def _days(days: Sequence[int]) -> str:
    if not days:
        return "hằng ngày"
    names = [DAYS[day - 1] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"từ {names[0]} đến {names[-1]}"
    return ", ".join(names)


def times_example() -> RichText:
    """Say how times are written."""
    return plain(
        "Đồng chí ghi, ví dụ: /gio 7:00 17:30, /gio 7:00 t2-t6, /gio thứ hai 7:00, "
        "/gio 19h chủ nhật; /gio tắt để bot không tự gửi."
    )


def times_choice(chosen: Sequence[Moment]) -> str:
    """Label of the choice of times."""
    return moments(chosen)


def sources(chosen: Sources) -> RichText:
    """Tell which outlets are told."""
    if not chosen.only and not chosen.without:
        return plain("Nguồn tin: tất cả.")
    told = [f"chỉ {_some(chosen.only)}"] if chosen.only else []
    told += [f"trừ {_some(chosen.without)}"] if chosen.without else []
    return plain(f"Nguồn tin: {'; '.join(told)}.")


def sources_how() -> RichText:
    """Say how outlets are chosen."""
    return plain(
        "Bấm vào nguồn để chỉ nhận nguồn đó (bấm lần nữa để bỏ), hoặc gõ: "
        "/chonnguon trừ TÊN BÁO; /chonnguon tất cả."
    )


def no_outlet(name: str) -> RichText:
    """Say that there is no such outlet."""
    return plain(f"Bot không có nguồn “{name[:64]}”. Đồng chí gõ /chonnguon để xem các nguồn.")


def too_many_outlets(most: int) -> RichText:
    """Say that too many outlets are named."""
    return plain(f"Đồng chí chọn nhiều nhất {most} nguồn; hoặc /chonnguon tất cả.")


def outlet_choice(name: str, *, only: bool, without: bool) -> str:
    """Label of the choice that takes or drops an outlet."""
    return f"✓ {name}" if only else f"✗ {name}" if without else name


def every_outlet() -> str:
    """Label of the choice that takes all outlets."""
    return "Nhận mọi nguồn"


def keywords(chosen: Keywords) -> RichText:
    """Tell which words must or must not be told."""
    if not chosen.include and not chosen.exclude:
        return plain("Từ khóa: không đặt.")
    told = [f"chỉ tin có {_quoted(chosen.include)}"] if chosen.include else []
    told += [f"bỏ tin có {_quoted(chosen.exclude)}"] if chosen.exclude else []
    return plain(f"Từ khóa: {'; '.join(told)}.")


def keywords_how() -> RichText:
    """Say how keywords are chosen."""
    return plain(
        "/tukhoa có chuyển đổi số – chỉ nhận tin có từ này\n"
        "/tukhoa trừ bóng đá – bỏ tin có từ này\n"
        "/tukhoa tắt – bỏ hết từ khóa\n"
        "Gõ có dấu thì tìm đúng dấu, gõ không dấu thì dấu nào cũng được."
    )


def keywords_not_understood(longest: int, most: int) -> RichText:
    """Say which keywords are taken."""
    return (
        plain(
            f"Bot chưa ghi được từ khóa: mỗi từ khóa từ 2 đến {longest} ký tự, nhiều nhất {most} "
            "từ khóa.\n"
        )
        + keywords_how()
    )


def drop_keyword(word: str) -> str:
    """Label of the choice that drops a keyword."""
    return f"Xóa “{word}”"


def no_keywords() -> str:
    """Label of the choice that drops all keywords."""
    return "Bỏ hết từ khóa"


def most(count: int) -> RichText:
    """Tell how many stories a bulletin has."""
    return plain(f"Số tin mỗi bản: nhiều nhất {count} tin.")


def most_how(least: int, limit: int) -> RichText:
    """Say how many stories can be chosen."""
    return plain(f"Đồng chí chọn từ {least} đến {limit} tin, ví dụ: /sotin 5.")


def most_choice(count: int) -> str:
    """Label of the choice of a number of stories."""
    return f"{count} tin"


def brief(*, chosen: bool) -> RichText:
    """Tell in which style bulletins come."""
    words = "gọn (chỉ tiêu đề, nguồn, giờ)" if chosen else "đầy đủ (tiêu đề và trích đoạn)"
    return plain(f"Kiểu bản tin: {words}.")


def brief_how() -> RichText:
    """Say which styles there are."""
    return plain("Đồng chí gõ /kieu gọn hoặc /kieu đầy đủ.")


def brief_choice(*, chosen: bool) -> str:
    """Label of the choice of a style."""
    return "Gọn" if chosen else "Đầy đủ"


def quiet(first: time | None, last: time | None, *, later: bool) -> RichText:
    """Tell a chat's quiet hours, and how to change them."""
    other, same = ("không kêu", "hoãn") if later else ("hoãn", "không kêu")
    return quiet_hours(first, last, later=later) + (
        f"\nĐổi: /yentinh 22:00 6:00, thêm “{other}” hoặc “{same}”. Bỏ: /yentinh tắt."
    )


def quiet_hours(first: time | None, last: time | None, *, later: bool) -> RichText:
    """Tell a chat's quiet hours."""
    if first is None or last is None:
        return plain("Giờ yên tĩnh: chưa đặt.")
    how = "được hoãn tới khi hết" if later else "không kêu"
    return plain(f"Giờ yên tĩnh: {first:%H:%M}–{last:%H:%M}; bản tin đến giờ này {how}.")


def quiet_choice(hours: QuietHours) -> str:
    """Label of the choice of quiet hours."""
    how = "hoãn" if hours.how is Quiet.LATER else "không kêu"
    return f"{hours.first:%H:%M}–{hours.last:%H:%M}, {how}"


def quiet_not_understood() -> RichText:
    """Say how quiet hours are written."""
    return plain(
        "Bot chưa hiểu. Xin ghi giờ bắt đầu và giờ kết thúc, ví dụ: /yentinh 22:00 6:00 hoãn."
    )


def no_quiet() -> str:
    """Label of the choice of no quiet hours."""
    return "Không đặt"


def thread_here(*, main: bool) -> RichText:
    """Confirm where bulletins go from now on."""
    where = "luồng chính của nhóm" if main else "chủ đề (topic) này"
    return plain(f"Từ nay bản tin gửi vào {where}.")


def preset_shown(unit: str, told: RichText) -> RichText:
    """Tell what the chats of a unit get that chose nothing themselves."""
    return bold(unit) + "\n" + told + "\nÁp dụng cho nhóm nào của đơn vị chưa tự chọn."


def preset_kept(unit: str, told: RichText, chats: int) -> RichText:
    """Confirm a choice of a unit; ``chats`` says for how many chats something changed."""
    return (
        bold(unit)
        + "\n"
        + told
        + f"\nĐã áp dụng cho {chats} nhóm; nhóm nào đã tự chọn thì giữ lựa chọn của mình."
    )


def preset_dropped(unit: str, told: RichText, chats: int) -> RichText:
    """Confirm that a unit chooses nothing there any more."""
    return bold(unit) + f": thôi đặt sẵn. {chats} nhóm trở về lựa chọn của cấp trên.\n" + told


def preset_none() -> str:
    """Label of the choice that drops a unit's choice."""
    return "Thôi đặt sẵn"


def preset_what(names: Iterable[str]) -> RichText:
    """Say what can be chosen for a unit."""
    return plain(
        "Bot chưa rõ lựa chọn nào. Ví dụ: /macdinh #3 gio 7:00. Các lựa chọn: "
        + ", ".join(names)
        + "."
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" và {more} nguồn nữa" if more > 0 else "")


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
