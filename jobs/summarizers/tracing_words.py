"""The words by which ``jobs.summarizers.tracing`` tells what turns a sentence from the rest."""


def _set(text: str) -> frozenset[str]:
    return frozenset(each.strip() for line in text.split("\n") for each in line.split(",") if each)


LIGHT = _set("""
các,những,và,của,là,thì,mà,để,với,cho,trong,tại,ở,vào,trên,từ,đến,về,do,vì,nên,này,đó,ấy,kia,nọ
có,được,bị,đã,đang,vừa,cũng,rằng,theo,ra,lên,xuống,khi,lúc,sau,trước,còn,như,việc,số,ông,bà,đồng,chí
nói,hay,biết,thêm,ngày,hôm,hồi,cùng,nhằm,tới,bằng,qua,thông,đồng thời,thời,trong,khi,chỉ,đưa,tin
nước,đơn,họ,mình,vụ,gồm,bao,tổng,vẫn,rất,lại,nó,anh,chị,mỗi,một,trị,giá,hiện,thuộc,mới,đạt,tân
chuyến,cuộc,buổi,dẫn,lời,thực,chương,trình,làm,là,do,tôi,chúng,ta,bởi,vậy,thế,nhưng,tuy,nhiên,cụ,thể,hơn,gần,khoảng,tiến,hành
""")
"""Words of no weight: they may come and go."""

TURNING = _set("""
không,chưa,chẳng,đừng,chớ,cấm,phó,cựu,dự kiến,có thể,có lẽ,nếu,sẽ,dự định,nghi ngờ,nghi án,hầu
nguyên chủ,nguyên bí,nguyên phó,nguyên giám,nguyên trưởng,nguyên bộ,nguyên thủ,quyền chủ,quyền bộ
đề nghị,đề xuất,kiến nghị,yêu cầu,từ chối,bác bỏ,phủ nhận,phản đối,ủng hộ,thừa nhận,huỷ,hoãn,ngừng
miễn,bãi bỏ,bãi nhiệm,suýt,dường như,dự đoán,cáo buộc,tin đồn,nửa,cho là,khả năng,bác tin,bác cáo
bác thông,phản bác
""")
"""Words that turn what stands with them, make it less certain, or another office."""

APART = _set("dự kiến,có lẽ,cho là")
"""Those that do so from before a comma, too ("theo dự kiến, …")."""

CLOSE = _set("không,chưa,chẳng,đừng,chớ,phó,cựu")
"""Those that turn only what stands right behind them."""

DENYING = _set("phải,thể,hề,còn,hẳn")
"""What may stand between a "không" and what it denies."""

POINTING = _set("này,đó,ấy,trên,nêu")
"""With these ends what points to something named before."""

FUTURE = _set("sẽ,dự kiến,có thể,có lẽ,dự định,định")
"""One of these will do: "dự kiến sẽ họp" is "dự kiến họp"."""

HEARSAY = _set("người dân,nhiều người,nguồn tin,dư luận,cho là")
"""What these say is not told as a fact, where a word of saying stands with them."""

CLAIMING = _set("""
tin đồn,đồn đoán,dự đoán,cáo buộc,cho rằng,chỉ trích,tố cáo,đánh giá,nhận định,cáo trạng,lời khai
nhân chứng,chứng kiến,tự nhận
""")
"""With these begins, or ends, what is not told as a fact without them."""

COMPOUNDS = _set("""
phòng không,hàng không,trên không,không quân,không gian,không khí,không phận,không trung,không vận
đối phó,ứng phó,không những,không chỉ,có khả năng
theo lệnh,theo quy,theo đuổi,theo dõi,kèm theo,mang theo
""")
"""Pairs in which a word of ``TURNING`` turns nothing, and a "theo" says nobody's words."""

JOINING = _set("và,nhưng,song,hoặc,do,vì,khi,để,nếu,sau,trước,trong,theo,mà,còn,dù,với,nên")
"""With these begins what is a thought of its own."""

SAYING = _set("nói,cho biết,cho hay,cho rằng,khẳng định,tuyên bố,theo,nhấn mạnh,phát biểu,dẫn lời")
"""Without these what somebody said would be a fact."""

SUPERLATIVE = _set("nhất,đầu tiên,kỷ lục")
"""What holds only for so much as is said behind it."""

NARROWING = _set("ở,tại,của,trong,từ,kể,tính,với,cho,hôm,ngày,năm,tháng")
"""With these begins for what a superlative holds: "đầu tiên ở Anh"."""

SPEAKING = SAYING - {"theo"}
"""What somebody does who says something."""

OPINING = SPEAKING - {"cho biết", "cho hay", "dẫn lời", "tuyên bố"}
"""With these somebody gives his own view, and no news that he has."""

SOURCED = (
    SAYING | CLAIMING | _set("kêu gọi,xác nhận,thông báo,chia sẻ,lưu ý,gọi,cảnh báo,thừa nhận")
)
"""With any of these it is told whose words they are."""

TENSES = _set("đã,đang,sẽ,chưa,vừa,sắp")

_BOUNDS = (
    ("more", "hơn,trên,quá"),
    ("nearly", "gần,ngót"),
    ("about", "khoảng,chừng,độ,tầm"),
    ("less", "dưới"),
    ("most", "nhất,đa"),
    ("least", "thiểu"),
    ("minus", "âm"),
)
BOUNDS = {word: kind for kind, words in _BOUNDS for word in words.split(",")}
"""What stands before a number and belongs to it → its kind."""

MOVING = _set("""
ngày,hôm,sáng,trưa,chiều,tối,đêm,hồi,tại,ở,từ,trong,vào,năm,tháng,theo,sau,trước,đến,trên,hiện,khi,sắp,hết,kể
""")
"""With these begins what may stand at either end of a sentence."""

PERSONS = _set(
    "ông,bà,anh,chị,đồng,chí,cô,họ,người,này,nước,đơn,vị,cơ,quan,hãng,công,ty,sở,thành,phố"
)
"""What stands for a name, with or without "này"."""

_SAME = (
    "bán,cung cấp",
    "xử phạt,phạt",
    "gồm,bao gồm",
    "nói,cho biết,phát biểu,tuyên bố,viết",
    "họp,cuộc họp",
    "thăm,chuyến thăm,đến thăm",
    "duyệt,phê duyệt",
    "mua,thương vụ",
    "đăng,chia sẻ",
    "chuyển,gửi",
    "hưởng,lương,nhận",
    "bãi,địa điểm",
    "chương,trình",
    "thấy,cho biết",
)
_GROUPS = [frozenset(each.split(",")) for each in _SAME]


def same(word: str, text: str) -> bool:
    """Whether a word is said in other words in a text, with blanks at its ends."""
    return any(word in group and any(f" {each} " in text for each in group) for group in _GROUPS)
