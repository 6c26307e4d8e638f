# ruff: noqa: E501  markup is not broken where a page does not break it
"""Pages of ready-made and newer systems: Blogger, Google Sites, Flatsome, Elementor, ASP.NET MVC."""

import json

from tests.pages.round7.portals_parts import (
    MONTHS,
    Story,
    e,
    listed,
    menu,
    named,
    options,
    set_in,
    turned,
    weekday,
    with_photo,
)  # fmt: skip

FURNITURE = {
    "blogger": [
        "Chuyển đến nội dung chính", "Gửi email bài đăng này", "BlogThis!", "Không có nhận xét nào", "Đăng nhận xét", "Bài đăng Mới hơn", "Bài đăng Cũ hơn",
        "Đăng ký:", "Bài đăng phổ biến", "Lưu trữ Blog", "Báo cáo vi phạm", "Được tạo bởi", "Tổng số lượt xem trang", "Nhãn:", "Theo dõi trang này",
    ],
    "google_sites": [
        "Tìm kiếm trang web này", "Skip to navigation", "Report abuse", "Page details", "Page updated", "Chi bộ Trường THPT", "Lịch công tác tháng 11", "Biểu mẫu dành cho đảng viên",
    ],
    "flatsome": [
        "Skip to content", "Công đoàn Viên chức", "Để lại một bình luận", "Email của bạn sẽ không được hiển thị", "Bài viết mới", "This entry was posted in", "Posted on",
        "Đăng ký nhận tin", "Lưu tên của tôi", "Hotline công đoàn", "Phản hồi gần đây", "Thỏa ước lao động", "Bookmark the",
    ],
    "elementor": [
        "Bỏ qua nội dung", "Mục lục", "Bài trước", "Bài tiếp", "Bài viết liên quan", "Đọc thêm", "Giấy phép xuất bản", "Đặt mua tạp chí",
        "Số mới nhất", "Thể lệ gửi bài", "Share on facebook", "Chia sẻ bài viết",
    ],
    "mvc": [
        "Nghe bài viết", "Tốc độ đọc", "Bản in", "Lượt xem: 1.482", "Bạn đã không sử dụng Site", "Tin cùng chuyên mục", "Xem theo ngày", "Văn bản chỉ đạo điều hành", "Ý kiến góp ý",
        "Đánh giá bài viết", "Chịu trách nhiệm nội dung", "Đang truy cập: 318", "Đọc nhiều nhất", "Bình luận của bạn", "Gửi bình luận", "Dự thảo xin ý kiến", "Tìm theo ngày",
    ],
}  # fmt: skip


