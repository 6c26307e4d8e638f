"""What is typed in English, said in the words that the house understands. Language data; pure.

The house's own commands and what stands behind them are Vietnamese without tone marks, on buttons,
in the audit, and in every handler. Where English is spoken, each has an English name, and what is
typed behind it is put into the house's words here, once, so that no handler knows of languages.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.words import ENGLISH, _, spoken
from jobs import topics
from jobs.text import fold

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "trogiup": "help",
        "dangky": "subscribe",
        "huydangky": "unsubscribe",
        "hoantac": "undo",
        "bantin": "bulletin",
        "tinmoi": "news",
        "timkiem": "search",
        "hop": "meeting",
        "lichhop": "schedule",
        "caidat": "settings",
        "chude": "topics",
        "chonnguon": "outlets",
        "tukhoa": "keywords",
        "gio": "times",
        "sotin": "stories",
        "kieu": "style",
        "yentinh": "quiet",
        "guiday": "sendhere",
        "guingay": "sendnow",
        "dulieu": "data",
        "xoadulieu": "erase",
        "huy": "cancel",
        "nhanquyen": "accept",
        "donvi": "units",
        "moi": "invite",
        "macdinh": "preset",
        "quyen": "roles",
        "nhatky": "log",
        "duyet": "approve",
        "thongbao": "notice",
        "danhan": "received",
        "tailieu": "document",
        "phathanh": "issued",
        "chuaro": "doubts",
        "nhom": "chats",
        "thongke": "figures",
        "trangthai": "status",
        "nguon": "sources",
        "cumtu": "phrases",
    }
)
"""The English name of each command that has another one in the house."""

COMMANDS = frozenset({"start", *NAMES, *NAMES.values()})
"""Every command as it may be told, in either language."""

HOUSE: Mapping[str, str] = MappingProxyType({name: house for house, name in NAMES.items()})


def _table(*pairs: str) -> Mapping[str, str]:
    """Read ``english=house``; of several English words for one, the first is shown."""
    return MappingProxyType(dict(pair.split("=") for pair in pairs))


ACTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "huydangky": _table("yes=co", "no=khong"),
        "xoadulieu": _table("yes=co", "no=khong"),
        "bantin": _table("photo=anh", "picture=anh", "cover=anh"),
        "lichhop": _table("move=doi", "skip=nghi", "back=nhucu", "off=tat", "for=cho"),
        "chude": _table("all=tatca"),
        "chonnguon": _table("only=chi", "without=tru", "except=tru", "all=tatca", "off=tatca"),
        "tukhoa": _table("with=co", "without=tru", "remove=xoa", "drop=xoa", "off=tat"),
        "kieu": _table("short=gon", "brief=gon", "full=daydu", "long=daydu"),
        "yentinh": _table("off=tat"),
        "donvi": _table("add=them", "chats=nhom"),
        "moi": _table("list=ds", "cancel=huy"),
        "quyen": _table("grant=cap", "withdraw=thu", "revoke=thu", "cancel=huyma", "all=quantri"),
        "nhatky": _table("before=truoc"),
        "duyet": _table(
            "send=gui", "cancel=huy", "remove=bo", "drop=bo", "edit=sua", "need=can", "free=khong"
        ),
        "thongbao": _table(
            "write=soan", "where=noi", "all=tatca", "tree=donvi", "choose=chon", "kind=loai",
            "preview=xem", "confirm=xacnhan", "deadline=han", "urgent=khan", "send=gui",
            "unconfirmed=chua", "failed=loi", "table=ds", "correct=sua", "withdraw=thuhoi",
        ),
        "tailieu": _table(
            "month=moi", "new=moi", "week=tuan", "topic=chuyende", "star=sao", "veto=loai",
            "preview=xem", "word=word", "remove=bo", "drop=bo", "up=len", "down=xuong", "add=them",
            "edit=sua", "title=ten", "aloud=doc", "day=ngay", "to=noi", "approve=duyet",
            "undo=hoantac", "cancel=huy", "send=gui", "withdraw=thuhoi",
        ),
        "phathanh": _table("preview=xem", "send=gui", "correct=dinhchinh", "withdraw=thuhoi"),
        "chuaro": _table("send=gui", "leave=thoi"),
        "nhom": _table(
            "paused=tamdung", "pause=dung", "resume=tiep", "remove=go", "undo=hoantac"
        ),
        "thongke": _table("week=tuan", "month=thang", "quarter=quy", "year=nam"),
        "nguon": _table(
            "try=thu", "add=them", "samples=mau", "pause=dung", "resume=tiep", "remove=xoa",
            "allow=chophep",
        ),
    }
)  # fmt: skip
"""By the house's command: what may stand first behind it, or behind a number."""

