"""Some days of ``python -m tests.months``: whatever befalls, no promise is broken."""

import pytest

from tests.months.life import lived


@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [6])
async def test_days_full_of_faults_break_no_promise(tmp_path, seed):
    life = await lived(tmp_path, seed=seed, days=2)
    assert life.watch.wrong == []
    assert life.watch.excused["came"] > 10
