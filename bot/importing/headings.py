"""How offices head the columns of their lists. Language data."""

from collections.abc import Mapping
from types import MappingProxyType

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            "ten", "ten don vi", "don vi", "ten to chuc", "ten to chuc dang", "to chuc dang",
            "to chuc co so dang", "ten to chuc co so dang", "ten chi bo", "ten dang bo",
            "ten dang bo, chi bo", "ten chi bo, dang bo", "ten tccs dang", "ten tccsd", "tccs dang",
            "ten dang bo, chi bo co so", "ten chi bo, dang bo co so", "ten dang bo co so",
            "ten chi bo truc thuoc", "to chuc dang truc thuoc", "ten co quan, don vi",
            "co quan, don vi", "ten cac chi bo", "ten cac don vi", "ten cac to chuc dang",
        ),
        "kind": ("loai", "loai hinh", "loai don vi", "loai to chuc", "cap"),
        "parent": (
            "truc thuoc", "thuoc", "thuoc dang bo", "cap tren", "cap tren truc tiep",
            "don vi cap tren", "dang bo cap tren", "to chuc dang cap tren", "truc thuoc dang bo",
            "dang uy cap tren", "thuoc dang uy", "don vi chu quan", "thuoc to chuc dang",
        ),
        "short_name": ("ten viet tat", "viet tat", "ten goi tat", "ten tat"),
        "valid_from": ("ngay thanh lap", "thanh lap"),
        "valid_to": ("ngay ket thuc", "ket thuc", "ngay giai the", "ngay sap nhap"),
        "successor": ("don vi ke thua", "ke thua", "sap nhap vao"),
        "aliases": ("ten khac", "ten cu", "ten goi khac"),
        "platform": ("nen tang",),
        "chat_id": ("ma nhom", "id nhom"),
        "unit": ("don vi", "ten don vi"),
        "topics": ("chuyen muc",),
        "times": ("gio", "gio nhan"),
    }
)  # fmt: skip
"""By the column of a list: how offices head it, folded."""
