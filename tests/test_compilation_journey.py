"""The compilation, from what an admin types to the file in the cells' groups: the real program."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.audience import Unit
from bot.messages import ChatId, ChatKind
from bot.stores import store, units
from jobs.database import Database
from tests.bot.desk import tell
from tests.fakes.program import Program

ADMIN, GROUPS = 777, (-100, -101, -102)


def test_a_document_made_in_chat_reaches_every_group_once(telegram, tmp_path):
    program = Program(
        tmp_path,
        TELEGRAM_TOKEN=telegram.token,
        TELEGRAM_API_URL=telegram.url,
        ADMINS=f"telegram:{ADMIN}",
    )
    asyncio.run(furnish(program.environment["DATABASE_URL"]))
    telegram.add_private(ADMIN)
    for group in GROUPS:
        telegram.add_supergroup(group)

    def asks(text, answer):
        telegram.say(ADMIN, ADMIN, text)
        telegram.wait(lambda: answer in told(telegram, ADMIN), 60)

    with program.start("run"):
        asks("/tailieu mới", "Tài liệu số 1 (bản thảo)")
        asks("bỏ 2", "2 tin")
        asks("duyệt", "Gửi ngay tài liệu số 1 tới 3 nhóm?")
        asks("/tailieu 1 duyệt ngay", "đang được gửi tới 3 nhóm")
        telegram.wait(lambda: all(files(telegram, group) for group in GROUPS), 60)
    assert [len(files(telegram, group)) for group in GROUPS] == [1, 1, 1]
    [carried] = telegram.world.files.values()
    assert carried.data.startswith((b"%PDF", b"PK"))
    named = {each.get("file_name") for group in GROUPS for each in files(telegram, group)} - {None}
    assert {name.split(" 20")[0] for name in named} == {"Bản tin sinh hoạt chi bộ"}
    assert telegram.faults == []


def told(telegram, chat):
    return "\n".join(sent.text for sent in telegram.messages(chat))


def files(telegram, chat):
    return [shown["document"] for shown in telegram.shown(chat).values() if "document" in shown]


async def furnish(url):
    database, now = Database(url), datetime.now(UTC)
    await database.upgrade("jobs", "bot")

    def bind(session):
        above = units.add_unit(session, Unit(id=0, name="Đảng bộ xã Hòa Sơn", kind="đảng bộ"))
        for number, group in enumerate(GROUPS, 1):
            cell = Unit(id=0, name=f"Chi bộ {number}", kind="chi bộ", parent_id=above)
            store.bind(
                session,
                ChatId("telegram", str(group)),
                ChatKind.GROUP,
                unit=units.add_unit(session, cell),
                times=(),
                next_at=None,
                now=now,
            )

    await database.transact(bind)
    for title in ("Khánh thành cầu treo", "Kết nạp đảng viên mới", "Lúa được mùa"):
        await tell(
            database, title, now=now - timedelta(days=2), sentences=(f"{title} ở xã Hòa Sơn.",)
        )
    await database.close()
