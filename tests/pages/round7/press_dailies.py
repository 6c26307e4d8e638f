# ruff: noqa: E501  markup is not broken where a page does not break it
"""Pages in the manner of four dailies: Thanh Niên, Pháp luật TP.HCM, Kinh tế & Đô thị, Đại Đoàn Kết.

Written from memory of what such sites serve.
"""

from tests.jobs.skins import Story
from tests.pages.round7.press_parts import (
    CREDIT,
    SECOND_CAPTION,
    SUBHEADS,
    a,
    day,
    e,
    laid,
    listed,
    menu,
    news_article,
    og,
    worded,
)

SECTIONS = ("Thời sự", "Thế giới", "Kinh tế", "Đời sống", "Sức khỏe", "Giới trẻ", "Giáo dục",
            "Du lịch", "Văn hóa", "Giải trí", "Thể thao", "Công nghệ", "Xe", "Bạn đọc", "Rao vặt")  # fmt: skip


def thanhnien(story: Story) -> str:
    """The publishing system of VCCorp: parts of the body are VCSortableInPreviewMode boxes."""
    photo = f"""<figure class="VCSortableInPreviewMode" type="Photo" data-style="align-center">
<div><a href="https://images.example.vn/thumb_w/2048/a.jpg" class="detail-img-lightbox" title="{a(story.caption)}" target="_blank" data-fancybox="img-lightbox"><img src="https://images.example.vn/thumb_w/640/a.jpg" data-author="Minh Tuệ" alt="{a(story.title)} - Ảnh 1." title="{a(story.title)} - Ảnh 1." width="2000" height="1333" class="lightbox-content" loading="lazy"></a></div>
<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{e(story.caption)}</p></figcaption>
<div class="PhotoCMS_Author"><p data-placeholder="Nhập tên tác giả">{CREDIT}</p></div>
</figure>"""
    related = f"""<div class="VCSortableInPreviewMode" type="RelatedOneNews" data-layout="related-onenews-style">
{listed(story, '<a href="{u}" class="VnBizAvatar" title="{q}"><img src="{i}" alt="{q}"></a><div class="VCRelatedContent"><a class="title link-callout" href="{u}" title="{q}" data-popup-url="">{t}</a></div>', 0, 1)}
</div>"""
    quote = f"""<div class="VCSortableInPreviewMode" type="SimpleQuote" data-style="quote-style1">
<div class="quote-content"><p>{e(story.body[0][:90])}…</p></div><p class="StarNameCaption">Trích bài viết</p></div>"""
    advert = '<div id="zone-krlv706p" class="adm-mid"><script>if (pageSettings.allow3rd) arfAsync.push("krlv706p");</script></div>'
    footer_related = f"""<div class="VCSortableInPreviewMode link-content-footer IMSCurrentEditorEditObject" type="RelatedNewsBox" data-style="align-center">
<ul>{listed(story, '<li data-id="{n}"><a href="{u}" class="link-inline-content" title="{q}">{t}</a></li>', 1, 4)}</ul></div>"""
    body = laid(
        story.body, {1: photo, 2: related, 3: f"<h3>{SUBHEADS[0]}</h3>", 4: advert, 5: quote}
    )
    comments = "\n".join(
        f'<div class="item-comment"><div class="avatar"><span>{name[0]}</span></div><div class="content"><p class="name">{name}</p><p class="text-comment">{text}</p><div class="item-bottom"><span class="time-ago">{n} giờ trước</span><span class="btn-reply">Trả lời</span><span class="like">Thích <i>{n * 3}</i></span></div></div></div>'
        for n, (name, text) in enumerate((
            ("Trần Quốc Bảo", "Bài viết rất hay, mong cơ quan chức năng sớm có câu trả lời để người dân chúng tôi yên tâm làm ăn."),
            ("Hoa Xương Rồng", "Tôi ủng hộ cách làm này. Nhưng cần làm đến nơi đến chốn, đừng đánh trống bỏ dùi."),
        ), 2)
    )  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{e(story.title)}</title>
{og(story, "thanhnien.vn")}
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M}:00+07:00">
<meta property="article:author" content="https://www.facebook.com/thanhnien">
<meta name="author" content="Báo Thanh Niên">
<meta property="dable:item_id" content="185261123083012345">
{news_article(story, "Báo Thanh Niên", author={"@type": "Person", "name": story.author, "url": "https://bao.example.vn/author/1.htm"})}
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"item":{{"@id":"/","name":"Trang chủ"}}}},{{"@type":"ListItem","position":2,"item":{{"@id":"/thoi-su.htm","name":"Thời sự"}}}}]}}</script>
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"Organization","name":"Báo Thanh Niên","url":"https://thanhnien.vn"}}</script>
</head>
<body class="detail-page">
<div id="admWrapsite"><div class="header"><div class="header__top"><div class="container">
<a href="/" class="header__logo" title="Tin tức 24h mới nhất"><img src="/logo.svg" alt="Báo Thanh Niên"></a>
<div class="header__right"><a href="/" class="item">Đặt báo dài hạn</a><a href="/" class="item">Thanh Niên Podcast</a><a class="item" href="/">Tin mới 24 giờ qua</a><span class="header-login">Đăng nhập tài khoản</span></div>
</div></div><div class="header__nav"><ul class="menu-nav">
{menu(SECTIONS)}
</ul></div></div>
<div class="main"><div class="detail__main"><div class="container">
<div class="detail-top"><div class="breadcrumb-main"><div class="detail-cate"><a href="/thoi-su.htm" title="Thời sự" data-role="cate-name">Thời sự</a><a href="/thoi-su/phap-luat.htm" class="category-page__name cat">Pháp luật</a></div></div></div>
<div class="detail-content-wrap"><div class="detail-left">
<h1 class="detail-title"><span data-role="title">{e(story.title)}</span></h1>
<div class="detail-info"><div class="detail-author"><div class="author-info-top author">
<a class="avatar" href="/author/lan-anh-185.htm"><img src="/avatar.jpg" alt="{a(story.author)}"></a>
<div class="author-info"><div><a class="name" href="/author/185.htm" title="{a(story.author)}">{e(story.author)}</a></div><a class="mail" href="mailto:phongvien@baothanhnien.example">phongvien@baothanhnien.example</a></div>
</div></div>
<div class="detail-time"><div data-role="publishdate">{story.at:%d/%m/%Y %H:%M} GMT+7</div></div></div>
<div class="detail-social"><a href="#" class="item fb">Chia sẻ Facebook</a><a class="item zalo" href="#">Chia sẻ Zalo</a><a href="#" class="item google"><span>Theo dõi Báo Thanh Niên trên Google</span></a></div>
<h2 class="detail-sapo" data-role="sapo">{e(story.lead)}</h2>
<div class="detail-cmain"><div class="detail-audio"><div class="audioplayer"><span>Nghe đọc bài viết</span><span class="timing">0:00 / 3:12</span><ul><li>Nữ miền Nam</li><li>Nam miền Bắc</li></ul></div></div>
<div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">
{body}
{footer_related}
</div></div>
<div class="detail-tab"><div class="box-tags"><span class="title">Từ khóa liên quan:</span>{listed(story, '<a class="item" href="/tags/{n}.htm">chủ đề số {n} đáng chú ý</a>', 0, 4)}</div></div>
<div class="detail-support"><p>Bạn có thể ủng hộ tòa soạn một ly cà phê để có thêm những tác phẩm báo chí tâm huyết.</p><button>Tặng sao cho tác giả</button></div>
<div class="box-comment" id="cmt"><div class="box-title"><h3>Bình luận (2)</h3></div><div class="box-form"><textarea placeholder="Ý kiến của bạn"></textarea><button>Gửi bình luận</button></div><div class="list-comment">
{comments}
</div></div>
</div>
<div class="detail-right"><div class="box-read-most"><div class="box-title">Đọc nhiều trong tuần</div>
{listed(story, '<div class="box-category-item"><a class="box-category-link-with-avatar" href="{u}"><img src="{i}"></a><h3><a class="box-category-link-title" href="{u}" title="{q}">{t}</a></h3></div>', 4, 9)}
</div><div class="box-adv" id="admzone1"></div></div></div>
<div class="detail__related"><h3 class="box-title-same">Tin cùng chuyên mục</h3>
{listed(story, '<div class="box-category-item"><a class="box-category-link-with-avatar img-resize" href="{u}"><img src="{i}" alt="{q}"></a><div class="box-category-content"><h3><a class="box-category-link-title" href="{u}">{t}</a></h3><span class="box-time">{d} 10:05</span><p class="box-category-sapo">{s}</p></div></div>', 8, 12)}
</div></div></div></div>
<div class="footer"><div class="footer__bottom"><p>Cơ quan chủ quản: Trung ương Hội Liên hiệp Thanh niên Việt Nam</p><p>Tổng biên tập: Nguyễn Văn Mẫu</p><p>Giấy phép xuất bản số 110/GP-BTTTT cấp ngày 24.3.2020</p><p>© 2003-2026 Bản quyền thuộc về Báo Thanh Niên. Cấm sao chép dưới mọi hình thức nếu không có sự chấp thuận bằng văn bản.</p></div></div>
</div></body></html>"""


def plo(story: Story) -> str:
    """The system of ePi: cms-classes, pictures in tables, an advert's hint after paragraphs."""
    photo = f"""<table class="picture" align="center"><tbody>
<tr><td class="pic"><img class="lazyload cms-photo" data-large-src="https://img.example.vn/w1000/b.jpg" data-src="https://img.example.vn/w680/b.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="{a(story.caption)}" width="680" height="453"></td></tr>
<tr><td class="caption">{e(story.caption)}</td></tr></tbody></table>"""
    related = f"""<div class="article-relate cms-relate"><h4 class="hdg">Bài liên quan nên đọc</h4>
{listed(story, '<article class="story"><figure class="story__thumb"><a class="cms-link" href="{u}" title="{q}"><img src="{i}" alt="{q}"></a></figure><h2 class="story__heading"><a class="cms-link" href="{u}" title="{q}">{t}</a></h2><div class="story__summary">{s}</div></article>', 0, 2)}</div>"""
    video = """<div class="cms-video" data-video-src="https://video.example.vn/1.mp4"><video controls preload="none" poster="/v.jpg"></video></div>"""
    advert = '<div class="ads_middle"><div id="adsWeb_AdsArticleMiddle" class="banner fyi" data-position="AdsArticleMiddle"><span>Nội dung được tài trợ bởi đối tác</span></div></div>'
    box = f"""<div class="sidebar cms-box"><p><strong>{SUBHEADS[1]}</strong></p></div>"""
    body = laid(
        story.body,
        {
            1: photo,
            2: advert,
            3: f'<h3 class="cms-h3">{SUBHEADS[0]}</h3>',
            4: related,
            6: video,
            7: box,
        },
    )
    return f"""<!DOCTYPE html> <html lang="vi"> <head>
<title>{e(story.title)} | Báo Pháp luật TP.HCM</title>
<meta http-equiv="Content-Type" content="text/html;charset=utf-8" />
{og(story, "Báo Pháp luật Thành phố Hồ Chí Minh")}
<meta name="keywords" content="từ khóa một,từ khóa hai" />
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M}:00+0700" />
<meta property="article:modified_time" content="{story.at:%Y-%m-%dT%H:%M}:59+0700" />
<meta property="article:section" content="Thời sự" />
<script type="application/ld+json">{{"@context": "http://schema.org","@type": "Organization","name": "Pháp Luật TP. HCM","url": "https://plo.example.vn","logo": "/logo.png"}}</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"WebSite","name":"Pháp luật TP.HCM","potentialAction":{{"@type":"SearchAction","target":"/tim-kiem/?q={{search_term_string}}","query-input":"required name=search_term_string"}}}}</script>
{news_article(story, "Pháp luật TP.HCM", author={"@type": "Person", "name": story.author.upper()})}
</head> <body class="detail-page"> <div id="sticky-anchor"></div>
<header class="site-header"><div class="container"><a class="logo" href="/" title="PLO">Pháp Luật Thành phố Hồ Chí Minh</a><time class="date">{day(story.at)}, ngày {story.at:%d/%m/%Y}</time><div class="search"><input type="text" class="txtsearch" placeholder="Tìm kiếm"></div><a href="/rss">RSS</a><a href="/dien-dan-doc-gia">Diễn đàn độc giả</a>
<nav class="navigation"><ul class="menu">
{menu(SECTIONS[:11], '<li class="main"><a href="/{n}/" class="menu-heading">{t}</a><i class="ic-angle-down"></i></li>')}
</ul></nav></div></header>
<div class="site-body"><div class="container"><div class="breadcrumbs"><h2 class="main"><a href="/phap-luat/" class="active">Pháp luật</a></h2><ul class="sub-menu"><li><a href="/phap-luat/nguoi-tot-viec-tot/">Người tốt việc tốt quanh ta</a></li></ul></div>
<div class="main-col"><article class="article">
<div class="article__header">
<h1 class="article__title cms-title">{e(story.title)}</h1>
<div class="article__meta"><div class="wrap-avatar"><img src="/avatar-author.png" alt="{a(story.author.upper())}"></div><div class="wrap-meta"><div class="author"><span class="name cms-author"><a href="/tac-gia/lan-anh-24.html">{e(story.author.upper())}</a></span> <small class="job">(phong-vien@phapluat.example)</small></div><time class="time" datetime="{story.at:%Y-%m-%dT%H:%M}:00+0700" data-time="{int(story.at.timestamp())}" data-friendly="false">{story.at:%d/%m/%Y %H:%M}</time><meta class="cms-date" itemprop="datePublished" content="{story.at:%Y-%m-%dT%H:%M}:00+0700"></div>
<div class="social article__social"><a href="javascript:void(0);" class="item" data-href="/1" data-rel="facebook">Facebook</a><a class="item" data-rel="zalo">Zalo</a><a class="item" href="/print">In bài viết này</a><a class="sendbookmark">Lưu bài viết để đọc sau</a></div></div>
</div>
<div class="article__audio"><div class="player-wrap"><audio id="audio_player" controls src="/tts/nu.mp3"></audio><div class="select-voice"><span>Giọng nữ miền Nam đọc báo</span><span>Tốc độ đọc: 1x</span></div></div></div>
<div class="article__sapo cms-desc">(PLO)- {e(story.lead)}</div>
<div class="article__avatar"></div>
<div class="article__body cms-body" itemprop="articleBody">
{body}
<div class="article__author"><span class="name">{e(story.author.upper())}</span></div>
</div>
<div class="article__tag"><h3 class="box-heading">Từ khóa</h3><div class="box-content">{listed(story, '<a href="/tags/{n}/">#thông tin mới {n}</a>', 0, 4)}</div></div>
<div class="wrap-comment" id="comment3"><div class="box-heading">Bình luận của bạn đọc</div><div class="form"><textarea placeholder="Gửi bình luận"></textarea><p>Vui lòng nhập tiếng Việt có dấu khi bình luận trên báo.</p></div><div class="comment-listing"><div class="item"><b>Lê Thị Tư</b><div class="box-content">Xử phạt phải đủ sức răn đe thì mới mong giảm được tình trạng này, chứ cứ nhắc nhở mãi thì không ăn thua.</div><time>{story.at:%d/%m/%Y} 21:14</time></div></div></div>
</article>
<div class="box-detail-news"><h3 class="box-heading">Tin tài trợ từ các đối tác</h3>{listed(story, '<article class="story"><h3 class="story__heading"><a href="{u}" class="cms-link">{t}</a></h3></article>', 2, 4)}</div>
<div class="timeline"><h3 class="box-heading">Đừng bỏ lỡ tin này</h3>
{listed(story, '<article class="story story--split" data-id="{n}"><figure class="story__thumb"><a href="{u}"><img src="{i}"></a></figure><h2 class="story__heading"><a class="cms-link" href="{u}">{t}</a></h2><div class="story__summary"><p>(PLO)- {s}</p></div></article>', 4, 9)}
</div></div>
<aside class="sub-col"><div class="most-read"><h3 class="box-heading">Đọc nhiều hôm nay</h3>{listed(story, '<article class="story"><span class="rank">{n}</span><h3 class="story__heading"><a href="{u}">{t}</a></h3></article>', 8, 12)}</div><div class="newspaper"><a href="/bao-in">Số báo in ngày {story.at:%d/%m}</a></div></aside>
</div></div>
<footer class="site-footer"><p>Giấy phép số 636/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 28.12.2020.</p><p>Tòa soạn: 34 Hoàng Việt, phường Tân Sơn Nhất, Thành phố Hồ Chí Minh</p><p>Quảng cáo, phát hành: (028) 3811 0000 - Đường dây nóng 0908 000 000</p></footer>
</body></html>"""


