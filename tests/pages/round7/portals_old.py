# ruff: noqa: E501  markup is not broken where a page does not break it
"""Pages of older systems: Oracle WebCenter, Joomla 1.5, NukeViet 3, a custom PHP of 2012, a forum."""

from datetime import timedelta

from tests.pages.round7.portals_parts import (
    Story,
    e,
    listed,
    menu,
    named,
    options,
    set_in,
    with_photo,
)  # fmt: skip

FURNITURE = {
    "webcenter": [
        "Skip to main content", "Cổng thông tin điện tử Bộ", "Tìm kiếm nâng cao", "Cỡ chữ", "Gửi cho bạn bè", "In trang", "Lượt truy cập",
        "Thông báo mời thầu", "Giấy phép thiết lập", "Chỉ số giá tiêu dùng", "Các tin đã đưa", "Hỏi đáp chính sách", "Công báo số",
    ],
    "joomla15": [
        "ỦY BAN NHÂN DÂN HUYỆN", "Bản quyền thuộc về", "Lần cập nhật cuối", "Hiện có 27 khách Trực tuyến", "Quên mật khẩu",
        "Thăm dò ý kiến", "Giao diện trang tin", "Tin mới nhất", "Thư điện tử công vụ", "Joomla!", "Thời tiết Thái Bình",
    ],
    "nukeviet3": [
        "Những tin mới hơn", "Những tin cũ hơn", "Tổng số điểm của bài viết", "Click để đánh giá bài viết", "Mã an toàn", "Ý kiến bạn đọc",
        "Đang truy cập", "Từ khóa:", "Chưa có ai đánh giá", "Trường Chính trị", "Lưu bài viết này", "Thông báo tuyển sinh",
    ],
    "php2012": [
        "Sở Nông nghiệp và Phát triển", "Số lần xem", "Các tin liên quan", "Quay lại", "Đầu trang", "Giá cả thị trường", "Lịch công tác tuần",
        "Thiết kế bởi", "Đang online", "Chào mừng quý vị", "Văn bản mới 12/KH-SNN", "Tổng lượt truy cập",
    ],
    "vbulletin": [
        "Đang tải...", "Ngày tham gia", "Bài viết: 1.204", "Trả lời kèm theo trích dẫn", "Quyền viết bài", "Bạn không thể gửi bài",
        "Đề tài tương tự", "Có 2 người đang xem", "Powered by vBulletin", "Cảm ơn bác đã chia sẻ", "Đơn vị cũ là nhà",
    ],
}  # fmt: skip


