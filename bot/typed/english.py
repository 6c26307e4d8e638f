"""What is typed in English, said in the words that the house understands. Language data; pure.

The house's own commands and what stands behind them are Vietnamese without tone marks, on buttons,
in the audit, and in every handler. Where English is spoken, each has an English name, and what is
typed behind it is put into the house's words here, once, so that no handler knows of languages.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.language import ENGLISH, _, spoken
from bot.typed import english_days
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
        "trogiup": _table("more=them", "all=them"),
        "huydangky": _table("yes=co", "no=khong"),
        "xoadulieu": _table("yes=co", "no=khong"),
        "bantin": _table("photo=anh", "picture=anh", "cover=anh"),
        "lichhop": _table("move=doi", "skip=nghi", "back=nhucu", "off=tat", "for=cho"),
        "chude": _table("all=tatca"),
        "chonnguon": _table("only=chi", "without=tru", "except=tru", "all=tatca", "off=tatca"),
        "tukhoa": _table("with=co", "without=tru", "remove=xoa", "drop=xoa", "off=tat"),
        "kieu": _table("short=gon", "brief=gon", "full=daydu", "long=daydu"),
        "yentinh": _table("off=tat"),
        "donvi": _table(
            "add=them", "chats=nhom", "change=sua", "rename=doiten", "move=chuyen",
            "merge=sapnhap", "end=giaithe", "undo=hoantac", "list=danhsach",
        ),
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
            "preview=xem", "word=word", "remove=bo", "drop=bo", "delete=xoa", "up=len",
            "down=xuong", "add=them", "edit=sua", "title=ten", "aloud=doc", "day=ngay", "to=noi",
            "approve=duyet", "undo=hoantac", "cancel=huy", "send=gui", "withdraw=thuhoi",
        ),
        "phathanh": _table("preview=xem", "send=gui", "correct=dinhchinh", "withdraw=thuhoi"),
        "chuaro": _table("send=gui", "leave=thoi"),
        "nhom": _table(
            "paused=tamdung", "pause=dung", "resume=tiep", "admins=quantri", "remove=go",
            "undo=hoantac",
        ),
        "thongke": _table("week=tuan", "month=thang", "quarter=quy", "year=nam"),
        "nguon": _table(
            "try=thu", "add=them", "samples=mau", "pause=dung", "resume=tiep", "remove=xoa",
            "allow=chophep", "find=tim",
        ),
    }
)  # fmt: skip
"""By the house's command: what may stand first behind it, or behind a number."""

BUTTONS: Mapping[str, str] = MappingProxyType(
    {
        "co": "yes", "khong": "no", "ngay": "now", "trang": "page", "theodonvi": "as unit",
        "noidung": "text", "cay": "tree", "rieng": "alone", "huy": "cancel", "thu": "withdraw",
        "hoan": "undo", "thang": "month", "xem": "preview",
    }
)  # fmt: skip
"""What buttons say behind a command, in English: the log shows it, nobody types it."""

CHOICES = frozenset({"chude", "chonnguon", "tukhoa", "gio", "sotin", "kieu", "yentinh"})
TOPICS = frozenset({"chude", "tinmoi", "cumtu"})
READ = frozenset({"tinmoi", "timkiem"})
TIMED = frozenset({"gio", "yentinh", "lichhop"})
DATED = frozenset({"han", "ngay", "doi", "nghi"})
"""Acts behind which a day stands."""

MOST_OF_A_STEP = 3
"""Words behind ``/notice`` that can be a step; more are the notice, and are left as they are."""

_THING = re.compile(r"#?\d{1,9}\b\s*")
_PAGE = re.compile(r"\bpage (\d{1,4})$", re.IGNORECASE)
_UP_OR_DOWN = re.compile(r"\bmove (\d{1,3}) (up|down)$", re.IGNORECASE)

_SPANS: tuple[tuple[str, str], ...] = (
    (r"\b(?:(?:the )?(?:last|past) )?(\d{1,3}) days?$", r"\1 ngay qua"),
    (r"\b(\d{1,2}) stor(?:y|ies)$", r"\1 tin"),
    (r"\btoday$", "hom nay"),
    (r"\byesterday$", "hom qua"),
    (r"\bthis week$", "tuan nay"),
    (r"\blast week$", "tuan truoc"),
    (r"\bthis month$", "thang nay"),
    (r"\blast month$", "thang truoc"),
)
"""Behind what news is asked for: of which days, how much."""
_TURNS: tuple[tuple[str, str], ...] = (
    (r"(?:go to )?page (\d{1,3})", r"trang \1"),
    (r"next(?: page)?|more", "trang sau"),
    (r"(?:previous|last) page", "trang truoc"),
    (r"first page", "trang dau"),
)


