"""Photos and documents in the fake Telegram, with the limits of the real one."""

import struct
from collections.abc import Callable
from typing import Any

from tests.fakes.telegram_chats import ApiError, Json, message
from tests.fakes.telegram_methods import (
    Method,
    admitted,
    counted,
    edited,
    own_message,
    record,
    structure,
)
from tests.fakes.telegram_rules import Upload, check_caption, check_markup, moved
from tests.fakes.telegram_world import File, World

LARGEST = {"photo": 10 * 2**20, "document": 50 * 2**20}
LARGEST_FETCHED = 20 * 2**20
LONGEST_SIDES, LONGEST_RATIO = 10_000, 20
WRONG_ID = "Bad Request: wrong file identifier/HTTP URL specified"


def sending(kind: str) -> Method:
    """Return the method that sends a ``kind``; every arrival is recorded, refused ones too."""

    def send(world: World, params: Json) -> Json:
        now = world.seconds()
        try:
            shown = deliver(world, params, kind, now)
        except ApiError as error:
            record(world, params, now, status=error.status, message_id=None, why=error.description)
            raise
        record(world, params, now, status=200, message_id=shown["message_id"], why="")
        return shown

    return send


def deliver(world: World, params: Json, kind: str, now: float) -> Json:
    chat = admitted(world, params)
    caption, markup = content(world, params)
    carried = kept(world, params.get(kind), kind)
    more = counted(world, chat, params, now)
    return message(chat, world.me, **carried, **caption, reply_markup=markup, **more)


def content(world: World, params: Json) -> tuple[Json, Json | None]:
    try:
        entities = structure(params, "caption_entities") or []
        text = check_caption(params.get("caption"), entities)
        markup = structure(params, "reply_markup")
        check_markup(markup)
    except ApiError as error:
        world.faults.append(error.description)
        raise
    shown = moved(str(params.get("caption", "")), entities)
    return {"caption": text or None, "caption_entities": shown or None}, markup


def kept(world: World, given: Any, kind: str) -> Json:
    """Keep what was uploaded, or find what is kept; return it as a message shows it."""
    if isinstance(given, Upload):
        return added(world, given, kind)
    file = world.files.get(str(given))
    if file is None or file.kind != kind:
        raise ApiError(400, WRONG_ID)
    return shown(str(given), file)


def added(world: World, given: Upload, kind: str) -> Json:
    if not given.data:
        raise ApiError(400, "Bad Request: file must be non-empty")
    if len(given.data) > LARGEST[kind]:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        check_picture(given.data)
    name = f"{kind}s/file_{len(world.files)}{'.jpg' if kind == 'photo' else ''}"
    world.files[f"{kind}-{len(world.files)}"] = file = File(kind, name, given.data)
    carried = shown(list(world.files)[-1], file)
    if kind == "document":
        carried["document"] |= {"file_name": given.name, "mime_type": given.media_type}
    return carried


def shown(file_id: str, file: File) -> Json:
    told = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(file.data)}
    if file.kind == "document":
        return {"document": told}
    return {"photo": [told | {"file_id": f"{file_id}-s"} | size(90), told | size(800)]}


def size(width: int) -> Json:
    return {"width": width, "height": width * 3 // 4}


def check_picture(data: bytes) -> None:
    """Refuse what is no JPEG or PNG, and a PNG that is too large or too long."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        ratio = max(width, height) / max(1, min(width, height))
        if width + height > LONGEST_SIDES or ratio > LONGEST_RATIO:
            raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    elif not data.startswith(b"\xff\xd8"):
        raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")


def photo_sizes(world: World, data: bytes) -> list[Json]:
    """Keep a photo that somebody sends, and return it as his message shows it."""
    given = Upload("photo.jpg", "image/jpeg", data)
    return list(added(world, given, "photo")["photo"])


def edit_message_caption(world: World, params: Json) -> Json:
    _, message_shown = own_message(world, params, "message to edit not found")
    if "text" in message_shown:
        raise ApiError(400, "Bad Request: there is no caption in the message to edit")
    caption, markup = content(world, params)
    return edited(world, message_shown, caption | {"reply_markup": markup})


def get_file(world: World, params: Json) -> Json:
    file_id = str(params.get("file_id"))
    file = world.files.get(file_id.removesuffix("-s"))
    if file is None:
        raise ApiError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    if len(file.data) > LARGEST_FETCHED:
        raise ApiError(400, "Bad Request: file is too big")
    told = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(file.data)}
    return told | {"file_path": file.path}


FILE_METHODS: dict[str, Callable[[World, Json], Any]] = {
    "sendphoto": sending("photo"),
    "senddocument": sending("document"),
    "editmessagecaption": edit_message_caption,
    "getfile": get_file,
}
