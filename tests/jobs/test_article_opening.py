"""How articles open: the first paragraph, the lead, and the caption of the picture between them."""

import pytest

from tests.jobs.test_article import BODY, FIRST, LEAD, SECOND, THIRD, page, read

CAPTION = "Bí thư Đảng ủy xã trao giấy khen cho các chi bộ tiêu biểu năm 2026"
LONG = (
    "Hội nghị bàn về mười hai dự thảo nghị quyết quan trọng của nhiệm kỳ mới, trong đó có nghị "
    "quyết về xây dựng nông thôn mới và nghị quyết về chuyển đổi số"
)
PICTURE = "<p style='text-align:center'><img src='/a.jpg'></p>"


def opened(opening):
    """What is read of an article with this opening: lead, captions, paragraphs."""
    found = read(page(f"<div class='content'>{opening}{BODY}</div>"))
    return found.lead, [image.caption for image in found.images], found.paragraphs


# The first paragraph


@pytest.mark.parametrize(
    "second",
    [
        "<strong>1. Kết quả lãnh đạo thực hiện nhiệm vụ chính trị năm 2026</strong>",
        "<strong>Kết quả lãnh đạo thực hiện nhiệm vụ chính trị năm 2026</strong>",
        "<em>Mỗi chi bộ phải có ít nhất một quần chúng ưu tú được bồi dưỡng.</em>",
        "<b><i>“Không để chi bộ nào thiếu nguồn kết nạp”, đồng chí Bí thư nhấn mạnh.</i></b>",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_what_is_set_apart_behind_the_first_paragraph_is_no_lead(second, tag):
    html = f"<{tag}>{FIRST}</{tag}><{tag}>{second}</{tag}><{tag}>{SECOND}</{tag}>"
    found = read(page(f"<div class='content'>{html}<{tag}>{THIRD}</{tag}></div>"))
    assert found.lead == ""
    assert [found.paragraphs[at] for at in (0, 2, 3)] == [FIRST, SECOND, THIRD]


def test_a_short_first_paragraph_that_begins_with_its_date_is_read_above_a_heading():
    short = "Sáng 18/11, xã khai mạc hội thi."
    heading = "<strong>Kết quả lãnh đạo thực hiện nhiệm vụ chính trị năm 2026</strong>"
    _, _, paragraphs = opened(f"<p>{short}</p><p>{heading}</p>")
    assert paragraphs[0] == short


@pytest.mark.parametrize(
    ("head", "second"),
    [
        ("", f"<p class='detail-sapo'>{LEAD}</p>"),
        (f'<meta name="description" content="{LEAD}">', f"<p><b>{LEAD}</b></p>"),
    ],
)
def test_a_lead_that_is_called_or_claimed_to_be_one_may_stand_second_and_hides_no_first(
    head, second
):
    found = read(page(f"<div><p>{FIRST}</p>{second}<p>{SECOND}</p><p>{THIRD}</p></div>", head=head))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


@pytest.mark.parametrize("tag", ["strong", "em"])
def test_opening_paragraphs_that_are_set_alike_are_one_lead(tag):
    opening = f"<p><{tag}>{LEAD}</{tag}></p><p><{tag}>{LONG}.</{tag}></p>"
    assert opened(opening) == (f"{LEAD}\n{LONG}.", [], (FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "below",
    [
        "Kết quả lãnh đạo thực hiện nhiệm vụ chính trị năm 2026",
        "PV: Thưa đồng chí, công tác tuyên truyền đạt kết quả gì nổi bật?",
    ],
)
def test_a_heading_or_a_question_below_a_lead_in_bold_is_none_of_it(below):
    opening = f"<p><b>{LEAD}</b></p><p><b>{below}</b></p>"
    assert opened(opening) == (LEAD, [], (below, FIRST, SECOND, THIRD))


def test_a_text_in_bold_as_a_whole_has_no_lead():
    bold = "".join(f"<p><b>{text}</b></p>" for text in (LEAD, FIRST, SECOND, THIRD, f"{LONG}."))
    found = read(page(f"<div>{bold}</div>"))
    assert (found.lead, len(found.paragraphs)) == ("", 5)


def test_buttons_side_by_side_are_no_first_paragraph():
    tools = ("Xem với cỡ chữ", "A+", "A-", "Đọc bài viết", "Giọng nữ miền Bắc", "Tương phản")
    row = " ".join(f"<a href='#'>{each}</a>" for each in tools[:3])
    row += " ".join(f"<span>{each}</span>" for each in tools[3:])
    assert opened(f"<div>{row}</div><div><b>{LEAD}</b></div>")[0] == LEAD
    assert opened(f"<div>{row}</div>")[2] == (FIRST, SECOND, THIRD)


# The caption of the opening picture


@pytest.mark.parametrize(
    "figure",
    [
        f"{PICTURE}<p style='text-align:center'><em>{CAPTION}.</em></p>",
        f"{PICTURE}<p style='text-align:center'><strong>{CAPTION}.</strong></p>",
        f"{PICTURE}<p class='text-center'><em>{CAPTION}.</em></p>",
        f"{PICTURE}<p style='text-align:justify'><em>{CAPTION}.</em></p>",
        f"<center><img src='/a.jpg'></center><center>{CAPTION}</center>",
        f"<p align='center'><img src='/a.jpg'><br><em>{CAPTION}.</em></p>",
        f"<div><img src='/a.jpg'></div><div><em>{CAPTION}.</em></div>",
        f"<table><tr><td><img src='/a.jpg'><tr><td><em>{CAPTION}.</em></table>",
        f"<div class='image'><img src='/a.jpg'><span class='desc'>{CAPTION}</span></div>",
        f"<p class='img'><img src='/a.jpg'></p><p class='img-desc'>{CAPTION}</p>",
        f"<figure><img src='/a.jpg'></figure><p class='image-description'>{CAPTION}.</p>",
        f"{PICTURE}<p class='desc'>{CAPTION}.</p>",
        f"{PICTURE}<p><em>{LONG}. Ảnh: Lê Hoàng</em></p>",
    ],
)
def test_a_caption_below_the_opening_picture_is_no_lead(figure):
    lead, [caption], paragraphs = opened(figure)
    assert (lead, paragraphs) == ("", (FIRST, SECOND, THIRD))
    assert caption.startswith((CAPTION, LONG))


def test_a_caption_hides_no_lead_above_its_picture():
    figure = f"<div><img src='/a.jpg'><div class='desc'>{CAPTION}.</div></div>"
    found = read(page(f"<h2>{LEAD}</h2><div class='content'>{figure}{BODY}</div>"))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))
    assert [image.caption for image in found.images] == [f"{CAPTION}."]


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        pytest.param(f"<p><b>{LEAD}</b></p>", LEAD, id="bold"),
        pytest.param(f"<h2>{LEAD}.</h2>", f"{LEAD}.", id="a heading"),
        pytest.param(f"<p class='sapo'><em>{LEAD}</em></p>", LEAD, id="called so"),
        pytest.param(f"<h2 class='desc'>{LEAD}</h2>", LEAD, id="a heading that is called so"),
        pytest.param(f"<p><em>{LONG}.</em></p>", f"{LONG}.", id="long"),
        pytest.param(f"<p class='desc'>{LONG}.</p>", f"{LONG}.", id="long, and called so"),
        pytest.param(
            f"<p><i>{LEAD} Đó là nghị quyết.</i></p>", f"{LEAD} Đó là nghị quyết.", id="2"
        ),
        pytest.param(f"<p><i>Sáng 18/11, {CAPTION}.</i></p>", f"Sáng 18/11, {CAPTION}.", id="when"),
        pytest.param(f"<p><i>(TTXVN) - {LEAD}</i></p>", f"(TTXVN) - {LEAD}", id="whose"),
    ],
)
def test_a_lead_may_stand_below_the_opening_picture(opening, lead):
    assert opened(f"{PICTURE}{opening}") == (lead, [""], (FIRST, SECOND, THIRD))


