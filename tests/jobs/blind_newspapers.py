"""Pages of twelve newspapers, written as their sites write them, before any reader saw them."""

import json

from tests.jobs.skins import Story, e

DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")


def day(s: Story, capital: str = "h") -> str:
    """The day of the week in words."""
    if s.at.weekday() == 6:
        return "Chủ nhật"
    word = DAYS[s.at.weekday()]
    return f"Thứ {word.capitalize() if capital == 'H' else word}"


def head(s: Story, site: str, *, ld: bool = True, graph: bool = False, dates: bool = True) -> str:
    """A head: meta, Open Graph and JSON-LD."""
    news = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://bao.example.vn/1"},
        "headline": s.title,
        "description": s.lead[:150],
        "image": {"@type": "ImageObject", "url": "https://i.example.vn/1.jpg", "width": 600},
        "datePublished": s.at.isoformat(),
        "dateModified": s.at.isoformat(),
        "author": {"@type": "Person", "name": s.author},
        "publisher": {"@type": "Organization", "name": site},
    }
    if not dates:
        del news["datePublished"], news["dateModified"]
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "item": {"@id": "/thoi-su", "name": "Thời sự"}}]}
    data = {"@context": "https://schema.org", "@graph": [crumbs, news]} if graph else {
        "@context": "https://schema.org", **news}
    time = f'<meta property="article:published_time" content="{s.at.isoformat()}">' if dates else ""
    block = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    q = s.title.replace('"', "&quot;")
    d = s.lead[:150].replace('"', "&quot;")
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{e(s.title)} - {site}</title>
<meta name="description" content="{d}"><meta property="og:title" content="{q}">
<meta property="og:description" content="{d}"><meta property="og:site_name" content="{site}">
<meta property="og:image" content="https://i.example.vn/1.jpg">{time}
<script>window.dataLayer=window.dataLayer||[];var _ADM_Channel='%2fthoi-su%2f';</script>{block if ld else ""}
<style>.detail{{width:660px}}</style></head><body>"""


def inside(s: Story, box: str = "", photo: str = "", p: str = "<p>{}</p>", at: int = 1) -> str:
    """The paragraphs with a photo after the first ones and a box in the middle."""
    made = [p.format(e(t)) for t in s.body]
    half = max(len(made) // 2, 1)
    return "\n".join([*made[: at], photo, *made[at:half], box, *made[max(half, at):]])


def cards(s: Story, form: str, *, teaser: bool = True) -> str:
    """Headlines and teasers of others by a form with ``{t}`` and ``{d}``."""
    return "".join(form.format(t=e(t), d=e(d) if teaser else "", n=n)
                   for n, (t, d) in enumerate(s.others))


MENU = "".join(f'<li><a href="/{n}" title="{t}">{t}</a></li>' for n, t in enumerate(
    ("Mới nhất", "Thời sự", "Góc nhìn", "Thế giới", "Kinh doanh", "Pháp luật", "Giáo dục", "Sức khỏe")))


def vnexpress(s: Story) -> str:
    photo = f"""<figure data-size="true" itemprop="associatedMedia image" itemscope="" itemtype="http://schema.org/ImageObject" class="tplCaption action_thumb_added">
<meta itemprop="url" content="https://i1.example.net/2.jpg"><meta itemprop="width" content="0">
<div class="fig-picture" style="padding-bottom:60%" data-src="https://i1.example.net/2.jpg"><picture><source srcset="https://i1.example.net/2.jpg 1x, https://i1.example.net/2b.jpg 1.5x" data-srcset="a">
<img itemprop="contentUrl" alt="{e(s.caption)}" class="lazy lazied" src="https://i1.example.net/2.jpg"></picture></div><div class="embed-container-ads"></div>
<figcaption itemprop="description"><p class="Image">{e(s.caption)}</p></figcaption></figure>"""
    box = f"""<div class="width_common box-tinlienquanv2" data-campaign="Box-TinLienQuan"><article class="item-news"><h4 class="title-news"><a href="/a-1.html">{e(s.others[0][0])}</a></h4></article></div>
