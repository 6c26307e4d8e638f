"""A chat's data: what is stored, in plain words; and their erasure."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.access import Request
from bot.handlers.desk import Desk
from bot.handlers.kinds import KINDS
from bot.messages import Answer, Choice, Reply, RichText
from bot.stores import choices_store, erasure, store
from bot.texts import privacy as texts_privacy
from bot.wants import Wants, everybody, over
from jobs.text import fold


async def show(desk: Desk, request: Request) -> Reply:
    """``/dulieu``: all that is stored about this chat, and what is not."""

    def work(session: Session) -> tuple[Mapping[str, int], Wants, int]:
        admins = store.chat_admins(session, request.chat.id) if request.chat else ()
        own = choices_store.own(session, request.at)
        return erasure.held(session, request.at), own, len(admins)

    counts, own, admins = await desk.database.read(work)
    told = texts_privacy.held(counts)
    if request.chat is not None:
        chat, here = request.chat, request.chat.bound_at.astimezone(desk.zone)
        bound = texts_privacy.bound(request.at, chat.unit, here, chat.consent, admins)
        told = bound + _chosen(own, everybody(desk.times)) + told
    return Reply(told + texts_privacy.not_held(bound=request.chat is not None))


async def erase(desk: Desk, request: Request) -> Reply:
    """``/xoadulieu``: ask once more; ``/xoadulieu co``: erase all that is stored of this chat."""
    match fold(request.argument).strip():
        case "co" if request.sure:
            owners = [each.id for each in desk.owners if each.platform == request.at.platform]
            await desk.database.transact(
                lambda session: erasure.erase(session, request.at, owners=owners)
            )
            desk.memory.recall.forget(request.at)
            return Reply(texts_privacy.erased(), replaces=True)
        case "khong":
            return Reply(texts_privacy.kept(), replaces=True)
        case _:
            yes = Choice(texts_privacy.yes(), "/xoadulieu co", Answer.SURELY)
            no = Choice(texts_privacy.no(), "/xoadulieu khong", Answer.NO)
            return Reply(texts_privacy.sure(), ((yes, no),))


def _chosen(own: Wants, default: Wants) -> RichText:
    acts = over(own, default)
    return texts_privacy.chosen(
        [
            kind.tell(getattr(acts, kind.field))
            for kind in KINDS.values()
            if getattr(own, kind.field) is not None
        ]
    )
