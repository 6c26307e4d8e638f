"""Each parser of foreign bytes on what is nearly right; ``tests.fuzz`` does it for longer."""

import random
import re
import subprocess
import sys
import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import fuzz
from tests.fakes.patience import patient
from tests.fakes.program import ROOT

SECONDS = 0.5
FILES = sorted(path for wing in ("bot", "jobs") for path in (ROOT / wing).rglob("*.py"))


@pytest.mark.parametrize("name", fuzz.parsers())
def test_what_is_nearly_right_neither_breaks_nor_hangs_a_parser(name):
    # The same tries each time; ``python -m tests.fuzz`` looks for new ones.
    _, count, _, fault = fuzz.run(name, SECONDS / 60, seed=1)
    assert fault is None, fault
    assert count


CHAT = b'"chat": {"id": 7, "type": "private"}, "message_id": 5'
PRESS = b'{"update_id": 2, "callback_query": {"data": [""], "from": {"id": 7}, "message": {'
HALF = b'200 {"ok":true,"result":[{"update_id":1,"message":{"from":{"id":7},"text":"\\ud800",'
HOOK = b'200 {"ok": true, "result": {"url": "", "has_custom_certificate": false, '
TOLD = b'200 {"ok":true,"result":[{"update_id":1,"message":{"text":"@","chat":{'
POSTED = b'{"update_id": 5, "message": {"from": {"id": 7}, "text": "\\ud800", '
FOUND = (
    ("telegram", b'{"update_id": 2, "callback_query": {"data": "/gio"}}'),
    ("telegram", PRESS + CHAT + b"}}}"),
    ("telegram", POSTED + CHAT + b"}}"),
    ("telegram", b'{"update_id": 4, "inline_query": {"id": "i", "from": {"id": 7}, "query": {}}}'),
    ("telegram-answers", b'200 {"ok": true, "result": [{"message": {}}]}'),
    ("telegram-answers", b'200 {"ok": true, "result": {"message_id": 9, "photo": [7, {"a": 1}]}}'),
    ("telegram-answers", b'200 {"ok": true, "result": {"message_id": 9, "document": [1]}}'),
    ("telegram-answers", b'200 {"ok": true, "result": {"file_path": "a/b.jpg", "file_size": "x"}}'),
    ("telegram-answers", HALF + CHAT + b"}}]}"),
    ("telegram-answers", TOLD + rb'"id": "\ud800", "type": "supergroup"}, "from": {"id": 7}}}]}'),
    ("telegram-answers", TOLD + rb'"id": 7, "type": "private"}, "from": {"id": "\ud800"}}}]}'),
    ("telegram-answers", HOOK + b'"pending_update_count": 3, "last_error_date": 9e18}}'),
    ("telegram-answers", HOOK + b'"pending_update_count": 3, "last_error_date": 9e19}}'),
    ("telegram-answers", b"502 " + b"[" * 100_000),
    ("summaries", b"\n" * 8_000 + "Hội nghị bàn về nông thôn mới.".encode()),
    ("oa-answers", b'200 {"error": {"code": 6}}'),
    ("wire", b"HTTP/1.1 101 \r\nUpgrade:t\r\nConnection:Upgrade\r\n\r\n"),
    ("settings", "TIME_ZONE=Asia/Hồ".encode("cp1258", "replace")),
    ("settings", b"TIME_ZONE=Asia"),
    ("settings", b"TIME_ZONE=Asia/" + b"a/" * 5000),
    ("compilations", b'{"version": 1, "kind": "month", "period": []}'),
    ("compilations", b"[" * 100_000),
    ("feed", b"<channel><title><width"),
    ("feed", b"<channel><e></<::link"),
    ("headers", b"content-type:charset=uu"),
    ("verbs", b'{"id": "\\ud800"}'),
)  # fmt: skip
"""What was found, and what of it broke it."""


@pytest.mark.parametrize(("name", "raw"), FOUND)
def test_what_once_broke_a_parser_does_so_no_longer(name, raw):
    assert fuzz.tried(fuzz.parsers()[name], raw) is None


@pytest.mark.parametrize("name", fuzz.parsers())
@given(raw=st.binary(max_size=300))
@settings(max_examples=25, deadline=None)
def test_no_bytes_at_all_break_a_parser(name, raw):
    assert fuzz.tried(fuzz.parsers()[name], raw) is None


def test_a_parser_that_breaks_or_hangs_is_found():
    def careless(raw):
        if b"{{" in raw:
            raise KeyError(raw)

    seeds = (b"{a}", b"{b}")
    broken = fuzz.Parser(read=careless, seeds=seeds)
    found = fuzz.changed(b"{a}", random.Random(1), 100)
    assert fuzz.tried(broken, b"{{" + found)
    assert fuzz.smaller(broken, b"abc{{def") == b"{{"
    slow = fuzz.Parser(read=lambda _: sum(range(3_000_000)), seeds=seeds, limit=0.01)
    assert "took" in fuzz.tried(slow, b"")


def test_it_runs_for_as_long_as_it_is_told(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--minutes", "0.01", "--only", "commands", "robots"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=patient(60),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok") == 2


@cache
def patterns():
    """Return every pattern of ours, where it was compiled when its file is imported."""
    import importlib

    found = {}
    for path in FILES:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if "migrations" in name or name.endswith("__main__"):
            continue
        for attribute, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{name}.{attribute}"] = value
    return found


REPEATED = (
    " ", "a", "0", "1.", "-", "/", "a ", " a", "0/", "@", "[@", '"', "&#", "<a ", "<!--", "\n", ",",
    "so ", "nq", "ngay 1 ", "và ", "A B ", "̣a", "ảnh:", "1h", "thang ", "Tác giả ", "–",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(patterns()))
def test_no_pattern_of_ours_is_slow_on_what_repeats(name):
    """Of 2,500 letters, half a message: one that backtracks badly takes seconds to hours."""
    pattern = patterns()[name]
    for piece in REPEATED:
        line = (piece * 2_500)[:2_500]
        for told in (line, line + "!", "x" + line + "\x00"):
            begun = time.thread_time()
            pattern.search(told)
            assert time.thread_time() - begun < 0.5, (name, piece)
