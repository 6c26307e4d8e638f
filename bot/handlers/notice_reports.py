"""Notices that went out: listed, told how they fare, corrected, taken back; and confirmed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.access import Request
from bot.errors import ForbiddenError
from bot.handlers import notice_drafts
from bot.handlers.desk import Desk
from bot.handlers.organisations import paged, turns
from bot.messages import Answer, Choice, Reply, RichText, joined
from bot.outbound import noticing
from bot.stores import notices, units
from bot.stores.fates import LOST, Fate
from bot.stores.notices import Notice, Word
from bot.tables.counter import Kind
from bot.texts import fates as texts_fates
from bot.texts import general as texts
from bot.texts import issuing as texts_issuing
from bot.texts import notices as texts_notices
from bot.texts import resending as texts_resending
from bot.texts import units as texts_units
from bot.texts import writing as texts_writing
from bot.writing import Draft
from jobs.text import fold

PAGE = 8
"""Notices on a page: what ``turns`` counts by."""

ROWS = 20
"""Chats on a page of a report."""

MOST_FAULTS = 5

PAGES = frozenset({"chua", "loi", "ds"})
"""What shows the chats, folded."""

DECIDES = frozenset({"gui", "sua", "thuhoi"})
"""What does something about a notice, folded; all else only looks."""

Rows = tuple[tuple[Choice, ...], ...]


async def listing(desk: Desk, request: Request) -> Reply:
    """``/thongbao``: what was sent to the sender's own units, the newest first."""
    _, page = paged(request.argument)

    def work(session: Session) -> Reply:
        own = None if request.roots is None else units.tree(session).under(request.roots)
        first = (page - 1) * PAGE
        shown, count = notices.listed(session, units=own, first=first, most=PAGE)
        write = (Choice(texts_notices.write(), "/thongbao soan"),)
        if not shown:
            return Reply(texts_units.no_page() if count else texts_notices.none_yet(), (write,))
        lines = [_line(session, desk, each) for each in shown]
        offered = [Choice(texts_notices.choice(n.id), f"/thongbao {n.id}") for n in shown]
        rows = [tuple(offered[start : start + 4]) for start in range(0, len(offered), 4)]
        content = joined("\n", [texts_notices.head(), *lines])
        return Reply(content, (write, *rows, *turns("/thongbao", page, count)), replaces=True)

    return await desk.database.read(work)


async def one(desk: Desk, request: Request, number: int, rest: str) -> Reply:
    """``/thongbao 12``: how it fares; ``chua | loi | ds``: which chats; ``gui | sua | thuhoi``."""
    words, page = paged(rest)
    verb, _, more = words.partition(" ")

    def look(session: Session) -> Reply:
        kept = the(session, request, number)
        if fold(verb) in PAGES:
            return _pages(session, desk, kept, fold(verb), page)
        return _report(session, desk, kept)

    def work(session: Session) -> Reply:
        kept = the(session, request, number)
        match fold(verb):
            case "gui":
                return _send_again(session, desk, request, kept)
            case "thuhoi" if not kept.withdrawn:
                return _withdraw(session, desk, request, kept, sure=request.sure and bool(more))
            case "sua" if not kept.withdrawn:
                return _rewrite(desk, request, kept)
            case _:
                return _report(session, desk, kept)

    if fold(verb) not in DECIDES:
        return await desk.database.read(look)
    reply = await desk.database.transact(work)
    desk.wake()
    return reply


async def confirm(desk: Desk, request: Request) -> Reply:
    """``/danhan 12``: this chat got notice 12; ``/danhan``: the last one that asks for it.

    Who said so is not kept. Where the message can be changed, its button goes.
    """
    words = request.argument.split()
    asked = int(words[0]) if words and words[0].isdecimal() and len(words[0]) < 10 else None

    def work(session: Session) -> Reply:
        number = asked if words else notices.asked_last(session, request.at)
        if number is None:
            return Reply(texts_notices.not_asked())
        word = notices.confirm(session, number, request.at, request.now)
        said = _said(session, desk, request, number) if word in _HAVE else None
        return said or Reply(WORDS[word]())

    return await desk.database.transact(work)


