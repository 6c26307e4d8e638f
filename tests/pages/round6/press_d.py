# ruff: noqa: E501  markup is not broken where a page does not break it
"""Newspapers of two provinces, and a review of the organisation of the State."""

from tests.jobs.skins import Story, e
from tests.pages.round6.press_parts import (
    SECOND,
    TODAY,
    attr,
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
    "Cơ quan của Đảng bộ tỉnh - Tiếng nói",
    "Thanh Hóa qua ảnh",
    "Giờ bay Thọ Xuân",
    "Hiện chưa có bình luận nào",
    "Quảng cáo rao vặt trong tỉnh",
    "Xổ số kiến thiết kết quả",
    "Truyền hình trực tuyến kênh một",
    "Số lượt truy cập hiện tại",
    "Thông tin cần biết cho người dân",
    "Lịch cúp điện",
    "Bản tin tiếng Chơ Ro",
    "Bài viết đã được kiểm duyệt",
    "Hotline phòng quảng cáo",
    "Ảnh đẹp Đồng Nai trong tuần",
    "Tạp chí in số tháng 11",
    "Thể lệ gửi bài nghiên cứu",
    "Đăng ký mua tạp chí dài hạn",
    "Hỏi đáp về tinh gọn bộ máy",
    "Đánh giá của bạn đọc về bài viết",
    "Số người trực tuyến",
    "Chính quyền địa phương hai cấp: văn bản mới",
    "Trưởng ban biên tập trang điện tử",
)


def url_thanhhoa(story: Story) -> str:
    return f"https://baothanhhoa.example.vn/{slug(story.title)}-268114.htm"


