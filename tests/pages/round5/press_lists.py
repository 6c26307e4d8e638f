# ruff: noqa: E501  markup is not broken where a page does not break it
"""List pages as newspapers serve them: two sections, a front page, a province's section, a portal's."""

import html
from collections.abc import Callable, Sequence

from tests.pages.round5.press_page import menu, slug

Item = tuple[str, str, str]
Items = Sequence[Item]
ADDRESSES = {
    "section_express": "https://bao.example.vn/{slug}-{n}.html",
    "section_youth": "https://tuoi.example.vn/{slug}-20261122{n}.htm",
    "front_party": "https://nhan.example.vn/{slug}-post{n}.html",
    "section_province": "https://tinh.example.vn/thoi-su-chinh-tri/202611/{slug}-8a{n}/",
    "section_portal": "https://xa.example.vn/Default.aspx?tabid=102&NewsID={n}",
}


def address(name: str, title: str, number: int) -> str:
    """Where an article of a list page is."""
    return ADDRESSES[name].format(slug=slug(title), n=4_700_100 + number * 17)


def rows(items: Items, template: str) -> str:
    """Articles by a template: {t} title, {u} address, {p} address without host, {x} sapo, {d} day."""
    return "\n".join(
        template.format(
            t=html.escape(title, quote=False),
            a=html.escape(title),
            u=html.escape(link),
            p=html.escape("/" + link.split("/", 3)[3]),
            x=html.escape(teaser, quote=False),
            d=f"{22 - n // 4}/11/2026",
            h=f"{21 - n % 12}:{n * 7 % 60:02}",
            n=n,
        )
        for n, (title, link, teaser) in enumerate(items)
    )


def put(template: str, **parts: str) -> str:
    """Fill a page that is about no single article."""
    for name, what in parts.items():
        template = template.replace(f"[[{name}]]", what)
    return template


