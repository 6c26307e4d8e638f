"""Pages and lists of ten portals, written as their systems write them, before any reader saw them."""

from collections.abc import Callable, Sequence

from tests.jobs.blind_newspapers import MENU, cards, day, head, inside
from tests.jobs.skins import Story, e

SIDE = """<div class="box"><h3>Video hoạt động</h3><a href="/video/1"><img alt=""></a></div><div class="box"><h3>Website liên kết</h3><select><option>-- Chọn --</option><option>Trang tin Chính phủ</option></select></div><div class="box"><h3>Thống kê truy cập</h3><p>Đang online: 12</p><p>Hôm nay: 1.204</p></div>"""
FOOT = "<p>Chịu trách nhiệm nội dung: Chánh Văn phòng. Giấy phép số 12/GP-TTĐT do Sở TT&amp;TT cấp</p><p>Địa chỉ: Số 1 đường Hùng Vương. Điện thoại: 0203.123.456</p>"


def bare(s: Story, site: str) -> str:
    """A head that tells nothing but the site."""
    return f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{site}</title><meta name="description" content="{site}"></head><body>'


def liferay(s: Story) -> str:
    photo = f'<p style="text-align:center"><img alt="" src="/documents/1/a.jpg" style="width:600px"></p><p style="text-align:center"><em>{e(s.caption)}</em></p>'
    return bare(s, f"{e(s.title)} - Cổng thông tin điện tử tỉnh") + f"""<div id="wrapper"><header id="banner"><nav id="navigation"><ul>{MENU}</ul></nav></header><div id="content"><div class="columns-2" id="main-content"><div class="portlet-column portlet-column-first"><div class="portlet-boundary portlet-asset-publisher" id="p_p_id_101_INSTANCE_a_"><section class="portlet"><div class="portlet-content"><div class="asset-full-content default-asset-publisher show-asset-title"><div class="pull-right"><a class="taglib-icon" href="javascript:;">In trang</a></div><h3 class="header-title"><span>{e(s.title)}</span></h3><div class="asset-content" id="x"><div class="publish-date">{s.at:%d/%m/%Y %H:%M}</div><div class="luot-xem">Lượt xem: 120</div><div class="journal-content-article"><div class="noidung"><p class="sapo"><strong>{e(s.lead)}</strong></p>{inside(s, "", photo, '<p style="text-align:justify"><span style="font-size:14px">{}</span></p>')}<p style="text-align:right"><strong>{s.author}</strong></p></div></div></div><div class="asset-ratings">Đánh giá (Trung bình 0 Phiếu)</div></div>
<div class="tin-khac"><h4>Các tin khác</h4><ul>{cards(s, '<li><a href="/-/asset_publisher/a/content/tin-{n}">{t}</a> <span>({n}1/10/2026)</span></li>', teaser=False)}</ul></div></div></section></div></div><div class="portlet-column portlet-column-last">{SIDE}</div></div></div><footer id="footer">{FOOT}</footer></div></body></html>"""


def sharepoint(s: Story) -> str:
    photo = f'<div style="text-align:center"><img src="/PublishingImages/a.jpg" alt="" style="margin:5px"></div><div style="text-align:center"><span style="font-style:italic">{e(s.caption)}</span></div>'
    return bare(s, "Trang thông tin điện tử huyện") + f"""<form id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEP"><div id="s4-workspace"><div class="menu"><ul>{MENU}</ul></div><div id="DeltaPlaceHolderMain"><div class="ms-webpart-zone"><div class="news-detail"><div class="breadcrumb"><a>Tin tức</a> / <a>Xây dựng Đảng</a></div><div class="title-news">{e(s.title)}</div><div class="date-news">{day(s, "H")}, {s.at:%d/%m/%Y}, {s.at:%H:%M}</div><div class="font">Cỡ chữ: <a>A-</a><a>A+</a> Đọc bài Lưu</div><div class="intro-news">{e(s.lead)}</div><div class="content-news"><div class="ExternalClassA12B34">{inside(s, "", photo, '<div style="text-align:justify">{}</div>')}<div style="text-align:right"><b>{s.author}</b></div></div></div></div><div class="other"><div class="t">Tin liên quan</div><ul>{cards(s, '<li><a href="/Pages/tin.aspx?ItemID={n}">{t}</a></li>', teaser=False)}</ul></div></div><div class="ms-right">{SIDE}</div></div><div id="footer">{FOOT}</div></div></form></body></html>"""


