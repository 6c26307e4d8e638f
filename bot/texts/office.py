"""What the bot says of its admins' day: chats, figures, how it stands. See ``texts``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from bot.language import Words, _, _n
from bot.messages import RichText, bold, joined, plain
from bot.texts import choices as texts_choices
from bot.texts.alarms import MODEL
from bot.texts.days import when
from bot.typed.times import Moment

COMMAND_HELP = Words(
    {
        "nhom": "các nhóm đã đăng ký: trạng thái, tạm dừng, gửi trở lại, gỡ",
        "thongke": "số liệu 7 ngày: nhóm, bản tin, nguồn tin, câu hỏi",
        "trangthai": "bot đang chạy ra sao: hàng đợi, dữ liệu, nền tảng",
    }
)

USAGE = Words({"nhom": "tên đơn vị hoặc số"})

WHY = Words({"paused by an admin": "quản trị viên tạm dừng"})
KINDS = Words({"private": "trò chuyện riêng", "group": "nhóm"})


def chats_head(count: int, paused: int) -> RichText:
    """Head the list of chats."""
    return bold(_n("{count} nhóm", count)) + (
        _n(", {count} nhóm đang tạm dừng", paused) if paused else ""
    )


def chat_line(number: int, unit: str, platform: str, paused: str | None) -> RichText:
    """Tell of one chat in a line."""
    state = _(" – tạm dừng: {why}", why=why(paused)) if paused else ""
    return plain(f"{number}. {unit} ({platform}){state}")


def chat_choice(number: int) -> str:
    """Label of the choice of a chat."""
    return _("Nhóm {number}", number=number)


def only_paused(count: int) -> str:
    """Label of the choice of those that are paused."""
    return _("Đang tạm dừng ({count})", count=count)


def all_chats() -> str:
    """Label of the choice of all chats."""
    return _("Tất cả nhóm")


def card(
    number: int,
    path: str,
    *,
    kind: str,
    platform: str,
    chat: str,
    paused: str | None,
    times: Sequence[Moment],
    next_at: datetime | None,
    quiet: tuple[time, time] | None,
) -> RichText:
    """Tell all of one chat."""
    lines = [
        bold(_("Nhóm {number}: {path}", number=number, path=path)),
        plain(f"{KINDS[kind]}, {platform} {chat}"),
        plain(_("Tạm dừng: {why}", why=why(paused)) if paused else _("Đang hoạt động")),
        plain(
            _("Giờ nhận: {moments}", moments=texts_choices.moments(times))
            if times
            else _("Giờ nhận: không")
        ),
    ]
    if next_at is not None and not paused:
        lines.append(plain(_("Bản tin tới: {at}", at=_when(next_at))))
    if quiet is not None:
        lines.append(
            plain(_("Giờ yên tĩnh: {first}–{last}", first=_hour(quiet[0]), last=_hour(quiet[1])))
        )
    return joined("\n", lines)


def pause() -> str:
    """Label of the choice to send nothing to a chat."""
    return _("Tạm dừng")


def resume() -> str:
    """Label of the choice to send to a chat again."""
    return _("Gửi trở lại")


def unbind() -> str:
    """Label of the choice to unbind a chat."""
    return _("Gỡ nhóm")


def yes_unbind() -> str:
    """Label of the choice that really unbinds."""
    return _("Gỡ ngay")


def undo() -> str:
    """Label of the choice to undo."""
    return _("Hoàn tác")


def sure_to_unbind(path: str) -> RichText:
    """Ask once more before a chat is unbound."""
    return plain(
        _(
            "Gỡ nhóm của “{path}”? Nhóm sẽ không nhận tin nữa. Có thể hoàn tác trong 1 giờ.",
            path=path,
        )
    )


def sure_to_pause(path: str) -> RichText:
    """Ask once more before a chat is paused."""
    return plain(
        _("Tạm dừng gửi cho nhóm của “{path}”? Lựa chọn của nhóm được giữ nguyên.", path=path)
    )


def yes_pause() -> str:
    """Label of the choice that really pauses."""
    return _("Tạm dừng ngay")


def dismiss() -> str:
    """Label of the choice to let a chat have other admins."""
    return _("Thay quản trị viên")


def yes_dismiss() -> str:
    """Label of the choice that really takes a chat's admins their role."""
    return _("Thôi quyền ngay")


def sure_to_dismiss(path: str) -> RichText:
    """Ask once more before a chat's admins are none any more."""
    return plain(
        _(
            "Thay quản trị viên nhóm của “{path}”? Ai đã đăng ký nhóm bằng mã mời sẽ không còn là "
            "quản trị viên của nhóm. Lựa chọn của nhóm được giữ nguyên.",
            path=path,
        )
    )


def dismissed(path: str) -> RichText:
    """Say how a chat gets a new admin."""
    return plain(
        _(
            "Nhóm của “{path}” chưa có quản trị viên mới. Đồng chí tạo mã mời của đơn vị này; ai "
            "gửi /dangky kèm mã trong nhóm sẽ là quản trị viên.",
            path=path,
        )
    )


def unbound(path: str) -> RichText:
    """Say that a chat was unbound."""
    return plain(_("Đã gỡ nhóm của “{path}”. Trong 1 giờ, đồng chí có thể hoàn tác.", path=path))


def restored() -> RichText:
    """Say that an unbinding was undone."""
    return plain(_("Đã hoàn tác: nhóm được đăng ký lại với các lựa chọn cũ."))


