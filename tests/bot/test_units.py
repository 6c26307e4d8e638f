"""Units move and merge, and nothing of their history, their chats or their names is lost."""

import shutil
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.stores import store, unit_changes, units
from bot.stores.unit_changes import Change, Passage
from bot.tree import Tree
from jobs import connections
from jobs.errors import TakenError

pytestmark = pytest.mark.each_database

DAY = date(2026, 11, 23)
PATHS = ("A", "B", "A / Chi bộ 1", "B / Chi bộ 1", "A / Chi bộ 1 / Tổ 1", "A / Chi bộ 2")


@pytest.fixture
async def made(database):
    """Keep the units of ``PATHS``; return their numbers by path."""

    def work(session):
        numbers = {}
        for path in PATHS:
            above, _, name = path.rpartition(" / ")
            unit = Unit(id=0, name=name, kind="k", parent_id=numbers.get(above))
            numbers[path] = units.add_unit(session, unit)
        return numbers

    return await database.transact(work)


async def bind(database, clock, name, unit):
    def work(session):
        store.bind(
            session,
            ChatId("fake", name),
            ChatKind.GROUP,
            unit=unit,
            times=(),
            next_at=None,
            now=clock(),
        )

    await database.transact(work)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("A", "A"),
        ("A / Chi bộ 1", "A / Chi bộ 1"),
        ("A / Chi bộ 1 / Tổ 1", "Tổ 1"),
        ("A / Chi bộ 2", "Chi bộ 2"),
        ("X / A / Chi bộ 3", "X / A / Chi bộ 3"),
        ("Y / A / Chi bộ 3", "Y / A / Chi bộ 3"),
        ("Chi bộ 3", "Chi bộ 3"),
    ],
)
async def test_a_unit_is_told_from_its_namesakes_and_no_longer_than_that_takes(path, told):
    paths = (*PATHS, "X", "Y", "X / A", "Y / A", "X / A / Chi bộ 3", "Y / A / Chi bộ 3", "Chi bộ 3")
    numbers = {each: number for number, each in enumerate(paths, 1)}
    known = Tree(
        Unit(id=number, name=each.split(" / ")[-1], kind="k", parent_id=numbers.get(above))
        for each, number in numbers.items()
        for above in [each.rpartition(" / ")[0]]
    )
    if path == "A":  # three by now, and this one hangs below nothing
        assert known.told(numbers["X / A"]) == "X / A"
    assert known.told(numbers[path]) == told


async def test_a_name_is_taken_only_below_the_same_unit(database, made):
    def add(name, parent):
        unit = Unit(id=0, name=name, kind="k", parent_id=parent)
        return database.transact(lambda s: units.add_unit(s, unit))

    for name, parent in (("Chi bộ 1", made["A"]), ("A", None)):
        with pytest.raises(TakenError):
            await add(name, parent)
    await add("A", made["A"])


async def test_the_database_itself_knows_no_two_of_a_name(database, made):
    for parent in (None, made["A"]):
        name = "A" if parent is None else "Chi bộ 1"

        def work(session, name=name, parent=parent):
            units.add_many(session, [(parent, {"name": name, "kind": "k"})], lambda _: None)

        with pytest.raises(sa.exc.IntegrityError):
            await database.transact(work)


async def test_a_unit_moves_with_all_below_it_and_its_history_is_kept(database, clock, made):
    chat = made["A / Chi bộ 2"]
    await bind(database, clock, "g", chat)
    await database.transact(lambda s: unit_changes.move(s, chat, made["B"], day=DAY, now=clock()))
    known = await database.transact(units.tree)
    assert known.path(chat) == "B / Chi bộ 2"
    assert await database.transact(lambda s: unit_changes.history(s, chat)) == [
        Passage(day=DAY, change=Change.MOVED, before="A / Chi bộ 2", after="B / Chi bộ 2")
    ]
    [bound] = await database.transact(lambda s: units.chats_of(s, [chat]))
    assert bound.unit == "Chi bộ 2"


