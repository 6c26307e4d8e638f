"""A list of units is taken back whole, or what is in the way is named and nothing is done."""

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from bot.access import Role
from bot.audience import Unit
from bot.errors import EndedError, UsageError
from bot.importing import imports, unit_lines, unit_lists
from bot.messages import ChatId, ChatKind
from bot.settings import Settings
from bot.stores import (
    approvals,
    choices_store,
    compilations,
    grants,
    store,
    unit_changes,
    unit_imports,
    units,
)
from bot.stores.approvals import Asks
from bot.stores.compilations import State
from bot.stores.unit_imports import Ended, Obstacle
from bot.tables.counter import ChatRow, GrantRow
from bot.tree import Tree
from bot.verbs import unit_office, unit_undoing
from jobs import connections
from jobs.compiling.compilation import Compilation, Kind
from jobs.compiling.months import Period

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(5), UTC)
HEAD = ",".join(unit_lines.COLUMNS)
BLOC = ("P", "P / A", "P / B", "P / A / Chi bộ 1", "P / A / Chi bộ 2", "P / B / Chi bộ 1")


class Office:
    """The units of ``BLOC``, each with a chat, an admin, and every other one with a preset."""

    def __init__(self, session, parents=None, *, furnished=True) -> None:
        self.session, self.now = session, NOW
        self.units: dict[str, int] = {}
        for n, path in enumerate(BLOC if parents is None else parents):
            above, _, name = path.rpartition(" / ")
            unit = Unit(id=0, name=name, kind="chi bộ", parent_id=self.units.get(above))
            self.units[path] = number = units.add_unit(session, unit)
            if furnished:
                self.chat(number)
                self.admin(path, number)
            if furnished and n % 2:
                choices_store.choose_for(session, number, "most", 3)
                approvals.set_asked(session, Asks.UNIT, number, asked=True)

    def __getitem__(self, path):
        known = units.tree(self.session)
        return next(number for number in known.units if known.path(number) == path)

    def chat(self, unit, name=""):
        at = ChatId("fake", f"c{unit}{name}")
        kept = {"times": (), "next_at": None, "now": self.now}
        store.bind(self.session, at, ChatKind.GROUP, unit=unit, **kept)

    def admin(self, who, unit):
        at, lasts = ChatId("fake", who), timedelta(hours=1)
        code = f"{who}-{unit}"
        grants.offer(
            self.session, code, Role.UNIT_ADMIN, unit=unit, maker=at, now=self.now, lasts=lasts
        )
        grants.accept(self.session, at, at, code, self.now)

    def takes(self, *rows):
        """Import a list; say whether it had no fault."""
        read, faults = unit_lines.read("\n".join((HEAD, *rows)).encode())
        plan = unit_lists.plan(read, units.tree(self.session), faults, today=self.now.date())
        if plan.faults:
            return False
        today, tell = self.now.date(), lambda _: None
        imports.keep_units(self.session, plan, today=today, now=self.now, tell=tell)
        return True

    def night(self):
        self.now += timedelta(days=1)
        unit_changes.settle_ended(self.session, self.now.date(), self.now)

    def undo(self, to=None, **how):
        day = self.now.date()
        return unit_imports.take_back(self.session, to=to, day=day, now=self.now, **how)

    def looks(self):
        """Return the units by number, the unit of each chat, and who waits for approval."""
        known = units.tree(self.session)
        some = select(ChatRow.chat, ChatRow.unit_id)
        chats = dict(self.session.execute(some).all())
        return known.units, chats, approvals.asked(self.session, Asks.UNIT)

    def rights(self):
        some = select(GrantRow.sender, GrantRow.unit_id)
        return {(who, unit) for who, unit in self.session.execute(some)}


@pytest.fixture
async def inside(database):
    """Do something in one transaction with an office."""

    async def run(work, **how):
        return await database.transact(lambda s: work(Office(s, **how)))

    return run


