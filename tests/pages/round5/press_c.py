# ruff: noqa: E501  markup is not broken where a page does not break it
"""Three kinds of newspapers: the army's daily, a network's daily, a province's party newspaper."""

from tests.jobs.skins import Story
from tests.pages.round5.press_page import crumbs_ld, each, fill, flow, ld, menu, og

ARMY = """<!DOCTYPE html>
<html>
<head>
[[og]]
<meta http-equiv="REFRESH" content="1800">
<meta name="author" content="Báo Quân đội nhân dân">
[[ld]]
[[crumbs]]
</head>
<body>
<div class="hd-topbar"><div class="container"><span class="hd-date">Thứ Hai, 23/11/2026 12:00</span><a href="/media">Multimedia</a><a href="https://en.example.vn">English</a><a href="https://la.example.vn">ລາວ</a><a href="/bao-in">Báo in</a></div></div>
<div class="hd-banner"><a href="/"><img src="/banner.png" alt="Báo Quân đội nhân dân"></a><p>CƠ QUAN CỦA QUÂN ỦY TRUNG ƯƠNG VÀ BỘ QUỐC PHÒNG - TIẾNG NÓI CỦA LỰC LƯỢNG VŨ TRANG VÀ NHÂN DÂN VIỆT NAM</p></div>
<div class="navbar"><ul class="nav navbar-nav">
[[menu]]
</ul></div>
<div class="container"><div class="row"><div class="col-md-8 ctl-box">
<ol class="breadcrumb"><li><a href="/quoc-phong-an-ninh">Quốc phòng - An ninh</a></li><li class="active"><a href="/quoc-phong-an-ninh/tin-tuc">Tin tức</a></li></ol>
<h1 class="post-title">[[title]]</h1>
<div class="post-subinfo"><span>[[weekday]], [[day]] - [[time]]</span><span class="pull-right"><a class="print" href="/print/1">In</a> <a class="zalo-share-button">Chia sẻ</a> <a class="a-plus">A+</a></span></div>
<div class="post-summary"><h2>QĐND - [[lead]]</h2></div>
<div class="post-content" id="dvContentDetail">
[[body]]
<p style="text-align: right;"><strong>[[author_upper]]</strong></p>
<p style="text-align: justify;"><em>* Mời bạn đọc vào chuyên mục <a href="/quoc-phong-an-ninh">Quốc phòng - An ninh</a> xem các tin, bài liên quan.</em></p>
</div>
<div class="post-tags"><i class="fa fa-tags"></i> <a href="/tag/1">quân đội</a><a href="/tag/2">diễn tập</a><a href="/tag/3">dân quân tự vệ</a></div>
<div class="box-comment"><h4>Ý kiến bạn đọc (0)</h4><textarea placeholder="Vui lòng viết tiếng Việt có dấu"></textarea><button>Gửi phản hồi</button></div>
<div class="list-news-relate"><h3 class="box-title">TIN, BÀI LIÊN QUAN</h3>
[[same]]
</div></div>
<div class="col-md-4 sidebar"><div class="box"><h3>TIN NÓNG</h3><ul>
[[most]]
</ul></div><div class="box"><h3>ẢNH - VIDEO</h3><a href="/video/1"><img src="/v1.jpg" alt=""></a><p>Bản tin quốc phòng trưa: Các đơn vị chủ động ứng phó mưa lũ</p></div>
<div class="box"><h3>Tiêu điểm</h3><img src="/qc1.jpg" alt="Quảng cáo"></div></div></div></div>
<footer><p>Tổng biên tập: Thiếu tướng ĐOÀN XUÂN BỘ</p><p>Tòa soạn: Số 7 Phan Đình Phùng, Hà Nội</p><p>Giấy phép số 306/GP-BTTTT. Bản quyền thuộc về Báo Quân đội nhân dân</p></footer>
</body></html>"""


