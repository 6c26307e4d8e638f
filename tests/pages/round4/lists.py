# ruff: noqa: E501  markup is not broken where a page does not break it
"""Five list pages around known articles: two fronts or sections of newspapers, three of portals.

Every article given is linked somewhere on the page: in the stream, in a lead block or in a side box
(most read, other sections), often twice, by its picture and by its headline. What a box of videos,
pictures or documents leads to is no article, though its links have titles; ``NEUTRAL`` names the
addresses of single videos, albums and documents' own pages, which are counted neither way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.pages.round4.press_parts import TODAY, e, menu, slug, weekday


@dataclass(frozen=True, kw_only=True)
class Item:
    """One article: ``address`` is absolute, ``day`` is when it appeared."""

    title: str
    address: str
    teaser: str
    day: datetime


def rows(template: str, items: Sequence[Item], base: str = "") -> str:
    """A filled template a line; ``base`` is what is cut off addresses to make them relative."""
    return "\n".join(
        template.format(
            t=e(item.title), a=e(item.address.removeprefix(base)), s=e(item.teaser),
            d=f"{item.day:%d/%m/%Y}", c=f"{item.day:%H:%M}", n=n,
        )
        for n, item in enumerate(items)
    )  # fmt: skip


def section(items: Sequence[Item]) -> str:
    """A section of a large newspaper: relative addresses, most read at the side, pages below."""
    base = "https://bao-nhanh.example.vn"
    card = '<article class="item-news item-news-common thumb-left"><div class="thumb-art"><a href="{a}" class="thumb thumb-5x3" title="{t}"><picture><img src="/t{n}.jpg" alt="{t}"></picture></a></div>\n<h2 class="title-news"><a href="{a}" title="{t}" data-medium="Item-{n}">{t}</a></h2><p class="description"><a href="{a}">{s}</a></p><p class="meta-news"><span class="time-public">{c} {d}</span><a class="count_cmt" href="{a}#box_comment"><span>14</span></a></p></article>'
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Chính trị - Báo Nhanh</title><link rel="canonical" href="{base}/thoi-su/chinh-tri"><link rel="alternate" type="application/rss+xml" href="/rss/thoi-su.rss"></head><body>
<header><a class="logo" href="/"><img src="/logo.svg" alt="Báo Nhanh"></a><span>{weekday(TODAY)}, {TODAY:%d/%m/%Y}</span><a href="/dang-nhap?back=/thoi-su">Đăng nhập</a><a href="https://shop.example.com/?utm_source=bn">Cửa hàng quà tặng cuối năm của Báo Nhanh giảm giá tới năm mươi phần trăm</a></header>
<nav><ul>
{menu("Thời sự|Góc nhìn|Thế giới|Video|Podcasts|Kinh doanh|Khoa học|Giải trí|Thể thao|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Số hóa|Xe|Ý kiến|Tâm sự")}
</ul></nav><ul class="ul-nav-folder"><li class="active"><a href="/thoi-su/chinh-tri">Chính trị</a></li><li><a href="/thoi-su/nhan-su">Nhân sự</a></li><li><a href="/thoi-su/huong-toi-ky-nguyen-moi">Hướng tới kỷ nguyên mới</a></li><li><a href="/thoi-su/dan-sinh">Dân sinh</a></li></ul>
<section class="top"><article class="article-topstory">
{rows('<div class="thumb-art"><a href="{a}"><img src="/big.jpg" alt="{t}"></a></div><h2 class="title-news"><a href="{a}">{t}</a></h2><p class="description"><a href="{a}">{s}</a></p>', items[:1], base)}
</article><ul class="list-sub-feature">
{rows('<li><h3 class="title_news"><a href="{a}" title="{t}">{t}</a></h3><p class="description"><a href="{a}">{s}</a></p></li>', items[1:4], base)}
</ul></section>
<div class="col-left">
{rows(card, items[4:12], base)}
<div class="banner"><a href="https://ads.example.com/click?id=1"><img src="/qc.gif" alt="Căn hộ ven sông trả trước ba trăm triệu nhận nhà ngay"></a></div>
{rows(card, items[12:22], base)}
<div class="button-page"><a class="btn-page active" href="/thoi-su/chinh-tri">1</a><a class="btn-page" href="/thoi-su/chinh-tri-p2">2</a><a class="btn-page" href="/thoi-su/chinh-tri-p3">3</a><a class="btn-page next-page" href="/thoi-su/chinh-tri-p2">Trang sau</a></div></div>
<div class="col-right"><h4><a href="/tin-xem-nhieu">Xem nhiều</a></h4>
{rows('<article class="item-news"><span class="rank">{n}</span><h3 class="title-news"><a href="{a}">{t}</a></h3></article>', items[22:28], base)}
<h4><a href="/video">Video</a></h4><ul class="vid"><li><a href="/video/toan-canh-phien-hop-sang-nay-918273.html">Toàn cảnh phiên họp sáng nay của Quốc hội</a></li><li><a href="/video/lu-ve-trong-dem-918274.html">Lũ về trong đêm, cả bản chạy lên đồi</a></li></ul>
<h4>Chủ đề</h4><p class="tags"><a href="/chu-de/sap-nhap-tinh-thanh-7412">Sáp nhập tỉnh thành, tổ chức lại bộ máy</a><a href="/tag/bo-chinh-tri-9920">Bộ Chính trị</a></p>
<h4><a href="/goc-nhin">Góc nhìn</a></h4>
{rows('<div class="gn"><a class="thumb" href="{a}"><img src="/tg{n}.jpg"></a><h3><a href="{a}">{t}</a></h3><p>{s}</p></div>', items[28:], base)}
</div><footer><a href="/gioi-thieu">Giới thiệu về chúng tôi và tòa soạn</a><a href="/lien-he-quang-cao">Liên hệ quảng cáo</a><a href="https://facebook.example.com/baonhanh">Theo dõi Báo Nhanh trên Facebook</a><a href="/rss">RSS</a></footer></body></html>"""


