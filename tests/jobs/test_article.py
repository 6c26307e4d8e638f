"""Articles out of pages: small made pages for each rule, the real pages for the whole."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from jobs import article
from jobs.articles import signatures
from jobs.errors import UnreadableError
from jobs.text import canonical, normalize

FEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds"
needs_data = pytest.mark.skipif(
    not FEEDS.exists(), reason="../shared/data is missing: no real article pages"
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
VIETNAM = timezone(timedelta(hours=7))
URL = "https://bao.example.vn/tin/bai-1.html"

FIRST = "Sáng nay, hội nghị đã khai mạc tại hội trường lớn với sự tham dự của đông đảo đại biểu."
SECOND = "Các đại biểu đã thảo luận về mười hai dự thảo nghị quyết và thống nhất nhiều nội dung."
THIRD = "Hội nghị sẽ tiếp tục làm việc vào ngày mai và bế mạc vào buổi chiều cùng ngày."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
LEAD = "Hội nghị bàn về mười hai dự thảo nghị quyết quan trọng của nhiệm kỳ mới."


def read(html, **how):
    return article.read(html.encode(), URL, fetched_at=NOW, **how)


def page(body, *, head="", title="Khai mạc hội nghị lần thứ mười"):
    return f"<html><head>{head}</head><body><h1>{title}</h1>{body}</body></html>"


def test_an_article_is_read_whole():
    found = read(
        page(
            f"<div class='date'>20/07/2026 06:30</div><h2 class='sapo'>{LEAD}</h2>"
            f"<div class='content'>{BODY}<p style='text-align:right'><b>Lan Anh</b></p></div>"
        )
    )
    assert found.title == "Khai mạc hội nghị lần thứ mười"
    assert found.published == datetime(2026, 7, 19, 23, 30, tzinfo=UTC)
    assert found.lead == LEAD
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    assert found.author == "Lan Anh"
    assert found.text == "\n".join((LEAD, FIRST, SECOND, THIRD))


# The headline


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("<title>Trang chủ</title>", id="a title of the site only"),
        pytest.param("<meta property='og:title' content='Khai mạc hội nghị thứ mười'>", id="og"),
        pytest.param('<script type="application/ld+json">{broken</script>', id="broken JSON-LD"),
    ],
)
def test_the_headline_shown_is_the_title(head):
    shown = "<div><a href='/'>Trang chủ</a></div>"
    assert read(page(shown + BODY, head=head)).title == "Khai mạc hội nghị lần thứ mười"


def test_a_headline_that_is_not_shown_is_taken_from_what_machines_are_told():
    told = {"@type": "NewsArticle", "headline": "Khai m&#7841;c hội nghị"}
    head = f'<script type="application/ld+json">{json.dumps({"@graph": [told]})}</script>'
    html = f"<html><head>{head}</head><body><div>{BODY}</div></body></html>"
    assert read(html).title == "Khai mạc hội nghị"


# The minute


@pytest.mark.parametrize(
    ("head", "shown", "minute"),
    [
        pytest.param("", "20/07/2026 06:30", "2026-07-20T06:30", id="shown"),
        pytest.param("", "Thứ hai, 20/7/2026, 06:30 (GMT+7)", "2026-07-20T06:30", id="in words"),
        pytest.param("", "07-03-2026 - 02:15 PM", "2026-03-07T14:15", id="day first though PM"),
        pytest.param("", "20/07/2026</div><div>06:30", "2026-07-20T06:30", id="in two parts"),
        pytest.param("", "Thứ 2, Ngày 20 / 7 / 2026", "2026-07-20T00:00", id="a day only"),
        pytest.param("", "", None, id="nothing"),
        pytest.param("", "24/12/2027 06:30", None, id="the future"),
        pytest.param("2026-07-20T06:30:00+07:00", "", "2026-07-20T06:30", id="told to machines"),
        pytest.param("2026-07-20T06:30:00", "", "2026-07-20T06:30", id="told without a zone"),
        pytest.param("2026-07-20", "20/07/2026 06:30", "2026-07-20T06:30", id="told the day only"),
        pytest.param(
            "2026-07-20T06:30:00Z",
            "20/07/2026 06:30",
            "2026-07-20T06:30",
            id="told in a false zone",
        ),
    ],
)
def test_the_minute(head, shown, minute):
    meta = f"<meta property='article:published_time' content='{head}'>" if head else ""
    found = read(page(f"<div>{shown}</div><div>{BODY}</div>", head=meta)).published
    assert minute == (found and found.astimezone(VIETNAM).isoformat()[:16])


def test_the_clock_of_the_site_is_not_the_date_of_the_article():
    menu = "".join(f"<li><a href='/{n}'>Chuyên mục số {n}</a></li>" for n in range(12))
    clock = f"<div>Thứ 2, Ngày 23 / 11 / 2026</div><ul>{menu}</ul>"
    html = f"<body>{clock}<h1>Khai mạc hội nghị lần thứ mười</h1><i>20/07/2026</i><div>{BODY}</div>"
    assert read(html).published == datetime(2026, 7, 19, 17, 0, tzinfo=UTC)


# The lead


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p class='detail-sapo'>{LEAD}</p><div>{BODY}</div>", id="by its class"),
        pytest.param(f"<div><p><strong>{LEAD}</strong></p>{BODY}</div>", id="in bold"),
        pytest.param(f"<p>{LEAD}</p><article>{BODY}</article>", id="in a box of its own"),
        pytest.param(f"<div>{LEAD}<br><img src='/a.jpg'>{BODY}</div>", id="before the picture"),
    ],
)
def test_the_lead(body):
    found = read(page(body))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


def test_a_page_without_a_lead_has_none():
    found = read(page(f"<div>{BODY}</div>"))
    assert (found.lead, found.paragraphs) == ("", (FIRST, SECOND, THIRD))


# Pictures


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src='/a.jpg'><figcaption>Quang cảnh hội nghị. Ảnh: PV</figcaption></figure>",
        "<table><tr><td><img src='/a.jpg'><tr><td>Quang cảnh hội nghị. Ảnh: PV</table>",
        "<p align='center'><img src='/a.jpg'><br><em>Quang cảnh hội nghị. Ảnh: PV</em></p>",
        "<img src='x.gif' data-src='/a.jpg'><p class='caption'>Quang cảnh hội nghị. Ảnh: PV</p>",
        "<p><img src='/a.jpg'></p><p>Quang cảnh hội nghị. Ảnh: PV</p><p>Quang cảnh hội nghị.</p>",
    ],
)
def test_a_caption_stands_once_and_with_its_picture(figure):
    found = read(page(f"<div><p>{FIRST}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p></div>"))
    [image] = found.images
    assert image.url == "https://bao.example.vn/a.jpg"
    assert image.caption == "Quang cảnh hội nghị. Ảnh: PV"
    assert found.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "film",
    [
        "<figure><video src='/v.mp4'></video><figcaption>{}</figcaption></figure>",
        "<figure><iframe src='//v.vn/1'></iframe><figcaption>{}</figcaption></figure>",
        "<div type='VideoStream'><div class='VideoCMS_Caption'><p>{}</p></div></div>",
        "<div type='VideoStream'><p>{}</p></div>",
        "<div class='wp-video'><video></video><p class='wp-caption-text'>{}</p></div>",
    ],
)
@pytest.mark.parametrize("pictures", [0, 1])
def test_what_stands_below_a_film_is_no_caption_of_a_picture_and_no_paragraph(film, pictures):
    figure = "<figure><img src='/a.jpg'><figcaption>Quang cảnh hội nghị</figcaption></figure>"
    film = film.format("Bản tin trưa: lũ rút chậm ở nhiều xã ven sông")
    body = f"<p>{FIRST}</p>{figure * pictures}<p>{SECOND}</p>{film}<p>{THIRD}</p>"
    found = read(page(f"<div>{body}</div>"))
    assert [image.caption for image in found.images] == ["Quang cảnh hội nghị"] * pictures
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_drawing_set_as_a_figure_is_a_picture_and_no_caption_is_ever_a_paragraph():
    caption = "<figcaption>Biểu đồ sản lượng lúa của tỉnh</figcaption></figure>"
    body = f"<p>{FIRST}</p><figure><img src='/bieu-do.svg'>{caption}<p>{SECOND}</p><p>{THIRD}</p>"
    found = read(page(f"<div>{body}</div>"))
    assert [each.caption for each in found.images] == ["Biểu đồ sản lượng lúa của tỉnh"]
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    bare = read(page(f"<div>{body.replace('<img ', '<i ')}</div>"))
    assert (bare.images, bare.paragraphs) == ((), (FIRST, SECOND, THIRD))


def test_icons_are_no_pictures():
    icons = "<img src='data:image/png;base64,xx'><img src='/i.png' width='16'><img>"
    icons += "<img src='/Data/icon-contrast2.png'><img src='/t/transparent.png'><img src='/a.svg'>"
    assert read(page(f"<div>{icons}{BODY}</div>")).images == ()


# What is not the article's


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "<ul><li><a href='/2'>Một tin khác không liên quan đến bài này</a></li></ul>", id="list"
        ),
        pytest.param(
            "<div class='related'><a href='/2'>Tin khác</a><p>Tóm tắt của một tin khác, dài hơn "
            "năm mươi chữ để trông như một đoạn văn.</p></div>",
            id="related",
        ),
        pytest.param(
            "<div><a href='/2'><img src='/t.jpg'></a><a href='/2'>Một tin không liên quan</a><br>"
            "Tóm tắt của một tin khác, dài chừng hơn năm mươi chữ để trông như đoạn văn.</div>",
            id="teaser",
        ),
        pytest.param(
            "<p><a href='/2'>Xem thêm một tin khác không liên quan đến bài này</a></p>", id="link"
        ),
        pytest.param(
            "<p style='display:none'>Chữ ẩn mà không người đọc nào nhìn thấy được.</p>", id="hidden"
        ),
        pytest.param("<script>var x = 'không phải là chữ của bài';</script>", id="script"),
        pytest.param("<div>Chia sẻ</div><span>In bài viết</span>", id="buttons"),
        pytest.param(
            "<p>&gt;&gt;&gt; Mời bạn đọc theo dõi thêm các tin khác của chúng tôi</p>",
            id="see also",
        ),
        pytest.param(
            "<p>Kính mời quý vị và các bạn đón xem chương trình vào 20h10 tối nay.</p>",
            id="invitation",
        ),
    ],
)
@pytest.mark.parametrize("where", ["within", "behind"])
def test_boxes_about_other_things_stay_outside(other, where):
    body = (
        f"<div><p>{FIRST}</p><p>{SECOND}</p>{other}<p>{THIRD}</p></div>"
        if where == "within"
        else f"<div>{BODY}</div><div>{other}</div>"
    )
    assert read(page(body)).paragraphs == (FIRST, SECOND, THIRD)


def test_the_imprint_is_not_the_article():
    imprint = (
        "Cơ quan chủ quản: Đảng ủy Khối - Trưởng ban biên tập: Nguyễn Văn A - Giấy phép số 12."
    )
    html = page(f"<div><div>{BODY}</div><div>{imprint}</div></div>")
    assert read(html).paragraphs == (FIRST, SECOND, THIRD)


def test_links_within_a_sentence_belong_to_it():
    linked = FIRST.replace("hội nghị", "<a href='/x'>hội nghị</a>")
    found = read(page(f"<div><p>{linked}</p><p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert found.paragraphs[0] == FIRST


def test_a_long_link_within_a_line_does_not_make_it_another_articles():
    long_link = (
        "Ban Tổ chức <a href='/chu-de/9'>hội nghị lần thứ mười của Đảng bộ</a>, theo đó, mời "
    )
    line = f"{long_link}{SECOND}{THIRD}"
    html = "".join(f"<div>{each}</div>" for each in (FIRST, line, SECOND, THIRD))
    assert len(read(page(f"<div>{html}</div>")).paragraphs) == 4


def test_lines_of_an_old_portal_are_paragraphs():
    cell = f"<table><tr><td>&nbsp;{FIRST}<br><br>{SECOND}<br>{THIRD}</td></tr></table>"
    assert read(page(cell)).paragraphs == (FIRST, SECOND, THIRD)


# Who wrote it


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lan Anh", "Lan Anh"),
        ("Theo Lan Anh", "Lan Anh"),
        ("Lan Anh (tổng hợp)", "Lan Anh"),
        ("LAN ANH", "Lan Anh"),
        ("Lan Anh - Minh Đức", "Lan Anh, Minh Đức"),
        ("Bài, ảnh: Lan Anh và Minh Đức", "Lan Anh, Minh Đức"),
        ("PV", "PV"),
        ("Biên phòng", ""),
        ("VnExpress", ""),
        ("TUOI TRE ONLINE", ""),
        ("Ảnh: Lam Hồng", ""),
        ("Ngày 20/7/2026", ""),
        ("Đọc tiếp bài này", ""),
        ("", ""),
    ],
)
def test_a_name_is_told_from_other_lines(line, name):
    assert signatures.person(line) == name


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo:http://baonamdinh.example/", "http://baonamdinh.example/"),
        ("(Theo Báo Lao động)", "Báo Lao động"),
        ("Nguồn: TTXVN", "TTXVN"),
        ("Theo Bộ Y tế, dịch bệnh đang được kiểm soát.", ""),
        ("Một đoạn văn", ""),
    ],
)
def test_a_source_is_told_from_other_lines(line, source):
    assert signatures.source_of(line) == source


def test_the_source_is_no_paragraph():
    found = read(page(f"<div>{BODY}<p>(Theo Báo Lao động)</p></div>"))
    assert (found.source, found.paragraphs[-1]) == ("Báo Lao động", THIRD)


# What is no article


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{}", id="JSON"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00", id="a picture"),
        pytest.param(b"<html><script>document.cookie='x'</script></html>", id="a challenge"),
        pytest.param(b"<html><body><h1>404</h1></body></html>", id="not found"),
        pytest.param(
            b"<ul>" + b"<li><a href='/1'>Mot tin trong danh sach dai</a></li>" * 50, id="list"
        ),
    ],
)
def test_what_holds_no_article_is_unreadable(body):
    with pytest.raises(UnreadableError):
        article.read(body, URL, fetched_at=NOW)


def test_a_page_whose_headline_never_ends_is_unreadable():
    whole = page(f"<article>{BODY}</article>")
    assert read(whole).paragraphs
    with pytest.raises(UnreadableError, match="markup"):
        read(f"html><head><title>Tin {whole}")


def test_a_document_that_is_no_page_is_unreadable():
    with pytest.raises(UnreadableError, match="pdf"):
        article.read(b"%PDF-1.7", URL, content_type="application/pdf", fetched_at=NOW)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 20_000 + FIRST, id="deep"),
        pytest.param(f"<p>{FIRST}</p>" * 20_000, id="long"),
        pytest.param("<a href='/'>" * 20_000 + FIRST, id="links in links"),
        pytest.param("<p " + "a=1 " * 50_000 + f">{FIRST}</p>", id="attributes"),
        pytest.param("<table><tr><td>" * 3_000 + FIRST, id="tables in tables"),
        pytest.param(
            "<article>" + "<p>a 10:20</p><footer>x</footer>" * 10_000 + FIRST, id="footers"
        ),
        pytest.param("<article><footer>x</footer>" * 10_000 + FIRST, id="articles in articles"),
    ],
)
@pytest.mark.cpu(20)
def test_a_flood_ends(html):
    try:
        assert read(html).url == URL
    except UnreadableError as error:
        print(error)


# The real pages


def truths():
    paths = [*FEEDS.glob("real/articles/*truth.json"), *FEEDS.glob("made/portals/*truth.json")]
    return sorted(path for path in paths if "fundus.truth" not in path.name)


def same(text):
    return canonical(normalize(text or ""))


@needs_data
@pytest.mark.parametrize("path", [pytest.param(p, id=p.name.split(".")[0]) for p in truths()])
def test_real_pages(path):
    truth = json.loads(path.read_text(encoding="utf-8"))
    html = path.with_name(path.name.split(".")[0] + ".html").read_bytes()
    found = article.read(html, truth.get("url") or URL, fetched_at=NOW)
    assert same(found.title) == same(truth["title"])
    assert same(found.lead) == same(truth["lead"])
    minute = found.published and found.published.astimezone(VIETNAM).isoformat()
    assert (minute or "")[: len((truth["date"] or "")[:16])] == (truth["date"] or "")[:16]
    assert list(map(same, found.paragraphs)) == list(map(same, truth["body"]))
    captions = [same(image.caption) for image in found.images]
    for caption in truth["captions"]:
        assert sum(same(caption) in shown for shown in captions) == 1
    if truth.get("source"):
        assert found.source == truth["source"]
    told = normalize(" ".join((found.title, found.text, *(i.caption for i in found.images))))
    assert not [text for text in truth["must_not"] if normalize(text) in told]


# What pages of known make showed wrong


@pytest.mark.parametrize(
    "behind",
    ["(Cập nhật lúc: 18:18 |31/03/2020)", "(31/03/2020 18:18)", "Ngày đăng: 31/03/2020 18:18"],
)
@pytest.mark.parametrize("title", ["Nỗi khổ của nhà nông", "Khai mạc hội nghị lần thứ mười"])
def test_a_date_behind_the_headline_is_no_part_of_it(behind, title):
    head = f"<table><tr><td><span class='newstitle'>{title}</span> <span>{behind}</span></td></tr>"
    found = read(f"<body>{head}<tr><td><div>{BODY}</div></td></tr></table></body>")
    assert found.title == title
    assert found.published == datetime(2020, 3, 31, 11, 18, tzinfo=UTC)


def test_the_minute_may_stand_in_the_markup_of_the_day():
    day = "<time class='entry-date' datetime='2026-07-20T06:30:00+07:00'>20/07/2026</time>"
    assert read(page(f"<div>{day}</div><div>{BODY}</div>")).published == datetime(
        2026, 7, 19, 23, 30, tzinfo=UTC
    )


def test_a_column_that_is_called_a_sidebar_may_hold_the_article():
    links = "".join(
        f"<li><a href='/{n}'>Một tin khác trong cùng chuyên mục {n}</a></li>" for n in "123"
    )
    column = f"<h1>Tin ngắn</h1><article>{BODY}</article><ul>{links}</ul>"
    html = f"<body><div class='sidebar-1'>{column}</div></body>"
    assert read(html).paragraphs == (FIRST, SECOND, THIRD)


def test_a_short_lead_that_is_called_one_is_one():
    found = read(page(f"<h2 class='detail-sapo'>Hội nghị đã khai mạc.</h2><div>{BODY}</div>"))
    assert found.lead == "Hội nghị đã khai mạc."


def test_a_short_menu_between_clock_and_headline_is_a_menu_still():
    menu = "".join(f"<li><a href='/{n}'>Chuyên mục số {n}</a></li>" for n in range(4))
    clock = f"<div>Thứ 2, Ngày 23 / 11 / 2026</div><ul>{menu}</ul>"
    assert (
        read(f"<body>{clock}<h1>Khai mạc hội nghị lần thứ mười</h1><div>{BODY}</div>").published
        is None
    )


LONG = [
    f"{text} Đoạn thứ {number} của bài viết này."
    for number, text in enumerate((FIRST, SECOND, THIRD) * 2)
]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            lambda: (
                "<script id='__NEXT_DATA__' type='application/json'>"
                + json.dumps(
                    {"props": {"post": {"html": "".join(f"<p>{text}</p>" for text in LONG)}}}
                )
                + "</script>"
            ),
            id="the state of a framework",
        ),
        pytest.param(
            lambda: (
                "<script type='application/ld+json'>"
                + json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(LONG)})
                + "</script>"
            ),
            id="JSON-LD",
        ),
    ],
)
def test_an_article_that_only_scripts_show_is_read_from_their_data(script):
    head = (
        "<title>Cổng</title><meta property='og:title' content='Khai mạc hội nghị lần thứ mười'>"
        "<meta property='article:published_time' content='2026-07-20T06:30:00+07:00'>"
    )
    found = read(f"<html><head>{head}</head><body><div id='__next'></div>{script()}</body></html>")
    assert found.title == "Khai mạc hội nghị lần thứ mười"
    assert found.published == datetime(2026, 7, 19, 23, 30, tzinfo=UTC)
    assert found.paragraphs == tuple(LONG)


def test_what_scripts_hold_is_not_read_where_the_page_shows_an_article():
    other = json.dumps({"html": "".join(f"<p>{text}</p>" for text in LONG)})
    script = f"<script id='__NEXT_DATA__' type='application/json'>{other}</script>"
    assert read(page(f"<div>{BODY}</div>{script}")).paragraphs == (FIRST, SECOND, THIRD)


def test_the_longest_of_what_scripts_hold_is_the_article_be_it_text_or_markup():
    body = "".join(f"<p>{text}</p>" for text in LONG)
    scripts = (
        f"<script type='application/ld+json'>{json.dumps([{'articleBody': body}])}</script>"
        "<script type='application/ld+json'>{\"articleBody\": </script>"
        f"<script id='__NUXT_DATA__'>{json.dumps([1, None, ['<p>ngắn</p>', LONG[0]]])}</script>"
    )
    found = read(f"<html><body><div id='__nuxt'></div>{scripts}</body></html>")
    assert found.paragraphs == tuple(LONG)


# What real pages, and pages of makes not tried before, showed wrong

TEASERS = "".join(
    f"<article><a href='/{n}'><img src='/t{n}.jpg'></a><div><a href='/{n}'>Một tin khác của tòa "
    f"soạn số {n}</a></div><div>Tóm tắt của tin khác số {n}, một câu dài như người ta vẫn viết ở "
    "dưới tiêu đề để mời bạn đọc mở tin ấy ra xem, dài hơn nhiều một tin vắn.</div></article>"
    for n in (1, 2, 3)
)


@pytest.mark.parametrize("paragraphs", [(FIRST, SECOND), (FIRST, SECOND, THIRD)])
def test_a_report_shorter_than_the_teasers_set_into_it_is_read_whole(paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    box = f"<div class='main-content'>{body}<div>{TEASERS}</div></div>"
    found = read(page(f"<h2 class='sapo'>{LEAD}</h2>{box}"))
    assert (found.lead, found.paragraphs) == (LEAD, paragraphs)


@pytest.mark.parametrize(
    "tool",
    [
        pytest.param("<div>Đọc bài viết</div>", id="a button that reads aloud"),
        pytest.param("<ul><li>1 giờ trước</li></ul>", id="how long ago"),
        pytest.param("<div>Tương phản: <a href='#'>+</a></div>", id="a button for the eyes"),
    ],
)
@pytest.mark.parametrize("lead", [f"<div class='sapo'>{LEAD}</div>", ""])
def test_tools_between_headline_and_text_are_no_paragraphs(tool, lead):
    html = f"<body><article><header><h1>Khai mạc hội nghị lần thứ mười</h1></header>{tool}{lead}"
    assert read(f"{html}<div class='chu'>{BODY}</div></article></body>").paragraphs == (
        FIRST,
        SECOND,
        THIRD,
    )


def test_messages_of_forms_behind_the_text_are_no_paragraphs():
    lead = " ".join([LEAD] * 6)
    forms = (
        "<div><div><section><h1>Thông tin bạn đọc</h1><ul><li>Email (*)</li></ul><p>Vui lòng nhập "
        "email.</p></section></div></div>"
    )
    found = read(page(f"<div><p class='sapo'>{lead}</p><div class='fck'>{BODY}</div>{forms}</div>"))
    assert (found.lead, found.paragraphs) == (lead, (FIRST, SECOND, THIRD))


def test_a_column_above_the_headline_in_which_the_site_presents_itself_is_not_the_article():
    column = "".join(
        f"<p>Đảng bộ Khối được thành lập từ nhiều tổ chức cơ sở đảng, qua kỳ đại hội thứ {n} và "
        "các lần sắp xếp lại bộ máy, nay lãnh đạo toàn diện các cơ quan trực thuộc.</p>"
        for n in "123"
    )
    html = (
        f"<title>Khai mạc hội nghị lần thứ mười - Đảng ủy Khối</title><body><div><div>{column}"
        "</div><div><h2>Khai mạc hội nghị lần thứ mười</h2><i>20/07/2026 06:30</i>"
        f"<p><b>{LEAD}</b></p><div>{BODY}</div></div></div></body>"
    )
    found = read(html)
    assert found.title == "Khai mạc hội nghị lần thứ mười"
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


@pytest.mark.parametrize("name", ["box-ykien", "ds-phan-hoi", "y_kien"])
def test_what_readers_say_is_not_the_article(name):
    said = "".join(
        f"<div><b>Bạn đọc {n}</b><p>Tôi đồng ý với bài viết, mong cơ quan sớm trả lời.</p></div>"
        for n in range(5)
    )
    found = read(
        page(f"<div><div class='noidung'>{BODY}</div><div class='{name}'>{said}</div></div>")
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_line_of_author_and_minute_does_not_hide_the_lead():
    line = "<p><b>Nguyễn Văn Minh</b>-<span>Thứ 2, ngày 20/07/2026 06:30 GMT+7</span></p>"
    html = page(f"<div>{line}<div>Chia sẻ</div><h2 class='sapo'>{LEAD}</h2><div>{BODY}</div></div>")
    assert (read(html).lead, read(html).paragraphs) == (LEAD, (FIRST, SECOND, THIRD))


def test_a_signature_may_be_set_right_by_its_class_and_say_what_it_is():
    signature = "<p class='h5 text-right'><strong>Tác giả bài viết: </strong>Lan Anh</p>"
    found = read(page(f"<div>{BODY}{signature}</div>"))
    assert (found.author, found.paragraphs[-1]) == ("Lan Anh", THIRD)


def test_a_star_before_the_way_to_other_pages_does_not_make_it_a_paragraph():
    also = "<p>* Mời bạn đọc vào chuyên mục Chính trị xem các tin, bài liên quan.</p>"
    assert read(page(f"<div>{BODY}{also}</div>")).paragraphs == (FIRST, SECOND, THIRD)


def test_a_line_of_author_and_minute_is_neither_lead_nor_paragraph():
    """As Lao Động sets it: the author before the date, and the lead marked in French."""
    line = (
        "<div><span>Nguyễn Văn Minh Hoàng</span> | "
        "<span>Thứ hai, 20/07/2026 06:20 (GMT+7)</span></div>"
    )
    found = read(page(f"{line}<div class='chappeau'><p>{LEAD}</p></div><div>{BODY}</div>"))
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND, THIRD))
    assert found.published == datetime(2026, 7, 19, 23, 20, tzinfo=UTC)


def test_a_link_behind_the_minute_in_its_line_does_not_hide_it():
    line = (
        "<div><span>20/07/2026 - 06:20</span>"
        "<a href='/g'>Theo dõi báo mẫu của chúng tôi ở nơi khác</a></div>"
    )
    assert read(page(line + BODY)).published == datetime(2026, 7, 19, 23, 20, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Lan Anh", "Nguyễn Văn Minh"])
def test_a_footer_above_the_text_tells_author_and_minute(name):
    """Drupal's ``node__meta``."""
    who = f"<span class='field--name-uid'><span>{name}</span></span>"
    line = (
        f"<footer><div>Được đăng bởi {who} vào lúc <span>20/07/2026 - 06:20</span></div></footer>"
    )
    found = read(page(f"<article>{line}<div>{BODY}</div></article>"))
    assert found.published == datetime(2026, 7, 19, 23, 20, tzinfo=UTC)
    assert (found.author, found.paragraphs) == (name, (FIRST, SECOND, THIRD))


