"""How long a province's list of units takes: prints figures of one run, judges nothing.

``python -m tests.benchmarks.importing``. The bar: 11,000 units with 3 % faulty rows, every fault
told in one pass, under 10 s.
"""

import csv
import io
import random
import resource
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from bot.importing.unit_lines import COLUMNS
from tests.fakes.program import Program

COMMITTEES = 500
CELLS = 21
FAULTY = 0.03

Rows = list[dict[str, str]]


def main() -> None:
    """Print the figures."""
    rows = province()
    spoilt, faults = _spoilt(rows)
    with tempfile.TemporaryDirectory() as folder:
        for name, made, count in (("good", rows, 0), ("faulty", spoilt, faults)):
            for kind, data in (("csv", as_csv(made)), ("xlsx", as_workbook(made))):
                _measure(Path(folder), f"{name}.{kind}", data, rows=len(made), faults=count)


def province() -> Rows:
    """Return a province of 11,001 units, three levels deep; cells share their names."""
    rows = [_row("Đảng bộ tỉnh mẫu", "đảng bộ")]
    for committee in range(1, COMMITTEES + 1):
        name = f"Đảng bộ xã {committee}"
        rows.append(_row(name, "đảng bộ cơ sở", "Đảng bộ tỉnh mẫu"))
        rows += [_row(f"Chi bộ {cell}", "chi bộ", name) for cell in range(1, CELLS + 1)]
    return rows


def as_csv(rows: Rows) -> bytes:
    """Write the rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: Rows) -> bytes:
    """Write the rows as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([row.get(name, "") for name in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(name: str, kind: str, parent: str = "") -> dict[str, str]:
    return {"name": name, "kind": kind, "parent": parent}


def _spoilt(rows: Rows) -> tuple[Rows, int]:
    """Return the rows with 3 % of them faulty, each in one of four ways; and how many."""
    chance = random.Random(5)
    cells = [place for place, row in enumerate(rows) if row["kind"] == "chi bộ"]
    wrong = [
        {"kind": ""},
        {"valid_from": "01/07/2025"},
        {"parent": "Đảng bộ xã không có"},
        {"parent": "Chi bộ 1"},
    ]
    spoilt = list(rows)
    chosen = chance.sample(cells, round(len(rows) * FAULTY))
    for place in chosen:
        spoilt[place] = rows[place] | chance.choice(wrong)
    return spoilt, len(chosen)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _measure(folder: Path, name: str, data: bytes, *, rows: int, faults: int) -> None:
    place = folder / name.replace(".", "-")
    place.mkdir()
    program = Program(place)
    (place / name).write_bytes(data)
    for verb in (["--dry-run"], []):
        started, worked = time.perf_counter(), _cpu()
        done = program.do("units", "import", str(place / name), *verb)
        took, worked = time.perf_counter() - started, _cpu() - worked
        told = sum(f"{name}: line " in line for line in done.stdout.splitlines())
        kept = len(program.json("units", "list", "--json"))
        what = f"{name} {' '.join(verb)}"
        print(
            f"{what:24} {took:5.2f} s ({worked:.2f} s of a core)  {rows} rows,"
            f" {told} of {faults} faults told, {kept} kept, exit {done.returncode}"
        )


if __name__ == "__main__":
    main()
