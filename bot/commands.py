"""The one table of commands: name → role, handler. Menus and help texts are made from it."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.access import Request, Role
from bot.codes import is_code
from bot.handlers import (
    binding,
    chats,
    choices,
    compilations,
    drafts,
    figures,
    founding,
    invitations,
    issued,
    meetings,
    news,
    notice_reports,
    notices,
    phrases,
    presets,
    privacy,
    records,
    roles,
    setup,
    sources,
)
from bot.handlers import help as helping
from bot.handlers.desk import Desk, Handler
from bot.handlers.kinds import KINDS
from bot.messages import Answer, Choice, Reply
from bot.platforms.base import Menu, MenuItem, Readers
from bot.texts import general as texts
from bot.typed import english
from jobs.text import fold

LONGEST_COMMAND = 64
"""Bytes of a choice's command."""

MOST_WORDS = 3
"""``/tìm kiếm`` and ``/trợ giúp`` are typed in two words; no command has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one command needs, and does.

    Attributes:
        role: The least role that may use it.
        handler: What is done.
        acts: The words of its own that may stand behind it, folded; they are kept in the audit.
        watched: Whether it is kept in the audit although it needs no role.
        private: Whether it is of use in private chats only; groups are not told of it.
        bound: Whether it is of use only where bulletins come, and told of only there.
    """

    role: Role
    handler: Handler
    acts: frozenset[str] = frozenset()
    watched: bool = False
    private: bool = False
    bound: bool = False

    @property
    def audited(self) -> bool:
        """Whether each use is kept in the audit: all that only admins may, and all codes."""
        return self.watched or self.role >= Role.CHAT_ADMIN


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


async def _help(_desk: Desk, request: Request) -> Reply:
    usable = [
        name
        for name, each in COMMANDS.items()
        if each.role <= request.role
        and (request.private or not each.private)
        and (request.chat is not None or not each.bound)
    ]
    return helping.listing(usable, request)


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "start": Command(role=Role.ANYBODY, handler=binding.start),
        "trogiup": Command(role=Role.ANYBODY, handler=_help),
        "bantin": Command(role=Role.MEMBER, handler=news.bulletin),
        "tinmoi": Command(role=Role.MEMBER, handler=news.latest),
        "timkiem": Command(role=Role.MEMBER, handler=news.find),
        "hop": Command(role=Role.MEMBER, handler=meetings.coming, bound=True),
        "lichhop": Command(
            role=Role.CHAT_ADMIN, handler=meetings.arrange, acts=_words("doi nghi nhucu tat co cho")
        ),
        "caidat": Command(role=Role.CHAT_ADMIN, handler=choices.overview, bound=True),
        **{
            name: Command(role=Role.CHAT_ADMIN, handler=choices.choose(name), bound=True)
            for name in KINDS
        },
        "guiday": Command(role=Role.CHAT_ADMIN, handler=choices.send_here, bound=True),
        "guingay": Command(role=Role.CHAT_ADMIN, handler=setup.send_now, bound=True),
        "dangky": Command(role=Role.ANYBODY, handler=binding.subscribe, watched=True),
        "huydangky": Command(
            role=Role.CHAT_ADMIN,
            handler=binding.unsubscribe,
            acts=_words("co khong"),
            bound=True,
        ),
        "hoantac": Command(role=Role.ANYBODY, handler=binding.take_back, watched=True),
        "dulieu": Command(role=Role.ANYBODY, handler=privacy.show),
        "xoadulieu": Command(role=Role.CHAT_ADMIN, handler=privacy.erase, acts=_words("co khong")),
        "huy": Command(role=Role.ANYBODY, handler=roles.leave),
        "nhanquyen": Command(role=Role.ANYBODY, handler=roles.accept, watched=True, private=True),
        "donvi": Command(
            role=Role.UNIT_ADMIN,
            handler=founding.manage,
            acts=_words("nhom trang them sua doiten chuyen sapnhap giaithe hoantac danhsach co"),
        ),
        "moi": Command(
            role=Role.UNIT_ADMIN, handler=invitations.invite, acts=_words("ds huy co trang")
        ),
        "macdinh": Command(
            role=Role.UNIT_ADMIN, handler=presets.presets, acts=frozenset(KINDS) | {"theodonvi"}
        ),
        "quyen": Command(
            role=Role.UNIT_ADMIN,
            handler=roles.manage,
            acts=_words("cap quantri thu co huyma trang"),
        ),
        "nhatky": Command(role=Role.UNIT_ADMIN, handler=records.read, acts=_words("truoc")),
        "duyet": Command(
            role=Role.UNIT_ADMIN,
            handler=drafts.review,
            acts=_words("gui huy co bo sua can khong trang"),
        ),
        "thongbao": Command(
            role=Role.UNIT_ADMIN,
            handler=notices.notice,
            acts=_words(
                "soan noidung noi donvi chon cay rieng tatca loai xem xacnhan han khan gui trang "
                "chua loi ds sua thuhoi ngay"
            ),
        ),
        "danhan": Command(role=Role.MEMBER, handler=notice_reports.confirm),
        "tailieu": Command(
            role=Role.UNIT_ADMIN,
            handler=compilations.compilation,
            acts=_words(
                "moi thang tuan chuyende sao loai xem word bo len xuong them sua ten doc ngay noi "
                "duyet hoan hoantac huy gui thu thuhoi xoa"
            ),
        ),
        "phathanh": Command(
            role=Role.ADMIN,
            handler=issued.publish,
            acts=_words("xem gui ngay dinhchinh thuhoi trang"),
        ),
        "chuaro": Command(role=Role.ADMIN, handler=issued.doubts, acts=_words("gui thoi")),
        "nhom": Command(
            role=Role.UNIT_ADMIN,
            handler=chats.chats,
            acts=_words("tamdung dung tiep quantri go co hoantac trang"),
        ),
        "thongke": Command(role=Role.ADMIN, handler=figures.week),
        "trangthai": Command(role=Role.ADMIN, handler=figures.state),
        "nguon": Command(
            role=Role.ADMIN,
            handler=sources.sources,
            acts=_words("thu xem tim them mau dung tiep xoa chophep trang"),
        ),
        "cumtu": Command(role=Role.ADMIN, handler=phrases.phrases),
    }
)

