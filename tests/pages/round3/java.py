# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of Liferay 6.1, VNPT and Next.js, written from memory and before they were read."""

import json

from tests.jobs.skins import Story
from tests.pages.round3.furniture import (
    HEADINGS,
    SECTIONS,
    e,
    inked,
    lines,
    listed,
    newer,
    older,
    q,
    weekday,
    wrapped,
)

# fmt: off
FURNITURE = (
    "Ngày ban hành:",
    "Cập nhật lúc:",
    "GMT+7",
    "Bỏ qua đến nội dung",
    "Sở Nội vụ tỉnh Kim Giang",
    "Nội dung tin tức",
    "Quay lại",
    "Đánh giá của bạn",
    "Trung bình (0 Bình chọn)",
    "Số lượt xem: 2045",
    "Nhãn:",
    "Đánh dấu không phù hợp",
    "Tài sản liên quan",
    "Chưa có bình luận nào",
    "Văn bản pháp quy",
    "45/2026/QĐ-UBND",
    "Ban hành quy định phân cấp",
    "Liferay.Portlet",
    "Bản quyền © Sở Nội vụ",
    "Các tin khác",
    "Lịch làm việc",
    "Đăng nhập cổng thông tin",
    "Cổng thông tin điện tử huyện Phú Ninh",
    "Xem với cỡ chữ",
    "Đọc bài viết",
    "Tương phản",
    "In bài viết",
    "Đánh giá: 5/5",
    "Lượt xem: 731",
    "Gửi phản hồi",
    "Tin liên quan",
    "Tin mới hơn",
    "Tin cũ hơn",
    "Thông báo mời thầu",
    "Thông báo tuyển dụng viên chức",
    "Văn bản mới 12/KH-UBND",
    "Số người truy cập",
    "Liên kết website",
    "Giấy phép số 88/GP-TTĐT",
    "Trạng thái kết nối",
    "Nhiệt độ Phú Ninh",
    "Hỏi đáp trực tuyến",
    "Chọn giọng đọc",
    "Tin đọc nhiều nhất",
    "Ban Tổ chức Tỉnh ủy An Vĩnh",
    "Bạn cần bật JavaScript",
    "Chia sẻ qua Zalo",
    "Sao chép liên kết",
    "phút đọc",
    "Cùng chuyên mục",
    "Đừng bỏ lỡ",
    "Đăng ký nhận bản tin",
    "Nhập thư điện tử",
    "Chính sách cookie",
    "Về đầu trang",
    "Trưởng ban Biên tập",
    "Nghe bài viết",
    "Chủ đề:",
    "Bình luận (0)",
    "Chưa có nội dung xếp hạng",
    "Mã xác nhận",
)