<div id="sis_outstream_container" class="banner-ads">Quảng cáo</div>"""
    stamp = '<span class="location-stamp">Hà Nội</span>' if s.rich else ""
    return head(s, "Báo VnExpress", graph=False) + f"""<section class="section top-header"><div class="container"><a class="logo" href="/"><img alt="VnExpress"></a><span class="time-now">Thứ hai, 23/11/2026</span><a class="myvne_login">Đăng nhập</a></div></section>
<nav class="main-nav"><ul class="parent">{MENU}</ul></nav>
<section class="section page-detail top-detail"><div class="container"><div class="sidebar-1"><div class="header-content width_common"><ul class="breadcrumb" data-campaign="Header"><li><a href="/thoi-su">Thời sự</a></li><li><a href="/cs">Chính trị</a></li></ul><span class="date">{day(s)}, {s.at.day}/{s.at.month}/{s.at.year}, {s.at:%H:%M} (GMT+7)</span></div>
<h1 class="title-detail">{e(s.title)} </h1><p class="description">{stamp}{e(s.lead)}</p>
<article class="fck_detail ">{inside(s, box, photo, '<p class="Normal">{}</p>')}<p class="Normal" style="text-align:right;"><strong>{s.author}</strong></p></article>
<div class="footer-content width_common"><a class="back-category">Trở lại Thời sự</a><div class="social"><a class="fb">Chia sẻ</a><a class="save">Lưu bài viết</a></div><a id="getCodeVersion">Copy link thành công</a></div>
<div class="tags"><h4 class="item-tag"><a href="/tag/1">Đảng bộ</a></h4></div>
<div id="box_comment_vne" class="box_comment_vne"><h3>Ý kiến (<label>3</label>)</h3><textarea placeholder="Chia sẻ ý kiến của bạn"></textarea><div class="content-comment"><p class="full_content"><span class="txt-name">Bạn đọc</span>Tôi rất đồng tình với bài viết này, mong các địa phương làm theo.</p></div></div></div>
<div class="sidebar-2"><div class="box-category"><h2>Xem nhiều</h2>{cards(s, '<article class="item-news"><h3 class="title-news"><a href="/x-{n}.html">{t}</a></h3><p class="description"><a href="/x-{n}.html">{d}</a></p></article>')}</div></div></div></section>
<footer class="footer"><p>Báo tiếng Việt nhiều người xem nhất. Thuộc Bộ Khoa học và Công nghệ. Giấy phép số: 548/GP-BTTTT</p><p>Tổng biên tập: Phạm Văn A</p></footer></body></html>"""


def vccorp(s: Story, site: str, *, sapo: str, pre: str = "", author: str, fig: str = "figure") -> str:
    """The markup that VCCorp's system gives to several newspapers."""
    photo = f"""<{fig} class="VCSortableInPreviewMode" type="Photo" style=""><div><a class="detail-img-lightbox" data-fancybox="img-lightbox" title="{e(s.caption)}" href="https://cdn.example.vn/3.jpg"><img src="https://cdn.example.vn/thumb_w/730/3.jpg" id="img_3" w="2000" h="1333" alt="{e(s.title)} - Ảnh 1." title="{e(s.title)} - Ảnh 1." rel="lightbox" photoid="3"></a></div>
<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">{e(s.caption)}</p></figcaption></{fig}>"""
    box = f"""<div class="VCSortableInPreviewMode link-callout" type="RelatedOneNews" data-id="20261001" data-layout="" data-style="align-left"><div class="VCObjectBoxRelatedNewsItemSapo" ><a href="/b-2.htm" title="{e(s.others[1][0])}" class="VCObjectBoxRelatedNewsItemThumb"><img src="i.jpg" alt=""></a><a href="/b-2.htm" class="title link-title"><b>{e(s.others[1][0])}</b></a><span class="VCObjectBoxRelatedNewsItemSapo">{e(s.others[1][1])}</span></div><div class="readmore">ĐỌC NGAY</div></div><div id="zone-kzhd8x3w"></div>"""
    ps = inside(s, box, photo, "<p>{}</p>", at=0 if s.rich else 1)
    return head(s, site) + f"""<div class="header"><div class="header__top"><a class="header__logo" href="/">{site}</a><div class="header__search"><input placeholder="Nhập nội dung cần tìm"></div></div><ul class="menu-nav">{MENU}</ul></div>
<div class="main"><div class="detail__page"><div class="detail__section"><div class="detail__cmain"><div class="detail__cmain-main">
<div class="detail-top"><div class="detail-cate"><a data-role="cate-name" href="/thoi-su.htm">Thời sự</a></div><div class="detail-time"><div data-role="publishdate"> {s.at:%d/%m/%Y %H:%M} GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title"><span data-role="title">{e(s.title)}</span></h1>
{author}<{sapo} class="detail-sapo" data-role="sapo">{pre}{e(s.lead)}</{sapo}>
<div class="detail-cmain clearfix"><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody" data-io-article-url="/1.htm">{ps}
<div class="VCSortableInPreviewMode" type="VideoStream" data-vid="v.mp4"><div class="VideoCMS_Caption"></div></div></div></div>
<div class="detail-socials"><a class="item">Chia sẻ</a><a>Tặng sao</a><div class="starGift"><p>Chuyển sao tặng cho thành viên</p><span>1× 5× 10×</span></div></div>
<div class="detail-related"><div class="box-title">Tin liên quan</div>{cards(s, '<div class="box-category-item" data-id="{n}"><h3><a class="box-category-link-title" href="/r-{n}.htm">{t}</a></h3><p class="box-category-sapo" data-type="sapo">{d}</p></div>')}</div>
<div class="detail-tag"><ul><li><a href="/d.htm">Đảng ủy</a></li><li><a href="/e.htm">Chi bộ</a></li></ul></div>
<div class="detail-comment" id="detail_comment"><div class="total">Bình luận (0)</div><p>Tối đa: 1500 ký tự</p><p>Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận</p></div></div>
<div class="detail__csub"><div class="box-hot"><div class="title">Tin nổi bật</div>{cards(s, '<a class="i" href="/h-{n}.htm">{t}</a>', teaser=False)}</div></div></div></div></div></div>
<div class="footer"><div class="f-left"><p>© Copyright 2026 {site}, All rights reserved</p><p>Giấy phép số: 56/GP-BTTTT ngày 31/3/2026. Tổng biên tập: Lê Thế B</p></div></div></body></html>"""


