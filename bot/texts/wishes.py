"""What the bot says to wishes about settings in plain words: by which command, and by whom.

See ``texts``.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.language import Words, _
from bot.messages import RichText, joined, plain
from bot.texts import choices as texts_choices
from bot.texts.days import when
from bot.typed.english import shown
from bot.typed.times import Moment

WHOM = Words(
    {
        "group": (
            "Xin nhờ quản trị viên của nhóm gõ giúp: người đã đăng ký bot cho nhóm, hoặc trưởng, "
            "phó nhóm."
        ),
        "above": "Xin liên hệ đơn vị cấp trên, nơi quản lý bot.",
    }
)
"""Who does what the asker may not; nobody is named."""


def by_command(command: str, what: str) -> RichText:
    """Say by which command that is done, to who may; ``what``: what the command does."""
    return plain(
        _(
            "Bot không tự đổi gì theo lời nhắn thường. Đồng chí bấm nút, nhắn “có”, hoặc gõ: "
            "{command} ({help}).",
            command=shown(command),
            help=what,
        )
    )


def by_others(command: str, *, group: bool) -> RichText:
    """Say by which command that is done, and whom to ask, to who may not."""
    told = _("Việc này làm bằng lệnh {command}. ", command=shown(command))
    return plain(told + WHOM["group" if group else "above"])


def in_the_group(command: str) -> RichText:
    """Say to who is not in a group that gets bulletins where the command is typed."""
    return plain(
        _("Đồng chí gõ lệnh này trong nhóm nhận bản tin: {command}", command=shown(command))
    )


def do_it() -> str:
    """Label of the choice that carries out what was asked for."""
    return _("Làm ngay")


def open_it(command: str) -> str:
    """Label of the choice that opens a command."""
    return _("Mở {command}", command=shown(command))


def set_times(moments: Sequence[Moment]) -> str:
    """Label of the choice that sets when bulletins come: all of it."""
    return _("Nhận tin lúc {moments}", moments=texts_choices.moments(moments))


def times_by(command: str, moments: Sequence[Moment]) -> RichText:
    """Say how bulletins come at these moments from now on; nothing is changed yet."""
    return plain(
        _(
            "Chưa đổi gì. Để nhận bản tin lúc {moments}, đồng chí nhắn “có” hoặc gõ: {command}",
            moments=texts_choices.moments(moments),
            command=shown(command),
        )
    )


def stop_for_good() -> RichText:
    """Say how bulletins end for good, below what is less."""
    return plain(_("(Muốn ngừng hẳn: /huydangky.)"))


def end_it() -> str:
    """Label of the choice that leads to the end of all bulletins."""
    return _("Ngừng hẳn")


def pause(moments: Sequence[Moment], command: str) -> RichText:
    """Say how bulletins pause, the choices kept, and how they come again."""
    return plain(
        _(
            "Bot không tự nghỉ theo ngày rồi tự gửi lại. Để tạm ngừng mà giữ mọi lựa chọn, gõ: "
            "/gio tắt; khi muốn nhận lại (nay là {moments}), gõ: {command}",
            moments=texts_choices.moments(moments),
            command=shown(command),
        )
    )


def paused_already() -> RichText:
    """Say that no bulletin comes by itself already."""
    return plain(_("Bot đang không tự gửi bản tin. Khi muốn nhận lại, gõ /gio kèm giờ: /gio 7:00."))


def pause_it() -> str:
    """Label of the choice that lets no bulletin come, and keeps the choices."""
    return _("Tạm ngừng, giữ lựa chọn")


def no_more_of(matter: str, command: str) -> RichText:
    """Say how news of a matter are left out."""
    return plain(
        _(
            "Chưa đổi gì. Để bản tin không có “{matter}”, đồng chí nhắn “có” hoặc gõ: {command}",
            matter=matter[:60],
            command=shown(command),
        )
    )


def leave_it_out() -> str:
    """Label of the choice that leaves news of a matter out."""
    return _("Bỏ tin này")


def told_twice() -> RichText:
    """Say what becomes of news that several outlets tell, and how less of it comes."""
    return plain(
        _(
            "Mỗi sự việc chỉ vào bản tin một lần, các báo cùng đưa được gộp lại; gộp sót thì xin "
            "đồng chí báo đơn vị. Muốn ít tin hơn: /sotin 5; chọn báo: /chonnguon."
        )
    )


def by_night(command: str) -> RichText:
    """Say how the night is quiet."""
    return plain(
        _(
            "Chưa đổi gì. Để ban đêm được yên, đồng chí nhắn “có” hoặc gõ: {command}",
            command=shown(command),
        )
    )


def missed(next_at: datetime | None) -> RichText:
    """Say when the next bulletin comes to who misses one; ``next_at`` local."""
    if next_at is None:
        return plain(_("Nhóm đang đặt giờ “tắt”, nên bot không tự gửi. Đặt lại: /gio 7:00."))
    return plain(
        _("Bản tin tới của nhóm: {at}. Cần ngay: /guingay, hoặc /bantin.", at=when(next_at))
    )


def paused_by_unit() -> RichText:
    """Say that an admin paused the chat: no choice made here brings bulletins."""
    return plain(
        _(
            "⏸ Nhóm đang được đơn vị quản lý tạm dừng nhận bản tin; lựa chọn của nhóm vẫn được "
            "giữ. Muốn nhận lại, xin hỏi đơn vị."
        )
    )


def who_tends() -> RichText:
    """Say who is the bot's admin in a group, and how that changes; nobody is named."""
    return plain(
        _(
            "Quản trị bot trong nhóm là người đã gõ /dangky với mã mời của đơn vị, và trưởng, phó "
            "nhóm trên ứng dụng; bot không giữ họ tên. Đổi người: đơn vị cấp mã mời mới,"
            " người mới "
            "gõ /dangky kèm mã trong nhóm; thôi quyền người cũ thì nhờ đơn vị (/nhom)."
        )
    )