LIFERAY_TOP = """<body class=" yui3-skin-sam controls-visible guest-site signed-out public-page site">
<a href="#main-content" id="skip-to-content">Bỏ qua đến nội dung</a>
<div id="wrapper"><header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/" title="Đi tới Sở Nội vụ tỉnh Kim Giang"><img alt="Sở Nội vụ tỉnh Kim Giang" height="120" src="/image/layout_set_logo?img_id=11005" width="980" /></a></h1>
<h2 class="page-title"><span>Nội dung tin tức</span></h2></div>
<a href="/c/portal/login?p_l_id=10630" id="sign-in" rel="nofollow">Đăng nhập cổng thông tin</a>
<nav class="sort-pages modify-pages" id="navigation"><h1><span>Điều hướng</span></h1><ul role="menubar">
%(menu)s
</ul></nav>
<nav class="site-breadcrumbs" id="breadcrumbs"><h1><span>Breadcrumbs</span></h1><ul class="breadcrumbs breadcrumbs-horizontal lfr-component"><li class="first"><span><a href="/web/snv">Trang chủ</a></span></li><li class="last"><span><a href="/web/snv/chi-tiet">Nội dung tin tức</a></span></li></ul></nav></header>
<div id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout"><div class="aui-w70 portlet-column portlet-column-first" id="column-1"><div class="portlet-dropzone portlet-column-content portlet-column-content-first" id="layout-column_column-1">
<div class="portlet-boundary portlet-boundary_101_ portlet-static portlet-static-end portlet-asset-publisher" id="p_p_id_101_INSTANCE_Xy7Q_"><span id="p_101_INSTANCE_Xy7Q"></span>
<section class="portlet" id="portlet_101_INSTANCE_Xy7Q"><header class="portlet-topper"><h1 class="portlet-title"><img alt="" class="icon" src="/html/icons/asset_publisher.png" /> <span class="portlet-title-text">Nội dung tin tức</span></h1></header>
<div class="portlet-content"><div class="portlet-content-container"><div class="portlet-body">
"""
LIFERAY_AFTER = """<div class="asset-ratings"><div class="taglib-ratings stars" id="zqfq_ratingStar"><div class="aui-helper-clearfix rating-content"><div class="liferay-rating-vote" id="zqfq_ratingStarContent"><span class="aui-rating-label-element">Đánh giá của bạn</span><div class="aui-helper-hidden-accessible"><label>Chưa có nội dung xếp hạng (một sao trên năm)</label></div></div><div class="liferay-rating-score"><div class="aui-rating-label-element">Trung bình (0 Bình chọn)</div><img alt="Trung bình (0 Bình chọn)" src="/html/themes/spacer.png" /></div></div></div></div>
<div class="asset-flag"><div class="taglib-flags" title="Đánh dấu không phù hợp"><span><a href="javascript:;"><img class="icon" src="/html/themes/flag.png" alt="" /> <span class="taglib-text">Đánh dấu không phù hợp</span></a></span></div></div>
<div class="asset-comments"><span>Chưa có bình luận nào.</span> <a href="#">Hãy là người đầu tiên.</a></div>
"""
LIFERAY_SIDE = """</div></div></div></section></div></div></div>
<div class="aui-w30 portlet-column portlet-column-last" id="column-2"><div class="portlet-dropzone portlet-column-content portlet-column-content-last">
<section class="portlet"><header class="portlet-topper"><h1 class="portlet-title"><span class="portlet-title-text">Văn bản pháp quy</span></h1></header><div class="portlet-content"><table class="taglib-search-iterator"><tr class="portlet-section-header results-header"><th>Số hiệu</th><th>Trích yếu</th><th>Ngày</th></tr>
<tr class="portlet-section-body results-row"><td>45/2026/QĐ-UBND</td><td><a href="#">Ban hành quy định phân cấp quản lý tổ chức bộ máy, biên chế, cán bộ, công chức trên địa bàn tỉnh</a></td><td>09-11-2026</td></tr>
<tr class="portlet-section-alternate results-row alt"><td>45/2026/QĐ-UBND</td><td><a href="#">Ban hành quy định phân cấp (đính chính)</a></td><td>16-11-2026</td></tr></table></div></section>
<section class="portlet"><header class="portlet-topper"><h1 class="portlet-title"><span class="portlet-title-text">Lịch làm việc</span></h1></header><div class="portlet-content"><div class="journal-content-article"><p>Lịch làm việc của Lãnh đạo Sở (từ 23-11-2026 đến 27-11-2026)</p></div></div></section>
</div></div></div></div></div>
<footer id="footer" role="contentinfo"><div class="journal-content-article"><p style="text-align:center;">Bản quyền © Sở Nội vụ tỉnh Kim Giang. Ghi rõ nguồn "Sở Nội vụ tỉnh Kim Giang" khi phát hành lại thông tin.</p></div></footer></div>
<script type="text/javascript">// <![CDATA[
Liferay.Portlet.register('101_INSTANCE_Xy7Q');Liferay.Util.addInputFocus();AUI().use('liferay-menu',function(A){});
// ]]></script></body> </html>"""


