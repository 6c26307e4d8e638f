# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals as they are made today: a React site, an e-newspaper's system, WordPress, Drupal."""

import json
from datetime import UTC

from tests.jobs.skins import Story
from tests.pages.round5.portals_parts import (
    Shows,
    bold_if_heading,
    e,
    is_heading,
    items,
    options,
    others,
    weekday_word,
)

NEXT_MENU = items(
    "Thời sự|Xây dựng Đảng|Bảo vệ nền tảng tư tưởng|Lý luận|Kiểm tra giám sát|Dân vận|Đa phương tiện",
    '<a class="Nav_link__p3Qz1" href="/chuyen-muc/{n}">{name}</a>',
)


def nextjs(story: Story) -> str:
    """A party committee's site rendered by Next.js: hashed classes, its data once more as JSON."""
    lines = [
        f"<h3>{e(text)}</h3>" if is_heading(text) else f"<p>{e(text)}</p>" for text in story.body
    ]
    lines.insert(
        1,
        f'<figure class="image"><img style="aspect-ratio:1024/683;" src="https://cdn.example.vn/2026/a1.webp" width="1024" height="683" alt=""><figcaption>{e(story.caption)}</figcaption></figure>',
    )
    content = "".join(lines)
    data = json.dumps(
        {
            "props": {
                "pageProps": {
                    "article": {
                        "id": 88213,
                        "title": story.title,
                        "sapo": story.lead,
                        "contentHtml": content,
                        "publishedAt": story.at.astimezone(UTC).isoformat(),
                        "author": {"name": story.author},
                    },
                    "related": [{"title": title, "sapo": teaser} for title, teaser in story.others],
                }
            },
            "page": "/bai-viet/[slug]",
            "buildId": "kq8Zt1",
        },
        ensure_ascii=False,
    ).replace("<", "\\u003c")
    card = '<div class="Card_card__Vb2x9"><a class="Card_thumb__k1" href="/bai-viet/{n}"><img alt="{title}" loading="lazy" decoding="async" src="/_next/image?url=t{n}.jpg&amp;w=384&amp;q=75"/></a><div><h3 class="Card_title__mQ7aa"><a href="/bai-viet/{n}">{title}</a></h3><p class="Card_sapo__zz1">{teaser}…</p><time class="Card_time__c8" dateTime="{at:%Y-%m-%d}">{at:%d/%m/%Y}</time></div></div>'
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{e(story.title)}</title><meta name="description" content="{e(story.lead)}"/><meta property="og:title" content="{e(story.title)}"/><meta property="og:image" content="https://cdn.example.vn/2026/a1.webp"/><meta name="next-head-count" content="7"/><link rel="preload" href="/_next/static/css/8c1f.css" as="style"/><script defer="" nomodule="" src="/_next/static/chunks/polyfills.js"></script></head>
<body><div id="__next"><div class="Layout_root__x1a">
<div class="TopBar_bar__9sK"><span class="TopBar_date__uu">Thứ hai, ngày 23 tháng 11 năm 2026</span><span class="TopBar_weather__e0">Hà Nội 21°C</span><button class="TopBar_login__s">Đăng nhập</button></div>
<header class="Header_header__o0"><a href="/"><img alt="Trang thông tin điện tử Đảng bộ" src="/logo.svg"/></a><form class="Header_search__a"><input placeholder="Nhập nội dung tìm kiếm"/></form></header>
<nav class="Nav_nav__77">{NEXT_MENU}</nav>
<main class="Detail_main__Qw1"><div class="Detail_grid__h2">
<article class="Detail_article__kT5">
<div class="Breadcrumb_wrap__1b"><a href="/">Trang chủ</a><span>/</span><a href="/xay-dung-dang">Xây dựng Đảng</a></div>
<h1 class="Detail_title__x9Kd2">{e(story.title)}</h1>
<div class="Detail_meta__T3"><div class="Detail_author__Lp"><img alt="" src="/_next/image?url=avatar.png&amp;w=48&amp;q=75"/><span class="Detail_authorName__Ua">{e(story.author)}</span></div><time class="Detail_time__d1" dateTime="{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}">{story.at:%d/%m/%Y}<!-- --> • <!-- -->{story.at:%H:%M}</time></div>
<div class="Detail_actions__y6"><button aria-label="Giảm cỡ chữ">Aa-</button><button aria-label="Tăng cỡ chữ">Aa+</button><button class="Audio_btn__2k"><svg viewBox="0 0 24 24"><path d="M3 10v4h4l5 5V5L7 10H3z"></path></svg><span>Nghe bài viết</span><span>0:00 / 4:12</span></button><button><span>Lưu tin</span></button></div>
<div class="Detail_sapo__Ee2">{e(story.lead)}</div>
<div class="Detail_content__Rr8 ck-content">{content}</div>
<div class="Share_wrap__11"><span>Chia sẻ bài viết qua</span><button>Facebook</button><button>Zalo</button><button>Sao chép đường dẫn</button></div>
<div class="Tags_wrap__g4"><span>Chủ đề:</span><a href="/tag/1">#đảng viên mới</a><a href="/tag/2">#sinh hoạt chi bộ</a></div>
<section class="Comments_wrap__5n"><h2>Bình luận (0)</h2><textarea placeholder="Chia sẻ ý kiến của đồng chí"></textarea><button>Gửi ý kiến</button><p class="Comments_empty__z">Chưa có bình luận nào cho bài viết này.</p></section>
</article>
<aside class="Sidebar_aside__C0"><section><h2 class="Sidebar_head__b">Xem nhiều</h2><ol><li><a href="/x1">Toàn Đảng bộ hoàn thành đại hội chi bộ trước kế hoạch</a></li><li><a href="/x2">Khai giảng lớp bồi dưỡng cấp ủy viên khóa mới</a></li></ol></section>
<section><h2 class="Sidebar_head__b">Văn bản chỉ đạo</h2><div class="Doc_row__q"><a href="/d1">Hướng dẫn 31-HD/BTCTW</a><small>15/11/2026</small></div><div class="Doc_row__q"><a href="/d2">Quy định 298-QĐ/TW</a><small>07/11/2026</small></div></section>
<section class="Podcast_box__m"><h2>Podcast</h2><p>Tập 41: Kể chuyện người đảng viên vùng biên</p></section></aside>
</div><section class="Related_wrap__P"><h2 class="Related_head__1">Bài viết cùng chuyên mục</h2>
{others(story, card, days=-1)}
</section></main>
<footer class="Footer_footer__aa"><p>Cơ quan chủ quản: Đảng ủy các cơ quan. Tổng Biên tập: Đồng chí Vũ Hải Long</p><p>Giấy phép số 119/GP-TTĐT. Tòa soạn: Số 105B Quán Thánh, Hà Nội. ĐT: 080.43000</p><p>® Không sao chép khi chưa được chấp thuận bằng văn bản</p></footer>
</div></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>"""


def cpv_body(story: Story) -> str:
    """Text with the picture in a table of class expNoEdit, and a box of related links inside."""
    box = f'<table class="rl center" align="left"><tbody><tr><td class="expNoEdit"><div class="rl-title">Tin liên quan</div><ul>{others(story, "<li><a href=/t/{n}.html>{title}</a></li>", days=-1, last=2)}</ul></td></tr></tbody></table>'
    lines = [f'<p style="text-align: justify;">{bold_if_heading(text)}</p>' for text in story.body]
    lines.insert(
        1,
        f'<table class="contentimg expNoEdit" style="margin: auto;"><tbody><tr><td class="expNoEdit"><img class="expNoEdit" src="https://file.example.vn/a.jpg" alt="" /></td></tr><tr><td class="expEdit"><p style="text-align: center;"><em>{e(story.caption)}</em></p></td></tr></tbody></table>',
    )
    lines.insert(3, box)
    return "\n".join(lines)


def cpv(story: Story) -> str:
    """The Party's e-newspaper, its section of party building."""
    row = '<div class="post-small"><a class="post-img" href="/t/{n}.html"><img src="/t{n}.jpg" alt="" /></a><a class="post-link" href="/t/{n}.html">{title}</a><span class="post-time">{at:%d/%m/%Y %H:%M}</span><p>{teaser}</p></div>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" /><title>{e(story.title)}</title><meta name="description" content="{e(story.lead)}" /><meta property="og:type" content="article" /><meta property="article:published_time" content="{story.at.isoformat()}" />
