"""The one table of commands: name → role, handler. Menus and help texts are made from it."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot import texts
from bot.access import Request, Role
from bot.handlers import binding, choices, help, news, phrases  # noqa: A004  a handler's name is its command's
from bot.handlers.desk import Desk, Handler
from bot.messages import Reply
from bot.platforms.base import MenuItem
from jobs.text import fold

MOST_WORDS = 3
"""``/tìm kiếm`` and ``/trợ giúp`` are typed in two words; no command has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one command needs, and does.

    Attributes:
        role: The least role that may use it.
        handler: What is done.
    """

    role: Role
    handler: Handler


async def _help(_desk: Desk, request: Request) -> Reply:
    return help.listing({name: each.role for name, each in COMMANDS.items()}, request)


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "start": Command(role=Role.ANYBODY, handler=binding.start),
        "trogiup": Command(role=Role.ANYBODY, handler=_help),
        "bantin": Command(role=Role.MEMBER, handler=news.bulletin),
        "tinmoi": Command(role=Role.MEMBER, handler=news.latest),
        "timkiem": Command(role=Role.MEMBER, handler=news.find),
        "chude": Command(role=Role.CHAT_ADMIN, handler=choices.choose_topics),
        "gio": Command(role=Role.CHAT_ADMIN, handler=choices.choose_times),
        "dangky": Command(role=Role.ANYBODY, handler=binding.subscribe),
        "huydangky": Command(role=Role.CHAT_ADMIN, handler=binding.unsubscribe),
        "moi": Command(role=Role.ADMIN, handler=binding.invite),
        "cumtu": Command(role=Role.ADMIN, handler=phrases.phrases),
    }
)

OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {"help": "trogiup", "huongdan": "trogiup", "batdau": "start", "tim": "timkiem", "tin": "tinmoi"}
)
"""What people also type for a command."""


def parse(text: str) -> tuple[str, str] | None:
    """Return the command's name, folded, and what stands behind it; None where it is no command.

    ``/ĐăngKý X``, ``/dangky X`` and ``/đăng ký X`` are the same. A name that is not known is
    returned as its first word, folded.
    """
    text = text.strip()
    if not text.startswith("/") or len(text) < 2 or text[1].isspace():
        return None
    words = text[1:].split(maxsplit=MOST_WORDS)
    for taken in range(min(MOST_WORDS, len(words)), 0, -1):
        name = _known("".join(words[:taken]))
        if name:
            rest = text[1:].split(maxsplit=taken)
            return name, rest[taken] if len(rest) > taken else ""
    return fold(words[0]), " ".join(words[1:])


def guess(name: str) -> str | None:
    """Return the command that was probably meant by ``name``; None where none is near."""
    near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.6)
    return near[0] if near else None


def menu() -> list[MenuItem]:
    """Return the commands that members and their chat's admins use, for the platform's menu."""
    return [
        MenuItem(name=name, help=texts.COMMAND_HELP[name])
        for name, command in COMMANDS.items()
        if command.role < Role.ADMIN and name != "start"
    ]


def _known(name: str) -> str | None:
    folded = fold(name).replace("_", "").replace("-", "")
    folded = OTHER_NAMES.get(folded, folded)
    return folded if folded in COMMANDS else None