def thanhhoa(story: Story) -> str:
    """Every paragraph has a class of its part: ``pBody``, ``pHead``, ``pCaption``, ``pAuthor``."""
    url = url_thanhhoa(story)
    picture = '<p class="pImage pAvatar"><img alt="{1}" src="https://media.baothanhhoa.example.vn/news/{0}.jpg?v=1" style="width:100%" /></p><p class="pCaption">{2}</p>'
    related = f'<div class="article-relate-inline"><a href="/r.htm"><img src="/r.jpg" alt="" /></a><div><a class="t" href="/r.htm">{e(story.others[0][0])}</a><span class="s">{e(story.others[0][1])}</span></div></div>'
    put = {0.0: picture.format("24d5", attr(story.title), e(story.caption)), 0.6: related}
    if long(story):
        put[0.75] = picture.format("24d6", attr(story.title), e(SECOND))
    items = '<li class="news-item"><a class="img" href="{url}"><img src="/th{n}.jpg" alt="{title}" /></a><a class="title3 p1 block" href="{url}">{title}</a><span class="time">{hour} {day}</span><p class="desc">{teaser}</p></li>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" />{metas(story, url, "Báo Thanh Hóa", " - Báo Thanh Hóa")}
{ld(story, url, "Báo Thanh Hóa", author={"@type": "Person", "name": "Báo Thanh Hóa"})}
<style>.pBody{{font-size:18px;line-height:1.6}} .pCaption{{text-align:center;font-style:italic}} .pAuthor{{text-align:right;font-weight:bold}}</style></head>
<body id="detail"><div class="topbar"><div class="wrap"><span class="today">{day(TODAY)}, {TODAY:%d/%m/%Y} | {TODAY:%H:%M} GMT+7</span><a href="/e-paper">Báo in</a><a href="/truyen-hinh">Truyền hình trực tuyến kênh một</a><a href="/phat-thanh">Phát thanh</a><span>Giờ bay Thọ Xuân</span></div></div>
<div class="banner"><a href="/"><img src="/logo.png" alt="Báo và phát thanh, truyền hình Thanh Hóa" /></a><p>Cơ quan của Đảng bộ tỉnh - Tiếng nói của Đảng bộ, chính quyền và nhân dân các dân tộc Thanh Hóa</p></div>
<ul class="mainmenu">{links("Trang chủ|Thời sự|Kinh tế|Xã hội|Văn hóa|Quốc phòng - An ninh|Pháp luật|Giáo dục|Đất và người xứ Thanh|Sức khỏe|Du lịch|Thể thao|Quốc tế|Emagazine|Multimedia")}</ul>
<div class="wrap"><div class="left"><div class="bread"><a href="/">Trang chủ</a> › <a href="/thoi-su">Thời sự</a> › <a href="/xay-dung-dang">Đảng trong cuộc sống</a></div>
<div class="article"><h1 class="title1 block p2b" id="title">{e(story.title)}</h1>
<div class="m8 article-head"><span class="icon-time">{story.at:%H:%M} | {story.at:%d/%m/%Y}</span><span class="speaker"><audio src="/tts.mp3" controls></audio></span><span class="zoom"><a>A</a><a>A+</a></span></div>
<div class="summary"><h2 class="pSapo" style="font-size:19px"><strong>{e(story.lead)}</strong></h2></div>
<div class="content" id="content-news">
{flow(story, p='<p class="pBody">{}</p>', sub='<p class="pHead pBody"><strong>{}</strong></p>', put=put)}
<p class="pAuthor">{e(story.author)}</p>
</div>
<div class="sharebox"><div class="fb-like"></div><div class="zalo-share-button"></div><a href="javascript:print()">In bài</a></div>
<div class="tagbox"><a class="tag" href="/tag/1">Đảng bộ</a><a class="tag" href="/tag/2">nông thôn mới</a></div>
<div class="fbcomment"><b>0 bình luận</b><p>Hiện chưa có bình luận nào cho bài viết này.</p></div></div>
<div class="box"><h3 class="boxtitle">Tin liên quan</h3><ul>{lists(story, items, count=3)}</ul></div>
<div class="box"><h3 class="boxtitle">Tin mới</h3><ul>{lists(story, items)}</ul></div></div>
<div class="right"><div class="box"><h3>Thanh Hóa qua ảnh</h3><a href="/anh"><img src="/anh.jpg" /></a></div><div class="box"><h3>Đọc nhiều</h3>{lists(story, '<p class="p1"><a href="{url}">{title}</a></p>', first=1)}</div><div class="box"><a href="/raovat">Quảng cáo rao vặt trong tỉnh</a></div><div class="box"><h3>Xổ số kiến thiết kết quả</h3><table><tr><td>Giải nhất</td><td>18.442</td></tr><tr><td>Giải nhì</td><td>77.120</td></tr></table></div></div></div>
<div class="foot"><p>Trụ sở: Đường Đông Hương 3, phường Hạc Thành, tỉnh Thanh Hóa. ĐT: 0237.3852.000</p><p>Giấy phép số 175/GP-TTĐT. Cấm sao chép dưới mọi hình thức.</p><p>Số lượt truy cập hiện tại: 21.482</p></div></body></html>"""


def url_dongnai(story: Story) -> str:
    return f"https://baodongnai.example.vn/chinh-tri/{story.at:%Y%m}/{slug(story.title)}-7f21b0c/"


def dongnai(story: Story) -> str:
    """The system of many provincial papers: ``table.image`` with ``td.image_desc``, no og: hour."""
    url = url_dongnai(story)
    table = '<table class="image center" width="600" align="center">\n<tbody>\n<tr>\n<td><img src="/file/e7837c02876411cd/dataimages/{2:%Y%m}/original/images{0}.jpg" alt="{1}" /></td>\n</tr>\n<tr>\n<td class="image_desc">{1}</td>\n</tr>\n</tbody>\n</table>'
    put = {0.25: table.format("4471", attr(story.caption), story.at)}
    if long(story):
        put[0.7] = table.format("4472", attr(SECOND), story.at)
    if story.rich:
        put[0.5] = (
            '<table class="box" style="width:45%;float:right;background:#fff3e0"><tbody><tr><td><p class="box-related">Bài liên quan:</p>'
            + lists(story, '<p><a href="{url}">{title}</a></p>', count=1)
            + "</td></tr></tbody></table>"
        )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />{metas(story, url, "Báo Đồng Nai điện tử", " - Báo Đồng Nai điện tử", published=False)}
<script type="text/javascript" src="/shared/js/jquery-1.10.2.min.js"></script></head>
<body><div id="hmain"><div class="hd-top"><div class="hd-date">{day(TODAY)}, ngày {TODAY:%d-%m-%Y}, {TODAY:%H:%M}:05</div><div class="hd-link"><a href="/video">Truyền hình</a> | <a href="/choro">Bản tin tiếng Chơ Ro</a> | <a href="/doc-bao-in">Đọc báo in</a> | <a href="/rss">RSS</a></div></div>
<div class="hd-logo"><a href="/"><img src="/shared/img/logo.png" alt="Báo Đồng Nai điện tử" /></a></div>
<ul class="hd-nav">{links("Trang chủ|Chính trị|Kinh tế|Xã hội|Pháp luật|Bạn đọc|Văn hóa|Thể thao|Quốc tế|Khoa học - Công nghệ|Du lịch|Đồng Nai cuối tuần|Chuyên đề")}</ul>
<div class="w1000"><div class="w660 fl"><div class="zonename"><a href="/chinh-tri/">Chính trị</a> <a href="/chinh-tri/xay-dung-dang/">Xây dựng Đảng</a></div>
<div class="article-detail"><div class="mxcontent">
<div id="title" class="title-detail"><h1>{e(story.title)}</h1></div>
<div class="dateup">Cập nhật lúc {story.at:%H:%M}, {day(story.at)}, {story.at:%d/%m/%Y} (GMT+7)</div>
<div class="addthis_toolbox"><a class="addthis_button_facebook">Facebook</a><a class="addthis_button_print">In</a></div>
<div id="abstract" class="sapo"><p style="text-align: justify;"><strong>{e(story.lead)}</strong></p></div>
<div id="content">
{flow(story, p='<p style="text-align: justify;">{}</p>', sub='<p style="text-align: justify;"><strong>{}</strong></p>', put=put)}
<p style="text-align: right;"><strong>{e(story.author)}</strong></p>
</div>
<div class="tags"><b>Tag:</b> <a href="/tags/1">Đồng Nai</a>, <a href="/tags/2">cơ sở đảng</a></div>
<div class="comment-form"><b>Ý kiến của bạn</b><input type="text" value="Họ tên" /><textarea>Nội dung</textarea><p>Bài viết đã được kiểm duyệt mới hiển thị bình luận.</p></div></div>
<div class="othernews"><div class="hdr">Các tin khác</div><ul>{lists(story, '<li><a href="{url}">{title}</a> <span>({day})</span></li>')}</ul></div>
<div class="topnews"><div class="hdr">Tin xem nhiều</div>{lists(story, '<div class="tn"><img src="/d{n}.jpg" /><a href="{url}">{title}</a><p>{teaser}</p></div>', count=3)}</div></div></div>
<div class="w320 fr"><div class="bx"><div class="hdr">Thông tin cần biết cho người dân</div><ul><li><a href="/cupdien">Lịch cúp điện</a></li><li><a href="/xe">Lịch tàu xe</a></li><li><a href="/thuoc">Nhà thuốc trực đêm</a></li></ul></div><div class="bx"><div class="hdr">Ảnh đẹp Đồng Nai trong tuần</div><img src="/dep.jpg" /></div><div class="bx"><img src="/qc1.gif" alt="Hotline phòng quảng cáo" /><p>Hotline phòng quảng cáo: 0251.000.333</p></div></div></div>
<div class="ft"><p><b>BÁO VÀ PHÁT THANH, TRUYỀN HÌNH ĐỒNG NAI</b></p><p>Giấy phép xuất bản báo điện tử số 347/GP-BTTTT</p><p>Địa chỉ: 81 Đồng Khởi, phường Tam Hiệp, tỉnh Đồng Nai</p></div></div></body></html>"""


