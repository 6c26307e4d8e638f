# ruff: noqa: E501  markup is not broken where a page does not break it
"""Makes of pages that were written before anybody had seen the reader, and on which it failed."""

import json
from collections.abc import Callable

from tests.jobs.skins import Story, e

DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
MENU = "".join(
    f'<li><a href="/{n}" title="{t}">{t}</a></li>'
    for n, t in enumerate(
        (
            "Mới nhất",
            "Thời sự",
            "Góc nhìn",
            "Thế giới",
            "Kinh doanh",
            "Pháp luật",
            "Giáo dục",
            "Sức khỏe",
        )
    )
)
SIDE = """<div class="box"><h3>Video hoạt động</h3><a href="/video/1"><img alt=""></a></div><div class="box"><h3>Website liên kết</h3><select><option>-- Chọn --</option><option>Trang tin Chính phủ</option></select></div><div class="box"><h3>Thống kê truy cập</h3><p>Đang online: 12</p><p>Hôm nay: 1.204</p></div>"""
FOOT = "<p>Chịu trách nhiệm nội dung: Chánh Văn phòng. Giấy phép số 12/GP-TTĐT do Sở TT&amp;TT cấp</p><p>Địa chỉ: Số 1 đường Hùng Vương. Điện thoại: 0203.123.456</p>"


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
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "item": {"@id": "/thoi-su", "name": "Thời sự"}}
        ],
    }
    data = (
        {"@context": "https://schema.org", "@graph": [crumbs, news]}
        if graph
        else {"@context": "https://schema.org", **news}
    )
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
    return "\n".join([*made[:at], photo, *made[at:half], box, *made[max(half, at) :]])


def cards(s: Story, form: str, *, teaser: bool = True) -> str:
    """Headlines and teasers of others by a form with ``{t}`` and ``{d}``."""
    return "".join(
        form.format(t=e(t), d=e(d) if teaser else "", n=n) for n, (t, d) in enumerate(s.others)
    )


def bare(s: Story, site: str) -> str:
    """A head that tells nothing but the site."""
    return f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{site}</title><meta name="description" content="{site}"></head><body>'


def laodong(s: Story) -> str:
    """Lao Động: author and minute in one line, above a lead that is called in French."""
    photo = f'<figure class="insert-center-image"><img src="https://media.example.vn/7.jpg" alt="{e(s.caption)}"><figcaption class="image-caption">{e(s.caption)}</figcaption></figure>'
    box = f'<div class="art-body-related"><div class="hd">Tin bài liên quan</div><ul><li><a href="/e.ldo">{e(s.others[3][0])}</a></li><li><a href="/f.ldo">{e(s.others[4][0])}</a></li></ul></div>'
    return (
        head(s, "Báo Lao Động", dates=False)
        + f"""<header id="header"><a class="logo">laodong.vn</a><span class="today">Thứ hai, 23/11/2026 19:02 (GMT+7)</span><ul>{MENU}</ul></header><main><div class="wrapper"><div class="breadcrumb"><a href="/cd">Công đoàn</a></div><div class="article-header"><h1 class="title">{e(s.title)}</h1><div class="info"><span class="author">{s.author}</span> | <span class="time"><span class="f-datetime">{day(s)}, {s.at:%d/%m/%Y %H:%M} (GMT+7)</span></span></div></div><ul class="social"><li><a>Chia sẻ</a></li><li>Báo nói - Nghe bài viết</li></ul>
<div class="chappeau"><p>{e(s.lead)}</p></div><div class="art-body" id="gallery-ctt">{inside(s, box, photo)}</div><div class="art-author"><div class="name">{s.author}</div></div><div class="tags"><a class="tag">#Công đoàn</a></div>
<div class="related-ctn"><h3>Tin cùng chuyên mục</h3>{cards(s, '<article class="article-small"><a class="link-title" href="/k{n}.ldo"><h3>{t}</h3></a><p class="chapeau">{d}</p></article>')}</div></div></main><footer><div>Giấy phép số 2013/GP-TTĐT. Cơ quan của Tổng Liên đoàn Lao động Việt Nam</div></footer></body></html>"""
    )