@pytest.mark.parametrize(
    ("unit", "under", "error"),
    [
        pytest.param("A", "A / Chi bộ 1 / Tổ 1", ValueError, id="below itself"),
        pytest.param("A", "A", ValueError, id="itself"),
        pytest.param("A / Chi bộ 1", "B", TakenError, id="a namesake is there"),
    ],
)
async def test_where_a_unit_cannot_hang(database, clock, made, unit, under, error):
    with pytest.raises(error):
        await database.transact(
            lambda s: unit_changes.move(s, made[unit], made[under], day=DAY, now=clock())
        )


async def test_a_merger_keeps_the_unit_and_its_chats_and_children_follow(database, clock, made):
    old, new = made["A / Chi bộ 1"], made["A / Chi bộ 2"]
    await bind(database, clock, "g", old)
    done = await database.transact(lambda s: unit_changes.merge(s, old, new, day=DAY, now=clock()))
    assert (len(done.chats), done.units) == (1, [(made["A / Chi bộ 1 / Tổ 1"], "Tổ 1", "Tổ 1")])
    known = await database.transact(units.tree)
    assert (known.units[old].valid_to, known.units[old].successor_id) == (DAY, new)
    assert known.path(made["A / Chi bộ 1 / Tổ 1"]) == "A / Chi bộ 2 / Tổ 1"
    [bound] = await database.transact(lambda s: units.chats_of(s, [new]))
    assert bound.at.id == "g"
    [passage] = await database.transact(lambda s: unit_changes.history(s, old))
    assert (passage.before, passage.after) == ("A / Chi bộ 1", "A / Chi bộ 2")
    with pytest.raises(ValueError, match="Chi bộ 1"):
        await database.transact(lambda s: unit_changes.merge(s, new, old, day=DAY, now=clock()))


async def test_two_communes_merge_although_each_has_its_first_cell(database, clock, made):
    old, new = made["A"], made["B"]
    await bind(database, clock, "g", made["A / Chi bộ 1"])
    done = await database.transact(lambda s: unit_changes.merge(s, old, new, day=DAY, now=clock()))
    assert (made["A / Chi bộ 1"], "Chi bộ 1", "Chi bộ 1 (A)") in done.units
    known = await database.transact(units.tree)
    below = {unit.name: unit.id for unit in known.below(new)}
    assert below == {
        "Chi bộ 1": made["B / Chi bộ 1"],
        "Chi bộ 1 (A)": made["A / Chi bộ 1"],
        "Chi bộ 2": made["A / Chi bộ 2"],
    }
    assert known.path(made["A / Chi bộ 1 / Tổ 1"]) == "B / Chi bộ 1 (A) / Tổ 1"
    assert await database.transact(units.counts) == {made["A / Chi bộ 1"]: 1}
    assert {unit.id for unit in known.find("Chi bộ 1")} == {
        made["A / Chi bộ 1"],
        made["B / Chi bộ 1"],
    }


async def test_a_unit_that_is_called_otherwise_is_found_by_both_names(database, clock, made):
    cell = made["A / Chi bộ 1"]

    def rename(name):
        return database.transact(lambda s: unit_changes.rename(s, cell, name, day=DAY, now=clock()))

    await rename("Chi bộ thôn Đông")
    known = await database.transact(units.tree)
    assert [known.path(unit.id) for unit in known.find("A / Chi bộ 1")] == ["A / Chi bộ thôn Đông"]
    [passage] = await database.transact(lambda s: unit_changes.history(s, cell))
    assert passage == Passage(
        day=DAY, change=Change.RENAMED, before="A / Chi bộ 1", after="A / Chi bộ thôn Đông"
    )
    with pytest.raises(TakenError):
        await rename("Chi bộ 2")
    await rename("Chi bộ 1")
    known = await database.transact(units.tree)
    assert known.units[cell].aliases == ("Chi bộ thôn Đông",)


async def test_chats_follow_when_the_last_day_has_passed(database, clock, made):
    first, second, third = made["A / Chi bộ 1"], made["A / Chi bộ 2"], made["B"]
    await bind(database, clock, "g", first)
    for unit, after in ((first, second), (second, third)):
        values = {"valid_to": DAY, "successor_id": after}
        await database.transact(lambda s, u=unit, v=values: units.change(s, u, v))
    follow = unit_changes.settle_ended
    assert await database.transact(lambda s: follow(s, DAY, clock())) == 0
    assert await database.transact(lambda s: follow(s, DAY + timedelta(days=1), clock())) == 1
    assert await database.transact(units.counts) == {third: 1}