def blogger(story: Story) -> str:
    """A commune's blog: paragraphs of mixed ``<div>`` and ``<br />``, a table for the caption."""
    shapes = (
        lambda text: (
            f'<div style="text-align: justify;"><span style="font-family: Times, Times New Roman, serif; font-size: large;">{e(text)}</span></div><div style="text-align: justify;"><span style="font-size: large;"><br /></span></div>'
        ),
        lambda text: f'<span style="font-size: large;">{e(text)}</span><br />\n<br />',
    )
    photo = f"""<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container" style="margin-left: auto; margin-right: auto; text-align: center;"><tbody>
<tr><td style="text-align: center;"><a href="https://1.bp.blogspot.com/-x{story.at:%d%H}/s1600/IMG_20.JPG" imageanchor="1"><img border="0" height="360" src="https://1.bp.blogspot.com/-x{story.at:%d%H}/s640/IMG_20.JPG" width="640" /></a></td></tr>
<tr><td class="tr-caption" style="text-align: center;">{e(story.caption)}</td></tr></tbody></table><br />"""
    return f"""<!DOCTYPE html>
<html class='v2' dir='ltr' lang='vi' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/><link href='http://xa.blogspot.com/feeds/posts/default' rel='alternate' type='application/atom+xml'/>
<meta content='{e(story.title).replace("'", "&#39;")}' property='og:title'/><meta content='' property='og:description'/>
<title>UBND xã: {e(story.title)}</title><style id='page-skin-1' type='text/css'>body {{font: normal 14px Arial;}}</style></head>
<body class='loading variant-simplysimple'><div class='navbar section' id='navbar'><script type="text/javascript">gapi.load("gapi.iframes", function() {{}});</script></div>
<a class='skip-navigation' href='#main'>Chuyển đến nội dung chính</a>
<div class='content'><div class='content-outer'><header><div class='header section' id='header'><div class='widget Header'><div class='titlewrapper'><h1 class='title'><a href='/'>UBND xã Hòa Bình</a></h1></div><div class='descriptionwrapper'><p class='description'><span>Trang thông tin của xã</span></p></div></div></div></header>
<div class='tabs-outer'><div class='widget PageList'><ul>{menu(("Trang chủ", "Tin hoạt động", "Thông báo", "Lịch tiếp dân"))}</ul></div></div>
<div class='main-outer'><div class='columns fauxcolumns'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' data-version='1' id='Blog1'><div class='blog-posts hfeed'>
<div class="date-outer"><h2 class='date-header'><span>{named(story.at)}, {story.at.day} tháng {story.at.month}, {story.at.year}</span></h2>
<div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
<meta content='https://1.bp.blogspot.com/-x/s640/IMG_20.JPG' itemprop='image_url'/><a name='7120038144'></a>
<h3 class='post-title entry-title' itemprop='name'>
{e(story.title)}
</h3><div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-7120038144' itemprop='description articleBody'>
<div dir="ltr" style="text-align: left;" trbidi="on"><div style="text-align: justify;"><b><span style="font-size: large;">{e(story.lead)}</span></b></div><div style="text-align: justify;"><br /></div>
{with_photo(turned(story.body, shapes), photo, after=2)}
<div style="text-align: right;"><b><span style="font-size: large;">{e(story.author)}</span></b></div></div>
<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Người đăng: <span class='fn' itemprop='author'><span itemprop='name'>UBND xã</span></span></span>
<span class='post-timestamp'>vào lúc <a class='timestamp-link' href='/2026/10/bai.html' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{story.at.isoformat()}'>{story.at:%H:%M}</abbr></a></span>
<span class='post-icons'><a href='#' title='Gửi email bài đăng'><img alt='' src='/img/icon18_email.gif'/></a></span><div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button sb-email' href='#'><span class='share-button-link-text'>Gửi email bài đăng này</span></a><a class='share-button sb-blog' href='#'><span class='share-button-link-text'>BlogThis!</span></a><a class='share-button sb-facebook' href='#'><span class='share-button-link-text'>Chia sẻ lên Facebook</span></a></div></div>
<div class='post-footer-line post-footer-line-2'><span class='post-labels'>Nhãn: <a href='/search/label/tin' rel='tag'>Tin hoạt động</a></span></div></div></div>
<div class='comments' id='comments'><a name='comments'></a><h4>Không có nhận xét nào:</h4><p class='comment-footer'><a id='comment-editor-src' href='#'>Đăng nhận xét</a></p></div></div></div></div></div>
<div class='blog-pager' id='blog-pager'><span id='blog-pager-newer-link'><a class='blog-pager-newer-link' href='/a'>Bài đăng Mới hơn</a></span><span id='blog-pager-older-link'><a href='/b'>Bài đăng Cũ hơn</a></span><a class='home-link' href='/'>Trang chủ</a></div>
<div class='post-feeds'><div class='feed-links'>Đăng ký: <a class='feed-link' href='#'>Đăng Nhận xét (Atom)</a></div></div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section'><div class='widget PopularPosts'><h2>Bài đăng phổ biến</h2><div class='widget-content popular-posts'><ul>{listed(story, "<li><div class='item-content'><div class='item-title'><a href='{url}'>{title}</a></div><div class='item-snippet'>{teaser}...</div></div></li>", last=3)}</ul></div></div>
<div class='widget BlogArchive'><h2>Lưu trữ Blog</h2><ul class='hierarchy'><li class='archivedate expanded'><a class='post-count-link' href='#'>2026</a> <span class='post-count'>(61)</span><ul class='posts'>{listed(story, "<li><a href='{url}'>{title}</a></li>", first=3)}</ul></li><li class='archivedate collapsed'>2025 (48)</li></ul></div>
<div class='widget Stats'><h2>Tổng số lượt xem trang</h2><span>48,120</span></div><div class='widget Followers'><h2>Theo dõi trang này</h2></div><div class='widget ReportAbuse'><h3><a href='#'>Báo cáo vi phạm</a></h3></div></div></aside></div></div></div>
<footer><div class='widget Attribution'><div class='widget-content' style='text-align: center;'>Chủ đề Đơn giản. Được tạo bởi <a href='https://www.blogger.com'>Blogger</a>.</div></div></footer></div></div></body></html>"""