def army(story: Story) -> str:
    """The army's daily: the lead in h2 with the paper's initials, the photo in a table, an invitation at the end."""
    picture = """<table align="center" border="0" cellpadding="0" cellspacing="0" class="image" style="width:100%"><tbody><tr><td style="text-align:center"><img alt="[[caption_attribute]]" src="/a/1.jpg" style="height:auto; width:100%"></td></tr><tr><td class="imgcaption" style="text-align:center"><em>[[caption]]</em></td></tr></tbody></table>"""
    return fill(
        ARMY,
        story,
        og=og(story, "https://quan.example.vn", "https://quan.example.vn"),
        ld=ld(story, "https://quan.example.vn", author={"@type": "Organization", "name": "QĐND"}),
        crumbs=crumbs_ld("https://quan.example.vn", "Quốc phòng - An ninh", "Tin tức"),
        menu=menu(
            "Chính trị|Quốc phòng - An ninh|Bảo vệ nền tảng tư tưởng của Đảng|Đa phương tiện|Kinh tế|Xã hội|Văn hóa|Phóng sự - Điều tra|Giáo dục - Khoa học|Pháp luật|Bạn đọc|Y tế|Thể thao|Quốc tế|Hồ sơ sự kiện"
        ),
        body=flow(
            story,
            '<p style="text-align: justify;">{}</p>',
            '<p style="text-align: justify;"><strong>{}</strong></p>',
            ways=("", "", "em", "a"),
            after={0: picture},
        ),
        same=each(
            story,
            range(5),
            '<article><div class="list-news-category-img"><a href="{u}"><img src="/t/{n}.jpg" alt=""></a></div><h3><a href="{u}">{t}</a></h3><p class="hidden-xs">{x}</p></article>',
        ),
        most=each(story, range(5, 11), '<li><a href="{u}">{t}</a> <span>({d})</span></li>'),
    )


NETWORK = """<!DOCTYPE html>
<html lang="vi" class="vnn-html">
<head>
[[og]]
<meta property="article:published_time" content="[[iso]]">
[[ld]]
</head>
<body>
<div class="header"><div class="topHeader"><div class="container"><ul><li>23/11/2026 12:00</li><li>Hotline: 0923 457 788</li><li><a href="/mien-bac">Tin miền Bắc</a></li><li><a href="https://tuanvietnam.example.vn">Tuần Việt Nam</a></li></ul></div></div>
<a href="/" class="logo"><img src="/logo.svg" alt="VietNamNet"></a>
<nav><ul class="mainNav__list">
[[menu]]
</ul></nav></div>
<div id="header-ads"><div class="ads" data-zone="1"></div></div>
<div class="container"><div class="row"><div class="container__left not-pl"><div class="newsFeatureBox">
<div class="bread-crumb-detail sm-show-time"><ul><li><a href="/"><img src="/home.svg" alt="icon"></a></li><li><a href="/thoi-su">Thời sự</a></li></ul><div class="bread-crumb-detail__time">[[weekday]], [[day]] - [[time]]</div></div>
<h1 class="content-detail-title">[[title]]</h1>
<div class="articles-edit"></div>
<div class="vnn-share-social share-item-social"><ul><li><button data-share="fb">Chia sẻ lên Facebook</button></li><li><button class="share-copy">Sao chép liên kết</button></li><li><a href="#comment">Bình luận</a></li></ul></div>
<div class="article-detail-author-wrapper"><div class="article-detail-author"><div class="article-detail-author__left"><div class="article-detail-author__img"><img src="/avatar/6.jpg" alt="[[author]]"></div></div><div class="article-detail-author__info"><span class="name"><a href="/tac-gia-6.html" title="[[author]]">[[author]]</a></span></div></div></div>
<h2 class="content-detail-sapo sm-sapo-mb-0">[[lead]]</h2>
<div class="vnn-audio"><button>Nghe bài viết</button><span>00:00 / 03:47</span></div>
<div class="maincontent main-content" id="maincontent">
[[body]]
</div>
<div class="vnn-template-noneditable insert-wiki-content" data-id="17">[[wiki]]</div>
<div class="tag-cotnent"><h3>Chủ đề:</h3><ul><li><a href="/tin-nong-tag1.html">tin nóng trong ngày</a></li><li><a href="/thu-tuong-tag2.html">chính sách</a></li></ul></div>
<div class="feature-box" id="comment"><h3>Bình luận</h3><textarea placeholder="Bình luận của bạn tối đa 1000 ký tự"></textarea><button>Gửi</button></div>
<div class="related-news"><h3 class="feature-box__title">Tin nổi bật</h3>
[[same]]
</div></div></div>
<div class="container__right"><div class="box-right"><h3>Đọc nhiều</h3>
[[most]]
</div><div class="subscribe"><p>Nhận thông báo về những câu chuyện mới nhất của VietNamNet</p><button>Đồng ý</button></div></div></div></div>
<footer class="footer"><div>Cơ quan chủ quản: Bộ Dân tộc và Tôn giáo</div><div>Số giấy phép: 09/GP - BVHTTDL, cấp ngày 07/01/2026</div><div>Tổng biên tập: Nguyễn Văn Bá. © 1997 Báo VietNamNet. All rights reserved. Chỉ được phát hành lại thông tin từ website này khi có sự đồng ý bằng văn bản của báo VietNamNet.</div><div>Liên hệ quảng cáo: Công ty Cổ phần Truyền thông VietNamNet</div></footer>
</body></html>"""


