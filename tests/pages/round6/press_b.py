# ruff: noqa: E501  markup is not broken where a page does not break it
"""Newspapers of the capital, of the police, and of the farmers."""

from tests.jobs.skins import Story, e
from tests.pages.round6.press_parts import (
    COMMENTS,
    SECOND,
    TODAY,
    attr,
    crumbs_ld,
    day,
    flow,
    ld,
    links,
    lists,
    long,
    metas,
    slug,
)

FURNITURE = (
    "Cơ quan của Thành ủy Hà Nội",
    "Đọc báo in cuối tuần",
    "Thời tiết Hà Nội 24°C",
    "Theo dõi Hànộimới trên",
    "Hãy là người bình luận đầu tiên",
    "Nguồn tin cũ: đặt báo dài hạn",
    "Quảng cáo giữa bài",
    "Đã gửi tòa soạn",
    "Cơ quan ngôn luận của Lực lượng Công an",
    "Truy nã và tìm người thân",
    "Phóng sự ảnh lực lượng 113",
    "Tải ứng dụng đọc báo CAND",
    "Tin nên đọc hôm nay",
    "Xe biển xanh đấu giá",
    "Ấn phẩm Nông nghiệp cuối tuần",
    "Giá nông sản hôm nay",
    "Cà phê Đắk Lắk",
    "Nhận tin qua thư điện tử",
    "Trình duyệt của bạn không hỗ trợ phát âm thanh",
    "Tổng biên tập phụ trách trang",
    "Bạn quan tâm lĩnh vực nào",
)


def url_hanoimoi(story: Story) -> str:
    return f"https://hanoimoi.example.vn/{slug(story.title)}-724518.html"


