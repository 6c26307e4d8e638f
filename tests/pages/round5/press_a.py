# ruff: noqa: E501  markup is not broken where a page does not break it
"""Three kinds of newspapers: the big daily of the web, a youth daily, a labour daily."""

from tests.jobs.skins import Story
from tests.pages.round5.press_page import crumbs_ld, each, fill, flow, ld, menu, og, talk

EXPRESS = """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi">
<head>
[[og]]
<meta name="its_publication" content="[[day]] [[time]]">
<meta name="its_title" content="[[title_attribute]]">
<meta itemprop="datePublished" content="[[iso]]">
<meta name="pubdate" content="[[iso]]">
[[ld]]
[[crumbs]]
<style>.width_common{width:100%;float:left}.container{width:1130px;margin:0 auto}</style>
<script>window.dataLayer=window.dataLayer||[];dataLayer.push({'articleId':'4700001','articleTitle':'tin'});</script>
</head>
<body class="page-detail top-stories" data-source="Detail">
<section class="section top-header"><div class="container flexbox">
<a href="/" class="logo"><img src="/logo.svg" alt="Báo điện tử"></a>
<span class="time-now">Thứ hai, 23/11/2026</span>
<a class="newest-link" href="/tin-tuc-24h">Mới nhất</a>
<div class="location-top"><a href="/thoi-tiet">Hà Nội 24°</a></div>
<a href="https://e.example.com" class="ic-english">International</a>
<form class="search"><input placeholder="Tìm kiếm" name="q"><button>Tìm kiếm</button></form>
<a class="log_txt" href="javascript:;">Đăng nhập</a>
</div></section>
<section class="section wrap-main-nav"><nav class="main-nav"><ul class="parent">
[[menu]]
</ul></nav></section>
<div class="banner-ads"><div id="sis_masthead" class="ads">Quảng cáo</div></div>
<section class="section page-detail top-detail"><div class="container">
<div class="sidebar-1">
<div class="header-content width_common">
<ul class="breadcrumb" data-campaign="Header"><li><a href="/thoi-su" title="Thời sự">Thời sự</a></li><li><a href="/thoi-su/chinh-tri">Chính trị</a></li></ul>
<span class="date">[[weekday]], [[day]], [[time]] (GMT+7)</span>
</div>
<h1 class="title-detail">[[title]]</h1>
<p class="description">[[lead]]</p>
<article class="fck_detail ">
[[body]]
<p class="Normal" style="text-align:right;"><strong>[[author]]</strong></p>
</article>
<div class="footer-content width_common">
<a href="/thoi-su" class="back-folder"><svg class="ic"></svg> Trở lại Thời sự</a>
<div class="social social_detail"><a class="share-fb" href="#">Chia sẻ</a><a class="copy-link" href="#">Copy link thành công</a><a class="save" href="#">Lưu</a></div>
</div>
<div class="tags width_common"><h4 class="item-tag"><a href="/chu-de/tin-nong">Tin nóng</a></h4><h4 class="item-tag"><a href="/chu-de/kinh-te">Kinh tế Việt Nam</a></h4></div>
<div class="box_comment_vne width_common" id="box_comment_vne">
<div class="title-show"><strong>Ý kiến (<span id="total_comment">3</span>)</strong></div>
<div class="input_comment"><textarea placeholder="Chia sẻ ý kiến của bạn"></textarea><button class="btn_send_comment">Gửi</button></div>
<div class="filter_coment"><a href="javascript:;">Quan tâm nhất</a><a href="javascript:;">Mới nhất</a></div>
<div id="list_comment" class="main_show_comment">
[[talk]]
</div></div>
<section class="box-category width_common"><h2 class="title-box-category"><a href="/thoi-su">Tin cùng chuyên mục</a></h2>
[[same]]
</section>
</div>
<div class="sidebar-2"><div class="inner-sidebar"><div class="box-category box-cate-featured-vne"><h3>Xem nhiều</h3>
[[most]]
</div>
<div class="box-category box-newsletter"><p>Đăng ký nhận bản tin mỗi sáng qua thư điện tử của bạn</p><input placeholder="Email của bạn"></div>
</div></div>
</div></section>
<section class="section section_footer"><div class="container">
<ul class="list-menu-footer">[[menu]]</ul>
<div class="downloadapp"><p>Tải ứng dụng</p><a href="https://apps.example.com">App Store</a></div>
<div class="copyright"><p>Báo tiếng Việt nhiều người xem nhất</p><p>Thuộc Bộ Khoa học và Công nghệ</p><p>Số giấy phép: 548/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 24/08/2021</p><p>Tổng biên tập: Phạm Văn Hiển</p><p>Địa chỉ: Tầng 10, Tòa A, 18 đường Duy Tân, Hà Nội</p><p>© 1997-2026. Toàn bộ bản quyền thuộc báo.</p></div>
</div></section>
</body></html>"""


