# ruff: noqa: E501  markup is not broken where a page does not break it
"""Article pages as the youth's paper, the radio and the Party's journals make them: four makes."""

from tests.jobs.skins import Story
from tests.pages.round4.press_parts import (
    CLUTTER,
    SIDE,
    TODAY,
    Facts,
    ago,
    e,
    each,
    inline,
    menu,
    paragraphs,
    shorter,
    slug,
    talk,
    weekday,
    woven,
)

PIONEER_CAPTIONS = (
    "Thanh niên tình nguyện dựng lại mái nhà cho gia đình cụ Lỗi",
    "Bữa cơm trưa ngay tại công trường",
    "Trẻ em trong xóm xem các anh chị vẽ tranh tường",
)
PIONEER = Facts(
    furniture=("Bạn thấy bài viết này thế nào", "Tuổi xanh Bàu Sen", "Tin nổi bật hôm nay", "Vòng chung kết Hoa khôi Rạch Ông Kiểng", "Mới - Nóng",
               "Cơ quan của Đoàn Mỹ Lâm Thượng", "Viết bình luận của bạn"),
    captions=PIONEER_CAPTIONS,
)  # fmt: skip


def pioneer(story: Story) -> str:
    """The minute is in an attribute; the headline in a span; teasers flat between paragraphs."""
    one = f'<div class="photo-row"><div class="ph"><img src="/a.jpg" data-w="800"></div><div class="ph-note">{e(story.caption)}</div></div>'
    gallery = '<div class="gallery" data-count="3">\n' + "\n".join(f'<div class="item"><a href="/g{n}.jpg" class="zoom"><img src="/g{n}.jpg" alt=""></a><span class="note">{text}</span></div>' for n, text in enumerate(PIONEER_CAPTIONS)) + "\n</div>"  # fmt: skip
    flat = each(
        '<p><strong><a href="/{slug}-post{n}.tpo">{title}</a></strong></p>\n<p>TPO - {teaser}</p>',
        story.others[:2],
    )
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo Tuổi Xanh</title><meta property="og:title" content="{e(story.title)}"></head>
<body><div id="top"><span>{weekday(TODAY)} ngày {TODAY.day}.{TODAY.month}.{TODAY.year}</span><a href="/dang-ky">Đăng ký</a></div>
<div id="brand"><h1><a href="/">Báo Tuổi Xanh</a></h1></div><div id="nav">
{menu("Xã hội|Kinh tế|Địa ốc|Thế giới|Pháp luật|Thể thao|Văn hóa|Giải trí|Giới trẻ|Giáo dục|Sức khỏe|Khoa học|Bạn đọc|Quân sự|Hàng không|Nhịp sống", '<a href="/{slug}/">{name}</a>')}
</div>