def hanoimoi(story: Story) -> str:
    """Classes ``c-…`` and ``sc-longform-…``; the author is in the head and at the end."""
    url = url_hanoimoi(story)
    figure = '<figure class="image align-center-image"><img loading="lazy" src="https://cdn.example.vn/mgn/media/{0}.jpg" alt="{0}.jpg" width="1000" height="667"/><figcaption>{1}</figcaption></figure>'
    related = f'<div class="c-news-related-inline"><div class="b-grid"><div class="b-grid__img"><a href="/1.html"><img src="/i1.jpg" alt=""/></a></div><div class="b-grid__content"><h3 class="b-grid__title"><a href="/1.html">{e(story.others[1][0])}</a></h3><div class="b-grid__desc">{e(story.others[1][1])}</div></div></div></div><div class="c-banner-item"><span class="c-banner-label">Quảng cáo giữa bài</span></div>'
    put = {0.15: figure.format("hop-bao", e(story.caption)), 0.6: related}
    if long(story):
        put[0.8] = figure.format("khu-pho", e(SECOND))
    items = '<div class="b-grid"><div class="b-grid__img"><a href="{url}"><picture><img src="/g{n}.jpg" alt="{title}"/></picture></a></div><div class="b-grid__content"><div class="b-grid__row"><h3 class="b-grid__title"><a href="{url}">{title}</a></h3></div><div class="b-grid__row b-grid__time"><span>{hour} {day}</span></div><div class="b-grid__desc">{teaser}</div></div></div>'
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"/>{metas(story, url, "hanoimoi.vn", " | Hanoimoi.vn")}
{ld(story, url, "Hànộimới", headline="Hànộimới - Tin tức Thủ đô", author={"@type": "Organization", "name": "Hànộimới"})}
{crumbs_ld("Trang chủ", "Chính trị", "Xây dựng Đảng")}
<style>.l-main{{width:830px}}.l-sidebar{{width:300px}}.sc-longform-header-title{{font-size:36px}}</style></head>
<body class="body-detail"><div class="l-wrapper">
<header class="c-header"><div class="c-header-top l-container"><div class="c-header-date">{day(TODAY)}, {TODAY:%d/%m/%Y}</div><div class="c-weather">Thời tiết Hà Nội 24°C - Nắng nhẹ</div><a class="c-logo" href="/"><img src="/logo.svg" alt="Hànộimới"/></a><div class="c-slogan">Cơ quan của Thành ủy Hà Nội - Tiếng nói của Đảng bộ, chính quyền và nhân dân Thủ đô</div><a href="/bao-in">Đọc báo in cuối tuần</a></div>
<nav class="c-menu"><ul>{links("Chính trị|Kinh tế|Đô thị|Văn hóa|Xã hội|Giáo dục|Y tế|Quốc phòng - An ninh|Pháp luật|Thế giới|Thể thao|Công nghệ|Du lịch|Bạn đọc|Media")}</ul></nav></header>
<div class="l-content"><div class="l-container"><div class="l-main">
<div class="c-breadcrumb"><ul class="list-item"><li><a href="/chinh-tri">Chính trị</a></li><li><a href="/xay-dung-dang">Xây dựng Đảng</a></li></ul></div>
<div class="c-detail-head"><h1 class="sc-longform-header-title block-sc-title">{e(story.title)}</h1>
<div class="sc-longform-header-meta"><span class="sc-longform-header-author block-sc-author">{e(story.author)}</span><span class="sc-longform-header-date block-sc-publish-time">{story.at:%d/%m/%Y} - {story.at:%H:%M}</span></div>
<div class="c-share"><a class="fb">Facebook</a><a class="zl">Zalo</a><a class="copy">Sao chép liên kết</a></div>
<div class="c-audio"><audio id="player" preload="none"><source src="/a.mp3" type="audio/mpeg"/>Trình duyệt của bạn không hỗ trợ phát âm thanh.</audio></div></div>
<div class="b-maincontent"><p class="sc-longform-header-sapo block-sc-sapo"><strong>(HNM) - {e(story.lead)}</strong></p>
<div class="entry entry-no-padding">
{flow(story, p="<p>{}</p>", sub="<p><strong>{}</strong></p>", put=put, quote='<blockquote class="quote"><div class="quote__content"><p>{}</p></div></blockquote>')}
</div><p class="c-detail-author"><strong>{e(story.author)}</strong></p></div>
<div class="c-tags"><span>Tags:</span><ul>{links("Hà Nội|chi bộ|khu dân cư")}</ul></div>
<div class="c-follow">Theo dõi Hànộimới trên <a href="https://news.google.com">Google News</a></div>
<div class="c-comment"><div class="c-comment-title">Bình luận (0)</div><p>Hãy là người bình luận đầu tiên</p><textarea placeholder="Viết bình luận của bạn"></textarea><p class="hide">Đã gửi tòa soạn. Cảm ơn bạn.</p></div>
<div class="c-box"><div class="c-box__title"><div class="c-box__title__name">Tin cùng chuyên mục</div></div><div class="c-box__content">{lists(story, items)}</div></div></div>
<aside class="l-sidebar"><div class="c-box"><div class="c-box__title__name">Xem nhiều</div>{lists(story, '<div class="b-grid"><div class="b-grid__stt">{n}</div><h3 class="b-grid__title"><a href="{url}">{title}</a></h3></div>')}</div><div class="c-banner-item">Nguồn tin cũ: đặt báo dài hạn quý I-2027</div></aside></div></div>
<footer class="c-footer"><p>© Báo và Phát thanh, Truyền hình Hà Nội</p><p>Giấy phép xuất bản số 300/GP-BTTTT</p><p>Tòa soạn: 44 Lê Thái Tổ, phường Hoàn Kiếm, Hà Nội; Điện thoại: 024.38253067</p></footer></div></body></html>"""


def url_cand(story: Story) -> str:
    return f"https://cand.example.vn/thoi-su/{slug(story.title)}-i763201/"


def cand(story: Story) -> str:
    """Boxes ``box-…-detail``, pictures in tables, several lists between text and comments."""
    url = url_cand(story)
    table = '<table class="contentimg" style="width: 100%" align="center" border="0" cellpadding="3" cellspacing="0"><tbody><tr><td><img alt="{1}" src="https://img.example.vn/resize/800x800/NewFiles/images/2026/{0}.jpg" class="lazy" /></td></tr><tr><td><div class="NormalCaption"><em>{2}</em></div></td></tr></tbody></table>'
    put = {0.0: table.format("1", attr(story.title), e(story.caption))}
    if long(story):
        put[0.6] = table.format("2", attr(story.title), e(SECOND))
    put[0.45] = (
        f'<div class="contref simplebox"><div class="contref-title">Tin nên đọc hôm nay</div><ul>{lists(story, """<li><a href="{url}">{title}</a></li>""", count=2)}</ul></div>'
    )
    talk = "".join(
        f'<li><strong>{name}</strong> <span>{TODAY:%d/%m/%Y}</span><div class="cm">{text}</div></li>'
        for name, text in COMMENTS
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8">{metas(story, url, "Báo Công an Nhân dân điện tử", " - Báo Công an Nhân dân điện tử", published=False)}
<script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{e(story.title)}","datePublished":"{story.at:%Y-%m-%dT%H:%M:%S+07:00}","author":{{"@type":"Person","name":"CAND"}},</script>
<link rel="stylesheet" href="/css/bootstrap.min.css"><script>(adsbygoogle=window.adsbygoogle||[]).push({{}});</script></head>
<body><header><div class="container top-header"><div class="row"><div class="col-md-4"><i class="far fa-clock"></i> {day(TODAY)}, {TODAY:%d/%m/%Y}, {TODAY:%H:%M}</div><div class="col-md-8"><a href="/antgct">An ninh Thế giới</a> <a href="/vnca">Văn nghệ Công an</a> <a href="/csti">Cảnh sát toàn cầu</a></div></div><a href="/"><img src="/logo.png" alt="CAND"></a></div>
<nav class="navbar"><ul class="navbar-nav">{links("Chính trị|Hoạt động LL CAND|Xã hội|Pháp luật|Kinh tế|Quốc tế|Văn hóa|Thể thao|Giáo dục|Y tế|Khoa học - Quân sự|Tòa soạn - Bạn đọc|Tiếp sóng|Truyền hình")}</ul></nav></header>
<main class="container"><div class="row"><div class="col-lg-9"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li><li class="breadcrumb-item active"><a href="/thoi-su/">Sự kiện - Bình luận thời sự</a></li></ol>
<h1 class="box-title-detail entry-title">{e(story.title)}</h1>
<div class="box-date d-flex"><div class="datetime">{day(story.at)}, {story.at:%d/%m/%Y}, {story.at:%H:%M}</div><div class="print"><a href="javascript:void(0)">Zalo</a><a href="#">In trang</a><a href="#">A-</a><a href="#">A+</a></div></div>
<div class="box-des-detail this-one"><p>{e(story.lead)}</p></div>
<div class="detail-content-body" id="links">
{flow(story, sub="<p><strong>{}</strong></p>", put=put)}
</div>
<div class="box-author text-right"><strong>{e(story.author)}</strong></div>
<div class="box-tags"><i class="fa fa-tags"></i> <a href="/tag/1">công an</a> <a href="/tag/2">an ninh trật tự</a></div>
<div class="box-share"><span>Chia sẻ</span><div class="fb-like" data-href="{url}"></div></div>
<div class="box-apps"><a href="https://apps.example.vn"><img src="/qr.png" alt="">Tải ứng dụng đọc báo CAND trên điện thoại</a></div>
<div class="box-comment"><h4>Bình luận</h4><ul>{talk}</ul></div>
<div class="box-widget"><div class="widget-title">Các tin khác</div>{lists(story, '<article class="box-row"><div class="thumb"><a href="{url}"><img src="/c{n}.jpg" alt="{title}"></a></div><div class="box-title"><a href="{url}">{title}</a></div><div class="box-des"><p>{teaser}</p></div><span class="time">{hour} {day}</span></article>')}</div></div>
<div class="col-lg-3"><div class="box-widget"><h3>Truy nã và tìm người thân</h3><p>Ai biết đối tượng ở đâu, đề nghị báo ngay cơ quan Công an nơi gần nhất.</p></div><div class="box-widget"><h3>Phóng sự ảnh lực lượng 113</h3><a href="/psa"><img src="/psa.jpg"></a></div><div class="box-widget"><h3>Đọc nhiều</h3>{lists(story, '<div class="box-title"><a href="{url}">{title}</a></div>')}</div><ins class="adsbygoogle"></ins><p class="ad">Xe biển xanh đấu giá: danh sách tháng 11</p></div></div></main>
<footer><div class="container"><p>Cơ quan ngôn luận của Lực lượng Công an nhân dân Việt Nam</p><p>Giấy phép số 34/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 25/11/2026</p><p>Trụ sở: 66 Thợ Nhuộm, Hà Nội. Email: toasoan@example.vn</p></div></footer></body></html>"""


