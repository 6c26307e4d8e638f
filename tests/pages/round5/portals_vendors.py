# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals that provinces, districts and communes rent: VNPT, Viettel, and Liferay, from memory."""

from tests.jobs.skins import Story
from tests.pages.round5.portals_parts import Shows, bold_if_heading, e, items, options, others

VNPT_SIDE = f"""<div class="col-md-3 col-right" id="vnpt_right">
<div class="ModuleWrapper" id="mod7712"><div class="ModuleTitle"><h3>Văn bản mới</h3></div><div class="ModuleContent"><div class="marquee-vb">
<div class="item-vb"><a href="/vb/1">Kế hoạch số 212/KH-UBND về cải cách hành chính</a><span class="vb-date">Ngày ban hành: 10/11/2026</span></div>
<div class="item-vb"><a href="/vb/2">Công văn số 3301/UBND-NC về an ninh trật tự</a><span class="vb-date">Ngày ban hành: 06/11/2026</span></div></div></div></div>
<div class="ModuleWrapper"><div class="ModuleContent"><a href="https://dichvucong.example.vn"><img src="/bn1.png" alt="Dịch vụ công trực tuyến"/></a><a href="/pa"><img src="/bn2.png" alt="Phản ánh hiện trường"/></a></div></div>
<div class="ModuleWrapper"><div class="ModuleTitle"><h3>Video clip</h3></div><div class="ModuleContent"><video controls src="/v.mp4"></video><div class="video-name">Phóng sự: Du lịch xứ Dừa mùa nước nổi</div></div></div>
<div class="ModuleWrapper"><div class="ModuleTitle"><h3>Thời tiết</h3></div><div class="ModuleContent"><span>29°C - Nhiều mây, độ ẩm 74%</span></div></div>
<div class="ModuleWrapper"><div class="ModuleTitle"><h3>Liên kết website</h3></div><div class="ModuleContent"><select class="form-control">{options("-- Liên kết website --|Cổng thông tin Chính phủ|Huyện Ba Tri|Huyện Giồng Trôm|Sở Nội vụ")}</select></div></div>
<div class="ModuleWrapper"><div class="ModuleTitle"><h3>Thống kê truy cập</h3></div><div class="ModuleContent"><div>Đang trực tuyến: <b>211</b></div><div>Lượt truy cập trong tuần: <b>40.118</b></div></div></div>
</div>"""


def vnpt_body(story: Story) -> str:
    """Paragraphs pasted from Word into the editor; the caption a paragraph of its own."""
    made = [
        f'<p style="margin-top:6pt; text-align:justify; text-indent:36pt"><span style="font-size:14pt"><span style="font-family:&quot;Times New Roman&quot;,serif">{bold_if_heading(text)}</span></span></p>'
        for text in story.body
    ]
    made.insert(
        2,
        f'<p style="text-align:center"><img alt="" src="/documents/30182/hinh1.jpg" style="width:600px; height:400px" /></p>\n<p style="text-align:center"><em><span style="font-size:12pt">{e(story.caption)}</span></em></p>',
    )
    return "\n".join(
        [
            *made,
            "<p>&nbsp;</p>",
            f'<p style="text-align:right"><strong>{e(story.author)}</strong></p>',
        ]
    )


def vnpt(story: Story) -> str:
    """A province's portal on the VNPT platform."""
    row = '<li class="list-group-item"><i class="fa fa-caret-right"></i> <a href="/tin/{n}">{title}</a> <span class="small-date">({at:%d-%m-%Y})</span></li>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head id="Head1"><meta charset="utf-8" /><title>{e(story.title)}</title>
