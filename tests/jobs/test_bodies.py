"""Bodies are unpacked as they were meant, and never beyond the limit."""

import contextlib
import gzip
import random
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.errors import FetchError, TooLargeError, UnreachableError
from jobs.fetching import bodies

MEGABYTE = 1_000_000
PLAIN = "Tin tức".encode() * 100
DEFLATE = zlib.compressobj(wbits=-15)
BLOCKS = [PLAIN[at : at + 12] for at in range(0, len(PLAIN), 12)]
RAW_DEFLATE = DEFLATE.compress(PLAIN) + DEFLATE.flush()


@pytest.mark.parametrize(
    ("raw", "coding"),
    [
        pytest.param(PLAIN, "", id="plain"),
        pytest.param(PLAIN, "gzip", id="plain, though gzip is announced"),
        pytest.param(PLAIN, "deflate", id="plain, though deflate is announced"),
        pytest.param(PLAIN, "utf-8", id="a coding that is none"),
        pytest.param(gzip.compress(PLAIN), "gzip", id="gzip"),
        pytest.param(gzip.compress(PLAIN), "", id="gzip, not announced"),
        pytest.param(gzip.compress(gzip.compress(PLAIN)), "gzip", id="a gzip file, packed again"),
        pytest.param(gzip.compress(PLAIN[:9]) + gzip.compress(PLAIN[9:]), "gzip", id="two members"),
        pytest.param(b"".join(map(gzip.compress, BLOCKS)), "gzip", id="a file of blocks"),
        pytest.param(gzip.compress(PLAIN) + b"\0\0", "gzip", id="gzip and padding"),
        pytest.param(zlib.compress(PLAIN), "deflate", id="deflate as the RFC means it"),
        pytest.param(RAW_DEFLATE, "deflate", id="deflate as some servers mean it"),
        pytest.param(gzip.compress(zlib.compress(PLAIN)), "deflate, gzip", id="zlib, then gzip"),
        pytest.param(gzip.compress(RAW_DEFLATE), "Deflate,x-gzip", id="bare deflate, then gzip"),
        pytest.param(zlib.compress(gzip.compress(PLAIN)), "gzip, deflate", id="gzip, then zlib"),
        pytest.param(gzip.compress(PLAIN), "deflate, gzip", id="all that a server can do is named"),
        pytest.param(gzip.compress(PLAIN), "deflate", id="gzip, though deflate is announced"),
    ],
)
def test_a_body_is_unpacked(raw, coding):
    assert bodies.unpacked(raw, coding, MEGABYTE) == PLAIN


@pytest.mark.parametrize(
    ("raw", "coding", "error"),
    [
        pytest.param(gzip.compress(PLAIN)[:-9], "gzip", UnreachableError, id="truncated"),
        pytest.param(gzip.compress(PLAIN)[:30] + b"????", "gzip", UnreachableError, id="damaged"),
        pytest.param(b"\x8b\x0f", "br", FetchError, id="brotli, never asked for"),
        pytest.param(gzip.compress(b" " * 2 * MEGABYTE), "gzip", TooLargeError, id="gzip bomb"),
        pytest.param(zlib.compress(b" " * 2 * MEGABYTE), "deflate", TooLargeError, id="deflate"),
        pytest.param(PLAIN, "gzip,gzip,gzip,gzip", FetchError, id="packed over and over"),
    ],
)
def test_a_body_that_cannot_be_had_is_an_error(raw, coding, error):
    with pytest.raises(error):
        bodies.unpacked(raw, coding, MEGABYTE)


def test_all_members_together_are_no_larger_than_wanted():
    raw = gzip.compress(b" " * (MEGABYTE - 1)) * 99
    with pytest.raises(TooLargeError, match="when unpacked"):  # not once all of it is held
        bodies.unpacked(raw, "gzip", MEGABYTE)


@pytest.mark.parametrize("layers", [0, 1], ids=["as they are", "packed once more, into 12 kB"])
def test_members_of_nothing_are_not_counted_through(layers):
    raw = gzip.compress(b"") * 245_000
    for _ in range(layers):
        raw = gzip.compress(raw)
    start = time.process_time()
    with pytest.raises(FetchError, match="members"):
        bodies.unpacked(raw, "gzip", 5 * MEGABYTE)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("size", [0, bodies.PIECE - 1, bodies.PIECE, 3 * bodies.PIECE + 1])
def test_members_end_wherever_a_piece_does(size):
    plain = random.Random(size).randbytes(size)
    first = gzip.compress(plain, 0)
    padding = bodies.PIECE - len(first) % bodies.PIECE
    for raw in (first, first + gzip.compress(PLAIN), first + b"\0" * padding):
        unpacked = bodies.unpacked(raw, "gzip", MEGABYTE)
        assert unpacked == plain + (PLAIN if raw.endswith(gzip.compress(PLAIN)) else b"")


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, deflate"]))
def test_no_body_does_worse_than_an_error_of_fetching(raw, coding):
    with contextlib.suppress(FetchError):
        assert len(bodies.unpacked(raw, coding, 1000)) <= 1000