@pytest.mark.each_database
async def test_what_a_list_added_changed_and_ended_is_as_before(inside):
    def work(office):
        before, rights = office.looks(), office.rights()
        assert office.takes(
            "A,chi bộ,P,,,2026-11-01,B,",
            "Chi bộ 2,tổ đảng,/ P / A,CB2,2020-01-01,,,Cũ;Xưa",
            "Mới,đảng bộ,P,,,,,",
            "Chi bộ 9,chi bộ,/ P / Mới,,,,,",
        )
        known, chats, _ = office.looks()
        assert office["P / B / Chi bộ 1 (A)"] in known
        assert chats[f"c{office.units['P / A']}"] == office.units["P / B"]
        done = office.undo()
        assert (done.list.new, done.list.changed, done.obstacles) == (2, 3, ())
        assert office.looks() == before
        assert office.rights() == rights
        assert office.undo() is None

    await inside(work)


async def test_what_ends_by_a_list_in_a_later_night_comes_back_too(inside):
    def work(office):
        before = office.looks()
        assert office.takes("A,chi bộ,P,,,2026-11-24,B,")
        office.night()
        assert office.looks()[1] == before[1]
        office.night()
        assert office.looks()[1] != before[1]
        office.undo()
        assert office.looks() == before

    await inside(work)


async def test_lists_are_taken_back_one_by_one_the_last_first_for_thirty_days(inside):
    def work(office):
        office.takes("X,chi bộ,P,,,,,")
        office.now += timedelta(days=20)
        office.takes("Y,chi bộ,/ P / X,,,,,")
        office.takes("Y,,/ P / X,,,,,")  # changes nothing, so it is none
        office.now += timedelta(days=9)
        assert office.undo().list.at == NOW + timedelta(days=20)
        assert office["P / X"]
        assert office.undo().list.at == NOW
        assert len(units.tree(office.session)) == len(BLOC)
        office.takes("X,chi bộ,P,,,,,")
        office.now += timedelta(days=30)
        assert office.undo() is None

    await inside(work)


async def test_a_number_of_a_unit_that_is_gone_is_given_to_no_other(inside):
    def work(office):
        office.takes("X,chi bộ,P,,,,,")
        gone = office["P / X"]
        office.undo()
        office.takes("Y,chi bộ,P,,,,,")
        assert office["P / Y"] > gone
        assert units.add_unit(office.session, Unit(id=0, name="Z", kind="k")) > gone + 1

    await inside(work)


LIST = ("X,chi bộ,P,x,,,,", "Y,chi bộ,/ P / X,,,,,", "B,đảng bộ,P,,,,,")


def moved_below(office):
    unit_changes.move(office.session, office["P / A"], office["P / X"], day=TODAY, now=NOW)


def merged_into(office):
    day = {"day": TODAY, "now": NOW}
    unit_changes.merge(office.session, office["P / B / Chi bộ 1"], office["P / X"], **day)


def renamed(office):
    unit_changes.rename(office.session, office["P / X"], "Z", day=TODAY, now=NOW)


def ended(office):
    unit_changes.end(office.session, office["P / X / Y"], day=TODAY, now=NOW)


def kind_changed(office):
    units.change(office.session, office["P / B"], {"kind": "đảng ủy"})


def bound(office):
    office.chat(office["P / X / Y"])


def compiled(office):
    made = Compilation(kind=Kind.MONTH, period=Period.of_month(TODAY.replace(day=1)))
    unit, kept = office["P / X"], State(made=made)
    compilations.add(office.session, kept, unit=unit, maker="", now=NOW)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (moved_below, [(Obstacle.BELOW, "P / X / A", "P / X")]),
        (
            merged_into,
            [
                (Obstacle.SUCCEEDED, "P / B / Chi bộ 1", "P / X"),
                (Obstacle.CHATS, "P / X", ""),
            ],
        ),
        (renamed, [(Obstacle.CHANGED, "P / Z", "name")]),
        (ended, [(Obstacle.CHANGED, "P / X / Y", "valid_to")]),
        (kind_changed, [(Obstacle.CHANGED, "P / B", "kind")]),
        (bound, [(Obstacle.CHATS, "P / X / Y", "")]),
        (compiled, [(Obstacle.DOCUMENTS, "P / X", "")]),
    ],
)
async def test_what_came_later_stands_in_the_way_and_nothing_is_done(inside, later, told):
    def work(office):
        assert office.takes(*LIST)
        later(office)
        before, rights = office.looks(), office.rights()
        done = office.undo()
        assert [(each.what, each.path, each.other) for each in done.obstacles] == told
        assert (office.looks(), office.rights()) == (before, rights)

    await inside(work)