def front(items: Sequence[Item]) -> str:
    """The front of a provincial paper: absolute addresses, blocks by section, albums and videos."""
    small = '<li><a class="cms-link" href="{a}" title="{t}">{t}</a></li>'
    block = '<section class="zone"><h2 class="zone__title"><a href="/{z}/">{name}</a></h2><div class="sub-nav"><a href="/{z}/tin-tuc/">Tin tức</a><a href="/{z}/van-de/">Vấn đề hôm nay</a></div>\n{first}<ul>\n{more}\n</ul></section>'
    lead = '<article class="story"><figure class="story__thumb"><a class="cms-link" href="{a}"><img class="lazy" data-src="/t{n}.webp" alt="{t}"></a></figure><h3 class="story__heading"><a class="cms-link" href="{a}">{t}</a></h3><div class="story__summary">{s}</div><time>{d} {c}</time></article>'
    zones = "\n".join(
        block.format(z=slug(name), name=name, first=rows(lead, items[at : at + 1]), more=rows(small, items[at + 1 : at + 5]))
        for at, name in ((8, "Xây dựng Đảng"), (13, "Kinh tế"), (18, "Văn hóa - Xã hội"))
    )  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo Vùng biển điện tử</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"WebSite","name":"Báo Vùng biển","url":"https://baovungbien.example.vn/"}}</script></head><body>
