"""What the bot says about choices of chats and of units. See ``texts``."""

from collections.abc import Iterable, Sequence
from datetime import time

from bot.audience import QuietHours
from bot.language import Words, _, _n
from bot.messages import RichText, bold, joined, plain
from bot.texts.days import WEEKDAYS
from bot.typed.english import shown
from bot.typed.times import Moment, Quiet, Weekly
from jobs.selection import Keywords, Sources

COMMAND_HELP = Words(
    {
        "caidat": "xem và đổi mọi lựa chọn của nhóm",
        "chonnguon": "chọn báo, cổng thông tin",
        "tukhoa": "chỉ nhận, hoặc bỏ, tin có từ khóa",
        "sotin": "số tin trong mỗi bản tin",
        "kieu": "bản tin gọn hay đầy đủ",
        "yentinh": "giờ yên tĩnh của nhóm",
        "guiday": "gửi bản tin vào chủ đề (topic) này",
        "macdinh": "đặt sẵn lựa chọn cho các nhóm của đơn vị",
    }
)

USAGE = Words(
    {
        "chonnguon": "chỉ Nhân Dân",
        "tukhoa": "có chuyển đổi số",
        "sotin": "5",
        "kieu": "gọn",
        "yentinh": "22:00 6:00",
        "macdinh": "đơn vị",
    }
)

LABELS = Words(
    {
        "topics": "Chuyên mục",
        "sources": "Nguồn tin",
        "keywords": "Từ khóa",
        "times": "Giờ nhận",
        "most": "Số tin",
        "brief": "Kiểu",
        "quiet": "Giờ yên tĩnh",
    }
)

LISTED = 6
"""So many outlets or words are named in an overview; of the rest their number."""


def overview(lines: Iterable[tuple[str, RichText, bool]], *, unit: str | None) -> RichText:
    """Tell all choices at once.

    Args:
        lines: Field, what is chosen in words, and whether that comes from above.
        unit: The unit whose choices these are; None for the chat's own.
    """
    head = (
        bold(_("Lựa chọn cho các nhóm của {unit}", unit=unit))
        if unit
        else bold(_("Các lựa chọn của nhóm"))
    )
    mark = _(" ✎ đơn vị đặt") if unit else _(" ✎ nhóm tự chọn")
    told = ["▪ " + words + ("" if above else mark) for _field, words, above in lines]
    foot = (
        _("Nhóm nào chưa tự chọn thì theo các lựa chọn này. Đồng chí chọn mục cần đổi:")
        if unit
        else _("Mục nào nhóm chưa tự chọn thì theo đơn vị. Đồng chí chọn mục cần đổi:")
    )
    return joined("\n", [head, *told, "", foot])


def label(field: str) -> str:
    """Label of the choice that leads to one kind of choice."""
    return LABELS[field]


def back_to_overview() -> str:
    """Label of the choice that shows all choices again."""
    return _("Các lựa chọn khác")


def as_unit() -> str:
    """Label of the choice that gives a choice back to the unit."""
    return _("Theo đơn vị")


def follows_unit(told: RichText) -> RichText:
    """Tell what a chat gets because its unit, or nobody, chose it."""
    return told + _("\n(Theo lựa chọn chung của đơn vị.)")


def moments(chosen: Sequence[Moment]) -> str:
    """Return when bulletins come, in words: "07:00, 17:30 hằng ngày; 19:00 chủ nhật"."""
    by_days: dict[tuple[int, ...], list[str]] = {}
    for each in chosen:
        days, at = (each.days, each.at) if isinstance(each, Weekly) else ((), each)
        by_days.setdefault(days, []).append(clock(at))
    return "; ".join(f"{', '.join(times)} {_days(days)}" for days, times in by_days.items())


def clock(at: time) -> str:
    """Return a time of day, as it is told everywhere; people may type "7:00" or "7h", too."""
    return f"{at:%H:%M}"


