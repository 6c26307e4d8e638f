# ruff: noqa: E501  markup is not broken where a page does not break it
"""Three more kinds: the author with a portrait in the head, the Party's daily, a broadcaster."""

from tests.jobs.skins import Story
from tests.pages.round5.press_page import crumbs_ld, each, fill, flow, ld, menu, og, talk

PEOPLE = """<!DOCTYPE html>
<html lang="vi"><head>
[[og]]
<meta property="article:published_time" content="[[iso]]">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite","name":"Báo điện tử Dân trí","url":"https://dan.example.vn","potentialAction":{"@type":"SearchAction","target":"https://dan.example.vn/tim-kiem/{q}.htm"}}</script>
[[ld]]
</head>
<body data-device="desktop">
<header class="header"><div class="page-wrapper"><a class="logo" href="/"><span>Dân trí</span></a><time class="header-date">Thứ hai, 23/11/2026</time><div class="weather">Hà Nội 23°C</div><a href="/video.htm">dtv</a></div></header>
<nav class="menu"><ol class="menu-wrap">
[[menu]]
</ol></nav>
<main class="body container"><div class="grid-container">
<ul class="breadcrumb dt-list-none"><li><a href="/xa-hoi.htm">Xã hội</a></li><li><a href="/xa-hoi/chinh-tri.htm">Chính trị</a></li></ul>
<article class="singular-container" data-singular-full-width="false">
<h1 class="title-page detail">[[title]]</h1>
<div class="author-wrap"><div class="author-avatar"><a href="/tac-gia/3.htm" class="avatar"><img alt="[[author]]" src="/avatar/3.jpg"></a></div><div class="author-meta"><div class="author-name"><a href="/tac-gia/3.htm"><b>[[author]]</b></a></div><time class="author-time" datetime="[[short]]">[[weekday]], [[day]] - [[time]]</time></div>
<button class="dt-btn-listen">Nghe</button></div>
<h2 class="singular-sapo">(Dân trí) - [[lead]]</h2>
<div class="singular-content">
[[body]]
</div>
<div class="article-source"></div>
<div class="social-pin"><a data-social="facebook">Chia sẻ Facebook</a><a data-social="zalo">Chia sẻ Zalo</a><a href="mailto:info@example.vn">Gửi email</a></div>
<ul class="tags-wrap mt-30"><li>Tin liên quan tới:</li><li><a href="/tag/a.htm">chính sách</a></li><li><a href="/tag/b.htm">đời sống dân sinh</a></li></ul>
</article>
<div class="article-related"><h2 class="title">Tin liên quan</h2><div class="article-list">
[[same]]
</div></div>
<div class="comment-box" data-id="1"><div class="comment-head">Bình luận <span>(3)</span></div><p class="policy">Hãy là người đầu tiên viết ý kiến phù hợp tiêu chuẩn cộng đồng</p>
[[talk]]
</div>
<aside class="right"><div class="title-box">ĐANG ĐƯỢC QUAN TÂM</div><ol>
[[most]]
</ol><div class="ad-right">Nội dung tài trợ</div></aside>
</div></main>
<footer class="footer"><p>Cơ quan của Bộ Nội vụ. Tổng biên tập: Phạm Tuấn Anh</p><p>Giấy phép hoạt động báo điện tử Dân trí số 15/GP-BVHTTDL Hà Nội</p><p>© 2005-2026 Bản quyền thuộc về Báo điện tử Dân trí. Cấm sao chép dưới mọi hình thức.</p></footer>
</body></html>"""