<meta name="keywords" content="cong thong tin dien tu" /><meta name="description" content="Cổng thông tin điện tử tỉnh" /><link href="/css/vnptportal.css" rel="stylesheet" />
<style type="text/css">.ArticleContent img{{max-width:100%}} #fontsize a{{padding:0 3px}}</style></head>
<body class="vnpt-portal"><form method="post" action="./" id="frmMain">
<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTg4NzY1NDMyMQ9kFgJmD2QWAgIBD2QWBAIBD2QWAgIB" /></div>
<div class="top-line"><div class="container"><span id="today">Thứ hai, ngày 23/11/2026</span> <span class="hotline">Đường dây nóng: 0275.1022</span> <a href="/sitemap">Sơ đồ cổng</a> <a href="/en">English</a></div></div>
<div class="banner"><img src="/banner.jpg" alt="Cổng thông tin điện tử" /></div>
<div class="navbar-vnpt"><ul class="nav">
{items("Trang chủ|Giới thiệu|Bộ máy tổ chức|Tin tức sự kiện|Công dân|Doanh nghiệp|Du khách|Chỉ đạo điều hành|Hỏi đáp")}
</ul><div class="search-box"><input type="text" placeholder="Nhập từ khóa tìm kiếm"/><button type="button">Tìm</button></div></div>
<div class="marquee"><marquee scrollamount="3">Nhiệt liệt chào mừng kỷ niệm ngày thành lập tỉnh - Toàn dân thi đua chuyển đổi số</marquee></div>
<div class="container"><div class="row"><div class="col-md-9" id="vnpt_center">
<div class="breadcrumb-vnpt"><a href="/"><i class="fa fa-home"></i></a> » <a href="/tin">Tin tức sự kiện</a> » <a href="/tin/xd">Xây dựng Đảng</a></div>
<div class="ModuleWrapper"><div class="ModuleContent">
<div class="ArticleDetailControl">
<div class="ArticleHeader"><h1 class="title-detail">{e(story.title)}</h1>
<div class="row info-detail"><div class="col-md-6"><span class="PostDate">Ngày đăng: {story.at:%d-%m-%Y}</span></div>
<div class="col-md-6 text-right" id="fontsize"><span>Xem với cỡ chữ </span><a href="javascript:zoomText(-1)">A-</a><a href="javascript:zoomText(0)">A</a><a href="javascript:zoomText(1)">A+</a> <a href="javascript:window.print()" title="In trang"><i class="fa fa-print"></i></a></div></div>
<div class="audio-vnpt"><button type="button" class="btn-tts"><i class="fa fa-volume-up"></i> Đọc bài viết</button><select id="voice"><option>Giọng nữ miền Nam</option><option>Giọng nam miền Bắc</option></select></div></div>
<div class="ArticleSummary"><p><strong>{e(story.lead)}</strong></p></div>
<div class="ArticleContent" id="ArticleContent">
{vnpt_body(story)}
</div>
<div class="ArticleFooter"><div class="share-vnpt">Chia sẻ: <div class="zalo-share-button" data-layout="1"></div><a class="fb" href="#">Facebook</a></div>
<div class="view-count">Lượt xem: 1386</div>
<div class="rate-vnpt"><span>Đánh giá bài viết: </span><span class="star">★</span><span class="star">★</span><span class="star">★</span><span class="star">★</span><span class="star">★</span> <span>(5/5 điểm, 2 lượt)</span></div></div>
<div class="ArticleComment"><h4>Bình luận của bạn</h4><input placeholder="Họ và tên" /><input placeholder="Email" /><textarea placeholder="Nội dung bình luận"></textarea><button type="button">Gửi bình luận</button><p class="note">Bình luận sẽ được kiểm duyệt trước khi hiển thị trên cổng.</p></div>
<div class="ArticleOther"><div class="other-title">Tin mới hơn</div><ul class="list-group">
{others(story, row, days=1, last=2)}
</ul><div class="other-title">Tin đã đưa</div><ul class="list-group">
{others(story, row, days=-1, first=2)}
</ul><a class="view-all" href="/tin">Xem tất cả tin cùng chuyên mục</a></div>
</div></div></div></div>
{VNPT_SIDE}
</div></div>
<div class="footer-vnpt"><div class="container"><p><b>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH</b></p><p>Giấy phép thiết lập số 21/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 14/10/2022.</p><p>Trưởng Ban Biên tập: Ông Nguyễn Trúc Hà - Phó Chủ tịch UBND tỉnh. Điện thoại: 0275.3822.000</p><p>Thiết kế bởi VNPT</p></div></div>
</form><script>function zoomText(n){{var c=document.getElementById('ArticleContent');c.style.fontSize=(n*2+14)+'pt';}}</script></body></html>"""


VIETTEL_SIDE = """<aside class="col-lg-4 sidebar">
<div class="widget"><h4 class="widget-title">Đọc nhiều</h4><ul class="list-hot">
<li><span class="num">1</span><a href="/h1">Xã ra quân nạo vét kênh mương nội đồng vụ Đông Xuân</a><small>18/11/2026</small></li>
<li><span class="num">2</span><a href="/h2">Lịch tiêm chủng mở rộng tháng 12 tại trạm y tế</a><small>16/11/2026</small></li></ul></div>
<div class="widget"><h4 class="widget-title">Thủ tục hành chính</h4><ul><li><a href="/tt1">Đăng ký khai sinh lưu động</a></li><li><a href="/tt2">Chứng thực bản sao từ bản chính</a></li></ul></div>
<div class="widget"><h4 class="widget-title">Công khai tiến độ giải quyết hồ sơ</h4><p class="hs">Tháng 11: tiếp nhận 412 hồ sơ, giải quyết trước hạn 98,7%</p></div>
<div class="widget"><h4 class="widget-title">Bản đồ hành chính</h4><iframe src="https://maps.example.vn/embed" width="100%" height="200"></iframe></div>
<div class="widget"><h4 class="widget-title">Lượt truy cập</h4><div class="stat"><span>Hôm nay</span><b>356</b></div><div class="stat"><span>Tất cả</span><b>218.940</b></div></div>
</aside>"""


def viettel(story: Story) -> str:
    """A commune's page on the Viettel platform; its text pasted from the commune's Facebook page."""
    lines = [
        f'<div class="xdj266r x14z9mp xat24cr x1lziwak x1vvkbs x126k92a"><div dir="auto" style="text-align: justify;">{e(text)}</div></div>'
        for text in [story.lead, *story.body]
    ]
    lines.insert(
        2,
        f'<div style="text-align: center;"><img src="/api/public/file/anh-{story.at:%d%m}.jpg" style="width: 100%;"></div><div style="text-align: center;"><i>{e(story.caption)}</i></div>',
    )
    body = "\n".join(lines)
    card = '<div class="col-md-4 card-news"><a href="/bai/{n}"><img src="/t{n}.jpg" alt=""></a><h5><a href="/bai/{n}">{title}</a></h5><span class="time"><i class="far fa-clock"></i> {at:%H:%M %d/%m/%Y}</span></div>'
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{e(story.title)} | Trang thông tin điện tử xã</title>
<meta property="og:title" content="{e(story.title)}"><meta property="og:description" content=""><link rel="stylesheet" href="/assets/css/main.min.css"></head>
<body>
<div class="accessibility-panel"><button class="acc-btn" aria-label="Hỗ trợ người khuyết tật"></button><ul><li>Tăng độ tương phản</li><li>Phóng to văn bản</li><li>Gạch chân liên kết</li><li>Đặt lại mặc định</li></ul></div>
<header class="site-header"><div class="container d-flex"><img src="/quochuy.png" alt="Quốc huy"><div class="unit"><div class="unit-name">ỦY BAN NHÂN DÂN XÃ ĐÔNG HƯNG</div><div class="unit-parent">Trang thông tin điện tử</div></div><div class="clock" id="clock">Thứ Hai, 23/11/2026 19:00:21</div></div></header>
<nav class="main-menu"><div class="container"><ul>
{items("Trang chủ|Giới thiệu|Tin tức|Đảng - Đoàn thể|Văn bản|Cải cách hành chính|Nông thôn mới|Góp ý")}
</ul><form class="search"><input type="search" placeholder="Bạn cần tìm gì?"></form></div></nav>
<main class="container"><div class="row"><div class="col-lg-8">
<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item"><a href="/dd">Đảng - Đoàn thể</a></li><li class="breadcrumb-item active">Chi tiết bài viết</li></ol></nav>
<article class="detail-news">
<h3 class="detail-title">{e(story.title)}</h3>
<div class="detail-meta d-flex"><span><i class="far fa-calendar"></i> {story.at:%H:%M %d/%m/%Y}</span><span><i class="far fa-eye"></i> Lượt xem: 123</span><span class="tools"><a href="#" class="btn-print">In bài</a><a href="#" class="btn-save">Lưu bài</a></span></div>
<div class="tts-player"><span class="tts-label">Nghe nội dung bài viết</span><audio controls src="/tts/9912.mp3">Trình duyệt không hỗ trợ âm thanh</audio><span class="speed">1x</span></div>
<div class="detail-content" id="contentDetail">
{body}
<div style="text-align: right;"><b>Tin, ảnh: {e(story.author)}</b></div>
</div>
<div class="detail-attach"><b>Tệp đính kèm:</b> <a href="/file/kehoach.pdf">Ke_hoach_trien_khai_2026.pdf (1,2 MB)</a></div>
<div class="detail-share"><span>Chia sẻ bài viết</span><a class="s-fb" href="#"></a><a class="s-zl" href="#"></a><a class="s-cp" href="#">Sao chép liên kết</a></div>
<div class="detail-react"><span>Bài viết có hữu ích với bạn không?</span><button>Có</button><button>Không</button></div>
</article>
<section class="related"><h4 class="block-title">Tin cùng chuyên mục</h4><div class="row">
{others(story, card, days=-1)}
</div></section>
</div>
{VIETTEL_SIDE}
</div></main>
<footer class="site-footer"><div class="container"><p>Cơ quan chủ quản: Ủy ban nhân dân xã Đông Hưng</p><p>Chịu trách nhiệm chính: Ông Lê Văn Tám - Chủ tịch UBND xã</p><p>Trụ sở: Thôn 3, xã Đông Hưng | Điện thoại: 0227.3700.000 | Thư điện tử: donghung@example.gov.vn</p><p>Phát triển bởi Viettel</p></div></footer>
<div class="chatbot-bubble"><span>Xin chào! Tôi là trợ lý ảo, tôi có thể giúp gì cho bạn?</span></div>
<script src="/assets/js/app.js"></script></body></html>"""


