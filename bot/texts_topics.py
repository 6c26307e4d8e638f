"""What the bot says about the phrases of topics, to admins."""

from collections.abc import Mapping, Sequence

from bot.messages import RichText, bold, joined, plain
from jobs.topics import Topic


def phrases(known: Mapping[str, Sequence[str]]) -> RichText:
    """List topics (by label) with the phrases that were added to them."""
    if not known:
        return plain("Chưa có cụm từ nào được bổ sung.") + "\n" + how()
    lines = [bold(label) + ": " + "; ".join(added) for label, added in known.items()]
    return joined("\n", [*lines, how()])


def how() -> RichText:
    """Say how a phrase is added and removed."""
    return plain(
        "Thêm: /cumtu nông thôn mới: bếp ăn 0 đồng\nBỏ: /cumtu nông thôn mới: - bếp ăn 0 đồng"
    )


def added(topic: Topic, phrase: str) -> RichText:
    """Say that articles with a phrase belong to a topic from now on."""
    return plain(f"Từ nay tin có cụm từ “{phrase}” thuộc chuyên mục {topic.label}.")


def removed(topic: Topic, phrase: str) -> RichText:
    """Say that a phrase no longer counts."""
    return plain(f"Đã bỏ cụm từ “{phrase}” khỏi chuyên mục {topic.label}.")


def not_removed(topic: Topic, phrase: str) -> RichText:
    """Say that no such phrase had been added."""
    return plain(f"Chuyên mục {topic.label} không có cụm từ bổ sung “{phrase[:80]}”.")


def not_added(longest: int, most: int) -> RichText:
    """Say which phrases are taken."""
    return plain(
        f"Cụm từ cần ít nhất hai âm tiết, không quá {longest} ký tự;"
        f" tổng cộng không quá {most} cụm từ."
    )
