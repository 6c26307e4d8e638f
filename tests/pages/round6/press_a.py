# ruff: noqa: E501  markup is not broken where a page does not break it
"""Newspapers of the State: the Government's paper, and two of the news agency."""

from tests.jobs.skins import Story, e
from tests.pages.round6.press_parts import (
    COMMENTS,
    SECOND,
    TODAY,
    attr,
    crumbs_ld,
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
    "Cơ quan chủ quản: Cổng Thông tin điện tử Chính phủ",
    "Tham gia đóng góp ý kiến với Chính phủ",
    "Chung kết tìm hiểu cải cách hành chính",
    "Nghe bài viết giọng miền Bắc",
    "Kích thước chữ",
    "Bình luận của bạn sẽ được biên tập trước khi đăng",
    "Ghi rõ nguồn 'Báo Điện tử Chính phủ'",
    "Theo dõi VietnamPlus trên Google News",
    "Bản quyền thuộc về VietnamPlus",
    "Giấy phép hoạt động số 201/GP-BTTTT",
    "Mega Story: Hành trình đổi mới",
    "Đừng bỏ lỡ bản tin chiều",
    "Xem thêm trên ứng dụng",
    "Chuyên trang của Báo Tin tức và Dân tộc",
    "Chia sẻ bài viết lên mạng xã hội",
    "Đường dây nóng: 0888.000.111",
    "Đọc nhiều nhất trong ngày",
    "Ý kiến bạn đọc (3)",
    "TTXVN phát hành bản tin ảnh",
    "Trắc nghiệm bạn đọc",
)


def url_chinhphu(story: Story) -> str:
    return f"https://baochinhphu.example.vn/{slug(story.title)}-102{story.at:%y%m%d%H%M}31482.htm"


