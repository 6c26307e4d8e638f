# ruff: noqa: E501  markup is not broken where a page does not break it
"""Article pages as the large daily newspapers' sites make them: four makes, from memory."""

import json
from datetime import UTC, timedelta

from tests.jobs.skins import Story
from tests.pages.round4.press_parts import (
    CLUTTER,
    SIDE,
    TODAY,
    Facts,
    e,
    each,
    inline,
    menu,
    paragraphs,
    shorter,
    slug,
    talk,
    weekday,
    with_list,
    woven,
)

EXPRESS_SIDE = "Nhận bản tin mỗi sáng qua thư điện tử"
EXPRESS = Facts(
    furniture=(
        EXPRESS_SIDE, "Ý kiến của bạn sẽ được biên tập trước khi đăng", "Quan tâm nhất", "Trở lại Thời sự",
        "Tải ứng dụng để đọc nhanh hơn", "Thuộc Bộ Khoa học và Công nghệ tỉnh Phú Thạnh", "Copy link thành công",
        "Quảng cáo sẽ đóng sau 5 giây", "Bạn đọc đang xem nhiều trong giờ qua",
    ),
    neutral=("1. Chuyển biến từ cơ sở", "2. Những việc còn ở phía trước", "Hà Nội"),
    listed=True,
)  # fmt: skip


def express(story: Story) -> str:
    """A stamp of place opens the lead; a box of links and an advert in the text; long comments."""
    ld = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": shorter(story.title),
        "datePublished": story.at.isoformat(), "dateModified": (story.at + timedelta(minutes=41)).isoformat(),
        "author": {"@type": "Person", "name": "Báo Nhanh"}, "description": story.lead[:150],
    }  # fmt: skip
    comments = talk(
        '<div class="comment_item width_common"><div class="user_avatar"><span class="avata_coment">{name[0]}</span></div>\n'
        '<div class="content-comment"><p class="full_content"><span class="txt-name"><a class="nickname" href="#"><b>{name}</b></a></span></p>{text}'
        '<div class="block_like_web width_common"><a class="like_cm" href="javascript:;">Thích</a>'
        '<div class="reactions-total"><a class="number">12</a></div><a class="btn_reply">Trả lời</a><a class="btn_share">Chia sẻ</a>'
        '<span class="time-com">3h trước</span></div></div></div>'
    )
    made = with_list(paragraphs(story, '<p class="Normal">{}</p>'), story)
    figure = f"""<figure data-size="true" itemprop="associatedMedia image" itemscope itemtype="http://schema.org/ImageObject" class="tplCaption action_thumb_added">
<meta itemprop="url" content="https://i1.example.vn/2026/{story.at:%m}/anh-1.jpg"><meta itemprop="width" content="680">
<div class="fig-picture el_valid" style="padding-bottom:66.6%;position:relative"><picture><source data-srcset="/a-680.jpg 1x, /a-1020.jpg 1.5x">
<img itemprop="contentUrl" loading="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="https://i1.example.vn/anh-1.jpg" alt="{e(story.caption)}"></picture></div>
<figcaption itemprop="description"><p class="Image">{e(story.caption)}</p></figcaption></figure>"""
    related = f"""<div class="box-tinlienquanv2 width_common"><ul class="list-news" id="list-news">
{each('<li data-id="{n}"><a href="/{slug}-{n}.html" title="{title}">{title}</a></li>', story.others[:2])}
</ul></div>"""
    advert = '<div id="sis_inread" class="banner-ads"><div class="hdr_ads">Quảng cáo sẽ đóng sau 5 giây</div><iframe title="3rd party ad content" width="640" height="360"></iframe></div>'
    body = woven(
        made,
        {1: figure, 2: advert, 3: related + '\n<h2 class="Normal">1. Chuyển biến từ cơ sở</h2>', 6: '<h2 class="Normal">2. Những việc còn ở phía trước</h2>'},
    )  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8">