def people(story: Story) -> str:
    """A daily with the author's avatar in the head and its name before the lead."""
    picture = """<figure class="image align-center" contenteditable="false"><img title="[[title_attribute]] - 1" alt="[[title_attribute]] - 1" src="data:image/svg+xml,%3Csvg%3E%3C/svg%3E" data-src="/a/1.jpg" data-original="/a/1.jpg" data-photo-id="38"><figcaption><p>[[caption]]</p></figcaption></figure>"""
    quote = '<blockquote class="dt-quote"><p>"Làm đến đâu chắc đến đó, lấy sự hài lòng của người dân làm thước đo"</p></blockquote>'
    short = story.at.strftime("%Y-%m-%d %H:%M")
    return fill(
        PEOPLE,
        story,
        short=short,
        og=og(story, "https://dan.example.vn", "Báo điện tử Dân trí", " | Báo Dân trí"),
        ld=ld(story, "https://dan.example.vn", author=[{"@type": "Person", "name": story.author}]),
        menu=menu(
            "Kinh doanh|Xã hội|Thế giới|Giải trí|Bất động sản|Thể thao|Việc làm|Nhân ái|Sức khỏe|Xe ++|Sức mạnh số|Giáo dục|Tình yêu - Giới tính|Pháp luật|Du lịch|Đời sống|Khoa học"
        ),
        body=flow(
            story,
            '<p data-selectable-paragraph="">{}</p>',
            "<h3>{}</h3>",
            ways=("", "", "a", ""),
            after={0.1: picture, 0.6: quote},
        ),
        same=each(
            story,
            range(4),
            '<article class="article-item"><div class="article-thumb"><a href="{u}"><img src="/t/{n}.jpg" alt=""></a></div><div class="article-content"><h3 class="article-title"><a href="{u}" class="dt-text-black-mine">{t}</a></h3><div class="article-excerpt"><a href="{u}">(Dân trí) - {x}</a></div></div></article>',
        ),
        talk=talk(
            '<div class="comment-item"><span class="comment-avatar">B</span><span class="comment-author">{who}</span><p class="comment-text">{what}</p><span class="comment-time">{n} ngày trước</span></div>'
        ),
        most=each(
            story,
            range(5, 11),
            '<li><article class="article-item"><h3><a href="{u}">{t}</a></h3></article></li>',
        ),
    )


PARTY = """<!DOCTYPE html>
<html lang="vi" class="nd">
<head>
[[og]]
<meta name="robots" content="index,follow,all">
<meta property="article:published_time" content="[[iso]]"><meta property="article:modified_time" content="[[iso]]">
<meta property="article:tag" content="Đảng"><meta name="cXenseParse:author" content="[[author]]">
[[crumbs]]
<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"[[raw]]","datePublished":"[[iso]]", "author":{"@type":"Person","name":"[[author]]"},}</script>
</head>
<body class="detail normal">
<header class="site-header"><div class="top-bar"><span class="time" id="today"></span><div class="lang"><a href="https://en.example.vn">English</a><a href="https://zh.example.vn">中文</a><a href="https://ru.example.vn">Русский</a></div></div><h2 class="logo"><a href="/">Báo Nhân Dân</a></h2><p class="slogan">Cơ quan Trung ương của Đảng Cộng sản Việt Nam</p><p class="slogan">Tiếng nói của Đảng, Nhà nước và nhân dân Việt Nam</p>
<ul class="menu">
[[menu]]
</ul></header>
<div class="site-body"><div class="container"><div class="breadcrumbs"><h2 class="main"><a href="/chinhtri/">Chính trị</a></h2><a href="/xay-dung-dang/">Xây dựng Đảng</a></div>
<div class="main-col content-col"><div class="article">
<h1 class="article__title cms-title ">[[title]]</h1>
<div class="article__meta"><div class="author-date"><time class="time" datetime="[[iso]]" data-time="1">[[weekday_upper]], ngày [[day]] - [[time]]</time></div>
<div class="social"><a class="social-item fb" href="javascript:void(0);">Facebook</a><a class="social-item tw">Twitter</a><a class="social-item print sendprint">Bản in</a><span class="bookmark">Lưu bài viết</span><a class="size">Cỡ chữ</a></div></div>
<div class="article__audio"><div class="box-audio"><span class="label">Nghe bài viết</span><audio controls><source src="/tts/1.mp3"></audio><span>Giọng nữ miền bắc</span></div></div>
<div class="article__sapo cms-desc">NDO - [[lead]]</div>
<div class="article__body zce-content-body cms-body" itemprop="articleBody">
[[body]]
</div>
<div class="article__author"><div class="author"><a class="name cms-author" href="/author/4.html">[[author_upper]]</a></div></div>
<div class="article__tag"><h3 class="box-heading"><span class="title">Từ khóa</span></h3><div class="box-content"><a class="text-link" href="/tag/1">Nghị quyết</a><a class="text-link" href="/tag/2">tổ chức cơ sở đảng</a></div></div>
<div class="article__comment" id="comment"><textarea placeholder="Ý kiến của bạn"></textarea><button>Gửi ý kiến</button></div>
<div class="article-relate"><h3 class="box-heading"><a class="title">Có thể bạn quan tâm</a></h3>
[[same]]
</div></div></div>
<div class="sub-col sidebar-right"><div class="box-latest"><h3 class="box-heading">Mới nhất</h3>
[[latest]]
</div><div class="box-most"><h3 class="box-heading">Đọc nhiều</h3>
[[most]]
</div><div class="box-paper"><a href="/epaper">Nhân Dân hằng ngày, Nhân Dân cuối tuần, Nhân Dân hằng tháng</a></div></div>
</div></div>
<footer class="site-footer"><p>Tổng Biên tập: LÊ QUỐC MINH</p><p>Giấy phép số 257/GP-BVHTTDL ngày 29/12/2025</p><p>Tòa soạn: 71 Hàng Trống, phường Hoàn Kiếm, Hà Nội</p><p>© Bản quyền thuộc về Báo Nhân Dân.</p></footer>
</body></html>"""


