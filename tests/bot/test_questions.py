"""Questions in plain words: lists, answers, documents, follow-ups, restraint, refusals."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.inline import inline
from bot.messages import ChatId, ChatKind, Incoming, InlineQuery
from bot.recall import INLINE, LASTS, MOST, PER_CHAT, PER_SENDER, WINDOW, Recall, Restraint, Verdict
from bot.stores import question_store, units
from jobs.question import Question
from jobs.understanding.followup import Asked
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import ADMIN, MEMBER, SECRETARY, Counter

CELL = (
    "Chi bộ thôn Đông được thành lập ngày 3-2-1990. Chi bộ hiện có 27 đảng viên. "
    "Ngoài ra, chi bộ trồng 300 cây xanh. Bí thư chi bộ là đồng chí Trần Văn Mẫu."
)


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def asks(counter, text, sender=MEMBER):
    return await counter.says(sender, text, addressed=True)


def labels(counter):
    return [choice.label for choice in counter.choices]


async def press(counter, label, sender=MEMBER):
    command = next(choice.command for choice in counter.choices if choice.label == label)
    return await counter.says(sender, command, addressed=True)


async def tell_long_ago(database, clock, *titles, days, **how):
    await tell(database, *titles, now=clock(), published=clock() - timedelta(days=days), **how)


async def test_a_day_that_no_calendar_has_is_said_to_be_none(bound, database, clock):
    await tell(database, "Tháng 2 có 31 gương sáng", now=clock())
    assert (await asks(bound, "tin ngày 31/2")).startswith("Không có ngày 31/2 trong lịch")
    assert (await asks(bound, "tin tháng 13")).startswith("Một năm không có tháng 13")


@pytest.mark.parametrize("word", ["có", "đồng ý", "không", "thôi"])
async def test_a_yes_or_no_that_nobody_waits_for_brings_no_news(bound, database, clock, word):
    await tell(database, "Khánh thành cầu Bến Mới", now=clock())
    told = await asks(bound, word)
    assert told.startswith(("Bot không đợi đồng chí trả lời", "Vâng. Khi nào cần tin"))


async def test_what_only_looks_like_an_answer_is_not_given_as_one(bound, database, clock):
    text = "Trẻ em dưới 16 tuổi không được đăng tải bài viết. " + CELL
    await tell(database, "Bảo vệ trẻ em trên mạng", now=clock(), text=text)
    told = await asks(bound, "bao nhiêu tuổi được vào đảng")
    assert "đồng chí xem Điều lệ Đảng" in told
    assert "Trẻ em" not in told
    told = await asks(bound, "trẻ em dưới 16 tuổi được đăng tải bài viết ở đâu")
    assert told.startswith("Bot chưa chắc câu trả lời")
    assert "Bảo vệ trẻ em trên mạng" in told
    assert "Điều lệ" not in told
    assert "27 đảng viên" in await asks(bound, "chi bộ thôn Đông có bao nhiêu đảng viên")


async def test_who_asks_how_something_is_done_gets_no_news_of_its_topic(bound, database, clock):
    await tell(database, "Sáp nhập hai sở", now=clock(), topics=("to_chuc_can_bo",))
    told = await asks(bound, "thủ tục chuyển sinh hoạt đảng")
    assert "Sáp nhập hai sở" not in told
    assert "đồng chí xem Điều lệ Đảng" in told
    await tell(database, "Thủ tục chuyển sinh hoạt đảng qua mạng", now=clock())
    assert "qua mạng" in await asks(bound, "thủ tục chuyển sinh hoạt đảng")


async def test_after_a_document_the_news_of_a_day_is_all_of_it(bound, database, clock):
    told = "Nghị quyết số 57-NQ/TW về khoa học, công nghệ."
    await tell(database, "Học nghị quyết mới", now=clock(), sentences=(told,))
    await tell_long_ago(database, clock, "Khánh thành cầu Bến Mới", days=1)
    assert "57-NQ" in await asks(bound, "nghị quyết 57 nói gì?")
    yesterday = await asks(bound, "tin hôm qua")
    assert yesterday.startswith("Tin ngày 22/11/2026")
    assert "Khánh thành cầu Bến Mới" in yesterday
    await asks(bound, "nghị quyết 57 nói gì?")
    # Where days limit what is looked for, the answer says so.
    limited = await asks(bound, "còn hôm qua?")
    assert limited.startswith("Tin ngày 22/11/2026: chưa có tin nào nhắc tới văn bản “57-NQ")
    assert (await asks(bound, "còn hôm nay?")).startswith("Tin ngày 23/11/2026\nTin nhắc tới “57")


async def test_a_search_lists_headlines_that_open_and_turn(bound, database, clock):
    await tell(database, *(f"Cầu Bến Mới, bài {n}" for n in range(7)), now=clock())
    first = await asks(bound, "tìm bài về cầu Bến Mới")
    assert "(7 tin)" in first
    assert "Câu thứ nhất." not in first
    assert labels(bound) == [
        "Tin 1", "Tin 2", "Tin 3", "Tin 4", "Tin 5", "Xem tiếp", "Chỉ tin tuần này",
    ]  # fmt: skip
    assert "6. " in await press(bound, "Xem tiếp")
    assert "Câu thứ nhất. Câu thứ hai." in await press(bound, "Tin 7")


async def test_a_search_can_be_narrowed_to_this_week(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", now=clock())
    await tell_long_ago(database, clock, "Cầu Bến Mới khởi công", days=30)
    assert "khởi công" in await asks(bound, "tìm bài về cầu Bến Mới")
    narrowed = await press(bound, "Chỉ tin tuần này")
    assert "thông xe" in narrowed
    assert "khởi công" not in narrowed


async def test_choices_fit_telegrams_64_bytes_however_long_the_question(bound, database, clock):
    title = "Khánh thành cầu Bến Mới bắc qua sông Đáy nối liền hai huyện phía nam của tỉnh"
    await tell(database, *(f"{title} {n}" for n in range(9)), now=clock())
    await asks(bound, f"tìm bài {title}")
    assert "Xem tiếp" in labels(bound)
    assert all(len(choice.command.encode()) <= 64 for choice in bound.choices)


async def test_a_list_that_is_forgotten_says_so(bound):
    assert "không còn nữa" in await bound.says(MEMBER, "/timkiem ~99 trang 2")
    assert "không còn nữa" in await bound.says(MEMBER, "/timkiem #99")


async def test_pages_of_another_chat_cannot_be_turned(bound, database, clock):
    await bind(database, "h", now=clock())
    await tell(database, *(f"Cầu Bến Mới {n}" for n in range(7)), now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    onward = next(c.command for c in bound.choices if c.label == "Xem tiếp")
    assert "không còn nữa" in await bound.says(MEMBER, onward, chat="h")


async def test_an_answer_is_quoted_with_source_and_date(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=CELL)
    answer = await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    assert "“Chi bộ hiện có 27 đảng viên.”" in answer
    assert "Chi bộ thôn Đông (Báo mẫu, 08:00 23/11/2026)" in answer


async def test_nobody_waits_while_long_articles_are_read_for_an_answer(bound, database, clock):
    titles = [f"Chi bộ thôn Đông, bài {number}" for number in range(4)]
    await tell(database, *titles, now=clock(), text=f"{CELL}\n" * 1_000)
    own, all_ = time.thread_time(), time.process_time()
    assert "27 đảng viên" in await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    assert time.thread_time() - own < (time.process_time() - all_) / 2


async def test_an_answer_that_points_back_comes_with_what_it_points_to(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=CELL)
    answer = await asks(bound, "Chi bộ trồng bao nhiêu cây xanh?")
    assert "“Chi bộ hiện có 27 đảng viên. Ngoài ra, chi bộ trồng 300 cây xanh.”" in answer


async def test_without_an_answer_the_best_articles_are_offered(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=CELL)
    answer = await asks(bound, "Chi bộ thôn Đông năm 2018 có bao nhiêu đảng viên?")
    assert "chưa chắc câu trả lời" in answer
    assert "1. Chi bộ thôn Đông" in answer
    assert labels(bound) == ["Tin 1"]


async def test_an_old_article_answers_about_its_own_year(bound, database, clock):
    text = "Năm 2020 chi bộ thôn Đông kết nạp 4 đảng viên."
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=text)
    assert "kết nạp 4" in await asks(bound, "năm 2020 chi bộ thôn Đông kết nạp mấy đảng viên")


async def test_a_number_that_names_several_documents_gets_candidates(bound, database, clock):
    await tell_long_ago(database, clock, "Tổng kết", days=40, text="Nghị quyết 18-NQ/TW về bộ máy.")
    await tell_long_ago(
        database, clock, "Quán triệt", days=3, text="Quán triệt Nghị quyết 18-NQ/TU."
    )
    await tell(database, "Ngày hội", now=clock(), text="Có 18 đội thi.")
    answer = await asks(bound, "nghị quyết 18")
    assert "một trong 2 văn bản" in answer
    assert answer.index("18-NQ/TU") < answer.index("18-NQ/TW")
    assert "“Quán triệt Nghị quyết 18-NQ/TU.”" in answer
    assert "Ngày hội" not in answer
    assert "Quán triệt" in await press(bound, "Các tin về 18-NQ/TU")


async def test_who_asks_what_a_document_says_is_quoted_what_tells_it(bound, database, clock):
    says = "Nghị quyết số 57-NQ/TW xác định chuyển đổi số là đột phá quan trọng hàng đầu."
    await tell(database, "Học nghị quyết", now=clock(), text=says)
    later = clock() + timedelta(hours=1)
    named = "Ngày hội lan tỏa tinh thần Nghị quyết 57-NQ/TW"
    await tell(database, named, now=later, text="Hội thi thực hiện Nghị quyết 57.")
    assert f"“{says}”\n– Học nghị quyết (Báo mẫu" in await asks(bound, "nghi quyet 57 noi gi")
    # "Nghị quyết 57" and "57-NQ/TW" are no two documents.
    assert "có thể là một trong" not in await asks(bound, "nghị quyết 57")


async def test_where_no_article_tells_what_a_document_says_that_is_said(bound, database, clock):
    text = "Ngày hội hưởng ứng tinh thần Nghị quyết 57-NQ/TW."
    await tell(database, "Ngày hội số", "Hội thi số", now=clock(), text=text)
    told = await asks(bound, "nghị quyết 57 nói gì")
    assert told.startswith("Chưa có tin nào trong kho nói rõ nội dung “57-NQ”")
    assert "Ngày hội số" in told
    assert "Hội thi số" in told
    assert f"“{text}”" in await asks(bound, "tin về nghị quyết 57")


async def test_a_document_that_another_replaced_is_told_with_it(bound, database, clock):
    said = "Nghị định số 147/2024/NĐ-CP thay thế Nghị định số 72/2013/NĐ-CP của Chính phủ."
    await tell(database, "Quy định mới về mạng", now=clock(), text=said, sentences=(said,))
    answer = await bound.says("ai", "nghị định 72/2013/NĐ-CP", addressed=True)
    assert "Đã được thay thế bởi 147/2024/NĐ-CP" in answer


async def test_a_document_nobody_names(bound):
    assert "Chưa có tin nào" in await asks(bound, "nghị quyết 99-NQ/TW")


async def test_what_follows_within_ten_minutes_goes_on(bound, database, clock):
    await tell(database, "Số hóa xã Đông", now=clock(), topics=("chuyen_doi_so",))
    await tell_long_ago(database, clock, "Số hóa xã Tây", days=35, topics=("chuyen_doi_so",))
    clock.on(timedelta(minutes=1))
    assert "xã Đông" in await asks(bound, "tin chuyển đổi số")
    clock.on(timedelta(minutes=9))
    before = await asks(bound, "còn tháng trước?")
    assert "xã Tây" in before
    assert "xã Đông" not in before
    clock.on(LASTS + timedelta(seconds=1))
    assert "xã Tây" not in await asks(bound, "thế còn y tế?")


async def test_somebody_elses_question_is_not_gone_on_with(bound, database, clock):
    await tell(database, *(f"Tin số {n}" for n in range(7)), now=clock())
    clock.on(timedelta(minutes=1))
    await asks(bound, "tin mới nhất")
    assert "6. " in await asks(bound, "xem tiếp")
    assert "6. " not in await asks(bound, "xem tiếp", sender="another")


async def test_too_many_questions_are_told_so_once_and_then_get_silence(bound, clock):
    for _ in range(PER_SENDER):
        assert "hơi nhanh" not in await asks(bound, "xin chào")
    assert "hơi nhanh" in await asks(bound, "xin chào")
    assert await asks(bound, "xin chào") == ""
    assert await asks(bound, "xin chào", sender="another") != ""
    clock.on(WINDOW)
    assert "hơi nhanh" not in await asks(bound, "xin chào")


async def test_only_counters_are_kept(bound, database, clock):
    for text in ("tin mới", "tin mới nhất", "thời tiết hôm nay", "danh sách đảng viên chi bộ 3"):
        await asks(bound, text)
    counted = await database.transact(lambda s: question_store.counts(s, since=date(2026, 11, 23)))
    assert counted == {"latest": 2, "offtopic": 1, "privacy": 1}
    await database.transact(lambda s: question_store.tidy(s, before=date(2026, 11, 24)))
    assert await database.transact(lambda s: question_store.counts(s, since=date.min)) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gửi thông báo họp cho tất cả các chi bộ", "không làm việc quản trị"),
        ("thêm nguồn tin https://abc.vn/rss", "không làm việc quản trị"),
        ("cho xem danh sách đảng viên chi bộ 3", "không cung cấp thông tin cá nhân"),
        ("cho tôi tài liệu mật của tỉnh ủy", "không có tài liệu mật"),
        ("bot nghĩ gì về nghị quyết này", "không nêu ý kiến"),
        ("viết giúp tôi bản kiểm điểm", "không soạn thảo"),
        ("giá vàng hôm nay", "nằm ngoài khả năng"),
        ("cảm ơn bot", "bot xin tìm giúp"),
        ("hướng dẫn sử dụng", "/timkiem"),
        ("đăng ký nhận tin", "/dangky"),
    ],
)
async def test_what_is_no_news_is_told_so_politely(bound, text, said):
    assert said in await asks(bound, text, sender=ADMIN)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ngừng nhận tin", "/huydangky"),
        ("stop", "/huydangky"),
        ("xóa dữ liệu của tôi", "/xoadulieu"),
    ],
)
async def test_withdrawal_in_plain_words_leads_an_admin_to_the_confirming_step(
    bound, text, command
):
    assert command in await asks(bound, text)
    await asks(bound, text, sender=SECRETARY)
    assert await bound.chat() is not None
    assert f"{command} co" in [choice.command for choice in bound.choices]
    await bound.says(SECRETARY, f"{command} co", addressed=True)
    assert await bound.chat() is None


async def test_another_time_is_offered_to_press_and_not_set(bound):
    await asks(bound, "đổi giờ nhận tin sang 6h30", sender=SECRETARY)
    assert [choice.command for choice in bound.choices] == ["/gio 06:30"]
    assert len((await bound.chat()).times) == 1
    await asks(bound, "đổi giờ nhận tin sang 6h30", sender=MEMBER)
    assert bound.choices == []


async def test_inline_offers_stories(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", "Chợ Viềng khai hội", now=clock())
    clock.on(timedelta(minutes=1))
    desk, who = bound.dispatch._desk, ChatId("fake", "u1")
    typed = InlineQuery(chat=who, id="1", text="cau ben moi")
    [found, *_], onward = await inline(desk, typed, clock())
    assert (found.title, "Báo mẫu" in found.summary) == ("Cầu Bến Mới thông xe", True)
    assert "Câu thứ nhất." in found.message.content.text
    assert onward == ""
    latest, _ = await inline(desk, replace(typed, text=""), clock())
    assert len(latest) == 2
    assert await inline(desk, replace(typed, text="c"), clock()) == ([], "")
    for _ in range(INLINE):
        last = await inline(desk, typed, clock())
    assert last == ([], "")


async def test_a_story_too_long_for_one_message_is_offered_by_its_headline(bound, database, clock):
    """Telegram refuses the whole answer for one message beyond its limit."""
    await tell(database, "Cầu Bến Mới", now=clock(), sentences=("Dài " * 1500 + "lắm.",))
    typed = InlineQuery(chat=ChatId("fake", "u1"), id="1", text="cau ben moi")
    abilities = bound.platform.abilities
    desk = replace(bound.dispatch._desk, platforms=lambda: {"fake": abilities})
    [found], _ = await inline(desk, typed, clock())
    text = found.message.content.text
    assert len(text) <= abilities.text_limit
    assert "Cầu Bến Mới" in text
    assert "Báo mẫu" in text


async def test_what_a_machine_wrote_nobody_is_told_who_only_asks(bound, database, clock):
    # A person approves it for bulletins; here nobody has.
    await tell(
        database,
        "Cầu Bến Mới thông xe",
        now=clock(),
        sentences=("Câu của máy.",),
        text="Sáng 23/11, cầu Bến Mới thông xe. Cầu dài 400 m. Vốn 320 tỷ đồng.",
        machine_written=True,
    )
    clock.on(timedelta(minutes=1))
    typed = InlineQuery(chat=ChatId("fake", "u1"), id="1", text="cau ben moi")
    [found], _ = await inline(bound.dispatch._desk, typed, clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    told = [
        await press(bound, "Tin 1"),
        await asks(bound, "/tinmoi"),
        await asks(bound, "/tinmoi kinh tế"),
        await asks(bound, "tin hôm nay"),
        await asks(bound, "/bantin"),
        found.message.content.text,
    ]
    for each in told:
        assert "Sáng 23/11, cầu Bến Mới thông xe. Cầu dài 400 m." in each
        assert "Câu của máy" not in each
        assert "AI viết" not in each


async def test_inline_goes_on_where_it_stopped(bound, database, clock):
    await tell(database, *(f"Cầu Bến Mới {n}" for n in range(13)), now=clock())
    typed = InlineQuery(chat=ChatId("fake", "u1"), id="1", text="cau ben moi")
    first, onward = await inline(bound.dispatch._desk, typed, clock())
    rest, end = await inline(bound.dispatch._desk, replace(typed, offset=onward), clock())
    assert (len(first), len(rest), end) == (10, 3, "")
    assert not {each.title for each in first} & {each.title for each in rest}


# What is kept in mind ---------------------------------------------------------------------------

AT = ChatId("fake", "g")


def asked(text):
    return Asked(text=text, question=Question(intent="search", keywords=(text,)))


def test_memory_is_bounded_and_forgets(clock):
    recall = Recall()
    for number in range(MOST + 10):
        recall.keep(AT, str(number), asked("x"), clock())
    assert len(recall) == MOST
    assert recall.last(AT, "0", clock()) is None
    clock.on(timedelta(hours=2))
    recall.keep(AT, "late", asked("y"), clock())
    assert len(recall) == 1


def test_a_list_can_be_turned_for_an_hour_and_gone_on_with_for_ten_minutes(clock):
    recall = Recall()
    first = recall.keep(AT, "a", asked("x"), clock())
    clock.on(timedelta(minutes=55))
    second = recall.keep(AT, "a", asked("y"), clock())
    assert recall.numbered(first, AT, clock()) is not None
    clock.on(timedelta(minutes=6))
    recall.keep(AT, "b", asked("z"), clock())
    assert recall.numbered(first, AT, clock()) is None
    assert recall.last(AT, "a", clock()).asked.text == "y"
    assert recall.numbered(second, ChatId("fake", "h"), clock()) is None


def test_who_replies_is_told_of_that_message_for_an_hour(clock):
    recall = Recall()
    recall.stand_in(AT, ["m"], [7], clock())
    recall.tell(AT, "a", [3], clock(), beside=[4])
    assert recall.around(AT, "a", clock()) == (3, 4)
    assert recall.around(AT, "a", clock(), replied="m") == (7,)
    clock.on(LASTS + timedelta(seconds=1))
    assert recall.told(AT, "a", clock()) == ()
    assert recall.told(AT, "b", clock(), replied="m") == (7,)
    clock.on(timedelta(hours=1))
    assert recall.told(AT, "b", clock(), replied="m") == ()


def test_of_a_chat_that_is_forgotten_nothing_stays_and_of_others_all(clock):
    recall, other = Recall(), ChatId("fake", "h")
    for at in (AT, other):
        recall.keep(at, "a", asked("x"), clock())
        recall.tell(at, "a", [3], clock())
        recall.stand_in(at, ["m"], [7], clock())
    recall.forget(AT)
    assert (recall.last(AT, "a", clock()), recall.told(AT, "a", clock(), replied="m")) == (None, ())
    assert recall.last(other, "a", clock()) is not None
    assert recall.told(other, "a", clock()) == (3,)
    assert recall.told(other, "a", clock(), replied="m") == (7,)


def test_who_asks_too_much_anew_is_told_so_anew(clock):
    restraint = Restraint(per_sender=1)
    for _ in range(2):
        verdicts = [restraint.judge(AT, "a", clock()) for _ in range(3)]
        assert verdicts == [Verdict.ANSWER, Verdict.TELL, Verdict.SILENCE]
        clock.on(WINDOW)


def test_a_flooded_chat_is_told_once(clock):
    restraint = Restraint()
    verdicts = [restraint.judge(AT, str(n), clock()) for n in range(PER_CHAT + 3)]
    assert verdicts[:PER_CHAT] == [Verdict.ANSWER] * PER_CHAT
    assert verdicts[PER_CHAT:] == [Verdict.TELL, Verdict.SILENCE, Verdict.SILENCE]
    assert restraint.judge(ChatId("fake", "h"), "1", clock()) is Verdict.ANSWER


@given(gaps=st.lists(st.integers(0, 20_000), max_size=60))
def test_nobody_is_answered_more_often_than_promised(gaps):
    from datetime import UTC, datetime

    now, answered, restraint = datetime(2026, 11, 23, tzinfo=UTC), [], Restraint()
    for gap in gaps:
        now += timedelta(milliseconds=gap)
        if restraint.judge(AT, "a", now) is Verdict.ANSWER:
            answered.append(now)
        assert sum(now - each < WINDOW for each in answered) <= PER_SENDER


async def test_an_incoming_that_is_not_addressed_stays_unanswered_and_uncounted(bound, database):
    heard = Incoming(
        chat=AT, kind=ChatKind.GROUP, sender=MEMBER, text="tin mới nhất", addressed=False
    )
    assert await bound.hears(heard) == []
    assert await database.transact(lambda s: question_store.counts(s, since=date.min)) == {}


async def test_of_a_part_of_a_document_is_told_what_news_have_and_that_there_is_no_more(
    bound, database, clock
):
    text = "Quy định số 37-QĐ/TW nêu những điều đảng viên không được làm."
    await tell(database, "Học tập quy định", now=clock(), text=text, sentences=(text,))
    told = await asks(bound, "điều 5 quy định 37 nói gì")
    assert text in told
    assert "Báo mẫu" in told
    assert "không có toàn văn" in told
    assert "toàn văn" not in await asks(bound, "quy định 37")


async def test_of_a_document_that_no_news_name_is_told_how_to_go_on(bound):
    told = await asks(bound, "nghị quyết 59 nói gì")
    assert told.startswith("Chưa có tin nào trong kho nhắc tới văn bản “59-NQ”.")
    assert "Đồng chí thử tìm theo nội dung" in told


async def test_the_own_province_is_meant_where_none_is_named(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock())
    name = {"name": "Chi bộ Văn phòng Tỉnh ủy Nam Định"}  # merged into Ninh Bình since
    await database.transact(lambda s: units.change(s, 1, name))
    for province, who in (("Ninh Bình", "Trần Văn Mẫu"), ("Nghệ An", "Lê Thị Thử")):
        text = f"Bí thư Tỉnh ủy {province} là đồng chí {who}. Hội nghị bàn về kinh tế."
        await tell(database, f"Hội nghị Tỉnh ủy {province}", now=clock(), text=text)
    assert "“Bí thư Tỉnh ủy Ninh Bình là đồng chí" in await asks(counter, "ai là bí thư tỉnh ủy?")
    assert "“Bí thư Tỉnh ủy Nghệ An là" in await asks(counter, "ai là bí thư tỉnh ủy Nghệ An?")
