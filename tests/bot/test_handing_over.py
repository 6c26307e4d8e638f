"""What a unit has when it ends goes where it belongs, and comes back; nobody gains a right."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot.access import Role
from bot.audience import Unit
from bot.errors import EndedError
from bot.importing import unit_lines, unit_lists
from bot.messages import ChatId, ChatKind
from bot.stores import (
    alarms,
    approvals,
    compilations,
    grants,
    handing_over,
    notices,
    store,
    unit_changes,
    units,
)
from bot.stores.alarms import Event
from bot.stores.approvals import Asks
from bot.stores.compilations import Stage, State
from bot.stores.notices import Notice
from bot.stores.unit_changes import Change
from bot.tables.counter import ChatRow, GrantRow
from bot.tree import Tree
from jobs import connections
from jobs.compiling.compilation import Compilation, Kind
from jobs.compiling.months import Period
from jobs.errors import TakenError
from tests.bot.desk import ZONE

DAY = date(2026, 11, 23)
PATHS = ("P", "P / A", "P / B", "P / A / Chi bộ 1", "P / B / Chi bộ 1", "P / A / Chi bộ 2")


class Bloc:
    """The units of ``PATHS`` in one transaction, a chat and an admin to whoever wants one."""

    def __init__(self, session, now) -> None:
        self.session, self.now = session, now
        self.units: dict[str, int] = {}
        for path in PATHS:
            above, _, name = path.rpartition(" / ")
            unit = Unit(id=0, name=name, kind="chi bộ", parent_id=self.units.get(above))
            self.units[path] = units.add_unit(session, unit)

    def __getitem__(self, path: str) -> int:
        return self.units[path]

    def chat(self, unit: int) -> int:
        at = ChatId("fake", f"c{unit}")
        return store.bind(
            self.session, at, ChatKind.GROUP, unit=unit, times=(), next_at=None, now=self.now
        ).id

    def admin(self, who: str, unit: int | None, *, taken: bool = True) -> None:
        code, at = f"{who}-{unit}", ChatId("fake", who)
        role = Role.ADMIN if unit is None else Role.UNIT_ADMIN
        lasts = timedelta(hours=1)
        grants.offer(self.session, code, role, unit=unit, maker=at, now=self.now, lasts=lasts)
        if taken:
            grants.accept(self.session, at, at, code, self.now)

    def roots(self, who: str) -> set[int]:
        return set(grants.roots(grants.grants_of(self.session, ChatId("fake", who))))

    def compilation(self, unit: int, month: int, **state) -> int:
        period = Period.of_month(date(2026, month, 1))
        made = Compilation(kind=Kind.MONTH, period=period)
        kept = State(made=made, **state)
        return compilations.add(self.session, kept, unit=unit, maker="", now=self.now).id

    def merge(self, number: int, into: int):
        return unit_changes.merge(self.session, number, into, day=DAY, now=self.now)

    def take_back(self, number: int):
        return unit_changes.take_back(self.session, number, day=DAY, now=self.now)


@pytest.fixture
async def inside(database, clock):
    """Do something in one transaction with a bloc."""

    async def run(work):
        return await database.transact(lambda s: work(Bloc(s, clock())))

    return run


@pytest.mark.each_database
async def test_who_managed_a_commune_manages_its_cells_after_a_merger_and_nothing_more(inside):
    def work(bloc):
        bloc.admin("an", bloc["P / A"])
        bloc.admin("an", bloc["P / A / Chi bộ 1"])
        bloc.admin("binh", bloc["P / B"])
        bloc.admin("chi", bloc["P / A"], taken=False)
        done = bloc.merge(bloc["P / A"], bloc["P / B"])
        assert done.roles == 1
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 1"], bloc["P / A / Chi bộ 2"]}
        assert bloc.roots("binh") == {bloc["P / B"]}
        assert len(grants.grants(bloc.session)) == 3
        assert grants.offers(bloc.session, bloc.now) == []
        bloc.take_back(bloc["P / A"])
        assert bloc.roots("an") == {bloc["P / A"], bloc["P / A / Chi bộ 1"]}
        assert bloc.roots("binh") == {bloc["P / B"]}

    await inside(work)


async def test_a_role_that_was_taken_away_meanwhile_does_not_come_back(inside):
    def work(bloc):
        bloc.admin("an", bloc["P / A"])
        bloc.merge(bloc["P / A"], bloc["P / B"])
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 1"], bloc["P / A / Chi bộ 2"]}
        grants.revoke(bloc.session, grants.grants(bloc.session)[0].id)
        bloc.take_back(bloc["P / A"])
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 2"]}

    await inside(work)


async def test_no_role_is_made_over_a_unit_that_has_ended_itself(inside):
    def work(bloc):
        cell = bloc["P / A / Chi bộ 2"]
        bloc.admin("an", bloc["P / A"])
        unit_changes.end(bloc.session, cell, day=DAY - timedelta(days=1), now=bloc.now)
        bloc.merge(bloc["P / A"], bloc["P / B"])
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 1"]}
        bloc.take_back(bloc["P / A"])
        assert bloc.roots("an") == {bloc["P / A"]}

    await inside(work)


async def test_mergers_one_after_the_other_taken_back_leave_the_first_role(inside):
    def work(bloc):
        cell = bloc["P / A / Chi bộ 1"]
        units.add_unit(bloc.session, Unit(id=0, name="Tổ 1", kind="tổ đảng", parent_id=cell))
        bloc.admin("an", bloc["P / A"])
        bloc.merge(bloc["P / A"], bloc["P"])
        bloc.merge(cell, bloc["P / B"])
        bloc.take_back(cell)
        assert cell in bloc.roots("an")
        bloc.take_back(bloc["P / A"])
        assert bloc.roots("an") == {bloc["P / A"]}

    await inside(work)


async def test_a_merger_taken_back_the_next_day_leaves_all_as_it_was(inside):
    def work(bloc):
        a, b, first = bloc["P / A"], bloc["P / B"], bloc["P / A / Chi bộ 1"]
        chats = {bloc.chat(unit): unit for unit in bloc.units.values()}
        before = units.tree(bloc.session).units
        bloc.merge(a, b)
        bloc.take_back(a)
        after = units.tree(bloc.session)
        assert {u.id: u.parent_id for u in after.units.values()} == {
            u.id: u.parent_id for u in before.values()
        }
        assert {u.id: u.name for u in after.units.values()} == {
            u.id: u.name for u in before.values()
        }
        assert (after.units[a].valid_to, after.units[a].successor_id) == (None, None)
        assert dict(bloc.session.query(ChatRow.id, ChatRow.unit_id).all()) == chats
        told = [each.change for each in unit_changes.history(bloc.session, a)]
        assert told == [Change.MERGED, Change.RESTORED]
        paths = [(p.before, p.after) for p in unit_changes.history(bloc.session, first)]
        assert paths == [
            ("P / A / Chi bộ 1", "P / B / Chi bộ 1 (A)"),
            ("P / B / Chi bộ 1 (A)", "P / A / Chi bộ 1"),
        ]
        assert bloc.take_back(a) is None

    await inside(work)


async def test_what_changed_after_a_merger_stays_when_it_is_taken_back(inside, clock):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        first, second = bloc["P / A / Chi bộ 1"], bloc["P / A / Chi bộ 2"]
        bloc.chat(a)
        bloc.merge(a, b)
        at = {"day": DAY, "now": bloc.now}
        unit_changes.rename(bloc.session, first, "Chi bộ thôn Đông", **at)
        unit_changes.move(bloc.session, second, bloc["P"], **at)
        bloc.chat(b)  # bound to B itself, not to A
        bloc.take_back(a)
        known = units.tree(bloc.session)
        assert known.path(first) == "P / A / Chi bộ thôn Đông"
        assert known.path(second) == "P / Chi bộ 2"
        assert units.counts(bloc.session) == {a: 1, b: 1}

    await inside(work)


async def test_a_merger_can_be_taken_back_for_a_month_and_the_last_one_first(inside):
    def work(bloc):
        a, b, p = bloc["P / A"], bloc["P / B"], bloc["P"]
        bloc.merge(a, b)
        bloc.merge(b, p)
        with pytest.raises(EndedError, match="P / B"):
            bloc.take_back(a)
        bloc.take_back(b)
        bloc.now += handing_over.LASTS
        assert bloc.take_back(a) is None

    await inside(work)


async def test_nothing_is_done_with_a_unit_that_has_ended(inside):
    def work(bloc):
        a, b, cell = bloc["P / A"], bloc["P / B"], bloc["P / B / Chi bộ 1"]
        at = {"day": DAY, "now": bloc.now}
        bloc.merge(a, b)
        for change in (
            lambda: bloc.merge(a, b),
            lambda: bloc.merge(cell, a),
            lambda: unit_changes.move(bloc.session, cell, a, **at),
            lambda: unit_changes.end(bloc.session, a, **at),
        ):
            with pytest.raises(EndedError, match="P / A"):
                change()

    await inside(work)


async def test_a_cell_is_dissolved_and_its_group_is_the_committees(inside):
    def work(bloc):
        cell, above = bloc["P / A / Chi bộ 1"], bloc["P / A"]
        chat = bloc.chat(cell)
        unit_changes.end(bloc.session, cell, day=DAY, now=bloc.now)
        unit = units.tree(bloc.session).units[cell]
        assert (unit.valid_to, unit.successor_id) == (DAY, None)
        assert units.unit_of_chat(bloc.session, chat) == above
        assert units.current(bloc.session, cell, DAY + timedelta(days=1)) == above
        [told] = unit_changes.history(bloc.session, cell)
        assert (told.change, told.after) == (Change.ENDED, "P / A")
        with pytest.raises(ValueError, match="P"):
            unit_changes.end(bloc.session, bloc["P"], day=DAY, now=bloc.now)

    await inside(work)


async def test_cells_follow_too_where_a_list_let_their_commune_end(inside):
    """By a list: its last day and its successor stand in it, and the night does the rest."""

    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        chat = bloc.chat(a)
        bloc.admin("an", a)
        units.change(bloc.session, a, {"valid_to": DAY, "successor_id": b})
        settle = unit_changes.settle_ended
        assert settle(bloc.session, DAY, bloc.now) == 0
        bloc.now += timedelta(hours=19)  # three in the night here, and in UTC still the day before
        assert settle(bloc.session, DAY + timedelta(days=1), bloc.now) == 1
        known = units.tree(bloc.session)
        assert known.path(bloc["P / A / Chi bộ 1"]) == "P / B / Chi bộ 1 (A)"
        assert units.unit_of_chat(bloc.session, chat) == b
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 1"], bloc["P / A / Chi bộ 2"]}
        assert settle(bloc.session, DAY + timedelta(days=1), bloc.now) == 0
        [told] = unit_changes.history(bloc.session, a)
        assert (told.day, told.change) == (DAY, Change.MERGED)
        unit_changes.take_back(bloc.session, a, day=DAY + timedelta(days=1), now=bloc.now)
        assert known.units[a].valid_to == DAY
        assert units.tree(bloc.session).units[a].valid_to is None

    await inside(work)


async def test_in_the_night_after_nobody_gets_a_role_over_a_cell_that_ended_that_day_too(inside):
    def work(bloc):
        a, cell = bloc["P / A"], bloc["P / A / Chi bộ 1"]
        bloc.admin("an", a)
        for each in (a, cell):
            units.change(bloc.session, each, {"valid_to": DAY, "successor_id": bloc["P / B"]})
        unit_changes.settle_ended(
            bloc.session, DAY + timedelta(days=1), bloc.now + timedelta(hours=19)
        )
        assert bloc.roots("an") == {bloc["P / A / Chi bộ 2"]}

    await inside(work)


async def test_a_group_bound_on_the_last_day_follows_in_the_night_and_comes_back_as_well(inside):
    def work(bloc):
        a, b, cell = bloc["P / A"], bloc["P / B"], bloc["P / A / Chi bộ 1"]
        first = store.bind(
            bloc.session, ChatId("fake", "g"), ChatKind.GROUP, unit=a, times=(), next_at=None,
            now=bloc.now,
        ).id  # fmt: skip
        bloc.merge(a, b)
        chat = bloc.chat(a)
        day = DAY + timedelta(days=1)
        bloc.now += timedelta(days=1)
        unit_changes.settle_ended(bloc.session, day, bloc.now)
        assert units.unit_of_chat(bloc.session, chat) == b
        assert len(unit_changes.history(bloc.session, cell)) == 1
        assert len(unit_changes.history(bloc.session, a)) == 1
        unit_changes.take_back(bloc.session, a, day=day, now=bloc.now)
        known = units.tree(bloc.session)
        assert [units.unit_of_chat(bloc.session, each) for each in (first, chat)] == [a, a]
        assert (known.path(cell), known.units[a].valid_to) == ("P / A / Chi bộ 1", None)

    await inside(work)


async def test_a_unit_whose_successor_hangs_below_it_is_left_alone(inside):
    def work(bloc):
        a, cell = bloc["P / A"], bloc["P / A / Chi bộ 1"]
        bloc.chat(a)
        units.change(bloc.session, a, {"valid_to": DAY, "successor_id": cell})
        day = DAY + timedelta(days=1)
        assert unit_changes.settle_ended(bloc.session, day, bloc.now) == 0
        assert units.tree(bloc.session).path(cell) == "P / A / Chi bộ 1"

    await inside(work)


async def test_what_waited_for_approval_goes_on_waiting_after_a_merger(inside):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        chats = {bloc.chat(a), bloc.chat(bloc["P / A / Chi bộ 1"])}
        approvals.set_asked(bloc.session, Asks.UNIT, a, asked=True)
        assert bloc.merge(a, b).asks
        assert chats <= approvals.chats_asking(bloc.session)
        assert approvals.asked(bloc.session, Asks.UNIT) == {b}
        bloc.take_back(a)
        assert approvals.asked(bloc.session, Asks.UNIT) == {a}
        approvals.set_asked(bloc.session, Asks.UNIT, b, asked=True)
        assert not bloc.merge(a, b).asks
        bloc.take_back(a)
        assert approvals.asked(bloc.session, Asks.UNIT) == {a, b}

    await inside(work)


async def test_what_a_list_ended_and_had_no_more_than_its_wait_for_approval_hands_that_on(inside):
    def work(bloc):
        a, cell = bloc["P / A"], bloc["P / A / Chi bộ 1"]
        approvals.set_asked(bloc.session, Asks.UNIT, cell, asked=True)
        units.change(bloc.session, cell, {"valid_to": DAY, "successor_id": a})
        unit_changes.settle_ended(bloc.session, DAY + timedelta(days=1), bloc.now)
        assert approvals.asked(bloc.session, Asks.UNIT) == {a}

    await inside(work)


async def test_an_open_notice_is_the_successors_to_take_back(inside):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        notice = Notice(
            id=0, made_at=bloc.now, text="x", above=a, confirm=True, deadline=None,
            urgent=False, withdrawn=False,
        )  # fmt: skip
        number, own = (
            notices.add(bloc.session, replace(notice, above=each), maker="", nudge_at=None)
            for each in (a, b)
        )
        bloc.merge(a, b)
        assert notices.notice(bloc.session, number).above == b
        bloc.take_back(a)
        assert [notices.notice(bloc.session, each).above for each in (number, own)] == [a, b]

    await inside(work)


async def test_a_compilation_approved_before_a_merger_is_not_lost(inside):
    """It would have reached nobody: no chat is below the unit that issues it any more."""

    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        due = bloc.now + timedelta(days=2)
        ours = bloc.compilation(a, 11, stage=Stage.APPROVED, due_at=due)
        both = bloc.compilation(a, 10, stage=Stage.APPROVED, due_at=due)
        theirs = bloc.compilation(b, 10)
        sent = bloc.compilation(a, 9, stage=Stage.SENT)
        done = bloc.merge(a, b)
        assert (done.compilations, done.cancelled) == ([ours], [both])
        stands = {n: compilations.kept(bloc.session, n) for n in (ours, both, theirs, sent)}
        assert {n: (each.unit, each.state.stage) for n, each in stands.items()} == {
            ours: (b, Stage.DRAFT),  # approved for A, not for all of B
            both: (a, Stage.CANCELLED),
            theirs: (b, Stage.DRAFT),
            sent: (a, Stage.SENT),
        }
        [told] = alarms.of_kinds(bloc.session, [Event.COMPILATION])
        assert told.about == {"compilation": str(ours)}
        bloc.take_back(a)
        kept = [compilations.kept(bloc.session, each).unit for each in (ours, both, theirs, sent)]
        assert kept == [a, a, b, a]
        again = compilations.kept(bloc.session, both).state
        assert (again.stage, again.due_at) == (Stage.APPROVED, due)

    await inside(work)


async def test_what_was_approved_for_units_by_name_stays_approved(inside):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        due, reach = bloc.now + timedelta(days=2), frozenset({bloc["P / A / Chi bộ 1"]})
        named = bloc.compilation(a, 11, stage=Stage.APPROVED, due_at=due, reach=reach)
        bloc.merge(a, b)
        kept = compilations.kept(bloc.session, named)
        assert (kept.unit, kept.state.stage, kept.state.due_at) == (b, Stage.APPROVED, due)

    await inside(work)


async def test_a_document_that_somebody_took_up_again_is_not_undone_further(inside):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        bloc.compilation(b, 10)
        ours = bloc.compilation(a, 10)
        state = replace(compilations.kept(bloc.session, ours).state, stage=Stage.APPROVED)
        compilations.step(bloc.session, ours, state, bloc.now)
        assert bloc.merge(a, b).cancelled == [ours]
        compilations.undo(bloc.session, ours)
        bloc.take_back(a)
        assert compilations.kept(bloc.session, ours).state.stage is Stage.APPROVED

    await inside(work)


async def test_whose_role_has_the_number_of_one_taken_away_since_keeps_it(inside):
    """SQLite gives the last number again once its row is erased."""

    def work(bloc):
        cells = [bloc["P / A / Chi bộ 1"], bloc["P / A / Chi bộ 2"]]
        bloc.admin("an", bloc["P / A"])
        bloc.merge(bloc["P / A"], bloc["P / B"])
        for row in grants.grants_of(bloc.session, ChatId("fake", "an")):
            grants.revoke(bloc.session, row.id)
        bloc.now += timedelta(hours=1)
        for cell in cells:
            bloc.admin("binh", cell)
        bloc.take_back(bloc["P / A"])
        assert (bloc.roots("an"), bloc.roots("binh")) == (set(), set(cells))

    await inside(work)


async def test_names_that_are_taken_twice_do_not_stop_a_merger(inside):
    def work(bloc):
        b = bloc["P / B"]
        units.add_unit(bloc.session, Unit(id=0, name="Chi bộ 1 (A)", kind="k", parent_id=b))
        cell = bloc["P / A / Chi bộ 1"]
        done = bloc.merge(bloc["P / A"], b)
        assert (cell, "Chi bộ 1", f"Chi bộ 1 (#{cell})") in done.units

    await inside(work)


async def test_a_longer_name_that_a_merger_gives_is_no_other_units_then(inside):
    def work(bloc):
        a, b = bloc["P / A"], bloc["P / B"]
        units.add_unit(bloc.session, Unit(id=0, name="Chi bộ 1 (A)", kind="k", parent_id=a))
        bloc.merge(a, b)
        names = [unit.name for unit in units.tree(bloc.session).below(b)]
        assert len(names) == len(set(names)) == 4

    await inside(work)


@pytest.fixture
def new_session(new_database, tmp_path):
    """Open sessions of which nothing is kept."""
    path = tmp_path / "bloc.db"
    shutil.copy(new_database, path)
    engine = connections.made(f"sqlite:///{path}")
    yield lambda: Session(engine)
    engine.dispose()


NUMBERS = st.integers(0, len(PATHS) - 1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "end", "move", "rename", "add", "list", "night", "back"]),
        NUMBERS,
        NUMBERS,
    ),
    max_size=10,
)


def step(bloc, what, one, other, today):
    """Make one change as an officer would; what cannot be is refused."""
    session, at = bloc.session, {"day": today, "now": bloc.now}
    numbers = list(bloc.units.values())
    a, b = numbers[one], numbers[other]
    match what:
        case "merge":
            unit_changes.merge(session, a, b, **at)
        case "end":
            unit_changes.end(session, a, **at)
        case "move":
            unit_changes.move(session, a, b, **at)
        case "rename":
            unit_changes.rename(session, a, f"Tên {other}", **at)
        case "add":
            parent = units.tree(session).units[b]
            if parent.valid_to is None:
                units.add_unit(session, Unit(id=0, name=f"Mới {one}", kind="k", parent_id=b))
        case "list":
            let_end(session, a, b, today)
        case "back":
            unit_changes.take_back(session, a, **at)


def let_end(session, a, b, today):
    """Do as a list does that names a last day: what comes after a unit does not hang below it."""
    known = units.tree(session)
    if known.units[a].valid_to is None:
        after = None if b in known.under([a]) else b
        units.change(session, a, {"valid_to": today, "successor_id": after})


def rights(bloc):
    known = units.tree(bloc.session)
    return {(who, unit) for who in PATHS for unit in known.under(bloc.roots(who))}


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_is_changed_the_tree_stands_and_nobody_gains_a_right(new_session, steps):
    with new_session() as session:
        bloc = Bloc(session, datetime(2026, 1, 1, 5, tzinfo=ZONE))
        for path, unit in bloc.units.items():
            bloc.chat(unit)
            bloc.admin(path, unit)
        for what, one, other in steps:
            today = bloc.now.date()
            before, tree = rights(bloc), units.tree(session)
            with_savepoint = session.begin_nested()
            try:
                step(bloc, what, one, other, today)
            except (TakenError, EndedError, ValueError):
                with_savepoint.rollback()
            else:
                with_savepoint.commit()
            bloc.now += timedelta(days=1)
            unit_changes.settle_ended(session, bloc.now.date(), bloc.now)
            stands(bloc, bloc.now.date())
            _gained_nothing(bloc, before, tree)


def stands(bloc, today):
    """Look at what always holds, the morning after a change."""
    known = units.tree(bloc.session)
    for number in known.units:
        line = known.line(number)
        assert known.units[line[-1]].parent_id is None, "a circle"
    ended = {unit.id for unit in known.units.values() if unit.valid_to and unit.valid_to < today}
    homeless = {number for number in ended if number in known.line(known.current(number, today))}
    bound = {unit for (unit,) in bloc.session.query(ChatRow.unit_id)}
    assert not bound & (ended - homeless)
    held = {unit for (unit,) in bloc.session.query(GrantRow.unit_id)}
    assert not held & (ended - homeless)
    assert again(known, known) == (0, 0, len(known)), "exported and imported, nothing changes"
    assert again(Tree([]), known) == (len(known), 0, 0)
    for unit in known.units.values():
        gone = unit.parent_id in ended - homeless
        assert not gone or unit.id in ended, "a living unit below one that is no more"


def again(there, known):
    """Plan the list of some units against what is there: how many are new, changed, unchanged."""
    plan = unit_lists.plan(*unit_lines.read(unit_lines.written(known).encode())[:1], there)
    assert plan.faults == []
    return len(plan.new), len(plan.changed), plan.unchanged


def _gained_nothing(bloc, before, tree):
    """Whoever may do more than before stood above where a unit hangs now, or has his own back."""
    known = units.tree(bloc.session)
    for who, unit in rights(bloc) - before:
        if unit not in tree.units:
            continue
        above = known.line(unit)[1:]
        mine = bloc.units[who] in (unit, *above)
        assert mine or any((who, each) in before for each in above)