def liferay_portlet(name: str, title: str, content: str) -> str:
    """A box as Liferay 6.1 wraps every one."""
    return f"""<div class="portlet-dropzone"><div class="portlet-boundary portlet-boundary_{name}_ portlet-static portlet-static-end" id="p_p_id_{name}_INSTANCE_x1_"><span id="p_{name}_INSTANCE_x1"></span>
<section class="portlet" id="portlet_{name}_INSTANCE_x1"><header class="portlet-topper"><h1 class="portlet-title"><span class="portlet-title-text">{title}</span></h1></header>
<div class="portlet-content"><div class="portlet-content-container"><div class="portlet-body">
{content}
</div></div></div></section></div></div>"""


def liferay(story: Story) -> str:
    """A provincial party committee's portal on Liferay 6.1: asset publisher and web content."""
    font = "font-family:times new roman,times,serif;"
    lines = [
        f'<p style="text-align: justify;"><span style="{font}"><span style="font-size:16px;">{bold_if_heading(text)}</span></span></p>'
        for text in story.body
    ]
    lines.insert(
        1,
        f'<table align="center" border="0" cellpadding="1" cellspacing="1" style="width: 500px;"><tbody><tr><td><img alt="" src="/documents/20182/1/anh.jpg/6f1?t=1" style="width: 500px; height: 333px;" /></td></tr><tr><td style="text-align: center;"><span style="{font}"><em>{e(story.caption)}</em></span></td></tr></tbody></table>\n<p>\n\t&nbsp;</p>',
    )
    body = "\n\n".join(lines)
    row = '<li class="title"><a href="/web/guest/-/tin-{n}">{title}</a> <span class="time">({at:%d/%m/%Y %H:%M})</span></li>'
    laws = '<table class="vb"><tr><th>Số ký hiệu</th><th>Trích yếu</th></tr><tr><td>45-NQ/TU</td><td>Nghị quyết về phát triển kinh tế tập thể (29/10/2026)</td></tr><tr><td>118-CV/BTGTU</td><td>Hướng dẫn tuyên truyền tháng 11 (02/11/2026)</td></tr></table>'
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><title>{e(story.title)} - Tin hoạt động - Cổng thông tin điện tử Tỉnh ủy</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" /><meta content="{e(story.lead)}" lang="vi-VN" name="description" />
<script type="text/javascript">// <![CDATA[
var Liferay={{Browser:{{acceptsGzip:function(){{return true}}}},ThemeDisplay:{{getLayoutId:function(){{return "27"}},getLanguageId:function(){{return "vi_VN"}}}}}};
//]]></script></head>
<body class="yui3-skin-sam controls-visible guest-site signed-out public-page site">
<div id="wrapper">
<a href="#main-content" id="skip-to-content">Bỏ qua đến nội dung</a>
<header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/web/guest"><img alt="Tỉnh ủy" src="/image/layout_set_logo?img_id=11" /></a></h1></div>
<nav class="sort-pages modify-pages" id="navigation"><h1><span>Điều hướng</span></h1><ul>
{items("Trang chủ|Đảng bộ tỉnh|Hoạt động của Thường trực|Tổ chức xây dựng Đảng|Tuyên giáo|Dân vận|Kiểm tra Đảng|Nội chính", '<li><a href="/web/guest/l{n}"><span>{name}</span></a></li>')}
</ul></nav></header>
<div id="content"><nav class="site-breadcrumbs" id="breadcrumbs"><h1><span>Đường dẫn</span></h1><ul class="breadcrumbs breadcrumbs-horizontal lfr-component"><li class="first"><span><a href="/web/guest">Trang chủ</a></span></li><li class="last"><span><a href="/web/guest/tin">Tin hoạt động</a></span></li></ul></nav>
<div class="columns-2" id="main-content" role="main"><div class="portlet-layout"><div class="aui-w70 portlet-column portlet-column-first" id="column-1">
<div class="portlet-dropzone portlet-column-content portlet-column-content-first" id="layout-column_column-1"><div class="portlet-boundary portlet-boundary_101_ portlet-static portlet-borderless portlet-asset-publisher" id="p_p_id_101_INSTANCE_aB3_"><span id="p_101_INSTANCE_aB3"></span>
<div class="portlet-body"><div class="portlet-borderless-container">
<div class="taglib-header"><span class="header-back-to"><a href="/web/guest/tin" id="_101_TabsBack">&laquo; Trở lại</a></span><h1 class="header-title"><span>{e(story.title)}</span></h1></div>
<div class="asset-full-content default-asset-publisher no-title">
<div class="icon-actions"><ul class="lfr-component taglib-icon-list"><li class="print-action"><a class="taglib-icon" href="javascript:print();"><img class="icon" src="/html/themes/classic/images/common/print.png" alt="" /><span class="taglib-text">In trang này</span></a></li></ul></div>
<div class="asset-content" id="aui_3_4_0_1_101"><div class="date-view"><span class="updated">Cập nhật lúc: {story.at:%H:%M |%d/%m/%Y}</span></div>
<div class="journal-content-article" id="article_10157_20182_88121_1.0">
<p style="text-align: justify;"><strong><span style="{font}"><span style="font-size:16px;">{e(story.lead)}</span></span></strong></p>

