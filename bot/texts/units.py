"""What the bot says of units and invitations. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from bot.language import Words, _, _n
from bot.messages import RichText, bold, joined, link, plain
from bot.texts.hearing import mention
from bot.typed.english import shown

COMMAND_HELP = Words(
    {
        "moi": "tạo mã mời cho một đơn vị",
        "donvi": "xem, tìm, thêm, đổi tên, sáp nhập đơn vị",
    }
)

USAGE = Words({"moi": "tên đơn vị", "donvi": "tên đơn vị"})

KINDS = ("đảng bộ", "đảng ủy", "chi bộ", "tổ đảng")
"""What a unit is, told by how its name begins."""

SOME_UNIT = "đơn vị"

KIND_NAMES = Words(
    {
        "đảng bộ": "đảng bộ",
        "đảng ủy": "đảng ủy",
        "chi bộ": "chi bộ",
        "tổ đảng": "tổ đảng",
        "đơn vị": "đơn vị",
    }
)
"""How the usual kinds are called; others as they were imported."""


def invited(
    unit: str,
    code: str,
    lasts: timedelta,
    links: Sequence[str] = (),
    called: Mapping[str, str] = MappingProxyType({}),
    *,
    bare: bool = True,
) -> RichText:
    """Give a fresh invitation to the one who asked for it.

    Args:
        unit: The unit's name.
        code: What is typed in the unit's group.
        lasts: How long the code can be used.
        links: Addresses that add the bot to a group and bind it with the code.
        called: What the bot is called, by the platforms where groups must call it.
        bare: Whether there are others, where the command alone is heard.
    """
    command = f"/{shown('dangky')} {code}"
    told = [command] if bare or not called else []
    told += [
        (_("trên {platform}: ", platform=platform) if bare or len(called) > 1 else "")
        + f"{mention(name)} {command}"
        for platform, name in called.items()
    ]
    text = (
        plain(_("Mã mời cho "))
        + bold(unit)
        + ": "
        + bold(code)
        + _("\nGửi trong nhóm của đơn vị: {commands}\n", commands="; ".join(told))
    )
    for address in links:
        text += _("Hoặc ") + link(_("thêm bot vào nhóm và đăng ký luôn"), address) + ".\n"
    return text + _n("Mã dùng được một lần, trong {count} ngày.", lasts.days)


def which_unit(more: int) -> RichText:
    """Ask which of several units is meant."""
    text = plain(_("Đồng chí chọn đơn vị nào?"))
    return text + _n(" (còn {count} đơn vị nữa, xin gõ rõ tên hơn)", more) if more else text


def unit_choice(name: str, parent: str | None) -> str:
    """Label of the choice of a unit: what tells it from its namesakes stands early enough."""
    return f"{name} ({parent})" if parent else name


def no_unit(name: str) -> RichText:
    """Say that there is no such unit."""
    if not name:
        return plain(
            _(
                "Chưa có đơn vị nào. Đồng chí thêm bằng /donvi them kèm tên, hoặc nhập "
                "cả danh sách bằng lệnh bantin units import."
            )
        )
    return plain(_("Không tìm thấy đơn vị “{name}”. Gõ /donvi để xem cây đơn vị.", name=name[:64]))


def not_yours(unit: str) -> RichText:
    """Say that a unit is outside the sender's own."""
    return plain(
        _(
            "“{unit}” không thuộc phạm vi đồng chí quản trị. Gõ /donvi để xem các đơn vị của mình.",
            unit=unit,
        )
    )


def beyond_yours() -> RichText:
    """Say that something goes to others than the sender's own units, too."""
    return plain(
        _(
            "Việc này liên quan cả những đơn vị ngoài phạm vi đồng chí quản trị; xin "
            "để quản trị viên của bot quyết định."
        )
    )


def ended(unit: str, day: date, successor: str | None) -> RichText:
    """Say that a unit is no more, and which came after it."""
    text = plain(_("“{unit}” đã kết thúc hoạt động ngày {day}.", unit=unit, day=_day(day)))
    return text + _(" Đơn vị kế thừa: “{successor}”.", successor=successor) if successor else text


def units_found(words: str, count: int) -> RichText:
    """Head a list of the units that were found."""
    return bold(_n("{count} đơn vị có tên “{words}”", count, words=words[:64]))


def roots(count: int) -> RichText:
    """Head the units at the top of what the sender may see."""
    return bold(_("Cây đơn vị")) + _n(" ({count} đơn vị)", count)


