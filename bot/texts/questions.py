"""What the bot says to questions: answers, lists, refusals, and where settings are changed."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.language import Words, _, _n
from bot.messages import RichText, bold, italic, joined, link, plain
from bot.texts.days import when
from bot.texts.privacy import in_short
from bot.texts.quoting import cut
from jobs.news import Story

REFUSALS = Words(
    {
        "admin": (
            "Bot không làm việc quản trị theo lời nhắn thường, để không ai nhờ nhầm. Việc này do "
            "quản trị viên thực hiện bằng lệnh; gõ /trogiup để xem các lệnh đồng chí được dùng."
        ),
        "privacy": (
            "Bot không giữ và không cung cấp thông tin cá nhân của đảng viên. Đồng chí vui lòng "
            "liên hệ cấp ủy nơi sinh hoạt."
        ),
        "own": (
            "Bot chỉ có tin công khai, không biết việc riêng của từng đảng viên, từng chi bộ (đảng "
            "phí, hồ sơ, sinh hoạt, xếp loại, huy hiệu…). Đồng chí vui lòng hỏi chi ủy nơi sinh "
            "hoạt."
        ),
        "secret": (
            "Bot chỉ có tin đã đăng công khai, không có tài liệu mật hay tài liệu lưu hành nội bộ."
        ),
        "opinion": (
            "Bot là phần mềm tự động, không nêu ý kiến hay nhận xét. Bot chỉ trích nguyên văn "
            "tin đã đăng; đồng chí cần tìm tin về việc này, xin nhắn “tìm …”."
        ),
        "offtopic:writing": (
            "Bot không soạn thảo văn bản thay đồng chí. Bot có thể tìm tin và tài liệu đã đăng, "
            "ví dụ: “tìm bài về sinh hoạt chuyên đề”."
        ),
        "offtopic": (
            "Việc này nằm ngoài khả năng của bot: bot chỉ đưa tin công khai và trả lời về các "
            "tin đã đưa. Đồng chí gõ /trogiup để xem các lệnh."
        ),
    }
)
"""By sub-intent, or by what stands before its colon."""


def refusal(sub_intent: str | None) -> RichText:
    """Decline, politely and with the reason."""
    name = sub_intent or "offtopic"
    return plain(REFUSALS.get(name) or REFUSALS.get(name.split(":")[0]) or REFUSALS["offtopic"])


def who() -> RichText:
    """Say what speaks here: people are told that it is a machine, by the law on AI, too."""
    return plain(
        _(
            "Tôi là bot tự động, không phải người. Tôi gửi bản tin cho chi bộ và trả lời bằng lời "
            "trích nguyên văn từ các báo, cổng thông tin. Đồng chí cần tin gì, xin cứ nhắn, ví "
            "dụ: “tin hôm qua”."
        )
    )


def no_such_day(day: str) -> RichText:
    """Say that no calendar has a day ("31/2")."""
    return plain(_("Không có ngày {day} trong lịch; xin đồng chí xem lại ngày tháng.", day=day))


def no_such_month(month: str) -> RichText:
    """Say that a year has no such month ("13")."""
    return plain(_("Một năm không có tháng {month}; xin đồng chí xem lại.", month=month))


def greeting() -> RichText:
    """Answer small talk."""
    return plain(
        _(
            "Cảm ơn đồng chí đã nhắn. Đồng chí cần tin gì, bot xin tìm giúp, ví dụ: "
            "“tin hôm qua”, “tìm bài về nông thôn mới”."
        )
    )


def nothing_asked() -> RichText:
    """Answer a yes where no question is open: it was answered, or stands too long."""
    return plain(
        _(
            "Bot không đợi đồng chí trả lời câu nào, hoặc câu hỏi trước đã quá lâu. Đồng chí cần "
            "tin gì, xin cứ nhắn, ví dụ: “tin hôm qua”."
        )
    )


def as_you_say() -> RichText:
    """Answer a no where no question is open."""
    return plain(_("Vâng. Khi nào cần tin, đồng chí cứ nhắn cho bot."))


def too_many() -> RichText:
    """Say once that somebody asks too much."""
    return plain(_("Đồng chí hỏi hơi nhanh, bot trả lời chưa kịp. Xin đợi khoảng một phút."))


SETTINGS = Words(
    {
        "settings:unsubscribe": "Để ngừng nhận bản tin, quản trị viên của nhóm gõ /huydangky.",
        "settings:pause": (
            "Bot không tự tạm nghỉ theo số ngày. Để ngừng tin mà giữ các lựa chọn, quản trị viên "
            "của nhóm gõ /gio tắt; khi muốn nhận lại, gõ /gio kèm giờ, ví dụ: /gio 7:00."
        ),
        "settings:schedule": (
            "Để đổi giờ nhận bản tin, quản trị viên của nhóm gõ /gio, ví dụ: /gio 6:30; để ban đêm "
            "được yên, gõ /yentinh 22:00 6:00."
        ),
        "settings:topics": "Để chọn chuyên mục, quản trị viên của nhóm gõ /chude.",
        "settings:subscribe": (
            "Để đăng ký nhận bản tin, đồng chí cần mã mời của đơn vị rồi gõ /dangky kèm mã."
        ),
    }
)
"""What changes a setting, by the sub-intent that asks for it."""


def settings(sub_intent: str | None) -> RichText:
    """Point to what does the thing that was asked in plain words."""
    if sub_intent == "settings:delete_data":
        erased = _(" Gõ /dulieu để xem; để xóa, quản trị viên của nhóm gõ /xoadulieu.")
        return plain(in_short() + erased)
    anything = _("Đồng chí gõ /trogiup để xem các lệnh, /chude để chọn chuyên mục.")
    return plain(SETTINGS.get(sub_intent or "") or anything)


def change_topics() -> str:
    """Label of the choice that leads to the topics."""
    return _("Chọn chuyên mục")


def set_time(at: str) -> str:
    """Label of the choice that sets when bulletins come."""
    return _("Nhận tin lúc {at}", at=at)


def latest(label: str | None, days: RichText | None = None) -> RichText:
    """Head a list of stories; of a topic (by its label), or of some days, or both."""
    label = _(label) if label else None
    if days is None:
        return bold(_("Tin mới: {label}", label=label) if label else _("Tin mới nhất"))
    return bold(f"{label}: ") + days if label else days


def not_found(words: str) -> RichText:
    """Say that the archive has nothing on it."""
    return plain(
        _(
            "Bot chưa tìm thấy tin nào về “{words}”. Đồng chí thử ít từ hơn hoặc từ khác.",
            words=cut(words),
        )
    )


def index_is_made() -> RichText:
    """Say that nothing can be found yet: the index is being made anew."""
    return plain(
        _(
            "Bot đang lập lại mục lục tìm kiếm nên chưa tìm được hết. Xin đồng chí hỏi lại sau ít "
            "phút, hoặc xem /tinmoi."
        )
    )


def gone() -> RichText:
    """Say that a story, or a list, is no longer there."""
    return plain(_("Mục này không còn nữa, xin đồng chí tìm lại."))


def no_such_number() -> RichText:
    """Say that a number names nothing: its list is no longer there, or was never so long."""
    return plain(
        _(
            "Danh sách không còn nữa, hoặc không có số này. Đồng chí nhắn lại điều cần xem, ví "
            "dụ “tin hôm qua” hoặc “tìm bài về nông thôn mới”, rồi chọn số của tin."
        )
    )


def answer(quoted: Sequence[str], told: Story, published: datetime | None) -> RichText:
    """Answer a question by quoting passages; with title, outlet, date and link."""
    at = f", {when(published)}" if published else ""
    # Sentences that may stand apart in the article are not quoted as one.
    passages = joined("\n", [f"“{each}”" for each in quoted])
    return passages + "\n– " + link(told.title, told.link) + italic(f" ({told.outlet}{at})")


def related() -> RichText:
    """Head the other articles below an answer."""
    return plain(_("Tin liên quan:"))


def whole(page: str) -> RichText:
    """Give the address of the whole article below what is told of it."""
    return plain(_("Bot chỉ trích vài câu; toàn bài ở đây: {page}", page=page))


def which_story() -> RichText:
    """Ask which story of the list is meant."""
    return plain(
        _(
            "Đồng chí cần tin số mấy? Xin nhắn số của tin, ví dụ “2”, hoặc bấm vào tiêu đề để đọc "
            "bài gốc."
        )
    )


def about_what() -> RichText:
    """Ask what is meant where nothing was told before."""
    return plain(
        _(
            "Đồng chí hỏi về việc gì? Xin nhắn rõ hơn, ví dụ: “tin hôm qua”, “tìm bài về nông thôn "
            "mới”."
        )
    )


def sorry() -> RichText:
    """Answer who is not content with the bot."""
    return plain(
        _(
            "Bot xin lỗi vì chưa đúng ý đồng chí. Xin nhắn lại bằng vài từ chính, ví dụ: “tin hôm "
            "qua”, “tìm bài về nông thôn mới”."
        )
    )


def lunar() -> RichText:
    """Say that days of the lunar calendar are not known."""
    return plain(_("Bot chưa tính được ngày âm lịch; xin đồng chí cho ngày dương, ví dụ: 15/11."))


def one_at_a_time(rest: str) -> RichText:
    """Ask for the other questions of a message one by one, below the answer to the first."""
    return italic(
        _("Mỗi lần bot trả lời một câu; câu sau xin nhắn riêng: “{rest}”", rest=cut(rest))
    )


def articles_on(name: str) -> str:
    """Label of the choice that lists the articles that name a document."""
    return _("Các tin về {name}", name=name)


def on_days(first: date | None, last: date) -> RichText:
    """Head a list of the stories of some days; ``first`` None: of all until ``last``."""
    if first is None:
        return bold(_("Tin đến hết ngày {last:%d/%m/%Y}", last=last))
    if first == last:
        return bold(_("Tin ngày {first:%d/%m/%Y}", first=first))
    return bold(_("Tin từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}", first=first, last=last))


def foremost() -> RichText:
    """Head the stories of the last day that weigh most."""
    return bold(_("Tin đáng chú ý trong 24 giờ qua"))


def none_then() -> RichText:
    """Say that some days have no story that fits, above those before them."""
    return plain(_("Chưa có tin nào phù hợp; tin gần nhất trước đó:"))


def no_answer() -> RichText:
    """Say that no sentence of the archive answers, above the best articles."""
    return plain(_("Bot chưa chắc câu trả lời; đồng chí xem các tin này:"))


def documents(asked: str, count: int, days: RichText | None = None) -> RichText:
    """Head what the archive says of a document, or of several that a number may mean.

    ``days`` are those that it was looked for in; None: all.
    """
    if count > 1:
        head = bold(
            _n(
                "“{asked}” có thể là một trong {count} văn bản sau, mới nhắc tới trước:",
                count,
                asked=asked,
            )
        )
    else:
        head = bold(_("Tin nhắc tới “{asked}”", asked=asked))
    return days + "\n" + head if days else head


def document(
    name: str, sentence: str, told: Story, published: datetime | None, *, articles: int
) -> RichText:
    """Tell of one document: the sentence that names it, where it stands, how many do."""
    at = f", {when(published)}" if published else ""
    more = _n(" · {count} tin nhắc tới", articles) if articles > 1 else ""
    return (
        bold(name)
        + f"\n“{sentence}”\n– "
        + link(told.title, told.link)
        + italic(f" ({told.outlet}{at}){more}")
    )


def no_content(asked: str, days: RichText | None = None) -> RichText:
    """Head the articles that name a document, of which none says what it contains."""
    head = plain(
        _("Chưa có tin nào trong kho nói rõ nội dung “{asked}”; các tin nhắc tới:", asked=asked)
    )
    return days + "\n" + head if days else head


SUPERSEDED = Words(
    {
        "replaces": "Đã được thay thế",
        "repeals": "Đã hết hiệu lực",
        "amends": "Đã được sửa đổi, bổ sung",
    }
)


def superseded(how: str, newer: str | None, sentence: str) -> RichText:
    """Say that a document came after the one asked for, and quote who says so."""
    by = _(" bởi {newer}", newer=newer) if newer else ""
    return bold(f"{SUPERSEDED[how]}{by}: ") + f"“{sentence}”"


def no_document(name: str, days: RichText | None = None) -> RichText:
    """Say that no article names a document; ``days`` as above."""
    if days:
        return days + _(": chưa có tin nào nhắc tới văn bản “{name}”.", name=name)
    none = _("Chưa có tin nào trong kho nhắc tới văn bản “{name}”.", name=name)
    how = _(
        " Bot chỉ có tin đã đăng, không có toàn văn văn bản. Đồng chí thử tìm theo nội dung, ví dụ "
        "“tìm bài về nông thôn mới”."
    )
    return plain(none + how)


def no_full_text() -> RichText:
    """Say, below what is known of a document, that its articles are not."""
    return italic(
        _("Bot chỉ trích tin đã đăng, không có toàn văn; điều, khoản xin xem ở văn bản gốc.")
    )


def inline_summary(told: Story, published: datetime | None) -> str:
    """Describe a story in the list of an inline query: outlet and day."""
    return (
        _("{outlet} · {published:%d/%m/%Y}", outlet=told.outlet, published=published)
        if published
        else told.outlet
    )
