# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of Drupal 9 and of WordPress, written from memory and before they were read."""

import json
from datetime import UTC

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
)

# fmt: off
FURNITURE = (
    "Các trường bắt buộc",
    "Ngày đăng:",
    "Giấy phép: 21/GP-TTĐT",
    "Nhảy đến nội dung",
    "Trường Chính trị tỉnh Thanh Lộc",
    "Đường dẫn",
    "Được đăng bởi",
    "Lượt xem:",
    "Bình luận mới",
    "Thêm bình luận",
    "Không định dạng",
    "Các dòng và đoạn tự động ngắt",
    "Bài viết cùng chuyên mục",
    "Văn bản chỉ đạo",
    "Quyết định 88/QĐ-TCT",
    "Kế hoạch 12/KH-TCT",
    "Lịch công tác tuần 48",
    "Cơ quan chủ quản: Tỉnh ủy Thanh Lộc",
    "Chia sẻ lên Zalo",
    "Xem với cỡ chữ",
    "Đăng nhập quản trị",
    "Ảnh hoạt động nhà trường",
    "Bình chọn: 4.5",
    "UBND xã Đồng Tiến",
    "Đường dây nóng",
    "Bỏ qua nội dung",
    "Bạn đang xem:",
    "Post Views:",
    "Chia sẻ bài viết",
    "Có thể bạn quan tâm",
    "Bài trước",
    "Bài tiếp theo",
    "Trả lời Hủy",
    "Email của bạn sẽ không",
    "Lưu tên của tôi",
    "Tin mới nhất",
    "Thủ tục hành chính",
    "Chuyên mục",
    "Dịch vụ công trực tuyến",
    "Phản ánh kiến nghị",
    "Trang thông tin điện tử xã",
    "Quét mã QR",
    "Bài viết này hữu ích",
    "Thứ hai, ngày 23 tháng 11",
    "Từ khóa:",
    "Biên tập viên",
    "Chủ tịch UBND xã",
    "Đăng bởi",
    "Để lại một bình luận",
)