CHOICES = frozenset({"chude", "chonnguon", "tukhoa", "gio", "sotin", "kieu", "yentinh"})
TOPICS = frozenset({"chude", "tinmoi", "cumtu"})
TIMED = frozenset({"gio", "yentinh", "lichhop"})
DATED = frozenset({"han", "ngay", "doi"})
"""Acts behind which a day stands."""

MOST_OF_A_STEP = 3
"""Words behind ``/notice`` that can be a step; more are the notice, and are left as they are."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_NTH = {
    "first": "dau", "1st": "dau", "second": "thu hai", "2nd": "thu hai", "third": "thu ba",
    "3rd": "thu ba", "fourth": "thu tu", "4th": "thu tu", "last": "cuoi",
}  # fmt: skip
_WEEKDAYS = {
    "mon": "thu hai", "tue": "thu ba", "wed": "thu tu", "thu": "thu nam", "fri": "thu sau",
    "sat": "thu bay", "sun": "chu nhat",
}  # fmt: skip
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_MONTHLY = r"(?:\s+(?:monthly|(?:of|in)\s+(?:the|each|every)\s+month))?"
_HOUSE_DAY = re.compile(r"\b(thu|tuan)\s+(hai|ba|tu|nam|sau|bay|[2-7])\b")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d\d))?\s*(am|pm)\b", re.IGNORECASE)
_THING = re.compile(r"#?\d{1,9}\b\s*")
_PAGE = re.compile(r"\bpage (\d{1,4})$", re.IGNORECASE)

_TIMES: tuple[tuple[str, str], ...] = (
    (r"\b(?:daily|every day)\b", "hang ngay"),
    (r"\b(?:weekdays|workdays)\b", "ngay thuong"),
    (r"\bweekends?\b", "cuoi tuan"),
    (r"\blast day" + _MONTHLY, "ngay cuoi thang"),
    (r"\bday (\d{1,2})\b" + _MONTHLY, r"ngay \1 hang thang"),
    (r"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b" + _MONTHLY + rf"(?!\s+{_WEEKDAY}\b)",
     r"ngay \1 hang thang"),
    (r"\bevery\s+", ""),
    (r"\band\b", "va"),
    (r"\bon\s+(?=(?:thu|chu)\s)", ""),
    (r"\b(?:at|on)\s+(?=\d)", "luc "),
    (r"\bfrom\s+(?=\d)", "tu "),
    (r"\b(?:to|until|till)\s+(?=\d)", "den "),
    (r"\b(?:at|in)\s+(?:the\s+)?(?=\D)", "tai "),
)  # fmt: skip
_DATES: tuple[tuple[str, str], ...] = (
    (r"\btoday\b", "hom nay"),
    (r"\btomorrow\b", "ngay mai"),
    (r"\b(?:in )?(\d{1,2}) days?\b", r"\1 ngay"),
    (r"\b(?:none|no deadline)\b", "khong"),
    (r"\b(?:on|at|before)\s+", ""),
    (r"\bfrom\s+", "tu "),
    (r"\bto\s+", "sang "),
)
_WAYS = ((r"\blater\b", "hoan"), (r"\bsilent(?:ly)?\b", "im"), (r"\bstor(?:y|ies)\b", "tin"))


def shown(command: str) -> str:
    """Return a command of the house as it is told: ``nguon xoa`` is ``sources remove``."""
    if spoken() != ENGLISH:
        return command
    slash = "/" if command.startswith("/") else ""
    house, *rest = command.removeprefix("/").split(" ")
    acts = ACTS.get(house, {})
    first = {act: word for word, act in reversed([*acts.items()])}
    return slash + " ".join([NAMES.get(house, house), *(first.get(word, word) for word in rest)])


def named(name: str) -> str:
    """Return the house's name of a command that was typed, folded; itself where it is none."""
    return HOUSE.get(name, name) if spoken() == ENGLISH else name


def typed(name: str, argument: str) -> str:
    """Return what stands behind a command of the house in the house's words.

    What is in them already, as buttons say it, stays as it is.
    """
    if spoken() != ENGLISH or not argument:
        return argument
    if name == "thongbao" and len(argument.split()) > MOST_OF_A_STEP:
        first, _blank, rest = argument.partition(" ")
        return f"han {_dated(rest)}" if fold(first) in {"han", "deadline"} else argument
    argument = _PAGE.sub(r"trang \1", argument)
    if name == "macdinh":
        return _preset(argument)
    return _said(name, argument)


