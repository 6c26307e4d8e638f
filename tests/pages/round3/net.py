# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of SharePoint 2013, WebForms and tables of 2008, written before they were read."""

from tests.jobs.skins import Story
from tests.pages.round3.furniture import (
    HEADINGS,
    SECTIONS,
    blob,
    e,
    inked,
    lines,
    listed,
    meridiem,
    newer,
    older,
    q,
    weekday,
)

# fmt: off
FURNITURE = (
    "Bỏ qua các Lệnh Ribbon",
    "Bỏ qua nội dung chính",
    "Hiện tại bạn chưa bật JavaScript",
    "Bật chế độ chuyên sâu hơn",
    "Tỉnh đoàn Bắc Lâm",
    "Đóng góp ý kiến",
    "Lượt người xem",
    "Số ký hiệu",
    "Hướng dẫn 31-HD/TĐTN",
    "Công văn 204-CV/TĐTN",
    "Tin cùng loại",
    "Bài viết khác",
    "Trang tin chi tiết",
    "Bình chọn bài viết",
    "Bản quyền thuộc về Tỉnh đoàn",
    "Gửi cho bạn bè",
    "Đảng ủy Khối các cơ quan tỉnh Tân Hòa",
    "Cỡ chữ:",
    "Gửi email",
    "Bản in",
    "Các tin tiếp theo",
    "Các tin đã đưa",
    "Lịch sự kiện",
    "Tháng Mười Một 2026",
    "Phát thanh",
    "Ý kiến của bạn",
    "Nhập mã bên cạnh",
    "Khách đang xem",
    "Tổng số truy cập",
    "Giấy phép hoạt động số 9/GP-BC",
    "Thư viện video",
    "Nghị quyết mới",
    "NQ số 07-NQ/ĐUK",
    "Liên kết trang",
    "Xem tiếp",
    "HUYỆN ỦY VĂN YÊN HẠ",
    "Hộp thư góp ý",
    "Đăng nhập thành viên",
    "Mật khẩu",
    "Quên mật khẩu",
    "Quảng cáo",
    "Trở về",
    "Gửi tin này qua E-mail",
    "Những tin khác",
    "Tỷ giá ngoại tệ",
    "Số lượt truy cập",
    "Chào mừng các bạn đến với",
    "Thiết kế bởi",
    "Bạn là người thứ",
    "Giá vàng",
    "Trưng cầu ý kiến",
    "Giao diện website",
    "Xem kết quả",
    "Dự báo thời tiết",
    "Xem ngày khác",
)