def tuoitre(s: Story) -> str:
    bar = f'<div class="detail-author-bar"><div class="detail-author"><div class="list-name"><a class="avatar" href="/t"><img alt=""></a><div class="author-info"><a class="name" href="/t" title="{s.author}">{s.author}</a></div></div></div></div>'
    return vccorp(s, "Tuổi Trẻ Online", sapo="h2", author=bar, fig="div")


def thanhnien(s: Story) -> str:
    bar = f'<div class="detail-author"><div class="author-info"><div class="author-info-top"><a class="name" href="/a">{s.author}</a></div><a class="mail" href="mailto:a@b.vn">a@b.vn</a></div></div>'
    return vccorp(s, "Báo Thanh Niên", sapo="h2", author=bar)


def nld(s: Story) -> str:
    return vccorp(s, "Báo Người Lao Động Online", sapo="h2", pre="(NLĐO) - ", author="").replace(
        '<div class="VCSortableInPreviewMode" type="VideoStream"', f'<p class="detail-author" style="text-align:right"><b>{s.author}</b></p><div class="VCSortableInPreviewMode" type="VideoStream"')


def chinhphu(s: Story) -> str:
    return vccorp(s, "baochinhphu.vn", sapo="h2", pre="(Chinhphu.vn) - ", author="").replace(
        '<div class="VCSortableInPreviewMode" type="VideoStream"', f'<p style="text-align: right;"><b>{s.author}</b></p><div class="VCSortableInPreviewMode" type="VideoStream"')


