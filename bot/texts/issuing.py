"""What the bot says of bulletins as objects: drafts, corrections, reports. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.language import Words, _, _n
from bot.messages import RichText, bold, italic, joined, plain
from bot.texts.days import when
from bot.texts.fates import STATES, cause

COMMAND_HELP = Words(
    {
        "duyet": "bản tin chờ duyệt",
        "phathanh": "các bản tin đã gửi: báo cáo, đính chính, thu hồi",
        "chuaro": "tin gửi chưa rõ kết quả",
    }
)

USAGE = Words(
    {
        "duyet": "số",
        "phathanh": "số",
    }
)

KINDS = Words(
    {
        "bulletin": "Bản tin",
        "correction": "Đính chính",
        "withdrawal": "Thu hồi",
        "notice": "Thông báo",
        "compilation": "Tài liệu sinh hoạt",
    }
)

STAGES = Words({"draft": "chờ duyệt", "released": "đã gửi", "cancelled": "đã hủy"})


REASONS = Words(
    {
        "unit": "đơn vị yêu cầu duyệt trước khi gửi",
        "feed": "có tin từ nguồn cần duyệt",
        "machine": "có đoạn do máy viết",
    }
)


def corrected(
    moment: datetime, dropped: Sequence[str], renamed: Sequence[tuple[str, str]]
) -> RichText:
    """Say what was wrong in a bulletin whose messages cannot be changed."""
    lines = [bold(_("ĐÍNH CHÍNH bản tin {at}", at=when(moment)))]
    lines += [plain(_("▪ Xin rút tin: “{title}”.", title=title)) for title in dropped]
    lines += [
        plain(_("▪ Tin “{old}” xin đọc là: “{new}”.", old=old, new=new)) for old, new in renamed
    ]
    return joined("\n", [*lines, plain(_("Mong các đồng chí thông cảm."))])


def taken_back(moment: datetime) -> RichText:
    """Say that a bulletin is void, where its messages cannot be deleted."""
    return bold(_("THU HỒI bản tin {at}", at=when(moment))) + (
        _("\nBản tin này đã được thu hồi. Mong các đồng chí không sử dụng nội dung bản tin.")
    )


def draft(
    number: int,
    kind: str,
    reasons: Sequence[str],
    *,
    chats: int | None,
    due_at: datetime,
    deadline: datetime | None,
) -> RichText:
    """Head a draft that is shown to an admin."""
    head = bold(_("{kind} số {number} chờ duyệt", kind=KINDS[kind], number=number))
    lines = [head]
    if reasons:
        lines.append(plain(_("Lý do: ") + "; ".join(REASONS[each] for each in reasons) + "."))
    if chats is not None:
        lines.append(plain(_n("Gửi tới {count} nhóm, lúc {at}.", chats, at=when(due_at))))
    if deadline is not None:
        lines.append(plain(_("Xin đồng chí duyệt trước {at}.", at=when(deadline))))
    return joined("\n", lines)


def draft_stories(titles: Sequence[str]) -> RichText:
    """Number the stories of a draft, so that each can be named."""
    lines = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
    return bold(_("Các tin:")) + "\n" + "\n".join(lines)


def no_longer_kept(count: int) -> RichText:
    """Warn that some stories of a draft are erased, so that it goes out without them."""
    return bold(
        _n(
            "{count} tin không còn được lưu (nguồn đã bị xóa, hoặc tin đã quá hạn lưu). Nếu gửi, "
            "bản này sẽ không có tin đó.",
            count,
        )
    )


def how_to_edit(number: int) -> RichText:
    """Say how a draft is edited by typing."""
    return italic(
        _(
            "Bỏ tin thứ 2: /duyet {number} bo 2. Sửa tiêu đề tin thứ 2: /duyet "
            "{number} sua 2 tiêu đề mới.",
            number=number,
        )
    )


def no_drafts() -> RichText:
    """Say that nothing waits for approval."""
    return plain(_("Không có bản tin nào chờ duyệt."))


def approve() -> str:
    """Label of the choice that lets a draft go out."""
    return _("Gửi")


def rename() -> str:
    """Label of the choice that changes a headline."""
    return _("Sửa tiêu đề")


def cancel() -> str:
    """Label of the choice that cancels a draft."""
    return _("Hủy")


def rename_how(number: int) -> RichText:
    """Say how a headline is changed."""
    return plain(
        _(
            "Đồng chí gõ: /duyet {number} sua 2 Tiêu đề mới (2 là số thứ tự của tin "
            "trong bản tin).",
            number=number,
        )
    )


def released(number: int, chats: int, due_at: datetime | None) -> RichText:
    """Say that a draft goes out."""
    at = _(" lúc {at}", at=when(due_at)) if due_at else ""
    return plain(
        _n("Bản tin số {number} sẽ được gửi tới {count} nhóm{at}.", chats, number=number, at=at)
    )


def correction_released(number: int, chats: int) -> RichText:
    """Say that a correction goes out."""
    return plain(_n("Đính chính số {number} đang được đưa tới {count} nhóm.", chats, number=number))


def cancelled(number: int, kind: str) -> RichText:
    """Say that a draft was cancelled."""
    if kind == "correction":
        return plain(
            _("Đã bỏ đính chính số {number}; bản tin đã gửi được giữ nguyên.", number=number)
        )
    return plain(_("Đã hủy bản tin số {number}, không gửi cho nhóm nào.", number=number))


def decided_before(number: int, kind: str) -> RichText:
    """Say that somebody else, or the clock, was faster."""
    return plain(
        _("{kind} số {number} đã được quyết định trước đó.", kind=KINDS[kind], number=number)
    )


def no_bulletin(number: str) -> RichText:
    """Say that there is no bulletin of this number."""
    return plain(
        _("Không có bản tin số “{number}”. Gõ /phathanh để xem danh sách.", number=number[:16])
    )


def title_wanted() -> RichText:
    """Say that the new headline is missing."""
    return plain(_("Đồng chí chưa ghi tiêu đề mới."))


def platform_away(platform: str) -> RichText:
    """Say that nothing can be sent on a platform now."""
    return plain(
        _(
            "{platform} hiện không hoạt động, chưa gửi được. Xin đồng chí thử lại sau.",
            platform=platform,
        )
    )


def bulletins() -> RichText:
    """Head the list of the last bulletins."""
    return bold(_("Các bản tin gần đây"))


def no_bulletins() -> RichText:
    """Say that nothing has gone out yet."""
    return plain(_("Chưa có bản tin nào."))


def bulletin_line(
    number: int, kind: str, stage: str, moment: datetime, *, reached: int, chats: int
) -> RichText:
    """Tell one bulletin of a list in one line."""
    stands = (
        _n("{reached}/{count} nhóm đã nhận", chats, reached=reached)
        if stage == "released"
        else STAGES[stage]
    )
    return plain(
        _(
            "{kind} số {number}, {at}: {stands}",
            kind=KINDS[kind],
            number=number,
            at=when(moment),
            stands=stands,
        )
    )


def bulletin_choice(number: int) -> str:
    """Label of the choice that shows a bulletin's report."""
    return _("Số {number}", number=number)


