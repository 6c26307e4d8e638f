# ruff: noqa: E501  markup is not broken where a page does not break it
"""Five list pages, from memory, around any thirty titles, and which of their links are articles.

Every link to an article of the page's own site counts, in side boxes too. Video and photo stories
are neither right nor wrong: editors differ. All else (sections, tags, documents, other sites) is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.pages.round3.press_parts import LOREM_SCRIPT, e, items, menu, number, q, slug

MEDIA = (
    "Video: Một ngày ở chợ nổi giữa mùa nước lên",
    "Chùm ảnh: Sắc hoa tam giác mạch trên cao nguyên đá",
    "Infographic: Mười sự kiện nổi bật trong tháng",
)


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """A page, where it lies, the addresses of its articles, and of what is neither right nor wrong."""

    html: str
    url: str
    articles: frozenset[str]
    neutral: frozenset[str] = frozenset()


def addresses(titles: Sequence[str], form: str) -> frozenset[str]:
    """Where the articles with these titles lie."""
    return frozenset(form.format(slug=slug(title), number=number(title)) for title in titles)


def made(html: str, url: str, titles: Sequence[str], form: str, media: str) -> ListPage:
    """A page whose addresses are of two forms below its own site."""
    site = "/".join(url.split("/")[:3])
    return ListPage(
        html=html,
        url=url,
        articles=addresses(titles, site + form),
        neutral=addresses(MEDIA, site + media),
    )


def express_section(titles: Sequence[str]) -> ListPage:
    """A section of a daily on the net: pictures' links, teasers, counts of comments, an upper box."""
    form, media = "/{slug}-{number}.html", "/{slug}-{number}.html?media=1"
    story = '<article class="item-news item-news-common thumb-left"><div class="thumb-art"><a href="{href}" class="thumb thumb-5x3" title="{title}"><picture><img itemprop="contentUrl" loading="lazy" src="/{number}.jpg" alt="{title}"></picture></a></div>\n<h3 class="title-news"><a data-medium="Item-1" href="{href}" title="{title}">{title}</a></h3>\n<p class="description"><a data-medium="Item-2" href="{href}">{title} — phóng viên ghi nhận tại chỗ trong buổi sáng, người dân địa phương cho biết thêm.</a> <span class="meta-news"><a class="count_cmt" href="{href}#box_comment_vne"><i class="ic"></i><span class="font_icon">27</span></a></span></p></article>'
    side = '<article class="item-news"><h3 class="title-news"><a href="{href}?utm_source=sidebar&amp;utm_medium=box" title="{title}">{title}</a></h3></article>'
    html = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Tin tức thời sự hôm nay - Tin nhanh Bình Minh</title>
