"""What machines of dialogues share: a town of their own, a clock that they move."""

import asyncio
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, run_state_machine_as_test

from jobs.database import Database
from tests.bot.test_roles import Town
from tests.conftest import FakeClock

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Dialogue(RuleBasedStateMachine):
    """A furnished town on a fresh copy of ``template``, a database as the migrations make it."""

    template: Path

    def __init__(self):
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "bantin.db"
        shutil.copy(self.template, path)
        self.clock = FakeClock(NOW)
        self.database = Database(f"sqlite:///{path}")
        self.asked: dict[tuple[str, str], datetime] = {}

    @initialize()
    def furnish(self):
        self.town = self.runner.run(Town(self.database, self.clock, "telegram").furnish())

    def teardown(self):
        self.runner.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()


def try_out(kind, template, *, examples):
    """Let Hypothesis look for a run of the machine that its model does not foresee."""
    made = type("Made", (kind,), {"template": template})
    run_state_machine_as_test(
        made,
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
