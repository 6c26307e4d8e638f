# ruff: noqa: E501  markup is not broken where a page does not break it
"""An economic newspaper, the State's television, and the Party's own electronic paper."""

from tests.jobs.skins import Story, e
from tests.pages.round6.press_parts import (
    COMMENTS,
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
    "Cơ quan của Bộ Tài chính",
    "Chứng khoán hôm nay VN-Index",
    "Doanh nghiệp cần biết",
    "Hội nghị Thường niên nhà đầu tư",
    "Phiên bản di động của báo",
    "Tin mới trong 24 giờ qua",
    "Không sao chép nội dung khi chưa được đồng ý",
    "Lịch phát sóng VTV1",
    "Trực tiếp trên VTVgo",
    "Mời quý độc giả theo dõi các chương trình",
    "Cơ quan chủ quản: Đài Truyền hình",
    "Cảm ơn bạn đã đánh giá bài viết",
    "Đặt quảng cáo truyền hình",
    "Chủ đề nóng trong tuần",
    "Tư liệu văn kiện Đảng toàn tập",
    "Hệ thống bài giảng lý luận",
    "Thông báo của tòa soạn",
    "Thủ tục kết nạp đảng viên",
    "Liên kết trang Trung ương",
    "Gửi phản hồi cho ban biên tập",
    "Cuộc thi chính luận lần thứ sáu",
    "Bản quyền của Ban biên tập",
)


def url_dautu(story: Story) -> str:
    return f"https://baodautu.example.vn/{slug(story.title)}-d441208.html"


