"""What a search puts first."""

from datetime import timedelta

import pytest

from bot.handlers import sought
from bot.handlers.desk import Desk
from jobs import search
from tests.bot.desk import SEVEN, ZONE, bind, tell
from tests.bot.test_dispatch import MEMBER, SECRETARY, Counter


@pytest.fixture
async def bound(database, clock):
    counter = Counter(database, clock)
    await bind(database, "g", now=clock(), admin=SECRETARY)
    return counter


async def test_what_has_the_marks_that_were_typed_stands_first(bound, database, clock):
    await tell(database, "Bão số 5 vào biển Đông", now=clock())
    await tell(database, *(f"Báo in ngày {n}" for n in range(3)), now=clock())
    told = await bound.says(MEMBER, "/timkiem bão")
    assert told.index("Bão số 5") < told.index("Báo in")
    assert "Báo in" in await bound.says(MEMBER, "/timkiem bao")


async def test_a_word_without_marks_beside_one_with_them_is_no_other(bound, database, clock):
    sport = "Giao lưu thể thao ở xã Bến Mai"
    await tell(database, sport, now=clock(), published=clock() - timedelta(days=2))
    await tell(database, "Tháo gỡ điểm nghẽn thể chế", now=clock())
    told = await bound.says(MEMBER, "tin thể thao", addressed=True)
    assert f"1. {sport}" in told


async def test_what_happened_is_looked_for_before_its_whole_topic(bound, database, clock):
    farming = ("nong_nghiep_ntm",)
    before = clock() - timedelta(hours=1)
    await tell(database, "Được mùa sầu riêng", now=before, topics=farming)
    told = await bound.says(MEMBER, "tin động đất", addressed=True)
    assert "Được mùa sầu riêng" in told  # nothing else is there
    await tell(database, "Động đất ở Kon Tum", now=before, topics=farming)
    told = await bound.says(MEMBER, "tin động đất", addressed=True)
    assert "Động đất ở Kon Tum" in told
    assert "sầu riêng" not in told


async def test_a_topic_s_phrase_is_looked_for_by_its_words_too(bound, database, clock):
    before = clock() - timedelta(hours=1)
    school = ("van_hoa_giao_duc_y_te",)
    await tell(database, "Điểm chuẩn giảm sâu", now=before, topics=school)
    await tell(database, "Đại học Dược tăng học phí gấp đôi", now=before, topics=school)
    told = await bound.says(MEMBER, "học phí năm nay có tăng không", addressed=True)
    assert "Đại học Dược" in told
    assert "Điểm chuẩn" not in told


async def test_days_without_news_lead_to_other_days(bound, database, clock):
    await tell(database, "GDP tăng 8%", now=clock())
    told = await bound.says(MEMBER, "gdp 6 tháng đầu năm 2025", addressed=True)
    assert "các ngày khác có:" in told
    assert "GDP tăng 8%" in told


async def test_while_the_index_is_made_nothing_is_said_to_be_missing(database):
    desk = Desk(database=database, zone=ZONE, times=SEVEN)
    assert "đang lập lại mục lục" in sought.none(desk, "bão").head.text
    await search.follow(database)
    assert "chưa tìm thấy tin nào" in sought.none(desk, "bão").head.text


async def test_while_the_index_is_made_no_price_is_refused(bound, monkeypatch):
    assert "ngoài khả năng" in await bound.says(MEMBER, "giá vàng hôm nay", addressed=True)
    monkeypatch.setattr(search, "whole", lambda _: False)
    assert "mục lục" in await bound.says(MEMBER, "giá vàng hôm nay", addressed=True)


async def test_a_province_is_sought_by_its_name_as_it_is_written(bound, database, clock):
    await tell(database, "Khánh thành cầu ở Hải Dương", now=clock())
    await tell(database, "Bắt hai đường dây buôn lậu", "Việt Nam định hình AI", now=clock())
    told = await bound.says(MEMBER, "hai duong co tin gi moi", addressed=True)
    assert "cầu ở Hải Dương" in told
    assert "hai đường dây" not in told
    assert "Từ 1/7/2025, Hải Dương thuộc Hải Phòng." in told
    told = await bound.says(MEMBER, "tin tỉnh Nam Định", addressed=True)
    assert "chưa tìm thấy tin nào về “Nam Định”" in told
    assert "Nam Định thuộc Ninh Bình" in told


@pytest.mark.parametrize(
    "text",
    ["nam dinh gio thuoc tinh nao", "Nam Định sáp nhập vào đâu", "quê bác Nam Định nay tỉnh nào"],
)
async def test_what_became_of_a_province_is_told(bound, text):
    told = await bound.says(MEMBER, text, addressed=True)
    assert "Từ 1/7/2025, Nam Định thuộc Ninh Bình." in told


