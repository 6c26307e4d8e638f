"""Lists of units and chats: every faulty row with its reason, and nothing half done."""

import codecs
from datetime import UTC, date, datetime, time

import pytest

from bot import imports, store
from bot.audience import Unit
from bot.imports import ChatLine, Fault
from bot.messages import ChatId
from tests.bot.desk import SEVEN, ZONE

UNITS = ",".join(imports.UNIT_COLUMNS)
CHATS = ",".join(imports.CHAT_COLUMNS)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def csv(*lines, end="\n"):
    return end.join([*lines, ""]).encode()


def unit(name, **more):
    return Unit(id=0, name=name, kind="chi bộ", **more)


def chat_line(number, unit, *, topics=(), times=None):
    return ChatLine(at=ChatId("telegram", number), unit=unit, topics=topics, times=times)


# Units


FULL = "Chi bộ A,chi bộ,Đảng bộ B,CB A,2025-07-01,2026-06-30,Chi bộ C,A cũ; A xưa ;"
READ = unit(
    "Chi bộ A",
    parent="Đảng bộ B",
    short_name="CB A",
    valid_from=date(2025, 7, 1),
    valid_to=date(2026, 6, 30),
    successor="Chi bộ C",
    aliases=("A cũ", "A xưa"),
)


@pytest.mark.parametrize(
    ("data", "units"),
    [
        pytest.param(csv(UNITS, FULL), [READ], id="all columns"),
        pytest.param(codecs.BOM_UTF8 + csv(UNITS, FULL), [READ], id="with a byte order mark"),
        pytest.param(csv(UNITS, FULL, end="\r\n"), [READ], id="with CRLF"),
        pytest.param(csv("name,kind", "X,chi bộ"), [unit("X")], id="only the needed columns"),
        pytest.param(csv("kind,name", "chi bộ,X"), [unit("X")], id="columns in another order"),
        pytest.param(csv("name,kind,phone", "X,chi bộ,0"), [unit("X")], id="a column too many"),
        pytest.param(csv("name,kind", "X,chi bộ,0,1"), [unit("X")], id="cells too many"),
        pytest.param(csv(UNITS, "X,chi bộ"), [unit("X")], id="cells too few"),
        pytest.param(csv("name,kind", '"X, ""Y""",chi bộ'), [unit('X, "Y"')], id="quotes"),
        pytest.param(csv("name,kind", "  X   Y ,chi bộ"), [unit("X Y")], id="blanks around"),
        pytest.param(csv("name,kind", "", "X,chi bộ", ""), [unit("X")], id="empty lines"),
        pytest.param(csv("name,kind"), [], id="no rows"),
    ],
)
def test_units_are_read(data, units):
    assert imports.read_units(data) == (units, [])


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        pytest.param(b"", 1, "columns are missing: name, kind", id="an empty file"),
        pytest.param(csv("name", "X"), 1, "columns are missing: kind", id="a column is missing"),
        pytest.param(csv("name;kind", "X;Y"), 1, "parted by ;", id="semicolons"),
        pytest.param("name,kind\nTổ,x".encode("utf-16"), 1, "not UTF-8", id="UTF-16"),
        pytest.param("name,kind\né,x".encode("latin-1"), 1, "not UTF-8", id="Latin-1"),
        pytest.param(csv("name,kind", "X,"), 2, "empty: kind", id="no kind"),
        pytest.param(csv("name,kind", "X,a", " ,"), 3, "empty: name, kind", id="blanks only"),
        pytest.param(csv("name,kind", "X,a", "Y,a", "X,a"), 4, "twice: X", id="a name twice"),
        pytest.param(
            csv("name,kind,valid_from", "X,a,01/07/2025"), 2, "01/07/2025", id="not an ISO day"
        ),
        pytest.param(
            csv("name,kind,valid_to", "X,a,2025-02-30"), 2, "2025-02-30", id="no such day"
        ),
    ],
)
def test_why_a_row_of_units_cannot_be_taken(data, line, why):
    _, [fault] = imports.read_units(data)
    assert fault.line == line
    assert why in fault.why


def test_all_faults_are_told_in_the_order_of_the_file_and_the_good_rows_are_read():
    data = csv("name,kind,valid_to", "X,a,", "X,a,", "Y,a,never", "Z,,", "Tốt,a,")
    units, faults = imports.read_units(data)
    assert [fault.line for fault in faults] == [3, 4, 5]
    assert [each.name for each in units] == ["X", "X", "Tốt"]


async def test_units_are_kept_with_their_parents_in_any_order(database):
    units = [unit("Con", parent="Mẹ", aliases=("c",)), unit("Mẹ"), unit("Cũ", successor="Con")]
    assert await database.transact(lambda s: imports.keep_units(s, units)) == []
    kept = {each.name: each for each in await database.transact(store.units)}
    assert (kept["Con"].parent, kept["Con"].aliases) == ("Mẹ", ("c",))
    assert kept["Cũ"].successor == "Con"
    assert kept["Mẹ"].parent is None


async def test_units_that_are_there_stay_as_they_are(database):
    first = [unit("Mẹ"), unit("Con", short_name="C")]
    again = [unit("Con", parent="Mẹ", short_name="khác"), unit("Em", parent="Mẹ")]
    await database.transact(lambda s: imports.keep_units(s, first))
    before = await database.transact(store.units)
    for _ in "ab":
        assert await database.transact(lambda s: imports.keep_units(s, again)) == []
    after = await database.transact(store.units)
    assert [each for each in after if each.name != "Em"] == before
    assert [each.parent for each in after if each.name == "Em"] == ["Mẹ"]