def liferay_body(story: Story) -> str:
    """Pasted out of Word: MsoNormal, ``o:p``, lines broken anywhere, a table for the picture."""
    paragraph = '<p class="MsoNormal" style="text-align:justify;text-indent:36.0pt">\n<span lang="VI" style="font-size:14.0pt;mso-ansi-language:VI">{}<o:p></o:p></span></p>'
    made = [
        paragraph.format(
            f"<b style='mso-bidi-font-weight:normal'>{wrapped(e(text))}</b>"
            if text in HEADINGS or not number
            else wrapped(e(text))
        )
        for number, text in enumerate([story.lead, *story.body])
    ]
    picture = f"""<table align="center" border="0" cellpadding="1" cellspacing="1" style="width: 500px;"><tbody>
<tr><td style="text-align: center;"><img alt="" src="/documents/10180/0/hoinghi.jpg?t=1764" style="width: 500px; height: 333px;" /></td></tr>
<tr><td style="text-align: center;"><em><span style="font-size:12px;">{e(story.caption)}</span></em></td></tr></tbody></table>"""
    made.insert(2, picture)
    made.insert(3, '<p class="MsoNormal">\n<o:p>&nbsp;</o:p></p>')
    signed = f'<p align="right" class="MsoNormal" style="text-align:right">\n<b><span lang="VI">{e(story.author)}<o:p></o:p></span></b></p>'
    return "\n".join([*made, signed])


