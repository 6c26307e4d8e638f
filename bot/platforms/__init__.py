"""The platforms: one file each, and one line each for those that ``bantin run`` serves."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.platforms.base import Platform
from bot.settings import Settings


def _telegram(settings: Settings) -> Platform | None:
    if settings.telegram_token is None or not settings.telegram_token.get_secret_value():
        return None
    from bot.platforms.telegram import Telegram  # 40 MB: only where Telegram is used

    return Telegram(
        token=settings.telegram_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        per_second=settings.telegram_messages_per_second,
    )


PLATFORMS: Mapping[str, Callable[[Settings], Platform | None]] = MappingProxyType(
    {"telegram": _telegram}
)
"""Name → its maker; None where the settings do not ask for it."""