async def test_by_the_old_name_of_a_ward_comes_the_news_of_what_it_is_now(bound, database, clock):
    await tell(database, "Ra mắt phường Sài Gòn", "Bến xe Nghé mới", now=clock())
    told = await bound.says(MEMBER, "tin phường Bến Nghé", addressed=True)
    assert "phường Bến Nghé (quận 1, TP Hồ Chí Minh) nay thuộc phường Sài Gòn" in told
    assert "Ra mắt phường Sài Gòn" in told
    assert "Bến xe" not in told
    told = await bound.says(MEMBER, "phường Bến Nghé giờ sáp nhập vào đâu", addressed=True)
    assert "nay thuộc phường Sài Gòn" in told
    told = await bound.says(MEMBER, "tin xã Tân Lập", addressed=True)
    assert "xin đồng chí nhắn kèm tên huyện" in told.lower()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("phuong ben nghe", "nay thuộc phường Sài Gòn"),
        ("phuong Ben Nghe co gi moi", "nay thuộc phường Sài Gòn"),
        ("xa bot xuyen", "Chưa có tin nào nhắc tới “xa bot xuyen”"),
        ("xa bot xuyen co gi moi", "Chưa có tin nào nhắc tới “xa bot xuyen”"),
        ("xã Bột Xuyên", "Chưa có tin nào nhắc tới “xã Bột Xuyên”"),
        ("Bột Xuyên", "chưa tìm thấy tin nào về “Bột Xuyên”"),
    ],
)
async def test_syllables_that_stand_apart_name_no_place(bound, database, clock, text, told):
    scattered = "Xã và phường có bột sắn, bốt điện; nghé con ở bến xe, thường xuyên có tin."
    await tell(database, "Chợ phiên", now=clock(), text=scattered)
    said = await bound.says(MEMBER, text, addressed=True)
    assert told in said
    assert "Chợ phiên" not in said


async def test_a_place_is_told_of_by_what_names_it(bound, database, clock):
    await tell(database, "Cầu mới ở xã Bột Xuyên", "Xã có bột, thường xuyên", now=clock())
    await tell(database, "Báo Sài Gòn ra số mới", "Phường Sài Gòn họp", now=clock())
    for text in ("xa bot xuyen", "xa Bot Xuyen", "xã Bột Xuyên", "Bột Xuyên"):
        said = await bound.says(MEMBER, text, addressed=True)
        assert "(1 tin)" in said
        assert "Cầu mới" in said
    said = await bound.says(MEMBER, "phường Sài Gòn", addressed=True)
    assert "Phường Sài Gòn họp" in said
    assert "Báo Sài Gòn" not in said
    assert "các ngày khác có:" in await bound.says(
        MEMBER, "tin xã Bột Xuyên tháng 5", addressed=True
    )


async def test_a_man_s_name_is_no_place(bound, database, clock):
    await tell(database, "Xét xử Nguyễn Hòa Bình", "Đường mới ở Hòa Bình", now=clock())
    for text in ("xã Hòa Bình", "tỉnh Hòa Bình"):
        told = await bound.says(MEMBER, text, addressed=True)
        assert "(1 tin)" in told
        assert "Đường mới" in told


async def test_a_part_of_a_topic_is_looked_for_before_all_of_it(bound, database, clock):
    care = ("van_hoa_giao_duc_y_te",)
    await tell(database, "Điểm chuẩn tăng", "Thăm người có công", now=clock(), topics=care)
    told = await bound.says(MEMBER, "tin về người có công", addressed=True)
    assert "Thăm người có công" in told
    assert "Điểm chuẩn" not in told


async def test_a_word_that_is_a_commune_s_name_as_well_is_a_word(bound, database, clock):
    await tell(database, "Ngày hội đoàn kết", now=clock())
    assert "Ngày hội" in await bound.says(MEMBER, "đoàn kết", addressed=True)


async def test_initials_are_found_in_capitals_and_written_out(bound, database, clock):
    await tell(database, "Không ai bị thương", "Luật AI có hiệu lực", now=clock())
    await tell(database, "Dạy trí tuệ nhân tạo ở tiểu học", now=clock())
    said = await bound.says(MEMBER, "tin về AI", addressed=True)
    assert said.startswith("Kết quả tìm “AI” (2 tin)")
    assert "Không ai" not in said


@pytest.mark.parametrize("text", ["giá vàng hôm nay", "gia vang", "vàng hôm nay bao nhiêu"])
async def test_of_a_price_the_fresh_headlines_are_listed(bound, database, clock, text):
    old = clock() - timedelta(days=3)
    await tell(database, "Giá vàng hôm kia tăng", now=clock(), published=old)
    assert "nằm ngoài khả năng" in await bound.says(MEMBER, text, addressed=True)
    await tell(database, "Giá vàng lên 145 triệu đồng", "Giả vẻ vang", now=clock())
    told = await bound.says(MEMBER, text, addressed=True)
    assert told.startswith("Bot không tra giá")
    assert "145 triệu" in told
    assert "hôm kia" not in told
    assert "vẻ vang" not in told
    assert "Câu thứ nhất." in await bound.says(MEMBER, "1", addressed=True)


