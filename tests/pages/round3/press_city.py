# ruff: noqa: E501  markup is not broken where a page does not break it
"""Five makes of large dailies' and radio's article pages, from memory; their words are made up."""

from datetime import timedelta

from tests.jobs.skins import Story
from tests.pages.round3.press_parts import (
    LOREM_SCRIPT,
    SECOND_CAPTION,
    SUBHEADS,
    comments,
    day,
    e,
    figures_table,
    inked,
    items,
    ld,
    menu,
    number,
    pieces,
    pulled,
    q,
    slug,
    woven,
)  # fmt: skip

SECTIONS = "Thời sự|Góc nhìn|Thế giới|Kinh doanh|Bất động sản|Khoa học|Giải trí|Thể thao|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Xe|Ý kiến|Tâm sự"


def express(story: Story) -> str:
    """A daily that lives on the net only: three columns, figures with ``meta``, names at the right."""
    side = '<article class="item-news"><h4 class="title-news"><a href="{href}" title="{title}">{title}</a></h4><a class="count_cmt" href="{href}#box_comment"><span>12</span></a></article>'
    related = items(
        [title for title, _ in story.others[:2]],
        '<li><h4><a href="{href}" data-medium="Item-1" title="{title}">{title}</a></h4></li>',
    )
    photo = '<figure data-size="true" itemprop="associatedMedia image" itemscope itemtype="http://schema.org/ImageObject" class="tplCaption action_thumb_added"><meta itemprop="url" content="https://i1.example.vn/{n}.jpg"><div class="fig-picture" style="padding-bottom:66%"><picture><source data-srcset="https://i1.example.vn/{n}.jpg 1x" srcset="https://i1.example.vn/{n}.jpg 1x"><img itemprop="contentUrl" style="width:100%" loading="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="https://i1.example.vn/{n}.jpg" alt="{alt}"></picture></div>\n<figcaption itemprop="description"><p class="Image">{caption}</p></figcaption></figure>'
    body = woven(
        inked(story, '<p class="Normal">{}</p>'),
        (1, photo.format(n="hn1", alt=q(story.title), caption=e(story.caption))),
        (2, f'<div class="width_common box-tinlienquanv2"><ul class="list-news">{related}</ul></div>'),
        (4, '<div id="sis_outstream_container"><div class="banner-ads" style="min-height:250px"><span>Quảng cáo</span><a href="https://ads.example.com/c?1">Căn hộ ven sông chỉ từ 1,9 tỷ</a></div></div>'),
        (6, photo.format(n="hn2", alt=q(story.title), caption=f"{SECOND_CAPTION} Ảnh: <em>Giang Huy</em>")),
    )  # fmt: skip
    by = f"<strong>{story.author}</strong>" + (
        " (Theo <em>AFP, Reuters</em>)" if story.rich else ""
    )
    data = ld(
        **{"@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "@id": f"/{slug(story.title)}-{number(story.title)}.html"}},
        headline=story.title, description=story.lead, datePublished=f"{story.at:%Y-%m-%dT%H:%M:%S}+07:00",
        dateModified=f"{story.at + timedelta(minutes=52):%Y-%m-%dT%H:%M:%S}+07:00",
        author={"@type": "Person", "name": "Tin nhanh Bình Minh"}, publisher={"@type": "Organization", "name": "Tin nhanh Bình Minh"},
    )  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<title>{e(story.title)} - Tin nhanh Bình Minh</title>
<meta name="description" content="{q(story.lead)} - Tin nhanh Bình Minh">
<meta property="og:title" content="{q(story.title)}">
<meta property="og:description" content="{q(story.lead)}">
<meta property="og:image" content="https://i1.example.vn/hn1.jpg">
<meta name="pubdate" content="{story.at:%Y-%m-%dT%H:%M:%S}+07:00">
<meta name="tt_article_id" content="{number(story.title)}">
{data}
{ld(**{"@type": "BreadcrumbList"}, itemListElement=[{"@type": "ListItem", "position": 1, "item": {"@id": "/thoi-su", "name": "Thời sự"}}])}
{LOREM_SCRIPT}
</head>
<body data-source="Detail-ThoiSu">
<section class="section top-header"><div class="container flexbox">
<a href="/" class="logo"><img src="/logo.svg" alt="Tin nhanh Bình Minh"></a>
<span class="time-now">Thứ hai, 23/11/2026</span>
<div class="weather"><span>Thời tiết Hà Nội 24&deg;</span></div>
<a href="/tin-tuc-24h" class="new24h">Mới nhất</a><a href="#" id="myvne_login">Đăng nhập</a>
</div></section>
<nav class="main-nav"><ul class="parent">
{menu(SECTIONS)}
</ul></nav>
<section class="section page-detail top-detail"><div class="container">
<div class="sidebar-1">
<div class="header-content width_common">
<ul class="breadcrumb" data-campaign="Header"><li><a href="/thoi-su" title="Thời sự">Thời sự</a></li><li><a href="/thoi-su/dan-sinh">Dân sinh</a></li></ul>
<span class="date">{day(story.at)}, {story.at:%-d/%-m/%Y, %H:%M} (GMT+7)</span>
</div>
<h1 class="title-detail">{e(story.title)}</h1>
<p class="description"><span class="location-stamp">Hà Nội</span>{e(story.lead)}</p>
<article class="fck_detail">
{body}
<p class="Normal" style="text-align:right;">{by}</p>
</article>
<div class="footer-content width_common">
<a href="/thoi-su" class="back-folder">Trở lại Thời sự</a>
<div class="social_share"><a class="social_fb">Chia sẻ Facebook</a><a class="copy-link">Sao chép liên kết</a><a class="btn_save">Lưu bài viết</a></div>
</div>
<div class="tags"><span class="label">Từ khóa:</span> <h4 class="item-tag"><a href="/chu-de/dan-sinh-1">dân sinh</a></h4><h4 class="item-tag"><a href="/chu-de/ha-tang-2">hạ tầng giao thông</a></h4></div>
<div id="box_comment_vne"><div class="box_comment"><h3>Ý kiến của bạn (3)</h3><textarea placeholder="Chia sẻ ý kiến của bạn"></textarea>
{comments('<div class="comment_item"><div class="content-comment"><p class="full_content"><span class="txt-name"><a class="nickname" href="/u/1"><b>{name}</b></a></span>{text}</p><div class="user_status"><a class="link_thich">Thích</a> <a class="link_reply">Trả lời</a> <span class="time-com">2h trước</span></div></div></div>')}
<a class="view_all_cmt">Xem tất cả bình luận</a></div></div>
<div class="box-category"><h2 class="title-box">Tin cùng chuyên mục</h2>
{items(pieces(0, 8), side)}
</div>
</div>
<div class="sidebar-2"><div class="banner-300"><a href="https://ads.example.com/2">Giảm ngay 40% khi mua tủ lạnh</a></div>
<div class="box-xemnhieu"><h2>Đọc nhiều nhất</h2>
{items(pieces(9, 6), side)}
</div></div>
</div></section>
<footer class="footer"><p class="name">Báo điện tử Bình Minh - Giấy phép số 417/GP-BTTTT</p><p>Tổng Biên tập: Trịnh Quốc Bảo</p><p>Giữ bản quyền nội dung, không sao chép dưới mọi hình thức</p><div class="download">Tải ứng dụng <a href="https://apps.example.com">App Store</a></div></footer>
</body></html>"""


def youth(story: Story) -> str:
    """The system that half of the city dailies run on: roles in ``data-role``, boxes by ``type``."""
    card = '<div class="box-category-item"><a class="box-category-link-with-avatar" href="{href}"><img class="box-category-avatar" src="https://cdn.example.vn/zoom/{number}.jpg" alt="{title}"></a><div class="box-category-content"><h3><a class="box-category-link-title" data-type="0" href="{href}">{title}</a></h3></div></div>'
    (first, teaser), *_ = story.others
    photo = '<figure class="VCSortableInPreviewMode noborder" type="Photo"><div><a href="https://cdn.example.vn/{n}.jpg" class="detail-img-lightbox" title="{caption}" target="_blank"><img src="https://cdn.example.vn/thumb_w/730/{n}.jpg" data-original="https://cdn.example.vn/{n}.jpg" alt="{alt} - Ảnh 1." class="lightbox-content" w="1280" h="853" rel="lightbox" photoid="{n}"></a></div><figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{caption}</p></figcaption></figure>'
    quote = f'<div class="VCSortableInPreviewMode" type="SimpleQuote"><div class="quote-content" data-placeholder="[nhập nội dung]"><p>{e(pulled(story))}</p></div></div>'
    body = woven(
        inked(story, "<p>{}</p>", address="/{}.html"),
        (2, f'<div class="VCSortableInPreviewMode link-content-footer" type="RelatedOneNews" data-id="9"><a class="VCSortableInPreviewMode" href="/{slug(first)}-{number(first)}.htm" title="{q(first)}"><img src="/t.jpg" alt="{q(first)}"></a><div><a class="title link-callout" href="/{slug(first)}-{number(first)}.htm">{e(first)}</a><p class="sapo">{e(teaser)}</p><span>ĐỌC NGAY</span></div></div>'),
        (3, f"<h3>{SUBHEADS[0]}</h3>" if story.rich else ""),
        (5, quote if pulled(story) else ""),
        (6, '<div class="VCSortableInPreviewMode" type="VideoStream" data-vid="v/1.mp4"><div class="VideoCMS_Player"><video src="/v/1.mp4">Trình duyệt của bạn không hỗ trợ video</video></div><div class="VideoCMS_Caption"><p>Video: Toàn cảnh buổi lễ</p></div></div>'),
    )  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{e(story.title)} - Nhịp Trẻ Online</title>
<meta name="description" content="NTO - {q(story.lead)}">
<meta property="og:title" content="{q(story.title)}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}">
<meta property="article:author" content="{story.author}">
<script type="application/ld+json">
{{
 "@context": "http://schema.org",
 "@type": "NewsArticle",
 "headline": "{q(story.title)}",
 "description": "NTO - {q(story.lead)}",
 "datePublished": "{story.at:%Y-%m-%dT%H:%M:%S}+07:00",
 "dateModified": "{story.at + timedelta(minutes=9):%Y-%m-%dT%H:%M:%S}+07:00",
 "image": {{"@type": "ImageObject", "url": "https://cdn.example.vn/a.jpg",}},
}}
</script>
{LOREM_SCRIPT}
</head>
<body>
<div class="header"><div class="header__top"><a href="/" title="Nhịp Trẻ">Nhịp Trẻ Online</a><span class="today">Thứ Hai, 23-11-2026</span><span>Đường dây nóng: 0918.000.000</span><a href="/nang-cap">Nhịp Trẻ Sao</a></div>
<ul class="menu-nav">
{menu("Video|Thời sự|Thế giới|Pháp luật|Kinh doanh|Công nghệ|Xe|Du lịch|Nhịp sống trẻ|Văn hóa|Giải trí|Thể thao|Giáo dục|Nhà đất|Sức khỏe|Bạn đọc", '<li class="menu-item"><a class="nav-link" href="/{slug}.htm">{name}</a></li>')}
</ul></div>
<div class="main" id="main-detail"><div class="detail__main"><div class="container">
<div class="detail-cd"><div class="detail-cate"><a href="/thoi-su.htm" data-role="cate-name">Thời sự</a></div>
<div class="detail-time"><div data-role="publishdate">{story.at:%d/%m/%Y %H:%M} GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title">
{e(story.title)}
</h1>
<div class="detail-author author-info"><div class="avatar"><img src="/ava/{slug(story.author)}.jpg" alt="{story.author}"></div><div class="info"><a class="name" href="/tac-gia/{slug(story.author)}.htm" title="{story.author}">{story.author}</a><div class="desc">Phóng viên thường trú, chuyên viết về đời sống</div></div></div>
<div class="detail-social"><a class="fb">Chia sẻ Facebook</a><a class="zalo">Quan tâm Zalo OA</a><div class="fontsize">Cỡ chữ <a>A-</a><a>A+</a></div></div>
<h2 class="detail-sapo" data-role="sapo">NTO - {e(story.lead)}</h2>
<div class="audioplayer"><div class="ico"></div><span>Nghe đọc bài</span><select><option>Giọng nữ miền Bắc</option><option>Giọng nam miền Nam</option></select><audio controls>Trình duyệt của bạn không hỗ trợ audio.</audio></div>
<div class="detail-cmain clearfix"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">
{photo.format(n="a", caption=e(story.caption), alt=q(story.title))}
{body}
</div>
<div class="detail-donate"><span>Tặng sao cho tác giả</span><button>50 sao</button></div>
<div class="detail-tab"><span>Chủ đề:</span><a href="/tin-tuc/a.html">an sinh</a><a href="/tin-tuc/b.html">đô thị</a></div>
<div id="detail_comment" class="box-comment"><div class="title">Bình luận (3)</div><input placeholder="Ý kiến của bạn"><p>Đăng nhập để bình luận</p><ul>
{comments('<li class="item-comment"><span class="name">{name}</span><span class="time">1 ngày trước</span><div class="contentcomment">{text}</div></li>')}
</ul></div></div>
<div class="box-newsletter"><p>Nhận bản tin mỗi sáng từ Nhịp Trẻ</p><input placeholder="Nhập địa chỉ email của bạn"></div>
<div class="detail__related"><div class="title">Tin cùng chuyên mục</div>
{items(pieces(4, 8), card, "/{slug}-20261120{number}.htm")}
</div></div></div>
<div class="detail-sub"><div class="title">Đọc nhiều nhất</div>
{items(pieces(15, 5), card, "/{slug}-20261121{number}.htm")}
</div></div>
<footer class="footer">Giấy phép số 417/GP-BTTTT. Tổng Biên tập: Trịnh Quốc Bảo. Giữ bản quyền nội dung.</footer>
</body></html>"""


def people_web(story: Story) -> str:
    """One ``article`` for all, a stamp before the lead, linked data that names the site alone."""
    mini = (
        '<li class="article-item"><h3 class="article-title"><a href="{href}">{title}</a></h3></li>'
    )
    photo = '<figure class="image align-center" contenteditable="false"><img title="{alt}" src="data:image/svg+xml,%3Csvg/%3E" data-src="https://cdnphoto.example.vn/{n}.jpg" data-original="https://cdnphoto.example.vn/{n}.jpg" alt="{alt}"><figcaption><p>{caption}</p></figcaption></figure>'
    inserts = [
        (1, photo.format(n="d1", alt=q(story.title), caption=f"{e(story.caption)}")),
        (3, f"<h3>{SUBHEADS[1]}</h3>" if story.rich else ""),
        (4, f'<div class="article-related" data-module="related"><p class="title">Tin liên quan</p><article class="article-item"><div class="article-thumb"><a href="/x-20261120.htm"><img src="/r.jpg"></a></div><div class="article-content"><h3><a href="/x-20261120.htm">{e(story.others[2][0])}</a></h3><div class="article-excerpt">{e(story.others[2][1])}</div></div></article></div>'),
        (7, f'<figure class="table"><table><tbody>\n{figures_table()}</tbody></table></figure>'),
    ]  # fmt: skip
    return f"""<!doctype html><html lang="vi-VN"><head><meta charset="utf-8"/>
<title>{e(story.title)} | Báo Dân Làng</title>
<meta property="og:site_name" content="Báo điện tử Dân Làng"/>
<meta property="og:title" content="{q(story.title)}"/>
<meta property="og:description" content="(Dân Làng) - {q(story.lead)}"/>
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}+07:00"/>
{ld(**{"@type": "NewsArticle"}, headline="Tin tức Việt Nam và quốc tế nóng, nhanh, cập nhật 24h", datePublished=f"{story.at:%Y-%m-%dT%H:%M:%S}.0000000+07:00", author=[{"@type": "Person", "name": story.author, "url": "/tac-gia/1.htm"}])}
{ld(**{"@type": "WebSite"}, name="Dân Làng", url="https://bao.example.vn")}
</head><body class="dt-min-width dark">
<header><div class="top"><a href="/" class="logo">Dân Làng</a><time>Thứ hai, 23/11/2026</time><a href="/dang-nhap">Đăng nhập</a></div>
<nav class="menu"><ol>
{menu("Tin mới nhất|Xã hội|Thế giới|Kinh doanh|Bất động sản|Thể thao|Việc làm|Nhân ái|Sức khỏe|Văn hóa|Giải trí|Xe ++|Công nghệ|Giáo dục|An sinh|Pháp luật", '<li class="has-child"><a href="/{slug}.htm">{name}</a><ol class="submenu"><li><a href="/{slug}/nong.htm">Nóng trong ngày</a></li></ol></li>')}
</ol></nav></header>
<main class="body container"><div class="grid-container"><div class="grid main-col">
<article class="singular-container">
<ul class="breadcrumb-wrap"><li><a href="/xa-hoi.htm">Xã hội</a></li><li><a href="/xa-hoi/nong.htm">Nóng trên mạng</a></li></ul>
<h1 class="title-page detail">{e(story.title)}</h1>
<div class="author-wrap"><a class="author-avatar" href="/tac-gia/1.htm"><img src="/tg/1.png" alt=""></a><div class="author-meta"><div class="author-name"><a href="/tac-gia/1.htm"><b>{story.author}</b></a></div><time class="author-time" datetime="{story.at:%Y-%m-%d %H:%M}">{day(story.at)}, {story.at:%d/%m/%Y - %H:%M}</time></div></div>
<div class="singular-wrap">
<aside class="social-wrap sticky"><ul class="social-list"><li><a title="Chia sẻ Facebook">Chia sẻ Facebook</a></li><li><a>Sao chép liên kết</a></li><li><a>Bản in</a></li></ul></aside>
<h2 class="singular-sapo">(Dân Làng) - {e(story.lead)}</h2>
<div class="e-magazine__audio"><button>Nghe đọc bài</button><span>0:00 / 3:41</span></div>
<div class="singular-content">
{woven(inked(story, "<p>{}</p>", address="/su-kien/{}.htm"), *inserts)}
</div>
<div class="tags-wrap"><b>Từ khóa:</b><ul class="tags"><li><a href="/tags/a.tag">chính sách</a></li><li><a href="/tags/b.tag">giao thông</a></li></ul></div>
<div class="follow-us">Theo dõi Bình Minh trên <a href="https://news.google.com/p">Google News</a></div>
</div></article>
<section class="comment-wrap"><h3>Bình luận (3)</h3><p>Đăng nhập để bình luận</p>
{comments('<div class="comment-item"><b class="comment-name">{name}</b><p class="comment-text">{text}</p><button>Thích</button></div>')}
</section>
<article class="article-group"><h2>Đang được quan tâm</h2><ul>
{items(pieces(20, 6), mini, "/xa-hoi/{slug}-{number}.htm")}
</ul></article>
<section class="recommended"><h2>Có thể bạn quan tâm</h2>
{items(pieces(26, 6), '<article class="article-item"><div class="article-thumb"><a href="{href}"><img src="/{number}.jpg"></a></div><h3><a href="{href}">{title}</a></h3><div class="article-excerpt">(Dân Làng) - Bạn đang đọc bài viết giới thiệu ngắn về {title}, mời đọc tiếp tại trang riêng.</div></article>', "/xa-hoi/{slug}-{number}.htm")}
</section>
</div></div></main>
<footer><div>Tổng Biên tập: Trịnh Quốc Bảo</div><div>Giấy phép số 417/GP-BTTTT cấp ngày 12/3/2021</div><div>Đường dây nóng HN: 0973-000-000</div></footer>
</body></html>"""


def labour(story: Story) -> str:
    """Head lines above the title, ``chappeau``, nearly everything else in ``div`` and ``section``."""
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "Thời sự - Báo Công Nhân", "datePublished": "2019-01-01"},
            {"@type": "NewsArticle", "headline": story.title, "dateModified": f"{story.at + timedelta(hours=3):%Y-%m-%dT%H:%M:%S}+07:00",
             "datePublished": f"{story.at:%Y-%m-%dT%H:%M:%S}+07:00", "articleSection": "Thời sự"},
        ]
    }  # fmt: skip
    name = (
        f'<span class="author"><a href="/tac-gia/{slug(story.author)}">{story.author}</a></span> <span class="c">-</span> '
        if story.rich
        else ""
    )
    ending = (
        ""
        if story.rich
        else '<div class="source" style="text-align: right;"><i>Theo TTXVN</i></div>'
    )
    photo = '<figure class="insert-center-image"><img alt="{alt}" src="https://media.example.vn/{n}.jpg" loading="lazy"><figcaption>{caption}</figcaption></figure>'
    block = items(
        [title for title, _ in story.others[1:4]],
        '<li><a href="{href}"><h3>{title}</h3></a></li>',
        "/thoi-su/{slug}-{number}.ldo",
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8">
<title>{e(story.title)}</title>
<meta name="author" content="Báo Công Nhân điện tử">
<meta property="og:title" content="{q(story.title)}"><meta property="og:description" content="{q(story.lead)}"><meta property="og:image" content="https://media.example.vn/l1.jpg">
{ld(**graph)}
</head><body>
<div class="app-banner"><b>Tải ứng dụng Công Nhân</b><span>Đọc báo nhanh hơn trên điện thoại</span><a href="https://apps.example.com/ld">Mở</a></div>
<div class="header"><div class="wrp"><a href="/">Báo Công Nhân</a><div class="dt">Thứ hai, 23/11/2026</div><div class="search"><input placeholder="Tìm kiếm"></div></div>
<div class="mainmenu">
{menu("Media|Thời sự|Công đoàn|Thế giới|Xã hội|Pháp luật|Kinh doanh|Bất động sản|Văn hóa|Giáo dục|Thể thao|Sức khỏe|Bạn đọc|Lao động trẻ|Xe +", '<a class="item" href="/{slug}/">{name}</a>')}
</div></div>
<div class="lst-hot"><span>Tin nổi bật</span>
{items(pieces(2, 4), '<a href="{href}">{title}</a>', "/xa-hoi/{slug}-{number}.ldo")}
</div>
<div class="wrp detail"><div class="main-content">
<div class="art-cate"><a href="/thoi-su/">Thời sự</a><a href="/thoi-su/trong-nuoc/">Trong nước</a></div>
<div class="art-header">
<h1 class="title">{e(story.title)}</h1>
<div class="meta">{name}<span class="f-datetime">{day(story.at)}, {story.at:%d/%m/%Y %H:%M} (GMT+7)</span><span class="fs">Cỡ chữ</span></div>
<div class="tts"><button>Nghe đọc bài</button><span>Giọng nữ miền Bắc</span></div>
</div>
<div class="chappeau">{e(story.lead)}</div>
<section class="art-body">
{photo.format(n="l1", alt=q(story.title), caption=e(story.caption))}
{woven(inked(story, "<p>{}</p>", address="/tags/{}.ldo"), (2, f'<div class="art-insert"><div class="hd">Tin liên quan</div><ul>{block}</ul></div>'), (3, '<div class="adv-inpage"><p>Quảng cáo</p><a href="https://ads.example.com/7"><img src="/adv.gif"></a><p>Giảm ngay 40% khi mua tủ lạnh</p></div>'), (5, f"<p><strong>{SUBHEADS[2]}</strong></p>" if story.rich else ""), (8, photo.format(n="l2", alt="", caption=SECOND_CAPTION)))}
{ending}
</section>
<div class="art-share"><a>Chia sẻ Facebook</a><a>Gửi email</a><a>Bản in</a></div>
<div class="art-tags"><span>Từ khóa:</span><a href="/tags/a-1.ldo">Công nhân</a><a href="/tags/b-2.ldo">Tiền lương</a></div>
<div class="rating"><p>Đánh giá của bạn về bài viết</p><i></i><i></i><i></i></div>
<div class="comment"><div class="hd">Ý kiến của bạn</div>
{comments('<div class="cmt"><span class="n">{name}</span><div class="t">{text}</div></div>')}
</div>
<div class="art-mores"><div class="hd">Bài viết khác</div>
{items(pieces(6, 7), '<div class="article"><a class="thumb" href="{href}"><img src="/{number}.webp" alt="{title}"></a><a class="tt" href="{href}"><h2>{title}</h2></a><p>Mới cập nhật lúc 09:15 ngày 22/11, {title} cùng nhiều thông tin khác trong ngày.</p></div>', "/xa-hoi/{slug}-{number}.ldo")}
</div></div>
<div class="sidebar"><div class="hd">Đọc nhiều nhất</div><ol>
{items(pieces(18, 6), '<li><a href="{href}">{title}</a></li>', "/xa-hoi/{slug}-{number}.ldo")}
</ol></div></div>
<div class="footer"><p>Giữ bản quyền nội dung</p><p>Giấy phép số 417/GP-BTTTT</p><p>Đường dây nóng: 096 8000000 (Báo Công Nhân)</p></div>
</body></html>"""


def radio(story: Story) -> str:
    """Drupal of a broadcaster: fields within fields, pictures that are ``article`` elements."""
    media = '<article class="align-center media media--type-image media--view-mode-original">\n<div class="field field--name-field-media-image field--type-image field__item"><img loading="lazy" src="/sites/default/files/styles/large/public/2026-10/{n}.jpg" width="800" height="533" alt="{alt}" typeof="foaf:Image"></div>\n<figcaption>{caption}</figcaption></article>'
    embed = f'<div class="related-inline"><div class="views-element-container"><div class="view-related"><div class="views-row"><div class="node node--type-article"><a href="/xa-hoi/{slug(story.others[3][0])}-post{number(story.others[3][0])}.vov" rel="bookmark"><span>{e(story.others[3][0])}</span></a></div><div class="field--name-field-sapo"><p>{e(story.others[3][1])}</p></div></div></div></div></div>'
    row = '<div class="views-row"><div class="card"><a href="{href}" class="vovvn-title"><h5 class="media-title">{title}</h5></a></div></div>'
    address = "/xa-hoi/{slug}-post{number}.vov"
    return f"""<!DOCTYPE html>
<html lang="vi" dir="ltr" prefix="content: http://purl.org/rss/1.0/modules/content/ og: http://ogp.me/ns#">
<head><meta charset="utf-8"/>
<meta name="Generator" content="Drupal 9 (https://www.drupal.org)"/>
<link rel="canonical" href="https://bao.example.vn/xa-hoi/{slug(story.title)}-post1.vov"/>
<meta property="og:site_name" content="SÓNG VIỆT ONLINE"/><meta property="og:title" content="{q(story.title)}"/>
<meta property="article:published_time" content="{story.at - timedelta(hours=7):%Y-%m-%dT%H:%M:%S}Z"/>
<meta property="article:modified_time" content="{story.at - timedelta(hours=6):%Y-%m-%dT%H:%M:%S}Z"/>
<title>{e(story.title)} | SÓNG VIỆT</title></head>
<body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable skip-link">Nhảy đến nội dung</a>
<div class="dialog-off-canvas-main-canvas"><header class="header"><div class="container"><span class="current-date">Thứ Hai, 23/11/2026</span><a href="/" rel="home">Sóng Việt</a><a href="/rss">RSS</a><a href="/live">Nghe trực tiếp VOV1</a></div>
<ul class="nav navbar-nav">
{menu("Chính trị|Xã hội|Đời sống|Thế giới|Kinh tế|Thị trường|Thể thao|Pháp luật|Quân sự - Quốc phòng|Văn hóa|Giải trí|Sức khỏe|Ô tô - Xe máy|Công nghệ", '<li class="nav-item"><a href="/{slug}" data-drupal-link-system-path="taxonomy/term/7">{name}</a></li>')}
</ul></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<div id="block-content" class="block block-system"><div class="row article-layout"><div class="col-lg-8">
<div class="article-breadcrumb"><a href="/xa-hoi">Xã hội</a> <a href="/xa-hoi/tin-24h">Tin 24h</a></div>
<div class="row article-title"><div class="col"><h1>{e(story.title)}</h1></div></div>
<div class="article-date">{day(story.at).title()}, {story.at:%H:%M, %d/%m/%Y}</div>
<div class="article-social"><a class="fb">Chia sẻ Facebook</a><a class="mail">Gửi email</a><a class="print">Bản in</a></div>
<div class="article-summary text-bold">SVO.VN - {e(story.lead)}</div>
<div class="article-audio"><audio controls src="/tts.mp3">Trình duyệt của bạn không hỗ trợ</audio><small>Nghe đọc bài</small></div>
<div class="article-content"><div class="text-long" property="schema:text">
{media.format(n="v1", alt=q(story.title), caption=e(story.caption))}
{woven(inked(story, '<p class="text-align-justify" style="text-align:justify;"><span>{}</span></p>', address="/tu-khoa/{}"), (2, embed), (4, '<p class="text-align-justify">&nbsp;</p>'), (6, media.format(n="v2", alt="", caption=SECOND_CAPTION)), (7, '<div class="embed-responsive"><iframe src="https://video.example.com/e/1"></iframe></div><p class="media-caption text-align-center"><em>Video: Toàn cảnh buổi lễ</em></p>'))}
</div></div>
<div class="article-author"><a href="/tac-gia/{slug(story.author)}">{story.author}</a>/SVO.VN</div>
<div class="article-tags"><span>Từ khóa:</span> <a href="/tu-khoa/a">đời sống</a>, <a href="/tu-khoa/b">miền núi</a></div>
<div class="article-comment"><h3>Ý kiến của bạn</h3><form><input placeholder="Họ và tên"><textarea></textarea><button>Gửi</button></form>
{comments('<article class="comment js-comment"><footer class="comment__meta"><p class="comment__author"><span>{name}</span></p></footer><div class="content"><div class="field--name-comment-body"><p>{text}</p></div></div></article>')}
</div>
<div class="block-views"><h2>Tin liên quan</h2>
{items(pieces(11, 6), row, address)}
</div></div>
<div class="col-lg-4 sidebar"><div class="block-views"><h2>Tin mới nhất</h2>
{items(pieces(22, 8), row, address)}
</div><div class="block"><h2>Đọc nhiều nhất</h2>
{items(pieces(30, 5), row, address)}
</div></div></div></div></div></div></main>
<footer><p>Tổng Biên tập: Trịnh Quốc Bảo - Giấy phép số 417/GP-BTTTT</p><p>Giữ bản quyền nội dung khi phát lại</p><a href="#top">Trở về đầu trang</a></footer></div>
</body></html>"""
