# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals on systems that anyone can install: NukeViet, Joomla with K2, Drupal, from memory."""

import json

from tests.jobs.skins import Story
from tests.pages.round5.portals_parts import (
    Shows,
    bold_if_heading,
    e,
    items,
    options,
    others,
    weekday_word,
)

NUKEVIET_TOP = f"""<body>
<noscript>
<div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.<br />Website chỉ làm việc khi bạn bật nó trở lại.<br />Để tham khảo cách bật JavaScript, hãy click chuột <a href="http://wiki.nukeviet.vn/support:browser:enable_javascript">vào đây</a>!</div>
</noscript>
<div id="mobilePage"></div>
<div class="body-bg">
<div class="wraper">
<header>
<div class="container"><div id="header" class="row">
<div class="logo col-xs-24 col-sm-24 col-md-8"><a title="Hội Nông dân tỉnh" href="/"><img src="/uploads/logo.png" alt="Hội Nông dân tỉnh"/></a>
<span class="site_name">Hội Nông dân tỉnh</span><span class="site_description">Cổng thông tin điện tử Hội Nông dân tỉnh</span></div>
</div></div>
</header>
<nav class="second-nav" id="menusite"><div class="container"><div class="row"><div class="bg box-shadow">
<div class="navbar navbar-default navbar-static-top" role="navigation">
<div class="navbar-header"><button type="button" class="navbar-toggle" data-toggle="collapse" data-target="#menu-site-default"><span class="sr-only">&nbsp;</span></button></div>
<div class="collapse navbar-collapse" id="menu-site-default"><ul class="nav navbar-nav">
<li><a class="home" title="Trang nhất" href="/"><em class="fa fa-lg fa-home">&nbsp;</em><span class="visible-xs-inline-block"> Trang nhất</span></a></li>
{items("Giới thiệu|Tin tức|Công tác Hội|Phong trào thi đua|Quỹ Hỗ trợ nông dân|Học tập và làm theo Bác|Văn bản|Liên hệ", '<li role="presentation"><a class="dropdown-toggle" href="/vi/m{n}/">{name}</a></li>')}
</ul></div></div></div></div></div></nav>
<section>
<div class="container" id="body">
<nav class="third-nav"><div class="row"><div class="bg"><div class="clearfix">
<div class="col-xs-24 col-sm-18 col-md-18"><div class="breadcrumbs-wrap"><div class="display">
<a class="show-subs-breadcrumbs hidden" href="#" onclick="showSubBreadcrumbs(this, event);"><em class="fa fa-lg fa-angle-right"></em></a>
<ul class="breadcrumbs list-none"><li id="brcr_0" itemscope itemtype="http://schema.org/ListItem"><a href="/vi/news/" itemprop="item" title="Tin Tức"><span itemprop="name">Tin Tức</span></a></li><li id="brcr_1"><a href="/vi/news/cong-tac-hoi/"><span class="txt" itemprop="name">Công tác Hội</span></a></li></ul></div></div></div>
<div class="headerSearch col-xs-24 col-sm-6 col-md-6"><div class="input-group"><input type="text" class="form-control" maxlength="60" placeholder="Tìm kiếm..."><span class="input-group-btn"><button type="button" class="btn btn-info" data-url="/vi/seek/?q=" data-minlength="3"><em class="fa fa-search fa-lg"></em></button></span></div></div>
</div></div></div></nav>
"""
NUKEVIET_SIDE = f"""<div class="col-sm-8 col-md-6">
<div class="panel panel-primary"><div class="panel-heading">Thông báo</div><div class="panel-body">
<ul class="block_tophits list-none"><li class="clearfix"><a class="show" href="/vi/tb1.html">Thông báo lịch tiếp công dân quý IV của Thường trực Hội (05/11/2026)</a></li>
<li class="clearfix"><a class="show" href="/vi/tb2.html">Thông báo tuyển dụng viên chức Trung tâm Dạy nghề (28/10/2026)</a></li></ul></div></div>
<div class="panel panel-primary"><div class="panel-heading">Văn bản mới</div><div class="panel-body"><ul class="nv-block-laws">
<li><a href="/vi/laws/112/">112-KH/HNDT</a><p>Kế hoạch giám sát năm 2026</p><p>Thời gian đăng: 12/11/2026</p><p>lượt xem: 231 | lượt tải:97</p></li>
<li><a href="/vi/laws/87/">87-CV/HNDT</a><p>V/v báo cáo số liệu hội viên</p><p>Thời gian đăng: 02/11/2026</p><p>lượt xem: 187 | lượt tải:64</p></li></ul></div></div>
<div class="panel panel-primary"><div class="panel-heading">Thăm dò ý kiến</div><div class="panel-body"><form action="/vi/voting/"><h4>Bạn thấy giao diện cổng thế nào?</h4><div class="radio"><label><input type="radio" name="o">Rất đẹp, dễ dùng</label></div><div class="radio"><label><input type="radio" name="o">Cần cải thiện thêm</label></div><input class="btn btn-success btn-sm" type="button" value="Bình chọn"></form></div></div>
<div class="panel panel-primary"><div class="panel-heading">Thống kê truy cập</div><div class="panel-body"><ul class="counter list-none display-table">
<li><span><em class="fa fa-bolt fa-lg fa-horizon"></em>Đang truy cập</span><span>17</span></li><li><span>Hôm nay</span><span>2,604</span></li><li><span>Tháng hiện tại</span><span>81,733</span></li><li><span>Tổng lượt truy cập</span><span>5,210,448</span></li></ul></div></div>
<div class="panel panel-primary"><div class="panel-heading">Liên kết website</div><div class="panel-body"><select onchange="window.open(this.value)">{options("--- Chọn liên kết ---|Trung ương Hội Nông dân Việt Nam|Báo Nông thôn ngày nay|Cổng TTĐT tỉnh")}</select></div></div>
</div>
"""
NUKEVIET_FOOT = """</div></div></section>
<footer id="footer"><div class="wraper"><div class="container"><div class="row">
<div class="col-xs-24 col-sm-24 col-md-16"><div class="footer-copyright"><p><strong>TRANG THÔNG TIN ĐIỆN TỬ HỘI NÔNG DÂN TỈNH</strong></p>
<p>Giấy phép số 14/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 09/4/2021</p><p>Chịu trách nhiệm nội dung: Ông Phạm Văn Dũng - Chủ tịch Hội Nông dân tỉnh</p><p>Địa chỉ: Số 02 đường Trần Phú - Điện thoại: 0237.3852.000 - Email: hnd@example.gov.vn</p></div></div>
<div class="col-xs-24 col-sm-24 col-md-8"><div class="panel-body"><span>Mã QR-code</span><img src="/qr.png" alt="QR-Code" title="QR-Code"></div></div>
</div></div></div></footer>
<nav class="footerNav2"><div class="wraper"><div class="container"><div class="bttop"><a class="pointer"><em class="fa fa-eject fa-lg"></em></a></div></div></div></nav>
</div></div>
<div id="timeoutsess" class="chromeframe">Bạn đã không sử dụng Site, <a onclick="timeoutsesscancel();" href="#">Bấm vào đây để duy trì trạng thái đăng nhập</a>. Thời gian chờ: <span id="secField"> 60 </span> giây</div>
<div id="openidResult" class="nv-alert" style="display:none"></div>
<div id="sitemodal" class="modal fade" role="dialog"><div class="modal-dialog"><div class="modal-content"><div class="modal-body"><em class="fa fa-spinner fa-spin">&nbsp;</em></div></div></div></div>
<script src="/assets/js/jquery/jquery.min.js"></script>
<script>var nv_base_siteurl="/",nv_lang_data="vi",nv_name_variable="nv",nv_my_ofs=7,nv_is_user=0;</script>
</body></html>"""