<style>.post-content p{{margin:0 0 15px}}</style><script>window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments);}}gtag('js',new Date());</script></head>
<body class="page-detail">
<div class="header-top"><div class="container"><span class="h-date">Thứ Hai, 23/11/2026 19:00 (GMT+7)</span><ul class="lang">{items("English|Français|Español|中文|ພາສາລາວ")}</ul></div></div>
<div class="header-banner"><a href="/"><img src="/logo.png" alt="Báo điện tử" /></a><div class="slogan">Cơ quan Trung ương của Đảng Cộng sản Việt Nam - Tiếng nói của Đảng, Nhà nước và Nhân dân</div></div>
<div class="nav-main"><ul>
{items("Lãnh đạo Đảng, Nhà nước|Xây dựng Đảng|Tư tưởng - Văn hóa|Thời sự|Kinh tế|Xã hội|Đối ngoại|Multimedia|Bạn đọc")}
</ul></div>
<div class="container main-detail"><div class="col-left">
<div class="cate-path"><a href="/xay-dung-dang">Xây dựng Đảng</a><a href="/sub">Sinh hoạt chi bộ</a></div>
<h1 class="post-title">{e(story.title)}</h1>
<div class="post-info"><span class="post-date">{weekday_word(story.at)}, {story.at:%d/%m/%Y %H:%M} (GMT+7)</span><div class="post-tool"><a class="zalo-share-button" href="#"></a><a class="fb-share" href="#">Chia sẻ</a><a class="print" href="#">In bài viết</a><a class="gg-news" href="#">Theo dõi trên Google News</a></div></div>
<div class="post-audio"><audio src="/a.mp3" controls></audio><div class="voices"><span class="active">Nữ miền Bắc</span><span>Nữ miền Nam</span><span>Nam miền Bắc</span><span>Nam miền Nam</span></div></div>
<div class="post-summary"><h2>(ĐCSVN) - {e(story.lead)}</h2></div>
<div class="post-content __MASTERCMS_CONTENT">
{cpv_body(story)}
</div>
<div class="post-author">{e(story.author)}</div>
<div class="post-tags"><label>TAG:</label><ul><li><a href="/tag/a">tự phê bình và phê bình</a></li><li><a href="/tag/b">nêu gương</a></li></ul></div>
<div class="post-comment"><div class="cm-title">Ý kiến bình luận</div><form><textarea placeholder="Ý kiến của bạn"></textarea><p class="cm-note">Ý kiến của bạn sẽ được biên tập trước khi đăng. Xin vui lòng gõ tiếng Việt có dấu</p><button type="button">Gửi bình luận</button></form></div>
<div class="box-other"><div class="box-title"><span>Tin cùng chuyên mục</span></div>
{others(story, row, days=-1)}
</div></div>
<div class="col-right"><div class="adv"><img src="/qc1.gif" alt="" /></div>
<div class="box-most"><div class="box-title"><span>Tin đọc nhiều</span></div><ul><li><a href="/m1">Nhân sự mới Thành ủy, Tỉnh ủy tuần qua</a></li><li><a href="/m2">Thi viết về gương đảng viên làm kinh tế giỏi</a></li></ul></div>
<div class="box-event"><div class="box-title"><span>Sự kiện - Bình luận</span></div><p>Không ngừng củng cố nền tảng từ cơ sở</p></div>
<div class="box-video"><div class="box-title"><span>Video</span></div><p>Toàn cảnh lễ chào cờ đầu tháng tại Quảng trường</p><span>01:47</span></div></div></div>
<footer><div class="container"><div>Cơ quan chủ quản: Ban Tuyên giáo và Dân vận Trung ương</div><div>Giấy phép số 36/GP-BTTTT. Phó Tổng Biên tập phụ trách: Trần Doãn Kiên</div><div>Tòa soạn: 381 Đội Cấn, Hà Nội - Đường dây nóng: 0838.911.911</div><div>Ghi rõ nguồn khi phát hành lại thông tin từ website này</div></div></footer>
</body></html>"""


WP_SIDE = f"""<aside id="secondary" class="post-sidebar large-3 col"><div id="search-2" class="widget widget_search"><form role="search"><input type="search" class="search-field" placeholder="Tìm kiếm&hellip;" /></form></div>
<div id="recent-posts-2" class="widget widget_recent_entries"><span class="widget-title"><span>Bài viết mới</span></span><ul><li><a href="/b1/">Ra quân Chiến dịch Xuân tình nguyện 2027</a> <span class="post-date">20/11/2026</span></li><li><a href="/b2/">Trao nhà Khăn quàng đỏ cho đội viên nghèo</a> <span class="post-date">19/11/2026</span></li></ul></div>
<div id="recent-comments-2" class="widget"><span class="widget-title">Phản hồi gần đây</span><ul><li>minhquan trong <a href="/c">Lịch công tác tuần 46</a></li></ul></div>
<div class="widget widget_archive"><span class="widget-title">Lưu trữ</span><select>{options("Chọn tháng|Tháng Mười Một 2026|Tháng Mười 2026")}</select></div>
<div class="widget_text widget"><div class="fb-page" data-href="#"><blockquote class="fb-xfbml-parse-ignore"><a href="#">Tuổi trẻ tỉnh nhà - Fanpage chính thức</a></blockquote></div></div></aside>"""


def wordpress(story: Story) -> str:
    """A province's Youth Union on WordPress: Flatsome, block editor, Yoast, star ratings."""
    lines = [
        f'<h3 class="wp-block-heading">{e(text)}</h3>' if is_heading(text) else f"<p>{e(text)}</p>"
        for text in story.body
    ]
    lines.insert(
        2,
        f'<figure class="wp-block-image aligncenter size-large"><img fetchpriority="high" decoding="async" width="1024" height="683" src="https://tinhdoan.example.vn/wp-content/uploads/2026/10/1-1024x683.jpg" alt="" class="wp-image-5512" srcset="/1-1024x683.jpg 1024w, /1-300x200.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption class="wp-element-caption">{e(story.caption)}</figcaption></figure>',
    )
    body = "\n\n\n\n".join(lines)
    ld = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "Article",
                    "headline": story.title,
                    "datePublished": story.at.astimezone(UTC).isoformat(),
                    "author": {"name": "admin"},
                    "wordCount": 512,
                },
                {"@type": "WebSite", "name": "Tỉnh đoàn"},
            ],
        }
    )
    rel = '<div class="col post-item"><div class="box box-normal box-text-bottom"><div class="box-text text-left"><h5 class="post-title is-large"><a href="/r{n}/" class="plain">{title}</a></h5><div class="post-meta is-small op-8">{at:%d/%m/%Y}</div><p class="from_the_blog_excerpt">{teaser} [...]</p></div></div></div>'
    return f"""<!DOCTYPE html>
<html lang="vi" class="loading-site no-js">
<head><meta charset="UTF-8" /><meta name='robots' content='index, follow, max-image-preview:large' /><title>{e(story.title)} - Tỉnh đoàn</title><meta property="og:title" content="{e(story.title)} - Tỉnh đoàn" /><meta property="article:published_time" content="{story.at.astimezone(UTC).isoformat()}" /><meta name="twitter:label1" content="Được viết bởi" /><meta name="twitter:data1" content="admin" />
<script type="application/ld+json" class="yoast-schema-graph">{ld}</script><style id='wp-block-library-inline-css'>.has-text-align-justify{{text-align:justify;}}</style><meta name="generator" content="WordPress 6.6" /></head>
<body class="post-template-default single single-post postid-5511 single-format-standard lightbox nav-dropdown-has-arrow">
<a class="skip-link screen-reader-text" href="#main">Chuyển đến nội dung</a>
<div id="wrapper"><header id="header" class="header has-sticky"><div class="header-wrapper"><div id="top-bar" class="header-top hide-for-sticky"><ul class="nav"><li class="html custom html_topbar_left">Tuổi trẻ xung kích, sáng tạo, hội nhập</li><li class="html">Hôm nay: 23/11/2026</li></ul></div>
<div id="masthead" class="header-main"><div id="logo"><a href="/" title="Tỉnh đoàn" rel="home"><img src="/wp-content/uploads/logo.png" class="header_logo header-logo" alt="Tỉnh đoàn"/></a></div><ul class="header-nav header-nav-main nav">
{items("Trang chủ|Giới thiệu|Tin tức|Học tập Bác|Hội LHTN|Đội TNTP|Văn bản Đoàn|Thư viện", '<li id="menu-item-{n}" class="menu-item menu-item-type-taxonomy"><a href="/m{n}/" class="nav-top-link">{name}</a></li>')}
</ul></div></div></header>
<main id="main" class=""><div id="content" class="blog-wrapper blog-single page-wrapper"><div class="row row-large row-divided"><div class="large-9 col">
<p id="breadcrumbs"><span><span><a href="/">Trang chủ</a></span> » <span><a href="/tin-tuc/">Tin tức</a></span> » <span class="breadcrumb_last" aria-current="page">{e(story.title)}</span></span></p>
<article id="post-5511" class="post-5511 post type-post status-publish format-standard has-post-thumbnail hentry category-tin-tuc"><div class="article-inner">
<header class="entry-header"><div class="entry-header-text entry-header-text-top text-left"><h6 class="entry-category is-xsmall"><a href="/tin-tuc/" rel="category tag">Tin tức</a></h6><h1 class="entry-title">{e(story.title)}</h1><div class="entry-divider is-divider small"></div>
<div class="entry-meta uppercase is-xsmall"><span class="posted-on">Ngày đăng: <a href="/5511/" rel="bookmark"><time class="entry-date published" datetime="{story.at.isoformat()}">{story.at:%d/%m/%Y}</time></a></span> <span class="byline">bởi <span class="meta-author vcard"><a class="url fn n" href="/author/admin/">admin</a></span></span></div></div></header>
<div class="entry-content single-page">
<div class="kk-star-ratings kksr-auto kksr-align-left kksr-valign-top" data-payload='{{"id":"5511"}}'><div class="kksr-stars"><div class="kksr-star" style="padding-right: 5px"></div></div><div class="kksr-legend" style="font-size: 19.2px;">5/5 - (1 bình chọn)</div></div>
<p><strong>{e(story.lead)}</strong></p>



{body}



<p class="has-text-align-right"><strong>Bài và ảnh: {e(story.author)}</strong></p>
<div class="post-views content-post post-5511 entry-meta load-static"><span class="post-views-icon dashicons dashicons-chart-bar"></span> <span class="post-views-label">Post Views:</span> <span class="post-views-count">218</span></div>
<div class="blog-share text-center"><div class="is-divider medium"></div><div class="social-icons share-icons share-row relative"><a href="#" class="icon button circle is-outline tooltip facebook" title="Chia sẻ lên Facebook"></a><a href="#" class="icon" title="Gửi email cho bạn bè"></a></div></div></div>
<footer class="entry-meta text-left">Bài viết này được đăng trong <a href="/tin-tuc/">Tin tức</a> và được gắn thẻ <a href="/tag/tinh-nguyen/">áo xanh tình nguyện</a>.</footer>
<nav role="navigation" id="nav-below" class="navigation-post"><div class="flex-row next-prev-nav bt bb"><div class="flex-col flex-grow nav-prev text-left"><div class="nav-previous"><a href="/p/" rel="prev"><span class="hide-for-small"><i class="icon-angle-left"></i></span> {e(story.others[0][0])}</a></div></div><div class="flex-col flex-grow nav-next text-right"><div class="nav-next"><a href="/n/" rel="next">{e(story.others[1][0])}</a></div></div></div></nav>
</div></article>
<div class="related-posts"><h3 class="uppercase">Có thể bạn quan tâm</h3><div class="row">
{others(story, rel, days=-1, first=2)}
</div></div>
<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Để lại một bình luận <small><a rel="nofollow" id="cancel-comment-reply-link" href="#respond">Hủy</a></small></h3><form><p class="comment-notes"><span id="email-notes">Email của bạn sẽ không được hiển thị công khai.</span> <span class="required-field-message">Các trường bắt buộc được đánh dấu *</span></p><textarea id="comment"></textarea><p class="comment-form-cookies-consent"><label>Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.</label></p></form></div></div>
</div>{WP_SIDE}</div></div></main>
<footer id="footer" class="footer-wrapper"><div class="footer-widgets footer footer-1"><p>BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH TỈNH</p><p>Chịu trách nhiệm nội dung: Bí thư Tỉnh đoàn. Địa chỉ: 05 Lê Hồng Phong</p></div><div class="absolute-footer dark"><div class="copyright-footer">Copyright 2026 © <strong>Tinhdoan Media</strong></div></div></footer></div>
<script id='flatsome-js-js-extra'>var flatsomeVars = {{"theme":{{"version":"3.18"}},"rtl":""}};</script></body></html>"""