def webcenter(story: Story) -> str:
    """A ministry on Oracle WebCenter Portal: ADF's generated ids and panels, days with seconds."""
    body = set_in(
        story.body,
        '<p style="text-align:justify;"><span style="font-size:13px;"><span style="font-family:Arial;">{}</span></span></p>',
        '<p style="text-align:justify;"><strong><span style="font-size:13px;">{}</span></strong></p>',
    )
    photo = f"""<table align="center" border="0" cellpadding="1" cellspacing="1" style="width:500px;"><tbody>
<tr><td style="text-align:center;"><img alt="" src="/webcenter/ShowProperty?nodeId=/BTCServer/UCMTMP{story.at:%d%H%M}//idcPrimaryFile" style="width:500px;height:333px;" /></td></tr>
<tr><td style="text-align:center;"><em>{e(story.caption)}</em></td></tr></tbody></table>"""
    return f"""<!DOCTYPE html>
<html lang="vi-VN" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="generator" content="Oracle ADF Faces, v:12.2.1.3.0"><title>Chi tiết tin</title>
<link rel="stylesheet" type="text/css" charset="UTF-8" href="/webcenter/afr/btc-skin-desktop.css">
<script type="text/javascript">var _afrStartTime = (new Date()).getTime(); var _afrLoop = "3412";</script></head>
<body class="x1iu" onload="AdfBootstrap._init();">
<noscript>This page uses JavaScript and requires a JavaScript enabled browser. Your browser is not JavaScript enabled.</noscript>
<a href="#main" class="p_OraHiddenLabel">Skip to main content</a>
<form id="f1" name="f1" class="x19" method="POST" action="/webcenter/portal/bo/pages_r/l/chi-tiet-tin?_adf.ctrl-state=9k2">
<div id="T:gts1" class="x1a"><div id="T:pgl1" class="x26 header">
 <div class="banner"><a href="/webcenter/portal/bo"><img src="/webcenter/oracle/webcenter/banner.png" alt="Cổng thông tin điện tử Bộ"></a></div>
 <div id="T:dclay" class="xnh"><ul class="nav-menu">{menu(("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản pháp luật", "Thủ tục hành chính", "Số liệu thống kê", "Hỏi đáp", "English"))}</ul></div>
 <div class="top-bar"><span class="date">Thứ Hai, ngày 23/11/2026 | 18:42:07 GMT+7</span>
 <span class="search"><input type="text" id="T:it1" value="" placeholder="Nhập từ khóa"><a href="#" id="T:cl1">Tìm kiếm nâng cao</a></span></div>
</div>
<div id="T:pgl2" class="x27 wrapper"><div class="col-left x28">
 <div class="box"><div class="box-title">Tin tức</div><ul>{menu(("Tin nổi bật", "Hoạt động của Lãnh đạo Bộ", "Tin bộ", "Tin ngành", "Công tác Đảng - đoàn thể"))}</ul></div>
 <div class="box"><div class="box-title">Chỉ số giá tiêu dùng</div><table class="x2p"><tr><td>Tháng 10/2026</td><td>+0,24%</td></tr><tr><td>So cùng kỳ</td><td>+3,31%</td></tr></table></div>
 <div class="box"><div class="box-title">Thông báo mời thầu</div><ul><li>Mời chào giá gói thầu bảo trì hệ thống (17/11/2026)</li><li>Thông báo kết quả lựa chọn nhà thầu số 44 (12/11/2026)</li></ul></div>
</div>
<div id="main" class="col-center"><div class="breadcrumb">Trang chủ &gt; Tin tức &gt; Tin bộ</div>
 <div id="T:oc_5531:contentPanel" class="x1b chi-tiet">
  <div class="tools"><a href="#">Cỡ chữ <b>A+</b></a> <a href="#">A-</a> <a href="#"><img src="/i/print.gif" alt=""> In trang</a> <a href="#">Gửi cho bạn bè</a></div>
  <div class="ArticleHeader"><span class="x26k tieude">{e(story.title)}</span></div>
  <div class="ngaythang"><span>{story.at:%d/%m/%Y %H:%M:%S}</span></div>
  <div class="tomtat"><span class="x25"><b>{e(story.lead)}</b></span></div>
  <div class="noidung"><div id="T:oc_5531:of1" class="xv">
{with_photo(body, photo, after=1)}
<p style="text-align:right;"><strong>{e(story.author)}</strong></p>
  </div></div>
  <div class="rating"><span>Đánh giá:</span> <img src="/i/star.png"><img src="/i/star.png"><img src="/i/star.png"> <span>(0 lượt)</span></div>
 </div>
 <div class="tinkhac"><div class="tinkhac-title">Các tin đã đưa</div><ul>
{listed(story, '<li><a class="xf" href="{url}">{title}</a> <span class="day">({day})</span></li>')}
 </ul></div>
</div>
<div class="col-right"><div class="box"><div class="box-title">Hỏi đáp chính sách</div><p>Doanh nghiệp hỏi về việc kê khai thuế đối với hộ kinh doanh chuyển đổi, Bộ trả lời như sau.</p><p>Người dân hỏi về mức phí trước bạ áp dụng từ năm 2026.</p></div>
 <div class="box"><div class="box-title">Công báo số</div><ul><li>Công báo số 811 + 812 ngày 14/11/2026</li></ul></div>
 <div class="box"><select>{options(("Liên kết website", "Tổng cục Thuế", "Kho bạc Nhà nước", "Ủy ban Chứng khoán"))}</select></div></div>
</div>
<div id="T:footer" class="footer"><div>Cổng thông tin điện tử Bộ. Giấy phép thiết lập số 133/GP-TTĐT ngày 20/7/2020.</div>
<div>Địa chỉ: 28 Trần Hưng Đạo, Hà Nội. Điện thoại: (024) 2220.2828. Chịu trách nhiệm chính: Cục trưởng Cục Tin học.</div><div>Lượt truy cập: 318.220.411</div></div>
</div><input type="hidden" name="javax.faces.ViewState" value="!-16ql0ni8k9"><span id="f1::postscript"></span></form>
<script type="text/javascript">AdfPage.PAGE.addComponents(new AdfRichCommandLink('T:cl1'));</script></body></html>"""