def nukeviet_body(story: Story) -> str:
    """What CKEditor leaves: justified paragraphs, the picture as its figure."""
    made = [f'<p style="text-align: justify;">{bold_if_heading(text)}</p>' for text in story.body]
    made.insert(
        1,
        f'<div style="text-align:center">\n<figure class="image" style="display:inline-block"><img alt="{e(story.title)}" height="450" src="/uploads/news/2026_10/dsc_0112.jpg" width="680" />\n<figcaption>{e(story.caption)}</figcaption>\n</figure>\n</div>',
    )
    return "\n&nbsp;\n\n".join(made[:2]) + "\n\n" + "\n\n".join(made[2:])


def nukeviet(story: Story) -> str:
    """A province's Farmers' Association on NukeViet 4.5, default theme."""
    ld = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.title,
            "datePublished": story.at.isoformat(),
            "dateModified": story.at.isoformat(),
            "author": {"@type": "Person", "name": story.author},
            "publisher": {"@type": "Organization", "name": "Hội Nông dân tỉnh"},
            "description": story.lead,
        }
    )
    tools = "".join(
        f'<li><a class="dimgray" title="{name}" href="javascript:void(0);"><em class="fa {icon} fa-lg">&nbsp;</em></a></li>\n'
        for name, icon in (
            ("Gửi bài viết qua email", "fa-envelope"),
            ("In ra", "fa-print"),
            ("Lưu bài viết này", "fa-save"),
        )
    )
    stars = "".join(
        f'<input class="hover-star" type="radio" value="{n}" title="{name}" style="vertical-align: middle"/>'
        for n, name in enumerate(
            (
                "Bài viết rất kém",
                "Bài viết kém",
                "Bài viết đạt",
                "Bài viết tốt",
                "Bài viết rất tốt",
            ),
            1,
        )
    )
    row = '<li>\n<em class="fa fa-angle-right">&nbsp;</em>\n<a href="/vi/news/bai-{n}.html" data-placement="bottom" data-content="{teaser}" data-rel="tooltip" title="{title}">{title}</a>\n<em>({at:%d/%m/%Y})</em>\n</li>'
    return f"""<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
<head>
<title>{e(story.title)} - Hội Nông dân tỉnh</title>
<meta name="description" content="{e(story.lead)}">
<meta name="author" content="Hội Nông dân tỉnh"><meta name="generator" content="NukeViet v4.5"><meta charset="utf-8">
<meta property="og:title" content="{e(story.title)}"><meta property="og:type" content="article"><meta property="og:site_name" content="Hội Nông dân tỉnh">
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}"><meta property="article:section" content="Công tác Hội">
<script type="application/ld+json">{ld}</script>
<link rel="stylesheet" href="/themes/default/css/bootstrap.non-responsive.css">
</head>
{NUKEVIET_TOP}<div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">{e(story.title)}</h1>
<div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Person" itemscope><span itemprop="name">{e(story.author)}</span></div>
<span class="hidden hide d-none" itemprop="datePublished">{story.at.isoformat()}</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{weekday_word(story.at)} - {story.at:%d/%m/%Y %H:%M}</span></div>
<div class="col-md-12"><ul class="list-inline text-right">
{tools}</ul></div></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{e(story.lead)}</div>
</div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg" itemprop="articleBody">
{nukeviet_body(story)}
</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>{e(story.author)}</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>{e(story.source)}</p></div>
</div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="h5"><em class="fa fa-tags">&nbsp;</em><strong>Từ khóa: </strong>{items("nông dân|hội viên giỏi|vốn vay ủy thác", '<a title="{name}" href="/vi/news/tag/t{n}/"><em>{name}</em></a>,')}</div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B" action=""><div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 5 trong 1 đánh giá</p>
<div style="padding: 5px;">{stars}<span id="hover-test" style="margin: 0 0 0 20px;">Click để đánh giá bài viết</span></div></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="socialicon clearfix margin-bottom-lg"><div class="fb-like" data-layout="button_count"></div><a href="http://twitter.com/share" class="twitter-share-button">Tweet</a></div></div></div>
<div id="idcomment" class="nv-fullbg"><div class="row clearfix margin-bottom-lg"><div class="col-xs-12 text-left"><p class="comment-title"><em class="fa fa-comments">&nbsp;</em> Ý kiến bạn đọc</p></div></div>
<div id="formcomment" class="comment-form"><form method="post"><input type="text" name="name" placeholder="Tên của bạn"><textarea name="content" cols="20" rows="5"></textarea><p>Mã bảo mật</p><input type="submit" value="Gửi bình luận"></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news">
<p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="related list-inline">
{others(story, row, days=1, last=2)}
</ul></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><div class="clearfix"><ul class="related list-inline">
{others(story, row, days=-1, first=2)}
</ul></div></div></div>
</div>
{NUKEVIET_SIDE}{NUKEVIET_FOOT}"""