DRUPAL_TOP = """<body class="layout-one-sidebar layout-sidebar-second page-node-4099 path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable skip-link">Nhảy đến nội dung chính</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div id="page-wrapper"><div id="page">
<header id="header" class="header" role="banner"><div class="section layout-container clearfix">
<div class="region region-secondary-menu"><nav role="navigation" id="block-account-menu" class="block block-menu navigation menu--account"><ul class="clearfix menu"><li class="menu-item"><a href="/user/login">Đăng nhập quản trị</a></li></ul></nav></div>
<div class="clearfix region region-header"><div id="block-branding" class="clearfix site-branding block block-system block-system-branding-block"><a href="/" rel="home" class="site-branding__logo"><img src="/sites/default/files/logo.svg" alt="Trang chủ" /></a><div class="site-branding__text"><div class="site-branding__name"><a href="/" rel="home">Trường Chính trị tỉnh Thanh Lộc</a></div></div></div></div>
<div class="region region-primary-menu"><nav role="navigation" id="block-main-menu" class="block block-menu navigation menu--main"><h2 class="visually-hidden">Main navigation</h2><div class="menu-toggle-target"></div><ul class="clearfix menu">
%(menu)s
</ul></nav></div></div></header>
<div class="highlighted"><aside class="layout-container section clearfix" role="complementary"><div class="region region-highlighted"><div data-drupal-messages-fallback class="hidden"></div></div></aside></div>
<div id="main-wrapper" class="layout-main-wrapper layout-container clearfix"><div id="main" class="layout-main clearfix">
<div id="block-breadcrumbs" class="block block-system block-system-breadcrumb-block"><nav class="breadcrumb" role="navigation" aria-labelledby="system-breadcrumb"><h2 id="system-breadcrumb" class="visually-hidden">Đường dẫn</h2><ol><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc">Tin tức</a></li></ol></nav></div>
<main id="content" class="column main-content" role="main"><section class="section"><a id="main-content" tabindex="-1"></a><div class="region region-content">
"""
DRUPAL_LINKS = """<div class="field field--name-field-views field--type-integer field--label-inline clearfix"><div class="field__label">Lượt xem:</div><div class="field__item">1204</div></div>
<div class="fivestar-summary fivestar-summary-average-count"><span class="average-rating">Bình chọn: 4.5</span> <span class="total-votes">(12 phiếu)</span></div>
<div class="a2a_kit a2a_kit_size_32 addtoany_list"><a class="a2a_button_facebook"></a><a class="a2a_button_zalo" title="Chia sẻ lên Zalo">Chia sẻ lên Zalo</a></div>
<section class="field field--name-comment field--type-comment field--label-hidden comment-wrapper"><h2 class="title comment-form__title">Thêm bình luận mới</h2>
<form class="comment-comment-form comment-form" action="/comment/reply/node/4099/comment" method="post"><div class="js-form-item form-item"><label for="edit-name">Tên của bạn</label><input type="text" id="edit-name" name="name" maxlength="60" class="form-text" /></div>
<div class="js-form-item form-item"><label for="edit-body">Bình luận</label><textarea id="edit-body" name="comment_body[0][value]" rows="5" cols="60"></textarea></div>
<div class="filter-guidelines"><h4 class="label">Không định dạng (Plain text)</h4><ul class="tips"><li>Các dòng và đoạn tự động ngắt theo nội dung được nhập vào khung này.</li></ul></div>
<input type="submit" value="Lưu" class="button button--primary form-submit" /></form></section>
"""
DRUPAL_SIDE = """<div id="sidebar-second" class="column sidebar"><aside class="section" role="complementary"><div class="region region-sidebar-second">
<div class="views-element-container block block-views"><h2>Văn bản chỉ đạo</h2><div class="content"><div class="view view-van-ban view-id-van_ban"><div class="view-content">
<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/vb/88">Quyết định 88/QĐ-TCT về công nhận kết quả thi tốt nghiệp lớp Trung cấp lý luận chính trị</a></span></div><div class="views-field views-field-created"><span class="field-content"><time datetime="2026-11-19T03:10:00Z">19/11/2026</time></span></div></div>
<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/vb/12">Kế hoạch 12/KH-TCT tổ chức nghiên cứu thực tế tại cơ sở cho học viên hệ không tập trung</a></span></div><div class="views-field views-field-created"><span class="field-content"><time datetime="2026-11-02T07:00:00Z">02/11/2026</time></span></div></div>
</div></div></div></div>
<div class="block block-block-content"><h2>Lịch công tác tuần 48</h2><div class="content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item"><p>Lịch công tác tuần 48 của Ban Giám hiệu (từ ngày 23/11 đến ngày 29/11/2026).</p></div></div></div>
<div class="block block-views"><h2>Ảnh hoạt động nhà trường</h2><div class="content"><img src="/sites/default/files/styles/thumbnail/public/a1.jpg" width="100" height="75" alt="Ảnh hoạt động nhà trường" /></div></div>
</div></aside></div>"""
DRUPAL_FOOT = """</div></div>
<footer class="site-footer"><div class="layout-container"><div class="site-footer__bottom"><div class="region region-footer-fifth"><div class="block block-block-content"><div class="content"><div class="field field--name-body"><p>Cơ quan chủ quản: Tỉnh ủy Thanh Lộc. Chịu trách nhiệm: Hiệu trưởng.</p><p>Địa chỉ Trường Chính trị tỉnh Thanh Lộc: 25 Lê Duẩn; điện thoại 0237.555.222</p></div></div></div></div></div></div></footer>
</div></div></div>
<script type="application/json" data-drupal-selector="drupal-settings-json">{"path":{"baseUrl":"\\/","pathPrefix":"","currentPath":"node\\/4099","currentPathIsAdmin":false,"isFront":false,"currentLanguage":"vi"},"pluralDelimiter":"\\u0003","user":{"uid":0}}</script>
<script src="/core/assets/vendor/jquery/jquery.min.js?v=3.6.3"></script>
</body></html>"""


