# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of the years around 2010: Web Forms, nested tables, SharePoint, DotNetNuke, Liferay."""

from tests.pages.round4.parts import (
    Make,
    Story,
    among,
    e,
    each,
    half_day,
    menu,
    options,
    others,
    sentence,
    weekday,
    worded,
)


def webforms(story: Story) -> str:
    """A district's page in Web Forms: one cell holds lead, picture and body, cut by line breaks."""
    at = story.at
    body = among(
        each("{}<br /><br />", story.body),
        f"""<table class="ImageTable" cellspacing="0" cellpadding="3" align="center" border="0"><tbody>
<tr><td><img alt="" src="/UploadFiles/Image/{at:%Y%m%d}_hn.jpg" width="450" /></td></tr>
<tr><td style="text-align:center"><font color="#0000ff" size="2"><em>{e(story.caption)}</em></font></td></tr>
</tbody></table><br />""",
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Trang thông tin điện tử huyện Vân Sơn</title>
<meta name="keywords" content="huyện Vân Sơn, UBND huyện, cải cách hành chính" />
<link href="../App_Themes/Default/style.css" type="text/css" rel="stylesheet" />
<script type="text/javascript">
function doPrint(id) {{ window.open('Print.aspx?id=' + id, 'in', 'width=700,height=600'); }}
</script>
</head>
<body>
<form name="aspnetForm" method="post" action="ChiTietTin.aspx?ID={at:%m%d%H}" id="aspnetForm">
<div>
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgJmD2QWAgIDD2QWBgIBD2QWAgIBDxYCHgtfIUl0ZW1Db3VudAIIFhBmD2QWAmYPFQIBMQ1UcmFuZyBjaOG7p2Q=" />
</div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {{ theForm.__EVENTTARGET.value = eventTarget; theForm.submit(); }}
//]]>
</script>
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td colspan="3"><img src="/images/banner_vanson.jpg" width="1000" height="150" alt="" /></td></tr>
<tr><td colspan="3" class="menu_top"><table><tr>
{menu("Trang chủ|Giới thiệu|Tin tức - Sự kiện|Thủ tục hành chính|Văn bản|Hỏi đáp|Liên hệ", '<td class="mn"><a href="{href}.aspx">{name}</a></td>')}
</tr></table></td></tr>
<tr><td colspan="3" class="ngaythang"><span id="ctl00_lblNgay">Thứ hai, 23/11/2026</span>
<marquee scrollamount="3">Chào mừng quý khách đến với Trang thông tin điện tử huyện Vân Sơn</marquee>
<input name="ctl00$txtTim" type="text" value="Từ khóa tìm kiếm" /><input type="submit" name="ctl00$btnTim" value="Tìm" /></td></tr>
<tr>
<td width="190" valign="top" class="left">
<table class="khung"><tr><td class="tieude_khung">Thư ngỏ của Chủ tịch huyện</td></tr>
<tr><td>Nhân dịp ra mắt giao diện mới của trang tin, tôi trân trọng gửi tới đồng bào, cán bộ và chiến sĩ trong huyện lời chào mừng tốt đẹp nhất; mong rằng trang tin sẽ là nơi gặp gỡ của chính quyền và người dân.<br /><br />
Chúng tôi luôn lắng nghe mọi ý kiến đóng góp của bà con gửi về hộp thư của huyện, và sẽ trả lời trong thời gian sớm nhất theo đúng quy định.</td></tr></table>
<table class="khung"><tr><td class="tieude_khung">Văn bản mới ban hành</td></tr>
<tr><td><a href="#">127/KH-UBND</a> (19/11/2026)<br />Kế hoạch phòng chống rét cho đàn gia súc vụ đông</td></tr>
<tr><td><a href="#">45/TB-UBND</a> (17/11/2026)<br />Thông báo lịch tiếp công dân định kỳ tháng mười hai</td></tr></table>
</td>
<td width="600" valign="top" class="center">
<div class="duongdan"><a href="/">Trang chủ</a> &gt; <a href="#">Tin trong huyện</a></div>
<table width="100%" border="0" cellspacing="2" cellpadding="2">
<tr><td><span id="ctl00_ContentPlaceHolder1_lblTieuDe" class="TieuDeTin">{e(story.title)}</span>
<span id="ctl00_ContentPlaceHolder1_lblNgayDang" class="ngaydang">(Ngày {at.day} tháng {at.month} năm {at.year})</span></td></tr>
<tr><td align="right"><a href="javascript:doPrint(1)"><img src="/images/print.gif" alt="" /> Bản in</a> | <a href="#">Gửi cho bạn bè</a></td></tr>
<tr><td><span id="ctl00_ContentPlaceHolder1_lblNoiDung"><div align="justify"><b>{e(story.lead)}</b><br /><br />
{body}</div></span></td></tr>
<tr><td align="right"><span id="ctl00_ContentPlaceHolder1_lblTacGia"><b>{e(story.author)}</b></span></td></tr>
<tr><td><hr size="1" /><b>Các tin khác:</b></td></tr>
{others(story, '<tr><td><img src="/images/bullet.gif" /> <a class="tinkhac" href="{href}">{title}</a> <i>({day:%d/%m/%Y})</i></td></tr>')}
</table>
</td>
<td width="200" valign="top" class="right">
<table class="khung"><tr><td class="tieude_khung">Thăm dò ý kiến</td></tr>
<tr><td>Bạn đánh giá thế nào về thái độ phục vụ của bộ phận một cửa?<br />
<input type="radio" name="vote" /> Rất hài lòng<br /><input type="radio" name="vote" /> Hài lòng<br /><input type="radio" name="vote" /> Chưa hài lòng<br />
<input type="button" value="Biểu quyết" /> <a href="#">Xem kết quả biểu quyết</a></td></tr></table>
<table class="khung"><tr><td class="tieude_khung">Liên kết website</td></tr><tr><td><select>
{options("-- Chọn trang liên kết --|Chính phủ|UBND tỉnh|Sở Nội vụ")}
</select></td></tr></table>
<table class="khung"><tr><td>Số lượt truy cập: <b>00231877</b><br />Đang trực tuyến: 17 người</td></tr></table>
</td>
</tr>
<tr><td colspan="3" class="footer" align="center">Bản quyền thuộc về UBND huyện Vân Sơn. Giấy phép số 17/GP-TTĐT ngày 12/3/2012<br />
Chịu trách nhiệm: Ông Trần Văn Bách - Phó Chủ tịch UBND huyện<br />Địa chỉ: Khu 3, thị trấn Vân Sơn - Điện thoại: 0203.3999.111</td></tr>
</table>
</form>
</body></html>"""


def tables2008(story: Story) -> str:
    """Tables within tables, capital tags and fonts, no class anywhere; flat teasers by ">>"."""
    at = story.at
    (more, teaser), (also, _), *_ = story.others
    body = among(
        worded("<P align=justify><FONT face=Arial size=2>{}</FONT></P>", story.body),
        f"""<TABLE cellSpacing=1 cellPadding=1 width=300 align=center border=0><TBODY>
<TR><TD><IMG src="picture/{at:%d%m}.JPG" width=300 border=0></TD></TR>
<TR><TD align=middle><FONT face=Arial color=#800000 size=1>{e(story.caption)}</FONT></TD></TR></TBODY></TABLE>""",
        f"""<P align=justify><FONT face=Arial size=2>&gt;&gt; <A href="detail.php?id=88">{e(more)}</A></FONT></P>
<P align=justify><FONT face=Arial size=2>{e(teaser)}...</FONT></P>
<P align=justify><FONT face=Arial size=2>&gt;&gt; <A href="detail.php?id=89">{e(also)}</A></FONT></P>""",
    )
    return f"""<HTML><HEAD><TITLE>:: Cong thong tin dien tu Dang bo Tan Phong ::</TITLE>
<META http-equiv=Content-Type content="text/html; charset=utf-8">
<STYLE type=text/css>A {{ COLOR: #003399; TEXT-DECORATION: none }} TD {{ FONT: 12px Arial }}</STYLE>
<SCRIPT language=JavaScript src="js/menu.js"></SCRIPT></HEAD>
<BODY leftMargin=0 topMargin=0 marginheight="0" marginwidth="0" bgcolor=#ffffff>
<TABLE width=778 border=0 cellpadding=0 cellspacing=0 align=center>
<TR><TD><IMG src="images/top.gif" width=778 height=110></TD></TR>
<TR><TD bgcolor=#cc0000><TABLE width=100%><TR>
{menu("Trang nhất|Tổ chức bộ máy|Tin hoạt động|Học tập và làm theo|Nghiên cứu|Sơ đồ trang", '<TD align=middle><A href="{href}.php"><FONT color=#ffffff><B>{name}</B></FONT></A></TD>')}
</TR></TABLE></TD></TR>
<TR><TD height=22 bgcolor=#eeeeee><FONT color=#666666>Hôm nay, Thứ hai ngày 23/11/2026 18:30</FONT></TD></TR>
<TR><TD>
<TABLE width=100% border=0 cellpadding=4 cellspacing=0><TR>
<TD width=160 vAlign=top bgcolor=#f7f7f7>
<TABLE width=100%><TR><TD bgcolor=#cc0000><FONT color=#ffffff><B>LỜI BÁC DẠY</B></FONT></TD></TR>
<TR><TD>Cán bộ đảng viên Tân Phong ghi nhớ: việc gì có lợi cho dân thì hết sức làm, việc gì có hại cho dân thì hết sức tránh; mỗi tuần trang tin giới thiệu một lời dạy để các chi bộ cùng suy ngẫm trong buổi sinh hoạt.</TD></TR></TABLE><BR>
<TABLE width=100%><TR><TD bgcolor=#cc0000><FONT color=#ffffff><B>TIN NÓNG</B></FONT></TD></TR>
<TR><TD>
{others(story, '<A href="{href}"><B>{title}</B></A> <FONT color=#999999>[{day:%d/%m/%Y %H:%M}]</FONT><BR>', first=2, hours=7)}
</TD></TR></TABLE><BR>
<TABLE width=100%><TR><TD bgcolor=#cc0000><FONT color=#ffffff><B>LIÊN KẾT WEB</B></FONT></TD></TR>
<TR><TD><SELECT>
{options("[Chọn website]|Đảng Cộng sản Việt Nam|Báo Nhân Dân")}
</SELECT></TD></TR></TABLE>
</TD>
<TD vAlign=top>
<TABLE width=100% cellpadding=3><TR><TD>
<FONT face=Arial color=#cc0000 size=4><B>{e(story.title)}</B></FONT><BR>
<FONT color=#999999 size=1><I>(Cập nhật: {at:%d/%m/%Y %H:%M})</I></FONT>
</TD></TR>
<TR><TD>
<P align=justify><FONT face=Arial size=2><STRONG>{e(story.lead)}</STRONG></FONT></P>
{body}
<P align=right><FONT face=Arial size=2><STRONG>{e(story.author)}</STRONG></FONT></P>
</TD></TR>
<TR><TD align=right><A href="print.php"><IMG src="images/p.gif" border=0> In trang này</A>&nbsp;<A href="mail.php"><IMG src="images/m.gif" border=0> Gửi bài viết qua email</A>&nbsp;<A href="#">Về đầu trang</A></TD></TR>
<TR><TD><HR color=#cc0000 SIZE=1><B>CÁC TIN ĐÃ ĐƯA</B>
<TABLE>
{others(story, '<TR><TD>•</TD><TD><A href="{href}">{title}</A> ({day:%d/%m})</TD></TR>', first=2)}
</TABLE>
<TABLE><TR><TD>Xem tin theo ngày: <INPUT size=2 value=23> <INPUT size=2 value=11> <INPUT size=4 value=2026> <INPUT type=button value=Xem></TD></TR></TABLE>
</TD></TR></TABLE>
</TD></TR></TABLE>
</TD></TR>
<TR><TD bgcolor=#eeeeee align=middle>Cơ quan chủ quản: Đảng ủy Tân Phong. Trưởng ban biên tập: Lê Thị Tư<BR>Giấy phép xuất bản số 118/GP-BC. Ghi rõ nguồn Cổng Tân Phong khi phát hành lại<BR>Tel: 072.3811.222 - Số người truy cập: 1876002</TD></TR>
</TABLE></BODY></HTML>"""