def aspnet(s: Story) -> str:
    photo = f'<table align="center"><tbody><tr><td><img src="/upload/a.jpg" width="500"></td></tr><tr><td align="center"><em>{e(s.caption)}</em></td></tr></tbody></table>'
    return bare(s, "Đảng bộ tỉnh") + f"""<form id="form1"><div id="ctl00_UIMenu"><ul>{MENU}</ul></div><div id="ctl00_ContentPlaceHolder1_UIArticleDetail"><div class="UIArticleInMenu_Category"><a href="/xay-dung-dang">Xây dựng Đảng</a></div><span id="ctl00_ContentPlaceHolder1_ctl00_lblTitle" class="ArticleTitle">{e(s.title)}</span><span id="ctl00_ContentPlaceHolder1_ctl00_lblDate" class="ArticleDate">Cập nhật lúc: {s.at:%H:%M} |{s.at:%d/%m/%Y}</span><div class="ArticleSummary"><span id="ctl00_lblSummary">{e(s.lead)}</span></div><div id="ctl00_ContentPlaceHolder1_ctl00_divContent" class="ArticleContent">{inside(s, "", photo)}</div><div class="ArticleAuthor"><span id="ctl00_lblAuthor">{s.author}</span></div><div class="tool"><a>Gửi bài</a> <a>In bài</a> <a>Quay lại</a></div><div class="ArticleOther"><b>Các bài viết khác:</b>{cards(s, '<div><a class="OtherLink" href="/tin/{n}-a.aspx">{t}</a><i> ({n}2/10/2026)</i></div>', teaser=False)}</div></div><div id="ctl00_Right">{SIDE}</div><div id="ctl00_Footer">{FOOT}</div></form></body></html>"""


def dnn(s: Story) -> str:
    photo = f'<div class="img"><img src="/Portals/0/a.jpg" alt=""/><p style="text-align:center"><i>{e(s.caption)}</i></p></div>'
    return bare(s, f"{e(s.title)} > Trang chủ") + f"""<form id="Form"><div id="dnn_MenuPane"><ul>{MENU}</ul></div><div id="dnn_ContentPane"><div class="DnnModule DnnModule-DnnArticle"><a name="512"></a><div id="dnn_ctr512_ContentPane"><div id="dnn_ctr512_ModuleContent"><div id="dnn_ctr512_ViewNews_pnlDetail"><h2 class="news_title">{e(s.title)}</h2><span id="dnn_ctr512_ViewNews_lblDate" class="news_date">Ngày đăng: {s.at:%d/%m/%Y} {s.at:%H:%M} - Lượt xem: 35</span><p class="news_desc"><strong>{e(s.lead)}</strong></p><div class="news_content">{inside(s, "", photo)}<p align="right"><strong>Tác giả: {s.author}</strong></p></div></div><div class="news_other"><h4>Tin cùng chuyên mục</h4><ul>{cards(s, '<li><a href="/Tin/ctl/view/id/{n}">{t}</a></li>', teaser=False)}</ul></div></div></div></div></div><div id="dnn_RightPane">{SIDE}</div><div id="dnn_FooterPane">{FOOT}</div></form></body></html>"""


def vnpt(s: Story) -> str:
    photo = f'<figure class="image"><img src="/upload/a.jpg"><figcaption>{e(s.caption)}</figcaption></figure>'
    return bare(s, f"{e(s.title)}") + f"""<div class="vnpt-header"><ul class="nav">{MENU}</ul></div><div class="container"><div class="row"><div class="col-md-9"><ol class="breadcrumb"><li>Trang chủ</li><li>Tin trong huyện</li></ol><div class="detail-news"><h1 class="title-detail-news">{e(s.title)}</h1><div class="time-news"><i class="fa fa-clock-o"></i> {s.at:%H:%M} {s.at:%d/%m/%Y}</div><div class="listen"><audio></audio>Nghe nội dung bài viết</div><div class="desc-detail-news">{e(s.lead)}</div><div class="content-detail-news">{inside(s, "", photo)}<p style="text-align:right"><em>Nguồn: {s.source}</em></p></div><div class="author-news">Tác giả: {s.author}</div><div class="share">Chia sẻ: <a>Facebook</a></div></div><div class="lq"><h3>Tin liên quan</h3>{cards(s, '<div class="item"><a href="/tin/{n}">{t}</a><p>{d}</p></div>')}</div></div><div class="col-md-3">{SIDE}</div></div></div><footer>{FOOT}</footer></body></html>"""


