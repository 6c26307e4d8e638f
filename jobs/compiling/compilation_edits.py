"""What an admin changes in a compilation; each gives a new one, or None where it cannot be. Pure.

Numbers count from 1 in the order in which the stories are read.
"""

from collections.abc import Collection
from dataclasses import replace

from jobs.compiling.compilation import Compilation, Item, in_order


def without(
    made: Compilation, stories: Collection[int], documents: Collection[int] = ()
) -> Compilation:
    """Leave out stories, and documents, which are counted by themselves; all are there."""
    items = [each for n, each in enumerate(made.items, 1) if n not in stories]
    kept = tuple(each for n, each in enumerate(made.documents, 1) if n not in documents)
    return replace(_with(made, items), documents=kept)


def moved(made: Compilation, number: int, *, by: int) -> Compilation | None:
    """Move a story by so many places in its section, up where ``by`` is negative.

    None where there is no such story, or no such place in the section.
    """
    item, other = nth(made, number), nth(made, number + by)
    if item is None or other is None or item.section != other.section:
        return None
    rest = [each for each in made.items if each is not item]
    rest.insert(number - 1 + by, item)
    return _with(made, rest)


def renamed(made: Compilation, number: int, title: str) -> Compilation | None:
    """Give a story another headline; None where there is none of that number."""
    item = nth(made, number)
    if item is None:
        return None
    new = replace(item, title=title)
    return _with(made, [new if each is item else each for each in made.items])


def added(made: Compilation, item: Item) -> Compilation | None:
    """Add a story at the end of its section; None where it is in it already."""
    known = {entry for each in made.items for entry in each.members}
    known |= {each.entry for each in made.documents}
    if not known.isdisjoint(item.members) or any(each.link == item.link for each in made.items):
        return None
    return _with(made, [*made.items, item])


def nth(made: Compilation, number: int) -> Item | None:
    """Return a story by its number; None where there is none of it."""
    return made.items[number - 1] if 1 <= number <= len(made.items) else None


def _with(made: Compilation, items: list[Item]) -> Compilation:
    return replace(made, items=in_order(items))