def _days(days: Sequence[int]) -> str:
    if not days:
        return _("hằng ngày")
    names = [WEEKDAYS[day - 1] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("từ {first} đến {last}", first=names[0], last=names[-1])
    return ", ".join(names)


def times_example() -> RichText:
    """Say how times are written."""
    return plain(
        _(
            "Đồng chí ghi, ví dụ: /gio 7:00 17:30, /gio 7:00 t2-t6, /gio thứ hai "
            "7:00, /gio 19h chủ nhật; /gio tắt để bot không tự gửi."
        )
    )


def times_choice(chosen: Sequence[Moment]) -> str:
    """Label of the choice of times."""
    return moments(chosen)


def sources(chosen: Sources) -> RichText:
    """Tell which outlets are told."""
    if not chosen.only and not chosen.without:
        return plain(_("Nguồn tin: tất cả."))
    told = [_("chỉ {outlets}", outlets=_some(chosen.only))] if chosen.only else []
    told += [_("trừ {outlets}", outlets=_some(chosen.without))] if chosen.without else []
    return plain(_("Nguồn tin: {told}.", told="; ".join(told)))


def sources_how() -> RichText:
    """Say how outlets are chosen."""
    return plain(
        _(
            "Chọn một nguồn để chỉ nhận nguồn đó (chọn lần nữa để bỏ), hoặc gõ: "
            "/chonnguon trừ TÊN BÁO; /chonnguon tất cả."
        )
    )


def no_outlet(name: str) -> RichText:
    """Say that there is no such outlet."""
    return plain(
        _("Bot không có nguồn “{name}”. Đồng chí gõ /chonnguon để xem các nguồn.", name=name[:64])
    )


def too_many_outlets(most: int) -> RichText:
    """Say that too many outlets are named."""
    return plain(_("Đồng chí chọn nhiều nhất {most} nguồn; hoặc /chonnguon tất cả.", most=most))


def outlet_choice(name: str, *, only: bool, without: bool) -> str:
    """Label of the choice that takes or drops an outlet."""
    return f"✓ {name}" if only else f"✗ {name}" if without else name


def every_outlet() -> str:
    """Label of the choice that takes all outlets."""
    return _("Nhận mọi nguồn")


def keywords(chosen: Keywords) -> RichText:
    """Tell which words must or must not be told."""
    if not chosen.include and not chosen.exclude:
        return plain(_("Từ khóa: không đặt."))
    told = [_("chỉ tin có {words}", words=_quoted(chosen.include))] if chosen.include else []
    told += [_("bỏ tin có {words}", words=_quoted(chosen.exclude))] if chosen.exclude else []
    return plain(_("Từ khóa: {told}.", told="; ".join(told)))


def keywords_how() -> RichText:
    """Say how keywords are chosen."""
    return plain(
        _(
            "/tukhoa có chuyển đổi số – chỉ nhận tin có từ này\n/tukhoa trừ bóng đá – "
            "bỏ tin có từ này\n/tukhoa tắt – bỏ hết từ khóa\nGõ có dấu thì tìm đúng "
            "dấu, gõ không dấu thì dấu nào cũng được."
        )
    )


def keywords_not_understood(longest: int, most: int) -> RichText:
    """Say which keywords are taken."""
    return (
        plain(
            _(
                "Bot chưa ghi được từ khóa: đồng chí ghi “có” hoặc “trừ” trước từ khóa; mỗi từ "
                "khóa từ 2 đến {longest} ký tự, nhiều nhất {most} từ khóa.\n",
                longest=longest,
                most=most,
            )
        )
        + keywords_how()
    )


def drop_keyword(word: str) -> str:
    """Label of the choice that drops a keyword."""
    return _("Xóa “{word}”", word=word)


def no_keywords() -> str:
    """Label of the choice that drops all keywords."""
    return _("Bỏ hết từ khóa")


def most(count: int) -> RichText:
    """Tell how many stories a bulletin has."""
    return plain(_n("Số tin mỗi bản: nhiều nhất {count} tin.", count))


def most_how(least: int, limit: int) -> RichText:
    """Say how many stories can be chosen."""
    return plain(
        _("Đồng chí chọn từ {least} đến {limit} tin, ví dụ: /sotin 5.", least=least, limit=limit)
    )


def most_choice(count: int) -> str:
    """Label of the choice of a number of stories."""
    return _n("{count} tin", count)


def brief(*, chosen: bool) -> RichText:
    """Tell in which style bulletins come."""
    words = _("gọn (chỉ tiêu đề, nguồn, giờ)") if chosen else _("đầy đủ (tiêu đề và trích đoạn)")
    return plain(_("Kiểu bản tin: {words}.", words=words))


def brief_how() -> RichText:
    """Say which styles there are."""
    return plain(_("Đồng chí gõ /kieu gọn hoặc /kieu đầy đủ."))


def brief_choice(*, chosen: bool) -> str:
    """Label of the choice of a style."""
    return _("Gọn") if chosen else _("Đầy đủ")


def quiet(first: time | None, last: time | None, *, later: bool) -> RichText:
    """Tell a chat's quiet hours, and how to change them."""
    other, same = (_("không kêu"), _("hoãn")) if later else (_("hoãn"), _("không kêu"))
    return quiet_hours(first, last, later=later) + (
        _(
            "\nĐổi: /yentinh 22:00 6:00, thêm “{other}” hoặc “{same}”. Bỏ: /yentinh tắt.",
            other=other,
            same=same,
        )
    )


def quiet_hours(first: time | None, last: time | None, *, later: bool) -> RichText:
    """Tell a chat's quiet hours."""
    if first is None or last is None:
        return plain(_("Giờ yên tĩnh: chưa đặt."))
    how = _("được hoãn tới khi hết") if later else _("không kêu")
    return plain(
        _(
            "Giờ yên tĩnh: {first:%H:%M}–{last:%H:%M}; bản tin đến giờ này {how}.",
            first=first,
            last=last,
            how=how,
        )
    )


def quiet_choice(hours: QuietHours) -> str:
    """Label of the choice of quiet hours."""
    how = _("hoãn") if hours.how is Quiet.LATER else _("không kêu")
    return f"{hours.first:%H:%M}–{hours.last:%H:%M}, {how}"


def quiet_not_understood() -> RichText:
    """Say how quiet hours are written."""
    return plain(
        _("Bot chưa hiểu. Xin ghi giờ bắt đầu và giờ kết thúc, ví dụ: /yentinh 22:00 6:00 hoãn.")
    )


def no_quiet() -> str:
    """Label of the choice of no quiet hours."""
    return _("Không đặt")


def thread_here(*, main: bool) -> RichText:
    """Confirm where bulletins go from now on."""
    where = _("luồng chính của nhóm") if main else _("chủ đề (topic) này")
    return plain(_("Từ nay bản tin gửi vào {where}.", where=where))


def preset_shown(unit: str, told: RichText) -> RichText:
    """Tell what the chats of a unit get that chose nothing themselves."""
    return bold(unit) + "\n" + told + _("\nÁp dụng cho nhóm nào của đơn vị chưa tự chọn.")


def preset_kept(unit: str, told: RichText, chats: int) -> RichText:
    """Confirm a choice of a unit; ``chats`` says for how many chats something changed."""
    return (
        bold(unit)
        + "\n"
        + told
        + _n("\nĐã áp dụng cho {count} nhóm; nhóm nào đã tự chọn thì giữ lựa chọn của mình.", chats)
    )


def preset_dropped(unit: str, told: RichText, chats: int) -> RichText:
    """Confirm that a unit chooses nothing there any more."""
    return (
        bold(unit)
        + _n(": thôi đặt sẵn. {count} nhóm trở về lựa chọn của cấp trên.\n", chats)
        + told
    )


def preset_none() -> str:
    """Label of the choice that drops a unit's choice."""
    return _("Thôi đặt sẵn")


def preset_what(names: Iterable[str]) -> RichText:
    """Say what can be chosen for a unit."""
    return plain(
        _("Bot chưa rõ lựa chọn nào. Ví dụ: /macdinh #3 gio 7:00. Các lựa chọn: ")
        + ", ".join(map(shown, names))
        + "."
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (_n(" và {count} nguồn nữa", more) if more > 0 else "")


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
