# ruff: noqa: E501  markup is not broken where a page does not break it
"""Article pages as papers of provincial party committees make them: two makes, from memory."""

from datetime import timedelta

from tests.jobs.skins import Story
from tests.pages.round4.press_parts import (
    CLUTTER,
    COMMENTS,
    SIDE,
    TODAY,
    Facts,
    ago,
    e,
    each,
    inline,
    menu,
    paragraphs,
    talk,
    weekday,
    woven,
)

COAST_NEWS = (
    "Từ sáng mai, các tuyến đường ven biển Hòn Én Nhỏ cấm xe tải trên mười tấn để thi công cống thoát nước; người dân nên đi theo đường tránh qua Bàu Sen Hạ và chấp hành hướng dẫn của lực lượng chức năng.",
    "Trung tâm truyền thông Phú Thạnh tuyển hai phóng viên thời sự và một kỹ thuật viên dựng hình; hồ sơ nộp trực tiếp tại phòng tổ chức, hạn cuối là ngày ba mươi của tháng này.",
)
COAST = Facts(
    furniture=(*COAST_NEWS, "Lượt xem: 2.417", "Bài viết được bảo hộ bản quyền; khi sử dụng phải ghi rõ nguồn Báo Vùng biển", "Lịch phát sóng truyền hình tối nay",
               "Ý kiến của bạn phải viết bằng tiếng Việt có dấu", "Cơ quan ngôn luận của Đảng bộ Hòn Én", "Thời tiết Hòn Én Nhỏ"),
    caption=False,
    cut=2,
)  # fmt: skip


def coast(story: Story) -> str:
    """A short report; whole paragraphs at the side before it; the minute stands in a meta only."""
    picture = f'<div class="media-box"><img src="/dataimages/a.jpg" class="img-responsive" alt="" title="{e(story.caption)}"></div>'
    earlier = TODAY - timedelta(days=1, hours=4)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{e(story.title)} - Báo Vùng biển điện tử</title>
<meta name="viewport" content="width=device-width"><meta property="og:type" content="article"><meta property="og:title" content="{e(story.title)}">
<meta property="article:published_time" content="{story.at.isoformat()}"><meta property="article:author" content="https://facebook.example.com/vungbien"></head>
<body><div class="wrapper"><div class="topbar"><span id="clock">{weekday(TODAY)}, {TODAY:%d/%m/%Y}, {TODAY:%H:%M} (GMT+7)</span><span class="wt">Thời tiết Hòn Én Nhỏ: 21°C, có mưa vài nơi</span></div>
<div class="brand"><a href="/"><img src="/brand.png" alt="Báo Vùng biển"></a></div><ul class="nav navbar-nav">
{menu("Trang chủ|Chính trị|Kinh tế|Xã hội|Văn hóa|Thể thao|Du lịch|Quốc tế|Pháp luật|Truyền hình|Phát thanh|Báo in|Media|Chuyển đổi số|Đất và người|Bạn đọc")}
</ul>
<div class="rowx"><aside class="col-a">
{CLUTTER["prices"]}
<h4>Thông tin cần biết</h4>
<div class="nt"><p>{COAST_NEWS[0]}</p></div>
<div class="nt"><p>{COAST_NEWS[1]}</p><small>Đăng lúc {earlier:%H:%M} ngày {earlier:%d/%m/%Y}</small></div>
<h4>Lịch phát sóng truyền hình tối nay</h4><table><tr><td>18:30</td><td>Thời sự tối</td></tr><tr><td>19:45</td><td>Phim truyện: Bến không chồng</td></tr></table>
<h4>Đọc nhiều trong tuần</h4><ul>
{each('<li><a href="/{slug}-{n}.html">{title}</a> <i>{day}</i><p>{teaser}</p></li>', SIDE[2:9])}
</ul></aside>
<section class="col-b"><ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/chinh-tri">Chính trị</a></li><li><a href="/chinh-tri/xay-dung-dang">Xây dựng Đảng</a></li></ol>
<div class="detail"><h1 class="detail-h">{e(story.title)}</h1>
<div class="detail-m"><span class="rel">{ago(story.at)}</span> | <span class="vw">Lượt xem: 2.417</span></div>
<div class="detail-sapo"><p>{e(story.lead)}</p></div>
{picture}
<div id="content" class="detail-c">
{woven(paragraphs(story), {})}
</div><div class="detail-author text-right">{e(story.author)}</div>
<div class="detail-copy"><p>Bài viết được bảo hộ bản quyền; khi sử dụng phải ghi rõ nguồn Báo Vùng biển</p></div>
<div class="sharethis"><span>Facebook</span><span>Zalo</span><span>Twitter</span></div>
<div class="like-news"><h4>Tin liên quan</h4>
{each('<div class="media"><a class="pull-left" href="/{slug}-{n}.html"><img src="/t{n}.jpg"></a><div class="media-body"><h5><a href="/{slug}-{n}.html">{title}</a></h5><p>{teaser}</p><span>{day} {clock}</span></div></div>', story.others)}
</div><div class="feedback"><h4>Ý kiến ({len(COMMENTS)})</h4>
{talk('<div class="fb"><b>{name}</b>{text}</div>')}
<p class="rule">Ý kiến của bạn phải viết bằng tiếng Việt có dấu</p></div></div></section></div>

