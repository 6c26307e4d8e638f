# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of NukeViet 4 and of Joomla 3 with K2, written from memory and before they were read."""

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
)

# fmt: off
FURNITURE = (
    "lượt xem: 45",
    "lượt xem: 91",
    "Tổng lượt truy cập",
    "Bấm vào đây để duy trì",
    "Thời gian đăng:",
    "Địa chỉ: số 1 đường Trần Phú",
    "KH 45-MTTQ",
    "Hãy là người đầu tiên",
    "Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn",
    "Hôm nay: ",
    "Tìm kiếm thông tin",
    "Gửi bài viết qua email",
    "In ra",
    "Lưu bài viết này",
    "Tổng số điểm của bài viết",
    "Click để đánh giá bài viết",
    "Xếp hạng:",
    "Tags:",
    "Ý kiến bạn đọc",
    "Mã bảo mật",
    "Những tin mới hơn",
    "Những tin cũ hơn",
    "Văn bản mới",
    "Về việc kiểm tra công tác dân vận",
    "Triển khai chuyên đề học tập",
    "Thăm dò ý kiến",
    "Bạn đánh giá thế nào về",
    "Thống kê truy cập",
    "Đang truy cập",
    "Máy chủ tìm kiếm",
    "Liên kết website",
    "Giấy phép số 17/GP-STTTT",
    "Bạn đã không sử dụng Site",
    "Nghe đọc bài",
    "Tác giả bài viết",
    "Nguồn tin",
    "Chú ý: Việc đăng lại",
    "Mặt trận Tổ quốc tỉnh Hải Bình",
    "kích thước chữ",
    "Đánh giá mục này",
    "Đọc 318 lần",
    "Sửa lần cuối",
    "Được xuất bản tại",
    "Được gắn thẻ",
    "Tải về đính kèm",
    "Lượt tải",
    "Mới nhất từ",
    "Các bài viết liên quan",
    "Các bài viết khác",
    "Đăng nhập để gửi bình luận",
    "Trở lại đầu",
    "Thông báo mời họp",
    "Lịch tiếp công dân",
    "Thời tiết Hải Bình",
    "Trực tuyến:",
    "Video nổi bật",
    "Tin đọc nhiều",
    "Bản quyền thuộc Ủy ban MTTQ",
    "Viết bởi",
    "Tweet",
    "Cỡ ảnh",
)

