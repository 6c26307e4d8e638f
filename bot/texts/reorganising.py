"""What the bot says when organisations change: new names, other places, mergers, ends."""

from datetime import date

from bot.language import _, _n
from bot.messages import RichText, bold, plain
from bot.typed.english import shown


def change() -> str:
    """Label of the choice that shows how a unit can change."""
    return _("Sửa, sáp nhập…")


def how(path: str) -> RichText:
    """Ask what is to become of a unit."""
    return bold(path) + _("\nĐồng chí muốn làm gì với đơn vị này?")


def rename() -> str:
    """Label of the choice that calls a unit otherwise."""
    return _("Đổi tên")


def move() -> str:
    """Label of the choice that hangs a unit elsewhere."""
    return _("Đổi cấp trên")


def merge() -> str:
    """Label of the choice that merges a unit."""
    return _("Sáp nhập")


def end() -> str:
    """Label of the choice that ends a unit."""
    return _("Giải thể")


def take_back() -> str:
    """Label of the choice that lets a unit go on that was merged or ended."""
    return _("Hoàn tác")


def do_it() -> str:
    """Label of the choice that says yes."""
    return _("Đồng ý")


def see() -> str:
    """Label of the choice that shows a unit."""
    return _("Xem đơn vị")


def new_name(unit: str) -> RichText:
    """Ask what a unit is called from now on."""
    return plain(_("Tên mới của “{unit}” là gì? Đồng chí gõ đầy đủ.", unit=unit))


def new_place(unit: str) -> RichText:
    """Ask under which unit one is to hang."""
    return plain(_("Chuyển “{unit}” về đơn vị nào? Đồng chí gõ tên hoặc số (#…).", unit=unit))


def into_which(unit: str) -> RichText:
    """Ask into which unit one is merged."""
    return plain(_("Sáp nhập “{unit}” vào đơn vị nào? Đồng chí gõ tên hoặc số (#…).", unit=unit))


def not_a_name() -> RichText:
    """Say that a unit cannot be called so."""
    return plain(
        _("Tên này không dùng được. Tên đơn vị dài 2–200 ký tự, bắt đầu bằng chữ hoặc số.")
    )


def renamed(before: str, after: str) -> RichText:
    """Confirm a new name."""
    return plain(
        _(
            "Đã đổi tên “{before}” thành “{after}”. Gõ tên cũ vẫn tìm thấy đơn vị.",
            before=before,
            after=after,
        )
    )


def sure_to_move(unit: str, under: str) -> RichText:
    """Ask once more before a unit is hung elsewhere."""
    return plain(
        _(
            "Chuyển “{unit}” cùng mọi đơn vị trực thuộc về “{under}”? Quản trị viên "
            "của “{under}” sẽ quản trị cả đơn vị này.",
            unit=unit,
            under=under,
        )
    )


def sure_to_move_up(unit: str) -> RichText:
    """Ask once more before a unit is hung below none."""
    return plain(_("Đưa “{unit}” lên cấp cao nhất, không trực thuộc đơn vị nào?", unit=unit))


def moved(path: str) -> RichText:
    """Confirm where a unit hangs now."""
    return plain(_("Đã chuyển. Nay là: ")) + bold(path) + "."


def sure_to_merge(unit: str, into: str, below: int, chats: int) -> RichText:
    """Ask once more before a unit is merged."""
    return plain(_("Sáp nhập “{unit}” vào “{into}”?", unit=unit, into=into)) + _goes(
        into, below, chats
    )


def sure_to_end(unit: str, above: str, below: int, chats: int) -> RichText:
    """Ask once more before a unit is ended."""
    return plain(_("Giải thể “{unit}”?", unit=unit)) + _goes(above, below, chats)


def _goes(into: str, below: int, chats: int) -> str:
    units_go = _n("{count} đơn vị trực thuộc", below)
    chats_go = _n("{count} nhóm nhận tin", chats)
    return _(
        " {units} và {chats} sẽ về “{into}”. Có thể hoàn tác trong 30 ngày.",
        units=units_go,
        chats=chats_go,
        into=into,
    )


def merged(unit: str, into: str) -> RichText:
    """Confirm a merger."""
    return plain(_("Đã sáp nhập “{unit}” vào “{into}”.", unit=unit, into=into))