def google_sites(story: Story) -> str:
    """A school's party cell on (new) Google Sites: sections of generated classes, no meta of its own."""
    p = '<p dir="ltr" class="zfr3Q CDt4Ke" style="text-align: justify;"><span class="C9DxTc" style="font-family: \'Times New Roman\'; font-size: 14pt;">{}</span></p>'
    bold = '<p dir="ltr" class="zfr3Q CDt4Ke"><span class="C9DxTc" style="font-weight: 700;">{}</span></p>'
    body = set_in(story.body, p, bold)

    def cell(inner: str, kind: str = "tyJCtd mGzaTb Depvyb baZpAe") -> str:
        return f"""<section class="yaqOZd"><div class="IFuOkc"></div><div class="mYVXT"><div class="LS81yb VICjCf j5pSsc db35Fc" tabindex="-1"><div class="hJDwNd-AhqUyc-uQSCkd Ft7HRd-AhqUyc-uQSCkd purZT-AhqUyc-II5mzb ZcASvf-AhqUyc-II5mzb pSzOP-AhqUyc-qWD73c Ktthjf-AhqUyc-qWD73c JNdkSc SQVYQc"><div class="JNdkSc-SmKAyb LkDMRd"><div class="oKdM2c ZZyype Kzv0Me"><div class="jXK9ad D2fZ2 zu5uec OjCsFc dmUFtb wHaque g5GTcb"><div class="jXK9ad-SmKAyb"><div class="{kind}">
{inner}
</div></div></div></div></div></div></div></div></section>"""

    first, rest = body[:2], body[2:]
    image = f'<div class="t3iYD"><img src="https://lh3.googleusercontent.com/sitesv/AAz{story.at:%d%H}=w1280" class="CENy8b" role="img" alt=""></div>'
    caption = f'<p dir="ltr" class="zfr3Q CDt4Ke" style="text-align: center;"><span class="C9DxTc" style="font-style: italic;">{e(story.caption)}</span></p>'
    nav = menu(("Trang chủ", "Giới thiệu", "Tin chi bộ", "Học tập và làm theo Bác", "Văn bản"), '<li class="PsKE7e GAuSPc" role="listitem"><div class="I35ICb"><a class="aJHbb dk90Ob hDrhEe HlqNPb" role="link" href="{url}">{name}</a></div></li>')  # fmt: skip
    signed = f'<p dir="ltr" class="zfr3Q CDt4Ke" style="text-align: right;"><span class="C9DxTc" style="font-weight: 700;">Người viết: {e(story.author)}</span></p>'
    return f"""<!DOCTYPE html><html lang="vi" itemscope itemtype="http://schema.org/WebPage"><head><meta charset="utf-8"><script nonce="x">var DOCS_timing={{}}; DOCS_timing['sl']=new Date().getTime();</script>
<title>Chi bộ Trường THPT - {e(story.title)}</title><meta property="og:title" content="Chi bộ Trường THPT - {e(story.title).replace('"', "&quot;")}"><meta property="og:type" content="website"><meta itemprop="name" content="Chi bộ Trường THPT">
<style nonce="x">.zfr3Q{{line-height:1.38}}.duRjpb{{font-size:34pt}}</style></head>
<body dir="ltr" itemscope itemtype="http://schema.org/WebPage" id="yDmH0d" class="fOU46b TbHIcd jlq1Hd tc8r6e yzprgd"><div jscontroller="pc62j" class="M63kCb"></div>
<div class="fktJzd AKpWA fOU46b yMcSQd Ly6Unf G9Qloe XeSM4"><div class="k1iIbc"><header id="atIdViewHeader"><div class="BbxBP K5Zlne"><div class="VLoccc QDWEj U8eYrb"><a class="GAuSPc" href="/view/chibo"><span class="QTKDff p46B7e">Chi bộ Trường THPT Lê Lợi</span></a></div><div class="RBEWZc"><div class="vSZ8Nb">Tìm kiếm trang web này</div></div><div class="fA1Qs"><a href="#main">Skip to main content</a><a href="#nav">Skip to navigation</a></div><nav class="JzO0Vc"><ul class="jYxBte Fpy8Db" role="list">{nav}</ul></nav></div></header></div>
<div role="main" class="UtePc RCETm" dir="ltr">
{cell(f'<h1 dir="ltr" class="zfr3Q duRjpb CDt4Ke" style="text-align: center;"><span class="C9DxTc">{e(story.title)}</span></h1>')}
{cell(f'<p dir="ltr" class="zfr3Q CDt4Ke" style="text-align: right;"><span class="C9DxTc" style="font-style: italic;">Ngày đăng: {story.at:%d/%m/%Y}</span></p>')}
{cell(bold.format(e(story.lead)) + chr(10) + chr(10).join(first))}
{cell(image, "tyJCtd baZpAe")}
{cell(caption + chr(10) + chr(10).join(rest) + chr(10) + signed)}
{cell('<h3 dir="ltr" class="zfr3Q OmQG5e CDt4Ke"><span class="C9DxTc">Lịch công tác tháng 11</span></h3><ul class="n8H08c UVNKR"><li dir="ltr" class="zfr3Q TYR86d eD0Rn"><p class="zfr3Q CDt4Ke"><a class="XqQF9c" href="#"><span class="C9DxTc aw5Odc">Biểu mẫu dành cho đảng viên</span></a></p></li></ul>')}
</div><div class="Xpil1b xgQ6eb"></div><footer jsname="yePe5c"></footer><div class="hBW7Hb"><div class="YSvM8">Page updated</div><div class="YSvM8"><span>Google Sites</span></div><div class="dZA9kd"><span>Report abuse</span><span>Page details</span></div></div></div>
<script nonce="x">DOCS_timing['pls']=new Date().getTime();</script></body></html>"""


