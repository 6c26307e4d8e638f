# ruff: noqa: E501  markup is not broken where a page does not break it
"""Article pages as Vietnamese newspapers and portals make them, around any text.

Each skin is written from what is publicly known of a system (names of classes, order of parts), not
from any page: what an outlet's own pages would show remains to be seen on them.
"""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

CLOCK = "Thứ 2, Ngày 23 / 11 / 2026"
MENU = "".join(
    f'<li><a href="/c{n}">{name}</a></li>'
    for n, name in enumerate(
        ("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Công tác xây dựng Đảng", "Thư viện ảnh",
         "Văn bản - Chỉ đạo", "Liên hệ", "Sơ đồ cổng", "Kinh tế", "Văn hóa - Xã hội", "Thế giới")
    )
)  # fmt: skip
LINKS = (
    '<div class="box"><b>Video hoạt động</b></div><div class="box"><b>Hình ảnh hoạt động</b>'
    '<img src="/a1.jpg"><img src="/a2.jpg"></div><div class="box"><b>Website liên kết</b><select>'
    "<option>--- Chọn liên kết ---</option><option>Báo Nhân Dân</option></select></div>"
    '<div class="box"><b>Thống kê truy cập</b> Hôm nay: 1.204 Hôm qua: 3.871</div>'
)
IMPRINT = (
    "Cơ quan chủ quản: Đảng ủy Khối — Trưởng Ban biên tập: Đồng chí Nguyễn Văn A — Giấy phép số "
    "05/GP-TTĐT — Điện thoại: 0228.000.000 — Lượt truy cập: 1.234.567"
)
MUST_NOT = ("Video hoạt động", "Website liên kết", "Thống kê truy cập", "Giấy phép số", "Chia sẻ")


@dataclass(frozen=True, kw_only=True)
class Story:
    """What a page is made around; ``others`` are headlines and teasers of other articles."""

    title: str
    lead: str
    body: Sequence[str]
    caption: str
    author: str
    source: str
    at: datetime
    rich: bool = False
    others: Sequence[tuple[str, str]]


def weekday(at: datetime) -> str:
    """The day of the week as portals print it."""
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {at.weekday() + 2}"


def e(text: str) -> str:
    """Escape."""
    return html.escape(text, quote=False)


def linked(number: int, text: str) -> str:
    """Some words of every third paragraph lead to other articles, as in newspapers."""
    words = text.split()
    if number % 3 or len(words) < 12:
        return e(text)
    first, middle, last = (e(" ".join(part)) for part in (words[:3], words[3:6], words[6:]))
    return f'{first} <a href="/chu-de/{number}">{middle}</a> {last}'


def ps(story: Story, tag: str = "<p>{}</p>", middle: str = "") -> str:
    """The paragraphs, with something in the middle."""
    made = [tag.format(linked(number, text)) for number, text in enumerate(story.body)]
    if story.rich and tag.startswith("<p") and len(made) > 6:
        # A list, and a quotation, as editors set them.
        made[3:5] = [f"<ul><li>{e(story.body[3])}</li><li>{e(story.body[4])}</li></ul>"]
        made[-1] = f"<blockquote>{made[-1]}</blockquote>"
    half = (len(made) + 1) // 2
    return "".join([*made[:half], middle, *made[half:]])


def ul(story: Story, first: int = 0) -> str:
    """A list of other articles."""
    return "".join(
        f'<li><a href="/bai-{n}.html">{e(title)}</a> <span>(1{n}/10/2026)</span></li>'
        for n, (title, _) in enumerate(story.others[first : first + 4])
    )


def cards(story: Story, tag: str = "h3") -> str:
    """Other articles with picture, headline and teaser."""
    return "".join(
        f'<div class="item"><a href="/khac-{n}.html" title="{e(title)}"><img src="/t{n}.jpg"></a>'
        f'<{tag}><a href="/khac-{n}.html">{e(title)}</a></{tag}><p class="sapo">{e(teaser)}</p></div>'
        for n, (title, teaser) in enumerate(story.others[:3])
    )


def page(story: Story, body: str, *, head: str = "", site: str = "Báo mẫu") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)} - '
        f"{site}</title>{head}</head><body>{body}</body></html>"
    )


