# ruff: noqa: E501  markup is not broken where a page does not break it
"""Three kinds: a magazine-like daily, the Party's theoretical review, a review of party building."""

from tests.jobs.skins import Story
from tests.pages.round5.press_page import each, fill, flow, ld, menu, og, talk

ZINE = """<!DOCTYPE html>
<html lang="vi">
<head>
[[og]]
<meta property="article:published_time" content="[[iso]]">
<meta property="article:modified_time" content="[[iso]]">
<meta property="article:section" content="Đời sống">
[[ld]]
</head>
<body id="page-article">
<div id="znews"><header id="site-header"><div class="page-wrapper"><h2 id="logo"><a href="/">Tạp chí điện tử</a></h2><div id="search"><input placeholder="Nhập nội dung cần tìm"></div><nav class="category-menu"><ul>
[[menu]]
</ul></nav></div></header>
<div id="top-banner"><div class="banner">Quảng cáo</div></div>
<article class="the-article page-wrapper type-text">
<header class="the-article-header"><p class="the-article-category"><a class="parent_cate" href="/doi-song.html">Đời sống</a> <a href="/xa-hoi.html">Xã hội</a></p>
<h1 class="the-article-title">[[title]]</h1>
<ul class="the-article-meta"><li class="the-article-author"><a href="/author7.html">[[author]]</a></li><li class="the-article-publish">[[weekday]], [[day]] [[time]] (GMT+7)</li><li class="the-article-friendly-time">[[day]] [[time]]</li></ul>
<div class="the-article-tools"><a class="btn-fb">Chia sẻ</a><a class="btn-cmt">3 bình luận</a></div></header>
<section class="main"><div class="audio-box"><span>0:00</span><a>Nữ - Miền Bắc</a></div>
<p class="the-article-summary">[[lead]]</p>
<div class="the-article-body">
[[body]]
</div>
<div class="the-article-credit"></div>
<div class="the-article-books"><h4>Gợi ý đọc thêm: Tủ sách hồi ký</h4><p>Độc giả có thể tìm thấy những góc nhìn khác trong bộ sách do chúng tôi tuyển chọn mỗi tuần.</p></div>
<p class="the-article-tags"><span class="title">Từ khóa</span><a href="/tieu-diem/x.html"><strong>xu hướng</strong></a> <a href="/tieu-diem/y.html"><strong>Hà Nội</strong></a></p>
<div class="the-article-comments"><h3>Bình luận (3)</h3><ul>
[[talk]]
</ul></div></section>
<section class="sidebar"><div class="section-title"><h3>Đọc nhiều</h3></div>
[[most]]
</section></article>
<section id="article-relate"><header class="section-title"><h2>Có thể bạn quan tâm</h2></header><div class="article-list">
[[same]]
</div></section>
<footer id="site-footer"><p>© Toàn bộ bản quyền thuộc Tạp chí điện tử</p><p>Cơ quan chủ quản: Hội Xuất bản Việt Nam</p><p>Giấy phép số 75/GP-BTTTT, cấp ngày 26/02/2020</p><a href="https://apps.example.com">Tải app trên iOS và Android</a></footer></div>
</body></html>"""


