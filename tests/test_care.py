"""Caring for an installation, as its operator does: erasing, backups, what is stored."""

import asyncio
import io
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import begin, logs
from bot.settings import Settings
from bot.stores import inventory
from bot.verbs import privacy, service
from jobs.database import Base, Database
from tests.bot.desk import bind
from tests.fakes.patience import patient
from tests.fakes.ports import free_port
from tests.fakes.program import ROOT, Program
from tests.fakes.telegram import TOKEN


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


def in_database(program, work):
    """Do something in the program's database, as another process would."""

    async def done():
        database = Database(program.environment["DATABASE_URL"])
        await database.upgrade("jobs", "bot")
        result = await work(database)
        await database.close()
        return result

    return asyncio.run(done())


def test_a_group_is_forgotten_by_its_id_as_it_is_listed(program):
    now = datetime.now(UTC)
    in_database(program, lambda d: bind(d, "-100777", now=now, platform="telegram"))
    done = program.do("forget", "telegram", "-100777")
    assert (done.returncode, done.stdout) == (0, "erased: 1 chats\n"), done.stderr
    again = program.do("forget", "telegram", "-100777")
    assert again.returncode == 1
    assert again.stderr == "bantin: nothing is kept of telegram -100777\n"


def test_what_is_stored_is_listed_from_the_tables(program):
    program.environment["ADMINS"] = "telegram:7"
    said = program.do("privacy").stdout
    assert "chat_admins: Who may change a chat's choices: an opaque id, nothing else." in said
    assert "  kept: KEEP_BULLETIN_DAYS (90 days)" in said
    assert "    consent: version of the words agreed to" in said
    assert said.splitlines()[-1].startswith("Never stored: names")
    listed = program.json("privacy", "--json")
    assert {each["table"] for each in listed} == set(Base.metadata.tables)


def test_every_table_and_every_column_says_what_it_holds_and_for_how_long():
    silent = [
        (name, column)
        for name, what, columns in inventory.tables()
        for column, words in {**columns, "(the table)": what}.items()
        if not words
    ]
    assert silent == []
    assert {*privacy.KEPT} == {name for name, _, _ in inventory.tables()}


def test_no_column_is_for_a_name_a_telephone_or_what_members_say():
    columns = {column for _, _, columns in inventory.tables() for column in columns}
    forbidden = {"first_name", "last_name", "full_name", "username", "phone", "email", "question"}
    assert columns & forbidden == set()


def test_the_unit_for_systemd_is_well_formed_and_tight(program, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed: its own verdict cannot be heard")
    unit = tmp_path / "bantin.service"
    program.do("env")
    # Nothing can work below /dev, where temporary files may lie: systemd 262 refuses that.
    told = program.do("service", "systemd").stdout
    unit.write_text(told.replace(str(program.folder), "/srv/bantin"))
    # It names a user and a program that are not here: that is all it may complain of.
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False
    ).stderr
    faults = [line for line in said.splitlines() if "bantin.service" in line]
    assert [line for line in faults if "is not executable" not in line] == []
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", unit],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    exposure = float(re.search(r"level for bantin.service: ([0-9.]+)", done.stdout)[1])
    assert exposure < 2.0, done.stdout


def test_the_unit_lets_it_write_where_the_settings_say(program, tmp_path):
    apart = tmp_path.parent / "sao-luu"
    lines = [f"BACKUP_FOLDER={apart}", "LOG_FILE=logs/bantin.log"]
    (program.folder / ".env").write_text("\n".join(lines), encoding="utf-8")
    told = program.do("service", "systemd").stdout
    assert f"\nReadWritePaths={program.folder} -{apart}\n" in told
    assert f"\n# sudo install -d -o bantin -g bantin -m 700 {apart}\n" in told
    apart.mkdir()  # whose it is, only he knows who made it
    assert "install -d" not in program.do("service", "systemd").stdout
    (program.folder / ".env").write_text("ADMINS=me", encoding="utf-8")
    told = program.do("service", "systemd").stdout
    assert f"\nReadWritePaths={program.folder}\n" in told


