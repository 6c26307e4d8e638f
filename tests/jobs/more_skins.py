# ruff: noqa: E501  markup is not broken where a page does not break it
"""More makes of pages around any text; see ``skins``. In these, rules of the reader first failed."""

import html
from collections.abc import Callable

from tests.jobs.skins import CLOCK, IMPRINT, LINKS, MENU, Story, cards, e, og, page, ps, ul, weekday


def znews(s: Story) -> str:
    """Znews: the headline in a header, others' cards within the text."""
    return page(
        s,
        f'''<header><ul>{MENU}</ul></header><article class="the-article type-text">
<header class="the-article-header"><p class="the-article-category"><a href="/xuat-ban">Thời sự</a></p>
<h1 class="the-article-title">{e(s.title)}</h1><ul class="the-article-meta"><li class="the-article-author"><a class="author" href="/a">{e(s.author)}</a></li><li class="the-article-publish">{weekday(s.at)}, {s.at:%-d/%-m/%Y %H:%M} (GMT+7)</li><li class="the-article-friendly-date">1 giờ trước</li></ul></header>
<section class="main"><p class="the-article-summary">{e(s.lead)}</p><div class="the-article-body">{ps(s, "<p>{}</p>", f"""<table class="picture" align="center"><tbody><tr><td class="pic"><img src="/a.jpg" alt="x"></td></tr><tr><td class="pCaption caption"><p>{e(s.caption)}</p></td></tr></tbody></table><div class="inner-article"><a href="/x-post1.html"><img src="/t1.jpg"><h2 class="title">{e(s.others[3][0])}</h2><p class="summary">{e(s.others[3][1])}</p></a></div>""")}</div>
<p class="the-article-tags"><a href="/t">đảng</a></p></section></article>
<section class="section recommendation"><h3>Bạn có thể quan tâm</h3>{cards(s, "p")}</section>
<footer>{IMPRINT}</footer>''',
        head=og(s),
    )


def hemera(s: Story) -> str:
    """Provincial newspapers: the lead within the box of the text."""
    return page(
        s,
        f'''<header class="l-header"><div class="c-header-time">{CLOCK}</div>
<nav><ul>{MENU}</ul></nav></header><div class="l-nav"><div class="b-breadcrumb"><a href="/">Trang chủ</a><a href="/chinh-tri">Chính trị</a></div></div>
<div class="l-content"><div class="l-main"><div class="c-detail-head"><h1 class="c-detail-head__title">{e(s.title)}</h1>
<div class="c-detail-head__row"><span class="c-detail-head__time">{weekday(s.at)}, {s.at:%d/%m/%Y %H:%M} (GMT+7)</span>
<div class="c-share">Chia sẻ</div></div></div><div class="b-maincontent">
<p class="t-desc">{e(s.lead)}</p><div class="c-box-video"></div>{ps(s, '<p style="text-align:justify">{}</p>', f"""<div class="imgcap"><p style="text-align:center"><img src="/a.jpg" alt=""></p><p style="text-align:center"><em>{e(s.caption)}</em></p></div>""")}<p style="text-align:right"><strong>{e(s.author)}</strong></p></div>
<div class="c-widget-tags"><span>Từ khóa:</span><a href="/t">đảng bộ</a></div>
<div class="c-comment-input"><h3>Ý kiến ()</h3><textarea></textarea><p>Xin vui lòng gõ tiếng Việt có dấu</p></div>
<div class="c-box"><div class="c-box__title">Tin cùng chuyên mục</div>{cards(s, "h3")}</div></div>
<div class="l-sidebar">{cards(s, "h4")}</div></div><footer>{IMPRINT}</footer>''',
        head=og(s),
    )


