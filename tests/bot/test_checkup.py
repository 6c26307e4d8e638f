"""``bantin check``, as its users start it."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot import settings
from bot.care import disk
from bot.care.disk import Space
from bot.settings import Settings
from bot.verbs import checkup
from jobs.errors import BusyDatabaseError, DatabaseError, DiskError
from jobs.stores import asked
from tests.bot.desk import tell
from tests.fakes.model import FakeModel
from tests.fakes.program import Program
from tests.fakes.telegram import TOKEN
from tests.fakes.zalo_bot import TOKENS


@pytest.fixture
def program(tmp_path, telegram, zalo, zalo_oa):
    return Program(
        tmp_path,
        TELEGRAM_TOKEN=TOKEN,
        TELEGRAM_API_URL=telegram.url,
        ZALO_BOT_TOKEN=",".join(TOKENS[:2]),
        ZALO_API_URL=zalo.url,
        **zalo_oa.settings,
    )


def lines(done):
    """Return what was said of each thing."""
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def test_each_credential_gets_a_line(program):
    done = program.do("check")
    said = lines(done)
    assert done.returncode == 0, done.stderr
    assert said["telegram"] == "token works (bot @bantin_test_bot), may join groups, polled"
    assert said["zalo"] == (
        "token works (bot bot.VDKyGxQvc), may join groups, polled, "
        "NO pictures without PUBLIC_URL, name learned anew after each start: set ZALO_BOT_NAME, "
        "0 of 3000 messages this month"
    )
    assert said["zalo-2"].startswith("token works")
    assert said["zalo-oa"].startswith("keys work, access until ")
    assert "refresh token 0 days old (of 90), quota 100000 of 100000" in said["zalo-oa"]


def test_whoever_calls_it_from_another_folder_is_told(tmp_path):
    program = Program(tmp_path)
    del program.environment["DATABASE_URL"]
    told = f"HINT: nothing is set, and there is no .env in {tmp_path} -> go to the folder where"
    assert lines(program.do("check"))["settings"].startswith(told)
    program.do("env")
    assert "no .env" not in lines(program.do("check"))["settings"]


def test_quotation_marks_that_a_container_leaves_on_are_told(program):
    program.environment["BACKUP_PASSPHRASE"] = "'mot hai # ba'"
    told = "the quotation marks around BACKUP_PASSPHRASE belong to what is set"
    assert told in lines(program.do("check"))["settings"]
    del program.environment["BACKUP_PASSPHRASE"]
    (program.folder / ".env").write_text("BACKUP_PASSPHRASE='mot hai # ba'", encoding="utf-8")
    assert "quotation" not in lines(program.do("check"))["settings"]


def test_a_new_installation_is_in_order_and_told_what_is_still_to_be_done(program):
    said = lines(program.do("check"))
    assert list(said)[:6] == ["settings", "disk", "database", "clock", "search index", "backups"]
    assert said["settings"].startswith("HINT: ")
    assert "/start" in said["settings"]
    assert said["database"].startswith("sound, its schema up to date, ")
    assert said["clock"].endswith(" in Asia/Ho_Chi_Minh")
    assert said["backups"].startswith("HINT: none is made by itself -> set BACKUP_FOLDER")
    assert said["feeds"] == (
        "HINT: there are none -> `bantin feeds import` takes Vietnamese sources to start from"
    )


@pytest.mark.parametrize(("language", "called"), [("vi", "Vietnamese"), ("en", "English")])
def test_it_is_told_which_language_is_spoken(language, called):
    settings = Settings(_env_file=None, admins="telegram:7", language=language)
    assert checkup.settings_of(settings).seen == f"owners: 1; the bot speaks {called}"


def test_each_feed_gets_a_line_with_what_to_do(program, publisher):
    program.environment["ALLOWED_PRIVATE_HOSTS"] = publisher.host
    day = datetime.now(UTC) - timedelta(days=20)
    link = publisher.page("/cu", "<p>Cũ</p>")
    old = {"title": "Cũ", "link": link, "guid": link, "published": format_datetime(day)}
    feed = publisher.feed("/rss", [old])
    gone = feed.replace("/rss", "/khong-con")
    for url, name in ((feed, "Báo A"), (gone, "Báo B")):
        assert program.do("feeds", "add", url, "--name", name, "--unchecked").returncode == 0
    done = program.do("check")
    said = lines(done)
    assert said["feed Báo A"].startswith("HINT: reachable, 1 entries, the newest 20 days old -> ")
    assert said["feed Báo B"].startswith(f"FAULT: HTTP 404 -> `bantin feeds try {gone}`")
    assert done.stderr == "bantin: not all is well: feed Báo B\n"
    assert done.returncode == 1


@pytest.fixture
def model(program):
    with FakeModel() as fake:
        program.environment |= {
            "SUMMARIZER": "llm",
            "LLM_BASE_URL": fake.url,
            "LLM_MODEL": "tiny",
            "LLM_API_KEY": "secret-key",
        }
        yield fake


def test_a_language_model_is_looked_for_and_asked_nothing(program, model):
    said = lines(program.do("check"))
    assert said["language model"] == (
        "tiny is there, 0 of 0 answers of the last 24 hours were of use"
    )
    assert model.keys == ["Bearer secret-key"]
    model.models = None
    assert lines(program.do("check"))["language model"].startswith("the address answers, and lists")
    assert model.asked == []


@pytest.mark.parametrize(
    ("change", "seen", "todo"),
    [
        pytest.param({"models": ["big"]}, "has no tiny, but big", "LLM_MODEL", id="another"),
        pytest.param({"status": 401}, "HTTP 401", "mend LLM_API_KEY", id="a wrong key"),
        pytest.param({"status": 503}, "HTTP 503", "wait", id="down"),
    ],
)
def test_a_language_model_that_is_not_there_is_a_fault(program, model, change, seen, todo):
    for name, value in change.items():
        setattr(model, name, value)
    done = program.do("check")
    said = lines(done)["language model"]
    assert said.startswith("FAULT: ")
    assert seen in said
    assert todo in said
    assert "secret-key" not in done.stdout + done.stderr


async def test_a_model_of_which_nothing_can_be_told_is_a_fault(database, clock):
    def work(session):
        for number in range(asked.REJECTED):
            asked.claim(session, str(number), now=clock.now, most=99)
            fault = "unfit: number not in the article: 7"
            asked.note_answer(session, str(number), sentences=None, fault=fault)

    await database.transact(work)
    with FakeModel() as fake:
        settings = Settings(
            _env_file=None, llm_base_url=fake.url, llm_model="tiny", summarizer="llm"
        )
        finding = await checkup.model(settings, database, clock.now)
    assert finding.state is checkup.State.FAULT
    assert "0 of 12 answers" in finding.seen
    assert "another model" in finding.todo


def test_machines_read_it_as_json(program, zalo):
    zalo.bot().webhook = "https://example.org/hook"
    done = program.do("check", "--json")
    found = {each["what"]: each for each in json.loads(done.stdout)}
    assert done.returncode == 1
    assert (found["telegram"]["state"], found["zalo"]["state"]) == ("ok", "fault")
    assert {*found["disk"]} == {"what", "state", "seen", "todo"}


def test_without_any_platform_machines_read_that_too_and_feeds_are_looked_at(tmp_path):
    done = Program(tmp_path).do("check", "--json")
    assert done.returncode == 1
    assert done.stderr == "bantin: not all is well: platforms\n"
    findings = {each["what"]: each for each in json.loads(done.stdout)}
    assert findings["platforms"]["state"] == "fault"
    assert findings["platforms"]["seen"] == "no platform is set up"
    assert "TELEGRAM_TOKEN" in findings["platforms"]["todo"]
    assert findings["feeds"]["state"] == "hint"


def test_a_damaged_database_is_one_line_that_says_what_to_do(program):
    (program.folder / "bantin.db").write_bytes(b"no database at all, but long enough" * 99)
    done = program.do("check")
    assert done.returncode == 1
    assert "restore" in lines(done)["database"]
    assert "Traceback" not in done.stderr


def test_a_database_that_another_program_holds_is_not_to_be_restored():
    assert "restore" in checkup.unusable(DatabaseError("does not work")).todo
    assert "restore" not in checkup.unusable(BusyDatabaseError("kept busy")).todo


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("BACKUP_PASSPHRASE=correct horse #1 battery", True),
        ("export BACKUP_PASSPHRASE = pay ${HOME} later", True),
        ("BACKUP_PASSPHRASE=correct horse#1 battery", False),
        ("BACKUP_PASSPHRASE='correct horse #1 battery'  ", False),
        ('BACKUP_PASSPHRASE="correct horse #1 battery"', False),
        ("BACKUP_PASSPHRASE=", False),
        ("LOG_LEVEL=info # as usual", False),
    ],
)
def test_a_passphrase_that_is_not_read_as_it_stands_there_is_told(
    tmp_path, monkeypatch, line, told
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/somewhere")
    (tmp_path / ".env").write_text(f"\ufeffADMINS=telegram:1\r\n{line}\r\n", encoding="utf-8")
    finding = checkup.settings_of(settings.read())
    assert (finding.state is checkup.State.HINT) == told
    assert ("BACKUP_PASSPHRASE of .env is not read as it is written" in finding.seen) == told


def test_a_slip_in_a_settings_name_is_told(program):
    (program.folder / ".env").write_text("ADMIN=telegram:7\nBACKUP_PASSPHARSE=x\nHTTP_PROXY=y\n")
    program.environment["ADMINS"] = "telegram:7"
    said = lines(program.do("check"))["settings"]
    assert said.startswith("HINT: ADMIN is none of ours, BACKUP_PASSPHARSE is none of ours")
    assert said.endswith("is ADMINS meant, BACKUP_PASSPHRASE meant?")


async def test_a_clock_that_runs_behind_the_database_is_a_fault(database, clock):
    await tell(database, "Tin một", now=clock.now)
    settings = Settings(_env_file=None)
    assert (await checkup.clock(settings, database, clock.now)).state == "ok"
    behind = await checkup.clock(settings, database, clock.now - timedelta(hours=1))
    assert behind.state == "fault"
    assert "set-ntp" in behind.todo
    assert "it was ahead before" in behind.todo


@pytest.mark.parametrize(("free", "state"), [(10**8, "fault"), (10**10, "ok")])
def test_the_disk_is_judged(free, state):
    assert checkup.disk_of(Space(free=free, total=10**11)).state == state


MOUNTS = """\
/dev/vda / ext4 rw 0 0
nas:/b /srv/ban\\040tin nfs4 rw 0 0
tmpfs /srv/bantin tmpfs rw 0 0
nas:/c /srv/bantin cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", "ext4"),
        ("/srv/ban tin/x", "nfs4"),
        ("/srv/bantin", "cifs"),
        ("/srv/bantin2", "ext4"),
    ],
)
def test_it_is_known_on_what_a_folder_stands(folder, kind):
    assert disk.file_system(Path(folder), MOUNTS) == kind