def test_the_unit_names_this_folder_and_this_program():
    said = service.text("systemd", folder=Path("/srv/ban tin 100%"), program=Path("/x/bin/bantin"))
    assert "\nWorkingDirectory=/srv/ban tin 100%%\n" in said  # taken whole, quotation marks too
    assert "--home-dir '/srv/ban tin 100%' bantin\n" in said
    assert "ExecStart=/x/bin/bantin run" in said
    assert "ProtectHome=yes" in said
    others = [Path("/srv/ban tin 100%/logs"), Path("/mnt/sao lưu"), Path("/var/log/b")]
    wider = service.text("systemd", folder=Path("/srv/b"), program=Path("/b"), others=others)
    assert (
        '\nReadWritePaths=/srv/b "-/srv/ban tin 100%%/logs" "-/mnt/sao lưu" -/var/log/b\n' in wider
    )
    assert "chown -R bantin: /srv/b &&" in wider
    at_home = service.text("systemd", folder=Path("/home/a/b"), program=Path("/x/bin/bantin"))
    assert "ProtectHome=read-only" in at_home
    by = service.text("systemd", folder=Path("/b"), program=Path("/b/p"), python=Path("/home/a/py"))
    assert "ProtectHome=read-only" in by


def test_what_the_unit_tells_to_type_is_typed_by_whoever_may_call_sudo():
    said = service.text(
        "systemd", folder=Path("/srv/b c"), program=Path("/srv/b c/.venv/bin/bantin")
    )
    called = "sudo -iu bantin '/srv/b c/.venv/bin/bantin'"
    enabled = "sudo systemctl enable bantin"
    assert said.splitlines()[1:9] == [
        "# sudo useradd --system --shell /bin/sh --home-dir '/srv/b c' bantin",
        "# sudo chown -R bantin: '/srv/b c' && sudo chmod 700 '/srv/b c'",
        # Started anew, also where it runs: a unit that was printed anew holds from then on.
        f"# sudo systemctl daemon-reload && {enabled} && sudo systemctl restart bantin",
        # Its folder is closed to others: only from its home is the .env found.
        "# From then on, from wherever you are:",
        f"# {called} check",
        "# sudo journalctl -u bantin -e",
        "# After a change of BACKUP_FOLDER or LOG_FILE (then the line with daemon-reload again):",
        f"# {called} service systemd | sudo tee /etc/systemd/system/bantin.service",
    ]


def test_no_unit_gives_a_folder_away_that_is_no_installation(program):
    done = program.do("service", "systemd")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"there is no .env in {program.folder}: call it in the folder" in done.stderr


def test_the_unit_waits_until_it_is_ready_and_ends_one_that_hangs():
    lines = service.text("systemd", folder=Path("/b"), program=Path("/b/bantin")).splitlines()
    kept = {"Type=notify", "TimeoutStartSec=infinity", "WatchdogSec=5min", "Restart=on-failure"}
    assert kept <= {*lines}
    assert "LimitCORE=0" in lines  # it is ended with SIGABRT, which elsewhere leaves its memory


def test_the_unit_lets_libreoffice_work():
    """Tried on Debian 13: it looks for /proc/version, and is killed where it calls chown."""
    lines = service.text("systemd", folder=Path("/b"), program=Path("/b/bantin")).splitlines()
    assert "ProcSubset=pid" not in lines
    assert "SystemCallErrorNumber=EPERM" in lines


def test_a_folder_that_the_services_user_cannot_enter_is_named(tmp_path):
    tmp_path.chmod(0o711)
    folder, home = tmp_path / "bantin", tmp_path / "home"
    program, python = folder / ".venv" / "bin" / "bantin", home / "bin" / "python"
    for each in (program, python):
        each.parent.mkdir(parents=True)
    folder.chmod(0o700)  # his own, once the lines above the unit are obeyed
    home.chmod(0o750)
    used = [folder, program, python]
    assert service.closed_to_others(used, folder=folder) in [home, *tmp_path.parents]
    assert service.closed_to_others([python], folder=folder) == home
    assert service.closed_to_others([Path("/usr/bin/python3")], folder=folder) is None


