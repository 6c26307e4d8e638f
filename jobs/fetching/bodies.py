"""What a server sent → the bytes that it meant, never more of them than asked for."""

import zlib

from jobs.errors import FetchError, TooLargeError, UnreachableError

GZIP = b"\x1f\x8b\x08"
"""How a gzip file starts (RFC 1952, 2.3.1), "deflate" being the only method there is."""

ZLIB, RAW_DEFLATE, GZIP_ONLY = 15, -15, 31
"""The window sizes by which ``zlib`` is told the wrapping."""

MOST_LAYERS = 3
"""How often a body may be packed; more is a bomb."""

MOST_MEMBERS = 100
"""Members of one gzip file: writers of blocks (bgzip) make one of each 64 kB, 77 of 5 MB.

A member of nothing takes 20 bytes, so that 5 MB have room for 250,000 of them.
"""

PIECE = 65_536
"""Bytes that are unpacked at once: what stands behind a stream is not copied but for so much."""


def unpacked(raw: bytes, coding: str, most: int) -> bytes:
    """Undo the packing of a body.

    A coding is not believed where the bytes deny it (plain text sent as "gzip" happens), and a gzip
    file is opened without being announced. Memory stays below ``most`` and the body itself, however
    far a bomb would swell.

    Args:
        raw: The body as it came.
        coding: The ``Content-Encoding``; "" where there was none.
        most: The largest size wanted, in bytes.

    Raises:
        TooLargeError: There are more than ``most``.
        UnreachableError: The packing is damaged or breaks off.
        FetchError: It is packed in a way that was not asked for, or in too many members.
    """
    names = [name.strip().lower() for name in coding.split(",")]
    if {"br", "zstd", "compress", "x-compress"} & set(names) or len(names) > MOST_LAYERS:
        raise FetchError(f"the body came packed as {coding[:40]}, which was not asked for")
    body = raw
    for name in reversed(names):  # what was done last is undone first (RFC 9110, 8.4)
        body = _inflated(body, most) if name == "deflate" else _gunzipped(body, most)
    for _ in range(MOST_LAYERS - len(names)):
        body = _gunzipped(body, most)
    if len(body) > most:
        raise TooLargeError(f"the body is larger than {most} bytes")
    return body


def _gunzipped(packed: bytes, most: int) -> bytes:
    """All members of a gzip file; what follows them and is no member is not ours to judge.

    What is none stays as it is.
    """
    if not packed.startswith(GZIP):
        return packed
    body = bytearray()
    at = members = 0
    while packed.startswith(GZIP, at):
        if members == MOST_MEMBERS:
            raise FetchError(f"the body came packed in more than {MOST_MEMBERS} members")
        part, at = _one(packed, at, GZIP_ONLY, most - len(body))
        body += part
        members += 1
    return bytes(body)


def _inflated(packed: bytes, most: int) -> bytes:
    """RFC 9110, 8.4.1.2 says zlib; some servers mean bare deflate, some send it plain."""
    for window in (ZLIB, RAW_DEFLATE):
        try:
            return _one(packed, 0, window, most)[0]
        except UnreachableError:
            continue
    return packed


def _one(packed: bytes, start: int, window: int, most: int) -> tuple[bytes, int]:
    """One compressed stream that begins at ``start``, and where it ends."""
    stream = zlib.decompressobj(window)
    body = bytearray()
    at = start
    while at < len(packed) and not stream.eof:
        try:
            # Never 0, which would mean without a limit.
            body += stream.decompress(packed[at : at + PIECE], most + 1 - len(body))
        except zlib.error as error:
            raise UnreachableError("the body is damaged") from error
        if len(body) > most:
            raise TooLargeError(f"the body is larger than {most} bytes when unpacked")
        at = min(at + PIECE, len(packed))
    if not stream.eof:
        raise UnreachableError("the body broke off")
    return bytes(body), at - len(stream.unused_data)
