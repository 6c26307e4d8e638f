"""The rules of the house, read from the code itself."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(path for wing in ("bot", "jobs") for path in (ROOT / wing).rglob("*.py"))
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in FILES
}
ONE_IMPORTER = (
    "telegram",
    "feedparser",
    "apscheduler",
    "procrastinate",
    "uvicorn",
    "pydantic_settings",
)
AT_THE_ROOT = {
    "pyproject.toml",
    "bot",
    "jobs",
    "tests",
    ".env.example",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "uv.lock",
}
DOORS = {
    "jobs.connections",
    "jobs.corpus",
    "jobs.database",
    "jobs.migrating",
    "jobs.search",
    "jobs.tables",
    "jobs.tidy",
}
"""Where queries may stand, beside the folders of tables, stores and migrations."""

ABOVE_THE_STORES = ("texts", "outbound", "sending", "handlers", "care", "verbs", "web")
"""Rooms of the counter of which no store knows."""
VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)


@cache
def _imports(path: Path) -> tuple[tuple[str, bool], ...]:
    """Return (module, whether it runs when the file is imported)."""
    return tuple(_found(path))


def _found(path: Path) -> Iterator[tuple[str, bool]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _type_checking(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            # Who takes a file out of a package does not lean on what the package says itself.
            for name in names if names <= MODULES.keys() else names | {node.module}:
                yield name, id(node) not in late


def _type_checking(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def _importers(package: str) -> list[str]:
    return [
        name
        for name, path in MODULES.items()
        if any(module.split(".")[0] == package for module, _ in _imports(path))
    ]


def test_the_newsroom_does_not_know_the_counter():
    guilty = [
        name
        for name, path in MODULES.items()
        if name.split(".")[0] == "jobs"
        and any(module.split(".")[0] == "bot" for module, _ in _imports(path))
    ]
    assert guilty == []


def test_no_circle_of_files():
    needs = {
        name: {module for module, _ in _imports(path) if module in MODULES and module != name}
        for name, path in MODULES.items()
    }
    left = dict(needs)
    while free := [name for name, wanted in left.items() if not wanted & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("package", ONE_IMPORTER)
def test_one_file_imports_the_outer_package(package):
    assert len(_importers(package)) == 1


def test_the_command_line_alone_imports_typer():
    assert all(name.startswith("bot.cli") for name in _importers("typer"))


def _keeps(name: str) -> bool:
    return name in DOORS or any(
        f".{folder}." in name for folder in ("stores", "tables", "migrations")
    )


def test_sqlalchemy_stands_behind_the_stores():
    # Elsewhere only the type of a session may be named, never a query.
    guilty = [
        (name, module)
        for name, path in MODULES.items()
        for module, _ in _imports(path)
        if module.split(".")[0] == "sqlalchemy"
        and not _keeps(name)
        and module not in {"sqlalchemy.orm", "sqlalchemy.orm.Session"}
    ]
    assert guilty == []


def test_a_store_neither_speaks_nor_sends():
    guilty = [
        (name, module)
        for name, path in MODULES.items()
        if name.startswith("bot.stores.")
        for module, _ in _imports(path)
        if module.split(".")[:2] in (["bot", room] for room in ABOVE_THE_STORES)
    ]
    assert guilty == []


def test_one_file_reads_the_environment():
    guilty = [
        name
        for name, path in MODULES.items()
        if re.search(r"os\.environ|getenv", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []
    assert _importers("pydantic_settings") == ["bot.settings"]


def test_vietnamese_stands_in_the_catalogue_only():
    guilty = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "bot").rglob("*.py")
        if path.parent != ROOT / "bot" / "texts" and _speaks_vietnamese(path)
    ]
    assert guilty == []


def _speaks_vietnamese(path: Path) -> bool:
    """Say whether a string that can run, not a docstring, holds Vietnamese."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and VIETNAMESE.search(node.value)
        for node in ast.walk(tree)
    )


def test_example_and_settings_name_the_same_things():
    from bot.settings import Settings

    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = Counter(re.findall(r"^#?\s?([A-Z][A-Z0-9_]+)=", example, re.MULTILINE))
    known = Counter(name.upper() for name in Settings.model_fields)
    assert not known - named, ".env.example lacks them; then python -m tests.settings_table"
    assert not named - known, ".env.example names twice, or what bot.settings does not know"


def test_nothing_else_stands_at_the_root():
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if tracked.returncode:
        pytest.skip("no git here: what stands at the root cannot be told from what a tool left")
    names = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= AT_THE_ROOT
    assert ".env.example" in names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_under_four_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_no_module_does_anything_when_imported():
    """Imported without a network, a home or a file to write: nothing happens, nothing is said."""
    names = [name for name in MODULES if "migrations" not in name and "__main__" not in name]
    program = "\n".join(
        [
            "import socket, threading, builtins",
            "def refuse(*a, **k): raise AssertionError('a socket at import')",
            "socket.socket.connect = refuse",
            *(f"import {name}" for name in names),
            "assert threading.active_count() == 1, threading.enumerate()",
        ]
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
