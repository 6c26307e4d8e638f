"""What the bot says to anybody: greetings, help, topics, bindings. See ``bot.texts``."""

from collections.abc import Sequence

from bot.language import Words, _, _n
from bot.messages import RichText, Style, bold, italic, joined, plain
from bot.texts import choices as texts_choices
from bot.texts import compilations as texts_compilations
from bot.texts import issuing as texts_issuing
from bot.texts import meetings as texts_meetings
from bot.texts import notices as texts_notices
from bot.texts import office as texts_office
from bot.texts import privacy as texts_privacy
from bot.texts import roles as texts_roles
from bot.texts import setup as texts_setup
from bot.texts import units as texts_units
from bot.typed.english import shown
from bot.typed.times import Moment
from jobs.topics import Topic

COMMAND_HELP = Words(
    {
        "start": "giới thiệu bot",
        "trogiup": "các lệnh dùng được ở đây",
        "dangky": "đăng ký nhận bản tin bằng mã mời",
        "huydangky": "ngừng nhận bản tin, xóa đăng ký",
        "chude": "chọn chuyên mục",
        "gio": "chọn giờ nhận bản tin",
        "bantin": "bản tin 24 giờ qua; thêm “ảnh” để kèm ảnh bìa",
        "tinmoi": "những tin mới nhất",
        "timkiem": "tìm tin theo từ khóa",
        "nguon": "xem, thử, thêm, dừng, xóa nguồn tin",
        "cumtu": "bổ sung cụm từ nhận biết chuyên mục",
    },
    texts_units.COMMAND_HELP,
    texts_roles.COMMAND_HELP,
    texts_choices.COMMAND_HELP,
    texts_privacy.COMMAND_HELP,
    texts_setup.COMMAND_HELP,
    texts_issuing.COMMAND_HELP,
    texts_notices.COMMAND_HELP,
    texts_meetings.COMMAND_HELP,
    texts_office.COMMAND_HELP,
    texts_compilations.COMMAND_HELP,
)

USAGE = Words(
    {
        "dangky": "MÃ",
        "timkiem": "từ khóa",
        "gio": "7:00 17:30",
        "nguon": "thu ĐỊA CHỈ",
        "cumtu": "chuyên mục: cụm từ",
    },
    texts_units.USAGE,
    texts_roles.USAGE,
    texts_choices.USAGE,
    texts_issuing.USAGE,
    texts_notices.USAGE,
    texts_meetings.USAGE,
    texts_office.USAGE,
    texts_compilations.USAGE,
)

FOLDED_FROM = 10
"""Lists with more lines than this are folded."""


def start() -> RichText:
    """Say who speaks."""
    return bold(_("Chào đồng chí!")) + (
        _(
            "\nTôi là bot tự động gửi bản tin cho chi bộ: hằng ngày tóm tắt tin, "
            "trích nguyên văn từ các báo và cổng thông tin, và trả lời câu hỏi về "
            "những tin đã đưa."
        )
    )


def start_asking() -> RichText:
    """Say what can be done where bulletins come."""
    return plain(_("\n\nĐồng chí gõ /trogiup để xem các lệnh, hoặc cứ hỏi bot về tin tức."))


def start_binding() -> RichText:
    """Say how a group gets bulletins."""
    return plain(
        _(
            "\n\nNhóm này chưa đăng ký nhận bản tin. Quản trị viên của nhóm gõ /dangky "
            "kèm mã mời mà đơn vị đã cấp, ví dụ: /dangky ABCD-2345."
        )
    )


def start_in_private(command: str) -> RichText:
    """Say to one person how a group gets bulletins, by ``command`` there, and how he himself."""
    return plain(
        _(
            "\n\nĐể nhóm của đơn vị nhận bản tin, đồng chí thêm bot vào nhóm rồi gõ trong nhóm: "
            "{command} kèm mã mời mà đơn vị đã cấp. Muốn nhận riêng ở đây, đồng chí gõ /dangky "
            "kèm mã mời cấp riêng cho mình.",
            command=command,
        )
    )


def start_admin() -> RichText:
    """Say who speaks to somebody who may do all."""
    return bold(_("Chào đồng chí quản trị!")) + (
        _(
            "\nTôi là bot tự động gửi bản tin cho các chi bộ: tóm tắt tin, trích "
            "nguyên văn từ các báo và cổng thông tin. Đồng chí gõ /trogiup để xem "
            "các lệnh."
        )
    )


def own_id(platform: str, sender: str) -> RichText:
    """Tell somebody the id by which the settings may name him as an admin of the bot."""
    return italic(
        _(
            "Mã của đồng chí: {platform}:{sender} (người cài đặt bot dùng để cấp quyền).",
            platform=platform,
            sender=sender,
        )
    )


