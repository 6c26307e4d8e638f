"""Bodies are unpacked as they were meant, and never beyond the limit."""

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs import bodies
from jobs.errors import FetchError, TooLargeError, UnreachableError

MEGABYTE = 1_000_000
PLAIN = "Tin tức".encode() * 100
DEFLATE = zlib.compressobj(wbits=-15)
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
        pytest.param(gzip.compress(PLAIN) + b"\0\0", "gzip", id="gzip and padding"),
        pytest.param(zlib.compress(PLAIN), "deflate", id="deflate as the RFC means it"),
        pytest.param(RAW_DEFLATE, "deflate", id="deflate as some servers mean it"),
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


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, deflate"]))
def test_no_body_does_worse_than_an_error_of_fetching(raw, coding):
    with contextlib.suppress(FetchError):
        assert len(bodies.unpacked(raw, coding, 1000)) <= 1000
