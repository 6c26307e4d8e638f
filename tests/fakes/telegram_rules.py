"""What Telegram checks in a text and under it, with the words in which it refuses."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.telegram_chats import ApiError, Json, utf16

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
BUTTON_LIMIT = 100
DATA_LIMIT = 64
ENTITY_TYPES = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    ]
)


@dataclass(frozen=True)
class Upload:
    """A file as it came in a form."""

    name: str
    media_type: str
    data: bytes

    def __str__(self) -> str:
        return f"{self.name} ({len(self.data)} bytes)"


def check_caption(text: Any, entities: list[Json]) -> str:
    """Return the caption as it is shown; it may be empty."""
    shown = text.strip() if isinstance(text, str) else ""
    if utf16(shown) > CAPTION_LIMIT:
        raise ApiError(400, "Bad Request: message caption is too long")
    for entity in entities:
        check_entity(str(text), entity)
    return shown


def check_text(text: Any, entities: list[Json]) -> str:
    """Return the text as it is shown: without blanks around it."""
    shown = text.strip() if isinstance(text, str) else ""
    if not shown:
        raise ApiError(400, "Bad Request: message text is empty")
    if utf16(shown) > TEXT_LIMIT:
        raise ApiError(400, "Bad Request: message is too long")
    for entity in entities:
        check_entity(text, entity)
    return shown


def moved(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities with offsets in the trimmed text; at most as many as are shown."""
    by = utf16(text[: len(text) - len(text.lstrip())])
    left = utf16(text.strip())
    shown = []
    for entity in entities[:ENTITY_LIMIT]:
        start = max(entity["offset"] - by, 0)
        end = min(entity["offset"] - by + entity["length"], left)
        if end > start:
            shown.append(entity | {"offset": start, "length": end - start})
    return shown


def check_entity(text: str, entity: Json) -> None:
    kind, start, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in ENTITY_TYPES:
        raise ApiError(400, f"Bad Request: unsupported entity type {kind!r}")
    if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 0:
        raise ApiError(400, "Bad Request: receive an entity with incorrect offset or length")
    whole = text.encode("utf-16-le")
    end = start + length
    if 2 * end > len(whole):
        raise ApiError(
            400,
            f"Bad Request: entity beginning at UTF-16 offset {start} ends after the end of the "
            f"text at UTF-16 offset {end}",
        )
    for edge, verb in ((start, "begins"), (end, "ends")):
        if cuts_a_pair(whole, edge):
            raise ApiError(
                400, f"Bad Request: entity {verb} in the middle of a symbol at offset {edge}"
            )
    if kind == "text_link" and not is_web(entity.get("url")):
        raise ApiError(400, "Bad Request: entity URL is invalid")


def cuts_a_pair(whole: bytes, edge: int) -> bool:
    """Say whether a low surrogate stands at ``edge`` of UTF-16-LE bytes."""
    return 2 * edge < len(whole) and 0xDC <= whole[2 * edge + 1] <= 0xDF


def is_web(url: Any) -> bool:
    if not isinstance(url, str) or any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def check_markup(markup: Any) -> None:
    """Refuse keyboards, and orders to reply, that Telegram would refuse."""
    if markup is None or (isinstance(markup, dict) and markup.get("force_reply") is True):
        return
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise ApiError(400, "Bad Request: object expected as reply markup")
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise ApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        check_button(button)


def check_button(button: Json) -> None:
    if not button.get("text"):
        raise ApiError(400, "Bad Request: inline keyboard button text must be non-empty")
    actions = [key for key in button if key != "text"]
    if len(actions) != 1:
        raise ApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if actions == ["callback_data"] and not 1 <= len(str(data).encode()) <= DATA_LIMIT:
        raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    if actions == ["url"] and not is_web(button["url"]):
        raise ApiError(400, "Bad Request: BUTTON_URL_INVALID")