def sharepoint2013(story: Story) -> str:
    """A province's SharePoint: zero-width spaces, a list, a table of figures, captions in em."""
    at = story.at
    plain = story.body[:-2] if len(story.body) > 4 else story.body
    listed = story.body[len(plain) :]
    body = among(
        worded('<p style="text-align&#58;justify;">\u200b{}</p>', plain),
        f"""<p style="text-align&#58;center;"><img alt="hop.JPG" src="/PublishingImages/{at:%Y-%m}/hop.JPG?RenditionID=7" style="width&#58;600px;" /><br /><em class="ms-rteFontSize-1">{e(story.caption)}</em></p>""",
        """<table class="ms-rteTable-default" cellspacing="0" style="width&#58;100%;"><tbody>
<tr><th class="ms-rteTableHeaderRow-default">Chỉ tiêu</th><th>Kế hoạch</th><th>Thực hiện</th></tr>
<tr><td>Thu ngân sách (tỷ đồng)</td><td>4.120</td><td>4.377</td></tr>
<tr><td>Giải ngân (%)</td><td>95</td><td>91,6</td></tr></tbody></table>""",
    )
    if listed:
        body += "<ul>" + "\n".join(each("<li>{}</li>", listed)) + "</ul>"
    return f"""<!DOCTYPE html>
<html dir="ltr" lang="vi-VN">
<head><meta http-equiv="X-UA-Compatible" content="IE=10" /><meta name="GENERATOR" content="Microsoft SharePoint" />
<meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="Expires" content="0" />
<title>
	Tin tức - {e(story.title)}
</title>
<link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css" />
<script type="text/javascript" src="/_layouts/15/init.js"></script>
<script type="text/javascript">// <![CDATA[
var _spPageContextInfo = {{webServerRelativeUrl: "\\u002f", webAbsoluteUrl: "https:\\u002f\\u002fbinhlam.example.vn", siteTitle: "Bình Lâm"}};
// ]]></script>
</head>
<body onhashchange="if (typeof(_spBodyOnHashChange) != 'undefined') _spBodyOnHashChange();">
<form method="post" action="./chi-tiet-tin.aspx" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
<input type="hidden" name="MSOWebPartPage_PostbackSource" id="MSOWebPartPage_PostbackSource" value="" />
<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="0x4E5A19,23 Nov 2026 11:30:11 -0000" />
<div id="s4-workspace"><div id="s4-bodyContainer">
<noscript><div id="noscriptWarning">Bạn phải kích hoạt JavaScript trước khi sử dụng trang này</div></noscript>
<div class="header-top"><div class="ngay-gio">Thứ Hai, 23/11/2026 - Nhiệt độ Bình Lâm 24°C</div>
<div class="ms-srch-sb"><input type="text" value="Tìm kiếm trên cổng..." /></div></div>
<h1 class="logo"><a href="/">CỔNG THÔNG TIN ĐIỆN TỬ TỈNH BÌNH LÂM</a></h1>
<div class="ms-core-navigation"><ul class="root static">
{menu("Trang chủ|Chính quyền|Công dân|Doanh nghiệp|Du khách|Lịch làm việc của UBND tỉnh", '<li class="static"><a class="static menu-item ms-core-listMenu-item" href="{href}"><span class="menu-item-text">{name}</span></a></li>')}
</ul></div>
<div class="row"><div class="col-left">
<div class="ms-webpart-zone ms-fullWidth"><div id="WebPartWPQ2" class="ms-WPBody noindex">
<div class="tb-title">Thông báo của Ban Tiếp công dân</div>
<p>Thường trực Ban Tiếp công dân tỉnh Bình Lâm trân trọng thông báo đến tổ chức, cá nhân về địa điểm tiếp công dân mới tại số 2 đường Hòa Bình, bắt đầu từ ngày 01/12/2026 trong giờ hành chính.</p>
<p>Mọi phản ánh ngoài giờ hành chính, xin liên hệ tổng đài 1022 nhánh số 3 để được hướng dẫn chi tiết, bảo đảm giữ kín thông tin của người gửi.</p>
</div></div></div>
<div class="col-main"><span id="DeltaPlaceHolderMain"><a id="mainContent" name="mainContent" tabindex="-1"></a>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/tin">Tin tức</a> » <a href="/tin/cd">Tin chỉ đạo điều hành</a></div>
<div class="ms-webpart-chrome ms-webpart-chrome-fullWidth"><div class="ms-WPBody">
<div class="chitiet-tin">
<h1 class="td">{e(story.title)}</h1>
<div class="tt"><span class="ngaydang">{half_day(at)}</span> <span class="xem">Xem cỡ chữ: <a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></span> <a href="#" class="doc">Đọc bài viết</a></div>
<div class="trichyeu">{e(story.lead)}</div>
<div class="noidung ms-rtestate-field"><div class="ExternalClass8C2F0D71A94B4E2C9E77D1A5B6C3E2F0">
{body}
<p style="text-align&#58;right;"><strong>\u200b{e(story.author)}</strong></p>
</div></div>
<div class="danhgia">Đánh giá bài viết: <img src="/Style%20Library/star.png" alt="" /> 4,5/5 (12 lượt bình chọn)</div>
<div class="tin-lq"><div class="tin-lq-title">Tin mới nhất</div>
{others(story, '<div class="item"><a href="{href}">{title}</a><span>({day:%d/%m/%Y})</span></div>', first=0, last=3, hours=11)}
<div class="tin-lq-title">Tin cùng chuyên mục đã đăng</div>
{others(story, '<div class="item"><a href="{href}">{title}</a><span>({day:%d/%m/%Y})</span></div>', first=3)}
</div></div>
</div></div></span></div>
<div class="col-right"><div class="vb"><div class="vb-title">Văn bản chỉ đạo mới</div>
<div><a href="#">2207/QĐ-UBND</a> <em>20/11/2026</em><p>Quyết định phê duyệt đề cương rà soát quy hoạch cụm công nghiệp Bình Lâm</p></div>
<div><a href="#">318/BC-UBND</a> <em>18/11/2026</em><p>Báo cáo kết quả cải cách hành chính quý ba của tỉnh Bình Lâm</p></div></div>
<div class="tk">Thống kê truy cập: Đang online 212; Hôm nay 8.401; Tổng cộng 33.120.776</div></div></div>
<div class="footer"><p>© Cổng Thông tin điện tử tỉnh Bình Lâm. Giấy phép số 33/GP-TTĐT do Cục Phát thanh cấp</p>
<p>Chịu trách nhiệm chính: Bà Phan Thị Ngà, Chánh Văn phòng UBND tỉnh. Điện thoại: 0262.3855.000</p></div>
</div></div>
</form></body></html>"""