def dantri(s: Story) -> str:
    photo = f"""<figure class="image align-center" contenteditable="false"><img title="{e(s.caption)} - 1" src="data:image/svg+xml;base64,A" data-src="https://icdn.example.vn/4.jpg" alt="{e(s.caption)} - 1" data-content-name="article-content-image"><figcaption><p>{e(s.caption)}</p></figcaption></figure>"""
    box = f"""<div class="box-related"><a class="dt-text-black" href="/c.htm">>> {e(s.others[2][0])}</a></div><div class="dt-news__inread"><ins data-id="9"></ins></div>"""
    return head(s, "Báo điện tử Dân trí", graph=True) + f"""<header class="header"><a class="logo">Dân trí</a><time class="date">Thứ hai, 23/11/2026</time></header><nav class="menu"><ol>{MENU}</ol></nav><main class="body container"><div class="grid"><ul class="dt-breadcrumb breadcrumbs"><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi.htm">Xã hội</a></li></ul>
<article class="singular-container"><h1 class="title-page detail">{e(s.title)}</h1><div class="author-wrap"><div class="author-avatar"><img alt="{s.author}"></div><div class="author-meta"><div class="author-name"><a href="/tac-gia/1.htm"><b>{s.author}</b></a></div><time class="author-time" datetime="{s.at:%Y-%m-%d %H:%M}">{day(s)}, {s.at:%d/%m/%Y} - {s.at:%H:%M}</time></div></div><div class="singular-social"><button>Nghe</button><a>Chia sẻ</a></div>
<h2 class="singular-sapo">(Dân trí) - {e(s.lead)}</h2><div class="singular-content">{inside(s, box, photo)}</div>
<ul class="tags-wrap mt-30"><li><span>Từ khóa:</span></li><li><a href="/t.htm">chi bộ</a></li></ul></article>
<article class="article-related"><h2>Đọc nhiều trong Xã hội</h2>{cards(s, '<div class="article-item"><h3 class="article-title"><a href="/z-{n}.htm">{t}</a></h3><div class="article-excerpt"><a>{d}</a></div></div>')}</article><section class="comment"><h3>Bình luận (2)</h3><div class="comment-text">Bài viết hay quá, cảm ơn tòa soạn đã đưa tin kịp thời.</div></section></div></main><footer><p>Cơ quan của Bộ Nội vụ. Giấy phép số 15/GP-BVHTTDL</p></footer></body></html>"""


def epi(s: Story, site: str, *, date: str, photo: str, author: str, end: str = "") -> str:
    """The markup of ePi's system."""
    box = f"""<div class="article__related"><h3 class="box-heading">Tin liên quan</h3><article class="story"><figure class="story__thumb"><a href="/d.html"><img alt=""></a></figure><h2 class="story__heading"><a href="/d.html" class="cms-link">{e(s.others[0][0])}</a></h2><div class="story__summary">{e(s.others[0][1])}</div></article></div><div class="ads_middle"><div id="adsWeb_AdsArticleMiddle" class="banner fyi" data-platform="1"></div></div>"""
    return head(s, site, ld=True) + f"""<header class="site-header"><div class="hdr-time">Thứ Hai, ngày 23 tháng 11 năm 2026</div><ul class="menu">{MENU}</ul></header><div class="site-body"><div class="container"><div class="breadcrumb"><h2 class="main"><a href="/chinhtri/">Chính trị</a></h2></div><div class="article"><h1 class="article__title cms-title ">{e(s.title)}</h1>
{date}<div class="article__social"><a class="facebook">Chia sẻ Facebook</a><a class="zalo">Zalo</a><a class="print">In bài viết</a><a>Cỡ chữ</a></div><div class="article__sapo cms-desc">{e(s.lead)}</div>{photo if not s.rich else ""}
<div class="article__body zce-content-body cms-body" itemprop="articleBody">{inside(s, box, photo if s.rich else "", "<p>{}</p>")}{end}</div>{author}
<div class="article__tag"><h3 class="box-heading">Từ khóa:</h3><a href="/t">#Đảng viên</a><a href="/u">#Chi bộ cơ sở</a></div><div class="fb-comments"></div></div>
<div class="box-news"><h3 class="box-heading"><a>Tin cùng chuyên mục</a></h3>{cards(s, '<article class="story" data-id="{n}"><h2 class="story__heading"><a class="cms-link" href="/p-{n}.html">{t}</a></h2><div class="story__summary"><p>{d}</p></div></article>')}</div><div class="col sidebar"><h3>Đọc nhiều</h3>{cards(s, '<a class="cms-link" href="/q-{n}.html">{t}</a>', teaser=False)}</div></div></div>
<footer class="site-footer"><p>Giấy phép số 1374/GP-BTTTT do Bộ Thông tin và Truyền thông cấp</p><p>© Bản quyền thuộc về {site}</p></footer></body></html>"""


