"""What the bot says of roles and of the audit log. See ``texts``."""

from datetime import datetime, timedelta

from bot.language import Words, _, _n
from bot.messages import RichText, bold, plain
from bot.typed.english import shown

COMMAND_HELP = Words(
    {
        "huy": "bỏ việc đang làm dở",
        "nhanquyen": "nhận quyền quản trị bằng mã",
        "quyen": "cấp, thu hồi, xem quyền quản trị",
        "nhatky": "nhật ký các lệnh quản trị",
    }
)

USAGE = Words({"nhanquyen": "MÃ", "quyen": "cap tên đơn vị"})

OUTCOMES = Words(
    {
        "started": "dở dang",
        "done": "xong",
        "refused": "bị từ chối",
        "failed": "lỗi",
    }
)


def unit_admins_only() -> RichText:
    """Say that a command is for the admins of units."""
    return plain(_("Lệnh này dành cho quản trị viên của đơn vị. Gõ /trogiup để xem các lệnh khác."))


def left() -> RichText:
    """Confirm that nothing waits for an answer any more."""
    return plain(_("Đã bỏ việc đang làm dở. Không có gì thay đổi."))


def grants() -> RichText:
    """Head the list of roles."""
    return bold(_("Quyền quản trị đã cấp"))


def no_grants() -> RichText:
    """Say that nobody was given a role."""
    return plain(_("Chưa cấp quyền quản trị cho ai."))


def how_to_grant(*, owner: bool) -> RichText:
    """Say how a role is given."""
    text = plain(
        _(
            "Cấp quyền quản trị một đơn vị và các đơn vị trực thuộc: /quyen cap tên đơn vị. Thu "
            "hồi: /quyen thu kèm số của quyền."
        )
    )
    return text + _("\nCấp quyền quản trị toàn bộ: /quyen cap quantri.") if owner else text


def grant(number: int, who: str, of: str | None, since: datetime) -> RichText:
    """Tell one role: who has it is a platform's id, for no names are kept."""
    return plain(
        _(
            "Số {number}: {who} – {role}, từ {since:%d/%m/%Y}",
            number=number,
            who=who,
            role=_role(of),
            since=since,
        )
    )


def offered(number: int, of: str | None, until: datetime) -> RichText:
    """Tell one code that nobody used yet."""
    return plain(
        _(
            "Mã số {number}: {role}, chưa dùng, đến {until:%H:%M %d/%m/%Y}",
            number=number,
            role=_role(of),
            until=until,
        )
    )


def granted_code(of: str | None, code: str, lasts: timedelta) -> RichText:
    """Give a fresh code for a role to the one who asked for it."""
    hours = int(lasts.total_seconds() // 3600)
    return (
        plain(_("Mã cấp quyền "))
        + bold(_role(of))
        + ": "
        + bold(code)
        + _n(
            "\nĐồng chí gửi mã này cho đồng chí được giao nhiệm vụ; người đó nhắn "
            "riêng cho bot: /nhanquyen {code}\nMã dùng được một lần, trong {count} "
            "giờ. Xin không gửi vào nhóm.",
            hours,
            code=code,
        )
    )


def accepted(of: str | None) -> RichText:
    """Tell somebody which role he has from now on."""
    return (
        plain(_("Đồng chí đã nhận quyền ")) + bold(_role(of)) + _(". Gõ /trogiup để xem các lệnh.")
    )


def accept_how() -> RichText:
    """Ask for the code of a role."""
    return plain(_("Xin đồng chí gửi kèm mã, ví dụ: /nhanquyen ABCD-2345."))


def accept_in_private() -> RichText:
    """Say where a role is taken."""
    return plain(
        _("Xin đồng chí nhắn riêng cho bot: /nhanquyen kèm mã. Mã gửi trong nhóm dễ bị lộ.")
    )


def code_wrong() -> RichText:
    """Say that a code is no good."""
    return plain(_("Mã không đúng, đã được dùng hoặc đã hết hạn. Xin hỏi lại người cấp mã."))


def code_locked() -> RichText:
    """Say that too many wrong codes were sent."""
    return plain(_("Đồng chí đã nhập sai mã quá nhiều lần. Xin thử lại sau một giờ."))


def not_yours_to_give() -> RichText:
    """Say that the sender cannot give or take that role."""
    return plain(
        _(
            "Đồng chí không cấp hay thu hồi được quyền này. Quản trị viên đơn vị chỉ "
            "giao quyền cho các đơn vị trực thuộc; quyền quản trị toàn bộ do người "
            "chủ bot cấp."
        )
    )


def revoke(number: int) -> str:
    """Label of the choice that takes a role away."""
    return _("Thu hồi số {number}", number=number)


def withdraw(number: int) -> str:
    """Label of the choice that makes a code worthless."""
    return _("Hủy mã số {number}", number=number)


def sure_to_revoke(who: str, of: str | None) -> RichText:
    """Ask once more."""
    return plain(
        _(
            "Thu hồi quyền {role} của {who}? Các mã người này đã tạo mà chưa ai dùng cũng bị hủy.",
            role=_role(of),
            who=who,
        )
    )


def yes_revoke() -> str:
    """Label of the choice that takes the role away."""
    return _("Thu hồi")


def revoked(who: str, of: str | None) -> RichText:
    """Confirm that a role was taken away."""
    return plain(_("Đã thu hồi quyền {role} của {who}.", role=_role(of), who=who))


def sure_to_withdraw(number: int) -> RichText:
    """Ask once more before a code is made worthless."""
    return plain(
        _("Hủy mã số {number}? Ai đang giữ mã này sẽ không nhận được quyền nữa.", number=number)
    )


def withdrawn(number: int) -> RichText:
    """Confirm that a code is worthless now."""
    return plain(_("Đã hủy mã số {number}.", number=number))


def no_such(number: str) -> RichText:
    """Say that there is no such role or code."""
    return plain(
        _("Không có quyền hoặc mã số {number}. Gõ /quyen để xem danh sách.", number=number[:16])
    )


def log() -> RichText:
    """Head the audit log."""
    return bold(_("Nhật ký quản trị"))


def log_empty() -> RichText:
    """Say that the log has nothing (more)."""
    return plain(_("Nhật ký không có thêm dòng nào."))


def log_line(
    at: datetime, who: str, chat: str, command: str, *, unit: str | None, outcome: str
) -> RichText:
    """Tell one line of the log."""
    about = f" · {unit}" if unit else ""
    where = "" if chat in who else _(" · nhóm {chat}", chat=chat)
    return plain(
        _(
            "{at:%H:%M %d/%m} {who}: /{command}{about}{where} · {outcome}",
            at=at,
            who=who,
            command=shown(command),
            about=about,
            where=where,
            outcome=OUTCOMES[outcome],
        )
    )


def older() -> str:
    """Label of the choice that shows older lines."""
    return _("Cũ hơn")


def _role(of: str | None) -> str:
    return _("quản trị {of}", of=of) if of else _("quản trị toàn bộ")
