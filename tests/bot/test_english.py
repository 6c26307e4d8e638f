"""The bot in English: what is typed is understood, and what is said holds no Vietnamese."""

import re
from datetime import date, time

import pytest

from bot import begin, commands, language, settings
from bot.access import Role
from bot.commands import COMMANDS
from bot.errors import UsageError
from bot.handlers.kinds import KINDS
from bot.meetings import Rule
from bot.messages import ChatKind
from bot.pictures.chart import Figures, chart
from bot.pictures.drawing import charted
from bot.stores.audit import Outcome
from bot.texts import privacy as texts_privacy
from bot.typed import english
from bot.typed.days import read_day
from bot.typed.meeting_moves import Move, read_leave, read_move
from bot.typed.meeting_words import Unfit, read_plan
from bot.typed.rhythm import read_rhythm
from bot.typed.times import Weekly
from jobs.selection import Keywords
from jobs.understanding.picking import turned
from jobs.worker_pool import WorkerPool
from tests.bot.test_roles import ABLE, HARM, SPEAKERS, Town
from tests.bot.web_visitor import new_web, visiting
from tests.fakes.program import Program
from tests.test_architecture import VIETNAMESE
from tests.test_catalogue import EXAMPLES

pytestmark = pytest.mark.usefixtures("english_spoken")

NAMES = ("Chi bộ 1", *EXAMPLES)
"""Data of the town, and what is told to type."""

TUESDAY = date(2026, 12, 1)


def strange(text):
    """Return what is Vietnamese in a text, but for names and examples."""
    return VIETNAMESE.search(re.sub("|".join(map(re.escape, NAMES)), "", text))


@pytest.mark.parametrize(
    ("typed", "house"),
    [
        ("/help", "trogiup"),
        ("/subscribe ABCD-2345", "dangky ABCD-2345"),
        ("/dangky ABCD-2345", "dangky ABCD-2345"),
        ("/sources add https://x.example/rss A paper", "nguon them https://x.example/rss A paper"),
        ("/sources remove 3", "nguon xoa 3"),
        ("/Sources Pause 3", "nguon dung 3"),
        ("/sources page 2", "nguon trang 2"),
        ("/units add #1 Chi bộ Văn phòng", "donvi them #1 Chi bộ Văn phòng"),
        ("/units #12 chats", "donvi #12 nhom"),
        ("/units Add Office", "donvi them Office"),
        ("/invite list", "moi ds"),
        ("/roles grant all", "quyen cap quantri"),
        ("/roles grant #3", "quyen cap #3"),
        ("/roles withdraw 5", "quyen thu 5"),
        ("/log before 120", "nhatky truoc 120"),
        ("/approve 12 send", "duyet 12 gui"),
        ("/approve 12 edit 3 New send", "duyet 12 sua 3 New send"),
        ("/approve need Nhân Dân", "duyet can Nhân Dân"),
        ("/issued 12 withdraw", "phathanh 12 thuhoi"),
        ("/doubts 12 leave", "chuaro 12 thoi"),
        ("/chats paused", "nhom tamdung"),
        ("/chats 12 pause", "nhom 12 dung"),
        ("/notice 12 unconfirmed", "thongbao 12 chua"),
        ("/notice deadline 17:00 on 5/12", "thongbao han 17:00 5/12"),
        ("/thongbao han 17:00 on 5 December", "thongbao han 17:00 5/12"),
        ("/document 3 day 1 December 7:00", "tailieu 3 ngay 1/12 7:00"),
        ("/notice Send reports by Friday 5 pm", "thongbao Send reports by Friday 5 pm"),
        ("/thongbao noidung All to the hall at 8", "thongbao noidung All to the hall at 8"),
        ("/document 3 remove 3", "tailieu 3 bo 3"),
        ("/document up 5", "tailieu len 5"),
        ("/document to all", "tailieu noi tatca"),
        ("/notice tree all", "thongbao donvi tatca"),
        ("/document title To all", "tailieu ten To all"),
        ("/document topic World news from 1/10 to 20/11",
         "tailieu chuyende Đối ngoại, thời sự quốc tế tu 1/10 den 20/11"),
        ("/outlets without Nhân Dân", "chonnguon tru Nhân Dân"),
        ("/keywords with all in one", "tukhoa co all in one"),
        ("/style full", "kieu daydu"),
        ("/stories 5 stories", "sotin 5 tin"),
        ("/times as unit", "gio theodonvi"),
        ("/preset #3 times 7:00", "macdinh #3 gio 7:00"),
        ("/preset #3 keywords without bóng đá", "macdinh #3 tukhoa tru bóng đá"),
        ("/news World news", "tinmoi doi_ngoai"),
        ("/search all about the sun", "timkiem all about the sun"),
        ("/search rice page 2", "timkiem rice trang 2"),
        ("/document topic Digital affairs from October 1st to 20 November",
         "tailieu chuyende Chuyển đổi số, cải cách hành chính tu 1/10 den 20/11"),
        ("/document 3 move 3 up", "tailieu 3 len 3"),
        ("/document move 12 down", "tailieu xuong 12"),
        ("/news 2 days", "tinmoi 2 ngay qua"),
        ("/news World news yesterday", "tinmoi Đối ngoại, thời sự quốc tế hom qua"),
        ("/news 5 stories", "tinmoi 5 tin"),
        ("/search rice last week", "timkiem rice tuan truoc"),
        ("/search the 3 days of rice", "timkiem the 3 days of rice"),
        ("/bulletin photo", "bantin anh"),
        ("/figures year", "thongke nam"),
        ("/nosuch thing", "nosuch thing"),
    ],
)  # fmt: skip
def test_what_is_typed_in_english_is_said_in_the_houses_words(typed, house):
    name, argument = commands.parse(typed)
    assert f"{name} {argument}".strip() == house