def flatsome(story: Story) -> str:
    """A union of civil servants on WordPress with Flatsome: the day in words, ``wp-caption``."""
    body = set_in(story.body, "<p>{}</p>", "<h3><strong>{}</strong></h3>")
    photo = f"""<div id="attachment_3312" style="width: 810px" class="wp-caption aligncenter"><img loading="lazy" decoding="async" aria-describedby="caption-attachment-3312" class="size-large wp-image-3312" src="https://congdoan.example.vn/wp-content/uploads/{story.at:%Y/%m}/z5-1024x683.jpg" alt="" width="800" height="534" /><p id="caption-attachment-3312" class="wp-caption-text">{e(story.caption)}</p></div>"""
    shown = f"{story.at.day} Tháng {MONTHS[story.at.month - 1].title()}, {story.at.year}"
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "@id": "https://congdoan.example.vn/bai/", "name": story.title + " - Công đoàn Viên chức", "inLanguage": "vi"},
            {"@type": "Organization", "name": "Công đoàn Viên chức tỉnh", "url": "https://congdoan.example.vn/"},
        ],
    }  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="vi" class="loading-site no-js"><head><meta charset="UTF-8" /><link rel="pingback" href="https://congdoan.example.vn/xmlrpc.php" />
<script>(function(html){{html.className = html.className.replace(/\\bno-js\\b/,'js')}})(document.documentElement);</script>
<title>{e(story.title)} - Công đoàn Viên chức</title><meta name="generator" content="WordPress 6.5" />
<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(graph, ensure_ascii=False)}</script>
<link rel='stylesheet' id='flatsome-main-css' href='/wp-content/themes/flatsome/assets/css/flatsome.css' media='all' /></head>
<body class="post-template-default single single-post postid-3310 single-format-standard lightbox nav-dropdown-has-arrow">
<a class="skip-link screen-reader-text" href="#main">Skip to content</a>
<div id="wrapper"><header id="header" class="header has-sticky sticky-jump"><div class="header-wrapper"><div id="top-bar" class="header-top hide-for-sticky nav-dark"><div class="flex-row container"><div class="flex-col hide-for-medium flex-left"><ul class="nav nav-left"><li class="html custom html_topbar_left"><strong class="uppercase">Hotline công đoàn: 0234.388.0000</strong></li></ul></div></div></div>
<div id="masthead" class="header-main"><div id="logo" class="flex-col logo"><a href="/" title="Công đoàn Viên chức" rel="home"><img class="header_logo" src="/logo.png" alt="Công đoàn Viên chức"/></a></div><ul class="header-nav header-nav-main nav nav-left nav-uppercase">{menu(("Trang chủ", "Giới thiệu", "Tin hoạt động", "Tuyên giáo - Nữ công", "Chính sách", "Văn bản"), '<li class="menu-item menu-item-design-default"><a href="{url}" class="nav-top-link">{name}</a></li>')}</ul></div></div></header>
<main id="main" class=""><div id="content" class="blog-wrapper blog-single page-wrapper"><div class="row row-large row-divided "><div class="large-9 col">
<article id="post-3310" class="post-3310 post type-post status-publish format-standard has-post-thumbnail hentry category-tin-hoat-dong"><div class="article-inner ">
<header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall"><a href="#" rel="category tag">Tin hoạt động</a></h6><h1 class="entry-title">{e(story.title)}</h1><div class="entry-divider is-divider small"></div>
<div class="entry-meta uppercase is-xsmall"><span class="posted-on">Posted on <a href="#" rel="bookmark"><time class="entry-date published" datetime="{story.at.isoformat()}">{shown}</time></a></span> <span class="byline">by <span class="meta-author vcard"><a class="url fn n" href="/author/admin/">admin</a></span></span></div></div>
<div class="entry-image relative"><a href="#"><img width="1020" height="680" src="/wp-content/uploads/thumb.jpg" class="attachment-large wp-post-image" alt="" /></a><div class="badge absolute top post-date badge-square"><div class="badge-inner"><span class="post-date-day">{story.at:%d}</span><br><span class="post-date-month is-small">Th{story.at.month}</span></div></div></div></header>
<div class="entry-content single-page">
<p style="text-align: justify;"><strong>{e(story.lead)}</strong></p>
{with_photo(body, photo, after=1)}
<p style="text-align: right;"><strong><em>{e(story.author)}</em></strong></p>
<div class="blog-share text-center"><div class="is-divider medium"></div><div class="social-icons share-icons share-row relative"><a href="whatsapp://send" class="icon button circle tooltip" title="Share on WhatsApp"></a><a href="#" class="icon button circle facebook" title="Share on Facebook"></a></div></div></div>
<footer class="entry-meta text-left">This entry was posted in <a href="#" rel="category tag">Tin hoạt động</a>. Bookmark the <a href="#" title="Permalink" rel="bookmark">permalink</a>.</footer>
<div class="entry-author author-box"><div class="flex-row align-top"><div class="flex-col mr circle"><img src="/avatar.png" alt="" /></div><div class="flex-col flex-grow"><h5 class="author-name uppercase pt-half">admin</h5><p class="author-desc small"></p></div></div></div>
<nav role="navigation" id="nav-below" class="navigation-post"><div class="flex-row next-prev-nav bt bb"><div class="flex-col flex-grow nav-prev text-left"><div class="nav-previous"><a href="#" rel="prev">{e(story.others[0][0])}</a></div></div><div class="flex-col flex-grow nav-next text-right"><div class="nav-next"><a href="#" rel="next">{e(story.others[1][0])}</a></div></div></div></nav></div></article>
<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận</h3><form class="comment-form"><p class="comment-notes"><span id="email-notes">Email của bạn sẽ không được hiển thị công khai.</span> Các trường bắt buộc được đánh dấu *</p><p><label>Bình luận *</label><textarea></textarea></p><p><label>Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.</label></p></form></div></div></div>
<div class="post-sidebar large-3 col"><div id="secondary" class="widget-area"><aside class="widget flatsome_recent_posts"><span class="widget-title"><span>Bài viết mới</span></span><ul>{listed(story, '<li class="recent-blog-posts-li"><div class="flex-row recent-blog-posts align-top pt-half pb-half"><div class="flex-col mr-half"><div class="badge post-date"><span class="post-date-day">{day}</span></div></div><div class="flex-col flex-grow"><a href="{url}" title="{title}">{title}</a></div></div></li>', first=2)}</ul></aside><aside class="widget widget_recent_comments"><span class="widget-title">Phản hồi gần đây</span></aside><aside class="widget widget_text"><p>Thỏa ước lao động tập thể năm 2026: mẫu tải về</p></aside></div></div></div></div></main>
<footer id="footer" class="footer-wrapper"><div class="footer-widgets footer footer-1"><div class="row"><div class="col"><span class="widget-title">Đăng ký nhận tin</span><p>Nhập email để nhận bản tin của Công đoàn Viên chức tỉnh hằng tuần.</p></div></div></div><div class="absolute-footer dark">Copyright 2026 © <strong>Công đoàn Viên chức tỉnh</strong></div></footer></div></body></html>"""


def elementor(story: Story) -> str:
    """A review of a school of politics on Elementor: widgets for title, day, text, contents, posts."""
    made = set_in(story.body, "<p>{}</p>", '<h2 class="wp-block-heading">{}</h2>')
    photo = f'<figure class="wp-block-image aligncenter size-large"><img decoding="async" src="/wp-content/uploads/{story.at:%Y/%m}/toa-dam.jpg" alt=""/><figcaption class="wp-element-caption">{e(story.caption)}</figcaption></figure>'
    clock = f"{story.at.hour % 12 or 12}:{story.at:%M} {'sáng' if story.at.hour < 12 else 'chiều'}"

    def widget(kind: str, inner: str) -> str:
        return f'<div class="elementor-element elementor-element-{len(inner):07x} elementor-widget elementor-widget-{kind}" data-element_type="widget" data-widget_type="{kind}.default"><div class="elementor-widget-container">\n{inner}\n</div></div>'

    info = f"""<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item elementor-repeater-item-1 elementor-inline-item" itemprop="datePublished"><a href="#"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date"><time>{story.at:%d/%m/%Y}</time></span></a></li>