def drupal_body(story: Story) -> str:
    """The bold lead is the first paragraph; figure of CKEditor; author at the right."""
    made = [
        f"<h4>{e(text)}</h4>"
        if text in HEADINGS
        else f'<p class="text-align-justify">{inked(number, text)}</p>'
        for number, text in enumerate(story.body, 1)
    ]
    figure = f"""<figure role="group" class="caption caption-img align-center">
<img alt="Ảnh minh họa" data-entity-type="file" data-entity-uuid="5bd0-11" src="/sites/default/files/inline-images/hoi-nghi_0.jpg" width="800" height="533" loading="lazy" />
<figcaption>{e(story.caption)}</figcaption>
</figure>"""
    made.insert(2, figure)
    return "\n".join(
        [
            f'<p class="text-align-justify"><strong>{e(story.lead)}</strong></p>',
            *made,
            f'<p class="text-align-right"><strong>{e(story.author)}</strong></p>',
        ]
    )


def drupal(story: Story) -> str:
    """Drupal 9 with Bartik: who put it online and when, ``time`` in UTC, fields within fields."""
    at = f"{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"
    weekdays = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
    menu = ("Trang chủ", "Giới thiệu", "Đào tạo - Bồi dưỡng", "Nghiên cứu khoa học", "Tin tức", *SECTIONS)
    row = '<div class="views-row"><article role="article" class="node node--type-article node--view-mode-teaser"><h2 class="node__title"><a href="/node/{n}" rel="bookmark"><span>{title}</span></a></h2><span class="created">{at:%d/%m/%Y}</span></article></div>'
    return f"""<!DOCTYPE html>
<html lang="vi" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/  dc: http://purl.org/dc/terms/  og: http://ogp.me/ns#  schema: http://schema.org/">
<head>
<meta charset="utf-8" />
<meta name="Generator" content="Drupal 9 (https://www.drupal.org)" />
<meta name="MobileOptimized" content="width" /><meta name="viewport" content="width=device-width, initial-scale=1.0" />
<link rel="canonical" href="https://truongchinhtri.example.vn/node/4099" />
<title>{e(story.title)} | Trường Chính trị tỉnh Thanh Lộc</title>
<link rel="stylesheet" media="all" href="/sites/default/files/css/css_a1.css" />
</head>
{DRUPAL_TOP % {"menu": lines('<li class="menu-item"><a href="/muc/{n}" data-drupal-link-system-path="node/{n}">{name}</a></li>', menu)}}
<div id="block-page-title" class="block block-core block-page-title-block"><div class="content"><h1 class="title page-title"><span class="field field--name-title field--type-string field--label-hidden">{e(story.title)}</span></h1></div></div>
<div id="block-content" class="block block-system block-system-main-block"><div class="content">
<article data-history-node-id="4099" role="article" class="node node--type-article node--promoted node--view-mode-full clearfix">
<header><article typeof="schema:Person" about="/user/3" class="profile"></article>
<div class="node__meta"><span>Được đăng bởi <span class="field field--name-uid field--type-entity-reference field--label-hidden"><span lang="" typeof="schema:Person" property="schema:name" datatype="">bientap</span></span> vào <span class="field field--name-created field--type-created field--label-hidden"><time datetime="{at}" class="datetime">{weekdays[story.at.weekday()]}, {story.at:%d/%m/%Y - %H:%M}</time></span></span></div></header>
<div class="font-size"><span>Xem với cỡ chữ</span> <a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></div>
<div class="node__content clearfix"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">
{drupal_body(story)}
</div>
{DRUPAL_LINKS}</div></article></div></div>
<div class="views-element-container block block-views" id="block-cung-chuyen-muc"><h2>Bài viết cùng chuyên mục</h2><div class="content"><div class="view"><div class="view-content">
{listed(row, [*newer(story), *older(story)])}
</div></div></div></div>
</div></section></main>
{DRUPAL_SIDE}
{DRUPAL_FOOT}"""