def dnn(story: Story) -> str:
    """DotNetNuke: spans in divs, a banner between two boxes of text, a pull quote, a biography."""
    at = story.at
    middle = (len(story.body) + 1) // 2
    pattern = '<div style="text-align: justify;"><span style="font-size: 14px; font-family: arial;">{}</span></div><div>&nbsp;</div>'
    quote = (
        f'<div class="quote-box"><div class="quote-text">“{e(sentence(story.body[0]))}”</div></div>'
    )
    return f"""<!DOCTYPE html>
<html lang="vi-VN"><head id="Head"><meta content="text/html; charset=UTF-8" http-equiv="Content-Type" />
<title>{e(story.title)} &gt; Tỉnh đoàn Hải Giang</title>
<meta id="MetaDescription" name="DESCRIPTION" content="Trang thông tin Tỉnh đoàn Hải Giang" /><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke " />
<link href="/Portals/_default/default.css?cdv=112" rel="stylesheet" /></head>
<body id="Body">
<form method="post" action="/tin-tuc/{at:%d%m%H}" id="Form" enctype="multipart/form-data">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="" /><input type="hidden" name="KB_JSTester_JSEnabled" value="0" />
<div id="ControlPanelWrapper"></div>
<div class="skin_header"><div id="dnn_LogoPane"><a id="dnn_dnnLOGO_hypLogo" href="/"><img src="/Portals/0/logo.png" alt="Tỉnh đoàn Hải Giang" /></a></div>
<span id="dnn_dnnCURRENTDATE_lblDate" class="date">Thứ Hai, 23 Tháng Mười Một 2026</span>
<a id="dnn_dnnLogin_loginLink" class="SkinObject" href="#">Đăng nhập hệ thống</a></div>
<ul class="dnnmega" id="dnn_mega">
{menu("Trang chủ|Giới thiệu|Tin hoạt động|Cơ sở Đoàn|Gương mặt trẻ|Tài liệu sinh hoạt chi đoàn", '<li class="mmItem root"><a href="{href}"><span>{name}</span></a></li>')}
</ul>
<div id="dnn_LeftPane" class="leftpane"><div class="DnnModule DnnModule-DNN_HTML"><div class="DNNContainer_Title"><span class="Head">Gương mặt trẻ của tháng</span></div>
<div id="dnn_ctr391_HtmlModule_lblContent" class="Normal">
<p>Chị Vi Thị Thơm, Bí thư Đoàn xã Nà Lại, đã cùng đoàn viên trồng được hơn hai nghìn cây lát dọc bờ kè và mở lớp học hè cho thiếu nhi của bốn bản xa trung tâm xã nhất.</p>
<p>Ban Thường vụ Tỉnh đoàn mời các cơ sở Đoàn giới thiệu gương mặt tiêu biểu của mình về Ban Tuyên giáo trước ngày 25 hằng tháng.</p></div></div></div>
<div id="dnn_ContentPane" class="contentpane"><div class="DnnModule DnnModule-EasyDNNNews DnnModule-482"><a name="482"></a>
<div id="dnn_ctr482_ModuleContent" class="DNNModuleContent ModEasyDNNnewsC">
<div class="news article">
<div class="edn_breadcrumb"><a href="/tin">Tin hoạt động</a> / <a href="/tin/tinh">Tin cấp tỉnh</a></div>
<h1 class="edn_articleTitle">{e(story.title)}</h1>
<div class="edn_metaDetails"><span class="author">Tác giả: <a href="/author/{at.hour}">{e(story.author)}</a></span> / <time>{weekday(at)}, {at:%d/%m/%Y}, {at:%H:%M} (GMT+7)</time> / Sửa lúc: 22/11/2026 21:05 / Số lượt xem (409) / Bình luận (0)</div>
<div class="edn_social"><a href="#">Thích bài này</a> <a href="#">Chia sẻ lên Facebook</a> <a href="#">Gửi Zalo cho bạn</a></div>
<div class="edn_articleSummary">{e(story.lead)}</div>
<div class="edn_mainImage"><img src="/DesktopModules/EasyDNNNews/ImageHandler.ashx?id={at:%d}" alt="" /><div class="edn_imageCaption">{e(story.caption)}</div></div>
<div class="article_text" id="article-part-1">
{among(worded(pattern, story.body[:middle]), quote)}
</div>
<div class="ad-inline"><a href="/cuoc-thi"><img src="/Portals/0/banner-cuoc-thi.gif" alt="banner" /></a>
<p>Tham gia ngay cuộc thi trực tuyến Tự hào tuổi trẻ Hải Giang để nhận điện thoại thông minh và nhiều phần quà hấp dẫn!</p></div>
<div class="article_text" id="article-part-2">
{among(worded(pattern, story.body[middle:]))}
</div>
<div class="edn_copyright"><p>Bài viết thuộc bản quyền của Tỉnh đoàn Hải Giang; đề nghị dẫn nguồn khi sử dụng lại dưới mọi hình thức.</p></div>
<div class="edn_authorBio"><img src="/Portals/0/tacgia.jpg" alt="" /><h4>Về tác giả</h4><p>Cộng tác viên của Ban Tuyên giáo Tỉnh đoàn từ năm 2019, từng đoạt giải Ba cuộc thi viết về biển đảo, hiện sinh sống và làm việc tại thị xã Hải Giang.</p><a href="#">Xem các bài khác của tác giả</a></div>
<div class="edn_social"><a href="#">Thích bài này</a> <a href="#">Chia sẻ lên Facebook</a> <a href="#">Gửi Zalo cho bạn</a></div>
<div class="edn_ratings">Đánh giá: 5.0 / 5 sao</div>
<div class="edn_tags">Từ khóa: <a href="#">thanh niên Hải Giang</a>, <a href="#">tình nguyện mùa đông</a></div>
<div class="edn_related"><h3>Bài viết liên quan</h3>
{others(story, '<div class="rel"><h4><a href="{href}">{title}</a></h4><time>{day:%d/%m/%Y}</time><p>{teaser}...</p></div>', last=3)}
</div>
<div class="edn_comments"><h3>Viết bình luận</h3><p>Vui lòng đăng nhập hoặc đăng ký tài khoản để gửi bình luận của bạn.</p></div>
</div></div></div></div>
<div id="dnn_RightPane"><div class="DnnModule"><span class="Head">Đọc nhiều trong tuần</span><ol>
{others(story, '<li><a href="{href}">{title}</a> <small>{day:%d.%m.%Y}</small></li>', first=3, hours=5)}
</ol></div><div class="DnnModule"><span class="Head">Lịch công tác tuần</span><p>Tuần 48: Thường trực Tỉnh đoàn dự tổng kết phong trào tại huyện Tam Hòa (chiều 24/11/2026)</p></div></div>
<div id="dnn_FooterPane"><p>Tỉnh đoàn Hải Giang - Giấy phép thiết lập số 08/GP-STTTT ngày 02/4/2019</p><p>Người chịu trách nhiệm nội dung: Đ/c Hà Quốc Việt, Bí thư Tỉnh đoàn</p><span class="SkinObject">Copyright 2026 by Hai Giang</span></div>
</form></body></html>"""


