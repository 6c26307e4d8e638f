"""What the table of threats in the README needs and no room of its own tests."""

import csv
import io
import re
import zipfile

from openpyxl import Workbook

from bot.audience import Unit
from bot.demo import bloc
from bot.importing import sheets, unit_lines
from bot.tree import Tree
from tests.fakes.program import ROOT, Program
from tests.fakes.telegram import TOKEN

PASSPHRASE = "mật-khẩu-sao-lưu-12345"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def workbook(*names):
    """Return a workbook, with further parts of these names."""
    book, out = Workbook(), io.BytesIO()
    book.active.append(["name", "kind"])
    book.active.append(["A", "chi bộ"])
    book.save(out)
    with zipfile.ZipFile(out, "a") as packed:
        for name in names:
            packed.writestr(name, b"evil")
    return out.getvalue()


def test_a_workbook_writes_no_file_whatever_its_parts_are_called(tmp_path, monkeypatch):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    data = workbook("../evil", "../../evil", str(tmp_path / "evil"), "xl/../../../evil")
    rows, faults = sheets.read(data, ("name", "kind"), ("name", "kind"))
    assert (len(rows), faults) == (1, [])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def _writes_lists(source):
    return re.search(r"csv\.(writer|DictWriter)\(|\bWorkbook\(", source) is not None


def test_no_list_that_leaves_for_a_spreadsheet_holds_a_formula():
    """Who writes one must guard its cells (OWASP: CSV injection), and be named here."""
    writing = [
        path.relative_to(ROOT).as_posix()
        for wing in ("bot", "jobs")
        for path in sorted((ROOT / wing).rglob("*.py"))
        if _writes_lists(path.read_text(encoding="utf-8"))
    ]
    assert writing == ["bot/demo/bloc.py", "bot/importing/unit_lines.py"]
    out = io.StringIO()
    bloc.write(out)
    named = [Unit(id=n, name=f"{sign}1+1", kind="chi bộ") for n, sign in enumerate(FORMULA)]
    for text in (out.getvalue(), unit_lines.written(Tree(named))):
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.startswith(FORMULA)]


async def test_no_secret_stands_in_anything_that_is_written(tmp_path, telegram):
    program = Program(
        tmp_path, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, LLM_API_KEY="sk-geheim-1",
        BACKUP_PASSPHRASE=PASSPHRASE, LOG_FORMAT="json", LOG_LEVEL="debug", LOG_FILE="log.txt",
    )  # fmt: skip
    telegram.add_private(7)
    with program.start("run") as running:
        await telegram.until(lambda: telegram.calls("getUpdates"), within=60)
        telegram.refuse("sendMessage", 500, f"at /bot{TOKEN}/sendMessage", times=3)
        telegram.say(7, 7, "/start")
        await telegram.until(lambda: telegram.calls("sendMessage"), within=30)
        said = [program.do(*words) for words in (["check"], ["backup", "copy"], ["privacy"])]
        assert running.stop() == 0
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    told = "".join(each.stdout + each.stderr for each in said).encode()
    for secret in (TOKEN, PASSPHRASE, "sk-geheim-1"):
        assert secret.encode() not in written + told
