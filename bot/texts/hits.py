"""What stands above lists of what a search finds, and in them."""

from datetime import datetime

from bot.language import _, _n
from bot.messages import RichText, bold, italic, link, plain
from bot.texts.days import when
from bot.texts.quoting import cut
from jobs.answering.related import Nearness
from jobs.news import Story


def found(words: str, total: int, *, most: int, days: RichText | None = None) -> RichText:
    """Head a list of search hits; ``most`` is how many are looked for at most."""
    number = _n("{count} tin", total) if total < most else _n("{count} tin đầu tiên", total)
    head = bold(_("Kết quả tìm “{words}”", words=cut(words))) + f" ({number})"
    return head + "\n" + days if days else head


def nearest(words: str, nearness: Nearness, days: RichText | None = None) -> RichText:
    """Head a list of search hits of which none of the first has all that was looked for.

    ``nearness``: How near the first comes to it.
    """
    match nearness:
        case Nearness.CLOSE:
            text = _("Tin gần nhất với “{words}”:")
        case Nearness.PERHAPS:
            text = _("Bot chưa chắc tin nào đúng “{words}”; gần nhất:")
        case Nearness.FAR:
            text = _("Chưa có tin đúng “{words}”; gần nhất:")
    head = bold(text.format(words=cut(words)))
    return head + "\n" + days if days else head


def short(told: Story, published: datetime | None, *, number: int, sentence: str = "") -> RichText:
    """Tell a story in two lines: headline, outlet and local time; a sentence of it between."""
    at = f" · {when(published)}" if published else ""
    quoted = f"\n“{sentence}”" if sentence else ""
    head = plain(f"{number}. ") + link(told.title, told.link) + quoted
    return head + "\n" + italic(told.outlet + at)


def open_story(number: int) -> str:
    """Label of the choice that opens the summary of a story of a list."""
    return _("Tin {number}", number=number)


def this_week() -> str:
    """Label of the choice that leaves only this week's stories."""
    return _("Chỉ tin tuần này")


def not_then(words: str, days: RichText) -> RichText:
    """Head search hits of other days, where those that were asked for have none."""
    return (
        days + "\n" + plain(_("Chưa có tin nào về “{words}”; các ngày khác có:", words=cut(words)))
    )