def elementor(s: Story) -> str:
    """WordPress by Elementor: every part in a widget of its own."""
    return page(
        s,
        f'''<header class="elementor-location-header"><nav class="elementor-nav-menu--main">
<ul>{MENU}</ul></nav></header><div class="elementor elementor-location-single post">
<section class="elementor-section"><div class="elementor-column"><div class="elementor-widget-wrap">
<div class="elementor-widget elementor-widget-breadcrumbs"><p id="breadcrumbs"><a href="/">Trang chủ</a> » <a href="/tin">Tin tức</a> » {e(s.title)}</p></div>
<div class="elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container">
<h1 class="elementor-heading-title elementor-size-default">{e(s.title)}</h1></div></div>
<div class="elementor-widget elementor-widget-post-info"><ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li itemprop="datePublished"><a href="/2026"><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date"><time>{s.at:%d/%m/%Y}</time></span></a></li><li><span class="elementor-post-info__item--type-time"><time>{s.at:%H:%M}</time></span></li></ul></div>
<div class="elementor-widget elementor-widget-theme-post-excerpt"><div class="elementor-widget-container">{e(s.lead)}</div></div>
<div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{ps(s, "<p>{}</p>", f"""<div id="attachment_12" style="width: 810px" class="wp-caption aligncenter"><img src="/a.jpg" width="800"><p id="caption-attachment-12" class="wp-caption-text">{e(s.caption)}</p></div>""")}</div></div>
<div class="elementor-widget elementor-widget-post-navigation"><div class="elementor-post-navigation"><a href="/p"><span class="post-navigation__prev--label">Bài trước</span><span class="post-navigation__prev--title">{e(s.others[0][0])}</span></a></div></div></div></div></section>
<section class="elementor-section"><div class="elementor-widget elementor-widget-posts">
<div class="elementor-posts-container">{"".join(f'<article class="elementor-post elementor-grid-item"><a class="elementor-post__thumbnail__link" href="/k{n}/"><div><img src="/t{n}.jpg"></div></a><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/k{n}/">{e(t)}</a></h3><div class="elementor-post__excerpt"><p>{e(d)}</p></div><a class="elementor-post__read-more" href="/k{n}/">Đọc thêm »</a></div></article>' for n, (t, d) in enumerate(s.others[:3]))}</div></div></section></div>
<footer>{IMPRINT}</footer>''',
        head=f'<meta property="article:published_time" content="{s.at.isoformat()}"><meta property="og:title" content="{html.escape(s.title)} - Trường Mẫu"><meta property="og:description" content="{html.escape(s.body[0][:150])} [...]">',
        site="Trường Mẫu",
    )


def nukeviet(s: Story) -> str:
    """NukeViet: party committees, schools, districts."""
    return page(
        s,
        f"""<div class="section-header-bar">{CLOCK}</div><nav class="navbar">
<ul class="nav navbar-nav">{MENU}</ul></nav><section><div class="container">
<div class="breadcrumbs-wrap"><ol class="breadcrumb"><li><a href="/"><span>Trang nhất</span></a></li><li><a href="/news/"><span>Tin Tức</span></a></li></ol></div>
<div class="row"><div class="col-sm-16 col-md-18"><div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle">
<div class="panel-body"><h1 class="title margin-bottom-lg" itemprop="headline">{e(s.title)}</h1>
<div class="hidden hide d-none" itemprop="author"><span itemprop="name">Đảng ủy Khối</span></div><span class="hidden hide d-none" itemprop="datePublished">{s.at:%Y-%m-%dT%H:%M:%S}+07:00</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">{weekday(s.at)} - {s.at:%d/%m/%Y %H:%M}</span></div>
<div class="col-md-12"><ul class="list-inline text-right"><li><a class="dimgray" title="In ra" href="/print"><em class="fa fa-print">&nbsp;</em></a></li></ul></div></div>
<div class="clearfix"><div class="hometext m-bottom" itemprop="description">{e(s.lead)}</div>
<figure class="article center pointer"><div style="width:500px;"><p class="text-center"><img alt="{html.escape(s.title)}" src="/a.jpg" width="500" class="img-thumbnail"></p><figcaption>{e(s.caption)}</figcaption></div></figure></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{"<br /><br />".join(e(t) for t in s.body) if s.rich else ps(s, '<div style="text-align: justify;">{}</div>')}</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>{e(s.author)}</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>{e(s.source)}</p></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B">
<div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p><span itemprop="itemReviewed"><span class="hidden hide d-none" itemprop="name">{e(s.title)}</span></span>
<div style="padding: 5px;"><span class="small">Click để đánh giá bài viết</span></div></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="socialicon clearfix">Chia sẻ</div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div id="formcomment" class="comment-form">
<h3>Ý kiến bạn đọc</h3></div></div></div><div class="news_column panel panel-default">
<div class="panel-body other-news"><p class="h3"><strong>Những tin mới hơn</strong></p>
<div class="clearfix"><ul class="detail-related related list-none list-items">{"".join(f"<li><em class='fa fa-angle-right'>&nbsp;</em><h4><a href='/news/x-{n}.html' data-content='{html.escape(d)}'>{e(t)}</a></h4><em>(1{n}/10/2026)</em></li>" for n, (t, d) in enumerate(s.others[:3]))}</ul></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><ul class="related">{ul(s)}</ul></div></div></div>
<div class="col-sm-8 col-md-6">{LINKS}{cards(s, "b")}<div class="panel panel-primary">
<div class="panel-heading">Thống kê</div><ul class="counter list-none"><li>Đang truy cập <span>12</span></li><li>Hôm nay 1.204</li></ul></div></div></div></div></section>
<footer id="footer">{IMPRINT}</footer>""",
        head=f'<meta property="og:title" content="{html.escape(s.title)}"><meta property="og:description" content="{html.escape(s.lead)}">',
        site="Đảng ủy Khối",
    )