def commands(names: Sequence[str]) -> RichText:
    """List the commands that the asker may use here."""
    return bold(_("Các lệnh")) + "\n" + folded([_command(name) for name in names])


def asking() -> RichText:
    """Say that whoever may ask need not know any command."""
    return plain(
        _(
            "Đồng chí cứ hỏi thẳng bằng lời, có dấu hay không dấu đều được, ví dụ: “tin hôm qua”, "
            "“tin về chuyển đổi số tuần này”, “nghị quyết 57 nói gì”. Trong nhóm, hãy nhắc tên bot "
            "hoặc trả lời tin của bot."
        )
    )


def other_commands() -> str:
    """Label of the choice that lists the commands that are seldom needed."""
    return _("Các lệnh khác")


def folded(lines: Sequence[RichText]) -> RichText:
    """Return a list; a long one folded, where the platform can fold, for it to bar no view."""
    whole = joined("\n", lines)
    return whole.styled(Style.EXPANDABLE) if len(lines) > FOLDED_FROM else whole


def _command(name: str) -> RichText:
    usage = f" {USAGE[name]}" if name in USAGE else ""
    return plain(f"/{shown(name)}{usage} – {COMMAND_HELP[name]}")


def unknown_command(name: str, guess: str | None) -> RichText:
    """Say that there is no such command, and which one may be meant."""
    text = plain(_("Bot không có lệnh “/{name}”.", name=name[:32]))
    if guess:
        return text + _(" Ý đồng chí là /{guess}?", guess=shown(guess))
    return text + _(" Đồng chí gõ /trogiup để xem các lệnh.")


def refused() -> RichText:
    """Say that the sender may not do that here."""
    return plain(_("Lệnh này dành cho quản trị viên của nhóm; xin nhờ quản trị viên gõ giúp."))


def not_bound(*, private: bool) -> RichText:
    """Say that no bulletins come here, and how they would."""
    if private:
        return plain(
            _(
                "Ở đây chưa đăng ký nhận bản tin; lệnh này dùng trong nhóm đã đăng ký. Muốn nhận "
                "bản tin riêng, đồng chí gõ /dangky kèm mã mời."
            )
        )
    return plain(_("Nhóm chưa đăng ký nhận bản tin. Quản trị viên gõ /dangky kèm mã mời."))


def admins_only() -> RichText:
    """Say that a command is for the bot's admins."""
    return plain(_("Lệnh này dành cho quản trị viên của bot. Gõ /trogiup để xem các lệnh khác."))


def stumbled() -> RichText:
    """Apologize for a fault of ours."""
    return plain(_("Bot gặp trục trặc, chưa làm được việc này. Xin đồng chí thử lại sau ít phút."))


def too_long(most: int) -> RichText:
    """Say that a message is longer than a question can be."""
    return plain(
        _("Tin nhắn quá dài. Xin đồng chí rút gọn câu hỏi, tối đa {most} ký tự.", most=most)
    )


def consent(unit: str) -> RichText:
    """Tell what the chat agreed to by being bound. Its version is ``audience.CONSENT``."""
    return (
        plain(_("Đã đăng ký nhận bản tin cho "))
        + bold(unit)
        + ".\n\n"
        + texts_privacy.in_short()
        + _(" Gõ /dulieu để xem, /huydangky để ngừng nhận tin.")
    )


def subscribed(unit: str, moments: Sequence[Moment], labels: Sequence[str]) -> RichText:
    """Tell a chat's choices after binding."""
    return (
        consent(unit)
        + _(
            "\n\nĐồng chí vừa gõ mã là quản trị viên của bot ở đây, cùng trưởng, phó nhóm. Mã đã "
            "hết hiệu lực; gõ nhầm người thì /huydangky rồi xin mã mới."
        )
        + "\n\n"
        + times(moments)
        + "\n"
        + topics(labels)
    )


def invitation_needed() -> RichText:
    """Ask for the code."""
    return plain(
        _(
            "Xin đồng chí gửi kèm mã mời, ví dụ: /dangky ABCD-2345. Mã mời do quản "
            "trị viên của đơn vị cấp, mỗi mã dùng được một lần."
        )
    )


def invitation_wrong() -> RichText:
    """Say that a code is no good."""
    return plain(
        _(
            "Mã mời không đúng, đã được dùng hoặc đã hết hạn. Xin đồng chí hỏi lại "
            "quản trị viên của đơn vị."
        )
    )