def zine(story: Story) -> str:
    """A magazine-like daily: pictures in tables, related titles in a box within the text, a pull quote."""
    picture = """<table class="picture" align="center"><tbody><tr><td class="pic"><img src="/assets/images/blank.gif" data-src="/a/1.jpg" title="[[title_attribute]] anh 1" alt="[[title_attribute]] anh 1" width="1020"></td></tr><tr><td class="pCaption caption">[[caption]]</td></tr></tbody></table>"""
    quote = '<blockquote class="pull-quote"><p class="quote">Điều quan trọng nhất là không để ai đứng ngoài cuộc</p><p class="p-author"><em>Một chuyên gia chia sẻ</em></p></blockquote>'
    inner = (
        '<div class="inner-article" data-role="content">'
        + each(
            story,
            (0,),
            '<a href="{u}"><img src="/t/{n}.jpg"><h2 class="title">{t}</h2><p class="summary">{x}</p></a>',
        )
        + "</div>"
    )
    return fill(
        ZINE,
        story,
        og=og(story, "https://zine.example.vn", "ZNEWS.VN"),
        ld=ld(story, "https://zine.example.vn"),
        menu=menu(
            "Mới nhất|Xuất bản|Kinh doanh|Công nghệ|Sức khỏe|Thể thao|Đời sống|Giải trí|Pháp luật|Xã hội|Thế giới|Giáo dục|Du lịch|Ôtô - Xe máy|Video"
        ),
        body=flow(
            story,
            "<p>{}</p>",
            "<h3>{}</h3>",
            ways=("", "strong", "a"),
            after={0: picture, 0.4: quote, 0.6: inner},
        ),
        talk=talk(
            '<li class="commentItem"><p class="comment-name">{who}</p><p class="comment-content">{what}</p><span class="like">{n}1</span></li>'
        ),
        most=each(
            story,
            range(1, 6),
            '<article class="article-item"><p class="article-thumbnail"><a href="{u}"><img src="/t/{n}.jpg"></a></p><header><p class="article-title"><a href="{u}">{t}</a></p><p class="article-meta"><span class="friendly-time">{h} {d}</span></p></header></article>',
        ),
        same=each(
            story,
            range(6, 12),
            '<article class="article-item"><p class="article-thumbnail"><a href="{u}"><img src="/t/{n}.jpg"></a></p><header><p class="article-title"><a href="{u}">{t}</a></p><p class="article-summary">{x}</p></header></article>',
        ),
    )


REVIEW = """<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN">
<head><meta charset="utf-8"><title>[[title]] - Tạp chí Cộng sản</title>
<meta property="og:title" content="[[title_attribute]]"><meta property="og:type" content="website"><meta property="og:url" content="/web/guest/[[slug]]">
<link href="/o/classic-theme/css/clay.css" rel="stylesheet">
<script>Liferay = {Browser:{}};</script>
</head>
<body class="controls-visible yui3-skin-sam signed-out public-page site">
<nav class="quick-access-nav" id="quickAccessNav"><h1 class="hide-accessible">Navigation</h1><ul><li><a href="#main-content">Skip to Content</a></li></ul></nav>
<div id="wrapper"><header id="banner"><div class="date-top">Thứ Hai, ngày 23 tháng 11 năm 2026</div><a class="logo" href="/"><img src="/logo.png" alt="Tạp chí Cộng sản"></a><p>Cơ quan lý luận và chính trị của Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam</p><ul class="lang"><li><a href="/en">English</a></li><li><a href="/cn">中文</a></li></ul>
<nav class="navigation"><ul role="menubar">
[[menu]]
</ul></nav></header>
<section id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout row"><div class="col-md-9 portlet-column">
<section class="portlet" id="portlet_journal_content"><div class="portlet-content-container"><div class="portlet-body">
<div class="breadcrumb-tccs"><a href="/">Trang chủ</a><span>›</span><a href="/nghien-cuu">Nghiên cứu - Trao đổi</a></div>
<div class="contentNews"><h1 class="titleNews">[[title]]</h1>
<div class="author_position"><span class="author">[[author_upper]]</span><div class="position">Phó Viện trưởng Viện Nghiên cứu phát triển</div></div>
<div class="dateNews">[[time]], ngày [[dashed]]</div>
<div class="toolNews"><a>Bản in</a><a>Gửi thư điện tử</a><a>Chia sẻ</a></div>
<div class="detailNews"><p style="text-align:justify;"><em><strong>TCCS - [[lead]]</strong></em></p>
[[body]]
<p style="text-align:center;">--------------------------</p>
<p style="text-align:justify;"><span style="font-size:14px">(1) Văn kiện Đại hội đại biểu toàn quốc lần thứ XIII, Nxb. Chính trị quốc gia Sự thật, Hà Nội, 2021, t. I, tr. 180</span></p>
</div></div></div></div></section>
<section class="portlet" id="portlet_related"><h3 class="portlet-title">Các bài đã đăng</h3><ul class="list-old">
[[same]]
</ul></section></div>
<div class="col-md-3 portlet-column"><section class="portlet"><h3>Xem nhiều nhất</h3>
[[most]]
</section><section class="portlet"><h3>Tạp chí in</h3><p>Số 1.062 (tháng 11-2026)</p><a href="/muc-luc">Mục lục số tạp chí mới nhất</a></section><section class="portlet"><h3>Media story</h3><p>Phim tài liệu: Những chặng đường vẻ vang</p></section></div></div></div></section>
<footer id="footer"><p>Tổng Biên tập: PGS, TS. Lê Hải Bình</p><p>Địa chỉ: 28 Trần Bình Trọng, Hà Nội</p><p>Giấy phép hoạt động tạp chí điện tử số 137/GP-BTTTT cấp ngày 29-3-2022</p></footer></div>
</body></html>"""


