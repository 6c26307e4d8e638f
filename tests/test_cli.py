"""The command line as its users meet it: one clear line for each thing that goes wrong."""

import errno
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import cli
from bot.errors import UsageError
from bot.verbs import env_file
from jobs.database import Database
from tests.bot.desk import bind, tell
from tests.fakes.patience import patient
from tests.fakes.program import ROOT, Program
from tests.fakes.telegram import TOKEN


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


@pytest.fixture
def typed(tmp_path):
    """The program as a shell starts it, with its modules still to be read."""
    return Program(tmp_path, anew=True)


def failed(done, code=1):
    """Return the one line that a failure printed."""
    assert done.returncode == code, done
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("bantin: ")
    return line


async def in_database(program, work):
    database = Database(program.environment["DATABASE_URL"])
    await database.upgrade("jobs", "bot")
    result = await work(database)
    await database.close()
    return result


def test_help_answers_at_once(typed):
    typed.do("--help")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = typed.do("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # What it computes, for a busy machine lets it wait; and it waits for nothing else.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5
    assert done.returncode == 0
    assert "demo" in done.stdout


@pytest.mark.parametrize(
    "words",
    [[], ["feeds"], ["units"], ["chats"], ["bulletin"]],
    ids=["bantin", "feeds", "units", "chats", "bulletin"],
)
def test_every_group_has_its_help(program, words):
    assert program.do(*words, "--help").returncode == 0


@pytest.mark.parametrize("words", [["bogus"], ["feeds", "add"], ["demo", "--port", "x"]])
def test_a_slip_on_the_command_line(program, words):
    assert "--help" in failed(program.do(*words), code=2)


@pytest.mark.parametrize("words", ["demo --once", "units example", "feeds list", "env -"])
def test_whoever_reads_no_further_ends_it_in_silence(program, words):
    """``bantin demo --once | head -3``: no fault of ours."""
    reading, writing = os.pipe()
    os.close(reading)
    line, folder = [sys.executable, "-m", "bot", *words.split()], program.folder
    with os.fdopen(writing) as out:
        done = subprocess.run(
            line, cwd=folder, env=program.environment, stdout=out, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")


def test_settings_are_written_to_be_filled_in_for_their_owner_and_never_over_others(program):
    file = program.folder / ".env"
    file.unlink(missing_ok=True)
    assert ".env is written" in program.do("env").stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8") == (ROOT / ".env.example").read_text(encoding="utf-8")
    file.write_text("TELEGRAM_TOKEN=1:A\n")
    assert "stays as it is" in failed(program.do("env"))
    assert file.read_text() == "TELEGRAM_TOKEN=1:A\n"
    assert "No such file" in failed(program.do("env", "nowhere/.env"))
    assert program.do("env", "-").stdout.startswith("# Copy to .env and fill in.")


def test_no_half_of_the_settings_stays_where_the_disk_is_full(tmp_path, monkeypatch):
    def full():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(env_file, "example", full)
    with pytest.raises(UsageError, match="No space left"):
        env_file.write(tmp_path / ".env")
    assert not (tmp_path / ".env").exists()


def test_no_token(program):
    assert "TELEGRAM_TOKEN" in failed(program.do("run"))


def test_a_language_model_without_an_address(program):
    program.environment |= {"SUMMARIZER": "llm", "LLM_MODEL": "tiny", "LLM_API_KEY": "secret"}
    said = failed(program.do("run"))
    assert "SUMMARIZER" in said
    assert "LLM_BASE_URL" in said
    assert "secret" not in said


def test_a_wrong_token(program, telegram):
    wrong = "999:wrong-and-secret"
    program.environment |= {"TELEGRAM_TOKEN": wrong, "TELEGRAM_API_URL": telegram.url}
    done = program.do("run")
    assert done.returncode == 1
    assert "token" in done.stderr.splitlines()[-1]
    assert wrong not in done.stderr + done.stdout


def test_wrong_settings_are_told_all_at_once_and_without_values(program):
    program.environment |= {
        "ADMINS": "somebody-secret",
        "TIME_ZONE": "Moon/Base",
        "KEEP_DAYS": "x-secret",
        "BULLETIN_TIMES": "dawn",
        "SUMMARIZER": "magic",
    }
    line = failed(program.do("run"))
    assert all(name in line for name in ("ADMINS", "TIME_ZONE", "KEEP_DAYS", "BULLETIN_TIMES"))
    assert "extractive" in line
    assert "secret" not in line


def test_a_database_that_cannot_be_written(program):
    program.environment["DATABASE_URL"] = "sqlite:////no/such/folder/bantin.db"
    assert "writable" in failed(program.do("report"))
    program.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    assert "/no/such/folder" in failed(program.do("run"))


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no /sys, where nobody may write")
@pytest.mark.parametrize("words", [["report"], ["run"]])
def test_a_folder_where_nobody_may_write(program, words):
    program.environment |= {
        "DATABASE_URL": "sqlite:////sys/kernel/bantin.db",
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
    }
    assert "cannot write" in failed(program.do(*words))


def test_where_another_users_files_are_in_the_way_it_is_said_what_to_do(capsys):
    with pytest.raises(SystemExit):
        cli._fail("cannot write bantin.db.lock: Permission denied")
    told = capsys.readouterr().err
    assert "sudo -iu bantin" in told
    assert "copy it to /tmp" in told
    with pytest.raises(SystemExit):
        cli._fail("cannot write bantin.db.lock: No space left on device")
    assert "sudo" not in capsys.readouterr().err


def test_a_newer_database_is_left_alone(program):
    told = program.do("report")
    assert told.returncode == 0
    assert told.stdout.count("deliveries") == 1  # one table
    path = program.folder / "bantin.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE alembic_version SET version_num = version_num || '_from_the_future'"
        )
    connection.close()
    assert "newer bantin" in failed(program.do("report"))


def test_two_on_one_database(typed, telegram):
    typed.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    with typed.start("run") as running:
        telegram.wait(lambda: telegram.polling, 30)
        assert "another bantin" in failed(typed.do("run"))
        assert running.stop() == 0


def test_it_idles_small_and_stops_soon(typed, telegram):
    typed.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    with typed.start("run") as running:
        telegram.wait(lambda: telegram.polling, 30)
        assert running.memory() < 120
        assert running.stop(within=20) == 0
    assert "Traceback" not in running.said()
    assert "INFO running; Ctrl+C stops it platforms=telegram" in running.said()
    assert "WARNING ADMINS names nobody: write /start to the bot" in running.said()


@contextmanager
def started(program, at_hangup):
    """Start the program as a terminal does, or nohup: what SIGHUP means is left to a child."""
    before = signal.signal(signal.SIGHUP, at_hangup)
    try:
        running = program.start("run")
    finally:
        signal.signal(signal.SIGHUP, before)
    with running:
        yield running


def test_a_terminal_that_is_closed_lets_land_what_is_in_flight(typed, telegram):
    typed.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    with started(typed, signal.SIG_DFL) as running:
        telegram.wait(lambda: telegram.polling, 30)
        running.process.send_signal(signal.SIGHUP)
        assert running.process.wait(20) == 0


def test_under_nohup_it_goes_on(typed, telegram):
    typed.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}
    with started(typed, signal.SIG_IGN) as running:
        telegram.wait(lambda: telegram.polling, 30)
        running.process.send_signal(signal.SIGHUP)
        polls = len(telegram.calls("getUpdates"))
        telegram.add_private(7)
        telegram.say(7, 7, "/start")
        telegram.wait(lambda: telegram.messages(7), 30)
        assert len(telegram.calls("getUpdates")) > polls
        assert running.stop() == 0


