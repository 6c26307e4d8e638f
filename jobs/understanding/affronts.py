"""Insults to the Party, the State and Uncle Ho, and obscene words: nothing to search for or quote.

Only what is said of them outright counts: "phản bác luận điệu Đảng độc tài" looks for an article,
and "Đảng bộ vùng lũ" is hit by a flood. Language data; pure.
"""

import re

from jobs.text import canonical, fold
from jobs.understanding.typed_text import typed

_WHOM = (
    r"(?:bac ho|(?:ong |cu )?ho chi minh|ho chu tich|(?:bon |lu |tui )?(?:dang(?: cong san"
    r"(?: viet nam)?| csvn| ta| minh)?|(?:viet )?cong san|csvn)|nha nuoc(?: ta| nay)?"
    r"|che do(?: nay| ta| cong san)|chinh quyen(?: nay| ta)?|chinh phu(?: nay| ta)?"
    r"|bo chinh tri|tong bi thu)"
)
_BAD = (
    r"(?:nguoi xau|ke xau|xau xa|do to|toi do|ban nuoc(?= (?:hai dan|cau vinh|het|that)|$)|an hai"
    r"|an bam|an cuop|cuop(?: nuoc)?|cuop "
    r"ngay"
    r"|tham nhung an hai|thoi nat|bip bom|lua dao|lua dan|doi tra|gia doi|hen nhat|bat tai|vo dung"
    r"|khon nan|mat day|cho de|cho ma|toi ac|giet nguoi|phan dong|thoi tha|rac ruoi|ngu dot|ngu si"
    r"|dan don|doc ac|doc tai|tay sai|an tan|mafia|hut mau|luu manh)"
)
_BETWEEN = (
    r"(?: (?:la|toan|chi|dung|mot|cai|thi|nay|that|qua|rat|toan la|bon|lu|tui|do|ke|nguoi|loai|dua"
    r"|het|deu|va|tham nhung|tham lam))*"
)
_FORMS = re.compile(
    rf"(?<![a-z])(?:{_WHOM}{_BETWEEN} {_BAD}"
    rf"|(?:da dao|diet|chui) {_WHOM}$"
    rf"|{_WHOM} (?:chet|cut|bien|xuong ho)(?: me| cu| cha| bo)*(?: di| het| di cho roi| ngay)*"
    rf"(?: (?:cho roi|nhe|a|thoi))*$)(?![a-z])"
)
_LED = re.compile(
    r"phan bac|luan dieu|xuyen tac|dau tranh|bac bo|sai trai|nen tang tu tuong|thu dich|vach tran"
    r"|chong pha|khoi to|xet xu|bi bat|bi phat|bi cao|toi danh|hanh vi|dien bien hoa binh"
)
"""What is said by who looks for news of such words, and does not use them."""

_NAMED = re.compile(rf"(?<![a-z]){_WHOM}(?![a-z])")
_WORD = re.compile(r"[^\W_]+")

_OBSCENE = ["địt", "đụ", "đéo", "lồn", "buồi", "cặc", "đĩ", "đcm", "đkm"]
_OBSCENE_BARE = re.compile(
    r"(?<![a-z])(?:dit (?:me|con|bo|cha)|du (?:ma|me)|d[ck]m|dmm|con cac|nhu lon|cai lon|do cho de)"
    r"(?![a-z])"
)
_OTHERS = ["đang", "đáng", "dáng", "dạng", "dâng", "đắng", "lu", "lụ", "lù", "tụi", "túi"]
"""What folds into a word of the forms and is none of them, where tone marks are typed."""


def insults(text: str) -> bool:
    """Say whether a message insults the Party, the State or Uncle Ho."""
    plain = _plain(text)
    if _LED.search(plain):
        return False
    return _FORMS.search(plain) is not None or (obscene(text) and _NAMED.search(plain) is not None)


def obscene(text: str) -> bool:
    """Say whether a message has an obscene word."""
    line = typed(text)
    if any(canonical(word) in _OBSCENE for word in _WORD.findall(line.shown)):
        return True
    return not line.marked and _OBSCENE_BARE.search(_plain(text)) is not None


def _plain(text: str) -> str:
    line = typed(text)
    return " ".join(
        "-" if line.marked and canonical(word) in _OTHERS else fold(word)
        for word in _WORD.findall(line.shown)
    )
