"""Drafts: shown to an admin, edited, released, cancelled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot import render, secrecy
from bot.access import Request
from bot.errors import ForbiddenError
from bot.handlers import organisations
from bot.handlers.desk import Desk
from bot.handlers.organisations import there, turns
from bot.messages import Answer, Choice, Reply, RichText
from bot.outbound import issuing
from bot.stores import approvals, bulletins, undo, units
from bot.stores.approvals import Asks
from bot.stores.bulletins import Kept
from bot.tables.counter import Kind, Stage
from bot.texts import drafts as texts_drafts
from bot.texts import general as texts
from bot.texts import issuing as texts_issuing
from bot.texts import office as texts_office
from bot.texts import units as texts_units
from bot.texts import writing as texts_writing
from jobs.news import Story
from jobs.stores import store as news
from jobs.text import fold

MOST_OFFERED = 20


async def review(desk: Desk, request: Request) -> Reply:
    """``/duyet``: what waits for approval; ``/duyet 12``: draft 12 with what can be done about it.

    ``/duyet 12 gui | huy | bo 3 | sua 3 Tiêu đề mới``, where "#57" means a story whatever its
    place is by now; ``/duyet can|khong TÊN``: whether a unit's
    or a feed's bulletins need approval.

    A unit's admin decides on what goes to his own units only.
    """
    number, verb, rest = parted(request.argument)
    if verb in {"can", "khong"} and number is None:
        return await _ask(desk, request, rest, asked=verb == "can")
    if number is None:
        return await _first(desk, request, int(rest) if verb == "trang" and rest.isdecimal() else 1)

    def work(session: Session) -> Reply:
        kept = bulletins.kept(session, number)
        if kept is None:
            return Reply(texts_issuing.no_bulletin(str(number)))
        if not _decides(session, request, kept):
            raise ForbiddenError(texts_units.beyond_yours())
        if kept.stage is not Stage.DRAFT:
            return Reply(texts_issuing.decided_before(number, kept.kind.value))
        return _done(session, desk, request, kept)

    reply = await desk.database.transact(work)
    desk.wake()
    return reply


def shown(session: Session, kept: Kept, zone: tzinfo) -> Reply:
    """Show a draft whole, with what can be done about it."""
    made = issuing.contents(session, kept)
    head = texts_issuing.draft(
        kept.id,
        kept.kind.value,
        kept.reasons,
        chats=len(kept.audience) if kept.kind is Kind.BULLETIN else None,
        due_at=kept.due_at.astimezone(zone),
        deadline=kept.deadline.astimezone(zone) if kept.deadline else None,
    )
    titles = [story.title for story in made.stories] if made else []
    stories = texts_issuing.draft_stories(titles) if titles else RichText()
    text = render.bulletin(made, zone) if made else RichText()
    erased = len(kept.entries) - len(news.feeds_of(session, kept.entries))
    warning = texts_issuing.no_longer_kept(erased) if erased else RichText()
    blocks = [head, warning, stories, text, texts_issuing.how_to_edit(kept.id)]
    content = RichText()
    for block in filter(None, blocks):
        content = content + ("\n\n" if content else "") + block
    return Reply(content, _choices(kept.id), items=("",) * len(titles))


def _choices(number: int) -> tuple[tuple[Choice, ...], ...]:
    command = f"/duyet {number}"
    return (
        (
            Choice(texts_issuing.approve(), f"{command} gui"),
            Choice(texts_drafts.drop(), f"{command} bo"),
        ),
        (
            Choice(texts_issuing.rename(), f"{command} sua"),
            Choice(texts_issuing.cancel(), f"{command} huy"),
        ),
    )


def _decides(session: Session, request: Request, kept: Kept) -> bool:
    """Say whether all that a draft goes to is the sender's."""
    if request.roots is None:
        return True
    chats = bulletins.chats_of(session, kept.corrects) if kept.corrects else kept.audience
    reached = units.units_of_chats(session, chats)
    return bool(reached) and reached <= units.tree(session).under(request.roots)