def test_a_feed_that_is_no_feed(program, publisher):
    program.environment["ALLOWED_PRIVATE_HOSTS"] = publisher.host
    url = publisher.page("/page.html", "<html><body><p>Xin chào</p></body></html>")
    for verb in ("try", "add"):
        assert "cannot be read" in failed(program.do("feeds", verb, url))
    assert program.json("feeds", "list", "--json") == []


def test_feeds_come_and_go(program, publisher, clock):
    program.environment["ALLOWED_PRIVATE_HOSTS"] = publisher.host
    item = {"guid": "1", "title": "Tin một", "link": f"{publisher.url}/1", "published": ""}
    url = publisher.feed("/rss", [item], title="Báo mẫu")
    assert "Tin một" in program.do("feeds", "try", url).stdout
    assert "added: Báo mẫu" in program.do("feeds", "add", url).stdout
    assert "there already" in failed(program.do("feeds", "add", url))
    assert "1 new entries" in program.do("pull").stdout
    [kept] = program.json("feeds", "list", "--json")
    assert (kept["feed"]["name"], kept["entries"]) == ("Báo mẫu", 1)
    assert program.do("feeds", "remove", url).returncode == 0
    assert "there is no feed" in failed(program.do("feeds", "remove", url))


def test_an_address_inside_ones_own_network_is_refused(program):
    line = failed(program.do("feeds", "add", "http://169.254.169.254/latest"))
    assert "ALLOWED_PRIVATE_HOSTS" in line


