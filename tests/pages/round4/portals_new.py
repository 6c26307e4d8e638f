# ruff: noqa: E501  markup is not broken where a page does not break it
"""Portals of recent years: WordPress, Viettel's, a React site, photo news, a house-made system."""

import json
from datetime import UTC

from tests.pages.round4.parts import (
    TODAY,
    Make,
    Story,
    among,
    e,
    menu,
    options,
    others,
    weekday,
    worded,
)


def wordpress(story: Story) -> str:
    """A theme for offices: "n days ago" on the page, the minute in an attribute; flat teasers."""
    at = story.at
    (more, teaser), (also, second), *_ = story.others
    body = among(
        worded("<p>{}</p>", story.body),
        f"""<div id="attachment_{at:%d}" style="width: 810px" class="wp-caption aligncenter"><img decoding="async" aria-describedby="caption-attachment-{at:%d}" class="size-full" src="/wp-content/uploads/{at:%Y/%m}/le.jpg" alt="" width="800" height="533" /><p id="caption-attachment-{at:%d}" class="wp-caption-text">{e(story.caption)}</p></div>""",
        f"""<p><strong>Tin liên quan</strong></p>
<p><a href="/bai-mot/"><strong>{e(more)}</strong></a></p>
<p>{e(teaser)}…</p>
<p><a href="/bai-hai/"><strong>{e(also)}</strong></a></p>
<p>{e(second)}…</p>""",
    )
    share = '<div class="share-row"><span>Chia sẻ qua:</span> <a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">Sao chép liên kết</a></div>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{e(story.title)} - Hội Nông dân tỉnh An Khang</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Hội Nông dân tỉnh An Khang">