EXPRESS = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin tức thời sự mới nhất - Báo điện tử</title><meta property="og:type" content="website"><link rel="alternate" type="application/rss+xml" href="/rss/thoi-su.rss"></head>
<body class="page-folder"><section class="top-header"><a href="/" class="logo">Báo điện tử</a><span class="time-now">Thứ hai, 23/11/2026</span><a href="/tin-tuc-24h">Mới nhất</a><a href="https://e.example.com">International</a><a href="javascript:;">Đăng nhập</a></section>
<nav class="main-nav"><ul class="parent">[[menu]]</ul></nav>
<section class="section_container"><div class="title-folk"><h1><a href="/thoi-su">Thời sự</a></h1><ul class="ul-nav-folder"><li><a href="/thoi-su/chinh-tri">Chính trị</a></li><li><a href="/thoi-su/dan-sinh">Dân sinh</a></li><li><a href="/thoi-su/lao-dong-viec-lam">Việc làm</a></li><li><a href="/thoi-su/giao-thong">Giao thông</a></li></ul></div>
<div class="wrapper-topstory-folder">[[top]]</div>
<ul class="sub-news-top">[[sub]]</ul>
<div class="banner-ads"><a href="https://quangcao.example.com/c/123"><img src="/ad.jpg" alt="Mua nhà trả góp lãi suất ưu đãi chỉ từ 5% mỗi năm"></a></div>
<div class="col-left list-news-subfolder">[[main]]
<article class="item-news item-advertorial"><h3 class="title-news"><a rel="nofollow sponsored" target="_blank" href="https://click.example.com/x?id=9">Khai trương khu đô thị sinh thái ven sông với nhiều ưu đãi cho khách hàng</a></h3></article></div>
<div class="button-page"><a class="btn-page active" href="/thoi-su">1</a><a class="btn-page" href="/thoi-su-p2">2</a><a class="btn-page" href="/thoi-su-p3">3</a><a class="btn-page next-page" href="/thoi-su-p2">Trang sau</a></div>
<aside class="col-right"><div class="box-category"><h2>Xem nhiều</h2>[[most]]</div><div class="box-podcast"><h2><a href="/podcast">Podcasts</a></h2></div></aside></section>
<footer><ul>[[menu]]</ul><a href="/rss">RSS</a><a href="/toa-soan">Tòa soạn</a><a href="https://apps.example.com/vn">Tải ứng dụng</a><p>Số giấy phép: 548/GP-BTTTT</p></footer></body></html>"""


def section_express(items: Items) -> str:
    """A section of the most read daily: picture, title, sapo and a count of comments that links too."""
    item = '<article class="item-news item-news-common thumb-left"><div class="thumb-art"><a href="{u}" class="thumb thumb-5x3" title="{a}"><picture><img src="/t/{n}.jpg" alt="{a}"></picture></a></div><h2 class="title-news"><a href="{u}" title="{a}" data-medium="Item-{n}">{t}</a></h2><p class="description"><a href="{u}" title="{a}">{x}</a><span class="meta-news"><a class="count_cmt" href="{u}#box_comment_vne">{n}</a></span></p></article>'
    return put(
        EXPRESS,
        top=rows(items[:1], item),
        sub=rows(
            items[1:4],
            '<li><h3 class="title_news"><a href="{u}" title="{a}">{t}</a></h3><p class="description">{x}</p></li>',
        ),
        main=rows(items[4:24], item),
        most=rows(
            items[24:],
            '<article class="item-news"><h3 class="title-news"><a href="{u}">{t}</a></h3></article>',
        ),
        menu=menu(
            "Thời sự|Thế giới|Kinh doanh|Khoa học công nghệ|Góc nhìn|Bất động sản|Sức khỏe|Thể thao|Giải trí|Pháp luật|Giáo dục|Đời sống|Xe|Du lịch"
        ),
    )


YOUTH = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Thời sự - Tuổi Trẻ Online</title></head><body>
<div class="header"><a href="/" class="header__logo" title="Tuổi Trẻ Online"></a><a href="/media.htm">Media</a><a href="https://tuoitrenews.example.com">Tuoi Tre News</a><a href="/dat-bao.htm">Đặt báo</a><a href="/rao-vat.htm">Rao vặt</a><ul class="menu-nav">[[menu]]</ul></div>
<div class="list__page"><div class="list__head"><h1 class="head-title"><a href="/thoi-su.htm">Thời sự</a></h1><ul><li><a href="/thoi-su/xa-hoi.htm">Xã hội</a></li><li><a href="/thoi-su/phong-su.htm">Phóng sự</a></li><li><a href="/thoi-su/binh-luan.htm">Bình luận</a></li></ul></div>
<div class="list__focus">[[top]]</div>
<div class="list__listing-main" id="load-list-news">[[main]]</div><div class="view-more"><a href="/timeline/3/trang-2.htm">Xem thêm</a></div>
<div class="box-category box-media"><h2><a href="/media.htm">Tuổi Trẻ Media</a></h2><div class="swiper-wrapper">
<a href="/media/video-ban-tin-30s-nong.htm">Bản tin 30s Nóng</a><a href="/media/podcast.htm">Podcast Người đô thị kể chuyện</a></div></div>
<div class="list__sidebar"><div class="box-category" data-layout="41"><div class="box-category-title">Tin đọc nhiều</div>[[most]]</div><div class="tags"><h3>Chủ đề nóng</h3><a href="/xang-dau-tag1.htm">Giá xăng dầu</a><a href="/bao-lu-tag2.htm">Khắc phục hậu quả bão lũ miền Trung</a><a href="/metro-tag3.htm">Tuyến metro Bến Thành - Suối Tiên</a></div></div></div>
<div class="footer"><a href="/thong-tin-toa-soan.htm">Thông tin tòa soạn</a><a href="/quang-cao.htm">Liên hệ quảng cáo</a><a href="https://facebook.com/x">Theo dõi trên Facebook</a><p>Giấy phép số 561/GP-BTTTT</p></div></body></html>"""


def section_youth(items: Items) -> str:
    """A section on the rented system: relative links, the category linked in every item."""
    item = '<div class="box-category-item" data-id="{n}"><a class="box-category-link-with-avatar img-resize" href="{p}" title="{a}"><img data-type="avatar" src="/t/{n}.jpg" alt="{a}" class="box-category-avatar"></a><div class="box-category-content"><a class="box-category-category" href="/thoi-su/xa-hoi.htm" title="Xã hội">Xã hội</a><h3 class="box-title-text"><a data-type="title" class="box-category-link-title" href="{p}" title="{a}">{t}</a></h3><p class="box-category-sapo" data-type="sapo">{x}</p><span class="time-ago-last-news" title="2026-11-22T{h}:00">{h} {d}</span></div></div>'
    return put(
        YOUTH,
        top=rows(items[:3], item),
        main=rows(items[3:24], item),
        most=rows(
            items[24:],
            '<div class="box-category-item"><h3><a class="box-category-link-title" href="{p}">{t}</a></h3></div>',
        ),
        menu=menu(
            "Video|Thời sự|Thế giới|Pháp luật|Kinh doanh|Công nghệ|Xe|Du lịch|Nhịp sống trẻ|Văn hóa|Giải trí|Thể thao|Giáo dục|Nhà đất|Sức khỏe",
            '<li><a href="/{}.htm" title="{}">{}</a></li>',
        ),
    )