async def test_the_line_and_the_tree_agree(database, made):
    known = await database.transact(units.tree)
    for number in made.values():
        assert await database.transact(lambda s, n=number: units.line(s, n)) == known.line(number)
    assert known.under([made["A"]]) == {n for path, n in made.items() if path.startswith("A")}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("chi bo 1", ["A / Chi bộ 1", "B / Chi bộ 1"]),
        ("CHI BỘ 1", ["A / Chi bộ 1", "B / Chi bộ 1"]),
        ("b / chi bo 1", ["B / Chi bộ 1"]),
        ("a / to 1", ["A / Chi bộ 1 / Tổ 1"]),
        ("chi bo", ["A / Chi bộ 1", "B / Chi bộ 1", "A / Chi bộ 2"]),
        ("#6", ["A / Chi bộ 2"]),
        ("#999", []),
        ("#²", []),
        ("", []),
        ("zzz", []),
    ],
)
async def test_units_are_found_by_name_path_and_number(database, made, asked, found):
    known = await database.transact(units.tree)
    assert sorted(known.path(unit.id) for unit in known.find(asked)) == sorted(found)


def test_successors_in_a_circle_end():
    day = date(2025, 1, 1)
    pair = [
        Unit(id=1, name="A", kind="k", valid_to=day, successor_id=2),
        Unit(id=2, name="B", kind="k", valid_to=day, successor_id=1),
    ]
    assert Tree(pair).current(1, DAY) in {1, 2}


@pytest.fixture
def engine(tmp_path, new_database):
    """What connects to a new database of one's own."""
    path = tmp_path / "old.db"
    shutil.copy(new_database, path)
    made = connections.made(f"sqlite:///{path}")
    yield made
    made.dispose()


def test_units_chats_and_invitations_come_through_the_migration(engine):
    """Made as the version before would have left it: names unique, chats and codes hanging on."""

    def migrate(what, to):
        config = Config()
        config.set_main_option("script_location", "jobs/migrations")
        config.set_main_option("path_separator", "newline")
        config.set_main_option(
            "version_locations", "jobs/migrations/versions\nbot/migrations/versions"
        )
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            what(config, to)

    migrate(command.downgrade, "counter_0004_questions")
    now = datetime(2026, 1, 1)
    with engine.begin() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        put = lambda table, **values: connection.execute(tables.tables[table].insert(), values)  # noqa: E731
        put("units", id=7, name="A", kind="k", short_name="", aliases="[]")
        put("units", id=9, name="B", kind="k", short_name="", aliases="[]", parent_id=7)
        put(
            "chats", id=1, platform="p", chat="c", kind="group", unit_id=9, topics="[]",
            times="[]", consent=1, bound_at=now, until=now, strikes=0,
        )  # fmt: skip
        put("invitations", id=3, code_hash="h", unit_id=9, made_at=now, expires_at=now)
    migrate(command.upgrade, "counter_0005_units")
    with engine.begin() as connection:
        ask = lambda sql: [tuple(row) for row in connection.execute(sa.text(sql))]  # noqa: E731
        assert ask("SELECT id, name, parent_id FROM units") == [(7, "A", None), (9, "B", 7)]
        assert ask("SELECT unit_id FROM chats") == [(9,)]
        assert ask("SELECT unit_id, code_hash, maker FROM invitations") == [(9, "h", "")]
        assert ask("PRAGMA foreign_key_check") == []
        connection.execute(
            sa.text("INSERT INTO units VALUES (10, 'B', 'k', '', NULL, NULL, NULL, NULL, '[]')")
        )


async def test_a_path_is_told_without_the_whole_tree(database):
    def work(session):
        one = units.add_unit(session, Unit(id=0, name="Đảng bộ", kind="đảng bộ"))
        two = units.add_unit(session, Unit(id=0, name="Chi bộ", kind="chi bộ", parent_id=one))
        return [(units.path(session, n), units.tree(session).path(n)) for n in (one, two)]

    assert await database.transact(work) == [
        ("Đảng bộ", "Đảng bộ"),
        ("Đảng bộ / Chi bộ", "Đảng bộ / Chi bộ"),
    ]