def test_faulty_rows_are_all_told_and_nothing_is_imported(program):
    name = program.write(
        "units.csv",
        [
            "name,kind,parent,valid_from",
            "Đảng bộ A,đảng bộ,,2025-07-01",
            "Chi bộ 1,chi bộ,Đảng bộ A,",
            ",chi bộ,Đảng bộ A,",
            "Chi bộ 2,chi bộ,Đảng bộ A,7/31/2025",
            "Chi bộ 1,chi bộ,Đảng bộ A,",
        ],
    )
    done = program.do("units", "import", name)
    assert done.returncode == 1
    assert [line.split(":")[1].strip() for line in done.stdout.splitlines()] == [
        "line 4",
        "line 5",
        "line 6",
    ]
    assert program.json("units", "list", "--json") == []


def test_a_dry_run_tells_what_changes_and_keeps_nothing(program):
    first = program.write("u.csv", ["name,kind,parent", "A,đảng bộ,", "Chi bộ 1,chi bộ,A"])
    second = program.write(
        "v.csv",
        ["name,kind,parent,short_name", "A,đảng bộ,,aa", "Chi bộ 1,chi bộ,A,", "Tổ 1,tổ,Chi bộ 1,"],
    )
    assert program.do("units", "import", first).returncode == 0
    before = program.json("units", "list", "--json")
    dry = program.do("units", "import", second, "--dry-run")
    assert dry.stdout.splitlines() == [
        "new: A / Chi bộ 1 / Tổ 1",
        "changed: A: short_name: nothing -> aa",
        "3 units read, 1 new, 1 changed, 1 unchanged (dry run)",
    ]
    assert program.json("units", "list", "--json") == before


def test_units_are_shown_moved_and_merged(program):
    name = program.write(
        "u.csv",
        ["name,kind,parent", "A,k,", "B,k,", "Chi bộ 1,k,A", "Chi bộ 1,k,B", "Chi bộ 2,k,A"],
    )
    assert program.do("units", "import", name).returncode == 0
    assert "#3 A / Chi bộ 1; #4 B / Chi bộ 1" in failed(program.do("units", "show", "chi bo 1"))
    assert "already" in failed(program.do("units", "move", "A / Chi bộ 1", "B"))
    assert "itself" in failed(program.do("units", "merge", "A", "A / Chi bộ 2"))
    moved = program.do("units", "move", "#5", "B", "--day", "2025-07-01")
    assert moved.stdout == "moved: B / Chi bộ 2\n"
    merged = program.do("units", "merge", "#5", "B / Chi bộ 1", "--day", "2025-07-31")
    assert merged.stdout == "merged: B / Chi bộ 2 -> B / Chi bộ 1, 0 chats followed\n"
    shown = program.do("units", "show", "#5").stdout
    assert "2025-07-01 moved: A / Chi bộ 2 -> B / Chi bộ 2" in shown
    assert "successor: B / Chi bộ 1" in shown


def test_two_communes_become_one_and_what_that_changes_is_told(program):
    name = program.write(
        "u.csv",
        ["name,kind,parent", "Xã A,k,", "Xã B,k,", "Chi bộ 1,k,Xã A", "Chi bộ 1,k,Xã B"],
    )
    assert program.do("units", "import", name).returncode == 0
    chats = program.write(
        "chats.csv",
        ["platform,chat_id,unit,topics,times", "telegram,-1,Xã A / Chi bộ 1,,",
         "telegram,-2,Xã B / Chi bộ 1,,"],
    )  # fmt: skip
    assert program.do("chats", "import", chats).returncode == 0
    assert program.do("units", "preset", "Xã B", "times", "5:30").returncode == 0
    ahead = failed(program.do("units", "merge", "Xã B", "Xã A", "--day", "2999-01-01"))
    assert "lies ahead" in ahead
    assert program.do("units", "merge", "Xã B", "Xã A").stdout.splitlines() == [
        "merged: Xã B -> Xã A, 0 chats followed",
        "renamed: Xã B / Chi bộ 1 -> Chi bộ 1 (Xã B)",
        "what Xã B chose acts no more: times",
        "chats in which something changed: 1",
    ]
    renamed = program.do("units", "rename", "Xã A / Chi bộ 1 (Xã B)", " Chi bộ  thôn Đông ")
    assert renamed.stdout == "renamed: Xã A / Chi bộ 1 (Xã B) -> Xã A / Chi bộ thôn Đông\n"
    assert "already" in failed(program.do("units", "rename", "Chi bộ thôn Đông", "Chi bộ 1"))
    assert "names of a path" in failed(program.do("units", "rename", "Xã A", "Xã A / B"))
    assert "needs a name" in failed(program.do("units", "rename", "Xã A", "  "))
    units = {each["at"]["id"]: each["unit"] for each in program.json("chats", "list", "--json")}
    assert units == {"-1": "Chi bộ 1", "-2": "Chi bộ thôn Đông"}