WORDPRESS_TOP = """<body class="post-template-default single single-post postid-4099 single-format-standard lightbox nav-dropdown-has-arrow">
<a class="skip-link screen-reader-text" href="#main">Bỏ qua nội dung</a>
<div id="wrapper"><header id="header" class="header has-sticky sticky-jump"><div class="header-wrapper">
<div id="top-bar" class="header-top hide-for-sticky nav-dark"><div class="flex-row container"><div class="flex-col hide-for-medium flex-left"><ul class="nav nav-left"><li class="html custom html_topbar_left">Thứ hai, ngày 23 tháng 11 năm 2026</li></ul></div><div class="flex-col flex-right"><ul><li class="html custom">Đường dây nóng: 0259 555 333</li></ul></div></div></div>
<div id="masthead" class="header-main"><div class="header-inner flex-row container logo-left"><div id="logo" class="flex-col logo"><a href="/" title="UBND xã Đồng Tiến" rel="home"><img width="200" height="90" src="/wp-content/uploads/logo.png" class="header_logo header-logo" alt="UBND xã Đồng Tiến"/></a></div></div></div>
<div id="wide-nav" class="header-bottom wide-nav"><ul class="nav header-nav header-bottom-nav nav-left nav-uppercase">
%(menu)s
<li class="header-search-form search-form html relative has-icon"><form method="get" class="searchform" action="/" role="search"><input type="search" class="search-field mb-0" name="s" placeholder="Tìm kiếm&hellip;" /></form></li></ul></div></div></header>
<main id="main" class=""><div id="content" class="blog-wrapper blog-single page-wrapper">
<p id="breadcrumbs"><span>Bạn đang xem: <span><a href="/">Trang chủ</a> » <span><a href="/tin-tuc/">Tin tức</a></span></span></span></p>
<div class="row row-large row-divided"><div class="large-9 col">
"""
WORDPRESS_AFTER = """<div class="post-views content-post post-4099 entry-meta"><span class="post-views-icon dashicons dashicons-chart-bar"></span> <span class="post-views-label">Post Views:</span> <span class="post-views-count">642</span></div>
<div class="blog-share text-center"><div class="is-divider medium"></div><p>Chia sẻ bài viết</p><div class="social-icons share-icons share-row relative"><a href="https://www.facebook.com/sharer.php" class="icon button circle is-outline facebook" rel="noopener nofollow"><i class="icon-facebook"></i></a></div><p class="qr-note">Quét mã QR để đọc trên điện thoại</p></div>
<div class="helpful"><p>Bài viết này hữu ích với bạn không?</p><button>Có</button><button>Không</button></div>
"""
WORDPRESS_COMMENTS = """<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận <small><a rel="nofollow" id="cancel-comment-reply-link" href="#respond" style="display:none;">Trả lời Hủy</a></small></h3>
<form action="/wp-comments-post.php" method="post" id="commentform" class="comment-form" novalidate><p class="comment-notes"><span id="email-notes">Email của bạn sẽ không được hiển thị công khai.</span> <span class="required-field-message">Các trường bắt buộc được đánh dấu <span class="required">*</span></span></p>
<p class="comment-form-comment"><label for="comment">Bình luận</label><textarea id="comment" name="comment" cols="45" rows="8"></textarea></p><p class="comment-form-cookies-consent"><input id="wp-comment-cookies-consent" type="checkbox" value="yes" /> <label for="wp-comment-cookies-consent">Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.</label></p><p class="form-submit"><input name="submit" type="submit" id="submit" class="submit" value="Gửi bình luận" /></p></form></div></div>
"""
WORDPRESS_SIDE = """<div class="post-sidebar large-3 col"><div id="secondary" class="widget-area" role="complementary">
<aside id="flatsome_recent_posts-2" class="widget flatsome_recent_posts"><span class="widget-title"><span>Tin mới nhất</span></span><div class="is-divider small"></div><ul>
%(recent)s
</ul></aside>
<aside class="widget widget_nav_menu"><span class="widget-title"><span>Thủ tục hành chính</span></span><ul class="menu"><li><a href="/dvc">Dịch vụ công trực tuyến</a></li><li><a href="/pakn">Phản ánh kiến nghị của tổ chức, công dân</a></li></ul></aside>
<aside class="widget widget_categories"><span class="widget-title"><span>Chuyên mục</span></span><ul><li class="cat-item cat-item-4"><a href="/tin-tuc/">Tin tức</a> (318)</li><li class="cat-item cat-item-7"><a href="/thong-bao/">Thông báo</a> (96)</li></ul></aside>
</div></div>"""
WORDPRESS_FOOT = """</div></div></main>
<footer id="footer" class="footer-wrapper"><div class="footer-widgets footer footer-1"><div class="row large-columns-2 mb-0"><div class="col pb-0 widget widget_text"><div class="textwidget"><p><strong>Trang thông tin điện tử xã Đồng Tiến</strong></p><p>Trang thông tin điện tử xã Đồng Tiến. Chịu trách nhiệm nội dung: Chủ tịch UBND xã Đồng Tiến.<br />Giấy phép: 21/GP-TTĐT ngày 14/07/2021.</p></div></div></div></div><a href="#top" class="back-to-top button icon invert plain fixed bottom z-1 is-outline circle" id="top-link"><i class="icon-angle-up"></i></a></footer></div>
<script type="text/javascript">/* <![CDATA[ */ var flatsomeVars = {"ajaxurl":"\\/wp-admin\\/admin-ajax.php","rtl":"","sticky_height":"70"}; /* ]]> */</script>
</body></html>"""