def vnptportal(s: Story) -> str:
    """Portals of communes by VNPT, as crawlers name their parts."""
    return page(
        s,
        f"""<div class="header">{CLOCK}<ul>{MENU}</ul></div><div class="breadcrumb-wrap"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức - Sự kiện</a></li></ol></div>
<section class="section-detail"><article id="article32" class="news-detail-layout-type-2 mb-20">
<header><h1 class="title-detail">{e(s.title)}</h1><div class="block_share right"><a class="fs">A+</a><a>A-</a><a>In trang</a></div><span class="post-date left">{weekday(s.at)}, {s.at:%d/%m/%Y}<span class="drash"> | </span>{s.at:%H:%M}</span></header>
<div class="social-connect"><iframe src="/fb"></iframe></div><div id="audio32"><span>Đọc bài viết</span></div>
<div class="content-detail"><div class="sapo">{e(s.lead)}</div><div class="brief">
<div class="block-core-a5"><p style="text-align:center"><a class="view-gallery" href="/a.jpg"><img src="/a.jpg"></a></p>
<p style="text-align:center"><em>{e(s.caption)}</em></p></div>{ps(s, '<p style="text-align:justify">{}</p>')}</div></div>
<div class="source">Nguồn: {e(s.source)}</div><div class="author">Lượt xem: 29</div>
<div class="rating"><span>Đánh giá bài viết</span><span>0/5</span></div>
<div class="network-share">Chia sẻ</div><div class="show-article mb-15"><a href="javascript:;">Tin liên quan</a></div>
<div class="relatedArticles mb-15 hidden"><ul>{ul(s)}</ul></div></article></section>
<section class="section-list Article-Detail-default"><h3>Tin cùng chuyên mục</h3>{cards(s, "h4")}</section>{LINKS}<footer>{IMPRINT}</footer>""",
        site="Cổng thông tin xã Mẫu",
    )


