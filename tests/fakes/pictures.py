"""Pictures made in memory, of whatever size."""

import struct
import zlib

from bot.messages import Attachment


def png(width: int = 40, height: int = 30, shade: int = 180) -> bytes:
    """Return a true PNG, all in one shade."""
    rows = b"".join(b"\x00" + bytes([shade, 30, 40]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


PICTURE = Attachment(data=png(), name="Hội nghị.png", media_type="image/png", picture=True)
DOCUMENT = Attachment(
    data=b"%PDF-1.7 sinh hoat",
    name="Tài liệu sinh hoạt tháng 11.pdf",
    media_type="application/pdf",
    picture=False,
)
