"""Pictures and documents: what a platform can carry, what is kept, what our own door shows."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import attached, render
from bot.messages import Attachment, ChatId, Message, RichText, plain, units
from bot.outbound import issuing
from bot.sending.lane import Lane
from bot.stores import attachment_store, bulletins, ledger
from bot.stores.alarms import untold
from bot.tables.counter import DeliveryRow
from bot.tables.files import AttachmentRow
from bot.web.door import door, serve
from bot.web.files import files
from jobs.bulletin import Bulletin, Window
from tests.bot.desk import ZONE, bind
from tests.bot.test_lane import running, settled, states
from tests.fakes.patience import patient
from tests.fakes.pictures import DOCUMENT, PICTURE
from tests.fakes.platform import ABILITIES, FakePlatform

DOOR = "https://bantin.example.vn"
BY_ADDRESS = replace(ABILITIES, documents=False, fetches=True, caption_limit=2000, files_at=DOOR)
WORDS_ONLY = replace(ABILITIES, pictures=False, documents=False)
KEPT = replace(PICTURE, key="k" * attached.KEY_LENGTH)


@pytest.mark.parametrize(
    ("carried", "abilities", "text"),
    [
        pytest.param(PICTURE, ABILITIES, None, id="a picture where there are pictures"),
        pytest.param(DOCUMENT, ABILITIES, None, id="a document where there are documents"),
        pytest.param(KEPT, BY_ADDRESS, None, id="a picture that is fetched"),
        pytest.param(
            replace(DOCUMENT, key="abc"),
            BY_ADDRESS,
            "tin\n\n📎 Tài liệu kèm theo – Tài liệu sinh hoạt tháng 11.pdf:\n"
            f"{DOOR}/files/abc/tai-lieu-sinh-hoat-thang-11.pdf",
            id="a document becomes a link",
        ),
        pytest.param(
            PICTURE,
            replace(BY_ADDRESS, files_at=""),
            "tin\n\n(Có ảnh kèm theo, chưa gửi được ở đây.)",
            id="nobody can fetch it",
        ),
        pytest.param(
            DOCUMENT,
            WORDS_ONLY,
            "tin\n\n(Có tài liệu kèm theo – Tài liệu sinh hoạt tháng 11.pdf – "
            "chưa gửi được ở đây.)",
            id="no documents and no door",
        ),
    ],
)
def test_what_cannot_be_carried_is_a_line_of_the_text(carried, abilities, text):
    message = Message(plain("tin"), attachment=carried)
    fitted = attached.fitting(message, abilities)
    if text is None:
        assert fitted == message
    else:
        assert (fitted.content.text, fitted.attachment) == (text, None)


def test_a_picture_without_words_that_cannot_be_sent_says_so():
    fitted = attached.fitting(Message(RichText(), attachment=PICTURE), WORDS_ONLY)
    assert fitted.content.text == "(Có ảnh kèm theo, chưa gửi được ở đây.)"


@pytest.mark.parametrize("abilities", [ABILITIES, BY_ADDRESS, WORDS_ONLY])
@pytest.mark.parametrize("carried", [PICTURE, DOCUMENT, None])
@settings(deadline=None, max_examples=50)
@given(words=st.integers(0, 1500))
def test_no_message_is_too_long_once_it_fits(abilities, carried, words):
    made = render.messages(plain("tin " * words), (), abilities, carried)
    kept = carried and replace(carried, key="k" * attached.KEY_LENGTH)
    for number, message in enumerate(made):
        assert (message.attachment is None) == (carried is None or number > 0)
        fitted = attached.fitting(
            replace(message, attachment=kept if number == 0 else None), abilities
        )
        limit = abilities.caption_limit if fitted.attachment else abilities.text_limit
        assert units(fitted.content.text) <= limit
    assert sum(message.content.text.count("tin") for message in made) == words


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ảnh Đại hội.JPG", "anh-dai-hoi.jpg"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c.pdf", "a-b-c.pdf"),
        ("😀", "tep"),
        ("", "tep"),
        ("x" * 500 + ".docx", "x" * 60 + ".docx"),
    ],
)
def test_a_name_in_an_address_is_plain(name, slug):
    assert attached.slug(name) == slug


async def test_a_file_is_kept_once_and_goes_when_nobody_needs_it(database, clock):
    entered = await enter(
        database, clock, "a", "b", message=Message(plain("x"), attachment=PICTURE)
    )
    await enter(database, clock, "c", message=Message(plain("y"), attachment=PICTURE))
    other = replace(PICTURE, name="khác.png")
    kept = await database.transact(lambda s: attachment_store.keep(s, other, clock()))
    count = select(func.count()).select_from(AttachmentRow)
    assert await database.transact(lambda s: s.scalar(count)) == 2
    clock.on(timedelta(days=60))
    await database.transact(lambda s: attachment_store.tidy(s, clock()))
    assert await database.transact(lambda s: s.scalar(count)) == 1
    assert await database.transact(lambda s: attachment_store.by_key(s, kept.key)) is None
    await database.transact(lambda s: bulletins.tidy(s, before=clock()))
    await database.transact(lambda s: attachment_store.tidy(s, clock()))
    assert await database.transact(lambda s: s.scalar(count)) == 0
    assert entered


async def enter(database, clock, *names, message):
    chats = await bind(database, *names, now=clock())
    now = clock()

    def work(session):
        made = Bulletin(window=Window(since=now, until=now), sections=(), left_out=0)
        number = bulletins.add(session, made, platform="fake", topics=(), now=now, due_at=now)
        bulletins.enter(session, number, [message], [chat.id for chat in chats], now=now)
        return number

    return await database.transact(work)


async def test_every_chat_gets_the_picture_with_its_text(database, clock):
    platform = FakePlatform()
    await enter(database, clock, "a", "b", "c", message=Message(plain("lời"), attachment=PICTURE))
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    carried = [sent.message.attachment for sent in platform.sent]
    assert [(each, each.data) for each in carried] == [(PICTURE, PICTURE.data)] * 3
    assert len({id(each.data) for each in carried}) == 1, "loaded once"
    assert {sent.text for sent in platform.sent} == {"lời"}


async def test_the_admins_hear_once_that_pictures_need_an_address(database, clock):
    platform = FakePlatform(abilities=replace(BY_ADDRESS, files_at="", pictures=False))
    for number in range(3):
        message = Message(plain(f"lời {number}"), attachment=PICTURE)
        await enter(database, clock, f"c{number}", message=message)
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert all("Có ảnh kèm theo" in sent.text for sent in platform.sent)
    told = await database.transact(lambda s: untold(s, clock()))
    assert [alarm.about for alarm in told] == [{}]


async def test_an_answers_file_is_kept_where_our_door_must_show_it(database, clock):
    platform = FakePlatform(abilities=BY_ADDRESS)
    lane = Lane(platform, database, clock=clock, zone=ZONE)
    await lane.answer(ChatId("fake", "1"), [Message(plain("đây"), attachment=PICTURE)], thread=None)
    [sent] = platform.sent
    key = sent.message.attachment.key
    assert sent.message.answer
    assert await database.transact(lambda s: attachment_store.by_key(s, key)) == PICTURE
    plainly = Lane(FakePlatform(), database, clock=clock, zone=ZONE)
    await plainly.answer(
        ChatId("fake", "1"), [Message(plain("đ"), attachment=DOCUMENT)], thread=None
    )
    count = select(func.count()).select_from(AttachmentRow)
    assert await database.transact(lambda s: s.scalar(count)) == 1


async def test_after_a_crash_nothing_with_a_picture_is_lost_or_doubled(database, clock):
    await enter(database, clock, "a", "b", message=Message(plain("x"), attachment=PICTURE))
    first = await database.transact(lambda s: s.scalar(select(func.min(DeliveryRow.id))))
    await database.transact(lambda s: ledger.claim(s, [first], clock(), zone=ZONE))
    await database.transact(lambda s: ledger.doubt(s, clock(), "fake"))  # the next start
    platform = FakePlatform()
    async with running(Lane(platform, database, clock=clock, zone=ZONE)):
        await settled(database)
    assert await states(database) == ["sent", "unknown"]
    assert [sent.message.attachment for sent in platform.sent] == [PICTURE]


@pytest.fixture
async def shown(database, clock):
    """A client of our door, and what it shows."""

    async def health():
        return {"ok": True}

    app = door(preview=None, health=health, extra=files(database))
    served = await serve(app, host="127.0.0.1", port=0)
    more = {"base_url": served.url, "trust_env": False, "timeout": patient(5)}
    async with httpx.AsyncClient(**more) as client:
        yield client
    await served.close()


async def test_our_door_shows_what_is_kept_to_who_knows_where(database, clock, shown):
    kept = await database.transact(lambda s: attachment_store.keep(s, PICTURE, clock()))
    answer = await shown.get(attached.address(kept, ""))
    assert (answer.status_code, answer.content) == (200, PICTURE.data)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert (await shown.head(attached.address(kept, ""))).status_code == 200


async def test_our_door_shows_no_more_what_was_taken_back(database, clock, shown):
    """A chat that cannot delete keeps the address, and is asked not to use what stands there."""

    async def seen(file):
        kept = await database.transact(lambda s: attachment_store.keep(s, file, clock()))
        return (await shown.get(attached.address(kept, ""))).status_code == 200

    async def take_back(number):
        await database.transact(
            lambda s: issuing.withdraw(
                s, bulletins.the(s, number), BY_ADDRESS, zone=ZONE, now=clock()
            )
        )

    one, other = [
        await enter(database, clock, name, message=Message(plain(name), attachment=PICTURE))
        for name in ("a", "b")
    ]
    await take_back(one)
    assert await seen(PICTURE), "another one carries it still"
    await take_back(other)
    assert not await seen(PICTURE)
    assert await seen(DOCUMENT), "only an answer carries it"


async def test_what_was_taken_back_and_is_sent_anew_stands_at_another_address(
    database, clock, shown
):
    async def address():
        [kept] = (
            await database.transact(lambda s: attachment_store.load(s, [PICTURE.digest]))
        ).values()
        return attached.address(kept, "")

    number = await enter(database, clock, "a", message=Message(plain("a"), attachment=PICTURE))
    before = await address()
    await database.transact(
        lambda s: issuing.withdraw(s, bulletins.the(s, number), BY_ADDRESS, zone=ZONE, now=clock())
    )
    await enter(database, clock, "b", message=Message(plain("b"), attachment=PICTURE))
    assert (await shown.get(before)).status_code == 404
    assert (await shown.get(await address())).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/files",
        "/files/",
        "/files/{key}",
        "/files/{key}/",
        "/files/{key}/other.png",
        "/files/{key}x/hoi-nghi.png",
        "/files/{key}/hoi-nghi.png/..",
        "/files/../files/{key}/../hoi-nghi.png",
        "/files/%2e%2e/hoi-nghi.png",
        "/files/..%2f..%2fetc/passwd",
        "/files/kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk/hoi-nghi.png",
        "/files/'%20OR%201=1/hoi-nghi.png",
    ],
)
async def test_our_door_shows_nothing_else(database, clock, shown, path):
    kept = await database.transact(lambda s: attachment_store.keep(s, PICTURE, clock()))
    answer = await shown.get(path.format(key=kept.key))
    assert answer.status_code == 404
    assert PICTURE.data not in answer.content


async def test_a_document_to_be_read_is_shown_without_all_that_could_run(database, clock, shown):
    page = replace(DOCUMENT, media_type="text/html; charset=utf-8", name="tháng 11.html")
    kept = await database.transact(lambda s: attachment_store.keep(s, page, clock()))
    answer = await shown.get(attached.address(kept, ""))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    rules = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "sandbox"} <= set(rules)
    assert not [rule for rule in rules if "script" in rule or "allow" in rule]


@pytest.mark.parametrize(
    ("media_type", "picture"),
    [
        ("image/svg+xml", True),
        ("image/svg+xml", False),
        ("image/png", False),
        ("text/html", True),
        ("application/xhtml+xml", False),
        ("text/html\r\nX: y", False),
    ],
)
async def test_what_a_browser_might_run_is_only_saved(database, clock, shown, media_type, picture):
    evil = Attachment(
        data=b"<script>alert(1)</script>",
        name='"\r\nX: y.html',
        media_type=media_type,
        picture=picture,
    )
    kept = await database.transact(lambda s: attachment_store.keep(s, evil, clock()))
    answer = await shown.get(attached.address(kept, ""))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%22")
    assert "x" not in answer.headers