<link rel="canonical" href="https://bao.example.vn/thoi-su">{LOREM_SCRIPT}</head>
<body><header><a href="/" class="logo">Bình Minh</a><span>Thứ hai, 23/11/2026</span><a href="/tin-tuc-24h">Mới nhất</a><a href="https://e.example.com/">International</a><a href="/dang-nhap">Đăng nhập</a></header>
<nav class="main-nav"><ul>
{menu("Thời sự|Góc nhìn|Thế giới|Kinh doanh|Bất động sản|Khoa học công nghệ|Giải trí|Thể thao|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Ý kiến bạn đọc")}
</ul></nav>
<div class="title-folder"><h1><a href="/thoi-su">Thời sự</a></h1><ul class="sub-nav"><li><a href="/thoi-su/chinh-tri">Chính trị</a></li><li><a href="/thoi-su/huong-toi-ky-nguyen-moi">Hướng tới kỷ nguyên mới</a></li><li><a href="/thoi-su/lao-dong-viec-lam">Lao động - Việc làm</a></li><li><a href="/thoi-su/quy-hi-vong">Quỹ Hy vọng</a></li></ul></div>
<section class="top-story">
{items(titles[:1], '<article class="article-topstory"><a class="thumb" href="{href}"><img src="/{number}.jpg" alt="{title}"></a><h2 class="title-news"><a href="{href}">{title}</a></h2></article>', form)}
<ul class="list-sub-feature">
{items(titles[1:4], '<li><h3 class="title_news"><a href="{href}">{title}</a></h3><p class="description"><a href="{href}">Tóm tắt ngắn gọn về vụ việc.</a></p></li>', form)}
</ul></section>
<div class="list-news-subfolder">
{items(titles[4:14], story, form)}
<div class="banner"><a href="https://ads.example.com/9">Căn hộ ven sông chỉ từ 1,9 tỷ, chiết khấu cho người mua sớm nhất</a></div>
{items(titles[14:22], story, form)}
</div>
<div class="pagination"><a class="btn-page active" href="/thoi-su">1</a><a class="btn-page" href="/thoi-su-p2">2</a><a class="btn-page" href="/thoi-su-p3">3</a><a class="btn-page next-page" href="/thoi-su-p2">Trang sau</a></div>
<aside class="sidebar"><h2><a href="/doc-nhieu">Xem nhiều</a></h2>
{items(titles[22:28], side, form)}
<h2><a href="/video">Video</a></h2>
{items(MEDIA, '<div class="video-item"><a href="{href}">{title}</a></div>', media)}
<h2><a href="/goc-nhin">Góc nhìn</a></h2>
{items(titles[28:], '<div class="item-opinion"><a href="/tac-gia/le-quang-{number}">Lê Quang, nhà nghiên cứu độc lập về đô thị</a><h3><a href="{href}">{title}</a></h3></div>', form)}
<div class="tags"><a href="/chu-de/ngap-lut-1023">Ngập lụt ở miền Trung sau hoàn lưu bão</a><a href="/chu-de/gia-dien-77">Giá điện sinh hoạt</a></div></aside>
<footer><a href="/rss">RSS</a><a href="/quang-cao">Liên hệ quảng cáo với tòa soạn</a><a href="/dieu-khoan-su-dung">Điều khoản sử dụng và chính sách bảo mật</a></footer></body></html>"""
    return made(html, "https://bao.example.vn/thoi-su", titles, form, media)


def youth_front(titles: Sequence[str]) -> ListPage:
    """A daily's front page: a grid of sections, each with its head, and stories of many sizes."""
    form, media = "/{slug}-2026112{number}.htm", "/video/{slug}-2026112{number}.htm"
    big = '<div class="box-category-item first"><a class="box-category-link-with-avatar" href="{href}" title="{title}"><img src="/{number}.jpg" alt="{title}"></a><h3><a class="box-category-link-title" href="{href}">{title}</a></h3><p class="box-category-sapo" data-type="sapo">NTO - Phóng viên có mặt tại hiện trường từ sáng sớm và ghi lại câu chuyện.</p></div>'
    small = '<div class="box-category-item"><h3><a class="box-category-link-title" data-id="{number}" href="{href}">{title}</a></h3><span class="time">22/11/2026 14:05</span></div>'

    def section(name: str, first: int, last: int) -> str:
        subs = f'<a href="/{slug(name)}/nhip-song.htm">Nhịp sống</a><a href="/{slug(name)}/ban-tron.htm">Bàn tròn</a>'
        return f'<div class="box-category"><div class="box-title"><h2><a href="/{slug(name)}.htm" title="{name}">{name}</a></h2>{subs}</div>\n{items(titles[first : first + 1], big, form)}\n{items(titles[first + 1 : last], small, form)}</div>'

    html = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Nhịp Trẻ Online - Tin tức mới nhất</title>