def test_a_footer_below_the_text_is_not_read():
    found = read(page(f"<article><div>{BODY}</div><footer>{FIRST[:-1]} khác.</footer></article>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_way_to_the_page_that_is_never_closed_does_not_hide_the_article():
    way = "<ol class='breadcrumb'><li><a href='/'>Trang chủ</a></li></ul>"
    assert read(
        f"<html><body>{way}<h1>Khai mạc hội nghị lần thứ mười</h1>{BODY}</body></html>"
    ).paragraphs == (FIRST, SECOND, THIRD)


def test_a_place_before_the_lead_is_parted_from_it():
    lead = f"<p class='description'><span class='location-stamp'>Hà Nội</span>{LEAD}</p>"
    assert read(page(lead + f"<article>{BODY}</article>")).lead == f"Hà Nội - {LEAD}"


def test_a_short_lead_may_stand_within_a_box_that_is_called_so():
    found = read(
        page(f"<div class='desc'><p>Hội nghị bàn mười hai việc</p></div><div>{BODY}</div>")
    )
    assert found.lead == "Hội nghị bàn mười hai việc"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            [f"<div><span>{each}</span></div>" for each in (FIRST, SECOND, THIRD)], id="div"
        ),
        pytest.param(
            [f"<table><tr><td>{FIRST}<br>{SECOND}<br>{THIRD}</td></tr></table>"], id="cell"
        ),
    ],
)
def test_a_column_called_a_widget_may_hold_a_short_report_beside_a_long_list(text):
    others = "".join(
        f"<li><a href='/tin-{n}.aspx'>Một tin khác của cổng thông tin, số {n}</a></li>"
        for n in range(8)
    )
    html = (
        "<body><form><div class='widget'><div class='tieu-de'>Khai mạc hội nghị lần thứ mười</div>"
        f"<div>20/07/2026 06:30</div><div class='bai'>{''.join(text)}</div>"
        f"<div class='khac'><ul>{others}</ul></div></div></form></body>"
    )
    assert read(html).paragraphs == (FIRST, SECOND, THIRD)