SHAREPOINT_TOP = """<body onhashchange="if (typeof(_spBodyOnHashChange) != 'undefined') _spBodyOnHashChange();">
<form method="post" action="./chi-tiet.aspx?ItemID=4099" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
<div class="aspNetHidden"><input type="hidden" name="_wpcmWpid" id="_wpcmWpid" value="" />
<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="noDigest" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="%(state)s" /></div>
<script type="text/javascript">//<![CDATA[
var _spPageContextInfo={webServerRelativeUrl:"\\u002f",webLanguage:1066,currentLanguage:1066,webTitle:"Trang tin"};var MSOWebPartPageFormName='aspnetForm';
//]]></script>
<div id="ms-hcTest"></div><div id="ms-designer-ribbon"><div id="TurnOnAccessibility" style="display:none" class="s4-notdlg noindex"><a id="linkTurnOnAcc" href="#" class="ms-accessible ms-acc-button">Bật chế độ chuyên sâu hơn để truy cập</a></div>
<div class="s4-notdlg s4-skipribbonshortcut noindex"><a href="javascript:;" class="ms-accessible ms-acc-button">Bỏ qua các Lệnh Ribbon</a></div><div class="s4-notdlg noindex"><a href="javascript:;" class="ms-accessible ms-acc-button">Bỏ qua nội dung chính</a></div></div>
<noscript><div class='noindex'>Hiện tại bạn chưa bật JavaScript. Vui lòng bật để dùng đủ chức năng.</div></noscript>
<div id="s4-workspace"><div id="s4-bodyContainer"><div class="container"><div class="banner"><img src="/Style%%20Library/images/banner.jpg" alt="Tỉnh đoàn Bắc Lâm"/></div>
<div class="ms-core-listMenu-horizontalBox"><ul class="root ms-core-listMenu-root static">
%(menu)s
</ul></div>
<div class="topline"><span id="ctl00_lblToday">Thứ hai, 23/11/2026</span> <a href="/gop-y">Đóng góp ý kiến</a></div>
<div id="contentRow"><div id="contentBox" aria-live="polite"><div id="notificationArea" class="ms-notif-box"></div><div id="DeltaPlaceHolderMain"><a id="mainContent" name="mainContent" tabindex="-1"></a>
<div class="ms-webpart-zone ms-fullWidth"><div id="MSOZoneCell_WebPartWPQ2" class="s4-wpcell-plain ms-webpartzone-cell ms-webpart-cell-vertical ms-fullWidth"><div class="ms-webpart-chrome ms-webpart-chrome-vertical ms-webpart-chrome-fullWidth"><div class="ms-webpart-chrome-title"><span title="Trang tin chi tiết"><h2 class="ms-webpart-titleText"><span>Trang tin chi tiết</span></h2></span></div><div WebPartID="7a1c" haspers="false" id="WebPartWPQ2" class="ms-WPBody noindex"><div id="ctl00_m_g_7a1c">
"""
SHAREPOINT_SIDE = """</div></div></div></div></div>
<div class="right-zone"><div class="ms-webpart-chrome-title"><h2 class="ms-webpart-titleText">Văn bản</h2></div><table class="ms-listviewtable" border="0" cellspacing="0"><tr class="ms-viewheadertr"><th>Số ký hiệu</th><th>Trích yếu</th></tr>
<tr class="ms-itmhover"><td class="ms-vb2">31-HD/TĐTN</td><td class="ms-vb2"><a href="#">Hướng dẫn 31-HD/TĐTN tổ chức Đại hội điểm Chi đoàn nhiệm kỳ 2027 - 2029</a> (17/11/2026)</td></tr>
<tr class="ms-alternating ms-itmhover"><td class="ms-vb2">204-CV/TĐTN</td><td class="ms-vb2"><a href="#">Công văn 204-CV/TĐTN về đăng ký công trình thanh niên</a> (05/11/2026)</td></tr></table></div>
</div></div></div></div></div></div>
<div id="footer"><p>Bản quyền thuộc về Tỉnh đoàn Bắc Lâm. Địa chỉ Tỉnh đoàn Bắc Lâm: 6 Nguyễn Huệ. Điện thoại: 0209.555.666</p></div>
<script type="text/javascript">//<![CDATA[
var _spFormDigestRefreshInterval=1440000;_spBodyOnLoadFunctionNames.push("EnsureScripts");
//]]></script></form><span id="DeltaPlaceHolderUtilityContent"></span></body></html>"""
INVISIBLE = "\u200b"


def sharepoint_body(story: Story) -> str:
    """Zero-width spaces where the cursor was; the words of the picture in the next paragraph."""
    made = [
        f'<p style="text-align&#58;justify;"><strong class="ms-rteFontSize-2">{e(text)}</strong></p>'
        if text in HEADINGS
        else f'<p style="text-align&#58;justify;"><span class="ms-rteFontSize-2">{INVISIBLE * (number % 2)}{inked(number, text)}</span></p>'
        for number, text in enumerate([story.lead, *story.body])
    ]
    made.insert(
        2,
        f"""<p style="text-align&#58;center;"><img src="/PublishingImages/2026-11/hoi%20nghi.jpg" alt="hoi nghi.jpg" style="margin&#58;5px;width&#58;600px;" /></p>
<p style="text-align&#58;center;"><em>{e(story.caption)}</em></p>""",
    )
    made.insert(4, f"<p>{INVISIBLE}<br></p>")
    return "".join(made)


def sharepoint(story: Story) -> str:
    """SharePoint 2013: a web part named by GUID, "23/11/2026 08:30:00 SA", only a source."""
    menu = ("Trang chủ", "Giới thiệu", "Hoạt động Đoàn", "Hội - Đội", "Văn bản", *SECTIONS)
    row = '<li class="dfwp-item"><div class="item link-item"><a href="/tin/chi-tiet.aspx?ItemID={n}" title="{tip}">{title}</a> <span class="ms-metadata">({at:%d/%m/%Y %H:%M})</span></div></li>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html dir="ltr" lang="vi-VN">