def url_tochuc(story: Story) -> str:
    return f"https://tcnn.example.vn/news/detail/71{story.at:%H%M}/{slug(story.title)}.html"


def tochuc(story: Story) -> str:
    """A review: the day after ``Ngày đăng``, footnotes' room, a score, links to numbers in print."""
    url = url_tochuc(story)
    picture = '<table align="center" border="0" cellpadding="1" cellspacing="1" style="width:500px"><tbody><tr><td style="text-align:center"><img alt="" src="/uploads/images/2026/{0}.jpg" style="width:600px" /></td></tr><tr><td style="text-align:center"><span style="font-size:12px"><em>{1}</em></span></td></tr></tbody></table>'
    put = {0.1: picture.format("hn", e(story.caption))}
    if long(story):
        put[0.6] = picture.format("dc", e(SECOND))
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)} - Tạp chí Tổ chức nhà nước và Lao động</title>
<meta name="description" content="{attr(story.lead)}"><meta property="og:title" content="{attr(story.title)}"><meta property="og:image" content="/uploads/news/2026/hn.jpg"><meta property="og:url" content="{url}">
<link rel="stylesheet" href="/themes/tcnn/css/style.css"></head>
<body><div class="container page"><div class="head"><div class="clock">{day(TODAY)}, ngày {TODAY:%d/%m/%Y}</div><a href="/"><img src="/themes/tcnn/banner.png" alt="Tạp chí điện tử Tổ chức nhà nước và Lao động"></a><div class="search"><input placeholder="Tìm kiếm nâng cao"></div></div>
<ul class="nav navbar-nav">{links("Trang chủ|Giới thiệu|Tin tức|Nghiên cứu - Trao đổi|Cải cách hành chính|Thực tiễn - Kinh nghiệm|Học tập Bác|Văn bản mới|Nhìn ra thế giới|Tạp chí in|Liên hệ")}</ul>
<div class="row"><div class="col-md-9"><div class="breadcrumb">Trang chủ / <a href="/news">Tin tức</a> / <a href="/news/trong-nganh">Tin trong ngành</a></div>
<div class="news-detail"><h3 class="news-detail-title">{e(story.title)}</h3>
<div class="news-detail-info"><i class="fa fa-calendar"></i> Ngày đăng: {story.at:%d/%m/%Y} &nbsp; {story.at:%H:%M} <span class="pull-right"><a>Mặc định</a> <a>Cỡ chữ</a></span></div>
<div class="news-detail-des"><strong>{e(story.lead)}</strong></div>
<div class="news-detail-content">
{flow(story, p='<p style="text-align:justify"><span style="font-size:16px"><span style="font-family:Times New Roman,Times,serif">{}</span></span></p>', sub='<p style="text-align:justify"><span style="font-size:16px"><strong>{}</strong></span></p>', put=put)}
<p style="text-align:right"><span style="font-size:16px"><strong>{e(story.author)}</strong></span></p>
<p style="text-align:right"><em>Theo {e(story.source)}</em></p></div>
<div class="rate"><b>Đánh giá của bạn đọc về bài viết</b> <span>★ ★ ★ ★ ☆</span> <p>Trung bình: 4/5 của 6 lượt</p></div>
<div class="share"><span>Chia sẻ:</span> <a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In trang</a></div></div>
<div class="comment-box"><h4>Bình luận</h4><form><input placeholder="Họ tên"><input placeholder="Mã xác nhận"><button>Gửi</button></form></div>
<div class="row other"><h4>Các bài viết khác</h4>{lists(story, '<div class="col-md-4"><a href="{url}"><img src="/tc{n}.jpg"></a><h5><a href="{url}">{title}</a></h5><p>Ngày đăng {day}</p><p>{teaser}</p></div>')}</div></div>
<div class="col-md-3"><div class="block"><h4>Tạp chí in số tháng 11</h4><a href="/in"><img src="/bia.jpg"></a><p><a href="/mua">Đăng ký mua tạp chí dài hạn</a></p><p><a href="/the-le">Thể lệ gửi bài nghiên cứu</a></p></div><div class="block"><h4>Hỏi đáp về tinh gọn bộ máy</h4><p>Chính quyền địa phương hai cấp: văn bản mới ban hành tuần qua.</p></div><div class="block"><h4>Bài đọc nhiều</h4>{lists(story, '<p><a href="{url}">{title}</a></p>')}</div><div class="block"><h4>Thống kê</h4><p>Số người trực tuyến: 84</p><p>Hôm nay: 5.210</p></div></div></div>
<div class="footer"><p>Trưởng ban biên tập trang điện tử: TS. Nguyễn V.</p><p>Giấy phép hoạt động tạp chí in và tạp chí điện tử số 121/GP-BVHTTDL</p><p>Địa chỉ: Số 8 Tôn Thất Thuyết, Cầu Giấy, Hà Nội</p></div></div></body></html>"""