def dautu(story: Story) -> str:
    """Tables of a template for pictures; the writer and the minute stand in one line."""
    url = url_dautu(story)
    table = '<table class="MASTERCMS_TPL_TABLE" style="width: 100%;"><tbody><tr><td><img class="__img_mastercms" src="https://media.example.vn/Images/2026/{0}.jpg" alt="{1}" title="{1}" style="max-width:100%" /></td></tr><tr><td>{2}</td></tr></tbody></table>'
    related = f'<div class="__MASTERCMS_CONTENT __mb_article_in_image_box"><table class="__MB_ARTICLE_A" data-type="related" style="width:100%"><tbody><tr><td><a href="/x-d44.html"><img src="/mini.jpg" /></a></td><td><a class="__MB_ARTICLE_A" href="/x-d44.html">{e(story.others[2][0])}</a> <span>{e(story.others[2][1])}</span></td></tr></tbody></table></div>'
    put = {0.0: table.format("1", attr(story.title), e(story.caption)), 0.5: related}
    if long(story):
        put[0.85] = table.format("2", attr(story.title), e(SECOND))
    quote = '<table class="MASTERCMS_TPL_TABLE __mb_quote" style="background:#f3f3f3"><tbody><tr><td><p><em>{}</em></p></td></tr></tbody></table>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />{metas(story, url, "baodautu", "")}
{ld(story, url, "baodautu", headline=story.title[:60], datePublished=f"{story.at:%Y-%m-%dT%H:%M+07:00}")}
<style type="text/css">@media (max-width:640px){{.col-right{{display:none}}}} #content_detail_news p{{margin-bottom:15px}}</style></head>
<body><div class="wrapper_header"><div class="top_header"><div class="container"><span class="icon_time"></span>{day(TODAY)}, {TODAY:%d/%m/%Y %H:%M}<span class="vnindex">Chứng khoán hôm nay VN-Index 1.648,20 (+0,4%)</span><a href="https://english.example.vn">Vietnam Investment Review</a></div></div>
<a class="logo_site" href="/"><img src="/logo_bdt.png" alt="Báo Đầu tư" /></a><div class="slogan_site">Cơ quan của Bộ Tài chính</div>
<ul class="nav_parent">{links("Thời sự|Đầu tư|Quốc tế|Doanh nghiệp|Doanh nhân|Ngân hàng|Tài chính - Chứng khoán|Bất động sản|Tiêu dùng|Thông tin doanh nghiệp|Y tế|Giáo dục|Công nghệ|Du lịch|Viễn thông|Ô tô xe máy|Multimedia")}</ul></div>
<div class="container"><div class="col630 ml-auto mb40">
<div class="mb20 fs16 breadcrumbs"><a href="/thoi-su-d1/">Thời sự</a><div class="submenu-detail"><a href="/xa-hoi-d11/">Xã hội</a></div></div>
<div class="title-detail">{e(story.title)}</div>
<div class="mb15 author-share-top"><span class="author"><a class="author" href="/tac-gia/1.html">{e(story.author)}</a></span> <span class="post-time">- {story.at:%d/%m/%Y %H:%M}</span><div class="share-top"><a href="#">Facebook</a><a href="#">Twitter</a><a href="#">Gửi email</a></div></div>
<div class="sapo_detail">{e(story.lead)}</div>
<div class="box_tin_lien_quan"><ul>{lists(story, '<li><a href="{url}">{title}</a><i class="icon"></i></li>', count=2)}</ul></div>
<div id="content_detail_news" class="__MASTERCMS_CONTENT">
{flow(story, p='<p style="text-align: justify;">{}</p>', sub='<p style="text-align: justify;"><strong>{}</strong></p>', put=put, quote=quote)}
</div>
<div class="fr mt10 copyright"><i>Không sao chép nội dung khi chưa được đồng ý bằng văn bản của tòa soạn.</i></div>
<div class="tag_detail"><span class="tag_name">Từ khóa:</span> <a href="/tag/dau-tu">đầu tư</a> <a href="/tag/quy-hoach">quy hoạch</a></div>
<div class="fb-comments" data-href="{url}" data-width="100%"></div>
<div class="box_news_other"><div class="title_box">Tin liên quan</div>{lists(story, '<article><a class="thumb" href="{url}"><img src="/d{n}.jpg" alt="{title}"/></a><a class="title_thumb_square fs16" href="{url}">{title}</a><div class="sapo_thumb_news">{teaser}</div></article>', count=3)}</div>
<div class="box_news_other"><div class="title_box">Cùng chuyên mục</div><ul>{lists(story, '<li><a href="{url}">{title}</a> <span class="datetime">{hour} | {day}</span></li>')}</ul></div></div>
<div class="col300 ml30"><div class="box_dn"><h3>Doanh nghiệp cần biết</h3>{lists(story, '<p><a href="{url}">{title}</a></p>', first=1)}</div><div class="ads_300"><a href="/hn"><img src="/hn.gif" alt="Hội nghị Thường niên nhà đầu tư" /></a><p>Hội nghị Thường niên nhà đầu tư 2026</p></div><div class="new24"><h3>Tin mới trong 24 giờ qua</h3>{lists(story, '<p>{hour} <a href="{url}">{title}</a></p>')}</div></div></div>
<div class="footer"><p>Baodautu.vn - Phiên bản di động của báo: m.baodautu.vn</p><p>Giấy phép số: 2151/GP-TTĐT. Tòa soạn: 47 Quán Thánh, Ba Đình, Hà Nội</p></div></body></html>"""


def url_vtv(story: Story) -> str:
    return f"https://vtv.example.vn/{slug(story.title)}-100{story.at:%y%m%d%H%M}05129.htm"


def vtv(story: Story) -> str:
    """A video first; the writer, the hour as ``GMT+7``; programmes advertised under the text."""
    url = url_vtv(story)
    video = '<div class="VCSortableInPreviewMode active" type="VideoStream" data-vid="vtv/2026/clip.mp4"><div class="videoNewsPlayer"><iframe src="about:blank"></iframe></div><div class="VideoCMS_Caption"><p>VTV.vn - Phóng sự trong bản tin Chào buổi sáng.</p></div></div>'
    figure = '<div class="VCSortableInPreviewMode" type="Photo"><div><img src="https://cdn-images.vtv.example.vn/{0}.jpg" alt="{1} - Ảnh {0}." class="lightbox-content" width="" height=""></div><div class="PhotoCMS_Caption"><p>{2}</p></div></div>'
    related = f"""<div class="VCSortableInPreviewMode link-content-footer" type="RelatedNewsBox"><a class="title link-callout" href="/{slug(story.others[0][0])}-1002.htm" title="{attr(story.others[0][0])}"><img src="/c.jpg"><strong>{e(story.others[0][0])}</strong></a><p class="link-sapo">VTV.vn - {e(story.others[0][1])}</p></div>"""
    put = {0.2: figure.format("1", attr(story.title), e(story.caption)), 0.55: related}
    if story.rich:
        put[0.0] = video
    if long(story):
        put[0.8] = figure.format("2", attr(story.title), e(SECOND))
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">{metas(story, url, "BAO DIEN TU VTV", " | VTV.VN")}
{ld(story, url, "BÁO ĐIỆN TỬ VTV", author={"@type": "Organization", "name": "BAO DIEN TU VTV"})}
<script>var arfAsync=arfAsync||[];var admicroAD=admicroAD||{{}};</script></head>
<body><div class="wrapper"><header class="header"><div class="header__top"><a href="/" class="logo"><img src="/logo-vtv.svg" alt="VTV Online"></a><div class="channels">{links("VTV1|VTV2|VTV3|VTV4|VTV5|VTV7|VTV8|VTV9", '<a href="/{}" title="{}">{}</a>')}</div><span class="time-now">{day(TODAY)}, {TODAY:%d/%m/%Y}</span><a href="https://vtvgo.example.vn">Trực tiếp trên VTVgo</a></div>
<ul class="menu">{links("Trong nước|Thế giới|Xã hội|Pháp luật|Kinh tế|Thể thao|Truyền hình|Văn hóa giải trí|Công nghệ|Giáo dục|Y tế|Tấm lòng Việt|Góc doanh nghiệp")}</ul></header>
<div class="main"><div class="detail__main"><div class="detail-breadcrumb"><a href="/xa-hoi.htm" data-role="cate-name">Xã hội</a></div>
<div class="noidung"><h1 class="title_detail" data-role="title">{e(story.title)}</h1>
<p class="news-info"><b class="author" data-role="author">{e(story.author)}</b> (<span class="time" data-role="publishdate">{story.at:%d/%m/%Y %H:%M} GMT+7</span>)</p>
<div class="detail-action"><a href="javascript:;">Theo dõi</a><a href="javascript:;">Chia sẻ</a><span>Nghe bài viết</span><span>0:00</span>/<span>2:13</span><span>1x</span></div>
<h2 class="sapo" data-role="sapo">VTV.vn - {e(story.lead)}</h2>
<div class="ta-justify" id="entry-body"><div data-check-position="body_start"></div><div class="detail-content afcbc-body" data-role="content">
{flow(story, sub="<p><b>{}</b></p>", put=put, quote='<div class="VCSortableInPreviewMode" type="quote"><blockquote class="StarNameCaption"><p>{}</p></blockquote></div>')}
</div><div data-check-position="body_end"></div>
<p class="note-app"><i>* Mời quý độc giả theo dõi các chương trình đã phát sóng của Đài Truyền hình Việt Nam trên <a href="https://vtv.example.vn">TV Online</a> và VTVGo!</i></p></div>
<div class="rating"><span>Đánh giá bài viết</span><i>★★★★★</i><p class="hidden">Cảm ơn bạn đã đánh giá bài viết</p></div>
<div class="news_keyword"><b>Từ khóa:</b><ul>{links("thời sự|VTV|đời sống")}</ul></div>
<div class="box-comment"><span>Bình luận</span>{"".join(f'<div class="cmt"><b>{name}</b><p>{text}</p><span>Trả lời</span><span>3 giờ trước</span></div>' for name, text in COMMENTS)}</div>
<div class="cungchuyenmuc"><h3>Cùng chuyên mục</h3><ul>{lists(story, '<li class="tlitem"><a href="{url}" title="{title}"><img src="/v{n}.jpg"></a><h4><a href="{url}">{title}</a></h4><p class="time">{day} {hour}</p><p class="sapo">VTV.vn - {teaser}</p></li>')}</ul></div></div></div>
<div class="aside"><div class="schedule"><h3>Lịch phát sóng VTV1</h3><ul><li>18:00 Việt Nam hôm nay</li><li>19:00 Thời sự</li><li>20:00 Phim truyện</li></ul></div><div><h3>Chủ đề nóng trong tuần</h3>{lists(story, '<a href="{url}">{title}</a>', first=1)}</div><div class="qc">Đặt quảng cáo truyền hình: 0913 000 222</div></div></div>
<footer><p>Cơ quan chủ quản: Đài Truyền hình Việt Nam</p><p>Giấy phép hoạt động báo in và báo điện tử số 483/GP-BTTTT</p><p>Địa chỉ: Số 43, Nguyễn Chí Thanh, Hà Nội</p><p>® Đài Truyền hình Việt Nam giữ bản quyền nội dung trên website này.</p></footer></div></body></html>"""