def og(story: Story) -> str:
    """What newspapers tell machines."""
    quoted = html.escape(story.title)
    return (
        f'<meta property="og:title" content="{quoted}"><meta property="og:description" '
        f'content="{html.escape(story.lead)}"><meta property="article:published_time" '
        f'content="{story.at.isoformat()}">'
    )


def vnexpress(s: Story) -> str:
    return page(
        s,
        f"""<header><ul class="menu">{MENU}</ul></header><section class="section page-detail">
<div class="container"><div class="sidebar-1"><div class="header-content width_common">
<ul class="breadcrumb"><li><a href="/thoi-su">Thời sự</a></li></ul>
<span class="date">{weekday(s.at)}, {s.at:%-d/%-m/%Y, %H:%M} (GMT+7)</span></div>
<h1 class="title-detail">{e(s.title)}</h1><p class="description">{e(s.lead)}</p>
<article class="fck_detail">{
            ps(
                s,
                '<p class="Normal">{}</p>',
                f'''<figure class="tplCaption
action_thumb_added"><div class="fig-picture"><picture><img itemprop="contentUrl" src="data:image/gif"
data-src="/a.jpg" alt="{html.escape(s.caption)}"></picture></div><figcaption itemprop="description">
<p class="Image">{e(s.caption)}</p></figcaption></figure>''',
            )
        }
<p class="author_mail" style="text-align:right;"><strong>{e(s.author)}</strong></p></article>
<div class="box-tinlienquan"><ul class="list-news">{ul(s)}</ul></div><div class="social_pin">Chia sẻ
</div></div><aside class="sidebar-2">{cards(s)}</aside></div></section><footer>{
            IMPRINT
        }</footer>""",
        head=og(s),
    )


def vccorp(s: Story) -> str:
    """Tuổi Trẻ, Thanh Niên, Người Lao Động, CafeF, Báo Chính phủ: one maker."""
    return page(
        s,
        f"""<div class="header"><ul>{
            MENU
        }</ul></div><div class="detail__main"><div class="detail-main">
<div class="detail-top"><div class="detail-cate"><a href="/thoi-su.htm">Thời sự</a></div>
<div class="detail-time"><div data-role="publishdate">{s.at:%d/%m/%Y %H:%M} GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title">{e(s.title)}</h1>
<div class="detail-author"><div class="author-info"><a class="name" href="/tac-gia">{
            e(s.author)
        }</a>
</div></div><h2 class="detail-sapo" data-role="sapo">{e(s.lead)}</h2>
<div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content"
itemprop="articleBody">{
            ps(
                s,
                "<p>{}</p>",
                f'''<figure class="VCSortableInPreviewMode"
type="Photo"><div><a href="/a.jpg" class="detail-img-lightbox"><img src="/a.jpg" alt="x"></a></div>
<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{e(s.caption)}</p>
</figcaption></figure><div class="VCSortableInPreviewMode" type="RelatedOneNews">
<a class="VCCSortableInPreviewMode" href="/khac-9.htm" title="x"><img src="/t9.jpg"></a>
<a class="title" href="/khac-9.htm">{e(s.others[3][0])}</a><p class="VCObjectBoxRelatedNewsItemSapo">
{e(s.others[3][1])}</p></div>''',
            )
        }</div></div><div class="detail-tab"><a>Chia sẻ</a></div>
<div class="detail-relate"><div class="box-title">Tin liên quan</div><ul>{ul(s)}</ul></div></div>
<div class="detail-sub">{cards(s)}</div></div><div class="footer">{IMPRINT}</div>""",
        head=og(s),
    )


def epi(s: Story) -> str:
    """Nhân Dân, SGGP, VietnamPlus, Tiền Phong, VOV: pages of one maker."""
    return page(
        s,
        f"""<header class="site-header"><nav><ul>{MENU}</ul></nav></header><div class="site-body">
<div class="container"><div class="l-content"><div class="article"><div class="article__header">
<h1 class="article__title cms-title">{e(s.title)}</h1><div class="article__meta"><time class="time"
datetime="{s.at.isoformat()}">{s.at:%d/%m/%Y - %H:%M}</time><span class="author cms-author">
{e(s.author)}</span></div><div class="social">Chia sẻ</div></div>
<div class="article__sapo cms-desc">{e(s.lead)}</div><table class="picture"><tbody><tr><td class="pic">
<img src="/a.jpg" alt="x" class="cms-photo"></td></tr><tr><td class="caption">{e(s.caption)}</td></tr>
</tbody></table><div class="article__body zce-content-body cms-body" itemprop="articleBody">
{ps(s, "<p>{}</p>", f'<div class="related-news"><ul>{ul(s)}</ul></div>')}</div>
<div class="article__footer"><div class="article__tag"><a href="/tag/x">Đảng bộ</a></div></div></div>
<div class="timeline content-list">{cards(s, "h2")}</div></div></div></div>
<footer class="site-footer">{IMPRINT}</footer>""",
        head=og(s),
    )