def unit(
    path: str,
    kind: str,
    *,
    number: int,
    short_name: str,
    aliases: Sequence[str],
    since: date | None,
    last: date | None,
    successor: str | None,
    below: int,
    chats: int,
    chats_below: int,
) -> RichText:
    """Tell all about one unit."""
    lines = [bold(path), plain(f"#{number} · {KIND_NAMES.get(kind, kind)}")]
    if short_name:
        lines.append(plain(_("Tên gọn: {short_name}", short_name=short_name)))
    if aliases:
        lines.append(plain(_("Tên khác: ") + "; ".join(aliases)))
    if since:
        lines.append(plain(_("Thành lập: {day}", day=_day(since))))
    if last:
        lines.append(plain(_("Kết thúc: {last}", last=_day(last))))
    if successor:
        lines.append(plain(_("Đơn vị kế thừa: {successor}", successor=successor)))
    lines.append(plain(_("Đơn vị trực thuộc: {below}", below=below)))
    lines.append(
        plain(
            _(
                "Nhóm nhận tin: {chats} (kể cả cấp dưới: {chats_below})",
                chats=chats,
                chats_below=chats_below,
            )
        )
    )
    return joined("\n", lines)


def unit_moved(day: date, before: str, after: str) -> RichText:
    """Tell that a unit was hung elsewhere."""
    return plain(
        _("{day}: chuyển từ “{before}” sang “{after}”", day=_day(day), before=before, after=after)
    )


def unit_merged(day: date, before: str, after: str) -> RichText:
    """Tell that a unit was merged."""
    return plain(
        _("{day}: “{before}” sáp nhập vào “{after}”", day=_day(day), before=before, after=after)
    )


def unit_renamed(day: date, before: str, after: str) -> RichText:
    """Tell that a unit was called otherwise."""
    return plain(
        _("{day}: đổi tên từ “{before}” thành “{after}”", day=_day(day), before=before, after=after)
    )


def unit_chats(path: str) -> RichText:
    """Head the list of a unit's chats."""
    return bold(_("Các nhóm của {path}", path=path))


def unit_chat(number: int, platform: str, chat: str, unit_name: str, *, paused: bool) -> RichText:
    """Tell one chat of a unit."""
    state = _(" – đang tạm dừng") if paused else ""
    return plain(f"{number}. {unit_name}: {platform} {chat}{state}")


def no_chats() -> RichText:
    """Say that no chat is bound to a unit or to one below it."""
    return plain(_("Chưa có nhóm nào đăng ký."))


def page_of(page: int, last: int) -> RichText:
    """Say which page is shown."""
    return plain(_("(trang {page}/{last})", page=page, last=last))


def no_page() -> RichText:
    """Say that a list has no such page."""
    return plain(_("Danh sách không có trang này. Xin bỏ phần “trang” để xem từ đầu."))


def up() -> str:
    """Label of the choice that leads to the unit above."""
    return _("Cấp trên")


def see_chats() -> str:
    """Label of the choice that lists a unit's chats."""
    return _("Các nhóm")


def make_invitation() -> str:
    """Label of the choice that makes an invitation."""
    return _("Tạo mã mời")


def open_invitations() -> str:
    """Label of the choice that lists invitations."""
    return _("Các mã còn hiệu lực")


def invitations() -> RichText:
    """Head the list of invitations that can still be used."""
    return bold(_("Mã mời còn hiệu lực"))


def invitation(number: int, path: str, until: datetime) -> RichText:
    """Tell one invitation; the code itself is not known any more."""
    return plain(
        _("Số {number}: {path}, đến {until:%H:%M %d/%m/%Y}", number=number, path=path, until=until)
    )


def no_invitations() -> RichText:
    """Say that no invitation waits to be used."""
    return plain(_("Không có mã mời nào còn hiệu lực."))


def withdraw_invitation(number: int) -> str:
    """Label of the choice that makes an invitation worthless."""
    return _("Hủy mã số {number}", number=number)


def invitation_withdrawn(number: int) -> RichText:
    """Confirm that an invitation is worthless now."""
    return plain(_("Đã hủy mã mời số {number}.", number=number))


def sure_to_withdraw(number: int, path: str) -> RichText:
    """Ask once more before an invitation is made worthless."""
    return plain(
        _(
            "Hủy mã mời số {number} của “{path}”? Ai đang giữ mã này sẽ không dùng được nữa.",
            number=number,
            path=path,
        )
    )


def no_invitation(number: int) -> RichText:
    """Say that there is no such invitation, or that it was used."""
    return plain(
        _("Không có mã mời số {number} còn hiệu lực. Gõ /moi ds để xem các mã.", number=number)
    )


def next_page() -> str:
    """Label of the choice that shows the next page."""
    return _("Xem tiếp")


def previous_page() -> str:
    """Label of the choice that shows the page before."""
    return _("Quay lại")


def _day(day: date) -> str:
    return _("{day:%d/%m/%Y}", day=day)