def joomla15(story: Story) -> str:
    """A district on Joomla 1.5: tables of ``contentpaneopen``, a later day of change at the foot."""
    body = set_in(
        story.body,
        '<p class="MsoNormal" style="text-indent: 0.5in; text-align: justify;"><span style="font-size: 12pt; font-family: times new roman,times;">{}</span></p>',
        '<p class="MsoNormal" style="text-align: justify;"><strong><span style="font-size: 12pt;">{}</span></strong></p>',
    )
    photo = f"""<p style="text-align: center;"><img src="/images/stories/{story.at:%Y}/hoinghi.jpg" border="0" alt="" width="480" height="320" /></p>
<p style="text-align: center;"><em>{e(story.caption)}</em></p>"""
    later = story.at + timedelta(days=1, hours=2, minutes=10)
    shown = f"{named(story.at)}, {story.at.day:02} Tháng {story.at.month} {story.at:%Y %H:%M}"
    changed = f"{named(later)}, {later.day:02} Tháng {later.month} {later:%Y %H:%M}"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn"><head>
<base href="http://huyen.example.gov.vn/" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="robots" content="index, follow" /><meta name="keywords" content="joomla, Joomla" />
<meta name="description" content="Trang thông tin điện tử huyện" /><meta name="generator" content="Joomla! 1.5 - Open Source Content Management" />
<title>{e(story.title)}</title><script type="text/javascript" src="/media/system/js/mootools.js"></script>
<link rel="stylesheet" href="/templates/ja_purity/css/template.css" type="text/css" /></head>
<body id="bd" class="fs3"><div id="ja-wrapper">
<div id="ja-header"><h1 class="logo-text"><a href="/index.php"><span>ỦY BAN NHÂN DÂN HUYỆN KIẾN AN</span></a></h1><p class="site-slogan">Trang thông tin điện tử</p>
<div id="ja-search"><form action="index.php" method="post"><input name="searchword" class="inputbox" type="text" value="tìm kiếm..." /></form></div></div>
<div id="ja-mainnav"><ul class="menu">{menu(("Trang chủ", "Giới thiệu", "Tin tức", "Cải cách hành chính", "Văn bản", "Thư viện", "Liên hệ"), '<li class="item{n}"><a href="{url}"><span>{name}</span></a></li>')}</ul></div>
<div id="ja-containerwrap"><div id="ja-content"><div id="ja-pathway"><strong>Bạn đang ở: </strong><span class="breadcrumbs pathway"><a href="/">Trang chủ</a> <img src="/images/arrow.png" alt="" /> Tin tức <img src="/images/arrow.png" alt="" /> {e(story.title)}</span></div>
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">{e(story.title)}</td>
<td align="right" width="100%" class="buttonheading"><a href="#" title="PDF" onclick="window.open(this.href);return false;"><img src="/images/M_images/pdf_button.png" alt="PDF" /></a></td>
<td align="right" width="100%" class="buttonheading"><a href="#" title="In"><img src="/images/M_images/printButton.png" alt="In" /></a></td>
<td align="right" width="100%" class="buttonheading"><a href="#" title="Gửi Email bài này"><img src="/images/M_images/emailButton.png" alt="Email" /></a></td></tr></table>
<table class="contentpaneopen">
<tr><td width="70%" valign="top" colspan="2"><span class="small">Viết bởi {e(story.author)}</span>&nbsp;&nbsp;</td></tr>
<tr><td valign="top" colspan="2" class="createdate">{shown}</td></tr>
<tr><td valign="top" colspan="2">
<p class="MsoNormal" style="text-align: justify;"><strong>{e(story.lead)}</strong></p>
{with_photo(body, photo, after=2)}
<p>&nbsp;</p></td></tr>
<tr><td colspan="2" class="modifydate">Lần cập nhật cuối ( {changed} )</td></tr></table>
<table align="center" class="pagenav"><tr><th class="pagenav_prev"><a href="/a">&lt; Trước</a></th><td width="50">&nbsp;</td><th class="pagenav_next"><a href="/b">Tiếp theo &gt;</a></th></tr></table>
<span class="article_separator">&nbsp;</span></div>
<div id="ja-colwrap"><div class="ja-innerpad">
<div class="moduletable"><h3>Tin mới nhất</h3><ul class="latestnews">{listed(story, '<li class="latestnews"><a href="{url}" class="latestnews">{title}</a></li>')}</ul></div>
<div class="moduletable"><h3>Thăm dò ý kiến</h3><form><table class="poll"><tr><td><strong>Giao diện trang tin thế nào?</strong></td></tr><tr><td><input type="radio" /> Đẹp</td></tr><tr><td><input type="radio" /> Bình thường</td></tr></table><input type="submit" value="Bình chọn" /></form></div>
<div class="moduletable"><h3>Đăng nhập</h3><form><p>Tên truy cập <input type="text" /></p><p>Mật khẩu <input type="password" /></p><ul><li><a href="#">Quên mật khẩu?</a></li></ul></form></div>
<div class="moduletable"><h3>Thời tiết Thái Bình</h3><p>Nhiệt độ 19°C, độ ẩm 78%, gió Đông Bắc cấp 3.</p></div>
<div class="moduletable"><h3>Liên kết</h3><a href="#">Thư điện tử công vụ</a></div>
<div class="moduletable"><h3>Đang trực tuyến</h3>Hiện có 27 khách Trực tuyến</div></div></div></div>
<div id="ja-footer"><p>Bản quyền thuộc về UBND huyện Kiến An. Điện thoại: 0227.3810.000. Ghi rõ nguồn khi phát hành lại thông tin.</p><small>Powered by <a href="http://www.joomla.org/">Joomla!</a>. Valid XHTML and CSS.</small></div>
</div></body></html>"""


def nukeviet3(story: Story) -> str:
    """A school of politics on NukeViet 3: ``news_column``, ``hometext`` beside a floated picture."""
    body = set_in(
        story.body,
        '<div style="text-align: justify; ">&nbsp; &nbsp; &nbsp;{}</div>',
        '<div style="text-align: justify; "><strong>{}</strong></div>',
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{e(story.title)} - Nghiên cứu - trao đổi - Trường Chính trị tỉnh</title><meta name="generator" content="NukeViet v3.4" />
<meta name="description" content="{e(story.lead[:150]).replace('"', "&quot;")}" /><link rel="StyleSheet" href="/themes/modern/css/news.css" type="text/css" />
<script type="text/javascript">//<![CDATA[
var nv_siteroot="/",nv_sitelang="vi",nv_name_variable="nv";
//]]></script></head><body>
<div class="wrapper"><div id="header"><div class="logo"><a href="/" title="Trường Chính trị tỉnh"><img src="/uploads/banner.jpg" alt="Trường Chính trị tỉnh" /></a></div></div>
<div id="topmenu"><ul>{menu(("Trang nhất", "Giới thiệu", "Tin tức", "Nghiên cứu - trao đổi", "Đào tạo", "Công tác Đảng", "Thăm dò", "Liên hệ"))}</ul></div>
<div id="message"><span>Thứ hai, 23/11/2026, 18:42</span><form class="search"><input type="text" id="topmenu_search_query" value="Tìm kiếm" /></form></div>
<div class="body-bg"><div class="col-a1"><div class="breadcrumbs"><a href="/">Trang nhất</a> » <a href="/vi/news/">Tin Tức</a> » <a href="#">Nghiên cứu - trao đổi</a></div>
<div id="news_detail"><div class="news_column" style="padding:0 !important;margin:0 !important;">
<div style="float:right"><a title="Gửi bài viết qua email" href="#" rel="nofollow"><img src="/themes/modern/images/email.png" alt="" /></a> <a title="In ra" href="#"><img src="/themes/modern/images/print.png" alt="" /></a> <a class="savefile" title="Lưu bài viết này" href="#">Lưu bài viết này</a></div>
<h1>{e(story.title)}</h1>
<span class="time">{named(story.at)} - {story.at:%d/%m/%Y %H:%M}</span>
<div style="clear:both"></div>
<div id="hometext"><div class="fl" style="margin-right:8px;"><div class="imghome" style="width:183px;text-align:center"><a href="#" rel="shadowbox"><img src="/files/news/{story.at:%Y_%m}/gv.jpg" alt="{e(story.caption)}" width="183" /></a><p><em>{e(story.caption)}</em></p></div></div>
<h2 style="text-align:justify">{e(story.lead)}</h2></div><div style="clear:both"></div>
<div class="bodytext" id="bodytext">
{chr(10).join(body)}
<div>&nbsp;</div></div>
<p style="text-align: right;"><strong>Tác giả bài viết: {e(story.author)}</strong></p>
<p style="text-align: right;"><strong>Nguồn tin: {e(story.source)}</strong></p>
</div>
<div class="keywords"><strong>Từ khóa:</strong> <a href="#"><em>lý luận</em></a>, <a href="#"><em>chính trị</em></a></div>
<div id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</div><div class="ratings"><em>Click để đánh giá bài viết</em><input class="hover-star" type="radio" value="1" /></div><p>Chưa có ai đánh giá bài viết này</p>
<div id="idcomment"><div class="header-block1"><h3>Ý kiến bạn đọc</h3></div><form><div>Họ tên <input /></div><div>Email <input /></div><textarea></textarea><div>Mã an toàn <img src="/captcha.png" alt="" /><input type="submit" value="Gửi" /></div></form></div>
<div class="other-news"><p class="fb">Những tin mới hơn</p><ul>{listed(story, '<li><a title="{title}" href="{url}">{title}</a> <span class="date">({day})</span></li>', last=2, step=1)}</ul>
<p class="fb">Những tin cũ hơn</p><ul>{listed(story, '<li><a title="{title}" href="{url}">{title}</a> <span class="date">({day})</span></li>', first=2)}</ul></div></div></div>
<div class="col-b1"><div class="box"><h3 class="header">Thông báo tuyển sinh</h3><div class="content"><p>Thông báo chiêu sinh lớp Trung cấp lý luận chính trị hệ không tập trung khóa 92, nhập học ngày 05/12/2026.</p></div></div>
<div class="box"><h3 class="header">Thống kê truy cập</h3><ul><li>Đang truy cập : 14</li><li>Hôm nay : 512</li><li>Tháng hiện tại : 19.411</li></ul></div></div></div>
<div id="footer"><p>© Copyright Trường Chính trị tỉnh. All right reserved. Địa chỉ: số 7 đường Lê Lợi, điện thoại 0238.384.0000</p><p>Xây dựng trên nền tảng NukeViet</p></div>
</div></body></html>"""