def liferay(story: Story) -> str:
    """Liferay 6.1: an asset publisher whose page is named after the page, not after the article."""
    menu = (
        "Trang chủ",
        "Giới thiệu",
        "Tin tức - Sự kiện",
        "Cải cách hành chính",
        "Công tác cán bộ",
        *SECTIONS,
    )
    more = '<li class="asset-links-list-item journal-article"><a href="/web/snv/chi-tiet/-/asset_publisher/Xy7Q/content/id/{n}"><img alt="" src="/html/icons/journal.png" /><span class="taglib-text">{title}</span></a> <span class="date">({at:%d-%m-%Y})</span></li>'
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN">
<head><title>Nội dung tin tức - Sở Nội vụ tỉnh Kim Giang</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" />
<link class="lfr-css-file" href="/snv-theme/css/main.css?browserId=other" rel="stylesheet" type="text/css" />
<script type="text/javascript">// <![CDATA[
var Liferay={{Browser:{{acceptsGzip:function(){{return true}}}},ThemeDisplay:{{getLayoutId:function(){{return"12"}},getLanguageId:function(){{return"vi_VN"}}}}}};
// ]]></script></head>
{LIFERAY_TOP % {"menu": lines('<li role="presentation"><a href="/web/snv/m{n}" role="menuitem"><span>{name}</span></a></li>', menu)}}
<div class="taglib-header"><span class="header-back-to"><a href="/web/snv" id="TabsBack">Quay lại</a></span><h1 class="header-title"><span>{e(story.title)}</span></h1></div>
<div class="asset-full-content default-asset-publisher show-asset-title"><div class="asset-content" id="kvfl_101">
<div class="asset-metadata"><span class="metadata-entry metadata-publish-date">Ngày đăng: {story.at:%d-%m-%Y}</span><span class="metadata-entry metadata-view-count">Số lượt xem: 2045</span></div>
<div class="journal-content-article" id="article_10180_84512_1.2">
{liferay_body(story)}
</div>
<div class="asset-tags">Nhãn: <a class="tag" href="/web/snv/-/tag/can-bo">cán bộ</a></div>
{LIFERAY_AFTER}</div></div>
<div class="asset-links"><h2 class="asset-links-title">Tài sản liên quan:</h2><ul class="asset-links-list">
{listed(more, newer(story))}
</ul></div>
<div class="other-news"><b>Các tin khác</b><ul>
{listed(more, older(story))}
</ul></div>
{LIFERAY_SIDE}"""


VNPT_TOP = """<body onload="startTime()">
<form id="frmMain" action="/tin-tuc" method="get"></form>
<div class="vnpt-portal"><div class="banner"><a href="/"><img src="/images/banner-phuninh.jpg" alt="Cổng thông tin điện tử huyện Phú Ninh"></a></div>
<div class="bar-date"><div id="clock">Thứ hai, 23/11/2026 18:40:12</div><div class="weather">Nhiệt độ Phú Ninh: 26°C - Độ ẩm 81%%</div><div class="accessibility"><a href="javascript:contrast()">Tương phản</a></div></div>
<div class="menu-top"><ul id="nav">
%(menu)s
</ul></div>
<div class="wrap-search"><input id="txtKey" type="text" placeholder="Nhập từ khóa"><a class="btn" href="javascript:search()">Tìm</a></div>
<div class="marquee"><marquee onmouseover="this.stop()" scrollamount="3"><a href="/tb/1">Thông báo mời thầu gói sửa chữa trụ sở làm việc</a> | <a href="/tb/2">Thông báo tuyển dụng viên chức ngành giáo dục năm 2026</a></marquee></div>
<div class="main-body"><div class="col-center"><div class="portlet-title-cat"><a href="/tin-tuc">TIN TỨC</a> &raquo; <a href="/tin-tuc/dang">CÔNG TÁC ĐẢNG</a></div>
"""
VNPT_TOOLS = """<div class="news-tools"><span class="lbl">Xem với cỡ chữ</span> <a class="fs" href="javascript:zoom(-1)">A-</a><a class="fs" href="javascript:zoom(0)">A</a><a class="fs" href="javascript:zoom(1)">A+</a>
<a class="read" href="javascript:tts()">Đọc bài viết</a> <select id="voice"><option>Chọn giọng đọc</option><option>Nữ miền Bắc</option><option>Nam miền Nam</option></select> <a href="javascript:window.print()">In bài viết</a></div>
"""
VNPT_AFTER = """<div class="rating-box"><span>Đánh giá: 5/5</span> <i class="star on"></i><i class="star on"></i><i class="star on"></i><i class="star on"></i><i class="star on"></i> <span>(1 lượt)</span> <span class="views">Lượt xem: 731</span></div>
<div class="feedback"><div class="fb-title">Gửi phản hồi</div><input placeholder="Họ tên"><textarea rows="3"></textarea><label>Mã xác nhận</label><input class="captcha"><button>Gửi</button></div>
"""
VNPT_SIDE = """</div><div class="col-right">
<div class="box"><div class="box-title">Văn bản mới</div><div class="box-body"><div class="vb"><a href="/vb/12">Văn bản mới 12/KH-UBND thực hiện công tác tuyên truyền bầu cử năm 2026 trên địa bàn</a><div class="ngay">Ngày ban hành: 04/11/2026</div></div><div class="vb"><a href="/vb/13">Văn bản mới 12/KH-UBND (bổ sung)</a><div class="ngay">Ngày ban hành: 18/11/2026</div></div></div></div>
<div class="box"><div class="box-title">Tin đọc nhiều nhất</div><div class="box-body">
%(read)s
</div></div>
<div class="box"><div class="box-title">Hỏi đáp trực tuyến</div><a href="/hoidap"><img src="/images/hoidap.png"></a></div>
<div class="box"><select><option>-- Liên kết website --</option><option>Chính phủ</option><option>Quốc hội</option></select></div>
<div class="box"><div class="box-title">Trạng thái kết nối</div><div>Số người truy cập: 8.114.207</div><div>Trạng thái kết nối: 58 đang xem</div></div>
</div></div>
<div class="footer"><div>Cổng thông tin điện tử huyện Phú Ninh - Giấy phép số 88/GP-TTĐT ngày 02/10/2018</div><div>Chịu trách nhiệm (Cổng thông tin điện tử huyện Phú Ninh): Chánh Văn phòng HĐND và UBND huyện. ĐT: 0235.555.444</div></div></div>
<script>function startTime(){var d=new Date();document.getElementById('clock').innerHTML=d.toLocaleString();setTimeout(startTime,1000)}</script></body></html>"""


def vnpt_body(story: Story) -> str:
    """Bare ``div``s, some of them empty; the picture in a ``div`` that is not to be edited."""
    made = [
        f'<div style="text-align:justify"><b>{e(text)}</b></div>'
        if text in HEADINGS
        else f'<div style="text-align:justify">{inked(number, text)}</div><div>&nbsp;</div>'
        for number, text in enumerate(story.body)
    ]
    photo = f"""<div class="expNoEdit" contenteditable="false" style="text-align:center"><img src="/upload/1000/20261123/hoinghi.jpg" class="cms-photo" style="width:620px" alt="hoinghi.jpg"><div class="expDesc" style="font-style:italic;text-align:center">{e(story.caption)}</div></div>"""
    made.insert(1, photo)
    return "\n".join([*made, f'<div style="text-align:right"><b>{e(story.author)}</b></div>'])


def vnpt(story: Story) -> str:
    """A portal of VNPT: no heading element at all, "Cập nhật lúc: 18:18 |31/03/2020"."""
    menu = ("Trang chủ", "Giới thiệu", "Bộ máy tổ chức", "Tin tức", "Chỉ đạo điều hành", "Liên hệ", *SECTIONS)
    row = '<div class="other-item"><i class="fa fa-caret-right"></i><a href="/tin-tuc/{n}.html" title="{tip}">{title}</a> <span class="d">({at:%H:%M - %d/%m/%Y})</span></div>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{e(story.title)}</title>
<link rel="stylesheet" type="text/css" href="/css/vnpt-portal.css"><style>.news-detail .title{{font-size:20px;color:#0054a6;font-weight:bold}}</style>
<script src="/js/jquery-1.11.3.min.js"></script></head>
{VNPT_TOP % {"menu": lines('<li class="m{n}"><a href="/muc/{n}">{name}</a></li>', menu)}}
<div class="news-detail"><div class="title">{e(story.title)}</div>
<div class="date-update">Cập nhật lúc: {story.at:%H:%M |%d/%m/%Y}</div>
{VNPT_TOOLS}<div class="summary">{e(story.lead)}</div>
<div class="content-detail" id="content-detail">
{vnpt_body(story)}
</div>
{VNPT_AFTER}</div>
<div class="relate"><div class="relate-title">Tin liên quan</div>
{listed(row, older(story, 1))}
<div class="relate-title">Tin mới hơn</div>
{listed(row, newer(story))}
<div class="relate-title">Tin cũ hơn</div>
{listed(row, older(story, 3))}
</div>
{VNPT_SIDE % {"read": listed('<div class="rd"><img src="/upload/t{n}.jpg" width="80"><a href="/tin-tuc/{n}.html">{title}</a></div>', older(story, 4))}}"""