def express(story: Story) -> str:
    """The most read daily of the web."""
    picture = """<figure data-size="true" itemprop="associatedMedia image" class="tplCaption action_thumb_added">
<meta itemprop="url" content="/a/1.jpg"><div class="fig-picture el_valign"><picture><source data-srcset="/a/1.jpg 1x"><img itemprop="contentUrl" class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/a/1.jpg" alt="[[title_attribute]]"></picture></div>
<figcaption itemprop="description"><p class="Image">[[caption]]</p></figcaption></figure>"""
    video = """<div class="box_embed_video_parent embed_video_new"><div class="box_img_video"><div id="video_parent_1" data-id="1"><video src="/v/1.mp4"></video></div></div><p class="Image Image_video">Diễn biến qua camera hành trình của người dân. Video: <em>Bạn đọc cung cấp</em></p></div>"""
    related = (
        '<ul class="list-news" data-campaign="Box-Related">'
        + each(story, (0, 1), '<li data-id="{n}"><a href="{u}" title="">{t}</a></li>')
        + "</ul>"
    )
    return fill(
        EXPRESS,
        story,
        og=og(story, "https://bao.example.vn", "Báo điện tử", " - Báo điện tử"),
        ld=ld(story, "https://bao.example.vn", articleSection="Thời sự"),
        crumbs=crumbs_ld("https://bao.example.vn", "Thời sự", "Chính trị"),
        menu=menu(
            "Thời sự|Thế giới|Kinh doanh|Khoa học công nghệ|Góc nhìn|Bất động sản|Sức khỏe|Thể thao|Giải trí|Pháp luật|Giáo dục|Đời sống|Xe|Du lịch|Ý kiến|Tâm sự|Thư giãn|Tất cả"
        ),
        body=flow(
            story,
            '<p class="Normal">{}</p>',
            '<p class="subtitle"><strong>{}</strong></p>',
            ways=("", "a", ""),
            after={
                0: picture,
                0.4: '<div class="banner-ads-inread"><div id="sis_inread">Quảng cáo</div></div>',
                0.6: video,
                1: related,
            },
        ),
        talk=talk(
            '<div class="comment_item width_common"><div class="content-comment"><p class="full_content"><span class="txt-name"><a class="nickname" href="#"><b>{who}</b></a></span> {what}</p><div class="block_like_web"><a class="link_reply">Trả lời</a><span class="time-com">{n}h trước</span></div></div></div>'
        ),
        same=each(
            story,
            range(2, 8),
            '<article class="item-news item-news-common"><div class="thumb-art"><a href="{u}" class="thumb"><img src="/t/{n}.jpg" alt=""></a></div><h3 class="title-news"><a href="{u}">{t}</a></h3><p class="description"><a href="{u}">{x}</a></p></article>',
        ),
        most=each(
            story,
            range(8, 12),
            '<article class="item-news"><h4 class="title-news"><a href="{u}">{t}</a><span class="meta-news"><a class="count_cmt" href="{u}#c">{n}4</a></span></h4></article>',
        ),
    )