def dantri(s: Story) -> str:
    return page(
        s,
        f"""<div class="header"><ul>{MENU}</ul></div><main class="body"><div class="singular-wrap">
<article class="singular-container"><h1 class="title-page detail">{e(s.title)}</h1>
<div class="author-wrap"><div class="author-name"><a href="#">{e(s.author)}</a></div>
<time class="author-time" datetime="{s.at:%Y-%m-%dT%H:%M}">Thứ hai, {
            s.at:%d/%m/%Y - %H:%M}</time></div>
<div class="social-pin">Chia sẻ</div><h2 class="singular-sapo">(Báo mẫu) - {e(s.lead)}</h2>
<div class="singular-content">{
            ps(
                s,
                "<p>{}</p>",
                f'''<figure class="image align-center"
contenteditable="false"><img data-src="/a.jpg" alt="{html.escape(s.caption)}"><figcaption><p>
{e(s.caption)}</p></figcaption></figure>''',
            )
        }</div></article><div class="article-related"><h3>Tin liên
quan</h3>{cards(s)}</div></div></main><footer>{IMPRINT}</footer>""",
        head=og(s).replace(html.escape(s.lead), html.escape(f"(Báo mẫu) - {s.lead}")),
    )


def qdnd(s: Story) -> str:
    return page(
        s,
        f"""<div class="top">{CLOCK}</div><ul>{MENU}</ul><div class="detail-post"><h1
class="post-title">{e(s.title)}</h1><div class="post-subinfo"><span class="post-date">
{s.at:%d/%m/%Y %H:%M} (GMT+7)</span></div><div class="post-summary"><h2><strong>{
            e(s.lead)
        }</strong></h2>
</div><div class="post-content" id="dtContents"><div class="ExternalClass">
{
            ps(
                s,
                '<p style="text-align:justify">{}</p>',
                f'''<table border="0" align="center" class="ck-editor">
<tbody><tr><td><img src="/a.jpg"></td></tr><tr><td style="text-align:center">{e(s.caption)}</td></tr>
</tbody></table>''',
            )
        }<p style="text-align:right"><strong>{e(s.author.upper())}</strong></p></div></div>
<p class="post-note">* Mời bạn đọc vào chuyên mục Chính trị xem các tin, bài liên quan.</p>
<div class="list-news-category"><h3>Tin cùng chuyên mục</h3><ul>{ul(s)}</ul></div></div>
<div class="col-right">{cards(s)}</div><div class="footer">{IMPRINT}</div>""",
    )


def wordpress(s: Story) -> str:
    return page(
        s,
        f"""<header id="masthead"><nav><ul>{
            MENU
        }</ul></nav></header><div id="content"><main><article
class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{e(s.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published"
datetime="{s.at.isoformat()}">{
            s.at:%d/%m/%Y}</time></span></div></header><div class="entry-content">
<p><strong>{e(s.lead)}</strong></p>{
            ps(
                s,
                "<p>{}</p>",
                f'''<figure class="wp-block-image"><img
src="/a.jpg"><figcaption class="wp-element-caption">{e(s.caption)}</figcaption></figure>''',
            )
        }
<p style="text-align: right"><em>Nguồn: {
            e(s.source)
        }</em></p><div class="sharedaddy"><h3>Chia sẻ:</h3>
</div></div></article><div class="related-posts"><h3>Bài viết liên quan</h3><ul>{
            ul(s)
        }</ul></div></main>
<aside id="secondary" class="widget-area">{cards(s)}{LINKS}</aside></div><footer>{
            IMPRINT
        }</footer>""",
    )


