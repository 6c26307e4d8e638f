"""What chats read of a compilation, besides the document itself. See ``texts``."""

from datetime import datetime

from bot.language import _, _n
from bot.messages import RichText, bold, italic, joined, link, plain
from jobs.compiling.compilation import Compilation
from jobs.printing.paper import Paper, Style, about, minutes_of
from jobs.printing.typography import breakable

HEADS = frozenset({Style.TITLE, Style.SUBTITLE, Style.SECTION, Style.HEADLINE})


def carried(made: Compilation, paper: Paper) -> RichText:
    """Say what the file is under which this stands."""
    return _head(made, paper) + "\n\n" + _origin()


def linked(made: Compilation, paper: Paper, url: str) -> RichText:
    """Say where the page is."""
    lead = plain(_("Mời các đồng chí đọc tại: ")) + link(url, url)
    return _head(made, paper) + "\n\n" + lead + "\n\n" + _origin()


def whole(paper: Paper) -> RichText:
    """Tell all of it in words, where there is neither a file nor a page."""
    lines = [
        bold(text) if block.style in HEADS else plain(text)
        for block in paper.blocks
        for text in [breakable(block.text)]
    ]
    return joined("\n", lines)


def _head(made: Compilation, paper: Paper) -> RichText:
    lines = [
        bold(f"📄 {paper.title}"),
        plain(about(made)),
        plain(
            _(
                "{counted}; đọc khoảng {minutes} phút.",
                counted=counted(made),
                minutes=minutes_of(made),
            )
        ),
    ]
    return joined("\n", lines)


def _origin() -> RichText:
    return italic(_("Tóm tắt tự động, trích nguyên văn từ các báo ghi ở cuối mỗi tin."))


def counted(made: Compilation) -> str:
    """Say how much stands in a compilation."""
    told = [_n("{count} tin", len(made.items))]
    told += [_n("{count} văn bản mới", len(made.documents))] if made.documents else []
    told += [_n("{count} ngày kỷ niệm", len(made.days))] if made.days else []
    return ", ".join(told)


def void(moment: datetime) -> RichText:
    """Say, where it cannot be deleted, that one is void; ``moment`` local."""
    return bold(
        _(
            "THU HỒI tài liệu sinh hoạt gửi {moment:%H:%M} ngày {moment.day}/{moment.month}",
            moment=moment,
        )
    ) + (_("\nTài liệu này đã được thu hồi. Mong các đồng chí không sử dụng nội dung đó."))
