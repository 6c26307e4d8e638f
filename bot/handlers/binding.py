"""Chats come and go: invitations, binding, unbinding."""

from sqlalchemy.orm import Session

from bot import store, texts, units
from bot.access import Request, Role
from bot.audience import Chat
from bot.errors import ForbiddenError
from bot.handlers import choices
from bot.handlers.desk import Desk
from bot.messages import ChatKind, Choice, Reply
from bot.times import next_bulletin
from jobs.text import fold


async def start(_desk: Desk, request: Request) -> Reply:
    """``/start``: introduce the bot."""
    told = texts.start(bound=request.chat is not None)
    if request.incoming.kind is ChatKind.PRIVATE:
        told = told + "\n\n" + texts.own_id(request.at.platform, request.incoming.sender)
    return Reply(told)


async def subscribe(desk: Desk, request: Request) -> Reply:
    """``/dangky ABCD-2345``: bind this chat to the unit that the code was made for.

    Raises:
        ForbiddenError: There is no good code, or the chat is bound and the sender not its admin:
            with a code of another unit any member could take the chat over.
    """
    if request.chat is not None and request.role < Role.CHAT_ADMIN:
        raise ForbiddenError(texts.refused(bound=True))
    if not request.argument:
        raise ForbiddenError(texts.invitation_needed())
    try:
        bound = await desk.database.transact(lambda session: _bind(session, desk, request))
    except PermissionError:
        raise ForbiddenError(texts.invitation_locked()) from None
    if bound is None:
        raise ForbiddenError(texts.invitation_wrong())
    chat, unit = bound
    return Reply(
        texts.subscribed(chat.unit, chat.times, choices.labels(chat.topics)),
        ((Choice(texts.see_bulletin(), "/bantin"), Choice(texts.see_topics(), "/chude")),),
        unit=unit,
    )


async def unsubscribe(desk: Desk, request: Request) -> Reply:
    """``/huydangky``: ask once more; ``/huydangky co``: forget this chat."""
    if request.chat is None:
        return Reply(texts.refused(bound=False))
    match fold(request.argument).strip():
        case "":
            return Reply(texts.sure_to_unbind(), (_sure(),))
        case "co" if not request.sure:  # an old "yes", or one that was typed: it asks first
            return Reply(texts.sure_to_unbind(), (_sure(),))
        case "co":
            await desk.database.transact(lambda session: store.unbind(session, request.at))
            return Reply(texts.unbound(), replaces=True)
        case _:
            return Reply(texts.kept(), replaces=True)


def _bind(session: Session, desk: Desk, request: Request) -> tuple[Chat, int] | None:
    unit = store.use_invitation(session, request.at, request.argument, request.now)
    if unit is None:
        return None
    unit = units.current(session, unit, request.now.astimezone(desk.zone).date())
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
    return chat, unit


def _sure() -> tuple[Choice, ...]:
    return (Choice(texts.yes_unbind(), "/huydangky co"), Choice(texts.keep(), "/huydangky khong"))