<div class="top"><time>{weekday(TODAY, capital=True)}, {TODAY:%d/%m/%Y}</time><a href="https://english.baovungbien.example.vn/">English edition</a><a href="/bao-in/so-12801.html">Đọc báo in ngày {TODAY:%d/%m/%Y}</a><a href="/dang-nhap.html">Đăng nhập tài khoản bạn đọc</a></div>
<ul class="menu">
{menu("Chính trị|Xây dựng Đảng|Kinh tế|Xã hội|Văn hóa|Du lịch|Pháp luật|Quốc tế|Thể thao|Truyền hình|Media|Bạn đọc", '<li><a href="/{slug}/" title="{name}">{name}</a></li>')}
</ul>
<div class="focus">{rows(lead, items[:1])}
<div class="focus-sub">
{rows(lead, items[1:4])}
</div></div><div class="ticker"><b>Tin mới:</b>
{rows('<a href="{a}">{t}</a>', items[4:8])}
</div>
{zones}
<section class="media"><h2><a href="/media/">Media</a></h2><div class="slide"><a href="/media/album/le-hoi-den-hon-en-551.html"><img src="/m1.jpg"></a><a href="/media/album/le-hoi-den-hon-en-551.html">Chùm ảnh: Lễ hội đền Hòn Én đông vui ngày khai hội</a><a href="/media/video/ban-tin-thoi-su-ngay-22-11-552.html">Bản tin thời sự truyền hình ngày 22/11/2026</a></div></section>
<section class="docs"><h2><a href="/van-ban/">Văn bản</a></h2><ul><li><a href="/files/nghi-quyet-18-nq-tu.pdf">Nghị quyết số 18-NQ/TU về phát triển kinh tế biển đến năm 2030</a></li><li><a href="/files/ke-hoach-44.docx">Kế hoạch số 44-KH/TU tổ chức học tập nghị quyết</a></li></ul></section>
<aside><h2>Đọc nhiều</h2><ol>
{rows(small, [*items[:2], *items[23:27]])}
</ol><h2>Ý kiến bạn đọc</h2>
{rows('<div class="opinion"><h3><a href="{a}">{t}</a></h3><p>{s}</p></div>', items[27:])}
<a href="https://ads.example.com/vb"><img src="/qc.jpg" alt="Du thuyền Hòn Én: ưu đãi mùa thu cho khách đoàn"></a></aside>
<div class="links"><a href="https://nhandan.example.org/">Báo điện tử trung ương của Đảng Cộng sản</a><a href="https://tinh.example.org/">Cổng thông tin điện tử của tỉnh Vùng biển</a></div>
<footer><a href="/toa-soan.html">Tòa soạn và ban biên tập</a><a href="/dat-bao.html">Đặt mua báo dài hạn năm 2027</a><a href="#top">Về đầu trang</a></footer></body></html>"""


def query(items: Sequence[Item]) -> str:
    """An old portal where the article's number is a query; tables; a calendar and a poll."""
    base = "https://tinhuy-trungdu.example.vn"
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8"><TITLE>Tỉnh ủy Trung du - Tin tức</TITLE></HEAD><BODY>
<table width="1000"><tr><td colspan="3"><img src="/banner.jpg"></td></tr><tr><td colspan="3">
{menu("Trang chủ|Giới thiệu|Tin tức - Sự kiện|Xây dựng Đảng|Văn kiện Đảng bộ|Lịch công tác|Hỏi đáp|Liên hệ", '<a href="/Default.aspx?tabid={slug}">{name}</a> |')}
</td></tr><tr valign="top"><td width="200"><b>DANH MỤC</b><br>
{menu("Hoạt động của Thường trực Tỉnh ủy|Công tác tổ chức - cán bộ|Công tác kiểm tra, giám sát|Học tập và làm theo gương Bác|Dân vận - Mặt trận", '<a href="/Default.aspx?tabid=cat-{slug}">{name}</a><br>')}
<b>XEM NHIỀU</b><br>
{rows('<img src="/b.gif"> <a href="{a}">{t}</a><br>', items[24:], base)}
<b>Thăm dò</b><form><input type="radio">Rất hài lòng với cổng thông tin<br><a href="javascript:vote()">Bình chọn</a> <a href="/Default.aspx?tabid=poll&amp;view=1">Xem kết quả bình chọn của bạn đọc</a></form></td>
<td width="600"><a href="/">Trang chủ</a> &raquo; <a href="/Default.aspx?tabid=tin">Tin tức - Sự kiện</a><table width="100%">
{rows('<tr><td width="150"><a href="{a}"><img src="/Thumb.ashx?id={n}" width="140" border="0"></a></td><td><a class="NewsTitle" href="{a}">{t}</a> <font color="gray">({d} {c})</font><br>{s} <a href="{a}">Xem tiếp...</a></td></tr>', items[:12], base)}
</table><b>CÁC TIN KHÁC</b><ul>
{rows('<li><a href="{a}">{t}</a> <i>({d})</i></li>', items[12:24], base)}
</ul><div class="pg">Trang: <b>1</b> <a href="/Default.aspx?tabid=tin&amp;page=2">2</a> <a href="/Default.aspx?tabid=tin&amp;page=3">3</a> <a href="/Default.aspx?tabid=tin&amp;page=58">Trang cuối</a></div></td>
<td width="200"><b>VĂN BẢN MỚI</b><br><a href="/Portals/0/QD-1205.pdf">Quyết định số 1205-QĐ/TU ban hành quy chế làm việc</a><br><a href="/Download.aspx?file=CV-88.doc">Công văn số 88-CV/TU về tổ chức lễ kỷ niệm</a><br>
<b>THƯ VIỆN ẢNH</b><br><a href="/Default.aspx?tabid=album&amp;id=31"><img src="/al.jpg"></a><a href="/Default.aspx?tabid=album&amp;id=31">Đại hội Đảng bộ tỉnh nhiệm kỳ 2025 - 2030</a><br>
<b>LIÊN KẾT</b><br><a href="https://chinhphu.example.org">Cổng thông tin điện tử Chính phủ nước ta</a><br><a href="http://mail.trungdu.example.org">Hệ thống thư công vụ của tỉnh</a></td></tr>
<tr><td colspan="3">Bản quyền: Văn phòng Tỉnh ủy Trung du <a href="/Default.aspx?tabid=login">Đăng nhập hệ thống quản trị</a></td></tr></table></BODY></HTML>"""


def tabs(items: Sequence[Item]) -> str:
    """A district portal on a modern framework: whole cards are links, tabs, an events calendar."""
    base = "https://xabausen.example.vn"
    card = '<a class="card" href="{a}"><div class="card__img" style="background-image:url(/t{n}.jpg)"></div><div class="card__body"><span class="badge">Tin tức</span><h3>{t}</h3><p>{s}</p><time>{d}</time></div></a>'
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin tức - Cổng thông tin xã Bàu Sen</title><base href="{base}/"></head><body><div id="app">
<header><a href="/"><img src="/quoc-huy.png" alt="Cổng thông tin xã Bàu Sen"></a><button aria-label="Mở menu"></button><ul>
{menu("Trang chủ|Giới thiệu|Tin tức|Thủ tục hành chính|Văn bản chỉ đạo|Lịch tiếp công dân|Góp ý|Liên hệ", '<li><a href="/{slug}">{name}</a></li>')}
</ul></header><nav aria-label="breadcrumb"><a href="/">Trang chủ</a><span>/</span><a href="/tin-tuc">Tin tức</a></nav>
<div class="tabs"><a href="/tin-tuc?loai=dang">Công tác xây dựng Đảng</a><a href="/tin-tuc?loai=chinh-quyen">Hoạt động của chính quyền</a><a href="/tin-tuc?loai=doan-the">Mặt trận và các đoàn thể</a></div>
<div class="hero">
{rows('<a class="hero__img" href="{a}"><img src="/h.jpg" alt=""></a><div class="hero__txt"><a href="{a}"><h2>{t}</h2></a><p>{s}</p><a class="btn" href="{a}">Xem chi tiết</a></div>', items[:1], base + "/")}
</div><div class="grid">
{rows(card, items[1:19], base)}
</div><nav class="pagination"><a href="/tin-tuc?page=1">1</a><a href="/tin-tuc?page=2">2</a><a href="/tin-tuc?page=2">Trang tiếp theo</a></nav>
<aside><h4>Tin xem nhiều</h4>
{rows('<div class="mini"><a href="{a}"><img src="/m{n}.jpg" alt=""></a><div><a href="{a}">{t}</a><small>{d}</small></div></div>', items[19:25], base)}
<h4>Thông báo</h4>
{rows('<p class="notice"><a href="{a}">{t}</a> <em class="new">Mới</em></p>', items[25:], base)}
<h4>Lịch công tác</h4><ul><li><a href="/lich-cong-tac?tuan=48">Lịch công tác của Đảng ủy, UBND xã tuần 48</a></li></ul>
<h4>Văn bản</h4><ul><li><a href="/van-ban-chi-dao/ke-hoach-so-112-kh-ubnd">Kế hoạch số 112/KH-UBND về phòng cháy rừng mùa khô</a></li><li><a href="/storage/files/tb-77.pdf">Thông báo số 77/TB-UBND niêm yết danh sách</a></li></ul>
<h4>Video</h4><a href="https://youtube.example.com/watch?v=abc">Phim tài liệu: Bàu Sen năm mươi năm một chặng đường</a></aside>
<footer><p>UBND xã Bàu Sen</p><a href="tel:0228000000">Điện thoại đường dây nóng: 0228.000.000</a><a href="mailto:xa@example.vn">Hòm thư tiếp nhận phản ánh kiến nghị</a><a href="/so-do-trang">Sơ đồ trang</a><a href="/chinh-sach-bao-mat">Chính sách bảo mật thông tin cá nhân</a></footer></div></body></html>"""


