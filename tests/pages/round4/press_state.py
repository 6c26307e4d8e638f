# ruff: noqa: E501  markup is not broken where a page does not break it
"""Article pages as the Party's, the army's and the State's central organs make them: four makes."""

import json
from datetime import UTC

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
    slug,
    weekday,
    with_list,
    woven,
)

POEM = (
    "Đất này hạt lúa nuôi ta",
    "Nuôi câu quan họ, nuôi tà áo nâu",
    "Đất này chẳng hẹn mai sau",
    "Mà ai đi cũng dặn nhau nhớ về",
)
ORGAN_PARAGRAPHS = (
    "Ban biên tập mở chuyên trang Hòn Én Nhỏ nhằm giới thiệu những cách làm hay của các chi bộ vùng biển; bài vở xin gửi về hòm thư của chuyên trang trước ngày hai mươi hằng tháng.",
    "Giải báo chí Búa liềm Bàu Sen nhận tác phẩm dự thi đến hết tháng; mỗi tác giả gửi không quá ba tác phẩm, loạt bài không quá năm kỳ, đã đăng trong khoảng thời gian quy định.",
)
ORGAN = Facts(
    furniture=(*ORGAN_PARAGRAPHS, "Cơ quan trung ương của xã Bàu Sen", "Chọn cỡ chữ", "Nghe bài viết", "Đặt báo in dài hạn", "Truyền hình Bàu Sen",
               "Hà Nội nắng nhẹ 24"),
    neutral=POEM,
)  # fmt: skip


def organ(story: Story) -> str:
    """A side column with whole paragraphs comes before the article; a poem stands in the text."""
    poem = f'<blockquote class="cms-quote"><p>{"<br>".join(POEM)}</p></blockquote>'
    photo = f"""<table class="picture" align="center"><tbody><tr><td><img class="cms-photo" data-image-id="188201" src="https://image.example.vn/w1000/a.jpg" alt="{e(story.caption)}" data-photo-original-src="" cms-photo-caption="{e(story.caption)}"></td></tr>
<tr><td class="caption"><p>{e(story.caption)}</p></td></tr></tbody></table>"""
    relate = f"""<div class="sidebar-wrap cms-relate"><div class="h-title"><h4>Tin liên quan</h4></div>
{each('<article class="story" data-id="{n}"><figure class="story__thumb"><a class="cms-link" href="/{slug}-post{n}.html"><img src="/t{n}.jpg" alt="{title}"></a></figure><h5 class="story__heading"><a class="cms-link" href="/{slug}-post{n}.html">{title}</a></h5><div class="story__summary"><p>{teaser}</p></div></article>', story.others[:2])}
</div>"""
    return f"""<!DOCTYPE html>
<html lang="vi" class="vi-VN"><head><title>{e(story.title)} - Báo Cơ quan điện tử</title><meta charset="utf-8">
<meta name="description" content="{e(story.lead)}"><meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S+0700}"><meta property="article:section" content="Xây dựng Đảng">
<meta property="og:title" content="{e(story.title)}"><meta property="og:image" content="https://image.example.vn/a.jpg"></head>
<body class="detail-page"><header class="site-header"><div class="header-top"><time class="time" id="today">{weekday(TODAY, capital=True)}, {TODAY:%d/%m/%Y} {TODAY:%H:%M}</time><span class="weather">Hà Nội nắng nhẹ 24°</span>
<a class="paper" href="/bao-in">Đặt báo in dài hạn</a><a href="/tv">Truyền hình Bàu Sen</a></div><a class="logo" href="/" title="Báo Cơ quan">Báo Cơ quan</a><ul class="menu">
{menu("Chính trị|Xã luận|Bình luận - Phê phán|Xây dựng Đảng|Kinh tế|Chứng khoán|Xã hội|Văn hóa|Giáo dục|Y tế|Khoa học - Công nghệ|Môi trường|Du lịch|Thể thao|Thế giới|Hồ sơ nhân vật|Pháp luật|Bạn đọc")}
</ul></header>
<div class="site-body"><div class="wrapper two-col">
<div class="col left-side"><div class="box notice"><h3>Thông báo</h3>{"".join(f"<p>{text}</p>" for text in ORGAN_PARAGRAPHS)}</div>
<div class="box news"><h3>Tiêu điểm</h3>
{each('<article class="story"><h3 class="story__heading"><a class="cms-link" href="/{slug}-post{n}.html">{title}</a></h3><div class="story__summary"><p>{teaser}</p></div><time>{day} {clock}</time></article>', SIDE[:5])}
</div></div>
<div class="col main-col content-col"><div class="article"><ul class="breadcrumb"><li class="main-cate"><a href="/xaydungdang">Xây dựng Đảng</a></li></ul>
<h1 class="article__title cms-title">{e(story.title)}</h1>
<div class="article__meta"><time class="time" datetime="{story.at:%Y-%m-%dT%H:%M:%S+0700}">{weekday(story.at, capital=True)}, ngày {story.at:%d/%m/%Y - %H:%M}</time><div class="tools"><a class="print" href="javascript:print();">Print</a><a class="zoom">Chọn cỡ chữ</a></div></div>
<div class="article__audio"><a class="play">Nghe bài viết</a><select><option>Giọng nữ</option><option>Giọng nam</option></select></div>
<div class="article__sapo cms-desc"><strong>NDO - </strong>{e(story.lead)}</div>
<div class="article__author"><a class="name cms-author" href="/tac-gia/{slug(story.author)}-author12.html">{e(story.author)}</a></div>
<div class="article__body zce-content-body cms-body" itemprop="articleBody">
{woven(paragraphs(story), {0: photo, 2: relate, 4: poem})}
</div>
<div class="article__tag"><h4>Từ khóa</h4><ul><li><a href="/tu-khoa/chi-bo-tag1.html">chi bộ</a></li><li><a href="/tu-khoa/dang-vien-tag2.html">đảng viên</a></li></ul></div>
<div class="social"><a class="fb" title="Facebook">Chia sẻ</a><a class="tw">Twitter</a><div class="zalo-share-button"></div></div>
<div class="article__comment"><h4>Ý kiến bạn đọc</h4><textarea placeholder="Nhập nội dung bình luận"></textarea></div></div>
<div class="box same-cate"><h3>Có thể bạn quan tâm</h3>
{each('<article class="story story--split"><h2 class="story__heading"><a class="cms-link" href="/{slug}-post{n}.html">{title}</a></h2><div class="story__summary"><p>{teaser}</p></div></article>', story.others[2:])}
</div></div></div></div>

{CLUTTER["mega"]}
<footer class="site-footer"><p>Cơ quan trung ương của xã Bàu Sen. Giấy phép xuất bản số 126/GP-BTTTT</p><p>Tòa soạn: 71 phố Hòn Én. Điện thoại: (024) 000 000</p></footer></body></html>"""