def too_late() -> RichText:
    """Say that there is nothing to undo."""
    return plain(_("Không hoàn tác được: đã quá 1 giờ, hoặc nhóm đã đăng ký lại."))


def no_chat(number: int) -> RichText:
    """Say that there is no such chat."""
    return plain(_("Không có nhóm số {number}. Gõ /nhom để xem danh sách.", number=number))


def sure_to_cancel(number: int, kind: str) -> RichText:
    """Ask once more before a draft is cancelled."""
    if kind == "correction":
        return plain(_("Bỏ đính chính số {number}? Bản tin đã gửi được giữ nguyên.", number=number))
    return plain(_("Hủy bản tin số {number}? Các nhóm sẽ không nhận bản tin này.", number=number))


def yes_cancel(kind: str) -> str:
    """Label of the choice that really cancels."""
    return _("Bỏ đính chính") if kind == "correction" else _("Hủy bản tin")


def why(paused: str) -> str:
    """Return why a chat is paused: our reason in our words, a platform's in its own."""
    return WHY.get(paused, paused)


def figures(
    chats: Mapping[str, tuple[int, int]],
    days: Sequence[tuple[date, int, int, int, int]],
    sources: tuple[int, int, int],
    questions: int,
) -> RichText:
    """Tell the figures of the last days.

    Args:
        chats: Platform → active and paused chats.
        days: Day, bulletins, deliveries that arrived, failed, and are in doubt.
        sources: How many are well, ailing, and halted.
        questions: How many questions were answered.
    """
    active, paused = (sum(each[n] for each in chats.values()) for n in (0, 1))
    lines = [
        bold(_("Số liệu 7 ngày")),
        plain(_("Nhóm hoạt động: {active}; tạm dừng: {paused}", active=active, paused=paused)),
    ]
    lines += [
        plain(_("▪ {name}: {on} hoạt động, {off} tạm dừng", name=name, on=on, off=off))
        for name, (on, off) in chats.items()
    ]
    lines.append(bold(_("Theo ngày")))
    lines += [_day_line(*each) for each in days]
    well, ailing, halted = sources
    lines.append(
        plain(
            _(
                "Nguồn tin: {well} tốt, {ailing} có vấn đề, {halted} đang dừng",
                well=well,
                ailing=ailing,
                halted=halted,
            )
        )
    )
    lines.append(plain(_("Câu hỏi trong 7 ngày: {questions}", questions=questions)))
    return joined("\n", lines)


def state(
    *,
    version: str,
    size: int,
    free: int | None,
    last_pull: datetime | None,
    last_push: datetime | None,
    waiting: int,
    later: int,
    age: timedelta | None,
    doubtful: int,
    platforms: Mapping[str, bool],
    model: tuple[int, int, str | None] | None = None,
) -> RichText:
    """Tell how the bot stands.

    ``model``: about how many articles a language model was asked in 24 hours, how many of its
    answers are told, and why it is of no use (of ``asked.Cause``); None: none is set up.
    """
    queue = _(
        "Hàng đợi: {waiting} tin chờ gửi ngay, {later} tin chờ đến giờ",
        waiting=waiting,
        later=later,
    )
    if age is not None and waiting:
        queue += _("; tin cũ nhất chờ {span}", span=_span(age))
    lines = [
        bold(_("Bot đang hoạt động")) + _(" (bản {version})", version=version),
        plain(_("Lấy tin lần cuối: {at}", at=_when(last_pull))),
        plain(_("Bản tin lần cuối: {at}", at=_when(last_push))),
        plain(queue),
        plain(
            _("Chưa rõ kết quả: {doubtful}", doubtful=doubtful)
            + (_(" (xem /chuaro)") if doubtful else "")
        ),
        plain(_("Cơ sở dữ liệu: {megabytes}", megabytes=_megabytes(size))),
    ]
    if free is not None:
        lines.append(plain(_("Đĩa còn trống: {megabytes}", megabytes=_megabytes(free))))
    if model is not None:
        lines.append(_model(*model))
    lines += [
        plain(f"▪ {name}: {_('hoạt động') if works else _('NGỪNG HOẠT ĐỘNG')}")
        for name, works in sorted(platforms.items())
    ]
    return joined("\n", lines)


def _model(questions: int, taken: int, cause: str | None) -> RichText:
    told = _(
        "AI viết tóm tắt, 24 giờ qua: dùng được {taken} trên {questions} bài",
        taken=taken,
        questions=questions,
    )
    return plain(f"{told}. {_('KHÔNG DÙNG ĐƯỢC')}: {MODEL.get(cause, cause)}" if cause else told)


def _day_line(day: date, bulletins: int, sent: int, failed: int, unknown: int) -> RichText:
    troubles = _(", {failed} không gửi được", failed=failed) if failed else ""
    troubles += _(", {unknown} chưa rõ", unknown=unknown) if unknown else ""
    return plain(
        _(
            "▪ {day:%d/%m}: {bulletins} bản tin, {sent} tin đã tới{troubles}",
            day=day,
            bulletins=bulletins,
            sent=sent,
            troubles=troubles,
        )
    )


def _when(moment: datetime | None) -> str:
    return when(moment) if moment else _("chưa có")


def _hour(at: time) -> str:
    return f"{at:%H:%M}"


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return (
        _("{minutes} phút", minutes=minutes)
        if minutes < 120
        else _("{hours} giờ", hours=minutes // 60)
    )


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size < 2**30 else f"{size / 2**30:.1f} GB"
