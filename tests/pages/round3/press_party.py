# ruff: noqa: E501  markup is not broken where a page does not break it
"""Five makes of party newspapers' and reviews' article pages, from memory; their words are made up."""

from tests.jobs.skins import Story
from tests.pages.round3.press_parts import (
    COMMENTS,
    NOTES,
    SECOND_CAPTION,
    SUBHEADS,
    comments,
    day,
    e,
    figures_table,
    inked,
    items,
    ld,
    menu,
    number,
    pieces,
    pulled,
    q,
    slug,
    woven,
)  # fmt: skip


def central(story: Story) -> str:
    """The central daily: ``cms-`` classes, pictures in tables, the name at the end in capitals."""
    related = items(
        [title for title, _ in story.others[:2]],
        '<article class="story" data-id="{number}"><h2 class="story__heading" data-tracking="x"><a class="cms-link" href="{href}" title="{title}">{title}</a></h2></article>',
        "/{slug}-post{number}.html",
    )
    photo = '<table class="picture" align="center"><tbody><tr><td class="pic"><img class="cms-photo" data-photo-original-src="{n}" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" data-src="https://image.example.vn/{n}.jpg.webp" alt="{caption}" width="800" height="534"></td></tr><tr><td class="caption">{caption}</td></tr></tbody></table>'
    author = '<div class="article__author cms-author">{}</div>'
    tale = '<article class="story"><figure class="story__thumb"><a class="cms-link" href="{href}"><img src="/s.gif" data-src="/{number}.webp" alt="{title}"></a></figure><h3 class="story__heading"><a class="cms-link" href="{href}">{title}</a></h3><div class="story__summary cms-desc">NBM - {title}, bạn đang đọc bài viết tóm tắt của tòa soạn.</div></article>'
    quote = (
        f'<div class="quote cms-quote"><div class="quote__inner"><p>{e(pulled(story))}</p></div></div>'
        if pulled(story) and story.rich
        else ""
    )
    return f"""<!DOCTYPE html>
<html lang="vi" class="vi-VN"><head>
<title>{e(story.title)}</title>
<meta charset="utf-8"><meta name="generator" content="Bao Binh Minh CMS">
<meta name="description" content="NBM - {q(story.lead)}">
<meta property="og:title" content="{q(story.title)}"><meta property="og:description" content="NBM - {q(story.lead)}">
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}+0700">
<meta property="article:section" content="Xây dựng Đảng">
{ld(**{"@type": "NewsArticle"}, headline=story.title, description=story.lead, datePublished=f"{story.at:%Y-%m-%dT%H:%M:%S}+0700", publisher={"@type": "Organization", "name": "Báo Bình Minh điện tử"})}
</head><body class="detail-page">
<div id="sdaWeb_SdaMasthead" class="rennab"></div>
<header class="site-header"><div class="grid"><time class="time" id="today"></time><a class="logo" href="/">BÁO BÌNH MINH</a><p class="slogan">Cơ quan trung ương - Tiếng nói của nhân dân</p><a href="/en">English</a><a href="/zh">中文</a></div>
<ul class="menu">
{menu("Chính trị|Xây dựng Đảng|Kinh tế|Chứng khoán|Văn hóa|Xã hội|Pháp luật|Du lịch|Thế giới|Thể thao|Giáo dục|Y tế|Khoa học - Công nghệ|Môi trường|Bạn đọc|Kiểm chứng thông tin", '<li class="main"><a href="https://bao.example.vn/{slug}/" class="menu-heading" title="{name}">{name}</a></li>')}
</ul></header>
<div class="site-body"><div class="container"><div class="col"><div class="main-col content-col">
<div class="breadcrumbs"><h2 class="main"><a href="/xaydungdang/">Xây dựng Đảng</a></h2></div>
<div class="article">
<h1 class="article__title cms-title">
    {e(story.title)}
</h1>
<div class="article__meta"><time class="time" datetime="{story.at:%Y-%m-%dT%H:%M:%S}+0700" data-time="1">{day(story.at).title()}, ngày {story.at:%d/%m/%Y - %H:%M}</time><div class="features"><a class="print">Bản in</a><a class="bookmark">Lưu bài viết</a><div class="fontsize">Cỡ chữ</div><a class="zalo">Quan tâm Zalo OA</a></div></div>
<div class="article__sapo cms-desc">NBM - {e(story.lead)}</div>
<div class="article__social"><a class="facebook">Chia sẻ Facebook</a><a class="email">Gửi email</a></div>
<div id="sdaWeb_SdaArticleAfterSapo" class="rennab"><span>Quảng cáo</span></div>
<div class="article__body zce-content-body cms-body" itemprop="articleBody">
{photo.format(n="nd1", caption=e(story.caption))}
{woven(inked(story, "<p>{}</p>", address="/tu-khoa/{}.html"), (2, f'<div class="article__related"><h3 class="box-heading"><span class="title">Tin liên quan</span></h3><div class="box-content">{related}</div></div>'), (3, f"<h2>{SUBHEADS[0]}</h2>"), (4, '<div id="sdaWeb_SdaArticleMiddle" class="rennab ads_middle"><a href="https://ads.example.com/9">Căn hộ ven sông chỉ từ 1,9 tỷ</a></div>'), (5, quote), (8, photo.format(n="nd2", caption=SECOND_CAPTION)))}
{author.format(story.author.upper())}
</div>
<div class="article__tag"><h3 class="box-heading"><span>Từ khóa:</span></h3><div class="box-content"><a href="/tu-khoa/a-tag1.html" title="công tác đảng">công tác đảng</a><a href="/tu-khoa/b-tag2.html">chi bộ</a></div></div>
</div>
<div class="wrap-comment" id="comment"><div class="comment-input"><textarea placeholder="Ý kiến của bạn"></textarea></div>
{comments('<div class="item-comment"><div class="name">{name}</div><div class="text-comment">{text}</div></div>')}
</div>
<div class="same-category"><h3 class="box-heading"><a href="/xaydungdang/">Tin cùng chuyên mục</a></h3>
{items(pieces(3, 8), tale, "/{slug}-post{number}.html")}
</div></div>
<div class="sidebar"><div class="box"><h3>Đọc nhiều nhất</h3>
{items(pieces(13, 5), tale, "/{slug}-post{number}.html")}
</div></div></div></div></div>
<footer class="site-footer"><p>Tổng Biên tập: Trịnh Quốc Bảo</p><p>Giấy phép số 417/GP-BTTTT</p><p>Giữ bản quyền nội dung</p></footer>
</body></html>"""