YOUTH = """<!DOCTYPE html>
<html lang="vi">
<head>
[[og]]
<meta property="article:published_time" content="[[iso]]">
<meta property="article:author" content="[[author]]">
<meta property="article:section" content="Thời sự">
[[ld]]
<script>var pageSettings = {DomainUtils:"https://utils.example.vn", newsId:"20261123083012345", newsTitle:"tin"}</script>
</head>
<body class="detail-page">
<div class="header"><div class="header__top"><div class="container"><a href="/" class="header__logo">Tuổi Trẻ Online</a>
<ul class="header__quicklink"><li><a href="/media.htm">Media</a></li><li><a href="/rao-vat">Rao vặt</a></li><li><a href="/tts">Tuổi Trẻ Sao</a></li></ul>
<span class="header__date">Thứ hai, ngày 23 tháng 11 năm 2026</span><a class="login" href="javascript:;">Đăng nhập</a><a href="/dat-bao.htm">Đặt báo</a></div></div>
<div class="header__nav"><ul class="menu-nav">
[[menu]]
</ul></div></div>
<div class="main"><div class="container"><div class="banner-top"><zone id="zone-1">Quảng cáo</zone></div>
<div class="detail__main"><div class="detail__content"><div class="detail__cmain">
<div class="detail__cmain-left"><ul class="share-sticky"><li><a href="#" title="Chia sẻ Facebook"></a></li><li><a href="#" title="Chia sẻ Zalo">Zalo</a></li><li><a href="#comment">Bình luận</a></li></ul></div>
<div class="detail__cmain-main" id="main-detail">
<div class="detail-top"><div class="detail-cate"><a href="/thoi-su.htm" title="Thời sự" data-role="cate-name">Thời sự</a></div><div class="detail-time"><div data-role="publishdate">[[day]] [[time]] GMT+7</div></div><a class="ggnews" href="https://news.google.com/x">Theo dõi trên Google News</a></div>
<h1 class="detail-title article-title" data-role="title">[[title]]</h1>
<div class="detail-author-top"><div class="author-info"><a class="name" href="/tac-gia/1.htm" title="" data-role="author">[[author]]</a></div></div>
<div class="audioplayer-box"><div class="audio-player" id="embed-tts" data-voice="nu-bac">Nghe đọc bài <span class="voice">Nữ miền Bắc</span><span class="time">04:12</span></div></div>
<h2 class="detail-sapo" data-role="sapo">[[lead]]</h2>
<div class="detail-cmain clearfix"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody" data-io-article-url="/[[slug]].htm">
[[body]]
</div>
<div class="detail-tab"><a href="#"><span>Đọc tiếp</span></a><a href="/"><span>Trở về trang chủ</span></a><a class="nav-link-star" href="#"><span>Tặng sao</span></a></div>
<div class="author-bottom"><span class="author">[[author_upper]]</span></div>
<div class="detail-tags" data-role="tag"><ul><li><a href="/tag1.htm">cải cách</a></li><li><a href="/tag2.htm">chính sách mới</a></li></ul></div>
</div>
<div class="box-vote"><p>Tuổi Trẻ Sao dành cho thành viên: mời bạn tặng sao để ủng hộ tác giả</p></div>
<div class="comment-wrapper" id="comment"><div class="title">Bình luận (3)</div><div class="comment-input"><textarea placeholder="Chia sẻ ý kiến của bạn về bài viết"></textarea></div><ul class="listcomment" data-view="listcm">
[[talk]]
</ul></div>
<div class="box-relate-bottom"><div class="box-title">Tin cùng chuyên mục</div><div class="box-category-middle">
[[same]]
</div></div>
</div>
<div class="detail__sidebar"><div class="box-category" data-layout="41"><div class="box-category-title">Tin đọc nhiều</div>
[[most]]
</div><div class="box-survey"><h3>Bạn có quan tâm tới vấn đề này?</h3><label><input type="radio">Rất quan tâm</label><label><input type="radio">Không ý kiến</label></div></div>
</div></div></div></div>
<div class="footer"><div class="container"><p>© Copyright 2026 TuoiTre Online, All rights reserved</p><p>Giấy phép hoạt động báo điện tử tiếng Việt, tiếng Anh Số 561/GP-BTTTT, cấp ngày 25-11-2022.</p><p>Thông tin tòa soạn - Thành Đoàn TP.HCM</p><p>Hotline: 0918.033.133 - Quảng cáo: 028.39974848</p></div></div>
</body></html>"""