def test_the_container_copies_what_the_package_is_made_of(program):
    said = program.do("service", "container").stdout
    copied = [
        ROOT / name
        for line in re.findall("^COPY (.*) /src", said, re.MULTILINE)
        for name in line.split()
    ]
    names = ["pyproject.toml", "README.md", "LICENSE", ".env.example", "bot", "jobs"]
    assert [each.name for each in copied] == names
    # A link that leads out of what is copied leads nowhere there, and nothing can be built.
    files = [file for each in copied for file in (each, *each.rglob("*"))]
    there = {file.resolve() for file in files if not file.is_symlink()}
    assert [file for file in files if file.resolve() not in there] == []
    assert "USER bantin" in said


def test_another_kind_of_service_is_one_line(program):
    done = program.do("service", "launchd")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "bantin: there is no service of kind launchd: systemd or container\n"


async def test_a_running_bot_tells_its_health_and_its_numbers(tmp_path, telegram):
    port = free_port()
    program = Program(
        tmp_path, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url,
        HEALTH_DOOR="true", WEB_ADDRESS=f"127.0.0.1:{port}",
        LOG_FORMAT="json", LOG_FILE="log.jsonl",
    )  # fmt: skip
    now = datetime.now(UTC)

    async def furnish(database):
        await bind(database, "-100777", now=now, platform="telegram")

    await asyncio.to_thread(in_database, program, furnish)
    with program.start("run") as running:
        url = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient() as client, asyncio.timeout(patient(60)):
            while not (told := await asked(client, f"{url}/health")):
                await asyncio.sleep(0.1)
            numbers = (await client.get(f"{url}/metrics")).text
            abroad = {"X-Forwarded-For": "203.0.113.9"}
            assert (await client.get(f"{url}/metrics", headers=abroad)).status_code == 404
            assert (await client.get(f"{url}/metrics", headers={"Host": "evil"})).status_code == 400
        assert await asyncio.to_thread(running.stop) == 0
    assert told["ok"] is True
    assert {"platforms", "last_pull", "last_push", "backlog", "unknown"} <= {*told}
    read = {
        sample.name: sample.value
        for family in text_string_to_metric_families(numbers)
        for sample in family.samples
    }
    assert read["bantin_chats"] == 1
    assert read["bantin_platform_up"] == 1
    assert read["bantin_disk_free_bytes"] > 0
    assert "-100777" not in numbers
    file = tmp_path / "log.jsonl"
    said = await asyncio.to_thread(file.read_text)
    assert all(
        {"at", "level", "event", "room"} <= {*json.loads(line)} for line in said.splitlines()
    )
    assert oct(file.stat().st_mode & 0o777) == "0o600"


async def asked(client, url):
    try:
        return (await client.get(url)).json()
    except httpx.HTTPError:
        return None


@pytest.mark.parametrize("form", [logs.Line, logs.JsonLine])
def test_secrets_are_struck_out_wherever_they_stand(form):
    secret, other = '123456:AA-Bê"quoted', "another-token"
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(form([secret, other]))
    log = logging.Logger("test")  # noqa: LOG001  not among those of the program
    log.addHandler(handler)
    try:
        raise ValueError(f"https://api/bot{secret}/send")  # noqa: TRY301
    except ValueError:
        log.exception("it broke at %s", secret, extra={"url": f"/bot{secret}", "n": {"t": other}})
    said = out.getvalue()
    assert secret not in said
    assert "quoted" not in said
    assert other not in said
    assert said.count(logs.STRUCK) >= 4


def test_what_others_wrote_gives_a_terminal_no_orders_and_makes_no_line_of_its_own():
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.Line())
    log = logging.Logger("test")  # noqa: LOG001  not among those of the program
    log.addHandler(handler)
    told = "y\n2026-11-30 04:00:00 INFO all is well\x1b[2J\r\u202e"
    log.warning("not sent", extra={"fault": told})
    try:
        raise ValueError("\x1b]0;title\x07\x9b31m")  # noqa: TRY301
    except ValueError:
        log.exception("stumbled")
    first, second, *trace = out.getvalue().splitlines()
    assert first.endswith(
        r"WARNING not sent fault=y\n2026-11-30 04:00:00 INFO all is well\x1b[2J\x0d\u202e"
    )
    assert second.endswith("ERROR stumbled")
    assert trace[0] == "Traceback (most recent call last):"
    assert trace[-1] == r"ValueError: \x1b]0;title\x07\x9b31m"


