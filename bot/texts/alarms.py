"""What the bot lets its admins know. See ``texts``."""

from collections.abc import Mapping, Sequence

from bot.language import Words, _, _n
from bot.messages import RichText, bold, plain
from bot.texts.issuing import KINDS

SPENT = Words(
    {
        "kept": "số tin còn lại của tháng được giữ để trả lời đồng chí; bản tin tạm chưa gửi",
        "month": "đã gửi hết số tin của tháng này",
        "told": "nền tảng báo đã hết hạn mức gửi tin; bot sẽ thử lại sau",
        "plan": "gói dịch vụ của Zalo OA không cho gửi: xin kiểm tra gói, gia hạn hoặc nâng gói",
        "balance": "tài khoản Zalo OA không đủ số dư để gửi tin",
        "night": "Zalo không nhận tin vào giờ này; bot sẽ thử lại sau",
    }
)
"""Why no messages are left, by ``SpentError.reason``."""


def alarm_head() -> RichText:
    """Head what the admins are to know."""
    return bold(_("Bot xin báo"))


def chat_paused(unit: str, chat: str, why: str) -> RichText:
    """Say that a chat gets nothing for now."""
    return plain(
        _(
            "▪ Tạm dừng gửi cho nhóm của “{unit}” ({chat}): {why}. Lựa chọn được giữ nguyên.",
            unit=unit,
            chat=chat,
            why=why,
        )
    )


def chat_back(unit: str, chat: str, **_about: str) -> RichText:
    """Say that a chat gets bulletins again."""
    return plain(_("▪ Nhóm của “{unit}” ({chat}) đã nhận tin trở lại.", unit=unit, chat=chat))


def refused(kind: str, number: int, why: str) -> RichText:
    """Say that a platform did not take a message; of what, as people call it."""
    what = KINDS[kind] if kind in KINDS else _("Tin nhắc")
    return plain(_("▪ {what} số {number} bị từ chối: {why}.", what=what, number=number, why=why))


def platform_out(platform: str, why: str) -> RichText:
    """Say that nothing goes out on a platform."""
    return plain(_("▪ {platform} ngừng hoạt động: {why}.", platform=platform, why=why))


def draft_late(*, bulletin: str, held: str = "yes", quoted: str = "") -> RichText:
    """Say that a draft was decided by the clock: what went to nobody, what was told otherwise."""
    told = _("▪ Bản tin số {bulletin} quá hạn duyệt.", bulletin=bulletin)
    if held:
        told += " " + _("Tin chưa duyệt không được gửi.")
    if quoted:
        told += " " + _("Tóm tắt do AI viết được thay bằng lời trích nguyên văn bài báo.")
    return plain(told)


def compilation_broken(compilation: str) -> RichText:
    """Say that a compilation is due, and that it cannot be made or entered."""
    return plain(
        _(
            "▪ Tài liệu số {compilation} đã đến giờ gửi nhưng chưa gửi được do lỗi của bot; bot "
            "vẫn đang thử lại. Xin đồng chí xem lại: /tailieu {compilation}",
            compilation=compilation,
        )
    )


def quota(*, platform: str, used: str, limit: str, kept: str, **_about: str) -> RichText:
    """Say that a month's messages are nearly spent, and how many are kept for answers."""
    return plain(
        _(
            "▪ {platform} đã gửi {used}/{limit} tin của tháng. {kept} tin cuối được "
            "giữ để trả lời; khi chỉ còn chừng ấy, bản tin tạm ngừng.",
            platform=platform,
            used=used,
            limit=limit,
            kept=kept,
        )
    )


def spent(platform: str, reason: str) -> RichText:
    """Say why bulletins wait on a platform."""
    return plain(f"▪ {platform}: {SPENT.get(reason, reason)}.")


def no_address() -> RichText:
    """Say why pictures and documents do not reach some platforms."""
    return plain(
        _(
            "▪ Zalo chỉ nhận được ảnh và tài liệu khi bot có địa chỉ công khai "
            "(PUBLIC_URL). Hiện ở đó chỉ phần chữ được gửi."
        )
    )


TROUBLES = Words(
    {
        "late": "bản tin trên {platform} bị chậm, lẽ ra phải gửi lúc {since}; bot vẫn đang thử gửi",
        "disk": "ổ đĩa sắp đầy, chỉ còn {free} MB; xin dọn bớt, kẻo bot không gửi được tin",
        "silent": "không có tin mới nào kể từ {since}; xin xem /nguon",
        "backup": "đêm qua không sao lưu được: {why}",
        "file": (
            "tệp cơ sở dữ liệu đã bị xóa hoặc bị thay khi bot đang chạy, bot dừng là mất dữ liệu "
            "từ lúc đó; xin trả tệp về chỗ cũ, hoặc khôi phục từ bản sao lưu rồi chạy lại bot"
        ),
        "model": (
            "AI viết tóm tắt không dùng được: {why}. Bản tin vẫn gửi và trích nguyên văn bài báo"
        ),
        "clock": (
            "đồng hồ máy chủ chạy chậm, đang chỉ {at}; bot tạm ngừng lấy tin và gửi bản tin cho "
            "đến khi đồng hồ đúng. Xin bật tự chỉnh giờ: sudo timedatectl set-ntp true"
        ),
    }
)
"""What is wrong, by ``bot.care.troubles.Trouble``."""

