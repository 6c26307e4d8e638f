"""Log lines: a constant event, then its fields. No token, no member's words, no query string."""

import json
import logging
import os
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import TimedRotatingFileHandler
from typing import Any, TextIO

from bot.errors import UsageError

STRUCK = "[secret]"
SHORTEST = 6
"""Characters of a secret that is struck out; a shorter one would strike ordinary words."""

QUIET = ("httpx", "httpcore", "apscheduler", "alembic", "trafilatura", "telegram", "uvicorn")

ORDERS = {
    point: f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
    for low, high in ((0x00, 0x09), (0x0B, 0x20), (0x7F, 0xA0), (0x2028, 0x202F), (0x2066, 0x206A))
    for point in range(low, high)
}
"""What a terminal obeys instead of showing it, and how it is shown: what others wrote stands in
faults. A line break is left to tracebacks, and is no part of a field."""

_ORDINARY = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message", "asctime", "taskName", "color_message",
}  # fmt: skip
"""What is no field; the last is uvicorn's, the message once more with codes of a terminal."""


class Line(logging.Formatter):
    """``2026-11-23 07:00:01 INFO feed pulled feed=3 new=12``."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = _longest_first(secrets)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        """Return the line with the fields that ``extra`` gave."""
        fields = (f" {name}={value}" for name, value in _fields(record).items())
        return super().formatMessage(record) + "".join(fields).replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and what went wrong, without secrets."""
        return _struck(super().format(record), self._secrets).translate(ORDERS)


class JsonLine(logging.Formatter):
    """``{"at": "2026-11-23T00:00:01.250Z", "level": "info", "event": "feed pulled", ...}``."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = _longest_first(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, without secrets; a fault's traceback is the field ``fault_trace``."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {
            "at": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "room": record.name,
            **_fields(record),
        }
        if record.exc_info:
            told["fault_trace"] = self.formatException(record.exc_info)
        # Struck before it is quoted: a secret with a quotation mark would look different after.
        clean = {name: _clean(value, self._secrets) for name, value in told.items()}
        return json.dumps(clean, ensure_ascii=False, default=str)


def set_up(
    level: str,
    out: TextIO | None = None,
    *,
    as_json: bool = False,
    file: str | None = None,
    keep: int = 14,
    secrets: Iterable[str] = (),
) -> None:
    """Write log lines of ``level`` and above.

    Args:
        level: debug, info, warning, error.
        out: Where to; None: stderr.
        as_json: Whether each line is an object.
        file: A file to write to instead, a new one each midnight, readable for its owner only.
        keep: How many days such files are kept.
        secrets: What is struck out wherever it stands.

    Raises:
        UsageError: The file cannot be written.
    """
    handler = _to_file(file, keep) if file else logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(JsonLine(secrets) if as_json else Line(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # What these tell at INFO is either noise or holds addresses with tokens in them; uvicorn also
    # warns of whatever is no HTTP, a line for all that a stranger cares to send.
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    # At INFO the engine tells twice of each work, with all that is known of it: 12 MB a day.
    logging.getLogger("procrastinate").setLevel(max(logging.WARNING, logging.getLogger().level))


class _Daily(TimedRotatingFileHandler):
    """A new file each midnight, readable for its owner only.

    When it is to turn over is read from when the file was last written, so nothing may touch it
    before: a program that is started each morning would go on in one file for ever.
    """

    def _open(self) -> TextIOWrapper:
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(os.fdopen(number, "ab"), encoding=self.encoding, errors=self.errors)

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802  logging's name
        """Say whether midnight has come; one that is further off was reckoned by a wrong clock."""
        self.rolloverAt = min(self.rolloverAt, self.computeRollover(int(time.time())))
        return bool(super().shouldRollover(record))


def _to_file(file: str, keep: int) -> logging.Handler:
    try:
        return _Daily(file, when="midnight", backupCount=keep, encoding="utf-8", utc=False)
    except OSError as error:
        raise UsageError(f"settings: LOG_FILE: cannot write {file}: {error.strerror}") from error


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name not in _ORDINARY}


def _longest_first(secrets: Iterable[str]) -> list[str]:
    return sorted({each for each in secrets if len(each) >= SHORTEST}, key=len, reverse=True)


def _struck(text: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, STRUCK)
    return text


def _clean(value: Any, secrets: Iterable[str]) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return _struck(str(value), secrets)