NUKEVIET_TOP = """<body>
<noscript><div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.<br />Website chỉ làm việc khi bạn bật nó trở lại.</div></noscript>
<div id="mobilePage"></div>
<nav class="second-nav" id="second-nav"><div class="container"><div class="row"><div class="bg box-shadow">
<div class="breadcrumbs-wrap"><div class="display"><a class="show-subs-breadcrumbs hidden" href="#"><em class="fa fa-lg fa-angle-right"></em></a>
<ul class="breadcrumbs list-none"></ul></div>
<ul class="subs-breadcrumbs"></ul>
<ul class="temp-breadcrumbs hidden" itemscope itemtype="https://schema.org/BreadcrumbList">
<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a href="/vi/" itemprop="item" title="Trang chính"><span itemprop="name">Trang chính</span></a><i class="hidden" itemprop="position" content="1"></i></li>
<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a href="/vi/news/" itemprop="item" title="Tin tức"><span class="txt" itemprop="name">Tin tức</span></a><i class="hidden" itemprop="position" content="2"></i></li>
<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a href="/vi/news/xay-dung-dang/" itemprop="item" title="Xây dựng Đảng"><span class="txt" itemprop="name">Xây dựng Đảng</span></a><i class="hidden" itemprop="position" content="3"></i></li>
</ul></div></div></div></div></nav>
<header class="first-child"><div class="container"><div id="header" class="row">
<div class="logo"><a title="Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn" href="/vi/"><img src="/uploads/banner.png" width="1170" height="180" alt="Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn" /></a>
<span class="site_name">Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn</span></div>
</div></div></header>
<div class="menu-wraper"><nav class="navbar navbar-default" role="navigation"><div class="collapse navbar-collapse" id="menu-site-default"><ul class="nav navbar-nav">
%(menu)s
</ul></div></nav></div>
<div class="row headerrow"><span class="current-time">Hôm nay: Thứ hai, 23/11/2026, 18:40</span>
<form action="/vi/seek/" class="search"><input type="text" class="form-control" maxlength="60" placeholder="Tìm kiếm thông tin..."><button type="button" class="btn btn-info">Tìm</button></form></div>
"""
NUKEVIET_TOOLS = """<div class="col-md-12"><ul class="list-inline text-right">
<li><a class="dimgray" rel="nofollow" title="Gửi bài viết qua email" href="javascript:void(0);"><em class="fa fa-envelope fa-lg">&nbsp;</em></a></li>
<li><a class="dimgray" rel="nofollow" title="In ra" href="javascript:void(0);"><em class="fa fa-print fa-lg">&nbsp;</em></a></li>
<li><a class="dimgray" rel="nofollow" title="Lưu bài viết này" href="/vi/news/savefile/bai.html"><em class="fa fa-save fa-lg">&nbsp;</em></a></li>
</ul></div>"""
NUKEVIET_RATING = """<div class="news_column panel panel-default"><div class="panel-body">
<form id="form3B" action=""><div class="h5 clearfix">
<p id="stringrating">Tổng số điểm của bài viết là: 10 trong 2 đánh giá</p>
<span itemscope itemtype="https://schema.org/AggregateRating"><span class="hidden d-none hide" itemprop="itemReviewed" itemscope itemtype="https://schema.org/CreativeWorkSeries"><span class="hidden d-none hide" itemprop="name">%(title)s</span></span>Xếp hạng: <span itemprop="ratingValue">5</span> - <span itemprop="ratingCount">2</span> phiếu bầu <span class="hidden d-none hide" itemprop="bestRating">5</span></span>
<div style="padding: 5px;">
<input class="hover-star required" type="radio" value="1" title="Bài viết rất kém" /><input class="hover-star required" type="radio" value="2" title="Bài viết kém" /><input class="hover-star required" type="radio" value="5" title="Bài viết rất tốt" />
<span id="hover-test" style="margin: 0 0 0 20px;">Click để đánh giá bài viết</span></div></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="h5"><em class="fa fa-tags">&nbsp;</em><strong>Tags: </strong>
<a title="đảng viên" href="/vi/news/tag/dang-vien/"><em>đảng viên</em></a>, <a title="chi bộ" href="/vi/news/tag/chi-bo/"><em>chi bộ</em></a></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="socialicon clearfix margin-bottom-lg"><div class="fb-like" data-href="#" data-layout="button_count"></div><a href="http://twitter.com/share" class="twitter-share-button">Tweet</a></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div id="idcomment" class="nv-fullbg">
<div class="row clearfix margin-bottom-lg"><div class="col-xs-12 text-left"><p class="comment-title"><em class="fa fa-comments">&nbsp;</em> Ý kiến bạn đọc</p></div></div>
<div id="formcomment" class="comment-form"><form method="post" role="form" target="submitcommentarea" action="/vi/comment/post/">
<input id="commentname" type="text" name="name" value="" class="form-control" placeholder="Họ và tên"/><textarea class="form-control" name="content" id="commentcontent" cols="20" rows="5"></textarea>
<label>Mã bảo mật</label><input id="commentseccode" type="text" class="form-control" maxlength="6" name="code"/><input id="buttoncontent" type="submit" value="Gửi bình luận" class="btn btn-primary" /></form></div></div></div></div>
"""
NUKEVIET_SIDE = """<div class="col-sm-8 col-md-6">
<div class="panel panel-primary"><div class="panel-heading">Văn bản mới</div><div class="panel-body"><ul class="list-none">
<li class="clearfix"><h3><a href="/vi/laws/112/">112-KH/HU</a></h3><p>Về việc kiểm tra công tác dân vận chính quyền 6 tháng cuối năm trên địa bàn huyện, giao các chi bộ báo cáo trước hạn</p><span class="text-muted">Thời gian đăng: 20/11/2026</span><br>lượt xem: 45 | lượt tải:12</li>
<li class="clearfix"><h3><a href="/vi/laws/109/">109-HD/BTGHU</a></h3><p>Triển khai chuyên đề học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2027 trong toàn Đảng bộ</p><span class="text-muted">Thời gian đăng: 12/11/2026</span><br>lượt xem: 91 | lượt tải:33</li>
</ul></div></div>
<div class="panel panel-primary"><div class="panel-heading">Thăm dò ý kiến</div><div class="panel-body"><form action="#"><h4>Bạn đánh giá thế nào về chất lượng sinh hoạt chi bộ hiện nay?</h4><div class="radio"><label><input type="radio" name="option">Rất tốt</label></div><div class="radio"><label><input type="radio" name="option">Bình thường</label></div><input class="btn btn-success btn-sm" type="button" value="Bình chọn"></form></div></div>
<div class="panel panel-primary"><div class="panel-heading">Thống kê truy cập</div><div class="panel-body"><ul class="counter list-none display-table">
<li><span><em class="fa fa-bolt fa-lg fa-horizon"></em>Đang truy cập</span><span>37</span></li><li><span><em class="fa fa-magic fa-lg fa-horizon"></em>Máy chủ tìm kiếm</span><span>4</span></li><li><span>Hôm nay</span><span>2,318</span></li><li><span>Tổng lượt truy cập</span><span>5,410,006</span></li></ul></div></div>
<div class="panel panel-primary"><div class="panel-heading">Liên kết website</div><div class="panel-body"><select onchange="window.open(this.value)"><option>-- Liên kết website --</option><option value="#">Tạp chí Cộng sản</option></select></div></div>
</div>"""
NUKEVIET_FOOT = """<footer id="footer"><div class="wraper"><div class="container"><div class="row">
<div class="col-xs-24 col-sm-24 col-md-16"><p><strong>Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn</strong></p>
<p>Giấy phép số 17/GP-STTTT do Sở Thông tin và Truyền thông cấp ngày 05/06/2019. Chịu trách nhiệm: Đồng chí Phó Bí thư Thường trực Huyện ủy.</p>
<p>Địa chỉ: số 1 đường Trần Phú, thị trấn Lâm Sơn - Điện thoại: 0234.555.0000 - Email: bbt@lamson.example.vn</p></div></div></div></div></footer>
<div id="timeoutsess" class="chromeframe">Bạn đã không sử dụng Site, <a onclick="timeoutsesscancel();" href="#">Bấm vào đây để duy trì trạng thái đăng nhập</a>. Thời gian chờ: <span id="secField"> 60 </span> giây</div>
<script>var nv_base_siteurl="/",nv_lang_data="vi",nv_name_variable="nv",nv_fc_variable="op",nv_my_ofs=7,nv_my_abbr="+07",nv_cookie_prefix="nv4";</script>
<script src="/assets/js/language/vi.js"></script><script src="/themes/default/js/main.js"></script>
</body></html>"""
NUKEVIET_MENU = (
    "Giới thiệu",
    "Tin tức",
    "Xây dựng Đảng",
    "Văn bản",
    "Học và làm theo Bác",
    "Liên hệ",
    *SECTIONS,
)
NUKEVIET_P = '<p style="text-align: justify;"><span style="font-size:18px;"><span style="font-family:Times New Roman,Times,serif;">{}</span></span></p>\n'