def ended(unit: str) -> RichText:
    """Confirm that a unit is no more."""
    return plain(_("Đã giải thể “{unit}”.", unit=unit))


def longer_name(before: str, after: str) -> RichText:
    """Tell that a unit has a longer name since, for it had a namesake."""
    return plain(_("Trùng tên nên đổi: “{before}” nay là “{after}”.", before=before, after=after))


def roles_ended(unit: str, into: int, roles: int, *, below: bool) -> RichText:
    """Tell what became of the roles over a unit that is no more."""
    text = plain(_n("{count} quyền quản trị “{unit}” đã kết thúc", roles, unit=unit))
    kept = _("; các đồng chí ấy vẫn quản trị những đơn vị từng trực thuộc.") if below else "."
    return text + kept + _(" Cấp quyền mới: {command}.", command=shown(f"/quyen cap #{into}"))


def choices_ended(unit: str) -> RichText:
    """Tell that what a unit chose for its chats acts no more."""
    return plain(_("Lựa chọn chung của “{unit}” (/macdinh) không còn tác dụng.", unit=unit))


def approval_goes_on(into: str) -> RichText:
    """Tell that bulletins wait for approval from now on."""
    return plain(_("Từ nay bản tin của “{into}” cũng chờ duyệt.", into=into))


def documents_go_on(into: str, count: int) -> RichText:
    """Tell that documents not sent yet are another unit's now."""
    return plain(
        _n(
            "{count} tài liệu chưa gửi nay thuộc “{into}”; xin xem lại bằng /tailieu.",
            count,
            into=into,
        )
    )


def documents_cancelled(into: str, count: int) -> RichText:
    """Tell that documents not sent yet were cancelled."""
    return plain(_n("{count} tài liệu chưa gửi đã hủy vì “{into}” đã có.", count, into=into))


def chats_changed(count: int) -> RichText:
    """Tell in how many chats something else acts now."""
    return plain(_n("{count} nhóm nay theo lựa chọn của đơn vị mới.", count))


def back(path: str, chats: int) -> RichText:
    """Confirm that a unit goes on."""
    return (
        plain(_("Đã hoàn tác. Đơn vị hoạt động lại: ")) + bold(path) + _n(" ({count} nhóm).", chats)
    )


def nothing_to_take_back(unit: str) -> RichText:
    """Say that there is no merger or end to be taken back."""
    return plain(
        _("“{unit}” không có lần sáp nhập, giải thể nào trong 30 ngày qua để hoàn tác.", unit=unit)
    )


def not_yours_to_change(unit: str) -> RichText:
    """Say that the sender may not change a unit."""
    return plain(
        _("Đổi tên, chuyển, sáp nhập, giải thể “{unit}” là việc của quản trị cấp trên.", unit=unit)
    )


def taken(name: str) -> RichText:
    """Say that there is a unit of that name already."""
    return plain(_("Cùng cấp đã có đơn vị tên “{name}”. Xin chọn tên khác.", name=name[:64]))


def not_there(unit: str) -> RichText:
    """Say that a unit cannot hang below itself, nor be merged into what is below it."""
    return plain(
        _(
            "“{unit}” không thể trực thuộc hay sáp nhập vào chính mình, vào cấp dưới của mình.",
            unit=unit,
        )
    )


def is_top(unit: str) -> RichText:
    """Say that a unit at the top can only be merged."""
    return plain(
        _("“{unit}” không có cấp trên để tiếp nhận các nhóm; xin dùng Sáp nhập.", unit=unit)
    )


def has_ended(path: str) -> RichText:
    """Say that a unit is no more."""
    return plain(_("“{path}” đã kết thúc hoạt động; xin chọn đơn vị khác.", path=path))


def unit_ended(day: date, before: str, after: str) -> RichText:
    """Tell of a unit's history that it was ended."""
    return plain(
        _(
            "{day:%d/%m/%Y}: “{before}” giải thể; nhóm và đơn vị trực thuộc về “{after}”",
            day=day,
            before=before,
            after=after,
        )
    )


def unit_restored(day: date, _before: str, after: str) -> RichText:
    """Tell of a unit's history that its end was taken back."""
    return plain(_("{day:%d/%m/%Y}: hoàn tác, tách lại khỏi “{after}”", day=day, after=after))
