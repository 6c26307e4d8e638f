"""A photo that somebody sent → what a message carries. Pure.

A phone writes into its photos where, when and with what they were taken, and who the owner is; our
door would show that to whoever gets the address. So only the picture is sent on. It is not drawn
anew: nothing is lost of it, and no bytes of a stranger are unpacked here.
"""

import re
import struct
from collections.abc import Iterator

from bot.messages import Attachment

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"

SCAN, END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""What ends a scan; within one, FF stands before 00 or a restart only (ITU-T T.81, B.1.1)."""
APPLICATION, COMMENT = range(0xE0, 0xF0), 0xFE
EXIF = 0xE1
NEEDED = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""What an application's part tells of the colours; all others tell of the photographer."""
ORIENTATION = 0x0112
UPRIGHT, TURNED = 1, range(2, 9)
TOLD = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""The chunks of a PNG that tell of anything but the picture."""


def picture(data: bytes, name: str) -> Attachment | None:
    """Return a picture to be sent on, called ``name``; None where the bytes are no JPEG or PNG."""
    for magic, media_type, ending, bared in (
        (JPEG, "image/jpeg", ".jpg", _bare_jpeg),
        (PNG, "image/png", ".png", _bare_png),
    ):
        bare = bared(data) if data.startswith(magic) else None
        if bare is not None:
            return Attachment(data=bare, name=name + ending, media_type=media_type, picture=True)
    return None


def _bare_jpeg(data: bytes) -> bytes | None:
    """Return a JPEG up to its end, with how it is to be turned as all its EXIF; None if broken."""
    kept, upright, scans = [data[:2]], UPRIGHT, 0
    for kind, part in _parts(data):
        if kind == EXIF:
            upright = _orientation(part[4:]) or upright
        elif kind == SCAN:
            scans += 1
        if (kind not in APPLICATION and kind != COMMENT) or any(
            kind == wanted and part[4:].startswith(head) for wanted, head in NEEDED
        ):
            kept.append(part)
    if not scans:
        return None
    if upright in TURNED:
        kept.insert(1, _turned(upright))
    return b"".join(kept)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the segments of a JPEG, a scan with all that is drawn by it, until it ends or breaks.

    What stands behind the end is another picture, or a film, with words of its own.
    """
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == END:
            yield kind, data[at : at + 2]
            return
        if kind == 0xFF:  # fill
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + max(length, 2)
        if kind == SCAN:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        yield kind, data[at:end]
        at = end
    if data[at : at + 2] == bytes([0xFF, END]):
        yield END, data[at : at + 2]


def _orientation(exif: bytes) -> int | None:
    """Return how a photo is to be turned, 1 to 8 (Exif 2.32, 4.6.4); None where it is not said."""
    if not exif.startswith(b"Exif\0\0"):
        return None
    tiff = exif[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if (tag, kind) == (ORIENTATION, 3):
                return int(value)
    except struct.error:
        return None
    return None


def _turned(upright: int) -> bytes:
    """Return EXIF that says how a photo is to be turned, and nothing else."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, upright, 0, 0)
    exif = b"Exif\0\0" + tiff
    return struct.pack(">BBH", 0xFF, EXIF, len(exif) + 2) + exif


def _bare_png(data: bytes) -> bytes | None:
    """Return a PNG with what is needed to draw it; None where nothing is drawn."""
    kept, at, drawn = [PNG], len(PNG), False
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        drawn = drawn or kind == b"IDAT"
        if kind not in TOLD:
            kept.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept) if drawn else None
