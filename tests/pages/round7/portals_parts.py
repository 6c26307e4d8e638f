"""What the makes of portals' pages share: days as sites print them, lists of other articles."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import cycle

from tests.jobs.skins import Story, e, weekday

MONTHS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
NAMES = ("hai", "ba", "tư", "năm", "sáu", "bảy")


def named(at: datetime) -> str:
    """The day of the week in words, as Joomla and Blogger print it."""
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {NAMES[at.weekday()]}"


def is_heading(text: str) -> bool:
    """Whether an editor would have set this line in bold, between paragraphs."""
    return len(text) < 90 and text[-1] not in '.!"”…;:,)'


def set_in(texts: Sequence[str], plain: str, bold: str) -> list[str]:
    """The paragraphs in the markup of the page; sub-headings in theirs."""
    return [(bold if is_heading(text) else plain).format(e(text)) for text in texts]


def with_photo(parts: Sequence[str], photo: str, *, after: int) -> str:
    """The body with its picture behind so many paragraphs, or at the end of a shorter one."""
    return "\n".join([*parts[:after], photo, *parts[after:]])


def listed(
    story: Story,
    line: str,
    *,
    shown: str = "%d/%m/%Y",
    first: int = 0,
    last: int = 5,
    step: int = -1,
) -> str:
    """Other articles, each a line of ``{url} {title} {teaser} {day}``, dated near this one's."""
    made = []
    for number, (title, teaser) in enumerate(story.others[first:last], start=first + 1):
        day = story.at + step * timedelta(days=2 * number, hours=number)
        made.append(
            line.format(
                url=f"/bai-viet-{1200 + number}", title=e(title), teaser=e(teaser),
                day=day.strftime(shown), n=number,
            )
        )  # fmt: skip
    return "\n".join(made)


def options(names: Sequence[str]) -> str:
    """The choices of a select of other sites."""
    return "\n".join(
        f'<option value="http://{n}.gov.vn">{e(name)}</option>' for n, name in enumerate(names)
    )


def menu(names: Sequence[str], line: str = '<li><a href="{url}">{name}</a></li>') -> str:
    """A menu."""
    return "\n".join(
        line.format(url=f"/muc/{n}", name=e(name), n=n) for n, name in enumerate(names)
    )


def turned(texts: Sequence[str], shapes: Sequence[Callable[[str], str]]) -> list[str]:
    """Paragraphs in shapes that alternate, as where an editor pasted parts from elsewhere."""
    return [shape(text) for text, shape in zip(texts, cycle(shapes), strict=False)]


__all__ = (
    "MONTHS", "Story", "e", "is_heading", "listed", "menu", "named", "options", "set_in", "turned",
    "weekday", "with_photo",
)  # fmt: skip
