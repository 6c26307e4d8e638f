"""Every function of the catalogue is called, with much to say and with little, in each language."""

import importlib
import inspect
import re
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import pytest

from bot import language
from bot.audience import QuietHours
from bot.messages import ChatId, RichText, plain
from bot.stores.unit_imports import Ended, InTheWay, Listed, Obstacle
from bot.typed.meeting_words import Unfit
from bot.typed.times import Quiet, Weekly
from jobs import topics
from jobs.answering.related import Nearness
from jobs.bulletin import Window
from jobs.communes import Former
from jobs.compiling.commemorations import Commemoration
from jobs.compiling.compilation import Compilation, Kind
from jobs.compiling.months import Period
from jobs.discover import Found
from jobs.errors import FetchError
from jobs.health import Alarm, News, State, Watched
from jobs.news import Entry, Feed, Story, Telling
from jobs.printing.paper import Masthead, laid_out
from jobs.printing.typography import breakable
from jobs.selection import Keywords, Sources
from jobs.sources import Listing
from tests.bot.desk import ZONE
from tests.fakes.program import ROOT
from tests.test_architecture import VIETNAMESE
from tests.test_catalogue import DATA, EXAMPLES

MODULES = [
    importlib.import_module(f"bot.texts.{path.stem}")
    for path in sorted((ROOT / "bot" / "texts").glob("[a-z]*.py"))
    if path.name not in DATA
]
FUNCTIONS = [
    pytest.param(function, id=f"{module.__name__}.{name}")
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
]
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
FEED = Feed(
    id=1, name="Paper", kind="feed", url="https://paper.example/rss", every=timedelta(hours=1)
)
MADE = Compilation(
    kind=Kind.MONTH,
    period=Period(first=date(2026, 10, 24), last=date(2026, 11, 23)),
    title="Compiled",
    days=(Commemoration(day=3, month=12, name="A day"),),
    spelled_out=True,
)
PAPER = laid_out(MADE, Masthead(day=date(2026, 11, 23)))
LINES = sorted({PAPER.title, *(breakable(block.text) for block in PAPER.blocks)} - {""}, key=len)
THEIRS = re.compile("|".join(map(re.escape, reversed(LINES))))
"""What stands on the paper itself, which is Vietnamese in any language."""

STORY = Story(
    entry=1, title="Headline", link="https://paper.example/1", outlet="Paper", published=NOW,
    sentences=("One.", "Two."), topics=(), machine_written=True,
    others=tuple(Telling(entry=n, outlet=f"P{n}", link=f"https://p{n}.example/") for n in range(9)),
)  # fmt: skip
WATCHED = Watched(
    feed=FEED, state=State.MOVED, fault="moved to: https://other.example", added_at=NOW,
    failing_since=NOW, new_at=NOW,
)  # fmt: skip
ALARM = Alarm(hosts=("other.example",), title="Other", was="Paper")
ENTRY = Entry(guid="1", title="A", link=FEED.url, published=NOW)
FOUND = Found(kind="page", url=FEED.url, listing=Listing(title="Paper", entries=(ENTRY,)))

SAMPLES: dict[object, object] = {
    str: "x", int: 2, bool: True, datetime: NOW, date: NOW.date(), time: time(7),
    timedelta: timedelta(days=2), tzinfo: ZONE, RichText: plain("x"), ChatId: ChatId("fake", "1"),
    Exception: FetchError("no answer"), Story: STORY, Telling: STORY.others[0],
    topics.Topic: topics.topics()[0], Compilation: MADE, type(PAPER): PAPER, Found: FOUND,
    Listed: Listed(at=NOW, new=2, changed=1),
    Watched: WATCHED, Alarm: ALARM, News: News(watched=WATCHED, trouble=State.MOVED, alarm=ALARM),
    Sources: Sources(only=("A",), without=tuple("BCDEFGHIJ")),
    Keywords: Keywords(include=("a",), exclude=("b",)),
    QuietHours: QuietHours(first=time(22), last=time(6), how=Quiet.LATER),
    Weekly: Weekly((1, 2, 3, 4, 5), time(7)), Window: Window(since=NOW, until=NOW),
    Former: Former(
        kind="commune", name="A", within="District", province="P", now=tuple("BCDEFGHI"),
        province_now="Q",
    ),
}  # fmt: skip
"""By type: something to tell."""

LEAST = {bool: False, int: 1}

