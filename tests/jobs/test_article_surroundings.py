"""What blind measurements of made pages found: what stands around an article, and what in it."""

from datetime import UTC, datetime

import pytest

from tests.jobs.test_article import BODY, FIRST, LEAD, SECOND, THIRD, page, read

TITLE = "Khai mạc hội nghị lần thứ mười"
TEASER = (
    "Sáng qua, tại nhà văn hóa thôn, đông đảo bà con đã dự ngày hội đại đoàn kết toàn dân tộc và "
    "cùng nhau ôn lại truyền thống"
)


def test_what_tells_about_the_author_is_not_the_lead():
    bio = "Phóng viên thường trú, chuyên viết về đời sống của đồng bào vùng cao"
    box = f"<div class='author-info'><a class='name'>Lan Anh</a><div class='desc'>{bio}</div></div>"
    found = read(page(f"{box}<h2 class='detail-sapo'>{LEAD}</h2><div class='noidung'>{BODY}</div>"))
    assert (found.lead, found.paragraphs, found.author) == (LEAD, (FIRST, SECOND, THIRD), "Lan Anh")


@pytest.mark.parametrize(
    "box",
    [
        "<div class='x7'><p>Quảng cáo</p><p>Giảm ngay 40% khi mua tủ lạnh</p></div>",
        "<table><tr><td><p><b>Tin liên quan</b></p><p>Nhiều nơi mở hội thao.</p></td></tr></table>",
        "<section><h4>Có thể bạn quan tâm:</h4><span>Lễ hội mùa thu mở cửa</span></section>",
    ],
)
def test_a_box_whose_heading_says_that_it_is_about_other_things_is(box):
    found = read(page(f"<div><p>{FIRST}</p><p>{SECOND}</p>{box}<p>{THIRD}</p></div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_report_that_begins_with_such_a_heading_is_still_read():
    box = "<p><b>Tin liên quan</b></p><p><a href='/tin-2.html'>Một tin khác của tòa soạn</a></p>"
    assert read(page(f"<div>{box}{BODY}</div>")).paragraphs == (FIRST, SECOND, THIRD)


def test_a_moment_is_read_though_its_line_has_no_blanks():
    line = (
        "<div><span>Lan Anh</span><time>Thứ hai, 20/07/2026 | 06:30 GMT+7</time><i>4 phút đọc</i>"
    )
    found = read(page(f"{line}</div><p class='sapo'>{LEAD}</p><div>{BODY}</div>"))
    assert found.published == datetime(2026, 7, 19, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Thứ Hai, 23/11/2026", None),
        ("Thứ Sáu, 20/11/2026", datetime(2026, 11, 19, 17, tzinfo=UTC)),
    ],
)
def test_the_day_of_fetching_above_the_headline_is_the_sites_clock(above, published):
    html = (
        f"<body><div>{above}</div><h1>Khai mạc hội nghị lần thứ mười</h1><div>{BODY}</div></body>"
    )
    assert read(html).published == published


def test_a_caption_may_be_told_by_the_name_of_a_part_of_its_line():
    caption = "<span class='itemImageCaption'>Lễ khai mạc</span>"
    block = f"<div><span><img src='/a.jpg'></span>{caption}</div>"
    found = read(page(f"{block}<div>{BODY}</div>"))
    assert [image.caption for image in found.images] == ["Lễ khai mạc"]
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_line_beside_a_picture_in_a_cell_of_text_is_no_caption():
    cell = f"<img src='/a.jpg' align='left'>{FIRST}<br><br>{SECOND}<br><br>{THIRD * 4}"
    signed = "<tr><td align='right'><font><b>Hải Yến</b></font></td></tr>"
    found = read(page(f"<table><tr><td>{cell}</td></tr>{signed}</table>"))
    assert (found.paragraphs, found.author) == ((FIRST, SECOND, THIRD * 4), "Hải Yến")
    assert [image.caption for image in found.images] == [""]


def test_where_a_line_outside_the_text_leads_elsewhere_the_text_is_over():
    notice = (
        "Về việc kiểm tra công tác dân vận sáu tháng cuối năm, giao các chi bộ báo cáo trước hạn"
    )
    html = page(
        f"<div><div id='chu'>{BODY}</div><p class='phai'><b>Tác giả bài viết:</b> Hải Yến</p>"
        "<p>Tổng số điểm của bài viết là: 10 trong 2 đánh giá</p>"
        f"<div><h3>112-KH/HU</h3><p>{notice}</p><p>{notice} và gửi về cơ quan</p></div></div>"
    )
    assert read(html).paragraphs[:3] == (FIRST, SECOND, THIRD)
    assert notice not in read(html).text


def test_behind_the_signature_counters_and_questions_are_no_text():
    tail = (
        "<p class='has-text-align-right'><em>Theo Báo Lao động</em></p><p>Lượt xem: 642</p>"
        "<p>Đồng chí thấy bài viết thế nào?</p>"
    )
    found = read(page(f"<div>{BODY}{tail}</div>"))
    assert (found.paragraphs, found.source) == ((FIRST, SECOND, THIRD), "Báo Lao động")


def test_the_name_of_the_site_told_to_machines_is_not_the_headline():
    head = "<meta property='og:title' content='Báo Cửa Lở điện tử'>"
    html = (
        f"<html><head>{head}</head><body><table><tr><td>Đi tìm những đôi tay vàng</td></tr><tr><td>"
        f"Cập nhật: 20/07/2026 06:30</td></tr><tr><td>{FIRST}</td></tr><tr><td>{SECOND}<br>{THIRD}"
        "</td></tr></table></body></html>"
    )
    assert read(html).title == "Đi tìm những đôi tay vàng"


@pytest.mark.parametrize(
    "last",
    [
        "Hai bên nhất trí lập một đường dây nóng giữa các tỉnh để kịp thời báo tin khi có bão lũ.",
        "Ông Nguyễn Văn An, Tổng biên tập tạp chí, trao giải cho các tác giả đoạt giải cao.",
        "Ủy ban đã thu hồi giấy phép hoạt động của hai cơ sở không bảo đảm an toàn cháy nổ.",
    ],
)
def test_what_an_imprint_speaks_of_may_be_news(last):
    text = "".join(f"<div>{each}</div>" for each in (FIRST, SECOND, last))
    assert read(page(f"<div>{text}</div>")).paragraphs == (FIRST, SECOND, last)


# Between the paragraphs


@pytest.mark.parametrize(
    "between",
    [
        f"<p><a href='/tin-2.html'>Một tin khác của tòa soạn số hai</a></p><p>{TEASER}...</p>",
        f"<p>&gt;&gt; <a href='/tin-2.html'>Một tin khác của tòa soạn</a></p><p>{TEASER}…</p>",
        "".join(
            f"<p><a href='/tin-{n}.html'><b>Một tin khác của tòa soạn số {n}</b></a></p>"
            f"<p>BMN - {TEASER}</p>"
            for n in (2, 3)
        ),
    ],
    ids=["dots", "an arrow", "taking turns"],
)
def test_teasers_set_flat_between_the_paragraphs_are_none(between):
    found = read(page(f"<div><p>{FIRST}</p><p>{SECOND}</p>{between}<p>{THIRD}</p></div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_paragraph_without_a_full_stop_behind_a_list_of_others_is_one():
    others = "<ul><li><a href='/tin-2.html'>Một tin khác của tòa soạn số hai</a></li></ul>"
    last = "Đại biểu đề nghị rà soát các ưu đãi về đất đai, bất động sản, du lịch..."
    found = read(page(f"<div><p>{FIRST}</p><p>{SECOND}</p>{others}<p>{last}</p></div>"))
    assert found.paragraphs == (FIRST, SECOND, last)


def test_a_banner_between_two_boxes_of_text_parts_nothing():
    banner = (
        "<div class='banner-mid'><a href='https://ads.example.com'><img src='/qc.jpg'></a>"
        "<p>Mở tài khoản trong ba phút, nhận ngay quà tặng dành cho đoàn viên</p></div>"
    )
    fund = (
        "<div class='quy'><p>Quỹ tấm lòng: mọi đóng góp xin gửi về số tài khoản dưới đây.</p></div>"
    )
    found = read(
        page(
            f"<div><div class='art-body one'><p>{FIRST}</p><p>{SECOND}</p></div>{banner}"
            f"<div class='art-body two'><p>{THIRD}</p><p>{LEAD}</p></div>{fund}</div>"
        )
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD, LEAD)
    assert found.images == ()


def test_the_second_half_of_a_text_is_read_though_its_box_is_named_otherwise():
    found = read(
        page(
            f"<div><div class='dau'><p>{FIRST}</p><p>{SECOND}</p></div>"
            f"<div class='cuoi'><p>{THIRD}</p><p>{LEAD}</p></div></div>"
        )
    )
    assert found.paragraphs[:3] == (FIRST, SECOND, THIRD)


# Pictures


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='ph'><div><img src='/a.jpg'></div><div class='note'>Lễ khai mạc</div></div>",
        "<div><a href='/g1.jpg'><img src='/a.jpg'></a><span>Lễ khai mạc</span></div>",
    ],
)
def test_what_stands_alone_with_a_picture_in_its_frame_is_its_caption(frame):
    found = read(page(f"<div><p>{FIRST}</p>{frame}<p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert [image.caption for image in found.images] == ["Lễ khai mạc"]
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_what_stands_with_a_film_is_no_text():
    film = "<div class='video-box'><video src='/a.mp4'></video><p>Bấm để nghe tin tiếp</p></div>"
    found = read(page(f"<div><p>{FIRST}</p>{film}<p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


# When


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>20/07/2026</span></div><div><span class='a'>06:30</span></div>",
        "<div><span class='d'>20/07/2026</span><span class='c'>06:30</span><b class=v>L</b></div>",
        "<p><time title='20/07/2026 06:30'>5 ngày trước</time> trong <a href='/muc'>Tin</a></p>",
        "<div><span class='when' title='20/07/2026 06:30'>hôm qua</span></div>",
        f"<div><time>20/07/2026 06:30</time> {'Lượt xem 409 / Bình luận 0 / ' * 5}</div>",
    ],
    ids=["apart", "touching", "ago", "yesterday", "in a long line"],
)
def test_the_moment_is_found_in_the_line_below_the_headline(line):
    found = read(page(f"{line}<p class='sapo'>{LEAD}</p><div>{BODY}</div>"))
    assert found.published == datetime(2026, 7, 19, 23, 30, tzinfo=UTC)
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


def test_what_day_it_is_today_is_told_with_a_clock_as_well():
    html = f"<body><p>Hôm nay, thứ hai 23/11/2026 18:30</p><h1>{TITLE}</h1><div>{BODY}</div></body>"
    assert read(html).published is None


# The headline


def test_a_headline_without_a_name_is_told_by_its_size_and_its_date():
    letter = (
        "Nhân dịp ra mắt trang tin, chúng tôi gửi tới đồng bào lời chào trân trọng, mong góp ý."
    )
    html = (
        f"<body><table><tr><td><b>LỜI NGỎ</b></td></tr><tr><td>{letter}<br><br>{letter}<br><br>"
        f"{letter}</td></tr></table><table><tr><td><font size=4><b>{TITLE}</b></font><br>"
        f"<i>(Ngày 20 tháng 7 năm 2026)</i></td></tr><tr><td><p>{FIRST}</p><p>{SECOND}</p>"
        "</td></tr></table></body>"
    )
    found = read(html)
    assert (found.title, found.paragraphs) == (TITLE, (FIRST, SECOND))


def test_a_date_in_words_behind_a_headline_is_no_part_of_it():
    line = f"<td class='TieuDe'>{TITLE} (Ngày 20 tháng 7 năm 2026)</td>"
    found = read(f"<body><table><tr>{line}</tr><tr><td>{BODY}</td></tr></table></body>")
    assert found.title == TITLE
    assert found.published == datetime(2026, 7, 19, 17, tzinfo=UTC)


# Below the text


@pytest.mark.parametrize("heading", ["Phản hồi (4)", "Ý kiến bạn đọc", "Ý kiến (12)"])
def test_what_readers_say_is_told_by_its_heading_however_long_it_is(heading):
    said = "".join(f"<dd>{SECOND} {THIRD} {n}</dd><dd>{FIRST} {LEAD} {n}</dd>" for n in range(6))
    html = page(
        f"<div><div class='ct'><p>{FIRST}</p><p>{SECOND}</p></div>"
        f"<div class='cm'><h3>{heading}</h3><dl>{said}</dl></div></div>"
    )
    assert read(html).paragraphs == (FIRST, SECOND)


def test_a_rubric_called_comment_does_not_hide_the_article():
    html = f"<body><div><div>Bình luận</div><div class='tieu-de'>{TITLE}</div>{BODY}</div></body>"
    assert read(html).paragraphs == (FIRST, SECOND, THIRD)


def test_the_source_below_the_signature_is_kept():
    tail = (
        "<p class='text-right'><b>Tác giả: </b>Hải Yến</p><p class='text-right'>Nguồn tin: Báo Lao "
        "động</p><p>Tải về: ke-hoach.pdf</p>"
    )
    found = read(page(f"<div>{BODY}{tail}</div>"))
    assert (found.author, found.source) == ("Hải Yến", "Báo Lao động")
    assert found.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize("heading", ["<p><b>Ý kiến</b></p>", "<p><b>Bình luận</b></p>"])
def test_a_heading_in_a_text_may_be_called_opinion(heading):
    assert read(
        page(f"<div><p>{FIRST}</p>{heading}<p>{SECOND}</p><p>{THIRD}</p></div>")
    ).text.endswith(f"{SECOND}\n{THIRD}")


def test_a_quotation_is_no_caption_whatever_its_class_is_called():
    figure = "<figure><img src='/a.jpg'><figcaption>Lễ khai mạc</figcaption></figure>"
    quote = f"<blockquote class='StarNameCaption'><p>{THIRD}</p></blockquote>"
    found = read(page(f"<div>{figure}<p>{FIRST}</p><p>{SECOND}</p>{quote}</div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    assert found.images[0].caption == "Lễ khai mạc"


def test_the_agency_behind_the_name_is_no_part_of_it():
    found = read(page(f"<div>{BODY}</div><div class='author'><b>Thanh Bình/TTXVN</b></div>"))
    assert found.author == "Thanh Bình"


@pytest.mark.parametrize(
    "line",
    [
        "<p>* Mời quý độc giả theo dõi các chương trình đã phát sóng trên TV Online!</p>",
        "<div class='media-audio'><b>Nghe tại đây:</b><audio src='/a.mp3'></audio></div>",
        f"<div class='fund-box'><b>Quỹ Tấm lòng</b><p>{SECOND}</p></div>",
    ],
)
def test_what_a_newspaper_sets_below_its_texts_is_none(line):
    found = read(page(f"<div><div class='chu'>{BODY}</div>{line}</div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_the_picture_of_another_articles_box_has_no_caption_in_the_text():
    photo = "<figure><img src='/a.jpg'><figcaption>Lễ khai mạc</figcaption></figure>"
    other = "<div class='relate'><a href='/tin-2.html'><img src='/c.jpg'></a></div>"
    found = read(
        page(f"<div>{photo}<p>{FIRST}</p>{other}<p><i>{SECOND}</i></p><p>{THIRD}</p></div>")
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    assert [image.caption for image in found.images] == ["Lễ khai mạc"]


@pytest.mark.parametrize("more", [0, 4])
def test_a_text_in_two_boxes_of_one_name_is_one(more):
    halves = (f"<p>{FIRST}</p><p>{SECOND}</p>", f"<p>{THIRD}</p><p>{LEAD} {FIRST * more}</p>")
    boxes = "<hr>".join(f"<div class='article_text'>{half}</div>" for half in halves)
    around = "<ul><li><a href='/tin-2.html'>Một tin khác của tòa soạn, số hai</a></li></ul>" * 3
    found = read(page(f"<div>{boxes}{around}</div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD, f"{LEAD} {FIRST * more}".strip())


def test_a_short_last_line_beside_the_others_in_one_cell_is_of_the_text():
    cell = f"{FIRST}<br>{SECOND}<br>{THIRD}<br>Hà Phương"
    found = read(page(f"<table><tr><td>{cell}</td></tr><tr><td>[In trang]</td></tr></table>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD, "Hà Phương")
    assert (
        read(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>Hà Phương</p>")).paragraphs[-1] == "Hà Phương"
    )


def test_a_headline_that_only_the_title_of_the_page_tells_is_no_paragraph():
    long_title = "Cà phê giảm nhẹ xuống 42.800 đồng/kg, xuất khẩu sẽ gặp nhiều khó khăn"
    html = (
        f"<html><title>{long_title} - Trang tin huyện</title><body><div id='nd'><div>{long_title}"
        f"</div><table><tr><td class='contentheading'>{long_title}</td></tr><tr><td>Thứ hai, 20 "
        f"Tháng 7 2026 06:30</td></tr><tr><td>{BODY}</td></tr><tr><td>Lần cập nhật cuối ( Thứ ba, "
        "21 Tháng 7 2026 08:30 )</td></tr></table></div></body></html>"
    )
    found = read(html)
    assert (found.title, found.paragraphs) == (long_title, (FIRST, SECOND, THIRD))
    assert found.published == datetime(2026, 7, 19, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "hour"), [("6:30 sáng", 23), ("6:30 chiều", 11), ("6:30 SA", 23), ("6:30 CH", 11)]
)
def test_a_clock_of_twelve_hours_may_stand_apart(clock, hour):
    found = read(page(f"<ul><li>20/07/2026</li><li>{clock}</li></ul><div>{BODY}</div>"))
    assert found.published == datetime(2026, 7, 19 if hour == 23 else 20, hour, 30, tzinfo=UTC)


def test_a_line_that_says_who_wrote_is_a_signature_however_it_is_set():
    found = read(page(f"<div>{BODY}<p>Người viết: Thu Trang</p></div>"))
    assert (found.author, found.paragraphs) == ("Thu Trang", (FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "player",
    [
        "<div class='audioplayer'><span>Nghe đọc bài viết</span><i>Nữ miền Nam</i></div>",
        "<div class='ma'><img src='/qr.png'><p>Quét mã QR để tải ứng dụng của báo</p></div>",
        "<p class='StarNameCaption'>Trích bài viết</p>",
    ],
)
def test_players_codes_and_speakers_are_no_text(player):
    found = read(page(f"<div><p class='sapo'>{LEAD}</p><div>{player}{BODY}</div></div>"))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))
    assert not any(image.caption for image in found.images)