<head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="X-UA-Compatible" content="IE=10" />
<title>
\tchi-tiet
</title><link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css" />
<script type="text/javascript" src="/_layouts/15/init.js"></script></head>
{SHAREPOINT_TOP % {"state": blob("sharepoint", 1200), "menu": lines('<li class="static"><a class="static menu-item ms-core-listMenu-item" href="/m{n}"><span class="additional-background"><span class="menu-item-text">{name}</span></span></a></li>', menu)}}
<div class="news-ct"><div class="news-title"><h3>{e(story.title)}</h3></div>
<div class="news-date">{meridiem(story.at)}</div>
<div class="news-tool"><a href="mailto:?subject=tin">Gửi cho bạn bè</a></div>
<div class="news-body"><div class="ExternalClass3F0B7D5A94E24D1C8E6A77C10B2D9F11">{sharepoint_body(story)}</div></div>
<div class="news-source">Nguồn: {e(story.source)}</div>
<div class="news-view">Lượt người xem: 96 &#160; Bình chọn bài viết: <input type="radio" name="v" />1 <input type="radio" name="v" />2 <input type="radio" name="v" />3</div>
</div>
<div class="other"><h4>Tin cùng loại</h4><ul class="dfwp-column dfwp-list">
{listed(row, newer(story))}
</ul><h4>Bài viết khác</h4><ul class="dfwp-column dfwp-list">
{listed(row, older(story, 4))}
</ul></div>
{SHAREPOINT_SIDE}"""


WEBFORMS_TOP = """<body><form method="post" action="./tinchitiet.aspx?id=4099" id="form1">
<div class="aspNetHidden"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="%(state)s" /></div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['form1'];function __doPostBack(t,a){theForm.__EVENTTARGET.value=t;theForm.submit();}
//]]>
</script>
<table id="tblMain" width="1000" border="0" cellspacing="0" cellpadding="0" align="center"><tr><td colspan="3"><img src="Images/banner.jpg" width="1000" height="150" alt="Đảng ủy Khối các cơ quan tỉnh Tân Hòa" /></td></tr>
<tr><td colspan="3" class="menungang"><table id="ctl00_Menu1" cellpadding="0" cellspacing="0"><tr>
%(menu)s
</tr></table></td></tr>
<tr><td colspan="2" class="ngaythang"><span id="ctl00_lblNgay">Thứ hai, ngày 23/11/2026 - 06:40 CH</span></td><td align="right"><input name="ctl00$txtTim" type="text" id="ctl00_txtTim" /><input type="submit" name="ctl00$btnTim" value="Tìm" /></td></tr>
<tr valign="top"><td width="180" class="cottrai">
<table width="100%%"><tr><td class="tieudebox">Nghị quyết mới</td></tr><tr><td><a href="vb.aspx?id=7">NQ số 07-NQ/ĐUK về nâng cao chất lượng sinh hoạt chi bộ trong các cơ quan tỉnh</a> (10/11/2026)</td></tr><tr><td><a href="vb.aspx?id=8">NQ số 07-NQ/ĐUK, phụ lục kèm theo</a> (10/11/2026)</td></tr></table>
<table width="100%%"><tr><td class="tieudebox">Lịch sự kiện</td></tr><tr><td><table id="ctl00_Calendar1" cellspacing="0" cellpadding="2" title="Calendar"><tr><td colspan="7"><table><tr><td><a href="#">&lt;</a></td><td>Tháng Mười Một 2026</td><td><a href="#">&gt;</a></td></tr></table></td></tr><tr><th>H</th><th>B</th><th>T</th><th>N</th><th>S</th><th>B</th><th>C</th></tr>
%(days)s
</table></td></tr></table>
<table width="100%%"><tr><td class="tieudebox">Thư viện video</td></tr><tr><td><embed src="player.swf" width="170" height="130"></embed><br />Thư viện video: Hội thao Khối năm 2026</td></tr></table>
</td><td width="620" class="cotgiua">
"""
WEBFORMS_AFTER = """<table width="100%"><tr><td><span id="ctl00_cphMain_lblYKien">Ý kiến của bạn:</span></td></tr><tr><td>Họ tên <input name="ctl00$cphMain$txtTen" type="text" /></td></tr><tr><td><textarea name="ctl00$cphMain$txtND" rows="4" cols="60"></textarea></td></tr><tr><td>Nhập mã bên cạnh <input name="ctl00$cphMain$txtMa" type="text" /><img src="captcha.ashx" alt="" /></td></tr><tr><td><input type="submit" value="Gửi" /></td></tr></table>
"""
WEBFORMS_FOOT = """</td><td width="200" class="cotphai">
<table width="100%%"><tr><td class="tieudebox">Phát thanh</td></tr><tr><td>Phát thanh Khối số 11 (tháng 11/2026)</td></tr></table>
<table width="100%%"><tr><td class="tieudebox">Liên kết trang</td></tr><tr><td><select name="ctl00$ddlLink"><option>-- Liên kết trang --</option><option>Tỉnh ủy</option></select></td></tr></table>
<table id="ctl00_dlNoiBat" width="100%%" cellspacing="0" border="0">
%(hot)s
</table>
<table width="100%%"><tr><td>Khách đang xem: <span id="ctl00_lblOnline">12</span></td></tr><tr><td>Tổng số truy cập: <span id="ctl00_lblTong">3092114</span></td></tr></table>
</td></tr>
<tr><td colspan="3" align="center" class="chan"><b>Đảng ủy Khối các cơ quan tỉnh Tân Hòa</b><br />Giấy phép hoạt động số 9/GP-BC. Chịu trách nhiệm: Bí thư Đảng ủy Khối các cơ quan tỉnh Tân Hòa<br />Điện thoại Đảng ủy Khối các cơ quan tỉnh Tân Hòa: 0257.555.777</td></tr></table>
</form></body></html>"""


def webforms_body(story: Story) -> str:
    """One ``span`` holding ``div``s that hold a ``span`` each; the picture in a table."""
    made = [
        f'<div style="text-align: justify;"><span style="font-size: 12pt; font-family: Arial;">{f"<b>{e(text)}</b>" if text in HEADINGS else inked(number, text)}</span></div>'
        for number, text in enumerate(story.body, 3)
    ]
    made.insert(
        1,
        f"""<div style="text-align: center;"><table style="width: 400px;" align="center" cellpadding="3"><tbody><tr><td><img src="Uploads/Images/hoinghi.jpg" width="400" alt="" /></td></tr><tr><td style="text-align: center; font-style: italic; font-size: 10pt;">{e(story.caption)}</td></tr></tbody></table></div>""",
    )
    signed = f'<div style="text-align: right;"><span style="font-weight: bold;">{e(story.author)}</span></div>'
    return "\n".join([*made, signed])


def webforms(story: Story) -> str:
    """ASP.NET WebForms: labels in tables, a calendar of days, a grid of the news before it."""
    menu = ("Trang chủ", "Giới thiệu", "Tin hoạt động", "Xây dựng Đảng", "Văn kiện", "Liên hệ", *SECTIONS)
    weeks = [[first + day for day in range(7)] for first in (2, 9, 16, 23)]
    days = "\n".join(
        "<tr>"
        + "".join(
            f'<td align="center"><a href="#" title="{day} Tháng Mười Một">{day}</a></td>'
            for day in week
        )
        + "</tr>"
        for week in weeks
    )
    row = '<tr><td><img src="Images/icon.gif" alt="" /> <a href="tinchitiet.aspx?id={n}">{title}</a> <span class="ngay">({at:%d/%m/%Y %I:%M:%S})</span></td></tr>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><title>
\tĐảng ủy Khối các cơ quan tỉnh Tân Hòa
</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><link href="Style.css" rel="stylesheet" type="text/css" />
<style type="text/css">.TieuDe {{ font: bold 16px Arial; color: #b00; }} .tieudebox {{ background: #c00; color: #fff; }}</style></head>
{WEBFORMS_TOP % {"state": blob("webforms", 2400), "days": days, "menu": lines('<td id="ctl00_Menu1n{n}"><a class="menu" href="muc.aspx?id={n}">{name}</a></td>', menu)}}
<table width="100%" border="0" cellpadding="4"><tr><td><a href="default.aspx">Trang chủ</a> &gt; <span id="ctl00_cphMain_lblChuyenMuc">Tin hoạt động</span></td></tr>
<tr><td><span id="ctl00_cphMain_lblTieuDe" class="TieuDe">{e(story.title)}</span></td></tr>
<tr><td><span id="ctl00_cphMain_lblNgayDang" class="ngaydang">{weekday(story.at)}, {story.at:%H:%M %d/%m/%Y}</span></td></tr>
<tr><td align="right">Cỡ chữ: <a href="#">A-</a> <a href="#">A+</a> | <a href="#">Gửi email</a> | <a href="#">Bản in</a></td></tr>
<tr><td><span id="ctl00_cphMain_lblTomTat" class="TomTat" style="font-weight:bold;">{e(story.lead)}</span></td></tr>
<tr><td><span id="ctl00_cphMain_lblNoiDung" class="NoiDung">
{webforms_body(story)}
</span></td></tr></table>
{WEBFORMS_AFTER}<div class="tieudetin">Các tin tiếp theo</div><table id="ctl00_cphMain_gvMoi" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;">
{listed(row, newer(story))}
</table><div class="tieudetin">Các tin đã đưa</div><table id="ctl00_cphMain_gvCu" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;">
{listed(row, older(story, 4))}
</table>
<div align="right">Xem ngày khác <select name="ctl00$cphMain$ddlNgay"><option>23</option></select> <input type="submit" value="Xem" /></div>
{WEBFORMS_FOOT % {"hot": listed('<tr><td><a href="tinchitiet.aspx?id={n}"><b>{title}</b></a><br /><a href="tinchitiet.aspx?id={n}">Xem tiếp</a></td></tr>', older(story, 3))}}"""