<li class="elementor-icon-list-item elementor-inline-item"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-time"><time>{clock}</time></span></li></ul>"""
    toc = '<div class="elementor-toc__header"><h4 class="elementor-toc__header-title">Mục lục</h4></div><div class="elementor-toc__body"><div class="elementor-toc__spinner-container"></div></div>'
    posts = listed(story, '<article class="elementor-post elementor-grid-item post type-post status-publish hentry"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="{url}">{title}</a></h3><div class="elementor-post__meta-data"><span class="elementor-post-date">{day}</span></div><div class="elementor-post__excerpt"><p>{teaser}</p></div><a class="elementor-post__read-more" href="{url}">Đọc thêm »</a></div></article>', last=3)  # fmt: skip
    nav = f'<div class="elementor-post-navigation"><div class="elementor-post-navigation__prev"><a href="#" rel="prev"><span class="post-navigation__prev--label">Bài trước</span><span class="post-navigation__prev--title">{e(story.others[3][0])}</span></a></div><div class="elementor-post-navigation__next"><a href="#" rel="next"><span class="post-navigation__next--label">Bài tiếp</span><span class="post-navigation__next--title">{e(story.others[4][0])}</span></a></div></div>'
    share = '<div class="elementor-grid"><div class="elementor-share-btn elementor-share-btn_facebook" role="button" aria-label="Share on facebook"><span class="elementor-screen-only">Share on facebook</span></div></div>'
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{e(story.title)} &#8211; Tạp chí Lý luận và Thực tiễn</title>
<meta name="generator" content="Elementor 3.21.4; features: e_optimized_assets_loading; settings: css_print_method-external"><link rel="stylesheet" href="/wp-content/plugins/elementor/assets/css/frontend.min.css"></head>
<body class="post-template-default single single-post wp-custom-logo elementor-default elementor-kit-6 elementor-page-212"><a class="skip-link screen-reader-text" href="#content">Bỏ qua nội dung</a>
<div data-elementor-type="header" data-elementor-id="14" class="elementor elementor-14 elementor-location-header"><section class="elementor-section elementor-top-section"><div class="elementor-container">{widget("image", '<img src="/logo.png" alt="Tạp chí Lý luận và Thực tiễn">')}
{widget("nav-menu", f'<nav class="elementor-nav-menu--main"><ul class="elementor-nav-menu">{menu(("Trang chủ", "Số tạp chí", "Nghiên cứu", "Thực tiễn - kinh nghiệm", "Xây dựng Đảng"))}</ul></nav>')}</div></section></div>
<div data-elementor-type="single-post" data-elementor-id="212" class="elementor elementor-212 elementor-location-single post-88 post type-post status-publish hentry"><section class="elementor-section elementor-top-section"><div class="elementor-container elementor-column-gap-default">
<div class="elementor-column elementor-col-66 elementor-top-column"><div class="elementor-widget-wrap elementor-element-populated">
{widget("theme-post-title", f'<h1 class="elementor-heading-title elementor-size-default">{e(story.title)}</h1>')}
{widget("post-info", info)}
{widget("theme-post-excerpt", e(story.lead))}
{widget("table-of-contents", toc)}
{widget("theme-post-content", with_photo(made, photo, after=2) + f'<p class="has-text-align-right"><strong>{e(story.author)}</strong></p>')}
{widget("heading", '<p class="elementor-heading-title">Chia sẻ bài viết</p>')}
{widget("share-buttons", share)}
{widget("post-navigation", nav)}
{widget("heading", '<h3 class="elementor-heading-title">Bài viết liên quan</h3>')}
{widget("posts", f'<div class="elementor-posts-container elementor-posts elementor-grid">{posts}</div>')}
</div></div>
<div class="elementor-column elementor-col-33 elementor-top-column"><div class="elementor-widget-wrap">{widget("heading", '<h4 class="elementor-heading-title">Số mới nhất</h4>')}
{widget("image-box", '<div class="elementor-image-box-wrapper"><figure class="elementor-image-box-img"><img src="/bia-so-11.jpg" alt=""></figure><div class="elementor-image-box-content"><h3 class="elementor-image-box-title">Số 11 (tháng 11/2026)</h3><p class="elementor-image-box-description">Đặt mua tạp chí dài hạn tại phòng Nghiên cứu khoa học của nhà trường.</p></div></div>')}
{widget("icon-list", '<ul class="elementor-icon-list-items"><li><span class="elementor-icon-list-text">Thể lệ gửi bài</span></li></ul>')}</div></div></div></section></div>
<div data-elementor-type="footer" data-elementor-id="31" class="elementor elementor-31 elementor-location-footer">{widget("text-editor", "<p>Giấy phép xuất bản bản tin số 19/GP-XBBT ngày 12/03/2025. Tổng Biên tập: Hiệu trưởng Trường Chính trị tỉnh.</p><p>Tòa soạn: 41 đường Hùng Vương. Điện thoại: 0260.386.0000</p>")}</div>
<script id="elementor-frontend-js-before">var elementorFrontendConfig = {{"post":{{"id":88,"title":"x","excerpt":"y"}}}};</script></body></html>"""


def mvc(story: Story) -> str:
    """A ministry's own ASP.NET MVC: speech player, a day with its zone, documents, opinions."""
    body = set_in(story.body, '<p style="text-align:justify">{}</p>', '<p style="text-align:justify"><strong>{}</strong></p>')  # fmt: skip
    photo = f"""<div class="image-container" style="text-align:center"><img alt="" src="https://mcdn.example.gov.vn/public/{story.at:%Y%m%d}/3.jpg" /><div class="image-caption"><em>{e(story.caption)}</em></div></div>"""
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0" /><title>{e(story.title)}</title>
<meta property="og:site_name" content="Bộ Công Thương" /><meta property="og:title" content="{e(story.title).replace('"', "&quot;")}" /><meta property="og:description" content="{e(story.lead).replace('"', "&quot;")}" />
<link href="/Content/bootstrap.min.css?v=2.1" rel="stylesheet" /><script src="/bundles/jquery?v=8O"></script></head>
<body><noscript><p>Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây</p></noscript>
<header><div class="top-header container"><div class="row"><div class="col-md-8"><a href="/" class="logo"><img src="/Content/images/logo.svg" alt="Bộ Công Thương" /></a></div><div class="col-md-4 text-right"><a href="/en">English</a> | <a href="/rss">RSS</a> | <a href="/sitemap">Sơ đồ cổng</a><form action="/tim-kiem"><input name="q" placeholder="Nhập từ khóa" /></form></div></div></div>
<nav class="navbar navbar-expand-lg"><ul class="navbar-nav">{menu(("Giới thiệu", "Tin tức", "Hoạt động", "Văn bản", "Dịch vụ công", "Thông tin báo chí", "Công khai ngân sách"), '<li class="nav-item"><a class="nav-link" href="{url}">{name}</a></li>')}</ul></nav></header>
<div class="container main-content"><div class="row"><div class="col-md-9">
<ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item"><a href="/tin-tuc">Tin tức</a></li><li class="breadcrumb-item active">Xây dựng Đảng</li></ol>
<div class="article-detail" id="print-area"><div class="article-meta d-flex"><span class="article-date"><i class="fa fa-clock-o"></i> {weekday(story.at)}, {story.at:%d/%m/%Y}, {story.at:%H:%M} [GMT+7]</span><span class="article-view">Lượt xem: 1.482</span></div>
<h1 class="article-title">{e(story.title)}</h1>
<div class="article-tools"><a href="#" class="btn-print"><i class="fa fa-print"></i> Bản in</a><a href="#" class="font-size" data-size="up">Tăng cỡ chữ</a><a href="#" class="font-size" data-size="down">Giảm cỡ chữ</a></div>
<div class="audio-player"><span class="audio-label">Nghe bài viết</span><audio controls preload="none"><source src="/tts/88.mp3" type="audio/mpeg" /></audio><select class="voice"><option>Giọng nữ miền Bắc</option><option>Giọng nam miền Nam</option></select><span>Tốc độ đọc</span><select><option>1x</option><option>1.5x</option></select></div>
<div class="article-brief"><p>{e(story.lead)}</p></div>
<div class="article-content" id="article-content">
{with_photo(body, photo, after=3)}
</div>
<div class="article-author text-right"><strong>{e(story.author)}</strong></div><div class="article-source text-right"><em>Nguồn: {e(story.source)}</em></div>
<div class="article-rating"><span>Đánh giá bài viết:</span><span class="stars" data-score="5"></span><span>(5/5 trên tổng số 12 lượt)</span></div>
<div class="article-share"><div class="zalo-share-button" data-href="" data-oaid="579745863508352884"></div><div class="fb-share-button">Chia sẻ</div></div>
<div class="article-tags"><i class="fa fa-tags"></i><a href="#">Đảng bộ Bộ</a><a href="#">Nghị quyết</a></div></div>
<div class="comment-box"><h4>Bình luận của bạn</h4><form><input placeholder="Họ và tên" /><textarea placeholder="Nội dung"></textarea><button>Gửi bình luận</button></form><p>Ý kiến góp ý sẽ được kiểm duyệt trước khi hiển thị; vui lòng gõ tiếng Việt có dấu.</p></div>
<div class="related-news"><h3 class="block-title">Tin cùng chuyên mục</h3><ul class="list-unstyled">{listed(story, '<li><a href="{url}">{title}</a> <span class="text-muted">({day})</span></li>', last=3, shown="%d/%m/%Y %H:%M")}</ul>
<div class="by-date"><label>Xem theo ngày</label><select><option>Ngày</option><option>23</option></select><select><option>Tháng</option><option>11</option></select><button>Tìm theo ngày</button></div></div></div>
<div class="col-md-3 sidebar"><div class="block"><h3 class="block-title">Đọc nhiều nhất</h3>{listed(story, '<div class="media"><img src="/t{n}.jpg" alt="" /><div class="media-body"><a href="{url}">{title}</a><p>{teaser}</p></div></div>', first=3)}</div>
<div class="block"><h3 class="block-title">Văn bản chỉ đạo điều hành</h3><ul><li><a href="#">Quyết định số 3011/QĐ-BCT</a><span>Ngày ban hành: 16/11/2026</span><p>Phê duyệt kế hoạch kiểm tra công vụ năm 2027</p></li><li><a href="#">Công văn số 8802/BCT-TCCB</a><span>Ngày ban hành: 10/11/2026</span></li></ul></div>
<div class="block"><h3 class="block-title">Dự thảo xin ý kiến</h3><p>Dự thảo Thông tư quy định chế độ báo cáo thống kê, hết hạn góp ý ngày 20/12/2026</p></div>
<div class="block"><select>{options(("Liên kết website", "Đảng ủy Chính phủ", "Công đoàn Công Thương"))}</select></div></div></div></div>
<footer><div class="container"><p>© Bản quyền thuộc Bộ Công Thương. Giấy phép số 73/GP-TTĐT cấp ngày 21/5/2021</p><p>Chịu trách nhiệm nội dung: Chánh Văn phòng Bộ. Địa chỉ: 54 Hai Bà Trưng, Hà Nội</p><p>Đang truy cập: 318 - Tổng số: 41.208.992</p></div></footer>
<script>$(function(){{ $('.stars').raty({{ score: 5 }}); }});</script></body></html>"""


PORTALS = {
    "blogger": blogger,
    "google_sites": google_sites,
    "flatsome": flatsome,
    "elementor": elementor,
    "mvc": mvc,
}