def php2012(story: Story) -> str:
    """A department's own PHP of 2012: tables, one cell of text with ``<br>`` between paragraphs."""
    body = set_in(story.body, "{}<br />\n<br />", "<b>{}</b><br />\n<br />")
    photo = f"""<table width="400" border="0" align="center" cellpadding="3"><tr><td align="center"><img src="upload/images/{story.at:%d%m}.jpg" width="400" /></td></tr><tr><td align="center"><font size="2"><i>{e(story.caption)}</i></font></td></tr></table>"""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>:: Sở Nông nghiệp và Phát triển nông thôn ::</title>
<style>.tieude_tin{{color:#0a6b2d;font:bold 16px Arial}} .tomtat{{font-weight:bold}} .ngay{{color:#999;font-size:11px}}</style>
<script language="javascript">function mo(u){{window.open(u,'','width=600');}}</script></head>
<body topmargin="0" leftmargin="0" bgcolor="#E5F3E5"><table width="1000" align="center" cellspacing="0" cellpadding="0" border="0" bgcolor="#FFFFFF">
<tr><td colspan="3"><img src="images/banner.jpg" width="1000" height="140"></td></tr>
<tr><td colspan="3" background="images/menu_bg.gif" height="30"><table><tr>{menu(("Trang chủ", "Giới thiệu", "Tin tức", "Khuyến nông", "Văn bản", "Thủ tục", "Liên hệ"), '<td><a class="menu" href="{url}">{name}</a></td><td>|</td>')}</tr></table></td></tr>
<tr><td colspan="3"><marquee scrollamount="3">Chào mừng quý vị đến với trang thông tin điện tử Sở Nông nghiệp và Phát triển nông thôn</marquee></td></tr>
<tr><td width="190" valign="top"><table width="100%"><tr><td class="tdleft">Lịch công tác tuần</td></tr><tr><td>Tuần 47 (từ 16/11/2026 đến 22/11/2026)</td></tr>
<tr><td class="tdleft">Giá cả thị trường</td></tr><tr><td>Lúa OM 5451: 6.800 đ/kg<br>Tôm thẻ 100 con: 92.000 đ/kg<br>Heo hơi: 61.000 đ/kg</td></tr>
<tr><td class="tdleft">Văn bản</td></tr><tr><td>- Văn bản mới 12/KH-SNN ngày 05/11/2026 về phòng chống dịch tả lợn<br>- Văn bản 1108/SNN-TT ngày 02/11/2026</td></tr></table></td>
<td width="600" valign="top" style="padding:8px"><table width="100%" border="0"><tr><td><a href="index.php">Trang chủ</a> &raquo; <a href="?cat=3">Tin tức</a></td></tr>
<tr><td class="tieude_tin">{e(story.title)}</td></tr>
<tr><td class="ngay">(Ngày đăng: {story.at:%d-%m-%Y} - Số lần xem: 215)</td></tr>
<tr><td align="justify"><span class="tomtat">{e(story.lead)}</span></td></tr>
<tr><td align="justify" class="noidung">
{with_photo(body, photo, after=1)}
<div align="right"><b>{e(story.author)}</b></div></td></tr>
<tr><td align="right"><a href="javascript:history.back()"><img src="images/back.gif" border="0"> Quay lại</a> | <a href="#top">Đầu trang</a> | <a href="javascript:mo('in.php')">In</a></td></tr>
<tr><td><b>Các tin liên quan:</b></td></tr>
{listed(story, '<tr><td><img src="images/arrow.gif"> <a href="{url}">{title}</a> <span class="ngay">({day})</span></td></tr>', shown="%d-%m-%Y")}
</table></td>
<td width="210" valign="top"><table><tr><td><select onchange="window.open(this.value)">{options(("-- Liên kết --", "Chính phủ", "UBND tỉnh", "Bộ Nông nghiệp"))}</select></td></tr><tr><td><img src="images/qc1.gif"></td></tr><tr><td>Đang online: 9<br>Tổng lượt truy cập: 2.114.870</td></tr></table></td></tr>
<tr><td colspan="3" align="center" bgcolor="#0A6B2D"><font color="#FFFFFF">Sở Nông nghiệp và Phát triển nông thôn. ĐT: 0296.385.0000 - Email: sonn@tinh.gov.vn. Trưởng ban biên tập: Phó Giám đốc Sở<br>Thiết kế bởi Trung tâm Công nghệ thông tin</font></td></tr>
</table></body></html>"""


def vbulletin(story: Story) -> str:
    """A unit's forum on vBulletin 4: the report is the first post, an answer stands below it."""
    text = "<br />\n<br />\n".join(set_in(story.body, "{}", "<b>{}</b>"))
    date = f'{story.at:%d-%m-%Y},&nbsp;<span class="time">{story.at:%H:%M}</span>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="vi" id="vbulletin_html"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<meta name="generator" content="vBulletin 4.2.2" /><title>{e(story.title)}</title><script type="text/javascript">var SESSIONURL = ""; var SECURITYTOKEN = "guest";</script></head>
<body><div class="above_body"><div id="header" class="floatcontainer doc_header"><div><a name="top" href="forum.php" class="logo-image"><img src="images/logo.png" alt="Diễn đàn cựu chiến binh" /></a></div>
<div id="toplinks" class="toplinks"><form id="navbar_loginform"><input type="text" value="Tên tài khoản" /><input type="submit" class="loginbutton" value="Đăng nhập" /></form><ul class="nouser"><li><a href="register.php">Đăng ký</a></li></ul></div></div>
<div id="navbar" class="navbar"><ul id="navtabs" class="navtabs floatcontainer">{menu(("Diễn đàn", "Bài mới", "Lịch", "Hỏi đáp", "Tìm kiếm nâng cao"), '<li><a class="navtab" href="{url}">{name}</a></li>')}</ul></div></div>
<div class="body_wrapper"><div id="breadcrumb" class="breadcrumb"><ul class="floatcontainer"><li class="navbit"><a href="forum.php">Diễn đàn</a></li><li class="navbit"><a href="#">Tin hoạt động Hội</a></li><li class="navbit lastnavbit"><span>{e(story.title)}</span></li></ul></div>
<div id="pagetitle" class="pagetitle"><h1>Ðề tài: <span class="threadtitle"><a href="showthread.php?t=4120" title="Tải lại trang này">{e(story.title)}</a></span></h1></div>
<div id="thread_controls" class="thread_controls"><ul class="popupgroup"><li class="popupmenu"><h6><a class="popupctrl" href="#">Công cụ đề tài</a></h6></li></ul></div>
<div id="postlist" class="postlist restrain"><ol id="posts" class="posts" start="1">
<li class="postbitlegacy postbitim postcontainer old" id="post_28801"><div class="posthead"><span class="postdate old"><span class="date">{date}</span></span><span class="nodecontrols"><a name="post28801" href="#post28801" class="postcounter">#1</a></span></div>
<div class="postdetails"><div class="userinfo"><div class="username_container"><a class="username offline" href="member.php?u=7"><strong>{e(story.author)}</strong></a></div><span class="usertitle">Thành viên Ban liên lạc</span><dl class="userinfo_extra"><dt>Ngày tham gia</dt><dd>Mar 2011</dd><dt>Bài viết</dt><dd>Bài viết: 1.204</dd></dl></div>
<div class="postbody"><div class="postrow has_after_content"><h2 class="title icon">{e(story.title)}</h2>
<div class="content"><div id="post_message_28801"><blockquote class="postcontent restore"><b>{e(story.lead)}</b><br />
<br />
{text}<br />
<br /><div style="text-align: center;"><img src="http://i.imgur.com/a{story.at:%d%H}.jpg" border="0" alt="" /><br /><i>{e(story.caption)}</i></div></blockquote></div></div></div>
<div class="after_content"><blockquote class="signature restore"><div class="signaturecontainer">Đơn vị cũ là nhà, đồng đội là anh em</div></blockquote></div></div></div>
<div class="postfoot"><div class="textcontrols floatcontainer"><span class="postcontrols"><a class="newreply" href="#">Trả lời kèm theo trích dẫn</a></span></div></div></li>
<li class="postbitlegacy postbitim postcontainer old" id="post_28807"><div class="posthead"><span class="postdate old"><span class="date">20-11-2026,&nbsp;<span class="time">21:07</span></span></span><a href="#post28807" class="postcounter">#2</a></div>
<div class="postdetails"><div class="userinfo"><a class="username offline" href="member.php?u=31"><strong>linhthongtin79</strong></a><dl><dt>Ngày tham gia</dt><dd>Jul 2014</dd></dl></div><div class="postbody"><div class="content"><blockquote class="postcontent restore">Cảm ơn bác đã chia sẻ. Anh em trung đoàn mình ở xa đọc được tin thế này rất vui.</blockquote></div></div></div></li></ol></div>
<div id="similar_threads"><h4 class="threadblockhead">Đề tài tương tự</h4><ol>{listed(story, '<li class="floatcontainer similar_threads_detail"><span class="similar_threads_title"><a href="{url}">{title}</a></span> <span>Bài cuối: {day}</span></li>', last=3, shown="%d-%m-%Y")}</ol></div>
<div class="thread_info"><h4 class="threadinfohead">Thông tin về đề tài này</h4><p>Có 2 người đang xem đề tài. (0 thành viên và 2 khách)</p></div>
<div id="forumrules"><h4>Quyền viết bài</h4><ul><li>Bạn <strong>Không thể</strong> gửi đề tài mới</li><li>Bạn không thể gửi bài trả lời</li></ul></div></div>
<div id="footer" class="floatcontainer footer"><p class="footer_time">Múi giờ GMT +7. Hiện tại là <span class="time">18:42</span>.</p><p>Powered by vBulletin&reg; Version 4.2.2</p></div><div id="loading">Đang tải...</div>
</body></html>"""


PORTALS = {
    "webcenter": webcenter,
    "joomla15": joomla15,
    "nukeviet3": nukeviet3,
    "php2012": php2012,
    "vbulletin": vbulletin,
}