K2_SIDE = f"""<aside id="t3-sidebar-right" class="t3-sidebar t3-sidebar-right col-xs-12 col-sm-4 col-md-3">
<div class="t3-module module" id="Mod97"><div class="module-inner"><h3 class="module-title"><span>Thông báo của Đảng ủy</span></h3><div class="module-ct"><div id="k2ModuleBox97" class="k2ItemsBlock"><ul>
<li class="even"><a class="moduleItemTitle" href="/tb1">Lịch sinh hoạt chuyên đề quý IV các chi bộ khối Khoa</a><span class="moduleItemDateCreated">11 Tháng 11 2026</span></li>
<li class="odd lastItem"><a class="moduleItemTitle" href="/tb2">Hướng dẫn đánh giá, xếp loại đảng viên năm 2026</a><span class="moduleItemDateCreated">03 Tháng 11 2026</span></li></ul></div></div></div></div>
<div class="t3-module module" id="Mod98"><h3 class="module-title"><span>Ai đang trực tuyến</span></h3><div class="module-ct"><p>Chúng ta có 38 khách và không thành viên đang trực tuyến</p></div></div>
<div class="t3-module module" id="Mod99"><h3 class="module-title"><span>Liên kết nhanh</span></h3><div class="module-ct"><select>{options("- Đơn vị thuộc trường -|Phòng Đào tạo|Phòng Công tác sinh viên|Thư viện số")}</select></div></div>
</aside>"""