def test_a_database_on_another_machines_disk_is_told(tmp_path):
    space = Space(free=10**10, total=10**11)
    assert checkup.disk_of(space, "nfs4").state == "hint"
    assert disk.far(f"sqlite:///{tmp_path / 'bantin.db'}") == ""


def test_the_search_index_is_judged_by_its_folder(tmp_path):
    assert checkup.index_of(tmp_path, ours=True).state == "ok"
    told = checkup.index_of(tmp_path, ours=False)
    assert (told.state, "chown" in told.todo) == ("fault", True)
    (tmp_path / "index.json").write_text("{")
    assert "delete" in checkup.index_of(tmp_path, ours=True).todo


def test_a_full_disk_is_no_reason_to_restore():
    assert "room" in checkup.unusable(DiskError("disk I/O error")).todo
    assert "restore" not in checkup.unusable(DiskError("disk I/O error")).todo


def test_a_folder_for_backups_that_is_not_there_is_a_fault(tmp_path, clock):
    settings = Settings(_env_file=None, backup_folder=str(tmp_path / "none"))
    told = checkup.backups(settings, clock.now)
    assert (told.state, "chown" in told.todo) == ("fault", True)
    (tmp_path / "none").mkdir()
    assert checkup.backups(settings, clock.now).state == "hint"