@pytest.mark.parametrize("name", COMMANDS)
def test_what_buttons_say_stays_as_it_is(name):
    acts = COMMANDS[name].acts
    for said in [HARM.get(name, ""), *acts, *(f"12 {act} 3" for act in acts)]:
        assert commands.parse(f"/{name} {said}".strip()) == (name, said)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("7:00 17:30", None),
        ("7 am, 5:30 pm", None),
        ("7:00 mon-fri", (1, 2, 3, 4, 5)),
        ("Monday to Friday 7:00", (1, 2, 3, 4, 5)),
        ("7:00 weekdays", (1, 2, 3, 4, 5)),
        ("every weekday at 7:00", (1, 2, 3, 4, 5)),
        ("every Sunday at 19:00", (7,)),
        ("7:00 on Saturday and Sunday", (6, 7)),
        ("7:00 daily", None),
    ],
)
def test_times_of_bulletins_in_english(typed, days):
    moments = read_rhythm(english.typed("gio", typed))
    assert moments
    assert {each.days if isinstance(each, Weekly) else None for each in moments} == {days}


@pytest.mark.parametrize(
    ("typed", "rule", "hour", "place"),
    [
        ("day 3 monthly, 19:30, village hall", Rule(nth=3), time(19, 30), "village hall"),
        ("the 3rd of each month, 7 pm, at the town hall", Rule(nth=3), time(19), "town hall"),
        ("first Saturday, 8:00, town hall", Rule(nth=1, day=5), time(8), "town hall"),
        ("the last Friday of the month at 17:00", Rule(nth=-1, day=4), time(17), ""),
        ("last day of each month 8:00 Office", Rule(nth=-1), time(8), "Office"),
        ("ngày 3 hằng tháng, 19:30, nhà văn hóa thôn 2", Rule(nth=3), time(19, 30),
         "nhà văn hóa thôn 2"),
        ("thứ bảy tuần đầu, 8h, hội trường", Rule(nth=1, day=5), time(8), "hội trường"),
    ],
)  # fmt: skip
def test_plans_of_meetings_in_english(typed, rule, hour, place):
    plan = read_plan(english.typed("lichhop", typed))
    assert (plan.rule, plan.hour, plan.place) == (rule, hour, place)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("every Monday 8:00", Unfit.NOT_MONTHLY),
        ("weekly, Monday 8:00", Unfit.NOT_MONTHLY),
        ("quarterly, day 3, 8:00", Unfit.NOT_MONTHLY),
        ("the 15th lunar, 8:00", Unfit.LUNAR),
        ("5 December 8:00", Unfit.ONE_DAY),
        ("December 5th, 8:00", Unfit.ONE_DAY),
    ],
)
def test_why_a_plan_in_english_cannot_be_kept(typed, why):
    assert read_plan(english.typed("lichhop", typed)) is why


def test_a_street_in_a_plan_is_no_month_and_a_unit_keeps_its_name():
    plan = read_plan(english.typed("lichhop", "first Monday, 8:00, 8 Market Street"))
    assert plan.place == "8 Market Street"
    said = english.typed("lichhop", "for Office at the Port: first Monday, 8:00, hall")
    assert said.startswith("cho Office at the Port: ")


@pytest.mark.parametrize("typed", ["skip 5 December", "skip December 5th", "skip on 5/12"])
def test_a_meeting_is_skipped_in_english(typed):
    left_out = read_leave(english.typed("lichhop", typed), TUESDAY, date(2027, 1, 2))
    assert left_out == Move(source=date(2026, 12, 5))


@pytest.mark.parametrize(
    ("typed", "page"), [("page 2", 2), ("Next page", 4), ("next", 4), ("previous page", 2)]
)
def test_pages_are_turned_in_english(typed, page):
    assert turned(english.asked(typed), 3) == page
    assert english.asked("tin hôm qua") == "tin hôm qua"