def the(session: Session, request: Request, number: int) -> Notice:
    """Return a notice that the sender may see.

    Raises:
        ForbiddenError: There is none of that number, or it concerns others than his units.
    """
    kept = notices.notice(session, number)
    if kept is None:
        raise ForbiddenError(texts_notices.no_notice(number))
    if request.roots is not None and (
        kept.above is None or not request.manages(units.line(session, kept.above))
    ):
        raise ForbiddenError(texts_units.beyond_yours(), kept.above)
    return kept


def fates(session: Session, number: int) -> list[Fate]:
    """Return what became of a notice in each chat."""
    return notices.fates(session, number)


def corrected(session: Session, desk: Desk, request: Request, number: int, text: str) -> Reply:
    """Put other words in the place of a notice's."""
    kept, platforms = the(session, request, number), desk.platforms()
    missing = noticing.away(session, number, platforms)
    if missing is not None:
        return Reply(texts_issuing.platform_away(missing))
    if kept.withdrawn:
        return _report(session, desk, kept)
    chats = noticing.correct(session, number, text, platforms, zone=desk.zone, now=request.now)
    return replace(_about(kept, texts_writing.correction_sent(number, chats)), replaces=True)


def _said(session: Session, desk: Desk, request: Request, number: int) -> Reply | None:
    """Return the notice without its button, where that can take the place of what was pressed."""
    able = desk.platforms().get(request.at.platform)
    pressed = request.incoming.pressed
    if pressed is None or able is None or not able.edit:
        return None
    text = notices.words_of(session, number, request.at, pressed)
    if text is None:
        return None
    return Reply(text + "\n\n" + texts_notices.confirmed_line(), replaces=True)


def _line(session: Session, desk: Desk, kept: Notice) -> RichText:
    chats, reached, said = notices.tally(session, kept.id)
    at = kept.made_at.astimezone(desk.zone)
    return texts_notices.line(kept.id, at, kept.text, reached=reached, said=said, chats=chats)


def _about(kept: Notice, content: RichText) -> Reply:
    back = Choice(texts_notices.back(), f"/thongbao {kept.id}")
    return Reply(content, ((back,),), unit=kept.above)


def _report(session: Session, desk: Desk, kept: Notice) -> Reply:
    found = fates(session, kept.id)
    lost = [each for each in found if each.state in LOST]
    faults = Counter(texts_fates.cause(each.error, each.fault) for each in lost)
    content = texts_notices.report(
        kept.id,
        kept.made_at.astimezone(desk.zone),
        kept.text,
        deadline=kept.deadline.astimezone(desk.zone) if kept.deadline else None,
        confirm=kept.confirm,
        withdrawn=kept.withdrawn,
        states=Counter(each.state.value for each in found),
        said=_count_said(found),
        faults=faults.most_common(MOST_FAULTS),
    )
    return Reply(content, _offers(kept, found, lost), unit=kept.above)


def _offers(kept: Notice, found: Sequence[Fate], lost: Sequence[Fate]) -> Rows:
    command = f"/thongbao {kept.id}"
    rows: list[tuple[Choice, ...]] = []
    silent = len(found) - _count_said(found)
    if kept.confirm and silent:
        rows.append((Choice(texts_notices.unconfirmed_choice(silent), f"{command} chua"),))
    if lost:
        failed = Choice(texts_notices.failed_choice(len(lost)), f"{command} loi")
        again = Choice(texts_resending.again_choice(), f"{command} gui")
        rows.append((failed,) if kept.withdrawn else (failed, again))
    rows.append((Choice(texts_notices.all_choice(), f"{command} ds"),))
    if not kept.withdrawn:
        correct = Choice(texts_notices.correct_choice(), f"{command} sua")
        rows.append((correct, Choice(texts_notices.withdraw_choice(), f"{command} thuhoi")))
    rows.append((Choice(texts_issuing.back(), "/thongbao"),))
    return tuple(rows)


def _pages(session: Session, desk: Desk, kept: Notice, verb: str, page: int) -> Reply:
    head, chosen, told = LISTS[verb]
    every = [each for each in fates(session, kept.id) if chosen(each)]
    first = (page - 1) * ROWS
    shown = every[first : first + ROWS]
    back = (Choice(texts_notices.back(), f"/thongbao {kept.id}"),)
    if not shown:
        return Reply(texts_units.no_page() if every else texts_notices.nobody_left(), (back,))
    names = units.names_of_chats(session, units.tree(session), [each.chat for each in shown])
    apart = [replace(each, unit=names[each.chat]) for each in shown]
    lines = [told(place, each, desk) for place, each in enumerate(apart, first + 1)]
    onward = turns(f"/thongbao {kept.id} {verb}", page, len(every), size=ROWS)
    content = joined("\n", [head(kept.id), *lines])
    return Reply(content, (*onward, back), replaces=True, unit=kept.above)


