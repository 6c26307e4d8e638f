"""One picture of how the bot fares: what was sent by day, the topics, the sources' health."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bot.pictures import look
from bot.texts import pictures as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_DAYS, MOST_WEEKS = 45, 190
"""Up to so many days a bar is a day, then a week, then a month: 13 bars can be told apart."""

MOST_TOPICS = 6
MOST_NAMED = 4
LEFT, RIGHT = 0.07, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How many deliveries of one local day arrived, and how many did not (yet)."""

    day: date
    sent: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the picture shows.

    Attributes:
        first: The first day; local.
        last: The last day, not before the first.
        chats: How many chats are active.
        days: What was sent, by day; days on which nothing was may be left out.
        topics: Labels of topics and how many stories each had, the most first.
        well: How many sources do well.
        ailing: The names of those that do not.
        halted: How many an admin halted.
    """

    first: date
    last: date
    chats: int
    days: tuple[Day, ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    well: int = 0
    ailing: tuple[str, ...] = ()
    halted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What the bars show: one a day, week or month (``unit``), none left out."""

    unit: str
    labels: tuple[str, ...]
    sent: tuple[int, ...]
    failed: tuple[int, ...]


def chart(figures: Figures) -> bytes:
    """Draw the figures as a PNG of 1080 × 1350 dots."""
    figure = look.canvas()
    _head(figure, figures)
    _bars(figure, bars(figures))
    _topics(figure, figures.topics[:MOST_TOPICS])
    _sources(figure, figures)
    return look.painted(figure)


def bars(figures: Figures) -> Bars:
    """Put days together so that the bars can be told apart on a phone; pure."""
    length = (figures.last - figures.first).days + 1
    unit, start = _unit(length)
    sums: dict[date, list[int]] = {}
    for number in range(length):
        sums.setdefault(start(figures.first + timedelta(days=number)), [0, 0])
    for each in figures.days:
        if figures.first <= each.day <= figures.last:
            total = sums[start(each.day)]
            total[0] += each.sent
            total[1] += each.failed
    shown = "{0.month}/{0.year}" if unit == "month" else "{0.day}/{0.month}"
    return Bars(
        unit=unit,
        labels=tuple(shown.format(max(day, figures.first)) for day in sums),
        sent=tuple(total[0] for total in sums.values()),
        failed=tuple(total[1] for total in sums.values()),
    )


def _unit(length: int) -> tuple[str, Callable[[date], date]]:
    if length <= MOST_DAYS:
        return "day", lambda day: day
    if length <= MOST_WEEKS:
        return "week", lambda day: day - timedelta(days=day.weekday())
    return "month", lambda day: day.replace(day=1)


def _head(figure: "Figure", figures: Figures) -> None:
    title = texts.chart_title()
    look.written(
        figure, LEFT, 0.945, title, size=look.LARGE, colour=look.RED, weight="bold", va="center"
    )
    told = f"{texts.period(figures.first, figures.last)} · {texts.chats(figures.chats)}"
    look.written(figure, LEFT, 0.905, told, size=look.SMALL, colour=look.MUTED, va="center")


def _title(figure: "Figure", y: float, text: str) -> None:
    shown = look.fitted(figure, text, size=look.MIDDLE, room=RIGHT - LEFT, bold=True)
    look.written(figure, LEFT, y, shown, size=look.MIDDLE, weight="bold", va="center")


def _nothing(figure: "Figure", y: float) -> None:
    look.written(figure, LEFT, y, texts.nothing(), size=look.SMALL, colour=look.MUTED, va="center")


def _bars(figure: "Figure", shown: Bars) -> None:
    sent, failed = sum(shown.sent), sum(shown.failed)
    _title(figure, 0.85, texts.sent_title(sent, failed))
    if not sent + failed:
        _nothing(figure, 0.81)
        return
    told = texts.sent_by(shown.unit)
    look.written(figure, LEFT, 0.81, told, size=look.SMALL, colour=look.MUTED, va="center")
    axes = figure.add_axes((LEFT + 0.11, 0.57, RIGHT - LEFT - 0.11, 0.215))
    places = range(len(shown.labels))
    axes.bar(places, shown.sent, width=0.8, color=look.RED, label=texts.delivered())
    axes.bar(
        places, shown.failed, width=0.8, bottom=shown.sent, label=texts.failed(),
        color=look.PAPER, edgecolor=look.GOLD, hatch="////", linewidth=1.5,
    )  # fmt: skip
    axes.set_xlim(-0.6, max(len(shown.labels), 5) - 0.4)
    _ticks(axes, shown.labels, max(map(sum, zip(shown.sent, shown.failed, strict=True))))
    if failed:
        axes.legend(
            loc="lower right", bbox_to_anchor=(1.0, 0.98), ncols=2, frameon=False,
            prop={"family": look.FONT, "size": look.SMALL}, labelcolor=look.INK,
            borderaxespad=0, handlelength=1.2,
        )  # fmt: skip


def _ticks(axes: Any, labels: Sequence[str], highest: int) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_facecolor(look.PAPER)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(look.LINE)
    axes.grid(axis="y", color=look.LINE, linewidth=1)
    axes.set_axisbelow(True)
    axes.set_ylim(0, highest * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: texts.thousands(round(value))))
    every = -(-len(labels) // 5)
    places = list(range(0, len(labels), every))
    axes.set_xticks(places, [labels[place] for place in places])
    axes.tick_params(
        length=0, pad=7, labelsize=look.SMALL, labelcolor=look.MUTED, labelfontfamily=look.FONT
    )


def _topics(figure: "Figure", topics: Sequence[tuple[str, int]]) -> None:
    _title(figure, 0.495, texts.topics_title())
    if not topics:
        _nothing(figure, 0.455)
        return
    most, height = max(count for _, count in topics), 0.045
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    for number, (label, count) in enumerate(topics):
        y = 0.452 - number * height
        shown = look.fitted(figure, texts.topic(label), size=look.SMALL, room=0.43)
        look.written(axes, LEFT, y, shown, size=look.SMALL, va="center")
        axes.barh(y, 0.3 * count / most if most else 0, height=0.026, left=0.52, color=look.RED)
        at = 0.535 + (0.3 * count / most if most else 0)
        look.written(axes, at, y, texts.thousands(count), size=look.SMALL, va="center")


def _sources(figure: "Figure", figures: Figures) -> None:
    count = figures.well + len(figures.ailing) + figures.halted
    _title(figure, 0.15, texts.sources_title(figures.well, count))
    if not count:
        _nothing(figure, 0.11)
        return
    axes = figure.add_axes((LEFT, 0.103, RIGHT - LEFT, 0.022))
    axes.set_axis_off()
    axes.set_xlim(0, count)
    ailing = len(figures.ailing)
    axes.barh(0, figures.well, color=look.RED)
    axes.barh(
        0, ailing, left=figures.well, color=look.PAPER, edgecolor=look.GOLD, hatch="////",
        linewidth=1.5,
    )  # fmt: skip
    axes.barh(0, figures.halted, left=figures.well + ailing, color=look.LINE)
    named = list(figures.ailing[:MOST_NAMED])
    told = [texts.sources_ailing(named, ailing - len(named))] if ailing else []
    told += [texts.sources_halted(figures.halted)] if figures.halted else []
    lines = look.wrapped(figure, "; ".join(told), size=look.SMALL, room=RIGHT - LEFT, most=2)
    for number, line in enumerate(lines):
        y = 0.072 - 0.03 * number
        look.written(figure, LEFT, y, line, size=look.SMALL, colour=look.MUTED, va="center")
