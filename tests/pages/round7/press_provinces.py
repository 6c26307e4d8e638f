# ruff: noqa: E501  markup is not broken where a page does not break it
"""Pages in the manner of four provincial papers: Quảng Ninh, Hải Dương, Cần Thơ, Cà Mau.

Written from memory of what such sites serve.
"""

from datetime import timedelta

from tests.jobs.skins import Story
from tests.pages.round7.press_parts import (
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


def quangninh(story: Story) -> str:
    """A provincial media centre: sapo in a div, pictures in tables, a television's programme beside."""
    photo = f"""<table class="image center" width="660" align="center"><tbody><tr><td><img src="/upload/image/202611/original/f.jpg" alt="{a(story.caption)}" class="cms-photo" /></td></tr><tr><td class="image_desc">{e(story.caption)}</td></tr></tbody></table>"""
    second = f"""<table class="image center" width="660" align="center"><tbody><tr><td><img src="/upload/image/202611/original/g.jpg" /></td></tr><tr><td class="image_desc">{SECOND_CAPTION}</td></tr></tbody></table>"""
    related = f"""<div class="related-in-body"><ul>{listed(story, '<li><a href="{u}" title="{q}">{t}</a></li>', 0, 2)}</ul></div>"""
    video = """<div class="media-embed"><iframe width="660" height="371" src="https://www.youtube.com/embed/abc" allowfullscreen></iframe></div>"""
    body = laid(
        story.body,
        {1: photo, 3: related, 4: f"<p><strong>{SUBHEADS[0]}</strong></p>", 5: second, 7: video},
    )
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{e(story.title)} - Báo Quảng Ninh điện tử</title>
{og(story, "baoquangninh.vn")}
<meta name="copyright" content="Trung tâm Truyền thông tỉnh"><meta itemprop="datePublished" content="{story.at:%Y-%m-%dT%H:%M}:00">
</head><body><div id="wrapper">
<div id="top-bar"><div class="wrap"><span id="today">{day(story.at, capital=True)}, {story.at:%d/%m/%Y}</span><ul><li><a href="/en">English</a></li><li><a href="/zh">中文</a></li><li><a href="/truyen-hinh">Truyền hình trực tuyến QTV</a></li><li><a href="/phat-thanh">Phát thanh trực tuyến</a></li></ul></div></div>
<div id="header"><a href="/"><img src="/logo.png" alt="Báo Quảng Ninh"></a><div class="hotline">Đường dây nóng: 0904 000 000</div></div>
<div id="nav"><ul class="sf-menu">
{menu(("Trang chủ", "Chính trị", "Kinh tế", "Xã hội", "Pháp luật", "Văn hóa", "Quốc tế", "Thể thao", "Du lịch", "Khoáng sản", "Media", "Podcast"))}
</ul></div>
<div id="body"><div class="wrap"><div class="col-left">
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/chinh-tri">Chính trị</a> / <a href="/xay-dung-dang">Xây dựng Đảng và hệ thống chính trị</a></div>
<div class="detail" itemscope itemtype="http://schema.org/NewsArticle">
<h1 class="title" itemprop="headline">{e(story.title)}</h1>
<div class="info"><span class="date">{day(story.at, capital=True)}, {story.at:%d/%m/%Y} {story.at:%H:%M} [GMT+7]</span><span class="tools"><a href="#">Cỡ chữ to hơn</a><a href="/print/1">In trang này</a><a href="mailto:?subject=x">Gửi email cho bạn bè</a></span></div>
<div class="player"><span>Bấm để nghe nội dung bài</span><audio src="/tts/1.mp3" controls></audio></div>
<div class="sapo" itemprop="description">{e(story.lead)}</div>
<div class="content" id="content_detail" itemprop="articleBody">
{body}
<p style="text-align: right;"><strong>{e(story.author)}</strong></p>
</div>
<div class="fb-like" data-href="/1"></div>
<div class="source"><a href="#top">Về đầu trang tin</a></div>
<div class="tag"><i class="fa fa-tags"></i>{listed(story, '<a href="/tag/{n}">Tin tức Quảng Ninh số {n}</a>, ', 0, 4)}</div>
<div class="comment"><h3>Bình luận bài viết</h3><form><input placeholder="Họ và tên của bạn"><textarea></textarea><button>Gửi ý kiến phản hồi</button></form></div></div>
<div class="other"><h3 class="cat-title">Các tin khác đã đăng</h3><ul>
{listed(story, '<li><a href="{u}">{t}</a> <span>({d} 09:12)</span></li>', 2, 8)}
</ul></div>
<div class="slide-bottom"><h3 class="cat-title">Video clip thời sự</h3>{listed(story, '<div class="item"><a href="{u}"><img src="{i}"><span class="play"></span></a><a class="name" href="{u}">{t}</a></div>', 7, 10)}</div>
</div>
<div class="col-right"><div class="box"><h3>Lịch phát sóng QTV hôm nay</h3><table><tr><td>06:30</td><td>Thời sự Quảng Ninh buổi sáng</td></tr><tr><td>19:45</td><td>Phim truyện nước ngoài</td></tr></table></div>
<div class="box"><h3>Đọc nhiều trong ngày</h3>{listed(story, '<div class="item"><img src="{i}"><h4><a href="{u}">{t}</a></h4></div>', 9, 13)}</div>
<div class="box"><h3>Giá vàng và tỷ giá ngoại tệ</h3><table><tr><td>SJC mua vào bán ra</td><td>150.200</td></tr></table></div></div></div></div>
<div id="footer"><p>CƠ QUAN CỦA ĐẢNG BỘ TỈNH - TIẾNG NÓI CỦA CHÍNH QUYỀN VÀ NHÂN DÂN TỈNH QUẢNG NINH</p><p>Giấy phép hoạt động số 289/GP-BTTTT ngày 10/6/2019</p><p>Thiết kế và phát triển bởi Công ty phần mềm</p></div></div></body></html>"""


def haiduong(story: Story) -> str:
    """A "sc-longform" head over "b-maincontent"; the date with the clock before it."""
    photo = f"""<figure><div class="fig-picture el-image"><img src="https://cdn.example.vn/h.jpg" alt="{a(story.caption)}" data-image-id="41992" style="aspect-ratio:3/2"></div><figcaption>{e(story.caption)}</figcaption></figure>"""
    related = f"""<div class="c-widget-related"><h2>Tin bài liên quan</h2><ul>{listed(story, '<li><a href="{u}" data-sc-id="{n}"><img src="{i}"></a><h3><a class="title" href="{u}">{t}</a></h3><p class="desc">{s}</p></li>', 0, 1)}</ul></div>"""
    quote = f"""<figure class="quotebox"><blockquote class="quote">{worded(0, story.body[0][-100:])}</blockquote><span class="author-quote">Trích</span></figure>"""
    body = laid(
        story.body, {1: photo, 3: related, 4: quote, 5: f"<h2>{SUBHEADS[1]}</h2>"}, "<p>{}<br></p>"
    )
    return f"""<!DOCTYPE html><html lang="vi" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"/>
<title>{e(story.title)}</title>
{og(story, "Báo Hải Dương")}
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M}:00+07:00"/>
<meta property="article:modified_time" content="{story.at:%Y-%m-%dT}23:55:00+07:00"/>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","@id":"/#website","name":"Báo Hải Dương điện tử"}},{{"@type":"NewsArticle","headline":"{a(story.title[:70])}...","datePublished":"{story.at:%Y-%m-%dT%H:%M}:00+07:00","dateModified":"{story.at:%Y-%m-%dT}23:55:00+07:00","author":{{"@type":"Person","name":"BAO HAI DUONG"}}}}]}}</script>
</head><body class="page-detail"><header class="c-header"><div class="c-header__inner"><div class="c-logo"><a href="/"><img src="/logo.svg" alt="Báo và Phát thanh Truyền hình"></a></div><div class="c-header__date">{day(story.at, capital=True)}, {story.at:%d}/{story.at:%m}/{story.at:%Y}</div><form class="c-search"><input placeholder="Nhập nội dung cần tìm"></form></div>
<nav class="c-main-menu"><ul>
{menu(("Tin tức", "Chính trị", "Kinh tế", "Xã hội", "Đất và người xứ Đông", "Giáo dục", "Sức khỏe", "Văn hóa - Giải trí", "Thể thao", "Thế giới", "Bạn đọc", "Đa phương tiện"))}
</ul></nav></header>
<div class="c-trending"><span>Chủ đề nóng:</span><ul><li><a href="#">Sáp nhập đơn vị hành chính</a></li><li><a href="#">Chào mừng Đại hội Đảng các cấp</a></li></ul></div>
<main><div class="l-content"><div class="c-breadcrumb"><a href="/">Trang chủ</a> <a href="/chinh-tri">Chính trị</a></div>
<div class="sc-longform-header"><span class="sc-longform-header-cate block-sc-cate-name">Xây dựng Đảng hôm nay</span>
<h1 class="sc-longform-header-title block-sc-title">{e(story.title)}</h1>
<div class="sc-longform-header-meta"><span class="sc-longform-header-author block-sc-author">{e(story.author)}</span><span class="sc-longform-header-date block-sc-publish-time">{story.at:%H:%M} | {story.at:%d/%m/%Y}</span></div>
<div class="sc-longform-header-sapo block-sc-sapo">{e(story.lead)}</div></div>
<div class="c-social-share"><a class="fb-share">Chia sẻ qua Facebook</a><a class="zalo-share-button" data-oaid="1">Gửi tin qua Zalo</a><a>Bình luận bài này</a></div>
<div class="c-audio"><div class="c-audio__label">Nghe nội dung bằng giọng đọc AI</div></div>
<div class="b-maincontent"><div class="entry"><style>.el-image{{margin:0}}</style>
{body}
</div>
<div class="sc-author-end"><span class="sc-empty-layer">{e(story.author.upper())}</span></div></div>
<div class="c-tags"><ul>{listed(story, '<li><a href="/tags/{n}">phường Thành Đông {n}</a></li>', 0, 4)}</ul></div>
<div class="c-comment-input"><div class="c-comment-input__title">0 bình luận cho bài viết</div><div class="form-group"><textarea placeholder="Viết bình luận"></textarea></div><p>(0) Bình luận sẽ được duyệt trước khi đăng</p></div>
<div class="c-nextread"><h3>Bài viết tiếp theo</h3>{listed(story, '<a href="{u}"><img src="{i}"></a><h2><a href="{u}">{t}</a></h2><div class="sapo">{s}</div>', 12, 13)}</div>
<div class="c-box-cate"><div class="c-box__title">Cùng chuyên mục Chính trị</div><div class="list">
{listed(story, '<div class="b-grid" data-id="{n}"><div class="b-grid__img"><a href="{u}"><img src="{i}"></a></div><div class="b-grid__content"><h3 class="b-grid__title"><a href="{u}">{t}</a></h3><div class="b-grid__desc">{s}</div></div></div>', 2, 8)}
</div></div></div>
<div class="l-sidebar"><div class="c-box__title">Tin xem nhiều nhất</div>{listed(story, '<div class="b-grid"><h3 class="b-grid__title"><a href="{u}">{t}</a></h3></div>', 8, 12)}<div class="c-box__title">Báo in số mới nhất</div><a href="/bao-in"><img src="/pdf.jpg" alt="Báo in"></a></div></main>
<footer><div>Cơ quan của Ban Chấp hành Đảng bộ thành phố</div><div>Giấy phép số 1568/GP-BTTTT cấp ngày 15/9/2021</div><div>® Ghi rõ nguồn khi sử dụng lại nội dung trên trang này</div></footer></body></html>"""


def cantho(story: Story) -> str:
    """A system of the 2010s: few classes, the author in capitals last, "(CT) -" before the sapo."""
    clock = story.at + timedelta(hours=2, minutes=11)
    photo = f"""<div align="center"><img border="0" src="/image/fckeditor/upload/2026/20261123/images/T2.jpg" /></div>