def notices_come() -> RichText:
    """Say to members how notices reach them."""
    return plain(
        _(
            "Thông báo của đơn vị được gửi thẳng vào nhóm, kèm nút “Đã nhận”. Bot chỉ đếm"
            " nhóm nào "
            "đã nhận, không ghi ai đã đọc; đơn vị xem bằng /thongbao."
        )
    )


def confirm_notice(number: str) -> RichText:
    """Ask for a press that confirms a notice."""
    return plain(_("Để xác nhận nhóm đã nhận thông báo số {number}, xin bấm:", number=number))


def confirm() -> str:
    """Label of the choice that confirms it."""
    return _("Đã nhận")


def compile_it() -> RichText:
    """Say how the compilation for the cell's meeting is made, to who may."""
    return plain(
        _(
            "Tài liệu sinh hoạt chi bộ soạn bằng lệnh /tailieu: bot chọn tin của tháng, đồng chí "
            "sửa rồi duyệt. Từ ngày 24 bản thảo cho kỳ tới tự có."
        )
    )


def draft_it() -> str:
    """Label of the choice that drafts it."""
    return _("Soạn tài liệu tháng")


def compiled_above(sent: str | None, due_at: datetime | None) -> RichText:
    """Say who makes the compilation, and how far it is, to who may not.

    Args:
        sent: The title of the newest, where it was sent; None where it was not.
        due_at: When an approved one comes, local; None where there is none.
    """
    how = plain(
        _(
            "Tài liệu sinh hoạt chi bộ do đơn vị cấp trên soạn bằng bot và gửi vào nhóm; bản thảo "
            "có từ ngày 24 hằng tháng. "
        )
    )
    if due_at is not None:
        return how + _("Tài liệu kỳ này sẽ được gửi lúc {at}.", at=when(due_at))
    if sent is not None:
        return how + _("Gần nhất đã gửi: “{title}”.", title=sent)
    return how + _("Kỳ này chưa gửi. Tin để tham khảo: /bantin, /tinmoi.")


def undo_it() -> RichText:
    """Lead to taking back what was done by mistake."""
    return plain(
        _(
            "Người vừa hủy đăng ký lấy lại được trong một giờ, mọi lựa chọn như cũ: người ấy gõ "
            "/hoantac."
        )
    )


def which_to_undo() -> RichText:
    """Ask what is to be taken back, of what was done by others' buttons."""
    return plain(_("Đồng chí muốn hoàn tác việc nào?"))


def undo_removal(unit: str) -> str:
    """Label of the choice that binds a chat again."""
    return _("Khôi phục nhóm của {unit}", unit=unit[:40])


def undo_end(unit: str) -> str:
    """Label of the choice that lets a unit go on that was merged, or ended."""
    return _("Khôi phục đơn vị {unit}", unit=unit[:40])


def plan_by(command: str) -> RichText:
    """Say how a plan of meetings is set; nothing is set yet."""
    return plain(
        _(
            "Chưa đổi gì. Để đặt lịch sinh hoạt, đồng chí nhắn “có” hoặc gõ: {command}",
            command=shown(command),
        )
    )


def plan_hour(command: str) -> RichText:
    """Ask for the hour of a plan of which the day was said."""
    return plain(
        _(
            "Họp lúc mấy giờ, ở đâu? Xin đồng chí gõ giờ, ví dụ 14h, hội trường xã; hoặc gõ cả "
            "lệnh: {command}, 14h, địa điểm",
            command=shown(command),
        )
    )


def plan_first() -> RichText:
    """Say that there is no plan yet that could be changed."""
    return plain(
        _(
            "Nhóm chưa đặt lịch sinh hoạt nên chưa có gì để đổi. Đặt lịch: /lichhop ngày 3 hằng "
            "tháng, 14h, địa điểm"
        )
    )


def move_by(on: str, command: str) -> RichText:
    """Say how one meeting is moved; nothing is moved yet."""
    return plain(
        _(
            "Chưa đổi gì. Để dời kỳ này sang {on}, giữ giờ và nơi họp, nhắn “có” hoặc gõ:"
            " {command}",
            on=on,
            command=shown(command),
        )
    )


def leave_out_by(command: str) -> RichText:
    """Say how one meeting is left out."""
    return plain(
        _(
            "Chưa đổi gì. Để nghỉ kỳ này, đồng chí nhắn “có” hoặc gõ: {command}",
            command=shown(command),
        )
    )


def every_meeting(command: str) -> RichText:
    """Say that hour and place hold for each meeting, and how they are changed."""
    return plain(
        _(
            "Chưa đổi gì. Giờ và địa điểm đặt chung cho mọi kỳ; để đổi, nhắn “có” hoặc gõ:"
            " {command}",
            command=shown(command),
        )
    )


def set_it() -> str:
    """Label of the choice that sets or moves meetings as was said."""
    return _("Đặt như vậy")


def lines(parts: Sequence[RichText]) -> RichText:
    """Put parts below each other, without the empty ones."""
    return joined("\n", [part for part in parts if part])