<title>{e(story.title)} - Báo Nhanh</title>
<meta name="description" content="{e(story.lead[:150])}"><meta property="og:title" content="{e(shorter(story.title, 9))}">
<meta property="og:type" content="article"><meta name="pubdate" content="{story.at.isoformat()}"><meta name="its_publication" content="{story.at:%s}">
<meta name="tt_list_folder" content="1000000,1001005"><script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script>
<script>var article_id = 4821007, show_comment = 1; window.dataLayer = window.dataLayer || [];</script></head>
<body data-source="Detail-Thoisu"><header class="section top-header"><div class="container"><a class="logo" href="/"><img src="/logo.svg" alt="Báo Nhanh"></a>
<span class="time-now">{weekday(TODAY)}, {TODAY:%d/%m/%Y}</span><a class="myvne_taskbar" href="/dang-nhap">Đăng nhập</a></div></header>
<nav class="main-nav"><ul class="parent">
{menu("Trang chủ|Thời sự|Góc nhìn|Thế giới|Video|Podcasts|Kinh doanh|Bất động sản|Khoa học|Giải trí|Thể thao|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Số hóa|Xe|Ý kiến|Tâm sự|Thư giãn")}
</ul></nav>
<section class="section page-detail top-detail"><div class="container"><div class="social_pin"><ul><li><a title="Chia sẻ bài viết lên facebook"></a></li><li><a title="Copy">Copy link thành công</a></li></ul></div>
<div class="sidebar-1"><div class="header-content width_common"><ul class="breadcrumb" data-campaign="Header"><li><a href="/thoi-su">Thời sự</a></li><li><a href="/thoi-su/chinh-tri">Chính trị</a></li></ul>
<span class="date">{weekday(story.at)}, {story.at.day}/{story.at.month}/{story.at.year}, {story.at:%H:%M} (GMT+7)</span></div>
<h1 class="title-detail">{e(story.title)}</h1>
<p class="description"><span class="location-stamp">Hà Nội</span>{e(story.lead)}</p>
<article class="fck_detail ">
{body}
<p class="Normal" style="text-align:right;"><strong>{e(story.author)}</strong></p>
</article>
<div class="footer-content width_common"><a class="back-folder" href="/thoi-su">Trở lại Thời sự</a><div class="item-social"><a class="save">Lưu</a><a class="fb">Chia sẻ</a></div></div>
<div class="tags"><h4>Chủ đề:</h4> <a href="/chu-de/co-so">cơ sở</a>, <a href="/chu-de/dang-vien">đảng viên</a></div>
<div class="box_comment_vne width_common" id="box_comment_vne"><div class="box-title"><h3>Ý kiến (3)</h3></div><form><textarea placeholder="Chia sẻ ý kiến của bạn"></textarea><p class="note">Ý kiến của bạn sẽ được biên tập trước khi đăng</p></form>
<div class="filter_coment"><a class="active">Quan tâm nhất</a><a>Mới nhất</a></div>
{comments}
</div></div>
<div class="sidebar-2"><div class="inner-fixed"><h2 class="title-box">Bạn đọc đang xem nhiều trong giờ qua</h2>
{each('<article class="item-news"><div class="thumb-art"><a href="/{slug}-{n}.html"><img src="/t{n}.jpg" alt="{title}"></a></div><h3 class="title-news"><a href="/{slug}-{n}.html">{title}</a></h3><p class="description"><a href="/{slug}-{n}.html">{teaser}</a></p></article>', SIDE[:6])}
<div class="newsletter"><p>{EXPRESS_SIDE}</p><input type="email"><button>Đăng ký</button></div></div></div></div></section>
<section class="section"><h2>Tin cùng chuyên mục</h2>
{each('<article class="item-news item-news-common"><h3 class="title-news"><a href="/{slug}-{n}.html">{title}</a></h3><span class="time-public">{clock}, {day}</span></article>', story.others[2:])}
</section>