KEYS = {
    "outcome": ["done", "failed"], "trouble": ["late", "disk", "backup"], "field": ["topics"],
    "how": ["replaces", "amends"], "nth": [1, -1], "day": [5], "command": ["/tailieu moi"],
    "nearness": list(Nearness),
    "sub_intent": ["settings:schedule", "offtopic:writing", "opinion", None],
    "reason": ["night", "unknown"], "reasons": [("unit", "machine")], "wrong": [("disk", "late")],
    "states": [{"sent": 2, "unknown": 1, "pending": 1}], "paused": ["paused by an admin", None],
    "name": ["x"], "names": [("dangky", "nguon")], "labels": [(topics.topics()[1].label,), ()],
    "counts": [{"chats": 1, "undos": 2, "others": 3}, {}],
}  # fmt: skip
"""By a parameter's name: what is a key, or is better than the sample of its type."""

ONLY = {
    "texts.pictures.sent_by": {"unit": ["day", "week", "month"]},
    "texts.days.on_hours": {"part": ["morning", "night"], "day": [date(2026, 12, 5)]},
    "texts.issuing": {"kind": ["bulletin", "withdrawal"], "stage": ["draft", "released"]},
    "texts.compilations": {"stage": ["draft", "withdrawn"]},
    "texts.compilation_faults": {"stage": ["draft", "withdrawn"]},
    "texts.taking_back": {
        "ended": [dict.fromkeys(Ended, 2), {}],
        "obstacles": [
            [InTheWay(what=each, unit=1, path="A", owned=("x",)) for each in [*Obstacle] * 2],
            [InTheWay(what=Obstacle.CHANGED, unit=1, path="A", other="name")],
        ],
    },
    "texts.resending": {"kind": ["bulletin", "notice", "compilation"]},
    "texts.fates": {"kind": ["ChatGoneError", "?"]},
    "texts.office.card": {"kind": ["group", "private"]},
    "texts.notices.table_row": {"state": ["sent", "failed"]},
    "texts.alarms": {"paused": [2, 0]},
    "texts.writing": {"paused": [2, 0]},
    "texts.office.chats_head": {"paused": [2, 0]},
    "texts.units.unit_chat": {"paused": [True, False]},
    "texts.meetings": {"day": [date(2026, 12, 5)]},
    "texts.meetings.plan": {"day": [5, None]},
    "texts.meetings.not_understood": {"why": [*Unfit, None]},
    "texts.units": {"day": [date(2026, 12, 5)]},
    "texts.reorganising": {"day": [date(2026, 12, 5)]},
    "texts.pictures": {"day": [date(2026, 12, 5)]},
    "texts.alarms.mended": {"about": {"platform": "x"}},
}
"""By a function, or by its module: what its parameters take."""


def sample(hint, *, much):
    """Return something of a type; where little is to be told, the least."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        wanted = next(arg for arg in args if arg is not type(None))
        return sample(wanted, much=much) if much or type(None) not in args else None
    if origin is tuple:
        inner = args[:1] if args[-1] is Ellipsis else args
        return tuple(sample(arg, much=much) for arg in inner)
    if origin in {Sequence, Iterable, list}:
        return [sample(args[0], much=True)] * 12 if much else []
    if origin is Mapping:
        return {sample(args[0], much=True): sample(args[1], much=True)} if much else {}
    return SAMPLES[hint] if much else LEAST.get(hint, SAMPLES[hint])


def calls(function):
    """Yield the arguments of calls that tell much and little, and take each key."""
    place = f"{function.__module__.removeprefix('bot.')}"
    own = {**KEYS, **ONLY.get(place, {}), **ONLY.get(f"{place}.{function.__name__}", {})}
    hints = typing.get_type_hints(function)
    taken = [
        parameter for parameter in inspect.signature(function).parameters.values()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]  # fmt: skip
    most = max((len(own[each.name]) for each in taken if each.name in own), default=1)
    for number in range(max(2, most)):
        told = {
            each.name: own[each.name][number % len(own[each.name])]
            if each.name in own
            else sample(hints[each.name], much=not number % 2)
            for each in taken
        }
        if function.__name__ in {"trouble", "mended"}:
            told |= {"platform": "x", "since": "7:00", "free": "9", "why": "x"}
        yield told


def text_of(said):
    if isinstance(said, RichText):
        return said.text
    return said if isinstance(said, str) else str(said)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_whatever_is_told_is_said_in_english(function, english_spoken):
    examples = "|".join(map(re.escape, EXAMPLES))
    for told in calls(function):
        said = THEIRS.sub("", re.sub(examples, "", text_of(function(**told))))
        assert not VIETNAMESE.search(said), said
        assert "{" not in said


@pytest.mark.parametrize("function", FUNCTIONS)
def test_and_in_vietnamese(function):
    language.speak("vi")
    for told in calls(function):
        assert "{" not in text_of(function(**told))
