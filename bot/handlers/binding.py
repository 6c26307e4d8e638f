"""Chats come and go: invitations, binding, unbinding."""

from sqlalchemy.orm import Session

from bot import codes
from bot.access import Request, Role
from bot.audience import Chat
from bot.errors import ForbiddenError
from bot.handlers import choices, compilations, drafts, setup, undoing
from bot.handlers.desk import Desk
from bot.messages import Answer, Choice, Reply, RichText
from bot.stores import choices_store, handing_over, removals, store, undo, units
from bot.texts import general as texts
from bot.texts import hearing as texts_hearing
from bot.texts import privacy as texts_privacy
from bot.texts import setup as texts_setup
from bot.texts import sources as texts_sources
from bot.texts import wishes as texts_wishes
from bot.typed.english import shown
from bot.typed.times import next_bulletin
from bot.wants import everybody
from jobs.news import Feed
from jobs.text import fold


async def start(desk: Desk, request: Request) -> Reply:
    """``/start``: introduce the bot; lead whoever sets it up to the next step."""
    told = introduction(desk, request)
    if not request.private:
        return Reply(told)
    onward, choices = await setup.next_step(desk, request)
    if request.role >= Role.ADMIN:
        told = texts.start_admin() + ("\n\n" + onward if onward else "")
    return Reply(
        told + "\n\n" + texts.own_id(request.at.platform, request.incoming.sender), choices
    )


async def welcome(desk: Desk, request: Request) -> Reply:
    """Say who speaks; where bulletins ended lately, how they come back."""
    return await _with_way_back(desk, request, introduction(desk, request))


async def unbound(desk: Desk, request: Request) -> Reply:
    """Say that no bulletins come here; where they ended lately, how they come back."""
    return await _with_way_back(desk, request, texts.not_bound(private=request.private))


async def _with_way_back(desk: Desk, request: Request, told: RichText) -> Reply:
    if request.chat is not None:
        return Reply(told)
    others = await desk.database.read(
        lambda s: undo.ended_by_others(s, request.at, request.incoming.sender, request.now)
    )
    if others is None:
        return Reply(told)
    back = () if others else ((Choice(texts_privacy.undo(), "/hoantac"),),)
    return Reply(texts_wishes.undo_it() + "\n\n" + told, back)


async def _nothing(desk: Desk, request: Request) -> Reply:
    """Say that the sender has nothing to take back, and who has where somebody else ended it."""
    others = await desk.database.read(
        lambda s: undo.ended_by_others(s, request.at, request.incoming.sender, request.now)
    )
    return Reply(texts_wishes.undo_it() if others else texts_privacy.nothing_to_undo())


def introduction(desk: Desk, request: Request) -> RichText:
    """Say who speaks, and how bulletins come here, or into the group that a code is for."""
    if request.chat is not None:
        return texts.start() + texts.start_asking()
    if not request.private:
        return texts.start() + texts.start_binding()
    able = desk.platforms().get(request.at.platform)
    call = f"{texts_hearing.mention(able.called)} " if able is not None and able.mentions else ""
    return texts.start() + texts.start_in_private(f"{call}/{shown('dangky')}")


async def subscribe(desk: Desk, request: Request) -> Reply:
    """``/dangky ABCD-2345``: bind this chat to the unit that the code was made for.

    Whoever has a code of the unit to which it is bound becomes its admin, and all else stays: a
    cell's secretary changes, and a list of chats names none.

    Raises:
        ForbiddenError: There is no good code, or the chat is bound and the sender not its admin:
            with a code of another unit any member could take the chat over.
    """
    if not request.argument:
        needed = texts.refused() if _heir(request) else texts.invitation_needed()
        raise ForbiddenError(needed)
    try:
        bound = await desk.database.transact(lambda session: _bind(session, desk, request))
    except PermissionError:
        raise ForbiddenError(texts.invitation_locked()) from None
    if bound is None:
        raise ForbiddenError(texts.invitation_wrong())
    chat, unit = bound
    return Reply(
        texts.subscribed(chat.unit, chat.times, choices.labels(chat.topics)),
        (
            (Choice(texts_setup.send_first(), "/guingay"),),
            (Choice(texts.see_topics(), "/chude"), Choice(texts.see_choices(), "/caidat")),
        ),
        unit=unit,
    )