async def test_what_came_later_and_is_in_nobodys_way_stays(inside):
    """Another place and another name of a unit that was there before, another alias, a new unit.

    Nor is one that somebody has set back already.
    """

    def work(office):
        office.takes("Chi bộ 2,,/ P / A,CB2,,,,Cũ", "B,đảng bộ,P,,,,,")
        units.change(office.session, office["P / B"], {"kind": "chi bộ"})
        number = office["P / A / Chi bộ 2"]
        unit_changes.rename(office.session, number, "Chi bộ Hai", day=TODAY, now=NOW)
        unit_changes.move(office.session, number, office["P / B"], day=TODAY, now=NOW)
        units.add_unit(office.session, Unit(id=0, name="Z", kind="k"))
        assert office.undo().obstacles == ()
        unit = units.tree(office.session).units[number]
        assert (unit.name, unit.parent, unit.short_name) == ("Chi bộ Hai", "B", "")
        assert unit.aliases == ("Chi bộ 2",)
        assert office["Z"]

    await inside(work)


async def test_chats_and_documents_go_where_it_is_said(inside):
    def work(office):
        assert office.takes(*LIST)
        bound(office)
        compiled(office)
        new, (_, chats, _) = office["P / X"], office.looks()
        assert chats[f"c{office['P / X / Y']}"] == office["P / X / Y"]
        for to in (new, office["P / X / Y"]):
            with pytest.raises(EndedError):
                office.undo(to=to)
        office.admin("x", new)
        choices_store.choose_for(office.session, new, "most", 3)
        to, bloc = office["P / B"], units.tree(office.session)
        done = office.undo(to=to)
        assert (done.moved, done.ended) == (1, {Ended.ROLES: 1, Ended.PRESETS: 1})
        assert office.looks()[1][f"c{bloc.find('Y')[0].id}"] == to
        assert [each.unit for each in compilations.listed(office.session, None, most=9)] == [to]
        assert len(units.tree(office.session)) == len(BLOC)

    await inside(work)


async def test_a_trial_tells_the_same_and_does_nothing(inside):
    def work(office):
        assert office.takes(*LIST, "A,chi bộ,P,,,2026-11-01,B,")
        before = office.looks()
        tried = office.undo(trial=True)
        assert office.looks() == before
        assert office.undo() == tried

    await inside(work)


