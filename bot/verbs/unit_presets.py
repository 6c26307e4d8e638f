"""What the command line does with what units choose for their chats."""

from sqlalchemy.orm import Session

from bot import app
from bot.errors import UsageError
from bot.handlers import choices
from bot.handlers.filters import NotUnderstoodError
from bot.handlers.kinds import KINDS
from bot.settings import Settings
from bot.stores import choices_store, units
from bot.typed import english
from bot.verbs.office import print_line
from bot.verbs.unit_office import the_unit
from bot.wants import everybody

COMMANDS = {kind.field: command for command, kind in KINDS.items()}
"""By the name of a choice, as a chat's row calls it: the command that chooses in chat."""


async def preset(settings: Settings, name: str, choice: str, words: str, *, drop: bool) -> None:
    """Show what a unit chose itself, or let it choose; chats that chose themselves keep theirs.

    Args:
        settings: The settings.
        name: The unit.
        choice: A key of ``COMMANDS``, or such a command; "" shows all.
        words: What is chosen, as it is typed in chat; "" shows.
        drop: Whether the unit chooses nothing there any more.

    Raises:
        UsageError: There is no such unit or choice, or the words name none.
    """
    command = COMMANDS.get(choice, english.HOUSE.get(choice, choice))
    if choice and command not in KINDS:
        raise UsageError(f"no such choice: {choice}; there are {', '.join(COMMANDS)}")
    if drop and (words or not choice):
        raise UsageError("--drop wants a choice, and no words behind it")

    def work(session: Session) -> list[str]:
        unit = the_unit(units.tree(session), name).id
        if not words and not drop:
            return _shown(session, unit, command)
        changed = _chosen(session, settings, unit, command, words)
        return [*_shown(session, unit, command), f"chats in which something changed: {changed}"]

    async with app.open_database(settings.database_url) as database:
        for line in await database.transact(work):
            print_line(line)


def _shown(session: Session, unit: int, command: str) -> list[str]:
    """Tell what a unit chose: one thing, or (``command`` "") all of it."""
    own = choices_store.preset(session, unit)
    told = []
    for each, kind in KINDS.items():
        chosen = getattr(own, kind.field)
        if command in {"", each}:
            said = "not chosen" if chosen is None else kind.tell(chosen).text
            told.append(f"{kind.field}: {said}")
    return told


def _chosen(session: Session, settings: Settings, unit: int, command: str, words: str) -> int:
    """Keep a choice of a unit ("" words: none), and return in how many chats it changed one."""
    kind, default = KINDS[command], everybody(settings.bulletin_times)
    value = None
    if words:
        acts = getattr(choices_store.given(session, unit, default), kind.field)
        try:
            typed = english.typed(command, words)
            value = choices.read(kind, typed, acts, choices.outlets(session))
        except NotUnderstoodError as error:
            raise UsageError(str(error)) from error
    choices_store.choose_for(session, unit, kind.field, value)
    return choices_store.settle(
        session, default=default, zone=settings.time_zone, now=app.utc_now(), under=unit
    )
