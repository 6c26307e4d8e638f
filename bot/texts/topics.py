"""What the bot says about the phrases of topics, to admins."""

from collections.abc import Mapping, Sequence

from bot.language import _
from bot.messages import RichText, bold, joined, plain
from bot.typed.english import shown
from jobs.topics import Topic

SHOWN = 3
"""Headlines that a phrase would have found."""

TOO_MANY, TOO_GENERAL = 10, 0.1
"""A phrase is too general where it stands in so many of the latest articles, and in such a share:
the topics themselves have a twentieth each."""


def phrases(known: Mapping[str, Sequence[str]]) -> RichText:
    """List topics (by label) with the phrases that were added to them."""
    if not known:
        return plain(_("Chưa có cụm từ nào được bổ sung.")) + "\n" + how()
    lines = [bold(_(label)) + ": " + "; ".join(added) for label, added in known.items()]
    return joined("\n", [*lines, how()])


def how() -> RichText:
    """Say how a phrase is added and removed."""
    return plain(
        _(
            "Thêm: /cumtu nông thôn mới: bếp ăn 0 đồng\n"
            "Bỏ: /cumtu nông thôn mới: bỏ bếp ăn 0 đồng\n"
            "Nhiều cụm từ thì cách nhau bằng dấu phẩy. Gõ có dấu thì tìm đúng dấu, gõ không "
            "dấu thì dấu nào cũng được."
        )
    )


def added(topic: Topic, phrase: str) -> RichText:
    """Say that articles with a phrase belong to a topic from now on."""
    return plain(
        _(
            "Từ nay tin có cụm từ “{phrase}” thuộc chuyên mục {label}; tin bot đã đọc trước đó "
            "giữ nguyên chuyên mục.",
            phrase=phrase,
            label=_(topic.label),
        )
    )


def found(topic: Topic, phrase: str, titles: Sequence[str], count: int, days: int) -> RichText:
    """Say what a phrase would have found lately.

    Args:
        topic: Whose phrase it is.
        phrase: As it is kept.
        titles: The headlines found, those first that tell most.
        count: Of how many.
        days: In how many days.
    """
    if not titles:
        none = _("{days} ngày qua chưa có tin nào như vậy.", days=days)
        return plain(f"\n{none}" if count else "")
    head = _(
        "{days} ngày qua có {found} trên {count} tin như vậy:",
        days=days,
        found=len(titles),
        count=count,
    )
    told = joined("\n", ["", head, *(f"• {title}" for title in titles[:SHOWN])])
    if len(titles) < TOO_MANY or len(titles) < count * TOO_GENERAL:
        return told
    back = _("Cụm từ này quá chung, chuyên mục sẽ lẫn nhiều tin khác. Để bỏ:")
    return told + f"\n{back} /{shown('cumtu')} {_(topic.short)}: - {phrase}"


def removed(topic: Topic, phrase: str) -> RichText:
    """Say that a phrase no longer counts."""
    return plain(
        _("Đã bỏ cụm từ “{phrase}” khỏi chuyên mục {label}.", phrase=phrase, label=_(topic.label))
    )


def not_removed(topic: Topic, phrase: str) -> RichText:
    """Say that no such phrase had been added."""
    return plain(
        _(
            "Chuyên mục {label} không có cụm từ bổ sung “{phrase}”.",
            label=_(topic.label),
            phrase=phrase[:80],
        )
    )


def not_added(phrase: str, longest: int, most: int) -> RichText:
    """Say that a phrase was not taken, and which are."""
    return plain(
        _(
            "Bot chưa nhận “{phrase}”: cụm từ cần ít nhất hai âm tiết, không quá {longest} ký tự; "
            "tổng cộng không quá {most} cụm từ.",
            phrase=phrase.strip()[:80],
            longest=longest,
            most=most,
        )
    )