def test_an_italic_lead_below_the_opening_picture_is_told_by_what_machines_are_told():
    head = f'<meta property="og:description" content="{LEAD}">'
    found = read(page(f"<div>{PICTURE}<p><em>{LEAD}</em></p>{BODY}</div>", head=head))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


def test_news_below_the_opening_picture_are_no_caption_though_centred():
    news = f"<p align='center'>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    found = read(page(f"<div>{PICTURE}{news}</div>"))
    assert (found.lead, found.paragraphs) == ("", (FIRST, SECOND, THIRD))


def test_a_caption_is_not_the_headline_of_a_page_that_shows_none():
    caption = f"<p align='center'>{CAPTION}</p>"
    title = "<title>Khai mạc hội nghị</title>"
    found = read(f"<html><head>{title}</head><body><div>{PICTURE}{caption}{BODY}</div></body>")
    assert found.title == "Khai mạc hội nghị"


# Line breaks


def test_a_break_parts_a_caption_from_the_news_below_it():
    lines = f"<p><img src='/a.jpg'><br>{CAPTION}<br>{FIRST}<br>{SECOND}</p>"
    found = read(page(f"<div>{lines}<p>{THIRD}</p></div>"))
    assert [image.caption for image in found.images] == [CAPTION]
    assert found.paragraphs == (f"{FIRST} {SECOND}", THIRD)