def wordpress_graph(story: Story) -> str:
    """What Yoast says for machines: an article, its moment in UTC, who typed it in."""
    at = f"{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"
    url = "https://dongtien.example.vn/bai-4099/"
    graph = [
        {
            "@type": "Article",
            "@id": f"{url}#article",
            "isPartOf": {"@id": url},
            "author": {
                "name": "Biên tập viên",
                "@id": "https://dongtien.example.vn/#/schema/person/1",
            },
            "headline": story.title,
            "datePublished": at,
            "dateModified": at,
            "wordCount": 640,
            "inLanguage": "vi",
        },
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": f"{story.title} - UBND xã Đồng Tiến",
            "datePublished": at,
        },
        {
            "@type": "WebSite",
            "@id": "https://dongtien.example.vn/#website",
            "name": "UBND xã Đồng Tiến",
        },
        {
            "@type": "Person",
            "@id": "https://dongtien.example.vn/#/schema/person/1",
            "name": "Biên tập viên",
        },
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)


def wordpress_body(story: Story) -> str:
    """Gutenberg's paragraphs; the last one says where the text was taken from."""
    made = [
        f'<h2 class="wp-block-heading"><strong>{e(text)}</strong></h2>'
        if text in HEADINGS
        else f"<p>{inked(number, text)}</p>"
        for number, text in enumerate([story.lead, *story.body])
    ]
    made.insert(
        2,
        '<figure class="wp-block-image aligncenter size-large"><img loading="lazy" decoding="async" width="1024" height="683" '
        f'src="/wp-content/uploads/2026/11/hoi-nghi-1024x683.jpg" alt="" class="wp-image-4101" srcset="/wp-content/uploads/2026/11/hoi-nghi-300x200.jpg 300w"/><figcaption class="wp-element-caption">{e(story.caption)}</figcaption></figure>',
    )
    return "\n\n\n\n".join(
        [*made, f'<p class="has-text-align-right"><em>Theo {e(story.source)}</em></p>']
    )