MAKES = {
    "webforms": Make(
        page=webforms,
        minute=False,
        furniture=(
            "Nhân dịp ra mắt giao diện mới", "luôn lắng nghe mọi ý kiến đóng góp của bà con",
            "phòng chống rét cho đàn gia súc", "lịch tiếp công dân định kỳ tháng mười hai",
            "Chào mừng quý khách đến với", "thái độ phục vụ của bộ phận một cửa", "Rất hài lòng",
            "Xem kết quả biểu quyết", "Số lượt truy cập", "17/GP-TTĐT", "Ông Trần Văn Bách",
            "Gửi cho bạn bè", "Các tin khác:", "Bản in", "Tin trong huyện",
        ),
    ),
    "tables2008": Make(
        page=tables2008,
        furniture=(
            "Cán bộ đảng viên Tân Phong ghi nhớ", "LỜI BÁC DẠY", "TIN NÓNG", "LIÊN KẾT WEB",
            "In trang này", "Gửi bài viết qua email", "Về đầu trang", "CÁC TIN ĐÃ ĐƯA",
            "Xem tin theo ngày", "Đảng ủy Tân Phong", "118/GP-BC", "Ghi rõ nguồn Cổng Tân Phong",
            "Số người truy cập", "Hôm nay, Thứ hai ngày", "(Cập nhật:", ">>",
        ),
    ),
    "sharepoint2013": Make(
        page=sharepoint2013,
        neutral=(
            "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Thu ngân sách (tỷ đồng)", "4.120", "4.377",
            "Giải ngân (%)", "95", "91,6",
        ),
        furniture=(
            "Thường trực Ban Tiếp công dân tỉnh Bình Lâm", "liên hệ tổng đài 1022 nhánh số 3",
            "kích hoạt JavaScript", "Nhiệt độ Bình Lâm", "Xem cỡ chữ", "Đọc bài viết",
            "Đánh giá bài viết", "lượt bình chọn", "Tin cùng chuyên mục đã đăng",
            "rà soát quy hoạch cụm công nghiệp Bình Lâm", "2207/QĐ-UBND", "33/GP-TTĐT",
            "cải cách hành chính quý ba của tỉnh Bình Lâm", "Thống kê truy cập", "Bà Phan Thị Ngà",
            "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH BÌNH LÂM",
        ),
    ),
    "dnn": Make(
        page=dnn,
        furniture=(
            "Chị Vi Thị Thơm, Bí thư Đoàn xã Nà Lại", "giới thiệu gương mặt tiêu biểu của mình",
            "Số lượt xem (409)", "Sửa lúc: 22/11/2026", "Thích bài này", "Gửi Zalo cho bạn",
            "Tự hào tuổi trẻ Hải Giang", "thuộc bản quyền của Tỉnh đoàn", "Về tác giả",
            "Cộng tác viên của Ban Tuyên giáo Tỉnh đoàn", "Xem các bài khác của tác giả",
            "Từ khóa:", "Bài viết liên quan", "Viết bình luận", "Vui lòng đăng nhập",
            "Lịch công tác tuần", "dự tổng kết phong trào tại huyện Tam Hòa", "08/GP-STTTT",
            "Đ/c Hà Quốc Việt", "5.0 / 5 sao",
        ),
    ),
}  # fmt: skip