async def _first(desk: Desk, request: Request, page: int) -> Reply:
    def work(session: Session) -> Reply:
        every = bulletins.drafts(session)
        drafts = [each for each in every if _decides(session, request, each)]
        if not drafts:
            return Reply(texts_issuing.no_drafts())
        number = there(page, len(drafts), size=MOST_OFFERED)
        first, *rest = drafts[(number - 1) * MOST_OFFERED : number * MOST_OFFERED]
        reply = shown(session, first, desk.zone)
        others = tuple(
            Choice(texts_issuing.bulletin_choice(each.id), f"/duyet {each.id}") for each in rest
        )
        rows = tuple(others[start : start + 4] for start in range(0, len(others), 4))
        onward = turns("/duyet", number, len(drafts), size=MOST_OFFERED)
        return Reply(reply.content, reply.choices + rows + onward)

    return await desk.database.transact(work)


def _done(session: Session, desk: Desk, request: Request, kept: Kept) -> Reply:
    _, verb, rest = parted(request.argument)
    match verb:
        case "gui":
            return _release(session, desk, request, kept)
        case "huy" if request.sure and rest == "co":
            decided = issuing.cancel(session, kept)
            said = texts_issuing.cancelled if decided else texts_issuing.decided_before
            return Reply(said(kept.id, kept.kind.value))
        case "huy":
            label = texts_office.yes_cancel(kept.kind.value)
            yes = Choice(label, f"/duyet {kept.id} huy co", Answer.SURELY)
            no = Choice(texts.keep(), f"/duyet {kept.id}", Answer.NO)
            return Reply(texts_office.sure_to_cancel(kept.id, kept.kind.value), ((yes, no),))
        case "bo":
            return _drop(session, desk, request, kept, rest)
        case "sua":
            return _rename(session, desk, kept, rest)
        case _:
            return shown(session, kept, desk.zone)


def _release(session: Session, desk: Desk, request: Request, kept: Kept) -> Reply:
    abilities = desk.platforms().get(kept.platform)
    if abilities is None:
        return Reply(texts_issuing.platform_away(kept.platform))
    chats = issuing.release(session, kept, abilities, zone=desk.zone, now=request.now)
    if chats is None:
        return Reply(texts_issuing.decided_before(kept.id, kept.kind.value))
    if kept.kind is Kind.CORRECTION:
        return Reply(texts_issuing.correction_released(kept.id, chats))
    later = kept.due_at.astimezone(desk.zone) if kept.due_at > request.now else None
    return Reply(texts_issuing.released(kept.id, chats, later))


def _drop(session: Session, desk: Desk, request: Request, kept: Kept, place: str) -> Reply:
    stories = _stories(session, kept)
    if not place:
        rows = tuple(
            (Choice(texts_drafts.drop_one(n, each.title), f"/duyet {kept.id} bo #{each.entry}"),)
            for n, each in enumerate(stories, 1)
        )
        return Reply(texts_drafts.drop_which(kept.id), rows)
    story = _story(stories, place)
    if story is None and place.startswith("#"):  # pressed twice, or another admin was faster
        reply = shown(session, kept, desk.zone)
        return _after(session, request, texts_drafts.gone(kept.id), reply)
    if story is None:
        return Reply(texts_drafts.no_story(place))
    if len(stories) == 1:
        return Reply(texts_drafts.last_story())
    at, who, now = request.at, request.incoming.sender, request.now
    undo.drop_story(session, at, who, kept, entry=story.entry, now=now)
    reply = shown(session, bulletins.the(session, kept.id), desk.zone)
    return _after(session, request, texts_drafts.dropped(kept.id, story.title), reply)