async def unsubscribe(desk: Desk, request: Request) -> Reply:
    """``/huydangky``: ask once more; ``/huydangky co``: forget this chat."""
    if request.chat is None:
        return Reply(texts.not_bound(private=request.private))
    match fold(request.argument).strip():
        case "":
            return Reply(texts.sure_to_unbind(private=request.private), (_sure(),))
        case "co" if not request.sure:  # an old "yes", or one that was typed: it asks first
            return Reply(texts.sure_to_unbind(private=request.private), (_sure(),))
        case "co":
            who, now = request.incoming.sender, request.now
            await desk.database.transact(lambda s: undo.unbind(s, request.at, who, now))
            back = (Choice(texts_privacy.undo(), "/hoantac"),)
            return Reply(texts.unbound(), (back,), replaces=True)
        case _:
            return Reply(texts.kept(), replaces=True)


async def take_back(desk: Desk, request: Request) -> Reply:
    """``/hoantac``: take back what was ended last here, within an hour, by whoever ended it.

    That is the chat's own binding; a source, as long as he may still manage sources; a story of a
    draft, as long as he may decide on that. Else he is asked whether an approved document is meant.
    """
    today = request.now.astimezone(desk.zone).date()

    def work(session: Session) -> Chat | Feed | Reply | None:
        who, now = request.incoming.sender, request.now
        if (draft := drafts.take_back(session, desk, request)) is not None:
            return draft
        if request.role >= Role.ADMIN and (
            feed := undo.restore_feed(session, request.at, who, now)
        ):
            return feed
        chat = undo.restore(session, request.at, who, now, today=today)
        if chat is not None:
            due = next_bulletin(chat.times, now, desk.zone)
            store.schedule(session, [chat.id], due, until=chat.until)
            default = everybody(desk.times)
            choices_store.settle(session, default=default, zone=desk.zone, now=now, chats=[chat.id])
        return chat or compilations.approved(session, request) or undoing.others(session, request)

    back = await desk.database.transact(work)
    if back is None:
        return await _nothing(desk, request)
    if isinstance(back, Reply):
        return back
    if isinstance(back, Feed):
        desk.hurry(None)
        return Reply(texts_sources.back(back.name), replaces=True)
    told = texts_privacy.undone(back.unit) + "\n" + texts.times(back.times)
    return Reply(told, replaces=True)


def _bind(session: Session, desk: Desk, request: Request) -> tuple[Chat, int] | None:
    unit = store.use_invitation(session, request.at, codes.first(request.argument), request.now)
    if unit is None:
        return None
    today = request.now.astimezone(desk.zone).date()
    unit = handing_over.holder(session, units.current(session, unit, today), request.now)
    if _heir(request) and (not request.unit or unit != units.current(session, request.unit, today)):
        raise ForbiddenError(texts.refused())  # and the code is as good as before
    held = undo.pause_of(session, request.at, unit)
    undo.forget(session, request.at)
    chat = store.bind(
        session,
        request.at,
        request.incoming.kind,
        unit=unit,
        times=desk.times,
        next_at=next_bulletin(desk.times, request.now, desk.zone),
        now=request.now,
        admin=request.incoming.sender,
        thread=request.incoming.thread,
    )
    if held is not None:
        removals.pause(session, chat.id)
    default = everybody(desk.times)
    choices_store.settle(session, default=default, zone=desk.zone, now=request.now, chats=[chat.id])
    return store.chat(session, request.at) or chat, unit


def _heir(request: Request) -> bool:
    """Say whether the chat is bound, and the sender no admin of it."""
    return request.chat is not None and request.role < Role.CHAT_ADMIN


def _sure() -> tuple[Choice, ...]:
    return (
        Choice(texts.yes_unbind(), "/huydangky co", Answer.SURELY),
        Choice(texts.keep(), "/huydangky khong", Answer.NO),
    )