def journal(items: Sequence[Item]) -> str:
    """A party journal's section on Liferay: long addresses, columns that repeat the same headlines."""
    base = "https://tapchi-lyluan.example.vn"
    return f"""<!DOCTYPE html><html class="ltr" lang="vi-VN"><head><title>Chính trị - Xây dựng Đảng - Tạp chí Lý luận</title><meta charset="UTF-8"></head><body><div id="wrapper">
<header><a class="logo" href="{base}/web/guest/home"><img alt="Tạp chí"></a><span>{weekday(TODAY, capital=True)}, {TODAY:%d-%m-%Y}</span><a href="/c/portal/login?p_l_id=20182">Đăng nhập</a><a href="/web/english">Communist Theory Review</a></header>
<nav><ul>
{menu("Tin tức|Nghiên cứu - Trao đổi|Chính trị - Xây dựng Đảng|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh - Đối ngoại|Thế giới: Vấn đề - Sự kiện|Đấu tranh phản bác các luận điệu sai trái, thù địch", '<li><a href="/web/guest/{slug}"><span>{name}</span></a></li>')}
</ul></nav><div class="columns"><div class="span8"><h2 class="portlet-title">Chính trị - Xây dựng Đảng</h2>
{rows('<div class="asset-abstract"><div class="asset-small-image"><a href="{a}"><img src="/documents/{n}.jpg"></a></div><h3 class="asset-title"><a href="{a}?redirect=%2Fweb%2Fguest%2Fchinh-tri">{t}</a></h3><div class="asset-date">{c}, ngày {d}</div><div class="asset-summary">{s} <a href="{a}">Đọc thêm</a></div></div>', items[:14], base)}
<div class="taglib-page-iterator"><a href="?p_p_id=101&amp;cur=2">Tiếp theo</a><a href="?p_p_id=101&amp;cur=41">Cuối cùng</a><span>Hiển thị 1 - 14 của 574 kết quả</span></div></div>
<div class="span4"><div class="portlet"><h3>Tin mới</h3><ul>
{rows('<li><a href="{a}">{t}</a> <span>({d})</span></li>', [*items[:3], *items[14:20]], base)}
</ul></div><div class="portlet"><h3>Đọc nhiều nhất</h3>
{rows('<div class="r"><b>{n}</b><a title="{t}" href="{a}">{t}</a></div>', items[20:26], base)}
</div><div class="portlet"><h3>Sinh hoạt chi bộ</h3>
{rows('<div class="s"><a href="{a}"><img src="/s{n}.jpg" alt="{t}"></a><a href="{a}">{t}</a></div>', items[26:], base)}
</div><div class="portlet"><h3>Ấn phẩm</h3><a href="/web/guest/tap-chi-in/-/so/1055"><img src="/bia.jpg" alt="Số 1055"></a><a href="/documents/20182/so-1055.pdf">Tạp chí Lý luận số 1055, tháng 11 năm 2026</a></div>
<div class="portlet"><h3>Từ khóa</h3><a href="/web/guest/tag/-/t/tu-dien-bien">Tự diễn biến, tự chuyển hóa trong nội bộ</a><a href="/web/guest/tag/-/t/chinh-don">Xây dựng, chỉnh đốn Đảng</a></div></div></div>
<footer><a href="/web/guest/gioi-thieu">Giới thiệu Tạp chí qua các thời kỳ</a><a href="/web/guest/the-le">Thể lệ gửi bài cộng tác dành cho tác giả</a><a href="https://dangcongsan.example.org">Trang tin điện tử của Đảng</a></footer></div></body></html>"""