def test_settings_know_their_secrets():
    settings = Settings(
        _env_file=None, telegram_token="111:aaa", zalo_bot_token="222:bbb,333:ccc",
        backup_passphrase="đồng lòng", database_url="postgresql+psycopg://u:geheim@h/db",
    )  # fmt: skip
    assert {"111:aaa", "222:bbb", "333:ccc", "đồng lòng", "geheim"} <= {*settings.secrets()}


@pytest.mark.parametrize("form", [logs.Line, logs.JsonLine])
def test_no_codes_of_a_terminal_come_into_a_log(form):
    extra = {"color_message": "Started [\x1b[36m%d\x1b[0m]", "port": 8080}
    told = form().format(logging.makeLogRecord({"msg": "Started", **extra}))
    assert "\x1b" not in told
    assert "u001b" not in told
    assert "color" not in told
    assert "8080" in told


def test_a_new_log_begins_at_midnight_and_old_ones_go(tmp_path):
    file = tmp_path / "log"
    handler = logs._to_file(str(file), 2)
    for day in range(1, 5):
        handler.emit(logging.makeLogRecord({"msg": f"day {day}"}))
        handler.rolloverAt = day * 86_400  # its midnight has come
        handler.doRollover()
        assert oct(file.stat().st_mode & 0o777) == "0o600"
    handler.close()
    kept = sorted(tmp_path.glob("log.*"))
    assert [each.read_text(encoding="utf-8").split()[-1] for each in kept] == ["3", "4"]


def test_a_new_log_begins_too_where_the_program_is_started_each_morning(tmp_path):
    file = tmp_path / "log"
    for day in range(1, 4):
        handler = logs._to_file(str(file), 2)
        handler.handle(logging.makeLogRecord({"msg": f"day {day}"}))
        handler.close()
        yesterday = datetime.now(UTC).timestamp() - (5 - day) * 86_400
        os.utime(file, (yesterday, yesterday))
    kept = sorted(tmp_path.glob("log*"))
    assert [each.read_text(encoding="utf-8").split()[-1] for each in kept] == ["3", "1", "2"]


def test_a_clock_that_was_ahead_does_not_let_a_log_grow_for_a_year(tmp_path):
    handler = logs._to_file(str(tmp_path / "log"), 2)
    soon = handler.rolloverAt
    handler.rolloverAt += 365 * 86_400
    handler.handle(logging.makeLogRecord({"msg": "the clock is right again"}))
    handler.close()
    assert abs(handler.rolloverAt - soon) <= 86_400


SAID_BY_THE_ENGINE = """
import logging
from bot import logs
logs.set_up("info")
logging.getLogger("procrastinate.worker").info("Starting job")
logging.getLogger("procrastinate.worker").error("Job broke")
logging.getLogger("bot.sending.lane").info("lane taken")
"""


def test_a_verb_tells_of_an_upgrade_and_else_of_faults_only(capsys):
    async def work(_):
        logging.getLogger("jobs.migrating").info("database upgraded")
        logging.getLogger("jobs.pull").info("feed pulled")
        logging.getLogger("jobs.pull").error("feed broke")

    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        begin.do(work)
        said = capsys.readouterr().err
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name in begin.UPGRADING:
            logging.getLogger(name).setLevel(logging.NOTSET)
    told = [line.split(" ", 3)[-1] for line in said.splitlines()]
    assert told == ["database upgraded", "feed broke"]


def test_of_the_engine_only_faults_are_told():
    done = subprocess.run(
        [sys.executable, "-c", SAID_BY_THE_ENGINE], capture_output=True, text=True, check=True
    )
    assert [line.split(maxsplit=3)[3] for line in done.stderr.splitlines()] == [
        "Job broke",
        "lane taken",
    ]