def review(story: Story) -> str:
    """The theoretical review on Liferay: author and office in the head, lead as first paragraph, footnotes."""
    picture = """<table align="center" border="0" cellpadding="1" cellspacing="1" style="width:100%;"><tbody><tr><td style="text-align:center;"><img alt="" src="/documents/1/a1.jpg" style="width:100%"></td></tr><tr><td style="text-align:center;"><em><span style="color:#0000ff">[[caption]]</span></em></td></tr></tbody></table>"""
    return fill(
        REVIEW,
        story,
        dashed=f"{story.at:%d-%m-%Y}",
        menu=menu(
            "Tin tức|Nghiên cứu - Trao đổi|Xây dựng Đảng|Bảo vệ nền tảng tư tưởng|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh - Đối ngoại|Thế giới: Vấn đề sự kiện|Thực tiễn - Kinh nghiệm|Học tập và làm theo Bác"
        ),
        body=flow(
            story,
            '<p style="text-align:justify;"><span style="font-family:arial,sans-serif">{}</span></p>',
            '<p style="text-align:justify;"><strong>{}</strong></p>',
            ways=("", "em", "strong"),
            after={0: picture},
        ),
        same=each(story, range(8), '<li><a href="{u}">{t}</a> ({d})</li>'),
        most=each(
            story,
            range(8, 12),
            '<div class="itemView"><img src="/t/{n}.jpg" alt=""><a href="{u}">{t}</a></div>',
        ),
    )