{CLUTTER["mega"]}
<footer class="footer"><p>Tải ứng dụng để đọc nhanh hơn</p><p>Báo điện tử. Thuộc Bộ Khoa học và Công nghệ tỉnh Phú Thạnh. Số giấy phép: 918/GP-BTTTT</p><p>Tổng biên tập: Phạm Hữu Kha. Địa chỉ: Tầng 10, tòa nhà Hòn Én, Hà Nội</p></footer>
{CLUTTER["cookie"]}
</body></html>"""


CITY = Facts(
    furniture=(
        "Nghe đọc bài", "Nữ miền Nam", "Tặng sao cho tác giả", "Bạn đã tặng 0 sao cho bài viết này", "Thêm chuyên mục, tăng trải nghiệm",
        "Ứng dụng Tin Thành phố", "Bình luận hay", "Thông tin của bạn đọc được giữ kín", "Chuyển sao tặng cho thành viên",
        "Giấy phép hoạt động báo điện tử tiếng Việt", "Trở thành người đầu tiên tặng sao cho bài viết", "Cập nhật:",
    ),
    neutral=("Cán bộ nào, phong trào ấy", "Một bạn đọc ở Bàu Sen Hạ"),
)  # fmt: skip


def city(story: Story) -> str:
    """The author with a picture above; a player, a pull quote and a card in the text; stars below."""
    made = paragraphs(story)
    if len(made) > 5:
        made[4] = f"<blockquote>{made[4]}</blockquote>"
    card = '<div class="VCSortableInPreviewMode alignRight" type="RelatedOneNews" data-style="align-right"><a href="/{slug}-{n}.htm" class="VCLink"><img src="/t{n}.jpg" alt="{title}"></a><a class="VCObjectBoxRelatedNewsItemTitle" href="/{slug}-{n}.htm">{title}</a><p class="VCObjectBoxRelatedNewsItemSapo">{teaser}</p></div>'
    photo = f"""<figure class="VCSortableInPreviewMode" type="Photo" style=""><div><a class="detail-img-lightbox" href="/a.jpg" target="_blank" data-caption="&lt;p&gt;{e(story.caption)}&lt;/p&gt;"><img src="/thumb/a.jpg" id="img_1" w="1600" h="1067" alt="{e(story.title)} - Ảnh 1." title="{e(story.title)} - Ảnh 1." rel="lightbox" photoid="1"></a></div>
<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh" class="">{e(story.caption)}</p></figcaption></figure>"""
    quote = '<div class="VCSortableInPreviewMode alignLeft" type="quote"><div class="quote-ct"><div class="quote-text">Cán bộ nào, phong trào ấy</div><div class="quote-au">Một bạn đọc ở Bàu Sen Hạ</div></div></div>'
    banner = '<div class="banner-app"><a href="https://apps.example.com/tp"><img src="/app.png" alt=""></a><span>Ứng dụng Tin Thành phố: đọc mọi lúc, không cần mạng</span></div>'
    comments = talk(
        '<li class="item-comment"><div class="avatar"><img src="/u.png" alt=""></div><div class="wrap"><span class="name">{name}</span><div class="contentcomment">{text}</div>'
        f'<div class="timeago" title="{TODAY:%d/%m/%Y %H:%M}">2 giờ trước</div><a class="react">Thích</a></div></li>',
        "{}<br>",
    )
    share = '<div class="detail-social"><a class="item fb">Chia sẻ</a><a class="item zalo">Zalo</a><a class="item print">In bài viết</a><a class="item mail">Gửi thư</a></div>'
    updated = story.at + timedelta(hours=3, minutes=12)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"><title>{e(story.title)} - Tin Thành phố Online</title>
