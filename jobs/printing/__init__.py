"""A compilation as a document: laid out once, then written in any of its ``FORMS``, a file each."""

import json
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from jobs.compiling.compilation import Compilation
from jobs.printing import saved
from jobs.printing.paper import Paper

Form = Callable[[Compilation, Paper], Awaitable[bytes]]
"""A compilation, and the paper laid out of it → a file. Raises NotMadeError where it cannot be."""


async def _docx(_: Compilation, paper: Paper) -> bytes:
    from jobs.printing import docx

    return docx.written(paper)


async def _pdf(_: Compilation, paper: Paper) -> bytes:
    from jobs.printing import pdf

    return await pdf.written(paper)


async def _html(_: Compilation, paper: Paper) -> bytes:
    from jobs.printing import html

    return html.written(paper)


async def _list(made: Compilation, _: Paper) -> bytes:
    return json.dumps(saved.dumped(made), ensure_ascii=False, indent=1).encode()


FORMS: Mapping[str, Form] = MappingProxyType(
    {".docx": _docx, ".pdf": _pdf, ".html": _html, ".json": _list}
)
"""By a file's ending; ``.json`` is the list out of which the same document comes again."""
