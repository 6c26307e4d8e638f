"""Something well-formed → something nearly so: blindly, and by those who know the form."""

import copy
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

INSERTS = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), "Đ".encode(), b"<", b">", b"&#0;",
    b"]]>", b"<!ENTITY a 'b'>", b"<!--", b'"', b"\\", b"{", b"[", b"null", b"-1", b"1e999",
    b"99999999999999999999", b"{}", b"=", b"@", b"/", b"%00", b" ", b"\r\n", b"a", b"\xcc\x81",
    b"-inf", b"\\ud800", b"../", b"PK\x03\x04", b"\x1f\x8b\x08",
)  # fmt: skip

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**30, 1.5, -0.0, 1e308, "", " ", "0", "-1", "NaN",
    "\ud800", "\x00", "\u202e", "Đảng", "a" * 300, "9" * 30, "2026-13-45", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00", "http://[", "https://b.vn:99999/", "javascript:1", "/../x", "//",
    "Mon, 31 Feb 2026 25:61:00 +9999", [], {}, [[]], {"": ""}, [None], [1, "a", {}],
)  # fmt: skip
"""Values that JSON can hold where another was expected."""

TAG = re.compile(rb"(<[^<>]*>)")
ATTRIBUTE = re.compile(rb"""=\s*("[^"]*"|'[^']*')""")
DEPTHS = (2, 30, 300)
MOST_PART = 10**5


def changed(
    seed: bytes, chance: random.Random, largest: int, *, others: Sequence[bytes] = ()
) -> bytes:
    """Return ``seed`` with pieces cut out, put in, doubled, exchanged, and many times repeated."""
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(raw))
        to = min(len(raw), at + chance.randint(1, 40))
        match chance.randint(0, 6 if others else 5):
            case 0:
                del raw[at:to]
            case 1:
                raw[at:at] = chance.choice(INSERTS)
            case 2:
                raw[at:to] = chance.randbytes(chance.randint(1, 8))
            case 3:  # what makes a careless pattern slow
                raw[at:at] = (bytes(raw[at:to]) or b" ") * chance.choice((3, 50, 1000, 9000))
            case 4:
                raw[at:at] = chance.choice(INSERTS) * chance.choice((2, 100, 5000))
            case 5:
                raw[at:to] = bytes(raw[to : to + 20]) + bytes(raw[at:to])
            case 6:
                other = chance.choice(others)
                begin = chance.randint(0, len(other))
                raw[at:to] = other[begin : begin + chance.randint(1, 200)]
    return bytes(raw[:largest])


def tree(seed: bytes, chance: random.Random) -> bytes:
    """Return JSON of another shape; what stands before it stays."""
    begins = min((at for at in (seed.find(b"{"), seed.find(b"[")) if at >= 0), default=len(seed))
    try:
        told = json.loads(seed[begins:])
    except ValueError:
        return seed
    try:
        for _ in range(chance.randint(1, 4)):
            told = _otherwise(told, chance)
        written = json.dumps(told, ensure_ascii=chance.random() < 0.5)
    except RecursionError:  # deeper than we can build it; blindly it gets deeper still
        return seed
    return seed[:begins] + written.encode(errors="surrogatepass")


def _otherwise(told: Any, chance: random.Random) -> Any:
    places = list(_places(told))
    if not places or chance.random() < 0.03:
        return copy.deepcopy(chance.choice((*ODD, [told], {"result": told})))
    inside, key = chance.choice(places)
    match chance.randint(0, 4):
        case 0:
            inside[key] = copy.deepcopy(chance.choice(ODD))
        case 1:
            del inside[key]
        case 2:
            elsewhere, other = chance.choice(places)
            inside[key] = copy.deepcopy(elsewhere[other])
        case 3:
            inside[key] = [inside[key]] * chance.choice((1, 2, 8))  # four times over: 4,096
        case 4:
            for _ in range(chance.choice(DEPTHS)):
                inside[key] = {chance.choice(("a", "message", "items")): inside[key]}
    return told


def _places(told: Any) -> Any:
    """Yield each place in a tree, as a container and a key; not too deep."""
    waiting, seen = [told], 0
    while waiting and seen < 400:
        each, seen = waiting.pop(), seen + 1
        if isinstance(each, dict | list):
            keys = list(each) if isinstance(each, dict) else range(len(each))
            for key in keys:
                yield each, key
                waiting.append(each[key])


def markup(seeds: Callable[[], Sequence[bytes]]) -> Callable[[bytes, random.Random], bytes]:
    """Return what moves, drops, doubles, nests and exchanges tags, some from another page."""

    def change(seed: bytes, chance: random.Random) -> bytes:
        parts = TAG.split(seed)
        for _ in range(chance.randint(1, 8)):
            at, to = chance.randrange(len(parts)), chance.randrange(len(parts))
            match chance.randint(0, 5):
                case 0:
                    parts[at] = b""
                case 1:
                    parts[at], parts[to] = parts[to], parts[at]
                case 2:
                    parts[at] = parts[at] + parts[to]
                case 3:
                    parts[at] = parts[at] * chance.choice(DEPTHS)
                case 4:
                    parts[at] = chance.choice(TAG.split(chance.choice(seeds())))
                case 5:
                    value = b'="%s"' % chance.choice(INSERTS)
                    parts[at] = ATTRIBUTE.sub(lambda _, v=value: v, parts[at], count=1)
            parts[at] = parts[at][:MOST_PART]
        return b"".join(parts)

    return change


def zipped(seed: bytes, chance: random.Random) -> bytes:
    """Return an archive, one part of which was changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(seed)) as old:
            parts = {name: old.read(name) for name in old.namelist()}
    except zipfile.BadZipFile:
        return seed
    name = chance.choice(sorted(parts))
    by_tag = markup(lambda: tuple(parts.values()))
    parts[name] = by_tag(parts[name], chance)
    if chance.random() < 0.5:
        parts[name] = changed(parts[name], chance, 10**5, others=tuple(parts.values()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each, content in parts.items():
            if each != name or chance.random() < 0.95:
                new.writestr(each, content)
    return out.getvalue()


def packed(seed: bytes, chance: random.Random) -> bytes:
    """Return something changed and then packed, once or more, each time in some way."""
    raw = seed * chance.choice((1, 1, 2, 300))
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        packer = zlib.compressobj(wbits=chance.choice((15, -15, 31)))
        raw = packer.compress(raw) + packer.flush()
        if chance.random() < 0.2:
            raw = raw + chance.choice((raw, b"\x1f\x8b\x08", b"rest"))
    return raw if chance.random() < 0.7 else raw[: chance.randint(0, len(raw))]


def lines(seed: bytes, chance: random.Random) -> bytes:
    """Return lines in another order, some of them changed."""
    parts = seed.splitlines(keepends=True) or [b"\n"]
    for _ in range(chance.randint(1, 4)):
        at, to = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.randint(0, 3):
            case 0:
                parts[at], parts[to] = parts[to], parts[at]
            case 1:
                parts[at] = b""
            case 2:
                parts[at] = parts[at] + parts[to]
            case 3:
                parts[at] = changed(parts[at], chance, 6000, others=parts)
    return b"".join(parts)