def chinhphu(story: Story) -> str:
    """One system of many papers: classes ``detail-…``, the paper's name before the lead."""
    url = url_chinhphu(story)
    figure = """<figure class="VCSortableInPreviewMode" type="Photo" style=""><div><img src="https://bcp.cdnchinhphu.example.vn/thumb_w/777/{0}" id="img_{1}" w="1024" h="683" alt="{2} - Ảnh 1." title="{2} - Ảnh 1." rel="lightbox" photoid="{1}" data-original="https://bcp.cdnchinhphu.example.vn/{0}" type="photo" width="1024" height="683"></div><figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh" class="">{3}</p></figcaption></figure>"""
    related = f"""<div class="VCSortableInPreviewMode" data-type="relatednews" type="RelatedOneNews"><div class="kbwscwlr-title-wrap"><a class="kbwscwlr-title" href="{slug(story.others[0][0])}-1022.htm">{e(story.others[0][0])}</a><span class="kbwscwlr-sapo">{e(story.others[0][1])}</span></div></div>
<zone id="kgi6ebr1"></zone><div class="insert-ads-inner" id="adm-inpage"></div>"""
    put = {0.0: figure.format("334894/anh-1.jpg", "7781", attr(story.title), e(story.caption)), 0.5: related}  # fmt: skip
    if long(story):
        put[0.75] = figure.format("334894/anh-2.jpg", "7782", attr(story.title), e(SECOND))
    quote = '<div class="VCSortableInPreviewMode alignJustifyFull" type="quote" data-style="quote-style-1"><div class="quote"><p>{}</p></div></div>'
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8" />{metas(story, url, "baochinhphu.vn", "")}
<meta name="author" content="baochinhphu.vn" />
{ld(story, url, "baochinhphu.vn", author={"@type": "Person", "name": "baochinhphu.vn"})}
{crumbs_ld("Trang chủ", "Chính trị")}
<style>.header__top{{height:70px}}.detail-title{{font:700 32px/42px "Noto Serif"}}.detail__cmain{{width:640px}}.layout__aside{{width:300px}}</style>
<script>var pageSettings={{DomainUrl:"https://baochinhphu.vn",allow3rd:true}};function loadJsAsync(u){{var s=document.createElement("script");s.src=u;document.head.appendChild(s)}}</script></head>
<body><div id="admwrapper">
<div class="header__"><div class="header__top"><div class="container">
<a href="/" class="header__logo" title="Báo Điện tử Chính phủ"><img src="/logo.svg" alt="BÁO ĐIỆN TỬ CHÍNH PHỦ"></a>
<div class="header__right"><span class="date">{day(TODAY)}, {TODAY:%d/%m/%Y}</span>
<ul class="lang"><li><a href="https://en.example.vn">English</a></li><li><a href="https://cn.example.vn">中文</a></li></ul>
<div class="header__search"><input type="text" placeholder="Nhập nội dung tìm kiếm"><a href="javascript:;">Tìm kiếm</a></div></div></div></div>
<div class="header__nav"><ul class="header__menu">{links("Trang chủ|Chính trị|Kinh tế|Văn hóa|Xã hội|Khoa giáo|Quốc tế|Góp ý hiến kế|Infographics|Video|Hướng dẫn thực hiện chính sách")}</ul></div></div>
<div class="main"><div class="container"><div class="detail__page">
<div class="layout__breadcrumb"><a class="category-page__name" href="/chinh-tri.htm" title="Chính trị">Chính trị</a><div class="list__category"><a href="/chi-dao-quyet-dinh.htm">Chỉ đạo, quyết định của Chính phủ</a></div></div>
<div class="detail__flex"><div class="detail__cmain">
<div class="detail-social pc-sticky"><a href="javascript:;" class="item sendsocial" rel="facebook">Chia sẻ Facebook</a><a class="item" href="zalo">Zalo</a><a href="mailto:?" class="item">Email</a><a href="javascript:window.print()" class="item">In bài viết</a><span class="fontsize">Kích thước chữ</span></div>
<div class="detail__cmain-main">
<h1 class="detail-title" data-role="title">{e(story.title)}</h1>
<div class="detail-time"><div data-role="publishdate">{story.at:%d/%m/%Y} &nbsp;{story.at:%H:%M}</div></div>
<div class="detail-audio"><div class="audio-box"><span class="txt">Nghe bài viết giọng miền Bắc</span><audio controls src="https://tts.example.vn/102.m4a"></audio><span>4:27</span></div></div>
<h2 class="detail-sapo" data-role="sapo">(Chinhphu.vn) - {e(story.lead)}</h2>
<div class="detail-cnt"><div class="detail-content afcbc-body clearfix" data-role="content">
{flow(story, p="<p>{}</p>", sub="<h3><b>{}</b></h3>", put=put, quote=quote)}
<p style="text-align: right;"><b>{e(story.author)}</b></p>
</div></div>
<div class="detail-tag" data-role="tag"><span>Từ khóa:</span><ul><li><a href="/cai-cach.htm">cải cách hành chính</a></li><li><a href="/thu-tuc.htm">thủ tục</a></li></ul></div>
<div class="detail__related"><p class="title">Tin liên quan</p><ul>{lists(story, '<li><a href="{url}" title="{title}">{title}</a></li>', first=1, count=2)}</ul></div>
<div class="box-comment"><p class="title">Tham gia đóng góp ý kiến với Chính phủ</p><textarea placeholder="Ý kiến của bạn"></textarea><p class="note">Bình luận của bạn sẽ được biên tập trước khi đăng. Xin vui lòng gõ tiếng Việt có dấu.</p><button>Gửi bình luận</button></div>
<div class="box-category" data-layout="15"><div class="box-category-top"><h2><span class="box-category-title">Đọc thêm</span></h2></div><div class="box-category-middle">
{lists(story, '<div class="box-category-item" data-id="{n}"><a class="box-category-link-with-avatar" href="{url}"><img src="/t{n}.jpg" alt="{title}"></a><div class="box-category-content"><h3><a class="box-category-link-title" href="{url}">{title}</a></h3><p class="box-category-sapo">(Chinhphu.vn) - {teaser}</p><span class="time">{day}</span></div></div>')}
</div></div></div></div>
<div class="layout__aside"><div class="box-hot"><b>Tin nổi bật</b><ul>{lists(story, '<li><a href="{url}">{title}</a></li>', first=2)}</ul></div>
<div class="banner"><a href="/cuoc-thi.htm"><img src="/banner-300.jpg" alt="Chung kết tìm hiểu cải cách hành chính"></a><p>Chung kết tìm hiểu cải cách hành chính năm 2026: mời bạn đọc bình chọn.</p></div></div>
</div></div></div></div>
<div class="footer"><div class="container"><p><b>BÁO ĐIỆN TỬ CHÍNH PHỦ</b></p><p>Cơ quan chủ quản: Cổng Thông tin điện tử Chính phủ</p><p>Tổng Biên tập: Nguyễn Hồng S.</p><p>Trụ sở: 16 Lê Hồng Phong - Ba Đình - Hà Nội. Điện thoại: 080 48113</p><p>© 2026. Ghi rõ nguồn 'Báo Điện tử Chính phủ' hoặc 'baochinhphu.vn' khi phát hành lại thông tin từ các nguồn này.</p></div></div>
</div></body></html>"""


def url_vietnamplus(story: Story) -> str:
    return f"https://vietnamplus.example.vn/{slug(story.title)}-post991284.vnp"


def vietnamplus(story: Story) -> str:
    """Classes ``article__…`` and ``cms-…``; the agency in brackets closes the text."""
    url = url_vietnamplus(story)
    figure = '<figure class="article__avatar" style="max-width:1200px"><img class="cms-photo" src="https://mcdn.example.vn/images/f1/{0}.jpg.webp" alt="{1}" cms-photo-caption="{1}" title="" data-width="1200"><figcaption><em>{1}</em></figcaption></figure>'
    inner = '<table class="picture" align="center"><tbody><tr><td class="pic"><img class="lazyload cms-photo" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="https://mcdn.example.vn/images/f2/2.jpg.webp" data-large-src="https://mcdn.example.vn/images/f2/2.jpg" alt="" cms-photo-caption=""></td></tr><tr><td class="caption">{0}</td></tr></tbody></table>'
    related = f"""<div class="related-news cms-relate" data-display="1"><a class="cms-link" href="/{slug(story.others[0][0])}-post99.vnp" title="{attr(story.others[0][0])}"><img src="https://mcdn.example.vn/r.jpg"></a><div class="right"><a href="/x-post99.vnp">{e(story.others[0][0])}</a><p class="story__summary">{e(story.others[0][1])}</p></div></div><div id="sdaWeb_SdaArticleMiddle" class="rennab sda_middle"></div>"""
    put = {0.4: related} | ({0.7: inner.format(e(SECOND))} if long(story) else {})
    items = '<article class="story story--horizontal"><figure class="story__thumb"><a class="cms-link" href="{url}" title="{title}"><img src="/n{n}.webp" alt="{title}"></a></figure><h2 class="story__heading"><a class="cms-link" href="{url}">{title}</a></h2><time class="story__time" datetime="2026-11-23T{hour}:00+0700">{day} {hour}</time><div class="story__summary story__shorten"><p>{teaser}</p></div></article>'
    return f"""<!DOCTYPE html>