def test_a_break_parts_a_heading_from_news_that_begin_with_their_date():
    found = read(page(f"<div><p>Hội nghị của Đảng bộ xã<br>{FIRST}</p><p>{SECOND}</p></div>"))
    assert found.paragraphs == ("Hội nghị của Đảng bộ xã", FIRST, SECOND)


@pytest.mark.parametrize(
    "lines",
    [
        ("Hội nghị đã bàn về mười hai dự thảo nghị quyết của", "nhiệm kỳ mới."),
        ("Sáng 18/11, tại hội trường lớn của xã, Đảng ủy xã", "Tân Lập tổ chức hội nghị."),
        ("Hội nghị đã nghe đồng chí Bí thư Đảng ủy xã", "Tân Lập trình bày báo cáo và", "bế mạc."),
    ],
)
@pytest.mark.parametrize("above", ["", "<img src='/a.jpg'>"])
def test_lines_that_were_cut_by_their_width_are_one_paragraph_below_a_picture_too(lines, above):
    found = read(page(f"<div><p>{above}{'<br>'.join(lines)}</p>{BODY}</div>"))
    assert found.paragraphs == (" ".join(lines), FIRST, SECOND, THIRD)


# What a machine wrote; who died


@pytest.mark.parametrize("name", ["ai-summary", "summary-ai", "box ai_tomtat", "tom-tat-ai"])
def test_what_a_machine_made_of_an_article_is_none_of_it(name):
    points = f"<ul><li>{LEAD}</li><li>{LONG}.</li></ul>"
    by = "Nội dung được tóm tắt bởi AI, chỉ mang tính tham khảo. Vui lòng đọc toàn văn bài viết."
    box = f"<div class='{name}'><p><b>Tóm tắt nội dung</b></p>{points}<p>{by}</p></div>"
    assert opened(box) == ("", [], (FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("title", "line", "told"),
    [
        ("TIN BUỒN", "Đồng chí NGUYỄN VĂN HÙNG", "TIN BUỒN: Đồng chí NGUYỄN VĂN HÙNG"),
        ("Tin buồn", "Vô cùng thương tiếc báo tin: Cụ bà Trần Thị Sáu, sinh năm 1930,",
         "Tin buồn: Cụ bà Trần Thị Sáu"),
        ("Lời cảm ơn", "Ông Lê Bá Hòa đã từ trần ngày 18/11/2026.", "Lời cảm ơn: Ông Lê Bá Hòa"),
        ("Lời cảm ơn", "Ông bà và các cháu xin cảm ơn", "Lời cảm ơn"),
        ("Tin buồn của làng", "Đồng chí NGUYỄN VĂN HÙNG", "Tin buồn của làng"),
    ],
)  # fmt: skip
def test_the_headline_of_a_notice_names_who_died(title, line, told):
    found = read(page(f"<div><p>{SECOND}</p><p>{line}</p><p>{THIRD}</p></div>", title=title))
    assert found.title == told
    assert line in found.paragraphs


def test_a_funeral_committee_is_no_author():
    signed = "<p style='text-align:right'><strong>BAN TỔ CHỨC LỄ TANG</strong></p>"
    assert read(page(f"<div>{BODY}{signed}</div>")).author == ""