async def test_a_unit_chooses_for_its_chats_and_for_those_below_it(program):
    name = program.write(
        "units.csv", ["name,kind,parent", "A,đảng bộ,", "B,chi bộ,A", "C,đảng bộ,"]
    )
    assert program.do("units", "import", name).returncode == 0
    chats = program.write(
        "chats.csv",
        ["platform,chat_id,unit,topics,times", "telegram,-1,B,,", "telegram,-2,B,,8:00",
         "telegram,-3,C,,"],
    )  # fmt: skip
    assert program.do("chats", "import", chats).returncode == 0
    done = program.do("units", "preset", "A", "times", "6:30 t2-t6")
    assert done.stdout.splitlines() == [
        "times: Giờ nhận bản tin: 06:30 từ thứ hai đến thứ sáu.",
        "chats in which something changed: 1",
    ]
    chats = {each["at"]["id"]: each["times"] for each in program.json("chats", "list", "--json")}
    weekly = {"days": [1, 2, 3, 4, 5], "at": "06:30:00"}
    assert chats == {"-1": [weekly], "-2": ["08:00:00"], "-3": ["07:00:00"]}
    shown = program.do("units", "preset", "A").stdout.splitlines()
    assert "brief: not chosen" in shown
    assert "times: Giờ nhận bản tin: 06:30 từ thứ hai đến thứ sáu." in shown
    english = Program(program.folder, LANGUAGE="en")
    done = english.do("units", "preset", "A", "style", "short")
    assert done.stdout.splitlines()[0] == "brief: Style: short (headline, outlet, time)."
    assert "6:30 Monday to Friday" in english.do("units", "preset", "A").stdout
    dropped = program.do("units", "preset", "A", "times", "--drop").stdout
    assert dropped.splitlines()[0] == "times: not chosen"
    [first, *_] = program.json("chats", "list", "--json")
    assert first["times"] == ["07:00:00"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("A", "hours", "7:00"), "no such choice: hours; there are topics, sources"),
        (("A", "times", "25:00"), "/gio 7:00 17:30"),
        (("A", "topics", "nothing like it"), "nothing like it"),
        (("X", "times", "7:00"), "no unit is called X"),
        (("A", "--drop"), "--drop wants a choice"),
        (("A", "times", "7:00", "--drop"), "--drop wants a choice"),
    ],
)
def test_what_no_unit_can_choose_is_told(program, words, why):
    name = program.write("units.csv", ["name,kind", "A,đảng bộ"])
    assert program.do("units", "import", name).returncode == 0
    assert why in failed(program.do("units", "preset", *words))


def test_the_example_can_be_imported(program):
    program.environment["PYTHONIOENCODING"] = "latin-1"  # a locale that cannot write Vietnamese
    example = program.do("units", "example").stdout
    name = program.write("bloc.csv", example.splitlines())
    assert "461 units read, 461 new" in program.do("units", "import", name).stdout


def test_a_parent_that_nobody_knows(program):
    name = program.write("units.csv", ["name,kind,parent", "Chi bộ 1,chi bộ,Đảng bộ X"])
    done = program.do("units", "import", name)
    assert "no unit is called Đảng bộ X" in done.stdout
    assert program.json("units", "list", "--json") == []