def drupal(s: Story) -> str:
    return page(
        s,
        f"""<div class="region-header">{CLOCK}<ul class="menu">{MENU}</ul></div><div class="region
region-content"><article class="node node--type-article"><h1 class="page-header"><span>{e(s.title)}</span>
</h1><div class="field field--name-created">{s.at:%d/%m/%Y - %H:%M}</div><div class="field
field--name-field-tom-tat field--type-text-long">{e(s.lead)}</div><div class="field field--name-body">
<p align="center"><img src="/a.jpg"></p><p align="center"><em>{e(s.caption)}</em></p>{ps(s)}
<p class="text-align-right"><strong>{e(s.author)}</strong></p></div></article><section class="block
views-element-container"><h2>Các tin khác</h2><ul>{ul(s)}</ul></section></div><div class="sidebar">
{LINKS}{cards(s)}</div><footer class="footer">{IMPRINT}</footer>""",
        site="Cổng thông tin",
    )


def uiarticle(s: Story) -> str:
    """Portals with UIArticleInMenu, as in Ninh Bình and Hải Phòng."""
    return page(
        s,
        f"""<form id="form1"><div id="header">{CLOCK}</div><ul>{MENU}</ul><div class="LeftPane">{LINKS}
</div><div class="ContentPane"><div class="ArticleDetailControl"><div class="ArticleHeader">
{e(s.title)}</div><div class="PostDate">Ngày đăng: {s.at:%d/%m/%Y %H:%M}</div><div class="tool"><a>In
bài viết</a></div><div class="ArticleSummary">{e(s.lead)}</div><div class="ArticleContent">
<p style="text-align:center"><img class="ImgDetailImage" src="/a.jpg"></p>
<p style="text-align:center"><em>{e(s.caption)}</em></p>{ps(s, '<p style="text-align:justify">{}</p>')}
</div><div class="author"><strong>{e(s.author)}</strong></div><div class="UISocialShare">Chia sẻ</div>
</div><div class="UIOtherNews"><h3>Các tin khác</h3><ul>{ul(s)}</ul></div></div></form>
<div id="footer">{IMPRINT}</div>""",
        site="Cổng thông tin",
    )


def dnn(s: Story) -> str:
    """DotNetNuke with a news module: a table in a table, lines parted by breaks."""
    lines = "<br><br>".join(e(text) for text in s.body)
    return page(
        s,
        f"""<table><tr><td colspan="3">{CLOCK}</td></tr><tr><td><ul>{MENU}</ul>{LINKS}</td><td><div
id="dnn_ContentPane"><table class="detail"><tr><td><span class="newstitle">{e(s.title)}</span> <span
class="newsdate">(Cập nhật lúc: {s.at:%H:%M |%d/%m/%Y})</span></td></tr><tr><td><span class="newsintro">
<b>{e(s.lead)}</b></span></td></tr><tr><td><table align="center"><tr><td><img src="/a.jpg"></td></tr><tr>
<td><i>{e(s.caption)}</i></td></tr></table><span class="newsbody">{lines}</span><br><div align="right">
<b>Theo:{e(s.source)}</b></div></td></tr></table><b>Các tin đã đưa</b><ul>{ul(s)}</ul></div></td><td>
{cards(s, "b")}</td></tr></table><div>{IMPRINT}</div>""",
        site="Trang thông tin",
    )


def joomla(s: Story) -> str:
    return page(
        s,
        f"""<div id="header">{CLOCK}</div><div id="mainmenu"><ul>{MENU}</ul></div><div id="left">{LINKS}
</div><div id="component"><table class="contentpaneopen"><tr><td class="contentheading">{e(s.title)}</td>
<td><a href="#">In</a> <a href="#">Email</a></td></tr></table><table class="contentpaneopen"><tr>
<td class="createdate">{weekday(s.at)}, {s.at:%d / %m / %Y %H:%M}</td></tr><tr><td><p><strong>{e(s.lead)}</strong>
</p><p align="center"><img src="/a.jpg"><br><em>{e(s.caption)}  Ảnh: PV</em></p><p>{e(s.caption)}</p>
{ps(s, '<p align="justify"><font face="Arial" size="2">{}</font></p>')}<p align="right"><strong>(Theo
{e(s.source)})</strong></p></td></tr></table><h3>Tin cũ hơn</h3><ul>{ul(s)}</ul></div><div id="right">
{cards(s, "b")}</div><div id="footer">{IMPRINT}</div>""",
        site="Trang thông tin",
    )


