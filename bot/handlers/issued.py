"""Bulletins that went out: their report, sending again, correcting, taking back; and doubts."""

from datetime import timedelta, tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from bot import render
from bot.access import Request
from bot.handlers import drafts
from bot.handlers.desk import Desk
from bot.handlers.drafts import parted
from bot.handlers.organisations import turns
from bot.messages import Answer, Choice, Reply, RichText, joined
from bot.outbound import composing, issuing, resending
from bot.policy import NEWS
from bot.stores import bulletins, corrections, figures, reports, units
from bot.stores.bulletins import Kept
from bot.stores.reports import Doubtful
from bot.tables.counter import Kind, Stage
from bot.texts import fates as texts_fates
from bot.texts import general as texts
from bot.texts import issuing as texts_issuing
from bot.texts import resending as texts_resending
from bot.texts import units as texts_units
from jobs.selection import Selection

DAY = timedelta(days=1)
LISTED = 8
PAGE = "trang"
MOST_NAMED = 20


async def publish(desk: Desk, request: Request) -> Reply:
    """``/phathanh``: the last bulletins; ``/phathanh 12``: how it fared, and what can be done.

    ``/phathanh trang 2``: older ones. ``/phathanh xem | gui``; ``/phathanh 12 gui | dinhchinh |
    thuhoi``; each asks once more before it sends something to everybody.
    """
    number, verb, rest = parted(request.argument)
    if number is None and verb == "xem":
        return await _preview(desk, request)
    if number is None and verb == "gui":
        return await _send(desk, sure=request.sure and bool(rest))
    if number is None:
        page = int(rest) if verb == PAGE and rest.isdecimal() and len(rest) < 5 else 1
        return await desk.database.read(lambda s: _listing(s, desk.zone, max(page, 1)))

    def work(session: Session) -> Reply:
        kept = bulletins.kept(session, number)
        if kept is None or kept.kind not in NEWS:
            return Reply(texts_issuing.no_bulletin(str(number)))
        return _done(session, desk, request, kept, verb, sure=request.sure and bool(rest))

    reply = await desk.database.transact(work)
    desk.wake()
    return reply


async def doubts(desk: Desk, request: Request) -> Reply:
    """``/chuaro``: what may or may not have arrived; ``/chuaro 12 gui | thoi`` decides it."""
    number, verb, _ = parted(request.argument)

    def work(session: Session) -> Reply:
        match verb:
            case "gui" if number is not None:
                return _doubt_again(session, desk, request, number)
            case "thoi" if number is not None:
                reports.settle_unknown(session, number)
                told = texts_resending.settled(*resending.known_as(session, number))
                return Reply(told, replaces=True)
            case _:
                return doubts_shown(session, number)

    reply = await desk.database.transact(work)
    desk.wake()
    return reply


def _doubt_again(session: Session, desk: Desk, request: Request, number: int) -> Reply:
    kind, known = resending.known_as(session, number)
    refusal = _refusal(session, desk, number)
    if refusal is not None:
        return Reply(refusal, replaces=True)
    chats = resending.resend_unknown(session, number, desk.platforms(), request.now)
    return Reply(texts_resending.sent_again(kind, known, chats), replaces=True)


def _refusal(session: Session, desk: Desk, number: int) -> RichText | None:
    """Say why nothing of a bulletin can go out again; None where it can."""
    kept = bulletins.kept(session, number)
    by = corrections.superseded(session, kept) if kept else None
    if by is None:
        return None
    if by.kind is Kind.WITHDRAWAL:
        return texts_resending.taken_back(*resending.known_as(session, number))
    return None if by.platform in desk.platforms() else texts_issuing.platform_away(by.platform)


def doubts_shown(session: Session, number: int | None = None) -> Reply:
    """Show what is in doubt, of one bulletin or of all, with the choices that decide it."""
    found = [d for d in reports.doubtful(session) if number is None or d.bulletin == number]
    if not found:
        return Reply(texts_resending.no_doubts())
    names = units.names_of_chats(session, units.tree(session), [each.chat for each in found])
    blocks: list[RichText] = []
    rows: list[tuple[Choice, ...]] = []
    several = len({each.bulletin for each in found}) > 1
    for bulletin, some in groupby(sorted(found, key=_bulletin), key=_bulletin):
        chats = list(dict.fromkeys(each.chat for each in some))
        told = [f"{names.get(chat, '?')} ({chat.platform} {chat.id})" for chat in chats]
        more = max(0, len(told) - MOST_NAMED)
        kind, known = resending.known_as(session, bulletin)
        kept = bulletins.the(session, bulletin)
        void = corrections.withdrawn(session, kept)
        blocks.append(texts_resending.doubts(kind, known, told[:MOST_NAMED], more, void=void))
        labels = [texts_resending.resend(), texts_resending.let_be()]
        if several:
            of_which, platform = texts_resending.of_which, kept.platform
            labels = [of_which(each, kind, known, platform) for each in labels]
        resend = Choice(labels[0], f"/chuaro {bulletin} gui")
        let_be = Choice(labels[1], f"/chuaro {bulletin} thoi")
        rows.append((let_be,) if void else (resend, let_be))
    return Reply(joined("\n\n", blocks), tuple(rows))


def _bulletin(doubt: Doubtful) -> int:
    return doubt.bulletin


