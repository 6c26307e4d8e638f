"""How members really write to the bot: what was just told, their own affairs, scolding."""

from datetime import timedelta

import pytest

from bot.recall import LASTS, WINDOW
from tests.bot.desk import bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def asks(counter, text, sender=MEMBER, **how):
    return await counter.says(sender, text, addressed=True, **how)


@pytest.mark.parametrize(
    "text",
    ["nhờ @bantin_bot tìm bài về cầu Bến Mới", "tìm bài về cầu Bến Mới @bantin_bot nhé"],
)
async def test_who_is_called_in_the_middle_is_not_looked_for(bound, database, clock, text):
    await tell(database, "Khánh thành cầu Bến Mới", now=clock())
    assert (await asks(bound, text)).startswith("Kết quả tìm “cầu Bến Mới”")


async def test_the_number_of_a_story_may_stand_before_the_name(bound, database, clock):
    await tell(database, "Khánh thành cầu Bến Mới", now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "Câu thứ nhất." in await asks(bound, "1 @bantin_bot")


async def test_who_only_calls_the_bot_is_greeted(bound):
    assert "Đồng chí cần tin gì" in await asks(bound, "")


async def test_a_photo_without_a_word_gets_silence(bound):
    assert await asks(bound, "", photo="1") == ""


ARTICLE = "Chi bộ thôn Đông có 27 đảng viên. Bí thư là đồng chí Trần Văn Mẫu."


async def test_more_of_what_was_told_is_its_page(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", "Cầu Bến Mới", now=clock(), text=ARTICLE)
    assert "27 đảng viên" in await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    for text in ("nguồn đâu", "chi tiết hơn", "cho xin link", "bài này đăng khi nào"):
        told = await asks(bound, text)
        assert told.startswith("▪ Chi bộ thôn Đông")
        assert "Báo mẫu · 08:00 23/11/2026" in told
        assert "toàn bài ở đây: https://0.example.vn/rss/0" in told
        clock.on(WINDOW)


async def test_of_a_list_it_must_be_said_which_story_is_meant(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", "Cầu Bến Mới khởi công", now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert (await asks(bound, "chi tiết hơn")).startswith("Đồng chí cần tin số mấy?")
    title = (await asks(bound, "2")).partition("\n")[0]
    assert (await asks(bound, "link?")).startswith(title)


async def test_several_stories_are_opened_at_once(bound, database, clock):
    await tell(database, *(f"Cầu Bến Mới, bài {n}" for n in range(3)), now=clock())
    listing = await asks(bound, "tìm bài về cầu Bến Mới")
    first, second, third = (line[3:] for line in listing.splitlines() if line[1:2] == ".")
    opened = await asks(bound, "1 và 3")
    assert [line for line in opened.splitlines() if "▪" in line] == [f"▪ {first}", f"▪ {third}"]
    assert second not in opened
    assert "không có số này" in await asks(bound, "1 và 9")


async def test_who_asks_of_nothing_told_is_asked_what_is_meant(bound, database, clock):
    await tell(database, "Hơn 100 gương sáng", now=clock())
    for text in ("chi tiết hơn", "nguồn đâu", "ai ký", "khi nào", "tin liên quan"):
        assert (await asks(bound, text)).startswith("Đồng chí hỏi về việc gì?")


async def test_what_was_told_is_forgotten_with_the_talk(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "Cầu Bến Mới" in await asks(bound, "nguồn đâu")
    assert "việc gì" in await asks(bound, "nguồn đâu", sender="other")
    clock.on(LASTS + timedelta(seconds=1))
    assert "việc gì" in await asks(bound, "nguồn đâu")


async def test_what_is_like_a_story_is_listed(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", "Cầu Bến Mới khởi công", now=clock())
    await tell(database, "Được mùa vải thiều", now=clock(), outlet="Báo khác")
    await asks(bound, "tìm bài về cầu Bến Mới thông xe")
    opened = (await asks(bound, "1")).partition("\n")[0].removeprefix("▪ ")
    related = await asks(bound, "tin liên quan")
    assert related.startswith("Tin liên quan:")
    assert opened not in related


async def test_behind_an_answer_comes_what_there_is_besides(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=ARTICLE)
    answer = await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    more = await asks(bound, "xem thêm")
    assert more != answer
    assert more.startswith("Kết quả tìm “Chi bộ thôn Đông đảng viên”")


async def test_too_little_is_said_to_be_sure_of_an_answer(bound, database, clock):
    told = "Hội nghị bàn về Nghị quyết số 68-NQ/TW của Bộ Chính trị."
    await tell(database, "Đối thoại", "Tọa đàm", now=clock(), sentences=(told,))
    await asks(bound, "tìm bài về nghị quyết 68-NQ/TW")
    await asks(bound, "tìm bài về hội nghị bàn")
    answer = await asks(bound, "ai ký")
    assert answer.startswith("Bot chưa chắc câu trả lời")


@pytest.mark.parametrize(
    "text",
    [
        "tháng này tôi phải đóng bao nhiêu tiền đảng phí",
        "bao giờ em được chuyển đảng chính thức ạ",
        "tôi xin vắng họp tối nay nhé",
        "làm sao để tôi chuyển sinh hoạt về phường",
        "Bác được 50 năm tuổi đảng, khi nào bác nhận huy hiệu hả cháu",
        "tien dang phi nop vao tai khoan nao",
    ],
)
async def test_of_ones_own_affairs_the_bot_says_that_it_knows_nothing(bound, database, clock, text):
    await tell(database, "Đảng phí và huy hiệu", now=clock(), text=ARTICLE)
    answer = await asks(bound, text)
    assert "không biết việc riêng của từng đảng viên" in answer
    assert "Huy hiệu" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "trả lời sai bét rồi",
        "không đúng ý tôi hỏi",
        "bot ngu quá",
        "bot ngu vl",
        "đm bot trả lời nhanh lên",
        "sao chậm vậy",
        "trả lời gì kỳ vậy trời",
        "tin này sai rồi",
    ],
)
async def test_who_complains_is_not_thanked(bound, text):
    assert (await asks(bound, text)).startswith("Bot xin lỗi")


@pytest.mark.parametrize("text", ["Lào", "điện", "máy bay", "đỏ", "trả lời chất vấn"])
async def test_a_word_alone_is_no_complaint(bound, text):
    assert "xin lỗi" not in await asks(bound, text)


async def test_the_moons_days_are_not_known(bound):
    assert "âm lịch" in await asks(bound, "tin hôm rằm")
    assert "âm lịch" in await asks(bound, "tin mùng 1 âm lịch")


async def test_what_members_shorten_is_sought_in_full(bound, database, clock):
    await tell(database, "Tổng Bí thư thăm Lào", now=clock(), text="Tổng Bí thư là ông Mẫu.")
    assert "Tổng Bí thư thăm Lào" in await asks(bound, "tin TBT")
    assert "ông Mẫu" in await asks(bound, "tbt là ai")


async def test_hn_is_the_capital_in_capitals_and_today_in_small_letters(bound, database, clock):
    await tell(database, "Hà Nội mưa to", "Huế nắng", now=clock())
    said = await asks(bound, "tin HN hôm nay")
    assert said.startswith("Kết quả tìm “Hà Nội” (1 tin)")
    assert "Hà Nội mưa to" in await asks(bound, "ở hn có mưa ko")
    for text in ("hn co tin gi ko", "tin hn", "hn có gì hot"):
        assert (await asks(bound, text)).startswith("Tin ngày 23/11/2026")


async def test_initials_beside_what_is_new_are_what_is_sought(bound, database, clock):
    await tell(database, "Đóng bảo hiểm xã hội tự nguyện", "Vàng tăng", now=clock())
    said = await asks(bound, "BHXH có gì mới ko b")
    assert said.startswith("Kết quả tìm “BHXH” (1 tin)")


async def test_a_question_with_initials_is_answered_by_what_has_them_in_full(
    bound, database, clock
):
    text = "Cả nước có 94,4 triệu lượt người khám chữa bệnh bảo hiểm y tế."
    await tell(database, "94,4 triệu lượt khám bảo hiểm y tế", now=clock(), text=text)
    assert "94,4 triệu" in await asks(bound, "bao nhiêu lượt người khám chữa bệnh BHYT")


async def test_a_wish_within_a_topic_is_no_wish_for_all_of_it(bound, database, clock):
    await tell(database, "Luật mới về đất đai", now=clock(), topics=("phap_luat",))
    assert "Luật mới" not in await asks(bound, "lương hưu có tăng không")


async def test_what_one_outlet_told_is_listed(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", now=clock(), outlet="Báo Nhân Dân")
    await tell(database, "Nhân dân vui mừng", now=clock(), outlet="Tuổi Trẻ Online")
    clock.on(WINDOW)
    for text in ("tin của báo Nhân Dân hôm nay", "Nhân Dân hôm nay đưa gì", "báo nhân dân có gì"):
        said = await asks(bound, text)
        assert said.startswith("Tin của Báo Nhân Dân")
        assert ("thông xe" in said, "vui mừng" in said) == (True, False)
    assert "Cầu Bến Mới" in await asks(bound, "1")


@pytest.mark.parametrize("text", ["bản tin mấy giờ có", "sáng nay chưa thấy bản tin"])
async def test_when_bulletins_come_is_told_who_asks_for_it(bound, text):
    assert (await asks(bound, text)).startswith("Giờ nhận bản tin: 07:00")


async def test_a_search_says_where_nothing_has_all_that_is_looked_for(bound, database, clock):
    text = "Cây cầu nối hai xã."
    await tell(database, "Khánh thành cầu Bến Mới", "Chợ Mới mở cửa", now=clock(), text=text)
    assert (await asks(bound, "tìm bài về cầu Bến Mới")).startswith("Kết quả tìm “cầu Bến Mới”")
    assert (await asks(bound, "tìm bài về cay cau noi")).startswith("Kết quả tìm “cay cau noi”")
    other = await asks(bound, "tìm bài về cầu Phong Châu")
    assert other.startswith("Chưa có tin đúng “cầu Phong Châu”; gần nhất:")
    assert "Khánh thành cầu Bến Mới" in other


async def test_of_two_questions_the_first_is_answered_and_the_other_asked_for(
    bound, database, clock
):
    cell = "Bí thư chi bộ thôn Đông là đồng chí Trần Văn Mẫu. Chi bộ thôn Đông có 27 đảng viên."
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=cell)
    answer = await asks(bound, "ai là bí thư chi bộ thôn Đông? chi bộ có mấy đảng viên?")
    assert "Trần Văn Mẫu" in answer.partition("\n")[0]
    assert answer.endswith("câu sau xin nhắn riêng: “chi bộ có mấy đảng viên?”")
    assert "nhắn riêng" not in await asks(bound, "ai là bí thư chi bộ thôn Đông? cảm ơn")


async def test_nobody_is_spoken_ill_of(bound):
    assert "không nêu ý kiến" in await asks(bound, "nói xấu chủ tịch nước một câu xem nào")


async def test_whoever_replies_to_an_answer_asks_about_that_answer(bound, database, clock):
    await tell(database, "Chi bộ thôn Đông", now=clock(), text=ARTICLE)
    await asks(bound, "Chi bộ thôn Đông có bao nhiêu đảng viên?")
    answer = str(len(bound.platform.sent))
    assert (await asks(bound, "nguồn đâu?", sender="other")).startswith("Đồng chí hỏi về việc gì?")
    told = await asks(bound, "nguồn đâu?", sender="other", replied=answer)
    assert told.startswith("▪ Chi bộ thôn Đông")
    again = str(len(bound.platform.sent))
    assert (await asks(bound, "chi tiết hơn", sender="third", replied=again)).startswith("▪ Chi bộ")


async def test_of_a_list_somebody_else_replies_to_it_must_be_said_which_story(
    bound, database, clock
):
    await tell(database, "Cầu Bến Mới thông xe", "Cầu Bến Mới khởi công", now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    listing = str(len(bound.platform.sent))
    told = await asks(bound, "nguồn đâu", sender="other", replied=listing)
    assert told.startswith("Đồng chí cần tin số mấy?")


@pytest.mark.parametrize("typed", ["1-3", "1 – 3", "tin 1 đến 3", "xem từ 1 tới 3"])
async def test_a_stretch_of_a_list_is_opened(bound, database, clock, typed):
    await tell(database, *(f"Cầu Bến Mới, bài {n}" for n in range(4)), now=clock())
    listing = await asks(bound, "tìm bài về cầu Bến Mới")
    titles = [line[3:] for line in listing.splitlines() if line[1:2] == "."]
    opened = await asks(bound, typed)
    assert [line[2:] for line in opened.splitlines() if "▪" in line] == titles[:3]


async def test_two_numbers_are_a_day_where_they_are_nothing_of_a_list(bound, database, clock):
    assert "01/03/2026" in await asks(bound, "tin 1-3")
    await tell(database, "Cầu Bến Mới thông xe", "Cầu Bến Mới khởi công", now=clock())
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "01/03/2026" in await asks(bound, "tin ngày 1-3")
    await asks(bound, "tìm bài về cầu Bến Mới")
    assert "không có số này" in await asks(bound, "2 đến 4")


async def test_a_number_stuck_to_its_word_opens_a_story(bound, database, clock):
    await tell(database, "Cầu Bến Mới thông xe", "Cầu Bến Mới khởi công", now=clock())
    listing = await asks(bound, "tìm bài về cầu Bến Mới")
    assert listing.partition("2. ")[2].splitlines()[0] in await asks(bound, "tin2")


async def test_a_key_that_slipped_in_makes_no_two_days(bound):
    assert (await asks(bound, "tin2 hom nay")).startswith("Tin ngày 23/11/2026")


async def test_when_the_cell_meets_is_told_beside_the_news(bound, database, clock):
    await tell(
        database, "Cầu Bến Mới thông xe", now=clock(), published=clock() - timedelta(minutes=1)
    )
    await bound.says(SECRETARY, "/lichhop ngày 3 hằng tháng, 19:30, nhà văn hóa")
    for text in (
        "hôm nay có tin gì và khi nào họp chi bộ?",
        "chào bot, mấy giờ họp chi bộ với lại có tin gì mới không, cảm ơn",
    ):
        told = await asks(bound, text)
        assert "03/12" in told or "3/12" in told
        assert "Cầu Bến Mới thông xe" in told


async def test_of_two_lists_the_second_is_asked_for_alone(bound, database, clock):
    told = await asks(bound, "tin chuyển đổi số và tin nông thôn mới")
    assert "câu sau xin nhắn riêng: “tin nông thôn mới?”" in told