def qdnd(s: Story) -> str:
    """QĐND: a link behind the minute, and a way to the page that is never closed."""
    photo = f'<table class="ck_photo" align="center" border="0"><tbody><tr><td><img alt="{e(s.title)}" src="https://file.example.vn/8.jpg" style="width:650px"></td></tr><tr><td style="text-align:center"><span class="ck_photo-caption"><em>{e(s.caption)}</em></span></td></tr></tbody></table>'
    box = f'<div class="post-relate-inline"><a href="/g" class="ck-link"><img alt=""><strong>{e(s.others[0][0])}</strong><br>{e(s.others[0][1])}</a></div>'
    return (
        head(s, "Báo Quân đội nhân dân", ld=False, dates=False)
        + f"""<div class="header"><div class="date">Thứ hai, 23/11/2026 | 19:00 GMT+7</div><ul>{MENU}</ul></div><div class="container"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/ct">Chính trị</a></li></ul><div class="post-detail"><h1 class="post-title">{e(s.title)}</h1><div class="post-info"><span class="post-subinfo">{day(s, "H")}, {s.at:%d/%m/%Y - %H:%M}</span><a class="google-news">Theo dõi Báo Quân đội nhân dân trên Google News</a></div><div class="post-summary"><p>{e(s.lead)}</p></div>
<div class="post-content" itemprop="articleBody">{inside(s, box, photo, '<p style="text-align: justify;">{}</p>')}<p style="text-align: right;"><strong>{s.author.upper()}</strong></p><p><em>*Mời bạn đọc vào chuyên mục <a href="/ct"><strong>Chính trị</strong></a> xem các tin, bài liên quan.</em></p></div><div class="post-social"><a>Chia sẻ</a></div><div class="post-tags"><a>Tag: chi bộ</a></div><div class="comment"><h4>Ý kiến bạn đọc (0)</h4></div>
<div class="list-relate"><h3>Tin liên quan</h3>{cards(s, '<div class="item"><h3><a href="/m{n}">{t}</a></h3><p class="hidden-xs">{d}</p></div>')}</div></div></div><footer><p>Giấy phép số 85/GP-BTTTT. Tổng biên tập: Thiếu tướng Đoàn X</p></footer></body></html>"""
    )


def viettel(s: Story) -> str:
    """A Viettel portal: nothing but names of classes tells the lead."""
    photo = f'<p class="ck-img"><img src="/a.jpg"></p><p class="ck-cap"><em>{e(s.caption)}</em></p>'
    return (
        bare(s, "Cổng thông tin điện tử thành phố")
        + f"""<div id="app"><div class="vts-header"><ul>{MENU}</ul></div><div class="vts-main"><div class="vts-article"><div class="vts-article__cat">Tin tức - Sự kiện</div><h2 class="vts-article__title">{e(s.title)}</h2><div class="vts-article__meta"><span>{day(s, "H")}, ngày {s.at.day} tháng {s.at.month} năm {s.at.year} {s.at:%H:%M}</span><span>Lượt xem: 88</span><span>Màu chữ Cỡ chữ</span></div><div class="vts-article__desc"><p>{e(s.lead)}</p></div><div class="vts-article__content">{inside(s, "", photo)}</div><div class="vts-article__author">{s.author}</div></div><div class="vts-related"><h3>Bài viết liên quan</h3>{cards(s, '<div class="vts-card"><h4><a href="/chi-tiet/{n}">{t}</a></h4><p>{d}</p></div>')}</div></div><div class="vts-side">{SIDE}</div><div class="vts-footer">{FOOT}</div></div></body></html>"""
    )


def drupal(s: Story) -> str:
    """Drupal: author and minute in a footer above the text."""
    photo = f'<figure role="group" class="caption caption-img align-center"><img src="/sites/default/files/a.jpg"><figcaption>{e(s.caption)}</figcaption></figure>'
    return (
        bare(s, f"{e(s.title)} | Trường Đại học")
        + f"""<div class="dialog-off-canvas-main-canvas"><header><ul>{MENU}</ul></header><main role="main"><h1 class="page-title"><span class="field field--name-title field--type-string">{e(s.title)}</span></h1><article role="article" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">Được đăng bởi <span class="field--name-uid"><span lang="" typeof="schema:Person">{s.author}</span></span> vào lúc <span class="field--name-created">{s.at:%d/%m/%Y - %H:%M}</span></div></footer><div class="node__content"><div class="field field--name-field-sapo field__item">{e(s.lead)}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{inside(s, "", photo)}</div><div class="field field--name-field-tags"><div class="field__label">Thẻ</div><a>chi bộ</a></div></div></article><div class="views-element-container"><h2>Tin cùng loại</h2>{cards(s, '<div class="views-row"><span class="field-content"><a href="/node/{n}">{t}</a></span><div class="views-field-body">{d}</div></div>')}</div></main><aside>{SIDE}</aside><footer>{FOOT}</footer></div></body></html>"""
    )


NEWSPAPERS: dict[str, Callable[[Story], str]] = {"laodong2": laodong, "qdnd2": qdnd}
PORTALS: dict[str, Callable[[Story], str]] = {"viettel2": viettel, "drupal2": drupal}