def army(story: Story) -> str:
    """An armed forces' daily: no linked data, captions in one-cell tables, an invitation at the end."""
    photo = '<table class="imagecenter" border="0" cellspacing="0" cellpadding="3" align="center"><tbody><tr><td><img style="display:block;margin:auto" src="https://file.example.vn/upload/{n}.jpg" alt="{alt}"></td></tr>\n<tr><td style="text-align: center;"><em>{caption}</em></td></tr></tbody></table>'
    row = '<div class="list-news-post"><article><div class="article-thumbnail"><a href="{href}"><img src="/{number}.jpg" alt="{title}"></a></div><h3><a href="{href}" title="{title}">{title}</a></h3><div class="hidden-xs list-news-dtk">QĐBM - {title} là nội dung tin mới nhất do phóng viên gửi về sáng nay.</div></article></div>'
    address = "/chinh-tri/tin-tuc/{slug}-{number}"
    links = items(
        [title for title, _ in story.others[3:5]],
        '<p><strong><a href="{href}">{title}</a></strong></p>',
        address,
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi">
<head><meta http-equiv="content-type" content="text/html; charset=utf-8" />
<title>{e(story.title)}</title>
<meta name="description" content="{q(story.lead)}" />
<meta property="og:type" content="website" />
<meta property="og:title" content="{q(story.title)}" />
<meta property="article:published_time" content="{story.at:%Y-%m-%dT%H:%M:%S}" />
<link rel="alternate" href="/rss/cate/tin-moi.rss" type="application/rss+xml" title="Tin mới nhất" />
<script type="text/javascript">var baseUrl = "https://bao.example.vn/"; var articleId = 812345; var secure_token="x";</script>
</head>
<body>
<div id="wrapper"><div class="header"><div class="container"><span class="date">Thứ Hai, 23/11/2026 10:12 (GMT+7)</span><a href="/"><img src="/logo.png" alt="Báo Bình Minh quân sự" /></a><a href="https://cn.example.vn">中文</a> <a href="https://la.example.vn">ລາວ</a></div>
<ul class="nav navbar-nav">
{menu("Trang chủ|Chính trị|Quốc phòng an ninh|Bảo vệ nền tảng tư tưởng của Đảng|Đa phương tiện|Kinh tế|Xã hội|Văn hóa|Phóng sự - điều tra|Giáo dục - Khoa học|Pháp luật|Bạn đọc|Y tế|Thể thao|Quốc tế")}
</ul></div>
<div class="container"><div class="row"><div class="col-md-8 main">
<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/chinh-tri">Chính trị</a></li><li class="active"><a href="/chinh-tri/tin-tuc">Tin tức</a></li></ol>
<div class="article post-content-wrap">
<div class="post-header"><h1 class="post-title">{e(story.title)}</h1>
<span class="post-subinfor">{day(story.at).title()}, {story.at:%d/%m/%Y - %H:%M}</span>
<div class="post-action"><a href="/print/812345">Bản in</a><div class="fb-like" data-share="true"></div><span>Cỡ chữ</span><a class="increase">A+</a><a class="decrease">A-</a><a class="audio">Nghe đọc bài</a></div></div>
<div class="post-summary"><h2>QĐBM - {e(story.lead)}</h2></div>
<div class="post-content" itemprop="articleBody">
{woven(inked(story, '<p style="text-align: justify;">{}</p>', address="/tim-kiem/q/{}"), (1, photo.format(n="q1", alt=q(story.caption), caption=e(story.caption))), (4, photo.format(n="q2", alt="", caption=SECOND_CAPTION)), (5, f'<p style="text-align: justify;"><strong>{SUBHEADS[1]}</strong></p>'), (9, f'<table border="1" style="width: 100%;"><tbody>{figures_table()}</tbody></table>'))}
<p style="text-align: right;"><strong>{story.author.upper()}</strong></p>
<p style="text-align: justify;"><em><strong>* Mời bạn đọc vào chuyên mục </strong></em><a href="/chinh-tri/tin-tuc"><em><strong>Chính trị</strong></em></a><em><strong> xem các tin, bài liên quan.</strong></em></p>
<div class="box-related-in">{links}</div>
</div>
<div class="post-tags"><b>Từ khóa:</b> <a href="/tim-kiem/q/a">bộ đội địa phương</a> <a href="/tim-kiem/q/b">dân vận khéo</a></div>
<div class="comment-box"><h4>Ý kiến của bạn</h4><form><input type="text" placeholder="Họ tên" /><input placeholder="Email" /><textarea></textarea><button>Gửi bình luận</button></form>
{comments("<dl><dt>{name}</dt><dd>{text}</dd></dl>")}
</div>
<div class="pathway"><span>Tin cùng chuyên mục</span></div>
{items(pieces(1, 6), row, address)}
</div></div>
<div class="col-md-4 rightcol"><div class="most-view"><div class="pathway">Đọc nhiều nhất</div>
{items(pieces(24, 6), '<h4><a href="{href}">{title}</a></h4>', address)}
</div><div class="adv"><a href="https://ads.example.com/1">Giảm ngay 40% khi mua tủ lạnh</a></div></div></div></div>
<div class="footer"><p>Cơ quan quân ủy. Tổng Biên tập: Trịnh Quốc Bảo. Đường dây nóng: 069 000 000</p><p>Giấy phép số 417/GP-BTTTT</p><a href="#">Trở về đầu trang</a></div></div>
</body></html>"""


def province(story: Story) -> str:
    """A provincial daily whose paragraphs say by class what they are; linked data that no parser takes."""
    side = '<li class="clearfix"><a class="b-grid__img" href="{href}"><img src="/thumb/{number}.jpeg" alt="{title}"></a><div class="b-grid__content"><h3 class="b-grid__title"><a href="{href}">{title}</a></h3><span class="b-grid__time">22/11/2026</span></div></li>'
    address = "/{slug}-{number}.html"
    more = [(title, teaser) for title, teaser in story.others[:3]]
    broken = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{q(q(story.title))}","description":"{q(story.lead)}\n\n","datePublished":"{story.at:%-m/%-d/%Y %-I:%M:%S %p}","author":{{"@type":"Organization","name":"Báo và phát thanh, truyền hình Bãi Dâu"}}}}'
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{e(story.title)}</title>
<meta name="keywords" content="bai dau, bao bai dau, tin tuc bai dau">
<meta property="og:title" content="{q(story.title)}">
<meta property="og:description" content="{q(story.lead)}">
<meta property="og:url" content="https://bao.example.vn/{slug(story.title)}-{number(story.title)}.html">
<script type="application/ld+json">{broken}</script>
</head>
<body class="page-detail">
<div class="l-wrapper"><header class="l-header"><div class="c-toolbar"><span>Thứ Hai, ngày 23 tháng 11 năm 2026</span><span>Thời tiết Hà Nội 24°C</span><span>Đường dây nóng: 0912.000.000</span><a href="/dang-nhap">Đăng nhập</a></div>
<a href="/" class="c-logo">BÁO BÃI DÂU</a>
<ul class="c-menu">
{menu("Thời sự|Chính trị|Xây dựng Đảng|Kinh tế|Nông nghiệp|Văn hóa - Xã hội|Giáo dục|Y tế|An ninh trật tự|Quốc phòng|Bạn đọc|Thể thao|Du lịch|Đất và người Bãi Dâu|Truyền hình|Podcast", '<li><a href="/{slug}/" title="{name}">{name}</a></li>')}
</ul></header>
<div class="l-content"><div class="l-main">
<div class="c-breadcrumb"><a href="/">Trang chủ</a> / <a href="/xay-dung-dang/">Xây dựng Đảng</a></div>
<div class="b-maincontent">
<p class="pTitle">{e(story.title)}</p>
<div class="sc-longform-header-date block-sc-publish-time">{story.at:%H:%M} | {story.at:%d/%m/%Y}</div>
<div class="c-share"><a class="fb">Chia sẻ Facebook</a><a class="cp">Sao chép liên kết</a><span class="view">Lượt xem: 4.812</span></div>
<div class="c-player"><p>Nghe đọc bài</p><audio controls preload="none"></audio></div>
<p class="pHead">{e(story.lead)}</p>
<p class="pAvatar"><img src="/dataimages/original/{number(story.title)}_1.jpg" alt=""></p>
<p class="pCaption">{e(story.caption)}</p>
{woven(inked(story, '<p class="pBody">{}</p>', address="/tags/{}/"), (2, f'<p class="pBody">&gt;&gt; <a href="/{slug(more[0][0])}-{number(more[0][0])}.html">{e(more[0][0])}</a></p>'), (3, f'<p class="pSubTitle">{SUBHEADS[2]}</p>'), (5, f'<p class="pAvatar"><img src="/dataimages/2.jpg"></p><p class="pCaption">{SECOND_CAPTION}</p>'), (7, f'<table class="rl center"><tbody><tr><td><p><strong>Tin liên quan</strong></p><p><a href="/a-{number(more[1][0])}.html">{e(more[1][0])}</a></p><p>{e(more[1][1])}</p></td></tr></tbody></table>'))}
<p class="pAuthor">{story.author}</p>
</div>
<div class="c-tag"><span>Từ khóa:</span><a href="/tags/a/">nông thôn mới</a><a href="/tags/b/">Bãi Dâu</a></div>
<div class="c-rate">Đánh giá của bạn về bài viết <a>1</a><a>2</a><a>3</a><a>4</a><a>5</a> Điểm: 4,5 (2 lượt)</div>
<div class="c-comment"><div class="title">Ý kiến của bạn</div>
<p><b>{COMMENTS[0][0]}</b> - 20/11/2026 21:14</p><p>{COMMENTS[0][1]}</p><p><b>{COMMENTS[2][0]}</b> - 21/11/2026 06:02</p><p>{COMMENTS[2][1]}</p>
</div>
<div class="c-box"><div class="c-box__title">Tin cùng chuyên mục</div><ul class="b-grid">
{items(pieces(7, 8), side, address)}
</ul></div></div>
<div class="l-sidebar"><div class="c-tabs"><span>Tin mới nhất</span><span>Đọc nhiều nhất</span></div><ul>
{items(pieces(16, 9), side, address)}
</ul></div></div>
<footer class="l-footer"><p>Tổng Biên tập: Trịnh Quốc Bảo</p><p>Giấy phép số 417/GP-BTTTT do Bộ cấp</p><p>Giữ bản quyền nội dung trên website này</p></footer></div>
</body></html>"""


def old_province(story: Story) -> str:
    """Web Forms and tables from before 2010: lines broken by ``br``, no meta worth the name."""
    cell = '<tr><td class="otherNews"><img src="/images/bullet.gif" /> <a class="lnkOther" href="{href}">{title}</a> <span class="d">(22/11/2026)</span></td></tr>'
    address = "/tin-tuc/thoi-su/{number}/{slug}.aspx"
    lines = "<br />\n<br />\n".join(inked(story, "{}", address="/tag.aspx?k={}"))
    photo = f'<table width="450" border="0" cellpadding="2" align="center"><tr><td><img src="/upload/bao.jpg" width="450" border="0" /></td></tr><tr><td align="center" class="imgDesc"><font color="#0000ff" size="2">{e(story.caption)}</font></td></tr></table>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head id="ctl00_Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Báo Cửa Lở điện tử</title>
<meta name="description" content="Báo Cửa Lở điện tử - cơ quan của Đảng bộ tỉnh" />
<meta property="og:title" content="Báo Cửa Lở điện tử" />
<link href="/App_Themes/Default/style.css" rel="stylesheet" /></head>
<body>
<form name="aspnetForm" method="post" action="detail.aspx?id=77" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTc2ODM2NzYwMg9kFgJmD2QWAgIDD2QWBgIBDxYCHgtfIUl0ZW1Db3VudAIK" /></div>
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="3"><img src="/images/banner.jpg" alt="Báo Cửa Lở" /></td></tr>
<tr><td colspan="3" class="topmenu"><table><tr>
{menu("Trang chủ|Thời sự|Chính trị|Kinh tế|Xã hội|Văn hóa|Thể thao|Pháp luật|Quốc tế|Bạn đọc|Ảnh đẹp|Liên hệ", '<td nowrap="nowrap"><a href="/{slug}.aspx">{name}</a></td>')}
</tr></table></td></tr>
<tr><td colspan="3" class="datebar"><span id="ctl00_lblDate">Thứ 2, 23/11/2026, 10:05</span> <marquee>Tỷ giá USD bán ra 25.870 đồng - Giá vàng 91,2 triệu đồng/lượng</marquee></td></tr>
<tr valign="top"><td width="180" class="left"><table>
<tr><td class="boxTitle">Tin nổi bật</td></tr>
{items(pieces(12, 5), cell, address)}
<tr><td class="boxTitle">Liên kết website</td></tr><tr><td><select><option>-- Liên kết website --</option><option>Cổng thông tin tỉnh</option></select></td></tr></table></td>
<td width="560" class="center"><div id="ctl00_mContent_pnlDetail">
<div class="catPath"><a href="/thoi-su.aspx">Thời sự</a> &raquo; <a href="/chinh-tri.aspx">Chính trị</a></div>
<table width="100%" cellpadding="4"><tr><td><span id="ctl00_mContent_lblTitle" class="newsTitle">{e(story.title)}</span></td></tr>
<tr><td><span id="ctl00_mContent_lblTime" class="newsDate">Cập nhật: {story.at:%d/%m/%Y} {story.at:%H:%M}</span></td></tr>
<tr><td align="right"><a href="#">Bản in</a> | <a href="#">Gửi email</a> | Cỡ chữ: <a>+</a> <a>-</a></td></tr>
<tr><td><span id="ctl00_mContent_lblSapo" class="newsSapo"><b>(BCL) - {e(story.lead)}</b></span></td></tr>
<tr><td><div id="ctl00_mContent_divBody" class="newsContent">{photo}
<font face="Times New Roman" size="3">{lines}</font>
<br /><br />
<div align="right"><b>{story.author}</b></div></div></td></tr></table>
<table width="100%"><tr><td class="boxTitle">Bài viết khác</td></tr>
{items(pieces(25, 8), cell, address)}
</table>
<table width="100%"><tr><td class="boxTitle">Ý kiến của bạn</td></tr><tr><td>Họ tên: <input name="ctl00$txtName" /></td></tr><tr><td><textarea name="ctl00$txtBody"></textarea></td></tr></table>
</div></td>
<td width="240" class="right"><table><tr><td class="boxTitle">Đọc nhiều nhất</td></tr>
{items(pieces(5, 6), cell, address)}
<tr><td><a href="https://ads.example.com/x"><img src="/qc.gif" alt="Quảng cáo" /></a></td></tr>
<tr><td>Lượt xem: 4.812.001</td></tr></table></td></tr>
<tr><td colspan="3" class="footer">Giấy phép số 417/GP-BTTTT. Tổng Biên tập: Trịnh Quốc Bảo<br />Ghi rõ nguồn khi phát hành lại. Giữ bản quyền nội dung.</td></tr></table>
</form></body></html>"""


def review(story: Story) -> str:
    """A theoretical review on Liferay: the name with its office before the text, notes below it."""
    entry = '<div class="asset-abstract"><div class="asset-title"><a href="{href}"><span>{title}</span></a></div><div class="asset-summary">{title} là chủ đề mà Tin nổi bật của tạp chí kỳ này đề cập từ góc độ thực tiễn.</div></div>'
    address = "/web/guest/xay-dung-ang/-/2018/{number}/{slug}.aspx"
    photo = f'<p align="center" style="text-align:center"><img alt="" src="/documents/20182/1/anh.jpg/9d?t=1" style="width:600px;height:400px;" /></p>\n<p align="center" style="text-align:center"><em>{e(story.caption)}</em></p>'
    notes = "\n".join(
        f'<p style="text-align:justify"><span style="font-size:12px">{note}</span></p>'
        for note in NOTES
    )
    return f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN">
<head><title>{e(story.title)} - Tạp chí Lý luận Bình Minh</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type" />
<link href="/o/tapchi-theme/css/main.css" rel="stylesheet" type="text/css" />
<script type="text/javascript">var Liferay = Liferay || {{}}; Liferay.ThemeDisplay = {{getLayoutURL: function() {{ return '/web/guest'; }}}};</script>
</head>
<body class="yui3-skin-sam controls-visible guest-site signed-out public-page site">
<div id="wrapper"><header id="banner"><div class="today">Thứ Hai, 23-11-2026</div><a class="logo" href="/">TẠP CHÍ LÝ LUẬN BÌNH MINH</a><ul class="lang"><li><a href="/en">English</a></li><li><a href="/zh">中文</a></li></ul>
<nav id="navigation"><ul role="menubar">
{menu("Tin tức|Xây dựng Đảng|Chính trị|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh - Đối ngoại|Nghiên cứu - Trao đổi|Thực tiễn - Kinh nghiệm|Phê bình sách|Hồ sơ tư liệu|Media Story|Sinh hoạt tư tưởng", '<li role="presentation"><a href="/web/guest/{slug}" role="menuitem"><span>{name}</span></a></li>')}
</ul></nav></header>
<div id="content"><div class="columns-2" id="main-content"><div class="portlet-layout row"><div class="col-md-8 portlet-column">
<div class="portlet-boundary portlet-asset-publisher"><section class="portlet"><h2 class="portlet-title-text">Xây dựng Đảng</h2><div class="portlet-content"><div class="portlet-body">
<div class="detail"><div class="detail-header">
<div class="date">{day(story.at)}, ngày {story.at:%d tháng %m năm %Y, %H:%M}</div>
<div class="title">{e(story.title)}</div>
<div class="author"><strong>{story.author.upper()}</strong></div>
<div class="position"><em>Trường Chính trị tỉnh</em></div></div>
<div class="journal-content-article" data-analytics-asset-type="web-content">
<p style="text-align:justify"><strong>TCBM - {e(story.lead)}</strong></p>
{photo}
{woven(inked(story, '<p style="text-align:justify">{}</p>', address="/tags/{}"), (3, f'<p style="text-align:justify"><strong>{SUBHEADS[0]}</strong></p>'), (8, f'<p style="text-align:justify"><em><strong>{SUBHEADS[2]}</strong></em></p>'))}
<p>-----------------------</p>
{notes}
</div></div>
<div class="taglib-social-bookmarks"><ul><li><a>Chia sẻ Facebook</a></li><li><a>Bản in</a></li><li><a>Gửi email</a></li></ul></div>
<div class="taglib-ratings"><span>Đánh giá của bạn về bài viết</span> (0 Phiếu bầu)</div>
<div class="other-news"><h3>Bài viết khác</h3>
{items([title for title, _ in story.others], '<div class="item"><a href="{href}">{title}</a> <span>(19/11/2026)</span></div>', address)}
</div></div></div></section></div></div>
<div class="col-md-4 portlet-column"><div class="portlet-boundary"><h2>Đọc nhiều nhất</h2>
{items(pieces(8, 6), entry, address)}
</div><div class="portlet-boundary"><h2>Liên kết website</h2><select><option>Liên kết website</option></select></div></div></div></div></div>
<footer id="footer"><p>Tổng Biên tập: Trịnh Quốc Bảo</p><p>Giấy phép số 417/GP-BTTTT</p><p>Giữ bản quyền nội dung</p></footer></div>
</body></html>"""