def next_data(story: Story, content: str) -> str:
    """The state that the page is built from, the article's markup and the lists within it."""
    near = [
        {"id": n, "title": title, "slug": f"bai-{n}", "publishedAt": f"{at:%Y-%m-%dT%H:%M:%S}+07:00"}
        for n, (title, at) in enumerate([*newer(story), *older(story)], 501)
    ]
    post = {
        "id": 4099,
        "title": story.title,
        "sapo": story.lead,
        "content": content,
        "author": story.author,
        "thumbnail": "/media/hoi-nghi.jpg",
        "publishedAt": f"{story.at:%Y-%m-%dT%H:%M:%S}+07:00",
        "category": {"name": "Tổ chức - Cán bộ", "slug": "to-chuc"},
    }
    props = {"pageProps": {"post": post, "related": near}}
    state = {"props": props, "page": "/[slug]", "buildId": "kZ3f", "isFallback": False}
    return json.dumps(state, ensure_ascii=False).replace("</", "<\\/")


def next_page(story: Story) -> str:
    """Next.js: names of classes with hashes, buttons of SVG, everything a second time as state."""
    made = [
        f"<p><strong>{e(text)}</strong></p>"
        if text in HEADINGS
        else f"<p>{inked(number, text)}</p>"
        for number, text in enumerate(story.body, 2)
    ]
    made.insert(
        len(made) // 2,
        f'<figure class="image"><img src="https://cdn.anvinh.example.vn/media/hoi-nghi.jpg" alt="{q(story.caption)}"/><figcaption>{e(story.caption)}</figcaption></figure>',
    )
    content = "".join(made)
    card = '<li class="PostCard_item__9xKq{n}"><a class="PostCard_link__tY3d1" href="/bai-{n}"><h3 class="PostCard_title__b7Zc2">{title}</h3></a><time class="PostCard_time__Rr1m4">{at:%d/%m/%Y}</time></li>\n'
    menu = (
        "Trang chủ",
        "Giới thiệu",
        "Tổ chức - Cán bộ",
        "Cơ sở đảng, đảng viên",
        "Nghiên cứu",
        "Văn bản",
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{e(story.title)} | Ban Tổ chức Tỉnh ủy An Vĩnh</title><meta name="description" content="{q(story.lead)}"/><meta property="og:title" content="{q(story.title)}"/><meta name="next-head-count" content="5"/><link rel="preload" href="/_next/static/css/3f2a.css" as="style"/><script defer="" nomodule="" src="/_next/static/chunks/polyfills-c67a.js"></script></head>
<body><noscript>Bạn cần bật JavaScript để dùng trang này.</noscript><div id="__next"><div class="Layout_root__uN0aq"><header class="Header_header__K2pLw"><div class="Header_top__w0s9d"><span>Thứ Hai, 23/11/2026</span></div><a class="Header_brand__x8" href="/"><span class="Header_name__c41">Ban Tổ chức Tỉnh ủy An Vĩnh</span></a><nav class="Nav_nav__M5tty"><ul>
{lines('<li class="Nav_item__jW{n}"><a href="/muc-{n}">{name}</a></li>', menu)}
</ul></nav></header>
<main class="Article_main__dD2fe"><nav aria-label="breadcrumb" class="Crumb_crumb__sl1"><ol><li><a href="/">Trang chủ</a></li><li><a href="/to-chuc">Tổ chức - Cán bộ</a></li></ol></nav>
<div class="Article_grid__Lm2"><div class="Article_col__A8wq2"><h1 class="Article_title__Hh5sd">{e(story.title)}</h1>
<div class="Article_meta__o0Kd1"><span class="Article_author__pP9">{e(story.author)}</span><span class="Article_dot__1">•</span><time class="Article_time__zz3">{weekday(story.at)}, {story.at:%d/%m/%Y} | {story.at:%H:%M} GMT+7</time><span class="Article_len__5">4 phút đọc</span></div>
<div class="Share_row__Qa7"><button type="button" aria-label="Chia sẻ qua Zalo"><svg width="20" height="20" viewBox="0 0 20 20"><path d="M2 2h16v16H2z"></path></svg><span>Chia sẻ qua Zalo</span></button><button type="button"><span>Sao chép liên kết</span></button><button type="button"><span>Nghe bài viết</span></button></div>
<p class="Article_sapo__Y7cqa">{e(story.lead)}</p>
<div class="Article_content__vB6rx">{content}</div>
<div class="Tags_tags__u1"><span>Chủ đề:</span><a href="/tag/xay-dung-dang">Xây dựng Đảng</a><a href="/tag/dang-vien">Đảng viên</a></div>
<section class="Comment_box__kk2"><h2>Bình luận (0)</h2><textarea placeholder="Ý kiến của bạn"></textarea><button>Gửi</button></section>
<section class="Related_box__e4D"><h2 class="Related_head__q1">Cùng chuyên mục</h2><ul>
{listed(card, [*newer(story), *older(story)])}</ul></section></div>
<aside class="Aside_aside__f0O"><h2>Đừng bỏ lỡ</h2><ul>
{listed('<li class="Aside_item__c{n}"><a href="/bai-{n}"><span>{title}</span></a></li>', older(story, 5))}
</ul><div class="News_letter__1c"><h3>Đăng ký nhận bản tin</h3><p>Nhập thư điện tử để nhận tin mới của Ban Tổ chức Tỉnh ủy An Vĩnh mỗi sáng thứ hai.</p><input type="email" placeholder="Thư điện tử"/></div></aside></div></main>
<footer class="Footer_footer__n3X"><div>© 2026 Ban Tổ chức Tỉnh ủy An Vĩnh. Trưởng ban Biên tập: Phó Trưởng ban Thường trực.</div><div>Chính sách cookie</div><button>Về đầu trang</button></footer></div></div>
<script id="__NEXT_DATA__" type="application/json">{next_data(story, content)}</script></body></html>"""


PORTALS = {"liferay": liferay, "vnpt": vnpt, "next": next_page}