def shown(command: str) -> str:
    """Return a command of the house as it is told: ``nguon xoa`` is ``sources remove``."""
    if spoken() != ENGLISH:
        return command
    slash = "/" if command.startswith("/") else ""
    house, *rest = command.removeprefix("/").split(" ")
    acts = ACTS.get(house, {})
    first = {**BUTTONS, **{act: word for word, act in reversed([*acts.items()])}}
    if house == "macdinh":
        first.update({name: NAMES[name] for name in CHOICES})
    return slash + " ".join([NAMES.get(house, house), *(first.get(word, word) for word in rest)])


def named(name: str) -> str:
    """Return the house's name of a command that was typed, folded; itself where it is none."""
    return HOUSE.get(name, name) if spoken() == ENGLISH else name


def asked(words: str) -> str:
    """Return what turns a page in the house's words; a question stays as it is, in Vietnamese."""
    if spoken() != ENGLISH:
        return words
    for pattern, house in _TURNS:
        if found := re.fullmatch(pattern, words.strip(" .!"), re.IGNORECASE):
            return found.expand(house)
    return words


def typed(name: str, argument: str) -> str:
    """Return what stands behind a command of the house in the house's words.

    What is in them already, as buttons say it, stays as it is.
    """
    if spoken() != ENGLISH or not argument:
        return argument
    if name == "thongbao" and len(argument.split()) > MOST_OF_A_STEP:
        first, _blank, rest = argument.partition(" ")
        return f"han {english_days.dated(rest)}" if fold(first) in {"han", "deadline"} else argument
    argument = _PAGE.sub(r"trang \1", argument)
    if name == "macdinh":
        return _preset(argument)
    return _said(name, argument)


def _said(name: str, argument: str) -> str:
    if name in CHOICES and fold(argument) in {"as unit", "as the unit"}:
        return "theodonvi"
    if name in READ:
        return _read(name, argument)
    if name in TOPICS:
        argument = _topics(argument)
    if name == "tailieu":
        argument = _UP_OR_DOWN.sub(_moved, argument)
    if name == "sotin":
        return english_days.put(argument, english_days.WAYS)
    thing = None if name in TIMED else _THING.match(argument)
    head, rest = (thing[0], argument[thing.end() :]) if thing else ("", argument)
    first, blank, behind = rest.partition(" ")
    act = ACTS.get(name, {}).get(fold(first), first)
    if act in DATED and name != "gio":
        return f"{head}{act}{blank}{english_days.dated(behind)}"
    if name in TIMED:
        return _when(name, act + blank + behind)
    return f"{head}{act}{blank}{_behind(name, act, behind)}"


def _when(name: str, words: str) -> str:
    """Put times, and the schedule of a meeting, into the house's words; a unit's name stays."""
    if name != "lichhop":
        return english_days.timed(words)
    unit, colon, plan = words.partition(":") if words.startswith("cho ") else ("", "", words)
    return unit + colon + english_days.planned(plan)


def _read(name: str, argument: str) -> str:
    """Put what news is asked for into the house's words: its topic, and days or how much."""
    for pattern, house in _SPANS:
        if found := re.search(pattern, argument, re.IGNORECASE):
            head = argument[: found.start()].strip()
            told = _opening_topic(head) if name in TOPICS else head
            return f"{told} {found.expand(house)}".strip()
    return _topics(argument) if name in TOPICS else argument


def _behind(name: str, act: str, words: str) -> str:
    """Return what stands behind an act, in the house's words."""
    match name, act:
        case ("quyen", "cap") if fold(words) in {"all", "everything"}:
            return "quantri"
        case ("tailieu", "noi") | ("thongbao", "donvi") if fold(words) in {"all", "all units"}:
            return "tatca"
        case ("tailieu", "chuyende"):
            return english_days.put(
                english_days.figures(_opening_topic(words)), english_days.FROM_TO
            )
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


def _moved(found: re.Match[str]) -> str:
    return f"{'len' if found[2].lower() == 'up' else 'xuong'} {found[1]}"


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