def table(s: Story) -> str:
    """A photo in a table."""
    return f'<table class="picture" align="center"><tbody><tr><td class="pic"><img src="https://img.example.vn/5.jpg" data-photo-original-src="" class="cms-photo" alt="{e(s.caption)}"></td></tr><tr><td class="caption"><p>{e(s.caption)}</p></td></tr></tbody></table>'


def figure(s: Story) -> str:
    """A photo as ePi sets it above the text."""
    return f'<figure class="article__avatar"><img class="cms-photo" src="https://img.example.vn/6.jpg" alt="{e(s.caption)}"><figcaption>{e(s.caption)}</figcaption></figure>'


def vietnamplus(s: Story) -> str:
    return epi(s, "Vietnam+ (VietnamPlus)", date=f'<div class="article__meta"><time class="time" datetime="{s.at:%Y-%m-%dT%H:%M:%S+0700}" data-time="{int(s.at.timestamp())}">{s.at:%d/%m/%Y %H:%M}</time></div>',
               photo=figure(s), author=f'<div class="article__author"><span class="author cms-author">{s.author}</span></div>', end='<div class="article__source">(TTXVN/Vietnam+)</div>')


def tienphong(s: Story) -> str:
    return epi(s, "Báo điện tử Tiền Phong", date=f'<div class="article__meta"><time class="time" datetime="{s.at:%Y-%m-%dT%H:%M:%S+0700}">{s.at:%d/%m/%Y | %H:%M}</time></div>',
               photo=table(s), author=f'<div class="article__author"><a class="cms-author" href="/a"><span class="name">{s.author}</span></a></div>')


def nhandan(s: Story) -> str:
    return epi(s, "Báo Nhân Dân điện tử", date=f'<div class="article__meta"><time class="time">{day(s, "H")}, ngày {s.at:%d/%m/%Y} - {s.at:%H:%M}</time></div>',
               photo=figure(s), author=f'<div class="article__author"><div class="name cms-author">{s.author}</div></div>')


def laodong(s: Story) -> str:
    photo = f'<figure class="insert-center-image"><img src="https://media.example.vn/7.jpg" alt="{e(s.caption)}"><figcaption class="image-caption">{e(s.caption)}</figcaption></figure>'
    box = f'<div class="art-body-related"><div class="hd">Tin bài liên quan</div><ul><li><a href="/e.ldo">{e(s.others[3][0])}</a></li><li><a href="/f.ldo">{e(s.others[4][0])}</a></li></ul></div>'
    return head(s, "Báo Lao Động", dates=False) + f"""<header id="header"><a class="logo">laodong.vn</a><span class="today">Thứ hai, 23/11/2026 19:02 (GMT+7)</span><ul>{MENU}</ul></header><main><div class="wrapper"><div class="breadcrumb"><a href="/cd">Công đoàn</a></div><div class="article-header"><h1 class="title">{e(s.title)}</h1><div class="info"><span class="author">{s.author}</span> | <span class="time"><span class="f-datetime">{day(s)}, {s.at:%d/%m/%Y %H:%M} (GMT+7)</span></span></div></div><ul class="social"><li><a>Chia sẻ</a></li><li>Báo nói - Nghe bài viết</li></ul>
<div class="chappeau"><p>{e(s.lead)}</p></div><div class="art-body" id="gallery-ctt">{inside(s, box, photo)}</div><div class="art-author"><div class="name">{s.author}</div></div><div class="tags"><a class="tag">#Công đoàn</a></div>
<div class="related-ctn"><h3>Tin cùng chuyên mục</h3>{cards(s, '<article class="article-small"><a class="link-title" href="/k{n}.ldo"><h3>{t}</h3></a><p class="chapeau">{d}</p></article>')}</div></div></main><footer><div>Giấy phép số 2013/GP-TTĐT. Cơ quan của Tổng Liên đoàn Lao động Việt Nam</div></footer></body></html>"""