SOLDIER = Facts(
    furniture=("Mời bạn đọc vào chuyên mục", "Có thể bạn muốn xem", "Gửi ý kiến của bạn tới tòa soạn", "Bản quyền thuộc tòa soạn Báo Chiến sĩ Bàu Sen",
               "Chiến dịch thi viết Đèo Mây Trắng", "Nhấn để xem các báo khác của tòa soạn"),
    neutral=("Tin liên quan",),
)  # fmt: skip


def soldier(story: Story) -> str:
    """Related headlines and teasers lie flat in the text, an invitation closes it; no JSON-LD."""
    photo = f'<table align="center" border="0" class="image" width="600"><tbody><tr><td style="text-align:center"><img src="/upload/{story.at:%Y-%m}/images/a.jpg" style="width:600px" alt="{e(story.title)}"></td></tr><tr><td class="image_desc" style="text-align:center"><em>{e(story.caption)}</em></td></tr></tbody></table>'
    flat = "<p><strong>Tin liên quan</strong></p>\n" + each(
        '<p><a href="/chinh-tri/tin-tuc/{slug}-{n}">{title}</a></p>\n<p>{teaser}</p>',
        story.others[:2],
    )
    made = paragraphs(story, '<p style="text-align: justify;">{}</p>')
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"/><title>{e(story.title)} - Báo Chiến sĩ</title><meta name="keywords" content="chi bộ, đảng viên">
<meta property="og:title" content="{e(story.title)}"/><meta property="og:description" content="{e(story.lead)}"/></head><body>
<div class="header-top"><div class="container"><span class="date-now">{weekday(TODAY, capital=True)}, {TODAY:%d/%m/%Y} | {TODAY:%H:%M} GMT+7</span><ul class="lang">
{menu("English|中文|Lào|Khmer|Cuối tuần|Sự kiện và nhân chứng|Chuyên trang")}
</ul><span class="other">Nhấn để xem các báo khác của tòa soạn</span></div></div>
<div class="banner"><a href="/"><h2 class="site-name">Báo Chiến sĩ</h2></a></div><ul id="mainmenu">
{menu("Chính trị|Quốc phòng - An ninh|Giáo dục - Khoa học|Bảo vệ nền tảng tư tưởng|Kinh tế|Xã hội|Văn hóa|Phóng sự - Điều tra|Bạn đọc|Pháp luật|Y tế|Thể thao|Quốc tế|Du lịch|Media")}
</ul>
<div class="container main"><div class="row"><div class="col-lg-8"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/chinh-tri">Chính trị</a></li><li class="active">Tin tức</li></ol>
<div class="detail-post"><h1 class="post-title">{e(story.title)}</h1>
<div class="post-subinfo"><span>{weekday(story.at, capital=True)}, {story.at:%d/%m/%Y, %H:%M}:27 (GMT+7)</span><a class="btn-print" href="javascript:window.print()">In trang</a><a class="fb-share">Chia sẻ</a></div>
<div class="post-summary"><h2>{e(story.lead)}</h2></div>
<div class="post-content" id="dvContent">
{woven(made, {1: photo, 3: flat})}
<p style="text-align: right;"><strong>Bài và ảnh: {e(story.author.upper())}</strong></p>
<p style="text-align: justify;"><em>* Mời bạn đọc vào chuyên mục <a href="/chinh-tri">Chính trị</a> xem các tin, bài liên quan.</em></p>
</div>
<div class="post-tags"><a href="/tag/1">chi bộ</a> <a href="/tag/2">đảng viên</a></div>
<div class="share-bottom"><a>Facebook</a><a>Zalo</a><a>Chia sẻ</a></div>
<form class="cm"><label>Gửi ý kiến của bạn tới tòa soạn</label><textarea></textarea><input placeholder="Mã bảo mật"><button>Gửi</button></form>
<div class="other-news"><h3>Có thể bạn muốn xem</h3><ul>
{each('<li><article><a href="/chinh-tri/tin-tuc/{slug}-{n}"><img src="/t{n}.jpg" alt="{title}"></a><h3><a href="/chinh-tri/tin-tuc/{slug}-{n}">{title}</a></h3><p class="hidden-xs">{teaser}</p><span>{day} {clock}</span></article></li>', story.others[2:])}
</ul></div></div></div>
<div class="col-lg-4">
{CLUTTER["prices"]}
<div class="ads"><a href="https://ads.example.com"><img src="/q.gif"></a></div><div class="contest"><p>Chiến dịch thi viết Đèo Mây Trắng: tòa soạn nhận bài dự thi của bạn đọc trong và ngoài quân đội, mỗi bài không quá một nghìn hai trăm chữ, gửi kèm ảnh tác giả.</p></div>
<div class="most-read"><h3>Đọc nhiều</h3><ol>
{each('<li><a href="/{slug}-{n}">{title}</a><p>{teaser}</p></li>', SIDE[4:10])}
</ol></div></div></div></div>
<footer><p>Bản quyền thuộc tòa soạn Báo Chiến sĩ Bàu Sen</p><p>Tổng biên tập: Thiếu tướng Đoàn Xuân Bộc. Giấy phép số 29/GP-BTTTT</p></footer></body></html>"""


FIGURES = (("Chỉ tiêu", "Năm 2025", "Năm 2026"), ("Số chi bộ", "412", "437"), ("Đảng viên mới", "1.208", "1.356"), ("Tỷ lệ sinh hoạt đầy đủ", "96,4%", "98,1%"))  # fmt: skip
AGENCY = Facts(
    furniture=("Hãng tin Bàu Sen", "Theo dõi chúng tôi trên", "Bấm để nghe tin tiếp theo", "Video đang được quan tâm", "Báo điện tử đa ngữ của Hãng",
               "Trình duyệt của bạn không hỗ trợ video"),
    neutral=("(TTX/Bàu Sen+)", "TTX/Bàu Sen+", *(cell for row in FIGURES for cell in row)),
    author=False,
)  # fmt: skip


def agency(story: Story) -> str:
    """Two first headings; a table of figures and a video in the text; the agency signs, nobody else."""
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in FIGURES
    )
    table = f'<div class="table-wrapper"><table border="1" class="table"><tbody>\n{rows}\n</tbody></table></div>'
    figure = f'<figure class="article__avatar"><img class="cms-photo" src="https://media.example.vn/a.jpg.webp" alt="{e(story.caption)}"><figcaption>{e(story.caption)}</figcaption></figure>'
    video = '<div class="video-container"><video poster="/v.jpg" controls><source src="/v.m3u8"><p>Trình duyệt của bạn không hỗ trợ video</p></video><div class="vid-next">Bấm để nghe tin tiếp theo</div></div>'
    related = f"""<div class="article-relate"><div class="rel-head">Xem thêm</div>
{each('<div class="rel"><a class="rel-img" href="/{slug}-post{n}.vnp"><img src="/t{n}.jpg"></a><h3><a href="/{slug}-post{n}.vnp">{title}</a></h3><p>{teaser}</p></div>', story.others[:1])}
</div>"""
    ld = {
        "@context": "https://schema.org", "@graph": [
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Chính trị"}]},
            {"@type": "NewsArticle", "headline": story.title, "datePublished": f"{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
             "author": {"@type": "Organization", "name": "Hãng tin Bàu Sen"}},
        ],
    }  # fmt: skip
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)} | Tin Bàu Sen+</title>
<meta name="author" content="Hãng tin Bàu Sen"><meta property="og:title" content="{e(story.title)} | Tin Bàu Sen+"><meta property="og:description" content="{e(story.lead)}">
<script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script></head><body>
<header id="site-header"><h1 class="logo"><a href="/" title="Hãng tin Bàu Sen">Tin Bàu Sen+</a></h1><div class="edition"><span>{TODAY:%d/%m/%Y}</span>
{menu("Tiếng Việt|English|Français|Español|中文|Русский", '<a class="lang" href="/{slug}">{name}</a>')}
</div><nav><div class="menu-row">
{menu("Chính trị|Xã hội|Kinh tế|Thế giới|Đời sống|Văn hóa|Thể thao|Khoa học|Công nghệ|Môi trường|Chuyện lạ|Ảnh|Video|Megastory|Podcast", '<a href="/{slug}/">{name}</a>')}
</div></nav>
{CLUTTER["mega"]}
</header>
<main><div class="detail-wrap"><section class="detail"><div class="crumb"><a href="/">Trang chủ</a> &rsaquo; <a href="/chinhtri/">Chính trị</a></div>
<h1 class="article__title">{e(story.title)}</h1>
<div class="article__sapo">{e(story.lead)}</div>
<div class="article__meta"><time datetime="{story.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{story.at:%d/%m/%Y %H:%M}</time><a class="save">Lưu bài</a></div>
{figure}
<div class="article__body">
{woven(paragraphs(story, '<p class="t">{}</p>'), {2: related, 3: video, 5: table})}
<div class="article-source">(TTX/Bàu Sen+)</div>
</div>
<div class="article__tag"><a href="/tag/chi-bo.vnp">#chi bộ</a><a href="/tag/dang-vien.vnp">#đảng viên</a></div>
<div class="follow">Theo dõi chúng tôi trên <a href="https://news.example.com">Google News</a></div></section>
<section class="below"><h2>Tin liên quan</h2>
{each('<article class="story story--text"><a class="story__title" href="/{slug}-post{n}.vnp">{title}</a><p class="story__sum">{teaser}</p><time>{clock} {day}</time></article>', story.others[1:])}
</section></div>
<aside><h2>Video đang được quan tâm</h2>
{each('<article class="story"><a class="story__title" href="/video/{slug}-post{n}.vnp">{title}</a><p class="story__sum">{teaser}</p></article>', SIDE[2:8])}
</aside></main><footer><p>Báo điện tử đa ngữ của Hãng. Giấy phép số 1374/GP-BTTTT</p><p>Cấm sao chép dưới mọi hình thức nếu không có chấp thuận của Hãng tin Bàu Sen</p></footer>
{CLUTTER["popup"]}
</body></html>"""


