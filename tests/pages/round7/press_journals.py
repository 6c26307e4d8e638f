# ruff: noqa: E501  markup is not broken where a page does not break it
"""Pages in the manner of two Party organs: Ủy ban Kiểm tra Trung ương's (Liferay), Dân vận's.

Written from memory of what such sites serve.
"""

from tests.jobs.skins import Story
from tests.pages.round7.press_parts import SECOND_CAPTION, SUBHEADS, a, day, e, laid, listed, menu


def kiemtra(story: Story) -> str:
    """A portal's journal on Liferay: portlets, a journal's article inside an asset publisher."""
    photo = f"""<table align="center" border="0" cellpadding="1" cellspacing="1" style="width:600px;"><tbody><tr><td><img alt="" src="/documents/20182/0/n.jpg/0e1f?t=1763" style="width: 600px; height: 400px;" /></td></tr><tr><td style="text-align: center;"><em>{e(story.caption)}</em></td></tr></tbody></table>"""
    body = laid(
        story.body,
        {1: photo, 4: f'<p style="text-align: justify;"><strong>{SUBHEADS[0]}</strong></p>'},
        '<p style="text-align: justify;"><span style="font-size:16px;"><span style="font-family:times new roman,times,serif;">{}</span></span></p>',
    )
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><title>{e(story.title)} - Chi tiết - Ủy ban Kiểm tra Trung ương</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" />
<link href="/o/theme/css/main.css?browserId=other" rel="stylesheet" type="text/css" />
<script type="text/javascript">// <![CDATA[
var Liferay = Liferay || {{}}; Liferay.PortletKeys = {{DOCUMENT_LIBRARY: 'com_liferay_document_library'}};
// ]]></script></head>
<body class="controls-visible yui3-skin-sam signed-out public-page site"><nav class="quick-access-nav"><h1 class="hide-accessible">Điều hướng trang</h1><ul><li><a href="#main-content">Bỏ qua để đến nội dung chính</a></li></ul></nav>
<div class="container-fluid-1280" id="wrapper"><header id="banner" role="banner"><div class="banner-img"><img src="/o/theme/images/banner.jpg" alt="Ủy ban Kiểm tra Trung ương" /></div>
<nav class="sort-pages modify-pages navbar" id="navigation"><ul aria-label="Các trang của site" role="menubar">
{menu(("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Kiểm tra, giám sát", "Kỷ luật Đảng", "Nghiên cứu - Trao đổi", "Văn bản", "Hỏi đáp nghiệp vụ", "Liên hệ"), '<li class="lfr-nav-item" role="presentation"><a href="/web/guest/{n}" role="menuitem"><span>{t}</span></a></li>')}
</ul></nav><div class="date-bar"><span>{day(story.at, capital=True)}, Ngày {story.at.day} tháng {story.at.month} năm {story.at.year}</span><span class="marquee">Nhiệt liệt chào mừng kỷ niệm ngày truyền thống ngành Kiểm tra Đảng</span></div></header>
<section id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout row">
<div class="col-md-8 portlet-column portlet-column-first" id="column-1"><div class="portlet-dropzone portlet-column-content">
<div class="portlet-boundary portlet-boundary_101_ portlet-static portlet-asset-publisher" id="p_p_id_101_INSTANCE_x8Kd_"><section class="portlet"><header class="portlet-topper"><h1 class="portlet-title"><span class="portlet-title-text">Tin tức hoạt động ngành</span></h1></header>
<div class="portlet-content"><div class="portlet-body"><div class="asset-full-content"><div class="asset-content" id="_101_INSTANCE_x8Kd_123">
<div class="journal-content-article">
<div class="news-detail"><div class="news-title">{e(story.title)}</div>
<div class="news-date">{story.at:%d/%m/%Y} {story.at:%H:%M} <span class="font-size"><a href="#">Giảm cỡ chữ</a><a href="#">Tăng cỡ chữ lên</a></span></div>
<div class="news-summary"><p style="text-align: justify;"><strong>{e(story.lead)}</strong></p></div>
<div class="news-content">
{body}
<p style="text-align: right;"><strong><span style="font-size:16px;">{e(story.author)}</span></strong></p>
</div></div></div>
<div class="content-metadata-asset-addon-entries"></div></div>
<div class="asset-ratings"><span>Trung bình (0 bình chọn)</span></div><div class="asset-view-count">Số lần xem: 2.315</div></div></div></div></section></div>
<div class="portlet-boundary portlet-static portlet-asset-publisher"><section class="portlet"><h1 class="portlet-title">Tin đã đăng trước</h1><div class="portlet-body"><ul>
{listed(story, '<li class="title-list"><a href="/web/guest/chi-tiet{u}">{t}</a> <span class="metadata-entry">({d})</span></li>', 0, 8)}
</ul></div></section></div></div></div>
<div class="col-md-4 portlet-column portlet-column-last" id="column-2">
<section class="portlet"><h1 class="portlet-title">Thông báo kỳ họp của Ủy ban</h1><div class="portlet-body">{listed(story, '<div class="asset-abstract"><h3 class="asset-title"><a href="{u}">{t}</a></h3><div class="asset-summary">{s}</div></div>', 8, 11)}</div></section>
<section class="portlet"><h1 class="portlet-title">Văn bản mới ban hành</h1><div class="portlet-body"><ul><li><a href="/documents/qd296.pdf">Quy định số 296-QĐ/TW về công tác kiểm tra, giám sát và kỷ luật của Đảng</a></li><li><a href="/documents/hd.pdf">Hướng dẫn số 02-HD/UBKTTW về một số nội dung nghiệp vụ</a></li></ul></div></section>
<section class="portlet"><h1 class="portlet-title">Thống kê lượt truy cập</h1><p>Đang trực tuyến: 112 khách</p><p>Tổng số lượt: 20.418.775</p></section>
</div></div></div></section>
<footer id="footer" role="contentinfo"><p>CỔNG THÔNG TIN ĐIỆN TỬ ỦY BAN KIỂM TRA TRUNG ƯƠNG</p><p>Chịu trách nhiệm nội dung: Thường trực Tạp chí Kiểm tra</p><p>Giấy phép số 91/GP-TTĐT ngày 22/7/2020</p></footer></div></body></html>"""


def danvan(story: Story) -> str:
    """ASP.NET WebForms of a monthly: a form around all, nested tables, breaks for paragraphs' gaps."""
    photo = f"""<div style="text-align: center;"><img alt="" src="/Uploads/2026/11/3/p.jpg" style="width: 650px; height: 433px;" /></div>
<div style="text-align: center;"><em><span style="color:#0000cd;">{e(story.caption)}</span></em></div>"""
    second = f"""<div style="text-align: center;"><img alt="" src="/Uploads/2026/11/3/q.jpg" /><br /><em><span style="color:#0000cd;">{SECOND_CAPTION}</span></em></div>"""
    body = laid(
        story.body,
        {
            2: photo,
            4: f'<div style="text-align: justify;"><strong>{SUBHEADS[0]}</strong></div>',
            5: second,
        },
        '<div style="text-align: justify;">{}<br />\n&nbsp;</div>',
    )
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><title>
	Tạp chí Dân vận - {e(story.title)}
