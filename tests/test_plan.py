"""README's plan is the one that is computed from what was measured."""

import json

from tests.benchmarks.plan import FIGURES, FREE, PLACES, README, hours, machines, table


def test_the_plan_in_readme_is_the_computed_one():
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert table(figures) in README.read_text(encoding="utf-8")


def test_four_bots_take_a_quarter_of_the_time_of_one():
    one, four = PLACES[0], PLACES[1]
    assert hours(four, FREE) * 4 == hours(one, FREE)


def test_whoever_has_several_bots_has_a_second_machine():
    assert [machines(place, 0.0) for place in PLACES[:3]] == [1, 2, 2]