def report(
    number: int,
    kind: str,
    moment: datetime,
    *,
    stories: int,
    chats: int,
    reached: int,
    withdrawn: bool,
    states: Mapping[str, int],
    faults: Sequence[tuple[str, str, int]],
) -> RichText:
    """Report how a bulletin fared; ``faults`` are kind, the platform's words, and how many."""
    lines = [
        bold(_("{kind} số {number}, {at}", kind=KINDS[kind], number=number, at=when(moment))),
        *([bold(_("Đã thu hồi."))] if withdrawn else []),
        plain(
            _(
                "{stories} tin; {reached}/{chats} nhóm đã nhận đủ.",
                stories=stories,
                reached=reached,
                chats=chats,
            )
        ),
    ]
    others = [
        plain(f"▪ {STATES[state]}: {count}")
        for state, count in states.items()
        if state != "sent" and count
    ]
    lines += others
    if faults:
        lines.append(plain(_("Nguyên nhân:")))
        lines += [plain(f"▪ {cause(kind, words)}: {count}") for kind, words, count in faults]
    return joined("\n", lines)


def send_again() -> str:
    """Label of the choice that sends a bulletin again to those missed."""
    return _("Gửi lại nhóm chưa nhận")


def correct() -> str:
    """Label of the choice that corrects a bulletin."""
    return _("Đính chính")


def withdraw() -> str:
    """Label of the choice that takes a bulletin back."""
    return _("Thu hồi")


def back() -> str:
    """Label of the choice that leads back to the list."""
    return _("Danh sách")


def sure_to_withdraw(number: int, chats: int) -> RichText:
    """Ask once more before a bulletin is taken back."""
    return plain(
        _n(
            "Thu hồi bản tin số {number} khỏi {count} nhóm? Nơi nào không xóa được "
            "tin, bot sẽ gửi lời thu hồi.",
            chats,
            number=number,
        )
    )


def yes_withdraw() -> str:
    """Label of the choice that takes a bulletin back indeed."""
    return _("Thu hồi ngay")


def withdrawn(number: int, chats: int) -> RichText:
    """Say that a bulletin is being taken back."""
    return plain(_n("Đang thu hồi bản tin số {number} khỏi {count} nhóm.", chats, number=number))


def send_now() -> str:
    """Label of the choice that sends a bulletin to everybody now."""
    return _("Gửi ngay cho mọi nhóm")


def sure_to_send(chats: int) -> RichText:
    """Ask once more before everybody gets a bulletin."""
    return plain(_n("Gửi ngay bản tin cho {count} nhóm đang hoạt động?", chats))


def yes_send() -> str:
    """Label of the choice that sends indeed."""
    return _("Gửi ngay")


def sent_now(chats: int) -> RichText:
    """Say how many chats get a bulletin now."""
    if not chats:
        return plain(_("Chưa có tin mới để gửi."))
    return plain(_n("Đang gửi bản tin cho {count} nhóm.", chats))


def preview() -> str:
    """Label of the choice that shows what would go out now."""
    return _("Xem trước")


def approval_set(name: str, *, asked: bool) -> RichText:
    """Say whether a unit's or a feed's bulletins are approved first."""
    if asked:
        return plain(_("Từ nay bản tin của “{name}” phải được duyệt trước khi gửi.", name=name))
    return plain(_("Bản tin của “{name}” không cần duyệt nữa.", name=name))


def approval_of_whom(name: str) -> RichText:
    """Say that neither a unit nor a source of this name is known."""
    return plain(_("Không tìm thấy đơn vị hoặc nguồn tin “{name}”.", name=name[:64]))