LISTS: dict[str, Callable[[Sequence[Item]], str]] = {
    "section": section, "front": front, "query": query, "tabs": tabs, "journal": journal,
}  # fmt: skip
PAGES = {
    "section": "https://bao-nhanh.example.vn/thoi-su/chinh-tri",
    "front": "https://baovungbien.example.vn/",
    "query": "https://tinhuy-trungdu.example.vn/Default.aspx?tabid=tin",
    "tabs": "https://xabausen.example.vn/tin-tuc",
    "journal": "https://tapchi-lyluan.example.vn/web/guest/chinh-tri-xay-dung-dang",
}
"""Where each page stands."""
ADDRESSES = {
    "section": "https://bao-nhanh.example.vn/{slug}-48217{n:02}.html",
    "front": "https://baovungbien.example.vn/{slug}-post3391{n:02}.html",
    "query": "https://tinhuy-trungdu.example.vn/Default.aspx?tabid=82&NewsID=91{n:02}",
    "tabs": "https://xabausen.example.vn/tin-tuc/{slug}",
    "journal": "https://tapchi-lyluan.example.vn/web/guest/chinh-tri-xay-dung-dang/-/2018/10992{n:02}/{slug}.aspx",
}
"""How each site addresses its articles."""
NEUTRAL = ("/video/", "/media/album/", "/media/video/", "tabid=album", "/van-ban-chi-dao/", "/lich-cong-tac", "/so-12801", "/so/1055")  # fmt: skip
"""Parts of addresses that are counted neither as articles nor as errors."""