MODEL = Words(
    {
        "silent": "máy chủ không trả lời; xin kiểm tra LLM_BASE_URL và đường mạng",
        "key": "máy chủ không nhận khóa; xin kiểm tra LLM_API_KEY",
        "money": "tài khoản đã hết tiền; xin nạp thêm",
        "busy": "máy chủ báo quá hạn mức; xin giảm LLM_DAILY_BUDGET hoặc nâng gói",
        "address": "máy chủ báo sai địa chỉ hoặc tên mô hình; xin kiểm tra LLM_BASE_URL, LLM_MODEL",
        "moved": "địa chỉ đã chuyển đi nơi khác; xin sửa LLM_BASE_URL",
        "server": "máy chủ đang gặp lỗi; bot vẫn tự thử lại",
        "broken": "câu trả lời sai dạng; xin kiểm tra LLM_BASE_URL hoặc thử mô hình khác",
        "unfit": (
            "điều AI viết không khớp với bài báo; xin thử mô hình khác hoặc đặt "
            "SUMMARIZER=extractive"
        ),
    }
)
"""Why nothing that the language model writes can be told and what to try, by ``asked.Cause``."""

MENDED = Words(
    {
        "late": "bản tin trên {platform} đã được gửi đều trở lại",
        "disk": "ổ đĩa đã có đủ chỗ trở lại",
        "silent": "đã có tin mới trở lại",
        "backup": "việc sao lưu đã bình thường trở lại",
        "file": "tệp cơ sở dữ liệu đã trở lại chỗ cũ",
        "model": "AI đã viết được tóm tắt trở lại",
        "clock": "đồng hồ máy chủ đã đúng, bot lấy tin và gửi bản tin trở lại",
    }
)

WRONG = Words(
    {
        "late": "bản tin gửi chậm",
        "disk": "ổ đĩa sắp đầy",
        "silent": "không có tin mới",
        "backup": "không sao lưu được",
        "file": "tệp cơ sở dữ liệu bị xóa hoặc bị thay",
        "model": "AI viết tóm tắt không dùng được",
        "clock": "đồng hồ máy chủ chạy chậm",
    }
)


def trouble(trouble: str, **about: str) -> RichText:
    """Say what is wrong with the program as a whole."""
    if cause := about.get("cause"):
        about["why"] = MODEL[cause]
    return plain(_("▪ Cần đồng chí xem: {what}.", what=_what(TROUBLES[trouble], about)))


def mended(trouble: str, **about: str) -> RichText:
    """Say that it is over."""
    return plain(_("▪ Đã ổn: {what}.", what=_what(MENDED[trouble], about)))


def _what(words: str, about: Mapping[str, str]) -> str:
    """Say what it is, and of which machine where there are several."""
    told = words.format_map(about)
    if machine := about.get("machine"):
        return _("{what} (máy {machine})", what=told, machine=machine)
    return told


def daily(
    *,
    sent: int,
    unknown: int,
    entries: int,
    feeds: int,
    failing: int,
    chats: int,
    paused: int,
    wrong: Sequence[str],
) -> RichText:
    """Say in one line that all is well, or else what is not; figures are of the last 24 hours."""
    faults = [WRONG[each] for each in wrong]
    faults += [_n("{count} tin chưa rõ đã đến hay chưa (/chuaro)", unknown)] if unknown else []
    faults += [_n("{count} nhóm đang tạm dừng", paused)] if paused else []
    faults += [_n("{count} nguồn đang lỗi (/nguon)", failing)] if failing else []
    figures = _(
        "24 giờ qua: {entries} tin mới từ {feeds} nguồn, {sent} tin đã gửi, {chats} nhóm.",
        entries=entries,
        feeds=feeds,
        sent=sent,
        chats=chats,
    )
    if faults:
        return plain(
            _(
                "Bot vẫn chạy. Cần xem: {faults}. {figures}",
                faults="; ".join(faults),
                figures=figures,
            )
        )
    return plain(_("Mọi việc đều ổn. {figures}", figures=figures))


def and_more(count: int) -> RichText:
    """Say how many alarms are not listed."""
    return plain(_n("▪ và {count} việc khác", count))