<meta property="og:title" content="{e(story.title)}"><meta property="og:description" content="{e(story.lead)}"><meta property="og:image" content="https://cdn.example.vn/a.jpg">
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}"><meta property="article:modified_time" content="{updated:%Y-%m-%dT%H:%M:%S}">
<script type="application/ld+json">
{{ "@context": "http://schema.org", "@type": "NewsArticle", "headline": "{e(story.title)}", "datePublished": "{updated:%Y-%m-%dT%H:%M:%S}+07:00",
"dateModified": "{updated:%Y-%m-%dT%H:%M:%S}+07:00", "publisher": {{ "@type": "Organization", "name": "Tin Thành phố", }}, }}
</script></head><body class="details-page">
{CLUTTER["popup"]}

<div class="header__top"><div class="header__date">{TODAY:%d-%m-%Y}</div><a href="/" class="header__logo" title="Tin Thành phố">Tin Thành phố</a><a class="header__login">Đăng nhập</a></div>
<div class="header__nav"><ul class="menu-nav">
{menu("Video|Thời sự|Thế giới|Pháp luật|Kinh doanh|Công nghệ|Xe|Du lịch|Nhịp sống trẻ|Văn hóa|Giải trí|Thể thao|Giáo dục|Nhà đất|Sức khỏe|Giả thật|Bạn đọc")}
</ul></div>
<div class="main" id="main-detail"><div class="detail__page"><div class="container"><div class="detail__pmain"><div class="detail__cmain-flex"><div class="detail__cmain-main">
<div class="detail-top"><div class="detail-cate"><a href="/thoi-su.htm" data-role="cate-name">Thời sự</a></div>
<div class="detail-time"><div data-role="publishdate">{story.at:%d/%m/%Y %H:%M} GMT+7</div><div class="update">Cập nhật: {updated:%d/%m/%Y %H:%M} GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title">{e(story.title)}</h1>
<div class="detail-author"><a class="avatar" href="/tac-gia/{slug(story.author)}.htm"><img src="/tg.jpg" alt="{e(story.author)}"></a><div class="author-info"><a href="/tac-gia/{slug(story.author)}.htm" class="name" title="{e(story.author)}">{e(story.author)}</a></div></div>
{share}
<div class="detail-audio"><div class="audio-title">Nghe đọc bài</div><audio controls src="/a.mp3"></audio><span>0:00</span><span>4:12</span><ul><li>Nữ miền Nam</li><li>Nam miền Bắc</li></ul></div>
<h2 class="detail-sapo" data-role="sapo">{e(story.lead)}</h2>
<div class="detail-cmain clearfix"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody" data-io-article-url="/bai.htm">
{woven(made, {0: photo, 1: quote, 3: each(card, story.others[:1]), 4: banner})}
</div></div>
<div class="detail-cate-bot"><a href="/thoi-su.htm">Trở lại chủ đề</a></div>
{share}
<div class="detail-star"><p>Tặng sao cho tác giả</p><p>Bạn đã tặng 0 sao cho bài viết này. Chuyển sao tặng cho thành viên khác hoặc mua thêm sao.</p><p>Trở thành người đầu tiên tặng sao cho bài viết</p></div>
<div class="detail-tab"><a href="/co-so.html">cơ sở</a><a href="/chi-bo.html">chi bộ</a></div>
<div class="box-comment"><h4>Bình luận hay</h4><ul class="lst-comment">
{comments}
</ul><form><input placeholder="Họ tên"><textarea></textarea><p>Thông tin của bạn đọc được giữ kín, chúng tôi chỉ liên hệ khi thật cần</p></form></div>
</div><div class="detail__csub">
<div class="box-title">Tin cùng chuyên mục</div>
{each('<div class="box-category-item" data-id="{n}"><a class="box-category-link-with-avatar" href="/{slug}-{n}.htm"><img src="/t{n}.jpg" alt="{title}"></a><div class="box-category-content"><h3 class="box-title-text"><a href="/{slug}-{n}.htm" class="box-category-link-title">{title}</a></h3><span class="time">{clock} {day}</span><p class="box-category-sapo">{teaser}</p></div></div>', [*story.others[1:], *SIDE[:4]])}
</div></div></div></div></div></div>
<div class="footer"><p>Thêm chuyên mục, tăng trải nghiệm với phiên bản trả phí</p><p>Giấy phép hoạt động báo điện tử tiếng Việt số 561/GP-BTTTT</p></div></body></html>"""


PEOPLE_CAPTIONS = (
    "Con đường vào thôn đã được đổ bê tông, hai bên trồng hoa mười giờ",
    "Buổi họp tổ tự quản diễn ra ngay dưới gốc đa đầu làng",
)
PEOPLE = Facts(
    furniture=("Theo dõi trên Báo Dân", "Đáng quan tâm", "Bộ lọc bình luận", "Có thể bạn bỏ lỡ", "Hãy là người đầu tiên bày tỏ cảm xúc",
               "Trung ương Hội Khuyến tài Lộc Thượng", "Đang được chú ý"),
    neutral=("1. Từ một mô hình nhỏ", "2. Nhân rộng ra toàn tỉnh"),
    captions=PEOPLE_CAPTIONS,
    listed=True,
)  # fmt: skip


def people(story: Story) -> str:
    """The paper's name opens the lead; several pictures; others' headlines flat in the text."""
    figure = '<figure class="image align-center" contenteditable="false"><img title="{0}" alt="{0}" data-width="2048" src="/p.svg" data-src="https://cdn.example.vn/{1}.jpg"><figcaption><p>{0} (Ảnh: {2}).</p></figcaption></figure>'
    first = figure.format(e(story.caption.split(" Ảnh:")[0].rstrip(".")), "a1", "Lam Hồng")
    rest = [figure.format(text, f"a{n}", "Tiến Lực") for n, text in enumerate(PEOPLE_CAPTIONS, 2)]
    flat = each(
        '<p>&gt;&gt; <a href="/xa-hoi/{slug}-{n}.htm"><strong>{title}</strong></a></p>',
        story.others[:2],
    )
    body = woven(
        with_list(paragraphs(story), story, "ol"),
        {0: first, 2: flat, 3: "<h3>1. Từ một mô hình nhỏ</h3>" + rest[0], 5: "<h3>2. Nhân rộng ra toàn tỉnh</h3>" + rest[1]},
    )  # fmt: skip
    comments = talk(
        '<div class="comment-item"><div class="comment-name">{name}</div><div class="comment-text">{text}</div>'
        f'<div class="comment-tool"><span>Thích 4</span><span>Trả lời</span><span>{TODAY:%H:%M - %d/%m/%Y}</span></div></div>'
    )
    return f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"/><title>{e(story.title)} | Báo Dân</title>
<meta property="og:title" content="{e(story.title)}"/><meta property="article:author" content="Báo Dân"/><link rel="canonical" href="https://bao.example.vn/xa-hoi/bai.htm"/></head><body class="dark-mode-no">
<header class="header"><div class="header-top"><div class="header-date">{weekday(TODAY)}, {TODAY:%d/%m/%Y}</div><div class="logo"><a href="/">Báo Dân</a></div></div>
<nav><ol class="menu">
{menu("Trang chủ|Xã hội|Thế giới|Kinh doanh|Bất động sản|Thể thao|Việc làm|Nhân ái|Sức khỏe|Văn hóa|Giải trí|Xe ++|Sức mạnh số|Giáo dục|An sinh|Pháp luật", '<li class="menu-item"><a href="/{slug}.htm">{name}</a></li>')}
</ol></nav>
{CLUTTER["mega"]}
</header>
<main class="body container"><ul class="breadcrumbs"><li><a href="/xa-hoi.htm">Xã hội</a></li><li><a href="/xa-hoi/chinh-tri.htm">Chính trị</a></li></ul>
<div class="grid-container"><article class="singular-container"><h1 class="title-page detail">{e(story.title)}</h1>
<div class="author-wrap"><div class="author-avatar"><img src="/av.png" alt="avatar"></div><div class="author-meta"><div class="author-name">Thực hiện: <a href="/tac-gia/1.htm"><b>{e(story.author)}</b></a></div><time class="author-time" datetime="{story.at:%Y-%m-%d %H:%M}">{weekday(story.at)}, {story.at:%d/%m/%Y - %H:%M}</time></div><a class="google-news" href="https://news.example.com">Theo dõi trên Báo Dân</a></div>
<h2 class="singular-sapo">(Báo Dân) - {e(story.lead)}</h2>
<div class="singular-content">
{body}
</div>
<div class="reaction"><p>Hãy là người đầu tiên bày tỏ cảm xúc với bài viết</p></div><ul class="tags-wrap"><li><a href="/tag/a.tag">nông thôn mới</a></li><li><a href="/tag/b.tag">chi bộ</a></li></ul>
<section class="comment-wrap"><div class="comment-filter">Bộ lọc bình luận</div>
{comments}
</section></article>
<aside class="aside"><h3 class="heading">Đang được chú ý</h3>
{each('<div class="article-item"><a href="/xa-hoi/{slug}-{n}.htm"><img src="/t{n}.jpg"></a><h3 class="article-title"><a href="/xa-hoi/{slug}-{n}.htm">{title}</a></h3><div class="article-excerpt">{teaser}</div></div>', SIDE[3:9])}
</aside></div>
<section class="more"><h2>Có thể bạn bỏ lỡ</h2>
{each('<article class="article-item"><h3><a href="/xa-hoi/{slug}-{n}.htm">{title}</a></h3><div class="article-excerpt"><a href="/xa-hoi/{slug}-{n}.htm">{teaser}</a></div></article>', story.others[2:])}
</section></main><footer><p>Cơ quan của Trung ương Hội Khuyến tài Lộc Thượng</p><p>Giấy phép hoạt động báo điện tử số 298/GP-BTTTT</p><p>Đáng quan tâm: bảng giá quảng cáo</p></footer>
{CLUTTER["cookie"]}
</body></html>"""


