"""All settings, read once at the top; below it nobody knows that an environment exists.

``.env.example`` names the same settings; a test compares the two.
"""

import re
from collections.abc import Mapping
from datetime import time
from functools import partial
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import UsageError
from bot.messages import ChatId
from bot.times import read_times
from jobs.summarizers import SUMMARIZERS


def _listed(value: Any) -> Any:
    if not isinstance(value, str):
        return value or ()
    return [part for part in re.split(r"[,;\s]+", value) if part]


def _zone(value: Any) -> Any:
    try:
        return ZoneInfo(value) if isinstance(value, str) else value
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("no such time zone; for example Asia/Ho_Chi_Minh") from error


def _sender(value: str) -> ChatId:
    platform, _, number = value.partition(":")
    if not platform or not number:
        raise ValueError("each admin is written as platform:id, for example telegram:123456789")
    if number.startswith("@"):
        raise ValueError("an admin is named by his id, not by his @name, which can change hands")
    return ChatId(platform, number)


def _admins(value: Any) -> Any:
    return frozenset(_sender(each) if isinstance(each, str) else each for each in _listed(value))


def _times(value: Any) -> Any:
    moments = read_times(value) if isinstance(value, str) else value
    if moments is None:
        raise ValueError("times of day are written as 07:00 17:30")
    return moments


def _one_of(names: tuple[str, ...], value: Any) -> Any:
    if value not in names:
        raise ValueError("one of " + ", ".join(names))
    return value


class Settings(BaseSettings):
    """What an operator sets; the comment of each is its line in ``.env.example``."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", arbitrary_types_allowed=True
    )

    database_url: str = "sqlite:///bantin.db"
    telegram_token: SecretStr | None = None
    telegram_api_url: str | None = None
    telegram_messages_per_second: float = Field(default=25, gt=0, le=1000)
    admins: Annotated[frozenset[ChatId], NoDecode, BeforeValidator(_admins)] = frozenset()
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Ho_Chi_Minh")
    bulletin_times: Annotated[tuple[time, ...], NoDecode, BeforeValidator(_times)] = (time(7),)
    allowed_private_hosts: Annotated[frozenset[str], NoDecode, BeforeValidator(_listed)] = (
        frozenset()
    )
    summarizer: Annotated[str, BeforeValidator(partial(_one_of, tuple(SUMMARIZERS)))] = "extractive"
    keep_days: int = Field(default=400, ge=7)
    log_level: Annotated[
        str, BeforeValidator(partial(_one_of, ("debug", "info", "warning", "error")))
    ] = "info"


def read() -> Settings:
    """Read the settings from the environment and ``.env``.

    Raises:
        UsageError: One or more are wrong; all faults are told at once, and never a value.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(map(_fault, error.errors(include_input=False, include_url=False)))
        raise UsageError(f"settings: {faults}") from None


def _fault(fault: Mapping[str, Any]) -> str:
    name = ".".join(map(str, fault["loc"])).upper()
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"