{body}

<p style="text-align: right;"><span style="{font}"><strong>{e(story.author)}</strong></span></p>
</div>
<div class="taglib-social-bookmarks" id="aui_sb"><ul class="lfr-component"><li class="taglib-social-bookmark taglib-social-bookmark-twitter"><a href="http://twitter.com/share">Tweet</a></li></ul></div>
<div class="taglib-ratings stars" id="zr_ratingStar"><div class="helper-clearfix rating-content"><div class="liferay-rating-vote" id="zr_ratingStarContent"><div class="aui-rating-label-element">Bạn đánh giá thế nào?</div>{items("1|2|3|4|5", '<a class="aui-rating-element" title="Cho {name} sao trên 5"></a>')}</div><div class="liferay-rating-score"><div class="aui-rating-label-element">Trung bình (0 bầu chọn)</div></div></div></div>
<div class="taglib-discussion"><div class="lfr-message-response">Chưa có ý kiến nào. <a href="#">Hãy là người đầu tiên.</a></div></div>
</div>
<div class="asset-metadata"><span class="metadata-entry metadata-view-count">512 lượt xem</span></div></div>
<div class="other-news"><div class="other-title">Các tin khác</div><ul>
{others(story, row, days=-1)}
</ul></div>
</div></div></div></div></div>
<div class="aui-w30 portlet-column portlet-column-last" id="column-2"><div class="portlet-column-content">
{liferay_portlet("56", "Văn bản của Tỉnh ủy", laws)}
{liferay_portlet("62", "Học tập và làm theo Bác", '<a href="/web/guest/hcm"><img alt="" src="/hcm.jpg" /></a><p>“Đảng ta là đạo đức, là văn minh” - lời Bác dạy trong tuần</p>')}
{liferay_portlet("web_poll", "Thăm dò dư luận", '<form><p>Đồng chí thường truy cập chuyên mục nào nhất?</p><label><input type="radio" name="p" />Tin hoạt động cơ sở</label><input type="button" value="Biểu quyết" /></form>')}
{liferay_portlet("counter", "Số lượt truy cập", "<p>Trực tuyến: 64</p><p>Tổng cộng: 9.118.202</p>")}
</div></div></div></div></div>
<footer id="footer" role="contentinfo"><p>Bản quyền thuộc Văn phòng Tỉnh ủy. Giấy phép số 07/GP-TTĐT ngày 12/3/2020. Địa chỉ: Số 1 Quang Trung. ĐT: 0203.3835.000</p><p class="powered-by">Được hỗ trợ bởi <a href="http://www.liferay.com">Liferay</a></p></footer>
</div></body></html>"""


MAKES = {
    "vnpt": (vnpt, Shows(minute=False, furniture=("Đường dây nóng: 0275", "Nhiệt liệt chào mừng kỷ niệm ngày thành lập tỉnh", "Xem với cỡ chữ", "Đọc bài viết", "Giọng n", "Ngày đăng:", "Lượt xem", "Đánh giá bài viết", "5/5 điểm", "Bình luận của bạn", "kiểm duyệt trước khi", "Gửi bình luận", "Tin mới hơn", "Tin đã đưa", "Xem tất cả tin", "212/KH-UBND", "3301/UBND-NC", "Ngày ban hành", "Du lịch xứ Dừa", "Nhiều mây, độ ẩm", "Liên kết website", "Đang trực tuyến", "Giấy phép thiết lập", "Trưởng Ban Biên tập", "Thiết kế bởi"))),
    "viettel": (viettel, Shows(furniture=("Tăng độ tương phản", "Gạch chân liên kết", "ĐÔNG HƯNG", "xã Đông Hưng", "Chi tiết bài viết", "Lượt xem", "In bài", "Lưu bài", "Nghe nội dung bài viết", "không hỗ trợ âm thanh", "Tệp đính kèm", "Ke_hoach_trien_khai", "Chia sẻ bài viết", "Sao chép liên kết", "hữu ích với bạn", "Tin cùng chuyên mục", "nạo vét kênh mương nội đồng vụ", "tiêm chủng mở rộng tháng 12", "khai sinh lưu động", "giải quyết trước hạn 98,7%", "Cơ quan chủ quản", "trợ lý ảo", "Tin, ảnh:"))),
    "liferay": (liferay, Shows(furniture=("Bỏ qua đến nội dung", "Trở lại", "In trang này", "Cập nhật lúc", "Bạn đánh giá thế nào", "0 bầu chọn", "Chưa có ý kiến nào", "512 lượt xem", "Các tin khác", "45-NQ/TU", "118-CV/BTGTU", "Trích yếu", "lời Bác dạy trong tuần", "truy cập chuyên mục nào", "Biểu quyết", "9.118.202", "Bản quyền thuộc", "Được hỗ trợ bởi"))),
}  # fmt: skip
