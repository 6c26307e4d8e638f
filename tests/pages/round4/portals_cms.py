# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals on well-known systems: NukeViet, VNPT, Liferay, Joomla with K2, Drupal."""

from datetime import UTC

from tests.pages.round4.parts import (
    Make,
    Story,
    among,
    e,
    each,
    menu,
    options,
    others,
    weekday,
    worded,
)


def nukeviet4(story: Story) -> str:
    """NukeViet 4: figure before the lead, files and comments of several paragraphs below."""
    at = story.at
    return f"""<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
<head><title>{e(story.title)}</title>
<meta name="description" content="{e(story.lead[:150]).replace('"', "")}...">
<meta name="author" content="Ban Tuyên giáo Dân vận Lộc Thành"><meta name="generator" content="NukeViet v4.5">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta property="og:title" content="{e(story.title).replace('"', "&quot;")}"><meta property="og:site_name" content="Lộc Thành">
<link rel="StyleSheet" href="/themes/default/css/bootstrap.min.css">
<style type="text/css">#imgpreview {{ width: 460px }}</style></head>
<body>
<noscript><div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.</div></noscript>
<div id="mobilePage"><header><div class="section-header-bar"><div class="wraper"><nav><div class="header-nav-inner"><div class="contactDefault"><span>Thứ hai, 23/11/2026, 18:30</span></div>
<div class="headerSearch"><input type="text" class="form-control" maxlength="60" placeholder="Tìm kiếm..."></div></div></nav></div></div>
<div id="header"><div class="logo"><a title="Lộc Thành" href="/"><img src="/uploads/logo.png" alt="Lộc Thành"></a><span class="site_name">Cổng thông tin Đảng bộ Lộc Thành</span><span class="site_description">Đoàn kết - Kỷ cương - Sáng tạo Lộc Thành</span></div></div></header>
<nav class="second-nav" id="second-nav"><ul class="nav navbar-nav">
{menu("Giới thiệu|Tin Tức|Văn kiện Đảng|Lý luận chính trị|Thành viên|Liên hệ", '<li role="presentation"><a class="dropdown-toggle" href="{href}/" role="button">{name}</a></li>')}
</ul></nav>
<section id="body"><nav class="third-nav"><ul class="temp-breadcrumbs hidden"><li><a href="/"><span>Trang nhất</span></a></li><li><a href="/news/"><span>Tin Tức</span></a></li></ul></nav>
<div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default"><div class="panel-body">
<h1 class="title margin-bottom-lg">{e(story.title)}</h1>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{weekday(at)} - {at:%d/%m/%Y %H:%M}</span></div>
<div class="col-md-12"><ul class="list-inline text-right"><li><a class="dimgray" title="Gửi bài viết qua email" href="#"><em class="fa fa-envelope fa-lg">&nbsp;</em></a></li><li><a class="dimgray" title="In ra" href="#"><em class="fa fa-print fa-lg">&nbsp;</em></a></li></ul></div></div>
<div class="clearfix"><figure class="article left pointer" onclick="modalShowByObj('#imgpreview');"><div style="width:460px;"><p class="text-center"><img alt="{e(story.caption)}" src="/uploads/news/{at:%Y_%m}/hn.jpg" width="460" class="img-thumbnail" id="imgpreview"/></p><figcaption>{e(story.caption)}</figcaption></div></figure>
<div class="hometext m-bottom" itemprop="description">{e(story.lead)}</div></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">
{among(worded('<p style="text-align: justify;">{}</p>', story.body))}
</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>{e(story.author)}</p><p class="h5 text-right"><strong>Nguồn tin: </strong>{e(story.source)}</p></div>
<div class="h5"><em class="fa fa-download fa-fw">&nbsp;</em><strong>File đính kèm</strong></div>
<ul class="list-inline"><li><a href="/dl/1">Tải về: ke-hoach-112-locthanh.pdf</a> (1.2 MB)</li></ul>
</div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="h5"><em class="fa fa-tags">&nbsp;</em><strong>Tags: </strong><a href="#">chi bộ Lộc Thành</a>, <a href="#">sinh hoạt chuyên đề</a></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B"><div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 15 trong 3 đánh giá</p><div class="h6"><span class="rate">Xếp hạng: 5 - 3 phiếu bầu</span></div><span id="hoverrating">Click để đánh giá bài viết</span></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div id="idcomment" class="nv-fullbg"><p class="text-center">Ý kiến bạn đọc</p>
<ul class="comment-list"><li class="media"><div class="media-body"><p>Tôi ở chi bộ thôn Bảy, đọc bài này thấy rất thiết thực, mong các chi bộ khác cũng được tổ chức đi học hỏi như thế.</p>
<p>Nhân đây xin hỏi ban biên tập: tài liệu sinh hoạt tháng sau bao giờ được gửi về các chi bộ thôn ạ?</p><div class="meta"><em>Lò Văn Panh</em> - {at:%d/%m/%Y} 21:47</div></div></li>
<li class="media"><div class="media-body"><p>Cảm ơn bác Panh, tài liệu sẽ được chúng tôi gửi qua bưu điện trong tuần tới cùng với bản tin nội bộ.</p><div class="meta"><em>Quản trị viên</em> - {at:%d/%m/%Y} 22:05</div></div></li></ul>
<form id="formcomment"><input placeholder="Họ và tên của bạn"><textarea></textarea><p>Mã bảo mật</p></form></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news">
<p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="related list-inline">
{others(story, '<li><em class="fa fa-angle-right">&nbsp;</em><a href="{href}" title="{attribute}">{title}</a> <em>({day:%d/%m/%Y})</em></li>', last=2, hours=14)}
</ul></div><p class="h3"><strong>Những tin cũ hơn</strong></p><div class="clearfix"><ul class="related list-inline">
{others(story, '<li><em class="fa fa-angle-right">&nbsp;</em><a class="list-inline" href="{href}" title="{attribute}">{title}</a> <em>({day:%d/%m/%Y})</em></li>', first=2)}
</ul></div></div></div></div>
<div class="col-sm-8 col-md-6"><div class="panel panel-primary"><div class="panel-heading">Thăm dò ý kiến</div><div class="panel-body"><form><h4>Bạn biết trang Lộc Thành qua đâu?</h4><label>Qua bạn bè giới thiệu</label></form></div></div>
<div class="panel panel-primary"><div class="panel-heading">Thống kê</div><ul class="counter list-none"><li>Đang truy cập <span>28</span></li><li>Tổng lượt truy cập <span>5,118,220</span></li></ul></div></div></div></section>
<footer id="footer"><div class="wraper"><p>© Bản quyền thuộc về Đảng bộ Lộc Thành. Mã nguồn NukeViet CMS</p><p>Chịu trách nhiệm: Đồng chí Tạ Đình Khôi. Giấy phép số 61/GP-TTĐT</p></div></footer></div></body></html>"""