@pytest.mark.parametrize(
    "text", ["giá heo hơi", "gia lon hoi bay chu bao nhieu", "heo hơi bữa nay bao nhiêu một ký"]
)
async def test_of_a_price_that_is_told_seldom_older_headlines_are_listed(
    bound, database, clock, text
):
    old = clock() - timedelta(days=7)
    await tell(database, "Giá heo hơi tiếp đà giảm", now=clock(), published=old)
    assert "Giá heo hơi tiếp đà giảm" in await bound.says(MEMBER, text, addressed=True)


async def test_a_price_takes_the_place_of_a_list_that_does_not_tell_it(bound, database, clock):
    await tell(database, "Đắk Lắk: xe thủng lốp hàng loạt hôm nay", now=clock())
    await tell(database, "Giá cà phê hôm nay tăng 200 đồng", now=clock())
    text = "Giá cà phê hôm nay ở Đắk Lắk là bao nhiêu một ký?"
    assert "tăng 200 đồng" in await bound.says(MEMBER, text, addressed=True)


async def test_two_wishes_are_looked_for_in_turn(bound, database, clock):
    await tell(database, "Thái Lan báo động lũ quét", "Bão đổ bộ Trung Quốc", now=clock())
    said = await bound.says(MEMBER, "lũ ở Thái Lan và bão ở Trung Quốc", addressed=True)
    assert said.startswith("Kết quả tìm “lũ ở Thái Lan và bão ở Trung Quốc” (2 tin)")
    said = await bound.says(MEMBER, "lũ ở Thái Lan và dịch tả ở Bến Mai", addressed=True)
    assert "Chưa có tin nào về “dịch tả ở Bến Mai”." in said
    assert "lũ quét" in said


async def test_who_asks_for_the_link_as_well_is_told_what_he_asked_for(bound, database, clock):
    await tell(database, "Thông xe cầu Bến Mới", now=clock())
    text = "có tin gì về cầu Bến Mới không ạ? cho mình xin link luôn"
    told = await bound.says(MEMBER, text, addressed=True)
    assert told.startswith("Kết quả tìm “cầu Bến Mới” (1 tin)")


async def test_a_country_of_one_syllable_is_a_wish_of_its_own(bound, database, clock):
    await tell(database, "Quân đội Lào diễn tập", "Cháy rừng ở Trung Đông", now=clock())
    said = await bound.says(MEMBER, "tin về Lào và Trung Đông", addressed=True)
    assert said.startswith("Kết quả tìm “Lào và Trung Đông” (2 tin)")


async def test_two_countries_side_by_side_are_no_name(bound, database, clock):
    await tell(database, "Ukraine tập kích kho hàng của Nga", now=clock())
    assert "tập kích" in await bound.says(MEMBER, "tin Nga Ukraine", addressed=True)


async def test_a_headline_that_has_most_of_it_stands_below_no_refusal(bound, database, clock):
    await tell(database, "Phạm Gia Túc: ưu tiên xe ba bánh điện chở rác", now=clock())
    said = await bound.says(MEMBER, "ông Túc nói gì về xe ba bánh rứa hỉ", addressed=True)
    assert said.startswith("Tin gần nhất với “")


async def test_of_a_price_of_days_gone_by_their_headlines_are_listed(bound, database, clock):
    old = clock() - timedelta(days=3)
    await tell(database, "Giá vàng hôm ấy tăng", now=clock(), published=old)
    await tell(database, "Giá vàng sáng nay giảm", now=clock())
    told = await bound.says(MEMBER, "giá vàng tuần trước", addressed=True)
    assert "báo đã đăng về “giá vàng”" in told
    assert ("hôm ấy" in told, "sáng nay" in told) == (True, False)
    told = await bound.says(MEMBER, "giá vàng hôm qua", addressed=True)
    assert "nằm ngoài khả năng" in told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("gia xang", "Giá xăng dầu chiều nay giảm"),
        ("thời tiết ngày mai", "Thời tiết hôm nay: Bắc Bộ nóng"),
        ("giá heo hơi", "Giá lợn hơi hôm nay"),
    ],
)
async def test_what_changes_by_the_hour_may_stand_in_headlines(bound, database, clock, text, title):
    await tell(database, title, now=clock())
    assert title in await bound.says(MEMBER, text, addressed=True)


