"""The platforms: one file each, and one line each for those that ``bantin run`` serves."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pydantic import SecretStr

from bot.platforms.base import Platform
from bot.settings import Settings


def _telegram(settings: Settings) -> Platform | None:
    token = _secret(settings.telegram_token)
    if token is None:
        return None
    from bot.platforms.telegram import Telegram  # 40 MB: only where Telegram is used

    return Telegram(
        token=token,
        api_url=settings.telegram_api_url,
        proxy=_secret(settings.telegram_proxy),
        per_second=settings.telegram_messages_per_second,
        inline=settings.telegram_inline,
        posted=settings.telegram_webhook,
        public_url=settings.public_url,
        webhook_secret=_secret(settings.telegram_webhook_secret),
        take_over=settings.telegram_take_over,
    )


def _secret(value: SecretStr | None) -> str | None:
    return (value.get_secret_value() or None) if value else None


PLATFORMS: Mapping[str, Callable[[Settings], Platform | None]] = MappingProxyType(
    {"telegram": _telegram}
)
"""Name → its maker; None where the settings do not ask for it."""