@pytest.mark.parametrize(
    ("units", "whys"),
    [
        pytest.param([unit("A", parent="B")], ["A: no unit is called B"], id="no parent"),
        pytest.param([unit("A", successor="B")], ["A: no unit is called B"], id="no successor"),
        pytest.param([unit("A", parent="A")], ["A: stands above itself"], id="its own parent"),
        pytest.param(
            [unit("A", parent="B"), unit("B", parent="C"), unit("C", parent="A")],
            [f"{name}: stands above itself" for name in "ABC"],
            id="a circle of three",
        ),
        pytest.param(
            [unit("A", parent="A"), unit("B", parent="A")],
            ["A: stands above itself"],
            id="below a circle",
        ),
    ],
)
async def test_one_unit_that_will_not_do_keeps_all_out(database, units, whys):
    given = [unit("Tốt"), *units]
    assert await database.transact(lambda s: imports.keep_units(s, given)) == whys
    assert await database.transact(store.units) == []


# Chats


@pytest.mark.parametrize(
    ("row", "topics", "times"),
    [
        pytest.param("telegram,1,A,,", (), None, id="the defaults"),
        pytest.param("telegram,1,A", (), None, id="cells too few"),
        pytest.param(
            "telegram,1,A,chuyen_doi_so;Đối ngoại;,",
            ("chuyen_doi_so", "doi_ngoai"),
            None,
            id="topics by id and by name",
        ),
        pytest.param(
            "telegram,1,A,,17h30; 6:00;6:00", (), (time(6), time(17, 30)), id="times, sorted, once"
        ),
        pytest.param("telegram,1,A,,tắt", (), (), id="no bulletins by themselves"),
    ],
)
def test_chats_are_read(row, topics, times):
    expected = chat_line("1", "A", topics=topics, times=times)
    assert imports.read_chats(csv(CHATS, row)) == ([expected], [])


def test_a_label_with_a_comma_stands_in_quotes():
    data = codecs.BOM_UTF8 + csv(
        CHATS, '"telegram","-100","A","Nông nghiệp, nông thôn mới"', end="\r\n"
    )
    [chat], faults = imports.read_chats(data)
    assert (chat.at, faults) == (ChatId("telegram", "-100"), [])
    assert len(chat.topics) == 1


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        pytest.param(b"", 1, "missing: platform, chat_id, unit", id="an empty file"),
        pytest.param(b"\xff\xfe", 1, "not UTF-8", id="not UTF-8"),
        pytest.param(csv(CHATS, "telegram,,A"), 2, "empty: chat_id", id="no id"),
        pytest.param(csv(CHATS, "telegram,1,A,zzz"), 2, "no such topic: zzz", id="no such topic"),
        pytest.param(csv(CHATS, "telegram,1,A,,25:00"), 2, "25:00", id="no such hour"),
        pytest.param(csv(CHATS, "telegram,1,A,,7:00;lúc nào"), 2, "7:00;lúc nào", id="no time"),
        pytest.param(csv(CHATS, "telegram,1,A,,;"), 2, "not a list of times", id="an empty list"),
    ],
)
def test_why_a_row_of_chats_cannot_be_taken(data, line, why):
    chats, [fault] = imports.read_chats(data)
    assert chats == []
    assert fault.line == line
    assert why in fault.why


def test_good_chats_are_read_beside_faulty_ones():
    chats, faults = imports.read_chats(csv(CHATS, "telegram,1,A,zzz", "telegram,2,A"))
    assert chats == [chat_line("2", "A")]
    assert faults == [Fault(line=2, why="no such topic: zzz")]


async def keep(database, *chats):
    def work(session):
        return imports.keep_chats(session, chats, times=SEVEN, zone=ZONE, now=NOW)

    return await database.transact(work)


async def test_chats_are_bound_with_their_choices_or_the_defaults(database):
    await database.transact(lambda s: imports.keep_units(s, [unit("A"), unit("B")]))
    chosen = chat_line("2", "B", topics=("doi_ngoai",), times=(time(17),))
    silent = chat_line("3", "B", times=())
    assert await keep(database, chat_line("1", "A"), chosen, silent) == []
    bound = await database.transact(store.chats)
    assert [(c.at.id, c.unit, c.topics, c.times, c.next_at) for c in bound] == [
        ("1", "A", (), SEVEN, datetime(2026, 11, 24, 0, 0, tzinfo=UTC)),
        ("2", "B", ("doi_ngoai",), (time(17),), datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
        ("3", "B", (), (), None),
    ]


async def test_one_chat_without_its_unit_keeps_all_out(database):
    await database.transact(lambda s: imports.keep_units(s, [unit("A")]))
    faults = await keep(database, chat_line("1", "A"), chat_line("2", "B"))
    assert faults == ["2: no unit is called B"]
    assert await database.transact(store.chats) == []


async def test_a_list_of_chats_read_twice_binds_each_once(database):
    await database.transact(lambda s: imports.keep_units(s, [unit("A")]))
    for _ in "ab":
        assert await keep(database, chat_line("1", "A")) == []
    assert len(await database.transact(store.chats)) == 1
