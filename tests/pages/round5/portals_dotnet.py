# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals on Microsoft's systems: SharePoint 2013, DotNetNuke, and WebForms of 2008, from memory."""

from tests.jobs.skins import Story
from tests.pages.round5.portals_parts import (
    Shows,
    bold_if_heading,
    clock12,
    e,
    items,
    options,
    others,
)

VIEWSTATE = (
    "/wEPDwULLTE4NzYxMjM0NTYPZBYCZg9kFgICAQ9kFgQCAQ9kFgICDQ9kFgICAQ8WAh4TUHJldmlvdXNDb250cm9sTW9kZQsp"
    * 6
)
ZERO = "\u200b"


def sharepoint(story: Story) -> str:
    """A province's department on SharePoint 2013: a publishing page with its rich fields."""
    font = "font-family:&quot;times new roman&quot;,times;font-size:14pt;"
    lines = [
        f'<p style="text-align:justify;"><span style="{font}">{bold_if_heading(text)}{ZERO if n % 3 == 1 else ""}</span></p>'
        for n, text in enumerate(story.body)
    ]
    lines.insert(
        1,
        f'<p style="text-align:center;"><img src="/PublishingImages/2026/IMG_4410.JPG" alt="" style="margin:5px;width:550px;" /><br><span style="{font}"><em>{e(story.caption)}</em></span></p>',
    )
    body = f'<p style="text-align:justify;">{ZERO}<br></p>'.join(
        ["\n".join(lines[:3]), "\n".join(lines[3:])]
    )
    row = '<tr><td class="tinkhac"><img src="/_layouts/15/images/bullet.gif" alt="" /> <a href="/Lists/TinTuc/DispForm.aspx?ID={n}">{title}</a> <span class="ngaytin">({at:%d/%m/%Y})</span></td></tr>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="vi-vn" dir="ltr">
<head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="X-UA-Compatible" content="IE=10" />
<title>
	{e(story.title)}