<div align="center"><em>{e(story.caption)}</em></div>"""
    body = laid(
        story.body,
        {
            1: photo,
            4: f"<p><strong>{SUBHEADS[0]}</strong></p>",
            6: f"<p><strong>{SUBHEADS[1]}</strong></p>",
        },
        '<p align="justify">{}</p>',
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{e(story.title)} - Báo Cần Thơ Online</title>
<meta name="description" content="{a(story.lead)}" />
<meta property="og:title" content="{a(story.title)} - Báo Cần Thơ Online" /><meta property="og:image" content="/image/T2.jpg" />
</head><body><div id="container"><div id="header"><div class="logo"><a href="/"><img src="/images/logo.png" alt="Báo Cần Thơ" /></a></div><div class="time">{day(clock)}, {clock.day}/{clock.month}/{clock.year} {clock:%H:%M} GMT+7</div><div class="lang"><a href="/khmer">Chữ Khmer</a> | <a href="/english">Can Tho News in English</a></div><div class="search">Tìm kiếm nâng cao <input /></div></div>
<ul id="menu">
{menu(("Trang chủ", "Thời sự", "Xây dựng Đảng", "Chính trị", "Kinh tế", "Xã hội", "An ninh - Pháp luật", "Văn hóa - Giải trí", "Thể thao", "Thế giới", "Du lịch", "Đồng bằng sông Cửu Long"))}
</ul>
<div id="content"><div class="left">
<div class="cat"><a href="/thoi-su-c1">Thời sự trong nước</a> &raquo; <a href="/xdd-c7">Xây dựng Đảng bộ thành phố</a></div>
<div class="newsdate">{story.at:%d/%m/%Y} - {story.at:%H:%M}</div>
<h1 class="newstitle">{e(story.title)} </h1>
<div class="share"><script src="//s7.addthis.com/js/300/addthis_widget.js"></script><a href="#">Chia sẻ trên mạng xã hội</a></div>
<div class="newscontents" id="newscontents">
<p align="justify"><strong>(CT) - {e(story.lead)}</strong></p>
{body}
<p align="right"><strong>Bài, ảnh: {e(story.author.upper())}</strong></p>
</div>
<div class="boxshare"><table width="100%"><tr><td><a href="#">Chia sẻ bài viết này</a></td><td><a href="#">Gửi cho bạn bè qua thư</a></td><td><a href="#">Bản để in ra giấy</a></td></tr></table></div>
<div class="comment"><b>Phản hồi của độc giả</b><table><tr><td>Họ tên người gửi:</td><td><input /></td></tr><tr><td>Nội dung phản hồi:</td><td><textarea></textarea></td></tr><tr><td>Mã xác nhận bên dưới:</td><td><img src="/captcha.aspx" /></td></tr></table></div>
<div class="tinlienquan"><div class="title">Tin liên quan trước đó</div>
{listed(story, '<div>&bull; <a href="{u}">{t}</a> <i>({d})</i></div>', 0, 4)}
</div>
<div class="tinkhac"><div class="title">Các bài viết khác</div><ul>
{listed(story, '<li><a href="{u}">{t}</a> <span class="date">({d})</span></li>', 4, 10)}
</ul></div></div>
<div class="right"><div class="box"><div class="t">Tin đọc nhiều nhất</div>{listed(story, '<p><a href="{u}"><img src="{i}" width="60" /></a><a href="{u}">{t}</a></p>', 9, 13)}</div><div class="box"><div class="t">Thời tiết Cần Thơ hôm nay</div><p>Nhiệt độ từ 24 đến 33 độ, chiều tối có mưa rào rải rác vài nơi.</p></div><div class="box"><div class="t">Liên kết các website</div><select><option>Báo các tỉnh miền Tây</option></select></div></div></div>
<div id="footer"><p>Báo Cần Thơ - Cơ quan của Đảng bộ thành phố Cần Thơ</p><p>Địa chỉ: Số 1, Võ Văn Tần, phường Ninh Kiều - Điện thoại: 0292.3800000</p><p>Số lượt truy cập trang: 98.231.004</p></div></div></body></html>"""


