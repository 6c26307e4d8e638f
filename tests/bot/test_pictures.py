"""Pictures: right for no data, a day, a year and 11,000 chats; readable; drawn elsewhere."""

import io
import resource
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot import app
from bot.dispatch import Dispatch
from bot.handlers.desk import Desk
from bot.messages import ChatId, ChatKind, Incoming, Message, plain
from bot.pictures import look
from bot.pictures.chart import Day, Figures, bars, chart
from bot.pictures.cover import Cover, cover
from bot.pictures.drawing import charted
from bot.sending.lane import Lane
from bot.settings import Settings
from bot.stores import bulletins, picture_store
from bot.tables.counter import DeliveryRow
from jobs import topics
from jobs.bulletin import Bulletin, Window
from jobs.worker_pool import WorkerPool
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import ABILITIES, FakePlatform

FIRST = date(2025, 11, 25)


def figures(length, chats=11_000, **changes):
    days = tuple(
        Day(day=FIRST + timedelta(days=n), sent=2 * chats, failed=chats // 100 if n % 7 == 0 else 0)
        for n in range(length)
    )
    last = FIRST + timedelta(days=max(length, 1) - 1)
    shown = {"first": FIRST, "last": last, "chats": chats, "days": days, **changes}
    return Figures(**shown)


CASES = {
    "empty": Figures(first=FIRST, last=FIRST + timedelta(days=29), chats=0),
    "one day": figures(1, chats=1, topics=(("Kinh tế", 1),), well=1),
    "a month": figures(
        30, topics=tuple((t.label, 90) for t in topics.topics()), well=30,
        ailing=("Cổng thông tin điện tử tỉnh " * 3,) * 20, halted=2,
    ),
    "12 months": figures(365, topics=(("Dân vận - đoàn thể", 0),), ailing=("Báo A",)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_picture_fits_a_phone_and_is_the_same_each_time(case):
    drawn = chart(CASES[case])
    image = Image.open(io.BytesIO(drawn))
    assert image.size == (1080, 1350)
    assert len(drawn) < 300_000
    assert chart(CASES[case]) == drawn


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_off_at_the_edges(case):
    image = Image.open(io.BytesIO(chart(CASES[case]))).convert("RGB")
    width, height = image.size
    paper = image.getpixel((0, 0))
    edge = [image.getpixel((x, y)) for x in (8, width - 8) for y in range(height)]
    edge += [image.getpixel((x, y)) for y in (8, height - 8) for x in range(width)]
    assert set(edge) == {paper}


def test_a_bar_is_a_day_a_week_or_a_month():
    assert (bars(figures(1)).unit, len(bars(figures(1)).sent)) == ("day", 1)
    assert (bars(figures(45)).unit, len(bars(figures(45)).sent)) == ("day", 45)
    assert bars(figures(90)).unit == "week"
    year = bars(figures(365))
    assert (year.unit, len(year.sent)) == ("month", 13)
    assert (year.labels[0], year.labels[-1]) == ("11/2025", "11/2026")
    assert len(bars(CASES["empty"]).sent) == 30


@given(st.integers(1, 800), st.integers(0, 20_000))
def test_nothing_is_lost_when_days_are_put_together(length, chats):
    told = figures(length, chats)
    shown = bars(told)
    assert sum(shown.sent) == sum(day.sent for day in told.days)
    assert sum(shown.failed) == sum(day.failed for day in told.days)
    assert len(shown.labels) == len(shown.sent) <= 45


def contrast(one, other):
    """Return the contrast of two colours ("#rrggbb"), 1 to 21, as WCAG 2.1 defines it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (look.INK, look.PAPER),
        (look.MUTED, look.PAPER),
        (look.RED, look.PAPER),
        (look.GOLD, look.PAPER),
        (look.ON_RED, look.RED),
    ],
    ids=["ink", "muted", "red", "gold", "on red"],
)
def test_text_can_be_read(text, paper):
    assert contrast(text, paper) >= 4.5  # WCAG 2.1, 1.4.3


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_letters_are_large_enough_on_a_small_phone():
    dots = 360 / (look.WIDTH * 72)
    assert min(look.SMALL, look.MIDDLE, look.LARGE) * dots >= 10.5


def test_the_font_has_all_vietnamese_letters():
    from matplotlib.font_manager import findfont

    vowels = "aăâeêioôơuưy"
    letters = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in vowels
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } | {"đ"}
    known = TTFont(findfont(look.FONT, fallback_to_default=False)).getBestCmap()
    every = letters | {letter.upper() for letter in letters} | set("…·–“”/")
    assert not [letter for letter in every if ord(letter) not in known]


@pytest.mark.parametrize(
    "headlines",
    [(), ("Ngắn",), ("Một tiêu đề rất dài về công tác xây dựng Đảng " * 5,) * 3, ("a" * 300,)],
)
def test_a_cover_holds_any_headline(headlines):
    drawn = cover(Cover(unit="Đảng bộ " * 20, day=FIRST, headlines=headlines, stories=10))
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    assert image.size == (1080, 1080)
    edge = {image.getpixel((1072, y)) for y in range(300, 1080)}
    assert len(edge) == 1


def test_emoji_of_a_headline_are_no_boxes():
    told = Cover(day=date(2026, 11, 23), headlines=["Hội nghị sơ kết"], stories=1)
    odd = replace(told, headlines=["🎉🇻🇳 Hội nghị 👨‍👩‍👧 sơ kết"])
    assert cover(odd) == cover(told)


def test_a_long_line_is_cut_and_a_dollar_is_no_formula():
    figure = look.canvas()
    shown = look.fitted(figure, "Giá $5 và $6 " * 20, size=20, room=0.5)
    assert shown.endswith("…")
    assert shown.startswith("Giá $5")


async def test_it_is_drawn_in_another_process():
    shop = WorkerPool()
    try:
        carried = await charted(shop, CASES["one day"])
    finally:
        await shop.close()
    assert carried.picture
    assert carried.data.startswith(b"\x89PNG")


def test_matplotlib_is_not_there_before_something_is_drawn():
    program = "import sys, bot.house, bot.pictures.drawing; assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


async def test_the_figures_are_those_of_the_ledger(database, clock):
    chats = await bind(database, "a", "b", now=clock())
    await tell(database, "Tin", now=clock() - timedelta(hours=1), topics=("dan_van",))
    today = clock().astimezone(ZONE).date()

    def work(session):
        window = Window(since=clock(), until=clock())
        empty = Bulletin(window=window, sections=(), left_out=0)
        number = bulletins.add(session, empty, platform="fake", topics=(), now=clock())
        bulletins.enter(
            session, number, [Message(plain("Tin"))], [c.id for c in chats], now=clock()
        )
        one, other = session.query(DeliveryRow).all()
        one.state, other.state = "sent", "failed"
        session.flush()
        return picture_store.figures(session, today - timedelta(days=29), today, ZONE)

    shown = await database.transact(work)
    assert shown.days == (Day(day=today, sent=1, failed=1),)
    assert shown.topics == (("Dân vận - đoàn thể", 1),)
    assert (shown.chats, shown.well, shown.ailing) == (2, 1, ())


async def test_what_the_ledger_forgets_is_kept_in_figures(database, clock):
    await test_the_figures_are_those_of_the_ledger(database, clock)
    day = clock().astimezone(ZONE).date()
    for _ in range(2):
        await database.transact(lambda s: picture_store.note_days(s, day, ZONE))
    clock.on(timedelta(days=100))
    await database.transact(lambda s: bulletins.tidy(s, before=clock()))
    later = clock().astimezone(ZONE).date()
    await database.transact(lambda s: picture_store.note_days(s, later, ZONE))
    shown = await database.transact(
        lambda s: picture_store.figures(s, later - timedelta(days=364), later, ZONE)
    )
    assert shown.days == (Day(day=day, sent=1, failed=1),)


def test_drawing_many_pictures_takes_no_more_memory_than_drawing_one():
    chart(CASES["a month"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(5):
        chart(CASES["a month"])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000


class Desktop:
    """A private chat with a whole desk, on a platform that shows pictures or does not."""

    def __init__(self, database, newsroom, clock, *, able=True):
        abilities = replace(ABILITIES, pictures=able)
        desk = Desk(
            database=database,
            zone=ZONE,
            times=(),
            platforms=lambda: {"fake": abilities},
            newsroom=newsroom,
        )
        self.platform = FakePlatform(abilities=abilities)
        self.lane = Lane(self.platform, database, clock=clock, zone=ZONE)
        self.dispatch = Dispatch(desk, admins=frozenset({ChatId("fake", "admin")}), clock=clock)

    async def says(self, text, chat="admin"):
        self.platform.sent.clear()
        asked = Incoming(
            chat=ChatId("fake", chat), kind=ChatKind.PRIVATE, sender=chat, text=text, addressed=True
        )
        await self.dispatch.hear(self.lane, asked)
        return [sent.message.attachment for sent in self.platform.sent if sent.message.attachment]


@pytest.fixture
async def newsroom(database, clock):
    async with app.open_newsroom(database, Settings.model_construct(), clock=clock) as opened:
        yield opened


@pytest.mark.parametrize(("able", "pictures"), [(True, 1), (False, 0)])
async def test_an_admin_gets_the_picture_where_it_can_be_shown(
    database, clock, newsroom, able, pictures
):
    desktop = Desktop(database, newsroom, clock, able=able)
    assert len(await desktop.says("/thongke năm")) == pictures
    assert "Số liệu 7 ngày" in desktop.platform.sent[0].text


async def test_a_cover_comes_with_the_bulletin_where_it_is_asked_for(database, clock, newsroom):
    await bind(database, "a", now=clock())
    await tell(database, "Tin một", "Tin hai", now=clock() - timedelta(hours=1))
    desktop = Desktop(database, newsroom, clock)
    assert await desktop.says("/bantin", "a") == []
    [carried] = await desktop.says("/bantin ảnh", "a")
    assert carried.picture
    assert "Tin một" in "".join(sent.text for sent in desktop.platform.sent)


async def test_who_asks_for_many_covers_gets_words(database, clock, newsroom):
    await bind(database, "a", now=clock())
    await tell(database, "Tin", now=clock() - timedelta(hours=1))
    desktop = Desktop(database, newsroom, clock)
    got = [len(await desktop.says("/bantin anh", "a")) for _ in range(10)]
    assert got == [1] * 8 + [0] * 2
