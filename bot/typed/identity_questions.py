"""Who or what the bot is, asked in plain words: "bot là ai", "bạn là người hay máy".

What is asked of others, "bí thư là ai", is a question on the news.
"""

import re

from jobs.text import fold
from jobs.understanding.dialect import standard

_ME = r"(?:chat ?bot|bot|ban|may|em|anh|chi|cau|dong chi|day|robot|mi|may|bay)(?: oi| nay)?"
_KIND = (
    r"(?:ai|gi|(?:con )?nguoi(?: that)?|may(?: moc)?|robot|(?:chat ?)?bot|chat ?gpt"
    r"|tri tue nhan tao|phan mem|tro ly ao)"
)
_BEFORE = r"(?:(?:xin |em |toi |cho )*(?:chao|hoi|oi|the|vay|a|nay)(?: bot| ban)? )*"
_AFTER = r"(?: (?:vay|the|a|ha|day|do|nhi|nhe|ban|bot|khong|phai khong|dung khong|hay sao))*"

_FORMS = (
    rf"{_ME} (?:la|co phai(?: la)?) {_KIND}(?: hay(?: la)? {_KIND})?",
    rf"co phai (?:la )?{_KIND}(?: hay(?: la)? {_KIND})? khong",
    rf"{_KIND} hay(?: la)? {_KIND}",
    rf"(?:{_ME} ten(?: la)? gi|ten (?:cua )?{_ME} la gi)",
    r"(?:(?:toi|minh|em) )?(?:dang )?(?:noi chuyen|nhan tin|chat) voi (?:ai|nguoi hay may|bot a)",
    r"ai (?:dang )?(?:tra loi|noi chuyen|nhan tin|nhan)(?: (?:toi|minh|em|voi toi|voi minh))?",
    rf"(?:{_ME} )?(?:hay )?(?:tu )?gioi thieu (?:ve )?(?:{_ME}|ban than|minh)(?: di)?",
    r"who are you|are you (?:a |an )?(?:bot|human|robot|person|ai|machine)",
)
_MADE = re.compile(
    rf"{_BEFORE}(?:{_ME} (?:la )?(?:do|cua) (?:ai|don vi nao|nguoi nao|cong ty nao|nuoc nao)"
    r"(?: da| dang)?(?: (?:lam|lam ra|tao|tao ra|viet|viet ra|san xuat|lap|lap ra|phat trien|nuoi"
    r"|quan ly|van hanh))?"
    r"|ai (?:la nguoi )?(?:lam|lam ra|tao ra|viet ra|sinh ra|de ra|phat trien) (?:ra )?"
    rf"(?:chat ?bot|bot|may|em)(?: nay)?){_AFTER}"
)
_ASKED = re.compile(rf"{_BEFORE}(?:{'|'.join(_FORMS)}){_AFTER}")


def asks_who(text: str) -> bool:
    """Say whether a message asks who the bot is, or whether it is a person."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
    return _ASKED.fullmatch(plain) is not None


def asks_who_made(text: str) -> bool:
    """Say whether a message asks who made the bot, or runs it: "bot do ai làm ra"."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
    return _MADE.fullmatch(plain) is not None and not asks_who(text)