PARTY = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo Nhân Dân điện tử</title></head><body class="home">
<header class="site-header"><h1 class="logo"><a href="/">Báo Nhân Dân</a></h1><time>Thứ Hai, ngày 23/11/2026</time><div class="lang"><a href="https://en.example.vn">English</a><a href="https://fr.example.vn">Français</a></div><ul class="menu">[[menu]]</ul></header>
<div class="site-body"><section class="zone zone--highlight">[[top]]</section>
<div class="banner"><a href="https://event.example.vn/dai-hoi-thi-dua"><img src="/b.jpg" alt="Chuyên trang Đại hội thi đua yêu nước toàn quốc"></a></div>
[[zones]]
<section class="zone zone--media"><h3 class="box-heading"><a href="/multimedia">Multimedia</a></h3><a href="/video/">Truyền hình Nhân Dân</a><a href="/anh/">Ảnh</a><a href="/infographic/">Infographic</a></section>
<aside><h3 class="box-heading">Đọc nhiều</h3>[[most]]<div class="docs"><h3>Văn bản mới</h3><a href="/van-ban/nghi-quyet-57.pdf">Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ</a><a href="/van-ban/chi-thi-35.pdf">Chỉ thị số 35-CT/TW về đại hội đảng bộ các cấp</a></div><a href="/epaper">Nhân Dân hằng ngày</a></aside></div>
<footer><a href="/gioi-thieu">Giới thiệu</a><a href="/dat-mua-bao">Đặt mua báo</a><a href="/lien-he">Liên hệ</a><p>71 Hàng Trống, Hà Nội</p></footer></body></html>"""


def front_party(items: Items) -> str:
    """A front page: a highlight, five zones each with its section's link and sub-sections, a most-read box."""
    story = '<article class="story"><figure class="story__thumb"><a class="cms-link" href="{u}" title="{a}"><img src="/t/{n}.jpg" alt="{a}"></a></figure><h2 class="story__heading"><a class="cms-link" href="{u}" title="{a}">{t}</a></h2><div class="story__summary">{x}</div></article>'
    small = '<article class="story story--text"><h2 class="story__heading"><i class="ic-type-video"></i><a class="cms-link" href="{u}">{t}</a></h2></article>'
    zones = "".join(
        f'<section class="zone"><h2 class="box-heading"><a href="/{slug(name)}/">{name}</a></h2><a href="/{slug(name)}/su-kien/">Tin tức</a><a href="/{slug(name)}/binh-luan/">Bình luận</a>'
        + rows(items[4 + 4 * n : 5 + 4 * n], story)
        + rows(items[5 + 4 * n : 8 + 4 * n], small)
        + "</section>"
        for n, name in enumerate(("Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Thế giới"))
    )
    return put(
        PARTY,
        top=rows(items[:4], story),
        zones=zones,
        most=rows(
            items[24:] + items[:2],
            '<article class="story"><a href="{u}" class="cms-link">{t}</a></article>',
        ),
        menu=menu(
            "Chính trị|Xây dựng Đảng|Kinh tế|Văn hóa|Xã hội|Pháp luật|Du lịch|Thế giới|Thể thao|Giáo dục|Y tế|Khoa học - Công nghệ|Môi trường"
        ),
    )


PROVINCE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Thời sự - Chính trị | Báo tỉnh</title><base href="https://tinh.example.vn/"></head><body>
<table width="100%"><tr><td>Thứ hai, ngày 23/11/2026</td><td><a href="rss">RSS</a> <a href="bao-giay">Đọc báo in</a></td></tr></table><div id="menu"><ul>[[menu]]</ul></div>
<div class="path"><a href="">Trang nhất</a> » <a href="thoi-su-chinh-tri">Thời sự - Chính trị</a></div>
<div class="left"><div class="cate_top">[[top]]</div><div class="cate_list">[[main]]</div>
<div class="cate_old"><b>Các tin khác</b><ul>[[old]]</ul></div>
<div class="paging"><span>1</span> <a href="thoi-su-chinh-tri?page=2">2</a> <a href="thoi-su-chinh-tri?page=3">3</a> <a href="thoi-su-chinh-tri?page=2">Sau</a> <a href="thoi-su-chinh-tri?page=214">Trang cuối</a></div>
<div class="bydate"><a href="thoi-su-chinh-tri?ngay=22-11-2026">Xem tin ngày 22/11/2026</a></div></div>
<div class="right"><div class="box_title">TIN ĐỌC NHIỀU</div>[[most]]<div class="box_title">TRUYỀN HÌNH</div><a href="truyen-hinh/thoi-su-toi">Chương trình thời sự tối ngày 22/11/2026</a><a href="phat-thanh">Phát thanh trực tuyến</a>
<div class="box_title">QUẢNG CÁO</div><a href="http://dien.example.com/lich-cat-dien">Thông báo lịch ngừng cung cấp điện từ ngày 24 đến ngày 30/11/2026</a><div class="box_title">LIÊN KẾT</div><a href="http://tinhuy.example.vn">Trang thông tin điện tử Tỉnh ủy</a><a href="http://hdnd.example.vn">Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh</a></div>
<div class="footer"><a href="lien-he">Liên hệ tòa soạn</a> <a href="quang-cao">Bảng giá quảng cáo</a><p>Giấy phép xuất bản số 124/GP-BTTTT</p></div></body></html>"""


def section_province(items: Items) -> str:
    """A province's section: links relative to a base, dates in brackets, a list of older ones."""
    item = '<div class="item"><a href="{p}"><img src="t/{n}.jpg" width="180"></a><div class="tit"><a href="{p}">{t}</a> <span class="date">({h} | {d})</span></div><div class="abs">(baotinh.vn) - {x} <a href="{p}">Chi tiết »</a></div></div>'
    return put(
        PROVINCE,
        top=rows(items[:1], item),
        main=rows(items[1:13], item),
        old=rows(items[13:23], '<li><a href="{p}">{t}</a> <i>({d})</i></li>'),
        most=rows(items[23:], '<div><a href="{p}">{t}</a></div>'),
        menu=menu(
            "Trang nhất|Thời sự - Chính trị|Xây dựng Đảng|Kinh tế|Văn hóa - Xã hội|An ninh - Quốc phòng|Pháp luật|Thể thao|Quốc tế|Đất và người|Bạn đọc"
        ),
    )


