"""A chat that an admin paused: whoever asks, or chooses, there is told so."""

from bot.access import Request
from bot.messages import RichText
from bot.stores.store import BY_ADMIN
from bot.texts import wishes as texts_wishes


def paused(request: Request) -> RichText:
    """Say that an admin paused the chat that is spoken in; nothing where none did."""
    held = request.chat is not None and request.chat.paused == BY_ADMIN
    return texts_wishes.paused_by_unit() if held else RichText()