<html lang="vi" class="vn"><head><meta charset="utf-8">{metas(story, url, "Vietnam+ (VietnamPlus)", " | Vietnam+ (VietnamPlus)")}
<script type="text/javascript">var _metaOgUrl='{url}';var page_title=document.title;var cms_url='{url}';var tracked_url=window.location.pathname;window.dataLayer=window.dataLayer||[];function gtag(){{dataLayer.push(arguments);}}</script>
{ld(story, url, "Vietnam+ (VietnamPlus)", headline=story.title, author={"@type": "Person", "name": ""})}
<style>.site-header{{display:block}} .article__title{{font-weight:700}} .rennab{{min-height:250px}}</style></head>
<body class="detail-normal article-page">
<header class="site-header"><div class="container"><a href="/" class="logo" title="Vietnam+">Vietnam+</a><time class="time">{day(TODAY)}, {TODAY:%d/%m/%Y %H:%M}</time><ul class="lang-list">{links("English|Français|Español|中文|Русский")}</ul><button class="btn-search">Tìm kiếm</button></div>
<nav class="navigation"><ul class="menu">{links("Trang chủ|Chính trị|Thế giới|ASEAN|Kinh tế|Xã hội|Văn hóa|Thể thao|Khoa học|Công nghệ|Môi trường|Du lịch|Chuyện lạ|RapNews|Video|Ảnh")}</ul></nav></header>
<div class="site-body"><div id="sdaWeb_SdaTop" class="rennab banner-top"></div><div class="container"><div class="row">
<div class="col-main content-col"><div class="breadcrumb"><h2 class="main"><a href="/xahoi/">Xã hội</a></h2><ul class="sub-cate"><li><a href="/xahoi/giaothong/">Giao thông</a></li></ul></div>
<article class="article"><div class="article__header">
<h1 class="article__title cms-title">{e(story.title)}</h1>
<div class="article__sapo cms-desc">{e(story.lead)}</div>
<div id="sdaWeb_SdaArticleAfterSapo" class="rennab" data-platform="1"></div>
<div class="article__meta"><div class="wrap"><span class="author cms-author"><a href="/tac-gia/x.vnp">{e(story.author)}</a></span><time class="time" datetime="{story.at:%Y-%m-%dT%H:%M:%S+0700}" data-time="{int(story.at.timestamp())}" data-friendly="false">{story.at:%d/%m/%Y %H:%M}</time></div><div class="ggnews"><a href="https://news.google.com/x">Theo dõi VietnamPlus trên Google News</a></div></div>
<div class="article__social"><a class="sendsocial fb" href="#">Chia sẻ</a><a href="#">Lưu bài viết</a><a href="#">Quay lại trang chủ</a></div></div>
{figure.format("1", attr(story.caption))}
<div class="article__body zce-content-body cms-body" itemprop="articleBody">
{flow(story, sub="<h2>{}</h2>", put=put, quote='<blockquote class="quote cms-quote"><p>{}</p></blockquote>')}
<div class="article__source"><div class="source"><span class="name">(Vietnam+)</span></div></div>
<div id="sdaWeb_SdaArticleAfterBody" class="rennab"></div></div>
<div class="article__tag"><h3 class="box-heading">#<a href="/tag/1.vnp">Bản tin</a> #<a href="/tag/2.vnp">Đời sống</a></h3><ul>{links("Việt Nam|Hà Nội|Đọc báo in")}</ul></div>
<div class="article__follow"><p>Đừng bỏ lỡ bản tin chiều của chúng tôi</p><form><input type="email" placeholder="Email của bạn"><button>Đăng ký</button></form></div>
<div class="article__relate"><h3 class="box-heading"><span class="title">Tin liên quan</span></h3><div class="box-content">{lists(story, items, first=1, count=3)}</div></div></article>
<div class="box timeline"><h3 class="box-heading">Tin cùng chuyên mục</h3>{lists(story, items)}</div></div>
<div class="col-right sidebar"><div class="box-most"><h3 class="box-heading">Tin mới nhất</h3>{lists(story, '<article class="story"><h2 class="story__heading"><a class="cms-link" href="{url}">{title}</a></h2><time>{hour}</time></article>')}</div>
<div class="mega"><a href="/mega.vnp">Mega Story: Hành trình đổi mới</a></div></div></div></div></div>
<footer class="site-footer"><p>Tổng Biên tập: Trần Tiến D.</p><p>Giấy phép hoạt động số 201/GP-BTTTT do Bộ Thông tin và Truyền thông cấp.</p><p>Trụ sở chính: Số 5, Lý Thường Kiệt, Hà Nội. Điện thoại: (024) 39411349</p><p>© Bản quyền thuộc về VietnamPlus, TTXVN. Cấm sao chép dưới mọi hình thức nếu không có sự chấp thuận bằng văn bản.</p></footer>
</body></html>"""


def url_tintuc(story: Story) -> str:
    return (
        f"https://baotintuc.example.vn/thoi-su/{slug(story.title)}-{story.at:%Y%m%d%H%M}22517.htm"
    )


def tintuc(story: Story) -> str:
    """An older frame: centred pictures with a caption in a following paragraph, ``Name/TTXVN``."""
    url = url_tintuc(story)
    picture = '<div class="image-wrap"><p class="body-image"><img alt="Chú thích ảnh" class="image-full" src="https://cdnmedia.example.vn/Upload/{0}.jpg" /><span class="fig-caption">{1}</span></p></div>'
    related = f'<div class="news-relation"><ul>{lists(story, """<li><a href="{url}"><img src="/r{n}.jpg" class="thumb"/></a><a class="title" href="{url}">{title}</a><p class="sapo-relation">{teaser}</p></li>""", count=1)}</ul></div>'
    put = {0.0: picture.format("1", e(story.caption)), 0.5: related}
    if long(story):
        put[0.8] = picture.format("2", e(SECOND))
    talk = "".join(
        f'<div class="item-comment"><a class="avatar">{name[0]}</a><div class="ct"><b class="full-name">{name}</b><p class="text-cm">{text}</p><span class="time-com">{TODAY:%H:%M %d/%m/%Y}</span> <a>Trả lời</a> <a>Thích</a></div></div>'
        for name, text in COMMENTS
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
{metas(story, url, "baotintuc.vn", " | Báo Tin tức")}
<meta itemprop="datePublished" content="{story.at:%m/%d/%Y %I:%M:%S %p}" />
<script type="text/javascript">var newsid=22517; var zoneid=120; $(function(){{ $('.slimscroll').slimScroll({{height:'600px'}}); }});</script></head>
<body><form method="post" action="./" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk" /></div>
<div class="wrapper"><div class="header"><div class="top"><span class="datetime">{day(TODAY)}, ngày {TODAY:%d tháng %m năm %Y}</span><span class="hotline">Đường dây nóng: 0888.000.111</span></div><a class="logo" href="/"><img src="/logo.png" alt="Báo Tin tức" /></a><p class="slogan">Kênh thông tin của Chính phủ do TTXVN phát hành</p>
<ul id="nav">{links("Thời sự|Thế giới|Kinh tế|Xã hội|Pháp luật|Văn hóa|Thể thao|Giáo dục|Y tế|Biển đảo|Hồ sơ|Ảnh|Video|Góc nhìn|Longform")}</ul></div>
<div class="site-body"><div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/thoi-su-472ct0.htm">Thời sự</a></div>
<div class="detail-left">
<h1 class="detail-title">{e(story.title)}</h1>
<div class="date-detail"><span class="txt">{day(story.at)}, {story.at:%d/%m/%Y %H:%M}</span><div class="social"><a>Chia sẻ bài viết lên mạng xã hội</a><a title="Zalo">Zalo</a></div></div>
<h2 class="sapo">{e(story.lead)}</h2>
<div class="boxdata"><div class="contents">
{flow(story, p='<p style="text-align: justify;">{}</p>', sub='<p style="text-align: justify;"><strong>{}</strong></p>', put=put)}
</div><div class="author"><strong>{e(story.author)}/TTXVN</strong></div></div>
<div class="clearfix"></div><div class="app-banner"><a href="/app">Xem thêm trên ứng dụng Báo Tin tức</a></div>
<div class="keysword"><span class="icon"></span>Từ khóa: <a href="/tag1.htm">bản tin</a>, <a href="/tag2.htm">địa phương</a></div>
<div class="comment"><p class="title-comment">Ý kiến bạn đọc (3)</p>{talk}<input placeholder="Họ và tên"/><textarea></textarea></div>
<div class="poll"><b>Trắc nghiệm bạn đọc</b><label><input type="radio"/>Rất hài lòng với giao diện mới</label><label><input type="radio"/>Chưa hài lòng với giao diện mới</label></div>
<div class="othernews"><h4 class="title-box">Tin cùng chuyên mục</h4><ul>{lists(story, '<li><a class="thumb" href="{url}"><img src="/o{n}.jpg"/></a><h4><a href="{url}">{title}</a></h4><p class="time-ago">{day} {hour}</p><p>{teaser}</p></li>')}</ul></div></div>
<div class="detail-right"><div class="focus"><h4>Đọc nhiều nhất trong ngày</h4><ul>{lists(story, '<li><span>{n}</span><a href="{url}">{title}</a></li>')}</ul></div><div class="ads"><iframe src="about:blank" width="300" height="250"></iframe><p>TTXVN phát hành bản tin ảnh hằng tuần</p></div></div></div>
<div class="footer"><p>Chuyên trang của Báo Tin tức và Dân tộc - Thông tấn xã Việt Nam</p><p>Số giấy phép: 17/GP-BTTTT, cấp ngày 16/1/2017</p><p>Tòa soạn: Số 5 Lý Thường Kiệt, Hoàn Kiếm, Hà Nội - Điện thoại: 024-38267042</p></div></div></form></body></html>"""
