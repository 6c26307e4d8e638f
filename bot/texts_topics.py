"""What the bot says about the phrases of topics, to admins."""

from collections.abc import Mapping, Sequence

from bot.messages import RichText, bold, joined, plain
from bot.words import _
from jobs.topics import Topic


def phrases(known: Mapping[str, Sequence[str]]) -> RichText:
    """List topics (by label) with the phrases that were added to them."""
    if not known:
        return plain(_("Chưa có cụm từ nào được bổ sung.")) + "\n" + how()
    lines = [bold(_(label)) + ": " + "; ".join(added) for label, added in known.items()]
    return joined("\n", [*lines, how()])


def how() -> RichText:
    """Say how a phrase is added and removed."""
    return plain(
        _("Thêm: /cumtu nông thôn mới: bếp ăn 0 đồng\nBỏ: /cumtu nông thôn mới: - bếp ăn 0 đồng")
    )


def added(topic: Topic, phrase: str) -> RichText:
    """Say that articles with a phrase belong to a topic from now on."""
    return plain(
        _(
            "Từ nay tin có cụm từ “{phrase}” thuộc chuyên mục {label}.",
            phrase=phrase,
            label=_(topic.label),
        )
    )


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


def not_added(longest: int, most: int) -> RichText:
    """Say which phrases are taken."""
    return plain(
        _(
            "Cụm từ cần ít nhất hai âm tiết, không quá {longest} ký tự; tổng cộng "
            "không quá {most} cụm từ.",
            longest=longest,
            most=most,
        )
    )