def camau(story: Story) -> str:
    """Bootstrap columns; the first picture above the text; "(CMO)" is not printed any more."""
    avatar = f"""<div class="article-avatar"><figure class="figure"><img class="figure-img img-fluid" src="/media/k.jpg" alt="{a(story.caption)}"><figcaption class="figure-caption text-center">{e(story.caption)}</figcaption></figure></div>"""
    related = f"""<aside class="box-related-inline float-right"><h5>Có thể bạn quan tâm</h5>{listed(story, '<div class="media"><a href="{u}"><img src="{i}"></a><div class="media-body"><a href="{u}">{t}</a></div></div>', 0, 2)}</aside>"""
    second = f"""<div class="ck-image text-center"><img src="/media/l.jpg"><p class="image-caption"><i>{SECOND_CAPTION}</i></p></div>"""
    advert = '<div class="ads text-center my-3"><a href="https://nganhang.example" rel="nofollow"><img src="/ads/1.gif" alt="qc"></a><small>Vay mua nhà lãi suất ưu đãi từ 5,9%/năm</small></div>'
    body = laid(story.body, {1: related, 3: second, 4: advert, 6: f"<h4>{SUBHEADS[1]}</h4>"})
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{e(story.title)} | Báo Cà Mau</title>
{og(story, "Báo Cà Mau Online")}
{news_article(story, "Báo Cà Mau Online", dateModified=f"{story.at:%Y-%m-%d %H:%M}:00", author={"@type": "Person", "name": "admin"})}
</head><body><div class="topbar d-none d-md-block"><div class="container"><span><i class="far fa-clock"></i> {day(story.at)}, {story.at:%d-%m-%y} {story.at:%H}:59:04</span> <a href="/e-paper">Báo in Cà Mau cuối tuần</a> <a href="/lien-he-quang-cao">Liên hệ đăng quảng cáo</a></div></div>
<header><div class="container"><a class="navbar-brand" href="/"><img src="/logo.png" alt="Báo Cà Mau"></a><img src="/banner-dai-hoi.jpg" alt="Chào mừng Đại hội"></div>
<nav class="navbar navbar-expand-lg"><ul class="navbar-nav">
{menu(("Thời sự", "Chính trị", "Kinh tế", "Xã hội", "Đất và Người Cà Mau", "Biển đảo", "Nông - Ngư nghiệp", "Văn nghệ", "Bạc Liêu", "Phóng sự - Ký sự", "Ảnh"), '<li class="nav-item"><a class="nav-link" href="/{n}">{t}</a></li>')}
</ul></nav></header>
<div class="container"><div class="row"><div class="col-lg-8">
<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang nhất</a></li><li class="breadcrumb-item active">Thời sự - Chính trị Cà Mau</li></ol></nav>
<article class="article-detail"><h1 class="article-title">{e(story.title)}</h1>
<div class="article-meta d-flex"><span class="article-date">{day(story.at, capital=True)}, ngày {story.at:%d/%m/%Y} {story.at:%H:%M} (GMT+7)</span><span class="article-views">Đã xem: 1.287 lượt xem</span></div>
<div class="article-share"><a class="btn btn-sm">Chia sẻ Facebook ngay</a><a class="btn btn-sm">Theo dõi trên Zalo OA</a></div>
<div class="article-tts"><button>▶ Nghe đọc bài này</button><select><option>Giọng nữ miền Nam</option></select></div>
<p class="article-summary"><b>{e(story.lead)}</b></p>
{avatar}
<div class="article-body">
{body}
</div>
<p class="article-author text-right"><b>{e(story.author)}</b></p>
<div class="article-qr"><img src="/qr.png"><p>Quét mã QR để tải ứng dụng Báo Cà Mau trên điện thoại</p></div>
<div class="article-tags"><b>Từ khoá:</b> {listed(story, '<a class="badge" href="/tag/{n}">Đất Mũi anh hùng {n}</a>', 0, 4)}</div></article>
<div id="comments"><h5>Ý kiến bạn đọc gửi về</h5><div class="media comment"><div class="media-body"><h6>Út Cà Mau <small>2 ngày trước đây</small></h6><p>Bà con quê tôi mong chờ điều này từ lâu lắm rồi, cảm ơn báo đã phản ánh kịp thời.</p><a href="#">Trả lời ý kiến này</a></div></div></div>
<section><h4 class="section-title">Tin cùng chuyên mục</h4><div class="row">
{listed(story, '<div class="col-md-6 card"><a href="{u}"><img class="card-img-top" src="{i}"></a><div class="card-body"><h5 class="card-title"><a href="{u}">{t}</a></h5><p class="card-text">{s}</p><small class="text-muted">{d}</small></div></div>', 2, 8)}
</div></section></div>
<div class="col-lg-4"><div class="widget"><h4 class="widget-title">Xem nhiều trong tháng</h4>{listed(story, '<div class="media"><span class="num">{n}</span><div class="media-body"><a href="{u}">{t}</a></div></div>', 8, 13)}</div><div class="widget"><h4 class="widget-title">Thăm dò ý kiến bạn đọc</h4><p>Bạn thấy giao diện mới của trang báo thế nào?</p><label><input type="radio"> Rất đẹp và dễ đọc</label><button>Biểu quyết và xem kết quả</button></div></div></div></div>
<footer class="bg-dark"><div class="container"><p>Cơ quan của Đảng bộ tỉnh Cà Mau, tiếng nói của Đảng bộ, chính quyền và Nhân dân</p><p>Giấy phép xuất bản số 52/GP-BTTTT ngày 16/01/2022</p><p>Email: toasoan@baocamau.example - Fax: 0290.3831000</p></div></footer></body></html>"""
