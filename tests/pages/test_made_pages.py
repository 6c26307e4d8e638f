"""What each round's pages are read like today: as well as when the last of them were mended by."""

import re
import runpy
import sys

import pytest

from tests.benchmarks.skins import TEXTS

OF = re.compile(r"^(?:all\s+)?(\d+)(?:/| of )(\d+)\b", re.MULTILINE)
LISTS = re.compile(r"^means?:?\s+recall (\d\.\d+)\s+precision (\d\.\d+)", re.MULTILINE)
TEXTS_A_MAKE = 4

pytestmark = pytest.mark.skipif(
    not TEXTS.exists(), reason="../shared/data is missing: no texts to put into pages"
)


@pytest.mark.parametrize(
    ("pages", "faulty"),
    [
        ("round3.measure_newspapers", 1),
        ("round3.measure_portals", 2),
        ("round4.measure_newspapers", 0),
        ("round4.measure_portals", 2),
        ("round5.measure_newspapers", 0),
        ("round5.measure_portals", 0),
        ("round6.measure_newspapers", 0),
        ("round7.measure_newspapers", 1),
        ("round7.measure_portals", 8),
    ],
)
def test_pages_that_were_measured_blindly_are_still_read(pages, faulty, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [pages, "--texts", str(TEXTS_A_MAKE)])
    runpy.run_module(f"tests.pages.{pages}", run_name="__main__")
    told = capsys.readouterr().out
    print(told)
    right, of = map(int, OF.findall(told)[-1])
    assert of >= TEXTS_A_MAKE * 10
    assert of - right <= faulty
    for recall, precision in LISTS.findall(told):
        assert float(recall) >= 0.99
        assert float(precision) >= 0.95