TABLES_TOP = """<BODY bgcolor="#FFFFFF" topmargin="0" leftmargin="0">
<CENTER><TABLE border="0" width="780" cellspacing="0" cellpadding="0"><TR><TD colspan="3"><IMG src="images/top.gif" width="780" height="120"></TD></TR>
<TR><TD colspan="3" bgcolor="#CC0000"><TABLE border="0" width="100%%"><TR><TD width="70%%"><MARQUEE><FONT color="#FFFF00">Chào mừng các bạn đến với trang thông tin điện tử Huyện ủy</FONT></MARQUEE></TD><TD align="right"><FONT color="#FFFFFF" size="2">Thứ hai, 23/11/2026</FONT></TD></TR></TABLE></TD></TR>
<TR><TD width="150" valign="top" bgcolor="#FFF4D9"><TABLE border="0" width="150" cellspacing="1">
%(menu)s
<TR><TD><FONT size="2"><B>Đăng nhập thành viên</B><BR>Tên <INPUT size="10"><BR>Mật khẩu <INPUT type="password" size="10"><BR><A href="quen.asp">Quên mật khẩu?</A></FONT></TD></TR>
<TR><TD><FONT size="2"><B>Dự báo thời tiết</B><BR><IMG src="images/mua.gif"> 21 - 27 độ</FONT></TD></TR>
<TR><TD><FONT size="2"><B>Tỷ giá ngoại tệ</B><BR>USD 26.310<BR>EUR 30.120<BR><B>Giá vàng</B><BR>SJC 152,40</FONT></TD></TR></TABLE></TD>
<TD width="480" valign="top"><TABLE border="0" width="100%%" cellpadding="6"><TR><TD><FONT size="2"><A href="default.asp">Trang chủ</A> | <A href="tin.asp">Tin tức sự kiện</A></FONT></TD></TR>
"""
TABLES_FOOT = """</TABLE></TD>
<TD width="150" valign="top"><TABLE border="0" width="150"><TR><TD bgcolor="#CC0000"><FONT color="#FFFFFF" size="2"><B>Hộp thư góp ý</B></FONT></TD></TR><TR><TD><A href="mailto:huyenuy@example.vn"><IMG src="images/mail.gif" border="0"></A></TD></TR>
<TR><TD bgcolor="#CC0000"><FONT color="#FFFFFF" size="2"><B>Trưng cầu ý kiến</B></FONT></TD></TR><TR><TD><FONT size="2"><FORM action="vote.asp">Giao diện website có dễ sử dụng không?<BR><INPUT type="radio" name="v">Có<BR><INPUT type="radio" name="v">Không<BR><INPUT type="submit" value="Gửi"> <A href="kq.asp">Xem kết quả</A></FORM></FONT></TD></TR>
<TR><TD><FONT size="2">Quảng cáo<BR><IMG src="images/qc1.gif"><BR><IMG src="images/qc2.gif"></FONT></TD></TR>
<TR><TD><FONT size="2">Bạn là người thứ <B>918.224</B><BR>Số lượt truy cập hôm nay: 77</FONT></TD></TR></TABLE></TD></TR>
<TR><TD colspan="3" bgcolor="#FFF4D9" align="center"><FONT size="2"><B>HUYỆN ỦY VĂN YÊN HẠ</B><BR>HUYỆN ỦY VĂN YÊN HẠ - Giấy phép số 4/GP-STTTT cấp ngày 12/08/2008 - Tel: 0253.555.888<BR>Thiết kế bởi Trung tâm Công nghệ thông tin</FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""


def tables_body(story: Story) -> str:
    """All in one cell: lines end with two ``BR``, the picture floats without any words."""
    made = [
        f"<B>{e(text)}</B>" if text in HEADINGS else inked(number, text).replace("strong>", "B>")
        for number, text in enumerate(story.body, 4)
    ]
    picture = '<IMG src="upload/hoinghi.jpg" align="left" border="0" hspace="8" width="220">'
    return f"<B>{e(story.lead)}</B><BR><BR>\n{picture}" + "<BR><BR>\n".join(made)


def tables(story: Story) -> str:
    """A page of 2008: tables within tables, ``FONT``, "(Ngày 23 tháng 11 năm 2026)"."""
    menu = (
        "Trang chủ",
        "Giới thiệu",
        "Tin tức sự kiện",
        "Đảng bộ cơ sở",
        "Dư địa chí",
        "Sơ đồ trang",
    )
    row = '<TR><TD><FONT size="2">&nbsp;<IMG src="images/b.gif"> <A href="tin.asp?id={n}" class="khac">{title}</A> <I>({at:%d/%m/%Y})</I></FONT></TD></TR>'
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8">
<TITLE>.:: Trang tin Huyện ủy ::.</TITLE>
<META name="keywords" content="{q("huyện ủy, tin tức")}"><LINK rel="stylesheet" href="style.css">
<SCRIPT language="JavaScript">function MM_openBrWindow(u,n,f){{window.open(u,n,f);}}</SCRIPT></HEAD>
{TABLES_TOP % {"menu": lines('<TR><TD class="m{n}"><IMG src="images/b.gif"> <A href="m.asp?id={n}"><FONT size="2">{name}</FONT></A></TD></TR>', menu)}}
<TR><TD><FONT face="Arial" size="4" color="#CC0000"><B>{e(story.title)}</B></FONT><BR><FONT size="1"><I>(Ngày {story.at.day} tháng {story.at.month} năm {story.at.year})</I></FONT></TD></TR>
<TR><TD><TABLE border="0" width="100%"><TR><TD align="justify"><FONT face="Arial" size="2">{tables_body(story)}</FONT></TD></TR>
<TR><TD align="right"><FONT face="Arial" size="2"><B>{e(story.author)}</B></FONT></TD></TR></TABLE></TD></TR>
<TR><TD align="right"><FONT size="2"><A href="javascript:history.back()">Trở về</A> | <A href="#" onClick="MM_openBrWindow('mail.asp','','width=400')">Gửi tin này qua E-mail</A></FONT></TD></TR>
<TR><TD><HR size="1"><FONT size="2"><B>Những tin khác:</B></FONT></TD></TR>
{listed(row, [*newer(story), *older(story, 3)])}
{TABLES_FOOT}"""


PORTALS = {"sharepoint": sharepoint, "webforms": webforms, "tables": tables}