def test_the_log_shows_what_buttons_said_in_english():
    same = {"word"}
    acts = [(name, act) for name, command in COMMANDS.items() for act in command.acts - same]
    assert [said for said in acts if english.shown(" ".join(said)).endswith(f" {said[1]}")] == []
    assert english.shown("nhom 1 dung co") == "chats 1 pause yes"
    assert english.shown("thongbao 1 thuhoi ngay") == "notice 1 withdraw now"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/12", date(2026, 12, 5)),
        ("5 December", date(2026, 12, 5)),
        ("December 5th", date(2026, 12, 5)),
        ("5 Jan 2027", date(2027, 1, 5)),
        ("tomorrow", date(2026, 12, 2)),
        ("Saturday", date(2026, 12, 5)),
        ("next Thursday", date(2026, 12, 10)),
        ("thứ năm", date(2026, 12, 3)),
    ],
)
def test_days_in_english(typed, day):
    said = english.typed("lichhop", f"move {typed}")
    assert said.startswith("doi ")
    assert read_day(said.removeprefix("doi "), TUESDAY)[0] == day


@pytest.mark.parametrize(
    ("typed", "source", "hour"),
    [
        ("move 3 December to 5 December", date(2026, 12, 3), None),
        ("move from 3/12 to 5/12 at 8 pm", date(2026, 12, 3), time(20)),
        ("move to 5 December", None, None),
    ],
)
def test_moves_of_meetings_in_english(typed, source, hour):
    move = read_move(english.typed("lichhop", typed), TUESDAY, date(2026, 12, 3))
    assert move == Move(source=source, target=date(2026, 12, 5), hour=hour)


def test_choices_in_english():
    outlets = [(1, "Nhan Dan")]
    keywords = KINDS["tukhoa"].read(english.typed("tukhoa", "with rice, tea"), Keywords(), outlets)
    assert keywords == Keywords(include=("rice", "tea"))
    [quiet] = KINDS["yentinh"].read(english.typed("yentinh", "10 pm 6 am later"), (), outlets)
    assert (quiet.first, quiet.last, quiet.how) == (time(22), time(6), "later")
    [quiet] = KINDS["yentinh"].read(english.typed("yentinh", "from 9 am to 11 am"), (), outlets)
    assert (quiet.first, quiet.last, quiet.how) == (time(9), time(11), "silent")
    assert KINDS["yentinh"].read(english.typed("yentinh", "off"), (), outlets) == ()
    assert KINDS["kieu"].read(english.typed("kieu", "full"), True, outlets) is False


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("platform", ["telegram", "numbered"])
async def test_every_cell_answers_in_english(database, clock, platform, speaker):
    assert platform in ABLE
    town = await Town(database, clock, platform).furnish()
    sender, chat, role = SPEAKERS[speaker]
    for name, command in COMMANDS.items():
        answer = await town.says(sender, f"/{english.shown(name)}", chat)
        assert answer, name
        shown = town.platform.sent + town.platform.edited
        labels = [each.label for sent in shown for row in sent.message.choices for each in row]
        assert [told for told in (answer, *labels) if strange(told)] == [], name
        refused = "for admins of" in answer or "for chat admins" in answer
        assert refused or role >= command.role or "not subscribed" in answer, name


async def test_a_day_of_an_admin_in_english(database, clock):
    town = await Town(database, clock).furnish()
    said = []

    async def says(text, who="owner", chat="owner", kind=ChatKind.PRIVATE, **more):
        said.append(await town.says(who, text, chat, kind, **more))
        return said[-1]

    code = re.search(r"/subscribe (\S+)", await says("/invite #3"))[1]
    assert "Now subscribed to bulletins for Chi bộ 1" in await says(
        f"/subscribe {code}", "chief", "new", ChatKind.GROUP
    )
    assert "7:00 Monday to Friday" in await says("/times 7:00 mon-fri", "chief", "new")
    assert "Topics: World news" not in await says("/topics World news", "chief", "new")
    assert "Foreign affairs and world news" in said[-1]
    await says("/quiet 10 pm 6 am later", "chief", "new")
    await says("/keywords without bóng đá", "chief", "new")
    await says("/schedule first Saturday, 8:00, town hall", "chief", "new")
    assert "the first Saturday" in said[-1].lower() or "first Saturday" in said[-1]
    assert "Place: town hall" in said[-1]
    assert "first Saturday of each month" in said[-1]
    await says("/settings", "chief", "new")
    await says("/data", "chief", "new")
    await says("/unsubscribe", "chief", "new")
    [yes, *_] = town.offered.values()
    assert "Unsubscribed" in await says(yes, "chief", "new", pressed="1")
    assert "Subscribed again" in await says("/undo", "chief", "new")
    assert "Do you really want" in await says("/unsubscribe yes", "chief", "new")  # not yet asked
    assert "Unsubscribed" in await says("/unsubscribe yes", "chief", "new")
    assert "Subscribed again" in await says("undo", "chief", "new")
    assert "Write the notice" in await says("/notice write")
    assert "Where to?" in await says("All cells: please report by Friday.")
    await says("/cancel")
    assert "Cancelled." in said[-1]
    assert "Did you mean /subscribe?" in await says("/subscrib")
    assert "sources" in await says("help")
    log = await says("/log")
    assert "/schedule" in log
    assert "done" in log
    assert not any(map(strange, said)), [each for each in said if strange(each)]


