"""List pages: made pages of each known make, the real pages for the whole."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import links
from jobs.errors import NotAFeedError
from jobs.sources import page

LISTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds" / "real" / "lists"
needs_data = pytest.mark.skipif(
    not LISTS.exists(), reason="../shared/data is missing: no real list pages"
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
URL = "https://tinh.example.gov.vn/tin-tuc"
TITLES = (
    "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ mười lăm",
    "Tập huấn nghiệp vụ công tác đảng cho cấp ủy cơ sở năm nay",
    "Trao huy hiệu Đảng cho 120 đảng viên cao tuổi của Đảng bộ",
    "Khánh thành cầu mới qua sông, nối hai xã lâu nay cách trở",
)
SLUGS = (
    "hoi-nghi-ban-chap-hanh-dang-bo-tinh-lan-thu-muoi-lam",
    "tap-huan-nghiep-vu-cong-tac-dang-cho-cap-uy-co-so-nam-nay",
    "trao-huy-hieu-dang-cho-120-dang-vien-cao-tuoi-cua-dang-bo",
    "khanh-thanh-cau-moi-qua-song-noi-hai-xa-lau-nay-cach-tro",
)
MENU = (
    '<ul class="menu"><li><a href="/">Trang chủ</a></li>'
    '<li><a href="/gioi-thieu">Giới thiệu</a></li>'
    '<li><a href="/tin-tuc">Tin tức - Sự kiện</a></li>'
    '<li><a href="/van-ban">Văn bản chỉ đạo điều hành của tỉnh</a></li></ul>'
)
FOOT = (
    '<footer><a href="/chinh-sach-bao-mat-thong-tin-ca-nhan-2024.html">Chính sách bảo mật thông '
    "tin cá nhân của cổng</a></footer>"
)


def read(body, *, url=URL):
    html = f"<html><head><title>Tin tức</title></head><body>{MENU}{body}{FOOT}</body></html>"
    return page.read(html.encode(), url=url, content_type="text/html", fetched_at=NOW).entries


def anchors(addresses, around="<li>{}</li>"):
    return "".join(
        around.format(f'<a href="{address}">{title}</a>')
        for address, title in zip(addresses, TITLES, strict=True)
    )


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param([f"/{slug}-{1_000_000 + n}.html" for n, slug in enumerate(SLUGS)], id="paper"),
        pytest.param([f"/{slug}/" for slug in SLUGS], id="WordPress without numbers"),
        pytest.param([f"/2026/11/{slug}/" for slug in SLUGS], id="WordPress with months"),
        pytest.param([f"/web/guest/-/{slug}" for slug in SLUGS], id="Liferay"),
        pytest.param(
            [f"/-/asset_publisher/7ng/content/{slug}?inheritRedirect=false" for slug in SLUGS],
            id="Liferay's asset publisher",
        ),
        pytest.param(
            [f"/Pages/tin-tuc.aspx?ItemID={300 + n}" for n in range(4)], id="SharePoint's item"
        ),
        pytest.param(
            [f"/tintuc/Lists/Tin/View_Detail.aspx?ItemId={90 + n}" for n in range(4)],
            id="SharePoint's list",
        ),
        pytest.param(
            [f"/index.php?option=com_content&id={410 + n}" for n in range(4)], id="Joomla's query"
        ),
        pytest.param([f"/tin/{410 + n}-{slug}" for n, slug in enumerate(SLUGS)], id="Joomla"),
        pytest.param([f"/{slug}-a{410 + n}.html" for n, slug in enumerate(SLUGS)], id="short ids"),
        pytest.param([f"/?page=tin&id={4100 + n}" for n in range(4)], id="one page, a query"),
        pytest.param([f"/detail.aspx?id={n}" for n in (81, 82, 83, 84)], id="ASP.NET"),
        pytest.param([f"https://www.tinh.example.gov.vn/{slug}.html" for slug in SLUGS], id="www"),
    ],
)
def test_articles_are_found_and_the_menu_is_not(addresses):
    found = read(f"<ul>{anchors(addresses)}</ul>")
    assert [entry.title for entry in found] == list(TITLES)
    assert [entry.link for entry in found] == [links.cleaned(each, URL) for each in addresses]


def test_a_portal_of_known_make_is_read_by_its_marks():
    items = "".join(
        f'<li class="row"><div class="col-lg-2"><a href="/{slug}"><img class="image" alt=""></a>'
        f'</div><h2 class="Title"><a href="/{slug}">{title}</a></h2>'
        f'<div class="Ngaydang">(1{n}/11/2026 08:30)</div><p>Tóm tắt.</p></li>'
        for n, (slug, title) in enumerate(zip("abcd", ("Tin ngắn", *TITLES[1:]), strict=True))
    )
    other = f'<div class="UIHotNews"><a href="/x-123456">{TITLES[0]} khác</a></div>'
    found = read(
        f'<div class="UIArticleInMenu_Default"><ul class="ArticleList">{items}</ul></div>{other}'
    )
    assert [entry.title for entry in found] == ["Tin ngắn", *TITLES[1:]]
    assert found[1].published == datetime(2026, 11, 11, 1, 30, tzinfo=UTC)


def test_a_short_headline_among_its_kin_is_one():
    addresses = [f"/{slug}-{1_000_000 + n}.html" for n, slug in enumerate(SLUGS)]
    short = '<li><a href="/lu-lon-2000000.html">Lũ lớn</a></li>'
    assert "Lũ lớn" in [entry.title for entry in read(f"<ul>{anchors(addresses)}{short}</ul>")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param('<a href="https://facebook.com/1234567">{}</a>', id="another site"),
        pytest.param('<a href="/tep/bao-cao-20261123.pdf">{}</a>', id="a file"),
        pytest.param('<a href="/tag/chuyen-doi-so-12345">{}</a>', id="a tag"),
        pytest.param('<a href="/video/hoi-nghi-1234567.html">{}</a>', id="a film"),
        pytest.param('<a href="javascript:void(0)">{}</a>', id="a script"),
        pytest.param('<a href="#top">{}</a>', id="a place on the page"),
        pytest.param('<nav><a href="/muc-1234567.html">{}</a></nav>', id="the menu"),
        pytest.param('<a href="/tin-tuc?page=2222">Xem thêm</a>', id="a button"),
    ],
)
def test_other_links_lead_to_no_articles(other):
    addresses = [f"/{slug}-{1_000_000 + n}.html" for n, slug in enumerate(SLUGS)]
    told = "Một dòng chữ dài như tiêu đề của một bài viết"
    found = read(f"<ul>{anchors(addresses)}</ul>{other.format(told)}")
    assert [entry.title for entry in found] == list(TITLES)


def test_events_with_short_numbers_among_articles_with_long_ones_are_left_out():
    news = "".join(
        f'<a href="/tin-tuc-so-{n}-{1_000_000 + n}.html">Tin tức hôm nay đáng chú ý số {n}</a>'
        for n in range(10)
    )
    event = '<a href="/bau-cu-quoc-hoi-khoa-moi-e587.html">Bầu cử Quốc hội khóa mười sáu</a>'
    assert len(read(news + event)) == 10


def test_the_headline_goes_before_button_picture_and_teaser():
    card = (
        '<div><a href="/x-1234567.html" title="Tiêu đề trong thuộc tính của liên kết này">'
        '<img alt="Ảnh"></a>'
        '<h3><a href="/x-1234567.html">Tiêu đề đứng trong thẻ tiêu đề của thẻ</a></h3>'
        f'<p><a href="/x-1234567.html">{"Lời dẫn rất dài. " * 12}</a></p>'
        '<a href="/x-1234567.html">Xem chi tiết</a></div>'
    )
    [entry] = read(card)
    assert entry.title == "Tiêu đề đứng trong thẻ tiêu đề của thẻ"


def test_a_long_name_in_the_menu_is_a_section_where_nothing_has_numbers():
    section = (
        '<a href="/cai-cach-hanh-chinh-va-chuyen-doi-so/">Cải cách hành chính và chuyển đổi số</a>'
    )
    menu = f'<div id="main-menu"><ul><li>{section}</li></ul></div>'
    addresses = [f"/{slug}/" for slug in SLUGS]
    assert [entry.title for entry in read(f"{menu}<ul>{anchors(addresses)}</ul>")] == list(TITLES)


def test_a_long_name_among_short_ones_of_its_shape_is_a_section():
    names = ("Tổ chức cán bộ", "Hợp tác quốc tế", "Tin hoạt động của Tòa án nhân dân tối cao")
    sections = "".join(f'<a href="/tin?muc=10{n}">{name}</a>' for n, name in enumerate(names, 24))
    addresses = [f"/chi-tiet?so=TAND3739{n}" for n in range(10, 14)]
    assert [entry.title for entry in read(sections + anchors(addresses))] == list(TITLES)


def test_a_headline_that_is_cut_off_is_taken_from_where_it_is_whole():
    [entry] = read(
        f'<h3><a href="/x-1234567.html" title="{TITLES[0]}">{TITLES[0][:40]}...</a></h3>'
    )
    assert entry.title == TITLES[0]


def test_the_date_of_a_card_is_that_of_its_article_alone():
    cards = "".join(
        f'<div class="item"><h3><a href="/tin-{2_000_000 + n}.html">{title}</a></h3>{date}</div>'
        for n, (title, date) in enumerate(
            zip(TITLES, ("<i>20/11/2026 07:15</i>", "", "<time datetime='2026-11-19T10:00'>", ""),
                strict=True)
        )
    )  # fmt: skip
    found = read(f"<div>{cards}</div>")
    assert [entry.published for entry in found] == [
        datetime(2026, 11, 20, 0, 15, tzinfo=UTC),
        None,
        datetime(2026, 11, 19, 3, 0, tzinfo=UTC),
        None,
    ]


def test_a_day_behind_the_headline_is_its_date():
    [entry] = read(f'<a href="/x-1234567.html">{TITLES[0]} (20/11/2026)</a>')
    assert entry.title == TITLES[0]
    assert entry.published == datetime(2026, 11, 19, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param(
            "<html><body><a href='/'>Trang chủ</a></body></html>", "no articles", id="bare"
        ),
        pytest.param("<html><script>document.cookie='a'</script></html>", "browser", id="a wall"),
        pytest.param("xin chào", "not a", id="words"),
    ],
)
def test_what_is_no_list_is_told(body, told):
    with pytest.raises(NotAFeedError, match=told):
        page.read(body.encode(), url=URL, content_type=None, fetched_at=NOW)


@pytest.mark.cpu(20)
@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<a href='/tin-1234567'>" * 20_000, id="anchors in anchors"),
        pytest.param("<div>" * 5_000 + f"<a href='/tin-1234567'>{TITLES[0]}</a>", id="deep"),
        pytest.param("<a href='/x-1234567-{}'>Sáu chữ trong một tiêu đề</a>" * 50_000, id="many"),
        pytest.param(
            "".join(
                f"<p><a href='/x-{1234567 + n}'>Sáu chữ trong một tiêu đề</a></p>"
                for n in range(20_000)
            ),
            id="many different",
        ),
    ],
)  # fmt: skip
def test_a_flood_ends(html):
    try:
        assert len(read(html)) <= 1000
    except NotAFeedError as error:
        print(error)


@given(st.text(alphabet="<>/\"'= ahrefdivliul1234567.-?&;é\x00", max_size=400))
def test_no_text_does_worse_than_being_no_list(junk):
    try:
        page.read(junk.encode(), url=URL, content_type=None, fetched_at=NOW)
    except NotAFeedError as error:
        print(error)


# What the makers of each site put into the address of an article.
REAL = {
    "baochinhphu": ("https://baochinhphu.vn/chinh-sach-moi.htm", r"-\d{15,}\.htm$"),
    "baodautu": ("https://baodautu.vn/tai-chinh-d6/", r"-d\d{6}\.html$"),
    "cafef": ("https://cafef.vn/thi-truong-chung-khoan.chn", r"-\d{15,}\.chn$"),
    "dantri": ("https://dantri.com.vn/", r"-\d{14,}\.htm$"),
    "nld": ("https://nld.com.vn/kinh-te.htm", r"-\d{15,}\.htm$"),
    "toaan": (
        "https://www.toaan.gov.vn/webcenter/portal/tatc/home",
        r"/chi-tiet-(?:tin|tin-xet-xu|chi-dao-dieu-hanh)\?",
    ),
    "tuoitre": ("https://tuoitre.vn/kinh-doanh.htm", r"-\d{14,}\.htm$"),
    "vnexpress": ("https://vnexpress.net/kinh-doanh", r"-\d{7}\.html$"),
}


@needs_data
@pytest.mark.parametrize("site", REAL)
def test_real_lists(site):
    url, article = REAL[site]
    [path] = LISTS.glob(f"{site}_*.html")
    body = path.read_bytes()
    found = page.read(body, url=url, content_type=None, fetched_at=NOW).entries
    named = re.findall(r"""href=["']([^"']+)""", body.decode("utf-8", "replace"))
    host = url.split("/")[2]
    meant = {
        address
        for href in named
        if (address := links.cleaned(href.replace("&amp;", "&"), url)).split("/")[2:3] == [host]
        and re.search(article, address)
    }
    got = {entry.link for entry in found}
    assert len(got & meant) >= 0.97 * len(meant)
    assert len(got & meant) >= 0.95 * len(got)
    assert all(len(entry.title) >= 8 for entry in found)


# What a real page, and portals' lists by a crawler's words of them, showed wrong

NUMBERED = [f"/{slug}-{1_000_000 + n}.html" for n, slug in enumerate(SLUGS)]


@pytest.mark.parametrize(
    "card",
    [
        pytest.param('<a href="{0}" title="&lt;span&gt;{1}&lt;/span&gt;">{1}</a>', id="markup"),
        pytest.param(
            '<a href="{0}"><img alt="&amp;lt;em&amp;gt;{1}&amp;lt;/em&amp;gt;"></a>', id="alt"
        ),
        pytest.param('<a href="{0}">{1} <span class="icon-comments">107</span></a>', id="comments"),
        pytest.param('<a href="{0}">{1} <i class="view-count">(1.204)</i></a>', id="views"),
        pytest.param('<a href="{0}">{1} <span class="time-news">20/11/2026</span></a>', id="day"),
        pytest.param(
            '<a href="{0}"><h3>{1}</h3><p>Một câu tóm tắt nằm trong cùng liên kết.</p></a>',
            id="a card that is one link",
        ),
        pytest.param(
            '<a href="{0}"><div class="news-title">{1}</div><div>Một câu tóm tắt ngắn.</div></a>',
            id="a card with a named headline",
        ),
    ],
)
def test_a_headline_comes_without_markup_counters_and_teaser(card):
    cards = "".join(
        f"<li>{card.format(address, title)}</li>"
        for address, title in zip(NUMBERED, TITLES, strict=True)
    )
    assert [entry.title for entry in read(f"<ul>{cards}</ul>")] == list(TITLES)


def test_a_day_within_the_link_is_the_date_of_its_article():
    cards = "".join(
        f'<a href="{address}">{title} <span class="time">{day}/11/2026</span></a>'
        for day, address, title in zip((20, 19, 18, 17), NUMBERED, TITLES, strict=True)
    )
    found = read(f"<div>{cards}</div>")
    assert [entry.title for entry in found] == list(TITLES)
    assert found[0].published == datetime(2026, 11, 19, 17, 0, tzinfo=UTC)


def test_a_year_that_belongs_to_the_headline_stays_in_it():
    [entry] = read(f'<a href="{NUMBERED[0]}">{TITLES[0]} năm <span class="hl">2026</span></a>')
    assert entry.title == f"{TITLES[0]} năm 2026"