BUILDING = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
[[og]]
</head>
<body>
<form name="aspnetForm" method="post" action="/[[slug]]" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgJmD2QWAgIDD2QWBAIBD2QWAg==">
<table class="tblMain" align="center" width="1000" cellpadding="0" cellspacing="0">
<tr><td colspan="3"><div class="banner"><img src="/banner.jpg" alt="Tạp chí Xây dựng Đảng"></div><div class="bar"><span id="ctl00_lblDate">Thứ Hai, 23/11/2026</span> <input type="text" value="Tìm kiếm..."> <a href="/dang-nhap.aspx">Đăng nhập</a></div></td></tr>
<tr><td colspan="3"><ul class="mainmenu">
[[menu]]
</ul></td></tr>
<tr><td class="tdLeft" valign="top" width="180"><div class="boxhead">CHUYÊN MỤC</div><ul><li><a href="/hoi-dap">Hỏi - Đáp công tác tổ chức</a></li><li><a href="/nhan-su">Nhân sự mới</a></li><li><a href="/van-kien">Văn kiện - Tư liệu</a></li></ul><div class="boxhead">THĂM DÒ</div><p>Bạn thường đọc mục nào nhất?</p></td>
<td class="tdCenter" valign="top"><div id="ctl00_ContentPlaceHolder1_pnlDetail">
<div class="cat"><a href="/tin-tuc.aspx">Tin tức</a></div>
<span id="ctl00_ContentPlaceHolder1_lblTitle" class="newsTitle">[[title]]</span><br>
<span id="ctl00_ContentPlaceHolder1_lblDate" class="newsDate">[[time]] [[day]]</span>
<div class="newsTool"><a href="/in.aspx">Bản in</a> | <a>Gửi cho bạn</a> | <a>Phản hồi</a></div>
<div id="ctl00_ContentPlaceHolder1_divLead" class="newsLead">[[lead]]</div>
<div id="ctl00_ContentPlaceHolder1_divBody" class="newsBody">
[[body]]
</div>
<div id="ctl00_ContentPlaceHolder1_divAuthor" class="newsAuthor" align="right"><b>[[author]]</b></div>
<div class="newsSend"><b>Phản hồi (3)</b>
[[talk]]
<table><tr><td>Họ tên:</td><td><input type="text"></td></tr><tr><td>Nội dung:</td><td><textarea></textarea></td></tr></table></div>
<div class="newsOther"><b>Các tin khác</b>
[[same]]
</div></div></td>
<td class="tdRight" valign="top" width="220"><div class="boxhead">ĐỌC NHIỀU NHẤT</div>
[[most]]
<div class="boxhead">BÌA TẠP CHÍ</div><img src="/bia.jpg" alt=""><p>Tạp chí số tháng 11 năm 2026</p><div class="boxhead">LIÊN KẾT</div><select><option>Đảng Cộng sản Việt Nam</option><option>Ban Tổ chức Trung ương</option></select></td></tr>
<tr><td colspan="3" class="footer"><p>TẠP CHÍ XÂY DỰNG ĐẢNG - CƠ QUAN CỦA BAN TỔ CHỨC TRUNG ƯƠNG</p><p>Giấy phép số: 45/GP-BTTTT. Tòa soạn: 4 Nguyễn Cảnh Chân, Hà Nội</p><p>Số lượt truy cập: 61.208.114</p></td></tr>
</table></form></body></html>"""


def building(story: Story) -> str:
    """A review of party building: layout tables, the title in a span, paragraphs parted by MsoNormal."""
    picture = """<table align="center" width="480" class="MsoTableGrid"><tbody><tr><td><img src="/a/1.jpg" width="480" alt=""></td></tr><tr><td align="center"><span style="font-size:10pt"><i>[[caption]]</i></span></td></tr></tbody></table>"""
    return fill(
        BUILDING,
        story,
        og=og(story, "https://xay.example.vn", "Tạp chí Xây dựng Đảng", " - Xây dựng Đảng"),
        menu=menu(
            "Trang chủ|Tin tức|Nghiên cứu|Thực tiễn - Kinh nghiệm|Xây dựng Đảng|Tổ chức - Cán bộ|Đảng viên - Cơ sở đảng|Nhân vật - Sự kiện|Bình luận - Phê phán|Văn hóa - Xã hội",
            '<li><a href="/{}.aspx" title="{}">{}</a></li>',
        ),
        body=flow(
            story,
            '<p class="MsoNormal" style="margin:6pt 0;text-align:justify"><span lang="VI" style="font-family:Times New Roman">{}<o:p></o:p></span></p>',
            '<p class="MsoNormal" style="text-align:justify"><b><i>{}</i></b></p>',
            ways=("", "span"),
            after={0.5: picture},
        ),
        talk=talk("<div class='fb'><b>{who}</b> (2{n}/11/2026)<br>{what}</div>"),
        same=each(story, range(7), '<div>• <a href="{u}">{t}</a> <i>({h}, {d})</i></div>'),
        most=each(story, range(7, 12), '<p><a href="{u}">{t}</a></p>'),
    )


MAKES_D = {"zine": zine, "review": review, "building": building}
MARKS_D = {
    "zine": (
        "Nữ - Miền Bắc", "3 bình luận", "Gợi ý đọc thêm", "Độc giả có thể tìm thấy", "Từ khóa", "Bình luận (3)", "Đọc nhiều",
        "Có thể bạn quan tâm", "Giấy phép số", "Tải app", "Quảng cáo", "Nhập nội dung cần tìm",
    ),
    "review": (
        "Skip to Content", "Bản in", "Gửi thư điện tử", "Các bài đã đăng", "Xem nhiều nhất", "Tạp chí in", "Mục lục số tạp chí",
        "Phim tài liệu", "28 Trần Bình Trọng", "Giấy phép hoạt động", "Phó Viện trưởng Viện Nghiên cứu phát triển",
    ),
    "building": (
        "CHUYÊN MỤC", "Hỏi - Đáp công tác", "THĂM DÒ", "Bạn thường đọc mục nào", "Gửi cho bạn", "Phản hồi", "Họ tên:",
        "Các tin khác", "ĐỌC NHIỀU NHẤT", "BÌA TẠP CHÍ", "Giấy phép số", "Số lượt truy cập", "LIÊN KẾT",
    ),
}  # fmt: skip
