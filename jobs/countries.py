"""Countries as newspapers call them. Pure."""

import re
from functools import cache

COUNTRIES = """
Mỹ, Hoa Kỳ, Nga, Trung Quốc, Ukraine, Ấn Độ, Nhật Bản, Hàn Quốc, Triều Tiên, Lào, Campuchia, Thái
Lan, Malaysia, Indonesia, Singapore, Philippines, Myanmar, Brunei, Timor Leste, Đông Timor, Anh,
Pháp, Đức, Italia, Italy, Ý, Tây Ban Nha, Bồ Đào Nha, Hà Lan, Bỉ, Thụy Sĩ, Thụy Điển, Na Uy, Phần
Lan, Đan Mạch, Ba Lan, Séc, Slovakia, Hungary, Áo, Romania, Bulgaria, Hy Lạp, Serbia, Croatia,
Belarus, Thổ Nhĩ Kỳ, Iran, Iraq, Israel, Palestine, Syria, Lebanon, Jordan, Ai Cập, Qatar, Kuwait,
UAE, Yemen, Oman, Saudi Arabia, Ả Rập Xê Út, Ả Rập Saudi, Afghanistan, Pakistan, Bangladesh,
Nepal, Sri Lanka, Mông Cổ, Kazakhstan, Uzbekistan, Azerbaijan, Armenia, Gruzia, Georgia,
Australia, Úc, New Zealand, Fiji, Canada, Mexico, Cuba, Brazil, Argentina, Chile, Peru, Colombia,
Venezuela, Ecuador, Bolivia, Panama, Nam Phi, Nigeria, Kenya, Ethiopia, Sudan, Libya, Algeria,
Morocco, Maroc, Angola, Mozambique, Congo, Đài Loan, Hồng Kông, Hong Kong, EU, Liên minh châu Âu,
NATO, ASEAN, Liên hợp quốc, Iceland, Ireland, Estonia, Latvia, Litva, Moldova, Cyprus, Síp,
Maldives, Bhutan, Papua New Guinea, Bờ Biển Ngà, Ghana
"""


def country(name: str) -> bool:
    """Say whether a name is that of a country or a league of them, as written."""
    return name in _known()


def behind(text: str) -> str | None:
    """Return the country with whose name a text begins; None where it begins with none."""
    found = _pattern().match(text)
    return found[0] if found else None


@cache
def _known() -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in COUNTRIES.split(","))


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)")