def k2(story: Story) -> str:
    """The party committee's page of a university: Joomla 3, a T3 theme, K2 items."""
    half = max(1, len(story.body) // 2)
    full = "\n".join(
        f'<p style="text-align: justify;"><span style="font-family: \'times new roman\', times, serif; font-size: 14pt;">{bold_if_heading(text)}</span></p>'
        for text in story.body[:half]
    )
    rest = "\n".join(
        f'<p style="text-align: justify;"><span style="font-size: 14pt;">{bold_if_heading(text)}</span></p>'
        for text in story.body[half:]
    )
    related = others(
        story,
        '<li class="even"><a class="itemRelTitle" href="/tin-tuc/item/{n}">{title}</a></li>',
        days=-2,
        last=3,
    )
    latest = others(
        story, '<li class="odd"><a href="/tin-tuc/item/9{n}">{title}</a></li>', days=1, first=3
    )
    return f"""<!DOCTYPE html>
<html lang="vi-vn" dir="ltr" class='com_k2 view-item itemid-117 j36 mm-hover'>
<head>
<base href="https://dangbo.example.edu.vn/tin-tuc/item/412" />
<meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="author" content="Super User" /><meta name="description" content="{e(story.lead[:150])}" /><meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{e(story.title)}</title>
<link href="/templates/purity_iii/css/template.css" rel="stylesheet" />
<script>jQuery(function($) {{ SqueezeBox.initialize({{}}); }});</script>
</head>
<body>
<div class="t3-wrapper">
<header id="t3-header" class="wrap t3-header"><div class="container"><div class="logo"><a href="/" title="Đảng bộ Trường Đại học"><img class="logo-img" src="/images/logo.png" alt="Đảng bộ Trường Đại học" /></a><small class="site-slogan">Đoàn kết - Trí tuệ - Đổi mới - Phát triển</small></div>
<div class="head-search"><form action="/" method="post" class="form-inline form-search"><label for="mod-search-searchword" class="element-invisible">Tìm kiếm ...</label><input name="searchword" id="mod-search-searchword" maxlength="200" class="form-control search-query" type="text" placeholder="Tìm kiếm ..." /></form></div></div></header>
<nav id="t3-mainnav" class="wrap navbar navbar-default t3-mainnav"><div class="container"><ul class="nav navbar-nav level0">
{items("Trang chủ|Giới thiệu Đảng bộ|Các chi bộ trực thuộc|Tin hoạt động|Nghị quyết - Chỉ thị|Sổ tay đảng viên|Công đoàn|Đoàn thanh niên", '<li itemprop="name" data-id="{n}" data-level="1"><a itemprop="url" href="/m{n}">{name}</a></li>')}
</ul></div></nav>
<div class="wrap t3-navhelper"><div class="container"><ol class="breadcrumb"><li class="active">Bạn đang ở:&#160;</li><li><a href="/" class="pathway">Trang chủ</a></li><li><a href="/tin-tuc" class="pathway">Tin hoạt động</a></li><li><span>{e(story.title)}</span></li></ol></div></div>
<div id="t3-mainbody" class="container t3-mainbody"><div class="row">
<div id="t3-content" class="t3-content col-xs-12 col-sm-8 col-md-9">
<!-- Start K2 Item Layout -->
<span id="startOfPageId412"></span>
<div id="k2Container" class="itemView">
<div class="itemHeader">
<span class="itemDateCreated">{weekday_word(story.at)}, {story.at:%d} Tháng {story.at.month} {story.at:%Y %H:%M}</span>
<h2 class="itemTitle">{e(story.title)}</h2>
<span class="itemAuthor">Được viết bởi&nbsp;<a rel="author" href="/tin-tuc/itemlist/user/42">{e(story.author)}</a></span>
</div>
<div class="itemToolbar"><ul>
<li><span class="itemTextResizerTitle">Cỡ chữ</span> <a href="#" id="fontDecrease"><span>Giảm cỡ chữ</span></a> <a href="#" id="fontIncrease"><span>Tăng cỡ chữ</span></a></li>
<li><a class="itemPrintLink" rel="nofollow" href="/tin-tuc/item/412?tmpl=component&amp;print=1"><span>In ấn</span></a></li>
<li><a class="itemEmailLink" rel="nofollow" href="/component/mailto"><span>Gửi Email cho bạn bè</span></a></li>
<li><a class="itemCommentsLink k2Anchor" href="#itemCommentsAnchor">Hãy là người đầu tiên bình luận!</a></li></ul><div class="clr"></div></div>
<div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingForm"><ul class="itemRatingList"><li class="itemCurrentRating" style="width:80%;"></li>{items("1|2|3|4|5", '<li><a href="#" data-id="412" title="{name} sao" class="star-{name}">{name}</a></li>')}</ul><div id="itemRatingLog412" class="itemRatingLog">(3 bình chọn)</div></div></div>
<div class="itemBody">
<div class="itemImageBlock"><span class="itemImage"><a data-k2-modal="image" href="/media/k2/items/cache/ab_XL.jpg" title="Click để xem ảnh lớn"><img src="/media/k2/items/cache/ab_L.jpg" alt="{e(story.title)}" style="width:600px; height:auto;" /></a></span>
<span class="itemImageCaption">{e(story.caption)}</span></div>
<div class="itemIntroText"><p><strong>{e(story.lead)}</strong></p></div>
<div class="itemFullText">
{full}
<p style="text-align: center;"><img src="/images/2026/hoi_nghi_2.jpg" alt="hoi nghi 2" width="600" height="400" /></p>
{rest}
</div>
<div class="clr"></div></div>
<div class="itemLinks"><div class="itemHitsTwitter"><span class="itemHits">Đọc <b>1024</b> lần</span></div>
<div class="itemCategory"><span>Chuyên mục</span> <a href="/tin-tuc">Tin hoạt động</a></div>
<div class="itemTagsBlock"><span>Nhãn</span><ul class="itemTags"><li><a href="/tag/dang-bo-truong">đảng bộ trường</a></li><li><a href="/tag/chi-bo-4-tot">chi bộ 4 tốt</a></li></ul></div></div>
<div class="itemAuthorBlock"><img class="itemAuthorAvatar" src="/avatar.png" alt="{e(story.author)}" /><div class="itemAuthorDetails"><h3 class="itemAuthorName"><a rel="author" href="/u/42">{e(story.author)}</a></h3><p>Cộng tác viên Văn phòng Đảng ủy</p></div></div>
<div class="itemAuthorLatest"><h3>Mới nhất từ {e(story.author)}</h3><ul>
{latest}
</ul></div>
<div class="itemRelated"><h3>Bài viết liên quan</h3><ul>
{related}
</ul></div>
<div class="itemNavigation"><span class="itemNavigationTitle">Các bài khác trong chuyên mục này:</span><a class="itemPrevious" href="/p">&laquo; {e(story.others[4][0])}</a> <a class="itemNext" href="/n">{e(story.others[3][0])} &raquo;</a></div>
<div id="itemCommentsAnchor" class="itemComments"><div class="itemCommentsForm"><h3>Để lại bình luận</h3><p class="itemCommentsFormNotes">Hãy chắc chắn rằng bạn đã nhập các thông tin cần thiết có dấu (*). Mã HTML không được phép.</p><form><label>Nội dung *</label><textarea rows="20" cols="10"></textarea></form></div></div>
<div class="itemBackToTop"><a class="k2Anchor" href="#startOfPageId412">trở lên trên</a></div>
</div>
<!-- End K2 Item Layout -->
</div>
{K2_SIDE}
</div></div>
<footer id="t3-footer" class="wrap t3-footer"><section class="t3-copyright"><div class="container"><div class="module"><p>© 2026 Văn phòng Đảng ủy Trường Đại học. Nhà điều hành số 1, đường Võ Nguyên Giáp.</p><p>Điện thoại: (0238) 3855 000 - Fax: (0238) 3855 001. Ghi rõ nguồn khi sử dụng lại thông tin.</p></div></div></section></footer>
</div></body></html>"""


MAKES = {
    "nukeviet": (nukeviet, Shows(furniture=("Trình duyệt của bạn", "Thông báo lịch tiếp", "Thông báo tuyển dụng", "112-KH/HNDT", "Thời gian đăng", "giao diện cổng", "Đang truy cập", "Tổng lượt truy cập", "Chọn liên kết", "Giấy phép số 14", "Chịu trách nhiệm nội dung", "QR-code", "duy trì trạng thái", "Tổng số điểm của bài viết", "Click để đánh giá", "Ý kiến bạn đọc", "Những tin", "Từ khóa", "vốn vay ủy thác", "Mã bảo mật", "Nguồn tin", "Tác giả bài viết"))),
    "k2": (k2, Shows(furniture=("Giảm cỡ chữ", "In ấn", "Gửi Email cho", "người đầu tiên bình luận", "Đánh giá mục này", "bình chọn)", "Click để xem ảnh", "Đọc 1024", "chi bộ 4 tốt", "Văn phòng Đảng ủy", "Mới nhất từ", "Bài viết liên quan", "Các bài khác", "Để lại bình luận", "trở lên trên", "Lịch sinh hoạt chuyên đề quý", "xếp loại đảng viên năm 2026", "khách và không thành viên", "Được viết bởi", "Ghi rõ nguồn khi", "Bạn đang ở"))),
}  # fmt: skip