async def test_a_name_in_small_letters_is_a_place_where_news_name_it(bound, database, clock):
    await tell(database, "Nhà mới ở xã Bến Mai", "Bến xe Bạch Mai của xã", now=clock())
    told = await bound.says(MEMBER, "xã bến mai có gì", addressed=True)
    assert "(1 tin)" in told
    assert "Nhà mới" in told


async def test_what_leads_to_what_is_sought_need_not_stand_there(bound, database, clock):
    await tell(database, "Xét xử cựu thứ trưởng Trần Mẫu", now=clock())
    for text in ("/timkiem vụ Trần Mẫu", "/timkiem vụ trần mẫu"):
        assert (await bound.says(MEMBER, text)).startswith("Kết quả tìm")


async def test_syllables_without_marks_have_to_stand_together(bound, database, clock):
    text = "Dịch đại trà, hội thi, đang làm, bộ đồ."
    await tell(database, "Tin khác", now=clock(), text=text)
    assert "Chưa có tin đúng" in await bound.says(MEMBER, "/timkiem dai hoi dang bo")
    await tell(database, "Đại hội đảng bộ xã", now=clock())
    assert (await bound.says(MEMBER, "/timkiem dai hoi dang bo")).startswith("Kết quả tìm")


async def test_initials_that_no_news_have_are_found_written_out(bound, database, clock):
    await tell(database, "Thuế hải quan", "Giảm thuế thu nhập cá nhân", now=clock())
    told = await bound.says(MEMBER, "/timkiem thuế tncn")
    assert told.startswith("Kết quả tìm")
    assert told.index("thu nhập cá nhân") < told.index("hải quan")


async def test_what_is_no_news_is_refused_as_before(bound, database, clock):
    await tell(database, "Giá vàng tăng", now=clock())
    for text in ("hát cho nghe đi", "soi cau lo de"):
        assert "nằm ngoài khả năng" in await bound.says(MEMBER, text, addressed=True)


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ("sot xuat huyet o Sai Gon", "TP.HCM có 5 ca sốt xuất huyết"),
        ("vụ xe hơi tông chết người ở Bến Mai", "Ô tô đâm hai người ở Bến Mai tử vong"),
        ("bác Ba Mẫu mất rồi", "Ông Ba Mẫu từ trần"),
        ("giá heo Bến Mai", "Giá lợn hơi ở Bến Mai"),
    ],
)
async def test_what_newspapers_call_otherwise_is_found(bound, database, clock, asked, headline):
    await tell(database, headline, "Chợ Bến Mai mở lại", now=clock())
    told = await bound.says(MEMBER, f"tin {asked}", addressed=True)
    assert told.index(f"1. {headline}") < 200
    assert not told.startswith(("Chưa có", "Bot chưa tìm"))


async def test_a_ward_that_bears_a_citys_name_is_not_the_city(bound, database, clock):
    await tell(database, "TPHCM trồng cây", now=clock())
    told = await bound.says(MEMBER, "tin phường Sài Gòn trồng cây", addressed=True)
    assert not told.startswith("Kết quả tìm")


async def test_of_what_mostly_tells_it_in_other_words_a_sentence_is_shown(bound, database, clock):
    text = "Từ hôm nay bác sĩ về trạm Bến Mai khám cho người già, không lấy tiền công."
    other = ("Bến Mai", "Bến Mai có trạm bơm nước tưới lúa của bà con vùng đồi.")
    await tell(database, "Khám bệnh ở trạm Bến Mai", now=clock(), text=text, sentences=(text,))
    await tell(database, other[0], now=clock(), text=other[1], sentences=(other[1],))
    near = await bound.says(MEMBER, "/timkiem bác sĩ về trạm Bến Mai khám miễn phí")
    assert near.startswith("Tin gần nhất với “bác sĩ về trạm Bến Mai khám miễn phí”")
    assert f"“{text}”" in near
    perhaps = await bound.says(MEMBER, "/timkiem y tá về trạm Bến Mai khám thai định kỳ")
    assert perhaps.startswith("Bot chưa chắc tin nào đúng")
    assert "“Từ hôm nay" not in perhaps


@pytest.mark.parametrize("asked", ["tin Sài Gòn", "sai gon co gi moi", "tin TP HCM"])
async def test_the_city_of_many_names_is_one(bound, database, clock, asked):
    written = ("TP.HCM", "TPHCM", "Thành phố Hồ Chí Minh", "TP HCM")
    await tell(database, *(f"{name} trồng thêm cây" for name in written), now=clock())
    await tell(database, "Sài Gòn Giải Phóng ngày 30/7", "Cần Thơ trồng cây", now=clock())
    told = await bound.says(MEMBER, asked, addressed=True)
    assert all(f"{name} trồng thêm cây" in told for name in written)
    assert "Giải Phóng" not in told
    assert "Cần Thơ" not in told