</title><meta charset="utf-8" /><meta name="description" content="Tạp chí Dân vận, cơ quan lý luận và chính trị về công tác dân vận" /><meta property="og:title" content="{a(story.title)}" /><meta property="og:description" content="{a(story.lead)}" /><link href="/Styles/style.css" rel="stylesheet" /></head>
<body><form method="post" action="./1" id="form1">
<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk9X0Q" /></div>
<script src="/ScriptResource.axd?d=x1" type="text/javascript"></script>
<div id="wrap"><div class="head-top"><div class="banner"><a href="/"><img src="/Images/banner2.png" alt="Tạp chí Dân vận" /></a></div>
<div class="menu-top"><ul>
{menu(("Trang chủ", "Tin tức", "Lãnh đạo Đảng, Nhà nước với công tác dân vận", "Nghiên cứu - Trao đổi", "Dân vận khéo", "Dân tộc - Tôn giáo", "Mặt trận - Đoàn thể", "Ảnh", "Tạp chí in"), '<li><a id="ctl00_rptMenu_ctl_hpl" href="/Home/{n}">{t}</a></li>')}
</ul></div><div class="bar"><span id="ctl00_lblDate">Hôm nay, {day(story.at).lower()}, ngày {story.at.day}/{story.at.month}/{story.at.year}</span><input name="ctl00$txtSearch" type="text" value="Nhập từ khóa cần tìm" /></div></div>
<table width="100%" cellpadding="0" cellspacing="0"><tr><td valign="top" class="col-main">
<div class="path"><a href="/">Trang chủ</a> &gt; <a href="/Home/Tin-tuc">Tin tức hoạt động dân vận</a></div>
<div class="detail"><h2 class="tieude"><span id="ctl00_ContentPlaceHolder1_lblTitle">{e(story.title)}</span></h2>
<div class="ngaydang"><span id="ctl00_ContentPlaceHolder1_lblDate">Ngày đăng: {story.at:%d/%m/%Y} - {story.at:%H:%M}</span> <span>Lượt xem trang: 431</span></div>
<div class="chapeau"><span id="ctl00_ContentPlaceHolder1_lblSummary">{e(story.lead)}</span></div>
<div id="ctl00_ContentPlaceHolder1_pnlContent" class="noidung">
{body}
<div style="text-align: right;"><strong>{e(story.author)}</strong></div>
</div>
<div class="func"><a href="javascript:window.print()">In bài viết ra giấy</a> <a href="javascript:history.back()">Quay lại trang trước</a></div></div>
<div class="lienquan"><div class="tit">Bài viết cùng chuyên mục</div>
<table id="ctl00_ContentPlaceHolder1_dlOther" cellspacing="0" border="0">
{listed(story, '<tr><td><div class="it"><a href="{u}"><img src="{i}" width="120" /></a><a class="n" href="{u}">{t}</a><span class="d">({d})</span><div class="s">{s}</div></div></td></tr>', 0, 6)}
</table><div class="pager"><span>1</span><a href="?p=2">2</a><a href="?p=3">3</a><a href="?p=2">Trang tiếp theo</a></div></div></td>
<td valign="top" class="col-right" width="300"><div class="bx"><div class="tit">Tin mới đăng trên trang</div><ul>
{listed(story, '<li><a href="{u}">{t}</a></li>', 6, 12)}
</ul></div><div class="bx"><div class="tit">Tạp chí in số 11 năm 2026</div><img src="/Images/bia11.jpg" alt="" /><p>Mục lục số báo tháng này</p></div><div class="bx"><div class="tit">Lời Bác dạy về dân vận</div><p>"Việc dân vận rất quan trọng. Dân vận kém thì việc gì cũng kém. Dân vận khéo thì việc gì cũng thành công."</p></div></td></tr></table>
<div id="footer"><p>TẠP CHÍ DÂN VẬN - BAN TUYÊN GIÁO VÀ DÂN VẬN TRUNG ƯƠNG</p><p>Tòa soạn: 105B Quán Thánh, phường Ba Đình, Hà Nội</p><p>Giấy phép hoạt động báo chí điện tử số 411/GP-BTTTT</p></div></div></form></body></html>"""
