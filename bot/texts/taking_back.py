"""What the bot says when a list of units that was imported is taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.language import _, _n
from bot.messages import RichText, joined, plain
from bot.stores.unit_imports import Ended, InTheWay, Listed, Obstacle

MOST_TOLD = 8
"""Obstacles that one message names."""


def no_list() -> RichText:
    """Say that there is no list to be taken back, and how one unit is."""
    return plain(
        _(
            "Không có lần nhập danh sách đơn vị nào trong 30 ngày qua để hoàn tác. "
            "Hoàn tác một lần sáp nhập, giải thể: mở đơn vị ấy trong /donvi."
        )
    )


def not_yours() -> RichText:
    """Say that only admins of the bot take back a list."""
    return plain(
        _("Hoàn tác cả danh sách đơn vị là việc của quản trị viên bot; xin ghi rõ tên đơn vị.")
    )


def sure_to_take_back(at: datetime, done: Listed, ended: Mapping[Ended, int]) -> RichText:
    """Ask once more before a list is taken back."""
    lines = [
        plain(
            _(
                "Hoàn tác lần nhập danh sách đơn vị lúc {at:%H:%M %d/%m/%Y}? "
                "Đơn vị thêm mới sẽ bị xóa: {new}; đơn vị trở lại như trước: {changed}.",
                at=at,
                new=done.new,
                changed=done.changed,
            )
        )
    ]
    if roles := ended.get(Ended.ROLES):
        lines.append(plain(_n("{count} quyền quản trị các đơn vị ấy sẽ mất.", roles)))
    if lost := ended.get(Ended.LOST):
        lines.append(
            plain(_n("{count} quyền quản trị đã kết thúc không tự trở lại; xin cấp lại.", lost))
        )
    if codes := ended.get(Ended.INVITATIONS):
        lines.append(plain(_n("{count} mã mời vào các đơn vị ấy sẽ hết hiệu lực.", codes)))
    return joined("\n", lines)


def taken_back(at: datetime, done: Listed) -> RichText:
    """Confirm that a list was taken back."""
    return plain(
        _(
            "Đã hoàn tác lần nhập danh sách lúc {at:%H:%M %d/%m/%Y}: xóa {new} đơn vị, "
            "{changed} đơn vị trở lại như trước.",
            at=at,
            new=done.new,
            changed=done.changed,
        )
    )


def in_the_way(at: datetime, obstacles: Sequence[InTheWay]) -> RichText:
    """Tell what stands in the way of taking back a list; nothing was done."""
    lines = [
        plain(
            _(
                "Chưa hoàn tác được lần nhập danh sách lúc {at:%H:%M %d/%m/%Y}, "
                "vì sau đó đã có thay đổi:",
                at=at,
            )
        ),
        *(plain(f"– {_obstacle(each)}") for each in obstacles[:MOST_TOLD]),
    ]
    if (more := len(obstacles) - MOST_TOLD) > 0:
        lines.append(plain(_n("… và {count} việc nữa.", more)))
    return joined("\n", lines)


def see() -> str:
    """Label of the choice that shows the units."""
    return _("Xem cây đơn vị")


def _obstacle(each: InTheWay) -> str:
    unit, count = each.path, len(each.owned)
    match each.what:
        case Obstacle.BELOW:
            return _("“{unit}” nay trực thuộc đơn vị mới; xin chuyển đi trước", unit=unit)
        case Obstacle.SUCCEEDED:
            return _(
                "“{unit}” đã nhập vào “{other}”; xin hoàn tác lần ấy trước",
                unit=unit,
                other=each.other,
            )
        case Obstacle.CHATS:
            return _n(
                "“{unit}” đã có {count} nhóm; cán bộ vận hành chuyển nhóm bằng lệnh "
                "bantin units undo --chats-to",
                count,
                unit=unit,
            )
        case Obstacle.DOCUMENTS:
            return _n("“{unit}” đã có {count} tài liệu sinh hoạt", count, unit=unit)
    return _("“{unit}” đã được sửa (tên, cấp trên, loại hoặc ngày)", unit=unit)
