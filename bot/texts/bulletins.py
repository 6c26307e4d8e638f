"""What stands in a bulletin, besides the news itself. See ``texts``."""

from collections.abc import Sequence
from datetime import datetime

from bot.language import Words, _, _n
from bot.messages import RichText, Style, bold, italic, joined, link, plain
from bot.texts.days import when
from jobs.news import Story, Telling

MOST_OUTLETS = 4
"""So many other outlets of a story are named; of the rest their number."""

ENDS = tuple(".!?…”\"’')]:;»")
"""With which of these a sentence ends that was not cut off."""

PARTS_OF_DAY = Words({11: "SÁNG", 13: "TRƯA", 18: "CHIỀU", 24: "TỐI"})
"""By the hour before which it ends, in order."""


def bulletin_title(moment: datetime) -> RichText:
    """Return the headline of a bulletin that goes out at a local moment."""
    part = next(PARTS_OF_DAY[end] for end in PARTS_OF_DAY if moment.hour < end)
    return bold(_("BẢN TIN {part} {moment:%d/%m/%Y}", part=part, moment=moment))


def bulletin_footer(
    outlets: Sequence[str], left_out: int, *, machine_written: bool = False
) -> RichText:
    """Say how a bulletin was made, and from whom it quotes; from nobody where all is rewritten."""
    quoted = _("Tóm tắt tự động, trích nguyên văn từ ") + ", ".join(outlets) + "."
    note = quoted if outlets else _("Tóm tắt tự động.")
    if machine_written:
        note += _(" Tin ghi “AI viết” do mô hình ngôn ngữ diễn đạt lại.")
    if left_out:
        note = _n("Còn {count} tin nữa, gõ /tinmoi để xem.\n{note}", left_out, note=note)
    return italic(note)


def story(told: Story, published: datetime | None, *, number: int | None = None) -> RichText:
    """Tell one story: headline, its own sentences, outlet and local time."""
    head = plain(f"{number}. " if number else "▪ ") + link(told.title, told.link).styled(Style.BOLD)
    sentences = map(_ended, told.sentences) if told.teased else told.sentences
    body = f"\n{' '.join(sentences)}" if told.sentences else ""
    at = f" · {when(published)}" if published else ""
    by = _(" · AI viết, không nguyên văn") if told.machine_written else ""
    return head + body + "\n" + italic(told.outlet + at + by) + _others(told.others)


def _ended(sentence: str) -> str:
    """Show where a feed's teaser was cut off, so that nobody takes it for the whole sentence.

    A page's own lead may lack its full stop, too, and is whole.
    """
    return sentence if sentence.endswith(ENDS) else f"{sentence}…"


def _others(tellings: Sequence[Telling]) -> RichText:
    """Name the other outlets that tell a story, each leading to its own report."""
    if not tellings:
        return plain("")
    named = joined(
        ", ", [link(each.outlet, each.link, aside=True) for each in tellings[:MOST_OUTLETS]]
    )
    more = len(tellings) - MOST_OUTLETS
    return (
        plain(_("\nCùng đưa tin: "))
        + named
        + (_n(" và {count} báo khác", more) if more > 0 else "")
    )


def others() -> str:
    """Name the section of what belongs to no topic."""
    return _("Tin khác")


def section(label: str) -> RichText:
    """Return the headline of a bulletin's section."""
    return bold(_(label).upper())