def field(name: str, content: str, label: str = "") -> str:
    """A field as Drupal 7 wraps it."""
    head = f'<div class="field-label">{label}:&nbsp;</div>' if label else ""
    return f'<div class="field field-name-{name} field-type-text field-label-{"inline clearfix" if label else "hidden"}">{head}<div class="field-items"><div class="field-item even">{content}</div></div></div>'


def drupal(story: Story) -> str:
    """A city's Labour Federation on Drupal 7: fields, views' blocks, bare divs as paragraphs."""
    lines = [
        f'<div style="text-align: justify;"><span style="font-size:14px;">{bold_if_heading(text)}</span></div>'
        for text in story.body
    ]
    body = '\n<div style="text-align: justify;">&nbsp;</div>\n'.join(lines)
    picture = f'<img typeof="foaf:Image" src="/sites/default/files/styles/large/public/cd.jpg" width="640" height="427" alt="" title="" /><blockquote class="image-field-caption"><p>{e(story.caption)}</p></blockquote>'
    row = '<li class="views-row views-row-{n}"><div class="views-field views-field-title"><span class="field-content"><a href="/node/{n}">{title}</a></span></div><span class="views-field views-field-created"><span class="field-content">{at:%d/%m/%Y - %H:%M}</span></span></li>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="vi" version="XHTML+RDFa 1.0" dir="ltr">