def viettel(s: Story) -> str:
    photo = f'<p class="ck-img"><img src="/a.jpg"></p><p class="ck-cap"><em>{e(s.caption)}</em></p>'
    return bare(s, "Cổng thông tin điện tử thành phố") + f"""<div id="app"><div class="vts-header"><ul>{MENU}</ul></div><div class="vts-main"><div class="vts-article"><div class="vts-article__cat">Tin tức - Sự kiện</div><h2 class="vts-article__title">{e(s.title)}</h2><div class="vts-article__meta"><span>{day(s, "H")}, ngày {s.at.day} tháng {s.at.month} năm {s.at.year} {s.at:%H:%M}</span><span>Lượt xem: 88</span><span>Màu chữ Cỡ chữ</span></div><div class="vts-article__desc"><p>{e(s.lead)}</p></div><div class="vts-article__content">{inside(s, "", photo)}</div><div class="vts-article__author">{s.author}</div></div><div class="vts-related"><h3>Bài viết liên quan</h3>{cards(s, '<div class="vts-card"><h4><a href="/chi-tiet/{n}">{t}</a></h4><p>{d}</p></div>')}</div></div><div class="vts-side">{SIDE}</div><div class="vts-footer">{FOOT}</div></div></body></html>"""


def joomla(s: Story) -> str:
    photo = f'<p style="text-align:center"><img src="/images/a.jpg" alt="a"><br><em>{e(s.caption)}</em></p>'
    return bare(s, e(s.title)) + f"""<div id="sp-menu"><ul>{MENU}</ul></div><section id="sp-main-body"><div id="system-message-container"></div><article class="item item-page" itemscope itemtype="http://schema.org/Article"><meta itemprop="inLanguage" content="vi-VN"><div class="entry-header"><h2 itemprop="name">{e(s.title)}</h2><dl class="article-info"><dt class="article-info-term"></dt><dd class="createdby" itemprop="author"><span itemprop="name">{s.author}</span></dd><dd class="category-name">Chuyên mục: <a>Tin tức</a></dd><dd class="published"><time datetime="{s.at.isoformat()}" itemprop="datePublished">{s.at.day:02d} Tháng {s.at.month} {s.at.year}</time></dd><dd class="hits">Lượt xem: 10</dd></dl></div><div itemprop="articleBody"><p><strong>{e(s.lead)}</strong></p>{inside(s, "", photo, '<p style="text-align: justify;">{}</p>')}</div><ul class="pager pagenav"><li class="previous"><a>Trang trước</a></li></ul></article></section><aside id="sp-right">{SIDE}<ul class="latestnews">{cards(s, '<li><a href="/index.php/tin/{n}-a">{t}</a></li>', teaser=False)}</ul></aside><footer>{FOOT}</footer></body></html>"""


def drupal(s: Story) -> str:
    photo = f'<figure role="group" class="caption caption-img align-center"><img src="/sites/default/files/a.jpg"><figcaption>{e(s.caption)}</figcaption></figure>'
    return bare(s, f"{e(s.title)} | Trường Đại học") + f"""<div class="dialog-off-canvas-main-canvas"><header><ul>{MENU}</ul></header><main role="main"><h1 class="page-title"><span class="field field--name-title field--type-string">{e(s.title)}</span></h1><article role="article" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Được đăng bởi <span class="field--name-uid"><span lang="" typeof="schema:Person">{s.author}</span></span> vào lúc <span class="field--name-created">{s.at:%d/%m/%Y - %H:%M}</span></div></footer><div class="node__content"><div class="field field--name-field-sapo field__item">{e(s.lead)}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{inside(s, "", photo)}</div><div class="field field--name-field-tags"><div class="field__label">Thẻ</div><a>chi bộ</a></div></div></article><div class="views-element-container"><h2>Tin cùng loại</h2>{cards(s, '<div class="views-row"><span class="field-content"><a href="/node/{n}">{t}</a></span><div class="views-field-body">{d}</div></div>')}</div></main><aside>{SIDE}</aside><footer>{FOOT}</footer></div></body></html>"""