</title>
<script type="text/javascript">var _spBodyOnLoadFunctionNames=[];var g_presenceEnabled = true;var _fV4UI=true;
var _spPageContextInfo = {{webServerRelativeUrl: "\\u002f", webTitle: "Sở Nội vụ", siteServerRelativeUrl: "\\u002f", pageItemId: 88}};</script>
<style type="text/css">.s4-skipribbonshortcut {{ display:none; }}</style></head>
<body>
<noscript><div class='noindex'>Có vẻ như trình duyệt của bạn không bật JavaScript. Hãy bật JavaScript rồi thử lại.</div></noscript>
<form method="post" action="/Pages/chi-tiet.aspx" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
<div class="aspNetHidden"><input type="hidden" name="_wpcmWpid" id="_wpcmWpid" value="" /><input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="noDigest" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{VIEWSTATE}" /></div>
<div id="imgPrefetch" style="display:none"><img src="/_layouts/15/images/favicon.ico" alt="" /></div>
<div id="suiteBar" class="ms-dialogHidden noindex"><div id="suiteBarRight"><a class="ms-signInLink" href="/_layouts/15/Authenticate.aspx">Đăng nhập</a></div></div>
<div id="s4-workspace" class="ms-core-overlay"><div id="s4-bodyContainer">
<div class="banner-top"><img src="/Style%20Library/images/banner.png" alt="" /><div class="ngay-thang" id="ctl00_lblToday">Thứ Hai, 23/11/2026, 19:00</div></div>
<div class="ms-core-navigation" id="DeltaTopNavigation"><div class="noindex ms-core-listMenu-horizontalBox"><ul class="root ms-core-listMenu-root static">
{items("Trang chủ|Giới thiệu|Tin hoạt động ngành|Công chức viên chức|Tổ chức bộ máy|Văn bản pháp quy|Lịch công tác", '<li class="static"><a class="static menu-item ms-core-listMenu-item" href="/m{n}"><span class="additional-background ms-navedit-flyoutArrow"><span class="menu-item-text">{name}</span></span></a></li>')}
</ul></div></div>
<div id="contentRow"><div id="sideNavBox" class="ms-dialogHidden ms-forceWrap ms-noList"><h2 class="ms-core-nav-head">Chuyên mục</h2><ul class="root ms-core-listMenu-verticalBox">
{items("Xây dựng chính quyền|Thi đua khen thưởng|Văn thư lưu trữ|Tôn giáo|Công tác thanh niên")}
</ul><div class="thongbao"><b>Thông báo</b><p>Danh sách thí sinh đủ điều kiện dự thi vòng 2 kỳ tuyển dụng công chức</p><p>Lịch tiếp công dân tháng 12/2026</p></div><div class="web-link"><select>{options("[Liên kết website]|Bộ Nội vụ|Trung tâm Hành chính công|UBND thành phố Thuận An")}</select></div></div>
<div id="contentBox" aria-live="polite"><div id="notificationArea" class="ms-notif-box"></div>
<div id="DeltaPlaceHolderMain"><a id="mainContent" name="mainContent" tabindex="-1"></a>
<div class="article article-left">
<div class="duongdan"><span id="ctl00_PlaceHolderMain_SiteMap"><a href="/">Trang chủ</a> &gt; <a href="/tin">Tin hoạt động ngành</a></span></div>
<div class="captioned-content"><div class="title-news" id="ctl00_PlaceHolderMain_ctl00_label">{e(story.title)}</div>
<div class="toolbar-news"><span class="date-news">{story.at:%d/%m/%Y} {clock12(story.at)}</span> <span>Số lần đọc: 402</span> <a href="javascript:window.print()">Bản in</a> <a href="javascript:;">Phản hồi</a> <a href="javascript:;">Cỡ chữ: A- A A+</a></div></div>
<div class="article-content"><div id="ctl00_PlaceHolderMain_ctl01_label" style="display:none">Tóm tắt</div><div id="ctl00_PlaceHolderMain_ctl01__ControlWrapper_RichHtmlField" class="ms-rtestate-field sapo" style="display:inline" aria-labelledby="ctl00_PlaceHolderMain_ctl01_label"><div class="ExternalClass5D21"><p>{ZERO}{e(story.lead)}</p></div></div>
<div id="ctl00_PlaceHolderMain_ctl02_label" style="display:none">Nội dung trang</div><div id="ctl00_PlaceHolderMain_ctl02__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline" aria-labelledby="ctl00_PlaceHolderMain_ctl02_label"><div class="ExternalClassB0F3A1C2">
{body}
</div></div></div>
<table class="nguoidang"><tr><td>Người đăng:</td><td>Quản trị Sở Nội vụ</td></tr></table>
</div>
<div class="ms-webpart-zone ms-fullWidth"><div class="ms-webpart-chrome ms-webpart-chrome-vertical"><div class="ms-webpart-chrome-title"><h2 class="ms-webpart-titleText"><span>Tin cùng loại</span></h2></div><div class="ms-WPBody noindex"><table width="100%">
{others(story, row, days=-1)}
</table><div class="xemtiep"><a href="/tin?page=2">Trang 1 2 3 4 5 Trang cuối</a></div></div></div></div>
</div></div></div>
<div id="footer" class="noindex"><div>Trang thông tin điện tử Sở Nội vụ tỉnh</div><div>Giấy phép số 05/GP-STTTT cấp ngày 02/02/2019. Người chịu trách nhiệm: Giám đốc Sở</div><div>Tầng 3, Tháp B, Trung tâm Hành chính. Điện thoại: 0274.3822.000</div><div>Lượt truy cập: 3.002.118</div></div>
</div></div></form></body></html>"""


def word(inner: str, style: str = "text-align: justify;") -> str:
    """A paragraph as Word 2007 leaves it on the clipboard."""
    return f'<p class="MsoNormal" style="margin: 6pt 0in; {style}"><span lang="VI" style="font-size: 14pt; font-family: \'Times New Roman\', serif;">{inner}<o:p></o:p></span></p>'


DNN_RIGHT = f"""<div id="dnn_RightPane" class="RightPane spacingTop">
<div class="DnnModule DnnModule-DNN_HTML DnnModule-471"><a name="471"></a><div class="Container_Box"><h2><span id="dnn_ctr471_dnnTITLE_titleLabel" class="Head">TIÊU ĐIỂM</span></h2><div id="dnn_ctr471_ContentPane"><div class="Normal">
<p><a href="/tieu-diem/1">Lấy ý kiến dự thảo Nghị định về vị trí việc làm công chức</a></p><p><a href="/tieu-diem/2">Tổng kết cải cách hành chính giai đoạn 2021 - 2026</a></p></div></div></div></div>
<div class="DnnModule DnnModule-VanBan DnnModule-472"><h2><span class="Head">VĂN BẢN MỚI BAN HÀNH</span></h2><div class="vb-list">
<div class="vb"><a href="/vb/1">Thông tư 08/2026/TT-BNV</a><span>Ngày 09/11/2026</span><p>Quy định chế độ báo cáo thống kê ngành</p></div>
<div class="vb"><a href="/vb/2">Quyết định 611/QĐ-BNV</a><span>Ngày 30/10/2026</span><p>Ban hành kế hoạch kiểm tra công vụ</p></div></div></div>
<div class="DnnModule DnnModule-473"><h2><span class="Head">LIÊN KẾT WEBSITE</span></h2><select>{options("Các cơ quan của Bộ|Ban Thi đua khen thưởng|Cục Văn thư|Học viện Hành chính")}</select></div>
<div class="DnnModule DnnModule-474"><h2><span class="Head">THỐNG KÊ</span></h2><table class="tk"><tr><td>Số người online</td><td>733</td></tr><tr><td>Tổng số truy cập</td><td>41.770.019</td></tr></table></div></div>"""


def dnn(story: Story) -> str:
    """A ministry's portal on DotNetNuke, the text pasted from Word with empty lines between."""
    lines = [
        word(f"<b>{e(story.lead)}</b>"),
        *(word(bold_if_heading(text, "b")) for text in story.body),
    ]
    lines.insert(
        2,
        word(
            '<img src="/Portals/0/Images/2026/hn.jpg" alt="" width="560" />', "text-align: center;"
        )
        + "\n"
        + word(f"<i>{e(story.caption)}</i>", "text-align: center;"),
    )
    lines.append(word(f"<b>{e(story.author)}</b>", "text-align: right;"))
    body = ("\n" + word("&nbsp;") + "\n").join(lines)
    row = '<div class="item_other"><a id="dnn_ctr425_ViewDetail_rptOther_hpl_{n}" href="/tin/{n}.html">{title}</a><span> ({at:%d/%m/%Y})</span></div>'
    return f"""<!DOCTYPE html>
<html lang="vi-VN">
<head id="Head"><meta content="text/html; charset=UTF-8" http-equiv="Content-Type" /><meta name="REVISIT-AFTER" content="1 DAYS" /><title>
	{e(story.title)}
</title><meta id="MetaDescription" name="DESCRIPTION" content="Cổng thông tin điện tử Bộ" /><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke " /><link href="/Portals/_default/default.css" rel="stylesheet" /></head>
<body id="Body">
<form method="post" action="/tin.html" id="Form" enctype="multipart/form-data">
<div class="aspNetHidden"><input type="hidden" name="StylesheetManager_TSSM" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{VIEWSTATE}" /></div>
<script type="text/javascript">//<![CDATA[
var theForm = document.forms['Form']; function __doPostBack(t, a) {{ theForm.submit(); }}
//]]></script>
<div class="skin_wrapper"><div class="skin_header"><a id="dnn_dnnLOGO_hypLogo" title="Cổng thông tin" href="/"><img id="dnn_dnnLOGO_imgLogo" src="/Portals/0/logo.png" alt="Cổng thông tin" /></a>
<div class="login_style"><a id="dnn_dnnLOGIN_loginLink" class="LoginLink" rel="nofollow" href="/login">Đăng nhập hệ thống</a></div><div class="search_style"><input name="dnn$dnnSEARCH$txtSearch" type="text" maxlength="255" class="NormalTextBox" placeholder="Tìm trên cổng" /></div></div>
<div id="dnnMenu"><ul class="topLevel">
{items("TRANG CHỦ|GIỚI THIỆU|TIN TỨC|VĂN BẢN|THỦ TỤC HÀNH CHÍNH|SỐ LIỆU THỐNG KÊ|HỎI ĐÁP", '<li class="item"><a href="/m{n}.html"><span>{name}</span></a></li>')}
</ul></div>
<div class="bread_style"><span id="dnn_dnnBREADCRUMB_lblBreadCrumb"><a href="/" class="SkinObject">Trang chủ</a> &gt; <a href="/tin" class="SkinObject">Tin tức</a> &gt; <a href="/tin/dt" class="SkinObject">Tin Đảng - Đoàn thể</a></span><span class="hientai">Hôm nay, thứ Hai ngày 23/11/2026</span></div>
<div class="content_area"><div id="dnn_ContentPane" class="ContentPane">
<div class="DnnModule DnnModule-NewsDetail DnnModule-425"><a name="425"></a><div class="DNNContainer_noTitle"><div id="dnn_ctr425_ContentPane"><div id="dnn_ctr425_ModuleContent" class="DNNModuleContent ModNewsC">
<div class="NewsDetail"><span id="dnn_ctr425_ViewDetail_lblTitle" class="NewsTitle">{e(story.title)}</span>
<div class="NewsDate"><span id="dnn_ctr425_ViewDetail_lblDate">{story.at:%d/%m/%Y} {clock12(story.at)}</span> | <span>Lượt đọc: 2214</span></div>
<div class="NewsTools"><a href="javascript:fontsize(1)">Tăng cỡ</a> <a href="javascript:fontsize(-1)">Giảm cỡ</a> <a href="/print/425">Bản để in</a> <a href="/mail/425">Gửi cho bạn bè</a></div>
<div id="dnn_ctr425_ViewDetail_divContent" class="NewsContent"><div class="Normal">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
{body}
</div></div>
<div class="NewsSource"><span id="dnn_ctr425_ViewDetail_lblSource">Nguồn: {e(story.source)}</span></div>
<div class="NewsTag">Từ khóa: <a href="/tag/1">cải cách công vụ</a>; <a href="/tag/2">nền nếp làm việc</a></div></div>
<div class="NewsOther"><div class="other_head"><span>Các tin tiếp</span></div>
{others(story, row, days=1, last=2)}
<div class="other_head"><span>Các tin trước</span></div>
{others(story, row, days=-1, first=2)}
</div></div></div></div></div></div>
{DNN_RIGHT}</div>
<div class="footer_style"><div id="dnn_FooterPane" class="footer_pane"><p>CỔNG THÔNG TIN ĐIỆN TỬ BỘ NỘI VỤ</p><p>Số 8 Tôn Thất Thuyết, Hà Nội. Tel: 024.62820000</p><p>Giấy phép xuất bản số 193/GP-BC cấp ngày 12/11/2016. Phụ trách: Giám đốc Trung tâm Thông tin</p></div><span id="dnn_dnnCOPYRIGHT_lblCopyright" class="SkinObject">Copyright 2026 by Portal. Designed in DNN.</span></div>
</div></form></body></html>"""


