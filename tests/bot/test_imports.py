"""Lists of chats: every faulty row with its reason, and nothing half done."""

import codecs
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.audience import Unit
from bot.importing import imports
from bot.importing.imports import ChatLine, Fault
from bot.messages import ChatId
from bot.stores import health, store, units
from tests.bot.desk import SEVEN, ZONE
from tests.bot.test_sheets import book

CHATS = ",".join(imports.CHAT_COLUMNS)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def csv(*lines, end="\n"):
    return end.join([*lines, ""]).encode()


async def keep_units(database, *names):
    def work(session):
        for name in names:
            units.add_unit(session, Unit(id=0, name=name, kind="chi bộ"))

    await database.transact(work)


def chat_line(number, unit, *, topics=(), times=None):
    return ChatLine(at=ChatId("telegram", number), unit=unit, topics=topics, times=times)


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
        pytest.param("telegram,1,A,doi_ngoai;Đối ngoại", ("doi_ngoai",), None, id="a topic twice"),
        pytest.param(
            "telegram,1,A,,17h30; 6:00;6:00", (), (time(6), time(17, 30)), id="times, sorted, once"
        ),
        pytest.param("telegram,1,A,,tắt", (), (), id="no bulletins by themselves"),
    ],
)
def test_chats_are_read(row, topics, times):
    expected = chat_line("1", "A", topics=topics, times=times)
    assert imports.read_chats(csv(CHATS, row)) == ([expected], [])


def test_an_hour_typed_into_a_workbook_is_that_hour_and_not_midnight_too():
    """Excel makes a time of "7:00", which is read as 07:00:00."""
    [chat], faults = imports.read_chats(
        book(imports.CHAT_COLUMNS, ["telegram", -100, "A", None, time(7)])
    )
    assert (chat.times, faults) == ((time(7),), [])


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
        pytest.param(b"", 1, "missing: platform (nen tang)", id="an empty file"),
        pytest.param(b"\xff", 1, "not UTF-8", id="not UTF-8"),
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
    await keep_units(database, "A", "B")
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
    await keep_units(database, "A")
    faults = await keep(database, chat_line("1", "A"), chat_line("2", "B"))
    assert faults == ["2: no unit is called B"]
    assert await database.transact(store.chats) == []


async def test_a_list_of_chats_read_twice_binds_each_once(database):
    await keep_units(database, "A")
    for _ in "ab":
        assert await keep(database, chat_line("1", "A")) == []
    assert len(await database.transact(store.chats)) == 1


@pytest.mark.parametrize(
    "chat_id", ["abc", "@nhom_chi_bo", "t.me/nhom", "12a", "--5", "-1.00123E+12"]
)
def test_what_is_no_id_on_telegram_is_not_bound(chat_id):
    chats, [fault] = imports.read_chats(csv(CHATS, f"telegram-2,{chat_id},A"))
    assert chats == []
    assert fault.why == f"not the id of a chat: {chat_id}"
    assert imports.read_chats(csv(CHATS, "zalo,zgr-ab1,A"))[1] == []


def test_a_chat_that_stands_twice_is_a_fault_and_counts_once():
    chats, faults = imports.read_chats(
        csv(CHATS, "telegram,-1,A,,7:00", "telegram,-2,A", "Telegram,-1,A,,8:00")
    )
    assert [chat.at.id for chat in chats] == ["-1", "-2"]
    assert faults == [Fault(line=4, why="it stands twice: -1, see line 2")]


def test_a_platform_that_is_none_is_told_with_those_there_are():
    [fault] = imports.read_chats(csv(CHATS, "viber,1,A"))[1]
    assert fault.why == "no such platform: viber; known: telegram, zalo, zalo-oa, telegram-2 ..."


def test_lists_of_chats_are_read_in_english(english_spoken):
    [chat], faults = imports.read_chats(
        csv(CHATS, "telegram,-1,A,World news;Culture,mon-fri 7 am; Sunday 19:00")
    )
    assert faults == []
    assert chat.topics == ("doi_ngoai", "van_hoa_giao_duc_y_te")
    assert len(chat.times) == 2


async def test_a_long_list_of_chats_is_bound_without_a_question_for_each(database):
    """One by one, a province's 11,000 chats kept all others waiting for a minute."""
    await keep_units(database, "A")
    listed = [chat_line(str(number), "A", topics=("doi_ngoai",)) for number in range(1, 60)]
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    for times in (None, (time(17),)):  # the second time all of them are known
        event.listen(Engine, "before_cursor_execute", note)
        try:
            assert await keep(database, *(replace(each, times=times) for each in listed)) == []
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        assert len(asked) < 20
        asked.clear()
    bound = await database.transact(store.chats)
    assert {(chat.topics, chat.times) for chat in bound} == {(("doi_ngoai",), (time(17),))}


async def test_a_list_brings_back_a_paused_chat_and_leaves_what_it_does_not_choose(database):
    await keep_units(database, "A", "B")
    await keep(database, chat_line("1", "A", topics=("doi_ngoai",), times=(time(17),)))
    at = ChatId("telegram", "1")
    await database.transact(lambda s: health.pause(s, at, "gone", now=NOW))
    assert await keep(database, chat_line("1", "B", topics=("giao_duc",))) == []
    [chat] = await database.transact(store.chats)
    assert (chat.unit, chat.paused, chat.times) == ("B", None, (time(17),))
    assert chat.topics == ("giao_duc",)
