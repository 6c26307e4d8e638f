"""Lists that are read on: by number, by name, page by page, with and without buttons."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.offers import LASTS
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter

GONE = "Danh sách không còn nữa"
OTHER = "another"


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


@pytest.fixture
async def numbered(bound):
    """The same where choices are numbered lines."""
    bound.platform.abilities = replace(bound.platform.abilities, choices=False, edit=False)
    return bound


@pytest.fixture
async def bridges(database, clock):
    """Seven stories that a search finds in this order, each a minute older than the one before."""
    for number in range(1, 8):
        at = clock() - timedelta(minutes=number)
        await tell(database, f"Cầu Bến Mới bài {number}", now=clock(), published=at)
    clock.on(timedelta(minutes=1))


async def asks(counter, text, sender=MEMBER, **how):
    return await counter.says(sender, text, addressed=True, **how)


def opened(answer):
    """The number of the story of ``bridges`` that an answer tells; None where it is a list."""
    [first, *_] = answer.split("\n")
    return int(first.rpartition(" ")[2]) if first.startswith("▪ Cầu Bến Mới bài") else None


async def order(counter, text="tìm bài về cầu Bến Mới"):
    """What both pages of a list show under 1, 2, 3 …, as numbers of ``bridges``."""
    whole = await asks(counter, text, sender="reader")
    whole += "\n" + await asks(counter, "xem tiếp", sender="reader")
    lines = [line for line in whole.split("\n") if ". Cầu Bến Mới bài " in line]
    return {int(line.split(".")[0]): int(line.rpartition(" ")[2]) for line in lines}


@pytest.mark.parametrize(
    ("first", "few", "more", "shown"),
    [
        ("3 tin về cầu Bến Mới", 3, "xem thêm", [1, 2, 3, 4, 5]),
        ("5 tin về cầu Bến Mới", 5, "xem tiếp", [6, 7]),
        ("2 tin mới nhất", 2, "con nua khong", [1, 2, 3, 4, 5]),
        ("top 10 tin về cầu Bến Mới", 5, "trang 2", [6, 7]),
    ],
)
async def test_behind_as_many_as_were_asked_for_there_are_more(
    bound, bridges, first, few, more, shown
):
    assert (await asks(bound, first)).count(". Cầu Bến Mới bài") == few
    told = await asks(bound, more)
    lines = [line for line in told.split("\n") if ". Cầu Bến Mới bài " in line]
    assert [int(line.split(".")[0]) for line in lines] == shown
    assert opened(await asks(bound, str(shown[-1]))) is not None


# Numbered lines ---------------------------------------------------------------------------------


async def test_where_there_are_no_buttons_a_storys_own_number_opens_it(numbered, bridges):
    story = await order(numbered)
    first = await asks(numbered, "tìm bài về cầu Bến Mới")
    assert "Tin 1" not in first
    assert first.endswith(
        "6. Xem tiếp\n7. Chỉ tin tuần này\n(Trả lời tin này bằng số 1–7; số của tin để mở tin đó)"
    )
    second = await asks(numbered, "6")
    assert "8. Chỉ tin tuần này\n(Trả lời tin này bằng số 1–8;" in second
    assert [opened(await asks(numbered, str(n))) for n in (7, 6, 1)] == [
        story[7], story[6], story[1],
    ]  # fmt: skip


async def test_a_list_is_used_again_and_again(numbered, bridges):
    story = await order(numbered)
    await asks(numbered, "tìm bài về cầu Bến Mới")
    for number in (1, 2, 5, 3):
        assert opened(await asks(numbered, str(number))) == story[number]
        await asks(numbered, "cảm ơn bot")
    assert "6. Cầu Bến Mới" in await asks(numbered, "6")


async def test_of_stories_that_are_told_whole_a_number_means_the_story(numbered, bridges):
    shown = await asks(numbered, "tin hôm nay")
    assert "\n\n6. Xem tiếp\n" in shown
    assert [opened(await asks(numbered, str(number))) for number in (1, 2, 5)] == [1, 2, 5]
    assert "7. Cầu Bến Mới bài 7" in await asks(numbered, "6")


async def test_a_reply_to_a_lists_own_message_means_that_list(numbered, bridges, database, clock):
    story = await order(numbered)
    await asks(numbered, "tìm bài về cầu Bến Mới")
    shown = str(len(numbered.platform.sent))
    await tell(database, "Chợ Viềng khai hội", now=clock())
    assert "Chợ Viềng" in await asks(numbered, "tìm bài về chợ Viềng")
    assert "▪ Chợ Viềng" in await asks(numbered, "1")
    clock.on(LASTS)
    assert opened(await asks(numbered, "4", replied=shown)) == story[4]
    assert opened(await asks(numbered, "2", sender=OTHER, replied=shown)) == story[2]
    assert GONE in await asks(numbered, "2", sender=OTHER)
    clock.on(timedelta(hours=1))
    assert GONE in await asks(numbered, "4", replied=shown)


@pytest.mark.parametrize("text", ["2", "0", "9", "99", "tin 2", "tin số hai", "trang 2", "chọn 3"])
async def test_a_number_of_no_list_is_told_so(bound, text):
    answer = await asks(bound, text)
    assert GONE in answer
    assert "“tin hôm qua”" in answer


async def test_a_number_after_the_list_lapsed_or_beyond_it_is_told_so(numbered, bridges, clock):
    await asks(numbered, "tìm bài về cầu Bến Mới")
    assert GONE in await asks(numbered, "8")
    clock.on(LASTS)
    assert GONE in await asks(numbered, "1")


async def test_a_list_does_not_keep_an_old_yes(numbered, bridges):
    await asks(numbered, "tìm bài về cầu Bến Mới")
    assert "1. Hủy đăng ký" in await asks(numbered, "/huydangky", sender=SECRETARY)
    assert "Không có gì thay đổi" in await asks(numbered, "2", sender=SECRETARY)
    assert GONE in await asks(numbered, "1", sender=SECRETARY)
    assert await numbered.chat() is not None


async def test_a_reply_to_an_old_question_asks_once_more(numbered):
    await asks(numbered, "/huydangky", sender=SECRETARY)
    asked = str(len(numbered.platform.sent))
    await asks(numbered, "2", sender=SECRETARY)
    assert "1. Hủy đăng ký" in await asks(numbered, "1", sender=SECRETARY, replied=asked)
    assert await numbered.chat() is not None


# In words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tin 2", 2), ("chi tiết tin 2", 2), ("xem tin 3", 3), ("mở tin 2", 2), ("cái thứ 3", 3),
        ("3", 3), ("tin số ba", 3), ("bài đầu tiên", 1), ("tin cuối", 5), ("tin thứ 2", 2),
        ("tin thứ hai", 2), ("bài thứ nhất", 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("listed", ["tin hôm nay", "tìm bài về cầu Bến Mới", "/tinmoi"])
async def test_a_story_of_the_list_is_named_in_words(bound, bridges, listed, text, number):
    story = await order(bound, listed)
    await asks(bound, listed)
    assert opened(await asks(bound, text)) == story[number]
    assert opened(await asks(bound, "tin 1")) == story[1]


async def test_an_earlier_page_can_still_be_read(bound, bridges):
    story = await order(bound)
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "7. Cầu" in await asks(bound, "trang 2")
    assert [opened(await asks(bound, f"tin {n}")) for n in (2, 7)] == [story[2], story[7]]


async def test_an_ordinal_that_the_list_has_not_is_a_day_of_the_week(bound, bridges, clock):
    await asks(bound, "tin hôm nay")
    assert "Tin ngày 21/11/2026" in await asks(bound, "tin thứ 7")
    assert "Tin ngày 17/11/2026" in await asks(bound, "tin thứ 3", sender=OTHER)


async def test_who_goes_through_the_days_of_the_week_gets_days(bound, bridges):
    assert "Tin ngày 23/11/2026" in await asks(bound, "tin thứ hai")
    assert "Tin ngày 17/11/2026" in await asks(bound, "tin thứ ba")


async def test_stories_below_an_answer_are_opened_by_number(bound, database, clock):
    text = "Chi bộ thôn Đông có 27 đảng viên."
    await tell(database, "Chi bộ thôn Đông", "Đảng viên thôn Đông", now=clock(), text=text)
    answer = await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    title = answer.split("\n1. ")[1].split("\n")[0]
    assert (await asks(bound, "1")).startswith(f"▪ {title}")


async def test_pages_are_turned_in_words(bound, bridges):
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "7. Cầu" in await asks(bound, "trang 2")
    assert "Đã hết danh sách (7 tin)" in await asks(bound, "xem thêm")
    assert "Đã hết danh sách (7 tin)" in await asks(bound, "trang 9")
    assert "1. Cầu" in await asks(bound, "trang trước")
    assert "7. Cầu" in await asks(bound, "xem nữa đi")
    assert "1. Cầu" in await asks(bound, "về đầu")


@pytest.mark.parametrize("first", ["tin mới", "/tinmoi", "/tinmoi kinh tế"])
async def test_a_button_and_words_turn_the_same_list(bound, database, clock, first):
    await tell(database, *(f"Tin số {n}" for n in range(12)), now=clock())
    clock.on(timedelta(minutes=1))
    await asks(bound, first)
    onward = next(each.command for each in bound.choices if each.label == "Xem tiếp")
    assert "6. " in await asks(bound, onward, pressed="1")
    assert "11. " in await asks(bound, "xem thêm")


async def test_what_follows_a_command_keeps_its_topic(bound, database, clock):
    health, old = ("van_hoa_giao_duc_y_te",), clock() - timedelta(days=1)
    await tell(database, "Khám bệnh lưu động", now=clock(), published=old, topics=health)
    await tell(database, "Giá thóc tăng", now=clock(), published=old)
    await asks(bound, "/tinmoi y tế")
    answer = await asks(bound, "còn hôm qua?")
    assert "Khám bệnh" in answer
    assert "Giá thóc" not in answer


# What a chat chose ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["/tinmoi", "tin mới", "tin hôm nay"])
async def test_a_list_without_a_topic_is_of_what_the_chat_chose(bound, database, clock, text):
    await tell(database, "Mưa lớn", now=clock(), outlet="Báo A")
    await tell(database, "Nắng to", "Nắng hạn", now=clock(), outlet="Báo B")
    clock.on(timedelta(minutes=1))
    await bound.says(SECRETARY, "/chonnguon trừ Báo A")
    await bound.says(SECRETARY, "/tukhoa trừ hạn")
    answer = await asks(bound, text)
    assert "Nắng to" in answer
    assert "Mưa lớn" not in answer
    assert "Nắng hạn" not in answer


async def test_words_and_the_button_below_show_one_list(bound, database, clock):
    await tell(database, *(f"Tin A{n}" for n in range(3)), now=clock(), outlet="Báo A")
    await tell(database, *(f"Tin B{n}" for n in range(8)), now=clock(), outlet="Báo B")
    clock.on(timedelta(minutes=1))
    await bound.says(SECRETARY, "/chonnguon trừ Báo A")
    first = await asks(bound, "tin mới")
    onward = next(each.command for each in bound.choices if each.label == "Xem tiếp")
    both = first + await asks(bound, onward, pressed="1")
    assert [both.count(f"Tin B{n}") for n in range(8)] == [1] * 8
    assert "Tin A" not in both


# Days behind a command --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "heads"),
    [
        ("/tin hôm nay", "Tin ngày 23/11/2026"),
        ("/tinmoi hom qua", "Tin ngày 22/11/2026"),
        ("/timkiem hôm qua", "Tin ngày 22/11/2026"),
        ("/tin y tế hôm qua", "Văn hóa, giáo dục, y tế, an sinh xã hội: Tin ngày 22/11/2026"),
        ("/tin mới nhất", "Tin mới nhất"),
        ("/tin tức", "Tin mới nhất"),
        ("/tinmoi 2", "Tin mới nhất"),
        ("/timkiem Bến Mới hôm nay", "Kết quả tìm “Bến Mới” (7 tin)\nTin ngày 23/11/2026"),
        ("/tin cầu Bến Mới hôm nay", "Kết quả tìm “cầu Bến Mới” (7 tin)\nTin ngày 23/11/2026"),
        ("/timkiem bến mới", "Kết quả tìm “bến mới” (7 tin)\n\n"),
        ('/timkiem "Bến Mới" hôm nay', 'Kết quả tìm “"Bến Mới"” (7 tin)\nTin ngày 23/11/2026'),
        ('/timkiem "hôm nay"', 'Bot chưa tìm thấy tin nào về “"hôm nay"”'),
        ("/timkiem Chợ Viềng 2/9", "Chưa có tin đúng “Chợ Viềng 2/9”; gần nhất:\n\n"),
        ("/timkiem 18-NQ/TW hôm qua", "Bot chưa tìm thấy tin nào về “18-NQ/TW hôm qua”"),
    ],
)
async def test_days_behind_a_command_are_days(bound, bridges, command, heads):
    assert (await asks(bound, command)).startswith(heads)


async def test_a_number_behind_the_command_is_how_many(bound, bridges):
    answer = await asks(bound, "/tinmoi 2")
    assert "2. Cầu" in answer
    assert "3. Cầu" not in answer
