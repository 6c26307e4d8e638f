"""Who is not content with the bot, or scolds it: "trả lời sai rồi", "không đúng ý tôi", "bot ngu".

A thank-you would mock him, and a search for "không phải" would be worse. Only a message that says
nothing else is taken so: "trả lời sai sự thật" in a headline is news. Language data, folded; pure.
"""

import re

from jobs.text import fold
from jobs.understanding.dialect import standard

_BOT = r"(?:con |em |thang )?(?:chat ?bot|bot|ad)(?: nay)?"
_WRONG = (
    r"(?:sai|sai bet|sai be bet|nham|bay ba|linh tinh|lung tung|vo van|nham nhi|chan|do te|do hoi"
    r"|vo dung|ngu|ngu ngoc|khong hieu gi|chang hieu gi|chua dung|khong dung|chang dung"
    r"|khong trung)"
)
_BAD = (
    rf"(?:{_WRONG}|bay|do|kem|te|lom|dot|dot nat|dien|khung|hu|lao|lao toet|rac|xam|nhu cut"
    r"|nhu shit|nhu hach)"
)
"""What is said of the bot where it is named; alone, such a word may be another: "Lào", "điện"."""

_MUCH = (
    r"(?: (?:qua|troi|the|vay|that|het|roi|ghe|vai|lam|bot|oi|a|day|do|di|nhe|gi|y|cau|ma|luon"
    r"|vl|vcl|vkl|tran|rua|ri|hen"
    r"|su|(?:dieu|cai|cau)?(?: )?(?:toi|minh|em|bac)(?: (?:hoi|can|muon))?|hoi|can|muon))*"
)
_BEFORE = r"(?:sao |dung la |do |cai )*"
_BETWEEN = r"(?:tra loi |noi |tim |toan |that |gi |ma |cung )*"
_ANSWERS = r"(?:ban |may |em |bot )?(?:tra loi|noi|tim|hieu)(?: bot| the| toan)*"
_LEADING = r"(?: (?:nhu vay|nhu the|nhu rua|gi|ma|chi|la|toan))*"
_FORMS = (
    rf"{_BEFORE}{_BOT} {_BETWEEN}{_BAD}{_MUCH}",
    rf"(?:sao )?{_ANSWERS}{_LEADING} (?:{_WRONG}|bay|ky(?: cuc| la)?|lang nhach){_MUCH}",
    rf"(?:do |that |qua )?{_WRONG}{_MUCH}",
    rf"(?:tin|bai|cau|ban tin)(?: nay| do| kia)? (?:nay |do )?{_WRONG}{_MUCH}",
    rf"do (?:dien|khung|rac|dot|hu|te){_MUCH}",
    rf"(?:khong|chang|chua|co|dau co|dau) (?:phai|dung)(?: (?:the|vay|roi|y|dau))*{_MUCH}",
    r"(?:toi|minh|bac|em|ai) (?:co |dau co |khong |dau )*hoi (?:the|vay|cai (?:do|nay))(?: dau)?",
    r"y (?:toi|minh|em|bac) (?:la )?(?:khong phai|khac)(?: the| vay| roi)*",
    r"hoi mot dang(?: tra loi)? mot (?:neo|kieu)",
    rf"sao (?:ma )?(?:tra loi )?(?:cham|lau|tre|im){_MUCH}",
    rf"(?:tra loi )?(?:cham|lau) (?:qua|the|vay){_MUCH}",
    r"(?:im|im mieng|im di|cam|cam mom|cut|bien|xeo|thoi im)(?: di| ngay| mom| may| bot)*",
    r"(?:dm|dcm|dkm|vl|vcl|vkl|clgt|dit me|do cho|me may|deo|wtf)(?: [a-z]+){0,6}",
)
_SAID = re.compile(rf"(?:{'|'.join(_FORMS)})")


def complains(text: str) -> bool:
    """Say whether a message does nothing but complain of the bot."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
    return _SAID.fullmatch(plain) is not None