PORTAL = """<!DOCTYPE html><html lang="vi-VN"><head><meta charset="utf-8"><title>Tin tức - sự kiện</title></head><body id="Body"><form method="post" action="/Default.aspx?tabid=102" id="Form">
<div class="top"><a href="/Default.aspx?tabid=36">Trang chủ</a><a href="/Default.aspx?tabid=102&ctl=Login">Đăng nhập</a><a href="mailto:xa@example.vn">Hộp thư điện tử công vụ</a></div>
<ul class="menu"><li><a href="/Default.aspx?tabid=101">Giới thiệu chung</a></li><li><a href="/Default.aspx?tabid=102">Tin tức - sự kiện</a></li><li><a href="/Default.aspx?tabid=103">Công tác xây dựng Đảng và hệ thống chính trị</a></li><li><a href="/Default.aspx?tabid=104">Cải cách hành chính</a></li><li><a href="/Default.aspx?tabid=105">Văn bản chỉ đạo điều hành</a></li><li><a href="/Default.aspx?tabid=106">Thủ tục hành chính</a></li><li><a href="/Default.aspx?tabid=107">Hỏi đáp</a></li></ul>
<div class="c"><h2>Tin tức - sự kiện</h2><div class="hot">[[hot]]</div><table class="list"><tbody>[[main]]</tbody></table>
<div class="pager">Trang: <span>1</span> <a href="/Default.aspx?tabid=102&Page=2">2</a> <a href="/Default.aspx?tabid=102&Page=3">3</a> <a href="/Default.aspx?tabid=102&Page=2">Tiếp theo</a></div></div>
<div class="r"><div class="h">THÔNG BÁO</div>[[notices]]<div class="h">VĂN BẢN MỚI</div><a href="/Portals/0/VB/QD-1234.pdf">Quyết định số 1234/QĐ-UBND về việc công bố danh mục thủ tục hành chính</a><a href="/Portals/0/VB/KH-88.docx">Kế hoạch số 88/KH-UBND triển khai chuyển đổi số năm 2027</a><div class="h">LIÊN KẾT</div><a href="https://dichvucong.example.gov.vn">Cổng Dịch vụ công quốc gia</a><a href="https://tinh.example.gov.vn">Cổng thông tin điện tử tỉnh</a><div class="h">THỐNG KÊ</div><p>Hôm nay: 212</p></div>
<div class="f"><p>Trang thông tin điện tử xã. Chịu trách nhiệm: Chủ tịch UBND xã</p></div></form></body></html>"""


def section_portal(items: Items) -> str:
    """A commune's portal on an old DotNetNuke: the number of the article stands in the query."""
    return put(
        PORTAL,
        hot=rows(
            items[:4], '<div><a href="{p}"><img src="/t/{n}.jpg"></a><a href="{p}">{t}</a></div>'
        ),
        main=rows(
            items[4:22],
            '<tr><td><a href="{p}"><img src="/t/{n}.jpg" alt="" width="120"></a></td><td><a class="tt" href="{p}">{t}</a> <span>{d}</span><p>{x}</p><a class="more" href="{p}">Xem tiếp</a></td></tr>',
        ),
        notices=rows(items[22:], '<div>- <a href="{p}">{t}</a> <img src="/new.gif"></div>'),
    )


LISTS: dict[str, Callable[[Items], str]] = {
    "section_express": section_express,
    "section_youth": section_youth,
    "front_party": front_party,
    "section_province": section_province,
    "section_portal": section_portal,
}
