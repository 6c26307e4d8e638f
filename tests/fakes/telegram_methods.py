"""The methods of the Bot API that the fake knows: parameters in, result out, or ``ApiError``."""

import json
import time
from collections.abc import Callable
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from tests.fakes.telegram_chats import ApiError, Chat, Json, member, user
from tests.fakes.telegram_rules import ENTITY_LIMIT, Upload, check_markup, check_text, moved
from tests.fakes.telegram_world import DEFAULT_UPDATES, Sent, World

INLINE_LIMIT = 50
AHEAD = 10
"""How far beyond the next update's number an offset is believed (``TQueue`` of the Bot API)."""
Method = Callable[[World, Json], Any]


def parameters(query: str, content_type: str, body: bytes) -> Json:
    """Read JSON, form-encoded and multipart bodies, as Telegram does."""
    given: Json = dict(parse_qsl(query, keep_blank_values=True))
    if not body:
        return given
    if content_type.startswith("application/json"):
        return given | json.loads(body)
    if content_type.startswith("multipart/"):
        return given | multipart(content_type, body)
    return given | dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=1000))


def multipart(content_type: str, body: bytes) -> Json:
    whole = BytesParser(policy=HTTP).parsebytes(
        b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body
    )
    return {
        str(part.get_param("name", header="content-disposition")): (
            Upload(part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
            if part.get_filename()
            else part.get_payload(decode=True).decode()
        )
        for part in whole.get_payload()
    }


def structure(params: Json, name: str) -> Any:
    """Return an object or array parameter, which forms carry as JSON text; None if absent."""
    value = params.get(name)
    if not isinstance(value, str) or not value:
        return value or None
    try:
        return json.loads(value)
    except ValueError:
        raise ApiError(400, f"Bad Request: can't parse {name} JSON object") from None


def number(params: Json, name: str) -> int | None:
    value = params.get(name)
    try:
        return None if value in (None, "") else int(value)
    except ValueError:
        raise ApiError(400, f"Bad Request: {name} must be a number") from None


def send_message(world: World, params: Json) -> Json:
    """Check, deliver and record one message; every arrival is recorded, refused ones too."""
    now = world.seconds()
    try:
        shown = deliver(world, params, now)
    except ApiError as error:
        record(world, params, now, status=error.status, message_id=None, why=error.description)
        raise
    record(world, params, now, status=200, message_id=shown["message_id"], why="")
    return shown


def deliver(world: World, params: Json, now: float) -> Json:
    place = admitted(world, params)
    text, entities, markup = content(world, params)
    more = counted(world, place, params, now)
    return world.delivered(place, text, entities, reply_markup=markup, **more)


def admitted(world: World, params: Json) -> Chat:
    chat = world.chat(params.get("chat_id"))
    chat.check_writable(number(params, "message_thread_id"))
    return chat


def counted(world: World, chat: Chat, params: Json, now: float) -> Json:
    """Count what is being sent against the pace; return in which topic it will stand."""
    paid = str(params.get("allow_paid_broadcast")).lower() == "true"
    world.check_pace(chat, now, paid=paid)
    world.count(chat, now)
    thread = number(params, "message_thread_id")
    topic = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
    return topic | replying(chat, params)


def replying(chat: Chat, params: Json) -> Json:
    """Return what of the chat a message replies to."""
    asked = structure(params, "reply_parameters")
    if not asked:
        return {}
    shown = chat.messages.get(asked["message_id"])
    if not shown and not asked.get("allow_sending_without_reply"):
        raise ApiError(400, "Bad Request: message to be replied not found")
    return {"reply_to_message": shown}


def content(world: World, params: Json) -> tuple[str, list[Json], Json | None]:
    """Return checked (text, entities, markup); what is refused is noted in ``faults``."""
    try:
        entities = structure(params, "entities") or []
        text = check_text(params.get("text"), entities)
        markup = structure(params, "reply_markup")
        check_markup(markup)
    except ApiError as error:
        world.faults.append(error.description)
        raise
    if len(entities) > ENTITY_LIMIT:
        world.faults.append(f"{len(entities)} entities; those after the 100th are not shown")
    return text, moved(params["text"], entities), markup


def record(
    world: World, params: Json, now: float, *, status: int, message_id: int | None, why: str
) -> None:
    chat_id = str(params.get("chat_id"))
    spans = "entities" if "text" in params else "caption_entities"
    try:
        entities, markup = structure(params, spans), structure(params, "reply_markup")
    except ApiError:
        entities, markup = [], None
    world.sends.append(
        Sent(
            now,
            int(chat_id) if chat_id.lstrip("-").isdigit() else 0,
            params.get("text") or params.get("caption") or "",
            entities or [],
            markup,
            number(params, "message_thread_id"),
            status,
            message_id,
            why,
            next((name for name in ("photo", "document") if name in params), ""),
        )
    )


def own_message(world: World, params: Json, missing: str) -> tuple[Chat, Json]:
    chat = world.chat(params.get("chat_id"))
    chat.check_open()
    shown = chat.messages.get(number(params, "message_id") or 0)
    if not shown:
        raise ApiError(400, f"Bad Request: {missing}")
    return chat, shown


def edit_message_text(world: World, params: Json) -> Json:
    _, shown = own_message(world, params, "message to edit not found")
    if "text" not in shown:
        raise ApiError(400, "Bad Request: there is no text in the message to edit")
    text, entities, markup = content(world, params)
    return edited(world, shown, {"text": text, "entities": entities, "reply_markup": markup})


def edit_message_reply_markup(world: World, params: Json) -> Json:
    _, shown = own_message(world, params, "message to edit not found")
    markup = structure(params, "reply_markup")
    check_markup(markup)
    return edited(world, shown, {"reply_markup": markup})


def edited(world: World, shown: Json, new: Json) -> Json:
    if shown["from"]["id"] != world.bot_id:
        raise ApiError(400, "Bad Request: message can't be edited")
    if "inline_keyboard" not in (new.get("reply_markup") or {"inline_keyboard": []}):
        raise ApiError(400, "Bad Request: inline keyboard expected")
    if all((shown.get(key) or None) == (value or None) for key, value in new.items()):
        raise ApiError(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup "
            "are exactly the same as a current content and reply markup of the message",
        )
    shown["edit_date"] = int(time.time())
    for key, value in new.items():
        shown.pop(key, None)
        if value:
            shown[key] = value
    return shown


def delete_message(world: World, params: Json) -> bool:
    chat, shown = own_message(world, params, "message to delete not found")
    foreign = shown["from"]["id"] != world.bot_id and chat.bot != "administrator"
    if foreign or shown["date"] < time.time() - 48 * 3600:
        raise ApiError(400, "Bad Request: message can't be deleted for everyone")
    del chat.messages[shown["message_id"]]
    return True


def answer_callback_query(world: World, params: Json) -> bool:
    query = str(params.get("callback_query_id"))
    if query not in world.queries or query in world.answers:
        raise ApiError(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        )
    world.answers[query] = params
    return True


def answer_inline_query(world: World, params: Json) -> bool:
    query = str(params.get("inline_query_id"))
    if query not in world.queries or query in world.answers:
        raise ApiError(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        )
    results = structure(params, "results") or []
    if len(results) > INLINE_LIMIT:
        raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
    for result in results:
        content(world, structure(result, "input_message_content") | {"text": told_text(result)})
    world.answers[query] = params | {"results": results}
    return True


def told_text(result: Json) -> str:
    return structure(result, "input_message_content")["message_text"]


def get_chat(world: World, params: Json) -> Json:
    chat = world.chat(params.get("chat_id"))
    chat.check_open()
    gifts = [
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ]
    full = {"accent_color_id": 0, "max_reaction_count": 11}
    return chat.as_json() | full | {"accepted_gift_types": dict.fromkeys(gifts, False)}


def get_chat_member(world: World, params: Json) -> Json:
    chat = world.chat(params.get("chat_id"))
    chat.check_open()
    user_id = number(params, "user_id") or 0
    if user_id == world.bot_id:
        return member(world.me, chat.bot)
    if user_id not in chat.members:
        raise ApiError(400, "Bad Request: member not found")
    return member(user(user_id), chat.members[user_id])


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    chat = world.chat(params.get("chat_id"))
    chat.check_open()
    if chat.kind == "private":
        raise ApiError(400, "Bad Request: there are no administrators in the private chat")
    return [
        member(user(who), status)
        for who, status in chat.members.items()
        if status in {"creator", "administrator"}
    ]


def menu(params: Json) -> tuple[str, str]:
    scope = structure(params, "scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), params.get("language_code") or ""


def set_my_commands(world: World, params: Json) -> bool:
    commands = structure(params, "commands") or []
    for command in commands:
        name, words = str(command.get("command")), str(command.get("description"))
        if not (name.isascii() and name.replace("_", "a").isalnum() and name.islower()):
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not (len(name) <= 32 and 1 <= len(words) <= 256):
            raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    where = structure(params, "scope") or {}
    if "chat_id" in where:
        world.chat(where["chat_id"])
    if len(commands) > 100:
        raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    world.commands[menu(params)] = commands
    return True


def delete_my_commands(world: World, params: Json) -> bool:
    world.commands.pop(menu(params), None)
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    return world.commands.get(menu(params), [])


def set_webhook(world: World, params: Json) -> bool:
    url, secret = params.get("url", ""), str(params.get("secret_token", ""))
    if url and not url.startswith(("https://", "http://127.0.0.1:")):
        raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256 or (not secret.replace("_", "a").replace("-", "a").isalnum() and secret):
        raise ApiError(400, "Bad Request: secret token contains illegal symbols")
    kinds = structure(params, "allowed_updates")
    if kinds is not None:
        world.allowed = frozenset(kinds) or DEFAULT_UPDATES
    world.webhook, world.webhook_secret = url, secret
    world.on_update()
    return True


def delete_webhook(world: World, params: Json) -> bool:
    world.webhook = ""
    if str(params.get("drop_pending_updates")).lower() == "true":
        world.updates.clear()
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    told = {
        "url": world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if world.webhook_error:
        told |= {
            "last_error_date": world.webhook_failed_at,
            "last_error_message": world.webhook_error,
        }
    return told


def send_chat_action(world: World, params: Json) -> bool:
    world.chat(params.get("chat_id")).check_writable(number(params, "message_thread_id"))
    return True


def leave_chat(world: World, params: Json) -> bool:
    chat = world.chat(params.get("chat_id"))
    chat.check_open()
    world.own_status(chat, "left", world.me)
    return True


def ask_for(world: World, params: Json) -> None:
    """Note what getUpdates is to bring from now on, and forget what its offset confirms."""
    kinds = structure(params, "allowed_updates")
    if kinds is not None:
        world.allowed = frozenset(kinds) or DEFAULT_UPDATES
    offset = number(params, "offset") or 0
    if offset < 0:
        world.updates[:] = world.updates[offset:]
    elif offset <= world.next_update + AHEAD:  # one further ahead is of another count: not minded
        world.updates[:] = [u for u in world.updates if u["update_id"] >= offset]


METHODS: dict[str, Method] = {
    "getme": lambda world, _: world.me,
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "setmycommands": set_my_commands,
    "answerinlinequery": answer_inline_query,
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendchataction": send_chat_action,
    "leavechat": leave_chat,
    "logout": lambda *_: True,
    "close": lambda *_: True,
}
"""Names in lower case: Telegram does not tell cases apart."""