async def test_what_is_refused_is_kept_under_the_houses_name(database, clock):
    town = await Town(database, clock).furnish()
    await town.says("member", "/roles grant all")
    [line, *_] = await town.log()
    assert (line.command, line.act, line.outcome) == ("quyen", "cap quantri", Outcome.REFUSED)
    assert "/roles grant all" in await town.says("owner", "/log", "owner", ChatKind.PRIVATE)


def test_menus_are_english():
    items = [item for menu in commands.menus(["7"]) for item in menu.items]
    assert {item.name for item in items} <= {*english.HOUSE}
    assert not any(strange(item.help) for item in items)


def test_vietnamese_commands_are_still_understood():
    assert commands.guess("dangki", Role.OWNER) == "dangky"
    assert commands.parse("/đăng ký X") == ("dangky", "X")


@pytest.mark.parametrize(
    ("environment", "file", "chosen"),
    [
        (None, "", "vi"),
        ("en", "", "en"),
        ("vi", "LANGUAGE=en", "vi"),
        (None, "LANGUAGE=en", "en"),
        ("en_US:en", "", "vi"),
        ("vi_VN:vi", "LANGUAGE=en", "en"),
        ("", "LANGUAGE=en", "en"),
    ],
)
def test_the_language_of_the_settings_not_of_the_desktop(
    monkeypatch, tmp_path, environment, file, chosen
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LANGUAGE", raising=False)
    if environment is not None:
        monkeypatch.setenv("LANGUAGE", environment)
    (tmp_path / ".env").write_text(file, encoding="utf-8")
    assert settings.read_language() == settings.read().language == chosen
    begin.speak()
    assert language.spoken() == chosen


def test_a_language_that_we_do_not_speak_is_a_fault(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "fr")
    with pytest.raises(UsageError, match="LANGUAGE: one of vi, en"):
        settings.read_language()


def test_a_bare_english_word_is_its_command_and_a_bare_vietnamese_one_a_question():
    assert [commands.bare(said) for said in ("News", "bulletin", "help")] == [
        ("tinmoi", ""),
        ("bantin", ""),
        ("trogiup", ""),
    ]
    assert commands.bare("tin mới") is None
    assert commands.bare("bản tin") is None
    assert commands.bare("the news") is None


async def test_pictures_are_drawn_in_english():
    figures = Figures(first=TUESDAY, last=TUESDAY, chats=11_000, topics=(("Doanh nghiệp", 3),))
    workers = WorkerPool()
    try:
        drawn = await charted(workers, figures)
    finally:
        await workers.close()
    assert drawn.name == "figures.png"
    assert drawn.data == chart(figures)
    language.speak("vi")
    assert drawn.data != chart(figures)


async def test_the_page_of_the_preview_is_english():
    async with visiting(new_web()) as visitor:
        page = (await visitor.client.get("/")).text
        known = (await visitor.client.get("/api/chats")).json()
    assert '<html lang="en">' in page
    assert "{speaker} chose: {label}" in page
    assert not VIETNAMESE.search(page)
    assert [who["label"] for who in known["speakers"]] == ["Member", "Cell secretary", "Admin"]
    assert {"command": "/help", "help": "See what the bot can do"} in known["suggestions"]


def test_the_demo_in_english(tmp_path):
    done = Program(tmp_path, LANGUAGE="en").do("demo", "--once")
    assert done.returncode == 0, done.stderr
    assert "BULLETIN" in done.stdout.splitlines()[0]
    assert "Summed up automatically" in done.stdout


@pytest.mark.parametrize(
    ("table", "one", "many"),
    [
        ("deliveries", "1 bulletin sent", "2 bulletins sent"),
        ("meeting_changes", "1 meeting moved", "2 meetings moved"),
        ("unheard of", "1 other record", "2 other records"),
    ],
)
def test_what_is_stored_is_counted_in_the_right_number(table, one, many):
    assert f"▪ {one}" in texts_privacy.held({table: 1}).text
    assert f"▪ {many}" in texts_privacy.held({table: 2}).text
