"""What the bot says of roles and of the audit log. See ``texts``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.messages import RichText, bold, plain

COMMAND_HELP = {
    "huy": "bỏ việc đang làm dở",
    "nhanquyen": "nhận quyền quản trị bằng mã",
    "quyen": "cấp, thu hồi, xem quyền quản trị",
    "nhatky": "nhật ký các lệnh quản trị",
}

USAGE = {"nhanquyen": "MÃ", "quyen": "cap tên đơn vị"}

OUTCOMES: Mapping[str, str] = {
    "started": "dở dang",
    "done": "xong",
    "refused": "bị từ chối",
    "failed": "lỗi",
}


def unit_admins_only() -> RichText:
    """Say that a command is for the admins of units."""
    return plain("Lệnh này dành cho quản trị viên của đơn vị. Gõ /trogiup để xem các lệnh khác.")


def left() -> RichText:
    """Confirm that nothing waits for an answer any more."""
    return plain("Đã bỏ việc đang làm dở. Không có gì thay đổi.")


def grants() -> RichText:
    """Head the list of roles."""
    return bold("Quyền quản trị đã cấp")


def no_grants() -> RichText:
    """Say that nobody was given a role."""
    return plain("Chưa cấp quyền quản trị cho ai.")


def how_to_grant(*, owner: bool) -> RichText:
    """Say how a role is given."""
    text = plain("Cấp quyền quản trị một đơn vị và các đơn vị trực thuộc: /quyen cap tên đơn vị.")
    return text + "\nCấp quyền quản trị toàn bộ: /quyen cap quantri." if owner else text


def grant(number: int, who: str, of: str | None, since: datetime) -> RichText:
    """Tell one role: who has it is a platform's id, for no names are kept."""
    return plain(f"Số {number}: {who} – {_role(of)}, từ {since:%d/%m/%Y}")


def offered(number: int, of: str | None, until: datetime) -> RichText:
    """Tell one code that nobody used yet."""
    return plain(f"Mã số {number}: {_role(of)}, chưa dùng, đến {until:%H:%M %d/%m/%Y}")


def granted_code(of: str | None, code: str, lasts: timedelta) -> RichText:
    """Give a fresh code for a role to the one who asked for it."""
    hours = int(lasts.total_seconds() // 3600)
    return (
        plain("Mã cấp quyền ")
        + bold(_role(of))
        + ": "
        + bold(code)
        + "\nĐồng chí gửi mã này cho đồng chí được giao nhiệm vụ; người đó nhắn riêng cho bot: "
        f"/nhanquyen {code}\nMã dùng được một lần, trong {hours} giờ. Xin không gửi vào nhóm."
    )


def accepted(of: str | None) -> RichText:
    """Tell somebody which role he has from now on."""
    return plain("Đồng chí đã nhận quyền ") + bold(_role(of)) + ". Gõ /trogiup để xem các lệnh."


def accept_how() -> RichText:
    """Ask for the code of a role."""
    return plain("Xin đồng chí gửi kèm mã, ví dụ: /nhanquyen ABCD-2345.")


def accept_in_private() -> RichText:
    """Say where a role is taken."""
    return plain("Xin đồng chí nhắn riêng cho bot: /nhanquyen kèm mã. Mã gửi trong nhóm dễ bị lộ.")


def code_wrong() -> RichText:
    """Say that a code is no good."""
    return plain("Mã không đúng, đã được dùng hoặc đã hết hạn. Xin hỏi lại người cấp mã.")


def code_locked() -> RichText:
    """Say that too many wrong codes were sent."""
    return plain("Đồng chí đã nhập sai mã quá nhiều lần. Xin thử lại sau một giờ.")


def not_yours_to_give() -> RichText:
    """Say that the sender cannot give or take that role."""
    return plain(
        "Đồng chí không cấp hay thu hồi được quyền này. Quản trị viên đơn vị chỉ giao quyền cho "
        "các đơn vị trực thuộc; quyền quản trị toàn bộ do người chủ bot cấp."
    )


def revoke(number: int) -> str:
    """Label of the choice that takes a role away."""
    return f"Thu hồi số {number}"


def withdraw(number: int) -> str:
    """Label of the choice that makes a code worthless."""
    return f"Hủy mã số {number}"


def sure_to_revoke(who: str, of: str | None) -> RichText:
    """Ask once more."""
    return plain(
        f"Thu hồi quyền {_role(of)} của {who}? Các mã người này đã tạo mà chưa ai dùng cũng bị hủy."
    )


def yes_revoke() -> str:
    """Label of the choice that takes the role away."""
    return "Thu hồi"


def revoked(who: str, of: str | None) -> RichText:
    """Confirm that a role was taken away."""
    return plain(f"Đã thu hồi quyền {_role(of)} của {who}.")


def sure_to_withdraw(number: int) -> RichText:
    """Ask once more before a code is made worthless."""
    return plain(f"Hủy mã số {number}? Ai đang giữ mã này sẽ không nhận được quyền nữa.")


def withdrawn(number: int) -> RichText:
    """Confirm that a code is worthless now."""
    return plain(f"Đã hủy mã số {number}.")


def no_such(number: str) -> RichText:
    """Say that there is no such role or code."""
    return plain(f"Không có quyền hoặc mã số {number[:16]}. Gõ /quyen để xem danh sách.")


def log() -> RichText:
    """Head the audit log."""
    return bold("Nhật ký quản trị")


def log_empty() -> RichText:
    """Say that the log has nothing (more)."""
    return plain("Nhật ký không có thêm dòng nào.")


def log_line(
    at: datetime, who: str, chat: str, command: str, *, unit: str | None, outcome: str
) -> RichText:
    """Tell one line of the log."""
    about = f" · {unit}" if unit else ""
    where = "" if chat in who else f" · nhóm {chat}"
    return plain(f"{at:%H:%M %d/%m} {who}: /{command}{about}{where} · {OUTCOMES[outcome]}")


def older() -> str:
    """Label of the choice that shows older lines."""
    return "Cũ hơn"


def _role(of: str | None) -> str:
    return f"quản trị {of}" if of else "quản trị toàn bộ"
