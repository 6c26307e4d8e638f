"""What is heard → who may → what is done → the answer, on the platform it came from.

Talk among members gets silence: only commands, and what is addressed to the bot, are answered.
"""

import logging
from collections import OrderedDict

from sqlalchemy.orm import Session

from bot import commands, health, render, store, texts
from bot.access import Request, Role, role_of
from bot.audience import Chat
from bot.errors import ChatClosedError, ChatGoneError, SendError
from bot.handlers import inline, questions
from bot.handlers.desk import Desk
from bot.lane import Lane
from bot.messages import (
    Back,
    ChatId,
    Choice,
    Gone,
    Heard,
    Incoming,
    InlineQuery,
    Message,
    Moved,
    Reply,
)
from jobs.newsroom import Clock

log = logging.getLogger(__name__)

MOST_OFFERED = 20_000
"""Chats whose last numbered choices are remembered; the oldest are forgotten first."""

GONE = "the platform says that the bot was removed"
CLOSED = "the platform says that the bot may not write"


class Dispatch:
    """Deals with whatever the platforms hear.

    Args:
        desk: The tools of the handlers.
        admins: Platform and sender id of the bot's admins, as the settings name them.
        clock: Tells the moment.
    """

    def __init__(self, desk: Desk, *, admins: frozenset[ChatId], clock: Clock) -> None:
        self._desk = desk
        self._admins = admins
        self._clock = clock
        self._offered: OrderedDict[ChatId, list[Choice]] = OrderedDict()

    async def hear(self, lane: Lane, heard: Heard) -> None:
        """Deal with one thing heard; never raises, and answers even where we stumble."""
        try:
            match heard:
                case Incoming():
                    await self._answer(lane, heard)
                case Moved():
                    at, to = heard.chat, heard.to
                    await self._desk.database.transact(lambda s: health.move(s, at, to))
                case Gone():
                    await self._pause(heard)
                case Back():
                    at, now = heard.chat, self._clock()
                    await self._desk.database.transact(
                        lambda s: health.resume(s, at, now, proven=True)
                    )
                case InlineQuery():
                    await self._propose(lane, heard)
        except Exception:
            # One incoming of many; the asker at least learns that it was not his fault.
            log.exception("incoming broke the dispatch", extra={"platform": lane.platform.name})
            if isinstance(heard, Incoming):
                await self._apologize(lane, heard)

    async def _propose(self, lane: Lane, query: InlineQuery) -> None:
        found, onward = await inline.inline(self._desk, query, self._clock())
        try:
            await lane.platform.answer_inline(query, found, next_offset=onward)
        except SendError as error:
            log.info("proposals not shown", extra={"fault": str(error)})

    async def _pause(self, gone: Gone) -> None:
        now, why = self._clock(), CLOSED if gone.closed else GONE
        kind = (ChatClosedError if gone.closed else ChatGoneError).__name__
        await self._desk.database.transact(
            lambda s: health.pause(s, gone.chat, why, now=now, kind=kind, closed=gone.closed)
        )

    async def _answer(self, lane: Lane, incoming: Incoming) -> None:
        text = self._chosen(incoming) or incoming.text
        parsed = commands.parse(text)
        known = parsed is not None and parsed[0] in commands.COMMANDS
        if not known and not incoming.addressed and not _near(parsed):
            return
        reply = await self._reply(lane, incoming, parsed, text)
        if not reply.content:
            return
        if reply.replaces and incoming.pressed and lane.platform.abilities.edit:
            await self._replace(lane, incoming, reply)
        else:
            await self._say(lane, incoming, reply)

    async def _reply(
        self, lane: Lane, incoming: Incoming, parsed: tuple[str, str] | None, text: str
    ) -> Reply:
        name, argument = parsed or ("", text.strip())
        request = await self._request(lane, incoming, argument)
        if parsed is None:
            return await self._question(request)
        command = commands.COMMANDS.get(name)
        if command is None:
            return Reply(texts.unknown_command(name, commands.guess(name)))
        if request.role < command.role:
            return _refusal(request, command.role)
        return await command.handler(self._desk, request)

    async def _question(self, request: Request) -> Reply:
        if request.role < Role.MEMBER:
            return Reply(texts.start(bound=False))
        return await questions.ask(self._desk, request)

    async def _request(self, lane: Lane, incoming: Incoming, argument: str) -> Request:
        chat, chat_admins = await self._desk.database.transact(
            lambda session: _binding(session, incoming.chat)
        )
        if chat is not None and chat.paused is not None:
            # Whoever speaks to us here can be spoken to again.
            now = self._clock()
            await self._desk.database.transact(lambda s: health.resume(s, incoming.chat, now))
        known = incoming.sender in chat_admins
        asked = None
        if chat is not None and not known and not incoming.anonymous:
            asked = await lane.platform.is_admin(incoming.chat, incoming.sender)
        role = role_of(
            incoming,
            admins=self._admins,
            bound=chat is not None,
            chat_admins=chat_admins,
            platform_admin=bool(asked),
        )
        return Request(
            incoming=incoming,
            at=incoming.chat,
            chat=chat,
            role=role,
            argument=argument,
            now=self._clock(),
        )

    async def _say(self, lane: Lane, incoming: Incoming, reply: Reply) -> None:
        messages = render.reply(reply, lane.platform.abilities)
        self._offer(lane, incoming.chat, reply)
        await lane.answer(incoming.chat, messages, thread=incoming.thread)

    async def _apologize(self, lane: Lane, incoming: Incoming) -> None:
        try:
            await self._say(lane, incoming, Reply(texts.stumbled()))
        except Exception:
            # Were it raised, the platform would bring the same thing again, for ever.
            log.exception("apology not sent", extra={"platform": lane.platform.name})

    async def _replace(self, lane: Lane, incoming: Incoming, reply: Reply) -> None:
        first: Message = render.reply(reply, lane.platform.abilities)[0]
        try:
            await lane.platform.edit(incoming.chat, incoming.pressed or "", first)
        except SendError as error:
            log.info("message not replaced", extra={"fault": str(error)})

    def _offer(self, lane: Lane, chat: ChatId, reply: Reply) -> None:
        """Remember numbered choices, where there are no buttons, so that a number can answer."""
        if lane.platform.abilities.choices:
            return
        self._offered.pop(chat, None)
        if reply.choices:
            self._offered[chat] = [choice for row in reply.choices for choice in row]
        while len(self._offered) > MOST_OFFERED:
            self._offered.popitem(last=False)

    def _chosen(self, incoming: Incoming) -> str | None:
        offered = self._offered.get(incoming.chat, [])
        number = incoming.text.strip()
        if not (number.isdecimal() and len(number) <= 2 and incoming.addressed):
            return None
        return offered[int(number) - 1].command if 1 <= int(number) <= len(offered) else None


def _near(parsed: tuple[str, str] | None) -> bool:
    """Say whether a command that we do not know looks like a slip of one of ours."""
    return parsed is not None and commands.guess(parsed[0]) is not None


def _binding(session: Session, at: ChatId) -> tuple[Chat | None, frozenset[str]]:
    chat = store.chat(session, at)
    return chat, store.chat_admins(session, chat.id) if chat else frozenset()


def _refusal(request: Request, needed: Role) -> Reply:
    if needed is Role.ADMIN:
        return Reply(texts.admins_only())
    return Reply(texts.refused(bound=request.chat is not None))