{CLUTTER["mega"]}
<div id="page"><div id="left"><div class="kicker"><a href="/xa-hoi/">Xã hội</a></div>
<span class="headline">{e(story.title)}</span>
<div class="byline"><span class="author">{e(story.author)}</span> <span class="when" title="{story.at:%d/%m/%Y %H:%M}">{ago(story.at)}</span> <a class="gn" href="https://news.example.com">Google News</a></div>
<div class="standfirst"><b>TPO - {e(story.lead)}</b></div>
<div class="text">
{woven(paragraphs(story), {1: one, 2: flat, 4: gallery})}
</div>
<div class="poll"><b>Bạn thấy bài viết này thế nào?</b><label><input type="radio">Rất hữu ích với công việc của chi đoàn tôi</label><label><input type="radio">Có vài điều cần nói thêm cho rõ hơn</label><button>Gửi đánh giá</button></div>
<div class="shares"><a>Chia sẻ Facebook</a> <a>Chia sẻ Zalo</a> <a>Sao chép liên kết</a></div><div class="keys"><a href="/tag/a">chi đoàn</a> <a href="/tag/b">tình nguyện</a></div>
<div class="cmt"><b>Viết bình luận của bạn</b><textarea></textarea></div>
<div class="hot"><h3>Mới - Nóng</h3>
{each('<div class="h"><a href="/{slug}-post{n}.tpo"><img src="/t{n}.jpg" alt="{title}"></a><a href="/{slug}-post{n}.tpo">{title}</a><p>TPO - {teaser}</p></div>', story.others[2:])}
</div></div>
<div id="right"><p class="promo">Vòng chung kết Hoa khôi Rạch Ông Kiểng diễn ra tối thứ bảy tới, bạn đọc có thể mua vé tại tòa soạn hoặc đặt qua điện thoại trong giờ hành chính.</p><h3>Tin nổi bật hôm nay</h3>
{each('<div class="r"><a href="/{slug}-post{n}.tpo">{title}</a><i>{clock} {day}</i><p>{teaser}</p></div>', SIDE[1:8])}
</div></div><div id="bottom"><p>Cơ quan của Đoàn Mỹ Lâm Thượng. Giấy phép xuất bản số 76/GP-BTTTT</p><p>Tuổi xanh Bàu Sen, phụ trương thứ bảy</p></div>
{CLUTTER["popup"]}
</body></html>"""


RADIO = Facts(
    furniture=("Mời quý thính giả nghe âm thanh tại đây", "Đánh giá bài viết", "Chưa có lượt bình chọn nào", "Đài Tiếng nói Hòn Én", "Phát thanh trực tiếp kênh thời sự", "Bình luận của bạn đang chờ duyệt"),
)  # fmt: skip


def radio(story: Story) -> str:
    """Drupal: the caption is an em below the picture in one paragraph; stars and comments below."""
    photo = f'<p style="text-align:center"><img alt="" data-entity-type="file" src="/sites/default/files/styles/large/public/{story.at:%Y-%m}/a.jpg" width="800"><br>\n<em>{e(story.caption)}</em></p>'
    nodes = '<div class="views-row"><article class="node node--type-article node--view-mode-teaser"><h4 class="vovvn-title"><a href="/chinh-tri/{slug}-{n}.vov" rel="bookmark"><span>{title}</span></a></h4><div class="field field--name-body"><p>VOV.VN - {teaser}</p></div></article></div>'
    comments = talk(
        '<article class="comment js-comment"><footer class="comment__meta"><p class="comment__author"><span lang="" typeof="schema:Person">{name}</span></p>'
        f'<p class="comment__time">{weekday(TODAY)}, {TODAY:%d/%m/%Y} - 09:12</p></footer><div class="comment__content"><div class="field field--name-comment-body">{{text}}</div></div></article>'
    )
    return f"""<!DOCTYPE html>
<html lang="vi" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" />
<meta property="og:title" content="{e(story.title)}" /><link rel="shortlink" href="https://bao.example.vn/node/988123" /><title>{e(story.title)} | BÁO ĐIỆN TỬ ĐÀI</title></head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable">Nhảy đến nội dung</a>
{CLUTTER["cookie"]}