def test_chats_are_bound_from_a_list_with_their_choices(program):
    units = program.write("u.csv", ["name,kind", "Chi bộ 1,chi bộ"])
    chats = program.write(
        "c.csv",
        [
            "platform,chat_id,unit,topics,times",
            "telegram,-1,Chi bộ 1,chuyen doi so;Đối ngoại - quốc tế,6:30;17h",
            "telegram,-2,Chi bộ 1,,",
        ],
    )
    assert program.do("units", "import", units).returncode == 0
    dry = program.do("chats", "import", chats, "--dry-run")
    assert dry.returncode == 0
    assert program.json("chats", "list", "--json") == []
    assert program.do("chats", "import", chats).returncode == 0
    first, second = program.json("chats", "list", "--json")
    assert first["topics"] == ["chuyen_doi_so", "doi_ngoai"]
    assert first["times"] == ["06:30:00", "17:00:00"]
    assert (second["topics"], second["times"]) == ([], ["07:00:00"])


async def test_a_bulletin_is_previewed_and_sent_without_a_running_bot(program, telegram):
    telegram.add_group(-1)
    program.environment |= {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}

    async def work(database):
        now = datetime.now(UTC) - timedelta(minutes=1)
        await bind(database, "-1", now=now, platform="telegram")
        await tell(database, "Tin hôm nay", now=now)

    await in_database(program, work)
    assert "Tin hôm nay" in program.do("bulletin", "preview").stdout
    assert "for 0 chats" in program.do("bulletin", "send").stdout
    done = program.do("bulletin", "send", "--now")
    assert "bulletin 1: 1 sent" in done.stdout, done.stderr
    [sent] = telegram.messages(-1)
    assert "Tin hôm nay" in sent.text


def test_the_demo_prints_one_bulletin_and_ends(typed):
    done = typed.do("demo", "--once")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("BẢN TIN")
    assert done.stderr == ""


def test_the_demo_ends_when_told_to_before_its_first_bulletin_and_leaves_nothing(program):
    with program.start("demo", "--port", "0") as running:
        deadline = time.monotonic() + patient(60)
        while "http://" not in running.said():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert running.stop() == 0
    assert list(program.temporary.iterdir()) == []


def test_the_demo_takes_a_real_feed(program, publisher):
    item = {"guid": "1", "title": "Tin của nguồn", "link": f"{publisher.url}/1", "published": ""}
    url = publisher.feed("/rss", [{**item, "summary": "Một câu dẫn ngắn gọn."}], title="Báo mẫu")
    assert "Tin của nguồn" in program.do("demo", "--once", "--feed", url).stdout
    assert "404" in failed(program.do("demo", "--once", "--feed", f"{publisher.url}/none"))


def test_compiling_says_what_is_wrong_in_one_line(program, tmp_path):
    assert "no news of those days" in failed(program.do("compile", str(tmp_path / "a.docx")))
    assert ".docx .pdf" in failed(program.do("compile", str(tmp_path / "a.odt")))
    assert "no topic" in failed(program.do("compile", str(tmp_path / "a.docx"), "--topic", "zzz"))
    said = failed(program.do("compile", "a.docx", "--from", "2026-08-02", "--to", "2026-08-01"))
    assert "first day" in said
    (tmp_path / "list.json").write_text("{}")
    said = failed(program.do("compile", "a.docx", "--list", str(tmp_path / "list.json")))
    assert "not the list" in said


def test_a_table_in_a_pipe_is_a_line_a_row_and_whole(program):
    long = f"http://a.example/{'x' * 200}"
    assert program.do("feeds", "add", long, "--unchecked", "--name", "Báo " * 40).returncode == 0
    [row] = [line for line in program.do("feeds", "list").stdout.splitlines() if long in line]
    assert ("Báo " * 40).strip() in row


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("bot", ["units", "list"]),
        ("bot", ["units", "list", "--json"]),
        ("bot", ["units", "example"]),
        ("jobs", ["documents"]),
    ],
)
def test_where_what_is_printed_has_no_room_that_is_one_line(program, module, words):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=program.environment, cwd=program.folder, input='{"id": 1, "text": "x"}\n',
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=patient(60), check=False,
        )  # fmt: skip
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.endswith(": No space left on device")


def test_an_address_that_nobody_can_visit_is_not_kept_unchecked_either(program):
    told = failed(program.do("feeds", "add", "a.example/rss", "--unchecked"))
    assert "only http and https" in told
    assert program.json("feeds", "list", "--json") == []


def test_a_file_that_is_no_backup_is_named(program):
    program.write("units.csv", ["name,kind"])
    assert failed(program.do("restore", "units.csv")) == "bantin: units.csv is no backup of bantin"