def mojoportal(s: Story) -> str:
    """mojoPortal, as universities' portals of Vietnam render its article module."""
    return page(
        s,
        f"""<form><div id="header">{CLOCK}<ul>{MENU}</ul></div><div class="panelwrapper articleview">
<div class="modulecontent"><div class="articlecenter-rightnav"><div class="header-article1111 ">
<div class="left-menu"><ul><li><h3><a href="/gioi-thieu">Giới thiệu</a></h3>
<ul class="article_list">{ul(s)}</ul></li></ul></div><div class="content-article">
<h2 class="articletitle">{e(s.title)}&nbsp;</h2><div class="clearfix"></div>
<div class="width100 info-article-more"><div class="pull-right right-article-contrast" id="tuongphan"><span class="cms-tuongphan ng-binding">Tương phản: </span><a id="tangtuongphan"><img src="/Data/Images/icon-contrast2.png" alt="Tăng tương phản (Tăng tương phản+)"></a></div>
<div class="left-article-more"><img src="/Data/Images/special/post-clock.png"><span class="left-article-more-container">{s.at:%H:%M %d/%m/%Y}<span>|&nbsp;Đã xem: <span class="texthit">1204</span></span></span></div>
<div class="pull-right"><div class="right-article-print"><button>x</button></div></div></div>
<div class="clearfix"></div><div class="sapo">{e(s.lead)}</div><div><ul class="ulActiveReference"><li><a href="/z.html" title="x">{e(s.others[3][0])}</a></li></ul></div>
<div class="image-wrapper"><center><img src="/a.jpg"></center></div><div>
<div class="articletext" id="article_text">{ps(s, '<p style="text-align:justify"><span style="font-size:14pt">{}</span></p>', f'<p style="text-align:center"><img src="/b.jpg"></p><p style="text-align:center"><em>{e(s.caption)}</em></p>')}</div></div>
<div class="article-file"></div></div><div class="article-author" id="Author">{e(s.author)}</div>
<div class="article-tool"><div class="articlehit"><a href="#" class="gotop">Về đầu trang</a></div></div>
<div class="tags-detail"><label class="blogtags tagslabel">Tags</label><span class="blogtags"><a href="/tag">Đảng bộ</a></span></div>
<div class="pnOtherArticle"><div class="divorther"><div class="divorthertitle">Các tin bài liên quan</div></div>
<ul class="ul-ortherArticleReference">{ul(s)}</ul></div></div></div></div></div>{LINKS}<div>{IMPRINT}</div></form>""",
        site="Trường Đại học Mẫu",
    )


INTRO = (
    "Đảng bộ Khối được thành lập theo quyết định của Ban Thường vụ, gồm nhiều tổ chức cơ sở đảng thuộc các cơ quan trong tỉnh, trải qua nhiều kỳ đại hội và nhiều lần sắp xếp lại tổ chức bộ máy.",
    "Chức năng chính là lãnh đạo thực hiện nhiệm vụ chính trị, công tác xây dựng Đảng và lãnh đạo các đoàn thể nhân dân trong các cơ quan trực thuộc theo quy định của Điều lệ.",
    "Cơ quan tham mưu giúp việc gồm văn phòng và các ban chuyên môn, hoạt động theo quy chế làm việc được ban hành đầu mỗi nhiệm kỳ và được bổ sung hằng năm.",
)


def intro(s: Story) -> str:
    """A column in which the site presents itself is read before the article."""
    return page(
        s,
        f"""<div class="head">{CLOCK}<ul>{MENU}</ul></div><div class="wrap">
<div class="col-left"><div class="block"><div class="block-title">Giới thiệu chung</div>
<div class="block-content">{"".join(f"<p>{t}</p>" for t in INTRO)}</div></div>{LINKS}</div>
<div class="col-main"><h1>{e(s.title)}</h1><div class="ngay">{weekday(s.at)}, ngày {s.at:%d/%m/%Y %H:%M}</div>
<div class="mota"><p><strong>{e(s.lead)}</strong></p></div><div class="chitiet">
<p style="text-align:center"><img src="/a.jpg"></p><p style="text-align:center"><em>{e(s.caption)}</em></p>{ps(s)}</div>
<div class="khac"><h3>Các tin khác</h3><ul>{ul(s)}</ul></div></div></div>
<div class="foot">{IMPRINT}</div>""",
        site="Đảng ủy Khối",
    )


NEWSPAPERS: dict[str, Callable[[Story], str]] = {
    "znews": znews,
    "hemera": hemera,
    "elementor": elementor,
}
PORTALS: dict[str, Callable[[Story], str]] = {
    "nukeviet": nukeviet,
    "vnptportal": vnptportal,
    "mojoportal": mojoportal,
    "intro": intro,
}