def _listing(session: Session, zone: tzinfo, page: int) -> Reply:
    before = (page - 1) * LISTED
    found = reports.tallies(session, most=LISTED + 1, skip=before)  # the last: is there more?
    tallies = found[:LISTED]
    head = (
        Choice(texts_issuing.preview(), "/phathanh xem"),
        Choice(texts_issuing.send_now(), "/phathanh gui"),
    )
    if not tallies:
        return Reply(texts_units.no_page() if before else texts_issuing.no_bulletins(), (head,))
    lines = [
        texts_issuing.bulletin_line(
            each.bulletin,
            each.kind,
            each.stage,
            each.made_at.astimezone(zone),
            reached=each.reached,
            chats=each.chats,
        )
        for each in tallies
    ]
    offered = [
        Choice(texts_issuing.bulletin_choice(each.bulletin), f"/phathanh {each.bulletin}")
        for each in tallies
    ]
    rows = [tuple(offered[start : start + 4]) for start in range(0, len(offered), 4)]
    onward = turns("/phathanh", page, before + len(found), size=LISTED)
    told = joined("\n", [texts_issuing.bulletins(), *lines])
    return Reply(told, (head, *rows, *onward), replaces=True)


def _done(
    session: Session, desk: Desk, request: Request, kept: Kept, verb: str, *, sure: bool
) -> Reply:
    if kept.stage is Stage.DRAFT:
        return drafts.shown(session, kept, desk.zone)
    out = kept.corrects is None and kept.stage is Stage.RELEASED
    news = out and not corrections.withdrawn(session, kept)
    match verb:
        case "gui":
            return _send_again(session, desk, request, kept)
        case "dinhchinh" if news:
            draft = issuing.correct(session, kept, request.now)
            return drafts.shown(session, draft, desk.zone)
        case "thuhoi" if news:
            return _withdraw(session, desk, request, kept, sure=sure)
        case _:
            return _report(session, desk, kept)


def _send_again(session: Session, desk: Desk, request: Request, kept: Kept) -> Reply:
    kind, number = kept.kind.value, kept.id
    refusal = _refusal(session, desk, number)
    if refusal is not None:
        return Reply(refusal)
    by = corrections.superseded(session, kept)
    if by is not None and kept.corrects is not None:
        return Reply(texts_resending.replaced(kind, number, by.id))
    chats = resending.resend_missed(session, number, desk.platforms(), request.now)
    return Reply(texts_resending.sent_again(kind, number, chats))


def _withdraw(session: Session, desk: Desk, request: Request, kept: Kept, *, sure: bool) -> Reply:
    abilities = desk.platforms().get(kept.platform)
    if abilities is None:
        return Reply(texts_issuing.platform_away(kept.platform))
    if not sure:
        chats = len(bulletins.chats_of(session, kept.id))
        yes = Choice(
            texts_issuing.yes_withdraw(), f"/phathanh {kept.id} thuhoi ngay", Answer.SURELY
        )
        no = Choice(texts.keep(), f"/phathanh {kept.id}", Answer.NO)
        return Reply(texts_issuing.sure_to_withdraw(kept.id, chats), ((yes, no),))
    chats = issuing.withdraw(session, kept, abilities, zone=desk.zone, now=request.now)
    return Reply(texts_issuing.withdrawn(kept.id, chats), replaces=True)


def _report(session: Session, desk: Desk, kept: Kept) -> Reply:
    tally, by = reports.tally(session, kept.id), corrections.superseded(session, kept)
    void = corrections.withdrawn(session, kept)
    assert tally is not None  # noqa: S101  the bulletin was there a line above
    content = texts_issuing.report(
        kept.id,
        kept.kind.value,
        kept.made_at.astimezone(desk.zone),
        stories=tally.stories,
        chats=tally.chats,
        reached=tally.reached,
        withdrawn=void,
        states=tally.states,
        faults=[(each.kind, each.words, each.count) for each in tally.faults],
    )
    command = f"/phathanh {kept.id}"
    rows: list[tuple[Choice, ...]] = []
    if not void and (by is None or kept.corrects is None):
        rows.append((Choice(texts_issuing.send_again(), f"{command} gui"),))
    if kept.corrects is None and not void:
        correct = Choice(texts_issuing.correct(), f"{command} dinhchinh")
        rows.append((correct, Choice(texts_issuing.withdraw(), f"{command} thuhoi")))
    if tally.states.get("unknown"):
        rows.append((Choice(texts_fates.STATES["unknown"], f"/chuaro {kept.id}"),))
    rows.append((Choice(texts_issuing.back(), "/phathanh"),))
    return Reply(content, tuple(rows))


async def _preview(desk: Desk, request: Request) -> Reply:
    made = await desk.database.read(
        lambda s: composing.preview(s, Selection(), since=request.now - DAY, now=request.now)
    )
    if made is None:
        return Reply(texts.nothing_new())
    return Reply(render.bulletin(made, desk.zone))


async def _send(desk: Desk, *, sure: bool) -> Reply:
    if sure:
        return Reply(texts_issuing.sent_now(await desk.push_all()), replaces=True)
    bound = await desk.database.read(figures.chats)
    active = sum(count for count, _ in bound.values())
    yes = Choice(texts_issuing.yes_send(), "/phathanh gui ngay", Answer.SURELY)
    no = Choice(texts.keep(), "/phathanh", Answer.NO)
    return Reply(texts_issuing.sure_to_send(active), ((yes, no),))
