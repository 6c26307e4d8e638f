"""All settings, read once at the top; below it nobody knows that an environment exists.

``.env.example`` names the same settings; a test compares the two.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from functools import partial
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import SplitResult, parse_qsl, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot import env_lines
from bot.errors import UsageError
from bot.language import LANGUAGES, VIETNAMESE
from bot.messages import ChatId
from bot.platform_names import KIND_OF, KINDS, TELEGRAM, ZALO
from bot.typed.times import read_times
from jobs.summarizers import SUMMARIZERS


def _listed(value: Any) -> Any:
    if not isinstance(value, str):
        return value or ()
    return [part for part in re.split(r"[,;\s]+", value) if part]


def _named(value: Any) -> Any:
    if not isinstance(value, str):
        return value or ()
    # As messages are read: keyboards of some offices write "ộ" as three characters.
    names = unicodedata.normalize("NFC", value).split(",")
    return tuple(part.strip().removeprefix("@") for part in names if part.strip())


def _zone(value: Any) -> Any:
    try:
        return ZoneInfo(value[:LONGEST_ZONE]) if isinstance(value, str) else value
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder of zones: OSError
        raise ValueError("no such time zone; for example Asia/Ho_Chi_Minh") from error


def _sender(value: str) -> ChatId:
    platform, _, number = value.partition(":")
    if not platform or not number:
        raise ValueError("each admin is written as platform:id, for example telegram:123456789")
    kind = KIND_OF.get(platform.lower())
    if kind is None:
        known = ", ".join(each.name for each in KINDS)
        raise ValueError(f"an admin's platform is one of {known}: telegram:123456789")
    if not kind.person.fullmatch(number):
        raise ValueError(kind.no_person)
    return ChatId(platform.lower(), number)


def _admins(value: Any) -> Any:
    return frozenset(_sender(each) if isinstance(each, str) else each for each in _listed(value))


def _times(value: Any) -> Any:
    moments = read_times(value) if isinstance(value, str) else value
    if moments is None:
        raise ValueError("times of day are written as 07:00 17:30")
    return moments


def _times_or_none(value: Any) -> Any:
    return _times(value) if value else ()


def _one_of(names: tuple[str, ...], value: Any) -> Any:
    if value not in names:
        raise ValueError("one of " + ", ".join(names))
    return value


def _proxy(value: SecretStr | None) -> SecretStr | None:
    address = _parts(value.get_secret_value()) if value else NOWHERE
    if value and (address.scheme not in PROXIES or not address.hostname or not _port(address)):
        raise ValueError("written as http://host:port, socks5://user:password@host:port")
    return value


def _webhook_secret(value: SecretStr | None) -> SecretStr | None:
    if value and not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("1 to 256 letters, figures, _ and -")
    return value


def _bearer(value: SecretStr | None) -> SecretStr | None:
    if value and not all("!" <= sign <= "~" for sign in value.get_secret_value()):
        raise ValueError("only plain letters, figures and signs, without blanks")
    return value


def _zalo_secret(value: SecretStr | None) -> SecretStr | None:
    if value and not ZALO_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("8 to 256 letters, figures, _ and -")
    return value


def _tokens(
    most: int, form: re.Pattern[str], written: str, value: SecretStr | None
) -> SecretStr | None:
    tokens = several(value)
    if not all(form.fullmatch(each) for each in tokens):
        raise ValueError(f"no token: {written}; copy it whole, without blanks and quotation marks")
    if len(tokens) > most or len(set(tokens)) < len(tokens):
        raise ValueError(f"at most {most} tokens, separated by commas, none of them twice")
    return value


def several(value: SecretStr | None) -> list[str]:
    """Return the parts of a setting that may hold several, separated by commas."""
    told = value.get_secret_value() if value else ""
    return [part.strip() for part in told.split(",") if part.strip()]


def _public_url(value: str | None) -> str | None:
    if value and not _is_server(value):
        raise ValueError("the address of our door from outside, as https://bantin.example.vn")
    return value or None


def _server(value: str | None) -> str | None:
    if value and not _is_server(value):
        raise ValueError("the address of a server, as https://api.example.vn")
    return value or None


def _is_server(value: str) -> bool:
    address = _parts(value)
    return address.scheme in {"http", "https"} and bool(address.hostname)


def _database(value: str) -> str:
    if value and _parts(value) == NOWHERE:
        raise ValueError("no address; [ ] / @ and the like in a password are written as %5B %5D …")
    return value


def _parts(value: str) -> SplitResult:
    """Take an address apart; ``NOWHERE`` where it is none.

    What the library raises holds the address, and with it a password.
    """
    try:
        return urlsplit(value)
    except ValueError:
        return NOWHERE


def _address(value: str) -> str:
    address = _parts(f"//{value}")
    if not address.hostname or not _port(address):
        raise ValueError("host and port to listen on, as 127.0.0.1:8080")
    return value


def _port(address: SplitResult) -> int | None:
    try:
        return address.port
    except ValueError:
        return None


SYSTEMS_LANGUAGE = re.compile(r"[_:.@]|^C$|^$")
"""What gettext's own LANGUAGE and LANG look like, and never ours."""
NOWHERE = urlsplit("")
TELEGRAM_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
PLAIN = re.compile(r"[!-~]+")
LONGEST_KEPT = 36_500
"""Days that are for ever: a hundred years."""
LONGEST_ZONE = 60
"""Twice the longest name of a zone; what goes on is none."""
PROXIES = frozenset({"http", "socks4", "socks5"})
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
"""What Telegram takes; nothing: it comes from the token."""
ZALO_SECRET = re.compile(r"(?:[A-Za-z0-9_-]{8,256})?")
"""What Zalo takes; nothing: it comes from the token."""