def take_back(session: Session, desk: Desk, request: Request) -> Reply | None:
    """Put the story that the sender left out last here back into its draft.

    Returns:
        The draft as it is then; None where there is none that he could take back (any more).

    Raises:
        ForbiddenError: He may not decide on the draft any more.
    """
    who, now = request.incoming.sender, request.now
    number = undo.dropped_from(session, request.at, who, now)
    kept = None if number is None else bulletins.kept(session, number)
    if kept is None:
        return None
    if not _decides(session, request, kept):
        raise ForbiddenError(texts_units.beyond_yours())
    if kept.stage is not Stage.DRAFT:
        return Reply(texts_issuing.decided_before(kept.id, kept.kind.value))
    entry = undo.restore_story(session, request.at, who, kept, now)
    kept = bulletins.the(session, kept.id)
    reply = shown(session, kept, desk.zone)
    titles = [each.title for each in _stories(session, kept) if each.entry == entry]
    if not titles:  # it stands there again already, or its source took it back
        return reply
    return _after(session, request, texts_drafts.back(kept.id, titles[0]), reply)


def _after(session: Session, request: Request, said: RichText, reply: Reply) -> Reply:
    """Return a draft with what was done to it, and the way back where there is one."""
    sender, now = request.incoming.sender, request.now
    rows = reply.choices
    if undo.dropped_from(session, request.at, sender, now) is not None:
        rows = (*rows, (Choice(texts_drafts.undo(), "/hoantac"),))
    return replace(reply, content=said + "\n\n" + reply.content, choices=rows)


def _rename(session: Session, desk: Desk, kept: Kept, rest: str) -> Reply:
    place, _, title = rest.partition(" ")
    if not place:
        return Reply(texts_issuing.rename_how(kept.id))
    story = _story(_stories(session, kept), place)
    if story is None:
        return Reply(texts_drafts.no_story(place))
    title = " ".join(title.split())
    if not title:
        return Reply(texts_issuing.title_wanted())
    stamp = secrecy.stamp(title)
    if stamp is not None:
        return Reply(texts_writing.secret(stamp))
    titles = {**kept.titles, story.entry: title}
    bulletins.edit(session, kept.id, entries=kept.entries, titles=titles)
    return shown(session, bulletins.the(session, kept.id), desk.zone)


def _stories(session: Session, kept: Kept) -> Sequence[Story]:
    """Return what a draft tells in the order in which it is read and numbered."""
    made = issuing.contents(session, kept)
    return made.stories if made else ()


def _story(stories: Sequence[Story], place: str) -> Story | None:
    """Return the story at a place, from 1, or of an entry, "#57"; None where there is none."""
    if place.startswith("#"):
        return next((each for each in stories if place == f"#{each.entry}"), None)
    number = int(place) if place.isdecimal() and len(place) < 4 else 0
    return stories[number - 1] if 1 <= number <= len(stories) else None


async def _ask(desk: Desk, request: Request, name: str, *, asked: bool) -> Reply:
    def work(session: Session) -> Reply:
        known = units.tree(session)
        found = organisations.reachable(known, request, known.find(name))
        feeds = [each.feed for each in news.feeds(session) if fold(each.feed.name) == fold(name)]
        if len(found) > 1:
            command = f"/duyet {'can' if asked else 'khong'}"
            return organisations.which(found, command)
        for unit in found:
            approvals.set_asked(session, Asks.UNIT, unit.id, asked=asked)
            return Reply(texts_issuing.approval_set(unit.name, asked=asked), unit=unit.id)
        if feeds and request.roots is not None:
            raise ForbiddenError(texts_units.beyond_yours())
        for feed in feeds:
            approvals.set_asked(session, Asks.FEED, feed.id, asked=asked)
        if feeds:
            return Reply(texts_issuing.approval_set(feeds[0].name, asked=asked))
        return Reply(texts_issuing.approval_of_whom(name))

    return await desk.database.transact(work)


def parted(argument: str) -> tuple[int | None, str, str]:
    """Return a bulletin's number, the verb behind it, folded, and the rest as it was typed."""
    words = argument.split(maxsplit=1)
    number = None
    if words and words[0].isdecimal() and len(words[0]) < 10:
        number = int(words[0])
        words = words[1].split(maxsplit=1) if len(words) > 1 else []
    verb = fold(words[0]) if words else ""
    return number, verb, words[1].strip() if len(words) > 1 else ""