SHOWN: Mapping[Readers, Role] = MappingProxyType(
    {
        Readers.EVERYBODY: Role.CHAT_ADMIN,
        Readers.PRIVATE: Role.CHAT_ADMIN,
        Readers.GROUPS: Role.MEMBER,
        Readers.GROUP_ADMINS: Role.CHAT_ADMIN,
    }
)
"""Whose commands each kind of readers is shown. Whoever binds a private chat is its admin."""

IN_GROUPS = frozenset({Readers.GROUPS, Readers.GROUP_ADMINS})

OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "help": "trogiup",
        "huongdan": "trogiup",
        "batdau": "start",
        "tim": "timkiem",
        "tin": "tinmoi",
        "tintuc": "tinmoi",
        "tinmoinhat": "tinmoi",
    }
)
"""What people also type for a command."""

READERS = frozenset({"tinmoi", "timkiem"})
"""Commands of members that only read, and that nobody writes so, in one word, but to name them."""

WISHES = frozenset({"tin", "tin moi", "tin tuc", "tin moi nhat", "ban tin", "da nhan"})
"""What names a command, too, folded, but is said for itself: wishes for news, and thanks."""


def parse(text: str) -> tuple[str, str] | None:
    """Return the command's name, folded, and what stands behind it; None where it is no command.

    ``/ĐăngKý X``, ``/dangky X`` and ``/đăng ký X`` are the same. A name that is not known is
    returned as its first word, folded.
    """
    text = text.strip()
    if not text.startswith("/") or len(text) < 2:
        return None
    if text[1].isspace():  # "/ gio 6:45" is a slip, "/ 5" a fraction
        found = parse(f"/{text[1:].strip()}")
        return found if found is not None and found[0] in COMMANDS else None
    words = text[1:].split(maxsplit=MOST_WORDS)
    for taken in range(min(MOST_WORDS, len(words)), 0, -1):
        name = _known("".join(words[:taken]))
        if name:
            rest = text[1:].split(maxsplit=taken)
            return name, english.typed(name, rest[taken] if len(rest) > taken else "")
    return fold(words[0]), " ".join(words[1:])


def bare(text: str) -> tuple[str, str] | None:
    """Return the command that ``text`` names without a slash, and what stands behind it.

    Only where the bot is spoken to does that mean the command; and only to whom may use it. What
    stands behind a name counts for ``READERS`` only, and a code behind "dang ky": any other is
    named with nothing behind it, or a question could hold a command. News that is asked for in
    words is a question's affair; questions are Vietnamese, an English "news" is the command.
    """
    words = text.split()
    if fold(" ".join(words[:2])) == "dang ky" and len(words) > 2 and is_code(words[2]):
        return "dangky", words[2]  # a code is no question
    if words and (joined := fold(words[0])) in READERS:
        return joined, english.typed(joined, " ".join(words[1:]))
    name = _known("".join(words)) if 0 < len(words) <= MOST_WORDS else None
    if name is None or fold(" ".join(words)) in WISHES:
        return None
    return name, ""


def guess(name: str, role: Role = Role.OWNER) -> str | None:
    """Return the command that was probably meant by ``name``; None where none is near.

    What ``role`` may use comes first, then what a group's admin may: he is told whom to ask.
    """
    for most in (role, max(role, Role.CHAT_ADMIN)):
        usable = [known for known, command in COMMANDS.items() if command.role <= most]
        typed = {written: each for each in usable for written in (each, english.shown(each))}
        if near := difflib.get_close_matches(name, typed, n=1, cutoff=0.6):
            return typed[near[0]]
    return None


def meant(name: str, argument: str, role: Role) -> Reply:
    """Answer a command that there is not: which one may be meant, as a choice to press."""
    near = guess(name, role)
    command = f"/{near} {argument}".strip()
    if len(command.encode()) > LONGEST_COMMAND:
        command = f"/{near}"
    answer = Answer.SURELY if argument else Answer.YES  # what stands behind it may be a "yes"
    choices = ((Choice(f"/{english.shown(near)}", command, answer),),) if near else ()
    return Reply(texts.unknown_command(name, near), choices)


def menus(admins: Iterable[str] = ()) -> list[Menu]:
    """Return what each kind of readers is shown in the platform's menus: what they may use.

    Args:
        admins: The bot's owners on that platform, by their sender ids.
    """
    every = [
        Menu(items=_items(role, private=readers not in IN_GROUPS), readers=readers)
        for readers, role in SHOWN.items()
    ]
    own = _items(Role.OWNER)
    return every + [
        Menu(items=own, readers=Readers.BOT_ADMIN, sender=admin) for admin in sorted(admins)
    ]


def _items(role: Role, *, private: bool = True) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(name=english.shown(name), help=texts.COMMAND_HELP[name])
        for name, command in COMMANDS.items()
        if command.role <= role and name != "start" and (private or not command.private)
    )


def _known(name: str) -> str | None:
    folded = fold(name).replace("_", "").replace("-", "")
    folded = english.named(OTHER_NAMES.get(folded, folded))
    return folded if folded in COMMANDS else None
