"""What months of life judge of growth: a table that is full, memory, files."""

import math

import pytest

from tests.months.growth import Kept, Night, judged, kinds

NIGHTS = 32
FULL = 11
"""A table that keeps nine days is full that night."""


def nights(rows=lambda night: 100, held=lambda night: 150.0, files=lambda night: 3):
    return [
        Night(rows={"alarms": rows(n)}, held={"MB": held(n)}, files={"copies/#": files(n)})
        for n in range(NIGHTS)
    ]


def verdict(**weighed):
    return judged(nights(**weighed), {"alarms": Kept(9, "at")})


@pytest.mark.parametrize(
    "weighed",
    [
        pytest.param({}, id="all as it was"),
        pytest.param({"rows": lambda n: 40 * min(n, FULL)}, id="it fills, and is full"),
        pytest.param({"rows": lambda n: 300 + round(90 * math.sin(n))}, id="it sways"),
        pytest.param({"held": lambda n: 150 + min(n, 6) * 9}, id="what is loaded stays"),
        pytest.param({"held": lambda n: 150 + n % 7 * 5}, id="each week as the last"),
        pytest.param({"files": lambda n: 3 + n % 4}, id="files come and go"),
    ],
)
def test_what_comes_to_rest_is_well(weighed):
    assert verdict(**weighed) == []


@pytest.mark.parametrize(
    ("weighed", "said"),
    [
        pytest.param({"rows": lambda n: 40 * n}, "alarms rise", id="nothing is erased"),
        pytest.param({"rows": lambda n: n}, "alarms rise", id="nothing is erased of a few"),
        pytest.param({"held": lambda n: 150 + n}, "MB rise", id="seven MB a week"),
        pytest.param({"files": lambda n: 3 + n}, "files copies/# rise", id="a file a night"),
    ],
)
def test_what_only_grows_is_told(weighed, said):
    [line] = verdict(**weighed)
    assert line.startswith(said)


def test_a_table_of_which_nobody_says_how_long_it_is_kept_is_told():
    assert judged(nights(), {}) == ["nobody says for how long rows of alarms are kept"]


def test_files_are_counted_by_kind():
    names = ["copies/bantin-20270111T203700Z.backup", "copies/bantin-20270112T203700Z.backup"]
    digest = "03828fc49b7e4172be01f882a9a26182"
    assert kinds([*names, f"x/{digest}.idx"]) == {"copies/bantin-#.backup": 2, "x/#.idx": 1}
