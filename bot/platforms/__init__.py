"""The platforms: one file each, and one line each for those that ``bantin run`` serves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Protocol

from pydantic import SecretStr

from bot.platform_names import TELEGRAM, ZALO, ZALO_OA, Kind
from bot.platforms.base import Platform
from bot.settings import Settings, several
from jobs.database import Database
from jobs.newsroom import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What platforms keep things with that must outlive a crash.

    Attributes:
        database: Where.
        clock: Tells the moment.
        renews: Whether keys that are used once may be used; not beside a running program.
    """

    database: Database
    clock: Clock
    renews: bool = True


class Maker(Protocol):
    """Makes a platform."""

    def __call__(self, settings: Settings, tools: Tools | None = None, /) -> Platform | None:
        """Return a platform that is not yet open; None where the settings do not ask for it.

        Without ``tools`` nothing is counted, and there is no platform that must keep its keys.
        """


def _telegram(
    name: str, number: int, settings: Settings, _: Tools | None = None
) -> Platform | None:
    tokens = several(settings.telegram_token)
    if len(tokens) <= number:
        return None
    from bot.platforms.telegram import Telegram  # 40 MB: only where Telegram is used

    return Telegram(
        token=tokens[number],
        name=name,
        api_url=settings.telegram_api_url,
        proxy=_secret(settings.telegram_proxy),
        per_second=settings.telegram_messages_per_second,
        inline=settings.telegram_inline,
        posted=settings.telegram_webhook,
        public_url=settings.public_url,
        webhook_secret=_secret(settings.telegram_webhook_secret),
        take_over=settings.telegram_take_over,
    )


def _zalo(
    name: str, number: int, settings: Settings, tools: Tools | None = None
) -> Platform | None:
    tokens = several(settings.zalo_bot_token)
    if len(tokens) <= number:
        return None
    from bot.platforms.zalo_bot import ZaloBot
    from bot.quota import Quota

    limit, quota = settings.zalo_messages_per_month, None
    if tools and limit:
        zone = settings.time_zone
        quota = Quota(name, limit, tools.database, clock=tools.clock, zone=zone)
    return ZaloBot(
        token=tokens[number],
        name=name,
        api_url=settings.zalo_api_url,
        called=settings.zalo_bot_name[number : number + 1],
        quota=quota,
        posted=settings.zalo_webhook,
        public_url=settings.public_url,
        webhook_secret=_secret(settings.zalo_webhook_secret),
        take_over=settings.zalo_take_over,
    )


def _zalo_oa(settings: Settings, tools: Tools | None = None) -> Platform | None:
    secret, refresh = _secret(settings.zalo_oa_app_secret), _secret(settings.zalo_oa_refresh_token)
    if not (settings.zalo_oa_app_id and secret and refresh and tools):
        return None
    from bot.platforms.zalo_oa import ZaloOa
    from bot.platforms.zalo_oa_keys import KeyRing

    keys = KeyRing(
        app_id=settings.zalo_oa_app_id,
        app_secret=secret,
        refresh_token=refresh,
        database=tools.database,
        clock=tools.clock,
        oauth_url=settings.zalo_oa_oauth_url,
        renews=tools.renews,
    )
    return ZaloOa(
        app_id=settings.zalo_oa_app_id,
        keys=keys,
        database=tools.database,
        clock=tools.clock,
        signing_key=_secret(settings.zalo_oa_secret_key),
        public_url=settings.public_url,
        called=settings.zalo_oa_name,
        api_url=settings.zalo_oa_api_url,
    )


def _bots(make: Callable[..., Platform | None], kind: Kind) -> dict[str, Maker]:
    return {name: partial(make, name, number) for number, name in enumerate(kind.names)}


def _secret(value: SecretStr | None) -> str | None:
    return (value.get_secret_value() or None) if value else None


PLATFORMS: Mapping[str, Maker] = MappingProxyType(
    {
        **_bots(_telegram, TELEGRAM),
        **_bots(_zalo, ZALO),
        ZALO_OA.name: _zalo_oa,
    }
)
"""Name → its maker; several bots of one kind have a name each, so that a chat belongs to one."""
