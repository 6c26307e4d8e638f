"""Ten newspapers' article pages, written before the reader was seen: a blind measurement."""

from collections.abc import Callable

from tests.jobs.skins import Story
from tests.pages.round7 import press_dailies, press_journals, press_provinces

NEWSPAPERS: dict[str, Callable[[Story], str]] = {
    "Thanh Niên": press_dailies.thanhnien,
    "Pháp luật TP.HCM": press_dailies.plo,
    "Kinh tế & Đô thị": press_dailies.kinhtedothi,
    "Đại Đoàn Kết": press_dailies.daidoanket,
    "Quảng Ninh": press_provinces.quangninh,
    "Hải Dương": press_provinces.haiduong,
    "Cần Thơ": press_provinces.cantho,
    "Cà Mau": press_provinces.camau,
    "Kiểm tra": press_journals.kiemtra,
    "Dân vận": press_journals.danvan,
}
# What an outlet sets before its sapo: a reading with it is as right as one without.
PREFIXES = ("", "(PLO)- ", "Kinhtedothi - ", "(CT) - ")