def webforms_cell(story: Story) -> str:
    """The whole text in one cell: a picture's table afloat, breaks instead of paragraphs."""
    picture = f'<table border="0" cellpadding="3" cellspacing="0" width="300" align="left"><tr><td><img src="images/news/1204_hoinghi.jpg" width="300" border="0"></td></tr><tr><td align="center"><font face="Arial" size="1" color="#0000FF"><i>{e(story.caption)}</i></font></td></tr></table>'
    lines = [bold_if_heading(text, "b") for text in story.body]
    return (
        picture
        + "\n"
        + "<br>\n<br>\n".join(lines)
        + f'<br><br>\n<div align="right"><b>{e(story.author)}</b></div>'
    )


def webforms(story: Story) -> str:
    """A district's Fatherland Front of 2008 that still runs: WebForms, tables within tables."""
    row = '<tr><td width="10" valign="top"><img src="images/arrow.gif"></td><td class="tinkhac"><a class="lnk" href="chitiet.aspx?id={n}">{title}</a>&nbsp;<font color="#999999" size="1">({at:%d/%m/%Y})</font></td></tr>'
    menu = items(
        "Trang chủ|Giới thiệu chung|Tin tức|Mặt trận cơ sở|Đại đoàn kết|Liên hệ",
        '<td class="mnu" nowrap><a href="default.aspx?m={n}">{name}</a></td><td width="1" bgcolor="#FFFFFF"></td>',
    )
    left = items(
        "Cuộc vận động toàn dân đoàn kết|Quỹ Vì người nghèo|Giám sát phản biện|Dân tộc - tôn giáo|Văn bản Mặt trận",
        '<tr><td height="22" background="images/bgleft.gif">&nbsp;<a class="left" href="default.aspx?l={n}">{name}</a></td></tr>',
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<HTML><HEAD><title>Trang thông tin điện tử Ủy ban Mặt trận Tổ quốc huyện</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta content="Microsoft Visual Studio .NET 7.1" name="GENERATOR"><LINK href="style.css" type="text/css" rel="stylesheet">
<script language="javascript">function OpenPrint(id){{window.open('print.aspx?id='+id,'','width=600');}}</script></HEAD>
<body bottomMargin="0" leftMargin="0" topMargin="0" rightMargin="0" bgcolor="#E7E7E7">
<form name="Form1" method="post" action="chitiet.aspx?id=1204" id="Form1">
<input type="hidden" name="__VIEWSTATE" value="{VIEWSTATE}" />
<table cellSpacing="0" cellPadding="0" width="980" align="center" border="0" bgcolor="#FFFFFF">
<tr><td><object width="980" height="140"><param name="movie" value="images/banner.swf"><embed src="images/banner.swf" width="980" height="140"></embed></object></td></tr>
<tr><td bgcolor="#CC0000"><table cellpadding="0" cellspacing="0" border="0"><tr>
{menu}
</tr></table></td></tr>
<tr><td background="images/bgdate.gif" height="24"><table width="100%"><tr><td class="date">Hôm nay: Thứ hai, ngày 23 tháng 11 năm 2026</td><td align="right"><input name="txtSearch" type="text" size="20" value="Tìm kiếm tin"><input type="submit" name="btnSearch" value="Tìm"></td></tr></table></td></tr>
<tr><td><table cellSpacing="0" cellPadding="0" width="100%" border="0"><tr>
<td width="190" valign="top" bgcolor="#FFF4E1"><table width="100%" cellpadding="0" cellspacing="1">
{left}
<tr><td class="boxhead">THÔNG BÁO</td></tr><tr><td class="boxtext">Danh sách ủng hộ Quỹ Vì người nghèo đợt 3 năm 2026</td></tr>
<tr><td class="boxhead">SỐ LƯỢT TRUY CẬP</td></tr><tr><td align="center"><img src="counter.aspx"><br>Bạn là vị khách thứ 812.447</td></tr>
</table></td>
<td width="600" valign="top"><table id="tblDetail" cellSpacing="0" cellPadding="5" width="100%" border="0">
<tr><td class="path"><a href="default.aspx">Trang chủ</a> &gt;&gt; <a href="default.aspx?m=2">Tin tức</a></td></tr>
<tr><td><span id="lblTitle" class="newstitle"><font color="#CC0000" size="4"><b>{e(story.title)}</b></font></span></td></tr>
<tr><td><span id="lblDate" class="newsdate">(Ngày {story.at.day} tháng {story.at.month} năm {story.at.year})</span></td></tr>
<tr><td align="justify"><span id="lblSummary" class="newsabstract"><b>{e(story.lead)}</b></span></td></tr>
<tr><td align="justify" class="newscontent"><span id="lblContent">
{webforms_cell(story)}
</span></td></tr>
<tr><td align="right"><a href="javascript:history.back()"><img src="images/back.gif" border="0"> Quay lại</a> &nbsp; <a href="javascript:OpenPrint(1204)"><img src="images/print.gif" border="0"> In bài này</a> &nbsp; <a href="#top">Về đầu trang</a></td></tr>
<tr><td class="boxhead2"><b>Các tin đã đăng:</b></td></tr>
<tr><td><table width="100%" cellpadding="2">
{others(story, row, days=-1)}
</table></td></tr>
<tr><td align="center" class="pager">Trang: <b>1</b> <a href="#">2</a> <a href="#">3</a></td></tr>
</table></td>
<td width="190" valign="top"><table width="100%"><tr><td class="boxhead">TIN ẢNH</td></tr><tr><td align="center"><img src="images/ta1.jpg" width="170"><br>Ngày hội Đại đoàn kết ở khu dân cư số 4</td></tr>
<tr><td class="boxhead">LIÊN KẾT</td></tr><tr><td><select name="ddlLink">{options("Chọn trang cần xem|Trang tin Mặt trận Trung ương|UBND huyện")}</select></td></tr>
<tr><td class="boxhead">GIÁ VÀNG - TỶ GIÁ</td></tr><tr><td><table border="1" width="100%"><tr><td>USD</td><td>25.410</td></tr><tr><td>SJC</td><td>84,20</td></tr></table></td></tr></table></td>
</tr></table></td></tr>
<tr><td align="center" bgcolor="#CC0000" class="footer"><font color="#FFFFFF">Bản quyền © 2008 Ủy ban MTTQ huyện - Thị trấn Quán Hàu<br>Điện thoại: (052) 3872.000 - Fax: (052) 3872.001<br>Xem tốt nhất với trình duyệt Internet Explorer 6.0, độ phân giải 1024x768</font></td></tr>
</table></form></body></HTML>"""


MAKES = {
    "sharepoint": (sharepoint, Shows(author=False, furniture=("trình duyệt của bạn không bật", "Số lần đọc", "Bản in", "Phản hồi", "Cỡ chữ", "Chuyên mục", "dự thi vòng 2 kỳ tuyển dụng", "Lịch tiếp công dân tháng 12", "Liên kết website", "Tóm tắt", "Nội dung trang", "Người đăng", "Quản trị Sở", "Tin cùng loại", "Trang cuối", "Giấy phép số 05", "Tầng 3, Tháp B", "3.002.118"))),
    "dnn": (dnn, Shows(furniture=("Đăng nhập hệ thống", "Hôm nay, thứ Hai", "Lượt đọc", "Tăng cỡ", "Bản để in", "Gửi cho bạn bè", "cải cách công vụ", "nền nếp làm việc", "Các tin tiếp", "Các tin trước", "dự thảo Nghị định về vị trí việc làm", "Tổng kết cải cách hành chính giai đoạn", "08/2026/TT-BNV", "chế độ báo cáo thống kê ngành", "611/QĐ-BNV", "Số người online", "Tôn Thất Thuyết, Hà Nội. Tel", "193/GP-BC", "Designed in DNN", "WordDocument"))),
    "webforms": (webforms, Shows(minute=False, furniture=("Hôm nay:", "Tìm kiếm tin", "Cuộc vận động toàn dân", "ủng hộ Quỹ Vì người nghèo đợt 3", "vị khách thứ", "Quay lại", "In bài này", "Về đầu trang", "Các tin đã đăng", "Trang: 1", "khu dân cư số 4", "Chọn trang cần xem", "25.410", "Thị trấn Quán Hàu", "Internet Explorer"))),
}  # fmt: skip