def youth(story: Story) -> str:
    """The youth daily, on the system that many newspapers rent."""
    picture = """<figure class="VCSortableInPreviewMode" type="Photo" style=""><div><a href="/a/1.jpg" data-fancybox="img-lightbox" class="detail-img-lightbox" data-caption="[[caption_attribute]]"><img src="/a/1.jpg" alt="[[title_attribute]] - Ảnh 1." data-original="/a/1.jpg" width="1280" height="853" class="lightbox-content"></a></div><figcaption class="PhotoCMS_Caption"><p class="" data-placeholder="Nhập chú thích ảnh">[[caption]]</p></figcaption></figure>"""
    one = each(
        story,
        (0,),
        '<div class="VCSortableInPreviewMode" type="RelatedOneNews" data-style="align-left-clean"><a href="{u}" class="VCCAvatarLink"><img class="VCCAvatar" src="/t/{n}.jpg"></a><div class="VCContentRelatedOneNews"><a href="{u}" class="VCCTitle">{t}</a><span class="VCObjectBoxRelatedNewsItemSapo">{x}</span><span class="read-now">ĐỌC NGAY</span></div></div>',
    )
    advert = (
        '<div class="zone-inbody"><div id="admzone-inpage" data-role="ads">Quảng cáo</div></div>'
    )
    return fill(
        YOUTH,
        story,
        og=og(story, "https://tuoi.example.vn", "TUOI TRE ONLINE", " - Tuổi Trẻ Online"),
        ld=ld(story, "https://tuoi.example.vn"),
        menu=menu(
            "Video|Thời sự|Thế giới|Pháp luật|Kinh doanh|Công nghệ|Xe|Du lịch|Nhịp sống trẻ|Văn hóa|Giải trí|Thể thao|Giáo dục|Nhà đất|Sức khỏe|Giả thật|Bạn đọc"
        ),
        body=flow(
            story,
            '<p class="">{}</p>',
            "<h3>{}</h3>",
            ways=("", "", "a"),
            after={0: picture, 0.3: advert, 0.7: one},
        ),
        talk=talk(
            '<li class="item-comment" data-cmid="{n}"><div class="avatar">T</div><div class="info"><span class="name">{who}</span><div class="contentcomment">{what}</div><div class="feedback"><span class="timeago">{n} giờ trước</span><a class="reply">Trả lời</a><span>Thích</span></div></div></li>'
        ),
        same=each(
            story,
            range(1, 7),
            '<div class="box-category-item"><a class="box-category-link-with-avatar img-resize" href="{u}"><img class="box-category-avatar" src="/t/{n}.jpg" alt=""></a><div class="box-category-content"><h3 class="box-title-text"><a class="box-category-link-title" href="{u}">{t}</a></h3><p class="box-category-sapo">{x}</p></div></div>',
        ),
        most=each(
            story,
            range(7, 12),
            '<div class="box-category-item"><span class="number">{n}</span><a href="{u}" class="box-category-link-title">{t}</a></div>',
        ),
    )


LABOUR = """<!doctype html>
<html lang="vi-VN">
<head>
[[og]]
<meta property="article:published_time" content="[[iso]]">
<meta name="author" content="laodong.vn">
[[ld]]
</head>
<body class="theme-default">
<header class="m-header"><div class="wrap"><a class="logo" href="/"><img alt="Báo Lao Động" src="/logo.png"></a><div class="today">Thứ hai, 23/11/2026 12:00 (GMT+7)</div><div class="hotline">Hotline: 091 255 2525</div><a href="/e-magazine">eMagazine</a></div>
<nav class="main-menu"><ul>
[[menu]]
</ul></nav></header>
<main class="wrap"><div class="breadcrumb"><a href="/">Trang chủ</a> <i class="icon"></i> <a href="/xa-hoi">Xã hội</a></div>
<div class="detail-layout"><article class="the-detail">
<div class="main-top"><span class="badge">Lao Động</span></div>
<h1 class="title">[[title]]</h1>
<div class="author-time"><span class="m-auth"><a href="/tac-gia/2">[[author]]</a></span> | <span class="time f-datetime">[[weekday]], [[day]] [[time]] (GMT+7)</span>
<div class="f-toolbar"><a class="f-font-inc">A+</a><a class="f-font-dec">A-</a><span class="tts">Nghe bài viết</span><a class="gg" href="https://news.google.com/y">Báo Lao Động trên Google News</a></div></div>
<div class="chappeau">[[lead]]</div>
<div class="wrapper-adv inner"><ins class="adsbygoogle"></ins></div>
<div class="art-body">
[[body]]
</div>
<div class="art-foot"><div class="share-bar"><a>Chia sẻ bài viết</a><a>In bài</a><a>Gửi bài cho bạn bè</a></div>
<div class="keywords">Từ khóa: <a href="/tags/a">người lao động</a> <a href="/tags/b">công đoàn</a></div>
<div class="lst-relate"><h2 class="hdr">Tin bài liên quan</h2>
[[same]]
</div>
<div class="fund-box"><b>Quỹ Tấm lòng Vàng Lao Động</b><p>Mọi sự giúp đỡ xin gửi về số tài khoản của Quỹ, 51 Hàng Bồ, Hoàn Kiếm, Hà Nội.</p></div>
<div class="comments"><h3>Bình luận (3)</h3>
[[talk]]
<form><input name="name" placeholder="Họ và tên"><button>Gửi bình luận</button></form></div>
</div></article>
<aside><section class="box-most"><h2>Đọc nhiều nhất</h2><ol>
[[most]]
</ol></section><section class="box-paper"><h2>Báo in số mới nhất</h2><img src="/paper.jpg" alt="Lao Động số 271"></section></aside></div></main>
<footer><p>CƠ QUAN CỦA TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM</p><p>Tổng Biên tập: Nguyễn Đình Chúc</p><p>Giấy phép số 2013/GP-BTTT, cấp ngày 30.10.2012</p><p>Xuất bản số Báo Lao Động đầu tiên vào ngày 14.8.1929</p></footer>
</body></html>"""


