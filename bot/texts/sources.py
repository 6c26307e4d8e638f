"""What the bot says about sources of news, to its admins. See ``texts``."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.language import Words, _, _n
from bot.messages import RichText, bold, joined, plain
from jobs import health
from jobs.discover import Found
from jobs.health import SILENT, Alarm, News, State, Watched

CAUSES = Words(
    {
        State.EMPTY: "nguồn không còn tin nào",
        State.NOT_A_FEED: "địa chỉ không còn là nguồn tin",
        State.BLOCKED: "máy chủ chặn bot hoặc đòi xác minh trình duyệt",
        State.GONE: "địa chỉ không còn tồn tại",
        State.MOVED: "địa chỉ chuyển sang trang khác",
        State.REFUSED: "địa chỉ không được phép truy cập",
        State.UNREACHABLE: "không kết nối được máy chủ",
        State.TOO_LARGE: "nguồn quá lớn",
        State.TOO_SLOW: "nguồn đọc quá chậm",
        State.BROKEN: "bot gặp lỗi khi đọc nguồn",
        SILENT: "đã lâu không có tin mới",
    }
)

REMEDIES = Words(
    {
        State.EMPTY: (
            "Đồng chí mở trang của báo xem nguồn RSS có đổi địa chỉ không, rồi /nguon them."
        ),
        State.NOT_A_FEED: (
            "Đồng chí tìm địa chỉ RSS mới trên trang của báo, hoặc thử /nguon thu với địa chỉ "
            "trang chủ."
        ),
        State.BLOCKED: (
            "Đồng chí đề nghị đơn vị quản lý trang cho phép bot, hoặc thử sitemap hay trang "
            "chuyên mục của báo đó."
        ),
        State.GONE: "Đồng chí thử /nguon thu với địa chỉ trang chủ để tìm nguồn mới.",
        State.MOVED: (
            "Nếu địa chỉ mới là đúng, đồng chí /nguon them địa chỉ đó, rồi /nguon xoa nguồn cũ."
        ),
        State.REFUSED: (
            "Nếu đây là máy chủ nội bộ của cơ quan, ghi tên máy vào ALLOWED_PRIVATE_HOSTS."
        ),
        State.UNREACHABLE: (
            "Đồng chí mở thử trang đó trong trình duyệt; nếu trang vẫn chạy, có thể máy chủ của "
            "trang chặn địa chỉ của bot."
        ),
        State.TOO_LARGE: "Đồng chí tìm nguồn của riêng một chuyên mục, nhỏ hơn.",
        State.TOO_SLOW: "Đồng chí tìm nguồn của riêng một chuyên mục, nhỏ hơn.",
        State.BROKEN: "Đồng chí báo cho người cài đặt bot xem nhật ký.",
        SILENT: "Báo có thể đã sáp nhập hoặc đổi địa chỉ; đồng chí thử /nguon thu với trang chủ.",
    }
)

WELL = Words({State.NEW: "tốt", State.NOTHING_NEW: "tốt"})
MOST_TOLD = 10
KINDS = Words({"feed": "RSS/Atom", "sitemap": "sitemap tin tức", "page": "trang danh sách"})


def report(told: Sequence[News], *, own_fault: bool) -> RichText:
    """Tell the admins which sources have died, are back, or changed suddenly.

    Args:
        told: What is to be told; not empty.
        own_fault: Whether so many are lost together that it is our own connection.
    """
    parts: list[RichText] = []
    died = [each for each in told if each.trouble]
    if own_fault:
        parts.append(
            bold(_("Hầu hết nguồn tin cùng lúc không kết nối được."))
            + _(" Có thể máy chủ chạy bot mất mạng; đồng chí kiểm tra kết nối Internet và DNS.")
        )
    elif died:
        lines = [_died(each) for each in died[:MOST_TOLD]]
        parts.append(joined("\n", [bold(_("Nguồn tin ngừng hoạt động")), *lines]) + _more(died))
    back = [each for each in told if each.back]
    if back:
        names = ", ".join(each.watched.feed.name for each in back[:MOST_TOLD])
        parts.append(bold(_("Nguồn tin hoạt động trở lại: ")) + names + _more(back))
    changed = [_changed(each.watched, each.alarm) for each in told if each.alarm]
    if changed:
        parts.append(joined("\n", [bold(_("Nguồn tin thay đổi bất thường")), *changed[:MOST_TOLD]]))
    return joined("\n\n", parts)


def _died(news: News) -> RichText:
    trouble, feed = news.trouble or "", news.watched.feed
    text = plain(
        _(
            "▪ {name} (số {id}): {cause}.",
            name=feed.name,
            id=feed.id,
            cause=CAUSES.get(trouble, trouble),
        )
    )
    remedy = REMEDIES.get(trouble, "")
    text += (f" {remedy}" if remedy else "") + f"\n{feed.url}"
    moved = news.watched.fault if trouble == State.MOVED else None
    return text + (f" → {moved.rpartition(': ')[2]}" if moved else "")


def _changed(watched: Watched, alarm: Alarm | None) -> RichText:
    feed, text = watched.feed, plain("")
    if alarm and alarm.hosts:
        hosts = ", ".join(alarm.hosts[:MOST_TOLD])
        text += _(
            "▪ {name} (số {id}) dẫn tới trang lạ: {hosts}. Các tin đó chưa được lấy. "
            "Nếu đúng, đồng chí gõ /nguon chophep {id} {host}; nếu nghi nguồn bị "
            "chiếm, gõ /nguon dung {id}.",
            name=feed.name,
            id=feed.id,
            hosts=hosts,
            host=alarm.hosts[0],
        )
    if alarm and alarm.title:
        text += ("\n" if text else "") + (
            _(
                "▪ {name} (số {id}) đổi tên từ “{was}” thành “{title}”. Đồng chí xem "
                "lại; nếu nghi ngờ, gõ /nguon dung {id}.",
                name=feed.name,
                id=feed.id,
                was=alarm.was,
                title=alarm.title,
            )
        )
    return text


def _more(told: Sequence[News]) -> str:
    return _n("\n… và {count} nguồn nữa.", len(told) - MOST_TOLD) if len(told) > MOST_TOLD else ""


def listed(feeds: Sequence[Watched], *, of: int, zone: tzinfo) -> RichText:
    """List sources with their health.

    Args:
        feeds: Those of this page.
        of: How many there are.
        zone: The local time zone.
    """
    lines = [_line(each, zone) for each in feeds]
    foot = _(
        "/nguon thu ĐỊA CHỈ để xem trước, /nguon them ĐỊA CHỈ để thêm, /nguon "
        "dung|tiep|xoa SỐ để dừng, chạy tiếp, xóa."
    )
    return joined("\n", [bold(_("Nguồn tin ({of})", of=of)), *lines, "", foot])


def _line(watched: Watched, zone: tzinfo) -> RichText:
    feed, state = watched.feed, watched.state
    if watched.paused:
        health = _("đang dừng")
    elif state is None:
        health = _("chưa lấy lần nào")
    elif state in WELL:
        health = WELL[state]
        if watched.new_at:
            health += _(", tin mới {at}", at=_moment(watched.new_at, zone))
    else:
        since = (
            _(" từ {since}", since=_moment(watched.failing_since, zone))
            if watched.failing_since
            else ""
        )
        health = f"⚠ {CAUSES[state]}{since}"
    return plain(f"{feed.id}. {feed.name}: {health}")


def _moment(at: datetime, zone: tzinfo) -> str:
    return _("{at:%H:%M %d/%m}", at=at.astimezone(zone))


def preview(found: Found, zone: tzinfo, *, most: int) -> RichText:
    """Show what would be taken from an address."""
    listing = found.listing
    head = bold(listing.title or found.url) + (
        _n(
            "\n{kind}, {count} tin: {url}",
            len(listing.entries),
            kind=KINDS.get(found.kind, found.kind),
            url=found.url,
        )
    )
    lines = [
        plain(f"▪ {each.title or each.link}")
        + (f" ({_moment(each.published, zone)})" if each.published else "")
        for each in listing.entries[:most]
    ]
    return joined("\n", [head, *lines])


def added(name: str, found: Found) -> RichText:
    """Say that a source was added."""
    kind = KINDS.get(found.kind, found.kind)
    return plain(
        _n(
            "Đã thêm nguồn “{name}” ({kind}, hiện có {count} tin).",
            len(found.listing.entries),
            name=name,
            kind=kind,
        )
    )


def add_it() -> str:
    """Name the choice to add what was tried."""
    return _("Thêm nguồn này")


def there_already(url: str) -> RichText:
    """Say that a source was there."""
    return plain(_("Nguồn này đã có: {url}", url=url))


def none() -> RichText:
    """Say that there are no sources yet."""
    return plain(
        _("Chưa có nguồn tin nào. Đồng chí gõ /nguon thu ĐỊA CHỈ, rồi /nguon them ĐỊA CHỈ.")
    )


def usage() -> RichText:
    """Say what can be done with sources."""
    return plain(
        _(
            "/nguon – danh sách nguồn tin\n/nguon tim TÊN – tìm nguồn theo tên hoặc địa chỉ\n"
            "/nguon mau – lấy danh sách nguồn có sẵn\n"
            "/nguon thu ĐỊA CHỈ – xem trước, chưa thêm\n/nguon them ĐỊA CHỈ Tên báo – "
            "thêm\n/nguon dung SỐ, /nguon tiep SỐ – tạm dừng, chạy tiếp\n/nguon xoa SỐ "
            "– xóa nguồn và tin của nguồn\n/nguon chophep SỐ TÊN_MIỀN – cho phép tin "
            "dẫn tới trang đó"
        )
    )


def unknown(number: str) -> RichText:
    """Say that there is no such source."""
    return plain(
        _("Không có nguồn số {number}. Đồng chí gõ /nguon để xem danh sách.", number=number[:12])
    )


def not_found(named: str) -> RichText:
    """Say that no source has such a name or address."""
    return plain(
        _(
            "Không có nguồn nào tên “{named}”. Đồng chí gõ /nguon để xem danh sách.",
            named=named[:64],
        )
    )


def paused(name: str) -> RichText:
    """Say that a source is halted."""
    return plain(_("Đã tạm dừng nguồn “{name}”.", name=name))


def resumed(name: str) -> RichText:
    """Say that a source goes on."""
    return plain(_("Nguồn “{name}” chạy tiếp.", name=name))


def sure(name: str, entries: int) -> RichText:
    """Ask whether a source and its entries are really to go."""
    return plain(_n("Xóa nguồn “{name}” cùng {count} tin của nguồn?", entries, name=name))


def yes() -> str:
    """Name the choice to remove."""
    return _("Xóa")


def removed(name: str) -> RichText:
    """Say that a source is gone."""
    return plain(_("Đã xóa nguồn “{name}”. Trong một giờ, đồng chí có thể hoàn tác.", name=name))


def back(name: str) -> RichText:
    """Confirm that a removed source is there again."""
    return plain(_("Đã khôi phục nguồn “{name}”; bot đang lấy lại tin của nguồn.", name=name))


def allowed(name: str, hosts: Sequence[str]) -> RichText:
    """Say where a source may lead from now on."""
    return plain(_("Nguồn “{name}” được dẫn tới {hosts}.", name=name, hosts=", ".join(hosts)))


def not_here() -> RichText:
    """Say that sources cannot be tried in this program."""
    return plain(_("Ở đây chưa thử và thêm nguồn được."))


def failed(error: Exception) -> RichText:
    """Say why an address cannot be read, and what to try."""
    state = health.state_of(error)
    if state is State.NOT_A_FEED:
        return plain(
            _(
                "Không đọc được: trang này không có nguồn tin, cũng không có danh sách "
                "bài viết nào mà bot nhận ra."
            )
        )
    if state is State.REFUSED:
        return plain(_("Không đọc được: địa chỉ sai, hoặc không công khai trên Internet."))
    return plain(_("Không đọc được: {cause} ({error}).", cause=CAUSES[state], error=error))


def too_long() -> RichText:
    """Say that trying took too long."""
    return plain(_("Trang trả lời quá chậm, bot chưa tìm được nguồn. Đồng chí thử lại sau."))
