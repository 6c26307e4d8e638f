"""What a server sent → the bytes that it meant, never more of them than asked for."""

import zlib

from jobs.errors import FetchError, TooLargeError, UnreachableError

GZIP = b"\x1f\x8b\x08"
"""How a gzip file starts (RFC 1952, 2.3.1), "deflate" being the only method there is."""

ZLIB, RAW_DEFLATE, GZIP_ONLY = 15, -15, 31
"""The window sizes by which ``zlib`` is told the wrapping."""

MOST_LAYERS = 3
"""How often a body may be packed; more is a bomb."""


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
        FetchError: It is packed in a way that was not asked for.
    """
    names = [name.strip().lower() for name in coding.split(",")]
    if {"br", "zstd", "compress", "x-compress"} & set(names) or len(names) > MOST_LAYERS:
        raise FetchError(f"the body came packed as {coding[:40]}, which was not asked for")
    body = raw
    for name in reversed(names):
        if name == "deflate":
            body = _inflated(body, most)
    for _ in range(MOST_LAYERS):
        if not body.startswith(GZIP):
            break
        body = _gunzipped(body, most)
    if len(body) > most:
        raise TooLargeError(f"the body is larger than {most} bytes")
    return body


def _gunzipped(packed: bytes, most: int) -> bytes:
    """All members of a gzip file; what follows them and is no member is not ours to judge."""
    body = bytearray()
    while packed.startswith(GZIP):
        part, packed = _one(packed, GZIP_ONLY, most - len(body))
        body += part
    return bytes(body)


def _inflated(packed: bytes, most: int) -> bytes:
    """RFC 9110, 8.4.1.2 says zlib; some servers mean bare deflate, some send it plain."""
    for window in (ZLIB, RAW_DEFLATE):
        try:
            return _one(packed, window, most)[0]
        except UnreachableError:
            continue
    return packed


def _one(packed: bytes, window: int, most: int) -> tuple[bytes, bytes]:
    """One compressed stream, and what stands behind it."""
    stream = zlib.decompressobj(window)
    try:
        body = stream.decompress(packed, most + 1)
    except zlib.error as error:
        raise UnreachableError("the body is damaged") from error
    if len(body) > most:
        raise TooLargeError(f"the body is larger than {most} bytes when unpacked")
    if not stream.eof:
        raise UnreachableError("the body broke off")
    return body, stream.unused_data
