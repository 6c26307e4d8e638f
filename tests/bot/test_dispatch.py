"""What is heard is answered by whoever may, in words; talk among members gets silence."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.access import Role
from bot.audience import Unit
from bot.commands import COMMANDS, bare, guess, menus, parse
from bot.dispatch import Dispatch
from bot.errors import MessageGoneError, TooLateError
from bot.handlers.desk import Desk
from bot.messages import Back, ChatId, ChatKind, Gone, Incoming, Moved
from bot.platforms.base import Readers
from bot.sending.lane import Lane
from bot.stores import alarms, store, units
from bot.stores.alarms import Event
from bot.texts.general import COMMAND_HELP
from bot.typed.times import read_times
from tests.bot.desk import ZONE, bind, tell
from tests.fakes.platform import FakePlatform

ADMIN, SECRETARY, MEMBER = "admin", "secretary", "member"


class Counter:
    """A counter in one chat after another: ``says`` returns what the bot answered."""

    def __init__(self, database, clock) -> None:
        self.platform = FakePlatform()
        self.database = database
        self.clock = clock
        desk = Desk(database=database, zone=ZONE, times=(time(7),))
        self.dispatch = Dispatch(desk, admins=frozenset({ChatId("fake", ADMIN)}), clock=clock)
        self.lane = Lane(self.platform, database, clock=clock, zone=ZONE)

    async def hears(self, heard) -> list[str]:
        before = len(self.platform.sent)
        await self.dispatch.hear(self.lane, heard)
        return [sent.text for sent in self.platform.sent[before:]]

    async def says(self, sender, text, chat="g", **how) -> str:
        how.setdefault("addressed", text.startswith("/"))
        incoming = Incoming(
            chat=ChatId("fake", chat), kind=ChatKind.GROUP, sender=sender, text=text, **how
        )
        return "\n".join(await self.hears(incoming))

    async def chat(self, name="g"):
        return await self.database.transact(lambda s: store.chat(s, ChatId("fake", name)))

    @property
    def choices(self):
        return [c for row in self.platform.sent[-1].message.choices for c in row]


@pytest.fixture
def counter(database, clock):
    return Counter(database, clock)


@pytest.fixture
async def bound(counter, database, clock):
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("/dangky AB-CD", ("dangky", "AB-CD"), id="plain"),
        pytest.param("/ĐăngKý AB-CD", ("dangky", "AB-CD"), id="with tone marks"),
        pytest.param("/đăng ký AB-CD", ("dangky", "AB-CD"), id="in two words"),
        pytest.param("/ĐĂNG_KÝ AB-CD", ("dangky", "AB-CD"), id="underscored"),
        pytest.param("/ti\u0300m kiê\u0301m nông thôn mới", ("timkiem", "nông thôn mới"), id="NFD"),
        pytest.param("/tin mới kinh tế", ("tinmoi", "kinh tế"), id="the longest name wins"),
        pytest.param("/giờ", ("gio", ""), id="no argument"),
        pytest.param("/help", ("trogiup", ""), id="as elsewhere"),
        pytest.param("/xyz abc", ("xyz", "abc"), id="unknown"),
        pytest.param("dangky", None, id="no slash"),
        pytest.param("/", None, id="only a slash"),
        pytest.param("/ 5", None, id="a fraction"),
    ],
)
def test_parse(text, expected):
    assert parse(text) == expected


def test_each_command_has_its_words_and_a_menu_line():
    assert set(COMMANDS) == set(COMMAND_HELP)
    shown = {menu.readers: [item.name for item in menu.items] for menu in menus(["1"])}
    assert all(name.isascii() and name.islower() for names in shown.values() for name in names)
    assert [readers for readers, names in shown.items() if "moi" in names] == [Readers.BOT_ADMIN]
    assert "chude" not in shown[Readers.GROUPS]
    assert "nhanquyen" in shown[Readers.PRIVATE]
    assert "nhanquyen" not in shown[Readers.GROUPS] + shown[Readers.GROUP_ADMINS]


@pytest.mark.parametrize("typed", ["tinmio", "timkim", "chudee"])
def test_a_slip_is_guessed(typed):
    assert guess(typed) in COMMANDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:00", [time(7)]),
        ("6h30 17h", [time(6, 30), time(17)]),
        ("17:30, 7:00", [time(7), time(17, 30)]),
        ("7 giờ 15 và 5h chiều", [time(7, 15), time(17)]),
        ("7h 17h", [time(7), time(17)]),
        ("6h 17h30", [time(6), time(17, 30)]),
        ("6 giờ 30 phút", [time(6, 30)]),
        ("12h trưa", [time(12)]),
        ("7:00 - 17:00", [time(7), time(17)]),
        ("12 am", [time(0)]),
        ("7h tối", [time(19)]),
        ("7h toi", [time(19)]),
        ("6h sáng 7h toi", [time(6), time(19)]),
        ("7h tối 9h tối", [time(19), time(21)]),
        ("10h đêm", [time(22)]),
        ("12h tối", [time(0)]),
        ("7h tới 9h", None),
        ("7h toi 9h", None),
        ("7h tôi", None),
        ("0615", None),
        ("6:5", None),
        ("tắt", []),
        ("dừng", []),
        ("25:00", None),
        ("7:75", None),
        ("sáng mai", None),
        ("1h 2h 3h 4h 5h 6h 7h", None),
    ],
)
def test_times_as_people_write_them(text, expected):
    assert read_times(text) == (None if expected is None else tuple(expected))


NEEDS = {name: command.role for name, command in COMMANDS.items()}
SPEAKERS = {MEMBER: Role.MEMBER, SECRETARY: Role.CHAT_ADMIN, ADMIN: Role.OWNER}


@pytest.mark.parametrize("sender", SPEAKERS)
@pytest.mark.parametrize("name", COMMANDS)
async def test_roles_times_commands(bound, sender, name):
    answer = await bound.says(sender, f"/{name}")
    refused = "dành cho quản trị viên" in answer
    assert answer
    taking_over = name == "dangky" and sender == MEMBER
    assert refused == (SPEAKERS[sender] < NEEDS[name] or taking_over)


@pytest.mark.parametrize("name", COMMANDS)
async def test_an_unbound_chat_gets_only_help(counter, name):
    answer = await counter.says(MEMBER, f"/{name}")
    helped = any(words in answer for words in ("chưa đăng ký", "dành cho quản trị", "nhắn riêng"))
    assert helped == (name not in {"dangky", "huy", "hoantac", "dulieu"})


async def test_talk_among_members_is_left_alone(bound):
    assert await bound.says(MEMBER, "hôm nay họp mấy giờ", addressed=False) == ""


@pytest.mark.parametrize("typed", ["chủ đề", "CHU DE", "chude", " Chủ  đề "])
async def test_a_command_that_is_told_the_bot_needs_no_slash(bound, typed):
    assert "Chuyên mục: tất cả" in await bound.says(SECRETARY, typed, addressed=True)
    assert await bound.says(SECRETARY, typed, addressed=False) == ""
    # Whoever may not use it has asked something.
    assert "dành cho quản trị" not in await bound.says(MEMBER, typed, addressed=True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tinmoi", "Tin mới nhất"),
        ("Tinmoi kinh tế", "Tin mới: Kinh tế - xã hội"),
        ("tinmoi trang 2", "Đã hết danh sách (1 tin)"),
        ("bantin", "BẢN TIN SÁNG"),
        ("timkiem", "cần tìm tin gì"),
        ("tim kiem", "cần tìm tin gì"),
        ("tìm kiếm", "cần tìm tin gì"),
        ("timkiem thông xe", "Kết quả tìm “thông xe”"),
    ],
)
async def test_a_members_command_needs_no_slash_either(bound, database, clock, typed, said):
    await tell(database, "Cầu Bến Mới thông xe", now=clock())
    clock.on(timedelta(minutes=1))
    assert said in await bound.says(MEMBER, typed, addressed=True)
    assert await bound.says(MEMBER, typed, addressed=False) == ""


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("tin", None), ("tin mới", None), ("Tin mới nhất", None), ("tin tức", None),
        ("bản tin", None), ("đã nhận", None), ("tin y tế", None), ("họp chi bộ", None),
        ("tìm kiếm bão", None), ("gio 6:30", None), ("huydangky co", None), ("", None),
        ("bantin ơi hôm nay có gì", None), ("bantin", ("bantin", "")), ("hop", ("hop", "")),
        ("giờ", ("gio", "")),
    ],
)  # fmt: skip
def test_which_words_name_a_command(typed, named):
    assert bare(typed) == named


async def test_an_unknown_command_gets_one_sentence_and_a_guess(bound):
    assert "Ý đồng chí là /chude?" in await bound.says(MEMBER, "/chudee")
    assert "Ý đồng chí là /tinmoi?" in await bound.says(MEMBER, "/tinmoii kinh tế", addressed=False)
    assert [(c.label, c.command) for c in bound.choices] == [("/tinmoi", "/tinmoi kinh tế")]
    await bound.says(SECRETARY, f"/chudee {'đối ngoại, ' * 9}")
    assert [c.command for c in bound.choices] == ["/chude"]
    assert "/trogiup" in await bound.says(MEMBER, "/qqqq", addressed=True)
    assert await bound.says(MEMBER, "/qqqq", addressed=False) == ""


async def test_a_display_name_or_another_chat_gives_no_rights(bound, database, clock):
    await bind(database, "other", now=clock())
    assert "quản trị viên" in await bound.says(SECRETARY, "/gio 8:00", chat="other")
    assert (await bound.chat("other")).times == (time(7),)


async def test_the_platforms_own_admins_and_anonymous_ones_may(bound):
    bound.platform.admins.add(("g", "boss"))
    assert "8:00" in await bound.says("boss", "/gio 8:00")
    assert "9:00" in await bound.says("g", "/gio 9:00", anonymous=True)


async def make_code(counter):
    def work(session):
        unit = units.add_unit(session, Unit(id=0, name="Chi bộ 9", kind="chi bộ"))
        store.invite(session, "ABCD-2345", unit=unit, now=counter.clock(), lasts=timedelta(days=7))

    await counter.database.transact(work)


async def test_a_code_binds_once_and_makes_its_user_the_chats_admin(counter):
    await make_code(counter)
    answer = await counter.says(SECRETARY, "/dangky abcd-2345")
    assert "Chi bộ 9" in answer
    assert "Giờ nhận bản tin: 07:00" in answer
    assert "không đúng" in await counter.says(MEMBER, "/dangky ABCD-2345", chat="h")
    assert await counter.chat("h") is None
    assert "8:00" in await counter.says(SECRETARY, "/gio 8:00")


async def test_an_old_code_is_no_good(counter, clock):
    await make_code(counter)
    clock.on(timedelta(days=7))
    assert "hết hạn" in await counter.says(SECRETARY, "/dangky ABCD-2345")


async def test_codes_cannot_be_guessed(counter, clock):
    await make_code(counter)
    for number in range(5):
        await counter.says(MEMBER, f"/dangky WRONG-{number}")
    assert "quá nhiều lần" in await counter.says(MEMBER, "/dangky ABCD-2345")
    clock.on(timedelta(hours=1, seconds=1))
    assert "Chi bộ 9" in await counter.says(MEMBER, "/dangky ABCD-2345")


async def test_a_start_link_with_a_code_binds_too(counter):
    await make_code(counter)
    assert "Chi bộ 9" in await counter.says(SECRETARY, "/start ABCD-2345")


async def test_a_start_link_in_a_chat_that_is_bound_uses_up_no_code(bound):
    await make_code(bound)
    await bound.says(SECRETARY, "/start ABCD-2345")
    assert (await bound.chat()).unit == "Chi bộ fake g"
    assert "Chi bộ 9" in await bound.says(MEMBER, "/dangky ABCD-2345", chat="h")


async def test_an_admin_makes_a_code_for_a_unit_named_without_tone_marks(bound):
    answer = await bound.says(ADMIN, "/moi chi bo fake g")
    code = answer.split("/dangky ")[1].split("\n")[0]
    assert "Đã đăng ký" in await bound.says("x", f"/dangky {code}", chat="new")


async def test_several_units_are_offered_to_choose(bound, database, clock):
    await bind(database, "g2", now=clock())
    await bound.says(ADMIN, "/moi chi bo")
    assert [choice.label for choice in bound.choices] == ["Chi bộ fake g", "Chi bộ fake g2"]
    assert "Mã mời cho" in await bound.says(ADMIN, bound.choices[0].command, pressed="1")


async def test_unbinding_asks_once_more(bound):
    assert "chắc chắn" in await bound.says(SECRETARY, "/huydangky")
    yes, no = bound.choices
    await bound.says(SECRETARY, no.command, pressed="1")
    assert await bound.chat() is not None
    await bound.says(MEMBER, yes.command, pressed="1")
    assert await bound.chat() is not None
    await bound.says(SECRETARY, "/huydangky")
    await bound.says(SECRETARY, yes.command, pressed="1")
    assert await bound.chat() is None


async def test_topics_are_chosen_by_buttons_that_edit_their_message(bound):
    await bound.says(SECRETARY, "/chude")
    first = bound.choices[0]
    assert await bound.says(SECRETARY, first.command, pressed="1", addressed=True) == ""
    assert (await bound.chat()).topics == ("xay_dung_dang",)
    edited = bound.platform.edited[-1]
    assert "Xây dựng, chỉnh đốn Đảng" in edited.text
    again = edited.message.choices[0][0].command
    await bound.says(SECRETARY, again, pressed="1")
    assert (await bound.chat()).topics == ()


async def test_topics_are_chosen_by_name_in_any_spelling(bound):
    await bound.says(SECRETARY, "/chude chuyen doi so, Đối ngoại")
    assert (await bound.chat()).topics == ("chuyen_doi_so", "doi_ngoai")
    assert "không có chuyên mục" in await bound.says(SECRETARY, "/chude bóng đá ngoại hạng")


async def test_all_choices_fit_telegrams_64_bytes(bound, database, clock):
    await tell(database, *(f"Tin số {n}" for n in range(20)), now=clock())
    for text in ("/chude", "/chude trang 2", "/tinmoi", "/moi chi bo", "/huydangky", "/bantin"):
        await bound.says(ADMIN, text)
        assert all(len(choice.command.encode()) <= 64 for choice in bound.choices)


async def test_the_latest_come_in_pages(bound, database, clock):
    await tell(database, *(f"Tin số {n}" for n in range(7)), now=clock())
    clock.on(timedelta(minutes=1))
    first = await bound.says(MEMBER, "/tinmoi")
    assert first.count("▪") == 0
    assert "5. " in first
    onward, _ = bound.choices
    second = await bound.says(MEMBER, onward.command, pressed="1")
    assert "7. " in second
    assert "Đã hết danh sách (7 tin)" in await bound.says(MEMBER, "/tinmoi trang 9")


async def test_search_without_tone_marks_with_source_and_date(bound, database, clock):
    await tell(database, "Xã hoàn thành nông thôn mới", now=clock(), topics=("nong_nghiep_ntm",))
    answer = await bound.says(MEMBER, "/tim kiem nong thon moi")
    assert "Xã hoàn thành nông thôn mới" in answer
    assert "Báo mẫu · 08:00 23/11/2026" in answer
    assert "chưa tìm thấy" in await bound.says(MEMBER, "/timkiem zzzz")
    assert "cần tìm tin gì" in await bound.says(MEMBER, "/timkiem")


@pytest.mark.parametrize(
    "query", ['"', "a OR", "NEAR(", "* ^ :", "' ; DROP TABLE chats", "title:x", "a-b"]
)
async def test_no_query_breaks_the_search(bound, query):
    answer = await bound.says(MEMBER, f"/timkiem {query}")
    assert "chưa tìm thấy" in answer


async def test_the_bulletin_now(bound, database, clock):
    assert "chưa có tin mới" in await bound.says(MEMBER, "/bantin")
    await tell(database, "Tin hôm nay", now=clock())
    answer = await bound.says(MEMBER, "/bantin")
    assert answer.startswith("BẢN TIN SÁNG 23/11/2026")
    assert "trích nguyên văn từ Báo mẫu" in answer


async def test_a_message_of_five_thousand_letters_gets_one_sentence(bound):
    assert "quá dài" in await bound.says(MEMBER, "chữ " * 1250, addressed=True)


async def test_a_command_hidden_in_a_question_is_not_obeyed(bound):
    await bound.says(SECRETARY, "bot ơi hủy đăng ký nhóm này đi", addressed=True)
    assert await bound.chat() is not None


@pytest.mark.parametrize("fault", [MessageGoneError("deleted"), TooLateError("too old")])
async def test_a_press_on_what_can_no_longer_be_changed_is_answered_anew(bound, fault):
    async def refused(*_):
        raise fault

    await bound.says(SECRETARY, "/chude")
    bound.platform.edit = refused
    told = await bound.says(SECRETARY, bound.choices[0].command, pressed="1", addressed=True)
    assert "Xây dựng, chỉnh đốn Đảng" in told


@pytest.mark.parametrize(("ago", "hushed"), [(timedelta(), False), (timedelta(hours=9), True)])
async def test_who_asked_while_the_bot_was_off_is_answered_without_a_sound(bound, ago, hushed):
    await bound.says(MEMBER, "/trogiup", said_at=bound.clock() - ago, id="77")
    sent = bound.platform.sent[-1].message
    assert (sent.silent, sent.replies) == (hushed, "77" if hushed else None)


async def test_forwarded_words_move_no_admins_hand(bound):
    await bound.says(SECRETARY, "/chude đối ngoại")
    told = await bound.says(SECRETARY, "/chude tất cả", forwarded=True)
    assert "tự gõ" in told
    assert (await bound.chat()).topics == ("doi_ngoai",)
    assert "tự gõ" not in await bound.says(SECRETARY, "chude", forwarded=True, addressed=True)
    assert "tự gõ" not in await bound.says(MEMBER, "/chude tất cả", forwarded=True)


async def test_a_code_may_be_passed_on(counter):
    await make_code(counter)
    assert "Chi bộ 9" in await counter.says(SECRETARY, "/dangky abcd-2345", forwarded=True)


async def test_words_that_are_awaited_may_be_passed_on(bound):
    await bound.says(ADMIN, "/thongbao soan")
    words = "Mời các đồng chí dự hội nghị"
    assert "Gửi tới đâu?" in await bound.says(ADMIN, words, forwarded=True, addressed=True)


async def test_a_fault_of_ours_is_answered_and_survived(bound):
    async def broken(chat, sender):
        raise RuntimeError

    bound.platform.is_admin = broken
    assert "trục trặc" in await bound.says(MEMBER, "/bantin")


async def test_even_an_apology_that_cannot_be_sent_raises_nothing(bound):
    async def broken(*_, **__):
        raise RuntimeError

    bound.platform.is_admin = bound.platform.send = broken
    assert await bound.says(MEMBER, "/bantin") == ""


async def test_numbers_answer_where_there_are_no_buttons(bound):
    bound.platform.abilities = replace(bound.platform.abilities, choices=False, edit=False)
    shown = await bound.says(SECRETARY, "/chude")
    assert "\n1. Xây dựng Đảng" in shown
    await bound.says(SECRETARY, "1", addressed=True)
    assert (await bound.chat()).topics == ("xay_dung_dang",)
    assert "Nhận tất cả" in shown


async def test_a_number_among_members_chooses_nothing(bound):
    bound.platform.abilities = replace(bound.platform.abilities, choices=False, edit=False)
    await bound.says(SECRETARY, "/chude")
    assert await bound.says(SECRETARY, "1", addressed=False) == ""
    assert (await bound.chat()).topics == ()


async def test_who_asks_for_a_story_by_its_number_chooses_no_numbered_line(bound):
    bound.platform.abilities = replace(bound.platform.abilities, choices=False, edit=False)
    assert "\n1. Hủy đăng ký" in await bound.says(SECRETARY, "/huydangky")
    await bound.says(SECRETARY, "xem tin số 1", addressed=True)
    assert await bound.chat() is not None


async def test_a_paused_chat_that_speaks_to_us_is_served_again(bound):
    await bound.hears(Gone(chat=ChatId("fake", "g")))
    await bound.says(MEMBER, "/tinmoi")
    assert (await bound.chat()).paused is None


@pytest.mark.parametrize("typed", ["abcd2345", "ABCD 2345", "ABCD–2345", "ABCD-2345."])
async def test_a_code_counts_however_it_was_typed(counter, typed):
    await make_code(counter)
    assert "Chi bộ 9" in await counter.says(SECRETARY, f"/dangky {typed}")


async def test_what_is_typed_with_tone_marks_counts_too(bound):
    await bound.says(SECRETARY, "/chude đối ngoại")
    await bound.says(SECRETARY, "/chude tất cả")
    assert "chắc chắn" in await bound.says(SECRETARY, "/huydangky có")
    await bound.says(SECRETARY, "/hủy đăng ký  CÓ")
    await bound.says(SECRETARY, "/huydangky có")
    assert await bound.chat() is None


async def test_chats_come_go_and_move(bound):
    at = ChatId("fake", "g")
    await bound.hears(Gone(chat=at))
    await bound.hears(Gone(chat=at))
    assert (await bound.chat()).paused
    await bound.hears(Back(chat=at, kind=ChatKind.GROUP))
    assert (await bound.chat()).paused is None
    told = await bound.database.transact(lambda s: alarms.untold(s, bound.clock()))
    assert [each.event for each in told] == [Event.CHAT_PAUSED, Event.CHAT_BACK]
    await bound.hears(Moved(chat=at, to="big"))
    await bound.hears(Moved(chat=at, to="big"))
    assert (await bound.chat("big")).unit == "Chi bộ fake g"
    assert await bound.chat() is None


@pytest.mark.parametrize("yes", ["có", "đồng ý", "ok"])
async def test_a_yes_among_members_answers_no_question_of_the_bots(bound, yes):
    await bound.says(SECRETARY, "/huydangky")
    assert await bound.says(SECRETARY, yes, addressed=False) == ""
    assert await bound.chat() is not None