<meta property="og:type" content="website"></head><body class="home">
<div class="header"><a href="/">Nhịp Trẻ</a><span>Thứ Hai, 23-11-2026</span><a href="/login.htm">Đăng nhập</a><a href="https://cuoi.example.com/">Nhịp Trẻ Cười - ấn phẩm hài hước cuối tuần</a>
<ul class="menu-nav">
{menu("Thời sự|Thế giới|Pháp luật|Kinh doanh|Công nghệ|Xe|Du lịch|Nhịp sống trẻ|Văn hóa|Giải trí|Thể thao|Giáo dục|Nhà đất|Sức khỏe", '<li><a class="nav-link" href="/{slug}.htm">{name}</a></li>')}
</ul></div>
<div class="home__focus">
{items(titles[:2], big, form)}
{items(titles[2:7], small, form)}
<div class="live"><a href="/truc-tiep.htm">Trực tiếp</a></div></div>
<div class="box-topic"><b>Chủ đề nóng</b><a href="/chu-de/bao-so-12-dang-vao-bien-dong-e4421.htm">Bão số 12 đang vào Biển Đông</a><a href="/chu-de/cai-cach-tien-luong-e4417.htm">Cải cách tiền lương</a></div>
{section("Thời sự", 7, 11)}
{section("Thế giới", 11, 15)}
<div class="banner"><a href="https://ads.example.com/tv">Giảm ngay 40% khi mua tủ lạnh tại chuỗi siêu thị điện máy</a></div>
{section("Kinh doanh", 15, 19)}
{section("Giáo dục", 19, 23)}
<div class="box-media"><h2><a href="/video.htm">Video</a></h2>
{items(MEDIA, '<div class="media-item"><a href="{href}"><img src="/v.jpg" alt="{title}"></a><h3><a href="{href}">{title}</a></h3></div>', media)}
</div>
<div class="box-mostread"><h2>Đọc nhiều</h2>
{items(titles[20:27], '<div class="item"><span class="number">1</span><a href="{href}#mostread">{title}</a></div>', form)}
</div>
<div class="box-slide"><h2><a href="/ban-doc.htm">Bạn đọc làm báo</a></h2>
{items(titles[27:], '<div class="swiper-slide"><a href="{href}" class="img"><img src="/{number}.jpg"></a><a href="{href}" class="t">{title}</a></div>', form)}
</div>
<div class="box-paper"><a href="/bao-giay.htm">Đặt báo giấy dài hạn, giao tận nhà trước 7 giờ sáng</a><a href="/sao.htm">Nạp sao để ủng hộ tòa soạn</a></div>
<footer><a href="/gioi-thieu.htm">Giới thiệu</a><a href="/bang-gia-quang-cao.htm">Bảng giá quảng cáo trên báo in và báo điện tử</a><a href="https://apps.example.com/ntapp">Tải ứng dụng</a></footer></body></html>"""
    return made(html, "https://nhip.example.vn/", titles, form, media)


def central_section(titles: Sequence[str]) -> ListPage:
    """A section of the central daily: absolute addresses, times, a button for more."""
    site, form = "https://binhminh.example.vn", "/{slug}-post{number}.html"
    media = "/photo/{slug}-post{number}.html"
    story = '<article class="story" data-id="{number}"><figure class="story__thumb"><a class="cms-link" href="{href}" title="{title}"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" data-src="https://image.example.vn/w400/{number}.jpg.webp" alt="{title}"></a></figure><h3 class="story__heading" data-tracking="{number}"><a class="  cms-link" href="{href}" title="{title}">\n    {title}\n</a></h3><div class="story__meta"><time class="time" datetime="2026-11-22T16:40:00+0700">22/11/2026 16:40</time></div><div class="story__summary cms-desc">NBM - Chiều cùng ngày, đoàn công tác đã tới thăm và động viên bà con.</div></article>'
    plain = '<article class="story"><h2 class="story__heading"><a class="cms-link" href="{href}">{title}</a></h2></article>'
    html = f"""<!DOCTYPE html><html lang="vi" class="vi-VN"><head><title>Xây dựng Đảng</title><meta charset="utf-8">