def _said(name: str, argument: str) -> str:
    if name in CHOICES and fold(argument) in {"as unit", "as the unit"}:
        return "theodonvi"
    if name in TOPICS:
        argument = _topics(argument)
    thing = None if name in TIMED else _THING.match(argument)
    head, rest = (thing[0], argument[thing.end() :]) if thing else ("", argument)
    first, blank, behind = rest.partition(" ")
    act = ACTS.get(name, {}).get(fold(first), first)
    if act in DATED and name != "gio":
        return f"{head}{act}{blank}{_dated(behind)}"
    if name in TIMED:
        return head + _timed(act + blank + behind)
    if name == "sotin":
        return _put(argument, _WAYS)
    return f"{head}{act}{blank}{_behind(name, act, behind)}"


def _behind(name: str, act: str, words: str) -> str:
    """Return what stands behind an act, in the house's words."""
    match name, act:
        case ("quyen", "cap") if fold(words) in {"all", "everything"}:
            return "quantri"
        case ("tailieu", "noi") if fold(words) == "all":
            return "tatca"
        case ("tailieu", "chuyende"):
            return _put(_opening_topic(words), ((r"\bfrom\b", "tu"), (r"\b(?:to|until)\b", "den")))
        case _:
            return words


def _preset(argument: str) -> str:
    """``#3 times 7:00 daily``: the choice that is set for a unit is said as a chat's own is."""
    unit, blank, rest = argument.partition(" ")
    choice, between, words = rest.partition(" ")
    name = HOUSE.get(fold(choice), choice)
    if not unit.startswith("#") or name not in CHOICES:
        return argument
    return f"{unit}{blank}{name}{between}{_said(name, words) if words else ''}"


def _timed(words: str) -> str:
    """Put times and rules of days into the house's words; what else stands there stays."""
    ordered = re.sub(
        rf"\b(?:the\s+)?({'|'.join(_NTH)})\s+({_WEEKDAY})\b{_MONTHLY}",
        lambda found: f"{_day(found[2])} tuan {_NTH[found[1].lower()]} hang thang",
        words,
        flags=re.IGNORECASE,
    )
    between = re.sub(
        rf"\b({_WEEKDAY})\s+to\s+({_WEEKDAY})\b", r"\1-\2", ordered, flags=re.IGNORECASE
    )
    return _put(_clocks(_days(between)), (*_WAYS, *_TIMES))


def _dated(words: str) -> str:
    """Put a day and an hour into the house's words."""
    plain = _put(words, ((r"(\d)(?:st|nd|rd|th)\b", r"\1"),))
    months = re.sub(
        rf"(?<!\d )\b{_MONTH}\s+(\d{{1,2}})\b(?!:)", r"\2 \1", plain, flags=re.IGNORECASE
    )
    figures = re.sub(
        rf"\b(\d{{1,2}})(?: of)?\s+{_MONTH}(?:,?\s+(\d{{4}}))?\b", _date, months,
        flags=re.IGNORECASE,
    )  # fmt: skip
    following = re.sub(rf"\bnext\s+({_WEEKDAY})\b", r"\1 tuan sau", figures, flags=re.IGNORECASE)
    return _put(_clocks(_days(following)), _DATES)


def _clocks(words: str) -> str:
    """Put "7 pm" into 19:00."""

    def clock(found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
        return f"{hour}:{found[2] or '00'}"

    return _CLOCK.sub(clock, words)


def _date(found: re.Match[str]) -> str:
    month = _MONTHS.index(found[2].lower()) + 1
    return f"{found[1]}/{month}" + (f"/{found[3]}" if found[3] else "")


def _days(words: str) -> str:
    """Put English days of the week into the house's; the house's own "thu hai" is none of them."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    hidden = _HOUSE_DAY.sub(keep, words)
    said = re.sub(rf"\b{_WEEKDAY}\b", lambda found: _day(found[0]), hidden, flags=re.IGNORECASE)
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], said)


def _day(name: str) -> str:
    return _WEEKDAYS[name[:3].lower()]


def _put(words: str, table: Iterable[tuple[str, str]]) -> str:
    for pattern, house in table:
        words = re.sub(pattern, house, words, flags=re.IGNORECASE)
    return words


def _topics(argument: str) -> str:
    """Put the English names of topics into their ids."""
    known = dict(_topic_names())
    parts = re.split(r"([,;:])", argument)
    return "".join(known.get(fold(part).strip(), part) for part in parts)


def _opening_topic(words: str) -> str:
    """Put the English name of a topic at the beginning into its Vietnamese one."""
    labels = {each.id: each.label for each in topics.topics()}
    for name, topic in sorted(_topic_names(), key=lambda each: -len(each[0])):
        if fold(words).startswith(name):
            return labels[topic] + words[len(name) :]
    return words


def _topic_names() -> Iterable[tuple[str, str]]:
    """Yield the English names of topics, folded, and their ids."""
    for each in topics.topics():
        for name in (each.label, each.short):
            yield fold(_(name)), each.id