def url_nongnghiep(story: Story) -> str:
    return f"https://nongnghiep.example.vn/{slug(story.title)}-d781204.html"


def nongnghiep(story: Story) -> str:
    """Editors' boxes ``expNoEdit``, the writer with a face before the text, prices at the side."""
    url = url_nongnghiep(story)
    figure = '<div class="expNoEdit"><figure class="expEdit image"><img class="lazy" src="/Content/blank.png" data-src="https://i.ex-cdn.example.vn/nongnghiep.vn/files/{0}.jpg" alt="{1}" title="{1}"><figcaption><p>{1}</p></figcaption></figure></div>'
    related = f"""<div class="expNoEdit articleRelate"><div class="tit">Xem thêm</div><a href="/d1.html" class="thumb"><img src="/r.jpg"></a><h4><a href="/d1.html" title="{attr(story.others[0][0])}">{e(story.others[0][0])}</a></h4></div>"""
    video = '<div class="expNoEdit"><div class="video-wrap"><video poster="/poster.jpg" controls><source src="/v.mp4" type="video/mp4"></video><p class="video-cap">Diễn đàn khuyến nông trực tuyến: phát lại phiên sáng</p></div></div>'
    put = {0.1: figure.format("1", attr(story.caption)), 0.45: related, 0.9: video}
    if long(story):
        put[0.7] = figure.format("2", attr(SECOND))
    quote = '<div class="expNoEdit"><div class="quote-box expEdit"><p class="quote-text">{}</p></div></div>'
    prices = "".join(
        f"<tr><td>{name}</td><td>{price}</td></tr>"
        for name, price in (
            ("Cà phê Đắk Lắk", "118.500"),
            ("Hồ tiêu Gia Lai", "146.000"),
            ("Lúa OM 18 An Giang", "6.800"),
        )
    )
    return f"""<!DOCTYPE html>
<html lang="vi-VN" itemscope itemtype="http://schema.org/WebPage"><head><meta charset="utf-8">{metas(story, url, "nongnghiepmoitruong.vn", "")}
<meta property="article:section" content="Thời sự"><meta property="article:author" content="{e(story.author)}">
{ld(story, url, "Báo Nông nghiệp và Môi trường", author={"@type": "Person", "name": story.author, "url": "/tac-gia.html"})}
<script>window.ARTICLE={{id:781204,cate:12,title:{attr(story.title)!r}}};</script></head>
<body class="page-detail"><div class="top-bar"><div class="wrap"><span class="now">{day(TODAY)} {TODAY:%d/%m/%Y} , {TODAY:%H:%M} (GMT +7)</span><a href="/e-paper">Ấn phẩm Nông nghiệp cuối tuần</a><form action="/tim-kiem"><input name="q" placeholder="Từ khóa"></form></div></div>
<header><a class="logo" href="/"><img src="/logo.png" alt="Nông nghiệp và Môi trường"></a><ul class="nav">{links("Thời sự|Môi trường|Biến đổi khí hậu|Chăn nuôi|Trồng trọt|Thủy sản|Lâm nghiệp|Khuyến nông|OCOP|Nông thôn mới|Bạn đọc|Thị trường|Multimedia")}</ul></header>
<section class="wrap main-detail"><div class="col-content">
<ul class="cate-breadcrumb"><li><a href="/thoi-su/">Thời sự</a></li><li class="sub"><a href="/doi-song/">Đời sống</a></li></ul>
<div class="author-top"><a href="/tac-gia.html"><img class="avatar" src="/av.jpg" alt="{e(story.author)}"></a><a class="name" href="/tac-gia.html">{e(story.author)}</a><span class="sep">-</span><time class="time-detail">{day(story.at)} , {story.at:%d/%m/%Y} , {story.at:%H:%M} (GMT+7)</time></div>
<h1 class="main-title main-title-super">{e(story.title)}</h1>
<div class="like-share"><div class="fb-like"></div><a class="zalo-share-button">Zalo</a><a href="#cmt">0 bình luận</a><a href="#" class="speak"><i></i>Nghe đọc bài</a></div>
<h2 class="main-intro detail-intro">{e(story.lead)}</h2>
<div class="content" id="content" itemprop="articleBody">
{flow(story, p="<p>{}</p>", sub="<h2>{}</h2>", put=put, quote=quote)}
<div class="relate-bottom"><ul>{lists(story, '<li><a href="{url}">{title}</a></li>', first=3, count=2)}</ul></div></div>
<div class="tag-box"><b>Tags</b> <a href="/t1">khuyến nông</a> <a href="/t2">hợp tác xã</a></div>
<div class="newsletter"><b>Nhận tin qua thư điện tử</b><p>Bạn quan tâm lĩnh vực nào?</p><label><input type="checkbox">Chăn nuôi</label><label><input type="checkbox">Trồng trọt</label><button>Đăng ký</button></div>
<div id="cmt" class="cmt-box"><textarea placeholder="Nội dung bình luận"></textarea></div>
<div class="list-news"><h3 class="tit-box">Cùng chuyên mục</h3>{lists(story, '<div class="news-item"><a href="{url}" class="img"><img src="/m{n}.jpg" alt=""></a><h3><a href="{url}">{title}</a></h3><p class="intro">{teaser}</p><span class="time">{day}</span></div>')}</div></div>
<div class="col-right"><div class="price-box"><h3>Giá nông sản hôm nay</h3><table><tr><th>Mặt hàng</th><th>Giá (đ/kg)</th></tr>{prices}</table></div><div class="most"><h3>Bài đọc nhiều</h3>{lists(story, '<h4><a href="{url}">{title}</a></h4>')}</div></div></section>
<footer><p>© Báo Nông nghiệp và Môi trường</p><p>Tổng biên tập phụ trách trang: Nguyễn Ngọc T.</p><p>Trụ sở: Số 14 Ngô Quyền, Hà Nội. ISSN 2354-0001</p></footer></body></html>"""
