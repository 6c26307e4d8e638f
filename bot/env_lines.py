"""The lines of ``.env`` as they stand there: which nobody can read, which hide one another.

The library that reads the file passes over a line which it cannot read, and of two lines for one
name takes the last: whoever wrote it looks for the fault everywhere else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream

from bot.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, or several that a quotation mark holds together.

    Attributes:
        number: Of the first one, from 1.
        name: In capitals; None where it cannot be read.
        value: None where there is no "=".
    """

    number: int
    name: str | None
    value: str | None


def read(file: str) -> str:
    """Return what stands in ``file``; nothing where it is not there.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise UsageError(f"settings: {file} is not UTF-8; save it as such") from None
    except OSError as error:
        raise UsageError(f"settings: cannot read {file}: {error.strerror}") from None


def faults(text: str, file: str) -> list[str]:
    """Return what must be mended in ``text``, in words without any value."""
    found = list(_lines(text))
    told = [
        f"line {each.number} of {file} is not read: write NAME=value, and both quotation marks"
        for each in found
        if each.name is None or each.value is None
    ]
    for name, lines in _by_name(found).items():
        *before, last = lines
        filled = [each.number for each in before if each.value]
        if filled and not last.value:
            told.append(
                f"{name} is set in line {filled[-1]} of {file}, and emptied in line {last.number}, "
                "which counts: delete one of the two"
            )
    return told


def repeated(text: str) -> dict[str, list[int]]:
    """Return the names that stand in several lines with different values → these lines."""
    return {
        name: [each.number for each in lines]
        for name, lines in _by_name(_lines(text)).items()
        if len({each.value for each in lines if each.value}) > 1
    }


def _by_name(lines: Iterator[Line] | Sequence[Line]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for each in lines:
        if each.name is not None and each.value is not None:
            found[each.name].append(each)
    return found


def _lines(text: str) -> Iterator[Line]:
    """Yield all but blank lines and comments."""
    for each in parse_stream(StringIO(text)):
        read = each.original.string
        if each.error or each.key is not None:
            blank = len(read) - len(read.lstrip("\r\n"))
            number = each.original.line + read[:blank].count("\n")
            yield Line(number=number, name=each.key and each.key.upper(), value=each.value)