<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><div class="block block-date">{weekday(TODAY, capital=True)}, {TODAY:%d/%m/%Y}</div><div class="live"><a href="/radio">Phát thanh trực tiếp kênh thời sự</a></div>
<nav role="navigation"><ul class="menu menu--main">
{menu("Chính trị|Thế giới|Kinh tế|Xã hội|Pháp luật|Thể thao|Văn hóa|Giải trí|Quân sự - Quốc phòng|Ô tô - Xe máy|Đời sống|Sức khỏe|Du lịch|Công nghệ|Multimedia", '<li class="menu-item"><a href="/{slug}" data-drupal-link-system-path="taxonomy/term/1">{name}</a></li>')}
</ul></nav></div></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<article role="article" about="/chinh-tri/bai.vov" class="node node--type-article node--view-mode-full"><div class="row article-heading"><div class="article-category"><a href="/chinh-tri">Chính trị</a></div>
<div class="article-date">{weekday(story.at, capital=True)}, {story.at:%H:%M, %d/%m/%Y}</div></div>
<div class="article-title"><h1><span class="field field--name-title field--type-string field--label-hidden">{e(story.title)}</span></h1></div>
<div class="article-summary"><div class="field field--name-field-summary">VOV.VN - {e(story.lead)}</div></div>
<div class="article-audio"><p>Mời quý thính giả nghe âm thanh tại đây</p><audio controls><source src="/a.mp3"></audio></div>
<div class="article-content"><div class="text-long clearfix text-formatted field field--name-body field--type-text-with-summary">
{woven(paragraphs(story), {2: photo, 3: nodes.format(n=9, slug=slug(story.others[0][0]), title=e(story.others[0][0]), teaser=e(story.others[0][1]))})}
</div></div>
<div class="article-author"><div class="field field--name-field-author"><a href="/author/12"><strong>{e(story.author)}</strong>/VOV.VN</a></div></div>
<div class="article-tags"><span>Tag:</span><a href="/tag/chi-bo" hreflang="vi">chi bộ</a><a href="/tag/dang-vien" hreflang="vi">đảng viên</a></div>
<div class="fivestar"><h3>Đánh giá bài viết</h3><select><option>Cho 1/5</option><option>Cho 5/5</option></select><p>Chưa có lượt bình chọn nào cho bài viết</p></div>
<section class="comments"><h2>Bình luận</h2>
{comments}
<form class="comment-form"><p>Bình luận của bạn đang chờ duyệt sẽ không hiện ra ngay sau khi gửi, xin vui lòng viết bằng tiếng Việt có dấu.</p><textarea></textarea></form></section></article>
<div class="block block-views"><h2>Tin liên quan</h2><div class="view-content">
{each(nodes, story.others[1:])}
</div></div></div></div>
<aside class="layout-sidebar-second"><div class="block"><h2>Đọc nhiều</h2>
{each(nodes, SIDE[:6])}
</div></aside></main><footer role="contentinfo"><p>Cơ quan chủ quản: Đài Tiếng nói Hòn Én. Giấy phép số 71/GP-BTTTT</p></footer></div></body></html>"""


JOURNAL_NOTES = (
    "(1) Văn kiện Đại hội đại biểu xã Bàu Sen Hạ lần thứ IV, Nhà xuất bản Hòn Én, 2025, tr. 41",
    "(2) Tạp chí Lý luận Cù Lao, số 7 (212), tháng 7-2026, tr. 15 - 19",
)
JOURNAL = Facts(
    furniture=("Giảng viên cao cấp Học viện Bàu Sen, nghiên cứu về xây dựng Đảng ở các vùng sông nước", "Xem tiếp số báo in mới nhất", "Cơ quan lý luận của làng Kẻ Vạc", "Tổng số lượt truy cập: 48.120.377"),
    neutral=(*JOURNAL_NOTES, "Quan điểm nhất quán và xuyên suốt", "Một số giải pháp trong thời gian tới", "Học viện Bàu Sen", "Dân là gốc, việc gì có lợi cho dân thì làm",
             "PGS, TS", "-----------------------"),
)  # fmt: skip


def journal(story: Story) -> str:
    """A theoretical journal's portal: degrees before the name, footnotes, a pull quote, dashes in days."""
    made = paragraphs(
        story, '<p style="text-align:justify"><span style="font-size:14px;">{}</span></p>'
    )
    head = '<p style="text-align:justify"><strong>{}</strong></p>'
    photo = f'<p style="text-align:center"><img alt="" src="/documents/20182/a.jpg" style="width:600px"></p>\n<p class="caption" style="text-align:center"><span style="font-size:12px;"><em>{e(story.caption)}</em></span></p>'
    pull = '<div class="pullquote" style="float:right;width:40%"><p>“Dân là gốc, việc gì có lợi cho dân thì làm”</p></div>'
    notes = "".join(f"<p>{note}</p>" for note in JOURNAL_NOTES)
    return f"""<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head><title>{e(story.title)} - Tạp chí Lý luận</title><meta content="text/html; charset=UTF-8" http-equiv="content-type">
<script type="text/javascript">var Liferay = Liferay || {{}}; Liferay.ThemeDisplay = {{ getLayoutId: function() {{ return "12"; }} }};</script></head>
<body class="yui3-skin-sam controls-visible signed-out public-page site"><div class="container-fluid" id="wrapper"><header id="banner"><div id="heading"><a class="logo" href="/"><img alt="Tạp chí Lý luận" src="/image/layout_set_logo"></a><div class="today">{weekday(TODAY, capital=True)}, {TODAY.day}-{TODAY.month}-{TODAY.year}</div></div>
<nav id="navigation"><ul role="menubar">
{menu("Tin tức|Nghiên cứu - Trao đổi|Chính trị - Xây dựng Đảng|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh - Đối ngoại|Thế giới: Vấn đề - Sự kiện|Sinh hoạt tư tưởng|Hồ sơ - Tư liệu|Thông tin lý luận|Đấu tranh phản bác", '<li role="presentation"><a role="menuitem" href="/web/guest/{slug}"><span>{name}</span></a></li>')}
</ul></nav></header>
<div id="content"><div class="columns-2" id="main-content" role="main"><div class="portlet-layout row-fluid"><div class="portlet-column span8" id="column-1"><div class="portlet-boundary portlet-asset-publisher"><div class="portlet-body"><div class="asset-full-content">
<div class="asset-breadcrumb"><a href="/web/guest/chinh-tri">Chính trị - Xây dựng Đảng</a></div>
<div class="asset-title-detail">{e(story.title)}</div>
<div class="asset-author">PGS, TS {e(story.author.upper())}</div><div class="asset-unit">Học viện Bàu Sen</div>
<div class="asset-date">{story.at:%H:%M}, ngày {story.at:%d-%m-%Y}</div>
<div class="asset-summary"><em>TCLL - {e(story.lead)}</em></div>
<div class="journal-content-article">
{woven(made, {1: photo, 2: head.format("Quan điểm nhất quán và xuyên suốt"), 3: pull, 5: head.format("Một số giải pháp trong thời gian tới")})}
<p>-----------------------</p>
{notes}
</div>
<div class="author-bio"><img src="/avatar.jpg"><p>Giảng viên cao cấp Học viện Bàu Sen, nghiên cứu về xây dựng Đảng ở các vùng sông nước, đã công bố ba mươi bài trên các tạp chí trong nước.</p></div>
<div class="asset-links"><div class="lbl">Các tin khác</div><ul>
{each('<li><a href="/web/guest/chinh-tri/-/2018/{n}/{slug}.aspx">{title}</a> <span>({day})</span></li>', story.others)}
</ul></div></div></div></div></div>
<div class="portlet-column span4" id="column-2"><div class="portlet"><h3>Tiêu điểm</h3>
{each('<div class="asset-abstract"><h4><a href="/web/guest/-/2018/{n}/{slug}.aspx">{title}</a></h4><div class="asset-summary">{teaser}</div></div>', SIDE[4:9])}
</div><div class="portlet"><a href="/tap-chi-in">Xem tiếp số báo in mới nhất</a></div></div></div></div></div>

{CLUTTER["mega"]}
<footer id="footer"><p>Cơ quan lý luận của làng Kẻ Vạc Trong. Giấy phép số 436/GP-BTTTT</p><p>Tổng số lượt truy cập: 48.120.377</p></footer></div></body></html>"""