<meta property="article:published_time" content="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"><meta property="article:modified_time" content="2026-11-22T14:40:05+00:00">
<script>var wpcf7 = {{"api":{{"root":"https://bao.example.vn/wp-json/"}}}};</script>
<style id='wp-block-library-inline-css'>.wp-block-image img {{ height: auto }} .share-row a {{ padding: 0 6px }}</style></head>
<body class="post-template-default single single-post postid-{at:%m%d}">
<header id="masthead" class="site-header"><div class="top-line"><span>Thứ Hai, 23/11/2026</span><a href="/lien-he">Gửi thư cho Hội</a></div>
<div class="site-branding"><a href="/" rel="home"><img src="/logo.png" alt="Hội Nông dân tỉnh An Khang"></a><p class="site-title">HỘI NÔNG DÂN TỈNH AN KHANG</p><p class="site-description">Đoàn kết - Đổi mới - Hội nhập An Khang</p></div>
<ul id="primary-menu" class="menu">
{menu("Trang chủ|Giới thiệu|Hoạt động của Hội|Nhà nông cần biết|Quỹ hỗ trợ nông dân|Văn bản Hội", '<li class="menu-item menu-item-type-taxonomy"><a href="{href}/">{name}</a></li>')}
</ul></header>
<div class="slider-news"><h4>Tiêu điểm</h4>
{others(story, '<div class="slide"><a href="{href}">{title}</a><span class="post-date">{day:%d/%m/%Y}</span></div>', first=3, hours=4)}
</div>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<div class="rank-math-breadcrumb"><a href="/">Trang chủ</a> <span>»</span> <a href="/hoat-dong">Hoạt động của Hội</a></div>
<article id="post-{at:%m%d}" class="post type-post status-publish format-standard has-post-thumbnail hentry">
<header class="entry-header"><h1 class="entry-title">{e(story.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" title="{at:%d/%m/%Y %H:%M}" datetime="{at:%Y-%m-%dT%H:%M:%S}+07:00">{(TODAY - at).days} ngày trước</time></span> <span class="cat-links">trong <a href="#">Hoạt động của Hội</a></span> <span class="views">1.093 lượt xem bài</span></div></header>
{share}
<div class="entry-content"><p><strong>{e(story.lead)}</strong></p>
{body}
<p style="text-align: right;"><strong>{e(story.author)}</strong></p>
</div>
<footer class="entry-footer"><span class="tags-links">Thẻ: <a rel="tag" href="#">nông dân An Khang</a>, <a rel="tag" href="#">hợp tác xã kiểu mới</a></span></footer>
{share}
<div class="yasr-auto-insert-visitor">Bạn thấy bài viết thế nào? [Tổng: 4 Trung bình: 4.8]</div></article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Điều hướng bài viết</h2><div class="nav-previous"><a href="#">Bài trước: Tập huấn kỹ thuật trồng dâu ở An Khang</a></div></nav>
<section class="related-posts"><h3>Có thể bạn quan tâm</h3>
{others(story, '<article class="related"><h4><a href="{href}">{title}</a></h4><time datetime="{day:%Y-%m-%d}">{day:%d/%m/%Y}</time><p>{teaser}</p></article>', first=2)}
</section>
<div id="comments" class="comments-area"><h2 class="comments-title">2 bình luận về bài viết</h2><ol class="comment-list">
<li class="comment"><article class="comment-body"><b class="fn">Chú Sáu Kênh Xáng</b> <time datetime="{at:%Y-%m-%d}T22:10:00+07:00">22:10</time><div class="comment-content"><p>Bài viết hay lắm, ở kênh Xáng chúng tôi cũng mới lập tổ hợp tác được hai vụ, giá bán nhỉnh hơn thương lái chừng một giá.</p><p>Chỉ mong Hội cho vay thêm vốn mua máy sấy, chứ mùa mưa lúa ướt là coi như lỗ trắng.</p></div></article></li>
<li class="comment"><article class="comment-body"><b class="fn">Út Hậu</b><div class="comment-content"><p>Đồng ý với chú Sáu, nhà tôi cũng đang chờ nguồn vốn ấy suốt từ đầu năm tới giờ.</p></div></article></li></ol>
<div id="respond"><h3>Để lại một bình luận</h3><p>Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Thông báo của Hội</h2><p>Hội thi Nhà nông đua tài An Khang lần thứ sáu dời sang ngày 05/12/2026 vì lý do thời tiết.</p></section></aside></div>
<footer id="colophon"><p>Giấy phép số 44/GP-TTĐT do Sở cấp. Chịu trách nhiệm: Ông Huỳnh Tấn Lợi</p><p>Tự hào được xây dựng bằng WordPress</p></footer></body></html>"""


def viettel(story: Story) -> str:
    """Date and clock apart, an h2 for a lead, a poem in a quotation, the caption beside."""
    at = story.at
    poem = "<br>".join(POEM)
    body = among(
        worded("<p>{}</p>", story.body),
        f"""<div class="image-block"><img src="/api/file/{at:%d%H}" alt="" title=""><div class="image-note"><i>{e(story.caption)}</i></div></div>""",
        f"<blockquote><p>{poem}</p></blockquote>",
    )
    return f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin điện tử xã Hoa Lộc</title><base href="/">
<meta name="description" content="Cổng thông tin điện tử xã Hoa Lộc, kênh giao tiếp chính thức của chính quyền với người dân">
<link rel="stylesheet" href="styles.5f3a1c.css"></head>
<body><app-root ng-version="13.3.11"><div class="portal-wrapper">
<app-header><div class="header-banner"><div class="banner-title">UBND XÃ HOA LỘC</div><div class="banner-sub">Chính quyền số - Công dân số Hoa Lộc</div></div>
<div class="header-info"><span class="current-date">Thứ Hai, 23/11/2026</span><span class="current-time">18:30:22</span><span class="weather">Hoa Lộc 22°C - Độ ẩm 71%</span></div>
<ul class="nav-menu">
{menu("Trang chủ|Giới thiệu xã|Tin tức sự kiện|Thủ tục hành chính|Chuyển đổi số|Phản ánh kiến nghị", '<li class="nav-item"><a class="nav-link" routerlink="{href}" href="{href}">{name}</a></li>')}
</ul></app-header>
<div class="container"><div class="row">
<div class="col-md-3 sidebar-left"><app-widget-gioithieu><div class="widget-title">Về Hoa Lộc</div><div class="widget-body"><p>Xã Hoa Lộc nằm bên hữu ngạn sông Lèn, có mười hai thôn với hơn chín nghìn nhân khẩu, nổi tiếng với nghề làm nón lá và nước mắm cáy từ mấy trăm năm nay.</p><p>Năm 2025, thu nhập bình quân đầu người của Hoa Lộc đạt sáu mươi tám triệu đồng, tỷ lệ hộ nghèo còn dưới một phần trăm.</p></div></app-widget-gioithieu>
<app-widget-notice><div class="widget-title">Thông báo từ xã</div><div class="notice"><b>18/11/2026</b> Lịch cắt điện phục vụ thay công tơ ở các thôn phía nam Hoa Lộc</div></app-widget-notice></div>
<div class="col-md-9"><app-news-detail><div class="detail-news">
<ol class="breadcrumb"><li class="breadcrumb-item">Trang chủ</li><li class="breadcrumb-item active">Tin tức sự kiện</li></ol>
<div class="detail-title">{e(story.title)}</div>
<div class="detail-info"><span class="info-date"><i class="icon-calendar"></i>{at:%d/%m/%Y}</span><span class="info-time"><i class="icon-clock"></i>{at:%H:%M}</span><span class="info-author"><i class="icon-user"></i>Tác giả: {e(story.author)}</span><span class="info-view"><i class="icon-eye"></i>77 lượt xem tin</span></div>
<div class="detail-audio"><button>Nghe nội dung bài</button><span>0:00 / 3:12</span></div>
<h2 class="detail-summary">{e(story.lead)}</h2>
<div class="detail-content">
{body}
</div>
<div class="detail-copyright"><p>Nội dung thuộc quyền quản lý của Ban Biên tập Cổng Hoa Lộc; mọi trích dẫn phải được sự đồng ý bằng văn bản.</p></div>
<div class="detail-attach"><div>Tệp tin kèm theo</div><a href="/api/file/3">Tải về: TB-so-88-hoaloc.pdf</a></div>
<div class="detail-share"><button>Chia sẻ Zalo</button><button>In trang tin</button></div>
<div class="detail-feedback"><div>Bài viết này có hữu ích với bạn không?</div><button>Có ích</button><button>Không có ích</button></div></div>
<div class="other-news"><div class="other-title">Tin bài khác</div>
{others(story, '<div class="other-item"><img src="/api/thumb/1" alt=""><div><a href="{href}">{title}</a><p class="other-sapo">{teaser}...</p><span class="other-date">{day:%d/%m/%Y} {day:%H:%M}</span></div></div>')}
</div></app-news-detail></div></div></div>
<app-footer><div class="footer-text"><p>Cổng thông tin điện tử xã Hoa Lộc. Giấy phép số 91/GP-STTTT</p><p>Chịu trách nhiệm: Ông Mai Xuân Cảnh, Chủ tịch UBND xã. Hỗ trợ kỹ thuật: Viettel</p></div></app-footer>
</div></app-root></body></html>"""


def nextjs(story: Story) -> str:
    """A party committee's React site: hashed classes, an app banner and a box in the text."""
    at = story.at
    app = """<div class="AppBanner_wrap__8aQpZ"><img src="/app.png" alt=""><p class="AppBanner_text__Qw1">Cài ứng dụng Đảng viên Quảng Hà trên điện thoại để nhận tài liệu sinh hoạt hằng tháng</p><a class="AppBanner_btn__k2" href="#">Tải ứng dụng ngay</a></div>"""
    box = f"""<div class="InlineBox_box__1vRtY"><p class="InlineBox_head__zz">Xem thêm</p><ul>
{others(story, '<li><a href="{href}">{title}</a></li>', last=2)}
</ul></div>"""
    body = among(
        worded('<p class="Block_p__a1B2c">{}</p>', story.body),
        f"""<div class="Block_figure__9dKe"><span style="box-sizing:border-box;display:inline-block"><img alt="" src="/_next/image?url=%2Fupload%2F{at:%d}.jpg&amp;w=1080&amp;q=75" decoding="async"/></span><div class="Block_cap__mN3">{e(story.caption)}</div></div>""",
        app,
        box,
    )
    data = json.dumps(
        {
            "props": {"pageProps": {"post": {
                "id": at.hour, "title": story.title, "sapo": story.lead,
                "publishedAt": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
                "updatedAt": "2026-11-22T09:15:00.000Z",
            }}},
            "page": "/[slug]", "buildId": "x7Kd9",
        },
        ensure_ascii=False,
    )  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/>
<title>{e(story.title)} | Đảng bộ tỉnh Quảng Hà</title><meta name="next-head-count" content="3"/>
<link rel="preload" href="/_next/static/css/3b.css" as="style"/><script src="/_next/static/chunks/main-7f.js" defer=""></script></head>
<body><div id="__next"><div class="Layout_root__Ht1">
<header class="Header_bar__uY7"><a class="Header_logo__b" href="/"><h1>Đảng bộ tỉnh Quảng Hà</h1></a><div class="Header_date__x">18:30 23/11/2026</div><button aria-label="menu">Danh mục</button></header>
<nav class="Nav_nav__Yt"><ul>
{menu("Trang chủ|Thời sự|Xây dựng Đảng|Dân vận khéo|Kiểm tra giám sát|Văn kiện|Multimedia", '<li class="Nav_item__3f"><a href="{href}">{name}</a></li>')}
</ul></nav>
<aside class="Side_left__Jk"><h3 class="Side_h__1">Góc nhìn cơ sở</h3><div class="Side_card__v"><p>Ở Quảng Hà, một bí thư chi bộ giỏi thường cũng là người biết lắng nghe nhất thôn, bởi mọi việc khó đều bắt đầu từ chỗ dân chưa thông và chưa ai chịu hỏi.</p><p>Chuyên mục mở ra để các bí thư kể lại chuyện thật của mình, mỗi tuần một câu chuyện ngắn, gửi về trước thứ năm.</p></div></aside>
<main class="Article_main__Tz"><div class="Breadcrumb_row__l"><a href="/">Trang chủ</a><span>/</span><a href="/xdd">Xây dựng Đảng</a></div>
<h1 class="Article_title__Xc9">{e(story.title)}</h1>
<div class="Article_meta__Pf"><time dateTime="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}">{at:%H:%M} {at:%d/%m/%Y}</time><span class="Article_upd__s">Cập nhật 16:15 22/11/2026</span><div class="Article_tools__q"><button>Aa</button><button>Lưu bài</button><button>Nghe đọc bài (2 phút)</button></div></div>
<p class="Article_sapo__Ew">{e(story.lead)}</p>
<div class="Article_content__x7Yz">
{body}
</div>
<div class="Article_sign__D"><span>{e(story.author)}</span></div>
<div class="Article_src__E">Nguồn: {e(story.source)}</div>
<div class="Article_social__Y"><button>Chia sẻ bài</button><button>Chép đường dẫn</button></div>
<div class="Tags_row__o"><a href="/tag/1">Đại hội chi bộ Quảng Hà</a><a href="/tag/2">tổ Đảng số</a></div>
<section class="Comment_wrap__Vb"><h3>Bình luận (1)</h3><div class="Comment_item__d"><b>Ngọc Thương</b><p>Chi bộ tôi vừa làm theo cách này tháng trước, đảng viên đi làm xa dự họp đông hẳn lên.</p><p>Đề nghị tỉnh nhân rộng sớm để các chi bộ vùng cao Quảng Hà cũng được dùng.</p><span>3 giờ trước</span><button>Trả lời</button></div><textarea placeholder="Ý kiến của bạn"></textarea></section>
<section class="Related_grid__Fq"><h2>Cùng chủ đề</h2>
{others(story, '<a class="Related_card__m" href="{href}"><h3>{title}</h3><p>{teaser}...</p><time dateTime="{day:%Y-%m-%dT%H:%M:%S}+07:00">{day:%H:%M} {day:%d/%m/%Y}</time></a>', first=2)}
</section></main>
<footer class="Footer_f__Zz"><p>Cơ quan chủ quản: Tỉnh ủy Quảng Hà. Giấy phép số 102/GP-TTĐT</p><p>Trưởng Ban Biên tập: Đồng chí Vương Thị Lệ</p></footer>
</div></div><script id="__NEXT_DATA__" type="application/json">{data.replace("<", chr(92) + "u003c")}</script></body></html>"""


def photo_news(story: Story) -> str:
    """Photo news of a city committee: four pictures with italic captions, two paragraphs."""
    at = story.at
    first, *rest = (
        f'<p style="text-align:center"><img src="/Uploads/{at:%Y}/anh{n}.jpg" alt="{n}" style="width:100%" /></p>\n<p style="text-align:center"><em>{e(text)}</em></p>'
        for n, text in enumerate((story.caption, *PHOTO_CAPTIONS), start=1)
    )
    opening, *others_of_body = worded("<p>{}</p>", story.body)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<meta property="og:title" content="{e(story.title).replace('"', "&quot;")}"><meta property="og:image" content="/Uploads/{at:%Y}/anh1.jpg">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/Content/bundle.css"></head>
<body><div class="wrap"><div class="head"><div class="slogan">THÀNH ỦY CẨM THƯỢNG - Trí tuệ, dân chủ, hành động</div><div class="now">Thứ hai, 23/11/2026</div></div>
<div class="navbar"><ul>
{menu("Trang chủ|Tin Thành ủy|Ảnh|Infographic|Điểm báo|Lịch sử Đảng bộ")}
</ul></div>
<div class="mainbox"><div class="cate"><a href="/anh">Ảnh</a></div>
<h1 class="photo-title">{e(story.title)}</h1>
<div class="photo-date">Ngày đăng: {at:%d-%m-%Y}</div>
<div class="photo-share"><a href="#">Chia sẻ Facebook</a><a href="#">Chia sẻ Zalo</a></div>
<div class="photo-sapo">{e(story.lead)}</div>
<div class="photo-body">
{first}
{opening}
{rest[0]}
{rest[1]}
{"".join(others_of_body)}
{rest[2]}
<p style="text-align:right"><strong>Tin, ảnh: {e(story.author)}</strong></p>
</div>
<div class="photo-foot"><span class="like">Đã thích 14 lần</span> <span class="vote">Đánh giá của bạn: 1 2 3 4 5 sao</span></div>
<div class="photo-other"><h3>Chùm ảnh khác</h3>
{others(story, '<div class="it"><a href="{href}"><img src="/thumb.jpg" alt=""></a><a href="{href}" class="t">{title}</a><p>{teaser}</p><span>{day:%d-%m-%Y}</span></div>')}
</div></div>
<div class="rightbox"><div class="bx"><h4>Điểm báo sáng</h4><p>Nhiều tờ báo ra sáng nay cùng phản ánh không khí chuẩn bị ngày hội hoa Cẩm Thượng với hơn bốn trăm gian trưng bày của các làng nghề.</p><p>23/11/2026</p></div>
<div class="bx"><h4>Liên kết trang</h4><select>
{options("Liên kết|Tỉnh ủy|Thành đoàn")}
</select></div><div class="bx">Số lượt ghé thăm: 812.400</div></div>
<div class="foot"><p>Trang tin Thành ủy Cẩm Thượng - Giấy phép số 57/GP-STTTT</p><p>Chịu trách nhiệm chính: Đồng chí Kiều Anh Đào, Trưởng ban</p></div></div></body></html>"""


def house_made(story: Story) -> str:
    """A ward's system made to order: no headline element, no lead set apart, lines cut by br."""
    at = story.at
    text = [story.lead, *story.body]
    lines = among(
        worded("{}<br>", text),
        f'<center><img src="/public/upload/{at:%H%d}.png" alt="{e(story.title).replace(chr(34), "")}"></center>',
        """<table border="1" class="bang"><tr><td>Khu phố</td><td>Số hộ đăng ký</td></tr><tr><td>Khu phố Chùa</td><td>218 hộ</td></tr><tr><td>Khu phố Giếng</td><td>164 hộ</td></tr></table>""",
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>Phường Bạch Lựu</title><meta name="csrf-token" content="kP3xQ">
<meta name="description" content="Trang thông tin phường Bạch Lựu"><link href="/css/app.css?id=22" rel="stylesheet">
<script>window.Laravel = {{"csrfToken": "kP3xQ", "today": "2026-11-23"}};</script></head>
<body>
<div class="top-banner"><span class="site">TRANG THÔNG TIN PHƯỜNG BẠCH LỰU</span></div>
<div class="marquee">Phường Bạch Lựu quyết tâm hoàn thành đề án vỉa hè thông thoáng trước Tết - Tối 23/11/2026 phát thanh chuyên đề phòng cháy</div>
<ul class="nav">
{menu("Trang chủ|Tin phường|Khu phố văn hóa|Lịch tiếp dân|Số điện thoại cần biết")}
</ul>
<div class="main"><div class="content-left">
<div class="duong-dan">Bạn đang ở: Tin phường</div>
<div class="tieude">{e(story.title)}</div>
<div class="thoigian">{weekday(at)}, ngày {at:%d/%m/%Y} - {at:%H:%M} | Cập nhật lần cuối: 22/11/2026 - 10:02</div>
<div class="noidung">
{lines}
</div>
<div class="theo">Theo {e(story.source)}</div>
<div class="nut"><a href="#">[In tin]</a> <a href="#">[Lưu tin]</a> <a href="#">[Phản hồi về tin này]</a></div>
<div class="cungmuc"><b>Tin mới hơn</b><br>
{others(story, '- <a href="{href}">{title}</a> (ngày {day:%d/%m/%Y})<br>', last=2, hours=10)}
<b>Tin cũ hơn</b><br>
{others(story, '- <a href="{href}">{title}</a> (ngày {day:%d/%m/%Y})<br>', first=2)}
</div></div>
<div class="content-right"><div class="hop"><b>Hỏi nhanh đáp gọn</b><p>Muốn xin giấy xác nhận tình trạng hôn nhân ở Bạch Lựu thì đến bàn số ba, mang theo căn cước và chờ khoảng mười lăm phút.</p></div>
<div class="hop"><b>Đọc nhiều</b>
{others(story, '<p><a href="{href}">{title}</a> <i>{day:%d/%m}</i></p>', first=1, last=4)}
</div><div class="hop">Lượt ghé trang hôm nay: 96</div></div></div>
<div class="cuoi">Ủy ban nhân dân phường Bạch Lựu - Số 2 ngõ Cây Đa - ĐT 0221.3666.000<br>Chịu trách nhiệm: Bà Cù Thị Mến - Giấy phép số 05/GP-STTTT</div>
</body></html>"""


POEM = (
    "Đường quê đổ nắng mới trên mái ngói,",
    "Tiếng loa vui gọi xóm nhỏ vào mùa,",
    "Ai cũng góp một ngày công vun xới,",
    "Cho hàng cây xanh mát lối chợ trưa.",
)
PHOTO_CAPTIONS = (
    "Các gia đình cùng gói bánh tặng bộ đội biên phòng.",
    "Đội văn nghệ phường biểu diễn tiết mục mở màn.",
    "Niềm vui của các em nhỏ khi nhận quà.",
)
MAKES = {
    "wordpress": Make(
        page=wordpress,
        furniture=(
            "Gửi thư cho Hội", "Đoàn kết - Đổi mới - Hội nhập An Khang", "Tiêu điểm",
            "1.093 lượt xem bài", "Chia sẻ qua", "Sao chép liên kết", "Tin liên quan",
            "nông dân An Khang", "hợp tác xã kiểu mới", "Bạn thấy bài viết thế nào",
            "Tập huấn kỹ thuật trồng dâu", "Có thể bạn quan tâm", "bình luận về bài viết",
            "kênh Xáng chúng tôi cũng mới lập", "Chỉ mong Hội cho vay thêm vốn mua máy sấy",
            "Đồng ý với chú Sáu", "Để lại một bình luận", "Email của bạn sẽ không được hiển thị",
            "Nhà nông đua tài An Khang", "44/GP-TTĐT", "Tự hào được xây dựng bằng WordPress",
        ),
    ),
    "viettel": Make(
        page=viettel,
        kept=POEM,
        furniture=(
            "Chính quyền số - Công dân số", "Hoa Lộc 22°C", "nằm bên hữu ngạn sông Lèn",
            "thu nhập bình quân đầu người của Hoa Lộc", "Lịch cắt điện phục vụ thay công tơ",
            "77 lượt xem tin", "Nghe nội dung bài", "0:00 / 3:12", "Cổng Hoa Lộc; mọi trích dẫn",
            "Tệp tin kèm theo", "TB-so-88-hoaloc.pdf", "In trang tin", "có hữu ích với bạn không",
            "Không có ích", "Tin bài khác", "91/GP-STTTT", "Ông Mai Xuân Cảnh", "Tác giả:",
        ),
    ),
    "nextjs": Make(
        page=nextjs,
        source=True,
        furniture=(
            "Đảng viên Quảng Hà trên điện thoại", "Tải ứng dụng ngay", "Xem thêm",
            "một bí thư chi bộ giỏi thường cũng là", "các bí thư kể lại chuyện thật của mình",
            "Cập nhật 16:15", "Lưu bài", "Nghe đọc bài (2 phút)", "Chia sẻ bài", "Chép đường dẫn",
            "Đại hội chi bộ Quảng Hà", "tổ Đảng số", "Bình luận (1)", "Chi bộ tôi vừa làm theo",
            "Đề nghị tỉnh nhân rộng sớm", "3 giờ trước", "Cùng chủ đề", "102/GP-TTĐT",
            "Đồng chí Vương Thị Lệ", "Góc nhìn cơ sở",
        ),
    ),
    "photo_news": Make(
        page=photo_news,
        minute=False,
        captions=PHOTO_CAPTIONS,
        most=2,
        furniture=(
            "Trí tuệ, dân chủ, hành động", "Ngày đăng:", "Chia sẻ Facebook", "Đã thích 14 lần",
            "Đánh giá của bạn", "Chùm ảnh khác", "Điểm báo sáng", "ngày hội hoa Cẩm Thượng",
            "Liên kết trang", "Số lượt ghé thăm", "57/GP-STTTT", "Đồng chí Kiều Anh Đào",
        ),
    ),
    "house_made": Make(
        page=house_made,
        author=False,
        source=True,
        captioned=False,
        neutral=("Khu phố Chùa", "Khu phố Giếng", "Khu phố", "Số hộ đăng ký", "218 hộ", "164 hộ"),
        furniture=(
            "đề án vỉa hè thông thoáng", "phát thanh chuyên đề phòng cháy", "Bạn đang ở:",
            "Cập nhật lần cuối", "[In tin]", "[Phản hồi về tin này]", "Tin mới hơn", "Tin cũ hơn",
            "Hỏi nhanh đáp gọn", "xác nhận tình trạng hôn nhân ở Bạch Lựu", "Đọc nhiều",
            "Lượt ghé trang hôm nay", "Số 2 ngõ Cây Đa", "Bà Cù Thị Mến",
        ),
    ),
}  # fmt: skip
