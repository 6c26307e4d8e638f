"""A bulletin's cover: title, date, three headlines; for those who look before they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.pictures import look
from bot.texts import pictures as texts
from jobs.printing.paper import printable

HEADLINES = 3
LINES = 3
"""Lines of one headline."""
LEFT, RIGHT = 0.08, 0.94
SIDE = 7.2
BIG = 21
"""Points: 15 of a phone's dots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a cover tells: the unit ("" for none), the local day, headlines, how many stories."""

    unit: str = ""
    day: date
    headlines: Sequence[str]
    stories: int


def cover(told: Cover) -> bytes:
    """Draw a cover as a PNG of 1080 × 1080 dots."""
    figure = look.canvas(width=SIDE, height=SIDE)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.axhspan(0.76, 1, color=look.RED, linewidth=0)
    look.written(
        axes, LEFT, 0.915, texts.bulletin(), size=36, colour=look.ON_RED, weight="bold", va="center"
    )
    for y, line in ((0.84, texts.cover_date(told.day)), (0.793, told.unit)):
        shown = look.fitted(figure, line, size=look.SMALL, room=RIGHT - LEFT)
        look.written(axes, LEFT, y, shown, size=look.SMALL, colour=look.ON_RED, va="center")
    y = 0.70
    for headline in told.headlines[:HEADLINES]:
        lines = look.wrapped(
            figure, printable(headline), size=BIG, room=RIGHT - LEFT - 0.05, most=LINES, bold=True
        )
        axes.plot([LEFT, LEFT], [y + 0.028, y - 0.052 * len(lines) + 0.03], color=look.RED, lw=5)
        for line in lines:
            look.written(axes, LEFT + 0.04, y, line, size=BIG, weight="bold", va="center")
            y -= 0.055
        y -= 0.035
    more = told.stories - min(HEADLINES, len(told.headlines))
    foot = f"{texts.cover_more(more)} · {texts.automatic()}" if more > 0 else texts.automatic()
    shown = look.fitted(figure, foot, size=look.SMALL, room=RIGHT - LEFT)
    look.written(axes, LEFT, 0.05, shown, size=look.SMALL, colour=look.MUTED, va="center")
    return look.painted(figure)
