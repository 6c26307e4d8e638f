"""What the bot says of bulletins as objects: drafts, corrections, reports. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.messages import RichText, bold, italic, joined, plain

COMMAND_HELP = {
    "duyet": "bản tin chờ duyệt",
    "phathanh": "các bản tin đã gửi: báo cáo, đính chính, thu hồi",
    "chuaro": "tin gửi chưa rõ kết quả",
}

USAGE = {
    "duyet": "số",
    "phathanh": "số",
}

KINDS = {
    "bulletin": "Bản tin",
    "correction": "Đính chính",
    "withdrawal": "Thu hồi",
    "compilation": "Tài liệu sinh hoạt",
}

STAGES = {"draft": "chờ duyệt", "released": "đã gửi", "cancelled": "đã hủy"}

STATES = {
    "pending": "đang chờ gửi",
    "sending": "đang gửi",
    "sent": "đã gửi",
    "unknown": "chưa rõ đã tới hay chưa",
    "failed": "không gửi được",
    "expired": "quá hạn, không gửi",
}

REASONS = {
    "unit": "đơn vị yêu cầu duyệt trước khi gửi",
    "feed": "có tin từ nguồn cần duyệt",
    "machine": "có đoạn do máy viết",
}


CAUSES = {
    "ChatGoneError": "bot đã bị đưa ra khỏi nhóm, hoặc nhóm không còn",
    "ChatClosedError": "bot không có quyền gửi trong nhóm",
    "ChatMissingError": "nền tảng không tìm thấy nhóm",
    "ThrottledError": "nền tảng yêu cầu chờ",
    "SpentError": "đã hết hạn mức gửi tin",
    "UnreachableError": "không kết nối được với nền tảng",
    "TokenRefusedError": "nền tảng không chấp nhận bot",
    "OutcomeUnknownError": "không nhận được trả lời",
    "StoppedError": "bot dừng giữa chừng",
    "RefusedError": "nền tảng từ chối tin",
    "TooLateError": "đã quá hạn sửa hoặc xóa tin",
    "MessageGoneError": "tin đã bị xóa",
}


def cause(kind: str, words: str) -> str:
    """Return what went wrong: in our words, and behind them the platform's own."""
    return f"{CAUSES[kind]} ({words})" if kind in CAUSES else words


def corrected(
    moment: datetime, dropped: Sequence[str], renamed: Sequence[tuple[str, str]]
) -> RichText:
    """Say what was wrong in a bulletin whose messages cannot be changed."""
    lines = [bold(f"ĐÍNH CHÍNH bản tin {_when(moment)}")]
    lines += [plain(f"▪ Xin rút tin: “{title}”.") for title in dropped]
    lines += [plain(f"▪ Tin “{old}” xin đọc là: “{new}”.") for old, new in renamed]
    return joined("\n", [*lines, plain("Mong các đồng chí thông cảm.")])


