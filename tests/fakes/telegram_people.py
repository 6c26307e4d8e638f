"""What people do in the chats of the fake Telegram; each deed brings the bot its update."""

from datetime import timedelta

from tests.fakes.telegram_chats import ANONYMOUS, Chat, Json, buttons, entities, message, user
from tests.fakes.telegram_files import photo_sizes
from tests.fakes.telegram_world import World


class People:
    """Chats are made and changed, people write and press. Chats are named by their ids."""

    world: World

    def add_private(self, user_id: int, *, started: bool = True) -> Chat:
        """Add somebody's private chat; one not ``started`` cannot be written to."""
        chat = Chat(user_id, "private", f"Person {user_id}", started=started)
        chat.members[user_id] = "member"
        return self._add(chat)

    def add_group(
        self, chat_id: int, *, members: dict[int, str] | None = None, bot: str = "member"
    ) -> Chat:
        """Add a basic group; ``members`` maps people to their status, ``bot`` is the bot's own."""
        return self._add(Chat(chat_id, "group", f"Group {chat_id}", members=members or {}, bot=bot))

    def add_supergroup(
        self,
        chat_id: int,
        *,
        forum: bool = False,
        members: dict[int, str] | None = None,
        bot: str = "member",
        topics: tuple[int, ...] = (),
    ) -> Chat:
        """Add a supergroup; ``topics`` are the threads of a forum besides General."""
        chat = Chat(chat_id, "supergroup", f"Group {chat_id}", forum, members or {}, bot)
        chat.topics = dict.fromkeys(topics, True)
        return self._add(chat)

    def _add(self, chat: Chat) -> Chat:
        with self.world.lock:
            self.world.chats[chat.id] = chat
        return chat

    def set_member(self, chat: int, user_id: int, status: str) -> None:
        """Make somebody creator, administrator, member, left or kicked; bots are not told."""
        with self.world.lock:
            self.world.chats[chat].members[user_id] = status

    def kick_bot(self, chat: int, by: int = 1) -> None:
        """Remove the bot from a group; in a private chat: block it."""
        self._own_status(chat, "kicked", by)

    def mute_bot(self, chat: int, by: int = 1) -> None:
        """Take the right to write from the bot."""
        self._own_status(chat, "restricted", by)

    def bring_back_bot(self, chat: int, by: int = 1, status: str = "member") -> None:
        """Add, unmute, unblock or (``status="administrator"``) promote the bot."""
        self.world.chats[chat].started = True
        self._own_status(chat, status, by)

    def _own_status(self, chat: int, status: str, by: int) -> None:
        place = self.world.chats[chat]
        self.world.own_status(place, status, user(place.id if place.kind == "private" else by))

    def delete_chat(self, chat: int, by: int = 1) -> None:
        """Delete a group with all in it."""
        self._own_status(chat, "left", by)
        self.world.chats[chat].deleted = True

    def deactivate(self, user_id: int) -> None:
        """Delete somebody's account; the bot is told only when it writes."""
        self.world.chats[user_id].deactivated = True

    def lose_chat(self, chat: int) -> Chat:
        """Answer "chat not found" until ``find_chat`` is called with what is returned here."""
        with self.world.lock:
            return self.world.chats.pop(chat)

    def find_chat(self, chat: Chat) -> None:
        """Know a chat again."""
        self._add(chat)

    def age(self, chat: int, message_id: int, by: timedelta) -> None:
        """Make a message older than it is."""
        with self.world.lock:
            self.world.chats[chat].messages[message_id]["date"] -= int(by.total_seconds())

    def close_topic(self, chat: int, thread: int) -> None:
        """Let nobody but admins write in a topic; the bot is told only when it writes."""
        with self.world.lock:
            self.world.chats[chat].topics[thread] = False

    def delete_topic(self, chat: int, thread: int) -> None:
        """Remove a topic; the bot is told only when it writes."""
        with self.world.lock:
            del self.world.chats[chat].topics[thread]

    def migrate(self, chat: int, by: int = 1, *, announced: bool = True) -> int:
        """Make a supergroup of a group and return its id; both tell of each other."""
        with self.world.lock:
            old = self.world.chats[chat]
            new_id = -1002000000000 - abs(chat)
            new = Chat(new_id, "supergroup", old.title, members=dict(old.members), bot=old.bot)
            self.world.chats[new_id] = new
            leaving = message(old, user(by), migrate_to_chat_id=new_id)
            coming = message(
                new, user(ANONYMOUS), sender_chat=new.as_json(), migrate_from_chat_id=chat
            )
            old.migrated_to = new_id
        if announced:
            self.world.queue("message", leaving)
            self.world.queue("message", coming)
        return new_id

    def say(
        self,
        chat: int,
        user_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        anonymous: bool = False,
        is_bot: bool = False,
        **more: object,
    ) -> int:
        """Let somebody write, and return the message's id; ``more`` are fields of the message.

        The bot hears of it as privacy mode allows: in groups commands that are not for another
        bot, mentions of it, replies to it; all where it is an admin.
        """
        with self.world.lock:
            place = self.world.chats[chat]
            spoken = message(
                place,
                user(ANONYMOUS if anonymous else user_id) | ({"is_bot": True} if is_bot else {}),
                text=text,
                entities=entities(text) or None,
                reply_to_message=place.messages[reply_to] if reply_to else None,
                message_thread_id=thread,
                is_topic_message=True if thread else None,
                **({"sender_chat": place.as_json() if anonymous else None} | more),
            )
            heard = self._hears(place, spoken)
        if heard:
            self.world.queue("message", spoken)
        return int(spoken["message_id"])

    def show(self, chat: int, user_id: int, data: bytes, caption: str = "") -> int:
        """Let somebody send a photo, and return the message's id; privacy mode as in ``say``."""
        with self.world.lock:
            place = self.world.chats[chat]
            spoken = message(
                place,
                user(user_id),
                photo=photo_sizes(self.world, data),
                caption=caption or None,
                caption_entities=entities(caption) or None,
            )
            heard = self._hears(place, spoken)
        if heard:
            self.world.queue("message", spoken)
        return int(spoken["message_id"])

    def _hears(self, chat: Chat, spoken: Json) -> bool:
        if chat.kind == "private" or chat.bot == "administrator":
            return True
        own = f"@{self.world.username}".lower()
        if spoken.get("reply_to_message", {}).get("from", {}).get("id") == self.world.bot_id:
            return True
        text = str(spoken.get("text") or spoken.get("caption") or "").lower()
        words = text.split()
        command = words[0] if words and words[0].startswith("/") else ""
        return own in text or (bool(command) and "@" not in command)

    def stay_quiet_for_a_week(self, *, then: int) -> None:
        """Let nothing happen for a week: Telegram then begins to count updates anew, anywhere."""
        with self.world.lock:
            self.world.next_update = then

    def ask_inline(self, user_id: int, text: str, *, offset: str = "") -> str:
        """Let somebody type the bot's name and ``text`` in some chat; return the query's id."""
        with self.world.lock:
            query = str(10_000 + len(self.world.queries))
            self.world.queries.add(query)
        asked = {"id": query, "from": user(user_id), "query": text, "offset": offset}
        self.world.queue("inline_query", asked)
        return query

    def press(
        self, chat: int, user_id: int, message_id: int, data: str, *, forged: bool = False
    ) -> str:
        """Let somebody press a button, and return the query's id.

        Raises:
            AssertionError: That button is not on that message, and it is not ``forged``.
        """
        with self.world.lock:
            shown = self.world.chats[chat].messages[message_id]
            there = [button.get("callback_data") for button in buttons(shown.get("reply_markup"))]
            assert forged or data in there, f"no button {data!r} among {there}"
            query = str(10_000 + len(self.world.queries))
            self.world.queries.add(query)
        pressed = {"id": query, "from": user(user_id), "chat_instance": str(chat)}
        self.world.queue("callback_query", pressed | {"message": shown, "data": data})
        return query