def _send_again(session: Session, desk: Desk, request: Request, kept: Notice) -> Reply:
    kind, platforms = Kind.NOTICE.value, desk.platforms()
    missing = noticing.away(session, kept.id, platforms)
    if kept.withdrawn:
        return _about(kept, texts_resending.taken_back(kind, kept.id))
    if missing is not None:
        return Reply(texts_issuing.platform_away(missing), unit=kept.above)
    chats = noticing.resend_missed(session, kept.id, platforms, request.now)
    return _about(kept, texts_resending.sent_again(kind, kept.id, chats))


def _withdraw(session: Session, desk: Desk, request: Request, kept: Notice, *, sure: bool) -> Reply:
    platforms = desk.platforms()
    missing = noticing.away(session, kept.id, platforms)
    if missing is not None:
        return Reply(texts_issuing.platform_away(missing), unit=kept.above)
    if not sure:
        chats = len(fates(session, kept.id))
        yes = Choice(
            texts_notices.yes_withdraw(), f"/thongbao {kept.id} thuhoi ngay", Answer.SURELY
        )
        no = Choice(texts.keep(), f"/thongbao {kept.id}", Answer.NO)
        content = texts_notices.sure_to_withdraw(kept.id, chats)
        return Reply(content, ((yes, no),), unit=kept.above)
    chats = noticing.withdraw(session, kept.id, platforms, zone=desk.zone, now=request.now) or 0
    return replace(_about(kept, texts_notices.withdrawn(kept.id, chats)), replaces=True)


def _rewrite(desk: Desk, request: Request, kept: Notice) -> Reply:
    """Begin to correct a notice: its words are awaited, and looked at before they go out."""
    draft, lost = notice_drafts.current(desk, request), RichText()
    if draft is None or draft.corrects != kept.id:  # asked for twice, it loses nothing
        lost = notice_drafts.begin(desk, request, Draft(text=kept.text, corrects=kept.id))
    words = lost + texts_writing.write_again(kept.id)
    return Reply(words, awaits="/thongbao noidung", unit=kept.above)


def _count_said(found: Sequence[Fate]) -> int:
    return sum(each.confirmed_at is not None for each in found)


def _unconfirmed(place: int, fate: Fate, _desk: Desk) -> RichText:
    return texts_notices.row(place, fate.unit, fate.chat.platform, fate.chat.id)


def _failed(place: int, fate: Fate, _desk: Desk) -> RichText:
    why = texts_fates.cause(fate.error, fate.fault)
    return texts_notices.fault_row(place, fate.unit, fate.chat.platform, why)


def _row(_place: int, fate: Fate, desk: Desk) -> RichText:
    said = fate.confirmed_at.astimezone(desk.zone) if fate.confirmed_at else None
    chat = fate.chat
    return texts_notices.table_row(fate.unit, chat.platform, chat.id, fate.state.value, said)


def _everyone(_fate: Fate) -> bool:
    return True


def _is_lost(fate: Fate) -> bool:
    return fate.state in LOST


def _is_silent(fate: Fate) -> bool:
    return fate.confirmed_at is None


_HAVE = frozenset({Word.COUNTED, Word.BEFORE})

WORDS: dict[Word, Callable[[], RichText]] = {
    Word.COUNTED: texts_notices.confirmed,
    Word.BEFORE: texts_notices.confirmed_before,
    Word.NOT_ASKED: texts_notices.not_asked,
    Word.WITHDRAWN: texts_notices.withdrawn_before,
}

LISTS: dict[
    str,
    tuple[Callable[[int], RichText], Callable[[Fate], bool], Callable[[int, Fate, Desk], RichText]],
] = {
    "chua": (texts_notices.unconfirmed_head, _is_silent, _unconfirmed),
    "loi": (texts_notices.failed_head, _is_lost, _failed),
    "ds": (texts_notices.table_head, _everyone, _row),
}
"""The lists of a report: head, which chats, how one is told."""