def nukeviet_body(story: Story) -> str:
    """Times New Roman in two spans; the picture in the middle with its words in italics."""
    made = [
        NUKEVIET_P.format(
            f"<strong>{e(text)}</strong>" if text in HEADINGS else inked(number, text)
        )
        for number, text in enumerate(story.body)
    ]
    picture = (
        '<div style="text-align:center"><figure class="image" style="display:inline-block">'
        f'<img alt="{q(story.caption)}" height="433" src="/uploads/news/2026_11/hoi-nghi.jpg" width="650" />'
        f"<figcaption><em>{e(story.caption)}</em></figcaption></figure></div>\n"
    )
    made.insert(1, picture)
    made.insert(-1, '<p style="text-align: justify;">&nbsp;</p>\n')
    return "".join(made)


def nukeviet(story: Story) -> str:
    """NukeViet 4 with its own theme: hidden microdata, "Thứ hai - 23/11/2026 08:30", hometext."""
    item = '<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="/vi/news/xay-dung-dang/bai-{n}.html" title="{tip}">{title}</a></h4><em>({at:%d/%m/%Y})</em></li>'
    return f"""<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
<head>
<title>{e(story.title)} - Xây dựng Đảng</title>
<meta name="description" content="{q(story.lead[:150])}">
<meta name="generator" content="NukeViet v4.5">
<meta property="og:title" content="{q(story.title)}"><meta property="og:type" content="article"><meta property="og:site_name" content="Cổng thông tin điện tử Đảng bộ huyện Lâm Sơn">
<meta charset="utf-8">
<link rel="stylesheet" href="/themes/default/css/bootstrap.min.css"><style type="text/css">body{{background: #fff;}}.hometext{{font-weight:700}}</style>
</head>
{NUKEVIET_TOP % {"menu": lines('<li role="presentation"><a class="dropdown-toggle" href="/vi/m{n}/" role="button"> <strong class="text-gray">{name}</strong></a></li>', NUKEVIET_MENU)}}
<section><div class="container" id="body"><div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope><div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">{e(story.title)}</h1>
<div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Person" itemscope><span itemprop="name">{e(story.author)}</span></div>
<span class="hidden hide d-none" itemprop="datePublished">{story.at:%Y-%m-%dT%H:%M:%S}+07:00</span>
<span class="hidden hide d-none" itemprop="mainEntityOfPage">https://lamson.example.vn/vi/news/xay-dung-dang/bai-4099.html</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{weekday(story.at)} - {story.at:%d/%m/%Y %H:%M}</span></div>
{NUKEVIET_TOOLS}
</div>
<div class="news-audio"><button type="button">Nghe đọc bài</button><audio controls src="/uploads/audio/4099.mp3"></audio></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{e(story.lead)}</div></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">
{nukeviet_body(story)}
</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả bài viết: </strong>{e(story.author)}</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>{e(story.source)}</p></div>
<div class="alert alert-info margin-bottom-lg">Chú ý: Việc đăng lại bài viết trên ở website hoặc các phương tiện truyền thông khác mà không ghi rõ nguồn là vi phạm bản quyền</div>
</div></div>
{NUKEVIET_RATING % {"title": e(story.title)}}
<div class="news_column panel panel-default"><div class="panel-body other-news">
<p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix"><ul class="detail-related related list-none list-items">
{listed(item, newer(story))}
</ul></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><div class="clearfix"><ul class="detail-related related list-none list-items">
{listed(item, older(story))}
</ul></div></div></div>
</div>
{NUKEVIET_SIDE}
</div></div></section>
{NUKEVIET_FOOT}"""


