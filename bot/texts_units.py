"""What the bot says of units and invitations. See ``texts``."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.messages import RichText, bold, joined, link, plain

COMMAND_HELP = {
    "moi": "tạo mã mời cho một đơn vị",
    "donvi": "xem cây đơn vị, tìm đơn vị, các nhóm của đơn vị",
}

USAGE = {"moi": "tên đơn vị", "donvi": "tên đơn vị"}


KINDS = ("đảng bộ", "đảng ủy", "chi bộ", "tổ đảng")
"""What a unit is, told by how its name begins."""

SOME_UNIT = "đơn vị"


def invited(unit: str, code: str, lasts: timedelta, links: Sequence[str] = ()) -> RichText:
    """Give a fresh invitation to the one who asked for it.

    Args:
        unit: The unit's name.
        code: What is typed in the unit's group.
        lasts: How long the code can be used.
        links: Addresses that add the bot to a group and bind it with the code.
    """
    text = (
        plain("Mã mời cho ")
        + bold(unit)
        + ": "
        + bold(code)
        + f"\nGửi trong nhóm của đơn vị: /dangky {code}\n"
    )
    for address in links:
        text += "Hoặc " + link("thêm bot vào nhóm và đăng ký luôn", address) + ".\n"
    return text + f"Mã dùng được một lần, trong {lasts.days} ngày."


def which_unit(more: int) -> RichText:
    """Ask which of several units is meant."""
    text = plain("Đồng chí chọn đơn vị nào?")
    return text + f" (còn {more} đơn vị nữa, xin gõ rõ tên hơn)" if more else text


def unit_choice(name: str, parent: str | None) -> str:
    """Label of the choice of a unit: what tells it from its namesakes stands early enough."""
    return f"{name} ({parent})" if parent else name


def no_unit(name: str) -> RichText:
    """Say that there is no such unit."""
    if not name:
        return plain(
            "Chưa có đơn vị nào. Đồng chí thêm bằng /donvi them kèm tên, hoặc nhập cả danh sách "
            "bằng lệnh bantin units import."
        )
    return plain(f"Không tìm thấy đơn vị “{name[:64]}”. Gõ /donvi để xem cây đơn vị.")


def not_yours(unit: str) -> RichText:
    """Say that a unit is outside the sender's own."""
    return plain(
        f"“{unit}” không thuộc phạm vi đồng chí quản trị. Gõ /donvi để xem các đơn vị của mình."
    )


def beyond_yours() -> RichText:
    """Say that something goes to others than the sender's own units, too."""
    return plain(
        "Việc này liên quan cả những đơn vị ngoài phạm vi đồng chí quản trị; xin để quản trị viên "
        "của bot quyết định."
    )


def ended(unit: str, day: date, successor: str | None) -> RichText:
    """Say that a unit is no more, and which came after it."""
    text = plain(f"“{unit}” đã kết thúc hoạt động ngày {_day(day)}.")
    return text + f" Đơn vị kế thừa: “{successor}”." if successor else text


def units_found(words: str, count: int) -> RichText:
    """Head a list of the units that were found."""
    return bold(f"{count} đơn vị có tên “{words[:64]}”")


def roots(count: int) -> RichText:
    """Head the units at the top of what the sender may see."""
    return bold("Cây đơn vị") + f" ({count} đơn vị)"


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
    lines = [bold(path), plain(f"#{number} · {kind}")]
    if short_name:
        lines.append(plain(f"Tên gọn: {short_name}"))
    if aliases:
        lines.append(plain("Tên khác: " + "; ".join(aliases)))
    if since:
        lines.append(plain(f"Thành lập: {_day(since)}"))
    if last:
        lines.append(plain(f"Kết thúc: {_day(last)}"))
    if successor:
        lines.append(plain(f"Đơn vị kế thừa: {successor}"))
    lines.append(plain(f"Đơn vị trực thuộc: {below}"))
    lines.append(plain(f"Nhóm nhận tin: {chats} (kể cả cấp dưới: {chats_below})"))
    return joined("\n", lines)


def unit_moved(day: date, before: str, after: str) -> RichText:
    """Tell that a unit was hung elsewhere."""
    return plain(f"{_day(day)}: chuyển từ “{before}” sang “{after}”")


def unit_merged(day: date, before: str, after: str) -> RichText:
    """Tell that a unit was merged."""
    return plain(f"{_day(day)}: “{before}” sáp nhập vào “{after}”")


def unit_chats(path: str) -> RichText:
    """Head the list of a unit's chats."""
    return bold(f"Các nhóm của {path}")


def unit_chat(number: int, platform: str, chat: str, unit_name: str, *, paused: bool) -> RichText:
    """Tell one chat of a unit."""
    state = " – đang tạm dừng" if paused else ""
    return plain(f"{number}. {unit_name}: {platform} {chat}{state}")


def no_chats() -> RichText:
    """Say that no chat is bound to a unit or to one below it."""
    return plain("Chưa có nhóm nào đăng ký.")


def page_of(page: int, last: int) -> RichText:
    """Say which page is shown."""
    return plain(f"(trang {page}/{last})")


def no_page() -> RichText:
    """Say that a list has no such page."""
    return plain("Danh sách không có trang này. Xin bỏ phần “trang” để xem từ đầu.")


def up() -> str:
    """Label of the choice that leads to the unit above."""
    return "Cấp trên"


def see_chats() -> str:
    """Label of the choice that lists a unit's chats."""
    return "Các nhóm"


def make_invitation() -> str:
    """Label of the choice that makes an invitation."""
    return "Tạo mã mời"


def open_invitations() -> str:
    """Label of the choice that lists invitations."""
    return "Các mã còn hiệu lực"


def invitations() -> RichText:
    """Head the list of invitations that can still be used."""
    return bold("Mã mời còn hiệu lực")


def invitation(number: int, path: str, until: datetime) -> RichText:
    """Tell one invitation; the code itself is not known any more."""
    return plain(f"Số {number}: {path}, đến {until:%H:%M %d/%m/%Y}")


def no_invitations() -> RichText:
    """Say that no invitation waits to be used."""
    return plain("Không có mã mời nào còn hiệu lực.")


def withdraw_invitation(number: int) -> str:
    """Label of the choice that makes an invitation worthless."""
    return f"Hủy mã số {number}"


def invitation_withdrawn(number: int) -> RichText:
    """Confirm that an invitation is worthless now."""
    return plain(f"Đã hủy mã mời số {number}.")


def sure_to_withdraw(number: int, path: str) -> RichText:
    """Ask once more before an invitation is made worthless."""
    return plain(f"Hủy mã mời số {number} của “{path}”? Ai đang giữ mã này sẽ không dùng được nữa.")


def no_invitation(number: int) -> RichText:
    """Say that there is no such invitation, or that it was used."""
    return plain(f"Không có mã mời số {number} còn hiệu lực. Gõ /moi ds để xem các mã.")


def next_page() -> str:
    """Label of the choice that shows the next page."""
    return "Xem tiếp"


def previous_page() -> str:
    """Label of the choice that shows the page before."""
    return "Quay lại"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