def test_all_that_is_wrong_with_the_settings_is_told_at_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("ADMIN=telegram:7\nTIME_ZONE=UTC\nTIME_ZONE=Asia/Tokyo\n")
    seen = checkup.settings_of(settings.read()).seen
    assert "TIME_ZONE stands in lines 2, 3 of .env, and the last counts" in seen
    assert "ADMIN is none of ours" in seen
    assert "ADMINS names nobody" in seen


def test_what_does_not_work_is_told_with_what_does_and_ends_in_a_fault(program, zalo, zalo_oa):
    program.environment["ZALO_BOT_TOKEN"] = f"{TOKENS[0]},1:WRONG"
    zalo.bot().webhook = "https://example.org/hook"
    zalo_oa.refresh = "used up"
    done = program.do("check")
    assert done.returncode != 0
    assert "zalo: FAULT: token works" in done.stdout
    assert "ANOTHER program's webhook is set" in done.stdout
    assert "zalo-2: FAULT: Zalo does not accept the token" in done.stdout
    assert "zalo-oa: FAULT: " in done.stdout
    assert "ZALO_OA_REFRESH_TOKEN" in done.stdout
    assert done.stderr.strip() == "bantin: not all is well: zalo, zalo-2, zalo-oa"
    assert "WRONG" not in done.stdout + done.stderr


@pytest.mark.parametrize("platform", ["telegram", "zalo"])
def test_a_platform_out_of_reach_is_a_fault(program, telegram, zalo, platform):
    {"telegram": telegram, "zalo": zalo}[platform].down()
    done = program.do("check")
    assert done.returncode == 1
    assert lines(done)[platform].startswith("FAULT: not reached: ConnectionRefusedError -> ")


def test_a_telegram_bot_that_another_program_has_is_a_fault(program, telegram):
    telegram.world.webhook = "https://example.org/hook"
    done = program.do("check")
    assert lines(done)["telegram"].startswith("FAULT: token works")
    assert "ANOTHER program's webhook is set" in lines(done)["telegram"]
    program.environment["TELEGRAM_TOKEN"] = "1:WRONG"
    said = lines(program.do("check"))["telegram"]
    assert said.startswith("FAULT: Telegram does not accept the token")


def test_beside_a_running_bot_no_key_is_used_up(program, zalo_oa):
    zalo_oa.lasts = 3600  # so little that whoever may renew renews at each look
    with program.start("run") as running:
        zalo_oa.world.wait(lambda: zalo_oa.renewals == 2, 60)  # at its opening, and listening
        done = program.do("check")
        assert zalo_oa.renewals == 2
        assert running.stop() == 0
    assert "zalo-oa: keys work" in done.stdout
    assert program.do("check").returncode == 0
    assert zalo_oa.renewals > 2