def test_who_took_the_picture_may_sign_the_text_too():
    told = "<figcaption>Lễ khai mạc. Ảnh: Nguyễn Quốc Trung</figcaption>"
    figure = f"<figure><img src='/a.jpg'>{told}</figure>"
    found = read(
        page(f"<div>{figure}{BODY}<p style='text-align:right'><b>Nguyễn Quốc Trung</b></p></div>")
    )
    assert (found.author, found.images[0].caption) == (
        "Nguyễn Quốc Trung",
        "Lễ khai mạc. Ảnh: Nguyễn Quốc Trung",
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize("heading", ["<h3>Bình luận</h3>", "<p><b>Ý kiến bạn đọc:</b></p>"])
def test_below_the_heading_of_what_readers_say_nothing_is_the_articles(heading):
    said = "<p>Tôi đồng ý với bài viết, mong cơ quan sớm trả lời những điều bạn đọc đã hỏi.</p>"
    found = read(page(f"<div class='noidung'><b>Bình luận</b>{BODY}{heading}{said}{said}</div>"))
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_form_behind_the_text_is_not_read_though_the_whole_page_may_be_one():
    form = (
        "<form><p>Đồng chí vui lòng nhập họ tên và nội dung góp ý, ban biên tập xin cảm ơn.</p>"
        "</form>"
    )
    assert read(page(f"<div>{BODY}{form}</div>")).paragraphs == (FIRST, SECOND, THIRD)
    whole = f"<body><form><h1>Khai mạc hội nghị lần thứ mười</h1><div>{BODY}</div></form></body>"
    assert read(whole).paragraphs == (FIRST, SECOND, THIRD)


def test_a_caption_in_the_second_row_of_a_pictures_table_may_be_a_paragraph_of_its_own():
    rows = (
        "<tr><td><img src='/a.jpg'></td></tr><tr><td><p>Các đại biểu dự lễ khai mạc.</p></td></tr>"
    )
    found = read(
        page(f"<div><p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p><p>{THIRD}</p></div>")
    )
    assert [image.caption for image in found.images] == ["Các đại biểu dự lễ khai mạc."]
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    cells = f"<tr><td><img src='/a.jpg'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD * 5}</p></td></tr>"
    laid_out = read(page(f"<table>{cells}</table>"))
    assert laid_out.paragraphs == (FIRST, SECOND, THIRD * 5)


def test_a_report_of_one_paragraph_shorter_than_its_lead_is_read_and_no_tools_before_the_lead():
    html = page(
        f"<div class='cong-cu'>Tương phản: <i>cao</i></div><div class='sapo'>{LEAD} {LEAD}</div>"
        f"<div class='bai'><p>{FIRST}</p></div><div class='head'>Tin liên quan</div>"
        "<ul><li><a href='/tin-2.html'>Một tin khác của cổng thông tin, số hai</a></li></ul>"
    )
    found = read(html)
    assert (found.lead, found.paragraphs) == (f"{LEAD} {LEAD}", (FIRST,))


# Its length


def test_a_text_without_end_is_kept_up_to_the_end_of_a_paragraph():
    paragraphs = [f"{FIRST} {SECOND} Đoạn thứ {number}." for number in range(1_500)]
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    found = read(page(f"<h2 class='sapo'>{LEAD}</h2><div class='content'>{body}</div>"))
    assert found.lead == LEAD
    assert found.paragraphs == tuple(paragraphs[: len(found.paragraphs)])
    whole = len(found.text) + len(paragraphs[len(found.paragraphs)]) + 1
    assert len(found.text) <= article.LONGEST_TEXT < whole


@pytest.mark.parametrize("lead", ["", LEAD])
def test_a_paragraph_without_end_is_kept_up_to_a_word(lead):
    endless = f"{FIRST} " * 3_000
    found = read(page(f"<h2 class='sapo'>{lead}</h2><div class='content'><p>{endless}</p></div>"))
    assert article.LONGEST_TEXT * 0.9 < len(found.text) <= article.LONGEST_TEXT
    assert found.paragraphs[0].startswith(FIRST)
    assert found.paragraphs[0].endswith("…")