JOOMLA_TOP = """<body id="bd" class="com_k2 view-item layout-item itemid-214 desktop">
<div id="ja-wrapper"><a name="Top" id="Top"></a>
<div id="t3-topbar" class="wrap"><div class="container"><div class="custom"><p><span style="color:#fff">Thứ hai, 23/11/2026 &nbsp;|&nbsp; Thời tiết Hải Bình 24°C, ít mây</span></p></div>
<div class="search"><form action="/index.php" method="post" class="form-inline"><label for="mod-search-searchword" class="element-invisible">Tìm kiếm ...</label><input name="searchword" id="mod-search-searchword" maxlength="200" class="inputbox search-query" type="text" size="20" value="Tìm kiếm..." /><input type="hidden" name="task" value="search" /></form></div></div></div>
<header id="t3-header" class="container"><div class="logo-image"><a href="/" title="Mặt trận Tổ quốc tỉnh Hải Bình"><img src="/images/logo.png" alt="Mặt trận Tổ quốc tỉnh Hải Bình" /></a><small class="site-slogan">Mặt trận Tổ quốc tỉnh Hải Bình</small></div></header>
<nav id="t3-mainnav" class="navbar t3-mainnav"><ul class="nav navbar-nav level0">
%(menu)s
</ul></nav>
<div class="t3-navhelper"><ul class="breadcrumb"><li class="active">Bạn đang ở: &#160;</li><li><a href="/" class="pathway">Trang chủ</a><span class="divider"><img src="/media/system/images/arrow.png" alt="" /></span></li><li><a href="/tin-mat-tran" class="pathway">Tin Mặt trận</a></li></ul></div>
<div id="t3-mainbody" class="container t3-mainbody"><div class="row"><div id="t3-content" class="t3-content col-md-9"><div id="system-message-container"></div>
"""
JOOMLA_BAR = """<div class="itemToolbar"><ul>
<li><span class="itemTextResizerTitle">kích thước chữ</span> <a href="#" id="fontDecrease"><span>giảm kích thước chữ</span><img src="/components/com_k2/images/system/blank.gif" alt="giảm kích thước chữ" /></a> <a href="#" id="fontIncrease"><span>tăng kích thước chữ</span><img src="/components/com_k2/images/system/blank.gif" alt="tăng kích thước chữ" /></a></li>
<li><a class="itemPrintLink" rel="nofollow" href="?tmpl=component&amp;print=1"><span>In ấn</span></a></li>
<li><a class="itemEmailLink" rel="nofollow" href="/component/mailto/?tmpl=component"><span>E-mail</span></a></li>
<li><a class="itemCommentLink k2Anchor" href="#itemCommentsAnchor">Hãy là người đầu tiên bình luận!</a></li></ul><div class="clr"></div></div>
<div class="itemRatingBlock"><span>Đánh giá mục này</span><div class="itemRatingForm"><ul class="itemRatingList"><li class="itemCurrentRating" id="itemCurrentRating318" style="width:80%;"></li><li><a href="#" data-id="318" title="1 / 5" class="one-star">1</a></li><li><a href="#" data-id="318" title="2 / 5" class="two-stars">2</a></li><li><a href="#" data-id="318" title="5 / 5" class="five-stars">5</a></li></ul><div id="itemRatingLog318" class="itemRatingLog">(3 bình chọn)</div><div class="clr"></div></div><div class="clr"></div></div>
"""
JOOMLA_AFTER = """<div class="itemSocialSharing"><div class="itemTwitterButton"><a href="https://twitter.com/share" class="twitter-share-button">Tweet</a></div><div class="itemFacebookButton"><div id="fb-root"></div><div class="fb-like" data-send="false"></div></div><div class="clr"></div></div>
<div class="itemLinks"><div class="itemCategory"><span>Được xuất bản tại</span> <a href="/tin-mat-tran">Tin Mặt trận</a></div>
<div class="itemTagsBlock"><span>Được gắn thẻ</span><ul class="itemTags"><li><a href="/tag/dai-doan-ket">đại đoàn kết</a></li><li><a href="/tag/giam-ngheo">giảm nghèo</a></li></ul><div class="clr"></div></div>
<div class="itemAttachmentsBlock"><span>Tải về đính kèm:</span><ul class="itemAttachments"><li><a title="KH 45.pdf" href="/tin/item/download/45_1a2b">KH 45-MTTQ về tổ chức Ngày hội Đại đoàn kết toàn dân tộc.pdf</a> <span>(17 Lượt tải)</span></li></ul></div><div class="clr"></div></div>
"""
JOOMLA_SIDE = """<div class="t3-sidebar t3-sidebar-right col-md-3">
<div class="t3-module module_menu"><h3 class="module-title"><span>Thông báo</span></h3><div class="module-ct"><ul class="latestnews"><li itemscope itemtype="https://schema.org/Article"><a href="/thong-bao/88" itemprop="url"><span itemprop="name">Thông báo mời họp giao ban cụm thi đua quý IV năm 2026</span></a></li><li><a href="/thong-bao/87"><span>Lịch tiếp công dân của Thường trực Ủy ban MTTQ tháng 12/2026</span></a></li></ul></div></div>
<div class="t3-module"><h3 class="module-title"><span>Video nổi bật</span></h3><div class="module-ct"><iframe width="100%%" height="180" src="https://www.youtube.com/embed/abc123" allowfullscreen></iframe></div></div>
<div class="t3-module"><h3 class="module-title"><span>Tin đọc nhiều</span></h3><div class="module-ct"><div class="k2ItemsBlock"><ul>
%(read)s
<li class="clearList"></li></ul></div></div></div>
<div class="t3-module"><h3 class="module-title"><span>Trực tuyến</span></h3><div class="module-ct"><p>Trực tuyến: 26 khách và không thành viên</p></div></div>
</div></div></div>
<footer id="t3-footer" class="wrap t3-footer"><div class="container"><div class="custom"><p style="text-align:center"><strong>Bản quyền thuộc Ủy ban MTTQ tỉnh Hải Bình</strong></p><p style="text-align:center">Bản quyền thuộc Ủy ban MTTQ tỉnh Hải Bình - Trưởng ban biên tập: Phó Chủ tịch Thường trực - Điện thoại: 0226.555.111</p></div></div></footer>
<div id="back-to-top"><button class="btn btn-primary"><i class="fa fa-caret-up"></i></button></div></div>
<script>jQuery(function($){$('.hasTooltip').tooltip({"html":true});});var K2SitePath='/';</script></body></html>"""