def qdnd(s: Story) -> str:
    photo = f'<table class="ck_photo" align="center" border="0"><tbody><tr><td><img alt="{e(s.title)}" src="https://file.example.vn/8.jpg" style="width:650px"></td></tr><tr><td style="text-align:center"><span class="ck_photo-caption"><em>{e(s.caption)}</em></span></td></tr></tbody></table>'
    box = f'<div class="post-relate-inline"><a href="/g" class="ck-link"><img alt=""><strong>{e(s.others[0][0])}</strong><br>{e(s.others[0][1])}</a></div>'
    return head(s, "Báo Quân đội nhân dân", ld=False, dates=False) + f"""<div class="header"><div class="date">Thứ hai, 23/11/2026 | 19:00 GMT+7</div><ul>{MENU}</ul></div><div class="container"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/ct">Chính trị</a></li></ul><div class="post-detail"><h1 class="post-title">{e(s.title)}</h1><div class="post-info"><span class="post-subinfo">{day(s, "H")}, {s.at:%d/%m/%Y - %H:%M}</span><a class="google-news">Theo dõi Báo Quân đội nhân dân trên Google News</a></div><div class="post-summary"><p>QĐND Online - {e(s.lead)}</p></div>
<div class="post-content" itemprop="articleBody">{inside(s, box, photo, '<p style="text-align: justify;">{}</p>')}<p style="text-align: right;"><strong>{s.author.upper()}</strong></p><p><em>*Mời bạn đọc vào chuyên mục <a href="/ct"><strong>Chính trị</strong></a> xem các tin, bài liên quan.</em></p></div><div class="post-social"><a>Chia sẻ</a></div><div class="post-tags"><a>Tag: chi bộ</a></div><div class="comment"><h4>Ý kiến bạn đọc (0)</h4></div>
<div class="list-relate"><h3>Tin liên quan</h3>{cards(s, '<div class="item"><h3><a href="/m{n}">{t}</a></h3><p class="hidden-xs">{d}</p></div>')}</div></div></div><footer><p>Giấy phép số 85/GP-BTTTT. Tổng biên tập: Thiếu tướng Đoàn X</p></footer></body></html>"""


def hanoimoi(s: Story) -> str:
    photo = f'<figure class="expNoEdit"><img alt="{e(s.caption)}" src="https://cdn.example.vn/9.jpg" srcset="a 1x"><figcaption><h2>{e(s.caption)}</h2></figcaption></figure>'
    box = f'<div class="sc-empty-related"><article class="c-news-related"><a href="/i.html">{e(s.others[1][0])}</a></article></div>'
    return head(s, "Báo Hànộimới", graph=True, dates=False) + f"""<header class="c-header"><span class="c-date">Thứ Hai, 23/11/2026</span><ul>{MENU}</ul></header><div class="l-content"><div class="c-breadcrumb"><a>Chính trị</a></div><div class="sc-longform-header"><div class="sc-longform-header-meta"><span class="sc-longform-header-author block-sc-author">{s.author}</span><span class="sc-longform-header-date block-sc-publish-time">{s.at.day} Tháng {s.at.month} {s.at.year} | {s.at:%H:%M}</span></div><h1 class="sc-longform-header-title block-sc-title">{e(s.title)}</h1><p class="sc-longform-header-sapo block-sc-sapo">(HNMO) - {e(s.lead)}</p></div><div class="c-share"><a>Chia sẻ</a></div>
<div class="b-maincontent"><div class="entry entry-no-padding ">{inside(s, box, photo, '<p class="t-j">{}</p>')}</div></div><div class="c-widget-tags"><a>#Thành ủy Hà Nội</a></div><div class="c-box"><div class="c-box__title">Tin nổi bật</div>{cards(s, '<div class="b-grid"><h3 class="b-grid__title"><a href="/n{n}.html">{t}</a></h3><div class="b-grid__desc">{d}</div></div>')}</div></div><footer class="c-footer"><p>Giấy phép số 05/GP-BTTTT</p></footer></body></html>"""


MAKES = {f.__name__: f for f in (vnexpress, tuoitre, thanhnien, dantri, vietnamplus, laodong, tienphong, nld, nhandan, qdnd, chinhphu, hanoimoi)}