def party(story: Story) -> str:
    """The Party's daily; its structured data is no JSON (a trailing comma, quotes left as they are)."""
    picture = """<table class="picture" align="center"><tbody><tr><td class="pic"><img class="cms-photo" src="/a/1.jpg" data-photo-original-src="/a/o1.jpg" alt="[[caption_attribute]]"></td></tr><tr><td class="caption">[[caption]]</td></tr></tbody></table>"""
    box = each(
        story,
        (0,),
        '<div class="article-relate-inline cms-relate"><article class="story" data-id="{n}"><figure class="story__thumb"><a class="cms-link" href="{u}"><img src="/t/{n}.jpg" alt=""></a></figure><h2 class="story__heading"><a class="cms-link" href="{u}">{t}</a></h2><div class="story__summary">{x}</div></article></div>',
    )
    name = "Chủ nhật" if story.at.weekday() == 6 else fill("[[weekday]]", story).title()
    return fill(
        PARTY,
        story,
        weekday_upper=name,
        raw=story.title,
        og=og(story, "https://nhan.example.vn", "Báo Nhân Dân điện tử", "| Báo Nhân Dân điện tử"),
        crumbs=crumbs_ld("https://nhan.example.vn", "Chính trị", "Xây dựng Đảng"),
        menu=menu(
            "Chính trị|Xã luận|Bình luận - Phê phán|Xây dựng Đảng|Kinh tế|Văn hóa|Xã hội|Pháp luật|Du lịch|Thế giới|Thể thao|Giáo dục|Y tế|Khoa học - Công nghệ|Môi trường|Bạn đọc|Kiểm chứng thông tin"
        ),
        body=flow(
            story,
            "<p>{}</p>",
            "<p><b>{}</b></p>",
            ways=("", "strong"),
            after={0: picture, 0.5: box},
        ),
        same=each(
            story,
            range(1, 5),
            '<article class="story story--split"><h2 class="story__heading"><a class="cms-link" href="{u}" title="">{t}</a></h2><time class="story__time">{d} {h}</time><div class="story__summary story__shorten">{x}</div></article>',
        ),
        latest=each(
            story,
            range(5, 9),
            '<article class="story"><time>{h}</time><h2 class="story__heading"><a href="{u}">{t}</a></h2></article>',
        ),
        most=each(story, range(9, 12), '<article class="story"><a href="{u}">{t}</a></article>'),
    )


RADIO = """<!DOCTYPE html>
<html lang="vi" dir="ltr" prefix="og: https://ogp.me/ns#">
<head>
[[og]]
<meta name="Generator" content="Drupal 9 (https://www.drupal.org)">
<meta property="article:published_time" content="[[iso]]">
[[ld]]
</head>
<body class="path-node page-node-type-article">
<a href="#main-content" class="visually-hidden focusable skip-link">Nhảy đến nội dung</a>
<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="vov-header"><a href="/" rel="home">Báo điện tử VOV</a><ul class="radio-live"><li><a href="https://live.example.vn">VOV1 trực tiếp</a></li><li>VOV Giao thông</li></ul><div class="now">Hà Nội, Thứ Hai 23/11/2026</div></div>
<nav role="navigation"><ul class="menu menu--main nav">
[[menu]]
</ul></nav></header>
<div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<article role="article" about="/[[slug]]" class="node node--type-article node--view-mode-full">
<div class="row article-header"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi">Xã hội</a></li></ol>
<div class="article-title mb-0"><h1>[[title]]</h1></div>
<div class="article-meta"><div class="article-date mb-2">[[weekday]], [[time]], [[day]]</div><div class="social-share"><a href="#">Chia sẻ</a><a href="#">Zalo</a></div></div></div>
<div class="row article-summary"><div class="col"> VOV.VN - [[lead]] </div></div>
<div class="row article-content"><div class="text-long">
[[body]]
</div></div>
<div class="article-author author-detail"><div class="field field--name-field-author field--type-entity-reference"><a href="/tac-gia/5" class="d-block">[[author]]/VOV.VN</a></div></div>
<div class="article-tags"><span>Tag:</span> <a href="/tag/a">dự báo</a> <a href="/tag/b">địa phương</a></div>
<p class="invite">Mời quý độc giả theo dõi VOV.VN trên <a href="https://news.google.com/z">Google News</a></p>
<div class="rating">Viết bình luận <form><label>Bình luận của bạn</label><textarea></textarea><input type="submit" value="Gửi đi"></form></div>
</article>
<div class="views-element-container block"><h2>Tin liên quan</h2><div class="view-content">
[[same]]
</div></div></div>
<aside class="layout-sidebar-second"><section class="block"><h2>Podcast</h2>
[[pods]]
</section><section class="block"><h2>Tin mới cập nhật</h2>
[[most]]
</section></aside>
<footer role="contentinfo"><p>BÁO ĐIỆN TỬ TIẾNG NÓI VIỆT NAM</p><p>Trụ sở: 37 Bà Triệu, Hà Nội - Đường dây nóng: 0889 389 289</p><p>Giấy phép số 27/GP-BVHTTDL do Cục Báo chí cấp</p></footer></div>
</body></html>"""