def network(story: Story) -> str:
    """A network's daily: author with avatar before the lead, figures in a table, boxes of its own kind."""
    picture = """<figure class="vnn-content-image"><picture><!--[if IE 9]><video style="display: none;"><![endif]--><source srcset="/a/1.webp" type="image/webp"><!--[if IE 9]></video><![endif]--><img alt="[[caption_attribute]]" src="/a/1.jpg" data-thumb-small-src="/a/1s.jpg"></picture><figcaption>[[caption]]</figcaption></figure>"""
    table = """<div class="table-wrap"><table class="vnn-table"><tbody><tr><td><strong>Năm</strong></td><td><strong>Kế hoạch</strong></td><td><strong>Thực hiện</strong></td></tr><tr><td>2024</td><td>12,5</td><td>13,1</td></tr><tr><td>2025</td><td>14,0</td><td>14,2</td></tr></tbody></table></div>"""
    refer = each(
        story,
        (0,),
        '<div class="insert-wiki-content vnn-template-noneditable" contenteditable="false"><article class="template-Reference ratio-16-9"><a class="ref-thumb" href="{u}"><img src="/t/{n}.jpg" alt=""></a><h4><a href="{u}">{t}</a></h4><div class="ref-sapo">{x}</div></article></div>',
    )
    wiki = each(
        story,
        (1, 2),
        '<article class="template-RelatedNews"><a href="{u}"><img src="/t/{n}.jpg"></a><a href="{u}" class="title">{t}</a><p>{x}</p></article>',
    )
    return fill(
        NETWORK,
        story,
        og=og(story, "https://net.example.vn", "Vietnamnet.vn"),
        ld=ld(story, "https://net.example.vn"),
        menu=menu(
            "Chính trị|Thời sự|Kinh doanh|Dân tộc và Tôn giáo|Thể thao|Giáo dục|Thế giới|Đời sống|Văn hóa - Giải trí|Sức khỏe|Công nghệ|Pháp luật|Ô tô xe máy|Du lịch|Bất động sản|Bạn đọc|Talks|Hồ sơ"
        ),
        body=flow(
            story,
            "<p>{}</p>",
            "<p><strong>{}</strong></p>",
            ways=("", "a", ""),
            after={
                0.15: picture,
                0.4: '<div class="inner-ad"><div id="inread-ad"></div></div>',
                0.5: refer,
                0.8: table,
            },
        ),
        wiki=wiki,
        same=each(
            story,
            range(3, 7),
            '<div class="horizontalPost"><div class="horizontalPost__avt"><a href="{u}"><img src="/t/{n}.jpg" alt=""></a></div><div class="horizontalPost__main"><h3 class="horizontalPost__main-title"><a href="{u}">{t}</a></h3><p>{x}</p></div></div>',
        ),
        most=each(
            story,
            range(7, 12),
            '<div class="box-item"><span>{n}</span><h4><a href="{u}">{t}</a></h4></div>',
        ),
    )


