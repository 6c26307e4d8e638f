"""Log lines: a constant event, then its fields. No token, no member's words, no query string."""

import logging
import sys
from typing import TextIO

_ORDINARY = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


class Line(logging.Formatter):
    """``2026-11-23 07:00:01 INFO feed pulled feed=3 new=12``."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        """Return the line with the fields that ``extra`` gave."""
        fields = (f" {k}={v}" for k, v in record.__dict__.items() if k not in _ORDINARY)
        return super().formatMessage(record) + "".join(fields)


def set_up(level: str, out: TextIO | None = None) -> None:
    """Write log lines of ``level`` and above to ``out`` (stderr by default)."""
    handler = logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(Line())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # What these tell at INFO is either noise or holds addresses with tokens in them.
    for name in ("httpx", "httpcore", "apscheduler", "alembic", "trafilatura", "telegram"):
        logging.getLogger(name).setLevel(logging.ERROR)
