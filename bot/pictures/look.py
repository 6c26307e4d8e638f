"""How our pictures look: colours, sizes, the font; and that all of it can be read."""

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PAPER, LINE = "#fffdf9", "#d9cbb6"
INK, MUTED = "#2b201b", "#5d4e44"
RED, ON_RED, GOLD = "#8a1a1d", "#fff3dc", "#8a6212"
"""What is read is read on ``PAPER``, or ``ON_RED`` on ``RED``: a contrast of 4.5 : 1 at least."""

FONT = "DejaVu Sans"
"""Comes with matplotlib, and has all Vietnamese letters."""

DPI = 150
WIDTH, HEIGHT = 7.2, 9.0
"""Inches: 1080 × 1350 dots, the tallest that a phone shows without cropping."""
LARGE, MIDDLE, SMALL = 25, 18, 15.5
"""Points. A phone shows the picture 360 of its own dots wide: the smallest letter is 11 of them."""


def canvas(*, width: float = WIDTH, height: float = HEIGHT, paper: str = PAPER) -> "Figure":
    """Return an empty picture; sizes in inches."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=DPI, facecolor=paper)
    FigureCanvasAgg(figure)
    return figure


def painted(figure: "Figure") -> bytes:
    """Return a picture as PNG; the same one always gives the same bytes."""
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def written(
    where: Any, x: float, y: float, text: str, *, size: float, colour: str = INK, **more: Any
) -> Any:
    """Write a line in our font; a "$" is a "$", not the beginning of a formula."""
    return where.text(
        x, y, text, fontsize=size, color=colour, family=FONT, parse_math=False, **more
    )


def fitted(figure: "Figure", text: str, *, size: float, room: float, bold: bool = False) -> str:
    """Cut a line that is wider than ``room``, a part of the picture's width, at a word."""
    return wrapped(figure, text, size=size, room=room, most=1, bold=bold)[0]


def wrapped(
    figure: "Figure", text: str, *, size: float, room: float, most: int, bold: bool = False
) -> list[str]:
    """Return a text in at most ``most`` lines that are no wider than ``room``; "…" for the rest."""
    lines: list[str] = []
    line = ""
    for word in text.split() or [""]:
        longer = f"{line} {word}".strip()
        if not line or _wide(figure, longer, size, bold=bold) <= room:
            line = longer
        else:
            lines.append(line)
            line = word
    lines.append(line)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = f"{shown[-1]} …"
    return [_cut(figure, each, size, room, bold=bold) for each in shown]


def _cut(figure: "Figure", line: str, size: float, room: float, *, bold: bool) -> str:
    while len(line) > 2 and _wide(figure, line, size, bold=bold) > room:
        line = f"{line.removesuffix('…').rstrip()[:-1].rstrip()}…"
    return line


def _wide(figure: "Figure", text: str, size: float, *, bold: bool) -> float:
    """How wide a line is, as a part of the picture's width."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family=FONT, weight="bold" if bold else "normal", size=size)
    drawer: Any = figure.canvas
    wide, _, _ = drawer.get_renderer().get_text_width_height_descent(text, font, ismath=False)
    return float(wide) / DPI / float(figure.get_figwidth())