PROVINCE = """<!DOCTYPE html>
<html lang="vi">
<head>
[[og]]
<meta name="copyright" content="Báo và phát thanh, truyền hình tỉnh">
<base href="https://tinh.example.vn/">
</head>
<body class="bg">
<div class="top"><table width="100%"><tr><td>Thứ hai, ngày 23/11/2026, 12:05:41</td><td align="right"><a href="/rss">RSS</a> | <a href="/lien-he">Liên hệ tòa soạn</a> | <a href="/bao-giay">Đọc báo in</a></td></tr></table></div>
<div class="banner"><img src="/banner.jpg" alt=""></div>
<div id="menu"><ul>
[[menu]]
</ul></div>
<marquee scrollamount="3">Nhiệt liệt chào mừng Đại hội thi đua yêu nước tỉnh lần thứ VII</marquee>
<div class="wrapper"><div class="left">
<div class="path"><a href="/">Trang nhất</a> » <a href="/xay-dung-dang">Xây dựng Đảng</a></div>
<div class="detail">
<h1 class="detail_title">[[title]]</h1>
<div class="detail_meta"><span class="cate"><a href="/xay-dung-dang">Xây dựng Đảng</a></span> <span class="date">[[time]] | [[day]]</span> <span class="view">Lượt xem: 1.318</span>
<div class="tool"><a onclick="zoom()">Cỡ chữ: A A A</a> <a href="javascript:print()">In trang</a> <a href="mailto:?">Gửi bài viết</a></div></div>
<div class="detail_abstract"><strong>(baotinh.vn) - [[lead]]</strong></div>
<div class="detail_content" id="content_detail">
[[body]]
<p style="text-align: right;"><strong>[[author]]</strong></p>
</div>
<div class="like"><iframe src="https://www.facebook.com/plugins/like.php" width="100%" height="30"></iframe></div>
<div class="tags"><b>Tags:</b> <a href="/tags/1">chi bộ</a>, <a href="/tags/2">đảng viên</a></div>
<div class="feedback"><b>Gửi bình luận của bạn</b><table><tr><td>Họ và tên</td><td><input></td></tr><tr><td>Mã xác nhận</td><td><input></td></tr></table><i>Bình luận sẽ được biên tập trước khi đăng</i></div>
<div class="other"><div class="other_title">Các tin khác</div><ul>
[[same]]
</ul></div></div></div>
<div class="right"><div class="box"><div class="box_title">TIN MỚI NHẤT</div>
[[most]]
</div><div class="box"><div class="box_title">TRUYỀN HÌNH TRỰC TUYẾN</div><p>Thời sự tối 22/11/2026</p><p>Chuyên mục Nông thôn mới</p></div>
<div class="box"><div class="box_title">GIÁ VÀNG - NGOẠI TỆ</div><table><tr><td>SJC</td><td>149.200</td><td>151.200</td></tr><tr><td>USD</td><td>26.104</td><td>26.404</td></tr></table></div>
<div class="box"><div class="box_title">LIÊN KẾT WEBSITE</div><select><option>Cổng thông tin điện tử tỉnh</option></select></div>
<div class="box"><div class="box_title">Thống kê truy cập</div><p>Đang online: 214</p><p>Tổng lượt truy cập: 98.214.555</p></div></div></div>
<div class="footer"><p>CƠ QUAN CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH</p><p>Giám đốc - Tổng Biên tập: Phạm Thị Lan</p><p>Giấy phép xuất bản số 124/GP-BTTTT cấp ngày 12/4/2023</p><p>Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></div>
</body></html>"""


def province(story: Story) -> str:
    """A province's party newspaper: no structured data, captions in paragraphs below the pictures."""
    picture = """<p style="text-align: center;"><img alt="" src="/a/1.jpg" style="width: 640px; height: 427px;"></p>
<p style="text-align: center;"><em>[[caption]]</em></p>"""
    return fill(
        PROVINCE,
        story,
        og=og(story, "https://tinh.example.vn", "Báo tỉnh", " - Báo điện tử tỉnh"),
        menu=menu(
            "Trang nhất|Thời sự - Chính trị|Xây dựng Đảng|Kinh tế|Văn hóa - Xã hội|Giáo dục|An ninh - Quốc phòng|Pháp luật|Thể thao|Quốc tế|Đất và người|Bạn đọc|Media|Nông thôn mới"
        ),
        body=flow(
            story,
            '<p style="text-align: justify;">{}</p>',
            '<p style="text-align: justify;"><strong>{}</strong></p>',
            ways=("span", ""),
            after={0.3: picture},
        ),
        same=each(story, range(7), '<li><a href="{u}">{t}</a> <span>({h} | {d})</span></li>'),
        most=each(
            story,
            range(7, 12),
            '<div class="item"><img src="/t/{n}.jpg" width="90"><a href="{u}">{t}</a></div>',
        ),
    )


MAKES_C = {"army": army, "network": network, "province": province}
MARKS_C = {
    "army": (
        "Mời bạn đọc vào chuyên mục", "Ý kiến bạn đọc", "Gửi phản hồi", "TIN, BÀI LIÊN QUAN", "TIN NÓNG", "ẢNH - VIDEO",
        "Bản tin quốc phòng trưa", "Số 7 Phan Đình Phùng", "Giấy phép số", "CƠ QUAN CỦA QUÂN ỦY",
    ),
    "network": (
        "Chia sẻ lên Facebook", "Sao chép liên kết", "Nghe bài viết", "Chủ đề:", "Tin nổi bật", "Đọc nhiều",
        "Nhận thông báo về những câu chuyện", "Số giấy phép", "Liên hệ quảng cáo", "All rights reserved", "Hotline:",
    ),
    "province": (
        "Lượt xem", "Cỡ chữ", "In trang", "Gửi bài viết", "Tags:", "Gửi bình luận của bạn", "Mã xác nhận", "Các tin khác",
        "TIN MỚI NHẤT", "Thời sự tối 22/11", "GIÁ VÀNG", "LIÊN KẾT WEBSITE", "Thống kê truy cập", "Giấy phép xuất bản",
        "Nhiệt liệt chào mừng", "sẽ được biên tập trước khi đăng",
    ),
}  # fmt: skip