Kind = TypeVar("Kind", bound="Spoken")


class _Environment(EnvSettingsSource):
    """The environment, without the LANGUAGE that desktops set for all programs: ``en_US:en``."""

    def __call__(self) -> dict[str, Any]:
        found = super().__call__()
        return {
            name: value
            for name, value in found.items()
            if name != "language" or not SYSTEMS_LANGUAGE.search(str(value))
        }


class Spoken(BaseSettings):
    """The language alone, for what runs without any other setting."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", arbitrary_types_allowed=True
    )

    language: Annotated[str, BeforeValidator(partial(_one_of, LANGUAGES))] = VIETNAMESE

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings are looked for: what comes first counts."""
        return init_settings, _Environment(settings_cls), dotenv_settings

    @model_validator(mode="before")
    @classmethod
    def _empty_means_the_default(cls, given: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in given.items() if value != ""}


class Kept(BaseSettings):
    """What systemd tells whom it starts, in the environment alone; "": it wants to hear nothing."""

    notify_socket: str = ""
    watchdog_usec: str = ""
    watchdog_pid: str = ""


class Settings(Spoken):
    """What an operator sets; the comment of each is its line in ``.env.example``."""

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///bantin.db"
    telegram_token: Annotated[
        SecretStr | None,
        AfterValidator(
            partial(_tokens, TELEGRAM.bots, TELEGRAM_TOKEN, "@BotFather's looks as 123456:AAE-x")
        ),
    ] = None
    telegram_api_url: Annotated[str | None, AfterValidator(_server)] = None
    telegram_messages_per_second: float = Field(default=25, gt=0, le=1000)
    telegram_proxy: Annotated[SecretStr | None, AfterValidator(_proxy)] = None
    telegram_webhook: bool = False
    telegram_webhook_secret: Annotated[SecretStr | None, AfterValidator(_webhook_secret)] = None
    telegram_take_over: bool = False
    telegram_inline: bool = False
    zalo_bot_token: Annotated[
        SecretStr | None,
        AfterValidator(partial(_tokens, ZALO.bots, PLAIN, "only plain letters and signs")),
    ] = None
    zalo_bot_name: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_named)] = ()
    zalo_api_url: Annotated[str | None, AfterValidator(_server)] = None
    zalo_messages_per_month: int = Field(default=3000, ge=0)
    zalo_webhook: bool = False
    zalo_webhook_secret: Annotated[SecretStr | None, AfterValidator(_zalo_secret)] = None
    zalo_take_over: bool = False
    zalo_oa_app_id: str = ""
    zalo_oa_app_secret: SecretStr | None = None
    zalo_oa_refresh_token: SecretStr | None = None
    zalo_oa_secret_key: SecretStr | None = None
    zalo_oa_name: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_named)] = ()
    zalo_oa_api_url: Annotated[str | None, AfterValidator(_server)] = None
    zalo_oa_oauth_url: Annotated[str | None, AfterValidator(_server)] = None
    public_url: Annotated[str | None, AfterValidator(_public_url)] = None
    web_address: Annotated[str, AfterValidator(_address)] = "127.0.0.1:8080"
    admins: Annotated[frozenset[ChatId], NoDecode, BeforeValidator(_admins)] = frozenset()
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Asia/Ho_Chi_Minh")
    bulletin_times: Annotated[tuple[time, ...], NoDecode, BeforeValidator(_times)] = (time(7),)
    allowed_private_hosts: Annotated[frozenset[str], NoDecode, BeforeValidator(_listed)] = (
        frozenset()
    )
    llm_base_url: Annotated[str | None, AfterValidator(_server)] = None
    llm_model: str | None = None
    summarizer: Annotated[str, BeforeValidator(partial(_one_of, tuple(SUMMARIZERS)))] = "extractive"
    llm_api_key: Annotated[SecretStr | None, AfterValidator(_bearer)] = None
    llm_daily_budget: int = Field(default=200, ge=0)
    keep_days: int = Field(default=400, ge=7, le=LONGEST_KEPT)
    keep_bulletin_days: int = Field(default=90, ge=3, le=LONGEST_KEPT)
    keep_audit_days: int = Field(default=365, ge=30, le=LONGEST_KEPT)
    backup_folder: str = ""
    backup_passphrase: SecretStr | None = None
    keep_backups: int = Field(default=7, ge=1)
    health_door: bool = False
    all_is_well_at: Annotated[tuple[time, ...], NoDecode, BeforeValidator(_times_or_none)] = ()
    log_format: Annotated[str, BeforeValidator(partial(_one_of, ("text", "json")))] = "text"
    log_file: str = ""
    log_keep_days: int = Field(default=14, ge=1, le=LONGEST_KEPT)
    log_level: Annotated[
        str, BeforeValidator(partial(_one_of, ("debug", "info", "warning", "error")))
    ] = "info"

    @property
    def writes(self) -> bool:
        """Whether a language model writes the summaries."""
        return self.summarizer == "llm"

    def secrets(self) -> list[str]:
        """Return what must never be written anywhere: tokens, keys, passphrases."""
        held = (getattr(self, name) for name in type(self).model_fields)
        secrets = [value for value in held if isinstance(value, SecretStr)]
        parts = [part for each in secrets for part in (each.get_secret_value(), *several(each))]
        address = urlsplit(self.database_url)
        asked = dict(parse_qsl(address.query)).get("password")
        return [part for part in (*parts, address.password, asked) if part]

    @property
    def web_door(self) -> tuple[str, int]:
        """Host and port on which our door listens."""
        address = urlsplit(f"//{self.web_address}")
        return address.hostname or "", address.port or 0

    @model_validator(mode="after")
    def _webhook_needs_an_address(self) -> Self:
        if self.telegram_webhook and not self.public_url:
            raise ValueError("TELEGRAM_WEBHOOK needs PUBLIC_URL, where Telegram finds our door")
        if self.zalo_webhook and not self.public_url:
            raise ValueError("ZALO_WEBHOOK needs PUBLIC_URL, where Zalo finds our door")
        return self

    @model_validator(mode="after")
    def _an_account_is_whole(self) -> Self:
        parts = (self.zalo_oa_app_secret, self.zalo_oa_refresh_token)
        if self.zalo_oa_app_id and not all(part and part.get_secret_value() for part in parts):
            raise ValueError("ZALO_OA_APP_ID needs ZALO_OA_APP_SECRET and ZALO_OA_REFRESH_TOKEN")
        return self

    @field_validator("summarizer")
    @classmethod
    def _model_is_named(cls, name: str, others: ValidationInfo) -> str:
        if name == "llm" and not (others.data.get("llm_base_url") and others.data.get("llm_model")):
            raise ValueError("llm needs LLM_BASE_URL and LLM_MODEL")
        return name