LABOUR = Facts(
    furniture=("Nhận tin mới mỗi chiều từ tòa soạn", "Hai mươi năm gắn bó với đề tài công nhân", "Quỹ Tấm lòng thợ mỏ Hòn Én", "Xem thêm bài của tác giả",
               "Vui lòng đăng nhập để bình luận", "Cơ quan của Liên đoàn Thợ Bàu Sen", "Mở tài khoản trong ba phút"),
    neutral=("LDO",),
)  # fmt: skip


def labour(story: Story) -> str:
    """The text lies in two boxes with a banner between; the zone told to machines is wrong."""
    half = (len(story.body) + 1) // 2
    made = [f"<p>{inline(n, text)}</p>" for n, text in enumerate(story.body)]
    photo = f'<figure class="expNoEdit"><div class="fig-wrap"><img src="https://media.example.vn/a.jpg" alt="{e(story.title)}"></div><figcaption>{e(story.caption)}</figcaption></figure>'
    related = each(
        '<div class="lst-news-relate"><a class="link-img" href="/{slug}-{n}.ldo"><img src="/t{n}.jpg"></a><div><a class="link-title" href="/{slug}-{n}.ldo"><b>{title}</b></a><p>{teaser}</p></div></div>',
        story.others[:2],
    )
    wrong = {
        "@type": "NewsArticle", "headline": "Tin mới nhất hôm nay | Báo Thợ", "datePublished": f"{story.at:%Y-%m-%dT%H:%M:%S}Z",
        "author": [{"@type": "Person", "name": story.author}], "articleSection": "Công đoàn",
    }  # fmt: skip
    comments = talk(
        '<div class="cmt"><b>{name}</b>{text}'
        f"<i>{TODAY - timedelta(hours=2):%d/%m/%Y %H:%M}</i></div>"
    )
    return f"""<!DOCTYPE html><html lang="vi-VN"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<meta property="og:title" content="{e(story.title)}"><meta property="og:site_name" content="Báo Thợ"><meta itemprop="datePublished" content="{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">
<script type="application/ld+json">{json.dumps([wrong], ensure_ascii=False)}</script></head><body>
<div class="top"><span>{weekday(TODAY, capital=True)}, {TODAY:%d/%m/%Y}</span><form action="/tim"><input name="q" placeholder="Tìm kiếm"></form></div>
<a class="logo" href="/"><img src="/logo.png" alt="Báo Thợ"></a><div class="nav"><ul>
{menu("Trang chủ|Thời sự|Công đoàn|Media|Pháp luật|Kinh doanh|Bất động sản|Xã hội|Thế giới|Sức khỏe|Thể thao|Tấm lòng vàng|Bạn đọc|Tư vấn pháp luật")}
</ul></div>
<div class="hot-bar"><marquee>
{each('<a href="/{slug}-{n}.ldo">{title}</a>', SIDE[9:])}
</marquee></div>
<div class="layout"><div class="col-main"><div class="breadcrumb"><a href="/cong-doan">Công đoàn</a> / <a href="/cong-doan/tin">Tin công đoàn</a></div>
<h1>{e(story.title)}</h1>
<div class="m-bottom-20"><span class="author">{e(story.author)} (T/H)</span> | <span class="time">{weekday(story.at)}, {story.at:%d/%m/%Y %H:%M} (GMT+7)</span><span class="f-size">A- A A+</span></div>
<div class="chappeau">{e(story.lead)}</div>
<div class="art-body part-1">
{photo}
{chr(10).join(made[:half])}
</div>
<div class="banner-mid"><a href="https://bank.example.com/?utm=ldo"><img src="/qc.gif"></a><p>Mở tài khoản trong ba phút, nhận ngay quà tặng dành cho đoàn viên công đoàn</p></div>
<div class="art-body part-2">
{chr(10).join(made[half:])}
</div>
{related}
<div class="author-box"><img src="/tg.jpg"><div><b class="n">{e(story.author)}</b><p>Hai mươi năm gắn bó với đề tài công nhân, tác giả từng nhận giải báo chí của Liên đoàn và viết hai tập phóng sự về các khu nhà trọ quanh Bàu Sen Hạ.</p><a href="/tac-gia">Xem thêm bài của tác giả</a></div></div>
<div class="newsletter"><p>Nhận tin mới mỗi chiều từ tòa soạn</p><input><button>Gửi</button></div>
<div class="fund"><p>Quỹ Tấm lòng thợ mỏ Hòn Én: mọi đóng góp xin gửi về số tài khoản 000.111.222 tại ngân hàng Bàu Sen, nội dung ghi rõ mã số của hoàn cảnh cần giúp.</p></div>
<div class="comments"><h3>Bình luận</h3><p>Vui lòng đăng nhập để bình luận</p>
{comments}
</div></div>
<div class="col-right">
{CLUTTER["prices"]}
<h4>Xem nhiều</h4>
{each('<div class="it"><a href="/{slug}-{n}.ldo"><img src="/t{n}.jpg"></a><a href="/{slug}-{n}.ldo">{title}</a><small>{day} {clock}</small></div>', SIDE[:7])}
<h4>Tin cùng chuyên mục</h4>
{each('<div class="it2"><h5><a href="/{slug}-{n}.ldo">{title}</a></h5><p>{teaser}</p></div>', story.others[2:])}
</div></div><div class="foot"><p>Cơ quan của Liên đoàn Thợ Bàu Sen</p><p>Giấy phép số 2013/GP-BTTTT, ngày 30.10.2012</p><p>Xuất bản số Báo Thợ đầu tiên ngày 14.8.1929</p></div></body></html>"""