def kinhtedothi(story: Story) -> str:
    """The bold prefix of the outlet's name before the sapo; no JSON-LD that parses."""
    figure = f"""<figure class="image align-center-image"><img style="aspect-ratio:960/640" src="https://cdn.example.vn/960/c.jpg" width="960" height="640"><figcaption><em>{e(story.caption)}</em></figcaption></figure>"""
    second = f"""<figure class="image align-center-image"><img src="https://cdn.example.vn/960/d.jpg" width="960" height="640"><figcaption><em>{SECOND_CAPTION}</em></figcaption></figure>"""
    related = f"""<figure class="link-related"><div class="c-widget-related"><ul>{listed(story, '<li><div class="b-grid"><div class="b-grid__img"><a href="{u}"><img src="{i}" alt="{q}"></a></div><div class="b-grid__content"><h3 class="b-grid__title"><a href="{u}">{t}</a></h3></div></div></li>', 0, 2)}</ul></div></figure>"""
    quote = (
        f"""<blockquote class="quote-center"><p>{worded(0, story.body[1][:110])}...</p></blockquote>"""
        if len(story.body) > 5
        else ""
    )
    body = laid(
        story.body,
        {
            1: figure,
            2: f"<p><strong>{SUBHEADS[0]}</strong></p>",
            3: related,
            4: quote,
            5: second,
            6: '<div class="c-banner"><p style="text-align:center">- Quảng cáo giữa bài viết -</p></div>',
        },
        '<p style="text-align:justify;">{}</p>',
    )
    return f"""<!doctype html>
<html lang="vi-VN"><head><meta charset="UTF-8">
<title>{e(story.title)} - Kinh tế Đô thị</title>
{og(story, "Kinh tế đô thị")}
<link rel="canonical" href="https://bao.example.vn/1">
<meta name="pubdate" content="{story.at:%Y-%m-%dT%H:%M}:00+07:00">
<script type="application/ld+json">
{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{story.title}","description":"Kinhtedothi - "{story.lead}"","datePublished":"{story.at:%Y-%m-%dT%H:%M}:00+07:00","author":{{"@type":"Person","name":"Kinh tế đô thị"}},}}
</script></head>
<body><div class="l-wrapper"><header class="c-header"><div class="c-header__top"><span class="c-time">{day(story.at, capital=True)}, {story.at:%d/%m/%Y}</span><span class="c-weather">Hà Nội 24°C, trời nhiều mây, không mưa</span><a href="/en">English</a><a href="/bao-in">Đọc báo in Kinh tế đô thị</a></div>
<div class="c-header-logo"><a href="/"><img alt="Kinh tế đô thị - Cơ quan của UBND TP Hà Nội" src="/logo.png"></a></div>
<nav class="c-menu"><ul>
{menu(("Chính trị", "Đô thị", "Kinh tế", "Bất động sản", "Xã hội", "Pháp luật", "Văn hóa", "Quốc tế", "Thể thao", "Môi trường", "Chuyển đổi số"))}
</ul></nav></header>
<main class="l-main"><div class="container"><div class="c-breadcrumb"><ul><li><a href="/">Trang chủ</a></li><li><a href="/chinh-tri">Chính trị</a></li><li><a href="/chinh-tri/tin-tuc">Tin tức chính trị trong ngày</a></li></ul></div>
<div class="l-content"><div class="c-detail-head"><h1 class="c-detail-head__title">{e(story.title)}</h1>
<div class="c-detail-head__row"><span class="c-detail-head__author">{e(story.author)}</span><span class="c-detail-head__time">{story.at:%d/%m/%Y} | {story.at:%H:%M}</span><a class="c-gnews" href="#">Kinh tế đô thị trên Google News</a></div>
<div class="c-share"><ul><li><a href="#">Chia sẻ bài viết lên Facebook</a></li><li><a href="#">Twitter</a></li><li><a href="#">Sao chép liên kết bài viết</a></li></ul></div></div>
<div class="b-maincontent"><div class="c-news-detail"><p class="sapo"><strong>Kinhtedothi - {e(story.lead)}</strong></p>
<div class="entry entry-no-padding">
{body}
</div></div>
<div class="c-author-bottom"><p style="text-align:right"><strong>{e(story.author)}</strong></p></div>
<div class="c-rating"><span>Đánh giá chất lượng bài viết</span><span>5 sao trên tổng số 12 đánh giá</span></div>
<div class="c-widget-tags"><ul><li>Từ khóa:</li>{listed(story, '<li><h4><a href="/tag/{n}">quy hoạch phân khu {n}</a></h4></li>', 0, 3)}</ul></div></div>
<div class="c-box-comment"><div class="c-box__title">Ý kiến bạn đọc (0)</div><p>Chưa có ý kiến nào cho bài viết này, hãy là người đầu tiên bình luận.</p></div>
<div class="c-box"><div class="c-box__title"><a href="#">Tin cùng chuyên mục Chính trị</a></div><div class="c-template-list"><ul>
{listed(story, '<li><div class="b-grid"><div class="b-grid__img"><a href="{u}"><img src="{i}"></a></div><div class="b-grid__content"><div class="b-grid__row"><h3 class="b-grid__title"><a href="{u}">{t}</a></h3><p class="b-grid__time">{d} 07:45</p><p class="b-grid__desc">Kinhtedothi - {s}</p></div></div></div></li>', 3, 8)}
</ul></div></div></div>
<div class="l-sidebar"><div class="c-box"><div class="c-box__title">Tin mới cập nhật liên tục</div><ul>{listed(story, '<li><span>{d}</span> <a href="{u}" title="{q}">{t}</a></li>', 7, 12)}</ul></div></div></div></main>
<footer class="c-footer"><p>Cơ quan ngôn luận của Ủy ban nhân dân Thành phố Hà Nội</p><p>Giấy phép hoạt động báo chí số 548/GP-BTTTT ngày 24/8/2021</p><p>Ghi rõ nguồn "Báo Kinh tế &amp; Đô thị" khi phát hành lại thông tin từ website này</p></footer></div></body></html>"""