def read(file: str = ".env") -> Settings:
    """Read the settings from the environment and from ``file``, where there is one.

    Raises:
        UsageError: One or more are wrong; all faults are told at once, and never a value.
    """
    if faults := env_lines.faults(env_lines.read(file), file):
        raise UsageError(f"settings: {'; '.join(faults)}")
    return _read(Settings, file)


def given(file: str) -> Mapping[str, str | None]:
    """Return what stands in ``file`` as it is read, by names in lower case, ours or not."""
    return DotEnvSettingsSource(Settings, env_file=file).env_vars


def read_language() -> str:
    """Read the language alone, whatever else is wrong.

    Raises:
        UsageError: It is none of ours.
    """
    return _read(Spoken, ".env").language


def _read(wanted: type[Kind], file: str) -> Kind:
    env_lines.read(file)  # the library's own words of a file that it cannot read are none
    try:
        return wanted(_env_file=file)  # type: ignore[call-arg]  # mypy sees the fields only
    except ValidationError as error:
        faults = "; ".join(map(_fault, error.errors(include_input=False, include_url=False)))
        raise UsageError(f"settings: {faults}") from None


def _fault(fault: Mapping[str, Any]) -> str:
    name = ".".join(map(str, fault["loc"])).upper()
    told = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] in {"bool_parsing", "bool_type"}:
        told = "true or false"
    return f"{name}: {told}" if name else told