def labour(story: Story) -> str:
    """The workers' daily: author and time on one line, the lead in a div, headings as h2."""
    picture = """<figure class="insert-center-image"><img class="lazy" data-src="/a/1.jpg" src="/a/1.jpg" alt="[[caption_attribute]]" title="[[caption_attribute]]" width="800"><figcaption class="image-caption">[[caption]]</figcaption></figure>"""
    related = (
        '<div class="art-related-inline" contenteditable="false"><p>TIN LIÊN QUAN</p>'
        + each(
            story,
            (0, 1),
            '<div class="rel-item"><a href="{u}"><img src="/t/{n}.jpg"></a><h4><a href="{u}">{t}</a></h4><small>{n}2 giờ trước</small></div>',
        )
        + "</div>"
    )
    return fill(
        LABOUR,
        story,
        og=og(story, "https://lao.example.vn", "Báo Lao Động Điện Tử"),
        ld=ld(
            story,
            "https://lao.example.vn",
            author={"@type": "Organization", "name": "Báo Lao Động"},
        ),
        menu=menu(
            "Media|Podcasts|Thời sự|Công đoàn|Thế giới|Xã hội|Pháp luật|Kinh tế|Bất động sản|Giao thông|Sức khỏe|Văn hóa - Giải trí|Thể thao|Công nghệ|Bạn đọc|Tấm lòng vàng"
        ),
        body=flow(story, ways=("", "a", "", "em"), after={0.2: picture, 0.5: related}),
        same=each(
            story,
            range(2, 6),
            '<article class="lst-item"><a href="{u}"><img src="/t/{n}.jpg" alt=""></a><h3><a href="{u}">{t}</a></h3><div class="date">{d}</div><p>LĐO | {x}</p></article>',
        ),
        talk=talk(
            '<div class="cm"><strong>{who}</strong><p>{what}</p><a>Trả lời</a> <time>2{n}/11/2026</time></div>'
        ),
        most=each(story, range(6, 11), '<li><a href="{u}">{t}</a></li>'),
    )


MAKES_A = {"express": express, "youth": youth, "labour": labour}
MARKS_A = {
    "express": (
        "Trở lại Thời sự", "Copy link thành công", "Mới nhất", "Ý kiến (", "Tin cùng chuyên mục", "Xem nhiều",
        "Đăng ký nhận bản tin", "Số giấy phép", "Tổng biên tập", "Toàn bộ bản quyền", "Quảng cáo",
        "Diễn biến qua camera", "Tải ứng dụng", "Trả lời",
    ),
    "youth": (
        "Theo dõi trên Google News", "Nghe đọc bài", "Tặng sao", "Trở về trang chủ", "Bình luận",
        "Tin cùng chuyên mục", "Tin đọc nhiều", "Bạn có quan tâm tới vấn đề này", "ĐỌC NGAY",
        "Giấy phép hoạt động", "mời bạn tặng sao", "Quảng cáo", "Đặt báo",
    ),
    "labour": (
        "Nghe bài viết", "Google News", "In bài", "Từ khóa:", "Tin bài liên quan", "TIN LIÊN QUAN", "Quỹ Tấm lòng Vàng",
        "Bình luận (3)", "Đọc nhiều nhất", "Báo in số mới nhất", "Giấy phép số", "giờ trước", "51 Hàng Bồ",
    ),
}  # fmt: skip