def flatsome(s: Story) -> str:
    photo = f'<figure id="attachment_1" class="wp-caption aligncenter"><img class="size-full" src="/wp-content/uploads/a.jpg"><figcaption class="wp-caption-text">{e(s.caption)}</figcaption></figure>'
    return head(s, "Trường Đại học", graph=True) + f"""<div id="wrapper"><header id="header"><ul class="nav header-nav">{MENU}</ul></header><main id="main"><div id="content" class="blog-wrapper blog-single page-wrapper"><div class="row"><div class="large-9 col"><article class="post"><div class="article-inner"><header class="entry-header"><div class="entry-header-text text-left"><h6 class="entry-category is-xsmall"><a>Tin tức</a></h6><h1 class="entry-title">{e(s.title)}</h1><div class="entry-divider is-divider small"></div><div class="entry-meta uppercase is-xsmall"><span class="posted-on">Posted on <a rel="bookmark"><time class="entry-date published updated" datetime="{s.at.isoformat()}">{s.at:%d/%m/%Y}</time></a></span> <span class="byline">by <span class="meta-author vcard"><a class="url fn n" href="/author/a">{s.author}</a></span></span></div></div></header><div class="entry-content single-page"><p><strong>{e(s.lead)}</strong></p>{inside(s, "", photo)}<div class="blog-share text-center"><div class="social-icons share-icons"><a>Chia sẻ</a></div></div></div><footer class="entry-meta text-left">This entry was posted in <a>Tin tức</a>. Bookmark the <a>permalink</a>.</footer><nav class="navigation-post"><a rel="prev">{e(s.others[0][0])}</a></nav></div></article><div id="comments"><h3 class="comment-reply-title">Để lại một bình luận <small><a>Hủy</a></small></h3><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *</p></div></div><div class="post-sidebar large-3 col">{SIDE}{cards(s, '<li class="recent-blog-posts-li"><a href="/tin-{n}/">{t}</a></li>', teaser=False)}</div></div></div></main><footer id="footer">{FOOT}</footer></div></body></html>"""


def commune(s: Story) -> str:
    photo = f'<p align="center"><img border="0" src="Image/a.jpg" width="450"></p><p align="center"><i><font color="#0000ff">{e(s.caption)}</font></i></p>'
    return bare(s, "Trang tin xã") + f"""<center><table width="1000" cellpadding="0" cellspacing="0"><tr><td colspan="3"><img src="banner.jpg"></td></tr><tr><td colspan="3" bgcolor="#cc0000"><ul>{MENU}</ul></td></tr><tr><td width="180" valign="top">{SIDE}</td><td width="640" valign="top"><table width="100%"><tr><td><font size="4" color="#990000"><b>{e(s.title)}</b></font></td></tr><tr><td><font size="1">(Ngày đăng: {s.at.day}/{s.at.month}/{s.at.year} {s.at:%H:%M})</font></td></tr><tr><td><b>{e(s.lead)}</b></td></tr><tr><td>{inside(s, "", photo, '<p class="MsoNormal" align="justify"><font face="Times New Roman" size="3">{}</font></p>')}<p align="right"><b>{s.author}</b></p></td></tr><tr><td><b>Tin khác</b><br>{cards(s, '<a href="?id={n}">- {t}</a><br>', teaser=False)}</td></tr></table></td><td width="180" valign="top"><table><tr><td>Lịch công tác</td></tr></table></td></tr><tr><td colspan="3">{FOOT}</td></tr></table></center></body></html>"""


MAKES = {f.__name__: f for f in (liferay, sharepoint, aspnet, dnn, vnpt, viettel, joomla, drupal, flatsome, commune)}