def daidoanket(story: Story) -> str:
    """Server-rendered by a JavaScript framework: utility classes, the state as JSON at the end."""
    photo = f"""<div class="image-wrapper my-4"><img src="https://media.example.vn/e.webp" alt="" loading="lazy" class="w-full"/><div class="text-center text-sm italic text-gray-500">{e(story.caption)}</div></div>"""
    related = f"""<div class="bg-gray-100 p-4 my-4 not-prose"><span class="font-bold text-red-700">Đọc thêm trên Đại Đoàn Kết</span>{listed(story, '<a class="flex gap-2" href="{u}"><img src="{i}" alt="{q}"/><span>{t}</span></a>', 0, 3)}</div>"""
    table = """<table class="tbl-data"><thead><tr><th>Năm</th><th>Số hộ</th><th>Tỷ lệ (%)</th></tr></thead><tbody><tr><td>2024</td><td>12.450</td><td>3,1</td></tr><tr><td>2025</td><td>9.870</td><td>2,4</td></tr><tr><td>2026</td><td>6.120</td><td>1,5</td></tr></tbody></table>"""
    body = laid(
        story.body,
        {
            1: photo,
            2: f"<h2>{SUBHEADS[0]}</h2>",
            3: related,
            5: table,
            6: f"<h2>{SUBHEADS[1]}</h2>",
        },
        '<p class="mb-4 text-justify">{}</p>',
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/>
<title>{e(story.title)} | Báo Đại Đoàn Kết</title>
{og(story, "Báo Đại Đoàn Kết")}
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M}:00.000+07:00"/><meta property="article:tag" content="Mặt trận Tổ quốc"/>
{news_article(story, "Báo Đại Đoàn Kết", headline="Báo Đại Đoàn Kết - Cơ quan Trung ương của MTTQ Việt Nam", author=[{"@type": "Organization", "name": "daidoanket.vn"}])}
<link rel="preload" href="/_next/static/css/4f.css" as="style"/><script defer="" src="/_next/static/chunks/main.js"></script></head>
<body><div id="__next"><div class="min-h-screen"><header class="border-b"><div class="max-w-screen-xl mx-auto flex"><a href="/"><img alt="Đại Đoàn Kết" src="/logo.svg"/></a><div class="text-xs">{day(story.at)}, {story.at:%d/%m/%Y}</div><button>Mở menu toàn trang</button><a href="https://mattran.example.vn">Cổng Mặt trận Tổ quốc Việt Nam</a></div>
<nav><ul class="flex">
{menu(("Mặt trận", "Tôn giáo - Dân tộc", "Chính trị", "Giám sát - Phản biện", "Kinh tế", "Xã hội", "Pháp luật", "Văn hóa", "Quốc tế", "Tinh hoa Việt"), '<li class="px-2"><a href="/{n}">{t}</a></li>')}
</ul></nav></header>
<div class="max-w-screen-xl mx-auto grid grid-cols-12"><main class="col-span-8">
<div class="flex items-center text-sm"><a href="/">Trang chủ</a><span class="mx-1">›</span><a href="/mat-tran">Hoạt động Mặt trận các cấp</a></div>
<article><h1 class="text-3xl font-bold">{e(story.title)}</h1>
<div class="flex justify-between text-sm text-gray-500"><div class="flex"><span class="font-semibold text-black">{e(story.author)}</span><span class="mx-2">•</span><span>{day(story.at, capital=True)}, {story.at:%d/%m/%Y} - {story.at:%H:%M}</span></div><div class="flex gap-2"><button aria-label="facebook"></button><button>Cỡ chữ nhỏ vừa lớn</button></div></div>
<div class="my-2 rounded bg-gray-50"><button>Nghe audio bài viết</button><span>00:00 / 04:31</span></div>
<div class="font-bold text-lg my-4">{e(story.lead)}</div>
<div class="prose max-w-none article-content">
{body}
</div>
<div class="text-right font-bold my-4">{e(story.author)}</div></article>
<div class="flex flex-wrap gap-2"><span>Chủ đề:</span>{listed(story, '<a class="rounded border px-2" href="/tag/{n}">Đại hội Mặt trận lần {n}</a>', 0, 4)}</div>
<div class="rounded border p-4 my-4"><div class="font-bold">Đăng ký nhận bản tin hằng ngày của chúng tôi</div><p>Mỗi sáng một thư, những câu chuyện đáng đọc nhất gửi thẳng tới hộp thư của bạn.</p><input type="email" placeholder="Email của bạn"/></div>
<section><h3 class="border-l-4 border-red-700">Tin liên quan cùng chủ đề</h3><div class="grid grid-cols-3">
{listed(story, '<div><a href="{u}"><img src="{i}" alt=""/></a><a class="font-bold line-clamp-3" href="{u}">{t}</a><p class="line-clamp-3 text-sm">{s}</p></div>', 3, 9)}
</div></section></main>
<aside class="col-span-4"><div class="border-t-2"><div class="uppercase">Xem nhiều nhất tuần</div>{listed(story, '<div class="flex"><span>{n}</span><a href="{u}">{t}</a></div>', 8, 12)}</div><div class="my-4"><img src="/banner300.jpg" alt="Quảng cáo"/></div></aside></div>
<footer class="bg-gray-100"><p>Cơ quan của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam</p><p>Giấy phép số 96/GP-CBC ngày 08/7/2022 của Cục Báo chí</p><p>Trụ sở tòa soạn: 66 Bà Triệu, phường Cửa Nam, Hà Nội</p></footer></div></div>
<script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"locale":"vi","menus":[{{"id":1,"name":"Mặt trận"}}]}}}},"page":"/[slug]","buildId":"x7Qm"}}</script></body></html>"""
