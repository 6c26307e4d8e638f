"""How each verb of the command line begins: the settings are read, the log is set up, it runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.settings import Settings


UPGRADING = ("bot.app", "jobs.migrating")
"""Who tells of an upgrade: it takes minutes, and whoever waits must not take it for dead."""


def do(work: "Callable[[Settings], Coroutine[Any, Any, None] | Awaitable[None]]") -> None:
    """Run a verb with the settings; its lines are its answer, so the log tells little else.

    That is faults, and an upgrade.
    """
    settings = read_settings()
    log("error")
    for name in UPGRADING:
        logging.getLogger(name).setLevel(logging.INFO)

    async def done() -> None:
        await work(settings)

    asyncio.run(done())


def read_settings() -> "Settings":
    """Read the settings; from now on the language that they name is spoken.

    Raises:
        UsageError: They are wrong.
    """
    from bot import language, settings

    read = settings.read()
    language.speak(read.language)
    return read


def speak() -> None:
    """Speak the language that is set, where no other setting is needed.

    Raises:
        UsageError: It is none of ours.
    """
    from bot import language, settings

    language.speak(settings.read_language())


def log(level: str, settings: "Settings | None" = None) -> None:
    """Set up the log: as the operator wants it where ``settings`` are given, else on stderr."""
    from bot import logs

    if settings is None:
        logs.set_up(level)
    else:
        logs.set_up(
            level,
            as_json=settings.log_format == "json",
            file=settings.log_file or None,
            keep=settings.log_keep_days,
            secrets=settings.secrets(),
        )
