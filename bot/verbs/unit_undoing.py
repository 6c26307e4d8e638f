"""``bantin units undo``: a whole list is taken back, or what stands in the way is told."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from bot import app
from bot.errors import EndedError, UsageError
from bot.settings import Settings
from bot.stores import unit_imports, units
from bot.stores.unit_imports import Ended, InTheWay, Obstacle, TakenBack
from bot.tree import APART
from bot.verbs.office import print_line
from bot.verbs.unit_office import settle, the_unit, today_of

MOST_CHATS = 5
"""Chats of one unit that are named."""

ENDED = {
    Ended.ROLES: "roles over them are gone",
    Ended.INVITATIONS: "invitations to them are good no more",
    Ended.PRESETS: "what {count} of them chose for their chats acts no more",
    Ended.LOST: "roles over units that go on again do not come back: give them anew",
}


async def undo_list(settings: Settings, *, chats_to: str | None, dry_run: bool) -> None:
    """Take back the last list of units, all of it, or tell what stands in the way.

    Args:
        settings: The settings.
        chats_to: The unit that gets the chats of units that the list brought; None: such chats
            stand in the way.
        dry_run: Only tell.

    Raises:
        UsageError: There is no such list, or something stands in the way; all of it was told.
    """

    def work(session: Session) -> tuple[TakenBack | None, list[str]]:
        now, known = app.utc_now(), units.tree(session)
        to = None if chats_to is None else the_unit(known, chats_to)
        done = unit_imports.take_back(
            session, to=to.id if to else None, day=today_of(settings), now=now, trial=dry_run
        )
        changed = 0
        if done is not None and not done.obstacles and not dry_run:
            changed = settle(session, settings)
        goes_to = known.path(to.id) if to else ""
        told = list(_lines(done, goes_to)) if done else []
        return done, [*told, f"chats in which something changed: {changed}"] if changed else told

    try:
        async with app.open_database(settings.database_url) as database:
            done, told = await database.transact(work)
    except EndedError as error:
        raise UsageError(f"it has ended, or the list brought it: {error}") from error
    if done is None:
        raise UsageError("no list of units was imported in the last 30 days")
    for line in told:
        print_line(line)
    when = f"{done.list.at.astimezone(settings.time_zone):%Y-%m-%d %H:%M}"
    if done.obstacles:
        raise UsageError(f"the list of {when} stays: {len(done.obstacles)} things are in the way")
    would = "would be " if dry_run else ""
    print_line(
        f"{would}taken back, the list of {when}: {done.list.new} units gone, "
        f"{done.list.changed} as before"
    )


def _lines(done: TakenBack, to: str) -> Iterator[str]:
    for each in done.obstacles:
        yield _obstacle(each)
    if done.moved:
        yield f"{done.moved} chats are of {to} now"
    if done.asks:
        yield f"bulletins of {to} wait for approval from now on, as those of units that are gone"
    for what, count in done.ended.items():
        words = ENDED[what]
        yield words.format(count=count) if "{count}" in words else f"{count} {words}"


def _obstacle(each: InTheWay) -> str:
    """Tell what stands in the way, and what to do about it; pure."""
    unit, name = f"#{each.unit} {each.path}", each.path.split(APART)[-1]
    match each.what:
        case Obstacle.BELOW:
            return f"{unit}: hangs below {each.other}, which would be gone: bantin units move"
        case Obstacle.SUCCEEDED:
            undo = f"bantin units undo '#{each.unit}'"
            return f"{unit}: {each.other}, which would be gone, took its place: {undo}"
        case Obstacle.CHATS:
            more = len(each.owned) - MOST_CHATS
            named = ", ".join(each.owned[:MOST_CHATS]) + (f" and {more} more" if more > 0 else "")
            return f"{unit}: has chats ({named}); --chats-to UNIT says where they go"
        case Obstacle.DOCUMENTS:
            named = ", ".join(each.owned)
            return f"{unit}: has compilations ({named}); --chats-to UNIT says where they go"
    was = {"parent_id": "place", "successor_id": "successor"}.get(each.other, each.other)
    return f"{unit}: its {was} was changed since; put it back first (bantin units show {name!r})"