<link rel="alternate" type="application/rss+xml" href="{site}/rss/xaydungdang-1.rss"></head><body class="category-page">
<header class="site-header"><a class="logo" href="{site}/">BÁO BÌNH MINH</a><a href="https://en.example.vn">English</a><a href="https://daihoi.example.vn">Chuyên trang Đại hội Đảng các cấp nhiệm kỳ mới</a>
<ul class="menu">
{menu("Chính trị|Xây dựng Đảng|Kinh tế|Chứng khoán|Văn hóa|Xã hội|Pháp luật|Du lịch|Thế giới|Thể thao|Giáo dục|Y tế|Môi trường|Bình luận phê phán", '<li class="main"><a class="menu-heading" href="' + site + '/{slug}/" title="{name}">{name}</a></li>')}
</ul></header>
<div class="breadcrumbs"><h1><a href="{site}/xaydungdang/">Xây dựng Đảng</a></h1><ul><li><a href="{site}/guong-sang-dang-vien/">Gương sáng đảng viên</a></li><li><a href="{site}/dang-va-cuoc-song/">Đảng và cuộc sống hôm nay</a></li></ul></div>
<div class="rank-1">
{items(titles[:1], story, site + form)}
</div><div class="rank-2">
{items(titles[1:5], plain, site + form)}
</div>
<div class="box-content content-list" data-source="latest-news-1">
{items(titles[5:20], story, site + form)}
<button class="control__loadmore" data-page="1" data-zone="1">Xem thêm</button></div>
<div class="sidebar"><h3 class="box-heading"><a href="{site}/tin-doc-nhieu.html">Đọc nhiều</a></h3>
{items(titles[20:26], plain, site + form)}
<h3 class="box-heading"><a href="{site}/special/">Chuyên đề</a></h3>
{items(titles[26:], '<article class="story"><a class="story__thumb cms-link" href="{href}"><img alt="{title}"></a><h2 class="story__heading"><a class="cms-link" href="{href}"><i class="ic-type-emagazine"></i>{title}</a></h2></article>', site + form)}
<h3 class="box-heading"><a href="{site}/anh.html">Ảnh</a></h3>
{items(MEDIA, plain, site + media)}
<div class="box-tag"><a href="{site}/tu-khoa/hoc-tap-va-lam-theo-bac-tag5012.html">Học tập và làm theo Bác</a><a href="{site}/tu-khoa/phong-chong-tham-nhung-tag31.html">Phòng, chống tham nhũng, lãng phí, tiêu cực</a></div>
<div class="paper"><a href="{site}/bao-in/so-25871.pdf">Đọc báo in số ra ngày 23/11/2026 (bản PDF)</a></div></div>
<footer><a href="{site}/lien-he.html">Liên hệ tòa soạn</a><a href="https://www.facebook.com/binhminh.example">Trang Facebook chính thức của Báo Bình Minh</a></footer></body></html>"""
    return made(html, site + "/xaydungdang/", titles, form, media)


def committee_portal(titles: Sequence[str]) -> ListPage:
    """A party committee's portal: numbers in queries, documents beside news, a login, a poll."""
    form, media = "/Default.aspx?sid=4&pageid=472&catid=61&id={number}", "/Album.aspx?id={number}"
    href = q(form)
    story = '<div class="news-item"><a class="img" href="{href}"><img src="/Portals/0/{number}.jpg" width="150" /></a><a class="NewsTitle" href="{href}">{title}</a> <span class="NewsDate">(21/11/2026)</span><div class="NewsSummary">Sáng nay, Thường trực Huyện ủy chủ trì hội nghị giao ban tháng.</div><a class="more" href="{href}">Xem chi tiết</a></div>'
    line = '<li><a href="{href}">{title}</a></li>'
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Đảng bộ huyện Bãi Dâu &gt; Tin tức</title></head>
<body id="Body"><form method="post" action="/Default.aspx?sid=4&amp;pageid=472" id="Form"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUJNjI2" />
<div id="banner"><span>Thứ hai, ngày 23/11/2026</span><a href="/Login.aspx?returnurl=%2f">Đăng nhập</a><a href="/Register.aspx">Đăng ký</a><a href="https://mail.example.vn">Hộp thư công vụ</a></div>
<div id="menu"><ul>
{menu("Trang chủ|Giới thiệu|Cơ cấu tổ chức|Tin tức - Sự kiện|Công tác tổ chức xây dựng Đảng|Công tác kiểm tra, giám sát|Công tác tuyên giáo và dân vận|Văn phòng|Hệ thống văn bản|Thủ tục hành chính Đảng|Thư viện ảnh|Hỏi đáp", '<li><a href="/Default.aspx?sid=4&amp;pageid={slug}"><span>{name}</span></a></li>')}
</ul></div>
<div class="col-left"><div class="title">Văn bản mới</div><ul>
<li><a href="/VanBan.aspx?id=2291">Nghị quyết số 14-NQ/HU về nâng cao chất lượng sinh hoạt chi bộ</a></li>
<li><a href="/VanBan.aspx?id=2290">Kế hoạch số 88-KH/HU kiểm tra việc thực hiện nghị quyết năm 2026</a></li>
<li><a href="/Portals/0/VB/CV-402.pdf">Công văn số 402-CV/HU về chuẩn bị hội nghị tổng kết</a></li></ul>
<div class="title">Thăm dò ý kiến</div><p>Bạn đánh giá thế nào về cổng?</p><input type="radio" />Tốt <input type="radio" />Khá <a href="/Poll.aspx?id=3">Xem kết quả thăm dò ý kiến bạn đọc</a>
<div class="title">Liên kết</div><ul><li><a href="https://tinh.example.gov.vn/">Cổng thông tin điện tử Tỉnh ủy và UBND tỉnh</a></li><li><a href="http://dangcongsan.example.vn">Báo điện tử của Trung ương Đảng</a></li></ul></div>
<div class="col-main"><div class="breadcrumb"><a href="/">Trang chủ</a> &gt; <a href="/Default.aspx?sid=4&amp;pageid=472">Tin tức - Sự kiện</a></div>
{items(titles[:12], story, href)}
<div class="title">Các tin khác</div><ul class="other">
{items(titles[12:22], '<li><a href="{href}">{title}</a> <i>(18/11/2026)</i></li>', href)}
</ul>
<div class="paging"><span>1</span> <a href="/Default.aspx?sid=4&amp;pageid=472&amp;page=2">2</a> <a href="/Default.aspx?sid=4&amp;pageid=472&amp;page=3">3</a> <a href="/Default.aspx?sid=4&amp;pageid=472&amp;page=2">Tiếp theo</a></div></div>
<div class="col-right"><div class="title">Tin đọc nhiều</div><ul>
{items(titles[18:25], line, href)}
</ul><div class="title">Học tập và làm theo Bác</div><ul>
{items(titles[25:], line, href)}
</ul><div class="title">Thư viện ảnh</div>
{items(MEDIA, '<a href="{href}"><img src="/a.jpg" alt="{title}" /></a><a href="{href}">{title}</a>', media)}
<div class="title">Thống kê</div><p>Đang truy cập: 18</p></div>
<div id="footer"><p>Cơ quan chủ quản: Huyện ủy Bãi Dâu</p><a href="/SiteMap.aspx">Sơ đồ cổng</a><a href="javascript:scroll(0,0)">Về đầu trang</a></div>
</form></body></html>"""
    return made(
        html, "https://bai-dau.example.vn/Default.aspx?sid=4&pageid=472", titles, form, media
    )


def review_section(titles: Sequence[str]) -> ListPage:
    """A review's section in tables: relative addresses, no pictures' links, titles in capitals now and then."""
    form, media = "/tin-tuc/{number}/{slug}.html", "/media/{number}/{slug}.html"
    row = '<tr><td width="120"><img src="upload/{number}.jpg" width="110" /></td><td><a class="titleList" href="{href}"><strong>{title}</strong></a><br /><font color="#888">08:30 20/11/2026</font><br />Bài viết bàn về cách làm ở cơ sở và những kinh nghiệm bước đầu.</td></tr>\n<tr><td colspan="2"><hr /></td></tr>'
    bullet = '<div class="bullet">&bull; <a href="{href}">{title}</a></div>'
    upper = "\n".join(
        f'<td><a href="{form.format(slug=slug(title), number=number(title))[1:]}">{e(title.upper())}</a></td>'
        for title in titles[:3]
    )
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><base href="https://tapchi.example.vn/">
<title>Tạp chí Xây Đắp - Thực tiễn kinh nghiệm</title></head>
<body bgcolor="#ffffff"><table width="980" align="center"><tr><td><a href="trang-chu.html"><img src="images/top.jpg"></a></td></tr>
<tr><td class="menu">
{menu("Trang chủ|Tin tức|Nghiên cứu lý luận|Thực tiễn kinh nghiệm|Diễn đàn|Nhân sự mới|Xây dựng đội ngũ cán bộ|Bạn đọc viết|Giải búa liềm vàng|Văn bản mới|Toàn văn tạp chí in", '<a href="{slug}.html">{name}</a> |')}
</td></tr><tr><td align="right">Thứ hai, 23/11/2026 | <a href="tim-kiem.html">Tìm kiếm nâng cao</a></td></tr>
<tr><td><table class="focus"><tr>
{upper}
</tr></table></td></tr>
<tr valign="top"><td><table><tr valign="top"><td width="640"><a href="trang-chu.html">Trang chủ</a> &raquo; <a href="thuc-tien-kinh-nghiem.html">Thực tiễn kinh nghiệm</a>
<table>
{items(titles[3:15], row, form[1:])}
</table>
<b>Các tin đã đưa</b>
{items(titles[15:23], bullet, form[1:])}
<div align="center">Trang: <b>1</b> <a href="thuc-tien-kinh-nghiem/trang-2.html">2</a> <a href="thuc-tien-kinh-nghiem/trang-3.html">3</a> ... <a href="thuc-tien-kinh-nghiem/trang-88.html">Cuối</a></div></td>
<td width="320"><b>Tin xem nhiều</b>
{items(titles[23:28], bullet, form[1:])}
<b>Nhân sự mới</b>
{items(titles[28:], bullet, form[1:])}
<b>Văn bản</b>
<div class="bullet"><a href="van-ban/1182/quy-dinh-ve-quan-ly-ho-so-dang-vien.html">Quy định 41-QĐ/TW về quản lý hồ sơ đảng viên</a></div>
<div class="bullet"><a href="van-ban/1180/huong-dan-cong-tac-dang-phi.html">Hướng dẫn 07-HD/BTC về công tác đảng phí ở cơ sở</a></div>
<b>Ảnh - Video</b>
{items(MEDIA, bullet, media[1:])}
<b>Số mới</b><br><a href="tap-chi-in/so-11-2026.html">Mục lục Tạp chí Xây Đắp số 11 năm 2026</a><br><a href="https://sach.example.com/">Nhà sách trực tuyến của Nhà xuất bản Phù Sa</a></td></tr></table></td></tr>
<tr><td class="foot">Tổng Biên tập: Trịnh Quốc Bảo <a href="mailto:toasoan@tapchi.example.vn">Gửi thư cho tòa soạn tạp chí</a></td></tr></table></body></html>"""
    return made(html, "https://tapchi.example.vn/thuc-tien-kinh-nghiem.html", titles, form, media)