def taken_back(moment: datetime) -> RichText:
    """Say that a bulletin is void, where its messages cannot be deleted."""
    return bold(f"THU HỒI bản tin {_when(moment)}") + (
        "\nBản tin này đã được thu hồi. Mong các đồng chí không sử dụng nội dung bản tin."
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
    head = bold(f"{KINDS[kind]} số {number} chờ duyệt")
    lines = [head]
    if reasons:
        lines.append(plain("Lý do: " + "; ".join(REASONS[each] for each in reasons) + "."))
    if chats is not None:
        lines.append(plain(f"Gửi tới {chats} nhóm, lúc {_when(due_at)}."))
    if deadline is not None:
        lines.append(plain(f"Xin đồng chí duyệt trước {_when(deadline)}."))
    return joined("\n", lines)


def draft_stories(titles: Sequence[str]) -> RichText:
    """Number the stories of a draft, so that each can be named."""
    lines = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
    return bold("Các tin:") + "\n" + "\n".join(lines)


def how_to_edit(number: int) -> RichText:
    """Say how a draft is edited by typing."""
    return italic(
        f"Bỏ tin thứ 2: /duyet {number} bo 2. Sửa tiêu đề tin thứ 2: /duyet {number} sua 2 "
        "tiêu đề mới."
    )


def no_drafts() -> RichText:
    """Say that nothing waits for approval."""
    return plain("Không có bản tin nào chờ duyệt.")


def approve() -> str:
    """Label of the choice that lets a draft go out."""
    return "Gửi"


def drop() -> str:
    """Label of the choice that leaves out a story."""
    return "Bỏ tin"


def rename() -> str:
    """Label of the choice that changes a headline."""
    return "Sửa tiêu đề"


def cancel() -> str:
    """Label of the choice that cancels a draft."""
    return "Hủy"


def drop_which(number: int) -> RichText:
    """Ask which story of a draft to leave out."""
    return plain(f"Bỏ tin nào khỏi bản tin số {number}?")


def drop_one(place: int, title: str) -> str:
    """Label of the choice that leaves out this story."""
    return f"{place}. {title[:48]}"


def rename_how(number: int) -> RichText:
    """Say how a headline is changed."""
    return plain(
        f"Đồng chí gõ: /duyet {number} sua 2 Tiêu đề mới (2 là số thứ tự của tin trong bản tin)."
    )


def released(number: int, chats: int, due_at: datetime | None) -> RichText:
    """Say that a draft goes out."""
    at = f" lúc {_when(due_at)}" if due_at else ""
    return plain(f"Bản tin số {number} sẽ được gửi tới {chats} nhóm{at}.")


def correction_released(number: int, chats: int) -> RichText:
    """Say that a correction goes out."""
    return plain(f"Đính chính số {number} đang được đưa tới {chats} nhóm.")


def cancelled(number: int) -> RichText:
    """Say that a draft was cancelled."""
    return plain(f"Đã hủy bản tin số {number}, không gửi cho nhóm nào.")


def decided_before(number: int) -> RichText:
    """Say that somebody else, or the clock, was faster."""
    return plain(f"Bản tin số {number} đã được quyết định trước đó.")


def no_bulletin(number: str) -> RichText:
    """Say that there is no bulletin of this number."""
    return plain(f"Không có bản tin số “{number[:16]}”. Gõ /phathanh để xem danh sách.")


def no_story(place: str) -> RichText:
    """Say that a bulletin has no story at this place."""
    return plain(f"Bản tin không có tin thứ “{place[:16]}”.")


def last_story() -> RichText:
    """Say that a bulletin cannot lose its last story."""
    return plain("Bản tin chỉ còn một tin. Nếu không gửi nữa, đồng chí chọn Hủy.")


def title_wanted() -> RichText:
    """Say that the new headline is missing."""
    return plain("Đồng chí chưa ghi tiêu đề mới.")


def platform_away(platform: str) -> RichText:
    """Say that nothing can be sent on a platform now."""
    return plain(f"{platform} hiện không hoạt động, chưa gửi được. Xin đồng chí thử lại sau.")


def bulletins() -> RichText:
    """Head the list of the last bulletins."""
    return bold("Các bản tin gần đây")


def no_bulletins() -> RichText:
    """Say that nothing has gone out yet."""
    return plain("Chưa có bản tin nào.")


def bulletin_line(
    number: int, kind: str, stage: str, moment: datetime, *, reached: int, chats: int
) -> RichText:
    """Tell one bulletin of a list in one line."""
    stands = f"{reached}/{chats} nhóm đã nhận" if stage == "released" else STAGES[stage]
    return plain(f"{KINDS[kind]} số {number}, {_when(moment)}: {stands}")


def bulletin_choice(number: int) -> str:
    """Label of the choice that shows a bulletin's report."""
    return f"Số {number}"


def report(
    number: int,
    kind: str,
    moment: datetime,
    *,
    stories: int,
    chats: int,
    reached: int,
    states: Mapping[str, int],
    faults: Sequence[tuple[str, str, int]],
) -> RichText:
    """Report how a bulletin fared; ``faults`` are kind, the platform's words, and how many."""
    lines = [
        bold(f"{KINDS[kind]} số {number}, {_when(moment)}"),
        plain(f"{stories} tin; {reached}/{chats} nhóm đã nhận đủ."),
    ]
    others = [
        plain(f"▪ {STATES[state]}: {count}")
        for state, count in states.items()
        if state != "sent" and count
    ]
    lines += others
    if faults:
        lines.append(plain("Nguyên nhân:"))
        lines += [plain(f"▪ {cause(kind, words)}: {count}") for kind, words, count in faults]
    return joined("\n", lines)


def send_again() -> str:
    """Label of the choice that sends a bulletin again to those missed."""
    return "Gửi lại nhóm chưa nhận"


def correct() -> str:
    """Label of the choice that corrects a bulletin."""
    return "Đính chính"


def withdraw() -> str:
    """Label of the choice that takes a bulletin back."""
    return "Thu hồi"


def back() -> str:
    """Label of the choice that leads back to the list."""
    return "Danh sách"


def sure_to_withdraw(number: int, chats: int) -> RichText:
    """Ask once more before a bulletin is taken back."""
    return plain(
        f"Thu hồi bản tin số {number} khỏi {chats} nhóm? Nơi nào không xóa được tin, bot sẽ gửi "
        "lời thu hồi."
    )


def yes_withdraw() -> str:
    """Label of the choice that takes a bulletin back indeed."""
    return "Thu hồi ngay"


def withdrawn(number: int, chats: int) -> RichText:
    """Say that a bulletin is being taken back."""
    return plain(f"Đang thu hồi bản tin số {number} khỏi {chats} nhóm.")


def sent_again(number: int, chats: int) -> RichText:
    """Say to how many chats a bulletin is sent again."""
    if not chats:
        return plain(f"Bản tin số {number}: không còn nhóm nào cần gửi lại.")
    return plain(f"Đang gửi lại bản tin số {number} cho {chats} nhóm.")


def send_now() -> str:
    """Label of the choice that sends a bulletin to everybody now."""
    return "Gửi ngay cho mọi nhóm"


def sure_to_send(chats: int) -> RichText:
    """Ask once more before everybody gets a bulletin."""
    return plain(f"Gửi ngay bản tin cho {chats} nhóm đang hoạt động?")


def yes_send() -> str:
    """Label of the choice that sends indeed."""
    return "Gửi ngay"


def sent_now(chats: int) -> RichText:
    """Say how many chats get a bulletin now."""
    if not chats:
        return plain("Chưa có tin mới để gửi.")
    return plain(f"Đang gửi bản tin cho {chats} nhóm.")


def preview() -> str:
    """Label of the choice that shows what would go out now."""
    return "Xem trước"


def no_doubts() -> RichText:
    """Say that nothing is in doubt."""
    return plain("Không có tin nào chưa rõ kết quả gửi.")


def doubts(bulletin: int, names: Sequence[str], more: int) -> RichText:
    """Say which chats may or may not have got a bulletin."""
    lines = "\n".join(f"▪ {name}" for name in names)
    rest = f"\n▪ và {more} nhóm nữa" if more else ""
    return (
        bold(f"Bản tin số {bulletin}: chưa rõ đã tới hay chưa")
        + "\nBot đã gửi nhưng không nhận được trả lời. Nếu gửi lại, nhóm có thể nhận hai lần.\n"
        + lines
        + rest
    )


def resend() -> str:
    """Label of the choice that sends again what is in doubt."""
    return "Gửi lại"


def let_be() -> str:
    """Label of the choice that leaves what is in doubt as it is."""
    return "Không gửi lại"


def settled(bulletin: int) -> RichText:
    """Say that what is in doubt is left as it is."""
    return plain(f"Bản tin số {bulletin}: không gửi lại.")


def approval_set(name: str, *, asked: bool) -> RichText:
    """Say whether a unit's or a feed's bulletins are approved first."""
    if asked:
        return plain(f"Từ nay bản tin của “{name}” phải được duyệt trước khi gửi.")
    return plain(f"Bản tin của “{name}” không cần duyệt nữa.")


def approval_of_whom(name: str) -> RichText:
    """Say that neither a unit nor a source of this name is known."""
    return plain(f"Không tìm thấy đơn vị hoặc nguồn tin “{name[:64]}”.")


def _when(moment: datetime) -> str:
    return f"{moment:%H:%M %d/%m/%Y}"
