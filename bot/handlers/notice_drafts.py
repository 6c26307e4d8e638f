"""What an admin is writing: found, kept, and begun anew in the place of what he wrote before."""

from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import RichText
from bot.texts import writing as texts_writing
from bot.writing import Draft


def current(desk: Desk, request: Request) -> Draft | None:
    """Return what the sender is writing here, which is a touch; None where that is nothing."""
    return desk.memory.writing.draft(request.at, request.incoming.sender, request.now)


def keep(desk: Desk, request: Request, draft: Draft) -> Draft:
    """Keep what the sender writes here as it stands now, and return it."""
    desk.memory.writing.keep(request.at, request.incoming.sender, draft, request.now)
    return draft


def begin(desk: Desk, request: Request, draft: Draft) -> RichText:
    """Keep a draft that has nothing to do with the one before.

    Returns:
        What became of the one before, with a blank line behind it; empty where nothing is lost.
    """
    before = current(desk, request)
    keep(desk, request, draft)
    if before is None or (before.corrects, before.text) == (draft.corrects, draft.text):
        return RichText()
    return texts_writing.given_up(before.text, before.corrects) + "\n\n"