PHOTO_CAPTIONS = (
    "Đoàn đại biểu dâng hương tại đình làng Kẻ Vạc Trong",
    "Các cháu thiếu nhi tặng hoa chúc mừng đại hội",
    "Nhân dân xã Hòn Én Nhỏ theo dõi qua màn hình lớn đặt ngoài sân",
)
PHOTO = Facts(
    furniture=("Văn bản mới ban hành", "Thăm dò dư luận", "Giao diện trang có giúp đồng chí dễ tìm bài không", "Ban Biên tập Tạp chí Xóm Đáy", "Đang trực tuyến: 1.207", "Hỏi - đáp nghiệp vụ công tác chi bộ"),
    neutral=("Tải về: Chuong-trinh-dai-hoi.pdf",),
    captions=PHOTO_CAPTIONS,
    cut=2,
)  # fmt: skip


def photo(story: Story) -> str:
    """Photo news of the Party builders' journal: a lead, two paragraphs, four pictures."""
    made = [f'<p class="MsoNormal">{inline(0, text)}</p>' for text in story.body]
    shots = [
        f'<table class="tbl-img" cellspacing="0"><tr><td><img src="/Uploads/{n}.jpg" border="0"></td></tr><tr><td class="cap">{e(text)}</td></tr></table>'
        for n, text in enumerate((story.caption, *PHOTO_CAPTIONS))
    ]
    comments = talk(f"<dl><dt>{{name}} - {TODAY:%d/%m/%Y}</dt>{{text}}</dl>", "<dd>{}</dd>")
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{e(shorter(story.title, 6))} - Tạp chí Xây dựng</title></head><body>
<form method="post" action="./bai.html" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2" /><div id="wrap"><div id="head"><div class="dt">{weekday(TODAY, digit=True)}, {TODAY.day}/{TODAY.month}/{TODAY.year}</div><ul class="tabs">
{menu("Trang chủ|Xây dựng Đảng|Nhân sự|Thực tiễn kinh nghiệm|Nghiên cứu trao đổi|Học và làm theo Bác|Nhìn ra thế giới|Văn bản|Hỏi đáp|Ảnh|Video|Liên hệ")}
</ul></div>
<div id="c-left"><div class="bx"><h3>Văn bản mới ban hành</h3><ul>
<li><a href="/van-ban/QD-214.pdf">Quy định số 214-QĐ/TW về khung tiêu chuẩn chức danh (02/11/2026)</a></li>
<li><a href="/van-ban/HD-15.pdf">Hướng dẫn số 15-HD/BTCTW về sinh hoạt chi bộ (28/10/2026)</a></li></ul></div>
<div class="bx"><h3>Thăm dò dư luận</h3><p>Giao diện trang có giúp đồng chí dễ tìm bài không?</p><label><input type="radio" />Có</label><label><input type="radio" />Chưa</label></div></div>
<div id="c-mid"><div class="path"><a href="/">Trang chủ</a> » <a href="/nhan-su">Xây dựng Đảng</a></div><div class="news-detail">
<h1 class="tt">{e(story.title)}</h1><div class="tm">{story.at.hour}:{story.at:%M}', {story.at.day}/{story.at.month}/{story.at.year} (GMT+7)</div>
<h2 class="ld">{e(story.lead)}</h2>
<div class="ct">
{woven(made, {0: shots[0], 1: shots[1]})}
{shots[2]}
{shots[3]}
<div class="sg" align="right"><strong>Tin, ảnh: {e(story.author)}</strong></div>
</div><div class="dl"><a href="/files/Chuong-trinh-dai-hoi.pdf">Tải về: Chuong-trinh-dai-hoi.pdf</a></div>
<div class="tools"><a>Bản in</a><a>Gửi bài viết</a><a>Về đầu trang</a></div></div>
<div class="cm"><h3>Phản hồi</h3>
{comments}
</div><div class="more"><h3>Các bài khác</h3>
{each('<div class="m"><a href="/nhan-su/{slug}-{n}.html">{title}</a><em>({day})</em><div>{teaser}</div></div>', story.others)}
</div></div><div id="c-right">
{CLUTTER["prices"]}
<div class="bx"><h3>Hỏi - đáp nghiệp vụ công tác chi bộ</h3>
{each('<div class="q"><a href="/hoi-dap/{slug}-{n}.html">{title}</a><p>{teaser}</p></div>', SIDE[6:11])}
</div></div><div id="foot"><p>Ban Biên tập Tạp chí Xóm Đáy Sông Luồng. Giấy phép số 203/GP-TTĐT</p><p>Đang trực tuyến: 1.207</p></div></div></form></body></html>"""
