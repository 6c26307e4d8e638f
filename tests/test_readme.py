"""What the README promises is there: settings, commands, and a test for each threat."""

import re

import pytest

from bot.commands import COMMANDS
from bot.settings import Settings
from tests import settings_table
from tests.fakes.program import ROOT, Program

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_settings_is_current():
    assert settings_table.put(README) == README, "python -m tests.settings_table"


def test_every_setting_says_what_it_is_and_what_holds_without_it():
    told = settings_table.meanings((ROOT / ".env.example").read_text(encoding="utf-8"))
    assert [name for name, (_, words) in told.items() if len(words) < 20] == []
    defaults = Settings(_env_file=None)
    for name, (value, _) in told.items():
        held = getattr(defaults, name.lower())
        if isinstance(held, bool):
            assert value == str(held).lower(), name
        elif isinstance(held, int | float | str) and not isinstance(held, bool):
            assert value == (f"{held:g}" if isinstance(held, float) else str(held)), name


def threats():
    """Yield (threat, file, test) of the table of threats."""
    section = README.partition("## Security")[2].partition("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and "::" in cells[2]:
            for test in re.findall(r"`([\w/]+\.py)::(\w+)`", cells[2]):
                yield cells[0], *test


def test_there_is_a_table_of_threats():
    assert len({threat for threat, _, _ in threats()}) >= 20


@pytest.mark.parametrize(("threat", "file", "test"), list(threats()))
def test_each_threat_has_its_test(threat, file, test):
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^(async )?def {test}\(", source, re.MULTILINE), threat


def test_every_command_of_the_program_stands_in_the_readme(tmp_path):
    program = Program(tmp_path)
    seen: set[str] = set()
    groups = ("", "feeds", "units", "chats", "bulletin")
    for group in groups:
        prefix, said_before = (f"{group} ", "(?:bantin )?") if group else ("", "bantin ")
        said = program.do(*([group] if group else []), "--help").stdout
        for name in re.findall(r"^[│ ] ([a-z]+) {2,}", said, re.MULTILINE):
            if name in groups:
                continue
            seen.add(name)
            listed = rf"`{said_before}{prefix}[a-z|\\]*\b{name}\b"
            assert re.search(listed, README), f"README lacks bantin {prefix}{name}"
    assert len(seen) >= 20


def test_every_command_of_chats_stands_in_the_readme():
    section = README.partition("## What members and admins say")[2].partition("\n## ")[0]
    unsaid = [name for name in COMMANDS if not re.search(rf"/{name}\b", section)]
    assert unsaid == [], "README, What members and admins say"