GOVERNMENT = Facts(
    furniture=("Quan tâm Zalo của Cổng", "Tham khảo thêm", "Ban Văn thư Phú Thạnh Tây", "Tải ứng dụng của Cổng", "Tin nhắn của bạn đã được ghi nhận", "Chính sách mới mỗi tuần"),
    neutral=("I. Nhiệm vụ trước mắt", "II. Tổ chức thực hiện", "Tải về: Nghi-quyet-68.pdf", "Phu-luc-kem-theo.docx", "Phụ lục kèm theo", "Nghi-quyet-68.pdf", "Toàn văn nghị quyết tại đây"),
    listed=True,
)  # fmt: skip


def government(story: Story) -> str:
    """Day and clock stand apart; documents to download; a box "Tham khảo thêm" made as a table."""
    photo = f'<div class="VCSortableInPreviewMode" type="Photo"><div><img src="https://bcp.example.vn/a.jpg" alt="{e(story.title)} - Ảnh 1."></div><div class="PhotoCMS_Caption"><p>{e(story.caption)}</p></div></div>'
    box = '<table class="box-ref" width="40%" align="right"><tbody><tr><th>Tham khảo thêm</th></tr>\n' + each('<tr><td><a href="/{slug}-{n}.htm">{title}</a><p>{teaser}</p></td></tr>', story.others[:2]) + "\n</tbody></table>"  # fmt: skip
    banner = '<div class="zalo-follow"><a href="https://zalo.example.com/cong"><img src="/z.png"></a><p>Quan tâm Zalo của Cổng để nhận văn bản chỉ đạo điều hành mới nhất ngay khi được ban hành</p></div>'
    body = woven(
        with_list(paragraphs(story), story, "ol"),
        {1: photo, 2: "<p><b>I. Nhiệm vụ trước mắt</b></p>", 3: box, 4: banner, 5: "<p><b>II. Tổ chức thực hiện</b></p>"},
    )  # fmt: skip
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{e(story.title)}</title>
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S+07:00}"><meta property="og:title" content="{e(story.title)}"><meta name="GENERATOR" content="baochinh.example.vn"></head><body>
<div class="header"><div class="header__top"><div class="date">{weekday(TODAY, capital=True)}, ngày {TODAY.day} tháng {TODAY.month} năm {TODAY.year}</div><div class="search"><input placeholder="Nhập từ khóa"></div></div>
<div class="header__nav"><ul class="mega">
{menu("Chính trị|Kinh tế|Văn hóa|Xã hội|Khoa giáo|Quốc tế|Góp ý hiến kế|Chính sách và cuộc sống|Hoạt động của lãnh đạo|Nghị quyết mới ngày 20/11/2026|Chỉ đạo, quyết định ngày 22/11/2026|Thủ đô|TP. Hồ Chí Minh")}
</ul></div></div>
<div class="detail"><div class="detail-breadcrumb"><a href="/chinh-tri.htm" data-role="cate-name">Chính trị</a></div>
<h1 class="detail-title" data-role="title">{e(story.title)}</h1>
<div class="detail-time"><span class="d">{story.at:%d/%m/%Y}</span>&nbsp;&nbsp;<span class="c">{story.at:%H:%M}</span></div>
<h2 class="detail-sapo" data-role="sapo">(Chinhphu.vn) - {e(story.lead)}</h2>
<div class="detail-content" data-role="content">
{body}
<p style="text-align: right;"><b>{e(story.author)}</b></p>
</div>
<div class="attach"><p><a href="/files/Nghi-quyet-68.pdf">Tải về: Nghi-quyet-68.pdf</a></p><p><a href="/files/Phu-luc-kem-theo.docx">Phụ lục kèm theo</a></p></div>
<div class="detail-share"><a>Facebook</a><a>Zalo</a><a>Email</a><a>In bài viết</a></div>
<div class="detail-rate"><p>Tin nhắn của bạn đã được ghi nhận</p></div>
<div class="detail-related"><div class="title">Tin cùng chuyên mục</div>
{each('<div class="box-item"><a class="avatar" href="/{slug}-{n}.htm"><img src="/t{n}.jpg"></a><div class="content"><a class="box-title" href="/{slug}-{n}.htm">{title}</a><p class="box-sapo">{teaser}</p></div></div>', story.others[2:])}
</div></div>
<div class="sub"><div class="box-head">Chính sách mới mỗi tuần</div>
{each('<div class="box-item"><a class="box-title" href="/{slug}-{n}.htm">{title}</a><p class="box-sapo">(Chinhphu.vn) - {teaser}</p></div>', SIDE[5:11])}
<div class="app"><p>Tải ứng dụng của Cổng tại kho ứng dụng</p></div></div>

{CLUTTER["mega"]}
<div class="footer"><p>© Ban Văn thư Phú Thạnh Tây</p><p>Tổng Biên tập: Nguyễn Hồng Sâm Cầm. Giấy phép số 137/GP-BTTTT</p><p>{inline(0, "Ghi rõ nguồn Cổng khi phát hành lại thông tin từ website này")}</p></div></body></html>"""
