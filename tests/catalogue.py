"""The English catalogue: what can be said, found in the code, and what it is in English.

``python -m tests.catalogue`` brings ``bantin.po`` into step with the code, keeping what is
translated, and makes ``bantin.mo`` of it; a test finds catalogues that are not current.
"""

import ast
import html
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.language import DOMAIN, ENGLISH, FOLDER
from bot.web.preview import MARKED
from jobs import topics
from tests.fakes.program import ROOT

PO = FOLDER / ENGLISH / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")
PAGE = ROOT / "bot" / "web" / "page" / "index.html"
SAYING = {"_": False, "_n": True}
"""What says a text, and whether it says how many."""


def said(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each text that a file can say, and whether it says how many."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        first = node.args[0]
        if node.func.id in SAYING and isinstance(first, ast.Constant):
            yield first.value, SAYING[node.func.id]
        elif node.func.id == "Words" and isinstance(first, ast.Dict):
            yield from ((value.value, False) for value in first.values)


def found() -> Catalog:
    """Return all that can be said, with the files in which it stands, not translated."""
    catalogue = Catalog(domain=DOMAIN, charset="utf-8")
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for text, plural in said(path):
            texts = (text, text) if plural else text
            catalogue.add(texts, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for text in MARKED.findall(PAGE.read_text(encoding="utf-8")):
        catalogue.add(html.unescape(text), locations=[(PAGE.relative_to(ROOT).as_posix(), 0)])
    for topic in topics.topics():
        for text in (topic.label, topic.short):
            catalogue.add(text, locations=[("jobs/topics.yaml", 0)])
    return catalogue


def kept() -> Catalog:
    """Return the catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale=ENGLISH, domain=DOMAIN)


def current() -> Catalog:
    """Return the catalogue with all that can be said now, and nothing else."""
    catalogue = kept()
    made_at = catalogue.creation_date
    catalogue.update(found(), no_fuzzy_matching=True)
    catalogue.creation_date = made_at  # else the file changes where nothing has
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as people edit it."""
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=False, include_lineno=False)
    return written.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def main() -> None:
    """Bring both files into step with the code."""
    catalogue = current()
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    missing = [message.id for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} texts; not translated: {missing or 'none'}")


if __name__ == "__main__":
    main()