def wordpress(story: Story) -> str:
    """WordPress with a bought theme: the minute in JSON-LD only, the day in words beside it."""
    menu = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Công khai ngân sách", "Liên hệ", *SECTIONS)
    recent = '<li class="recent-blog-posts-li"><div class="flex-row recent-blog-posts align-top pt-half pb-half"><div class="flex-col flex-grow"><a href="/p-{n}/" title="{tip}">{title}</a><span class="post_comments op-7 block is-xsmall">{at:%d/%m/%Y}</span></div></div></li>'
    near = '<div class="col post-item"><div class="box box-text-bottom"><h5 class="post-title is-large"><a href="/p-{n}/" class="plain">{title}</a></h5><p class="from_the_blog_excerpt">{tip}</p><div class="badge absolute top post-date badge-outline"><span class="post-date-day">{at:%d}</span><br><span class="post-date-month is-xsmall">Th{at:%m}</span></div></div></div>'
    teasers = [
        (teaser, at) for (_, teaser), (_, at) in zip(story.others[-3:], older(story), strict=True)
    ]
    before, after = older(story, 1)[0], newer(story, 1)[0]
    return f"""<!DOCTYPE html>
<html lang="vi" class="loading-site no-js">
<head><meta charset="UTF-8" /><link rel="profile" href="http://gmpg.org/xfn/11" /><link rel="pingback" href="/xmlrpc.php" />
<title>{e(story.title)} - UBND xã Đồng Tiến</title>
<meta property="og:locale" content="vi_VN" /><meta property="og:type" content="article" /><meta property="og:title" content="{q(story.title)} - UBND xã Đồng Tiến" />
<meta property="og:description" content="{q(story.lead[:140])} [&hellip;]" /><meta property="og:image" content="https://dongtien.example.vn/wp-content/uploads/2026/11/hoi-nghi.jpg" />
<meta name="author" content="Biên tập viên" />
<script type="application/ld+json" class="yoast-schema-graph">{wordpress_graph(story)}</script>
<style id='wp-block-library-inline-css'>.wp-block-image figcaption{{color:#555;font-size:13px;text-align:center}}</style>
</head>
{WORDPRESS_TOP % {"menu": lines('<li id="menu-item-{n}" class="menu-item menu-item-type-taxonomy"><a href="/m{n}/" class="nav-top-link">{name}</a></li>', menu)}}
<article id="post-4099" class="post-4099 post type-post status-publish format-standard has-post-thumbnail hentry category-tin-tuc"><div class="article-inner">
<header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall"><a href="/tin-tuc/" rel="category tag">Tin tức</a></h6>
<h1 class="entry-title">{e(story.title)}</h1><div class="entry-divider is-divider small"></div>
<div class="entry-meta uppercase is-xsmall"><span class="posted-on">Ngày đăng: <a href="/bai-4099/" rel="bookmark">{story.at:%d-%m-%Y}</a></span> <span class="byline">Đăng bởi <span class="meta-author vcard"><a class="url fn n" href="/author/btv/">Biên tập viên</a></span></span></div></div></header>
<div class="entry-content single-page">
{wordpress_body(story)}
{WORDPRESS_AFTER}</div>
<footer class="entry-meta text-left">Từ khóa: <a href="/tag/nong-thon-moi/" rel="tag">nông thôn mới</a>, <a href="/tag/dong-tien/" rel="tag">Đồng Tiến</a>.</footer>
<nav role="navigation" id="nav-below" class="navigation-post"><div class="flex-row next-prev-nav bt bb"><div class="nav-prev text-left"><a href="/p-1/" rel="prev"><span class="hide-for-small">Bài trước</span> {e(before[0])}</a></div><div class="nav-next text-right"><a href="/p-2/" rel="next">{e(after[0])} <span>Bài tiếp theo</span></a></div></div></nav>
</div></article>
<div class="related-posts"><h3 class="title">Có thể bạn quan tâm</h3><div class="row">
{listed(near, older(story))}
{listed('<div class="excerpt-{n}"><p>{title}</p></div>', teasers)}
</div></div>
{WORDPRESS_COMMENTS}</div>
{WORDPRESS_SIDE % {"recent": listed(recent, [*newer(story), *older(story, 3)])}}
{WORDPRESS_FOOT}"""


PORTALS = {"drupal": drupal, "wordpress": wordpress}
