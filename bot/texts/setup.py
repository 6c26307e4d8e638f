"""What the bot says to whoever sets it up, step by step; and of a first bulletin."""

from bot.language import Words, _, _n
from bot.messages import RichText, bold, plain

COMMAND_HELP = Words({"guingay": "gửi bản tin cho nhóm này ngay"})


def no_sources() -> RichText:
    """Say that the first step is a source."""
    return bold(_("Bước 1/3: nguồn tin.")) + _(
        " Bot chưa có nguồn tin nào. Đồng chí lấy danh sách có sẵn, hoặc gõ "
        "/nguon them kèm địa chỉ trang báo, cổng thông tin của địa phương."
    )


def starters(count: int) -> str:
    """Label of the choice that takes the list of sources."""
    return _n("Lấy {count} nguồn có sẵn", count)


def took_starters(count: int) -> RichText:
    """Confirm that the list of sources was taken."""
    return plain(_n("Đã thêm {count} nguồn tin; bot đang lấy tin. Xem danh sách: /nguon.", count))


def no_units() -> RichText:
    """Say that the next step is a unit."""
    return bold(_("Bước 2/3: đơn vị.")) + _(
        " Đồng chí gõ tên đơn vị đầu tiên, ví dụ: /donvi them Chi bộ Văn phòng. "
        "Nhiều đơn vị thì nhập một lần từ tệp bằng lệnh bantin units import."
    )


def no_chats() -> RichText:
    """Say that the next step is a group."""
    return bold(_("Bước 3/3: nhóm.")) + _(" Đồng chí tạo mã mời rồi gửi vào nhóm của đơn vị.")


def founded(path: str, number: int, above: str | None) -> RichText:
    """Confirm that a unit was made, below ``above``; None: at the root."""
    place = (
        _(", trực thuộc {above}.", above=above)
        if above
        else _(", không có đơn vị cấp trên. Chuyển: /donvi chuyển #{number} về …", number=number)
    )
    return plain(_("Đã thêm đơn vị ")) + bold(path) + f" (#{number}){place}"


def found_twin(there: str, number: int, name: str) -> RichText:
    """Ask whether a unit is another one than that whose name differs by its marks alone."""
    return plain(
        _(
            "Ở cấp này đã có “{there}” (#{number}), bot chưa thêm “{name}”. Nếu là đơn vị khác, "
            "đồng chí ghi tên trong ngoặc kép: /donvi them “{name}”.",
            there=there[:64],
            number=number,
            name=name[:64],
        )
    )


def found_no_parent(above: str, typed: str) -> RichText:
    """Say that the unit above is not known, and how all of it is a name."""
    return plain(
        _(
            "Bot chưa rõ đơn vị cấp trên “{above}” (xem tên, số bằng /donvi), nên chưa thêm gì. "
            "Nếu cả câu là tên đơn vị, đồng chí ghi trong ngoặc kép: /donvi them “{typed}”.",
            above=above[:64],
            typed=typed[:100],
        )
    )


def found_how() -> RichText:
    """Say how a unit is made."""
    return plain(
        _(
            "Đồng chí ghi tên đơn vị, ví dụ: /donvi them Chi bộ Văn phòng; đơn vị trực thuộc: "
            "/donvi them Chi bộ Văn phòng thuộc Đảng bộ xã A, hoặc /donvi them #1 Chi bộ Văn phòng "
            "(#1 là số của đơn vị cấp trên, xem bằng /donvi)."
        )
    )


def found_one_by_one() -> RichText:
    """Say that several units come one by one, or out of a file."""
    return plain(
        _(
            "Mỗi tin nhắn chỉ thêm một đơn vị, nên bot chưa thêm đơn vị nào. Đồng chí gửi từng "
            "tên trong một tin riêng; danh sách dài thì nhờ người cài đặt bot nhập từ tệp Excel "
            "bằng lệnh bantin units import."
        )
    )


def found_already(name: str) -> RichText:
    """Say that there is a unit of that name already."""
    return plain(_("Đã có đơn vị “{name}” ở cấp này. Đồng chí gõ /donvi để xem.", name=name[:64]))


def found_where() -> RichText:
    """Ask below which unit a new one is to hang."""
    return plain(
        _("Đồng chí ghi số của đơn vị cấp trên (xem bằng /donvi), ví dụ: /donvi them #1 Chi bộ 2.")
    )


def invite() -> str:
    """Label of the choice that makes an invitation."""
    return _("Tạo mã mời")


def send_first() -> str:
    """Label of the choice that sends a chat's first bulletin."""
    return _("Gửi bản tin đầu tiên")


def coming() -> RichText:
    """Say that a bulletin is on its way."""
    return plain(_("Bot gửi bản tin vào nhóm ngay bây giờ."))


def waits_for_approval() -> RichText:
    """Say that a bulletin waits for somebody's approval."""
    return plain(_("Bản tin đang chờ quản trị viên duyệt (/duyet), duyệt xong sẽ gửi ngay."))


def being_pulled() -> RichText:
    """Say that the news is still being pulled."""
    return plain(_("Bot đang lấy tin lần đầu; bản tin sẽ tự gửi vào đây sau ít phút."))


def nobody_tells() -> RichText:
    """Say that there is no source."""
    return plain(_("Bot chưa có nguồn tin. Quản trị viên của bot gõ /nguon để thêm nguồn."))


def nothing_since() -> RichText:
    """Say that there is no news since the last bulletin."""
    return plain(
        _(
            "Chưa có tin mới phù hợp kể từ bản tin trước. Đồng chí gõ /bantin để xem "
            "tin 24 giờ qua, hoặc /caidat để xem lại các lựa chọn."
        )
    )