def url_dangcongsan(story: Story) -> str:
    return f"https://dangcongsan.example.vn/xay-dung-dang/{slug(story.title)}-698214.html"


def dangcongsan(story: Story) -> str:
    """Pictures and their captions are paragraphs in the middle, the caption in italics."""
    url = url_dangcongsan(story)
    picture = '<p style="text-align:center"><img alt="" height="467" src="https://file1.example.vn/data/0/images/2026/{0}.jpg?dpi=150&amp;quality=100&amp;w=680" width="700" /></p>\n<p style="text-align:center"><em>{1}</em></p>'
    put = {0.2: picture.format("upload_2689", e(story.caption))}
    if long(story):
        put[0.7] = picture.format("upload_2690", e(SECOND))
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" />{metas(story, url, "Báo điện tử Đảng Cộng sản Việt Nam", "", published=False)}
<link href="/Content/Site/css/main.css" rel="stylesheet" /></head>
<body><div id="page"><div class="site-header"><div class="container"><div class="header-top"><span id="clockPC">{day(TODAY)}, {TODAY:%d/%m/%Y} {TODAY:%H:%M}:12</span><ul class="languages">{links("English|Français|Español|Русский|ລາວ")}</ul></div><a href="/"><img src="/banner-dcs.jpg" alt="Báo điện tử Đảng Cộng sản Việt Nam" /></a></div>
<nav class="main-nav"><ul class="menu-lv1">{links("Trang chủ|Lãnh đạo Đảng, Nhà nước|Xây dựng Đảng|Thời sự|Tư tưởng - Văn hóa|Kinh tế|Xã hội|Khoa giáo|Đối ngoại|Bảo vệ nền tảng tư tưởng|Bạn đọc|Đa phương tiện|Tư liệu - Văn kiện")}</ul></nav></div>
<div class="container main-body"><div class="row"><div class="col-left w760">
<div class="breadcrumbs"><a href="/xay-dung-dang">Xây dựng Đảng</a> <span>/</span> <a href="/xay-dung-dang/tin">Tin hoạt động</a></div>
<div class="post-detail"><h1 class="post-title">{e(story.title)}</h1>
<div class="post-meta"><div class="lbPublishedDate">{day(story.at)}, {story.at:%d/%m/%Y %H:%M} (GMT+7)</div><div class="post-tools"><a>Cỡ chữ</a> <a>Tương phản</a> <a>Đọc bài</a> <a>Thư điện tử</a></div></div>
<div class="post-summary"><h2>(ĐCSVN) – {e(story.lead)}</h2></div>
<div class="post-relate-top"><ul>{lists(story, '<li><a href="{url}" title="{title}">{title}</a></li>', count=2)}</ul></div>
<div class="post-content">
{flow(story, p='<p style="text-align:justify">{}</p>', sub='<p style="text-align:justify"><strong>{}</strong></p>', put=put)}
</div><div class="post-author" id="author"><strong>{e(story.author)}</strong></div>
<div class="rating-share"><span>Chia sẻ:</span><div class="fb-share-button"></div><p>Gửi phản hồi cho ban biên tập</p><div class="rate">Tổng số 12 đánh giá</div></div></div>
<div class="box-feedback"><h3>Ý kiến bình luận</h3>{"".join(f"<dl><dt>{name}</dt><dd>{text}</dd></dl>" for name, text in COMMENTS)}<input placeholder="Tên" /><input placeholder="Email" /><textarea></textarea></div>
<div class="post-other"><h3 class="heading">Tin khác</h3>{lists(story, '<div class="other-item"><a href="{url}"><img src="/p{n}.jpg" /></a><h4><a href="{url}">{title}</a></h4><p>(ĐCSVN) – {teaser}</p></div>', count=3)}<ul>{lists(story, '<li><a href="{url}">{title}</a> <span>({day})</span></li>', first=3, count=2)}</ul></div></div>
<div class="col-right w320"><div class="box"><h3>Tư liệu văn kiện Đảng toàn tập</h3><ul><li><a href="/tl/1">Thủ tục kết nạp đảng viên</a></li><li><a href="/tl/2">Hệ thống bài giảng lý luận</a></li></ul></div><div class="box"><h3>Thông báo của tòa soạn</h3><p><a href="/tb">Cuộc thi chính luận lần thứ sáu: gia hạn nhận bài đến 15/12/2026</a></p></div><div class="box"><h3>Liên kết trang Trung ương</h3><select><option>Liên kết website</option><option>Ban Tổ chức Trung ương</option><option>Ủy ban Kiểm tra Trung ương</option></select></div><div class="box"><h3>Đọc nhiều</h3>{lists(story, '<p><b>{n}</b> <a href="{url}">{title}</a></p>')}</div></div></div></div>
<div class="site-footer"><p>Bản quyền của Ban biên tập Báo điện tử Đảng Cộng sản Việt Nam</p><p>Giấy phép: số 15/GP-BC ngày 10/5/2018 của Bộ Thông tin và Truyền thông</p><p>Địa chỉ: Số 381 Đội Cấn, Hà Nội. Điện thoại: 080 48160</p></div></div></body></html>"""
