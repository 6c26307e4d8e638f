"""How a compilation is shown to those who decide on it."""

from collections.abc import Mapping
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot import compilations, compiling, reports, texts_compilations, units
from bot.compilations import Kept, Stage
from bot.messages import Attachment, Choice, Reply, RichText
from bot.platforms.base import Abilities
from jobs.compile import standing

Rows = tuple[tuple[Choice, ...], ...]


def shown(
    session: Session, kept: Kept, *, platforms: Mapping[str, Abilities], zone: tzinfo
) -> Reply:
    """Show a compilation as a list with numbers, and what can be done with it."""
    known, state = units.tree(session), kept.state
    whom = compiling.audience(session, known, kept, platforms)
    content = texts_compilations.compilation(
        kept.id,
        standing(session, state.made),
        state.stage,
        unit=known.units[kept.unit].name,
        reach=[known.path(unit) for unit in sorted(state.reach) if unit in known.units],
        chats=whom.total,
        away=whom.away,
        due_at=state.due_at.astimezone(zone) if state.due_at else None,
    )
    if state.stage is Stage.DRAFT:
        content = content + "\n\n" + texts_compilations.how_to_edit(kept.id)
    if state.stage is Stage.SENT:
        content = content + "\n\n" + texts_compilations.fared(*_fared(session, kept.id))
    return said(kept, content)


def said(kept: Kept, content: RichText, *, attachment: Attachment | None = None) -> Reply:
    """Say something of a compilation, and what can be done with it; a draft awaits its edits."""
    return Reply(
        content,
        _choices(kept),
        unit=kept.unit,
        awaits=f"/tailieu {kept.id}" if kept.state.stage is Stage.DRAFT else "",
        attachment=attachment,
    )


def _choices(kept: Kept) -> Rows:
    command = f"/tailieu {kept.id}"
    look = (
        Choice(texts_compilations.preview(), f"{command} xem"),
        Choice(texts_compilations.as_word(), f"{command} word"),
    )
    undo = Choice(texts_compilations.undo(), f"{command} hoantac")
    match kept.state.stage:
        case Stage.DRAFT:
            approve = Choice(texts_compilations.approve(), f"{command} duyet")
            cancel = Choice(texts_compilations.cancel(), f"{command} huy")
            return (look, (approve, cancel), *(((undo,),) if kept.step > 1 else ()))
        case Stage.APPROVED | Stage.CANCELLED:
            return (look, (undo,))
        case Stage.SENT:
            return (look, (Choice(texts_compilations.take_back(), f"{command} thuhoi"),))
        case _:  # taken back: it is looked at, and nothing else
            return (look,)


def _fared(session: Session, number: int) -> tuple[int, int, int, int]:
    """Count chats, those reached, deliveries that wait, and those in doubt or failed."""
    chats = reached = waiting = failed = 0
    for bulletin in compilations.bulletins_of(session, number):
        tally = reports.tally(session, bulletin)
        if tally is None:
            continue
        chats, reached = chats + tally.chats, reached + tally.reached
        states = tally.states
        waiting += states.get("pending", 0) + states.get("sending", 0)
        failed += sum(states.get(name, 0) for name in ("unknown", "failed", "expired"))
    return chats, reached, waiting, failed
