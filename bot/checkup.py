"""``bantin check``: for each platform one line, what works and what does not."""

from bot import app
from bot.errors import PlatformError, UsageError
from bot.office import print_line
from bot.platforms import Tools
from bot.platforms.base import Platform, Tells
from bot.settings import Settings


async def check(settings: Settings) -> None:
    """Ask each platform how it stands, and send nothing.

    Keys that can be used once are left to a bot that runs; else they are tried here.

    Raises:
        UsageError: One does not work; all are told before.
    """
    if await app.is_running(settings.database_url):
        faulty = await _faulty(settings, renews=False)
    else:
        async with app.alone(settings.database_url):
            faulty = await _faulty(settings, renews=True)
    if faulty:
        raise UsageError(f"not all is well: {', '.join(faulty)}")


async def _faulty(settings: Settings, *, renews: bool) -> list[str]:
    async with app.open_database(settings.database_url) as database:
        tools = Tools(database=database, clock=app.utc_now, renews=renews)
        return [each.name for each in app.made_platforms(settings, tools) if not await _told(each)]


async def _told(platform: Platform) -> bool:
    try:
        works, line = await _state(platform)
    finally:
        await platform.close()
    print_line(f"{platform.name}: {'' if works else 'FAULT: '}{line}")
    return works


async def _state(platform: Platform) -> tuple[bool, str]:
    if isinstance(platform, Tells):
        return await platform.state()
    try:
        await platform.open()
    except PlatformError as error:
        return False, str(error)
    return True, "the token was not refused"
