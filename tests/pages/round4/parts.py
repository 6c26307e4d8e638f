"""What the makes of the fourth blind measurement share: what a page shows, and small markup."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from tests.jobs.skins import Story, e, weekday

VIETNAM = timezone(timedelta(hours=7))
TODAY = datetime(2026, 11, 23, 18, 30, tzinfo=VIETNAM)


@dataclass(frozen=True, kw_only=True)
class Make:
    """A page's make, and what of the story a reader of such a page is shown.

    Attributes:
        page: Renders a story.
        minute: Whether the page says the minute, or only the day.
        author: Whether the author is named.
        source: Whether the page says where it took the text from.
        captions: What stands below the article's pictures besides the story's own caption.
        loose: Captions of a gallery outside the text: read with the pictures, or not at all.
        captioned: Whether the story's caption is text on the page (not merely an attribute).
        furniture: Texts of the page that belong to no article.
        neutral: Texts that may be read as paragraphs and may be left out.
        kept: Texts of the article that must be read, in whatever cut.
        most: So many paragraphs after the lead at most; None for all.
    """

    page: Callable[[Story], str]
    minute: bool = True
    author: bool = True
    source: bool = False
    captions: Sequence[str] = ()
    loose: Sequence[str] = ()
    captioned: bool = True
    furniture: Sequence[str] = ()
    neutral: Sequence[str] = ()
    kept: Sequence[str] = ()
    most: int | None = None


def among(parts: Sequence[str], *inserts: str) -> str:
    """Set things evenly between paragraphs."""
    places = [-(-len(parts) * n // (len(inserts) + 1)) for n in range(1, len(inserts) + 1)]
    made: list[str] = []
    for number, part in enumerate(parts, start=1):
        made += [part, *(s for s, place in zip(inserts, places, strict=True) if place == number)]
    return "\n".join(made)


def each(pattern: str, texts: Iterable[str]) -> list[str]:
    """Every text in the same markup."""
    return [pattern.format(e(text)) for text in texts]


def worded(pattern: str, texts: Iterable[str]) -> list[str]:
    """The same, with words in bold, in italics or linked here and there, as editors leave them."""
    made = []
    for number, text in enumerate(texts):
        words = [e(word) for word in text.split()]
        if number % 4 == 1 and len(words) > 14:
            words[5:8] = [f"<strong>{' '.join(words[5:8])}</strong>"]
        elif number % 4 == 2 and len(words) > 14:
            words[2:6] = [
                f'<a href="/chu-de/{number}.html" target="_blank">{" ".join(words[2:6])}</a>'
            ]
        elif number % 4 == 3 and len(words) > 14:
            words[-4:-1] = [f"<em>{' '.join(words[-4:-1])}</em>"]
        made.append(pattern.format(" ".join(words)))
    return made


def menu(names: str, pattern: str = '<li><a href="{href}">{name}</a></li>') -> str:
    """Entries of a menu, given as one line."""
    return "\n".join(
        pattern.format(href=f"/chuyen-muc-{number}", name=name.strip())
        for number, name in enumerate(names.split("|"), start=1)
    )


def others(story: Story, pattern: str, *, first: int = 0, last: int = 5, hours: int = -9) -> str:
    """Other articles, each so many hours from the one before; none is newer than today."""
    return "\n".join(
        pattern.format(
            title=e(title),
            attribute=e(title).replace('"', "&quot;"),
            teaser=e(teaser),
            day=min(story.at + timedelta(hours=hours * number), TODAY - timedelta(hours=1)),
            href=f"/tin-tuc/bai-{number}-{story.at:%d%H}.html",
        )
        for number, (title, teaser) in enumerate(story.others[first:last], start=first + 1)
    )


def options(names: str) -> str:
    """Entries of a drop-down list."""
    return "\n".join(f"<option value='#'>{name.strip()}</option>" for name in names.split("|"))


def half_day(at: datetime) -> str:
    """The clock as a Vietnamese Windows server prints it."""
    return f"{at:%d/%m/%Y} {(at.hour - 1) % 12 + 1}:{at:%M:%S} {'SA' if at.hour < 12 else 'CH'}"


def sentence(text: str) -> str:
    """The first sentence, for a pull quote."""
    return text.split(". ", maxsplit=1)[0].rstrip(".")


__all__ = [
    "TODAY", "VIETNAM", "Make", "Story", "among", "e", "each", "half_day", "menu", "options",
    "others", "sentence", "weekday", "worded",
]  # fmt: skip