def liferay(s: Story) -> str:
    return page(
        s,
        f"""<div id="banner"><div>{CLOCK}</div><nav><ul>{MENU}</ul></nav></div><div class="col-8"><section
class="portlet"><div class="portlet-body"><div class="asset-full-content"><div
class="journal-content-article"><h3 class="title">{e(s.title)}</h3><span class="date">
{s.at:%d/%m/%Y %H:%M:%S}</span><div class="sapo"><strong>{e(s.lead)}</strong></div><div class="content">
<p style="text-align:center"><img src="/a.jpg"></p><p style="text-align:center"><em>{e(s.caption)}  Ảnh: PV
</em></p><p><em>{e(s.caption)}</em></p>{ps(s)}<p style="text-align:right">Nguồn: {e(s.source)}</p></div>
</div></div></div></section><section><h4>Tin liên quan</h4><ul>{ul(s)}</ul></section></div>
<div class="col-4">{cards(s, "b")}{LINKS}</div><footer>{IMPRINT}</footer>""",
        site="Cổng thông tin",
    )


def sharepoint(s: Story) -> str:
    return page(
        s,
        f"""<form id="aspnetForm"><div id="s4-workspace"><div class="clock">{CLOCK}</div><ul>{MENU}</ul>
<div id="ctl00_ctl30_g_a823d20f"><div><div class="k">KỶ NIỆM NGÀY THÀNH LẬP ĐẢNG BỘ KHỐI (1-6-2020)</div>
<h1>{e(s.title)}</h1><div><div>{weekday(s.at)}, Ngày {s.at:%d / %m / %Y}</div></div><div>{e(s.lead)}</div><div>
<img src="/a.jpg" alt="{html.escape(s.caption)}"><p>{e(s.caption)}  Ảnh: Lam Hồng</p></div><div><div
class="ms-rtestate-field"><p>{e(s.caption)}</p><p>Ảnh: Lam Hồng</p>
{ps(s, '<p class="MsoNormal"><span style="font-size:14pt">{}</span></p>')}</div></div><div>
Theo:http://baonamdinh.vn/</div></div><div><b>Tin đã đưa</b><ul>{ul(s)}</ul></div></div>
{cards(s, "b")}{LINKS}<div class="footer">{IMPRINT}</div></div></form>""",
        site="Trang chủ",
    )


def vnpt(s: Story) -> str:
    """Portals of communes: everything in divs, the minute in words, the source in brackets."""
    divs = "".join(f"<div>&nbsp;&nbsp;{e(text)}</div>" for text in s.body)
    return page(
        s,
        f"""<div class="banner">{CLOCK}</div><div class="menu"><ul>{MENU}</ul></div><div class="wrap"><div
class="news-detail"><div class="news-detail-title"><h2>{e(s.title)}</h2></div><div class="news-time">
Đăng ngày: {s.at:%d tháng %m năm %Y, %Hh%M}</div><div class="news-brief"><b>{e(s.lead)}</b></div><div
class="news-content"><div style="text-align:center"><img src="/a.jpg"></div><div
style="text-align:center"><i>{e(s.caption)}</i></div>{divs}<div style="text-align:right"><b>
{e(s.author)}</b></div></div><div class="news-other"><div class="head">Tin cùng chuyên mục</div><ul>
{ul(s)}</ul></div></div><div class="right">{cards(s)}{LINKS}</div></div><div>{IMPRINT}</div>""",
        site="Xã mẫu",
    )


NEWSPAPERS: dict[str, Callable[[Story], str]] = {
    "vnexpress": vnexpress,
    "vccorp": vccorp,
    "epi": epi,
    "dantri": dantri,
    "qdnd": qdnd,
    "wordpress": wordpress,
}
PORTALS: dict[str, Callable[[Story], str]] = {
    "drupal": drupal,
    "uiarticle": uiarticle,
    "dnn": dnn,
    "joomla": joomla,
    "liferay": liferay,
    "sharepoint": sharepoint,
    "vnpt": vnpt,
}