{CLUTTER["mega"]}
<footer><p>Cơ quan ngôn luận của Đảng bộ Hòn Én</p><p>Giấy phép số 182/GP-BTTTT. Phụ trách: Vũ Thị Hường</p></footer></div></body></html>"""


MIDLAND_NEWS = (
    "Hội người cao tuổi làng Kẻ Vạc Trong tổ chức chúc thọ các cụ tròn tám mươi, chín mươi tuổi vào rằm tháng tới; con cháu ở xa có thể gửi thiệp qua hòm thư của hội.",
    "Nhà thiếu nhi Mỹ Lâm Thượng khai giảng các lớp vẽ, múa, cờ vua từ đầu tuần sau; học phí được giảm một nửa cho con em gia đình chính sách.",
)
MIDLAND = Facts(
    furniture=(*MIDLAND_NEWS, "Báo Trung du giữ bản quyền nội dung trên website này", "Tổng lượt truy cập: 91.204.118", "Gửi bài cộng tác về hộp thư", "Liên kết website các huyện"),
    neutral=("Tin liên quan", ">>"),
    lead=False,
)  # fmt: skip


def midland(story: Story) -> str:
    """Old ASP.NET tables: no tag around a paragraph, only breaks; the lead is the first, in bold."""
    picture = f'<table align="center" width="500"><tr><td align="center"><img src="/Images/{story.at:%Y/%m}/a.jpg" width="500" border="0"></td></tr><tr><td align="center"><font size="1" color="#0000ff"><i>{e(story.caption)}</i></font></td></tr></table>'
    flat = "<b>Tin liên quan:</b><br><br>\n" + each('&gt;&gt; <a href="/Default.aspx?tabid=82&amp;NewsID={n}">{title}</a><br>\n{teaser}<br><br>', story.others[:2])  # fmt: skip
    made = [f"{inline(n, text)}<br><br>" for n, text in enumerate(story.body)]
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8"><TITLE>BÁO TRUNG DU ĐIỆN TỬ - {e(story.title)}</TITLE>
<LINK rel="stylesheet" href="/Portals/_default/default.css"></HEAD><BODY topmargin="0" leftmargin="0">
<form name="Form" method="post" action="/Default.aspx" id="Form"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="dDwtMTY1Nzg4Oz4=">
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="3"><img src="/banner.jpg" width="1000"></td></tr>
<tr><td colspan="3" class="menubar"><span class="now">{weekday(TODAY, digit=True)}, ngày {TODAY:%d/%m/%Y}</span>
{menu("Trang chủ|Thời sự - Chính trị|Xây dựng Đảng|Kinh tế|Văn hóa - Xã hội|Quốc phòng - An ninh|Pháp luật - Bạn đọc|Khoa học - Giáo dục|Thể thao|Đất và người|Trong nước|Quốc tế", '<a class="mnu" href="/{slug}.aspx">{name}</a> |')}
</td></tr>
<tr valign="top"><td width="180" class="LeftPane"><div class="hd">TIN NGẮN</div>
<div class="bd">{MIDLAND_NEWS[0]}<br><br>{MIDLAND_NEWS[1]}</div>
<div class="hd">ĐỌC NHIỀU</div><table width="100%">
{each('<tr><td>&bull; <a href="/Default.aspx?tabid=82&amp;NewsID={n}">{title}</a> <font color="gray">({day})</font></td></tr>', SIDE[:6])}
</table><div class="hd">Liên kết website các huyện</div><select><option>-- Chọn --</option><option>Huyện Bàu Sen</option><option>Huyện Hòn Én</option></select></td>
<td width="600" class="ContentPane"><div class="bc">Thời sự - Chính trị &gt; Xây dựng Đảng</div>
<div><span id="dnn_ctr422_ViewNews_lblTitle" class="NewsTitle">{e(story.title)}</span></div>
<div><span id="dnn_ctr422_ViewNews_lblDate" class="NewsDate">{story.at:%H:%M} | {story.at:%d/%m/%Y}</span></div>
<div id="dnn_ctr422_ViewNews_lblContent" class="NewsContent"><b>{e(story.lead)}</b><br><br>
{picture}
{woven(made, {3: flat})}
<div align="right"><b>{e(story.author)}</b></div></div>
<div class="tool"><a href="javascript:window.print()">In trang</a> <a href="mailto:">Gửi cho bạn bè</a> <a href="#top">Lên đầu trang</a></div>
<hr><div class="hd">CÁC TIN KHÁC</div>
{each('<div class="ot"><img src="/bullet.gif"> <a href="/Default.aspx?tabid=82&amp;NewsID={n}">{title}</a> <i>({clock} - {day})</i></div>', [*story.others[2:], *SIDE[9:]])}
</td>
<td width="220" class="RightPane">
{CLUTTER["prices"]}
<div class="hd">TIÊU ĐIỂM</div>
{each('<div class="td"><a href="/Default.aspx?tabid=82&amp;NewsID={n}"><b>{title}</b></a><br>{teaser}</div>', SIDE[6:9])}
<div class="hd">QUẢNG CÁO</div><a href="https://ads.example.com"><img src="/qc1.gif"></a><a href="https://ads.example.com"><img src="/qc2.gif"></a></td></tr>
<tr><td colspan="3" class="Footer">Báo Trung du giữ bản quyền nội dung trên website này. Giấy phép số 37/GP-BTTTT.<br>Gửi bài cộng tác về hộp thư của tòa soạn. Trưởng ban: Trần Thị Hợi.<br>Tổng lượt truy cập: 91.204.118</td></tr></table></form></BODY></HTML>"""
