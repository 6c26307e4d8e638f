"""How a compilation is shown to those who decide on it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot.handlers import lists
from bot.messages import Attachment, Choice, Reply, RichText
from bot.outbound import compiling
from bot.platforms.base import Abilities
from bot.stores import compilations, fates, units
from bot.stores.compilations import Kept, Stage, mark_of
from bot.stores.fates import LOST, Fate
from bot.tables.counter import State
from bot.texts import compilations as texts_compilations
from bot.texts import fates as texts_fates
from bot.texts import resending as texts_resending
from jobs.compiling.compile import standing

MOST_NAMED = 20

Rows = tuple[tuple[Choice, ...], ...]

_MISSED = LOST | {State.UNKNOWN}


def shown(
    session: Session, kept: Kept, *, platforms: Mapping[str, Abilities], zone: tzinfo
) -> Reply:
    """Show a compilation as a list with numbers, and what can be done with it."""
    kept = as_shown(session, kept)
    known, state = units.tree(session), kept.state
    whom = compiling.audience(session, known, kept, platforms)
    content = texts_compilations.compilation(
        kept.id,
        state.made,
        state.stage,
        unit=known.units[kept.unit].name,
        reach=[known.path(unit) for unit in sorted(state.reach) if unit in known.units],
        chats=whom.total,
        away=whom.away,
        due_at=state.due_at.astimezone(zone) if state.due_at else None,
    )
    if state.stage is Stage.DRAFT:
        content = content + "\n\n" + texts_compilations.how_to_edit(kept.id)
    sent = compilations.bulletins_of(session, kept.id) if state.stage is Stage.SENT else []
    found = list(fates.fates(session, sent).values())
    if sent:
        content = content + "\n\n" + _fared(found)
    return said(kept, content, lost=any(each.state in LOST for each in found))


def as_shown(session: Session, kept: Kept) -> Kept:
    """Return a compilation without what was taken back: so it is numbered where it is shown."""
    made = standing(session, kept.state.made)
    return replace(kept, state=replace(kept.state, made=made))


def said(
    kept: Kept, content: RichText, *, attachment: Attachment | None = None, lost: bool = False
) -> Reply:
    """Say something of a compilation, and what can be done with it; a draft awaits its edits.

    The numbers of its stories, which stand in the list and on the paper, open those: where choices
    are numbered lines, "4" must not cancel what has a fourth story.

    Args:
        kept: The compilation, ``as_shown``.
        content: What is said.
        attachment: What the answer carries.
        lost: Whether there are chats to which it can be sent again.
    """
    return Reply(
        content,
        _choices(kept, lost=lost),
        unit=kept.unit,
        awaits=f"/tailieu {kept.id}" if kept.state.stage is Stage.DRAFT else "",
        attachment=attachment,
        items=tuple(lists.opener(item.entry) for item in kept.state.made.items),
    )


def _choices(kept: Kept, *, lost: bool) -> Rows:
    command = f"/tailieu {kept.id}"
    look = (
        Choice(texts_compilations.preview(), f"{command} xem"),
        Choice(texts_compilations.as_word(), f"{command} word"),
    )
    mark = mark_of(kept.state)
    undo = Choice(texts_compilations.undo(), f"{command} hoantac {mark}")
    match kept.state.stage:
        case Stage.DRAFT:
            approve = Choice(texts_compilations.approve(), f"{command} duyet {mark}")
            cancel = Choice(texts_compilations.cancel(), f"{command} huy")
            return (look, (approve, cancel), *(((undo,),) if kept.step > 1 else ()))
        case Stage.APPROVED | Stage.CANCELLED:
            return (look, (undo,))
        case Stage.SENT:
            again = Choice(texts_resending.again_choice(), f"{command} gui")
            back = Choice(texts_compilations.take_back(), f"{command} thuhoi")
            return (look, *(((again,),) if lost else ()), (back,))
        case _:  # taken back: it is looked at, and nothing else
            return (look,)


def _fared(found: Sequence[Fate]) -> RichText:
    """Say how many chats have it, and name those to which it did not come, or may not have."""
    states = Counter(each.state for each in found)
    missed = [each for each in found if each.state in _MISSED]
    names = [
        texts_compilations.missed_chat(
            each.unit,
            each.chat.platform,
            each.chat.id,
            texts_fates.cause(each.error, each.fault),
        )
        for each in missed[:MOST_NAMED]
    ]
    return texts_compilations.fared(
        len(found),
        reached=states[State.SENT],
        waiting=states[State.PENDING] + states[State.SENDING],
        missed=len(missed),
        names=names,
    )