# A list: how its address looks, how one item is set, and what stands around.
TAGS = '<div class="tags"><a href="/tag/hoc-tap-va-lam-theo-bac-12.html">học tập và làm theo Bác Hồ</a><a href="/chu-de/dai-hoi-dang-bo-cac-cap-2026.html">Đại hội đảng bộ các cấp nhiệm kỳ 2025 - 2030</a></div>'
PAGES = '<div class="pagination"><a href="?page=2">2</a><a href="?page=3">3</a><a href="?page=2">Trang sau »</a></div>'
OTHER = """<div class="gallery"><h3>Thư viện ảnh</h3><a href="/thu-vien-anh/album-15.html">Album ảnh lễ kỷ niệm ngày thành lập tỉnh năm 2026</a></div><div class="docs"><h3>Văn bản mới</h3><a href="/van-ban/125-qd-ubnd.pdf">Quyết định số 125/QĐ-UBND về việc phê duyệt kế hoạch năm 2026</a><a href="/vbpq/chi-tiet?id=88">Số 88/KH-UBND: Kế hoạch triển khai công tác chuyển đổi số năm 2026</a></div><div class="links"><a href="https://chinhphu.example.org/1234">Cổng thông tin điện tử Chính phủ nước Cộng hòa xã hội</a></div>"""
SITE = "https://tin.example.vn"
LISTS: dict[str, tuple[str, str, int]] = {
    "vnexpress": ("/tin-bai-so-{n}-48{n:05d}.html", '<article class="item-news item-news-common"><div class="thumb-art"><a href="{u}" class="thumb"><img alt="{t}"></a></div><h2 class="title-news"><a href="{u}" title="{t}">{t}</a></h2><p class="description"><a href="{u}">{d}</a> <a class="count_cmt" href="{u}#box_comment_vne"><span>12</span></a></p></article>', 30),
    "tuoitre": ("/bai-viet-{n}-2026100508{n:07d}.htm", '<div class="box-category-item" data-id="{n}"><a class="box-category-link-with-avatar" href="{u}" title="{t}"><img alt="{t}"></a><div class="box-category-content"><h3 class="box-title-text"><a class="box-category-link-title" href="{u}">{t}</a></h3><a class="box-category-category" href="/thoi-su.htm">Thời sự</a><p class="box-category-sapo">{d}</p></div></div>', 40),
    "nhandan": ("/bai-viet-post9{n:05d}.html", '<article class="story" data-id="{n}"><figure class="story__thumb"><a class="cms-link" href="{u}" title="{t}"><img></a></figure><h3 class="story__heading"><a class="cms-link" href="{u}">{t}</a></h3><div class="story__meta"><time>05/10/2026</time></div></article>', 25),
    "liferay": ("/-/asset_publisher/Content/bai-viet-{n}", '<div class="asset-abstract"><h3 class="asset-title"><a href="{u}">{t}</a></h3><div class="asset-summary">{d} <a href="{u}">Đọc thêm »</a></div></div>', 15),
    "sharepoint": ("/Pages/tin-tuc-chi-tiet.aspx?ItemID={n}", '<div class="item-news"><a href="{u}"><img></a><a class="title" href="{u}">{t}</a><span>05/10/2026</span><p>{d}</p></div>', 20),
    "aspnet": ("/xay-dung-dang/bai-viet-{n}.aspx", '<div class="UIArticleInMenu_Item"><a class="UIArticleInMenu_Title" href="{u}">{t}</a><span class="date">(05/10/2026)</span><div>{d}</div><a href="{u}">Chi tiết</a></div>', 18),
    "flatsome": ("/bai-viet-ve-hoat-dong-{n}/", '<div class="col post-item"><div class="col-inner"><a href="{u}" class="plain"><div class="box box-text-bottom"><div class="box-text"><h5 class="post-title is-large">{t}</h5><div class="is-divider"></div><p class="from_the_blog_excerpt">{d} [...]</p></div></div></a></div></div>', 16),
    "commune": ("/?act=detail&id={n}", '<tr><td><img src="dot.gif"> <a href="{u}">{t}</a> <font size="1">(5/10/2026)</font></td></tr>', 22),
}


def page_of_links(name: str, stories: Sequence[Story], *, start: int = 100) -> tuple[str, set[str]]:
    """A list page and the addresses of its articles."""
    path, item, count = LISTS[name]
    q: Callable[[str], str] = lambda text: e(text).replace('"', "&quot;")  # noqa: E731
    urls = [path.format(n=start + n) for n in range(count)]
    rows = "".join(item.format(u=u.replace("&", "&amp;"), t=q(s.title), d=q(s.lead[:150]), n=n)
                   for n, (u, s) in enumerate(zip(urls, stories, strict=False)))
    if name == "commune":
        rows = f"<table>{rows}</table>"
    return bare(stories[0], "Tin tức") + f'<div class="header"><ul>{MENU}<li><a href="/gioi-thieu/chuc-nang-nhiem-vu-2.html">Chức năng, nhiệm vụ, quyền hạn của cơ quan</a></li></ul></div><div class="main"><h1>Tin tức</h1>{rows}{PAGES}{TAGS}</div><div class="sidebar">{OTHER}{SIDE}</div><div class="footer">{FOOT}<a href="/lien-he-1.html">Liên hệ quảng cáo trên trang của chúng tôi</a></div></body></html>', {SITE + u for u in urls}