def vnpt(story: Story) -> str:
    """VNPT's portal: headline in a span, bare divs, expNoEdit picture, related headlines flat."""
    at = story.at
    (more, teaser), (also, second), *_ = story.others
    flat = f"""<div><strong>Tin liên quan:</strong></div>
<div><a href="/web/bai-1"><span>{e(more)}</span></a></div><div><span>{e(teaser)}</span></div>
<div><a href="/web/bai-2"><span>{e(also)}</span></a></div><div><span>{e(second)}</span></div>"""
    body = among(
        worded(
            '<div style="text-align: justify;"><span style="font-family:arial,helvetica,sans-serif;font-size:14px">{}</span></div>',
            story.body,
        ),
        f"""<div class="expNoEdit" style="text-align:center"><img src="/Image/{at:%m}/2.jpg" style="width:640px" /><div class="expEdit">{e(story.caption)}</div></div>""",
        flat,
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" /><title>Chi tiết tin - Cổng thông tin điện tử thị xã Đông Bằng</title>
<meta property="og:title" content="Cổng thông tin điện tử thị xã Đông Bằng" /><meta property="og:type" content="website" />
<link rel="stylesheet" href="/Content/vnptportal.css" /><script>var vnptPortalId = 214; function tangCo() {{ $('.noidung').css('font-size', '+=1'); }}</script></head>
<body class="vnpt-portal"><div id="siteContent">
<div class="dnn_layout"><div class="topbar"><span id="clock">Thứ hai, ngày 23/11/2026</span> | <span class="weather">Đông Bằng: 26°C, có mây</span> | <a href="#">Đăng nhập</a></div>
<div class="banner"><div class="bannertext">UBND THỊ XÃ ĐÔNG BẰNG - VÌ NHÂN DÂN PHỤC VỤ</div></div>
<ul id="menungang" class="menu">
{menu("Trang chủ|Tổng quan thị xã|Tin tức|Dịch vụ công|Quy hoạch|Công khai ngân sách|Góp ý", '<li class="cap1"><a class="lv1" href="{href}"><span>{name}</span></a></li>')}
</ul></div>
<div class="col-trai"><div class="block"><div class="block-title">Văn bản mới</div>
<div class="vbitem"><a href="#">12/KH-UBND</a><div>Kế hoạch tổ chức ngày hội đại đoàn kết ở các khu phố Đông Bằng</div><div class="ngay">Ngày ban hành: 16/11/2026</div></div>
<div class="vbitem"><a href="#">903/UBND-VX</a><div>Về việc rà soát hộ nghèo, hộ cận nghèo trên địa bàn Đông Bằng</div><div class="ngay">Ngày ban hành: 13/11/2026</div></div></div></div>
<div class="col-giua"><div class="module"><div class="module-header"><a href="/tin">Tin tức</a> › <a href="/tin/vh">Tin hoạt động</a></div>
<div class="module-content"><div class="ArticleDetailControl">
<div class="titlebar"><span class="ArticleTitle">{e(story.title)}</span></div>
<div class="dateandview"><span class="ngaydang">Ngày đăng: {at:%d-%m-%Y}</span> <span class="gio">{at:%H:%M}</span> | <span>Lượt xem: 123</span></div>
<div class="tools"><span>Xem với cỡ chữ</span> <a href="javascript:tangCo()">A+</a> <a href="#">A-</a> <a class="speaker" href="#">Đọc bài viết</a> <span class="giong">Giọng nữ miền Bắc</span> <a href="#">Tương phản</a></div>
<div class="ArticleHeader"><span><strong>{e(story.lead)}</strong></span></div>
<div class="ArticleContent noidung"><div>
{body}
<div style="text-align: right;"><strong><span style="font-size:14px">{e(story.author)}</span></strong></div>
</div></div>
<div class="ArticleFooter"><div class="rating">Đánh giá: <span>5/5</span> - <span>Chưa hài lòng về bài viết? Bấm vào đây</span></div><div class="share">Chia sẻ bài viết này: <a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Email</a></div></div>
</div></div></div>
<div class="module"><div class="module-header">CÁC TIN KHÁC</div><div class="module-content"><ul class="tinkhac">
{others(story, '<li><a href="{href}">{title}</a><span class="date"> ({day:%d/%m/%Y %H:%M})</span></li>', first=2)}
</ul><a class="xemthem" href="#">Xem thêm tin cũ ›</a></div></div></div>
<div class="col-phai"><div class="block"><div class="block-title">Video clip</div><div>Phóng sự: Đông Bằng mười năm xây dựng đô thị văn minh</div></div>
<div class="block"><div class="block-title">Liên kết website</div><select>
{options("Chọn website|Cổng tỉnh|Bộ Nội vụ")}
</select></div><div class="block">Tổng truy cập: 9.870.141 | Hôm qua: 2.115</div></div>
<div class="footer"><div>Giấy phép số 214/GP-TTĐT. Chịu trách nhiệm: Chánh Văn phòng HĐND và UBND thị xã</div><div>Thiết kế và vận hành: VNPT Đông Bằng</div></div>
</div></body></html>"""


def liferay61(story: Story) -> str:
    """Liferay 6.1: whole paragraphs in the first column, Word's paragraphs, table with caption."""
    at = story.at
    blank = '<p class="MsoNormal" style="text-align:justify"><o:p>&nbsp;</o:p></p>'
    body = among(
        worded(
            '<p class="MsoNormal" style="text-align:justify"><span lang="VI" style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;,serif">{}<o:p></o:p></span></p>',
            story.body,
        ),
        blank,
        f"""<table align="center" border="0" cellpadding="1" style="width: 500px;"><tbody><tr><td style="text-align: center;"><img alt="" src="/documents/10180/{at:%d%H}/anh1.jpg?t=1" style="width: 480px;" /></td></tr>
<tr><td style="text-align: center;"><em><span style="font-size:12px;">{e(story.caption)}</span></em></td></tr></tbody></table>""",
    )
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><title>Tin tức - Sở Nông nghiệp Phú Điền - Liferay</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" />
<link class="lfr-css-file" href="/phudien-theme/css/main.css" rel="stylesheet" type="text/css" />
<script type="text/javascript">
// <![CDATA[
var Liferay = {{ThemeDisplay: {{getLayoutId: function() {{ return "12"; }}, getLanguageId: function() {{ return "vi_VN"; }}}}}};
// ]]>
</script></head>
<body class="yui3-skin-sam controls-visible signed-out public-page site"><div id="wrapper"><a href="#main-content" id="skip-to-content">Nhảy đến nội dung chính</a>
<header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/web/sonn"><img alt="Sở Nông nghiệp Phú Điền" src="/image/layout_set_logo" /></a></h1><h2 class="page-title"><span>Tin tức</span></h2></div>
<div class="ngay">Thứ hai, 23 Tháng 11 Năm 2026 18:30</div>
<nav class="sort-pages modify-pages" id="navigation"><ul>
{menu("Trang chủ|Giới thiệu sở|Trồng trọt|Chăn nuôi|Thủy lợi|Khuyến nông|Giá nông sản", '<li><a href="/web/sonn{href}"><span> {name}</span></a></li>')}
</ul></nav></header>
<div id="content"><div class="columns-3" id="main-content" role="main"><div class="portlet-layout">
<div class="aui-w20 portlet-column portlet-column-first" id="column-1"><div class="portlet-boundary portlet-boundary_56_ portlet-journal-content"><h2 class="portlet-title"><span class="portlet-title-text">Khuyến cáo mùa vụ</span></h2>
<div class="journal-content-article"><p>Chi cục Bảo vệ thực vật Phú Điền khuyến cáo bà con thăm đồng thường xuyên, giữ mực nước ruộng từ ba đến năm phân và không phun thuốc khi chưa tới ngưỡng phòng trừ.</p>
<p>Những diện tích gieo sớm cần chú ý chuột và ốc bươu vàng; đặt bẫy vào chiều mát, thu gom vào sáng hôm sau để hạn chế dùng hóa chất trên đồng ruộng.</p><p>Cập nhật: 21/11/2026</p></div></div>
<div class="portlet-boundary"><h2 class="portlet-title">Giá nông sản</h2><table><tr><td>Lúa tươi IR504</td><td>6.300 đ/kg</td></tr><tr><td>Xoài cát loại một</td><td>38.000 đ/kg</td></tr></table></div></div>
<div class="aui-w60 portlet-column" id="column-2"><div class="portlet-boundary portlet-boundary_101_ portlet-asset-publisher"><span id="p_p_id_101_INSTANCE_x4Kd_"></span><section class="portlet"><div class="portlet-content"><div class="portlet-body">
<div class="taglib-header"><span class="header-back-to"><a href="/web/sonn/tin">« Quay lại</a></span><h1 class="header-title"><span>{e(story.title)}</span></h1></div>
<div class="asset-full-content"><div class="asset-user-actions"><a href="#">In trang</a> <a href="#">Tải bản PDF</a></div>
<div class="lfr-meta-actions asset-metadata"><span class="metadata-entry metadata-modified-date">Cập nhật lúc: {at:%H:%M} |{at:%d/%m/%Y}</span> <span class="metadata-entry metadata-view-count">1204 lần xem</span></div>
<div class="asset-content"><div class="journal-content-article">
<p class="MsoNormal" style="text-align:justify"><strong><span lang="VI" style="font-size:14.0pt">{e(story.lead)}</span></strong></p>
{body}
{blank}
<p align="right" class="MsoNormal" style="text-align:right"><b><span style="font-size:14.0pt">{e(story.author)}<o:p></o:p></span></b></p>
</div><div class="taglib-social-bookmarks"><ul><li>Thích trang Phú Điền</li></ul></div>
<div class="taglib-ratings stars"><div class="aui-rating-label-element">Xếp hạng trung bình (7 Bầu chọn)</div></div>
<div class="taglib-discussion"><fieldset class="add-comment"><a href="#">Thêm bình luận đầu tiên</a></fieldset></div></div></div>
<div class="asset-links-list"><h3>Các tin đã đưa ngày:</h3><ul class="news-list">
{others(story, '<li class="asset-links-list-item"><a href="{href}">{title}</a> <span>({day:%d/%m/%Y %H:%M})</span></li>')}
</ul></div></div></div></section></div></div>
<div class="aui-w20 portlet-column portlet-column-last" id="column-3"><div class="portlet"><h2>Thông báo</h2><p>Mời chào giá cung cấp giống cây ăn quả cho dự án Phú Điền xanh (hạn nộp: 30/11/2026)</p></div>
<div class="portlet"><h2>Đường dây nóng thủy lợi</h2><p>0277.3999.555 - trực 24/24 giờ trong mùa nước nổi</p></div></div>
</div></div></div>
<footer id="footer" role="contentinfo"><p class="powered-by">Cơ quan chủ quản: Sở Nông nghiệp Phú Điền - Giấy phép số 70/GP-STTTT</p><p>Trưởng ban biên tập: Ông Lưu Văn Hạnh, Phó Giám đốc Sở</p></footer></div></body></html>"""


def joomla_k2(story: Story) -> str:
    """Joomla 3 with K2: intro and full text apart, hits, gallery, attachments, author's block."""
    at = story.at
    gallery = "\n".join(
        f'<li class="sigProThumb"><a href="/images/k2/galleries/{n}.jpg"><img src="/images/k2/galleries/{n}_t.jpg" alt="" /></a><span class="sigProCaption">{e(text)}</span></li>'
        for n, text in enumerate(K2_CAPTIONS)
    )
    return f"""<!DOCTYPE html>
<html xml:lang="vi-vn" lang="vi-vn"><head><base href="https://bao.example.vn/" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="author" content="{e(story.author)}" /><meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{e(story.title)} - Trường Chính trị tỉnh Vĩnh Tường</title>
<link href="/templates/shaper/css/k2.css" rel="stylesheet" /><script type="text/javascript">jQuery(function($) {{ $(".hasTooltip").tooltip(); }});</script></head>
<body class="site com_k2 view-item"><div class="body-innerwrapper">
<section id="sp-top-bar"><ul class="sp-contact-info"><li>Hotline: 0211.3888.777</li></ul><div class="today">Thứ hai, 23 Tháng 11 2026</div></section>
<header id="sp-header"><a class="logo" href="/"><h1>Trường Chính trị tỉnh Vĩnh Tường</h1></a><ul class="sp-megamenu-parent">
{menu("Trang chủ|Đào tạo - Bồi dưỡng|Nghiên cứu khoa học|Nội san|Thư viện số|Tuyển sinh", '<li class="sp-menu-item"><a href="{href}">{name}</a></li>')}
</ul></header>
<div id="sp-left" class="col-sm-3"><div class="sp-module"><h3 class="sp-module-title">Tin mới nhất</h3><ul class="k2ItemsBlock">
{others(story, '<li><span class="moduleItemDateCreated">{day:%d/%m/%Y %H:%M}</span><a class="moduleItemTitle" href="{href}">{title}</a><div class="moduleItemIntrotext"><p>{teaser}...</p></div></li>', first=3, hours=6)}
</ul></div></div>
<div id="sp-component" class="col-sm-6"><div class="sp-column"><div id="system-message-container"></div>
<!-- Start K2 Item Layout --><span id="startOfPageId{at:%d%H}"></span>
<div id="k2Container" class="itemView">
<div class="itemHeader"><span class="itemDateCreated">{weekday(at)}, {at.day:02} Tháng {at.month} {at.year} {at:%H:%M}</span>
<h2 class="itemTitle">{e(story.title)}</h2><span class="itemAuthor">Được viết bởi&nbsp;<a rel="author" href="/itemlist/user/62">{e(story.author)}</a></span></div>
<div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">Cỡ chữ</span> <a href="#" id="fontDecrease"><span>giảm cỡ chữ</span></a> <a href="#" id="fontIncrease"><span>tăng cỡ chữ</span></a></li><li><a class="itemPrintLink" href="#"><span>In bài này</span></a></li><li><a class="itemEmailLink" href="#"><span>E-mail cho bạn</span></a></li></ul></div>
<div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingForm"><ul class="itemRatingList"><li><a href="#" title="1 sao">1</a></li><li><a href="#">2</a></li></ul><div id="itemRatingLog" class="itemRatingLog">(2 phiếu)</div></div></div>
<div class="itemBody">
<div class="itemImageBlock"><span class="itemImage"><a class="modal" href="/media/k2/items/cache/xl.jpg"><img src="/media/k2/items/cache/l.jpg" alt="" style="width:600px;" /></a></span><span class="itemImageCaption">{e(story.caption)}</span><div class="clr"></div></div>
<div class="itemIntroText"><p>{e(story.lead)}</p></div>
<div class="itemFullText">
{among(worded('<p style="text-align: justify;">{}</p>', story.body))}
</div><div class="clr"></div>
<div class="itemContentFooter"><span class="itemHits">Đọc <b>318</b> lần</span> <span class="itemDateModified">Sửa lần cuối vào Chủ nhật, 22 Tháng 11 2026 07:15</span></div></div>
<div class="itemSocialSharing"><span>Tweet bài này</span></div>
<div class="itemLinks"><div class="itemCategory"><span>Thông tin thuộc mục</span> <a href="#">Hoạt động nhà trường</a></div>
<div class="itemTagsBlock"><span>Nhãn</span><ul class="itemTags"><li><a href="#">lớp trung cấp lý luận khóa 61</a></li></ul></div>
<div class="itemAttachmentsBlock"><span>Tải xuống các tập đính kèm:</span><ul class="itemAttachments"><li><a href="/item/download/9">Chuong-trinh-khoa-61.docx</a> <span>(45 Tải về)</span></li></ul></div></div>
<div class="itemImageGallery"><h3>Thư viện ảnh</h3><ul class="sigProContainer">
{gallery}
</ul></div>
<div class="itemAuthorBlock"><img class="itemAuthorAvatar" src="/avatar.png" alt="" /><div class="itemAuthorDetails"><h3 class="itemAuthorName"><a rel="author" href="/itemlist/user/62">{e(story.author)}</a></h3><p>Giảng viên Khoa Xây dựng Đảng, phụ trách chuyên trang của Nội san Vĩnh Tường từ tháng 3 năm 2021, yêu thích nhiếp ảnh phong cảnh.</p><span class="itemAuthorUrl">Website: example.vn</span></div></div>
<div class="itemAuthorLatest"><h3>Mới nhất từ tác giả này</h3><ul>
{others(story, '<li class="even"><a href="{href}">{title}</a></li>', last=2)}
</ul></div>
<div class="itemRelated"><h3>Các mục liên quan (theo thẻ)</h3><ul>
{others(story, '<li><a class="itemRelTitle" href="{href}">{title}</a><div class="itemRelIntrotext">{teaser}</div></li>', first=2, last=4)}
</ul></div>
<div class="itemNavigation"><span class="itemNavigationTitle">Thêm trong mục này:</span> <a class="itemPrevious" href="#">« Lễ bế giảng lớp bồi dưỡng ngạch chuyên viên tại Vĩnh Tường</a></div>
<a class="itemBackToTop" href="#">trở lại đầu trang</a></div></div></div>
<footer id="sp-footer"><p>© 2026 Trường Chính trị tỉnh Vĩnh Tường. Giấy phép số 19/GP-STTTT; ghi rõ nguồn khi đăng lại.</p></footer></div></body></html>"""


def drupal9(story: Story) -> str:
    """Drupal: two h1, the time in UTC, numbered heads, a numbered list, a table that says more."""
    at = story.at
    plain, listed = (story.body[:-2], story.body[-2:]) if len(story.body) > 5 else (story.body, ())
    table = f"""<table class="read-more" align="right" style="width:40%"><tbody><tr><td><p><strong>Đọc thêm</strong></p>
{others(story, '<p><a href="{href}">{title}</a></p><p>{teaser}...</p>', last=2)}
</td></tr></tbody></table>"""
    heads = ("<h3>1. Những kết quả bước đầu</h3>", "<h3>2. Nhiệm vụ thời gian tới</h3>")
    inserts = (heads[0], table, heads[1]) if len(plain) > 5 else (table,)
    numbered = "<ol>\n" + "\n".join(each("<li>{}</li>", listed)) + "\n</ol>" if listed else ""
    return f"""<!DOCTYPE html>
<html lang="vi" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" />
<title>{e(story.title)} | Liên đoàn Lao động tỉnh Tây Khê</title><link rel="canonical" href="https://bao.example.vn/1" />
<link rel="stylesheet" media="all" href="/sites/default/files/css/css_x.css" /></head>
<body class="layout-two-sidebars page-node-{at:%d} path-node node--type-tin-bai"><a href="#main-content" class="visually-hidden focusable skip-link">Nhảy đến nội dung</a>
<div class="dialog-off-canvas-main-canvas"><div id="page-wrapper"><header id="header" class="header"><h1 class="site-name"><a href="/" title="Trang chủ" rel="home"><span>Liên đoàn Lao động tỉnh Tây Khê</span></a></h1>
<div class="region region-header"><div id="block-ngay">Thứ hai, 23/11/2026 - 18:30</div><div class="search-block-form"><h2 class="visually-hidden">Tìm kiếm</h2><input type="search" /></div></div>
<nav role="navigation"><ul class="clearfix menu">
{menu("Trang chủ|Tin công đoàn|Nữ công|Chính sách pháp luật|Gương điển hình|Hỏi - đáp", '<li class="menu-item"><a href="{href}" data-drupal-link-system-path="taxonomy/term">{name}</a></li>')}
</ul></nav></header>
<div id="sidebar-first" class="column sidebar"><aside class="section" role="complementary"><div class="block block-views"><h2>Hỏi - đáp chính sách</h2><div class="views-row"><time datetime="2026-11-20T03:12:00Z">20/11/2026</time><p>Hỏi: Tôi nghỉ thai sản từ tháng sáu, nay muốn đi làm sớm hơn một tháng thì có phải được công ty Tây Khê đồng ý không?</p>
<p>Đáp: Người lao động phải báo trước, có xác nhận của cơ sở khám chữa bệnh và được người sử dụng lao động đồng ý; khi đó vẫn hưởng trợ cấp cho đến hết thời hạn.</p></div></div></aside></div>
<main id="content" class="column main-content" role="main"><section class="section"><a id="main-content" tabindex="-1"></a>
<div id="block-breadcrumbs"><nav class="breadcrumb"><ol><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin công đoàn</a></li></ol></nav></div>
<div id="block-page-title" class="block"><h1 class="title page-title"><span class="field field--name-title field--type-string">{e(story.title)}</span></h1></div>
<div class="block block-system-main-block"><article role="article" class="node node--type-tin-bai node--view-mode-full">
<footer class="node__meta"><div class="node__submitted">Đăng <time datetime="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" title="{weekday(at)}, {at:%d/%m/%Y}" class="datetime">{at:%d/%m/%Y} - {at:%H:%M}</time></div></footer>
<div class="node__content clearfix">
<div class="clearfix text-formatted field field--name-field-sapo field--label-hidden field__item"><p>{e(story.lead)}</p></div>
<div class="field field--name-field-image"><figure role="group" class="caption caption-img align-center"><img src="/sites/default/files/styles/large/{at:%d}.jpg" width="480" height="320" alt="" loading="lazy" /><figcaption>{e(story.caption)}</figcaption></figure></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">
{among(worded('<p class="text-align-justify">{}</p>', plain), *inserts)}
{numbered}
</div>
<div class="field field--name-field-tac-gia field--label-above"><div class="field__label">Tác giả</div><div class="field__item">{e(story.author)}</div></div>
<div class="field field--name-field-tags field--label-above"><h3 class="field__label">Từ khóa</h3><ul class="links field__items"><li><a href="#">đoàn viên Tây Khê</a></li><li><a href="#">thỏa ước tập thể</a></li></ul></div>
<ul class="links inline"><li class="statistics-counter">642 lượt đọc</li><li class="comment-add"><a href="#">Thêm bình luận mới</a></li></ul></div></article></div>
<div class="views-element-container block"><h2>Tin cùng chuyên mục</h2><div class="view-content">
{others(story, '<div class="views-row"><div class="views-field-title"><a href="{href}">{title}</a></div><div class="views-field-created"><time datetime="{day:%Y-%m-%dT%H:%M:%S}+07:00">{day:%d/%m/%Y}</time></div><div class="views-field-body"><p>{teaser}...</p></div></div>', first=2)}
</div></div></section></main>
<footer class="site-footer"><p>Liên đoàn Lao động tỉnh Tây Khê, số 9 phố Thợ Nhuộm. Giấy phép số 25/GP-TTĐT</p><p>Chịu trách nhiệm: Bà Đinh Thu Huyền, Phó Chủ tịch Liên đoàn</p></footer></div></div></body></html>"""


K2_CAPTIONS = (
    "Học viên lớp trung cấp lý luận thảo luận tại hội trường B.",
    "Ban Giám hiệu trao giấy khen cho các học viên xuất sắc.",
    "Toàn cảnh buổi lễ nhìn từ phía sau hội trường.",
)
MAKES = {
    "nukeviet4": Make(
        page=nukeviet4,
        source=True,
        furniture=(
            "Đoàn kết - Kỷ cương - Sáng tạo Lộc Thành", "Cổng thông tin Đảng bộ Lộc Thành",
            "Tôi ở chi bộ thôn Bảy", "Nhân đây xin hỏi ban biên tập", "Cảm ơn bác Panh",
            "Lò Văn Panh", "Quản trị viên", "File đính kèm", "ke-hoach-112-locthanh.pdf",
            "chi bộ Lộc Thành", "Tổng số điểm của bài viết", "Xếp hạng: 5 - 3 phiếu bầu",
            "Click để đánh giá bài viết", "Ý kiến bạn đọc", "Những tin mới hơn",
            "Những tin cũ hơn", "Qua bạn bè giới thiệu", "Tổng lượt truy cập",
            "Mã nguồn NukeViet CMS", "61/GP-TTĐT", "hỗ trợ JavaScript", "Mã bảo mật",
            "Tác giả:", "Nguồn tin:",
        ),
    ),
    "vnpt": Make(
        page=vnpt,
        furniture=(
            "VÌ NHÂN DÂN PHỤC VỤ", "Đông Bằng: 26°C, có mây", "ngày hội đại đoàn kết ở các khu phố",
            "rà soát hộ nghèo, hộ cận nghèo trên địa bàn Đông Bằng", "903/UBND-VX", "Lượt xem: 123",
            "Xem với cỡ chữ", "Đọc bài viết", "Giọng nữ miền Bắc", "Tin liên quan:",
            "Chưa hài lòng về bài viết", "Chia sẻ bài viết này", "CÁC TIN KHÁC", "Xem thêm tin cũ",
            "Đông Bằng mười năm xây dựng", "Tổng truy cập:", "214/GP-TTĐT", "VNPT Đông Bằng",
            "Ngày đăng:",
        ),
    ),
    "liferay61": Make(
        page=liferay61,
        furniture=(
            "Chi cục Bảo vệ thực vật Phú Điền khuyến cáo", "chú ý chuột và ốc bươu vàng",
            "Lúa tươi IR504", "Xoài cát loại một", "Nhảy đến nội dung chính", "« Quay lại",
            "Tải bản PDF", "Cập nhật lúc:", "1204 lần xem", "Thích trang Phú Điền",
            "Xếp hạng trung bình", "Thêm bình luận đầu tiên", "Các tin đã đưa ngày",
            "cung cấp giống cây ăn quả", "trực 24/24 giờ trong mùa nước nổi", "70/GP-STTTT",
            "Ông Lưu Văn Hạnh",
        ),
    ),
    "joomla_k2": Make(
        page=joomla_k2,
        loose=K2_CAPTIONS,
        furniture=(
            "Hotline: 0211", "giảm cỡ chữ", "In bài này", "E-mail cho bạn", "Đánh giá mục này",
            "(2 phiếu)", "Sửa lần cuối vào", "Tweet bài này", "Thông tin thuộc mục", "Nhãn",
            "lớp trung cấp lý luận khóa 61", "Tải xuống các tập đính kèm", "Chuong-trinh-khoa-61",
            "Giảng viên Khoa Xây dựng Đảng, phụ trách", "Mới nhất từ tác giả này",
            "Các mục liên quan (theo thẻ)", "Thêm trong mục này", "bồi dưỡng ngạch chuyên viên",
            "trở lại đầu trang", "19/GP-STTTT", "Được viết bởi", "Thư viện ảnh",
        ),
    ),
    "drupal9": Make(
        page=drupal9,
        neutral=("1. Những kết quả bước đầu", "2. Nhiệm vụ thời gian tới"),
        furniture=(
            "Tôi nghỉ thai sản từ tháng sáu", "Người lao động phải báo trước, có xác nhận",
            "Hỏi - đáp chính sách", "Đọc thêm", "đoàn viên Tây Khê", "thỏa ước tập thể",
            "642 lượt đọc", "Thêm bình luận mới", "Tin cùng chuyên mục", "25/GP-TTĐT",
            "số 9 phố Thợ Nhuộm", "Bà Đinh Thu Huyền", "Nhảy đến nội dung",
        ),
    ),
}  # fmt: skip
