"""Two days of a week's life: nobody loses a bulletin, nobody gets one twice, no false alarm."""

import pytest

from tests import week


@pytest.mark.timeout(900)
async def test_two_days_with_all_that_goes_wrong_in_a_week(tmp_path):
    verdict = await week.lived(tmp_path, days=2)
    assert verdict.wrong == []
    assert verdict.told["trouble disk"] == verdict.told["trouble is over disk"] == 1