<head profile="http://www.w3.org/1999/xhtml/vocab"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" /><title>{e(story.title)} | Liên đoàn Lao động thành phố</title><style type="text/css" media="all">@import url("/modules/system/system.base.css");</style></head>
<body class="html not-front not-logged-in one-sidebar sidebar-second page-node page-node- page-node-3391 node-type-tin-tuc" >
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">Nhảy đến nội dung</a></div>
<div id="page-wrapper"><div id="page"><div id="header" class="without-secondary-menu"><div class="section clearfix"><a href="/" title="Trang chủ" rel="home" id="logo"><img src="/logo.png" alt="Trang chủ" /></a><div id="name-and-slogan"><div id="site-name"><strong><a href="/" rel="home"><span>Liên đoàn Lao động thành phố</span></a></strong></div><div id="site-slogan">Vì quyền lợi đoàn viên, người lao động</div></div>
<div class="region region-header"><div id="block-search-form" class="block block-search"><form><h2 class="element-invisible">Biểu mẫu tìm kiếm</h2><input title="Nhập điều kiện tìm kiếm." type="text" size="15" class="form-text" /><input type="submit" value="Tìm kiếm" class="form-submit" /></form></div></div>
<div id="main-menu" class="navigation"><ul id="main-menu-links" class="links clearfix">{items("Trang chủ|Giới thiệu|Hoạt động Công đoàn|Chính sách pháp luật|Nữ công|Văn bản|Liên hệ")}</ul></div></div></div>
<div id="main-wrapper" class="clearfix"><div id="main" class="clearfix"><div id="breadcrumb"><h2 class="element-invisible">Bạn đang ở đây</h2><div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/hd">Hoạt động Công đoàn</a></div></div>
<div id="content" class="column"><div class="section"><a id="main-content"></a><h1 class="title" id="page-title">{e(story.title)}</h1><div class="tabs"></div><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-3391" class="node node-tin-tuc node-promoted node-full clearfix" about="/node/3391" typeof="sioc:Item foaf:Document"><span property="dc:title" content="{e(story.title)}" class="rdf-meta element-hidden"></span>
<div class="meta submitted"><span property="dc:date dc:created" content="{story.at.isoformat()}" datatype="xsd:dateTime" rel="sioc:has_creator">Được đăng bởi <span class="username" property="foaf:name">bientap</span> vào lúc {weekday_word(story.at)}, {story.at:%d/%m/%Y - %H:%M}</span></div>
<div class="content clearfix">
{field("field-tom-tat", f"<p>{e(story.lead)}</p>")}
{field("field-image", picture)}
{field("body", body)}
{field("field-tac-gia", e(story.author), "Tác giả")}
{field("field-tags", '<a href="/tags/1">an toàn lao động</a>', "Thẻ")}
{field("field-danh-gia", '<div class="fivestar-summary">Trung bình: <span>4.5</span> (<span>2</span> phiếu)</div>', "Điểm")}
</div><div class="link-wrapper"><ul class="links inline"><li class="statistics_counter first"><span>1.417 lượt xem</span></li><li class="print_html"><a href="/print/3391">Phiên bản in</a></li><li class="comment_forbidden last"><span><a href="/user/login">Đăng nhập</a> để gửi ý kiến</span></li></ul></div>
</div></div></div>
<div id="block-views-tin-khac-block" class="block block-views"><h2>Tin bài khác</h2><div class="content"><div class="view view-tin-khac"><div class="item-list"><ul>
{others(story, row, days=-1)}
</ul></div><ul class="pager"><li class="pager-current">1</li><li><a href="?page=1">trang sau ›</a></li></ul></div></div></div></div></div></div>
<div id="sidebar-second" class="column sidebar"><div class="region region-sidebar-second"><div class="block"><h2>Văn bản Công đoàn</h2><div class="content"><table class="views-table"><tbody><tr><td>77/HD-LĐLĐ</td><td>Hướng dẫn chăm lo Tết cho đoàn viên</td><td>13/11/2026</td></tr><tr><td>1520/LĐLĐ-CSPL</td><td>Rà soát nợ lương trước Tết</td><td>09/11/2026</td></tr></tbody></table></div></div>
<div class="block block-poll"><h2>Bình chọn</h2><form><div class="title">Bữa ăn ca ở đơn vị bạn ra sao?</div><label>Bảo đảm dinh dưỡng</label><input type="submit" value="Bỏ phiếu" /></form></div><div class="block"><h2>Trực tuyến</h2><p>Hiện có 0 thành viên và 19 khách đang trực tuyến.</p></div></div></div></div></div>
<div id="footer-wrapper"><div class="section"><div class="region region-footer"><p>Địa chỉ: 14 Hồ Tùng Mậu - Điện thoại: 0225.3745.000 - Giấy phép số 88/GP-STTTT</p><p>Trưởng ban biên tập: Phó Chủ tịch Thường trực LĐLĐ thành phố</p></div></div></div></div></div></body></html>"""


MAKES = {
    "nextjs": (nextjs, Shows(furniture=("Hà Nội 21°C", "Nghe bài viết", "0:00 /", "Lưu tin", "Chia sẻ bài viết qua", "Sao chép đường dẫn", "Chủ đề:", "#đảng viên", "#sinh hoạt", "Bình luận (0)", "Chưa có bình luận nào", "đại hội chi bộ trước kế hoạch", "lớp bồi dưỡng cấp ủy viên khóa", "31-HD/BTCTW", "298-QĐ/TW", "đảng viên vùng biên", "cùng chuyên mục", "Tổng Biên tập", "119/GP-TTĐT", "Không sao chép", "pageProps"))),
    "cpv": (cpv, Shows(furniture=("Tiếng nói của Đảng, Nhà nước", "In bài viết", "Theo dõi trên Google", "Nữ miền", "Nam miền", "Tin liên quan", "TAG:", "tự phê bình và phê bình", "nêu gương", "Ý kiến bình luận", "biên tập trước khi đăng", "Tin cùng chuyên mục", "Tin đọc nhiều", "Tỉnh ủy tuần qua", "đảng viên làm kinh tế giỏi", "củng cố nền tảng từ cơ sở", "lễ chào cờ đầu tháng", "36/GP-BTTTT", "381 Đội Cấn", "Ghi rõ nguồn khi"))),
    "wordpress": (wordpress, Shows(furniture=("Chuyển đến nội dung", "xung kích, sáng tạo, hội nhập", "Ngày đăng", "bình chọn)", "Post Views", "Bài viết này được đăng", "áo xanh tình nguyện", "Có thể bạn quan tâm", "Để lại một bình luận", "không được hiển thị công khai", "Các trường bắt buộc", "lần bình luận kế tiếp", "Xuân tình nguyện 2027", "Khăn quàng đỏ cho", "Phản hồi gần đây", "Lịch công tác tuần 46", "Fanpage chính thức", "05 Lê Hồng Phong", "Tinhdoan Media", "Bài và ảnh:"))),
    "drupal": (drupal, Shows(furniture=("Nhảy đến nội dung", "Vì quyền lợi đoàn viên, người", "Biểu mẫu tìm kiếm", "Bạn đang ở đây", "Được đăng bởi", "bientap", "Tác giả:", "Thẻ:", "an toàn lao động", "Trung bình:", "phiếu)", "1.417 lượt xem", "Phiên bản in", "để gửi ý kiến", "Tin bài khác", "trang sau", "77/HD-LĐLĐ", "chăm lo Tết cho đoàn viên", "1520/LĐLĐ", "nợ lương trước Tết", "Bữa ăn ca", "19 khách", "14 Hồ Tùng Mậu", "Phó Chủ tịch Thường trực LĐLĐ"))),
}  # fmt: skip
