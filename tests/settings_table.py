"""The README's table of settings, made from ``Settings`` and the words of ``.env.example``.

``python -m tests.settings_table`` writes it; a test finds a table that is not current.
"""

import re
from pathlib import Path

from bot.settings import Settings
from tests.fakes.program import ROOT

BEGINS, ENDS = "<!-- settings: python -m tests.settings_table -->", "<!-- /settings -->"


def meanings(example: str) -> dict[str, tuple[str, str]]:
    """Return what stands behind each name, and the comment above it; one comment may serve two."""
    found: dict[str, tuple[str, str]] = {}
    words: list[str] = []
    said = False
    for line in example.splitlines():
        if name := re.fullmatch(r"([A-Z][A-Z0-9_]+)=(.*)", line):
            found[name[1]] = (name[2], " ".join(words))
            said = True
        elif line.startswith("# "):
            words, said = ([] if said else words) + [line.removeprefix("# ")], False
        else:
            words, said = [], False
    return found


def table() -> str:
    """Return the table, its marks included."""
    told = meanings((ROOT / ".env.example").read_text(encoding="utf-8"))
    lines = ["| setting | without it | what it is |", "|---|---|---|"]
    for field in Settings.model_fields:
        name = field.upper()
        value, words = told[name]
        lines.append(f"| `{name}` | {f'`{value}`' if value else ''} | {words.replace('|', '/')} |")
    return "\n".join([BEGINS, *lines, ENDS])


def put(readme: str) -> str:
    """Return the README with the table as it is now."""
    begins, ends = readme.index(BEGINS), readme.index(ENDS) + len(ENDS)
    return readme[:begins] + table() + readme[ends:]


def main() -> None:
    """Write it."""
    file: Path = ROOT / "README.md"
    file.write_text(put(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