def joomla_text(story: Story) -> tuple[str, str]:
    """The lead as K2's introduction, the rest as its full text; author at the right, in bold."""
    made = [
        f'<h3 style="text-align: justify;">{e(text)}</h3>'
        if text in HEADINGS
        else f'<p style="text-align: justify;">{inked(number + 1, text)}</p>'
        for number, text in enumerate(story.body)
    ]
    signed = f'<p style="text-align: right;"><strong>Tin, ảnh: {e(story.author)}</strong></p>'
    return f'<p style="text-align: justify;">{e(story.lead)}</p>', "\n".join([*made, signed])


def joomla_k2(story: Story) -> str:
    """Joomla 3 with K2: picture block above the text, "Thứ hai, 23 Tháng 11 2026 08:30"."""
    at = f"{weekday(story.at)}, {story.at:%d} Tháng {story.at:%m} {story.at:%Y %H:%M}"
    intro, full = joomla_text(story)
    item = '<li class="{n}"><a class="itemRelTitle" href="/tin-mat-tran/item/{n}">{title}</a></li>'
    before, after = older(story, 2)
    menu = ("Giới thiệu", "Tin Mặt trận", "Dân chủ - Pháp luật", "Dân tộc - Tôn giáo", "Văn bản", *SECTIONS)
    return f"""<!DOCTYPE html>
<html prefix="og: http://ogp.me/ns#" xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi-vn" lang="vi-vn" class='com_k2 view-item itemid-214 j38'>
<head><base href="https://mattran.example.vn/tin-mat-tran/item/4099" />
<meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="keywords" content="đại đoàn kết,giảm nghèo" /><meta name="author" content="Super User" />
<meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{e(story.title)}</title>
<link href="/templates/ja_university_t3/css/template.css" rel="stylesheet" />
<script type="application/json" class="joomla-script-options new">{{"csrf.token":"a8d1","system.paths":{{"root":"","base":""}}}}</script>
</head>
{JOOMLA_TOP % {"menu": lines('<li data-id="{n}" data-level="1"><a href="/muc-{n}">{name}</a></li>', menu)}}<!-- Start K2 Item Layout -->
<span id="startOfPageId318"></span>
<div id="k2Container" class="itemView">
<div class="itemHeader"><span class="itemDateCreated">{at}</span>
<h2 class="itemTitle">{e(story.title)}</h2>
<span class="itemAuthor">Viết bởi&nbsp; <a rel="author" href="/tin/itemlist/user/62-bientap">Super User</a></span></div>
{JOOMLA_BAR}<div class="itemBody">
<div class="itemImageBlock"><span class="itemImage"><a class="modal" rel="{{handler: 'image'}}" href="/media/k2/items/cache/5f_XL.jpg" title="Cỡ ảnh gốc"><img src="/media/k2/items/cache/5f_L.jpg" alt="{q(story.title)}" style="width:600px; height:auto;" /></a></span>
<span class="itemImageCaption">{e(story.caption)}</span><div class="clr"></div></div>
<div class="itemIntroText">{intro}</div>
<div class="itemFullText">
{full}
</div>
<div class="clr"></div>
<div class="itemContentFooter"><span class="itemHits">Đọc <b>318</b> lần</span><span class="itemDateModified">Sửa lần cuối vào {at}</span><div class="clr"></div></div><div class="clr"></div></div>
{JOOMLA_AFTER}<div class="itemAuthorLatest"><h3>Mới nhất từ Super User</h3><ul>
{listed('<li class="even"><a href="/tin-mat-tran/item/{n}">{title}</a></li>', newer(story, 2))}
</ul><div class="clr"></div></div>
<div class="itemRelated"><h3>Các bài viết liên quan (theo từ khóa)</h3><ul>
{listed(item, older(story))}
<li class="clr"></li></ul><div class="clr"></div></div>
<div class="itemNavigation"><span class="itemNavigationTitle">Các bài viết khác...</span><a class="itemPrevious" href="/x">&laquo; {e(before[0])}</a> <a class="itemNext" href="/y">{e(after[0])} &raquo;</a></div>
<a name="itemCommentsAnchor" id="itemCommentsAnchor"></a><div class="itemCommentsLoginFirst">Đăng nhập để gửi bình luận</div>
<div class="itemBackToTop"><a class="k2Anchor" href="#startOfPageId318">Trở lại đầu</a></div><div class="clr"></div></div>
</div>
{JOOMLA_SIDE % {"read": listed('<li class="even"><a class="moduleItemTitle" href="/i/{n}">{title}</a><div class="clr"></div><span class="moduleItemDateCreated">{at:%d/%m/%Y}</span></li>', older(story, 4))}}"""


PORTALS = {"nukeviet": nukeviet, "joomla_k2": joomla_k2}