async def test_a_long_list_is_taken_back_without_a_question_for_each_unit(inside):
    """Unit by unit, a trial of a province's 11,000 kept all others waiting for 7 to 20 s."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement.split(maxsplit=1)[0])

    def work(office):
        assert office.takes(*(f"Chi bộ {n},chi bộ,P / A,,,,," for n in range(10, 90)))
        event.listen(Engine, "before_cursor_execute", note)
        try:
            assert office.undo(trial=True).obstacles == ()
            assert "DELETE" not in asked
            assert office.undo().list.new == 80
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        assert len(asked) < 50

    await inside(work)


@pytest.mark.parametrize("mergers", [2, 12])
async def test_the_tree_is_not_read_for_each_unit_that_a_list_merges(inside, mergers):
    """Read for each, a list of 100 mergers among 11,000 units took 56 s, and 41 s to take back."""
    read = []

    def note(_connection, _cursor, statement, *_):
        read.append(statement.count("JOIN units AS"))

    def work(office):
        assert office.takes(*(f"Xã {n},đảng bộ,P,,,,," for n in range(2 * mergers)))
        assert office.takes(*(f"Chi bộ 1,chi bộ,/ P / Xã {n},,,,," for n in range(2 * mergers)))
        office.now += timedelta(minutes=1)
        before = office.looks()
        event.listen(Engine, "before_cursor_execute", note)
        try:
            merged = range(mergers)
            assert office.takes(
                *(f"Xã {n},đảng bộ,P,,,2026-11-01,/ P / Xã {n + mergers}," for n in merged)
            )
            assert office["P / Xã 2 / Chi bộ 1 (Xã 0)" if mergers == 2 else "P / Xã 12 / Chi bộ 1"]
            assert office.undo().obstacles == ()
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        assert office.looks() == before
        assert sum(map(bool, read)) < 12

    await inside(work)


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        pytest.param("Chi bộ 2,,/ P / A,,,2026-11-01,,", {Ended.LOST: 1}, id="nothing below it"),
        pytest.param("A,chi bộ,P,,,2026-11-01,B,", {}, id="roles below came in its place"),
    ],
)
async def test_roles_that_cannot_come_back_are_counted(inside, line, lost):
    def work(office):
        office.takes(line)
        assert office.undo().ended == lost

    await inside(work)


async def test_only_invitations_that_nobody_used_are_told_to_end(inside):
    def work(office):
        office.takes("X,chi bộ,P,,,,,")
        for code in ("one", "two"):
            lasts = timedelta(days=7)
            store.invite(office.session, code, unit=office["P / X"], now=NOW, lasts=lasts)
        store.use_invitation(office.session, ChatId("fake", "new"), "one", NOW)
        assert office.undo(trial=True).ended == {Ended.INVITATIONS: 1}

    await inside(work)


@pytest.fixture
def new_session(new_database, tmp_path):
    """Open sessions of which nothing is kept."""
    path = tmp_path / "office.db"
    shutil.copy(new_database, path)
    engine = connections.made(f"sqlite:///{path}")
    yield lambda: Session(engine)
    engine.dispose()


NAMES = ("Chi bộ 1", "Chi bộ 2", "Ban", "Xã")
OLD = st.sampled_from(NAMES)
DAYS = st.sampled_from(["", "", "-", "2026-10-01", "2026-11-23", "2026-11-24", "2027-01-01"])


@st.composite
def trees(draw):
    """Paths of units, those above first; a name stands once below the same unit."""
    paths = ["P"]
    for _ in range(draw(st.integers(2, 8))):
        paths.append(f"{draw(st.sampled_from(paths))} / {draw(OLD)}")
    return list(dict.fromkeys(paths))


@st.composite
def lists(draw, paths):
    rows, there = [], list(paths)
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(there))
        if draw(st.booleans()):
            path = f"{path} / {draw(st.sampled_from([*NAMES, 'Mới', 'Mới nữa']))}"
            there.append(path)
        above, _, name = path.rpartition(" / ")
        after = draw(st.sampled_from(["", "", "-", *(f"/ {each}" for each in there)]))
        kind, short = draw(st.sampled_from(["", "tổ đảng"])), draw(st.sampled_from(["", "T"]))
        other = draw(st.sampled_from(["", "Bí danh;Khác", "-"]))
        parent = f"/ {above}" if above else "/"
        rows.append(f"{name},{kind or 'chi bộ'},{parent},{short},,{draw(DAYS)},{after},{other}")
    return rows


@given(paths=trees(), data=st.data())
def test_a_tree_that_takes_what_changed_is_as_one_read_anew(paths, data):
    numbers = dict(zip(paths, range(1, 99), strict=False))
    made = [
        Unit(
            id=n,
            name=path.split(" / ")[-1],
            kind="k",
            parent_id=numbers.get(path[: path.rfind(" / ")]),
        )
        for path, n in numbers.items()
    ]
    moved = data.draw(st.lists(st.sampled_from(made), unique=True))
    somewhere = st.sampled_from([None, *numbers.values()])
    now = [replace(unit, name=f"{unit.name} 2", parent_id=data.draw(somewhere)) for unit in moved]
    known = Tree(sorted(made, key=lambda unit: (unit.name, unit.id)))
    known.told(1)
    known.take(now)
    anew = {unit.id: unit for unit in (*made, *now)}
    read = Tree(sorted(anew.values(), key=lambda unit: (unit.name, unit.id)))
    for number in anew:
        assert known.path(number) == read.path(number)
        assert known.told(number) == read.told(number)
        assert [*known.below(number)] == [*read.below(number)]
    assert [*known.below(None)] == [*read.below(None)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), nights=st.integers(0, 3))
def test_a_random_list_on_a_random_tree_is_taken_back_as_if_it_had_never_been(
    new_session, data, nights
):
    paths = data.draw(trees())
    with new_session() as session:
        office = Office(session, paths)
        office.night()
        before, rights = office.looks(), office.rights()
        assume(office.takes(*data.draw(lists(paths))))
        assume(office.looks() != before)
        for _ in range(nights):
            office.night()
        done = office.undo()
        assert done.obstacles == ()
        assert office.looks() == before
        assert office.rights() <= rights
        assert office.rights() == rights or Ended.LOST in done.ended


# On the command line


@pytest.fixture
def read(database_url):
    return Settings(_env_file=None, database_url=database_url)


@pytest.fixture
async def bloc(database):
    await database.transact(lambda s: Office(s, ("P", "P / A", "P / B"), furnished=False))
    return database


async def printed(work, capsys, *, fails=None):
    if fails is None:
        await work
    else:
        with pytest.raises(UsageError, match=fails):
            await work
    return capsys.readouterr().out.splitlines()


@pytest.fixture
async def listed(bloc, read, tmp_path, capsys):
    file = tmp_path / "units.csv"
    file.write_text(f"{HEAD}\nX,chi bộ,P,,,,,\nA,tổ đảng,P,,,,,\n")
    said = await printed(unit_office.import_units(read, file, dry_run=False), capsys)
    assert said[0] == "to take it back within 30 days: bantin units undo"
    assert said[1].startswith("2 units read, 1 new, 1 changed")
    return bloc


async def test_a_list_is_taken_back_by_two_words(listed, read, capsys):
    undo = unit_undoing.undo_list
    said = await printed(undo(read, chats_to=None, dry_run=True), capsys)
    assert re.fullmatch(r"would be taken back, the list of .*: 1 units gone, 1 as before", said[0])
    assert len(await listed.transact(units.tree)) == 4
    [said] = await printed(undo(read, chats_to=None, dry_run=False), capsys)
    assert said.startswith("taken back, the list of ")
    assert len(await listed.transact(units.tree)) == 3
    await printed(undo(read, chats_to=None, dry_run=False), capsys, fails="no list of units was")


async def test_what_is_in_the_way_is_named_with_what_to_do(listed, read, capsys):
    def later(session):
        numbers = {unit.name: unit.id for unit in units.units(session)}
        for n in range(7):
            at = ChatId("telegram", f"-{n}")
            store.bind(
                session, at, ChatKind.GROUP, unit=numbers["X"], times=(), next_at=None, now=NOW
            )
        unit_changes.move(session, numbers["B"], numbers["X"], day=TODAY, now=NOW)
        units.change(session, numbers["A"], {"kind": "khác"})

    await listed.transact(later)
    undo = unit_undoing.undo_list
    named = ", ".join(f"telegram -{n}" for n in range(5))
    said = await printed(undo(read, chats_to=None, dry_run=False), capsys, fails="3 things are in")
    assert said == [
        "#2 P / A: its kind was changed since; put it back first (bantin units show 'A')",
        "#3 P / X / B: hangs below P / X, which would be gone: bantin units move",
        f"#4 P / X: has chats ({named} and 2 more); --chats-to UNIT says where they go",
    ]
    await printed(undo(read, chats_to="X", dry_run=False), capsys, fails="the list brought it")
    await printed(undo(read, chats_to="Y", dry_run=False), capsys, fails="no unit is called Y")
    await unit_office.move_unit(read, "B", "P", day=None)
    await listed.transact(lambda s: units.change(s, 2, {"kind": "tổ đảng"}))
    capsys.readouterr()
    said = await printed(undo(read, chats_to="B", dry_run=False), capsys)
    assert said[0] == "7 chats are of P / B now"
