"""Keeps a secret that stands in addresses out of what libraries log."""

import logging


class Redacting(logging.Filter):
    """Puts a mark in the place of ``secret`` in all that the named loggers write.

    A filter sees only what is logged through its own logger, not through those below it.
    """

    def __init__(self, secret: str, *loggers: str) -> None:
        super().__init__()
        self._secret = secret
        self._loggers = [logging.getLogger(name) for name in loggers]

    def install(self) -> None:
        """Begin; twice is as good as once."""
        for logger in self._loggers:
            logger.addFilter(self)

    def remove(self) -> None:
        """End; without a beginning nothing happens."""
        for logger in self._loggers:
            logger.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without the secret."""
        text = record.getMessage()
        if self._secret in text:
            record.msg, record.args = text.replace(self._secret, "<token>"), None
        return True