def invitation_locked() -> RichText:
    """Say that too many wrong codes were posted."""
    return plain(_("Nhóm đã nhập sai mã mời quá nhiều lần. Xin thử lại sau một giờ."))


def see_topics() -> str:
    """Label of the choice that shows the topics."""
    return _("Chọn chuyên mục")


def see_choices() -> str:
    """Label of the choice that shows all choices."""
    return _("Mọi lựa chọn")


def unbound() -> RichText:
    """Confirm that a chat was forgotten."""
    return plain(
        _(
            "Đã hủy đăng ký, nhóm không nhận bản tin nữa. Nếu nhầm, đồng chí có "
            "thể hoàn tác trong một giờ; sau đó các lựa chọn của nhóm được xóa hẳn. "
            "Cảm ơn đồng chí."
        )
    )


def sure_to_unbind(*, private: bool) -> RichText:
    """Ask once more, and say what pauses only."""
    ends = (
        _("Ở đây sẽ không còn bản tin và các lựa chọn sẽ bị xóa.")
        if private
        else _("Nhóm sẽ ngừng nhận bản tin và các lựa chọn của nhóm sẽ bị xóa.")
    )
    asked = _(" Đồng chí có chắc chắn muốn hủy đăng ký không? (Chỉ tạm ngừng: /gio tắt.)")
    return plain(ends + asked)


def say_clearly() -> RichText:
    """Ask for a clear yes, below a question that was answered by a nod."""
    return plain(_("Việc này cần chắc chắn, nên xin đồng chí nhắn rõ “đồng ý” hoặc “không”."))


def yes_unbind() -> str:
    """Label of the choice that unbinds."""
    return _("Hủy đăng ký")


def keep() -> str:
    """Label of the choice that changes nothing."""
    return _("Giữ nguyên")


def kept() -> RichText:
    """Say that nothing was changed."""
    return plain(_("Không có gì thay đổi."))


def topics(labels: Sequence[str]) -> RichText:
    """Tell which topics a chat gets."""
    if not labels:
        return plain(_("Chuyên mục: tất cả."))
    return plain(_("Chuyên mục: ") + "; ".join(map(_, labels)) + ".")


def choose_topics(labels: Sequence[str]) -> RichText:
    """Tell which topics a chat gets, above the choices that change it."""
    return topics(labels) + _("\nChọn một chuyên mục để thêm hoặc bớt:")


def unknown_topic(name: str) -> RichText:
    """Say that there is no such topic."""
    return plain(_("Bot không có chuyên mục “{name}”. Gõ /chude để xem danh sách.", name=name[:64]))


def topic_choice(topic: Topic, *, chosen: bool) -> str:
    """Label of the choice that adds or removes a topic."""
    label = _(topic.short)
    return f"✓ {label}" if chosen else label


def all_topics() -> str:
    """Label of the choice that takes all topics."""
    return _("Nhận tất cả")


def next_page() -> str:
    """Label of the choice that shows the next page."""
    return _("Xem tiếp")


def previous_page() -> str:
    """Label of the choice that shows the page before."""
    return _("Quay lại")


def times(chosen: Sequence[Moment]) -> RichText:
    """Tell when a chat's bulletins come."""
    if not chosen:
        return plain(_("Giờ nhận bản tin: chưa đặt, bot không tự gửi."))
    return plain(_("Giờ nhận bản tin: {moments}.", moments=texts_choices.moments(chosen)))


def choose_times(chosen: Sequence[Moment]) -> RichText:
    """Tell when a chat's bulletins come, and how to change it."""
    return times(chosen) + "\n" + texts_choices.times_example()


def times_not_understood(most: int) -> RichText:
    """Say how times are written."""
    return (
        plain(_("Bot chưa hiểu giờ đồng chí ghi (mỗi ngày nhiều nhất {most} giờ). ", most=most))
        + texts_choices.times_example()
    )


def nothing_new() -> RichText:
    """Say that there is no news."""
    return plain(_("Trong 24 giờ qua chưa có tin mới phù hợp. Gõ /tinmoi để xem tin cũ hơn."))


def no_stories() -> RichText:
    """Say that a list is empty."""
    return plain(_("Chưa có tin nào phù hợp."))


def end_of_list(total: int) -> RichText:
    """Say that a list has no such page: it is at its end."""
    return plain(
        _n(
            "Đã hết danh sách ({count} tin). Đồng chí nhắn “trang 1” để xem lại từ đầu, hoặc hỏi "
            "tin khác.",
            total,
        )
    )


def search_what() -> RichText:
    """Ask for words to search."""
    return plain(_("Đồng chí cần tìm tin gì? Ví dụ: /timkiem nông thôn mới"))