def radio(story: Story) -> str:
    """A broadcaster's Drupal: an audio piece between the paragraphs, a photo as a media entity."""
    picture = """<figure role="group" class="caption caption-drupal-media align-center"><div class="media media--type-image"><picture><source srcset="/a/1.webp 1x" type="image/webp"><img loading="lazy" src="/a/1.jpg" width="800" height="534" alt="" typeof="foaf:Image"></picture></div><figcaption>[[caption]]</figcaption></figure>"""
    audio = '<div class="media media--type-audio"><div class="audio-title">Nghe phóng viên phản ánh tại đây:</div><audio controls="controls"><source src="/s/1.mp3" type="audio/mpeg"></audio></div>'
    box = each(
        story,
        (0,),
        '<div class="embedded-entity align-right" data-embed-button="article" data-entity-type="node"><article class="node node--view-mode-embed"><div class="card"><a href="{u}"><img src="/t/{n}.jpg" alt=""></a><h5 class="media-title"><a href="{u}">{t}</a></h5><div class="card-text">VOV.VN - {x}</div></div></article></div>',
    )
    return fill(
        RADIO,
        story,
        og=og(story, "https://vov.example.vn", "VOV.VN", " | VOV.VN"),
        ld=ld(story, "https://vov.example.vn", headline="Báo điện tử VOV"),
        menu=menu(
            "Chính trị|Xã hội|Thế giới|Kinh tế|Thị trường|Pháp luật|Thể thao|Văn hóa|Giải trí|Sức khỏe|Đời sống|Du lịch|Quân sự - Quốc phòng|Công nghệ|Ô tô - Xe máy|Multimedia"
        ),
        body=flow(
            story,
            "<p>{}</p>",
            "<p><strong>{}</strong></p>",
            ways=("", "a", "strong"),
            after={0: picture, 0.3: audio, 0.7: box},
        ),
        same=each(
            story,
            range(1, 5),
            '<div class="views-row"><article class="node--view-mode-teaser"><a href="{u}" class="vovvn-title"><h3 class="media-title">{t}</h3></a><div class="text-secondary">{d}</div><p>VOV.VN - {x}</p></article></div>',
        ),
        pods=each(story, (5, 6), '<div><a href="{u}">{t}</a><span>0{n}:31</span></div>'),
        most=each(story, range(7, 12), '<div class="views-row"><a href="{u}">{t}</a></div>'),
    )


MAKES_B = {"people": people, "party": party, "radio": radio}
MARKS_B = {
    "people": (
        "Tin liên quan", "Chia sẻ Facebook", "Gửi email", "Hãy là người đầu tiên", "ĐANG ĐƯỢC QUAN TÂM",
        "Nội dung tài trợ", "Giấy phép hoạt động", "Cấm sao chép", "Tổng biên tập", "ngày trước",
    ),
    "party": (
        "Lưu bài viết", "Cỡ chữ", "Nghe bài viết", "Giọng nữ miền bắc", "Từ khóa", "Gửi ý kiến", "Có thể bạn quan tâm",
        "Mới nhất", "Đọc nhiều", "Nhân Dân cuối tuần", "Giấy phép số", "71 Hàng Trống", "Bản quyền thuộc về",
    ),
    "radio": (
        "Nhảy đến nội dung", "VOV1 trực tiếp", "Nghe phóng viên phản ánh", "Tag:", "Mời quý độc giả", "Viết bình luận",
        "Tin liên quan", "Podcast", "Tin mới cập nhật", "37 Bà Triệu", "Giấy phép số",
    ),
}  # fmt: skip
